"""Quarters of the calendar; a learning cycle is deliberately something else."""

import datetime
import re
from typing import Annotated, NamedTuple, Self

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

_VORM = re.compile(r"(\d{4})-Q([1-4])")


class Kwartaal(NamedTuple):
    """A quarter such as ``2026-Q3``: ordered, and counted with (plan §8).

    >>> Kwartaal.lees("2026-Q4") + 1
    Kwartaal(jaar=2027, nummer=1)
    >>> str(Kwartaal.van(datetime.date(2027, 6, 30))), Kwartaal(2028, 2) - Kwartaal(2025, 4)
    ('2027-Q2', 10)
    """

    jaar: int
    nummer: int

    @classmethod
    def lees(cls, tekst: str) -> Self:
        """Read ``jjjj-Qn``.

        Raises:
            ValueError: another form, or a quarter outside 1..4.
        """
        gevonden = _VORM.fullmatch(tekst)
        if not gevonden:
            raise ValueError(f"{tekst!r} is not a quarter such as 2026-Q3")
        return cls(int(gevonden[1]), int(gevonden[2]))

    @classmethod
    def van(cls, dag: datetime.date) -> Self:
        """The quarter a day falls in."""
        return cls(dag.year, (dag.month + 2) // 3)

    def __str__(self) -> str:
        return f"{self.jaar}-Q{self.nummer}"

    def __add__(self, kwartalen: object) -> "Kwartaal":
        """So many quarters later."""
        if not isinstance(kwartalen, int):
            return NotImplemented
        jaar, rest = divmod(self.jaar * 4 + self.nummer - 1 + kwartalen, 4)
        return Kwartaal(jaar, rest + 1)

    def __sub__(self, ander: "Kwartaal") -> int:
        """How many quarters after the other."""
        return (self.jaar - ander.jaar) * 4 + self.nummer - ander.nummer


def _kwartaal(waarde: object) -> object:
    if isinstance(waarde, str) and _VORM.fullmatch(waarde):
        return Kwartaal.lees(waarde)
    if isinstance(waarde, Kwartaal):
        return waarde
    raise PydanticCustomError("kwartaal", "jjjj-Qn")


KwartaalVeld = Annotated[
    Kwartaal,
    BeforeValidator(_kwartaal),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-Q[1-4]$"}),
]
"""A quarter as a field of a record."""
