"""How an answer is printed: as a table with sentences, as JSON, or as CSV."""

import dataclasses
import io
import itertools
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from verandertheorie.vragen.antwoord import Antwoord, cellen, koppen

BREEDTE_ZONDER_SCHERM = 120
"""Columns when the output goes to a file or a pipe: the same for everybody, so that two answers can be compared."""


TUSSENRUIMTE = "  "
"""Between two columns."""

SMALSTE_ZIN = 36
"""A last column of sentences narrower than this is hard to read: it then goes below its row."""

LANGSTE_NAAM = 26
"""A first column with a longer word than this goes above its row when the table is too wide."""

BIJEEN = 11
"""Cells up to this length, such as ``6–11 van 13``, are not wrapped while a column can be left out instead."""


class Vorm(StrEnum):
    """What an answer is printed as."""

    TEKST = "tekst"
    KORT = "kort"
    JSON = "json"
    CSV = "csv"


def toon(antwoord: Antwoord[Any], vorm: Vorm, *, verder: str = "") -> None:
    """Print an answer, for people with how to go on; with ``--csv`` the remarks go to stderr: stdout is data only."""
    match vorm:
        case Vorm.JSON:
            print(json.dumps(antwoord.als_gegevens(), ensure_ascii=False, indent=1))
        case Vorm.CSV:
            if isinstance(sys.stdout, io.TextIOWrapper):  # Windows has another encoding and line end for a pipe
                sys.stdout.reconfigure(encoding="utf-8", newline="")
            sys.stdout.write(antwoord.als_csv())
            print("\n".join((*antwoord.zinnen, antwoord.voet)), file=sys.stderr)
        case Vorm.KORT:
            _toon_kort(antwoord)
            toon_slot(dataclasses.replace(antwoord, zinnen=()), verder)
        case Vorm.TEKST:
            blokken = [(titel, koppen(rijen[0]), [cellen(r) for r in rijen]) for titel, rijen in antwoord.blokken()]
            _toon_tabellen([(titel, kop, rijen) for titel, kop, rijen in blokken if kop])
            toon_slot(antwoord, verder)


def _toon_kort(antwoord: Antwoord[Any]) -> None:
    """Print a table with each row on one line; what has no table says its first paragraph."""
    blokken = [(titel, [koppen(rijen[0]), *map(cellen, rijen)]) for titel, rijen in antwoord.blokken()]
    breed = [max(map(len, kolom)) for kolom in zip(*(r for _, regels in blokken for r in regels), strict=True)]
    if not breed:
        toon_zinnen((*itertools.takewhile(bool, "\n".join(antwoord.zinnen).splitlines()), ""))
        return
    while len(breed) > 2 and sum(breed) > _ruimte(len(breed)):
        del breed[-1]
    breed[0] = max(min(breed[0], _ruimte(len(breed)) - sum(breed[1:])), 1)
    for titel, regels in blokken:
        if titel:
            print(f"\n{ingekort(titel, breedte())}")
        for nr, regel in enumerate(regels):
            print(TUSSENRUIMTE.join(ingekort(c, b).ljust(b) for c, b in zip(regel, breed, strict=False)).rstrip())
            if nr == 0:
                print("─" * (sum(breed) + len(TUSSENRUIMTE) * (len(breed) - 1)))
    print()


def toon_slot(antwoord: Antwoord[Any], verder: str) -> None:
    """Print what is said below an answer: its sentences, of which moment it is, and how to go on."""
    leeg = [""] if antwoord.zinnen else []
    toon_zinnen((*antwoord.zinnen, *leeg, antwoord.voet, *([f"Vraag verder: {verder}"] if verder else [])))


def toon_tabel(kop: Sequence[str], rijen: Sequence[Sequence[str]]) -> None:
    """Print a table as wide as the terminal, and which columns did not fit."""
    _toon_tabellen([("", kop, rijen)])


def _toon_tabellen(tabellen: Sequence[tuple[str, Sequence[str], Sequence[Sequence[str]]]]) -> None:
    """Print tables under their titles, all with the same columns, and name the columns that did not fit.

    Text wraps between words. Too narrow: sentences go below their row, long names above it, and then the last columns
    are left out. Where not even two columns fit, a block of lines per row.
    """
    gedeeld = [_deel(kop, rijen) for _, kop, rijen in tabellen]
    weg = max((g.te_veel for g in gedeeld), key=len, default=[])
    for (titel, kop, rijen), g in zip(tabellen, gedeeld, strict=True):
        if titel:
            print(titel)
        kolommen = [k for k in g.kolommen if k[0] not in weg]
        if sum(_smalst(kolommen, 0)) > _ruimte(len(kolommen)):
            _toon_blokken(kop, rijen)
        else:
            _druk_met_zinnen(_tabelregels(kolommen), g.boven, g.onder)
    if weg:
        toon_zinnen((f"Een breder venster toont ook: {', '.join(weg)}.", ""))


@dataclass(frozen=True, slots=True)
class _Gedeeld:
    """A table, each column with its heading: names above the rows, columns, sentences below; headings too many."""

    boven: Sequence[str]
    kolommen: Sequence[Sequence[str]]
    onder: Sequence[str]
    te_veel: list[str]


def _deel(kop: Sequence[str], rijen: Sequence[Sequence[str]]) -> _Gedeeld:
    kolommen = list(zip(kop, *rijen, strict=True))
    boven: Sequence[str] = ()
    onder: Sequence[str] = ()
    if not _past(kolommen) and len(kolommen) > 2:
        if max(map(len, kolommen[-1])) > SMALSTE_ZIN:
            onder = kolommen.pop()
        if max(map(_langste_woord, kolommen[0])) > LANGSTE_NAAM:
            boven = kolommen.pop(0)
    aantal = len(kolommen)
    while aantal > 2 and not _past(kolommen[:aantal]):
        aantal -= 1
    return _Gedeeld(boven, kolommen, onder, [k[0] for k in kolommen[aantal:]])


def _ruimte(aantal: int) -> int:
    return breedte() - len(TUSSENRUIMTE) * (aantal - 1)


def _smalst(kolommen: Sequence[Sequence[str]], bijeen: int) -> list[int]:
    """How narrow each column can get: its longest word, or its longest cell of at most so many characters."""
    return [max(len(c) if len(c) <= bijeen else _langste_woord(c) for c in k) for k in kolommen]


def _leesbaar(kolommen: Sequence[Sequence[str]]) -> list[int]:
    """How narrow each column may get when there is room: short cells in one piece, last sentences wide enough."""
    smalst = _smalst(kolommen, BIJEEN)
    if len(kolommen) > 2:
        smalst[-1] = max(smalst[-1], min(max(map(len, kolommen[-1])), SMALSTE_ZIN))
    return smalst


def _past(kolommen: Sequence[Sequence[str]]) -> bool:
    return sum(_leesbaar(kolommen)) <= _ruimte(len(kolommen))


def _druk_met_zinnen(regels: list[list[str]], boven: Sequence[str], onder: Sequence[str]) -> None:
    """Print heading and rows; where there are names or sentences apart, each row with its own above and below it."""
    kop, *blokken = regels
    if boven or onder:
        print("\n".join([*boven[:1], *kop[:-1], *(f"  {o}" for o in onder[:1]), kop[-1]]))
        for nr, blok in enumerate(blokken, 1):
            toon_zinnen(boven[nr : nr + 1])
            print("\n".join(blok))
            toon_zinnen(f"  {o}" for o in onder[nr : nr + 1])
        print()
    else:
        print("\n".join(regel for blok in regels for regel in blok), end="\n\n")


def _tabelregels(kolommen: Sequence[Sequence[str]]) -> list[list[str]]:
    """The printed lines of the heading with the line below it, and of each row."""
    smalst = _leesbaar(kolommen) if _past(kolommen) else _smalst(kolommen, 0)
    breed = _passend([max(map(len, k)) for k in kolommen], smalst, _ruimte(len(kolommen)))
    regels = []
    for rij in zip(*kolommen, strict=True):
        per_kolom = [_gewikkeld(c, b) for c, b in zip(rij, breed, strict=True)]
        onder_elkaar = list(itertools.zip_longest(*per_kolom, fillvalue="")) or [("",) * len(rij)]
        regels.append(
            [TUSSENRUIMTE.join(c.ljust(b) for c, b in zip(r, breed, strict=True)).rstrip() for r in onder_elkaar]
        )
    regels[0].append("─" * (sum(breed) + len(TUSSENRUIMTE) * (len(breed) - 1)))
    return regels


def _passend(langst: list[int], smalst: list[int], ruimte: int) -> list[int]:
    """Widths that fit: the widest column gives way first, none gets narrower than its longest word."""
    breed = list(langst)
    while sum(breed) > ruimte:
        geeft_toe = max((i for i, b in enumerate(breed) if b > smalst[i]), key=lambda i: breed[i])
        breed[geeft_toe] -= 1
    return breed


def _langste_woord(tekst: str) -> int:
    return max(map(len, _gewikkeld(tekst, 1)), default=0)


def _gewikkeld(tekst: str, breed: int) -> list[str]:
    return textwrap.wrap(tekst, breed, break_long_words=False, break_on_hyphens=False)


def _toon_blokken(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> None:
    for eerste, *rest in rijen:
        toon_zinnen([eerste, *(f"  {k}: {c}" for k, c in zip(kop[1:], rest, strict=True)), ""])


def toon_zinnen(zinnen: Iterable[str]) -> None:
    """Print sentences, wrapped at the width of the terminal with their own indentation kept."""
    print("".join(f"{regel}\n" for regel in regels_van(zinnen, breedte())), end="")


def toon_regels(zinnen: Iterable[str]) -> None:
    """Print each sentence on one line, cut off where the terminal ends."""
    for zin in zinnen:
        print(ingekort(zin, breedte()))


def regels_van(zinnen: Iterable[str], breed: int = BREEDTE_ZONDER_SCHERM) -> Iterator[str]:
    """Sentences as lines of at most so many characters, with their own indentation kept."""
    for zin in zinnen:
        inspring = zin[: len(zin) - len(zin.lstrip(" "))]
        yield textwrap.fill(zin, breed, subsequent_indent=inspring, break_long_words=False, break_on_hyphens=False)


def ingekort(tekst: str, breed: int) -> str:
    """A text of at most so many characters, ``…`` for what was cut off."""
    return tekst if len(tekst) <= breed else f"{tekst[: breed - 1].rstrip()}…"


def breedte() -> int:
    """Columns: of the terminal, or 120 when the output goes elsewhere; COLUMNS overrules both."""
    if "COLUMNS" in os.environ or sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return BREEDTE_ZONDER_SCHERM
