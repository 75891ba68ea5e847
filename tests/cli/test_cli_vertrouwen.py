"""Withdraw, check, mend, copy and merge, as somebody types it."""

import json
import os
import pty
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.dossier.bestand import Dossier

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]


@pytest.fixture
def pad(mini: Path, tmp_path: Path) -> Path:
    """An own dossier with the example mini."""
    return Path(shutil.copy(mini, tmp_path / "mijn.sqlite"))


def test_a_withdrawal_shows_what_changes_asks_and_proves(hier: Doe, pad: Path) -> None:
    voor = pad.read_bytes()
    proef = hier("dossier", "trek-in", "--bron", "b08", "--droog")
    assert proef.code == 0
    assert proef.uit.splitlines()[1].startswith("  b08, d04-1b")
    assert "Dit zou veranderen in de antwoorden:" in proef.uit
    gedaan = hier("dossier", "trek-in", "--bron", "b08")
    assert (gedaan.code, "--reden" in gedaan.fout) == (2, True)
    assert pad.read_bytes() == voor
    gedaan = hier("dossier", "trek-in", "--bron", "b08", "--reden", "op verzoek", "--ja")
    assert gedaan.code == 0, gedaan
    assert "er is niets meer van te vinden" in gedaan.uit
    assert "back-ups, git, de cloud" in gedaan.uit
    weer = hier("dossier", "trek-in", "--bron", "b08", "--reden", "op verzoek", "--ja")
    assert (weer.code, "al ingetrokken" in weer.uit) == (0, True)
    gegevens = json.loads(hier("dossier", "trek-in", "--bron", "b07", "--reden", "x", "--ja", "--json").uit)
    assert (gegevens["gevonden"], gegevens["opgeruimd"], gegevens["proef"]) == ([], True, False)


def test_without_a_terminal_nothing_is_withdrawn_unless_ja_is_said(doe: Doe, pad: Path) -> None:
    voor = pad.read_bytes()
    gedaan = doe("dossier", "trek-in", "--registratie", "d04-1b", "--reden", "op verzoek", invoer=b"ja\n")
    assert gedaan.code == 1
    assert gedaan.fout == "Er is niets ingetrokken. Weet u het zeker? Voeg dan --ja toe.\n"
    assert pad.read_bytes() == voor


@pytest.mark.parametrize(("antwoord", "code"), [(b"ja\n", 0), (b"nee\n", 1), (b"\n", 1), (b"\x04", 1)])
def test_on_a_terminal_it_asks(
    pad: Path, opdracht: list[str], omgeving: dict[str, str], antwoord: bytes, code: int
) -> None:
    voor = pad.read_bytes()
    baas, knecht = pty.openpty()
    woorden = [*opdracht, "dossier", "trek-in", "--registratie", "d04-1b", "--reden", "op verzoek"]
    with subprocess.Popen(
        woorden, stdin=knecht, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=pad.parent, env=omgeving
    ) as proces:
        os.write(baas, antwoord)
        _, fout = proces.communicate(timeout=60)
    os.close(baas)
    os.close(knecht)
    assert proces.returncode == code, fout
    assert b"Ga door? Typ ja:" in fout
    assert (pad.read_bytes() == voor) is (code == 1)


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        ((), "Noem één ding"),
        (("--bron", "b01", "--invoer", "1"), "Noem één ding"),
        (("--bron", "b1"), "Bedoelt u"),
        (("--invoer", "7"), "Invoer 7 is er niet."),
    ],
)
def test_a_wrong_withdrawal_is_a_wrong_call(hier: Doe, pad: Path, woorden: tuple[str, ...], zin: str) -> None:
    gedaan = hier("dossier", "trek-in", *woorden, "--reden", "x", "--ja")
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert zin in gedaan.fout


def test_a_check_says_what_is_wrong_and_exits_with_one(hier: Doe, pad: Path) -> None:
    assert hier("dossier", "controleer").code == 0
    later = hier("dossier", "controleer", "--op", "2040-01-01")
    assert later.code == 1
    assert "verandertheorie dossier trek-in --bron b01 --reden bewaartermijn --droog" in " ".join(later.uit.split())
    assert hier("dossier", "controleer", "--op", "morgen").code == 2
    with closing(sqlite3.connect(pad)) as db, db:
        db.execute("DROP TRIGGER record_blijft")
    stuk = hier("dossier", "controleer", "--json")
    assert (stuk.code, len(json.loads(stuk.uit)["schade"])) == (1, 1)


def test_a_check_finds_what_the_rules_would_not_let_in(hier: Doe, pad: Path) -> None:
    with Dossier.open(pad) as d, d.transactie() as schrijver:
        from verandertheorie.dossier.bestand import rij

        los = {"soort": "relatie", "van": "weg", "relatie": "voert_uit", "naar": "grondexpertise"}
        schrijver.voeg_toe(
            [rij("relatie", "weg.voert_uit.grondexpertise", "", los), rij("x", "y", "", {})],
            programma="p", rol="r", samenvatting="s",
        )  # fmt: skip
    gedaan = hier("dossier", "controleer")
    assert gedaan.code == 1
    tekst = " ".join(gedaan.uit.split())
    assert "relatie weg.voert_uit.grondexpertise noemt 'weg'" in tekst
    assert "x y is niet te lezen als record" in tekst


def test_a_damaged_dossier_is_mended_into_a_new_one_and_the_loss_is_said(hier: Doe, pad: Path) -> None:
    inhoud = pad.read_bytes()
    pad.write_bytes(
        inhoud[: len(inhoud) // 2 // 4096 * 4096] + bytes(4096) + inhoud[len(inhoud) // 2 // 4096 * 4096 + 4096 :]
    )
    kapot = pad.read_bytes()
    assert hier("dossier", "controleer").code == 1
    gedaan = hier("dossier", "herstel", "gered.sqlite")
    assert gedaan.code == 1
    assert "Verloren: " in gedaan.fout or "meer verloren" in gedaan.fout
    assert pad.read_bytes() == kapot
    with Dossier.open(pad.with_name("gered.sqlite")) as d:
        assert d.rijen()


def test_a_merge_that_contradicts_exits_with_six(hier: Doe, pad: Path, tmp_path: Path) -> None:
    ander = Path(shutil.copy(pad, tmp_path / "ander.kopie"))
    tekst = tmp_path / "b.yaml"
    tekst.write_text("{soort: bron, pseudoniem: b01, rol: iets anders, organisatiesoort: rijk, geinformeerd: ja}")
    assert hier("importeer", tekst, "--herzie", "-d", ander).code == 0
    voor = pad.read_bytes()
    gedaan = hier("importeer", ander)
    assert gedaan.code == 6
    assert "[VT030]" in gedaan.fout
    assert pad.read_bytes() == voor
    assert hier("importeer", ander, "--herzie").code == 0


@pytest.mark.skipif(os.name != "posix", reason="named pipes")
def test_a_pipe_or_a_device_is_refused_instead_of_waited_for(doe: Doe, pad: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yaml")
    for wat in (tmp_path / "pijp.yaml", Path("/dev/zero")):
        gedaan = doe("importeer", wat)
        assert gedaan.code == 1
        assert "dit is geen gewoon bestand" in gedaan.fout
