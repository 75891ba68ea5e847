"""How much a workbook would be when it is opened: cells and text, with what is shared and repeated written out.

A few kilobytes of XML can say a text once and ask for it in five thousand cells, or a row once and ask for a million.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.parsers import expat

from verandertheorie.formaten.tabel import MEESTE_KOLOMMEN, MEESTE_RIJEN

ODS = "content.xml"
MEESTE_CELLEN = MEESTE_RIJEN * MEESTE_KOLOMMEN
"""Cells that all sheets of a workbook may span together: as many as one sheet. 50,000 findings span half a million."""
MEESTE_TEKENS = 100_000_000
"""Bytes of text that all cells of a workbook may hold together: a text that stands in it once may be in many cells.

Half of what a workbook may be unpacked; the two guard the same memory.
"""

_TEKSTEN = "xl/sharedstrings.xml"
_RELATIE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_GEWONE_CEL = re.compile(rb'<c r="A?[A-Z](\d{1,5})"')
_GEEN_CEL = (b"<col", b"<conditional", b"<cf")
"""What else begins like a cell."""
_GEVULDE_CEL = re.compile(rb"[\s]r\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"'][^<>]*(?<!/)>")
_TEKST = re.compile(rb"<(?:\w+:)?si(?=[\s/>])")
_WAARDE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>\s*(\d+)\s*<")


@dataclass(frozen=True, slots=True)
class Maat:
    """At most so many, and exactly as many where that is more than may be.

    ``cellen``: that all sheets span, each from its first row and column to its last; ``tekens``: bytes of text.
    """

    cellen: int
    tekens: int


def hoogte(blad: bytes) -> int | None:
    """The last row of a sheet in an .xlsx that is written as every program does it, with nothing beyond column AZ.

    Returns:
        0 without cells; None for another sheet, which may be fine as well.
    """
    rijen = _GEWONE_CEL.findall(blad)
    voor, _, rest = blad.partition(b"<sheetData")
    geen_cel = sum(deel.count(begin) for deel in (voor, rest.rpartition(b"</sheetData>")[2]) for begin in _GEEN_CEL)
    if len(rijen) != blad.count(b"<c") - geen_cel or b":c" in blad:
        return None
    return max(map(int, set(rijen)), default=0)


def maat_van(delen: Mapping[str, bytes], hoogten: Mapping[str, int]) -> Maat:
    """What the parts of an .xlsx or .ods come to.

    Args:
        delen: its parts, by name.
        hoogten: the :func:`hoogte` of the sheets that have one.

    Raises:
        ValueError: it is damaged.
    """
    try:
        if ODS in delen:
            return _maat_van_ods(delen[ODS])
        per_naam = {naam.casefold(): xml for naam, xml in delen.items()}
        keren = Counter(naam for naam in _deel_per_blad(per_naam) if naam in per_naam)  # two sheets may name one part
        hoog = {naam.casefold(): nr for naam, nr in hoogten.items()}
        cellen = sum(keer * hoog.get(naam, 0) for naam, keer in keren.items()) * MEESTE_KOLOMMEN
        if cellen > MEESTE_CELLEN or not keren.keys() <= hoog.keys():
            cellen = sum(keer * _cellen(per_naam[naam]) for naam, keer in keren.items())
        bladen = [(per_naam[naam], keer) for naam, keer in keren.items()]
        return Maat(cellen, _tekens(bladen, per_naam.get(_TEKSTEN, b"")))
    except (ElementTree.ParseError, expat.ExpatError, KeyError) as fout:
        raise ValueError(str(fout)) from None


def _deel_per_blad(per_naam: Mapping[str, bytes]) -> Iterator[str]:
    """The part that each sheet of an .xlsx names, as its reader finds it: capitals do not matter."""
    relaties = ElementTree.fromstring(per_naam["xl/_rels/workbook.xml.rels"])  # noqa: S314  (looked at before)
    waar = {r.get("Id"): r.get("Target", "") for r in relaties}
    for blad in ElementTree.fromstring(per_naam["xl/workbook.xml"]).iter():  # noqa: S314
        if blad.tag.endswith("}sheet"):
            doel = waar.get(blad.get(_RELATIE), "").casefold()
            yield doel[1:] if doel.startswith("/") else doel if doel.startswith("xl/") else f"xl/{doel}"


def _cellen(xml: bytes) -> int:
    """From the first cell of a sheet to its last one with something in it; a reader makes all of these."""
    return _rechthoek(_GEVULDE_CEL.findall(xml))


def _rechthoek(plekken: Sequence[tuple[bytes, bytes]]) -> int:
    breed = max({kolom.rjust(3) for kolom, _ in plekken}, default=b"").strip()
    hoog = max((int(rij) for rij in {rij for _, rij in plekken}), default=0)
    return hoog * kolomnummer(breed.decode().upper())


def kolomnummer(letters: str) -> int:
    """The number of a column, from 1, that a spreadsheet names with letters; 0 without letters."""
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer


def _tekens(bladen: Sequence[tuple[bytes, int]], teksten: bytes) -> int:
    """Bytes of text in all cells: what stands in the sheets, and for each cell the text that it shares."""
    lengte = [len(tekst) for tekst in _TEKST.split(teksten)][1:]
    langste, in_bladen = max(lengte, default=0), sum(keer * len(xml) for xml, keer in bladen)
    ruim = in_bladen + sum(keer * xml.count(b"<v") * langste for xml, keer in bladen)
    if ruim <= MEESTE_TEKENS:  # then nobody needs to know which text is in which cell
        return ruim
    return in_bladen + sum(
        keer * aantal * lengte[int(nummer)]
        for xml, keer in bladen
        for nummer, aantal in Counter(_WAARDE.findall(xml)).items()
        if len(nummer) < 9 and int(nummer) < len(lengte)
    )


def _maat_van_ods(xml: bytes) -> Maat:
    """Cells that its sheets span, and characters in them, with all that is repeated written out."""
    maat = _Odsmaat()
    lezer = expat.ParserCreate()
    lezer.buffer_text = True
    lezer.StartElementHandler, lezer.EndElementHandler = maat.begint, maat.eindigt
    lezer.CharacterDataHandler = maat.tekst
    lezer.Parse(xml, True)
    return Maat(maat.cellen, maat.tekens)


class _Odsmaat:
    """Counts while the parts of a sheet go by; empty rows and cells at the end of it are none."""

    def __init__(self) -> None:
        self.cellen = self.tekens = 0
        self._hoog = self._breed = self._tot_rij = 0
        self._rijen = self._kolom = self._tot_kolom = 0
        self._herhaald = self._letters = self._in_rij = 0
        self._is_gevuld = self._in_cel = False

    def begint(self, naam: str, kenmerken: Mapping[str, str]) -> None:
        match naam.rpartition(":")[2]:
            case "table":
                self._hoog = self._breed = self._tot_rij = 0
            case "table-row":
                self._rijen = int(kenmerken.get("table:number-rows-repeated", "1"))
                self._kolom = self._tot_kolom = self._in_rij = 0
            case "table-cell" | "covered-table-cell":
                self._herhaald = int(kenmerken.get("table:number-columns-repeated", "1"))
                self._letters, self._in_cel = 0, True
                self._is_gevuld = "office:value-type" in kenmerken or "table:formula" in kenmerken

    def tekst(self, tekst: str) -> None:
        if self._in_cel:
            self._letters += len(tekst)

    def eindigt(self, naam: str) -> None:
        match naam.rpartition(":")[2]:
            case "table-cell" | "covered-table-cell":
                self._kolom += self._herhaald
                self._in_cel = False
                if self._is_gevuld or self._letters:
                    self._tot_kolom = self._kolom
                    self._in_rij += self._letters * self._herhaald
            case "table-row":
                self._tot_rij += self._rijen
                self.tekens += self._in_rij * self._rijen
                if self._tot_kolom:
                    self._hoog, self._breed = self._tot_rij, max(self._breed, self._tot_kolom)
            case "table":
                self.cellen += self._hoog * self._breed
                self._hoog = self._breed = 0
