"""Floor 0: words become strengths, and each strength says how."""

import dataclasses
from math import prod
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.oordeel.gebied import Item, weeg
from verandertheorie.oordeel.kracht import (
    Kracht,
    Stap,
    Teken,
    kracht,
    kracht_niet_gevonden,
    kracht_uit_antwoorden,
    verouderd,
)
from verandertheorie.parameters import Parameters, standaard

P = standaard()
BEWIJSKRACHT = [woord for woord in P.sterkte if woord != "hoogste"]
ANTWOORDEN = list(P.antwoord)
WIJZEN = [woord for woord in P.niet_gevonden if woord != "vals_alarm"]

KRACHTEN = st.one_of(
    st.builds(
        kracht,
        st.sampled_from(BEWIJSKRACHT),
        st.sampled_from(list(P.hoe_bekend)),
        st.sampled_from(list(P.kanttekening)),
        st.just(P),
    ),
    st.builds(kracht_niet_gevonden, st.sampled_from(WIJZEN), st.just(P)),
)


def anders(tabel: str, woord: str, getal: float) -> Parameters:
    """The parameters of the package with one number replaced."""
    oud = getattr(P, tabel)
    nieuw: Any = {tabel: MappingProxyType({**oud, woord: getal})}
    return dataclasses.replace(P, **nieuw)


def steun(k: Kracht) -> float:
    return weeg([Item("b1", 1, k)], P).steun


@pytest.mark.parametrize(("woord", "sterkte"), [("zwak", 1.5), ("matig", 3.0), ("sterk", 6.0), ("zeer_sterk", 12.0)])
def test_a_word_has_a_strength(woord: str, sterkte: float) -> None:
    k = kracht(woord, "zelf_meegemaakt", "geen", P)
    assert (k.sterkte, k.stappen) == (sterkte, ())


def test_hearsay_is_the_square_root() -> None:
    assert kracht("sterk", "van_horen_zeggen", "geen", P).sterkte == pytest.approx(6**0.5)


def test_discounts_multiply_and_are_kept_in_order() -> None:
    k = kracht("sterk", "van_horen_zeggen", "klein", P)
    assert k.stappen == (Stap("hoe_bekend", "van_horen_zeggen", 0.5), Stap("kanttekening", "klein", 0.8))
    assert k.sterkte == pytest.approx(6**0.4)


def test_equal_words_share_one_object() -> None:
    assert kracht("sterk", "zelf_meegemaakt", "klein", P) is kracht("sterk", "zelf_meegemaakt", "klein", P)
    assert kracht_niet_gevonden("terloops", P) is kracht_niet_gevonden("terloops", P)
    assert verouderd(kracht("sterk", "zelf_meegemaakt", "geen", P), 3, P) is verouderd(
        kracht("sterk", "zelf_meegemaakt", "geen", P), 3, P
    )


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(KeyError, match="reusachtig"):
        kracht("reusachtig", "zelf_meegemaakt", "geen", P)


def test_no_item_is_stronger_than_the_highest() -> None:
    p = anders("sterkte", "zeer_sterk", 50.0)
    assert p.sterkte["zeer_sterk"] == 50
    assert kracht("zeer_sterk", "zelf_meegemaakt", "geen", p).sterkte == 20
    assert kracht_niet_gevonden("geobserveerd", anders("niet_gevonden", "geobserveerd", 0.99)).sterkte == 20


@pytest.mark.parametrize(("wijze", "sterkte"), [("geobserveerd", 19.0), ("gericht_gevraagd", 3.8), ("terloops", 1.27)])
def test_searched_and_not_found(wijze: str, sterkte: float) -> None:
    assert round(kracht_niet_gevonden(wijze, P).sterkte, 2) == sterkte


def test_a_search_that_proves_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        kracht_niet_gevonden("terloops", anders("niet_gevonden", "terloops", 0.01))


@pytest.mark.parametrize(
    ("als_waar", "als_niet_waar", "gevonden", "niet_gevonden"),
    [
        ("vrijwel_zeker", "kan_beide", 0.47, 0.90),  # hoop
        ("kan_beide", "vrijwel_uitgesloten", 0.90, 0.47),  # smoking gun
        ("waarschijnlijk", "kan_beide", 0.33, 0.50),  # straw in the wind
        ("vrijwel_zeker", "vrijwel_uitgesloten", 0.95, 0.95),  # doubly decisive
    ],
)
def test_the_four_classic_tests(als_waar: str, als_niet_waar: str, gevonden: float, niet_gevonden: float) -> None:
    for gezien, teken, verwacht in ((True, 1, gevonden), (False, -1, niet_gevonden)):
        uit, k = kracht_uit_antwoorden(als_waar, als_niet_waar, gevonden=gezien, p=P)
        assert (uit, round(steun(k), 2)) == (teken, verwacht)


def test_the_words_of_both_answers_are_kept() -> None:
    _, k = kracht_uit_antwoorden("waarschijnlijk", "kan_beide", gevonden=False, p=P)
    assert (k.soort, k.woorden) == ("toets", ("waarschijnlijk", "kan_beide", "niet_gevonden"))


def test_an_answer_that_decides_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="decides alone"):
        kracht_uit_antwoorden(
            "kan_beide", "vrijwel_uitgesloten", gevonden=True, p=anders("antwoord", "vrijwel_uitgesloten", 0.0)
        )


def test_a_strength_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Kracht("bewijskracht", ("tegendraads",), 0.5)


def test_a_discount_that_strengthens_is_refused() -> None:
    with pytest.raises(ValueError, match="power in"):
        Kracht("bewijskracht", ("sterk",), 6.0, (Stap("kanttekening", "juist_goed", 1.5),))


def test_old_news_fades() -> None:
    sterk = kracht("sterk", "zelf_meegemaakt", "geen", P)
    assert [round(steun(verouderd(sterk, n, P)), 2) for n in range(4)] == [0.83, 0.72, 0.59, 0.47]


def test_nothing_is_from_the_future() -> None:
    with pytest.raises(ValueError, match="-1 cycles old"):
        verouderd(kracht("sterk", "zelf_meegemaakt", "geen", P), -1, P)


@given(st.sampled_from(ANTWOORDEN), st.booleans())
def test_two_equal_answers_say_nothing(antwoord: str, gevonden: bool) -> None:
    teken, k = kracht_uit_antwoorden(antwoord, antwoord, gevonden=gevonden, p=P)
    assert (teken, k.sterkte) == (1, 1)


@given(st.sampled_from(ANTWOORDEN), st.sampled_from(ANTWOORDEN), st.booleans())
def test_exchanged_answers_only_turn_the_sign(a: str, b: str, gevonden: bool) -> None:
    heen, terug = (kracht_uit_antwoorden(x, y, gevonden=gevonden, p=P) for x, y in ((a, b), (b, a)))
    assert heen[1].sterkte == terug[1].sterkte
    tekens: tuple[Teken, Teken] = (heen[0], terug[0])
    assert tekens == (1, 1) if heen[1].sterkte == 1 else sum(tekens) == 0


@given(KRACHTEN, st.integers(0, 12))
def test_the_steps_give_the_number(k: Kracht, cycli: int) -> None:
    oud = verouderd(k, cycli, P)
    assert oud.sterkte == oud.basis ** prod(stap.macht for stap in oud.stappen)
    assert 1 <= oud.sterkte <= P.sterkte["hoogste"]
    assert all(stap.macht != 1 for stap in oud.stappen)


@given(KRACHTEN, st.integers(0, 12), st.integers(0, 12))
def test_ageing_twice_is_ageing_once_by_the_sum(k: Kracht, eerst: int, dan: int) -> None:
    assert verouderd(verouderd(k, eerst, P), dan, P) == verouderd(k, eerst + dan, P)


@given(KRACHTEN, st.integers(0, 12))
def test_a_half_life_takes_the_square_root(k: Kracht, cycli: int) -> None:
    h = int(P.tellen["halfwaardetijd"])
    assert verouderd(k, cycli + h, P).sterkte == pytest.approx(verouderd(k, cycli, P).sterkte ** 0.5)
