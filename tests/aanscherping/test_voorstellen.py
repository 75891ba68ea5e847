"""The proposals of the example are those that were worked out by hand, cycle by cycle."""

from pathlib import Path

import pytest

from verandertheorie.aanscherping.besluiten import voorstelstanden
from verandertheorie.aanscherping.moment import Weegmoment
from verandertheorie.aanscherping.overzicht import voorstellen as vraag_voorstellen
from verandertheorie.aanscherping.regels import bereken
from verandertheorie.aanscherping.regels_vorm import bayesfactor, splitsingen
from verandertheorie.aanscherping.voorstel import VOLGORDE
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.gebieden import Gebied
from verandertheorie.model.theorie import Context

OPEN_NA_C6 = [
    "V3-C01-novex",
    "V1-C22",
    "V4-een-aanspreekpunt.leidt_tot.versnelling-uitvoering",
    "V11-hogere-biedprijs",
    "V10-C01",
    "V10-C02-grondexpert-beschikbaar",
    "V10-C07-beleid-heeft-ruimte",
    "V10-C22",
    "V9-maatregelen-uitgevoerd",
    "V9-vertrouwen-samenwerking",
    "V12-C12",
    "V12-C28",
    "V12-C48",
    "V15-doorschuiven",
    "V15-gescheiden-geldstromen",
    "V15-trage-vergunningen",
    "V14-grondexpertise-grondexpert",
    "V14-leerbijeenkomsten-programmamanager",
    "V14-onduidelijke-doelen",
    "V14-vooroverleg-vergunning",
]

NA_C5 = [
    "V5-C20",
    "V2-C18",
    "V2-C20",
    "V2-C46",
    "V3-C01-novex",
    "V7-C18-vertrouwen-samenwerking",
    "V6-C13-trage-vergunningen",
    "V13-C29",
    "V11-hogere-biedprijs",
    "V10-C01",
    "V10-C02-grondexpert-beschikbaar",
    "V10-C07-beleid-heeft-ruimte",
    "V10-C22",
    "V9-maatregelen-uitgevoerd",
    "V9-versnelling-uitvoering",
    "V9-vertrouwen-samenwerking",
    "V12-C12",
    "V12-C21",
    "V12-C23",
    "V12-C25",
    "V12-C27",
    "V12-C28",
    "V12-C48",
    "V15-doorschuiven",
    "V15-trage-vergunningen",
    "V14-afstemming-nieuw-gemeente",
    "V14-grondexpertise-grondexpert",
    "V14-leerbijeenkomsten-programmamanager",
    "V14-onduidelijke-doelen",
    "V14-vooroverleg-vergunning",
]


def factor(graaf: Verandergraaf, kenmerk: str) -> float | None:
    m = Weegmoment(graaf)
    (c01,) = (s for s in m.theorie if s.code == "C01")
    return next((round(s.factor, 1) for s in splitsingen(m, c01) if s.kenmerk == kenmerk), None)


@pytest.mark.parametrize(("cyclus", "verwacht"), [("c3", 3.8), ("c4", 4.8), ("c5", 5.1), ("c6", 5.9)])
def test_grondexpertise_depends_on_novex_more_clearly_every_cycle(
    voorbeeld: Path, cyclus: str, verwacht: float
) -> None:
    assert factor(Verandergraaf.uit(voorbeeld, tot_en_met=cyclus), "novex") == verwacht


def test_the_other_features_tell_little(voorbeeld: Path) -> None:
    """A feature that nobody chose beforehand is divided by all that were tried."""
    graaf = Verandergraaf.uit(voorbeeld)
    m = Weegmoment(graaf)
    (c01,) = (s for s in m.theorie if s.code == "C01")
    gedeeld = {s.kenmerk: s.gedeeld_door for s in splitsingen(m, c01)}
    assert {k: n for k, n in gedeeld.items() if k in ("novex", "mcen", "gebiedsleren")} == {
        "novex": 3,
        "mcen": 3,
        "gebiedsleren": 3,
    }
    assert gedeeld["gescheiden-geldstromen"] == len(gedeeld)
    assert all((factor(graaf, kenmerk) or 0) < 1 for kenmerk in gedeeld if kenmerk != "novex")


def test_a_claim_is_split_over_a_task_of_areas_as_over_a_feature_of_them(voorbeeld: Path) -> None:
    """The feature taken away and written down as a task of the same areas gives the same number."""
    records = []
    for r in Verandergraaf.uit(voorbeeld).alles:
        if isinstance(r, Gebied):
            novex = r.kenmerken.get("novex", "onbekend")
            opgaven = {"ja": ("Samen met de regio",), "nee": ("iets anders",), "onbekend": ()}[novex]
            r = r.model_copy(update={"opgaven": opgaven, "kenmerken": {**r.kenmerken, "novex": "onbekend"}})
        elif isinstance(r, Context) and r.kenmerk == "novex":
            r = r.model_copy(update={"kenmerk": "samen met de regio"})
        records.append(r)
    als_opgave = Verandergraaf.van(records)
    assert factor(als_opgave, "novex") == factor(Verandergraaf.uit(voorbeeld), "novex") == 5.9
    assert "V3-C01-novex" in {s.voorstel.sleutel for s in voorstelstanden(als_opgave) if s.is_open}


@pytest.mark.parametrize(
    ("met", "zonder", "verwacht"),
    [
        ((3.6, 0), (0, 2.7), 9.8),
        ((2.7, 0), (0, 2.7), 6.5),
        ((3.6, 0), (0, 3.6), 16),
        ((4.5, 0), (0, 4.5), 44),
        ((0, 0), (0, 0), 1),
    ],
)
def test_the_bayes_factor_gives_the_numbers_worked_out_by_hand(
    met: tuple[float, float], zonder: tuple[float, float], verwacht: float
) -> None:
    assert bayesfactor(met, zonder) == pytest.approx(verwacht, rel=0.03)
    assert bayesfactor(met, zonder) == pytest.approx(bayesfactor(zonder, met))


def test_after_c5_the_rules_propose_this_what_matters_most_first(tot_c5: Path) -> None:
    assert [s.voorstel.sleutel for s in voorstelstanden(Verandergraaf.uit(tot_c5))] == NA_C5


def test_after_the_decisions_and_c6_this_is_open(met_c6: Path) -> None:
    standen = voorstelstanden(Verandergraaf.uit(met_c6))
    assert [s.voorstel.sleutel for s in standen if s.is_open] == OPEN_NA_C6
    assert {s.voorstel.sleutel: s.status for s in standen if s.status != "voorgesteld"} == {
        "V2-C18": "vervallen",
        "V2-C46": "verworpen",
        "V3-C01-novex": "aangehouden",
        "V7-C18-vertrouwen-samenwerking": "aanvaard",
        "V6-C13-trage-vergunningen": "aangepast_aanvaard",
    }


def test_held_over_on_other_evidence_is_shown_as_out_of_date(na_b8: Path, met_c6: Path) -> None:
    """In c6 D09 spoke again, so what B8 looked at is no longer all there is."""
    for pad, verouderd in ((na_b8, False), (met_c6, True)):
        (stand,) = (s for s in voorstelstanden(Verandergraaf.uit(pad)) if s.voorstel.sleutel == "V3-C01-novex")
        assert stand.is_verouderd is verouderd


def test_the_texts_read_as_sentences(tot_c5: Path) -> None:
    na = {v.sleutel: v.na for v in bereken(Verandergraaf.uit(tot_c5))}
    assert na["V6-C13-trage-vergunningen"] == (
        "Een eigenaar die vertrouwen heeft, maakt eerder afspraken over zijn grond, "
        "tenzij trage vergunningverlening in de weg zit."
    )
    assert na["V3-C01-novex"].endswith(", omdat die expert zijn grond kent, mits dit geldt: NOVEX-gebied.")
    assert na["V2-C46"] == "Soms geldt: vooroverleg met de vergunningverlener helpt tegen trage vergunningen."


def test_novex_is_warned_of_because_it_is_two_whole_core_areas(tot_c5: Path) -> None:
    waarschuwingen = {v.sleutel: v.waarschuwing for v in bereken(Verandergraaf.uit(tot_c5)) if v.waarschuwing}
    assert set(waarschuwingen) == {"V3-C01-novex"}
    assert "2 hele kerngebieden" in waarschuwingen["V3-C01-novex"]


@pytest.mark.parametrize("cyclus", ["c1", "c2", "c3", "c4", "c5", "c6"])
def test_the_order_is_total_and_names_are_unique(voorbeeld: Path, cyclus: str) -> None:
    gevonden = bereken(Verandergraaf.uit(voorbeeld, tot_en_met=cyclus))
    assert len({v.sleutel for v in gevonden}) == len(gevonden)
    assert sorted(gevonden, key=lambda v: v.rang) == list(gevonden)
    assert {v.regel for v in gevonden} <= set(VOLGORDE)
    assert gevonden == bereken(Verandergraaf.uit(voorbeeld, tot_en_met=cyclus))


def test_a_filter_is_refused_because_a_proposal_rests_on_all_evidence(tot_c5: Path) -> None:
    graaf = Verandergraaf.uit(tot_c5, filter=Filter(gebied=("D01",)))
    with pytest.raises(AanroepFout, match="al het bewijs"):
        vraag_voorstellen(graaf)


def test_nothing_is_proposed_about_an_empty_theory() -> None:
    assert bereken(Verandergraaf.van(())) == ()
