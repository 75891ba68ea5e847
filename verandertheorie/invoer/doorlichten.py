"""Whether what stands in a dossier would still be let in, and whose text should have been gone by now."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from verandertheorie.dossier.bestand import Dossier, Rij
from verandertheorie.formaten.waarden import Blok
from verandertheorie.invoer.gegevens import gegevens_van_personen
from verandertheorie.invoer.steunt import wat_in_de_lucht_hangt
from verandertheorie.lezen.records import Gelezen
from verandertheorie.lezen.regels import keur
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.melding import Melding
from verandertheorie.model.soorten import ElkRecord, uit_canonieke_tekst
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Bron


def bezwaren(pad: Path) -> tuple[Melding, ...]:
    """What the rules of the import have against the newest content of a dossier; the line is the number of the row.

    Raises:
        ConflictFout: somebody else keeps it locked.
        DossierFout: it is missing, damaged, foreign or newer.
    """
    with Dossier.open(pad, alleen_lezen=True) as d:
        rijen = d.rijen()
    gelezen, onleesbaar = _lees(str(pad), rijen)
    meldingen = [*onleesbaar, *(m for m in keur(Samenhang((), gelezen)) if m.ernst == "fout")]
    los = wat_in_de_lucht_hangt([g.record for g in gelezen])
    for g in gelezen:
        if naam := los.get(g.record.soort_en_sleutel):
            tekst = f"{g.record.soort} {g.record.record_sleutel} noemt '{naam}', en dat staat niet in het dossier."
            meldingen.append(g.melding((), "VT020", tekst, "Lees dat (weer) in, of herzie dit record."))
    return tuple(sorted(set(meldingen)))


def _lees(bestand: str, rijen: Sequence[Rij]) -> tuple[tuple[Gelezen, ...], tuple[Melding, ...]]:
    gelezen, meldingen = list[Gelezen](), list[Melding]()
    for r in rijen:
        try:
            record = uit_canonieke_tekst(r.inhoud)
        except ValidationError:
            tekst = f"{r.soort} {r.sleutel} is niet te lezen als record."
            meldingen.append(Melding(bestand, r.volgnr, "VT010", tekst, "Lees het opnieuw in met --herzie."))
            continue
        for tekst in gegevens_van_personen(r):
            remedie = "Lees het verbeterd in met --herzie. Helemaal weg: dossier trek-in."
            meldingen.append(Melding(bestand, r.volgnr, "VT010", tekst, remedie))
        gelezen.append(Gelezen(record, bestand, Blok(r.volgnr)))
    return tuple(gelezen), tuple(meldingen)


def te_lang_bewaard(records: Iterable[ElkRecord], dag: datetime.date) -> tuple[Bron, ...]:
    """The sources whose text should have been wiped before this day, the oldest promise first."""
    over = (b for b in Verzameling(records).records(Bron) if b.bewaren_tot and b.bewaren_tot < dag)
    return tuple(sorted(over, key=lambda b: (b.bewaren_tot or dag, b.pseudoniem)))
