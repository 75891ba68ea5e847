"""What rests on other records: which references, dates and versions point at nothing, or would."""

from collections.abc import Sequence

from verandertheorie.invoer.regels import Samenhang
from verandertheorie.model.basis import Naam
from verandertheorie.model.besluiten import TheorieVersie
from verandertheorie.model.gebieden import Gebied
from verandertheorie.model.soorten import ElkRecord, genoemd
from verandertheorie.model.theorie import Knoop
from verandertheorie.model.verwijzing import Doel, Namenlijst
from verandertheorie.model.waarneming import Registratie


def wat_steunt_op(voor: Sequence[ElkRecord], na: Sequence[ElkRecord]) -> tuple[Naam, ...]:
    """The records that stay and name something that goes, by name.

    Args:
        voor: the newest revision of everything that is there.
        na: the same without what would go.
    """
    toen, straks = _namen(voor), _namen(na)
    cycli = Samenhang(na, ())
    versies = {r.nummer for r in na if isinstance(r, TheorieVersie)}
    gevonden = set()
    for r in na:
        weg = any(
            isinstance(toen.zoek(naam, merk.naar), Doel) and not isinstance(straks.zoek(naam, merk.naar), Doel)
            for naam, merk in genoemd(r)
        )
        zonder_cyclus = isinstance(r, Registratie) and not cycli.cycli_van(r)
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
            if not isinstance(lijst.zoek(naam, merk.naar), Doel):
                uit.setdefault(r.soort_en_sleutel, naam)
    return uit


def _namen(records: Sequence[ElkRecord]) -> Namenlijst:
    lijst = Namenlijst()
    for r in records:
        lijst.voeg_toe(r.soort, r.record_sleutel, (r.naam,) if isinstance(r, Knoop | Gebied) else ())
    return lijst
