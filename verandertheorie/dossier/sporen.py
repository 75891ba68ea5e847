"""Whether texts still stand in the bytes of a file: what a person with another tool could read back.

Read it only while this process has the file closed; see `keuring`.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from verandertheorie.dossier.zoeklijst import Zoeklijst

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
    zoeker = Spoorzoeker(teksten, leeft)
    gevonden: set[bytes] = set()
    for bestand in (pad, *(pad.with_name(f"{pad.name}{staart}") for staart in ("-journal", "-wal"))):
        if bestand.is_file():
            gevonden |= zoeker.in_(bestand.read_bytes())
    return tuple(tekst for tekst, van in zoeker.gezocht.items() if not gevonden.isdisjoint(van))


class Spoorzoeker:
    """Texts, made ready to be looked for in bytes; what also occurs in what lives on proves nothing.

    Attributes:
        gezocht: per text the pieces of it that prove something.
    """

    def __init__(self, teksten: Iterable[str], leeft: Iterable[str]) -> None:
        stukken = {tekst: tuple(_stukken(tekst)) for tekst in dict.fromkeys(teksten)}
        blijft = Zoeklijst(stuk for van in stukken.values() for stuk in van).in_("\0".join(leeft).encode())
        self.gezocht = {tekst: [stuk for stuk in van if stuk not in blijft] for tekst, van in stukken.items()}
        self._lijst = Zoeklijst(stuk for van in self.gezocht.values() for stuk in van)

    def in_(self, hooi: bytes) -> set[bytes]:
        """Which pieces stand in these bytes."""
        return self._lijst.in_(hooi)


def _stukken(tekst: str) -> Iterator[bytes]:
    """Pieces of a text as it may stand in a file: as UTF-8, and as JSON with and without escapes."""
    vormen = {tekst, json.dumps(tekst, ensure_ascii=False)[1:-1], json.dumps(tekst)[1:-1]}
    for vorm in sorted(vormen):
        heel = vorm.encode()
        midden = max(0, (len(heel) - STUK) // 2)
        yield from dict.fromkeys((heel[:STUK], heel[midden : midden + STUK], heel[-STUK:]))
