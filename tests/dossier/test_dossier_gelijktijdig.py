"""Two people at once, somebody who holds the file, and a program that dies half-way."""

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from verandertheorie.dossier import verbinding
from verandertheorie.dossier.bestand import Dossier, rij
from verandertheorie.fouten import ConflictFout

BEGIN = """
import sys
from verandertheorie.dossier.bestand import Dossier, rij
pad, naam, aantal = sys.argv[1], sys.argv[2], int(sys.argv[3])
tekst = "Na het bezoek wilde de eigenaar doorrekenen. " * 50
def meld(woord):
    print(woord, flush=True)
def voeg_toe(schrijver, *rijen):
    schrijver.voeg_toe(rijen, programma="p", rol="r", samenvatting=naam)
meld("klaar")
sys.stdin.readline()
"""
OM_DE_BEURT = """
with Dossier.open(pad) as dossier:
    for nr in range(aantal):
        with dossier.transactie() as schrijver:
            voeg_toe(schrijver, rij("x", f"{naam}-{nr}", "", {"nr": nr}))
"""
WAT_NIEUW_IS = """
with Dossier.open(pad) as dossier, dossier.transactie() as schrijver:
    bekend = {r.identiteit for r in dossier.rijen()}
    voeg_toe(schrijver, *(r for nr in range(aantal) if (r := rij("x", str(nr), "", {})).identiteit not in bekend))
"""
IN_EEN_KEER = """
with Dossier.open(pad) as dossier, dossier.transactie() as schrijver:
    voeg_toe(schrijver, *(rij("x", str(nr), "", {"kern": f"{nr} {tekst}"}) for nr in range(aantal)))
    if naam == "wacht":
        meld("geschreven")
        sys.stdin.readline()
meld("binnen")
"""


@contextlib.contextmanager
def ander(programma: str, pad: Path, naam: str = "a", aantal: int = 2000) -> Iterator[subprocess.Popen[str]]:
    """Another process, ready to begin at a line of input; it is gone at the end."""
    opdracht = [sys.executable, "-c", BEGIN + programma, str(pad), naam, str(aantal)]
    with subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as proces:
        try:
            verwacht(proces, "klaar")
            yield proces
        finally:
            proces.kill()


def verwacht(proces: subprocess.Popen[str], woord: str) -> None:
    assert proces.stdout is not None
    assert proces.stdout.readline() == f"{woord}\n"


def ga_door(proces: subprocess.Popen[str]) -> None:
    assert proces.stdin is not None
    proces.stdin.write("\n")
    proces.stdin.flush()


def is_gaaf(pad: Path) -> bool:
    with contextlib.closing(sqlite3.connect(pad)) as db:
        return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """A dossier with one row."""
    pad = tmp_path / "proef.sqlite"
    with Dossier.maak(pad) as dossier, dossier.transactie() as schrijver:
        schrijver.voeg_toe([rij("y", "eerste", "", {})], programma="p", rol="r", samenvatting="s")
    return pad


@pytest.mark.proces
def test_two_who_write_at_once_both_come_in(pad: Path) -> None:
    with ander(OM_DE_BEURT, pad, "a", 25) as een, ander(OM_DE_BEURT, pad, "b", 25) as twee:
        ga_door(een)
        ga_door(twee)
        assert een.wait(60) == twee.wait(60) == 0
    with Dossier.open(pad) as dossier:
        assert {r.sleutel for r in dossier.rijen()} == {"eerste", *(f"{n}-{nr}" for n in "ab" for nr in range(25))}
        assert [i.nr for i in dossier.invoeren()] == list(range(1, 52))
    assert is_gaaf(pad)


@pytest.mark.proces
def test_two_who_bring_the_same_records_at_once_bring_them_once(pad: Path) -> None:
    with ander(WAT_NIEUW_IS, pad, "a", 500) as een, ander(WAT_NIEUW_IS, pad, "b", 500) as twee:
        ga_door(een)
        ga_door(twee)
        assert een.wait(60) == twee.wait(60) == 0
    with Dossier.open(pad) as dossier:
        assert len(dossier.rijen()) == 501
        assert len(dossier.invoeren()) == 2


@pytest.mark.proces
def test_a_file_that_stays_in_use_is_said_so_after_a_wait(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert verbinding.WACHT_SECONDEN == 10.0
    monkeypatch.setattr(verbinding, "WACHT_SECONDEN", 0.2)
    with ander(IN_EEN_KEER, pad, "wacht", 1) as houder:
        ga_door(houder)
        verwacht(houder, "geschreven")
        with Dossier.open(pad) as dossier:
            assert len(dossier.rijen()) == 1  # reading goes on
            begin = time.monotonic()
            with pytest.raises(ConflictFout, match="bij iemand anders in gebruik"), dossier.transactie():
                pass
            assert time.monotonic() - begin >= 0.2
            ga_door(houder)
            verwacht(houder, "binnen")
            with dossier.transactie() as schrijver:
                schrijver.voeg_toe([rij("z", "1", "", {})], programma="p", rol="r", samenvatting="s")
            assert len(dossier.rijen()) == 3


@pytest.mark.proces
def test_a_second_writer_waits_for_the_first(pad: Path) -> None:
    with ander(IN_EEN_KEER, pad, "wacht", 1) as houder, Dossier.open(pad) as dossier:
        ga_door(houder)
        verwacht(houder, "geschreven")
        straks = threading.Timer(0.2, ga_door, [houder])
        straks.start()
        with dossier.transactie():
            assert len(dossier.rijen()) == 2  # what the first added is there: it was waited for
        straks.join()


def test_a_file_that_nobody_else_may_read_is_said_so(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbinding, "WACHT_SECONDEN", 0.05)
    with Dossier.open(pad) as dossier, contextlib.closing(sqlite3.connect(pad, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        for lees in (dossier.rijen, dossier.hash, dossier.invoeren, lambda: Dossier.open(pad)):
            with pytest.raises(ConflictFout, match="in gebruik"):
                lees()


def test_a_reader_who_never_stops_makes_the_writer_give_up_whole(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbinding, "WACHT_SECONDEN", 0.05)
    with Dossier.open(pad) as dossier, contextlib.closing(sqlite3.connect(pad, isolation_level=None)) as db:
        db.execute("BEGIN")
        db.execute("SELECT * FROM record").fetchall()
        with pytest.raises(ConflictFout, match="in gebruik"), dossier.transactie() as schrijver:
            schrijver.voeg_toe([rij("z", "1", "", {})], programma="p", rol="r", samenvatting="s")
        db.execute("COMMIT")
        assert len(dossier.rijen()) == 1
        with dossier.transactie() as schrijver:
            schrijver.voeg_toe([rij("z", "1", "", {})], programma="p", rol="r", samenvatting="s")
        assert len(dossier.rijen()) == 2


@pytest.mark.proces
def test_a_program_killed_at_any_moment_leaves_all_or_nothing(pad: Path, tmp_path: Path) -> None:
    toeval = random.Random(9)  # noqa: S311
    with ander(IN_EEN_KEER, Path(shutil.copy(pad, tmp_path / "maat.sqlite"))) as proces:
        begin = time.monotonic()
        ga_door(proces)
        verwacht(proces, "binnen")
        duur = time.monotonic() - begin
    for keer in range(20):
        hier = Path(shutil.copy(pad, tmp_path / f"{keer}.sqlite"))
        with ander(IN_EEN_KEER, hier) as proces:
            ga_door(proces)
            time.sleep(toeval.uniform(0, 1.2 * duur))  # no condition to wait on: any moment will do
            proces.kill()
            proces.wait(60)
        with Dossier.open(hier) as dossier:
            assert (len(dossier.rijen()), len(dossier.invoeren())) in {(1, 1), (2001, 2)}
        assert is_gaaf(hier)


@pytest.mark.parametrize("alleen_lezen", [True, False])
@pytest.mark.proces
def test_a_journal_left_by_a_killed_program_is_rolled_back_at_the_next_opening(pad: Path, alleen_lezen: bool) -> None:
    voor = pad.read_bytes()
    with ander(IN_EEN_KEER, pad, "wacht") as proces:
        ga_door(proces)
        verwacht(proces, "geschreven")
        proces.kill()
        proces.wait(60)
    assert len(list(pad.parent.iterdir())) == 2
    assert pad.read_bytes() != voor
    with Dossier.open(pad, alleen_lezen=alleen_lezen) as dossier:
        assert len(dossier.rijen()) == 1
    assert pad.read_bytes() == voor
    assert list(pad.parent.iterdir()) == [pad]
