"""Chains of claims: what leads to what, along which steps, and what falls away with a step or a source.

A step is a claim of the theory along which an effect runs. One onto a claim (a blocker hinders a step) runs to where
that claim runs to. Between two nodes there may be more than one step, and the theory may go round.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush, merge
from itertools import islice, pairwise, product

import networkx as nx

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.wandeling import einde, tussen
from verandertheorie.model.relaties import GEVOLG, TOEGESTAAN, UIT_FACTOR

Keten = tuple[Stelling, ...]
"""Steps, each from where the one before ends."""
_EINDE = ""
"""Behind every node that a way may lead to; no node has this key."""


@dataclass(frozen=True, eq=False)
class Ketens:
    """The steps of a theory as of a cycle, to walk along.

    Args:
        graaf: theory and evidence.
    """

    graaf: Verandergraaf

    @cached_property
    def stappen(self) -> Mapping[str, tuple[str, Stelling]]:
        """Every step with the node it runs to, by key of the claim."""
        g = self.graaf
        gevonden = (s for s in g.stellingen.values() if s.laag == "theorie" and s.relatie in GEVOLG | UIT_FACTOR)
        met_einde = ((einde(g, s), s) for s in gevonden if s.van in g.knopen)
        return {s.sleutel: (naar, s) for naar, s in met_einde if naar is not None and naar in g.knopen}

    @cached_property
    def net(self) -> "nx.MultiDiGraph[str]":
        """The same for networkx: nodes by key, an edge per step with its key."""
        return self._net(self.stappen)

    def _net(self, sleutels: Iterable[str]) -> "nx.MultiDiGraph[str]":
        n: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        n.add_nodes_from(sorted({k for naar, s in self.stappen.values() for k in (s.van, naar)}))
        for sleutel in sorted(sleutels):
            naar, s = self.stappen[sleutel]
            n.add_edge(s.van, naar, key=sleutel)
        return n

    def paden(self, van: str, naar: Collection[str], hoogstens: int) -> tuple[Keten, ...]:
        """Every way from a node to one of others that comes nowhere twice, short ones first, then by key.

        By Yen's algorithm (1971): the time to the next way is bounded, also where most of what is tried leads nowhere.

        Args:
            van: key of a node.
            naar: keys of nodes.
            hoogstens: of longer lists the first so many: the shortest.
        """
        net: nx.DiGraph[str] = nx.DiGraph(self.net)
        doelen = sorted(k for k in naar if k in net and k != van)
        net.add_edges_from((doel, _EINDE) for doel in doelen)
        return tuple(sorted(islice(self._wegen(net, van), hoogstens), key=_orde))

    def lussen(self, hoogstens: int) -> tuple[Keten, ...]:
        """Every way round that comes nowhere twice, each once, from the node with the smallest key; in that order.

        By Yen's algorithm from each node, along those with a larger key: networkx has Johnson's (1975), which takes
        them from sets, so that the first so many would be others each time.

        Args:
            hoogstens: of longer lists the first so many: the shortest.
        """
        rond = merge(*(self._rond(k) for k in sorted(self.net)), key=len)
        return tuple(sorted(islice(rond, hoogstens), key=_orde))

    def _rond(self, begin: str) -> Iterator[Keten]:
        """The ways from a node along those with a larger key and back, short ones first."""
        stappen = ((van, naar) for van, naar in self.net.edges() if min(van, naar) >= begin)
        net: nx.DiGraph[str] = nx.DiGraph((van, _EINDE if naar == begin else naar) for van, naar in stappen)
        return self._wegen(net, begin, terug=(begin,))

    def _wegen(self, net: "nx.DiGraph[str]", van: str, terug: tuple[str, ...] = ()) -> Iterator[Keten]:
        """The ways from a node to the end of a net, short ones first; ``terug`` stands in place of that end."""
        if van in net and _EINDE in net and nx.has_path(net, van, _EINDE):
            for knopen in nx.shortest_simple_paths(net, van, _EINDE):
                yield from self._langs((*knopen[:-1], *terug))

    def _langs(self, knopen: tuple[str, ...]) -> Iterator[Keten]:
        """The ways along these nodes, in their order; where two steps run from one to the next, one with each."""
        keuzes = (sorted(self.net[van][naar]) for van, naar in pairwise(knopen))
        return (tuple(self.stappen[s][1] for s in keten) for keten in product(*keuzes))

    def omweg(self, van: str, naar: str, sleutels: Iterable[str]) -> Keten | None:
        """As :meth:`draad`, of more than one step: no such way has a step that goes there at once."""
        return self.draad(van, naar, (k for k in sleutels if k in self.stappen and not self._gaat(k, van, naar)))

    def _gaat(self, sleutel: str, van: str, naar: str) -> bool:
        eind, s = self.stappen[sleutel]
        return (s.van, eind) == (van, naar)

    def draad(self, van: str, naar: str, sleutels: Iterable[str]) -> Keten | None:
        """The shortest way along some of the steps, the first by key of those; None when they do not connect.

        Exact, also where the theory goes round: along its own steps alone, whatever lies beside them.
        """
        hier = [k for k in sleutels if k in self.stappen]
        ergens = any(self.stappen[k][1].van == van for k in hier) and any(self.stappen[k][0] == naar for k in hier)
        if van == naar or not ergens:
            return None  # most voices; a net for each of them takes most of the time
        net = self._net(hier)
        if not nx.has_path(net, van, naar):
            return None
        afstand = nx.single_target_shortest_path_length(net, naar)
        plek, keten = van, []
        while plek != naar:
            verder = (
                (k, eind) for eind in net[plek] for k in net[plek][eind] if afstand.get(eind, -1) == afstand[plek] - 1
            )
            sleutel, plek = min(verder)
            keten.append(self.stappen[sleutel][1])
        return tuple(keten)

    def snede(self, van: str, naar: str) -> tuple[Stelling, ...]:
        """As few claims as possible without which nothing leads from one node to another; by key.

        A claim that others run onto takes these along. Empty when nothing leads there at all.
        """
        net: nx.DiGraph[str] = nx.DiGraph()
        for sleutel, (eind, s) in self.stappen.items():
            # a claim is a door that one goes through; a step onto a claim goes through that door too
            in_, uit = f"in {sleutel}", f"uit {sleutel}"
            net.add_edge(in_, uit, capacity=1)
            deur = s.op_bewering if s.op_bewering in self.stappen else None
            net.add_edge(s.van, in_)
            net.add_edge(uit, f"in {deur}" if deur else eind)
        if van not in net or naar not in net or van == naar:
            return ()
        _, (bij_van, _) = nx.minimum_cut(net, van, naar)
        door = (k for k in sorted(self.stappen) if f"in {k}" in bij_van and f"uit {k}" not in bij_van)
        return tuple(self.stappen[k][1] for k in door)

    def dragers(
        self, van: str, naar: str, wie: Mapping[str, Collection[str]], hoogstens: int
    ) -> tuple[str, ...] | None:
        """As few voices as possible without which no way is left on which every step has a voice; by name.

        Exact: whatever breaks a way takes all voices of one of its steps, so every way that is left is broken at each
        of its steps in turn, fewest voices first.

        Args:
            van: key of a node.
            naar: key of another.
            wie: the voices for each step, by key; a step that nobody speaks for is on no way.
            hoogstens: after so many tries it gives up.

        Returns:
            Empty when there is no such way to begin with; None when it gave up.
        """
        stemmen = {k: frozenset(wie.get(k, ())) for k in self.stappen}
        rand: list[tuple[int, tuple[str, ...]]] = [(0, ())]
        gezien: set[tuple[str, ...]] = set()
        while rand and len(gezien) < hoogstens:
            _, weg = heappop(rand)
            if weg in gezien:
                continue
            gezien.add(weg)
            draad = self.draad(van, naar, (k for k, hier in stemmen.items() if hier.difference(weg)))
            if draad is None:
                return weg
            for s in draad:
                erbij = tuple(sorted(stemmen[s.sleutel].union(weg)))
                heappush(rand, (len(erbij), erbij))
        return None


def teken(graaf: Verandergraaf, keten: Keten) -> int:
    """1 when more at the begin gives more at the end, -1 when less, 0 when a step says neither.

    A step onto a claim takes the sign of that claim along: what hinders a blocker gives more.
    """
    uit = 1
    for s in (s for stap in keten for s in (stap, *tussen(graaf, stap))):
        uit *= TOEGESTAAN[s.relatie].teken if s.relatie else 0
    return uit


def _orde(keten: Keten) -> tuple[int, tuple[str, ...]]:
    return len(keten), tuple(s.sleutel for s in keten)
