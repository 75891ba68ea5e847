"""Text to a file or a folder: the whole of it or nothing, the same bytes everywhere, and never over a dossier.

A new file is for who made it alone, until it says otherwise: most of what we write holds what sources told a monitor.
What replaces a file may be read by whoever might read that.
"""

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from verandertheorie.fouten import AanroepFout, ConflictFout, DossierFout, reden_van

_SQLITE = b"SQLite format 3\x00"

VOOR_MIJ = 0o600
VOOR_IEDEREEN = 0o666
"""Who may read a new file; the system takes off what it never gives."""


def schrijf(pad: Path, tekst: str, rechten: int = VOOR_MIJ) -> None:
    """Write a text as UTF-8; what stood there stays until the new text is complete.

    Args:
        pad: the file.
        tekst: what comes in it.
        rechten: who may read it when it is new.

    Raises:
        AanroepFout: it is a folder or a dossier, its folder is missing, or it may not be written.
    """
    schrijf_bytes(pad, tekst.encode(), rechten)


def schrijf_bytes(pad: Path, inhoud: bytes, rechten: int = VOOR_MIJ) -> None:
    """The same for what is no text."""
    halverwege = pad.parent / f".{pad.name}.{os.getpid()}.half"
    try:
        _controleer(pad)
        halverwege.unlink(missing_ok=True)
        _schrijf_nieuw(halverwege, inhoud, rechten)
        if pad.is_file():
            halverwege.chmod(stat.S_IMODE(pad.stat().st_mode))
        halverwege.replace(pad)
    except OSError as fout:
        reden = reden_van(fout)
        raise AanroepFout(f"{pad} is niet te schrijven ({reden}). Kies een andere map of een andere naam.") from None
    finally:
        with contextlib.suppress(OSError):
            halverwege.unlink()


def schrijf_map(map_: Path, teksten: Mapping[str, str]) -> Path:
    """Write texts by name below a new or an empty folder: all of them, or none.

    Returns:
        The folder as it is called from anywhere.

    Raises:
        ConflictFout: something stands in the folder.
        DossierFout: it cannot be written.
    """
    map_ = map_.resolve()
    try:
        if map_.exists() and (not map_.is_dir() or any(map_.iterdir())):
            raise ConflictFout(f"{map_} is niet leeg. Kies een nieuwe of lege map.")
        _zet_neer(teksten, map_)
    except OSError as fout:
        reden = reden_van(fout)
        raise DossierFout(
            f"{map_} is niet te schrijven ({reden}). Bestaat de map erboven, en mag u daar schrijven?"
        ) from fout
    return map_


def _zet_neer(teksten: Mapping[str, str], map_: Path) -> None:
    """Build beside the folder, then move each part in, so that a half written file never stands there."""
    map_.mkdir(parents=True, exist_ok=True)
    klad = Path(tempfile.mkdtemp(prefix=".verandertheorie-", dir=map_))
    try:
        for naam, tekst in teksten.items():
            doel = klad / naam
            doel.parent.mkdir(exist_ok=True)
            _schrijf_nieuw(doel, tekst.encode(), VOOR_MIJ)
        for deel in sorted(klad.iterdir()):
            deel.rename(map_ / deel.name)
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(klad)


def _schrijf_nieuw(pad: Path, inhoud: bytes, rechten: int) -> None:
    """Write a file that is not there yet, never readable by more than it will be."""
    with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), rechten), "wb") as f:
        f.write(inhoud)


def _controleer(pad: Path) -> None:
    if pad.is_dir():
        raise AanroepFout(f"{pad} is een map. Noem een bestand daarin.")
    if not pad.parent.is_dir():
        raise AanroepFout(f"De map {pad.parent} is er niet. Maak eerst die map, of kies een andere.")
    if pad.is_file():
        with pad.open("rb") as bestand:
            if bestand.read(len(_SQLITE)) == _SQLITE:
                raise AanroepFout(f"{pad} is een dossier en blijft zoals het is. Kies een andere naam.")
