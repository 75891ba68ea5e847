"""A workbook read in another process is the same as one read here, and runs nothing of the user's."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.breek.bommen import BOMMEN, bytes_van
from tests.formaten.test_rekenblad import GEWOON
from verandertheorie.formaten.apart import lees_apart
from verandertheorie.formaten.biff import cellen_in_xls
from verandertheorie.formaten.rekenblad import lees

pytestmark = pytest.mark.proces


def test_it_gives_the_same_sheets_and_the_same_refusal() -> None:
    assert lees_apart(GEWOON, "x.xlsx") == lees(GEWOON, "x.xlsx")
    bladen, meldingen = lees_apart(b"PK\x03\x04", "x.xlsx")
    assert (bladen, len(meldingen)) == ((), 1)
    assert meldingen == lees(b"PK\x03\x04", "x.xlsx")[1]


def test_a_module_in_the_folder_of_the_user_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in ("pickle", "zipfile", "python_calamine"):
        (tmp_path / f"{naam}.py").write_text("raise SystemExit('kwaad')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert lees_apart(GEWOON, "x.xlsx") == lees(GEWOON, "x.xlsx")


def test_the_cells_of_an_xls_are_counted_before_it_is_opened() -> None:
    inhoud = BOMMEN["xls: veertig bladen"].maak()
    assert isinstance(inhoud, bytes)
    assert cellen_in_xls(inhoud) == 40 * 65_536 * 256


@pytest.mark.parametrize("plek", range(24, 5_600, 37))
def test_a_damaged_xls_is_damaged_or_has_another_count(plek: int) -> None:
    inhoud = BOMMEN["xls: veertig bladen"].maak()
    assert isinstance(inhoud, bytes)
    stuk = bytearray(inhoud)
    stuk[plek] ^= 0xFF
    with contextlib.suppress(ValueError):
        assert cellen_in_xls(bytes(stuk)) >= 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("teken", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda t: t.name)
def test_who_stops_while_it_reads_leaves_no_process_and_no_traceback(
    teken: signal.Signals, mini: Path, tmp_path: Path
) -> None:
    zwaar, fout = tmp_path / "x.xlsx", tmp_path / "fout.txt"
    zwaar.write_bytes(bytes_van("xlsx: miljoen samengevoegde cellen"))
    opdracht = [sys.executable, "-m", "verandertheorie", "importeer", str(zwaar), "-d", str(mini)]
    with fout.open("wb") as f:
        ouder = subprocess.Popen(opdracht, stderr=f)
    kind = wacht_op(lambda: next(_kinderen_van(ouder.pid), None))
    os.kill(kind, signal.SIGSTOP)  # so that it is surely not ready yet, and has to be ended as it is
    wacht_op(lambda: _heeft_wekker(ouder.pid))  # before, its parent does not know it yet, and it ends by itself
    ouder.send_signal(teken)
    if teken != signal.SIGINT:  # then its parent has no time to end it
        ouder.wait()
        os.kill(kind, signal.SIGCONT)
    assert ouder.wait() in (130, -teken)
    wacht_op(lambda: not _leeft(kind))
    assert "Traceback" not in fout.read_text(encoding="utf-8")


def wacht_op(vraag: Callable[[], Any]) -> Any:
    """What a question gives as soon as that is something; the end of patience is only there to end a hang."""
    for _ in range(30_000):
        if gevonden := vraag():
            return gevonden
        time.sleep(0.01)
    raise AssertionError("it never came")


def _heeft_wekker(pid: int) -> bool:
    """Whether a process waits for the one that reads, with a thread that ends its patience."""
    return len(list(Path(f"/proc/{pid}/task").iterdir())) > 1


def _kinderen_van(pid: int) -> Iterator[int]:
    with contextlib.suppress(FileNotFoundError):
        for kind in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
            if b"apart" in Path(f"/proc/{kind}/cmdline").read_bytes():  # until it is itself, its parent stands still
                yield int(kind)


def _leeft(pid: int) -> bool:
    """Whether a process still runs: one that ended may still have its name in the list."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False
