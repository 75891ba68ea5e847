"""Workbooks (.xlsx, .xls, .ods) as sheets of cells: what stands in them, nothing else of them."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

import python_calamine as calamine

from verandertheorie.formaten.bijzonderheden import Bijzonder, bijzonderheden
from verandertheorie.formaten.grenzen import Afgekeurd
from verandertheorie.formaten.rekenbladkeuring import (
    beschadigd,
    keur_rekenblad,
    op_slot,
    te_veel_tekst,
    te_zwaar,
    zonder_blad,
)
from verandertheorie.formaten.rekenbladmaat import MEESTE_TEKENS
from verandertheorie.formaten.tabel import Blad, Bladen, Celwaarde
from verandertheorie.melding import Melding
from verandertheorie.taal import hersteld

_GEEN_TEKEN = re.compile(r"_xFFF([EF])_")


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
    bijzonder = bijzonderheden(delen)
    zichtbaar = {m.name: m.visible == calamine.SheetVisibleEnum.Visible for m in werkmap.sheets_metadata}
    met_geen_teken = any(b"_xFFF" in xml for xml in delen.values())
    met_ontsnapt = any(b"\\" in xml and (b"\\u" in xml or b"\\U" in xml) for xml in delen.values())
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
        hier = bijzonder.get(naam, Bijzonder())
        ranges = tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in blad.merged_cell_ranges or ())
        yield Blad(
            bestand,
            naam,
            nr,
            rijen,
            hier.fouten,
            hier.samengevoegd + ranges,
            is_verborgen=not zichtbaar.get(naam, True),
            verborgen_rijen=hier.verborgen_rijen,
            verborgen_kolommen=hier.verborgen_kolommen,
            doorgehaald=hier.doorgehaald,
            opmerkingen=hier.opmerkingen,
        )


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
