"""The whole dossier as tables that make the same dossier again: one workbook, or a folder of CSV."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.inhoud import dossierhash
from verandertheorie.formaten import csv
from verandertheorie.formaten.celtekst import bewaar_leegte, voeg_paren_samen, voeg_samen
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.opschrift import FICTIEF, titel
from verandertheorie.model.bladen import EERSTE_JAAR, IN_DEEL, Bladkolom, Bladvorm, bladvorm, bladvormen, met_sinds
from verandertheorie.model.soorten import ElkRecord, ingevuld
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import zichtbaar
from verandertheorie.uitvoer.tabel.keuzes import leesbaar_woord
from verandertheorie.uitvoer.tabel.opmaak import Werkmap, kolombreedte, schrijf_dag, schrijf_tekst, zet_hoogte

_TER_INZAGE = (
    "Deze werkmap is uit een dossier gehaald. In een leeg dossier ingelezen, geeft zij dezelfde antwoorden.",
    "Dit is alleen voor de lerende monitors: alles staat erin, ook schuilnamen, en wat niemand anders mag lezen.",
    "Elk blad is een soort record. Rijen op Bewijs, Dekking en Afspraken noemen de registratie waar ze bij horen.",
)


@dataclass(frozen=True, slots=True)
class Bladinhoud:
    """One sheet with its rows, as text; columns that are empty everywhere are left out."""

    vorm: Bladvorm
    kolommen: tuple[Bladkolom, ...]
    rijen: tuple[tuple[str, ...], ...]


def lees_graaf(pad: Path) -> Verandergraaf:
    """The dossier as a whole, with the hash of its content."""
    with Dossier.open(pad, alleen_lezen=True) as dossier:
        rijen = dossier.rijen()
    return Verandergraaf.van(lees_records(rijen, pad), inhoudshash=dossierhash(rijen))


def als_werkmap(graaf: Verandergraaf) -> bytes:
    """Every record of a dossier as one .xlsx.

    Raises:
        AanroepFout: a text is longer than a cell of Excel holds.
    """
    werkmap = Werkmap(titel(graaf))
    blad, vormen = werkmap.blad("Lees mij"), werkmap.vormen
    blad.hide_gridlines(2)
    blad.set_column(0, 0, 110)
    schrijf_tekst(blad, 0, 0, titel(graaf), vormen["titel"])
    for nr, zin in enumerate((*_TER_INZAGE, herkomst(graaf)), 2):
        schrijf_tekst(blad, nr, 0, zin, vormen["tekst"])
    for tabel in tabellen(graaf):
        blad = werkmap.blad(tabel.vorm.naam)
        for nr, kolom in enumerate(tabel.kolommen):
            blad.set_column(nr, nr, kolombreedte(kolom))
            schrijf_tekst(blad, 0, nr, kolom.kop, vormen["kop"])
        for rijnr, rij in enumerate(tabel.rijen, 1):
            zet_hoogte(blad, rijnr, zip(rij, (kolombreedte(k) for k in tabel.kolommen), strict=True))
            for nr, (kolom, tekst) in enumerate(zip(tabel.kolommen, rij, strict=True)):
                if not tekst:
                    continue
                if kolom.inhoud == "datum" and _kan_dag_zijn(tekst):
                    schrijf_dag(blad, rijnr, nr, tekst, vormen["datum"])
                elif kolom.inhoud == "getal":
                    blad.write_number(rijnr, nr, int(tekst), vormen["getal"])
                else:
                    schrijf_tekst(blad, rijnr, nr, tekst, vormen["tekst"])
        blad.freeze_panes(1, 1)
        blad.repeat_rows(0)
        blad.autofilter(0, 0, len(tabel.rijen), len(tabel.kolommen) - 1)
    return werkmap.bytes()


def als_csv(graaf: Verandergraaf) -> Mapping[str, str]:
    """Every record of a dossier as CSV texts by file name; ``lees mij.txt`` says where they come from."""
    uit = {csv_naam(t.vorm): csv.schrijf([[k.kop for k in t.kolommen], *t.rijen]) for t in tabellen(graaf)}
    lees_mij = "".join(f"{zin}\r\n" for zin in (zichtbaar(titel(graaf)), _TER_INZAGE[1], herkomst(graaf)))
    return {**uit, "lees-mij.txt": lees_mij} if uit else {}


def csv_naam(vorm: Bladvorm) -> str:
    """What the file of a sheet is called."""
    return f"{vorm.naam.lower().replace(' ', '-')}.csv"


def herkomst(graaf: Verandergraaf) -> str:
    """Which dossier, which moment, which numbers, which program; and whether it is made up."""
    h = graaf.herkomst
    stand = f", stand na {graaf.cyclus}" if graaf.cyclus else ""
    fictief = f" {FICTIEF}" if h.fictief else ""
    return f"Dossier {h.dossier}{stand}, parameters {h.parameterhash}, verandertheorie {h.versie}.{fictief}"


def tabellen(graaf: Verandergraaf) -> Iterator[Bladinhoud]:
    """Every sheet that has rows: of each record type by key and ``sinds``, items of a list in the order of the list."""
    rijen: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    revisies = Counter(r.soort_en_sleutel for r in graaf.alles)
    for r in sorted(graaf.alles, key=graaf.naar_sinds):
        velden = ingevuld(r)
        for vorm in bladvormen():
            if vorm.soort == r.soort and vorm.deel:
                naam = met_sinds(_naam(r), r.vanaf) if revisies[r.soort_en_sleutel] > 1 else _naam(r)
                for item in velden.pop(vorm.deel, ()):  # type: ignore[attr-defined]  # a list
                    deel = {vorm.deel: item} if vorm.is_losse_tekst else item
                    rijen[vorm.soort, vorm.deel].append({vorm.eigenaar: naam, **deel})
        rijen[r.soort, ""].append(_plat(velden))
    for vorm in bladvormen():
        if gevuld := rijen.get((vorm.soort, vorm.deel)):
            yield _tabel(vorm, gevuld)


def _plat(velden: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a record, with those of a part of which it has one under the names that their columns have."""
    uit: dict[str, Any] = {}
    for veld, waarde in velden.items():
        if isinstance(waarde, dict) and _is_deel(str(velden["soort"]), veld):
            uit |= {f"{veld}{IN_DEEL}{erin}": w for erin, w in waarde.items()}
        else:
            uit[veld] = waarde
    return uit


def _is_deel(soort: str, veld: str) -> bool:
    return any(k.veld.startswith(f"{veld}{IN_DEEL}") for k in bladvorm(soort).kolommen)


def _naam(r: ElkRecord) -> str:
    return r.id if isinstance(r, Registratie) else r.record_sleutel


def _tabel(vorm: Bladvorm, gevuld: Sequence[Mapping[str, Any]]) -> Bladinhoud:
    van_een_record = {k.veld for k in bladvorm(vorm.soort, vorm.deel).kolommen[:1]}
    komt_voor = {veld for rij in gevuld for veld in rij} | (van_een_record if vorm.deel else set())
    kolommen = tuple(k for k in vorm.kolommen if k.veld in komt_voor or k.is_verplicht)
    rijen = tuple(tuple(_cel(k, rij.get(k.veld)) for k in kolommen) for rij in gevuld)
    return Bladinhoud(vorm, kolommen, rijen)


def _cel(kolom: Bladkolom, waarde: Any) -> str:
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case dict() if kolom.inhoud == "paren":
            return voeg_paren_samen({str(naam): _in_paar(inhoud) for naam, inhoud in waarde.items()})
        case dict():
            return f"[{waarde['bewering']}]"
        case list() | tuple():
            return voeg_samen(leesbaar_woord(kolom.veld, str(item)) for item in waarde)
        case str() if waarde in kolom.woorden:
            return leesbaar_woord(kolom.veld, waarde)
        case str():
            return bewaar_leegte(waarde)
    return str(waarde)


def _in_paar(inhoud: object) -> str:
    return str(inhoud) if not isinstance(inhoud, bool) else "ja" if inhoud else "nee"


def _kan_dag_zijn(tekst: str) -> bool:
    """What the importer takes for a day; an earlier one is written as text."""
    return datetime.date.fromisoformat(tekst).year >= EERSTE_JAAR
