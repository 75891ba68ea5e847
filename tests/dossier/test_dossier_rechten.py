"""Reading needs no right to write; a place that refuses writing, or is full, is said so."""

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier, Rij, rij
from verandertheorie.dossier.kopie import kopieer
from verandertheorie.formaten.wegschrijven import VOOR_MIJ, schrijf, schrijf_map
from verandertheorie.fouten import DossierFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.kaart.kaart import kaart

# Rights do not bind root, so that the other process becomes nobody once its modules are loaded.
IEMAND = """
import os, sys
from verandertheorie.dossier.bestand import Dossier, rij
from verandertheorie.fouten import VerandertheorieFout
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
pad, wat = sys.argv[1:]
try:
    if wat == "maak":
        Dossier.maak(pad)
    with Dossier.open(pad, alleen_lezen=wat == "vraag") as dossier:
        print(len(dossier.rijen()), len(dossier.invoeren()), len(dossier.hash()))
        if wat == "schrijf":
            with dossier.transactie() as schrijver:
                schrijver.voeg_toe([rij("x", "nieuw", "", {})], programma="p", rol="r", samenvatting="s")
except VerandertheorieFout as fout:
    print(type(fout).__name__, fout)
"""


def doe(pad: Path, wat: str) -> list[str]:
    """What somebody without special rights sees, line by line."""
    opdracht = [sys.executable, "-c", IEMAND, str(pad), wat]
    return subprocess.run(opdracht, capture_output=True, text=True, check=True, cwd="/").stdout.splitlines()


def veel(aantal: int) -> list[Rij]:
    return [rij("registratie", f"r{nr}", "", {"kern": f"{nr} " + "zin " * 500}) for nr in range(aantal)]


@pytest.fixture
def map_() -> Iterator[Path]:
    """A folder that everybody can reach, unlike those of pytest."""
    if os.name != "posix":
        pytest.skip("rights of POSIX")
    map_ = Path(tempfile.mkdtemp())
    map_.chmod(0o755)
    yield map_
    map_.chmod(0o755)
    shutil.rmtree(map_)


@pytest.fixture
def pad(map_: Path) -> Path:
    """A dossier with two rows that everybody may read and nobody may write, in such a folder."""
    pad = map_ / "proef.sqlite"
    with Dossier.maak(pad) as dossier, dossier.transactie() as schrijver:
        schrijver.voeg_toe(veel(2), programma="p", rol="r", samenvatting="s")
    pad.chmod(0o444)
    map_.chmod(0o555)
    return pad


@pytest.mark.parametrize("wat", ["vraag", "kijk"])
@pytest.mark.parametrize(("bestand", "folder"), [(0o444, 0o555), (0o666, 0o555), (0o444, 0o777)])
@pytest.mark.proces
def test_questions_work_where_nothing_may_be_written(pad: Path, bestand: int, folder: int, wat: str) -> None:
    pad.chmod(bestand)
    pad.parent.chmod(folder)
    assert doe(pad, wat) == ["2 1 16"]
    assert list(pad.parent.iterdir()) == [pad]


@pytest.mark.parametrize(
    ("bestand", "folder", "zin"),
    [(0o444, 0o777, "U mag niet schrijven in"), (0o666, 0o555, "U mag niet schrijven in de map van")],
)
@pytest.mark.proces
def test_adding_where_nothing_may_be_written_is_said_so(pad: Path, bestand: int, folder: int, zin: str) -> None:
    voor = pad.read_bytes()
    pad.chmod(bestand)
    pad.parent.chmod(folder)
    gelezen, melding = doe(pad, "schrijf")
    assert gelezen == "2 1 16"
    assert melding.startswith(f"DossierFout {zin} {pad}.")
    assert pad.read_bytes() == voor


@pytest.mark.proces
def test_a_file_that_may_not_be_read_is_said_so(pad: Path) -> None:
    pad.chmod(0o000)
    (melding,) = doe(pad, "vraag")
    assert melding.startswith(f"DossierFout {pad} kan niet geopend worden.")


@pytest.mark.proces
def test_a_folder_that_may_not_be_entered_is_said_so(pad: Path) -> None:
    pad.parent.chmod(0o000)
    (melding,) = doe(pad, "vraag")
    assert melding.startswith(f"DossierFout {pad} kan niet geopend worden.")
    (melding,) = doe(pad.with_name("nieuw.sqlite"), "maak")
    assert "kan niet gemaakt worden." in melding


@pytest.mark.proces
def test_a_dossier_in_a_folder_that_may_not_be_written_cannot_be_made(pad: Path) -> None:
    (melding,) = doe(pad.with_name("nieuw.sqlite"), "maak")
    assert melding.startswith(f"DossierFout {pad.with_name('nieuw.sqlite')} kan niet")
    assert list(pad.parent.iterdir()) == [pad]


def test_a_dossier_opened_for_reading_refuses_a_transaction(tmp_path: Path) -> None:
    Dossier.maak(tmp_path / "a.sqlite").sluit()
    with Dossier.open(tmp_path / "a.sqlite", alleen_lezen=True) as dossier:
        with pytest.raises(DossierFout, match="geopend om te lezen"), dossier.transactie():
            pass
        assert dossier.rijen() == []


def laat_journaal_achter(pad: Path) -> None:
    """What a killed import leaves: pages in the file, and the journal that takes them out again."""
    kopie = pad.with_name("kopie")
    with Dossier.open(pad) as dossier, dossier.transactie() as schrijver:
        schrijver.voeg_toe(veel(3000)[2:], programma="p", rol="r", samenvatting="s")
        schrijver.annuleer()
        shutil.copy(pad, kopie)
        shutil.copy(f"{pad}-journal", f"{kopie}-journal")
    kopie.replace(pad)
    kopie.with_name("kopie-journal").replace(f"{pad}-journal")


@pytest.mark.parametrize("journaal", [0o444, 0o666])
@pytest.mark.parametrize(("bestand", "folder"), [(0o444, 0o555), (0o666, 0o555), (0o444, 0o777)])
@pytest.mark.proces
def test_a_broken_off_import_that_may_not_be_taken_back_is_said_so(
    pad: Path, bestand: int, folder: int, journaal: int
) -> None:
    pad.parent.chmod(0o755)
    pad.chmod(0o644)
    laat_journaal_achter(pad)
    Path(f"{pad}-journal").chmod(journaal)
    pad.chmod(bestand)
    pad.parent.chmod(folder)
    (melding,) = doe(pad, "vraag")
    assert melding.startswith("DossierFout ")
    assert "zijn map" in melding
    pad.parent.chmod(0o755)
    for rest in pad.parent.iterdir():
        rest.chmod(0o644)
    with Dossier.open(pad, alleen_lezen=True) as dossier:
        assert len(dossier.rijen()) == 2


def test_a_full_disk_is_said_so_and_leaves_the_dossier_as_it_was(tmp_path: Path) -> None:
    pad = tmp_path / "proef.sqlite"
    with Dossier.maak(pad) as dossier:
        voor, naam = pad.read_bytes(), dossier.hash()
        dossier._db.execute("PRAGMA max_page_count = 100")
        with (
            pytest.raises(DossierFout, match=r"De schijf is vol; .* is niet veranderd"),
            dossier.transactie() as schrijver,
        ):
            schrijver.voeg_toe(veel(3000), programma="p", rol="r", samenvatting="s")
        assert dossier.hash() == naam
        assert pad.read_bytes() == voor


@pytest.fixture
def kleine_schijf(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    schijf = tmp_path / "schijf"
    schijf.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    opdracht = [mount or "", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(schijf)]
    if not mount or not umount or subprocess.run(opdracht, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a disk")
    yield schijf
    subprocess.run([umount, str(schijf)], check=True)


@pytest.mark.proces
def test_a_disk_that_is_really_full_is_said_so(kleine_schijf: Path) -> None:
    pad = kleine_schijf / "proef.sqlite"
    with Dossier.maak(pad) as dossier:
        voor = pad.read_bytes()
        for aantal in (200, 3000):  # found at the end, and half-way
            (kleine_schijf / "vulling").write_bytes(bytes(850_000))
            with pytest.raises(DossierFout, match="De schijf is vol"), dossier.transactie() as schrijver:
                schrijver.voeg_toe(veel(aantal), programma="p", rol="r", samenvatting="s")
            assert pad.read_bytes() == voor
        with contextlib.suppress(OSError):
            (kleine_schijf / "vulling").write_bytes(bytes(2_000_000))
        with pytest.raises(DossierFout, match="De schijf is vol"):
            Dossier.maak(kleine_schijf / "nog een.sqlite")
        with pytest.raises(DossierFout, match=r"De schijf is vol; .*kopie.* is niet gemaakt"):
            kopieer(pad, kleine_schijf / "kopie")
        (kleine_schijf / "vulling").unlink()
        assert list(kleine_schijf.iterdir()) == [pad]
        with dossier.transactie() as schrijver:
            schrijver.voeg_toe(veel(20), programma="p", rol="r", samenvatting="s")
        assert len(dossier.rijen()) == 20
    with contextlib.closing(sqlite3.connect(pad)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# --- who may read what we make ----------------------------------------------------------------


def rechten(pad: Path) -> int:
    return stat.S_IMODE(pad.stat().st_mode)


def test_a_new_dossier_is_for_who_made_it_and_a_copy_for_who_might_read_the_source(tmp_path: Path) -> None:
    pad = tmp_path / "d.sqlite"
    Dossier.maak(pad).sluit()
    assert rechten(pad) == 0o600
    for nr, mag in enumerate((0o600, 0o640, 0o444)):
        pad.chmod(mag)
        kopieer(pad, tmp_path / f"kopie-{nr}")
        with Dossier.open(pad, alleen_lezen=True):
            assert rechten(tmp_path / f"kopie-{nr}") == mag | 0o600


def test_what_we_write_for_a_monitor_is_for_who_made_it_and_what_it_replaces_keeps_its_readers(tmp_path: Path) -> None:
    schrijf(tmp_path / "a.html", "eerst")
    assert rechten(tmp_path / "a.html") == VOOR_MIJ
    (tmp_path / "a.html").chmod(0o640)
    schrijf(tmp_path / "a.html", "later")
    assert rechten(tmp_path / "a.html") == 0o640
    schrijf_map(tmp_path / "uit", {"a/b.yaml": "x", "c.yaml": "y"})
    assert {rechten(p) for p in (tmp_path / "uit").rglob("*.yaml")} == {VOOR_MIJ}


def test_a_map_is_for_everybody_but_that_of_a_monitor(mini: Path, tmp_path: Path) -> None:
    graaf = Verandergraaf.uit(mini)
    for wie, mag in (("sessie", False), ("publiek", False), ("monitor", True)):
        kaart(graaf, doelgroep=wie).schrijf(tmp_path / f"{wie}.html")  # type: ignore[arg-type]  # three of the audiences
        assert (rechten(tmp_path / f"{wie}.html") == VOOR_MIJ) is mag
