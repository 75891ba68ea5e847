"""Which sign and colour stand for a state, a status word or a class: the same on the map and in every figure.

No two states of one kind have the same sign, so that nothing is told by colour alone. The colours themselves are of the
map's style sheet and of ``uitvoer/figuur/kleuren.py``, which a test holds against each other.
"""

from collections.abc import Mapping
from typing import Literal

Kleur = Literal["voor", "beide", "tegen", "er", "er_niet", "niets", "weinig"]
"""What a colour says, from which a product takes its own."""

CELTEKENS: Mapping[str, tuple[str, Kleur]] = {
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
"""The state of a factor or claim in one area, in the order of a legend."""

STATUSTEKENS: Mapping[str, tuple[str, Kleur]] = {
    "goed_onderbouwd": ("++", "voor"),
    "voorlopig_onderbouwd": ("+", "voor"),
    "eerste_aanwijzing voor": ("(+)", "voor"),
    "wisselt_per_gebied": ("±", "beide"),
    "tegenstrijdig": ("≠", "beide"),
    "eerste_aanwijzing tegengesteld": ("(±)", "beide"),
    "onbeslist": ("?", "beide"),
    "eerste_aanwijzing tegen": ("(✗)", "tegen"),
    "twijfelachtig": ("✗", "tegen"),
    "houdt_geen_stand": ("✗✗", "tegen"),
    "nog_niet_getoetst": ("·", "niets"),
}
"""The word for a claim, from for to against; brackets for what hangs on one place or voice, as the map's thin lines."""

KLASSETEKENS: Mapping[str, tuple[str, Kleur]] = {
    "hardnekkig_terugkerend": ("●●●", "er"),
    "aanhoudend_terugkerend": ("●●", "er"),
    "terugkerend": ("●", "er"),
    "lokaal": ("◐", "weinig"),
    "vermoeden": ("○", "weinig"),
    "opgelost": ("√", "er_niet"),
    "geen_beeld": ("□", "niets"),
}
"""How a factor recurs; no sign of a status word, beside which it stands in a figure."""
