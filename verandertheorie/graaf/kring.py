"""Which nodes go round: every node of such a ring is reached from every other one."""

from collections import defaultdict
from collections.abc import Iterable


def kringen(pijlen: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The rings among arrows: per ring its nodes in order of key; a ring that touches another is one with it.

    >>> kringen([("a", "b"), ("b", "a"), ("b", "c"), ("d", "d")])
    (('a', 'b'), ('d',))
    """
    over = _zonder_begin(pijlen)
    if not over:
        return ()
    import networkx as nx  # takes a quarter of a second, and most theories have no arrows back

    graaf: nx.DiGraph[str] = nx.DiGraph(over)
    rond = (c for c in nx.strongly_connected_components(graaf) if len(c) > 1 or graaf.has_edge(*(2 * tuple(c))))
    return tuple(sorted(tuple(sorted(c)) for c in rond))


def _zonder_begin(pijlen: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The arrows that remain when what no arrow comes to is taken away, again and again; none without a ring."""
    verder: dict[str, list[str]] = defaultdict(list)
    komt_aan: dict[str, int] = defaultdict(int)
    for van, naar in pijlen:
        verder[van].append(naar)
        komt_aan[naar] += 1
    begin = [van for van in verder if van not in komt_aan]
    while begin:
        for naar in verder.pop(begin.pop(), ()):
            komt_aan[naar] -= 1
            if not komt_aan[naar]:
                begin.append(naar)
    return [(van, naar) for van, naren in verder.items() for naar in naren]
