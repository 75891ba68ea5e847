"""Spark itself, only when ``VT_VERPLICHT`` names it: it is 450 MB, and needs Java.

A plugin that test modules name in ``pytest_plugins``. PYTEST_DONT_REWRITE: the collector of doctests may have been here
first.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.schaal.motoren import Motor, Somrijen, schrijf_in
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.schaal import TABELNAMEN, som_sql


@pytest.fixture
def met_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Skips where nobody asked for Spark; where somebody did, a Spark that is missing is a failure."""
    if "spark" not in os.environ.get("VT_VERPLICHT", "").split(","):
        pytest.skip("Spark is tried when VT_VERPLICHT names spark")
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", "--master local[2] --conf spark.ui.enabled=false pyspark-shell")


@pytest.fixture
def spark(met_spark: None, tmp_path: Path) -> Iterator[Motor]:
    """Adds up with two threads of a Spark in this process."""
    from pyspark.sql import SparkSession

    sessie = SparkSession.builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()

    def reken(_: Verandergraaf, bestanden: Mapping[str, bytes]) -> Somrijen:
        schrijf_in(tmp_path / "spark", bestanden)
        for naam in TABELNAMEN:
            sessie.catalog.dropTempView(naam)  # or the files of the dossier before are remembered
            sessie.read.parquet(str(tmp_path / "spark" / f"{naam}.parquet")).createOrReplaceTempView(naam)
        rijen: Somrijen = sessie.sql(som_sql()).collect()
        return rijen

    yield reken
    sessie.stop()
