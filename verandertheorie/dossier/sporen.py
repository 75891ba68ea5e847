"""Whether texts still stand in the bytes of a file: what a person with another tool could read back.

Read it only while this process has the file closed; see `keuring`.
"""

import json
import mmap
from collections.abc import Iterable, Iterator
from pathlib import Path

STUK = 32
"""Bytes that are looked for at the beginning, in the middle and at the end of a text.

SQLite cuts a long text where a page ends; of these three pieces at least one is never cut.
"""


def sporen(pad: Path, teksten: Iterable[str], leeft: Iterable[str]) -> tuple[str, ...]:
    """Which texts can still be found, whole or in part, in a dossier or in the journal beside it.

    Args:
        pad: the file.
        teksten: what should be gone.
        leeft: what still stands in it rightly; what also occurs there proves nothing.

    Returns:
        The texts that are found and should not be, in their order.
    """
    blijft = "\0".join(leeft).encode()
    gezocht = {tekst: [stuk for stuk in _stukken(tekst) if stuk not in blijft] for tekst in dict.fromkeys(teksten)}
    gevonden: set[str] = set()
    for bestand in (pad, *(pad.with_name(f"{pad.name}{staart}") for staart in ("-journal", "-wal"))):
        if not bestand.is_file() or not bestand.stat().st_size:
            continue
        with bestand.open("rb") as open_, mmap.mmap(open_.fileno(), 0, access=mmap.ACCESS_READ) as alles:
            gevonden |= {t for t, stukken in gezocht.items() if any(alles.find(stuk) >= 0 for stuk in stukken)}
    return tuple(tekst for tekst in gezocht if tekst in gevonden)


def _stukken(tekst: str) -> Iterator[bytes]:
    """Pieces of a text as it may stand in a file: as UTF-8, and as JSON with and without escapes."""
    vormen = {tekst, json.dumps(tekst, ensure_ascii=False)[1:-1], json.dumps(tekst)[1:-1]}
    for vorm in sorted(vormen):
        heel = vorm.encode()
        midden = max(0, (len(heel) - STUK) // 2)
        yield from dict.fromkeys((heel[:STUK], heel[midden : midden + STUK], heel[-STUK:]))
