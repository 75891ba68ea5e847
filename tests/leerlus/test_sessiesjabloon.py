"""The file of a session stands ready with what is open, as YAML and as a workbook, and both are read back."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.cli.programma import Gedaan

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

Doe = Callable[..., Gedaan]


@pytest.fixture
def hier_met_agenda(hier: Doe, met_agenda: Path, tmp_path: Path) -> Doe:
    """The program in a folder with the example and its agenda."""
    (tmp_path / "d.sqlite").write_bytes(met_agenda.read_bytes())
    return hier


def test_a_template_stands_ready_with_what_is_open(hier_met_agenda: Doe, tmp_path: Path) -> None:
    assert hier_met_agenda("sjabloon", "--bijeenkomst", "B10").code == 0
    tekst = (tmp_path / "b10.yaml").read_text(encoding="utf-8")
    assert "bijeenkomst: B10\ndatum: 2028-05-16\n" in tekst
    assert tekst.count("\n  - onderwerp: ") == 1, "B stands ready"
    assert "  # - {onderwerp: C, uitslag: , reden: }\n" in tekst, "open, and not asked for"
    assert "  - id: B1-1\n    gedaan_op:\n" in tekst


@pytest.mark.parametrize("bestand", ["b10.yaml", "b10.xlsx"])
def test_left_empty_it_changes_nothing(hier_met_agenda: Doe, tmp_path: Path, bestand: str) -> None:
    hier_met_agenda("sjabloon", "--bijeenkomst", "B10", "-o", bestand)
    voor = (tmp_path / "d.sqlite").read_bytes()
    gedaan = hier_met_agenda("notulen", bestand)
    assert (gedaan.code, gedaan.uit) == (0, "Alles was al zo vastgelegd. Er is niets veranderd.\n"), gedaan.fout
    assert (tmp_path / "d.sqlite").read_bytes() == voor


def test_a_new_session_carries_on_what_an_earlier_one_did_not_come_to(hier: Doe, warmte: Path, tmp_path: Path) -> None:
    (tmp_path / "d.sqlite").write_bytes(warmte.read_bytes())
    assert hier("sjabloon", "--bijeenkomst", "S13").code == 0
    tekst = (tmp_path / "s13.yaml").read_text(encoding="utf-8")
    assert "  - onderwerp: D\n" in tekst, "not reached in S5, and in none since"
    assert "datum:\nbijeenkomstsoort: leerbijeenkomst\n" in tekst


def _koppen(boek: openpyxl.Workbook, blad: str) -> dict[str, int]:
    """Which heading stands in which column."""
    return {str(cel.value): cel.column for cel in boek[blad][1] if cel.column}


def test_a_workbook_that_was_filled_in_is_the_same_as_the_file(hier_met_agenda: Doe, tmp_path: Path) -> None:
    hier_met_agenda("sjabloon", "--bijeenkomst", "B10", "-o", "b10.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "b10.xlsx")
    kop = _koppen(boek, "Agendapunt")
    for veld, waarde in {"Uitslag": "verdiept", "Reden": "Niemand kreeg de opdracht."}.items():
        boek["Agendapunt"].cell(2, kop[veld], waarde)
    kop = _koppen(boek, "Actie")
    rij = next(r for r in range(2, 20) if boek["Actie"].cell(r, 1).value == "E1")
    boek["Actie"].cell(rij, kop["Gedaan op"], "2028-05-10")
    boek["Leervraag"].cell(2, _koppen(boek, "Leervraag")["Vraag"], "Hoe nu verder?")
    boek["Leervraag"].cell(2, _koppen(boek, "Leervraag")["Niveau"], "de aanpak zelf")
    boek.save(tmp_path / "b10.xlsx")
    gedaan = hier_met_agenda("notulen", "b10.xlsx")
    assert gedaan.code == 0, gedaan.fout
    assert "B: verdiept" in gedaan.uit
    assert "Actie E1: Een overzicht maken van wat elke geldstroom aan verantwoording vraagt" in gedaan.uit
    assert "Vraag J is nieuw: Hoe nu verder?" in gedaan.uit
    assert "gedaan op 10 mei 2028" in hier_met_agenda("acties", "--bijeenkomst", "B10").uit
    assert hier_met_agenda("notulen", "b10.xlsx").uit.startswith("Alles was al zo vastgelegd.")


def test_a_mistake_in_a_workbook_is_told_at_its_cell(hier_met_agenda: Doe, tmp_path: Path) -> None:
    hier_met_agenda("sjabloon", "--bijeenkomst", "B10", "-o", "b10.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "b10.xlsx")
    kop = _koppen(boek, "Agendapunt")
    boek["Agendapunt"].cell(2, kop["Uitslag"], "oppakken")
    boek.save(tmp_path / "b10.xlsx")
    gedaan = hier_met_agenda("notulen", "b10.xlsx")
    assert gedaan.code == 1
    assert "b10.xlsx:Agendapunt!C2" in gedaan.fout
