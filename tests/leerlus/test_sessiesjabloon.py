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


KIJKEN = """\
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-03-31}
- {soort: gebied, sleutel: D01, naam: D01, niveau: deelgebied}
- {soort: actor, sleutel: trekker, naam: Trekker, actorsoort: rol}
- {soort: actor, sleutel: rijk, naam: Rijk, actorsoort: tafel, eigen: ja}
- {soort: systemische_factor, sleutel: traag, naam: Traag, klasse: patroon, ligging: buiten_aanpak}
- {soort: bijeenkomst, sleutel: T1, datum: 2026-01-12, bijeenkomstsoort: tafel, van: rijk}
- {soort: bijeenkomst, sleutel: T2, datum: 2026-03-12, bijeenkomstsoort: tafel, van: rijk}
- {soort: signaal, sleutel: tempo, over: traag, sinds: 2026-01-11, vraag: Wie helpt?, gevraagd_van: rijk,
   eigenaar: trekker}
- {soort: signaal, sleutel: termijn, over: traag, sinds: 2026-01-11, vraag: Wie let op?, gevraagd_van: rijk,
   eigenaar: trekker}
- {soort: agendapunt, onderwerp: tempo, bijeenkomst: T1, uitslag: oppakken, reden: Dat kan.,
   nakijken: {gebieden: [D01], wie: trekker, waaraan: De brief komt op tijd.}}
- {soort: agendapunt, onderwerp: termijn, bijeenkomst: T2}
- {soort: bron, pseudoniem: b1, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bron, pseudoniem: b2, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bron, pseudoniem: b3, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: registratie, id: r1, datum: 2026-01-05, gebied: D01, vorm: interview, bron: b1, interventie: geen}
- {soort: registratie, id: r2, datum: 2026-01-06, gebied: D01, vorm: interview, bron: b2, interventie: geen}
- {soort: registratie, id: r3, datum: 2026-01-07, gebied: D01, vorm: interview, bron: b3, interventie: geen}
"""


@pytest.mark.parametrize("bestand", ["t2.yaml", "t2.xlsx"])
def test_it_says_where_to_look_again_and_takes_who_looks_and_by_what_it_is_seen(
    hier: Doe, tmp_path: Path, bestand: str
) -> None:
    (tmp_path / "alles.yaml").write_text(KIJKEN, encoding="utf-8")
    assert hier("nieuw", "d.sqlite").code == 0
    assert hier("importeer", "alles.yaml").code == 0
    assert hier("sjabloon", "--bijeenkomst", "T2", "-o", bestand).code == 0
    zin = "tempo: kijk in D01; wie: Trekker; waaraan: De brief komt op tijd."
    if bestand.endswith("xlsx"):
        boek = openpyxl.load_workbook(tmp_path / bestand)
        assert f"Na te kijken deze leercyclus: {zin}" in {cel.value for cel in boek["Lees mij"]["A"]}
        kop = _koppen(boek, "Agendapunt")
        velden = {"Uitslag": "oppakken", "Reden": "Goed.", "Nakijken: gebieden": "D01", "Nakijken: wie": "trekker"}
        for veld, waarde in {**velden, "Nakijken: waaraan": "De post."}.items():
            boek["Agendapunt"].cell(2, kop[veld], waarde)
        boek.save(tmp_path / bestand)
    else:
        tekst = (tmp_path / bestand).read_text(encoding="utf-8")
        assert f"# Na te kijken deze leercyclus:\n#   {zin}\n" in tekst
        ingevuld = "nakijken: {gebieden: [D01], vanaf: 2026-05-01, wie: trekker, waaraan: De post.}"
        tekst = tekst.replace("# nakijken: {gebieden: , vanaf: , wie: , waaraan: }", ingevuld)
        tekst = tekst.replace("uitslag:\n    reden:", "uitslag: oppakken\n    reden: Goed.")
        (tmp_path / bestand).write_text(tekst, encoding="utf-8")
    gedaan = hier("notulen", bestand)
    assert (gedaan.code, "termijn: oppakken" in gedaan.uit) == (0, True), gedaan.fout
    assert "De post." in hier("signalen", "--json").uit


def test_a_mistake_in_a_workbook_is_told_at_its_cell(hier_met_agenda: Doe, tmp_path: Path) -> None:
    hier_met_agenda("sjabloon", "--bijeenkomst", "B10", "-o", "b10.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "b10.xlsx")
    kop = _koppen(boek, "Agendapunt")
    boek["Agendapunt"].cell(2, kop["Uitslag"], "oppakken")
    boek.save(tmp_path / "b10.xlsx")
    gedaan = hier_met_agenda("notulen", "b10.xlsx")
    assert gedaan.code == 1
    assert "b10.xlsx:Agendapunt!C2" in gedaan.fout
