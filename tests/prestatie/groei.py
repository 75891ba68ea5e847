"""How whole commands grow with the findings in a dossier; ``meet.py`` prints it.

The theory is that of the example, so that more findings are more findings on the same claims and factors. Each command
has its limit beside it: Python that fetches all rows of the index and does nothing with them, or the same import into
the dossier of the example, where there is next to nothing to compare with.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median

ONS = str(Path(sys.executable).with_name("verandertheorie"))
GROOTTES = (10_000, 100_000, 1_000_000)
DOEL = {1_000_000: (15.0, 1_000.0)}
"""Seconds of a processor and megabytes that ``belemmeringen`` may take at so many findings."""
INGEVOERD, DOEL_INVOER = 500, 1.0
"""So many records come into :data:`INVOER_BIJ` findings, in so many seconds."""
INVOER_BIJ = 100_000
KEER_GROOT = 1
"""From the largest size on a command runs once."""

_OPHALEN = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    for tabel in ("gesprek", "bevinding"):
        db.execute(f"SELECT * FROM {tabel}").fetchall()
"""

_VRAAG = """
import sys
import verandertheorie as vt
vt.terugkerende_belemmeringen(vt.Verandergraaf.uit(sys.argv[1]))
"""


@dataclass(frozen=True, slots=True)
class Groeirij:
    """A command at one size.

    ``helling``: the power of the number of findings by which the time grew since the size before; 1 is linear, None
    for the first. ``grens_seconden``: of the limit. ``doel_seconden`` and ``doel_mb``: at most; None without a goal.
    """

    taak: str
    bevindingen: int
    seconden: float
    mb: float
    grens_seconden: float
    helling: float | None
    doel_seconden: float | None
    doel_mb: float | None


def meet_groei(voorbeeld: Path, werkmap: Path, keer: int, hoogstens: int) -> Iterator[Groeirij]:
    """Measure, smallest first; so far as there are not more findings than ``hoogstens``.

    Raises:
        SystemExit: a dossier gives another answer out of its index than out of its records; then nothing is timed.
    """
    vorige: Groeirij | None = None
    for n in (n for n in GROOTTES if n <= hoogstens):
        pad = werkmap / f"groei-{n}.sqlite"
        maak("maak_dossier", voorbeeld, pad, n)
        if n == GROOTTES[0]:
            _eis_zelfde_antwoord(pad)
        vaak = keer if n < GROOTTES[-1] else KEER_GROOT
        tijden = [gebruikt((ONS, "-d", str(pad), "belemmeringen")) for _ in range(vaak)]
        kost = median(s for s, _ in tijden)
        grens = median(gebruikt((sys.executable, "-c", _OPHALEN, str(pad)))[0] for _ in range(vaak))
        helling = log(kost / vorige.seconden) / log(n / vorige.bevindingen) if vorige else None
        vorige = Groeirij(
            "belemmeringen", n, kost, max(mb for _, mb in tijden), grens, helling, *DOEL.get(n, (None, None))
        )
        yield vorige
        if n == INVOER_BIJ:
            yield _in_python(pad, keer, grens)
            yield _invoer(voorbeeld, pad, werkmap)


def _in_python(pad: Path, keer: int, grens: float) -> Groeirij:
    """The same question of who works in Python, where nobody set what the command sets for itself."""
    tijden = [gebruikt((sys.executable, "-c", _VRAAG, str(pad))) for _ in range(keer)]
    kost = median(s for s, _ in tijden)
    return Groeirij("belemmeringen in Python", INVOER_BIJ, kost, max(mb for _, mb in tijden), grens, None, None, None)


def _invoer(voorbeeld: Path, pad: Path, werkmap: Path) -> Groeirij:
    erbij = werkmap / "erbij.json"
    maak("maak_invoer", voorbeeld, erbij, INGEVOERD)
    kost, grens = (
        gebruikt((ONS, "-d", str(shutil.copy(bij, werkmap / "erin.sqlite")), "importeer", str(erbij), "--nagekeken"))
        for bij in (pad, voorbeeld)
    )
    return Groeirij(f"{INGEVOERD} records erbij", INVOER_BIJ, *kost, grens[0], None, DOEL_INVOER, None)


def _eis_zelfde_antwoord(pad: Path) -> None:
    kaal = Path(shutil.copy(pad, pad.with_name("kaal.sqlite")))
    subprocess.run((sys.executable, "-c", _ZONDER_INDEX, str(kaal)), check=True)
    vraag = ("belemmeringen", "--json")
    uit = [subprocess.run((ONS, "-d", str(p), *vraag), stdout=subprocess.PIPE, check=True).stdout for p in (pad, kaal)]
    if uit[0] != uit[1]:
        sys.exit("Uit de index komt een ander antwoord dan uit de records, dus niets gemeten.")


_ZONDER_INDEX = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    db.execute("DELETE FROM stand")
"""


def maak(wat: str, voorbeeld: Path, pad: Path, aantal: int) -> None:
    """Let a function of ``bevindingentaken`` write a file, in a process of its own.

    What this process once held would else count as memory of every process that it starts.
    """
    code = f"import sys; from pathlib import Path; from tests.prestatie.bevindingentaken import {wat}; "
    code += f"{wat}(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))"
    opdracht = (sys.executable, "-c", code, str(voorbeeld), str(pad), str(aantal))
    subprocess.run(opdracht, check=True, cwd=Path(__file__).parents[2])


def gebruikt(opdracht: Sequence[str]) -> tuple[float, float]:
    """Seconds of a processor and peak megabytes of a whole process, compiled as an installed package is.

    Raises:
        CalledProcessError: it does not end well.
    """
    omgeving = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    proces = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=omgeving)
    _, status, gebruik = os.wait4(proces.pid, 0)
    proces.returncode = os.waitstatus_to_exitcode(status)
    if proces.returncode:
        raise subprocess.CalledProcessError(proces.returncode, list(opdracht))
    return gebruik.ru_utime + gebruik.ru_stime, gebruik.ru_maxrss / 1000
