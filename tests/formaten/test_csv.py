"""CSV as Excel and others write it here, and as we write it: the same cells, the right lines, nothing that runs."""

import ast
import csv
import io
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

import verandertheorie
from verandertheorie.formaten.csv import lees, lijkt_erop, schrijf
from verandertheorie.formaten.tabel import Blad
from verandertheorie.melding import Cel, Melding
from verandertheorie.taal import ontsnapt


def _blad(inhoud: bytes, naam: str = "map/bewijs.csv") -> Blad:
    bladen, meldingen = lees(inhoud, naam)
    assert not meldingen
    (blad,) = bladen
    return blad


@pytest.mark.parametrize(
    "inhoud",
    [
        b"teken;kern\nvoor;caf\xc3\xa9, 5 m\n",
        b"\xef\xbb\xbfteken;kern\r\nvoor;caf\xc3\xa9, 5 m\r\n",
        "teken;kern\r\nvoor;café, 5 m".encode("cp1252"),
        'teken,kern\nvoor,"café, 5 m"\n'.encode(),
        "teken\tkern\nvoor\tcafé, 5 m\n".encode(),
        "sep=;\nteken;kern\nvoor;café, 5 m\n".encode(),
        "teken;kern\nvoor;cafe\u0301, 5 m\n".encode(),
    ],
    ids=["utf-8", "met merk", "windows", "komma", "tab", "sep", "los accent"],
)
def test_the_usual_ways_to_write_it_give_the_same_cells(inhoud: bytes) -> None:
    blad = _blad(inhoud)
    assert (blad.naam, blad.nr) == ("bewijs", 0)
    assert blad.rijen == [["teken", "kern"], ["voor", "café, 5 m"]]


def test_the_place_of_a_cell_is_its_line_even_after_a_text_over_two_lines() -> None:
    blad = _blad(b'teken;kern\nvoor;"een\ntwee"\ntegen;x\n')
    assert blad.rijen[1] == ["voor", "een\ntwee"]
    assert blad.cel(3, 2) == Cel(0, 4, 2, "", "map/bewijs.csv")
    assert Melding("elders", blad.cel(3, 2), "VT010", "", "").plek == "map/bewijs.csv:4:2"


@pytest.mark.parametrize(
    ("inhoud", "regel", "zegt"),
    [
        (b'a;b\n1;"x\n', 2, "aanhalingstekens"),
        (b'a;b\n1;"x"y\n', 2, "aanhalingstekens"),
        (b"a;b\nx;" + b"y" * 140_000, 2, "te groot"),
        (b"a;b\n\x81;\xff\n", 2, "letters kloppen niet"),
        ("a;b\n".encode("utf-16-le"), 1, "UTF-16"),
        (b"a;b\n\0;\n", 2, "NUL-teken"),
        (b"PK\x03\x04" + bytes(30), 1, "zip"),
        (b"a;b\n" * 6_000_000, 1, "groter dan 20 MB"),
    ],
    ids=["open", "half", "groot", "bytes", "utf-16", "nul", "zip", "veel"],
)
def test_what_cannot_be_read_is_one_sentence_with_its_line(inhoud: bytes, regel: int, zegt: str) -> None:
    bladen, (melding,) = lees(inhoud, "x.csv")
    assert bladen == ()
    assert (melding.plek, melding.code, zegt in melding.tekst) == (f"x.csv:{regel}", "VT001", True), melding


@pytest.mark.parametrize(
    "gevaar",
    [
        "=1+1",
        "+31",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "'=1",
        "''x",
        "  =1",
        "\u00a0@a",
        "＝1",
        "＋1",
        "－1",
        "＠A1",
        "' ＝1",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_text_and_comes_back_as_it_was(gevaar: str) -> None:
    tekst = schrijf([["kern"], [gevaar]])
    cel = tekst.split("\r\n", 1)[1].lstrip('"')
    assert cel.startswith("'")
    assert _blad(tekst.encode()).rijen[1] == [gevaar.replace("\r", "\n")]


@pytest.mark.parametrize("gewoon", ["'t is goed", "'s avonds", "a=b", "'"])
def test_a_dutch_apostrophe_stays(gewoon: str) -> None:
    tekst = schrijf([["kern"], [gewoon]])
    assert tekst == f"\ufeffkern\r\n{gewoon}\r\n"
    assert _blad(tekst.encode()).rijen[1] == [gewoon]


CELLEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@＝'\";,\n\t "), max_size=8)


RIJEN = st.lists(st.lists(CELLEN, min_size=2, max_size=2), min_size=1, max_size=5)


@given(RIJEN)
def test_every_cell_comes_back_as_it_was(rijen: list[list[str]]) -> None:
    terug = _blad(schrijf([["a", "b"], *rijen]).encode()).rijen[1:]
    assert terug == [[normalize("NFC", cel) for cel in rij] for rij in rijen]


@given(RIJEN)
def test_another_program_reads_it_with_the_dialect_we_tell(rijen: list[list[str]]) -> None:
    """As Python's own reader does; before a cell is at most an apostrophe, no cell is a formula, and nothing hides."""
    tekst = schrijf([["a", "b"], *rijen]).encode().decode("utf-8-sig")
    kop, *terug = csv.reader(io.StringIO(tekst, newline=""), delimiter=";", strict=True)
    assert kop == ["a", "b"]
    zoals_gezien = [[ontsnapt(cel).lstrip("'") for cel in rij] for rij in rijen]
    assert [[cel.lstrip("'") for cel in rij] for rij in terug] == zoals_gezien
    assert not any(cel.lstrip(" \t\n").startswith(tuple("=+-@＝")) for rij in terug for cel in rij)


def test_numbers_have_a_comma_and_stay_numbers_and_a_list_is_no_formula_either() -> None:
    rijen: list[list[object]] = [[-1, -0.5, True, None], [["=1", 0.25], {"a": 1.5}, "", "1.5"]]
    assert schrijf(rijen) == '\ufeff-1;-0,5;ja;\r\n"\'=1; 0,25";a=1,5;;1.5\r\n'


def test_no_other_module_knows_how_csv_is_written() -> None:
    pakket = Path(verandertheorie.__file__).parent
    for pad in sorted(set(pakket.rglob("*.py")) - {pakket / "formaten" / "csv.py"}):
        for deel in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            match deel:
                case ast.Import(names=namen):
                    assert "csv" not in {n.name for n in namen}, pad
                case ast.ImportFrom(module="csv"):
                    pytest.fail(str(pad))
                case ast.Call(func=ast.Attribute(value=ast.Constant(value=";" | "," | "\t"), attr="join")):
                    pytest.fail(f"{pad}:{deel.lineno}")


@pytest.mark.parametrize(
    ("inhoud", "is_tabel"),
    [
        (b"datum;gebied\n", True),
        (b"\xef\xbb\xbfdatum,gebied\n", True),
        (b"soort: bron\n", False),
        (b"- a, b\n", False),
        (b'{"a": 1, "b": 2}', False),
        (b"[a, b]", False),
        (b"# a, b\n", False),
    ],
)
def test_on_standard_input_the_first_line_tells_a_table_from_yaml(inhoud: bytes, is_tabel: bool) -> None:
    assert lijkt_erop(inhoud) == is_tabel
