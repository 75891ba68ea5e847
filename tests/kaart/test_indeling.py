"""The layered layout: few crossings, and the same places whatever order its input comes in."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.kaart.indeling import kruisingen, orden

Pijl = tuple[str, str]
Graaf = tuple[dict[str, int], list[Pijl]]

ZAAD = """
    a1: i2 i5
    a2: i2 i5 i8
    a3: i3 i1 i7
    a4: i4 i3
    a5: i1
    a6: i2
    a7: i6
    i1: m1 m3
    i2: m4 m9
    i3: m1 m7 m5
    i4: m5 m7
    i5: m2 m8 m6
    i6: m6 m2 m8
    i7: m4
    i8: m8 m5
    m1: u1 u4
    m2: u2 u3
    m3: u7 u1
    m4: u5 u6
    m5: u2
    m6: u4 u3
    m7: u1 u2
    m8: u3 u6
    m9: u1 u5
    u1: u7
    u5: u1
    u4: u1
"""
"""The made-up theory of the first sketch of the map; graphviz draws it with 29 crossings."""


def lees(tekst: str) -> Graaf:
    """A graph from lines ``cause: effect effect``; the first letter of a key is its column."""
    regels = [regel.split(":") for regel in tekst.strip().splitlines()]
    pijlen = [(van.strip(), naar) for van, alle in regels for naar in alle.split()]
    sleutels = {van.strip() for van, _ in regels} | {naar for _, naar in pijlen}
    return {k: "aimu".index(k[0]) for k in sleutels}, pijlen


def theorie(pad: Path) -> Graaf:
    graaf = Verandergraaf.uit(pad)
    kolommen = ("actor", "interventie", "mechanisme", "uitkomst")
    vakken = {k: kolommen.index(r.soort) for k, r in graaf.knopen.items() if r.soort in kolommen}
    beweringen = [(s.van, s.naar) for s in graaf.stellingen.values() if s.laag == "theorie"]
    alle = [*beweringen, *((r.van, r.naar) for r in graaf.relaties)]
    return vakken, [(van, naar) for van, naar in alle if van in vakken and naar in vakken]


def groot() -> Graaf:
    """200 nodes and 320 arrows that mostly go to the next column, and to about the same height."""
    toeval = random.Random(14)  # noqa: S311  # no secret
    vakken = {f"n{i:03}": kolom for i, kolom in enumerate(toeval.choices(range(4), (15, 22, 33, 30), k=200))}
    rijen = {kolom: [k for k, c in vakken.items() if c == kolom] for kolom in range(4)}
    pijlen: set[Pijl] = set()
    while len(pijlen) < 320:
        van = toeval.choice([k for k, c in vakken.items() if c < 3])
        rij = rijen[min(3, vakken[van] + toeval.choice((1, 1, 1, 1, 1, 1, 2)))]
        hoogte = rijen[vakken[van]].index(van) / len(rijen[vakken[van]])
        pijlen.add((van, rij[min(len(rij) - 1, max(0, round(len(rij) * toeval.gauss(hoogte, 0.12))))]))
    return vakken, sorted(pijlen)


def tel_een_voor_een(vakken: Mapping[str, int], orde: Mapping[str, int], pijlen: Sequence[Pijl]) -> int:
    """The same number from the definition: two straight lines that change order between two columns."""
    rij = sorted(set(vakken.values()))
    hoeveel = Counter(vakken.values())

    def hoogte(pijl: Pijl, x: int) -> Fraction:
        (x0, y0), (x1, y1) = ((rij.index(vakken[k]), Fraction(2 * orde[k] + 1, hoeveel[vakken[k]])) for k in pijl)
        return y0 + (y1 - y0) * Fraction(x - x0, x1 - x0)

    totaal = 0
    for een, ander in combinations([p for p in pijlen if vakken[p[0]] != vakken[p[1]]], 2):
        bereiken = [sorted(rij.index(vakken[k]) for k in p) for p in (een, ander)]
        links, rechts = max(b[0] for b in bereiken), min(b[1] for b in bereiken)
        if links < rechts:
            totaal += (hoogte(een, links) - hoogte(ander, links)) * (hoogte(een, rechts) - hoogte(ander, rechts)) < 0
    return totaal


@st.composite
def grafen(draw: st.DrawFn) -> Graaf:
    kolommen = draw(st.lists(st.integers(-1, 3), min_size=1, max_size=14))
    vakken = {f"k{i}": kolom for i, kolom in enumerate(kolommen)}
    eind = st.sampled_from(list(vakken))
    return vakken, draw(st.lists(st.tuples(eind, eind), max_size=24))


def test_the_seed_graph_is_drawn_with_no_more_crossings_than_graphviz_needs() -> None:
    vakken, pijlen = lees(ZAAD)
    assert kruisingen(vakken, orden(vakken, pijlen), pijlen) <= 29


def test_the_theory_of_the_example_is_drawn_with_few_crossings(voorbeeld: Path) -> None:
    vakken, pijlen = theorie(voorbeeld)
    assert kruisingen(vakken, orden(vakken, pijlen), pijlen) <= 8


def test_a_graph_of_two_hundred_nodes_is_drawn_with_few_crossings() -> None:
    vakken, pijlen = groot()
    assert kruisingen(vakken, orden(vakken, pijlen), pijlen) <= 1533


@pytest.mark.parametrize(
    "tekst",
    [
        "a1: i2\na2: i1",
        "a1: i3\na2: i2\na3: i1\ni1: m1\ni2: m2\ni3: m3\nm1: u3\nm2: u2\nm3: u1",
        "a1: i1 i2 i3\ni1: m3\ni2: m1\ni3: m2\nm1: u1\nm2: u1\nm3: u1",
        "a1: i2 m1\ni1: m1\ni2: m2",
        "u1: a2\nu2: a1",
    ],
    ids=["two pairs", "three chains", "fan out and in", "an arrow that skips a column", "arrows that run back"],
)
def test_what_can_be_drawn_without_crossings_is_drawn_without(tekst: str) -> None:
    vakken, pijlen = lees(tekst)
    assert kruisingen(vakken, orden(vakken, pijlen), pijlen) == 0


def test_two_arrows_cross_only_when_they_change_order() -> None:
    vakken = {"a1": 0, "a2": 0, "i1": 1, "i2": 1}
    orde = {"a1": 0, "a2": 1, "i1": 0, "i2": 1}
    assert kruisingen(vakken, orde, [("a1", "i2"), ("a2", "i1")]) == 1
    assert kruisingen(vakken, orde, [("a1", "i2"), ("i1", "a2")]) == 1
    assert kruisingen(vakken, orde, [("a1", "i1"), ("a2", "i2")]) == 0
    assert kruisingen(vakken, orde, [("a1", "i1"), ("a1", "i2"), ("a2", "i2")]) == 0
    assert kruisingen(vakken, orde, [("a1", "i2"), ("a2", "i1"), ("a2", "i1")]) == 2


def test_nodes_linked_within_a_column_stand_together_with_the_cause_above() -> None:
    vakken, pijlen = lees("m1: u4\nu4: u1\nm2: u2\nm3: u3")
    orde = orden(vakken, pijlen)
    assert kruisingen(vakken, orde, pijlen) == 0
    assert orde["u1"] == orde["u4"] + 1


def test_nodes_without_arrows_come_last_in_their_column_by_key() -> None:
    vakken = {"b": 0, "a": 0, "c": 0, "z": 0, "x": 1, "los": 1}
    orde = orden(vakken, [("z", "x"), ("b", "b")])
    assert sorted((k for k in vakken if vakken[k] == 0), key=orde.__getitem__) == ["z", "a", "b", "c"]
    assert orde["los"] == 1


def test_nothing_at_all_has_an_order_too() -> None:
    assert orden({}, []) == {}
    assert kruisingen({}, {}, []) == 0


def test_an_arrow_to_a_node_without_a_column_is_refused() -> None:
    with pytest.raises(KeyError, match="elders"):
        orden({"a": 0}, [("a", "elders")])


@given(grafen(), st.randoms(use_true_random=False))
def test_the_places_do_not_depend_on_the_order_of_the_input(graaf: Graaf, toeval: random.Random) -> None:
    vakken, pijlen = graaf
    geschud = toeval.sample(sorted(vakken.items()), len(vakken)), toeval.sample(pijlen, len(pijlen))
    assert list(orden(dict(geschud[0]), geschud[1]).items()) == list(orden(vakken, pijlen).items())


@given(grafen())
def test_every_column_is_numbered_from_zero(graaf: Graaf) -> None:
    vakken, pijlen = graaf
    orde = orden(vakken, pijlen)
    assert orde.keys() == vakken.keys()
    for kolom, hoeveel in Counter(vakken.values()).items():
        assert sorted(orde[k] for k in vakken if vakken[k] == kolom) == list(range(hoeveel))


@given(grafen())
def test_the_order_is_never_worse_than_by_key(graaf: Graaf) -> None:
    vakken, pijlen = graaf
    verbonden = {k for van, naar in pijlen if van != naar for k in (van, naar)}
    op_sleutel: dict[str, int] = {}
    for k in sorted(vakken, key=lambda k: (k not in verbonden, k)):
        op_sleutel[k] = sum(vakken[ander] == vakken[k] for ander in op_sleutel)
    assert kruisingen(vakken, orden(vakken, pijlen), pijlen) <= kruisingen(vakken, op_sleutel, pijlen)


@given(grafen())
def test_crossings_are_counted_as_the_definition_says(graaf: Graaf) -> None:
    vakken, pijlen = graaf
    for orde in (orden(vakken, pijlen), orden(vakken, [])):
        assert kruisingen(vakken, orde, pijlen) == tel_een_voor_een(vakken, orde, pijlen)
