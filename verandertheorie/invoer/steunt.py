"""What rests on other records: which references, dates and versions point at nothing, or would."""

from collections.abc import Sequence

from verandertheorie.model.basis import Naam
from verandertheorie.model.besluiten import TheorieVersie
from verandertheorie.model.gebieden import Gebied, Leercyclus
from verandertheorie.model.kalender import Kalender
from verandertheorie.model.soorten import ElkRecord, genoemd
from verandertheorie.model.theorie import Knoop
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Registratie


def wat_steunt_op(voor: Sequence[ElkRecord], na: Sequence[ElkRecord]) -> tuple[Naam, ...]:
    """The records that stay and name something that goes, by name.

    Args:
        voor: the newest revision of everything that is there.
        na: the same without what would go.
    """
    toen, straks = _namen(voor), _namen(na)
    blijft = Verzameling(na)
    kalender = Kalender(blijft.records(Leercyclus))
    versies = {v.nummer for v in blijft.records(TheorieVersie)}
    gevonden = set()
    for r in na:
        weg = any(toen.vind(naam, merk.naar) and not straks.vind(naam, merk.naar) for naam, merk in genoemd(r))
        zonder_cyclus = isinstance(r, Registratie) and not kalender.op(r.datum)
        zonder_vorige = isinstance(r, TheorieVersie) and r.vorige is not None and r.vorige not in versies
        if weg or zonder_cyclus or zonder_vorige:
            gevonden.add(r.soort_en_sleutel)
    return tuple(sorted(gevonden))


def wat_in_de_lucht_hangt(records: Sequence[ElkRecord]) -> dict[Naam, str]:
    """Per record that names something which is not there: the first such name."""
    lijst = _namen(records)
    uit: dict[Naam, str] = {}
    for r in records:
        for naam, merk in genoemd(r):
            if not lijst.vind(naam, merk.naar):
                uit.setdefault(r.soort_en_sleutel, naam)
    return uit


def _namen(records: Sequence[ElkRecord]) -> Namenlijst:
    lijst = Namenlijst()
    for r in records:
        lijst.voeg_toe(r.soort, r.record_sleutel, (r.naam,) if isinstance(r, Knoop | Gebied) else ())
    return lijst
