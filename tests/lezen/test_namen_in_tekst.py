"""Whether a text names somebody from the key: full names in any shape, surnames with care, first names with doubt."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from verandertheorie.lezen.namen_in_tekst import TITELS, TUSSENVOEGSELS, TWIJFEL, Namenzoeker, vouw
from verandertheorie.lezen.sleutelbestand import Persoon


def _hoe(naam: str, tekst: str, *gewoon: str) -> str | None:
    return Namenzoeker([Persoon("b1", naam)], frozenset(gewoon)).zoek(tekst).get("b1")


@pytest.mark.parametrize(
    "naam", ["Zoë van der Müller-Kist", "van der Müller-Kist, Zoë", "dhr. Zoë van der Müller-Kist"]
)
@pytest.mark.parametrize(
    "tekst",
    [
        "Zoë van der Müller-Kist belde.",
        "zoe van der muller kist belde",
        "ZOË MÜLLER",
        "Müller, Zoë",
        "Zo\u00ab\u00bb zei Zoe\u0308 W. Muller",
        "dat zei Z. van der Müller",
        "gesprek-zoe-muller",
        "Zoë\u00a0Mül\u00adler",
    ],
)
def test_a_full_name_is_found_however_it_is_written(naam: str, tekst: str) -> None:
    assert _hoe(naam, tekst) == "voor- en achternaam"


@pytest.mark.parametrize(
    ("naam", "tekst", "hoe"),
    [
        ("Jan Jansen", "Volgens Jansen kan het.", "achternaam"),
        ("Jan Jansen", "volgens jansen kan het.", "achternaam"),
        ("Jan Jansen", "De jansenist zei niets.", None),
        ("Jan Xanthor", "Volgens Xanthor kan het.", "achternaam"),
        ("Jan Xanthor", "volgens xanthor kan het.", TWIJFEL),
        ("Piet de Boer", "De boer wil wel. Een boer niet.", None),
        ("Piet de Boer", "Dat wil De Boer niet.", TWIJFEL),
        ("Piet de Boer", "dat wil piet de boer niet.", "voor- en achternaam"),
        ("Piet de Boer", "Dat wil P. de Boer niet.", "voor- en achternaam"),
        ("Piet de Boer", "Piet kwam langs.", None),
        ("Piet de Boer", "Toen kwam Piet langs.", TWIJFEL),
        ("Mei Li", "In mei lig ik.", None),
        ("Anna van Dongen", "Het plan voor Dongen is klaar.", TWIJFEL),
        ("Anna van Dongen", "Volgens Anna uit Dongen.", TWIJFEL),
        ("Sanne", "Toen kwam Sanne.", TWIJFEL),
        ("Piet Prof", "Toen zei piet prof dat.", "voor- en achternaam"),
        ("prof. dr. Piet de Heer", "Toen zei piet heer dat.", "voor- en achternaam"),
        ("Piet de Heer", "De heer van hiernaast.", None),
        ("Kim Ten", "dat zei Kim Ten.", "voor- en achternaam"),
        ("Jan Jansen MSc", "Volgens jansen kan het.", "achternaam"),
        ("Jan Jansen MSc", "Een MSc is genoeg.", None),
    ],
)
def test_what_is_another_word_too_is_doubted_and_only_when_written_as_a_name(
    naam: str, tekst: str, hoe: str | None
) -> None:
    assert _hoe(naam, tekst) == hoe


def test_a_surname_that_is_a_place_here_is_doubted() -> None:
    assert _hoe("An Zwartehoek", "In Zwartehoek is gesproken.") == "achternaam"
    assert _hoe("An Zwartehoek", "In Zwartehoek is gesproken.", "zwartehoek") == TWIJFEL


NAAMDEEL = st.text(st.characters(min_codepoint=0x61, max_codepoint=0x17F), min_size=4, max_size=9).filter(
    lambda t: t.islower() and vouw(t).isalpha() and len(vouw(t)) >= 4
)
SCHRIJFWIJZE = st.sampled_from(
    [str.upper, str.title, str.casefold, lambda t: unicodedata.normalize("NFD", t), vouw, lambda t: t]
)


@given(
    voor=NAAMDEEL, achter=NAAMDEEL, schrijf=SCHRIJFWIJZE, tussen=st.sampled_from([" ", " van der ", "-", "\n", " J. "])
)
def test_any_given_name_with_a_surname_is_found_in_any_writing(
    voor: str, achter: str, schrijf: "st.SearchStrategy[str]", tussen: str
) -> None:
    assume(vouw(voor) not in TITELS | TUSSENVOEGSELS)
    tekst = f"Toen zei {schrijf(voor)}{tussen}{schrijf(achter)} dat het lukte."  # type: ignore[operator]
    assert _hoe(f"{voor.title()} {achter.title()}", tekst) == "voor- en achternaam"


@given(voor=NAAMDEEL, achter=NAAMDEEL, tekst=st.text(max_size=80))
def test_nothing_is_found_where_no_word_is_a_part_of_the_name(voor: str, achter: str, tekst: str) -> None:
    assume(vouw(voor) not in vouw(tekst) and vouw(achter) not in vouw(tekst))
    assert _hoe(f"{voor.title()} {achter.title()}", tekst) is None
