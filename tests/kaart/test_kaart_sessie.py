"""During a session: what is typed stays in the browser, goes along as one file, and the next map shows it."""

import json
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.kaart.test_kaart_toegankelijk import REGELS
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.notulen import leg_notulen_vast
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Kaartindeling
from verandertheorie.uitvoer.kaart.kaart import kaart

pytest_plugins = ("tests.leerlus.dossiers",)

Scherm = Any
Openen = Callable[..., Scherm]

LASTIG = (
    "Een \"citaat\", en 'nog een'",
    "- {soort: bijeenkomst}\n- twee # drie: vier",
    "ja",
    "null",
    "😀 café <script>alert(1)</script> {{7*7}}",
    "regel\u2028nog een\u2029\ufeffeinde\t.",
    "stuur\x07teken en half\ud83d teken",
    "0x1F: 1_000",
    "| blok\n> vouw\n%YAML",
)


@pytest.fixture
def pad(met_agenda: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(met_agenda, tmp_path / "d.sqlite"))


@pytest.fixture
def maak(pad: Path, tmp_path: Path, openen: Openen) -> Callable[..., Scherm]:
    """The map of the dossier as it is now, in a browser that knows nothing yet."""

    def maak(doelgroep: Doelgroep = "sessie", *, bijeenkomst: str | None = "B10", **opties: Any) -> Scherm:
        bestand = tmp_path / f"kaart-{doelgroep}-{bijeenkomst}.html"
        kaart(Verandergraaf.uit(pad), doelgroep=doelgroep, bijeenkomst=bijeenkomst).schrijf(bestand, overschrijf=True)
        return openen(bestand, **opties)

    return maak


@pytest.fixture
def scherm(maak: Callable[..., Scherm]) -> Iterator[Scherm]:
    """The map for session B10; it must stay silent and ask for nothing."""
    s = maak()
    yield s
    assert s.gezegd == []
    assert {adres.partition(":")[0] for adres in s.gevraagd} <= {"file", "blob"}


def typ(s: Scherm, soort: str, sleutel: str, tekst: str = "", **handen: int) -> None:
    s.kies(soort, sleutel)
    if tekst:
        s.pagina.get_by_label("Notitie, zonder namen").fill(tekst)
    for naam, n in handen.items():
        s.pagina.get_by_label(naam.replace("_", " ").capitalize(), exact=True).fill(str(n))


def haal(s: Scherm, naar: Path) -> Path:
    """Download the file for the minutes."""
    s.zet(blad="sessie")
    with s.pagina.expect_download() as download:
        s.pagina.click("#bewaar-notulen")
    assert download.value.suggested_filename == "kaart-B10.json"
    return Path(shutil.copy(download.value.path(), naar / "kaart-B10.json"))


def code(s: Scherm, naam: str) -> str:
    return str(s.doe("c => window.verandertheorie.gegevens.relaties.find(r => r.code === c).sleutel", naam))


def plek(s: Scherm, sleutel: str) -> dict[str, float]:
    return dict(s.doe("k => window.verandertheorie.plekken()[k]", sleutel))


def test_what_is_typed_is_still_there_and_goes_to_the_minutes_and_the_next_map(
    scherm: Scherm, maak: Callable[..., Scherm], pad: Path, tmp_path: Path
) -> None:
    typ(scherm, "relatie", code(scherm, "C07"), "Wij zagen dit ook.", klopt=3, klopt_niet=1)
    typ(scherm, "knoop", "trage-vergunningen", weten_we_niet=2)
    scherm.pagina.reload()
    scherm.kies("relatie", code(scherm, "C07"))
    assert scherm.pagina.get_by_label("Notitie, zonder namen").input_value() == "Wij zagen dit ook."
    assert scherm.pagina.get_by_label("Klopt", exact=True).input_value() == "3"
    bestand = haal(scherm, tmp_path)
    scherm.pagina.get_by_role("button", name="wis wat hier is getypt").click()
    assert "Wij zagen" not in scherm.doe("JSON.stringify(localStorage)")
    assert not leg_notulen_vast(pad, bestand, rol="").meldingen
    voor = pad.read_bytes()
    assert not leg_notulen_vast(pad, bestand, rol="").sessie
    assert pad.read_bytes() == voor
    b = next(b for b in Verandergraaf.uit(pad).records(Bijeenkomst) if b.sleutel == "B10")
    assert [n.tekst for n in b.notities] == ["Wij zagen dit ook."]
    assert [(r.klopt, r.klopt_niet, r.weten_we_niet) for r in b.reacties] == [(3, 1, 0), (0, 0, 2)]


@pytest.mark.parametrize("tekst", LASTIG)
def test_any_text_arrives_as_it_was_typed(tekst: str, scherm: Scherm, pad: Path, tmp_path: Path) -> None:
    scherm.kies("knoop", "trage-vergunningen")
    scherm.doe(
        """codes => { const veld = document.querySelector('.invoer textarea');
        veld.value = String.fromCharCode(...codes); veld.dispatchEvent(new Event('input')); }""",
        [n for t in tekst for n in ([ord(t)] if ord(t) < 0x10000 else [*_paar(ord(t))])],
    )
    bestand = haal(scherm, tmp_path)
    verslag = leg_notulen_vast(pad, bestand, rol="")
    assert not verslag.meldingen
    b = next(r for r in verslag.sessie if isinstance(r, Bijeenkomst))
    assert [n.tekst for n in b.notities] == [tekst.replace("\x07", "").replace("\ud83d", "")]


def _paar(punt: int) -> tuple[int, int]:
    rest = punt - 0x10000
    return 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF)


def test_a_box_is_dragged_and_stands_there_on_the_next_map_of_any_size(
    scherm: Scherm, maak: Callable[..., Scherm], pad: Path, tmp_path: Path
) -> None:
    scherm.zet(blad="sessie")
    voor = plek(scherm, "grondexpertise")

    def sleep() -> None:
        vak = scherm.pagina.locator("[data-knoop=grondexpertise]").bounding_box()
        x, y = vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2
        scherm.pagina.mouse.move(x, y)
        scherm.pagina.mouse.down()
        scherm.pagina.mouse.move(x + 40, y + 60, steps=4)
        scherm.pagina.mouse.up()
        scherm.rust()

    sleep()
    assert plek(scherm, "grondexpertise") == voor, "only when that was asked for"
    scherm.pagina.get_by_role("button", name="Verplaats vakken").click()
    scherm.doe("document.getElementById('passend').click()")
    scherm.rust()
    sleep()
    na = plek(scherm, "grondexpertise")
    assert na["x"] > voor["x"] + 20
    assert na["y"] > voor["y"] + 20
    scherm.pagina.reload()
    assert plek(scherm, "grondexpertise") == pytest.approx(na)
    leg_notulen_vast(pad, haal(scherm, tmp_path), rol="")
    (k,) = Verandergraaf.uit(pad).records(Kaartindeling)
    for maat in ((1600, 900), (1280, 720)):
        nieuw = maak(bijeenkomst=None, viewport={"width": maat[0], "height": maat[1]})
        hier, heel = plek(nieuw, "grondexpertise"), nieuw.doe("window.verandertheorie.beeld().plaatsing")
        assert hier["x"] / heel["breedte"] == pytest.approx(k.posities[0].x / 1000, abs=0.002)
        assert hier["y"] / heel["hoogte"] == pytest.approx(k.posities[0].y / 1000, abs=0.002)
        assert nieuw.doe("document.getElementById('sessie').hidden"), "without a session there is nothing to type"


def test_a_box_moves_without_dragging_too_and_goes_back(scherm: Scherm) -> None:
    voor = plek(scherm, "grondexpertise")
    scherm.zet(verplaats=True)
    scherm.kies("knoop", "grondexpertise")
    scherm.pagina.get_by_role("button", name="Naar rechts").click()
    scherm.pagina.get_by_role("button", name="Omlaag").press("Enter")
    na = plek(scherm, "grondexpertise")
    assert na["x"] > voor["x"]
    assert na["y"] > voor["y"]
    scherm.pagina.get_by_role("button", name="Terug op zijn plek").click()
    assert plek(scherm, "grondexpertise") == voor


def bewaar_beeld(s: Scherm, naam: str, tekst: str = "") -> None:
    s.zet(blad="sessie")
    s.pagina.get_by_label("Naam van dit beeld").fill(naam)
    s.pagina.get_by_label("Wat u erbij vertelt").fill(tekst)
    s.pagina.get_by_role("button", name="Bewaar dit beeld").click()


def toestand(s: Scherm) -> dict[str, Any]:
    return dict(s.doe("window.verandertheorie.lees()"))


def test_views_are_walked_with_arrows_and_with_the_keys_of_a_presenter(
    scherm: Scherm, maak: Callable[..., Scherm], pad: Path, tmp_path: Path
) -> None:
    scherm.zet(cyclus=0)
    bewaar_beeld(scherm, "Begin", "Hier begonnen we.")
    scherm.kies("knoop", "trage-vergunningen")
    scherm.zet(gebied="D04", cyclus=5)
    bewaar_beeld(scherm, "Vergunningen")
    scherm.zet(weergave="matrix", keuze=None, gebied="", nadruk="veranderd")
    bewaar_beeld(scherm, "Matrix")
    leg_notulen_vast(pad, haal(scherm, tmp_path), rol="")
    s = maak(bijeenkomst=None)
    assert s.tekst("#sessie") == "Draaiboek"
    s.pagina.click("#sessie")
    assert s.teksten("#paneel .draaiboek li") == ["Begin", "Vergunningen", "Matrix"]
    s.pagina.get_by_role("button", name="Loop het door").click()
    assert toestand(s)["cyclus"] == 0
    assert "Hier begonnen we." in s.tekst("#paneel")
    s.toets("ArrowRight")
    nu = toestand(s)
    assert (nu["cyclus"], nu["gebied"], nu["keuze"]) == (5, "D04", {"soort": "knoop", "sleutel": "trage-vergunningen"})
    s.toets("PageDown")
    assert (toestand(s)["weergave"], toestand(s)["nadruk"]) == ("matrix", "veranderd")
    assert s.tekst("#gezegd") == "Beeld 3 van 3: Matrix."
    s.toets("ArrowRight")
    assert toestand(s)["stap"] == 2, "the last one is the last"
    s.toets("PageUp", "ArrowLeft")
    assert toestand(s)["stap"] == 0
    s.pagina.get_by_role("button", name="Stop").click()
    s.toets("PageDown")
    assert toestand(s)["stap"] == -1
    assert s.gezegd == []


def test_walking_leaves_keys_to_what_uses_them(scherm: Scherm) -> None:
    bewaar_beeld(scherm, "Een")
    bewaar_beeld(scherm, "Twee")
    scherm.pagina.get_by_role("button", name="Een", exact=True).click()
    scherm.pagina.focus("[data-knoop=grondexpertise]")
    scherm.toets("ArrowRight")
    assert toestand(scherm)["stap"] == 0, "from box to box"
    scherm.pagina.focus("#cyclus")
    scherm.toets("ArrowLeft")
    assert (toestand(scherm)["stap"], toestand(scherm)["cyclus"]) == (0, 4)
    scherm.pagina.focus("#zoek")
    scherm.toets("ArrowRight", "PageDown")
    assert toestand(scherm)["stap"] == 0, "in a text"
    scherm.kies("knoop", "grondexpertise")
    scherm.pagina.get_by_label("Notitie, zonder namen").focus()
    scherm.toets("ArrowRight", "PageDown")
    assert toestand(scherm)["stap"] == 0
    scherm.pagina.focus("[data-knoop=grondexpertise]")
    scherm.toets("PageDown")
    assert toestand(scherm)["stap"] == 1, "a presenter goes on wherever the keyboard is"


def test_views_get_another_place_and_go(scherm: Scherm, pad: Path, tmp_path: Path) -> None:
    for naam in ("Een", "Twee", "Drie"):
        bewaar_beeld(scherm, naam)
    scherm.pagina.get_by_role("button", name="Zet Drie eerder").click()
    scherm.pagina.get_by_role("button", name="Haal Een weg").click()
    inhoud = json.loads(haal(scherm, tmp_path).read_text(encoding="utf-8"))
    assert [b["naam"] for b in inhoud["kaart"]["beelden"]] == ["Drie", "Twee"]
    assert inhoud["kaart"]["weg"] == ["Een"]


def test_where_a_browser_keeps_nothing_the_page_works_and_says_so(pad: Path, openen: Openen, tmp_path: Path) -> None:
    k = kaart(Verandergraaf.uit(pad), bijeenkomst="B10")
    klaar = "<script>document.documentElement.dataset.klaar = '1'</script>"
    s = openen(f"<!doctype html><title>notebook</title>{klaar}{k._repr_html_()}")
    kader = s.pagina.frame_locator("iframe")
    kader.locator("html[data-klaar='1']").wait_for()
    s.pagina.frames[1].evaluate("window.verandertheorie.kies({soort: 'knoop', sleutel: 'trage-vergunningen'})")
    kader.get_by_label("Notitie, zonder namen").fill("Toch getypt.")
    assert "bewaart hier niets" in kader.locator(".invoer [role=status]").inner_text()
    kader.locator("#sessie").click()
    with s.pagina.expect_download() as download:
        kader.locator("#bewaar-notulen").click()
    assert "Toch getypt." in Path(download.value.path()).read_text(encoding="utf-8")
    assert s.gezegd == []


ANDERS = '{"notities": 3, "reacties": {"x": "y"}, "beelden": [1], "posities": {"moed": [1]}}'


@pytest.mark.parametrize("was", ["{", "[]", "7", ANDERS])
def test_what_was_kept_otherwise_is_left_aside(was: str, scherm: Scherm) -> None:
    scherm.kies("knoop", "trage-vergunningen")
    scherm.pagina.get_by_label("Notitie, zonder namen").fill("x")
    scherm.doe("was => localStorage.setItem(Object.keys(localStorage)[0], was)", was)
    scherm.pagina.reload()
    scherm.zet(blad="sessie")
    assert "Er is nog niets getypt." in scherm.tekst("#paneel")


def test_nothing_is_typed_on_a_map_of_no_session(maak: Callable[..., Scherm]) -> None:
    s = maak(bijeenkomst=None)
    s.kies("knoop", "trage-vergunningen")
    assert s.teksten(".invoer") == []
    assert s.doe("localStorage.length") == 0


@pytest.mark.parametrize("thema", ["licht", "donker"])
@pytest.mark.parametrize("breedte", [1280, 320])
def test_everybody_can_use_it(thema: str, breedte: int, maak: Callable[..., Scherm]) -> None:
    s = maak(bypass_csp=True, viewport={"width": breedte, "height": 900})
    s.doe((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    s.zet(thema=thema)
    bewaar_beeld(s, "Begin", "Hier begonnen we.")
    typ(s, "knoop", "grondexpertise", "Nieuw.", klopt=2)
    for deel in ({"verplaats": True}, {"blad": "sessie"}, {"blad": "", "stap": 0}):
        s.zet(**deel)
        fout = s.doe("regels => axe.run(document, {runOnly: regels})", REGELS)["violations"]
        assert [(f["id"], [n["html"][:120] for n in f["nodes"]]) for f in fout] == []
        assert s.doe("document.documentElement.scrollWidth") <= breedte
    assert s.gezegd == []


def test_a_view_is_what_is_on_the_screen_and_half_typed_words_stay(scherm: Scherm) -> None:
    scherm.zet(blad="sessie")
    scherm.pagina.get_by_label("Naam van dit beeld").fill("Zo")
    scherm.kies("knoop", "trage-vergunningen")
    scherm.zet(blad="sessie")
    assert scherm.pagina.get_by_label("Naam van dit beeld").input_value() == "Zo"
    scherm.pagina.click("#als-matrix")
    scherm.pagina.get_by_role("button", name="Bewaar dit beeld").click()
    scherm.zet(weergave="kaart")
    scherm.pagina.get_by_role("button", name="Loop het door").click()
    assert toestand(scherm)["weergave"] == "matrix"
    scherm.zet(stap=-1, blad="sessie")
    assert scherm.pagina.get_by_label("Naam van dit beeld").input_value() == ""


def test_views_of_the_dossier_stand_beside_those_of_this_browser(
    maak: Callable[..., Scherm], pad: Path, tmp_path: Path
) -> None:
    leeg = maak()
    bewaar_beeld(leeg, "Van hier")
    bestand = tmp_path / "kaart-sessie-B10.html"
    (tmp_path / "k.yaml").write_text(
        "bijeenkomst: B10\ndatum: 2028-05-16\nkaart: {beelden: [{naam: Uit het dossier}]}\n", encoding="utf-8"
    )
    assert not leg_notulen_vast(pad, tmp_path / "k.yaml", rol="").is_geweigerd
    kaart(Verandergraaf.uit(pad), bijeenkomst="B10").schrijf(bestand, overschrijf=True)
    leeg.pagina.reload()
    leeg.zet(blad="sessie")
    assert [t.split("\n")[0] for t in leeg.teksten("#paneel .draaiboek li button:first-child")] == [
        "Van hier",
        "Uit het dossier",
    ]


@pytest.mark.parametrize("getypt", ["-3", "2.5", "10000"])
def test_a_number_of_people_that_cannot_be_is_said_and_not_kept(scherm: Scherm, getypt: str) -> None:
    typ(scherm, "knoop", "trage-vergunningen", klopt=2)
    scherm.pagina.get_by_label("Klopt", exact=True).fill(getypt)
    assert "typ een heel getal van 0 tot 9999" in scherm.tekst("#paneel .invoer")
    scherm.zet(blad="sessie")
    assert "klopt: 2" in scherm.tekst("#paneel")


def test_a_view_without_a_name_asks_for_one(scherm: Scherm) -> None:
    scherm.zet(blad="sessie")
    scherm.pagina.get_by_role("button", name="Bewaar dit beeld").click()
    assert "Geef het beeld eerst een naam." in scherm.tekst("#paneel")


def test_two_tabs_of_one_map_keep_what_the_other_typed(scherm: Scherm) -> None:
    tweede = scherm.pagina.context.new_page()
    tweede.goto(scherm.pagina.url)
    for tab in (scherm.pagina, tweede):  # a browser tells the other tab in its own time, after the page's own listener
        tab.evaluate("void (window.gehoord = new Promise(r => addEventListener('storage', e => r(e.newValue))))")
    typ(scherm, "knoop", "trage-vergunningen", "Uit de eerste.")
    assert "Uit de eerste." in tweede.evaluate("window.gehoord")
    tweede.evaluate("window.verandertheorie.kies({soort: 'knoop', sleutel: 'doorschuiven'}, false)")
    tweede.get_by_label("Notitie, zonder namen").fill("Uit de tweede.")
    assert "Uit de tweede." in scherm.doe("window.gehoord")
    scherm.pagina.reload()
    bewaard = scherm.doe("JSON.stringify(localStorage)")
    assert "Uit de eerste." in bewaard
    assert "Uit de tweede." in bewaard
    tweede.close()


def test_new_since_a_session_that_was_later_is_refused(met_agenda: Path) -> None:
    with pytest.raises(AanroepFout, match=r"B9 \(14 maart 2028\) is van na c3"):
        kaart(Verandergraaf.uit(met_agenda, tot_en_met="c3"), sinds="B9")
