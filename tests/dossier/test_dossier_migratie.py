"""A dossier of an older version is read as it is, and brought up to date whole when something is added; with a copy."""

import contextlib
import logging
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.invoer.test_export_rondreis import antwoorden
from verandertheorie.dossier import migratie
from verandertheorie.dossier.bestand import Dossier, rij
from verandertheorie.dossier.schema import OPDRACHTEN, SCHEMAVERSIE, STAPPEN
from verandertheorie.fouten import DossierFout

OUD = sorted(Path(__file__).parent.glob("schema-*.sql"))


@pytest.fixture(params=OUD, ids=lambda p: p.stem)
def oud(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A dossier as an older version left it; renewed by hand never: it is what that version wrote."""
    pad = tmp_path / "oud.sqlite"
    with contextlib.closing(sqlite3.connect(pad)) as db:
        db.executescript(request.param.read_text(encoding="utf-8"))
    return pad


def versie(pad: Path) -> int:
    with contextlib.closing(sqlite3.connect(pad)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def schrijf(pad: Path) -> None:
    with Dossier.open(pad) as d, d.transactie() as schrijver:
        schrijver.voeg_toe([rij("traject", "nieuw", "", {"soort": "traject", "sleutel": "nieuw", "naam": "Nieuw",
                                                          "niveau": "landelijk"})],
                           programma="p", rol="r", samenvatting="s")  # fmt: skip


def test_every_older_version_has_its_fixture_and_its_step() -> None:
    assert [p.stem for p in OUD] == [f"schema-{nr}" for nr in range(1, SCHEMAVERSIE)]
    assert list(STAPPEN) == list(range(2, SCHEMAVERSIE + 1))
    assert list(OPDRACHTEN) == list(range(1, SCHEMAVERSIE + 1))


def test_an_older_dossier_answers_as_it_is_and_nothing_is_written(oud: Path) -> None:
    voor = oud.read_bytes()
    with Dossier.open(oud, alleen_lezen=True) as d:
        assert len(d.rijen()) > 50
        assert d.grafstenen() == []
    assert len(list(antwoorden(oud))) > 10
    assert oud.read_bytes() == voor
    assert list(oud.parent.iterdir()) == [oud]


def test_the_first_addition_brings_it_up_to_date_with_the_same_answers_and_a_copy_beside_it(
    oud: Path, caplog: pytest.LogCaptureFixture
) -> None:
    van = versie(oud)
    with Dossier.open(oud) as d:
        hash_, rijen, invoeren = d.hash(), d.alle_revisies(), d.invoeren()
    voor = list(antwoorden(oud))
    with caplog.at_level(logging.WARNING), Dossier.open(oud) as d:
        with d.transactie():
            pass
        assert (d.hash(), d.alle_revisies(), d.invoeren(), d.grafstenen()) == (hash_, rijen, invoeren, [])
    assert versie(oud) == SCHEMAVERSIE
    assert list(antwoorden(oud)) == voor
    kopie = oud.with_name(f"oud.sqlite.schema-{van}")
    assert sorted(oud.parent.iterdir()) == [oud, kopie]
    assert versie(kopie) == van
    with Dossier.open(kopie, alleen_lezen=True) as d:
        assert (d.hash(), d.alle_revisies()) == (hash_, rijen)
    (bericht,) = caplog.messages
    assert bericht.endswith(f"Zo was het: {kopie}")
    schrijf(oud)
    assert sorted(oud.parent.iterdir()) == [oud, kopie]


def test_a_migrated_dossier_has_the_very_tables_of_a_new_one(oud: Path, tmp_path: Path) -> None:
    schrijf(oud)
    Dossier.maak(tmp_path / "nieuw.sqlite").sluit()
    schrijf(tmp_path / "nieuw.sqlite")
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    inhoud = []
    for pad in (oud, tmp_path / "nieuw.sqlite"):
        with contextlib.closing(sqlite3.connect(pad)) as db:
            inhoud.append(db.execute(sql).fetchall())
    assert inhoud[0] == inhoud[1]


def test_a_trial_leaves_an_older_dossier_as_it_is(oud: Path) -> None:
    voor = oud.read_bytes()
    with Dossier.open(oud) as d:
        with d.transactie(is_proef=True) as schrijver:
            schrijver.voeg_toe([rij("x", "1", "", {})], programma="p", rol="r", samenvatting="s")
            assert d.rijen()[-1].soort == "x"
        assert d.grafstenen() == []
    assert oud.read_bytes() == voor
    assert list(oud.parent.iterdir()) == [oud]


def test_a_step_that_fails_leaves_the_older_dossier_and_can_be_tried_again(
    oud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = oud.read_bytes()
    van = versie(oud)
    stuk = {nr: (*stap, "CREATE TABLE record (a)") if nr == SCHEMAVERSIE else stap for nr, stap in STAPPEN.items()}
    monkeypatch.setattr(migratie, "STAPPEN", stuk)
    with pytest.raises(DossierFout):
        schrijf(oud)
    assert oud.read_bytes() == voor
    monkeypatch.undo()
    schrijf(oud)
    assert versie(oud) == SCHEMAVERSIE
    assert {p.name for p in oud.parent.iterdir()} == {
        "oud.sqlite",
        f"oud.sqlite.schema-{van}",
        f"oud.sqlite.schema-{van}-2",
    }


def test_without_room_for_the_copy_nothing_is_brought_up_to_date(oud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object) -> None:
        raise DossierFout("De schijf is vol.")

    voor = oud.read_bytes()
    monkeypatch.setattr(migratie, "kopieer", vol)
    with pytest.raises(DossierFout, match=r"oudere versie .* lukt niet: De schijf is vol\."):
        schrijf(oud)
    assert oud.read_bytes() == voor


def test_two_who_find_it_old_bring_it_up_to_date_once(oud: Path) -> None:
    with Dossier.open(oud) as een, Dossier.open(oud) as twee:
        for d in (een, twee):
            with d.transactie() as schrijver:
                schrijver.voeg_toe([rij("x", str(id(d)), "", {})], programma="p", rol="r", samenvatting="s")
    assert len(list(oud.parent.iterdir())) == 2


def test_a_dossier_whose_older_tables_were_changed_is_refused(oud: Path) -> None:
    with contextlib.closing(sqlite3.connect(oud)) as db, db:
        db.execute("DROP TRIGGER record_blijft")
    with pytest.raises(DossierFout, match="door een ander programma veranderd"):
        Dossier.open(oud)


def test_a_file_left_over_from_an_older_copy_is_not_overwritten(oud: Path) -> None:
    eerder = oud.with_name(f"oud.sqlite.schema-{versie(oud)}")
    shutil.copy(oud, eerder)
    voor = eerder.stat().st_mtime_ns
    schrijf(oud)
    assert eerder.stat().st_mtime_ns == voor
    assert eerder.with_name(f"{eerder.name}-2").is_file()
