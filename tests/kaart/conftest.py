"""What the tests of the map in a browser start from: the example as pages, opened once, put back each time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.uitvoer.kaart.kaart import Kaart, kaart

BEGIN = {
    **{"keuze": None, "nadruk": "", "weergave": "kaart", "matrix": "factoren", "gebied": "", "lijnen": False},
    **{
        "blad": "",
        "stap": -1,
        "pad": None,
        "verplaats": False,
        "alleen": False,
        "paneel": True,
        "presentatie": False,
        "citaten": False,
        "thema": "licht",
    },
}


class Scherm:
    """A map in a browser without network, and what it said and asked for."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.pagina: Any = context.new_page()
        self.gezegd: list[str] = []
        self.gevraagd: list[str] = []
        self.pagina.on("console", lambda m: self.gezegd.append(m.text))
        self.pagina.on("pageerror", lambda fout: self.gezegd.append(str(fout)))
        self.pagina.on("dialog", self._weg)
        self.pagina.on("request", lambda r: self.gevraagd.append(r.url))

    def _weg(self, dialoog: Any) -> None:
        self.gezegd.append(f"dialog: {dialoog.message}")
        dialoog.dismiss()

    def open(self, pad: Path) -> "Scherm":
        """Open a page; when it is loaded it is ready."""
        self.pagina.goto(pad.as_uri())
        assert self.doe("document.documentElement.dataset.klaar") == "1"
        return self

    def doe(self, script: str, *wat: Any) -> Any:
        """What a script in the page gives."""
        return self.pagina.evaluate(script, *wat)

    def zet(self, **deel: Any) -> None:
        """Change the state of the page, as its controls do."""
        self.doe("deel => window.verandertheorie.zet(deel)", deel)

    def kies(self, soort: str, sleutel: str, *, met_toets: bool = False) -> None:
        """Choose a box (``knoop``) or line (``relatie``)."""
        self.doe("([soort, sleutel, toets]) => window.verandertheorie.kies({soort, sleutel}, toets)", [
            soort, sleutel, met_toets,
        ])  # fmt: skip

    def toets(self, *toetsen: str) -> None:
        """Press keys, one after the other."""
        for toets in toetsen:
            self.pagina.keyboard.press(toets)

    def maat(self, breedte: int, hoogte: int) -> None:
        """Another size of the window, once the picture has followed."""
        self.pagina.set_viewport_size({"width": breedte, "height": hoogte})
        self.rust()

    def rust(self) -> None:
        """Wait until the picture is drawn: resize, redraw and the layer of buttons each take a frame."""
        self.doe("async () => { for (let n = 0; n < 4; n++) await new Promise(requestAnimationFrame); }")

    def tekst(self, plek: str) -> str:
        """The text of an element."""
        return str(self.doe("plek => document.querySelector(plek).textContent", plek))

    def teksten(self, plek: str) -> list[str]:
        """The texts of all elements that fit."""
        return list(self.doe("plek => [...document.querySelectorAll(plek)].map(x => x.textContent)", plek))

    def opnieuw(self) -> None:
        """Back to how it opened."""
        if self.pagina.viewport_size != {"width": 1600, "height": 900}:
            self.maat(1600, 900)
        self.doe(
            """begin => {
              const { zet, gegevens } = window.verandertheorie;
              zet({ ...begin, cyclus: gegevens.cycli.length - 1 });
              document.getElementById('menu').open = false;
              document.getElementById('zoek').value = '';
              document.getElementById('zoekuitslag').hidden = true;
              document.activeElement?.blur();
              getSelection().removeAllRanges();
            }""",
            BEGIN,
        )


Openen = Callable[..., Scherm]


@pytest.fixture(scope="session")
def gemaakt(besloten: Verandergraaf) -> Callable[[Doelgroep], Kaart]:
    """The map of the example with its decisions for an audience, with the difference between its two versions."""
    kaarten: dict[Doelgroep, Kaart] = {}

    def maak(doelgroep: Doelgroep) -> Kaart:
        if doelgroep not in kaarten:
            kaarten[doelgroep] = kaart(besloten, doelgroep=doelgroep, versies=(1, 2))
        return kaarten[doelgroep]

    return maak


@pytest.fixture(scope="session")
def bestand(gemaakt: Callable[[Doelgroep], Kaart], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The same as a file."""
    map_ = tmp_path_factory.mktemp("kaarten")

    def schrijf(doelgroep: Doelgroep) -> Path:
        pad = map_ / f"{doelgroep}.html"
        if not pad.exists():
            gemaakt(doelgroep).schrijf(pad)
        return pad

    return schrijf


@pytest.fixture(scope="session")
def _schermen(chromium: Any, bestand: Callable[..., Path]) -> Iterator[Callable[[Doelgroep], Scherm]]:
    open_: dict[Doelgroep, Scherm] = {}

    def geef(doelgroep: Doelgroep) -> Scherm:
        if doelgroep not in open_:
            context = chromium.new_context(offline=True, reduced_motion="reduce")
            open_[doelgroep] = Scherm(context).open(bestand(doelgroep))
        return open_[doelgroep]

    yield geef
    for scherm in open_.values():
        scherm.context.close()


def _stil(scherm: Scherm) -> Iterator[Scherm]:
    scherm.opnieuw()
    yield scherm
    assert scherm.gezegd == []


@pytest.fixture
def sessie(_schermen: Callable[[Doelgroep], Scherm]) -> Iterator[Scherm]:
    """The map for a session, 1600 × 900; it must stay silent."""
    yield from _stil(_schermen("sessie"))


@pytest.fixture
def monitor(_schermen: Callable[[Doelgroep], Scherm]) -> Iterator[Scherm]:
    """The map for monitors, 1600 × 900; it must stay silent."""
    yield from _stil(_schermen("monitor"))


@pytest.fixture
def openen(chromium: Any, tmp_path: Path) -> Iterator[Openen]:
    """Opens a file, or the text of a page, in a context of its own."""
    contexten: list[Any] = []

    def open_(pagina: Path | str, **opties: Any) -> Scherm:
        pad = pagina if isinstance(pagina, Path) else tmp_path / "kaart.html"
        if isinstance(pagina, str):
            pad.write_text(pagina, encoding="utf-8")
        standaard = {"offline": True, "reduced_motion": "reduce", "viewport": {"width": 1600, "height": 900}}
        contexten.append(chromium.new_context(**(standaard | opties)))
        return Scherm(contexten[-1]).open(pad)

    yield open_
    for context in contexten:
        context.close()
