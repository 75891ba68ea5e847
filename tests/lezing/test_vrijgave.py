"""Who may read what: the words of one record."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.lezing.citaten import mag_citaat
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.aanduiding import aanduiding
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.vrijgave import mag_kern
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.waarneming import Bewijs, Registratie
from verandertheorie.vragen.rijkeuze import telt_niet_mee

PROGRAMMA: tuple[Doelgroep, ...] = ("sessie", "kernteam", "opdrachtgever")
THEORIE = """
    - {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-09-01, tot: 2026-11-30}
    - {soort: gebied, sleutel: kern, naam: De Kern, niveau: kerngebied}
    - {soort: gebied, sleutel: D01, naam: Deel 1, niveau: deelgebied, ligt_in: kern}
    - {soort: gebied, sleutel: D02, naam: Deel 2, niveau: deelgebied, ligt_in: kern}
    - {soort: interventie, sleutel: hulp, naam: Hulp}
    - {soort: mechanisme, sleutel: moed, naam: Moed, domein: uitvoeringsproces}
    - {soort: mechanisme, sleutel: stil, naam: Stil, domein: uitvoeringsproces, vertrouwelijkheid: monitor}
    - {soort: mechanisme, sleutel: eigen, naam: Eigen, domein: uitvoeringsproces, vertrouwelijkheid: programma}
    - soort: systemische_factor
      sleutel: binnen
      naam: Binnen
      klasse: patroon
      ligging: binnen_aanpak
    - {soort: systemische_factor, sleutel: buiten, naam: Buiten, klasse: patroon, ligging: buiten_aanpak}
    - soort: systemische_factor
      sleutel: deel
      naam: Deel van binnen
      klasse: patroon
      ligging: buiten_aanpak
      onderdeel_van: binnen
    - {soort: actor, sleutel: baas, naam: Baas, actorsoort: rol}
    - {soort: bewering, code: C1, van: hulp, relatie: activeert, naar: moed, tekst: Hulp geeft moed.}
    - {soort: bewering, code: C2, van: binnen, relatie: belemmert, naar: {bewering: C1}, tekst: Binnen hindert.}
    - {soort: bewering, code: C3, van: baas, relatie: houdt_in_stand, naar: buiten, tekst: De baas houdt het zo.}
    - {soort: bewering, code: C4, van: baas, relatie: heeft_sleutel, naar: buiten, tekst: De baas kan het.}
    - {soort: bron, pseudoniem: b1, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
    - {soort: bron, pseudoniem: b2, rol: wethouder, organisatiesoort: gemeente, geinformeerd: ja}
    - soort: registratie
      id: r1
      datum: 2026-10-01
      gebied: D01
      bron: b1
      interventie: hulp
      bewijs: [{onderwerp: C1, teken: voor, kern: Het hielp.}]
    - soort: registratie
      id: r2
      datum: 2026-10-02
      vorm: leerbijeenkomst
      interventie: hulp
      bewijs: [{onderwerp: C1, teken: voor, kern: Het hielp., gebied: D01, spreker: b2}]
"""
Maakt = Callable[..., Verandergraaf]


def registratie(**velden: Any) -> Registratie:
    basis: dict[str, Any] = {
        "soort": "registratie",
        "id": "r1",
        "datum": datetime.date(2026, 10, 1),
        "gebied": "D01",
        "bron": "b1",
        "interventie": "hulp",
    }
    return Registratie.model_validate(basis | velden)


def citaat(**velden: Any) -> Bewijs:
    basis = {"onderwerp": "C1", "teken": "voor", "kern": "x", "citaat": "Zo is het.", "citaat_akkoord": "akkoord"}
    return Bewijs.model_validate(basis | velden)


@pytest.mark.parametrize("teruggelegd", ["nog_niet", "wacht_op_reactie", "niet_ingestemd"])
def test_what_the_source_has_not_seen_or_does_not_agree_with_stays_with_the_monitors(teruggelegd: str) -> None:
    r = registratie(teruggelegd=teruggelegd, vertrouwelijkheid="openbaar")
    assert [d for d in DOELGROEPEN if mag_kern(r, d)] == ["monitor"]


@pytest.mark.parametrize("teruggelegd", ["ingestemd", "gewijzigd"])
def test_what_the_source_agreed_with_is_for_the_programme_and_for_nobody_outside_it(teruggelegd: str) -> None:
    assert {d for d in DOELGROEPEN if mag_kern(registratie(teruggelegd=teruggelegd), d)} == {"monitor", *PROGRAMMA}


def test_a_record_without_a_source_has_nobody_to_ask() -> None:
    r = registratie(bron=None, vorm="participatieve_observatie")
    assert {d for d in DOELGROEPEN if mag_kern(r, d)} == {"monitor", *PROGRAMMA}


@pytest.mark.parametrize("woord", ["monitor", "gebied"])
def test_an_explicit_word_hides_a_record_from_everybody_else(woord: str) -> None:
    r = registratie(teruggelegd="ingestemd", vertrouwelijkheid=woord)
    assert [d for d in DOELGROEPEN if mag_kern(r, d)] == ["monitor"]


@pytest.mark.parametrize("doelgroep", ["partner", "publiek"])
def test_outside_the_programme_one_reads_only_what_is_explicitly_open(doelgroep: Doelgroep) -> None:
    assert mag_kern(registratie(teruggelegd="ingestemd", vertrouwelijkheid="openbaar"), doelgroep)
    assert not mag_kern(registratie(teruggelegd="ingestemd", vertrouwelijkheid="programma"), doelgroep)


def test_a_quote_needs_agreement_release_to_this_audience_and_a_record_that_may_be_read() -> None:
    r, b = registratie(teruggelegd="ingestemd"), citaat(vrijgave=["sessie"])
    assert [d for d in DOELGROEPEN if mag_citaat(r, b, d)] == ["monitor", "sessie"]
    assert not mag_citaat(r, citaat(vrijgave=["kernteam"]), "sessie")
    assert not mag_citaat(registratie(), b, "sessie")
    for akkoord in ("niet_gevraagd", "geen_akkoord"):
        assert not mag_citaat(r, citaat(vrijgave=["sessie"], citaat_akkoord=akkoord), "sessie")
    assert mag_citaat(r, citaat(citaat_akkoord="geen_akkoord"), "monitor")
    assert not mag_citaat(r, citaat(citaat=None), "monitor")


def test_one_source_among_few_is_named_to_monitors_only(graaf_van: Maakt) -> None:
    g = graaf_van(THEORIE)
    r1, r2 = g.registraties
    for doelgroep in (*PROGRAMMA, "partner", "publiek"):
        assert aanduiding(g, r1, doelgroep) == aanduiding(g, r2, doelgroep, r2.bewijs[0]) == "iemand"
    assert aanduiding(g, r1, "monitor") == "b1, boer, D01, 2026-10-01, r1"
    assert aanduiding(g, r2, "monitor", r2.bewijs[0]) == "b2, wethouder, D01, 2026-10-02, r2"


def test_what_lies_within_the_approach_is_for_the_core_team_with_all_that_hangs_on_it(graaf_van: Maakt) -> None:
    g = graaf_van(THEORIE)
    for sleutel in ("binnen", "deel", "binnen.belemmert.[hulp.activeert.moed]"):
        ziet = {d for d in DOELGROEPEN if Lezer(g, d).mag_onderwerp(sleutel)}
        assert ziet == {"monitor", "kernteam"}


@pytest.mark.parametrize("relatie", ["houdt_in_stand", "heeft_sleutel"])
def test_a_claim_that_points_at_somebody_is_not_for_a_session_or_the_public(graaf_van: Maakt, relatie: str) -> None:
    g = graaf_van(THEORIE)
    ziet = {d for d in DOELGROEPEN if Lezer(g, d).mag_onderwerp(f"baas.{relatie}.buiten")}
    assert ziet == {"monitor", "kernteam", "opdrachtgever"}


def test_a_node_can_be_kept_from_an_audience(graaf_van: Maakt) -> None:
    g = graaf_van(THEORIE)
    assert [d for d in DOELGROEPEN if Lezer(g, d).mag_knoop("stil")] == ["monitor"]
    assert [d for d in DOELGROEPEN if not Lezer(g, d).mag_knoop("eigen")] == ["partner", "publiek"]
    assert [d for d in DOELGROEPEN if Lezer(g, d).mag_onderwerp("onbekend")] == ["monitor"]


def test_what_was_found_in_an_area_is_known_when_enough_voices_were_heard_there_on_anything(voorbeeld: Path) -> None:
    g = Verandergraaf.uit(voorbeeld)
    sessie, publiek = Lezer(g, "sessie"), Lezer(g, "publiek")
    assert sessie.gehoord == publiek.gehoord == Lezer(g, "monitor").gehoord
    assert sessie.gehoord["D06"] == sessie.gehoord["D13"] == 0
    assert 0 < sessie.gehoord["D11"] < 3
    assert [d for d in g.deelgebieden if not sessie.mag_gebied(d)] == ["D11"], "of D06 and D13 nobody knows anything"
    assert {d for d in g.deelgebieden if not publiek.mag_gebied(d)} == {
        d for d, hoeveel in publiek.gehoord.items() if 0 < hoeveel < 5
    }
    assert all(Lezer(g, "monitor").mag_gebied(d) for d in g.deelgebieden)


@pytest.mark.parametrize(
    ("doelgroep", "waar", "hoeveel"),
    [
        ("sessie", "D11 telt", "drie"),
        ("publiek", "D02, D07, D08, D09, D10, D11 en D12 tellen", "vijf"),
    ],
)
def test_it_is_said_which_areas_do_not_count(voorbeeld: Path, doelgroep: Doelgroep, waar: str, hoeveel: str) -> None:
    g = Verandergraaf.uit(voorbeeld)
    zin = f"{waar} hier niet mee: daar zijn minder dan {hoeveel} stemmen gehoord."
    assert telt_niet_mee(g.voor(doelgroep)) == zin
    assert telt_niet_mee(g) == ""
