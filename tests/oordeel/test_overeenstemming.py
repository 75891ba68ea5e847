"""Krippendorff's α against the numbers he published, and what must hold of it whatever was coded."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.oordeel.overeenstemming import Schaal, alfa

ORDE = ("1", "2", "3", "4", "5")
GEPUBLICEERD = (
    "123321412...",
    "1233224125.3",
    ".3332342251.",
    "12332441251.",
)
"""Four observers, twelve units, values missing (Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*)."""

EENHEDEN = [[w for w in kolom if w != "."] for kolom in zip(*GEPUBLICEERD, strict=True)]


@pytest.mark.parametrize(("schaal", "verwacht"), [("nominaal", 0.743), ("ordinaal", 0.815)])
def test_it_gives_the_published_numbers(schaal: Schaal, verwacht: float) -> None:
    gevonden = alfa(EENHEDEN, schaal, ORDE)
    assert gevonden is not None
    assert round(gevonden, 3) == verwacht


def test_where_there_is_no_choice_there_is_no_agreement() -> None:
    assert alfa([], "nominaal") is None
    assert alfa([("ja", "ja"), ("ja", "ja")], "nominaal") is None
    assert alfa([("ja",), ("nee",)], "nominaal") is None
    with pytest.raises(ValueError, match="not in the order: 9"):
        alfa([("1", "9")], "ordinaal", ORDE)


CODES = st.lists(st.lists(st.sampled_from(ORDE), min_size=1, max_size=4), max_size=12)


@given(CODES, st.sampled_from(("nominaal", "ordinaal")), st.randoms())
def test_it_is_at_most_one_and_the_same_in_any_order(eenheden: list[list[str]], schaal: Schaal, kans: object) -> None:
    gevonden = alfa(eenheden, schaal, ORDE)
    anders = [list(reversed(e)) for e in reversed(eenheden)]
    assert alfa(anders, schaal, ORDE) == (None if gevonden is None else pytest.approx(gevonden))
    if gevonden is not None:
        assert gevonden <= 1
        assert (gevonden == 1) == all(len(set(e)) == 1 for e in eenheden if len(e) > 1)


@given(CODES)
def test_a_nominal_scale_knows_no_order(eenheden: list[list[str]]) -> None:
    for omgezet in itertools.islice(itertools.permutations(ORDE), 3):
        naar = dict(zip(ORDE, omgezet, strict=True))
        gevonden = alfa(eenheden, "nominaal")
        anders = alfa([[naar[w] for w in e] for e in eenheden], "nominaal")
        assert anders == (None if gevonden is None else pytest.approx(gevonden))
