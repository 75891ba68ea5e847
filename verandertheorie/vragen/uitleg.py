"""The arithmetic behind one judgement, voice by voice, so that anyone can recompute it with a pocket calculator."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.model.theorie import SystemischeFactor
from verandertheorie.model.waarden import Teken
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item
from verandertheorie.vragen import uitlegtekst
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import Factoroordeel, Rol, Terzijde, beoordeling
from verandertheorie.vragen.rijkeuze import vind_onderwerp, waarin_opgegaan
from verandertheorie.vragen.tabel import Kolom


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
    if doel.soort == "systemische_factor":
        per_rol = _per_rol(graaf, doel.sleutel)
        return Inhoud(uitlegregels(graaf, doel.sleutel), (*vooraf, *uitlegtekst.van_factor(graaf, per_rol)))
    if doel.sleutel not in graaf.stellingen:
        raise AanroepFout(f"Over '{onderwerp}' is nog geen bewijs, dus er valt nog niets uit te leggen.")
    o = beoordeling(graaf).bewering(doel.sleutel)
    return Inhoud(uitlegregels(graaf, doel.sleutel), (*vooraf, *uitlegtekst.van_bewering(graaf, o)))


def uitlegregels(graaf: Verandergraaf, onderwerp: str) -> tuple[Uitlegregel, ...]:
    """The rows of an explanation of a claim or factor, by its key; none for what is in neither."""
    if onderwerp in graaf.factoren:
        f = next(iter(_per_rol(graaf, onderwerp).values()))
        oordelen = {g: b.oordeel for g, b in f.beeld.gebieden.items() if b.oordeel}
        bevonden = {g: (*f.vondsten.get(g, ()), *f.stiltes.get(g, ())) for g in oordelen}
        return tuple(_regels(graaf, bevonden, oordelen, f.terzijde))
    if onderwerp not in graaf.stellingen:
        return ()
    o = beoordeling(graaf).bewering(onderwerp)
    return tuple(_regels(graaf, o.vondsten, o.cellen, o.terzijde))


def _per_rol(graaf: Verandergraaf, factor: str) -> Mapping[Rol, Factoroordeel]:
    return {rol: beoordeling(graaf).factor(factor, rol) for rol in _rollen(graaf.factoren[factor])}


def _rollen(factor: SystemischeFactor) -> tuple[Rol, ...]:
    return ("belemmerend", "helpend") if factor.valentie == "beide" else (factor.valentie,)


def _regels(
    graaf: Verandergraaf,
    vondsten: Mapping[str, tuple[Vondst, ...]],
    oordelen: Mapping[str, Gebiedsoordeel],
    terzijde: tuple[Terzijde, ...],
) -> Iterator[Uitlegregel]:
    for gebied, oordeel in oordelen.items():
        bron = {v.item.herkomst: v for v in vondsten.get(gebied, ())}
        for stem in oordeel.stemmen:
            yield _regel(graaf, bron[stem.telt.herkomst], stem.telt, "")
            for item in stem.terzijde:
                yield _regel(graaf, bron[item.herkomst], item, uitlegtekst.waarom_niet(item, stem))
        for item in oordeel.gedraaid:
            yield _regel(graaf, bron[item.herkomst], item, uitlegtekst.waarom_niet(item, None))
    for t in terzijde:
        yield _regel(graaf, t.vondst, t.vondst.item, uitlegtekst.WAAROM_NIET[t.waarom])


def _regel(graaf: Verandergraaf, v: Vondst, item: Item, waarom_niet: str) -> Uitlegregel:
    return Uitlegregel(
        gebied=v.gebied,
        teken="voor" if item.teken > 0 else "tegen",
        groep=item.groep,
        id=item.herkomst,
        cyclus=graaf.naam_van_cyclus(item.cyclus),
        kern=uitlegtekst.kern(graaf, v),
        woorden=tuple(uitlegtekst.woorden(item)),
        sterkte=item.kracht.sterkte,
        telt=not waarom_niet,
        waarom_niet=waarom_niet,
    )
