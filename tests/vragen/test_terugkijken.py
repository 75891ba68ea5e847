"""As-of: what a question answers when it is asked about an earlier cycle, and how the theory changes over time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import TEMPO, TREKKER, TWEE_CYCLI, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.belemmeringen import Terugkerend, terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import Stand, stand_van_beweringen
from verandertheorie.vragen.dekking import dekking
from verandertheorie.vragen.uitleg import leg_uit
from verandertheorie.vragen.veranderingen import wat_veranderde

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    TWEE_CYCLI
    + TEMPO
    + WACHTEN
    + TREKKER
    + """\
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied}
- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied, sinds: c2}
- {soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-03-01, tot: 2026-03-31}
- {soort: leercyclus, sleutel: c4, nummer: 4, van: 2026-04-01, tot: 2026-04-30}
- {soort: interventie, sleutel: hulp, naam: Hulp, status: kandidaat}
- {soort: statuswijziging, onderwerp: hulp, van: kandidaat, naar: gevolgd, sinds: c2, reden: r}
- {soort: statuswijziging, onderwerp: hulp, van: gevolgd, naar: gestopt, sinds: c3, reden: r}
- {soort: mechanisme, sleutel: moed, naam: Moed, domein: uitvoeringsproces}
- {soort: mechanisme, sleutel: moed, naam: Lef, domein: uitvoeringsproces, sinds: c3}
- {soort: handelingsperspectief, sleutel: bellen, naam: Bellen, route: omgaan_met}
- {soort: bewering, code: C1, van: hulp, relatie: activeert, naar: moed, tekst: Hulp geeft misschien moed.}
- {soort: bewering, code: C1, van: hulp, relatie: activeert, naar: moed, tekst: Hulp geeft moed., sinds: c2}
- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed maakt tempo., tot: c3}
- {soort: bewering, code: C3, van: wachten, relatie: belemmert, naar: moed, tekst: Wachten kost moed.}
- {soort: bewering, code: C4, van: bellen, relatie: biedt_antwoord_op, naar: wachten, tekst: Bellen helpt.}
- {soort: toepassing, handelingsperspectief: bellen, gebied: D01, cyclus: c1, gebleken: c3, hielp: nee}
- soort: registratie
  id: r1
  datum: 2026-01-10
  gebied: D01
  bron: b1
  interventie: hulp
  bewijs:
    - {onderwerp: C1, teken: voor, kern: k.}
    - {onderwerp: C2, teken: voor, kern: k.}
    - {onderwerp: C3, teken: voor, kern: k.}
- {soort: registratie, id: r3, datum: 2026-03-10, gebied: D01, bron: b1, interventie: hulp}
"""
)


def _stand(graaf: Verandergraaf, code: str) -> Stand:
    return next(r for r in stand_van_beweringen(graaf) if r.code == code)


def _factor(graaf: Verandergraaf, sleutel: str) -> Terugkerend:
    return next(r for r in terugkerende_belemmeringen(graaf, alles=True) if r.factor == sleutel)


# --- the facts of the example -----------------------------------------------------------------


def test_as_of_the_second_cycle_the_example_says_what_was_known_then(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld, tot_en_met="c2")
    vergunningen = _factor(graaf, "trage-vergunningen")
    assert _stand(graaf, "C01").rekenstatus == "voorlopig_onderbouwd"
    assert (vergunningen.klasse, vergunningen.vastgesteld_in) == ("terugkerend", ("D01", "D05", "D07"))
    assert _factor(graaf, "gescheiden-geldstromen").klasse == "vermoeden"


def test_as_of_the_second_cycle_no_word_of_the_example_comes_from_later(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld, tot_en_met="c2")
    later = [r for r in Verandergraaf.uit(voorbeeld).registraties if graaf.cyclus_van(r.id) > 2]
    teksten = [str(vraag(graaf)) for vraag in (terugkerende_belemmeringen, stand_van_beweringen, wat_veranderde)]
    teksten += [str(leg_uit(graaf, k)) for k in (*graaf.stellingen, *graaf.factoren)]
    tekst = "\n".join(teksten)
    assert len(later) > 30
    assert [r.id for r in later if r.id in tekst] == []
    assert [b.kern for r in later for b in r.bewijs if b.kern in tekst] == []
    assert {c.cyclus for c in dekking(graaf)} == {"c1", "c2"}


# --- the theory over time ---------------------------------------------------------------------


def test_a_revision_holds_from_its_own_cycle_on(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE)
    assert [_stand(graaf.tot_en_met(c), "C1").tekst for c in ("c1", "c2", "c3")] == [
        "Hulp geeft misschien moed.",
        "Hulp geeft moed.",
        "Hulp geeft moed.",
    ]
    assert [graaf.tot_en_met(c).naam("moed") for c in ("c2", "c3")] == ["Moed", "Lef"]


def test_an_area_counts_from_its_own_cycle_on(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE)
    assert [_stand(graaf.tot_en_met(c), "C1").n for c in ("c1", "c2")] == [1, 2]


def test_a_retired_claim_is_judged_and_listed_as_such_and_no_longer_walked(graaf_van: GraafVan) -> None:
    voor, na = (graaf_van(THEORIE).tot_en_met(c) for c in ("c2", "c3"))
    toen, nu = _stand(voor, "C2"), _stand(na, "C2")
    assert (toen.laag, nu.laag) == ("theorie", "uitgefaseerd")
    assert (toen.rekenstatus, toen.steun) == (nu.rekenstatus, nu.steun)
    assert nu.blok.startswith("Uitgefaseerd")
    assert stand_van_beweringen(na)[-1] == nu, "retired claims are listed last"
    assert (_factor(voor, "wachten").geraakt, _factor(na, "wachten").geraakt) == (("tempo",), ())


def test_a_retired_factor_stays_judged_and_touches_nothing_any_more(graaf_van: GraafVan) -> None:
    blijft = THEORIE.replace("tekst: Moed maakt tempo., tot: c3", "tekst: Moed maakt tempo.")
    graaf = graaf_van(blijft.replace("klasse: spelregel", "klasse: spelregel, tot: c3"))
    voor, na = (_factor(graaf.tot_en_met(c), "wachten") for c in ("c2", "c3"))
    assert voor.toestanden == na.toestanden == {"D01": "gemeld", "D02": "niet_onderzocht"}
    assert (voor.geraakt, na.geraakt, na.theoretisch_geraakt) == (("tempo",), (), ())
    assert (voor.uitgefaseerd, na.uitgefaseerd) == (False, True)


def test_an_application_counts_from_the_cycle_in_which_its_effect_became_known(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE)
    assert _factor(graaf.tot_en_met("c2"), "wachten").toegepast == ()
    assert _factor(graaf, "wachten").toegepast == ("bellen in D01: hielp nee",)


def test_an_application_of_which_nothing_is_known_yet_does_not_count(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE.replace(", gebleken: c3, hielp: nee", ""))
    assert _factor(graaf, "wachten").toegepast == ()


def test_the_status_of_an_intervention_is_that_of_the_last_change(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE)
    assert [graaf.tot_en_met(c).status("hulp") for c in ("c1", "c2", "c3", "c4")] == [
        "kandidaat",
        "gevolgd",
        "gestopt",
        "gestopt",
    ]


def test_in_the_example_an_intervention_is_followed_from_its_own_cycle(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    assert [graaf.tot_en_met(c).status("afstemming-nieuw") for c in ("c1", "c2", "c6")] == [
        "gekozen",
        "gevolgd",
        "gevolgd",
    ]
    assert graaf.status("erfinzet") == "kandidaat"


# --- the moment itself ------------------------------------------------------------------------


def test_the_default_is_the_last_cycle_with_a_record_and_not_that_of_the_calendar(graaf_van: GraafVan) -> None:
    assert graaf_van(THEORIE).cyclus == "c3"


def test_with_cycles_but_without_records_it_is_the_first(graaf_van: GraafVan) -> None:
    zonder_records = THEORIE[: THEORIE.index("- soort: registratie")]
    assert graaf_van(zonder_records).cyclus == "c1"


def test_without_cycles_there_is_no_moment(graaf_van: GraafVan) -> None:
    graaf = graaf_van("- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied}\n")
    assert graaf.cyclus is None
    assert terugkerende_belemmeringen(graaf).tot_en_met is None
    assert "Nog geen leercycli" in terugkerende_belemmeringen(graaf).voet


def test_a_cycle_may_be_later_than_the_last_record(graaf_van: GraafVan) -> None:
    """Presence ages on; what was said about a claim stays."""
    graaf = graaf_van(THEORIE)
    assert _stand(graaf.tot_en_met("c4"), "C1").steun == _stand(graaf, "C1").steun
    assert _factor(graaf.tot_en_met("c4"), "wachten").verwacht < _factor(graaf.tot_en_met("c2"), "wachten").verwacht


def test_the_answer_says_of_which_cycle_it_is(graaf_van: GraafVan) -> None:
    antwoord = stand_van_beweringen(graaf_van(THEORIE, tot_en_met="c2"))
    assert antwoord.tot_en_met == "c2"
    assert antwoord.voet.startswith("Stand na c2 ")


def test_capitals_do_not_matter_in_the_name_of_a_cycle(graaf_van: GraafVan) -> None:
    assert graaf_van(THEORIE, tot_en_met="C2").cyclus == "c2"


@pytest.mark.parametrize("cyclus", ["c9", "c", ""])
def test_a_cycle_that_is_not_there_is_a_wrong_question_with_the_choices(graaf_van: GraafVan, cyclus: str) -> None:
    with pytest.raises(AanroepFout, match="Kies uit: c1, c2, c3, c4"):
        graaf_van(THEORIE, tot_en_met=cyclus)
