"""A workbook read in a process of its own, which may take only so much memory and time; and what came of it.

What a workbook is when it is unpacked is only known when it is unpacked, and its reader ends the whole process when the
memory is full. ``rekenbladkeuring`` refuses what it can see beforehand; this holds what it cannot see. A system without
limits on a process, as Windows, has the checks and the time.
"""

import contextlib
import datetime
import gc
import io
import os
import pickle
import sys
from dataclasses import fields
from threading import Timer
from typing import Any, BinaryIO

from verandertheorie.formaten.grenzen import Afgekeurd
from verandertheorie.formaten.rekenbladkeuring import te_zwaar
from verandertheorie.formaten.tabel import Blad, Bladen
from verandertheorie.melding import Melding

_Gelezen = tuple[Bladen, tuple[Melding, ...]]

MEESTE_GEHEUGEN = 1_000_000_000
"""Bytes of address space for the process that reads.

A workbook with 50,000 findings takes a third of it (measured); of what passes the checks before it, 150 MB of shared
texts takes the most: 860 MB.
"""
MEESTE_TIJD = 20
"""Seconds of computing for that process.

50,000 findings take under three; of what passes the checks before it, five million cells take the most: eleven, with
what comes after the reading (measured on two busy cores).
"""
_GEDULD = 25
"""Seconds that we wait for it: a little more, for on a busy machine a second of computing takes longer."""
MEESTE_UITKOMST = 300_000_000
"""Bytes that may come back: ``rekenbladmaat.MEESTE_TEKENS`` in three bytes each, and places for all cells."""
_LENGTE = 8
"""Bytes of the number that goes before what we send: then the pipe can stay open, as the line that it lives by."""


def lees_apart(inhoud: bytes, bestand: str) -> _Gelezen:
    """Read a workbook, and let nothing in it cost more than the limits above.

    Returns:
        Its sheets, in their order, hidden ones too; or none, and what stops us: one Melding about the whole file.
    """
    try:
        from subprocess import DEVNULL, PIPE, Popen
    except ImportError:  # a system without processes: there the checks before it is opened are all there is
        return _hier(inhoud, bestand)
    if not sys.executable or getattr(sys, "frozen", False):  # inside another program, which we cannot start again
        return _hier(inhoud, bestand)
    code = f"import sys; sys.path[:] = {sys.path!r}; from verandertheorie.formaten.apart import kind; kind()"
    opdracht = [sys.executable, "-I", "-c", code]  # -I: nothing of the folder where the user happens to be
    try:
        proces = Popen(opdracht, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)  # noqa: S603  (ourselves, with our own text)
    except OSError:  # no place for another process
        return _hier(inhoud, bestand)
    uitkomst = _uitkomst(proces, inhoud)
    if uitkomst is None:
        return (), te_zwaar().meldingen(bestand)
    bladen, waarom = uitkomst
    meldingen = tuple(m for wat in waarom for m in Afgekeurd(1, *wat).meldingen(bestand))
    return tuple(Blad(bestand, **delen) for delen in bladen), meldingen


def _hier(inhoud: bytes, bestand: str) -> _Gelezen:
    from verandertheorie.formaten import rekenblad  # only who has a workbook loads its reader

    return rekenblad.lees(inhoud, bestand)


def _uitkomst(proces: Any, inhoud: bytes) -> Any:
    """What the other process says; None when it says nothing that we can use. It is gone afterwards, whatever comes."""
    wekker = Timer(_GEDULD, proces.kill)
    wekker.daemon = True
    try:
        wekker.start()
        with contextlib.suppress(BrokenPipeError):
            proces.stdin.write(len(inhoud).to_bytes(_LENGTE, "big") + inhoud)
            proces.stdin.flush()
        gezegd = proces.stdout.read(MEESTE_UITKOMST + 1)
        if len(gezegd) > MEESTE_UITKOMST:
            return None
        with contextlib.suppress(Exception):  # cut off: it was ended while it spoke
            return _Lezer(io.BytesIO(gezegd)).load()
        return None
    finally:
        wekker.cancel()
        proces.kill()
        proces.wait()
        proces.stdout.close()
        with contextlib.suppress(OSError):
            proces.stdin.close()


class _Lezer(pickle.Unpickler):
    """Takes numbers, texts, lists and times; nothing else, for what was read is hostile."""

    def find_class(self, module: str, naam: str) -> Any:
        if module == "datetime" and naam in ("date", "datetime", "time", "timedelta"):
            return getattr(datetime, naam)
        raise pickle.UnpicklingError(naam)


# --- in the other process ---------------------------------------------------------------------


def kind() -> None:
    """Read what comes in and say what it is, within the limits."""
    _begrens()
    gc.disable()  # what is read has no circles, and to look for them takes longer than to read
    invoer, uitvoer = sys.stdin.buffer, sys.stdout.buffer
    lengte = int.from_bytes(invoer.read(_LENGTE), "big")
    inhoud = invoer.read(lengte)
    if len(inhoud) < lengte or not lengte:  # who asked is gone already
        return
    _leef_zolang_als(invoer)
    bladen, meldingen = _hier(inhoud, "")
    namen = [f.name for f in fields(Blad) if f.name != "bestand"]
    delen = [{naam: getattr(blad, naam) for naam in namen} for blad in bladen]
    pickle.dump((delen, [(m.tekst, m.remedie) for m in meldingen]), uitvoer, 5)
    uitvoer.flush()


def _begrens() -> None:
    if sys.platform == "win32":
        return
    with contextlib.suppress(ImportError):
        import resource

        for wat, grens in (
            (resource.RLIMIT_AS, MEESTE_GEHEUGEN),
            (resource.RLIMIT_CPU, MEESTE_TIJD),
            (resource.RLIMIT_CORE, 0),
        ):
            hoogst = resource.getrlimit(wat)[1]
            mag = grens if hoogst == resource.RLIM_INFINITY else min(grens, hoogst)
            with contextlib.suppress(ValueError, OSError):  # macOS has the name for memory, and refuses it
                resource.setrlimit(wat, (mag, hoogst))


def _leef_zolang_als(invoer: BinaryIO) -> None:
    """End when who asked is gone: then its end of the pipe closes, and the system sends a signal that ends us."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError), contextlib.suppress(ImportError):  # else the time it may take ends it
        import fcntl
        import select
        import signal

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(invoer, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(invoer, fcntl.F_SETFL, fcntl.fcntl(invoer, fcntl.F_GETFL) | os.O_ASYNC)
        lijn = select.poll()
        lijn.register(invoer, 0)
        if lijn.poll(0):  # it closed before we asked to be told
            os._exit(1)
