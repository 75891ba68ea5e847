"""Many texts looked for in another one in one go, so that twice as many texts do not mean twice as long a search."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import AnyStr, Generic

KOP = 32
"""Characters or bytes of a text by which it is recognised; only then the rest is held against it."""

WEINIG = 24
"""Up to so many texts of one length a search for each is quicker than a look at every place."""


class Zoeklijst(Generic[AnyStr]):
    """Texts, made ready to be looked for: by the length of their beginning, and by that beginning."""

    def __init__(self, teksten: Iterable[AnyStr]) -> None:
        self._per_lengte: dict[int, dict[AnyStr, list[AnyStr]]] = defaultdict(lambda: defaultdict(list))
        for tekst in dict.fromkeys(teksten):
            self._per_lengte[min(len(tekst), KOP)][tekst[:KOP]].append(tekst)

    def __bool__(self) -> bool:
        return bool(self._per_lengte)

    def in_(self, hooi: AnyStr) -> set[AnyStr]:
        """Which of the texts stand in another one."""
        gevonden: set[AnyStr] = set()
        for lengte, per_kop in self._per_lengte.items():
            if len(per_kop) <= WEINIG:
                gevonden.update(t for teksten in per_kop.values() for t in teksten if t in hooi)
            else:
                gevonden.update(_overal(hooi, lengte, per_kop))
        return gevonden


def _overal(hooi: AnyStr, lengte: int, per_kop: Mapping[AnyStr, list[AnyStr]]) -> Iterable[AnyStr]:
    for plaats in range(len(hooi) - lengte + 1):
        kop = hooi[plaats : plaats + lengte]
        if kop in per_kop:
            yield from (t for t in per_kop[kop] if len(t) == lengte or hooi.startswith(t, plaats))
