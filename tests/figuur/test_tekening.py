"""Ink: the same bytes for the same facts, legible letters that stay on the sheet, and words for who does not see it."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import matplotlib
import pytest
from PIL import Image

from tests.mini import MINI, TWEE_CYCLI
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.figuur import kleuren, tekening
from verandertheorie.uitvoer.figuur.blad import (
    MARGE,
    SCHERM,
    Letters,
    Rechthoek,
    Streep,
    Vel,
    afgebroken,
    zonder_midden,
)
from verandertheorie.uitvoer.figuur.figuur import FIGUREN, Figuur, figuur

SVG = "{http://www.w3.org/2000/svg}"
KLEINST = 12
"""Pixels on a screen of 1280 by 720: of what one must read 13 at the least, of where it is from 12."""


@pytest.fixture(scope="module")
def graaf(voorbeeld: Path) -> Verandergraaf:
    return Verandergraaf.uit(voorbeeld)


def _van(graaf: Verandergraaf, soort: str) -> Figuur:
    return figuur(graaf, soort, "vergunningen" if soort == "tijdlijn" else None)


GROOT = """\
- {soort: gebied, sleutel: P, naam: Alles, niveau: programma}
""" + "".join(f"- {{soort: gebied, sleutel: k{k}, naam: Kern {k}, niveau: kerngebied, ligt_in: P}}\n" for k in range(5))


def _groot(factoren: int, gebieden: int, lang: str = "") -> str:
    """A theory of so many factors and areas, with a name behind each."""
    delen = (f"- {{soort: gebied, sleutel: {d}, naam: Hier, niveau: deelgebied, ligt_in: k{n % 5}}}\n"
             for n in range(gebieden) for d in [f"{lang}D{n:02}"])  # fmt: skip
    wat = (
        f"- {{soort: systemische_factor, sleutel: f{n}, naam: 'Factor {n} {lang}', klasse: spelregel,"
        f" ligging: buiten_aanpak, valentie: {'helpend' if n % 7 == 6 else 'belemmerend'}}}\n"
        for n in range(factoren)
    )
    return GROOT + "".join(delen) + MINI + "".join(wat)


# --- legible ----------------------------------------------------------------------------------


def _randen(inkt: Letters | Rechthoek | Streep) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    match inkt:
        case Letters():
            lang = tekening.meet(inkt.tekst, inkt.grootte, inkt.vet)
            begin = {"left": 0.0, "center": lang / 2, "right": lang}[inkt.uitlijning]
            half = inkt.grootte / 2
            if inkt.staand:
                return inkt.x - half, inkt.y - lang + begin, inkt.x + half, inkt.y + begin
            return inkt.x - begin, inkt.y - half, inkt.x - begin + lang, inkt.y + half
        case Rechthoek():
            return inkt.x, inkt.y, inkt.x + inkt.breedte, inkt.y + inkt.hoogte
        case Streep():
            return inkt.x, inkt.y, inkt.naar_x, inkt.naar_y


def _eis_leesbaar(vel: Vel) -> None:
    for inkt in vel.inkt:
        links, boven, rechts, onder = _randen(inkt)
        assert links >= 0, inkt
        assert rechts <= vel.breedte - MARGE / 2, inkt
        assert boven >= 0, inkt
        assert onder <= vel.hoogte, inkt
    letters = [i for i in vel.inkt if isinstance(i, Letters) and i.tekst.strip()]
    assert min(i.grootte for i in letters) >= KLEINST
    assert [i.tekst for i in letters if i.grootte < 13] == [letters[-1].tekst]  # where it is from
    for a, b in combinations(letters, 2):
        assert not _raakt(_randen(a), _randen(b)), (a, b)


def _raakt(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Whether two lines of text are over each other, by more than the air around a letter."""
    speling = 1.5
    return a[0] + speling < b[2] and b[0] + speling < a[2] and a[1] + speling < b[3] and b[1] + speling < a[3]


@pytest.mark.parametrize("soort", FIGUREN)
def test_all_stands_on_the_sheet_and_nothing_over_another_on_the_example(graaf: Verandergraaf, soort: str) -> None:
    _eis_leesbaar(_van(graaf, soort).blad)
    if soort in ("matrix", "bewijs-per-cyclus", "tijdlijn", "gevoeligheid"):
        assert (_van(graaf, soort).blad.breedte, _van(graaf, soort).blad.hoogte) == SCHERM


def test_what_is_not_shown_says_why(mini: Path) -> None:
    noten = figuur(Verandergraaf.uit(mini), "stand").gegevens.opmerkingen
    assert noten[0] == "Na c1 niet getoond: toen was nog in geen gebied met drie mensen of meer gesproken."
    assert not figuur(Verandergraaf.uit(mini), "stand", doelgroep="monitor").gegevens.opmerkingen


def test_headings_of_a_small_figure_are_whole(mini: Path) -> None:
    blad = _van(Verandergraaf.uit(mini), "gevoeligheid").blad
    _eis_leesbaar(blad)
    koppen = " ".join(i.tekst for i in blad.inkt if isinstance(i, Letters))
    assert "Halfwaardetijd" in koppen
    assert "…" not in koppen


def test_claims_too_and_larger_than_a_screen_rather_than_smaller_letters(graaf: Verandergraaf) -> None:
    f = figuur(graaf, "matrix", beweringen=True)
    _eis_leesbaar(f.blad)
    assert not f.past_op_scherm


LANG = "naam-die-maar-doorgaat-en-doorgaat-"


@pytest.mark.parametrize(
    ("factoren", "gebieden", "lang", "past"),
    [
        (1, 1, "", True),
        (3, 2, LANG, True),
        (20, 6, "", True),
        (40, 13, "", True),
        (40, 13, LANG, False),
        (3, 60, "", False),
    ],
)
def test_so_too_for_little_much_and_long_names(
    graaf_van: Callable[..., Verandergraaf], factoren: int, gebieden: int, lang: str, past: bool
) -> None:
    f = figuur(graaf_van(_groot(factoren, gebieden, lang)), "matrix", doelgroep="monitor")
    _eis_leesbaar(f.blad)
    assert f.past_op_scherm is past
    in_de_vakken = [i for i in f.blad.inkt if isinstance(i, Letters) and i.tekst in ("□", "niet onderzocht")]
    assert len(in_de_vakken) >= factoren * gebieden


def test_an_empty_figure_says_so_in_the_middle(graaf_van: Callable[..., Verandergraaf]) -> None:
    f = figuur(graaf_van(TWEE_CYCLI), "matrix")
    _eis_leesbaar(f.blad)
    assert "Er zijn nog geen deelgebieden." in " ".join(i.tekst for i in f.blad.inkt if isinstance(i, Letters))


def test_a_text_is_broken_between_words_and_within_one_only_when_it_must() -> None:
    def meet(tekst: str, grootte: float, _: bool) -> float:
        return len(tekst) * grootte

    assert afgebroken("aan de slag", 6, 1, meet, hoogstens=3) == ["aan de", "slag"]
    assert afgebroken("onderwerp", 4, 1, meet, hoogstens=3) == ["onde", "rwer", "p"]
    assert afgebroken("een twee drie vier", 8, 1, meet, hoogstens=2) == ["een twee", "drie vi…"[:7] + "…"]
    assert afgebroken("", 8, 1, meet, hoogstens=2) == []
    assert zonder_midden("deelgebied-07", 8, 1, meet) == "dee…d-07"


# --- colours ----------------------------------------------------------------------------------


def _op_de_kaart() -> dict[str, str]:
    """The colours of the map in light, by name."""
    stijl = (Path(kleuren.__file__).parents[1] / "kaart/bladzijde/stijl.css").read_text(encoding="utf-8")
    licht = stijl[stijl.index(":root{") : stijl.index("[data-thema=donker]")]
    return {naam: _zes(kleur) for naam, kleur in re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", licht)}


def _zes(kleur: str) -> str:
    return kleur if len(kleur) == 7 else "#" + "".join(t * 2 for t in kleur[1:])


def test_the_colours_are_those_of_the_map() -> None:
    kaart = _op_de_kaart()
    for naam in ("papier", "vlak", "tekst", "zacht", "lijn", "rand", "accent", "merk", "voor", "tegen"):
        assert getattr(kleuren, naam.upper()) == kaart[naam], naam
    for naam in ("voor", "tegen", "beide", "weinig", "er"):
        assert kleuren.VLAKKEN[naam] == kaart[f"{naam}-vlak"], naam  # type: ignore[index]  # one of its keys
    assert kleuren.VLAKKEN["ongeweest"] == kaart["vlak"]


def _licht(kleur: str) -> float:
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_a_sign_can_be_read_on_every_ground() -> None:
    """WCAG 1.4.3: 4.5 to 1."""
    for grond in kleuren.VLAKKEN.values():
        assert (_licht(grond) + 0.05) / (_licht(kleuren.TEKST) + 0.05) >= 7
    for letters in (kleuren.ZACHT, kleuren.VOOR, kleuren.TEGEN, kleuren.ACCENT, kleuren.WAARSCHUWING):
        assert 1.05 / (_licht(letters) + 0.05) >= 4.5


# --- bytes ------------------------------------------------------------------------------------


EIGEN_STIJL: Any = {
    "font.size": 30,
    "text.color": "red",
    "path.sketch": (1, 10, 1),
    "patch.linewidth": 9,
    "hatch.linewidth": 5,
    "svg.fonttype": "none",
    "savefig.facecolor": "blue",
    "savefig.bbox": "tight",
}
"""What somebody may have set for figures of their own."""


@pytest.mark.parametrize("soort", FIGUREN)
def test_the_same_facts_give_the_same_bytes_whatever_somebody_set(graaf: Verandergraaf, soort: str) -> None:
    eerst = _van(graaf, soort)
    beelden = eerst.svg, eerst.png
    ervoor = dict(matplotlib.rcParams)
    with matplotlib.rc_context(EIGEN_STIJL):
        weer = _van(graaf, soort)
        assert (weer.svg, weer.png) == beelden
    assert dict(matplotlib.rcParams) == ervoor


def test_another_dossier_gives_another_picture(graaf: Verandergraaf) -> None:
    assert _van(graaf, "stand").svg != _van(graaf.tot_en_met("c5"), "stand").svg


@pytest.mark.proces
def test_nothing_of_pyplot_is_loaded_and_nothing_is_dated() -> None:
    code = (
        "import sys; from pathlib import Path; from verandertheorie.uitvoer.figuur.blad import *\n"
        "from verandertheorie.uitvoer.figuur.tekening import *\n"
        "vel = Vel(100, 50, (Letters(5, 9, 'a'), Rechthoek(1, 1, 9, 9, arcering='//'), Streep(1, 1, 5, 5)))\n"
        "print(als_svg(vel, 't', 'b'), als_png(vel, 't', 'b')); assert 'matplotlib.pyplot' not in sys.modules"
    )
    (een, twee) = (
        subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, check=True).stdout
        for _ in "ab"
    )
    assert een == twee
    assert b"20" + b"26" not in een


# --- words for who does not see it --------------------------------------------------------------

NAAR_GEVOEL = "Kost €5 & $x_1^2$ <b>of</b> --> \\alpha"


@pytest.mark.parametrize("soort", FIGUREN)
def test_svg_and_png_hold_a_title_and_a_description(graaf: Verandergraaf, tmp_path: Path, soort: str) -> None:
    f = _van(graaf, soort)
    wortel = ElementTree.fromstring(f.svg)  # noqa: S314  (we made it)
    titel, uitleg = (wortel.find(f"{SVG}{wat}") for wat in ("title", "desc"))
    assert titel is not None
    assert uitleg is not None
    assert (titel.text, uitleg.text) == (f.gegevens.opschrift, f.gegevens.beschrijving)
    assert wortel.get("role") == "img"
    assert (wortel.get("aria-labelledby"), wortel.get("aria-describedby")) == (titel.get("id"), uitleg.get("id"))
    assert len(list(wortel.iter(f"{SVG}title"))) == 1
    (tmp_path / "x.png").write_bytes(f.png)
    with Image.open(tmp_path / "x.png") as png:
        assert (png.info["Title"], png.info["Description"]) == (f.gegevens.opschrift, f.gegevens.beschrijving)
        assert png.size == (f.blad.breedte * 2, f.blad.hoogte * 2)


def test_a_text_is_drawn_as_it_is_and_cannot_end_the_svg(graaf_van: Callable[..., Verandergraaf]) -> None:
    tekst = MINI.replace("Hulp geeft moed.", f"'{NAAR_GEVOEL} 漢'")
    f = figuur(graaf_van(tekst), "stand")
    letters = [i.tekst for i in f.blad.inkt if isinstance(i, Letters)]
    assert any(NAAR_GEVOEL in t for t in letters), letters
    wortel = ElementTree.fromstring(f.svg)  # noqa: S314
    assert not list(wortel.iter("b"))
    assert f.png


def test_an_svg_names_no_address_but_those_of_its_language(graaf: Verandergraaf) -> None:
    adressen = set(re.findall(r"https?://[^\s\"<]+", _van(graaf, "matrix").svg))
    assert {a.split("/")[2] for a in adressen} <= {"www.w3.org", "purl.org", "creativecommons.org"}


def test_without_matplotlib_it_says_what_to_install_and_the_facts_are_there(
    graaf: Verandergraaf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    f = _van(graaf, "matrix")
    assert f.csv
    for vorm in ("svg", "png"):
        with pytest.raises(AanroepFout, match="pip install matplotlib"):
            getattr(f, vorm)


def test_it_shows_itself_in_a_notebook(graaf: Verandergraaf) -> None:
    f: Any = _van(graaf, "matrix")
    assert f._repr_svg_() == f.svg
    assert f._repr_png_() == f.png


# --- as a browser has it ------------------------------------------------------------------------


@pytest.fixture
def bladzijden(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": SCHERM[0], "height": SCHERM[1]})
    yield context
    context.close()


@pytest.mark.parametrize("soort", FIGUREN)
def test_a_browser_shows_it_on_one_screen_with_its_name(
    graaf: Verandergraaf, tmp_path: Path, bladzijden: Any, soort: str
) -> None:
    f = _van(graaf, soort)
    (tmp_path / "x.svg").write_text(f.svg, encoding="utf-8")
    bladzijde = bladzijden.new_page()
    bladzijde.goto((tmp_path / "x.svg").as_uri())
    vak = bladzijde.evaluate("(({width, height}) => [width, height])(document.documentElement.getBoundingClientRect())")
    assert vak == [f.blad.breedte, f.blad.hoogte]
    assert bladzijde.evaluate("document.title || document.querySelector('title').textContent") == f.gegevens.opschrift
