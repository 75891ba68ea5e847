"""How an answer is printed: as a table with sentences, as JSON, or as CSV."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from verandertheorie.vragen.antwoord import Antwoord, cellen, koppen

BREEDTE_ZONDER_SCHERM = 120
"""Columns when the output goes to a file or a pipe."""


TUSSENRUIMTE = "  "
"""Between two columns."""


class Vorm(StrEnum):
    """What an answer is printed as."""

    TEKST = "tekst"
    JSON = "json"
    CSV = "csv"


def toon(antwoord: Antwoord[Any], vorm: Vorm) -> None:
    """Print an answer; with ``--csv`` the remarks go to stderr, so that stdout is data only."""
    match vorm:
        case Vorm.JSON:
            print(json.dumps(antwoord.als_gegevens(), ensure_ascii=False, indent=1))
        case Vorm.CSV:
            sys.stdout.write(antwoord.als_csv())
            print("\n".join((*antwoord.zinnen, antwoord.voet)), file=sys.stderr)
        case Vorm.TEKST:
            for kop, rijen in antwoord.blokken():
                if rijen[0].KOLOMMEN:
                    toon_tabel(koppen(rijen[0]), [cellen(r) for r in rijen], titel=kop)
            toon_zinnen((*antwoord.zinnen, *([""] if antwoord.zinnen else []), antwoord.voet))


def toon_tabel(kop: Sequence[str], rijen: Sequence[Sequence[str]], *, titel: str = "") -> None:
    """Print a table as wide as the terminal; text wraps between words. Too narrow: a block of lines per row."""
    if titel:
        print(titel)
    kolommen = list(zip(kop, *rijen, strict=True))
    smalst = [max(map(_langste_woord, kolom)) for kolom in kolommen]
    ruimte = breedte() - len(TUSSENRUIMTE) * (len(kop) - 1)
    if sum(smalst) > ruimte:
        _toon_blokken(kop, rijen)
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    tabel = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, len(TUSSENRUIMTE) - 1, 0, 0))
    for k, breed in zip(kop, _passend([max(map(len, kolom)) for kolom in kolommen], smalst, ruimte), strict=True):
        tabel.add_column(Text(k), width=breed)
    for rij in rijen:
        tabel.add_row(*(Text(c) for c in rij))
    scherm = Console(width=breedte(), highlight=False, emoji=False, markup=False)
    with scherm.capture() as vangst:
        scherm.print(tabel)
    print("\n".join(regel.rstrip() for regel in vangst.get().rstrip().splitlines()), end="\n\n")


def _passend(langst: list[int], smalst: list[int], ruimte: int) -> list[int]:
    """Widths that fit: the widest column gives way first, none gets narrower than its longest word."""
    breed = list(langst)
    while sum(breed) > ruimte:
        geeft_toe = max((i for i, b in enumerate(breed) if b > smalst[i]), key=lambda i: breed[i])
        breed[geeft_toe] -= 1
    return breed


def _langste_woord(tekst: str) -> int:
    return max(map(len, tekst.split()), default=0)


def _toon_blokken(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> None:
    for eerste, *rest in rijen:
        toon_zinnen([eerste, *(f"  {k}: {c}" for k, c in zip(kop[1:], rest, strict=True)), ""])


def toon_zinnen(zinnen: Iterable[str]) -> None:
    """Print sentences, wrapped at the width of the terminal with their own indentation kept."""
    for zin in zinnen:
        inspring = zin[: len(zin) - len(zin.lstrip(" "))]
        print(textwrap.fill(zin, breedte(), subsequent_indent=inspring, break_long_words=False, break_on_hyphens=False))


def breedte() -> int:
    """Columns: of the terminal, or 120 when the output goes elsewhere; COLUMNS overrules both."""
    if "COLUMNS" in os.environ or sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return BREEDTE_ZONDER_SCHERM
