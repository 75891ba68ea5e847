"""In which order nodes stand in their columns so that few arrows of the map cross.

A layered layout without dummy nodes (Sugiyama, Tagawa & Toda 1981 have them): the map spreads every column evenly over
one height, so an arrow that skips a column is one straight line and needs no place of its own there. Several fixed
starts; each is swept with barycenters and then sifted (Matuszewski, Schönfeld & Molitor 1999); the best one counts.
Floats are added with ``fsum``: ``sum`` rounds differently from Python 3.12 on, and the same graph is to look the same.
"""

import math
from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement

Pijl = tuple[str, str]

_STARTS = 8
"""More find 1 or 2 % fewer crossings at most."""
_TE_VERDELEN = 400
"""So many arrows divided over the starts: a small graph gets them all, a large one only the first."""
_RONDEN = 100
"""Rounds of averaging for one start; more do not give fewer crossings on graphs of 30 to 2,000 nodes."""
_GULDEN = (math.sqrt(5) - 1) / 2
_KEREN = 10
"""Rounds of sweeping, and of sifting, at most; only a large graph would use more, and gain little."""
_BEREIK = 8
"""A node is tried at most so many places away; a wider reach costs time and brings next to nothing."""
_ZWAAR = 10_000
"""No gain within a column is worth a crossing."""


def orden(vakken: Mapping[str, int], pijlen: Sequence[Pijl]) -> dict[str, int]:
    """Give every node a place in its column.

    Args:
        vakken: the column of every node; columns stand side by side from the lowest number to the highest.
        pijlen: from node to node. They may skip columns, run back, stay in a column, repeat, or end where they start.

    Returns:
        The place of every node, from 0, within its column; by column, then place. It depends on neither the order of
        ``vakken`` nor that of ``pijlen``. Nodes without arrows come last in their column, by key. Nodes that are linked
        within a column stand near each other, the cause above, as far as that costs no crossings.

    Raises:
        KeyError: an arrow ends on a node without a column.

    >>> orden({"a": 0, "b": 0, "x": 1, "y": 1}, [("a", "y"), ("b", "x")])
    {'a': 0, 'b': 1, 'y': 0, 'x': 1}
    """
    net = _Net.uit(vakken, pijlen)
    beste = min((net.kolommen, *map(net.verbeter, net.starts())), key=net.maat)
    return {sleutel: plek for c in net.kolommen for plek, sleutel in enumerate([*beste[c], *net.los[c]])}


def kruisingen(vakken: Mapping[str, int], orde: Mapping[str, int], pijlen: Sequence[Pijl]) -> int:
    """Count the pairs of arrows that cross when every column is spread evenly over one height.

    Args:
        vakken: the column of every node, as for :func:`orden`.
        orde: the place of every node within its column.
        pijlen: from node to node; those within a column do not count.

    Returns:
        The number of crossing pairs of straight lines. Arrows with an end in common do not cross; one that touches the
        end of another does not either. Arrows that are there twice cross twice.

    Raises:
        KeyError: an arrow ends on a node without a column or place.
    """
    kolom = _op_rij(vakken)
    tussen = [(a, b) if kolom[a] < kolom[b] else (b, a) for a, b in pijlen if kolom[a] != kolom[b]]
    # Heights are whole numbers, divisible by every distance between columns: touching lines then compare as equal.
    hoeveel = Counter(kolom.values())
    maat = math.lcm(*(2 * n for n in hoeveel.values())) * math.lcm(*{kolom[b] - kolom[a] for a, b in tussen})
    hoogte = {k: maat // (2 * hoeveel[kolom[k]]) * (2 * orde[k] + 1) for pijl in tussen for k in pijl}
    bundels: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for a, b in tussen:
        bundels[kolom[a], kolom[b]].append((hoogte[a], hoogte[b]))
    totaal = 0
    for een, ander in combinations_with_replacement(sorted(bundels), 2):
        links, rechts = max(een[0], ander[0]), min(een[1], ander[1])
        if een == ander:
            totaal += _omkeringen([(p, q, 0) for p, q in bundels[een]], (0,))
        elif links < rechts:
            stukken = []
            for kant, (van, tot) in enumerate((een, ander)):
                for p, q in bundels[van, tot]:
                    helling = (q - p) // (tot - van)
                    stukken.append((p + helling * (links - van), p + helling * (rechts - van), kant))
            totaal += _omkeringen(stukken, (1, 0))
    return totaal


def _op_rij(vakken: Mapping[str, int]) -> dict[str, int]:
    """The columns numbered from 0 without gaps, as they are drawn."""
    rang = {c: i for i, c in enumerate(sorted(set(vakken.values())))}
    return {k: rang[c] for k, c in vakken.items()}


def _omkeringen(stukken: list[tuple[int, int, int]], tegen: tuple[int, ...]) -> int:
    """Count pairs of lines (height left, height right, side) that change order; side ``i`` against ``tegen[i]``."""
    gezien: list[list[int]] = [[] for _ in tegen]
    totaal = 0
    for _, q, kant in sorted(stukken):
        andere = gezien[tegen[kant]]
        totaal += len(andere) - bisect_right(andere, q)
        insort(gezien[kant], q)
    return totaal


_Orde = dict[int, list[str]]
"""Per column its nodes that have arrows, from above."""


@dataclass(frozen=True, slots=True)
class _Net:
    """The sorted graph. ``buren``: per node and side (-1 left, 0 same column, 1 right) where its arrows end."""

    vakken: dict[str, int]
    pijlen: list[Pijl]
    kolommen: dict[int, list[str]]
    los: dict[int, list[str]]
    buren: dict[int, dict[str, list[str]]]

    @classmethod
    def uit(cls, vakken: Mapping[str, int], pijlen: Sequence[Pijl]) -> "_Net":
        vakken = _op_rij(vakken)
        gesorteerd = sorted((a, b) for a, b in pijlen if a != b)
        buren: dict[int, dict[str, list[str]]] = {kant: {k: [] for k in vakken} for kant in (-1, 0, 1)}
        for a, b in gesorteerd:
            kant = (vakken[b] > vakken[a]) - (vakken[b] < vakken[a])
            buren[kant][a].append(b)
            buren[-kant][b].append(a)
        kolommen: dict[int, list[str]] = {c: [] for c in sorted(set(vakken.values()))}
        los: dict[int, list[str]] = {c: [] for c in kolommen}
        for k in sorted(vakken):
            (kolommen if any(buren[kant][k] for kant in buren) else los)[vakken[k]].append(k)
        return cls(vakken, gesorteerd, kolommen, los, buren)

    def maat(self, orde: _Orde) -> tuple[int, int]:
        """What is to be as small as possible: the crossings, then how far apart links within a column stand."""
        plek = {k: i for c in self.kolommen for i, k in enumerate([*orde[c], *self.los[c]])}
        binnen = [plek[b] - plek[a] for a, b in self.pijlen if self.vakken[a] == self.vakken[b]]
        return kruisingen(self.vakken, plek, self.pijlen), sum(abs(d) + (d < 0) for d in binnen)

    def hoogten(self, orde: _Orde) -> dict[str, float]:
        """Where every node with arrows stands, from 0 to 1."""
        return {k: (i + 0.5) / (len(rij) + len(self.los[c])) for c, rij in orde.items() for i, k in enumerate(rij)}

    def starts(self) -> Iterator[_Orde]:
        """Orders to begin with: by numbers that are alike for neighbours, from different scattered numbers."""
        knopen = [k for rij in self.kolommen.values() for k in rij]
        hoeveel = min(_STARTS, max(1, _TE_VERDELEN // len(self.pijlen))) if self.pijlen else 0
        for nummer in range(hoeveel):
            # Multiples of the golden ratio scatter evenly, and alike on every machine.
            getal = self._gemiddeld({k: (i + 1) * (2 * nummer + 1) * _GULDEN % 1 for i, k in enumerate(knopen)})
            yield {c: sorted(rij, key=getal.__getitem__) for c, rij in self.kolommen.items()}

    def _gemiddeld(self, getal: dict[str, float]) -> dict[str, float]:
        """The numbers after rounds of moving halfway to the mean of the neighbours (towards the Fiedler vector)."""
        naast = {k: self.buren[-1][k] + self.buren[1][k] or [k] for k in getal}
        gewicht = sum(map(len, naast.values()))
        for _ in range(_RONDEN):
            midden = math.fsum(getal[k] * len(ww) for k, ww in naast.items()) / gewicht
            getal = {
                k: (getal[k] + math.fsum([getal[w] for w in ww]) / len(ww)) / 2 - midden for k, ww in naast.items()
            }
        return getal

    def verbeter(self, orde: _Orde) -> _Orde:
        """The best order that sweeps and then sifting find from here; never worse than ``orde``."""
        laagste = self.maat(orde)
        for stap in (self._veeg, self._zeef):
            for _ in range(_KEREN):
                if (maat := self.maat(nieuw := stap(orde))) >= laagste:
                    break
                orde, laagste = nieuw, maat
        return orde

    def _veeg(self, orde: _Orde) -> _Orde:
        """Sort every column by the mean height of the neighbours left of it, then back by those on the right."""
        y, nieuw = self.hoogten(orde), dict(orde)
        for kant, heen in ((-1, list(orde)), (1, list(orde)[::-1])):
            for c in heen:
                naast = {k: self.buren[kant][k] or [k] for k in nieuw[c]}
                doel = {k: math.fsum([y[w] for w in ww]) / len(ww) for k, ww in naast.items()}
                nieuw[c] = sorted(nieuw[c], key=doel.__getitem__)
                y |= self.hoogten({c: nieuw[c]})
        return nieuw

    def _zeef(self, orde: _Orde) -> _Orde:
        """Take every node out of its column in turn and put it back where it gives the fewest crossings."""
        nieuw = {c: list(rij) for c, rij in orde.items()}
        y = self.hoogten(nieuw)
        for c, rij in nieuw.items():
            kosten = self._passeerkosten(c, rij, y)
            for k in sorted(rij):
                van = rij.index(k)
                winst, naar = 0, van
                for stap in (-1, 1):
                    som, i = 0, van + stap
                    while 0 <= i < len(rij) and abs(i - van) <= _BEREIK:
                        boven, onder = (k, rij[i]) if stap > 0 else (rij[i], k)
                        som += kosten(boven, onder)
                        if som < winst:
                            winst, naar = som, i
                        i += stap
                if naar != van:
                    rij.insert(naar, rij.pop(van))
            y |= self.hoogten({c: rij})
        return nieuw

    def _passeerkosten(self, c: int, rij: list[str], y: Mapping[str, float]) -> Callable[[str, str], int]:
        """Makes the function that tells what it costs when the upper of two neighbours goes below the other."""
        einden = {
            kant: {k: [(abs(self.vakken[w] - c), y[w]) for w in self.buren[kant][k]] for k in rij} for kant in (-1, 1)
        }

        @cache
        def kosten(boven: str, onder: str) -> int:
            kruist, midden = 0, (y[boven] + y[onder]) / 2
            for per_knoop in einden.values():
                for ver_b, yb in per_knoop[boven]:
                    for ver_o, yo in per_knoop[onder]:
                        # Compare where the shorter of the two ends, had both begun at one height.
                        verschil = yo - yb if ver_b == ver_o else (yo - midden) * ver_b - (yb - midden) * ver_o
                        kruist += (verschil > 0) - (verschil < 0)
            return kruist * _ZWAAR + self._verder_uiteen(boven, onder, y)

        return kosten

    def _verder_uiteen(self, boven: str, onder: str, y: Mapping[str, float]) -> int:
        """How much further links within the column stand apart when the upper of two neighbours goes below."""
        naast_b, naast_o = self.buren[0][boven], self.buren[0][onder]
        if not naast_b and not naast_o:
            return 0
        uiteen = sum((y[w] < y[boven]) - (y[w] > y[boven]) for w in naast_b if w != onder)
        uiteen += sum((y[w] > y[onder]) - (y[w] < y[onder]) for w in naast_o if w != boven)
        if onder in naast_b:
            uiteen += self.pijlen.count((boven, onder)) - self.pijlen.count((onder, boven))
        return uiteen
