"""Floor 2: the count over areas is exact, moves the right way, and can be checked by hand."""

import dataclasses
from itertools import product
from math import comb, fsum, prod
from random import Random
from types import MappingProxyType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verandertheorie.oordeel.tellen import Verwachting, drempel, kans_groter, tel, vuistregel
from verandertheorie.parameters import Parameters, standaard

P = standaard()
BEWERING, BELEMMERING = P.tellen["vooraf_bewering"], P.tellen["vooraf_belemmering"]
Paar = tuple[float, float]


def _delen(pq: Paar) -> Paar:
    p, q = pq
    return p * (1 - q), q * (1 - p)


KANS = st.floats(0.0, 1.0)
GEBIED = st.tuples(KANS, KANS).map(_delen)
GEBIEDEN = st.lists(GEBIED, max_size=8)
VOORAF = st.sampled_from([BEWERING, BELEMMERING])


def met_gewicht(gewicht: float) -> Parameters:
    return dataclasses.replace(P, tellen=MappingProxyType({**P.tellen, "gewicht_vooraf": gewicht}))


def band(gebieden: list[Paar], vooraf: float = BEWERING) -> tuple[int, int]:
    v = tel(gebieden, 13, vooraf=vooraf, p=P)
    return v.laag, v.hoog


def voor(n: int) -> list[Paar]:
    return [(0.9, 0.0)] * n


def tegen(n: int) -> list[Paar]:
    return [(0.0, 0.9)] * n


@pytest.mark.parametrize(
    ("gebieden", "verwacht"),
    [
        (voor(0), (1, 12)),
        (voor(1), (4, 13)),
        (voor(2), (6, 13)),
        (voor(3), (8, 13)),
        (voor(4), (9, 13)),
        (tegen(3), (0, 5)),
        (voor(3) + tegen(1), (6, 12)),
        (voor(3) + tegen(2), (5, 10)),
        (voor(6) + tegen(2), (7, 11)),
        (voor(2) + tegen(2), (3, 10)),
    ],
)
def test_bands_of_strong_areas(gebieden: list[Paar], verwacht: tuple[int, int]) -> None:
    assert band(gebieden) == verwacht


def test_three_strong_areas_make_the_next_one_likely() -> None:
    assert round(tel(voor(3), 13, vooraf=BEWERING, p=P).kans, 2) == 0.78


def test_five_interviews_in_one_area_say_less_than_one_each_in_five() -> None:
    assert band([(1 - 3**-5, 0.0)]) == (4, 13)
    assert band([(1 - 1 / 3, 0.0)] * 5) == (8, 13)


DAAR, WEG, TWIJFEL = (0.9, 0.0), (0.0, 0.85), (0.0, 0.3)
BELEMMERINGEN: dict[str, tuple[list[Paar], float, tuple[int, int]]] = {
    "B1": ([DAAR] * 6 + [WEG] * 2, 9.2, (7, 11)),
    "B2": ([DAAR] * 3 + [TWIJFEL], 9.1, (5, 12)),
    "B3": ([DAAR] * 6 + [WEG] * 6, 6.6, (5, 8)),
    "B4": ([DAAR], 6.6, (2, 12)),
    "B6": ([(0.55, 0.0)] * 5, 9.4, (5, 13)),
}


def belemmering(naam: str) -> Verwachting:
    return tel(BELEMMERINGEN[naam][0], 13, vooraf=BELEMMERING, p=P)


@pytest.mark.parametrize("naam", BELEMMERINGEN)
def test_prevalence_of_the_golden_blockers(naam: str) -> None:
    _, verwacht, rand = BELEMMERINGEN[naam]
    v = belemmering(naam)
    assert (round(v.verwacht, 1), (v.laag, v.hoog)) == (verwacht, rand)


def test_which_blocker_is_more_widespread() -> None:
    assert round(kans_groter(belemmering("B1"), belemmering("B3")), 2) == 0.90
    assert round(kans_groter(belemmering("B1"), belemmering("B2")), 2) == 0.49


def test_no_area_in_scope_is_a_certain_zero() -> None:
    v = tel([], 0, vooraf=BEWERING, p=P)
    assert (v.verdeling, v.verwacht, v.laag, v.hoog, v.kans, v.n) == ((1.0,), 0, 0, 0, 0.5, 0)


def test_more_areas_than_in_scope_is_refused() -> None:
    with pytest.raises(ValueError, match="2 areas judged, 1 in scope"):
        tel(voor(2), 1, vooraf=BEWERING, p=P)


@pytest.mark.parametrize("gebied", [(0.7, 0.7), (-0.1, 0.0), (float("nan"), 0.0)])
def test_numbers_that_are_no_parts_are_refused(gebied: Paar) -> None:
    with pytest.raises(ValueError, match="no two parts"):
        tel([gebied], 13, vooraf=BEWERING, p=P)


@pytest.mark.parametrize("vooraf", [0.0, 1.0])
def test_a_certainty_beforehand_is_refused(vooraf: float) -> None:
    with pytest.raises(ValueError, match="beforehand"):
        tel([], 13, vooraf=vooraf, p=P)


def test_a_threshold_sees_two_thirds_and_one_third_as_one() -> None:
    assert drempel(0.1 + 0.2) == 0.3
    assert drempel((1 - 1 / 3) + (1 - 1 / 1.5)) >= 1


def _beta_binomiaal(n: int, j: int, a: float, b: float) -> float:
    """By rising factorials, so without the logarithms of the code under test."""
    stijgend = [prod(x + i for i in range(m)) for x, m in ((a, j), (b, n - j), (a + b, n))]
    return comb(n, j) * stijgend[0] * stijgend[1] / stijgend[2]


def _alle_werelden(gebieden: list[Paar], n: int, vooraf: float, gewicht: float) -> tuple[list[float], float]:
    """Every way the areas can be for, against or silent."""
    verdeling, kans = [0.0] * (n + 1), 0.0
    for wereld in product((0, 1, 2), repeat=len(gebieden)):
        p = prod((b, d, 1 - b - d)[w] for w, (b, d) in zip(wereld, gebieden, strict=True))
        x, y = wereld.count(0), wereld.count(1)
        a, b = x + vooraf * gewicht, y + (1 - vooraf) * gewicht
        kans += p * a / (a + b)
        for j in range(n - x - y + 1):
            verdeling[x + j] += p * _beta_binomiaal(n - x - y, j, a, b)
    return verdeling, kans


@settings(max_examples=60)
@given(st.lists(GEBIED, max_size=5), st.integers(0, 4), VOORAF, st.sampled_from([1.0, 2.0, 4.0]))
def test_it_equals_enumerating_every_world(gebieden: list[Paar], rest: int, vooraf: float, gewicht: float) -> None:
    n = len(gebieden) + rest
    v = tel(gebieden, n, vooraf=vooraf, p=met_gewicht(gewicht))
    verdeling, kans = _alle_werelden(gebieden, n, vooraf, gewicht)
    assert v.verdeling == pytest.approx(tuple(verdeling), abs=1e-9)
    assert v.kans == pytest.approx(kans, abs=1e-9)
    assert v.verwacht == pytest.approx(sum(j * x for j, x in enumerate(verdeling)), abs=1e-8)


@settings(max_examples=300)
@given(st.lists(GEBIED, max_size=13), VOORAF)
def test_the_hand_rule_is_close(gebieden: list[Paar], vooraf: float) -> None:
    exact = tel(gebieden, 13, vooraf=vooraf, p=P).kans
    hand = vuistregel(fsum(b for b, _ in gebieden), fsum(d for _, d in gebieden), vooraf=vooraf, p=P)
    assert abs(exact - hand) < (0.03 if vooraf == BEWERING else 0.04)


@given(GEBIEDEN, VOORAF)
def test_it_is_a_distribution_and_the_band_lies_in_it(gebieden: list[Paar], vooraf: float) -> None:
    v = tel(gebieden, 13, vooraf=vooraf, p=P)
    assert fsum(v.verdeling) == pytest.approx(1)
    assert 0 <= v.laag <= v.hoog <= 13
    assert 0 < v.kans < 1
    assert v.variantie == pytest.approx(fsum(j * j * x for j, x in enumerate(v.verdeling)) - v.verwacht**2, abs=1e-8)


@given(GEBIEDEN, st.randoms(use_true_random=False), VOORAF)
def test_order_of_areas_is_irrelevant_to_the_last_bit(gebieden: list[Paar], toeval: Random, vooraf: float) -> None:
    geschud = toeval.sample(gebieden, len(gebieden))
    assert tel(geschud, 13, vooraf=vooraf, p=P) == tel(gebieden, 13, vooraf=vooraf, p=P)


@given(GEBIEDEN, VOORAF)
def test_an_area_that_says_nothing_changes_nothing(gebieden: list[Paar], vooraf: float) -> None:
    assert tel([*gebieden, (0.0, 0.0)], 13, vooraf=vooraf, p=P) == tel(gebieden, 13, vooraf=vooraf, p=P)


@given(GEBIEDEN)
def test_turned_signs_mirror_the_count_when_nothing_was_assumed(gebieden: list[Paar]) -> None:
    v, w = (tel(x, 13, vooraf=0.5, p=P) for x in (gebieden, [(d, b) for b, d in gebieden]))
    assert w.verdeling == pytest.approx(v.verdeling[::-1], abs=1e-9)
    assert (w.kans, w.verwacht) == pytest.approx((1 - v.kans, 13 - v.verwacht))
    som = 0.0
    for x in v.verdeling:  # a quantile exactly on a step goes to the lower side, mirrored or not
        som += x
        assume(min(abs(som - 0.1), abs(som - 0.9)) > 1e-7)
    assert (w.laag, w.hoog) == (13 - v.hoog, 13 - v.laag)


@given(GEBIEDEN, st.tuples(KANS, KANS), KANS, VOORAF)
def test_more_support_in_an_area_never_lowers_a_number(
    gebieden: list[Paar], pq: Paar, erbij: float, vooraf: float
) -> None:
    p, q = pq
    meer = 1 - (1 - p) * (1 - erbij)
    was, nu = (tel([*gebieden, _delen(x)], 13, vooraf=vooraf, p=P) for x in ((p, q), (meer, q)))
    assert nu.kans >= was.kans - 1e-9
    assert nu.verwacht >= was.verwacht - 1e-9
    assert (nu.laag >= was.laag, nu.hoog >= was.hoog) == (True, True)


@given(GEBIEDEN, st.tuples(KANS, KANS), KANS, VOORAF)
def test_more_opposition_in_an_area_never_raises_a_number(
    gebieden: list[Paar], pq: Paar, erbij: float, vooraf: float
) -> None:
    p, q = pq
    meer = 1 - (1 - q) * (1 - erbij)
    was, nu = (tel([*gebieden, _delen(x)], 13, vooraf=vooraf, p=P) for x in ((p, q), (p, meer)))
    assert nu.kans <= was.kans + 1e-9
    assert nu.verwacht <= was.verwacht + 1e-9
    assert (nu.laag <= was.laag, nu.hoog <= was.hoog) == (True, True)


@given(GEBIEDEN, GEBIEDEN, st.integers(8, 13), VOORAF)
def test_one_of_two_is_the_larger_and_never_itself(a: list[Paar], b: list[Paar], n: int, vooraf: float) -> None:
    v, w = tel(a, 13, vooraf=vooraf, p=P), tel(b, n, vooraf=vooraf, p=P)
    assert kans_groter(v, w) + kans_groter(w, v) == pytest.approx(1)
    assert kans_groter(v, v) == pytest.approx(0.5)
