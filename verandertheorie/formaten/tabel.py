"""A sheet as a reader hands it over: rows of cells with their places, whatever the file it came from."""

import datetime
from dataclasses import dataclass, field
from typing import TypeAlias

from verandertheorie.melding import Cel

MEESTE_RIJEN = 99_999
"""Of one sheet, empty ones too. Five digits: ``rekenbladkeuring`` finds a cell too far away by counting them."""
MEESTE_KOLOMMEN = 52
"""A to AZ, which ``rekenbladkeuring`` knows by their letters. Our widest sheet has seventeen."""

Celwaarde: TypeAlias = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
"""What stands in a cell; an empty one is ``""``. In CSV everything is text."""


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet.

    Args:
        bestand: name of its file.
        naam: name of the sheet; in CSV that of the file, without its extension.
        nr: its place in the workbook, from 1; 0 in CSV.
        rijen: all rows from the first on, empty ones too.
        fouten: cells that cannot be read by (row, column) from 1, and why not: the end of "deze cel ...".
        samengevoegd: merged cells: first row and column, last row and column.
        is_verborgen: whether the sheet is hidden.
        verborgen_rijen: numbers of its hidden rows, filtered ones too.
        verborgen_kolommen: numbers of its hidden columns.
        doorgehaald: cells with text that is struck through, as (row, column).
        opmerkingen: cells that somebody put a remark on; what it says is not read.
        regels: in CSV the line on which each row begins, for a text may run over more than one.
    """

    bestand: str
    naam: str
    nr: int
    rijen: list[list[Celwaarde]]
    fouten: dict[tuple[int, int], str] = field(default_factory=dict)
    samengevoegd: tuple[tuple[int, int, int, int], ...] = ()
    regels: tuple[int, ...] = ()
    is_verborgen: bool = False
    verborgen_rijen: tuple[int, ...] = ()
    verborgen_kolommen: tuple[int, ...] = ()
    doorgehaald: tuple[tuple[int, int], ...] = ()
    opmerkingen: tuple[tuple[int, int], ...] = ()

    def cel(self, rij: int, kolom: int) -> Cel:
        """The place of a cell, counted from 1."""
        if self.nr:
            return Cel(self.nr, rij, kolom, self.naam)
        return Cel(0, self.regels[rij - 1] if rij <= len(self.regels) else rij, kolom, "", self.bestand)


Bladen: TypeAlias = tuple[Blad, ...]
"""All sheets of one file, in their order."""
