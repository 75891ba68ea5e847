"""Lists and pairs in one cell come back as they were, and people may write them loosely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.formaten.celtekst import (
    bewaar_leegte,
    herstel_leegte,
    splits,
    splits_paren,
    voeg_paren_samen,
    voeg_samen,
)

STUK = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(list(";,:\"' \n[]")), max_size=6)


@given(st.lists(STUK, max_size=5))
def test_a_list_comes_back_as_it_was(items: list[str]) -> None:
    assert splits(voeg_samen(items)) == items


@given(st.dictionaries(STUK, STUK, max_size=4))
def test_pairs_come_back_as_they_were(paren: dict[str, str]) -> None:
    assert splits_paren(voeg_paren_samen(paren)) == paren


@given(st.text('"a ', max_size=6))
def test_an_empty_text_is_told_from_an_empty_cell(tekst: str) -> None:
    assert bewaar_leegte(tekst) != ""
    assert herstel_leegte(bewaar_leegte(tekst)) == tekst


@pytest.mark.parametrize("tekst", ["a; b", "a;b", "a, b", "a\nb", " a ;; b; ", '"a"; b'])
def test_people_may_separate_with_a_semicolon_a_comma_or_a_new_line(tekst: str) -> None:
    assert splits(tekst) == ["a", "b"]


@pytest.mark.parametrize("tekst", ["novex", "novex; mcen: ja", "a: ja; a: nee"])
def test_what_is_no_pair_is_not_read_as_one(tekst: str) -> None:
    assert splits_paren(tekst) is None
