"""Het oordeel over elke bewering en belemmering, uitgerekend door DuckDB: python met_duckdb.py mijn-parquet."""

import sys

import duckdb

from verandertheorie.uitvoer.schaal import TABELNAMEN, lees_kader, oordelen, som_sql

map_ = sys.argv[1]
db = duckdb.connect()
for naam in TABELNAMEN:
    db.execute(f"CREATE VIEW {naam} AS SELECT * FROM read_parquet('{map_}/{naam}.parquet')")  # noqa: S608

*_, nu = oordelen(db.execute(som_sql()).fetchall(), lees_kader(map_))
for sleutel, oordeel in nu.beweringen.items():
    print(f"{oordeel.woord.rekenstatus:30} {sleutel}")
for sleutel, beeld in (nu.factoren or {}).items():
    print(f"{beeld.klasse:30} {sleutel}")
