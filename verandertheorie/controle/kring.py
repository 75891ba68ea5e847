"""Which nodes go round: every node of such a ring is reached from every other one."""

from collections.abc import Iterable


def kringen(pijlen: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The rings among arrows: per ring its nodes in order of key; a ring that touches another is one with it.

    >>> kringen([("a", "b"), ("b", "a"), ("b", "c"), ("d", "d")])
    (('a', 'b'), ('d',))
    """
    import networkx as nx  # takes a quarter of a second, and most theories have no arrows back

    graaf: nx.DiGraph[str] = nx.DiGraph(list(pijlen))
    rond = (c for c in nx.strongly_connected_components(graaf) if len(c) > 1 or graaf.has_edge(*(2 * tuple(c))))
    return tuple(sorted(tuple(sorted(c)) for c in rond))
