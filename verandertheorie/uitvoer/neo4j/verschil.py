"""What stands in a workspace beside what must stand there: only what differs is written, and what has no place goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verandertheorie.uitvoer.neo4j.namen import LABELS, MET_ID, RELATIETYPEN
from verandertheorie.uitvoer.neo4j.rijen import Knopen, Projectierijen, Relatierij, Relaties, Velden, Waarde

if TYPE_CHECKING:
    from neo4j import Session

VAN_ONS = f"n.vt_ruimte = $ruimte AND NOT n:VtStand AND (n.vt_ons OR n:{'|'.join(LABELS)})"
"""Which nodes are ours: of our workspace, and written by us or under a label of ours. Another program may keep a note
with the name of a workspace in it."""
RELATIE_VAN_ONS = f"r.vt_ruimte = $ruimte AND (r.vt_ons OR type(r) IN {list(RELATIETYPEN)})"
_KNOPEN = f"MATCH (n) WHERE {VAN_ONS} RETURN elementId(n) AS plek, labels(n) AS labels, properties(n) AS velden"
_RELATIES = (
    f"MATCH (a)-[r]->(b) WHERE {RELATIE_VAN_ONS} RETURN elementId(r) AS plek, type(r) AS soort, "
    "elementId(a) AS van, elementId(b) AS naar, properties(r) AS velden"
)
_MERK = frozenset(("vt_ruimte", "vt_ons"))
_EIGEN = frozenset(LABELS)
_OP_ID = frozenset(MET_ID)

Knoopnaam = tuple[str, str]
"""Label and id."""


@dataclass(frozen=True, slots=True)
class Bijwerking:
    """What is to be done: groups of rows to write, and places in the database of what goes."""

    knopen: tuple[Knopen, ...]
    relaties: tuple[Relaties, ...]
    knopen_weg: tuple[str, ...] = ()
    relaties_weg: tuple[str, ...] = ()

    @property
    def aantal(self) -> int:
        """How much that is."""
        erin = Projectierijen(self.knopen, self.relaties)
        return erin.aantal_knopen + erin.aantal_relaties + len(self.knopen_weg) + len(self.relaties_weg)


def vergelijk_met(sessie: "Session", ruimte: str, inhoud: Projectierijen) -> Bijwerking:
    """Read a whole workspace and hold it beside what it must be, value by value."""
    knopen, knopen_weg, plek = _knopen(sessie, ruimte, inhoud.knopen)
    relaties, relaties_weg = _relaties(sessie, ruimte, inhoud.relaties, plek)
    return Bijwerking(knopen, relaties, knopen_weg, relaties_weg)


def _knopen(
    sessie: "Session", ruimte: str, delen: Sequence[Knopen]
) -> tuple[tuple[Knopen, ...], tuple[str, ...], Mapping[str, Knoopnaam]]:
    """Nodes to write and to remove, and which of them stands where."""
    plek: dict[str, Knoopnaam] = {}
    nodig = {(deel.label, str(rij["id"])): (nr, rij) for nr, deel in enumerate(delen) for rij in deel.rijen}
    gezien, weg = dict[Knoopnaam, bool](), list[str]()
    for r in sessie.run(_KNOPEN, ruimte=ruimte):
        velden, labels = _velden(r["velden"]), _EIGEN.intersection(r["labels"])
        namen = ((la, str(velden.get("id"))) for la in labels & _OP_ID)
        naam = next((n for n in namen if n in nodig and n not in gezien), None)
        if naam is None:
            weg.append(r["plek"])
            continue
        plek[r["plek"]] = naam
        nr, rij = nodig[naam]
        gezien[naam] = velden == rij and labels == {delen[nr].label, delen[nr].ook} - {""}
    over: list[list[Velden]] = [[] for _ in delen]
    for naam, (nr, rij) in nodig.items():
        if not gezien.get(naam):
            over[nr].append(rij)
    return tuple(d.met(rijen) for d, rijen in zip(delen, over, strict=True) if rijen), tuple(weg), plek


def _relaties(
    sessie: "Session", ruimte: str, delen: Sequence[Relaties], plek: Mapping[str, Knoopnaam]
) -> tuple[tuple[Relaties, ...], tuple[str, ...]]:
    """Relationships to write and to remove."""
    nodig = {
        (deel.soort, (deel.van, van), (deel.naar, naar), str(velden["id"])): (nr, (van, naar, velden))
        for nr, deel in enumerate(delen)
        for van, naar, velden in deel.rijen
    }
    gezien, weg = dict[object, bool](), list[str]()
    for r in sessie.run(_RELATIES, ruimte=ruimte):
        velden = _velden(r["velden"])
        naam: Any = (r["soort"], plek.get(r["van"]), plek.get(r["naar"]), str(velden.get("id")))
        if naam not in nodig or naam in gezien:
            weg.append(r["plek"])
            continue
        gezien[naam] = velden == nodig[naam][1][2]
    over: list[list[Relatierij]] = [[] for _ in delen]
    for sleutel, (nr, rij) in nodig.items():
        if not gezien.get(sleutel):
            over[nr].append(rij)
    return tuple(d.met(rijen) for d, rijen in zip(delen, over, strict=True) if rijen), tuple(weg)


def _velden(gevonden: Mapping[str, Any]) -> dict[str, Waarde]:
    """Values as we sent them: the driver gives lists and days of its own."""
    return {naam: _zoals_gestuurd(waarde) for naam, waarde in gevonden.items() if naam not in _MERK}


def _zoals_gestuurd(waarde: Any) -> Any:
    if isinstance(waarde, list):
        return tuple(waarde)
    return waarde.to_native() if hasattr(waarde, "to_native") else waarde
