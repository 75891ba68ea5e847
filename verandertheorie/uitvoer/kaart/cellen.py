"""How a factor or claim stands in one area: what the judgement says, else which of the four kinds of nothing it is."""

from collections.abc import Callable, Iterable

from verandertheorie.begrippen import woord
from verandertheorie.uitvoer import stand
from verandertheorie.uitvoer.kaart.moment import Moment
from verandertheorie.uitvoer.kaart.vorm import Celwoord, Kleur
from verandertheorie.vragen.beoordeling import Beweringsoordeel, Factoroordeel

_NIETS = ("tegenbewijs", "gezocht_niet_gevonden", "niet_genoemd", "niet_onderzocht")
_ZWAK = ("niet_onderzocht", "onduidelijk", "waarschijnlijk_niet")
"""States that say less than what was looked for does."""

_LEGENDA: tuple[tuple[str, str, str, Kleur], ...] = (
    ("vastgesteld", "toestand", "●", "er"),
    ("klopt", "", "+", "voor"),
    ("gemeld", "toestand", "○", "weinig"),
    ("eerder_gezien", "toestand", "◊", "weinig"),
    ("te_weinig", "", "~", "weinig"),
    ("onduidelijk", "toestand", "?", "weinig"),
    ("tegenstrijdig", "toestand", "±", "beide"),
    ("verdeeld", "", "↔", "beide"),
    ("opgelost", "toestand", "√", "er_niet"),
    ("klopt_niet", "", "–", "tegen"),
    ("afwezig", "toestand", "▼", "er_niet"),
    ("waarschijnlijk_niet", "toestand", "↓", "er_niet"),
    ("tegenbewijs", "dekking", "!", "tegen"),
    ("gezocht_niet_gevonden", "dekking", "0", "er_niet"),
    ("niet_genoemd", "dekking", "·", "niets"),
    ("niet_onderzocht", "dekking", "□", "niets"),
    ("niet_van_toepassing", "dekking", "×", "niets"),
)
"""Key, kind in the glossary, sign and colour, in the order of a legend."""


def celwoorden(voorgekomen: Iterable[str]) -> dict[str, Celwoord]:
    """The meaning of the states that occur, in the order of a legend."""
    er = frozenset(voorgekomen)
    return {k: Celwoord(teken, celnaam(k), kleur) for k, _, teken, kleur in _LEGENDA if k in er}


def celnaam(cel: str) -> str:
    """A state in words."""
    soort = next(soort for k, soort, _, _ in _LEGENDA if k == cel)
    return woord(soort, cel) if soort else dict(stand.TEKENS.items())[cel][1]  # type: ignore[index]


def van_factor(m: Moment, o: Factoroordeel) -> dict[str, str]:
    """The state of a factor in every area where it may be shown, by area."""
    return _getoond(m, lambda gebied: _factorcel(m, o, gebied))


def _factorcel(m: Moment, o: Factoroordeel, gebied: str) -> str:
    toestand = o.beeld.gebieden[gebied].toestand
    gezocht = m.dekking.get((o.factor.sleutel, gebied), "niet_onderzocht")
    if toestand not in _ZWAK:
        return toestand
    if gezocht in _NIETS:
        return gezocht
    return "onduidelijk" if toestand == "niet_onderzocht" else toestand


def van_bewering(m: Moment, o: Beweringsoordeel) -> dict[str, str]:
    """The state of a claim in every area where it may be shown, by area."""
    return _getoond(m, lambda gebied: _beweringcel(m, o, gebied))


def _beweringcel(m: Moment, o: Beweringsoordeel, gebied: str) -> str:
    if gebied in o.cellen:
        return stand.gebiedstand(m.graaf, o, gebied)
    return m.dekking.get((o.stelling.sleutel, gebied), "niet_onderzocht")


def _getoond(m: Moment, cel: Callable[[str], str]) -> dict[str, str]:
    return {g: cel(g) for g in m.graaf.deelgebieden if g in m.toonbaar}
