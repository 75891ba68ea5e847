"""A factor's states and class follow their tables, never look ahead, and never let silence become absence."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verandertheorie.oordeel.aanwezigheid import (
    KLASSEN,
    TOESTAND,
    TOESTANDEN,
    Beeld,
    Klasse,
    Toestand,
    Verloop,
    beeld,
    klasse_zonder_elk,
    verouderd_oordeel,
)
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, Stemwissel, weeg
from verandertheorie.oordeel.kracht import Teken, kracht, kracht_niet_gevonden
from verandertheorie.oordeel.tellen import Programma
from verandertheorie.parameters import standaard
from verandertheorie.vragen.waarom import klassezin, toestandszin

P = standaard()
GEBIEDEN = [f"D{i:02}" for i in range(1, 7)]
KERNGEBIED_VAN = {g: f"K{i % 3}" for i, g in enumerate(GEBIEDEN)}
PROGRAMMA = Programma(6, 3)
Items = Mapping[str, Sequence[Item]]


def ja(cyclus: int, groep: str, woord: str = "sterk") -> Item:
    return Item(groep, 1, kracht(woord, "zelf_meegemaakt", "geen", P), f"ja-{groep}", False, cyclus)


def nee(cyclus: int, groep: str, woord: str = "sterk") -> Item:
    return Item(groep, -1, kracht(woord, "zelf_meegemaakt", "geen", P), f"nee-{groep}", False, cyclus)


def gezocht(cyclus: int, groep: str, wijze: str = "geobserveerd") -> Item:
    return Item(groep, -1, kracht_niet_gevonden(wijze, P), f"zoek-{groep}", wijze == "geobserveerd", cyclus)


def stil(cyclus: int, groep: str) -> Item:
    """Openly asked, and not a word about it."""
    return Item(groep, -1, kracht_niet_gevonden("terloops", P), f"stil-{groep}", cyclus=cyclus, is_stilte=True)


def kijk(items: Items, t: int, *, vergeefs: bool = False) -> Beeld:
    return beeld(items, t, KERNGEBIED_VAN, programma=PROGRAMMA, vergeefs=vergeefs, p=P)


def loop(items: Sequence[Item]) -> Verloop:
    """One area through its cycles, looked back on from the last."""
    return kijk({"D01": items}, max(i.cyclus for i in items)).gebieden["D01"].verloop


def toestand(*items: Item, t: int) -> Toestand:
    return kijk({"D01": items}, t).gebieden["D01"].toestand


def staat(*items: Item, t: int) -> tuple[Toestand, str]:
    """The state and why; a cycle that the reason speaks of by its number."""
    b = kijk({"D01": items}, t).gebieden["D01"]
    return b.toestand, toestandszin(b, P, {c: f"cyclus {c}" for c in range(1, t + 1)})


def vast(cyclus: int) -> list[Item]:
    return [ja(cyclus, "a"), ja(cyclus, "b")]


# --- one area ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "t", "toestand", "waarom"),
    [
        ([], 3, "niet_onderzocht", "niets gehoord en niet gezocht"),
        ([ja(4, "a")], 3, "niet_onderzocht", "niets gehoord en niet gezocht"),
        ([stil(1, "a")], 3, "niet_onderzocht", "open gevraagd en niet genoemd"),
        (
            [ja(1, "a"), gezocht(2, "z")],
            2,
            "opgelost",
            "eerder b vanaf 0,60, ontkend in cyclus 2 en daarna niet meer gezien",
        ),
        ([ja(1, "a"), nee(1, "b")], 1, "tegenstrijdig", None),
        ([ja(1, "a"), ja(1, "b")], 1, "vastgesteld", "b = 0,97, vanaf 0,60, van 2 stemmen"),
        ([ja(1, "a")], 1, "gemeld", "b = 0,83, maar van 1 stem; voor vastgesteld zijn er 2 nodig"),
        ([ja(1, "a")], 3, "gemeld", "b = 0,59, vanaf 0,40"),
        ([ja(1, "a", "zwak")], 1, "gemeld", "b = 0,33, vanaf 0,25 en hoger dan d = 0,00"),
        ([gezocht(1, "z")], 1, "afwezig", "d = 0,95, vanaf 0,60, met een observatie"),
        ([nee(1, "a"), nee(1, "b", "matig")], 1, "afwezig", "d = 0,94, vanaf 0,60, van 2 stemmen"),
        ([nee(1, "a")], 1, "waarschijnlijk_niet", "d = 0,83, vanaf 0,20"),
        ([gezocht(1, "z", "gericht_gevraagd")], 1, "waarschijnlijk_niet", "d = 0,74, vanaf 0,20"),
        ([nee(1, "a"), stil(1, "b")], 1, "waarschijnlijk_niet", "d zonder de stilte = 0,83, vanaf 0,20"),
        (
            [ja(1, "a", "matig"), ja(1, "b", "zwak")],
            9,
            "eerder_gezien",
            "eerder vastgesteld, laatst gehoord in cyclus 1; nu nog b = 0,09",
        ),
        ([ja(1, "a")], 9, "onduidelijk", "b = 0,11 en d = 0,00: geen drempel gehaald"),
    ],
)
def test_every_state_says_why(items: list[Item], t: int, toestand: str, waarom: str | None) -> None:
    gezien, zin = staat(*items, t=t)
    assert (gezien, zin if waarom else None) == (toestand, waarom)


def test_an_item_against_at_any_cycle_rules_out_seen_before() -> None:
    items = [ja(2, "a"), ja(2, "b", "zwak"), nee(1, "c", "zwak")]
    assert toestand(*items, t=2) == "vastgesteld"
    assert toestand(*items, t=9) == "onduidelijk"


def test_silence_does_not_rule_out_seen_before() -> None:
    items = [ja(1, "a", "matig"), ja(1, "b", "zwak"), stil(8, "c")]
    assert toestand(*items, t=9) == "eerder_gezien"


def test_an_observation_in_any_earlier_cycle_supports_absence() -> None:
    assert toestand(gezocht(1, "z"), nee(2, "a"), t=2) == "afwezig"
    assert toestand(nee(1, "z"), nee(2, "z"), t=2) == "waarschijnlijk_niet"


def test_an_observation_that_its_source_took_back_supports_nothing() -> None:
    """One looked and saw nothing, and later saw it; what is left against it is one voice."""
    assert toestand(gezocht(1, "z"), ja(2, "z", "zwak"), nee(3, "a", "zeer_sterk"), t=3) == "waarschijnlijk_niet"


def test_present_yes_yes_no_no() -> None:
    items = [ja(1, "a"), ja(2, "a"), nee(3, "b"), nee(4, "b")]
    v = loop(items)
    assert (v.eerder, v.nog, v.is_opgelost) == (3, 1, False)
    assert kijk({"D01": items}, 4).hardnekkigheid == (1, 4)


def test_cycles_without_an_item_do_not_count_for_persistence() -> None:
    v = loop([ja(5, "a"), ja(1, "a")])
    assert ([r.cyclus for r in v.rondes], v.eerder, v.nog) == ([1, 5], 1, 1)


def test_silence_is_not_having_looked_again() -> None:
    v = loop([ja(1, "a"), stil(2, "b"), stil(3, "c"), ja(4, "a")])
    assert ([r.cyclus for r in v.rondes], v.eerder, v.nog) == ([1, 4], 1, 1)


def test_a_round_is_about_its_own_cycle_whatever_a_source_said_before() -> None:
    """Who changes side says so in the cycle in which it does; the round before stays what it was."""
    v = loop([ja(1, "a"), nee(2, "a")])
    assert [round(r.oordeel.steun, 2) for r in v.rondes] == [0.83, 0.0]
    assert (v.eerder, v.nog) == (1, 0)


@pytest.mark.parametrize(
    ("items", "is_opgelost"),
    [
        ([ja(1, "a"), gezocht(2, "z")], True),
        ([ja(1, "a"), nee(2, "x"), nee(2, "y")], True),
        ([ja(1, "a"), nee(2, "x")], False),  # one voice is not enough
        ([ja(1, "a"), nee(2, "x"), stil(2, "y"), stil(2, "z")], False),  # nor with silence
        ([ja(1, "a", "zwak"), gezocht(2, "z")], False),  # it never was there for sure
        ([gezocht(1, "z"), ja(2, "a")], False),
        ([ja(1, "a"), gezocht(2, "z"), ja(3, "a")], False),  # it came back
        ([ja(1, "a"), gezocht(2, "z"), ja(3, "a"), gezocht(4, "z")], True),
        ([ja(1, "a"), gezocht(2, "z"), ja(3, "a", "zwak")], True),
    ],
)
def test_solved_is_there_once_then_denied_and_not_back(items: list[Item], is_opgelost: bool) -> None:
    assert loop(items).is_opgelost == is_opgelost


def test_old_support_fades_to_unknown() -> None:
    assert [round(verouderd_oordeel([ja(1, "a")], t, P).steun, 2) for t in range(1, 5)] == [0.83, 0.72, 0.59, 0.47]
    assert verouderd_oordeel([ja(1, "a")], 9, P).tegenspraak == 0


def test_ageing_comes_before_the_strongest_is_taken() -> None:
    o = verouderd_oordeel([ja(1, "a", "sterk"), ja(5, "a", "matig")], 5, P)
    assert (o.stemmen[0].telt.cyclus, round(o.steun, 2)) == (5, 0.67)
    assert o.stemmen[0].terzijde[0].kracht.stappen[0].cycli == 4


def test_silence_ages_too() -> None:
    ln = [verouderd_oordeel([stil(1, "a")], t, P).ln_tegen for t in (1, 3, 5)]
    assert ln == pytest.approx([log(95 / 75), log(95 / 75) / 2, log(95 / 75) / 4])


def test_who_speaks_had_the_voice_of_the_conversation_until_heard_alone() -> None:
    """At c1 the two items are one voice, from c2 on two: the state of c1 stays what it was."""
    marie = ja(1, "marie")._replace(eerder=Stemwissel("gesprek", 2))
    items = {"D01": [marie, ja(1, "gesprek")]}
    assert [kijk(items, t).gebieden["D01"].toestand for t in (1, 2)] == ["gemeld", "vastgesteld"]
    assert kijk(items, 1).ooit == frozenset()


# --- silence beside voices --------------------------------------------------------------------


def test_enough_silence_brings_a_mention_below_its_threshold_and_makes_no_denial() -> None:
    stiltes = [stil(1, f"s{i}") for i in range(12)]
    assert toestand(ja(1, "a", "matig"), *stiltes, t=1) == "onduidelijk"
    assert toestand(ja(1, "a", "matig"), *stiltes[:2], t=1) == "gemeld"


def test_two_voices_for_stay_two_beside_any_silence() -> None:
    b = kijk({"D01": [*vast(1), *(stil(1, f"s{i}") for i in range(6))]}, 1).gebieden["D01"]
    assert b.oordeel is not None
    assert (b.oordeel.groepen(1), b.oordeel.groepen(-1), b.toestand) == (("a", "b"), (), "vastgesteld")


def test_what_was_mentioned_does_not_turn_into_a_denial_by_silence() -> None:
    """Spoken b .33 beside d .22 is gemeld; with silence it is neither that nor probably absent."""
    gehoord = kracht("matig", "van_horen_zeggen", "geen", P)
    gesproken = [Item("a", 1, gehoord, cyclus=1), nee(1, "b", "zwak")]
    assert toestand(nee(1, "b", "zwak"), t=1) == "waarschijnlijk_niet"
    assert toestand(*gesproken, t=1) == "gemeld"
    assert toestand(*gesproken, *(stil(1, f"s{i}") for i in range(6)), t=1) == "onduidelijk"


def test_only_silence_is_no_state_and_no_blank() -> None:
    b = kijk({"D01": [stil(1, "a")]}, 1)
    assert [x.is_niet_genoemd for x in b.gebieden.values()] == [True, *[False] * 5]
    assert b.klasse == "geen_beeld"
    assert b.verwachting.verwacht < kijk({}, 1).verwachting.verwacht


# --- all areas --------------------------------------------------------------------------------


def terugkerend(cyclus: int) -> dict[str, list[Item]]:
    return {"D01": vast(cyclus), "D02": vast(cyclus)}


def samen(*delen: Items) -> Items:
    return {g: [x for deel in delen for x in deel.get(g, [])] for g in GEBIEDEN}


@pytest.mark.parametrize(
    ("items", "t", "vergeefs", "klasse", "waarom"),
    [
        (
            samen(terugkerend(1), terugkerend(2)),
            2,
            True,
            "hardnekkig_terugkerend",
            "vastgesteld in 2 gebieden in 2 kerngebieden; h = 2/3 = 0,67, vanaf 0,50, en bleef in 2 gebieden; "
            "een handelingsperspectief hielp niet",
        ),
        (
            samen(terugkerend(1), terugkerend(2)),
            2,
            False,
            "aanhoudend_terugkerend",
            "vastgesteld in 2 gebieden in 2 kerngebieden; h = 2/3 = 0,67, vanaf 0,50, en bleef in 2 gebieden",
        ),
        (
            samen(terugkerend(1), {"D01": vast(2)}),
            2,
            True,
            "terugkerend",
            "vastgesteld in 2 gebieden in 2 kerngebieden; h = 1/2 = 0,50, bleef in 1 gebied",
        ),
        ({"D01": vast(1), "D04": vast(1)}, 1, False, "lokaal", "vastgesteld in 2 gebieden in 1 kerngebied"),
        ({"D01": vast(1)}, 1, False, "lokaal", "vastgesteld in 1 gebied in 1 kerngebied"),
        (
            {"D01": [ja(1, "a")], "D02": [ja(1, "a"), nee(1, "b")]},
            1,
            False,
            "vermoeden",
            "nergens vastgesteld; gemeld of tegenstrijdig in 2 gebieden",
        ),
        (
            {"D01": [*vast(1), gezocht(2, "z")], "D02": [ja(2, "c")]},
            2,
            False,
            "opgelost",
            "opgelost in 1 gebied waar het ooit was vastgesteld",
        ),
        ({"D01": [nee(1, "a")]}, 1, False, "geen_beeld", "nergens vastgesteld, gemeld of tegenstrijdig"),
        ({}, 0, False, "geen_beeld", "nergens vastgesteld, gemeld of tegenstrijdig"),
    ],
)
def test_every_class_says_why(items: Items, t: int, vergeefs: bool, klasse: Klasse, waarom: str) -> None:
    b = kijk(items, t, vergeefs=vergeefs)
    assert (b.klasse, klassezin(b, P, PROGRAMMA)) == (klasse, waarom)


@pytest.mark.parametrize(
    ("gebieden", "kernen", "klasse"),
    [
        (2, 0, "terugkerend"),
        (2, 1, "terugkerend"),
        (2, 2, "terugkerend"),
        (6, 1, "terugkerend"),
        (6, 2, "lokaal"),
    ],
)
def test_a_small_programme_can_have_a_recurring_blocker(gebieden: int, kernen: int, klasse: Klasse) -> None:
    """D01 and D04 lie in one core area, or in none where the programme has none."""
    kern = {g: f"K{i % kernen}" if kernen else "" for i, g in enumerate(["D01", "D02", "D04", "D05", "D03", "D06"])}
    waar = {"D01": vast(1), "D04": vast(1)} if gebieden == 6 else {"D01": vast(1), "D02": vast(1)}
    telt = {g: kern[g] for g in (GEBIEDEN if gebieden == 6 else GEBIEDEN[:2])}
    b = beeld(waar, 1, telt, programma=Programma(gebieden, kernen), vergeefs=False, p=P)
    assert b.klasse == klasse


def test_a_programme_of_one_area_can_have_a_lasting_blocker() -> None:
    b = beeld({"D01": [*vast(1), *vast(2)]}, 2, {"D01": ""}, programma=Programma(1, 0), vergeefs=False, p=P)
    assert (b.klasse, b.hardnekkigheid) == ("aanhoudend_terugkerend", (1, 2))


def test_a_selection_of_one_area_asks_as_much_as_the_whole_programme() -> None:
    b = beeld({"D01": vast(1)}, 1, {"D01": "K0"}, programma=PROGRAMMA, vergeefs=False, p=P)
    assert b.klasse == "lokaal"


def test_all_areas_are_there_in_key_order() -> None:
    omgekeerd = dict(reversed(KERNGEBIED_VAN.items()))
    b = beeld({"D02": vast(1)}, 1, omgekeerd, programma=PROGRAMMA, vergeefs=False, p=P)
    assert list(b.gebieden) == GEBIEDEN
    assert [x.laatst for x in b.gebieden.values()] == [None, 1, None, None, None, None]
    assert b.verwachting.n == len(GEBIEDEN)
    assert b.verwachting.vooraf == P.tellen["vooraf_belemmering"]


def test_an_area_that_is_not_counted_counts_nowhere() -> None:
    assert kijk({"D99": vast(1), "D01": vast(1)}, 1) == kijk({"D01": vast(1)}, 1)


def test_what_was_once_established_is_remembered() -> None:
    b = kijk({"D01": [ja(1, "a", "matig"), ja(1, "b", "zwak")]}, 9)
    assert b.ooit == {"D01"}
    assert (b.gebieden["D01"].toestand, b.klasse) == ("eerder_gezien", "geen_beeld")


def test_a_negative_cycle_is_refused() -> None:
    with pytest.raises(ValueError, match="no cycle -1"):
        kijk({}, -1)


def test_before_the_first_cycle_nothing_is_known() -> None:
    b = kijk({"D01": vast(1)}, 0)
    assert {x.toestand for x in b.gebieden.values()} == {"niet_onderzocht"}
    assert (b.hardnekkigheid, b.ooit) == ((0, 1), frozenset())


def test_without_areas_there_is_no_picture() -> None:
    b = beeld({"D01": vast(1)}, 1, {}, programma=Programma(0, 0), vergeefs=False, p=P)
    assert (b.gebieden, b.klasse, b.verwachting.verdeling) == ({}, "geen_beeld", (1.0,))


# --- properties -------------------------------------------------------------------------------

WOORDEN = st.sampled_from(["zwak", "matig", "sterk", "zeer_sterk"])
CYCLI = st.integers(1, 5)
STIL = st.builds(stil, CYCLI, st.sampled_from("abcs"))
GESPROKEN = st.one_of(
    st.builds(ja, CYCLI, st.sampled_from("abc"), WOORDEN),
    st.builds(nee, CYCLI, st.sampled_from("abc"), WOORDEN),
    st.builds(gezocht, CYCLI, st.sampled_from("az"), st.sampled_from(["geobserveerd", "gericht_gevraagd", "terloops"])),
)
ITEM = st.one_of(GESPROKEN, GESPROKEN, STIL)
OVERAL = st.dictionaries(st.sampled_from(GEBIEDEN[:4]), st.lists(ITEM, max_size=6), max_size=4)


def _ontkend(o: Gebiedsoordeel, items: Sequence[Item]) -> bool:
    """Denied: d over what was spoken from .6, by two groups or one observation that its source did not take back."""

    def staat_nog(i: Item) -> bool:
        return all(x.cyclus <= i.cyclus for x in items if x.groep == i.groep and x.teken > 0)

    gezien = any(i.is_observatie and i.teken < 0 and staat_nog(i) for i in items)
    return round(o.gesproken.tegenspraak, 9) >= 0.6 and (len(o.groepen(-1)) >= 2 or gezien)


def _toestand_naar_de_tekst(items: Sequence[Item], t: int, ooit: bool) -> str:
    """The table of the method once more, with its numbers."""
    tot = [i for i in items if i.cyclus <= t]
    gesproken = [i for i in tot if not i.is_stilte]
    if not gesproken:
        return "niet_onderzocht"
    o = verouderd_oordeel(tot, t, P)
    b, d, b_, d_ = (round(x, 9) for x in (o.steun, o.tegenspraak, o.gesproken.steun, o.gesproken.tegenspraak))
    stevig = weg = False
    for u in sorted({i.cyclus for i in gesproken}):
        ronde = [i for i in gesproken if i.cyclus == u]
        r = weeg(ronde, P)
        weg = (weg or (stevig and _ontkend(r, ronde))) and round(r.steun, 9) < 0.4
        stevig = stevig or round(r.steun, 9) >= 0.6
    tabel = {
        "opgelost": weg,
        "tegenstrijdig": o.is_omstreden,
        "vastgesteld": b >= 0.6 and len(o.groepen(1)) >= 2,
        "gemeld": b >= 0.4 or (b >= 0.25 and b > d),
        "afwezig": _ontkend(o, gesproken),
        "waarschijnlijk_niet": d_ >= 0.2 and not (b_ >= 0.4 or (b_ >= 0.25 and b_ > d_)),
        "eerder_gezien": ooit and all(i.teken > 0 for i in gesproken),
        "onduidelijk": True,
    }
    return next(naam for naam, geldt in tabel.items() if geldt)


@settings(max_examples=300)
@given(OVERAL, st.integers(1, 7))
def test_states_are_what_the_text_of_the_method_says(items: Items, t: int) -> None:
    ooit: set[str] = set()
    for u in range(1, t + 1):
        staten = {g: _toestand_naar_de_tekst(items.get(g, []), u, g in ooit) for g in GEBIEDEN}
        ooit |= {g for g, z in staten.items() if z == "vastgesteld"}
    b = kijk(items, t)
    assert {g: x.toestand for g, x in b.gebieden.items()} == staten
    assert b.ooit == ooit
    assert {x.toestand for x in b.gebieden.values()} <= set(TOESTANDEN) == set(TOESTAND.values())


GELIJKEN = st.builds(
    lambda maak, cyclus, stem, eerder: maak(cyclus, stem)._replace(eerder=eerder),
    st.sampled_from([ja, nee, gezocht, stil]),
    st.integers(1, 3),
    st.sampled_from("abcdef"),
    st.none() | st.builds(Stemwissel, st.sampled_from("abc"), st.integers(2, 4)),
)
"""Items of voices that often bring in the same, some of which counted in the voice of another before."""
VEEL_GELIJKEN = st.dictionaries(st.sampled_from(GEBIEDEN[:3]), st.lists(GELIJKEN, max_size=12), max_size=3)


IN_DE_STEM_VAN_A = [
    ja(1, "a", "matig"),
    ja(1, "b", "matig"),
    ja(1, "x", "matig")._replace(eerder=Stemwissel("a", 4)),
    nee(4, "p"),
    nee(4, "q"),
]
"""Without b, which brought in what a did, it was never seen by two: x still counted in the voice of a."""


@settings(max_examples=200)
@given(OVERAL | VEEL_GELIJKEN, st.integers(1, 7), st.booleans())
@example({"D01": IN_DE_STEM_VAN_A}, 4, False)
def test_without_each_voice_it_is_what_the_rest_says(items: Items, t: int, vergeefs: bool) -> None:
    zonder = klasse_zonder_elk(items, t, KERNGEBIED_VAN, programma=PROGRAMMA, vergeefs=vergeefs, p=P)
    rest = {
        wie: {g: [i for i in hier if i.groep != wie] for g, hier in items.items()}
        for wie in {i.groep for hier in items.values() for i in hier if not i.is_stilte}
    }
    assert zonder == {wie: kijk(over, t, vergeefs=vergeefs).klasse for wie, over in rest.items()}
    assert list(zonder) == sorted(zonder)


@given(OVERAL, st.integers(1, 5))
def test_12_there_is_no_look_ahead(items: Items, t: int) -> None:
    tot = {g: [x for x in van_gebied if x.cyclus <= t] for g, van_gebied in items.items()}
    assert kijk(items, t) == kijk(tot, t)


@settings(max_examples=60)
@given(OVERAL, st.integers(1, 7), st.booleans(), st.randoms(use_true_random=False))
def test_1_order_of_items_and_areas_is_irrelevant(items: Items, t: int, vergeefs: bool, toeval: Random) -> None:
    namen = toeval.sample(list(items), len(items))
    geschud = {g: toeval.sample(list(items[g]), len(items[g])) for g in namen}
    assert kijk(geschud, t, vergeefs=vergeefs) == kijk(items, t, vergeefs=vergeefs)


@settings(max_examples=60)
@given(OVERAL, st.integers(1, 7), st.randoms(use_true_random=False))
def test_17_renaming_areas_changes_nothing(items: Items, t: int, toeval: Random) -> None:
    naar = dict(zip(GEBIEDEN, toeval.sample(GEBIEDEN, len(GEBIEDEN)), strict=True))
    kern = {naar[g]: k for g, k in KERNGEBIED_VAN.items()}
    a = kijk(items, t)
    b = beeld({naar[g]: x for g, x in items.items()}, t, kern, programma=PROGRAMMA, vergeefs=False, p=P)
    assert {naar[g]: x for g, x in a.gebieden.items()} == b.gebieden
    assert (a.klasse, a.telling, a.verwachting, a.hardnekkigheid) == (
        b.klasse,
        b.telling,
        b.verwachting,
        b.hardnekkigheid,
    )


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(GEBIEDEN),
        st.lists(st.one_of(st.builds(ja, CYCLI, st.sampled_from("abc"), WOORDEN), STIL), max_size=5),
        max_size=3,
    ),
    st.integers(1, 25),
)
def test_what_was_only_heard_or_kept_silent_never_becomes_absent(items: Items, t: int) -> None:
    for x in kijk(items, t).gebieden.values():
        assert x.toestand not in ("afwezig", "waarschijnlijk_niet", "opgelost", "tegenstrijdig")
        assert x.oordeel is None or x.oordeel.gesproken.tegenspraak == 0


@settings(max_examples=150)
@given(OVERAL, st.dictionaries(st.sampled_from(GEBIEDEN), st.lists(STIL, max_size=8)), st.integers(1, 7))
def test_22_silence_alone_never_makes_a_voice_a_state_or_a_class(items: Items, stiltes: Items, t: int) -> None:
    was, nu = kijk(items, t), kijk(samen(items, stiltes), t)
    for g, hier in nu.gebieden.items():
        eerst = was.gebieden[g]
        if hier.toestand != eerst.toestand:  # b falls, so less of presence may be left; nothing is denied by it
            assert eerst.toestand in ("vastgesteld", "gemeld", "eerder_gezien")
            assert hier.toestand in ("gemeld", "eerder_gezien", "onduidelijk")
        stemmen = [o.oordeel.groepen(k) if o.oordeel else () for o in (eerst, hier) for k in (1, -1)]
        assert stemmen[:2] == stemmen[2:]
        assert hier.verloop == eerst.verloop
    assert nu.hardnekkigheid == was.hardnekkigheid
    assert nu.verwachting.verwacht <= was.verwachting.verwacht + 1e-9
    assert nu.ooit <= was.ooit


@given(st.lists(GESPROKEN, min_size=1, max_size=6))
def test_without_news_one_side_alone_fades_to_unknown(items: list[Item]) -> None:
    laatste = max(i.cyclus for i in items)
    oordelen = [verouderd_oordeel(items, t, P) for t in range(laatste, laatste + 12)]
    for was, nu in pairwise(oordelen):
        assert (nu.ln_voor <= was.ln_voor + 1e-12, nu.ln_tegen <= was.ln_tegen + 1e-12) == (True, True)
        assert nu.onbekend >= was.onbekend - 1e-12


@settings(max_examples=60)
@given(OVERAL, st.integers(1, 7), st.booleans())
def test_the_steps_give_the_class(items: Items, t: int, vergeefs: bool) -> None:
    b = kijk(items, t, vergeefs=vergeefs)
    staten = {g: x.toestand for g, x in b.gebieden.items()}
    vast_in = [g for g in staten if staten[g] == "vastgesteld"]
    blijft = sum(x.verloop.nog > 0 for x in b.gebieden.values())
    s, n = b.hardnekkigheid
    terug = len(vast_in) >= 2 and len({KERNGEBIED_VAN[g] for g in vast_in}) >= 2
    aanhoudend = terug and s / n >= 0.5 and blijft >= 2
    tabel: dict[str, bool] = {
        "opgelost": bool(b.ooit) and {staten[g] for g in b.ooit} == {"opgelost"},
        "hardnekkig_terugkerend": aanhoudend and vergeefs,
        "aanhoudend_terugkerend": aanhoudend,
        "terugkerend": terug,
        "lokaal": bool(vast_in),
        "vermoeden": bool({"gemeld", "tegenstrijdig"} & set(staten.values())),
        "geen_beeld": True,
    }
    assert b.klasse == next(k for k, geldt in tabel.items() if geldt)
    assert b.klasse in KLASSEN
    assert s == sum(x.verloop.nog for x in b.gebieden.values())
    assert n == sum(x.verloop.eerder for x in b.gebieden.values()) + 1


@settings(max_examples=150)
@given(OVERAL, st.sampled_from(GEBIEDEN), ITEM, st.integers(1, 7))
def test_3_an_item_moves_the_prevalence_its_own_way(items: Items, gebied: str, item: Item, t: int) -> None:
    was, nu = (kijk(x, t).verwachting for x in (items, {**items, gebied: [*items.get(gebied, []), item]}))
    teken: Teken = item.teken
    for naam in ("verwacht", "laag", "hoog"):
        assert (getattr(nu, naam) - getattr(was, naam)) * teken >= -1e-9


@settings(max_examples=100)
@given(OVERAL, st.sampled_from(GEBIEDEN[:4]), st.sampled_from("abc"), WOORDEN, st.booleans(), st.integers(6, 8))
def test_21_a_later_item_of_a_source_on_the_other_side_never_moves_towards_its_earlier_side(
    items: Items, gebied: str, groep: str, woord: str, voor: bool, t: int
) -> None:
    later = (ja if voor else nee)(6, groep, woord)
    was, nu = (kijk(x, t) for x in (items, {**items, gebied: [*items.get(gebied, []), later]}))
    kant = 1 if voor else -1
    assert kant * (nu.verwachting.verwacht - was.verwachting.verwacht) >= -1e-9
    o = nu.gebieden[gebied].oordeel
    assert o is not None
    assert groep not in o.groepen(-1 if voor else 1)
