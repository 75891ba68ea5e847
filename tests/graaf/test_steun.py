"""Who spoke for what is what the findings say of it, at every moment, for every part and for everybody."""

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.invoer.test_export_rondreis import _maak, dossiers
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import DOELGROEPEN


def uit_vondsten(g: Verandergraaf) -> dict[tuple[str, str], set[str]]:
    """The same by way of the findings: those on the subject itself."""
    uit: dict[tuple[str, str], set[str]] = defaultdict(set)
    for onderwerp in {g.heet_nu(o) for o in g.voorraad.per_onderwerp}:
        for v in g.vondsten(onderwerp):
            if v.item.teken > 0 and v.via is None:
                uit[onderwerp, v.gebied].add(v.item.groep)
    return dict(uit)


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_of_the_example_at_every_cycle_for_every_audience(voorbeeld: Path, doelgroep: str) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    for c in graaf.cycli:
        toen = graaf.tot_en_met(c.sleutel).voor(doelgroep)
        assert toen.steun == uit_vondsten(toen)
    assert graaf.steun


def test_of_a_part(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    deel = graaf.met(Filter(perspectief=("ondernemer",)))
    assert deel.steun == uit_vondsten(deel)
    assert 0 < len(deel.steun) < len(graaf.steun)


@settings(max_examples=30)
@given(records=dossiers())
def test_of_any_dossier(records: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory) -> None:
    g = Verandergraaf.uit(_maak(tmp_path_factory.mktemp("steun"), records))
    assert g.steun == uit_vondsten(g)
