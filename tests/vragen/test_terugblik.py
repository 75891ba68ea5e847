"""Looking back: expectations from before the visit, never after; misses first, and none left out."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, TREKKER, TWEE_CYCLI, TWEE_GEBIEDEN
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.terugblik import UITGEKOMEN, kwam_uit, terugblik

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    TWEE_GEBIEDEN
    + TWEE_CYCLI
    + HULP_EN_MOED
    + TREKKER
    + """\
- {soort: gebied, sleutel: D03, naam: Drie, niveau: deelgebied}
- {soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-03-01, tot: 2026-03-31}
- {soort: bron, pseudoniem: b2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
"""
)
BEWERING = "- {soort: bewering, code: C1, van: hulp, relatie: activeert, naar: moed, tekst: Hulp geeft moed.%s}\n"

MISSERS = [
    ("C14", "D12", "c4", 0.7419, "ja", "nee"),
    ("C11", "D10", "c4", 0.7, "ja", "nee"),
    ("C11", "D11", "c4", 0.7, "ja", "nee"),
    ("C18", "D10", "c5", 0.3, "nee", "ja"),
    ("C01", "D09", "c2", 0.6765, "ja", "nee"),
    ("C01", "D12", "c2", 0.6765, "ja", "nee"),
    ("C32", "D04", "c4", 0.6604, "ja", "nee"),
    ("C08", "D07", "c4", 0.625, "ja", "nee"),
    ("C45", "D09", "c2", 0.375, "nee", "ja"),
]
"""The chances are those of ``uitkomsten.json``, the outcomes of the example computed apart from this package."""


def _vondst(id_: str, dag: str, gebied: str, teken: str, kracht: str = "sterk", bron: str = "b1") -> str:
    return f"""
- soort: registratie
  id: {id_}
  datum: {dag}
  gebied: {gebied}
  bron: {bron}
  interventie: hulp
  bewijs: [{{onderwerp: C1, teken: {teken}, bewijskracht: {kracht}, kern: Gezien}}]
"""


EERST = _vondst("r1", "2026-01-10", "D01", "voor")
BASIS = THEORIE + BEWERING % "" + EERST


def test_the_misses_of_the_example_stand_first(voorbeeld: Path) -> None:
    rijen = terugblik(Verandergraaf.uit(voorbeeld)).rijen
    missers = [(r.naam, r.gebied, r.verwacht_na, round(r.kans, 4), r.voorspeld, r.gevonden) for r in rijen[:9]]
    assert missers == MISSERS
    assert Counter(r.kwam_uit for r in rijen if r.laag == "theorie") == {"ja": 51, "kan beide kanten op": 36, "nee": 9}
    assert [UITGEKOMEN.index(r.kwam_uit) for r in rijen] == sorted(UITGEKOMEN.index(r.kwam_uit) for r in rijen)


def test_the_sentences_count_the_theory_and_name_the_worst_miss(voorbeeld: Path) -> None:
    assert terugblik(Verandergraaf.uit(voorbeeld)).zinnen == (
        "De theorie had 96 keer een verwachting van een gebied waar nog niemand had gekeken: "
        "51 keer kwam die uit, 9 keer niet, en 36 keer kan het beide kanten op.",
        "De grootste misser is C14 in D12: na c4 dachten we dat het daar ook klopt (kans 0,74). Het klopt daar niet.",
    )


def test_the_expectation_is_that_of_the_earlier_moment_itself(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    for r in terugblik(graaf):
        toen = beoordeling(graaf.tot_en_met(r.verwacht_na)).bewering(r.bewering)
        assert (r.kans, r.gebied in toen.vondsten) == (toen.woord.kans, False)
        assert graaf.nummer(r.bezocht_in) == graaf.nummer(r.verwacht_na) + 1
        assert r.gebied in beoordeling(graaf.tot_en_met(r.bezocht_in)).bewering(r.bewering).vondsten


def test_later_evidence_moves_no_expectation(voorbeeld: Path) -> None:
    laat = {(r.bewering, r.gebied): r for r in terugblik(Verandergraaf.uit(voorbeeld))}
    for r in terugblik(Verandergraaf.uit(voorbeeld, tot_en_met="c4")):
        straks = laat[r.bewering, r.gebied]
        assert (r.kans, r.verwacht_na, r.bezocht_in) == (straks.kans, straks.verwacht_na, straks.bezocht_in)


@pytest.mark.parametrize(
    ("verwacht", "gevonden", "uit"),
    [
        ("ja", "ja", "ja"),
        ("nee", "nee", "ja"),
        ("ja", "nee", "nee"),
        ("nee", "ja", "nee"),
        ("ja", "kan beide kanten op", "kan beide kanten op"),
        ("kan beide kanten op", "nee", "kan beide kanten op"),
    ],
)
def test_whether_it_came_out(verwacht: str, gevonden: str, uit: str) -> None:
    assert kwam_uit(verwacht, gevonden) == uit  # type: ignore[arg-type]  # words from the table above


@pytest.mark.parametrize(
    ("eerst", "later", "kracht", "verwacht", "gevonden"),
    [
        ("voor", "voor", "sterk", "ja", "ja"),
        ("voor", "tegen", "sterk", "ja", "nee"),
        ("tegen", "voor", "sterk", "nee", "ja"),
        ("tegen", "tegen", "sterk", "nee", "nee"),
        ("voor", "tegen", "zwak", "ja", "kan beide kanten op"),
    ],
)
def test_one_area_speaks_for_the_next(
    graaf_van: GraafVan, eerst: str, later: str, kracht: str, verwacht: str, gevonden: str
) -> None:
    tekst = THEORIE + BEWERING % "" + _vondst("r1", "2026-01-10", "D01", eerst)
    (rij,) = terugblik(graaf_van(tekst + _vondst("r2", "2026-02-10", "D02", later, kracht)))
    assert (rij.gebied, rij.voorspeld, rij.gevonden, rij.kwam_uit) == (
        "D02",
        verwacht,
        gevonden,
        kwam_uit(verwacht, gevonden),  # type: ignore[arg-type]
    )
    assert (rij.verwacht_na, rij.bezocht_in, rij.door) == ("c1", "c2", ("r2#1",))


def test_a_cycle_without_records_still_gives_the_last_expectation(graaf_van: GraafVan) -> None:
    (rij,) = terugblik(graaf_van(BASIS + _vondst("r2", "2026-03-10", "D02", "voor")))
    assert (rij.verwacht_na, rij.bezocht_in) == ("c2", "c3")


def test_areas_visited_in_the_same_cycle_expect_nothing_of_each_other(graaf_van: GraafVan) -> None:
    antwoord = terugblik(graaf_van(BASIS + _vondst("r2", "2026-01-11", "D02", "voor")))
    assert antwoord.rijen == ()
    assert antwoord.zinnen[0].startswith("Er valt nog niet terug te kijken")


def test_going_back_to_an_area_is_no_first_visit(graaf_van: GraafVan) -> None:
    assert terugblik(graaf_van(BASIS + _vondst("r2", "2026-02-10", "D01", "tegen"))).rijen == ()


def test_an_untested_claim_expects_nothing(graaf_van: GraafVan) -> None:
    zwak = THEORIE + BEWERING % "" + _vondst("r1", "2026-01-10", "D01", "voor", "zwak")
    assert terugblik(graaf_van(zwak + _vondst("r2", "2026-02-10", "D02", "voor"))).rijen == ()


def test_what_is_found_afterwards_counts_too(graaf_van: GraafVan) -> None:
    tekst = BASIS + _vondst("r2", "2026-02-10", "D02", "voor")
    tekst += _vondst("r3", "2026-03-10", "D02", "tegen", "zeer_sterk, toelichting: Het stond er", "b2")
    (rij,) = terugblik(graaf_van(tekst))
    assert (rij.gevonden, rij.door) == ("kan beide kanten op", ("r2#1", "r3#1"))


def test_a_claim_that_was_retired_later_stays_in(graaf_van: GraafVan) -> None:
    tekst = THEORIE + BEWERING % ", tot: c3" + EERST + _vondst("r2", "2026-02-10", "D02", "tegen")
    (rij,) = terugblik(graaf_van(tekst, tot_en_met="c3"))
    assert (rij.laag, rij.kwam_uit) == ("theorie", "nee")


def test_after_retirement_the_theory_expects_nothing(graaf_van: GraafVan) -> None:
    tekst = THEORIE + BEWERING % ", tot: c2" + EERST + _vondst("r2", "2026-03-10", "D02", "tegen")
    assert terugblik(graaf_van(tekst)).rijen == ()


def test_candidates_stand_under_their_own_heading(graaf_van: GraafVan) -> None:
    tekst = THEORIE + BEWERING % ", laag: kandidaat" + EERST + _vondst("r2", "2026-02-10", "D02", "voor")
    antwoord = terugblik(graaf_van(tekst))
    assert [r.blok for r in antwoord] == ["Kandidaten en aannamen: toen nog niet in de theorie"]
    assert antwoord.zinnen == ("De theorie zelf verwachtte nog niets; dit gaat alleen over kandidaten en aannamen.",)


def test_without_evidence_it_says_where_to_begin(graaf_van: GraafVan) -> None:
    assert terugblik(graaf_van(THEORIE)).zinnen == (
        "Er is nog geen bewijs om op terug te kijken. Lees registraties in met 'importeer'.",
    )


def test_a_narrow_choice_says_so(voorbeeld: Path) -> None:
    antwoord = terugblik(Verandergraaf.uit(voorbeeld, filter=Filter(gebied=("D01",))))
    assert antwoord.zinnen == ("Binnen dit filter valt er niet terug te kijken. Vraag opnieuw met minder filters.",)


def test_a_domain_chooses_the_claims(voorbeeld: Path) -> None:
    alle = {r.naam for r in terugblik(Verandergraaf.uit(voorbeeld))}
    beleid = {r.naam for r in terugblik(Verandergraaf.uit(voorbeeld, filter=Filter(domein=("beleidsinteractie",))))}
    assert "C07" in beleid < alle
    assert "C01" not in beleid
