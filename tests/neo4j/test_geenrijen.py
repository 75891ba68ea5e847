"""A question without rows says why, and says nothing that is not true."""

import json
import re
from pathlib import Path

import pytest

from scripts.neo4jserver import Neo4jServer
from tests.cli.programma import Doe, Gedaan
from tests.neo4j.test_antwoorden import VOORBEELD
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.neo4j.catalogus import PARAMETERS, catalogus
from verandertheorie.uitvoer.neo4j.plaatselijk import antwoord

pytest_plugins = ("tests.cli.programma", "tests.neo4j.database", "tests.leerlus.dossiers")


class Ruimte:
    """A workspace with the example, for one audience, and the commands on it."""

    def __init__(self, hier: Doe, adres: str, dossier: Path, doelgroep: str) -> None:
        self.hier, self.dossier, self.waar = hier, dossier, ("--ruimte", f"geen-{doelgroep}", "--adres", adres)
        gedaan = hier("neo4j", "sync", "-d", dossier, "--doelgroep", doelgroep, "--met-citaten", *self.waar)
        assert gedaan.code == 0, gedaan.fout

    def vraag(self, *woorden: str, bij_de_hand: bool = False) -> Gedaan:
        """Ask, with the dossier beside it or without."""
        met = ("-d", self.dossier) if bij_de_hand else ()
        gedaan = self.hier("neo4j", "vraag", *woorden, *self.waar, *met)
        return Gedaan(gedaan.code, " ".join(gedaan.uit.split()), " ".join(gedaan.fout.split()))


@pytest.fixture
def monitor(hier: Doe, neo4jserver: Neo4jServer, met_agenda: Path) -> Ruimte:
    """For monitors."""
    return Ruimte(hier, neo4jserver.adres, met_agenda, "monitor")


@pytest.fixture
def publiek(hier: Doe, neo4jserver: Neo4jServer, met_agenda: Path) -> Ruimte:
    """For the public."""
    return Ruimte(hier, neo4jserver.adres, met_agenda, "publiek")


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("stemmen-achter-belemmering", "--factor", "trage-vergunning"), "De factor 'trage-vergunning' staat niet in"),
        (("stemmen-achter-belemmering", "--factor", "Trage vergunningverlening"), "Bedoelt u trage-vergunningen?"),
        (("route-naar-uitkomst", "--interventie", "grondexpertis"), "Bedoelt u grondexpertise?"),
        (("weg-van-signaal", "--signaal", "vergunninge"), "Bedoelt u vergunningen?"),
        (("wat-veranderde", "--van", "C03", "--tot", "c5"), "De leercyclus 'C03' staat niet in ruimte geen-monitor."),
        (("nieuw-bewijs", "--van", "c3", "--tot", "c99"), "De leercyclus 'c99' staat niet in ruimte geen-monitor."),
        (("stemmen-achter-belemmering", "--factor", "zzzz"), "De factor 'zzzz' staat niet in ruimte geen-monitor."),
    ],
)
def test_a_key_that_is_not_there_is_an_error_with_what_is_near(
    monitor: Ruimte, woorden: tuple[str, ...], zin: str
) -> None:
    gedaan = monitor.vraag(*woorden)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert zin in gedaan.fout


def test_every_parameter_of_every_question_is_looked_up(monitor: Ruimte) -> None:
    for vraag in catalogus().values():
        for p in vraag.parameters:
            gegeven = [f"--{k}={VOORBEELD[k] if k != p else 'q-q-q'}" for k in vraag.parameters]
            gedaan = monitor.vraag(vraag.naam, *gegeven)
            assert (gedaan.code, "'q-q-q' staat niet in ruimte" in gedaan.fout) == (2, True), (vraag.naam, p)
    assert {p for v in catalogus().values() for p in v.parameters} == set(PARAMETERS)


def test_where_there_is_truly_nothing_that_is_said(monitor: Ruimte) -> None:
    gedaan = monitor.vraag("nieuw-bewijs", "--van", "c5", "--tot", "c5")
    assert gedaan.code == 0
    assert gedaan.uit.startswith("Niets gevonden: in ruimte geen-monitor voldoet niets hieraan.")
    eigen = monitor.vraag("--cypher", "MATCH (n:BestaatNiet) RETURN n")
    assert eigen.uit.startswith("Niets gevonden: in ruimte geen-monitor voldoet niets hieraan.")


def test_what_an_audience_may_not_read_is_no_nothing(publiek: Ruimte) -> None:
    n = len(antwoord(Verandergraaf.uit(publiek.dossier), "open-lussen"))
    assert n
    zonder = publiek.vraag("open-lussen").uit
    assert "wat die niet mag lezen, staat er niet in. Of er voor anderen wel iets is, is hier niet te zien." in zonder
    assert f"heeft hier {n} rijen: niet voor doelgroep publiek." in publiek.vraag("open-lussen", bij_de_hand=True).uit
    gegevens = json.loads(publiek.vraag("open-lussen", "--json").uit)
    assert gegevens["rijen"] == []
    assert "voor doelgroep publiek" in " ".join(gegevens["opmerkingen"])
    geweigerd = publiek.vraag("waar-keek-niemand", bij_de_hand=True)
    assert geweigerd.code == 1
    assert "Het dossier zelf heeft hier" in geweigerd.fout


def test_a_list_of_areas_that_may_be_shortened_says_so_and_an_empty_column_is_no_fact(
    publiek: Ruimte, monitor: Ruimte
) -> None:
    uit = publiek.vraag("terugkerende-belemmeringen").uit
    assert "De lijsten van gebieden (vastgesteld_in) kunnen ingekort zijn" in uit
    assert "Weggelaten: genoemd_in, laag_band, hoog_band en n. Dat is niet voor doelgroep publiek, of er staat" in uit
    assert not uit.startswith("factor naam klasse vastgesteld_in genoemd_in")
    heel = monitor.vraag("terugkerende-belemmeringen").uit
    assert "ingekort" not in heel
    assert "Weggelaten" not in heel


def test_a_list_by_cycle_says_how_many_it_leaves_out(
    hier: Doe, neo4jserver: Neo4jServer, met_agenda: Path, monitor: Ruimte
) -> None:
    """Of who is named to an audience the cycle is not told."""
    sessie = Ruimte(hier, neo4jserver.adres, met_agenda, "sessie")
    woorden = ("nieuw-bewijs", "--van", "c1", "--tot", "c6")
    gegevens = json.loads(sessie.vraag(*woorden, "--json").uit)
    graaf = Verandergraaf.uit(met_agenda).voor("sessie")
    alle = antwoord(graaf, "nieuw-bewijs", van="c1", tot="c6")
    (zin,) = [z for z in gegevens["opmerkingen"] if "waarvan doelgroep sessie de leercyclus niet leest" in z]
    buiten = int(re.findall(r"\d+", zin)[0])
    assert len(gegevens["rijen"]) < len(gegevens["rijen"]) + buiten <= len(alle)
    assert "Buiten deze lijst" not in monitor.vraag(*woorden).uit


def test_what_a_terminal_obeys_is_shown_and_not_obeyed(monitor: Ruimte) -> None:
    gedaan = monitor.vraag("--cypher", "RETURN '\\u001b[31mrood\\u001b[0m\\u202e' AS `\\u001b]0;titel\\u0007`")
    assert gedaan.code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(gedaan.uit)
    assert "\\u001b[31mrood" in gedaan.uit
    fout = monitor.vraag("--cypher", "RETURN `\\u001b[31m`")
    assert (fout.code, "\x1b" in fout.fout) == (1, False)
