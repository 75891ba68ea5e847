"""Rules about how sure the theory is of a claim: V1 surer, V2 less sure, V5 no longer part of it."""

import re
from collections.abc import Iterator

from verandertheorie.aanscherping.moment import Weegmoment, andere_tekst, voorstel
from verandertheorie.aanscherping.voorstel import Voorstel
from verandertheorie.aanscherping.wijziging import Uitfaseren, VeldWijzigen
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.oordeel.statuswoord import statusstap
from verandertheorie.taal import aantal, getal, klein, leesbaar, op_een_rij


def versterken(m: Weegmoment) -> Iterator[Voorstel]:
    """V1: a claim became well supported, broadly, and the opposite was looked for."""
    for s in m.theorie:
        o, houdt = m.oordeel(s.sleutel), m.houdt(s.sleutel)
        kernen = {m.graaf.kerngebied_van[g] for g in houdt}
        breed = len(houdt) >= m.waarde("versterken_gebieden") and len(kernen) >= m.waarde("versterken_kerngebieden")
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
                getallen=[("klopt in", aantal(len(houdt), "gebied", "gebieden")), ("kans", getal(o.verwachting.kans))],
            ),
            voor=s.tekst,
            na=na,
            wijzigingen=(zeker, *((andere_tekst(s, na),) if na != s.tekst else ())),
        )


def _vastgesteld(s: Stelling) -> str | None:
    return s.record.vastgestelde_status if s.record else None


def verzwakken(m: Weegmoment) -> Iterator[Voorstel]:
    """V2: a claim lost two steps, or is doubtful and does not hold in two areas or more."""
    for s in m.theorie:
        woord, was = m.oordeel(s.sleutel).woord, m.was(s.sleutel)
        gedaald = statusstap(was, m.graaf.parameters) - statusstap(woord.woord, m.graaf.parameters)
        weg = m.houdt_niet(s.sleutel)
        twijfel = woord.woord == "twijfelachtig" and len(weg) >= m.waarde("verzwakken_gebieden")
        if not twijfel and (
            gedaald < m.waarde("verzwakken_stappen") or statusstap(woord.woord, m.graaf.parameters) > 0
        ):
            continue
        na = f"Soms geldt: {klein(s.tekst)}"
        minder = VeldWijzigen("bewering", s.sleutel, "vastgestelde_status", _vastgesteld(s), woord.woord)
        yield voorstel(
            "V2",
            m,
            (s.sleutel,),
            f"{s.naam} is twijfelachtig: het klopt niet in {op_een_rij(weg)}."
            if twijfel
            else f"{s.naam} ging hard achteruit: het was {leesbaar(was)}.",
            m.grondslag(s.sleutel, getallen=[("klopt niet in", aantal(len(weg), "gebied", "gebieden"))]),
            voor=s.tekst,
            na=na,
            wijzigingen=(minder, andere_tekst(s, na)),
        )


def uitfaseren(m: Weegmoment) -> Iterator[Voorstel]:
    """V5: a claim does not hold as it stands, and fails in three areas or more."""
    for s in m.theorie:
        weg = m.houdt_niet(s.sleutel)
        if m.oordeel(s.sleutel).woord.woord == "houdt_geen_stand" and len(weg) >= m.waarde("uitfaseren_gebieden"):
            yield voorstel(
                "V5",
                m,
                (s.sleutel,),
                f"{s.naam} houdt in deze vorm geen stand: het klopt niet in {op_een_rij(weg)}.",
                m.grondslag(s.sleutel, getallen=[("klopt niet in", aantal(len(weg), "gebied", "gebieden"))]),
                voor=s.tekst,
                na="vervalt",
                wijzigingen=(Uitfaseren("bewering", s.sleutel, ""),),
            )
