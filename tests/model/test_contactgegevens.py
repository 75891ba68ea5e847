"""Addresses and telephone numbers are found wherever they stand, and looking for them stays quick."""

import time

import pytest
from pydantic import TypeAdapter, ValidationError

from verandertheorie.model.basis import Tekst

TEKST: TypeAdapter[str] = TypeAdapter(Tekst)


@pytest.mark.parametrize(
    "tekst",
    ["jan@x.nl", "mail:jan@x.nl.", "(a.b+c@d-e.nl)", "é.jan@x.nl", "-jan@x.nl", "bel 06 12345678", "+31 6 12345678"],
)
def test_what_leads_to_a_person_is_refused(tekst: str) -> None:
    with pytest.raises(ValidationError, match="contactgegevens"):
        TEKST.validate_python(f"Zie {tekst}")


def test_one_long_word_costs_no_more_than_as_many_short_ones() -> None:
    """By growth, not by speed: four times as long takes four times as much, where quadratic takes sixteen."""

    def duur(lengte: int) -> float:
        begin = time.process_time()
        for _ in range(20):
            TEKST.validate_python("a" * lengte)
        return time.process_time() - begin

    kort, lang = (min(duur(lengte) for _ in range(10)) for lengte in (999, 3_996))
    assert lang < 9 * kort
