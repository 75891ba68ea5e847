"""What is wrong with the line to a server, and what a user reads then; on real sockets, with real certificates."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver, Query

from scripts.neo4jserver import Neo4jServer, vrije_poorten
from tests.cli.programma import Doe, Gedaan
from tests.conftest import neo4j_of_overslaan
from tests.neo4j.tunnel import TLS, tunnel
from verandertheorie.fouten import AanroepFout, ConflictFout, GeweigerdFout, VerbindingFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.neo4j import lijn, verbinding
from verandertheorie.uitvoer.neo4j.bewaker import vraag_vrij
from verandertheorie.uitvoer.neo4j.bezet import wacht_op_beurt
from verandertheorie.uitvoer.neo4j.schema import schema, zorg_voor_schema
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server

pytest_plugins = ("tests.cli.programma", "tests.neo4j.database")


@pytest.fixture(autouse=True)
def zonder_instellingen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where whoever runs the tests has a server must not matter."""
    for naam in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "SSL_CERT_FILE"):
        monkeypatch.delenv(naam, raising=False)


def _zegt(gedaan: Gedaan, code: int, zin: str) -> None:
    assert (gedaan.code, gedaan.uit) == (code, ""), gedaan
    assert zin in " ".join(gedaan.fout.split())


# --- TLS ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("certificaat", "vertrouwd", "zin"),
    [
        (
            "goed",
            "",
            "is niet ondertekend door wie deze computer vertrouwt. Is het uw eigen server, neem dan bolt+ssc://",
        ),
        ("andere-naam", "andere-naam", "is voor een andere naam. Neem het adres dat de beheerder noemt."),
        ("verlopen", "verlopen", "geldt vandaag niet. Vraag de beheerder om een nieuw, of zet de klok goed."),
    ],
)
def test_a_certificate_says_what_is_wrong_with_it_and_never_to_go_without(
    hier: Doe, neo4jserver: Neo4jServer, certificaat: str, vertrouwd: str, zin: str
) -> None:
    omgeving = {"SSL_CERT_FILE": str(TLS / f"{vertrouwd}.pem")} if vertrouwd else {}
    with tunnel(neo4jserver.poort, certificaat=certificaat) as poort:
        gedaan = hier("neo4j", "toets", "--adres", f"bolt+s://127.0.0.1:{poort}", **omgeving)
    _zegt(gedaan, 5, zin)
    assert "bolt://" not in gedaan.fout


def test_with_a_certificate_that_is_right_or_need_not_be_all_works(hier: Doe, neo4jserver: Neo4jServer) -> None:
    with tunnel(neo4jserver.poort, certificaat="goed") as poort:
        eigen = hier("neo4j", "toets", "--adres", f"bolt+ssc://127.0.0.1:{poort}")
        goed = hier("neo4j", "toets", "--adres", f"bolt+s://127.0.0.1:{poort}", SSL_CERT_FILE=str(TLS / "goed.pem"))
    assert (eigen.code, goed.code) == (0, 0), (eigen, goed)
    assert "Verbonden met Neo4j" in goed.uit


@pytest.mark.parametrize("schema_", ["bolt+s", "bolt+ssc", "neo4j+s"])
def test_what_has_nothing_to_do_with_a_certificate_is_not_called_so(
    hier: Doe, neo4jserver: Neo4jServer, schema_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (poort,) = vrije_poorten(1)
    gevallen = {
        f"127.0.0.1:{poort}": "luistert niets. Draait de Neo4j-server",
        "bestaat-niet.invalid:7687": "De naam van de computer in",
        f"127.0.0.1:{neo4jserver.poort}": f"lijkt geen TLS te spreken. Op deze computer kan het zonder: {schema_.partition('+')[0]}://",
    }
    for waar, zin in gevallen.items():
        gedaan = hier("neo4j", "toets", "--adres", f"{schema_}://{waar}")
        _zegt(gedaan, 5, zin)
        assert "certificaat" not in gedaan.fout
    monkeypatch.setattr(verbinding, "AANMELDEN", 0.3)
    with tunnel(None) as zwijgt:
        gedaan = hier("neo4j", "toets", "--adres", f"{schema_}://127.0.0.1:{zwijgt}")
    _zegt(gedaan, 5, "geeft geen antwoord. Kloppen naam en poort, en laat het netwerk u erdoor?")
    assert "certificaat" not in gedaan.fout


# --- silence --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("certificaat", "hoogstens"), [("", 0), ("", 30), ("", 400), ("", 4_000), ("goed", 4_000)])
def test_a_network_that_swallows_everything_is_waited_for_no_longer_than_said(
    neo4jserver: Neo4jServer, mini: Path, monkeypatch: pytest.MonkeyPatch, certificaat: str, hoogstens: int
) -> None:
    """Wherever it begins: before the line stands, while logging in, in the midst of a sync."""
    gemeld: list[float] = []
    soort = "bolt+ssc" if certificaat else "bolt"
    with monkeypatch.context() as haast:
        for waar, wat, seconden in (
            (lijn, "STIL", 0.4),
            (lijn, "STAP", 0.1),
            (verbinding, "AANMELDEN", 0.6),
            (verbinding, "HERHALEN", 0.0),
        ):
            haast.setattr(waar, wat, seconden)
        with (
            tunnel(neo4jserver.poort, certificaat=certificaat, hoogstens=hoogstens) as poort,
            pytest.raises(VerbindingFout, match=r"zei 0\.4 seconden niets meer|geeft geen antwoord"),
            verbind_server(Toegang(f"{soort}://127.0.0.1:{poort}"), gemeld.append) as d,
        ):
            Neo4jProjectie(d, "verzwolgen").sync(Verandergraaf.uit(mini))
    assert any(gemeld) or hoogstens == 0  # whoever sits there saw that we waited
    with verbind_server(Toegang(neo4jserver.adres)) as d:
        Neo4jProjectie(d, "verzwolgen").wis()


def test_a_slow_answer_is_told_of_and_then_comes(neo4jserver: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lijn, "STAP", 0.01)
    gemeld: list[float] = []
    with verbind_server(Toegang(neo4jserver.adres), gemeld.append) as d:
        gemeld.clear()
        lang = "UNWIND range(1, 3000000) AS a WITH a WHERE a < 0 RETURN count(*) AS n"
        assert d.execute_query(lang).records[0]["n"] == 0
    assert gemeld[0] > 0
    assert 0.0 in gemeld  # so that what was said goes away again


# --- size -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst",
    [
        "RETURN reduce(s = 'ab', x IN range(1, 25) | s + s) AS x",
        "UNWIND range(1, 1000) AS i RETURN reduce(s = 'ab', x IN range(1, 14) | s + s) AS x",
        "RETURN [x IN range(1, 20000000) | 1] AS x",
        "RETURN {a: reduce(s = 'ab', x IN range(1, 25) | s + s)} AS x",
    ],
)
def test_an_answer_that_is_too_large_is_not_taken_in(driver: Driver, neo4jserver: Neo4jServer, tekst: str) -> None:
    with (
        pytest.raises(GeweigerdFout, match="Het antwoord is groter dan 8 MB"),
        verbind_server(Toegang(neo4jserver.adres), grootst=lijn.GROOTST) as d,
    ):
        vraag_vrij(d, tekst)
    assert (
        vraag_vrij(driver, "RETURN size(reduce(s = 'ab', x IN range(1, 25) | s + s)) AS n").rijen[0]["n"] > lijn.GROOTST
    )


def test_a_workspace_may_be_larger_than_an_answer_to_somebody(
    hier: Doe, neo4jserver: Neo4jServer, mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sync reads all that stands there, and so does who empties it."""
    monkeypatch.setattr(lijn, "GROOTST", 4_000)
    waar = ("--ruimte", "groter", "--adres", neo4jserver.adres)
    for doelgroep in ("sessie", "monitor"):
        assert hier("neo4j", "sync", "-d", mini, "--doelgroep", doelgroep, *waar).code == 0
    alles = hier("neo4j", "vraag", "--cypher", "MATCH (n {vt_ruimte: $ruimte}) RETURN n", *waar)
    assert (alles.code, "Het antwoord is groter dan" in alles.fout) == (1, True)
    assert hier("neo4j", "wis", *waar).code == 0


# --- others ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def apart() -> Iterator[Neo4jServer]:
    """A server in which nothing else stands."""
    with neo4j_of_overslaan() as server:
        yield server


@pytest.fixture
def leeg(apart: Neo4jServer) -> Iterator[Driver]:
    """A driver on it, without any rule of ours."""
    with verbind_server(Toegang(apart.adres)) as d:
        _zonder_regels(d)
        yield d


@pytest.mark.server
def test_three_that_make_the_rules_at_once_all_get_them(leeg: Driver) -> None:
    tegelijk = threading.Barrier(4)
    uit: list[int | Exception] = []

    def maak() -> None:
        with leeg.session() as sessie:
            sessie.run("RETURN 1").consume()
            tegelijk.wait()
            try:
                uit.append(zorg_voor_schema(sessie))
            except Exception as fout:
                uit.append(fout)

    draden = [threading.Thread(target=maak) for _ in range(4)]
    for d in draden:
        d.start()
    for d in draden:
        d.join()
    assert len(uit) == 4
    assert all(isinstance(n, int) for n in uit), uit
    assert len(leeg.execute_query("SHOW INDEXES YIELD name WHERE name STARTS WITH 'vt_'").records) == len(
        list(schema())
    )


def _zonder_regels(driver: Driver) -> None:
    for wat, lijst in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
        for r in driver.execute_query(f"SHOW {lijst} YIELD name WHERE name STARTS WITH 'vt_'").records:
            driver.execute_query(f"DROP {wat} {r['name']} IF EXISTS")


@pytest.mark.server
@pytest.mark.parametrize(
    ("maak", "weg", "zin"),
    [
        (
            "CREATE CONSTRAINT van_hen FOR (n:Bewering) REQUIRE n.relatie IS UNIQUE",
            "DROP CONSTRAINT van_hen",
            "een regel van iemand anders op Bewering (relatie), en daarmee past deze theorie er niet in. Overleg met "
            "wie die maakte (weg: DROP CONSTRAINT `van_hen`)",
        ),
        (
            "CREATE CONSTRAINT van_hen FOR ()-[r:STEUNT]-() REQUIRE r.via IS UNIQUE",
            "DROP CONSTRAINT van_hen",
            "een regel van iemand anders op STEUNT (via)",
        ),
        (
            "CREATE INDEX van_hen FOR (n:Knoop) ON (n.vt_ruimte, n.id)",
            "DROP INDEX van_hen",
            "een index van iemand anders op Knoop (vt_ruimte, id)",
        ),
        (
            "UNWIND [1, 2] AS i CREATE (:Gebied {vt_ruimte: 'regels-van-anderen', id: 'dubbel'})",
            "MATCH (n:Gebied {vt_ruimte: 'regels-van-anderen', id: 'dubbel'}) DELETE n",
            "staan al knopen met dezelfde vt_ruimte en id, en die zijn niet door ons gezet.",
        ),
    ],
)
def test_a_rule_of_somebody_else_is_named_and_nobody_is_sent_round_in_circles(
    hier: Doe, leeg: Driver, apart: Neo4jServer, mini: Path, maak: str, weg: str, zin: str
) -> None:
    adres, waar = apart.adres, ("--ruimte", "regels-van-anderen")
    leeg.execute_query("CREATE INDEX harmloos IF NOT EXISTS FOR (n:Knoop) ON (n.naam)")  # it is not to blame
    leeg.execute_query(maak)
    try:
        _zegt(hier("neo4j", "sync", "-d", mini, "--adres", adres, *waar), 6, zin)
    finally:
        leeg.execute_query(weg)
        leeg.execute_query("DROP INDEX harmloos")
    assert hier("neo4j", "sync", "-d", mini, "--adres", adres, *waar).code == 0
    assert hier("neo4j", "wis", "--adres", adres, *waar).code == 0


def test_a_server_that_is_slow_is_asked_again_and_nobody_else_is_blamed(projectie: Neo4jProjectie) -> None:
    vraag = "MERGE (s:VtStand {vt_ruimte: $ruimte, id: 'stand'}) SET s.bezig = 'x'"
    with projectie.driver.session() as sessie, projectie.driver.session() as ander:
        zorg_voor_schema(sessie, ())
        houdt_op = ander.begin_transaction()  # it does not say that it holds the workspace
        houdt_op.run(vraag, ruimte=projectie.ruimte).consume()
        gevraagd: list[int] = []

        def probeer() -> None:
            gevraagd.append(len(gevraagd))
            try:
                sessie.run(Query(vraag, timeout=0.2), ruimte=projectie.ruimte).consume()
            finally:
                houdt_op.close()

        wacht_op_beurt(sessie, projectie.ruimte, probeer)
    assert gevraagd == [0, 1]


def test_whoever_holds_a_workspace_is_named_as_such(projectie: Neo4jProjectie, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verandertheorie.uitvoer.neo4j.sync.WACHT_OP_SLOT", 0.2)
    projectie.wis()
    with (
        projectie._sessie() as sessie,
        projectie._slot(sessie, "sync"),
        pytest.raises(ConflictFout, match="Iemand anders werkt de ruimte"),
    ):
        projectie.wis()


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_password_file_of_notepad_gives_the_password(tmp_path: Path, code: str) -> None:
    bestand = tmp_path / "ww.txt"
    bestand.write_text("geheim\r\n", encoding=code)
    assert verbinding.toegang(wachtwoordbestand=bestand, omgeving={}).wachtwoord == "geheim"


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (None, "is niet te lezen"),
        (b"", "staat geen wachtwoord op de eerste regel"),
        (b"\ngeheim", "staat geen wachtwoord op de eerste regel"),
        ("gehéim".encode("latin1"), "is geen tekst in UTF-8"),
    ],
)
def test_a_password_file_that_gives_none_says_why(tmp_path: Path, inhoud: bytes | None, zin: str) -> None:
    bestand = tmp_path / "ww.txt"
    if inhoud is not None:
        bestand.write_bytes(inhoud)
    with pytest.raises(AanroepFout, match=zin):
        verbinding.toegang(wachtwoordbestand=bestand, omgeving={})


@pytest.mark.parametrize("omgeving", [{"NEO4J_DATABASE": "System"}, {"NEO4J_DATABASE": "system"}])
def test_the_database_of_the_server_itself_is_not_for_us(omgeving: dict[str, str]) -> None:
    with pytest.raises(AanroepFout, match="van de server zelf"):
        verbinding.toegang(omgeving=omgeving)
