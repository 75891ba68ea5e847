"""Whatever theory and evidence a dossier holds, the rules can look at it, and always say the same about it."""

import pytest
from hypothesis import given, settings

from tests.invoer.test_export_rondreis import _maak, dossiers
from verandertheorie.controle.controleer import controleer
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.leerlus import Actie, Signaal


@settings(max_examples=30)
@given(records=dossiers())
def test_the_rules_can_look_at_any_dossier_at_every_moment(
    records: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    pad = _maak(tmp_path_factory.mktemp("controle"), records)
    for cyclus in ("c1", "c2"):
        graaf = Verandergraaf.uit(pad, tot_en_met=cyclus)
        rijen = controleer(graaf).rijen
        assert rijen == controleer(Verandergraaf.uit(pad, tot_en_met=cyclus)).rijen
        bekend = {*graaf.alle_knopen, *graaf.stellingen, *graaf.gebieden, *(f"[{s}]" for s in graaf.stellingen)}
        bekend |= {r.record_sleutel for soort in (Actie, Signaal) for r in graaf.records(soort)}
        for r in rijen:
            assert r.bezwaar
            assert r.remedie
            assert r.onderdeel in bekend
