"""One finding with its place, its voice and its weight; and who counts as one voice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from verandertheorie.model.waarneming import Bewijs, Bron, Dekking, Registratie, Toets
from verandertheorie.model.woordenlijst import Woordenboek, woordenboek
from verandertheorie.oordeel.gebied import Item, Stemwissel
from verandertheorie.oordeel.kracht import Kracht, Teken, kracht, kracht_niet_gevonden, kracht_uit_antwoorden
from verandertheorie.parameters import Parameters

Soort = Literal["bewijs", "dekking", "toets", "stilte"]
Deel = Bewijs | Dekking | Toets
"""What may weigh something in a record."""
TEKEN: Mapping[str, Teken] = {"voor": 1, "tegen": -1}


@dataclass(frozen=True, slots=True)
class Groep:
    """One voice: a source, a series of sessions in an area, the documents of a track, or a record by itself."""

    soort: Literal["bron", "bijeenkomsten", "traject", "registratie"]
    naam: str
    gebied: str = ""

    @property
    def sleutel(self) -> str:
        """The name by which the judgement keeps voices apart."""
        match self.soort:
            case "bijeenkomsten":
                return f"{self.naam}/{self.gebied}"
            case _:
                return self.naam


@dataclass(frozen=True, slots=True)
class Vondst:
    """One item on one subject (a claim or the presence of a factor).

    ``gebied``: the area as recorded, which may be wider than a sub-area. ``nr``: its place in the list of its ``soort``
    in the record, from 1; 1 for silence. ``via``: the claim through which a factor was seen to be present; None when
    the item is about the factor itself. ``perspectief``: of the speaker, else of the record's first source; None
    without.
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
    via: str | None = None


@dataclass(frozen=True)
class Stemmen:
    """Who counts as one voice, over all records known at a moment (filters do not change it).

    ``cyclus_van``: number of the cycle of each record, by its id. ``woorden``: as which a perspective counts.
    """

    registraties: Mapping[str, Registratie]
    bronnen: Mapping[str, Bron]
    cyclus_van: Mapping[str, int]
    woorden: Woordenboek = field(default_factory=woordenboek)

    @cached_property
    def apart_gehoord(self) -> Mapping[tuple[str, str], int]:
        """Per source and area the first cycle of a conversation there with it alone, in which something was found."""
        uit: dict[tuple[str, str], int] = {}
        for r in self.registraties.values():
            if self._is_alleen(r) and r.gebied and _vindt_hier(r):
                plek = (r.alle_bronnen[0], r.gebied)
                uit[plek] = min(self.cyclus_van[r.id], uit.get(plek, self.cyclus_van[r.id]))
        return uit

    def _is_alleen(self, r: Registratie) -> bool:
        """Whether one source was heard by itself: not of a track, and nobody else sat there, withdrawn since or not."""
        if len(r.alle_bronnen) != 1 or r.meer_mensen or r.ontleend_aan:
            return False
        return self.groep_van_gesprek(r, r.gebied or "") == Groep("bron", r.alle_bronnen[0])

    def oorsprong(self, registratie: Registratie) -> str:
        """Id of the record that a record ultimately rests on: of all its last origins the smallest.

        Groups never merge: merging would let a supporting document lower the support. An origin that was withdrawn is
        still the origin of what was heard from it: hearsay never becomes a voice of its own by a withdrawal.
        """
        laatste, open_, gezien = [], [registratie.id], {registratie.id}
        while open_:
            hier = open_.pop()
            verder = self.registraties[hier].ontleend_aan if hier in self.registraties else ()
            if not verder:
                laatste.append(hier)
            nieuw = [o for o in verder if o not in gezien]
            gezien.update(nieuw)
            open_ += nieuw
        return min(laatste, default=registratie.id)

    def bronnen_van(self, r: Registratie) -> tuple[Bron, ...]:
        """Who sat there, the voice of the conversation first; nobody where no source is named."""
        return tuple(self.bronnen[b] for b in r.alle_bronnen if b in self.bronnen)

    def wie(self, r: Registratie, spreker: str | None = None) -> Bron | None:
        """Who said something: the speaker, else the first source of the record; None without."""
        return self.bronnen.get(spreker or next(iter(r.alle_bronnen), ""))

    def perspectief(self, r: Registratie, spreker: str | None = None) -> str | None:
        """As looking from what position who said something counts; None when nobody is named."""
        bron = self.wie(r, spreker)
        return self.woorden.telt_als(bron.perspectief) if bron else None

    def groep(self, r: Registratie, gebied: str, spreker: str | None = None) -> Groep:
        """The independence group of an item (oordeel.md, "Exact definitions").

        One conversation is one voice, however many people sat there; who was also heard alone in that area speaks with
        a voice of its own. See :meth:`groep_van_gesprek`.
        """
        if spreker and not r.ontleend_aan and (spreker, gebied) in self.apart_gehoord:
            return Groep("bron", spreker)
        return self.groep_van_gesprek(r, gebied)

    def groep_van_gesprek(self, registratie: Registratie, gebied: str) -> Groep:
        """The voice of a conversation as a whole.

        The pseudonym of its first source; in a session one voice per series and area; all documents of one track
        together; without a source the record itself. What was derived has the voice of its origin, in the area of the
        item.
        """
        oorsprong = self.oorsprong(registratie)
        r = self.registraties.get(oorsprong, registratie if registratie.id == oorsprong else None)
        if r is None:
            return Groep("registratie", oorsprong)
        if r.vorm == "leerbijeenkomst":
            return Groep("bijeenkomsten", r.reeks or r.interventie, gebied)
        wie = next(iter(r.alle_bronnen), None)
        bron = self.bronnen.get(wie or "")
        traject = r.traject or (bron.traject if bron else None)
        if traject and (r.vorm in ("document", "extern_traject") or not wie):
            return Groep("traject", traject)
        return Groep("bron", wie) if wie else Groep("registratie", r.id)

    def wissel(self, r: Registratie, gebied: str, spreker: str | None) -> Stemwissel | None:
        """Until when an item counted in the voice of the whole conversation; None when its voice never changed."""
        vanaf = self.apart_gehoord.get((spreker or "", gebied), 0)
        if r.ontleend_aan or vanaf <= self.cyclus_van[r.id]:
            return None
        return Stemwissel(self.groep_van_gesprek(r, gebied).sleutel, vanaf)


def _vindt_hier(r: Registratie) -> bool:
    """Whether a record holds a finding in its own area."""
    delen: tuple[Deel, ...] = (*r.bewijs, *r.dekking, *r.toets)
    return any((deel.gebied or r.gebied) == r.gebied for deel in delen)


def vondsten_uit(
    r: Registratie, stemmen: Stemmen, p: Parameters, waarover: Callable[[Registratie, Deel], int]
) -> Iterator[Vondst]:
    """Every item in a record that weighs something, on the subject it names (not yet on the factors behind it).

    ``waarover``: number of the cycle that an item is about; it is known from the cycle of its record.
    """
    verteld = stemmen.cyclus_van[r.id]
    gezien = r.vorm == "participatieve_observatie"

    def vondst(deel: Deel, soort: Soort, nr: int, teken: Teken, sterkte: Kracht, *, gezien: bool) -> Vondst:
        gebied, spreker = deel.gebied or r.gebied or "", deel.spreker if isinstance(deel, Bewijs) else None
        groep = stemmen.groep(r, gebied, spreker)
        herkomst = r.bewijs_id(nr - 1) if isinstance(deel, Bewijs) else f"{r.id}#{soort}-{nr}"
        eerder = stemmen.wissel(r, gebied, spreker)
        cyclus = waarover(r, deel)
        bekend = None if cyclus == verteld else verteld
        item = Item(groep.sleutel, teken, sterkte, herkomst, gezien, cyclus, bekend=bekend, eerder=eerder)
        ernst = deel.ernst if isinstance(deel, Bewijs) else None
        return Vondst(deel.onderwerp, gebied, item, groep, r.id, soort, nr, stemmen.perspectief(r, spreker), ernst)

    for nr, b in enumerate(r.bewijs, 1):
        if b.onderwerp != "los":
            sterkte = kracht(b.bewijskracht, b.hoe_bekend, b.kanttekening, p)
            yield vondst(b, "bewijs", nr, TEKEN[b.teken], sterkte, gezien=gezien)
    for nr, d in enumerate(r.dekking, 1):
        if (d.gezocht, d.gevonden) == ("bestaan", "nee"):
            yield vondst(d, "dekking", nr, -1, kracht_niet_gevonden(d.wijze, p), gezien=d.wijze == "geobserveerd")
    for nr, t in enumerate(r.toets, 1):
        teken, sterkte = kracht_uit_antwoorden(t.als_waar, t.als_niet_waar, gevonden=t.gevonden, p=p)
        if sterkte.sterkte != 1:  # as likely either way: it says nothing for or against
            yield vondst(t, "toets", nr, teken, sterkte, gezien=gezien)


def stilte(factor: str, r: Registratie, stemmen: Stemmen, p: Parameters) -> Vondst:
    """Openly asked and not brought up: as if somebody had looked in passing and not found it, and never a voice."""
    gebied = r.gebied or ""
    groep = stemmen.groep_van_gesprek(r, gebied)
    item = Item(
        groep.sleutel,
        -1,
        kracht_niet_gevonden("terloops", p),
        f"{r.id}#stilte",
        cyclus=stemmen.cyclus_van[r.id],
        is_stilte=True,
    )
    return Vondst(factor, gebied, item, groep, r.id, "stilte", 1)


def op_volgorde(vondsten: Iterable[Vondst]) -> tuple[Vondst, ...]:
    """By cycle, area, provenance."""
    return tuple(sorted(vondsten, key=lambda v: (v.item.cyclus, v.gebied, v.item.herkomst, v.via or "")))
