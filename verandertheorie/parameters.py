"""Every number of the method, read from ``schema/parameters.toml``."""

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from verandertheorie.fouten import AanroepFout
from verandertheorie.meegeleverd import meegeleverd

Getallen = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """The numbers behind the words, one read-only table per heading of the file. ``hash`` names this set in products.

    ``welkom`` is of no file: the share of those who would have seen it and say no because that is welcome, 0 in the
    method itself; ``gevoeligheid`` tries another.

    What stands under ``[risico]``, last in the file, is in no name: it weighs no evidence, and a decision that was
    taken before it changed is still by the same method.

    Compared and hashed by identity, so that what follows from a set can be cached.
    """

    sterkte: Getallen
    hoe_bekend: Getallen
    kanttekening: Getallen
    antwoord: Getallen
    niet_gevonden: Getallen
    gebied: Getallen
    tellen: Getallen
    statuswoord: Getallen
    toestand: Getallen
    klasse: Getallen
    statusstap: Getallen
    voorstel: Getallen
    risico: Getallen
    hash: str
    welkom: float = 0.0


def lees_parameters(tekst: str) -> Parameters:
    """Read a parameter file.

    Raises:
        KeyError: a heading is missing.
        tomllib.TOMLDecodeError: the text is not TOML.
    """
    tabellen = tomllib.loads(tekst)
    koppen = (f.name for f in fields(Parameters) if f.name not in ("hash", "welkom"))
    weegt, _, _ = tekst.partition("\n[risico]")
    naam = hashlib.blake2b(weegt.encode(), digest_size=8).hexdigest()
    getallen: dict[str, Any] = {k: MappingProxyType({w: float(x) for w, x in tabellen[k].items()}) for k in koppen}
    return Parameters(**getallen, hash=naam)


def lees_eigen(pad: Path) -> Parameters:
    """The parameters that travel with the package, with the numbers of a file of one's own in their place.

    ``hash`` names the whole set; a file that changes nothing gives the same name.

    Args:
        pad: a TOML file with some of the headings of ``schema/parameters.toml``, each with some of its numbers.

    Raises:
        AanroepFout: it cannot be read, or holds a heading, name or number that cannot be; all of them at once.
    """
    try:
        tabellen = tomllib.loads(pad.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as fout:
        raise AanroepFout(f"{pad} is er niet. Geef een TOML-bestand met getallen van de methode.") from fout
    except (OSError, UnicodeDecodeError) as fout:
        raise AanroepFout(f"{pad} is niet te lezen. Geef een tekstbestand met getallen van de methode.") from fout
    except tomllib.TOMLDecodeError as fout:
        waar = f"op regel {plek[1]} " if (plek := re.search(r"line (\d+)", str(fout))) else ""
        raise AanroepFout(
            f"{pad} is {waar}geen TOML. Schrijf: [tellen] en daaronder gewicht_vooraf = 1.0, elke naam één keer."
        ) from fout
    basis = standaard()
    gewoon = {f.name: dict(getattr(basis, f.name)) for f in fields(Parameters) if f.name not in ("hash", "welkom")}
    versie = tabellen.pop("versie", None)
    mis = [*([] if versie in (None, 2) else [f"versie = {versie}: deze methode is versie 2"]), *_mis(tabellen, gewoon)]
    if mis:
        raise AanroepFout(f"{pad} past niet op de methode. {'. '.join(mis)}.")
    samen: dict[str, Any] = {k: MappingProxyType({**v, **_floats(tabellen.get(k, {}))}) for k, v in gewoon.items()}
    zoekt, vals = samen["niet_gevonden"], samen["niet_gevonden"]["vals_alarm"]
    if te_laag := [naam for naam, kans in zoekt.items() if kans < vals]:
        raise AanroepFout(
            f"{pad} past niet op de methode. [niet_gevonden] {', '.join(te_laag)} ligt onder vals_alarm ({vals}): wie "
            "zo zoekt, vindt dan minder dan wie zich vergist."
        )
    if verkeerd_om := [*_verkeerd_om(samen)]:
        raise AanroepFout(f"{pad} past niet op de methode. {'. '.join(verkeerd_om)}.")
    weegt = {k: dict(v) for k, v in samen.items() if k != "risico"}
    if weegt == {k: v for k, v in gewoon.items() if k != "risico"}:
        return replace(basis, risico=samen["risico"])
    naam = hashlib.blake2b(json.dumps(weegt, sort_keys=True).encode(), digest_size=8).hexdigest()
    return Parameters(**samen, hash=naam)


def _floats(getallen: Mapping[str, Any]) -> dict[str, float]:
    return {naam: float(getal) for naam, getal in getallen.items()}


def _mis(tabellen: Mapping[str, Any], gewoon: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """What cannot be in a parameter file, each with what can."""
    for kop, getallen in tabellen.items():
        if kop not in gewoon:
            yield f"[{kop}] is er niet; kies uit {', '.join(gewoon)}"
        elif not isinstance(getallen, dict):
            yield f"{kop} = {getallen} hoort onder een kop, zoals [tellen]"
        else:
            for naam, getal in getallen.items():
                if naam not in gewoon[kop]:
                    yield f"{naam} staat niet onder [{kop}]; kies uit {', '.join(gewoon[kop])}"
                elif isinstance(getal, bool) or not isinstance(getal, int | float) or not _kan(kop, naam, getal):
                    yield f"[{kop}] {naam} = {getal} kan niet: het is {_BEREIK.get(kop, _VANAF_NUL)[0]}"


_VANAF_NUL: "tuple[str, Callable[[float], bool]]" = ("een getal van 0 tot en met een miljard", lambda x: 0 <= x <= 1e9)
_KANS: "tuple[str, Callable[[float], bool]]" = ("een getal van 0,001 tot en met 0,999", lambda x: 0.001 <= x <= 0.999)
_BEREIK: "Mapping[str, tuple[str, Callable[[float], bool]]]" = {
    "sterkte": ("een getal van 1 tot en met 1000", lambda x: 1 <= x <= 1000),
    "hoe_bekend": ("een getal van 0 tot en met 1", lambda x: 0 <= x <= 1),
    "kanttekening": ("een getal van 0 tot en met 1", lambda x: 0 <= x <= 1),
    "antwoord": _KANS,
    "niet_gevonden": _KANS,
    "gebied": ("een getal van 0 tot en met 1", lambda x: 0 <= x <= 1),
    "tellen": ("een getal van 0,001 tot en met 1000, en een aandeel tot en met 0,999", lambda x: 0.001 <= x <= 1000),
    "statusstap": ("een getal van -2 tot en met 2", lambda x: -2 <= x <= 2),
}
"""Per heading which numbers there can be; for what a share, a power, a ratio or a count is. Nearer to nothing or to
everything the sums run out of numbers, and nobody means it."""

_LOOPT_OP: "Mapping[str, tuple[str, ...]]" = {
    "sterkte": ("zwak", "matig", "sterk", "zeer_sterk"),
    "hoe_bekend": ("algemene_indruk", "van_horen_zeggen", "zelf_meegemaakt"),
    "kanttekening": ("ernstig", "flink", "klein", "geen"),
    "antwoord": ("vrijwel_uitgesloten", "onwaarschijnlijk", "kan_beide", "waarschijnlijk", "vrijwel_zeker"),
    "tellen": ("band_laag", "band_hoog"),
}
"""What its name says is not above the next: people choose these words by their order."""


def _kan(kop: str, naam: str, getal: float) -> bool:
    is_aandeel = kop == "tellen" and naam.startswith(("vooraf_", "band_"))
    return (_KANS if is_aandeel else _BEREIK.get(kop, _VANAF_NUL))[1](getal)


def _verkeerd_om(samen: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """What stands above what it should be below."""
    for kop, namen in _LOOPT_OP.items():
        for laag, hoog in pairwise(namen):
            if samen[kop][laag] > samen[kop][hoog]:
                yield f"[{kop}] {laag} ({samen[kop][laag]}) ligt boven {hoog} ({samen[kop][hoog]})"


@cache
def standaard() -> Parameters:
    """The parameters that travel with the package."""
    return lees_parameters(meegeleverd("schema/parameters.toml").read_text(encoding="utf-8"))
