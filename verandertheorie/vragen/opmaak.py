"""How tables and sentences are laid out in a number of columns: what wraps, what folds, and what is left out last."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest

from verandertheorie.taal import zichtbaar
from verandertheorie.vragen.tabel import Tabel

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

NAAMBREEDTE = 26
"""In a matrix a longer name wraps, and a longer word gets a line of its own."""


def breedte() -> int:
    """Columns: of the terminal, or 120 when the output goes elsewhere; COLUMNS overrules both."""
    if "COLUMNS" in os.environ or sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return BREEDTE_ZONDER_SCHERM


def zinregels(zinnen: Iterable[str], breed: int) -> Iterator[str]:
    """Sentences, each wrapped with its own indentation kept; one that is empty is an empty line."""
    for zin in map(zichtbaar, zinnen):
        inspring = zin[: len(zin) - len(zin.lstrip(" "))]
        yield textwrap.fill(zin, breed, subsequent_indent=inspring, break_long_words=False, break_on_hyphens=False)


def tabelregels(tabellen: Sequence[Tabel], breed: int) -> Iterator[str]:
    """Tables under their titles, an empty line after each, and the columns that did not fit.

    Tables of words share their columns. Text wraps between words. Too narrow: sentences go below their row, long names
    above it, and then the last columns are left out. Where not even two columns fit, a block of lines per row. A matrix
    goes on below, with its names again.
    """
    gewoon = [_deel(t, breed) for t in tabellen if t.koppen and not t.tekens]
    weg = max((g.te_veel for g in gewoon), key=len, default=[])
    for t in tabellen:
        yield from zinregels([t.vooraf, ""] if t.vooraf else [], breed)
        yield from zinregels([t.titel] if t.titel else [], breed)
        if t.tekens:
            yield from _matrix(t, breed)
            yield from zinregels([t.uitleg, ""], breed)
        elif t.koppen:
            yield from _gewoon(t, weg, breed)
    yield from zinregels([f"Een breder venster toont ook: {', '.join(weg)}.", ""] if weg else [], breed)


def korte_regels(tabellen: Sequence[Tabel], zinnen: Sequence[str], breed: int) -> Iterator[str]:
    """Each row on one line, in columns that the tables share; the last ones are left out, and what does not fit is cut.

    A sentence that has room for some words is shortened before it is left out.

    Without a table the sentences up to the first empty line.
    """
    tabellen = [t for t in tabellen if t.koppen]
    if not tabellen:
        yield from zinregels(takewhile(bool, "\n".join(zinnen).splitlines()), breed)
        return
    kolommen = zip(*(rij for t in tabellen for rij in (t.koppen, *t.rijen)), strict=False)
    breedtes = [max(map(len, kolom)) for kolom in kolommen]
    while len(breedtes) > 2 and (over := sum(breedtes) - _ruimte(len(breedtes), breed)) > 0:
        if breedtes[-1] - over >= SMALSTE_ZIN:
            breedtes[-1] -= over
        else:
            del breedtes[-1]
    breedtes[0] = max(min(breedtes[0], _ruimte(len(breedtes), breed) - sum(breedtes[1:])), 1)
    for t in tabellen:
        yield from ("", ingekort(t.titel, breed)) if t.titel else ()
        kop, *rijen = (
            TUSSENRUIMTE.join(ingekort(c, b).ljust(b) for c, b in zip(rij, breedtes, strict=False)).rstrip()
            for rij in (t.koppen, *t.rijen)
        )
        yield from (kop, "─" * (sum(breedtes) + len(TUSSENRUIMTE) * (len(breedtes) - 1)), *rijen)


def ingekort(tekst: str, breed: int) -> str:
    """A text of at most so many characters, ``…`` for what was cut off."""
    tekst = zichtbaar(tekst)
    return tekst if len(tekst) <= breed else f"{tekst[: breed - 1].rstrip()}…"


def _gewoon(tabel: Tabel, weg: Sequence[str], breed: int) -> Iterator[str]:
    g = _deel(tabel, breed)
    kolommen = [k for k in g.kolommen if k[0] not in weg]
    if sum(_smalst(kolommen, 0)) > _ruimte(len(kolommen), breed):
        yield from _blokken(tabel, breed)
    else:
        yield from _met_zinnen(_rijregels(kolommen, breed), g.boven, g.onder, breed)


@dataclass(frozen=True, slots=True)
class _Gedeeld:
    """A table, each column with its heading: names above the rows, columns, sentences below; headings too many."""

    boven: Sequence[str]
    kolommen: Sequence[Sequence[str]]
    onder: Sequence[str]
    te_veel: list[str]


def _deel(tabel: Tabel, breed: int) -> _Gedeeld:
    kolommen = list(zip(tabel.koppen, *tabel.rijen, strict=True))
    boven: Sequence[str] = ()
    onder: Sequence[str] = ()
    if not _past(kolommen, breed) and len(kolommen) > 2:
        if max(map(len, kolommen[-1])) > SMALSTE_ZIN:
            onder = kolommen.pop()
        if max(map(_langste_woord, kolommen[0])) > LANGSTE_NAAM:
            boven = kolommen.pop(0)
    aantal = len(kolommen)
    while aantal > 2 and not _past(kolommen[:aantal], breed):
        aantal -= 1
    return _Gedeeld(boven, kolommen, onder, [k[0] for k in kolommen[aantal:]])


def _ruimte(aantal: int, breed: int) -> int:
    return breed - len(TUSSENRUIMTE) * (aantal - 1)


def _smalst(kolommen: Sequence[Sequence[str]], bijeen: int) -> list[int]:
    """How narrow each column can get: its longest word, or its longest cell of at most so many characters."""
    return [max(len(c) if len(c) <= bijeen else _langste_woord(c) for c in k) for k in kolommen]


def _leesbaar(kolommen: Sequence[Sequence[str]]) -> list[int]:
    """How narrow each column may get when there is room: short cells in one piece, last sentences wide enough."""
    smalst = _smalst(kolommen, BIJEEN)
    if len(kolommen) > 2:
        smalst[-1] = max(smalst[-1], min(max(map(len, kolommen[-1])), SMALSTE_ZIN))
    return smalst


def _past(kolommen: Sequence[Sequence[str]], breed: int) -> bool:
    return sum(_leesbaar(kolommen)) <= _ruimte(len(kolommen), breed)


def _met_zinnen(regels: list[list[str]], boven: Sequence[str], onder: Sequence[str], breed: int) -> Iterator[str]:
    """Heading and rows; where there are names or sentences apart, each row with its own above and below it."""
    kop, *blokken = regels
    yield from (*boven[:1], *kop[:-1], *(f"  {o}" for o in onder[:1]), kop[-1])
    for nr, blok in enumerate(blokken, 1):
        yield from zinregels(boven[nr : nr + 1], breed)
        yield from blok
        yield from zinregels((f"  {o}" for o in onder[nr : nr + 1]), breed)
    yield ""


def _rijregels(kolommen: Sequence[Sequence[str]], breed: int) -> list[list[str]]:
    """The lines of the heading with the line below it, and of each row."""
    smalst = _leesbaar(kolommen) if _past(kolommen, breed) else _smalst(kolommen, 0)
    breedtes = _passend([max(map(len, k)) for k in kolommen], smalst, _ruimte(len(kolommen), breed))
    regels = []
    for rij in zip(*kolommen, strict=True):
        per_kolom = [_gewikkeld(c, b) for c, b in zip(rij, breedtes, strict=True)]
        onder_elkaar = list(zip_longest(*per_kolom, fillvalue="")) or [("",) * len(rij)]
        regels.append(
            [TUSSENRUIMTE.join(c.ljust(b) for c, b in zip(r, breedtes, strict=True)).rstrip() for r in onder_elkaar]
        )
    regels[0].append("─" * (sum(breedtes) + len(TUSSENRUIMTE) * (len(breedtes) - 1)))
    return regels


def _passend(langst: list[int], smalst: list[int], ruimte: int) -> list[int]:
    """Widths that fit: the widest column gives way first, none gets narrower than its longest word."""
    breedtes = list(langst)
    while sum(breedtes) > ruimte:
        geeft_toe = max((i for i, b in enumerate(breedtes) if b > smalst[i]), key=lambda i: breedtes[i])
        breedtes[geeft_toe] -= 1
    return breedtes


def _langste_woord(tekst: str) -> int:
    return max(map(len, _gewikkeld(tekst, 1)), default=0)


def _gewikkeld(tekst: str, breed: int) -> list[str]:
    return textwrap.wrap(tekst, breed, break_long_words=False, break_on_hyphens=False)


def _blokken(tabel: Tabel, breed: int) -> Iterator[str]:
    for eerste, *rest in tabel.rijen:
        regels = (f"  {k}: {c}" for k, c in zip(tabel.koppen[1:], rest, strict=True))
        yield from zinregels([eerste, *regels, ""], breed)


def _matrix(tabel: Tabel, breed: int) -> Iterator[str]:
    """Names and signs under the headings of their columns, in as many parts as the width needs."""
    kop, *kolommen = tabel.koppen
    naambreedte = min(NAAMBREEDTE, max(map(len, (kop, *(naam for naam, *_ in tabel.rijen)))))
    for deel in _delen(kolommen, breed - naambreedte):
        regel = "".join(f" {kolommen[i]}" for i in deel)
        yield f"{kop.ljust(naambreedte)}{regel}"
        yield "─" * (naambreedte + len(regel))
        for naam, *tekens in tabel.rijen:
            eerst, *rest = _gewikkeld(naam, naambreedte)
            if len(eerst) > naambreedte:
                yield eerst
                eerst = ""
            cellen = "".join(f" {tekens[i].ljust(len(kolommen[i]))}" for i in deel)
            yield f"{eerst.ljust(naambreedte)}{cellen}".rstrip()
            yield from rest
        yield ""


def _delen(kolommen: Sequence[str], ruimte: int) -> Iterator[list[int]]:
    """The columns, by number, in as few groups as fit next to the names; a wider one is a group of its own."""
    deel: list[int] = []
    for i in range(len(kolommen)):
        if deel and sum(len(kolommen[j]) + 1 for j in (*deel, i)) > ruimte:
            yield deel
            deel = []
        deel.append(i)
    yield deel
