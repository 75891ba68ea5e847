"""Rules about how sure the theory is of a claim: V1 surer, V2 less sure, V5 no longer part of it."""

import re
from collections.abc import Iterator

from verandertheorie.aanscherping.moment import NIET_GETOETST, Weegmoment, andere_tekst, voorstel
from verandertheorie.aanscherping.voorstel import Voorstel
from verandertheorie.aanscherping.wijziging import Uitfaseren, VeldWijzigen
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.oordeel.statuswoord import Woordoordeel, statusstap
from verandertheorie.taal import aantal, getal, klein, leesbaar, op_een_rij, opsomming
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
            f"{s.naam} is nu goed onderbouwd: het klopt in {op_een_rij(houdt)}, en naar het tegendeel is gezocht.",
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
        achteruit = was != NIET_GETOETST and gedaald and statusstap(woord.woord, p) <= 0
        onwaarschijnlijk = woord.kans <= m.waarde("verzwakken_kans") and len(weg) >= m.gebieden_nodig("verzwakken")
        if not (achteruit or onwaarschijnlijk):
            continue
        waarom = f"klopt niet in {op_een_rij(weg)}" if onwaarschijnlijk else f"was {leesbaar(was)}"
        hangt = f" Dat hangt op {_stemmen(woord)}." if woord.hangt_op else ""
        na = f"Soms geldt: {klein(s.tekst)}"
        minder = VeldWijzigen("bewering", s.sleutel, "vastgestelde_status", _vastgesteld(s), woord.woord)
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
            wijzigingen=(minder, andere_tekst(s, na)),
        )


def _stemmen(w: Woordoordeel) -> str:
    return aantal(len(w.hangt_op), "stem", "stemmen")


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
                f"{s.naam} houdt in deze vorm geen stand: het klopt niet in {op_een_rij(weg)}. "
                f"Dat zeggen {aantal(len(tegen), 'stem', 'stemmen')}: {opsomming(tegen)}.",
                m.grondslag(
                    s.sleutel,
                    getallen=[("klopt niet in", aantal(len(weg), "gebied", "gebieden")), ("stemmen", str(len(tegen)))],
                ),
                voor=s.tekst,
                na="vervalt",
                wijzigingen=(Uitfaseren("bewering", s.sleutel, ""),),
            )
