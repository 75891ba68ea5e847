"""Favourites for the audience of a database: few, with an answer, and with the counter-voice in front."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from neo4j import Driver

from scripts.neo4jproberen import main as probeer
from scripts.neo4jserver import Neo4jServer
from tests.cli.programma import Doe
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.uitvoer.neo4j.catalogus import catalogus
from verandertheorie.uitvoer.neo4j.favorieten import BEELDEN, MEESTE, TITELS, favorieten
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie

pytest_plugins = ("tests.cli.programma", "tests.neo4j.database", "tests.leerlus.dossiers")

Geladen = Callable[[Doelgroep], Neo4jProjectie]


@pytest.fixture(scope="module")
def geladen(driver: Driver, met_agenda: Path) -> Geladen:
    """The example with an agenda, for an audience."""
    graaf = Verandergraaf.uit(met_agenda)

    def voor(doelgroep: Doelgroep) -> Neo4jProjectie:
        p = Neo4jProjectie(driver, f"favorieten-{doelgroep}")
        p.sync(graaf, doelgroep=doelgroep, met_citaten=True)
        return p

    return voor


def _inhoud(bundel: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(bundel)) as z:
        return {naam: z.read(naam).decode() for naam in z.namelist()}


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_every_audience_gets_at_most_ten_that_have_an_answer(geladen: Geladen, doelgroep: Doelgroep) -> None:
    p = geladen(doelgroep)
    bundel = favorieten(p.vraag, p.ruimte, "c6")
    assert bundel == favorieten(p.vraag, p.ruimte, "c6")
    inhoud = _inhoud(bundel)
    assert 6 <= len(inhoud) <= MEESTE
    for tekst in inhoud.values():
        titel = tekst.partition("\n")[0].removeprefix("// ")
        assert len(titel) <= 24
        assert "$" not in tekst
        assert f"'{p.ruimte}'" in tekst
        assert p.driver.execute_query(tekst).records
    assert any("Wie zegt het tegendeel" in t for t in list(inhoud.values())[:3])


def test_every_question_has_a_title_that_the_browser_does_not_cut_off() -> None:
    assert set(TITELS) == {*catalogus(), *BEELDEN}
    assert len(set(TITELS.values())) == len(TITELS)
    assert max(map(len, TITELS.values())) <= 24


def test_an_empty_workspace_gives_no_favourites() -> None:
    assert _inhoud(favorieten(lambda *_, **__: [], "leeg", "")) == {}


def test_the_command_takes_the_audience_from_the_database(
    hier: Doe, geladen: Geladen, neo4jserver: Neo4jServer, tmp_path: Path
) -> None:
    p = geladen("publiek")
    waar = ("--ruimte", p.ruimte, "--adres", neo4jserver.adres)
    gedaan = hier("neo4j", "vragen", "-o", "vragen.zip", *waar)
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert "vragen voor doelgroep publiek" in " ".join(gedaan.uit.split())
    assert _inhoud((tmp_path / "vragen.zip").read_bytes()) == _inhoud(favorieten(p.vraag, p.ruimte, "c6"))
    leeg = hier("neo4j", "vragen", "-o", "leeg.zip", "--ruimte", "is-er-niet", "--adres", neo4jserver.adres)
    assert (leeg.code, "Ruimte is-er-niet is leeg." in leeg.fout) == (2, True)


@pytest.mark.parametrize("woorden", [["is-er-niet.sqlite"], ["sessie", "monitor"], ["a.sqlite", "b.sqlite"]])
def test_the_server_to_try_says_how_it_is_called(woorden: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert probeer(woorden) == 2
    assert "scripts/neo4j [DOSSIER] [DOELGROEP]" in capsys.readouterr().err


def test_the_server_to_try_does_not_start_for_what_is_no_dossier(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    geen = tmp_path / "geen.sqlite"
    geen.write_text("tekst", encoding="utf-8")
    assert probeer([str(geen)]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1
