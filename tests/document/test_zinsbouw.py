"""Sentences of claims keep their Dutch."""

import pytest

from verandertheorie.uitvoer.document.blokken import Tekst
from verandertheorie.uitvoer.document.zinsbouw import als_dan, omdat_middel, omdat_redenering


def _gelezen(tekst: Tekst) -> str:
    return "".join(f"*{d.tekst}*" if d.vet else d.tekst for d in tekst)


@pytest.mark.parametrize(
    ("zin", "gelezen"),
    [
        ("Als maatwerk mag, gaat het sneller.", "*Als* maatwerk mag, *dan* gaat het sneller."),
        ("Als maatwerk mag, dan gaat het sneller.", "Als maatwerk mag, dan gaat het sneller."),
        ("Zolang het duurt, tekent niemand.", "Zolang het duurt, tekent niemand."),
        ("Als A, B en C samen gaan, groeit D.", "Als A, B en C samen gaan, groeit D."),
        ("Als het kan, gaat het, omdat het mag.", "*Als* het kan, *dan* gaat het, *omdat* het mag."),
        ("Het werkt, mits men wil, tenzij het regent.", "Het werkt, *mits* men wil, *tenzij* het regent."),
        ("Het werkt omdat A omdat B.", "Het werkt omdat A omdat B."),
        ("Werkt het?", "Werkt het?"),
    ],
)
def test_a_sentence_gets_its_conjunctions_in_bold_and_stays_the_sentence(zin: str, gelezen: str) -> None:
    assert _gelezen(als_dan(zin)) == gelezen


def test_a_reason_is_added_where_the_sentence_gives_none() -> None:
    erbij = omdat_redenering("dit is van mij")
    assert _gelezen(als_dan("Het werkt, tenzij het regent.", omdat=erbij)) == (
        "Het werkt, *omdat* mensen dan denken: ‘dit is van mij’, *tenzij* het regent."
    )
    assert _gelezen(als_dan("Het werkt, omdat het moet.", omdat=erbij)) == "Het werkt, *omdat* het moet."
    assert omdat_middel("één vast gezicht.") == "mensen er dit voor in handen krijgen: één vast gezicht"


def test_what_is_in_the_way_is_added_as_a_sentence_of_its_own() -> None:
    gelezen = _gelezen(als_dan("Het werkt.", mits=["NOVEX-gebied"], tenzij=["Trage regels (C1)", "Geen geld (C2)"]))
    assert gelezen == (
        "Het werkt. *Mits* dit geldt: NOVEX-gebied. *Tenzij* dit in de weg zit: trage regels (C1) of geen geld (C2)."
    )
    assert _gelezen(als_dan("Het werkt, tenzij het regent.", tenzij=["x"])) == "Het werkt, *tenzij* het regent."
