"""Remarks on what comes in: each is said where it matters, once, and not to who did it well."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.invoer.importeer import Importverslag
from verandertheorie.lezen.persoonsnamen import lijkt_persoonlijk

pytest_plugins = ("tests.invoer.teksten",)

LeesIn = Callable[..., Importverslag]


def gesprek(id_: str, *bewijs: str, bron: str = "b01", dag: int = 14, rest: str = "") -> str:
    """An interview, a line per field and per finding; findings without a sentence get one of their own."""
    regels = [
        "soort: registratie",
        f"id: {id_}",
        f"datum: 2026-09-{dag:02}",
        "gebied: D01",
        f"bron: {bron}",
        "interventie: grondexpertise",
        "bewijs:",
    ]
    for nr, b in enumerate(bewijs):
        kern = "" if "kern" in b else f", kern: Bevinding {id_} {nr}."
        regels.append(f"  - {{onderwerp: {b}{'' if 'teken' in b else ', teken: voor'}{kern}}}")
    return "\n".join(regels) + f"\n{rest}"


def wat(verslag: Importverslag) -> list[tuple[int, str]]:
    assert not verslag.fouten
    return [(m.regel, m.code) for m in verslag.meldingen]


# --- one voice --------------------------------------------------------------------------------


def test_three_findings_of_one_voice_are_told_to_count_as_one(lees_in: LeesIn) -> None:
    assert not wat(lees_in(gesprek("een", "C01")))
    assert not wat(lees_in(gesprek("twee", "C01", dag=15)))
    verslag = lees_in(gesprek("drie", "C01", "C13", dag=16))
    assert wat(verslag) == [(8, "VT110")]
    assert "3 bevindingen, allemaal van één stem: b01." in verslag.meldingen[0].tekst


def test_a_second_voice_is_enough_to_say_nothing(lees_in: LeesIn) -> None:
    lees_in(gesprek("een", "C01"))
    lees_in(gesprek("twee", "C01", bron="b02", dag=15))
    assert not wat(lees_in(gesprek("drie", "C01", dag=16)))


def test_an_import_that_does_not_touch_the_subject_says_nothing_about_it(lees_in: LeesIn) -> None:
    for nr in (1, 2, 3):
        lees_in(gesprek(f"g{nr}", "C01", dag=nr))
    assert not wat(lees_in(gesprek("ander", "C13", dag=9)))


# --- the opposite -----------------------------------------------------------------------------

DRIE = ("C01", "C13", "C11")


def test_when_everything_speaks_for_it_is_asked_who_looked_for_the_opposite(lees_in: LeesIn) -> None:
    assert wat(lees_in(gesprek("x", *DRIE))) == [(7, "VT111")]


@pytest.mark.parametrize(
    ("bewijs", "rest"),
    [
        (("C01", "C13"), ""),
        (("C01", "C13", "C11, teken: tegen"), ""),
        (DRIE, "dekking: [{onderwerp: C01, gezocht: tegendeel, gevonden: nee}]"),
        (DRIE, "dekking: [{onderwerp: C30, gevonden: nee}]"),
    ],
)
def test_who_looked_for_it_or_found_it_is_not_asked(lees_in: LeesIn, bewijs: tuple[str, ...], rest: str) -> None:
    assert not wat(lees_in(gesprek("x", *bewijs, rest=rest)))


def test_a_habit_gets_one_line_in_a_file_that_counts_the_rest(lees_in: LeesIn) -> None:
    records = [gesprek(f"x{nr}", *DRIE, bron=f"b0{nr}", dag=nr) for nr in (1, 2, 3)]
    tekst = "".join(f"- {r.strip()}\n".replace("\n", "\n  ").rstrip() + "\n" for r in records)
    verslag = lees_in(tekst)
    assert [m.code for m in verslag.meldingen if m.code == "VT111"] == ["VT111"]
    assert "Zo ook op nog 2 plekken in dit bestand." in next(m.tekst for m in verslag.meldingen if m.code == "VT111")


# --- asked openly or not ----------------------------------------------------------------------


@pytest.mark.parametrize("onderwerp", ["trage-vergunningen", "C30"])
def test_who_writes_down_a_blocker_is_asked_whether_the_question_was_open(lees_in: LeesIn, onderwerp: str) -> None:
    assert wat(lees_in(gesprek("x", onderwerp))) == [(1, "VT112")]


@pytest.mark.parametrize(
    "antwoord", ["open_vraag_belemmeringen: ja", "open_vraag_belemmeringen: nee", "vorm: document"]
)
def test_who_filled_it_in_or_held_no_interview_is_not_asked(lees_in: LeesIn, antwoord: str) -> None:
    assert not wat(lees_in(gesprek("x", "trage-vergunningen", rest=antwoord)))


# --- one sentence -----------------------------------------------------------------------------


def test_one_sentence_for_and_against_the_same_is_pointed_out(lees_in: LeesIn) -> None:
    zin = "kern: De eigenaar belde terug."
    verslag = lees_in(gesprek("x", f"C01, {zin}", "C01, teken: tegen, kern: 'de eigenaar  belde terug'"))
    assert wat(verslag) == [(9, "VT113")]
    assert not wat(lees_in(gesprek("y", f"C01, {zin}", f"C13, teken: tegen, {zin}", bron="b02")))


@pytest.mark.parametrize("anders", ["spreker: b02", "wanneer: c1"])
def test_two_people_or_then_and_now_are_two_observations(lees_in: LeesIn, anders: str) -> None:
    zin = "kern: De eigenaar belde terug."
    tekst = gesprek("x", f"C01, {zin}", f"C01, teken: tegen, {zin}, {anders}", rest="bronnen: [b01, b02]")
    assert not wat(lees_in(tekst.replace("2026-09", "2026-12")))


def test_one_sentence_under_four_subjects_is_pointed_out_and_under_three_not(lees_in: LeesIn) -> None:
    zin = "kern: Het ging goed."
    vier = [f"{c}, {zin}" for c in ("C01", "C13", "C11", "C25, teken: tegen")]
    assert wat(lees_in(gesprek("x", *vier))) == [(11, "VT114")]
    assert not wat(lees_in(gesprek("y", *vier[1:], dag=15)))


# --- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Jan belde terug.", ["Jan"]),
        ("Gisteren zei Fatima el Idrissi dat het kon.", ["Fatima el Idrissi"]),
        ("Volgens mevrouw van der Berg kan het.", ["mevrouw van der Berg"]),
        ("Dhr. Peters en ir. K. de Boer waren erbij.", ["Dhr. Peters", "K. de Boer"]),
        ("Anne-Marie Smit uit de Kerkstraat 12.", ["Anne-Marie Smit", "Kerkstraat 12"]),
        ("Hij woont op 3771 XL.", ["3771 XL"]),
        ("De familie Jansen stopt.", ["familie Jansen"]),
        ("In 2027 GS besluit, en in 2028 PS.", []),
        ("De Rijksdienst en de Peel maken een Plan van Aanpak.", []),
        ("Elke boer wil door. Ben ik het mee eens.", []),
        ("De heer des huizes zei niets.", []),
        (
            "Boer Jansen en wethouder Van Dijk, volgens De Vries.",
            ["Boer Jansen", "wethouder Van Dijk", "volgens De Vries"],
        ),
        (
            "Fam. v.d. Berg; maatschap Van der Kolk; meneer jansen.",
            ["Fam. v.d. Berg", "maatschap Van der Kolk", "meneer jansen"],
        ),
        ("Jansens erf, dat van Elsinga en Willem-Jan Kok.", ["Willem-Jan Kok", "Jansens", "Elsinga"]),
        ("De gedeputeerde Landbouw, minister van Natuur en projectleider Veluwe.", []),
        ("Bij Barneveld, volgens Natuurmonumenten en Gedeputeerde Staten van Gelderland.", []),
    ],
)
def test_what_looks_like_a_person_is_found_and_what_does_not_is_left(tekst: str, gevonden: list[str]) -> None:
    assert list(lijkt_persoonlijk(tekst)) == gevonden


def test_the_name_of_an_area_is_no_person() -> None:
    assert list(lijkt_persoonlijk("Bij Sven in de buurt.")) == ["Sven"]
    assert not list(lijkt_persoonlijk("Bij Sven in de buurt.", {"Sven"}))


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at_and_what_is_found_stands_in_it(tekst: str) -> None:
    assert all(stuk in tekst for stuk in lijkt_persoonlijk(tekst))


@pytest.mark.parametrize(
    ("veld", "regel"),
    [("verrassing: Jan belde.", 9), ("afspraken: [{actie: Jan bellen, eigenaren: [trekker]}]", 9)],
)
def test_a_name_is_pointed_out_in_every_free_text_and_stops_nothing(
    lees_in: LeesIn, dossier: Dossier, veld: str, regel: int
) -> None:
    verslag = lees_in(gesprek("x", "C01", rest=veld))
    assert wat(verslag) == [(regel, "VT115")]
    assert "'Jan' lijkt op een naam" in verslag.meldingen[0].tekst
    assert any(r.sleutel == "x" for r in dossier.rijen())


def test_the_theory_is_read_for_names_too(lees_in: LeesIn) -> None:
    verslag = lees_in("{soort: actor, sleutel: trekker-d01, naam: Henk de Groot, actorsoort: rol}")
    assert wat(verslag) == [(1, "VT115")]


def test_contact_data_in_a_description_is_refused_as_in_every_text(lees_in: LeesIn) -> None:
    kop = "soort: actor, sleutel: x, naam: X, actorsoort: rol"
    verslag = lees_in(f"{{{kop}, omschrijving: bel 06-12345678}}")
    assert [m.code for m in verslag.fouten] == ["VT010"]


# --- cut short by YAML ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regel", "rest"),
    [
        ("verrassing: Zie punt #3 van de lijst.", "#3 van de lijst."),
        ("verrassing: Zie punt #3", "#3"),
        ("verrassing: Zie punt   # uitleg", ""),
        ("verrassing: Zie punt # uitleg", ""),
        ('verrassing: "Zie punt #3"', ""),
        ("verrassing: Zie punt#3", ""),
        ("verrassing: # later", ""),
    ],
)
def test_text_that_yaml_takes_for_a_remark_is_pointed_out(lees_in: LeesIn, regel: str, rest: str) -> None:
    verslag = lees_in(gesprek("x", "C01", rest=regel))
    gevonden = [m.tekst for m in verslag.meldingen if m.code == "VT116"]
    assert gevonden == ([f"wat na een los hekje staat, telt niet mee: '{rest}'."] if rest else [])


# --- when it is said --------------------------------------------------------------------------


def test_what_was_said_once_is_not_said_again(lees_in: LeesIn) -> None:
    tekst = gesprek("x", *DRIE)
    assert wat(lees_in(tekst)) == [(7, "VT111")]
    assert not wat(lees_in(tekst))
    assert wat(lees_in(tekst.replace("Bevinding x 0", "Beter gezegd"), herzie=True)) == [(7, "VT111")]
