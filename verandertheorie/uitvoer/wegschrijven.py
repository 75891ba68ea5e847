"""Text to a file: the whole of it or nothing, the same bytes everywhere, and never over a dossier."""

import contextlib
import os
from pathlib import Path

from verandertheorie.fouten import AanroepFout

_SQLITE = b"SQLite format 3\x00"


def schrijf(pad: Path, tekst: str) -> None:
    """Write a text as UTF-8; what stood there stays until the new text is complete.

    Raises:
        AanroepFout: it is a folder or a dossier, its folder is missing, or it may not be written.
    """
    schrijf_bytes(pad, tekst.encode())


def schrijf_bytes(pad: Path, inhoud: bytes) -> None:
    """The same for what is no text."""
    halverwege = pad.parent / f".{pad.name}.{os.getpid()}.half"
    try:
        _controleer(pad)
        halverwege.write_bytes(inhoud)
        halverwege.replace(pad)
    except OSError as fout:
        reden = "geen toegang" if isinstance(fout, PermissionError) else fout.strerror
        raise AanroepFout(f"{pad} is niet te schrijven ({reden}). Kies een andere map of een andere naam.") from None
    finally:
        with contextlib.suppress(OSError):
            halverwege.unlink()


def _controleer(pad: Path) -> None:
    if pad.is_dir():
        raise AanroepFout(f"{pad} is een map. Noem een bestand daarin.")
    if not pad.parent.is_dir():
        raise AanroepFout(f"De map {pad.parent} is er niet. Maak eerst die map, of kies een andere.")
    if pad.is_file():
        with pad.open("rb") as bestand:
            if bestand.read(len(_SQLITE)) == _SQLITE:
                raise AanroepFout(f"{pad} is een dossier en blijft zoals het is. Kies een andere naam.")
