"""A Neo4j to try: started, filled with a dossier, and explained; ended and removed by Ctrl-C."""

import contextlib
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts.neo4jserver import Neo4jServer, ServerFout
from verandertheorie.fouten import VerandertheorieFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.uitvoer.neo4j.favorieten import favorieten
from verandertheorie.uitvoer.neo4j.stijl import stijl
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie, ruimtenaam
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server

ONS = Path(sys.executable).with_name("verandertheorie")
UIT = Path("uit")
VOORBEELD = "extra-rijksinzet"
GEBRUIK = (
    "Zo roept u dit aan: scripts/neo4j [DOSSIER] [DOELGROEP], zoals: scripts/neo4j mijn.sqlite kernteam. Een dossier "
    f"is een bestand dat er is; een doelgroep is {', '.join(DOELGROEPEN)}. Zonder doelgroep: sessie, en een verzonnen "
    "voorbeeld voor monitors."
)
WACHT = "De Neo4j-server start (ongeveer een kwart minuut; de eerste keer haalt Maven hem op, 140 MB) ..."


@contextlib.contextmanager
def _dossier(woorden: list[str]) -> Iterator[Path]:
    if woorden:
        yield Path(woorden[0])
        return
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / f"{VOORBEELD}.sqlite"
        subprocess.run([str(ONS), "nieuw", str(pad), "--voorbeeld", VOORBEELD], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        yield pad


def _ontleed(woorden: list[str]) -> tuple[list[str], list[Doelgroep]]:
    """The dossier and the audience among these words, in any order; at most one of each."""
    doelgroepen = [d for w in woorden for d in DOELGROEPEN if d == w]
    dossiers = [w for w in woorden if w not in DOELGROEPEN]
    return dossiers, doelgroepen


def _draai(pad: Path, doelgroep: Doelgroep | None) -> int:
    """A dossier in a server of its own, until that ends."""
    graaf, ruimte = Verandergraaf.uit(pad), ruimtenaam(pad.stem)
    doelgroep = doelgroep or ("monitor" if graaf.herkomst.fictief else "sessie")
    print(WACHT, file=sys.stderr)
    with Neo4jServer(browser=True) as server:
        with verbind_server(Toegang(server.adres)) as driver:
            p = Neo4jProjectie(driver, ruimte)
            verslag = p.sync(graaf, doelgroep=doelgroep, met_citaten=True)
            vragen = favorieten(p.vraag, ruimte, verslag.stand.tot_en_met)
        UIT.mkdir(exist_ok=True)
        (UIT / "verandertheorie.grass").write_text(stijl(), encoding="utf-8")
        (UIT / "neo4j-vragen.zip").write_bytes(vragen)
        print(
            f"Neo4j {server.versie} draait. In ruimte {ruimte} staan {verslag.stand.knopen} knopen en "
            f"{verslag.stand.relaties} relaties, voor doelgroep {doelgroep}.\n\n"
            f"Open in een browser: {server.browser_adres}\n"
            f"  1. Sleep {UIT / 'verandertheorie.grass'} op dat venster: dan krijgt alles kleur en een naam.\n"
            f"  2. Sleep {UIT / 'neo4j-vragen.zip'} op dat venster: dan staan de vragen links onder de ster.\n"
            f"  3. Meer om te plakken, met '{ruimte}' als ruimte: voorbeelden/neo4j/README.md\n\n"
            f"Vragen op de opdrachtregel: export NEO4J_URI={server.adres}\n"
            f"  .venv/bin/verandertheorie neo4j vraag terugkerende-belemmeringen --ruimte {ruimte}\n\n"
            "Stop met Ctrl-C. Alles van deze server verdwijnt dan.",
            flush=True,
        )
        while server.proces is not None and server.proces.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.proces.wait(3600)
        print("De server is zelf gestopt.", file=sys.stderr)
        return 5


def main(woorden: list[str]) -> int:
    """Start, fill, explain, and wait for Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    dossiers, doelgroepen = _ontleed(woorden)
    if len(dossiers) > 1 or len(doelgroepen) > 1 or (dossiers and not Path(dossiers[0]).is_file()):
        print(GEBRUIK, file=sys.stderr)
        return 2
    try:
        with _dossier(dossiers) as pad:
            return _draai(pad, next(iter(doelgroepen), None))
    except ServerFout as fout:
        print(fout, file=sys.stderr)
        return 3
    except VerandertheorieFout as fout:
        print(fout, file=sys.stderr)
        return fout.exitcode
    except KeyboardInterrupt:
        print("\nGestopt; er blijft niets van de server achter.", file=sys.stderr)
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
