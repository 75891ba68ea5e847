"""The dossier file: make it, open it, add to it in one transaction, read it back."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from verandertheorie.dossier import index
from verandertheorie.dossier.grafsteen import Grafsteen
from verandertheorie.dossier.inhoud import Rij, canoniek, inhoudshash, nfc, nieuwste_rijen, rij
from verandertheorie.dossier.inzage import Inzage
from verandertheorie.dossier.keuring import eis_sqlite, keur_bestand, keur_inhoud, vreemde_tabellen
from verandertheorie.dossier.migratie import versie_van, werk_bij, zet_stappen
from verandertheorie.dossier.nieuw import bouw, klad, maak_tabellen
from verandertheorie.dossier.revisies import lees_revisies
from verandertheorie.dossier.schema import TABELLEN, ZOUT
from verandertheorie.dossier.schrijver import Schrijver
from verandertheorie.dossier.verbinding import BESCHADIGD, in_geheugen, in_gewone_taal, lees_rijen, verbind
from verandertheorie.fouten import DossierFout
from verandertheorie.gedaan import onthoud, vergeet

__all__ = ["Dossier", "Grafsteen", "Invoer", "Rij", "Schrijver", "canoniek", "inhoudshash", "rij"]

_GRAFSTEEN = "SELECT soort, sleutel, zout, hash, datum, reden, invoer FROM grafsteen ORDER BY nr"
_TABEL = "SELECT 1 FROM sqlite_master WHERE name = ?"


@dataclass(frozen=True, slots=True)
class Invoer:
    """One import.

    Attributes:
        nr: 1, 2, … in order of time.
        tijd: UTC, ISO 8601 in whole seconds.
        rol: Role of the person who did it.
        programma: Name and version of the program.
        samenvatting: One line for people.
    """

    nr: int
    tijd: str
    rol: str
    programma: str
    samenvatting: str


class Dossier:
    """An open dossier file. Make one with :meth:`maak`, open one with :meth:`open`; a context manager.

    Attributes:
        pad: The file, as the caller named it.
    """

    def __init__(self, pad: Path, db: sqlite3.Connection, *, alleen_lezen: bool = False) -> None:
        self.pad = pad
        self._db = db
        self._alleen_lezen = alleen_lezen

    @classmethod
    def maak(cls, pad: Path | str) -> Self:
        """Make a new, empty dossier and open it; what stands there is never overwritten.

        Raises:
            ConflictFout: something stands there already, or the journal of a dossier that once stood there.
            DossierFout: the folder is missing or may not be written, or the disk is full.
        """
        pad = Path(pad)
        eis_sqlite()
        bouw(pad)
        return cls.open(pad)

    @classmethod
    @contextlib.contextmanager
    def nieuw(cls, pad: Path | str) -> Iterator[Self]:
        """A new dossier to fill: it gets its name when all in here went well, and else there is none.

        Raises:
            ConflictFout: something stands there already, or the journal of a dossier that once stood there.
            DossierFout: the folder is missing or may not be written, or the disk is full.
        """
        pad = Path(pad)
        eis_sqlite()
        try:
            with klad(pad) as db:
                maak_tabellen(db)
                yield cls(pad, db)
        except BaseException:
            vergeet()
            raise

    @classmethod
    def open(cls, pad: Path | str, *, alleen_lezen: bool = False) -> Self:
        """Open an existing dossier; for reading, a file or folder that may not be written will do.

        One of an older version is read as it is; it becomes one of this version when something is first added to it.

        Args:
            pad: The file.
            alleen_lezen: Refuse :meth:`transactie`. An import that was broken off by a crash is still taken back
                from the file, because without that it cannot be read.

        Raises:
            DossierFout: missing, no dossier, damaged, made by a newer program, or not allowed to read.
            ConflictFout: somebody else kept it locked.
        """
        pad = Path(pad)
        eis_sqlite()
        keur_bestand(pad)
        with in_gewone_taal(pad):
            db = verbind(pad, wijze="rw")
        try:
            with in_gewone_taal(pad):
                db.execute("BEGIN")  # so that nobody writes while we look
                keur_inhoud(pad, db)
                db.execute("COMMIT")
            if alleen_lezen:
                db.execute("PRAGMA query_only = ON")
        except BaseException:
            db.close()
            raise
        return cls(pad, db, alleen_lezen=alleen_lezen)

    def sluit(self) -> None:
        """Close the file; twice is no harm."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.sluit()

    def rijen(self) -> list[Rij]:
        """The newest revision of every (soort, sleutel, sinds), in the order in which the first of each came in.

        Raises:
            DossierFout: the file is damaged: SQLite says so, or a content is not what its hash says.
            ConflictFout: somebody else kept it locked.
        """
        return nieuwste_rijen(self.alle_revisies())

    @contextlib.contextmanager
    def op_een_moment(self) -> Iterator[None]:
        """Let all that is read in here be of one moment, whoever writes meanwhile; they wait for it, so be short.

        Raises:
            ConflictFout: somebody else kept the file locked.
            ValueError: this dossier is in a transaction already, or closed.
        """
        with in_gewone_taal(self.pad):
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.rollback()

    def rijen_met(self, volgnrs: Iterable[int]) -> list[Rij]:
        """Single rows by their numbers, whether or not they are the newest; those that are gone are left out.

        Raises:
            DossierFout: the file is damaged: SQLite says so, or a content is not what its hash says.
            ConflictFout: somebody else kept it locked.
        """
        return [rij for nr in volgnrs for rij in lees_revisies(self._db, self.pad, "volgnr = ?", nr)]

    def laatste_volgnr(self) -> int:
        """The number of the last row; 0 without rows.

        Raises:
            DossierFout: the file is damaged.
            ConflictFout: somebody else kept it locked.
        """
        ((laatste,),) = lees_rijen(self._db, self.pad, "SELECT coalesce(max(volgnr), 0) FROM record", (int,))
        return int(laatste)

    def inzage(self, maker: int) -> Inzage | None:
        """Parts of the dossier by themselves; to be used inside :meth:`op_een_moment` or a transaction.

        Returns:
            None when there is no complete index as this maker makes it, and the records are to be read.

        Raises:
            ConflictFout: somebody else kept it locked.
        """
        stand = index.lees_stand(self._db, self.pad, maker)
        return Inzage(stand, self.pad, self._db) if stand else None

    def index(self, maker: int) -> index.Index | None:
        """The whole index of findings as this maker makes it; None when it is not complete, or not what was counted.

        Raises:
            ConflictFout: somebody else kept it locked.
        """
        inzage = self.inzage(maker)
        try:
            return inzage.alles() if inzage else None
        except DossierFout:  # it is damaged itself: the records may be whole
            return None

    def zonder_index(self, maker: int) -> list[Rij]:
        """The newest revisions of registrations of which this maker made no rows in the index yet.

        Raises:
            DossierFout: the file is damaged: SQLite says so, or a content is not what its hash says.
            ConflictFout: somebody else kept it locked.
        """
        return self.rijen_met(index.ontbreekt(self._db, self.pad, maker))

    def alle_revisies(self) -> list[Rij]:
        """Every revision of every record, in the order in which they came in.

        Raises:
            DossierFout: the file is damaged: SQLite says so, or a content is not what its hash says.
            ConflictFout: somebody else kept it locked.
        """
        return lees_revisies(self._db, self.pad)

    def eis_gaaf(self) -> None:
        """See that every content is what its hash says, and keep none of it: for who adds to what it does not read.

        Raises:
            DossierFout: the file is damaged: SQLite says so, or a content is not what its hash says.
            ConflictFout: somebody else kept it locked.
        """
        with in_gewone_taal(self.pad):
            for inhoud, hash_ in self._db.execute("SELECT inhoud, hash FROM record"):
                if not isinstance(inhoud, str) or inhoudshash(inhoud) != hash_:
                    raise DossierFout(BESCHADIGD.format(pad=self.pad))

    def aantal_revisies(self) -> int:
        """How many of those there are, without reading them.

        Raises:
            DossierFout: the file is damaged.
            ConflictFout: somebody else kept it locked.
        """
        ((aantal,),) = lees_rijen(self._db, self.pad, "SELECT count(*) FROM record", (int,))
        return int(aantal)

    def revisies(self, soort: str, sleutel: str) -> list[Rij]:
        """All revisions of one record under all its `sinds`, oldest first; empty when it is not there.

        Raises:
            DossierFout: the file is damaged: SQLite says so, or a content is not what its hash says.
            ConflictFout: somebody else kept it locked.
        """
        return lees_revisies(self._db, self.pad, "soort = ? AND sleutel = ?", nfc(soort), nfc(sleutel))

    def nieuwste(self, soort: str, sleutel: str, sinds: str) -> Rij | None:
        """The newest revision of one identity; None when it is not there.

        Raises:
            DossierFout: the file is damaged: SQLite says so, or a content is not what its hash says.
            ConflictFout: somebody else kept it locked.
        """
        waar = "soort = ? AND sleutel = ? AND sinds = ?"
        rijen = lees_revisies(self._db, self.pad, waar, nfc(soort), nfc(sleutel), nfc(sinds))
        return rijen[-1] if rijen else None

    def namen(self) -> set[tuple[str, str]]:
        """Kind and key of every record, without reading them.

        Raises:
            DossierFout: the file is damaged.
            ConflictFout: somebody else kept it locked.
        """
        rijen = lees_rijen(self._db, self.pad, "SELECT DISTINCT soort, sleutel FROM record", (str, str))
        return {(soort, sleutel) for soort, sleutel in rijen}

    def invoeren(self) -> list[Invoer]:
        """All imports, oldest first.

        Raises:
            DossierFout: the file is damaged.
            ConflictFout: somebody else kept it locked.
        """
        sql = "SELECT nr, tijd, rol, programma, samenvatting FROM invoer ORDER BY nr"
        return [Invoer(*kolommen) for kolommen in lees_rijen(self._db, self.pad, sql, (int, str, str, str, str))]

    def grafstenen(self) -> list[Grafsteen]:
        """What was withdrawn, in the order in which it was.

        Raises:
            DossierFout: the file is damaged.
            ConflictFout: somebody else kept it locked.
        """
        with in_gewone_taal(self.pad):
            if versie_van(self._db) < 2:
                return []
        return [Grafsteen(*k) for k in lees_rijen(self._db, self.pad, _GRAFSTEEN, (str, str, str, str, str, str, int))]

    def teksten(self) -> Iterator[str]:
        """Every text that stands in the file rightly: in its tables, and of the tables themselves.

        Not what stands in the index: it repeats the records, and what they no longer say may not stay there either.

        Raises:
            DossierFout: the file is damaged.
            ConflictFout: somebody else kept it locked.
        """
        for tabel in ("sqlite_master", *TABELLEN):
            with in_gewone_taal(self.pad):
                bestaat = tabel == "sqlite_master" or self._db.execute(_TABEL, (tabel,)).fetchone()
                rijen = self._db.execute(f"SELECT * FROM {tabel}").fetchall() if bestaat else []  # noqa: S608
            yield from (waarde for rij in rijen for waarde in rij if isinstance(waarde, str))

    def vreemde_tabellen(self) -> list[str]:
        """Tables that another program put beside ours, by name.

        Raises:
            DossierFout: the file is damaged.
            ConflictFout: somebody else kept it locked.
        """
        return vreemde_tabellen(self.pad, self._db)

    def zout(self) -> bytes | None:
        """The key that numbers are made with (`nummersleutel.py`); None while there is none.

        Raises:
            DossierFout: the file is damaged.
            ConflictFout: somebody else kept it locked.
        """
        with in_gewone_taal(self.pad):
            if not self._db.execute(_TABEL, ("zout",)).fetchone():
                return None
        rijen = lees_rijen(self._db, self.pad, "SELECT w FROM zout", (bytes,))
        if len(rijen) != 1:
            raise DossierFout(BESCHADIGD.format(pad=self.pad))
        return bytes(rijen[0][0])

    def strooi_zout(self, zout: bytes) -> bytes:
        """Put that key in the file, unless there is one.

        Returns:
            The one that is there.

        Raises:
            ConflictFout: somebody else kept the file locked.
            DossierFout: it cannot be written.
        """
        with in_gewone_taal(self.pad):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                er_was = self.zout()
                if er_was is None:
                    self._db.execute(ZOUT)
                    self._db.execute("INSERT INTO zout VALUES (?)", (zout,))
                self._db.execute("COMMIT")
            except BaseException:
                self._db.rollback()
                raise
        return er_was or zout

    def ruim_op(self) -> None:
        """Write the file anew with only what is in it, so that nothing is left of what was withdrawn.

        Raises:
            ConflictFout: somebody else kept the file locked.
            DossierFout: it cannot be written, or the disk has no room for a second copy.
            ValueError: this dossier is in a transaction, or closed.
        """
        with in_gewone_taal(self.pad):
            if self._db.in_transaction:
                raise ValueError("this dossier is in a transaction")
            self._db.execute("VACUUM")

    def hash(self) -> str:
        """One name (16 hex digits) for all newest revisions together, whatever the order in which they came in.

        Raises:
            DossierFout: the file is damaged.
            ConflictFout: somebody else kept it locked.
        """
        return index.naam_van_alles(self._db, self.pad)

    @contextlib.contextmanager
    def transactie(self, *, is_proef: bool = False) -> Iterator[Schrijver]:
        """Hold the file for writing: all that is added comes in at the end, or nothing does.

        Read and check inside it: nobody else can write meanwhile, and this dossier already reads what was added. An
        exception or `schrijver.annuleer()` leaves the file byte for byte as it was. A dossier of an older version is
        first brought to this one, with a copy of what it was beside it.

        Args:
            is_proef: Nothing will come of it, whatever is added: it goes to a copy in memory, so that a file that may
                only be read will do, and nobody waits for it.

        Raises:
            ConflictFout: somebody else kept the file locked.
            DossierFout: the dossier was opened for reading only, cannot be written, or the disk is full.
            ValueError: this dossier is in a transaction already, or closed.
        """
        with self._op_een_kopie() if is_proef else contextlib.nullcontext():
            self._begin(is_proef=is_proef)
            schrijver = Schrijver(self.pad, self._db)
            if is_proef:
                schrijver.annuleer()
            try:
                yield schrijver
                with in_gewone_taal(self.pad):
                    self._db.execute("ROLLBACK" if schrijver.is_geannuleerd else "COMMIT")
                if schrijver.invoer and not schrijver.is_geannuleerd:
                    onthoud(self.pad, schrijver.invoer)
            except BaseException:
                with contextlib.suppress(sqlite3.Error):  # what went wrong first is what the caller hears
                    self._neem_terug()
                raise
            finally:
                schrijver.sluit()

    @contextlib.contextmanager
    def _op_een_kopie(self) -> Iterator[None]:
        """Let all that is read and written go to a copy in memory: the file may be one that may only be read."""
        with in_gewone_taal(self.pad):
            if self._db.in_transaction:
                raise ValueError("this dossier is in a transaction already")
            kopie = in_geheugen(self._db)
        echt, self._db = self._db, kopie
        try:
            yield
        finally:
            self._db = echt
            kopie.close()

    def _begin(self, *, is_proef: bool) -> None:
        if self._alleen_lezen and not is_proef:
            raise DossierFout(f"{self.pad} is geopend om te lezen. Open het om te schrijven.")
        with in_gewone_taal(self.pad):
            if self._db.in_transaction:
                raise ValueError("this dossier is in a transaction already")
            self._db.execute("PRAGMA journal_mode = DELETE")  # another program may have left it in WAL: three files
            if not is_proef:
                werk_bij(self.pad, self._db)
            self._db.execute("BEGIN IMMEDIATE")
            if is_proef:
                zet_stappen(self._db)

    def _neem_terug(self) -> None:
        self._db.rollback()
        # After a full disk SQLite puts the old pages back only at the next reading.
        self._db.execute("SELECT nr FROM invoer LIMIT 1").fetchall()
