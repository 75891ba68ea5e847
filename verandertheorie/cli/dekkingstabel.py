"""Coverage as people look at it: a matrix with one sign per cell."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from verandertheorie.cli.tonen import breedte, toon_slot, toon_zinnen
from verandertheorie.vragen.antwoord import Antwoord, als_tekst
from verandertheorie.vragen.dekking import TEKENS_IN_TABEL, Dekkingscel, alles_samen

NAAMBREEDTE = 26
"""A longer name wraps, and a longer word gets a line of its own."""

Tekens = Mapping[str, str]
"""A sign per column."""


def toon_dekking(antwoord: Antwoord[Dekkingscel], *, per_cyclus: bool, verder: str = "") -> None:
    """Print subject × area over all cycles together, or for one subject area × cycle; and what the signs mean."""
    if antwoord.rijen:
        namen: dict[str, str] = {}
        rijen: dict[str, dict[str, str]] = {}
        onderzocht: set[str] = set()
        for cel in antwoord.rijen if per_cyclus else alles_samen(antwoord.rijen):
            rij, kolom = (cel.gebied, cel.cyclus) if per_cyclus else (cel.onderwerp, cel.gebied)
            namen[rij] = cel.gebied if per_cyclus else cel.naam
            rijen.setdefault(rij, {})[kolom] = TEKENS_IN_TABEL[cel.toestand]
            if per_cyclus or cel.toestand not in ("niet_onderzocht", "niet_van_toepassing"):
                onderzocht.add(rij)
        nergens = [namen[rij] for rij in rijen if rij not in onderzocht]
        if nergens:
            toon_zinnen([f"Nog nergens onderzocht: {', '.join(nergens)}.", ""])
        if getoond := [(namen[rij], tekens) for rij, tekens in rijen.items() if rij in onderzocht]:
            toon_zinnen([antwoord.rijen[0].naam] if per_cyclus else [])
            _toon_matrix("gebied" if per_cyclus else "onderwerp", getoond)
            gezien = {teken for _, tekens in getoond for teken in tekens.values()}
            uitleg = (
                f"{t if t != ' ' else 'leeg'} {als_tekst(s, 'dekking')}"
                for s, t in TEKENS_IN_TABEL.items()
                if t in gezien
            )
            toon_zinnen(["   ".join(uitleg), ""])
    toon_slot(antwoord, verder)


def _toon_matrix(kop: str, rijen: Sequence[tuple[str, Tekens]]) -> None:
    """Print rows (a name and its signs) under the names of their columns, in as many matrices as the width needs."""
    kolommen = list(rijen[0][1])
    naambreedte = min(NAAMBREEDTE, max(map(len, (kop, *(naam for naam, _ in rijen)))))
    for deel in _delen(kolommen, breedte() - naambreedte):
        regel = "".join(f" {k}" for k in deel)
        print(f"{kop.ljust(naambreedte)}{regel}")
        print("─" * (naambreedte + len(regel)))
        for naam, tekens in rijen:
            eerst, *rest = textwrap.wrap(naam, naambreedte, break_long_words=False, break_on_hyphens=False)
            if len(eerst) > naambreedte:
                print(eerst)
                eerst = ""
            cellen = "".join(f" {tekens[k].ljust(len(k))}" for k in deel)
            print(f"{eerst.ljust(naambreedte)}{cellen}".rstrip())
            for regel in rest:
                print(regel)
        print()


def _delen(kolommen: Sequence[str], ruimte: int) -> Iterator[list[str]]:
    """The columns in as few groups as fit next to the names; a column too wide for that gets a group of its own."""
    deel: list[str] = []
    for kolom in kolommen:
        if deel and sum(len(k) + 1 for k in (*deel, kolom)) > ruimte:
            yield deel
            deel = []
        deel.append(kolom)
    yield deel
