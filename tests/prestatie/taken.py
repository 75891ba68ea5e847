"""One job of the measurement, in a process of its own: build or open the same evidence in one of the programs.

``meet.py`` starts it, with the Python that has the program in question; therefore every program is imported inside the
functions that use it. The data are made up, the same in every process: 20,000 claims between 10,000 outcomes, 100,000
items from 2,000 sources in 13 areas and 11 cycles, four out of five for. The question: how many distinct sources
support each claim in each area.
"""

import argparse
import gc
import hashlib
import json
import pickle
import random
import sqlite3
import time
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    import networkx as nx

    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.graaf.vondst import Vondst
    from verandertheorie.model.soorten import ElkRecord

ZAAD = 20260101
BRONNEN, GEBIEDEN, CYCLI = 2_000, 13, 11

Antwoord = Mapping[tuple[str, str], int]
"""Number of distinct supporting sources by claim and area; nothing where there are none."""


class Bewijsstuk(NamedTuple):
    """One item of evidence as plain values; ``zin`` is empty when the text stays out."""

    van: str
    naar: str
    bron: str
    gebied: str
    cyclus: int
    teken: int
    zin: str

    @property
    def bewering(self) -> str:
        """Key of the claim it is about."""
        return f"{self.van}.leidt_tot.{self.naar}"


class Gegevens(NamedTuple):
    """The claims (from, to) and the evidence."""

    beweringen: tuple[tuple[str, str], ...]
    bewijs: tuple[Bewijsstuk, ...]


def maak_gegevens(schaal: float, *, met_tekst: bool) -> Gegevens:
    """The same data in every process; ``schaal`` 1 is the full size."""
    kies = random.Random(ZAAD)  # noqa: S311  (the same every time is the point)
    knopen, beweringen, bewijs = (int(n * schaal) for n in (10_000, 20_000, 100_000))
    paren: dict[tuple[str, str], None] = {}
    while len(paren) < beweringen:
        van, naar = kies.randrange(knopen), kies.randrange(knopen)
        if van != naar:
            paren[f"n{van:05d}", f"n{naar:05d}"] = None
    lijst = tuple(paren)

    def stuk(nr: int) -> Bewijsstuk:
        van, naar = lijst[kies.randrange(beweringen)]
        bron, gebied = f"b{kies.randrange(BRONNEN):04d}", f"D{kies.randrange(GEBIEDEN) + 1:02d}"
        cyclus, teken = kies.randrange(CYCLI) + 1, 1 if kies.random() < 0.8 else -1
        zin = f"Bewijs {nr:06d}: na het gesprek met de grondexpert wilde de eigenaar verder doorrekenen."
        return Bewijsstuk(van, naar, bron, gebied, cyclus, teken, zin if met_tekst else "")

    return Gegevens(lijst, tuple(stuk(nr) for nr in range(bewijs)))


I = TypeVar("I")  # noqa: E741  (what lies in memory before the clock starts)
G = TypeVar("G")  # what the program makes of it


class Partij(ABC, Generic[I, G]):
    """A way to hold the evidence, in memory and in a file, and to answer the question."""

    pakket: str

    @abstractmethod
    def invoer(self, gegevens: Gegevens) -> I:
        """The data as this program likes to get them."""

    @abstractmethod
    def bouw(self, invoer: I) -> G:
        """From memory to ready."""

    @abstractmethod
    def tel(self, g: G) -> Antwoord:
        """The question for all claims and areas, in the fastest way this program has."""

    @abstractmethod
    def bewaar(self, invoer: I, pad: Path) -> None:
        """Write the file."""

    @abstractmethod
    def open(self, pad: Path) -> G:
        """From file to ready."""

    @abstractmethod
    def tel_een(self, g: G, van: str, naar: str) -> Antwoord:
        """The question for one claim."""


def _tel_op(steun: Iterable[tuple[str, str, str]]) -> Antwoord:
    """Count the distinct sources in (claim, area, source)."""
    bronnen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for bewering, gebied, bron in steun:
        bronnen[bewering, gebied].add(bron)
    return {waar: len(wie) for waar, wie in bronnen.items()}


class _Networkx(Partij[Gegevens, "nx.MultiDiGraph[str]"]):
    """Bare networkx: a claim is an edge, every item a parallel edge; kept as a pickle."""

    pakket = "networkx"

    def invoer(self, gegevens: Gegevens) -> Gegevens:
        return gegevens

    def bouw(self, invoer: Gegevens) -> "nx.MultiDiGraph[str]":
        import networkx as nx

        g: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        sleutels = {(van, naar): f"{van}.leidt_tot.{naar}" for van, naar in invoer.beweringen}
        for (van, naar), sleutel in sleutels.items():
            g.add_edge(van, naar, key=sleutel, laag="theorie")
        for nr, b in enumerate(invoer.bewijs):
            tekst = {"kern": b.zin} if b.zin else {}
            g.add_edge(
                b.van,
                b.naar,
                key=f"r#{nr}",
                laag="bewijs",
                bewering=sleutels[b.van, b.naar],
                gebied=b.gebied,
                cyclus=b.cyclus,
                bron=b.bron,
                teken=b.teken,
                **tekst,
            )
        return g

    def tel(self, g: "nx.MultiDiGraph[str]") -> Antwoord:
        return self._tel(kenmerken for _, _, kenmerken in g.edges(data=True))

    def tel_een(self, g: "nx.MultiDiGraph[str]", van: str, naar: str) -> Antwoord:
        return self._tel(g[van][naar].values())

    def _tel(self, randen: Iterable[Mapping[str, Any]]) -> Antwoord:
        bewijs = (r for r in randen if r["laag"] == "bewijs" and r["teken"] > 0)
        return _tel_op((r["bewering"], r["gebied"], r["bron"]) for r in bewijs)

    def bewaar(self, invoer: Gegevens, pad: Path) -> None:
        with pad.open("wb") as bestand:
            pickle.dump(self.bouw(invoer), bestand, pickle.HIGHEST_PROTOCOL)

    def open(self, pad: Path) -> "nx.MultiDiGraph[str]":
        with pad.open("rb") as bestand:
            g: nx.MultiDiGraph[str] = pickle.load(bestand)  # noqa: S301
        return g


class _Pybel(Partij[Gegevens, Any]):
    """PyBEL: an edge per item, with citation and annotations; kept in its own pickle.

    It keys an edge without its annotations, so evidence without a text of its own would be lost: such an item gets its
    number as text.
    """

    pakket = "pybel"

    def invoer(self, gegevens: Gegevens) -> Gegevens:
        return gegevens

    def bouw(self, invoer: Gegevens) -> Any:
        from pybel import BELGraph  # type: ignore[import-not-found]  # only in the environment of the peers
        from pybel.dsl import Abundance  # type: ignore[import-not-found]

        g = BELGraph(name="meting", version="1.0.0")
        g.annotation_list["Area"] = {f"D{nr:02d}" for nr in range(1, GEBIEDEN + 1)}
        g.annotation_list["Cycle"] = {str(nr) for nr in range(1, CYCLI + 1)}
        g.annotation_list["Sign"] = {"1", "-1"}
        namen = {naam for paar in invoer.beweringen for naam in paar}
        knoop = {naam: Abundance(namespace="VT", identifier=naam, name=naam) for naam in namen}
        for nr, b in enumerate(invoer.bewijs):
            kenmerken = {"Area": b.gebied, "Cycle": str(b.cyclus), "Sign": str(b.teken)}
            g.add_increases(
                knoop[b.van],
                knoop[b.naar],
                evidence=b.zin or str(nr),
                citation=("vt", b.bron),
                annotations=kenmerken,
            )
        return g

    def tel(self, g: Any) -> Antwoord:
        return self._tel(g.edges(data=True))

    def tel_een(self, g: Any, van: str, naar: str) -> Antwoord:
        from pybel.dsl import Abundance

        a, b = (Abundance(namespace="VT", identifier=naam, name=naam) for naam in (van, naar))
        return self._tel((a, b, kenmerken) for kenmerken in g[a][b].values())

    def _tel(self, randen: Iterable[tuple[Any, Any, Any]]) -> Antwoord:
        return _tel_op(
            (
                f"{a.identifier}.leidt_tot.{b.identifier}",
                r["annotations"]["Area"][0].identifier,
                r["citation"].identifier,
            )
            for a, b, r in randen
            if r["annotations"]["Sign"][0].identifier == "1"
        )

    def bewaar(self, invoer: Gegevens, pad: Path) -> None:
        from pybel import to_pickle

        to_pickle(self.bouw(invoer), str(pad))

    def open(self, pad: Path) -> Any:
        from pybel import from_pickle

        return from_pickle(str(pad))


class _Graaf(Partij["tuple[ElkRecord, ...]", "Verandergraaf"]):
    """Ours: checked records to a graph as of the last cycle; kept as a dossier.

    One record per source and cycle, so that the 100,000 items lie in about 22,000 records.
    """

    pakket = "verandertheorie"

    def invoer(self, gegevens: Gegevens) -> "tuple[ElkRecord, ...]":
        from verandertheorie.model.soorten import RECORD

        return tuple(RECORD.validate_python(velden) for velden in _records(gegevens))

    def bouw(self, invoer: "tuple[ElkRecord, ...]") -> "Verandergraaf":
        from verandertheorie.graaf.verandergraaf import Verandergraaf

        return Verandergraaf.van(invoer)

    def tel(self, g: "Verandergraaf") -> Antwoord:
        return {waar: len(wie) for waar, wie in g.steun.items()}

    def tel_een(self, g: "Verandergraaf", van: str, naar: str) -> Antwoord:
        return _tel_vondsten(g.vondsten(f"{van}.leidt_tot.{naar}"))

    def bewaar(self, invoer: "tuple[ElkRecord, ...]", pad: Path) -> None:
        from verandertheorie.dossier.bestand import Dossier, rij
        from verandertheorie.graaf.index import werk_index_bij
        from verandertheorie.model.soorten import als_canonieke_tekst

        pad.unlink(missing_ok=True)
        rijen = (rij(r.soort, r.record_sleutel, r.vanaf, als_canonieke_tekst(r)) for r in invoer)
        with Dossier.maak(pad) as dossier, dossier.transactie() as schrijver:
            schrijver.voeg_toe(rijen, programma="meet", rol="meting", samenvatting="gegevens om te meten")
            werk_index_bij(dossier, schrijver)

    def open(self, pad: Path) -> "Verandergraaf":
        from verandertheorie.graaf.verandergraaf import Verandergraaf

        return Verandergraaf.uit(pad)


def _tel_vondsten(vondsten: "Iterable[Vondst]") -> Antwoord:
    return _tel_op((v.onderwerp, v.gebied, v.item.groep) for v in vondsten if v.item.teken > 0)


def _records(gegevens: Gegevens) -> Iterator[dict[str, object]]:
    """The data as the fields of records, theory first."""
    for naam in sorted({naam for paar in gegevens.beweringen for naam in paar}):
        yield {"soort": "uitkomst", "sleutel": naam, "naam": naam, "niveau": "gedrag"}
    for van, naar in gegevens.beweringen:
        yield {"soort": "bewering", "van": van, "relatie": "leidt_tot", "naar": naar, "tekst": f"{van} geeft {naar}."}
    for nr in range(1, GEBIEDEN + 1):
        yield {"soort": "gebied", "sleutel": f"D{nr:02d}", "naam": f"Gebied {nr}", "niveau": "deelgebied"}
    for nr in range(1, CYCLI + 1):
        yield {"soort": "leercyclus", "sleutel": f"c{nr}", "nummer": nr, "van": _dag(nr, 1), "tot": _dag(nr, 28)}
    for nr in range(BRONNEN):
        wie = {"soort": "bron", "pseudoniem": f"b{nr:04d}", "rol": "projecttrekker"}
        yield {**wie, "organisatiesoort": "gemeente", "perspectief": "medeoverheid", "geinformeerd": True}
    per_gesprek: dict[tuple[str, int], list[Bewijsstuk]] = defaultdict(list)
    for b in gegevens.bewijs:
        per_gesprek[b.bron, b.cyclus].append(b)
    for (bron, cyclus), stukken in per_gesprek.items():
        wie = {"soort": "registratie", "id": f"{bron}-c{cyclus}", "bron": bron, "datum": _dag(cyclus, 14)}
        yield {**wie, "gebied": stukken[0].gebied, "interventie": "geen", "bewijs": [_bewijs(b) for b in stukken]}


def _dag(cyclus: int, dag: int) -> str:
    return f"{2025 + cyclus // 12}-{cyclus % 12 + 1:02d}-{dag:02d}"


def _bewijs(b: Bewijsstuk) -> dict[str, str]:
    teken = "voor" if b.teken > 0 else "tegen"
    return {"onderwerp": b.bewering, "teken": teken, "kern": b.zin or "-", "gebied": b.gebied}


# --- the jobs ---------------------------------------------------------------------------------------------------------

PARTIJEN: Mapping[str, Partij[Any, Any]] = {"networkx": _Networkx(), "pybel": _Pybel(), "graaf": _Graaf()}


def vingerafdruk(antwoord: Antwoord) -> str:
    """A short name of an answer, the same for the same answer in any order."""
    regels = sorted([*waar, n] for waar, n in antwoord.items())
    return hashlib.blake2b(json.dumps(regels).encode(), digest_size=8).hexdigest()


def verwacht(gegevens: Gegevens) -> Antwoord:
    """The answer straight from the data."""
    return _tel_op((b.bewering, b.gebied, b.bron) for b in gegevens.bewijs if b.teken > 0)


def meet_bouw(partij: Partij[Any, Any], gegevens: Gegevens) -> dict[str, float | str]:
    """Seconds to build and to answer for all claims, and the answer."""
    invoer = partij.invoer(gegevens)
    partij.tel(partij.bouw(partij.invoer(Gegevens((), ()))))  # what is imported or made at first use, is not counted
    gc.collect()
    begin = time.perf_counter()
    g = partij.bouw(invoer)
    gebouwd = time.perf_counter()
    antwoord = partij.tel(g)
    klaar = time.perf_counter()
    return {"bouw_s": gebouwd - begin, "vraag_s": klaar - gebouwd, "antwoord": vingerafdruk(antwoord)}


def meet_open(partij: Partij[Any, Any], pad: Path, leeg: Path, bewering: tuple[str, str]) -> dict[str, float | str]:
    """Seconds from file to the answer for one claim, with the peak of memory; then anew, for all claims."""
    partij.tel(partij.open(leeg))  # what is imported or made at first use, is not counted
    gc.collect()
    vooraf = _geheugen("VmRSS")
    begin = time.perf_counter()
    partij.tel_een(partij.open(pad), *bewering)
    klaar = time.perf_counter()
    piek = _geheugen("VmHWM")
    gc.collect()
    weer = time.perf_counter()
    antwoord = partij.tel(partij.open(pad))
    alles = time.perf_counter() - weer
    uit = {"een_s": klaar - begin, "alle_s": alles, "erbij_mb": piek - vooraf, "proces_mb": piek}
    return {**uit, "antwoord": vingerafdruk(antwoord)}


def meet_grens(gegevens: Gegevens, pad: Path) -> dict[str, float | str]:
    """Seconds below which nobody comes: the same count over loose values, and fetching the rows of our file."""
    begin = time.perf_counter()
    verwacht(gegevens)
    geteld = time.perf_counter()
    with sqlite3.connect(pad) as db:
        for tabel in ("gesprek", "bevinding"):
            db.execute(f"SELECT * FROM {tabel}").fetchall()  # noqa: S608
    return {"tel_s": geteld - begin, "haal_s": time.perf_counter() - geteld}


def _geheugen(wat: str) -> float:
    """Memory of this process in MB: ``VmRSS`` now, ``VmHWM`` the highest so far."""
    regels = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(r.split()[1]) * 1024 / 1e6 for r in regels if r.startswith(f"{wat}:"))


def main() -> None:
    """Do one job and print what came out as JSON."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("taak", choices=("verwacht", "bewaar", "bouw", "open", "grens"))
    lezer.add_argument("partij", choices=PARTIJEN)
    lezer.add_argument("--map", type=Path, default=Path())
    lezer.add_argument("--schaal", type=float, default=1.0)
    lezer.add_argument("--zonder-tekst", action="store_true")
    keuze = lezer.parse_args()
    naam = f"{keuze.partij}-{'zonder' if keuze.zonder_tekst else 'met'}"
    pad, leeg = keuze.map / naam, keuze.map / f"{keuze.partij}-leeg"
    uit: dict[str, float | str] = {"versie": version(PARTIJEN[keuze.partij].pakket)}
    if keuze.taak == "open":
        van, _, naar = (keuze.map / "bewering").read_text(encoding="ascii").partition(" ")
        print(json.dumps(uit | meet_open(PARTIJEN[keuze.partij], pad, leeg, (van, naar))))
        return
    gegevens = maak_gegevens(keuze.schaal, met_tekst=not keuze.zonder_tekst)
    if keuze.taak == "verwacht":
        uit["antwoord"] = vingerafdruk(verwacht(gegevens))
    elif keuze.taak == "grens":
        uit |= meet_grens(gegevens, pad)
    elif keuze.taak == "bouw":
        uit |= meet_bouw(PARTIJEN[keuze.partij], gegevens)
    else:
        partij = PARTIJEN[keuze.partij]
        partij.bewaar(partij.invoer(gegevens), pad)
        partij.bewaar(partij.invoer(Gegevens((), ())), leeg)
        (keuze.map / "bewering").write_text(" ".join(gegevens.beweringen[0]), encoding="ascii")
        uit["bestand_mb"] = pad.stat().st_size / 1e6
    print(json.dumps(uit))


if __name__ == "__main__":
    main()
