"""From an empty dossier to version 2, told as people would do it: also a tutorial of the commands."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.programma import Doe
from verandertheorie.meegeleverd import meegeleverd

pytest_plugins = ("tests.cli.programma",)

BRON = meegeleverd("voorbeelden/extra-rijksinzet")
Vt = Callable[..., tuple[int, str, str]]


@pytest.fixture
def vt(hier: Doe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vt:
    """Runs the program in this process, in the folder of this test: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def voer_uit(*woorden: str | Path) -> tuple[int, str, str]:
        gedaan = hier(*woorden)
        return gedaan.code, gedaan.uit, gedaan.fout

    return voer_uit


def gegevens(vt: Vt, *woorden: str) -> Any:
    code, uit, _ = vt(*woorden, "--json")
    assert code == 0
    return json.loads(uit)


def tot_en_met_c5(vt: Vt) -> None:
    """Theory, evidence up to c5, and version 1 as the theory was read from the plan."""
    assert vt("nieuw", "mijn.sqlite", "--voorbeeld", "extra-rijksinzet", "--alleen-theorie")[0] == 0
    assert vt("importeer", BRON / "sessies/bijeenkomsten.yaml")[0] == 0
    assert vt("importeer", BRON / "records/bronnen.yaml", BRON / "records/c1.yaml")[0] == 0
    code, uit, _ = vt("versie", "maak", "--toelichting", "Zoals gelezen uit het plan.")
    assert (code, uit) == (0, "Versie 1 van de theorie is vastgesteld, zoals zij luidt in c1.\n")
    assert vt("importeer", *(BRON / f"records/{c}.yaml" for c in ("c2", "c3", "c4", "c5")))[0] == 0


def test_the_story_from_evidence_to_a_version_that_can_be_compared(vt: Vt) -> None:
    tot_en_met_c5(vt)

    # What does the evidence give reason to change?
    voorstellen = {r["voorstel"]: r for r in gegevens(vt, "voorstellen")["rijen"]}
    assert len(voorstellen) == 30
    assert next(iter(voorstellen)) == "V5-C20"

    # One decision by hand, on exactly what was read; a second time changes nothing.
    waarover = ("--bijeenkomst", "B8", "--rol", "programmamanager", "--rol", "provincie")
    besluit = ("besluit", voorstellen["V12-C21"]["aanhaling"], "--houd-aan", *waarover)
    assert vt(*besluit) == (0, "V12-C21: aangehouden in B8.\n", "")
    assert "Er is niets veranderd" in vt(*besluit)[1]

    # The other decisions of that session from its minutes, which also settle version 2.
    code, uit, _ = vt("besluiten", BRON / "besluiten/b8.yaml", "--rol", "lerende monitor")
    assert code == 0
    assert "V5-C20: aanvaard in B8." in uit
    assert "V6-C13-trage-vergunningen: aangepast aanvaard in B8." in uit
    assert "Versie 2 van de theorie is vastgesteld" in uit

    # What changed, by which decision, on what evidence?
    verschil = gegevens(vt, "vergelijk", "1", "2")
    assert len(verschil["rijen"]) == 7
    c20 = next(r for r in verschil["rijen"] if r["naam"] == "C20")
    assert (c20["besluiten"], c20["bijeenkomsten"]) == (["V5-C20"], ["B8"])
    assert all(b.startswith(("d01-4a", "d04-4a", "d05-5a", "d08-5a", "d09-5a")) for b in c20["bewijs"])

    # New evidence: what was rejected stays away, what it gives reason for appears.
    assert vt("importeer", BRON / "records/c6.yaml")[0] == 0
    open_ = {r["voorstel"]: r["status"] for r in gegevens(vt, "voorstellen")["rijen"]}
    assert "V2-C46" not in open_
    assert {"V1-C22", "V4-een-aanspreekpunt.leidt_tot.versnelling-uitvoering"} <= set(open_)
    assert open_["V3-C01-novex"] == "aangehouden"
    assert "verouderd" in vt("voorstellen")[1]
    assert "V2-C46" in vt("voorstellen", "--alles")[1]

    # A decision on what was read before the new evidence is refused, and says what differs.
    code, _, fout = vt("besluit", voorstellen["V3-C01-novex"]["aanhaling"], "--aanvaard", "--reden", "x", *waarover)
    assert code == 6
    code, _, fout = vt(
        "besluit", voorstellen["V10-C01"]["aanhaling"], "--houd-aan", "--bijeenkomst", "B9", "--rol", "x"
    )
    assert code == 6
    assert "het bewijs liep tot en met c5, nu tot en met c6" in fout

    # The versions stay, also in an export.
    assert [r["nummer"] for r in gegevens(vt, "versies")["rijen"]] == [1, 2]
    assert vt("exporteer", "yaml", "uit")[0] == 0
    assert "besluit_op_voorstel.yaml" in {p.name for p in Path("uit/theorie").iterdir()}


def test_a_goal_is_sharpened_and_a_name_is_improved(vt: Vt) -> None:
    tot_en_met_c5(vt)
    waarover = ("--bijeenkomst", "B8", "--rol", "opdrachtgever")
    velden = ("--pas-aan", "wanneer=vóór Q2 2028", "--pas-aan", "waaraan_zichtbaar=doorlooptijd")
    code, uit, _ = vt("besluit", "V9-versnelling-uitvoering", *velden, *waarover)
    assert code == 0
    assert "Uitvoering gaat sneller en is sterker" in uit
    redactie = ("redactie", "een-aanspreekpunt", "naam", "Eén herkenbaar aanspreekpunt", "--bijeenkomst", "B8")
    code, uit, _ = vt(*redactie)
    assert (code, uit) == (0, "Was: Eén aanspreekpunt van het Rijk Wordt: Eén herkenbaar aanspreekpunt\n")
    assert "Er is niets veranderd" in vt(*redactie)[1]


@pytest.mark.lang
@pytest.mark.parametrize(
    ("woorden", "code", "zegt"),
    [
        (("besluit", "V5-C20", "--bijeenkomst", "B8", "--rol", "x"), 2, "Kies een van"),
        (("besluit", "V5-C20", "--aanvaard", "--verwerp", "--bijeenkomst", "B8", "--rol", "x"), 2, "Kies een van"),
        (("besluit", "V5-C20", "--verwerp", "--bijeenkomst", "B8", "--rol", "x"), 2, "--reden"),
        (("besluit", "V5-C2", "--aanvaard", "--bijeenkomst", "B8", "--rol", "x"), 2, "Alle voorstellen:"),
        (
            ("besluit", "V5-C20", "--pas-aan", "a", "--pas-aan", "b", "--bijeenkomst", "B8", "--rol", "x"),
            2,
            "één tekst",
        ),
        (("besluit", "V5-C20", "--aanvaard", "--rol", "x"), 2, "Noem met --bijeenkomst"),
        (("besluit", "V5-C20", "--aanvaard", "--bijeenkomst", "B8"), 2, "Welke rollen besloten?"),
        (("redactie", "novex", "naam", "NOVEX"), 2, "Noem met --bijeenkomst"),
        (("vergelijk", "1", "4"), 2, "Kies uit: 1."),
        (("besluiten", "nergens.yaml"), 1, "Niets vastgelegd."),
        (("versie", "maak"), 2, "niets veranderd sinds versie 1"),
        (("voorstellen", "--gebied", "D01"), 2, "al het bewijs"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(vt: Vt, woorden: tuple[str, ...], code: int, zegt: str) -> None:
    tot_en_met_c5(vt)
    voor = Path("mijn.sqlite").read_bytes()
    kwam, uit, fout = vt(*woorden)
    assert (kwam, uit) == (code, "")
    assert zegt in " ".join(fout.replace("│", " ").split())
    assert Path("mijn.sqlite").read_bytes() == voor


def test_nothing_is_decided_or_settled_behind_what_was_decided_later(vt: Vt) -> None:
    assert vt("nieuw", "x.sqlite", "--voorbeeld", "extra-rijksinzet")[0] == 0
    assert vt("redactie", "een-aanspreekpunt", "naam", "AAA", "--bijeenkomst", "B8")[0] == 0
    code, uit, fout = vt("redactie", "een-aanspreekpunt", "naam", "CCC", "--bijeenkomst", "B2")
    assert (code, uit) == (6, "")
    assert "Kies een latere bijeenkomst." in fout
    assert vt("versie", "maak", "--bijeenkomst", "B8")[0] == 0
    code, uit, fout = vt("versie", "maak", "--bijeenkomst", "B2")
    assert (code, uit) == (2, "")
    assert "Kies een latere bijeenkomst." in fout
    assert vt("vergelijk")[0] == 0


def test_what_was_just_decided_is_what_the_document_says(vt: Vt) -> None:
    tot_en_met_c5(vt)
    assert vt("besluiten", BRON / "besluiten/b8.yaml")[0] == 0
    for woorden in ((), ("--versie", "2")):
        code, uit, _ = vt("theorie", *woorden)
        assert code == 0
        assert "Versie 2" in uit


def test_other_words_are_not_a_decision(vt: Vt) -> None:
    tot_en_met_c5(vt)
    sessie = ("--bijeenkomst", "B8")
    assert vt("besluit", "V5-C20", "--aanvaard", "--rol", "projecttrekker", *sessie)[0] == 0
    assert vt("redactie", "C20", "tekst", "Als een knelpunt een eigenaar heeft, volgt een regel.", *sessie)[0] == 0
    assert vt("versie", "maak", *sessie)[0] == 0
    door = {(r["naam"], r["verandering"]): r for r in gegevens(vt, "vergelijk")["rijen"]}
    assert len([r for r in door.values() if "redactie" in str(r).casefold()]) == 1
