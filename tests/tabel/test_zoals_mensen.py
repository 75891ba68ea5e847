"""Workbooks as people have them: what is hidden, struck through or remarked is told; titles and notes are no fault."""

import copy
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.tabel.werkmappen import GESPREK, vul
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.formaten.bijzonderheden import bijzonderheden
from verandertheorie.formaten.letters import scheve_letters
from verandertheorie.invoer.importeer import importeer
from verandertheorie.melding import Melding

pytest_plugins = ("tests.tabel.werkmappen",)

Boek = openpyxl.Workbook
Doe = Callable[[Boek], None]


@pytest.fixture
def goed(sjabloon: Callable[..., Path]) -> Path:
    return vul(sjabloon(), GESPREK)


def _lees(dossier: Dossier, pad: Path, doe: Doe) -> list[Melding]:
    """What is said of a workbook to which this was done, that is not said of it as it was."""
    eerst = {(m.code, m.tekst) for m in importeer(dossier, pad, droog=True).meldingen}
    boek = openpyxl.load_workbook(pad, rich_text=True)
    doe(boek)
    boek.save(pad)
    return [m for m in importeer(dossier, pad, droog=True).meldingen if (m.code, m.tekst) not in eerst]


def _verberg_rij(boek: Boek) -> None:
    boek["Bewijs"].row_dimensions[4].hidden = True
    boek["Bewijs"].row_dimensions[5].hidden = True


def _verberg_kolom(boek: Boek) -> None:
    boek["Bewijs"].column_dimensions["H"].hidden = True


def _verberg_blad(boek: Boek) -> None:
    boek["Dekking"].sheet_state = "hidden"


def _streep(boek: Boek) -> None:
    boek["Bewijs"]["D4"].font = Font(strike=True)
    boek["Bewijs"]["D5"].font = Font(strike=True)


def _streep_in_woord(boek: Boek) -> None:
    boek["Bewijs"]["D4"] = CellRichText("De ", TextBlock(InlineFont(strike=True), "oude"), " aanvraag ligt er.")


def _opmerking(boek: Boek) -> None:
    boek["Bewijs"]["D3"].comment = Comment("De bron wil dit niet gedeeld zien.", "monitor")


def _titel(boek: Boek) -> None:
    for blad in ("Bewijs", "Bronnen"):
        boek[blad].insert_rows(1, 2)
        boek[blad]["A1"] = "Leercyclus 3, ingevuld door monitor 2"


def _kladblad(boek: Boek) -> None:
    boek.create_sheet("Blad1")["B2"] = "nog bellen met de gemeente"
    boek.create_sheet("Planning 2027").append(["wie", "wat", "wanneer"])


def _numbers(boek: Boek) -> None:
    for blad in ("Bronnen", "Bewijs", "Dekking"):
        boek[blad].title = f"{blad} - Tabel 1"


def _google(boek: Boek) -> None:
    boek["Bewijs"].title = "Kopie van Bewijs"


def _kopie_erbij(boek: Boek) -> None:
    kopie = boek.copy_worksheet(boek["Bewijs"])
    kopie.title = "Bewijs (2)"


def _koppen_nog_eens(boek: Boek) -> None:
    for kolom in range(1, boek["Bewijs"].max_column + 1):
        boek["Bewijs"].cell(9, kolom).value = copy.copy(boek["Bewijs"].cell(1, kolom).value)


@pytest.mark.parametrize(
    ("doe", "zegt"),
    [
        (_verberg_rij, [("Bewijs!A4", "VT118", "rij 4 en 5 zijn verborgen en tellen mee")]),
        (_verberg_kolom, [("Bewijs!H3", "VT118", "de kolom 'Citaat' is verborgen en telt mee")]),
        (_verberg_blad, [("Dekking!A1", "VT118", "dit blad is verborgen")]),
        (_streep, [("Bewijs!D4", "VT118", "D4 en D5")]),
        (_streep_in_woord, [("Bewijs!D4", "VT118", "doorgehaald")]),
        (_opmerking, [("Bewijs!D3", "VT118", "wordt niet bewaard: D3")]),
        (
            _titel,
            [("Bronnen!A1", "VT106", "de koppen staan in rij 3"), ("Bewijs!A1", "VT106", "de koppen staan in rij 3")],
        ),
        (
            _kladblad,
            [("Blad1!A1", "VT106", "'Blad1' is overgeslagen"), ("Planning 2027!A1", "VT106", "is overgeslagen")],
        ),
        (_numbers, []),
        (_google, []),
        (_kopie_erbij, [("Bewijs (2)!A1", "VT106", "een kopie van Bewijs")]),
        (_koppen_nog_eens, [("Bewijs!A9", "VT106", "nog eens")]),
    ],
    ids=lambda w: w.__name__ if callable(w) else "",
)
def test_what_people_do_with_a_workbook_is_told_once_and_stops_nothing(
    goed: Path, dossier: Dossier, doe: Doe, zegt: list[tuple[str, str, str]]
) -> None:
    meldingen = _lees(dossier, goed, doe)
    gewoon = [m for m in meldingen if m.code in ("VT106", "VT118") or m.ernst == "fout"]
    assert [(m.plek.partition(":")[2], m.code) for m in gewoon] == [z[:2] for z in zegt], gewoon
    assert all(z[2] in m.tekst for m, z in zip(gewoon, zegt, strict=True)), gewoon


def test_a_sheet_with_our_headings_and_another_name_is_no_note(goed: Path, dossier: Dossier) -> None:
    def doe(boek: Boek) -> None:
        boek["Bewijs"].title = "Blad2"

    (fout,) = (m for m in _lees(dossier, goed, doe) if m.ernst == "fout")
    assert (fout.code, fout.remedie) == ("VT006", "Bedoelt u Bewijs?")


def test_a_workbook_without_a_sheet_of_ours_is_one_sentence(goed: Path, dossier: Dossier, tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    boek.worksheets[0]["A1"] = "x"
    boek.create_sheet("Blad2")["A1"] = "y"
    boek.save(tmp_path / "anders.xlsx")
    (fout,) = importeer(dossier, tmp_path / "anders.xlsx").fouten
    assert "geen van de bladen hier kennen we: 'Sheet', 'Blad2'" in fout.tekst


def test_a_missing_sheet_is_one_fault_and_not_one_for_every_row(goed: Path, dossier: Dossier) -> None:
    def doe(boek: Boek) -> None:
        boek["Registraties"].title = "Registratiez"

    assert [m.code for m in _lees(dossier, goed, doe) if m.ernst == "fout"] == ["VT006"]


@pytest.mark.parametrize(("cel", "adres"), [("BB3", "Bewijs!BB3"), ("XFD1", "Bewijs!XFD1"), ("A100000", "100000")])
def test_a_cell_far_away_is_told_by_its_address(goed: Path, dossier: Dossier, cel: str, adres: str) -> None:
    (m,) = importeer(dossier, vul(goed, {"Bewijs": {cel: "zie mail"}})).fouten
    assert adres in m.tekst


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
<style:style style:name="c1"><style:text-properties style:text-line-through-style="solid"/></style:style>
<table:table table:name="Bewijs">
 <table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>
 <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
 <table:table-row table:visibility="filter"><table:table-cell/>
  <table:table-cell table:style-name="c1"><office:annotation><text:p>let op</text:p></office:annotation>
  <text:p>a</text:p>
  </table:table-cell></table:table-row>
</table:table></office:document-content>"""


def test_of_an_ods_the_same_is_known() -> None:
    hier = bijzonderheden({"content.xml": ODS.encode()})["Bewijs"]
    assert (hier.verborgen_rijen, hier.verborgen_kolommen) == ((3,), (2, 3))
    assert (hier.doorgehaald, hier.opmerkingen) == (((3, 2),), ((3, 2),))


NEDERLANDS = "coöperatie één geïnteresseerd café crème überhaupt ruïne Één reëel hè zoëven vóór façade ideeën"


@pytest.mark.parametrize("tekenset", ["cp850", "cp437", "mac_roman"])
@pytest.mark.parametrize("woord", NEDERLANDS.split())
def test_dutch_of_another_code_page_is_never_read_as_something_else(tekenset: str, woord: str) -> None:
    bytes_ = woord.encode(tekenset)
    assert scheve_letters(bytes_.decode("cp1252", "replace"), is_geraden=True), bytes_
    assert scheve_letters(woord.encode().decode("cp1252", "replace"), is_geraden=False)


@pytest.mark.parametrize(
    "zin",
    [
        NEDERLANDS,
        "Hij zei: “heel gek”, en ‘nee’. Auto’s, foto‘s, ’s avonds – of niet – m² en 5° voor €5…",
        "„Zo” stond het er: €·5, noord–zuid, ‘t kan, één—twee, 3½, n° 4, © x™",
    ],
)
def test_good_dutch_of_windows_is_read(zin: str) -> None:
    assert scheve_letters(zin.encode("cp1252").decode("cp1252"), is_geraden=True) is None
    assert scheve_letters(zin, is_geraden=False) is None


@pytest.mark.parametrize(
    ("naam", "codering"),
    [("registraties.txt", "utf-16"), ("registraties.tsv", "utf-8"), ("gesprek - Registraties.csv", "utf-8")],
)
def test_tables_under_other_names_are_read(dossier: Dossier, tmp_path: Path, naam: str, codering: str) -> None:
    tekst = "Nr\tDatum *\tGebied\tBron\tInterventie *\n1\t14-9-2026\tD01\tb01\tgrondexpertise\n"
    (tmp_path / naam).write_bytes(tekst.encode(codering))
    assert [r.record_sleutel for r in importeer(dossier, tmp_path / naam).nieuw] == ["d01-2026-09-14-interview-b01"]
