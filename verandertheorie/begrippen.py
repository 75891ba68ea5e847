"""What every word of the glossary means, read from ``schema/begrippen.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from verandertheorie.meegeleverd import meegeleverd


@dataclass(frozen=True, slots=True)
class Begrip:
    """One entry of the glossary.

    Args:
        soort: kind of entry: ``knooptype``, ``statuswoord``; of a value with its field, ``waarde.kanttekening``.
        sleutel: the word in code, YAML and keys; unique within its kind.
        nl: what people read.
        en: the same in English.
        definitie: one Dutch sentence.
        plan: paragraph of the plan, empty where the plan has none.
        aliassen: other words for it that the importer accepts.
    """

    soort: str
    sleutel: str
    nl: str
    en: str
    definitie: str
    plan: str = ""
    aliassen: tuple[str, ...] = ()


@cache
def begrippen() -> Mapping[tuple[str, str], Begrip]:
    """The whole glossary, by kind and key, in the order of the file.

    >>> begrippen()["statuswoord", "onbeslist"].en
    'undecided'
    """
    tekst = meegeleverd("schema/begrippen.toml").read_text(encoding="utf-8")
    alle = (b for soort, tabel in tomllib.loads(tekst).items() for b in _lees(soort, tabel))
    return MappingProxyType({(b.soort, b.sleutel): b for b in alle})


def woord(soort: str, sleutel: str) -> str:
    """What people read for a word of the code.

    >>> woord("waarde.hoe_bekend", "van_horen_zeggen")
    'van horen zeggen'

    Raises:
        KeyError: the glossary has no such entry.
    """
    return begrippen()[soort, sleutel].nl


@cache
def aliassen(soort: str) -> Mapping[str, str]:
    """Every other word for an entry of one kind (what people read, and its aliases), casefolded, to its key.

    >>> aliassen("begrip")["knelpunt"]
    'belemmering'
    """
    return MappingProxyType(
        {ander.casefold(): b.sleutel for b in begrippen().values() if b.soort == soort for ander in (b.nl, *b.aliassen)}
    )


def _lees(soort: str, tabel: Mapping[str, Any]) -> Iterator[Begrip]:
    for sleutel, inhoud in tabel.items():
        if "definitie" in inhoud:
            yield Begrip(soort, sleutel, **inhoud | {"aliassen": tuple(inhoud.get("aliassen", ()))})
        else:
            yield from _lees(f"{soort}.{sleutel}", inhoud)
