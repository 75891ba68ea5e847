"""CSV as a sheet, and sheets as CSV: the separators and letters that Excel writes, and cells that can do no harm."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from unicodedata import normalize

from verandertheorie.formaten.grenzen import ONLEESBAAR_IN_JSON, Afgekeurd, tekst_van
from verandertheorie.formaten.tabel import Blad, Celwaarde
from verandertheorie.melding import Melding

SCHEIDING = ";"
"""What we write between cells: a Dutch Excel reads it without being asked."""
_SCHEIDINGEN = (";", ",", "\t")
_TUSSEN_AANHALINGSTEKENS = re.compile(r'"(?:[^"]|"")*"')
_EXCEL_ZEGT = re.compile(r"sep=(.)\n")
_DOET_IETS = "=+-@\t\r\n"
"""A cell that begins with one of these is a formula to a spreadsheet; an apostrophe before it makes it text."""


def lees(inhoud: bytes, bestand: str) -> tuple[Blad, ...] | Melding:
    r"""Read a CSV file: UTF-8 or Windows-1252; separated by ``;``, ``,`` or tabs.

    Returns:
        One sheet, named after the file; or the first fault, with its line.

    >>> lees(b"a;b\n'=1;\x80 5\n", "bewijs.csv")[0].rijen
    [['a', 'b'], ['=1', '€ 5']]
    """
    try:
        tekst = tekst_van(_als_utf8(inhoud), ONLEESBAAR_IN_JSON)
        rijen, regels = _rijen(tekst)
    except Afgekeurd as fout:
        return fout.melding(bestand)
    return (Blad(bestand, PurePath(bestand).stem, 0, rijen, regels=regels),)


def lijkt_erop(inhoud: bytes) -> bool:
    """Whether the first line reads as headings of a table, and not as YAML or JSON."""
    eerste = inhoud.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    return any(s.encode() in eerste for s in _SCHEIDINGEN) and not re.search(rb"[:{}\[\]#]|\A-", eerste)


def schrijf(rijen: Iterable[Sequence[str]]) -> str:
    r"""Rows as CSV text; no cell begins with what a spreadsheet would run. The mark before it tells Excel: UTF-8.

    >>> schrijf([["kern"], ["=1+1"]])
    "\ufeffkern\r\n'=1+1\r\n"
    """
    uit = io.StringIO()
    uit.write("\ufeff")
    csv.writer(uit, delimiter=SCHEIDING).writerows([_veilig(cel) for cel in rij] for rij in rijen)
    return uit.getvalue()


def _als_utf8(inhoud: bytes) -> bytes:
    """What is no UTF-8 is what Windows writes, when every byte means something there."""
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return inhoud.decode("cp1252").encode()
        except UnicodeDecodeError:
            return inhoud  # neither: the fault is told with its line
    return inhoud


def _rijen(tekst: str) -> tuple[list[list[Celwaarde]], tuple[int, ...]]:
    eigen = _EXCEL_ZEGT.match(tekst)
    scheiding = eigen[1] if eigen else _geraden(tekst)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    rijen: list[list[Celwaarde]] = []
    regels: list[int] = []
    try:
        begin = 1
        for rij in lezer:
            if not (eigen and begin == 1):
                rijen.append([_bedoeld(cel) for cel in rij])
                regels.append(begin)
            begin = lezer.line_num + 1
    except csv.Error as fout:
        raise _uitleg(fout, begin) from None
    return rijen, tuple(regels)


def _geraden(tekst: str) -> str:
    """The separator that the first line with something in it has most of."""
    kop = next((regel for regel in tekst.split("\n") if regel.strip()), "")
    buiten = _TUSSEN_AANHALINGSTEKENS.sub("", kop)
    return max(_SCHEIDINGEN, key=buiten.count)


def _uitleg(fout: csv.Error, regel: int) -> Afgekeurd:
    if "field larger" in str(fout):
        return Afgekeurd(regel, "in deze rij staat een cel die veel te groot is.", "Maak de tekst korter.")
    return Afgekeurd(
        regel,
        "de aanhalingstekens in de rij die hier begint, kloppen niet.",
        'Sluit elke tekst af met ", en schrijf een " in de tekst dubbel: "".',
    )


def _veilig(cel: str) -> str:
    return f"'{cel}" if cel.startswith(tuple(_DOET_IETS)) or _is_ontsnapt(cel) else cel


def _bedoeld(cel: str) -> str:
    tekst = cel[1:] if _is_ontsnapt(cel) else cel
    return tekst if tekst.isascii() else normalize("NFC", tekst)


def _is_ontsnapt(cel: str) -> bool:
    return cel[:1] == "'" and cel[1:2] != "" and cel[1] in f"{_DOET_IETS}'"
