"""What a document is made of: headings, paragraphs, lists and tables; no markup, no escaping.

Every text here is plain text. How it looks, and that nothing in it can do harm, is the business of the writers
(``markdown.py``, ``webpagina.py``).
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Deel:
    """A piece of running text. ``merk``: what stands behind it unseen, and says what it rests on; empty without."""

    tekst: str
    vet: bool = False
    merk: str = ""


Tekst = tuple[Deel, ...]
"""Running text: pieces that follow one another."""


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading. ``niveau`` 1 (the title) to 5; ``anker`` names the place, empty when nothing points at it.

    ``merk``: as that of a :class:`Deel`.
    """

    niveau: Literal[1, 2, 3, 4, 5]
    tekst: str
    anker: str = ""
    merk: str = ""


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph. ``rol``: ``melding`` must not be missed, ``klein`` is said under one's breath."""

    tekst: Tekst
    rol: Literal["", "melding", "klein"] = ""


@dataclass(frozen=True, slots=True)
class Puntenlijst:
    """A list of points, each a sentence or more."""

    punten: tuple[Tekst, ...]


@dataclass(frozen=True, slots=True)
class Tabelcel:
    """A cell. ``voluit``: what the sign in it means, for who cannot see it; empty when the text says it.

    ``merk``: as that of a :class:`Deel`; of the last cell it goes for the whole row.
    """

    tekst: str
    voluit: str = ""
    merk: str = ""


@dataclass(frozen=True, slots=True)
class Tabelblok:
    """A table: what it shows, a heading per column, and rows of as many cells, the first of which names the row.

    ``smal``: the columns after the first hold one sign each. ``invullen``: it is to be written in on paper, so its
    rows are high.
    """

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Tabelcel, ...], ...]
    smal: bool = False
    invullen: bool = False


@dataclass(frozen=True, slots=True)
class Uitklap:
    """What opens on a click: a title, and lines that are read as they stand, such as sums."""

    titel: str
    regels: tuple[str, ...]


Blok = Kop | Alinea | Puntenlijst | Tabelblok | Uitklap


def tekst(*delen: str | Deel) -> Tekst:
    """Running text from strings and pieces; empty ones are left out."""
    alle = (d if isinstance(d, Deel) else Deel(d) for d in delen)
    return tuple(d for d in alle if d.tekst)


def vet(woorden: str) -> Deel:
    """Words with weight."""
    return Deel(woorden, vet=True)


def alinea(*delen: str | Deel) -> Alinea:
    """An ordinary paragraph."""
    return Alinea(tekst(*delen))
