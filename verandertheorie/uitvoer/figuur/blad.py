"""A sheet as a list of marks at places in pixels, from the upper left: known before there is ink."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from verandertheorie.uitvoer.figuur.kleuren import LIJN, TEKST

SCHERM = (1280, 720)
"""What a beamer has at the least, and a slide of 16:9. A figure is never smaller; larger only when it must be."""
MARGE = 32

Meet = Callable[[str, float, bool], float]
"""How wide a text is: the text, its size, and whether it is bold."""


@dataclass(frozen=True, slots=True)
class Letters:
    """One line of text; ``x`` is its begin, middle or end, ``y`` the middle of its height. ``staand``: upwards."""

    x: float
    y: float
    tekst: str
    grootte: float = 14
    vet: bool = False
    kleur: str = TEKST
    uitlijning: Literal["left", "center", "right"] = "left"
    staand: bool = False


@dataclass(frozen=True, slots=True)
class Rechthoek:
    """A rectangle by its upper left corner; ``arcering`` as matplotlib has it."""

    x: float
    y: float
    breedte: float
    hoogte: float
    vulling: str = "none"
    rand: str = "none"
    dikte: float = 1
    arcering: str = ""
    gestreept: bool = False


@dataclass(frozen=True, slots=True)
class Streep:
    """A line."""

    x: float
    y: float
    naar_x: float
    naar_y: float
    kleur: str = LIJN
    dikte: float = 1


Inkt = Letters | Rechthoek | Streep


@dataclass(frozen=True, slots=True)
class Vel:
    """A sheet with all that stands on it."""

    breedte: int
    hoogte: int
    inkt: tuple[Inkt, ...]


def afgebroken(
    tekst: str, breedte: float, grootte: float, meet: Meet, *, hoogstens: int, vet: bool = False
) -> list[str]:
    """A text in lines that are no wider; what does not fit in so many ends in an ellipsis."""
    uit: list[str] = []
    regel = ""
    woorden = [deel for woord in tekst.split() for deel in _passend(woord, breedte, grootte, meet, vet=vet)]
    for nr, woord in enumerate(woorden):
        langer = f"{regel} {woord}".strip()
        if not regel or meet(langer, grootte, vet) <= breedte:
            regel = langer
        elif len(uit) + 1 < hoogstens:
            uit.append(regel)
            regel = woord
        else:
            return [*uit, afgekapt(" ".join((regel, *woorden[nr:])), breedte, grootte, meet, vet=vet)]
    return [*uit, *([regel] if regel else [])]


def _passend(woord: str, breedte: float, grootte: float, meet: Meet, *, vet: bool) -> Iterator[str]:
    """A word, in parts when by itself it is too wide."""
    while len(woord) > 1 and meet(woord, grootte, vet) > breedte:
        n = next(n for n in range(len(woord) - 1, 0, -1) if n == 1 or meet(woord[:n], grootte, vet) <= breedte)
        yield woord[:n]
        woord = woord[n:]
    yield woord


def afgekapt(tekst: str, breedte: float, grootte: float, meet: Meet, *, vet: bool = False) -> str:
    """A text on one line; what does not fit is an ellipsis."""
    if meet(tekst, grootte, vet) <= breedte:
        return tekst
    laag, hoog = 0, len(tekst)
    while laag < hoog:  # the longest begin that fits
        midden = (laag + hoog + 1) // 2
        laag, hoog = (midden, hoog) if meet(f"{tekst[:midden]}…", grootte, vet) <= breedte else (laag, midden - 1)
    return f"{tekst[:laag].rstrip()}…"


def zonder_midden(tekst: str, breedte: float, grootte: float, meet: Meet, *, vet: bool = False) -> str:
    """A text on one line without its middle when it does not fit: keys of areas differ most often at the end."""
    if meet(tekst, grootte, vet) <= breedte:
        return tekst
    kort = (f"{tekst[: n // 2]}…{tekst[len(tekst) - (n - n // 2) :]}" for n in range(len(tekst) - 1, 0, -1))
    return next((k for k in kort if meet(k, grootte, vet) <= breedte), "…")
