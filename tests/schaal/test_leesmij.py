"""What the page beside the example says to do, is done: with DuckDB, and in Python with the sums of an engine."""

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.cli.programma import Doe
from tests.schaal.motoren import met_duckdb, schrijf_in
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.schaal import TABELNAMEN, als_parquet, lees_kader, oordelen, som_sql
from verandertheorie.vragen.beoordeling import beoordeling

pytest_plugins = ("tests.cli.programma", "tests.schaal.vonk")

MAP = Path(__file__).parents[2] / "voorbeelden/schaal"
TEKST = (MAP / "README.md").read_text(encoding="utf-8")


def _regels(graaf: Verandergraaf) -> list[str]:
    b = beoordeling(graaf)
    klassen = {f: b.factor(f, "belemmerend").beeld.klasse for f in graaf.factoren}
    woorden = {s: b.bewering(s).woord.rekenstatus for s in graaf.stellingen}
    return [f"{woord:30} {sleutel}" for deel in (woorden, klassen) for sleutel, woord in deel.items()]


@pytest.mark.proces
def test_with_duckdb_the_example_prints_the_words_and_classes_of_the_program(
    hier: Doe, voorbeeld: Path, tmp_path: Path
) -> None:
    assert hier("exporteer", "parquet", "mijn-parquet", "-d", voorbeeld).code == 0
    regel = [sys.executable, str(MAP / "met_duckdb.py"), "mijn-parquet"]
    klaar = subprocess.run(regel, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert klaar.stdout.splitlines() == _regels(Verandergraaf.uit(voorbeeld))


def test_the_lines_of_python_give_the_word_of_the_claim_they_name(
    voorbeeld: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    graaf = Verandergraaf.uit(voorbeeld)
    schrijf_in(tmp_path / "mijn-parquet", als_parquet(graaf))
    (tmp_path / "sommen").mkdir()
    with duckdb.connect() as db:
        for naam in TABELNAMEN:
            db.execute(f"CREATE VIEW {naam} AS SELECT * FROM 'mijn-parquet/{naam}.parquet'")  # noqa: S608
        db.execute(f"COPY ({som_sql()}) TO 'sommen/deel.parquet'")
    (code,) = re.findall(r"```python\n(.*?)```", TEKST, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102
    (sleutel,) = re.findall(r'beweringen\["(.*?)"\]', code)
    assert capsys.readouterr().out.strip() == beoordeling(graaf).bewering(sleutel).woord.rekenstatus


@pytest.mark.lang
@pytest.mark.proces
@pytest.mark.usefixtures("met_spark")
def test_the_job_for_spark_writes_the_sums(mini: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    graaf = Verandergraaf.uit(mini)
    bestanden = als_parquet(graaf)
    schrijf_in(tmp_path / "mijn-parquet", bestanden)
    (tmp_path / "som.sql").write_text(som_sql(), encoding="utf-8")
    regel = [sys.executable, str(MAP / "met_spark.py"), "som.sql", "mijn-parquet", "sommen"]
    klaar = subprocess.run(regel, cwd=tmp_path, capture_output=True, text=True, check=True)
    kader, sommen = lees_kader(tmp_path / "mijn-parquet"), pq.read_table(tmp_path / "sommen")
    assert f"{sommen.num_rows} sommen" in klaar.stdout
    woorden = [
        {s: o.woord.rekenstatus for s, o in nu.beweringen.items()}
        for rijen in (sommen, met_duckdb(graaf, bestanden))
        for nu in oordelen(rijen, kader)
    ]
    assert woorden
    assert woorden[: len(woorden) // 2] == woorden[len(woorden) // 2 :]
