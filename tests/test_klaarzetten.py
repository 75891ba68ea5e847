"""On a clean machine: the set-up with the pip that each Python brings, and the main job, in a copy of this checkout."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.proces

WORTEL = Path(__file__).parents[1]
VERSIES = ("3.11", "3.12", "3.13")
LASTIG = {"PIP_USER": "1", "PIP_REQUIRE_VIRTUALENV": "1", "PIP_TARGET": "elders", "PIP_CONSTRAINT": "weg.txt"}
"""Settings of pip that somebody may have, and that would put the packages elsewhere."""


def _is_versie(python: str | Path, versie: str) -> bool:
    vraag = [str(python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        return subprocess.run(vraag, capture_output=True, text=True, check=False).stdout.strip() == versie
    except OSError:
        return False


def _vind_python(versie: str) -> str:
    """A Python of this version: the one that runs, one of pyenv, or one on the path; skips when there is none."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    kandidaten = [sys._base_executable, *sorted(pyenv.glob(f"versions/{versie}*/bin/python{versie}"))]  # type: ignore[attr-defined]  # of CPython
    if op_pad := shutil.which(f"python{versie}"):
        kandidaten.append(op_pad)
    for python in kandidaten:
        if _is_versie(python, versie):
            return str(python)
    pytest.skip(f"no Python {versie} here")


@pytest.fixture
def kloon(tmp_path: Path) -> Path:
    """A copy of this checkout, as it is after a clone."""
    weg = shutil.ignore_patterns(".git", ".venv*", "uit", "dist", "build", "__pycache__", ".*_cache", "*.sqlite*")
    return Path(shutil.copytree(WORTEL, tmp_path / "kloon", ignore=weg))


def _draai(kloon: Path, *woorden: str, **extra: str) -> subprocess.CompletedProcess[str]:
    schoon = {k: w for k, w in os.environ.items() if not k.startswith(("PYTHON", "VT_", "VERANDERTHEORIE", "COV_"))}
    schoon.pop("VIRTUAL_ENV", None)
    return subprocess.run(
        woorden, capture_output=True, text=True, encoding="utf-8", check=False, cwd=kloon, env=schoon | extra
    )


def _zet_klaar(kloon: Path, wat: str) -> subprocess.CompletedProcess[str]:
    return _draai(kloon, "bash", "-c", f"source scripts/klaarzetten {wat}", PYTHON=_vind_python(_versie_hier()))


def _versie_hier() -> str:
    return "{}.{}".format(*sys.version_info[:2])


def _geinstalleerd(kloon: Path) -> dict[str, str]:
    klaar = _draai(kloon, ".venv/bin/python", "-m", "pip", "list", "--format=json")
    rijen = {re.sub(r"[-_.]+", "-", r["name"]).lower(): r["version"] for r in json.loads(klaar.stdout)}
    return {naam: versie for naam, versie in rijen.items() if naam not in ("pip", "setuptools", "verandertheorie")}


def _vastgezet(slot: str, python: str) -> dict[str, str]:
    regels = (WORTEL / "scripts" / slot).read_text(encoding="utf-8").splitlines()
    eisen = [Requirement(r.removesuffix("\\").strip()) for r in regels if re.match(r"[a-z]", r)]
    volledig = subprocess.run(
        [python, "-c", "import platform; print(platform.python_version())"], capture_output=True, text=True, check=True
    ).stdout.strip()
    hier = {"python_full_version": volledig, "python_version": ".".join(volledig.split(".")[:2])}
    return {e.name: str(e.specifier).removeprefix("==") for e in eisen if not e.marker or e.marker.evaluate(hier)}


@pytest.mark.parametrize("versie", VERSIES)
def test_a_fresh_clone_does_its_main_job_on_one_screen(kloon: Path, versie: str) -> None:
    python = _vind_python(versie)
    klaar = _draai(kloon, "scripts/start", PYTHON=python, **LASTIG)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert _geinstalleerd(kloon) == _vastgezet("requirements.txt", python)
    gebracht = _draai(kloon, python, "-c", "import ensurepip; print(ensurepip.version())").stdout.strip()
    assert f"pip {gebracht} " in _draai(kloon, ".venv/bin/python", "-m", "pip", "--version").stdout
    scherm = (klaar.stderr + klaar.stdout).splitlines()
    assert scherm[0].startswith("Pakketten worden geïnstalleerd")
    assert len(scherm) <= 40
    assert max(map(len, scherm)) <= 100
    for naam in re.findall(r"uit/[\w.-]+\w", klaar.stdout):
        assert (kloon / naam).stat().st_size, naam


def test_what_the_checks_need_comes_on_top_and_is_enough_for_the_main_job(kloon: Path) -> None:
    for wat, zegt in (("gebruik", "Pakketten worden"), ("toets", "Wat de toetsen nodig hebben"), ("gebruik", "")):
        klaar = _zet_klaar(kloon, wat)
        assert klaar.returncode == 0, klaar.stderr
        assert klaar.stderr.startswith(zegt)
        assert bool(klaar.stderr) == bool(zegt)
    assert _geinstalleerd(kloon) == _vastgezet("requirements-toets.txt", sys.executable)


def test_a_set_up_that_stopped_halfway_says_why_and_is_not_taken_for_done(kloon: Path) -> None:
    slot = kloon / "scripts" / "requirements.txt"
    goed = slot.read_text(encoding="utf-8")
    slot.write_text(f"mdurl==0.1.2 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    klaar = _zet_klaar(kloon, "gebruik")
    assert klaar.returncode != 0
    assert "HASHES" in klaar.stderr
    assert not (kloon / ".venv" / "stempel").exists()
    slot.write_text(goed, encoding="utf-8")
    assert _zet_klaar(kloon, "gebruik").stderr.startswith("Pakketten worden geïnstalleerd")


def test_nothing_is_installed_that_pip_chose_by_itself() -> None:
    tekst = (WORTEL / "scripts" / "klaarzetten").read_text(encoding="utf-8")
    opdrachten = re.findall(r"^ *pip install .*", tekst, re.MULTILINE)
    assert opdrachten
    assert all("--no-deps" in o and ("--require-hashes" in o or "-e ." in o) for o in opdrachten)
