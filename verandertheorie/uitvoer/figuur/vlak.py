"""The middle of a sheet, with its own upper left corner as origin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from verandertheorie.uitvoer.figuur.blad import Inkt, Streep


@dataclass(frozen=True, slots=True)
class Vlak:
    """What is drawn, and how much height it takes."""

    hoogte: float
    inkt: tuple[Inkt, ...]


def verschoven(inkt: Iterable[Inkt], dx: float, dy: float) -> Iterator[Inkt]:
    """The same somewhere else."""
    for i in inkt:
        if isinstance(i, Streep):
            yield replace(i, x=i.x + dx, y=i.y + dy, naar_x=i.naar_x + dx, naar_y=i.naar_y + dy)
        else:
            yield replace(i, x=i.x + dx, y=i.y + dy)
