"""Somebody's own Cypher may read and nothing else; judged by the server, tried against a real one."""

import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from scripts.neo4jserver import Neo4jServer, jars
from tests.conftest import neo4j_of_overslaan
from verandertheorie.fouten import GeweigerdFout
from verandertheorie.uitvoer.neo4j.bewaker import vraag_vrij
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server

pytest_plugins = ("tests.neo4j.database",)
VREEMD = Path(__file__).with_name("plugin") / "Vreemd.java"
NERGENS = "'http://127.0.0.1:1/x.csv'"


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
        ("\\u0045XPLAIN RETURN 1 AS x", "Begin de vraag zelf niet met EXPLAIN"),
        ("CALL `dbms`.`listConfig`() YIELD name RETURN name", "Deze CALL mag hier niet"),
        ("CALL dbms\\u002elistConfig() YIELD name RETURN name", "Deze CALL mag hier niet"),
        (f"LOAD \\u0043SV FROM {NERGENS} AS r RETURN r", "LOAD CSV mag"),
        (f"MATCH (n) RETURN [y IN [1] | COLLECT {{ LOAD CSV FROM {NERGENS} AS r RETURN r }}] AS x", "LOAD CSV mag"),
        (
            "MATCH (n) RETURN [y IN [1] WHERE EXISTS { CALL db.stats.status() YIELD section RETURN section }] AS x",
            "CALL mag|geldige",
        ),
        ("MATCH (n) /* */ DELETE n // lezen", "verandert iets"),
        ("USE graph.byElementId('4:x:1') MATCH (n) RETURN n", "struikelt|geldige|USE mag"),  # 5.26 fails on it itself
        ("CALL dbms.components() YIELD name RETURN name", "verandert iets|CALL mag"),
    ],
)
def test_what_does_more_than_read_is_refused(driver: Driver, tekst: str, zin: str) -> None:
    teller = "MATCH (n) RETURN count(n) AS n"
    voor = driver.execute_query(teller).records[0]["n"]
    with pytest.raises(GeweigerdFout, match=zin):
        vraag_vrij(driver, tekst)
    assert driver.execute_query(teller).records[0]["n"] == voor


@pytest.fixture
def luistert() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server, and what was asked there."""
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
        yield f"http://127.0.0.1:{server.server_port}/x.csv", gevraagd
        server.shutdown()


@pytest.mark.parametrize(
    "tekst",
    [
        "LOAD CSV FROM '{0}' AS r RETURN r",
        "UNWIND [1] AS x CALL () {{ LOAD CSV FROM '{0}' AS r RETURN r }} RETURN r",
        "UNWIND [1] AS n RETURN [y IN [n] | COLLECT {{ LOAD CSV FROM '{0}' AS r RETURN r }}] AS x",
        "UNWIND [1] AS n RETURN any(y IN [n] WHERE EXISTS {{ CALL (y) {{ LOAD CSV FROM '{0}' AS r RETURN r }} }}) AS x",
        "UNWIND [1] AS n RETURN CASE WHEN n = 1 THEN COUNT {{ LOAD CSV FROM '{0}' AS r RETURN r }} END AS x",
    ],
)
def test_load_csv_is_refused_before_it_fetches_anything(
    driver: Driver, luistert: tuple[str, list[str]], tekst: str
) -> None:
    waar, gevraagd = luistert
    with pytest.raises(GeweigerdFout, match="LOAD CSV mag hier niet"):
        vraag_vrij(driver, tekst.format(waar))
    assert gevraagd == []


@st.composite
def anders_geschreven(draw: st.DrawFn, tekst: str) -> str:
    """The same Cypher as others may type it: escapes, back quotes, comments, other white space and capitals."""

    def teken(c: str) -> str:
        return f"\\u{ord(c):04x}" if draw(st.integers(0, 5)) == 0 else c

    def woord(w: str) -> str:
        if w.isupper():
            return "".join(teken(draw(st.sampled_from((c, c.lower())))) for c in w)
        quotes = "`" if draw(st.booleans()) else ""
        return quotes + "".join(map(teken, w)) + quotes

    wit = st.sampled_from((" ", "\n", "\t", " /* x */ ", "/**/", " // y\n", " /* ' */ "))
    uit = ""
    for stuk in re.findall(r"'[^']*'|[A-Za-z]+|\d+|.", tekst):
        uit += woord(stuk) if stuk.isalpha() else draw(wit) if stuk == " " else stuk
        if stuk == "." and draw(st.booleans()):
            uit += draw(wit)
    return uit


VERBODEN = (
    f"LOAD CSV FROM {NERGENS} AS r RETURN r",
    f"UNWIND [1] AS n RETURN [y IN [n] | COLLECT {{ LOAD CSV FROM {NERGENS} AS r RETURN r }}] AS x",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "UNWIND [1] AS n RETURN [y IN [n] | COLLECT { CALL dbms.listConfig() YIELD name RETURN name }] AS x",
    "CALL db.createLabel('x')",
    "USE system SHOW USERS",
    "SHOW TRANSACTIONS",
    "SHOW SETTINGS",
    "CREATE (n:Verschreven) RETURN n",
    "UNWIND [1] AS x CALL (x) { MERGE (n:Verschreven) } RETURN x",
)


@given(tekst=st.sampled_from(VERBODEN).flatmap(anders_geschreven))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_is_forbidden_stays_so_however_it_is_written(driver: Driver, tekst: str) -> None:
    with pytest.raises(GeweigerdFout):
        vraag_vrij(driver, tekst)
    assert driver.execute_query("MATCH (n:Verschreven) RETURN count(n) AS n").records[0]["n"] == 0


@pytest.fixture(scope="module")
def met_plugin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    """A server on which somebody put a plug-in."""
    if not (javac := shutil.which("javac")):
        pytest.skip("no Java compiler to make a plug-in with")
    klassen = tmp_path_factory.mktemp("plugin")
    with (
        neo4j_of_overslaan(voor_de_start=lambda server: _zet_plugin(javac, server, klassen)) as server,
        verbind_server(Toegang(server.adres)) as d,
    ):
        yield d


def _zet_plugin(javac: str, server: Neo4jServer, klassen: Path) -> None:
    subprocess.run([javac, "--release", "17", "-cp", f"{jars()}/*", "-d", str(klassen), str(VREEMD)], check=True)
    (server.huis / "plugins").mkdir()
    shutil.make_archive(str(klassen), "zip", klassen)
    shutil.move(f"{klassen}.zip", server.huis / "plugins" / "vreemd.jar")


OVERAL = (
    "RETURN {0} AS x",
    "MATCH (n) WHERE n.x = {0} RETURN n",
    "MATCH (n {{x: {0}}}) RETURN n",
    "MATCH (n) WHERE elementId(n) = {0} RETURN n",
    "MATCH (n) RETURN n ORDER BY {0} LIMIT 5",
    "MATCH (n) RETURN n LIMIT toInteger({0})",
    "MATCH (n) RETURN [x IN [1] WHERE EXISTS {{ MATCH (m) WHERE m.x = {0} }}] AS l",
    "MATCH (n) RETURN [x IN [1] | [(n)--(m) WHERE m.x = {0} | m.x]] AS l",
    "MATCH p = (a)-[*1..3]->(b) WHERE all(r IN relationships(p) WHERE r.x = {0}) RETURN p",
    "MATCH p = ((c)-[r]->(d) WHERE c.x = {0}){{1,3}} RETURN p",
    "MATCH p = SHORTEST 1 (a {{x: 1}}) ((c)-[r]->(d) WHERE c.x = {0})+ (b {{x: 2}}) RETURN p",
    "MATCH (a {{x: 1}}), (b {{x: 2}}) MATCH p = shortestPath((a)-[*..5]-(b)) WHERE length(p) > {0} RETURN p",
    "UNWIND {0} AS x RETURN x",
    "CALL db.labels() YIELD label WHERE {0} = label RETURN label",
    "CALL (*) {{ RETURN {0} AS x }} RETURN x",
    "MATCH (n:$({0})) RETURN n",
    "RETURN 1 AS x UNION RETURN {0} AS x",
)


@pytest.mark.server
@given(data=st.data(), waar=st.sampled_from(OVERAL))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_function_of_a_plug_in_is_seen_wherever_and_however_it_is_called(
    met_plugin: Driver, data: st.DataObject, waar: str
) -> None:
    tekst = waar.format(data.draw(anders_geschreven("vreemd.functie('x')")))
    with pytest.raises(GeweigerdFout, match=r"De functie vreemd\.functie is niet van Neo4j zelf"):
        vraag_vrij(met_plugin, tekst)


@pytest.mark.server
def test_other_things_of_a_plug_in_are_refused_too_and_its_name_in_a_text_is_not(met_plugin: Driver) -> None:
    assert met_plugin.execute_query("RETURN vreemd.functie(1) AS x").records[0]["x"] == 1  # the server would do it
    with pytest.raises(GeweigerdFout, match=r"vreemd\.samen"):
        vraag_vrij(met_plugin, "UNWIND [1] AS x RETURN vreemd.samen(x) AS n")
    for tekst in (
        "CALL vreemd.doe(1)",
        "RETURN [x IN [1] WHERE EXISTS { CALL vreemd.doe(x) YIELD uit RETURN uit }] AS l",
    ):
        with pytest.raises(GeweigerdFout, match="Deze CALL mag hier niet"):
            vraag_vrij(met_plugin, tekst)
    assert vraag_vrij(met_plugin, "RETURN 'vreemd.functie(1)' AS t").rijen == ({"t": "vreemd.functie(1)"},)


@pytest.mark.parametrize(
    "tekst",
    [
        "MATCH (n) RETURN n.use AS gebruik LIMIT 9",
        "MATCH (n) WHERE n.use = 'USE system' RETURN n",
        "RETURN vector.similarity.cosine([1.0, 2.0], [1.0, 3.0]) AS x",
        "RETURN date.truncate('year', date('2026-05-01')) AS x",
        "MATCH (use:Use) RETURN use",
        "USE neo4j RETURN 1 AS x",
        "RETURN 'LOAD CSV' AS a, 'CALL dbms.listConfig()' AS b",
        "MATCH (n) RETURN [y IN [1] | COLLECT { CALL (y) { MATCH (m) RETURN m LIMIT 1 } RETURN m }] AS x LIMIT 1",
        "RETURN 1 AS x;",
        "// SHOW TRANSACTIONS\nRETURN 1 AS x",
    ],
)
def test_what_only_reads_is_let_through_whatever_words_are_in_it(driver: Driver, tekst: str) -> None:
    vraag_vrij(driver, tekst)


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
