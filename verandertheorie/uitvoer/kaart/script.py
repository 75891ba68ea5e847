"""The modules of the page as one script, because a file that is opened from disk may not import another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

BEGIN = "begin.js"
"""The module in which the page starts."""

_IMPORT = re.compile(r"^import\s*\{([^}]*)\}\s*from\s*(['\"])\./([\w-]+\.js)\2;?[ \t]*\n?", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class|let)\b)", re.MULTILINE)
_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_UITLEG = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
"""A comment with lines of its own, for who reads the source: a fifth of it, and every map would carry it along."""
_UITGEVOERD = re.compile(r"^export (?:async )?(?:function\*?|const|class|let)\s+(\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Module:
    """What a module needs of others (names per file), what it offers, and its text without saying so."""

    nodig: tuple[tuple[str, tuple[str, ...]], ...]
    biedt: tuple[str, ...]
    tekst: str


def voeg_modules_samen(modules: Mapping[str, str]) -> str:
    """One script of the modules that are needed to begin, each after those it imports from.

    A module says ``import {a, b} from './x.js';`` and ``export function|const|class|let``, nothing else of the kind.
    Each keeps its names to itself: it becomes a function that runs once and gives back what it exports.

    Args:
        modules: text per file name, line ends as they come.

    Returns:
        A strict script in one closed scope; the same whatever the order of ``modules``.

    Raises:
        ValueError: an import or export in another form, of a name or file that is not there, or in a circle; a file
            that nothing imports.
    """
    gelezen = {naam: _lees(naam, modules[naam]) for naam in sorted(modules)}
    for naam, module in gelezen.items():
        for bestand, namen in module.nodig:
            if bestand not in gelezen or not set(namen) <= set(gelezen[bestand].biedt):
                raise ValueError(f"{naam} imports {', '.join(namen)} from {bestand}, which does not export all of that")
    volgorde = _op_volgorde(gelezen)
    if over := sorted(set(gelezen) - set(volgorde)):
        raise ValueError(f"nothing imports {', '.join(over)}")
    delen = "\n".join(_als_functie(naam, gelezen[naam]) for naam in volgorde)
    return f"(() => {{\n'use strict';\n{delen}}})();\n"


def _als_functie(naam: str, m: _Module) -> str:
    nodig = "".join(f"const {{ {', '.join(namen)} }} = {_variabele(bestand)};\n" for bestand, namen in m.nodig)
    geeft = f"return {{ {', '.join(m.biedt)} }};\n" if m.biedt else ""
    return f"// {naam}\nconst {_variabele(naam)} = (() => {{\n{nodig}{m.tekst.strip()}\n{geeft}}})();\n"


def _variabele(bestand: str) -> str:
    return f"${bestand.removesuffix('.js').replace('-', '_')}"


def _lees(naam: str, tekst: str) -> _Module:
    tekst = tekst.replace("\r\n", "\n")
    nodig = tuple((m[3], tuple(n.strip() for n in m[1].split(",") if n.strip())) for m in _IMPORT.finditer(tekst))
    kaal = _EXPORT.sub("", _IMPORT.sub("", _UITLEG.sub("", tekst)))
    if over := _OVER.search(kaal):
        raise ValueError(f"{naam} has an import or export in another form: {over[0]}")
    return _Module(nodig, tuple(_UITGEVOERD.findall(tekst)), kaal)


def _op_volgorde(gelezen: Mapping[str, _Module]) -> tuple[str, ...]:
    """The modules that are needed to begin, what is needed first first."""
    nodig: dict[str, list[str]] = {}
    te_doen = [BEGIN]
    while te_doen:
        naam = te_doen.pop()
        if naam not in nodig:
            nodig[naam] = sorted({bestand for bestand, _ in gelezen[naam].nodig})
            te_doen += nodig[naam]
    try:
        return tuple(TopologicalSorter({naam: nodig[naam] for naam in sorted(nodig)}).static_order())
    except CycleError as fout:
        raise ValueError(f"modules import one another in a circle: {' -> '.join(fout.args[1])}") from None
