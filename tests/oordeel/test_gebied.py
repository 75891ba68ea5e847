"""Floor 1: one voice counts once, who changes side counts with what was said since, and the three parts add to one."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from math import exp, expm1, fsum, log, prod
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.oordeel.gebied import (
    Gebiedsoordeel,
    Item,
    Stemwissel,
    bekend_op,
    laatst_gesproken,
    telt_nog,
    weeg,
    weeg_zonder,
)
from verandertheorie.oordeel.kracht import Kracht, Teken, kracht, kracht_niet_gevonden
from verandertheorie.parameters import standaard

P = standaard()
STIL = kracht_niet_gevonden("terloops", P)


def k(sterkte: float) -> Kracht:
    return Kracht("bewijskracht", ("gegeven",), sterkte)


def zeg(groep: str, teken: Teken, sterkte: float, cyclus: int = 1) -> Item:
    return Item(groep, teken, k(sterkte), f"{groep}{teken}{cyclus}", cyclus=cyclus)


def stil(groep: str, cyclus: int = 1) -> Item:
    """Openly asked, and not a word about it."""
    return Item(groep, -1, STIL, f"{groep}#stilte", cyclus=cyclus, is_stilte=True)


def oordeel(*items: Item) -> Gebiedsoordeel:
    return weeg(items, P)


TEKENS: st.SearchStrategy[Teken] = st.sampled_from([1, -1])
KRACHTEN = st.floats(1.0, 20.0).map(k)
GESPROKEN = st.builds(
    Item, st.sampled_from("abcd"), TEKENS, KRACHTEN, st.sampled_from(["r1", "r2"]), st.booleans(), st.integers(1, 3)
)
ITEMS = st.lists(
    st.one_of(GESPROKEN, GESPROKEN, st.builds(stil, st.sampled_from("abcd"), st.integers(1, 3))), max_size=8
)


def delen(o: Gebiedsoordeel) -> tuple[float, ...]:
    return o.steun, o.tegenspraak, o.onbekend


def afgerond(*items: Item) -> tuple[float, ...]:
    return tuple(round(deel, 2) for deel in delen(oordeel(*items)))


def test_two_people_outweigh_one_who_repeats_it() -> None:
    twee, een = oordeel(zeg("b1", 1, 6), zeg("b2", 1, 3)), oordeel(zeg("b1", 1, 6), zeg("b1", 1, 3))
    assert (round(twee.steun, 2), round(een.steun, 2)) == (0.94, 0.83)
    assert twee.ln_voor == pytest.approx(log(18))


def test_without_items_everything_is_unknown() -> None:
    o = oordeel()
    assert (delen(o), o.stemmen, o.ln_odds, o.is_omstreden) == ((0, 0, 1), (), 0, False)


def test_what_is_set_aside_is_kept() -> None:
    zwak, sterk, ander = zeg("b1", 1, 1.5), zeg("b1", 1, 6), zeg("b2", -1, 3)
    assert [(s.teken, s.telt, s.terzijde) for s in oordeel(zwak, ander, sterk).stemmen] == [
        (1, sterk, (zwak,)),
        (-1, ander, ()),
    ]


def test_voices_for_come_before_against_and_then_by_group() -> None:
    o = oordeel(zeg("b", -1, 3), zeg("c", 1, 3), zeg("a", -1, 3), zeg("b", 1, 3))
    assert [(s.teken, s.groep) for s in o.stemmen] == [(1, "b"), (1, "c"), (-1, "a"), (-1, "b")]


def test_five_moderate_interviews_in_one_area() -> None:
    matig = kracht("matig", "zelf_meegemaakt", "geen", P)
    assert round(oordeel(*(Item(g, 1, matig) for g in "abcde")).steun, 3) == 0.996


def test_thirty_items_of_one_source_stop_at_ninety_five_percent() -> None:
    assert oordeel(*[zeg("b1", 1, 20)] * 30).steun == pytest.approx(0.95)


def test_a_thousand_voices_do_not_overflow() -> None:
    voor, tegen = ([zeg(f"{teken}{i}", teken, 20) for i in range(1000)] for teken in (1, -1))
    assert delen(oordeel(*voor)) == (1.0, 0.0, 0.0)
    assert delen(oordeel(*voor, *tegen)) == (0.5, 0.5, 0.0)


# --- the worked areas of W1 -------------------------------------------------------------------


def test_the_area_with_a_strong_and_a_moderate_voice_for_and_hearsay_against() -> None:
    half = Kracht("bewijskracht", ("zwak",), 1.5**0.5)
    o = oordeel(zeg("G1", 1, 6), zeg("G2", 1, 3), zeg("G1", 1, 3), Item("G3", -1, half))
    assert [round(x, 3) for x in delen(o)] == [0.933, 0.012, 0.055]
    assert not o.is_omstreden
    assert (o.groepen(1), o.groepen(-1)) == (("G1", "G2"), ("G3",))


def test_one_voice_on_each_side_is_contested_and_mostly_not_unknown() -> None:
    o = oordeel(zeg("G8", 1, 3), zeg("G9", -1, 3))
    assert ([round(x, 3) for x in delen(o)], o.is_omstreden) == ([0.4, 0.4, 0.2], True)


# --- contested --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("voor", "tegen", "b", "omstreden"),
    [(1, 1, 0.40, True), (2, 1, 0.73, True), (3, 1, 0.90, False), (6, 2, 0.99, False)],
)
def test_moderate_voices_against_each_other_until_one_side_prevails(
    voor: int, tegen: int, b: float, omstreden: bool
) -> None:
    kanten: tuple[tuple[Teken, Teken], ...] = ((1, -1), (-1, 1))
    for teken, ander in kanten:
        o = oordeel(*(zeg(f"v{i}", teken, 3) for i in range(voor)), *(zeg(f"t{i}", ander, 3) for i in range(tegen)))
        assert (round(max(o.steun, o.tegenspraak), 2), o.is_omstreden) == (b, omstreden)
        assert (len(o.groepen(teken)), len(o.groepen(ander))) == (voor, tegen), "both sides are always shown"


def test_two_weak_voices_against_each_other_say_too_little_to_be_contested() -> None:
    o = oordeel(zeg("a", 1, 1.5), zeg("b", -1, 1.5))
    assert (round(o.conflict, 2), o.is_omstreden) == (0.11, False)


def test_silence_makes_nothing_contested_and_takes_no_side_away() -> None:
    stiltes = [stil(f"s{i}") for i in range(30)]
    assert not oordeel(zeg("a", 1, 6), *stiltes).is_omstreden
    ruzie = oordeel(zeg("a", 1, 3), zeg("b", -1, 3), *stiltes)
    assert (ruzie.is_omstreden, ruzie.tegenspraak > 0.8) == (True, True), "spoken items only, on both counts"


# --- silence ----------------------------------------------------------------------------------


def test_silence_weighs_as_somebody_who_looked_in_passing() -> None:
    assert round(STIL.sterkte, 2) == 1.27
    o = oordeel(*(stil(f"s{i}") for i in range(5)))
    assert o.ln_tegen == pytest.approx(5 * log(95 / 75))
    assert round(exp(o.ln_tegen), 1) == 3.3
    assert (o.groepen(-1), o.gesproken.tegenspraak, o.conflict) == ((), 0, 0)


def test_of_a_denial_and_a_silence_of_one_source_the_strongest_counts_once() -> None:
    sterk, zwak = (oordeel(zeg("a", -1, s), stil("a")) for s in (3.0, 1.1))
    assert sterk.ln_tegen == pytest.approx(log(3))
    assert zwak.ln_tegen == pytest.approx(log(95 / 75))
    assert (sterk.groepen(-1), zwak.groepen(-1)) == (("a",), ("a",))
    assert zwak.gesproken.ln_tegen == pytest.approx(log(1.1))


def test_silence_is_no_change_of_mind_and_always_stays() -> None:
    o = oordeel(zeg("a", 1, 6, 1), stil("a", 2))
    assert (o.groepen(1), o.gedraaid) == (("a",), ())
    o = oordeel(stil("a", 1), zeg("a", 1, 6, 2))
    assert o.ln_tegen == pytest.approx(log(95 / 75))
    assert o.gedraaid == ()


# --- changed minds ----------------------------------------------------------------------------


def test_who_changes_side_counts_with_what_was_said_since() -> None:
    heen, terug = zeg("a", 1, 6, 1), zeg("a", -1, 3, 2)
    o = oordeel(heen, terug)
    assert (o.groepen(1), o.groepen(-1), o.gedraaid) == ((), ("a",), (heen,))
    assert o.tegenspraak == pytest.approx(1 - 1 / 3)


def test_strong_for_then_against_then_weak_for_counts_one_and_a_half_for() -> None:
    o = oordeel(zeg("a", 1, 6, 1), zeg("a", -1, 3, 2), zeg("a", 1, 1.5, 3))
    assert (o.ln_voor, o.ln_tegen) == (log(1.5), 0)
    assert [i.cyclus for i in o.gedraaid] == [1, 2]


def test_who_says_both_in_one_cycle_says_both() -> None:
    o = oordeel(zeg("a", 1, 3, 2), zeg("a", -1, 3, 2))
    assert (o.gedraaid, round(o.steun, 2), round(o.tegenspraak, 2)) == ((), 0.4, 0.4)


def test_who_changed_side_leaves_the_others_where_they_are() -> None:
    o = oordeel(zeg("a", 1, 6, 1), zeg("b", 1, 3, 1), zeg("a", -1, 3, 2))
    assert (o.groepen(1), o.groepen(-1)) == (("b",), ("a",))


def test_what_was_known_at_a_moment_has_the_voice_of_that_moment() -> None:
    item = Item("marie", 1, k(3), cyclus=1, eerder=Stemwissel("gesprek", 3))
    laat = Item("jan", 1, k(3), cyclus=1, bekend=2)
    assert [i.groep for i in bekend_op([item, laat], 1)] == ["gesprek"]
    assert [i.groep for i in bekend_op([item, laat], 2)] == ["gesprek", "jan"]
    assert [i.groep for i in bekend_op([item, laat], 3)] == ["marie", "jan"]


# --- properties -------------------------------------------------------------------------------


@given(ITEMS, st.randoms(use_true_random=False))
def test_1_order_of_items_is_irrelevant(items: list[Item], toeval: Random) -> None:
    assert oordeel(*toeval.sample(items, len(items))) == oordeel(*items)


@given(ITEMS)
def test_18_the_three_parts_add_to_one(items: list[Item]) -> None:
    o = oordeel(*items)
    for rij in (delen(o), (o.gesproken.steun, o.gesproken.tegenspraak, o.gesproken.onbekend)):
        assert fsum(rij) == pytest.approx(1)
        assert all(0 <= deel <= 1 for deel in rij)


def _met_de_hand(items: Iterable[Item]) -> tuple[Fraction, Fraction]:
    """V and T in exact fractions, straight from the text of the method."""
    alle = list(items)
    producten = []
    for kant in (1, -1):
        per_groep: dict[str, Fraction] = {}
        for i in (x for x in alle if x.teken == kant):
            sinds = [x.cyclus for x in alle if x.groep == i.groep and x.teken == -kant and not x.is_stilte]
            if i.is_stilte or i.cyclus >= max(sinds, default=i.cyclus):
                per_groep[i.groep] = max(per_groep.get(i.groep, Fraction(1)), Fraction(i.kracht.sterkte))
        producten.append(prod(per_groep.values(), start=Fraction(1)))
    return producten[0], producten[1]


@given(ITEMS)
def test_7_it_is_what_exact_fractions_give_by_hand(items: list[Item]) -> None:
    o = oordeel(*items)
    v, t = _met_de_hand(items)
    assert delen(o) == pytest.approx(tuple(float(x / (v + t - 1)) for x in (v - 1, t - 1, Fraction(1))), abs=1e-12)
    v, t = _met_de_hand(i for i in items if not i.is_stilte)
    b, d = (float(x / (v + t - 1)) for x in (v - 1, t - 1))
    assert (o.gesproken.steun, o.gesproken.tegenspraak) == pytest.approx((b, d), abs=1e-12)
    conflict = float((1 - 1 / v) * (1 - 1 / t))
    assert o.conflict == pytest.approx(conflict, abs=1e-12)
    assert o.is_omstreden == (round(conflict, 9) >= 0.3 and round(max(b, d), 9) < 0.8)


@given(ITEMS)
def test_the_steps_give_the_numbers(items: list[Item]) -> None:
    o = oordeel(*items)
    voor, tegen = (fsum(log(s.telt.kracht.sterkte) for s in o.stemmen if s.teken == teken) for teken in (1, -1))
    assert (o.ln_voor, o.ln_tegen) == pytest.approx((voor, tegen))
    assert o.ln_odds == o.ln_voor - o.ln_tegen
    assert o.conflict == pytest.approx(expm1(-o.gesproken.ln_voor) * expm1(-o.gesproken.ln_tegen))


@given(ITEMS)
def test_no_item_is_lost_and_the_strongest_counts(items: list[Item]) -> None:
    o = oordeel(*items)
    assert Counter([*o.gedraaid, *(i for s in o.stemmen for i in (s.telt, *s.terzijde))]) == Counter(items)
    laatst = laatst_gesproken(items)
    assert Counter(o.gedraaid) == Counter(i for i in items if not telt_nog(i, laatst))
    for s in o.stemmen:
        assert {(i.teken, i.groep) for i in (s.telt, *s.terzijde)} == {(s.teken, s.groep)}
        sterkten = [i.kracht.sterkte for i in (s.telt, *s.terzijde)]
        assert sterkten == sorted(sterkten, reverse=True)


@given(ITEMS, KRACHTEN, KRACHTEN, TEKENS)
def test_6_two_items_of_one_group_never_weigh_more_than_of_two_groups(
    items: list[Item], a: Kracht, b: Kracht, teken: Teken
) -> None:
    een = oordeel(*items, Item("x", teken, a), Item("x", teken, b))
    twee = oordeel(*items, Item("x", teken, a), Item("y", teken, b))
    assert (een.ln_voor, een.ln_tegen) <= (twee.ln_voor + 1e-12, twee.ln_tegen + 1e-12)
    assert (twee.ln_odds - een.ln_odds) * teken >= -1e-12


@given(st.lists(KRACHTEN, min_size=1, max_size=30), TEKENS)
def test_8_one_source_never_decides_for_more_than_ninety_five_percent(krachten: list[Kracht], teken: Teken) -> None:
    o = oordeel(*(Item("b1", teken, kr) for kr in krachten))
    assert max(o.steun, o.tegenspraak) <= 0.95 + 1e-12


@given(ITEMS)
def test_9_one_area_is_at_most_one(items: list[Item]) -> None:
    o = oordeel(*items)
    assert o.steun + o.tegenspraak <= 1 + 1e-12


@given(ITEMS, TEKENS)
def test_10_strength_one_is_neutral(items: list[Item], teken: Teken) -> None:
    zonder, met = oordeel(*items), oordeel(*items, Item("neutraal", teken, k(1.0)))
    assert (delen(met), met.ln_odds, met.is_omstreden) == (delen(zonder), zonder.ln_odds, zonder.is_omstreden)
    assert met.groepen(teken) == zonder.groepen(teken)


@given(st.lists(GESPROKEN, max_size=8))
def test_4_turned_signs_turn_the_judgement(items: list[Item]) -> None:
    o = oordeel(*items)
    anders = oordeel(*(i._replace(teken=-1 if i.teken > 0 else 1) for i in items))
    assert delen(anders) == (o.tegenspraak, o.steun, o.onbekend)
    assert (anders.is_omstreden, anders.conflict) == (o.is_omstreden, o.conflict)
    assert (anders.groepen(1), anders.groepen(-1)) == (o.groepen(-1), o.groepen(1))


@given(ITEMS, st.one_of(GESPROKEN, GESPROKEN.map(lambda i: i._replace(groep="e"))))
def test_3_an_item_moves_support_and_opposition_its_own_way(items: list[Item], item: Item) -> None:
    was, nu = oordeel(*items), oordeel(*items, item)
    assert (nu.ln_odds - was.ln_odds) * item.teken >= -1e-12
    assert (nu.steun - was.steun) * item.teken >= -1e-12
    assert (nu.tegenspraak - was.tegenspraak) * item.teken <= 1e-12


@given(ITEMS, st.sampled_from("abcd"), TEKENS, KRACHTEN)
def test_21_a_later_item_of_a_source_on_the_other_side_never_moves_towards_its_earlier_side(
    items: list[Item], groep: str, teken: Teken, kr: Kracht
) -> None:
    """Whatever it said before, and however strongly: from then on only what it said since."""
    later = Item(groep, teken, kr, cyclus=4)
    was, nu = oordeel(*items), oordeel(*items, later)
    assert (nu.ln_odds - was.ln_odds) * teken >= -1e-12
    andere_kant: Teken = -1 if teken > 0 else 1
    assert groep not in nu.groepen(andere_kant)


@given(ITEMS, st.lists(st.builds(stil, st.sampled_from("abcdefgh"), st.integers(1, 4)), min_size=1, max_size=8))
def test_22_silence_makes_no_voice_and_nothing_contested(items: list[Item], stiltes: list[Item]) -> None:
    was, nu = oordeel(*items), oordeel(*items, *stiltes)
    assert nu.gesproken == was.gesproken
    assert (nu.groepen(1), nu.groepen(-1), nu.conflict) == (was.groepen(1), was.groepen(-1), was.conflict)
    assert (nu.is_omstreden, nu.gedraaid) == (was.is_omstreden, was.gedraaid)
    assert nu.steun <= was.steun + 1e-12


@given(ITEMS)
def test_what_is_left_without_a_voice_is_what_the_others_weigh(items: list[Item]) -> None:
    for groep in {item.groep for item in items}:
        rest = [item for item in items if item.groep != groep]
        assert weeg_zonder(oordeel(*items), groep, P) == (oordeel(*rest) if rest else None)


@given(ITEMS)
def test_of_voices_with_the_same_weight_either_leaves_the_same_behind(items: list[Item]) -> None:
    o, over = oordeel(*items), dict[object, object]()
    for groep in sorted({item.groep for item in items}):
        rest = weeg_zonder(o, groep, P)
        gezien = rest and (delen(rest), rest.gesproken, rest.is_omstreden, [len(rest.groepen(t)) for t in (1, -1)])
        gewicht = tuple(s.gewicht for s in o.stemmen if s.groep == groep)
        assert over.setdefault(gewicht, gezien) == gezien
