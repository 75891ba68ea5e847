"""What of somebody else's Cypher may run: one statement that only reads, for a while, for so many rows.

The server itself judges: it plans the text first, and we read in its plan what the text does. There names stand as the
server knows them, however they were typed: in back quotes, with escapes, with a comment inside. Then it runs the text
in a transaction in which writing is impossible. How many bytes an answer may be is watched on the line (``lijn``).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verandertheorie.fouten import GeweigerdFout

if TYPE_CHECKING:
    from neo4j import Driver, Session

SECONDEN = 30.0
"""The server is there for others too. Chosen by eye."""
RIJEN = 1_000
"""More is no answer to read; who wants all has ``exporteer``."""
PROCEDURES = frozenset(
    ("db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.visualization", "db.schema.nodetypeproperties",
     "db.schema.reltypeproperties", "db.index.fulltext.querynodes",
     "db.index.fulltext.queryrelationships")
)  # fmt: skip
"""The procedures that may be called: they tell what is in the database.

A list of what may, not of what may not: plug-ins add procedures that we have never heard of.
"""
_LAAD, _ROEP, _ANDER = "LOAD CSV mag hier niet", "Deze CALL mag hier niet", "USE mag hier niet"
_WAAROM = {
    _LAAD: "het haalt bestanden op, ook van het netwerk.",
    _ROEP: "alleen procedures die zeggen wat er in de database is, en niet binnen een uitdrukking.",
    _ANDER: "kies een andere database met --database.",
}
_BINNENIN = (
    (_LAAD, re.compile(r"\bLOAD CSV\b")),
    (_ROEP, re.compile(r"\bResolvedCall\(|\bCALL\s+(?![({\s])")),  # 5.26 writes the first, 2026 the second
    (_ANDER, re.compile(r"(?<![.:`\w])USE\s+[`\w]")),
)
"""What a sub-query inside an expression may not do: that is no step of its own, but stands in the text of one.

That text is the server's own, in capitals and with single spaces. A value that holds these words is refused too.
"""


@dataclass(frozen=True, slots=True)
class VrijAntwoord:
    """Column names and rows of a free question; ``afgekapt``: there were more rows than may be shown."""

    kolommen: tuple[str, ...]
    rijen: tuple[Mapping[str, Any], ...]
    afgekapt: bool


def vraag_vrij(
    driver: "Driver",
    tekst: str,
    database: str | None = None,
    *,
    rijen: int = RIJEN,
    seconden: float = SECONDEN,
    **waarden: object,
) -> VrijAntwoord:
    """Run somebody's own Cypher when it only reads.

    Args:
        driver: open and let in, of ``verbind_server``, that was told the bytes an answer may be.
        tekst: one statement.
        database: None is the default one of the server.
        rijen: at most so many rows.
        seconden: after so long the server stops it.
        waarden: parameters of the text.

    Raises:
        GeweigerdFout: it writes, loads, calls something, is more than one statement, no Cypher, or takes too long.
    """
    from neo4j import Query
    from neo4j.exceptions import ClientError, DatabaseError, Neo4jError

    with driver.session(database=database, default_access_mode="READ") as sessie:
        hier, van_anderen = _plaats(sessie), _van_anderen(sessie)
        try:
            gepland = sessie.run(f"EXPLAIN {tekst}", waarden).consume()
        except ClientError as fout:
            raise GeweigerdFout(f"Deze vraag is geen geldige Cypher, of meer dan één vraag: {_eerste(fout)}") from None
        except DatabaseError as fout:  # a fault of the server, but only of this text
            raise _struikelt(fout) from None
        if gepland.plan is None:
            raise GeweigerdFout("Deze vraag heeft geen plan, dus is niet te zien of zij alleen leest.")
        _keur(gepland.query_type, gepland.plan, hier, van_anderen)
        try:
            loopt = sessie.run(Query(tekst, timeout=seconden), waarden)
            kolommen = tuple(loopt.keys())
            gelezen = [r.data() for r in loopt.fetch(rijen + 1)]
            is_plan = not gelezen and loopt.consume().plan is not None
        except Neo4jError as fout:
            if "Timeout" in (fout.code or "") or "TimedOut" in (fout.code or "") or "Terminated" in (fout.code or ""):
                raise GeweigerdFout(
                    f"De vraag duurde langer dan {seconden:g} seconden en is gestopt. Vraag minder tegelijk."
                ) from None
            if isinstance(fout, ClientError):
                raise GeweigerdFout(f"De server weigert deze vraag: {_eerste(fout)}") from None
            if isinstance(fout, DatabaseError):
                raise _struikelt(fout) from None
            raise
        if is_plan:  # that there are no rows says nothing then
            raise GeweigerdFout("Begin de vraag zelf niet met EXPLAIN of PROFILE.")
        return VrijAntwoord(kolommen, tuple(gelezen[:rijen]), len(gelezen) > rijen)


def _struikelt(fout: Any) -> GeweigerdFout:
    return GeweigerdFout(f"De server struikelt over deze vraag: {_eerste(fout)}")


def _eerste(fout: Any) -> str:
    return str(fout.message or fout).splitlines()[0][:200]


def _plaats(sessie: "Session") -> str:
    """The database of this session as a plan calls it: there every step has its place behind a @."""
    plan = sessie.run("EXPLAIN RETURN 1 AS x").consume().plan
    return _deel(plan or {})[1]


def _van_anderen(sessie: "Session") -> frozenset[str]:
    """What the server can do that is not Neo4j's own: the functions of plug-ins."""
    vraag = "SHOW FUNCTIONS YIELD name, isBuiltIn WHERE NOT isBuiltIn RETURN name"
    return frozenset(_plat(r["name"]) for r in sessie.run(vraag))


def _keur(soort: str | None, plan: Mapping[str, Any], hier: str, van_anderen: Collection[str]) -> None:
    stappen = [(*_deel(stap), str(stap.get("args", {}).get("Details", ""))) for stap in _stappen(plan)]
    for werk, _, uitleg in stappen:
        if werk.startswith("Load"):
            _weiger(_LAAD)
        if werk.startswith(("Show", "Terminate")):  # the server calls these reading too, and the last one stops others
            raise GeweigerdFout("SHOW en TERMINATE gaan over de server zelf, en mogen hier niet: MATCH … RETURN.")
        if werk.endswith("ProcedureCall") and _plat(uitleg.partition("(")[0]) not in PROCEDURES:
            _weiger(_ROEP)
        for wat, patroon in _BINNENIN:
            if patroon.search(uitleg):
                _weiger(wat)
    if soort != "r":
        raise GeweigerdFout(
            "Deze vraag verandert iets, of gaat over de server zelf. Hier mag u alleen lezen: MATCH … RETURN."
        )
    for _, waar, uitleg in stappen:
        if waar != hier:
            _weiger(_ANDER)
        if naam := next((n for n in sorted(van_anderen) if f"{n}(" in _plat(uitleg)), ""):
            raise GeweigerdFout(f"De functie {naam} is niet van Neo4j zelf, en mag hier niet.")


def _weiger(wat: str) -> None:
    raise GeweigerdFout(f"{wat}: {_WAAROM[wat]}")


def _plat(naam: str) -> str:
    return re.sub(r"[\s`]", "", naam).casefold()


def _deel(stap: Mapping[str, Any]) -> tuple[str, str]:
    werk, _, waar = str(stap.get("operatorType", "")).partition("@")
    return werk, waar


def _stappen(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for kind in plan.get("children", ()):
        yield from _stappen(kind)
