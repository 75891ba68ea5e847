"""The workbook that a monitor fills in: drop-downs from the dossier's own theory, checks, an example on each sheet."""

import datetime
from collections.abc import Mapping, Sequence
from itertools import count

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from verandertheorie.formaten import csv
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.opschrift import titel
from verandertheorie.model.bladen import (
    GESPREK,
    GEZEGD,
    NIET_GEVRAAGD,
    VOLGNUMMER,
    VOORBEELDTEKST,
    VRAAG,
    Bladkolom,
    Bladvorm,
    bladvorm,
)
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import klein
from verandertheorie.uitvoer.tabel.alles import csv_naam
from verandertheorie.uitvoer.tabel.inhoud import (
    LEES_MIJ,
    LEES_MIJ_THEORIE,
    LEES_MIJ_TWEEDE,
    NUMMERS,
    Voorzet,
    gevraagde_velden,
    herleesbladen,
    invulbladen,
    rijen,
    theoriebladen,
    theorierijen,
    voor_wie,
    voorbeeldrij,
)
from verandertheorie.uitvoer.tabel.keuzes import Keuzes
from verandertheorie.uitvoer.tabel.opmaak import (
    REGELHOOGTE,
    Werkmap,
    kolombreedte,
    schrijf_dag,
    schrijf_tekst,
    zet_hoogte,
)

LAATSTE_RIJ = 1_000
"""Down to here cells are checked; below it nobody comes after one cycle."""
# From model.bladen.EERSTE_JAAR, which the importer asks for as well.
_VAN, _TOT = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
_BESCHERMD = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "sort": True,
}
_VEEL_KOLOMMEN = 10
"""More than this is printed on A3: on A4 the letters would be too small to read. By eye."""
_RUIM = frozenset(
    (
        *("onderwerp", "bron", "bronnen", "spreker", "gebied", "vrijgave", "actor", "traject", "registratie"),
        *("ontleend_aan", "wanneer"),
    )
)
"""What may be something else than the list has: arrow text for a new claim, a new source, more than one."""
LANGSTE_TITEL = 32
"""Characters above a tip that Excel takes."""
_KLAARGEZET = (VOLGNUMMER, VRAAG, GEZEGD, "registratie", "tweede_codering", "nr", "grond")
"""What may be filled in before anybody typed."""
_BIJNA_VERPLICHT = {
    "gebied": "Niet bij een leerbijeenkomst: daar per bewijs.",
    "bron": "Niet bij een observatie, leerbijeenkomst of document.",
}


def maak_sjabloon(graaf: Verandergraaf, voorzet: Voorzet, *, bestand: str, doelgroep: Doelgroep = "sessie") -> bytes:
    """The workbook as bytes; the same dossier and the same wishes give the same.

    It goes from hand to hand before it is filled in. So no source stands in it but those of ``voorzet``, and of no
    source its role: of two dossiers that only differ in their sources and conversations it is the same, but for the
    name of the dossier.

    Args:
        graaf: the theory as it is now.
        voorzet: what is known before the interview.
        bestand: how the file will be called, for its explanation.
        doelgroep: who may get to see it: what they may not read of the theory stands in no list.
    """
    keuzes = Keuzes(graaf, doelgroep, voorzet.bronnen)
    werkmap = Werkmap(f"Vastleggen: {titel(graaf)}")
    _lees_mij(werkmap, keuzes, f"Vastleggen bij {klein(titel(graaf))}", LEES_MIJ, bestand)
    lijsten = Lijsten(werkmap)
    for vorm in invulbladen():
        _invulblad(werkmap, vorm, keuzes, rijen(vorm, keuzes, voorzet), lijsten)
    _theorie(werkmap, keuzes)
    lijsten.schrijf()
    return werkmap.bytes()


def maak_theoriesjabloon(graaf: Verandergraaf, *, bestand: str, doelgroep: Doelgroep = "sessie") -> bytes:
    """A workbook to make or extend a theory with, as bytes: areas, cycles, nodes, claims, where what runs, and words.

    Args:
        graaf: the theory as it is now, for the lists to choose from; it may be empty.
        bestand: how the file will be called, for its explanation.
        doelgroep: who may get to see it.
    """
    keuzes = Keuzes(graaf, doelgroep, ())
    werkmap = Werkmap(f"De theorie aanvullen: {titel(graaf)}")
    _lees_mij(werkmap, keuzes, f"Aanvullen: {klein(titel(graaf))}", LEES_MIJ_THEORIE, bestand)
    lijsten = Lijsten(werkmap)
    for vorm in theoriebladen():
        _invulblad(werkmap, vorm, keuzes, rijen(vorm, keuzes, Voorzet()), lijsten)
    lijsten.schrijf()
    return werkmap.bytes()


def maak_tweede_lezing(graaf: Verandergraaf, te_lezen: Sequence[Registratie], *, door: str, bestand: str) -> bytes:
    """The workbook in which somebody else codes what was said, without the codes of the first; as bytes.

    Args:
        graaf: the theory as it is now.
        te_lezen: the records to code again.
        door: code of who will.
        bestand: how the file will be called, for its explanation.
    """
    keuzes = Keuzes(graaf, "monitor", ())
    werkmap = Werkmap(f"Opnieuw coderen: {titel(graaf)}")
    _lees_mij(werkmap, keuzes, f"Opnieuw coderen: {klein(titel(graaf))}", LEES_MIJ_TWEEDE, bestand)
    lijsten = Lijsten(werkmap)
    for vorm, rijen_klaar, vast in herleesbladen(te_lezen, door, is_fictief=graaf.herkomst.fictief):
        _invulblad(werkmap, vorm, keuzes, rijen_klaar, lijsten, vast)
    _theorie(werkmap, keuzes)
    lijsten.schrijf()
    return werkmap.bytes()


def maak_csv(graaf: Verandergraaf, voorzet: Voorzet, *, doelgroep: Doelgroep = "sessie") -> Mapping[str, str]:
    """The same sheets as CSV texts by file name; without lists to choose from, for CSV has none."""
    keuzes, uit = Keuzes(graaf, doelgroep, voorzet.bronnen), {}
    for vorm in invulbladen():
        op_veld = {k.veld: k for k in vorm.kolommen}
        kolommen = [op_veld[veld] for veld in gevraagde_velden(vorm, graaf)]
        koppen = [f"{k.kop} *" if _moet(vorm, k) else k.kop for k in kolommen]
        inhoud = (voorbeeldrij(vorm, keuzes), *rijen(vorm, keuzes, voorzet)[: None if vorm.deel else 1])
        uit[csv_naam(vorm)] = csv.schrijf([koppen, *([rij.get(k.veld, "") for k in kolommen] for rij in inhoud)])
    zinnen = "\r\n".join(f"{nr}. {zin.format(bestand='DEZE-MAP')}" for nr, zin in enumerate(LEES_MIJ, 1))
    return {**uit, "lees-mij.txt": f"\ufeff{zinnen}\r\n{voor_wie(keuzes)}\r\n"}


class Lijsten:
    """The lists behind the drop-downs, each under a name; on a sheet that one sees: what is in a file, one knows of."""

    def __init__(self, werkmap: Werkmap) -> None:
        self._werkmap = werkmap
        self._lijsten: dict[tuple[str, ...], str] = {}

    def naam(self, items: tuple[str, ...], veld: str) -> str:
        """The name under which a drop-down finds these items."""
        bezet = set(self._lijsten.values())
        vrij = next(n for nr in count() if (n := f"lijst_{veld}{nr or ''}") not in bezet)
        return self._lijsten.setdefault(items, vrij)

    def schrijf(self) -> None:
        """Put them on their sheet, the last of the workbook."""
        blad = self._werkmap.blad("Lijsten")
        for kolom, (items, naam) in enumerate(self._lijsten.items()):
            for rij, item in enumerate(items):
                schrijf_tekst(blad, rij, kolom, item, self._werkmap.vormen["tekst"])
            letter = xl_col_to_name(kolom, True)
            self._werkmap.boek.define_name(naam, f"=Lijsten!{letter}$1:{letter}${len(items)}")
        blad.protect("", _BESCHERMD)


def _lees_mij(werkmap: Werkmap, keuzes: Keuzes, kop: str, zinnen: Sequence[str], bestand: str) -> None:
    blad, vormen, graaf = werkmap.blad("Lees mij"), werkmap.vormen, keuzes.graaf
    blad.hide_gridlines(2)
    blad.set_column(0, 0, 4)
    blad.set_column(1, 1, 110)
    schrijf_tekst(blad, 0, 1, kop, vormen["titel"])
    for nr, zin in enumerate(zinnen, 1):
        blad.write_number(nr + 1, 0, nr, vormen["tekst"])
        schrijf_tekst(blad, nr + 1, 1, zin.format(bestand=bestand), vormen["tekst"])
    h = graaf.herkomst
    fictief = " Fictieve voorbeeldgegevens." if h.fictief else ""
    stand = f", stand na {graaf.cyclus}" if graaf.cyclus else ""
    herkomst = f"De lijsten zijn van dossier {h.dossier}{stand}; verandertheorie {h.versie}.{fictief}"
    schrijf_tekst(blad, len(zinnen) + 3, 1, voor_wie(keuzes), vormen["voorbeeld"])
    schrijf_tekst(blad, len(zinnen) + 4, 1, herkomst, vormen["voorbeeld"])
    blad.protect("", _BESCHERMD)


def _invulblad(
    werkmap: Werkmap,
    vorm: Bladvorm,
    keuzes: Keuzes,
    klaar: Sequence[Mapping[str, str]],
    lijsten: Lijsten,
    vast: frozenset[str] = frozenset(),
) -> None:
    """One sheet with the rows that are ready; nobody types in the columns that are ``vast``."""
    blad, vormen = werkmap.blad(vorm.naam), werkmap.vormen
    op_veld = {k.veld: k for k in vorm.kolommen}
    kolommen = [op_veld[veld] for veld in gevraagde_velden(vorm, keuzes.graaf)]
    for nr, kolom in enumerate(kolommen):
        is_dag = kolom.inhoud == "datum"
        leeg = "tekst" if kolom.veld in vast else "open_datum" if is_dag else "open"
        blad.set_column(nr, nr, kolombreedte(kolom), vormen[leeg])
        moet = _moet(vorm, kolom)
        kop = f"{kolom.kop} *" if moet else kolom.kop
        schrijf_tekst(blad, 0, nr, kop, vormen["kop_moet" if moet else "kop"])
        _controle(blad, nr, vorm, kolom, keuzes, lijsten)
        if moet:
            _wijs_op_leeg(blad, nr, kolommen, vormen["ontbreekt"])
    koprijen = 1
    if (vorm.soort, vorm.deel) in VOORBEELDTEKST:
        _rij(blad, 1, kolommen, voorbeeldrij(vorm, keuzes), vormen["voorbeeld"], vormen["voorbeelddatum"])
        koprijen = 2
    for rij, inhoud in enumerate(klaar, koprijen):
        _rij(blad, rij, kolommen, inhoud, vormen["open"], vormen["open_datum"], alleen_gevuld=True)
        for nr in (nr for nr, k in enumerate(kolommen) if k.veld in vast):
            schrijf_tekst(blad, rij, nr, inhoud[kolommen[nr].veld], vormen["tekst"])
    if vorm.soort == "registratie" and not vorm.deel and keuzes.graaf.herkomst.fictief:
        schrijf_tekst(blad, 2, len(kolommen) - 1, "fictief", vormen["open"])
    blad.set_row(0, 3 * REGELHOOGTE)
    if len(kolommen) > _VEEL_KOLOMMEN:
        blad.set_paper(8)
    blad.freeze_panes(koprijen, 2 if vorm.deel in ("bewijs", "dekking") else 1)
    blad.repeat_rows(0)
    blad.protect("", _BESCHERMD)


def _rij(
    blad: Worksheet,
    rij: int,
    kolommen: list[Bladkolom],
    inhoud: Mapping[str, str],
    vorm: Format,
    dagvorm: Format,
    *,
    alleen_gevuld: bool = False,
) -> None:
    zet_hoogte(blad, rij, ((inhoud.get(k.veld, ""), kolombreedte(k)) for k in kolommen))
    for nr, kolom in enumerate(kolommen):
        tekst = inhoud.get(kolom.veld, "")
        if kolom.inhoud == "datum" and tekst:
            schrijf_dag(blad, rij, nr, tekst, dagvorm)
        elif tekst:
            schrijf_tekst(blad, rij, nr, tekst, vorm)
        elif not alleen_gevuld:
            blad.write_blank(rij, nr, None, vorm)


def _moet(vorm: Bladvorm, kolom: Bladkolom) -> bool:
    """Whether a column is marked: what must be filled in, and what must in an interview."""
    return kolom.is_verplicht or (vorm == bladvorm("registratie") and kolom.veld in _BIJNA_VERPLICHT)


def _controle(blad: Worksheet, nr: int, vorm: Bladvorm, kolom: Bladkolom, keuzes: Keuzes, lijsten: Lijsten) -> None:
    """The drop-down or check of a column, and what one reads on entering a cell."""
    moet = _moet(vorm, kolom)
    ook = _BIJNA_VERPLICHT.get(kolom.veld, "") if moet else ""
    uitleg = [kolom.uitleg, ook if ook not in kolom.uitleg else ""]
    if kolom.standaard:
        uitleg.append(f"Leeg betekent: {kolom.standaard}.")
    opties: dict[str, object] = {
        "input_title": _titel(kolom.kop, " (moet)" if moet else ""),
        "input_message": " ".join(filter(None, uitleg))[:255],
    }
    keuze = keuzes.voor(kolom)
    if vorm.deel == "dekking":
        keuze = tuple(k for k in keuze if k != "los")
        keuze = (*keuze, NIET_GEVRAAGD) if kolom.veld == "gevonden" else keuze
    if kolom.veld == "registratie" and vorm.soort == "registratie":
        opties |= {"validate": "list", "source": f"=Registraties!$A$3:$A${NUMMERS + 2}"}
    elif keuze:
        opties |= {"validate": "list", "source": f"={lijsten.naam(keuze, kolom.veld)}"}
    elif kolom.inhoud == "datum":
        van, tot = _dagen(vorm, keuzes.graaf)
        opties |= {
            "validate": "date",
            "criteria": "between",
            "minimum": van,
            "maximum": tot,
            "error_title": "Dit is geen datum",
            "error_message": f"Typ de dag als 2026-09-14. Hij ligt van {van:%Y-%m-%d} tot en met {tot:%Y-%m-%d}.",
        }
    else:
        opties["validate"] = "any"
    if opties["validate"] == "list":
        is_ruim = kolom.veld in _RUIM or (vorm.soort not in GESPREK and bool(kolom.naar))
        opties |= {
            "error_type": "information" if is_ruim else "stop",
            "error_title": "Niet in de lijst",
            "error_message": "Klopt het toch? Kies OK." if is_ruim else "Kies een van de woorden uit de lijst.",
        }
    blad.data_validation(2, nr, LAATSTE_RIJ - 1, nr, opties)


def _titel(kop: str, erachter: str) -> str:
    """What stands above a tip: the heading, or as many of its first words as fit."""
    while len(kop) + len(erachter) > LANGSTE_TITEL:
        kop = kop.rpartition(" ")[0]
    return kop + erachter


def _dagen(vorm: Bladvorm, graaf: Verandergraaf) -> tuple[datetime.date, datetime.date]:
    """From when to when a day may lie: that of a registratie in a learning cycle."""
    van, tot = _VAN, _TOT
    if vorm.soort == "registratie" and not vorm.deel and graaf.cycli:
        van, tot = min(c.van for c in graaf.cycli), max(c.tot for c in graaf.cycli)
    return van, tot


def _wijs_op_leeg(blad: Worksheet, nr: int, kolommen: list[Bladkolom], vorm: Format) -> None:
    """Yellow while the rest of the row is filled in and this is not."""
    telt = [i for i, k in enumerate(kolommen) if k.veld not in _KLAARGEZET]
    van, tot, hier = (xl_col_to_name(i) for i in (telt[0], telt[-1], nr))
    voorwaarde = f"=AND(COUNTA(${van}3:${tot}3)>0,LEN(${hier}3)=0)"
    opties = {"type": "formula", "criteria": voorwaarde, "format": vorm}
    blad.conditional_format(2, nr, LAATSTE_RIJ - 1, nr, opties)


def _theorie(werkmap: Werkmap, keuzes: Keuzes) -> None:
    blad, vormen = werkmap.blad("Theorie"), werkmap.vormen
    koppen = (("Soort", 20), ("Zo heet het in de lijst", 70), ("Wat het is", 70))
    for nr, (kop, breed) in enumerate(koppen):
        blad.set_column(nr, nr, breed)
        schrijf_tekst(blad, 0, nr, kop, vormen["kop"])
    for rij, cellen in enumerate(theorierijen(keuzes), 1):
        zet_hoogte(blad, rij, zip(cellen, (breed for _, breed in koppen), strict=True))
        for nr, tekst in enumerate(cellen):
            schrijf_tekst(blad, rij, nr, tekst, vormen["tekst"])
    blad.freeze_panes(1, 0)
    blad.repeat_rows(0)
    blad.protect("", _BESCHERMD)
