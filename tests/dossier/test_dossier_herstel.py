"""What is wrong with a file is found, and what can still be read is saved in a new one."""

import contextlib
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.herstel import herstel
from verandertheorie.dossier.onderzoek import onderzoek
from verandertheorie.fouten import ConflictFout, DossierFout
from verandertheorie.invoer.intrekken import Intrekking, trek_in, van_bron

PAGINA = 4096


@pytest.fixture
def pad(voorbeeld: Path, tmp_path: Path) -> Path:
    """A dossier of many pages with a withdrawal in it."""
    pad = Path(shutil.copy(voorbeeld, tmp_path / "d.sqlite"))
    plan = van_bron(pad, "b07")
    assert isinstance(plan, Intrekking)
    trek_in(pad, plan, reden="proef")
    return pad


def test_a_whole_dossier_has_nothing_wrong_and_nothing_to_lose(pad: Path, tmp_path: Path) -> None:
    assert onderzoek(pad) == ()
    uitkomst = herstel(pad, tmp_path / "gered.sqlite")
    assert (uitkomst.verloren, uitkomst.is_alles_bekend, uitkomst.heeft_grafstenen) == ((), True, True)
    with Dossier.open(pad) as een, Dossier.open(tmp_path / "gered.sqlite") as twee:
        assert een.alle_revisies() == twee.alle_revisies()
        assert (een.invoeren(), een.grafstenen()) == (twee.invoeren(), twee.grafstenen())


def test_a_page_of_zeroes_anywhere_is_found_and_costs_only_what_stood_on_it(pad: Path, tmp_path: Path) -> None:
    gaaf = pad.read_bytes()
    with Dossier.open(pad) as d:
        alles = {r.inhoud for r in d.alle_revisies()}
    gered = []
    for nr in range(1, len(gaaf) // PAGINA, 3):  # page 1 tells SQLite what the rest is
        pad.write_bytes(gaaf[: nr * PAGINA] + bytes(PAGINA) + gaaf[(nr + 1) * PAGINA :])
        assert onderzoek(pad), nr
        kapot, doel = pad.read_bytes(), tmp_path / f"{nr}.sqlite"
        try:
            uitkomst = herstel(pad, doel)
        except DossierFout:
            assert not doel.exists()
            gered.append(0)
            continue
        assert pad.read_bytes() == kapot
        assert onderzoek(doel) == ()
        with Dossier.open(doel) as d:
            over = {r.inhoud for r in d.alle_revisies()}
        assert over <= alles
        missing = len(alles) - len(over)
        assert missing == len(uitkomst.verloren) or not uitkomst.is_alles_bekend
        gered.append(len(over))
    assert sorted(gered)[len(gered) // 2] > len(alles) - 20


def test_a_changed_letter_is_named_and_left_behind(pad: Path, tmp_path: Path) -> None:
    inhoud = pad.read_bytes()
    with Dossier.open(pad) as d:
        r = next(r for r in d.rijen() if r.soort == "registratie" and len(r.inhoud) < 1500)
    stuk = json.loads(r.inhoud)["bewijs"][0]["kern"].encode()[:30]
    pad.write_bytes(inhoud.replace(stuk, stuk[:-1] + b"~", 1))
    (zin,) = onderzoek(pad)
    assert f"registratie {r.sleutel}: de inhoud is niet wat is ingevoerd" in zin
    assert herstel(pad, tmp_path / "gered.sqlite").verloren == (f"registratie {r.sleutel}, versie 1",)


def test_tables_that_another_program_changed_are_found(pad: Path) -> None:
    with contextlib.closing(sqlite3.connect(pad)) as db, db:
        db.execute("DROP TRIGGER record_blijft")
        db.execute("UPDATE record SET revisie = 3, vervangt = 'x' WHERE volgnr = 4")
    zinnen = onderzoek(pad)
    assert any("door een ander programma veranderd" in z for z in zinnen)
    assert any(z.startswith("Rij 4, ") and "volgt niet" in z for z in zinnen)


def test_what_stands_at_the_new_place_and_what_is_no_dossier_is_left_alone(pad: Path, tmp_path: Path) -> None:
    (tmp_path / "er.sqlite").write_text("belangrijk")
    with pytest.raises(ConflictFout, match="bestaat al"):
        herstel(pad, tmp_path / "er.sqlite")
    assert (tmp_path / "er.sqlite").read_text() == "belangrijk"
    for wat in (herstel, lambda bron, _: onderzoek(bron)):
        with pytest.raises(DossierFout, match="geen dossier"):
            wat(tmp_path / "er.sqlite", tmp_path / "nieuw.sqlite")
    assert not (tmp_path / "nieuw.sqlite").exists()
