"""One finding with its place, its voice and its weight; and who counts as one voice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from verandertheorie.model.waarneming import Bewijs, Bron, Dekking, Registratie, Toets
from verandertheorie.oordeel.gebied import Item
from verandertheorie.oordeel.kracht import Kracht, Teken, kracht, kracht_niet_gevonden, kracht_uit_antwoorden
from verandertheorie.parameters import Parameters

Soort = Literal["bewijs", "dekking", "toets"]
# Who speaks at a table is not known and who looks has no side, so these add no perspective to what is well supported.
ZONDER_STEM = frozenset(("leerbijeenkomst", "participatieve_observatie"))
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
            case "bron":
                return self.naam
            case "bijeenkomsten":
                return f"{self.naam}/{self.gebied}"
            case _:
                return f"{self.soort} {self.naam}"


@dataclass(frozen=True, slots=True)
class Vondst:
    """One item on one subject (a claim or the presence of a factor).

    ``gebied``: the area as recorded, which may be wider than a sub-area. ``nr``: its place in the list of its ``soort``
    in the record, from 1. ``via``: the claim through which a factor was seen to be present; None when the item is about
    the factor itself. ``perspectief``: of the source, None for sessions and observations.
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


@dataclass(frozen=True, slots=True)
class Stemmen:
    """Who counts as one voice, over all records known at a moment (filters do not change it)."""

    registraties: Mapping[str, Registratie]
    bronnen: Mapping[str, Bron]

    def oorsprong(self, registratie: Registratie) -> Registratie:
        """The record a record ultimately rests on: of all its last origins the one with the smallest id.

        Groups never merge: merging would let a supporting document lower the support.
        """
        laatste, open_, gezien = [], [registratie], {registratie.id}
        while open_:
            hier = open_.pop()
            verder = [self.registraties[o] for o in hier.ontleend_aan if o in self.registraties]
            if not verder:
                laatste.append(hier)
            for bron in verder:
                if bron.id not in gezien:
                    gezien.add(bron.id)
                    open_.append(bron)
        return min(laatste or [registratie], key=lambda r: r.id)

    def bron_van(self, r: Registratie) -> Bron | None:
        """Who speaks in a record; nobody in particular in a session or an observation."""
        return None if r.vorm in ZONDER_STEM else self.bronnen.get(r.bron or "")

    def perspectief(self, r: Registratie) -> str | None:
        """From what position a record looks; sessions and observations have none."""
        bron = self.bron_van(r)
        return bron.perspectief if bron else None

    def groep(self, registratie: Registratie, gebied: str, spreker: str | None = None) -> Groep:
        """The independence group of an item (oordeel.md, "Exact definitions").

        The pseudonym of the source; in a session the speaker, else one voice per series of sessions and area; all
        documents of one track together; without a source the record itself.
        """
        r = self.oorsprong(registratie)
        if r.vorm == "leerbijeenkomst":
            return Groep("bron", spreker) if spreker else Groep("bijeenkomsten", r.reeks or r.interventie, gebied)
        bron = self.bronnen.get(r.bron) if r.bron else None
        traject = r.traject or (bron.traject if bron else None)
        if traject and (r.vorm == "document" or not r.bron):
            return Groep("traject", traject)
        return Groep("bron", r.bron) if r.bron else Groep("registratie", r.id)


def vondsten_uit(r: Registratie, cyclus: int, stemmen: Stemmen, p: Parameters) -> Iterator[Vondst]:
    """Every item in a record that weighs something, on the subject it names (not yet on the factors behind it)."""
    perspectief = stemmen.perspectief(r)
    gezien = r.vorm == "participatieve_observatie"

    def vondst(
        deel: Bewijs | Dekking | Toets, soort: Soort, nr: int, teken: Teken, sterkte: Kracht, *, gezien: bool
    ) -> Vondst:
        gebied = deel.gebied or r.gebied or ""
        groep = stemmen.groep(r, gebied, deel.spreker if isinstance(deel, Bewijs) else None)
        herkomst = r.bewijs_id(nr - 1) if isinstance(deel, Bewijs) else f"{r.id}#{soort}-{nr}"
        item = Item(groep.sleutel, teken, sterkte, herkomst, gezien, cyclus)
        ernst = deel.ernst if isinstance(deel, Bewijs) else None
        return Vondst(deel.onderwerp, gebied, item, groep, r.id, soort, nr, perspectief, ernst)

    for nr, b in enumerate(r.bewijs, 1):
        if b.onderwerp != "los":
            sterkte = kracht(b.bewijskracht, b.hoe_bekend, b.kanttekening, p)
            yield vondst(b, "bewijs", nr, TEKEN[b.teken], sterkte, gezien=gezien)
    for nr, d in enumerate(r.dekking, 1):
        if (d.gezocht, d.gevonden) == ("bestaan", "nee"):
            sterkte = kracht_niet_gevonden(d.wijze, p)
            yield vondst(d, "dekking", nr, -1, sterkte, gezien=gezien or d.wijze == "geobserveerd")
    for nr, t in enumerate(r.toets, 1):
        teken, sterkte = kracht_uit_antwoorden(t.als_waar, t.als_niet_waar, gevonden=t.gevonden, p=p)
        if sterkte.sterkte != 1:  # as likely either way: it says nothing for or against
            yield vondst(t, "toets", nr, teken, sterkte, gezien=gezien)


def op_volgorde(vondsten: Iterable[Vondst]) -> tuple[Vondst, ...]:
    """By cycle, area, provenance."""
    return tuple(sorted(vondsten, key=lambda v: (v.item.cyclus, v.gebied, v.item.herkomst, v.via or "")))
