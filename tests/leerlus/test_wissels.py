"""An import and a withdrawal say which signals stand otherwise by it: nobody typed that, so somebody is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.meegeleverd import meegeleverd

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]
LES = meegeleverd("voorbeelden/sessies")


@pytest.fixture
def les(hier: Doe) -> Doe:
    """The tutorial up to the second cycle."""
    hier("nieuw", "les.sqlite")
    for opdracht, naam in (
        ("importeer", "rollen"),
        ("importeer", "cycli/begin.yaml"),
        ("importeer", "cycli/c1.yaml"),
        ("notulen", "b1.yaml"),
        ("notulen", "b2.yaml"),
        ("notulen", "b3.yaml"),
        ("notulen", "t1.yaml"),
        ("notulen", "b4.yaml"),
    ):
        assert hier(opdracht, str(LES / naam)).code == 0
    return hier


def test_new_evidence_says_which_signals_stand_otherwise(les: Doe, tmp_path: Path) -> None:
    c2 = str(LES / "cycli/c2.yaml")
    zin = "Signaal aanspreekpunt: was 'niet nagekeken', is nu 'deels weg'"
    assert zin in les("importeer", c2, "--droog").uit
    assert zin in les("importeer", c2, "--verslag", "c2.txt").uit
    terug = les("dossier", "trek-in", "--registratie", "d01-2a", "--reden", "Op verzoek.", "--droog").uit
    assert "Signaal aanspreekpunt: was 'deels weg', is nu 'effect niet gezien'" in terug


def test_nothing_is_said_of_a_signal_that_stands_as_it_did(les: Doe) -> None:
    assert "Signaal" not in les("importeer", str(LES / "rollen")).uit
