"""Groups of voices beside each other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.groepsverschil import groepsverschil


def _tien_en_tien(hier: int, daar: int) -> str:
    """Ten sources of the Rijk and ten entrepreneurs; of each so many name the claim, all of them the blocker."""
    delen = [TWEE_GEBIEDEN, TWEE_CYCLI, HULP_EN_MOED, HULP_GEEFT_MOED, WACHTEN]
    for letter, soort, noemt in (("r", "rijk", hier), ("o", "ondernemer", daar)):
        for nr in range(10):
            wie = f"{letter}{nr}"
            over = ", ".join(
                f"{{onderwerp: {o}, teken: voor, kern: Zo was het.}}"
                for o in (["C1"] if nr < noemt else []) + ["wachten"]
            )
            delen.append(
                f"- {{soort: bron, pseudoniem: {wie}, rol: x, organisatiesoort: {soort}, geinformeerd: ja}}\n"
                f"- {{soort: registratie, datum: 2026-01-1{nr % 9}, gebied: D0{nr % 2 + 1}, bron: {wie}, "
                f"interventie: hulp, bewijs: [{over}]}}\n"
            )
    return "".join(delen)


def test_what_one_group_names_and_the_other_does_not_is_a_difference(graaf_van: Callable[..., Verandergraaf]) -> None:
    rijen = groepsverschil(graaf_van(_tien_en_tien(9, 0)))
    assert {(r.onderwerp, r.hier, r.elders) for r in rijen} == {
        ("hulp.activeert.moed", "9 van 10", "0 van 10"),
        ("hulp.activeert.moed", "0 van 10", "9 van 10"),
    }


def test_what_ten_have_from_one_is_told_by_one_voice(graaf_van: Callable[..., Verandergraaf]) -> None:
    verteld = _tien_en_tien(0, 0)
    for nr in range(10):
        van_r0 = "" if nr == 0 else "ontleend_aan: [v0], "
        verteld += (
            f"- {{soort: registratie, id: v{nr}, datum: 2026-01-2{nr}, gebied: D01, bron: r{nr}, interventie: hulp, "
            f"{van_r0}bewijs: [{{onderwerp: C1, teken: voor, kern: Zo was het.}}]}}\n"
        )
    antwoord = groepsverschil(graaf_van(verteld), alles=True)
    assert antwoord.rijen == ()
    assert antwoord.zinnen[0].startswith("Niets is door twee stemmen genoemd en door twee andere niet")


def test_who_sat_there_and_said_nothing_is_not_one_who_does_not_name_it(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    samen = "".join(
        f"- {{soort: registratie, datum: 2026-01-2{nr}, gebied: D01, bronnen: [r{nr}, stil{nr}], interventie: hulp, "
        "bewijs: [{onderwerp: C1, teken: voor, kern: Zo was het.}]}\n"
        f"- {{soort: bron, pseudoniem: stil{nr}, rol: x, organisatiesoort: rijk, geinformeerd: ja}}\n"
        for nr in range(9)
    )
    rijen = groepsverschil(graaf_van(_tien_en_tien(0, 0) + samen))
    assert {(r.groep, r.hier, r.elders) for r in rijen} == {
        ("Rijk", "9 van 10", "0 van 10"),
        ("ondernemer", "0 van 10", "9 van 10"),
    }


def test_many_voices_of_one_group_are_not_too_few(graaf_van: Callable[..., Verandergraaf]) -> None:
    alleen_rijk = _tien_en_tien(5, 0).replace("organisatiesoort: ondernemer", "organisatiesoort: rijk")
    assert groepsverschil(graaf_van(alleen_rijk)).zinnen == (
        "Alleen Rijk heeft al twee stemmen, dus per perspectief valt er niets te vergelijken.",
    )


def test_what_both_name_alike_is_none_and_it_says_how_near(graaf_van: Callable[..., Verandergraaf]) -> None:
    antwoord = groepsverschil(graaf_van(_tien_en_tien(6, 5)))
    assert antwoord.rijen == ()
    assert antwoord.zinnen[0].startswith("Geen verschil per perspectief dat groter is dan toeval, in 2 vakken")
    assert antwoord.zinnen[1].startswith("Dat zegt niet dat groepen hetzelfde zeggen")
    assert len(groepsverschil(graaf_van(_tien_en_tien(6, 5)), alles=True)) == 2


def test_one_large_group_is_no_want_of_sources(graaf_van: Callable[..., Verandergraaf]) -> None:
    een = _tien_en_tien(6, 5).replace("organisatiesoort: ondernemer", "organisatiesoort: rijk")
    assert groepsverschil(graaf_van(een)).zinnen == (
        "Alleen Rijk heeft al twee stemmen, dus per perspectief valt er niets te vergelijken.",
    )


def test_it_says_by_what_sources_can_be_grouped_and_when_there_are_too_few(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    with pytest.raises(AanroepFout, match="perspectief, rol, kerngebied, gebied"):
        groepsverschil(graaf_van(TWEE_GEBIEDEN), "leeftijd")
    assert groepsverschil(graaf_van(TWEE_GEBIEDEN)).zinnen == (
        "Geen groep heeft al twee stemmen, dus per perspectief valt er niets te vergelijken.",
    )


@pytest.mark.parametrize("per", ["perspectief", "rol", "kerngebied", "gebied"])
def test_on_the_example_nothing_is_called_a_difference(voorbeeld: Path, per: str) -> None:
    assert groepsverschil(Verandergraaf.uit(voorbeeld), per).rijen == ()
