"""What every test starts from: steady settings, real dossiers from text or from the examples, and a real browser."""

import importlib
import itertools
import os
import signal
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from verandertheorie.aanscherping.nemen import Invulling, met, neem, redigeer
from verandertheorie.aanscherping.versies import gemaakte_versies, maak
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.meegeleverd import delen_van, meegeleverd

if TYPE_CHECKING:
    from scripts.neo4jserver import Neo4jServer

collect_ignore = [
    "breek",  # run by hand: it takes minutes
    "tabel/libreoffice.py",  # runs under the Python of the system; ours has no LibreOffice
]

settings.register_profile("rustig", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("VT_HYPOTHESIS", "rustig"))


ZWAAR = {
    "chromium": "browser",
    "node": "proces",
    "neo4jserver": "server",
    "met_wachtwoord": "server",
    "alleen_lezen": "server",
    "opdracht": "proces",
    "gevuld": "proces",
    "wiel": "proces",
}
"""What brings something heavy along, and the mark of every test that rests on it; the rest is marked by hand."""
NAAR_BUITEN = {
    *("subprocess.Popen", "os.system", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", "pty.spawn"),
    *("socket.connect", "socket.bind"),
}
"""What only a test with one of those marks may do, as Python's audit events."""
LEEST_EEN_WERKMAP = "from verandertheorie.formaten.apart import kind"
"""In the command line of the one process that every test may start: reading a workbook is reading."""
_licht: list[str] = []
"""The test that runs, when it has none of the marks."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--gouden", action="store_true", help="write the golden files anew; read the difference after")
    parser.addoption(
        "--snel",
        action="store_true",
        help="leave out what needs a browser, server or process, or goes over everything",
    )


def pytest_configure(config: pytest.Config) -> None:
    for naam in ("COLUMNS", "LINES"):  # pytest-xdist sets these for its workers
        os.environ.pop(naam, None)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in a background job; what a test starts would ignore it too
        signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.addaudithook(_houd_binnen)


def _houd_binnen(gebeurtenis: str, wat: tuple[object, ...]) -> None:
    if _licht and gebeurtenis in NAAR_BUITEN and LEEST_EEN_WERKMAP not in str(wat):
        raise AssertionError(f"{gebeurtenis}: mark this test browser, server or proces")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        for merk in dict.fromkeys(m for naam, m in ZWAAR.items() if naam in getattr(item, "fixturenames", ())):
            item.add_marker(merk)
    if config.getoption("--snel"):
        ligt = [item for item in items if _is_zwaar(item) or item.get_closest_marker("lang")]
        config.hook.pytest_deselected(items=ligt)
        weg = frozenset(ligt)
        items[:] = [item for item in items if item not in weg]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Hands out tests one by one, and those in ``tests/neo4j`` and the like to one worker: one server will do.

    The groups of pytest-xdist 3.8 are lost with pytest 9.2, which keeps the name of a test where xdist does not put it.
    """
    scheduling: Any = importlib.import_module("xdist.scheduler").LoadScopeScheduling

    class Verdeling(scheduling):  # type: ignore[misc]  # pytest-xdist is only there when tests are spread
        def _split_scope(self, nodeid: str) -> str:
            return "server" if nodeid.startswith("tests/neo4j/") or "_with_a_server[" in nodeid else nodeid

    return Verdeling(config, log)


def _is_zwaar(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(merk) for merk in ("browser", "server", "proces"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _licht[:] = [] if _is_zwaar(item) else [item.nodeid]
    try:
        return (yield)
    finally:
        _licht.clear()


@pytest.fixture(scope="session")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example ``extra-rijksinzet`` as a dossier file; only read from it."""
    return _maak(tmp_path_factory.mktemp("voorbeeld") / "extra-rijksinzet.sqlite", "extra-rijksinzet")


@pytest.fixture(scope="session")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example ``mini`` as a dossier file; only read from it."""
    return _maak(tmp_path_factory.mktemp("mini") / "mini.sqlite", "mini")


def _maak(pad: Path, naam: str) -> Path:
    with Dossier.maak(pad) as dossier:
        verslag = importeer(dossier, *delen_van(naam))
    assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
    return pad


@pytest.fixture(scope="session")
def zonder_besluit(voorbeeld: Path) -> Verandergraaf:
    """The example as it was imported."""
    return Verandergraaf.uit(voorbeeld)


@pytest.fixture(scope="session")
def besloten(zonder_besluit: Verandergraaf) -> Verandergraaf:
    """The example with version 1, the decisions of B8 and version 2, as of c6."""
    if gemaakte_versies(zonder_besluit):
        return zonder_besluit
    b8 = yaml.safe_load(meegeleverd("voorbeelden/extra-rijksinzet/besluiten/b8.yaml").read_text(encoding="utf-8"))
    g = zonder_besluit.tot_en_met("c1")
    g = met(g, (maak(g, bijeenkomst=None, toelichting="Uit het Plan van Aanpak."),)).tot_en_met(b8["tot_en_met"])
    for b in b8["besluiten"]:
        g = met(g, neem(g, b["voorstel"], _invulling(b8["bijeenkomst"], **b)))
    for r in b8["redacties"]:
        g = met(g, redigeer(g, r["onderwerp"], r["veld"], r["nieuw"], bijeenkomst=b8["bijeenkomst"]))
    return met(g, (maak(g, bijeenkomst=b8["bijeenkomst"], toelichting=b8["versie"]),)).tot_en_met("c6")


def _invulling(bijeenkomst: str, *, voorstel: str, rollen: list[str], **rest: Any) -> Invulling:
    return Invulling(bijeenkomst=bijeenkomst, rollen=tuple(rollen), **rest)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """An own dossier with the theory of ``mini`` and its sources, without cycle records."""
    bron = meegeleverd("voorbeelden/mini")
    with Dossier.maak(tmp_path / "proef.sqlite") as d:
        assert not importeer(d, bron / "theorie", bron / "records" / "bronnen.yaml").fouten
        yield d


@pytest.fixture
def graaf_van(tmp_path: Path) -> Callable[..., Verandergraaf]:
    """Makes a graph of a theory that is written out as YAML text in the test."""
    nummers = itertools.chain(("",), itertools.count(2))

    def maak(tekst: str, **opties: str) -> Verandergraaf:
        bestand = tmp_path / "theorie.yaml"
        bestand.write_text(textwrap.dedent(tekst), encoding="utf-8")
        pad = tmp_path / f"uit-tekst{next(nummers)}.sqlite"  # its own: what was made before may still be read
        with Dossier.maak(pad) as d:
            verslag = importeer(d, bestand)
        assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
        return Verandergraaf.uit(pad, **opties)  # type: ignore[arg-type]  # only keywords of uit()

    return maak


@pytest.fixture
def gouden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file; with the option ``--gouden`` writes it anew first."""

    def vergelijk(pad: Path, tekst: str) -> None:
        if request.config.getoption("--gouden"):
            pad.write_text(tekst, encoding="utf-8")
        assert tekst == pad.read_text(encoding="utf-8"), f"{pad.name} changed; read it, then renew with --gouden"

    return vergelijk


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real Chromium without network, as on the laptop of a facilitator."""
    pad = os.environ.get("VT_CHROMIUM", "/usr/bin/chromium")
    try:
        if not Path(pad).exists():
            raise ImportError(f"{pad} is not there")
        playwright: Any = importlib.import_module("playwright.sync_api")
    except ImportError as fout:
        if "chromium" in os.environ.get("VT_VERPLICHT", "").split(","):
            pytest.fail(f"VT_VERPLICHT asks for chromium: {fout}")
        pytest.skip(f"no Chromium to look with: {fout}")
    with playwright.sync_playwright() as p:
        opties = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = p.chromium.launch(executable_path=pad, args=opties)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def neo4jserver() -> "Iterator[Neo4jServer]":
    """One real Neo4j for the whole run, with its Browser and without a password; each test has its own workspace.

    A process that is tested waits three seconds for who is busy in a workspace; this one has more patience.
    """
    from verandertheorie.uitvoer.neo4j import sync

    with neo4j_of_overslaan(browser=True) as server, pytest.MonkeyPatch.context() as zolang:
        zolang.setattr(sync, "WACHT_OP_SLOT", 120.0)
        yield server


@contextmanager
def neo4j_of_overslaan(
    *, voor_de_start: "Callable[[Neo4jServer], None] | None" = None, **opties: Any
) -> "Iterator[Neo4jServer]":
    """A server; without Java or Maven the test is skipped, and fails when ``VT_VERPLICHT`` names neo4j."""
    from scripts.neo4jserver import Neo4jServer, ServerFout

    try:
        server = Neo4jServer(**opties)
    except ServerFout as fout:
        if "neo4j" in os.environ.get("VT_VERPLICHT", "").split(","):
            pytest.fail(f"VT_VERPLICHT asks for neo4j: {fout}")
        pytest.skip(f"no Neo4j to talk to: {fout}")
    with pytest.MonkeyPatch.context() as zolang:
        zolang.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")  # better code costs more than it saves in a minute
        if voor_de_start:
            voor_de_start(server)
        with server:
            yield server
