"""The glossary file is complete, and no word in it means two things."""

import re
from collections import Counter, defaultdict

import pytest

from verandertheorie.begrippen import aliassen, begrippen, woord

ALLE = tuple(begrippen().values())
SOORTEN = [
    "knooptype",
    "relatie",
    "record",
    "begrip",
    "veld",
    "waarde",
    "statuswoord",
    "richting",
    "klasse",
    "klasse_helpend",
    "toestand",
    "dekking",
    "vraag",
    "signaalstaat",
    "uitslag",
]


def test_the_file_holds_the_kinds_we_know_and_no_other() -> None:
    assert list(dict.fromkeys(b.soort.partition(".")[0] for b in ALLE)) == SOORTEN


def test_every_entry_has_a_key_a_dutch_word_and_an_english_one() -> None:
    assert [b for b in ALLE if not re.fullmatch(r"[a-z]+([_-][a-z]+)*", b.sleutel)] == []
    assert [b for b in ALLE if not (b.nl and b.nl == b.nl.strip() and b.en and b.en == b.en.strip())] == []


def test_every_definition_is_one_sentence_that_ends_with_a_period() -> None:
    """A field to fill in and a question to ask may be explained by asking it."""
    assert [b for b in ALLE if not re.fullmatch(r"[A-ZÉ][^.?!]*[.?]", b.definitie)] == []
    assert {b.soort for b in ALLE if not b.definitie.endswith(".")} <= {"veld", "vraag"}


def test_every_paragraph_is_written_the_way_the_plan_counts() -> None:
    assert [b for b in ALLE if not re.fullmatch(r"(§\d( (Ad \d|doel \d[abc]?|r\d))?(, (?=§))?)*", b.plan)] == []


def test_no_alias_points_at_two_keys_of_its_kind() -> None:
    aantal = Counter((b.soort, alias.casefold()) for b in ALLE for alias in b.aliassen)
    assert [alias for alias, n in aantal.items() if n > 1] == []


def test_no_alias_is_also_a_key_or_a_word_of_its_kind() -> None:
    namen: dict[str, set[str]] = defaultdict(set)
    for b in ALLE:
        namen[b.soort] |= {b.sleutel.casefold(), b.nl.casefold()}
    assert [(b.soort, a) for b in ALLE for a in b.aliassen if a.casefold() in namen[b.soort]] == []


def test_no_two_entries_of_a_kind_are_read_the_same() -> None:
    aantal = Counter((b.soort, b.nl.casefold()) for b in ALLE)
    assert [naam for naam, n in aantal.items() if n > 1] == []


def test_every_list_of_values_belongs_to_a_field_that_is_explained() -> None:
    """The answers of a toets serve two fields, als_waar and als_niet_waar."""
    lijsten = {b.soort.removeprefix("waarde.") for b in ALLE if b.soort.startswith("waarde.")}
    assert lijsten - {"antwoord"} <= {b.sleutel for b in ALLE if b.soort == "veld"}


def test_the_same_word_in_two_fields_stays_two_entries() -> None:
    assert begrippen()["waarde.kanttekening", "flink"].definitie != begrippen()["waarde.ernst", "flink"].definitie


def test_a_word_is_read_from_the_glossary() -> None:
    assert woord("klasse", "hardnekkig_terugkerend") == "hardnekkig en terugkerend"


def test_a_word_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        woord("statuswoord", "misschien")


def test_an_alias_is_found_in_small_letters_and_only_within_its_kind() -> None:
    assert aliassen("record")["geïnterviewde"] == "bron"
    gewoon = {woord: woord for woord in ("geen", "klein", "flink", "ernstig")}
    assert aliassen("waarde.kanttekening") == {**gewoon, "gering": "klein", "matig": "flink"}
    assert aliassen("zomaar") == {}
