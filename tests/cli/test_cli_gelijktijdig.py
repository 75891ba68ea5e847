"""Imports that are killed half-way, and imports at once: the dossier is as it was or complete, and always opens."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer

pytest_plugins = ("tests.cli.programma",)

AANTAL = 300
KEREN = int(os.environ.get("VT_KEREN", "5"))


def registraties(begin: int, aantal: int) -> str:
    """Generated cycle records, one on a line."""
    regels = []
    for nr in range(begin, begin + aantal):
        bewijs = [
            {"onderwerp": onderwerp, "teken": "voor" if (nr + i) % 3 else "tegen", "kern": f"Bevinding {nr}-{i}. " * 20}
            for i, onderwerp in enumerate(("C01", "C30", "tijdgebrek", "los"))
        ]
        kop = {"soort": "registratie", "id": f"g-{nr}", "bron": "b01", "interventie": "grondexpertise"}
        waar = {"datum": f"2026-10-{nr % 28 + 1:02}", "gebied": f"D0{nr % 2 + 1}"}
        regels.append(json.dumps({**kop, **waar, "bewijs": bewijs}))
    return "\n".join(regels) + "\n"


def inhoud(pad: Path) -> tuple[int, str]:
    """Number of records and the content hash; opening it is what a user would do next."""
    with closing(sqlite3.connect(pad)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Dossier.open(pad) as d:
        uit = len(d.rijen()), d.hash()
    assert Verandergraaf.uit(pad).registraties
    return uit


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_an_import_that_is_killed_has_done_all_or_nothing(
    mini: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str]
) -> None:
    bestand = tmp_path / "veel.jsonl"
    bestand.write_text(registraties(0, AANTAL), encoding="utf-8")
    voor = inhoud(mini)

    def start(naam: str) -> tuple[Path, "subprocess.Popen[bytes]"]:
        pad = tmp_path / f"{naam}.sqlite"
        shutil.copyfile(mini, pad)
        woorden = [*opdracht, "importeer", str(bestand), "-d", str(pad)]
        return pad, subprocess.Popen(woorden, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=omgeving)

    begin = time.monotonic()
    pad, proces = start("heel")
    _, fout = proces.communicate(timeout=120)
    duur = time.monotonic() - begin
    assert proces.returncode == 0, fout
    na = inhoud(pad)
    assert na[0] == voor[0] + AANTAL

    dobbel = random.Random(1)  # noqa: S311  (not a secret)
    gezien = {"gedood": 0, "voor": 0, "na": 0}
    keer = 0
    while gezien["gedood"] < KEREN:  # one that was ready before it could be killed is looked at, but does not count
        keer += 1
        assert keer <= 20 * KEREN, "it cannot be killed in time"
        pad, proces = start(f"keer-{keer}")
        # the first at once, and half of the others late in the process, where it writes
        deel = 0 if keer == 1 else dobbel.uniform(0, 1) if keer % 2 else dobbel.uniform(0.6, 1.1)
        tot = time.monotonic() + duur * deel
        while time.monotonic() < tot and proces.poll() is None:
            time.sleep(0.001)
        proces.kill()
        proces.communicate()
        gezien["gedood"] += proces.returncode == -9
        nu = inhoud(pad)
        assert nu in (voor, na), f"time {keer}: {nu[0]} records"
        gezien["voor" if nu == voor else "na"] += 1
        assert not importeer(pad, bestand).fouten
        assert inhoud(pad) == na, "after a kill the same import does not complete it"
        assert [p.name for p in tmp_path.glob("*-journal")] == []
    print(gezien)
    assert gezien["voor"] > 0, gezien


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_killed_while_the_journal_stands_beside_the_file_it_is_taken_back_by_the_next_who_looks(
    mini: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str]
) -> None:
    bestand, pad = tmp_path / "veel.jsonl", tmp_path / "d.sqlite"
    bestand.write_text(registraties(0, AANTAL), encoding="utf-8")
    voor = inhoud(mini)
    betrapt = keer = 0
    while betrapt < 4:
        keer += 1
        assert keer <= 80, "never caught while it was writing"
        shutil.copyfile(mini, pad)
        proces = subprocess.Popen(
            [*opdracht, "importeer", str(bestand), "-d", str(pad)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=omgeving,
        )
        journaal = tmp_path / "d.sqlite-journal"
        while proces.poll() is None and not journaal.exists():
            time.sleep(0.0005)  # the other needs the processor
        proces.kill()
        proces.communicate()
        betrapt += proces.returncode == -9
        assert inhoud(pad)[0] in (voor[0], voor[0] + AANTAL)
        assert not importeer(pad, bestand).fouten
        assert inhoud(pad)[0] == voor[0] + AANTAL
        assert not journaal.exists()


def test_two_imports_at_once_both_come_in(
    mini: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str]
) -> None:
    pad = tmp_path / "d.sqlite"
    shutil.copyfile(mini, pad)
    voor = inhoud(pad)
    processen = []
    for deel in range(3):
        bestand = tmp_path / f"deel-{deel}.jsonl"
        bestand.write_text(registraties(deel * 100, 100), encoding="utf-8")
        woorden = [*opdracht, "importeer", str(bestand), "-d", str(pad)]
        processen.append(subprocess.Popen(woorden, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=omgeving))
    for proces in processen:
        uit, fout = proces.communicate(timeout=120)
        assert proces.returncode == 0, fout
        assert uit.decode().startswith("100 registraties nieuw")
    assert inhoud(pad)[0] == voor[0] + 300
    with Dossier.open(pad) as d:
        assert [i.nr for i in d.invoeren()] == [1, 2, 3, 4]


def test_two_imports_of_the_same_file_at_once_bring_it_once(
    mini: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str]
) -> None:
    pad, bestand = tmp_path / "d.sqlite", tmp_path / "deel.jsonl"
    shutil.copyfile(mini, pad)
    voor = inhoud(pad)
    bestand.write_text(registraties(0, 50), encoding="utf-8")
    woorden = [*opdracht, "importeer", str(bestand), "-d", str(pad)]
    processen = [subprocess.Popen(woorden, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=omgeving) for _ in "ab"]
    gezegd = [proces.communicate(timeout=120)[0].decode() for proces in processen]
    assert sum(zin.startswith("50 registraties nieuw") for zin in gezegd) == 1, gezegd
    assert all(proces.returncode == 0 for proces in processen)
    assert inhoud(pad)[0] == voor[0] + 50
