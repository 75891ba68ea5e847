"""Workbooks as we write them: texts that stay texts, the same bytes each time, cells that look alike everywhere."""

import datetime
import io
from collections.abc import Iterable
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from verandertheorie.fouten import AanroepFout
from verandertheorie.model.bladen import GEZEGD, VOLGNUMMER, VRAAG, Bladkolom
from verandertheorie.taal import ontsnapt, zichtbaar

LANGSTE_CEL = 32_767
"""Characters that a cell of Excel holds."""
REGELHOOGTE = 15
"""Points: that of Excel's own letter; another letter needs another height."""
MEESTE_REGELS = 12
"""A higher row pushes its neighbours off the screen; the rest is read in the cell. By eye."""
_DAG = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  (Excel has no time zones)
"""When every workbook was made, so that the same content is the same file."""
_BREED = {
    "onderwerp": 46,
    "kern": 54,
    "citaat": 40,
    "actie": 50,
    VRAAG: 46,
    GEZEGD: 60,
    "verrassing": 34,
    "geprobeerd": 34,
    "waargenomen": 34,
    "geleerd": 34,
    "bijgesteld": 34,
    "toelichting": 34,
    "andere_verklaring": 34,
    "interventie": 32,
    "bron": 24,
    "gebied": 22,
    "eigenaren": 28,
    "rol": 24,
    "actor": 28,
    "organisatiesoort": 26,
    "vrijgave": 24,
    VOLGNUMMER: 11,
    "registratie": 12,
}
# By eye on the example; a wider column only makes the print smaller.
"""Characters; another column is as wide as a word, or as a few words."""
_WOORD, _WOORDEN = 18, 28
_INKT, _KOP, _RAND = "#1B2A3A", "#DCE6F0", "#B8C4D0"
_GRIJS, _GRIJZE_INKT = "#EFEFEF", "#5F6B76"


class Werkmap:
    """A workbook under way, and the few ways its cells look."""

    def __init__(self, titel: str) -> None:
        self._uit = io.BytesIO()
        self.boek: Workbook = xlsxwriter.Workbook(self._uit, {"in_memory": True, "strings_to_formulas": False})
        self.boek.set_properties({"title": zichtbaar(titel), "created": _DAG})
        cel = {"valign": "top", "text_wrap": True, "font_color": _INKT}
        kop = {**cel, "bold": True, "bg_color": _KOP, "border": 1, "border_color": _RAND, "valign": "vcenter"}
        grijs = {**cel, "italic": True, "font_color": _GRIJZE_INKT, "bg_color": _GRIJS}
        open_ = {**cel, "locked": False, "num_format": "@"}
        self.vormen: dict[str, Format] = {
            "tekst": self.boek.add_format({**cel, "num_format": "@"}),
            "datum": self.boek.add_format({**cel, "num_format": "yyyy-mm-dd", "align": "left"}),
            "getal": self.boek.add_format({**cel, "align": "left"}),
            "titel": self.boek.add_format({**cel, "bold": True, "font_size": 16}),
            "kop": self.boek.add_format(kop),
            "kop_moet": self.boek.add_format({**kop, "bg_color": "#BCD3EA"}),
            "voorbeeld": self.boek.add_format({**grijs, "num_format": "@"}),
            "voorbeelddatum": self.boek.add_format({**grijs, "num_format": "yyyy-mm-dd", "align": "left"}),
            "open": self.boek.add_format(open_),
            "open_datum": self.boek.add_format({**open_, "num_format": "yyyy-mm-dd", "align": "left"}),
            "ontbreekt": self.boek.add_format({"bg_color": "#FFE9A8"}),
        }

    def blad(self, naam: str) -> Worksheet:
        """A new sheet, behind the others."""
        blad: Worksheet = self.boek.add_worksheet(naam)
        blad.set_landscape()
        blad.set_paper(9)
        blad.fit_to_pages(1, 0)
        return blad

    def bytes(self) -> bytes:
        """The whole file; after this nothing can be added."""
        self.boek.close()
        return self._uit.getvalue()


def kolombreedte(kolom: Bladkolom) -> int:
    """How wide a column is, in characters."""
    is_kort = bool(kolom.woorden) or kolom.inhoud in ("datum", "getal", "ja_nee")
    return _BREED.get(kolom.veld, _WOORD if is_kort else _WOORDEN)


def zet_hoogte(blad: Worksheet, rij: int, cellen: Iterable[tuple[str, int]]) -> None:
    """Make a row high enough for its texts, each with the width of its column: not every program does that itself."""
    nodig = [sum(ceil(max(len(deel), 1) / (0.9 * breed)) for deel in tekst.split("\n")) for tekst, breed in cellen]
    blad.set_row(rij, min(max(nodig, default=1), MEESTE_REGELS) * REGELHOOGTE)


def schrijf_tekst(blad: Worksheet, rij: int, kolom: int, tekst: str, vorm: Format) -> None:
    """A text in which nothing hides, never a formula, a link or a number.

    Raises:
        AanroepFout: it is longer than a cell of Excel holds.
    """
    tekst = ontsnapt(tekst)
    if len(tekst) > LANGSTE_CEL:
        raise AanroepFout(f"Een tekst van {len(tekst)} tekens past niet in een cel. Neem het mee als YAML of CSV.")
    blad.write_string(rij, kolom, tekst, vorm)


def schrijf_dag(blad: Worksheet, rij: int, kolom: int, dag: str, vorm: Format) -> None:
    """A real date of one written as 2026-09-14."""
    moment = datetime.datetime.combine(datetime.date.fromisoformat(dag), datetime.time())
    blad.write_datetime(rij, kolom, moment, vorm)
