"""The table of findings: nothing is missing from it, and it counts what leg-uit counts."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TEMPO, TREKKER, TWEE_CYCLI, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.bewijs import PAST_NERGENS, TELT_AL, Bevinding, bevindingen_van, bewijs
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
    assert antwoord.zinnen == ("Van de 12 bevindingen telt 3 mee; 1 past nergens bij (los).",)


def test_what_lies_outside_the_chosen_areas_is_there_and_does_not_count(graaf_van: GraafVan) -> None:
    redenen = _per_id(bewijs(graaf_van(ALLES, filter=Filter(gebied="D02"))))
    assert redenen.keys() == REDENEN.keys()
    assert redenen["r1#1"] == redenen["r3#1"] == "buiten de gekozen gebieden"


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


@pytest.mark.parametrize("doelgroep", ["sessie", "kernteam", "opdrachtgever", "publiek"])
def test_others_than_monitors_read_only_what_was_released_and_nothing_that_points_at_one_person(
    voorbeeld: Path, doelgroep: str
) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    alles, vrij = bewijs(graaf), bewijs(graaf, doelgroep=doelgroep)
    assert len(vrij) < len(alles)
    assert (
        f"Niet vrijgegeven en hier weggelaten: {len(alles) - len(vrij)} bevindingen." in vrij.zinnen or not vrij.rijen
    )
    for b in vrij:
        assert {b.id, b.registratie, b.gebied, b.bron, b.rol, b.groep, b.gehoord_van, b.toelichting} == {""}
        assert not b.waarom_niet.startswith("dezelfde stem")
    tekst = vrij.als_csv()
    bronnen = {r.id for r in graaf.registraties} | set(graaf.bronnen)
    assert [naam for naam in bronnen if f";{naam};" in tekst or f"{naam}#" in tekst] == []


def test_what_a_source_has_not_seen_or_agreed_to_is_for_monitors(graaf_van: GraafVan) -> None:
    citaat = ", citaat: Letterlijk., citaat_akkoord: akkoord, vrijgave: [kernteam]"
    tekst = THEORIE + _gesprek("r1", _zegt("C1", "Het hielp.", citaat)) + _gesprek("r2", _zegt("C1", "Iets."))
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
