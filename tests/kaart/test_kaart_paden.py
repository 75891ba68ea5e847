"""Two boxes on the map and the ways between them, in a real browser: those of the question, by mouse and by keys."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.uitvoer.kaart.kaart import Kaart
from verandertheorie.vragen.paden import paden
from verandertheorie.vragen.tabel import als_tekst

Scherm = Any

NU = "window.verandertheorie.lees()"
DOEL = "maatregelen-uitgevoerd"
LANG = "C01 → C13 → C26 → C27"
"""The longer of the two ways from grondexpertise."""


def _op_pagina(s: Scherm) -> list[tuple[str, str]]:
    """The names along each way in the panel, and what it says of the weakest step."""
    return [
        (naam, zwakste)
        for naam, zwakste in s.doe(
            """[...document.querySelectorAll('#paneel [data-pad]')].map(
              x => [x.textContent, x.nextElementSibling.textContent])"""
        )
    ]


def _uit_python(graaf: Verandergraaf, van: str, naar: str, namen: Mapping[str, str]) -> set[tuple[str, str]]:
    """The same as the question gives it, of the ways over boxes that are on the page."""
    return {
        (
            " → ".join(namen[k] for k in r.knopen),
            f"Zwakste schakel: {r.zwakste} ({als_tekst(r.zwakste_stand, 'statuswoord')})",
        )
        for r in paden(graaf, van, naar)
        if set(r.knopen) <= namen.keys()
    }


def _kies_twee(s: Scherm, van: str = "grondexpertise", naar: str = DOEL) -> None:
    s.kies("knoop", van)
    s.pagina.click("#pad-van")
    s.kies("knoop", naar)


@pytest.mark.browser
@pytest.mark.parametrize("doelgroep", ["sessie", "monitor"])
def test_the_ways_between_any_two_boxes_are_those_of_the_question_with_the_same_weakest_step(
    request: pytest.FixtureRequest,
    besloten: Verandergraaf,
    gemaakt: Callable[[Doelgroep], Kaart],
    doelgroep: Doelgroep,
) -> None:
    s = request.getfixturevalue(doelgroep)
    graaf, gegevens = besloten.voor(doelgroep), gemaakt(doelgroep).gegevens
    namen = {k.sleutel: k.naam for k in gegevens.knopen if k.vak and k.sleutel in graaf.knopen}
    vergeleken = 0
    for van in namen:
        s.zet(pad={"van": van, "naar": "", "nr": -1})
        er = set(s.teksten("#paneel ul .doorklik"))
        verwacht = {naar: _uit_python(graaf, van, naar, namen) for naar in namen if naar != van}
        assert er == {namen[naar] for naar, ways in verwacht.items() if ways}, van
        for naar, ways in verwacht.items():
            if ways:
                s.zet(pad={"van": van, "naar": naar, "nr": -1})
                assert set(_op_pagina(s)) == ways, (van, naar)
                vergeleken += len(ways)
    assert vergeleken > 100


def test_what_the_audience_may_not_see_is_in_no_way(
    sessie: Scherm, besloten: Verandergraaf, gemaakt: Callable[[Doelgroep], Kaart]
) -> None:
    gegevens = gemaakt("sessie").gegevens
    verborgen = besloten.factoren.keys() - {k.sleutel for k in gegevens.knopen}
    assert verborgen, "the example has what a session may not see yet"
    relaties = {r.sleutel for r in gegevens.relaties}
    assert {sleutel for rij in gegevens.zwakste for sleutel in rij} <= relaties
    assert not any(factor in json.dumps(gegevens.zwakste) for factor in verborgen)
    for factor in verborgen:
        assert not sessie.doe("k => JSON.stringify(window.verandertheorie.gegevens).includes(k)", f'"{factor}"')


def test_by_keyboard_alone_two_boxes_are_chosen_a_way_is_picked_and_escape_clears_step_by_step(
    sessie: Scherm, besloten: Verandergraaf
) -> None:
    s, p = sessie, sessie.pagina
    focus = "document.activeElement.id || document.activeElement.dataset.pad || document.activeElement.dataset.knoop"
    p.focus('[data-knoop="grondexpertise"]')
    s.toets("Enter")
    assert s.doe(focus) == "paneelkop"
    for _ in range(9):
        s.toets("Tab")
        if s.doe(focus) == "pad-van":
            break
    s.toets("Enter")
    assert s.doe(focus) == "paneelkop"
    assert s.tekst("#paneelkop") == "Paden vanaf Inzet van grondexpertise van het Rijk"
    p.focus(f'[data-knoop="{DOEL}"]')
    s.toets("Enter")
    assert (s.doe(focus), s.tekst("#gezegd")) == ("paneelkop", "2 paden op deze kaart.")
    assert s.teksten("#knopen [aria-pressed=true]")[0].startswith("Interventie: Inzet van grondexpertise")
    s.toets("Tab", "Enter")
    assert (s.doe(focus), s.doe(f"{NU}.pad.nr")) == ("0", 0)
    s.toets("Enter")
    assert (s.doe(focus), s.doe(f"{NU}.pad.nr")) == ("0", -1)
    s.toets("Tab", "Enter")  # the weakest step: its evidence
    assert s.doe(f"{NU}.keuze.soort") == "relatie"
    s.toets("Escape")
    assert (s.doe(f"{NU}.keuze"), len(_op_pagina(s))) == (None, 2)
    s.toets("Escape")
    assert (s.doe(f"{NU}.pad"), s.doe(focus)) == (None, "grondexpertise")
    assert s.tekst("#paneelkop") == "Wat terugkeert"


def test_escape_on_a_box_goes_back_one_step_and_not_two(sessie: Scherm) -> None:
    _kies_twee(sessie)
    sessie.kies("knoop", "trage-vergunningen")
    sessie.pagina.focus('[data-knoop="trage-vergunningen"]')
    sessie.toets("Escape")
    assert (sessie.doe(f"{NU}.keuze"), sessie.doe(f"{NU}.pad.naar")) == (None, DOEL)
    sessie.toets("Escape")
    assert sessie.doe(f"{NU}.pad") is None


def test_only_the_ways_are_lit_and_one_of_them_when_it_is_picked(sessie: Scherm, besloten: Verandergraaf) -> None:
    licht = """[...window.verandertheorie.beeld().tafereel.dozen]
      .filter(([, dingen]) => dingen.every(x => x.dek === 1)).map(([sleutel]) => sleutel).sort()"""
    _kies_twee(sessie)
    alle = {r.keten: set(r.knopen) for r in paden(besloten.voor("sessie"), "grondexpertise", DOEL)}
    assert LANG in alle
    assert set(sessie.doe(licht)) == set().union(*alle.values())
    sessie.pagina.click("#paneel [data-pad='1']")
    assert set(sessie.doe(licht)) == alle[LANG]


def test_the_mouse_on_the_map_chooses_the_second_box_and_the_way_back_too(sessie: Scherm) -> None:
    s = sessie
    s.kies("knoop", "grondexpertise")
    s.pagina.click("#pad-van")
    s.rust()
    x, y = s.doe(
        "k => { const r = document.querySelector(`[data-knoop=${k}]`).getBoundingClientRect();"
        " return [r.x + r.width / 2, r.y + r.height / 2]; }",
        DOEL,
    )
    s.pagina.mouse.click(x, y)
    assert s.doe(f"{NU}.pad.naar") == DOEL
    s.pagina.click("text=Andersom")
    assert _op_pagina(s) == []
    assert "Op deze kaart loopt hiertussen geen pad." in s.tekst("#paneel")
    s.pagina.click("text=Ander tweede vak")
    assert s.doe(f"[{NU}.pad.van, {NU}.pad.naar]") == [DOEL, ""]
    s.pagina.click("#paneel .terug")
    assert s.doe(f"{NU}.pad") is None


def test_another_cycle_has_its_own_ways_and_says_when_a_box_is_not_there(
    sessie: Scherm, besloten: Verandergraaf, gemaakt: Callable[[Doelgroep], Kaart]
) -> None:
    _kies_twee(sessie)
    namen = {k.sleutel: k.naam for k in gemaakt("sessie").gegevens.knopen}
    for plek, cyclus in enumerate(("c1", "c3", "c5")):
        sessie.zet(cyclus=2 * plek)
        graaf = besloten.tot_en_met(cyclus).voor("sessie")
        assert set(_op_pagina(sessie)) == _uit_python(graaf, "grondexpertise", DOEL, namen)
    later = next(k for k in gemaakt("sessie").gegevens.knopen if k.vak and k.van > 0)
    sessie.zet(cyclus=0, pad={"van": later.sleutel, "naar": DOEL, "nr": -1})
    assert f"In deze leercyclus staat {later.naam} niet in de theorie." in sessie.tekst("#paneel")


@pytest.mark.parametrize(("breedte", "hoogte"), [(1024, 768), (360, 740)])
def test_the_ways_fit_a_small_screen(sessie: Scherm, breedte: int, hoogte: int) -> None:
    sessie.maat(breedte, hoogte)
    _kies_twee(sessie)
    assert len(_op_pagina(sessie)) == 2
    assert sessie.doe("document.documentElement.scrollWidth <= innerWidth")
    vlak = """[...document.querySelectorAll('#paneel button')].every(x => {
      const r = x.getBoundingClientRect(), p = document.getElementById('paneel').getBoundingClientRect();
      return r.width > 0 && r.left >= p.left && r.right <= p.right + 1; })"""
    assert sessie.doe(vlak)


def test_choosing_ways_asks_nothing_of_a_network_under_the_policy_of_the_page(
    openen: Callable[..., Scherm], bestand: Callable[..., Path]
) -> None:
    s = openen(bestand("sessie"))
    _kies_twee(s)
    s.pagina.click("#paneel [data-pad='0']")
    s.rust()
    assert (s.gezegd, s.gevraagd) == ([], [bestand("sessie").as_uri()])
