"""Loading Neo4j, ours against the bare official driver with MERGE in large batches; on the same rows, in one run.

``scripts/meet --alleen-neo4j`` starts it. The rows are made of the same made-up data as in ``taken.py``: ``--items`` is
how many items of evidence. Making the rows (judging included) is told apart: it needs no server.
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from scripts.neo4jserver import Neo4jServer
from tests.prestatie.taken import maak_gegevens
from verandertheorie.uitvoer.neo4j.rijen import Projectierijen, Verzamelaar
from verandertheorie.uitvoer.neo4j.sync import VORM, Neo4jProjectie, Syncstand
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server

VOL = 100_000
"""Items at full size."""
PORTIE, DOEL = 10_000, 0.9
"""Rows per transaction of the peer, and how many times as long it has to take at least (issue 10)."""


@dataclass(frozen=True, slots=True)
class Laadtijd:
    """Seconds for one size; ``verhouding``: how many times as long the bare driver takes."""

    items: int
    knopen: int
    relaties: int
    laden_s: float
    opnieuw_s: float
    ongewijzigd_s: float
    kaal_s: float | None
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


def _kaal(driver: Any, inhoud: Projectierijen) -> float:
    """The least one can write with the driver: MERGE in batches of :data:`PORTIE`, with the same indexes, no checks."""
    begin = time.perf_counter()
    with driver.session() as sessie:
        for k in inhoud.knopen:
            vraag = f"UNWIND $rijen AS rij MERGE (n:{k.label} {{vt_ruimte: 'los', id: rij.id}}) SET n += rij"
            for portie in _porties(k.rijen):
                sessie.execute_write(lambda tx, v=vraag, p=portie: tx.run(v, rijen=p).consume())
        for r in inhoud.relaties:
            vraag = (
                f"UNWIND $rijen AS rij MATCH (a:{r.van} {{vt_ruimte: 'los', id: rij[0]}}) "
                f"MATCH (b:{r.naar} {{vt_ruimte: 'los', id: rij[1]}}) "
                f"MERGE (a)-[r:{r.soort} {{id: rij[2].id}}]->(b) SET r += rij[2]"
            )
            for portie in _porties([list(rij) for rij in r.rijen]):
                sessie.execute_write(lambda tx, v=vraag, p=portie: tx.run(v, rijen=p).consume())
    return time.perf_counter() - begin


def _porties(rijen: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rijen[i : i + PORTIE] for i in range(0, len(rijen), PORTIE))


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
    buur = _kaal(driver, inhoud) if met_buur else None
    return Laadtijd(
        items, stand.knopen, stand.relaties, laden, opnieuw, zelfde, buur, buur / laden if buur else None,
        rij["n"] == items, erbij,
    )  # fmt: skip


def main() -> None:
    """Measure at the sizes asked for, and print."""
    lezer = argparse.ArgumentParser(prog="scripts/meet --alleen-neo4j", description="Meet hoe snel Neo4j gevuld is.")
    lezer.add_argument("--items", type=int, nargs="*", default=[10_000, 100_000], help="hoeveel bewijs")
    lezer.add_argument("--zonder-buur", action="store_true", help="niet ook de kale driver")
    lezer.add_argument("--json", action="store_true", help="schrijf JSON")
    keuze = lezer.parse_args()
    with Neo4jServer(geheugen="3g") as server, verbind_server(Toegang(server.adres)) as driver:
        rijen = [meet(driver, n, met_buur=not keuze.zonder_buur) for n in keuze.items]
    if keuze.json:
        print(json.dumps([asdict(r) for r in rijen], indent=2))
        return
    for r in rijen:
        kaal = f", kale driver {r.kaal_s:.1f} s ({r.verhouding:.2f}×, doel {DOEL}×)" if r.kaal_s else ""
        print(
            f"{r.items} keer bewijs ({r.knopen} knopen, {r.relaties} relaties): laden {r.laden_s:.1f} s, alles opnieuw "
            f"{r.opnieuw_s:.1f} s, ongewijzigd {r.ongewijzigd_s:.1f} s{kaal}. Alle bewijs is er: "
            f"{'ja' if r.bewijs_klopt else 'nee'}; een tweede keer kwam er {r.tweede_keer_erbij} bij."
        )


if __name__ == "__main__":
    main()
