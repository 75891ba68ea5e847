"""The template: what a person fills in is what is imported, and whatever helps in filling it in is there."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from tests.cli.programma import Gedaan
from tests.tabel.werkmappen import C01, GESPREK, LEIDRAAD, vul
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.model.bladen import bladvormen
from verandertheorie.model.waarneming import Registratie
from verandertheorie.uitvoer.tabel.inhoud import LEES_MIJ, Voorzet, theoriebladen
from verandertheorie.uitvoer.tabel.keuzes import Keuzes
from verandertheorie.uitvoer.tabel.sjabloon import maak_sjabloon, maak_theoriesjabloon

pytest_plugins = ("tests.cli.programma", "tests.tabel.werkmappen")

Sjabloon = Callable[..., Path]
Doe = Callable[..., Gedaan]


def test_an_interview_of_five_findings_comes_in_as_it_was_typed(sjabloon: Sjabloon, dossier: Dossier) -> None:
    verslag = importeer(dossier, vul(sjabloon(), GESPREK))
    assert not verslag.fouten, verslag.fouten
    bron, r = verslag.nieuw
    assert (bron.record_sleutel, r.record_sleutel) == ("b17", "d05-2027-02-16-interview-b17")
    assert isinstance(r, Registratie)
    assert (r.gebied, r.interventie, r.grond, r.vertrouwelijkheid) == ("D05", "leerbijeenkomsten", "fictief", "monitor")
    assert [b.onderwerp for b in r.bewijs] == [
        "grondexpertise.activeert.vertrouwen-grondeigenaar",
        "trage-vergunningen",
        "tijdgebrek",
        "leerbijeenkomsten.activeert.lessen-tussen-gebieden",
        "los",
    ]
    assert (r.bewijs[0].hoe_bekend, r.bewijs[0].vrijgave) == ("van_horen_zeggen", ("sessie", "kernteam"))
    assert [(d.onderwerp, d.gevonden) for d in r.dekking] == [("mandaat-grondaankoop", "nee")]
    assert r.afspraken[0].eigenaren == ("projecttrekker", "gemeente")
    assert {m.code for m in verslag.meldingen} <= {"VT101"}


def test_an_untouched_template_says_that_nothing_is_filled_in(sjabloon: Sjabloon, dossier: Dossier) -> None:
    verslag = importeer(dossier, sjabloon(voorzet=Voorzet(leidraad=LEIDRAAD)))
    assert [m.code for m in verslag.meldingen] == ["VT002"]
    assert "nog niets ingevuld" in verslag.meldingen[0].tekst


def test_with_an_area_ready_what_is_missing_is_told_by_its_heading(sjabloon: Sjabloon, dossier: Dossier) -> None:
    zinnen = [str(m) for m in importeer(dossier, sjabloon()).meldingen]
    assert len(zinnen) == 3
    assert ":Registraties!B3: het veld 'Datum' ontbreekt." in zinnen[0]


def test_every_choice_of_every_list_is_read_back_as_what_it_says(voorbeeld: Path, tmp_path: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    keuzes = Keuzes(graaf)
    pad, dossier = tmp_path / "x.csv", tmp_path / "d.sqlite"
    shutil.copyfile(voorbeeld, dossier)
    alle = list(keuzes.onderwerpen.items())
    regels = "".join(f'{keuzes.gebieden["D01"]};voor;"{naam}";k\n' for _, naam in alle)
    (tmp_path / "registraties.csv").write_text(
        f"Datum;Gebied;Vorm;Bron;Interventie\n{graaf.cycli[-1].van};{keuzes.gebieden['D02']};interview;"
        f"{keuzes.bronnen['b01']};{keuzes.knopen('interventie')['grondexpertise']}\n"
    )
    pad = tmp_path / "bewijs.csv"
    pad.write_text(f"Gebied;Voor of tegen;Waar gaat het over?;kern\n{regels};voor;los;k\n")
    with Dossier.open(dossier) as d:
        verslag = importeer(d, pad, tmp_path / "registraties.csv")
    assert not verslag.fouten, verslag.fouten
    (r,) = verslag.nieuw
    assert isinstance(r, Registratie)
    assert [b.onderwerp for b in r.bewijs] == [*(sleutel for sleutel, _ in alle), "los"]
    assert (r.gebied, r.bron, r.interventie) == ("D02", "b01", "grondexpertise")
    assert len(alle) > 50


def test_every_word_of_every_list_is_read_back_as_its_key(voorbeeld: Path) -> None:
    """In the template and in the sheets of an export."""
    from verandertheorie.lezen.cellen import _lezer
    from verandertheorie.uitvoer.tabel.keuzes import leesbaar_woord

    for vorm in bladvormen():
        for kolom in vorm.kolommen:
            for woord in kolom.woorden:
                lees = _lezer(kolom)
                gelezen = lees(leesbaar_woord(kolom.veld, woord), None, 1, 1) if kolom.inhoud != "lijst" else woord  # type: ignore[arg-type]
                assert gelezen == woord, (vorm.naam, kolom.veld)


def test_the_same_dossier_and_wishes_give_the_same_bytes(mini: Path) -> None:
    wens = Voorzet("D01", ("b01",), LEIDRAAD)
    een, twee = (maak_sjabloon(Verandergraaf.uit(mini), wens, bestand="x.xlsx") for _ in range(2))
    assert een == twee


@pytest.fixture
def boek(sjabloon: Sjabloon) -> Any:
    return openpyxl.load_workbook(sjabloon())


def test_the_sheets_are_there_and_none_is_out_of_sight(boek: Any) -> None:
    assert boek.sheetnames == [
        "Lees mij", "Bronnen", "Registraties", "Bewijs", "Dekking", "Afspraken", "Theorie", "Lijsten",
    ]  # fmt: skip
    assert {blad.sheet_state for blad in boek} == {"visible"}
    assert len(LEES_MIJ) == 10
    assert [boek["Lees mij"].cell(nr + 2, 1).value for nr in range(1, 11)] == list(range(1, 11))


@pytest.mark.parametrize("naam", ["Bronnen", "Registraties", "Bewijs", "Dekking", "Afspraken"])
def test_a_sheet_is_protected_but_for_the_cells_to_fill_in(boek: Any, naam: str) -> None:
    blad = boek[naam]
    assert blad.protection.sheet
    assert blad.freeze_panes.rstrip("0123456789") in "BC"
    assert blad.freeze_panes[1:] == "3"
    assert blad["A2"].value == "voorbeeld"
    assert {blad.cell(rij, k).protection.locked for rij in (1, 2) for k in range(1, 6)} == {True}
    for kolom in blad.column_dimensions.values():
        assert kolom.protection.locked is False


def test_lists_dates_and_explanations_are_on_every_column(boek: Any) -> None:
    for naam in ("Bronnen", "Registraties", "Bewijs", "Dekking", "Afspraken"):
        blad = boek[naam]
        koppen = [cel.value for cel in blad[1]]
        regels = {str(v.sqref): v for v in blad.data_validations.dataValidation}
        assert len(regels) == len(koppen)
        assert all(v.promptTitle and v.prompt for v in regels.values()), naam
        for v in regels.values():
            assert ("(moet)" in v.promptTitle) == koppen[_kolom(v) - 1].endswith("*")
    soorten = {str(v.sqref): v.type for v in boek["Registraties"].data_validations.dataValidation}
    assert soorten["B3:B1000"] == "date"
    assert soorten["C3:C1000"] == soorten["D3:D1000"] == soorten["G3:G1000"] == "list"
    assert soorten["E3:E1000"] is None, "of the sources one types the pseudonym: there is no list of them"


def _kolom(v: Any) -> int:
    letters, _ = coordinate_from_string(str(v.sqref).split(":")[0])
    return column_index_from_string(letters)


def test_every_list_has_its_items_under_its_name(boek: Any) -> None:
    for naam, gebied in boek.defined_names.items():
        ((blad, plek),) = gebied.destinations
        cellen = [rij[0].value for rij in boek[blad][plek.replace("$", "")]]
        assert all(cellen), naam
    onderwerpen = boek.defined_names["lijst_onderwerp"]
    ((_, plek),) = onderwerpen.destinations
    items = [rij[0].value for rij in boek["Lijsten"][plek.replace("$", "")]]
    assert items[0] == C01
    assert items[-1] == "los"
    assert "Trage vergunningverlening" in items


def test_what_is_known_is_filled_in_already(boek: Any) -> None:
    assert boek["Registraties"]["C3"].value == "D05 · Deelgebied 05"
    assert [boek["Dekking"][f"{k}3"].value for k in "BCD"] == [
        "Wie mag hier grond kopen?",
        "Geen mandaat voor snelle grondaankoop",
        "niet gevraagd",
    ]


# --- on the command line ----------------------------------------------------------------------


@pytest.fixture
def bij_dossier(hier: Doe, mini: Path, tmp_path: Path) -> Doe:
    shutil.copyfile(mini, tmp_path / "mijn.sqlite")
    return hier


def test_a_new_source_is_put_on_its_sheet_to_be_filled_in(bij_dossier: Doe, tmp_path: Path) -> None:
    assert bij_dossier("sjabloon", "-o", "c.xlsx", "--bron", "b99").code == 0
    boek = openpyxl.load_workbook(tmp_path / "c.xlsx")
    assert (boek["Bronnen"]["A3"].value, boek["Registraties"]["E3"].value) == ("b99", "b99")
    assert bij_dossier("sjabloon", "-o", "d.xlsx", "--bron", "b01").code == 0
    boek = openpyxl.load_workbook(tmp_path / "d.xlsx")
    assert (boek["Bronnen"]["A3"].value, boek["Registraties"]["E3"].value) == (None, "b01")
    assert bij_dossier("sjabloon", "-o", "e.xlsx", "--bron", "b01", "--bron", "B99", "--gebied", "D05").code == 0
    blad = openpyxl.load_workbook(tmp_path / "e.xlsx")["Registraties"]
    assert [(blad[f"C{rij}"].value, blad[f"E{rij}"].value) for rij in (3, 4, 5)] == [
        ("D05 · Deelgebied 05", "b01"),
        ("D05 · Deelgebied 05", "b99"),
        (None, None),
    ]


def test_a_filled_workbook_is_not_overwritten_unless_asked(bij_dossier: Doe, tmp_path: Path) -> None:
    assert bij_dossier("sjabloon", "-o", "c.xlsx").code == 0
    assert bij_dossier("sjabloon", "-o", "c.xlsx").code == 0, "nobody typed in it"
    vul(tmp_path / "c.xlsx", {"Bewijs": {"D3": "x"}})
    gevuld = (tmp_path / "c.xlsx").read_bytes()
    gedaan = bij_dossier("sjabloon", "-o", "c.xlsx")
    assert (gedaan.code, (tmp_path / "c.xlsx").read_bytes()) == (6, gevuld)
    assert "--overschrijf" in gedaan.fout
    assert bij_dossier("sjabloon", "-o", "c.xlsx", "--overschrijf").code == 0


@pytest.mark.parametrize(
    ("woorden", "code", "zegt"),
    [
        (("-o", "c.ods"), 2, "eindigt op .xlsx, zoals c.xlsx"),
        (("-o", "c.html"), 2, "eindigt op .xlsx"),
        (("-o", "nergens/c.xlsx"), 2, "is er niet"),
        (("-o", "mijn.sqlite"), 2, "eindigt op .xlsx"),
        (("--gebied", "D99"), 2, "Gebied"),
        (("--bron", "jan"), 2, "schuilnaam met een cijfer"),
        (("--leidraad", "niets-bekends"), 2, "geen bestand en geen lijst"),
    ],
)
def test_a_wrong_call_is_one_sentence(
    bij_dossier: Doe, tmp_path: Path, woorden: tuple[str, ...], code: int, zegt: str
) -> None:
    gedaan = bij_dossier("sjabloon", *woorden)
    assert (gedaan.code, zegt in gedaan.fout) == (code, True), gedaan
    assert [p.name for p in tmp_path.iterdir()] == ["mijn.sqlite"]


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("L2.yaml", "leidraad: L2\nvragen:\n  - onderwerp: C01\n    vraag: Wat gebeurde er?\n  - trage vergunningen\n"),
        ("L2.yaml", "- C01\n- trage-vergunningen\n"),
        ("L2.txt", "C01\n\n- Trage vergunningverlening\n"),
        ("L2.json", '{"vragen": [{"onderwerp": "c01"}, "trage-vergunningen"]}'),
    ],
)
def test_a_guide_may_be_a_file_or_its_name(bij_dossier: Doe, tmp_path: Path, naam: str, tekst: str) -> None:
    (tmp_path / naam).write_text(tekst.replace("trage vergunningen", "trage-vergunningen"))
    for genoemd in (naam, "L2"):
        assert bij_dossier("sjabloon", "-o", "c.xlsx", "--leidraad", genoemd, "--overschrijf").code == 0
        blad = openpyxl.load_workbook(tmp_path / "c.xlsx")["Dekking"]
        assert [blad[f"C{rij}"].value for rij in (3, 4, 5)] == [C01, "Trage vergunningverlening", None]


def test_what_is_wrong_with_a_guide_is_told_at_its_line(bij_dossier: Doe, tmp_path: Path) -> None:
    (tmp_path / "l.yaml").write_text("vragen:\n  - C01\n  - onderwerp: trage-vergunnigen\n  - vraag: Wat?\n")
    gedaan = bij_dossier("sjabloon", "--leidraad", "l.yaml")
    assert gedaan.code == 1
    assert [z.split(": ")[0] for z in gedaan.fout.splitlines()] == ["l.yaml:3", "l.yaml:4"]
    assert "Bedoelt u trage-vergunningen?" in gedaan.fout


def test_a_folder_gets_the_same_sheets_as_csv_and_they_are_read_back(bij_dossier: Doe, tmp_path: Path) -> None:
    assert bij_dossier("sjabloon", "-o", "map", "--leidraad", "C01", "--gebied", "D05").code == 0
    namen = {p.name for p in (tmp_path / "map").iterdir()}
    assert namen == {f"{n}.csv" for n in ("bronnen", "registraties", "bewijs", "dekking", "afspraken")} | {
        "lees-mij.txt"
    }
    registraties = tmp_path / "map" / "registraties.csv"
    tekst = registraties.read_text("utf-8-sig")
    assert "1;;D05 · Deelgebied 05;" in tekst
    registraties.write_text(
        tekst.replace("1;;D05 · Deelgebied 05;;;;", "1;2027-02-16;D05 · Deelgebied 05;;b01 · projecttrekker;geen;"),
        "utf-8",
    )
    gedaan = bij_dossier("importeer", "map", "--droog", "--json")
    assert json.loads(gedaan.uit)["nieuw"] == [{"soort": "registratie", "sleutel": "d05-2027-02-16-interview-b01"}], (
        gedaan
    )
    assert bij_dossier("sjabloon", "-o", "map").code == 6


def test_an_empty_dossier_has_a_template_too(hier: Doe, tmp_path: Path) -> None:
    assert hier("nieuw", "leeg.sqlite").code == 0
    assert hier("sjabloon").code == 0
    assert (tmp_path / "cyclus.xlsx").is_file()
    gedaan = hier("importeer", "cyclus.xlsx")
    assert (gedaan.code, "nog niets ingevuld" in gedaan.fout) == (1, True)


def test_the_examples_of_the_theory_template_make_a_theory_when_they_are_filled_in(tmp_path: Path) -> None:
    """Each example row without its mark, under a key of its own: together a theory without a mistake."""
    leeg, pad = tmp_path / "leeg.sqlite", tmp_path / "theorie.xlsx"
    with Dossier.maak(leeg):
        pass
    pad.write_bytes(maak_theoriesjabloon(Verandergraaf.uit(leeg), bestand=pad.name))
    boek = openpyxl.load_workbook(pad)
    eerste = {"Inzet": "Een vast loket", "Bewering": "Een vast loket", "Relatie": "Coördinator", "Woord": "schaal"}
    erbij = {("Inzet", "Gebied *"): "gebied"}
    bladen = [vorm.naam for vorm in theoriebladen()]
    for naam in bladen:
        blad = boek[naam]
        for kop, cel, onder in zip(blad[1], blad[2], blad[3], strict=True):
            onder.value = erbij.get((naam, str(kop.value)), cel.value)
        blad["A3"].value = eerste.get(naam, naam.lower().replace(" ", "-"))
    boek.save(pad)
    verslag = importeer(leeg, pad)
    assert [str(m) for m in verslag.meldingen] == []
    assert len(verslag.nieuw) == len(bladen)


def test_a_theory_is_made_in_another_file_and_without_an_interview(hier: Doe, mini: Path, tmp_path: Path) -> None:
    gedaan = hier("sjabloon", "--theorie", "-d", mini)
    assert (gedaan.code, gedaan.uit.split()[0]) == (0, "theorie.xlsx"), gedaan
    assert (tmp_path / "theorie.xlsx").exists()
    assert hier("sjabloon", "--theorie", "--gebied", "D01", "-d", mini).code == 2
    assert hier("sjabloon", "--theorie", "-o", "map", "-d", mini).code == 2
