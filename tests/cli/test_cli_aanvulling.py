"""Completion in a real shell: commands, options, and the words of the dossier that may stand there."""

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.cli.programma import Doe

pytest_plugins = ("tests.cli.programma",)


@pytest.mark.parametrize(
    ("getypt", "aangevuld"),
    [
        ("bel", ["belemmeringen"]),
        ("dossier tr", ["trek-in"]),
        ("leg-uit tr", ["trage-vergunningen"]),
        ("wat-kantelt C0", ["C01"]),
        ("belemmeringen --kern", ["--kerngebied"]),
        ("belemmeringen --gebied D0", ["D01", "D02", "D04", "D05"]),
        ("beweringen --tot-en-met ", ["c1", "c2"]),
        ("aanvulling ", ["bash", "zsh", "fish"]),
        ("leg-uit zzz", []),
        ("-d er-niet.sqlite leg-uit tr", []),
    ],
)
def test_bash_completes(
    doe: Doe,
    mini: Path,
    tmp_path: Path,
    omgeving: dict[str, str],
    opdracht: list[str],
    getypt: str,
    aangevuld: list[str],
) -> None:
    (tmp_path / "proef.sqlite").write_bytes(mini.read_bytes())
    script = doe("aanvulling", "bash")
    assert script.code == 0
    programma = tmp_path / "bin" / "verandertheorie"
    programma.parent.mkdir()
    programma.write_text(f'#!/bin/sh\nexec {shlex.join(opdracht)} "$@"\n', encoding="utf-8")
    programma.chmod(0o755)
    woorden = [*shlex.split(getypt), *([""] if getypt.endswith(" ") else [])]
    proef = (
        f"{script.uit}\nCOMP_WORDS=({shlex.join(['verandertheorie', *woorden])})\n"
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_verandertheorie_completion verandertheorie\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    klaar = subprocess.run(
        ["/bin/bash", "--noprofile", "--norc", "-c", proef],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=omgeving | {"PATH": f"{programma.parent}:{omgeving['PATH']}"},
        timeout=120,
        check=True,
    )
    assert (klaar.stdout.split(), klaar.stderr) == (aangevuld, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_a_script_that_asks_this_program(doe: Doe, shell: str) -> None:
    gedaan = doe("aanvulling", shell)
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert "_VERANDERTHEORIE_COMPLETE=complete_" + shell in gedaan.uit


def test_another_shell_is_a_wrong_call_in_dutch(doe: Doe) -> None:
    gedaan = doe("aanvulling", "ksh")
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "bash" in gedaan.fout
    assert "is not one of" not in gedaan.fout
