"""Where two people read otherwise, and what that would do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.mini import MINI, TWEE_GEBIEDEN
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.overeenstemming import overeenstemming

GESPREK = """\
- {soort: registratie, id: r1, datum: 2026-01-10, gebied: D01, bron: b1, interventie: hulp,
   bewijs: [{onderwerp: C1, teken: voor, bewijskracht: sterk, kern: Het hielp.},
            {onderwerp: los, teken: voor, kern: Er was koffie.}]}
"""
TWEEDE = """\
- {soort: tweede_codering, registratie: r1, vastgelegd_door: m2,
   bewijs: [{nr: 1, onderwerp: C1, teken: tegen, bewijskracht: sterk}, {nr: 2, onderwerp: C1, teken: voor}]}
"""


def test_each_difference_says_what_it_would_do(graaf_van: Callable[..., Verandergraaf]) -> None:
    antwoord = overeenstemming(graaf_van(TWEE_GEBIEDEN + MINI + GESPREK + TWEEDE))
    assert [(r.waar, r.codeveld, r.eerste, r.tweede, r.gevolg) for r in antwoord] == [
        ("r1#2", "onderwerp", "los", "hulp.activeert.moed", ()),
        (
            "r1#1",
            "teken",
            "voor",
            "tegen",
            ("C1: eerste aanwijzing dat het klopt → eerste aanwijzing dat het niet klopt",),
        ),
    ]
    assert antwoord.zinnen[-1] == "2 verschillen; 1 ervan zou een oordeel veranderen."


def test_two_things_that_would_be_another_are_kept_apart(graaf_van: Callable[..., Verandergraaf]) -> None:
    rij = overeenstemming(graaf_van(TWEE_GEBIEDEN + MINI + GESPREK + TWEEDE))[1]
    assert replace(rij, gevolg=("C1: a → b", "C2: b → c")).dan == "C1: a → b; C2: b → c"


def test_without_a_second_reading_it_says_how_to_get_one(graaf_van: Callable[..., Verandergraaf]) -> None:
    (zin,) = overeenstemming(graaf_van(TWEE_GEBIEDEN + MINI + GESPREK)).zinnen
    assert zin.startswith("Nog niets is twee keer gecodeerd.")


def test_a_filter_without_second_readings_does_not_say_that_there_are_none(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    tekst = TWEE_GEBIEDEN + MINI + GESPREK + GESPREK.replace("r1", "r2").replace("D01", "D02") + TWEEDE
    weg, wel = (graaf_van(tekst, filter=Filter(gebied=(g,))) for g in ("D02", "D01"))
    assert overeenstemming(weg).zinnen == ("Binnen dit filter: niets is twee keer gecodeerd.",)
    assert overeenstemming(wel).zinnen[0] == "Binnen dit filter: 2 bevindingen uit 1 gesprek twee keer gecodeerd."


def test_two_items_that_read_the_same_are_two(graaf_van: Callable[..., Verandergraaf]) -> None:
    """The second is read otherwise: of three units two agree, as for items that differ."""
    item = "{{onderwerp: C1, teken: {}, kern: {}}}"
    kop = "- {soort: registratie, id: r1, datum: 2026-01-10, gebied: D01, bron: b1, interventie: hulp, bewijs: "
    anders = ", ".join(f"{{onderwerp: C1, teken: {teken}}}" for teken in ("voor", "tegen", "tegen"))
    tweede = f"- {{soort: tweede_codering, registratie: r1, vastgelegd_door: m2, bewijs: [{anders}]}}\n"
    alfas = []
    for kern in ("Het hielp.", "Het hielp heel erg."):
        items = item.format("voor", "Het hielp."), item.format("voor", kern), item.format("tegen", "Het lukte niet.")
        gesprek = f"{kop}[{', '.join(items)}]}}\n"
        (rij,) = overeenstemming(graaf_van(TWEE_GEBIEDEN + MINI + gesprek + tweede))
        assert (rij.waar, rij.codeveld) == ("r1#2", "teken")
        alfas.append(rij.alfa)
    assert alfas == pytest.approx([4 / 9, 4 / 9])


def test_the_example_differs_once_in_sign_and_once_in_strength(voorbeeld: Path) -> None:
    antwoord = overeenstemming(Verandergraaf.uit(voorbeeld))
    assert [(r.waar, r.codeveld, round(r.alfa or 0, 2)) for r in antwoord] == [
        ("d08-5a#4", "teken", 0.88),
        ("d04-3a#5", "bewijskracht", 0.95),
    ]
