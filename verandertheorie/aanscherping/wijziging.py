"""The closed list of ways in which a theory can change, and how each makes a new revision.

Nothing is ever deleted: a claim is retired, a field gets another value, something is added (aanscherping.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.basis import Naam
from verandertheorie.model.soorten import RECORD, ElkRecord


@dataclass(frozen=True, slots=True)
class KnoopToevoegen:
    """A new node."""

    knoop: ElkRecord

    @property
    def naam(self) -> Naam:
        """What it is about."""
        return self.knoop.soort_en_sleutel


@dataclass(frozen=True, slots=True)
class BeweringToevoegen:
    """A new claim, or a candidate that becomes part of the theory."""

    bewering: ElkRecord

    @property
    def naam(self) -> Naam:
        """What it is about."""
        return self.bewering.soort_en_sleutel


@dataclass(frozen=True, slots=True)
class RelatieToevoegen:
    """A new relation without evidence, such as what a claim presupposes or holds under."""

    relatie: ElkRecord

    @property
    def naam(self) -> Naam:
        """What it is about."""
        return self.relatie.soort_en_sleutel


@dataclass(frozen=True, slots=True)
class Uitfaseren:
    """A claim or node that is no longer part of the theory from a cycle on; it stays in its history."""

    soort: str
    sleutel: str
    tot: str

    @property
    def naam(self) -> Naam:
        """What it is about."""
        return self.soort, self.sleutel


@dataclass(frozen=True, slots=True)
class VeldWijzigen:
    """One field of a node or claim gets another value; values are plain, as in a file."""

    soort: str
    sleutel: str
    veld: str
    oud: Any
    nieuw: Any

    @property
    def naam(self) -> Naam:
        """What it is about."""
        return self.soort, self.sleutel


Wijziging = KnoopToevoegen | BeweringToevoegen | RelatieToevoegen | Uitfaseren | VeldWijzigen


def pas_toe(
    graaf: Verandergraaf, wijzigingen: Iterable[Wijziging], *, sinds: str, besluit: str
) -> tuple[ElkRecord, ...]:
    """The new revisions that carry out changes from a cycle on, each naming the decision behind it.

    Args:
        graaf: the theory as of that cycle, so that changes build on one another.
        wijzigingen: what changes; several on one record make one revision.
        sinds: key of the cycle from which they hold.
        besluit: key of the decision.

    Raises:
        AanroepFout: a change is about something that is not in the theory (any more).
    """
    bij: dict[Naam, dict[str, Any]] = {}
    for w in wijzigingen:
        inhoud = bij.get(w.naam) or _huidig(graaf, w)
        match w:
            case KnoopToevoegen(record) | BeweringToevoegen(record) | RelatieToevoegen(record):
                inhoud |= record.model_dump(mode="json", exclude={"sinds", "tot", "besluiten"})
            case Uitfaseren():
                inhoud["tot"] = w.tot or sinds
            case VeldWijzigen():
                inhoud[w.veld] = w.nieuw
        if (tot := inhoud.get("tot")) and graaf.nummer(tot) < graaf.nummer(sinds):
            inhoud["tot"] = sinds  # it was retired before: this revision never holds
        bij[w.naam] = inhoud
    return tuple(_revisie(inhoud, sinds, besluit) for inhoud in bij.values())


def _huidig(graaf: Verandergraaf, w: Wijziging) -> dict[str, Any]:
    record = graaf.theorierecords.get(w.naam)
    if record is not None:
        return record.model_dump(mode="json")
    if isinstance(w, Uitfaseren | VeldWijzigen):
        raise AanroepFout(f"{w.sleutel} staat niet in de theorie, dus dit kan niet meer veranderen.")
    return {}


def _revisie(inhoud: dict[str, Any], sinds: str, besluit: str) -> ElkRecord:
    """The same decision again adds nothing, so that deciding twice is deciding once."""
    eerder = tuple(inhoud.get("besluiten", ())) if inhoud.get("sinds") == sinds else ()
    achter = eerder if besluit in eerder else (*eerder, besluit)
    return RECORD.validate_python(inhoud | {"sinds": sinds, "besluiten": achter})
