"""Who did what when: every way of writing is in the log with the role that did it, and decisions with who took them."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.programma import Doe
from tests.invoer.volledig import schrijf
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.inhoud import rij
from verandertheorie.invoer.logboek import logregels

pytest_plugins = ("tests.cli.programma",)

GESPREK = """\
soort: registratie
id: gesprek-een
datum: 2026-09-15
gebied: D01
bron: b01
interventie: geen
bewijs:
  - {onderwerp: C01, teken: voor, kern: De eerste zin is goed.}
"""


@pytest.fixture
def bij(hier: Doe, mini: Path, tmp_path: Path) -> Doe:
    shutil.copyfile(mini, tmp_path / "mijn.sqlite")
    (tmp_path / "g.yaml").write_text(GESPREK, encoding="utf-8")
    return hier


def _rijen(bij: Doe) -> list[dict[str, Any]]:
    gedaan = bij("dossier", "logboek", "--json")
    assert gedaan.code == 0, gedaan
    gelezen = json.loads(gedaan.uit)
    assert gelezen["doelgroep"] == "monitor"
    rijen: list[dict[str, Any]] = gelezen["rijen"]
    return rijen


def test_what_is_read_in_mended_and_withdrawn_is_told_with_the_role_that_did_it(bij: Doe, tmp_path: Path) -> None:
    al = len({r["invoer"] for r in _rijen(bij)})
    assert bij("importeer", "g.yaml", "--rol", "lerende monitor").code == 0
    (tmp_path / "g.yaml").write_text(GESPREK.replace("eerste", "tweede"), encoding="utf-8")
    assert bij("importeer", "g.yaml", "--herzie").code == 0
    weg = ("dossier", "trek-in", "--registratie", "gesprek-een", "--reden", "op verzoek", "--door", "beheerder", "--ja")
    assert bij(*weg).code == 0
    nieuw = [r for r in _rijen(bij) if r["invoer"] > al]
    assert [(r["door"], r["daad"], r["soort"], r["aantal"], r["reden"]) for r in nieuw] == [
        ("lerende monitor", "niets over", "", 0, ""),
        ("", "niets over", "", 0, ""),
        ("beheerder", "ingetrokken", "registratie", 1, "op verzoek"),
    ]
    tekst = bij("dossier", "logboek").uit
    assert "door lerende monitor: 1 nieuw, 0 herzien" in tekst
    assert "ingetrokken: 1 registratie, gesprek-een; reden: op verzoek" in tekst
    assert "(rol niet ingevuld)" in tekst
    assert "staat niet wie het deed" in tekst


def test_the_same_as_csv_has_every_field_and_its_audience(bij: Doe) -> None:
    gedaan = bij("dossier", "logboek", "--csv")
    eerste, *rest = list(csv.reader(io.StringIO(gedaan.uit.removeprefix("\ufeff")), delimiter=";"))
    assert eerste[:4] == ["invoer", "tijd", "door", "daad"]
    assert {r[-1] for r in rest} == {"monitor"}
    assert len(rest) == len(_rijen(bij))
    assert bij("dossier", "logboek", "--csv", "--json").code == 2


def test_a_decision_is_told_with_who_took_it_when_and_why(hier: Doe, voorbeeld: Path, tmp_path: Path) -> None:
    shutil.copyfile(voorbeeld, tmp_path / "mijn.sqlite")
    besluiten = [r for r in _rijen(hier) if r["daad"] == "besluit"]
    assert besluiten
    for r in besluiten:
        assert r["wie"] or r["uitkomst"]
        assert r["dag"], r
    assert "besluit over" in hier("dossier", "logboek").uit


@pytest.mark.parametrize(("meer", "zegt"), [({}, "voor"), ({"ingetrokken": True}, "niet meer voor")])
def test_a_kind_of_decision_that_nobody_knows_yet_appears_by_itself(
    tmp_path: Path, meer: dict[str, bool], zegt: str
) -> None:
    inhoud: dict[str, Any] = {"soort": "vrijgavebesluit", "sleutel": "v1", "wat": ["kaart"], "doelgroep": "partner"}
    inhoud |= {"rollen": ["programmamanager"], "datum": "2028-04-01", "reden": "Besproken."} | meer
    pad = schrijf(tmp_path / "d.sqlite", [rij("vrijgavebesluit", "v1", "", inhoud)])
    (regel,) = logregels(pad)
    assert (regel.daad, regel.soort, regel.wie, regel.dag) == (
        "besluit",
        "vrijgavebesluit",
        ("programmamanager",),
        "2028-04-01",
    )
    assert (regel.uitkomst, regel.reden) == (f"kaart {zegt} partner", "Besproken.")


def test_every_row_of_the_dossier_is_in_it_once(voorbeeld: Path) -> None:
    with Dossier.open(voorbeeld, alleen_lezen=True) as d:
        rijen = len(d.alle_revisies())
    assert sum(r.aantal for r in logregels(voorbeeld) if r.daad != "ingetrokken") == rijen


def test_an_empty_dossier_has_nothing_to_tell(hier: Doe) -> None:
    assert hier("nieuw", "leeg.sqlite").code == 0
    gedaan = hier("dossier", "logboek")
    assert (gedaan.code, gedaan.uit.strip()) == (0, "Er is nog niets ingelezen of besloten.")


@pytest.mark.parametrize(
    "woorden",
    [
        ("redactie", "C01", "tekst", "Het gaat vlugger.", "--bijeenkomst", "B3"),
        ("versie", "maak", "--toelichting", "De eerste."),
    ],
)
def test_who_writes_down_a_wording_or_a_version_can_say_in_what_role(bij: Doe, woorden: tuple[str, ...]) -> None:
    gedaan = bij(*woorden, "--rol", "lerende monitor")
    assert gedaan.code == 0, gedaan
    assert _rijen(bij)[-1]["door"] == "lerende monitor"
