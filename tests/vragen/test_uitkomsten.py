"""The example and nine random dossiers, cycle by cycle, against outcomes that were computed without this program.

``tests/gouden/uitkomsten.json`` comes from an independent sketch of the method (``reken.py`` of the design), run on the
same YAML as ``voorbeelden/extra-rijksinzet``; ``tests/gouden/willekeurig`` holds dossiers that were made at random, and
what the same sketch gives for them. They are the truth here: never renew them from this program.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.oordeel.aanwezigheid import KLASSEN, TOESTANDEN
from verandertheorie.oordeel.statuswoord import STATUSWOORDEN
from verandertheorie.vragen.belemmeringen import Terugkerend, helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import Stand, stand_van_beweringen

pytestmark = pytest.mark.lang

Uitkomsten = Mapping[str, Any]

GOUDEN = Path(__file__).parents[1] / "gouden"
VOORBEELD = "voorbeeld"
BESTANDEN = {VOORBEELD: GOUDEN / "uitkomsten.json"} | {
    pad.parent.name: pad for pad in sorted(GOUDEN.glob("willekeurig/*/verwacht.json"))
}
GOUD: Mapping[str, Uitkomsten] = {naam: json.loads(pad.read_text("utf-8")) for naam, pad in BESTANDEN.items()}
KANDIDAAT = "een-aanspreekpunt.leidt_tot.versnelling-uitvoering"
"""Nobody spoke of it before c2."""

Dossiers = Callable[[str], Path]


@pytest.fixture(scope="module")
def dossiers(voorbeeld: Path, tmp_path_factory: pytest.TempPathFactory) -> Dossiers:
    """The dossier file behind a golden, made when first asked for."""
    map_ = tmp_path_factory.mktemp("willekeurig")

    @cache
    def van(naam: str) -> Path:
        if naam == VOORBEELD:
            return voorbeeld
        bron, pad = BESTANDEN[naam].parent, map_ / f"{naam}.sqlite"
        with Dossier.maak(pad) as d:
            verslag = importeer(d, bron / "theorie", bron / "records")
        assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
        return pad

    return van


@pytest.fixture(
    scope="module",
    params=[(naam, cyclus) for naam, goud in GOUD.items() for cyclus in goud],
    ids=lambda p: f"{p[0]}-{p[1]}",
)
def waar(request: pytest.FixtureRequest, dossiers: Dossiers) -> tuple[Verandergraaf, Uitkomsten]:
    """A dossier as of a cycle, and what the sketch says of it."""
    naam, cyclus = request.param
    return Verandergraaf.uit(dossiers(naam), tot_en_met=cyclus), GOUD[naam][cyclus]


def _bewering(r: Stand) -> dict[str, object]:
    return {
        "woord": r.rekenstatus,
        "steun": round(r.steun, 4),
        "tegenspraak": round(r.tegenspraak, 4),
        "omstreden": list(r.omstreden_in),
        "kans": round(r.kans, 4),
        "hangt_op": list(r.hangt_op),
        "n": r.n,
        "verwacht": round(r.verwacht, 4),
        "laag": r.laag_band,
        "hoog": r.hoog_band,
    }


def _factor(r: Terugkerend) -> dict[str, object]:
    gebieden: dict[str, list[str]] = defaultdict(list)
    for gebied, toestand in r.toestanden.items():
        if toestand != "niet_onderzocht":
            gebieden[toestand].append(gebied)
    return {
        "klasse": r.klasse,
        "genoemd_in": list(r.genoemd_in),
        "niet_genoemd_in": list(r.niet_genoemd_in),
        "gebieden": dict(gebieden),
        "verwacht": round(r.verwacht, 4),
        "laag": r.laag_band,
        "hoog": r.hoog_band,
        "hardnekkigheid": [r.nog_aanwezig, r.opnieuw_gekeken + 1],
        "geraakt": list(r.geraakt),
    }


def _factoren(graaf: Verandergraaf) -> Iterator[Terugkerend]:
    """Each factor once: the sketch takes what both hinders and helps for what hinders."""
    yield from terugkerende_belemmeringen(graaf, alles=True)
    yield from (r for r in helpende_factoren(graaf, alles=True) if graaf.factoren[r.factor].valentie == "helpend")


def test_the_golden_files_hold_what_we_think_they_hold() -> None:
    assert list(GOUD) == [VOORBEELD, *map(str, range(1, 10))]
    assert {naam: list(goud) for naam, goud in GOUD.items()} == {
        naam: [f"c{n}" for n in range(1, 7 if naam == VOORBEELD else 5)] for naam in GOUD
    }
    beweringen = {naam: [len(o["beweringen"]) for o in goud.values()] for naam, goud in GOUD.items()}
    factoren = {naam: [len(o["factoren"]) for o in goud.values()] for naam, goud in GOUD.items()}
    assert beweringen[VOORBEELD] == [49, 50, 50, 50, 50, 50]
    assert factoren[VOORBEELD] == [11] * 6
    assert (sum(map(sum, beweringen.values())), sum(map(sum, factoren.values()))) == (1330, 318)


def test_every_word_class_and_state_of_the_method_but_one_occurs_in_the_golden_files() -> None:
    gezien: Counter[str] = Counter()
    for goud in GOUD.values():
        for uitkomst in goud.values():
            gezien.update(b["woord"].split()[0] for b in uitkomst["beweringen"].values())
            gezien.update("hangt op één" for b in uitkomst["beweringen"].values() if len(b["hangt_op"]) == 1)
            gezien.update(f["klasse"] for f in uitkomst["factoren"].values())
            gezien.update(z for f in uitkomst["factoren"].values() for z in f["gebieden"])
    alle = {"hangt op één", *STATUSWOORDEN, *KLASSEN, *TOESTANDEN} - {"niet_onderzocht"}
    assert alle - set(gezien) == {"eerder_gezien"}, "which has tests of its own in tests/oordeel"
    assert min(gezien.values()) > 3


def test_every_claim_has_the_word_the_numbers_and_the_lists_of_the_sketch(
    waar: tuple[Verandergraaf, Uitkomsten],
) -> None:
    graaf, goud = waar
    assert {r.naam: _bewering(r) for r in stand_van_beweringen(graaf)} == goud["beweringen"]


def test_every_factor_has_the_class_the_states_and_the_numbers_of_the_sketch(
    waar: tuple[Verandergraaf, Uitkomsten],
) -> None:
    graaf, goud = waar
    assert {r.factor: _factor(r) for r in _factoren(graaf)} == goud["factoren"]


@pytest.mark.parametrize("rol", ["belemmerend", "helpend"])
def test_factors_stand_in_the_order_of_the_sketch(waar: tuple[Verandergraaf, Uitkomsten], rol: str) -> None:
    """By class, mean, persistence, what they touch, key."""
    graaf, goud = waar
    vraag = helpende_factoren if rol == "helpend" else terugkerende_belemmeringen
    van_deze_kant = {k for k, f in graaf.factoren.items() if f.valentie in (rol, "beide")}
    assert [r.factor for r in vraag(graaf, alles=True)] == [f for f in goud["factoren"] if f in van_deze_kant]
    assert van_deze_kant


def test_the_candidate_is_listed_from_the_cycle_in_which_somebody_first_spoke_of_it(voorbeeld: Path) -> None:
    for cyclus in GOUD[VOORBEELD]:
        graaf = Verandergraaf.uit(voorbeeld, tot_en_met=cyclus)
        assert (KANDIDAAT in {r.bewering for r in stand_van_beweringen(graaf)}) is (cyclus != "c1")


@pytest.mark.parametrize("naam", GOUD)
def test_without_a_cycle_the_answer_is_that_of_the_last_one_with_a_record(dossiers: Dossiers, naam: str) -> None:
    graaf = Verandergraaf.uit(dossiers(naam))
    assert graaf.cyclus == list(GOUD[naam])[-1]
    assert {r.factor: _factor(r) for r in _factoren(graaf)} == GOUD[naam][graaf.cyclus]["factoren"]
