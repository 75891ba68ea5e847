"""Floor 2: the count over areas is the exact posterior, moves the right way, and can be checked by hand."""

import dataclasses
from itertools import product
from math import comb, exp, fsum, log, prod
from random import Random
from types import MappingProxyType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verandertheorie.oordeel.tellen import Verwachting, drempel, kans_groter, kans_volgend, tel
from verandertheorie.parameters import Parameters, standaard

P = standaard()
BEWERING, BELEMMERING = P.tellen["vooraf_bewering"], P.tellen["vooraf_belemmering"]
STIL = log(95 / 75)

ODDS = st.floats(-8.0, 8.0)
GEBIEDEN = st.lists(ODDS, max_size=8)
VOORAF = st.sampled_from([BEWERING, BELEMMERING])


def met_gewicht(gewicht: float) -> Parameters:
    return dataclasses.replace(P, tellen=MappingProxyType({**P.tellen, "gewicht_vooraf": gewicht}))


def voor(n: int, b: float = 0.9) -> list[float]:
    """ln(V/T) of n areas where only supporters spoke, with this b = 1 - 1/V."""
    return [-log(1 - b)] * n


def tegen(n: int, d: float = 0.9) -> list[float]:
    return [log(1 - d)] * n


def telling(ln_odds: list[float], vooraf: float = BEWERING, n: int = 13) -> Verwachting:
    return tel(ln_odds, n, vooraf=vooraf, p=P)


def band(ln_odds: list[float], vooraf: float = BEWERING) -> tuple[int, int]:
    v = telling(ln_odds, vooraf)
    return v.laag, v.hoog


@pytest.mark.parametrize(
    ("gebieden", "verwacht"),
    [
        (voor(0), (1, 12)),
        (voor(1), (3, 13)),
        (voor(2), (6, 13)),
        (voor(3), (7, 13)),
        (voor(4), (9, 13)),
        (tegen(3), (0, 6)),
        (voor(3) + tegen(1), (6, 12)),
        (voor(3) + tegen(2), (4, 11)),
        (voor(6) + tegen(2), (8, 12)),
        (voor(2) + tegen(2), (3, 10)),
    ],
)
def test_bands_of_strong_areas(gebieden: list[float], verwacht: tuple[int, int]) -> None:
    assert band(gebieden) == verwacht


def test_five_interviews_in_one_area_say_less_than_one_each_in_five() -> None:
    assert band([5 * log(3)]) == (4, 13)
    assert band([log(3)] * 5) == (8, 13)


def test_silence_in_the_other_areas_pulls_a_blocker_that_few_mention_down() -> None:
    """Two areas with two moderate mentions each, two silent interviews in each of the other eleven."""
    genoemd = [2 * log(3)] * 2
    v = telling([*genoemd, *[-2 * STIL] * 11], BELEMMERING)
    assert (v.laag, v.hoog, round(v.verwacht, 1)) == (0, 7, 3.4)
    assert band(genoemd, BELEMMERING) == (3, 12)


DAAR, WEG, TWIJFEL = voor(1, 0.9)[0], tegen(1, 0.85)[0], tegen(1, 0.3)[0]
BELEMMERINGEN: dict[str, tuple[list[float], float, tuple[int, int]]] = {
    "B1": ([DAAR] * 6 + [WEG] * 2, 9.6, (7, 12)),
    "B2": ([DAAR] * 3 + [TWIJFEL], 9.1, (5, 13)),
    "B3": ([DAAR] * 6 + [WEG] * 6, 6.5, (5, 9)),
    "B4": ([DAAR], 5.8, (1, 11)),
    "B6": (voor(5, 0.55), 8.0, (2, 12)),
}


def belemmering(naam: str) -> Verwachting:
    return telling(BELEMMERINGEN[naam][0], BELEMMERING)


@pytest.mark.parametrize("naam", BELEMMERINGEN)
def test_prevalence_of_the_golden_blockers(naam: str) -> None:
    _, verwacht, rand = BELEMMERINGEN[naam]
    v = belemmering(naam)
    assert (round(v.verwacht, 1), (v.laag, v.hoog)) == (verwacht, rand)


def test_which_blocker_is_more_widespread() -> None:
    assert round(kans_groter(belemmering("B1"), belemmering("B3")), 2) == 0.88
    assert round(kans_groter(belemmering("B1"), belemmering("B2")), 2) == 0.53


def test_neither_a_share_of_the_visited_nor_of_all_areas_would_give_that_order() -> None:
    van_bezocht = {naam: sum(x > 0 for x in rij) / len(rij) for naam, (rij, _, _) in BELEMMERINGEN.items()}
    assert van_bezocht["B4"] == max(van_bezocht.values())
    assert belemmering("B4").verwacht == min(belemmering(naam).verwacht for naam in BELEMMERINGEN)
    b1, b3 = (sum(x > 0 for x in BELEMMERINGEN[naam][0]) for naam in ("B1", "B3"))
    assert b1 == b3


def test_no_area_in_scope_is_a_certain_zero() -> None:
    v = telling([], n=0)
    assert (v.verdeling, v.verwacht, v.laag, v.hoog, v.n, v.variantie) == ((1.0,), 0, 0, 0, 0, 0)


def test_certain_areas_are_counted_as_they_are() -> None:
    v = telling([*[700.0] * 4, *[-700.0] * 9])
    assert (round(v.verwacht, 9), v.laag, v.hoog) == (4, 4, 4)


def test_more_areas_than_in_scope_is_refused() -> None:
    with pytest.raises(ValueError, match="2 areas judged, 1 in scope"):
        telling(voor(2), n=1)


@pytest.mark.parametrize("vooraf", [0.0, 1.0])
def test_a_certainty_beforehand_is_refused(vooraf: float) -> None:
    with pytest.raises(ValueError, match="beforehand"):
        telling([], vooraf)


def test_a_threshold_sees_two_thirds_and_one_third_as_one() -> None:
    assert drempel(0.1 + 0.2) == 0.3
    assert drempel((1 - 1 / 3) + (1 - 1 / 1.5)) >= 1


def test_the_chance_for_the_next_area_is_the_rule_of_succession() -> None:
    assert kans_volgend(0, 0, vooraf=BEWERING, p=P) == 0.5
    assert kans_volgend(3, 1, vooraf=BEWERING, p=P) == 4 / 6
    assert kans_volgend(3, 1, vooraf=BELEMMERING, p=P) == 3.5 / 6


def _beta_binomiaal(n: int, j: int, a: float, b: float) -> float:
    """By rising factorials, so without the logarithms of the code under test."""
    stijgend = [prod(x + i for i in range(m)) for x, m in ((a, j), (b, n - j), (a + b, n))]
    return comb(n, j) * stijgend[0] * stijgend[1] / stijgend[2]


def _alle_werelden(ln_odds: list[float], n: int, vooraf: float, gewicht: float) -> list[float]:
    """Every way the n areas can be: the prior of that many, spread evenly, times the odds of the areas that hold."""
    a, b = vooraf * gewicht, (1 - vooraf) * gewicht
    odds = [*map(exp, ln_odds), *[1.0] * (n - len(ln_odds))]
    ruw = [0.0] * (n + 1)
    for wereld in product((0, 1), repeat=n):
        m = sum(wereld)
        ruw[m] += _beta_binomiaal(n, m, a, b) / comb(n, m) * prod(o for o, w in zip(odds, wereld, strict=True) if w)
    return [x / fsum(ruw) for x in ruw]


@settings(max_examples=60)
@given(st.lists(ODDS, max_size=5), st.integers(0, 4), VOORAF, st.sampled_from([1.0, 2.0, 4.0]))
def test_7_it_equals_enumerating_every_world(ln_odds: list[float], rest: int, vooraf: float, gewicht: float) -> None:
    n = len(ln_odds) + rest
    v = tel(ln_odds, n, vooraf=vooraf, p=met_gewicht(gewicht))
    verdeling = _alle_werelden(ln_odds, n, vooraf, gewicht)
    assert v.verdeling == pytest.approx(tuple(verdeling), abs=1e-9)
    assert v.verwacht == pytest.approx(sum(j * x for j, x in enumerate(verdeling)), abs=1e-8)


@given(st.lists(st.floats(-300, 300), max_size=13), VOORAF)
def test_it_is_a_distribution_and_the_band_lies_in_it(ln_odds: list[float], vooraf: float) -> None:
    v = telling(ln_odds, vooraf)
    assert fsum(v.verdeling) == pytest.approx(1)
    assert min(v.verdeling) >= 0
    assert 0 <= v.laag <= v.hoog <= 13
    assert v.variantie == pytest.approx(fsum(j * j * x for j, x in enumerate(v.verdeling)) - v.verwacht**2, abs=1e-8)
    assert fsum(v.verdeling[: v.laag]) < 0.1
    assert fsum(v.verdeling[: v.hoog]) < 0.9 <= fsum(v.verdeling[: v.hoog + 1]) + 1e-8


@given(GEBIEDEN, st.randoms(use_true_random=False), VOORAF)
def test_1_and_17_order_and_names_of_areas_are_irrelevant_to_the_last_bit(
    ln_odds: list[float], toeval: Random, vooraf: float
) -> None:
    assert telling(toeval.sample(ln_odds, len(ln_odds)), vooraf) == telling(ln_odds, vooraf)


@given(GEBIEDEN, VOORAF)
def test_10_an_area_that_says_nothing_changes_nothing(ln_odds: list[float], vooraf: float) -> None:
    assert telling([*ln_odds, 0.0], vooraf) == telling(ln_odds, vooraf)


@given(GEBIEDEN)
def test_4_turned_signs_mirror_the_count_when_nothing_was_assumed(ln_odds: list[float]) -> None:
    v, w = telling(ln_odds, 0.5), telling([-x for x in ln_odds], 0.5)
    assert w.verdeling == pytest.approx(v.verdeling[::-1], abs=1e-9)
    assert w.verwacht == pytest.approx(13 - v.verwacht)
    som = 0.0
    for x in v.verdeling:  # a quantile exactly on a step goes to the lower side, mirrored or not
        som += x
        assume(min(abs(som - 0.1), abs(som - 0.9)) > 1e-7)
    assert (w.laag, w.hoog) == (13 - v.hoog, 13 - v.laag)


@given(GEBIEDEN, ODDS, st.floats(0.0, 8.0), VOORAF)
def test_3_more_for_it_in_an_area_never_lowers_a_number_and_more_against_never_raises_one(
    ln_odds: list[float], hier: float, erbij: float, vooraf: float
) -> None:
    minder, was, meer = (telling([*ln_odds, hier + x], vooraf) for x in (-erbij, 0.0, erbij))
    assert minder.verwacht - 1e-9 <= was.verwacht <= meer.verwacht + 1e-9
    assert minder.laag <= was.laag <= meer.laag
    assert minder.hoog <= was.hoog <= meer.hoog


@given(st.floats(0, 13), st.floats(0, 13), st.floats(0, 1), VOORAF)
def test_3_the_chance_by_hand_moves_with_each_side(r: float, s: float, erbij: float, vooraf: float) -> None:
    was = kans_volgend(r, s, vooraf=vooraf, p=P)
    assert 0 < was < 1
    assert kans_volgend(r + erbij, s, vooraf=vooraf, p=P) >= was
    assert kans_volgend(r, s + erbij, vooraf=vooraf, p=P) <= was


@given(GEBIEDEN, GEBIEDEN, st.integers(8, 13), VOORAF)
def test_one_of_two_is_the_larger_and_never_itself(a: list[float], b: list[float], n: int, vooraf: float) -> None:
    v, w = telling(a, vooraf), telling(b, vooraf, n)
    assert kans_groter(v, w) + kans_groter(w, v) == pytest.approx(1)
    assert kans_groter(v, v) == pytest.approx(0.5)
    met_de_hand = fsum(
        x * y * (1.0 if i > j else 0.5 if i == j else 0.0)
        for i, x in enumerate(v.verdeling)
        for j, y in enumerate(w.verdeling)
    )
    assert kans_groter(v, w) == pytest.approx(met_de_hand)
