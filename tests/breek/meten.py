"""A run of the program that may take only so much, and what it took."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

GEHEUGEN = 1_500_000_000
"""Bytes, for each process of a run: the goal."""


@dataclass(frozen=True, slots=True)
class Afloop:
    """Exit code, kilobytes of the largest of its processes, and what it printed."""

    code: int
    kilobytes: int
    uit: str
    fout: str


def draai(argumenten: Sequence[str], map_: Path, geduld: float) -> Afloop:
    """Run Python with these arguments under ``GEHEUGEN``; after ``geduld`` seconds it and its children are ended."""
    uit, fout = map_ / "uit.txt", map_ / "fout.txt"
    with uit.open("wb") as u, fout.open("wb") as f:
        proces = subprocess.Popen([sys.executable, *argumenten], stdout=u, stderr=f, preexec_fn=_begrens)
        wekker = Timer(geduld, _maak_af, (proces.pid,))
        wekker.start()
        _, status, gebruik = os.wait4(proces.pid, 0)
        wekker.cancel()
    proces.returncode = os.waitstatus_to_exitcode(status)
    return Afloop(proces.returncode, gebruik.ru_maxrss, *(p.read_text("utf-8", "replace") for p in (uit, fout)))


def _begrens() -> None:
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _maak_af(groep: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(groep, signal.SIGKILL)
