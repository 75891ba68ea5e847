"""Who says the opposite of whom: against every pair of findings looked at by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.mini import MINI, TWEE_GEBIEDEN
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.vragen.wie_tegenover_wie import wie_tegenover_wie

GraafVan = Callable[..., Verandergraaf]

MEER = """\
- {soort: bron, pseudoniem: o1, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: o2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
"""


def _zegt(bron: str, gebied: str, teken: str, dag: str = "2026-01-10", kracht: str = "sterk") -> str:
    return (
        f"- {{soort: registratie, id: {bron}-{gebied}-{dag}-{teken}, datum: {dag}, gebied: {gebied}, bron: {bron}, "
        f"interventie: hulp, bewijs: [{{onderwerp: C1, teken: {teken}, kern: k., bewijskracht: {kracht}}}]}}\n"
    ).replace(f"id: {bron}-{gebied}", f"id: {bron}-{gebied}".lower())


def test_voices_on_both_sides_of_one_area_are_a_row_and_of_two_areas_are_not(graaf_van: GraafVan) -> None:
    samen = TWEE_GEBIEDEN + MINI + MEER + _zegt("b1", "D01", "voor") + _zegt("o1", "D01", "tegen")
    antwoord = wie_tegenover_wie(graaf_van(samen + _zegt("o2", "D02", "tegen")))
    (rij,) = antwoord
    assert (rij.onderwerp, rij.gebied, rij.stemmen_voor, rij.stemmen_tegen) == (
        "hulp.activeert.moed",
        "D01",
        ("b1",),
        ("o1",),
    )
    assert (rij.wie, rij.samen, rij.in_een_perspectief) == ("Rijk tegenover ondernemer", "geen kant overtuigt", False)
    assert antwoord.zinnen == ("Over 1 bewering of factor spreken mensen elkaar in hetzelfde gebied tegen.",)


def test_one_perspective_on_both_sides_is_told(graaf_van: GraafVan) -> None:
    antwoord = wie_tegenover_wie(
        graaf_van(TWEE_GEBIEDEN + MINI + MEER + _zegt("o1", "D01", "voor") + _zegt("o2", "D01", "tegen"))
    )
    assert [r.in_een_perspectief for r in antwoord] == [True]
    assert antwoord.zinnen[-1] == (
        "1 van de 1 keer staat één perspectief aan beide kanten: dan ligt het niet alleen aan waar iemand staat."
    )


def test_who_changed_their_mind_does_not_contradict_themselves(graaf_van: GraafVan) -> None:
    tekst = TWEE_GEBIEDEN + MINI + _zegt("b1", "D01", "voor") + _zegt("b1", "D01", "tegen", "2026-02-10")
    antwoord = wie_tegenover_wie(graaf_van(tekst))
    assert antwoord.rijen == ()
    assert antwoord.zinnen == ("Tot nu toe spreekt niemand een ander in hetzelfde gebied tegen.",)


def test_a_filter_says_that_it_is_within_it(graaf_van: GraafVan) -> None:
    samen = TWEE_GEBIEDEN + MINI + MEER + _zegt("b1", "D01", "voor") + _zegt("o1", "D01", "tegen")
    zinnen = wie_tegenover_wie(graaf_van(samen, filter=Filter(perspectief=("rijk",)))).zinnen
    assert zinnen == ("Binnen dit filter spreekt niemand een ander in hetzelfde gebied tegen.",)


def test_a_voice_of_which_no_perspective_is_known_is_not_left_out(voorbeeld: Path) -> None:
    rijen = {(r.naam, r.gebied): r for r in wie_tegenover_wie(Verandergraaf.uit(voorbeeld))}
    assert rijen["C07", "D01"].wie == "medeoverheid tegenover Rijk en onbekend"
    assert not rijen["C07", "D01"].in_een_perspectief


@pytest.mark.parametrize("cyclus", ["c2", "c4", "c6"])
def test_on_the_example_it_is_every_pair_on_both_sides(voorbeeld: Path, cyclus: str) -> None:
    """By hand: two findings on one subject in one area, of two voices, each the last word of its voice."""
    graaf = Verandergraaf.uit(voorbeeld, tot_en_met=cyclus)
    verwacht = set()
    for sleutel in (*graaf.stellingen, *graaf.factoren):
        for een, ander in _paren(graaf, sleutel):
            verwacht.add((sleutel, een.gebied, een.groep.sleutel, ander.groep.sleutel))
    rijen = wie_tegenover_wie(graaf)
    gevonden = {(r.onderwerp, r.gebied, v, t) for r in rijen for v in r.stemmen_voor for t in r.stemmen_tegen}
    assert gevonden == verwacht
    ids = {b.id for b in bewijs(graaf)}
    assert {b for r in rijen for b in r.gezegd_in if "dekking" not in b and "toets" not in b} <= ids


def _paren(graaf: Verandergraaf, sleutel: str) -> Iterator[tuple[Vondst, Vondst]]:
    s = graaf.stellingen.get(sleutel)
    alle = graaf.vondsten(sleutel) if s else graaf.vondsten_aanwezigheid(sleutel)
    hier = [v for v in alle if v.gebied in (graaf.geldt_in(s) if s else graaf.deelgebieden)]

    def is_laatste(v: Vondst) -> bool:
        zelf = (w for w in hier if (w.gebied, w.groep) == (v.gebied, v.groep) and w.item.teken == -v.item.teken)
        return all(w.item.cyclus <= v.item.cyclus for w in zelf)

    telt = [v for v in hier if is_laatste(v)]
    for een in (v for v in telt if v.item.teken > 0):
        for ander in (v for v in telt if v.item.teken < 0 and v.gebied == een.gebied):
            yield een, ander
