"""What a file has to be before it is used as a dossier.

Nothing but SQLite reads it: closing a second file handle would drop the locks that this process holds on the file
(sqlite.org, "How To Corrupt An SQLite Database File", 2.2).
"""

import os
import sqlite3
import stat
from pathlib import Path

from verandertheorie.dossier import index
from verandertheorie.dossier.schema import APPLICATIE, OPDRACHTEN, SCHEMAVERSIE, TABELLEN
from verandertheorie.dossier.verbinding import BESCHADIGD, GEEN_DOSSIER, lees_rijen
from verandertheorie.fouten import DossierFout


def eis_sqlite() -> None:
    """See that this SQLite knows STRICT tables.

    Raises:
        DossierFout: it is older than 3.37.
    """
    if sqlite3.sqlite_version_info < (3, 37):
        raise DossierFout(
            f"SQLite {sqlite3.sqlite_version} is te oud. Installeer een Python met SQLite 3.37 of nieuwer."
        )


def keur_bestand(pad: Path) -> None:
    """See that a file stands there, without reading it.

    Raises:
        DossierFout: it is missing, a folder, something else than a file, or empty, or may not be looked at; or what
            lies in the place of its journal is no file, for which SQLite would wait or stop in its own words.
    """
    gegevens = _gegevens(pad)
    if stat.S_ISDIR(gegevens.st_mode):
        raise DossierFout(f"{pad} is een map. Kies een dossierbestand.")
    if not stat.S_ISREG(gegevens.st_mode):
        raise DossierFout(f"{pad} is geen gewoon bestand. Kies een dossierbestand.")
    if gegevens.st_size == 0:
        raise DossierFout(f"{pad} is een leeg bestand. Kies een ander bestand of zet een kopie terug.")
    for buur in (pad.with_name(f"{pad.name}{staart}") for staart in ("-journal", "-wal", "-shm")):
        if os.path.lexists(buur) and not buur.is_file():
            raise DossierFout(f"Naast {pad} ligt {buur.name}, en dat is geen gewoon bestand. Haal dat eerst weg.")


def keur_inhoud(pad: Path, db: sqlite3.Connection) -> int:
    """See that it is a dossier of this version or an older one, with exactly its tables and triggers.

    Call it inside a transaction. What somebody adds beside them (a view, an index) is no trouble.

    Returns:
        The schema version of the file.

    Raises:
        ConflictFout: somebody else keeps it locked.
        DossierFout: it is something else, damaged, changed by another program, or of a newer version.
    """
    versie = keur_soort(pad, db)
    ((pagina,),) = lees_rijen(db, pad, "PRAGMA page_size", (int,))
    if _gegevens(pad).st_size % pagina:  # SQLite would read zeroes for what was cut off the last page
        raise DossierFout(BESCHADIGD.format(pad=pad))
    if versie not in OPDRACHTEN or not heeft_eigen_tabellen(pad, db, versie):
        raise DossierFout(f"{pad} is beschadigd of door een ander programma veranderd. Zet een kopie terug.")
    return versie


def keur_soort(pad: Path, db: sqlite3.Connection) -> int:
    """See that it says of itself to be a dossier, of a version that we know.

    Returns:
        The schema version of the file.

    Raises:
        ConflictFout: somebody else keeps it locked.
        DossierFout: it is something else, too damaged to tell, or of a newer version.
    """
    ((applicatie,),) = lees_rijen(db, pad, "PRAGMA application_id", (int,))
    if applicatie != APPLICATIE:
        raise DossierFout(GEEN_DOSSIER.format(pad=pad))
    ((versie,),) = lees_rijen(db, pad, "PRAGMA user_version", (int,))
    if versie > SCHEMAVERSIE:
        raise DossierFout(f"{pad} is gemaakt met een nieuwere versie van verandertheorie. Werk het programma bij.")
    return int(versie)


def heeft_eigen_tabellen(pad: Path, db: sqlite3.Connection, versie: int) -> bool:
    """Whether the tables and triggers are word for word those of this version.

    Raises:
        ConflictFout: somebody else keeps it locked.
        DossierFout: it cannot be read.
    """
    namen = ", ".join(f"'{naam}'" for naam in TABELLEN)
    sql = f"SELECT sql FROM sqlite_master WHERE type IN ('table', 'trigger') AND tbl_name IN ({namen})"  # noqa: S608
    return {opdracht for (opdracht,) in lees_rijen(db, pad, sql, (str,))} == set(OPDRACHTEN[versie])


def vreemde_tabellen(pad: Path, db: sqlite3.Connection) -> list[str]:
    """Tables that another program put beside ours, by name; they may hold a copy of anything.

    Raises:
        ConflictFout: somebody else keeps it locked.
        DossierFout: it cannot be read.
    """
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    return [naam for (naam,) in lees_rijen(db, pad, sql, (str,)) if naam not in (*TABELLEN, *index.TABELLEN, "zout")]


def _gegevens(pad: Path) -> os.stat_result:
    try:
        return pad.stat()
    except (FileNotFoundError, NotADirectoryError) as fout:
        raise DossierFout(f"{pad} is er niet. Kijk de naam na, of maak een nieuw dossier.") from fout
    except OSError as fout:
        raise DossierFout(f"{pad} kan niet geopend worden. Kijk de naam na, en of u in de map mag lezen.") from fout
