"""One content has one text and one hash, however it was typed."""

import json
import unicodedata
from collections.abc import Iterator
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verandertheorie.dossier.bestand import canoniek, inhoudshash, rij

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda deel: st.lists(deel, max_size=4) | st.dictionaries(st.text(max_size=5), deel, max_size=4),
    max_leaves=8,
)
TABEL = st.dictionaries(st.text(max_size=5).map(lambda t: unicodedata.normalize("NFC", t)), JSON, max_size=5)


def test_the_hash_of_one_content_never_changes_between_versions() -> None:
    inhoud = {"soort": "registratie", "bewijs": [{"teken": "voor", "kern": "Eén zin.\n"}], "nr": 1, "deel": 0.5}
    assert canoniek(inhoud) == (
        '{"bewijs":[{"kern":"Eén zin.\\n","teken":"voor"}],"deel":0.5,"nr":1,"soort":"registratie"}'
    )
    assert inhoudshash(canoniek(inhoud)) == "7cd5d0adcaa560156ae8d0691c483d0c"


def test_keys_are_sorted_at_every_level_and_lists_keep_their_order() -> None:
    assert canoniek({"b": {"d": 1, "c": 2}, "a": [{"z": 1, "y": 2}, 0]}) == '{"a":[{"y":2,"z":1},0],"b":{"c":2,"d":1}}'


def test_an_e_with_a_loose_accent_is_the_same_e_in_values_and_in_keys() -> None:
    los, vast = {"cafe\u0301": ["e\u0301"]}, {"caf\u00e9": ["\u00e9"]}
    assert los != vast
    assert canoniek(los) == canoniek(vast) == '{"café":["é"]}'
    assert rij("bron", "cafe\u0301", "", {}) == rij("bron", "caf\u00e9", "", {})


def test_an_accent_after_a_line_break_does_not_merge_with_the_n_of_its_escape() -> None:
    tekst = canoniek({"kern": "regel\n\u0303"})
    assert json.loads(tekst) == {"kern": "regel\n\u0303"}


def test_tuples_and_other_mappings_are_written_as_lists_and_objects() -> None:
    assert canoniek(MappingProxyType({"a": (1, MappingProxyType({"b": None}))})) == '{"a":[1,{"b":null}]}'


@pytest.mark.parametrize("getal", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_json_does_not_know_is_refused_at_any_depth(getal: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canoniek({"a": [{"b": getal}]})


def test_minus_zero_is_zero() -> None:
    assert canoniek({"a": -0.0}) == canoniek({"a": 0.0})


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        canoniek({"a": "\ud800"})


def test_two_keys_that_become_one_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        canoniek({"\u00e9": 1, "e\u0301": 2})


@pytest.mark.parametrize("inhoud", [{1: "a"}, {"a": {2: 3}}, {"a": {1, 2}}, {"a": b"x"}])
def test_what_has_no_json_form_is_refused(inhoud: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        canoniek(inhoud)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(TABEL)
def test_the_text_reads_back_and_is_its_own_canonical_text(inhoud: dict[str, object]) -> None:
    try:
        tekst = canoniek(inhoud)
    except ValueError:  # keys at a deeper level that become one
        return
    assert canoniek(json.loads(tekst)) == tekst
    assert all(unicodedata.is_normalized("NFC", deel) for deel in teksten(json.loads(tekst)))


def teksten(waarde: object) -> Iterator[str]:
    """Every text in a nested value, keys included."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        yield from teksten([*waarde.keys(), *waarde.values()])
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from teksten(deel)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(TABEL)
def test_the_order_of_the_keys_does_not_matter(inhoud: dict[str, object]) -> None:
    anders = dict(reversed(inhoud.items()))
    try:
        assert canoniek(inhoud) == canoniek(anders)
    except ValueError:
        return
