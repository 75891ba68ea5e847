"""How a dossier file comes to be: whole or not at all, and never over something that stands there."""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

from verandertheorie.dossier.index import maak_leeg
from verandertheorie.dossier.schema import APPLICATIE, OPDRACHTEN, SCHEMAVERSIE
from verandertheorie.dossier.verbinding import in_gewone_taal, verbind
from verandertheorie.fouten import ConflictFout, DossierFout
from verandertheorie.halverwege import halve_naam, leg_neer, ruim_resten_op


def bouw(pad: Path) -> None:
    """Put an empty dossier at `pad`.

    Raises:
        ConflictFout: something stands there already, or the journal of a dossier that once stood there.
        DossierFout: the folder is missing or may not be written, or the disk is full.
    """
    with klad(pad) as db:
        maak_tabellen(db)


@contextlib.contextmanager
def klad(pad: Path, als: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A new file to fill, drafted beside `pad` under another name; it gets its own when all went well.

    Args:
        pad: where it comes.
        als: the file whose readers may read it; None leaves it to who makes it.

    Raises:
        ConflictFout: something stands there already, or the journal of a dossier that once stood there.
        DossierFout: the folder is missing or may not be written, or the disk is full.
    """
    _eis_vrije_plek(pad)
    ruim_resten_op(pad.parent)
    ontwerp = halve_naam(pad)
    try:
        os.close(os.open(ontwerp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        if als:
            ontwerp.chmod(0o600 | (stat.S_IMODE(als.stat().st_mode) & 0o666))
        with in_gewone_taal(pad), contextlib.closing(verbind(ontwerp, wijze="rwc")) as db:
            yield db
        _zet_neer(ontwerp, pad)
    except FileExistsError as fout:
        raise ConflictFout(_bestaat_al(pad)) from fout
    except OSError as fout:
        raise DossierFout(_niet_te_maken(pad)) from fout
    except DossierFout as fout:
        code = getattr(fout.__cause__, "sqlite_errorcode", None)
        if code == sqlite3.SQLITE_CANTOPEN:
            raise DossierFout(_niet_te_maken(pad)) from fout
        if code != sqlite3.SQLITE_FULL:
            raise
        raise DossierFout(
            f"De schijf is vol; {pad} is niet gemaakt. Maak ruimte vrij en probeer het opnieuw."
        ) from fout
    finally:
        _ruim_op(ontwerp)


def maak_tabellen(db: sqlite3.Connection) -> None:
    """Make an empty file a dossier of this version, in one transaction."""
    db.execute("BEGIN IMMEDIATE")
    db.execute(f"PRAGMA application_id = {APPLICATIE}")
    db.execute(f"PRAGMA user_version = {SCHEMAVERSIE}")
    for opdracht in OPDRACHTEN[SCHEMAVERSIE]:
        db.execute(opdracht)
    maak_leeg(db)
    db.execute("COMMIT")


def _eis_vrije_plek(pad: Path) -> None:
    try:
        if _staat_er(pad):
            raise ConflictFout(_bestaat_al(pad))
        for rest in (pad.with_name(f"{pad.name}-journal"), pad.with_name(f"{pad.name}-wal")):
            if _staat_er(rest):  # SQLite would play it back into the new file
                raise ConflictFout(
                    f"Naast {pad} ligt nog {rest.name} van een ouder dossier. Verplaats dat bestand eerst."
                )
        if not pad.parent.is_dir():
            raise DossierFout(f"De map {pad.parent} is er niet. Maak eerst die map.")
    except OSError as fout:
        raise DossierFout(_niet_te_maken(pad)) from fout


def _staat_er(pad: Path) -> bool:
    return pad.is_symlink() or pad.exists()


def _bestaat_al(pad: Path) -> str:
    return f"{pad} bestaat al. Kies een andere naam: een dossier wordt nooit overschreven."


def _niet_te_maken(pad: Path) -> str:
    return f"{pad} kan niet gemaakt worden. Kijk of de naam klopt en of u mag schrijven in de map."


def _zet_neer(bron: Path, doel: Path) -> None:
    """Give `bron` the name `doel`; FileExistsError when something stands there."""
    try:
        doel.hardlink_to(bron)
    except FileExistsError:
        raise
    except OSError:  # FAT and some network shares have no hard links: hold the place, then move over our own file
        doel.touch(exist_ok=False)
        try:
            bron.replace(doel)
        except OSError:
            doel.unlink()
            raise
    leg_neer(doel.parent)


def _ruim_op(ontwerp: Path) -> None:
    for pad in (ontwerp, ontwerp.with_name(f"{ontwerp.name}-journal")):
        with contextlib.suppress(OSError):
            pad.unlink(missing_ok=True)
