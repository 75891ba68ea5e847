"""A workspace of its own per test in the one real server, and everything that stands in a database.

A plugin that test modules name in ``pytest_plugins``: two files called conftest.py would be one module for mypy.
PYTEST_DONT_REWRITE: the collector of doctests may have been here first.
"""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from neo4j import Driver

from scripts.neo4jserver import Neo4jServer
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server

_NUMMERS = itertools.count(1)

KNOPEN = "MATCH (n) WHERE n.vt_ruimte = $r RETURN labels(n) AS l, properties(n) AS p"
RELATIES = (
    "MATCH (a)-[r]->(b) WHERE r.vt_ruimte = $r "
    "RETURN type(r) AS t, labels(a) AS la, a.id AS a, labels(b) AS lb, b.id AS b, properties(r) AS p"
)


@pytest.fixture(scope="session")
def driver(neo4jserver: Neo4jServer) -> Iterator[Driver]:
    """A driver on the server of this run."""
    with verbind_server(Toegang(neo4jserver.adres)) as d:
        yield d


@pytest.fixture
def projectie(driver: Driver) -> Iterator[Neo4jProjectie]:
    """An empty workspace of its own."""
    leeg = Neo4jProjectie(driver, f"toets-{next(_NUMMERS)}")
    yield leeg
    leeg.wis()


Alles = Callable[[Neo4jProjectie], list[str]]


def alles(p: Neo4jProjectie) -> list[str]:
    """Every node and relationship of a workspace, without the mark of the sync that wrote it and when; sorted."""

    def velden(rij: Any) -> list[Any]:
        return sorted((k, w) for k, w in rij["p"].items() if k not in ("vt_run", "geladen_op"))

    knopen = p.driver.execute_query(KNOPEN, r=p.ruimte).records
    relaties = p.driver.execute_query(RELATIES, r=p.ruimte).records
    return sorted(
        [f"({sorted(k['l'])} {velden(k)})" for k in knopen]
        + [f"{sorted(r['la'])} {r['a']} -{r['t']}-> {sorted(r['lb'])} {r['b']} {velden(r)}" for r in relaties]
    )


def aantal(p: Neo4jProjectie, patroon: str) -> int:
    """How often a pattern with ``x`` in it occurs in a workspace."""
    vraag = f"MATCH {patroon} WHERE x.vt_ruimte = $r RETURN count(x) AS n"
    return int(p.driver.execute_query(vraag, r=p.ruimte).records[0]["n"])
