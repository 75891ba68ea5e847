"""Every claim and every other relation between nodes, cycle by cycle."""

from collections.abc import Iterator, Mapping

from verandertheorie.begrippen import woord
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.lezing import cellen, onbekend, stand
from verandertheorie.lezing.moment import Moment
from verandertheorie.model.relaties import bewering_in
from verandertheorie.model.theorie import RelatieRecord
from verandertheorie.taal import aangehaald, met_punt, zonder_punt
from verandertheorie.uitvoer.kaart.stemmen import aantal_stemmen
from verandertheorie.uitvoer.kaart.vorm import Relatiestand
from verandertheorie.vragen.beoordeling import Beweringsoordeel
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import TE_SMAL

HOUDT = "houdt in een gebied"
"""What is said of an assumption, which runs from nothing to nothing."""


def standen(momenten: tuple[Moment, ...], sleutel: str) -> tuple[Relatiestand | None, ...]:
    """How a relation stands in every cycle; None where it is not there or may not be shown."""
    return tuple(_stand(m, sleutel) for m in momenten)


def _stand(m: Moment, sleutel: str) -> Relatiestand | None:
    if sleutel in m.stellingen:
        return relatiestand(m, m.bewering(sleutel))
    return Relatiestand("theorie", "", "", "", (), (), 0, 0, {}) if sleutel in m.relaties else None


def relatiestand(m: Moment, o: Beweringsoordeel) -> Relatiestand:
    """A claim as of one cycle."""
    s = o.stelling
    if m.graaf.is_te_smal:
        return Relatiestand(s.laag, "", stand.NIET_GETOOND[1], "", (TE_SMAL,), (), 0, 0, {})
    vast = s.record.vastgestelde_status if s.record else None
    cel = cellen.beweringcellen(m, o)
    return Relatiestand(
        laag=s.laag,
        status=o.woord.rekenstatus,
        woord=stand.statuswoord_in_woorden(o),
        vastgesteld=statuswoord_nl(vast) if vast else "",
        zinnen=(stand.in_gebieden(m.graaf, o),),
        onbekend=tuple(_weten_we_niet(m, o, cel)),
        voor=aantal_stemmen(o.tellend, 1),
        tegen=aantal_stemmen(o.tellend, -1),
        cellen=cel,
    )


def _weten_we_niet(m: Moment, o: Beweringsoordeel, cel: Mapping[str, str]) -> Iterator[str]:
    """What is not known about a claim, in the words of the theory document."""
    yield from onbekend.over_de_steun(m.lezing, o)
    if o.cellen:
        noem = all(g in cel for g in o.geldt_in if g not in m.graaf.verborgen)
        yield from onbekend.niet_geweest(m.lezing, o, noem=noem, tel=True)
    yield from onbekend.aannamen(m.lezing, o)
    yield from onbekend.terzijde(m.lezing, o)


def relatiezin(m: Moment, s: Stelling) -> str:
    """A claim as a sentence; of one that nobody wrote down, its arrow with the names of both ends."""
    if s.relatie is None:
        return met_punt(m.graaf.naam(s.sleutel))
    return met_punt(s.tekst) if s.record else _pijl(m, s.van, s.relatie, s.naar)


def zin_van_relatie(m: Moment, r: RelatieRecord) -> str:
    """A relation without evidence as a sentence."""
    return _pijl(m, r.van, r.relatie, r.naar)


def _pijl(m: Moment, van: str, relatie: str, naar: str) -> str:
    return f"{_eind(m, van)} {woord('relatie', relatie)} {_eind(m, naar)}."


def _eind(m: Moment, eind: str) -> str:
    """A node between quotation marks, a claim by its code, else as a sentence between them."""
    bewering = bewering_in(eind)
    if bewering is None:
        return aangehaald(m.graaf.naam(eind))
    s = m.stellingen[bewering]
    return s.code or aangehaald(zonder_punt(s.tekst))
