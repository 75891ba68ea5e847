"""What the database must keep for us: one thing per workspace and id, and an index to find evidence by place."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from verandertheorie.uitvoer.neo4j.namen import MET_ID

if TYPE_CHECKING:
    from neo4j import Query, Session

VOORVOEGSEL = "vt_"
POGINGEN = 50
"""Who makes the same at once ends in a deadlock with us; of those somebody always wins, so it comes to an end."""
GEDULD = 30.0
"""Seconds to wait for others before something is made. Chosen by eye."""


_TEKSTEN = ("naam", "tekst", "omschrijving", "vraag", "wat", "kern", "citaat", "reden")
_MET_TEKST = ("Knoop", "Bewering", "Bewijs", "Leervraag", "Signaal", "Actie", "Agendapunt", "Besluit")


def schema(labels: Collection[str] = MET_ID) -> Iterator[str]:
    """The statements, in a fixed order; each does nothing when it was done.

    Uniqueness does not only refuse: without its index, finding 10,000 ends takes minutes. Things without ``vt_ruimte``,
    so of others, fall outside it. Relationships need none: they are found from their ends, of which their id is made.

    Args:
        labels: of what is to be written; each statement is a journey to the server.
    """
    for label in MET_ID:
        if label in labels or label == "VtStand":
            yield (
                f"CREATE CONSTRAINT {VOORVOEGSEL}{label.lower()} IF NOT EXISTS "
                f"FOR (n:{label}) REQUIRE (n.vt_ruimte, n.id) IS UNIQUE"
            )
    if "Bewijs" in labels:
        yield f"CREATE INDEX {VOORVOEGSEL}plek IF NOT EXISTS FOR (n:Bewijs) ON (n.vt_ruimte, n.gebied, n.cyclus)"
        yield (
            f"CREATE FULLTEXT INDEX {VOORVOEGSEL}teksten IF NOT EXISTS FOR (n:{'|'.join(_MET_TEKST)}) "
            f"ON EACH [{', '.join(f'n.{veld}' for veld in _TEKSTEN)}] "
            "OPTIONS {indexConfig: {`fulltext.analyzer`: 'dutch'}}"
        )


def zorg_voor_schema(sessie: "Session", labels: Collection[str] = MET_ID) -> int:
    """Make what is not there yet. What is there is not asked for again: that would wait for whoever is writing.

    Returns:
        How many things were made.
    """
    from neo4j import Query

    er_zijn = {r["name"] for r in sessie.run("SHOW INDEXES YIELD name")}  # a constraint has one of its own name
    nodig = [opdracht for opdracht in schema(labels) if _naam_in(opdracht) not in er_zijn]
    for opdracht in nodig:
        _maak(sessie, Query(opdracht, timeout=GEDULD))
    if nodig:
        sessie.run("CALL db.awaitIndexes(60)").consume()
    return len(nodig)


def _naam_in(opdracht: str) -> str:
    return next(woord for woord in opdracht.split() if woord.startswith(VOORVOEGSEL))


def _maak(sessie: "Session", opdracht: "Query") -> None:
    from neo4j.exceptions import Neo4jError

    for nog in reversed(range(POGINGEN)):
        try:
            sessie.run(opdracht).consume()
        except Neo4jError as fout:
            if "EquivalentSchemaRuleAlreadyExists" in (fout.code or ""):
                return  # somebody else made it in between
            if not (nog and fout.is_retryable()):
                raise
        else:
            return
