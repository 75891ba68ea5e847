"""A copy of a dossier that is whole even while somebody writes in it."""

import contextlib
import sqlite3
from pathlib import Path

from verandertheorie.dossier.keuring import eis_sqlite, keur_bestand, keur_inhoud
from verandertheorie.dossier.nieuw import klad
from verandertheorie.dossier.verbinding import in_gewone_taal, verbind
from verandertheorie.fouten import DossierFout

_VAN_DOEL = frozenset((sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN))


def kopieer(pad: Path, doel: Path) -> None:
    """Copy a dossier to a new file by SQLite's online backup; `doel` is there whole, or not at all.

    Raises:
        ConflictFout: something stands at `doel`, or somebody else keeps the dossier locked.
        DossierFout: the dossier is missing, foreign, damaged or newer, or the copy cannot be written.
    """
    eis_sqlite()
    keur_bestand(pad)
    with in_gewone_taal(pad), contextlib.closing(verbind(pad, wijze="rw")) as van:
        van.execute("BEGIN")
        keur_inhoud(pad, van)
        van.execute("COMMIT")
        with klad(doel, pad) as naar:
            _neem_over(pad, van, naar)


def _neem_over(pad: Path, van: sqlite3.Connection, naar: sqlite3.Connection) -> None:
    try:
        van.backup(naar)
        is_heel = naar.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    except sqlite3.Error as fout:
        if getattr(fout, "sqlite_errorcode", 0) & 0xFF in _VAN_DOEL:
            raise
        with in_gewone_taal(pad):
            raise
    if not is_heel:
        raise DossierFout(f"{pad} is beschadigd; er is geen kopie gemaakt. Red wat kan met 'dossier herstel'.")
