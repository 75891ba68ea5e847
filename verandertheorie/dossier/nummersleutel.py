"""The key in a dossier file with which numbers are made that mean nothing to others, such as those of evidence.

It is drawn at random when it is first asked for and goes nowhere else: it is no record, so that it is in no export and
does not change the name of the content. A copy of the file has it too, so that from a backup come the same numbers; who
has the file can give them back, and has everything anyway.
"""

import secrets
from pathlib import Path

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import DossierFout

LENGTE = 32
"""Bytes: as many as the digest has that is made with it."""


def lees_nummersleutel(pad: Path) -> bytes | None:
    """The key of a dossier; None while nobody asked for one.

    Raises:
        ConflictFout: somebody else kept the file locked.
        DossierFout: the file is missing, damaged, foreign or newer.
    """
    with Dossier.open(pad, alleen_lezen=True) as d:
        return d.zout()


def nummersleutel_van(pad: Path) -> bytes:
    """The key of a dossier, drawn now when it has none.

    Raises:
        ConflictFout: somebody else kept the file locked.
        DossierFout: the file is missing, damaged, foreign or newer; or it has none, and may not be written.
    """
    gevonden = lees_nummersleutel(pad)
    if gevonden is None:
        try:
            with Dossier.open(pad) as d:
                return d.strooi_zout(secrets.token_bytes(LENGTE))
        except DossierFout as fout:
            raise DossierFout(
                f"Voor nummers die niets verraden hoort een sleutel in het dossier, en die staat er nog niet in. {fout}"
            ) from fout
    return gevonden
