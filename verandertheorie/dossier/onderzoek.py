"""What is wrong with a dossier file: with its pages, its tables, its hashes and the order of its revisions."""

import contextlib
import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from verandertheorie.dossier.inhoud import inhoudshash
from verandertheorie.dossier.keuring import eis_sqlite, heeft_eigen_tabellen, keur_bestand, keur_inhoud, keur_soort
from verandertheorie.dossier.schema import OPDRACHTEN
from verandertheorie.dossier.verbinding import in_gewone_taal, lees_rijen, verbind
from verandertheorie.fouten import DossierFout

MEESTE = 20
"""Remarks of SQLite itself that are passed on: one says that it is damaged, a thousand hide the rest. By eye."""

_ALLES = "SELECT volgnr, soort, sleutel, sinds, revisie, inhoud, hash, vervangt FROM record ORDER BY volgnr"
_ALLES_TYPEN = (int, str, str, str, int, str, str, (str, type(None)))


def onderzoek(pad: Path) -> tuple[str, ...]:
    """Look through a whole file; every sentence says one thing that is wrong, none that all is well.

    Raises:
        ConflictFout: somebody else keeps it locked.
        DossierFout: it is missing, foreign or newer, or too damaged to see that it is a dossier.
    """
    eis_sqlite()
    keur_bestand(pad)
    with in_gewone_taal(pad), contextlib.closing(verbind(pad, wijze="rw")) as db:
        db.execute("BEGIN")
        versie = keur_soort(pad, db)
        delen = [_gezegd_door_sqlite(db), _tabellen(pad, db, versie), _rijen(pad, db), _verwijzingen(db)]
        gevonden = list(chain.from_iterable(map(_zo_ver_het_gaat, delen)))
        db.execute("ROLLBACK")
        if not gevonden:  # what only shows when it is opened
            gevonden = list(_zo_ver_het_gaat(_opent(pad, db)))
    return tuple(dict.fromkeys(gevonden))


def _zo_ver_het_gaat(deel: Iterator[str]) -> Iterator[str]:
    """The findings of one look, and one more when it could not be finished."""
    try:
        yield from deel
    except (sqlite3.DatabaseError, UnicodeDecodeError, DossierFout):
        yield "Een deel van het bestand is niet te lezen."


def _gezegd_door_sqlite(db: sqlite3.Connection) -> Iterator[str]:
    for (regel,) in db.execute(f"PRAGMA integrity_check({MEESTE})").fetchall():
        if regel != "ok":
            yield f"SQLite meldt schade: {' '.join(str(regel).split())}"


def _tabellen(pad: Path, db: sqlite3.Connection, versie: int) -> Iterator[str]:
    if versie not in OPDRACHTEN or not heeft_eigen_tabellen(pad, db, versie):
        yield "De tabellen of de bewaking erop zijn door een ander programma veranderd."


def _rijen(pad: Path, db: sqlite3.Connection) -> Iterator[str]:
    vorige: dict[tuple[str, str, str], tuple[int, str | None]] = {}
    for volgnr, soort, sleutel, sinds, revisie, inhoud, hash_, vervangt in lees_rijen(db, pad, _ALLES, _ALLES_TYPEN):
        naam = f"{soort} {sleutel}" + (f" (sinds {sinds})" if sinds else "")
        if inhoudshash(inhoud) != hash_:
            yield f"Rij {volgnr}, {naam}: de inhoud is niet wat is ingevoerd."
        eerder, eerdere_hash = vorige.get((soort, sleutel, sinds), (0, None))
        if (revisie, vervangt) != (eerder + 1, eerdere_hash):
            yield f"Rij {volgnr}, {naam}: versie {revisie} volgt niet op de versie ervoor."
        vorige[soort, sleutel, sinds] = revisie, hash_


def _verwijzingen(db: sqlite3.Connection) -> Iterator[str]:
    for tabel, rij, *_ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"Rij {rij} van {tabel} hoort bij een invoer die er niet is."


def _opent(pad: Path, db: sqlite3.Connection) -> Iterator[str]:
    keur_inhoud(pad, db)
    yield from ()
