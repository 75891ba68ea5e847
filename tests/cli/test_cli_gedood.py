"""A correction, a withdrawal and a change of version that are killed at any moment have done all or nothing.

``VT_KEREN`` says how often each is killed; imports are killed in test_cli_gelijktijdig.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_cli_gelijktijdig import registraties
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.schema import SCHEMAVERSIE
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer

pytest_plugins = ("tests.cli.programma",)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9")

KEREN = int(os.environ.get("VT_KEREN", "5"))
AANTAL = 300
VAN_BRON = b"Bevinding 7-1. Bevinding 7-1."
"""Words that only the withdrawn source said."""


@pytest.fixture
def vol(mini: Path, tmp_path: Path) -> Path:
    """A dossier with much of one source."""
    pad = Path(shutil.copy(mini, tmp_path / "vol.sqlite"))
    (tmp_path / "veel.jsonl").write_text(registraties(0, AANTAL), encoding="utf-8")
    assert not importeer(pad, tmp_path / "veel.jsonl").fouten
    return pad


@pytest.fixture
def oud(vol: Path, tmp_path: Path) -> Path:
    """The same as version 1 wrote it."""
    pad = tmp_path / "oud.sqlite"
    with closing(sqlite3.connect(pad)) as db:
        db.executescript((Path(__file__).parents[1] / "dossier" / "schema-1.sql").read_text(encoding="utf-8"))
        db.execute("ATTACH ? AS vol", (str(vol),))
        with db:
            db.execute(
                "INSERT INTO record (invoer, soort, sleutel, sinds, revisie, inhoud, hash)"
                " SELECT 1, soort, sleutel, sinds, 1, inhoud, hash FROM vol.record WHERE sleutel LIKE 'g-%'"
            )
    return pad


def stand(pad: Path) -> tuple[int, str, int]:
    """How many records, the name of all content, and the version; whoever opens it next sees this."""
    with closing(sqlite3.connect(pad)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        versie = db.execute("PRAGMA user_version").fetchone()[0]
    with Dossier.open(pad) as d:
        uit = len(d.alle_revisies()), d.hash(), versie
    assert Verandergraaf.uit(pad).registraties
    return uit


def doodt(begin: Path, woorden: list[str], omgeving: dict[str, str]) -> Counter[str]:
    """Kill a command at spread moments; what each left, which a second run completes."""
    voor = stand(begin)

    def start(naam: str) -> tuple[Path, "subprocess.Popen[bytes]"]:
        map_ = begin.with_name(naam)
        map_.mkdir()
        pad = Path(shutil.copy(begin, map_ / "d.sqlite"))
        opdracht = [*woorden, "-d", str(pad)]
        return pad, subprocess.Popen(opdracht, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=omgeving)

    sinds = time.monotonic()
    pad, proces = start("heel")
    _, fout = proces.communicate(timeout=120)
    duur = time.monotonic() - sinds
    assert proces.returncode == 0, fout
    na = stand(pad)
    assert na != voor
    dobbel = random.Random(4)  # noqa: S311  (not a secret)
    gezien: Counter[str] = Counter()
    keer = 0
    while gezien["gedood"] < KEREN:  # one that was ready before it could be killed is looked at, but does not count
        keer += 1
        assert keer <= 20 * KEREN, "it cannot be killed in time"
        pad, proces = start(f"keer-{keer}")
        # one in three anywhere, one while the first bytes are written, one soon after
        journaal = pad.with_name("d.sqlite-journal")
        tot = time.monotonic() + duur * (dobbel.uniform(0, 1) if keer % 3 == 0 else 2)
        extra = dobbel.uniform(0, 0.02 if keer % 3 == 1 else 0.25 * duur)
        while time.monotonic() < tot and proces.poll() is None:
            if keer % 3 and journaal.exists():
                tot = min(tot, time.monotonic() + extra)
            time.sleep(0.0005)  # the other needs the processor
        proces.kill()
        proces.communicate()
        gezien["gedood"] += proces.returncode == -9
        gezien["in een schrijfactie"] += journaal.exists()
        nu = stand(pad)
        tussen = (voor[0], voor[1], SCHEMAVERSIE)  # brought up to date, and the rest not done
        assert nu in (voor, na, tussen), f"time {keer}: {nu}"
        gezien["na" if nu == na else "voor" if nu == voor else "bijgewerkt"] += 1
        if "trek-in" in woorden and nu == na:
            with closing(sqlite3.connect(pad)) as db:
                gezien["voor het opruimen"] += db.execute("PRAGMA freelist_count").fetchone()[0] > 0
            assert VAN_BRON not in pad.read_bytes()  # overwritten at once, not only when tidied
        klaar = subprocess.run([*woorden, "-d", str(pad)], capture_output=True, env=omgeving, check=False)
        assert klaar.returncode == 0, klaar.stderr
        assert stand(pad) == na, "after a kill the same command does not complete it"
        assert not journaal.exists()
        if "trek-in" in woorden:
            with closing(sqlite3.connect(pad)) as db:
                assert db.execute("PRAGMA freelist_count").fetchone()[0] == 0
    print(dict(gezien))
    return gezien


def test_a_correction_that_is_killed(vol: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str]) -> None:
    beter = tmp_path / "beter.jsonl"
    beter.write_text(registraties(0, AANTAL).replace("Bevinding", "Verbeterd"), encoding="utf-8")
    doodt(vol, [*opdracht, "importeer", str(beter), "--herzie"], omgeving)


def test_a_withdrawal_that_is_killed(vol: Path, opdracht: list[str], omgeving: dict[str, str]) -> None:
    assert VAN_BRON in vol.read_bytes()
    doodt(vol, [*opdracht, "dossier", "trek-in", "--bron", "b01", "--reden", "proef", "--ja"], omgeving)


def test_a_change_of_version_that_is_killed(
    oud: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str]
) -> None:
    erbij = tmp_path / "erbij.jsonl"
    erbij.write_text(registraties(AANTAL, 50), encoding="utf-8")
    doodt(oud, [*opdracht, "importeer", str(erbij)], omgeving)
