"""Whether what stands in a dossier would still be let in."""

from collections.abc import Sequence
from pathlib import Path

from verandertheorie.aanscherping.versies import records_in
from verandertheorie.dossier.bestand import Dossier, Rij
from verandertheorie.dossier.herstel import Herstel, herstel
from verandertheorie.formaten.waarden import Blok
from verandertheorie.fouten import DossierFout
from verandertheorie.graaf.rijen import Onleesbaar, lees_rij
from verandertheorie.invoer.gegevens import gegevens_van_personen
from verandertheorie.invoer.steunt import wat_in_de_lucht_hangt
from verandertheorie.lezen.records import Gelezen
from verandertheorie.lezen.regels import keur
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.lezen.veldfouten import in_het_nederlands
from verandertheorie.melding import Melding
from verandertheorie.model.besluiten import TheorieVersie


def bezwaren(pad: Path) -> tuple[Melding, ...]:
    """What the rules of the import have against the newest content of a dossier; the line is the number of the row.

    Raises:
        ConflictFout: somebody else keeps it locked.
        DossierFout: it is missing, damaged, foreign or newer.
    """
    with Dossier.open(pad, alleen_lezen=True) as d:
        rijen = d.rijen()
    gelezen, onleesbaar = _lees(str(pad), rijen)
    regels = (m for m in keur(Samenhang((), gelezen)) if m.ernst == "fout")
    los = wat_in_de_lucht_hangt(gelezen, (g.record for g in gelezen), "Lees dat (weer) in, of herzie dit record.")
    meldingen = (*onleesbaar, *regels, *los)
    return tuple(sorted(set(meldingen)))


def red(pad: Path, doel: Path) -> Herstel:
    """A new dossier with every row that is whole and that this version can read; the old one stays as it is.

    Raises:
        ConflictFout: something stands at `doel`, or somebody else keeps the old file locked.
        DossierFout: nothing can be read any more, the file is newer, or the new one cannot be written.
    """
    return herstel(pad, doel, _is_te_lezen)


def _is_te_lezen(r: Rij) -> bool:
    """Whether a row is a record of this version; of a version of the theory, whether all its parts are."""
    match lees_rij(r):
        case Onleesbaar():
            return False
        case TheorieVersie() as versie:
            try:
                records_in(versie)
            except DossierFout:
                return False
    return True


def _lees(bestand: str, rijen: Sequence[Rij]) -> tuple[tuple[Gelezen, ...], tuple[Melding, ...]]:
    gelezen, meldingen = list[Gelezen](), list[Melding]()
    for r in rijen:
        record = lees_rij(r)
        if isinstance(record, Onleesbaar):
            meldingen.append(Melding(bestand, r.volgnr, "VT010", *_bezwaar(record)))
            continue
        for tekst in gegevens_van_personen(r):
            remedie = "Lees het verbeterd in met --herzie. Helemaal weg: dossier trek-in."
            meldingen.append(Melding(bestand, r.volgnr, "VT010", tekst, remedie))
        gelezen.append(Gelezen(record, bestand, Blok(r.volgnr)))
    return tuple(gelezen), tuple(meldingen)


def _bezwaar(o: Onleesbaar) -> tuple[str, str]:
    """What is wrong with a row that is no record, field by field, and what to do."""
    delen = []
    for e in o.fouten:
        veld = " ".join(str(deel + 1) if isinstance(deel, int) else deel for deel in e["loc"][1:])
        wat, _ = in_het_nederlands({**e, "loc": e["loc"][1:]}, o.rij.soort)
        delen.append(f"bij '{veld}': {wat}" if veld else "de inhoud is geen record dat deze versie kent.")
    waarom = " ".join(delen) or "de inhoud is die van een ander record."
    tekst = f"{o.rij.soort} {o.rij.sleutel} is niet te lezen als record (invoer {o.rij.invoer}): {waarom}"
    return tekst, "Lees het opnieuw in met --herzie, of maak een dossier zonder dit: dossier herstel gered.sqlite"
