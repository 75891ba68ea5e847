"""The whole example, cycle by cycle, against outcomes that were computed without this program.

``tests/gouden/uitkomsten.json`` comes from an independent sketch of the method (``reken.py`` of the design), run on the
same YAML as ``voorbeelden/extra-rijksinzet``. It is the truth here: never renew it from this program.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.belemmeringen import Terugkerend, helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import Stand, stand_van_beweringen

GOUD: Mapping[str, Any] = json.loads((Path(__file__).parents[1] / "gouden" / "uitkomsten.json").read_text("utf-8"))
CYCLI = tuple(GOUD)
KANDIDAAT = "een-aanspreekpunt.leidt_tot.versnelling-uitvoering"
"""Nobody spoke of it before c2; the sketch lists it from c1 on, which is looking ahead."""


@pytest.fixture(params=CYCLI)
def cyclus(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def graaf(voorbeeld: Path, cyclus: str) -> Verandergraaf:
    return Verandergraaf.uit(voorbeeld, tot_en_met=cyclus)


def _bewering(r: Stand) -> dict[str, object]:
    return {
        "woord": r.rekenstatus,
        "steun": round(r.steun, 4),
        "tegenspraak": round(r.tegenspraak, 4),
        "tegenstrijdig": round(r.tegenstrijdig, 4),
        "n": r.n,
        "verwacht": round(r.verwacht, 4),
        "laag": r.laag_band,
        "hoog": r.hoog_band,
        "kans": round(r.kans, 4),
    }


def _factor(r: Terugkerend) -> dict[str, object]:
    gebieden: dict[str, list[str]] = defaultdict(list)
    for gebied, toestand in r.toestanden.items():
        if toestand != "niet_onderzocht":
            gebieden[toestand].append(gebied)
    return {
        "klasse": r.klasse,
        "genoemd_in": list(r.genoemd_in),
        "gebieden": dict(gebieden),
        "verwacht": round(r.verwacht, 4),
        "laag": r.laag,
        "hoog": r.hoog,
        "hardnekkigheid": list(r.hardnekkigheid_breuk),
        "geraakt": list(r.geraakt),
    }


def _factoren(graaf: Verandergraaf) -> Iterator[Terugkerend]:
    yield from terugkerende_belemmeringen(graaf, alles=True)
    yield from helpende_factoren(graaf, alles=True)


def _zonder_vooruitblik(cyclus: str) -> dict[str, object]:
    beweringen = dict(GOUD[cyclus]["beweringen"])
    if cyclus == "c1":
        del beweringen[KANDIDAAT]
    return beweringen


def test_the_golden_file_holds_what_we_think_it_holds() -> None:
    assert CYCLI == ("c1", "c2", "c3", "c4", "c5", "c6")
    assert {len(o["beweringen"]) for o in GOUD.values()} == {50}
    assert {len(o["factoren"]) for o in GOUD.values()} == {11}


def test_every_claim_has_the_word_the_numbers_and_the_band_of_the_sketch(graaf: Verandergraaf, cyclus: str) -> None:
    assert {r.naam: _bewering(r) for r in stand_van_beweringen(graaf)} == _zonder_vooruitblik(cyclus)


def test_the_candidate_is_listed_from_the_cycle_in_which_somebody_first_spoke_of_it(
    graaf: Verandergraaf, cyclus: str
) -> None:
    genoemd = KANDIDAAT in {r.bewering for r in stand_van_beweringen(graaf)}
    assert genoemd is (cyclus != "c1")
    assert KANDIDAAT in GOUD["c1"]["beweringen"]


def test_every_factor_has_the_class_the_states_and_the_numbers_of_the_sketch(graaf: Verandergraaf, cyclus: str) -> None:
    assert {r.factor: _factor(r) for r in _factoren(graaf)} == GOUD[cyclus]["factoren"]


@pytest.mark.parametrize("helpt", [False, True], ids=["hindering", "helping"])
def test_factors_stand_in_the_order_of_the_sketch(graaf: Verandergraaf, cyclus: str, helpt: bool) -> None:
    vraag = helpende_factoren if helpt else terugkerende_belemmeringen
    van_deze_kant = {k for k, f in graaf.factoren.items() if (f.valentie == "helpend") is helpt}
    goud = [f for f in GOUD[cyclus]["factoren"] if f in van_deze_kant]
    assert [r.factor for r in vraag(graaf, alles=True)] == goud
    assert len(goud) == (2 if helpt else 9)


def test_without_a_cycle_the_answer_is_that_of_the_last_one_with_a_record(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    assert graaf.cyclus == "c6"
    assert {r.factor: _factor(r) for r in _factoren(graaf)} == GOUD["c6"]["factoren"]
