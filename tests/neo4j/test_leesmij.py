"""The guide beside the example holds ten questions; each is one of ours, and gives rows when it is pasted."""

import re
from pathlib import Path

import pytest
import yaml
from neo4j import Driver

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.neo4j.catalogus import catalogus, met_waarden
from verandertheorie.uitvoer.neo4j.favorieten import graafvragen
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie

pytest_plugins = ("tests.neo4j.database",)

MAP = Path(__file__).parents[2] / "voorbeelden/neo4j"
VRAGEN = re.findall(r"```cypher\n(.*?)\n```", (MAP / "README.md").read_text(encoding="utf-8"), re.DOTALL)
RUIMTE = "extra-rijksinzet"


@pytest.fixture(scope="module")
def geladen(driver: Driver, voorbeeld: Path) -> Neo4jProjectie:
    """What the guide tells to load."""
    p = Neo4jProjectie(driver, RUIMTE)
    p.sync(Verandergraaf.uit(voorbeeld), doelgroep="monitor", met_citaten=True)
    return p


def test_there_are_ten_questions_and_all_are_ours() -> None:
    assert len(VRAGEN) == 10
    waarden = {
        "factor": "trage-vergunningen",
        "interventie": "grondexpertise",
        "signaal": "vergunningen",
        "van": "c3",
        "tot": "c5",
    }
    onze = [met_waarden(v, RUIMTE, waarden).partition("\n")[2] for v in (*graafvragen(), *catalogus().values())]
    assert set(VRAGEN) <= set(onze)


@pytest.mark.parametrize("tekst", VRAGEN)
def test_a_question_that_is_pasted_gives_rows(geladen: Neo4jProjectie, tekst: str) -> None:
    assert geladen.driver.execute_query(tekst).records


def test_the_compose_file_listens_on_this_computer_only() -> None:
    dienst = yaml.safe_load((MAP.parent / "compose.yaml").read_text(encoding="utf-8"))["services"]["neo4j"]
    assert all(str(p).startswith("127.0.0.1:") for p in dienst["ports"])
