"""Writing records that the program made itself: in one transaction, by the rules of an import."""

from collections.abc import Iterable
from pathlib import Path

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import ConflictFout
from verandertheorie.graaf.index import werk_index_bij
from verandertheorie.invoer.importeer import rijen_uit_programma
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.versie import VERSIE


def leg_vast(pad: Path, records: Iterable[ElkRecord], *, gezien: str, rol: str, samenvatting: str) -> int:
    """Add records to a dossier, all of them or none; what is there already stays as it is.

    Args:
        pad: the dossier.
        records: what is to be in it.
        gezien: hash of the dossier from which they were made.
        rol: role of who does it, kept in the list of imports.
        samenvatting: one line for that list.

    Returns:
        How many records are new or became another revision; 0 writes nothing.

    Raises:
        ConflictFout: somebody changed the dossier since, or holds it.
        DossierFout: it is missing, damaged, foreign or newer, or cannot be written.
        GeweigerdFout: an import would refuse what is to be written.
    """
    with Dossier.open(pad) as dossier, dossier.transactie() as schrijver:
        if dossier.hash() != gezien:
            raise ConflictFout(f"Iemand anders heeft {pad} intussen veranderd. Kijk opnieuw en doe het dan nog eens.")
        rijen = rijen_uit_programma(dossier, records)
        if not rijen:
            schrijver.annuleer()
            return 0
        schrijver.voeg_toe(rijen, programma=f"verandertheorie {VERSIE}", rol=rol, samenvatting=samenvatting)
        werk_index_bij(dossier, schrijver)
        return len(rijen)
