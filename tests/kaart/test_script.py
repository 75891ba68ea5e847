"""The script of the page outside a browser: tests of its modules, its syntax, in the node of playwright."""

import importlib
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.uitvoer.kaart.bladzijde import DELEN
from verandertheorie.uitvoer.kaart.script import voeg_modules_samen

TOETSEN = sorted((Path(__file__).parent / "script").glob("*.test.mjs"))


@pytest.fixture(scope="session")
def node() -> str:
    """The node that playwright brings along, so that nobody needs one of their own."""
    try:
        driver: Any = importlib.import_module("playwright._impl._driver")
    except ImportError as fout:
        if "chromium" in os.environ.get("VT_VERPLICHT", "").split(","):
            pytest.fail(f"VT_VERPLICHT asks for chromium, which playwright drives: {fout}")
        pytest.skip(f"no playwright, so no node: {fout}")
    return str(driver.compute_driver_executable()[0])


OMGEVING = {"NO_COLOR": "1", "NODE_DISABLE_COLORS": "1"}


def _draai(*woorden: str | Path, map_: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that says what it has to say on one stream, without colours."""
    return subprocess.run(
        [str(w) for w in woorden],
        cwd=map_,
        env=os.environ | OMGEVING,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("toets", TOETSEN, ids=lambda p: p.name.removesuffix(".test.mjs"))
def test_what_the_modules_work_out_is_right(node: str, toets: Path, tmp_path: Path) -> None:
    stil = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"  # a package.json has no place in a Python package
    klaar = _draai(node, stil, "--test", "--test-reporter=spec", toets, map_=tmp_path)
    assert klaar.returncode == 0, f"node --test {toets.name}\n{klaar.stdout}"
    assert "tests 0" not in klaar.stdout


def test_the_joined_script_is_a_script(node: str, tmp_path: Path) -> None:
    samen = tmp_path / "samen.js"
    samen.write_text(
        voeg_modules_samen({p.name: p.read_text(encoding="utf-8") for p in DELEN.glob("*.js")}), encoding="utf-8"
    )
    klaar = _draai(node, "--check", samen, map_=tmp_path)
    assert klaar.returncode == 0, klaar.stdout
