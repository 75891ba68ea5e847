"""Records kept by type, so that asking for one type costs what there is of it and not what there is in all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import TypeVar, cast

from verandertheorie.model.soorten import ElkRecord

R = TypeVar("R")


class Verzameling:
    """Records in the order in which they were given, and the same by type."""

    def __init__(self, records: Iterable[ElkRecord]) -> None:
        self._alles = tuple(records)
        self._per_type: dict[type, list[tuple[int, ElkRecord]]] = defaultdict(list)
        for nr, r in enumerate(self._alles):
            self._per_type[type(r)].append((nr, r))
        self._gevraagd: dict[type, tuple[object, ...]] = {}

    def __iter__(self) -> Iterator[ElkRecord]:
        return iter(self._alles)

    def __len__(self) -> int:
        return len(self._alles)

    def records(self, model: type[R]) -> tuple[R, ...]:
        """The records of a type, or of the types below it, in the order in which they were given."""
        if model not in self._gevraagd:
            passend = [paar for soort, paren in self._per_type.items() if issubclass(soort, model) for paar in paren]
            self._gevraagd[model] = tuple(r for _, r in sorted(passend, key=itemgetter(0)))
        return cast("tuple[R, ...]", self._gevraagd[model])
