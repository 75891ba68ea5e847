"""Parts of a dossier read by themselves, each proven to be whole: of a question about one claim not all is read.

The records are the only truth. That these parts say what the records say is the promise of the index (``index.py``);
here each is held against what was counted.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from verandertheorie.dossier import index
from verandertheorie.dossier.inhoud import Rij, nieuwste_rijen
from verandertheorie.dossier.revisies import lees_revisies
from verandertheorie.dossier.verbinding import lees_rijen


@dataclass(frozen=True, slots=True)
class Inzage:
    """A dossier at one moment, inside a transaction. Every method raises as these do.

    Raises:
        DossierFout: what was asked for is not whole: it is damaged, or another program changed it.
        ConflictFout: somebody else kept the file locked.
    """

    stand: index.Indexstand
    _pad: Path
    _db: sqlite3.Connection

    def alles(self) -> index.Index:
        """The whole index."""
        return index.lees_index(self._db, self._pad, self.stand)

    def bewezen(self) -> index.Index:
        """The same, of which every part was held against what was counted of it; for who will add to it."""
        return index.bewezen_index(self._db, self._pad, self.stand)

    def bevindingen(self, onderwerp: str) -> list[index.Cellen]:
        """What the index has of one subject, by record, kind, place: ``record``, then ``index.BEVINDING``."""
        return index.bevindingen_over(self._db, self._pad, onderwerp)

    def gesprek(self, record: int) -> index.Cellen:
        """What the index has of one conversation, by the number of its row: ``record``, then ``index.GESPREK``."""
        return index.gesprek_van(self._db, self._pad, record)

    def gesprekken_met(self, bron: str) -> list[index.Cellen]:
        """The same of every conversation that has one source and no other."""
        return index.gesprekken_met(self._db, self._pad, bron)

    def record_van(self, registratie: str) -> int | None:
        """The number of the newest row of a registration; None when none is found, which is not proven."""
        sql = "SELECT max(volgnr) FROM record WHERE soort = 'registratie' AND sleutel = ?"
        ((nummer,),) = lees_rijen(self._db, self._pad, sql, ((int, type(None)),), registratie)
        return None if nummer is None else int(nummer)

    def soort(self, soort: str) -> list[Rij]:
        """All revisions of one kind of record, in the order in which they came in."""
        if soort not in self.stand.soorten:
            return []
        rijen = lees_revisies(self._db, self._pad, "soort = ?", soort)
        index.eis_soort(self._pad, self.stand, soort, ((r.volgnr, *r.identiteit, r.hash) for r in rijen))
        return rijen

    def bron(self, pseudoniem: str) -> list[Rij]:
        """The newest revision of one source; none when it is not there."""
        rijen = lees_revisies(self._db, self._pad, "soort = 'bron' AND sleutel = ?", pseudoniem)
        index.eis_geteld(self._db, self._pad, pseudoniem, ((r.volgnr, *r.identiteit, r.hash) for r in rijen))
        return nieuwste_rijen(rijen)
