"""Rows of ``record``, each proven by its hash."""

import sqlite3
from pathlib import Path
from types import NoneType

from verandertheorie.dossier.inhoud import Rij, inhoudshash
from verandertheorie.dossier.verbinding import BESCHADIGD, lees_rijen
from verandertheorie.fouten import DossierFout

_RIJ = "SELECT soort, sleutel, sinds, inhoud, hash, revisie, vervangt, invoer, volgnr FROM record"
_RIJTYPEN = (str, str, str, str, str, int, (str, NoneType), int, int)


def lees_revisies(db: sqlite3.Connection, pad: Path, waar: str = "TRUE", *waarden: str | int) -> list[Rij]:
    """The rows for which something holds, in the order in which they came in.

    Raises:
        DossierFout: the file is damaged: SQLite says so, or a content is not what its hash says.
        ConflictFout: somebody else kept it locked.
    """
    kolommen = lees_rijen(db, pad, f"{_RIJ} WHERE {waar} ORDER BY volgnr", _RIJTYPEN, *waarden)
    rijen = [Rij(*k) for k in kolommen]
    if any(rij.hash != inhoudshash(rij.inhoud) for rij in rijen):
        raise DossierFout(BESCHADIGD.format(pad=pad))
    return rijen
