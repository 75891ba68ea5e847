"""What is pinned: two locks that agree, that say all, and that name no address."""

import re
import tomllib
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[1]
GEBRUIK = WORTEL / "scripts" / "requirements.txt"
TOETS = WORTEL / "scripts" / "requirements-toets.txt"


def _vastgezet(slot: Path) -> dict[str, frozenset[str]]:
    """Per pin (name, version and for which machines) the hashes that are accepted."""
    regels = [r for r in slot.read_text(encoding="utf-8").splitlines() if not r.lstrip().startswith("#")]
    pakketten = re.split(r"\n(?=\S)", "\n".join(regels))
    return {p.partition(" \\\n")[0].split(" ;")[0]: frozenset(re.findall(r"--hash=(\S+)", p)) for p in pakketten}


def _namen(slot: Path) -> set[str]:
    return {pin.partition("==")[0] for pin in _vastgezet(slot)}


def _gevraagd(*groepen: str) -> set[str]:
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))
    eisen = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["figuren"]]
    eisen += [e for g in groepen for e in project["dependency-groups"][g]]
    return {re.split(r"[<>=\[ ]", eis)[0] for eis in eisen}


@pytest.mark.parametrize("slot", [GEBRUIK, TOETS], ids=lambda p: p.name)
def test_every_pin_is_one_version_with_hashes_and_no_address(slot: Path) -> None:
    for pin, hashes in _vastgezet(slot).items():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin), pin
        assert hashes, pin
    assert "://" not in slot.read_text(encoding="utf-8")


def test_both_locks_pin_the_same_so_that_the_checks_look_at_what_users_run() -> None:
    gebruik, toets = _vastgezet(GEBRUIK), _vastgezet(TOETS)
    assert {pin: toets.get(pin) for pin in gebruik} == gebruik


def test_users_get_what_the_program_needs_and_nothing_of_the_checks() -> None:
    assert _gevraagd("bouw") <= _namen(GEBRUIK)
    assert _gevraagd("bouw", "toets") <= _namen(TOETS)
    assert not (_gevraagd("toets") - _gevraagd()) & _namen(GEBRUIK)


def test_the_back_end_that_is_pinned_is_the_one_that_builds() -> None:
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["build-system"]["requires"]) <= _vastgezet(GEBRUIK).keys()
