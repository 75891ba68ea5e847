"""Neo4j Browser itself, in a real Chromium: it connects, takes the style, and runs the questions."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from scripts.neo4jserver import Neo4jServer
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.neo4j.catalogus import catalogus, met_waarden
from verandertheorie.uitvoer.neo4j.favorieten import graafvragen, voorbeeldwaarden
from verandertheorie.uitvoer.neo4j.stijl import KLEUREN, stijl
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie

pytest_plugins = ("tests.neo4j.database",)

LAAT_VALLEN = """async (tekst) => {
  const doos = new DataTransfer();
  doos.items.add(new File([tekst], 'verandertheorie.grass', {type: 'text/plain'}));
  const midden = () => document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  for (const soort of ['dragenter', 'dragover', 'drop']) {
    midden().dispatchEvent(new DragEvent(soort, {dataTransfer: doos, bubbles: true, cancelable: true}));
    await new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(klaar)));
  }
}"""
"""Drops the style on the middle of the window; while something is dragged, the Browser puts a sheet in front there."""
RUIMTE = "in-de-browser"


@pytest.fixture(scope="module")
def geladen(driver: Driver, voorbeeld: Path) -> Neo4jProjectie:
    """The example, loaded for monitors."""
    p = Neo4jProjectie(driver, RUIMTE)
    p.sync(Verandergraaf.uit(voorbeeld), doelgroep="monitor", met_citaten=True)
    return p


@pytest.fixture
def browser(chromium: Any, neo4jserver: Neo4jServer) -> Iterator[Any]:
    """The page, connected; what it asks of the outside world is refused, as on a closed network."""
    context = chromium.new_context(viewport={"width": 1500, "height": 1000}, reduced_motion="reduce")
    pagina = context.new_page()
    pagina.route(lambda adres: "127.0.0.1" not in adres, lambda route: route.abort())
    pagina.goto(neo4jserver.browser_adres)
    pagina.wait_for_selector(".monaco-editor", timeout=60_000)
    pagina.get_by_text("neo4j$").first.wait_for(timeout=60_000)
    yield pagina
    context.close()


def _stel(pagina: Any, tekst: str) -> None:
    """Type a text as people paste it, on one line, and run it."""
    regels = [r for r in tekst.splitlines() if not r.startswith("//")]
    pagina.locator(".monaco-editor").first.click()
    pagina.keyboard.press("Control+a")
    pagina.keyboard.insert_text(" ".join(regels))
    pagina.keyboard.press("Escape")
    pagina.keyboard.press("Control+Enter")


def _rgb(hex_: str) -> str:
    return f"rgb({int(hex_[1:3], 16)}, {int(hex_[3:5], 16)}, {int(hex_[5:7], 16)})"


def test_style_and_three_favourites_work_in_the_browser(browser: Any, geladen: Neo4jProjectie, tmp_path: Path) -> None:
    browser.evaluate(LAAT_VALLEN, stijl())
    waarden = voorbeeldwaarden(geladen.vraag, "c6")
    for beeld in list(graafvragen())[:2]:
        _stel(browser, met_waarden(beeld, RUIMTE, waarden))
        browser.wait_for_selector("svg g.node circle", timeout=60_000)
        if beeld.naam == "de-theorie":
            kleuren = browser.eval_on_selector_all(
                "svg g.node circle", "(alle) => alle.map((c) => getComputedStyle(c).fill)"
            )
            assert {_rgb(vlak) for vlak, _ in KLEUREN.values()} <= set(kleuren)
            namen = " ".join(browser.eval_on_selector_all("svg g.node text", "(a) => a.map((t) => t.textContent)"))
            assert "Trage" in namen
            browser.wait_for_timeout(1500)  # until the drawing lies still, only for the picture
            browser.screenshot(path=os.environ.get("VT_BEELD_NEO4J", str(tmp_path / "browser.png")))
    vraag = catalogus()["terugkerende-belemmeringen"]
    _stel(browser, met_waarden(vraag, RUIMTE, waarden))
    browser.get_by_text("hardnekkig_terugkerend").first.wait_for(timeout=60_000)
