"""What an accepted proposal of V12, V14 or V15 writes beside the decision: a question, an action, a signal.

What it is about comes from the proposal, ``uit`` is its name, and the rest people gave with the decision.
"""

from collections.abc import Callable, Mapping

from verandertheorie.aanscherping.voorstel import Regel, Voorstel
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.sessie import sessie
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.basis import LANGSTE_TEKST
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Actie, Leervraag, Signaal, vrije_actienamen, vrije_letters
from verandertheorie.model.theorie import Actor
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.taal import zonder_punt

Schrijft = Callable[[Verandergraaf, Voorstel, Mapping[str, str], Bijeenkomst], Leervraag | Actie | Signaal]


def lusrecord(
    graaf: Verandergraaf, v: Voorstel, gegeven: Mapping[str, str], bijeenkomst: str
) -> tuple[Leervraag | Actie | Signaal, ...]:
    """The record that accepting a proposal writes; nothing for a rule that changes the theory.

    Args:
        graaf: the dossier at the time of the session.
        v: the proposal.
        gegeven: what people filled in, by field.
        bijeenkomst: key of the session that accepted it.

    Raises:
        AanroepFout: what people gave is no level, or no table.
    """
    schrijf = SCHRIJFT.get(v.regel)
    return (schrijf(graaf, v, gegeven, sessie(graaf, bijeenkomst)),) if schrijf else ()


def _leervraag(graaf: Verandergraaf, v: Voorstel, gegeven: Mapping[str, str], b: Bijeenkomst) -> Leervraag:
    niveau = gegeven["niveau"].strip()
    if niveau not in ("aanpak", "systeem"):
        raise AanroepFout("Het niveau kan zijn: aanpak of systeem.")
    tekst = f"Hoe komen we erachter of dit klopt: {zonder_punt(v.voor)}?"
    return Leervraag.model_validate(
        {
            "soort": "leervraag",
            "letter": _vrije_letter(graaf),
            "vraag": tekst if len(tekst) <= LANGSTE_TEKST else f"Hoe komen we erachter of {v.onderwerpen[0]} klopt?",
            "sinds": b.datum,
            "niveau": niveau,
            "gaat_over": v.onderwerpen,
            "gebieden": v.grondslag.gebieden,
            "uit": [v.sleutel],
            "grond": _grond(graaf),
        }
    )


def _actie(graaf: Verandergraaf, v: Voorstel, gegeven: Mapping[str, str], b: Bijeenkomst) -> Actie:
    namen = vrije_actienamen(b.sleutel, {a.id for a in graaf.records(Actie)})
    return Actie.model_validate(
        {
            "soort": "actie",
            "id": next(namen),
            "wat": gegeven["wat"],
            "eigenaren": [rol.strip() for rol in gegeven["eigenaren"].split(",") if rol.strip()],
            "gebieden": v.grondslag.gebieden,
            "uit": v.sleutel,
            "bijeenkomst": b.sleutel,
            "sinds": b.datum,
            "grond": _grond(graaf),
        }
    )


def _signaal(graaf: Verandergraaf, v: Voorstel, gegeven: Mapping[str, str], b: Bijeenkomst) -> Signaal:
    tafels = {a.sleutel for a in graaf.records(Actor) if a.is_tafel}
    tafel = gegeven["gevraagd_van"].strip()
    if tafel not in tafels:
        beste = Namenlijst.lijkt_op(tafel, sorted(tafels))
        keuze = f"Kies uit: {', '.join(sorted(tafels))}." if tafels else "Lees eerst een tafel in (actorsoort: tafel)."
        raise AanroepFout(f"'{tafel}' is geen tafel. {f'Bedoelt u {beste}?' if beste else keuze}")
    return Signaal.model_validate(
        {
            "soort": "signaal",
            "sleutel": _vrije_sleutel(graaf, v.onderwerpen[0]),
            "over": v.onderwerpen[0],
            "vraag": gegeven["vraag"],
            "sinds": b.datum,
            "gevraagd_van": tafel,
            "eigenaar": gegeven["eigenaar"],
            "uit": v.sleutel,
            "grond": _grond(graaf),
        }
    )


SCHRIJFT: Mapping[Regel, Schrijft] = {"V12": _leervraag, "V14": _actie, "V15": _signaal}
"""The rules that ask somebody to do something instead of changing the theory, and what accepting them writes."""


def _vrije_letter(graaf: Verandergraaf) -> str:
    letter = next(vrije_letters({q.letter for q in graaf.records(Leervraag)}), None)
    if letter is None:
        raise AanroepFout("Alle letters zijn gebruikt: er kan geen leervraag meer bij.")
    return letter


def _vrije_sleutel(graaf: Verandergraaf, factor: str) -> str:
    """A key for a signal: that of a node is taken, so it begins with what it is."""
    bezet = {s.sleutel for s in graaf.records(Signaal)} | {*graaf.alle_knopen}
    begin = f"signaal-{factor}"[:56].rstrip("-")
    nr = 1
    while (sleutel := begin if nr == 1 else f"{begin}-{nr}") in bezet:
        nr += 1
    return sleutel


def _grond(graaf: Verandergraaf) -> str | None:
    return "fictief" if graaf.herkomst.fictief else None
