"""Versions of the theory: snapshots that never change, and the typed difference between two of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import ValidationError

from verandertheorie.aanscherping.voorstel import hash_van
from verandertheorie.aanscherping.wijziging import (
    BeweringToevoegen,
    KnoopToevoegen,
    RelatieToevoegen,
    Uitfaseren,
    VeldWijzigen,
    Wijziging,
)
from verandertheorie.fouten import AanroepFout, DossierFout
from verandertheorie.graaf.sessie import sessie, ten_tijde_van
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezen.veldfouten import als_aanroepfout
from verandertheorie.model.basis import UIT_DOSSIER, Naam
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie, TheorieVersie
from verandertheorie.model.leerlus import Actie
from verandertheorie.model.soorten import RECORD, ElkRecord, als_canonieke_tekst, uit_canonieke_tekst
from verandertheorie.model.theorie import Actor, Bewering, Knoop, RelatieRecord

HERKOMST = ("sinds", "besluiten")
"""Fields that say where a revision comes from; not part of what the theory says, so no difference between versions."""

Aanleiding: TypeAlias = BesluitOpVoorstel | Redactie | Actie
"""What makes a revision of the theory: a decision, other words, or an action that adapted an intervention."""

Theorie = Mapping[Naam, dict[str, Any]]
"""What a theory says: plain fields per (soort, key), those of :data:`HERKOMST` left out."""


@dataclass(frozen=True, slots=True)
class Versieverandering:
    """One change between two versions, with the decisions, changes of wording and actions that made it.

    ``besluiten`` is empty when nobody decided it: the theory was read in anew.
    """

    wijziging: Wijziging
    besluiten: tuple[Aanleiding, ...]


def theorie_van(graaf: Verandergraaf) -> Theorie:
    """What the theory says as of the cycle of this graph, retired parts too."""
    return {naam: _inhoud(als_canonieke_tekst(r)) for naam, r in graaf.theorierecords.items()}


def theorie_in(versie: TheorieVersie) -> Theorie:
    """What the theory says in a version."""
    return {r.soort_en_sleutel: _inhoud(als_canonieke_tekst(r)) for r in records_in(versie)}


def records_in(versie: TheorieVersie) -> tuple[ElkRecord, ...]:
    """The records of a version.

    Raises:
        DossierFout: this version of the program cannot read one of them.
    """
    try:
        return tuple(uit_canonieke_tekst(tekst) for tekst in versie.inhoud)
    except ValidationError as fout:
        raise DossierFout(
            f"Versie {versie.nummer} van de theorie is niet te lezen met deze versie van het programma. "
            "Kijk wat er is met 'dossier controleer'. Een dossier zonder dit maakt u met 'dossier herstel'."
        ) from fout


def _inhoud(velden: Mapping[str, Any]) -> dict[str, Any]:
    return {k: w for k, w in velden.items() if k not in HERKOMST}


def theoriehash(graaf: Verandergraaf) -> str:
    """Name of what the theory says as of the cycle of this graph."""
    return hash_van(json.dumps(w, sort_keys=True, ensure_ascii=False) for w in theorie_van(graaf).values())


def gemaakte_versies(graaf: Verandergraaf) -> tuple[TheorieVersie, ...]:
    """The versions of the dossier, by number, whatever the cycle."""
    return tuple(sorted(graaf.records(TheorieVersie), key=lambda v: v.nummer))


def met_theorie_van(graaf: Verandergraaf, versie: TheorieVersie) -> Verandergraaf:
    """The same dossier, with the nodes, claims and relations of a version for its own. Tables are of no version."""
    rest = (r for r in graaf.alles if not isinstance(r, Knoop | Bewering | RelatieRecord) or _is_tafel(r))
    return graaf.met_records((*rest, *records_in(versie)))


def _is_tafel(r: ElkRecord) -> bool:
    return isinstance(r, Actor) and r.is_tafel


def bekende_versies(graaf: Verandergraaf) -> tuple[TheorieVersie, ...]:
    """The versions that were there at the cycle of this graph, by number.

    At the newest cycle with a record also those that a session after it made: that is how the theory reads now.
    """
    return tuple(v for v in gemaakte_versies(graaf) if graaf.is_nu or graaf.nummer(v.tot_en_met) <= graaf.t)


def versie(graaf: Verandergraaf, nummer: int) -> TheorieVersie:
    """One version by its number, whatever the cycle.

    Raises:
        AanroepFout: no such version; with those that there are.
    """
    return _kies(gemaakte_versies(graaf), nummer, "is er niet")


def versie_van_toen(graaf: Verandergraaf, nummer: int) -> TheorieVersie:
    """The same, of those that there were at the cycle of this graph.

    Raises:
        AanroepFout: there was no such version; with those that there were.
    """
    return _kies(bekende_versies(graaf), nummer, f"was er niet na {graaf.cyclus}" if graaf.cyclus else "is er niet")


def _kies(versies: Sequence[TheorieVersie], nummer: int, is_er_niet: str) -> TheorieVersie:
    for v in versies:
        if v.nummer == nummer:
            return v
    bekend = ", ".join(str(v.nummer) for v in versies)
    raad = f"Kies uit: {bekend}." if bekend else "Maak er een met 'versie maak'."
    raise AanroepFout(f"Versie {nummer} van de theorie {is_er_niet}. {raad}")


@als_aanroepfout("theorieversie")
def maak(graaf: Verandergraaf, *, bijeenkomst: str | None, toelichting: str | None) -> TheorieVersie:
    """The record of a new version: a snapshot of the theory as of the session, or of the cycle of this graph.

    Raises:
        AanroepFout: the session is unknown or before the last version, the theory is empty, nothing changed,
            or a text may not be kept.
    """
    dan = ten_tijde_van(graaf, bijeenkomst) if bijeenkomst is not None else graaf
    if not dan.theorierecords or dan.cyclus is None:
        raise AanroepFout("Er is nog geen theorie of geen leercyclus om een versie van te maken.")
    eerder, naam = gemaakte_versies(graaf), theoriehash(dan)
    if eerder and eerder[-1].inhoudshash == naam:
        raise AanroepFout(f"Er is niets veranderd sinds versie {eerder[-1].nummer}.")
    if eerder and dan.t < graaf.nummer(eerder[-1].tot_en_met):
        raise AanroepFout(
            f"Versie {eerder[-1].nummer} geldt al vanaf {eerder[-1].tot_en_met}, dit is de theorie van {dan.cyclus}. "
            "Kies een latere bijeenkomst."
        )
    begin = next(c.van for c in dan.cycli if c.sleutel == dan.cyclus)
    teksten = {
        naam: json.dumps(r.model_dump(mode="json", exclude_defaults=True), sort_keys=True, ensure_ascii=False)
        for naam, r in dan.theorierecords.items()
    }
    from verandertheorie.persoonsgegevens import vind_persoonsgegeven  # only who makes one loads its patterns

    for (soort, sleutel), tekst in teksten.items():
        if gevonden := vind_persoonsgegeven(tekst):  # let in before that was refused
            raise AanroepFout(
                f"In {soort} {sleutel} staat {gevonden.wat}, en een versie verandert nooit meer. "
                "Haal het eerst weg: met redactie, of lees het verbeterd in met --herzie."
            )
    return TheorieVersie(
        soort="theorieversie",
        nummer=eerder[-1].nummer + 1 if eerder else 1,
        datum=sessie(graaf, bijeenkomst).datum if bijeenkomst is not None else begin,
        vorige=eerder[-1].nummer if eerder else None,
        bijeenkomst=bijeenkomst,
        tot_en_met=dan.cyclus,
        toelichting=toelichting,
        inhoud=tuple(teksten.values()),
        inhoudshash=naam,
        grond="fictief" if graaf.herkomst.fictief else None,
    )


def wijzigingen_tussen(oud: Theorie, nieuw: Theorie) -> tuple[Wijziging, ...]:
    """What changed from one theory to a later one, as the changes of the closed list, by soort and key.

    ``vergelijk(v, v)`` is empty, and ``toepassen(oud, vergelijk(oud, nieuw))`` is ``nieuw``.

    Raises:
        ValueError: something of the older theory is gone; nothing ever is, so it is not the older one.
    """
    weg = oud.keys() - nieuw.keys()
    if weg:
        raise ValueError(f"not a later theory: {sorted(weg)[0]} is gone")
    uit: list[Wijziging] = []
    for naam in sorted(nieuw):
        if naam not in oud:
            uit.append(_erbij(nieuw[naam]))
        elif oud[naam] != nieuw[naam]:
            uit += _anders(naam, oud[naam], nieuw[naam])
    return tuple(uit)


def _erbij(inhoud: Mapping[str, Any]) -> Wijziging:
    record = RECORD.validate_python(inhoud, context=UIT_DOSSIER)
    match record.soort:
        case "bewering":
            return BeweringToevoegen(record)
        case "relatie":
            return RelatieToevoegen(record)
        case _:
            return KnoopToevoegen(record)


def _anders(naam: Naam, oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[Wijziging]:
    uit: list[Wijziging] = []
    for veld in (v for v in nieuw if oud.get(v) != nieuw[v]):
        if veld == "tot" and oud.get("tot") is None:
            uit.append(Uitfaseren(*naam, nieuw["tot"]))
        else:
            uit.append(VeldWijzigen(*naam, veld, oud.get(veld), nieuw[veld]))
    return uit


def toepassen(oud: Theorie, wijzigingen: tuple[Wijziging, ...]) -> Theorie:
    """A theory with changes carried out, apart from where they come from."""
    uit = {naam: dict(inhoud) for naam, inhoud in oud.items()}
    for w in wijzigingen:
        match w:
            case KnoopToevoegen(record) | BeweringToevoegen(record) | RelatieToevoegen(record):
                uit[w.naam] = _inhoud(als_canonieke_tekst(record))
            case Uitfaseren():
                uit[w.naam]["tot"] = w.tot
            case VeldWijzigen():
                uit[w.naam][w.veld] = w.nieuw
    return uit


def veranderingen_tussen(graaf: Verandergraaf, van: int, tot: int) -> tuple[Versieverandering, ...]:
    """What changed between two versions, the older first, each change with the decisions behind it.

    Raises:
        AanroepFout: one of them is not there.
    """
    oud, nieuw = (versie(graaf, nummer) for nummer in sorted((van, tot)))
    acties = sorted(graaf.records(Actie), key=lambda a: a.sinds)
    genomen: tuple[Aanleiding, ...] = (*graaf.records(BesluitOpVoorstel), *graaf.records(Redactie), *acties)
    op_naam = {r.record_sleutel: r for r in genomen}
    voor, achter = _besluiten_in(oud), _besluiten_in(nieuw)

    def besluiten(w: Wijziging) -> tuple[Aanleiding, ...]:
        nieuwe = (b for b in achter.get(w.naam, ()) if b not in voor.get(w.naam, ()))
        return _achter(w, tuple(op_naam[b] for b in nieuwe if b in op_naam))

    return tuple(Versieverandering(w, besluiten(w)) for w in wijzigingen_tussen(theorie_in(oud), theorie_in(nieuw)))


def _achter(w: Wijziging, besluiten: tuple[Aanleiding, ...]) -> tuple[Aanleiding, ...]:
    """Of the decisions on a record those behind one change: other words explain their own field, and nothing else."""
    veld = w.veld if isinstance(w, VeldWijzigen) else None
    past = tuple(b for b in besluiten if isinstance(b, BesluitOpVoorstel) or veld in _velden_van(b))
    woorden = tuple(b for b in past if isinstance(b, Redactie))
    alleen_woorden = isinstance(w, VeldWijzigen) and woorden and (woorden[0].oud or None) == (w.oud or None)
    return woorden if alleen_woorden else past


def _velden_van(b: Redactie | Actie) -> tuple[str, ...]:
    return (b.veld,) if isinstance(b, Redactie) else ("omschrijving", "versie")


def _besluiten_in(versie: TheorieVersie) -> Mapping[Naam, tuple[str, ...]]:
    return {r.soort_en_sleutel: tuple(getattr(r, "besluiten", ())) for r in records_in(versie)}
