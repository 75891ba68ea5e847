"""What is not known yet about a claim is told from what the judgement lacks, whatever words that has for it."""

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezing import lees_theorie
from verandertheorie.lezing.onbekend import over_de_steun
from verandertheorie.lezing.sprekers import sprekers
from verandertheorie.oordeel.statuswoord import Maat
from verandertheorie.vragen.beoordeling import beoordeling

ZEGT: dict[Maat, str] = {
    "stevige_gebieden": "Of het standhoudt: ",
    "stevige_kerngebieden": "Of het ook buiten dit kerngebied zo is: ",
    "perspectieven": "Hoe anderen het zien: ",
}


@pytest.mark.parametrize("cyclus", ["c1", "c2", "c3", "c4", "c5", "c6"])
def test_a_narrow_support_is_always_told(zonder_besluit: Verandergraaf, cyclus: str) -> None:
    g = zonder_besluit.tot_en_met(cyclus)
    lezing = lees_theorie(g, nummer=None, doelgroep="monitor")
    for sleutel in g.stellingen:
        o = beoordeling(g).bewering(sleutel)
        if o.woord.woord not in ("eerste_aanwijzing", "voorlopig_onderbouwd", "onbeslist"):
            continue
        mist: set[Maat] = {toets.maat for toets in o.woord.ontbreekt} & ZEGT.keys()
        if "stevige_gebieden" in mist:
            mist -= {"stevige_kerngebieden"}  # said with the first
        if not sprekers(lezing, o, 1).aantal:
            mist -= {"perspectieven"}  # there is nobody but others
        zinnen = list(over_de_steun(lezing, o))
        assert len(zinnen) == len(mist), sleutel
        assert all(any(zin.startswith(ZEGT[maat]) for zin in zinnen) for maat in mist)
