"""What we write as YAML reads well, and our own reader gives it back unchanged."""

import datetime
import string
from functools import partial
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verandertheorie.formaten import yaml
from verandertheorie.formaten.waarden import plat
from verandertheorie.formaten.yaml_uitleg import achter_een_hekje

STUKJES = [
    *string.printable,
    *(
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\xa0",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ufffe",
        "\uffff",
        "é",
        "😀",
    ),
    *(": ", " #", "---", "...", "ja", "~", "null", "0344", "<<", "- ", "? ", "\r\n", "  "),
    *("nee", "2026-09-14", "1_000", "0o7", "=", "|", ">-", "!!str ", "&a", "*a", "\t", "\n\n", "\n  ", "kern: a"),
    *("een lange zin " * 90, "\x84", "\ud7ff", "\ue000", "\U0010ffff"),
]
TEKST = (st.text(st.characters(exclude_categories=["Cs"])) | st.lists(st.sampled_from(STUKJES)).map("".join)).map(
    partial(normalize, "NFC")  # in which every text is read
)
WAARDE: st.SearchStrategy[Any] = st.recursive(
    TEKST, lambda deel: st.lists(deel, max_size=3) | st.dictionaries(TEKST, deel, max_size=3), max_leaves=6
)


def heen_en_terug(records: list[dict[str, object]]) -> object:
    tekst = yaml.schrijf(records)
    waarde, meldingen = yaml.lees(tekst.encode(), "x.yaml")
    assert not meldingen, tekst
    return plat(waarde)


def test_records_are_written_the_way_people_write_them() -> None:
    registratie = {
        "soort": "registratie",
        "id": "d01-1a",
        "datum": "2026-09-16",
        "terugkeer": True,
        "citaat": None,
        "bewijs": (
            {
                "onderwerp": "C30",
                "kern": "Het plan ligt klaar en kan niet beginnen: de vergunning ligt al een jaar bij de provincie.",
                "vrijgave": ["sessie", "kernteam"],
                "kenmerken": {"novex": False, "n": 3, "grens": 0.5},
            },
            {"onderwerp": "C31", "verschil": -2},
        ),
    }
    assert (
        yaml.schrijf([registratie, {"soort": "bron", "aliassen": [], "meer": {}}])
        == """\
- soort: registratie
  id: d01-1a
  datum: 2026-09-16
  terugkeer: ja
  bewijs:
  - onderwerp: C30
    kern: "Het plan ligt klaar en kan niet beginnen: de vergunning ligt al een jaar bij de provincie."
    vrijgave: [sessie, kernteam]
    kenmerken:
      novex: nee
      n: 3
      grens: 0.5
  - onderwerp: C31
    verschil: -2

- soort: bron
  aliassen: []
  meer: {}
"""
    )


def test_no_records_are_an_empty_list() -> None:
    assert yaml.schrijf([]) == "[]\n"


def test_a_long_list_gets_a_line_for_each_item() -> None:
    tekst = yaml.schrijf([{"namen": ["een naam van dertig letters, ja"] * 4}])
    assert tekst == "- namen:\n" + "  - een naam van dertig letters, ja\n" * 4


@pytest.mark.parametrize(
    "tekst", ["ja", "0344", "2026-09-16", "§5 Ad 2", "C02", "a:b", "a#b", "-5", "-a", "RUO's", "10%", "é"]
)
def test_quotation_marks_stand_only_where_they_are_needed(tekst: str) -> None:
    assert yaml.schrijf([{"a": tekst}]) == f"- a: {tekst}\n"


@pytest.mark.parametrize(
    "tekst", ["", "~", "null", " a", "a ", "a: b", "a:", "a #b", "- a", "-", "'a'", "[a", "@a", "%", "RUO's: a"]
)
def test_what_yaml_would_read_otherwise_is_quoted(tekst: str) -> None:
    assert yaml.schrijf([{"a": tekst}]) == f'- a: "{tekst}"\n'


@given(TEKST)
@example("x" * 3000)
@example("een lange tekst met spaties en: dubbele punten " * 100)
@settings(deadline=None, max_examples=3000)
def test_any_text_comes_back_as_value_item_and_name(tekst: str) -> None:
    records: list[dict[str, object]] = [
        {"a": tekst, "b": [tekst, "c"], "d": [{"e": tekst}, {tekst: "f"}], tekst: ["g"]}
    ]
    assert heen_en_terug(records) == records


@pytest.mark.lang
@given(st.lists(st.dictionaries(TEKST, WAARDE, max_size=3), max_size=2))
@settings(deadline=None, max_examples=150)
def test_read_after_write_changes_nothing(records: list[dict[str, object]]) -> None:
    assert heen_en_terug(records) == records


@given(st.lists(TEKST, min_size=1))
@settings(deadline=None)
def test_a_text_never_takes_more_lines_than_it_has(teksten: list[str]) -> None:
    tekst = yaml.schrijf([{f"veld{nr}": tekst for nr, tekst in enumerate(teksten)}])
    assert len(tekst.splitlines()) <= sum(1 + t.count("\n") + ("\n" in t) for t in teksten)
    assert all(tekst.count(f"veld{nr}: ") for nr, t in enumerate(teksten) if "\n" not in t)


def test_lines_stand_below_one_another_where_that_changes_nothing() -> None:
    assert (
        yaml.schrijf([{"a": "Eerst dit.\n\n  Dan: dat\nRUO's", "b": "x\ny\n"}])
        == """\
- a: |-
    Eerst dit.

      Dan: dat
    RUO's
  b: |
    x
    y
"""
    )


@pytest.mark.parametrize(
    "tekst", [" a\nb", "\na", "a\n", "a \nb", "a\tb\nc", "a\r\nb", "a\n\n", "a\u2028b\nc", "a\nkern: b #c", "\n"]
)
def test_lines_that_would_change_stay_between_quotation_marks(tekst: str) -> None:
    records: list[dict[str, object]] = [{"a": tekst}, {"b": "c"}]
    assert heen_en_terug(records) == records
    assert list(achter_een_hekje(yaml.schrijf(records))) == []
    assert yaml.schrijf(records).startswith('- a: "') or tekst == "a\n"


def test_half_of_a_character_is_no_text() -> None:
    with pytest.raises(UnicodeEncodeError):
        yaml.schrijf([{"a": "x\ud800"}])


def test_the_same_object_twice_is_written_twice() -> None:
    zelfde = ["x", {"y": "z"}]
    assert heen_en_terug([{"a": zelfde, "b": zelfde}]) == [{"a": zelfde, "b": zelfde}]


def test_an_empty_item_of_a_list_comes_back() -> None:
    assert heen_en_terug([{"a": [None, "b"], "c": [[], {}, [["d"]], None]}]) == [
        {"a": [None, "b"], "c": [[], {}, [["d"]], None]}
    ]


@pytest.mark.parametrize("waarde", [object(), datetime.date(2026, 9, 14), b"x", {"x"}])
def test_a_value_that_is_no_plain_value_is_our_own_mistake(waarde: object) -> None:
    with pytest.raises(TypeError, match=f"cannot write {type(waarde).__name__}"):
        yaml.schrijf([{"a": waarde}])
