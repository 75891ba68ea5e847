"""The jobs of the measurement do what they say, on a little of their data: a model that changes breaks them here."""

from pathlib import Path

import pytest

from tests.prestatie.exceltaken import meet as meet_excel
from tests.prestatie.kaarttaken import KLEIN, maak_graaf
from tests.prestatie.schaaltaken import meet as meet_schaal
from tests.prestatie.taken import PARTIJEN, maak_gegevens, verwacht

WEINIG = maak_gegevens(0.002, met_tekst=True)


@pytest.mark.parametrize("naam", ["networkx", "graaf"])
def test_each_party_gives_the_answer_that_follows_from_the_data(naam: str) -> None:
    partij = PARTIJEN[naam]
    assert partij.tel(partij.bouw(partij.invoer(WEINIG))) == verwacht(WEINIG)


def test_what_is_kept_in_a_file_gives_the_same_answer_for_all_and_for_one(tmp_path: Path) -> None:
    partij, pad = PARTIJEN["graaf"], tmp_path / "klein.sqlite"
    partij.bewaar(partij.invoer(WEINIG), pad)
    van, naar = WEINIG.bewijs[0].van, WEINIG.bewijs[0].naar
    alles = partij.tel(partij.open(pad))
    assert alles == verwacht(WEINIG)
    een = {waar: n for waar, n in alles.items() if waar[0] == WEINIG.bewijs[0].bewering}
    assert partij.tel_een(partij.open(pad), van, naar) == een


def test_the_theory_of_the_map_has_the_nodes_and_findings_it_is_asked_for() -> None:
    graaf = maak_graaf(KLEIN)
    assert len(graaf.knopen) == KLEIN
    assert sum(len(graaf.vondsten(s)) for s in graaf.stellingen) == 3 * len(graaf.stellingen)


@pytest.mark.proces
def test_every_way_to_read_the_workbook_gives_the_same_records() -> None:
    assert meet_excel(20, 1).zelfde_antwoord


def test_every_engine_gives_the_same_judgements_from_the_same_findings() -> None:
    assert meet_schaal(200, 1).zelfde_antwoord
