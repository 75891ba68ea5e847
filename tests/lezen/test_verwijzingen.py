"""What people write for the name of something: every spelling of one record is the same record."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.model.theorie import Bewering, RelatieRecord
from verandertheorie.model.waarneming import Registratie

pytest_plugins = ("tests.invoer.teksten",)

LeesIn = Callable[..., Importverslag]


def gesprek(onderwerp: str, teken: str = "voor") -> str:
    """One item on a subject, as JSON text, so that no spelling needs quotation marks of its own."""
    bewijs = [{"onderwerp": onderwerp, "teken": teken, "kern": "Hij belde terug."}]
    velden = {"datum": "2026-09-14", "gebied": "D01", "bron": "b01", "interventie": "grondexpertise"}
    velden["open_vraag_belemmeringen"] = "nee"
    return json.dumps({"soort": "registratie", "id": "x", **velden, "bewijs": bewijs})


def onderwerp(d: Dossier) -> str:
    (r,) = (r for r in lees_records(d.rijen()) if isinstance(r, Registratie))
    return r.bewijs[0].onderwerp


SPELLINGEN = {
    "grondexpertise.activeert.vertrouwen-grondeigenaar": (
        "grondexpertise.activeert.vertrouwen-grondeigenaar",
        "C01",
        "c01",
        "[C01]",
        "grondexpertise > activeert > vertrouwen-grondeigenaar",
        "grondexpertise>activeert>vertrouwen-grondeigenaar",
        "grondexpertise → activeert → vertrouwen-grondeigenaar",
        "grondexpertise -> activeert -> vertrouwen-grondeigenaar",
        "grondexpertise > zet in gang > vertrouwen-grondeigenaar",
        "grondexpertise > Maakt Los > vertrouwen-grondeigenaar",
        "grondexpertise > ACTIVEERT > vertrouwen-grondeigenaar",
        "Inzet van grondexpertise van het Rijk > activeert > Grondeigenaar vertrouwt het aanbod en praat door",
        "  grondexpertise  >  activeert  >  vertrouwen-grondeigenaar  ",
    ),
    "trage-vergunningen.belemmert.versnelling-uitvoering": (
        "C30",
        "trage-vergunningen > blokkeert > versnelling-uitvoering",
        "vergunning duurt lang > staat in de weg > versnelling-uitvoering",
        "Trage vergunningverlening → remt → Uitvoering gaat sneller en is sterker",
    ),
    "trage-vergunningen.belemmert.[vertrouwen-grondeigenaar.leidt_tot.afspraken-grond]": (
        "C31",
        "trage-vergunningen > belemmert > C13",
        "trage-vergunningen > belemmert > c13",
        "trage-vergunningen > belemmert > [C13]",
        "trage-vergunningen > belemmert > [vertrouwen-grondeigenaar.leidt_tot.afspraken-grond]",
        "trage-vergunningen > belemmert > vertrouwen-grondeigenaar.leidt_tot.afspraken-grond",
        "trage-vergunningen.belemmert.[vertrouwen-grondeigenaar.leidt_tot.afspraken-grond]",
    ),
    "trage-vergunningen": (
        "trage-vergunningen",
        "Trage vergunningverlening",
        "trage VERGUNNINGVERLENING",
        "vergunning duurt lang",
        "Vergunning duurt lang",
    ),
    "los": ("los", "Los", " LOS "),
}


@pytest.mark.parametrize(("sleutel", "geschreven"), [(s, g) for s, gs in SPELLINGEN.items() for g in gs])
def test_a_subject_is_found_under_every_name_it_has(
    dossier: Dossier, lees_in: LeesIn, sleutel: str, geschreven: str
) -> None:
    verslag = lees_in(gesprek(geschreven))
    assert not verslag.meldingen, verslag.meldingen
    assert onderwerp(dossier) == sleutel


@pytest.mark.parametrize("sleutel", SPELLINGEN)
def test_two_spellings_of_one_record_have_the_same_hash(dossier: Dossier, lees_in: LeesIn, sleutel: str) -> None:
    lees_in(gesprek(SPELLINGEN[sleutel][0]))
    voor = dossier.pad.read_bytes()
    for geschreven in SPELLINGEN[sleutel][1:]:
        verslag = lees_in(gesprek(geschreven))
        assert len(verslag.bekend) == 1, (geschreven, verslag.meldingen)
    assert dossier.pad.read_bytes() == voor


def test_other_words_for_types_fields_and_values_give_the_same_record(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in("""\
        soort: registratie
        id: x
        datum: 2026-09-14
        gebied: D01
        vorm: participatieve_observatie
        interventie: grondexpertise
        vastgelegd_door: m1
        teruggelegd: ingestemd
        open_vraag_belemmeringen: ja
        bewijs:
          - onderwerp: C01
            teken: voor
            kern: Hij belde terug.
            bewijskracht: sterk
            hoe_bekend: zelf_meegemaakt
            kanttekening: flink
            citaat: Ja.
          - onderwerp: C30
            teken: tegen
            kern: Zij niet.
            kanttekening: klein
        """)
    voor = dossier.pad.read_bytes()
    verslag = lees_in(
        """\
        Soort: Vastlegging
        ID: x
        Datum: 2026-09-14
        gebied: D01
        Vorm: Observatie
        interventie: grondexpertise
        codeur: m1
        member check: Ingestemd
        Open vraag belemmeringen: JA
        BEWIJS:
          - onderwerp: c01
            richting: "+"
            samenvatting: Hij belde terug.
            kracht: STERK
            directheid: eigen
            zorgen: matig
            quote: Ja.
          - onderwerp: trage-vergunningen > hindert > versnelling-uitvoering
            richting: weerspreekt
            parafrase: Zij niet.
            voorbehoud: gering
        """.replace("Soort:", "soort:")
    )
    assert len(verslag.bekend) == 1, verslag.meldingen
    assert dossier.pad.read_bytes() == voor


@pytest.mark.parametrize("soort", ["claim", "Claim", "stelling", "pijl", "bewering", "Bewering"])
def test_a_claim_may_be_called_a_claim(dossier: Dossier, lees_in: LeesIn, soort: str) -> None:
    verslag = lees_in(f"""\
        soort: {soort}
        van: Tijdgebrek en lage prioriteit voor leren
        relatie: blokkeert
        naar: {{bewering: c11}}
        tekst: Zonder tijd geen lessen.
        """)
    assert not verslag.meldingen, verslag.meldingen
    assert [r.record_sleutel for r in verslag.nieuw] == [
        "tijdgebrek.belemmert.[leerbijeenkomsten.activeert.lessen-tussen-gebieden]"
    ]


@pytest.mark.parametrize(
    "naar",
    [
        "{bewering: C13}",
        "{bewering: c13}",
        "{bewering: vertrouwen-grondeigenaar > leidt_tot > afspraken-grond}",
        "C13",
        '"[C13]"',
        "vertrouwen-grondeigenaar.leidt_tot.afspraken-grond",
    ],
)
def test_a_claim_as_end_is_found_under_every_name_it_has(lees_in: LeesIn, naar: str) -> None:
    verslag = lees_in(f"soort: bewering\nvan: tijdgebrek\nrelatie: belemmert\nnaar: {naar}\ntekst: x\n")
    assert not verslag.fouten, verslag.fouten
    (r,) = verslag.nieuw
    assert isinstance(r, Bewering)
    assert r.naar == "[vertrouwen-grondeigenaar.leidt_tot.afspraken-grond]"


def test_a_relation_may_start_in_a_claim(lees_in: LeesIn) -> None:
    verslag = lees_in(
        a="{soort: aanname, sleutel: er-is-tijd, naam: Er is tijd, aannamesoort: capaciteit}",
        b="soort: relatie\nvan: {bewering: C11}\nrelatie: veronderstelt\nnaar: Er is tijd\n",
    )
    assert not verslag.fouten, verslag.fouten
    (r,) = (r for r in verslag.nieuw if isinstance(r, RelatieRecord))
    assert r.record_sleutel == "[leerbijeenkomsten.activeert.lessen-tussen-gebieden].veronderstelt.er-is-tijd"


def test_names_in_the_same_import_are_known_whatever_the_order(dossier: Dossier, tmp_path: Path) -> None:
    teksten = {
        "a-gesprek": gesprek("C80").replace("b01", "b99"),
        "b-claim-op-claim": '{"soort": "bewering", "van": "nieuw", "relatie": "belemmert", "naar": "C81", '
        '"code": "C80", "tekst": "y"}',
        "c-claim": '{"soort": "bewering", "van": "vertrouwen-grondeigenaar", "relatie": "leidt_tot", '
        '"naar": "lerend-vermogen", "code": "C81", "tekst": "x"}',
        "d-factor": '{"soort": "systemische_factor", "sleutel": "nieuw", "naam": "Nieuw", "klasse": "patroon", '
        '"ligging": "buiten_aanpak"}',
        "e-bron": '{"soort": "bron", "pseudoniem": "b99", "rol": "x", "organisatiesoort": "rijk", '
        '"geinformeerd": true}',
    }
    for naam, tekst in teksten.items():
        (tmp_path / f"{naam}.json").write_text(tekst, encoding="utf-8")
    verslag = importeer(dossier, *sorted(tmp_path.glob("?-*.json")))
    assert not verslag.meldingen, verslag.meldingen
    assert onderwerp(dossier) == "nieuw.belemmert.[vertrouwen-grondeigenaar.leidt_tot.lerend-vermogen]"


@pytest.mark.parametrize("geschreven", ["Deelgebied 01", "deelgebied 01", "D01"])
def test_an_area_of_the_dossier_is_found_by_its_name_as_one_of_the_same_import_is(
    lees_in: LeesIn, geschreven: str
) -> None:
    verslag = lees_in(gesprek("C01").replace('"D01"', f'"{geschreven}"'))
    assert not verslag.fouten, verslag.fouten


SAMEN = """\
- {soort: bron, pseudoniem: b77, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja, grond: fictief}
- soort: registratie
  id: x
  grond: fictief
  datum: 2026-09-14
  gebied: D01
  bron: b77
  bronnen: [b77, b01]
  interventie: grondexpertise
  toestemming: {b77: ja}
  bewijs:
    - {onderwerp: C01, teken: voor, kern: Zo., spreker: b77}
"""


def test_a_pseudonym_is_the_same_in_capitals_wherever_it_stands(dossier: Dossier, lees_in: LeesIn) -> None:
    assert not lees_in(SAMEN).fouten
    voor = dossier.pad.read_bytes()
    verslag = lees_in(SAMEN.replace("b77", "B77").replace("b01", "B01"))
    assert not verslag.meldingen, verslag.meldingen
    assert (len(verslag.bekend), dossier.pad.read_bytes()) == (2, voor)


@pytest.mark.parametrize("geen", ["geen", "Geen", " GEEN "])
def test_no_intervention_is_one_word_however_it_is_written(dossier: Dossier, lees_in: LeesIn, geen: str) -> None:
    assert not lees_in(gesprek("C01").replace('"grondexpertise"', f'"{geen}"')).fouten
    (r,) = (r for r in lees_records(dossier.rijen()) if isinstance(r, Registratie))
    assert r.interventie == "geen"


def test_a_name_is_found_in_both_unicode_spellings(lees_in: LeesIn) -> None:
    lees_in("{soort: systemische_factor, sleutel: cafe, naam: Caf\u00e9, klasse: patroon, ligging: buiten_aanpak}")
    assert not lees_in(gesprek("Cafe\u0301")).fouten


@pytest.mark.parametrize(
    ("geschreven", "raad"),
    [
        ("C0I", "Bedoelt u C01?"),
        ("trage-vergunning", "Bedoelt u trage-vergunningen?"),
        ("grondexpertise > aktiveert > vertrouwen-grondeigenaar", "Bedoelt u activeert?"),
        ("grondexpertise > activeert > vertrouwen-grondeigenaars", "Bedoelt u vertrouwen-grondeigenaar?"),
    ],
)
def test_a_near_miss_gets_the_name_that_was_meant(lees_in: LeesIn, geschreven: str, raad: str) -> None:
    (m,) = lees_in(gesprek(geschreven)).fouten
    assert (m.code, m.remedie) == ("VT020", raad)


@pytest.mark.parametrize(
    "geschreven", ["a > b", "a > b > c > d", "> activeert >", ">", "", " ", "[", "[]", "a.b.c", "C99"]
)
def test_what_means_nothing_is_never_a_silent_new_node(dossier: Dossier, lees_in: LeesIn, geschreven: str) -> None:
    voor = dossier.pad.read_bytes()
    assert [m.code for m in lees_in(gesprek(geschreven)).fouten] in (["VT020"], ["VT010"])
    assert dossier.pad.read_bytes() == voor


def test_a_comma_in_a_flow_mapping_does_not_cut_off_a_sentence_silently(lees_in: LeesIn) -> None:
    """``{kern: a, en b}`` is a field ``kern`` and a field ``en b`` without a value: half a sentence would be gone."""
    verslag = lees_in("""\
        soort: registratie
        id: x
        datum: 2026-09-14
        gebied: D01
        bron: b01
        interventie: grondexpertise
        bewijs:
          - {onderwerp: C01, teken: voor, kern: De eigenaar belde terug, maar hij tekende niet.}
        """)
    assert [m.regel for m in verslag.fouten] == [8], verslag.nieuw
