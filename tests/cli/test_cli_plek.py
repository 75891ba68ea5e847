"""The pile of loose findings is sorted by command: what looks personal is held, and a mistake names its option."""

from pathlib import Path

import pytest

from tests.cli.programma import Doe

pytest_plugins = ("tests.cli.programma",)

GESPREK = """\
soort: registratie
id: d01-los
datum: 2026-12-07
gebied: D01
bron: b01
interventie: geen
grond: fictief
open_vraag_belemmeringen: ja
bewijs:
  - {onderwerp: los, teken: voor, kern: "Er is niemand die het overneemt."}
"""
FACTOR = ("--klasse", "patroon", "--ligging", "buiten_aanpak")
PIJL = "tijdgebrek > belemmert > vertrouwen-grondeigenaar"


@pytest.fixture
def proef(tmp_path: Path, mini: Path, doe: Doe) -> Path:
    """An own copy of ``mini`` with one loose finding in it."""
    pad = tmp_path / "proef.sqlite"
    pad.write_bytes(mini.read_bytes())
    (tmp_path / "los.yaml").write_text(GESPREK)
    assert doe("importeer", "los.yaml").code == 0
    return pad


@pytest.mark.parametrize(
    "woorden",
    [
        ("maak-factor", "opvolger", "d01-los#1", "--naam", "Geen opvolger volgens mevrouw Jansen-Bakker", *FACTOR),
        ("maak-bewering", PIJL, "--uit", "d01-los#1", "--tekst", "Mevrouw Jansen-Bakker stopt, belt Piet de Boer."),
        ("geef-plek", "d01-los#1", "--bij", "tijdgebrek", "--rol", "mevrouw Jansen-Bakker"),
        ("versie", "maak", "--toelichting", "Mevrouw Jansen-Bakker wilde dit."),
        ("redactie", "novex", "omschrijving", "Zegt mevrouw Jansen-Bakker.", "--bijeenkomst", "B3"),
        ("importeer", "los.yaml", "--rol", "mevrouw Jansen-Bakker"),
        ("dossier", "trek-in", "--registratie", "d01-los", "--reden", "mevrouw Jansen-Bakker vroeg het", "--ja"),
    ],
    ids=lambda woorden: woorden[0],
)
def test_what_looks_personal_is_held_until_somebody_looked(doe: Doe, proef: Path, woorden: tuple[str, ...]) -> None:
    voor = proef.read_bytes()
    gedaan = doe(*woorden)
    assert gedaan.code == 1, gedaan
    assert "ansen-Bakker' lijkt op een naam" in " ".join(gedaan.fout.split())
    assert "--nagekeken" in gedaan.fout
    assert proef.read_bytes() == voor
    gedaan = doe(*woorden, "--nagekeken")
    assert gedaan.code == 0, gedaan


@pytest.mark.parametrize("naam", ["los", "LOS", " geen "])
def test_a_word_for_nothing_is_the_name_of_nothing(doe: Doe, proef: Path, naam: str) -> None:
    voor = proef.read_bytes()
    for woorden in (
        ("maak-factor", naam, "d01-los#1", "--naam", "Losse grond", *FACTOR),
        ("maak-factor", "losse-grond", "d01-los#1", "--naam", naam, *FACTOR),
        ("maak-bewering", PIJL, "d01-los#1", "--tekst", naam),
        ("geef-plek", "d01-los#1", "--bij", naam),
    ):
        gedaan = doe(*woorden)
        assert gedaan.code in (1, 2), (woorden, gedaan)
        assert naam.strip() in gedaan.fout
    assert proef.read_bytes() == voor


def test_a_name_that_is_there_already_is_pointed_at(doe: Doe, proef: Path) -> None:
    for naam in ("Tijdgebrek en lage prioriteit voor leren", "tijdgebrek  en LAGE prioriteit voor leren"):
        gedaan = doe("maak-factor", "nieuw-f", "d01-los#1", "--naam", naam, *FACTOR)
        assert gedaan.code == 2, gedaan
        assert "is er al" in gedaan.fout
        assert "geef-plek" in gedaan.fout


def test_a_mistake_names_the_option_in_which_it_is(doe: Doe, proef: Path) -> None:
    gedaan = doe(
        "maak-factor",
        "opvolger",
        "--uit",
        "d01-los#1",
        "--naam",
        "Geen opvolger",
        "--klasse",
        "rood",
        "--ligging",
        "in",
    )
    assert gedaan.code == 1
    assert [regel.partition(" ")[0] for regel in gedaan.fout.splitlines()] == ["--klasse:", "--ligging:"]
    gedaan = doe("maak-bewering", "tijdgebrek > maakt > C13", "d01-los#1", "--tekst", "Zo is het.")
    assert gedaan.fout.startswith("PIJL: ")


def test_who_asks_the_dossier_for_one_record_is_told_how(doe: Doe, proef: Path) -> None:
    gedaan = doe("dossier", "toon", "d01-los")
    assert (gedaan.code, "verandertheorie toon d01-los" in " ".join(gedaan.fout.split())) == (2, True)
