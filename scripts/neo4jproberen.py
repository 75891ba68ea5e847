"""A Neo4j to try: started, filled with a dossier, and explained; ended and removed by Ctrl-C."""

import contextlib
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts.neo4jserver import Neo4jServer, ServerFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.neo4j.favorieten import favorieten
from verandertheorie.uitvoer.neo4j.stijl import stijl
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie, ruimtenaam
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server

ONS = Path(sys.executable).with_name("verandertheorie")
UIT = Path("uit")
VOORBEELD = "extra-rijksinzet"
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


def main(woorden: list[str]) -> int:
    """Start, fill, explain, and wait for Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        print(WACHT, file=sys.stderr)
        with Neo4jServer(browser=True) as server, _dossier(woorden) as pad:
            graaf, ruimte = Verandergraaf.uit(pad), ruimtenaam(pad.stem)
            doelgroep = "monitor" if graaf.herkomst.fictief else "sessie"
            with verbind_server(Toegang(server.adres)) as driver:
                verslag = Neo4jProjectie(driver, ruimte).sync(graaf, doelgroep=doelgroep, met_citaten=True)  # type: ignore[arg-type]  # one of two words
            UIT.mkdir(exist_ok=True)
            (UIT / "verandertheorie.grass").write_text(stijl(), encoding="utf-8")
            (UIT / "neo4j-vragen.zip").write_bytes(favorieten(graaf, ruimte))
            print(
                f"Neo4j {server.versie} draait. In ruimte {ruimte} staan {verslag.stand.knopen} knopen en "
                f"{verslag.stand.relaties} relaties, voor doelgroep {doelgroep}.\n\n"
                f"Open in een browser: {server.browser_adres}\n"
                f"  1. Sleep {UIT / 'verandertheorie.grass'} op dat venster: dan krijgt alles kleur en een naam.\n"
                f"  2. Sleep {UIT / 'neo4j-vragen.zip'} op dat venster: dan staan de vragen links onder de ster.\n"
                "  3. Meer om te plakken: voorbeelden/neo4j/README.md\n\n"
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
    except ServerFout as fout:
        print(fout, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("\nGestopt; er blijft niets van de server achter.", file=sys.stderr)
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
