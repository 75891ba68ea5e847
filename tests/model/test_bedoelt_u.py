"""What may be meant by a name that nothing has: a slip is helped, another thing or the opposite is never offered."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.model.verwijzing import Mis, Namenlijst

FACTOREN = {
    "trage-vergunningen": ("Trage vergunningverlening", "vergunning duurt lang"),
    "gescheiden-geldstromen": ("Gescheiden geldstromen",),
    "onduidelijke-liaisonrol": ("Onduidelijke liaisonrol",),
    "tijdgebrek": ("Weinig tijd voor leren",),
    "mandaat-grondaankoop": ("Geen mandaat voor grondaankoop",),
    "vroeg-overleg": ("Overleg begint vroeg",),
}


def lijst() -> Namenlijst:
    """Some factors, and a claim in whose sentence the words of their names stand as well."""
    namen = Namenlijst()
    for sleutel, woorden in FACTOREN.items():
        namen.voeg_toe("systemische_factor", sleutel, woorden)
    zin = "De liaisonrol en de geldstromen hangen samen met de uitvoering."
    namen.voeg_toe("bewering", "onduidelijke-liaisonrol.belemmert.tijdgebrek", (zin,), code="C40")
    for nr in (1, 2, 4):
        namen.voeg_toe("gebied", f"D{nr:02}", (f"Deelgebied {nr:02}",))
        namen.voeg_toe("leercyclus", f"c{nr}", (f"2026-Q{nr}",))
    return namen


def bedoeld(tekst: str, *naar: str) -> tuple[str, ...]:
    uitkomst = lijst().zoek(tekst, naar or ("bewering", "systemische_factor", "aanname"))
    assert isinstance(uitkomst, Mis), uitkomst
    assert uitkomst.remedie.startswith("Bedoelt u") == bool(uitkomst.bedoeld)
    return uitkomst.bedoeld


@pytest.mark.parametrize(
    ("tekst", "naar"),
    [
        ("Deelgebied 03", "gebied"),
        ("Deelgebied nul drie", "gebied"),
        ("deelgebied drie", "gebied"),
        ("deelgebied", "gebied"),
        ("D03", "gebied"),
        ("2025-Q4", "leercyclus"),
        ("2027-Q1", "leercyclus"),
        ("2026-Q3", "leercyclus"),
        ("c3", "leercyclus"),
    ],
)
def test_another_number_is_another_thing(tekst: str, naar: str) -> None:
    assert bedoeld(tekst, naar) == ()


@pytest.mark.parametrize(
    "tekst",
    [
        "snelle vergunningverlening",
        "snelle-vergunningen",
        "vlotte vergunningverlening",
        "vergunning duurt kort",
        "gedeelde geldstromen",
        "duidelijke liaisonrol",
        "veel tijd voor leren",
        "genoeg tijd voor leren",
        "wel mandaat voor grondaankoop",
        "overleg begint laat",
    ],
)
def test_the_opposite_is_never_offered(tekst: str) -> None:
    assert bedoeld(tekst) == ()


@pytest.mark.parametrize(
    ("tekst", "sleutel"),
    [
        ("liaisonrol", "onduidelijke-liaisonrol"),
        ("Liaisonrol", "onduidelijke-liaisonrol"),
        ("geldstromen", "gescheiden-geldstromen"),
        ("mandaat", "mandaat-grondaankoop"),
        ("trage vergunningverlenning", "trage-vergunningen"),
        ("vergunning duurd lang", "trage-vergunningen"),
        ("onduidelike liaisonrol", "onduidelijke-liaisonrol"),
    ],
)
def test_a_slip_or_a_whole_word_of_one_name_is_a_good_hint(tekst: str, sleutel: str) -> None:
    assert bedoeld(tekst) == (sleutel,)


@pytest.mark.parametrize(("tekst", "sleutel"), [("D0I", "D01"), ("d1", "D01"), ("deelgebied O1", "D01")])
def test_the_same_number_written_otherwise_is_a_good_hint(tekst: str, sleutel: str) -> None:
    assert bedoeld(tekst, "gebied") == (sleutel,)


WOORD = st.sampled_from(["deelgebied", "fase", "loket", "ploeg", "kern van route", "D", "c", "b", "2026-Q", "boer-"])
NAAM = st.builds(
    lambda woord, nr, wit: f"{woord}{wit}{nr}", WOORD, st.integers(0, 120), st.sampled_from(["", " ", " 0"])
)


@given(st.lists(NAAM, min_size=1, max_size=8, unique=True), NAAM, st.integers(0, 8))
def test_no_hint_has_other_digits_than_what_was_typed(namen: list[str], tekst: str, weg: int) -> None:
    geschreven = tekst if tekst[weg : weg + 1].isdigit() else tekst[:weg] + tekst[weg + 1 :]  # a letter forgotten
    for hint in Namenlijst.lijken_op(geschreven, namen):
        assert _cijfers(hint) == _cijfers(geschreven)


def _cijfers(naam: str) -> list[int]:
    return sorted(int(cijfers) for cijfers in re.findall(r"\d+", naam))
