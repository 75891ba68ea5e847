"""What happened to a subject, by date: everything that sessions and tables wrote down about it has a place."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.leerlus.gouden import afdeling_met, momenten
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.tijdlijn import tijdlijn

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

Doe = Callable[..., Any]


def test_an_intervention_is_tried_seen_adapted_and_seen_again(warmte: Path) -> None:
    rijen = tijdlijn(Verandergraaf.uit(warmte), "energiecoach").rijen
    stappen = [r.stap for r in rijen if r.stap]
    assert stappen == ["geprobeerd"] * 4 + ["gezien"] * 2 + ["aangepast", "opnieuw"]
    assert [r.datum for r in rijen] == sorted(r.datum for r in rijen)


@pytest.mark.parametrize("moment", [m for m, tekst in momenten("warmte").items() if "       past " in tekst])
def test_what_was_found_before_and_after_an_adaptation_is_that_of_the_prototype(warmte: Path, moment: str) -> None:
    (gouden,) = afdeling_met(momenten("warmte")[moment], "       past ")
    (rij,) = (
        r for r in tijdlijn(Verandergraaf.uit(warmte).tot_en_met(moment), "energiecoach") if r.stap == "aangepast"
    )
    assert gouden.partition(": ")[2] in rij.tekst


def test_a_signal_has_its_decision_what_was_done_and_what_was_found_since(met_agenda: Path) -> None:
    rijen = tijdlijn(Verandergraaf.uit(met_agenda), "vergunningen").rijen
    soorten = [r.aard for r in rijen if r.aard != "bevindingen"]
    assert soorten == ["signaal", "agendapunt", "agendapunt", "actie", "gedaan", "signaal", "stand"]
    assert rijen[-2].aard == "bevindingen", "found again after it was done"
    assert (rijen[-1].datum, rijen[-1].aard) == ("2028-03-31", "stand")
    assert rijen[-1].tekst.endswith("effect niet gezien: in 4 van de 4 opnieuw bekeken gebieden was het er nog.")


def test_a_letter_takes_the_history_of_those_it_came_from(warmte: Path) -> None:
    rijen = tijdlijn(Verandergraaf.uit(warmte), "f").rijen
    assert rijen[0].waar_staat == "A"
    assert any(r.waar_staat == "A1" for r in rijen), "its action is still late"


def test_a_question_reads_as_it_did_on_its_day(met_agenda: Path) -> None:
    rij = next(r for r in tijdlijn(Verandergraaf.uit(met_agenda), "trage-vergunningen").rijen if r.aard == "leervraag")
    assert rij.datum == "2026-10-13"
    assert rij.tekst.endswith("terwijl eigenaren afwachten?"), "changed in B7, a year later"


def test_it_stops_at_the_day_that_is_asked(met_agenda: Path) -> None:
    graaf = Verandergraaf.uit(met_agenda)
    assert all(r.datum <= "2027-03-01" for r in tijdlijn(graaf, "A", op="2027-03-01"))
    assert len(tijdlijn(graaf, "A", op="2027-03-01")) < len(tijdlijn(graaf, "A"))


@pytest.mark.parametrize("onderwerp", ["B8", "b1-1", "C07", "trage-vergunningen", "kernteam-van-niets", "Z"])
def test_any_name_is_found_or_said_to_be_wrong(met_agenda: Path, onderwerp: str) -> None:
    graaf = Verandergraaf.uit(met_agenda)
    if onderwerp in ("kernteam-van-niets", "Z"):
        with pytest.raises(AanroepFout, match="staat niet in het dossier"):
            tijdlijn(graaf, onderwerp)
    else:
        assert tijdlijn(graaf, onderwerp).rijen


def test_a_session_has_all_that_it_did(besloten: Verandergraaf, met_agenda: Path) -> None:
    rijen = tijdlijn(besloten, "b8").rijen
    aantallen = Counter(r.aard for r in rijen)
    assert aantallen == {
        "bijeenkomst": 1,
        "agendapunt": 3,
        "reactie": 4,
        "actie": 1,
        "besluit": 7,
        "redactie": 1,
        "versie": 1,
    }
    assert {r.datum for r in rijen} == {"2028-01-18"}


def test_what_is_written_for_later_is_there(hier: Doe, tmp_path: Path) -> None:
    hier("nieuw", "d.sqlite", "--voorbeeld", "mini")
    (tmp_path / "b.yaml").write_text("bijeenkomst: B9\ndatum: 2029-01-09\nvervallen_omdat: Griep.\n", encoding="utf-8")
    assert hier("notulen", "b.yaml").code == 0
    assert "ging niet door: Griep." in hier("tijdlijn", "B9").uit
    (tmp_path / "s.yaml").write_text(
        "[{soort: actor, sleutel: t, naam: Tafel, actorsoort: tafel}, {soort: signaal, sleutel: s, sinds: 2029-02-01, "
        "over: trage-vergunningen, vraag: Wie?, gevraagd_van: t, eigenaar: projecttrekker}]",
        encoding="utf-8",
    )
    assert hier("importeer", "s.yaml").code == 0
    assert "1 signaal is van daarna (s): verandertheorie signalen --op 2029-02-01" in hier("signalen").uit
    assert hier("tijdlijn", "s").uit.splitlines()[2].startswith("2029-02-01")
