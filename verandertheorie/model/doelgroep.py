"""For whom something is made: who reads, and from how many voices a place counts for them."""

from collections.abc import Mapping
from typing import Literal, get_args

from verandertheorie.fouten import AanroepFout

Doelgroep = Literal["monitor", "sessie", "kernteam", "opdrachtgever", "partner", "publiek"]
"""Who reads. ``partner``: other governments, umbrella bodies and parties in the areas, outside the programme."""

DOELGROEPEN: tuple[Doelgroep, ...] = get_args(Doelgroep)

MINSTE_GROEPEN: Mapping[Doelgroep, int] = {
    "monitor": 0,
    "sessie": 3,
    "kernteam": 3,
    "opdrachtgever": 3,
    "partner": 5,
    "publiek": 5,
}
"""From how many voices, on anything, what was found in a place counts for an audience; of fewer it would tell who.

A threshold rule on the number of contributors, as statistical offices have it for a cell of a table (Hundepool et al.,
*Statistical Disclosure Control*, 2012, §4.2.1): three inside the programme, five for who promised it nothing
(vrijgave.md). The cell is left out before anything is added up, so that no total has a part that can be subtracted.
"""


VOOR_WIE: Mapping[Doelgroep, str] = {
    "monitor": "de lerende monitors",
    "sessie": "de leerbijeenkomst",
    "kernteam": "het kernteam",
    "opdrachtgever": "de opdrachtgever",
    "partner": "de partners van het programma",
    "publiek": "iedereen",
}
"""For whom a product is, as it says itself."""


def kies_doelgroep(naam: str) -> Doelgroep:
    """The audience of this name, in capitals or not.

    Raises:
        AanroepFout: no such audience; with those that there are.
    """
    wie = next((d for d in DOELGROEPEN if d == naam.strip().casefold()), None)
    if wie is None:
        raise AanroepFout(f"De doelgroep '{naam}' is er niet. Kies uit: {', '.join(DOELGROEPEN)}.")
    return wie
