"""Why a question has no rows: a key that is not there, an audience that may not read it, or truly nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.verwijzing import LANGSTE_OPSOMMING, MEESTE_RAAD, Namenlijst
from verandertheorie.taal import aantal, opsomming
from verandertheorie.uitvoer.neo4j.catalogus import Cyphervraag

Vraag = Callable[..., Sequence[Mapping[str, Any]]]
"""Asks one of our own texts in a workspace, with values for what stands in it."""

_WAT: Mapping[str, tuple[str, str]] = {
    "factor": ("SystemischeFactor", "De factor"),
    "interventie": ("Interventie", "De interventie"),
    "signaal": ("Signaal", "Het signaal"),
    "van": ("Leercyclus", "De leercyclus"),
    "tot": ("Leercyclus", "De leercyclus"),
}
"""Per parameter the label of what it names, and what that is called."""


def eis_bekende_sleutels(vraag: Vraag, ruimte: str, gegeven: Mapping[str, Any]) -> None:
    """That every key is one of the workspace.

    Raises:
        AanroepFout: one is not; with what is near, by key or by name.
    """
    for naam, waarde in gegeven.items():
        label, wat = _WAT[naam]
        tekst = f"MATCH (n:{label} {{vt_ruimte: $ruimte}}) RETURN n.id AS id, n.naam AS naam ORDER BY n.id"
        namen: dict[str, str] = {}
        for rij in vraag(tekst):
            namen |= {rij["id"]: rij["id"], **({rij["naam"]: rij["id"]} if rij["naam"] else {})}
        sleutels = sorted(set(namen.values()))
        if waarde in sleutels:
            continue
        bedoeld = list(dict.fromkeys(namen[n] for n in Namenlijst.lijken_op(str(waarde), list(namen))))
        if 0 < len(bedoeld) <= MEESTE_RAAD:
            raad = f"Bedoelt u {opsomming(bedoeld, 'of')}?"
        elif 0 < len(sleutels) <= LANGSTE_OPSOMMING:
            raad = f"Kies uit: {', '.join(sleutels)}."
        else:
            raad = f"Er staan er {len(sleutels)} in." if sleutels else "Er staat er geen een in."
        raise AanroepFout(f"{wat} '{waarde}' staat niet in ruimte {ruimte}. {raad}")


def waarom_geen_rijen(
    gekozen: Cyphervraag | None, gegeven: Mapping[str, Any], ruimte: str, doelgroep: str, graaf: Verandergraaf | None
) -> Iterator[str]:
    """What can truly be said of a question that found nothing, and of which the keys are known.

    Args:
        gekozen: of the catalogue; None: somebody's own.
        gegeven: the values with it.
        ruimte: the workspace.
        doelgroep: for whom it was filled.
        graaf: the dossier from which it was filled, when that is at hand.
    """
    if doelgroep == "monitor":
        yield f"Niets gevonden: in ruimte {ruimte} voldoet niets hieraan."
        return
    yield f"Niets gevonden in ruimte {ruimte}."
    if gekozen and graaf:
        yield hoeveel_in_het_dossier(gekozen, gegeven, doelgroep, graaf)
    else:
        yield (
            f"Zij is voor doelgroep {doelgroep}: wat die niet mag lezen, staat er niet in. "
            "Of er voor anderen wel iets is, is hier niet te zien."
        )


def hoeveel_in_het_dossier(
    gekozen: Cyphervraag, gegeven: Mapping[str, Any], doelgroep: str, graaf: Verandergraaf
) -> str:
    """How many rows whoever holds the dossier would get, and this audience does not."""
    from verandertheorie.uitvoer.neo4j.plaatselijk import antwoord

    n = len(antwoord(graaf, gekozen.naam, **gegeven))
    if not n:
        return "Het dossier zelf heeft hier ook niets."
    return f"Het dossier zelf heeft hier {aantal(n, 'rij', 'rijen')}: niet voor doelgroep {doelgroep}."


def hoeveel_zonder_cyclus(vraag: Vraag, gekozen: Cyphervraag) -> int:
    """Findings that a question by cycle leaves out, for this audience is not told of which cycle they are."""
    if not gekozen.is_op_cyclus:
        return 0
    tekst = (
        "MATCH (e:Bewijs {vt_ruimte: $ruimte})-[:STEUNT|WEERSPREEKT {via: ''}]->(:Bewering) WHERE e.verteld IS NULL "
        "RETURN count(DISTINCT e) AS n"
    )
    return sum(rij["n"] for rij in vraag(tekst))


_GEBIEDEN = frozenset(("vastgesteld_in", "genoemd_in", "onderzocht_in", "erbij", "eraf"))
"""Columns that list areas."""


def wat_er_niet_bij_staat(
    rijen: Sequence[Mapping[str, Any]], doelgroep: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of rows for who is no monitor: the columns without any value, and sentences on those and on lists of areas.

    A list is not marked by itself: that would tell of which of them something was left out.
    """
    if doelgroep == "monitor" or not rijen:
        return (), ()
    leeg = tuple(k for k in rijen[0] if all(r[k] is None for r in rijen))
    zinnen = []
    if leeg:
        zinnen.append(f"Weggelaten: {opsomming(leeg)}. Dat is niet voor doelgroep {doelgroep}, of er staat niets.")
    if lijsten := sorted(_GEBIEDEN & rijen[0].keys() - set(leeg)):
        zinnen.append(
            f"De lijsten van gebieden ({', '.join(lijsten)}) kunnen ingekort zijn: er staan alleen gebieden in die "
            f"doelgroep {doelgroep} mag zien."
        )
    return leeg, tuple(zinnen)
