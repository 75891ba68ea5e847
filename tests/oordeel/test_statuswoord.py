"""The word for a claim follows the table, says why, and does not depend on what it should not."""

import dataclasses
from collections.abc import Mapping, Sequence
from math import fsum
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import verandertheorie.oordeel
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, weeg
from verandertheorie.oordeel.kracht import Kracht, Stap, Teken
from verandertheorie.oordeel.statuswoord import (
    STATUSWOORDEN,
    Breedte,
    Woordoordeel,
    statusstap,
    statuswoord,
)
from verandertheorie.oordeel.tellen import Verwachting, drempel, tel
from verandertheorie.parameters import standaard
from verandertheorie.vragen.waarom import regelzin, toetszin, wat_ontbreekt

P = standaard()
N = 13
GEBIEDEN = [f"D{i:02}" for i in range(1, N + 1)]
KERNGEBIED_VAN = {g: f"K{i % 5}" for i, g in enumerate(GEBIEDEN)}
BREED = Breedte(KERNGEBIED_VAN, frozenset({"bewoner", "bestuur"}), tegendeel_gezocht=True, andere_oorzaak_gezocht=True)
SMAL = Breedte(KERNGEBIED_VAN, frozenset({"bewoner"}), tegendeel_gezocht=False, andere_oorzaak_gezocht=False)
Items = Mapping[str, Sequence[Item]]


def i(groep: str, teken: Teken, basis: float, macht: float = 1.0) -> Item:
    stappen = () if macht == 1 else (Stap("kanttekening", "gegeven", macht),)
    return Item(groep, teken, Kracht("bewijskracht", ("gegeven",), basis, stappen))


def telling(per_gebied: Items, n: int = N) -> Verwachting:
    oordelen = [weeg(items) for items in per_gebied.values()]
    return tel([(o.steun, o.tegenspraak) for o in oordelen], n, vooraf=P.tellen["vooraf_bewering"], p=P)


def woord(per_gebied: Items, breedte: Breedte = BREED, n: int = N) -> Woordoordeel:
    return statuswoord({g: weeg(items) for g, items in per_gebied.items()}, telling(per_gebied, n), n, breedte, P)


def zegt(w: Woordoordeel, nr: int) -> str:
    """What decided rule ``nr`` of those that were tried."""
    return regelzin(w.regels[nr], w, P)


def mist(w: Woordoordeel) -> tuple[str, ...]:
    return tuple(wat_ontbreekt(w, P))


def twee_voor(n: int) -> Items:
    """Two independent strong voices in each of n areas."""
    return {g: [i(f"a{g}", 1, 6), i(f"b{g}", 1, 6)] for g in GEBIEDEN[:n]}


# The worked example of the method.

W1: dict[str, list[Item]] = {
    "D01": [i("G1", 1, 6), i("G2", 1, 3), i("G1", 1, 3), i("G1", 1, 3, 0.5), i("G3", -1, 1.5, 0.5)],
    "D02": [i("G4", 1, 6), i("G5", 1, 3, 0.8)],
    "D03": [i("G6", -1, 6), i("G7", -1, 3)],
    "D04": [i("G8", 1, 3), i("G9", -1, 3)],
    "D05": [i("G10", 1, 3)],
}


def zonder(groep: str) -> Items:
    rest = {g: [x for x in items if x.groep != groep] for g, items in W1.items()}
    return {g: items for g, items in rest.items() if items}


def test_worked_example_per_area() -> None:
    o = {g: weeg(items) for g, items in W1.items()}
    delen = [round(x, 3) for x in (o["D01"].steun, o["D01"].tegenspraak, o["D01"].tegenstrijdig, o["D01"].onbekend)]
    assert delen == [0.771, 0.010, 0.173, 0.045]
    assert (round(o["D02"].steun, 3), round(o["D03"].tegenspraak, 3), round(o["D05"].steun, 3)) == (0.931, 0.944, 0.667)
    delen = [round(x, 3) for x in (o["D04"].steun, o["D04"].tegenspraak, o["D04"].tegenstrijdig, o["D04"].onbekend)]
    assert delen == [0.222, 0.222, 0.444, 0.111]


def test_worked_example_over_areas() -> None:
    w, v = woord(W1), telling(W1)
    assert [round(x, 3) for x in (w.steun, w.tegenspraak, w.tegenstrijdig)] == [2.591, 1.177, 0.618]
    assert (round(v.kans, 3), round(v.verwacht, 2), v.laag, v.hoog) == (0.619, 8.28, 5, 11)
    assert (w.rekenstatus, w.op_de_grens) == ("wisselt_per_gebied", False)


def test_worked_example_leaving_out_one_voice() -> None:
    kansen = {f"G{n}": telling(zonder(f"G{n}")) for n in range(1, 11)}
    assert {g: round(kansen[g].kans, 3) for g in ("G8", "G9")} == {"G8": 0.561, "G9": 0.668}
    assert min(kansen, key=lambda g: kansen[g].kans) == "G8"
    assert max(kansen, key=lambda g: kansen[g].kans) == "G9"
    banden = {(v.laag, v.hoog) for v in kansen.values()}
    assert (min(banden), max(banden)) == ((4, 11), (6, 12))
    anders = {g: woord(zonder(g), SMAL).woord for g in kansen if woord(zonder(g), SMAL).woord != "wisselt_per_gebied"}
    assert anders == {"G6": "voorlopig_onderbouwd", "G9": "voorlopig_onderbouwd"}


@pytest.mark.parametrize(("gewicht", "kans"), [(1.0, 0.643), (2.0, 0.619), (4.0, 0.589)])
def test_worked_example_under_another_prior_weight(gewicht: float, kans: float) -> None:
    p = dataclasses.replace(P, tellen={**P.tellen, "gewicht_vooraf": gewicht})
    o = [weeg(items) for items in W1.values()]
    assert round(tel([(x.steun, x.tegenspraak) for x in o], N, vooraf=0.5, p=p).kans, 3) == kans


def test_worked_example_what_one_more_visit_would_teach() -> None:
    delen = [(o.steun, o.tegenspraak) for o in map(weeg, W1.values())]
    nu = telling(W1)
    ja, nee = (tel([*delen, nieuw], N, vooraf=0.5, p=P).variantie for nieuw in ((0.85, 0.0), (0.0, 0.85)))
    assert round(nu.variantie, 2) == 6.38
    assert round(nu.kans * ja + (1 - nu.kans) * nee, 2) == 5.18


# The table, row by row.


def test_without_evidence_it_is_not_tested_yet() -> None:
    w = woord({})
    assert (w.woord, zegt(w, 0)) == ("nog_niet_getoetst", "R+S+K = 0,00, onder 0,50")
    assert woord({"D01": [i("a", 1, 1.5)]}).woord == "nog_niet_getoetst"


def test_without_an_area_in_scope_it_is_not_tested_yet() -> None:
    w = woord({}, n=0)
    assert (w.woord, w.op_de_grens, w.n) == ("nog_niet_getoetst", False, 0)
    assert zegt(w, 0) == "er is geen gebied waar dit geldt: N = 0"


def test_sources_that_contradict_each_other_in_one_area() -> None:
    w = woord({"D01": [i("a", 1, 6), i("b", -1, 6)]})
    assert (w.woord, zegt(w, -1)) == ("tegenstrijdig", "K/(R+S+K) = 0,71, vanaf 0,35")
    assert mist(w)[0] == "tegenstrijdig: K/(R+S+K) = 0,71, vanaf 0,35"


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
    w = woord(twee_voor(3))
    assert (w.woord, mist(w), w.richting) == ("goed_onderbouwd", (), None)


def test_what_keeps_it_from_well_founded_is_said() -> None:
    w = woord(twee_voor(3), SMAL)
    assert w.woord == "voorlopig_onderbouwd"
    assert mist(w) == (
        "steun uit 1 perspectief, nodig 2",
        "niet gezocht naar het tegendeel",
        "niet gezocht naar een andere oorzaak",
    )
    assert [(r.woord, r.geldt) for r in w.regels[-2:]] == [("goed_onderbouwd", False), ("voorlopig_onderbouwd", True)]


def test_one_voice_per_area_is_not_well_founded() -> None:
    w = woord({g: [i(f"a{g}", 1, 12)] for g in GEBIEDEN[:5]})
    assert w.woord == "voorlopig_onderbouwd"
    assert mist(w) == (
        "stevige steun (b vanaf 0,60 van minstens 2 bronnen) in 0 gebieden, nodig 3",
        "stevige steun in 0 kerngebieden, nodig 2",
    )


def test_one_core_area_is_not_well_founded() -> None:
    breedte = Breedte(dict.fromkeys(GEBIEDEN, "K0"), BREED.perspectieven, True, True)
    assert mist(woord(twee_voor(4), breedte)) == ("stevige steun in 1 kerngebied, nodig 2",)


def test_it_does_not_hold() -> None:
    w = woord({g: [i(f"a{g}", -1, 6)] for g in GEBIEDEN[:5]})
    assert w.woord == "houdt_geen_stand"
    assert zegt(w, -1) == "de band eindigt bij 4 van de 13 gebieden, onder 6,5; P = 0,17, hoogstens 0,30"


def test_doubtful_and_undecided() -> None:
    tegen = {g: [i(f"a{g}", -1, 3)] for g in GEBIEDEN[:2]}
    assert woord({**tegen, "D05": [i("c", 1, 1.5)]}).woord == "twijfelachtig"
    gemengd = {**tegen, "D05": [i("c", 1, 3)], "D06": [i("d", 1, 1.4)]}
    w = woord(gemengd)
    assert (w.woord, zegt(w, -1)) == ("onbeslist", "geen andere regel geldt: P = 0,45")


# The edge.


def test_a_number_just_past_its_threshold_is_on_the_edge() -> None:
    assert woord({"D01": [i("a", 1, 1 / (1 - 0.52))]}).op_de_grens  # R+S+K = .52, from .50
    assert woord({"D01": [i("a", 1, 1 / (1 - 0.48))]}).op_de_grens
    assert not woord({"D01": [i("a", 1, 6)]}).op_de_grens


def test_an_area_just_short_of_counting_is_on_the_edge() -> None:
    w = woord({"D01": [i("a", 1, 6)], "D02": [i("b", 1, 1 / (1 - 0.48))]})
    assert (w.rekenstatus, w.op_de_grens) == ("eerste_aanwijzing voor", True)


def test_a_rule_that_fails_on_more_than_the_edge_is_not_on_the_edge() -> None:
    v = telling({g: [i(f"a{g}", 1, 6)] for g in GEBIEDEN[:2]})
    assert abs(v.kans - 0.70) < 0.05
    assert not woord({g: [i(f"a{g}", 1, 6)] for g in GEBIEDEN[:2]}).op_de_grens


def test_a_number_that_rounds_to_its_threshold_is_printed_in_full() -> None:
    assert zegt(woord({"D01": [i("a", 1, 1 / (1 - 0.4996))]}), 0) == "R+S+K = 0,4996, onder 0,50"


# The rest of the surface.


def test_a_count_over_other_areas_is_refused() -> None:
    with pytest.raises(ValueError, match="counted over 13 areas, judged over 12"):
        statuswoord({}, telling({}), 12, BREED, P)


def test_steps_between_words() -> None:
    assert [statusstap(w, P) for w in STATUSWOORDEN] == [0, 0, 0, 0, 2, 1, -2, -1, 0]
    assert statusstap("eerste_aanwijzing tegen", P) == 0
    with pytest.raises(ValueError, match="no status word"):
        statusstap("prachtig", P)


def test_the_diagram_in_the_readme_has_the_words_in_order_and_the_numbers_of_the_parameters() -> None:
    tekst = (Path(verandertheorie.oordeel.__path__[0]) / "README.md").read_text(encoding="utf-8")
    diagram = tekst.split("```mermaid")[1].split("```")[0]
    plaatsen = [diagram.index(f"-- yes --> {w}") for w in STATUSWOORDEN[:-1]]
    assert plaatsen == sorted(plaatsen)
    assert "q8 -- no --> onbeslist" in diagram
    s = {naam: f"{x:g}" for naam, x in P.statuswoord.items()}
    for stuk in (
        f"R+S+K < {s['minste_bewijs']}",
        f"K/(R+S+K) ≥ {s['tegenstrijdig']}",
        f"R ≥ {s['wisselt_minstens']}, S ≥ {s['wisselt_minstens']}, min/max ≥ {s['wisselt_verhouding']}",
        f"fewer than {s['gebieden_nodig']} areas with b ≥ {s['gebied_telt']}",
        f"lo ≥ N × {s['goed_aandeel']} and P ≥ {s['goed_kans']}",
        f"b ≥ {s['goed_gebied']} from ≥ {s['goed_groepen']} groups in ≥ {s['goed_gebieden']} areas",
        f"≥ {s['goed_kerngebieden']} core areas, ≥ {s['goed_perspectieven']} perspectives",
        f'"P ≥ {s["voorlopig_kans"]}?"',
        f"hi < N × {s['goed_aandeel']} and P ≤ {s['geen_stand_kans']}",
        f'"P ≤ {s["twijfelachtig_kans"]}?"',
    ):
        assert stuk in diagram
    assert f"less than {s['grens']} in one" in tekst


# Properties.

WEINIG = settings(max_examples=50)  # each example counts all areas twice
TEKENS: st.SearchStrategy[Teken] = st.sampled_from([1, -1])
BASIS = st.sampled_from([1.0, 1.27, 1.5, 3.0, 3.8, 6.0, 12.0, 19.0, 20.0])
ITEM = st.builds(i, st.sampled_from("abcde"), TEKENS, BASIS, st.sampled_from([1.0, 0.8, 0.5, 0.25]))
OVERAL = st.dictionaries(st.sampled_from(GEBIEDEN), st.lists(ITEM, min_size=1, max_size=4), max_size=8)
BREEDTE = st.builds(
    Breedte,
    st.just(KERNGEBIED_VAN),
    st.frozensets(st.sampled_from(["bewoner", "bestuur", "boer"])),
    st.booleans(),
    st.booleans(),
)


@WEINIG
@given(OVERAL, BREEDTE)
def test_the_word_is_the_first_rule_that_holds(per_gebied: Items, breedte: Breedte) -> None:
    w = woord(per_gebied, breedte)
    assert [r.woord for r in w.regels] == list(STATUSWOORDEN[: len(w.regels)])
    assert [r.geldt for r in w.regels] == [False] * (len(w.regels) - 1) + [True]
    assert w.woord == w.regels[-1].woord
    assert (w.richting is not None) == (w.woord == "eerste_aanwijzing")
    assert (mist(w) == ()) == (w.woord == "goed_onderbouwd")
    assert all(zegt(w, nr) for nr in range(len(w.regels)))


@WEINIG
@given(OVERAL, BREEDTE)
def test_the_comparisons_give_the_rules(per_gebied: Items, breedte: Breedte) -> None:
    w = woord(per_gebied, breedte)
    for nr, regel in enumerate(w.regels):
        assert regel.geldt == all(t.geldt for t in regel.toetsen)
        for t in regel.toetsen:
            goed = {"vanaf": t.waarde >= t.grens, "hoogstens": t.waarde <= t.grens, "onder": t.waarde < t.grens}
            assert t.geldt == goed[t.vergelijking]
            assert (toetszin(t, w.n, P) in zegt(w, nr)) == (regel.geldt or not t.geldt)


def _naar_de_tekst(cellen: Mapping[str, Gebiedsoordeel], v: Verwachting, n: int, breedte: Breedte) -> str:
    """The table of the method once more, with its numbers, as short as it can be said."""
    r, s, k = (drempel(fsum(getattr(c, d) for c in cellen.values())) for d in ("steun", "tegenspraak", "tegenstrijdig"))
    stevig = [g for g, c in cellen.items() if drempel(c.steun) >= 0.6 and len(c.groepen(1)) >= 2]
    goed = len(stevig) >= 3 and len({breedte.kerngebied_van[g] for g in stevig}) >= 2
    goed = goed and len(breedte.perspectieven) >= 2 and breedte.tegendeel_gezocht and breedte.andere_oorzaak_gezocht
    ja = sum(drempel(c.steun) >= 0.5 for c in cellen.values())
    nee = sum(drempel(c.tegenspraak) >= 0.5 for c in cellen.values())
    kans = drempel(v.kans)
    tabel = {
        "nog_niet_getoetst": n == 0 or drempel(r + s + k) < 0.5,
        "tegenstrijdig": drempel(k / (r + s + k)) >= 0.35,
        "wisselt_per_gebied": min(r, s) >= 1 and drempel(min(r, s) / max(r, s)) >= 0.4,
        "eerste_aanwijzing": max(ja, nee) < 2,
        "goed_onderbouwd": v.laag >= n / 2 and kans >= 0.7 and goed,
        "voorlopig_onderbouwd": kans >= 0.6,
        "houdt_geen_stand": v.hoog < n / 2 and kans <= 0.3,
        "twijfelachtig": kans <= 0.4,
        "onbeslist": True,
    }
    uit = next(w for w, geldt in tabel.items() if geldt)
    if uit != "eerste_aanwijzing":
        return uit
    return f"{uit} {'tegengesteld' if ja == nee == 1 or r == s else 'voor' if r > s else 'tegen'}"


@given(OVERAL, BREEDTE)
def test_it_says_what_the_text_of_the_method_says(per_gebied: Items, breedte: Breedte) -> None:
    cellen = {g: weeg(items) for g, items in per_gebied.items()}
    assume(fsum(c.steun + c.tegenspraak + c.tegenstrijdig for c in cellen.values()) > 0.1)
    v = telling(per_gebied)
    assert statuswoord(cellen, v, N, breedte, P).rekenstatus == _naar_de_tekst(cellen, v, N, breedte)


@WEINIG
@given(OVERAL, BREEDTE, st.randoms(use_true_random=False))
def test_order_of_items_and_areas_is_irrelevant(per_gebied: Items, breedte: Breedte, toeval: Random) -> None:
    namen = toeval.sample(list(per_gebied), len(per_gebied))
    geschud = {g: toeval.sample(list(per_gebied[g]), len(per_gebied[g])) for g in namen}
    assert woord(geschud, breedte) == woord(per_gebied, breedte)


@WEINIG
@given(OVERAL, BREEDTE, st.randoms(use_true_random=False))
def test_renaming_areas_changes_nothing(per_gebied: Items, breedte: Breedte, toeval: Random) -> None:
    naar = dict(zip(GEBIEDEN, toeval.sample(GEBIEDEN, N), strict=True))
    hernoemd = Breedte(
        {naar[g]: kern for g, kern in KERNGEBIED_VAN.items()},
        breedte.perspectieven,
        breedte.tegendeel_gezocht,
        breedte.andere_oorzaak_gezocht,
    )
    assert woord({naar[g]: items for g, items in per_gebied.items()}, hernoemd) == woord(per_gebied, breedte)


@WEINIG
@given(OVERAL, BREEDTE, st.sampled_from(GEBIEDEN))
def test_an_area_without_items_changes_nothing(per_gebied: Items, breedte: Breedte, gebied: str) -> None:
    assert woord({gebied: [], **per_gebied}, breedte) == woord(per_gebied, breedte)


@WEINIG
@given(OVERAL, BREEDTE, st.sampled_from(GEBIEDEN), TEKENS)
def test_strength_one_changes_nothing(per_gebied: Items, breedte: Breedte, gebied: str, teken: Teken) -> None:
    erbij = {**per_gebied, gebied: [*per_gebied.get(gebied, []), i("neutraal", teken, 1.0)]}
    assert woord(erbij, breedte) == woord(per_gebied, breedte)


@given(OVERAL, st.sampled_from(GEBIEDEN), ITEM)
def test_an_item_moves_every_number_its_own_way(per_gebied: Items, gebied: str, item: Item) -> None:
    was, nu = telling(per_gebied), telling({**per_gebied, gebied: [*per_gebied.get(gebied, []), item]})
    for naam in ("kans", "verwacht", "laag", "hoog"):
        assert (getattr(nu, naam) - getattr(was, naam)) * item.teken >= -1e-9


@WEINIG
@given(OVERAL, BREEDTE)
def test_nothing_on_the_edge_survives_a_smaller_margin(per_gebied: Items, breedte: Breedte) -> None:
    w = woord(per_gebied, breedte)
    dichtstbij = min((t.afstand for r in w.regels for t in r.toetsen), default=1.0)
    assert not w.op_de_grens or dichtstbij < P.statuswoord["grens"]
