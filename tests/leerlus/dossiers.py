"""Dossiers with sessions: the example with its agenda, and two years of a programme of another field.

A plugin that test modules name in ``pytest_plugins``.
PYTEST_DONT_REWRITE: the collector of doctests may have been here first.
"""

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Kaartbeeld, Kaartindeling, Kaartplek
from verandertheorie.model.soorten import ElkRecord

INDELING = Kaartindeling(
    soort="kaartindeling",
    sleutel="kaart",
    sinds=datetime.date(2028, 5, 16),
    posities=(Kaartplek(knoop="trage-vergunningen", x=500, y=20),),
    beelden=(Kaartbeeld(naam="Begin", tekst="Hier begonnen we.", cyclus="c1", onderwerp="trage-vergunningen"),),
)
"""How a session left the map of the example."""


def met_sessies(records: Iterable[ElkRecord], agenda: Path) -> tuple[ElkRecord, ...]:
    """These records, with what belongs to sessions in another dossier: questions, points, actions, tables."""
    graaf = Verandergraaf.uit(agenda)
    lus = [r for r in graaf.alles if r.sinds_is_dag or isinstance(r, Bijeenkomst)]
    return tuple({r.identiteit: r for r in (*records, *lus, *graaf.tafels.values())}.values())


HIER = Path(__file__).parent


@pytest.fixture(scope="session")
def warmte(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programme of another field, with its two years of sessions."""
    pad = tmp_path_factory.mktemp("warmte") / "warmte.sqlite"
    with Dossier.maak(pad) as d:
        assert not importeer(d, *(HIER / "warmte" / deel for deel in ("theorie", "records", "agenda.yaml"))).fouten
    return pad


@pytest.fixture(scope="session")
def met_agenda(voorbeeld: Path) -> Path:
    """The example, which has an agenda."""
    return voorbeeld
