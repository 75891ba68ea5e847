"""What in a text leads straight to one person: mail, telephone, bank account, citizen number, number plate, home.

Such a text is refused, so a shape must be unmistakable before it counts; what only looks like a name is pointed out
(`lezen/persoonsnamen.py`). People write these around, so a text is made plain first: full-width signs, invisible ones,
every dash and every space. Each search looks a bounded stretch ahead of every place: linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

BEGIN = 2
"""So many characters of what was found are shown: enough to find it back, too few to pass it on."""


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

_KANS = re.compile(r"@|\d[^\d]{0,6}\d|%40|&commat|apen?staart|\bat\b|_at_", re.IGNORECASE)
"""Without one of these there is nothing to find: most texts stop here."""

_WIT = re.compile(r"\s")
_BIJZONDER = re.compile(r"[^\x00-\x7f]")
_PUNTEN = frozenset("·•∙・。｡")
_STREPEN = frozenset("−⁃¯")


def _plat(tekst: str) -> str:
    if not tekst.isascii():
        tekst = _BIJZONDER.sub(_gewoon, unicodedata.normalize("NFKC", tekst))
    return _WIT.sub(" ", tekst)


def _gewoon(m: re.Match[str]) -> str:
    teken = m[0]
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
    r"(?:@|&#0*64;|&commat;|%40|[(\[{<]\s{0,2}(?:at|a|@|apen?staart(?:je)?)\s{0,2}[)\]}>]|\bapen?staart(?:je)?\b)"
)
_LANDEN_EN_SOORTEN = r"(?:nl|com|net|org|eu|be|de|info|frl|gov|edu|uk)"
# A name of letters only: V5-C20@c5.3f2a91 names a proposal, matplotlib@3.10 a version.
_MAIL = re.compile(
    rf"[\w\"'.+-]\s{{0,2}}{_APENSTAART}\s{{0,2}}(?=[\d-]{{0,63}}[^\W\d])[\w-]{{1,63}}(?:{_PUNT}[\w-]{{1,63}}){{0,4}}?"
    rf"(?:{_PUNT}(?![a-f]{{6}}\b)[^\W\d_]{{2,24}}| ?\. ?{_LANDEN_EN_SOORTEN})(?![\w-])",
    re.IGNORECASE,
)
_MAIL_BIJ_BEKENDE = re.compile(
    r"\w\s?@\s?(?:gmail|hotmail|outlook|live|icloud|kpnmail|ziggo|xs4all|planet|hetnet|home)\b", re.IGNORECASE
)
# "at" is a Dutch word too (hij at brood), so here the end must be that of an address.
_MAIL_MET_AT = re.compile(
    rf"[\w.+-] at [\w-]{{1,63}}(?:(?:\.| dot | punt )[\w-]{{1,63}}){{0,3}}?(?:\.| dot | punt ){_LANDEN_EN_SOORTEN}\b",
    re.IGNORECASE,
)
_MAIL_IN_SLEUTEL = re.compile(
    rf"[a-z0-9][-_]at[-_][a-z0-9]{{1,30}}(?:[-_.][a-z0-9]{{1,30}}){{0,3}}?[-_.]{_LANDEN_EN_SOORTEN}(?![a-z0-9])",
    re.IGNORECASE,
)


def _mail(plat: str) -> Iterator[int]:
    for patroon in (_MAIL, _MAIL_BIJ_BEKENDE, _MAIL_MET_AT, _MAIL_IN_SLEUTEL):
        for m in patroon.finditer(plat):
            yield plat.rfind(" ", 0, m.start() + 1) + 1


# --- groups of digits -------------------------------------------------------------------------

_CIJFERS = re.compile(r"\d+")
_TUSSEN = re.compile(r"[ \-./()\[\]_]{1,5}")
_DATUM = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?:0?[1-9]|[12]\d|3[01])(?P<s>[-/.])(?:0?[1-9]|1[0-2])(?P=s)(?:19|20)\d\d(?!\d|(?P=s)\d))"
)
_MEESTE_GROEPEN = 14  # +31 (0) 6 and eight digits, one by one, are eleven


@dataclass(frozen=True, slots=True)
class _Groepen:
    """Digits that stand together.

    ``delen[i]`` begins at ``plek[i]``; ``ervoor[i]``: what stands between it and the one before it, None when that is
    no mere separator.
    """

    plat: str
    delen: Sequence[str]
    plek: Sequence[int]
    ervoor: Sequence[str | None]

    @classmethod
    def in_(cls, plat: str) -> "_Groepen":
        delen, plek, ervoor, eind = list[str](), list[int](), list[str | None](), 0
        for m in _CIJFERS.finditer(plat):
            tussen = plat[eind : m.start()] if delen and m.start() - eind <= 5 else ""
            ervoor.append(tussen if _TUSSEN.fullmatch(tussen) else None)
            delen.append(m[0])
            plek.append(m.start())
            eind = m.end()
        return cls(plat, delen, plek, ervoor)

    def vanaf(self, i: int) -> Iterator[tuple[int, str]]:
        """How many groups from here belong together, with all their digits, one group more each time."""
        alles = ""
        for j in range(i, min(len(self.delen), i + _MEESTE_GROEPEN)):
            if j > i and self.ervoor[j] is None:
                return
            alles += self.delen[j]
            yield j - i + 1, alles

    def staat_los(self, i: int, aantal: int = 1) -> bool:
        """Whether no letter is fastened to these groups, and they are no part of a decimal number."""
        begin, eind = self.plek[i], self.plek[i + aantal - 1] + len(self.delen[i + aantal - 1])
        voor, na = self.plat[max(0, begin - 2) : begin], self.plat[eind : eind + 2]
        if voor[-1:].isalpha() or na[:1].isalpha():
            return False
        return not (voor[-1:] in (".", ",") and voor[:1].isdigit()) and not (na[:1] == "," and na[1:].isdigit())


# --- telephone --------------------------------------------------------------------------------

# Numbers of organisations, for everybody to call: they lead to nobody.
_VOOR_IEDEREEN = ("0800", "0900", "0906", "0909")
_BUREN = ("32", "33", "34", "39", "41", "43", "44", "45", "46", "47", "48", "49", "90", "212")
_NATIONAAL = 10
# b0612345678: fastened to a word, not somewhere in a hash
_AAN_EEN_WOORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,15}(06\d{8})(?![A-Za-z0-9])")


def _telefoon(plat: str) -> Iterator[int]:
    g = _Groepen.in_(_DATUM.sub(lambda m: "|" * len(m[0]), plat))
    for i, eerste in enumerate(g.delen):
        if g.staat_los(i) and (_nationaal(g, i) if eerste[0] == "0" and eerste[:2] != "00" else _van_buiten(g, i)):
            yield g.plek[i]
    yield from (m.start(1) for m in _AAN_EEN_WOORD.finditer(plat))


def _nationaal(g: _Groepen, i: int) -> bool:
    for aantal, cijfers in g.vanaf(i):
        if len(cijfers) >= _NATIONAAL:
            return (
                len(cijfers) == _NATIONAAL
                and cijfers[1] != "0"
                and not cijfers.startswith(_VOOR_IEDEREEN)
                and _is_zo_verdeeld(g.delen[i : i + aantal])
                and _eindigt_los(g, i + aantal - 1)
            )
    return False


def _is_zo_verdeeld(delen: Sequence[str]) -> bool:
    """06 in any groups; else an area code first, so that 01 02 03 04 05 stays a list of areas."""
    if "".join(delen).startswith("06") or len(delen) == 1:
        return True
    if delen[0] == "0":  # (0)20-1234567
        delen = ("".join(delen[:2]), *delen[2:])
    return len(delen[0]) >= 3 and all(len(d) >= 2 for d in delen[1:])


def _van_buiten(g: _Groepen, i: int) -> bool:
    """After +31, 0031 or 31 6; and with the code of a country around."""
    eerste, voor = g.delen[i], g.plat[max(0, g.plek[i] - 2) : g.plek[i]]
    is_plus = "+" in voor
    for aantal, cijfers in g.vanaf(i):
        kaal = cijfers.removeprefix("00")
        if not (is_plus or eerste.startswith("00") or kaal.startswith("316")):
            if aantal > 1 or eerste != "31":
                return False
            continue
        if kaal.startswith("31"):
            rest = kaal[2:].removeprefix("0")
            if len(rest) == _NATIONAAL - 1 and rest[0] != "0" and _eindigt_los(g, i + aantal - 1):
                return True
        elif kaal.startswith(_BUREN) and (is_plus or eerste.startswith("00")) and len(kaal) >= 10:
            return len(kaal) <= 13 and "." not in {g.ervoor[j] for j in range(i + 1, i + aantal)}
    return False


def _eindigt_los(g: _Groepen, i: int) -> bool:
    eind = g.plek[i] + len(g.delen[i])
    return not g.plat[eind : eind + 1].isalpha()


# --- citizen number ---------------------------------------------------------------------------

_BSN_WOORD = re.compile(r"\b(?:bsn|burger ?service ?(?:nummer|nr)|sofi)(?![a-z]*[^\W\d_]{12})", re.IGNORECASE)
_VER_VAN_WOORD = 40
_BSN_GROEPEN = {(3, 3, 3), (4, 2, 3), (2, 3, 4)}
_MAAT = re.compile(
    r" ?(?:euro|eur\b|€|%|procent|m[23]\b|ha\b|hectare|kg\b|kilo|ton\b|mol\b|km\b|liter|kuub|inwoners|dieren|mensen)",
    re.IGNORECASE,
)
_BEDRAG = re.compile(r"(?:€|eur(?:o)?) ?$", re.IGNORECASE)


def _bsn(plat: str) -> Iterator[int]:
    g = _Groepen.in_(plat)
    woorden = [m.end() for m in _BSN_WOORD.finditer(plat)]
    nr = 0
    for i, plek in enumerate(g.plek):
        while nr < len(woorden) and plek - woorden[nr] > _VER_VAN_WOORD:
            nr += 1
        is_benoemd = nr < len(woorden) and woorden[nr] <= plek
        for aantal, cijfers in g.vanaf(i):
            if len(cijfers) > 9:
                break
            maten = tuple(map(len, g.delen[i : i + aantal]))
            is_hele = len(cijfers) == 9 or (len(cijfers) == 8 and len(maten) != 2)
            if not (is_hele and g.staat_los(i, aantal)):
                continue
            if is_benoemd or (len(cijfers) == 9 and _elfproef(cijfers) and _is_bsn_vorm(g, i, aantal, maten)):
                yield plek


def _elfproef(cijfers: str) -> bool:
    som = sum(gewicht * int(c) for gewicht, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), cijfers, strict=True))
    return som % 11 == 0 and int(cijfers) > 0


def _is_bsn_vorm(g: _Groepen, i: int, aantal: int, maten: tuple[int, ...]) -> bool:
    """In one piece or in the usual groups with one separator; not an amount, nor a part of a longer number."""
    begin, eind = g.plek[i], g.plek[i + aantal - 1] + len(g.delen[i + aantal - 1])
    if _MAAT.match(g.plat, eind) or _BEDRAG.search(g.plat, max(0, begin - 6), begin):
        return False
    if aantal == 1:
        return True
    tussen = {g.ervoor[j] for j in range(i + 1, i + aantal)}
    ernaast = {g.ervoor[i], g.ervoor[i + aantal] if i + aantal < len(g.ervoor) else None}
    return maten in _BSN_GROEPEN and len(tussen) == 1 and not tussen & ernaast


# --- bank account -----------------------------------------------------------------------------

_IBAN = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .-]{0,3}\d[ .-]?\d(?=[ .-]{0,3}[A-Za-z0-9])")
_IBAN_LENGTE = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "LU": 20, "AT": 20, "ES": 24, "IT": 27, "PL": 28}
_IBAN_LENGTE |= {"DK": 18, "IE": 22, "PT": 25, "CH": 21, "SE": 24, "NO": 15, "FI": 18, "CZ": 24, "TR": 26, "LT": 20}
_TEKENS = re.compile(r"[ .-]{0,3}([A-Za-z0-9])")
_NL_REKENING = re.compile(r"NL\d\d[A-Z]{4}\d{10}")


def _rekening(plat: str) -> Iterator[int]:
    for m in _IBAN.finditer(plat):
        lengte = _IBAN_LENGTE.get(m.group(1).upper(), 0)
        tekens, plek = "", m.start()
        while len(tekens) < lengte and (volgende := _TEKENS.match(plat, plek)):
            tekens, plek = tekens + volgende.group(1).upper(), volgende.end()
        is_heel = lengte and len(tekens) == lengte and not plat[plek : plek + 1].isalnum()
        # a Dutch one shows itself by its letters, also with a slip of the pen in it
        if is_heel and (_NL_REKENING.fullmatch(tekens) or _mod_97(tekens)):
            yield m.start()


def _mod_97(iban: str) -> bool:
    return int("".join(str(int(t, 36)) for t in iban[4:] + iban[:4])) % 97 == 1


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
_KENTEKENWOORD = r"\b(?:kenteken|nummerbord|nummerplaat)\w{0,6}[^\w]{1,3}(?:\w{1,10}[^\w]{1,2}){0,3}?"


def _kentekens(vormen: Sequence[str], letter: str, tussen: str) -> str:
    teken = {"X": letter, "9": r"\d", "-": tussen}
    groepen = "|".join("".join(teken[t] for t in vorm) for vorm in vormen)
    return rf"(?<![A-Za-z0-9-])({groepen})(?![A-Za-z0-9]|-\w)"


_KENTEKENS = (
    re.compile(_kentekens(_SIDECODES, "[A-Z]", "-")),
    re.compile(_kentekens(_ONMISKENBAAR, "[BDFGHJKLNPRSTVXZ]", "")),
    re.compile(_KENTEKENWOORD + _kentekens(_SIDECODES, "[A-Z]", "-?"), re.IGNORECASE),
    re.compile(f"(?i:{_KENTEKENWOORD})" + _kentekens(_SIDECODES, "[A-Z]", " ")),
    re.compile(r"\bkenteken-" + _kentekens(_SIDECODES, "[a-z]", "-").replace("(?<![A-Za-z0-9-])", ""), re.IGNORECASE),
)
# Decisions and years of public bodies (GS-26-01), and dates (1-MEI-26), look the same.
_GEEN_KENTEKEN = re.compile(
    r"(?:GS|PS|KS|NL|RO|EU|WB|AB|DB)-\d\d-\d\d|\d\d?-(?:JAN|FEB|MRT|APR|MEI|JUN|JUL|AUG|SEP|OKT|NOV|DEC)-\d\d?"
)


def _kenteken(plat: str) -> Iterator[int]:
    for patroon in _KENTEKENS:
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
_STRAAT = re.compile(
    r"\b[A-Z][\w'-]{2,30}?(?:straat|laan|weg|dijk|plein|kade|steeg|pad|singel|hof|dreef|gracht|brink) \d{1,5}"
)
_GEEN_LETTERS = frozenset(("HA", "KG", "KM", "CM", "MM", "ML", "SA", "SD", "SS"))
"""Units, and what no postcode ends in."""

_BESTUUR = frozenset(("GS", "PS", "KS", "DB", "AB", "EK", "TK", "EU", "NL", "RO"))
"""What follows a year: In 2026 GS 3 besluiten nam."""


def _woonadres(plat: str) -> Iterator[int]:
    for patroon in _WOONT:
        for m in patroon.finditer(plat):
            if _is_postcode(m):
                yield m.start("cijfers")
    if _STRAAT.search(plat):
        yield from (m.start() for m in _EEN_POSTCODE.finditer(plat) if _is_postcode(m))


def _is_postcode(m: re.Match[str]) -> bool:
    cijfers, letters = m["cijfers"], m["letters"]
    if letters.upper() in _GEEN_LETTERS:
        return False
    if letters != letters.upper():  # 2026 en 12: only in one piece, and with something before the number
        aan_elkaar = m.string[m.start("letters") - 1].isdigit()
        return aan_elkaar and not m.string[m.end("letters")].isdigit()
    return not ("1990" <= cijfers <= "2060" and letters in _BESTUUR)


_SOORTEN: tuple[tuple[str, Callable[[str], Iterator[int]]], ...] = (
    ("een e-mailadres", _mail),
    ("een rekeningnummer", _rekening),
    ("een telefoonnummer", _telefoon),
    ("een burgerservicenummer", _bsn),
    ("een kenteken", _kenteken),
    ("een postcode met huisnummer", _woonadres),
)
