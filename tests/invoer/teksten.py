"""Importing texts, the way a user imports files.

A plugin that test modules name in ``pytest_plugins``: two files called conftest.py would be one module for mypy.
PYTEST_DONT_REWRITE: the collector of doctests may have been here first.
"""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.invoer.importeer import Importverslag, importeer


@pytest.fixture
def lees_in(dossier: Dossier, tmp_path: Path) -> Callable[..., Importverslag]:
    """Imports one text, or texts as files of those names in that order, into the dossier of this test."""

    def lees(tekst: str = "", *, herzie: bool = False, droog: bool = False, **bestanden: str) -> Importverslag:
        paden = []
        for naam, inhoud in ({"tekst": tekst} if tekst else bestanden).items():
            pad = tmp_path / f"{naam}.yaml"
            pad.write_text(textwrap.dedent(inhoud), encoding="utf-8")
            paden.append(pad)
        return importeer(dossier, *paden, herzie=herzie, droog=droog)

    return lees
