"""The word for a claim follows the table, says why, stands without each source, and depends on nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import verandertheorie.oordeel
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, weeg
from verandertheorie.oordeel.kracht import Kracht, Stap, Teken
from verandertheorie.oordeel.statuswoord import (
    NIVEAU,
    REKENSTATUSSEN,
    STATUSWOORDEN,
    Breedte,
    Woordoordeel,
    rekenstand,
    statusstap,
    statuswoord,
    zonder_een,
)
from verandertheorie.oordeel.tellen import Programma, Verwachting, drempel, tel
from verandertheorie.parameters import standaard
from verandertheorie.vragen.waarom import regelzin, toetszin, wat_ontbreekt

P = standaard()
N = 13
GEBIEDEN = [f"D{i:02}" for i in range(1, N + 1)]
KERNGEBIED_VAN = {g: f"K{i % 5}" for i, g in enumerate(GEBIEDEN)}
TWEE = frozenset({"bewoner", "bestuur"})
BREED = Breedte(KERNGEBIED_VAN, TWEE, TWEE, True, True, Programma(N, 5))
SMAL = Breedte(KERNGEBIED_VAN, frozenset({"bewoner"}), frozenset({"bewoner"}), False, False, Programma(N, 5))
Items = Mapping[str, Sequence[Item]]


def i(groep: str, teken: Teken, basis: float, macht: float = 1.0, cyclus: int = 1) -> Item:
    stappen = () if macht == 1 else (Stap("kanttekening", "gegeven", macht),)
    return Item(groep, teken, Kracht("bewijskracht", ("gegeven",), basis, stappen), cyclus=cyclus)


def cellen(per_gebied: Items) -> dict[str, Gebiedsoordeel]:
    return {g: weeg(items, P) for g, items in per_gebied.items() if items}


def telling(per_gebied: Items, n: int = N) -> Verwachting:
    return tel([c.ln_odds for c in cellen(per_gebied).values()], n, vooraf=P.tellen["vooraf_bewering"], p=P)


def ruw(per_gebied: Items, breedte: Breedte = BREED, n: int = N) -> Woordoordeel:
    """The word before any source is left out."""
    return statuswoord(cellen(per_gebied), n, breedte, P)


def met_elk_weg(hoofd: Woordoordeel, over: Mapping[str, Woordoordeel]) -> Woordoordeel:
    """What stands of a word, with per group the judgement without it."""
    return zonder_een(hoofd, {groep: w.rekenstatus for groep, w in over.items()})


def zonder(per_gebied: Items, groep: str) -> Items:
    return {g: [x for x in items if x.groep != groep] for g, items in per_gebied.items()}


def woord(per_gebied: Items, breedte: Breedte = BREED, n: int = N) -> Woordoordeel:
    """The word that stands without any one source."""
    groepen = {x.groep for items in per_gebied.values() for x in items}
    return met_elk_weg(
        ruw(per_gebied, breedte, n), {g: ruw(zonder(per_gebied, g), breedte, n) for g in sorted(groepen)}
    )


def zegt(w: Woordoordeel, nr: int = -1) -> str:
    """What decided rule ``nr`` of those that were tried."""
    return regelzin(w.regels[nr], w, P)


def mist(w: Woordoordeel) -> tuple[str, ...]:
    return tuple(wat_ontbreekt(w, P))


def twee_voor(n: int, teken: Teken = 1) -> Items:
    """Two independent strong voices in each of n areas."""
    return {g: [i(f"a{g}", teken, 6), i(f"b{g}", teken, 6)] for g in GEBIEDEN[:n]}


# --- the worked example of the method ---------------------------------------------------------

W1: dict[str, list[Item]] = {
    "D01": [i("G1", 1, 6), i("G2", 1, 3), i("G1", 1, 3), i("G1", 1, 3, 0.5), i("G3", -1, 1.5, 0.5)],
    "D02": [i("G4", 1, 6), i("G5", 1, 3, 0.8)],
    "D03": [i("G6", -1, 6), i("G7", -1, 3)],
    "D04": [i("G8", 1, 3), i("G9", -1, 3)],
    "D05": [i("G10", 1, 3)],
}


def test_worked_example_per_area() -> None:
    c = cellen(W1)
    assert [round(x, 3) for x in (c["D01"].steun, c["D01"].tegenspraak, c["D01"].onbekend)] == [0.933, 0.012, 0.055]
    assert (round(c["D02"].steun, 3), round(c["D03"].tegenspraak, 3), round(c["D05"].steun, 3)) == (0.931, 0.944, 0.667)
    assert [round(x, 3) for x in (c["D04"].steun, c["D04"].tegenspraak, c["D04"].onbekend)] == [0.4, 0.4, 0.2]
    assert [g for g in c if c[g].is_omstreden] == ["D04"]


def test_worked_example_over_areas() -> None:
    w, v = woord(W1, SMAL), telling(W1)
    assert (round(w.steun, 3), round(w.tegenspraak, 3), w.omstreden) == (2.930, 1.357, ("D04",))
    assert (round(w.kans, 3), round(v.verwacht, 2), v.laag, v.hoog) == (0.625, 8.67, 5, 12)
    assert (w.rekenstatus, w.op_de_grens, w.hangt_op, w.zonder) == ("wisselt_per_gebied", False, (), {})


def test_worked_example_leaving_out_one_voice() -> None:
    groepen = [f"G{n}" for n in range(1, 11)]
    kansen = {g: ruw(zonder(W1, g), SMAL).kans for g in groepen}
    assert {g: round(kansen[g], 3) for g in ("G8", "G9")} == {"G8": 0.574, "G9": 0.682}
    assert (min(kansen, key=kansen.__getitem__), max(kansen, key=kansen.__getitem__)) == ("G8", "G9")
    banden = {(v.laag, v.hoog) for v in (telling(zonder(W1, g)) for g in groepen)}
    assert (min(banden), max(banden)) == ((4, 11), (6, 13))
    anders = {g: w.woord for g in groepen if (w := ruw(zonder(W1, g), SMAL)).woord != "wisselt_per_gebied"}
    assert anders == {"G6": "voorlopig_onderbouwd", "G9": "voorlopig_onderbouwd"}


# --- the table, row by row --------------------------------------------------------------------


def test_without_evidence_it_is_not_tested_yet() -> None:
    w = woord({})
    assert (w.woord, zegt(w, 0)) == ("nog_niet_getoetst", "R + S = 0 + 0 = 0,00, onder 0,50")
    assert woord({"D01": [i("a", 1, 1.5)]}).woord == "nog_niet_getoetst"


def test_without_an_area_in_scope_it_is_not_tested_yet() -> None:
    w = woord({}, n=0)
    assert (w.woord, w.op_de_grens, w.n) == ("nog_niet_getoetst", False, 0)
    assert zegt(w, 0) == "er is geen gebied waar dit geldt: N = 0"


def test_sources_that_contradict_each_other_in_one_area() -> None:
    w = woord({"D01": [i("a", 1, 6), i("b", -1, 6)]})
    assert (w.rekenstatus, w.omstreden) == ("tegenstrijdig", ("D01",))
    assert zegt(
        w
    ) == "bronnen spreken elkaar tegen in 1 gebied, vanaf 1; dat is 1 / 1 = 1,00 van de gebieden die iets zeggen, " + (
        "vanaf 0,50"
    )


RUZIE = {"D01": [i("a", 1, 3), i("b", -1, 3)]}


@pytest.mark.parametrize(
    ("verder", "status"),
    [
        ({}, "tegenstrijdig"),
        ({"D02": [i("c", 1, 3)]}, "tegenstrijdig"),  # one of two areas that speak
        ({"D02": [i("c", 1, 3)], "D03": [i("d", 1, 3)]}, "voorlopig_onderbouwd"),  # one of three
        ({"D02": [i("c", 1, 3)], "D03": [i("d", 1, 1.5)]}, "tegenstrijdig"),  # b = .33 does not speak
    ],
)
def test_contradiction_asks_for_half_of_the_areas_that_speak(verder: Items, status: str) -> None:
    assert ruw({**RUZIE, **verder}).rekenstatus == status


def test_five_honest_voices_per_area_no_longer_end_in_contradiction() -> None:
    """Four against one in each area: version 1 called this tegenstrijdig."""
    w = woord({g: [*(i(f"{g}{n}", 1, 3) for n in range(4)), i(f"{g}n", -1, 3)] for g in GEBIEDEN})
    assert (w.woord, w.omstreden) == ("goed_onderbouwd", ())


def test_areas_that_contradict_each_other() -> None:
    assert woord({"D01": [i("a", 1, 12), i("b", 1, 12)], "D02": [i("c", -1, 12), i("d", -1, 12)]}).woord == (
        "eerste_aanwijzing"
    )
    een_derde = {"D03": [i("e", 1, 1.5)], "D04": [i("f", -1, 1.5)]}
    sterk = {"D01": [i("a", 1, 6)], "D02": [i("c", -1, 6)]}
    assert woord({**sterk, **een_derde}).woord == "wisselt_per_gebied"


def test_two_thirds_and_one_third_are_one_area() -> None:
    voor = {"D01": [i("a", 1, 3)], "D02": [i("b", 1, 1.5)]}
    tegen = {"D03": [i("c", -1, 3)], "D04": [i("d", -1, 1.5)]}
    assert woord({**voor, **tegen}).woord == "wisselt_per_gebied"


@pytest.mark.parametrize(
    ("items", "status"),
    [
        ({"D01": [i("a", 1, 6)]}, "eerste_aanwijzing voor"),
        ({"D01": [i("a", -1, 6)]}, "eerste_aanwijzing tegen"),
        ({"D01": [i("a", 1, 6)], "D02": [i("b", -1, 3)]}, "eerste_aanwijzing tegengesteld"),
        ({"D01": [i("a", 1, 1.5)], "D02": [i("b", -1, 1.5)]}, "eerste_aanwijzing tegengesteld"),
        ({"D01": [i("a", 1, 1.5)], "D02": [i("b", 1, 1.9)]}, "eerste_aanwijzing voor"),
    ],
)
def test_one_area_is_a_first_indication(items: Items, status: str) -> None:
    assert woord(items).rekenstatus == status


def test_broad_support_that_was_questioned_is_well_founded() -> None:
    w = woord(twee_voor(5))
    assert (w.woord, w.ruw, mist(w), w.richting, w.hangt_op) == ("goed_onderbouwd", "goed_onderbouwd", (), None, ())


def test_what_keeps_it_from_well_founded_is_said() -> None:
    w = woord(twee_voor(5), SMAL)
    assert w.woord == "voorlopig_onderbouwd"
    assert [t.maat for t in w.ontbreekt] == ["perspectieven", "tegendeel_gezocht", "andere_oorzaak_gezocht"]
    assert mist(w) == (
        "steun uit 1 perspectief, nodig 2",
        "het tegendeel is nog nergens gezocht en niet gevonden",
        "een andere oorzaak is nog nergens gezocht en niet gevonden",
    )
    assert [(r.woord, r.geldt) for r in w.regels[-2:]] == [("goed_onderbouwd", False), ("voorlopig_onderbouwd", True)]


@pytest.mark.parametrize(
    "minder",
    [
        replace(BREED, steunend=frozenset({"bewoner"})),
        replace(BREED, tegendeel_gezocht=False),
        replace(BREED, andere_oorzaak_gezocht=False),
        replace(BREED, kerngebied_van=dict.fromkeys(GEBIEDEN, "K0")),
    ],
    ids=["one perspective", "opposite not looked for", "other cause not looked for", "one core area"],
)
def test_each_gate_of_well_founded_holds_it_back(minder: Breedte) -> None:
    assert woord(twee_voor(5), minder).woord == "voorlopig_onderbouwd"
    assert len(ruw(twee_voor(5), minder).ontbreekt) == 1


def test_one_voice_per_area_is_not_well_founded() -> None:
    w = woord({g: [i(f"a{g}", 1, 12)] for g in GEBIEDEN[:5]})
    assert w.woord == "voorlopig_onderbouwd"
    assert [(t.maat, t.waarde, t.grens) for t in w.ontbreekt] == [
        ("stevige_gebieden", 0, 3),
        ("stevige_kerngebieden", 0, 2),
    ]


def test_it_does_not_hold() -> None:
    w = woord(twee_voor(5, -1))
    assert (w.woord, w.hangt_op) == ("houdt_geen_stand", ())
    assert zegt(w).startswith("kans = (0 + 1) / (0 + 4,8611 + 2) = 0,15, hoogstens 0,30; ")
    assert [t.maat for t in w.regels[-1].toetsen] == [
        "kans",
        "ontkennende_gebieden",
        "ontkennende_kerngebieden",
        "ontkennende_perspectieven",
    ]


@pytest.mark.parametrize(
    ("items", "breedte"),
    [
        (twee_voor(2, -1), BREED),
        (twee_voor(5, -1), replace(BREED, ontkennend=frozenset({"bewoner"}))),
        (twee_voor(5, -1), replace(BREED, kerngebied_van=dict.fromkeys(GEBIEDEN, "K0"))),
    ],
    ids=["two areas", "one perspective", "one core area"],
)
def test_without_breadth_it_is_only_doubtful(items: Items, breedte: Breedte) -> None:
    assert ruw(items, breedte).kans <= 0.3
    assert ruw(items, breedte).woord == "twijfelachtig"


def test_what_people_looked_for_is_no_condition_of_not_holding() -> None:
    assert woord(twee_voor(5, -1), replace(SMAL, ontkennend=TWEE)).woord == "houdt_geen_stand"


def test_doubtful_and_undecided() -> None:
    tegen = {g: [i(f"a{g}", -1, 3)] for g in GEBIEDEN[:2]}
    assert ruw({**tegen, "D05": [i("c", 1, 1.5)]}).woord == "twijfelachtig"
    w = ruw({**tegen, "D05": [i("c", 1, 3)], "D06": [i("d", 1, 1.4)]})
    assert w.woord == "onbeslist"
    assert zegt(w).startswith("geen andere regel geldt: kans = ")


# --- small programmes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gebieden", "kernen", "status"), [(2, 0, "goed_onderbouwd"), (2, 1, "goed_onderbouwd"), (3, 2, None)]
)
def test_no_count_asks_for_more_areas_than_the_programme_has(gebieden: int, kernen: int, status: str | None) -> None:
    """Two areas with three voices each, in one core area or none."""
    items = {g: [i(f"{x}{g}", 1, 6) for x in "abc"] for g in GEBIEDEN[:2]}
    kern = dict.fromkeys(GEBIEDEN[:gebieden], "K0" if kernen else "")
    w = woord(items, replace(BREED, kerngebied_van=kern, programma=Programma(gebieden, kernen)), n=gebieden)
    assert w.woord == (status or "voorlopig_onderbouwd")
    tegen = {g: [x._replace(teken=-1) for x in xs] for g, xs in items.items()}
    w = woord(tegen, replace(BREED, kerngebied_van=kern, programma=Programma(gebieden, kernen)), n=gebieden)
    assert w.woord == ("houdt_geen_stand" if status else "twijfelachtig")


def test_one_area_stays_a_first_indication_also_where_there_is_only_one() -> None:
    """The two of eerste_aanwijzing is no count that a programme can be too small for."""
    een = {"D01": [i(x, 1, 6) for x in "abc"]}
    assert woord(een, replace(BREED, programma=Programma(1, 0)), n=1).rekenstatus == "eerste_aanwijzing voor"


def test_no_core_area_is_not_one_more() -> None:
    kern = {g: "" if nr else "K0" for nr, g in enumerate(GEBIEDEN)}
    w = ruw(twee_voor(5), replace(BREED, kerngebied_van=kern))
    assert [(t.maat, t.waarde) for t in w.ontbreekt] == [("stevige_kerngebieden", 1)]


# --- no single source decides -----------------------------------------------------------------


def reiziger(teken: Teken, gebieden: int = 5, sterkte: float = 6) -> dict[str, list[Item]]:
    """One source that says the same everywhere."""
    return {g: [i("reiziger", teken, sterkte)] for g in GEBIEDEN[:gebieden]}


@pytest.mark.parametrize(("teken", "richting"), [(1, "voor"), (-1, "tegen")])
def test_one_travelling_source_is_a_first_indication_and_no_more(teken: Teken, richting: str) -> None:
    """Version 1 made "houdt geen stand" of one source in five areas."""
    w = woord(reiziger(teken))
    assert w.ruw == ("voorlopig_onderbouwd" if teken > 0 else "houdt_geen_stand")
    assert (w.rekenstatus, w.hangt_op) == (f"eerste_aanwijzing {richting}", ("reiziger",))
    assert w.zonder == {"reiziger": "nog_niet_getoetst"}


def test_it_steps_down_one_step_when_the_weaker_word_of_its_side_is_left() -> None:
    """Three firm areas, of which one rests on two voices: without either it is voorlopig."""
    w = woord(twee_voor(3))
    assert (w.ruw, w.woord) == ("goed_onderbouwd", "voorlopig_onderbouwd")
    assert w.hangt_op == tuple(sorted(f"{x}{g}" for x in "ab" for g in GEBIEDEN[:3]))
    assert set(w.zonder.values()) == {"voorlopig_onderbouwd"}
    assert mist(w)[-1].endswith("is het minder dan 'goed onderbouwd'")


def test_what_does_not_hold_steps_down_to_doubtful() -> None:
    w = woord({g: [i(f"a{g}", -1, 6)] for g in GEBIEDEN[:3]})
    assert (w.ruw, w.woord) == ("houdt_geen_stand", "twijfelachtig")
    assert set(w.zonder.values()) == {"twijfelachtig"}


def test_it_becomes_undecided_where_much_is_left_that_says_something_else() -> None:
    """Without the traveller the others are undecided: there is not little, there is no word."""
    items = {g: [i("reiziger", 1, 6)] for g in GEBIEDEN[:3]}
    items |= {"D04": [i("a", 1, 3)], "D05": [i("b", 1, 1.5)], "D06": [i("c", -1, 3)], "D07": [i("d", -1, 1.4)]}
    items |= {"D08": [i("e", -1, 1.2)], "D09": [i("f", 1, 3)]}
    w = woord(items)
    assert w.ruw == "voorlopig_onderbouwd"
    assert w.zonder["reiziger"] in ("onbeslist", "wisselt_per_gebied")
    assert (w.rekenstatus, w.hangt_op) == ("onbeslist", ("reiziger",))


def test_a_result_that_turns_round_is_weaker_too() -> None:
    w = met_elk_weg(ruw(twee_voor(5)), {"a": ruw(twee_voor(5, -1)), "b": ruw(twee_voor(5))})
    assert (w.ruw, w.rekenstatus, w.hangt_op) == ("goed_onderbouwd", "onbeslist", ("a",))
    assert w.zonder == {"a": "houdt_geen_stand", "b": "goed_onderbouwd"}


def test_voices_of_the_other_side_are_left_out_too() -> None:
    w = woord({**twee_voor(5), "D06": [i("tegen", -1, 3)]})
    assert (w.woord, w.zonder["tegen"], w.hangt_op) == ("goed_onderbouwd", "goed_onderbouwd", ())


def test_of_several_weakest_all_must_be_little_for_a_first_indication() -> None:
    weinig, anders = ruw({"D01": [i("x", 1, 6)]}), ruw(RUZIE)
    hoofd = ruw(twee_voor(5))
    assert met_elk_weg(hoofd, {"a": weinig, "b": weinig}).rekenstatus == "eerste_aanwijzing voor"
    assert met_elk_weg(hoofd, {"a": weinig, "b": anders}).rekenstatus == "onbeslist"
    vijf = ruw(twee_voor(5), SMAL)
    assert vijf.woord == "voorlopig_onderbouwd"
    assert met_elk_weg(hoofd, {"a": vijf, "b": anders, "c": weinig}).rekenstatus == "onbeslist"
    assert met_elk_weg(hoofd, {"a": vijf, "b": vijf}).rekenstatus == "voorlopig_onderbouwd"


def test_its_own_direction_also_where_what_is_left_points_elsewhere() -> None:
    hoofd, elders = ruw(twee_voor(5)), ruw({"D01": [i("x", -1, 6)]})
    assert elders.rekenstatus == "eerste_aanwijzing tegen"
    assert met_elk_weg(hoofd, {"a": elders}).rekenstatus == "eerste_aanwijzing voor"


def test_numbers_and_contested_areas_stay_those_of_all_sources() -> None:
    w, voordien = woord(reiziger(1)), ruw(reiziger(1))
    for naam in ("steun", "tegenspraak", "kans", "omstreden", "n", "regels", "ontbreekt", "op_de_grens"):
        assert getattr(w, naam) == getattr(voordien, naam)


def test_a_word_that_takes_no_side_is_left_alone() -> None:
    w = ruw(W1)
    assert met_elk_weg(w, {"G6": ruw(zonder(W1, "G6"))}) == w


# --- the edge ---------------------------------------------------------------------------------


def test_a_number_just_past_its_threshold_is_on_the_edge() -> None:
    assert ruw({"D01": [i("a", 1, 1 / (1 - 0.52))]}).op_de_grens  # R + S = .52, from .50
    assert ruw({"D01": [i("a", 1, 1 / (1 - 0.48))]}).op_de_grens
    assert not ruw({"D01": [i("a", 1, 6)]}).op_de_grens


def test_an_area_just_short_of_counting_is_on_the_edge() -> None:
    w = ruw({"D01": [i("a", 1, 6)], "D02": [i("b", 1, 1 / (1 - 0.48))]})
    assert (w.rekenstatus, w.op_de_grens) == ("eerste_aanwijzing voor", True)


def test_a_rule_that_fails_on_more_than_the_edge_is_not_on_the_edge() -> None:
    w = ruw({g: [i(f"a{g}", 1, 6)] for g in GEBIEDEN[:2]})
    assert abs(w.kans - 0.70) < 0.05
    assert not w.op_de_grens


def test_a_number_that_rounds_to_its_threshold_is_printed_in_full() -> None:
    assert zegt(ruw({"D01": [i("a", 1, 1 / (1 - 0.4996))]}), 0) == "R + S = 0,4996 + 0 = 0,4996, onder 0,50"


# --- the rest of the surface ------------------------------------------------------------------


def test_more_areas_judged_than_in_scope_is_refused() -> None:
    with pytest.raises(ValueError, match="5 areas judged, 4 in scope"):
        ruw(W1, n=4)


def test_steps_between_words() -> None:
    assert [statusstap(w, P) for w in STATUSWOORDEN] == [0, 0, 0, 0, 2, 1, -2, -1, 0]
    assert {w: statusstap(w, P) for w in STATUSWOORDEN if statusstap(w, P)} == {
        w: kant * niveau for w, (kant, niveau) in NIVEAU.items()
    }
    assert statusstap("eerste_aanwijzing tegen", P) == 0
    with pytest.raises(ValueError, match="no status word"):
        statusstap("prachtig", P)


def test_the_diagram_in_the_readme_has_the_words_in_order_and_the_numbers_of_the_parameters() -> None:
    tekst = (Path(verandertheorie.oordeel.__path__[0]) / "README.md").read_text(encoding="utf-8")
    diagram = tekst.split("```mermaid")[1].split("```")[0]
    plaatsen = [diagram.index(f"-- yes --> {w}") for w in STATUSWOORDEN[:-1]]
    assert plaatsen == sorted(plaatsen)
    assert "q8 -- no --> onbeslist" in diagram
    assert all(f"{w} --> een" in diagram for w in NIVEAU)
    s = {naam: f"{x:g}" for naam, x in P.statuswoord.items()}
    for stuk in (
        f"R + S < {s['minste_bewijs']}",
        f"K ≥ {s['omstreden']}, and K ≥ {s['omstreden_aandeel']} × the areas that speak",
        f"R ≥ {s['wisselt_minstens']}, S ≥ {s['wisselt_minstens']}, min/max ≥ {s['wisselt_verhouding']}",
        f"fewer than {s['gebieden_nodig']} areas with b ≥ {s['gebied_telt']}",
        f"chance ≥ {s['goed_kans']}",
        f"b ≥ {s['goed_gebied']} from ≥ {s['goed_groepen']} groups in ≥ {s['goed_gebieden']} areas",
        f"≥ {s['goed_kerngebieden']} core areas, ≥ {s['goed_perspectieven']} perspectives for it",
        f'"chance ≥ {s["voorlopig_kans"]}?"',
        f"chance ≤ {s['geen_stand_kans']}",
        f"d ≥ {s['gebied_telt']} in ≥ {s['geen_stand_gebieden']} areas",
        f"≥ {s['geen_stand_kerngebieden']} core areas, ≥ {s['geen_stand_perspectieven']} perspectives against it",
        f'"chance ≤ {s["twijfelachtig_kans"]}?"',
    ):
        assert stuk in diagram
    assert f"less than {s['grens']} in one" in tekst


# --- properties -------------------------------------------------------------------------------

WEINIG = settings(max_examples=50)  # each example weighs all areas twice
TEKENS: st.SearchStrategy[Teken] = st.sampled_from([1, -1])
BASIS = st.sampled_from([1.0, 1.27, 1.5, 3.0, 3.8, 6.0, 12.0, 19.0, 20.0])
ITEM = st.builds(i, st.sampled_from("abcde"), TEKENS, BASIS, st.sampled_from([1.0, 0.8, 0.5, 0.25]), st.integers(1, 3))
OVERAL = st.dictionaries(st.sampled_from(GEBIEDEN), st.lists(ITEM, min_size=1, max_size=4), max_size=8)
EENS = st.builds(
    lambda per_gebied, teken, som: {
        g: [x._replace(teken=teken, groep=f"{x.groep}{g if som else ''}") for x in xs] for g, xs in per_gebied.items()
    },
    OVERAL,
    TEKENS,
    st.booleans(),
)
"""Everybody on one side, so that words that take a side are not rare."""
ITEMS = st.one_of(OVERAL, EENS)
KIJKEN = st.frozensets(st.sampled_from(["bewoner", "bestuur", "boer"]))
BREEDTE = st.builds(
    Breedte, st.just(KERNGEBIED_VAN), KIJKEN, KIJKEN, st.booleans(), st.booleans(), st.just(Programma(N, 5))
)


@WEINIG
@given(ITEMS, BREEDTE)
def test_the_raw_word_is_the_first_rule_that_holds(per_gebied: Items, breedte: Breedte) -> None:
    w = ruw(per_gebied, breedte)
    assert [r.woord for r in w.regels] == list(STATUSWOORDEN[: len(w.regels)])
    assert [r.geldt for r in w.regels] == [False] * (len(w.regels) - 1) + [True]
    assert w.woord == w.ruw == w.regels[-1].woord
    assert (w.richting is not None) == (w.woord == "eerste_aanwijzing")
    assert (mist(w) == ()) == (w.woord == "goed_onderbouwd")
    assert all(zegt(w, nr) for nr in range(len(w.regels)))


@WEINIG
@given(ITEMS, OVERAL, BREEDTE, BREEDTE)
def test_what_is_judged_otherwise_in_some_areas_is_judged_as_if_it_were_new(
    per_gebied: Items, anders: Items, breedte: Breedte, nu: Breedte
) -> None:
    weg = dict.fromkeys(list(per_gebied)[::2])
    over = {**{g: xs for g, xs in per_gebied.items() if g not in weg}, **anders}
    stand = rekenstand(cellen(per_gebied), N, breedte, P).met({**weg, **cellen(anders)}, nu)
    w = ruw(over, nu)
    assert (stand.ruw, stand.steun, stand.kans) == (w.rekenstatus, w.steun, w.kans)


@WEINIG
@given(ITEMS, BREEDTE)
def test_the_comparisons_give_the_rules(per_gebied: Items, breedte: Breedte) -> None:
    w = ruw(per_gebied, breedte)
    for nr, regel in enumerate(w.regels):
        assert regel.geldt == all(t.geldt for t in regel.toetsen)
        for t in regel.toetsen:
            goed = {"vanaf": t.waarde >= t.grens, "hoogstens": t.waarde <= t.grens, "onder": t.waarde < t.grens}
            assert t.geldt == goed[t.vergelijking]
            zegt_iets = t.maat != "aandeel_omstreden" or w.omstreden
            assert (toetszin(t, w, P) in zegt(w, nr)) == bool((regel.geldt or not t.geldt) and zegt_iets)


def _naar_de_tekst(gewogen: Mapping[str, Gebiedsoordeel], n: int, breedte: Breedte) -> str:
    """The table of the method once more, with its numbers, as short as it can be said."""
    r, s = (drempel(fsum(getattr(c, d) for c in gewogen.values())) for d in ("steun", "tegenspraak"))
    k = sum(c.is_omstreden for c in gewogen.values())
    voor = [g for g, c in gewogen.items() if drempel(c.steun) >= 0.5]
    tegen = [g for g, c in gewogen.items() if drempel(c.tegenspraak) >= 0.5]
    omstreden = [g for g, c in gewogen.items() if c.is_omstreden]
    stevig = [g for g, c in gewogen.items() if drempel(c.steun) >= 0.6 and len(c.groepen(1)) >= 2]

    def breed(waar: list[str], kijken: frozenset[str]) -> bool:
        return len(waar) >= 3 and len({breedte.kerngebied_van[g] for g in waar}) >= 2 and len(kijken) >= 2

    kans = drempel((r + 1) / (r + s + 2))
    gezocht = breedte.tegendeel_gezocht and breedte.andere_oorzaak_gezocht
    tabel = {
        "nog_niet_getoetst": n == 0 or drempel(r + s) < 0.5,
        "tegenstrijdig": k >= 1 and k >= len({*voor, *tegen, *omstreden}) / 2,
        "wisselt_per_gebied": min(r, s) >= 1 and drempel(min(r, s) / max(r, s)) >= 0.4,
        "eerste_aanwijzing": max(len(voor), len(tegen)) < 2,
        "goed_onderbouwd": kans >= 0.7 and breed(stevig, breedte.steunend) and gezocht,
        "voorlopig_onderbouwd": kans >= 0.6,
        "houdt_geen_stand": kans <= 0.3 and breed(tegen, breedte.ontkennend),
        "twijfelachtig": kans <= 0.4,
        "onbeslist": True,
    }
    uit = next(w for w, geldt in tabel.items() if geldt)
    if uit != "eerste_aanwijzing":
        return uit
    return f"{uit} {'tegengesteld' if len(voor) == len(tegen) == 1 or r == s else 'voor' if r > s else 'tegen'}"


@given(ITEMS, BREEDTE)
def test_it_says_what_the_text_of_the_method_says(per_gebied: Items, breedte: Breedte) -> None:
    assume(any(per_gebied.values()))
    w = ruw(per_gebied, breedte)
    assume(not any(abs(t.waarde - t.grens) < 1e-8 and t.maat == "kans" for r in w.regels for t in r.toetsen))
    assert w.rekenstatus == _naar_de_tekst(cellen(per_gebied), N, breedte)


def _zonder_een_naar_de_tekst(woord_: str, over: Sequence[str]) -> str:
    """No single source decides, once more: the final status from the raw one and those without each group."""
    kanten = {"goed_onderbouwd": 2, "voorlopig_onderbouwd": 1, "twijfelachtig": -1, "houdt_geen_stand": -2}
    if woord_ not in kanten:
        return woord_
    kant = 1 if kanten[woord_] > 0 else -1
    sterk = abs(kanten[woord_])
    hoe_sterk = {w: max(0, kanten.get(w, 0) * kant) for w in over}
    if all(x >= sterk for x in hoe_sterk.values()):
        return woord_
    if min(hoe_sterk.values()) == 1:
        return {1: "voorlopig_onderbouwd", -1: "twijfelachtig"}[kant]
    zwakste = [w for w, x in hoe_sterk.items() if x == 0]
    if all(w.split()[0] in ("eerste_aanwijzing", "nog_niet_getoetst") for w in zwakste):
        return f"eerste_aanwijzing {'voor' if kant > 0 else 'tegen'}"
    return "onbeslist"


@given(st.sampled_from(list(REKENSTATUSSEN)), st.lists(st.sampled_from(list(REKENSTATUSSEN)), min_size=1))
@example("goed_onderbouwd", ["voorlopig_onderbouwd", "goed_onderbouwd"])
@example("houdt_geen_stand", ["goed_onderbouwd"])
def test_stepping_down_is_what_the_text_of_the_method_says(status: str, over: list[str]) -> None:
    def als(rekenstatus: str) -> Woordoordeel:
        w, richting = REKENSTATUSSEN[rekenstatus]
        return replace(ruw({}), woord=w, richting=richting)

    eind = met_elk_weg(als(status), {f"g{nr}": als(w) for nr, w in enumerate(over)})
    assert eind.rekenstatus == _zonder_een_naar_de_tekst(status, over)


@settings(max_examples=150)
@given(ITEMS, BREEDTE)
@example(twee_voor(5), BREED)
@example(reiziger(-1), BREED)
def test_20_without_any_one_group_the_raw_word_is_at_least_as_strong_as_a_word_that_takes_a_side(
    per_gebied: Items, breedte: Breedte
) -> None:
    w = woord(per_gebied, breedte)
    groepen = {x.groep for items in per_gebied.values() for x in items}
    assert set(w.zonder) == (groepen if w.ruw in NIVEAU else set())
    if w.woord in NIVEAU:
        kant, niveau = NIVEAU[w.woord]
        for groep in groepen:
            andere, hier = NIVEAU.get(ruw(zonder(per_gebied, groep), breedte).woord, (kant, 0))
            assert (andere, hier >= niveau) == (kant, True)


@settings(max_examples=150)
@given(ITEMS, BREEDTE)
def test_what_it_hangs_on_are_just_the_groups_without_which_the_raw_word_is_weaker(
    per_gebied: Items, breedte: Breedte
) -> None:
    w = woord(per_gebied, breedte)
    assert w.rekenstatus == _zonder_een_naar_de_tekst(ruw(per_gebied, breedte).rekenstatus, list(w.zonder.values()))
    assert (w.woord == w.ruw) == (not w.hangt_op)
    assert list(w.hangt_op) == sorted(w.hangt_op)
    for groep, status in w.zonder.items():
        kant, niveau = NIVEAU[w.ruw]
        andere, hier = NIVEAU.get(REKENSTATUSSEN[status][0], (kant, 0))
        assert (groep in w.hangt_op) == (andere != kant or hier < niveau)


@settings(max_examples=100)
@given(ITEMS, BREEDTE, st.sampled_from(GEBIEDEN), BASIS)
def test_a_word_never_hangs_on_who_only_spoke_on_the_other_side(
    per_gebied: Items, breedte: Breedte, gebied: str, basis: float
) -> None:
    hoofd = ruw(per_gebied, breedte)
    assume(hoofd.woord in NIVEAU)
    kant = NIVEAU[hoofd.woord][0]
    w = woord({**per_gebied, gebied: [*per_gebied.get(gebied, []), i("tegenstem", -1 if kant > 0 else 1, basis)]})
    if w.ruw in NIVEAU and NIVEAU[w.ruw][0] == kant:
        assert "tegenstem" in w.zonder
        assert "tegenstem" not in w.hangt_op


@WEINIG
@given(ITEMS, BREEDTE)
def test_4_turned_signs_turn_the_word_but_for_what_must_have_been_looked_for(
    per_gebied: Items, breedte: Breedte
) -> None:
    anders = {g: [x._replace(teken=-1 if x.teken > 0 else 1) for x in xs] for g, xs in per_gebied.items()}
    gespiegeld = replace(breedte, steunend=breedte.ontkennend, ontkennend=breedte.steunend)
    w, spiegel = ruw(per_gebied, breedte), ruw(anders, gespiegeld)
    assert spiegel.kans == pytest.approx(1 - w.kans)
    assert (spiegel.steun, spiegel.tegenspraak, spiegel.omstreden) == (w.tegenspraak, w.steun, w.omstreden)
    if w.woord in NIVEAU:
        assert NIVEAU[spiegel.woord][0] == -NIVEAU[w.woord][0]
    elif w.woord == "eerste_aanwijzing":
        assert spiegel.richting == {"voor": "tegen", "tegen": "voor"}.get(w.richting or "", w.richting)
    else:
        assert spiegel.woord == w.woord


@WEINIG
@given(ITEMS, BREEDTE, st.randoms(use_true_random=False))
def test_1_order_of_items_and_areas_is_irrelevant(per_gebied: Items, breedte: Breedte, toeval: Random) -> None:
    namen = toeval.sample(list(per_gebied), len(per_gebied))
    geschud = {g: toeval.sample(list(per_gebied[g]), len(per_gebied[g])) for g in namen}
    assert woord(geschud, breedte) == woord(per_gebied, breedte)


@WEINIG
@given(ITEMS, BREEDTE, st.randoms(use_true_random=False))
def test_17_renaming_areas_changes_nothing_but_their_names(per_gebied: Items, breedte: Breedte, toeval: Random) -> None:
    naar = dict(zip(GEBIEDEN, toeval.sample(GEBIEDEN, N), strict=True))
    hernoemd = replace(breedte, kerngebied_van={naar[g]: kern for g, kern in KERNGEBIED_VAN.items()})
    w, anders = woord(per_gebied, breedte), woord({naar[g]: xs for g, xs in per_gebied.items()}, hernoemd)
    assert anders == replace(w, omstreden=tuple(sorted(naar[g] for g in w.omstreden)))


@WEINIG
@given(ITEMS, BREEDTE, st.integers(8, 40))
def test_5_areas_nobody_looked_at_change_n_and_no_word(per_gebied: Items, breedte: Breedte, n: int) -> None:
    w, anders = woord(per_gebied, breedte), woord(per_gebied, breedte, n)
    assert anders == replace(w, n=n)


@WEINIG
@given(ITEMS, BREEDTE, st.sampled_from(GEBIEDEN), TEKENS)
def test_10_strength_one_changes_nothing(per_gebied: Items, breedte: Breedte, gebied: str, teken: Teken) -> None:
    erbij = {**per_gebied, gebied: [*per_gebied.get(gebied, []), i("neutraal", teken, 1.0)]}
    assert replace(woord(erbij, breedte), zonder={}) == replace(woord(per_gebied, breedte), zonder={})


@given(ITEMS, st.sampled_from(GEBIEDEN), ITEM)
def test_3_an_item_moves_every_number_its_own_way(per_gebied: Items, gebied: str, item: Item) -> None:
    erbij = {**per_gebied, gebied: [*per_gebied.get(gebied, []), item]}
    was, nu = telling(per_gebied), telling(erbij)
    for naam in ("verwacht", "laag", "hoog"):
        assert (getattr(nu, naam) - getattr(was, naam)) * item.teken >= -1e-9
    assert (ruw(erbij).kans - ruw(per_gebied).kans) * item.teken >= -1e-9


@WEINIG
@given(ITEMS, BREEDTE)
def test_nothing_on_the_edge_survives_a_smaller_margin(per_gebied: Items, breedte: Breedte) -> None:
    w = ruw(per_gebied, breedte)
    dichtstbij = min((t.afstand for r in w.regels for t in r.toetsen), default=1.0)
    assert not w.op_de_grens or dichtstbij < P.statuswoord["grens"]
