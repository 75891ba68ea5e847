r"""CSV in one dialect out, and in whatever Excel writes in: cells that come back as they were and can do no harm.

``;`` between cells, decimal commas, ``\r\n``, UTF-8 with a mark; what hides in a text is written as ``\u200b``, and is
read back as what it was. With pandas: ``read_csv(naam, sep=";", decimal=",", encoding="utf-8-sig")``.
"""

import codecs
import contextlib
import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from unicodedata import normalize

from verandertheorie.formaten.grenzen import ONLEESBAAR_IN_JSON, Afgekeurd, kort_aangehaald, tekst_van
from verandertheorie.formaten.letters import scheve_letters
from verandertheorie.formaten.tabel import MEESTE_KOLOMMEN, MEESTE_RIJEN, Blad, Bladen, Celwaarde
from verandertheorie.melding import Melding
from verandertheorie.taal import hersteld, ontsnapt

SCHEIDING = ";"
"""What we write between cells: a Dutch Excel reads it without being asked, for its comma is in the numbers."""
MERK = "\ufeff"
"""Without it Excel takes é for two letters; our reader and ``utf-8-sig`` take it away."""
_SCHEIDINGEN = (";", ",", "\t")  # at a draw the first wins, which is what a Dutch Excel writes
LANGSTE_KOP = 10_000
"""Characters of the first line that tell what separates cells; all our headings together are some hundreds."""
_TUSSEN_AANHALINGSTEKENS = re.compile(r'"(?:[^"]|"")*"')
_EXCEL_ZEGT = re.compile(r"sep=(.)\n")
_DOET_IETS = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
"""The begin of a formula to some spreadsheet: after spaces and full-width too; an apostrophe before it makes it text.

Writing and reading share it: the apostrophe that is put there for it must come off for it, and for nothing else.
"""


def lees(inhoud: bytes, bestand: str) -> tuple[Bladen, tuple[Melding, ...]]:
    r"""Read a CSV file: UTF-8, Windows-1252 or the UTF-16 that Excel calls Unicode text; with ``;``, ``,`` or tabs.

    Returns:
        One sheet, named after the file; or none, and the first fault, with its line.

    >>> lees(b"a;b\n'=1;\x80 5\n", "bewijs.csv")[0][0].rijen
    [['a', 'b'], ['=1', '€ 5']]
    """
    try:
        tekst = tekst_van(_als_utf8(inhoud), ONLEESBAAR_IN_JSON)
        if scheef := scheve_letters(tekst, is_geraden=not _is_utf8(inhoud)):
            raise _scheef(*scheef)
        rijen, regels = _rijen(tekst)
    except Afgekeurd as fout:
        return (), fout.meldingen(bestand)
    return (Blad(bestand, PurePath(bestand).stem, 0, rijen, regels=regels),), ()


def lijkt_erop(inhoud: bytes) -> bool:
    """Whether the first line reads as headings of a table, and not as YAML or JSON."""
    eerste = _als_utf8(inhoud).removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    return any(s.encode() in eerste for s in _SCHEIDINGEN) and not re.search(rb"[:{}\[\]#]|\A-", eerste)


def schrijf(rijen: Iterable[Sequence[object]]) -> str:
    r"""Rows as CSV text; no cell begins with what a spreadsheet would run, and nothing in it hides.

    Args:
        rijen: plain values: text, ja/nee (``bool``), numbers, ``None`` for an empty cell; lists and mappings of these
            get ``; `` between their parts.

    >>> schrijf([["kern", "kans"], ["=1+1", -0.5]])
    "\ufeffkern;kans\r\n'=1+1;-0,5\r\n"
    """
    uit = io.StringIO()
    uit.write(MERK)
    csv.writer(uit, delimiter=SCHEIDING).writerows([_cel(inhoud) for inhoud in rij] for rij in rijen)
    return uit.getvalue()


def _cel(inhoud: object) -> str:
    return _tekst(inhoud) if isinstance(inhoud, int | float) else ontsnapt(_veilig(_tekst(inhoud)))


def _tekst(inhoud: object) -> str:
    match inhoud:
        case None:
            return ""
        case bool():
            return "ja" if inhoud else "nee"
        case float():  # a Dutch Excel makes the first of May of 1.5; what we read back has no such numbers
            return str(inhoud).replace(".", ",")
        case Mapping():
            return "; ".join(f"{naam}={_tekst(deel)}" for naam, deel in inhoud.items())
        case list() | tuple():
            return "; ".join(map(_tekst, inhoud))
    return str(inhoud)


def _als_utf8(inhoud: bytes) -> bytes:
    """What is no UTF-8 is what Windows writes; a byte that means nothing there is a letter that no word has."""
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with contextlib.suppress(UnicodeDecodeError):
            return inhoud.decode("utf-16").encode()
        return inhoud
    return inhoud if _is_utf8(inhoud) else inhoud.decode("cp1252", errors="replace").encode()


def _is_utf8(inhoud: bytes) -> bool:
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return True


def _scheef(regel: int, woord: str) -> Afgekeurd:
    return Afgekeurd(
        regel,
        f"de letters kloppen niet: hier staat '{kort_aangehaald(woord)}'.",
        "Zo is het opgeslagen voor DOS of een oude Mac, of twee keer omgezet. Kies bij opslaan CSV UTF-8.",
        citeert=True,
    )


def _rijen(tekst: str) -> tuple[list[list[Celwaarde]], tuple[int, ...]]:
    eigen = _EXCEL_ZEGT.match(tekst)
    scheiding = eigen[1] if eigen else _geraden(tekst)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    rijen: list[list[Celwaarde]] = []
    regels: list[int] = []
    try:
        begin = 1
        for rij in lezer:
            if len(rij) > MEESTE_KOLOMMEN and any(rij[MEESTE_KOLOMMEN:]):
                raise _te_groot(begin, f"in deze rij staan meer dan {MEESTE_KOLOMMEN} cellen.")
            if len(rijen) == MEESTE_RIJEN:
                raise _te_groot(begin, f"hier staan al meer dan {MEESTE_RIJEN} rijen, lege meegeteld.")
            if not (eigen and begin == 1):
                rijen.append([_bedoeld(cel) for cel in rij[:MEESTE_KOLOMMEN]])
                regels.append(begin)
            begin = lezer.line_num + 1
    except csv.Error as fout:
        raise _uitleg(fout, begin) from None
    return rijen, tuple(regels)


def _geraden(tekst: str) -> str:
    """The separator that the first line with something in it has most of."""
    kop = next((regel for regel in tekst.split("\n") if regel.strip()), "")
    buiten = _TUSSEN_AANHALINGSTEKENS.sub("", kop[:LANGSTE_KOP])
    return max(_SCHEIDINGEN, key=buiten.count)


def _te_groot(regel: int, tekst: str) -> Afgekeurd:
    return Afgekeurd(regel, tekst, "Haal weg wat er niet in hoort, of verdeel het over kleinere bestanden.")


def _uitleg(fout: csv.Error, regel: int) -> Afgekeurd:
    if "field larger" in str(fout):
        return Afgekeurd(regel, "in deze rij staat een cel die veel te groot is.", "Maak de tekst korter.")
    return Afgekeurd(
        regel,
        "de aanhalingstekens in de rij die hier begint, kloppen niet.",
        'Sluit elke tekst af met ", en schrijf een " in de tekst dubbel: "".',
    )


def _veilig(cel: str) -> str:
    return f"'{cel}" if _DOET_IETS.match(cel) or _is_ontsnapt(cel) else cel


def _bedoeld(cel: str) -> str:
    cel = hersteld(cel).replace("\r", "\n")  # one kind of line end, as outside a cell
    tekst = cel[1:] if _is_ontsnapt(cel) else cel
    return tekst if tekst.isascii() else normalize("NFC", tekst)


def _is_ontsnapt(cel: str) -> bool:
    return cel.startswith("'") and (cel.startswith("''") or _DOET_IETS.match(cel, 1) is not None)
