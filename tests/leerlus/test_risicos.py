"""The five risks of the plan: a number each, never of what nobody wrote down, and to the client when it lasts."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import MINI, TWEE_GEBIEDEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.leerlus.risico import Risico, risicos_op
from verandertheorie.lezing.risicos import VOORLEGGEN, risicorijen, risicos
from verandertheorie.parameters import lees_parameters, standaard

pytest_plugins = ("tests.leerlus.dossiers",)

Graafmaker = Callable[..., Verandergraaf]
KERN = "- {{soort: bijeenkomst, sleutel: S{n}, datum: 2026-01-{n:02}, bijeenkomstsoort: leerbijeenkomst{rest}}}\n"


def r4(graaf_van: Graafmaker, *resten: str) -> Risico:
    sessies = "".join(KERN.format(n=n, rest=rest) for n, rest in enumerate(resten, 11))
    graaf = graaf_van(MINI + TWEE_GEBIEDEN + sessies)
    return next(r for r in risicos_op(lusmoment(graaf, op=datetime.date(2026, 1, 31))) if r.code == "r4")


def test_five_lines_in_the_order_of_the_plan(met_agenda: Path) -> None:
    antwoord = risicos(Verandergraaf.uit(met_agenda), op="2028-03-31")
    assert [r.risicocode for r in antwoord] == ["r1", "r2", "r3", "r4", "r5"]
    per = {r.risicocode: r for r in antwoord}
    assert (per["r5"].stand, per["r5"].geteld) == ("ja", 1)
    assert (per["r4"].stand, per["r4"].voorleggen) == ("ja", False)  # four of the eight in B9, and seven in B8
    assert "in B9" in per["r4"].waarom
    assert all(r.mitigatie for r in antwoord)


@pytest.mark.parametrize(
    ("resten", "boven", "gemist", "lang"),
    [
        (("", ""), None, (), False),
        ((", kern: {van: 10, er: 9}",), False, (), False),
        ((", kern: {van: 10, er: 5}", ""), None, (), False),
        ((", kern: {van: 10, er: 6}",), False, (), False),
        ((", kern: {van: 10, er: 5}",), True, ("S11",), False),
        ((", kern: {van: 10, er: 5}", ", kern: {van: 10, er: 9}"), False, (), False),
        ((", kern: {van: 10, er: 5}", ", kern: {van: 10, er: 4}"), True, ("S12", "S11"), True),
        ((", kern: {van: 10, er: 5}", ", vervallen_omdat: Afgezegd."), True, ("S12", "S11"), True),
        ((", kern: {van: 10, er: 5}", "", ", kern: {van: 10, er: 4}"), True, ("S13",), False),
    ],
)
def test_too_little_time_twice_in_a_row_goes_to_the_client(
    graaf_van: Graafmaker, resten: tuple[str, ...], boven: bool | None, gemist: tuple[str, ...], lang: bool
) -> None:
    r = r4(graaf_van, *resten)
    assert (r.is_boven, r.namen, r.escaleert) == (boven, gemist, lang)


def test_it_is_said_in_a_sentence_too(warmte: Path) -> None:
    graaf = Verandergraaf.uit(warmte)
    for op in ("2026-07-31", "2028-03-31"):
        antwoord = risicos(graaf, op=op)
        lang = [r for r in antwoord if r.voorleggen]
        assert [z for z in antwoord.zinnen if VOORLEGGEN in z] == [f"{r.risicocode}: {VOORLEGGEN}" for r in lang]


def test_without_anything_it_says_so(graaf_van: Graafmaker) -> None:
    assert "nog niets te zeggen" in risicos(Verandergraaf.van(())).zinnen[0]
    leeg = risicos(graaf_van(MINI), op="2026-01-31")
    assert {r.stand for r in leeg} == {"onbekend"}
    with pytest.raises(AanroepFout, match="Laat de filters weg"):
        risicos(graaf_van(MINI + TWEE_GEBIEDEN).met(Filter(gebied=("D01",))))


def test_another_threshold_is_no_other_method() -> None:
    tekst = Path("schema/parameters.toml").read_text(encoding="utf-8")
    anders = lees_parameters(tekst.replace("r5_belemmeringen = 1", "r5_belemmeringen = 3"))
    assert (anders.hash, anders.risico["r5_belemmeringen"]) == (standaard().hash, 3)
    assert lees_parameters(tekst.replace("toetsen_cycli = 3", "toetsen_cycli = 4")).hash != standaard().hash


def test_only_what_may_be_named_is_named(warmte: Path) -> None:
    m = lusmoment(Verandergraaf.uit(warmte), op=datetime.date(2028, 3, 31))
    namen = {m.graaf.naam(k) for r in risicos_op(m) if r.code == "r1" for k in r.namen}
    zonder = " ".join(r.waarom for r in risicorijen(m, lambda _: False))
    assert not [naam for naam in namen if naam in zonder]


def test_before_the_first_cycle_and_session_nothing_is_counted(graaf_van: Graafmaker) -> None:
    graaf = graaf_van("- {soort: interventie, sleutel: i, naam: Iets}\n")
    per = {r.risicocode: r for r in risicorijen(lusmoment(graaf, op=datetime.date(2026, 1, 1)))}
    assert per["r1"].waarom == "Er is nog niets om te tellen."
    assert per["r4"].waarom == "Er was nog geen leerbijeenkomst."
