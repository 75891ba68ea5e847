"""The commands as a user gives them, on a real server."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from neo4j import Driver

from scripts.neo4jserver import Neo4jServer
from tests.cli.programma import Doe, Gedaan
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.neo4j.plaatselijk import antwoord
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie

pytest_plugins = ("tests.cli.programma", "tests.neo4j.database")

Neo4j = Callable[..., Gedaan]


@pytest.fixture
def neo4j(hier: Doe, neo4jserver: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Neo4j:
    """Runs ``verandertheorie neo4j`` with these words, on the server of this run."""
    for naam in ("USERNAME", "PASSWORD", "DATABASE"):
        monkeypatch.delenv(f"NEO4J_{naam}", raising=False)
    monkeypatch.setenv("NEO4J_URI", neo4jserver.adres)
    return lambda *woorden: hier("neo4j", *woorden)


def test_from_an_empty_workspace_to_an_answer_and_back(neo4j: Neo4j, voorbeeld: Path, driver: Driver) -> None:
    waar = ("--ruimte", "opdracht")
    leeg = neo4j("vraag", "terugkerende-belemmeringen", *waar)
    assert (leeg.code, leeg.uit) == (2, "")
    assert "Ruimte opdracht is leeg. Vul haar eerst" in leeg.fout
    droog = neo4j("sync", "-d", voorbeeld, "--droog", *waar).uit
    assert re.search(r"komen \d+ knopen en \d+ relaties te staan\. Er is niets geschreven", droog)
    gedaan = neo4j("sync", "-d", voorbeeld, "--doelgroep", "monitor", "--met-citaten", *waar)
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert "Geef alleen monitors toegang" in gedaan.uit
    nog_eens = neo4j("sync", "-d", voorbeeld, "--doelgroep", "monitor", "--met-citaten", *waar)
    assert "is al gevuld met deze stand van het dossier" in " ".join(nog_eens.uit.split())
    assert "Ruimte opdracht: stand na c6, voor doelgroep monitor" in neo4j("toets").uit
    woorden = ("vraag", "stemmen-achter-belemmering", "--factor", "trage-vergunningen", *waar)
    gegevens = json.loads(neo4j(*woorden, "--json").uit)
    graaf = Verandergraaf.uit(voorbeeld)
    assert gegevens["rijen"] == antwoord(graaf, "stemmen-achter-belemmering", factor="trage-vergunningen")
    assert gegevens["dossier"] == graaf.dossierhash
    _vergelijkt(neo4j, voorbeeld, driver)
    assert "trage-vergunningen" not in neo4j("vraag", "per-leercyclus", *waar).uit
    onbekend = neo4j(*woorden[:3], "bestaat-niet", *waar)
    assert (onbekend.code, "staat niet in ruimte opdracht" in onbekend.fout) == (2, True)
    alle = projecteer(graaf, "monitor", met_citaten=True).aantal_knopen
    assert neo4j("wis", *waar).uit.startswith(f"Ruimte opdracht is leeg: {alle} knopen")
    assert neo4j("wis", *waar).uit == "Ruimte opdracht was al leeg.\n"
    assert Neo4jProjectie(driver, "opdracht").stand() is None


def _vergelijkt(neo4j: Neo4j, voorbeeld: Path, driver: Driver) -> None:
    """What Neo4j says is held beside the dossier; a value that somebody changed there is found."""
    woorden = ("vraag", "terugkerende-belemmeringen", "--vergelijk", "-d", voorbeeld, "--ruimte", "opdracht")
    gedaan = neo4j(*woorden)
    assert (gedaan.code, gedaan.fout.startswith("Het dossier geeft hetzelfde: ")) == (0, True)
    zet = "MATCH (f:SystemischeFactor {vt_ruimte: 'opdracht', id: 'trage-vergunningen'}) SET f.naam = $naam"
    naam = Verandergraaf.uit(voorbeeld).naam("trage-vergunningen")
    driver.execute_query(zet, naam="anders")
    gedaan = neo4j(*woorden)
    assert (gedaan.code, "niet gelijk aan het dossier" in gedaan.fout) == (1, True)
    driver.execute_query(zet, naam=naam)
    assert neo4j("vraag", "--cypher", "RETURN 1", "--vergelijk", "--ruimte", "opdracht").code == 2


def test_a_question_that_needs_voices_is_refused_where_there_are_none(neo4j: Neo4j, mini: Path) -> None:
    waar = ("--ruimte", "voor-een-sessie")
    assert neo4j("sync", "-d", mini, *waar).code == 0
    gedaan = neo4j("vraag", "waar-keek-niemand", *waar)
    assert (gedaan.code, gedaan.uit) == (1, "")
    assert "Die staan niet in ruimte voor-een-sessie: zij is voor doelgroep sessie." in gedaan.fout
    assert neo4j("vraag", "terugkerende-belemmeringen", *waar).code == 0
    neo4j("wis", *waar)


def test_own_cypher_reads_and_only_reads(neo4j: Neo4j, mini: Path) -> None:
    waar = ("--ruimte", "eigen-cypher")
    assert neo4j("sync", "-d", mini, *waar).code == 0
    tel = "MATCH (f:SystemischeFactor {vt_ruimte: $ruimte}) RETURN count(f) AS aantal"
    assert json.loads(neo4j("vraag", "--cypher", tel, "--json", *waar).uit)["rijen"][0]["aantal"] > 0
    gedaan = neo4j("vraag", "--cypher", "MATCH (n) DETACH DELETE n", *waar)
    assert (gedaan.code, gedaan.uit) == (1, "")
    assert "verandert iets" in gedaan.fout
    neo4j("wis", *waar)


def test_own_cypher_says_whose_database_it_reads(neo4j: Neo4j, mini: Path) -> None:
    """Nothing keeps it to one workspace: beside one for monitors, what it gives may be for monitors."""
    waar = ("--ruimte", "van-een-sessie")
    assert neo4j("sync", "-d", mini, *waar).code == 0
    assert neo4j("sync", "-d", mini, "--doelgroep", "monitor", "--ruimte", "van-een-monitor").code == 0
    woorden = ("vraag", "--cypher", "MATCH (b:Bron {vt_ruimte: 'van-een-monitor'}) RETURN b.naam AS naam", *waar)
    gegevens = json.loads(neo4j(*woorden, "--json").uit)
    assert gegevens["rijen"]
    assert gegevens["parameters"]["doelgroep"] == "monitor"
    assert "Eigen Cypher leest de hele database, ook" in " ".join(gegevens["opmerkingen"])
    uit = " ".join(neo4j(*woorden).uit.split())
    assert ("ruimte van-een-monitor" in uit, "doelgroep sessie" in uit) == (True, False)
    assert "doelgroep sessie" in neo4j("vraag", "terugkerende-belemmeringen", *waar).uit  # that one keeps to its own
    for wat in (neo4j("toets"), neo4j("sync", "-d", mini, *waar)):
        voor = re.search(r"in deze database staat wat voor (.+?) is\.", " ".join(wat.uit.split()))
        assert voor
        assert {"monitor", "sessie"} <= {*re.split(", | en ", voor[1])}, "perhaps beside what another test put there"
    omgezet = " ".join(neo4j("sync", "-d", mini, "--doelgroep", "kernteam", *waar).uit.split())
    assert (
        "was voor doelgroep sessie. Wie daarvoor toegang kreeg, leest er nu wat voor doelgroep kernteam is" in omgezet
    )
    for ruimte in ("van-een-sessie", "van-een-monitor"):
        neo4j("wis", "--ruimte", ruimte)


def test_what_json_does_not_have_is_text_and_what_is_no_text_is_refused(neo4j: Neo4j, mini: Path) -> None:
    waar = ("--ruimte", "eigen-cypher")
    assert neo4j("sync", "-d", mini, *waar).code == 0
    gedaan = neo4j("vraag", "--cypher", "RETURN 1.0 / 0 AS a, [0.0 / 0] AS b, {c: -1.0 / 0} AS d", "--json", *waar)
    (rij,) = json.loads(gedaan.uit, parse_constant=lambda naam: pytest.fail(naam))["rijen"]
    assert rij == {"a": "inf", "b": ["nan"], "d": {"c": "-inf"}}
    gedaan = neo4j("vraag", "--cypher", "RETURN '\udc9b' AS x", *waar)
    assert (gedaan.code, gedaan.uit, "teken dat geen tekst is" in gedaan.fout) == (2, "", True)
    neo4j("wis", *waar)


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("vraag",), "Noem een vraag"),
        (("vraag", "wat-veranderde", "--van", "c1"), "Deze vraag heeft nog nodig: --tot."),
        (("vraag", "waar-keek-niemant"), "Bedoelt u waar-keek-niemand?"),
        (("vraag", "doelscherpte", "--cypher", "RETURN 1"), "Noem een vraag"),
        (("wis",), "Noem de ruimte"),
        (("sync", "--doelgroep", "iedereen"), "De doelgroep 'iedereen' is er niet."),
    ],
)
def test_a_wrong_call_says_how_it_should_be(neo4j: Neo4j, woorden: tuple[str, ...], zin: str) -> None:
    gedaan = neo4j(*woorden)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert zin in gedaan.fout
