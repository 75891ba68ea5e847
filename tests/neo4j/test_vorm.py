"""What stands in the database, and for whom: speakers, days, decisions, versions, and where interventions run."""

import datetime
from collections import defaultdict

import pytest
from neo4j import Driver

from tests.neo4j.database import aantal
from tests.vragen.test_eigenschappen import THEORIE, _graaf
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.besluiten import BesluitOpVoorstel
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.uitvoer.neo4j.plaatselijk import antwoord
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.neo4j.rijen import Projectierijen, Velden
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie

pytest_plugins = ("tests.neo4j.database",)


def _knopen(inhoud: Projectierijen, label: str) -> list[Velden]:
    return [rij for deel in inhoud.knopen if deel.label == label for rij in deel.rijen]


def _paren(inhoud: Projectierijen, soort: str) -> set[tuple[str, str]]:
    return {(van, naar) for deel in inhoud.relaties if deel.soort == soort for van, naar, _ in deel.rijen}


SESSIE = {
    "soort": "registratie",
    "id": "r-sessie",
    "datum": "2026-02-10",
    "vorm": "leerbijeenkomst",
    "gebied": "A1",
    "interventie": "i",
    "bewijs": [
        {"onderwerp": "f", "teken": "voor", "bewijskracht": "sterk", "kern": "Dat speelt.", "spreker": "b1"},
        {"onderwerp": "f", "teken": "tegen", "bewijskracht": "sterk", "kern": "Welnee.", "spreker": "b2"},
        {"onderwerp": "f", "teken": "voor", "bewijskracht": "sterk", "kern": "Zei iemand."},
    ],
}


def test_who_said_an_item_is_found_along_the_path_also_in_a_session_that_lists_nobody(
    projectie: Neo4jProjectie, graaf_met_sessie: Verandergraaf
) -> None:
    graaf = graaf_met_sessie
    inhoud = projecteer(graaf, "monitor")
    zegt = dict(_paren(inhoud, "ZEGT_VAN"))
    verwacht = {}
    for r in graaf.registraties:
        for i, b in enumerate(r.bewijs):
            if wie := graaf.stemmen.wie(r, b.spreker):
                verwacht[r.bewijs_id(i)] = wie.pseudoniem
    assert zegt == verwacht
    assert len(set(zegt.values())) > 1
    uit, van_bron = dict(_paren(inhoud, "UIT")), defaultdict(set)
    for registratie, bron in _paren(inhoud, "VAN_BRON"):
        van_bron[registratie].add(bron)
    assert all(bron in van_bron[uit[stuk]] for stuk, bron in zegt.items())
    projectie.sync(graaf, doelgroep="monitor", met_citaten=True)
    hier = antwoord(graaf, "stemmen-achter-belemmering", factor="f")
    assert sorted(str(r["rol"]) for r in hier) == sorted(
        str(r["rol"])
        for r in projectie.vraag(
            "MATCH (:Bewering {vt_ruimte: $ruimte, van: 'f', is_aanwezigheid: true})<-[:STEUNT|WEERSPREEKT]-(e) "
            "OPTIONAL MATCH (e)-[:ZEGT_VAN]->(b:Bron) RETURN b.rol AS rol"
        )
    )


@pytest.fixture
def graaf_met_sessie() -> Verandergraaf:
    """A session in which two people are quoted who are not on its list."""
    return _graaf(THEORIE, [SESSIE])


def test_days_are_days(projectie: Neo4jProjectie, driver: Driver, besloten: Verandergraaf) -> None:
    for label in ("Registratie", "Leercyclus", "Bijeenkomst", "Besluit", "Theorieversie", "Signaal", "Actie"):
        for rij in _knopen(projecteer(besloten, "monitor"), label):
            for veld in {"datum", "van", "tot_en_met", "sinds", "uiterlijk", "gedaan_op"} & rij.keys():
                if (label, veld) != ("Besluit", "tot_en_met"):  # that is a cycle
                    assert type(rij[veld]) is datetime.date, (label, veld)
    projectie.sync(besloten, doelgroep="monitor")
    jaren = "MATCH (r:Registratie {vt_ruimte: $r}) WHERE r.datum >= date('2020-01-01') RETURN count(r) AS n"
    (rij,) = driver.execute_query(jaren, r=projectie.ruimte).records
    assert rij["n"] == len(besloten.registraties)
    assert aantal(projectie, "(x:Besluit)") == len(besloten.records(BesluitOpVoorstel)) > 0
    (stand,) = driver.execute_query("MATCH (s:VtStand {vt_ruimte: $r}) RETURN s", r=projectie.ruimte).records
    geladen = stand["s"]["geladen_op"].to_native()
    assert abs(datetime.datetime.now(datetime.UTC) - geladen) < datetime.timedelta(minutes=5)


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_decisions_and_versions_say_no_more_than_an_audience_may_read(
    besloten: Verandergraaf, doelgroep: Doelgroep
) -> None:
    inhoud = projecteer(besloten, doelgroep)
    besluiten, versies = _knopen(inhoud, "Besluit"), _knopen(inhoud, "Theorieversie")
    assert len(versies) == 2
    alle = besloten.records(BesluitOpVoorstel)
    assert (len(besluiten) == len(alle)) if doelgroep == "monitor" else len(besluiten) <= len(alle)
    tekst = repr(inhoud)
    for b in alle:
        assert b.bewijshash not in tekst
        assert b.parameterhash not in tekst
    bekend = {str(rij["id"]) for label in ("Knoop", "Bewering") for rij in _knopen(inhoud, label)}
    for rij in besluiten:
        (b,) = (b for b in alle if b.record_sleutel == rij["id"])
        assert set(b.onderwerpen) <= bekend or doelgroep == "monitor"
        assert ("groepen" in rij, "gebieden" in rij) == ((True, True) if doelgroep == "monitor" else (False, False))
        assert ("reden" in rij) <= (doelgroep not in ("opdrachtgever", "partner", "publiek"))
    assert bool(_paren(inhoud, "RUST_OP")) == (doelgroep == "monitor")
    assert bool(_paren(inhoud, "LOOPT_IN")) == (doelgroep not in ("opdrachtgever", "partner", "publiek"))
    assert bool(_paren(inhoud, "ONTLEEND_AAN")) == (doelgroep == "monitor")


def test_words_are_found_by_their_stem(projectie: Neo4jProjectie, driver: Driver, besloten: Verandergraaf) -> None:
    projectie.sync(besloten, doelgroep="monitor", met_citaten=True)
    driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    vraag = (
        "CALL db.index.fulltext.queryNodes('vt_teksten', 'vergunning') YIELD node "
        "WHERE node.vt_ruimte = $r RETURN labels(node) AS l, coalesce(node.kern, node.naam, '') AS t"
    )
    rijen = driver.execute_query(vraag, r=projectie.ruimte).records
    assert {"Bewijs", "Knoop"} <= {la for rij in rijen for la in rij["l"]}
    assert any("vergunningen" in rij["t"].lower() for rij in rijen)
