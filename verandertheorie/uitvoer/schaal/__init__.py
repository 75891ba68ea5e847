"""The same sums on another engine, and judgements from what comes back: for evidence that one machine cannot hold.

``verandertheorie exporteer parquet MAP`` writes the findings, the theory and the method as tables (:mod:`.tabellen`).
:func:`som_sql` is the one text that adds them up, the same on SQLite, DuckDB and Spark SQL; the session is the user's.
:func:`oordelen` makes of the sums the judgements that the program itself gives, without the findings::

    import duckdb
    from verandertheorie.uitvoer.schaal import TABELNAMEN, lees_kader, oordelen, som_sql

    db = duckdb.connect()
    for naam in TABELNAMEN:
        db.execute(f"CREATE VIEW {naam} AS SELECT * FROM 'mijn-parquet/{naam}.parquet'")
    *eerder, nu = oordelen(db.execute(som_sql()).fetchall(), lees_kader("mijn-parquet"))
    print(nu.beweringen["hulp.activeert.moed"].woord.rekenstatus)

For analysts and monitors, who hold the dossier itself: there is no text in the tables, but each row is one thing that
one source said. Nothing in them is fit to publish; ``kaart`` and ``theorie`` look at what an audience may see.
"""

from verandertheorie.uitvoer.schaal.kader import Kader, lees_kader
from verandertheorie.uitvoer.schaal.oordelen import KOLOMMEN, Oordelen, Somoordeel, oordelen
from verandertheorie.uitvoer.schaal.parquet import als_parquet
from verandertheorie.uitvoer.schaal.tabellen import TABELNAMEN, som_sql

__all__ = [
    "KOLOMMEN",
    "TABELNAMEN",
    "Kader",
    "Oordelen",
    "Somoordeel",
    "als_parquet",
    "lees_kader",
    "oordelen",
    "som_sql",
]
