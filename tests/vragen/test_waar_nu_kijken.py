"""Where to look next, against every pattern of areas written out; and what nobody looked at."""

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from math import exp, lgamma, log
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, MINI, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, weeg
from verandertheorie.oordeel.kracht import Teken, kracht
from verandertheorie.parameters import standaard
from verandertheorie.vragen.blinde_vlekken import blinde_vlekken
from verandertheorie.vragen.waar_nu_kijken import DAN, te_winnen, waar_nu_kijken

P = standaard()
KRACHTEN = ("zwak", "matig", "sterk", "zeer_sterk")


def _variantie(odds: Mapping[str, float], waar: Sequence[str], vooraf: float) -> float:
    """Of the number of areas where it holds, over every pattern of yes and no."""
    a, b, n = vooraf * P.tellen["gewicht_vooraf"], (1 - vooraf) * P.tellen["gewicht_vooraf"], len(waar)
    gewicht: dict[int, float] = {}
    for patroon in product((0, 1), repeat=n):
        m = sum(patroon)
        ln = (
            lgamma(a + m) + lgamma(b + n - m) + sum(odds.get(g, 0.0) for g, ja in zip(waar, patroon, strict=True) if ja)
        )
        gewicht[m] = gewicht.get(m, 0.0) + exp(ln)
    totaal = sum(gewicht.values())
    gemiddeld = sum(m * w for m, w in gewicht.items()) / totaal
    return sum((m - gemiddeld) ** 2 * w for m, w in gewicht.items()) / totaal


def _wereld(kans: random.Random) -> Mapping[str, Gebiedsoordeel]:
    uit = {}
    for g in "ABCDE":
        if kans.random() < 0.7:
            tekens: list[Teken] = [kans.choice((1, -1)) for _ in range(kans.randint(1, 4))]
            uit[g] = weeg(
                [
                    Item(f"s{i}", t, kracht(kans.choice(KRACHTEN), "zelf_meegemaakt", "geen", P), f"r{i}", cyclus=1)
                    for i, t in enumerate(tekens)
                ],
                P,
            )
    return uit


@pytest.mark.parametrize("zaad", range(30))
@pytest.mark.parametrize("vooraf", [0.25, 0.5])
def test_the_gain_is_that_of_every_pattern_written_out(zaad: int, vooraf: float) -> None:
    cellen = _wereld(random.Random(zaad))  # noqa: S311  (worlds, no secrets)
    odds = {g: c.ln_odds for g, c in cellen.items()}
    zeker = log(DAN / (1 - DAN))
    for g, (winst, smaller) in te_winnen(cellen, "ABCDE", vooraf, P).items():
        andere = [c for k, c in cellen.items() if k != g]
        gewicht = P.tellen["gewicht_vooraf"]
        steun, tegen = sum(c.steun for c in andere), sum(c.tegenspraak for c in andere)
        volgende = (steun + vooraf * gewicht) / (steun + tegen + gewicht)
        pi = exp(odds.get(g, 0.0)) * volgende / (exp(odds.get(g, 0.0)) * volgende + 1 - volgende)
        nu = _variantie(odds, "ABCDE", vooraf)
        ja, nee = (_variantie({**odds, g: ln}, "ABCDE", vooraf) for ln in (zeker, -zeker))
        straks = pi * ja + (1 - pi) * nee
        assert winst == pytest.approx(nu - straks, abs=1e-9)
        assert smaller == pytest.approx(nu**0.5 - straks**0.5, abs=1e-9)


ZEI = """\
- {soort: registratie, datum: 2026-01-10, gebied: D01, bron: b1, interventie: hulp,
   bewijs: [{onderwerp: C1, teken: voor, bewijskracht: sterk, kern: Het hielp.}]}
"""


def test_it_says_why_there_and_who_was_not_heard(graaf_van: Callable[..., Verandergraaf]) -> None:
    rijen = waar_nu_kijken(graaf_van(TWEE_GEBIEDEN + MINI + ZEI), "C1")
    assert (rijen[0].gebied, rijen[0].waarom, rijen[0].nog_niet_gehoord) == (
        "D02",
        "daar keek nog niemand",
        ("trekker",),
    )
    assert {r.waarom for r in rijen if r.gebied == "D01"} <= {"één stem, voor het laatst in c1"}


def test_the_example_is_cut_short_and_says_so(voorbeeld: Path) -> None:
    g = Verandergraaf.uit(voorbeeld)
    kort, lang = waar_nu_kijken(g), waar_nu_kijken(g, alles=True)
    assert len(kort) == 20
    assert lang.rijen[:20] == kort.rijen
    assert kort.zinnen[1:] == (
        f"Hier staan de eerste 20 van {len(lang)}; met --alles ziet u ze allemaal.",
        "Wat daarna komt, leert voor een deel evenveel als de laatste regels hier.",
    )
    winst = [round(r.winst, 9) for r in lang]
    assert winst == sorted(winst, reverse=True)


def test_what_is_worth_as_much_is_no_first_place(graaf_van: Callable[..., Verandergraaf]) -> None:
    theorie = TWEE_GEBIEDEN + TWEE_CYCLI + HULP_EN_MOED + HULP_GEEFT_MOED
    assert waar_nu_kijken(graaf_van(theorie)).zinnen == (
        "Op 2 plekken leert een nieuwe stem het meest, en daar evenveel; een ervan is in D01, over C1.",
    )
    (geen,) = waar_nu_kijken(graaf_van(TWEE_CYCLI)).zinnen
    assert geen == "Er is nog geen bewering of factor."


def test_what_nobody_looked_at_is_told_the_widest_first(graaf_van: Callable[..., Verandergraaf]) -> None:
    g = graaf_van(TWEE_GEBIEDEN + MINI + WACHTEN + ZEI)
    vlekken = [(r.vlek, r.over) for r in blinde_vlekken(g)]
    assert vlekken[0] == ("gebied waar niemand sprak", "D02")
    assert ("perspectief dat nergens is gehoord", "ondernemer") in vlekken
    assert ("perspectief dat nergens is gehoord", "rijk") not in vlekken
    assert vlekken[-2:] == [
        ("factor waar niemand naar keek", "wachten"),
        ("bewering zonder gezocht tegendeel", "hulp.activeert.moed"),
    ]
    zonder = graaf_van(TWEE_GEBIEDEN + MINI + ZEI.replace("interventie: hulp", "interventie: geen"))
    assert "interventie waar niemand over sprak" not in {r.vlek for r in blinde_vlekken(zonder)}, (
        "they did, of its step"
    )
    leeg = graaf_van(TWEE_GEBIEDEN + TWEE_CYCLI + HULP_EN_MOED + HULP_GEEFT_MOED)
    assert ("interventie waar niemand over sprak", "hulp") in [(r.vlek, r.over) for r in blinde_vlekken(leeg)]


KERN = """\
- {soort: gebied, sleutel: K, naam: Kern, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied, ligt_in: K}
- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied, ligt_in: K}
- {soort: interventie, sleutel: anders, naam: Anders}
"""


@pytest.mark.parametrize(
    "wat",
    [
        "gebied: K, bewijs: [{onderwerp: C1, teken: voor, kern: Het hielp.},"
        " {onderwerp: wachten, teken: voor, kern: Het duurde.}]",
        "gebied: D01, bewijs: [], dekking: [{onderwerp: C1, wijze: gericht_gevraagd, gevonden: onduidelijk},"
        " {onderwerp: wachten, wijze: gericht_gevraagd, gevonden: onduidelijk}]",
    ],
)
def test_what_was_spoken_of_or_looked_for_is_no_blind_spot_also_where_it_counts_nowhere(
    graaf_van: Callable[..., Verandergraaf], wat: str
) -> None:
    gesprek = f"- {{soort: registratie, datum: 2026-01-10, bron: b1, interventie: anders, {wat}}}\n"
    g = graaf_van(KERN + MINI + WACHTEN + gesprek)
    vlekken = {(r.vlek, r.over) for r in blinde_vlekken(g)}
    assert not {v for v, _ in vlekken}.intersection(
        ("interventie waar niemand over sprak", "bewering waar niemand naar keek", "factor waar niemand naar keek")
    )
    assert ("bewering zonder gezocht tegendeel", "hulp.activeert.moed") in vlekken
    hier = "daar is ernaar gekeken, zonder iets dat weegt" if "D01" in wat else "daar keek nog niemand"
    for over in ("C1", "wachten"):
        assert {r.gebied: r.waarom for r in waar_nu_kijken(g, over)}["D01"] == hier


def test_under_a_filter_an_open_question_was_still_asked(graaf_van: Callable[..., Verandergraaf]) -> None:
    remt = "- {soort: bewering, code: C4, van: wachten, relatie: belemmert, naar: moed, tekst: Wachten remt.}\n"
    open_ = ZEI.replace("interventie: hulp,", "interventie: hulp, open_vraag_belemmeringen: true,")
    g = graaf_van(TWEE_GEBIEDEN + MINI + WACHTEN + remt + open_, filter=Filter(klasse=("spelregel",)))
    per_gebied = {r.gebied: r.waarom for r in waar_nu_kijken(g, "wachten")}
    assert per_gebied == {
        "D01": "daar vroegen we er open naar, en niemand noemde het",
        "D02": "daar keek binnen dit filter niemand",
    }


def test_where_there_is_nothing_to_look_at_it_does_not_say_that_nothing_is_to_be_learned(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    assert waar_nu_kijken(graaf_van(TWEE_GEBIEDEN)).zinnen == ("Er is nog geen bewering of factor.",)
    zonder = waar_nu_kijken(graaf_van(HULP_EN_MOED + HULP_GEEFT_MOED)).zinnen
    assert zonder == ("Er is nog geen deelgebied om in te kijken.",)
