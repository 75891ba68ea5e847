"""Neo4j gives the same answers as Python, row by row: on the example, and on dossiers that nobody thought of."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from tests.lezing.test_tafelblik import SIGNALEN, met_lus, sessies
from tests.vragen.test_eigenschappen import DOSSIERS, HERZIENINGEN, THEORIE, _graaf
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.neo4j.catalogus import PARAMETERS, catalogus, kies, met_waarden
from verandertheorie.uitvoer.neo4j.plaatselijk import antwoord
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie

pytest_plugins = ("tests.neo4j.database", "tests.leerlus.dossiers")

VOORBEELD = {
    "factor": "trage-vergunningen",
    "interventie": "grondexpertise",
    "signaal": "vergunningen",
    "van": "c3",
    "tot": "c5",
}
VERZONNEN = {"factor": "f", "interventie": "i", "signaal": "alfa", "van": "c1", "tot": "c3"}


@pytest.fixture(scope="module")
def graaf(met_agenda: Path) -> Verandergraaf:
    """The example with an agenda."""
    return Verandergraaf.uit(met_agenda)


@pytest.fixture(scope="module")
def geladen(driver: Driver, graaf: Verandergraaf) -> Neo4jProjectie:
    """The example in Neo4j, with all that a monitor may read."""
    p = Neo4jProjectie(driver, "antwoorden")
    p.sync(graaf, doelgroep="monitor", met_citaten=True)
    return p


def _beide(p: Neo4jProjectie, graaf: Verandergraaf, naam: str, waarden: dict[str, str]) -> tuple[Any, Any]:
    vraag = catalogus()[naam]
    neemt = {k: waarden[k] for k in vraag.parameters}
    return p.vraag(vraag.tekst, **neemt), antwoord(graaf, naam, **neemt)


@pytest.mark.parametrize("naam", catalogus())
def test_the_example_gives_the_same_rows_in_the_same_order(
    geladen: Neo4jProjectie, graaf: Verandergraaf, naam: str
) -> None:
    in_neo4j, hier = _beide(geladen, graaf, naam, VOORBEELD)
    assert in_neo4j == hier
    assert hier


def test_between_any_two_cycles_the_same_changed(geladen: Neo4jProjectie, graaf: Verandergraaf) -> None:
    for van, tot in (("c1", "c2"), ("c1", "c6"), ("c5", "c6")):
        in_neo4j, hier = _beide(geladen, graaf, "wat-veranderde", {"van": van, "tot": tot})
        assert in_neo4j == hier


@pytest.fixture(scope="module")
def speelruimte(driver: Driver) -> Neo4jProjectie:
    """A workspace for dossiers that are made up."""
    return Neo4jProjectie(driver, "verzonnen")


@given(records=DOSSIERS, later=HERZIENINGEN, factor=st.sampled_from(("f", "g", "e")))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_dossier_that_nobody_thought_of_gives_the_same_rows(
    speelruimte: Neo4jProjectie, records: Any, later: Any, factor: str
) -> None:
    graaf = _graaf(THEORIE, records, later)
    speelruimte.sync(graaf, doelgroep="monitor", met_citaten=True)
    for naam in catalogus():
        in_neo4j, hier = _beide(speelruimte, graaf, naam, {**VERZONNEN, "factor": factor})
        assert in_neo4j == hier, naam


@given(records=sessies(), signaal=st.sampled_from([*SIGNALEN]))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_sessions_give_the_same_loops(speelruimte: Neo4jProjectie, records: Any, signaal: str) -> None:
    graaf = met_lus(records)
    speelruimte.sync(graaf, doelgroep="monitor", met_citaten=True)
    for naam in ("open-lussen", "weg-van-signaal", "wie-doet-wat"):
        in_neo4j, hier = _beide(speelruimte, graaf, naam, {**VERZONNEN, "signaal": signaal})
        assert in_neo4j == hier, naam


@pytest.mark.parametrize("naam", catalogus())
def test_a_text_can_be_planned_only_reads_and_can_be_pasted(geladen: Neo4jProjectie, naam: str) -> None:
    vraag = catalogus()[naam]
    waarden = {k: VOORBEELD[k] for k in vraag.parameters}
    with geladen.driver.session() as sessie:
        plan = sessie.run(f"EXPLAIN {vraag.tekst}", ruimte=geladen.ruimte, **waarden).consume()  # type: ignore[arg-type]
        assert plan.query_type == "r"
        assert plan.plan
        geplakt = sessie.run(met_waarden(vraag, geladen.ruimte, waarden)).data()
    assert geplakt == geladen.vraag(vraag.tekst, **waarden)


@pytest.mark.parametrize("naam", catalogus())
def test_a_text_keeps_to_its_workspace_says_what_it_asks_and_ends_its_order_in_an_id(naam: str) -> None:
    vraag = catalogus()[naam]
    assert vraag.zin.endswith("?")
    assert "vt_ruimte: $ruimte" in vraag.tekst
    assert set(re.findall(r"\$(\w+)", vraag.tekst)) == {"ruimte", *vraag.parameters}
    assert set(vraag.parameters) <= set(PARAMETERS)
    laatste = vraag.tekst.rpartition("ORDER BY")[2].strip().rpartition(",")[2].strip()
    assert laatste in {
        "c.id", "f.id", "h.id", "v.id", "u.id", "e.id", "r.via", "sleutel", "uitkomst", "gebied", "y.nummer",
        "s.id", "x.id",
    }  # fmt: skip


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(AanroepFout, match="Bedoelt u waar-keek-niemand"):
        kies("waar-keek-niemant")


def test_every_text_on_disk_is_in_the_catalogue() -> None:
    import verandertheorie.uitvoer.neo4j as kamer

    (map_,) = kamer.__path__
    assert {p.stem for p in (Path(map_) / "cypher").glob("*.cypher")} == set(catalogus())
