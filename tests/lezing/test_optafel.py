"""What lies on a table about a factor, per audience: areas below its minimum are not shown, never not looked at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import omstanders
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.signalen import Gezien
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.optafel import op_tafel
from verandertheorie.lezing.signaalzinnen import gezienzin
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.uitvoer.kaart.beelden import factorbeeld

pytest_plugins = ("tests.leerlus.dossiers",)


def _moment(pad: Path, doelgroep: Doelgroep, cyclus: str = "c6") -> Moment:
    return Moment(0, Lezer(Verandergraaf.uit(pad, tot_en_met=cyclus), doelgroep))


def test_a_session_sees_what_is_of_the_approach_once_the_core_team_has_decided(met_agenda: Path) -> None:
    assert "onduidelijke-liaisonrol" not in _moment(met_agenda, "sessie", "c1").knopen, "decided in c2"
    m = _moment(met_agenda, "sessie")
    assert "onduidelijke-liaisonrol" in m.knopen
    assert op_tafel(m, "onduidelijke-liaisonrol")[0].startswith("Niet meer gevonden (Kernteam lerende aanpak)")
    assert "onduidelijke-doelen" not in m.knopen, "on the table, and no decision yet"
    assert "onduidelijke-doelen" in _moment(met_agenda, "kernteam").knopen
    assert "onduidelijke-liaisonrol" not in _moment(met_agenda, "opdrachtgever").knopen


def test_the_map_has_it_in_the_panel_of_the_factor(met_agenda: Path) -> None:
    m = _moment(met_agenda, "monitor")
    (zin,) = factorbeeld(m, "trage-vergunningen").op_tafel
    assert zin.endswith("effect niet gezien: in 4 van de 4 opnieuw bekeken gebieden was het er nog.")
    assert factorbeeld(m, "doorschuiven").op_tafel == ()
    assert factorbeeld(_moment(met_agenda, "opdrachtgever"), "trage-vergunningen").op_tafel == (
        "RLN-spoor Praktijk en Beleid in verbinding: effect niet gezien.",
    )
    assert factorbeeld(_moment(met_agenda, "publiek"), "trage-vergunningen").op_tafel == ()


def test_a_trial_that_runs_is_told(graaf_van: Callable[..., Verandergraaf]) -> None:
    tekst = (
        "- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-03-31}\n"
        "- {soort: gebied, sleutel: D01, naam: D01, niveau: deelgebied}\n"
        "- {soort: systemische_factor, sleutel: traag, naam: Traag, klasse: patroon, ligging: buiten_aanpak}\n"
        "- {soort: handelingsperspectief, sleutel: bellen, naam: Bellen, route: oplossen}\n"
        "- {soort: bewering, van: bellen, relatie: biedt_antwoord_op, naar: traag, tekst: Bellen helpt.}\n"
        "- {soort: toepassing, handelingsperspectief: bellen, gebied: D01, cyclus: c1}\n"
    )
    zin = "Bellen loopt in {} sinds c1; nog niet bekend of het helpt."
    for aantal, wie in ((0, ["monitor"]), (2, ["monitor"]), (3, ["monitor", "sessie"])):
        graaf = graaf_van(tekst + omstanders("D01", aantal=aantal))
        assert op_tafel(Moment(0, Lezer(graaf, "monitor")), "traag") == (zin.format("D01"),)
        ziet = (zin.format("D01"),) if "sessie" in wie else ()
        assert op_tafel(Moment(0, Lezer(graaf, "sessie")), "traag") == ziet


@pytest.mark.parametrize(
    ("gezien", "zin"),
    [
        (Gezien(weg=("D03", "D12")), "weg in D03, hier niet getoond: één gebied"),
        (Gezien(nog=("D03",), niet_gekeken=("D12",)), "nog in D03, hier niet getoond: één gebied"),
        (Gezien(niet_gekeken=("D12",)), "hier niet getoond: één gebied"),
    ],
)
def test_an_area_below_the_minimum_is_not_shown_and_never_not_looked_at(gezien: Gezien, zin: str) -> None:
    assert gezienzin(gezien.voor(lambda g: g != "D12")) == zin
