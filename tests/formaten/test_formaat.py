"""A file gets the reader that its name asks for, and without an extension the one that fits its content."""

import pytest

from verandertheorie.formaten.formaat import EXTENSIES, lees_bestand
from verandertheorie.formaten.waarden import Blok, Lijst, plat

VORMEN = {
    ".yaml": b"- a: ja\n",
    ".yml": b"[{a: ja}]",
    ".json": b'[{"a": true}]',
    ".jsonl": b'{"a": true}\n',
    ".ndjson": b'{"a": true}',
}


def test_every_extension_that_we_name_is_read() -> None:
    """Workbooks and CSV give sheets: see test_rekenblad and test_csv."""
    assert {*VORMEN, ".xlsx", ".ods", ".xls", ".csv", ".tsv"} == {*EXTENSIES}
    for extensie, inhoud in VORMEN.items():
        for naam in (f"map.d/x{extensie}", f"X é{extensie.upper()}"):
            waarde, _ = lees_bestand(inhoud, naam)
            assert isinstance(waarde, Lijst), waarde
            assert plat(waarde) == [{"a": "ja"}]


@pytest.mark.parametrize("naam", ["-", "map.d/records", ".yaml"])
@pytest.mark.parametrize(
    ("inhoud", "plat_"),
    [
        (b"", None),
        (b"- a: b", [{"a": "b"}]),
        (b' \n{"a":\n true}', {"a": "ja"}),
        (b'\xef\xbb\xbf[{"a": 1}]', [{"a": "1"}]),
        (b'{"a": true}\n\n {"a": null}\n', [{"a": "ja"}, {}]),
        (b'\xef\xbb\xbf{"a": true}\r\n{"a": false}', [{"a": "ja"}, {"a": "nee"}]),
        (b'{"a": true}', {"a": "ja"}),
        (b"{a: b, c: [d, e]}", {"a": "b", "c": ["d", "e"]}),
        (b"[a, b]\n", ["a", "b"]),
        (b"# opmerking\n{a: b}", {"a": "b"}),
    ],
)
def test_without_an_extension_the_content_decides(naam: str, inhoud: bytes, plat_: object) -> None:
    waarde, meldingen = lees_bestand(inhoud, naam)
    assert not meldingen
    assert not isinstance(waarde, tuple)
    assert plat(waarde) == plat_


@pytest.mark.parametrize(
    ("inhoud", "regel", "zegt"),
    [
        (b'{"a": 1,\n"a": 2}', 2, "staat er al"),
        (b'{"a": 1}\n{"a": }', 2, "een waarde"),
        (b"a: b: c", 1, "dubbele punt"),
        (b"[" * 100_000, 1, "in elkaar"),
        (b'{"a":' * 100_000, 1, "in elkaar"),
        (b"{\n" * 100_000, 1, "nog niet af"),
        (b"\xff\xfea\0", 1, "UTF-16"),
        (b"{" + bytes(50_000_000), 1, "groter dan 20 MB"),
        (b"{}\n" * 15_000_000, 1, "groter dan 20 MB"),
    ],
)
def test_a_fault_on_standard_input_is_one_sentence(inhoud: bytes, regel: int, zegt: str) -> None:
    waarde, (melding,) = lees_bestand(inhoud, "-")
    assert waarde is None
    assert (melding.plek, melding.code, zegt in melding.tekst) == (f"-:{regel}", "VT001", True), melding


def test_another_kind_of_file_is_told_what_we_do_read() -> None:
    waarde, (melding,) = lees_bestand(b"", "map/brief.docx")
    assert waarde is None
    assert (melding.code, melding.plek) == ("VT005", "map/brief.docx:1")
    assert ".docx" in melding.tekst
    assert all(naam in melding.remedie for naam in EXTENSIES)


def test_a_file_of_json_lines_is_a_list_even_with_one_line() -> None:
    assert isinstance(lees_bestand(b'{"a": 1}', "x.jsonl")[0], Lijst)
    assert isinstance(lees_bestand(b'{"a": 1}', "x.json")[0], Blok)
