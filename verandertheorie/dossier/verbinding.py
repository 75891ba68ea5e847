"""How to talk with SQLite: open a file without ever making one, and say in Dutch what went wrong."""

import contextlib
import os
import sqlite3
import urllib.parse
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, Literal

from verandertheorie.fouten import ConflictFout, DossierFout, VerandertheorieFout

WACHT_SECONDEN = 10.0  # an import locks only while it writes; by eye, what people wait without a word

_INSTELLINGEN = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is withdrawn later is overwritten on disk
    "PRAGMA trusted_schema = OFF",  # a dossier may come from somebody else
    "PRAGMA cell_size_check = ON",  # notice damage early
    "PRAGMA synchronous = FULL",  # slower, and no power cut takes what we said was stored
)

GEEN_DOSSIER = "{pad} is geen dossier, of het is beschadigd. Kies een ander bestand of zet een kopie terug."
BESCHADIGD = "{pad} is beschadigd. Zet een kopie terug."
_BEZET = "{pad} is bij iemand anders in gebruik. Wacht even en probeer het opnieuw."
_AFGEBROKEN = (
    "Een eerdere invoer in {pad} is afgebroken en moet nog hersteld worden. "
    "Open het dossier één keer met schrijfrechten op het bestand en zijn map."
)
_ANDERS = (
    "Lezen of schrijven van {pad} lukt niet (SQLite meldt: {fout}). Controleer het bestand of zet een kopie terug."
)
_ZINNEN = {
    sqlite3.SQLITE_NOTADB: GEEN_DOSSIER,
    sqlite3.SQLITE_CORRUPT: BESCHADIGD,
    sqlite3.SQLITE_FULL: "De schijf is vol; {pad} is niet veranderd. Maak ruimte vrij en probeer het opnieuw.",
    sqlite3.SQLITE_READONLY: "U mag niet schrijven in {pad}. Vraag om schrijfrechten of werk met een kopie.",
    sqlite3.SQLITE_READONLY_DIRECTORY: (
        "U mag niet schrijven in de map van {pad}. Vraag om schrijfrechten of werk met een kopie."
    ),
    sqlite3.SQLITE_READONLY_DBMOVED: "{pad} is verplaatst of verwijderd terwijl het open was. Open het opnieuw.",
    sqlite3.SQLITE_READONLY_ROLLBACK: _AFGEBROKEN,
    sqlite3.SQLITE_IOERR_DELETE: _AFGEBROKEN,  # put back, but the journal stays: its folder may not be written
    sqlite3.SQLITE_CANTOPEN: (
        "{pad} kan niet geopend worden. Kijk of u mag lezen en schrijven in het bestand en in zijn map."
    ),
    sqlite3.SQLITE_IOERR: (
        "Lezen of schrijven van {pad} is mislukt. Controleer de schijf of het netwerk en probeer het opnieuw."
    ),
}


def verbind(pad: Path, *, wijze: Literal["rw", "rwc"]) -> sqlite3.Connection:
    """Connect to a file, with our settings and without implicit transactions.

    Where writing is not allowed SQLite itself falls back to reading, so that one way of opening serves both, and a
    journal left by a process that was killed is rolled back wherever that is possible.

    Args:
        pad: The file.
        wijze: "rw" for a file that stands there, "rwc" to make it.

    Raises:
        sqlite3.Error: it cannot be opened; call this inside :func:`in_gewone_taal`.
    """
    db = sqlite3.connect(uri(pad.absolute(), wijze), uri=True, timeout=WACHT_SECONDEN, isolation_level=None)
    return _ingesteld(db)


def in_geheugen(db: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of all that a connection reads, in memory: what is done to it leaves no trace.

    Raises:
        sqlite3.Error: it cannot be read; call this inside :func:`in_gewone_taal`.
    """
    kopie = _ingesteld(sqlite3.connect(":memory:", isolation_level=None))
    try:
        db.execute("BEGIN")
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()  # waits its turn; a backup would wait for ever
            db.backup(kopie)
        finally:
            db.rollback()
    except BaseException:
        kopie.close()
        raise
    return kopie


def _ingesteld(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        for instelling in _INSTELLINGEN:
            db.execute(instelling)
    except BaseException:
        db.close()
        raise
    return db


@contextlib.contextmanager
def in_gewone_taal(pad: Path) -> Iterator[None]:
    """Turn each error of SQLite into one that says in Dutch what to do.

    Raises:
        ConflictFout: somebody else kept the file locked for `WACHT_SECONDEN`.
        DossierFout: any other trouble with the file.
        ValueError: the connection is closed, or used in another thread than where it was made.
    """
    try:
        yield
    except sqlite3.ProgrammingError as fout:
        raise ValueError(f"this dossier cannot be used here: {fout}") from fout
    except UnicodeDecodeError as fout:  # SQLite quotes damaged bytes in its message, and Python cannot read that
        raise DossierFout(BESCHADIGD.format(pad=pad)) from fout
    except sqlite3.Error as fout:
        raise _vertaal(pad, fout) from fout


def lees_rijen(
    db: sqlite3.Connection, pad: Path, sql: str, typen: tuple[type | tuple[type, ...], ...], *waarden: object
) -> list[tuple[Any, ...]]:
    """All rows of a question, each column checked against its type: damage can turn a text into a number.

    Raises:
        ConflictFout: somebody else kept the file locked for `WACHT_SECONDEN`.
        DossierFout: the file is damaged or cannot be read.
    """
    with in_gewone_taal(pad):
        rijen = db.execute(sql, waarden).fetchall()
    if not all(all(map(isinstance, rij, typen)) for rij in rijen):
        raise DossierFout(BESCHADIGD.format(pad=pad))
    return rijen


def uri(pad: PurePath, wijze: str) -> str:
    """The address of a file as SQLite reads it, on Windows too: ``C:/…`` gets the slash, ``//server/…`` has it."""
    weg = urllib.parse.quote(os.fsencode(pad.as_posix()))
    return f"file://{'' if weg.startswith('/') else '/'}{weg}?mode={wijze}"


def _vertaal(pad: Path, fout: sqlite3.Error) -> VerandertheorieFout:
    code: int | None = getattr(fout, "sqlite_errorcode", None)
    if code is None:  # Python's own complaint, not SQLite's: a text in the file is no UTF-8
        return DossierFout(BESCHADIGD.format(pad=pad))
    if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ConflictFout(_BEZET.format(pad=pad))
    zin = _ZINNEN.get(code) or _ZINNEN.get(code & 0xFF) or _ANDERS
    return DossierFout(zin.format(pad=pad, fout=fout))
