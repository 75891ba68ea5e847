"""One finding with its place, its voice and its weight; and who counts as one voice."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from verandertheorie.graaf.vermelding import Gespreksgegevens, Vermelding, gewogen
from verandertheorie.model.waarneming import Bewijs, Bron, Dekking, Toets
from verandertheorie.model.woordenlijst import Woordenboek, woordenboek
from verandertheorie.oordeel.gebied import Item, Stemwissel
from verandertheorie.oordeel.kracht import kracht_niet_gevonden, minder_als_welkom
from verandertheorie.parameters import Parameters

Soort = Literal["bewijs", "dekking", "toets", "stilte"]
Deel = Bewijs | Dekking | Toets
"""What may weigh something in a record."""


@dataclass(frozen=True, slots=True)
class Groep:
    """One voice: a source, a series of sessions in an area, the documents of a track, or a record by itself.

    ``sleutel``: the name by which the judgement keeps voices apart.
    """

    soort: Literal["bron", "bijeenkomsten", "traject", "registratie"]
    naam: str
    gebied: str = ""
    sleutel: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sleutel", f"{self.naam}/{self.gebied}" if self.is_van_sessies else self.naam)

    @property
    def is_van_sessies(self) -> bool:
        """Whether it is heard in each area by itself."""
        return self.soort == "bijeenkomsten"


class Vondst(NamedTuple):
    """One item on one subject (a claim or the presence of a factor).

    ``gebied``: the area as recorded, which may be wider than a sub-area. ``nr``: its place in the list of its ``soort``
    in the record, from 1; 1 for silence. ``via``: the claim through which a factor was seen to be present; None when
    the item is about the factor itself. ``perspectief``: of the speaker, else of the record's first source; None
    without. ``spreker``: pseudonym of who said it, when that was written down; None when the record's first source did.
    """

    onderwerp: str
    gebied: str
    item: Item
    groep: Groep
    registratie: str
    soort: Soort
    nr: int
    perspectief: str | None = None
    ernst: str | None = None
    spreker: str | None = None
    via: str | None = None

    def over_factor(self, factor: str) -> "Vondst":
        """What was found on a claim, as something found on the factor that is at work in it."""
        return Vondst(factor, *self[1:-1], self.onderwerp)


class Gespreksstem(NamedTuple):
    """What all items of one conversation have in common, as long as nobody in it speaks for themselves.

    ``groep``: its voice, of sessions without an area. ``verteld``: in which cycle it was held. ``perspectief``: of its
    first source; None without.
    """

    groep: Groep
    verteld: int
    is_observatie: bool
    perspectief: str | None


@dataclass(frozen=True)
class Stemmen:
    """Who counts as one voice, over all records known at a moment (filters do not change it).

    Args:
        gesprek: the conversation with an id that is known at that moment; None when none is.
        gesprekken_met: those that have this source and no other.
        bron: the source with a pseudonym; None when there is none.
        cyclus_op: number of the cycle in which a day falls.
        woorden: as which a perspective counts.
    """

    gesprek: Callable[[str], Gespreksgegevens | None]
    gesprekken_met: Callable[[str], Iterable[Gespreksgegevens]]
    bron: Callable[[str], Bron | None]
    cyclus_op: Callable[[datetime.date], int]
    woorden: Woordenboek = field(default_factory=woordenboek)
    _gesprekken: dict[str, Gespreksstem] = field(default_factory=dict, init=False, repr=False, compare=False)
    _perspectieven: dict[str, str | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _apart: dict[str, dict[str, int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def apart_gehoord(self, bron: str, gebied: str) -> int | None:
        """The first cycle of a conversation in an area with a source alone, in which something was found; else None."""
        if bron not in self._apart:
            self._apart[bron] = self._waar_apart_gehoord(bron)
        return self._apart[bron].get(gebied)

    def _waar_apart_gehoord(self, bron: str) -> dict[str, int]:
        uit: dict[str, int] = {}
        for r in self.gesprekken_met(bron):
            if r.gebied and r.vindt_hier and self._is_alleen(r):
                cyclus = self.cyclus_op(r.datum)
                uit[r.gebied] = min(cyclus, uit.get(r.gebied, cyclus))
        return uit

    def _is_alleen(self, r: Gespreksgegevens) -> bool:
        """Whether one source was heard by itself: not of a track, and nobody else sat there, withdrawn since or not."""
        if len(r.alle_bronnen) != 1 or r.meer_mensen or r.ontleend_aan:
            return False
        return self.groep_van_gesprek(r, r.gebied or "") == Groep("bron", r.alle_bronnen[0])

    def oorsprong(self, gesprek: Gespreksgegevens) -> str:
        """Id of the record that a record ultimately rests on: of all its last origins the smallest.

        Groups never merge: merging would let a supporting document lower the support. An origin that was withdrawn is
        still the origin of what was heard from it: hearsay never becomes a voice of its own by a withdrawal.
        """
        if not gesprek.ontleend_aan:
            return gesprek.id
        laatste, open_, gezien = [], [gesprek.id], {gesprek.id}
        while open_:
            hier = open_.pop()
            bekend = self.gesprek(hier)
            verder = bekend.ontleend_aan if bekend else ()
            if not verder:
                laatste.append(hier)
            nieuw = [o for o in verder if o not in gezien]
            gezien.update(nieuw)
            open_ += nieuw
        return min(laatste, default=gesprek.id)

    def bronnen_van(self, r: Gespreksgegevens) -> tuple[Bron, ...]:
        """Who sat there, the voice of the conversation first; nobody where no source is named."""
        return tuple(bron for b in r.alle_bronnen if (bron := self.bron(b)))

    def wie(self, r: Gespreksgegevens, spreker: str | None = None) -> Bron | None:
        """Who said something: the speaker, else the first source of the record; None without."""
        wie = spreker or next(iter(r.alle_bronnen), None)
        return self.bron(wie) if wie else None

    def perspectief(self, r: Gespreksgegevens, spreker: str | None = None) -> str | None:
        """As looking from what position who said something counts; None when nobody is named."""
        naam = spreker or (r.alle_bronnen[0] if r.alle_bronnen else "")
        if naam not in self._perspectieven:
            bron = self.wie(r, spreker)
            self._perspectieven[naam] = self.woorden.telt_als(bron.perspectief) if bron else None
        return self._perspectieven[naam]

    def groep(self, r: Gespreksgegevens, gebied: str, spreker: str | None = None) -> Groep:
        """The independence group of an item (oordeel.md, "Exact definitions").

        One conversation is one voice, however many people sat there; who was also heard alone in that area speaks with
        a voice of its own. See :meth:`groep_van_gesprek`.
        """
        if spreker and not r.ontleend_aan and self.apart_gehoord(spreker, gebied) is not None:
            return Groep("bron", spreker)
        return self.groep_van_gesprek(r, gebied)

    def groep_van_gesprek(self, gesprek: Gespreksgegevens, gebied: str) -> Groep:
        """The voice of a conversation as a whole.

        The pseudonym of its first source; in a session one voice per series and area; all documents of one track
        together; without a source the record itself. What was derived has the voice of its origin, in the area of the
        item.
        """
        groep = self.van_gesprek(gesprek).groep
        return replace(groep, gebied=gebied) if groep.is_van_sessies else groep

    def van_gesprek(self, r: Gespreksgegevens) -> Gespreksstem:
        """What all items of a conversation have in common."""
        stem = self._gesprekken.get(r.id)
        if stem is None:
            gezien = r.vorm == "participatieve_observatie"
            stem = Gespreksstem(self._groep_waar_dan_ook(r), self.cyclus_op(r.datum), gezien, self.perspectief(r))
            self._gesprekken[r.id] = stem
        return stem

    def _groep_waar_dan_ook(self, gesprek: Gespreksgegevens) -> Groep:
        oorsprong = self.oorsprong(gesprek)
        r = gesprek if gesprek.id == oorsprong else self.gesprek(oorsprong)
        if r is None:
            return Groep("registratie", oorsprong)
        if r.vorm == "leerbijeenkomst":
            return Groep("bijeenkomsten", r.reeks or r.interventie)
        wie = next(iter(r.alle_bronnen), None)
        bron = self.bron(wie) if wie else None
        traject = r.traject or (bron.traject if bron else None)
        if traject and (r.vorm in ("document", "extern_traject") or not wie):
            return Groep("traject", traject)
        return Groep("bron", wie) if wie else Groep("registratie", r.id)

    def wissel(self, r: Gespreksgegevens, gebied: str, spreker: str | None) -> Stemwissel | None:
        """Until when an item counted in the voice of the whole conversation; None when its voice never changed."""
        if not spreker or r.ontleend_aan:
            return None
        vanaf = self.apart_gehoord(spreker, gebied) or 0
        if vanaf <= self.cyclus_op(r.datum):
            return None
        return Stemwissel(self.groep_van_gesprek(r, gebied).sleutel, vanaf)


def vondst(
    v: Vermelding, r: Gespreksgegevens, onderwerp: str, stemmen: Stemmen, p: Parameters, toen: int | None = None
) -> Vondst | None:
    """What an item weighs on the subject it names (not yet on the factors behind it); None when nothing.

    Args:
        v: the item.
        r: the record it is in.
        onderwerp: what its subject is called at this moment.
        stemmen: whose voice it is.
        p: the numbers of the method.
        toen: number of the cycle that it is about, when it names one; it is known from the cycle of its record.
    """
    weging = gewogen(v.soort, v.teken, v.woorden, p)
    if weging is None:
        return None
    groep, verteld, gezien, perspectief = stemmen.van_gesprek(r)
    eerder = None
    if v.spreker:
        eerder, perspectief = stemmen.wissel(r, v.gebied, v.spreker), stemmen.perspectief(r, v.spreker)
    if v.spreker or groep.is_van_sessies:
        groep = stemmen.groep(r, v.gebied, v.spreker)
    if v.soort == "dekking":
        gezien = v.woorden.startswith("geobserveerd ")
    cyclus, bekend = (verteld, None) if toen is None or toen >= verteld else (toen, verteld)
    teken, kracht = weging
    item = Item(groep.sleutel, teken, kracht, v.herkomst, gezien, cyclus, False, bekend, eerder)
    return Vondst(onderwerp, v.gebied, item, groep, r.id, v.soort, v.plaats, perspectief, v.ernst, v.spreker)


def stilte(factor: str, r: Gespreksgegevens, stemmen: Stemmen, p: Parameters) -> Vondst:
    """Openly asked and not brought up: as if somebody had looked in passing and not found it, and never a voice."""
    gebied = r.gebied or ""
    groep, sterk = stemmen.groep_van_gesprek(r, gebied), kracht_niet_gevonden("terloops", p)
    item = Item(
        groep.sleutel,
        -1,
        minder_als_welkom(sterk, p) if p.welkom else sterk,
        f"{r.id}#stilte",
        cyclus=stemmen.cyclus_op(r.datum),
        is_stilte=True,
    )
    return Vondst(factor, gebied, item, groep, r.id, "stilte", 1)


def op_volgorde(vondsten: Iterable[Vondst]) -> tuple[Vondst, ...]:
    """By cycle, area, provenance."""
    return tuple(sorted(vondsten, key=lambda v: (v.item.cyclus, v.gebied, v.item.herkomst, v.via or "")))
