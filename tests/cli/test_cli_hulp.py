"""The help of every command: Dutch, with an example that works when it is pasted."""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer.main

from verandertheorie.cli.hoofd import app
from verandertheorie.cli.opdrachtenlijst import OPDRACHTEN
from verandertheorie.meegeleverd import meegeleverd

if TYPE_CHECKING:
    from scripts.neo4jserver import Neo4jServer

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]

ENGELS = re.compile(
    r"\b(the|and|file|path|text|integer|default|show|list|str|int|bool|error|with|from|this|that|option|argument|usage|options|commands|required|such|did|missing)\b",
    re.I,
)


def _opdrachten(groep: Any, voor: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], bool]]:
    yield voor, True
    for naam in groep.commands:
        opdracht = groep.get_command(None, naam)
        if hasattr(opdracht, "commands"):
            yield from _opdrachten(opdracht, (*voor, naam))
        else:
            yield (*voor, naam), False


ALLE = list(_opdrachten(typer.main.get_command(app)))
BLADEREN = [regel for regel, is_groep in ALLE if not is_groep]
MET_EEN_SERVER = [r for r in BLADEREN if r[0] == "neo4j" and r[1] != "stijl"]


def test_the_tree_was_walked() -> None:
    assert len(BLADEREN) >= 14
    assert ("dossier", "toon") in BLADEREN


@pytest.mark.parametrize("regel", [r for r, _ in ALLE], ids=lambda r: " ".join(r) or "(root)")
@pytest.mark.parametrize("hulp", ["--help", "-h"])
def test_help_is_dutch(hier: Doe, regel: tuple[str, ...], hulp: str) -> None:
    gedaan = hier(*regel, hulp, COLUMNS="100")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert not ENGELS.findall(gedaan.uit), gedaan.uit


@pytest.mark.parametrize("regel", [r for r, _ in ALLE], ids=lambda r: " ".join(r) or "(root)")
def test_help_is_not_cut_off(hier: Doe, regel: tuple[str, ...]) -> None:
    for breed in ("60", "80", "200"):
        uit = hier(*regel, "--help", COLUMNS=breed).uit
        afgekapt = [r for r in uit.splitlines() if r.endswith("...")]
        assert not afgekapt, afgekapt
        assert "…" not in uit


def _voorbeeld_uit_de_hulp(hier: Doe, voorbeeld: Path, map_: Path, regel: tuple[str, ...]) -> None:
    """Paste the example from the help of a command, in a folder with the example dossier."""
    uit = re.sub(r"(?<=\S)\n +(?=\S)", " ", hier(*regel, "--help", COLUMNS="200").uit).replace("\n", " ")
    gevonden = re.search(r"Voorbeeld: verandertheorie (.*?)  ", uit)
    assert gevonden, uit
    woorden = shlex.split(gevonden[1].split(">")[0])
    assert woorden[: len(regel)] == list(regel) or len(regel) == 1
    if woorden[0] == "importeer":  # this brings the file along that it reads
        assert hier("nieuw", "mijn.sqlite", "--voorbeeld", "extra-rijksinzet").code == 0
    elif woorden[0] != "nieuw":
        shutil.copyfile(voorbeeld, map_ / "mijn.sqlite")
    if woorden[0] == "vergelijk":  # it takes two versions
        assert hier("versie", "maak").code == 0
        assert hier("besluiten", "b8.yaml").code == 0
    if woorden[:2] in (["neo4j", "vraag"], ["neo4j", "vragen"]):
        assert hier("neo4j", "sync").code == 0
    gedaan = hier(*woorden, invoer=b"stop\n")  # for the one that asks
    assert gedaan.code == int(woorden[0] == "controleer"), gedaan  # it finds something in the example
    assert (gedaan.fout if woorden[0] == "noteer" else gedaan.uit).strip()


@pytest.fixture
def met_besluiten(tmp_path: Path) -> None:
    """A file of decisions in the folder of this test."""
    shutil.copyfile(meegeleverd("voorbeelden/extra-rijksinzet/besluiten/b8.yaml"), tmp_path / "b8.yaml")


@pytest.mark.lang
@pytest.mark.parametrize("regel", [r for r in BLADEREN if r not in MET_EEN_SERVER], ids=" ".join)
@pytest.mark.usefixtures("met_besluiten")
def test_the_example_in_the_help_works(hier: Doe, voorbeeld: Path, tmp_path: Path, regel: tuple[str, ...]) -> None:
    _voorbeeld_uit_de_hulp(hier, voorbeeld, tmp_path, regel)


@pytest.mark.parametrize("regel", MET_EEN_SERVER, ids=" ".join)
def test_the_example_in_the_help_works_with_a_server(
    hier: Doe,
    voorbeeld: Path,
    tmp_path: Path,
    neo4jserver: "Neo4jServer",
    monkeypatch: pytest.MonkeyPatch,
    regel: tuple[str, ...],
) -> None:
    monkeypatch.setenv("NEO4J_URI", neo4jserver.adres)
    for naam in ("USERNAME", "PASSWORD", "DATABASE"):
        monkeypatch.delenv(f"NEO4J_{naam}", raising=False)
    _voorbeeld_uit_de_hulp(hier, voorbeeld, tmp_path, regel)


def test_what_the_first_help_says_to_do_works_in_that_order(hier: Doe) -> None:
    regels = [r.strip() for r in hier("--help").uit.split("Voor het eerst hier?")[1].splitlines() if r.strip()]
    assert len(regels) == 3
    for regel in regels:
        assert hier(*shlex.split(regel)[1:]).code == 0


@pytest.mark.parametrize("woorden", [(), ("dossier",), ("exporteer",)])
def test_a_group_without_a_command_shows_its_help(hier: Doe, woorden: tuple[str, ...]) -> None:
    gedaan = hier(*woorden)
    assert gedaan.code == 2
    assert "Opdrachten:" in gedaan.uit + gedaan.fout


@pytest.mark.parametrize("woorden", [("onzin",), ("importeer",), ("belemmeringen", "--gebeid", "D01"), ("leg-uit",)])
def test_a_wrong_call_writes_nothing_on_stdout(hier: Doe, mini: Path, tmp_path: Path, woorden: tuple[str, ...]) -> None:
    shutil.copyfile(mini, tmp_path / "m.sqlite")
    gedaan = hier(*woorden)
    assert (gedaan.code, gedaan.uit) == (2, "")


@pytest.mark.parametrize(
    ("regel", "zegt"),
    [
        ("onzin", "De opdracht 'onzin' is er niet."),
        ("belemmeringn", "Bedoelt u belemmeringen"),
        ("dossier onzin", "De opdracht 'onzin' is er niet."),
        ("--onzin", "De optie --onzin is er niet."),
        ("belemmeringen --gebeid D01", "De optie --gebeid is er niet. Bedoelt u --gebied"),
        ("belemmeringen --gebied", "Na --gebied hoort een woord."),
        ("belemmeringen --json=ja", "Na --json hoort niets."),
        ("importeer", "Noem PADEN."),
        ("toon C01 C02", "Dit is te veel: C02."),
        ("-d x.sqlite", "Noem een opdracht."),
    ],
)
def test_what_is_wrong_with_a_call_is_said_in_dutch(hier: Doe, regel: str, zegt: str) -> None:
    gedaan = hier(*regel.split())
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert gedaan.fout.startswith(zegt) or zegt in gedaan.fout.splitlines()[0]
    assert not ENGELS.findall(gedaan.fout), gedaan.fout


def test_no_summary_of_a_command_is_long() -> None:
    assert [rij.naam for rij in OPDRACHTEN if len(rij.kort) > 50] == []


def test_the_filters_of_a_question_stand_under_their_own_heading(hier: Doe) -> None:
    opties, filters = hier("belemmeringen", "--help").uit.split("Filters:")
    assert "--json" in opties
    assert "--gebied" in filters
    assert "--json" not in filters


def test_the_words_in_a_column_are_explained(hier: Doe) -> None:
    uit = " ".join(hier("belemmeringen", "--uitleg").uit.split())
    assert "lokaal: Vastgesteld, maar niet in meer dan één kerngebied." in uit
    assert "Over personen en gebieden geven we geen cijfers" in uit


def test_the_version_is_said(hier: Doe) -> None:
    from verandertheorie.versie import VERSIE

    assert hier("--versie").uit == f"verandertheorie {VERSIE}\n"
