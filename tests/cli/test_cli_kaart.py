"""``kaart``: one file that is there as a whole or not at all, for an audience that exists, and never over a dossier."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.uitpakken import gegevens_in

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]


def _gegevens(pad: Path) -> dict[str, Any]:
    """The data in a page."""
    return gegevens_in(pad.read_text("utf-8"))


@pytest.fixture
def met_versies(hier: Doe, voorbeeld: Path, tmp_path: Path) -> Path:
    """The example with two versions of the theory."""
    pad = tmp_path / "versies.sqlite"
    shutil.copyfile(voorbeeld, pad)
    redactie = ("redactie", "novex", "naam", "NOVEX", "--bijeenkomst", "B8")
    for woorden in (("versie", "maak"), redactie, ("versie", "maak")):
        assert hier(*woorden, "-d", pad).code == 0
    return pad


def test_the_map_is_written_in_this_folder_and_again_over_it(hier: Doe, mini: Path, tmp_path: Path) -> None:
    for _ in range(2):
        gedaan = hier("kaart", "-d", mini)
        assert (gedaan.code, gedaan.fout) == (0, "")
        assert gedaan.uit.startswith("kaart.html geschreven, voor de leerbijeenkomst.\n")
    assert [p.name for p in tmp_path.iterdir()] == ["kaart.html"]
    assert (tmp_path / "kaart.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_it_says_of_how_many_findings_the_words_are_withheld(hier: Doe, voorbeeld: Path, tmp_path: Path) -> None:
    uit = hier("kaart", "-d", voorbeeld).uit
    gevonden = re.search(r"Van (\d+) van de (\d+) bevindingen staan de woorden hier niet", uit)
    assert gevonden
    bewijs = _gegevens(tmp_path / "kaart.html")["bewijs"]
    assert (int(gevonden[1]), int(gevonden[2])) == (bewijs["achtergehouden"], bewijs["totaal"])
    monitor = hier("kaart", "-d", voorbeeld, "--doelgroep", "Monitor").uit
    assert monitor.startswith("kaart-monitor.html geschreven, voor de lerende monitors.\n")
    assert "geef deze kaart niet door" in monitor


def test_the_options_choose_what_is_on_it(hier: Doe, met_versies: Path, tmp_path: Path) -> None:
    gedaan = hier(
        *("kaart", "-d", met_versies, "-o", "k.html", "--tot-en-met", "c3", "--gebied", "D01", "--gebied", "D02"),
    )
    assert gedaan.code == 0, gedaan
    gegevens = _gegevens(tmp_path / "k.html")
    assert [c["sleutel"] for c in gegevens["cycli"]] == ["c1", "c2", "c3"]
    assert {g["sleutel"] for g in gegevens["gebieden"] if g["niveau"] == "deelgebied"} == {"D01", "D02"}
    assert gegevens["verschil"] is None
    assert hier("kaart", "-d", met_versies, "-o", "v.html", "--versies", "1", "2").code == 0
    assert _gegevens(tmp_path / "v.html")["verschil"]["kop"].startswith("Van versie 1")


def test_for_a_session_it_says_how_what_is_typed_comes_in(hier: Doe, met_versies: Path, tmp_path: Path) -> None:
    gedaan = hier("kaart", "-d", met_versies, "-o", "b.html", "--bijeenkomst", "b1", "--sinds", "B1")
    assert gedaan.code == 0
    assert "verandertheorie notulen kaart-B1.json" in " ".join(gedaan.uit.split())
    gegevens = _gegevens(tmp_path / "b.html")
    assert gegevens["sessie"]["sleutel"] == "B1"
    assert gegevens["verschil"]["knop"] == "Nieuw sinds B1"
    assert hier("kaart", "-d", met_versies, "-o", "b.html", "--bijeenkomst", "B99").code == 2
    assert hier("kaart", "-d", met_versies, "-o", "b.html", "--sinds", "B1", "--versies", "1", "2").code == 2


def test_an_empty_theory_is_a_sentence_and_a_page(hier: Doe, tmp_path: Path) -> None:
    assert hier("nieuw", "leeg.sqlite").code == 0
    gedaan = hier("kaart", "-d", "leeg.sqlite")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert "De theorie is nog leeg." in gedaan.uit
    assert _gegevens(tmp_path / "kaart.html")["knopen"] == []


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (("--doelgroep", "buren"), "Kies uit: monitor, sessie, kernteam, opdrachtgever, partner, publiek."),
        (("--gebied", "D99"), "Het filter gebied=D99 past op niets in het dossier."),
        (("--tot-en-met", "c99"), "c99"),
        (("--versies", "1", "9"), "Versie 1 van de theorie is er niet."),
        (("--versies", "een", "twee"), "Hier hoort een heel getal."),
        (("--versies", "1"), "Na --versies horen 2 woorden."),
        (("-o", "kaart.docx"), "eindigt op .html, zoals kaart.html."),
        (("-o", "kaart"), "eindigt op .html, zoals kaart.html."),
        (("-o", "weg/kaart.html"), "Maak eerst die map"),
        (("-o", "."), "is een map. Noem een bestand daarin."),
    ],
    ids=" ".join,
)
def test_a_wrong_call_says_what_to_do_and_writes_nothing(
    hier: Doe, mini: Path, tmp_path: Path, woorden: tuple[str, ...], zegt: str
) -> None:
    gedaan = hier("kaart", "-d", mini, *woorden)
    assert (gedaan.code, gedaan.uit) == (2, ""), gedaan
    assert zegt in gedaan.fout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("naam", ["dossier.html", "dossier.sqlite"])
def test_a_dossier_is_never_written_over(hier: Doe, mini: Path, tmp_path: Path, naam: str) -> None:
    pad = tmp_path / naam
    shutil.copyfile(mini, pad)
    gedaan = hier("kaart", "-d", pad, "-o", pad)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert pad.read_bytes() == mini.read_bytes()


def test_a_dossier_that_is_missing_is_exit_3(hier: Doe, tmp_path: Path) -> None:
    assert hier("kaart", "-d", "weg.sqlite").code == 3
    assert list(tmp_path.iterdir()) == []


def test_it_is_utf_8_whatever_the_machine_speaks(doe: Doe, mini: Path, tmp_path: Path) -> None:
    paginas = []
    for taal in ("C", "C.UTF-8"):
        gedaan = doe("kaart", "-d", mini, LC_ALL=taal, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        assert gedaan.code == 0, gedaan
        paginas.append((tmp_path / "kaart.html").read_bytes())
    assert paginas[0] == paginas[1]
    assert "één" in paginas[0].decode() or "▶" in paginas[0].decode()


@pytest.mark.parametrize(("browser", "zegt"), [("/bin/true", ""), ("", "Hier is geen browser gevonden.")])
def test_it_is_opened_in_the_browser_when_there_is_one(
    doe: Doe, mini: Path, tmp_path: Path, browser: str, zegt: str
) -> None:
    geen_ander = {"PATH": str(tmp_path / "leeg"), "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    gedaan = doe("kaart", "-d", mini, "--open", BROWSER=browser, **geen_ander)
    assert gedaan.code == 0, gedaan
    assert (tmp_path / "kaart.html").is_file()
    assert zegt in gedaan.fout if zegt else not gedaan.fout
