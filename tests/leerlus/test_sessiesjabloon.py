"""The file of a session stands ready with what is open, as YAML and as a workbook, and both are read back."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli.programma import Gedaan
from verandertheorie.uitvoer.tabel.sessiesjabloon import VOORBEELDEN

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
    assert "  # - onderwerp: C\n  #   uitslag:\n  #   reden:\n" in tekst, "open, and not asked for"
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


def _zonder_hekjes(tekst: str) -> str:
    """The template with all that stands behind a # turned on; explanations stay as they are."""
    regels, aan = [], False
    for regel in tekst.splitlines():
        aan = regel.startswith("  # - ") or (aan and regel.startswith("  #   "))
        regels.append(f"  {regel[4:]}" if aan else regel)
    return "\n".join(regels)


@pytest.mark.parametrize("sessie", [("B10",), ("T9",), ("K9", "--van", "kernteam")])
def test_all_that_stands_behind_a_hash_is_read_where_it_belongs(
    hier_met_agenda: Doe, tmp_path: Path, sessie: tuple[str, ...]
) -> None:
    hier_met_agenda("sjabloon", "--bijeenkomst", *sessie, "-o", "b.yaml")
    tekst = _zonder_hekjes((tmp_path / "b.yaml").read_text(encoding="utf-8")).replace("datum:\n", "datum: 2028-05-16\n")
    (tmp_path / "b.yaml").write_text(tekst.replace("V5-C20", "V5-C99"), encoding="utf-8")
    gedaan = hier_met_agenda("notulen", "b.yaml", "--droog")
    fouten = [regel for regel in gedaan.fout.splitlines() if "[VT" in regel and "let op" not in regel]
    assert all("V5-C99" in regel or "[VT026]" in regel for regel in fouten), gedaan.fout


def test_a_session_of_a_table_stands_ready_with_what_is_asked_of_it(hier_met_agenda: Doe, tmp_path: Path) -> None:
    assert hier_met_agenda("sjabloon", "--bijeenkomst", "P4", "--van", "Praktijk-en-beleid").code == 0
    tekst = (tmp_path / "p4.yaml").read_text(encoding="utf-8")
    assert "bijeenkomstsoort: tafel\nvan: praktijk-en-beleid\n" in tekst
    item = tekst.partition("  - onderwerp: vergunningen\n")[2].partition("- onderwerp")[0]
    assert "uitslag:" in item
    assert "nakijken" in item
    assert "onderwerp: geldstromen" not in tekst, "that is asked of another table"
    assert "Wie zorgt dat een aanvraag in een kerngebied binnen de termijn wordt beoordeeld?" in tekst


def test_a_session_that_nobody_knows_shows_the_open_signals_behind_a_hash(hier_met_agenda: Doe, tmp_path: Path) -> None:
    hier_met_agenda("sjabloon", "--bijeenkomst", "T9")
    tekst = (tmp_path / "t9.yaml").read_text(encoding="utf-8")
    assert "  # - onderwerp: vergunningen\n  #   uitslag:\n" in tekst
    assert "\n  - onderwerp: vergunningen" not in tekst
    assert "onderwerp: doelen" not in tekst, "it lies within the approach, and its own table did not decide yet"
    hier_met_agenda("sjabloon", "--bijeenkomst", "B10")
    assert "onderwerp: vergunningen" not in (tmp_path / "b10.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("--van", "kernteam"), "hoort bij --bijeenkomst"),
        (("--bijeenkomst", "B10", "--van", "kernteam"), "niet van een tafel"),
        (("--bijeenkomst", "P4", "--van", "kernteem"), "Bedoelt u kernteam?"),
        (("--bijeenkomst", "P4", "--van", "projecttrekker"), "Kies uit: kernteam"),
    ],
)
def test_a_table_that_is_not_meant_so_is_refused(hier_met_agenda: Doe, woorden: tuple[str, ...], zin: str) -> None:
    gedaan = hier_met_agenda("sjabloon", *woorden)
    assert (gedaan.code, zin in gedaan.fout) == (2, True), gedaan.fout


@pytest.mark.parametrize(
    ("lijst", "inhoud"),
    [
        (lijst, inhoud)
        for lijst in (*VOORBEELDEN, "agenda", "acties")
        for inhoud in ("  - 5", "  - []", "  Dit is tekst")
        if lijst not in ("verder", "leerbehoeften") or "5" not in inhoud  # there any text may stand
    ],
)
def test_a_list_that_is_filled_in_wrongly_names_what_it_wants(
    hier_met_agenda: Doe, tmp_path: Path, lijst: str, inhoud: str
) -> None:
    (tmp_path / "b.yaml").write_text(f"bijeenkomst: B10\n{lijst}:\n{inhoud}\n", encoding="utf-8")
    gedaan = hier_met_agenda("notulen", "b.yaml")
    assert gedaan.code == 1
    velden = {"agenda": "onderwerp", "acties": "wat", "leerbehoeften": "vraag", "besluiten": "voorstel", "verder": ""}
    assert "streepje" in gedaan.fout or "Hier kunnen staan" in gedaan.fout, gedaan.fout
    if "tekst" not in inhoud or lijst in ("agenda", "acties", "leerbehoeften", "besluiten", "redacties"):
        assert velden.get(lijst, "onderwerp") in gedaan.fout, gedaan.fout


def test_a_piece_of_a_sentence_between_braces_is_told_to_want_quotation_marks(
    hier_met_agenda: Doe, tmp_path: Path
) -> None:
    for reden in ("Snel, maar duur", "Snel, maar duur: te duur"):
        item = f"{{onderwerp: C, uitslag: besproken, reden: {reden}}}"
        (tmp_path / "b.yaml").write_text(f"bijeenkomst: B10\nagenda:\n  - {item}\n", encoding="utf-8")
        gedaan = hier_met_agenda("notulen", "b.yaml")
        assert (gedaan.code, "b.yaml:3" in gedaan.fout, "aanhalingstekens" in gedaan.fout) == (1, True, True)


def _keuzes(blad: Worksheet) -> dict[str, str]:
    """What stands behind the drop-down of each column, by its letter."""
    return {str(v.sqref).partition("2")[0]: v.formula1 for v in blad.data_validations.dataValidation}


def test_the_workbook_offers_what_it_asks_for(hier_met_agenda: Doe, tmp_path: Path) -> None:
    hier_met_agenda("sjabloon", "--bijeenkomst", "B10", "-o", "b10.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "b10.xlsx")
    zinnen = [str(cel.value) for (cel,) in boek["Lees mij"].iter_rows(max_col=1) if cel.value]
    assert any(zin.startswith("C · Hoe kunnen we tijd maken") for zin in zinnen)
    assert any(zin.startswith("B · ") and zin.endswith("(staat klaar)") for zin in zinnen)
    assert [k for k in _koppen(boek, "Bijeenkomst") if k.startswith("Kern")] == [
        "Kern: hoeveel mensen er zijn",
        "Kern: hoeveel er kwamen",
    ]
    keuze = _keuzes(boek["Agendapunt"])
    assert {keuze["A"], keuze["G"]} == {"lijst_onderwerp", "lijst_rollen"}
    assert _keuzes(boek["Actie"])["C"] == "lijst_rollen"
    lijsten = [[cel for cel in kolom if cel] for kolom in boek["Lijsten"].iter_cols(values_only=True)]
    assert any("Projecttrekker" in kolom for kolom in lijsten)
    assert any(str(kolom[0]).startswith("B · ") for kolom in lijsten)


def test_what_is_chosen_from_a_list_is_read_as_what_is_meant(hier_met_agenda: Doe, tmp_path: Path) -> None:
    hier_met_agenda("sjabloon", "--bijeenkomst", "B10", "-o", "b10.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "b10.xlsx")
    c = next(str(cel.value) for (cel,) in boek["Lijsten"].iter_rows(min_col=2, max_col=2) if "C ·" in str(cel.value))
    kop, rij = _koppen(boek, "Agendapunt"), 3
    boek["Agendapunt"].cell(rij, 1, c)
    boek["Agendapunt"].cell(rij, kop["Uitslag"], "besproken")
    boek["Leervraag"].cell(2, 2, "Hoe kunnen we verder, terwijl het regent?")
    kop, rij = _koppen(boek, "Actie"), boek["Actie"].max_row + 1
    for veld, waarde in {"Wat": "Iets doen", "Wie doet het (rollen)": "Projecttrekker; Provincie", "Uit": c}.items():
        boek["Actie"].cell(rij, kop[veld], waarde)
    boek.save(tmp_path / "b10.xlsx")
    gedaan = hier_met_agenda("notulen", "b10.xlsx")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert "  C: besproken\n" in gedaan.uit
    assert "Actie B10-1: Iets doen; Projecttrekker en Provincie" in gedaan.uit
    assert "Vraag J is nieuw" in gedaan.uit, "neither letter nor level was filled in"
    assert hier_met_agenda("notulen", "b10.xlsx").uit.startswith("Alles was al zo vastgelegd.")


def test_mistakes_in_cells_and_in_what_they_say_come_at_once(hier_met_agenda: Doe, tmp_path: Path) -> None:
    hier_met_agenda("sjabloon", "--bijeenkomst", "B10", "-o", "b10.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "b10.xlsx")
    boek["Agendapunt"].cell(2, _koppen(boek, "Agendapunt")["Uitslag"], "oppakken")
    boek["Agendapunt"].cell(3, 1, "C")
    boek["Agendapunt"].cell(3, 2, "B9")
    boek["Agendapunt"].cell(3, _koppen(boek, "Agendapunt")["Uitslag"], "besproken")
    boek["Bijeenkomst"].cell(2, _koppen(boek, "Bijeenkomst")["Aanwezig"], "acht man")
    boek["Actie"].cell(2, _koppen(boek, "Actie")["Gedaan op"], "2028-06-01")
    boek.save(tmp_path / "b10.xlsx")
    gedaan = hier_met_agenda("notulen", "b10.xlsx")
    assert gedaan.code == 1
    for cel in ("Agendapunt!C2", "Agendapunt!B3", "Bijeenkomst!E2", "Actie!F2"):
        assert f"b10.xlsx:{cel}: " in gedaan.fout, gedaan.fout


def test_what_was_stored_of_a_session_is_said_back(hier_met_agenda: Doe, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        "bijeenkomst: B10\naanwezig: {rijk: 5, medeoverheid: 2}\nkern: {van: 8, er: 7}\n"
        "reacties:\n  - {onderwerp: C20, klopt: 5, klopt_niet: 1}\nverder:\n  - De zaal was te klein.\n"
        "notities:\n  - {onderwerp: B, tekst: Eerst bellen.}\n",
        encoding="utf-8",
    )
    uit = hier_met_agenda("notulen", "b.yaml").uit
    assert "Aanwezig: Rijk 5, " in uit
    assert "van de kern 7 van 8" in uit
    assert "klopt 5, klopt niet 1, weten we niet 0" in uit
    assert "Verder: De zaal was te klein." in uit
    assert "Notitie bij B: Eerst bellen." in uit
