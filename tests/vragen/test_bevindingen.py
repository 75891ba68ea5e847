"""Findings of a review, each held by a test that failed before: answers that were wrong, silent or not to be redone."""

import dataclasses
import gc
import re
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TEMPO, TREKKER
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter, _keuzes
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.waarden import VAN_HET_PLAN
from verandertheorie.vragen.belemmeringen import Helpend, helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.dekking import dekking
from verandertheorie.vragen.kantelen import Kantelpunt, wat_kantelt
from verandertheorie.vragen.lijst import VRAGEN
from verandertheorie.vragen.uitleg import leg_uit
from verandertheorie.vragen.veranderingen import verschil, wat_veranderde

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    HULP_EN_MOED
    + HULP_GEEFT_MOED
    + TEMPO
    + TREKKER
    + """\
- {soort: gebied, sleutel: zand, naam: Zand, niveau: kerngebied}
- {soort: gebied, sleutel: veen, naam: Veen, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied, ligt_in: zand}
- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied, ligt_in: zand}
- {soort: gebied, sleutel: D03, naam: Drie, niveau: deelgebied, ligt_in: veen}
- {soort: gebied, sleutel: D04, naam: Vier, niveau: deelgebied, ligt_in: veen}
- {soort: leercyclus, sleutel: 2026-Q1, nummer: 5, van: 2026-01-01, tot: 2026-03-31}
- {soort: leercyclus, sleutel: 2026-Q2, nummer: 6, van: 2026-04-01, tot: 2026-06-30}
- {soort: leercyclus, sleutel: 2026-Q3, nummer: 7, van: 2026-07-01, tot: 2026-09-30}
- {soort: uitkomst, sleutel: rust, naam: Rust, niveau: hoofddoel}
- {soort: systemische_factor, sleutel: regels, naam: Regels, klasse: spelregel, ligging: buiten_aanpak}
- {soort: systemische_factor, sleutel: wachten, naam: Wachten, klasse: patroon, ligging: buiten_aanpak}
- {soort: bron, pseudoniem: b2, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bron, pseudoniem: b3, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: b4, rol: ambtenaar, organisatiesoort: gemeente, geinformeerd: ja}
"""
)
DAG = {5: "2026-01-10", 6: "2026-04-10", 7: "2026-07-10"}
GEZOCHT = "dekking: [{onderwerp: C1, gezocht: tegendeel, gevonden: nee}, {onderwerp: C1, gezocht: andere_oorzaak, gevonden: nee}]"  # noqa: E501  (one line reads best)


def _zegt(
    bron: str, onderwerp: str, gebied: str, *, cyclus: int = 5, kracht: str = "sterk", teken: str = "voor"
) -> str:
    """A record in which a source says one thing."""
    bewijs = f"{{onderwerp: {onderwerp}, teken: {teken}, kern: k., bewijskracht: {kracht}, toelichting: t.}}"
    return _registratie(f"{bron}-{gebied}-{cyclus}-{onderwerp}", f"bewijs: [{bewijs}]", bron, gebied, cyclus)


def _registratie(id_: str, inhoud: str, bron: str = "b1", gebied: str = "D01", cyclus: int = 5) -> str:
    return f"""
- soort: registratie
  id: {id_.lower()}
  datum: {DAG[cyclus]}
  gebied: {gebied}
  bron: {bron}
  interventie: hulp
  {inhoud}
"""


def _factor(sleutel: str, **meer: str) -> str:
    velden = {"sleutel": sleutel, "naam": sleutel.title(), "klasse": "patroon", "ligging": "buiten_aanpak", **meer}
    return f"- {{soort: systemische_factor, {', '.join(f'{k}: {w}' for k, w in velden.items())}}}\n"


# --- 14: what would tip it --------------------------------------------------------------------

BREED = "".join(_zegt(b, "C1", g) for b in ("b1", "b2") for g in ("D01", "D02", "D03"))


def test_one_source_from_a_new_perspective_decides_nothing_and_a_second_one_does(graaf_van: GraafVan) -> None:
    """All that is missing is a second perspective: the word hangs on its one voice until another comes."""
    derde = "- {soort: bron, pseudoniem: b5, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}\n"
    derde += "- {soort: bron, pseudoniem: b6, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}\n"
    derde += "".join(_zegt("b5", "C1", g) for g in ("D01", "D02", "D03"))
    tekst = THEORIE + derde + BREED + _registratie("z", GEZOCHT)
    assert wat_kantelt(graaf_van(tekst), "C1").rijen == ()
    assert "steun uit 1 perspectief, nodig 2" in wat_kantelt(graaf_van(tekst), "C1").zinnen[-1]
    een = tekst + _zegt("b3", "C1", "D04", kracht="zwak")
    (eerst,) = stand_van_beweringen(graaf_van(een)).rijen
    assert (eerst.rekenstatus, eerst.hangt_op) == ("voorlopig_onderbouwd", ("b3",))
    kantelt = wat_kantelt(graaf_van(een), "C1")
    anders = [p for p in VAN_HET_PLAN["perspectief"] if p != "rijk"]
    assert [(r.gebied, r.teken, r.bewijskracht, r.perspectief, r.wordt) for r in kantelt] == [
        (g, "voor", "zwak", p, "goed_onderbouwd") for g in ("D01", "D02", "D03", "D04") for p in anders
    ]
    assert "Als de nieuwe bron zo kijkt: ondernemer" in str(kantelt)
    (dan,) = stand_van_beweringen(graaf_van(een + _zegt("b6", "C1", "D02", kracht="zwak"))).rijen
    assert (dan.rekenstatus, dan.hangt_op) == ("goed_onderbouwd", ())


def test_a_perspective_is_not_named_when_it_does_not_matter(graaf_van: GraafVan) -> None:
    antwoord = wat_kantelt(graaf_van(THEORIE + _zegt("b1", "C1", "D01")), "C1")
    assert {r.perspectief for r in antwoord} == {""}
    assert "zo kijkt" not in str(antwoord)


def test_when_no_finding_tips_a_claim_it_says_what_else_to_look_for(graaf_van: GraafVan) -> None:
    overal = "".join(
        _zegt(b, "C1", g, kracht="zeer_sterk") for b in ("b1", "b2", "b3", "b4") for g in ("D01", "D02", "D03", "D04")
    )
    antwoord = wat_kantelt(graaf_van(THEORIE + overal), "C1")
    assert antwoord.rijen == ()
    assert "het tegendeel is nog nergens gezocht en niet gevonden" in antwoord.zinnen[-1]


# --- 24: why the most mentioned does not stand first -------------------------------------------


def _eerste_zin(graaf: Verandergraaf) -> str:
    return next((z for z in terugkerende_belemmeringen(graaf).zinnen if "bovenaan" in z), "")


def test_in_the_example_two_independent_voices_are_the_reason(voorbeeld: Path) -> None:
    zin = _eerste_zin(Verandergraaf.uit(voorbeeld))
    assert zin.startswith("Tijdgebrek")
    assert "wordt in de meeste gebieden genoemd (6), maar staat niet bovenaan: de klasse is 'vermoeden'" in zin
    assert "'hardnekkig en terugkerend'" in zin
    assert "twee bronnen het los van elkaar zien" in zin
    assert zin.endswith("is dat nergens zo, bij Trage vergunningverlening in 4 van de 5 gebieden.")


def test_a_higher_class_with_fewer_established_areas_is_named_without_talk_of_two_voices(graaf_van: GraafVan) -> None:
    blijft = "".join(
        _zegt(b, "regels", g, cyclus=c, kracht="matig") for c in DAG for g in ("D01", "D03") for b in ("b1", "b2")
    )
    breed = "".join(_zegt(b, "wachten", g, cyclus=7) for g in ("D01", "D02", "D03", "D04") for b in ("b3", "b4"))
    assert _eerste_zin(graaf_van(THEORIE + blijft + breed)) == (
        "Wachten wordt in de meeste gebieden genoemd (4), maar staat niet bovenaan: de klasse is 'terugkerend', "
        "die van Regels is 'aanhoudend en terugkerend'."
    )


def test_within_one_class_the_expected_number_of_areas_is_the_reason(graaf_van: GraafVan) -> None:
    tekst = _zegt("b1", "regels", "D01", kracht="zeer_sterk") + _zegt("b1", "wachten", "D01", kracht="zwak")
    for g in ("D02", "D03"):
        tekst += _zegt("b2", "wachten", g, kracht="matig") + _zegt("b3", "wachten", g, kracht="matig", teken="tegen")
    assert "van allebei 'vermoeden', maar Regels verwachten we in meer gebieden: gemiddeld 2,1, tegen 1,2." in (
        _eerste_zin(graaf_van(THEORIE + tekst))
    )


def test_where_as_many_areas_are_expected_persistence_and_then_what_it_touches_is_the_reason(
    graaf_van: GraafVan,
) -> None:
    """Silent on regels in D02 and on neither elsewhere: the same odds, in another order of areas."""
    evenveel = "".join(
        _zegt("b1", f, g, kracht="matig", cyclus=6)
        for f, gebieden in (("regels", ("D01", "D02")), ("wachten", ("D01", "D02")))
        for g in gebieden
    )
    was = _zegt("b1", "wachten", "D01", kracht="matig")
    meer = "".join(_zegt("b3", "regels", "D03", kracht="zwak", teken=t, cyclus=6) for t in ("voor",))
    tegen = _zegt("b4", "regels", "D03", kracht="zwak", teken="tegen", cyclus=6)
    zelfde = THEORIE + evenveel + meer + tegen
    assert "maar Wachten is hardnekkiger: h = 0,50, tegen 0,00." in _eerste_zin(graaf_van(zelfde + was))
    pijl = "- {soort: bewering, code: C9, van: wachten, relatie: belemmert, naar: tempo, tekst: Wachten remt.}\n"
    raakt = _zegt("b1", "C9", "D01", kracht="matig", cyclus=6)
    assert "maar Wachten raakt meer doelen: 1 van 2, tegen 0 van 2." in _eerste_zin(graaf_van(zelfde + pijl + raakt))


def test_a_factor_is_compared_with_the_first_of_its_own_block(graaf_van: GraafVan) -> None:
    """What is ours to solve is printed below, so it does not keep another from the top."""
    theorie = THEORIE + _factor("rommel", ligging="binnen_aanpak")
    eigen = "".join(_zegt(b, "rommel", "D01") for b in ("b1", "b2"))
    graaf = graaf_van(theorie + eigen + _zegt("b1", "wachten", "D01") + _zegt("b1", "wachten", "D02"))
    assert terugkerende_belemmeringen(graaf)[0].factor == "rommel"
    assert _eerste_zin(graaf) == ""


# --- 25: filters ------------------------------------------------------------------------------


def test_an_answer_says_through_which_filter_it_looks(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE + BREED, filter=Filter(perspectief=("rijk",)))
    assert "alleen perspectief rijk" in terugkerende_belemmeringen(graaf).voet


@pytest.mark.parametrize("vraag", [terugkerende_belemmeringen, stand_van_beweringen, dekking])
def test_a_filter_that_leaves_no_record_is_not_taken_for_a_lack_of_evidence(
    graaf_van: GraafVan, vraag: Callable[[Verandergraaf], object]
) -> None:
    tekst = str(vraag(graaf_van(THEORIE + BREED, filter=Filter(perspectief=("ondernemer",)))))
    assert "Met dit filter blijft geen" in tekst
    assert "nog geen bewijs" not in tekst
    assert "Nergens naar gekeken" not in tekst


def test_an_explanation_too_says_that_the_filter_leaves_nothing(graaf_van: GraafVan) -> None:
    tekst = str(leg_uit(graaf_van(THEORIE + BREED, filter=Filter(perspectief=("ondernemer",))), "C1"))
    assert "Met dit filter blijft geen" in tekst
    assert "nog geen bewijs" not in tekst


AFWEZIG = re.compile(
    r"\b(nog geen|nog nooit|nergens|geen enkele?|niets|niemand|iedereen|alle doelen|elke)\b", re.IGNORECASE
)
"""What a reader takes for a fact of the whole dossier."""
_ERBIJ = "dit filter|gekozen|deze keuze|(telt|past|passen) nergens|dat nergens zo|enkele nieuwe bevinding"
"""What says that it is about what was chosen, or about no absence: what counts nowhere, what would tip a word."""


@pytest.mark.parametrize("veld", [f.name for f in dataclasses.fields(Filter)])
def test_what_a_filter_hides_is_never_told_as_not_being_there(mini: Path, veld: str) -> None:
    """Every question, under every word that a filter can have."""
    graaf = Verandergraaf.uit(mini)
    for woord in sorted(filter(None, _keuzes(graaf)[veld])):
        hier = graaf.met(Filter(**{veld: woord}))
        for vraag in VRAGEN:
            if vraag.naam in ("versies", "vergelijk"):  # of the whole theory, whatever the filter
                continue
            nodig = {k.naam: "C01" for k in vraag.keuzes if k.is_nodig}
            try:
                antwoord = vraag.functie()(hier, **nodig)
            except AanroepFout:
                continue  # a question that takes no filter says so
            for zin in (*antwoord.zinnen, *(t.vooraf for t in antwoord.tabellen())):
                if AFWEZIG.search(zin) and "leg-uit" not in vraag.naam:
                    over = re.search(_ERBIJ, zin)
                    assert over or zin in _ZONDER_FILTER[vraag.naam](graaf, **nodig).zinnen, (vraag.naam, woord, zin)


_ZONDER_FILTER = {v.naam: v.functie() for v in VRAGEN}


# --- 26: what changed in the theory -----------------------------------------------------------

HEEL_DE_TIJD = _zegt("b1", "C1", "D01") + _registratie("leeg", "verrassing: Niets.", cyclus=6)
C1 = "soort: bewering, code: C1, van: hulp, relatie: activeert, naar: moed"


@pytest.mark.parametrize(
    ("erbij", "sleutel", "zegt"),
    [
        (f"- {{{C1}, tekst: Hulp geeft lef., sinds: 2026-Q2}}", "C1", 'de zin was "Hulp geeft moed"; blijft'),
        (f"- {{{C1}, tekst: Hulp geeft moed., sinds: 2026-Q2, laag: kandidaat}}", "C1", "is nu kandidaat"),
        (f"- {{{C1}, tekst: Hulp geeft moed., sinds: 2026-Q1, tot: 2026-Q2}}", "C1", "is nu uitgefaseerd"),
        (f"- {{{C1}, tekst: Hulp geeft moed., sinds: 2026-Q2, binnen_scope: nee}}", "C1", "staat niet meer in"),
        (
            "- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: tempo, tekst: Vaart., sinds: 2026-Q2}",
            "C2",
            "nieuw in de theorie; 'nog niet getoetst'",
        ),
        (_factor("wachten", sinds="2026-Q1", tot="2026-Q2"), "Wachten", "is nu uitgefaseerd"),
        (_factor("nieuw", sinds="2026-Q2"), "Nieuw", "nieuw in de theorie; 'geen beeld'"),
    ],
)
def test_a_change_of_the_theory_is_told(graaf_van: GraafVan, erbij: str, sleutel: str, zegt: str) -> None:
    (rij,) = wat_veranderde(graaf_van(f"{THEORIE}{erbij}\n{HEEL_DE_TIJD}"))
    assert (rij.naam, rij.door) == (sleutel, ())
    assert zegt in rij.zin


def test_a_candidate_that_came_into_the_theory_is_told(graaf_van: GraafVan) -> None:
    theorie = THEORIE.replace("tekst: Hulp geeft moed.", "tekst: Hulp geeft moed., laag: kandidaat")
    (rij,) = wat_veranderde(graaf_van(f"{theorie}- {{{C1}, tekst: Hulp geeft moed., sinds: 2026-Q2}}\n{HEEL_DE_TIJD}"))
    assert "staat nu in de theorie" in rij.zin


def test_an_import_tells_of_other_answers_only(graaf_van: GraafVan) -> None:
    """What came into the theory the import says itself."""
    voor, na = (graaf_van(tekst + HEEL_DE_TIJD) for tekst in (THEORIE, THEORIE + _factor("nieuw")))
    assert verschil(voor, na) == ()


def test_what_only_grew_older_says_so(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE + _zegt("b1", "wachten", "D01", kracht="zwak") + _zegt("b2", "C1", "D01", cyclus=7))
    ouder = next(r for r in wat_veranderde(graaf, van="2026-Q1") if r.sleutel == "wachten")
    assert (ouder.was, ouder.is_nu, ouder.door) == ("vermoeden", "geen_beeld", ())
    assert ouder.zin.endswith("; door veroudering")


def test_what_changed_by_evidence_or_by_what_was_tried_did_not_grow_old(graaf_van: GraafVan) -> None:
    blijft = "".join(_zegt(b, "wachten", g, cyclus=c) for c in (5, 6) for g in ("D01", "D03") for b in ("b1", "b2"))
    geprobeerd = """
- {soort: handelingsperspectief, sleutel: bellen, naam: Bellen, route: omgaan_met}
- {soort: bewering, code: C4, van: bellen, relatie: biedt_antwoord_op, naar: wachten, tekst: Bellen helpt.}
- {soort: toepassing, handelingsperspectief: bellen, gebied: D01, cyclus: 2026-Q1, gebleken: 2026-Q3, hielp: nee}
"""
    graaf = graaf_van(THEORIE + geprobeerd + blijft + _registratie("leeg", "verrassing: Niets.", cyclus=7))
    (door_proberen,) = wat_veranderde(graaf)
    assert (door_proberen.is_nu, door_proberen.door) == ("hardnekkig_terugkerend", ())
    assert "veroudering" not in door_proberen.zin
    assert not any("veroudering" in r.zin for r in wat_veranderde(graaf, van="2026-Q1") if r.door)


# --- 27: coverage -----------------------------------------------------------------------------


def test_two_factors_of_one_name_keep_a_row_each(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _factor("dubbel", naam="Wachten")
    tekst += _zegt("b1", "wachten", "D01") + _zegt("b1", "dubbel", "D02", teken="tegen")
    rijen = [r.split() for r in str(dekking(graaf_van(tekst))).splitlines() if r.startswith("Wachten")]
    assert sorted(rijen) == [["Wachten", "+"], ["Wachten", "–"]]


@pytest.mark.parametrize("gezocht", ["tegendeel", "andere_oorzaak"])
def test_where_something_else_was_looked_for_somebody_looked(graaf_van: GraafVan, gezocht: str) -> None:
    zocht = f"dekking: [{{onderwerp: C1, gezocht: {gezocht}, gevonden: nee}}]"
    antwoord = dekking(graaf_van(THEORIE + _registratie("r", zocht)), "C1")
    assert [(c.gebied, c.toestand) for c in antwoord if c.toestand != "niet_onderzocht"] == [("D01", "onduidelijk")]
    assert antwoord.zinnen == ("Nergens naar gekeken in: D02, D03, D04.",)


def test_a_factor_stands_in_the_codebook_from_its_own_first_cycle(graaf_van: GraafVan) -> None:
    """A later revision, such as another name, does not make it younger."""
    theorie = THEORIE + _factor("nieuw", sinds="2026-Q2") + _factor("nieuw", sinds="2026-Q3", naam="Anders")
    open_ = "".join(_registratie(f"r{c}", "open_vraag_belemmeringen: ja", cyclus=c) for c in DAG)
    cellen = [c for c in dekking(graaf_van(theorie + open_), "nieuw") if c.gebied == "D01"]
    assert [c.toestand for c in cellen] == ["niet_onderzocht", "niet_genoemd", "niet_genoemd"]


# --- 28: what helps ---------------------------------------------------------------------------


def test_what_helps_is_lasting_where_what_hinders_is_persistent(graaf_van: GraafVan) -> None:
    theorie = THEORIE + _factor("steun", valentie="helpend")
    blijft = "".join(
        _zegt(b, f, g, cyclus=c)
        for f in ("steun", "wachten")
        for c in (5, 6)
        for g in ("D01", "D03")
        for b in ("b1", "b2")
    )
    graaf = graaf_van(theorie + blijft)
    helpt, hindert = helpende_factoren(graaf), terugkerende_belemmeringen(graaf)
    assert helpt[0].klasse == hindert[0].klasse == "aanhoudend_terugkerend"
    assert ("blijvend en terugkerend" in str(helpt), "aanhoudend" in str(helpt)) == (True, False)
    assert "aanhoudend en terugkerend" in str(hindert)
    assert "Stand na 2026-Q2: blijvend en terugkerend (" in str(leg_uit(graaf, "steun"))
    zinnen = {r.sleutel: r.zin for r in wat_veranderde(graaf)}
    assert "is nu 'blijvend en terugkerend'" in zinnen["steun"]
    assert "is nu 'aanhoudend en terugkerend'" in zinnen["wachten"]


def test_a_factor_that_does_both_is_explained_in_both_roles(graaf_van: GraafVan) -> None:
    theorie = THEORIE + _factor("sfeer", valentie="beide")
    theorie += "- {soort: bewering, code: C5, van: sfeer, relatie: bevordert, naar: tempo, tekst: Sfeer geeft tempo.}\n"
    theorie += "- {soort: bewering, code: C6, van: sfeer, relatie: belemmert, naar: rust, tekst: Sfeer kost rust.}\n"
    blijft = "".join(_zegt(b, f, g, cyclus=c) for f in ("C5", "C6") for c in (5, 6) for g in ("D01", "D03") for b in ("b1", "b2"))  # noqa: E501  # fmt: skip
    tekst = str(leg_uit(graaf_van(theorie + blijft), "sfeer"))
    assert tekst.startswith("Sfeer (sfeer), belemmering en helpende factor\n")
    assert "als belemmering aanhoudend en terugkerend, als helpende factor blijvend en terugkerend" in tekst
    assert "Raakt als belemmering 1 van de 2 doelen: Rust." in tekst
    assert "Raakt als helpende factor 1 van de 2 doelen: Tempo." in tekst


# --- 33: CSV ----------------------------------------------------------------------------------


def test_csv_without_rows_has_its_header(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE)
    nergens = THEORIE + "- {soort: inzet, interventie: hulp, gebied: buiten, van: 2026-01-01}\n"
    nergens += "- {soort: gebied, sleutel: buiten, naam: Buiten, niveau: deelgebied, binnen_scope: nee}\n"
    for antwoord, rijtype in ((helpende_factoren(graaf), Helpend), (wat_kantelt(graaf_van(nergens), "C1"), Kantelpunt)):
        assert antwoord.rijen == ()
        namen = [*(f.name for f in dataclasses.fields(rijtype)), "doelgroep"]
        assert antwoord.als_csv() == "\ufeff" + ";".join(namen) + "\r\n"


def test_csv_keeps_the_sentences_of_a_list_apart(graaf_van: GraafVan) -> None:
    antwoord = stand_van_beweringen(graaf_van(THEORIE + _zegt("b1", "C1", "D01")))
    assert len(antwoord[0].ontbreekt) > 1
    assert "; ".join(antwoord[0].ontbreekt) in antwoord.als_csv()


# --- 34: memory -------------------------------------------------------------------------------


def test_a_graph_is_gone_when_nobody_holds_it(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE + BREED)
    terugkerende_belemmeringen(graaf)
    assert beoordeling(graaf) is beoordeling(graaf)
    spoor = weakref.ref(graaf)
    del graaf
    gc.collect()
    assert spoor() is None


# --- 39: Dutch --------------------------------------------------------------------------------


def test_a_status_word_used_as_a_noun_stands_in_quotes(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    assert wat_kantelt(graaf, "C01").zinnen[0].startswith("Het woord voor C01 is nu 'wisselt per gebied'.")
    (telling,) = (z for z in stand_van_beweringen(graaf).zinnen if z.startswith("Van de "))
    assert re.fullmatch(r"Van de \d+ beweringen van de theorie krijgen er (\d+ '[a-z ]+'(, )?)+\.", telling)
    veranderd = [r.zin for r in wat_veranderde(graaf, van="c1") if r.was and r.was != r.is_nu]
    assert veranderd
    assert all(re.search(r"was '[a-z ]+', is nu '[a-z ]+'", zin) for zin in veranderd)


def test_every_column_is_explained_without_a_full_stop() -> None:
    kolommen = [k for v in VRAGEN for k in v.rijtype().KOLOMMEN]
    assert len(kolommen) > 20
    assert [k for k in kolommen if not k.uitleg or k.uitleg.endswith((".", ";", ","))] == []
    assert not any("10 tot 90" in k.uitleg for k in kolommen)
    assert sum("te krap als stemmen elkaar ongezien napraten" in k.uitleg for k in kolommen) == 3


def test_ageing_is_explained_with_a_sum(voorbeeld: Path) -> None:
    tekst = str(leg_uit(Verandergraaf.uit(voorbeeld), "trage-vergunningen"))
    assert "een bevinding van 2 leercycli geleden telt voor de wortel: 9 wordt 3." in tekst


# --- 40: names people know --------------------------------------------------------------------


def test_the_voices_a_word_hangs_on_are_called_as_people_know_them(graaf_van: GraafVan) -> None:
    sessie = """
- soort: registratie
  id: s1
  datum: 2026-01-10
  vorm: leerbijeenkomst
  interventie: hulp
  bewijs: [{onderwerp: C1, teken: voor, kern: k., gebied: D01}]
"""
    graaf = graaf_van(THEORIE + sessie + _zegt("b3", "C1", "D02", kracht="matig"))
    (zin,) = (z for z in leg_uit(graaf, "C1").zinnen if z.startswith("  Dat hangt op"))
    assert zin == (
        "  Dat hangt op twee stemmen: zonder b3 (eigenaar) 'eerste aanwijzing dat het klopt', "
        "zonder de bijeenkomsten in D01 (reeks hulp) 'eerste aanwijzing dat het klopt'."
    )


def test_a_derived_document_is_called_by_the_record_it_rests_on(graaf_van: GraafVan) -> None:
    kop = "- {soort: registratie, datum: 2026-01-10, gebied: D01, vorm: document, interventie: hulp"
    documenten = f"""
{kop}, id: oorsprong}}
{kop}, id: afgeleid, ontleend_aan: oorsprong, bewijs: [{{onderwerp: C1, teken: voor, kern: k.}}]}}
"""
    assert "  voor  document oorsprong, 2026-Q1: matig 3" in str(leg_uit(graaf_van(THEORIE + documenten), "C1"))


@pytest.mark.parametrize(
    ("later", "zegt"),
    [
        (
            _registratie("z", "dekking: [{onderwerp: wachten, wijze: geobserveerd, gevonden: nee}]", "b2", cyclus=6),
            "opgelost (eerder b vanaf 0,60, ontkend in 2026-Q2 en daarna niet meer gezien)",
        ),
        (
            "- {soort: leercyclus, sleutel: later, nummer: 14, van: 2028-01-01, tot: 2028-03-31}\n",
            "eerder gezien (eerder vastgesteld, laatst gehoord in 2026-Q1; nu nog b = 0,06)",
        ),
    ],
)
def test_a_state_names_a_cycle_by_its_key(graaf_van: GraafVan, later: str, zegt: str) -> None:
    gezien = _zegt("b1", "wachten", "D01") if "dekking" in later else (
        _zegt("b1", "wachten", "D01", kracht="matig") + _zegt("b2", "wachten", "D01", kracht="zwak")
    )  # fmt: skip
    graaf = graaf_van(THEORIE + gezien + later, tot_en_met="2026-Q2" if "dekking" in later else "later")
    assert zegt in str(leg_uit(graaf, "wachten"))
