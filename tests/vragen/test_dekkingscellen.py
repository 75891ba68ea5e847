"""Coverage, cell by cell: four kinds of nothing kept apart, beside what was found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import MINI, TEMPO, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.belemmeringen import terugkerende_belemmeringen
from verandertheorie.vragen.dekking import TEKENS_IN_TABEL, Dekkingscel, alles_samen, dekking

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    MINI
    + TWEE_GEBIEDEN
    + TEMPO
    + WACHTEN
    + """\
- {soort: systemische_factor, sleutel: keuring, naam: Keuring, klasse: spelregel, ligging: buiten_aanpak, onderdeel_van: wachten}
- {soort: systemische_factor, sleutel: steun, naam: Steun, klasse: verhouding, ligging: buiten_aanpak, valentie: helpend}
- {soort: systemische_factor, sleutel: sfeer, naam: Sfeer, klasse: verhouding, ligging: buiten_aanpak, valentie: beide}
- {soort: systemische_factor, sleutel: nieuw, naam: Nieuw, klasse: patroon, ligging: buiten_aanpak, sinds_codeboek: c2}
- {soort: bewering, code: C2, van: wachten, relatie: belemmert, naar: tempo, tekst: Wachten kost tempo.}
- {soort: bewering, code: C3, van: keuring, relatie: belemmert, naar: tempo, tekst: Keuring kost tempo.}
"""  # noqa: E501  (one record per line reads best)
)


def _registratie(deel: str, *, id_: str = "r", dag: str = "2026-01-10") -> str:
    return f"""
- soort: registratie
  id: {id_}
  datum: {dag}
  gebied: D01
  bron: b1
  interventie: hulp
  {deel}
"""


def _bewijs(onderwerp: str, teken: str = "voor") -> str:
    return f"bewijs: [{{onderwerp: {onderwerp}, teken: {teken}, kern: k.}}]"


def _zocht(onderwerp: str, gevonden: str = "nee", meer: str = "") -> str:
    return f"dekking: [{{onderwerp: {onderwerp}, gevonden: {gevonden}{meer}}}]"


def _cel(graaf: Verandergraaf, onderwerp: str = "wachten", plek: tuple[str, str] = ("D01", "c1")) -> Dekkingscel:
    (cel,) = (c for c in dekking(graaf, onderwerp) if (c.gebied, c.cyclus) == plek)
    return cel


OPEN = "open_vraag_belemmeringen: ja"
TOETS_VOOR = "toets: [{onderwerp: C1, als_waar: kan_beide, als_niet_waar: onwaarschijnlijk, gevonden: ja}]"


@pytest.mark.parametrize(
    ("deel", "toestand"),
    [
        ("verrassing: Niets.", "niet_onderzocht"),
        (OPEN, "niet_genoemd"),
        (_zocht("wachten"), "gezocht_niet_gevonden"),
        (_zocht("wachten", meer=", wijze: geobserveerd"), "gezocht_niet_gevonden"),
        (_bewijs("wachten", "tegen"), "tegenbewijs"),
        (_bewijs("wachten"), "bewijs_voor"),
        (_bewijs("C2"), "bewijs_voor"),
        (_bewijs("C2", "tegen"), "niet_onderzocht"),
        (_zocht("wachten", "onduidelijk"), "onduidelijk"),
        (f"{_bewijs('wachten', 'tegen')}\n  {_zocht('wachten')}", "tegenbewijs"),
        (f"{_bewijs('C2')}\n  {_zocht('wachten')}", "tegenstrijdig"),
        (f"{_bewijs('wachten')}\n  {_zocht('wachten', 'ja')}", "bewijs_voor"),
        (f"{_bewijs('wachten')}\n  {_zocht('wachten', 'onduidelijk')}", "bewijs_voor"),
        (f"{OPEN}\n  {_zocht('wachten')}", "gezocht_niet_gevonden"),
        (f"{OPEN}\n  {_zocht('wachten', 'onduidelijk')}", "onduidelijk"),
        (f"{OPEN}\n  {_bewijs('C2', 'tegen')}", "niet_onderzocht"),
        (
            "toets: [{onderwerp: wachten, als_waar: waarschijnlijk, als_niet_waar: kan_beide, gevonden: ja}]",
            "bewijs_voor",
        ),
        (
            "toets: [{onderwerp: wachten, als_waar: waarschijnlijk, als_niet_waar: kan_beide, gevonden: nee}]",
            "tegenbewijs",
        ),
    ],
)
def test_one_record_makes_this_cell_of_a_factor(graaf_van: GraafVan, deel: str, toestand: str) -> None:
    graaf = graaf_van(THEORIE + _registratie(deel))
    assert _cel(graaf).toestand == toestand
    assert _cel(graaf, plek=("D02", "c1")).toestand == "niet_onderzocht"


@pytest.mark.parametrize(
    ("deel", "toestand"),
    [
        (OPEN, "niet_onderzocht"),
        (_zocht("C1"), "gezocht_niet_gevonden"),
        (_zocht("C1", "onduidelijk"), "onduidelijk"),
        (_bewijs("C1"), "bewijs_voor"),
        (_bewijs("C1", "tegen"), "tegenbewijs"),
        (f"{_bewijs('C1', 'tegen')}\n  {TOETS_VOOR}", "tegenstrijdig"),
    ],
)
def test_one_record_makes_this_cell_of_a_claim(graaf_van: GraafVan, deel: str, toestand: str) -> None:
    assert _cel(graaf_van(THEORIE + _registratie(deel)), "C1").toestand == toestand


def test_a_claim_is_not_applicable_where_its_intervention_does_not_run(graaf_van: GraafVan) -> None:
    """Also where somebody brought evidence."""
    inzet = "- {soort: inzet, interventie: hulp, gebied: D02, van: 2026-01-01}\n"
    graaf = graaf_van(THEORIE + inzet + _registratie(_bewijs("C1")))
    assert [(c.gebied, c.toestand) for c in dekking(graaf, "C1")] == [
        ("D01", "niet_van_toepassing"),
        ("D02", "niet_onderzocht"),
    ]


@pytest.mark.parametrize(
    ("vraag", "onderwerp", "toestand"),
    [
        ("open_vraag_belemmeringen", "wachten", "niet_genoemd"),
        ("open_vraag_belemmeringen", "steun", "niet_onderzocht"),
        ("open_vraag_belemmeringen", "sfeer", "niet_genoemd"),
        ("open_vraag_helpend", "wachten", "niet_onderzocht"),
        ("open_vraag_helpend", "steun", "niet_genoemd"),
        ("open_vraag_helpend", "sfeer", "niet_genoemd"),
    ],
)
def test_an_open_question_is_about_the_factors_of_its_own_side(
    graaf_van: GraafVan, vraag: str, onderwerp: str, toestand: str
) -> None:
    assert _cel(graaf_van(THEORIE + _registratie(f"{vraag}: ja")), onderwerp).toestand == toestand


def test_a_factor_cannot_be_unmentioned_before_it_stood_in_the_codebook(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE + _registratie(OPEN) + _registratie(OPEN, id_="r2", dag="2026-02-10"))
    assert _cel(graaf, "nieuw", ("D01", "c1")).toestand == "niet_onderzocht"
    assert _cel(graaf, "nieuw", ("D01", "c2")).toestand == "niet_genoemd"


@pytest.mark.parametrize(
    ("genoemd", "wachten", "keuring"),
    [
        (_bewijs("keuring"), "bewijs_voor", "bewijs_voor"),
        (_bewijs("C3"), "bewijs_voor", "bewijs_voor"),
        (_bewijs("keuring", "tegen"), "niet_genoemd", "tegenbewijs"),  # a denial is no mention
        (_zocht("keuring"), "niet_genoemd", "gezocht_niet_gevonden"),
        (_bewijs("wachten"), "bewijs_voor", "niet_genoemd"),
    ],
)
def test_naming_what_is_narrower_is_naming_the_broader_and_not_the_other_way_round(
    graaf_van: GraafVan, genoemd: str, wachten: str, keuring: str
) -> None:
    graaf = graaf_van(THEORIE + _registratie(f"{OPEN}\n  {genoemd}"))
    assert (_cel(graaf, "wachten").toestand, _cel(graaf, "keuring").toestand) == (wachten, keuring)


def test_unmentioned_weighs_a_little_and_makes_no_state(graaf_van: GraafVan) -> None:
    een = THEORIE + _registratie(_bewijs("wachten"))
    zonder, met = (
        {r.factor: r for r in terugkerende_belemmeringen(graaf_van(t), alles=True)}
        for t in (een, een + _registratie(OPEN, id_="r2"))
    )
    assert met["wachten"].verwacht < zonder["wachten"].verwacht
    assert met["keuring"].verwacht < zonder["keuring"].verwacht
    assert [r.toestanden for r in met.values()] == [r.toestanden for r in zonder.values()]
    assert met["keuring"].niet_genoemd_in == ("D01",)
    assert met["wachten"].niet_genoemd_in == zonder["keuring"].niet_genoemd_in == ()


@pytest.mark.parametrize(
    ("gezocht", "tegendeel", "oorzaak"), [("tegendeel", True, False), ("andere_oorzaak", False, True)]
)
@pytest.mark.parametrize("gevonden", ["ja", "nee", "onduidelijk"])
def test_what_else_was_looked_for_is_shown_beside_what_was_found(
    graaf_van: GraafVan, gezocht: str, tegendeel: bool, oorzaak: bool, gevonden: str
) -> None:
    zocht = _zocht("C1", gevonden, f", gezocht: {gezocht}")
    cel = _cel(graaf_van(THEORIE + _registratie(f"{_bewijs('C1')}\n  {zocht}")), "C1")
    assert (cel.toestand, cel.tegendeel_gezocht, cel.andere_oorzaak_gezocht) == ("bewijs_voor", tegendeel, oorzaak)


def test_where_only_the_opposite_was_looked_for_somebody_looked(graaf_van: GraafVan) -> None:
    zocht = "dekking: [{onderwerp: C1, gezocht: tegendeel, gevonden: nee, gebied: D02}]"
    antwoord = dekking(graaf_van(THEORIE + _registratie(f"{_bewijs('C1')}\n  {zocht}")), "C1")
    assert not any("D02" in zin for zin in antwoord.zinnen)


def test_there_is_a_cell_for_every_subject_area_and_cycle_up_to_now_in_order(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _registratie(OPEN, dag="2026-02-10") + "- {soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-03-01, tot: 2026-03-31}\n"  # noqa: E501  # fmt: skip
    onderwerpen = ["keuring", "nieuw", "sfeer", "steun", "wachten"]
    onderwerpen += ["hulp.activeert.moed", "wachten.belemmert.tempo", "keuring.belemmert.tempo"]
    verwacht = [(o, g, c) for o in onderwerpen for g in ("D01", "D02") for c in ("c1", "c2")]
    assert [(c.onderwerp, c.gebied, c.cyclus) for c in dekking(graaf_van(tekst))] == verwacht


def test_areas_where_nobody_ever_looked_are_named(voorbeeld: Path, graaf_van: GraafVan) -> None:
    assert dekking(Verandergraaf.uit(voorbeeld)).zinnen == ("Nergens naar gekeken in: D06, D13.",)
    assert dekking(graaf_van(THEORIE + _registratie(_bewijs("C1"))), "C1").zinnen == ("Nergens naar gekeken in: D02.",)


def test_over_all_cycles_for_and_against_contradict_else_the_strongest_stays(graaf_van: GraafVan) -> None:
    def samen(c1: str, c2: str) -> str:
        graaf = graaf_van(THEORIE + _registratie(c1) + _registratie(c2, id_="r2", dag="2026-02-10"))
        return next(c.toestand for c in alles_samen(dekking(graaf, "wachten").rijen) if c.gebied == "D01")

    assert samen(_bewijs("wachten"), _zocht("wachten")) == "tegenstrijdig"
    assert samen(_bewijs("wachten"), OPEN) == "bewijs_voor"
    assert samen(_bewijs("wachten", "tegen"), _zocht("wachten")) == "tegenbewijs"
    assert samen(OPEN, _zocht("wachten")) == "gezocht_niet_gevonden"
    assert samen(OPEN, "verrassing: Niets.") == "niet_genoemd"


def test_every_state_has_a_sign_of_its_own() -> None:
    assert len(set(TEKENS_IN_TABEL.values())) == len(TEKENS_IN_TABEL) == 8


def test_a_dossier_without_theory_or_areas_answers_in_a_sentence(graaf_van: GraafVan) -> None:
    leeg = "- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-01-31}\n"
    gebied = "- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied}\n"
    assert dekking(graaf_van(leeg)).zinnen == (
        "Er zijn nog geen deelgebieden of leercycli, dus er is nog niets te dekken.",
    )
    assert dekking(graaf_van(leeg + gebied)).zinnen == ("Er staan nog geen factoren of beweringen in de theorie.",)


def test_a_subject_that_is_not_there_is_a_wrong_question(graaf_van: GraafVan) -> None:
    with pytest.raises(AanroepFout, match="staat niet in het dossier"):
        dekking(graaf_van(THEORIE), "###")


@pytest.mark.parametrize(
    ("plek", "toestand"),
    [
        (("D02", "c3"), "gezocht_niet_gevonden"),
        (("D10", "c4"), "niet_genoemd"),
        (("D12", "c4"), "niet_genoemd"),
        (("D11", "c5"), "niet_genoemd"),
        (("D06", "c5"), "niet_onderzocht"),
        (("D01", "c6"), "bewijs_voor"),
    ],
)
def test_the_example_shows_its_kinds_of_nothing_about_slow_permits(
    voorbeeld: Path, plek: tuple[str, str], toestand: str
) -> None:
    assert _cel(Verandergraaf.uit(voorbeeld), "trage-vergunningen", plek).toestand == toestand
