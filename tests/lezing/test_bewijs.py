"""The table of findings: nothing is missing from it, and it counts what leg-uit counts."""

from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TEMPO, TREKKER, TWEE_CYCLI, WACHTEN, omstanders
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import KIEST_GEBIEDEN, KIEST_REGISTRATIES, Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.bewijs import PAST_NERGENS, TELT_AL, Bevinding, bevindingen_van, bewijs, zoveel_tellen
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.kaart import kaart
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.uitleg import leg_uit

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    TWEE_CYCLI
    + HULP_EN_MOED
    + HULP_GEEFT_MOED
    + TEMPO
    + WACHTEN
    + TREKKER
    + """\
- {soort: gebied, sleutel: zand, naam: Zand, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied, ligt_in: zand}
- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied, ligt_in: zand}
- {soort: gebied, sleutel: weg, naam: Weg, niveau: deelgebied, binnen_scope: nee}
- {soort: uitkomst, sleutel: elders, naam: Elders, niveau: hoofddoel, binnen_scope: nee}
- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: elders, tekst: Moed geeft iets elders.}
- {soort: inzet, interventie: hulp, gebied: D01, van: 2026-01-01}
- {soort: bron, pseudoniem: b2, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
"""
)


def _gesprek(id_: str, inhoud: str, *, gebied: str = "D01", bron: str = "b1", datum: str = "2026-01-10") -> str:
    return (
        f"- {{soort: registratie, id: {id_}, datum: {datum}, gebied: {gebied}, bron: {bron}, interventie: hulp, "
        f"teruggelegd: ingestemd, {inhoud}}}\n"
    )


def _zegt(onderwerp: str, kern: str, meer: str = "") -> str:
    return f"bewijs: [{{onderwerp: {onderwerp}, teken: voor, kern: {kern}{meer}}}]"


REDENEN = {
    "r1#1": "",
    "r2#1": "dezelfde stem zei hier iets sterkers",
    "r3#1": PAST_NERGENS,
    "r4#1": "de interventie loopt hier niet",
    "r5#1": "niet tot een deelgebied herleid",
    "r6#1": "dit onderwerp valt buiten scope",
    "r7#1": "dit gebied valt buiten scope",
    "r8#1": "deze stem zei sindsdien het tegendeel",
    "r9#1": "",
    "ra#dekking-1": "",
    "ra#dekking-2": "wat is gezocht weegt alleen als het er niet was",
    "ra#toets-1": "dit is even waarschijnlijk als het niet klopt",
}
ALLES = (
    THEORIE
    + _gesprek("r1", _zegt("C1", "Het hielp.", ", bewijskracht: sterk"))
    + _gesprek("r2", _zegt("C1", "Het hielp iets."))
    + _gesprek("r3", _zegt("los", "De koffie was koud."))
    + _gesprek("r4", _zegt("C1", "Daar ook."), gebied="D02")
    + _gesprek("r5", _zegt("wachten", "Overal op zand."), gebied="zand")
    + _gesprek("r6", _zegt("C2", "Dat lukte."))
    + _gesprek("r7", _zegt("wachten", "Ver weg."), gebied="weg")
    + _gesprek("r8", _zegt("wachten", "Het duurt."), bron="b2")
    + _gesprek("r9", "bewijs: [{onderwerp: wachten, teken: tegen, kern: Nu niet.}]", bron="b2", datum="2026-02-10")
    + _gesprek(
        "ra",
        "dekking: [{onderwerp: wachten, gevonden: nee}, {onderwerp: C1, gezocht: tegendeel, gevonden: nee}], "
        "toets: [{onderwerp: C1, als_waar: kan_beide, als_niet_waar: kan_beide, gevonden: ja}]",
    )
)


def _per_id(antwoord: Antwoord[Bevinding]) -> dict[str, str]:
    return {b.id: b.waarom_niet for b in antwoord}


def test_each_reason_why_a_finding_does_not_count_is_said(graaf_van: GraafVan) -> None:
    antwoord = bewijs(graaf_van(ALLES))
    assert _per_id(antwoord) == REDENEN
    assert all(b.telt is (b.waarom_niet == "") for b in antwoord)
    assert antwoord.zinnen == (
        "Van de 10 bevindingen tellen er 2 mee; 1 past nergens bij (los).",
        "Gevraagd of gezocht: 2; 1 niet gevonden, en dat telt tegen.",
    )


@pytest.mark.parametrize(
    ("telt", "zin"),
    [
        ([True], "De bevinding telt mee"),
        ([False], "De bevinding telt niet mee"),
        ([True, True], "Alle 2 bevindingen tellen mee"),
        ([True, False], "Van de 2 bevindingen telt er 1 mee"),
        ([True, True, False], "Van de 3 bevindingen tellen er 2 mee"),
        ([False, False], "Van de 2 bevindingen telt er geen mee"),
    ],
)
def test_the_verb_follows_the_number_that_counts(telt: list[bool], zin: str) -> None:
    assert zoveel_tellen(telt) == zin


@pytest.mark.parametrize(
    ("filter", "ids"),
    [
        (Filter(gebied="D02"), {"r4#1"}),
        (Filter(kerngebied="zand"), REDENEN.keys() - {"r7#1"}),
        (Filter(gebied="zand"), REDENEN.keys() - {"r7#1"}),
        (Filter(gebied="D01"), REDENEN.keys() - {"r4#1", "r5#1", "r7#1"}),
    ],
)
def test_an_area_filter_leaves_the_rows_of_the_chosen_areas(graaf_van: GraafVan, filter: Filter, ids: set[str]) -> None:
    antwoord = bewijs(graaf_van(ALLES, filter=filter))
    assert _per_id(antwoord).keys() == ids
    assert "buiten_selectie" not in {b.weging for b in antwoord}


SAMEN = (
    THEORIE
    + """- {soort: bron, pseudoniem: b3, rol: buur, organisatiesoort: rijk, geinformeerd: ja}
- soort: registratie
  id: samen
  datum: 2026-02-10
  gebied: D01
  bronnen: [b1, b2, b3]
  interventie: hulp
  bewijs:
    - {onderwerp: C1, teken: voor, kern: Van een.}
    - {onderwerp: C1, teken: voor, kern: Van twee., spreker: b2}
    - {onderwerp: wachten, teken: voor, kern: Van drie en toen., spreker: b3, wanneer: c1}
"""
)


@pytest.mark.parametrize(
    ("filter", "kernen"),
    [
        (Filter(rol="eigenaar"), ["Van twee."]),
        (Filter(perspectief="ondernemer"), ["Van twee."]),
        (Filter(rol=("buur", "trekker")), ["Van drie en toen.", "Van een."]),
        (Filter(cyclus="c2"), ["Van een.", "Van twee."]),
        (Filter(rol="buur", cyclus="c2"), []),
    ],
)
def test_no_row_denies_the_filter_and_what_it_left_out_of_a_record_is_counted(
    graaf_van: GraafVan, filter: Filter, kernen: list[str]
) -> None:
    antwoord = bewijs(graaf_van(SAMEN, filter=filter))
    assert [b.kern for b in antwoord] == kernen
    for b in antwoord:
        zegt = {"rol": b.rol, "perspectief": b.perspectief, "cyclus": b.cyclus}
        assert all(zegt[veld] in woorden for veld, woorden in filter.actief().items())
    weg = "1 rij" if len(kernen) == 2 else f"{3 - len(kernen)} rijen"
    assert antwoord.zinnen[-1] == (
        f"Uit dezelfde gesprekken weggelaten, want van een ander of over een andere leercyclus: {weg}."
    )


# --- what a filter could tell -----------------------------------------------------------------

ANDEREN = [d for d in DOELGROEPEN if d != "monitor"]


@pytest.mark.parametrize("doelgroep", ANDEREN)
@pytest.mark.parametrize("veld", KIEST_REGISTRATIES)
def test_nobody_but_a_monitor_chooses_records_for_what_is_left_can_be_one_person(
    voorbeeld: Path, veld: str, doelgroep: Doelgroep
) -> None:
    """In every product alike: they all begin with this audience in front of this graph."""
    graaf = Verandergraaf.uit(voorbeeld)
    woord = {
        "rol": graaf.bronnen["b04"].rol,
        "perspectief": "rijk",
        "interventie": "geen",
        "werkprincipe": "lerend",
        "beleidsspoor": "gebiedsgericht",
        "schaal": "erf",
        "cyclus": "c1",
    }
    gekozen = replace(graaf, filter=Filter(**{veld: woord[veld]}))
    for maak in (
        lambda: bewijs(gekozen, doelgroep=doelgroep),
        lambda: schrijf_theorie(gekozen, doelgroep=doelgroep),
        lambda: kaart(gekozen, doelgroep=doelgroep),
    ):
        with pytest.raises(AanroepFout, match=f"^Kiezen op {veld} kan alleen een monitor"):
            maak()


def test_every_filter_chooses_areas_records_or_what_is_listed() -> None:
    """A new one must be put in its place, or it is open to every audience."""
    assert {f.name for f in fields(Filter)} == {*KIEST_GEBIEDEN, *KIEST_REGISTRATIES, "klasse", "domein"}


@pytest.mark.parametrize("doelgroep", ANDEREN)
@pytest.mark.parametrize("filter", [Filter(gebied="D02"), Filter(gebied=("veluwe", "D02")), Filter(opgave="stikstof")])
def test_a_sub_area_that_rows_do_not_tell_cannot_be_chosen(
    voorbeeld: Path, filter: Filter, doelgroep: Doelgroep
) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    with pytest.raises(AanroepFout, match="leest alleen een monitor"):
        bewijs(graaf.met(filter), doelgroep=doelgroep)
    heel = bewijs(graaf.met(Filter(kerngebied="veluwe")), doelgroep=doelgroep)
    assert {b.kerngebied for b in heel} <= {"veluwe", ""}  # of some not even that is told
    assert {b.weging for b in heel}.isdisjoint({"buiten_selectie"})


def test_a_filter_on_records_leaves_them_out_and_says_how_many(graaf_van: GraafVan) -> None:
    antwoord = bewijs(graaf_van(ALLES, filter=Filter(perspectief="ondernemer")))
    assert [b.id for b in antwoord] == ["r8#1", "r9#1"]
    assert antwoord.zinnen[-1] == "Buiten het filter: 8 registraties."


def test_nothing_in_the_example_is_missing_and_it_counts_what_leg_uit_counts(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    rijen = bewijs(graaf).rijen
    assert len(rijen) == sum(len(r.bewijs) + len(r.dekking) + len(r.toets) for r in graaf.registraties)
    assert len({b.id for b in rijen}) == len(rijen)
    hier = {(b.onderwerp, b.id): b for b in rijen}
    for onderwerp in (*graaf.factoren, *graaf.stellingen):
        for u in leg_uit(graaf, onderwerp):
            if b := hier.get((onderwerp, u.id)):
                assert (b.telt, b.waarom_niet, b.teken, b.sterkte, b.groep, b.kern) == (
                    *(u.telt, u.waarom_niet, u.teken, u.sterkte, u.groep),
                    u.kern,
                )
    assert Counter(b.blad for b in rijen).keys() == {"bewijs", "dekking"}


def test_a_row_tells_everything_that_was_filled_in_and_who_said_it(graaf_van: GraafVan) -> None:
    meer = (
        ", bewijskracht: sterk, hoe_bekend: van_horen_zeggen, gehoord_van: buurman, kanttekening: klein, "
        "kanttekening_reden: eigen_belang, over: ander, andere_verklaring: Het weer., citaat: Nou ja."
    )
    (b,) = bewijs(graaf_van(THEORIE + _gesprek("r1", _zegt("C1", "Het hielp.", meer), bron="b2")))
    assert (b.onderwerp, b.naam, b.teken, b.blad) == ("hulp.activeert.moed", "C1", "voor", "bewijs")
    assert (b.bewijskracht, b.hoe_bekend, b.gehoord_van) == ("sterk", "van_horen_zeggen", "buurman")
    assert (b.kanttekening, b.kanttekening_reden, b.over) == ("klein", "eigen_belang", "ander")
    assert (b.gebied, b.kerngebied, b.cyclus) == ("D01", "zand", "c1")
    assert (b.bron, b.rol, b.organisatiesoort, b.perspectief) == ("b2", "eigenaar", "ondernemer", "ondernemer")
    assert (b.kern, b.andere_verklaring, b.citaat) == ("Het hielp.", "Het weer.", "Nou ja.")


@pytest.mark.parametrize("doelgroep", ANDEREN)
def test_others_than_monitors_read_only_what_was_released_and_nothing_that_points_at_one_person(
    voorbeeld: Path, doelgroep: Doelgroep
) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    alles, vrij = bewijs(graaf.voor(doelgroep)), bewijs(graaf, doelgroep=doelgroep)
    assert len(vrij) < len(alles) < len(bewijs(graaf))
    assert {b.id for b in bewijs(graaf)} - {b.id for b in alles} == {
        b.id for b in bewijs(graaf) if b.gebied in graaf.voor(doelgroep).verborgen
    }
    assert f"Niet vrijgegeven en hier weggelaten: {len(alles) - len(vrij)} rijen." in vrij.zinnen or not vrij.rijen
    for b in vrij:
        assert {b.id, b.registratie, b.gebied, b.bron, b.rol, b.groep, b.gehoord_van, b.toelichting} == {""}
        assert not b.waarom_niet.startswith("dezelfde stem")
    tekst = vrij.als_csv()
    bronnen = {r.id for r in graaf.registraties} | set(graaf.bronnen)
    assert [naam for naam in bronnen if f";{naam};" in tekst or f"{naam}#" in tekst] == []


def test_what_a_source_has_not_seen_or_agreed_to_is_for_monitors(graaf_van: GraafVan) -> None:
    citaat = ", citaat: Letterlijk., citaat_akkoord: akkoord, vrijgave: [kernteam]"
    tekst = THEORIE + _gesprek("r1", _zegt("C1", "Het hielp.", citaat)) + _gesprek("r2", _zegt("C1", "Iets."))
    tekst += omstanders("D01")
    kernteam, sessie = (bewijs(graaf_van(tekst), doelgroep=wie) for wie in ("kernteam", "sessie"))
    assert [(b.kern, b.citaat, b.waarom_niet) for b in kernteam] == [
        ("Het hielp.", "Letterlijk.", ""),
        ("Iets.", "", TELT_AL),
    ]
    assert [b.citaat for b in sessie] == ["", ""]
    (een,) = bewijs(graaf_van(tekst.replace("ingestemd", "nog_niet", 1)), doelgroep="kernteam")
    assert een.kern == "Iets."


def test_rows_stand_by_number_of_the_cycle_then_area_and_id(graaf_van: GraafVan) -> None:
    cycli = ALLES.replace("sleutel: c1,", "sleutel: z1,")  # by name it would come last
    assert [b.id for b in bewijs(graaf_van(cycli))][:2] == ["r1#1", "r2#1"]
    assert bewijs(graaf_van(cycli))[-1].id == "r9#1"


def test_without_evidence_or_with_an_unknown_audience_a_sentence_says_so(graaf_van: GraafVan) -> None:
    assert bewijs(graaf_van(THEORIE)).zinnen == ("Er is nog geen bewijs. Lees registraties in met 'importeer'.",)
    with pytest.raises(AanroepFout, match=r"^De doelgroep 'buren' is er niet"):
        bewijs(graaf_van(THEORIE), doelgroep="buren")


def test_the_reason_is_a_fixed_word_too_and_names_what_this_voice_counts_with(graaf_van: GraafVan) -> None:
    rijen = {b.id: (b.weging, b.in_plaats) for b in bewijs(graaf_van(ALLES))}
    assert rijen == {
        "r1#1": ("telt", ""),
        "r2#1": ("zelfde_stem", "r1#1"),
        "r3#1": ("los", ""),
        "r4#1": ("niet_van_toepassing", ""),
        "r5#1": ("niet_herleid", ""),
        "r6#1": ("onderwerp_buiten_scope", ""),
        "r7#1": ("buiten_scope", ""),
        "r8#1": ("gedraaid", ""),
        "r9#1": ("telt", ""),
        "ra#dekking-1": ("telt", ""),
        "ra#dekking-2": ("alleen_gezocht", ""),
        "ra#toets-1": ("zegt_niets", ""),
    }


def test_of_some_records_it_is_the_same_as_of_all(graaf_van: GraafVan) -> None:
    graaf = graaf_van(ALLES)
    gekozen = [r for r in graaf.registraties if r.id in ("r2", "ra")]
    per_record = bevindingen_van(graaf, gekozen)
    assert {id_: list(rijen) for id_, rijen in per_record.items()} == {
        id_: [b for b in bewijs(graaf) if b.registratie == id_] for id_ in ("r2", "ra")
    }
