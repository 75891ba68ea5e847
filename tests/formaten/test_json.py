"""What the JSON readers keep, and what they refuse, each at its line."""

import json as standaard
from functools import partial
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verandertheorie.formaten import json, yaml
from verandertheorie.formaten.grenzen import DIEPSTE_NEST
from verandertheorie.formaten.waarden import Blok, Lijst, plat
from verandertheorie.melding import Melding

TEKST = st.text(st.characters(exclude_categories=["Cs"])).map(
    partial(normalize, "NFC")  # in which every text is read
)
LOS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEKST
JSON: st.SearchStrategy[Any] = st.recursive(
    LOS, lambda deel: st.lists(deel) | st.dictionaries(TEKST, deel), max_leaves=12
)


def geweigerd(inhoud: bytes | str) -> Melding:
    waarde, (melding,) = json.lees(inhoud.encode() if isinstance(inhoud, str) else inhoud, "x.json")
    assert waarde is None
    assert (melding.bestand, melding.code) == ("x.json", "VT001")
    assert melding.tekst.endswith(".")
    assert melding.remedie.endswith(".")
    return melding


def als_tekst(x: object) -> object:
    """What a JSON value looks like when every scalar is text and empty fields are left out."""
    match x:
        case dict():
            return {naam: als_tekst(deel) for naam, deel in x.items() if deel is not None}
        case list():
            return [als_tekst(deel) for deel in x]
        case bool():
            return "ja" if x else "nee"
        case None | str():
            return x
    return standaard.dumps(x)


@given(JSON, st.sampled_from([None, 2]), st.booleans())
@settings(deadline=None, max_examples=300)
def test_what_the_standard_library_writes_is_read_as_text(x: Any, inspringen: int | None, is_ascii: bool) -> None:
    tekst = standaard.dumps(x, indent=inspringen, ensure_ascii=is_ascii)
    waarde, meldingen = json.lees(tekst.encode(), "x.json")
    assert not meldingen
    assert plat(waarde) == als_tekst(x)


def test_every_field_and_item_knows_its_line() -> None:
    lijst = json.lees(b'\xef\xbb\xbf\n[\r\n {"a": 1,\r\n  "b":\n   [true,\n\n   null]},\n{}]\n', "x.json")[0]
    assert isinstance(lijst, Lijst)
    assert (lijst.regel, lijst.regels) == (2, [3, 8])
    eerste = lijst.items[0]
    assert isinstance(eerste, Blok)
    assert (eerste.regel, eerste.regels) == (3, {"a": 3, "b": 4})
    assert eerste.velden["b"] == Lijst(5, ["ja", None], [5, 7])


def test_a_number_keeps_its_digits() -> None:
    lijst, _ = json.lees(b"[1.50, -0, 1E5, 123456789012345678901234567890]", "x")
    assert isinstance(lijst, Lijst)
    assert lijst.items == ["1.50", "-0", "1E5", "123456789012345678901234567890"]
    assert json.lees(b"9" * 10_000, "x") == ("9" * 10_000, ())


@pytest.mark.parametrize("inhoud", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"null"])
def test_an_empty_file_is_none(inhoud: bytes) -> None:
    assert json.lees(inhoud, "x.json") == (None, ())
    assert json.lees_regels(inhoud.replace(b"null", b""), "x.jsonl") == (None, ())


FOUTEN = [
    ('{"a": 1,\n"b": 2,\n"a": 3}', 3, "het veld 'a' staat er al, op regel 1."),
    ('{"a": 1,\n"\\u0061": 3}', 2, "het veld 'a' staat er al, op regel 1."),
    ('{"a":\nNaN}', 2, "NaN is geen getal"),
    ("[1,\n Infinity]", 2, "Infinity is geen getal"),
    ("[-Infinity]", 1, "-Infinity is geen getal"),
    ('{"a": 1\n"b": 2}', 2, "een komma of een } te staan"),
    ("[1\n2]", 2, "een komma of een ] te staan"),
    ('{"a"\n1}', 2, "een dubbele punt te staan"),
    ('{"a": 1,\n}', 2, "de naam van een veld te staan"),
    ("{1: 2}", 1, "de naam van een veld te staan"),
    ("{'a': 2}", 1, "de naam van een veld te staan"),
    ("{a: 2}", 1, "de naam van een veld te staan"),
    ("[1,\n\n]", 3, "een waarde te staan"),
    ("[,]", 1, "een waarde te staan"),
    ("[1,\nTrue]", 2, "een waarde te staan, maar er staat “True”"),
    ("[None]", 1, "een waarde te staan, maar er staat “None”"),
    ("[-]", 1, "een waarde te staan"),
    ("[.5]", 1, "een waarde te staan"),
    ("// los\n[]", 1, "een waarde te staan"),
    ('{"code": 0344}', 1, "er staat “344”"),
    ('{"a": 1}\n{"b": 2}', 2, "document al klaar"),
    ("[]\n]", 2, "document al klaar"),
    ('["a",\n"b\n"]', 2, "niet goed afgesloten"),
    ('["a\tb"]', 1, "niet goed afgesloten"),
    ('["a",\n"b', 2, "niet goed afgesloten"),
    ('["a",\n"\\q"]', 2, "schuine streep"),
    ('["a",\n"\\u12"]', 2, "schuine streep"),
    ('["a",\n"\\ud800"]', 2, "half teken"),
    ('{"a":\n1\n\n\n', 2, "houdt de tekst op"),
    ("[", 1, "houdt de tekst op"),
    ('{"a":', 1, "houdt de tekst op"),
    ('["a",\n"b\0"]', 2, "NUL-teken"),
    ('["a",\n"b\x1b"]', 2, "onzichtbaar teken (U+001B)"),
]


@pytest.mark.parametrize(("tekst", "regel", "zegt"), FOUTEN)
def test_a_fault_is_one_sentence_at_its_line(tekst: str, regel: int, zegt: str) -> None:
    melding = geweigerd(tekst)
    assert (melding.regel, zegt in melding.tekst) == (regel, True), melding


@pytest.mark.parametrize("codering", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_another_encoding_gets_the_remedy_to_save_as_utf8(codering: str) -> None:
    assert geweigerd('{"naam": "Coöperatie"}'.encode(codering)).remedie == "Sla het bestand op als UTF-8."


@pytest.mark.parametrize(("open_", "sluit"), [("[", "]"), ('{"a": ', "}"), ('[{"a": ', "}]")])
def test_nesting_has_a_limit_and_never_overflows(open_: str, sluit: str) -> None:
    keer = DIEPSTE_NEST // len(sluit)
    assert not json.lees((open_ * keer + "1" + sluit * keer).encode(), "x")[1]
    for te_veel in (keer + 1, 100_000):
        assert f"meer dan {DIEPSTE_NEST} " in geweigerd(open_ * te_veel + "1" + sluit * te_veel).tekst


def test_too_big_is_refused_unread() -> None:
    assert "groter dan 20 MB" in geweigerd(b"[" * 50_000_000).tekst


def test_json_lines_give_a_list_with_the_lines_of_the_file() -> None:
    lijst, _ = json.lees_regels('{"a": 1}\r\n\r\n  \n{"a": "x\u2028y"}'.encode(), "x.jsonl")
    assert isinstance(lijst, Lijst)
    assert lijst.regels == [1, 4]
    assert lijst.items[1] == Blok(4, {"a": "x\u2028y"}, {"a": 4})


@pytest.mark.parametrize(
    ("tekst", "regel"),
    [
        ('{"a": 1}\n\n{"a": }', 3),
        ('{"a": 1}\n{\n"a": 2}', 2),
        ('{"a": 1} {"a": 2}', 1),
        ('{"a": 1}\n{"b": 1, "b": 2}', 2),
    ],
)
def test_a_fault_in_json_lines_has_the_line_of_the_file(tekst: str, regel: int) -> None:
    waarde, (melding,) = json.lees_regels(tekst.encode(), "x.jsonl")
    assert waarde is None
    assert (melding.regel, melding.code) == (regel, "VT001")


@given(st.lists(st.dictionaries(TEKST, LOS), min_size=1))
@settings(deadline=None)
def test_json_lines_and_a_json_list_are_the_same(records: list[dict[str, object]]) -> None:
    regels = "\n".join(standaard.dumps(record, ensure_ascii=False) for record in records)
    (lijst, _), (los, _) = json.lees_regels(regels.encode(), "x"), json.lees(standaard.dumps(records).encode(), "x")
    assert isinstance(lijst, Lijst)
    assert isinstance(los, Lijst)
    assert plat(lijst) == plat(los)


@given(st.lists(st.dictionaries(TEKST, TEKST | st.booleans() | st.integers() | st.none() | st.lists(TEKST))))
@settings(deadline=None)
def test_yaml_and_json_of_one_record_give_the_same(records: list[dict[str, object]]) -> None:
    (als_yaml, fout_in_yaml), (als_json, fout_in_json) = (
        yaml.lees(yaml.schrijf(records).encode(), "x"),
        json.lees(standaard.dumps(records).encode(), "x"),
    )
    assert not fout_in_yaml
    assert not fout_in_json
    assert plat(als_yaml) == plat(als_json)


@given(
    st.binary(max_size=60)
    | st.lists(st.sampled_from(list('ab01-+.eE:,[]{}"\\/untrfaseNI \n\t'))).map(lambda t: "".join(t).encode())
)
@settings(deadline=None, max_examples=500)
def test_no_bytes_make_the_readers_raise(inhoud: bytes) -> None:
    for lees in (json.lees, json.lees_regels):
        _, meldingen = lees(inhoud, "x.json")
        for m in meldingen:
            assert 1 <= m.regel <= inhoud.count(b"\n") + inhoud.count(b"\r") + 1
            assert m.remedie
