"""The notebook in voorbeelden runs from top to bottom, and what stands in it is what it prints today."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat as nbf
import pytest
from nbclient import NotebookClient

nbformat: Any = nbf  # it has no types

pytestmark = [pytest.mark.proces, pytest.mark.server]  # a kernel is a process that is talked to over sockets

WORTEL = Path(__file__).parents[1]
NOTEBOOK = WORTEL / "voorbeelden" / "analyse.ipynb"
VAN_DEZE_MACHINE = re.compile(r"/(tmp|home|root|Users|work|var)\b|[A-Z]:\\\\")


@pytest.fixture(scope="module")
def gedraaid(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The notebook with what its cells show, run in an empty folder."""
    map_ = tmp_path_factory.mktemp("notebook")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with pytest.MonkeyPatch.context() as omgeving:
        for naam in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            omgeving.setenv(naam, str(map_ / naam))  # nobody's own settings
        omgeving.setenv("JUPYTER_PLATFORM_DIRS", "1")
        resources = {"metadata": {"path": str(map_)}}
        NotebookClient(notebook, timeout=300, kernel_name="python3", record_timing=False, resources=resources).execute()
    return notebook


def _zonder_machine(notebook: Any) -> str:
    """The text of a notebook without what differs from machine to machine: versions, and a picture in pixels."""
    notebook.metadata["language_info"] = {"name": "python"}
    for cel in notebook.cells:
        cel["metadata"] = {}
        for uitvoer in cel.get("outputs", ()):
            if "image/svg+xml" in uitvoer.get("data", {}):
                uitvoer["data"].pop("image/png", None)
    return f"{nbformat.writes(notebook)}\n"


def test_what_stands_in_it_is_what_it_shows_today(gedraaid: Any, gouden: Callable[[Path, str], None]) -> None:
    gouden(NOTEBOOK, _zonder_machine(gedraaid))


def _uitvoer(notebook: Any) -> Iterator[tuple[str, str]]:
    """Kind and text of all that the cells show."""
    for cel in notebook.cells:
        for uitvoer in cel.get("outputs", ()):
            assert uitvoer.output_type in ("stream", "execute_result"), uitvoer
            assert uitvoer.get("name") != "stderr", uitvoer
            if uitvoer.output_type == "stream":
                yield "stream", uitvoer.text
            else:
                yield from uitvoer["data"].items()


def test_it_shows_evidence_a_figure_a_chain_and_a_sensitivity_table_and_ends_in_a_finding(gedraaid: Any) -> None:
    getoond = list(_uitvoer(gedraaid))
    soorten = [soort for soort, _ in getoond]
    assert soorten.count("image/svg+xml") == 1
    tabellen = [tekst for soort, tekst in getoond if soort == "text/html"]
    assert len(tabellen) >= 4
    assert any("zwakste schakel" in t for t in tabellen)
    assert any("een derde van het nee was welkom" in t for t in tabellen)
    assert "Trage vergunningen houden de uitvoering op." in getoond[-1][1]
    assert all(cel.outputs for cel in gedraaid.cells if cel.cell_type == "code")


def test_nothing_of_a_machine_stands_in_it() -> None:
    tekst = NOTEBOOK.read_text(encoding="utf-8")
    assert json.loads(tekst)["nbformat"] == 4
    assert not VAN_DEZE_MACHINE.findall(tekst)
