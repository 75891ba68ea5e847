"""Which words flip with other numbers of the method."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mini import MINI, TWEE_GEBIEDEN
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.oordeel.kracht import Kracht, kracht_niet_gevonden, minder_als_welkom
from verandertheorie.parameters import lees_parameters, standaard
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.gevoeligheid import gevoeligheid, varianten

TEKST = meegeleverd("schema/parameters.toml").read_text(encoding="utf-8")
IN_HET_BESTAND = {
    "vooraf weegt als 1 gebied": ("gewicht_vooraf = 2.0", "gewicht_vooraf = 1.0"),
    "vooraf weegt als 4 gebieden": ("gewicht_vooraf = 2.0", "gewicht_vooraf = 4.0"),
    "halfwaardetijd 1 cyclus": ("halfwaardetijd = 2.0", "halfwaardetijd = 1.0"),
    "halfwaardetijd 4 cycli": ("halfwaardetijd = 2.0", "halfwaardetijd = 4.0"),
    "stilte weegt minder": ("terloops = 0.25", "terloops = 0.10"),
    "stilte weegt meer": ("terloops = 0.25", "terloops = 0.50"),
}


@pytest.mark.parametrize("knop", IN_HET_BESTAND)
def test_a_flip_is_what_a_file_with_that_number_gives(voorbeeld: Path, knop: str) -> None:
    g = Verandergraaf.uit(voorbeeld)
    anders = beoordeling(Verandergraaf.uit(voorbeeld, parameters=lees_parameters(TEKST.replace(*IN_HET_BESTAND[knop]))))
    nu = beoordeling(g)
    beweringen = {
        k: statuswoord_nl(anders.bewering(k).woord.rekenstatus)
        for k in g.stellingen
        if anders.bewering(k).woord.rekenstatus != nu.bewering(k).woord.rekenstatus
    }
    factoren = {
        k: anders.aanwezigheid(k).beeld.klasse
        for k in g.factoren
        if anders.aanwezigheid(k).beeld.klasse != nu.aanwezigheid(k).beeld.klasse
    }
    gezegd = [r for r in gevoeligheid(g) if r.knop == knop]
    assert {r.sleutel: r.wordt for r in gezegd if r.onderwerpsoort == "bewering"} == beweringen
    assert {r.sleutel for r in gezegd if r.onderwerpsoort == "factor"} == factoren.keys()


def test_a_welcome_no_weighs_less_and_a_yes_the_same(graaf_van: Callable[..., Verandergraaf]) -> None:
    zei = """\
- {soort: registratie, datum: 2026-01-10, gebied: D01, bron: b1, interventie: hulp,
   bewijs: [{onderwerp: C1, teken: %s, bewijskracht: sterk, kern: Zo was het.}]}
"""
    for teken, gelijk in (("voor", True), ("tegen", False)):
        g = graaf_van(TWEE_GEBIEDEN + MINI + zei % teken)
        welkom = g.met_parameters(varianten(g.parameters)["een derde van het nee was welkom"])
        nu, dan = (beoordeling(x).bewering("hulp.activeert.moed").cellen["D01"] for x in (g, welkom))
        assert (nu.ln_odds == dan.ln_odds) is gelijk
        assert abs(dan.ln_odds) <= abs(nu.ln_odds)


@given(
    w=st.floats(0.001, 1000),
    h=st.floats(0.001, 1000),
    kansen=st.tuples(st.floats(0.001, 0.999), st.floats(0.001, 0.999)).map(sorted),
)
def test_beside_numbers_of_ones_own_every_choice_is_another_and_does_what_it_is_called(
    w: float, h: float, kansen: list[float]
) -> None:
    vals, vindt = kansen
    basis = standaard()
    p = replace(
        basis,
        tellen={**basis.tellen, "gewicht_vooraf": w, "halfwaardetijd": h},
        niet_gevonden={**basis.niet_gevonden, "vals_alarm": vals, "terloops": vindt},
    )
    anders = varianten(p)
    assert len(anders) == 9
    assert all(x.tellen["gewicht_vooraf"] != w for naam, x in anders.items() if naam.startswith("vooraf"))
    assert all(x.tellen["halfwaardetijd"] != h for naam, x in anders.items() if naam.startswith("half"))
    stil = [kracht_niet_gevonden("terloops", anders[f"stilte weegt {hoe}"]).sterkte for hoe in ("minder", "meer")]
    assert 1 <= stil[0] <= kracht_niet_gevonden("terloops", p).sterkte <= stil[1]


@pytest.mark.parametrize("sterkte", [1.0, 1.01, 1.5, 3.0, 12.0, 20.0])
def test_a_welcome_no_never_becomes_a_yes_and_more_of_it_is_less(sterkte: float) -> None:
    per_deel = [
        minder_als_welkom(Kracht("bewijskracht", (), sterkte), replace(standaard(), welkom=w)).sterkte
        for w in (0.0, 0.1, 1 / 3, 1.0)
    ]
    assert per_deel == sorted(per_deel, reverse=True)
    assert per_deel[0] == pytest.approx(sterkte)
    assert per_deel[-1] == 1.0


def test_the_overview_of_the_example(voorbeeld: Path) -> None:
    antwoord = gevoeligheid(Verandergraaf.uit(voorbeeld))
    assert (
        antwoord.zinnen[0]
        == "46 van de 61 beweringen en factoren houden bij elk van de 9 andere keuzes hetzelfde woord."
    )
    assert len(gevoeligheid(Verandergraaf.uit(voorbeeld), "C38")) == 1


def test_what_is_so_already_is_no_other_choice(voorbeeld: Path) -> None:
    vier = lees_parameters(TEKST.replace("gewicht_vooraf = 2.0", "gewicht_vooraf = 4.0"))
    assert "vooraf weegt als 4 gebieden" in varianten(standaard())
    assert [*varianten(vier)][:2] == ["vooraf weegt als 2 gebieden", "vooraf weegt als 8 gebieden"]
    antwoord = gevoeligheid(Verandergraaf.uit(voorbeeld, parameters=vier))
    assert antwoord.zinnen[-1].startswith("Nu weegt wat wij vooraf denken als 4 gebieden,")
    assert f"met eigen getallen: parameters {vier.hash}" in antwoord.voet
    assert "eigen" not in gevoeligheid(Verandergraaf.uit(voorbeeld)).voet
