"""Bring a workspace in Neo4j to what a graph is: hold what stands there beside it, and write only what differs.

What a workspace says of itself is true at every moment: before anything is written it says, committed, that it is not
complete and for whom it may hold something; at the very end what it holds. An interrupted sync is repaired by the next.
Only what is ours is ever changed or removed. One stream: parallel writers of relationships deadlock, and wait on each
other more than they win.
"""

import datetime
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from verandertheorie.fouten import AanroepFout, GeweigerdFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.taal import opsomming
from verandertheorie.uitvoer.neo4j.bezet import bezet, merk, wacht_op_beurt
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.neo4j.rijen import Projectierijen, tel_rijen
from verandertheorie.uitvoer.neo4j.schema import zorg_voor_schema
from verandertheorie.uitvoer.neo4j.verschil import RELATIE_VAN_ONS, VAN_ONS, Bijwerking, vergelijk_met
from verandertheorie.uitvoer.neo4j.zenden import KNOPEN_WEG, RELATIES_WEG, Voortgang, Zender
from verandertheorie.versie import VERSIE

if TYPE_CHECKING:
    from neo4j import Driver, Session

VORM = 4
"""Of what we write; another number looks at everything anew. Raise it when rows get other labels or fields."""
PORTIE = 10_000
"""Rows per statement at most: half of this took a fifth longer at 100,000 items; more takes the server's memory."""
WACHT_OP_SLOT = 3.0
"""Seconds to wait for somebody who is busy in the same workspace. Chosen by eye."""
LANGST = 6 * 3600.0
"""Seconds that one sync may take: only against a lock that would stay for ever. Chosen by eye."""

_STAND = "(s:VtStand {vt_ruimte: $ruimte, id: 'stand'})"
_SLOT = "(slot:VtStand {vt_ruimte: $ruimte, id: 'slot'})"
"""Never there: who has merged it in an open transaction keeps all others from doing so, until that is rolled back."""
_KIJK = (
    f"OPTIONAL MATCH {_STAND} RETURN properties(s) AS stand, COUNT {{ MATCH (n) WHERE {VAN_ONS} }} AS knopen, "
    f"COUNT {{ MATCH ()-[r]->() WHERE {RELATIE_VAN_ONS} }} AS relaties"
)
_MERK = (
    f"MERGE {_SLOT} DELETE slot MERGE {_STAND} "
    "WITH s, [d IN $volgorde WHERE d = $doelgroep OR d IN coalesce(s.doelgroepen, [s.doelgroep])] AS wie, "
    "coalesce(s.met_citaten, false) OR $met_citaten AS met_citaten "
    "SET s = {vt_ruimte: $ruimte, id: 'stand', vt_run: $run, volledig: false, doelgroep: wie[0], doelgroepen: wie, "
    "met_citaten: met_citaten, waarvoor: $waarvoor, begonnen_op: $nu}"
)


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
    ``anders_*`` were there with another value, ``weg_*`` were there and are gone; nothing else was written.
    ``losgelaten``: nodes that had to go and to which somebody else attached something; they stay, empty.
    ``ongewijzigd``: everything was loaded before. ``droog``: nothing was written; what is new is told as different.
    ``was_voor``: the audiences for whom something stood there; none when it was empty.
    """

    ruimte: str
    stand: Syncstand
    knopen: Mapping[str, int]
    relaties: Mapping[str, int]
    nieuw_knopen: int = 0
    nieuw_relaties: int = 0
    anders_knopen: int = 0
    anders_relaties: int = 0
    weg_knopen: int = 0
    weg_relaties: int = 0
    losgelaten: int = 0
    ongewijzigd: bool = False
    droog: bool = False
    was_voor: tuple[Doelgroep, ...] = ()


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
        """What the workspace holds; None when it was never filled.

        Raises:
            GeweigerdFout: it is not complete: somebody is filling it, or was broken off.
        """
        with self._sessie(lezen=True) as sessie:
            velden = sessie.execute_read(self._lees_stand)
        return _als_stand(velden) if velden else None

    def sync(
        self,
        graaf: Verandergraaf,
        *,
        doelgroep: Doelgroep = "sessie",
        met_citaten: bool = False,
        nummersleutel: bytes | None = None,
        droog: bool = False,
        opnieuw: bool = False,
        voortgang: Voortgang | None = None,
    ) -> Syncverslag:
        """Make the workspace what the graph is for an audience.

        Args:
            graaf: theory and evidence as of a cycle, without a filter.
            doelgroep: who will look in the database.
            met_citaten: also what sources said, as far as this audience may read it.
            nummersleutel: what numbers of evidence are made with for whoever is no monitor, from
                ``dossier.nummersleutel``; None takes a new one, so that all evidence gets another number.
            droog: only say what there is to write.
            opnieuw: look at all of it also when the same was loaded before; restores what somebody changed by hand.
            voortgang: is told how far it is.

        Raises:
            AanroepFout: the graph has a filter.
            ConflictFout: somebody else is busy in this workspace.
        """
        inhoud = projecteer(graaf, doelgroep, met_citaten=met_citaten, nummersleutel=nummersleutel)
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
            velden, *aantallen = self._kijk(sessie)
            verslag = replace(verslag, was_voor=lezers_van([velden] if velden else []))
            if not opnieuw and _is_gelijk(velden, stand) and aantallen == [stand.knopen, stand.relaties]:
                return replace(verslag, ongewijzigd=True)
            if droog:
                return replace(verslag, **_vooruit(vergelijk_met(sessie, self.ruimte, inhoud)))
            zorg_voor_schema(sessie, {deel.label for deel in inhoud.knopen})
            with self._slot(sessie, f"sync {VERSIE}", doelgroep=stand.doelgroep, met_citaten=stand.met_citaten) as run:
                verschil = (
                    vergelijk_met(sessie, self.ruimte, inhoud)
                    if any(aantallen)
                    else Bijwerking(inhoud.knopen, inhoud.relaties)
                )
                gedaan = self._pas_toe(sessie, verschil, voortgang)
                nu = datetime.datetime.now(datetime.UTC)
                vast = {"id": "stand", "vt_ruimte": self.ruimte, "vt_run": run, "volledig": True, "geladen_op": nu}
                vraag = f"MATCH {_STAND} WHERE s.vt_run = $run SET s = $velden RETURN count(s) AS n"
                gezet = sessie.run(vraag, ruimte=self.ruimte, run=run, velden={**asdict(stand), **vast})
                if not gezet.single(strict=True)["n"]:
                    raise bezet(self.ruimte)
        return replace(verslag, **gedaan)

    def wis(self) -> Wisverslag:
        """Remove everything of this workspace, and nothing else.

        Raises:
            ConflictFout: somebody else is busy in this workspace.
        """
        with self._sessie() as sessie:
            velden, *aantallen = self._kijk(sessie)
            if not velden and not any(aantallen):
                return Wisverslag(self.ruimte, 0, 0, 0)
            zorg_voor_schema(sessie, ())
            with self._slot(sessie, "wis"):
                verschil = vergelijk_met(sessie, self.ruimte, Projectierijen((), ()))
                gedaan = self._pas_toe(sessie, verschil, None)
                sessie.run("MATCH (s:VtStand {vt_ruimte: $ruimte}) DELETE s", ruimte=self.ruimte).consume()
        return Wisverslag(self.ruimte, gedaan["weg_knopen"], gedaan["weg_relaties"], gedaan["losgelaten"])

    def vraag(self, tekst: str, **waarden: Any) -> list[dict[str, Any]]:
        """The rows of one of our own reading texts, with ``$ruimte`` filled in.

        Raises:
            GeweigerdFout: the workspace is not complete, or was filled anew while it was asked.
        """

        def lees(tx: Any) -> list[Any]:
            eerst = self._lees_stand(tx)
            rijen = list(tx.run(tekst, {**waarden, "ruimte": self.ruimte}))
            if self._lees_stand(tx) != eerst:
                raise self._bijgewerkt()
            return rijen

        with self._sessie(lezen=True) as sessie:
            return [r.data() for r in sessie.execute_read(lees)]

    def eis_nog(self, stand: Syncstand) -> None:
        """That the workspace still holds what it held before somebody's own text was asked.

        Raises:
            GeweigerdFout: it does not, or is not complete.
        """
        if self.stand() != stand:
            raise self._bijgewerkt()

    # --- one at a time ------------------------------------------------------------------------

    def _sessie(self, *, lezen: bool = False) -> "Session":
        wijze = "READ" if lezen else "WRITE"
        return self.driver.session(database=self.database, default_access_mode=wijze, fetch_size=-1)

    @contextmanager
    def _slot(
        self, sessie: "Session", waarvoor: str, *, doelgroep: str = "", met_citaten: bool = False
    ) -> Iterator[str]:
        """Keep others out, in a transaction that is open as long as we are busy, and say that we are.

        When our process dies, the server ends that transaction: no lock stays behind that somebody has to break. What
        was said stays: that this workspace is not complete, and for whom something may be in it.
        """
        run = secrets.token_hex(8)
        wat = {
            "ruimte": self.ruimte, "run": run, "waarvoor": waarvoor, "nu": datetime.datetime.now(datetime.UTC),
            "volgorde": list(DOELGROEPEN), "doelgroep": doelgroep, "met_citaten": met_citaten,
        }  # fmt: skip
        self._zeg_onvolledig(sessie, wat)
        with self._sessie() as apart:
            slot = apart.begin_transaction(timeout=LANGST, metadata=merk(self.ruimte))
            try:
                vraag = f"MERGE {_SLOT} WITH slot MATCH {_STAND} RETURN s.vt_run AS run"
                nu = slot.run(vraag, ruimte=self.ruimte).single()
                if nu is None or nu["run"] != run:
                    raise bezet(self.ruimte)
                yield run
            finally:
                slot.close()

    def _zeg_onvolledig(self, sessie: "Session", wat: Mapping[str, Any]) -> None:
        """Say it, unless somebody else is busy."""
        from neo4j import Query

        vraag = Query(_MERK, timeout=WACHT_OP_SLOT)
        wacht_op_beurt(sessie, self.ruimte, lambda: sessie.run(vraag, **wat).consume())

    def _bijgewerkt(self) -> GeweigerdFout:
        return GeweigerdFout(f"Ruimte {self.ruimte} werd tijdens de vraag bijgewerkt. Stel de vraag opnieuw.")

    # --- what stands there, and what has to change ----------------------------------------------

    def _kijk(self, sessie: "Session") -> tuple[Mapping[str, Any] | None, int, int]:
        """What the workspace says it holds, and how many nodes and relationships there are."""
        rij = sessie.run(_KIJK, ruimte=self.ruimte).single(strict=True)
        return rij["stand"], rij["knopen"], rij["relaties"]

    def _lees_stand(self, tx: Any) -> Mapping[str, Any] | None:
        """What the workspace says of itself.

        Raises:
            GeweigerdFout: that it is not complete.
        """
        rij = tx.run(f"MATCH {_STAND} RETURN properties(s) AS s", ruimte=self.ruimte).single()
        velden: Mapping[str, Any] | None = rij["s"] if rij else None
        if velden is not None and not is_volledig(velden):
            raise GeweigerdFout(f"Ruimte {self.ruimte} {onvolledig(velden)}")
        return velden

    def _pas_toe(self, sessie: "Session", verschil: Bijwerking, voortgang: Voortgang | None) -> dict[str, Any]:
        """Remove first, so that nothing old is in the way; relationships before the nodes they are on."""
        meld = voortgang or (lambda _klaar, _totaal: None)
        zender = Zender(sessie, self.ruimte, PORTIE, verschil.aantal, meld)
        meld(0, verschil.aantal)
        zender.haal_weg(RELATIES_WEG, verschil.relaties_weg)
        losgelaten = zender.haal_weg(KNOPEN_WEG, verschil.knopen_weg)
        nieuw_knopen, nieuw_relaties = zender.zet_neer((*verschil.knopen, *verschil.relaties))
        return {
            **_vooruit(verschil),
            "nieuw_knopen": nieuw_knopen,
            "nieuw_relaties": nieuw_relaties,
            "anders_knopen": Projectierijen(verschil.knopen, ()).aantal_knopen - nieuw_knopen,
            "anders_relaties": Projectierijen((), verschil.relaties).aantal_relaties - nieuw_relaties,
            "weg_knopen": len(verschil.knopen_weg) - losgelaten,
            "losgelaten": losgelaten,
        }


def is_volledig(velden: Mapping[str, object]) -> bool:
    """Whether a workspace says that it was filled completely, by a program that says so at every moment."""
    heeft_vorm = all(type(velden.get(f.name)) is f.type for f in fields(Syncstand))
    wanneer = _gewoon(velden.get("geladen_op"))
    return velden.get("volledig") is True and heeft_vorm and isinstance(wanneer, datetime.datetime)


def onvolledig(velden: Mapping[str, Any]) -> str:
    """What to say of a workspace that is not complete, behind its name."""
    wie = lezers_van([velden])
    voor = f" Er kan in staan wat voor doelgroep {opsomming(wie)} is." if wie else ""
    if velden.get("volledig") is not False:
        return (
            "is gevuld door een andere versie van dit programma, of iemand veranderde wat zij van zichzelf zegt."
            f"{voor} Werk haar bij met: neo4j sync"
        )
    wat = "Het legen" if velden.get("waarvoor") == "wis" else "Een sync"
    return f"is niet volledig. {wat} is nog bezig, of afgebroken.{voor} Maak haar heel met: neo4j sync"


def lezers_van(ruimtes: Iterable[Mapping[str, Any]]) -> tuple[Doelgroep, ...]:
    """For whom something may stand in workspaces by what they say of themselves; who may read most first."""
    gezegd = [w for s in ruimtes for w in (s.get("doelgroepen"), [s.get("doelgroep")]) if isinstance(w, list)]
    return tuple(d for d in DOELGROEPEN if any(d in w for w in gezegd))


def _als_stand(velden: Mapping[str, Any]) -> Syncstand:
    return Syncstand(**{naam: velden[naam] for naam in Syncstand.__dataclass_fields__})


def _is_gelijk(velden: Mapping[str, Any] | None, stand: Syncstand) -> bool:
    return bool(velden) and is_volledig(velden or {}) and _als_stand(velden or {}) == stand


def _vooruit(verschil: Bijwerking) -> dict[str, Any]:
    """How much would be written and removed."""
    return {
        "anders_knopen": Projectierijen(verschil.knopen, ()).aantal_knopen,
        "anders_relaties": Projectierijen((), verschil.relaties).aantal_relaties,
        "weg_knopen": len(verschil.knopen_weg),
        "weg_relaties": len(verschil.relaties_weg),
    }


def ruimtes(driver: "Driver", database: str | None = None) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """The workspaces in a database, by name, with what each says of itself; also those that are not complete."""
    vraag = "MATCH (s:VtStand {id: 'stand'}) RETURN s.vt_ruimte AS r, properties(s) AS p ORDER BY r"
    with driver.session(database=database, default_access_mode="READ") as sessie:
        return tuple((rij["r"], {k: _gewoon(w) for k, w in rij["p"].items()}) for rij in sessie.run(vraag))


def _gewoon(waarde: Any) -> Any:
    return waarde.to_native() if hasattr(waarde, "to_native") else waarde
