"""Who spoke for what, and where: a count, before anything is weighed."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from verandertheorie.graaf.vermelding import gewogen
from verandertheorie.opruimen import zonder_opruimen

if TYPE_CHECKING:
    from verandertheorie.graaf.verandergraaf import Verandergraaf


@zonder_opruimen()
def steun_in(graaf: "Verandergraaf") -> Mapping[tuple[str, str], frozenset[str]]:
    """The independent voices that spoke for each claim or factor in each place, by key; at this moment, for who reads.

    A filter on areas chooses what is counted and not what was found, so it changes nothing here. Also a voice that has
    spoken against it since; of a factor only who spoke of the factor itself. Nothing is judged, so that it costs a
    fraction of a question: for an overview of very many claims, or to compare with another program.

    Returns:
        By subject and place as recorded (empty text for nowhere in particular), in no order; without those for which
        nobody spoke.
    """
    stemmen, p = graaf.stemmen, graaf.parameters
    uit: dict[tuple[str, str], set[str]] = defaultdict(set)
    for r in graaf.gesprekken:
        hier = stemmen.van_gesprek(r).groep
        for v in graaf.vermeldingen(r.id):
            weging = gewogen(v.soort, v.teken, v.woorden, p)
            if weging and weging[0] > 0 and v.onderwerp != "los":
                groep = stemmen.groep(r, v.gebied, v.spreker) if v.spreker or hier.is_van_sessies else hier
                uit[v.onderwerp, v.gebied].add(groep.sleutel)
    return {waar: frozenset(wie) for waar, wie in uit.items()}
