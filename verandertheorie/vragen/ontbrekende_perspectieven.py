"""Whom we wanted to hear about an intervention and have not heard, as far as sources say to whom they belong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.theorie import Interventie
from verandertheorie.taal import aantal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.rijkeuze import is_gekozen
from verandertheorie.vragen.tabel import Kolom


@dataclass(frozen=True, slots=True)
class Ongehoord:
    """One actor that should be heard about one intervention, and was not, or not everywhere.

    ``interventie`` and ``actor`` are keys. ``gehoord_in``: areas in which somebody of this actor spoke in a record
    about this intervention; ``niet_gehoord_in``: areas with such records in which nobody did. ``elders_gehoord``: in
    how many other records somebody of this actor spoke. Under a filter all of it only in what that leaves.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "interventie", "waar het over gaat"),
        Kolom("actornaam", "wie", "de rol of organisatie die we erover willen horen"),
        Kolom("gehoord_in", "gehoord in", "gebieden waar iemand van hen erover sprak"),
        Kolom("niet_gehoord_in", "niet gehoord in", "gebieden waar anderen erover spraken en zij niet"),
        Kolom("elders_gehoord", "over iets anders", "in hoeveel andere registraties zij wel spraken"),
    )

    interventie: str
    naam: str
    actor: str
    actornaam: str
    gehoord_in: tuple[str, ...]
    niet_gehoord_in: tuple[str, ...]
    elders_gehoord: int

    @property
    def blok(self) -> str:
        """Heading under which it is printed: who was never heard comes first."""
        return "Wel gehoord, niet in elk gebied" if self.gehoord_in else ""


@vraag
def ontbrekende_perspectieven(graaf: Verandergraaf) -> Inhoud[Ongehoord]:
    """Expected roles that were not heard, per intervention (plan §5 Ad 2); under a filter: not in what it leaves.

    What a filter hides is no absence, and what it leaves is not all: under one nobody is called never heard, and it is
    never said that nobody is missing.

    Returns:
        Rows by who was never heard before who was not heard everywhere, then by intervention and actor.
    """
    gekozen = [k for k in graaf.knopen_van(Interventie) if k.verwachte_rollen and _gekozen(graaf, k)]
    rijen = [r for k in gekozen for r in _rijen(graaf, k)]
    rijen.sort(key=lambda r: (bool(r.gehoord_in), r.interventie, r.actor))
    return Inhoud(tuple(rijen), tuple(_zinnen(graaf, rijen, is_gevraagd=bool(gekozen))))


def _gekozen(graaf: Verandergraaf, k: Interventie) -> bool:
    gevraagd = graaf.filter.interventie
    return not gevraagd or k.sleutel in gevraagd


def _rijen(graaf: Verandergraaf, k: Interventie) -> Iterator[Ongehoord]:
    hier = [r for r in graaf.registraties if any(is_gekozen(graaf, g) for g in r.gebieden or ("",))]
    bezocht = {g for r in hier if r.interventie == k.sleutel for g in r.gebieden} & {*graaf.deelgebieden}
    for actor in sorted(a for a in k.verwachte_rollen if a in graaf.knopen):
        sprak = [r for r in hier if any(b.actor == actor for b in graaf.bronnen_van(r))]
        gehoord = {g for r in sprak if r.interventie == k.sleutel for g in r.gebieden if is_gekozen(graaf, g)}
        if not gehoord or bezocht - gehoord:
            yield Ongehoord(
                interventie=k.sleutel,
                naam=k.naam,
                actor=actor,
                actornaam=graaf.naam(actor),
                gehoord_in=tuple(sorted(gehoord)),
                niet_gehoord_in=tuple(sorted(bezocht - gehoord)),
                elders_gehoord=sum(r.interventie != k.sleutel for r in sprak),
            )


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Ongehoord], *, is_gevraagd: bool) -> Iterator[str]:
    if not any(k.verwachte_rollen for k in graaf.knopen_van(Interventie)):
        if not graaf.knopen_van(Interventie):
            yield "Er staat nog geen interventie in de theorie. Lees eerst de theorie in met 'importeer'."
            return
        yield "Bij geen interventie staat wie u erover wilt horen. Vul verwachte_rollen in."
        return
    is_deel = bool(graaf.filter.actief())
    nooit = [r for r in rijen if not r.gehoord_in]
    for interventie in dict.fromkeys(r.interventie for r in nooit):
        wie = opsomming(r.actornaam for r in nooit if r.interventie == interventie)
        hoe = "binnen dit filter niet" if is_deel else "nog nooit"
        yield f"Over {graaf.naam(interventie)} {hoe} gehoord: {wie}."
    if is_deel and not rijen:
        waarom = "" if is_gevraagd else " Van geen van de gekozen interventies staat er wie u wilt horen."
        yield f"Binnen dit filter is er niets te tonen.{waarom} Vraag het zonder filter voor het hele beeld."
    elif not rijen:
        yield "Iedereen die u wilt horen is gehoord, in elk gebied waar erover is gesproken."
    onbekend = [b.pseudoniem for r in graaf.registraties for b in graaf.bronnen_van(r) if b.actor is None]
    if n := len({*onbekend}):
        yield (
            f"Van {aantal(n, 'bron', 'bronnen')} staat er niet bij wie het zijn (actor); "
            "die kunnen iemand zijn die hier ontbreekt."
        )
