"""How things are called in Neo4j: a closed list of labels and relationship types, so that no text becomes Cypher."""

from collections.abc import Mapping

from verandertheorie.model.relaties import RELATIES
from verandertheorie.model.soorten import KNOOPTYPEN


def label(soort: str) -> str:
    """The label of a kind of record.

    >>> label("systemische_factor")
    'SystemischeFactor'
    """
    return "".join(deel.capitalize() for deel in soort.split("_"))


KNOOPLABELS: Mapping[str, str] = {soort: label(soort) for soort in KNOOPTYPEN}
"""Per node type of the theory its label, beside ``Knoop``."""

GEBIEDLABELS: Mapping[str, str] = {n: label(n) for n in ("programma", "kerngebied", "deelgebied")}
"""Per level its label, beside ``Gebied``."""

MET_ID = (
    "Knoop",
    "Bewering",
    "Gebied",
    "Leercyclus",
    "Bewijs",
    "Dekking",
    "Toets",
    "Registratie",
    "Bron",
    "Oordeel",
    "Bijeenkomst",
    "Tafel",
    "Leervraag",
    "Signaal",
    "Actie",
    "Agendapunt",
    "Besluit",
    "Theorieversie",
    "VtStand",
)
"""The labels by which something is found again: one thing per workspace and id."""

LABELS: tuple[str, ...] = (*MET_ID, *KNOOPLABELS.values(), *GEBIEDLABELS.values())
"""Every label that we write."""

THEORIE: Mapping[str, str] = {r: r.upper() for r in RELATIES}
"""Per relation of the grammar its relationship type."""

AANWEZIGHEID = "speelt_in"
"""The relation of the implied claim that a factor is present in an area."""


def aanwezigheid(factor: str) -> str:
    """Key of that claim.

    >>> aanwezigheid("trage-vergunningen")
    'trage-vergunningen.speelt_in.gebied'
    """
    return f"{factor}.{AANWEZIGHEID}.gebied"


VERBANDEN = (
    "VAN",
    "NAAR",
    "STEUNT",
    "WEERSPREEKT",
    "OVER",
    "UIT",
    "VAN_BRON",
    "IN_CYCLUS",
    "IN_GEBIED",
    "ZEGT_VAN",
    "ONTLEEND_AAN",
    "LOOPT_IN",
)
"""The relationship types around claims and evidence."""

VAN_DE_LUS = (
    "AAN_TAFEL",
    "ADVISEERT",
    "BEPROEFT",
    "BETREFT",
    "DOORGEZET_NAAR",
    "EIGENAAR",
    "GAAT_OVER",
    "GEVRAAGD_VAN",
    "IN_BIJEENKOMST",
    "KOMT_UIT",
    "LIGT_BIJ",
    "NAKIJKEN_IN",
    "PAST_AAN",
    "REAGEERDE_OP",
    "RUST_OP",
    "VOLGT_OP",
    "VOLGT_UIT",
)
"""The relationship types around sessions, questions, signals, actions and decisions."""

RELATIETYPEN: tuple[str, ...] = (*THEORIE.values(), *VERBANDEN, *VAN_DE_LUS)
"""Every relationship type that we write."""
