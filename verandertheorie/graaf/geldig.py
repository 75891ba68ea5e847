"""What of a dossier holds at one cycle: of each record the newest revision that had begun, by type, when asked for."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeVar, cast

from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.model.soorten import KNOOPTYPEN, MODELLEN, ElkRecord
from verandertheorie.model.theorie import Knoop

R = TypeVar("R")


class Geldig:
    """Records as of one cycle; retired ones too.

    Args:
        voorraad: what the dossier holds, also of later cycles.
        nummer: number of a cycle; 0 for None, "from the start".
        t: number of the cycle.
    """

    def __init__(self, voorraad: Voorraad, nummer: Callable[[str | None], int], t: int) -> None:
        self._voorraad, self._nummer, self._t = voorraad, nummer, t
        self._gevraagd: dict[type, Mapping[tuple[str, str], object]] = {}

    def records(self, model: type[R]) -> tuple[R, ...]:
        """The newest revision of every record of one type with ``sinds`` not after this cycle."""
        return tuple(self._op_naam(model).values())

    def record(self, soort: str, sleutel: str) -> ElkRecord | None:
        """One of them; None when it is not there yet."""
        return cast("ElkRecord | None", self._op_naam(MODELLEN[soort]).get((soort, sleutel)))

    def knoop(self, sleutel: str) -> Knoop | None:
        """One node, whatever its kind; of two kinds the first in ``KNOOPTYPEN``, None when it is not there yet."""
        return self._knopen.get(sleutel)

    @cached_property
    def _knopen(self) -> Mapping[str, Knoop]:
        van_achteren = sorted(self.records(Knoop), key=lambda k: KNOOPTYPEN.index(k.soort), reverse=True)
        return {k.sleutel: k for k in van_achteren}

    def _op_naam(self, model: type[R]) -> Mapping[tuple[str, str], R]:
        if model not in self._gevraagd:
            nieuwste: dict[tuple[str, str], tuple[int, ElkRecord]] = {}
            for r in cast("tuple[ElkRecord, ...]", self._voorraad.records(model)):
                if r.sinds_is_dag:  # of sessions, which have an order of their own
                    continue
                vanaf = self._nummer(r.vanaf or None)
                naam = r.soort_en_sleutel
                if vanaf <= self._t and (naam not in nieuwste or nieuwste[naam][0] <= vanaf):
                    nieuwste[naam] = (vanaf, r)
            self._gevraagd[model] = {naam: r for naam, (_, r) in nieuwste.items()}
        return cast("Mapping[tuple[str, str], R]", self._gevraagd[model])
