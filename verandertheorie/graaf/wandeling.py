"""One typed walk along claims: which nodes are reached from a start, over which relations, where what holds."""

from collections.abc import Callable, Iterable

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.relaties import Relatie


def bereikt(
    graaf: Verandergraaf,
    vanaf: Iterable[str],
    relaties: Iterable[Relatie],
    *,
    mits: Callable[[Stelling], bool] = lambda _: True,
) -> frozenset[str]:
    """Nodes reached from the start nodes, themselves included, over claims of the theory with one of these relations.

    Args:
        graaf: theory and evidence as of a cycle.
        vanaf: keys of nodes.
        relaties: along which relations to go on, in any order and any number.
        mits: only over claims for which this is true.

    Returns:
        Keys of nodes. Candidates and retired claims are never walked; a step onto a claim is not followed here
        (see :func:`einde`).
    """
    langs, bezocht = frozenset(relaties), set(vanaf)
    rand = sorted(bezocht)
    while rand:
        hier = rand.pop()
        for s in stappen(graaf, hier):
            if s.relatie in langs and s.op_bewering is None and s.naar not in bezocht and mits(s):
                bezocht.add(s.naar)
                rand.append(s.naar)
    return frozenset(bezocht)


def stappen(graaf: Verandergraaf, van: str) -> tuple[Stelling, ...]:
    """The claims of the theory that start in a node, by key."""
    return graaf.uitgaand.get(van, ())


def einde(graaf: Verandergraaf, s: Stelling) -> str | None:
    """The node where a step ends; for a step onto a claim, where that claim ends. None when that one is not walked."""
    while s.op_bewering is not None:
        verder = graaf.stellingen.get(s.op_bewering)
        if verder is None or verder.laag != "theorie":
            return None
        s = verder
    return s.naar
