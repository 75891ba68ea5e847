"""Workbooks: what stands in them with its place, and hostile or broken ones as one sentence each."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.formaten.rekenblad import lees
from verandertheorie.formaten.rekenbladmaat import hoogte, kolomnummer
from verandertheorie.formaten.tabel import Bladen


def _werkmap(vul: Callable[[Any, Any], None]) -> bytes:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        boek.set_properties({"created": datetime.datetime(2027, 2, 16)})  # noqa: DTZ001  (the same bytes each time)
        vul(boek, boek.add_worksheet("Bewijs"))
    return uit.getvalue()


def _bladen(inhoud: bytes) -> Bladen:
    bladen, meldingen = lees(inhoud, "x.xlsx")
    assert not meldingen
    return bladen


def _met(inhoud: bytes, deel: str, oud: bytes, nieuw: bytes) -> bytes:
    """The same workbook with something else in one of its parts."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as van, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as naar:
        for naam in van.namelist():
            xml = van.read(naam)
            if naam == deel:
                assert oud in xml
                xml = xml.replace(oud, nieuw)
            naar.writestr(naam, xml)
    return uit.getvalue()


BLAD = "xl/worksheets/sheet1.xml"
GEWOON = _werkmap(lambda _, blad: blad.write("A1", "kern"))


def test_cells_keep_their_kind_and_their_place() -> None:
    def vul(boek: Any, blad: Any) -> None:
        dag = boek.add_format({"num_format": "yyyy-mm-dd"})
        blad.write_string("C4", "=1+1")
        blad.write_number("D4", 344)
        blad.write_datetime("E4", datetime.date(2026, 9, 14), dag)
        blad.write_boolean("F4", True)
        blad.write_string("C6", "a\uffffb")

    (blad,) = _bladen(_werkmap(vul))
    assert blad.rijen[3] == ["", "", "=1+1", 344.0, datetime.date(2026, 9, 14), True]
    assert blad.rijen[5][2] == "a\uffffb"
    assert blad.cel(4, 3).letters + "4" == "C4"


def test_errors_formulas_without_a_value_and_merged_cells_are_known_by_their_place() -> None:
    def vul(_: Any, blad: Any) -> None:
        blad.write_formula("B2", "=1/0", None, "#DIV/0!")
        blad.write_formula("B3", "=1+1", None, 2)
        blad.merge_range("D5:E6", "samen")

    (blad,) = _bladen(_werkmap(vul))
    assert blad.fouten == {(2, 2): "geeft een fout (#DIV/0!)"}
    assert blad.samengevoegd == ((5, 4, 6, 5),)
    assert blad.rijen[2][1] == 2.0

    boek = openpyxl.Workbook()
    boek.create_sheet("Tweede")["B3"] = "=1+1"
    uit = io.BytesIO()
    boek.save(uit)
    assert [b.fouten for b in _bladen(uit.getvalue())] == [
        {},
        {(3, 2): "bevat een formule die nog niet is uitgerekend"},
    ]


def _ver_weg(plek: str) -> bytes:
    boek = openpyxl.Workbook()
    boek.active["A1"] = "x"  # type: ignore[index]  # a new workbook has a sheet
    boek.active[plek] = "y"  # type: ignore[index]
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _bom() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_, zip_.open(BLAD, "w", force_zip64=True) as deel:
        for _ in range(300):
            deel.write(b" " * 1_000_000)
    return uit.getvalue()


def _liegt() -> bytes:
    """A part that says it is small and is not."""
    inhoud = bytearray(_met(GEWOON, BLAD, b"<sheetData>", b"<sheetData>" + b" " * 5_000_000))
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        groot = zip_.getinfo(BLAD).file_size.to_bytes(4, "little")
    return bytes(inhoud.replace(groot, (100).to_bytes(4, "little")))


def _op_slot() -> bytes:
    inhoud = bytearray(GEWOON)
    plek = inhoud.index(b"PK\x01\x02")
    inhoud[plek + 8] |= 1
    return bytes(inhoud)


CEL = b'<c r="A1" t="s"><v>0</v></c>'
VIJANDIG: dict[str, tuple[bytes, str]] = {
    "niets": (b"x", "geen Excel- of LibreOfficebestand"),
    "afgekapt": (GEWOON[:-40], "beschadigd of niet af"),
    "half": (GEWOON[: len(GEWOON) // 2], "beschadigd of niet af"),
    "omgevallen": (GEWOON[:60] + b"\xff" * 40 + GEWOON[100:], "beschadigd of niet af"),
    "bom": (_bom(), "groter dan 200 MB"),
    "liegt over zijn maat": (_liegt(), "beschadigd of niet af"),
    "verste hoek": (_ver_weg("XFD1048576"), "heel ver naar rechts of naar onderen"),
    "te ver naar beneden": (_ver_weg("A100000"), "heel ver naar rechts of naar onderen"),
    "te ver naar rechts": (_ver_weg("BA1"), "heel ver naar rechts of naar onderen"),
    "cellen zonder plek": (_met(GEWOON, BLAD, CEL, b"<c><v>1</v></c>" * 300), "cellen zonder plek"),
    "entiteit": (
        _met(GEWOON, BLAD, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        "niet in een rekenblad hoort",
    ),
    "kapotte xml": (_met(GEWOON, BLAD, b"</sheetData>", b"</sheet"), "beschadigd of niet af"),
    "reuzencel": (
        _met(GEWOON, "xl/sharedStrings.xml", b"<t>kern", b"<t>" + b"k" * 2_000_000),
        "cel die veel te groot is",
    ),
    "wachtwoord": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "zip op slot": (_op_slot(), "wachtwoord"),
    "xls met macro's": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT_CUR".encode("utf-16-le"), "macro's"),
    "kapotte xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "beschadigd of niet af"),
}


@pytest.mark.parametrize("wat", VIJANDIG)
def test_what_is_hostile_or_broken_is_one_sentence_with_a_remedy(wat: str) -> None:
    inhoud, zegt = VIJANDIG[wat]
    bladen, (melding,) = lees(inhoud, "x.xlsx")
    assert bladen == ()
    assert (melding.plek, melding.code) == ("x.xlsx:1", "VT001")
    assert zegt in melding.tekst
    assert melding.remedie.endswith(".")


def test_macros_are_not_opened() -> None:
    uit = io.BytesIO(GEWOON)
    with zipfile.ZipFile(uit, "a") as zip_:
        zip_.writestr("xl/vbaProject.bin", b"x")
    bladen, (melding,) = lees(uit.getvalue(), "x.xlsx")
    assert bladen == ()
    assert "macro's" in melding.tekst


def test_one_text_in_very_many_cells_does_not_fill_the_memory() -> None:
    def vul(_: Any, blad: Any) -> None:
        for rij in range(4_000):
            blad.write_string(rij, 0, "k" * 30_000)

    bladen, (melding,) = lees(_werkmap(vul), "x.xlsx")
    assert bladen == ()
    assert "te veel tekst" in melding.tekst


@pytest.mark.parametrize("plek", range(0, len(GEWOON), 101))
def test_no_flipped_byte_brings_the_program_down(plek: int) -> None:
    stuk = bytearray(GEWOON)
    stuk[plek] ^= 0xFF
    bladen, meldingen = lees(bytes(stuk), "x.xlsx")
    assert isinstance(bladen, tuple)
    assert len(meldingen) <= 1


EEN_CEL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])[^<>]*>")
ZIJN_PLEK = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]+)(\d+)[\"']")


@given(
    st.lists(
        st.sampled_from(
            (
                *(b'<c r="A1" t="s">', b'<c r="AZ12">', b'<c r="BA3">', b'<c r="C99999"/>', b'<c r="C100000"><v>1</v>'),
                *(
                    b"<c r='XFD9'>",
                    b'<x:c r="ZZ1">',
                    b'<c t="s" r="B2">',
                    b"<c>",
                    b'<c\nr="D4">',
                    b'<c r = "QQ5">',
                    b"</c>",
                ),
                *(
                    b"<cols>",
                    b'<col min="1"/>',
                    b"<cfRule>",
                    b"<conditionalFormatting>",
                    b"<sheetData>",
                    b"</sheetData>",
                ),
                *(b"<row>", b"<v>7</v>", b'<colr="BB9">'),
            )
        )
    ).map(b"".join)
)
def test_an_ordinary_sheet_has_no_cell_that_is_further_away_than_it_says(xml: bytes) -> None:
    hoog = hoogte(xml)
    if hoog is not None:
        plekken = [ZIJN_PLEK.search(cel) for cel in EEN_CEL.findall(xml)]
        assert all(p and kolomnummer(p[1].decode()) <= 52 and int(p[2]) <= hoog for p in plekken)
