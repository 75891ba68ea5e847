"""Whether two names are two things, however alike they look: another number, or the opposite."""

import re
from functools import lru_cache

from verandertheorie.taal import telwoord

_NIET = frozenset(("niet", "geen", "nooit", "zonder", "nee", "noch", "onwaar"))
"""Words that turn what is said: "niet voor" is not nearly "voor"."""

_TEGENDELEN = tuple(
    tuple(frozenset(kant.split()) for kant in paar.split("/"))
    for paar in (
        "snel spoedig vlot / traag trag langzaam langzame sloom slome",
        "veel vele genoeg voldoende ruim / weinig tekort gebrek onvoldoende krap schaars",
        "wel / geen niet nooit zonder",
        "met / zonder",
        "voor / tegen",
        "vóór / tegen",
        "voor vóór / na",
        "meer meeste / minder minste",
        "goed goede beter best / slecht",
        "groot grot / klein",
        "hoog hog / laag lag",
        "lang / kort",
        "vroeg / laat late",
        "sterk / zwak",
        "open / gesloten dicht",
        "nieuw / oud",
        "binnen / buiten",
        "boven / onder",
        "altijd vaak / nooit zelden",
        "ja / nee",
        "licht / zwaar zware",
        "makkelijk gemakkelijk eenvoudig / moeilijk ingewikkeld lastig",
        "vast / los losse flexibel",
        "goedkoop goedkope / duur dure",
        "vrijwillig / verplicht",
        "vertrouwen / wantrouwen",
        "helpt helpend bevorder bevorderend steunt / hindert hinderend belemmer belemmerend",
        "toename stijgt stijging groei / afname daalt daling krimp",
        "begin start / eind einde stop",
        "eerste / laatste",
        "samen gezamenlijk / apart alleen",
        "gescheiden / gedeeld gezamenlijk",
        "publiek / privaat private",
        "centraal centrale / decentraal decentrale",
        "links / rechts",
        "noord noordelijk / zuid zuidelijk",
        "oost oostelijk / west westelijk",
    )
)
"""Both sides of what people call things by; a word with an ending of its own (snelle, trager) is the same word.

Only to leave a suggestion out: one too many here costs a list to look in, one too few offers the opposite.
"""

_UITGANGEN = ("", "e", "er", "ere", "st", "ste", "s", "en")
_ONTKENT = ("on", "in", "niet-", "wan", "de")
"""What before a word makes the opposite of it: onduidelijk, informeel, decentraal."""

_GETALWOORDEN = {telwoord(n): n for n in (0, *range(2, 13))} | {
    woord: n
    for n, woord in enumerate(
        ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"), 1
    )
}
"""Not "een", which is mostly no number."""
_ROMEINS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_GEEN_LETTER = frozenset("nstu")
"""Letters that are a word of their own: 's avonds, 't, zo'n, u. Any other one tells two things apart: route a, b."""
_TUSSEN_WOORDEN = re.compile(r"[\W_]+")
_ALS_CIJFER = str.maketrans("oil", "011")


def zegt_iets_anders(tekst: str, keuze: str, *, is_vast: bool = False) -> bool:
    """Whether a name cannot be what was meant: its numbers are others, or one says the opposite of the other.

    Both in small letters. A name may deny what is looked for: mandaat, Geen mandaat. ``is_vast``: the choices are
    fixed words, where that is the opposite too.

    >>> zegt_iets_anders("deelgebied nul vier", "deelgebied 01"), zegt_iets_anders("d0i", "d01")
    (True, False)
    >>> zegt_iets_anders("snelle vergunningen", "trage-vergunningen"), zegt_iets_anders("mandaat", "geen mandaat")
    (True, False)
    """
    hier, daar = (frozenset(filter(None, _TUSSEN_WOORDEN.split(w))) for w in (tekst, keuze))
    if nummers(tekst) != nummers(keuze):
        return True
    ontkent_hier, ontkent_daar = hier & _NIET, daar & _NIET
    if ontkent_hier != ontkent_daar and (is_vast or ontkent_hier):
        return True
    return staan_tegenover(tekst, keuze)


def staan_tegenover(tekst: str, keuze: str) -> bool:
    """Whether a word of one is the opposite of a word of the other, and only one of them has it."""
    hier, daar = (frozenset(filter(None, _TUSSEN_WOORDEN.split(w))) for w in (tekst, keuze))
    return any(_tegenover(a, b) for a in hier - daar for b in daar - hier)


def nummers(tekst: str) -> tuple[tuple[str, int], ...]:
    """What tells one of a row from another: numbers in digits or words, codes, and letters that stand alone; sorted.

    >>> nummers("d07") == nummers("D 7"), nummers("twee loketten"), nummers("route b")
    (True, (('', 2),), (('b', 0),))
    """
    uit = list[tuple[str, int]]()
    for woord in filter(None, _TUSSEN_WOORDEN.split(tekst.casefold())):
        if woord in _GETALWOORDEN or woord in _ROMEINS:
            uit.append(("", _GETALWOORDEN.get(woord) or _ROMEINS.get(woord, 0)))
        elif any(teken.isdecimal() for teken in woord):
            stukken = re.findall(r"\d+|[^\W\d_]+", woord.translate(_ALS_CIJFER))
            uit += [("", int(s)) if s.isdecimal() else (s, 0) for s in stukken if s.isdecimal() or len(s) == 1]
        elif len(woord) == 1 and woord.isalpha() and woord not in _GEEN_LETTER:
            uit.append((woord, 0))
    return tuple(sorted(uit))


@lru_cache(maxsize=100_000)
def _tegenover(hier: str, daar: str) -> bool:
    lang, kort = sorted((hier, daar), key=len, reverse=True)
    if any(_is_vorm_van(lang.removeprefix(voor), kort) for voor in _ONTKENT if lang.startswith(voor)):
        return True
    return any(
        (_op_kant(hier, een) and _op_kant(daar, ander)) or (_op_kant(hier, ander) and _op_kant(daar, een))
        for een, ander in _TEGENDELEN
    )


def _op_kant(woord: str, kant: frozenset[str]) -> bool:
    stammen = (woord.removesuffix(uitgang) for uitgang in _UITGANGEN if woord.endswith(uitgang))
    return any(stam in kant or (stam[-2:-1] == stam[-1:] and stam[:-1] in kant) for stam in stammen)


def _is_vorm_van(een: str, ander: str) -> bool:
    """Whether two words differ in no more than their ending."""
    return len(een) > 2 and (een.startswith(ander) or ander.startswith(een)) and abs(len(een) - len(ander)) <= 2
