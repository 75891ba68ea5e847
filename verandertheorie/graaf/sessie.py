"""The session that decides: which one is meant, and what the theory said at that moment."""

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import natuurlijk
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.taal import gevouwen


def sessie(graaf: Verandergraaf, naam: str) -> Bijeenkomst:
    """One session by its key, whatever its capitals and spaces.

    Raises:
        AanroepFout: no such session; with those there are.
    """
    sessies = {r.sleutel: r for r in graaf.records(Bijeenkomst)}
    gelijk = [s for s in sessies if gevouwen(s).casefold() == gevouwen(naam).casefold()]
    if naam in sessies or len(gelijk) == 1:
        return sessies.get(naam) or sessies[gelijk[0]]
    beste = Namenlijst.lijkt_op(naam, sorted(sessies))
    plan = f"Is zij nieuw? Leg haar vast met haar dag: verandertheorie sjabloon --bijeenkomst {naam}"
    keuze = f"Kies uit: {', '.join(sorted(sessies, key=natuurlijk))}. {plan}" if sessies else plan
    raad = f"Bedoelt u {beste}?" if beste else keuze
    raise AanroepFout(f"De bijeenkomst '{naam}' is er niet. {raad}")


def cyclus_van(graaf: Verandergraaf, naam: str) -> int:
    """Number of the cycle in which a session falls.

    Raises:
        AanroepFout: no such session, or its day is in no cycle.
    """
    nummer = graaf.cyclus_van_dag(sessie(graaf, naam).datum)
    if not nummer:
        raise AanroepFout(
            f"De bijeenkomst '{naam}' valt in geen leercyclus. Pas haar datum aan, of voeg de cyclus toe."
        )
    return nummer


def ten_tijde_van(graaf: Verandergraaf, naam: str) -> Verandergraaf:
    """The same dossier as of the cycle in which a session falls.

    Raises:
        AanroepFout: no such session, or its day is in no cycle.
    """
    return graaf.tot_en_met(graaf.naam_van_cyclus(cyclus_van(graaf, naam)))
