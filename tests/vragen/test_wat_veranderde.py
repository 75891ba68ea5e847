"""What is different from an earlier cycle: words, areas gained and lost, and the evidence that came in between."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import MINI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.veranderingen import Verandering, wat_veranderde

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    MINI
    + TWEE_GEBIEDEN
    + WACHTEN
    + """\
- {soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-03-01, tot: 2026-03-31}
- {soort: bron, pseudoniem: b2, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
"""
)


def _zegt(id_: str, dag: str, onderwerp: str, *, teken: str = "voor", gebied: str = "D01", bron: str = "b1") -> str:
    return f"""
- soort: registratie
  id: {id_}
  datum: {dag}
  gebied: {gebied}
  bron: {bron}
  interventie: hulp
  bewijs: [{{onderwerp: {onderwerp}, teken: {teken}, kern: k., bewijskracht: sterk}}]"""


def _van(antwoord: Antwoord[Verandering], sleutel: str) -> Verandering:
    return next(r for r in antwoord if r.sleutel == sleutel)


def test_it_says_from_which_word_to_which_and_through_what(graaf_van: GraafVan) -> None:
    eerst = _zegt("r1", "2026-01-10", "C1") + _zegt("r0", "2026-01-10", "C1", bron="b2")
    nu = _zegt("r2", "2026-02-10", "C1", gebied="D02") + _zegt("r3", "2026-02-10", "C1", gebied="D02", bron="b2")
    (rij,) = wat_veranderde(graaf_van(THEORIE + eerst + nu))
    assert (rij.soort, rij.naam, rij.was, rij.is_nu) == (
        "bewering",
        "C1",
        "eerste_aanwijzing voor",
        "voorlopig_onderbouwd",
    )
    assert (rij.erbij, rij.eraf, rij.door) == (("D02",), (), ("r2#1", "r3#1"))
    assert "was 'eerste aanwijzing dat het klopt', is nu 'voorlopig onderbouwd'; klopt nu ook in D02" in rij.zin


def test_areas_that_are_lost_are_named_with_the_evidence_against(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _zegt("r1", "2026-01-10", "C1") + _zegt("r2", "2026-02-10", "C1", teken="tegen", bron="b2")
    (rij,) = wat_veranderde(graaf_van(tekst))
    assert (rij.erbij, rij.eraf, rij.door) == ((), ("D01",), ("r2#1",))
    assert "klopt niet meer in D01" in rij.zin


def test_a_factor_changes_where_it_is_established(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _zegt("r1", "2026-01-10", "wachten") + _zegt("r2", "2026-02-10", "wachten", bron="b2")
    (rij,) = wat_veranderde(graaf_van(tekst))
    assert (rij.soort, rij.was, rij.is_nu) == ("belemmering", "vermoeden", "lokaal")
    assert (rij.erbij, rij.eraf, rij.door) == (("D01",), (), ("r2#1",))
    assert rij.zin == "Wachten: was 'vermoeden', is nu 'lokaal'; nu ook in D01"


def test_a_factor_may_fade_without_any_new_evidence(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _zegt("r1", "2026-01-10", "wachten").replace("sterk", "matig")
    graaf = graaf_van(tekst.replace("nummer: 3", "nummer: 6") + _zegt("r3", "2026-03-10", "C1"))
    rij = _van(wat_veranderde(graaf, van="c1"), "wachten")
    assert (rij.was, rij.is_nu, rij.door) == ("vermoeden", "geen_beeld", ())


def test_a_claim_heard_of_for_the_first_time_is_new(graaf_van: GraafVan) -> None:
    tekst = THEORIE.replace("- {soort: bewering", "- {soort: bewering, sinds: c2") + _zegt(
        "r1", "2026-01-10", "wachten"
    )
    (rij,) = (r for r in wat_veranderde(graaf_van(tekst + _zegt("r2", "2026-02-10", "C1"))) if r.soort == "bewering")
    assert (rij.was, rij.is_nu, rij.door) == ("", "eerste_aanwijzing voor", ("r2#1",))
    assert ": nieuw in de theorie; 'eerste aanwijzing dat het klopt'" in rij.zin


def test_a_new_claim_is_news_before_there_is_any_evidence(graaf_van: GraafVan) -> None:
    tekst = THEORIE.replace("- {soort: bewering", "- {soort: bewering, sinds: c2")
    (rij,) = wat_veranderde(graaf_van(tekst, tot_en_met="c2"))
    assert (rij.naam, rij.was, rij.is_nu, rij.laag) == ("C1", "", "nog_niet_getoetst", "theorie")


def test_without_an_earlier_cycle_named_it_compares_with_the_one_before(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE + _zegt("r1", "2026-01-10", "C1") + _zegt("r2", "2026-03-10", "C1", gebied="D02"))
    assert wat_veranderde(graaf).rijen == wat_veranderde(graaf, van="c2").rijen
    assert wat_veranderde(graaf.tot_en_met("c2")).rijen == ()
    assert wat_veranderde(graaf.tot_en_met("c2")).zinnen == ("Tussen c1 en c2 veranderde geen enkel oordeel.",)


def test_the_first_cycle_has_nothing_to_compare_with(graaf_van: GraafVan) -> None:
    antwoord = wat_veranderde(graaf_van(THEORIE + _zegt("r1", "2026-01-10", "C1")))
    assert antwoord.zinnen == ("Er is nog geen eerdere leercyclus om mee te vergelijken.",)


@pytest.mark.parametrize("van", ["c2", "c3"])
def test_a_cycle_that_is_not_earlier_is_a_wrong_question(graaf_van: GraafVan, van: str) -> None:
    with pytest.raises(AanroepFout, match=f"Cyclus {van} komt niet voor c2"):
        wat_veranderde(graaf_van(THEORIE + _zegt("r2", "2026-02-10", "C1")), van=van)


def test_a_cycle_that_is_not_there_is_a_wrong_question_with_the_choices(graaf_van: GraafVan) -> None:
    with pytest.raises(AanroepFout, match=r"'c9' is er niet\. Kies uit: c1, c2, c3\."):
        wat_veranderde(graaf_van(THEORIE + _zegt("r2", "2026-02-10", "C1")), van="c9")


def test_both_moments_are_seen_through_the_same_filter(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _zegt("r1", "2026-01-10", "C1") + _zegt("r2", "2026-02-10", "C1", gebied="D02", bron="b2")
    assert wat_veranderde(graaf_van(tekst, filter=Filter(gebied=("D01",)))).rijen == ()
    assert wat_veranderde(graaf_van(tekst, filter=Filter(rol=("trekker",)))).rijen == ()
    (rij,) = wat_veranderde(graaf_van(tekst, filter=Filter(rol=("eigenaar",))))
    assert (rij.was, rij.is_nu) == ("nog_niet_getoetst", "eerste_aanwijzing voor")


@pytest.mark.parametrize(("van", "tot"), [("c1", "c2"), ("c2", "c4"), ("c5", "c6")])
def test_in_the_example_it_lists_exactly_the_answers_that_became_others(voorbeeld: Path, van: str, tot: str) -> None:
    voor, na = (Verandergraaf.uit(voorbeeld, tot_en_met=c) for c in (van, tot))

    def stand(graaf: Verandergraaf) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
        uit: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
        for soort, vraag in (("belemmering", terugkerende_belemmeringen), ("helpende_factor", helpende_factoren)):
            uit |= {(soort, r.factor): (str(r.klasse), r.vastgesteld_in) for r in vraag(graaf, alles=True)}
        b = beoordeling(graaf)
        for r in stand_van_beweringen(graaf):
            cellen = b.bewering(r.bewering).cellen
            uit["bewering", r.bewering] = (
                r.rekenstatus,
                tuple(g for g, c in cellen.items() if c.steun >= 0.5 and not c.is_omstreden),
            )
        return uit

    oud, nieuw = stand(voor), stand(na)
    rijen = {(r.soort, r.sleutel): r for r in wat_veranderde(na, van=van)}
    assert rijen.keys() == {k for k, w in nieuw.items() if oud.get(k, ("nog_niet_getoetst", ())) != w}
    for k, r in rijen.items():
        (was, had), (nu, heeft) = oud.get(k, ("", ())), nieuw[k]
        assert (r.was, r.is_nu) == (was, nu)
        assert (set(r.erbij), set(r.eraf)) == (set(heeft) - set(had), set(had) - set(heeft))
        assert all(voor.t < na.cyclus_van(id_.partition("#")[0]) <= na.t for id_ in r.door)
