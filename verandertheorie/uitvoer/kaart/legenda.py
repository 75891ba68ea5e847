"""The sign and the colour of each state of a factor or claim in an area."""

from collections.abc import Iterable

from verandertheorie.lezing.cellen import celnaam
from verandertheorie.lezing.tekens import CELTEKENS
from verandertheorie.uitvoer.kaart.vorm import Celwoord


def celwoorden(voorgekomen: Iterable[str]) -> dict[str, Celwoord]:
    """The meaning of the states that occur, in the order of a legend."""
    er = frozenset(voorgekomen)
    return {k: Celwoord(teken, celnaam(k), kleur) for k, (teken, kleur) in CELTEKENS.items() if k in er}
