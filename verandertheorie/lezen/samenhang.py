"""Everything that will be in the dossier after an import, by type and by name: what a rule may ask of the others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from verandertheorie.graaf.erbij import MetErbij
from verandertheorie.graaf.kring import kringen
from verandertheorie.graaf.vondst import Stemmen
from verandertheorie.graaf.voorraad import Voorraad, voorraad_van
from verandertheorie.lezen.records import Gelezen
from verandertheorie.model.basis import Identiteit
from verandertheorie.model.besluiten import TheorieVersie
from verandertheorie.model.gebieden import Bijeenkomst, Gebied, Leercyclus, Traject
from verandertheorie.model.kalender import Kalender
from verandertheorie.model.leerlus import (
    Actie,
    Agendapunt,
    Leervraag,
    Signaal,
    op_volgorde_van_dag,
    punten_per_onderwerp,
)
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.theorie import Actor, Knoop, SystemischeFactor
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Registratie
from verandertheorie.model.woordenlijst import Woord, Woordenboek, Woordenlijst, woordenboek

R = TypeVar("R")


@dataclass(frozen=True)
class Samenhang:
    """What is in the dossier and what comes in, which replaces what it revises.

    Args:
        bekend: the records that are in the dossier already.
        nieuw: records that are new or have another content, in order of file and line.
    """

    bekend: Iterable[ElkRecord] | Voorraad
    nieuw: Sequence[Gelezen]

    @cached_property
    def was(self) -> Voorraad:
        """The known records."""
        return voorraad_van(self.bekend)

    @cached_property
    def komt(self) -> Verzameling:
        """The incoming records, of one identity the last."""
        return Verzameling({g.record.identiteit: g.record for g in self.nieuw}.values())

    @cached_property
    def _komt_in_plaats(self) -> frozenset[Identiteit]:
        return frozenset(r.identiteit for r in self.komt)

    def blijft(self, model: type[R]) -> tuple[R, ...]:
        """The known records of one type that nothing replaces."""
        bekend = cast("tuple[ElkRecord, ...]", self.was.records(model))
        return cast("tuple[R, ...]", tuple(r for r in bekend if r.identiteit not in self._komt_in_plaats))

    def records(self, model: type[R]) -> tuple[R, ...]:
        """All records of one type, the known ones first; of one identity only the incoming one."""
        if model not in self._gevraagd:
            self._gevraagd[model] = (*self.blijft(model), *Verzameling(g.record for g in self.nieuw).records(model))
        return cast("tuple[R, ...]", self._gevraagd[model])

    @cached_property
    def _gevraagd(self) -> dict[type, tuple[object, ...]]:
        return {}

    @cached_property
    def alles(self) -> Voorraad:
        """All records; of one identity only the incoming one."""
        return MetErbij(self.was, self.komt)

    @cached_property
    def kalender(self) -> Kalender:
        """The cycles, by number."""
        return Kalender(sorted(self.records(Leercyclus), key=lambda c: c.nummer))

    def nummer(self, cyclus: str | None) -> int:
        """Number of a cycle; 0 for none."""
        return self.kalender.nummer(cyclus or "") or 0

    def registratie(self, id_: str) -> Registratie | None:
        """A conversation with its text; None when there is none with that id."""
        return self.alles.registratie(id_) if id_ in self.alles.gesprekken else None

    @cached_property
    def woorden(self) -> Woordenboek:
        """The words of the lists that a programme may add to."""
        return woordenboek(self.records(Woord), self.records(Woordenlijst))

    @cached_property
    def stemmen(self) -> Stemmen:
        """Who counts as one voice."""
        s = self.alles
        return Stemmen(s.gesprek, s.gesprekken_met, s.bron, self.kalender.nummer_op, self.woorden)

    def bevindingen_van_een_stem(self, onderwerp: str) -> tuple[int, str]:
        """How many findings there are on a subject, all of one voice, and which; (0, "") when more voices spoke."""
        if onderwerp not in self._een_stem:
            self._een_stem[onderwerp] = self._tel_van_een_stem(onderwerp)
        return self._een_stem[onderwerp]

    @cached_property
    def _een_stem(self) -> dict[str, tuple[int, str]]:
        return {}

    def _tel_van_een_stem(self, onderwerp: str) -> tuple[int, str]:
        aantal, stem = 0, ""
        for v in self.alles.over(onderwerp):
            r = self.alles.gesprek(v.registratie) if v.soort == "bewijs" else None
            if r is None:
                continue
            deze = self.stemmen.groep(r, v.gebied, v.spreker).sleutel
            if aantal and deze != stem:
                return 0, ""
            aantal, stem = aantal + 1, deze
        return aantal, stem

    @cached_property
    def plaatsnamen(self) -> frozenset[str]:
        """Words with a capital that name an area, a track or an organisation, now or before: no persons."""
        gebieden = {g.naam for laag in (self.was, self) for g in laag.records(Gebied)}
        organisaties = {a.naam for laag in (self.was, self) for a in laag.records(Actor) if a.actorsoort != "rol"}
        trajecten = {t.naam for laag in (self.was, self) for t in laag.records(Traject)}
        return frozenset(woord for naam in gebieden | trajecten | organisaties for woord in naam.split())

    @cached_property
    def gebieden(self) -> Mapping[str, Gebied]:
        """By key, of any revision."""
        return {g.sleutel: g for g in self.records(Gebied)}

    @cached_property
    def factoren(self) -> Mapping[str, SystemischeFactor]:
        """By key, of several revisions the first."""
        return {f.sleutel: f for f in reversed(self.records(SystemischeFactor))}

    @cached_property
    def actoren(self) -> Mapping[str, Actor]:
        """By key, of several revisions the first."""
        return {a.sleutel: a for a in reversed(self.records(Actor))}

    @cached_property
    def bijeenkomsten(self) -> Mapping[str, Bijeenkomst]:
        """The sessions by key, in the order in which they are held."""
        return {b.sleutel: b for b in op_volgorde_van_dag(self.records(Bijeenkomst))}

    @cached_property
    def leervragen(self) -> Mapping[str, Leervraag]:
        """By letter, of several revisions the last."""
        return {q.letter: q for q in sorted(self.records(Leervraag), key=lambda q: q.sinds)}

    @cached_property
    def signalen(self) -> Mapping[str, Signaal]:
        """By key, of several revisions the last."""
        return {s.sleutel: s for s in sorted(self.records(Signaal), key=lambda s: s.sinds)}

    @cached_property
    def punten(self) -> Mapping[str, tuple[Agendapunt, ...]]:
        """The points of each subject in sessions that were not cancelled, in the order of those."""
        return punten_per_onderwerp(self.records(Bijeenkomst), self.records(Agendapunt))

    @cached_property
    def acties(self) -> Mapping[str, tuple[Actie, ...]]:
        """The revisions of each action by id, by day."""
        uit: dict[str, list[Actie]] = defaultdict(list)
        for a in sorted(self.records(Actie), key=lambda a: a.sinds):
            uit[a.id].append(a)
        return {id_: tuple(revisies) for id_, revisies in uit.items()}

    @cached_property
    def versies(self) -> Mapping[int, TheorieVersie]:
        """The versions of the theory that are in the dossier already, by number."""
        return {v.nummer: v for v in self.was.records(TheorieVersie)}

    @cached_property
    def soorten_met(self) -> Mapping[str, Sequence[str]]:
        """Of which soorten there are nodes and areas with a key, nodes first."""
        uit: dict[str, dict[str, None]] = defaultdict(dict)
        benoemd: Iterable[Knoop | Gebied] = (*self.records(Knoop), *self.records(Gebied))
        for r in benoemd:
            uit[r.sleutel][r.soort] = None
        return {sleutel: tuple(soorten) for sleutel, soorten in uit.items()}

    @cached_property
    def onder_zichzelf(self) -> frozenset[str]:
        """Keys of the factors that are part of themselves by a detour, in their last revision."""
        ouder = {f.sleutel: f.onderdeel_van for f in self.records(SystemischeFactor)}
        return _rond((factor, boven) for factor, boven in ouder.items() if boven)

    @cached_property
    def aan_zichzelf_ontleend(self) -> frozenset[str]:
        """Ids of the cycle records that are derived from themselves by a detour."""
        return _rond((r.id, bron) for r in self.alles.gesprekken.values() for bron in r.ontleend_aan)

    @cached_property
    def namen(self) -> Namenlijst:
        """For the grammar: which key is which type."""
        lijst = Namenlijst()
        for r in self.alles.zonder_gesprekken():
            lijst.voeg_toe(*r.soort_en_sleutel)
        for id_ in self.alles.gesprekken:
            lijst.voeg_toe("registratie", id_)
        return lijst


def _rond(pijlen: Iterable[tuple[str, str]]) -> frozenset[str]:
    return frozenset(k for kring in kringen(pijlen) for k in kring)
