"""Everything that will be in the dossier after an import, by type and by name: what a rule may ask of the others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from verandertheorie.graaf.kring import kringen
from verandertheorie.graaf.vondst import Stemmen
from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.lezen.records import Gelezen
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

    bekend: Sequence[ElkRecord]
    nieuw: Sequence[Gelezen]

    @cached_property
    def was(self) -> Verzameling:
        """The known records."""
        return Verzameling(self.bekend)

    @cached_property
    def blijft(self) -> Verzameling:
        """The known records that nothing replaces."""
        komt = {g.record.identiteit for g in self.nieuw}
        return Verzameling(r for r in self.bekend if r.identiteit not in komt)

    @cached_property
    def alles(self) -> Verzameling:
        """All records, the known ones first; of one identity only the incoming one."""
        return Verzameling((*self.blijft, *(g.record for g in self.nieuw)))

    def records(self, model: type[R]) -> tuple[R, ...]:
        """All records of one type, the known ones first."""
        return self.alles.records(model)

    @cached_property
    def kalender(self) -> Kalender:
        """The cycles, by number."""
        return Kalender(sorted(self.records(Leercyclus), key=lambda c: c.nummer))

    def nummer(self, cyclus: str | None) -> int:
        """Number of a cycle; 0 for none."""
        return self.kalender.nummer(cyclus or "") or 0

    @cached_property
    def registraties(self) -> Mapping[str, Registratie]:
        """By id."""
        return {r.id: r for r in self.records(Registratie)}

    @cached_property
    def woorden(self) -> Woordenboek:
        """The words of the lists that a programme may add to."""
        return woordenboek(self.records(Woord), self.records(Woordenlijst))

    @cached_property
    def stemmen(self) -> Stemmen:
        """Who counts as one voice."""
        alles = Voorraad(self.alles)
        return Stemmen(alles.gesprek, alles.gesprekken_met, alles.bron, self.kalender.nummer_op, self.woorden)

    @cached_property
    def hier_over(self) -> Mapping[str, tuple[int, frozenset[str]]]:
        """Per subject of the incoming records how many findings there are on it, and whose voices they are."""
        binnen = {o for g in self.nieuw if isinstance(g.record, Registratie) for o in g.record.onderwerpen}
        aantal, stemmen = Counter[str](), defaultdict[str, set[str]](set)
        for r in self.registraties.values():
            for b in r.bewijs:
                if b.onderwerp in binnen:
                    aantal[b.onderwerp] += 1
                    stemmen[b.onderwerp].add(self.stemmen.groep(r, b.gebied or r.gebied or "", b.spreker).sleutel)
        return {onderwerp: (n, frozenset(stemmen[onderwerp])) for onderwerp, n in aantal.items()}

    @cached_property
    def plaatsnamen(self) -> frozenset[str]:
        """Words with a capital that name an area, a track or an organisation, now or before: no persons."""
        gebieden = {g.naam for laag in (self.was, self.alles) for g in laag.records(Gebied)}
        organisaties = {a.naam for laag in (self.was, self.alles) for a in laag.records(Actor) if a.actorsoort != "rol"}
        trajecten = {t.naam for laag in (self.was, self.alles) for t in laag.records(Traject)}
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
        return _rond((r.id, bron) for r in self.registraties.values() for bron in r.ontleend_aan)

    @cached_property
    def namen(self) -> Namenlijst:
        """For the grammar: which key is which type."""
        lijst = Namenlijst()
        for r in self.alles:
            lijst.voeg_toe(*r.soort_en_sleutel)
        return lijst


def _rond(pijlen: Iterable[tuple[str, str]]) -> frozenset[str]:
    return frozenset(k for kring in kringen(pijlen) for k in kring)
