"""Text to a file or a folder: all of it or nothing, the same bytes everywhere, never over what is not ours.

A new file is for who made it alone, until it says otherwise: most of what we write holds what sources told a monitor.
What replaces a file may be read by whoever might read that.
"""

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from verandertheorie.fouten import AanroepFout, ConflictFout, DossierFout, reden_van
from verandertheorie.gedaan import onthoud
from verandertheorie.halverwege import halve_naam, leg_neer, ruim_resten_op

VOOR_MIJ = 0o600
VOOR_IEDEREEN = 0o666
"""Who may read a new file; the system takes off what it never gives."""

_SQLITE = b"SQLite format 3\x00"
_MERKEN = {".svg": "<!-- {} -->\n", ".html": "<!-- {} -->\n", ".htm": "<!-- {} -->\n", ".md": "\n<!-- {} -->\n"}
_MERK = re.compile(rb"(?:\n?<!-- )?verandertheorie:([0-9a-f]{32})(?: -->)?\n\Z")


def schrijf_product(pad: Path, tekst: str, rechten: int = VOOR_MIJ, *, overschrijf: bool = False) -> None:
    """Write what we made, with a last line by which it is known as ours for as long as nobody changes it.

    Args:
        pad: the file.
        tekst: what comes in it.
        rechten: who may read it when it is new.
        overschrijf: whatever stands there may go.

    Raises:
        AanroepFout: it is a folder or a dossier, its folder is missing, or it may not be written.
        ConflictFout: something stands there that we did not write, or that was changed since.
    """
    eis_van_ons(pad, overschrijf=overschrijf)
    merk = f"verandertheorie:{_hash(tekst.encode())}"
    schrijf(pad, tekst + _MERKEN.get(pad.suffix.lower(), "{}\n").format(merk), rechten)
    onthoud(pad)


def schrijf_zonder_merk(pad: Path, inhoud: bytes, rechten: int = VOOR_MIJ, *, overschrijf: bool = False) -> None:
    """The same for what cannot carry such a line: only the very same bytes may be written over.

    Raises:
        AanroepFout: it is a folder or a dossier, its folder is missing, or it may not be written.
        ConflictFout: something else stands there.
    """
    eis_van_ons(pad, inhoud, overschrijf=overschrijf)
    schrijf_bytes(pad, inhoud, rechten)
    onthoud(pad)


def eis_van_ons(pad: Path, inhoud: bytes = b"", *, overschrijf: bool = False) -> None:
    """See that nothing is lost when a file is written over: it is ours and unchanged, empty, or just what is to come.

    Raises:
        AanroepFout: it cannot be read or written.
        ConflictFout: something stands there that we did not write, or that was changed since.
    """
    try:
        _controleer(pad)
        if not os.access(pad.parent, os.W_OK | os.X_OK):  # now, not when what it is about is stored already
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        staat_er = b"" if overschrijf or not pad.exists() else pad.read_bytes()
    except OSError as fout:
        raise _niet_te_schrijven(pad, fout) from None
    if staat_er not in (b"", inhoud) and not is_van_ons(staat_er):
        raise ConflictFout(
            f"{pad} is er al, en is niet van dit programma of is intussen veranderd. "
            "Kies een andere naam, of voeg --overschrijf toe."
        )


def is_van_ons(inhoud: bytes) -> bool:
    """Whether these bytes are what `schrijf_product` wrote, and nobody changed them since."""
    merk = _MERK.search(inhoud)
    return merk is not None and merk[1].decode() == _hash(inhoud[: merk.start()])


def _hash(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud.rstrip(b"\n")).hexdigest()[:32]


def schrijf(pad: Path, tekst: str, rechten: int = VOOR_MIJ) -> None:
    """Write a text as UTF-8; what stood there stays until the new text is complete and on the disk.

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
    half = halve_naam(pad)
    try:
        _controleer(pad)
        ruim_resten_op(pad.parent)
        _schrijf_nieuw(half, inhoud, rechten)
        if pad.is_file():
            half.chmod(stat.S_IMODE(pad.stat().st_mode))
        half.replace(pad)
        leg_neer(pad.parent)
    except OSError as fout:
        raise _niet_te_schrijven(pad, fout) from None
    finally:
        with contextlib.suppress(OSError):
            half.unlink()


def _niet_te_schrijven(pad: Path, fout: OSError) -> AanroepFout:
    return AanroepFout(f"{pad} is niet te schrijven ({reden_van(fout)}). Kies een andere map of een andere naam.")


def schrijf_map(map_: Path, teksten: Mapping[str, str | bytes]) -> Path:
    """Write texts, or what is no text, by name below a new or an empty folder: all of them, or none.

    Returns:
        The folder as it is called from anywhere.

    Raises:
        ConflictFout: something stands in the folder.
        DossierFout: it cannot be written.
    """
    try:
        map_ = map_.resolve()
        ruim_resten_op(map_.parent)
        afgebroken = ruim_resten_op(map_) if map_.is_dir() else 0
        if map_.exists() and (not map_.is_dir() or any(map_.iterdir())):
            eerder = " Een eerdere opdracht is hier afgebroken." if afgebroken else ""
            raise ConflictFout(f"{map_} is niet leeg.{eerder} Kies een nieuwe of lege map.")
        map_.parent.mkdir(parents=True, exist_ok=True)
        if not map_.exists() or _is_te_vervangen(map_):
            _zet_neer(teksten, map_)
        else:
            _zet_in(teksten, map_)
    except OSError as fout:
        if fout.errno in (errno.ENOTEMPTY, errno.EEXIST):
            raise ConflictFout(f"{map_} is niet leeg. Kies een nieuwe of lege map.") from fout
        reden = reden_van(fout)
        raise DossierFout(
            f"{map_} is niet te schrijven ({reden}). Bestaat de map erboven, en mag u daar schrijven?"
        ) from fout
    onthoud(map_)
    return map_


def _is_te_vervangen(map_: Path) -> bool:
    """Whether another folder in the place of this empty one makes no difference to anybody."""
    if sys.platform == "win32":
        return False
    if not os.access(map_.parent, os.W_OK) or map_.is_mount() or map_ in (Path.cwd(), *Path.cwd().parents):
        return False
    eigenaar = map_.stat()
    return (eigenaar.st_uid, eigenaar.st_gid) == (os.geteuid(), os.getegid())


def _zet_neer(teksten: Mapping[str, str | bytes], map_: Path) -> None:
    """Build beside the folder, and give it its name at once."""
    klad = halve_naam(map_)
    try:
        klad.mkdir()
        _vul(klad, teksten)
        if map_.exists():
            shutil.copymode(map_, klad)
        klad.rename(map_)
        leg_neer(map_.parent)
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(klad)


def _zet_in(teksten: Mapping[str, str | bytes], map_: Path) -> None:
    """Build in the folder, then give each part its name, so that a half written file never has one."""
    klad = halve_naam(map_ / "x")
    try:
        klad.mkdir()
        _vul(klad, teksten)
        for deel in sorted(klad.iterdir()):
            deel.rename(map_ / deel.name)
        leg_neer(map_)
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(klad)


def _vul(klad: Path, teksten: Mapping[str, str | bytes]) -> None:
    for naam, tekst in teksten.items():
        doel = klad / naam
        doel.parent.mkdir(exist_ok=True)
        _schrijf_nieuw(doel, tekst.encode() if isinstance(tekst, str) else tekst, VOOR_MIJ)
        leg_neer(doel.parent)


def _schrijf_nieuw(pad: Path, inhoud: bytes, rechten: int) -> None:
    """Write a file that is not there yet and see it on the disk; never readable by more than it will be."""
    with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), rechten), "wb") as f:
        f.write(inhoud)
        f.flush()
        os.fsync(f.fileno())


def _controleer(pad: Path) -> None:
    if pad.is_dir():
        raise AanroepFout(f"{pad} is een map. Noem een bestand daarin.")
    if pad.exists() and not pad.is_file():
        raise AanroepFout(f"{pad} is geen gewoon bestand en blijft zoals het is. Kies een andere naam.")
    if not pad.parent.is_dir():
        raise AanroepFout(f"De map {pad.parent} is er niet. Maak eerst die map, of kies een andere.")
    if pad.is_file():
        with pad.open("rb") as bestand:
            if bestand.read(len(_SQLITE)) == _SQLITE:
                raise AanroepFout(f"{pad} is een dossier en blijft zoals het is. Kies een andere naam.")
