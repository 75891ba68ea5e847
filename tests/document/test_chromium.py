"""The page in a real browser: nothing runs or is fetched, everybody can read it, and it prints on A4."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.uitvoer.document.theorie import schrijf_theorie

REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
A4 = (595, 842)


@pytest.fixture
def bladzij(chromium: Any, besloten: Verandergraaf, tmp_path: Path, doelgroep: Doelgroep, thema: str) -> Any:
    """The page opened as a file, offline; console messages and requests are collected on it."""
    pad = tmp_path / "theorie.html"
    pad.write_text(schrijf_theorie(besloten, doelgroep=doelgroep).html, encoding="utf-8")
    context = chromium.new_context(color_scheme=thema, offline=True, reduced_motion="reduce", bypass_csp=True)
    pagina = context.new_page()
    pagina.gezegd, pagina.gevraagd = [], []
    pagina.on("console", lambda m: pagina.gezegd.append(m.text))
    pagina.on("pageerror", lambda m: pagina.gezegd.append(str(m)))
    pagina.on("request", lambda r: pagina.gevraagd.append(r.url))
    pagina.goto(pad.as_uri())
    yield pagina
    context.close()


@pytest.mark.parametrize(("doelgroep", "thema"), [("monitor", "light"), ("sessie", "dark")])
def test_axe_finds_nothing_and_nothing_is_fetched(bladzij: Any) -> None:
    assert bladzij.gezegd == []
    assert len(bladzij.gevraagd) == 1
    bladzij.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    uitslag = bladzij.evaluate("regels => axe.run(document, {runOnly: regels})", REGELS)
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in uitslag["violations"]] == []


@pytest.mark.parametrize(("doelgroep", "thema"), [("monitor", "light")])
def test_no_width_of_screen_scrolls_sideways(bladzij: Any) -> None:
    for breedte in (320, 768, 1280, 1920):
        bladzij.set_viewport_size({"width": breedte, "height": 800})
        assert bladzij.evaluate("document.documentElement.scrollWidth") <= breedte


@pytest.mark.parametrize(("doelgroep", "thema"), [("sessie", "light")])
def test_the_skip_link_is_the_first_stop_and_leads_to_the_text(bladzij: Any) -> None:
    bladzij.keyboard.press("Tab")
    assert bladzij.evaluate("document.activeElement.textContent") == "Naar de tekst"
    assert bladzij.evaluate("document.activeElement.getBoundingClientRect().width") > 50
    bladzij.keyboard.press("Enter")
    assert bladzij.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize(("doelgroep", "thema"), [("sessie", "dark")])
def test_it_prints_on_a4_and_the_theory_fits_on_one_page(bladzij: Any) -> None:
    pdf = bladzij.pdf(prefer_css_page_size=True)
    maten = {tuple(map(float, m)) for m in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert {(round(b), round(h)) for b, h in maten} == {A4}
    bladzij.emulate_media(media="print", color_scheme="dark")
    assert bladzij.evaluate("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"
    bladzij.set_viewport_size({"width": 657, "height": 900})  # 174 mm of text at 96 dots an inch
    hoogte = "document.querySelector('#doelen').offsetTop - document.querySelector('#in-het-kort').offsetTop"
    assert bladzij.evaluate(hoogte) < 971  # 257 mm


@pytest.mark.parametrize("doelgroep", ["sessie", "publiek", "monitor"])
def test_the_short_edition_is_two_pages_of_a4(
    chromium: Any, besloten: Verandergraaf, tmp_path: Path, doelgroep: Doelgroep
) -> None:
    pad = tmp_path / "kort.html"
    pad.write_text(schrijf_theorie(besloten, doelgroep=doelgroep, kort=True).html, encoding="utf-8")
    pagina = chromium.new_page()
    pagina.goto(pad.as_uri())
    pdf = pagina.pdf(prefer_css_page_size=True)
    pagina.close()
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 2


def test_the_policy_of_the_page_forbids_what_it_does_not_need(besloten: Verandergraaf) -> None:
    pagina = schrijf_theorie(besloten).html
    assert "default-src &#x27;none&#x27;" in pagina or "default-src 'none'" in pagina
    assert "unsafe" not in pagina
    assert not re.search(r"<script|https?://|url\(", pagina)
