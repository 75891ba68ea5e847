"""What in somebody's words looks like the name or the address of a person; a hint to look again, not a judgement.

Own rules instead of a recogniser of names: those take seconds to load, and miss as much on sentences this short.
"""

import re
from collections.abc import Container, Iterator
from functools import cache

from verandertheorie.meegeleverd import meegeleverd

# Own rules: a recogniser of names takes seconds to load and marks places too (vrijgave.md).
_TUSSEN = r"(?:(?:van|de|den|der|ter|ten|te|het|'t|el|ben)\s+)*"
_NAAM = r"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
_TITEL = r"(?:[Dd]e heer|[Mm]eneer|[Mm]evrouw|[Ff]amilie|(?:[Dd]hr|[Mm]w|[Mm]evr|[Ii]r|[Dd]rs|[Ii]ng|[Ff]am)\.?)"
_AANSPREEKTITEL = re.compile(rf"\b{_TITEL}\s+{_TUSSEN}{_NAAM}")
_VOORLETTERS = re.compile(rf"(?<![\w.])(?:[A-Z]\.\s?){{1,6}}\s?{_TUSSEN}[A-Z][a-zà-ÿ]{{2,}}")
_WOORD = re.compile(rf"(?<![\w-]){_NAAM}(?![\w-])")
_ACHTERNAAM = re.compile(rf"\s+{_TUSSEN}{_NAAM}(?![\w-])")
_POSTCODE = re.compile(r"(?<![\w-])[1-9]\d{3} ?[A-Z]{2}(?![\w-])")
_JAAR = re.compile(r"(?:19|20)\d\d ")
_ADRES = re.compile(r"\b[A-Z][a-zà-ÿ]+(?:straat|weg|laan|dijk|plein|kade|steeg|pad|singel)\s+\d+[a-z]?\b")


@cache
def voornamen() -> frozenset[str]:
    """First names that are no other word, from ``schema/voornamen.txt``."""
    regels = meegeleverd("schema/voornamen.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(naam for regel in regels if not regel.startswith("#") for naam in regel.split())


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
    gevonden: list[tuple[int, int]] = []
    for patroon in (_AANSPREEKTITEL, _VOORLETTERS):
        gevonden += [m.span() for m in patroon.finditer(tekst)]
    for m in _WOORD.finditer(tekst):
        if m[0] in voornamen() and m[0] not in plaatsnamen and not _in(m.start(), gevonden):
            achternaam = _ACHTERNAAM.match(tekst, m.end())
            gevonden.append((m.start(), achternaam.end() if achternaam else m.end()))
    for m in _POSTCODE.finditer(tekst):
        if not _JAAR.match(m[0]):
            gevonden.append(m.span())
    gevonden += [m.span() for m in _ADRES.finditer(tekst)]
    for begin, eind in gevonden:
        yield tekst[begin:eind]


def _in(plek: int, stukken: list[tuple[int, int]]) -> bool:
    return any(begin <= plek < eind for begin, eind in stukken)
