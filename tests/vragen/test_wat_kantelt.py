"""The smallest finding that tips a claim: checked by adding every possible finding to the dossier for real."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.soorten import RECORD
from verandertheorie.model.waarden import Teken
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.kantelen import Kantelpunt, wat_kantelt

GraafVan = Callable[..., Verandergraaf]
KRACHTEN = ("zwak", "matig", "sterk", "zeer_sterk")

TEKENS: tuple[Teken, ...] = ("voor", "tegen")

EEN_GEBIED = (
    HULP_EN_MOED
    + HULP_GEEFT_MOED
    + WACHTEN
    + """\
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied}
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-01-31}
- {soort: aanname, sleutel: geld, naam: Genoeg geld, aannamesoort: capaciteit}
"""
)
NERGENS = EEN_GEBIED + "- {soort: inzet, interventie: hulp, gebied: D02, van: 2026-01-01}\n"
NERGENS += "- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied, binnen_scope: nee}\n"


def _woord(graaf: Verandergraaf, bewering: str) -> str:
    return beoordeling(graaf).bewering(bewering).woord.rekenstatus


def _met(graaf: Verandergraaf, bewering: str, gebied: str, teken: str, bewijskracht: str) -> Verandergraaf:
    """The dossier with one more record: a voice of its own, without a perspective, in the cycle of the graph."""
    dag = next(c.van for c in graaf.cycli if c.nummer == graaf.t)
    bewijs = {"onderwerp": bewering, "teken": teken, "kern": "k", "bewijskracht": bewijskracht}
    kop = {"soort": "registratie", "id": "nieuw", "vorm": "document", "interventie": "geen"}
    nieuw = RECORD.validate_python({**kop, "datum": dag, "gebied": gebied, "bewijs": [bewijs]})
    return Verandergraaf.van((*graaf.alles, nieuw), tot_en_met=graaf.cyclus)


def _geprobeerd(graaf: Verandergraaf, bewering: str) -> tuple[Kantelpunt, ...]:
    """Every finding of the weakest strength that changes the word, by trying them all."""
    was = _woord(graaf, bewering)

    def van_sterkte(bewijskracht: str) -> Iterator[Kantelpunt]:
        for gebied, teken in product(graaf.deelgebieden, TEKENS):
            wordt = _woord(_met(graaf, bewering, gebied, teken, bewijskracht), bewering)
            if wordt != was:
                yield Kantelpunt(bewering, gebied, teken, bewijskracht, was, wordt)

    return next((rijen for k in KRACHTEN if (rijen := tuple(van_sterkte(k)))), ())


def test_it_names_every_weakest_finding_that_changes_the_word_and_no_other(mini: Path) -> None:
    graaf = Verandergraaf.uit(mini)
    antwoorden = {s: wat_kantelt(graaf, s).rijen for s in graaf.stellingen}
    assert antwoorden == {s: _geprobeerd(graaf, s) for s in graaf.stellingen}
    assert any(antwoorden.values())


@pytest.mark.parametrize("code", ["C01", "C04", "C07"])
def test_the_same_in_the_example_where_interventions_run_in_some_areas_only(voorbeeld: Path, code: str) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    antwoord = wat_kantelt(graaf, code)
    assert antwoord.rijen == _geprobeerd(graaf, next(s.sleutel for s in graaf.stellingen.values() if s.code == code))


@pytest.mark.parametrize("cyclus", ["c1", "c3"])
def test_the_same_as_of_an_earlier_cycle(voorbeeld: Path, cyclus: str) -> None:
    graaf = Verandergraaf.uit(voorbeeld, tot_en_met=cyclus)
    assert wat_kantelt(graaf, "C04").rijen == _geprobeerd(graaf, "ruo-samenwerking.activeert.een-aanspreekpunt")


def test_every_row_is_a_sentence_with_the_words_of_the_glossary(graaf_van: GraafVan) -> None:
    antwoord = wat_kantelt(graaf_van(EEN_GEBIED), "C1")
    assert {(r.teken, r.bewijskracht, r.was) for r in antwoord} == {
        ("voor", "matig", "nog_niet_getoetst"),
        ("tegen", "matig", "nog_niet_getoetst"),
    }
    assert all(f"eerste aanwijzing {kant}" in str(antwoord) for kant in ("dat het klopt", "dat het niet klopt"))
    assert "_" not in str(antwoord)
    assert antwoord.zinnen[0].startswith("Het woord voor C1 is nu 'nog niet getoetst'.")


def test_when_no_single_finding_can_tip_it_one_sentence_says_so(graaf_van: GraafVan) -> None:
    """The intervention runs in no area that counts."""
    antwoord = wat_kantelt(graaf_van(NERGENS), "C1")
    assert antwoord.rijen == ()
    assert antwoord.zinnen == (
        "Het woord voor C1 is nu 'nog niet getoetst'. Geen enkele nieuwe bevinding kan dat op zichzelf veranderen.",
        "Er is geen gebied waar de bewering kan gelden.",
    )


def test_a_factor_has_no_status_word_to_tip(graaf_van: GraafVan) -> None:
    with pytest.raises(AanroepFout, match="'wachten' is een factor"):
        wat_kantelt(graaf_van(EEN_GEBIED), "wachten")


@pytest.mark.parametrize("onderwerp", ["geld", "C9", "hulp > activeert > hulp"])
def test_what_has_no_evidence_or_does_not_exist_is_a_wrong_question(graaf_van: GraafVan, onderwerp: str) -> None:
    with pytest.raises(AanroepFout):
        wat_kantelt(graaf_van(EEN_GEBIED), onderwerp)
