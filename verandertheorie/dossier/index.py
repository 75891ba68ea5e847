"""The index of findings in a dossier file: what a judgement needs of every conversation, without its text.

``gesprek`` has one row for the newest revision of every registration, ``bevinding`` one for every item in it, kept by
subject; what stands in them is made elsewhere (``graaf.index``). Both are a function of the content of that one record,
so that other parameters, another codebook or a new cycle leave them as they are. The records stay the only truth:
these tables may be dropped or be missing, as in a dossier of an older program, and are made anew when something is next
added.

``stand`` says that they are complete, and for which content. A trigger takes it away at any change of ``record``, by
whatever program, and only who writes here puts it back. What is read is proven: ``stand`` and ``telling`` hold how many
rows there are, and the sum of the checksums of what stands in them, of all and of each part that is read by itself. So
a row that another program changed, a damaged byte or a row that cannot be found is noticed by who reads that part.
Without ``stand``, or when a sum differs, the records are read: slower, never wrong.
"""

import contextlib
import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias
from zlib import crc32

from verandertheorie.dossier.inhoud import naam_van
from verandertheorie.dossier.verbinding import BESCHADIGD, in_gewone_taal, lees_rijen
from verandertheorie.fouten import DossierFout

Cellen: TypeAlias = tuple[str | int | None, ...]
"""A row of the index."""

GESPREK = (
    "hash",
    "id",
    "dag",
    "gebied",
    "vorm",
    "bronnen",
    "meer_mensen",
    "interventie",
    "reeks",
    "traject",
    "ontleend_aan",
    "open_vraag_belemmeringen",
    "open_vraag_helpend",
    "vindt_hier",
    "is_fictief",
)
BEVINDING = ("onderwerp", "soort", "plaats", "nr", "gebied", "teken", "woorden", "spreker", "wanneer", "ernst")
"""What a row says, after the number of its record."""

# In few words, and without types, which the sums guard as well: with them the names and texts of all tables still fit
# on the first page of the file, so that damage to another page never takes the tables with it.
TABELLEN = {
    "gesprek": f"CREATE TABLE gesprek (record INTEGER PRIMARY KEY, {', '.join(GESPREK)}, maker, som)",
    "met_bron": "CREATE INDEX met_bron ON gesprek (bronnen)",
    "bevinding": f"CREATE TABLE bevinding (record, {', '.join(BEVINDING)},"
    " PRIMARY KEY (onderwerp, record, soort, plaats)) WITHOUT ROWID",
    "telling": "CREATE TABLE telling (deel, naam, aantal, som, PRIMARY KEY (deel, naam)) WITHOUT ROWID",
    "stand": "CREATE TABLE stand (maker, tekst, som)",
}
"""What makes each table of the index, and the index on one of them, by its name."""

_NAMEN = tuple(naam for naam, opdracht in TABELLEN.items() if opdracht.startswith("CREATE TABLE"))
_EIGEN = f"SELECT sql FROM sqlite_master WHERE tbl_name IN {_NAMEN} AND sql IS NOT NULL"  # noqa: S608
_GESPREK = f"SELECT record, {', '.join(GESPREK)} FROM gesprek"  # noqa: S608
_EEN_GESPREK = f"SELECT record, {', '.join(GESPREK)}, som FROM gesprek WHERE record = ?"  # noqa: S608
_BEVINDING = f"SELECT record, {', '.join(BEVINDING)} FROM bevinding"  # noqa: S608
_ZET_GESPREK = f"INSERT INTO gesprek VALUES ({', '.join('?' * (len(GESPREK) + 3))})"  # noqa: S608
_ZET_BEVINDING = f"INSERT INTO bevinding VALUES ({', '.join('?' * (len(BEVINDING) + 1))})"  # noqa: S608
_NIEUWSTE = "SELECT max(volgnr), hash FROM record WHERE soort = 'registratie' GROUP BY sleutel, sinds"
_HASHES = "SELECT volgnr, soort, sleutel, sinds, hash FROM record ORDER BY volgnr"
_TEL = (
    "INSERT INTO telling VALUES (?, ?, ?, ?) ON CONFLICT (deel, naam)"
    " DO UPDATE SET aantal = aantal + excluded.aantal, som = som + excluded.som"
)
_SAMEN = "SELECT coalesce(sum(aantal), 0), coalesce(sum(som), 0) FROM telling WHERE deel = ?"

EEN_VOOR_EEN = "bron"
"""The kind of record of which single ones are read: who speaks about one subject is a few out of thousands."""


class Deelsom(NamedTuple):
    """How many rows there are in a part of the file, and the sum of their checksums."""

    aantal: int = 0
    som: int = 0


@dataclass(frozen=True, slots=True)
class Indexstand:
    """That the index is complete, and for what.

    Attributes:
        maker: Which way of making the rows.
        naam: Name of all content (``bestand.Dossier.hash``).
        soorten: Of each kind of record how many revisions there are.
        dagen: The days of all conversations, as ``2026-12-09``, in their order.
        gesprekken: Of all conversations.
        bevindingen: Of all items.
    """

    maker: int
    naam: str
    soorten: Mapping[str, Deelsom]
    dagen: tuple[str, ...]
    gesprekken: Deelsom
    bevindingen: Deelsom


@dataclass(frozen=True, slots=True)
class Index:
    """All rows of a complete index.

    Attributes:
        naam: Name of all content (``bestand.Dossier.hash``).
        gesprekken: By id; ``record``, the number of the row it was made from, and then :data:`GESPREK`.
        bevindingen: By subject, record, kind, place; ``record`` and then :data:`BEVINDING`.
    """

    naam: str
    gesprekken: Sequence[Cellen]
    bevindingen: Sequence[Cellen]


# --- reading ----------------------------------------------------------------------------------------------------------
# Inside the transaction of the caller, so that what is read belongs to the stand that was read. Each raises
# ConflictFout when somebody else keeps the file locked, and DossierFout when what is there is not what was counted.


def lees_stand(db: sqlite3.Connection, pad: Path, maker: int | None = None) -> Indexstand | None:
    """What the index says of itself; of one maker, or of whoever made it.

    Returns:
        None when it is not there, not complete, made in another way, or damaged.

    Raises:
        ConflictFout: somebody else keeps the file locked.
    """
    try:
        if {sql for (sql,) in lees_rijen(db, pad, _EIGEN, (str,))} != set(TABELLEN.values()):
            return None
        standen = lees_rijen(db, pad, "SELECT maker, tekst, som FROM stand", (int, str, str))
    except DossierFout:  # it is damaged itself: the records may be whole
        return None
    for van, tekst, som in standen:
        if maker in (None, van) and som == _digest(van, tekst):
            naam, soorten, dagen, gesprekken, bevindingen = json.loads(tekst)
            per_soort = {soort: Deelsom(*telling) for soort, telling in soorten.items()}
            return Indexstand(van, naam, per_soort, tuple(dagen), Deelsom(*gesprekken), Deelsom(*bevindingen))
    return None


def lees_index(db: sqlite3.Connection, pad: Path, stand: Indexstand) -> Index:
    """All rows."""
    gesprekken, bevindingen = _alle_rijen(db, pad)
    _eis(pad, gesprekken, stand.gesprekken)
    _eis(pad, bevindingen, stand.bevindingen)
    return Index(stand.naam, gesprekken, bevindingen)


def bewezen_index(db: sqlite3.Connection, pad: Path, stand: Indexstand) -> Index:
    """All rows, of which every part is what was counted of it; for who will add rows to them.

    Raises:
        DossierFout: a part is not.
        ConflictFout: somebody else keeps the file locked.
    """
    gesprekken, bevindingen = _alle_rijen(db, pad)
    if not _zijn_geteld(db, pad, stand, gesprekken, bevindingen):
        raise DossierFout(BESCHADIGD.format(pad=pad))
    return Index(stand.naam, gesprekken, bevindingen)


def _alle_rijen(db: sqlite3.Connection, pad: Path) -> tuple[list[Cellen], list[Cellen]]:
    """All conversations and all items; without a look at the type of each cell, which the sums guard as well."""
    with in_gewone_taal(pad):
        gesprekken = db.execute(f"{_GESPREK} ORDER BY id").fetchall()
        with _elk_woord_eenmaal(db):
            return gesprekken, db.execute(f"{_BEVINDING} ORDER BY onderwerp, record, soort, plaats").fetchall()


@contextlib.contextmanager
def _elk_woord_eenmaal(db: sqlite3.Connection) -> Iterator[None]:
    """Make each text that is read once: items have few different words, and would fill the memory with them."""
    db.text_factory = _Woorden().__getitem__
    try:
        yield
    finally:
        db.text_factory = str


class _Woorden(dict[bytes, str]):
    """Texts by how SQLite has them."""

    def __missing__(self, tekst: bytes) -> str:
        self[tekst] = uit = tekst.decode()
        return uit


def bevindingen_over(db: sqlite3.Connection, pad: Path, onderwerp: str) -> list[Cellen]:
    """The items about one subject, by record, kind, place; none when there are none."""
    return _lees_deel(
        db, pad, f"{_BEVINDING} WHERE onderwerp = ? ORDER BY record, soort, plaats", "onderwerp", onderwerp
    )


def gesprekken_met(db: sqlite3.Connection, pad: Path, bronnen: str) -> list[Cellen]:
    """The conversations with exactly these sources, in these words, by record."""
    return _lees_deel(db, pad, f"{_GESPREK} WHERE bronnen = ? ORDER BY record", "bronnen", bronnen)


def gesprek_van(db: sqlite3.Connection, pad: Path, record: int) -> Cellen:
    """The conversation that was made from a row of ``record``."""
    with in_gewone_taal(pad):
        rij = db.execute(_EEN_GESPREK, (record,)).fetchone()
    if rij is None or _som(rij[:-1]) != rij[-1]:
        raise DossierFout(BESCHADIGD.format(pad=pad))
    return tuple(rij[:-1])


def eis_geteld(db: sqlite3.Connection, pad: Path, pseudoniem: str, rijen: Iterable[Cellen]) -> None:
    """See that these are all rows of one source; of each its number, what names it, and its hash."""
    _eis(pad, rijen, _telling(db, pad, EEN_VOOR_EEN, pseudoniem))


def eis_soort(pad: Path, stand: Indexstand, soort: str, rijen: Iterable[Cellen]) -> None:
    """See that these are all rows of one kind; the same of each."""
    _eis(pad, rijen, stand.soorten.get(soort, Deelsom()))


def _lees_deel(db: sqlite3.Connection, pad: Path, sql: str, deel: str, naam: str) -> list[Cellen]:
    with in_gewone_taal(pad):
        rijen = db.execute(sql, (naam,)).fetchall()
    _eis(pad, rijen, _telling(db, pad, deel, naam))
    return rijen


def _telling(db: sqlite3.Connection, pad: Path, deel: str, naam: str) -> Deelsom:
    sql = "SELECT aantal, som FROM telling WHERE deel = ? AND naam = ?"
    return next((Deelsom(*rij) for rij in lees_rijen(db, pad, sql, (int, int), deel, naam)), Deelsom())


def _eis(pad: Path, rijen: Iterable[Cellen], telling: Deelsom) -> None:
    sommen = [_som(rij) for rij in rijen]
    if (len(sommen), sum(sommen)) != telling:
        raise DossierFout(BESCHADIGD.format(pad=pad))


def _som(rij: Cellen) -> int:
    """The checksum of a row: it tells what was changed from what was counted, not who wants to deceive."""
    return crc32(("%s|" * len(rij) % rij).encode())


def _digest(maker: int, tekst: str) -> str:
    return hashlib.blake2b(f"{maker} {tekst}".encode(), digest_size=16).hexdigest()


def naam_van_alles(db: sqlite3.Connection, pad: Path) -> str:
    """One name for the newest revisions of all records, whatever the order in which they came in.

    Raises:
        ConflictFout: somebody else keeps the file locked.
        DossierFout: the file is damaged.
    """
    return _naam(lees_rijen(db, pad, _HASHES, (int, str, str, str, str)))


def _naam(rijen: Iterable[Cellen]) -> str:
    nieuwste = {(soort, sleutel, sinds): hash_ for _, soort, sleutel, sinds, hash_ in rijen}
    return naam_van((*naam, hash_) for naam, hash_ in nieuwste.items())  # type: ignore[misc]  # lees_rijen saw the types


# --- writing ----------------------------------------------------------------------------------------------------------


def maak_leeg(db: sqlite3.Connection) -> None:
    """Begin with empty tables, whatever was there."""
    for naam in _NAMEN:
        db.execute(f"DROP TABLE IF EXISTS {naam}")
    for opdracht in TABELLEN.values():
        db.execute(opdracht)


def herstel_index(db: sqlite3.Connection, pad: Path, bewezen: Indexstand | None = None) -> None:
    """See that what is there is complete and undamaged, or begin with empty tables; before a record is added.

    Rows that another program changed would else go on standing beside new ones.

    Args:
        db: the connection, in the transaction of who adds it.
        pad: the file.
        bewezen: what the index said of itself when all of it was proven in this same transaction, in which nobody else
            can write: then it is not read once more.

    Raises:
        ConflictFout: somebody else keeps the file locked.
        DossierFout: the file is damaged, or cannot be written.
    """
    with contextlib.suppress(DossierFout):  # it is damaged itself, and made anew
        if (stand := lees_stand(db, pad)) and (stand == bewezen or _is_heel(db, pad, stand)):
            return
    with in_gewone_taal(pad):
        maak_leeg(db)


def _is_heel(db: sqlite3.Connection, pad: Path, stand: Indexstand) -> bool:
    with in_gewone_taal(pad):
        return _zijn_geteld(db, pad, stand, db.execute(_GESPREK), db.execute(_BEVINDING))


def _zijn_geteld(
    db: sqlite3.Connection, pad: Path, stand: Indexstand, gesprekken: Iterable[Cellen], bevindingen: Iterable[Cellen]
) -> bool:
    """Whether these are all rows, as they were counted, each part by itself."""
    delen = _per_deel(gesprekken, bevindingen)
    with in_gewone_taal(pad):
        geteld = db.execute("SELECT deel, naam, aantal, som FROM telling WHERE deel <> ?", (EEN_VOOR_EEN,)).fetchall()
    return {(deel, naam): (aantal, som) for deel, naam, aantal, som in geteld} == delen and (
        _totalen(db, pad) == (stand.bevindingen, stand.gesprekken)
    )


def ruim_index_op(db: sqlite3.Connection) -> None:
    """Take away what is no longer of a newest revision, after records came or went; it is not complete any more.

    By number and hash: the number of a row that was withdrawn may be that of another one by now.
    """
    db.execute("DELETE FROM stand")
    _haal_weg(db, f"(record, hash) NOT IN ({_NIEUWSTE})")


def ontbreekt(db: sqlite3.Connection, pad: Path, maker: int) -> list[int]:
    """Of which rows of ``record`` the index has nothing made by this maker, by number."""
    sql = f"{_NIEUWSTE} EXCEPT SELECT record, hash FROM gesprek WHERE maker = ?"  # noqa: S608
    return [nr for nr, _ in lees_rijen(db, pad, sql, (int, str), maker)]


def voeg_toe(db: sqlite3.Connection, maker: int, gesprekken: Iterable[Cellen], bevindingen: Iterable[Cellen]) -> None:
    """Add rows, each beginning with the number of its record, in the place of all those of another maker."""
    _haal_weg(db, "maker <> ?", maker)
    nieuw, erin = list(gesprekken), sorted(bevindingen, key=lambda b: b[1:2] + b[:1])  # in the order of the table
    db.executemany(_ZET_GESPREK, ((*g, maker, _som(g)) for g in nieuw))
    db.executemany(_ZET_BEVINDING, erin)
    _tel(db, nieuw, erin, 1)


def zet_stand(db: sqlite3.Connection, pad: Path, maker: int) -> None:
    """Say that the index is complete, made in this way, for the records as they are."""
    rijen = lees_rijen(db, pad, _HASHES, (int, str, str, str, str))
    per_soort: dict[str, list[int]] = defaultdict(list)
    per_stuk: dict[str, list[int]] = defaultdict(list)
    for rij in rijen:
        _, soort, sleutel, *_ = rij
        som = _som(rij)
        per_soort[soort].append(som)
        if soort == EEN_VOOR_EEN:
            per_stuk[sleutel].append(som)
    db.execute("DELETE FROM telling WHERE deel = ?", (EEN_VOOR_EEN,))
    db.executemany(_TEL, ((EEN_VOOR_EEN, naam, len(sommen), sum(sommen)) for naam, sommen in per_stuk.items()))
    soorten = {soort: (len(sommen), sum(sommen)) for soort, sommen in sorted(per_soort.items())}
    dagen = [dag for (dag,) in db.execute("SELECT DISTINCT dag FROM gesprek ORDER BY dag")]
    bevindingen, gesprekken = _totalen(db, pad)
    tekst = json.dumps([_naam(rijen), soorten, dagen, gesprekken, bevindingen], separators=(",", ":"))
    db.execute("DELETE FROM stand")
    db.execute("INSERT INTO stand VALUES (?, ?, ?)", (maker, tekst, _digest(maker, tekst)))


def _totalen(db: sqlite3.Connection, pad: Path) -> tuple[Deelsom, Deelsom]:
    """Of all items and of all conversations, from the parts."""
    bevindingen, gesprekken = (lees_rijen(db, pad, _SAMEN, (int, int), deel)[0] for deel in ("onderwerp", "bronnen"))
    return Deelsom(*bevindingen), Deelsom(*gesprekken)


def _haal_weg(db: sqlite3.Connection, waar: str, *waarden: str | int) -> None:
    """Take away conversations with their items."""
    weg = f"record IN (SELECT record FROM gesprek WHERE {waar})"  # noqa: S608
    gesprekken = db.execute(f"{_GESPREK} WHERE {weg}", waarden).fetchall()
    if gesprekken:
        _tel(db, gesprekken, db.execute(f"{_BEVINDING} WHERE {weg}", waarden).fetchall(), -1)
        db.execute(f"DELETE FROM bevinding WHERE {weg}", waarden)  # noqa: S608
        db.execute(f"DELETE FROM gesprek WHERE {weg}", waarden)  # noqa: S608
        db.execute("DELETE FROM telling WHERE aantal = 0")


def _tel(db: sqlite3.Connection, gesprekken: Iterable[Cellen], bevindingen: Iterable[Cellen], keer: int) -> None:
    """Count rows that came (1) or went (-1) in the parts that they are read by."""
    delen = _per_deel(gesprekken, bevindingen)
    db.executemany(_TEL, ((*deel, keer * aantal, keer * som) for deel, (aantal, som) in delen.items()))


def _per_deel(gesprekken: Iterable[Cellen], bevindingen: Iterable[Cellen]) -> dict[tuple[object, object], Deelsom]:
    uit: dict[tuple[object, object], list[int]] = defaultdict(list)
    for g in gesprekken:
        uit["bronnen", g[1 + GESPREK.index("bronnen")]].append(_som(g))
    for b in bevindingen:
        uit["onderwerp", b[1 + BEVINDING.index("onderwerp")]].append(_som(b))
    return {deel: Deelsom(len(sommen), sum(sommen)) for deel, sommen in uit.items()}
