"""Which areas there are, what lies in what, which of them are counted, and so whether something said there counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from verandertheorie.graaf.filters import Filter, selecteert
from verandertheorie.model.gebieden import Gebied
from verandertheorie.oordeel.tellen import Programma
from verandertheorie.taal import gevouwen

Plaats = Literal["telt", "niet_van_toepassing", "niet_herleid", "buiten_scope", "buiten_selectie"]


@dataclass(frozen=True)
class Ligging:
    """The areas of one moment, and the part of them that a filter chooses.

    Args:
        gebieden: all areas in scope by key, in that order, whatever the filter.
        filter: its area part chooses the sub-areas that are counted.
    """

    gebieden: Mapping[str, Gebied]
    filter: Filter

    @cached_property
    def deelgebieden(self) -> tuple[str, ...]:
        """The sub-areas that are counted, by key; an area filter chooses from them."""
        return tuple(
            k
            for k, g in self.gebieden.items()
            if g.niveau == "deelgebied" and selecteert(self.filter, self.ligt_in(k), self.gebieden)
        )

    @cached_property
    def kerngebied_van(self) -> Mapping[str, str]:
        """The core area of each counted sub-area; empty text when it lies in none."""
        return {k: self.kern(k) for k in self.deelgebieden}

    def ligt_in(self, gebied: str) -> tuple[str, ...]:
        """An area and everything it lies in, from the inside out."""
        uit: list[str] = []
        hier: str | None = gebied
        while hier and hier not in uit:
            uit.append(hier)
            hier = self.gebieden[hier].ligt_in if hier in self.gebieden else None
        return tuple(uit)

    def plaats(self, gebied: str, geldt_in: Collection[str]) -> Plaats:
        """Whether what was found in an area counts, or why it is kept and shown and counts nowhere.

        Args:
            gebied: where it was found; empty text for nowhere in particular.
            geldt_in: the sub-areas where its subject can hold.
        """
        if gebied in geldt_in:
            return "telt"
        if self._niveau(gebied) in ("programma", "kerngebied") or not gebied:
            return "niet_herleid"
        if gebied in self.deelgebieden:
            return "niet_van_toepassing"
        return "buiten_selectie" if gebied in self.gebieden else "buiten_scope"

    def is_deelgebied(self, gebied: str | None) -> bool:
        """Whether it is a sub-area in scope, counted or not."""
        return self._niveau(gebied or "") == "deelgebied"

    def kenmerk(self, gebied: str, naam: str) -> Literal["ja", "nee", "onbekend"]:
        """What is known of a feature of an area: as it was entered there, else whether it is one of its tasks.

        An area has the tasks of itself and of what it lies in, as for a filter. A list of tasks is complete: where an
        area or its core area has one, what is a task elsewhere and not here is none. Of an area without a list, or of
        what is nobody's task, it is not known.
        """
        ingevuld = self.gebieden[gebied].kenmerken.get(naam, "onbekend") if gebied in self.gebieden else "onbekend"
        if ingevuld != "onbekend" or (woord := _plat(naam)) not in self._alle_opgaven:
            return ingevuld
        boven = [self.gebieden[g] for g in self.ligt_in(gebied) if g in self.gebieden]
        if any(woord in map(_plat, g.opgaven) for g in boven):
            return "ja"
        return "nee" if any(g.opgaven for g in boven if g.niveau != "programma") else "onbekend"

    @cached_property
    def _alle_opgaven(self) -> frozenset[str]:
        """Every task of any area, as words are compared."""
        return frozenset(_plat(o) for g in self.gebieden.values() for o in g.opgaven)

    def hele_kernen(self, gebieden: Collection[str], van: Collection[str]) -> tuple[str, ...]:
        """The core areas that some areas consist of, by key; empty when they are a part of one, or lie in none.

        Args:
            gebieden: some areas.
            van: all that were looked at; what nobody looked at makes no core area whole.
        """
        kernen = {self.kern(g) for g in gebieden}
        heel = all(g in gebieden for g in van if self.kern(g) in kernen)
        return tuple(sorted(kernen)) if heel and "" not in kernen else ()

    @cached_property
    def programma(self) -> Programma:
        """How broad the programme is, whatever the filter."""
        alle = [k for k in self.gebieden if self.is_deelgebied(k)]
        return Programma(len(alle), len({self.kern(k) for k in alle} - {""}))

    def kern(self, gebied: str) -> str:
        """The core area that an area is or lies in; empty text for none."""
        return next((h for h in self.ligt_in(gebied) if self._niveau(h) == "kerngebied"), "")

    def _niveau(self, gebied: str) -> str:
        return self.gebieden[gebied].niveau if gebied in self.gebieden else ""


def _plat(woord: str) -> str:
    """A word as two of them are compared, whatever the capitals and spaces."""
    return gevouwen(woord).casefold()
