"""A good workbook with each cell damaged in turn: a Melding at that cell with a remedy, and the dossier unchanged."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.tabel.werkmappen import GESPREK, vul
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.formaten.rekenblad import lees
from verandertheorie.formaten.tabel import Bladen, Celwaarde
from verandertheorie.invoer.importeer import importeer, importeer_gelezen
from verandertheorie.lezen.bestanden import Gevonden
from verandertheorie.lezen.tabellen import blokken_uit
from verandertheorie.melding import Melding
from verandertheorie.model.bladen import Bladkolom, bladvormen

pytest_plugins = ("tests.tabel.werkmappen",)

ENGELS = re.compile(r"\b(input|should|field|required|valid|string|expected|value|unable|parse|NoneType|None)\b", re.I)
VRIJE_TEKST = frozenset(
    [
        "rol",
        "kern",
        "citaat",
        "toelichting",
        "gehoord_van",
        "andere_verklaring",
        "verrassing",
        "geprobeerd",
        "actie",
        "eigenaren",
    ]
)
"""Any text will do there."""


def _kolommen() -> dict[str, dict[str, Bladkolom]]:
    """Per sheet the column by its heading."""
    return {v.naam: {k.kop: k for k in v.kolommen} for v in bladvormen()}


def _schades(kolom: Bladkolom, waarde: Any) -> Iterator[tuple[str, Any]]:
    """Ways to spoil a cell that no reader should take."""
    yield "een fout", "#DIV/0!"
    if kolom.veld not in ("volgnummer", "registratie"):
        yield "een getal", 344
    yield "een tijd", datetime.datetime(2027, 2, 16, 12, 30)  # noqa: DTZ001  (a cell has no time zone)
    if kolom.inhoud != "ja_nee" and "ja" not in kolom.woorden:  # there it means what it says
        yield "waar", True
    if kolom.inhoud == "datum":
        yield "datum als tekst", waarde.strftime("%d-%m-%y")
    else:
        yield "een datum", datetime.date(2027, 2, 16)
    if kolom.veld not in VRIJE_TEKST:
        yield "onzin", "qqqq-wwww-9?"
    if kolom.is_verplicht:
        yield "leeg", None
    if kolom.veld in VRIJE_TEKST:
        yield "te lang", "x" * 4_001
        yield "stuurteken", "a\x7fb"
        yield "telefoonnummer", "bel 06-12345678"


@pytest.fixture
def goed(sjabloon: Callable[..., Path]) -> Path:
    return vul(sjabloon(), GESPREK)


def _gelezen(pad: Path) -> Bladen:
    bladen, meldingen = lees(pad.read_bytes(), pad.name)
    assert not meldingen
    return bladen


def _met(bladen: Bladen, naam: str, rij: int, kolom: int, cel: Celwaarde, fout: str | None) -> Bladen:
    """The same sheets with something else in one cell."""
    blad = next(b for b in bladen if b.naam == naam)
    rijen = [*map(list, blad.rijen)]
    rijen[rij - 1][kolom - 1] = cel
    anders = replace(blad, rijen=rijen, fouten={**blad.fouten, **({(rij, kolom): fout} if fout else {})})
    return tuple(anders if b is blad else b for b in bladen)


def _keur(dossier: Path, bladen: Bladen) -> tuple[Melding, ...]:
    """What an import says of sheets that were read already."""
    blokken, onleesbaar = blokken_uit(bladen)
    verslag = importeer_gelezen(dossier, [Gevonden(naam, blok) for naam, blok in blokken], droog=True)
    return (*onleesbaar, *verslag.meldingen)


@pytest.mark.lang
def test_each_cell_damaged_in_turn_is_told_at_its_own_place(goed: Path, dossier: Dossier, tmp_path: Path) -> None:
    """What is typed is saved and read back once per value and format of a cell, and then put in the sheets in memory.

    That import refuses the saved file, and as the sheets in memory say.
    """
    assert not importeer(dossier, goed, droog=True).fouten
    voor = dossier.hash()
    boek, bladen = openpyxl.load_workbook(goed), _gelezen(goed)
    stuk = tmp_path / "stuk.xlsx"
    leest_als: dict[tuple[object, str], tuple[Celwaarde, str | None]] = {}
    mis: list[str] = []
    aantal = 0
    for naam, cellen in {**GESPREK, "Dekking": {**GESPREK["Dekking"], "C3": "x"}}.items():
        blad, kolommen = boek[naam], _kolommen()[naam]
        for plek in cellen:
            cel = blad[plek]
            kolom = kolommen[str(blad.cell(1, cel.column).value).rstrip(" *")]
            oud, vorm = cel.value, cel.number_format
            for wat, nieuw in _schades(kolom, oud):
                eerste = (nieuw, vorm) not in leest_als
                if eerste:
                    cel.value = nieuw
                    if isinstance(nieuw, datetime.date):
                        cel.number_format = "yyyy-mm-dd hh:mm"
                    boek.save(stuk)
                    cel.value, cel.number_format = oud, vorm
                    hier = next(b for b in _gelezen(stuk) if b.naam == naam)
                    leest_als[nieuw, vorm] = (
                        hier.rijen[cel.row - 1][cel.column - 1],
                        hier.fouten.get((cel.row, cel.column)),
                    )
                beschadigd = _met(bladen, naam, cel.row, cel.column, *leest_als[nieuw, vorm])
                meldingen = _keur(dossier.pad, beschadigd)
                aantal += 1
                assert any(m.ernst == "fout" for m in meldingen), f"{naam}!{plek} {kolom.veld}: {wat}"
                mis += _bezwaren(meldingen, f"{naam}!{plek}", f"{kolom.veld}: {wat}")
                if eerste:
                    verslag = importeer(dossier, stuk)
                    assert verslag.is_geweigerd, f"{naam}!{plek} {kolom.veld}: {wat}"
                    mis += _bezwaren(verslag.meldingen, f"{naam}!{plek}", f"{kolom.veld}: {wat}")
    assert not mis, "\n".join(mis)
    assert aantal > 300
    assert len(leest_als) > 10
    assert dossier.hash() == voor


def _bezwaren(meldingen: Iterable[Melding], plek: str, wat: str) -> Iterator[str]:
    fouten = [m for m in meldingen if m.ernst == "fout"]
    if not any(m.plek.endswith(f":{plek}") for m in fouten):
        yield f"{plek} {wat}: {[str(m) for m in meldingen]}"
    for m in fouten:
        if not m.remedie.endswith((".", "?")) or ENGELS.search(f"{m.tekst} {m.remedie}"):
            yield f"{plek} {wat}: {m}"
        if not m.plek.endswith(f":{plek}") and not _volgt(m, plek):
            yield f"{plek} {wat}: also {m}"


def _volgt(m: Melding, plek: str) -> bool:
    """What a damaged cell breaks elsewhere: a source or number that rows elsewhere name."""
    return plek == "Bronnen!A3" and m.code == "VT020"


@pytest.mark.parametrize(
    ("blad", "plek", "waarde", "zegt"),
    [
        ("Bewijs", "D1", "Wat is gezien of gehord? *", "Bedoelt u Wat is gezien of gehoord?"),
        ("Bewijs", "D1", None, "staat geen kop"),
        ("Bewijs", "Z1", "Zomaar", "kennen we niet op het blad Bewijs"),
        ("Bewijs", "Z3", "iets", "staat geen kop"),
        ("Bewijs", "E1", "Wat is gezien of gehoord?", "staat er al, in kolom D"),
        ("Bewijs", "A3", 7, "staat niet op het blad Registraties"),
        ("Registraties", "A4", 1, None),
    ],
)
def test_headings_and_numbers_that_do_not_fit_are_told(
    goed: Path, dossier: Dossier, blad: str, plek: str, waarde: object, zegt: str | None
) -> None:
    verslag = importeer(dossier, vul(goed, {blad: {plek: waarde}}), droog=True)
    if zegt is None:
        assert not verslag.fouten, "a number alone is an empty row"
        return
    assert any(zegt in str(m) for m in verslag.fouten), verslag.fouten


def test_two_records_with_one_number_are_told(goed: Path, dossier: Dossier) -> None:
    rij = {"A4": 1, "B4": datetime.date(2027, 2, 17), "C4": "D05", "E4": "b01", "F4": "geen"}
    verslag = importeer(dossier, vul(goed, {"Registraties": rij}))
    assert [m.plek.split(":")[1] for m in verslag.fouten if m.code == "VT008"] == [
        "Registraties!A4",
        "Bewijs!A4",
        "Bewijs!A6",
        "Bewijs!A7",
        "Dekking!A3",
    ]
    assert "bij welke rij van Registraties hoort dit?" in str(verslag.fouten)


def test_merged_cells_in_the_data_are_refused(goed: Path, dossier: Dossier) -> None:
    boek = openpyxl.load_workbook(goed)
    boek["Bewijs"].merge_cells("C3:C4")
    boek.save(goed)
    (melding,) = (m for m in importeer(dossier, goed).fouten if m.code == "VT007")
    assert melding.plek.endswith(":Bewijs!C3")
    assert "samengevoegd (tot en met C4)" in melding.tekst


def test_a_sheet_that_is_called_otherwise_is_told_with_the_nearest_name(goed: Path, dossier: Dossier) -> None:
    boek = openpyxl.load_workbook(goed)
    boek["Bewijs"].title = "Bewijzn"
    boek.create_sheet("Blad9")
    boek.save(goed)
    (melding,) = importeer(dossier, goed).fouten
    assert (melding.code, melding.remedie) == ("VT006", "Bedoelt u Bewijs?")
    assert melding.plek.endswith(":Bewijzn!A1")


def test_an_example_row_that_somebody_typed_over_is_told(goed: Path, dossier: Dossier) -> None:
    verslag = importeer(dossier, vul(goed, {"Bewijs": {"D2": "Dit is echt gebeurd."}}), droog=True)
    assert [m.plek.split(":")[1] for m in verslag.meldingen if m.code == "VT106"] == ["Bewijs!A2"]
