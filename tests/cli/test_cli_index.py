"""The index of findings, as somebody sees it who asks whether the file is in order."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

from tests.cli.programma import Doe
from verandertheorie.dossier import index

pytest_plugins = ("tests.cli.programma",)


def test_controleer_proves_that_it_says_what_the_records_say(mini: Path, tmp_path: Path, doe: Doe) -> None:
    proef = Path(shutil.copy(mini, tmp_path / "proef.sqlite"))
    assert doe("dossier", "controleer", "-d", str(proef)).code == 0
    with contextlib.closing(sqlite3.connect(proef, isolation_level=None)) as db:
        ((maker,),) = db.execute("SELECT maker FROM stand").fetchall()
        gesprekken = db.execute(f"SELECT record, {', '.join(index.GESPREK)} FROM gesprek").fetchall()  # noqa: S608
        bevindingen = db.execute(f"SELECT record, {', '.join(index.BEVINDING)} FROM bevinding").fetchall()  # noqa: S608
        andersom = [tuple("tegen" if cel == "voor" else cel for cel in rij) for rij in bevindingen]
        assert andersom != bevindingen
        index.maak_leeg(db)
        index.voeg_toe(db, maker, gesprekken, andersom)  # as a mistake of ours would, or somebody who knows how
        index.zet_stand(db, proef, maker)
    gezegd = doe("dossier", "controleer", "-d", str(proef))
    assert gezegd.code == 1
    assert "De index van bevindingen zegt iets anders dan de records." in gezegd.uit
    assert doe("dossier", "herstel", "gered.sqlite", "-d", str(proef)).code == 0
