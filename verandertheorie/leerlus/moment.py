"""What the sessions of a dossier know as of a day, beside theory and evidence of that day.

"Now" is never the clock: it is asked for, or it is the last day of which the dossier knows anything.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import ALLES
from verandertheorie.graaf.sessie import sessie
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import (
    Actie,
    Agendapunt,
    Leervraag,
    Leervraagwijziging,
    Lusrecord,
    Signaal,
    natuurlijk,
    op_volgorde_van_dag,
    punten_per_onderwerp,
)
from verandertheorie.model.theorie import Actor

L = TypeVar("L", Leervraag, Signaal)


@dataclass(frozen=True, eq=False)
class Lusmoment:
    """Sessions and what they dealt with, up to and including a day; make one with :func:`lusmoment`.

    Args:
        graaf: theory and evidence as of that day.
        nu: the day.
    """

    graaf: Verandergraaf
    nu: datetime.date

    def voor(self, doelgroep: Doelgroep) -> "Lusmoment":
        """The same as an audience may know it; see :meth:`Verandergraaf.voor`."""
        return replace(self, graaf=self.graaf.voor(doelgroep))

    @cached_property
    def bijeenkomsten(self) -> Mapping[str, Bijeenkomst]:
        """Every session by key, in the order in which they are held; also those that are still to come."""
        return {b.sleutel: b for b in op_volgorde_van_dag(self.graaf.records(Bijeenkomst))}

    @cached_property
    def geweest(self) -> tuple[Bijeenkomst, ...]:
        """The sessions up to this day, cancelled ones too, in their order."""
        return tuple(b for b in self.bijeenkomsten.values() if b.datum <= self.nu)

    @cached_property
    def punten(self) -> Mapping[str, tuple[Agendapunt, ...]]:
        """The points of each subject in sessions up to this day that were held, in the order of those."""
        return punten_per_onderwerp(self.geweest, self.graaf.records(Agendapunt))

    def met_uitslag(self, onderwerp: str) -> tuple[Agendapunt, ...]:
        """Those of one subject of which something became."""
        return tuple(p for p in self.punten.get(onderwerp, ()) if p.uitslag)

    @cached_property
    def heeft_notulen(self) -> frozenset[str]:
        """The sessions with minutes: it says who was there, or of one point what became of it."""
        met_uitslag = {p.bijeenkomst for p in self.graaf.records(Agendapunt) if p.uitslag}
        return frozenset(k for k, b in self.bijeenkomsten.items() if b.aanwezig or k in met_uitslag)

    @cached_property
    def vragen(self) -> Mapping[str, Leervraag]:
        """The questions by letter, in the order A, B, … AA, as they read now: what points changed is laid over them."""
        gevonden = _nieuwste(q for q in self.graaf.records(Leervraag) if q.sinds <= self.nu)
        return {k: self._zoals_nu(gevonden[k]) for k in sorted(gevonden, key=lambda k: (len(k), k))}

    def _zoals_nu(self, q: Leervraag) -> Leervraag:
        for p in self.met_uitslag(q.letter):
            if p.nieuw and self.bijeenkomsten[p.bijeenkomst].datum >= q.sinds:
                q = q.model_copy(update=wat_anders_wordt(p.nieuw))
        return q

    @cached_property
    def signalen(self) -> Mapping[str, Signaal]:
        """The signals by key, as they read now."""
        return dict(sorted(_nieuwste(s for s in self.graaf.records(Signaal) if s.sinds <= self.nu).items()))

    def eerste_dag(self, r: Lusrecord) -> datetime.date:
        """The first day of which a question, signal or action has a revision."""
        dagen = (q.vanaf for q in self.graaf.records(type(r)) if q.record_sleutel == r.record_sleutel)
        return datetime.date.fromisoformat(min(dagen))

    def dag_van(self, p: Agendapunt) -> datetime.date:
        """The day of the session of a point."""
        return self.bijeenkomsten[p.bijeenkomst].datum

    # --- tables -------------------------------------------------------------------------------

    @cached_property
    def tafels(self) -> Mapping[str, Actor]:
        """The tables by key, as they read now; also those that are still to open, or ended."""
        return {a.sleutel: a for a in self.graaf.records(Actor) if a.is_tafel} | dict(self.graaf.tafels)

    def begin(self, dag: str) -> datetime.date:
        """A day, or the first day of a cycle."""
        eerste = next((c.van for c in self.graaf.cycli if c.sleutel == dag), None)
        return eerste or datetime.date.fromisoformat(dag)

    def is_gestopt(self, tafel: Actor) -> bool:
        """Whether a table is no longer there."""
        return bool(tafel.open_tot) and self.begin(tafel.open_tot or "") <= self.nu

    def is_nog_dicht(self, tafel: Actor) -> bool:
        """Whether a table is still to open."""
        return bool(tafel.open_vanaf) and self.begin(tafel.open_vanaf or "") > self.nu

    # --- actions ------------------------------------------------------------------------------

    @cached_property
    def acties(self) -> Mapping[str, tuple[Actie, ...]]:
        """The revisions of each action up to this day, by id as people read it, the newest last."""
        uit: dict[str, list[Actie]] = defaultdict(list)
        for a in sorted(self.graaf.records(Actie), key=lambda a: a.sinds):
            if a.sinds <= self.nu:
                uit[a.id].append(a)
        return {id_: tuple(uit[id_]) for id_ in sorted(uit, key=natuurlijk)}


def lusmoment(graaf: Verandergraaf, *, op: datetime.date | None = None, bijeenkomst: str | None = None) -> Lusmoment:
    """The dossier as of a day: the one that is named, that of a session, or the last of which it knows anything.

    Raises:
        AanroepFout: no such session; or both were named; or the dossier knows no day at all.
    """
    if op is not None and bijeenkomst is not None:
        raise AanroepFout("Noem een dag of een bijeenkomst, niet allebei.")
    dag = op or (sessie(graaf, bijeenkomst).datum if bijeenkomst is not None else laatste_dag(graaf))
    if dag is None:
        raise AanroepFout("Er is nog geen bijeenkomst en geen gesprek. Noem een dag.")
    return Lusmoment(graaf.op(dag), dag)


def bij_stand(graaf: Verandergraaf) -> Lusmoment:
    """What the sessions know beside this very graph: as of its day, the end of its cycle, or the last day there is.

    Of all of it, whatever the filter: how a signal stands follows from all evidence.
    """
    if graaf.filter.actief():
        graaf = graaf.met(ALLES)
    if graaf.dag is not None:
        return Lusmoment(graaf, graaf.dag)
    einde = next((c.tot for c in graaf.cycli if c.nummer == graaf.t), datetime.date.min)
    dag = laatste_dag(graaf) if graaf.is_nu else None
    return Lusmoment(graaf, max(einde, dag or einde))


def laatste_dag(graaf: Verandergraaf) -> datetime.date | None:
    """Now, when nobody says so: the end of the last cycle with a record, or a later record or session with minutes.

    Without any of these the last day of a question, action or session; None when there is none of those either.
    """
    gesprekken = [r.datum for r in graaf.voorraad.gesprekken.values()]  # days are of the programme, whoever reads
    einden = [c.tot for c in graaf.cycli if any(c.van <= dag <= c.tot for dag in gesprekken)]
    met_notulen = Lusmoment(graaf, datetime.date.max).heeft_notulen
    sessies = graaf.records(Bijeenkomst)
    bekend = [*gesprekken, *einden, *(b.datum for b in sessies if b.sleutel in met_notulen)]
    van_de_lus = (datetime.date.fromisoformat(r.vanaf) for r in graaf.records(Lusrecord) if r.vanaf)
    return max(bekend, default=None) or max((*van_de_lus, *(b.datum for b in sessies)), default=None)


def wat_anders_wordt(nieuw: Leervraagwijziging) -> dict[str, object]:
    """The fields of a question that a point changes, with what they become."""
    return {veld: waarde for veld in Leervraagwijziging.model_fields if (waarde := getattr(nieuw, veld)) is not None}


def _nieuwste(records: Iterable[L]) -> dict[str, L]:
    return {r.record_sleutel: r for r in sorted(records, key=lambda r: r.sinds)}
