"""A programme with words of its own: six neighbourhoods, a doctor and volunteers, and not a word of the plan."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mini import MINI
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import GeweigerdFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.invoer.intrekken import van_invoer
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.model.doelgroep import DOELGROEPEN
from verandertheorie.model.soorten import MODELLEN, RECORD, als_canonieke_tekst, verwijzingen
from verandertheorie.model.theorie import Interventie, Uitkomst
from verandertheorie.model.verwijzing import VELDEN
from verandertheorie.model.waarden import BLIJFT, VAN_HET_PLAN
from verandertheorie.model.woordenlijst import LIJSTEN, Woord, Woordenlijst, lijst_van, woordenboek
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.kaart import kaart
from verandertheorie.uitvoer.tabel.alles import als_csv, als_werkmap
from verandertheorie.uitvoer.tabel.inhoud import Voorzet
from verandertheorie.uitvoer.tabel.sjabloon import maak_sjabloon, maak_theoriesjabloon
from verandertheorie.vragen.belemmeringen import terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.doelscherpte import doelscherpte
from verandertheorie.vragen.kantelen import wat_kantelt
from verandertheorie.vragen.perspectiefverschil import perspectiefverschil

PLANWOORD = re.compile(r"\b(rijk|kerngebied\w*|medeoverhe\w+|ondernemer\w*|trekker\w*|RUO\w*)\b", re.IGNORECASE)
BRONNEN = """
- {soort: bron, pseudoniem: h1, rol: huisarts, organisatiesoort: Huisartsenpraktijk, geinformeerd: ja}
- {soort: bron, pseudoniem: v1, rol: kok, organisatiesoort: buurthuis, geinformeerd: ja}
- {soort: bron, pseudoniem: w1, rol: buur, organisatiesoort: straat, geinformeerd: ja}
"""
WIJKEN = ("W1", "W2", "W3")


def _gesprekken() -> str:
    return BRONNEN + "".join(
        f"""
- soort: registratie
  datum: 2027-02-0{nr}
  gebied: {wijk}
  bron: {bron}
  interventie: samen-eten
  grond: fictief
  teruggelegd: ingestemd
  open_vraag_belemmeringen: ja
  bewijs:
    - {{onderwerp: E01, teken: {"tegen" if bron == "w1" else "voor"}, kern: Gezien in {wijk} door {bron}.}}
    - {{onderwerp: schaamte, teken: voor, kern: Stil aan de deur in {wijk} bij {bron}.}}
"""
        for nr, wijk in enumerate(WIJKEN, 1)
        for bron in ("h1", "v1", "w1")
    )


@pytest.fixture
def eigen(tmp_path: Path) -> Path:
    """What ``nieuw --zonder-woorden`` makes, with the theory that it lays beside it and nine conversations."""
    pad = tmp_path / "eigen.sqlite"
    gesprekken = tmp_path / "gesprekken.yaml"
    gesprekken.write_text(_gesprekken(), encoding="utf-8")
    delen = [meegeleverd(f"voorbeelden/{n}.yaml") for n in ("zonder-woorden", "mijn-theorie-eigen-woorden")]
    with Dossier.maak(pad) as d:
        for bestand in (*delen, gesprekken):
            verslag = importeer(d, bestand)
            assert not verslag.meldingen, "\n".join(map(str, verslag.meldingen))
    return pad


@pytest.fixture
def lees_erbij(eigen: Path, tmp_path: Path) -> Callable[[str], Importverslag]:
    def lees(tekst: str) -> Importverslag:
        bestand = tmp_path / "erbij.yaml"
        bestand.write_text(tekst, encoding="utf-8")
        return importeer(eigen, bestand)

    return lees


def test_every_question_answers_without_a_core_area(eigen: Path) -> None:
    g = Verandergraaf.uit(eigen)
    (schaamte,) = terugkerende_belemmeringen(g)
    assert (schaamte.klasse, schaamte.vastgesteld_in) == ("terugkerend", WIJKEN)
    assert {r.code: r.rekenstatus for r in stand_van_beweringen(g)}["E01"] != "nog_niet_getoetst"
    assert [(r.perspectief, r.kant) for r in perspectiefverschil(g)] == [
        ("bewoner", "klopt_niet"),
        ("vrijwilliger", "klopt"),
        ("zorg", "klopt"),
    ]
    tekst = str(perspectiefverschil(g))
    assert "Bewoners" in tekst
    assert "klopt volgens Vrijwilligers en Zorg, en klopt niet volgens Bewoners" in " ".join(tekst.split())
    assert all(r.perspectief in ("", "bewoner", "vrijwilliger", "zorg") for r in wat_kantelt(g, "E01"))
    (doel,) = doelscherpte(g.met(Filter(klasse="gezondheid")))
    assert doel.uitkomstklasse == ("verbondenheid", "gezondheid")


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_no_product_has_a_word_of_the_plan(eigen: Path, doelgroep: str) -> None:
    g = Verandergraaf.uit(eigen)
    for kort in (False, True):
        tekst = schrijf_theorie(g, doelgroep=doelgroep, kort=kort).markdown  # type: ignore[arg-type]  # one of them
        assert not PLANWOORD.findall(tekst), kort
    assert not re.search("medeoverheid|ondernemer|grondexpert", kaart(g, doelgroep=doelgroep).html)  # type: ignore[arg-type]


def test_the_workbooks_offer_the_words_of_the_programme(eigen: Path, tmp_path: Path) -> None:
    g = Verandergraaf.uit(eigen)
    for naam, inhoud in (
        ("gesprek", maak_sjabloon(g, Voorzet(), bestand="x.xlsx")),
        ("theorie", maak_theoriesjabloon(g, bestand="x.xlsx")),
    ):
        pad = tmp_path / f"{naam}.xlsx"
        pad.write_bytes(inhoud)
        boek = openpyxl.load_workbook(pad)
        lijsten = {str(c.value) for kolom in boek["Lijsten"].iter_cols() for c in kolom if c.value}
        assert {"Zorg", "Vrijwilligers", "Bewoners"} <= lijsten, naam
        assert not lijsten & {"Rijk", "medeoverheid", "ondernemer"}
        (nog_leeg,) = importeer(eigen, pad, droog=True).meldingen
        assert nog_leeg.code == "VT002", nog_leeg


@pytest.mark.parametrize("vorm", ["werkmap", "csv"])
def test_the_words_travel_in_tables(eigen: Path, tmp_path: Path, vorm: str) -> None:
    g = Verandergraaf.uit(eigen)
    if vorm == "csv":
        bron = tmp_path / "csv"
        bron.mkdir()
        for naam, tekst in als_csv(g).items():
            (bron / naam).write_text(tekst, encoding="utf-8", newline="")
    else:
        bron = tmp_path / "alles.xlsx"
        bron.write_bytes(als_werkmap(g))
    with Dossier.maak(tmp_path / "terug.sqlite") as d:
        assert not importeer(d, bron).fouten
    assert Verandergraaf.uit(tmp_path / "terug.sqlite").dossierhash == g.dossierhash


@pytest.mark.parametrize(
    ("regel", "zegt"),
    [
        (
            "{soort: bron, pseudoniem: b9, rol: r, organisatiesoort: gemeente, geinformeerd: ja}",
            "'gemeente' kan niet bij 'organisatiesoort'. Kies uit: buurthuis, huisartsenpraktijk, straat.",
        ),
        (
            "{soort: bron, pseudoniem: b9, rol: r, organisatiesoort: buurthuys, geinformeerd: ja}",
            "'buurthuys' kan niet bij 'organisatiesoort'. Bedoelt u buurthuis?",
        ),
        (
            "{soort: bron, pseudoniem: b9, rol: r, geinformeerd: ja}",
            "het veld 'organisatiesoort' ontbreekt. Kies uit: buurthuis, huisartsenpraktijk, straat.",
        ),
        (
            "{soort: woord, lijst: schaal, woord: stad, tekst: Stad, hoort_bij: zorg}",
            "een woord bij 'schaal' hoort niet bij een perspectief.",
        ),
        (
            "{soort: woord, lijst: perspectief, woord: kind, tekst: Kind, hoort_bij: rijk}",
            "'rijk' kan niet bij 'hoort_bij'",
        ),
        (
            "{soort: woord, lijst: smaak, woord: zout, tekst: Zout}",
            "'smaak' kan niet bij 'lijst'. Kies uit: perspectief,",
        ),
        ("{soort: woord, lijst: schaal, woord: Een stad, tekst: Stad}", "kleine letters"),
    ],
)
def test_a_word_that_is_not_in_the_list_is_one_message_with_the_list(
    lees_erbij: Callable[[str], Importverslag], regel: str, zegt: str
) -> None:
    (fout,) = lees_erbij(f"- {regel}\n").fouten
    assert zegt in f"{fout.tekst} {fout.remedie}"


def test_an_organisation_of_no_perspective_asks_for_one(lees_erbij: Callable[[str], Importverslag]) -> None:
    erbij = """
- {soort: woord, lijst: organisatiesoort, woord: kerk, tekst: Kerk}
- {soort: bron, pseudoniem: k1, rol: koster, organisatiesoort: kerk, geinformeerd: ja}
"""
    (fout,) = lees_erbij(erbij).fouten
    assert "Kies uit: bewoner, vrijwilliger, zorg. Of zet het bij het woord 'kerk', als hoort_bij." in fout.remedie
    assert not lees_erbij(erbij.replace("tekst: Kerk", "tekst: Kerk, hoort_bij: vrijwilliger")).fouten


def test_one_wrong_word_of_a_node_says_nothing_of_the_claims_that_end_there(
    lees_erbij: Callable[[str], Importverslag],
) -> None:
    (fout,) = lees_erbij("""
- {soort: interventie, sleutel: dansen, naam: Dansen, schaal: buurt}
- {soort: bewering, van: dansen, relatie: activeert, naar: gemist-worden, tekst: Wie danst wordt gemist.}
- {soort: inzet, interventie: dansen, gebied: W1, van: 2027-01-01}
""").fouten
    assert "'buurt' kan niet bij 'schaal'" in fout.tekst


def test_who_takes_words_away_reads_what_still_uses_them(eigen: Path) -> None:
    with pytest.raises(GeweigerdFout, match="bron h1"):
        van_invoer(eigen, 2)


def test_words_beside_those_of_the_plan_leave_these_as_they_were(graaf_van: Callable[..., Verandergraaf]) -> None:
    g = graaf_van(
        MINI
        + """
- {soort: woord, lijst: perspectief, woord: omwonende, tekst: Omwonenden, hoort_bij: gebiedspartij}
- {soort: woord, lijst: organisatiesoort, woord: buurtraad, tekst: Buurtraad, hoort_bij: omwonende}
- {soort: bron, pseudoniem: b77, rol: lid, organisatiesoort: Buurtraad, geinformeerd: ja}
"""
    )
    assert g.bronnen["b77"].perspectief == "omwonende"
    assert tuple(g.woorden.teksten["perspectief"]) == (*VAN_HET_PLAN["perspectief"], "omwonende")
    assert g.woorden.telt_als("omwonende") == "gebiedspartij"
    assert g.woorden.telt_als("rijk") == "rijk"


@given(
    lijst=st.sampled_from(LIJSTEN),
    woord=st.from_regex(r"[a-z]{2,8}([_-][a-z0-9]{1,4})?", fullmatch=True),
    eigen=st.booleans(),
)
def test_a_list_holds_its_own_words_and_those_of_the_plan_unless_it_says_not(
    lijst: str, woord: str, eigen: bool
) -> None:
    w = Woord.model_validate({"soort": "woord", "lijst": lijst, "woord": woord, "tekst": woord.upper()})
    k = Woordenlijst.model_validate({"soort": "woordenlijst", "lijst": lijst, "van_het_plan": not eigen})
    boek = woordenboek([w], [k])
    plan = BLIJFT.get(w.lijst, ()) if eigen else VAN_HET_PLAN[w.lijst]
    assert set(boek.teksten[w.lijst]) == {*plan, woord}
    assert boek.tekst(w.lijst, woord) == woord.upper()
    for ander in LIJSTEN:
        if ander != lijst:
            assert tuple(boek.teksten[ander]) == VAN_HET_PLAN[ander]


@pytest.mark.parametrize(("geschreven", "bewaard"), [(None, None), ("a", "a"), (["a"], "a"), (["a", "b"], ["a", "b"])])
def test_one_class_of_an_outcome_is_kept_as_it_was(geschreven: object, bewaard: object) -> None:
    r = RECORD.validate_python(
        {"soort": "uitkomst", "sleutel": "u", "naam": "U", "niveau": "gedrag", "klasse": geschreven}
    )
    assert isinstance(r, Uitkomst)
    assert als_canonieke_tekst(r)["klasse"] == bewaard


@pytest.mark.parametrize("soort", VELDEN)
def test_the_line_with_which_to_add_a_record_has_what_it_must_have(soort: str) -> None:
    nodig = {naam for naam, v in MODELLEN[soort].model_fields.items() if v.is_required() and naam != "soort"}
    assert set(VELDEN[soort]) == nodig


ZONDER_WOORDEN = "".join(f"- {{soort: woordenlijst, lijst: {lijst}, van_het_plan: nee}}\n" for lijst in LIJSTEN)


@pytest.mark.parametrize("soort", MODELLEN)
def test_nobody_is_held_to_a_word_of_a_list_that_they_did_not_write(soort: str) -> None:
    velden = MODELLEN[soort].model_fields
    van_een_lijst = {pad[0] for pad, merk in verwijzingen(soort) if lijst_van(merk.naar[0])}
    standaard = {v for v in van_een_lijst if not velden[v].is_required() and velden[v].default not in (None, ())}
    assert standaard <= {"schaal"}, "of this one an import knows whether it is in the list"


def test_what_works_on_no_scale_comes_in_where_no_scale_has_a_word(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ZONDER_WOORDEN)
    (tmp_path / "b.yaml").write_text("{soort: interventie, sleutel: gratis-les, naam: Gratis les}")
    with Dossier.maak(tmp_path / "leeg.sqlite") as leeg:
        assert not importeer(leeg, tmp_path / "a.yaml").fouten
        assert not importeer(leeg, tmp_path / "b.yaml").meldingen
        assert not importeer(leeg, tmp_path / "b.yaml").nieuw
        (les,) = Verandergraaf.uit(leeg.pad).records(Interventie)
        assert les.schaal is None
    assert not importeer(dossier, tmp_path / "b.yaml").fouten
    schalen = {i.sleutel: i.schaal for i in Verandergraaf.uit(dossier.pad).records(Interventie)}
    assert schalen["gratis-les"] == "gebied"
