"""The fifteen rules together: each looks at theory and evidence as of a cycle and proposes; none changes anything.

The conditions are those of plan §4 as worked out per rule; their numbers stand in parameters.toml under ``[voorstel]``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from verandertheorie.aanscherping.moment import Rekenregel, Weegmoment
from verandertheorie.aanscherping.regels_gaten import (
    kandidaten,
    onbedoeld,
    ontbrekende_aannamen,
    ontbrekende_rivalen,
    toetsen,
    vage_doelen,
)
from verandertheorie.aanscherping.regels_tafels import bijsturen, signaleren
from verandertheorie.aanscherping.regels_vorm import samenvoegen, splitsen, tussenstappen, voorwaarden
from verandertheorie.aanscherping.regels_zekerheid import uitfaseren, versterken, verzwakken
from verandertheorie.aanscherping.voorstel import NAMEN, Regel, Voorstel
from verandertheorie.fouten import VerandertheorieFout
from verandertheorie.graaf.verandergraaf import Verandergraaf

REGELS: Mapping[Regel, Rekenregel] = {
    "V1": versterken,
    "V2": verzwakken,
    "V3": splitsen,
    "V4": kandidaten,
    "V5": uitfaseren,
    "V6": voorwaarden,
    "V7": tussenstappen,
    "V8": samenvoegen,
    "V9": vage_doelen,
    "V10": ontbrekende_aannamen,
    "V11": ontbrekende_rivalen,
    "V12": toetsen,
    "V13": onbedoeld,
    "V14": bijsturen,
    "V15": signaleren,
}
"""V1 to V15, in that order."""


class RegelFout(Exception):
    """A rule could not be computed: a mistake of ours, not of who asks. Its cause is what stopped the rule."""

    def __init__(self, regel: Regel, oorzaak: Exception) -> None:
        super().__init__(f"{regel} ({NAMEN[regel]}) is niet te berekenen: {type(oorzaak).__name__} {oorzaak}")
        self.regel = regel
        self.__cause__ = oorzaak


@dataclass(frozen=True, slots=True)
class Berekening:
    """What the rules propose, and which of them failed; what one proposes does not hang on another."""

    voorstellen: tuple[Voorstel, ...]
    mislukt: tuple[RegelFout, ...]


def bereken(graaf: Verandergraaf) -> tuple[Voorstel, ...]:
    """Everything the rules propose as of the cycle of this graph, whatever was decided before.

    Returns:
        What should be done before what is only to be talked over; then by weight of the rule, critical claims, name.
        Nothing of a rule that failed: see :func:`mislukte_regels`.
    """
    return graaf.eenmaal(_bereken).voorstellen


def mislukte_regels(graaf: Verandergraaf) -> tuple[RegelFout, ...]:
    """The rules that could not be computed as of the cycle of this graph, in the order of :data:`REGELS`."""
    return graaf.eenmaal(_bereken).mislukt


def _bereken(graaf: Verandergraaf) -> Berekening:
    m = Weegmoment(graaf)
    gevonden: list[Voorstel] = []
    mislukt: list[RegelFout] = []
    for naam, regel in REGELS.items():
        try:
            gevonden += regel(m)
        except VerandertheorieFout:  # nothing went wrong in a rule: the file changed, or cannot be read
            raise
        except Exception as fout:  # what the other rules propose is right whatever went wrong here
            mislukt.append(RegelFout(naam, fout))
    return Berekening(tuple(sorted(gevonden, key=lambda v: v.rang)), tuple(mislukt))
