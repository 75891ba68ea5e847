"""Folders, files and neighbours that may not be looked into, and pipes in their place: Dutch, and nothing waits."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.programma import Doe, Gedaan
from verandertheorie.meegeleverd import meegeleverd

pytest_plugins = ("tests.cli.programma",)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")

Zonder = Callable[..., Gedaan]
GESPREK = meegeleverd("voorbeelden/mini/mijn-gesprek.yaml")
VOORRECHTEN = "-dac_override,-dac_read_search,-fowner"
TREK_IN = ("dossier", "trek-in", "--bron", "b01", "--reden", "proef", "--ja", "-d", "d.sqlite")


@pytest.fixture
def zonder(opdracht: list[str], omgeving: dict[str, str], tmp_path: Path, mini: Path) -> Iterator[Zonder]:
    """Runs the program as somebody whom rights bind: root only without what lets root pass them by."""
    ervoor: list[str] = []
    if os.geteuid() == 0:
        if not (setpriv := shutil.which("setpriv")):
            pytest.skip("rights do not bind root, and setpriv is not here")
        ervoor = [setpriv, f"--bounding-set={VOORRECHTEN}", f"--inh-caps={VOORRECHTEN}"]
    shutil.copy(mini, tmp_path / "d.sqlite")
    dicht = tmp_path / "dicht"
    dicht.mkdir()

    def voer_uit(*woorden: str | Path, map_: Path = tmp_path, vooraf: str = ":") -> Gedaan:
        regel = ["bash", "-c", f'{vooraf} && exec "$@"', "bash", *ervoor, *opdracht, *map(str, woorden)]
        klaar = subprocess.run(
            regel, capture_output=True, cwd=map_, env=omgeving, timeout=60, check=False, stdin=subprocess.DEVNULL
        )
        gedaan = Gedaan(klaar.returncode, klaar.stdout.decode(), klaar.stderr.decode())
        assert "Traceback" not in gedaan.fout
        assert "lukt iets niet" not in gedaan.fout, "a sentence that says what to do"
        return gedaan

    yield voer_uit
    dicht.chmod(0o700)


@pytest.mark.parametrize("rechten", [0o000, 0o400], ids=["closed", "only its names"])
def test_a_neighbour_that_may_not_be_read_stops_no_withdrawal_and_is_told(
    zonder: Zonder, tmp_path: Path, rechten: int
) -> None:
    shutil.copy(tmp_path / "d.sqlite", tmp_path / "dicht/kopie.sqlite")
    (tmp_path / "dicht").chmod(rechten)
    gedaan = zonder(*TREK_IN)
    assert gedaan.code == 0, gedaan.fout
    assert "of u mag ze niet lezen" in " ".join(gedaan.uit.split())


@pytest.mark.parametrize(
    "woorden",
    [
        ("kaart", "-o", "dicht/k.html"),
        ("theorie", "-o", "dicht/t.md"),
        ("sjabloon", "-o", "dicht/s.xlsx"),
        ("exporteer", "xlsx", "dicht/e.xlsx"),
        ("importeer", GESPREK, "--verslag", "dicht/v.txt"),
    ],
    ids=lambda w: str(w[0]),
)
@pytest.mark.parametrize("rechten", [0o000, 0o400, 0o500])
def test_where_nothing_may_be_written_that_is_said_before_anything_is_done(
    zonder: Zonder, tmp_path: Path, woorden: tuple[str, ...], rechten: int
) -> None:
    vooraf = (tmp_path / "d.sqlite").read_bytes()
    (tmp_path / "dicht").chmod(rechten)
    gedaan = zonder(*woorden, "-d", "d.sqlite")
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert (
        gedaan.fout == f"{woorden[-1]} is niet te schrijven (geen toegang). Kies een andere map of een andere naam.\n"
    )
    assert (tmp_path / "d.sqlite").read_bytes() == vooraf


@pytest.mark.parametrize("opdracht_", [("noteer",), ("sjabloon", "-o", "s.xlsx")], ids=lambda w: str(w[0]))
def test_a_guide_that_may_not_be_read_is_said_at_its_place(
    zonder: Zonder, tmp_path: Path, opdracht_: tuple[str, ...]
) -> None:
    (tmp_path / "dicht/gids.yaml").write_text("- tijdgebrek", encoding="utf-8")
    (tmp_path / "dicht").chmod(0o000)
    gedaan = zonder(*opdracht_, "--leidraad", "dicht/gids.yaml", "-d", "d.sqlite")
    assert gedaan.code in (1, 2)
    assert "deze leidraad is niet te lezen (geen toegang). Vraag de eigenaar om toegang." in gedaan.fout


@pytest.mark.parametrize("vooraf", ["chmod 000 .", "rmdir ../weg"])
def test_a_folder_in_which_nobody_can_look_for_a_dossier_or_put_something_is_said(
    zonder: Zonder, tmp_path: Path, vooraf: str
) -> None:
    (tmp_path / "weg").mkdir()
    zoekt = zonder("belemmeringen", map_=tmp_path / "weg", vooraf=vooraf)
    assert zoekt.code == 3
    assert zoekt.fout.rstrip().endswith(("Noem het dossier met -d.", "met 'verandertheorie nieuw mijn.sqlite'."))
    (tmp_path / "weg").mkdir(exist_ok=True)
    (tmp_path / "weg").chmod(0o700)
    maakt = zonder("exporteer", "csv", "uit", "-d", tmp_path / "d.sqlite", map_=tmp_path / "weg", vooraf=vooraf)
    assert maakt.code == 3
    assert "is niet te schrijven (" in maakt.fout
    if (tmp_path / "weg").exists():
        (tmp_path / "weg").chmod(0o700)


@pytest.mark.parametrize("staart", ["-journal", "-wal", "-shm"])
def test_a_pipe_in_the_place_of_a_journal_makes_nobody_wait(zonder: Zonder, tmp_path: Path, staart: str) -> None:
    os.mkfifo(tmp_path / f"d.sqlite{staart}")
    for woorden in (("belemmeringen",), ("importeer", GESPREK), ("dossier", "kopie", "k.sqlite")):
        gedaan = zonder(*woorden, "-d", "d.sqlite")
        assert gedaan.code == 3
        assert f"Naast d.sqlite ligt d.sqlite{staart}, en dat is geen gewoon bestand." in gedaan.fout


def test_a_meeting_without_a_name_is_said_with_what_to_choose(hier: Doe, mini: Path) -> None:
    gedaan = hier("versie", "maak", "--bijeenkomst", "", "-d", mini)
    assert gedaan.code == 2
    assert gedaan.fout.startswith("De bijeenkomst '' is er niet.")
