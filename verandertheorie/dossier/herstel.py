"""What SQLite can still read of a damaged dossier, in a new one; never over the old, and what is lost is said."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from verandertheorie.dossier.inhoud import Rij, inhoudshash
from verandertheorie.dossier.keuring import eis_sqlite, keur_bestand
from verandertheorie.dossier.migratie import versie_van
from verandertheorie.dossier.nieuw import klad, maak_tabellen
from verandertheorie.dossier.schema import SCHEMAVERSIE, ZOUT
from verandertheorie.dossier.verbinding import in_gewone_taal, verbind
from verandertheorie.fouten import DossierFout

VER_GENOEG = 20_000
"""Numbers of rows that are tried one by one past the last that was seen, when nothing tells how many there were.

Chosen by eye, above what a programme has (10,000 findings); each number costs one look at a damaged file.
"""

ONBEKEND = "invoer verloren bij herstel"

_RECORD = ("volgnr", "invoer", "soort", "sleutel", "sinds", "revisie", "inhoud", "hash", "vervangt")
_INVOER = ("nr", "tijd", "rol", "programma", "samenvatting")
_GRAFSTEEN = ("nr", "soort", "sleutel", "zout", "hash", "datum", "reden", "invoer")
_GETALLEN = frozenset(("volgnr", "invoer", "revisie", "nr"))
_OVERZICHT = "SELECT volgnr, soort, sleutel, sinds, revisie FROM record INDEXED BY sqlite_autoindex_record_1"


@dataclass(frozen=True, slots=True)
class Herstel:
    """What came over, and what did not.

    ``records``, ``invoeren``, ``grafstenen``: rows in the new file. ``verloren``: what is known to be lost, by name.
    ``ongeschikt``: what is whole and was left out, because this version of the program cannot read it, by name.
    ``is_alles_bekend``: whether there can be nothing else that is lost. ``heeft_grafstenen``: whether the withdrawals
    could be read; else withdrawn records may come in again.
    """

    records: int
    invoeren: int
    grafstenen: int
    verloren: tuple[str, ...]
    ongeschikt: tuple[str, ...]
    is_alles_bekend: bool
    heeft_grafstenen: bool


@dataclass(slots=True)
class _Gered:
    """Rows of one table by number, and whether every place could be looked at."""

    rijen: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    is_heel: bool = True

    def houd(self, kolommen: tuple[str, ...], rij: tuple[Any, ...]) -> None:
        """Keep a row whose columns are of the right type: damage can turn a text into a number."""
        goed = all(
            isinstance(waarde, int if kolom in _GETALLEN else str) or (kolom == "vervangt" and waarde is None)
            for kolom, waarde in zip(kolommen, rij, strict=True)
        )
        if goed:
            self.rijen[rij[0]] = rij
        else:
            self.is_heel = False


def herstel(pad: Path, doel: Path, past: Callable[[Rij], bool] = lambda _: True) -> Herstel:
    """Copy every row that is still what it was to a new dossier; the damaged one stays as it is.

    Args:
        pad: the damaged dossier.
        doel: where the new one comes.
        past: whether a row that is whole can be used; an earlier version of a record may be when a later one is not.

    Raises:
        ConflictFout: something stands at `doel`, or somebody else keeps the damaged file locked.
        DossierFout: nothing can be read any more, the file is newer, or the new one cannot be written.
    """
    eis_sqlite()
    keur_bestand(pad)
    with in_gewone_taal(pad), contextlib.closing(verbind(pad, wijze="rw")) as db:
        db.execute("PRAGMA query_only = ON")
        db.text_factory = lambda b: b.decode(errors="replace")  # a damaged text then no longer fits its hash
        versie = versie_van(db)
        if versie > SCHEMAVERSIE:
            raise DossierFout(f"{pad} is gemaakt met een nieuwere versie van verandertheorie. Werk het programma bij.")
        overzicht, is_volledig = _overzicht(db)
        hoogste = max(overzicht, default=0)
        records = _red(db, "record", _RECORD, hoogste)
        invoeren = _red(db, "invoer", _INVOER, max((r[1] for r in records.rijen.values()), default=0))
        stenen = _red(db, "grafsteen", _GRAFSTEEN, 0) if versie >= 2 else _Gered()
        zout = _red_zout(db)
    heel = {nr: r for nr, r in records.rijen.items() if inhoudshash(r[6]) == r[7]}
    gaaf = {nr: r for nr, r in heel.items() if past(_als_rij(r))}
    if not heel and not invoeren.rijen:
        raise DossierFout(f"Van {pad} is niets meer te lezen. Zet een kopie terug.")
    with klad(doel, pad) as naar:
        _schrijf(naar, gaaf.values(), invoeren.rijen, stenen.rijen.values(), zout)
    namen = overzicht | {nr: _naam(r[2], r[3], r[4], r[5]) for nr, r in records.rijen.items()}
    return Herstel(
        records=len(gaaf),
        invoeren=len(invoeren.rijen),
        grafstenen=len(stenen.rijen),
        verloren=tuple(namen[nr] for nr in sorted(namen.keys() - heel.keys())),
        ongeschikt=tuple(namen[nr] for nr in sorted(heel.keys() - gaaf.keys())),
        is_alles_bekend=is_volledig or records.is_heel,
        heeft_grafstenen=stenen.is_heel,
    )


def _naam(soort: object, sleutel: object, sinds: object, revisie: object) -> str:
    waarvan = f"{soort} {sleutel}" + (f" (sinds {sinds})" if sinds else "")
    return f"{waarvan}, versie {revisie}"


def _overzicht(db: sqlite3.Connection) -> tuple[dict[int, str], bool]:
    """The names of all rows by number, from the index that SQLite keeps of them; and whether it is whole."""
    gevonden: dict[int, str] = {}
    is_heel = True
    for volgorde in ("", " ORDER BY soort DESC, sleutel DESC, sinds DESC, revisie DESC"):
        try:
            for volgnr, *naam in db.execute(_OVERZICHT + volgorde):
                if isinstance(volgnr, int):
                    gevonden[volgnr] = _naam(*naam)
            return gevonden, is_heel
        except sqlite3.DatabaseError:
            is_heel = False
    return gevonden, is_heel


def _red(db: sqlite3.Connection, tabel: str, kolommen: tuple[str, ...], hoogste: int) -> _Gered:
    """All rows of a table that can be reached: forwards, backwards, and one by one where that stops."""
    uit = _Gered()
    sql = f"SELECT {', '.join(kolommen)} FROM {tabel}"  # noqa: S608
    for volgorde in ("ASC", "DESC"):
        try:
            for rij in db.execute(f"{sql} ORDER BY {kolommen[0]} {volgorde}"):
                uit.houd(kolommen, rij)
        except sqlite3.DatabaseError:
            uit.is_heel = False
        else:
            return uit
    laatste = max((hoogste, *uit.rijen), default=0)
    for nr in range(1, laatste + (0 if hoogste else VER_GENOEG) + 1):
        if nr not in uit.rijen:
            with contextlib.suppress(sqlite3.DatabaseError):
                for rij in db.execute(f"{sql} WHERE {kolommen[0]} = ?", (nr,)):
                    uit.houd(kolommen, rij)
    return uit


def _red_zout(db: sqlite3.Connection) -> bytes | None:
    """The key that numbers are made with; without it they are made anew, and nothing else is lost."""
    with contextlib.suppress(sqlite3.DatabaseError):
        for (zout,) in db.execute("SELECT w FROM zout"):
            return zout if isinstance(zout, bytes) else None
    return None


def _schrijf(
    naar: sqlite3.Connection,
    records: Iterable[tuple[Any, ...]],
    invoeren: dict[int, tuple[Any, ...]],
    stenen: Iterable[tuple[Any, ...]],
    zout: bytes | None,
) -> None:
    rijen, graven = list(_aaneengesloten(records)), list(stenen)
    nodig = {r.invoer for r in rijen} | {g[-1] for g in graven}
    verloren = [(nr, "", "", "", ONBEKEND) for nr in sorted(nodig - invoeren.keys())]
    maak_tabellen(naar)
    naar.execute("BEGIN IMMEDIATE")
    naar.executemany("INSERT INTO invoer VALUES (?, ?, ?, ?, ?)", [*invoeren.values(), *verloren])
    naar.executemany("INSERT INTO grafsteen VALUES (?, ?, ?, ?, ?, ?, ?, ?)", graven)
    for r in rijen:
        kolommen = (r.volgnr, r.invoer, *r.identiteit, r.revisie, r.inhoud, r.hash, r.vervangt)
        naar.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", kolommen)
    if zout:
        naar.execute(ZOUT)
        naar.execute("INSERT INTO zout VALUES (?)", (zout,))
    naar.execute("COMMIT")


def _aaneengesloten(records: Iterable[tuple[Any, ...]]) -> Iterator[Rij]:
    """The rows with their revisions numbered from 1 again, each replacing the one before it."""
    vorige: dict[tuple[str, str, str], Rij] = {}
    for r in map(_als_rij, sorted(records)):
        eerder = vorige.get(r.identiteit)
        if eerder:
            r = replace(r, revisie=eerder.revisie + 1, vervangt=eerder.hash)
        vorige[r.identiteit] = r
        yield r


def _als_rij(kolommen: tuple[Any, ...]) -> Rij:
    """A row apart from its place among the revisions."""
    volgnr, invoer, soort, sleutel, sinds, _, inhoud, hash_, _ = kolommen
    return Rij(soort, sleutel, sinds, inhoud, hash_, invoer=invoer, volgnr=volgnr)
