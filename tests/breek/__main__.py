"""``python -m tests.breek [word …]``: import every bomb under limits, and print what came of it.

Not for pytest: it takes minutes. The goal is one answer in 30 seconds with the exit code that is meant, and a dossier
with the same bytes when it is refused. Peak memory is of the largest process.
"""

import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.breek.bommen import BOMMEN
from tests.breek.meten import draai

MAAK = "import sys; from tests.breek.bommen import BOMMEN, leg_neer; leg_neer(BOMMEN[sys.argv[1]], sys.argv[2])"
DOEL = 30
GEDULD = 60


def main() -> None:
    """Run the series, or what has one of the words in its name."""
    woorden = sys.argv[1:]
    print("| wat | bytes | antwoord | regels | kB | s |\n|---|---|---|---|---|---|")
    for wat, bom in BOMMEN.items():
        if woorden and not any(w in wat for w in woorden):
            continue
        with tempfile.TemporaryDirectory() as naam:
            map_ = Path(naam)
            dossier, pad = map_ / "d.sqlite", map_ / bom.naam
            draai(["-m", "verandertheorie", "nieuw", str(dossier), "--voorbeeld", "mini"], map_, GEDULD)
            # by a process of its own: the memory that this one ever took would count as that of those it starts
            subprocess.run([sys.executable, "-c", MAAK, wat, str(pad)], check=True)
            groot = sum(p.stat().st_size for p in (pad, *pad.rglob("*")) if p.is_file())
            was = hashlib.sha256(dossier.read_bytes()).digest()
            begin = time.perf_counter()
            a = draai(["-m", "verandertheorie", "importeer", str(pad), "-d", str(dossier)], map_, GEDULD)
            duur = time.perf_counter() - begin
            gelijk = hashlib.sha256(dossier.read_bytes()).digest() == was
            eerste = a.fout.replace(f"{map_}/", "").partition("\n")[0][:100].replace("|", "\\|")
            is_goed = a.code == bom.code and gelijk == (bom.code != 0) and duur <= DOEL
            oordeel = "" if is_goed else "**NIET GOED** "
            regels = (a.uit + a.fout).count("\n")
            rij = (wat, f"{groot:,}", f"{oordeel}{a.code}: {eerste}", regels, f"{a.kilobytes:,}", f"{duur:.1f}")
            print(f"| {' | '.join(map(str, rij))} |", flush=True)


if __name__ == "__main__":
    main()
