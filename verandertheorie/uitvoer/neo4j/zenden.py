"""Statements that write and remove rows: several groups in one, and smaller ones when a server has little memory."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from verandertheorie.fouten import ConflictFout
from verandertheorie.uitvoer.neo4j.namen import KNOOPLABELS, LABELS
from verandertheorie.uitvoer.neo4j.rijen import Knopen, Relaties, Velden

if TYPE_CHECKING:
    from neo4j import Session

T = TypeVar("T")

SAMEN = 12
"""Groups in one statement. A statement costs a journey to the server and back, and a group costs it time to plan; with
more the planning was what took the time."""
GEDULD = 10.0
"""Seconds in which what failed for a moment is tried again. As the driver does it by itself."""

Groepen: TypeAlias = tuple[Knopen | Relaties, ...]
Voortgang = Callable[[int, int], None]
"""Called with how many rows are done, of how many."""


@dataclass(slots=True)
class Zender:
    """Sends to one workspace in one stream; what was sent is there, whatever happens next.

    ``portie``: how many rows in one statement. It is halved for good when the server has no memory for them.
    """

    sessie: "Session"
    ruimte: str
    portie: int
    totaal: int
    voortgang: Voortgang
    klaar: int = 0

    def zet_neer(self, delen: Sequence[Knopen | Relaties]) -> tuple[int, int]:
        """Write rows, nodes before the relationships on them.

        Returns:
            How many nodes and how many relationships were not there.

        Raises:
            ConflictFout: a row found no place: somebody else changed this workspace meanwhile.
        """
        knopen = relaties = 0
        rest = tuple(delen)
        while rest:
            bundel, over = self._pak(rest)
            teller = self._probeer(lambda bundel=bundel: self._schrijf(bundel), _rijen(bundel))  # type: ignore[misc]
            if teller is not None:
                knopen += teller.nodes_created
                relaties += teller.relationships_created
                self._meld(_rijen(bundel))
                rest = over
        return knopen, relaties

    def haal_weg(self, opdracht: str, plekken: Sequence[str]) -> int:
        """Remove by place in the database; the sum of what the statement returns."""
        som = begin = 0
        while begin < len(plekken):
            deel = plekken[begin : begin + self.portie]
            uit = self._probeer(lambda deel=deel: self._verwijder(opdracht, deel), len(deel))  # type: ignore[misc]
            if uit is not None:
                som += uit
                begin += len(deel)
                self._meld(len(deel))
        return som

    def _pak(self, delen: Groepen) -> tuple[Groepen, Groepen]:
        """As much as goes in one statement, and the rest.

        Never nodes and relationships: that is planned while there are no nodes yet, and then finds them slowly.
        """
        bundel: list[Knopen | Relaties] = []
        ruimte = self.portie
        for nr, deel in enumerate(delen):
            if not ruimte or len(bundel) == SAMEN or type(deel) is not type(delen[0]):
                return tuple(bundel), delen[nr:]
            nu, later = deel.splits(ruimte)
            bundel.append(nu)
            ruimte -= len(nu.rijen)
            if later.rijen:
                return tuple(bundel), (later, *delen[nr + 1 :])
        return tuple(bundel), ()

    def _probeer(self, doe: Callable[[], T], rijen: int) -> T | None:
        """What it gives; None when the server has no memory for so many rows, so that fewer are to be tried."""
        from neo4j.exceptions import Neo4jError

        einde, wacht = time.monotonic() + GEDULD, 0.1
        while True:
            try:
                return doe()
            except Neo4jError as fout:
                if "OutOfMemory" in (fout.code or ""):
                    if rijen == 1:
                        raise
                    self.portie = max(1, rijen // 2)
                    return None
                if not fout.is_retryable() or time.monotonic() > einde:
                    raise
            time.sleep(wacht)  # somebody else was in the way; there is nothing to wait on
            wacht *= 2

    def _schrijf(self, bundel: Sequence[Knopen | Relaties]) -> Any:
        # no sync has a mark of its own: what came together is what was said in one talk
        merk: Velden = {"vt_ruimte": self.ruimte, "vt_ons": True}
        rijen = {f"r{nr}": _gemerkt(deel, merk) for nr, deel in enumerate(bundel)}
        uitkomst = self.sessie.run(zet(bundel), {**rijen, "ruimte": self.ruimte, "merk": merk})
        aantallen = uitkomst.single(strict=True)["n"]
        for deel, aantal in zip(bundel, aantallen, strict=True):
            if aantal != len(deel.rijen):
                wat = deel.label if isinstance(deel, Knopen) else deel.soort
                raise ConflictFout(
                    f"Van {len(deel.rijen)} stuks {wat} kwamen er {aantal} aan: iemand anders veranderde deze ruimte "
                    "tegelijk. Doe het opnieuw."
                )
        return uitkomst.consume().counters

    def _verwijder(self, opdracht: str, plekken: Sequence[str]) -> int:
        uitkomst = self.sessie.run(opdracht, plekken=plekken, ruimte=self.ruimte)
        return int(uitkomst.single(strict=True)["n"])

    def _meld(self, erbij: int) -> None:
        self.klaar += erbij
        self.voortgang(self.klaar, self.totaal)


RELATIES_WEG = "MATCH ()-[r]->() WHERE elementId(r) IN $plekken DELETE r RETURN count(r) AS n"
KNOPEN_WEG = (
    "MATCH (n) WHERE elementId(n) IN $plekken WITH n, EXISTS { (n)--() } AS vast "
    "FOREACH (_ IN CASE WHEN vast THEN [] ELSE [1] END | DELETE n) "
    "FOREACH (_ IN CASE WHEN vast THEN [1] ELSE [] END | SET n = {vt_losgelaten: $ruimte} "
    f"REMOVE n{''.join(f':{la}' for la in LABELS)}) "
    "RETURN count(CASE WHEN vast THEN 1 END) AS n"
)
"""Remove nodes; those to which others attached something stay, empty, and are counted."""


def zet(bundel: Sequence[Knopen | Relaties]) -> str:
    """The statement that writes some groups, the rows of the first in ``$r0``; it gives how many of each there are."""
    delen = " ".join(
        f"CALL () {{ {_zet_knopen(deel, nr) if isinstance(deel, Knopen) else _zet_relaties(deel, nr)} }}"
        for nr, deel in enumerate(bundel)
    )
    return f"{delen} RETURN [{', '.join(f'n{nr}' for nr in range(len(bundel)))}] AS n"


def _zet_knopen(k: Knopen, nr: int) -> str:
    """All else about a node is replaced, also what was set by hand."""
    soorten = tuple(KNOOPLABELS.values()) if k.label == "Knoop" else ()
    anders = "".join(f":{la}" for la in LABELS if la not in (k.label, k.ook) and (not soorten or la != "Knoop"))
    return (
        f"UNWIND $r{nr} AS rij MERGE (n:{k.label} {{vt_ruimte: $ruimte, id: rij.id}}) SET n = rij "
        f"REMOVE n{anders} {f'SET n:{k.ook} ' if k.ook else ''}RETURN count(n) AS n{nr}"
    )


def _zet_relaties(r: Relaties, nr: int) -> str:
    """Between nodes that are there."""
    return (
        f"UNWIND $r{nr} AS rij MATCH (a:{r.van} {{vt_ruimte: $ruimte, id: rij[0]}}) "
        f"MATCH (b:{r.naar} {{vt_ruimte: $ruimte, id: rij[1]}}) "
        f"MERGE (a)-[r:{r.soort} {{vt_ruimte: $ruimte, id: rij[2].id}}]->(b) SET r = rij[2], r += $merk "
        f"RETURN count(r) AS n{nr}"
    )


def _gemerkt(deel: Knopen | Relaties, merk: Velden) -> Sequence[Any]:
    """Nodes with the mark in them, for an index stands on it; relationships get it in the statement: that is faster."""
    return [{**rij, **merk} for rij in deel.rijen] if isinstance(deel, Knopen) else deel.rijen


def _rijen(bundel: Sequence[Knopen | Relaties]) -> int:
    return sum(len(deel.rijen) for deel in bundel)
