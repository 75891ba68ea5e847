"""What the tests of documents start from: the example with its decisions, a strange graph, and a real browser."""

import importlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from verandertheorie.aanscherping.nemen import Invulling, met, neem, redigeer
from verandertheorie.aanscherping.versies import maak, versies
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.meegeleverd import meegeleverd

GOUDEN = Path(__file__).parent / "gouden"


@pytest.fixture(scope="session")
def zonder_besluit(voorbeeld: Path) -> Verandergraaf:
    """The example as it was imported."""
    return Verandergraaf.uit(voorbeeld)


@pytest.fixture(scope="session")
def besloten(zonder_besluit: Verandergraaf) -> Verandergraaf:
    """The example with version 1, the decisions of B8 and version 2, as of c6."""
    if versies(zonder_besluit):
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
def gouden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a golden file; renews it with ``--gouden`` (where defined) or ``VT_GOUDEN=1``."""

    def vergelijk(naam: str, tekst: str) -> None:
        pad = GOUDEN / naam
        if request.config.getoption("--gouden", default=False) or os.environ.get("VT_GOUDEN") == "1":
            pad.parent.mkdir(exist_ok=True)
            pad.write_text(tekst, encoding="utf-8")
        assert tekst == pad.read_text(encoding="utf-8"), f"{naam} changed; read it aloud, then renew with VT_GOUDEN=1"

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
