"""What the database must keep for us: one thing per workspace and id, and an index to find evidence by place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verandertheorie.uitvoer.neo4j.namen import MET_ID

if TYPE_CHECKING:
    from neo4j import Session

VOORVOEGSEL = "vt_"
GEDULD = 30.0
"""Seconds to wait for others before something is made. Chosen by eye."""


def schema() -> Iterator[str]:
    """The statements, in a fixed order; each does nothing when it was done.

    Uniqueness does not only refuse: without its index, finding 10,000 ends takes minutes. Things without ``vt_ruimte``,
    so of others, fall outside it. Relationships need none: they are found from their ends, of which their id is made.
    """
    for label in MET_ID:
        yield (
            f"CREATE CONSTRAINT {VOORVOEGSEL}{label.lower()} IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE (n.vt_ruimte, n.id) IS UNIQUE"
        )
    yield f"CREATE INDEX {VOORVOEGSEL}plek IF NOT EXISTS FOR (n:Bewijs) ON (n.vt_ruimte, n.gebied, n.cyclus)"


def zorg_voor_schema(sessie: "Session") -> int:
    """Make what is not there yet. What is there is not asked for again: that would wait for whoever is writing.

    Returns:
        How many things were made.
    """
    from neo4j import Query

    er_zijn = {r["name"] for show in ("CONSTRAINTS", "INDEXES") for r in sessie.run(f"SHOW {show} YIELD name")}
    nodig = [opdracht for opdracht in schema() if opdracht.split()[2] not in er_zijn]
    for opdracht in nodig:
        sessie.run(Query(opdracht, timeout=GEDULD)).consume()
    if nodig:
        sessie.run("CALL db.awaitIndexes(60)").consume()
    return len(nodig)
