"""``dossier logboek``: who did what to the dossier, and when."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from verandertheorie.begrippen import begrippen
from verandertheorie.cli.importopdracht import aantal_records
from verandertheorie.cli.rand import stuur
from verandertheorie.cli.tonen import toon_json, toon_zinnen
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.formaten import csv
from verandertheorie.invoer.logboek import VELDEN, Logregel, logregels
from verandertheorie.model.doelgroep import VOOR_WIE
from verandertheorie.taal import aantal, leesbaar, opsomming
from verandertheorie.versie import VERSIE

NAMEN = 4
"""Keys that a line names: one does not read more. By eye; `--json` and `--csv` have all of them."""

GEEN_ROL = "niet ingevuld"


def toon_logboek(pad: Path, *, als_json: bool, als_csv: bool) -> None:
    """Every import, decision and withdrawal, in the order in which they came."""
    regels = logregels(pad)
    if als_csv:
        cellen = [[_cel(getattr(r, veld)) for veld in VELDEN] for r in regels]
        stuur(sys.stdout, csv.schrijf([[*VELDEN, "doelgroep"], *([*rij, "monitor"] for rij in cellen)]))
        return
    if als_json:
        with Dossier.open(pad, alleen_lezen=True) as d:
            hash_ = d.hash()
        kop = {"vraag": "logboek", "dossier": hash_, "versie": VERSIE, "doelgroep": "monitor"}
        toon_json({**kop, "rijen": [asdict(r) for r in regels]})
        return
    if not regels:
        toon_zinnen(("Er is nog niets ingelezen of besloten.",))
        return
    toon_zinnen(_zinnen(regels))


def _zinnen(regels: Sequence[Logregel]) -> Iterator[str]:
    for _, hier in groupby(regels, key=lambda r: r.invoer):
        deze = tuple(hier)
        r = deze[0]
        wanneer, door = r.tijd[:16].replace("T", " "), r.door or f"(rol {GEEN_ROL})"
        yield f"Invoer {r.invoer}, {wanneer} UTC, door {door}: {r.samenvatting}."
        for daad in ("nieuw", "herzien"):
            if soorten := [aantal_records(d.aantal, d.soort) for d in deze if d.daad == daad]:
                yield f"  {daad}: {opsomming(soorten)}"
        yield from (f"  besluit over {_waarover(d)}" for d in deze if d.daad == "besluit")
        for d in deze:
            if d.daad == "ingetrokken":
                yield f"  ingetrokken: {aantal_records(d.aantal, d.soort)}, {_genoemd(d.namen)}; reden: {d.reden}"
            elif d.daad == "niets over":
                yield "  van wat er met deze invoer kwam, staat niets meer in het dossier"
    alle, zonder = {r.invoer for r in regels}, {r.invoer for r in regels if not r.door}
    yield ""
    yield f"{aantal(len(alle), 'invoer', 'invoeren')}, van {regels[0].tijd[:10]} tot en met {regels[-1].tijd[:10]}."
    if zonder:
        wie = f"Bij {aantal(len(zonder), 'invoer', 'invoeren')} staat niet wie het deed."
        yield f"{wie} Geef voortaan een rol: --rol, of bij dossier trek-in --door."
    yield f"Voor {VOOR_WIE['monitor']}: er staan namen van gesprekken in, en dus schuilnamen."


def _waarover(d: Logregel) -> str:
    """What was decided, when and by whom."""
    wie = opsomming(d.wie) if d.wie else f"(rol {GEEN_ROL})"
    wanneer = f" op {d.dag}" if d.dag else ""
    uitkomst = f": {d.uitkomst}" if d.uitkomst else ""
    reden = f". Reden: {d.reden}" if d.reden else ""
    return f"{_soort(d)} {d.namen[0]}{wanneer}, door {wie}{uitkomst}{reden}"


def _genoemd(namen: Sequence[str]) -> str:
    return f"{', '.join(namen[:NAMEN])} en nog {len(namen) - NAMEN}" if len(namen) > NAMEN else opsomming(namen)


def _soort(r: Logregel) -> str:
    begrip = begrippen().get(("record", r.soort)) or begrippen().get(("knooptype", r.soort))
    return begrip.nl if begrip else leesbaar(r.soort)


def _cel(waarde: object) -> object:
    return "; ".join(waarde) if isinstance(waarde, tuple) else waarde
