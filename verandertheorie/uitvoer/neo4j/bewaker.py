"""What of somebody else's Cypher may run: one statement that only reads, for a while, for so many rows.

The server itself judges: it plans the text first and says of what kind it is, and then runs it in a transaction in
which writing is impossible. That kind alone is not enough: LOAD CSV reads, and fetches from the network.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verandertheorie.fouten import GeweigerdFout

if TYPE_CHECKING:
    from neo4j import Driver

SECONDEN = 30.0
"""The server is there for others too. Chosen by eye."""
RIJEN = 1_000
"""More is no answer to read; who wants all has ``exporteer``."""
PROCEDURES = frozenset(
    ("db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.visualization", "db.schema.nodetypeproperties",
     "db.schema.reltypeproperties", "dbms.components")
)  # fmt: skip
"""The procedures that may be called: they tell what is in the database.

A list of what may, not of what may not: plug-ins add procedures that we have never heard of.
"""
_FUNCTIES = ("date", "datetime", "duration", "localdatetime", "localtime", "time", "point")
"""Built-in functions with a dot in their name begin with one of these; others come from plug-ins."""
_TEKST_OF_UITLEG = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_VOORAF = re.compile(r"\s*(EXPLAIN|PROFILE)\b", re.IGNORECASE)
_AANROEP = re.compile(r"\b([a-z_]\w*(?:\s*\.\s*\w+)+)\s*\(", re.IGNORECASE)


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
        driver: open and let in.
        tekst: one statement.
        database: None is the default one of the server.
        rijen: at most so many rows.
        seconden: after so long the server stops it.
        waarden: parameters of the text.

    Raises:
        GeweigerdFout: it writes, loads, calls something, is more than one statement, no Cypher, or takes too long.
    """
    from neo4j import Query
    from neo4j.exceptions import ClientError, Neo4jError

    with driver.session(database=database, default_access_mode="READ") as sessie:
        try:
            gepland = sessie.run(f"EXPLAIN {tekst}", waarden).consume()
        except ClientError as fout:
            raise GeweigerdFout(f"Deze vraag is geen geldige Cypher, of meer dan één vraag: {_eerste(fout)}") from None
        if gepland.plan is None or _VOORAF.match(tekst):
            raise GeweigerdFout("Begin de vraag zelf niet met EXPLAIN of PROFILE.")
        _keur(tekst, gepland.query_type, gepland.plan)
        try:
            loopt = sessie.run(Query(tekst, timeout=seconden), waarden)
            kolommen = tuple(loopt.keys())
            gelezen = [r.data() for r in loopt.fetch(rijen + 1)]
        except Neo4jError as fout:
            if "Timeout" in (fout.code or "") or "TimedOut" in (fout.code or "") or "Terminated" in (fout.code or ""):
                raise GeweigerdFout(
                    f"De vraag duurde langer dan {seconden:g} seconden en is gestopt. Vraag minder tegelijk."
                ) from None
            if isinstance(fout, ClientError):
                raise GeweigerdFout(f"De server weigert deze vraag: {_eerste(fout)}") from None
            raise
        return VrijAntwoord(kolommen, tuple(gelezen[:rijen]), len(gelezen) > rijen)


def _eerste(fout: Any) -> str:
    return str(fout.message or fout).splitlines()[0][:200]


def _keur(tekst: str, soort: str | None, plan: Mapping[str, Any]) -> None:
    for stap in _stappen(plan):
        werk = str(stap.get("operatorType", "")).partition("@")[0]
        if werk == "LoadCSV":
            raise GeweigerdFout("LOAD CSV mag hier niet: het haalt bestanden op, ook van het netwerk.")
        if werk.startswith(("Show", "Terminate")):  # the server calls these reading too, and the last one stops others
            raise GeweigerdFout("SHOW en TERMINATE gaan over de server zelf, en mogen hier niet: MATCH … RETURN.")
        if werk in ("ProcedureCall", "VoidProcedureCall"):
            uitleg = str(stap.get("args", {}).get("Details", ""))
            if uitleg.partition("(")[0].strip().lower() not in PROCEDURES:
                raise GeweigerdFout("Deze CALL mag hier niet. Alleen procedures die zeggen wat er in de database is.")
    if soort != "r":
        raise GeweigerdFout(
            "Deze vraag verandert iets, of gaat over de server zelf. Hier mag u alleen lezen: MATCH … RETURN."
        )
    kaal = _TEKST_OF_UITLEG.sub(" ", tekst).replace("`", "")
    if re.search(r"\bUSE\b", kaal, re.IGNORECASE):
        raise GeweigerdFout("USE mag hier niet. Kies een andere database met --database.")
    for naam in _AANROEP.findall(kaal):
        plat = re.sub(r"\s", "", naam).lower()
        if plat.partition(".")[0] not in _FUNCTIES and plat not in PROCEDURES:
            raise GeweigerdFout(f"De functie {naam} is niet van Neo4j zelf, en mag hier niet.")


def _stappen(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for kind in plan.get("children", ()):
        yield from _stappen(kind)
