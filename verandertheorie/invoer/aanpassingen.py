"""Actions that adapt an intervention: once done, each makes the revision that says how the approach is from then on.

Wherever an action comes in or is closed, its revision comes along in the same transaction. What actions make follows
from the actions alone, so the order in which they were written down does not matter, and the same again is nothing.
An action in the cycle in which an intervention begins takes the place of what it was at first: that is kept as ``oud``.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.leerlus.acties import zoals_nu
from verandertheorie.lezen.records import Gelezen
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.melding import Melding
from verandertheorie.model.basis import Identiteit
from verandertheorie.model.gebieden import Leercyclus
from verandertheorie.model.kalender import Kalender
from verandertheorie.model.leerlus import Actie, natuurlijk
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.theorie import Interventie
from verandertheorie.taal import dag

_VAN_DE_AANPASSING = ("omschrijving", "versie", "besluiten")
"""What an action says of an intervention; all else of it is as it was."""

_AANLEIDING = (Actie, Interventie, Leercyclus)
"""What has to come in for there to be anything to do."""


Luidt: TypeAlias = tuple[str, str | None]
"""What an intervention is, and the name of that version."""


@dataclass(frozen=True, slots=True)
class Aangepast:
    """Records with what actions made of interventions.

    ``vanzelf``: the revisions that nobody wrote, or wrote otherwise only in what an action says: no mistake to be
    allowed.
    """

    gelezen: tuple[Gelezen, ...]
    vanzelf: frozenset[Identiteit] = frozenset()
    meldingen: tuple[Melding, ...] = ()


def pas_interventies_aan(gelezen: Sequence[Gelezen], bekend: Voorraad) -> Aangepast:
    """The same records, and the revisions of interventions that done actions among them make.

    Args:
        gelezen: what comes in.
        bekend: what the dossier holds.
    """
    if not any(isinstance(g.record, _AANLEIDING) for g in gelezen):
        return Aangepast(tuple(gelezen))
    s = Samenhang(bekend, gelezen)
    gedaan = wat_aanpast(s)
    ids = frozenset(s.acties)
    if not gedaan and not any(ids & {*i.besluiten} for i in s.records(Interventie)):
        return Aangepast(tuple(gelezen))
    toen = Samenhang(bekend, ())
    was = {id_: zoals_nu(revisies) for id_, revisies in toen.acties.items()}
    eerder = _per_interventie(toen)
    anders = {id_ for id_, a in gedaan.items() if id_ in was and was[id_].nieuw != a.nieuw}
    van = {g.record.id: g for g in gelezen if isinstance(g.record, Actie)}
    komt: dict[Identiteit, list[Gelezen]] = {}
    for g in gelezen:
        komt.setdefault(g.record.identiteit, []).append(g)
    erbij, meldingen = list[Gelezen](), list[Melding]()
    eigen: tuple[Interventie | Actie, ...] = (*bekend.records(Interventie), *bekend.records(Actie))
    hier, anders_nu, vanzelf = {r.identiteit: r for r in eigen}, dict[Identiteit, ElkRecord](), set[Identiteit]()
    for sleutel, revisies in _per_interventie(s).items():
        acties = [a for a in gedaan.values() if a.past_aan == sleutel]
        op_cyclus, zonder = _per_cyclus(acties, s.kalender)
        meldingen += (_nog_geen_cyclus(van[a.id], a) for a in zonder if a.id in van)
        te_vroeg = [a for n, deel in op_cyclus.items() if not _is_er(revisies, n, s) for a in deel]
        meldingen += (_is_er_dan_niet(van[a.id], a) for a in te_vroeg if a.id in van)
        was_er = eerder.get(sleutel, ())
        nooit = {*_nooit_geschreven(was_er, ids)}
        past = {n: deel for n, deel in op_cyclus.items() if _is_er(revisies, n, s)}
        begin_toen = _begin(was_er, ids, toen) if was_er else None
        begin = _begin(revisies, ids, s, toen)
        keten = _Keten(s, past, ids, anders, nooit - komt.keys(), begin)
        is_nu = {i.identiteit: i for i in revisies}
        if begin_toen and was_er[0].identiteit != revisies[0].identiteit:
            revisies = _zoals_geschreven(revisies, begin_toen, ids, nooit | komt.keys())
        herzien = [(i, waardoor) for i, waardoor in keten.doorloop(revisies) if i != is_nu.get(i.identiteit)]
        nu = [i for i, _ in herzien if i.identiteit == revisies[0].identiteit] or revisies
        met_oud = _met_oud(s.acties, _eerste_actie(was_er, ids), begin_toen, _eerste_actie(nu, ids), begin)
        veranderd: list[tuple[Interventie | Actie, Sequence[str]]] = [*herzien, *((a, [a.id]) for a in met_oud)]
        for wordt, aanleiding in veranderd:
            match komt.get(wordt.identiteit, []):
                case []:
                    eerste = next((van[id_] for id_ in aanleiding if id_ in van), gelezen[0])
                    erbij.append(replace(eerste, record=wordt))
                    vanzelf.add(wordt.identiteit)
                case [gegeven]:
                    anders_nu[wordt.identiteit] = wordt
                    if _is_verder_gelijk(gegeven.record, hier.get(wordt.identiteit)):
                        vanzelf.add(wordt.identiteit)
                case _:
                    pass  # it is there twice, and that is told elsewhere
        vanzelf |= nooit
    uit = (replace(g, record=anders_nu.get(g.record.identiteit, g.record)) for g in gelezen)
    return Aangepast((*uit, *erbij), frozenset(vanzelf), tuple(meldingen))


def wat_aanpast(s: Samenhang) -> Mapping[str, Actie]:
    """The actions that are done and adapt an intervention, by id, as they stand."""
    nu = (zoals_nu(revisies) for revisies in s.acties.values())
    return {a.id: a for a in nu if a.past_aan and a.nieuw and a.gedaan_op}


def _per_interventie(s: Samenhang) -> Mapping[str, Sequence[Interventie]]:
    """The revisions of each intervention, in the order of their cycles."""
    uit: dict[str, list[Interventie]] = {}
    for i in sorted(s.records(Interventie), key=lambda i: s.nummer(i.sinds)):
        uit.setdefault(i.sleutel, []).append(i)
    return uit


def _per_cyclus(acties: Iterable[Actie], kalender: Kalender) -> tuple[dict[int, list[Actie]], list[Actie]]:
    """Actions by the cycle from which they hold, by day: the one in which they were done, else the next one.

    And those done after the last cycle, for which there is none yet.
    """
    uit, zonder = dict[int, list[Actie]](), list[Actie]()
    for a in sorted(acties, key=lambda a: (a.gedaan_op or a.sinds, natuurlijk(a.id))):
        cyclus = next((c for c in kalender.cycli if a.gedaan_op and a.gedaan_op <= c.tot), None)
        if cyclus is None:
            zonder.append(a)
        else:
            uit.setdefault(cyclus.nummer, []).append(a)
    return uit, zonder


def _is_er(revisies: Sequence[Interventie], nummer: int, s: Samenhang) -> bool:
    """Whether the intervention is part of the theory at a cycle."""
    geldt = [i for i in revisies if s.nummer(i.sinds) <= nummer]
    return bool(geldt) and not (geldt[-1].tot and s.nummer(geldt[-1].tot) <= nummer)


@dataclass(frozen=True, slots=True)
class _Keten:
    """One intervention through its cycles, with the actions that adapt it in each.

    ``ids``: of every action, so that the decisions of a revision that are actions can be told. ``anders``: the actions
    that now say something else. ``afgeleid``: the revisions that nobody wrote: all of them follows from what is before.
    ``begin``: what was said before any action.
    """

    s: Samenhang
    acties: Mapping[int, Sequence[Actie]]
    ids: Container[str]
    anders: Container[str]
    afgeleid: Container[Identiteit]
    begin: Luidt | None

    def doorloop(self, revisies: Sequence[Interventie]) -> Iterator[tuple[Interventie, Sequence[str]]]:
        """Every revision as it comes to be, each with the actions that it follows from.

        A later revision that repeats what was said before any action, for something else of it changed, carries along
        what the last action made of it; any other text of its own stays.
        """
        op_cyclus = {self.s.nummer(i.sinds): i for i in revisies}
        nu: Luidt = ("", None)
        vorige: Interventie | None = None
        for n in sorted({*op_cyclus, *self.acties}):
            r, hier = op_cyclus.get(n), self.acties.get(n, ())
            is_geschreven = r is not None and r.identiteit not in self.afgeleid
            basis = r if is_geschreven or vorige is None else _overgenomen(vorige, self.s.kalender.sleutel(n))
            if basis is None:
                continue
            zei = (basis.omschrijving, basis.versie)
            is_door_actie = basis.versie in self.ids
            draagt_mee = is_door_actie or (zei == self.begin and nu[1] in self.ids)
            genoemd = {b for b in basis.besluiten if b in self.ids}
            zelfde = genoemd == {a.id for a in hier} and not any(a.id in self.anders for a in hier)
            is_gebleven = is_geschreven and zelfde
            wordt = basis  # as it was made, or as somebody wrote it since
            if not is_gebleven or (draagt_mee and not hier):
                omschrijving, versie = self._mee(nu, basis) if draagt_mee else zei
                for a in hier:
                    omschrijving, versie = a.nieuw or omschrijving, a.id
                eigen = tuple(b for b in basis.besluiten if b not in self.ids)
                velden = {"omschrijving": omschrijving, "versie": versie, "besluiten": (*eigen, *(a.id for a in hier))}
                wordt = basis.model_copy(update=velden)
            yield wordt, [a.id for a in hier] or [*genoemd]
            nu, vorige = (wordt.omschrijving, wordt.versie), wordt

    def _mee(self, nu: Luidt, basis: Interventie) -> Luidt:
        """What a revision carries along: what the last action made of it; without one what was said at the start."""
        if nu[1] in self.ids:
            return nu
        return self.begin or (basis.omschrijving, None)


def _begin(revisies: Sequence[Interventie], ids: Container[str], *waar: Samenhang) -> Luidt | None:
    """What was said before any action; None when an action took its place and does not say of what."""
    eerste = revisies[0]
    if eerste.versie not in ids:
        return eerste.omschrijving, eerste.versie
    van = _eerste_actie(revisies, ids)
    oud = (a.oud for s in waar for a in reversed(s.acties.get(van, ())) if a.oud)
    return next(((o, None) for o in oud), None)


def _eerste_actie(revisies: Sequence[Interventie], ids: Container[str]) -> str:
    """The action that took the place of what an intervention was at first; empty when none did."""
    return next((b for i in revisies[:1] if i.versie in ids for b in i.besluiten if b in ids), "")


def _met_oud(
    acties: Mapping[str, Sequence[Actie]], toen: str, begin_toen: Luidt | None, nu: str, begin: Luidt | None
) -> Iterator[Actie]:
    """The revisions of actions that come to say what the intervention was at first, or no longer do.

    Args:
        acties: the revisions of each.
        toen: the action that took its place before, empty for none.
        begin_toen: what it was at first, as far as was known then.
        nu: the action that takes its place now, empty for none.
        begin: what it was at first.
    """
    for a in acties.get(nu, ()):
        if a.past_aan and not a.oud and begin and begin[0]:
            yield a.model_copy(update={"oud": begin[0]})
    for a in acties.get(toen, ()) if toen != nu else ():
        if a.oud and begin_toen and a.oud == begin_toen[0]:
            yield a.model_copy(update={"oud": None})


def _zoals_geschreven(
    revisies: Sequence[Interventie], begin: Luidt, ids: Container[str], zonder: Container[Identiteit]
) -> list[Interventie]:
    """Revisions with what they repeated of a beginning that turns out not to be the first; not those of ``zonder``."""
    velden = dict(zip(("omschrijving", "versie"), begin, strict=True))
    return [
        i.model_copy(update=velden)
        if i.versie in ids and not any(b in ids for b in i.besluiten) and i.identiteit not in zonder
        else i
        for i in revisies
    ]


def _overgenomen(vorige: Interventie, sinds: str) -> Interventie:
    """The same from another cycle on, before any action of that cycle."""
    return vorige.model_copy(update={"sinds": sinds, "besluiten": ()})


def _is_verder_gelijk(gegeven: ElkRecord, was: ElkRecord | None) -> bool:
    """Whether what was written down is what the dossier has, apart from what the program fills in."""
    if isinstance(gegeven, Actie) and isinstance(was, Actie):
        return gegeven.model_copy(update={"oud": was.oud}) == was
    if not isinstance(gegeven, Interventie) or not isinstance(was, Interventie):
        return False
    zonder = {veld: getattr(was, veld) for veld in _VAN_DE_AANPASSING}
    return gegeven == was or (bool(was.besluiten) and gegeven.model_copy(update=zonder) == was)


def _nooit_geschreven(revisies: Sequence[Interventie], ids: Container[str]) -> Iterator[Identiteit]:
    """Of the revisions of an intervention in the dossier those that only actions made: who writes one corrects nobody.

    They have no other decision behind them, and say for the rest what the one before them says.
    """
    for vorige, i in pairwise(revisies):
        zonder = {veld: getattr(i, veld) for veld in (*_VAN_DE_AANPASSING, "sinds")}
        if i.besluiten and all(b in ids for b in i.besluiten) and vorige.model_copy(update=zonder) == i:
            yield i.identiteit


def _nog_geen_cyclus(g: Gelezen, a: Actie) -> Melding:
    wanneer = dag(a.gedaan_op) if a.gedaan_op else ""
    tekst = (
        f"{a.id} paste {a.past_aan} aan op {wanneer}, en dat is na de laatste leercyclus: er is nog geen nieuwe versie."
    )
    return g.melding(
        ("gedaan_op",), "VT126", tekst, "Die komt er vanzelf, zodra de leercyclus van die dag is ingelezen."
    )


def _is_er_dan_niet(g: Gelezen, a: Actie) -> Melding:
    wanneer = dag(a.gedaan_op) if a.gedaan_op else ""
    tekst = f"{a.past_aan} hoort op {wanneer} niet bij de theorie: {a.id} maakt er geen nieuwe versie van."
    return g.melding(("gedaan_op",), "VT126", tekst, "Verbeter de dag, of 'sinds' of 'tot' van de interventie.")
