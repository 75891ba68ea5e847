"""A withdrawal knows the copies that the program made: it names them, wipes them when asked, and claims no more."""

import contextlib
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.programma import Doe
from verandertheorie.invoer.kopieen import wis_bestand

pytest_plugins = ("tests.cli.programma",)

WEG = ("dossier", "trek-in", "-d", "mijn.sqlite", "--bron", "b08", "--reden", "op verzoek", "--ja")
VAN_ONS = {
    "mijn.sqlite.schema-1",
    ".nieuw-0123456789abcdef",
    ".kaart.html.4711.half",
    "mijn.sqlite.concept.txt",
    "kaart-monitor.html",
    "uit.xlsx",
}


@pytest.fixture
def kern(hier: Doe, mini: Path, tmp_path: Path) -> str:
    """A sentence of b08, in everything that the program leaves beside a dossier and in two files of somebody."""
    pad = Path(shutil.copy(mini, tmp_path / "mijn.sqlite"))
    zin = json.loads(hier("toon", "d04-1b", "--json").uit)["inhoud"]["bewijs"][0]["kern"]
    for naam in ("mijn.sqlite.schema-1", ".nieuw-0123456789abcdef"):
        shutil.copy(pad, tmp_path / naam)
    for naam in (".kaart.html.4711.half", "mijn.sqlite.concept.txt"):
        (tmp_path / naam).write_text(f"kern: {zin}\n", encoding="utf-8")
    d = ("-d", "mijn.sqlite")
    for vorm in ("yaml", "json", "csv"):
        assert hier("exporteer", vorm, f"uit-{vorm}", *d).code == 0
    assert hier("exporteer", "xlsx", "uit.xlsx", *d).code == 0
    assert hier("kaart", "--doelgroep", "monitor", *d).code == 0
    for uit in ("theorie.md", "theorie.html"):
        assert hier("theorie", "--doelgroep", "monitor", "-o", uit, *d).code == 0
    assert hier("dossier", "kopie", "ander.sqlite", *d).code == 0
    (tmp_path / "aantekening.txt").write_text(f"Gehoord: {zin}", encoding="utf-8")
    (tmp_path / "iets-anders.txt").write_text("Hier staat niets van.", encoding="utf-8")
    return str(zin)


def met_de_zin(map_: Path, zin: str) -> set[str]:
    return {p.relative_to(map_).parts[0] for p in map_.rglob("*") if p.is_file() and zin.encode() in p.read_bytes()}


def test_copies_are_named_before_and_after_and_nothing_is_claimed(hier: Doe, kern: str, tmp_path: Path) -> None:
    staat_in = VAN_ONS | {"ander.sqlite", "aantekening.txt", "bewijs.csv", "c1.yaml", "c1.json"}
    proef = hier(*WEG[:-1], "--droog")
    gedaan = hier(*WEG)
    assert (proef.code, gedaan.code) == (0, 1)
    for uit in (proef.uit, gedaan.uit):
        assert all(naam in uit for naam in staat_in), [n for n in staat_in if n not in uit]
        assert "iets-anders" not in uit
    assert "niets meer van te vinden" not in gedaan.uit
    assert "--ook-kopieen" in proef.uit
    assert kern.encode() not in (tmp_path / "mijn.sqlite").read_bytes()


def test_what_we_made_is_wiped_along_and_the_rest_is_left_and_named(hier: Doe, kern: str, tmp_path: Path) -> None:
    assert kern
    gedaan = hier(*WEG, "--ook-kopieen")
    assert gedaan.code == 0, gedaan
    assert met_de_zin(tmp_path, kern) == {"ander.sqlite", "aantekening.txt"}
    assert not [naam for naam in VAN_ONS if (tmp_path / naam).exists()]
    assert "iets-anders.txt" in {p.name for p in tmp_path.iterdir()}
    assert "niets meer van te vinden" not in gedaan.uit
    assert "Trek het daar ook in met -d" in " ".join(gedaan.uit.split())
    for naam in ("aantekening.txt", "mijn.sqlite"):
        (tmp_path / naam).unlink()
    weer = hier(*(w.replace("mijn", "ander") for w in WEG), "--json", "--ook-kopieen")
    assert (weer.code, json.loads(weer.uit)["kopieen"]) == (0, [])


def test_without_copies_it_says_that_nothing_is_left(hier: Doe, mini: Path, tmp_path: Path) -> None:
    shutil.copy(mini, tmp_path / "mijn.sqlite")
    gedaan = hier(*WEG)
    assert (gedaan.code, "er is niets meer van te vinden" in gedaan.uit) == (0, True)


def test_a_file_that_cannot_be_wiped_is_said_to_stand(tmp_path: Path) -> None:
    assert not wis_bestand(tmp_path / "is-er-niet")
    (tmp_path / "vol").write_text("tekst")
    assert wis_bestand(tmp_path / "vol")
    assert list(tmp_path.iterdir()) == []


# --- the role of who imported -----------------------------------------------------------------


def test_a_role_that_names_somebody_can_be_taken_out(hier: Doe, mini: Path, tmp_path: Path) -> None:
    pad = Path(shutil.copy(mini, tmp_path / "mijn.sqlite"))
    (tmp_path / "a.yaml").write_text("soort: actor\nsleutel: waterschap\nnaam: Waterschap\nactorsoort: overheid\n")
    assert hier("importeer", "a.yaml", "--rol", "Wilhelmina van Voorbeeld").code == 1
    assert hier("importeer", "a.yaml", "--rol", "Wilhelmina van Voorbeeld", "--nagekeken").code == 0
    voor = pad.read_bytes()
    rol = ("dossier", "trek-in", "--rol", "Wilhelmina van Voorbeeld")
    proef, zonder_ja = hier(*rol, "--droog"), hier(*rol)
    assert (proef.code, zonder_ja.code) == (0, 1)
    assert "bij 1 invoer in" in proef.uit
    assert pad.read_bytes() == voor
    gedaan = hier(*rol, "--ja")
    assert (gedaan.code, "er is niets meer van te vinden" in gedaan.uit) == (0, True)
    assert b"Wilhelmina" not in pad.read_bytes()
    assert hier("dossier", "controleer").code == 0, "the guard on the tables is not back"
    assert hier("belemmeringen").code == 0
    weer = hier(*rol, "--ja")
    assert (weer.code, "Geen invoer heeft de rol" in weer.fout) == (2, True)
    with pytest.raises(sqlite3.IntegrityError), contextlib.closing(sqlite3.connect(pad)) as db:
        db.execute("UPDATE invoer SET rol = 'x'")
