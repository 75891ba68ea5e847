"""The program as a user runs it: a real process in a folder of its own, or this process where many runs are needed.

A plugin that test modules name in ``pytest_plugins``: two files called conftest.py would be one module for mypy.
PYTEST_DONT_REWRITE: the collector of doctests may have been here first.
"""

import functools
import io
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer.main

from verandertheorie.__main__ import main

ZONDER = ("VERANDERTHEORIE_DOSSIER", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM")
"""Settings of whoever runs the tests, which must not matter."""


@dataclass(frozen=True)
class Gedaan:
    """How a run ended: exit code, standard output and standard error."""

    code: int
    uit: str
    fout: str


Doe = Callable[..., Gedaan]


@pytest.fixture
def omgeving() -> dict[str, str]:
    """The environment of a run."""
    return {k: v for k, v in os.environ.items() if k not in ZONDER}


@pytest.fixture
def opdracht() -> list[str]:
    """How the program is started."""
    return [sys.executable, "-m", "verandertheorie"]


@pytest.fixture
def doe(tmp_path: Path, omgeving: dict[str, str], opdracht: list[str]) -> Doe:
    """Runs the program with these words in the folder of this test; keywords in capitals are its environment."""

    def voer_uit(*woorden: str | Path, invoer: bytes = b"", map_: Path = tmp_path, **extra: str) -> Gedaan:
        klaar = subprocess.run(
            [*opdracht, *map(str, woorden)],
            input=invoer,
            capture_output=True,
            cwd=map_,
            env=omgeving | extra,
            timeout=120,
            check=False,
        )
        assert b"Traceback" not in klaar.stderr, klaar.stderr.decode()
        return Gedaan(klaar.returncode, klaar.stdout.decode(), klaar.stderr.decode())

    return voer_uit


_boom = functools.cache(typer.main.get_command)
"""The tree of commands, built once: that is half of the time of a run."""


@pytest.fixture
def hier(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Doe:
    """The same, in this process: for all that a process of its own does not change."""

    def voer_uit(*woorden: str | Path, invoer: bytes = b"", map_: Path = tmp_path, **extra: str) -> Gedaan:
        capsys.readouterr()
        code: object = 0
        with monkeypatch.context() as zolang:
            zolang.chdir(map_)
            for naam in ZONDER:
                zolang.delenv(naam, raising=False)
            for naam, waarde in extra.items():
                zolang.setenv(naam, waarde)
            zolang.setattr(typer.main, "get_command", _boom)
            zolang.setattr(sys, "argv", ["verandertheorie", *map(str, woorden)])
            zolang.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(invoer), encoding="utf-8"))
            try:
                main()
            except SystemExit as einde:
                code = einde.code or 0
        uit, fout = capsys.readouterr()
        assert "Traceback" not in fout
        assert isinstance(code, int)
        return Gedaan(code, uit, fout)

    return voer_uit


def wacht_tot_hij_wacht(proces: "subprocess.Popen[Any]", tijd: float = 120) -> None:
    """Until a process sleeps in a read: Python notices a signal that comes just before only at the next key.

    Only Linux tells; elsewhere this does nothing.
    """
    stand = Path(f"/proc/{proces.pid}/stat")
    einde = time.monotonic() + tijd
    while stand.exists() and stand.read_text(encoding="ascii").rpartition(")")[2].split()[0] != "S":
        assert time.monotonic() < einde, "it does not come to rest"
        time.sleep(0.001)


class Terminal:
    """A process whose three streams are one terminal."""

    def __init__(self, woorden: list[str], map_: Path, omgeving: dict[str, str]) -> None:
        self.knop, dochter = pty.openpty()
        self.proces = subprocess.Popen(
            woorden,
            stdin=dochter,
            stdout=dochter,
            stderr=dochter,
            cwd=map_,
            env={"TERM": "xterm", "COLUMNS": "200"} | omgeving,
            start_new_session=True,
            preexec_fn=lambda: _eigen_terminal(0),
        )
        os.close(dochter)
        self.gezien = ""
        self.alles = ""

    def wacht_op(self, tekst: str, tijd: float = 120) -> None:
        """Read until a text is on the screen; the time only ends a hang."""
        einde = time.monotonic() + tijd
        while tekst not in self.gezien:
            klaar, _, _ = select.select([self.knop], [], [], max(0.0, einde - time.monotonic()))
            assert klaar, f"no {tekst!r} in {self.gezien!r}"
            stuk = os.read(self.knop, 4096).decode(errors="replace")
            self.gezien += stuk
            self.alles += stuk
        self.gezien = self.gezien.partition(tekst)[2]

    def typ(self, tekst: str) -> None:
        """Press these keys."""
        os.write(self.knop, tekst.encode())

    def ctrl_c(self) -> None:
        """Press Ctrl-C, once the program waits for a key."""
        wacht_tot_hij_wacht(self.proces)
        self.typ("\x03")

    def sluit(self) -> None:
        """End it, if it has not ended by itself."""
        if self.proces.poll() is None:
            self.proces.kill()
            self.proces.wait(timeout=60)
        os.close(self.knop)


def _eigen_terminal(nummer: int) -> None:
    """Make it the terminal of this process."""
    import fcntl
    import termios

    fcntl.ioctl(nummer, termios.TIOCSCTTY, 0)


@pytest.fixture
def terminal(tmp_path: Path, omgeving: dict[str, str], opdracht: list[str]) -> Iterator[Callable[..., Terminal]]:
    """Starts the program in a real terminal, in the folder of this test."""
    begonnen: list[Terminal] = []

    def start(*woorden: str | Path, **extra: str) -> Terminal:
        begonnen.append(Terminal([*opdracht, *map(str, woorden)], tmp_path, omgeving | extra))
        return begonnen[-1]

    yield start
    for t in begonnen:
        t.sluit()
