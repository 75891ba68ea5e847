"""The graph as of one cycle in front of one audience: which nodes, claims, areas and findings may be shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.graaf.filters import kiest_gebieden
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.lezing.tafelblik import Tafelblik
from verandertheorie.model.relaties import Relatie, bewering_in
from verandertheorie.model.theorie import (
    Aanname,
    Handelingsperspectief,
    Knoop,
    RelatieRecord,
    RivaliserendeVerklaring,
    SystemischeFactor,
)
from verandertheorie.vragen.beoordeling import Beoordeling, Beweringsoordeel, Factoroordeel, Rol, beoordeling
from verandertheorie.vragen.dekking import Celtoestand, Gezocht, toestanden_van, wat_is_gezocht
from verandertheorie.vragen.rijkeuze import lijst_factor, lijst_stelling

ZONDER_BEWIJS: tuple[Relatie, ...] = ("voert_uit", "betrokken_bij", "veronderstelt", "geldt_onder")
"""The relations without evidence that are drawn or told."""

HOORT_ERBIJ = (Aanname, RivaliserendeVerklaring, Handelingsperspectief)
"""Nodes that are told with what they belong to."""


@dataclass(frozen=True, eq=False)
class Moment:
    """One cycle. ``plaats``: its index along the cycles of the map."""

    plaats: int
    lezer: Lezer

    @property
    def graaf(self) -> Verandergraaf:
        """Theory and evidence as of this cycle."""
        return self.lezer.graaf

    @cached_property
    def oordelen(self) -> Beoordeling:
        """All judgements."""
        return beoordeling(self.graaf)

    @cached_property
    def tafels(self) -> Tafelblik:
        """The signals as this audience may read them."""
        return Tafelblik(self.lezer.signalen, self.lezer)

    @cached_property
    def lezing(self) -> Lezing:
        """The same, without a version: for what is told of a claim in words."""
        return Lezing(self.lezer, None, (), ())

    # --- the theory ---------------------------------------------------------------------------

    @cached_property
    def _te_noemen(self) -> Mapping[str, Knoop]:
        """The nodes that may be named by themselves."""
        return {k: r for k, r in self.graaf.alle_knopen.items() if self.lezer.mag_knoop(k) and self._is_gevraagd(r)}

    def _is_gevraagd(self, r: Knoop) -> bool:
        return not isinstance(r, SystemischeFactor) or lijst_factor(self.graaf, r.sleutel)

    @cached_property
    def knopen(self) -> Mapping[str, Knoop]:
        """The nodes that are shown, retired ones too, by key.

        What belongs to something else (an assumption, a rival, an answer) is not shown when all of that is hidden.
        """
        verbanden = [(s.van, s.naar, k) for k, s in self.graaf.stellingen.items() if s.relatie]
        verbanden += [(r.van, r.naar, r.record_sleutel) for r in self.graaf.relaties]
        hoort_bij: dict[str, bool] = {}
        for van, naar, sleutel in verbanden:
            for eind in (van, naar):
                hoort_bij[eind] = hoort_bij.get(eind, False) or self.lezer.mag_onderwerp(sleutel)
        return {k: r for k, r in self._te_noemen.items() if not isinstance(r, HOORT_ERBIJ) or hoort_bij.get(k, True)}

    @cached_property
    def stellingen(self) -> Mapping[str, Stelling]:
        """The claims that may be shown, with both their ends, by key."""
        g = self.graaf
        mag = {k: s for k, s in g.stellingen.items() if lijst_stelling(g, s) and self.lezer.mag_stelling(s)}
        return {k: s for k, s in mag.items() if all(self._is_er(eind, mag) for eind in (s.van, s.naar))}

    @cached_property
    def relaties(self) -> Mapping[str, RelatieRecord]:
        """The relations without evidence that may be shown, by key."""
        return {
            r.record_sleutel: r
            for r in self.graaf.relaties
            if r.relatie in ZONDER_BEWIJS and all(self._is_er(eind, self.stellingen) for eind in (r.van, r.naar))
        }

    def _is_er(self, eind: str, stellingen: Collection[str]) -> bool:
        bewering = bewering_in(eind)
        return bewering in stellingen if bewering else eind in self.knopen

    # --- judgements ---------------------------------------------------------------------------

    def bewering(self, sleutel: str) -> Beweringsoordeel:
        """The judgement of a claim."""
        return self.oordelen.bewering(sleutel)

    def factor(self, sleutel: str, rol: Rol | None = None) -> Factoroordeel:
        """The judgement of a factor in a role; default the role in which it stands on the map."""
        return self.oordelen.factor(sleutel, rol or rollen(self.graaf.factoren[sleutel])[0])

    def dekking(self, onderwerp: str) -> Mapping[str, Celtoestand]:
        """What was looked for on a subject per sub-area, over all cycles up to this one; none where nobody looked."""
        if onderwerp not in self._dekking:
            self._dekking[onderwerp] = toestanden_van(self.graaf, onderwerp, self._gezocht)
        return self._dekking[onderwerp]

    @cached_property
    def _dekking(self) -> dict[str, Mapping[str, Celtoestand]]:
        """What was asked of :meth:`dekking` before."""
        return {}

    @cached_property
    def _gezocht(self) -> Gezocht:
        return wat_is_gezocht(self.graaf)

    # --- areas --------------------------------------------------------------------------------

    @cached_property
    def kerngebieden(self) -> tuple[str, ...]:
        """The core areas of the map, by key; with an area filter those in which a chosen sub-area lies."""
        g = self.graaf
        alle = (k for k, r in g.gebieden.items() if r.niveau == "kerngebied")
        return tuple(k for k in alle if not self._kiest_gebieden or k in g.kerngebied_van.values())

    @cached_property
    def kern_van(self) -> Mapping[str, str]:
        """Per area the core area of the map that it is or lies in; empty text for none."""
        g = self.graaf
        return {k: next((h for h in g.ligging.ligt_in(k) if h in self.kerngebieden), "") for k in g.gebieden}

    @cached_property
    def _kiest_gebieden(self) -> bool:
        return kiest_gebieden(self.graaf.filter)

    @property
    def getoond(self) -> tuple[str, ...]:
        """The sub-areas of which a state may be told, by key: somebody spoke there, and who reads knows of it.

        To a monitor all of them.
        """
        return self.graaf.deelgebieden if self.lezer.is_monitor else self.graaf.bezocht

    # --- findings -----------------------------------------------------------------------------

    def vondsten(self, onderwerp: str) -> tuple[Vondst, ...]:
        """What was found about a claim or the presence of a factor, as far as it is from the areas of the map."""
        g = self.graaf
        gevonden = g.vondsten_aanwezigheid(onderwerp) if onderwerp in g.factoren else g.vondsten(onderwerp)
        return tuple(v for v in gevonden if self.is_van_hier(v.gebied))

    def is_van_hier(self, gebied: str) -> bool:
        """Whether something from an area belongs on the map: with an area filter only what comes from there."""
        return not self._kiest_gebieden or gebied in self.graaf.deelgebieden or gebied in self.kerngebieden


def rollen(factor: SystemischeFactor) -> tuple[Rol, ...]:
    """The roles a factor has; that in which it stands on the map first."""
    return ("belemmerend", "helpend") if factor.valentie == "beide" else (factor.valentie,)
