"""Rules about how sure the theory is of a claim: V1 surer, V2 less sure, V5 no longer part of it."""

import re
from collections.abc import Iterator

from verandertheorie.aanscherping.moment import NIET_GETOETST, Weegmoment, andere_tekst, voorstel
from verandertheorie.aanscherping.voorstel import Voorstel
from verandertheorie.aanscherping.wijziging import Uitfaseren, VeldWijzigen
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.oordeel.statuswoord import NIVEAU, statusstap
from verandertheorie.taal import aantal, getal, klein, leesbaar, opsomming, voluit
from verandertheorie.vragen.beweringen import statuswoord_nl


def versterken(m: Weegmoment) -> Iterator[Voorstel]:
    """V1: a claim became well supported, broadly, and the opposite was looked for."""
    for s in m.theorie:
        o, houdt = m.oordeel(s.sleutel), m.houdt(s.sleutel)
        kernen = {m.graaf.kerngebied_van[g] for g in houdt} - {""}
        breed = len(houdt) >= m.gebieden_nodig("versterken") and len(kernen) >= m.kerngebieden_nodig("versterken")
        gezocht = "tegendeel" in m.graaf.gezocht.get(s.sleutel, frozenset())
        if o.woord.woord != "goed_onderbouwd" or m.was(s.sleutel) == "goed_onderbouwd" or not (breed and gezocht):
            continue
        na = re.sub(r"\b(mogelijk|soms) ", "", s.tekst, count=1)
        zeker = VeldWijzigen("bewering", s.sleutel, "vastgestelde_status", _vastgesteld(s), "goed_onderbouwd")
        yield voorstel(
            "V1",
            m,
            (s.sleutel,),
            f"{s.naam} is nu goed onderbouwd: het klopt in {m.waar(s.sleutel, houdt)}, "
            "en naar het tegendeel is gezocht.",
            m.grondslag(
                s.sleutel,
                getallen=[("klopt in", aantal(len(houdt), "gebied", "gebieden")), ("kans", getal(o.woord.kans))],
            ),
            voor=s.tekst,
            na=na,
            wijzigingen=(zeker, *((andere_tekst(s, na),) if na != s.tekst else ())),
        )


def _vastgesteld(s: Stelling) -> str | None:
    return s.record.vastgestelde_status if s.record else None


def verzwakken(m: Weegmoment) -> Iterator[Voorstel]:
    """V2: a claim lost two steps since it was last weighed, or fails in two areas or more and the chance is low.

    A first test is no decline.
    """
    p = m.graaf.parameters
    for s in m.theorie:
        woord, was, weg = m.oordeel(s.sleutel).woord, m.was(s.sleutel), m.houdt_niet(s.sleutel)
        gedaald = statusstap(was, p) - statusstap(woord.woord, p) >= m.waarde("verzwakken_stappen")
        achteruit = was != NIET_GETOETST and gedaald
        onwaarschijnlijk = woord.kans <= m.waarde("verzwakken_kans") and len(weg) >= m.gebieden_nodig("verzwakken")
        if not (achteruit or onwaarschijnlijk):
            continue
        waarom = f"klopt niet in {m.waar(s.sleutel, weg)}" if onwaarschijnlijk else f"was {leesbaar(was)}"
        hangt = f" Dat hangt op {voluit(len(woord.hangt_op), 'stem', 'stemmen')}." if woord.hangt_op else ""
        na = f"Soms geldt: {klein(s.tekst)}"
        minder = VeldWijzigen("bewering", s.sleutel, "vastgestelde_status", _vastgesteld(s), woord.woord)
        heeft_kant = woord.woord in NIVEAU  # people settle no first indication, and no "undecided"
        yield voorstel(
            "V2",
            m,
            (s.sleutel,),
            f"{s.naam} is nu '{statuswoord_nl(woord.rekenstatus)}': het {waarom}.{hangt}",
            m.grondslag(
                s.sleutel,
                getallen=[("klopt niet in", aantal(len(weg), "gebied", "gebieden")), ("kans", getal(woord.kans))],
            ),
            voor=s.tekst,
            na=na,
            wijzigingen=(*((minder,) if heeft_kant else ()), andere_tekst(s, na)),
        )


def uitfaseren(m: Weegmoment) -> Iterator[Voorstel]:
    """V5: a claim does not hold as it stands, and fails in three areas or more."""
    for s in m.theorie:
        weg, o = m.houdt_niet(s.sleutel), m.oordeel(s.sleutel)
        if o.woord.woord == "houdt_geen_stand" and len(weg) >= m.gebieden_nodig("uitfaseren"):
            tegen = sorted({g for gebied in weg for g in o.cellen[gebied].groepen(-1)})
            yield voorstel(
                "V5",
                m,
                (s.sleutel,),
                f"{s.naam} houdt in deze vorm geen stand: het klopt niet in {m.waar(s.sleutel, weg)}. "
                f"Dat zeggen {aantal(len(tegen), 'stem', 'stemmen')}: {opsomming(tegen)}.",
                m.grondslag(
                    s.sleutel,
                    getallen=[("klopt niet in", aantal(len(weg), "gebied", "gebieden")), ("stemmen", str(len(tegen)))],
                ),
                voor=s.tekst,
                na="vervalt",
                wijzigingen=(Uitfaseren("bewering", s.sleutel, ""),),
            )
