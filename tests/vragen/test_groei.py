"""Twice as many findings cost every question about twice the steps: counted in calls, so that no clock decides."""

from pathlib import Path

import pytest

from tests.invoer.test_groei import stappen
from tests.prestatie.bevindingentaken import maak_dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.lijst import VRAGEN, Vraag

pytestmark = pytest.mark.lang

WAAROVER = {"leg-uit": "C01", "wat-kantelt": "C01", "tijdlijn": "C01", "paden": "grondexpertise"}
WEINIG = 1_500
HOOGSTENS = {"hangt-op": 2.5}
"""More than twice: as long as few voices brought in the same, each area is followed for each of them."""


@pytest.fixture(scope="module")
def dossiers(mini: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The theory of the example mini with few findings, and with twice as many."""
    map_ = tmp_path_factory.mktemp("groei")
    paden = map_ / "een.sqlite", map_ / "twee.sqlite"
    for pad, keer in zip(paden, (1, 2), strict=True):
        maak_dossier(mini, pad, keer * WEINIG)
    return paden


@pytest.mark.parametrize("vraag", VRAGEN, ids=lambda v: v.naam)
def test_twice_as_many_findings_cost_a_question_about_twice_the_steps(
    dossiers: tuple[Path, Path], vraag: Vraag
) -> None:
    over = [WAAROVER[vraag.naam]] if vraag.naam in WAAROVER else []

    def stel(pad: Path) -> int:
        return stappen(lambda: vraag.functie()(Verandergraaf.uit(pad), *over))

    stel(dossiers[0])  # what is kept for next time is there now
    een, twee = map(stel, dossiers)
    assert twee < HOOGSTENS.get(vraag.naam, 2.2) * een
