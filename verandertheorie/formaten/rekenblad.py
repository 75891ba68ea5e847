"""Workbooks (.xlsx, .xls, .ods) as sheets of cells: what stands in them, nothing else of them."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

import python_calamine as calamine

from verandertheorie.formaten.grenzen import Afgekeurd
from verandertheorie.formaten.rekenbladkeuring import (
    MEESTE_TEKENS,
    beschadigd,
    keur_rekenblad,
    op_slot,
    te_veel_tekst,
    te_zwaar,
    zonder_blad,
)
from verandertheorie.formaten.rekenbladmaat import kolomnummer
from verandertheorie.formaten.tabel import Blad, Bladen, Celwaarde
from verandertheorie.melding import Melding
from verandertheorie.taal import hersteld

_GEEN_TEKEN = re.compile(r"_xFFF([EF])_")
_PLEK = re.compile(r"([A-Z]+)(\d+)")
_FOUT = (b't="e"', b"t='e'")
_NIET_UITGEREKEND = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")
_FOUT_IN_ODS = b'value-type="error"'
_SAMENGEVOEGD_IN_ODS = b"-spanned="
_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_NIEUW = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_RELATIE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_Fouten = dict[tuple[int, int], str]


def lees(inhoud: bytes, bestand: str) -> tuple[Bladen, tuple[Melding, ...]]:
    """Read a workbook.

    Returns:
        Its sheets, in their order, hidden ones too; or none, and what stops us: one Melding about the whole file.
    """
    try:
        delen = keur_rekenblad(inhoud)
        bladen = tuple(_bladen(inhoud, delen, bestand))
        if not bladen:
            raise zonder_blad()
        return bladen, ()
    except Afgekeurd as fout:
        return (), fout.meldingen(bestand)
    except calamine.PasswordError:
        return (), op_slot().meldingen(bestand)
    except MemoryError:
        return (), te_zwaar().meldingen(bestand)
    except Exception:
        return (), beschadigd().meldingen(bestand)
    except BaseException as fout:
        if type(fout).__name__ == "PanicException":  # of the reader, in a file that it did not expect
            return (), beschadigd().meldingen(bestand)
        raise


def _bladen(inhoud: bytes, delen: Mapping[str, bytes], bestand: str) -> Iterator[Blad]:
    werkmap = calamine.CalamineWorkbook.from_filelike(_wat_is_nagekeken(delen) if delen else io.BytesIO(inhoud))
    bijzonder = _bijzonderheden(delen)
    met_geen_teken = any(b"_xFFF" in xml for xml in delen.values())
    met_ontsnapt = any(b"\\u" in xml or b"\\U" in xml for xml in delen.values())
    tekens = 0
    eerder: dict[str, str] = {}
    for nr, naam in enumerate(werkmap.sheet_names, 1):
        blad = werkmap.get_sheet_by_index(nr - 1)
        links: list[Celwaarde] = [""] * (blad.start[1] if blad.start else 0)  # it gives rows from the top, not so
        rijen: list[list[Celwaarde]] = []
        for rij in blad.iter_rows():
            if not delen:  # of an .xls nobody knows beforehand
                tekens += sum(len(w) for w in rij if isinstance(w, str))
                if tekens > MEESTE_TEKENS:
                    raise te_veel_tekst()
            een = [eerder.setdefault(w, w) if isinstance(w, str) else w for w in rij]  # a text is kept once
            rijen.append([*links, *een] if links else een)
        if met_geen_teken:
            rijen = [[_GEEN_TEKEN.sub(_teken, w) if isinstance(w, str) else w for w in rij] for rij in rijen]
        if met_ontsnapt:
            rijen = [[hersteld(w) if isinstance(w, str) else w for w in rij] for rij in rijen]
        fouten, samen = bijzonder.get(naam, ({}, ()))
        ranges = tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in blad.merged_cell_ranges or ())
        yield Blad(bestand, naam, nr, rijen, fouten, samen + ranges)


def _wat_is_nagekeken(delen: Mapping[str, bytes]) -> io.BytesIO:
    """A workbook with these parts and nothing else: another program may see other parts in the same zip."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    uit.seek(0)
    return uit


def _teken(gevonden: re.Match[str]) -> str:
    return "\ufffe" if gevonden[1] == "E" else "\uffff"


def _bijzonderheden(
    delen: Mapping[str, bytes],
) -> Mapping[str, tuple[_Fouten, tuple[tuple[int, int, int, int], ...]]]:
    """Per sheet the cells that the reader gives as empty though something is there, and (.ods) its merged cells.

    An .xls cannot be looked into like this: there a cell with an error reads as empty.
    """
    uit: dict[str, tuple[_Fouten, tuple[tuple[int, int, int, int], ...]]] = {}
    ods = delen.get("content.xml", b"")
    if _FOUT_IN_ODS in ods or _SAMENGEVOEGD_IN_ODS in ods:
        uit |= _uit_ods(ods)
    verdacht = {naam: xml for naam, xml in delen.items() if any(t in xml for t in (*_FOUT, *_NIET_UITGEREKEND))}
    if verdacht:
        namen = _bladnamen(delen)
        uit |= {namen[deel]: (dict(_fouten(xml)), ()) for deel, xml in verdacht.items() if deel in namen}
    return uit


def _fouten(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for _, cel in ElementTree.iterparse(io.BytesIO(xml)):  # noqa: S314  (without entities: looked at before)
        if not cel.tag.endswith("}c"):
            continue
        waarden = {kind.tag.rpartition("}")[2]: kind.text for kind in cel}
        if cel.get("t") == "e":
            yield _plek(cel.get("r", "")), f"geeft een fout ({waarden.get('v')})"
        elif "f" in waarden and waarden.get("v") is None and cel.get("t") != "str":
            yield _plek(cel.get("r", "")), "bevat een formule die nog niet is uitgerekend"
        cel.clear()


def _plek(adres: str) -> tuple[int, int]:
    gevonden = _PLEK.fullmatch(adres)
    if not gevonden:
        return 1, 1
    return int(gevonden[2]), kolomnummer(gevonden[1])


def _bladnamen(delen: Mapping[str, bytes]) -> Mapping[str, str]:
    """The sheet that each part of an .xlsx holds."""
    boek = ElementTree.fromstring(delen["xl/workbook.xml"])  # noqa: S314  (looked at before)
    relaties = ElementTree.fromstring(delen["xl/_rels/workbook.xml.rels"])  # noqa: S314
    waar = {r.get("Id"): r.get("Target", "") for r in relaties}
    bladen = [(waar.get(b.get(_RELATIE), ""), b.get("name", "")) for b in boek.iter() if b.tag.endswith("}sheet")]
    return {(doel.lstrip("/") if doel.startswith("/") else f"xl/{doel}"): naam for doel, naam in bladen}


def _uit_ods(xml: bytes) -> Iterator[tuple[str, tuple[_Fouten, tuple[tuple[int, int, int, int], ...]]]]:
    for tabel in ElementTree.fromstring(xml).iter(f"{_TABEL}table"):  # noqa: S314  (looked at before)
        fouten: _Fouten = {}
        samen: list[tuple[int, int, int, int]] = []
        rij = 1
        for regel in tabel.iter(f"{_TABEL}table-row"):
            kolom = 1
            for cel in regel:
                breed, hoog = (int(cel.get(f"{_TABEL}number-{w}-spanned", "1")) for w in ("columns", "rows"))
                if breed > 1 or hoog > 1:
                    samen.append((rij, kolom, rij + hoog - 1, kolom + breed - 1))
                if cel.get(f"{_NIEUW}value-type") == "error":
                    fouten[rij, kolom] = f"geeft een fout ({''.join(cel.itertext())})"
                kolom += int(cel.get(f"{_TABEL}number-columns-repeated", "1"))
            rij += int(regel.get(f"{_TABEL}number-rows-repeated", "1"))
        yield tabel.get(f"{_TABEL}name", ""), (fouten, tuple(samen))
