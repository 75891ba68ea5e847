"""The learning cycles of a dossier: which number a cycle has, and in which of them a day falls."""

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property

from verandertheorie.model.gebieden import Leercyclus


class Kalender:
    """Learning cycles in the order in which they were given, which should be that of their numbers."""

    def __init__(self, cycli: Iterable[Leercyclus]) -> None:
        self.cycli = tuple(cycli)
        self._op_dag: dict[datetime.date, tuple[Leercyclus, ...]] = {}  # records share their days
        self._nummer_op_dag: dict[datetime.date, int] = {}

    def nummer(self, sleutel: str) -> int | None:
        """Number of the cycle with a key, whatever its capitals; of two the first, None when there is none."""
        return self._nummers.get(sleutel.casefold())

    @cached_property
    def _nummers(self) -> Mapping[str, int]:
        return {c.sleutel.casefold(): c.nummer for c in reversed(self.cycli)}

    def sleutel(self, nummer: int) -> str:
        """Key of the cycle with a number; of two the first.

        Raises:
            KeyError: no cycle has it.
        """
        return self._sleutels[nummer]

    @cached_property
    def _sleutels(self) -> Mapping[int, str]:
        return {c.nummer: c.sleutel for c in reversed(self.cycli)}

    def op(self, dag: datetime.date) -> tuple[Leercyclus, ...]:
        """The cycles in which a day falls, in their order: one, when all is well."""
        if dag not in self._op_dag:
            self._op_dag[dag] = tuple(c for c in self.cycli if c.van <= dag <= c.tot)
        return self._op_dag[dag]

    def nummer_op(self, dag: datetime.date) -> int:
        """Number of the first of them; 0 when the day falls in none."""
        if dag not in self._nummer_op_dag:
            self._nummer_op_dag[dag] = next((c.nummer for c in self.op(dag)), 0)
        return self._nummer_op_dag[dag]
