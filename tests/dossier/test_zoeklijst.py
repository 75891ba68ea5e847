"""A search for many texts at once finds what a search for each would find."""

from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.dossier.zoeklijst import KOP, WEINIG, Zoeklijst

KORT = st.text("ab", min_size=1, max_size=6)
LANG = st.text("ab", min_size=KOP - 1, max_size=KOP + 3)


@given(st.lists(KORT | LANG), st.lists(KORT | LANG))
def test_many_texts_are_found_as_each_by_itself(teksten: list[str], delen: list[str]) -> None:
    hooi = "ba".join(delen)
    assert Zoeklijst(teksten).in_(hooi) == {t for t in teksten if t in hooi}


def test_more_texts_of_one_length_than_are_looked_for_one_by_one_are_found_too() -> None:
    teksten = [f"{'a' * KOP}{nr:03}" for nr in range(3 * WEINIG)]
    hooi = ", ".join(teksten[::2])
    assert Zoeklijst(teksten).in_(hooi) == set(teksten[::2])
    assert Zoeklijst(t.encode() for t in teksten).in_(hooi.encode()) == {t.encode() for t in teksten[::2]}
