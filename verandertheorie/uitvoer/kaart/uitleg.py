"""How a judgement comes about, in words: area by area who speaks for and against, then the rule that decided."""

from collections.abc import Iterator, Mapping, Sequence

from verandertheorie.begrippen import begrippen
from verandertheorie.lezing import cellen, stand
from verandertheorie.lezing.moment import Moment, rollen
from verandertheorie.lezing.spreiding import waar_het_speelt, wat_is_geprobeerd
from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.oordeel.statuswoord import Drempeltoets, Maat
from verandertheorie.taal import aangehaald, groot, klein, opsomming, telwoord, voluit
from verandertheorie.vragen.belemmeringen import KLASSESOORT, klasse_nl
from verandertheorie.vragen.beoordeling import Beweringsoordeel, Factoroordeel, Rol
from verandertheorie.vragen.rijkeuze import TE_SMAL
from verandertheorie.vragen.uitleg import uitlegzinnen_per_moment

_NODIG: Mapping[Maat, tuple[str, str, str]] = {
    "stevige_gebieden": ("Stevige steun in", "gebied", "gebieden"),
    "stevige_kerngebieden": ("Stevige steun in", "kerngebied", "kerngebieden"),
    "perspectieven": ("Steun vanuit", "perspectief", "perspectieven"),
}
_NIET_GEZOCHT: Mapping[Maat, str] = {
    "tegendeel_gezocht": "het tegendeel",
    "andere_oorzaak_gezocht": "een andere oorzaak",
}


def regels(momenten: Sequence[Moment], onderwerp: str) -> tuple[tuple[str, ...], ...]:
    """The explanation of a claim or factor per cycle, empty where it is not shown.

    Monitors get every number, all others the same in words.
    """
    if momenten[-1].lezer.is_monitor:
        per_moment = uitlegzinnen_per_moment((m.graaf for m in momenten), onderwerp)
        return tuple(hier if _is_er(m, onderwerp) else () for m, hier in zip(momenten, per_moment, strict=True))
    return tuple(_in_het_kort(m, onderwerp) if _is_er(m, onderwerp) else () for m in momenten)


def _is_er(m: Moment, onderwerp: str) -> bool:
    return onderwerp in m.stellingen or (onderwerp in m.knopen and onderwerp in m.graaf.factoren)


def _in_het_kort(m: Moment, onderwerp: str) -> tuple[str, ...]:
    if m.graaf.is_te_smal:
        return (TE_SMAL,)
    if onderwerp in m.graaf.factoren:
        return tuple(_van_factor(m, onderwerp))
    return tuple(_van_bewering(m, m.bewering(onderwerp)))


# --- a claim ----------------------------------------------------------------------------------


def _van_bewering(m: Moment, o: Beweringsoordeel) -> Iterator[str]:
    begrip = begrippen()["statuswoord", o.woord.woord]
    yield f"Stand: {stand.statuswoord_in_woorden(o)}. {begrip.definitie}"
    if o.woord.op_de_grens:
        yield "Een klein verschil had een ander woord gegeven."
    yield stand.in_gebieden(m.graaf, o)
    yield from _per_gebied(m, o.cellen, cellen.beweringcellen(m, o))
    if n := sum(m.is_van_hier(t.vondst.gebied) for t in o.terzijde):
        yield f"{groot(voluit(n, 'bevinding telt', 'bevindingen tellen'))} hier niet mee; bij de stem staat waarom."
    yield from _ontbreekt(o.woord.ontbreekt)


def _per_gebied(m: Moment, oordelen: Mapping[str, Gebiedsoordeel], cel: Mapping[str, str]) -> Iterator[str]:
    """The state per area; not how many voices it has."""
    yield from (f"{g}: {cellen.celnaam(cel[g])}." for g in oordelen if g in cel)


def _ontbreekt(ontbreekt: tuple[Drempeltoets, ...]) -> Iterator[str]:
    """What keeps a claim from being well supported, without thresholds and chances."""
    if ontbreekt:
        yield f"Nodig voor {aangehaald(begrippen()['statuswoord', 'goed_onderbouwd'].nl)}:"
        yield from dict.fromkeys(map(_in_woorden, ontbreekt))


def _in_woorden(toets: Drempeltoets) -> str:
    if toets.maat in _NIET_GEZOCHT:
        return f"– Iemand die gericht zoekt naar {_NIET_GEZOCHT[toets.maat]}; dat is nog niet gedaan."
    if toets.maat in _NODIG:
        begin, een, meer = _NODIG[toets.maat]
        nu = telwoord(int(toets.waarde)) if toets.waarde else "nog geen"
        return f"– {begin} {voluit(int(toets.grens), een, meer)}; nu is dat er {nu}."
    return "– Dat het in een groot deel van de gebieden klopt."


# --- a factor ---------------------------------------------------------------------------------


def _van_factor(m: Moment, sleutel: str) -> Iterator[str]:
    factor = m.graaf.factoren[sleutel]
    for rol in rollen(factor):
        klasse = m.factor(sleutel, rol).beeld.klasse
        yield f"{groot(klasse_nl(klasse, rol))}. {begrippen()[KLASSESOORT[rol], klasse].definitie}"
    o = m.factor(sleutel)
    smaller = [m.graaf.naam(k) for k in m.graaf.subboom(sleutel) if k != sleutel and k in m.knopen]
    if smaller:
        yield f"Wat voor {opsomming(map(aangehaald, smaller))} spreekt, telt ook hier; wat ertegen spreekt niet."
    cel = cellen.factorcellen(m, o)
    yield from waar_het_speelt(m.graaf, o)
    yield from _per_gebied(m, {g: b.oordeel for g, b in o.beeld.gebieden.items() if b.oordeel}, cel)
    for rol in rollen(factor):
        yield from _raakt(m, m.factor(sleutel, rol), rol)
    for zin in wat_is_geprobeerd(m.graaf, o, noem=m.knopen.__contains__):
        yield f"Geprobeerd: {klein(zin)}"


def _raakt(m: Moment, o: Factoroordeel, rol: Rol) -> Iterator[str]:
    wat = "Raakt" if rol == "belemmerend" else "Helpt"
    if o.geraakt:
        namen = opsomming(aangehaald(m.graaf.naam(u)) for u in o.geraakt if u in m.knopen)
        van = f"{telwoord(len(o.geraakt))} van de {telwoord(o.doelen)} doelen"
        yield f"{wat} waar het speelt {van}{f': {namen}' if namen else ''}."
