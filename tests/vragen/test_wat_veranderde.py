"""What is different from an earlier cycle: words, areas gained and lost, and the evidence that came in between."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import MINI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.statuswoord import REKENSTATUSSEN
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.veranderingen import (
    CELLENGTE,
    GETOOND,
    GROEPEN,
    STEVIGHEID,
    Verandering,
    wat_veranderde,
)

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    MINI
    + TWEE_GEBIEDEN
    + WACHTEN
    + """\
- {soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-03-01, tot: 2026-03-31}
- {soort: bron, pseudoniem: b2, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
"""
)


def _zegt(id_: str, dag: str, onderwerp: str, *, teken: str = "voor", gebied: str = "D01", bron: str = "b1") -> str:
    return f"""
- soort: registratie
  id: {id_}
  datum: {dag}
  gebied: {gebied}
  bron: {bron}
  interventie: hulp
  bewijs: [{{onderwerp: {onderwerp}, teken: {teken}, kern: k., bewijskracht: sterk}}]"""


def _van(antwoord: Antwoord[Verandering], sleutel: str) -> Verandering:
    return next(r for r in antwoord if r.sleutel == sleutel)


def test_it_says_from_which_word_to_which_and_through_what(graaf_van: GraafVan) -> None:
    eerst = _zegt("r1", "2026-01-10", "C1") + _zegt("r0", "2026-01-10", "C1", bron="b2")
    nu = _zegt("r2", "2026-02-10", "C1", gebied="D02") + _zegt("r3", "2026-02-10", "C1", gebied="D02", bron="b2")
    (rij,) = wat_veranderde(graaf_van(THEORIE + eerst + nu))
    assert (rij.soort, rij.naam, rij.was, rij.is_nu) == (
        "bewering",
        "C1",
        "eerste_aanwijzing voor",
        "voorlopig_onderbouwd",
    )
    assert (rij.erbij, rij.eraf, rij.door) == (("D02",), (), ("r2#1", "r3#1"))
    assert "was 'eerste aanwijzing dat het klopt', is nu 'voorlopig onderbouwd'; klopt nu ook in D02" in rij.zin


def test_areas_that_are_lost_are_named_with_the_evidence_against(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _zegt("r1", "2026-01-10", "C1") + _zegt("r2", "2026-02-10", "C1", teken="tegen", bron="b2")
    (rij,) = wat_veranderde(graaf_van(tekst))
    assert (rij.erbij, rij.eraf, rij.door) == ((), ("D01",), ("r2#1",))
    assert "klopt niet meer in D01" in rij.zin


def test_a_factor_changes_where_it_is_established(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _zegt("r1", "2026-01-10", "wachten") + _zegt("r2", "2026-02-10", "wachten", bron="b2")
    (rij,) = wat_veranderde(graaf_van(tekst))
    assert (rij.soort, rij.was, rij.is_nu) == ("belemmering", "vermoeden", "lokaal")
    assert (rij.erbij, rij.eraf, rij.door) == (("D01",), (), ("r2#1",))
    assert rij.zin == "Wachten: was 'vermoeden', is nu 'lokaal'; nu ook in D01"


def test_a_factor_may_fade_without_any_new_evidence(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _zegt("r1", "2026-01-10", "wachten").replace("sterk", "matig")
    graaf = graaf_van(tekst.replace("nummer: 3", "nummer: 6") + _zegt("r3", "2026-03-10", "C1"))
    rij = _van(wat_veranderde(graaf, van="c1"), "wachten")
    assert (rij.was, rij.is_nu, rij.door) == ("vermoeden", "geen_beeld", ())


def test_a_claim_heard_of_for_the_first_time_is_new(graaf_van: GraafVan) -> None:
    tekst = THEORIE.replace("- {soort: bewering", "- {soort: bewering, sinds: c2") + _zegt(
        "r1", "2026-01-10", "wachten"
    )
    (rij,) = (r for r in wat_veranderde(graaf_van(tekst + _zegt("r2", "2026-02-10", "C1"))) if r.soort == "bewering")
    assert (rij.was, rij.is_nu, rij.door) == ("", "eerste_aanwijzing voor", ("r2#1",))
    assert ": nieuw in de theorie; 'eerste aanwijzing dat het klopt'" in rij.zin


def test_a_new_claim_is_news_before_there_is_any_evidence(graaf_van: GraafVan) -> None:
    tekst = THEORIE.replace("- {soort: bewering", "- {soort: bewering, sinds: c2")
    (rij,) = wat_veranderde(graaf_van(tekst, tot_en_met="c2"))
    assert (rij.naam, rij.was, rij.is_nu, rij.laag) == ("C1", "", "nog_niet_getoetst", "theorie")


def test_without_an_earlier_cycle_named_it_compares_with_the_one_before(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE + _zegt("r1", "2026-01-10", "C1") + _zegt("r2", "2026-03-10", "C1", gebied="D02"))
    assert wat_veranderde(graaf).rijen == wat_veranderde(graaf, van="c2").rijen
    assert wat_veranderde(graaf.tot_en_met("c2")).rijen == ()
    assert wat_veranderde(graaf.tot_en_met("c2")).zinnen == ("Tussen c1 en c2 veranderde geen enkel oordeel.",)


def test_the_first_cycle_has_nothing_to_compare_with(graaf_van: GraafVan) -> None:
    antwoord = wat_veranderde(graaf_van(THEORIE + _zegt("r1", "2026-01-10", "C1")))
    assert antwoord.zinnen == ("Er is nog geen eerdere leercyclus om mee te vergelijken.",)


@pytest.mark.parametrize("van", ["c2", "c3"])
def test_a_cycle_that_is_not_earlier_is_a_wrong_question(graaf_van: GraafVan, van: str) -> None:
    with pytest.raises(AanroepFout, match=f"Cyclus {van} komt niet voor c2"):
        wat_veranderde(graaf_van(THEORIE + _zegt("r2", "2026-02-10", "C1")), van=van)


def test_a_cycle_that_is_not_there_is_a_wrong_question_with_the_choices(graaf_van: GraafVan) -> None:
    with pytest.raises(AanroepFout, match=r"'c9' is er niet\. Kies uit: c1, c2, c3\."):
        wat_veranderde(graaf_van(THEORIE + _zegt("r2", "2026-02-10", "C1")), van="c9")


def test_both_moments_are_seen_through_the_same_filter(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _zegt("r1", "2026-01-10", "C1") + _zegt("r2", "2026-02-10", "C1", gebied="D02", bron="b2")
    assert wat_veranderde(graaf_van(tekst, filter=Filter(gebied=("D01",)))).rijen == ()
    assert wat_veranderde(graaf_van(tekst, filter=Filter(rol=("trekker",)))).rijen == ()
    (rij,) = wat_veranderde(graaf_van(tekst, filter=Filter(rol=("eigenaar",))))
    assert (rij.was, rij.is_nu) == ("nog_niet_getoetst", "eerste_aanwijzing voor")


@pytest.mark.parametrize(("van", "tot"), [("c1", "c2"), ("c2", "c4"), ("c5", "c6")])
def test_in_the_example_it_lists_exactly_the_answers_that_became_others(voorbeeld: Path, van: str, tot: str) -> None:
    voor, na = (Verandergraaf.uit(voorbeeld, tot_en_met=c) for c in (van, tot))

    def stand(graaf: Verandergraaf) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
        uit: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
        for soort, vraag in (("belemmering", terugkerende_belemmeringen), ("helpende_factor", helpende_factoren)):
            uit |= {(soort, r.factor): (str(r.klasse), r.vastgesteld_in) for r in vraag(graaf, alles=True)}
        b = beoordeling(graaf)
        for r in stand_van_beweringen(graaf):
            cellen = b.bewering(r.bewering).cellen
            uit["bewering", r.bewering] = (
                r.rekenstatus,
                tuple(g for g, c in cellen.items() if c.steun >= 0.5 and not c.is_omstreden),
            )
        return uit

    oud, nieuw = stand(voor), stand(na)
    rijen = {(r.soort, r.sleutel): r for r in wat_veranderde(na, van=van)}
    assert rijen.keys() == {k for k, w in nieuw.items() if oud.get(k, ("nog_niet_getoetst", ())) != w}
    for k, r in rijen.items():
        (was, had), (nu, heeft) = oud.get(k, ("", ())), nieuw[k]
        assert (r.was, r.is_nu) == (was, nu)
        assert (set(r.erbij), set(r.eraf)) == (set(heeft) - set(had), set(had) - set(heeft))
        assert all(voor.t < na.cyclus_van(id_.partition("#")[0]) <= na.t for id_ in r.door)


def test_since_a_session_is_since_the_last_cycle_that_was_over_by_then(besloten: Verandergraaf) -> None:
    sinds, van = wat_veranderde(besloten, sinds="B8"), wat_veranderde(besloten, van="c5")
    assert sinds.rijen == van.rijen
    assert sinds.zinnen == ("Vergeleken met c5, de laatste leercyclus die voorbij was op B8 (18 januari 2028).",)
    assert not van.zinnen


@pytest.mark.parametrize(
    ("keuzes", "zegt"),
    [
        ({"sinds": "B99"}, "is er niet"),
        ({"sinds": "B1"}, "nog geen leercyclus voorbij"),
        ({"sinds": "B8", "van": "c5"}, "niet allebei"),
    ],
)
def test_a_session_that_cannot_be_compared_with_is_refused(
    besloten: Verandergraaf, keuzes: dict[str, str], zegt: str
) -> None:
    with pytest.raises(AanroepFout, match=zegt):
        wat_veranderde(besloten, **keuzes)  # type: ignore[arg-type]  # choices by name


def test_a_later_session_than_the_moment_is_refused(besloten: Verandergraaf) -> None:
    with pytest.raises(AanroepFout, match="eerdere bijeenkomst"):
        wat_veranderde(besloten.tot_en_met("c4"), sinds="B8")


def test_a_session_is_known_however_it_is_written_and_a_cycle_is_sent_to_the_right_option(
    besloten: Verandergraaf,
) -> None:
    assert wat_veranderde(besloten, sinds=" b8 ").zinnen == wat_veranderde(besloten, sinds="B8").zinnen
    with pytest.raises(AanroepFout, match=r"^'C3' is een leercyclus en geen bijeenkomst\. Gebruik --van C3\.$"):
        wat_veranderde(besloten, sinds="C3")


@pytest.mark.parametrize("cyclus", ["c2", "c3", "c4", "c5", "c6"])
def test_at_most_ten_are_shown_of_each_kind_some_and_the_rest_is_counted(besloten: Verandergraaf, cyclus: str) -> None:
    antwoord = wat_veranderde(besloten.tot_en_met(cyclus))
    *tabellen, meer = antwoord.tabellen()
    getoond = [rij for t in tabellen for rij in t.rijen]
    rest = len(antwoord) - GETOOND
    assert len(getoond) == GETOOND
    assert meer.vooraf.startswith(f"En nog {rest} verandering")
    assert [t.titel for t in tabellen] == [GROEPEN[g] for g in GROEPEN if any(r.groep == g for r in antwoord)]
    assert max(len(rij[0]) for rij in getoond) <= CELLENGTE


def test_all_of_them_stand_under_their_kind_with_the_evidence(besloten: Verandergraaf) -> None:
    antwoord = wat_veranderde(besloten, alles=True)
    cellen = [(GROEPEN[r.groep], r.wat, r.hoe) for r in antwoord]
    getoond = [(t.titel, *rij[:2]) for t in antwoord.tabellen() for rij in t.rijen]
    assert sorted(getoond) == sorted(cellen)
    assert {t.koppen for t in antwoord.tabellen()} == {("wat", "hoe", "waar", "door")}


@pytest.mark.parametrize(
    ("was", "nu", "groep"),
    [
        ("eerste_aanwijzing voor", "voorlopig_onderbouwd", "steviger"),
        ("nog_niet_getoetst", "eerste_aanwijzing voor", "steviger"),
        ("twijfelachtig", "onbeslist", "steviger"),
        ("goed_onderbouwd", "wisselt_per_gebied", "minder_stevig"),
        ("onbeslist", "eerste_aanwijzing tegen", "minder_stevig"),
        ("tegenstrijdig", "onbeslist", "ander_woord"),
        ("eerste_aanwijzing tegengesteld", "wisselt_per_gebied", "ander_woord"),
        ("onbeslist", "onbeslist", "zelfde_woord"),
    ],
)
def test_a_word_that_holds_more_is_firmer_and_one_that_takes_no_side_is_only_another(
    was: str, nu: str, groep: str
) -> None:
    v = Verandering("bewering", "a.b.c", "C1", was, nu, ("D01",), (), (), "Zin.", "Zin.", "theorie", "theorie")
    assert v.groep == groep


def test_every_word_that_takes_a_side_has_a_place_in_the_order() -> None:
    zonder_kant = {
        "nog_niet_getoetst",
        "tegenstrijdig",
        "wisselt_per_gebied",
        "onbeslist",
        "eerste_aanwijzing tegengesteld",
    }
    assert set(STEVIGHEID) | zonder_kant == set(REKENSTATUSSEN)
