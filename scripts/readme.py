"""Output in the READMEs is real: every command and piece of Python in them is run, and what it prints is pasted.

A ``console`` block holds lines that begin with ``$ ``; what follows each is its output. A ``python`` block that is
followed by a ``text`` block is run, and prints that text. All of one document runs in one empty folder, from top to
bottom. A comment ``<!-- vooraf: command -->`` runs silently first; ``{bron}`` in it is the folder of this checkout.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

WORTEL = Path(__file__).parents[1]
BREEDTE = "116"
_BLOK = re.compile(
    r"<!-- vooraf: (?P<vooraf>.+?) -->"
    r"|```console\n(?P<console>.*?)```"
    r"|```python\n(?P<python>.*?)```\n\n```text\n(?P<text>.*?)```",
    re.DOTALL,
)


def documenten() -> list[Path]:
    """Every README in the checkout that may hold output, by path."""
    mappen = ("", "voorbeelden/*/", "verandertheorie/*/")
    return sorted(pad for map_ in mappen for pad in WORTEL.glob(f"{map_}README*.md"))


def bijgewerkt(pad: Path) -> str:
    """The text of a README with the output it has today.

    Raises:
        RuntimeError: a command in it cannot be started, or stops with an exit code nobody expected.
    """
    with tempfile.TemporaryDirectory() as map_:
        return _BLOK.sub(lambda m: _vervang(m, Path(map_)), pad.read_text(encoding="utf-8"))


def _vervang(m: re.Match[str], map_: Path) -> str:
    if m["vooraf"]:
        _draai(m["vooraf"].replace("{bron}", str(WORTEL)), map_)
        return m[0]
    if m["console"] is not None:
        opdrachten = [regel for regel in m["console"].splitlines() if regel.startswith("$ ")]
        return "```console\n" + "".join(f"{o}\n{_draai(o[2:], map_)}" for o in opdrachten) + "```"
    (map_ / "voorbeeld.py").write_text(m["python"], encoding="utf-8")
    return f"```python\n{m['python']}```\n\n```text\n{_draai('python voorbeeld.py', map_)}```"


def _draai(opdracht: str, map_: Path) -> str:
    pad = f"{WORTEL / '.venv/bin'}:{os.environ['PATH']}"
    klaar = subprocess.run(  # noqa: S602  (our own READMEs, with pipes in them)
        opdracht,
        shell=True,
        cwd=map_,
        env=os.environ | {"PATH": pad, "COLUMNS": BREEDTE, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if klaar.returncode not in (0, 1):
        raise RuntimeError(f"{opdracht!r} in a README ended with {klaar.returncode}: {klaar.stdout}")
    tekst = "\n".join(regel.rstrip() for regel in klaar.stdout.strip("\n").splitlines())
    return f"{tekst}\n" if tekst else ""


def main() -> int:
    """Update every README; with ``--check`` only say which differ."""
    alleen_kijken = "--check" in sys.argv[1:]
    anders = [(pad, tekst) for pad in documenten() if (tekst := bijgewerkt(pad)) != pad.read_text(encoding="utf-8")]
    for pad, tekst in anders:
        if not alleen_kijken:
            pad.write_text(tekst, encoding="utf-8")
        print(f"{'niet bij' if alleen_kijken else 'bijgewerkt'}: {pad.relative_to(WORTEL)}")
    return int(alleen_kijken and bool(anders))


if __name__ == "__main__":
    sys.exit(main())
