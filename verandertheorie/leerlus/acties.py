"""Every action as it stands: whose it is, whether it is done or late, and what became of it; agreements included."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.model.leerlus import Actie, natuurlijk
from verandertheorie.model.waarneming import Afspraak, Registratie

Voortgang = Literal["te_laat", "loopt", "gedaan", "vervallen"]
"""How far an action is, in the order in which people look at them."""


@dataclass(frozen=True, slots=True)
class Actiestand:
    """One action as of a day. What is done on a day that is to come, and its result, are not told yet.

    ``bijeenkomst``: the session that agreed on it, empty for an agreement of a conversation. ``dagen``: how many days
    it is late, 0 when it is not. ``overgedragen``: the sessions (or days) that gave it to somebody else. ``verzet``:
    how often its day moved. ``eerder``: its owners and day before each of its changes, the first one first. ``naar``:
    where an agreement of a conversation was to go.
    """

    id: str
    wat: str
    eigenaren: tuple[str, ...]
    gebieden: tuple[str, ...]
    uit: str
    bijeenkomst: str
    uiterlijk: datetime.date | None
    gedaan_op: datetime.date | None
    voortgang: Voortgang
    dagen: int = 0
    vervallen_omdat: str = ""
    reden: str = ""
    resultaat: str = ""
    overgedragen: tuple[str, ...] = ()
    verzet: int = 0
    eerder: tuple[tuple[tuple[str, ...], datetime.date | None], ...] = ()
    naar: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.voortgang in ("te_laat", "loopt")


def alle_acties(m: Lusmoment) -> Mapping[str, Actiestand]:
    """Every action by id as people read it, those that conversations agreed on among them."""
    uit = {id_: _stand(m, revisies) for id_, revisies in m.acties.items() if not revisies[-1].van_registratie}
    for r in m.graaf.registraties:
        for nr, afspraak in r.nummers_van_afspraken.items():
            id_ = f"{r.id}!{nr}"
            uit[id_] = _van_afspraak(m, r, afspraak, id_)
    return {id_: uit[id_] for id_ in sorted(uit, key=natuurlijk)}


def eigen_acties(m: Lusmoment) -> Mapping[str, Actiestand]:
    """The same without what conversations agreed on: no text of a conversation is read for it."""
    return {id_: _stand(m, revisies) for id_, revisies in m.acties.items() if not revisies[-1].van_registratie}


def op_dringendheid(acties: Sequence[Actiestand]) -> tuple[Actiestand, ...]:
    """Late ones first, then what has the earliest day, then what is done, then what lapsed; by id within a day."""
    rang: tuple[Voortgang, ...] = ("te_laat", "loopt", "gedaan", "vervallen")
    nooit = datetime.date.max
    return tuple(sorted(acties, key=lambda a: (rang.index(a.voortgang), a.uiterlijk or nooit, natuurlijk(a.id))))


def zoals_nu(revisies: Sequence[Actie]) -> Actie:
    """An action as its revisions leave it, the newest last; of an agreement each says only what changed."""
    laatste = revisies[-1]
    if not laatste.van_registratie:
        return laatste
    gezegd = {
        veld: w
        for a in revisies
        for veld in ("past_aan", "oud", "nieuw", "door", "gedaan_op")
        if (w := getattr(a, veld))
    }
    return laatste.model_copy(update=gezegd)


def _stand(m: Lusmoment, revisies: Sequence[Actie]) -> Actiestand:
    a = revisies[-1]
    is_geweest = a.gedaan_op is None or a.gedaan_op <= m.nu  # a day that is to come tells nothing yet
    stand = Actiestand(
        id=a.id,
        wat=a.wat or "",
        eigenaren=a.eigenaren,
        gebieden=a.gebieden,
        uit=a.uit or "",
        bijeenkomst=revisies[0].bijeenkomst or "",
        uiterlijk=a.uiterlijk,
        gedaan_op=a.gedaan_op if is_geweest else None,
        voortgang="loopt",
        vervallen_omdat=a.vervallen_omdat or "",
        reden=a.reden or "",
        resultaat=(a.resultaat or "") if is_geweest else "",
        overgedragen=tuple(_overgedragen(revisies)),
        verzet=sum(een.uiterlijk is not None and een.uiterlijk != ander.uiterlijk for een, ander in pairwise(revisies)),
        eerder=tuple((r.eigenaren, r.uiterlijk) for r in revisies[:-1]),
    )
    return _met_voortgang(stand, m.nu)


def _van_afspraak(m: Lusmoment, r: Registratie, afspraak: Afspraak, id_: str) -> Actiestand:
    """An agreement with what became of it: where a revision says nothing, what was agreed holds."""
    begin = Actie(soort="actie", id=id_, sinds=r.datum, eigenaren=afspraak.eigenaren, uiterlijk=afspraak.uiterlijk)
    revisies = [begin]
    for a in m.acties.get(id_, ()):
        vorige = revisies[-1]
        zelfde = {"eigenaren": a.eigenaren or vorige.eigenaren, "uiterlijk": a.uiterlijk or vorige.uiterlijk}
        revisies.append(a.model_copy(update=zelfde))
    stand = _stand(m, revisies)
    gebied = (r.gebied,) if r.gebied else ()
    return replace(stand, wat=afspraak.actie, gebieden=gebied, uit=r.id, bijeenkomst="", naar=afspraak.naar or "")


def _overgedragen(revisies: Sequence[Actie]) -> Iterator[str]:
    for een, ander in pairwise(revisies):
        if set(een.eigenaren) != set(ander.eigenaren):
            yield ander.bijeenkomst or ander.vanaf


def _met_voortgang(a: Actiestand, nu: datetime.date) -> Actiestand:
    if a.gedaan_op:
        return replace(a, voortgang="gedaan")
    if a.vervallen_omdat:
        return replace(a, voortgang="vervallen")
    if a.uiterlijk and a.uiterlijk < nu:
        return replace(a, voortgang="te_laat", dagen=(nu - a.uiterlijk).days)
    return a
