"""The example with an agenda, and a made-up programme of another field, as of any day."""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.leerlus.gouden import HIER
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.leerlus.moment import Lusmoment, lusmoment


@pytest.fixture(scope="session")
def warmte(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programme of another field, with its two years of sessions."""
    pad = tmp_path_factory.mktemp("warmte") / "warmte.sqlite"
    with Dossier.maak(pad) as d:
        assert not importeer(d, *(HIER / "warmte" / deel for deel in ("theorie", "records", "agenda.yaml"))).fouten
    return pad


@pytest.fixture(scope="session")
def met_agenda(voorbeeld: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with an agenda."""
    pad = Path(shutil.copy(voorbeeld, tmp_path_factory.mktemp("agenda") / "voorbeeld.sqlite"))
    assert not importeer(pad, HIER / "voorbeeld" / "agenda.yaml", herzie=True).fouten
    return pad


@pytest.fixture
def op(met_agenda: Path, warmte: Path) -> Callable[[str, str], Lusmoment]:
    """A dossier as of a day, or as of the end of a cycle."""

    def op(wat: str, moment: str) -> Lusmoment:
        graaf = Verandergraaf.uit({"voorbeeld": met_agenda, "warmte": warmte}[wat])
        einde = next((c.tot for c in graaf.cycli if c.sleutel == moment), None)
        return lusmoment(graaf, op=einde or datetime.date.fromisoformat(moment))

    return op
