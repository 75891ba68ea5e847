"""The arithmetic behind one judgement, voice by voice, so that anyone can recompute it with a pocket calculator."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.ligging import Plaats
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.model.theorie import SystemischeFactor
from verandertheorie.model.waarden import Teken
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, Stem
from verandertheorie.vragen import uitlegtekst
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import Factoroordeel, Rol, Terzijde, beoordeling
from verandertheorie.vragen.rijkeuze import vind_onderwerp, waarin_opgegaan
from verandertheorie.vragen.tabel import Kolom


@dataclass(frozen=True, slots=True)
class Weging:
    """One item behind a judgement: it counts, or why it was set aside.

    ``reden``: ``telt``; where it was found when that does not count; ``zelfde_stem`` when this voice counts with
    something else, ``gedraaid`` when it said the opposite since. ``stem``: the voice that it is set aside in.
    """

    vondst: Vondst
    item: Item
    reden: Plaats | Literal["zelfde_stem", "gedraaid"]
    stem: Stem | None = None

    @property
    def waarom_niet(self) -> str:
        """Why it does not count, as a sentence; empty when it does."""
        if self.reden == "zelfde_stem" or self.reden == "gedraaid":
            return uitlegtekst.waarom_niet(self.item, self.stem)
        return uitlegtekst.WAAROM_NIET[self.reden]


@dataclass(frozen=True, slots=True)
class Uitlegregel:
    """One item behind a judgement, as the sum used it or set it aside.

    ``gebied`` is the area as recorded, ``groep`` the voice, ``id`` that of the evidence, ``cyclus`` a key.
    ``woorden``: the words that gave the strength, each with its number or power. ``sterkte`` from 1 up (aged for
    factors). ``telt``: False when set aside, with the reason in ``waarom_niet``.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = ()
    """None: the sentences say it."""

    gebied: str
    teken: Teken
    groep: str
    id: str
    cyclus: str
    kern: str
    woorden: tuple[str, ...]
    sterkte: float
    telt: bool
    waarom_niet: str


@vraag
def leg_uit(graaf: Verandergraaf, onderwerp: str) -> Inhoud[Uitlegregel]:
    """How a judgement comes about: every voice, every product, every sum, in plain Dutch.

    Args:
        graaf: theory and evidence as of a cycle.
        onderwerp: key, code, name, alias or arrow text of a claim or a factor.

    Returns:
        One row per item, by area, for before against, then by voice; what counts before what was set aside. The
        sentences tell the same from the same objects that the judgement returned.

    Raises:
        AanroepFout: nothing is called that.
    """
    doel = vind_onderwerp(graaf, onderwerp)
    vooraf = tuple(filter(None, [waarin_opgegaan(graaf, onderwerp, doel.sleutel)]))
    if doel.soort != "systemische_factor" and doel.sleutel not in graaf.stellingen:
        raise AanroepFout(f"Over '{onderwerp}' is nog geen bewijs, dus er valt nog niets uit te leggen.")
    return Inhoud(uitlegregels(graaf, doel.sleutel), (*vooraf, *uitlegzinnen(graaf, doel.sleutel)))


def uitlegzinnen(graaf: Verandergraaf, onderwerp: str) -> Iterator[str]:
    """The sentences of an explanation of a claim or factor, by its key."""
    if onderwerp in graaf.factoren:
        return uitlegtekst.van_factor(graaf, _per_rol(graaf, onderwerp))
    return uitlegtekst.van_bewering(graaf, beoordeling(graaf).bewering(onderwerp))


def uitlegzinnen_per_moment(grafen: Iterable[Verandergraaf], onderwerp: str) -> Iterator[tuple[str, ...]]:
    """The same at moments of one dossier, one after the other; none where it is not there.

    What came of the same judgement is put into words once.
    """
    vorige, som = None, tuple[str, ...]()
    for graaf in grafen:
        if onderwerp in graaf.factoren or onderwerp not in graaf.stellingen:
            yield tuple(uitlegzinnen(graaf, onderwerp)) if onderwerp in graaf.factoren else ()
            continue
        o = beoordeling(graaf).bewering(onderwerp)
        if o is not vorige or not o.cellen:
            vorige, som = o, tuple(uitlegtekst.som_van_bewering(graaf, o))
        yield (*uitlegtekst.kop_van_bewering(graaf, o), *som)


def uitlegregels(graaf: Verandergraaf, onderwerp: str) -> tuple[Uitlegregel, ...]:
    """The rows of an explanation of a claim or factor, by its key; none for what is in neither."""
    return tuple(_regel(graaf, w) for w in wegingen(graaf, onderwerp))


def wegingen(graaf: Verandergraaf, onderwerp: str) -> tuple[Weging, ...]:
    """The same before it is put into words, which costs more than the weighing."""
    return tuple(_wegingen(*_gewogen(graaf, onderwerp)))


def wegingen_van(graaf: Verandergraaf, onderwerp: str, ids: Collection[str]) -> Mapping[str, Weging]:
    """The same of some items alone, by id: of many findings on a subject a few are asked."""
    vondsten, oordelen, terzijde = _gewogen(graaf, onderwerp)
    gevraagd = {g: tuple(v for v in vs if v.item.herkomst in ids) for g, vs in vondsten.items()}
    hier = {g: oordeel for g, oordeel in oordelen.items() if gevraagd.get(g)}
    elders = tuple(t for t in terzijde if t.vondst.item.herkomst in ids)
    return {w.item.herkomst: w for w in _wegingen(gevraagd, hier, elders)}


_Gewogen = tuple[Mapping[str, tuple[Vondst, ...]], Mapping[str, Gebiedsoordeel], tuple[Terzijde, ...]]
"""What was found per area, what that weighs, and what counts nowhere."""


def _gewogen(graaf: Verandergraaf, onderwerp: str) -> _Gewogen:
    if onderwerp in graaf.factoren:
        f = beoordeling(graaf).aanwezigheid(onderwerp)
        oordelen = {g: b.oordeel for g, b in f.beeld.gebieden.items() if b.oordeel}
        return {g: (*f.vondsten.get(g, ()), *f.stiltes.get(g, ())) for g in oordelen}, oordelen, f.terzijde
    if onderwerp not in graaf.stellingen:
        return {}, {}, ()
    o = beoordeling(graaf).afweging(onderwerp)
    return o.vondsten, o.cellen, o.terzijde


def _per_rol(graaf: Verandergraaf, factor: str) -> Mapping[Rol, Factoroordeel]:
    return {rol: beoordeling(graaf).factor(factor, rol) for rol in _rollen(graaf.factoren[factor])}


def _rollen(factor: SystemischeFactor) -> tuple[Rol, ...]:
    return ("belemmerend", "helpend") if factor.valentie == "beide" else (factor.valentie,)


def _wegingen(
    vondsten: Mapping[str, tuple[Vondst, ...]],
    oordelen: Mapping[str, Gebiedsoordeel],
    terzijde: tuple[Terzijde, ...],
) -> Iterator[Weging]:
    for gebied, oordeel in oordelen.items():
        yield from _wegingen_hier({v.item.herkomst: v for v in vondsten.get(gebied, ())}, oordeel)
    yield from (Weging(t.vondst, t.vondst.item, t.waarom) for t in terzijde)


def _wegingen_hier(bron: Mapping[str, Vondst], oordeel: Gebiedsoordeel) -> Iterator[Weging]:
    """Of one area, of these findings."""
    for stem in oordeel.stemmen:
        if stem.telt.herkomst in bron:
            yield Weging(bron[stem.telt.herkomst], stem.telt, "telt")
        yield from (Weging(bron[i.herkomst], i, "zelfde_stem", stem) for i in stem.terzijde if i.herkomst in bron)
    yield from (Weging(bron[i.herkomst], i, "gedraaid") for i in oordeel.gedraaid if i.herkomst in bron)


def _regel(graaf: Verandergraaf, w: Weging) -> Uitlegregel:
    return Uitlegregel(
        gebied=w.vondst.gebied,
        teken="voor" if w.item.teken > 0 else "tegen",
        groep=w.item.groep,
        id=w.item.herkomst,
        cyclus=graaf.naam_van_cyclus(w.item.cyclus),
        kern=uitlegtekst.kern(graaf, w.vondst),
        woorden=tuple(uitlegtekst.woorden(w.item)),
        sterkte=w.item.kracht.sterkte,
        telt=w.reden == "telt",
        waarom_niet=w.waarom_niet,
    )
