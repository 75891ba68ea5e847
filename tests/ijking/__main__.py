"""Calibration of the method in worlds with a known truth, as two tables: ``python -m tests.ijking [--werelden N]``.

Not in the suite: it measures, and there is no right or wrong. The same seed gives the same tables. Per row: how often
the band, which should hold the truth in 80 % of worlds, holds it, how wide it is, and how often a strong word is false.
``verandertheorie/oordeel/README.md`` prints what this prints.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping
from statistics import fmean

from tests.ijking.werelden import FACTOR, GEBIEDEN, KERNGEBIED_VAN, Beweringswereld, Factorwereld, toeval
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, weeg
from verandertheorie.oordeel.statuswoord import NIVEAU, Breedte, Woordoordeel, statuswoord, zonder_een
from verandertheorie.oordeel.tellen import Programma, Verwachting, tel
from verandertheorie.parameters import standaard
from verandertheorie.vragen.beoordeling import beoordeling

P = standaard()
N = len(GEBIEDEN)
ZAAD_BEWERINGEN, ZAAD_BELEMMERINGEN = 7, 3
TWEE = frozenset({"rijk", "ondernemer"})
BREEDTE = Breedte(KERNGEBIED_VAN, TWEE, TWEE, True, True, Programma(N, len({*KERNGEBIED_VAN.values()})))
"""Two perspectives on either side, and both checks done: what is left to be wrong about is the areas."""

BEWERINGEN: Mapping[str, Beweringswereld] = {
    **{
        f"own assumptions, {gebieden} areas × {stemmen}": Beweringswereld(gebieden, stemmen)
        for gebieden, stemmen in ((3, 1), (5, 2), (9, 1), (9, 2), (13, 2), (13, 3), (13, 5), (13, 8))
    },
    **{f"θ {theta}, 13 areas × 1": Beweringswereld(13, 1, theta=theta) for theta in (0.1, 0.3, 0.9)},
    "voices copied unseen .5, 9 × 3": Beweringswereld(9, 3, kopie=0.5),
    "voices copied unseen .9, 9 × 3": Beweringswereld(9, 3, kopie=0.9),
    "one travelling source only, 9": Beweringswereld(9, 1, reiziger=True),
    "travelling source and one local voice, 9": Beweringswereld(9, 2, reiziger=True),
    "welcome answers 1 in 3, 9 × 2": Beweringswereld(9, 2, welkom=0.33),
    "welcome answers 1 in 3, θ .3, 9 × 2": Beweringswereld(9, 2, theta=0.3, welkom=0.33),
    "visited 3 × likelier where it holds, θ .3, 5 × 2": Beweringswereld(5, 2, theta=0.3, vaker=3),
    "half of the no not written down, 9 × 2": Beweringswereld(9, 2, verzwegen=0.5),
    "every item weaker than said (2, coded 3), 9 × 2": Beweringswereld(9, 2, echt=2.0),
}
BELEMMERINGEN: Mapping[str, Factorwereld] = {
    "own assumptions": Factorwereld(),
    "false mentions .15": Factorwereld(vals=0.15),
    "false mentions .25": Factorwereld(vals=0.25),
    "false mentions .25, M = 2": Factorwereld(vals=0.25, m=2),
    "openly asked, no never written down": Factorwereld(gevraagd=0),
    "openly asked, no never written down, M = 2": Factorwereld(gevraagd=0, m=2),
    "open question and no both never written down": Factorwereld(gevraagd=0, is_open=False),
    "hard to see (.4)": Factorwereld(raak=0.4),
    "hard to see (.4), M = 10": Factorwereld(raak=0.4, m=10),
    "disappears (.25 per cycle)": Factorwereld(verdwijnt=0.25),
    "always asked": Factorwereld(gevraagd=1),
}


def _woord(items: Mapping[str, list[Item]], cellen: Mapping[str, Gebiedsoordeel]) -> Woordoordeel:
    """The word that stands without any one source."""
    ruw = statuswoord(cellen, N, BREEDTE, P)
    if ruw.woord not in NIVEAU:
        return ruw
    groepen = sorted({i.groep for hier in items.values() for i in hier})
    return zonder_een(ruw, {groep: _zonder(items, cellen, groep).rekenstatus for groep in groepen})


def _zonder(items: Mapping[str, list[Item]], cellen: Mapping[str, Gebiedsoordeel], groep: str) -> Woordoordeel:
    anders = dict(cellen)
    for gebied, hier in items.items():
        over = [i for i in hier if i.groep != groep]
        if not over:
            anders.pop(gebied, None)
        elif len(over) < len(hier):
            anders[gebied] = weeg(over, P)
    return statuswoord(anders, N, BREEDTE, P)


def _bewering(wereld: Beweringswereld, werelden: int) -> list[str]:
    r, telling, banden = toeval(ZAAD_BEWERINGEN), Counter[str](), []
    for _ in range(werelden):
        m, items = wereld.maak(r, P)
        cellen = {gebied: weeg(hier, P) for gebied, hier in items.items() if hier}
        v = tel((c.ln_odds for c in cellen.values()), N, vooraf=P.tellen["vooraf_bewering"], p=P)
        woord = _woord(items, cellen).woord
        banden.append((v, m))
        telling[woord] += 1
        telling["goed, vals"] += woord == "goed_onderbouwd" and m < N / 2
        telling["geen stand, vals"] += woord == "houdt_geen_stand" and m >= N / 2
    return [
        *_band(banden),
        _deel(telling["goed, vals"], telling["goed_onderbouwd"]),
        _deel(telling["geen stand, vals"], telling["houdt_geen_stand"]),
        f"{100 * telling['tegenstrijdig'] / werelden:.0f} %",
    ]


def _belemmering(wereld: Factorwereld, werelden: int) -> list[str]:
    r, telling, banden = toeval(ZAAD_BELEMMERINGEN), Counter[str](), []
    for _ in range(werelden):
        waar, graaf = wereld.maak(r, P)
        gezien = beoordeling(graaf).factor(FACTOR, "belemmerend").beeld
        banden.append((gezien.verwachting, len(waar)))
        for gebied, hier in gezien.gebieden.items():
            telling[hier.toestand] += 1
            telling["vals"] += hier.toestand == "vastgesteld" and gebied not in waar
            telling["mis"] += hier.toestand == "afwezig" and gebied in waar
    return [
        *_band(banden),
        _deel(telling["vals"], telling["vastgesteld"]),
        _deel(telling["mis"], telling["afwezig"]),
    ]


def _band(banden: list[tuple[Verwachting, int]]) -> tuple[str, str]:
    """How often the band holds the truth, and how wide it is."""
    raak = fmean(v.laag <= m <= v.hoog for v, m in banden)
    return f"{100 * raak:.0f} %", f"{fmean(v.hoog - v.laag for v, _ in banden):.1f}"


def _deel(aantal: int, van: int) -> str:
    return f"{100 * aantal / van:.0f} % of {van}" if van else "none"


def _rij(*delen: str) -> None:
    print(f"| {' | '.join(delen)} |", flush=True)


def main() -> None:
    """Print both tables."""
    lezer = argparse.ArgumentParser(prog="python -m tests.ijking", description=__doc__)
    lezer.add_argument("--werelden", type=int, default=400, metavar="N", help="worlds per row (default 400)")
    werelden = lezer.parse_args(sys.argv[1:]).werelden
    print(f"{werelden} worlds per row, seeds {ZAAD_BEWERINGEN} (claims) and {ZAAD_BELEMMERINGEN} (blockers).\n")
    _rij(
        "claims",
        "band holds M",
        "width",
        "goed_onderbouwd while M < 6.5",
        "houdt_geen_stand while M ≥ 6.5",
        "tegenstrijdig",
    )
    _rij(*["---"] * 6)
    for naam, bewering in BEWERINGEN.items():
        _rij(naam, *_bewering(bewering, werelden))
    print()
    _rij("blockers", "band holds M", "width", "vastgesteld while absent", "afwezig while present")
    _rij(*["---"] * 5)
    for naam, belemmering in BELEMMERINGEN.items():
        _rij(naam, *_belemmering(belemmering, werelden))


if __name__ == "__main__":
    main()
