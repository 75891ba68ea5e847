"""Which tables an answer is shown as: headings and cells in people's words, the same on paper, screen and page."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar, Protocol

from verandertheorie.begrippen import woord
from verandertheorie.oordeel.statuswoord import REKENSTATUSSEN
from verandertheorie.taal import getal, zichtbaar

Eigenwoorden = Mapping[tuple[str, str], str]
"""What people read for a word of the programme's own, by the kind that the glossary would have it under, and word."""
GEEN_EIGEN: Eigenwoorden = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column that a printed table shows: a field or property of the row, its heading and what it means."""

    veld: str
    kop: str
    uitleg: str
    woordsoort: str | None = None


class Antwoordrij(Protocol):
    """What rows have in common: a frozen dataclass that says which columns are printed.

    A row may have a property ``blok``, the heading under which it is printed, and ``keurt_af``, whether it is a reason
    for the command to end with exit code 1. A class of rows that is shown in
    another way may have a function ``als_tabellen``, from an answer to its tables.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]]
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


@dataclass(frozen=True, slots=True)
class Tabel:
    """Headings and as many cells per row; the first cell names the row. ``titel``: heading above it, or empty.

    Nothing hides in what it holds, however it was made.

    ``tekens``: of a matrix, in which every other cell is one sign: what each sign that is used means, in order.
    ``vooraf``: what is said above it, or empty. Without headings it is only that.
    """

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    tekens: Mapping[str, str] = field(default_factory=dict)
    vooraf: str = ""

    def __post_init__(self) -> None:
        for veld in ("titel", "vooraf"):
            object.__setattr__(self, veld, zichtbaar(getattr(self, veld)))
        object.__setattr__(self, "koppen", tuple(map(zichtbaar, self.koppen)))
        object.__setattr__(self, "rijen", tuple(tuple(map(zichtbaar, rij)) for rij in self.rijen))

    @property
    def uitleg(self) -> str:
        """What its signs mean, in one line; empty for a table of words."""
        return "   ".join(f"{teken.strip() or 'leeg'} {betekent}" for teken, betekent in self.tekens.items())


def van_rijen(titel: str, rijen: Sequence[Antwoordrij], eigen: Eigenwoorden = GEEN_EIGEN) -> Tabel:
    """One row of cells per row, in the words of the glossary or of the programme, under the headings of its columns."""
    kolommen = rijen[0].KOLOMMEN
    cellen = tuple(tuple(als_tekst(getattr(r, k.veld), k.woordsoort, eigen) for k in kolommen) for r in rijen)
    return Tabel(titel, tuple(k.kop for k in kolommen), cellen)


def als_tekst(waarde: object, woordsoort: str | None = None, eigen: Eigenwoorden = GEEN_EIGEN) -> str:
    """One value the way people read it: words of the glossary, decimal commas, ja and nee, a dash for nothing.

    >>> als_tekst(("D01", "D04")), als_tekst(0.5), als_tekst(None), als_tekst(True)
    ('D01 D04', '0,50', '–', 'ja')
    """
    match waarde:
        case None | "" | ():
            return "–"
        case bool():
            return "ja" if waarde else "nee"
        case float():
            return getal(waarde)
        case tuple() | list():
            return " ".join(als_tekst(w, woordsoort, eigen) for w in waarde)
        case str() if (woordsoort, waarde) in eigen:
            return eigen[woordsoort or "", waarde]
        case str() if woordsoort:
            kaal, richting = REKENSTATUSSEN.get(waarde, (waarde, None))
            return " ".join((woord(woordsoort, kaal), *([woord("richting", richting)] if richting else ())))
        case _:
            return str(waarde)
