"""How a factor or claim stands in one area: what the judgement says, else which of the four kinds of nothing it is."""

from collections.abc import Mapping

from verandertheorie.begrippen import woord
from verandertheorie.lezing import stand
from verandertheorie.lezing.moment import Moment
from verandertheorie.oordeel.aanwezigheid import TOESTANDEN
from verandertheorie.vragen.beoordeling import Beweringsoordeel, Factoroordeel

_NIETS = ("tegenbewijs", "gezocht_niet_gevonden", "niet_genoemd", "niet_onderzocht")
_ZWAK = ("niet_onderzocht", "onduidelijk", "waarschijnlijk_niet")
"""States that say less than what was looked for does."""

_SOORT: Mapping[str, str] = {
    **dict.fromkeys(TOESTANDEN, "toestand"),
    **dict.fromkeys((*_NIETS, "niet_van_toepassing"), "dekking"),
}
"""Kind in the glossary that has the word for a state; the rest is the state of a claim."""


def celnaam(cel: str) -> str:
    """A state in words."""
    return woord(_SOORT[cel], cel) if cel in _SOORT else stand.NAMEN[cel]


def factorcellen(m: Moment, o: Factoroordeel) -> dict[str, str]:
    """The state of a factor in every area where it may be shown, by area."""
    dekking = m.dekking(o.factor.sleutel)
    return {g: _factorcel(o, g, dekking.get(g, "niet_onderzocht")) for g in m.getoond}


def _factorcel(o: Factoroordeel, gebied: str, gezocht: str) -> str:
    toestand = o.beeld.gebieden[gebied].toestand
    if toestand not in _ZWAK:
        return toestand
    if gezocht in _NIETS:
        return gezocht
    return "onduidelijk" if toestand == "niet_onderzocht" else toestand


def beweringcellen(m: Moment, o: Beweringsoordeel) -> dict[str, str]:
    """The state of a claim in every area where it may be shown, by area."""
    dekking = m.dekking(o.stelling.sleutel)
    return {
        g: stand.gebiedstand(m.graaf, o, g) if g in o.cellen else dekking.get(g, "niet_onderzocht") for g in m.getoond
    }
