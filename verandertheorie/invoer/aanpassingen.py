"""Actions that adapt an intervention: once done, each makes the revision that says how the approach is from then on.

Wherever an action comes in or is closed, its revision comes along in the same transaction. What actions make follows
from the actions alone, so the order in which they were written down does not matter, and the same again is nothing.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Aangepast:
    """Records with what actions made of interventions.

    ``vanzelf``: the revisions that nobody wrote, or wrote otherwise only in what an action says: no mistake to be
    allowed.
    """

    gelezen: tuple[Gelezen, ...]
    vanzelf: frozenset[Identiteit] = frozenset()
    meldingen: tuple[Melding, ...] = ()


def pas_interventies_aan(gelezen: Sequence[Gelezen], bekend: Sequence[ElkRecord]) -> Aangepast:
    """The same records, and the revisions of interventions that done actions among them make.

    Args:
        gelezen: what comes in.
        bekend: what the dossier holds.
    """
    if not any(isinstance(g.record, _AANLEIDING) for g in gelezen):
        return Aangepast(tuple(gelezen))
    s = Samenhang(bekend, gelezen)
    gedaan = {id_: a for id_, revisies in s.acties.items() if _past_aan(a := zoals_nu(revisies))}
    ids = frozenset(s.acties)
    if not gedaan and not any(ids & {*i.besluiten} for i in s.records(Interventie)):
        return Aangepast(tuple(gelezen))
    toen = Samenhang(bekend, ())
    was = {id_: zoals_nu(revisies) for id_, revisies in toen.acties.items()}
    geschreven = toen.records(Interventie)
    anders = {id_ for id_, a in gedaan.items() if id_ in was and was[id_].nieuw != a.nieuw}
    van = {g.record.id: g for g in gelezen if isinstance(g.record, Actie)}
    komt, erbij, meldingen = {g.record.identiteit: g for g in gelezen}, list[Gelezen](), list[Melding]()
    hier, vanzelf = {r.identiteit: r for r in bekend}, set[Identiteit]()
    for sleutel, revisies in _per_interventie(s).items():
        acties = [a for a in gedaan.values() if a.past_aan == sleutel]
        op_cyclus, zonder = _per_cyclus(acties, s.kalender)
        meldingen += (_nog_geen_cyclus(van[a.id], a) for a in zonder if a.id in van)
        te_vroeg = [a for n, deel in op_cyclus.items() if not _is_er(revisies, n, s) for a in deel]
        meldingen += (_is_er_dan_niet(van[a.id], a) for a in te_vroeg if a.id in van)
        keten = _Keten(s, {n: deel for n, deel in op_cyclus.items() if _is_er(revisies, n, s)}, ids, anders)
        for wordt, aanleiding in keten.herzien(revisies):
            gegeven = komt.get(wordt.identiteit)
            if gegeven is None:
                eerste = next((van[id_] for id_ in aanleiding if id_ in van), gelezen[0])
                erbij.append(replace(eerste, record=wordt))
            else:
                komt[wordt.identiteit] = replace(gegeven, record=wordt)
            if gegeven is None or _is_verder_gelijk(gegeven.record, hier.get(wordt.identiteit)):
                vanzelf.add(wordt.identiteit)
        vanzelf |= {i.identiteit for i in revisies if _is_nooit_geschreven(i, geschreven, ids)}
    uit = (*(komt[g.record.identiteit] for g in gelezen), *erbij)
    return Aangepast(uit, frozenset(vanzelf), tuple(meldingen))


def _past_aan(a: Actie) -> bool:
    return bool(a.past_aan and a.nieuw and a.gedaan_op)


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
    that now say something else.
    """

    s: Samenhang
    acties: Mapping[int, Sequence[Actie]]
    ids: Container[str]
    anders: Container[str]

    def herzien(self, revisies: Sequence[Interventie]) -> Iterator[tuple[Interventie, Sequence[str]]]:
        """The revisions that are new or other, each with the actions that it follows from.

        A later revision that only carried along what was said before it, carries along what is said now.
        """
        op_cyclus = {self.s.nummer(i.sinds): i for i in revisies}
        toen = nu = ("", None) if not revisies else (revisies[0].omschrijving, revisies[0].versie)
        vorige: Interventie | None = None
        for n in sorted({*op_cyclus, *self.acties}):
            r, hier = op_cyclus.get(n), self.acties.get(n, ())
            basis = r or (vorige and vorige.model_copy(update={"sinds": self.s.kalender.sleutel(n), "besluiten": ()}))
            if basis is None:
                continue
            eigen = tuple(b for b in basis.besluiten if b not in self.ids)
            genoemd = {b for b in basis.besluiten if b in self.ids}
            zei = (basis.omschrijving, basis.versie)
            is_door_actie = basis.versie in self.ids
            is_gebleven = genoemd == {a.id for a in hier} and not any(a.id in self.anders for a in hier)
            if is_gebleven and (hier or not (is_door_actie or zei == toen)):
                wordt = basis  # as it was made, or as somebody wrote it since
            else:
                omschrijving, versie = nu if is_door_actie or zei == toen else zei
                for a in hier:
                    omschrijving, versie = a.nieuw or omschrijving, a.id
                velden = {"omschrijving": omschrijving, "versie": versie, "besluiten": (*eigen, *(a.id for a in hier))}
                wordt = basis.model_copy(update=velden)
            if wordt != r:
                yield wordt, [a.id for a in hier] or [*genoemd]
            if r is not None and not is_door_actie:
                toen = zei
            nu, vorige = (wordt.omschrijving, wordt.versie), wordt


def _is_verder_gelijk(gegeven: ElkRecord, was: ElkRecord | None) -> bool:
    """Whether a revision that was written down is what the dossier has, apart from what an action says in it."""
    if not isinstance(gegeven, Interventie) or not isinstance(was, Interventie):
        return False
    zonder = {veld: getattr(was, veld) for veld in _VAN_DE_AANPASSING}
    return gegeven == was or (bool(was.besluiten) and gegeven.model_copy(update=zonder) == was)


def _is_nooit_geschreven(i: Interventie, toen: Sequence[Interventie], ids: Container[str]) -> bool:
    """Whether what the dossier has of this revision is only what an action made: who writes it then corrects nobody."""
    was = next((r for r in toen if r.identiteit == i.identiteit), None)
    if was is None or not was.besluiten or not all(b in ids for b in was.besluiten):
        return False
    zonder = {veld: getattr(was, veld) for veld in (*_VAN_DE_AANPASSING, "sinds")}
    return any(r is not was and r.model_copy(update=zonder) == was for r in toen)


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
