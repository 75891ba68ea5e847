"""The index of findings in a dossier file: what a judgement needs of every conversation, without its text.

``gesprek`` has one row for the newest revision of every registration, ``bevinding`` one for every item in it; what
stands in them is made elsewhere (``graaf.index``). Both are a function of the content of that one record, so that other
parameters, another codebook or a new cycle leave them as they are. The records stay the only truth: these tables may be
dropped or be missing, as in a dossier of an older program, and are made anew when something is next added.

``stand`` says that they are complete, and for what: the name of all content, which is made of the hashes of all records
(``Dossier.hash``). A sum over the rows of the index itself tells whether another program changed one, or a byte was
damaged. Without it the records are read: slower, never wrong.
"""

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from verandertheorie.dossier.inhoud import naam_van
from verandertheorie.dossier.verbinding import in_gewone_taal, lees_rijen
from verandertheorie.fouten import DossierFout

Cellen: TypeAlias = tuple[str | int | None, ...]
"""A row of the index."""

GESPREK: Mapping[str, str] = {
    "hash": "TEXT",
    "id": "TEXT",
    "dag": "TEXT",
    "gebied": "TEXT",
    "vorm": "TEXT",
    "bronnen": "TEXT",
    "meer_mensen": "INT",
    "interventie": "TEXT",
    "reeks": "TEXT",
    "traject": "TEXT",
    "ontleend_aan": "TEXT",
    "open_vraag_belemmeringen": "INT",
    "open_vraag_helpend": "INT",
    "vindt_hier": "INT",
    "is_fictief": "INT",
}
BEVINDING: Mapping[str, str] = {
    "onderwerp": "TEXT",
    "soort": "TEXT",
    "plaats": "INT",
    "nr": "INT",
    "gebied": "TEXT",
    "teken": "TEXT",
    "woorden": "TEXT",
    "spreker": "TEXT",
    "wanneer": "TEXT",
    "ernst": "TEXT",
}
"""What a row says, after the number of its record, with the type of each column."""


def _kolommen(soorten: Mapping[str, str]) -> str:
    return ", ".join(f"{naam} {soort}" for naam, soort in soorten.items())


# In few words: with them the names and texts of all tables still fit on the first page of the file, so that damage to
# another page never takes the tables with it.
TABELLEN = {
    "gesprek": f"CREATE TABLE gesprek (record INTEGER PRIMARY KEY, maker INT, {_kolommen(GESPREK)}) STRICT",
    "bevinding": f"CREATE TABLE bevinding (record INT, {_kolommen(BEVINDING)}, PRIMARY KEY (record, soort, plaats))"
    " STRICT, WITHOUT ROWID",
    "stand": "CREATE TABLE stand (maker INT, naam TEXT, som TEXT) STRICT",
}
"""What makes each table of the index, by its name."""

_EIGEN = f"SELECT sql FROM sqlite_master WHERE tbl_name IN {tuple(TABELLEN)} AND sql IS NOT NULL"  # noqa: S608
_GESPREKKEN = f"SELECT record, {', '.join(GESPREK)} FROM gesprek ORDER BY id"  # noqa: S608
_BEVINDINGEN = f"SELECT record, {', '.join(BEVINDING)} FROM bevinding ORDER BY record, soort, plaats"  # noqa: S608
_ZET_GESPREK = f"INSERT INTO gesprek VALUES ({', '.join('?' * (len(GESPREK) + 2))})"  # noqa: S608
_ZET_BEVINDING = (
    f"INSERT INTO bevinding (record, {', '.join(BEVINDING)}) VALUES ({', '.join('?' * (len(BEVINDING) + 1))})"  # noqa: S608
)
_NIEUWSTE = "SELECT max(volgnr), hash FROM record WHERE soort = 'registratie' GROUP BY sleutel, sinds"
_STAND = "SELECT naam, som FROM stand WHERE maker = ?"
_HASHES = "SELECT soort, sleutel, sinds, hash FROM record ORDER BY volgnr"


@dataclass(frozen=True, slots=True)
class Index:
    """All rows of a complete index.

    Attributes:
        naam: Name of all content (``bestand.Dossier.hash``).
        gesprekken: By id; ``record``, the number of the row it was made from, and then :data:`GESPREK`.
        bevindingen: By record, kind, place; ``record`` and then :data:`BEVINDING`.
    """

    naam: str
    gesprekken: Sequence[Cellen]
    bevindingen: Sequence[Cellen]


def lees_index(db: sqlite3.Connection, pad: Path, maker: int) -> Index | None:
    """The index, read inside the transaction of the caller.

    Returns:
        None when it is not there, not complete, damaged, made in another way, or not of these records.

    Raises:
        ConflictFout: somebody else keeps the file locked.
        DossierFout: the records are damaged.
    """
    try:
        standen = lees_rijen(db, pad, _STAND, (str, str), maker) if _is_heel(db, pad) else []
        gesprekken, bevindingen = _alles(db, pad) if standen else ([], [])
    except DossierFout:  # it is damaged itself: the records may be whole
        return None
    for naam, som in standen:
        if naam == naam_van_alles(db, pad) and som == _som(naam, gesprekken, bevindingen):
            return Index(naam, gesprekken, bevindingen)
    return None


def naam_van_alles(db: sqlite3.Connection, pad: Path) -> str:
    """One name for the newest revisions of all records, whatever the order in which they came in.

    Raises:
        ConflictFout: somebody else keeps the file locked.
        DossierFout: the file is damaged.
    """
    rijen = lees_rijen(db, pad, _HASHES, (str, str, str, str))
    nieuwste = {(soort, sleutel, sinds): hash_ for soort, sleutel, sinds, hash_ in rijen}
    return naam_van((*naam, hash_) for naam, hash_ in nieuwste.items())


def herstel_index(db: sqlite3.Connection, pad: Path) -> None:
    """See that what is there is complete and undamaged, or begin with empty tables; before a record is added.

    Rows that another program changed would else go on standing beside new ones.

    Raises:
        ConflictFout: somebody else keeps the file locked.
        DossierFout: the file is damaged, or cannot be written.
    """
    with contextlib.suppress(DossierFout):  # it is damaged itself, and made anew
        makers = lees_rijen(db, pad, "SELECT maker FROM stand", (int,)) if _is_heel(db, pad) else []
        if any(lees_index(db, pad, maker) for (maker,) in makers):
            return
    with in_gewone_taal(pad):
        for tabel in TABELLEN:
            db.execute(f"DROP TABLE IF EXISTS {tabel}")
        for opdracht in TABELLEN.values():
            db.execute(opdracht)


def ruim_index_op(db: sqlite3.Connection) -> None:
    """Take away what is no longer of a newest revision, after records came or went; it is not complete any more.

    By number and hash: the number of a row that was withdrawn may be that of another one by now.
    """
    db.execute("DELETE FROM stand")
    db.execute(f"DELETE FROM gesprek WHERE (record, hash) NOT IN ({_NIEUWSTE})")  # noqa: S608
    db.execute("DELETE FROM bevinding WHERE record NOT IN (SELECT record FROM gesprek)")


def ontbreekt(db: sqlite3.Connection, pad: Path, maker: int) -> list[int]:
    """Of which rows of ``record`` the index has nothing made by this maker, by number."""
    sql = f"{_NIEUWSTE} EXCEPT SELECT record, hash FROM gesprek WHERE maker = ?"  # noqa: S608
    return [nr for nr, _ in lees_rijen(db, pad, sql, (int, str), maker)]


def voeg_toe(db: sqlite3.Connection, maker: int, gesprekken: Iterable[Cellen], bevindingen: Iterable[Cellen]) -> None:
    """Add rows, each beginning with the number of its record, in the place of those of another maker."""
    for g in gesprekken:
        db.execute("DELETE FROM bevinding WHERE record = ?", g[:1])
        db.execute("DELETE FROM gesprek WHERE record = ?", g[:1])
        db.execute(_ZET_GESPREK, (g[0], maker, *g[1:]))
    db.executemany(_ZET_BEVINDING, bevindingen)


def zet_stand(db: sqlite3.Connection, pad: Path, maker: int) -> None:
    """Say that the index is complete, made in this way, for the records as they are."""
    naam = naam_van_alles(db, pad)
    db.execute("DELETE FROM stand")
    db.execute("INSERT INTO stand VALUES (?, ?, ?)", (maker, naam, _som(naam, *_alles(db, pad))))


def _alles(db: sqlite3.Connection, pad: Path) -> tuple[list[Cellen], list[Cellen]]:
    with in_gewone_taal(pad):  # no look at the type of each cell: the sum over all says whether they are what they were
        return db.execute(_GESPREKKEN).fetchall(), db.execute(_BEVINDINGEN).fetchall()


def _is_heel(db: sqlite3.Connection, pad: Path) -> bool:
    return {sql for (sql,) in lees_rijen(db, pad, _EIGEN, (str,))} == set(TABELLEN.values())


def _som(naam: str, gesprekken: Sequence[Cellen], bevindingen: Sequence[Cellen]) -> str:
    inhoud = json.dumps([naam, gesprekken, bevindingen], separators=(",", ":"))
    return hashlib.blake2b(inhoud.encode(), digest_size=16).hexdigest()
