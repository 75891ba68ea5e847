"""What in somebody's words looks like the name or the address of a person; a hint to look again, not a judgement.

Own rules and three lists of words instead of a recogniser of names. `deduce` (LGPL) takes minutes to load the first
time, keeps what it made in its own package, is broken for good by a stop halfway, and on the sentences of
`tests/lezen/test_honderdtwintig_zinnen.py` it misses 22 and calls 5 wrongly; `faker` has fewer first names than the
list here, and surnames from the Middle Ages; others need a model. What surely leads to a person is refused elsewhere
(`persoonsgegevens.py`).
"""

import re
from bisect import bisect
from collections.abc import Callable, Container, Iterator
from functools import cache

from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.taal import groot

_HOOFDLETTER = r"(?:IJ|[A-ZÀ-ÖØ-ÞČĞİŁŞŠŽ])"
_EEN_NAAM = rf"{_HOOFDLETTER}[a-zß-öø-ÿćčğıłńśşšžż]+"
_NAAM = rf"{_EEN_NAAM}(?:-{_EEN_NAAM})?"
_VOORZETSEL = r"(?:van|de|den|der|ter|ten|te|het|'t|’t|el|ben|von|al|v\.\s?d\.|v/d|vd|v\.)"
_TUSSEN = rf"(?:(?:{_VOORZETSEL})\s+){{0,3}}"
# With a capital it is a part of the name, when nothing else comes before it: De Vries, Van den Heuvel.
_TUSSEN_GROOT = rf"(?:(?:Van|De|Den|Der|Ter|Ten|Te|Het|'T|El|Von|Al)\s+(?:{_VOORZETSEL}\s+){{0,2}}|{_TUSSEN})"
_EINDE = r"(?![\w-])"

_TITEL = (
    r"(?=[DdEeFfGgHhIiJjMmPpWw])"
    r"(?:[Dd]e [Hh]eer|[Hh]eer|[Mm](?:ij|e)n(?:h)?eer|[Mm]evrouw|[Mm]ejuffrouw|[Jj]uffrouw|[Ff]amilie|[Gg]ezin|"
    r"[Ee]chtpaar|[Mm]aatschap|[Gg]ebroeders|[Ww]eduwe|[Dd]ominee|[Pp]astoor|[Pp]rofessor|"
    r"(?:[Dd]hr|[Mm]w|[Mm]evr|[Mm]ej|[Ii]r|[Dd]rs|[Ii]ng|[Ff]am|[Pp]rof|[Dd]r|[Mm]r|[Dd]s|[Mm]ts|[Gg]ebr)\.?)"
)
_AANSPREEKTITEL = re.compile(
    rf"\b{_TITEL}\s+(?!(?:de\s+)?(?:Voorzitter|Minister|Wethouder|Burgemeester|President)\b|(?:De|Het|Een)\s+[a-z])"
    rf"{_TUSSEN_GROOT}(?:{_NAAM}|[A-Z]{{4,}}){_EINDE}"
)
_TITEL_EN_KLEIN = re.compile(rf"\b{_TITEL}\s+{_TUSSEN}(?P<naam>[a-z]{{3,}}){_EINDE}")
_VOORLETTERS = re.compile(
    rf"(?<![\w.])(?P<letters>(?:[A-Z]\.\s?){{1,6}})\s?(?P<tussen>{_TUSSEN_GROOT})(?P<naam>{_EEN_NAAM}){_EINDE}"
)

# What somebody does or is to you, at the end of a word too: melkveehouder, projectleider, gebiedsregisseur.
_BEROEP = (
    r"(?:boer|boerin|houder|houdster|bouwer|kweker|teler|tuinder|werker|agrariër|ondernemer|wethouder|gedeputeerde|"
    r"dijkgraaf|watergraaf|heemraad|meester|leider|leidster|manager|trekker|regisseur|makelaar|adviseur|adviseuse|ambtenaar|"
    r"raadslid|statenlid|kamerlid|minister|secretaris|secretaresse|voorzitter|coördinator|coordinator|medewerker|"
    r"medewerkster|notaris|taxateur|wachter|bewoner|bewoonster|inwoner|eigenaar|eigenaresse|pachter|directeur|"
    r"directrice|contactpersoon|jurist|opzichter|ecoloog|hydroloog|begeleider|beheerder|bestuurder|bestuurslid|"
    r"aannemer|accountant|gemachtigde|advocaat)"
)
_NABIJ = (
    r"(?:buurman|buurvrouw|buurjongen|collega|vriend|vriendin|oom|tante|neef|nicht|zoon|dochter|broer|zus|opa|oma|"
    r"arts|veearts|jager|visser|herder|molenaar)"
)
# Looked at first: the long lists of words after it are tried only at a word that a name follows.
_EN_DAN_EEN_NAAM = rf"\b(?=\w++,?\s+{_TUSSEN_GROOT}{_EEN_NAAM})"
_NA_BEROEP = re.compile(
    rf"{_EN_DAN_EEN_NAAM}(?i:\w*{_BEROEP}|{_NABIJ})(?P<komma>,?)\s+(?P<naam>{_TUSSEN_GROOT}{_NAAM}){_EINDE}"
)
_NA_ZEGGEN = re.compile(
    rf"{_EN_DAN_EEN_NAAM}(?i:volgens|namens|aldus|zei|zegt|vertelt|vertelde|vindt|vond|meent|meende|belde|mailde|appte)\s+"
    rf"(?P<naam>{_TUSSEN_GROOT}{_NAAM}){_EINDE}"
)
_NA_VOORZETSEL = re.compile(
    rf"{_EN_DAN_EEN_NAAM}(?i:bij|met|van|aan|door|naar|tegen|voor|over|zoals|dat|als|en|of|via|wil|heeft|sprak|spraken|vroeg|vroegen|zag|"
    r"hoorde|ontmoette|bezocht)\s+"
    rf"(?P<naam>{_TUSSEN_GROOT}{_NAAM}){_EINDE}"
)
_MET_VAN_DER = re.compile(rf"(?<![\w-])[Vv]an (?:der|den|'t|’t) {_EEN_NAAM}{_EINDE}")
_MET_VAN = re.compile(rf"(?<![\w-])(?:Van|Ter|Ten|El)\s+(?:(?:de|het)\s+)?(?P<naam>{_NAAM}){_EINDE}")
_WOORD = re.compile(rf"(?<![\w-]){_NAAM}(?![\w-])")
_ACHTERNAAM = re.compile(rf"\s+{_TUSSEN_GROOT}{_NAAM}(?![\w-])")
_BEZIT = re.compile(r"(?:['’]s|s)$")
# Hoekstra, Wiersma, Elsinga: an end that few other words have.
_FRIES = re.compile(r"(?:stra|sma|inga|enga|ema)$")
_EINDIGT_ALS_NAAM = re.compile(r"(?:stra|sma|inga|enga|ema|sen|ink|mans|meijer|meyer)$")
_BEGIN_VAN_ZIN = re.compile(r"(?:^|[.!?:;•\n\"“‘(])\s*$")

_POSTCODE = re.compile(r"(?<![\w-])[1-9]\d{3} ?[A-Z]{2}(?![\w-])")
_JAAR = re.compile(r"(?:19|20)\d\d ")
_ADRES = re.compile(r"\b[A-Z][a-zà-ÿ]+(?:straat|weg|laan|dijk|plein|kade|steeg|pad|singel)\s+\d+[a-z]?\b")

_KORT_GENOEG = 40  # characters looked back for the begin of a sentence


@cache
def voornamen() -> frozenset[str]:
    """First names that are no other word, from ``schema/voornamen.txt``."""
    return frozenset(_woorden("voornamen", 0) + _woorden("voornamen", 1))


@cache
def achternamen() -> frozenset[str]:
    """Surnames that are no other word."""
    return frozenset(_woorden("achternamen", 0))


@cache
def ook_achternaam() -> frozenset[str]:
    """Surnames that are another word too."""
    return frozenset(_woorden("achternamen", 1))


@cache
def geen_personen() -> frozenset[str]:
    """Words with a capital that name no person."""
    return frozenset(_woorden("geen_personen", 0) + _woorden("geen_personen", 1))


def _woorden(lijst: str, deel: int) -> list[str]:
    """The words of the part of a list before its first line ``# ---``, or after it."""
    delen = meegeleverd(f"schema/{lijst}.txt").read_text(encoding="utf-8").split("# ---", 1)
    regels = delen[deel].splitlines()[deel:] if deel < len(delen) else []
    return [woord for regel in regels if not regel.startswith("#") for woord in regel.split()]


def lijkt_persoonlijk(tekst: str, plaatsnamen: Container[str] = ()) -> Iterator[str]:
    """Pieces of a text that look like a person's name, a postcode or an address, in order of kind and place.

    Args:
        tekst: what somebody wrote.
        plaatsnamen: words with a capital that are known to be something else, such as names of areas.

    >>> list(lijkt_persoonlijk("Mevrouw de Vries en Jan belden P. van Dam op 8081 AB."))
    ['Mevrouw de Vries', 'P. van Dam', 'Jan', '8081 AB']
    >>> list(lijkt_persoonlijk("In 2026 GS vroeg de Peel om een Plan van Aanpak."))
    []
    """
    gevonden, bezet = list[tuple[int, int]](), list[tuple[int, int]]()  # as found, and by place
    for zoek in (_met_titel, _met_voorletters, _met_voornaam, _na_een_aankondiging, _met_achternaam):
        for begin, eind in zoek(tekst, plaatsnamen):
            plaats = bisect(bezet, (begin, eind))
            raakt_vorige = plaats > 0 and bezet[plaats - 1][1] > begin
            if not raakt_vorige and not (plaats < len(bezet) and bezet[plaats][0] < eind):
                bezet.insert(plaats, (begin, eind))
                gevonden.append((begin, eind))
    for m in _POSTCODE.finditer(tekst):
        if not _JAAR.match(m[0]):
            gevonden.append(m.span())
    gevonden += [m.span() for m in _ADRES.finditer(tekst)]
    for begin, eind in gevonden:
        yield tekst[begin:eind]


_Plekken = Iterator[tuple[int, int]]


def _met_titel(tekst: str, _: Container[str]) -> _Plekken:
    yield from (m.span() for m in _AANSPREEKTITEL.finditer(tekst))
    for m in _TITEL_EN_KLEIN.finditer(tekst):
        if groot(m["naam"]) in achternamen():
            yield m.span()


def _met_voorletters(tekst: str, _: Container[str]) -> _Plekken:
    for m in _VOORLETTERS.finditer(tekst):
        is_opsomming = len(m["letters"].strip()) == 2 and not m["tussen"]  # A. Natuur, B. Water
        if len(m["naam"]) > 2 and not (is_opsomming and m["naam"] in geen_personen()):
            yield m.span()


def _met_voornaam(tekst: str, plaatsnamen: Container[str]) -> _Plekken:
    for m in _WOORD.finditer(tekst):
        if m[0] not in plaatsnamen and any(_is_voornaam(deel) for deel in m[0].split("-")):
            achternaam = _ACHTERNAAM.match(tekst, m.end())
            yield m.start(), achternaam.end() if achternaam else m.end()


def _is_voornaam(woord: str) -> bool:
    return woord in voornamen()


def _na_een_aankondiging(tekst: str, plaatsnamen: Container[str]) -> _Plekken:
    """After what somebody does (boer, wethouder), after volgens and zei, and after bij, met, van."""
    for patroon, is_goed in _AANKONDIGINGEN:
        for m in patroon.finditer(tekst):
            *ervoor, naam = m["naam"].split()
            if naam in plaatsnamen or m["naam"] in plaatsnamen:
                continue
            if is_goed(naam, ervoor, "komma" in m.groupdict() and bool(m["komma"])):
                yield m.span()


def _is_na_beroep(naam: str, ervoor: list[str], heeft_komma: bool) -> bool:
    """Nearly any word, unless after a comma or after a mere "van": de minister van Landbouw."""
    if heeft_komma or (ervoor and not _is_naamdeel(ervoor)):
        return _is_achternaam(naam)
    return _is_naamdeel(ervoor) or naam not in geen_personen()


def _is_na_zeggen(naam: str, ervoor: list[str], _: bool) -> bool:
    if ervoor and not _is_naamdeel(ervoor):
        return _is_achternaam(naam)  # volgens de Vries; not volgens de Provincie
    return _is_naamdeel(ervoor) or naam not in geen_personen()


def _is_na_voorzetsel(naam: str, ervoor: list[str], _: bool) -> bool:
    if naam in geen_personen() and not (_is_naamdeel(ervoor) and (ervoor[0] != "De" or _is_achternaam(naam))):
        return False
    if ervoor and not _is_naamdeel(ervoor):
        return naam in achternamen()
    return _is_achternaam(naam) or bool(ervoor and ervoor[0] in ("Van", "Ter", "Ten")) or bool(_FRIES.search(naam))


def _is_naamdeel(ervoor: list[str]) -> bool:
    """Whether these words before a name belong to it, because of their capital or of themselves (van der)."""
    return bool(ervoor) and (ervoor[0][0].isupper() or ervoor[:2] in (["van", "der"], ["van", "den"]))


def _is_achternaam(woord: str) -> bool:
    return _is_zeker_achternaam(woord) or woord in ook_achternaam()


def _is_zeker_achternaam(woord: str) -> bool:
    return any(w in achternamen() for w in (woord, _BEZIT.sub("", woord), *woord.split("-")))


_AANKONDIGINGEN: tuple[tuple[re.Pattern[str], Callable[[str, list[str], bool], bool]], ...] = (
    (_NA_BEROEP, _is_na_beroep),
    (_NA_ZEGGEN, _is_na_zeggen),
    (_NA_VOORZETSEL, _is_na_voorzetsel),
)


def _met_achternaam(tekst: str, plaatsnamen: Container[str]) -> _Plekken:
    """A surname without anything that announces it."""
    yield from (m.span() for m in _MET_VAN_DER.finditer(tekst) if m[0].split()[-1] not in plaatsnamen)
    for m in _MET_VAN.finditer(tekst):
        naam = m["naam"]
        is_eerste = _begint_zin(tekst, m.start())
        if naam not in plaatsnamen and (_is_achternaam(naam) or not (is_eerste or naam in geen_personen())):
            yield m.span()
    for m in _WOORD.finditer(tekst):
        if m[0] in plaatsnamen or m[0] in geen_personen():
            continue
        if _is_zeker_achternaam(m[0]) or (_EINDIGT_ALS_NAAM.search(m[0]) and not _begint_zin(tekst, m.start())):
            yield m.span()


def _begint_zin(tekst: str, plek: int) -> bool:
    """Whether a word has its capital from the sentence that it begins."""
    return bool(_BEGIN_VAN_ZIN.search(tekst[max(0, plek - _KORT_GENOEG) : plek]))
