"""The engines on which ``som.sql`` is tried, and what must be the same as what the graph says."""

import contextlib
import io
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import isclose
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.aanwezigheid import Beeld, verouderd_oordeel
from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.uitvoer.schaal import KOLOMMEN, Kader, Oordelen, als_parquet, lees_kader, oordelen, som_sql
from verandertheorie.uitvoer.schaal.tabellen import Schaaltabel, cycli_tot, schaaltabellen
from verandertheorie.vragen.beoordeling import Beweringsoordeel, beoordeling, verdeel

Somrijen = Sequence[Sequence[Any]]
Motor = Callable[[Verandergraaf, Mapping[str, bytes]], Somrijen]
"""Gives the rows, from the graph or from the same in Parquet."""

GELIJK = 1e-9
"""Sums of floats may differ in the last digits between engines; thresholds look at nine decimals."""


def met_sqlite(graaf: Verandergraaf, _: Mapping[str, bytes]) -> Somrijen:
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        for naam, tabel in schaaltabellen(graaf).items():
            _vul(db, naam, tabel)
        return db.execute(som_sql()).fetchall()


def _vul(db: sqlite3.Connection, naam: str, tabel: Schaaltabel) -> None:
    db.execute(f"CREATE TABLE {naam} ({', '.join(tabel.kolommen)})")
    db.executemany(f"INSERT INTO {naam} VALUES ({', '.join('?' * len(tabel.kolommen))})", tabel.rijen)  # noqa: S608


def met_duckdb(_: Verandergraaf, bestanden: Mapping[str, bytes]) -> Somrijen:
    with duckdb.connect(config={"threads": 1}) as db:
        for naam, inhoud in bestanden.items():
            db.register(naam.removesuffix(".parquet"), pq.read_table(io.BytesIO(inhoud)))
        return db.execute(som_sql()).fetchall()


def schrijf_in(map_: Path, bestanden: Mapping[str, bytes]) -> None:
    map_.mkdir(exist_ok=True)
    for naam, inhoud in bestanden.items():
        (map_ / naam).write_bytes(inhoud)


MOTOREN: Mapping[str, Motor] = {"sqlite": met_sqlite, "duckdb": met_duckdb}


def grootste_verschil(graaf: Verandergraaf, map_: Path, motor: Motor) -> float:
    """Add up on an engine, judge, and see that everything is what the graph says at each moment.

    Returns:
        The largest difference between any two logarithms.
    """
    bestanden = als_parquet(graaf)
    schrijf_in(map_, bestanden)
    rijen, kader = motor(graaf, bestanden), lees_kader(map_)
    return max([0.0, *_verschillen(graaf, rijen, oordelen(rijen, kader), kader)])


def _verschillen(graaf: Verandergraaf, rijen: Somrijen, van_motor: Sequence[Oordelen], kader: Kader) -> Iterator[float]:
    assert [o.stand for o in van_motor] == sorted(kader.momenten)
    for o in van_motor:
        toen = replace(graaf, t=o.stand)
        assert o.beweringen.keys() == toen.stellingen.keys()
        for sleutel, hier in o.beweringen.items():
            daar = beoordeling(toen).bewering(sleutel)
            assert hier.cellen.keys() == daar.cellen.keys(), (o.stand, sleutel)
            yield from (_verschil(hier.cellen[g], daar.cellen[g]) for g in daar.cellen)
            _zelfde_woord(hier, daar)
        if o.factoren is not None:
            assert o.factoren.keys() == toen.factoren.keys()
            for sleutel, beeld in o.factoren.items():
                _zelfde_beeld(beeld, beoordeling(toen).factor(sleutel, "belemmerend").beeld)
    assert van_motor[-1].factoren is not None
    yield from _verschillen_eerder(graaf, rijen)


def _verschil(a: Gebiedsoordeel, b: Gebiedsoordeel) -> float:
    assert (a.groepen_voor, a.groepen_tegen) == (b.groepen_voor, b.groepen_tegen)
    assert a.is_omstreden == b.is_omstreden
    paren = ((a.ln_voor, b.ln_voor), (a.ln_tegen, b.ln_tegen), (a.gesproken.ln_tegen, b.gesproken.ln_tegen))
    return max(abs(x - y) for x, y in paren)


def _zelfde_woord(hier: Any, daar: Beweringsoordeel) -> None:
    w, v = hier.woord, daar.woord
    velden = ("rekenstatus", "ruw", "op_de_grens", "omstreden", "spreekt", "n")
    assert [getattr(w, f) for f in velden] == [getattr(v, f) for f in velden], hier.bewering
    assert [t.maat for t in w.ontbreekt] == [t.maat for t in v.ontbreekt]
    assert isclose(w.kans, v.kans, abs_tol=GELIJK)
    assert (hier.geldt_in, hier.perspectieven) == (daar.geldt_in, daar.perspectieven)
    assert w.zonder.items() <= v.zonder.items(), "each under a name of its own"
    assert {*w.zonder.values()} == {*v.zonder.values()}, "every outcome has its voice"
    assert bool(w.hangt_op) == bool(v.hangt_op)
    assert set(w.hangt_op) <= set(v.hangt_op)
    _zelfde_telling(hier, daar)


def _zelfde_telling(a: Any, b: Any) -> None:
    assert (a.verwachting.n, a.verwachting.laag, a.verwachting.hoog) == (
        b.verwachting.n,
        b.verwachting.laag,
        b.verwachting.hoog,
    )
    assert isclose(a.verwachting.verwacht, b.verwachting.verwacht, abs_tol=GELIJK)


def _zelfde_beeld(a: Beeld, b: Beeld) -> None:
    assert (a.t, a.klasse, a.ooit, a.hardnekkigheid, a.telling) == (b.t, b.klasse, b.ooit, b.hardnekkigheid, b.telling)
    assert a.gebieden.keys() == b.gebieden.keys()
    for g, hier in a.gebieden.items():
        daar = b.gebieden[g]
        assert (hier.regel, hier.laatst, hier.ontkend) == (daar.regel, daar.laatst, daar.ontkend), g
        assert (hier.oordeel is None) == (daar.oordeel is None)
        if hier.oordeel and daar.oordeel:
            assert _verschil(hier.oordeel, daar.oordeel) < GELIJK
        assert [r.cyclus for r in hier.verloop.rondes] == [r.cyclus for r in daar.verloop.rondes]
    _zelfde_telling(a, b)


def _verschillen_eerder(graaf: Verandergraaf, rijen: Somrijen) -> Iterator[float]:
    """What the theory of now says of the presence of each factor at each cycle, against the rows themselves."""
    per_cel = {
        (r["cyclus"], r["doel"], r["gebied"]): (float(r["ln_voor"]), float(r["ln_tegen"]))
        for r in (dict(zip(KOLOMMEN, rij, strict=True)) for rij in rijen)
        if r["soort"] == "gebied" and r["stand"] == graaf.t and r["doel"] in graaf.factoren
    }
    verwacht = {}
    for factor in graaf.factoren:
        vondsten, _ = verdeel(graaf, (*graaf.vondsten_aanwezigheid(factor), *graaf.stiltes(factor)), graaf.deelgebieden)
        for (gebied, vs), cyclus in ((paar, c) for paar in vondsten.items() for c in cycli_tot(graaf.t)):
            items = [v.item for v in vs]
            if any(i.verteld <= cyclus for i in items):
                o = verouderd_oordeel(items, cyclus, graaf.parameters)
                verwacht[cyclus, factor, gebied] = o.ln_voor, o.ln_tegen
    assert per_cel.keys() == verwacht.keys()
    yield from (max(abs(x - y) for x, y in zip(per_cel[k], verwacht[k], strict=True)) for k in verwacht)
