"""Goals: what is missing stands first, what was never a goal stays out, and what is filled in is shown as written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.theorie import Uitkomst
from verandertheorie.vragen.doelscherpte import SCHERPTE, doelscherpte

GraafVan = Callable[..., Verandergraaf]

CYCLUS = "- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-01-31}\n"
SCHERP = "wie: trekkers, wat: een besluit, wanneer: voor mei, waaraan_zichtbaar: het verslag"


def _doel(sleutel: str, rest: str = "", niveau: str = "proces") -> str:
    return f"- {{soort: uitkomst, sleutel: {sleutel}, naam: Doel {sleutel}, niveau: {niveau}{rest and ', ' + rest}}}\n"


def test_the_example_lacks_what_the_story_says_and_nothing_else(voorbeeld: Path) -> None:
    rijen = doelscherpte(Verandergraaf.uit(voorbeeld))
    assert [(r.uitkomst, r.niet_ingevuld) for r in rijen] == [
        ("versnelling-uitvoering", ("wanneer", "waaraan_zichtbaar")),
        ("maatregelen-uitgevoerd", ("wanneer",)),
        ("vertrouwen-samenwerking", ("waaraan_zichtbaar",)),
        ("afspraken-grond", ()),
        ("handelingsperspectief-trekkers", ()),
        ("lerend-vermogen", ()),
        ("praktijk-beleid", ()),
        ("regels-aangepast", ()),
    ]


def test_the_sentences_say_how_many_goals_are_not_sharp_and_what_the_main_goal_lacks(voorbeeld: Path) -> None:
    assert doelscherpte(Verandergraaf.uit(voorbeeld)).zinnen == (
        "Van 8 doelen zijn er 3 nog niet scherp. Niet ingevuld: wanneer (2), waaraan te zien (2).",
        "Het hoofddoel 'Uitvoering gaat sneller en is sterker' zegt nog niet: wanneer, waaraan te zien.",
    )


def test_an_effect_that_nobody_wanted_is_no_goal(graaf_van: GraafVan) -> None:
    antwoord = doelscherpte(graaf_van(CYCLUS + _doel("leunen", "bedoeld: nee")))
    assert len(antwoord) == 0
    assert antwoord.zinnen == (
        "Er staat nog geen bedoelde uitkomst in de theorie. Lees eerst de theorie in met 'importeer'.",
    )


def test_least_sharp_first_then_the_main_goal_then_by_key(graaf_van: GraafVan) -> None:
    een_leeg = "wie: wij, wat: iets, wanneer: ooit"
    tekst = _doel("b", een_leeg) + _doel("a", een_leeg) + _doel("z", een_leeg, "hoofddoel") + _doel("y")
    rijen = doelscherpte(graaf_van(CYCLUS + tekst + _doel("aa", SCHERP)))
    assert [(r.uitkomst, len(r.niet_ingevuld)) for r in rijen] == [("y", 4), ("z", 1), ("a", 1), ("b", 1), ("aa", 0)]


def test_what_is_filled_in_is_shown_as_it_was_written(graaf_van: GraafVan) -> None:
    (rij,) = doelscherpte(graaf_van(CYCLUS + _doel("a", "wie: trekkers, waaraan_zichtbaar: het verslag")))
    assert (rij.wie, rij.wat, rij.wanneer, rij.waaraan_zichtbaar) == ("trekkers", None, None, "het verslag")
    assert rij.mist == "wat, wanneer"


def test_when_all_goals_are_sharp_it_says_so(graaf_van: GraafVan) -> None:
    een = doelscherpte(graaf_van(CYCLUS + _doel("a", SCHERP)))
    twee = doelscherpte(graaf_van(CYCLUS + _doel("a", SCHERP) + _doel("b", SCHERP)))
    assert een.zinnen == ("Alle doelen zijn scherp: bij het ene doel staat wie, wat, wanneer en waaraan te zien.",)
    assert twee.zinnen == ("Alle doelen zijn scherp: bij alle 2 staat wie, wat, wanneer en waaraan te zien.",)


def test_one_goal_that_is_not_sharp_reads_well(graaf_van: GraafVan) -> None:
    assert doelscherpte(graaf_van(CYCLUS + _doel("a"))).zinnen == (
        "Van 1 doel is er 1 nog niet scherp. Niet ingevuld: wie (1), wat (1), wanneer (1), waaraan te zien (1).",
    )


def test_class_and_domain_choose_the_goals(voorbeeld: Path) -> None:
    vertrouwen = doelscherpte(Verandergraaf.uit(voorbeeld, filter=Filter(klasse=("vertrouwen",))))
    beleid = doelscherpte(Verandergraaf.uit(voorbeeld, filter=Filter(domein=("beleidsinteractie",))))
    assert [r.uitkomst for r in vertrouwen] == ["vertrouwen-samenwerking"]
    assert [r.uitkomst for r in beleid] == ["versnelling-uitvoering", "praktijk-beleid", "regels-aangepast"]


def test_a_choice_without_goals_says_how_to_go_on(voorbeeld: Path) -> None:
    antwoord = doelscherpte(Verandergraaf.uit(voorbeeld, filter=Filter(klasse=("spelregel",))))
    assert antwoord.zinnen == ("Geen enkel doel past bij deze keuze. Vraag opnieuw zonder --klasse en --domein.",)


@pytest.mark.parametrize("deel", SCHERPTE)
def test_every_part_is_a_field_of_an_outcome(deel: str) -> None:
    assert deel in Uitkomst.model_fields
