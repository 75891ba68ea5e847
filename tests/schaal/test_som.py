"""One text adds up on every engine what the program adds up, and the sums alone give its words, classes and states."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from math import isclose, log
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TREKKER, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN
from tests.schaal.motoren import (
    GELIJK,
    MOTOREN,
    Motor,
    grootste_verschil,
    met_duckdb,
    met_sqlite,
    schrijf_in,
)
from tests.schaal.werelden import wereld
from tests.vragen.test_eigenschappen import DOSSIERS, HERZIENINGEN, THEORIE, _graaf
from tests.vragen.test_methode import GESPREKKEN, _breed_gehoord
from verandertheorie.fouten import AanroepFout, DossierFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.statuswoord import NIVEAU
from verandertheorie.uitvoer.schaal import KOLOMMEN, als_parquet, lees_kader, oordelen, som_sql
from verandertheorie.uitvoer.schaal.tabellen import schaaltabellen
from verandertheorie.vragen.beoordeling import beoordeling

pytest_plugins = ("tests.schaal.vonk",)

GraafVan = Callable[..., Verandergraaf]
IN_MOTOR = pytest.mark.parametrize("motor", MOTOREN.values(), ids=MOTOREN)


# --- the same answers -------------------------------------------------------------------------


@IN_MOTOR
@pytest.mark.parametrize("naam", ["mini", "voorbeeld", "besloten"])
def test_the_examples_get_the_sums_and_judgements_of_the_graph(
    naam: str, motor: Motor, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    bron = request.getfixturevalue(naam)
    graaf = bron if isinstance(bron, Verandergraaf) else Verandergraaf.uit(bron)
    assert grootste_verschil(graaf, tmp_path, motor) < GELIJK


@IN_MOTOR
def test_each_earlier_moment_of_the_example_too(voorbeeld: Path, motor: Motor, tmp_path: Path) -> None:
    nu = Verandergraaf.uit(voorbeeld)
    for cyclus in ("c2", "c4"):
        assert grootste_verschil(nu.tot_en_met(cyclus), tmp_path, motor) < GELIJK


@IN_MOTOR
@pytest.mark.lang
@given(records=DOSSIERS | GESPREKKEN, later=HERZIENINGEN)
@settings(max_examples=25)
def test_whatever_a_small_dossier_holds(
    motor: Motor, records: Any, later: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert grootste_verschil(_graaf(THEORIE, records, later), tmp_path_factory.getbasetemp() / "klein", motor) < GELIJK


@IN_MOTOR
@pytest.mark.lang
@given(zaad=st.integers(0, 10**6))
@settings(max_examples=25)
def test_whatever_a_larger_dossier_holds(motor: Motor, zaad: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert grootste_verschil(wereld(zaad), tmp_path_factory.getbasetemp() / "groter", motor) < GELIJK


@pytest.mark.lang
def test_firm_words_and_what_they_hang_on_need_no_findings(tmp_path: Path) -> None:
    """Worlds in which every firm word occurs, and steps down because of one voice in many areas."""
    ruw, gezakt = Counter[str](), Counter[str]()
    for zaad in range(30):
        graaf = _graaf(THEORIE, _breed_gehoord(Random(zaad)))  # noqa: S311  (worlds, no secrets)
        assert grootste_verschil(graaf, tmp_path, met_sqlite) < GELIJK
        w = beoordeling(graaf).bewering("f.belemmert.u").woord
        ruw[w.ruw] += 1
        gezakt[w.ruw] += w.woord != w.ruw
    assert set(NIVEAU) <= set(ruw)
    assert gezakt["goed_onderbouwd"]


@pytest.mark.lang
@pytest.mark.proces
def test_spark_gives_the_same(voorbeeld: Path, spark: Motor, tmp_path: Path) -> None:
    graven = (Verandergraaf.uit(voorbeeld), *(wereld(zaad) for zaad in (2, 7, 11)))
    verschil = max(grootste_verschil(graaf, tmp_path, spark) for graaf in graven)
    print(f"Spark: grootste verschil {verschil}")
    assert verschil < GELIJK


# --- what a person can recompute --------------------------------------------------------------

BEGIN = TWEE_CYCLI + TWEE_GEBIEDEN + HULP_EN_MOED + HULP_GEEFT_MOED + WACHTEN + TREKKER
ANDER = "- {soort: bron, pseudoniem: b2, rol: trekker, organisatiesoort: ondernemer, geinformeerd: ja}\n"


def _gesprek(naam: str, bron: str, bewijs: str, dag: str = "2026-01-10", meer: str = "") -> str:
    kop = f"soort: registratie, id: {naam}, bron: {bron}, datum: {dag}, gebied: D01, interventie: geen"
    return f"- {{{kop}{meer}, bewijs: [{bewijs}]}}\n"


def _bewijs(over: str = "C1", teken: str = "voor", hoe: str = "matig") -> str:
    return f"{{onderwerp: {over}, teken: {teken}, kern: k, bewijskracht: {hoe}}}"


def _cel(graaf: Verandergraaf, doel: str, motor: Motor, cyclus: int) -> tuple[float, float]:
    rijen = [dict(zip(KOLOMMEN, rij, strict=True)) for rij in motor(graaf, als_parquet(graaf))]
    (cel,) = [r for r in rijen if (r["soort"], r["stand"], r["cyclus"], r["doel"]) == ("gebied", graaf.t, cyclus, doel)]
    return cel["ln_voor"], cel["ln_tegen"]


@IN_MOTOR
def test_voices_multiply_and_a_voice_counts_with_the_strongest_it_said(graaf_van: GraafVan, motor: Motor) -> None:
    graaf = graaf_van(
        BEGIN
        + ANDER
        + _gesprek("r1", "b1", f"{_bewijs()}, {_bewijs(hoe='sterk')}")
        + _gesprek("r2", "b2", _bewijs())
        + _gesprek("r3", "b1", _bewijs(hoe="zwak"))
    )
    voor, tegen = _cel(graaf, "hulp.activeert.moed", motor, 1)
    assert isclose(voor, log(18))
    assert tegen == 0


@IN_MOTOR
def test_who_changed_side_counts_with_what_was_said_since(graaf_van: GraafVan, motor: Motor) -> None:
    graaf = graaf_van(
        BEGIN
        + _gesprek("r1", "b1", _bewijs(hoe="sterk"))
        + _gesprek("r2", "b1", _bewijs(teken="tegen"), dag="2026-02-10")
    )
    voor, tegen = _cel(graaf, "hulp.activeert.moed", motor, 2)
    assert voor == 0
    assert isclose(tegen, log(3))


@IN_MOTOR
def test_presence_ages_and_silence_weighs_a_little_against_it(graaf_van: GraafVan, motor: Motor) -> None:
    graaf = graaf_van(
        BEGIN
        + ANDER
        + _gesprek("r1", "b1", _bewijs(over="wachten"))
        + _gesprek("r2", "b2", _bewijs(), dag="2026-02-10", meer=", open_vraag_belemmeringen: ja")
    )
    assert _cel(graaf, "wachten", motor, 1) == pytest.approx((log(3), 0))
    assert _cel(graaf, "wachten", motor, 2) == pytest.approx((log(3) * 2**-0.5, log(0.95 / 0.75)))


# --- an empty dossier, a part, other rows -----------------------------------------------------


@IN_MOTOR
@pytest.mark.parametrize("tekst", ["", TWEE_CYCLI, BEGIN], ids=["niets", "alleen cycli", "zonder bevindingen"])
def test_where_nothing_was_found_every_claim_gets_its_word(
    graaf_van: GraafVan, motor: Motor, tekst: str, tmp_path: Path
) -> None:
    graaf = graaf_van(tekst) if tekst else Verandergraaf.van(())
    assert grootste_verschil(graaf, tmp_path / "uit", motor) == 0


def test_of_a_moment_that_was_not_asked_nothing_is_said(voorbeeld: Path, tmp_path: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    bestanden = als_parquet(graaf)
    schrijf_in(tmp_path, bestanden)
    rijen, kader = met_duckdb(graaf, bestanden), lees_kader(tmp_path)
    stand, cyclus = KOLOMMEN.index("stand"), KOLOMMEN.index("cyclus")
    (alleen_nu,) = oordelen([r for r in rijen if r[stand] == graaf.t], kader)
    assert alleen_nu == oordelen(rijen, kader)[-1]
    (zonder_verloop,) = oordelen([r for r in rijen if r[stand] == r[cyclus] == graaf.t], kader)
    assert (zonder_verloop.beweringen, zonder_verloop.factoren) == (alleen_nu.beweringen, None)
    assert oordelen([], kader) == ()
    assert [o.stand for o in oordelen(rijen, kader) if o.factoren] == [1, graaf.t], "the first has nothing before it"


def test_rows_may_come_in_any_order_and_as_whatever_an_engine_gives(mini: Path, tmp_path: Path) -> None:
    import pyarrow as pa

    graaf = Verandergraaf.uit(mini)
    bestanden = als_parquet(graaf)
    schrijf_in(tmp_path, bestanden)
    rijen, kader = [*met_sqlite(graaf, bestanden)], lees_kader(tmp_path)
    goed = oordelen(rijen, kader)
    per_naam = [dict(zip(KOLOMMEN, rij, strict=True)) for rij in rijen]
    assert oordelen(per_naam, kader) == oordelen(pa.Table.from_pylist(per_naam), kader) == goed
    random.Random(1).shuffle(rijen)  # noqa: S311
    assert oordelen(iter(rijen), kader) == goed


def test_rows_of_something_else_are_refused(mini: Path, voorbeeld: Path, tmp_path: Path) -> None:
    graaf, ander = Verandergraaf.uit(mini), Verandergraaf.uit(voorbeeld)
    schrijf_in(tmp_path, als_parquet(graaf))
    kader = lees_kader(tmp_path)
    with pytest.raises(AanroepFout, match=r"geen rijen van som\.sql"):
        oordelen([("gebied", 1, 1)], kader)
    with pytest.raises(AanroepFout, match=r"geen rijen van som\.sql"):
        oordelen([{"doel": "x"}], kader)
    with pytest.raises(AanroepFout, match=r"geen rijen van som\.sql"):
        oordelen([None], kader)
    with pytest.raises(AanroepFout, match="ander dossier, ander moment"):
        oordelen(met_sqlite(ander, {}), kader)
    met_andere_getallen = replace(graaf, parameters=replace(graaf.parameters, hash="andere-getallen"))
    with pytest.raises(AanroepFout, match="andere getallen"):
        oordelen(met_sqlite(met_andere_getallen, {}), kader)
    with pytest.raises(ValueError, match="part of a dossier"):
        schaaltabellen(graaf.met(Filter(gebied="D01")))


def test_a_moment_without_its_own_cycle_is_refused(voorbeeld: Path, tmp_path: Path) -> None:
    """Who chose by cycle and not by moment would else read that no claim was tested."""
    graaf = Verandergraaf.uit(voorbeeld)
    schrijf_in(tmp_path, als_parquet(graaf))
    half = [r for r in met_sqlite(graaf, {}) if r[1] == graaf.t and (r[0] != "moment" or r[2] < graaf.t)]
    with pytest.raises(AanroepFout, match="niet op cyclus"):
        oordelen(half, lees_kader(tmp_path))


def test_a_folder_that_is_not_whole_or_of_other_numbers_is_refused(mini: Path, tmp_path: Path) -> None:
    bestanden = dict(als_parquet(Verandergraaf.uit(mini)))
    with pytest.raises(DossierFout, match="niet te lezen"):
        lees_kader(tmp_path)
    schrijf_in(tmp_path, {**bestanden, "factor.parquet": b"geen parquet"})
    with pytest.raises(DossierFout, match="geen Parquet"):
        lees_kader(tmp_path)
    import pyarrow as pa
    import pyarrow.parquet as pq

    schrijf_in(tmp_path, {**bestanden, "gebied.parquet": bestanden["relatie.parquet"]})
    with pytest.raises(DossierFout, match="andere kolommen"):
        lees_kader(tmp_path)
    schrijf_in(tmp_path, bestanden)
    (herkomst,) = pq.read_table(tmp_path / "herkomst.parquet").to_pylist()
    pq.write_table(pa.Table.from_pylist([{**herkomst, "parameters": "anders"}]), tmp_path / "herkomst.parquet")
    with pytest.raises(DossierFout, match="andere getallen"):
        lees_kader(tmp_path)


# --- what stands in the tables ----------------------------------------------------------------


def test_the_tables_hold_no_word_of_what_was_said_and_no_name(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    cellen = {str(c) for t in schaaltabellen(graaf).values() for rij in t.rijen for c in rij}
    teksten = {t for r in graaf.registraties for b in r.bewijs for t in (b.kern, b.citaat) if t}
    namen = {k.naam for k in graaf.alle_knopen.values()} | {g.naam for g in graaf.gebieden.values()}
    assert teksten
    assert (teksten | {s.tekst for s in graaf.stellingen.values()}) & cellen == set()
    assert namen & cellen <= {sleutel for k in graaf.alle_knopen.values() if (sleutel := k.sleutel) == k.naam}


def test_every_finding_up_to_the_moment_is_there_and_none_after(voorbeeld: Path) -> None:
    nu = Verandergraaf.uit(voorbeeld)
    for graaf in (nu, nu.tot_en_met("c3")):
        tabellen = schaaltabellen(graaf)
        assert len(tabellen["gesprek"].rijen) == graaf.aantal_registraties
        assert len(tabellen["bevinding"].rijen) == sum(len(r.delen) for r in graaf.registraties)


def test_the_same_dossier_gives_the_same_bytes_whatever_the_order_it_came_in(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    omgekeerd = Verandergraaf.van(graaf.alles[::-1], inhoudshash=graaf.dossierhash)
    assert als_parquet(graaf) == als_parquet(omgekeerd)
    assert als_parquet(graaf) == als_parquet(Verandergraaf.uit(voorbeeld))


def test_a_row_of_the_theory_stands_there_once_for_as_long_as_it_is_valid(graaf_van: GraafVan) -> None:
    graaf = graaf_van(
        BEGIN
        + HULP_GEEFT_MOED.replace("}", ", sinds: c2, laag: kandidaat}")
        + _gesprek("r1", "b1", _bewijs(), dag="2026-02-10")
    )
    tabellen = schaaltabellen(graaf)
    laag, vanaf, tot = (list(tabellen["bewering"].kolommen).index(k) for k in ("laag", "vanaf", "tot"))
    assert [(r[laag], r[vanaf], r[tot]) for r in tabellen["bewering"].rijen] == [("kandidaat", 2, 2), ("theorie", 1, 1)]
    assert [r[-2:] for r in tabellen["knoop"].rijen] == [(1, 2)] * 3


def test_the_text_asks_nothing_that_one_of_the_engines_lacks() -> None:
    """Before 3.44 SQLite had no concat; Spark and DuckDB have no ``ifnull`` alike in both."""
    tekst = som_sql().lower()
    assert not [
        woord for woord in ("concat(", "ifnull(", "filter (", "group_concat", "qualify", "::") if woord in tekst
    ]
    assert tekst.isascii()
