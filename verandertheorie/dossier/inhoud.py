"""How one record is written down: its identity, its canonical JSON and the hash that names that content.

Canonical, so that the same content has the same hash whoever typed it and in which order: keys sorted at every level,
text in Unicode normal form C, no spaces, no nan or infinity. Floats are written as Python writes them, the shortest
text that gives the same number back, which is the same on every platform.
"""

import hashlib
import json
import math
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rij:
    """One revision of one record, as the dossier holds it; make a new one with :func:`rij`.

    Attributes:
        soort: Kind of record (`bewering`, `registratie`, …).
        sleutel: Its key within the kind.
        sinds: First cycle in which this content holds; "" means from the start.
        inhoud: Canonical JSON, see :func:`canoniek`.
        hash: BLAKE2b of `inhoud`, 32 hex digits.
        revisie: 1, 2, … within one (soort, sleutel, sinds); the dossier counts.
        vervangt: Hash of the revision that this one replaces; None for a first one.
        invoer: Number of the import that brought it; 0 while it is not in a dossier.
        volgnr: Its place in the dossier, from 1; 0 while it is not in a dossier.
    """

    soort: str
    sleutel: str
    sinds: str
    inhoud: str
    hash: str
    revisie: int = 1
    vervangt: str | None = None
    invoer: int = 0
    volgnr: int = 0

    @property
    def identiteit(self) -> tuple[str, str, str]:
        """What makes two rows revisions of one record: (soort, sleutel, sinds)."""
        return self.soort, self.sleutel, self.sinds


def nfc(tekst: str) -> str:
    """The text in Unicode normal form C, so that é is one character however it was typed."""
    return unicodedata.normalize("NFC", tekst)


def canoniek(inhoud: Mapping[str, object]) -> str:
    """The one way to write this content down.

    Example:
        >>> canoniek({"naam": "Peel", "gebied": {"b": 1, "a": [True, None]}})
        '{"gebied":{"a":[true,null],"b":1},"naam":"Peel"}'

    Args:
        inhoud: Mappings, lists, tuples, text, numbers, booleans and None, nested; keys are text.

    Returns:
        JSON on one line, not escaped to ASCII.

    Raises:
        ValueError: a float is nan or infinite, two keys are the same in normal form C, or a text holds half a
            surrogate pair and so cannot be stored.
        TypeError: a key is not text, or a value has no JSON form.
    """
    tekst = json.dumps(_genormaliseerd(inhoud), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    tekst.encode()  # half a surrogate pair fails here, not later inside SQLite
    return tekst


def velden_van(inhoud: str) -> dict[str, Any]:
    """The fields in the content of a row; none when another program wrote something else there."""
    try:
        velden = json.loads(inhoud)
    except (ValueError, RecursionError):
        return {}
    return velden if isinstance(velden, dict) else {}


def inhoudshash(canoniek: str) -> str:
    """The name of a content: BLAKE2b with 16 bytes of its canonical JSON, as 32 hex digits."""
    return hashlib.blake2b(canoniek.encode(), digest_size=16).hexdigest()


def rij(soort: str, sleutel: str, sinds: str, inhoud: Mapping[str, object]) -> Rij:
    """A row that is ready to be added.

    Args:
        soort: Kind of record.
        sleutel: Its key within the kind.
        sinds: First cycle in which it holds; "" means from the start.
        inhoud: The record as plain data.

    Raises:
        ValueError: see :func:`canoniek`.
        TypeError: see :func:`canoniek`.
    """
    tekst = canoniek(inhoud)
    return Rij(nfc(soort), nfc(sleutel), nfc(sinds), tekst, inhoudshash(tekst))


def nieuwste_rijen(rijen: Iterable[Rij]) -> list[Rij]:
    """Of rows in the order in which they came in the newest of each identity, in the order of the first of each."""
    return list({r.identiteit: r for r in rijen}.values())  # a dict keeps the place of the first, the last value


def dossierhash(rijen: Iterable[Rij]) -> str:
    """One name (16 hex digits) for the newest revisions of a whole dossier, whatever their order."""
    return naam_van((*r.identiteit, r.hash) for r in rijen)


def naam_van(hashes: Iterable[tuple[str, str, str, str]]) -> str:
    """The same from (soort, key, sinds, hash) alone."""
    alles = json.dumps(sorted(map(list, hashes)))
    return hashlib.blake2b(alles.encode(), digest_size=8).hexdigest()


def _genormaliseerd(waarde: object) -> object:
    # String by string, never over the finished JSON: there the n of \n would merge with a combining accent after it.
    if isinstance(waarde, str):
        return nfc(waarde)
    if waarde is None or isinstance(waarde, int):
        return waarde
    if isinstance(waarde, float):
        if not math.isfinite(waarde):
            raise ValueError(f"{waarde} is not a number that JSON can hold")
        return waarde + 0.0  # -0.0 equals 0.0, so it is written as 0.0
    if isinstance(waarde, Mapping):
        return _genormaliseerde_sleutels(waarde)
    if isinstance(waarde, list | tuple):
        return [_genormaliseerd(deel) for deel in waarde]
    raise TypeError(f"{type(waarde).__name__} has no JSON form")


def _genormaliseerde_sleutels(tabel: Mapping[object, object]) -> dict[str, object]:
    resultaat: dict[str, object] = {}
    for sleutel, waarde in tabel.items():
        if not isinstance(sleutel, str):
            raise TypeError(f"key {sleutel!r} is not text")
        naam = nfc(sleutel)
        if naam in resultaat:
            raise ValueError(f"key {naam!r} occurs twice")
        resultaat[naam] = _genormaliseerd(waarde)
    return resultaat
