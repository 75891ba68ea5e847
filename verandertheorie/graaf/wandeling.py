"""One typed walk along claims: which nodes are reached from a start, over which relations, where what holds."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Weg:
    """How far a walk came: the goals it reached, and the claims on a path to one of them, by key.

    ``begin``: the start nodes from which a goal is reached.
    """

    doelen: frozenset[str]
    langs: tuple[Stelling, ...]
    begin: frozenset[str]


def weg(
    graaf: Verandergraaf,
    vanaf: Iterable[str],
    relaties: Iterable[Relatie],
    doelen: Iterable[str],
    *,
    mits: Callable[[Stelling], bool] = lambda _: True,
) -> Weg:
    """The same walk, towards goals: which are reached, and along which claims.

    Args:
        graaf: theory and evidence as of a cycle.
        vanaf: keys of nodes; a goal among them is reached at once.
        relaties: along which relations to go on.
        doelen: keys of nodes.
        mits: only over claims for which this is true.
    """
    langs, begin = frozenset(relaties), frozenset(vanaf)
    gezien = bereikt(graaf, begin, langs, mits=mits)
    gehaald = gezien & frozenset(doelen)
    gezet = [
        s
        for hier in sorted(gezien)
        for s in stappen(graaf, hier)
        if s.relatie in langs and s.op_bewering is None and mits(s)
    ]
    komt_van: dict[str, list[str]] = defaultdict(list)
    for s in gezet:
        komt_van[s.naar].append(s.van)
    voert_ernaar, rand = set(gehaald), [*gehaald]
    while rand:
        nieuw = set(komt_van[rand.pop()]) - voert_ernaar
        voert_ernaar |= nieuw
        rand += nieuw
    op_pad = sorted((s for s in gezet if s.naar in voert_ernaar), key=lambda s: s.sleutel)
    return Weg(gehaald, tuple(op_pad), begin & voert_ernaar)


def stappen(graaf: Verandergraaf, van: str) -> tuple[Stelling, ...]:
    """The claims of the theory that start in a node, by key."""
    return graaf.uitgaand.get(van, ())


def tussen(graaf: Verandergraaf, s: Stelling) -> tuple[Stelling, ...]:
    """The claims that a step falls onto before it ends on a node, in that order; none for a step onto a node."""
    onderweg: list[Stelling] = []
    while s.op_bewering is not None and s.op_bewering in graaf.stellingen:
        s = graaf.stellingen[s.op_bewering]
        onderweg.append(s)
    return tuple(onderweg)


def einde(graaf: Verandergraaf, s: Stelling) -> str | None:
    """The node where a step ends; for a step onto a claim, where that claim ends. None when that one is not walked."""
    onderweg = tussen(graaf, s)
    if any(b.laag != "theorie" for b in onderweg):
        return None
    laatste = onderweg[-1] if onderweg else s
    return None if laatste.op_bewering else laatste.naar
