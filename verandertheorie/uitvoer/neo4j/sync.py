"""Bring a workspace in Neo4j to what a graph is: write everything with a mark, then sweep what has an older one.

An interrupted sync is repaired by the next. Only what carries our workspace is ever changed or removed. One stream:
parallel writers of relationships deadlock, and wait on each other more than they win.
"""

import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from verandertheorie.fouten import AanroepFout, ConflictFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.vrijgave import Doelgroep
from verandertheorie.uitvoer.neo4j.namen import KNOOPLABELS, LABELS
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.neo4j.rijen import Knopen, Projectierijen, Relaties, Velden, tel_rijen
from verandertheorie.uitvoer.neo4j.schema import zorg_voor_schema
from verandertheorie.versie import VERSIE

if TYPE_CHECKING:
    from neo4j import Driver, Session, Transaction

VORM = 2
"""Of what we write; another number writes everything anew. Raise it when rows get other labels or fields."""
PORTIE = 10_000
"""Rows per statement: half of this took a fifth longer at 100,000 items; more takes the server's memory."""
WACHT_OP_SLOT = 3.0
"""Seconds to wait for somebody who is busy in the same workspace. Chosen by eye."""
LANGST = 6 * 3600.0
"""Seconds that one sync may take: only against a lock that would stay for ever. Chosen by eye."""

Voortgang = Callable[[int, int], None]
"""Called with how many rows are done, of how many."""


@dataclass(frozen=True, slots=True)
class Syncstand:
    """What a workspace holds: everything by which two loads are the same, and how much it is."""

    dossierhash: str
    parameterhash: str
    versie: str
    tot_en_met: str
    doelgroep: str
    met_citaten: bool
    fictief: bool
    vorm: int
    knopen: int
    relaties: int


@dataclass(frozen=True, slots=True)
class Syncverslag:
    """What a sync did, or would do.

    ``knopen`` and ``relaties``: how many rows there are per label and type, by name. ``nieuw_*`` were not there,
    ``weg_*`` were there and are gone. ``losgelaten``: nodes that had to go and to which somebody else attached
    something; they stay, empty. ``ongewijzigd``: everything stood there already, so nothing was written.
    """

    ruimte: str
    stand: Syncstand
    knopen: Mapping[str, int]
    relaties: Mapping[str, int]
    nieuw_knopen: int = 0
    nieuw_relaties: int = 0
    weg_knopen: int = 0
    weg_relaties: int = 0
    losgelaten: int = 0
    ongewijzigd: bool = False
    droog: bool = False


@dataclass(frozen=True, slots=True)
class Wisverslag:
    """What was removed of a workspace; ``losgelaten`` as in :class:`Syncverslag`."""

    ruimte: str
    knopen: int
    relaties: int
    losgelaten: int


def ruimtenaam(naam: str) -> str:
    """A name of a workspace from a word or the name of a file.

    >>> ruimtenaam("Extra Rijksinzet")
    'extra-rijksinzet'

    Raises:
        AanroepFout: nothing is left of it.
    """
    uit = re.sub(r"[^a-z0-9]+", "-", naam.casefold()).strip("-")[:64].strip("-")
    if not uit:
        raise AanroepFout(f"'{naam}' kan geen naam van een ruimte zijn. Neem letters en cijfers, zoals mijn-dossier.")
    return uit


@dataclass(frozen=True, slots=True)
class Neo4jProjectie:
    """One workspace in one database. Others may use the same database; neither sees or touches the other.

    Args:
        driver: of the package ``neo4j``, open and let in.
        ruimte: name of the workspace, of lower case letters, digits and hyphens.
        database: None is the default one of the server.
    """

    driver: "Driver"
    ruimte: str
    database: str | None = None

    def __post_init__(self) -> None:
        if self.ruimte != ruimtenaam(self.ruimte):
            raise AanroepFout(f"Een ruimte heet zoals mijn-dossier. Bedoelt u {ruimtenaam(self.ruimte)}?")

    def stand(self) -> Syncstand | None:
        """What the workspace holds; None when it was never filled, or not completely."""
        with self._sessie() as sessie:
            gevonden = self._lees_stand(sessie)
            return gevonden[0] if gevonden else None

    def sync(
        self,
        graaf: Verandergraaf,
        *,
        doelgroep: Doelgroep = "sessie",
        met_citaten: bool = False,
        droog: bool = False,
        opnieuw: bool = False,
        voortgang: Voortgang | None = None,
    ) -> Syncverslag:
        """Make the workspace what the graph is for an audience.

        Args:
            graaf: theory and evidence as of a cycle, without a filter.
            doelgroep: who will look in the database.
            met_citaten: also what sources said, as far as this audience may read it.
            droog: only say what there is to write.
            opnieuw: write all of it also when the same was loaded before; restores what somebody changed by hand.
            voortgang: is told how far it is.

        Raises:
            AanroepFout: the graph has a filter.
            ConflictFout: somebody else is busy in this workspace.
        """
        inhoud = projecteer(graaf, doelgroep, met_citaten=met_citaten)
        h = graaf.herkomst
        stand = Syncstand(
            h.dossier, h.parameterhash, h.versie, graaf.cyclus or "", doelgroep, met_citaten, h.fictief, VORM,
            inhoud.aantal_knopen, inhoud.aantal_relaties,
        )  # fmt: skip
        return self.schrijf(inhoud, stand, droog=droog, opnieuw=opnieuw, voortgang=voortgang)

    def schrijf(
        self,
        inhoud: Projectierijen,
        stand: Syncstand,
        *,
        droog: bool = False,
        opnieuw: bool = False,
        voortgang: Voortgang | None = None,
    ) -> Syncverslag:
        """The same for rows that were made before."""
        verslag = Syncverslag(self.ruimte, stand, tel_rijen(inhoud.knopen), tel_rijen(inhoud.relaties), droog=droog)
        with self._sessie() as sessie:
            if not opnieuw and self._staat_er_al(sessie, stand):
                return replace(verslag, ongewijzigd=True)
            if droog:
                return verslag
            zorg_voor_schema(sessie)
            with self._slot(f"sync {VERSIE}") as (slot, run):
                nieuw = self._zet_neer(sessie, inhoud, run, voortgang or (lambda _klaar, _totaal: None))
                weg = self._veeg(sessie, run)
                velden = {**asdict(stand), "id": "stand", "vt_ruimte": self.ruimte, "vt_run": run}
                vraag = "MATCH (s:VtStand {vt_ruimte: $ruimte, id: 'stand'}) SET s = $velden"
                slot.run(vraag, ruimte=self.ruimte, velden=velden).consume()
            return replace(
                verslag,
                nieuw_knopen=nieuw[0],
                nieuw_relaties=nieuw[1],
                weg_knopen=weg[0],
                weg_relaties=weg[1],
                losgelaten=weg[2],
            )

    def wis(self) -> Wisverslag:
        """Remove everything of this workspace, and nothing else.

        Raises:
            ConflictFout: somebody else is busy in this workspace.
        """
        with self._sessie() as sessie:
            zorg_voor_schema(sessie)
            with self._slot("wis") as (slot, run):
                weg = self._veeg(sessie, run)
                slot.run("MATCH (s:VtStand {vt_ruimte: $ruimte}) DELETE s", ruimte=self.ruimte).consume()
        return Wisverslag(self.ruimte, *weg)

    def vraag(self, tekst: str, **waarden: Any) -> list[dict[str, Any]]:
        """The rows of one of our own reading texts, with ``$ruimte`` filled in."""
        with self._sessie(lezen=True) as sessie:
            rijen = sessie.execute_read(lambda tx: list(tx.run(tekst, {**waarden, "ruimte": self.ruimte})))
        return [r.data() for r in rijen]

    # --- one at a time ------------------------------------------------------------------------

    def _sessie(self, *, lezen: bool = False) -> "Session":
        return self.driver.session(database=self.database, default_access_mode="READ" if lezen else "WRITE")

    @contextmanager
    def _slot(self, waarvoor: str) -> "Iterator[tuple[Transaction, str]]":
        """Hold the node with the state of this workspace, in a transaction that is open as long as we are busy.

        When our process dies, the server ends that transaction: no lock stays behind that somebody has to break.
        """
        run = secrets.token_hex(8)
        vraag = "MERGE (s:VtStand {vt_ruimte: $ruimte, id: 'stand'}) SET s.bezig = $run, s.waarvoor = $waarvoor"
        with self._sessie() as sessie:
            self._is_vrij(vraag, run, waarvoor)
            slot = sessie.begin_transaction(timeout=LANGST)
            try:
                slot.run(vraag, ruimte=self.ruimte, run=run, waarvoor=waarvoor).consume()
                yield slot, run
                slot.commit()
            finally:
                slot.close()

    def _is_vrij(self, vraag: str, run: str, waarvoor: str) -> None:
        """Try the same in a transaction that may not wait long."""
        from neo4j.exceptions import Neo4jError, TransactionError

        with self._sessie() as sessie:
            proef = sessie.begin_transaction(timeout=WACHT_OP_SLOT)
            try:
                proef.run(vraag, ruimte=self.ruimte, run=run, waarvoor=waarvoor).consume()
                proef.rollback()
            except (Neo4jError, TransactionError) as fout:
                if any(
                    woord in str(getattr(fout, "code", "")) for woord in ("Timeout", "TimedOut", "LockClientStopped")
                ):
                    raise ConflictFout(
                        f"Iemand anders werkt de ruimte '{self.ruimte}' nu bij. Wacht tot dat klaar is en doe het "
                        "daarna opnieuw."
                    ) from None
                raise
            finally:
                proef.close()

    # --- what stands there --------------------------------------------------------------------

    def _lees_stand(self, sessie: "Session") -> tuple[Syncstand, str] | None:
        vraag = "MATCH (s:VtStand {vt_ruimte: $ruimte, id: 'stand'}) RETURN properties(s) AS s"
        rij = sessie.run(vraag, ruimte=self.ruimte).single()
        velden = rij["s"] if rij else {}
        if any(naam not in velden for naam in (*Syncstand.__dataclass_fields__, "vt_run")):
            return None
        return Syncstand(**{naam: velden[naam] for naam in Syncstand.__dataclass_fields__}), velden["vt_run"]

    def _staat_er_al(self, sessie: "Session", stand: Syncstand) -> bool:
        """Whether the same was written completely, and as much of it is still there with the same mark."""
        gevonden = self._lees_stand(sessie)
        if gevonden is None or gevonden[0] != stand:
            return False
        hier: dict[str, Any] = {"ruimte": self.ruimte, "run": gevonden[1]}
        knopen = sessie.run(
            "MATCH (n) WHERE n.vt_ruimte = $ruimte AND n.vt_run = $run RETURN count(n) AS n", hier
        ).single(strict=True)["n"]
        relaties = sessie.run(
            "MATCH ()-[r]->() WHERE r.vt_ruimte = $ruimte AND r.vt_run = $run RETURN count(r) AS n", hier
        ).single(strict=True)["n"]
        return (knopen, relaties) == (stand.knopen + 1, stand.relaties)  # and the state itself

    # --- mark ---------------------------------------------------------------------------------

    def _zet_neer(self, sessie: "Session", inhoud: Projectierijen, run: str, voortgang: Voortgang) -> tuple[int, int]:
        klaar, totaal = 0, inhoud.aantal_knopen + inhoud.aantal_relaties
        knopen = relaties = 0
        merk: Velden = {"vt_ruimte": self.ruimte, "vt_run": run}
        voortgang(0, totaal)
        delen: tuple[Knopen | Relaties, ...] = (*inhoud.knopen, *inhoud.relaties)
        for deel in delen:
            vraag = zet_knopen(deel) if isinstance(deel, Knopen) else zet_relaties(deel)
            for portie in _porties(deel.rijen):
                uit = sessie.execute_write(_voer_uit, vraag, _gemerkt(portie, merk), self.ruimte, merk)
                if uit[0] != len(portie):
                    wat = deel.label if isinstance(deel, Knopen) else deel.soort
                    raise ConflictFout(
                        f"Van {len(portie)} stuks {wat} kwamen er {uit[0]} aan: iemand anders veranderde deze ruimte "
                        "tegelijk. Doe het opnieuw."
                    )
                knopen += uit[1]
                relaties += uit[2]
                klaar += len(portie)
                voortgang(klaar, totaal)
        return knopen, relaties

    # --- sweep --------------------------------------------------------------------------------

    def _veeg(self, sessie: "Session", run: str) -> tuple[int, int, int]:
        """Remove what has another mark: relationships, then nodes. What others attached to a node stays theirs."""
        hier: dict[str, Any] = {"ruimte": self.ruimte, "run": run}
        oud = "{0}.vt_ruimte = $ruimte AND coalesce({0}.vt_run, '') <> $run"
        oude_relatie = f"MATCH ()-[r]->() WHERE {oud.format('r')} CALL (r) {{ DELETE r }} IN TRANSACTIONS OF 5000 ROWS"
        weg = _verwijderd(sessie, oude_relatie, hier)[1]
        niet_de_stand = f"MATCH (n) WHERE {oud.format('n')} AND NOT n:VtStand"
        vrij = f"{niet_de_stand} AND NOT EXISTS {{ (n)--() }} CALL (n) {{ DELETE n }} IN TRANSACTIONS OF 5000 ROWS"
        knopen = _verwijderd(sessie, vrij, hier)[0]
        los = (
            f"{niet_de_stand} SET n = {{vt_losgelaten: $ruimte}} REMOVE n{''.join(f':{la}' for la in LABELS)} "
            "RETURN count(n) AS n"
        )
        losgelaten = sessie.execute_write(lambda tx: tx.run(los, hier).single(strict=True)["n"])
        return knopen, weg, losgelaten


def zet_knopen(k: Knopen) -> str:
    """The statement that writes nodes of one kind; all else about them is replaced, also what was set by hand."""
    soorten = tuple(KNOOPLABELS.values()) if k.label == "Knoop" else ()
    anders = "".join(f":{la}" for la in LABELS if la not in (k.label, k.ook) and (not soorten or la != "Knoop"))
    return (
        f"UNWIND $rijen AS rij MERGE (n:{k.label} {{vt_ruimte: $ruimte, id: rij.id}}) SET n = rij "
        f"REMOVE n{anders} {f'SET n:{k.ook} ' if k.ook else ''}RETURN count(n) AS n"
    )


def zet_relaties(r: Relaties) -> str:
    """The statement that writes relationships of one kind between nodes that are there."""
    return (
        f"UNWIND $rijen AS rij MATCH (a:{r.van} {{vt_ruimte: $ruimte, id: rij[0]}}) "
        f"MATCH (b:{r.naar} {{vt_ruimte: $ruimte, id: rij[1]}}) "
        f"MERGE (a)-[r:{r.soort} {{vt_ruimte: $ruimte, id: rij[2].id}}]->(b) SET r = rij[2], r += $merk "
        f"RETURN count(r) AS n"
    )


def _voer_uit(tx: Any, vraag: str, rijen: Sequence[object], ruimte: str, merk: Velden) -> tuple[int, int, int]:
    """How many rows were handled, and how many nodes and relationships that made."""
    uitkomst = tx.run(vraag, rijen=rijen, ruimte=ruimte, merk=merk)
    aantal = uitkomst.single(strict=True)["n"]
    teller = uitkomst.consume().counters
    return aantal, teller.nodes_created, teller.relationships_created


def _verwijderd(sessie: "Session", vraag: str, hier: dict[str, Any]) -> tuple[int, int]:
    teller = sessie.run(vraag, hier).consume().counters
    return teller.nodes_deleted, teller.relationships_deleted


def _gemerkt(portie: Sequence[Any], merk: Velden) -> Sequence[Any]:
    """Nodes with the mark in them, for an index stands on it; relationships get it in the statement: that is faster."""
    return [{**rij, **merk} for rij in portie] if isinstance(portie[0], Mapping) else portie


def _porties(rijen: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (rijen[i : i + PORTIE] for i in range(0, len(rijen), PORTIE))


def ruimtes(driver: "Driver", database: str | None = None) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """The workspaces in a database that were filled, by name, with what each holds."""
    vraag = "MATCH (s:VtStand) WHERE s.dossierhash IS NOT NULL RETURN s.vt_ruimte AS r, properties(s) AS p ORDER BY r"
    with driver.session(database=database, default_access_mode="READ") as sessie:
        return tuple((rij["r"], rij["p"]) for rij in sessie.run(vraag))
