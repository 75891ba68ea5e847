"""Somebody's own Cypher may read and nothing else; judged by the server, tried against a real one."""

import http.server
import threading

import pytest
from neo4j import Driver

from verandertheorie.fouten import GeweigerdFout
from verandertheorie.uitvoer.neo4j.bewaker import vraag_vrij

pytest_plugins = ("tests.neo4j.database",)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("CREATE (n:Toets)", "verandert iets"),
        ("MATCH (n) SET n.x = 1 RETURN n", "verandert iets"),
        ("MATCH (n) DETACH DELETE n", "verandert iets"),
        ("MERGE (n:Toets) RETURN n", "verandert iets"),
        ("MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS RETURN n", "verandert iets"),
        ("CREATE INDEX x FOR (n:Toets) ON (n.x)", "verandert iets"),
        ("DROP CONSTRAINT vt_knoop", "verandert iets"),
        ("CALL db.createLabel('x')", "verandert iets|CALL mag"),
        ("CALL dbms.listConfig()", "Deze CALL mag hier niet|weigert"),
        ("CALL dbms.listConfig() YIELD name RETURN name", "Deze CALL mag hier niet"),
        ("UNWIND [1] AS x CALL dbms.listConfig() YIELD name RETURN name", "Deze CALL mag hier niet"),
        ("RETURN 1; RETURN 2", "meer dan één vraag"),
        ("RETURN 1; CREATE (n)", "meer dan één vraag"),
        ("PROFILE RETURN 1", "geen geldige Cypher|zelf niet"),
        ("explain RETURN 1", "Begin de vraag zelf niet met EXPLAIN"),
        ("TERMINATE TRANSACTION 'neo4j-transaction-1'", "SHOW en TERMINATE"),
        ("SHOW TRANSACTIONS", "SHOW en TERMINATE"),
        ("SHOW SETTINGS", "SHOW en TERMINATE"),
        ("MATCH (n RETURN n", "geen geldige Cypher"),
        ("USE system SHOW USERS", "geen geldige|verandert|USE"),
        ("SHOW USERS", "verandert iets|weigert|geldige"),
        ("USE system RETURN 1", "USE mag|geldige"),
        ("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "verandert iets|geldige"),
        ("RETURN apoc.load.json('http://x') AS x", "geldige Cypher|niet van Neo4j"),
        ("MATCH (n) /* */ DELETE n // lezen", "verandert iets"),
    ],
)
def test_what_does_more_than_read_is_refused(driver: Driver, tekst: str, zin: str) -> None:
    teller = "MATCH (n) RETURN count(n) AS n"
    voor = driver.execute_query(teller).records[0]["n"]
    with pytest.raises(GeweigerdFout, match=zin):
        vraag_vrij(driver, tekst)
    assert driver.execute_query(teller).records[0]["n"] == voor


def test_load_csv_is_refused_before_it_fetches_anything(driver: Driver) -> None:
    gevraagd: list[str] = []

    class Luistert(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            gevraagd.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Luistert) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for tekst in (
            "LOAD CSV FROM '{0}' AS r RETURN r",
            "UNWIND [1] AS x CALL () {{ LOAD CSV FROM '{0}' AS r RETURN r }} RETURN r",
        ):
            with pytest.raises(GeweigerdFout, match="LOAD CSV mag hier niet"):
                vraag_vrij(driver, tekst.format(f"http://127.0.0.1:{server.server_port}/x.csv"))
        server.shutdown()
    assert gevraagd == []


def test_reading_with_parameters_in_several_ways_is_fine(driver: Driver) -> None:
    assert vraag_vrij(driver, "RETURN $ruimte AS r, date('2026-01-01').year AS jaar", ruimte="x").rijen == (
        {"r": "x", "jaar": 2026},
    )
    assert vraag_vrij(driver, "RETURN 'apoc.load.json(1)' AS tekst").rijen == ({"tekst": "apoc.load.json(1)"},)
    assert vraag_vrij(driver, "CALL db.labels() YIELD label RETURN count(label) AS n").kolommen == ("n",)
    assert vraag_vrij(driver, "MATCH (n:Niets) RETURN n").rijen == ()


def test_more_rows_than_may_be_shown_are_cut_off(driver: Driver) -> None:
    gevonden = vraag_vrij(driver, "UNWIND range(1, 10000000) AS x RETURN x", rijen=5)
    assert [r["x"] for r in gevonden.rijen] == [1, 2, 3, 4, 5]
    assert gevonden.afgekapt
    assert not vraag_vrij(driver, "UNWIND range(1, 5) AS x RETURN x", rijen=5).afgekapt


def test_what_takes_too_long_is_stopped(driver: Driver) -> None:
    lang = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b = 0 RETURN count(*) AS n"
    with pytest.raises(GeweigerdFout, match="langer dan 1 seconden"):
        vraag_vrij(driver, lang, seconden=1)
