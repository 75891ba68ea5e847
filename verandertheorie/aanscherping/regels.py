"""The thirteen rules together: each looks at theory and evidence as of a cycle and proposes; none changes anything.

The conditions are those of plan §4 as worked out per rule; their numbers stand in parameters.toml under ``[voorstel]``.
"""

from verandertheorie.aanscherping.moment import Rekenregel, Weegmoment
from verandertheorie.aanscherping.regels_gaten import (
    kandidaten,
    onbedoeld,
    ontbrekende_aannamen,
    ontbrekende_rivalen,
    toetsen,
    vage_doelen,
)
from verandertheorie.aanscherping.regels_vorm import samenvoegen, splitsen, tussenstappen, voorwaarden
from verandertheorie.aanscherping.regels_zekerheid import uitfaseren, versterken, verzwakken
from verandertheorie.aanscherping.voorstel import Voorstel
from verandertheorie.graaf.verandergraaf import Verandergraaf

REGELS: tuple[Rekenregel, ...] = (
    versterken,
    verzwakken,
    splitsen,
    kandidaten,
    uitfaseren,
    voorwaarden,
    tussenstappen,
    samenvoegen,
    vage_doelen,
    ontbrekende_aannamen,
    ontbrekende_rivalen,
    toetsen,
    onbedoeld,
)
"""V1 to V13, in that order."""


def bereken(graaf: Verandergraaf) -> tuple[Voorstel, ...]:
    """Everything the rules propose as of the cycle of this graph, whatever was decided before.

    Returns:
        What should be done before what is only to be talked over; then by weight of the rule, critical claims, name.
    """
    m = Weegmoment(graaf)
    return tuple(sorted((v for regel in REGELS for v in regel(m)), key=lambda v: v.rang))
