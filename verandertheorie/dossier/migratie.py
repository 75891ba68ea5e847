"""How a dossier of an older version becomes one of this version: a copy first, then all steps or none."""

import sqlite3
from itertools import count
from pathlib import Path

from verandertheorie.dossier.index import maak_leeg
from verandertheorie.dossier.kopie import kopieer
from verandertheorie.dossier.schema import SCHEMAVERSIE, STAPPEN
from verandertheorie.fouten import DossierFout


def versie_van(db: sqlite3.Connection) -> int:
    """The schema version that the file says it has."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def werk_bij(pad: Path, db: sqlite3.Connection) -> None:
    """Bring a dossier to this version in one transaction, after a copy beside it; nothing when it is already.

    Raises:
        ConflictFout: somebody else holds it.
        DossierFout: the copy cannot be made.
        sqlite3.Error: it cannot be written; call this inside `in_gewone_taal`.
    """
    if versie_van(db) >= SCHEMAVERSIE:
        return
    db.execute("BEGIN IMMEDIATE")  # from here nobody else writes, so the copy is what is changed
    try:
        van = versie_van(db)
        if van < SCHEMAVERSIE:
            kopie = _leg_apart(pad, van)
            zet_stappen(db)
    except BaseException:
        db.rollback()
        raise
    db.execute("COMMIT")
    if van < SCHEMAVERSIE:
        import logging  # only here: every command opens a dossier, and hardly one brings it up to date

        tekst = "%s is bijgewerkt van schema %d naar %d. Zo was het: %s"
        logging.getLogger(__name__).warning(tekst, pad, van, SCHEMAVERSIE, kopie)


def zet_stappen(db: sqlite3.Connection) -> None:
    """Take every step from the version of the file to this one, inside the transaction of the caller.

    The index of an older version is not that of this one: it is made when something is next added.
    """
    if versie_van(db) == SCHEMAVERSIE:
        return
    for versie in range(versie_van(db) + 1, SCHEMAVERSIE + 1):
        for opdracht in STAPPEN[versie]:
            db.execute(opdracht)
        db.execute(f"PRAGMA user_version = {versie}")
    maak_leeg(db)


def _leg_apart(pad: Path, versie: int) -> Path:
    kopie = _vrije_naam(pad, versie)
    try:
        kopieer(pad, kopie)
    except DossierFout as fout:
        wat = f"{pad} is van een oudere versie en wordt eerst gekopieerd en bijgewerkt. Dat lukt niet: {fout}"
        raise DossierFout(wat) from fout
    return kopie


def _vrije_naam(pad: Path, versie: int) -> Path:
    """Beside it, and not ending in .sqlite: a second dossier in the folder would make every command ask which."""
    namen = (f"{pad.name}.schema-{versie}{f'-{nr}' if nr > 1 else ''}" for nr in count(1))
    return next(plek for naam in namen if not (plek := pad.with_name(naam)).exists())
