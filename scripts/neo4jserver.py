"""A real Neo4j Community server to throw away, from jars that Maven fetches; for the tests and for ``scripts/neo4j``.

On the loopback interface only, with ports from the system and everything it writes in a folder below the temporary
one. Only the own child process is ended. The jars stay in a cache outside the checkout, in a folder named after the
content of ``neo4jserver.xml``. No docker: a bare machine has Java and Maven sooner.
"""

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

POM = Path(__file__).with_name("neo4jserver.xml")
_HOOFDKLASSEN = ("org.neo4j.server.Neo4jCommunity", "org.neo4j.server.CommunityEntryPoint")
"""The main class of 2026.x, and that of 5.26."""
_OPENEN = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
IS_NIEUW = os.environ.get("VT_NEO4J") == "nieuw"
"""Whether to take the newest server (profile ``nieuw``) in place of 5.26 LTS: the same tests are to pass on both."""
OUDSTE_JAVA = 21 if IS_NIEUW else 17
NODIG = f"Installeer die. Op Debian en Ubuntu: apt-get install openjdk-{OUDSTE_JAVA}-jre-headless maven"


class ServerFout(RuntimeError):
    """There is no server here, in one Dutch sentence that says what to do about it."""


def jars() -> Path:
    """The folder with the jars of the server; filled by Maven the first time.

    Raises:
        ServerFout: Java or Maven is missing, or the jars cannot be fetched.
    """
    _zoek_java()
    stempel = hashlib.sha256(POM.read_bytes()).hexdigest()[:12] + ("-nieuw" if IS_NIEUW else "")
    wortel = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "verandertheorie-neo4j"
    map_ = wortel / stempel
    if not map_.is_dir():
        maven = shutil.which("mvn")
        if not maven:
            raise ServerFout(f"Maven (mvn) is er niet, en dat haalt de Neo4j-server op. {NODIG}")
        wortel.mkdir(parents=True, exist_ok=True)
        klad = Path(tempfile.mkdtemp(prefix=".half-", dir=wortel))
        profiel = ["-Pnieuw"] if IS_NIEUW else []
        vraag = [*profiel, "dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={klad}"]
        klaar = subprocess.run([maven, "-q", "-B", "-f", str(POM), *vraag], capture_output=True, text=True, check=False)
        if klaar.returncode:
            shutil.rmtree(klad, ignore_errors=True)
            reden = next((r for r in klaar.stdout.splitlines() if "ERROR" in r), f"code {klaar.returncode}")
            raise ServerFout(f"Maven kan de Neo4j-server niet ophalen: {reden[:300]}. Is er netwerk?")
        with contextlib.suppress(OSError):  # somebody else was first: theirs is the same
            klad.rename(map_)
        shutil.rmtree(klad, ignore_errors=True)
    return map_


def _zoek_java() -> str:
    java = os.environ.get("VT_JAVA") or shutil.which("java")
    if not java:
        raise ServerFout(f"Java is er niet, en daar draait de Neo4j-server op. {NODIG}")
    tekst = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    versie = re.search(r'version "(\d+)', tekst)
    if not versie or int(versie[1]) < OUDSTE_JAVA:
        raise ServerFout(f"De Neo4j-server heeft Java {OUDSTE_JAVA} of nieuwer nodig. {NODIG}")
    return java


def vrije_poorten(aantal: int) -> list[int]:
    """Ports that are free now, all different."""
    with contextlib.ExitStack() as open_:
        sockets = [open_.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(aantal)]
        return [int(s.getsockname()[1]) for s in sockets]


class Neo4jServer:
    """One server with a folder and ports of its own; ``stop(hard=True)`` and ``start()`` mimic a crash.

    Args:
        wachtwoord: of the user ``neo4j``; None: everybody may in.
        browser: also serve the Browser over HTTP.
        geheugen: the heap.
        instellingen: more lines for ``neo4j.conf``.
    """

    def __init__(
        self,
        *,
        wachtwoord: str | None = None,
        browser: bool = False,
        geheugen: str = "512m",
        instellingen: Mapping[str, str] | None = None,
    ) -> None:
        self._java, self._lib = _zoek_java(), jars()
        self._geheugen, self._instellingen = geheugen, dict(instellingen or {})
        self._browser = browser
        self.wachtwoord = wachtwoord
        self._begin: str | None = None
        kern = [p for p in self._lib.glob("neo4j-*.jar") if re.fullmatch(r"neo4j-\d+(\.\d+)+", p.stem)]
        if len(kern) != 1:
            raise ServerFout(f"In {self._lib} staat niet precies één neo4j-<versie>.jar. Gooi die map weg.")
        self._kern = kern[0]
        self.versie = self._kern.stem.removeprefix("neo4j-")
        self.huis = Path(tempfile.mkdtemp(prefix="vt-neo4j-"))
        self.poort, self.http_poort = vrije_poorten(2)
        self.proces: subprocess.Popen[bytes] | None = None

    @property
    def adres(self) -> str:
        """Where a driver connects."""
        return f"bolt://127.0.0.1:{self.poort}"

    @property
    def browser_adres(self) -> str:
        """The page of the Browser; without a password it connects by itself."""
        aanmelden = "" if self.wachtwoord else "&preselectAuthMethod=NO_AUTH"
        return f"http://127.0.0.1:{self.http_poort}/browser/?dbms={self.adres}{aanmelden}"

    @property
    def aanmelding(self) -> tuple[str, str] | None:
        """User and password for a driver."""
        return ("neo4j", self.wachtwoord) if self.wachtwoord else None

    def start(self, *, geduld: float = 120.0) -> Self:
        """Start it, and wait until it answers.

        Raises:
            ServerFout: it ended, or did not answer in time.
        """
        self._schrijf_instellingen()
        self._zet_wachtwoord(geduld)
        with zipfile.ZipFile(self._kern) as z:
            namen = set(z.namelist())
        hoofd = next(k for k in _HOOFDKLASSEN if k.replace(".", "/") + ".class" in namen)
        opdracht = self._opdracht(hoofd, f"--home-dir={self.huis}", f"--config-dir={self.huis}/conf", "--console-mode")
        if zetter := shutil.which("setpriv"):  # on Linux it then ends with who started it, however that ends
            opdracht = [zetter, "--pdeathsig", "TERM", *opdracht]
        with (self.huis / "console.log").open("ab") as log:
            self.proces = subprocess.Popen(opdracht, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            self._wacht(self.proces, geduld)
        except BaseException:
            self.stop(hard=True)
            raise
        return self

    def stop(self, *, hard: bool = False) -> None:
        """End it; ``hard`` at once, as in a crash. What it wrote stays."""
        if self.proces is not None:
            if not hard:
                self.proces.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.proces.wait(30)
            self.proces.kill()
            self.proces.wait()
            self.proces = None

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            shutil.rmtree(self.huis, ignore_errors=True)
            raise

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.stop(hard=True)  # its folder goes too, and a clean stop takes ten seconds
        shutil.rmtree(self.huis, ignore_errors=True)

    def _schrijf_instellingen(self) -> None:
        bolt, http = (f"127.0.0.1:{p}" for p in (self.poort, self.http_poort))
        regels = {
            "server.default_listen_address": "127.0.0.1",
            "server.default_advertised_address": "127.0.0.1",
            "server.bolt.listen_address": bolt,
            "server.bolt.advertised_address": bolt,
            "server.http.enabled": "true" if self._browser else "false",
            "server.https.enabled": "false",
            "server.http.listen_address": http,
            "server.http.advertised_address": http,
            "dbms.security.auth_enabled": "true" if self.wachtwoord else "false",
            "dbms.security.allow_csv_import_from_file_urls": "false",
            "dbms.usage_report.enabled": "false",
            "client.allow_telemetry": "false",
            "server.memory.pagecache.size": "128m",
            "db.tx_log.rotation.retention_policy": "keep_none",
            "db.tx_log.preallocate": "false",
            **self._instellingen,
        }
        if int(self.versie.partition(".")[0]) > 2000:  # otherwise it sends messages over the network
            regels |= {"server.fleet_discovery.enabled": "false", "dbms.fleet_manager.enabled": "false"}
        (self.huis / "conf").mkdir(exist_ok=True)
        tekst = "".join(f"{k}={v}\n" for k, v in regels.items())
        (self.huis / "conf" / "neo4j.conf").write_text(tekst, encoding="utf-8")

    def _opdracht(self, *staart: str) -> list[str]:
        return [
            self._java,
            "-Xms128m",
            f"-Xmx{self._geheugen}",
            "-XX:+UseSerialGC",
            "-Dlog4j2.disable.jmx=true",
            "-Dio.netty.tryReflectionSetAccessible=true",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            *(f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in _OPENEN),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            f"{self._lib}/*",
            *staart,
        ]

    def _zet_wachtwoord(self, geduld: float) -> None:
        if self.wachtwoord and not (self.huis / "data" / "dbms").exists():
            omgeving = {**os.environ, "NEO4J_HOME": str(self.huis), "NEO4J_CONF": str(self.huis / "conf")}
            begin = secrets.token_hex(8)  # shows in ps for a moment, so it is replaced at once
            opdracht = self._opdracht("org.neo4j.cli.AdminTool", "dbms", "set-initial-password", begin)
            subprocess.run(opdracht, env=omgeving, check=True, capture_output=True, timeout=geduld)
            self._begin = begin

    def _wacht(self, proces: subprocess.Popen[bytes], geduld: float) -> None:
        begin = self._begin
        aanmelding = ("neo4j", begin) if begin else self.aanmelding
        einde, reden = time.monotonic() + geduld, "geen antwoord"
        while time.monotonic() < einde and proces.poll() is None:
            try:
                with GraphDatabase.driver(
                    self.adres, auth=aanmelding, connection_timeout=2, max_transaction_retry_time=0
                ) as driver:
                    driver.execute_query("RETURN 1", database_="neo4j")
                    if begin:
                        vraag = "ALTER CURRENT USER SET PASSWORD FROM $oud TO $nieuw"
                        driver.execute_query(vraag, oud=begin, nieuw=self.wachtwoord, database_="system")
                        self._begin = None
                if self._browser:
                    urllib.request.urlopen(f"http://127.0.0.1:{self.http_poort}/", timeout=2).close()
                return
            except AuthError:
                raise  # after three times the server shuts the user out for a while
            except (DriverError, Neo4jError, OSError) as fout:
                reden = f"{type(fout).__name__}: {fout}"
                time.sleep(0.2)  # there is nothing to wait on but its port
        log = (self.huis / "console.log").read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
        raise ServerFout("\n".join([f"{self._kern.stem} kwam niet op: {reden}", *log]))
