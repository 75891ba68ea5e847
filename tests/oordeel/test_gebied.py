"""Floor 1: one voice counts once, voices multiply, and the four parts add to one."""

from collections import Counter
from math import exp, fsum, inf, log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, weeg
from verandertheorie.oordeel.kracht import Kracht, Teken, kracht
from verandertheorie.parameters import standaard

P = standaard()


def k(sterkte: float) -> Kracht:
    return Kracht("bewijskracht", ("gegeven",), sterkte)


TEKENS: st.SearchStrategy[Teken] = st.sampled_from([1, -1])
KRACHTEN = st.floats(1.0, 20.0).map(k)
ITEMS = st.lists(
    st.builds(
        Item, st.sampled_from("abcd"), TEKENS, KRACHTEN, st.sampled_from(["r1", "r2"]), st.booleans(), st.integers(1, 3)
    ),
    max_size=8,
)


def delen(o: Gebiedsoordeel) -> tuple[float, ...]:
    return o.steun, o.tegenspraak, o.tegenstrijdig, o.onbekend


def test_two_people_outweigh_one_who_repeats_it() -> None:
    twee = weeg([Item("b1", 1, k(6)), Item("b2", 1, k(3))])
    een = weeg([Item("b1", 1, k(6)), Item("b1", 1, k(3))])
    assert (round(twee.steun, 2), round(een.steun, 2)) == (0.94, 0.83)
    assert twee.product_voor == 18


def test_without_items_everything_is_unknown() -> None:
    assert delen(weeg([])) == (0, 0, 0, 1)
    assert weeg([]).stemmen == ()


def test_what_is_set_aside_is_kept() -> None:
    zwak, sterk, ander = Item("b1", 1, k(1.5), "r2"), Item("b1", 1, k(6), "r1"), Item("b1", -1, k(3), "r3")
    stemmen = weeg([zwak, ander, sterk]).stemmen
    assert [(s.teken, s.telt, s.terzijde) for s in stemmen] == [(1, sterk, (zwak,)), (-1, ander, ())]


def test_voices_for_come_before_against_and_then_by_group() -> None:
    items = [Item("b", -1, k(3)), Item("c", 1, k(3)), Item("a", -1, k(3)), Item("b", 1, k(3))]
    assert [(s.teken, s.groep) for s in weeg(items).stemmen] == [(1, "b"), (1, "c"), (-1, "a"), (-1, "b")]


def test_five_moderate_interviews_in_one_area() -> None:
    matig = kracht("matig", "zelf_meegemaakt", "geen", P)
    assert round(weeg(Item(g, 1, matig) for g in "abcde").steun, 3) == 0.996


def test_thirty_items_of_one_source_stop_at_ninety_five_percent() -> None:
    assert weeg([Item("b1", 1, k(20))] * 30).steun == pytest.approx(0.95)


def test_a_thousand_voices_do_not_overflow() -> None:
    o = weeg(Item(f"b{i}", 1, k(20)) for i in range(1000))
    assert (o.steun, o.product_voor) == (1.0, inf)


@given(ITEMS, st.randoms(use_true_random=False))
def test_order_of_items_is_irrelevant(items: list[Item], toeval: Random) -> None:
    geschud = toeval.sample(items, len(items))
    assert weeg(geschud) == weeg(items)


@given(ITEMS)
def test_the_four_parts_add_to_one(items: list[Item]) -> None:
    o = weeg(items)
    assert fsum(delen(o)) == pytest.approx(1)
    assert all(0 <= deel <= 1 for deel in delen(o))


@given(ITEMS)
def test_the_steps_give_the_numbers(items: list[Item]) -> None:
    o = weeg(items)
    voor, tegen = ([s.telt.kracht.sterkte for s in o.stemmen if s.teken == teken] for teken in (1, -1))
    assert (o.p, o.q) == pytest.approx((1 - 1 / o.product_voor, 1 - 1 / o.product_tegen))
    assert (o.product_voor, o.product_tegen) == pytest.approx(tuple(exp(fsum(map(log, x))) for x in (voor, tegen)))
    assert delen(o) == (o.p * (1 - o.q), o.q * (1 - o.p), o.p * o.q, (1 - o.p) * (1 - o.q))


@given(ITEMS)
def test_no_item_is_lost_and_the_strongest_counts(items: list[Item]) -> None:
    stemmen = weeg(items).stemmen
    assert Counter(i for s in stemmen for i in (s.telt, *s.terzijde)) == Counter(items)
    for s in stemmen:
        assert {(i.teken, i.groep) for i in (s.telt, *s.terzijde)} == {(s.teken, s.groep)}
        sterkten = [i.kracht.sterkte for i in (s.telt, *s.terzijde)]
        assert sterkten == sorted(sterkten, reverse=True)


@given(ITEMS, KRACHTEN, KRACHTEN, TEKENS)
def test_two_items_of_one_group_never_weigh_more_than_of_two_groups(
    items: list[Item], a: Kracht, b: Kracht, teken: Teken
) -> None:
    een = weeg([*items, Item("x", teken, a), Item("x", teken, b)])
    twee = weeg([*items, Item("x", teken, a), Item("y", teken, b)])
    assert (een.p, een.q) <= (twee.p + 1e-12, twee.q + 1e-12)


@given(st.lists(KRACHTEN, min_size=1, max_size=30), TEKENS)
def test_one_source_never_decides_alone(krachten: list[Kracht], teken: Teken) -> None:
    o = weeg(Item("b1", teken, kr) for kr in krachten)
    assert max(o.steun, o.tegenspraak) <= 0.95 + 1e-12


@given(ITEMS)
def test_one_area_is_at_most_one(items: list[Item]) -> None:
    o = weeg(items)
    assert o.steun + o.tegenspraak + o.tegenstrijdig <= 1 + 1e-12


@given(ITEMS, TEKENS)
def test_strength_one_is_neutral(items: list[Item], teken: Teken) -> None:
    zonder, met = weeg(items), weeg([*items, Item("neutraal", teken, k(1.0))])
    assert delen(met) == delen(zonder)
    assert met.groepen(teken) == zonder.groepen(teken)


@given(ITEMS)
def test_turned_signs_turn_the_judgement(items: list[Item]) -> None:
    o = weeg(items)
    anders = weeg(i._replace(teken=-1 if i.teken > 0 else 1) for i in items)
    assert delen(anders) == (o.tegenspraak, o.steun, o.tegenstrijdig, o.onbekend)
    assert (anders.groepen(1), anders.groepen(-1)) == (o.groepen(-1), o.groepen(1))


@given(ITEMS, st.sampled_from("abe"), KRACHTEN)
def test_a_supporting_item_never_lowers_support_and_never_raises_opposition(
    items: list[Item], groep: str, kr: Kracht
) -> None:
    voor, na = weeg(items), weeg([*items, Item(groep, 1, kr)])
    assert na.steun >= voor.steun - 1e-12
    assert na.tegenspraak <= voor.tegenspraak + 1e-12
