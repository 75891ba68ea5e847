"""What may be added to a dossier or withdrawn from it inside one transaction, and what is refused."""

import contextlib
import datetime
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from verandertheorie.dossier import index
from verandertheorie.dossier.grafsteen import Grafsteen
from verandertheorie.dossier.inhoud import Rij, inhoudshash
from verandertheorie.dossier.schema import INVOER_BLIJFT
from verandertheorie.dossier.verbinding import in_gewone_taal, lees_rijen
from verandertheorie.fouten import AanroepFout, ConflictFout

_NIEUWSTE = (
    "SELECT revisie, hash FROM record WHERE soort = ? AND sleutel = ? AND sinds = ? ORDER BY revisie DESC LIMIT 1"
)
_INVOER = "INSERT INTO invoer (tijd, rol, programma, samenvatting) VALUES (?, ?, ?, ?)"
_RECORD = (
    "INSERT INTO record (invoer, soort, sleutel, sinds, revisie, inhoud, hash, vervangt)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_GRAFSTEEN = "INSERT INTO grafsteen (soort, sleutel, zout, hash, datum, reden, invoer) VALUES (?, ?, ?, ?, ?, ?, ?)"
_WEG = "DELETE FROM record WHERE volgnr = ?"
# For each row that goes, a trigger looks for its gravestone among all of them. The index lives no longer than the
# transaction: in the file it would be a new version of the dossier.
_VIND_STENEN = "CREATE INDEX grafsteen_op_naam ON grafsteen (soort, sleutel)"
_VIND_NIET_MEER = "DROP INDEX grafsteen_op_naam"


class Schrijver:
    """Adds rows inside one transaction; comes from `Dossier.transactie` and is of no use after it.

    Attributes:
        invoer: Number of the last import that was added; 0 before.
    """

    def __init__(self, pad: Path, db: sqlite3.Connection) -> None:
        self._pad = pad
        self._db: sqlite3.Connection | None = db
        self._is_geannuleerd = False
        self.invoer = 0

    @property
    def is_geannuleerd(self) -> bool:
        """Whether the transaction will leave nothing behind."""
        return self._is_geannuleerd

    @property
    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            raise ValueError("this transaction is over")
        return self._db

    def annuleer(self) -> None:
        """Let the transaction leave nothing behind; until its end, reading still shows what was added."""
        self._is_geannuleerd = True

    def voeg_toe(
        self,
        rijen: Iterable[Rij],
        *,
        programma: str,
        rol: str,
        samenvatting: str,
        grafstenen: Iterable[Grafsteen] = (),
        weg: Iterable[int] = (),
        bewezen: index.Indexstand | None = None,
    ) -> int:
        """Put up gravestones, take away rows and add rows as one import: all of it, or nothing.

        A row without `vervangt` is new. A row with `vervangt` is the next revision of a row that is there, or that
        stands before it in `rijen`. The dossier does the numbering: `revisie`, `invoer` and `volgnr` of a row that is
        handed over mean nothing.

        Args:
            rijen: The rows, in the order in which they get their numbers.
            programma: Name and version of the program that adds them.
            rol: Role of the person who adds them.
            samenvatting: One line for the list of imports.
            grafstenen: What is withdrawn, here or in a dossier that is merged; `invoer` means nothing.
            weg: `volgnr` of the rows to take away before others are added; each has a gravestone, new or old.
            bewezen: what the index said of itself when it was read and proven in this transaction (`Inzage.bewezen`).

        Returns:
            The number of the import; 0 when there was nothing to do, and then nothing is written.

        Raises:
            AanroepFout: the role has something in it that leads straight to a person.
            ConflictFout: a new row has the identity of a row that is there, or a revision does not name the newest
                hash of its record.
            DossierFout: the file cannot be written, or the disk is full.
            ValueError: the transaction is over, a row's hash is not that of its content, or a row is taken away that
                has no gravestone.
        """
        _ = self._open  # also when there is nothing to do
        lijst, stenen, gaat = list(rijen), list(grafstenen), list(weg)
        if not (lijst or stenen or gaat):
            return 0
        eis_rol(rol)
        from verandertheorie.persoonsgegevens import zonder_persoonsgegevens  # only who writes loads its patterns

        with self._alles_of_niets() as db:
            if not self.invoer:
                index.herstel_index(db, self._pad, bewezen)
            nr = db.execute(_INVOER, (_nu(), rol, programma, zonder_persoonsgegevens(samenvatting))).lastrowid
            for g in stenen:
                reden = zonder_persoonsgegevens(g.reden)  # of another dossier, where nobody can write it anew
                db.execute(_GRAFSTEEN, (g.soort, g.sleutel, g.zout, g.hash, g.datum, reden, nr))
            _haal_weg(db, gaat)
            for rij in lijst:
                revisie = self._volgende_revisie(db, rij)
                kolommen = (nr, *rij.identiteit, revisie, rij.inhoud, rij.hash, rij.vervangt)
                db.execute(_RECORD, kolommen)
            index.ruim_index_op(db)
        self.invoer = nr or 0
        return self.invoer

    def vul_index(self, maker: int, gesprekken: Iterable[index.Cellen], bevindingen: Iterable[index.Cellen]) -> None:
        """Add rows to the index, and say that it is complete.

        Args:
            maker: which way of making the rows.
            gesprekken: a row per record, beginning with its number.
            bevindingen: a row per item, beginning with the number of its record.

        Raises:
            DossierFout: the file cannot be written, or the disk is full.
            ValueError: the transaction is over.
        """
        with self._alles_of_niets() as db:
            index.voeg_toe(db, maker, gesprekken, bevindingen)
            index.zet_stand(db, self._pad, maker)

    def wis_rol(self, rol: str) -> int:
        """Empty the role of every import that has this one; nothing else of an import ever changes.

        The trigger that guards this is put back as it was before anybody else can see the file.

        Returns:
            How many imports had it.

        Raises:
            DossierFout: the file cannot be written, or the disk is full.
            ValueError: the transaction is over.
        """
        with self._alles_of_niets() as db:
            db.execute("DROP TRIGGER invoer_blijft")
            aantal = db.execute("UPDATE invoer SET rol = '' WHERE rol = ?", (rol,)).rowcount
            db.execute(INVOER_BLIJFT)
        return aantal

    def sluit(self) -> None:
        """Refuse all further use: outside its transaction, an addition could not be taken back."""
        self._db = None

    @contextlib.contextmanager
    def _alles_of_niets(self) -> Iterator[sqlite3.Connection]:
        db = self._open
        with in_gewone_taal(self._pad):
            db.execute("SAVEPOINT invoer")
            try:
                yield db
            except BaseException:
                if db.in_transaction:  # a full disk makes SQLite take back the whole transaction by itself
                    db.execute("ROLLBACK TO invoer")
                raise
            finally:
                if db.in_transaction:
                    db.execute("RELEASE invoer")

    def _volgende_revisie(self, db: sqlite3.Connection, rij: Rij) -> int:
        if rij.hash != inhoudshash(rij.inhoud):
            raise ValueError(f"the hash of {rij.soort} {rij.sleutel} is not that of its content")
        nieuwste = lees_rijen(db, self._pad, _NIEUWSTE, (int, str), *rij.identiteit)
        if not nieuwste:
            if rij.vervangt is not None:
                raise ConflictFout(f"{_naam(rij)} is er nog niet. Voer het in zonder het te herzien.")
            return 1
        ((revisie, hash_),) = nieuwste
        if rij.vervangt is None:
            raise ConflictFout(_staat_er_al(rij, hash_))
        if rij.vervangt != hash_:
            raise ConflictFout(f"{_naam(rij)} is intussen al herzien. Bekijk de nieuwste inhoud en herzie die.")
        return int(revisie) + 1


def eis_rol(rol: str) -> None:
    """The role of somebody is kept with what they add, so it says nothing that leads straight to them.

    Raises:
        AanroepFout: it does.
    """
    from verandertheorie.persoonsgegevens import vind_persoonsgegeven

    if gevonden := vind_persoonsgegeven(rol):
        raise AanroepFout(
            f"Bij --rol staat {gevonden.wat} ('{gevonden.begin}…'). Schrijf een rol, zoals lerende monitor."
        )


def _haal_weg(db: sqlite3.Connection, volgnrs: Sequence[int]) -> None:
    if not volgnrs:
        return
    db.execute(_VIND_STENEN)
    for volgnr in volgnrs:
        try:
            db.execute(_WEG, (volgnr,))
        except sqlite3.IntegrityError as fout:  # the trigger of the table itself
            raise ValueError(f"row {volgnr} has no gravestone") from fout
    db.execute(_VIND_NIET_MEER)


def _nu() -> str:
    """UTC in whole seconds: the only clock of the dossier, and no part of any hash."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _naam(rij: Rij) -> str:
    return f"{rij.soort} {rij.sleutel}" + (f" (sinds {rij.sinds})" if rij.sinds else "")


def _staat_er_al(rij: Rij, hash_: str) -> str:
    if rij.hash == hash_:
        return f"{_naam(rij)} staat al met dezelfde inhoud in het dossier. U hoeft niets te doen."
    return f"{_naam(rij)} staat al met een andere inhoud in het dossier. Kies een andere sleutel of herzie het record."
