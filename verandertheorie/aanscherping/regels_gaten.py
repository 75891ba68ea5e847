"""Rules about what the theory does not say yet: V4, V9 to V13."""

from collections import defaultdict
from collections.abc import Iterator

from verandertheorie.aanscherping.moment import NIET_GETOETST, Weegmoment, passend, voorstel
from verandertheorie.aanscherping.voorstel import Voorstel
from verandertheorie.aanscherping.wijziging import BeweringToevoegen
from verandertheorie.model.theorie import Bewering, Uitkomst
from verandertheorie.taal import aantal, klein, leesbaar
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.doelscherpte import ontbrekende_delen


def kandidaten(m: Weegmoment) -> Iterator[Voorstel]:
    """V4: a link that nobody wrote down, told by two voices and holding somewhere."""
    for s in m.graaf.stellingen.values():
        if s.laag != "kandidaat" or s.record is not None or s.relatie is None:
            continue
        o = m.oordeel(s.sleutel)
        groepen = {v.item.groep for vs in o.tellend.values() for v in vs if v.item.teken > 0}
        houdt = m.houdt(s.sleutel)
        if len(groepen) >= m.waarde("kandidaat_groepen") and houdt:
            bewering = Bewering(
                soort="bewering",
                van=s.van,
                relatie=s.relatie,
                naar=s.naar,
                tekst=passend(f"{s.tekst}."),
                laag="kandidaat",
            )
            yield voorstel(
                "V4",
                m,
                (s.sleutel,),
                f"{len(groepen)} bronnen leggen dit verband los van elkaar, "
                f"en het klopt in {m.waar(s.sleutel, houdt)}.",
                m.grondslag(
                    s.sleutel,
                    getallen=[("stemmen", str(len(groepen))), ("klopt in", aantal(len(houdt), "gebied", "gebieden"))],
                ),
                na=bewering.tekst,
                wijzigingen=(BeweringToevoegen(bewering),),
            )


def vage_doelen(m: Weegmoment) -> Iterator[Voorstel]:
    """V9: an intended outcome does not say who, what, when or by what it can be seen (plan §4)."""
    for u in m.graaf.knopen_van(Uitkomst):
        if u.bedoeld:
            leeg = ontbrekende_delen(u)
            if leeg:
                mist = ", ".join(leesbaar(veld) for veld in leeg)
                yield voorstel(
                    "V9",
                    m,
                    (u.sleutel,),
                    f"Bij het doel '{u.naam}' staat niet: {mist}.",
                    m.grondslag(getallen=[("ontbreekt", mist)]),
                    voor=u.naam,
                    invullen=leeg,
                )


def ontbrekende_aannamen(m: Weegmoment) -> Iterator[Voorstel]:
    """V10: a critical claim without an assumption written down, or with one that failed or was never looked into."""
    onder: dict[str, list[str]] = defaultdict(list)
    for r in m.graaf.relaties:
        if r.relatie == "veronderstelt":
            onder[r.van.strip("[]")].append(r.naar)
    for s in m.theorie:
        if not m.is_kritisch(s.sleutel):
            continue
        if not onder[s.sleutel]:
            yield voorstel(
                "V10",
                m,
                (s.sleutel,),
                f"{s.naam} is kritisch, maar er staat niet bij wat we daarvoor aannemen.",
                m.grondslag(s.sleutel),
                voor=s.tekst,
                invullen=("aanname", "aannamesoort"),
            )
        for aanname in onder[s.sleutel]:
            woord = m.oordeel(aanname).woord.woord if aanname in m.graaf.stellingen else NIET_GETOETST
            if woord in (NIET_GETOETST, "twijfelachtig", "houdt_geen_stand"):
                hoe = "is nooit onderzocht" if woord == NIET_GETOETST else f"is {leesbaar(woord)}"
                yield voorstel(
                    "V10",
                    m,
                    (s.sleutel, aanname),
                    f"{s.naam} rust op de aanname '{m.graaf.naam(aanname)}', en die {hoe}.",
                    m.grondslag(s.sleutel),
                    voor=s.tekst,
                )


def ontbrekende_rivalen(m: Weegmoment) -> Iterator[Voorstel]:
    """V11: two voices or more name another cause."""
    for s in m.theorie:
        if s.relatie == "rivaal_van" and s.op_bewering in m.graaf.stellingen:
            o, doel = m.oordeel(s.sleutel), m.graaf.stellingen[s.op_bewering or ""]
            groepen = {v.item.groep for vs in o.tellend.values() for v in vs if v.item.teken > 0}
            if len(groepen) >= m.waarde("rivaal_groepen"):
                yield voorstel(
                    "V11",
                    m,
                    (s.van,),
                    f"{len(groepen)} bronnen noemen een andere verklaring voor {doel.naam}: "
                    f"{klein(m.graaf.naam(s.van))}. Zoek wat de twee uit elkaar haalt.",
                    m.grondslag(s.sleutel, getallen=[("stemmen", str(len(groepen)))]),
                    voor=doel.tekst,
                )
    for s in m.theorie:
        genoemd = _andere_verklaringen(m, s.sleutel)
        if len(genoemd) >= m.waarde("rivaal_groepen"):
            woorden = "; ".join(sorted(set(genoemd.values())))
            yield voorstel(
                "V11",
                m,
                (s.sleutel,),
                f"{len(genoemd)} bronnen noemen zelf een andere oorzaak dan {s.naam}: {woorden}.",
                m.grondslag(s.sleutel, getallen=[("stemmen", str(len(genoemd)))]),
                voor=s.tekst,
                invullen=("rivaal",),
            )


def _andere_verklaringen(m: Weegmoment, sleutel: str) -> dict[str, str]:
    """Per voice the other cause it names itself beside a claim."""
    uit: dict[str, str] = {}
    for v in m.graaf.vondsten(sleutel):
        bewijs = m.graaf.bewijs(v)
        if bewijs and bewijs.andere_verklaring:
            uit.setdefault(v.item.groep, bewijs.andere_verklaring)
    return uit


def toetsen(m: Weegmoment) -> Iterator[Voorstel]:
    """V12: a claim of the theory that nobody has tested for three cycles: a question, not retirement."""
    nodig = int(m.waarde("toetsen_cycli"))
    eerder = [c.sleutel for c in m.graaf.cycli if m.graaf.t - nodig < c.nummer < m.graaf.t]
    if len(eerder) < nodig - 1:
        return
    grafen = [m.graaf.tot_en_met(c) for c in eerder]
    for s in m.theorie:
        nu = [m.graaf, *grafen]
        stond = all(s.sleutel in g.stellingen and g.stellingen[s.sleutel].laag == "theorie" for g in nu)
        if stond and all(beoordeling(g).bewering(s.sleutel).woord.woord == NIET_GETOETST for g in nu):
            yield voorstel(
                "V12",
                m,
                (s.sleutel,),
                f"{s.naam} is al {nodig} leercycli of langer niet getoetst. Wie kan er iets over zeggen?",
                m.grondslag(s.sleutel, getallen=[("niet getoetst", f"{nodig} leercycli")]),
                voor=s.tekst,
                invullen=("niveau",),
            )


def onbedoeld(m: Weegmoment) -> Iterator[Voorstel]:
    """V13: an effect that nobody wanted has been seen, and the theory is silent about it."""
    for s in m.graaf.stellingen.values():
        uitkomst = m.graaf.knopen.get(s.naar)
        if s.laag != "kandidaat" or s.record is None or not isinstance(uitkomst, Uitkomst) or uitkomst.bedoeld:
            continue
        houdt = m.houdt(s.sleutel)
        if m.oordeel(s.sleutel).woord.woord == NIET_GETOETST or not houdt:
            continue
        opnemen = s.record.model_copy(update={"laag": "theorie"})
        yield voorstel(
            "V13",
            m,
            (s.sleutel,),
            f"Niemand bedoelde het, en het gebeurt wel: {klein(uitkomst.naam)}, "
            f"in {m.waar(s.sleutel, houdt)} ({s.naam}).",
            m.grondslag(s.sleutel, getallen=[("klopt in", aantal(len(houdt), "gebied", "gebieden"))]),
            na=s.tekst,
            wijzigingen=(BeweringToevoegen(opnemen),),
        )
