"""Rivals: two explanations side by side, the voices for each, and where nobody asked."""

from collections.abc import Callable
from math import fsum
from pathlib import Path

import pytest

from tests.mini import MINI, TWEE_GEBIEDEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.rivalen import rivalen

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    MINI
    + TWEE_GEBIEDEN
    + """\
- {soort: bron, pseudoniem: b2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
"""
)
RIVAAL = """
- {soort: gebeurtenis, sleutel: bonus, naam: Een bonus, datum: 2026-02-05}
- {soort: rivaliserende_verklaring, sleutel: geld, naam: Geld geeft moed, gebeurtenis: bonus}
- {soort: bewering, code: C2, van: geld, relatie: rivaal_van, naar: {bewering: C1}, tekst: Geld geeft moed.}
"""


def _registratie(id_: str, dag: str, gebied: str, bron: str, deel: str) -> str:
    return f"""
- soort: registratie
  id: {id_}
  datum: {dag}
  gebied: {gebied}
  bron: {bron}
  interventie: hulp
  {deel}
"""


def _bewijs(onderwerp: str, teken: str, extra: str = "") -> str:
    return f"bewijs: [{{onderwerp: {onderwerp}, teken: {teken}, kern: Gezien{extra}}}]"


def _gezocht(gevonden: str) -> str:
    return f"dekking: [{{onderwerp: C1, gezocht: andere_oorzaak, gevonden: {gevonden}}}]"


def test_the_example_shows_per_area_who_speaks_for_which(voorbeeld: Path) -> None:
    rijen = rivalen(Verandergraaf.uit(voorbeeld), "C01")
    zien = [(r.gebied, r.voor_bewering, r.tegen_bewering, r.voor_rivaal, r.tegen_rivaal, r.wijst) for r in rijen]
    alleen = "alleen naar de bewering gekeken"
    assert zien == [
        ("D01", (), ("b01", "b02"), ("b02",), (), "de andere verklaring"),
        ("D02", ("b03",), ("b32", "d02-3a"), (), (), alleen),
        ("D04", ("b07", "b08"), (), (), (), alleen),
        ("D05", ("b10", "b20"), (), (), ("b20",), "de bewering"),
        ("D07", ("b21",), (), (), (), alleen),
        ("D08", ("b13", "b22"), (), (), (), alleen),
        ("D09", (), ("b14", "b23"), ("b23",), (), "de andere verklaring"),
        ("D12", (), ("b18", "b24"), ("b24",), (), "onbeslist"),
    ]


def test_the_areas_add_up_to_the_numbers_of_the_story(voorbeeld: Path) -> None:
    """C01: R 3.69 S 3.75; C45: R 1.67 S 0.67 (voorbeeld.md)."""
    rijen = rivalen(Verandergraaf.uit(voorbeeld), "C01").rijen
    velden = ("steun_bewering", "tegenspraak_bewering", "steun_rivaal", "tegenspraak_rivaal")
    sommen = tuple(round(fsum(getattr(r, veld) or 0.0 for r in rijen), 4) for veld in velden)
    assert sommen == (3.6937, 3.7523, 1.6667, 0.6667)


def test_the_sentences_say_where_it_points_and_where_to_ask(voorbeeld: Path) -> None:
    assert rivalen(Verandergraaf.uit(voorbeeld), "C01").zinnen == (
        "C01: wisselt per gebied. De andere verklaring 'Een hogere biedprijs maakt eigenaren bereid': onbeslist.",
        "In D05 wijst het bewijs op de bewering.",
        "In D01 en D09 wijst het bewijs op de andere verklaring.",
        "In D12 blijft het onbeslist.",
        "In D04, D07 en D08 klopt de bewering, maar vroeg niemand naar de andere verklaring: dat past bij allebei. "
        "Vraag het daar.",
        "In D02 keek niemand naar de andere verklaring.",
        "De andere verklaring begint pas op 2027-02-01 (Fictieve regeling opengesteld). Daarvoor sprak in D02, D04 en "
        "D05 al iets voor de bewering (3 stemmen); dat kan zij niet verklaren.",
    )


def test_before_the_event_the_answer_does_not_know_of_it(voorbeeld: Path) -> None:
    antwoord = rivalen(Verandergraaf.uit(voorbeeld, tot_en_met="c1"), "C01")
    assert not any("2027" in zin or "Daarvoor" in zin for zin in antwoord.zinnen)
    assert all(r.eerder == () for r in antwoord)


def test_the_rival_and_its_claim_give_the_same_answer(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    assert rivalen(graaf, "C45").rijen == rivalen(graaf, "C01").rijen


def test_without_a_claim_every_claim_with_a_rival_is_answered(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    assert rivalen(graaf).rijen == rivalen(graaf, "C01").rijen
    assert rivalen(graaf).zinnen == rivalen(graaf, "C01").zinnen


def test_another_cause_that_was_sought_is_shown_though_nobody_wrote_a_rival(voorbeeld: Path) -> None:
    rijen = {r.gebied: r for r in rivalen(Verandergraaf.uit(voorbeeld), "C22")}
    assert len(rijen) == 13
    assert (rijen["D08"].gezocht, rijen["D08"].tegen_rivaal, rijen["D08"].wijst) == (
        ("b26: nee",),
        ("b26",),
        "de bewering",
    )
    assert {g for g, r in rijen.items() if r.wijst == "niemand keek"} == {"D02", "D05", "D06", "D11", "D13"}
    assert {r.rivaal for r in rijen.values()} == {""}


def test_a_claim_without_any_rival_says_what_to_ask(voorbeeld: Path) -> None:
    antwoord = rivalen(Verandergraaf.uit(voorbeeld), "C07")
    assert antwoord.rijen == ()
    assert antwoord.zinnen == (
        "Bij C07 staat geen andere verklaring, niemand noemde er een en er is ook niet naar gezocht. "
        "Vraag in het volgende gesprek: 'Wat kan dit nog meer verklaren?'",
    )


def test_a_theory_without_rivals_says_so(graaf_van: GraafVan) -> None:
    assert rivalen(graaf_van(THEORIE)).zinnen == (
        "Bij geen enkele bewering staat een andere verklaring. Vraag in gesprekken: wat nog meer?",
    )


@pytest.mark.parametrize("naam", ["trage-vergunningen", "grondexpert-beschikbaar", "onzin"])
def test_what_is_no_claim_is_refused(voorbeeld: Path, naam: str) -> None:
    with pytest.raises(AanroepFout, match=naam):
        rivalen(Verandergraaf.uit(voorbeeld), naam)


@pytest.mark.parametrize(
    ("bewering", "rivaal", "wijst"),
    [
        ("voor", "tegen", "de bewering"),
        ("tegen", "voor", "de andere verklaring"),
        ("voor", "voor", "allebei"),
        ("tegen", "tegen", "geen van beide"),
        ("voor", None, "alleen naar de bewering gekeken"),
        (None, "voor", "alleen naar de andere verklaring gekeken"),
    ],
)
def test_what_the_two_point_at_together(
    graaf_van: GraafVan, bewering: str | None, rivaal: str | None, wijst: str
) -> None:
    tekst = THEORIE + RIVAAL
    if bewering:
        tekst += _registratie("r1", "2026-02-10", "D01", "b1", _bewijs("C1", bewering))
    if rivaal:
        tekst += _registratie("r2", "2026-02-10", "D01", "b2", _bewijs("C2", rivaal))
    een, twee = rivalen(graaf_van(tekst), "C1")
    assert (een.gebied, een.wijst) == ("D01", wijst)
    assert (twee.gebied, twee.wijst, twee.steun_rivaal) == ("D02", "niemand keek", None)


def test_a_weak_voice_leaves_it_open(graaf_van: GraafVan) -> None:
    tekst = THEORIE + RIVAAL + _registratie("r1", "2026-02-10", "D01", "b1", _bewijs("C1", "voor"))
    tekst += _registratie("r2", "2026-02-10", "D01", "b2", _bewijs("C2", "tegen", ", bewijskracht: zwak"))
    een, _ = rivalen(graaf_van(tekst), "C1")
    assert (een.wijst, een.tegen_rivaal) == ("onbeslist", ("b2",))


def test_only_voices_for_the_claim_from_before_the_event_count_as_earlier(graaf_van: GraafVan) -> None:
    tekst = THEORIE + RIVAAL
    tekst += _registratie("r1", "2026-02-04", "D01", "b1", _bewijs("C1", "voor"))
    tekst += _registratie("r2", "2026-02-05", "D01", "b2", _bewijs("C1", "voor"))
    tekst += _registratie("r3", "2026-02-01", "D02", "b2", _bewijs("C1", "tegen"))
    antwoord = rivalen(graaf_van(tekst), "C1")
    assert [r.eerder for r in antwoord] == [("b1",), ()]
    assert antwoord.zinnen[-1].endswith(
        "Daarvoor sprak in D01 al iets voor de bewering (1 stem); dat kan zij niet verklaren."
    )


def test_without_earlier_voices_it_says_so(graaf_van: GraafVan) -> None:
    tekst = THEORIE + RIVAAL + _registratie("r2", "2026-02-05", "D01", "b2", _bewijs("C1", "voor"))
    assert rivalen(graaf_van(tekst), "C1").zinnen[-1] == (
        "De andere verklaring begint pas op 2026-02-05 (Een bonus). "
        "Van daarvoor is er niets dat voor de bewering spreekt."
    )


def test_a_cause_that_a_source_names_itself_is_a_voice_and_is_told(graaf_van: GraafVan) -> None:
    deel = _bewijs("C1", "voor", ", andere_verklaring: het weer")
    antwoord = rivalen(graaf_van(THEORIE + _registratie("r1", "2026-01-10", "D01", "b1", deel)), "C1")
    een, twee = antwoord
    assert (een.voor_rivaal, een.genoemd, een.wijst) == (("b1",), ("b1: het weer",), "allebei")
    assert twee.wijst == "niemand keek"
    assert "In D01 noemt een bron zelf een andere oorzaak (b1: het weer)." in antwoord.zinnen
    assert antwoord.zinnen[0] == (
        "C1: eerste aanwijzing dat het klopt. In de theorie staat nog geen andere verklaring."
    )


@pytest.mark.parametrize(
    ("gevonden", "voor", "tegen"), [("ja", ("b1",), ()), ("nee", (), ("b1",)), ("onduidelijk", (), ())]
)
def test_who_was_asked_for_another_cause_answers(
    graaf_van: GraafVan, gevonden: str, voor: tuple[str, ...], tegen: tuple[str, ...]
) -> None:
    tekst = THEORIE + _registratie("r1", "2026-01-10", "D01", "b1", _gezocht(gevonden))
    een, _ = rivalen(graaf_van(tekst), "C1")
    assert (een.voor_rivaal, een.tegen_rivaal, een.gevraagd) == (voor, tegen, f"b1: {gevonden}")
    assert een.wijst == "alleen naar de andere verklaring gekeken"


def test_an_area_filter_chooses_the_areas_and_a_class_filter_the_claims(voorbeeld: Path) -> None:
    veluwe = rivalen(Verandergraaf.uit(voorbeeld, filter=Filter(kerngebied=("veluwe",))), "C01")
    niets = rivalen(Verandergraaf.uit(voorbeeld, filter=Filter(domein=("beleidsinteractie",))))
    assert [r.gebied for r in veluwe] == ["D01", "D02"]
    assert niets.rijen == ()


def test_it_prints_under_a_heading_with_commas_between_voices(voorbeeld: Path) -> None:
    tekst = rivalen(Verandergraaf.uit(voorbeeld), "C01").als_tekst(400)
    assert tekst.startswith("C01 naast: Een hogere biedprijs maakt eigenaren bereid\n")
    assert "b32, d02-3a" in tekst


def test_two_rivals_stand_one_after_the_other_also_without_an_event(graaf_van: GraafVan) -> None:
    tweede = "- {soort: rivaliserende_verklaring, sleutel: weer, naam: Het weer}\n"
    tweede += "- {soort: bewering, code: C0, van: weer, relatie: rivaal_van, naar: {bewering: C1}, tekst: Het weer.}\n"
    tekst = THEORIE + RIVAAL + tweede + _registratie("r1", "2026-01-10", "D01", "b1", _bewijs("C0", "voor"))
    antwoord = rivalen(graaf_van(tekst), "C1")
    assert [(r.rivaal_naam, r.gebied) for r in antwoord] == [
        ("Het weer", "D01"),
        ("Het weer", "D02"),
        ("Geld geeft moed", "D01"),
        ("Geld geeft moed", "D02"),
    ]
    assert len(antwoord.tabellen()) == 2
    assert "In D01 keek niemand naar de bewering zelf." in antwoord.zinnen
    assert not any("begint pas" in zin for zin in antwoord.zinnen)  # as of c1 the bonus is still to come


def test_a_retired_rival_competes_no_longer(graaf_van: GraafVan) -> None:
    tekst = THEORIE + RIVAAL.replace("tekst: Geld geeft moed.", "tekst: Geld geeft moed., tot: c2")
    tekst += _registratie("r1", "2026-02-10", "D01", "b1", _bewijs("C2", "voor"))
    assert len(rivalen(graaf_van(tekst, tot_en_met="c1"), "C1")) == 2
    assert len(rivalen(graaf_van(tekst, tot_en_met="c2"), "C1")) == 0


def test_claims_stand_by_code_and_an_assumption_is_no_claim(graaf_van: GraafVan) -> None:
    tekst = THEORIE + RIVAAL
    tekst += "- {soort: uitkomst, sleutel: aap, naam: Aap, niveau: proces}\n"
    tekst += "- {soort: bewering, code: C9, van: aap, relatie: leidt_tot, naar: aap2, tekst: Aap.}\n"
    tekst += "- {soort: uitkomst, sleutel: aap2, naam: Aap twee, niveau: proces}\n"
    tekst += "- {soort: bewering, van: geld, relatie: rivaal_van, naar: {bewering: C9}, tekst: Geld.}\n"
    tekst += "- {soort: aanname, sleutel: tijd, naam: Er is tijd, aannamesoort: capaciteit}\n"
    tekst += _registratie("r1", "2026-01-10", "D01", "b1", _bewijs("tijd", "voor"))
    graaf = graaf_van(tekst)
    assert [r.naam for r in rivalen(graaf)] == ["C1", "C1", "C9", "C9"]
    with pytest.raises(AanroepFout, match="'tijd' is geen bewering"):
        rivalen(graaf, "tijd")
