"""What is packed comes back as it was, in any order of things, and what stands in it twice is written once."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.uitpakken import pak_uit
from verandertheorie.taal import zichtbaar
from verandertheorie.uitvoer.kaart.inpakken import pak_in


@dataclass(frozen=True, slots=True)
class Ding:
    """Some dataclass of the page."""

    naam: str
    deel: object = ""


GETALLEN = st.integers(-3, 300) | st.booleans() | st.none() | st.sampled_from([0.5, -2.25])
NAMEN = st.text(max_size=3)
WAARDEN = st.recursive(
    GETALLEN | st.text(max_size=5),
    lambda x: (
        st.lists(x).map(tuple) | st.dictionaries(st.text(max_size=3), x) | st.builds(Ding, st.text(max_size=3), x)
    ),
)


def plat(waarde: object) -> object:
    """The same as plain JSON would have it, with texts in which nothing hides."""
    match waarde:
        case str():
            return zichtbaar(waarde)
        case dict():
            return {zichtbaar(naam): plat(deel) for naam, deel in waarde.items()}
        case tuple():
            return [*map(plat, waarde)]
        case Ding():
            return {"naam": plat(waarde.naam), "deel": plat(waarde.deel)}
    return waarde


@given(WAARDEN)
def test_what_is_packed_comes_back_as_it_was(waarde: object) -> None:
    terug, was = pak_uit(pak_in(waarde)), plat(waarde)
    assert (terug, json.dumps(terug)) == (was, json.dumps(was))


def test_a_truth_is_no_number() -> None:
    assert repr(pak_uit(pak_in((True, 1, 1.0, False, 0)))) == "[True, 1, 1.0, False, 0]"


def test_what_stands_in_it_more_than_once_is_written_once() -> None:
    ding = Ding("Een zin die vaker voorkomt.", ("met", "twee", "delen"))
    tekst = pak_in({f"c{n}": (ding, Ding("een andere", n)) for n in range(5)})
    assert [tekst.count(stuk) for stuk in ("vaker voorkomt", '"delen"', "een andere", '"naam"')] == [1, 2, 1, 1]


def test_what_is_empty_at_the_end_of_a_thing_is_left_out() -> None:
    assert pak_in(Ding("alleen een naam")) == '{"vormen":[["naam", "deel"]],"delen":[],"alles":[1,"alleen een naam"]}'


def test_a_number_that_json_does_not_have_is_not_packed() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        pak_in(float("inf"))
