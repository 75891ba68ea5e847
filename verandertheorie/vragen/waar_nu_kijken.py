"""Where a new voice is expected to teach most: by how much it narrows what we expect across the areas."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import ClassVar, Literal

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.oordeel.tellen import drempel, kans_volgend, tel
from verandertheorie.parameters import Parameters
from verandertheorie.taal import groot
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import (
    binnen_filter,
    is_gefilterd,
    lijst_factor,
    lijst_stelling,
    ter_sprake,
    vind_oordeel,
)
from verandertheorie.vragen.tabel import Kolom

DAN = 0.85
"""How sure one is expected to be of an area after a new voice, either way: a *sterk* voice alone gives .86."""

HOOGSTENS = 20
"""So many rows, unless all are asked for: nobody plans more visits at once."""


_Plaatsen = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Kijkpunt:
    """One claim or factor in one sub-area, and what a new voice there is expected to bring.

    ``onderwerpsoort``: of the subject, whose key is ``sleutel``. ``smaller``: by how many areas the standard deviation
    of the number of areas is expected to shrink; ``winst`` the same as a variance, in areas squared, by which rows are
    in order. ``waarom``: what there is now. ``stemmen_hier``: how many voices spoke of it there; ``laatst`` the cycle
    in which the last did. ``nog_niet_gehoord``: roles that spoke of it elsewhere, and not there.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "wat", "de bewering of factor"),
        Kolom("gebied", "gebied", "waar een nieuwe stem het meest leert"),
        Kolom(
            "smaller",
            "smaller",
            "zoveel gebieden minder onzeker, naar verwachting; in de volgorde telt ook hoe onzeker het nu is",
        ),
        Kolom("waarom", "waarom", "wat er nu van daar is"),
        Kolom("nog_niet_gehoord", "wie nog niet", "rollen die er elders over spraken, en daar niet"),
    )

    onderwerpsoort: Literal["bewering", "factor"]
    sleutel: str
    naam: str
    gebied: str
    winst: float
    smaller: float
    waarom: str
    stemmen_hier: int
    laatst: str
    nog_niet_gehoord: tuple[str, ...]


@vraag
def waar_nu_kijken(graaf: Verandergraaf, onderwerp: str | None = None, *, alles: bool = False) -> Inhoud[Kijkpunt]:
    """Pairs of a claim or factor and an area, by the variance that a new voice there is expected to take away.

    With M the number of areas where it holds: what one is now expected to find in the area has chance π, its odds times
    those of the other areas; its judgement is then sure for .85, either way; Var(M) less the expected Var(M) is what it
    brings (Lindley 1956, *On a Measure of the Information Provided by an Experiment*, with variance for entropy).

    Args:
        graaf: theory and evidence as of a cycle.
        onderwerp: a claim or factor; default all that are listed.
        alles: every pair; default the first twenty.

    Returns:
        Rows by expected gain, then fewest voices there, oldest last word, area and key. What a new voice would not make
        surer is no row.

    Raises:
        AanroepFout: nothing is called that.
    """
    sleutel = vind_oordeel(graaf, onderwerp) if onderwerp is not None else None
    sprake = ter_sprake(graaf)
    rijen = [*_beweringen(graaf, sleutel, sprake), *_factoren(graaf, sleutel, sprake)]
    rijen.sort(key=lambda r: (-drempel(r.winst), r.stemmen_hier, graaf.nummer(r.laatst or None), r.gebied, r.sleutel))
    getoond = rijen if alles else rijen[:HOOGSTENS]
    return Inhoud(tuple(getoond), tuple(_zinnen(graaf, getoond, rijen)))


def _beweringen(graaf: Verandergraaf, alleen: str | None, sprake: _Plaatsen) -> Iterator[Kijkpunt]:
    vooraf = graaf.parameters.tellen["vooraf_bewering"]
    for sleutel, s in graaf.stellingen.items():
        if sleutel == alleen or (alleen is None and s.laag == "theorie" and lijst_stelling(graaf, s)):
            o = beoordeling(graaf).bewering(sleutel)
            winst = te_winnen(o.cellen, o.geldt_in, vooraf, graaf.parameters)
            yield from _rijen(graaf, ("bewering", sleutel, s.naam), winst, o.cellen, o.vondsten, sprake)


def _factoren(graaf: Verandergraaf, alleen: str | None, sprake: _Plaatsen) -> Iterator[Kijkpunt]:
    vooraf = graaf.parameters.tellen["vooraf_belemmering"]
    for sleutel in graaf.factoren:
        if sleutel == alleen or (alleen is None and sleutel in graaf.knopen and lijst_factor(graaf, sleutel)):
            hier = beoordeling(graaf).aanwezigheid(sleutel)
            cellen = {g: b.oordeel for g, b in hier.beeld.gebieden.items() if b.oordeel}
            winst = te_winnen(cellen, graaf.deelgebieden, vooraf, graaf.parameters)
            yield from _rijen(graaf, ("factor", sleutel, graaf.naam(sleutel)), winst, cellen, hier.vondsten, sprake)


def te_winnen(
    cellen: Mapping[str, Gebiedsoordeel], waar: Sequence[str], vooraf: float, p: Parameters
) -> Mapping[str, tuple[float, float]]:
    """Per area what a new voice is expected to take from the variance of M, and from its standard deviation.

    Args:
        cellen: what is known per area.
        waar: the areas in scope.
        vooraf: the share assumed beforehand.
        p: the numbers of the method.
    """
    odds = {g: c.ln_odds for g, c in cellen.items()}
    nu = tel(odds.values(), len(waar), vooraf=vooraf, p=p).variantie
    ja = log(DAN / (1 - DAN))
    uit = {}
    for g in waar:
        rest = {k: ln for k, ln in odds.items() if k != g}
        andere = [c for k, c in cellen.items() if k != g]
        kans = kans_volgend(sum(c.steun for c in andere), sum(c.tegenspraak for c in andere), vooraf=vooraf, p=p)
        ln_pi = odds.get(g, 0.0) + log(kans / (1 - kans))
        pi = 1 / (1 + exp(-ln_pi)) if ln_pi > 0 else exp(ln_pi) / (1 + exp(ln_pi))
        dan = [tel((*rest.values(), ln), len(waar), vooraf=vooraf, p=p).variantie for ln in (ja, -ja)]
        straks = pi * dan[0] + (1 - pi) * dan[1]
        uit[g] = nu - straks, sqrt(nu) - sqrt(straks)
    return uit


def _rijen(
    graaf: Verandergraaf,
    wat: tuple[Literal["bewering", "factor"], str, str],
    winst: Mapping[str, tuple[float, float]],
    cellen: Mapping[str, Gebiedsoordeel],
    vondsten: Mapping[str, tuple[Vondst, ...]],
    sprake: _Plaatsen,
) -> Iterator[Kijkpunt]:
    rollen = {g: _rollen(graaf, vs) for g, vs in vondsten.items()}
    overal = frozenset().union(*rollen.values())
    for gebied, (variantie, smaller) in winst.items():
        if drempel(variantie) > 0:
            hier = vondsten.get(gebied, ())
            stemmen = {v.item.groep for v in hier}
            laatst = max((v.item.cyclus for v in hier), default=0)
            yield Kijkpunt(
                *wat,
                gebied=gebied,
                winst=variantie,
                smaller=smaller,
                waarom=_waarom(
                    graaf, len(stemmen), laatst, cellen.get(gebied), is_gezocht=gebied in sprake.get(wat[1], ())
                ),
                stemmen_hier=len(stemmen),
                laatst=graaf.naam_van_cyclus(laatst) if laatst else "",
                nog_niet_gehoord=tuple(sorted(overal - rollen.get(gebied, frozenset()))),
            )


def _rollen(graaf: Verandergraaf, vondsten: Sequence[Vondst]) -> frozenset[str]:
    """The roles of who spoke, as far as they are named."""
    return frozenset(bron.rol for v in vondsten if (bron := graaf.bron_van(v)))


def _waarom(graaf: Verandergraaf, stemmen: int, laatst: int, cel: Gebiedsoordeel | None, *, is_gezocht: bool) -> str:
    if not stemmen and cel:
        return "daar vroegen we er open naar, en niemand noemde het"
    if not stemmen and is_gezocht:
        return "daar is ernaar gekeken, zonder iets dat weegt"
    if not stemmen:
        return "daar keek binnen dit filter niemand" if is_gefilterd(graaf) else "daar keek nog niemand"
    if cel and cel.is_omstreden:
        return "daar spreken stemmen elkaar tegen"
    hoeveel = "één stem" if stemmen == 1 else f"{stemmen} stemmen"
    return f"{hoeveel}, voor het laatst in {graaf.naam_van_cyclus(laatst)}"


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Kijkpunt], alle: Sequence[Kijkpunt]) -> Iterator[str]:
    if not (graaf.stellingen or graaf.factoren):
        yield "Er is nog geen bewering of factor."
        return
    if not graaf.deelgebieden:
        yield "Er is nog geen deelgebied om in te kijken."
        return
    if not rijen:
        yield groot(f"{binnen_filter(graaf)}nergens maakt een nieuwe stem naar verwachting iets zekerder.")
        return
    beste = sum(drempel(r.winst) == drempel(rijen[0].winst) for r in alle)
    eerste = f"in {rijen[0].gebied}, over {rijen[0].naam}"
    if beste == 1:
        yield f"Het meest leert een nieuwe stem {eerste}."
    else:
        yield f"Op {beste} plekken leert een nieuwe stem het meest, en daar evenveel; een ervan is {eerste}."
    is_gelijk_geknipt = len(rijen) < len(alle) and drempel(rijen[-1].winst) == drempel(alle[len(rijen)].winst)
    (waar, meest), *rest = Counter(r.gebied for r in rijen).most_common(2)
    if rest and meest > rest[0][1] and not is_gelijk_geknipt:
        yield f"{waar} staat het vaakst op deze lijst: {meest} van de {len(rijen)} regels."
    if len(rijen) < len(alle):
        yield f"Hier staan de eerste {len(rijen)} van {len(alle)}; met --alles ziet u ze allemaal."
    if is_gelijk_geknipt:
        yield "Wat daarna komt, leert voor een deel evenveel als de laatste regels hier."
