"""The picture of the session map in the READMEs, made from the page itself; run by ``scripts/maak_beelden``."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.meegeleverd import delen_van
from verandertheorie.uitvoer.kaart.kaart import kaart

WAAR = Path(__file__).parents[1] / "voorbeelden" / "extra-rijksinzet"
BEELD = WAAR / "kaart.png"
KIES_BELEMMERING = "verandertheorie.kies({soort: 'knoop', sleutel: 'trage-vergunningen'}, false)"


def main() -> None:
    """Write the picture, and say so."""
    chromium = os.environ.get("VT_CHROMIUM", "/usr/bin/chromium")
    with TemporaryDirectory() as map_, sync_playwright() as p:
        bladzij = Path(map_) / "kaart.html"
        kaart(_voorbeeld(Path(map_) / "voorbeeld.sqlite")).schrijf(bladzij)
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        pagina = browser.new_page(
            viewport={"width": 1280, "height": 720}, reduced_motion="reduce", color_scheme="light"
        )
        pagina.goto(bladzij.as_uri())
        pagina.wait_for_function("document.documentElement.dataset.klaar === '1'")
        pagina.evaluate(KIES_BELEMMERING)
        pagina.evaluate("new Promise(requestAnimationFrame)")
        pagina.screenshot(path=BEELD)
        browser.close()
    print(f"{BEELD} geschreven")


def _voorbeeld(pad: Path) -> Verandergraaf:
    with Dossier.maak(pad) as dossier:
        verslag = importeer(dossier, *delen_van(WAAR.name))
    assert not verslag.fouten, verslag.fouten  # noqa: S101  (our own example)
    return Verandergraaf.uit(pad)


if __name__ == "__main__":
    main()
