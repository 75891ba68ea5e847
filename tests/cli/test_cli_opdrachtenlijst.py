"""The list of commands says what the commands say of themselves, and help loads nothing that it does not show."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
import typer.main

import verandertheorie.cli
from verandertheorie.cli.hoofd import Ongeladen, app
from verandertheorie.cli.opdrachtenlijst import OPDRACHTEN, Opdrachtregel
from verandertheorie.vragen.lijst import VRAGEN

pytest_plugins = ("tests.cli.programma",)

MODULES = sorted({rij.module for rij in OPDRACHTEN})
IN_EEN_GROEP = {"vertrouwopdrachten"}
"""Modules of which the commands stand in a group that another module makes."""


@pytest.mark.parametrize("rij", OPDRACHTEN, ids=lambda r: r.naam)
def test_a_row_is_the_command_that_its_module_makes(rij: Opdrachtregel) -> None:
    opdracht = rij.maak()
    kort = opdracht.short_help or opdracht.help.partition("\n")[0]
    assert (opdracht.name, kort, opdracht.hidden) == (rij.naam, rij.kort, rij.is_verborgen)


def _gemaakt(module: str) -> Iterator[str]:
    """The names of all that a module makes, in its order."""
    los = typer.Typer(rich_markup_mode=None)
    meld_aan = import_module(f"verandertheorie.cli.{module}").meld_aan
    for over in [(v,) for v in VRAGEN] if module == "vraagopdrachten" else [()]:
        meld_aan(los, *over)
    yield from typer.main.get_group(los).commands


@pytest.mark.parametrize("module", MODULES)
def test_what_a_module_makes_stands_in_the_list_in_its_order(module: str) -> None:
    assert list(_gemaakt(module)) == [rij.naam for rij in OPDRACHTEN if rij.module == module]


def test_every_module_that_makes_commands_stands_in_the_list() -> None:
    map_ = Path(verandertheorie.cli.__path__[0])
    makers = {pad.stem for pad in map_.glob("*.py") if "\ndef meld_aan(" in pad.read_text(encoding="utf-8")}
    assert makers == {*MODULES, *IN_EEN_GROEP}


def test_no_two_commands_have_one_name() -> None:
    assert len({rij.naam for rij in OPDRACHTEN}) == len(OPDRACHTEN)


def test_the_help_shows_the_list_in_its_order(hier: Any) -> None:
    uit = hier("--help", COLUMNS="200").uit.split("Opdrachten:\n")[1].split("\n\n")[0]
    assert [regel.split() for regel in uit.splitlines()] == [
        [rij.naam, *rij.kort.split()] for rij in OPDRACHTEN if not rij.is_verborgen
    ]


def test_the_tree_gives_the_command_itself_and_nothing_for_another_name() -> None:
    groep: Any = typer.main.get_command(app)
    assert isinstance(groep.commands["kaart"], Ongeladen)
    kaart = groep.get_command(None, "kaart")
    assert "doelgroep" in {p.name for p in kaart.params}
    assert groep.get_command(None, "kaart") is groep.commands["kaart"] is kaart
    assert groep.get_command(None, "kaar") is None


GELADEN = (
    "import json, sys\n"
    "from verandertheorie.__main__ import main\n"
    "try:\n"
    "    main()\n"
    "except SystemExit:\n"
    "    print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
)


def _geladen(omgeving: dict[str, str], *woorden: str) -> set[str]:
    """The modules that are there at the end of a run."""
    opdracht = [sys.executable, "-c", GELADEN, *woorden]
    klaar = subprocess.run(opdracht, capture_output=True, check=True, env=omgeving)
    return set(json.loads(klaar.stderr))


@pytest.mark.proces
@pytest.mark.parametrize("woorden", [("--help",), ("kaart", "--help")], ids=" ".join)
def test_only_the_command_that_is_asked_for_is_loaded(omgeving: dict[str, str], woorden: tuple[str, ...]) -> None:
    geladen = _geladen(omgeving, *woorden)
    gevraagd = {rij.module for rij in OPDRACHTEN if rij.naam in woorden}
    assert {m for m in MODULES if f"verandertheorie.cli.{m}" in geladen} == gevraagd | {"aanvulling"}
    assert not {m for m in geladen if m.startswith(("verandertheorie.model", "verandertheorie.graaf", "rich"))}


NIET_NODIG = (
    "yaml",
    "xml",
    "networkx",
    "pandas",
    "pyvis",
    "neo4j",
    "rich",
    "rapidfuzz",
    "xlsxwriter",
    "python_calamine",
)


@pytest.mark.proces
@pytest.mark.parametrize("woorden", [("belemmeringen",), ("kaart", "-o", "kaart.html")], ids=" ".join)
def test_what_only_reads_the_dossier_loads_no_other_format_and_no_pattern_of_what_is_refused(
    omgeving: dict[str, str], mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, woorden: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    geladen = _geladen(omgeving, "-d", str(mini), *woorden)
    assert "verandertheorie.graaf.verandergraaf" in geladen
    assert not {m for m in geladen if m.partition(".")[0] in NIET_NODIG}
    assert "verandertheorie.persoonsgegevens" not in geladen
