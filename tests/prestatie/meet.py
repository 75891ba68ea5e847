"""Measure speed and memory against networkx, PyBEL, pyvis and bare vis-network; start it with ``scripts/meet``.

On the same data, in one run. Every job gets a process of its own (``taken.py``, ``kaarttaken.py``); whole commands run
on the example, and on its theory with many findings (``bevindingentaken.py``). First all answers are compared, then the
jobs take turns, so that what else the machine does falls on everyone alike; of every figure the median is printed.
Imports are not in the times of the jobs; the whole commands have everything in them, in seconds of a processor. Linux
only: peak memory comes from ``/proc``.
"""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.prestatie.groei import Groeirij, gebruikt, maak, meet_groei

TAKEN = Path(__file__).with_name("taken.py")
KAARTTAKEN = Path(__file__).with_name("kaarttaken.py")
ONS = Path(sys.executable).with_name("verandertheorie")
VOORBEELD = "extra-rijksinzet"
KEER_OPDRACHT = 7

Uitkomst = Mapping[str, float | str]
"""What a job prints."""


@dataclass(frozen=True, slots=True)
class Proef:
    """One job of one party, with or without the sentences."""

    taak: str
    partij: str
    met_tekst: bool = True


@dataclass(frozen=True, slots=True)
class Rij:
    """One comparison. ``verhouding``: how many times less we need (time or memory); ``doel``: what it should be.

    ``grens``: below which nobody comes, in the same unit; None where that is nothing to speak of.
    """

    taak: str
    wij: str
    buur: str
    eenheid: str
    wij_kost: float
    buur_kost: float
    verhouding: float
    doel: float
    grens: float | None
    zelfde_antwoord: bool


@dataclass(frozen=True, slots=True)
class Opdracht:
    """One whole command on the example, in seconds of a processor; ``verhouding`` is how many times its limit.

    ``python_leeg``: Python that does nothing. ``kaal``: the limit, a command with one option and nothing else, by the
    same typer (and pydantic, with which it reads an option); its help where ours is the help. ``mb``: how large what it
    wrote is; None when it wrote no file.
    """

    opdracht: str
    seconden: float
    python_leeg: float
    kaal: float
    verhouding: float
    doel_seconden: float
    mb: float | None = None


@dataclass(frozen=True, slots=True)
class Kaartrij:
    """One comparison of the map: ``verhouding`` is how many times as long as the peer; ``doel`` at most, or no goal."""

    taak: str
    knopen: int
    relaties: int
    buur: str
    kaart_s: float
    buur_s: float
    verhouding: float
    doel: float | None


@dataclass(frozen=True, slots=True)
class Meting:
    """Everything that was measured, and on what."""

    rijen: tuple[Rij, ...]
    opdrachten: tuple[Opdracht, ...]
    groei: tuple[Groeirij, ...]
    kaart: tuple[Kaartrij, ...]
    versies: Mapping[str, str]
    machine: str
    schaal: float
    keer: int


# How many times less we should need: building in time; opening in time, for one claim and for all; opening in memory.
DOELEN: Mapping[str, tuple[float, float, float, float]] = {"networkx": (4, 15, 1, 3), "pybel": (40, 15, 1, 3)}
DOEL_OPDRACHT = {"--help": 0.1, "belemmeringen": 0.3, "kaart": 0.8}
VEEL = 10_000
DOEL_VEEL = {"belemmeringen": 0.45, "kaart": 1.5, "theorie": 1.2}
"""Seconds for a whole command on the example, and on its theory with so many findings."""
KNOPEN = (40, 200, 500, 2_000)
GROOT = 1_000
"""A map of more nodes is measured once."""
DOEL_BEELD = {200: 2.0, 2_000: 2.0}
"""At so many nodes a picture may take so many times as long as on a bare page."""


class Meter:
    """Starts jobs, each with the Python that has its program, and keeps what they print."""

    def __init__(self, buurpython: str, werkmap: Path, schaal: float) -> None:
        self._buurpython = buurpython
        self._vast = ("--map", str(werkmap), "--schaal", str(schaal))
        self._uitkomsten: dict[Proef, list[Uitkomst]] = {}

    def start(self, proef: Proef) -> Uitkomst:
        """Do a job once, and show on the terminal that it is done."""
        python = self._buurpython if proef.partij in DOELEN else sys.executable
        tekst = () if proef.met_tekst else ("--zonder-tekst",)
        opdracht = (python, "-W", "ignore", str(TAKEN), proef.taak, proef.partij, *self._vast, *tekst)
        klaar = subprocess.run(opdracht, stdout=subprocess.PIPE, text=True, check=True)
        uitkomst: Uitkomst = json.loads(klaar.stdout)
        if sys.stderr.isatty():
            print(".", end="", flush=True, file=sys.stderr)
        return uitkomst

    def meet(self, proef: Proef) -> None:
        """Do a job once more and keep the outcome."""
        self._uitkomsten.setdefault(proef, []).append(self.start(proef))

    def kost(self, proef: Proef, *velden: str) -> float:
        """Median over the runs of the sum of these fields."""
        return median(sum(float(u[veld]) for veld in velden) for u in self._uitkomsten[proef])

    def antwoorden(self, *proeven: Proef) -> set[str]:
        """All different answers these jobs gave, in all runs."""
        return {str(u["antwoord"]) for proef in proeven for u in self._uitkomsten[proef]}


def vergelijk(meter: Meter, buren: Sequence[str], keer: int) -> tuple[tuple[Rij, ...], Mapping[str, str]]:
    """The jobs of the table, ours against each peer, and the versions of the programs.

    Raises:
        SystemExit: somebody gives another answer; then nothing is timed.
    """
    bouwen = [Proef("bouw", partij) for partij in ("graaf", *buren)]
    openen = [Proef("open", "graaf"), *(Proef("open", b, met) for b, met in product(buren, (True, False)))]
    versies = {p.partij: str(meter.start(Proef("bewaar", p.partij, p.met_tekst))["versie"]) for p in openen}
    goed = str(meter.start(Proef("verwacht", "graaf"))["antwoord"])
    anders = [p for p in (*bouwen, *openen) if meter.start(p)["antwoord"] != goed]
    if anders:
        sys.exit(f"Niet hetzelfde antwoord, dus niets gemeten: {anders}")
    grens = Proef("grens", "graaf")
    for _ in range(keer):
        for proef in (grens, *bouwen, *openen):
            meter.meet(proef)
    grenzen = {veld: meter.kost(grens, waarvan) for veld, waarvan in (("bouw_s", "tel_s"), ("alle_s", "haal_s"))}

    def rij(taak: str, wij: Proef, buur: Proef, eenheid: str, doel: float, *velden: str) -> Rij:
        onze, hun = meter.kost(wij, *velden), meter.kost(buur, *velden)
        tekst = "" if buur.met_tekst else " zonder tekst"
        zelfde = meter.antwoorden(wij, buur) == {goed}
        minst = grenzen.get(velden[0])
        return Rij(taak, wij.partij, f"{buur.partij}{tekst}", eenheid, onze, hun, hun / onze, doel, minst, zelfde)

    rijen: list[Rij] = []
    for buur in bouwen[1:]:
        rijen.append(rij("bouwen en vraag", bouwen[0], buur, "s", DOELEN[buur.partij][0], "bouw_s", "vraag_s"))
    for buur in openen[1:]:
        rijen.append(rij("openen, één bewering", openen[0], buur, "s", DOELEN[buur.partij][1], "een_s"))
    for buur in openen[1:]:
        rijen.append(rij("openen, alle beweringen", openen[0], buur, "s", DOELEN[buur.partij][2], "alle_s"))
    for buur in openen[1:]:
        rijen.append(rij("geheugen voor één", openen[0], buur, "MB", DOELEN[buur.partij][3], "erbij_mb"))
    for buur in openen[1:]:
        rijen.append(rij("geheugen van dat proces", openen[0], buur, "MB", DOELEN[buur.partij][3], "proces_mb"))
    return tuple(rijen), versies


KAAL = """
import typer
app = typer.Typer(rich_markup_mode=None, add_completion=False)
@app.command()
def kaal(optie: str = "a") -> None: ...
app()
"""


def meet_opdrachten(werkmap: Path) -> tuple[Opdracht, ...]:
    """Whole commands on the example, in turns with their limits: Python doing nothing, and a bare command."""
    dossier, veel = (str(werkmap / naam) for naam in ("voorbeeld.sqlite", "veel.sqlite"))
    subprocess.run((ONS, "nieuw", dossier, "--voorbeeld", VOORBEELD), check=True, stdout=subprocess.DEVNULL)
    maak("maak_dossier", Path(dossier), Path(veel), VEEL)
    leeg = (sys.executable, "-c", "pass")
    kaal = (sys.executable, "-c", KAAL)
    uit = {"kaart": "kaart.html", "theorie": "theorie.html"}

    def roep(pad: str, naam: str) -> tuple[str, ...]:
        schrijf = ("-o", str(werkmap / uit[naam]), "--overschrijf") if naam in uit else ()
        return (str(ONS), naam) if naam == "--help" else (str(ONS), "-d", pad, naam, *schrijf)

    doelen = {**DOEL_OPDRACHT, **{f"{naam}, {VEEL} bevindingen": doel for naam, doel in DOEL_VEEL.items()}}
    opdrachten = {
        naam: (roep(dossier, naam), (*kaal, "--help") if naam == "--help" else kaal) for naam in DOEL_OPDRACHT
    }
    opdrachten |= {f"{naam}, {VEEL} bevindingen": (roep(veel, naam), kaal) for naam in DOEL_VEEL}
    groottes: dict[tuple[str, ...], float] = {}
    tijden: dict[tuple[str, ...], list[float]] = {leeg: []} | {o: [] for paar in opdrachten.values() for o in paar}
    for beurt in range(KEER_OPDRACHT + 1):
        for opdracht, gemeten in tijden.items():
            kost, _ = gebruikt(opdracht)
            if beurt:  # the first compiles what is not compiled yet
                gemeten.append(kost)
            if "-o" in opdracht:
                groottes[opdracht] = Path(opdracht[opdracht.index("-o") + 1]).stat().st_size / 1e6
    kosten = {opdracht: median(gemeten) for opdracht, gemeten in tijden.items()}
    return tuple(
        Opdracht(naam, kosten[o], kosten[leeg], kosten[grens], kosten[o] / kosten[grens], doelen[naam], groottes.get(o))
        for naam, (o, grens) in opdrachten.items()
    )


def meet_kaart(keer: int) -> tuple[Kaartrij, ...]:
    """The map at growing sizes: made in Python against pyvis, drawn in Chromium against a bare page."""
    rijen: list[Kaartrij] = []

    def rij(taak: str, knopen: int, buur: str, kost: Mapping[str, float], velden: tuple[str, str]) -> Kaartrij:
        wij, hun = (kost[veld] for veld in velden)
        doel = DOEL_BEELD.get(knopen) if buur == "vis" else None
        return Kaartrij(taak, knopen, int(kost["relaties"]), buur, wij, hun, wij / hun, doel)

    chromium = Path(os.environ.get("VT_CHROMIUM", "/usr/bin/chromium"))
    for knopen in KNOPEN:
        bouw = _kaarttaak("bouw", knopen, keer)
        rijen.append(rij("oordelen en schrijven", knopen, "pyvis", bouw, ("wij_s", "pyvis_s")))
        rijen.append(rij("alleen schrijven", knopen, "pyvis", bouw, ("schrijf_s", "pyvis_s")))
        if not chromium.exists():
            print("Zonder Chromium is niet te meten hoe snel de kaart in beeld is.", file=sys.stderr)
            continue
        beeld = _kaarttaak("beeld", knopen, keer)
        rijen.append(rij("eerste beeld", knopen, "vis", beeld, ("wij_eerste_s", "kaal_eerste_s")))
        rijen.append(rij("schuif een cyclus", knopen, "vis", beeld, ("wij_stap_s", "kaal_stap_s")))
    return tuple(sorted(rijen, key=lambda r: (r.buur, r.taak, r.knopen)))


def _kaarttaak(taak: str, knopen: int, keer: int) -> Mapping[str, float]:
    vaak = str(keer if knopen <= GROOT else 1)
    opdracht = (sys.executable, str(KAARTTAKEN), taak, "--knopen", str(knopen), "--keer", vaak)
    kost: Mapping[str, float] = json.loads(subprocess.run(opdracht, stdout=subprocess.PIPE, check=True).stdout)
    if sys.stderr.isatty():
        print(".", end="", flush=True, file=sys.stderr)
    return kost


def machine() -> str:
    """On what it was measured, in one line."""
    geheugen = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    systeem = f"{platform.system()} {platform.machine()}, {os.cpu_count()} kernen, {geheugen:.0f} GB geheugen"
    return f"{systeem}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"


def als_tekst(m: Meting) -> str:
    """The tables for people, of what was measured."""
    delen: list[tuple[str, ...]] = []
    if m.rijen:
        delen += [_vergelijking(m.rijen), _opdrachttabel(m.opdrachten)]
    if m.groei:
        delen.append(_groeitabel(m.groei))
    if m.kaart:
        delen.append(_kaarttabel(m.kaart))
    return "\n".join((*(regel for deel in delen for regel in (*deel, "")), *_toelichting(m)))


def _vergelijking(rijen: Sequence[Rij]) -> tuple[str, ...]:
    kop = ("taak", "wij", "kost", "buur", "kost", "verhouding", "doel", "gehaald", "grens", "zelfde antwoord")
    regels = [
        (
            r.taak,
            r.wij,
            f"{r.wij_kost:.2f} {r.eenheid}",
            r.buur,
            f"{r.buur_kost:.2f} {r.eenheid}",
            f"{r.verhouding:.2f}×",
            f"≥ {r.doel:g}×",
            _ja(r.verhouding >= r.doel),
            "" if r.grens is None else f"{r.grens:.2f} {r.eenheid}",
            _ja(r.zelfde_antwoord),
        )
        for r in rijen
    ]
    return tuple(_tabel(kop, regels))


def _opdrachttabel(opdrachten: Sequence[Opdracht]) -> tuple[str, ...]:
    kop = (
        "opdracht op het voorbeeld",
        "kost",
        "python -c pass",
        "kale opdracht",
        "keer zo lang",
        "doel",
        "gehaald",
        "schrijft",
    )
    regels = [
        (
            o.opdracht,
            f"{o.seconden:.3f} s",
            f"{o.python_leeg:.3f} s",
            f"{o.kaal:.3f} s",
            f"{o.verhouding:.1f}×",
            f"≤ {o.doel_seconden:g} s",
            _ja(o.seconden <= o.doel_seconden),
            "" if o.mb is None else f"{o.mb:.2f} MB",
        )
        for o in opdrachten
    ]
    return tuple(_tabel(kop, regels))


def _groeitabel(rijen: Sequence[Groeirij]) -> tuple[str, ...]:
    kop = ("opdracht", "bevindingen", "kost", "geheugen", "grens", "helling", "doel", "gehaald")
    regels = []
    for r in rijen:
        doelen = ((r.seconden, r.doel_seconden, "s"), (r.mb, r.doel_mb, "MB"))
        gesteld = [(kost, doel, eenheid) for kost, doel, eenheid in doelen if doel is not None]
        regels.append(
            (
                r.taak,
                f"{r.bevindingen}",
                f"{r.seconden:.2f} s",
                f"{r.mb:.0f} MB",
                f"{r.grens_seconden:.2f} s",
                "" if r.helling is None else f"{r.helling:.2f}",
                " en ".join(f"≤ {doel:g} {eenheid}" for _, doel, eenheid in gesteld),
                _ja(all(kost <= doel for kost, doel, _ in gesteld)) if gesteld else "",
            )
        )
    return tuple(_tabel(kop, regels))


def _kaarttabel(rijen: Sequence[Kaartrij]) -> tuple[str, ...]:
    kop = ("kaart", "knopen", "relaties", "kost", "buur", "kost", "keer zo lang", "doel", "gehaald")
    regels = [
        (
            r.taak,
            str(r.knopen),
            str(r.relaties),
            f"{r.kaart_s * 1000:.0f} ms",
            r.buur,
            f"{r.buur_s * 1000:.0f} ms",
            f"{r.verhouding:.2f}×",
            "" if r.doel is None else f"≤ {r.doel:g}×",
            "" if r.doel is None else _ja(r.verhouding <= r.doel),
        )
        for r in rijen
    ]
    return tuple(_tabel(kop, regels))


def _toelichting(m: Meting) -> list[str]:
    zinnen = [f"Mediaan van {m.keer} keer, opdrachten van {KEER_OPDRACHT} keer."]
    if m.rijen:
        versies = ", ".join(f"{'verandertheorie' if naam == 'graaf' else naam} {v}" for naam, v in m.versies.items())
        zinnen += [
            f"Schaal {m.schaal:g}: {20_000 * m.schaal:.0f} beweringen, {100_000 * m.schaal:.0f} bewijzen.",
            "Opdrachten in seconden van een processor. Kaal: typer met één optie, zonder iets van ons.",
            "graaf: van gecontroleerde records of dossier tot antwoord; geteld (graaf.steun), nog niets gewogen. Grens:"
            " dezelfde telling over losse waarden in Python, of alle rijen uit het bestand halen.",
            f"Versies: {versies}.",
        ]
    if m.groei:
        zinnen.append(
            "Groei in seconden van een processor. Grens: Python dat alle rijen van de index ophaalt, of dezelfde invoer"
            " in het voorbeeld. Helling: 1 is evenredig."
        )
    if m.kaart:
        zinnen += [
            f"De kaart van {KNOPEN[-1]} knopen is één keer gemeten.",
            "pyvis: schrijft dezelfde knopen en relaties, zonder bewijs, oordeel of leercyclus.",
            "vis: een kale bladzijde met dezelfde knopen en relaties op dezelfde plek, zonder iets eromheen.",
        ]
    return [*zinnen, f"Machine: {m.machine}."]


def _ja(waar: bool) -> str:
    return "ja" if waar else "nee"


def _tabel(kop: Sequence[str], regels: Sequence[Sequence[str]]) -> list[str]:
    breedtes = [max(map(len, kolom)) for kolom in zip(kop, *regels, strict=True)]
    return [
        "  ".join(cel.ljust(b) for cel, b in zip(regel, breedtes, strict=True)).rstrip() for regel in (kop, *regels)
    ]


def main() -> None:
    """Measure and print."""
    lezer = argparse.ArgumentParser(prog="scripts/meet", description="Meet snelheid en geheugen tegenover buren.")
    lezer.add_argument("--buurpython", help="python met networkx en pybel; scripts/meet vult dit in")
    lezer.add_argument("--zonder-pybel", action="store_true", help="sla PyBEL over")
    lezer.add_argument("--alleen-kaart", action="store_true", help="meet alleen de kaart, in Python en in Chromium")
    lezer.add_argument(
        "--hoogstens", type=int, default=1_000_000, help="zoveel bevindingen voor de groei (standaard een miljoen)"
    )
    lezer.add_argument("--json", action="store_true", help="schrijf JSON in plaats van tabellen")
    lezer.add_argument("--keer", type=int, default=5, help="hoe vaak elke taak (standaard 5)")
    lezer.add_argument("--schaal", type=float, default=1.0, help="deel van de gegevens (standaard 1)")
    keuze = lezer.parse_args()
    rijen: tuple[Rij, ...] = ()
    opdrachten: tuple[Opdracht, ...] = ()
    groei: tuple[Groeirij, ...] = ()
    versies: Mapping[str, str] = {}
    if not keuze.alleen_kaart:
        buren = [b for b in DOELEN if b != "pybel" or not keuze.zonder_pybel]
        with TemporaryDirectory() as werkmap:
            meter = Meter(keuze.buurpython, Path(werkmap), keuze.schaal)
            rijen, versies = vergelijk(meter, buren, keuze.keer)
            opdrachten = meet_opdrachten(Path(werkmap))
            groei = tuple(meet_groei(Path(werkmap) / "voorbeeld.sqlite", Path(werkmap), keuze.keer, keuze.hoogstens))
    meting = Meting(rijen, opdrachten, groei, meet_kaart(keuze.keer), versies, machine(), keuze.schaal, keuze.keer)
    print(json.dumps(asdict(meting), ensure_ascii=False, indent=2) if keuze.json else als_tekst(meting))
    if keuze.zonder_pybel:
        print("PyBEL is overgeslagen.", file=sys.stderr)


if __name__ == "__main__":
    main()
