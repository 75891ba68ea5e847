"""The sign and the colour of each state of a factor or claim in an area."""

from collections.abc import Iterable, Mapping

from verandertheorie.lezing.cellen import celnaam
from verandertheorie.uitvoer.kaart.vorm import Celwoord, Kleur

_LEGENDA: Mapping[str, tuple[str, Kleur]] = {
    "vastgesteld": ("●", "er"),
    "klopt": ("+", "voor"),
    "gemeld": ("○", "weinig"),
    "eerder_gezien": ("◊", "weinig"),
    "te_weinig": ("~", "weinig"),
    "onduidelijk": ("?", "weinig"),
    "tegenstrijdig": ("±", "beide"),
    "verdeeld": ("↔", "beide"),
    "opgelost": ("√", "er_niet"),
    "klopt_niet": ("–", "tegen"),
    "afwezig": ("▼", "er_niet"),
    "waarschijnlijk_niet": ("↓", "er_niet"),
    "tegenbewijs": ("!", "tegen"),
    "gezocht_niet_gevonden": ("0", "er_niet"),
    "niet_genoemd": ("·", "niets"),
    "niet_onderzocht": ("□", "niets"),
    "niet_van_toepassing": ("×", "niets"),
}
"""In the order of a legend."""


def celwoorden(voorgekomen: Iterable[str]) -> dict[str, Celwoord]:
    """The meaning of the states that occur, in the order of a legend."""
    er = frozenset(voorgekomen)
    return {k: Celwoord(teken, celnaam(k), kleur) for k, (teken, kleur) in _LEGENDA.items() if k in er}
