"""How our things look in Neo4j Browser: a GraSS text with a rule for every label, in the colours of the session map.

GraSS has no comments; a value with a second colon is dropped without a word; a label without a rule shows its id.
"""

from collections.abc import Iterator, Mapping

from verandertheorie.uitvoer.neo4j.namen import GEBIEDLABELS, KNOOPLABELS, MET_ID, RELATIETYPEN

Kleuren = tuple[str, str]

KLEUREN: Mapping[str, Kleuren] = {
    "actor": ("#eceff1", "#45525c"),
    "interventie": ("#dcecf8", "#01568a"),
    "mechanisme": ("#fff3d1", "#7a5200"),
    "uitkomst": ("#ddf1e6", "#00603f"),
    "systemische_factor": ("#f9e1ec", "#8a1250"),
}
"""Surface and edge per node type, those of the map by daylight (``kaart/bladzijde/kleuren.js``)."""
_OVERIG: Kleuren = ("#f3f0fa", "#4b3f72")
LIJN: Mapping[str, str] = {"voor": "#00603f", "tegen": "#a1160f", "niets": "#5d6b78", "factor": "#8a1250"}
"""Colours of lines, those of the map."""
_TEKST = "#14202b"

_ROND: Mapping[str, tuple[Kleuren, str, int]] = {
    "Knoop": (_OVERIG, "{naam}", 65),
    "Bewering": (("#fff8e1", "#8a6d00"), "{kort}", 45),
    "Gebied": (("#eef3dc", "#566b1e"), "{naam}", 55),
    "Leercyclus": (("#e3ecf7", "#345e85"), "{naam}", 45),
    "Bewijs": (("#ffffff", "#45525c"), "{kort}", 28),
    "Dekking": (("#ffffff", "#8f96a3"), "{kort}", 28),
    "Toets": (("#ffffff", "#4b3f72"), "{kort}", 28),
    "Registratie": (("#f6f8fa", "#5d6b78"), "{vorm}", 40),
    "Bron": (("#edf1f5", "#14202b"), "{naam}", 36),
    "Oordeel": (("#f6f8fa", "#4b3f72"), "{woord}", 45),
    "Bijeenkomst": (("#e3ecf7", "#345e85"), "{naam}", 40),
    "Tafel": (("#eceff1", "#45525c"), "{naam}", 55),
    "Leervraag": (("#f3f0fa", "#4b3f72"), "{naam}", 50),
    "Signaal": (("#f9e1ec", "#8a1250"), "{naam}", 55),
    "Actie": (("#ddf1e6", "#00603f"), "{naam}", 40),
    "Agendapunt": (("#ffffff", "#345e85"), "{naam}", 32),
    "Besluit": (("#ddf1e6", "#00603f"), "{naam}", 40),
    "Theorieversie": (("#fff8e1", "#8a6d00"), "{naam}", 45),
    "VtStand": (("#f6f8fa", "#5d6b78"), "{vt_ruimte}", 40),
}
"""Colours, caption and size of what is no node of the theory, and of the labels that lie under those.

Sizes by eye: the theory large, what somebody said small, because there is most of it.
"""

_LIJNEN: Mapping[str, tuple[str, int]] = {
    "BELEMMERT": (LIJN["factor"], 3),
    "BEVORDERT": (LIJN["voor"], 3),
    "VEROORZAAKT": (LIJN["factor"], 2),
    "ACTIVEERT": ("#01568a", 2),
    "LEIDT_TOT": ("#01568a", 2),
    "DRAAGT_BIJ_AAN": ("#01568a", 2),
    "STEUNT": (LIJN["voor"], 2),
    "WEERSPREEKT": (LIJN["tegen"], 2),
}
_MET_STAND = ("BELEMMERT", "BEVORDERT", "ACTIVEERT", "LEIDT_TOT", "DRAAGT_BIJ_AAN", "VEROORZAAKT")


def stijl() -> str:
    """The whole GraSS text."""
    return "\n".join(_regels()) + "\n"


def _regels() -> Iterator[str]:
    yield f"node {{ {_knoop(_OVERIG, '{naam}', 50)} }}"
    yield (
        f"relationship {{ color: {LIJN['niets']}; shaft-width: 1px; font-size: 8px; padding: 3px; "
        f'text-color-external: {_TEKST}; text-color-internal: #ffffff; caption: "<type>"; }}'
    )
    for label in MET_ID:
        kleuren, bijschrift, maat = _ROND[label]
        yield f"node.{label} {{ {_knoop(kleuren, bijschrift, maat)} }}"
    for soort, label in KNOOPLABELS.items():
        yield f"node.{label} {{ {_knoop(KLEUREN.get(soort, _OVERIG), '{naam}', 65)} }}"
    for niveau, label in GEBIEDLABELS.items():
        bijschrift, maat = ("{id}", 45) if niveau == "deelgebied" else ("{naam}", 65)  # their names begin alike
        yield f"node.{label} {{ {_knoop(_ROND['Gebied'][0], bijschrift, maat)} }}"
    for soort in RELATIETYPEN:
        kleur, dikte = _LIJNEN.get(soort, (LIJN["niets"], 1))
        bijschrift = "{rekenstatus}" if soort in _MET_STAND else "{toestand}" if soort == "SPEELT_IN" else "<type>"
        yield f'relationship.{soort} {{ color: {kleur}; shaft-width: {dikte}px; caption: "{bijschrift}"; }}'


def _knoop(kleuren: Kleuren, bijschrift: str, maat: int) -> str:
    vlak, rand = kleuren
    return (
        f"diameter: {maat}px; color: {vlak}; border-color: {rand}; border-width: 3px; font-size: 10px; "
        f'text-color-internal: {_TEKST}; caption: "{bijschrift}";'
    )
