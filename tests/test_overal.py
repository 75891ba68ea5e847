"""The package runs where there is no POSIX: on Windows as on Linux and macOS, without a shell."""

import ast
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest

from verandertheorie.cli.rand import stel_in
from verandertheorie.dossier.verbinding import uri

PAKKET = Path(__file__).parents[1] / "verandertheorie"
BESTANDEN = sorted(PAKKET.rglob("*.py"))
NIET_OVERAL = {
    *("curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"),
    "subprocess",
}
"""Modules that Windows does not have, and the one that starts a shell: only where doing without is foreseen."""
START_EEN_SHELL = re.compile(r"os\.(system|popen|exec\w*|spawn\w*|startfile)")
TEKST_ZONDER_OVERAL = re.compile(r"^/(dev|tmp|etc|proc|usr|home)\b|%-[a-zA-Z]")
"""Folders of POSIX, and dates as only some systems write them (``%-d``)."""


def _is_voorzien(knoop: ast.AST) -> bool:
    """Whether a block says what happens when a module is not there."""
    if isinstance(knoop, ast.With):
        return any(ast.unparse(i.context_expr).endswith("suppress(ImportError)") for i in knoop.items)
    return isinstance(knoop, ast.Try) and any(h.type and "ImportError" in ast.unparse(h.type) for h in knoop.handlers)


def _bezwaren(knoop: ast.AST, voorzien: bool = False) -> Iterator[str]:
    """What in a piece of Python would not run everywhere."""
    match knoop:
        case ast.Import() | ast.ImportFrom() if not voorzien:
            namen = [knoop.module or ""] if isinstance(knoop, ast.ImportFrom) else [a.name for a in knoop.names]
            yield from (f"import {n}" for n in namen if n.partition(".")[0] in NIET_OVERAL)
        case ast.Constant(value=str(tekst)) if TEKST_ZONDER_OVERAL.search(tekst):
            yield f"text {tekst[:40]!r}"
        case ast.Call():
            functie = ast.unparse(knoop.func)
            leest_tekst = functie == "open" or functie.endswith((".read_text", ".write_text", "fdopen"))
            is_gezegd = any(k.arg == "encoding" for k in knoop.keywords)
            is_bytes = any(re.match(r"'[rwax+]*b", ast.unparse(a)) for a in knoop.args)
            if START_EEN_SHELL.fullmatch(functie) or (leest_tekst and not is_gezegd and not is_bytes):
                yield ast.unparse(knoop)
    for kind in ast.iter_child_nodes(knoop):
        yield from _bezwaren(kind, voorzien or _is_voorzien(knoop))


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda p: str(p.relative_to(PAKKET)))
def test_a_module_needs_nothing_that_only_posix_has(bestand: Path) -> None:
    assert list(_bezwaren(ast.parse(bestand.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "fout",
    [
        "import fcntl",
        "from subprocess import run",
        "os.system('ls')",
        "open('x')",
        "pad.read_text()",
        "pad.write_text(tekst)",
        "f'{dag:%-d}'",
        "dag.strftime('%-d %B')",
        "Path('/dev/tty')",
    ],
)
def test_this_look_finds_what_it_looks_for(fout: str) -> None:
    assert list(_bezwaren(ast.parse(fout)))


@pytest.mark.parametrize(
    "goed",
    [
        "with contextlib.suppress(ImportError):\n    import readline",
        "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None",
        "open('x', 'rb')",
        "pad.read_text(encoding='utf-8')",
        "f'{n % 3}-{x}'",
    ],
)
def test_and_nothing_else(goed: str) -> None:
    assert list(_bezwaren(ast.parse(goed))) == []


@pytest.mark.proces
@pytest.mark.parametrize("systeem", ["win32", "darwin"])
def test_no_name_of_the_standard_library_is_missing_on(systeem: str, tmp_path: Path) -> None:
    """A type checker knows for each system which names os, signal, time and the others have there."""
    fout = tmp_path / "fout.py"
    fout.write_text("import os, sys\nos.fork()\nos.geteuid()\nos.memfd_create('x')\n", encoding="utf-8")
    opdracht = [sys.executable, "-m", "mypy", "--platform", systeem, "--no-error-summary", str(PAKKET), str(fout)]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False, cwd=PAKKET.parent)
    regels = [r for r in klaar.stdout.splitlines() if "error:" in r]
    mist = {"win32": ["fork", "geteuid", "memfd_create"], "darwin": ["memfd_create"]}[systeem]
    assert [r.partition("has no attribute ")[2].split('"')[1] for r in regels] == mist, klaar.stdout + klaar.stderr


@pytest.mark.parametrize(
    ("pad", "adres"),
    [
        (r"C:\Users\Jan\mijn map\proef.sqlite", "file:///C%3A/Users/Jan/mijn%20map/proef.sqlite?mode=rw"),
        (r"C:\50% #1\é?.sqlite", "file:///C%3A/50%25%20%231/%C3%A9%3F.sqlite?mode=rw"),
        (r"\\server\deel\proef.sqlite", "file:////server/deel/proef.sqlite?mode=rw"),
    ],
)
def test_a_dossier_on_windows_gets_the_address_that_sqlite_reads_there(pad: str, adres: str) -> None:
    assert uri(PureWindowsPath(pad), "rw") == adres


def test_what_goes_to_a_file_is_utf_8_with_the_line_ends_it_was_given() -> None:
    bytes_ = io.BytesIO()
    stroom = io.TextIOWrapper(bytes_, encoding="cp1252", newline="\r\n")
    stel_in(stroom)
    stroom.write("p ≥ 0,60;é\r\n")
    stroom.flush()
    assert bytes_.getvalue() == "p ≥ 0,60;é\r\n".encode()


@pytest.mark.proces
def test_the_program_writes_utf_8_where_the_system_says_otherwise(mini: Path) -> None:
    opdracht = [sys.executable, "-m", "verandertheorie", "leg-uit", "C01", "-d", str(mini)]
    klaar = subprocess.run(opdracht, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"}, check=True)
    assert re.search(r"[×≥–−·]", klaar.stdout.decode("utf-8"))
