"""``exporteer parquet``: all tables or none, the same bytes again, and a sentence where pyarrow is missing."""

import sys
from pathlib import Path

import duckdb
import pytest

from tests.cli.programma import Doe
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.schaal import KOLOMMEN, TABELNAMEN, lees_kader, oordelen, som_sql
from verandertheorie.vragen.beoordeling import beoordeling

pytest_plugins = ("tests.cli.programma",)


def _bestanden(map_: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in map_.iterdir()}


def test_it_says_what_it_wrote_and_for_whom_and_writes_the_same_again(hier: Doe, mini: Path, tmp_path: Path) -> None:
    gedaan = hier("exporteer", "parquet", "uit", "-d", mini)
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert f"{len(TABELNAMEN)} tabellen geschreven in uit. Stand na c2." in gedaan.uit
    assert "even zorgvuldig als het dossier" in " ".join(gedaan.uit.split())
    assert hier("exporteer", "parquet", "weer", "-d", mini).code == 0
    assert _bestanden(tmp_path / "uit") == _bestanden(tmp_path / "weer")
    assert set(_bestanden(tmp_path / "uit")) == {f"{naam}.parquet" for naam in TABELNAMEN}


def test_a_full_folder_is_a_conflict_and_stays_as_it_is(hier: Doe, mini: Path, tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "eigen.txt").write_text("van mij", encoding="utf-8")
    gedaan = hier("exporteer", "parquet", "uit", "-d", mini)
    assert (gedaan.code, gedaan.uit) == (6, "")
    assert _bestanden(tmp_path / "uit") == {"eigen.txt": b"van mij"}


def test_without_pyarrow_it_says_what_to_install_and_writes_nothing(
    hier: Doe, mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    gedaan = hier("exporteer", "parquet", "uit", "-d", mini)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "pip install pyarrow" in " ".join(gedaan.fout.split())
    assert not (tmp_path / "uit").exists()


def test_an_earlier_moment_and_one_that_is_not_there(hier: Doe, mini: Path, tmp_path: Path) -> None:
    eerder = hier("exporteer", "parquet", "uit", "--tot-en-met", "c1", "-d", mini)
    assert (eerder.code, "Stand na c1" in eerder.uit) == (0, True)
    assert (lees_kader(tmp_path / "uit").cyclus, [*lees_kader(tmp_path / "uit").momenten]) == ("c1", [1])
    assert hier("exporteer", "parquet", "nee", "--tot-en-met", "c9", "-d", mini).code == 2
    assert not (tmp_path / "nee").exists()


def test_what_the_module_says_to_do_gives_the_words_of_the_program(hier: Doe, mini: Path, tmp_path: Path) -> None:
    assert hier("exporteer", "parquet", "mijn-parquet", "-d", mini).code == 0
    with duckdb.connect() as db:
        for naam in TABELNAMEN:
            db.execute(f"CREATE VIEW {naam} AS SELECT * FROM '{tmp_path}/mijn-parquet/{naam}.parquet'")  # noqa: S608
        rijen = db.execute(som_sql())
        assert tuple(kolom[0] for kolom in rijen.description or ()) == KOLOMMEN
        *_, nu = oordelen(rijen.fetchall(), lees_kader(tmp_path / "mijn-parquet"))
    graaf = Verandergraaf.uit(mini)
    assert {s: o.woord.rekenstatus for s, o in nu.beweringen.items()} == {
        s: beoordeling(graaf).bewering(s).woord.rekenstatus for s in graaf.stellingen
    }
