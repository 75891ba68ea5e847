"""What the parts of a workbook say beside its cells: errors, merges, what is hidden, struck through or remarked.

An .xls is not looked into like this: there a cell with an error reads as empty, and of what is hidden only whole sheets
are known.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree import ElementTree

from verandertheorie.formaten.rekenbladmaat import kolomnummer
from verandertheorie.formaten.tabel import MEESTE_KOLOMMEN

_PLEK = re.compile(r"([A-Z]+)(\d+)")
_FOUT = (b't="e"', b"t='e'")
_NIET_UITGEREKEND = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")
_VERBORGEN = b"hidden="
_DOORGEHAALD = b"<strike"
_IN_ODS = (b'value-type="error"', b"-spanned=", b"line-through-style", b"<office:annotation", b"table:visibility=")
_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STIJL = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEKST = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_KANTOOR = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NIEUW = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_RELATIE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Plek = tuple[int, int]
"""Row and column of a cell, from 1."""


@dataclass(slots=True)
class Bijzonder:
    """Of one sheet, see :class:`~verandertheorie.formaten.tabel.Blad`."""

    fouten: dict[Plek, str] = field(default_factory=dict)
    samengevoegd: tuple[tuple[int, int, int, int], ...] = ()
    verborgen_rijen: tuple[int, ...] = ()
    verborgen_kolommen: tuple[int, ...] = ()
    doorgehaald: tuple[Plek, ...] = ()
    opmerkingen: tuple[Plek, ...] = ()


def bijzonderheden(delen: Mapping[str, bytes]) -> Mapping[str, Bijzonder]:
    """Per sheet, by its name; a sheet about which there is nothing to say may be missing.

    Args:
        delen: the parts of a workbook that are XML; without any (.xls) nothing is known.
    """
    ods = delen.get("content.xml", b"")
    if any(teken in ods for teken in _IN_ODS):
        return dict(_uit_ods(ods))
    if "xl/workbook.xml" not in delen:
        return {}
    stijlen = _doorgehaalde_stijlen(delen.get("xl/styles.xml", b""))
    teksten = _doorgehaalde_teksten(delen.get("xl/sharedStrings.xml", b""))
    uit: dict[str, Bijzonder] = {}
    for deel, naam in bladnamen(delen).items():
        xml = delen.get(deel, b"")
        hier = Bijzonder(opmerkingen=tuple(_opmerkingen(delen, deel)))
        niet_uitgerekend = b"</f>" in xml and any(t in xml for t in _NIET_UITGEREKEND)
        if niet_uitgerekend or any(t in xml for t in _FOUT):
            hier.fouten = dict(_fouten(xml))
        if _VERBORGEN in xml:
            hier.verborgen_rijen, hier.verborgen_kolommen = _verborgen(xml)
        if stijlen or teksten or _DOORGEHAALD in xml:
            hier.doorgehaald = tuple(_doorgehaald(xml, stijlen, teksten))
        uit[naam] = hier
    return uit


def bladnamen(delen: Mapping[str, bytes]) -> Mapping[str, str]:
    """The sheet that each part of an .xlsx holds."""
    boek = ElementTree.fromstring(delen["xl/workbook.xml"])  # noqa: S314  (looked at before)
    relaties = ElementTree.fromstring(delen["xl/_rels/workbook.xml.rels"])  # noqa: S314
    waar = {r.get("Id"): r.get("Target", "") for r in relaties}
    bladen = [(waar.get(b.get(_RELATIE), ""), b.get("name", "")) for b in boek.iter() if b.tag.endswith("}sheet")]
    return {(doel.lstrip("/") if doel.startswith("/") else f"xl/{doel}"): naam for doel, naam in bladen}


def _cellen(xml: bytes) -> Iterator[ElementTree.Element]:
    for _, deel in ElementTree.iterparse(io.BytesIO(xml)):  # noqa: S314  (without entities: looked at before)
        if deel.tag.endswith("}c"):
            yield deel
            deel.clear()


def _fouten(xml: bytes) -> Iterator[tuple[Plek, str]]:
    for cel in _cellen(xml):
        waarden = {kind.tag.rpartition("}")[2]: kind.text for kind in cel}
        if cel.get("t") == "e":
            yield _plek(cel.get("r", "")), f"geeft een fout ({waarden.get('v')})"
        elif "f" in waarden and waarden.get("v") is None and cel.get("t") != "str":
            yield _plek(cel.get("r", "")), "bevat een formule die nog niet is uitgerekend"


def _plek(adres: str) -> Plek:
    gevonden = _PLEK.fullmatch(adres)
    if not gevonden:
        return 1, 1
    return int(gevonden[2]), kolomnummer(gevonden[1])


def _is_waar(deel: ElementTree.Element, kenmerk: str, anders: str = "0") -> bool:
    return deel.get(kenmerk, anders) in ("1", "true", "on")


def _verborgen(xml: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    rijen, kolommen = list[int](), list[int]()
    for _, deel in ElementTree.iterparse(io.BytesIO(xml)):  # noqa: S314
        soort = deel.tag.rpartition("}")[2]
        if soort == "row":
            if _is_waar(deel, "hidden"):
                rijen.append(int(deel.get("r", "0")))
            deel.clear()
        elif soort == "col" and _is_waar(deel, "hidden"):
            kolommen += range(int(deel.get("min", "1")), min(int(deel.get("max", "1")), MEESTE_KOLOMMEN) + 1)
    return tuple(rijen), tuple(kolommen)


def _doorgehaalde_stijlen(xml: bytes) -> frozenset[str]:
    """Numbers of the formats of cells whose letters are struck through."""
    if _DOORGEHAALD not in xml:
        return frozenset()
    boek = ElementTree.fromstring(xml)  # noqa: S314
    letters = [_heeft_streep(font) for fonts in boek.iter() if fonts.tag.endswith("}fonts") for font in fonts]
    vormen = [vorm for xfs in boek.iter() if xfs.tag.endswith("}cellXfs") for vorm in xfs]
    met = {str(nr) for nr, heeft in enumerate(letters) if heeft}
    return frozenset(str(nr) for nr, vorm in enumerate(vormen) if vorm.get("fontId") in met)


def _doorgehaalde_teksten(xml: bytes) -> frozenset[str]:
    """Numbers of the shared texts of which a part is struck through."""
    if _DOORGEHAALD not in xml:
        return frozenset()
    teksten = (deel for deel in ElementTree.fromstring(xml) if deel.tag.endswith("}si"))  # noqa: S314
    return frozenset(str(nr) for nr, tekst in enumerate(teksten) if _heeft_streep(tekst))


def _heeft_streep(deel: ElementTree.Element) -> bool:
    return any(kind.tag.endswith("}strike") and _is_waar(kind, "val", "1") for kind in deel.iter())


def _doorgehaald(xml: bytes, stijlen: frozenset[str], teksten: frozenset[str]) -> Iterator[Plek]:
    for cel in _cellen(xml):
        waarde = next((kind.text for kind in cel if kind.tag.endswith("}v")), None)
        is_tekst = cel.get("t") == "s" and waarde in teksten
        if len(cel) and (cel.get("s") in stijlen or is_tekst or _heeft_streep(cel)):
            yield _plek(cel.get("r", ""))


def _opmerkingen(delen: Mapping[str, bytes], deel: str) -> Iterator[Plek]:
    pad = PurePosixPath(deel)
    relaties = delen.get(f"{pad.parent}/_rels/{pad.name}.rels", b"")
    if b"comments" not in relaties:
        return
    for relatie in ElementTree.fromstring(relaties):  # noqa: S314
        doel = relatie.get("Target", "")
        naam = doel.lstrip("/") if doel.startswith("/") else f"xl/{doel.removeprefix('../')}"
        if relatie.get("Type", "").endswith("/comments") and naam in delen:
            opmerkingen = ElementTree.fromstring(delen[naam])  # noqa: S314
            yield from (_plek(o.get("ref", "")) for o in opmerkingen.iter() if o.tag.endswith("}comment"))


def _uit_ods(xml: bytes) -> Iterator[tuple[str, Bijzonder]]:
    boek = ElementTree.fromstring(xml)  # noqa: S314  (looked at before)
    met_streep = {
        stijl.get(f"{_STIJL}name", "")
        for stijl in boek.iter(f"{_STIJL}style")
        for tekst in stijl.iter(f"{_STIJL}text-properties")
        if tekst.get(f"{_STIJL}text-line-through-style", "none") != "none"
    }
    for tabel in boek.iter(f"{_TABEL}table"):
        yield tabel.get(f"{_TABEL}name", ""), _uit_tabel(tabel, met_streep)


def _uit_tabel(tabel: ElementTree.Element, met_streep: set[str]) -> Bijzonder:
    hier, kolom, rij = Bijzonder(), 1, 1
    for stuk in tabel.iter(f"{_TABEL}table-column"):
        keer = int(stuk.get(f"{_TABEL}number-columns-repeated", "1"))
        if stuk.get(f"{_TABEL}visibility", "visible") != "visible":
            hier.verborgen_kolommen += tuple(range(kolom, min(kolom + keer, MEESTE_KOLOMMEN + 1)))
        kolom += keer
    for regel in tabel.iter(f"{_TABEL}table-row"):
        if regel.get(f"{_TABEL}visibility", "visible") != "visible":
            hier.verborgen_rijen += (rij,)
        kolom = 1
        for cel in regel:
            breed, hoog = (int(cel.get(f"{_TABEL}number-{w}-spanned", "1")) for w in ("columns", "rows"))
            if breed > 1 or hoog > 1:
                hier.samengevoegd += ((rij, kolom, rij + hoog - 1, kolom + breed - 1),)
            if cel.get(f"{_NIEUW}value-type") == "error":
                hier.fouten[rij, kolom] = f"geeft een fout ({''.join(cel.itertext())})"
            if cel.find(f"{_KANTOOR}annotation") is not None:
                hier.opmerkingen += ((rij, kolom),)
            stijlen = {
                cel.get(f"{_TABEL}style-name"),
                *(s.get(f"{_TEKST}style-name") for s in cel.iter(f"{_TEKST}span")),
            }
            if len(cel) and met_streep & stijlen:
                hier.doorgehaald += ((rij, kolom),)
            kolom += int(cel.get(f"{_TABEL}number-columns-repeated", "1"))
        rij += int(regel.get(f"{_TABEL}number-rows-repeated", "1"))
    return hier
