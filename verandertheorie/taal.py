"""Dutch as it is written: numbers, plurals, lists, capitals, sentences, dates, and text on one line.

One home for each, because a second one drifts: an own ``klein`` elsewhere once wrote "via eén loket" into a theory.
"""

import contextlib
import datetime
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

TELWOORDEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_KORT = {"maart": "mrt", "september": "sept"}
_WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAG = re.compile(
    rf"""(?:(?P<week>{"|".join(f"{d}|{d[:2]}" for d in _WEEKDAGEN)})\.?,?\s)?
    (?: (?P<dag>\d{{1,2}})[\s-](?P<naam>[a-z]+)\.?[\s-](?P<jaar>\d{{4}})
      | (?P<een>\d{{1,2}})\s?[-/.\s]\s?(?P<twee>\d{{1,2}})\s?[-/.\s]\s?(?P<vier>\d{{4}})
      | (?P<j>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}) )
    (?:\s0?0:00(?::00)?)?""",
    re.VERBOSE | re.ASCII,
)
_LEESTEKENS = re.compile(r"[\W_]+")
_WIT = re.compile(r"\s+")
_EMOJI = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
# Unicode's Default_Ignorable_Code_Point, with controls, line separators, lone surrogates and noncharacters.
# Left alone is what an emoji is made of: a joiner between two, a variant after one, the letters of a flag.
_VERBORGEN = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|\r(?!\n)"
    f"|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
    f"|(?<![{_EMOJI}0-9#*])[\ufe0e\ufe0f]"
)
# What looks the same in a name: signs for an apostrophe, for a quotation mark, for a hyphen; letters in one piece.
_EENDER = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"),
    **{"\u0132": "IJ", "\u0133": "ij", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\u2800": " "},
}
_TEKENS_EENDER = str.maketrans(_EENDER)
_LIJKT_ONTSNAPT = re.compile(r"\\(?=u[0-9a-f]{4}|U[0-9a-f]{8})")
_ONTSNAPT = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8}))")
_EEN = re.compile("[EÉé]én")  # not "een": that is an article, or "eenmalig"
_LOS_BEGIN = re.compile("['’][a-z] ")
_MEESTE_DECIMALEN = 9  # what a threshold sees, see tellen.drempel
_TE_GROOT_VOOR_HALVEN = 1e12  # from here a float has no digits left for halves


def telwoord(n: int) -> str:
    """A count in words up to twelve, in digits above.

    >>> telwoord(1), telwoord(12), telwoord(13)
    ('één', 'twaalf', '13')
    """
    return TELWOORDEN[n] if 0 <= n < len(TELWOORDEN) else str(n)


def aantal(n: int, een: str, meer: str) -> str:
    """A count with its noun, in digits.

    >>> aantal(1, "gebied", "gebieden"), aantal(0, "gebied", "gebieden")
    ('1 gebied', '0 gebieden')
    """
    return f"{n} {een if n == 1 else meer}"


def voluit(n: int, een: str, meer: str) -> str:
    """A count with its noun, as it reads in running text.

    >>> voluit(1, "gebied", "gebieden"), voluit(4, "gebied", "gebieden")
    ('één gebied', 'vier gebieden')
    """
    return f"{telwoord(n)} {een if n == 1 else meer}"


def getal(x: float, decimalen: int = 2, *, naast: float | None = None) -> str:
    """A number with a decimal comma; more decimals when it would otherwise read as the number beside it.

    Halves go up, as on a pocket calculator.

    >>> getal(0.944), getal(18.0, 0), getal(0.3496, naast=0.35), getal(0.35, naast=0.35), getal(0.625)
    ('0,94', '18', '0,3496', '0,35', '0,63')
    """
    if naast is not None and x != naast:
        while decimalen < _MEESTE_DECIMALEN and _afgerond(x, decimalen) == _afgerond(naast, decimalen):
            decimalen += 1
    return _afgerond(x, decimalen).replace(".", ",")


@lru_cache(maxsize=65536)
def _afgerond(x: float, decimalen: int) -> str:
    """Rounded half up on the twelve digits that mean something: 0.1 + 0.2 is 0.3."""
    if not abs(x) < _TE_GROOT_VOOR_HALVEN:
        return f"{x:.{decimalen}f}"
    return format(Decimal(f"{x + 0.0:.12f}").quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP), "f")


def kort_getal(x: float, decimalen: int = 4) -> str:
    """A number as short as it can be.

    >>> kort_getal(6.0), kort_getal(2.44949), kort_getal(0.5), kort_getal(100.0)
    ('6', '2,4495', '0,5', '100')
    """
    heel, komma, deel = getal(x, decimalen).partition(",")
    deel = deel.rstrip("0")
    return f"{heel}{komma if deel else ''}{deel}"


def groot_getal(n: int) -> str:
    """A whole number as people read it when it is large.

    >>> groot_getal(4873), groot_getal(999)
    ('4.873', '999')
    """
    return f"{n:,}".replace(",", ".")


def opsomming(delen: Iterable[str], en: str = "en") -> str:
    """A list as people say it.

    >>> opsomming(["D01", "D04", "D05"]), opsomming(["D01"]), opsomming([])
    ('D01, D04 en D05', 'D01', '')
    """
    *eerste, laatste = [*delen] or [""]
    return f"{', '.join(eerste)} {en} {laatste}" if eerste else laatste


def op_een_rij(codes: Iterable[str]) -> str:
    """Areas or codes in order of name, with commas.

    >>> op_een_rij({"D04", "D01"})
    'D01, D04'
    """
    return ", ".join(sorted(codes))


def klein(tekst: str) -> str:
    """First letter small, unless the first word is an abbreviation or a code; the other way round of :func:`groot`.

    >>> klein("Trage vergunningverlening"), klein("NOVEX-gebied"), klein("C13"), klein("Eén aanspreekpunt")
    ('trage vergunningverlening', 'NOVEX-gebied', 'C13', 'één aanspreekpunt')
    >>> klein("IJking van de maat"), klein("'s Avonds"), klein("IJ"), klein("Één loket")
    ('ijking van de maat', "'s avonds", 'IJ', 'één loket')
    """
    los, tekst = _los_begin(tekst)
    eerste = tekst.split(" ", 1)[0]
    begin, na = ("ij", eerste[2:]) if eerste.startswith("IJ") and len(eerste) > 2 else (eerste[:1].lower(), eerste[1:])
    if any(teken.isupper() or teken.isdigit() for teken in na):
        return f"{los}{tekst}"
    return f"{los}{'é' if _EEN.match(tekst) else begin}{tekst[len(begin) :]}"


def groot(tekst: str) -> str:
    """First letter a capital, as Dutch writes it: *ij* is one letter, *één* keeps one accent, *'s* stays small.

    >>> groot("vier"), groot("één stem"), groot("écht waar"), groot("ijking"), groot("'s avonds")
    ('Vier', 'Eén stem', 'Écht waar', 'IJking', "'s Avonds")
    """
    los, tekst = _los_begin(tekst)
    begin = 2 if tekst.startswith("ij") else 1
    return f"{los}{'E' if _EEN.match(tekst) else tekst[:begin].upper()}{tekst[begin:]}"


def _los_begin(tekst: str) -> tuple[str, str]:
    """``'s`` or ``'t`` at the start, which never gets a capital, and what follows it."""
    los = _LOS_BEGIN.match(tekst)
    return (los[0], tekst[los.end() :]) if los else ("", tekst)


def leesbaar(naam: str) -> str:
    """A name of the model as people read it.

    >>> leesbaar("niet_van_toepassing")
    'niet van toepassing'
    """
    return naam.replace("_", " ")


def met_punt(tekst: str) -> str:
    """A sentence that ends.

    >>> met_punt("Het werkt"), met_punt("Werkt het?")
    ('Het werkt.', 'Werkt het?')
    """
    kaal = tekst.rstrip()
    return kaal if kaal.endswith((".", "!", "?", "…", ".’", "?’", "!’")) else f"{kaal}."


def zonder_punt(tekst: str) -> str:
    """A sentence that goes on."""
    return tekst.rstrip().removesuffix(".")


def aangehaald(tekst: str) -> str:
    """Between quotation marks.

    >>> aangehaald("Hij belt gewoon.")
    '‘Hij belt gewoon.’'
    """
    return f"‘{tekst.strip()}’"


def dag(datum: datetime.date) -> str:
    """A date as people say it.

    >>> dag(datetime.date(2028, 1, 18))
    '18 januari 2028'
    """
    return f"{datum.day} {MAANDEN[datum.month - 1]} {datum.year}"


def periode(van: datetime.date, tot: datetime.date) -> str:
    """A stretch of months as people say it.

    >>> periode(datetime.date(2027, 1, 1), datetime.date(2027, 3, 31)), periode(*[datetime.date(2026, 9, 1)] * 2)
    ('januari tot en met maart 2027', 'september 2026')
    >>> periode(datetime.date(2026, 12, 1), datetime.date(2027, 1, 31))
    'december 2026 tot en met januari 2027'
    """
    begin, eind = (f"{MAANDEN[d.month - 1]} {d.year}" for d in (van, tot))
    if begin == eind:
        return eind
    return f"{MAANDEN[van.month - 1] if van.year == tot.year else begin} tot en met {eind}"


def gevouwen(tekst: str) -> str:
    r"""A name as people see it, to hold it against another: what looks the same, is the same.

    Hard, thin and double spaces and line ends are one space, an apostrophe is one sign however it curls, and so are
    quotation marks and hyphens; what has no width is gone. Not for what people wrote in their own words.

    >>> gevouwen("\ufeffTrage\u00a0 vergunning\u00adverlening\u200b"), gevouwen("zo\u2019n\nfactor")
    ('Trage vergunningverlening', "zo'n factor")
    """
    if not tekst.isascii():
        tekst = _VERBORGEN.sub(_zonder_breedte, tekst.translate(_TEKENS_EENDER))
        tekst = unicodedata.normalize("NFC", tekst)
    return " ".join(tekst.split())


def kale_zin(tekst: str) -> str:
    """A sentence without marks, capitals and what has no width, to see that two say the same.

    >>> kale_zin("De eigenaar\u00a0belde: zelf!") == kale_zin("de eigenaar belde zelf.")
    True
    """
    return _LEESTEKENS.sub(" ", gevouwen(tekst)).strip().casefold()


def _zonder_breedte(gevonden: re.Match[str]) -> str:
    """Nothing for what has no width; what a terminal would obey stays, so that it is refused."""
    teken = gevonden[0]
    if gevonden[1] or unicodedata.category(teken[0]) in ("Cc", "Cs"):
        return teken
    return " " if teken.isspace() else ""


def lees_dag(tekst: str) -> datetime.date | None:
    """The day that is meant, however Dutch people write it; None where it is no day, or may be two.

    The third of April and the fourth of March are both 3-4-2028 to somebody, 14-3-2028 is one day to everybody.

    >>> print(lees_dag("14 maart 2028"), lees_dag("di 14 mrt. 2028"), lees_dag("14-3-2028"), lees_dag("2028/3/14"))
    2028-03-14 2028-03-14 2028-03-14 2028-03-14
    >>> print(lees_dag("3-4-2028"), lees_dag("wo 14 maart 2028"), lees_dag("14-3-28"), lees_dag("30 februari 2028"))
    None None None None
    """
    mogelijk = dagen_in(tekst)
    return mogelijk[0] if len(mogelijk) == 1 else None


def dagen_in(tekst: str) -> tuple[datetime.date, ...]:
    """Every day that a date may mean; the Dutch reading first.

    >>> [str(d) for d in dagen_in("3-4-2028")]
    ['2028-04-03', '2028-03-04']
    """
    m = _DAG.fullmatch(gevouwen(tekst).casefold())
    if m is None:
        return ()
    if naam := m["naam"]:
        maand = next((nr for nr, vol in enumerate(MAANDEN, 1) if naam in (vol, vol[:3], _KORT.get(vol))), 0)
        volgordes = [(m["jaar"], str(maand), m["dag"])]
    elif m["een"]:
        volgordes = [(m["vier"], m["twee"], m["een"]), (m["vier"], m["een"], m["twee"])]
    else:
        volgordes = [(m["j"], m["m"], m["d"])]
    uit: dict[datetime.date, None] = {}
    for delen in volgordes:
        with contextlib.suppress(ValueError):
            uit[datetime.date(*map(int, delen))] = None
    return tuple(dag for dag in uit if not m["week"] or _WEEKDAGEN[dag.weekday()].startswith(m["week"]))


def schoon(woorden: str) -> str:
    r"""Text on one line, with what nobody would see made visible.

    >>> schoon("a\u2028b\x00 \u202ec")
    'a b\\u0000 \\u202ec'
    """
    return zichtbaar(_WIT.sub(" ", woorden))


def zichtbaar(tekst: str) -> str:
    r"""Text in which nothing hides: what a screen obeys, turns round or leaves out is written as ``\uXXXX``.

    Lines and tabs stay. Twice is the same as once.

    >>> print(zichtbaar("rood\x1b[31m, \u202ekeerom, on\u200bzichtbaar"))
    rood\u001b[31m, \u202ekeerom, on\u200bzichtbaar
    >>> zichtbaar("café e\u0301én 👩\u200d🌾 ❤\ufe0f") == "café e\u0301én 👩\u200d🌾 ❤\ufe0f"
    True
    """
    return _VERBORGEN.sub(lambda m: m[1] or als_teken(m[0]), tekst)


def op_een_regel(tekst: str) -> str:
    r"""The same for what has to stay on one line: a name of a file, a place.

    >>> print(op_een_regel("a\nb.yaml"))
    a\u000ab.yaml
    """
    return re.sub(r"[\t\n\r]", lambda m: als_teken(m[0]), zichtbaar(tekst))


def zichtbaar_in_json(tekst: str) -> str:
    r"""The same for JSON, of which the meaning stays what it was.

    >>> zichtbaar_in_json('"\U000e0001"')
    '"\\udb40\\udc01"'
    """
    return _VERBORGEN.sub(lambda m: m[1] or json.dumps(m[0])[1:-1], tekst)


def ontsnapt(tekst: str) -> str:
    r"""The same for what is read back by :func:`hersteld`: what was typed so already is kept apart.

    >>> print(ontsnapt("on\u200bzichtbaar, \\u200b"))
    on\u200bzichtbaar, \u005cu200b
    """
    return zichtbaar(_LIJKT_ONTSNAPT.sub(r"\\u005c", tekst))


def hersteld(tekst: str) -> str:
    r"""The text that :func:`ontsnapt` was given; half a character stays as it is written.

    >>> hersteld(ontsnapt("on\u200bzichtbaar \\u200b")) == "on\u200bzichtbaar \\u200b", hersteld("\\ud800")
    (True, '\\ud800')
    """
    return _ONTSNAPT.sub(_oorspronkelijk, tekst) if "\\" in tekst else tekst


def _oorspronkelijk(gevonden: re.Match[str]) -> str:
    nummer = int(gevonden[1] or gevonden[2], 16)
    teken = chr(nummer) if nummer <= sys.maxunicode else ""
    is_tekst = teken == "\\" or (_VERBORGEN.fullmatch(teken) and unicodedata.category(teken) != "Cs")
    return teken if is_tekst else gevonden[0]


def als_teken(teken: str) -> str:
    r"""One character by its number, as YAML, Python and (up to U+FFFF) JSON read it.

    >>> print(als_teken("\u200b"), als_teken("\U000e0001"))
    \u200b \U000e0001
    """
    return f"\\u{ord(teken):04x}" if ord(teken) <= 0xFFFF else f"\\U{ord(teken):08x}"
