"""Rules about the form of a claim: V3 under which context, V6 unless what, V7 by which step, V8 what is the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import exp, fsum, lgamma

from verandertheorie.aanscherping.moment import Weegmoment, andere_tekst, passend, voorstel
from verandertheorie.aanscherping.samenvoeging import samenvoeging
from verandertheorie.aanscherping.voorstel import Voorstel
from verandertheorie.aanscherping.wijziging import (
    BeweringToevoegen,
    RelatieToevoegen,
    Wijziging,
)
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Bewering, Context, Knoop, RelatieRecord, SystemischeFactor
from verandertheorie.oordeel.aanwezigheid import Toestand
from verandertheorie.taal import aantal, getal, klein, op_een_rij, zonder_punt
from verandertheorie.vragen.beoordeling import beoordeling


def bayesfactor(met: tuple[float, float], zonder: tuple[float, float]) -> float:
    """How many times likelier the counts are when the two groups of areas differ than when they do not.

    ``met`` and ``zonder``: (R, S), sums of support and counter-evidence over the areas with and without a feature.
    Beta-Binomial with a uniform prior (Kass and Raftery 1995).

    >>> round(bayesfactor((3.6, 0.0), (0.0, 2.7)), 1)
    9.8
    """

    def ln_beta(r: float, s: float) -> float:
        return lgamma(1 + r) + lgamma(1 + s) - lgamma(2 + r + s)

    samen = (met[0] + zonder[0], met[1] + zonder[1])
    return exp(ln_beta(*met) + ln_beta(*zonder) - ln_beta(*samen))


@dataclass(frozen=True, slots=True)
class Splitsing:
    """A claim held against one feature of areas: where it is, where it is not, and how much that tells.

    ``factor``: the Bayes factor, divided by ``gedeeld_door``: how many features it is one of.
    """

    kenmerk: str
    met: tuple[str, ...]
    zonder: tuple[str, ...]
    factor: float
    gedeeld_door: int
    is_vooraf: bool
    mits: bool


def splitsingen(m: Weegmoment, s: Stelling) -> Iterator[Splitsing]:
    """A claim split over every context, and over every blocker that is known to be there or not.

    What is found in one of the features that were chosen beforehand is divided by their number; in any other by the
    number that was tried, because of many unrelated ones some always seems to matter.
    """
    contexten = m.graaf.knopen_van(Context)
    vooraf = max(1, sum(c.vooraf_gekozen for c in contexten))
    geprobeerd = [p for p in (*_over_contexten(m, contexten), *_over_belemmeringen(m)) if _is_te_splitsen(m, s, *p[1:])]
    cellen = m.oordeel(s.sleutel).cellen
    for knoop, met, zonder in geprobeerd:
        is_vooraf = isinstance(knoop, Context) and knoop.vooraf_gekozen
        hier, daar = sorted(met & cellen.keys()), sorted(zonder & cellen.keys())
        (r1, s1), (r2, s2) = (
            (fsum(cellen[g].steun for g in gebieden), fsum(cellen[g].tegenspraak for g in gebieden))
            for gebieden in (hier, daar)
        )
        deler = vooraf if is_vooraf else len(geprobeerd)
        factor = bayesfactor((r1, s1), (r2, s2)) / deler
        mits = r1 / (r1 + s1) > r2 / (r2 + s2) if r1 + s1 and r2 + s2 else r1 > r2
        yield Splitsing(knoop.sleutel, tuple(hier), tuple(daar), factor, deler, is_vooraf, mits)


_Kenmerk = tuple[Knoop, frozenset[str], frozenset[str]]
"""A feature, the areas that have it, and those that do not; of the others it is not known."""


def _over_contexten(m: Weegmoment, contexten: Iterable[Context]) -> Iterator[_Kenmerk]:
    for c in contexten:
        stand = {g: m.graaf.ligging.kenmerk(g, c.kenmerk) for g in m.graaf.deelgebieden}
        bekend = {g: waarde for g, waarde in stand.items() if waarde != "onbekend"}
        met = frozenset(g for g, waarde in bekend.items() if waarde == c.waarde)
        yield c, met, frozenset(bekend) - met


def _over_belemmeringen(m: Weegmoment) -> Iterator[_Kenmerk]:
    for f in m.graaf.knopen_van(SystemischeFactor):  # not those that were retired: they stay judged, outside proposals
        if f.valentie != "helpend":
            staat = beoordeling(m.graaf).factor(f.sleutel, "belemmerend").beeld.gebieden
            met, zonder = (
                frozenset(g for g, b in staat.items() if b.toestand in toestanden) for toestanden in (_ER, _ER_NIET)
            )
            yield f, met, zonder


_ER: frozenset[Toestand] = frozenset(("vastgesteld", "gemeld"))
_ER_NIET: frozenset[Toestand] = frozenset(("afwezig", "waarschijnlijk_niet", "opgelost"))


def _is_te_splitsen(m: Weegmoment, s: Stelling, met: frozenset[str], zonder: frozenset[str]) -> bool:
    """Whether the claim was looked into in enough areas on both sides."""
    cellen = m.oordeel(s.sleutel).cellen.keys()
    return min(len(met & cellen), len(zonder & cellen)) >= m.waarde("splitsen_gebieden")


def splitsen(m: Weegmoment) -> Iterator[Voorstel]:
    """V3: a claim that varies by area turns on a feature of the areas."""
    for s in m.theorie:
        if m.oordeel(s.sleutel).woord.woord != "wisselt_per_gebied":
            continue
        for splitsing in splitsingen(m, s):
            if splitsing.factor >= m.waarde("splitsen_bespreek"):
                doen = splitsing.is_vooraf and splitsing.factor >= m.waarde("splitsen_doen")
                yield _splitsvoorstel(m, s, splitsing, doen=doen)


def _splitsvoorstel(m: Weegmoment, s: Stelling, splitsing: Splitsing, *, doen: bool) -> Voorstel:
    g, knoop = m.graaf, m.graaf.knopen[splitsing.kenmerk]
    na = f"{zonder_punt(s.tekst)}, {'mits' if splitsing.mits else 'tenzij'} dit geldt: {knoop.naam}."
    kernen = g.ligging.hele_kernen(splitsing.met, m.oordeel(s.sleutel).cellen)
    hele = f"{len(kernen)} hele kerngebieden" if len(kernen) > 1 else "één heel kerngebied"
    samenval = f"{knoop.naam} valt samen met {hele}: het kan ook aan iets anders daar liggen."
    kenmerken = aantal(splitsing.gedeeld_door, "kenmerk", "kenmerken")
    keuze = f"{kenmerken} vooraf gekozen" if splitsing.is_vooraf else f"{kenmerken} geprobeerd"
    verschil = (
        f"met {klein(knoop.naam)} ({op_een_rij(splitsing.met)}) anders dan zonder ({op_een_rij(splitsing.zonder)})"
    )
    return voorstel(
        "V3",
        m,
        (s.sleutel, knoop.sleutel),
        f"{s.naam} gaat {verschil}." if doen else f"Mogelijk patroon, bespreek het: {s.naam} gaat {verschil}.",
        m.grondslag(
            s.sleutel,
            getallen=[
                ("hoeveel waarschijnlijker dan toeval", f"{getal(splitsing.factor, 1)} keer"),
                ("gedeeld door", keuze),
            ],
        ),
        voor=s.tekst,
        na=na,
        wijzigingen=(*_waaronder(s, knoop, splitsing), andere_tekst(s, na)),
        advies="doen" if doen else "bespreek",
        waarschuwing=samenval if kernen else "",
    )


def _waaronder(s: Stelling, knoop: Knoop, splitsing: Splitsing) -> tuple[Wijziging, ...]:
    """The relation that says under what a claim holds; there is none for a context under which it does not."""
    if isinstance(knoop, SystemischeFactor):
        bewering = Bewering(
            soort="bewering",
            van=knoop.sleutel,
            relatie="bevordert" if splitsing.mits else "belemmert",
            naar=f"[{s.sleutel}]",
            tekst=passend(f"{knoop.naam}: dan geldt {s.naam} {'wel' if splitsing.mits else 'niet'}."),
        )
        return (BeweringToevoegen(bewering),)
    if not splitsing.mits:
        return ()
    relatie = RelatieRecord(soort="relatie", van=f"[{s.sleutel}]", relatie="geldt_onder", naar=knoop.sleutel)
    return (RelatieToevoegen(relatie),)


def voorwaarden(m: Weegmoment) -> Iterator[Voorstel]:
    """V6: a factor hinders or helps a claim itself, and that holds in two areas or more."""
    for s in m.theorie:
        doel = m.graaf.stellingen.get(s.op_bewering or "")
        if s.relatie not in ("belemmert", "bevordert") or doel is None or doel.laag != "theorie":
            continue
        houdt = m.houdt(s.sleutel)
        if m.is_ertegen(s.sleutel) or len(houdt) < m.gebieden_nodig("voorwaarde"):
            continue
        wie = klein(m.graaf.naam(s.van))
        hoe = f"tenzij {wie} in de weg zit" if s.relatie == "belemmert" else f"mits {wie} helpt"
        na = f"{zonder_punt(doel.tekst)}, {hoe}."
        yield voorstel(
            "V6",
            m,
            (doel.sleutel, s.van),
            f"Of {doel.naam} opgaat, hangt af van {wie}: gezien in {m.waar(s.sleutel, houdt)} ({s.naam}).",
            m.grondslag(s.sleutel, getallen=[("gezien in", aantal(len(houdt), "gebied", "gebieden"))]),
            voor=doel.tekst,
            na=na,
            wijzigingen=(andere_tekst(doel, na),),
        )


def tussenstappen(m: Weegmoment) -> Iterator[Voorstel]:
    """V7: a short cut stands weakly, and the way round over one step stands well in the same areas."""
    gevolgen = [s for s in m.theorie if s.relatie in GEVOLG and s.op_bewering is None]
    uit: dict[str, list[Stelling]] = defaultdict(list)
    for s in gevolgen:
        uit[s.van].append(s)
    for s in gevolgen:
        if m.oordeel(s.sleutel).woord.woord not in ("eerste_aanwijzing", "onbeslist", "twijfelachtig"):
            continue
        for eerst in uit[s.van]:
            for dan in uit[eerst.naar]:
                samen = m.houdt(eerst.sleutel) & m.houdt(dan.sleutel)
                ertegen = m.is_ertegen(eerst.sleutel) or m.is_ertegen(dan.sleutel)
                if dan.naar != s.naar or ertegen or len(samen) < m.gebieden_nodig("tussenstap"):
                    continue
                tussen = klein(m.graaf.naam(eerst.naar))
                na = f"{zonder_punt(s.tekst)}, en dat loopt via {tussen}."
                yield voorstel(
                    "V7",
                    m,
                    (s.sleutel, eerst.naar),
                    f"{s.naam} is rechtstreeks nauwelijks gezien; via {tussen} wel, in {op_een_rij(samen)} "
                    f"({eerst.naam}, {dan.naam}).",
                    m.grondslag(
                        s.sleutel,
                        eerst.sleutel,
                        dan.sleutel,
                        getallen=[("via de tussenstap in", aantal(len(samen), "gebied", "gebieden"))],
                    ),
                    voor=s.tekst,
                    na=na,
                    wijzigingen=(andere_tekst(s, na),),
                )


def samenvoegen(m: Weegmoment) -> Iterator[Voorstel]:
    """V8: two names for one factor, or two claims with the same ends that say the same."""
    for r in m.graaf.relaties:
        blijft, gaat = m.graaf.knopen.get(r.van), m.graaf.knopen.get(r.naar)
        if r.relatie == "synoniem_van" and blijft and gaat:
            yield voorstel(
                "V8",
                m,
                (blijft.sleutel, gaat.sleutel),
                f"{blijft.naam} en {gaat.naam} zijn twee namen voor hetzelfde.",
                m.grondslag(),
                voor=gaat.naam,
                na=blijft.naam,
                wijzigingen=samenvoeging(m.graaf, blijft.sleutel, gaat.sleutel),
            )
    for een, ander in combinations((s for s in m.theorie if s.relatie in GEVOLG), 2):
        if (een.van, een.naar) == (ander.van, ander.naar):
            yield voorstel(
                "V8",
                m,
                (een.sleutel, ander.sleutel),
                f"{een.naam} en {ander.naam} gaan van hetzelfde naar hetzelfde.",
                m.grondslag(een.sleutel, ander.sleutel),
                voor=ander.tekst,
                na=een.tekst,
                wijzigingen=samenvoeging(m.graaf, een.sleutel, ander.sleutel),
            )
