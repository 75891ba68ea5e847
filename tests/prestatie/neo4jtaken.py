"""Loading Neo4j, ours against the official driver row by row in one transaction; on the same rows, in one run.

``scripts/meet --alleen-neo4j`` starts it. The rows are made of the same made-up data as in ``taken.py``: ``--items`` is
how many items of evidence. Making the rows (judging included) is told apart: it needs no server.
"""

import argparse
import json
import time
from dataclasses import asdict, dataclass
from typing import Any

from scripts.neo4jserver import Neo4jServer
from tests.prestatie.taken import maak_gegevens
from verandertheorie.uitvoer.neo4j.rijen import Projectierijen, Verzamelaar
from verandertheorie.uitvoer.neo4j.sync import VORM, Neo4jProjectie, Syncstand
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server

VOL = 100_000
"""Items at full size."""


@dataclass(frozen=True, slots=True)
class Laadtijd:
    """Seconds for one size; ``verhouding``: how many times as long the driver takes row by row."""

    items: int
    knopen: int
    relaties: int
    laden_s: float
    opnieuw_s: float
    ongewijzigd_s: float
    rij_voor_rij_s: float | None
    verhouding: float | None
    bewijs_klopt: bool
    tweede_keer_erbij: int


def maak_inhoud(items: int) -> Projectierijen:
    """The shape of a projection: two nodes per claim and its evidence, with place and time."""
    gegevens, v = maak_gegevens(items / VOL, met_tekst=True), Verzamelaar()
    for van, naar in gegevens.beweringen:
        for k in (van, naar):
            v.knoop("Knoop", k, "Uitkomst", naam=k)
        sleutel = f"{van}.leidt_tot.{naar}"
        v.knoop("Bewering", sleutel, "", tekst=sleutel, relatie="leidt_tot")
        v.relatie("VAN", ("Bewering", sleutel), ("Knoop", van))
        v.relatie("NAAR", ("Bewering", sleutel), ("Knoop", naar))
        v.relatie("LEIDT_TOT", ("Knoop", van), ("Knoop", naar), sleutel, laag="theorie")
    for nr, b in enumerate(gegevens.bewijs):
        naam, gebied, cyclus = f"e{nr:06d}", ("Gebied", b.gebied), ("Leercyclus", f"c{b.cyclus}")
        for label, sleutel in (gebied, cyclus):
            if not v.is_er(label, sleutel):
                v.knoop(label, sleutel, "", naam=sleutel)
        v.knoop("Bewijs", naam, "", kern=b.zin, gebied=b.gebied, cyclus=cyclus[1], teken=b.teken)
        v.relatie("STEUNT" if b.teken > 0 else "WEERSPREEKT", ("Bewijs", naam), ("Bewering", b.bewering), telt=True)
        v.relatie("IN_GEBIED", ("Bewijs", naam), gebied)
        v.relatie("IN_CYCLUS", ("Bewijs", naam), cyclus)
    return v.inhoud()


def _rij_voor_rij(driver: Any, inhoud: Projectierijen) -> float:
    """What one writes first with the driver: a MERGE per row, all in one transaction, with the same indexes."""
    begin = time.perf_counter()
    with driver.session() as sessie, sessie.begin_transaction() as tx:
        for k in inhoud.knopen:
            for rij in k.rijen:
                tx.run(
                    f"MERGE (n:{k.label} {{vt_ruimte: 'los', id: $id}}) SET n += $rij", id=rij["id"], rij=rij
                ).consume()
        for r in inhoud.relaties:
            vraag = (
                f"MATCH (a:{r.van} {{vt_ruimte: 'los', id: $van}}) MATCH (b:{r.naar} {{vt_ruimte: 'los', id: $naar}}) "
                f"MERGE (a)-[r:{r.soort} {{id: $id}}]->(b) SET r += $rij"
            )
            for van, naar, velden in r.rijen:
                tx.run(vraag, van=van, naar=naar, id=velden["id"], rij=velden).consume()
        tx.commit()
    return time.perf_counter() - begin


def meet(driver: Any, items: int, *, met_buur: bool) -> Laadtijd:
    """Load, load again, load the same, and the peer."""
    inhoud, p = maak_inhoud(items), Neo4jProjectie(driver, f"meet-{items}")
    stand = Syncstand("h", "p", "v", "c11", "monitor", True, True, VORM, inhoud.aantal_knopen, inhoud.aantal_relaties)

    def keer(*, opnieuw: bool = False) -> tuple[float, int]:
        begin = time.perf_counter()
        verslag = p.schrijf(inhoud, stand, opnieuw=opnieuw)
        return time.perf_counter() - begin, verslag.nieuw_knopen + verslag.nieuw_relaties

    laden, _ = keer()
    opnieuw, erbij = keer(opnieuw=True)
    zelfde, _ = keer()
    (rij,) = p.vraag("MATCH (e:Bewijs {vt_ruimte: $ruimte}) RETURN count(e) AS n")
    buur = _rij_voor_rij(driver, inhoud) if met_buur else None
    return Laadtijd(
        items, stand.knopen, stand.relaties, laden, opnieuw, zelfde, buur, buur / laden if buur else None,
        rij["n"] == items, erbij,
    )  # fmt: skip


def main() -> None:
    """Measure at the sizes asked for, and print."""
    lezer = argparse.ArgumentParser(prog="scripts/meet --alleen-neo4j", description="Meet hoe snel Neo4j gevuld is.")
    lezer.add_argument("--items", type=int, nargs="*", default=[10_000, 100_000], help="hoeveel bewijs")
    lezer.add_argument("--zonder-buur", action="store_true", help="niet ook rij voor rij, dat duurt lang")
    lezer.add_argument("--json", action="store_true", help="schrijf JSON")
    keuze = lezer.parse_args()
    with Neo4jServer(geheugen="1g") as server, verbind_server(Toegang(server.adres)) as driver:
        rijen = [meet(driver, n, met_buur=not keuze.zonder_buur) for n in keuze.items]
    if keuze.json:
        print(json.dumps([asdict(r) for r in rijen], indent=2))
        return
    for r in rijen:
        rij_voor_rij = f", rij voor rij {r.rij_voor_rij_s:.1f} s ({r.verhouding:.1f}×)" if r.rij_voor_rij_s else ""
        print(
            f"{r.items} keer bewijs ({r.knopen} knopen, {r.relaties} relaties): laden {r.laden_s:.1f} s, alles opnieuw "
            f"{r.opnieuw_s:.1f} s, ongewijzigd {r.ongewijzigd_s:.1f} s{rij_voor_rij}. Alle bewijs is er: "
            f"{'ja' if r.bewijs_klopt else 'nee'}; een tweede keer kwam er {r.tweede_keer_erbij} bij."
        )


if __name__ == "__main__":
    main()
