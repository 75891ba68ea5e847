"""Which files around a dossier hold the same sentences: copies, halves, drafts and exports of ours, and others.

What people put elsewhere is out of reach. Beside the dossier and in the folders under it, it is not: there the program
itself leaves a copy before it brings a dossier up to date, a half when it is killed, a draft, an export.
"""

import contextlib
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from verandertheorie.dossier.schema import APPLICATIE
from verandertheorie.dossier.sporen import Spoorzoeker
from verandertheorie.formaten.wegschrijven import is_van_ons
from verandertheorie.halverwege import BEGIN

DIEPTE = 3
"""Folders below that of the dossier that are looked into. By eye: an export is one or two deep."""

MEESTE = 5_000
"""Files that are looked into."""

GROOTSTE = 64_000_000
"""Bytes of a file, or of a part of a workbook, that are looked into."""

Maaksel = Literal["oude versie", "half bestand", "concept", "export", "dossier", "ander bestand"]
VAN_ONS: frozenset[Maaksel] = frozenset(("oude versie", "half bestand", "concept", "export"))
"""What the program made and can make again, or has no more use for. A whole dossier has withdrawals of its own."""

_STEMPEL = re.compile(rb"(?:verandertheorie|\xc2\xb7 versie) \d+\.\d+")  # as every product carries it
_LEESMIJ = frozenset(("lees-mij.txt", "lees mij.txt"))


@dataclass(frozen=True, slots=True, order=True)
class Kopie:
    """A file that holds a sentence as well. ``maaksel``: what it is, as far as can be told."""

    pad: Path
    maaksel: Maaksel

    @property
    def is_van_ons(self) -> bool:
        """Whether the program made it, so that it may be wiped along."""
        return self.maaksel in VAN_ONS


def kopieen(dossier: Path, zinnen: Iterable[str], leeft: Iterable[str]) -> tuple[tuple[Kopie, ...], bool]:
    """The files beside a dossier and below it that hold one of these sentences.

    Args:
        dossier: the file, which is not looked into itself.
        zinnen: what should be gone.
        leeft: what still stands in the dossier rightly; what also occurs there proves nothing.

    Returns:
        The files by path; and whether all files were looked into.
    """
    zoeker = Spoorzoeker(zinnen, leeft)
    gevonden, dicht = list[Kopie](), list[OSError]()
    is_alles = True
    for nr, pad in enumerate(_bestanden(dossier.absolute().parent, dicht)):
        if nr == MEESTE:
            return tuple(sorted(gevonden)), False
        try:
            if not pad.is_file() or pad.is_symlink() or _is_van(dossier, pad):
                continue
            if pad.stat().st_size > GROOTSTE:
                is_alles = False
                continue
            delen = list(_delen(pad.read_bytes()))
        except OSError:
            is_alles = False
            continue
        if any(zoeker.in_(deel) for deel in delen):
            gevonden.append(Kopie(pad, _maaksel(dossier, pad, delen)))
    return tuple(sorted(gevonden)), is_alles and not dicht


def wis_bestand(pad: Path) -> bool:
    """Overwrite a file and take it away; whether that went."""
    try:
        with pad.open("r+b") as bestand:
            bestand.write(bytes(pad.stat().st_size))
            bestand.flush()
            os.fsync(bestand.fileno())
        pad.unlink()
    except OSError:
        return False
    return True


def _bestanden(map_: Path, dicht: list[OSError]) -> Iterator[Path]:
    """What a folder and those below it hold, by name; not in hidden ones, but for those that an export left half done.

    ``dicht`` gets the folders that may not be looked into.
    """
    for hier, mappen, namen in os.walk(map_, onerror=dicht.append):
        diepte = len(Path(hier).relative_to(map_).parts)
        eigen = (m for m in sorted(mappen) if not m.startswith(".") or m.startswith(BEGIN))
        mappen[:] = list(eigen) if diepte < DIEPTE else []
        yield from (Path(hier, naam) for naam in sorted(namen))


def _is_van(dossier: Path, pad: Path) -> bool:
    """Whether it is the dossier itself, or what SQLite keeps beside it: another look has been there."""
    return pad.samefile(dossier) or pad.name in {f"{dossier.name}{staart}" for staart in ("-journal", "-wal", "-shm")}


def _delen(inhoud: bytes) -> Iterator[bytes]:
    """A file as it is, and of a workbook what is packed in it, as far as it is not too large."""
    yield inhoud
    if not inhoud.startswith(b"PK"):
        return
    onleesbaar = (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError, EOFError)
    with contextlib.suppress(*onleesbaar), zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        over = GROOTSTE
        for lid in pak.infolist():
            if over <= 0:
                return
            with pak.open(lid) as bron:
                deel = bron.read(over)
            over -= len(deel)
            yield deel


def _maaksel(dossier: Path, pad: Path, delen: Iterable[bytes]) -> Maaksel:
    naam, eerste = pad.name, next(iter(delen))
    if naam.startswith(f"{dossier.name}.schema-"):
        return "oude versie"
    is_half = naam.startswith(".") and (naam.startswith(".nieuw-") or naam.endswith(".half"))  # of versions before
    if is_half or any(deel.startswith(BEGIN) for deel in pad.parts):
        return "half bestand"
    if naam.startswith(f"{dossier.name}.concept.txt"):
        return "concept"
    if eerste.startswith(b"SQLite format 3\0") and eerste[68:72] == APPLICATIE.to_bytes(4, "big"):
        return "dossier"
    if is_van_ons(eerste) or any(_STEMPEL.search(deel) for deel in delen) or _hoort_bij_export(pad):
        return "export"
    return "ander bestand"


def _hoort_bij_export(pad: Path) -> bool:
    """Whether the note that an export of tables or JSON leaves stands with it, or one folder up."""
    for naam in _LEESMIJ:
        for map_ in (pad.parent, pad.parent.parent):
            with contextlib.suppress(OSError):
                if _STEMPEL.search((map_ / naam).read_bytes()):
                    return True
    return False
