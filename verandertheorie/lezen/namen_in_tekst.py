"""Whether a text names a person of whom the name is known: in any case, with or without accents, in whole words.

A name has parts that lead to one person and parts that do not. A given name beside a surname does, and a surname that
is no other word. `Boer`, `Bos` and `Mei` are words of the work too, and so are names of places; a first name alone is
that of many: those are only doubted, and only where they are written as a name, with a capital inside a sentence. Else
every text about farmers would fail on one De Boer, and nobody would look at the outcome any more. A surname that no
list has may be such a word as well, so in lower case it is doubted too.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from verandertheorie.lezen.persoonsnamen import achternamen, geen_personen, ook_achternaam, voornamen
from verandertheorie.lezen.sleutelbestand import Persoon

Hoe = Literal["voor- en achternaam", "achternaam", "misschien een naam"]
TWIJFEL: Hoe = "misschien een naam"
"""What is worth a look and no fault."""

TUSSENVOEGSELS = frozenset(
    (
        *("van", "de", "den", "der", "ter", "ten", "te", "het", "t", "el", "ben", "von", "al", "la", "le", "du"),
        *("da", "di", "v", "d", "vd"),
    )
)
TITELS = frozenset(("dhr", "mw", "mevr", "mevrouw", "meneer", "heer", "mej", "ir", "ing", "drs", "dr", "prof", "mr"))
_ERACHTER = frozenset(("bc", "msc", "bsc", "phd"))
_WOORD = re.compile(r"[^\W_]+")
_LOS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
"""Letters with a stroke through them, which Unicode does not take apart."""
_TUSSEN = 4
"""So many particles and initials may stand between a given name and a surname: Jan W. van der Berg. By eye."""
_KORTSTE = 3
"""A shorter surname (Li, Ho) says nothing by itself."""
_ZINSEINDE = ".!?:;\n\"“„'‘(-–•"


@dataclass(frozen=True, slots=True)
class _Woord:
    gevouwen: str
    is_groot: bool
    begint_zin: bool


@dataclass(frozen=True, slots=True, repr=False)
class Naam:
    """The parts of one person's name as they are looked for; without a repr, for it may not be shown."""

    schuilnaam: str
    voor: frozenset[str]
    letters: frozenset[str]
    achter: frozenset[str]


@dataclass(frozen=True, repr=False)
class Namenzoeker:
    """Looks for the persons of a key in texts.

    Args:
        personen: who.
        gewoon: words that name something else here as well, such as places, folded.
    """

    personen: Iterable[Persoon]
    gewoon: frozenset[str] = frozenset()
    _op_woord: Mapping[str, list[Naam]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        per_woord: dict[str, list[Naam]] = {}
        for naam in map(ontleed_naam, self.personen):
            for woord in naam.voor | naam.achter:
                per_woord.setdefault(woord, []).append(naam)
        object.__setattr__(self, "_op_woord", per_woord)

    def zoek(self, tekst: str) -> dict[str, Hoe]:
        """By pseudonym how surely a text names that person: the surest; in order of the pseudonyms."""
        uit: dict[str, Hoe] = {}
        woorden = list(_woorden(tekst))
        for plek, w in enumerate(woorden):
            for naam in self._op_woord.get(w.gevouwen, ()):
                hoe = self._hoe(naam, woorden, plek)
                if hoe and (naam.schuilnaam not in uit or uit[naam.schuilnaam] == TWIJFEL or hoe == _BEIDE):
                    uit[naam.schuilnaam] = hoe
        return {s: uit[s] for s in sorted(uit)}

    def _hoe(self, naam: Naam, woorden: list[_Woord], plek: int) -> Hoe | None:
        w = woorden[plek]
        if w.gevouwen in naam.achter:
            if _staat_ervoor(naam, woorden, plek) or _volgt_erop(naam, woorden, plek):
                return _BEIDE
            if len(w.gevouwen) >= _KORTSTE and not self._is_gewoon(w.gevouwen):
                is_naam = w.gevouwen in _zeker() or (w.is_groot and not w.begint_zin)
                return "achternaam" if is_naam else TWIJFEL
        return TWIJFEL if w.is_groot and not w.begint_zin and len(w.gevouwen) >= _KORTSTE else None

    def _is_gewoon(self, woord: str) -> bool:
        return woord in self.gewoon or woord in _gewoon()


_BEIDE: Hoe = "voor- en achternaam"


def _staat_ervoor(naam: Naam, woorden: list[_Woord], plek: int) -> bool:
    """Whether a given name or initial stands before a surname, with at most particles and initials between."""
    for eerder in reversed(woorden[max(0, plek - 1 - _TUSSEN) : plek]):
        if eerder.gevouwen in naam.voor:
            return True
        if len(eerder.gevouwen) == 1 and eerder.is_groot:
            if eerder.gevouwen in naam.letters and woorden[plek].is_groot:
                return True
        elif eerder.gevouwen not in TUSSENVOEGSELS and eerder.gevouwen not in naam.achter:
            return False
    return False


def _volgt_erop(naam: Naam, woorden: list[_Woord], plek: int) -> bool:
    """Whether the given name follows at once: as in a list by surname."""
    return any(w.gevouwen in naam.voor for w in woorden[plek + 1 : plek + 2])


def ontleed_naam(p: Persoon) -> Naam:
    """The parts of a name as somebody wrote it: ``Jan de Vries``, ``Vries, J. de``, or in columns of their own."""
    voor, achter = _zonder_titels(p.voornaam), _zonder_tussenvoegsels(_zonder_titels(p.achternaam))
    links, komma, rechts = p.naam.partition(",")
    if komma:
        voor += _zonder_tussenvoegsels(_zonder_titels(rechts))
        achter += _zonder_tussenvoegsels(_zonder_titels(links))
    else:
        delen = _zonder_titels(p.naam)
        eerste = next((nr for nr, d in enumerate(delen) if d in TUSSENVOEGSELS and len(d) > 1), len(delen) - 1)
        if len(delen) == 1 and delen[0] in _gevouwen(voornamen()):
            eerste = 1
        voor += delen[:eerste]
        achter += _zonder_tussenvoegsels(delen[eerste:])
    hele = frozenset(d for d in voor if len(d) > 1)
    letters = frozenset(d[0] for d in voor)
    return Naam(p.schuilnaam, hele - TUSSENVOEGSELS, letters, frozenset(d for d in achter if len(d) > 1))


def _zonder_titels(naam: str) -> list[str]:
    """The words of a name without titles before it and behind it: Heer and Prof are surnames as well."""
    delen = [w.gevouwen for w in _woorden(naam)]
    while len(delen) > 1 and delen[0] in TITELS:
        del delen[0]
    while len(delen) > 2 and delen[-1] in _ERACHTER:
        del delen[-1]
    return delen


def _zonder_tussenvoegsels(delen: list[str]) -> list[str]:
    """A surname without particles; one that is nothing else (Ten, Ben) is a surname."""
    return [d for d in delen if d not in TUSSENVOEGSELS] or delen[-1:]


def vouw(tekst: str) -> str:
    """A text without accents and capitals, as it is held against another.

    >>> vouw("Zoë Łukasz-Müller")
    'zoe lukasz-muller'
    """
    uiteen = unicodedata.normalize("NFKD", tekst)
    return "".join(t for t in uiteen if unicodedata.category(t) not in ("Mn", "Cf")).casefold().translate(_LOS)


def _woorden(tekst: str) -> Iterator[_Woord]:
    schoon = "".join(t for t in unicodedata.normalize("NFKC", tekst) if unicodedata.category(t) != "Cf")
    gevonden = list(_WOORD.finditer(schoon))
    for m in gevonden:
        ervoor = schoon[max(0, m.start() - _VER) : m.start()].rstrip(" ")
        yield _Woord(vouw(m[0]), m[0][0].isupper(), len(gevonden) >= _ZIN and (not ervoor or ervoor[-1] in _ZINSEINDE))


_ZIN = 3
"""Of fewer words nothing is a sentence: a role, the name of something."""
_VER = 20
"""Signs looked back for the end of a sentence."""


@cache
def _zeker() -> frozenset[str]:
    """Surnames that are no other word."""
    return _gevouwen(achternamen())


@cache
def _gewoon() -> frozenset[str]:
    """Words that name no person, or not only that."""
    return _gevouwen(ook_achternaam()) | _gevouwen(geen_personen()) | _gevouwen(voornamen())


@cache
def _gevouwen(woorden: frozenset[str]) -> frozenset[str]:
    return frozenset(map(vouw, woorden))
