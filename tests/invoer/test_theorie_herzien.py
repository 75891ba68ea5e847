"""What a correction of the theory changes: from a cycle on, or as if it had always been so; and what becomes theory."""

from collections.abc import Callable

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag

pytest_plugins = ("tests.invoer.teksten",)

LeesIn = Callable[..., Importverslag]
ACTOR = "{soort: actor, sleutel: proef, naam: NAAM, actorsoort: rol, sinds: SINDS}"


def graaf(d: Dossier, cyclus: str) -> Verandergraaf:
    return Verandergraaf.van(lees_records(d.rijen()), tot_en_met=cyclus)


def test_a_later_sinds_holds_from_then_on_and_herzie_within_one_sinds_holds_backwards(
    dossier: Dossier, lees_in: LeesIn
) -> None:
    lees_in(ACTOR.replace("NAAM", "Eerst").replace("SINDS", "c1"))
    assert not lees_in(ACTOR.replace("NAAM", "Later").replace("SINDS", "c2")).fouten
    assert [graaf(dossier, c).naam("proef") for c in ("c1", "c2")] == ["Eerst", "Later"]
    beter = ACTOR.replace("NAAM", "Beter").replace("SINDS", "c1")
    assert [m.code for m in lees_in(beter).fouten] == ["VT025"]
    assert len(lees_in(beter, herzie=True).herzien) == 1
    assert [graaf(dossier, c).naam("proef") for c in ("c1", "c2")] == ["Beter", "Later"]


@pytest.mark.parametrize("geschreven", [False, True])
def test_a_candidate_becomes_theory_with_all_that_was_said_of_it(
    dossier: Dossier, lees_in: LeesIn, geschreven: bool
) -> None:
    pijl = "tijdgebrek > belemmert > grondexpertise"
    gehoord = f"""\
        soort: registratie
        id: d01-x
        datum: 2026-09-14
        gebied: D01
        bron: b01
        interventie: grondexpertise
        bewijs:
          - {{onderwerp: {pijl}, teken: voor, kern: Er was geen tijd.}}
        """
    bewering = "{soort: bewering, van: tijdgebrek, relatie: belemmert, naar: grondexpertise, tekst: Geen tijd, LAAG}"
    if geschreven:
        lees_in(bewering.replace("LAAG", "laag: kandidaat"))
    assert not lees_in(gehoord).fouten
    sleutel = "tijdgebrek.belemmert.grondexpertise"
    voor = graaf(dossier, "c2").stellingen[sleutel]
    assert voor.laag == "kandidaat"
    assert not lees_in(bewering.replace("LAAG", "sinds: c2")).fouten
    toen, nu = graaf(dossier, "c1"), graaf(dossier, "c2")
    assert (toen.stellingen[sleutel].laag, nu.stellingen[sleutel].laag) == ("kandidaat", "theorie")
    assert len(toen.vondsten(sleutel)) == len(nu.vondsten(sleutel)) == 1
