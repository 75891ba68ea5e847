"""What is sent to Neo4j: rows of nodes and relationships, in groups that one statement can write."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self, TypeAlias, TypeVar

T = TypeVar("T")

Waarde = str | int | float | bool | datetime.date | tuple[str, ...] | None
Velden = Mapping[str, Waarde]
Relatierij: TypeAlias = tuple[str, str, Velden]
"""From, to, and fields with an id."""


@dataclass(frozen=True, slots=True)
class Knopen:
    """Nodes that are found by one label and get one more (or none)."""

    label: str
    ook: str
    rijen: tuple[Velden, ...]

    def met(self, rijen: Sequence[Velden]) -> Self:
        """The same with other rows."""
        return replace(self, rijen=tuple(rijen))

    def splits(self, aantal: int) -> tuple[Self, Self]:
        """The first so many rows, and the rest."""
        return self.met(self.rijen[:aantal]), self.met(self.rijen[aantal:])


@dataclass(frozen=True, slots=True)
class Relaties:
    """Relationships of one type between nodes of two labels."""

    soort: str
    van: str
    naar: str
    rijen: tuple[Relatierij, ...]

    def met(self, rijen: Sequence[Relatierij]) -> Self:
        """The same with other rows."""
        return replace(self, rijen=tuple(rijen))

    def splits(self, aantal: int) -> tuple[Self, Self]:
        """The first so many rows, and the rest."""
        return self.met(self.rijen[:aantal]), self.met(self.rijen[aantal:])


@dataclass(frozen=True, slots=True)
class Projectierijen:
    """Everything of one workspace: nodes before relationships, in a fixed order."""

    knopen: tuple[Knopen, ...]
    relaties: tuple[Relaties, ...]

    @property
    def aantal_knopen(self) -> int:
        """How many nodes."""
        return sum(len(k.rijen) for k in self.knopen)

    @property
    def aantal_relaties(self) -> int:
        """How many relationships."""
        return sum(len(r.rijen) for r in self.relaties)


@dataclass(frozen=True, slots=True)
class Verzamelaar:
    """Collects rows; a node that was not collected takes no relationship, so that nothing ends on nothing."""

    _knopen: dict[tuple[str, str], dict[str, Velden]] = field(default_factory=lambda: defaultdict(dict))
    _relaties: dict[tuple[str, str, str], dict[str, Relatierij]] = field(default_factory=lambda: defaultdict(dict))
    _bekend: set[tuple[str, str]] = field(default_factory=set)

    def knoop(self, label: str, sleutel: str, ook: str = "", /, **velden: Waarde) -> None:
        """Add a node; what is None stays away."""
        self._knopen[label, ook][sleutel] = {"id": sleutel, **{k: w for k, w in velden.items() if w is not None}}
        self._bekend.add((label, sleutel))

    def is_er(self, label: str, sleutel: str) -> bool:
        """Whether that node was added."""
        return (label, sleutel) in self._bekend

    def relatie(
        self, soort: str, van: tuple[str, str], naar: tuple[str, str], sleutel: str = "", /, **velden: Waarde
    ) -> None:
        """Add a relationship between two (label, key) when both are there; its id is its key, else made of its ends."""
        if van in self._bekend and naar in self._bekend:
            naam = sleutel or f"{van[1]}>{naar[1]}"
            gevuld = {k: w for k, w in velden.items() if w is not None}
            self._relaties[soort, van[0], naar[0]][naam] = (van[1], naar[1], {"id": naam, **gevuld})

    def inhoud(self) -> Projectierijen:
        """What was collected, by label and type, then by id."""
        return Projectierijen(
            tuple(Knopen(*namen, _op_sleutel(rijen)) for namen, rijen in sorted(self._knopen.items())),
            tuple(Relaties(*namen, _op_sleutel(rijen)) for namen, rijen in sorted(self._relaties.items())),
        )


def _op_sleutel(rijen: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(rijen[k] for k in sorted(rijen))


def tel_rijen(delen: Iterable[Knopen | Relaties]) -> Mapping[str, int]:
    """How many rows per label or type, by name."""
    uit: dict[str, int] = defaultdict(int)
    for deel in delen:
        uit[deel.label if isinstance(deel, Knopen) else deel.soort] += len(deel.rijen)
    return dict(sorted(uit.items()))
