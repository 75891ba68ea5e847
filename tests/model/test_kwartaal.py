"""Quarters are ordered and counted with, whatever the year."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from verandertheorie.model.tijd import Kwartaal, KwartaalVeld

KWARTALEN = st.builds(Kwartaal, st.integers(1000, 9000), st.integers(1, 4))
STAPPEN = st.integers(-200, 200)
VELD: TypeAdapter[Kwartaal] = TypeAdapter(KwartaalVeld)


@given(KWARTALEN)
def test_written_and_read_it_is_the_same_quarter(k: Kwartaal) -> None:
    assert Kwartaal.lees(str(k)) == k
    assert VELD.validate_python(str(k)) == k
    assert VELD.dump_python(k) == str(k)


@given(KWARTALEN, STAPPEN)
def test_what_is_added_is_the_distance(k: Kwartaal, n: int) -> None:
    assert (k + n) - k == n
    assert 1 <= (k + n).nummer <= 4


@given(KWARTALEN, STAPPEN, STAPPEN)
def test_steps_add_up(k: Kwartaal, n: int, m: int) -> None:
    assert (k + n) + m == k + (n + m)


@given(KWARTALEN, KWARTALEN)
def test_the_order_is_that_of_the_distance_and_of_the_text(een: Kwartaal, ander: Kwartaal) -> None:
    assert (een < ander) is (ander - een > 0) is (str(een) < str(ander))


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_a_day_falls_in_the_quarter_of_its_month(dag: datetime.date) -> None:
    k = Kwartaal.van(dag)
    assert (k.jaar, (k.nummer - 1) * 3 < dag.month <= k.nummer * 3) == (dag.year, True)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_ninety_two_days_later_is_the_next_quarter_or_the_one_after(dag: datetime.date) -> None:
    later = Kwartaal.van(dag + datetime.timedelta(days=92))
    assert later - Kwartaal.van(dag) in (1, 2)


@pytest.mark.parametrize(
    "geen", ["", "2026", "2026-Q0", "2026-Q5", "2026Q1", "2026-q1", "26-Q1", "2026-Q1 ", "Q1-2026"]
)
def test_another_form_is_refused(geen: str) -> None:
    with pytest.raises(ValueError, match="not a quarter"):
        Kwartaal.lees(geen)
    with pytest.raises(ValidationError):
        VELD.validate_python(geen)


def test_a_quarter_plus_something_else_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        Kwartaal(2026, 1) + "1"
