"""Which part of the evidence, the areas and the theory an answer is about.

Four kinds, and what each does (the same in Python and on the command line):

=============================================== ==================================================================
``gebied kerngebied opgave``                    choose areas; N is the number of sub-areas that are left
``rol perspectief interventie werkprincipe``    choose records; a record that falls out goes whole, what was asked
``beleidsspoor schaal cyclus``                  included; N stays
``klasse domein``                               choose the factors and claims that are listed; nothing else changes
=============================================== ==================================================================

Filters never move the moment an answer is about, nor who counts as one voice.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Protocol, TypeVar

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.vermelding import Gespreksgegevens
from verandertheorie.model.gebieden import Gebied, Leercyclus
from verandertheorie.model.theorie import Interventie, Knoop
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.model.waarneming import Bron
from verandertheorie.taal import gevouwen


@dataclass(frozen=True, slots=True)
class Filter:
    """Words per field; within a field any of them fits, between fields all must. Empty: no filter.

    One word may be given as text: ``Filter(gebied="D01")``. Which words exist depends on the dossier; a word that no
    record has is refused, with those that can be chosen.
    """

    gebied: tuple[str, ...] | str = ()
    kerngebied: tuple[str, ...] | str = ()
    opgave: tuple[str, ...] | str = ()
    rol: tuple[str, ...] | str = ()
    perspectief: tuple[str, ...] | str = ()
    interventie: tuple[str, ...] | str = ()
    werkprincipe: tuple[str, ...] | str = ()
    beleidsspoor: tuple[str, ...] | str = ()
    schaal: tuple[str, ...] | str = ()
    cyclus: tuple[str, ...] | str = ()
    klasse: tuple[str, ...] | str = ()
    domein: tuple[str, ...] | str = ()

    def __post_init__(self) -> None:
        for f in fields(self):
            if isinstance(woord := getattr(self, f.name), str):
                object.__setattr__(self, f.name, (woord,))

    def actief(self) -> Mapping[str, tuple[str, ...]]:
        """The fields that filter, in the order of this class.

        >>> Filter(perspectief=("ondernemer",)).actief()
        {'perspectief': ('ondernemer',)}
        """
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name)}


ALLES = Filter()
"""No filter."""

KIEST_GEBIEDEN = ("gebied", "kerngebied", "opgave")
KIEST_REGISTRATIES = ("rol", "perspectief", "interventie", "werkprincipe", "beleidsspoor", "schaal", "cyclus")


def kiest_gebieden(f: Filter) -> bool:
    """Whether it chooses areas."""
    return not f.actief().keys().isdisjoint(KIEST_GEBIEDEN)


def kiest_registraties(f: Filter) -> tuple[str, ...]:
    """The fields by which it chooses records; a choice of these can leave one person, so it is for monitors only."""
    return tuple(veld for veld in f.actief() if veld in KIEST_REGISTRATIES)


K = TypeVar("K")


class Bekend(Protocol):
    """What a filter needs to know of a graph."""

    @property
    def knopen(self) -> Mapping[str, Knoop]: ...  # noqa: D102  (as in Verandergraaf)
    def knopen_van(self, model: type[K]) -> tuple[K, ...]: ...  # noqa: D102
    @property
    def gebieden(self) -> Mapping[str, Gebied]: ...  # noqa: D102
    @property
    def bronnen(self) -> Mapping[str, Bron]: ...  # noqa: D102
    def bronnen_van(self, r: Gespreksgegevens) -> tuple[Bron, ...]: ...  # noqa: D102
    @property
    def cycli(self) -> tuple[Leercyclus, ...]: ...  # noqa: D102
    def cyclus_van(self, registratie: str) -> int: ...  # noqa: D102
    def naam_van_cyclus(self, nummer: int) -> str: ...  # noqa: D102
    @property
    def namen(self) -> Namenlijst: ...  # noqa: D102


def _past(gevraagd: Iterable[str], heeft: Iterable[str | None]) -> bool:
    return not gevraagd or not set(gevraagd).isdisjoint(heeft)


def woorden_in(knoop: Knoop | None, veld: str) -> tuple[str, ...]:
    """The words that a node has in a field, be it none, one or more."""
    heeft: str | tuple[str, ...] | None = getattr(knoop, veld, None)
    return (heeft,) if isinstance(heeft, str) else heeft or ()


def selecteert(f: Filter, gebieden: tuple[str, ...], bekend: Mapping[str, Gebied]) -> bool:
    """Whether an area filter chooses a sub-area, given itself and everything it lies in."""
    opgaven = (o for g in gebieden if g in bekend for o in bekend[g].opgaven)
    return _past(f.gebied, gebieden) and _past(f.kerngebied, gebieden) and _past(f.opgave, opgaven)


def laat_door(f: Filter, r: Gespreksgegevens, bekend: Bekend) -> bool:
    """Whether a record stays under the filter: of several sources any fits; without one it has no role."""
    if f == ALLES:
        return True
    bronnen = bekend.bronnen_van(r)
    knoop = bekend.knopen.get(r.interventie)
    interventie = knoop if isinstance(knoop, Interventie) else None
    return (
        _past(f.rol, (b.rol for b in bronnen))
        and _past(f.perspectief, (b.perspectief for b in bronnen))
        and _past(f.interventie, (r.interventie,))
        and _past(f.werkprincipe, interventie.werkprincipes if interventie else ())
        and _past(f.beleidsspoor, (interventie.beleidsspoor if interventie else None,))
        and _past(f.schaal, (interventie.schaal if interventie else None,))
        and (not f.cyclus or bekend.naam_van_cyclus(bekend.cyclus_van(r.id)) in f.cyclus)
    )


def eis_bekend(f: Filter, bekend: Bekend) -> Filter:
    """The same filter in the words of the dossier, whatever the capitals and spaces, and also by name.

    Raises:
        AanroepFout: a word that no record has in that field; with those there are.
    """
    keuzes = _keuzes(bekend) if f.actief() else {}
    return Filter(
        **{
            veld: tuple(dict.fromkeys(_herken(veld, woord, keuzes[veld], bekend) for woord in woorden))
            for veld, woorden in f.actief().items()
        }
    )


_GENOEMD_ALS: Mapping[str, tuple[str, ...]] = {
    "gebied": ("gebied",),
    "kerngebied": ("gebied",),
    "interventie": ("interventie",),
    "klasse": ("woord.uitkomstklasse", "woord.factorklasse"),
}
"""As what the words of a field have names; those that are not here as words of the list that is called like it."""


def _herken(veld: str, woord: str, keuzes: Collection[str | None], bekend: Bekend) -> str:
    """The word of the dossier that somebody means: itself, written otherwise, or by its name."""
    kiesbaar = sorted(k for k in keuzes if k)
    if woord in kiesbaar:
        return woord
    gelijk = [k for k in kiesbaar if gevouwen(k).casefold() == gevouwen(woord).casefold()]
    if len(gelijk) == 1:
        return gelijk[0]
    doel = bekend.namen.vind(woord, _GENOEMD_ALS.get(veld, (f"woord.{veld}",)))
    if doel and doel.sleutel in keuzes:
        return doel.sleutel
    beste = Namenlijst.lijkt_op(woord, kiesbaar)
    raad = f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(kiesbaar) or 'nog niets'}."
    raise AanroepFout(f"Het filter {veld}={woord} past op niets in het dossier. {raad}")


def _keuzes(bekend: Bekend) -> Mapping[str, set[str | None]]:
    interventies = bekend.knopen_van(Interventie)
    return {
        "gebied": set(bekend.gebieden),
        "kerngebied": {k for k, g in bekend.gebieden.items() if g.niveau == "kerngebied"},
        "opgave": {o for g in bekend.gebieden.values() for o in g.opgaven},
        "rol": {b.rol for b in bekend.bronnen.values()},
        "perspectief": {b.perspectief for b in bekend.bronnen.values()},
        "interventie": {*(i.sleutel for i in interventies), "geen"},
        "werkprincipe": {w for i in interventies for w in i.werkprincipes},
        "beleidsspoor": {i.beleidsspoor for i in interventies},
        "schaal": {i.schaal for i in interventies},
        "cyclus": {c.sleutel for c in bekend.cycli},
        "klasse": {w for k in bekend.knopen.values() for w in woorden_in(k, "klasse")},
        "domein": {w for k in bekend.knopen.values() for w in woorden_in(k, "domein")},
    }
