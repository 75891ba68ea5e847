"""What rests on other records: which references, dates and versions point at nothing, or would."""

from collections.abc import Iterable, Iterator, Sequence

from verandertheorie.graaf.voorraad import Voorraad, voorraad_van
from verandertheorie.lezen.records import Gelezen
from verandertheorie.melding import Melding
from verandertheorie.model.basis import Naam
from verandertheorie.model.besluiten import TheorieVersie
from verandertheorie.model.gebieden import Gebied, Leercyclus
from verandertheorie.model.kalender import Kalender
from verandertheorie.model.soorten import ElkRecord, genoemd
from verandertheorie.model.theorie import Knoop
from verandertheorie.model.verwijzing import Doel, Namenlijst, kort
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Registratie
from verandertheorie.model.woordenlijst import Woord, Woordenlijst, woordenboek


def wat_steunt_op(voor: Sequence[ElkRecord], na: Sequence[ElkRecord]) -> tuple[Naam, ...]:
    """The records that stay and name something that goes, by name.

    Args:
        voor: the newest revision of everything that is there.
        na: the same without what would go.
    """
    toen, straks = _namen(voor), _namen(na)
    eerst, blijft = Verzameling(voor), Verzameling(na)
    was, kalender = (Kalender(deel.records(Leercyclus)) for deel in (eerst, blijft))
    eerdere, versies = ({v.nummer for v in deel.records(TheorieVersie)} for deel in (eerst, blijft))
    gevonden = set()
    for r in na:
        weg = any(toen.vind(naam, merk.naar) and not straks.vind(naam, merk.naar) for _, naam, merk in genoemd(r))
        zonder_cyclus = isinstance(r, Registratie) and bool(was.op(r.datum)) and not kalender.op(r.datum)
        zonder_vorige = isinstance(r, TheorieVersie) and r.vorige in eerdere - versies
        if weg or zonder_cyclus or zonder_vorige:
            gevonden.add(r.soort_en_sleutel)
    return tuple(sorted(gevonden))


def wat_in_de_lucht_hangt(
    gelezen: Iterable[Gelezen], alles: Iterable[ElkRecord] | Voorraad, remedie: str
) -> Iterator[Melding]:
    """A Melding for every field that names something which is not there, in the order of records and fields.

    What is stored names by key, as the import writes it: another word for the same thing is found nowhere later.

    Args:
        gelezen: the records to look at.
        alles: all that will be in the dossier, these among them.
        remedie: what to do about it.
    """
    lijst = _namen(alles)
    for g in gelezen:
        for plek, naam, merk in genoemd(g.record):
            is_eind = "knoop" in merk.naar
            if not merk.mag_los(naam) and not _is_sleutel(naam, lijst.vind(naam, merk.naar), is_eind=is_eind):
                veld = " ".join(str(deel + 1) if isinstance(deel, int) else deel for deel in plek)
                wat = f"{g.record.soort} {g.record.record_sleutel} noemt '{kort(naam)}' bij '{veld}'"
                yield g.melding(plek, "VT020", f"{wat}, en dat staat niet in het dossier.", remedie)


def _is_sleutel(naam: str, doel: Doel | None, *, is_eind: bool) -> bool:
    """Whether a stored name is the key of what it means; only a subject may be a claim that nobody wrote down yet."""
    return doel is not None and naam in (doel.sleutel, f"[{doel.sleutel}]") and not (is_eind and doel.is_nieuw)


def _namen(records: Iterable[ElkRecord] | Voorraad) -> Namenlijst:
    alle = voorraad_van(records)
    lijst = Namenlijst(woorden=woordenboek(alle.records(Woord), alle.records(Woordenlijst)))
    for r in alle.zonder_gesprekken():
        lijst.voeg_toe(r.soort, r.record_sleutel, (r.naam,) if isinstance(r, Knoop | Gebied) else ())
    for id_ in alle.gesprekken:
        lijst.voeg_toe("registratie", id_)
    return lijst
