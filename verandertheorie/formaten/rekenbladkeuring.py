"""What is in a workbook before it is opened: nothing that fills the memory, runs, or hides.

The reader fits a sheet in a rectangle from its first cell to its last: one cell in the last corner of Excel and it asks
for half a terabyte. So the parts are looked at first, as text.
"""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from verandertheorie.formaten.biff import cellen_in_xls
from verandertheorie.formaten.bijzonderheden import bladnamen
from verandertheorie.formaten.grenzen import GROOTSTE_BESTAND, Afgekeurd, kort_aangehaald
from verandertheorie.formaten.rekenbladmaat import MEESTE_CELLEN, MEESTE_TEKENS, hoogte, maat_van
from verandertheorie.formaten.tabel import MEESTE_RIJEN

GROOTST_UITGEPAKT = 200_000_000
"""Bytes that all parts of a workbook may be together: ten times the file itself, more is a zip bomb."""
MEESTE_DELEN = 1_000
"""Chosen by eye: the whole example as a workbook has 35."""
GROOTSTE_CEL = 1_000_000
"""Bytes of one text, with its mark-up. A cell of Excel holds 32,767 characters; the rest is mark-up."""

ZIP = b"PK\x03\x04"
SOORT_IN_ODS = "mimetype"
"""The one part that is no XML and that its reader asks for."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")
_OPNIEUW = "Sla het opnieuw op in Excel of LibreOffice en probeer het nog eens."
_MINDER = "Haal bladen, rijen en kolommen weg die u niet nodig hebt, of verdeel het over kleinere bestanden."
_TE_GROOT = f"Een blad mag tot rij {MEESTE_RIJEN} en kolom AZ lopen: haal weg wat verder staat."
_VER_WEG = re.compile(rb"[\s]r\s*=\s*[\"']((?:[A-Za-z]*\d{6,}|[A-Za-z]{3,}|[B-Zb-z][A-Za-z])\d*)[\"'][^<>]*(?<!/)>")
_ZONDER_PLEK = re.compile(rb"<(?:\w+:)?c(?:[/>]|\s+(?!r\s*=))")
_HERHAALDE_CEL = re.compile(rb"number-columns-repeated\s*=\s*[\"']\d{3,}[\"'][^<>]*(?<!/)>")
_HERHAALDE_RIJ = re.compile(
    rb"number-rows-repeated\s*=\s*[\"']\d{4,}[\"'][^<>]*(?<!/)>(?:(?!</table:table-row)[\s\S])*?<text:p"
)

_BEWEERT_TE_VEEL = re.compile(rb"<(?:\w+:)?sst\s[^<>]*[Cc]ount\s*=\s*[\"']\s*\d{8,}")
"""Ten million texts and more, for which the reader asks the memory before it sees one of them."""


def uitgepakt(inhoud: bytes) -> int:
    """Bytes that a workbook says it is when it is unpacked; those of the file itself where it is no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            return max(len(inhoud), sum(deel.file_size for deel in zip_.infolist()))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return len(inhoud)


def keur_rekenblad(inhoud: bytes) -> Mapping[str, bytes]:
    """Refuse what we do not open.

    Returns:
        The parts that are XML, by their name in the file; empty for an .xls, which is no zip.

    Raises:
        Afgekeurd: too big, too small, locked, damaged, with macros, or no workbook at all.
    """
    if len(inhoud) > GROOTSTE_BESTAND:
        raise Afgekeurd(
            1, f"het bestand is groter dan {GROOTSTE_BESTAND // 1_000_000} MB.", "Verdeel het over kleinere bestanden."
        )
    if inhoud.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in inhoud:
            raise op_slot()
        if "_VBA_PROJECT_CUR".encode("utf-16-le") in inhoud:
            raise _macros()
        _keur_xls(inhoud)
        return {}
    if not inhoud.startswith(ZIP):
        raise Afgekeurd(1, "dit is geen Excel- of LibreOfficebestand, al heet het zo.", _OPNIEUW)
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            delen = dict(_delen(zip_))
            _keur_geheel(delen, dict(_keur_bladen(delen)))
            return delen
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        SyntaxError,
    ):
        raise beschadigd() from None


def beschadigd() -> Afgekeurd:
    """It says it is a workbook, and cannot be opened."""
    return Afgekeurd(1, "dit bestand is beschadigd of niet af.", _OPNIEUW)


def op_slot() -> Afgekeurd:
    """It asks for a password."""
    return Afgekeurd(
        1,
        "dit bestand is op slot: het heeft een wachtwoord, of een vertrouwelijkheidslabel dat het versleutelt.",
        "Sla het op zonder wachtwoord, of met een label dat het bestand open laat.",
    )


def zonder_blad() -> Afgekeurd:
    """A workbook in which its reader finds no sheet."""
    return Afgekeurd(1, "in dit bestand staat geen enkel blad.", _OPNIEUW)


def te_zwaar() -> Afgekeurd:
    """It takes more memory or time than any workbook that people fill in."""
    return Afgekeurd(
        1,
        "dit bestand openen kost te veel geheugen of te veel tijd.",
        "Haal weg wat er niet in hoort, of verdeel het over kleinere bestanden.",
    )


def te_veel_cellen() -> Afgekeurd:
    """Sheets that are each allowed, and together are not."""
    return Afgekeurd(
        1, f"de bladen van dit bestand hebben samen meer dan {MEESTE_CELLEN // 1_000_000} miljoen cellen.", _MINDER
    )


def te_veel_tekst() -> Afgekeurd:
    """Texts that are each allowed, and together are not."""
    return Afgekeurd(1, "in dit bestand staat te veel tekst.", "Verdeel het over kleinere bestanden.")


def _keur_xls(inhoud: bytes) -> None:
    try:
        cellen = cellen_in_xls(inhoud)
    except ValueError:
        raise beschadigd() from None
    if cellen > MEESTE_CELLEN:
        raise te_veel_cellen()


def _macros() -> Afgekeurd:
    return Afgekeurd(1, "in dit bestand zitten macro's; die openen we niet.", "Sla het op als .xlsx, zonder macro's.")


def _delen(zip_: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    delen = zip_.infolist()
    if len(delen) > MEESTE_DELEN or sum(d.file_size for d in delen) > GROOTST_UITGEPAKT:
        raise Afgekeurd(
            1,
            f"uitgepakt is dit bestand groter dan {GROOTST_UITGEPAKT // 1_000_000} MB, of het heeft te veel delen.",
            "Verdeel het over kleinere bestanden.",
        )
    namen = {d.filename.lower() for d in delen}
    if any(d.flag_bits & 1 for d in delen):
        raise op_slot()
    if any(naam.endswith("vbaproject.bin") for naam in namen):
        raise _macros()
    if "xl/workbook.bin" in namen:
        raise Afgekeurd(1, "een .xlsb-bestand lezen we niet.", "Sla het op als .xlsx.")
    if len(namen) < len(delen):  # which of the two a reader takes, differs from reader to reader
        raise beschadigd()
    for deel in delen:
        xml = zip_.read(deel)  # at most as long as it says, or it is no longer a zip
        if deel.filename == SOORT_IN_ODS:
            yield deel.filename, xml
        if not xml.lstrip().startswith(_XML):
            continue
        if b"\0" in xml or (b"!" in xml and (b"<!DOCTYPE" in xml or b"<!ENTITY" in xml)):
            raise Afgekeurd(1, "in dit bestand zit iets wat niet in een rekenblad hoort.", _OPNIEUW)
        if b"manifest:encryption-data" in xml:
            raise op_slot()
        if b"si>" in xml and max(map(len, xml.split(b"si>"))) > GROOTSTE_CEL:
            raise Afgekeurd(1, "in dit bestand staat een cel die veel te groot is.", "Maak de tekst korter.")
        if b"sst" in xml and _BEWEERT_TE_VEEL.search(xml):
            raise beschadigd()
        yield deel.filename, xml


def _keur_bladen(delen: Mapping[str, bytes]) -> Iterator[tuple[str, int]]:
    """Refuse a sheet with something far away; and how high each of the ordinary ones is."""
    for naam, xml in delen.items():
        if b"sheetData" in xml or naam == "content.xml":
            hoog = hoogte(xml)
            if hoog is not None:
                yield naam, hoog
            if not hoog:  # of an ordinary one with cells, what follows need not be searched
                _keur_blad(xml, partial(_op_blad, delen, naam))


def _op_blad(delen: Mapping[str, bytes], deel: str, begin: int) -> str:
    """Which sheet a place in a part of a workbook is on; empty where that cannot be told."""
    if deel == "content.xml":
        namen = re.findall(rb"<table:table [^<>]*table:name=[\"']([^\"']*)", delen[deel][:begin])
        return namen[-1].decode("utf-8", "replace") if namen else ""
    with contextlib.suppress(KeyError, SyntaxError):
        return bladnamen(delen).get(deel, "")
    return ""


def _te_ver(blad: str, wat: str) -> Afgekeurd:
    plek = " ".join(filter(None, (f"op het blad {kort_aangehaald(blad)}" if blad else "in dit bestand", wat)))
    return Afgekeurd(1, f"{plek} staat iets heel ver naar rechts of naar onderen.", _TE_GROOT)


def _keur_blad(xml: bytes, op_blad: Callable[[int], str]) -> None:
    if ver := _VER_WEG.search(xml):
        plek = ver[1].decode()
        blad = op_blad(ver.start())
        adres = f"rij {plek}" if plek.isdigit() else f"cel {plek}"
        raise _te_ver(blad, f"({kort_aangehaald(blad)}!{plek})" if blad and not plek.isdigit() else f"({adres})")
    if ver := _HERHAALDE_CEL.search(xml) or _HERHAALDE_RIJ.search(xml):
        raise _te_ver(op_blad(ver.start()), "")
    if _ZONDER_PLEK.search(xml):
        raise Afgekeurd(1, "in dit bestand staan cellen zonder plek.", _OPNIEUW)


def _keur_geheel(delen: Mapping[str, bytes], hoogten: Mapping[str, int]) -> None:
    """Every sheet may be as large as one may be, and every text as long; not all of them together."""
    maat = maat_van(delen, hoogten)
    if maat.cellen > MEESTE_CELLEN:
        raise te_veel_cellen()
    if maat.tekens > MEESTE_TEKENS:
        raise te_veel_tekst()
