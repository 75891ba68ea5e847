"""Rules about what somebody has to do rather than what the theory says: V14 in our own hands, V15 on another table."""

from collections import defaultdict
from collections.abc import Iterator

from verandertheorie.aanscherping.moment import Weegmoment, voorstel
from verandertheorie.aanscherping.voorstel import Grondslag, Voorstel, hash_van
from verandertheorie.leerlus.signalen import bewijshash, oordeel_over, vastgesteld_in
from verandertheorie.model.theorie import Interventie
from verandertheorie.taal import aantal, klein, op_een_rij
from verandertheorie.vragen.belemmeringen import klasse_nl

VERGEEFS_IN = 2
"""In so many areas a perspective did not help before it is adjusted: once may be that area (leerlus.md, V14)."""

TE_HOREN = ("gekozen", "gevolgd")
"""Statuses of an intervention about which the expected roles should be heard."""

ACTIEVELDEN = ("wat", "eigenaren")
SIGNAALVELDEN = ("vraag", "gevraagd_van", "eigenaar")


def bijsturen(m: Weegmoment) -> Iterator[Voorstel]:
    """V14: what the approach itself can adjust early (plan §5 Ad 2).

    A blocker within the approach on which no table of its own decided, a perspective that failed in two areas, and a
    role that nobody heard about an intervention.
    """
    yield from _eigen_belemmeringen(m)
    yield from _vergeefs(m)
    yield from _ongehoord(m)


def _eigen_belemmeringen(m: Weegmoment) -> Iterator[Voorstel]:
    for factor in m.signalen.bij_te_sturen:
        if factor in m.graaf.knopen:
            yield voorstel(
                "V14",
                m,
                (factor,),
                f"'{m.graaf.naam(factor)}' ligt binnen de aanpak en is {_klasse(m, factor)}. "
                "Geen eigen tafel heeft er een besluit over genomen.",
                _factorgrondslag(m, factor),
                invullen=ACTIEVELDEN,
            )


def _vergeefs(m: Weegmoment) -> Iterator[Voorstel]:
    per_antwoord: dict[str, set[str]] = defaultdict(set)
    for a in m.graaf.toepassingen:
        if a.hielp == "nee":
            per_antwoord[a.handelingsperspectief].add(a.gebied)
    for sleutel, gebieden in sorted(per_antwoord.items()):
        if len(gebieden) >= VERGEEFS_IN and sleutel in m.graaf.knopen:
            yield voorstel(
                "V14",
                m,
                (sleutel,),
                f"'{m.graaf.naam(sleutel)}' is geprobeerd en hielp niet in {op_een_rij(gebieden)}.",
                Grondslag((), hash_van(gebieden), (), tuple(sorted(gebieden)), "", (("hielp niet", _in(gebieden)),)),
                invullen=ACTIEVELDEN,
            )


def _ongehoord(m: Weegmoment) -> Iterator[Voorstel]:
    graaf = m.graaf
    if graaf.verborgen:  # who was heard there, this reader does not know
        return
    gehoord: dict[str, set[str]] = defaultdict(set)
    for r in graaf.gesprekken:
        bronnen = (graaf.bronnen[b] for b in r.alle_bronnen if b in graaf.bronnen)
        gehoord[r.interventie] |= {b.actor for b in bronnen if b.actor}
    for i in graaf.knopen_van(Interventie):
        if graaf.status(i.sleutel) not in TE_HOREN or i.sleutel not in gehoord:
            continue
        for actor in sorted(a for a in i.verwachte_rollen if a in graaf.knopen and a not in gehoord[i.sleutel]):
            yield voorstel(
                "V14",
                m,
                (i.sleutel, actor),
                f"Over {klein(i.naam)} is nog geen {klein(graaf.naam(actor))} gehoord.",
                m.grondslag(),
                invullen=ACTIEVELDEN,
            )


def signaleren(m: Weegmoment) -> Iterator[Voorstel]:
    """V15: a blocker that recurs, that only a higher table can change, and about which no signal is open."""
    for factor in m.signalen.te_signaleren:
        if factor in m.graaf.knopen:
            yield voorstel(
                "V15",
                m,
                (factor,),
                f"'{m.graaf.naam(factor)}' is {_klasse(m, factor)}, en alleen een hogere tafel kan er iets aan doen. "
                "Er loopt geen signaal over.",
                _factorgrondslag(m, factor),
                invullen=SIGNAALVELDEN,
            )


def _klasse(m: Weegmoment, factor: str) -> str:
    oordeel = oordeel_over(m.graaf, factor)
    klasse = klasse_nl(oordeel.beeld.klasse, "belemmerend") if oordeel else ""
    return f"{klasse} (vastgesteld in {op_een_rij(vastgesteld_in(m.graaf, factor))})"


def _factorgrondslag(m: Weegmoment, factor: str) -> Grondslag:
    """What is known of a factor; the areas are those where it is established."""
    oordeel = oordeel_over(m.graaf, factor)
    vondsten = [v for vs in oordeel.vondsten.values() for v in vs] if oordeel else []
    vast = vastgesteld_in(m.graaf, factor)
    return Grondslag(
        bewijs=tuple(sorted({v.item.herkomst for v in vondsten})),
        bewijshash=bewijshash(oordeel) if oordeel else "",
        groepen=tuple(sorted({v.item.groep for v in vondsten})),
        gebieden=vast,
        rekenstatus=oordeel.beeld.klasse if oordeel else "",
        getallen=(("vastgesteld in", _in(vast)),),
    )


def _in(gebieden: set[str] | tuple[str, ...]) -> str:
    return aantal(len(gebieden), "gebied", "gebieden")
