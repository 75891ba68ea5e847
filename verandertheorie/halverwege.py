"""What a file is called while it is being made, and how what a killed command left of it is known and taken away."""

import contextlib
import hashlib
import os
import platform
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

BEGIN = ".verandertheorie-"
"""What the name of everything begins with that is not finished."""

_NAAM = re.compile(rf"{re.escape(BEGIN)}([0-9a-f]{{6}})-(\d+)-[0-9a-f]{{8}}-*(?:journal)?")
_VAN_ONS: set[str] = set()


def halve_naam(pad: Path) -> Path:
    """A free name beside a path, at least as long: where the one can be made, so can the other."""
    naam = f"{BEGIN}{_machine()}-{os.getpid()}-{secrets.token_hex(4)}".ljust(len(os.fsencode(pad.name)), "-")
    _VAN_ONS.add(naam)
    return pad.with_name(naam)


def resten(map_: Path) -> list[Path]:
    """What is not finished in a folder and belongs to no command that still runs here, by name.

    What another machine is making counts too: only that machine can tell. Nothing where the folder cannot be read.
    """
    return sorted(pad for pad, is_dood in _halve(map_) if is_dood is not False)


def ruim_resten_op(map_: Path) -> int:
    """Take away what killed commands on this machine left in a folder; how many things that were."""
    weg = [pad for pad, is_dood in _halve(map_) if is_dood]
    for pad in weg:
        with contextlib.suppress(OSError):
            shutil.rmtree(pad) if pad.is_dir() and not pad.is_symlink() else pad.unlink()
    return len(weg)


def leg_neer(pad: Path) -> None:
    """See that a file or folder is on the disk under its name, whatever happens to the power; where the system can."""
    with contextlib.suppress(OSError):
        nummer = os.open(pad, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)


def _halve(map_: Path) -> Iterator[tuple[Path, bool | None]]:
    """What is not finished, and whether who was making it is gone; None when that is not to be known."""
    try:
        paden = sorted(map_.iterdir())
    except OSError:
        return
    for pad in paden:
        if gevonden := _NAAM.fullmatch(pad.name):
            yield pad, _is_dood(pad.name, gevonden[1], int(gevonden[2]))


def _is_dood(naam: str, machine: str, proces: int) -> bool | None:
    if machine != _machine() or os.name != "posix":
        return None
    if proces == os.getpid():  # a container gives each run the same number
        return naam.removesuffix("-journal") not in _VAN_ONS
    try:
        os.kill(proces, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _machine() -> str:
    """This machine among those that share a folder, without its name."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:6]
