"""A dossier with a record of every type in which every field is filled, and dossiers written past every check.

A plugin that test modules name in ``pytest_plugins``: two files called conftest.py would be one module for mypy.
PYTEST_DONT_REWRITE: the collector of doctests may have been here first.
"""

from pathlib import Path

import pytest

from tests.lezen.test_beschadigde_velden import ACHTERGROND, GOED
from verandertheorie.dossier.bestand import Dossier, Rij
from verandertheorie.invoer.importeer import importeer
from verandertheorie.meegeleverd import meegeleverd


@pytest.fixture(scope="module")
def vol(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with a record of every type in which every field is filled."""
    map_ = tmp_path_factory.mktemp("vol")
    bron = meegeleverd("voorbeelden/mini")
    (map_ / "achtergrond.yaml").write_text(ACHTERGROND, encoding="utf-8")
    (map_ / "goed.yaml").write_text(GOED, encoding="utf-8")
    with Dossier.maak(map_ / "vol.sqlite") as d:
        assert not importeer(d, bron / "theorie", bron / "records", map_ / "achtergrond.yaml").fouten
        assert not importeer(d, map_ / "goed.yaml").fouten
    return map_ / "vol.sqlite"


def rijen_van(pad: Path) -> list[Rij]:
    with Dossier.open(pad, alleen_lezen=True) as d:
        return d.rijen()


def schrijf(pad: Path, rijen: list[Rij]) -> Path:
    """A dossier with these rows, written past every check."""
    with Dossier.maak(pad) as d, d.transactie() as schrijver:
        schrijver.voeg_toe(rijen, programma="p", rol="", samenvatting="s")
    return pad
