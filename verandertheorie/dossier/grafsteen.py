"""What is left of a withdrawn record: its name, the day and the reason; never its text.

The name is not secret: whoever takes a source out of the key outside the dossier makes its pseudonym mean nothing.
The hash is of a whole record (day, area, source and every text together), never of one sentence, and each withdrawal
has a salt of its own, so that no list of hashes made beforehand, elsewhere or earlier tells what stood there. Whoever
has the file and guesses the whole record to the letter can see that the guess is right; no hash that still recognises
a record can prevent that. Of what has no text of its own (a source) no hash is kept.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

_AFKOMST = "ontleend aan "


@dataclass(frozen=True, slots=True)
class Grafsteen:
    """One row that was withdrawn.

    Attributes:
        soort: Kind of record.
        sleutel: Its key within the kind.
        zout: Random hex digits, the same for all of one withdrawal.
        hash: :func:`spoor` of its content; "" when none is kept; or :func:`afkomst`, on a stone of its own.
        datum: UTC day, ISO 8601.
        reden: Why, for people.
        invoer: Number of the import that withdrew it; 0 while it is not in a dossier.
    """

    soort: str
    sleutel: str
    zout: str
    hash: str
    datum: str
    reden: str
    invoer: int = 0

    @property
    def ontleend_aan(self) -> tuple[str, ...]:
        """From which records it was derived, when this stone keeps that: ids, no text."""
        _, is_afkomst, namen = self.hash.partition(_AFKOMST)
        return tuple(namen.split()) if is_afkomst else ()


def afkomst(namen: Iterable[str]) -> str:
    """What a stone keeps of a record that was derived from these; what was derived from it is then derived from them.

    In the column of the hash, where no hash looks like it: a column of its own would make each dossier another version.
    """
    return _AFKOMST + " ".join(namen)


def nieuw_zout() -> str:
    """A salt for one withdrawal."""
    return secrets.token_hex(16)


def spoor(inhoud: str, zout: str) -> str:
    """The name of a content that only this salt gives: 32 hex digits."""
    return hashlib.blake2b(inhoud.encode(), digest_size=16, key=bytes.fromhex(zout)).hexdigest()
