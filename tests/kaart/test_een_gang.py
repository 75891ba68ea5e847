"""What is made once for all cycles of a map is what each cycle by itself would give."""

from dataclasses import replace
from functools import partial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.invoer.test_groei import stappen
from tests.prestatie.kaarttaken import maak_graaf
from tests.vragen.test_momenten import wereld
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.aanduiding import Etiketten
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.waarneming import Registratie
from verandertheorie.uitvoer.kaart import stemmen, uitleg
from verandertheorie.uitvoer.kaart.kaart import kaart

WAAR = (Filter(), Filter(), Filter(kerngebied="k2"), Filter(gebied="A1"))


def momenten(zaad: int, doelgroep: Doelgroep) -> tuple[Moment, ...]:
    """The cycles of a random dossier, in which some sources let others read what they said; of some areas of it."""
    toeval = Random(zaad)  # noqa: S311  (worlds, no secrets)
    graaf = wereld(zaad)

    def teruggelegd(r: object) -> object:
        hoe = toeval.choice(("nog_niet", "ingestemd", "ingestemd"))
        return r.model_copy(update={"teruggelegd": hoe}) if isinstance(r, Registratie) else r

    graaf = graaf.met_records(map(teruggelegd, graaf.alles)).met(toeval.choice(WAAR)).voor(doelgroep)  # type: ignore[arg-type]
    grafen = [graaf.tot_en_met(c.sleutel) for c in graaf.cycli if c.nummer <= graaf.t]
    return tuple(Moment(i, Lezer(g, doelgroep)) for i, g in enumerate(grafen))


def alleen(m: Moment) -> Moment:
    """The same cycle, of which nothing is known yet."""
    return Moment(m.plaats, Lezer(replace(m.graaf), m.lezer.doelgroep))


@settings(max_examples=40)
@given(zaad=st.integers(0, 10**6), doelgroep=st.sampled_from(DOELGROEPEN))
def test_what_is_withheld_is_counted_the_same_cycle_by_cycle(zaad: int, doelgroep: Doelgroep) -> None:
    hier = momenten(zaad, doelgroep)
    for k in (*hier[-1].graaf.stellingen, *hier[-1].graaf.factoren):
        per_cyclus = [stemmen.achtergehouden([alleen(m)], k)[0] for m in hier]
        assert [*stemmen.achtergehouden(hier, k)] == per_cyclus


@settings(max_examples=40)
@given(zaad=st.integers(0, 10**6), doelgroep=st.sampled_from(DOELGROEPEN))
def test_a_label_does_not_hang_on_what_was_asked_before(zaad: int, doelgroep: Doelgroep) -> None:
    graaf: Verandergraaf = momenten(zaad, doelgroep)[-1].graaf
    namen = Etiketten(graaf)
    for r in graaf.registraties:
        for deel in (None, *r.delen):
            assert namen.etiket(r, deel, doelgroep) == Etiketten(graaf).etiket(r, deel, doelgroep)


@settings(max_examples=40)
@given(zaad=st.integers(0, 10**6), doelgroep=st.sampled_from(DOELGROEPEN))
def test_an_explanation_is_that_of_each_cycle_by_itself(zaad: int, doelgroep: Doelgroep) -> None:
    hier = momenten(zaad, doelgroep)
    for k in (*hier[-1].graaf.stellingen, *hier[-1].graaf.factoren):
        assert uitleg.regels(hier, k) == tuple(uitleg.regels([alleen(m)], k)[0] for m in hier)


def _maak(graaf: Verandergraaf, doelgroep: Doelgroep) -> str:
    return kaart(graaf, doelgroep=doelgroep).html


@pytest.mark.lang
@pytest.mark.parametrize("doelgroep", ["monitor", "sessie"])
def test_a_map_of_twice_as_much_theory_costs_about_twice_the_steps(doelgroep: Doelgroep) -> None:
    _maak(maak_graaf(40), doelgroep)  # what is kept for next time is there now
    een, twee = (stappen(partial(_maak, g, doelgroep)) for g in map(maak_graaf, (150, 300)))
    assert twee < 2.3 * een
