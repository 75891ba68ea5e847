"""What goes wrong with a server, and what a user reads then: one sentence, with an exit code."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.neo4jserver import Neo4jServer, vrije_poorten
from tests.cli.programma import Doe, Gedaan
from tests.conftest import neo4j_of_overslaan
from tests.neo4j.database import alles
from verandertheorie.fouten import ConflictFout, GeweigerdFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.uitvoer.neo4j.catalogus import catalogus
from verandertheorie.uitvoer.neo4j.schema import zorg_voor_schema
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie, Syncverslag
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server

pytest_plugins = ("tests.cli.programma", "tests.neo4j.database")

WACHTWOORD = "geheim-van-de-toets-7391"
NEO4J = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")


@pytest.fixture(autouse=True)
def zonder_instellingen(monkeypatch: pytest.MonkeyPatch, omgeving: dict[str, str]) -> None:
    """Where whoever runs the tests has a server must not matter."""
    for naam in NEO4J:
        monkeypatch.delenv(naam, raising=False)
        omgeving.pop(naam, None)


@pytest.fixture(scope="module")
def met_wachtwoord() -> Iterator[Neo4jServer]:
    """A second server, with a password; who is shut out stays out, however slow this machine is."""
    with neo4j_of_overslaan(wachtwoord=WACHTWOORD, instellingen={"dbms.security.auth_lock_time": "1h"}) as server:
        yield server


@pytest.fixture
def alleen_lezen() -> Iterator[Neo4jServer]:
    """A server that its owner only lets others look at, once it had made its database."""
    with neo4j_of_overslaan() as server:
        server.stop()
        server._instellingen["server.databases.default_to_read_only"] = "true"
        yield server.start()


def _sluit_aan_op(gedaan: Gedaan, code: int, zin: str) -> None:
    assert (gedaan.code, gedaan.uit) == (code, ""), gedaan
    assert zin in gedaan.fout
    assert len(gedaan.fout.splitlines()) == 1


def test_a_server_that_is_not_there(doe: Doe) -> None:
    (poort,) = vrije_poorten(1)
    _sluit_aan_op(
        doe("neo4j", "toets", "--adres", f"bolt://localhost:{poort}"),
        5,
        f"Op bolt://localhost:{poort} luistert niets. Draait de Neo4j-server, en klopt de poort?",
    )


def test_the_port_of_the_browser(doe: Doe, neo4jserver: Neo4jServer) -> None:
    gedaan = doe("neo4j", "toets", "--adres", f"bolt://127.0.0.1:{neo4jserver.http_poort}")
    _sluit_aan_op(gedaan, 5, "Neem de Bolt-poort, meestal 7687.")


def test_something_else_behind_the_port(doe: Doe) -> None:
    with socket.create_server(("127.0.0.1", 0)) as luisteraar:

        def zeg_iets() -> None:
            while True:
                try:
                    verbinding, _ = luisteraar.accept()
                except OSError:
                    return
                verbinding.recv(64)
                verbinding.close()

        threading.Thread(target=zeg_iets, daemon=True).start()
        gedaan = doe("neo4j", "toets", "--adres", f"bolt://127.0.0.1:{luisteraar.getsockname()[1]}")
    _sluit_aan_op(gedaan, 5, "iets anders dan Neo4j antwoordt daar")


def test_tls_where_the_server_has_none(doe: Doe, neo4jserver: Neo4jServer) -> None:
    gedaan = doe("neo4j", "toets", "--adres", neo4jserver.adres.replace("bolt:", "bolt+s:"))
    _sluit_aan_op(gedaan, 5, "lukt versleutelen niet: wie daar luistert, lijkt geen TLS te spreken.")


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        ("localhost:7788", "Bedoelt u bolt://localhost:7788?"),
        ("bolt:127.0.0.1", "Bedoelt u bolt://127.0.0.1:7687?"),
        ("bolt://", "is niet zoals bolt://localhost:7687."),
        ("http://localhost:7474", "Bedoelt u bolt://localhost:7687?"),
        ("db.voorbeeld.nl", "Bedoelt u neo4j+s://db.voorbeeld.nl:7687?"),
        ("::", "Bedoelt u bolt://localhost:7687?"),
        ("bolt://neo4j:geheim@localhost", "Zet geen naam of wachtwoord in het adres"),
        ("bolt://db.voorbeeld.nl:7687", "Gebruik bolt+s://db.voorbeeld.nl:7687, of zeg met --onveilig dat dit mag."),
        ("bolt://localhost:abc", "Dit adres is niet te lezen."),
    ],
)
def test_an_address_that_cannot_be_or_would_send_all_in_the_open(hier: Doe, adres: str, zin: str) -> None:
    gedaan = hier("neo4j", "toets", "--adres", adres)
    _sluit_aan_op(gedaan, 2, zin)
    assert "geheim" not in gedaan.fout


def test_the_wrong_password_none_and_too_often(doe: Doe, met_wachtwoord: Neo4jServer, tmp_path: Path) -> None:
    adres = met_wachtwoord.adres
    _sluit_aan_op(doe("neo4j", "toets", NEO4J_URI=adres), 4, "Er is geen wachtwoord gegeven")
    goed = tmp_path / "wachtwoord.txt"
    goed.write_text(WACHTWOORD + "\n", encoding="utf-8")
    gedaan = doe("neo4j", "toets", "--wachtwoordbestand", goed, NEO4J_URI=adres)
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert f"Verbonden met Neo4j/{met_wachtwoord.versie}" in gedaan.uit
    assert doe("neo4j", "toets", NEO4J_URI=adres, NEO4J_PASSWORD=WACHTWOORD).code == 0
    with verbind_server(Toegang(adres, wachtwoord=WACHTWOORD)) as driver:
        driver.execute_query("CREATE USER gast SET PASSWORD 'nog-een-geheim' CHANGE NOT REQUIRED", database_="system")
    fout = "helemaal-verkeerd-4482"  # of somebody else, so that only they are shut out
    als_gast = {"NEO4J_URI": adres, "NEO4J_USERNAME": "gast", "NEO4J_PASSWORD": fout}
    gedaan = doe("--traceback", "neo4j", "toets", **als_gast)
    _sluit_aan_op(gedaan, 4, "Het wachtwoord klopt niet: zet het in NEO4J_PASSWORD")
    assert fout not in gedaan.fout
    for _ in range(4):
        laatste = doe("neo4j", "toets", **als_gast)
    _sluit_aan_op(laatste, 4, "te vaak een verkeerd wachtwoord")
    leeg = tmp_path / "leeg.txt"
    leeg.touch()
    _sluit_aan_op(doe("neo4j", "toets", "--wachtwoordbestand", leeg), 2, "staat geen wachtwoord op de eerste regel")


def test_a_database_that_is_not_there(doe: Doe, neo4jserver: Neo4jServer, mini: Path) -> None:
    gedaan = doe("neo4j", "sync", "-d", mini, "--adres", neo4jserver.adres, "--database", "weg")
    _sluit_aan_op(gedaan, 2, "De database 'weg' is er niet op deze server.")


def test_a_server_that_may_only_be_read(doe: Doe, alleen_lezen: Neo4jServer, mini: Path) -> None:
    toegang = {"NEO4J_URI": alleen_lezen.adres}
    assert doe("neo4j", "toets", **toegang).code == 0
    _sluit_aan_op(doe("neo4j", "sync", "-d", mini, **toegang), 1, "Deze database is alleen om te lezen")
    assert doe("neo4j", "wis", "--ruimte", "mini", **toegang).uit == "Ruimte mini was al leeg.\n"


def test_two_syncs_of_one_workspace_at_once_and_of_two_workspaces(
    doe: Doe, neo4jserver: Neo4jServer, projectie: Neo4jProjectie, mini: Path
) -> None:
    with projectie._sessie() as sessie:
        zorg_voor_schema(sessie, ())
    with projectie._sessie() as sessie, projectie._slot(sessie, "sync"):
        gedaan = doe("neo4j", "sync", "-d", mini, "--ruimte", projectie.ruimte, "--adres", neo4jserver.adres)
        _sluit_aan_op(gedaan, 6, f"Iemand anders werkt de ruimte '{projectie.ruimte}' nu bij.")
        ander = doe("neo4j", "sync", "-d", mini, "--ruimte", "een-andere", "--adres", neo4jserver.adres)
        assert ander.code == 0, ander.fout
    Neo4jProjectie(projectie.driver, "een-andere").wis()
    gedaan = doe("neo4j", "sync", "-d", mini, "--ruimte", projectie.ruimte, "--adres", neo4jserver.adres)
    assert gedaan.code == 0, gedaan.fout


VAL_OM = """
import os, signal
import verandertheorie.uitvoer.neo4j.sync as s
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server
s.PORTIE = 50
def val_om(klaar, totaal):
    if klaar >= {deel} * totaal:
        os.kill(os.getpid(), signal.SIGKILL)
with verbind_server(Toegang({adres!r})) as driver:
    graaf = Verandergraaf.uit({pad!r}, tot_en_met={tot!r})
    p = s.Neo4jProjectie(driver, {ruimte!r})
    p.sync(graaf, doelgroep={doelgroep!r}, met_citaten={woorden}, voortgang=val_om)
"""


def _gedood(server: Neo4jServer, pad: Path, p: Neo4jProjectie, deel: float, doelgroep: str, tot: str | None) -> None:
    """A client of its own that is killed when this part of a sync is done."""
    code = VAL_OM.format(
        deel=deel, adres=server.adres, pad=str(pad), tot=tot, ruimte=p.ruimte, doelgroep=doelgroep,
        woorden=doelgroep == "monitor",
    )  # fmt: skip
    dood = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert dood.returncode == -signal.SIGKILL, dood.stderr.decode()


def _nog_eens(p: Neo4jProjectie, graaf: Verandergraaf, doelgroep: Doelgroep) -> Syncverslag:
    """The next sync; the server needs a moment to notice that the other end is gone."""
    einde = time.monotonic() + 30
    while True:
        try:
            return p.sync(graaf, doelgroep=doelgroep, met_citaten=doelgroep == "monitor")
        except ConflictFout:
            assert time.monotonic() < einde


@pytest.mark.parametrize("deel", [0.2, 0.7])
def test_a_sync_that_was_killed_halfway_is_made_whole_by_the_next(
    projectie: Neo4jProjectie, voorbeeld: Path, neo4jserver: Neo4jServer, deel: float
) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    projectie.sync(graaf, doelgroep="monitor", met_citaten=True)
    verwacht = alles(projectie)
    projectie.sync(graaf.tot_en_met("c2"), doelgroep="monitor", met_citaten=True)
    _gedood(neo4jserver, voorbeeld, projectie, deel, "monitor", None)
    assert alles(projectie) != verwacht
    assert not _nog_eens(projectie, graaf, "monitor").ongewijzigd
    assert alles(projectie) == verwacht


@pytest.mark.parametrize(
    ("eerst", "dan", "deel"),
    [
        (("sessie", "c4"), ("monitor", "c4"), 0),
        (("sessie", "c4"), ("monitor", "c4"), 0.5),
        (("sessie", "c4"), ("sessie", None), 1),
        (("monitor", None), ("sessie", "c4"), 0.01),
    ],
)
def test_what_a_workspace_says_of_itself_is_true_when_a_client_was_killed(
    doe: Doe, projectie: Neo4jProjectie, voorbeeld: Path, neo4jserver: Neo4jServer,
    eerst: tuple[Doelgroep, str | None], dan: tuple[Doelgroep, str | None], deel: float,
) -> None:  # fmt: skip
    """Whatever was done by then: nobody is told that these are the rows of one moment for one audience."""
    doelgroep, tot = eerst
    projectie.sync(
        Verandergraaf.uit(voorbeeld, tot_en_met=tot), doelgroep=doelgroep, met_citaten=doelgroep == "monitor"
    )
    _gedood(neo4jserver, voorbeeld, projectie, deel, *dan)
    (stand,) = projectie.driver.execute_query(
        "MATCH (s:VtStand) WHERE s.vt_ruimte = $r RETURN properties(s) AS s", r=projectie.ruimte
    ).records
    breedst = "monitor" if "monitor" in (doelgroep, dan[0]) else "sessie"
    assert (stand["s"]["volledig"], stand["s"]["doelgroep"]) == (False, breedst)
    assert not {"tot_en_met", "dossierhash"} & stand["s"].keys()
    zin = f"Ruimte {projectie.ruimte} is niet volledig. Een sync is nog bezig, of afgebroken."
    toets = doe("neo4j", "toets", "--adres", neo4jserver.adres)
    assert toets.code == 1
    assert zin in " ".join(toets.uit.split())
    assert projectie.ruimte in toets.fout
    waar = ("--ruimte", projectie.ruimte, "--adres", neo4jserver.adres)
    _sluit_aan_op(doe("neo4j", "vraag", "doelscherpte", *waar), 1, zin)
    _sluit_aan_op(doe("neo4j", "vraag", "--cypher", "RETURN 1", *waar), 1, zin)
    with pytest.raises(GeweigerdFout, match="niet volledig"):
        projectie.vraag(catalogus()["doelscherpte"].tekst)
    _nog_eens(projectie, Verandergraaf.uit(voorbeeld, tot_en_met=dan[1]), dan[0])
    heel = projectie.stand()
    assert heel is not None
    assert (heel.doelgroep, heel.tot_en_met) == (dan[0], dan[1] or "c6")


def test_the_password_is_in_no_process_list_log_or_output(
    doe: Doe, met_wachtwoord: Neo4jServer, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str], mini: Path
) -> None:
    bestand = tmp_path / "ww"
    bestand.write_text(WACHTWOORD, encoding="utf-8")
    woorden = ["--traceback", "neo4j", "sync", "-d", str(mini), "--wachtwoordbestand", str(bestand)]
    proces = subprocess.Popen(
        [*opdracht, *woorden, "--adres", met_wachtwoord.adres],
        env=omgeving | {"NEO4J_DEBUG": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    gezien = b""
    while proces.poll() is None:
        with_ps = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(proces.pid)], capture_output=True, check=False)  # noqa: S607
        gezien += with_ps.stdout
    uit, fout = proces.communicate()
    assert b"neo4j sync" in gezien
    assert WACHTWOORD.encode() not in gezien + uit + fout
    assert WACHTWOORD not in os.environ.values()
    logs = [p for p in met_wachtwoord.huis.rglob("*.log*") if p.is_file()]
    assert logs
    assert not any(WACHTWOORD.encode() in p.read_bytes() for p in logs)
