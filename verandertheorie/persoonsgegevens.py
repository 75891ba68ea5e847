"""What in a text leads straight to one person: mail, telephone, bank account, citizen number, number plate, home.

Such a text is refused, so a shape must be unmistakable before it counts; what only looks like a name is pointed out
(`lezen/persoonsnamen.py`). People write these around, so a text is made plain first: full-width signs, invisible ones,
every dash and every space.

Whole files may be written to keep this busy, so a text is only ever walked through by patterns that begin with a few
fixed signs and look a bounded stretch around them; Python comes in for what has nearly the whole shape. What stands
before such a sign is asked afterwards (``(?<=``): a pattern that begins with "any letter" is tried at every letter.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import mul

BEGIN = 2
"""So many characters of what was found are shown: enough to find it back, too few to pass it on."""
KORTSTE = 6
"""Characters of a@b.nl, and of a number plate: nothing that leads to a person is shorter, and most keys are."""


@dataclass(frozen=True, slots=True)
class Persoonsgegeven:
    """One find. ``wat``: what it is, in Dutch, with its article. ``begin``: its first characters."""

    wat: str
    begin: str


def vind_persoonsgegeven(tekst: str) -> Persoonsgegeven | None:
    """The first thing in a text that leads straight to one person; None when nothing does.

    Numbers of organisations that everybody calls (0800, 0900, 14 0xx) lead to nobody and are left.

    >>> vind_persoonsgegeven("Bel 06 - 12 34 56 78 of mail.")
    Persoonsgegeven(wat='een telefoonnummer', begin='06')
    >>> vind_persoonsgegeven("In 2026-2027 kost artikel 3.4.12 € 1.200.000.")
    """
    if len(tekst) < KORTSTE and tekst.isascii():
        return None
    plat = _plat(tekst)
    if not _KANS.search(plat):
        return None
    for wat, zoek in _SOORTEN:
        for plek in zoek(plat):
            return Persoonsgegeven(wat, plat[plek : plek + BEGIN])
    return None


def zonder_persoonsgegevens(tekst: str) -> str:
    """The text itself, or when it leads to a person only what it was: for what is kept and nobody can write anew.

    >>> zonder_persoonsgegevens("1 nieuw, uit verslag 0612345678.xlsx")
    '(weggelaten: een telefoonnummer)'
    """
    gevonden = vind_persoonsgegeven(tekst)
    return f"(weggelaten: {gevonden.wat})" if gevonden else tekst


# --- made plain -------------------------------------------------------------------------------

_WIT = re.compile(r"\s")
_GEWOON_SCHRIFT = re.compile(r"[\x00-\x7fÀ-ÖØ-öø-ÿ‘’“”€]*+")
"""ASCII, letters with an accent and the signs around a sentence: these are plain already."""
_TEKENREEKS = re.compile(r"[^\x00-\x7f\w]{30}")
_NIETS = "\u034f"
_EERSTE_EN_LAATSTE = "\u0635\u0644\u0649 \u0648\u0633\u0644\u0645"
"""Word of the one sign that is written out as a sentence of eighteen; no other becomes more than eight letters."""
_PUNTEN = frozenset("·•∙・。｡")
_STREPEN = frozenset("−⁃¯")


def _plat(tekst: str) -> str:
    if not tekst.isascii() and not _GEWOON_SCHRIFT.fullmatch(tekst):
        # Accents on one letter are put in order in the square of their number; UAX 15 lets thirty stand in a row.
        tekst = _TEKENREEKS.sub(lambda m: m[0] + _NIETS, tekst)
        tekst = tekst.replace("\ufdfa", _EERSTE_EN_LAATSTE)
        tekst = unicodedata.normalize("NFKC", tekst).translate(_GEWOON)
    return tekst if tekst.isprintable() else _WIT.sub(" ", tekst)


class _Gewoon(dict[int, str]):
    """What each sign counts for, by its number, worked out when it is first met."""

    def __missing__(self, nummer: int) -> str:
        self[nummer] = gewoon = _gewoon(chr(nummer))
        return gewoon


_GEWOON = _Gewoon()


def _gewoon(teken: str) -> str:
    if teken.isascii():
        return teken
    soort = unicodedata.category(teken)
    if soort in ("Cf", "Mn", "Me"):  # nothing that is seen by itself
        return ""
    if soort == "Pd" or teken in _STREPEN:
        return "-"
    if soort == "Nd":
        return str(unicodedata.digit(teken))
    return "." if teken in _PUNTEN else teken


# --- mail -------------------------------------------------------------------------------------

_PUNT = r"(?:\.| {1,2}\. {1,2}| {0,2}[(\[{<] ?(?:dot|punt|\.) ?[)\]}>] {0,2}| {1,2}(?:dot|punt) {1,2})"
_APENSTAART = (
    r"[@&%(\[{<aA](?:(?<=@)|(?<=&)(?:#0*+64;|(?i:commat;))|(?<=%)40"
    r"|(?<=[(\[{<]) {0,2}(?i:at|a|@|apen?staart(?:je)?) {0,2}[)\]}>]|(?<=[aA])(?<!\w[aA])(?i:pen?staart(?:je)?)\b)"
)
_LANDEN_EN_SOORTEN = r"(?:nl|com|net|org|eu|be|de|info|frl|gov|edu|uk)"
# A name of letters only: V5-C20@c5.3f2a91 names a proposal, matplotlib@3.10 a version.
_MAIL = re.compile(
    rf"{_APENSTAART}(?= {{0,2}}(?=[\d-]{{0,63}}+[^\W\d])(?i:[\w-]{{1,63}}+(?:{_PUNT}[\w-]{{1,63}}+){{0,4}}?"
    rf"(?:{_PUNT}(?![a-f]{{6}}\b)[^\W\d_]{{2,24}}+| ?\. ?{_LANDEN_EN_SOORTEN})(?![\w-])))"
)
_NAAM_ERVOOR = re.compile(r"[\w\"'.+-] {0,2}\Z")
_MAIL_BIJ_BEKENDE = re.compile(
    r"@(?:(?<=\w@)|(?<=\w @)) ?(?i:gmail|hotmail|outlook|live|icloud|kpnmail|ziggo|xs4all|planet|hetnet|home)\b"
)
# "at" is a Dutch word too (hij at brood), so here the end must be that of an address.
_MAIL_MET_AT = re.compile(
    rf" [aA][tT] (?<=[\w.+-] .. )(?i:[\w-]{{1,63}}+(?:(?:\.| dot | punt )[\w-]{{1,63}}+){{0,3}}?"
    rf"(?:\.| dot | punt ){_LANDEN_EN_SOORTEN}\b)"
)
_MAIL_IN_SLEUTEL = re.compile(
    rf"[-_][aA][tT][-_](?<=[A-Za-z0-9]....)(?i:[a-z0-9]{{1,30}}+(?:[-_.][a-z0-9]{{1,30}}+){{0,3}}?"
    rf"[-_.]{_LANDEN_EN_SOORTEN}(?![a-z0-9]))"
)


def _mail(plat: str) -> Iterator[int]:
    for m in _MAIL.finditer(plat):
        if _NAAM_ERVOOR.search(plat, max(0, m.start() - 3), m.start()):
            yield _woordbegin(plat, m.start())
    for patroon in (_MAIL_BIJ_BEKENDE, _MAIL_MET_AT, _MAIL_IN_SLEUTEL):
        for m in patroon.finditer(plat):
            yield _woordbegin(plat, m.start())


def _woordbegin(plat: str, eind: int) -> int:
    """Where the word begins that ends before this place, or before the spaces there."""
    while plat[eind - 1] == " ":
        eind -= 1
    return plat.rfind(" ", 0, eind) + 1


# --- groups of digits -------------------------------------------------------------------------

_TUSSEN = r"[ \-./()\[\]_]"
_EVT = rf"{_TUSSEN}{{0,5}}+"
"""What may stand between digits that belong together."""
_KORTSTE_NUMMER = re.compile(rf"\d(?:{_EVT}\d){{7}}")
"""Without eight digits together there is no number of telephone or citizen."""
_ZELF = rf"(?:{_TUSSEN}{{1,5}}+\d(?=\d)|\d)"
"""A digit of a group of two or more."""
_DATUM = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?:0?[1-9]|[12]\d|3[01])(?P<s>[-/.])(?:0?[1-9]|1[0-2])(?P=s)(?:19|20)\d\d(?!\d|(?P=s)\d))"
)


def _staat_los(plat: str, begin: int, eind: int) -> bool:
    """Whether no letter is fastened to these digits, and they are no part of a decimal number."""
    voor, na = plat[max(0, begin - 2) : begin], plat[eind : eind + 2]
    if voor[-1:].isalpha() or na[:1].isalpha():
        return False
    return not (voor[-1:] in (".", ",") and voor[:1].isdigit()) and not (na[:1] == "," and na[1:].isdigit())


# --- telephone --------------------------------------------------------------------------------

# Numbers of organisations, for everybody to call, lead to nobody: 0800, 0900, 0906, 0909.
_VOOR_IEDEREEN = rf"(?!0{_EVT}(?:8{_EVT}0{_EVT}0|9{_EVT}0{_EVT}[069]))"
# Ten digits: 06 in any groups; else an area code first, so that 01 02 03 04 05 stays a list of areas.
_NATIONAAL = rf"{_VOOR_IEDEREEN}(?:0{_EVT}6(?:{_EVT}\d){{8}}|0{_EVT}[1-9]\d{_ZELF}{{7}})"
_NA_PLUS = r"(?:(?<=\+)|(?<=\+.))"
_NEDERLAND = rf"(?:00{_EVT}3{_EVT}1|{_NA_PLUS}(?:00{_EVT})?3{_EVT}1|31(?={_EVT}6))"
_UIT_NEDERLAND = rf"{_NEDERLAND}{_EVT}(?:0{_EVT})?[1-9](?:{_EVT}\d){{8}}"
_ZONDER_PUNT = rf"(?:(?!\.\d){_TUSSEN}{{1,5}}+)?"
_LAND = (
    rf"(?:(?:3{_ZONDER_PUNT}[2349]|4{_ZONDER_PUNT}[13-9]|9{_ZONDER_PUNT}0){_ZONDER_PUNT}\d"
    rf"|2{_ZONDER_PUNT}1{_ZONDER_PUNT}2)"
)
_UIT_BUURLAND = rf"(?:00|{_NA_PLUS}(?:00)?){_ZONDER_PUNT}{_LAND}(?:{_ZONDER_PUNT}\d){{7}}\d{{0,3}}"
# From where a group of digits begins to where one ends.
_TELEFOON = re.compile(rf"(?<!\d)(?=(?P<los>(?:{_NATIONAAL}|{_UIT_NEDERLAND})(?!\d))|{_UIT_BUURLAND}(?!\d))\d++")
# b0612345678: fastened to a word, not somewhere in a hash
_NUL_ZES = re.compile(r"06\d{8}(?![A-Za-z0-9])")
_WOORD_ERVOOR = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,15}\Z")


def _telefoon(plat: str) -> Iterator[int]:
    if not _KORTSTE_NUMMER.search(plat):
        return
    if _TELEFOON.search(plat):  # a date takes digits away, it never makes a number
        zonder = _DATUM.sub(lambda m: "|" * len(m[0]), plat)
        for m in _TELEFOON.finditer(zonder):
            if _staat_los(zonder, *m.span()) and not (m["los"] and zonder[m.end("los") : m.end("los") + 1].isalpha()):
                yield m.start()
    for m in _NUL_ZES.finditer(plat):
        if _WOORD_ERVOOR.search(plat, max(0, m.start() - 16), m.start()):
            yield m.start()


# --- citizen number ---------------------------------------------------------------------------

_BSN_WOORD = re.compile(
    r"[bBsS](?<!\w[bBsS])(?i:(?<=b)(?:sn|urger ?service ?(?:nummer|nr))|(?<=s)ofi)(?![a-zA-Z]*[^\W\d_]{12})"
)
_VER_VAN_WOORD = 40
_ACHT = re.compile(rf"(?=(\d(?:{_EVT}\d){{7}})(?!\d))")
_NEGEN = re.compile(rf"(?=(\d(?:{_EVT}\d){{8}})(?!\d))")
_ACHT_OF_NEGEN = re.compile(rf"(?<!\d)(?=\d(?:{_EVT}\d){{7}}(?:{_EVT}\d)?(?!\d))\d++")
# In one piece, or in the usual groups with one separator.
_BSN_VORM = re.compile(
    rf"(?<!\d)(?=(\d{{9}}|\d{{3}}(?P<a>{_TUSSEN}{{1,5}})\d{{3}}(?P=a)\d{{3}}"
    rf"|\d{{4}}(?P<b>{_TUSSEN}{{1,5}})\d\d(?P=b)\d{{3}}|\d\d(?P<c>{_TUSSEN}{{1,5}})\d{{3}}(?P=c)\d{{4}})(?!\d))\d++"
)
_CIJFERS = re.compile(r"\d+")
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_MAAT = re.compile(
    r" ?(?:euro|eur\b|€|%|procent|m[23]\b|ha\b|hectare|kg\b|kilo|ton\b|mol\b|km\b|liter|kuub|inwoners|dieren|mensen)",
    re.IGNORECASE,
)
_BEDRAG = re.compile(r"(?:€|eur(?:o)?) ?$", re.IGNORECASE)


def _bsn(plat: str) -> Iterator[int]:
    if not _KORTSTE_NUMMER.search(plat):
        return
    yield from sorted((*islice(_benoemde_bsn(plat), 1), *islice(_andere_bsn(plat), 1)))


def _benoemde_bsn(plat: str) -> Iterator[int]:
    """Called by its name shortly before: eight or nine digits in any groups, but no two times four."""
    woorden = _BSN_WOORD.finditer(plat)
    woord = next(woorden, None)
    for m in _ACHT_OF_NEGEN.finditer(plat, woord.end() if woord else len(plat)):
        while woord and m.start() - woord.end() > _VER_VAN_WOORD:
            woord = next(woorden, None)
        if not woord:
            return
        if woord.end() <= m.start() and _is_acht_of_negen(plat, m.start()):
            yield m.start()


def _is_acht_of_negen(plat: str, plek: int) -> bool:
    acht, negen = _ACHT.match(plat, plek), _NEGEN.match(plat, plek)
    return bool(
        (acht and len(_CIJFERS.findall(acht[1])) != 2 and _staat_los(plat, *acht.span(1)))
        or (negen and _staat_los(plat, *negen.span(1)))
    )


def _andere_bsn(plat: str) -> Iterator[int]:
    """Nine digits that pass the 11-test; not an amount, nor a part of a longer number."""
    for m in _BSN_VORM.finditer(plat):
        begin, eind = m.span(1)
        tussen = m["a"] or m["b"] or m["c"]
        if not (
            (tussen and _gaat_door(plat, begin, eind, tussen))
            or not _staat_los(plat, begin, eind)
            or not _elfproef(m[1].replace(tussen, "") if tussen else m[1])
            or _MAAT.match(plat, eind)
            or _BEDRAG.search(plat, max(0, begin - 6), begin)
        ):
            yield begin


def _gaat_door(plat: str, begin: int, eind: int, tussen: str) -> bool:
    """Whether more digits stand before or after, with the same separator."""
    ver = len(tussen)
    return (plat[begin - ver : begin] == tussen and plat[begin - ver - 1 : begin - ver].isdecimal()) or (
        plat[eind : eind + ver] == tussen and plat[eind + ver : eind + ver + 1].isdecimal()
    )


def _elfproef(cijfers: str) -> bool:
    return sum(map(mul, _GEWICHTEN, map(int, cijfers))) % 11 == 0 and int(cijfers) > 0


# --- bank account -----------------------------------------------------------------------------

_IBAN_LENGTE = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "LU": 20, "AT": 20, "ES": 24, "IT": 27, "PL": 28}
_IBAN_LENGTE |= {"DK": 18, "IE": 22, "PT": 25, "CH": 21, "SE": 24, "NO": 15, "FI": 18, "CZ": 24, "TR": 26, "LT": 20}
_BEGIN_VAN_LAND = "".join(sorted({land[0] for land in _IBAN_LENGTE}))
_EIND_VAN_LAND = "".join(sorted({land[1] for land in _IBAN_LENGTE}))
_IBAN = re.compile(
    rf"[{_BEGIN_VAN_LAND}{_BEGIN_VAN_LAND.lower()}](?<![A-Za-z0-9].)"
    rf"(?i:{'|'.join(f'(?<={land[0]}){land[1]}' for land in _IBAN_LENGTE)})"
    r"[ .-]{0,3}\d[ .-]?\d(?=[ .-]{0,3}[A-Za-z0-9])"
)
_IBAN_VORM = {
    land: re.compile(rf"(?:[ .-]{{0,3}}+[A-Za-z0-9]){{{lengte}}}(?![A-Za-z0-9])")
    for land, lengte in _IBAN_LENGTE.items()
}
_TUSSEN_TEKENS = str.maketrans("", "", " .-")
_ALS_GETAL = str.maketrans({letter: str(int(letter, 36)) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
_NL_REKENING = re.compile(r"NL\d\d[A-Z]{4}\d{10}")


def _rekening(plat: str) -> Iterator[int]:
    for m in _IBAN.finditer(plat):
        vorm = _IBAN_VORM.get(m.group().upper()[:2])  # none of letters that only look like those of a country
        heel = vorm.match(plat, m.start()) if vorm else None
        if not heel or plat[heel.end() : heel.end() + 1].isalnum():
            continue
        tekens = heel[0].translate(_TUSSEN_TEKENS).upper()
        # a Dutch one shows itself by its letters, also with a slip of the pen in it
        if _NL_REKENING.fullmatch(tekens) or _mod_97(tekens):
            yield m.start()


def _mod_97(iban: str) -> bool:
    return int((iban[4:] + iban[:4]).translate(_ALS_GETAL)) % 97 == 1


# --- number plate -----------------------------------------------------------------------------

# The 14 Dutch sidecodes, X a letter and 9 a digit.
_SIDECODES: tuple[str, ...] = (
    "XX-99-99",
    "99-99-XX",
    "99-XX-99",
    "XX-99-XX",
    "XX-XX-99",
    "99-XX-XX",
    "99-XXX-9",
    "9-XXX-99",
)
_SIDECODES += ("XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9")
# Without hyphens N302 or D01ABC is a road or an area; these forms have no other meaning, and new plates no vowels.
_ONMISKENBAAR = ("99-XXX-9", "9-XXX-99", "XX-999-X", "X-999-XX", "9-XX-999", "999-XX-9")
_KENTEKENWOORDEN = ("kenteken", "nummerbord", "nummerplaat")
_KENTEKENWOORD = rf"\b(?:{'|'.join(_KENTEKENWOORDEN)})\w{{0,6}}[^\w]{{1,3}}(?:\w{{1,10}}[^\w]{{1,2}}){{0,3}}?"


def _kentekens(vormen: Sequence[str], letter: str, tussen: str) -> str:
    teken = {"X": letter, "9": r"\d", "-": tussen}
    groepen = "|".join("".join(teken[t] for t in vorm) for vorm in vormen)
    return rf"(?<![A-Za-z0-9-])({groepen})(?![A-Za-z0-9]|-\w)"


# Where one may begin, and what it then is; these go through every text.
_ZONDER_WOORD = (
    (re.compile(r"[A-Z\d]{1,3}-(?=[A-Z\d]{2,3}-[A-Z\d])"), re.compile(_kentekens(_SIDECODES, "[A-Z]", "-"))),
    (
        re.compile(r"[BDFGHJKLNPRSTVXZ\d]{6}(?![A-Za-z0-9])"),
        re.compile(_kentekens(_ONMISKENBAAR, "[BDFGHJKLNPRSTVXZ]", "")),
    ),
)
_NA_WOORD = (
    re.compile(_KENTEKENWOORD + _kentekens(_SIDECODES, "[A-Z]", "-?"), re.IGNORECASE),
    re.compile(f"(?i:{_KENTEKENWOORD})" + _kentekens(_SIDECODES, "[A-Z]", " ")),
    re.compile(r"\bkenteken-" + _kentekens(_SIDECODES, "[a-z]", "-").replace("(?<![A-Za-z0-9-])", ""), re.IGNORECASE),
)
# Decisions and years of public bodies (GS-26-01), and dates (1-MEI-26), look the same.
_GEEN_KENTEKEN = re.compile(
    r"(?:GS|PS|KS|NL|RO|EU|WB|AB|DB)-\d\d-\d\d|\d\d?-(?:JAN|FEB|MRT|APR|MEI|JUN|JUL|AUG|SEP|OKT|NOV|DEC)-\d\d?"
)


def _kenteken(plat: str) -> Iterator[int]:
    for begin, patroon in _ZONDER_WOORD:
        for plek in begin.finditer(plat):
            m = patroon.match(plat, plek.start())
            if m and not _GEEN_KENTEKEN.fullmatch(m[1]):
                yield m.start(1)
    klein = plat.lower()
    if not any(woord in klein for woord in _KENTEKENWOORDEN):
        return
    for patroon in _NA_WOORD:
        for m in patroon.finditer(plat):
            if not _GEEN_KENTEKEN.fullmatch(m[1]):
                yield m.start(1)


# --- home -------------------------------------------------------------------------------------

_POSTCODE = r"(?<![\w-])(?P<cijfers>[1-9]\d{3}) ?(?P<letters>[A-Z]{2})"
_LOS = r"(?![A-Za-z0-9])"
_HUISNUMMER = r"(?:(?:huisnummer|huisnr|nummer|nr|no|#)\.?:? ?)?\d{1,5}(?!\d|[.,]\d| ?(?:%|procent|ha\b|kg\b))"
_WOONT = (
    re.compile(rf"{_POSTCODE}[ ,;:./-]{{0,3}}{_HUISNUMMER}", re.IGNORECASE),
    re.compile(rf"(?<![\w.,-])\d{{1,5}} ?[A-Za-z]?(?:-\d{{1,3}})?[ ,;]{{1,3}}{_POSTCODE}{_LOS}"),
)
_EEN_POSTCODE = re.compile(_POSTCODE + _LOS)
_STRAAT = re.compile(r"(?:straat|laan|weg|dijk|plein|kade|steeg|pad|singel|hof|dreef|gracht|brink) \d")
_STRAATNAAM = re.compile(r"\b[A-Z][\w'-]{2,30}\Z")
_KAN_POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Za-z]{2}")
_GEEN_LETTERS = frozenset(("HA", "KG", "KM", "CM", "MM", "ML", "SA", "SD", "SS"))
"""Units, and what no postcode ends in."""

_BESTUUR = frozenset(("GS", "PS", "KS", "DB", "AB", "EK", "TK", "EU", "NL", "RO"))
"""What follows a year: In 2026 GS 3 besluiten nam."""


def _woonadres(plat: str) -> Iterator[int]:
    if not _KAN_POSTCODE.search(plat):
        return
    for patroon in _WOONT:
        for m in patroon.finditer(plat):
            if _is_postcode(m):
                yield m.start("cijfers")
    if any(_STRAATNAAM.search(plat, max(0, m.start() - 31), m.start()) for m in _STRAAT.finditer(plat)):
        yield from (m.start() for m in _EEN_POSTCODE.finditer(plat) if _is_postcode(m))


def _is_postcode(m: re.Match[str]) -> bool:
    cijfers, letters = m["cijfers"], m["letters"]
    if letters.upper() in _GEEN_LETTERS:
        return False
    if letters != letters.upper():  # 2026 en 12: only in one piece, and with something before the number
        aan_elkaar = m.string[m.start("letters") - 1].isdigit()
        return aan_elkaar and not m.string[m.end("letters")].isdigit()
    return not ("1990" <= cijfers <= "2060" and letters in _BESTUUR)


# --- whether to look --------------------------------------------------------------------------

_NA_LAND = "|".join(
    rf"(?<=(?i:[{_BEGIN_VAN_LAND}][{_EIND_VAN_LAND}])[ .-]{{{ver}}}.)(?<![A-Za-z0-9].{{{ver + 3}}})" for ver in range(4)
)
_BIJ_EEN_CIJFER = (
    rf"(?:{_EVT}[0-9]){{7}}",  # telephone, citizen number
    rf"(?=[ .-]?[0-9][ .-]{{0,3}}[A-Za-z0-9])(?:{_NA_LAND})",  # bank account
    r"[0-9]{0,2}(?:[BDFGHJKLNPRSTVXZ]|-[A-Z]{2})|(?<=[A-Z]-.)",  # number plate
    r"(?<![\w-].)[0-9]{3} ?[A-Za-z]{2}(?:(?![A-Za-z])|[hHnN])",  # home
)
_BIJ_EEN_LETTER = (
    r"[tT](?<=[aA].)(?<!\w..)(?:\b|_)|[pP](?<=[aA].)(?i:en?staart)|[aA](?<=_.)[tT][-_]",  # mail
    r"[eE](?<=[kK].)(?i:nteken)|[mM](?<=[uU]..)(?i:er(?:bord|plaat))",  # number plate
)
_BIJ_EEN_LEESTEKEN = r"(?<=@)|40(?<=%..)|#(?<=&.)0*+64;|[cC](?<=&.)(?i:ommat;)|(?<=[(\[{<]) {0,2}[aA] {0,2}[)\]}>]"
_KANS = re.compile(
    rf"[0-9aAkKmM_@%&(\[{{<](?:{'|'.join(_BIJ_EEN_LETTER)}"
    rf"|(?<=[0-9])(?<![0-9].)(?:{'|'.join(_BIJ_EEN_CIJFER)})|{_BIJ_EEN_LEESTEKEN})"
)
"""What each of the searches above cannot do without; without it there is nothing to find: most texts stop here.

Who changes a search has to look whether it still holds one of these; a test lays them side by side.
"""
_SOORTEN: tuple[tuple[str, Callable[[str], Iterator[int]]], ...] = (
    ("een e-mailadres", _mail),
    ("een rekeningnummer", _rekening),
    ("een telefoonnummer", _telefoon),
    ("een burgerservicenummer", _bsn),
    ("een kenteken", _kenteken),
    ("een postcode met huisnummer", _woonadres),
)
