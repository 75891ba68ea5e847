"""All judgements of one moment from Parquet by DuckDB, and by SQLite, against the program itself; on the same findings.

``scripts/meet --alleen-schaal`` starts it. The program opens the dossier and judges every claim and factor; the others
add up with ``som.sql`` at the last moment, and judge from the sums. First every word, class and state is compared. What
it takes to write the tables, and for the program to open the dossier, is printed beside it.
"""

import argparse
import contextlib
import json
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import duckdb

from tests.prestatie.bevindingentaken import maak_dossier
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.meegeleverd import delen_van
from verandertheorie.uitvoer.schaal import TABELNAMEN, als_parquet, lees_kader, oordelen, som_sql
from verandertheorie.uitvoer.schaal.parquet import lees_parquet
from verandertheorie.vragen.beoordeling import Beoordeling

T = TypeVar("T")
Woorden = Mapping[str, str]
"""The word of each claim, and of each factor its class and states."""

DOEL = 3.0
ALLEEN_NU = "SELECT * FROM {bron} WHERE stand = (SELECT MAX(stand) FROM {bron})"


@dataclass(frozen=True, slots=True)
class Rekentijd:
    """Seconds, median of the turns; ``verhouding``: how many times as long the program takes as DuckDB."""

    bevindingen: int
    parquet_mb: float
    schrijf_s: float
    open_s: float
    wij_s: float
    duckdb_s: float
    duckdb_som_s: float
    sqlite_som_s: float
    sommen: int
    verhouding: float
    zelfde_antwoord: bool


def met_ons(graaf: Verandergraaf) -> Woorden:
    """Every judgement, from the findings."""
    b = Beoordeling(graaf)  # a new one, which remembers nothing
    beelden = {f: b.factor(f, "belemmerend").beeld for f in graaf.factoren}
    return {s: b.bewering(s).woord.rekenstatus for s in graaf.stellingen} | {
        f: f"{beeld.klasse} {[hier.toestand for hier in beeld.gebieden.values()]}" for f, beeld in beelden.items()
    }


def uit_sommen(rijen: Sequence[Any], map_: Path) -> Woorden:
    """Every judgement, from the sums."""
    (nu,) = oordelen(rijen, lees_kader(map_))
    return {s: o.woord.rekenstatus for s, o in nu.beweringen.items()} | {
        f: f"{beeld.klasse} {[hier.toestand for hier in beeld.gebieden.values()]}"
        for f, beeld in (nu.factoren or {}).items()
    }


def met_duckdb(map_: Path) -> Sequence[Any]:
    """The sums of the last moment, straight from the files."""
    with duckdb.connect() as db:
        for naam in TABELNAMEN:
            bron = f"read_parquet('{map_}/{naam}.parquet')"
            tekst = ALLEEN_NU.format(bron=bron) if naam == "moment" else f"SELECT * FROM {bron}"  # noqa: S608
            db.execute(f"CREATE VIEW {naam} AS {tekst}")
        return db.execute(som_sql()).fetchall()


def in_sqlite(map_: Path) -> sqlite3.Connection:
    """The tables in memory, with what joins them indexed."""
    db = sqlite3.connect(":memory:")
    for naam in TABELNAMEN:
        rijen = lees_parquet(map_ / f"{naam}.parquet")
        if naam == "moment":
            rijen = [rij for rij in rijen if rij["stand"] == max(r["stand"] for r in rijen)]
        kolommen = list(rijen[0]) if rijen else _LEEG[naam]
        db.execute(f"CREATE TABLE {naam} ({', '.join(kolommen)})")
        vraag = f"INSERT INTO {naam} VALUES ({', '.join('?' * len(kolommen))})"  # noqa: S608
        db.executemany(vraag, (tuple(rij.values()) for rij in rijen))
    db.execute("CREATE INDEX van_gesprek ON gesprek (registratie)")
    db.execute("ANALYZE")
    return db


_LEEG = {"wanneer": ["wanneer", "cyclus"], "apart": ["spreker", "gebied", "vanaf"]}


def _tijd(doe: Callable[[], T]) -> tuple[float, T]:
    begin = time.perf_counter()
    uit = doe()
    return time.perf_counter() - begin, uit


def meet(bevindingen: int, keer: int) -> Rekentijd:
    """First see that all give the same judgements, then take turns."""
    with TemporaryDirectory() as werk:
        pad, map_ = Path(werk, "d.sqlite"), Path(werk)
        with Dossier.maak(Path(werk, "v.sqlite")) as d:
            importeer(d, *delen_van("extra-rijksinzet"))
        maak_dossier(Path(werk, "v.sqlite"), pad, bevindingen)
        open_s, graaf = _tijd(lambda: _geopend(pad))
        schrijf_s, bestanden = _tijd(lambda: als_parquet(graaf))
        for naam, inhoud in bestanden.items():
            Path(werk, naam).write_bytes(inhoud)
        with contextlib.closing(in_sqlite(map_)) as db:
            sqlite_s, van_sqlite = _tijd(lambda: db.execute(som_sql()).fetchall())
        goed, van_duckdb = met_ons(graaf), met_duckdb(map_)
        if not goed == uit_sommen(van_duckdb, map_) == uit_sommen(van_sqlite, map_):
            raise SystemExit("Niet hetzelfde antwoord, dus niets gemeten.")
        wij, ander, som = [], [], []
        for _ in range(keer):
            wij.append(_tijd(lambda: met_ons(Verandergraaf.uit(pad)))[0])
            ander.append(_tijd(lambda: uit_sommen(met_duckdb(map_), map_))[0])
            som.append(_tijd(lambda: met_duckdb(map_))[0])
    return Rekentijd(
        bevindingen=bevindingen,
        parquet_mb=sum(map(len, bestanden.values())) / 1e6,
        schrijf_s=schrijf_s,
        open_s=open_s,
        wij_s=median(wij),
        duckdb_s=median(ander),
        duckdb_som_s=median(som),
        sqlite_som_s=sqlite_s,
        sommen=len(van_duckdb),
        verhouding=median(wij) / median(ander),
        zelfde_antwoord=True,
    )


def _geopend(pad: Path) -> Verandergraaf:
    graaf = Verandergraaf.uit(pad)
    assert graaf.voorraad.per_onderwerp
    return graaf


def main() -> None:
    """Measure at the sizes asked for, and print."""
    lezer = argparse.ArgumentParser(
        prog="scripts/meet --alleen-schaal", description="Meet hoe snel DuckDB alle oordelen uitrekent."
    )
    lezer.add_argument("--bevindingen", type=int, nargs="*", default=[100_000], help="hoeveel bevindingen")
    lezer.add_argument("--keer", type=int, default=3, help="hoe vaak elke taak (standaard 3)")
    lezer.add_argument("--json", action="store_true", help="schrijf JSON")
    keuze = lezer.parse_args()
    rijen = [meet(n, keuze.keer) for n in keuze.bevindingen]
    if keuze.json:
        print(json.dumps([asdict(r) for r in rijen], indent=2))
        return
    for r in rijen:
        gehaald = "gehaald" if r.verhouding >= DOEL else "niet gehaald"
        print(f"{r.bevindingen} bevindingen ({r.parquet_mb:.1f} MB Parquet), dezelfde oordelen: wij {r.wij_s:.2f} s.")
        print(f"  DuckDB en oordelen {r.duckdb_s:.2f} s: {r.verhouding:.1f}× (doel ≥ {DOEL:g}×: {gehaald}).")
        print(f"  Alleen de {r.sommen} sommen: DuckDB {r.duckdb_som_s:.2f} s, SQLite {r.sqlite_som_s:.2f} s.")
        print(f"  Het dossier openen {r.open_s:.2f} s, de tabellen maken {r.schrijf_s:.2f} s.")


if __name__ == "__main__":
    main()
