"""How the source of an item is named, so that what is told of it fits several people and points at none of them.

What is told (perspective, core area, cycle) is a cell of a table of sources, and a cell of fewer than the audience asks
is coarsened in a fixed order: first without the cycle, then without the core area, then without the perspective. That
is recoding until k people share it (Samarati, *Protecting Respondents' Identities in Microdata Release*, 2001;
Hundepool et al., *Statistical Disclosure Control*, 2012, chapter 3).

The label of an item is one and the same in every product of an audience:

* it is decided by everything that audience knows, whatever a filter chooses and whatever is shown;
* it is decided as things were when it could first be read: who speaks later, or a place that shows later, makes no
  earlier label finer, so that two moments laid side by side never show who was few at the first;
* where a product tells more of those words (a choice of areas, "since that session"), they stand only when the label
  fits enough sources together with that: :meth:`Etiketten.past`.

What a label does not cover: where its subject holds and since when is told beside it, and who keeps the products of two
cycles sees in which of them it came. Both may point closer than the label.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from verandertheorie.begrippen import woord
from verandertheorie.graaf.filters import ALLES
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vermelding import Gespreksgegevens
from verandertheorie.graaf.vondst import Deel
from verandertheorie.model.doelgroep import MINSTE_GROEPEN, Doelgroep
from verandertheorie.model.waarneming import Bewijs, Bron, Registratie, Vorm
from verandertheorie.taal import klein

C = TypeVar("C", bound=tuple[object, ...])


class Wie(NamedTuple):
    """Who speaks, as a phrase, and whether the verb behind it is singular."""

    naam: str
    is_enkelvoud: bool


_IEMAND: Mapping[str, Wie] = {
    "rijk": Wie("iemand van het Rijk", is_enkelvoud=True),
    "medeoverheid": Wie("een medeoverheid", is_enkelvoud=True),
    "ondernemer": Wie("een ondernemer", is_enkelvoud=True),
    "gebiedspartij": Wie("een gebiedspartij", is_enkelvoud=True),
    "kennis": Wie("een kennisinstelling", is_enkelvoud=True),
}
"""One source by its perspective, for those of the plan."""

ZONDER_SPREKER: Mapping[Vorm, Wie] = {
    "interview": Wie("een gesprek", is_enkelvoud=True),
    "participatieve_observatie": Wie("een waarneming van de monitor", is_enkelvoud=True),
    "leerbijeenkomst": Wie("deelnemers aan een leerbijeenkomst", is_enkelvoud=False),
    "document": Wie("een document", is_enkelvoud=True),
    "extern_traject": Wie("een ander leertraject", is_enkelvoud=True),
}
"""A record without a source, by its form; a session always."""

NIET_TE_ZEGGEN = "iemand"
"""A source of which not even the perspective is told."""


def iemand(graaf: Verandergraaf, perspectief: str) -> Wie:
    """One source by its perspective; by one of the programme's own as that is called there."""
    if wie := _IEMAND.get(perspectief):
        return wie
    return Wie(f"iemand ({klein(graaf.woorden.tekst('perspectief', perspectief))})", is_enkelvoud=True)


def een_van(graaf: Verandergraaf, vorm: Vorm, perspectief: str | None) -> Wie:
    """One who speaks in a record of a form, by perspective; None where no source is told."""
    return ZONDER_SPREKER[vorm] if perspectief is None else iemand(graaf, perspectief)


def vanwaar(r: Gespreksgegevens, bron: Bron | None) -> tuple[Vorm, str | None]:
    """What is told at most of who speaks in a record: its form, and the perspective of a source; a session has none."""
    return r.vorm, None if bron is None or r.vorm == "leerbijeenkomst" else bron.perspectief


@dataclass(frozen=True, slots=True)
class Etiket:
    """What is told of the source of an item. Empty is not told, except that an item may be of no core area.

    ``wie``: the perspective, or the form of a record without a source, as a phrase. ``kern``: key of the core area, or
    of the programme. ``cyclus``: key of the cycle in which it was told, ``over`` of an earlier one that it is about.
    ``gegrofd``: what was left out to name nobody.
    """

    wie: str
    kern: str
    cyclus: str
    over: str
    gegrofd: tuple[str, ...] = ()

    @property
    def noemt_perspectief(self) -> bool:
        """Whether it says from where somebody looks."""
        return self.wie != NIET_TE_ZEGGEN


class _Cel(NamedTuple):
    """Everything that could be told of an item."""

    wie: str
    kern: str
    cyclus: int


class Etiketten:
    """The labels of everything that one audience knows at one moment.

    Sources count that have a record with that perspective, in that core area, in that cycle; a record without a source
    counts as the voice it is.
    """

    def __init__(self, graaf: Verandergraaf) -> None:
        self._graaf = graaf.met(ALLES) if graaf.filter.actief() else graaf

    def etiket(self, r: Registratie, deel: Deel | None, doelgroep: Doelgroep) -> Etiket:
        """The label of an item of a record, or of its texts; for a monitor nothing is left out."""
        spreker, wanneer = (deel.spreker, deel.wanneer) if isinstance(deel, Bewijs) else (None, None)
        vraag = r.id, deel is None, (deel and deel.gebied) or r.gebied or "", spreker, wanneer, doelgroep
        if vraag not in self._gegeven:
            self._gegeven[vraag] = self._etiket(r, deel, doelgroep)
        return self._gegeven[vraag]

    @cached_property
    def _gegeven(self) -> dict[tuple[object, ...], Etiket]:
        """What :meth:`etiket` gave, by all of an item that it looks at: it is asked of every finding, by each part."""
        return {}

    def _etiket(self, r: Registratie, deel: Deel | None, doelgroep: Doelgroep) -> Etiket:
        g, cel, minste = self._graaf, self._cel(r, deel), MINSTE_GROEPEN[doelgroep]
        cyclus = g.naam_van_cyclus(cel.cyclus)
        toen = g.naam_van_cyclus(g.waarover(r, deel)) if deel else cyclus
        over = toen if toen != cyclus else ""
        verteld = max(cel.cyclus, self._te_zien_vanaf((deel and deel.gebied) or r.gebied or ""))
        if bisect_right(self._bronnen.get(cel, []), verteld) >= minste:
            return Etiket(cel.wie, cel.kern, cyclus, over)
        weg: tuple[str, ...] = ("cyclus",)
        if cel.kern and self._waren_er((cel.wie, cel.kern), verteld) >= minste:
            return Etiket(cel.wie, cel.kern, "", "", weg)
        weg += ("kerngebied",) if cel.kern else ()
        if self._waren_er((cel.wie,), verteld) >= minste or not g.spreker(r, deel):
            return Etiket(cel.wie, "", "", "", weg)
        return Etiket(NIET_TE_ZEGGEN, "", "", "", (*weg, "perspectief"))

    def past(
        self, e: Etiket, doelgroep: Doelgroep, *, tot: int, vanaf: int = 0, gebieden: Collection[str] | None = None
    ) -> bool:
        """Whether a label still fits enough sources together with what a product tells beside it.

        Args:
            e: the label.
            doelgroep: who reads.
            tot: number of the cycle in which it was told.
            vanaf: number of the first cycle in which it may have been told.
            gebieden: where it must have been; None anywhere.
        """
        if doelgroep == "monitor" or (gebieden is None and not vanaf):
            return True
        hier = None if gebieden is None else frozenset(g for g in gebieden if not e.kern or self._kern(g) == e.kern)
        return self.hoeveel(e.wie, hier, tot if e.cyclus else vanaf, tot) >= MINSTE_GROEPEN[doelgroep]

    def hoeveel(self, wie: str, gebieden: frozenset[str] | None, vanaf: int, tot: int) -> int:
        """How many sources a phrase fits that were heard in some areas (None: anywhere) in some cycles."""
        vraag = wie, gebieden, vanaf, tot
        if vraag not in self._gevraagd:
            bezoeken = self._bezoeken.values() if wie == NIET_TE_ZEGGEN else (self._bezoeken.get(wie, ()),)
            alle = (b for deze in bezoeken for b in deze)
            self._gevraagd[vraag] = len(
                {
                    bron
                    for bron, g, c in alle
                    if vanaf <= c and max(c, self._te_zien_vanaf(g)) <= tot and (gebieden is None or g in gebieden)
                }
            )
        return self._gevraagd[vraag]

    @cached_property
    def _gevraagd(self) -> dict[tuple[str, frozenset[str] | None, int, int], int]:
        """What was asked of :meth:`hoeveel` before."""
        return {}

    def wie(self, r: Registratie, deel: Deel | None) -> str:
        """From where the source of an item looks, told or not."""
        return _wie(self._graaf, r, self._graaf.spreker(r, deel)).naam

    # --- who was there ---------------------------------------------------------------------------

    @cached_property
    def _bezoeken(self) -> Mapping[str, frozenset[tuple[str, str, int]]]:
        """Per phrase who it fits: source, place and cycle."""
        uit: dict[str, set[tuple[str, str, int]]] = defaultdict(set)
        for r in self._graaf.gesprekken:
            cyclus = self._graaf.cyclus_van(r.id)
            for wie, naam, gebied in self._aanwezig(r):
                uit[wie].add((naam, gebied, cyclus))
        return {wie: frozenset(waar) for wie, waar in uit.items()}

    def _aanwezig(self, r: Gespreksgegevens) -> Iterator[tuple[str, str, str]]:
        """Who a record fits, and where: all that sat there, and who said something about another place."""
        g = self._graaf
        for bron in g.bronnen_van(r):
            yield _wie(g, r, bron).naam, bron.pseudoniem, r.gebied or ""
        zeiden: set[tuple[str, str | None]] = {(v.gebied, v.spreker) for v in g.vermeldingen(r.id)}
        for gebied, spreker in {*zeiden, (r.gebied or "", None)}:
            bron_ = g.stemmen.wie(r, spreker)
            if bron_ or not r.alle_bronnen:
                naam = bron_.pseudoniem if bron_ else g.stemmen.groep_van_gesprek(r, gebied).sleutel
                yield _wie(g, r, bron_).naam, naam, gebied

    @cached_property
    def _bronnen(self) -> Mapping[_Cel, list[int]]:
        """Per cell from which cycle on each source of it is known to who reads, in order."""
        return self._sinds_wanneer(lambda wie, kern, cyclus: (_Cel(wie, kern, cyclus),))

    @cached_property
    def _sinds(self) -> Mapping[tuple[str, ...], list[int]]:
        """The same of the coarser cells."""
        return self._sinds_wanneer(lambda wie, kern, _: ((wie, kern), (wie,)))

    def _sinds_wanneer(self, cellen: Callable[[str, str, int], Iterable[C]]) -> Mapping[C, list[int]]:
        eerst: dict[C, dict[str, int]] = defaultdict(dict)
        for wie, bezoeken in self._bezoeken.items():
            for bron, gebied, cyclus in bezoeken:
                vanaf = max(cyclus, self._te_zien_vanaf(gebied))
                for cel in cellen(wie, self._kern(gebied), cyclus):
                    eerst[cel][bron] = min(vanaf, eerst[cel].get(bron, vanaf))
        return {cel: sorted(per_bron.values()) for cel, per_bron in eerst.items()}

    def _waren_er(self, wat: tuple[str, ...], cyclus: int) -> int:
        """How many sources a coarser cell had by a cycle."""
        return bisect_right(self._sinds.get(wat, []), cyclus)

    def _te_zien_vanaf(self, gebied: str) -> int:
        """The first cycle in which who reads knew of a place; 0 when always."""
        return self._dicht_tot_en_met.get(gebied, -1) + 1

    @cached_property
    def _dicht_tot_en_met(self) -> Mapping[str, int]:
        """Per place that was hidden once the last cycle in which it was: it shows more later, and no label may."""
        g = self._graaf
        eerder = (c for c in g.cycli if c.nummer < g.t)
        return {plek: c.nummer for c in eerder for plek in g.tot_en_met(c.sleutel).verborgen}

    def _cel(self, r: Registratie, deel: Deel | None) -> _Cel:
        gebied = (deel and deel.gebied) or r.gebied or ""
        return _Cel(self.wie(r, deel), self._kern(gebied), self._graaf.cyclus_van(r.id))

    def _kern(self, gebied: str) -> str:
        g = self._graaf
        ruim = ("kerngebied", "programma")
        hoger = (h for h in g.ligging.ligt_in(gebied) if h in g.gebieden and g.gebieden[h].niveau in ruim)
        return next(hoger, "")


def _wie(graaf: Verandergraaf, r: Gespreksgegevens, bron: Bron | None) -> Wie:
    return een_van(graaf, *vanwaar(r, bron))


def etiketten(graaf: Verandergraaf) -> Etiketten:
    """The labels of a graph, made once."""
    return graaf.eenmaal(Etiketten)


def aanduiding(graaf: Verandergraaf, r: Registratie, doelgroep: Doelgroep, deel: Deel | None = None) -> str:
    """How the source of an item is named: ``een ondernemer, De Peel, c1``, or less of it.

    Perspective, core area and cycle, and the cycle it is about when that is an earlier one, as far as that names nobody
    (:class:`Etiketten`); a session as ``deelnemers aan een leerbijeenkomst``. Pseudonym, role, sub-area and date are
    for monitors only: together they point at one person.

    Args:
        graaf: where the record comes from, as the audience knows it.
        r: the record.
        doelgroep: who reads.
        deel: the item, when it has an area or speaker of its own.
    """
    e = etiketten(graaf).etiket(r, deel, doelgroep)
    toen = f", over {e.over}" if e.over else ""
    if doelgroep == "monitor":
        bron = graaf.spreker(r, deel)
        wie = f"{bron.pseudoniem}, {bron.rol}" if bron else woord("waarde.vorm", r.vorm)
        gebied = (deel and deel.gebied) or r.gebied
        waar = f", {gebied}" if gebied else ""
        return f"{wie}{waar}, {r.datum.isoformat()}{toen}, {r.id}"
    kern = graaf.naam(e.kern) if e.kern else ""
    return ", ".join(filter(None, (e.wie, kern, f"{e.cyclus}{toen}")))
