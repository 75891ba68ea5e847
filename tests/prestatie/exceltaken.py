"""Reading a filled workbook into checked records, ours against openpyxl and pydantic; the same file, in one run.

``scripts/meet --alleen-excel`` starts it. The peer is what one writes first: openpyxl, a dict per row, rows of Bewijs
put in their record, and the same pydantic models; also in the quick mode of openpyxl (``read_only``). It keeps no
places and resolves no names. Ours keeps the place of every cell, and looks at the file before it is opened, in a
process of its own.

``grens`` is what nobody who reads like that can do without: that process started, the bare reader, one check of records
that stand ready.
"""

import argparse
import datetime
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

import openpyxl
import python_calamine
import xlsxwriter

from verandertheorie.formaten.formaat import lees_bestand
from verandertheorie.formaten.waarden import plat
from verandertheorie.lezen.bestanden import Gevonden
from verandertheorie.lezen.records import records_uit
from verandertheorie.lezen.tabellen import blokken_uit
from verandertheorie.model.bladen import bladvorm
from verandertheorie.model.soorten import RECORD, ElkRecord

PER_RECORD = 5
"""Items of evidence in one record."""
DOEL = 5.0
VELDEN = {
    "registratie": ("id", "datum", "gebied", "vorm", "bron", "interventie", "open_vraag_belemmeringen", "verrassing"),
    "bewijs": ("registratie", "onderwerp", "teken", "kern", "bewijskracht", "hoe_bekend", "ernst", "citaat"),
}


@dataclass(frozen=True, slots=True)
class Leestijd:
    """Seconds, median of the turns; ``verhouding``: how many times as long the peer takes.

    ``verhouding_grens``: the same of the limit.
    """

    items: int
    megabytes: float
    openpyxl_s: float
    wij_s: float
    verhouding: float
    openpyxl_vlug_s: float
    verhouding_vlug: float
    met_namen_s: float
    grens_s: float
    verhouding_grens: float
    zelfde_antwoord: bool


def maak_werkmap(items: int) -> bytes:
    """A workbook with so many items of evidence, under the headings of our template."""
    uit = io.BytesIO()
    begin = datetime.date(2026, 1, 1)
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        dag = boek.add_format({"num_format": "yyyy-mm-dd"})
        registraties, bewijs = boek.add_worksheet("Registraties"), boek.add_worksheet("Bewijs")
        for blad, vorm in ((registraties, bladvorm("registratie")), (bewijs, bladvorm("registratie", "bewijs"))):
            koppen = {k.veld: k.kop for k in vorm.kolommen}
            blad.write_row(0, 0, [koppen[veld] for veld in VELDEN[vorm.deel or vorm.soort]])
        for nr in range(items // PER_RECORD):
            hoofd = (
                f"D{nr % 13 + 1:02}",
                "interview",
                f"b{nr % 40 + 1:02}",
                "grondexpertise",
                "ja",
                f"Verrassing {nr}.",
            )
            registraties.write_string(nr + 1, 0, f"r{nr}")
            registraties.write_datetime(nr + 1, 1, begin + datetime.timedelta(nr % 90), dag)
            registraties.write_row(nr + 1, 2, hoofd)
        for nr in range(items):
            teken = "tegen" if nr % 7 == 0 else "voor"
            rij = (f"r{nr // PER_RECORD}", f"f{nr % 50}", teken, f"Bevinding {nr} over wat hier gebeurde.", "sterk")
            bewijs.write_row(nr + 1, 0, (*rij, "van horen zeggen", "flink", "Dat zei iemand letterlijk."))
    return uit.getvalue()


def met_openpyxl(inhoud: bytes, *, vlug: bool) -> list[ElkRecord]:
    """What one writes first; ``vlug``: who knows openpyxl well."""
    boek: Any = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=vlug, data_only=True)
    records: dict[str, dict[str, Any]] = {}
    for rij in boek["Registraties"].iter_rows(min_row=2, values_only=True):
        record = {k: v for k, v in zip(VELDEN["registratie"], rij, strict=True) if v is not None}
        record["datum"] = record["datum"].date().isoformat()
        records[record["id"]] = {"soort": "registratie", **record, "bewijs": []}
    for rij in boek["Bewijs"].iter_rows(min_row=2, values_only=True):
        item = {k: v for k, v in zip(VELDEN["bewijs"], rij, strict=True) if v is not None}
        item["hoe_bekend"] = item["hoe_bekend"].replace(" ", "_")
        records[item.pop("registratie")]["bewijs"].append(item)
    return [RECORD.validate_python(r) for r in records.values()]


def _blokken(inhoud: bytes) -> list[Gevonden]:
    bladen, _ = lees_bestand(inhoud, "meting.xlsx")
    assert isinstance(bladen, tuple)
    blokken, meldingen = blokken_uit(bladen)
    assert not meldingen, meldingen[:3]
    return [Gevonden(bestand, blok) for bestand, blok in blokken]


def met_ons(inhoud: bytes) -> list[ElkRecord]:
    """Every cell read, in its record, every field checked; with the place of each cell."""
    return [RECORD.validate_python(plat(g.blok)) for g in _blokken(inhoud)]


def met_namen(inhoud: bytes, bekend: list[ElkRecord]) -> list[ElkRecord]:
    """As the importer does: names resolved and words translated as well."""
    gelezen, meldingen, _ = records_uit(_blokken(inhoud), bekend)
    assert not meldingen, meldingen[:3]
    return [g.record for g in gelezen]


def grens(inhoud: bytes, klaar: list[object]) -> list[ElkRecord]:
    """A process that only loads the reader, the reader that only reads, and the check of records that are there."""
    subprocess.run([sys.executable, "-I", "-c", "import python_calamine"], check=True)
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(inhoud)) as boek:
        for naam in boek.sheet_names:
            boek.get_sheet_by_name(naam).to_python()
    return [RECORD.validate_python(r) for r in klaar]


def _bekend() -> list[ElkRecord]:
    factor = {"soort": "systemische_factor", "klasse": "patroon", "ligging": "buiten_aanpak"}
    bron = {"soort": "bron", "rol": "trekker", "organisatiesoort": "rijk", "perspectief": "rijk", "geinformeerd": "ja"}
    records = [
        {"soort": "interventie", "sleutel": "grondexpertise", "naam": "Grondexpertise"},
        *({**factor, "sleutel": f"f{nr}", "naam": f"Factor {nr}"} for nr in range(50)),
        *({"soort": "gebied", "sleutel": f"D{n:02}", "naam": f"D{n:02}", "niveau": "deelgebied"} for n in range(1, 14)),
        *({**bron, "pseudoniem": f"b{nr:02}"} for nr in range(1, 41)),
    ]
    return [RECORD.validate_python(r) for r in records]


def meet(items: int, keer: int) -> Leestijd:
    """First see that all give the same records, then take turns."""
    inhoud, bekend = maak_werkmap(items), _bekend()
    klaar = [plat(g.blok) for g in _blokken(inhoud)]
    partijen: dict[str, Callable[[], list[ElkRecord]]] = {
        "openpyxl": lambda: met_openpyxl(inhoud, vlug=False),
        "vlug": lambda: met_openpyxl(inhoud, vlug=True),
        "wij": lambda: met_ons(inhoud),
        "namen": lambda: met_namen(inhoud, bekend),
        "grens": lambda: grens(inhoud, klaar),
    }
    antwoorden = [partij() for partij in partijen.values()]
    if any(antwoord != antwoorden[0] for antwoord in antwoorden):
        raise SystemExit("Niet hetzelfde antwoord, dus niets gemeten.")
    tijden: dict[str, list[float]] = {naam: [] for naam in partijen}
    for _ in range(keer):
        for naam, partij in partijen.items():
            begin = time.perf_counter()
            partij()
            tijden[naam].append(time.perf_counter() - begin)
    kost = {naam: median(t) for naam, t in tijden.items()}
    return Leestijd(
        items=items,
        megabytes=len(inhoud) / 1e6,
        openpyxl_s=kost["openpyxl"],
        wij_s=kost["wij"],
        verhouding=kost["openpyxl"] / kost["wij"],
        openpyxl_vlug_s=kost["vlug"],
        verhouding_vlug=kost["vlug"] / kost["wij"],
        met_namen_s=kost["namen"],
        grens_s=kost["grens"],
        verhouding_grens=kost["openpyxl"] / kost["grens"],
        zelfde_antwoord=True,
    )


def main() -> None:
    """Measure at the sizes asked for, and print."""
    lezer = argparse.ArgumentParser(
        prog="scripts/meet --alleen-excel", description="Meet hoe snel een werkmap is gelezen."
    )
    lezer.add_argument("--items", type=int, nargs="*", default=[1_000, 10_000, 50_000], help="hoeveel bewijs")
    lezer.add_argument("--keer", type=int, default=5, help="hoe vaak elke taak (standaard 5)")
    lezer.add_argument("--json", action="store_true", help="schrijf JSON")
    keuze = lezer.parse_args()
    rijen = [meet(n, keuze.keer) for n in keuze.items]
    if keuze.json:
        print(json.dumps([asdict(r) for r in rijen], indent=2))
        return
    for r in rijen:
        gehaald = "gehaald" if r.verhouding >= DOEL else "niet gehaald"
        print(f"{r.items} keer bewijs ({r.megabytes:.1f} MB), dezelfde records: wij {r.wij_s:.2f} s.")
        print(f"  openpyxl en pydantic {r.openpyxl_s:.2f} s: {r.verhouding:.1f}× (doel ≥ {DOEL:g}×: {gehaald}).")
        print(f"  Grens (proces, kale lezer, controle) {r.grens_s:.2f} s: {r.verhouding_grens:.1f}×.")
        print(f"  openpyxl met read_only {r.openpyxl_vlug_s:.2f} s: {r.verhouding_vlug:.1f}×.")
        print(f"  Wij, met namen opgezocht en woorden vertaald: {r.met_namen_s:.2f} s.")


if __name__ == "__main__":
    main()
