"""What a judgement needs besides the sums: the theory of each moment, without one finding."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verandertheorie.fouten import DossierFout
from verandertheorie.oordeel.tellen import Programma
from verandertheorie.parameters import Parameters, standaard
from verandertheorie.uitvoer.schaal.parquet import lees_parquet

_Tabelrijen = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Momentkader:
    """The theory of one moment.

    ``kerngebied_van``: every sub-area with its core area, empty text for none. ``geldt_in``: per claim, by key, the
    sub-areas where it can hold. ``vergeefs``: per factor, by key, whether something that answers it did not help.
    """

    stand: int
    kerngebied_van: Mapping[str, str]
    geldt_in: Mapping[str, tuple[str, ...]]
    vergeefs: Mapping[str, bool]

    @property
    def programma(self) -> Programma:
        """How broad the programme is."""
        return Programma(len(self.kerngebied_van), len({*self.kerngebied_van.values()} - {""}))


@dataclass(frozen=True, slots=True)
class Kader:
    """The theory of every moment, and by which numbers it is judged; get one with :func:`lees_kader`.

    ``dossier``: name of the content that it was made from. ``cyclus``: key of the last cycle in it, None without.
    """

    dossier: str
    cyclus: str | None
    parameters: Parameters
    momenten: Mapping[int, Momentkader]


def lees_kader(map_: Path | str, *, parameters: Parameters | None = None) -> Kader:
    """The theory in a folder of ``verandertheorie exporteer parquet``; of the findings nothing is read.

    Args:
        map_: the folder.
        parameters: the numbers that the findings were weighed by; default those that travel with the package.

    Raises:
        AanroepFout: pyarrow is not installed.
        DossierFout: the folder is not whole, or was made with other numbers than ``parameters``.
    """
    p, map_ = parameters or standaard(), Path(map_)
    namen = ("herkomst", "moment", "gebied", "bereik", "bewering", "factor")
    tabel = {naam: lees_parquet(map_ / f"{naam}.parquet") for naam in namen}
    (herkomst,) = tabel["herkomst"]
    if herkomst["parameters"] != p.hash:
        raise DossierFout(
            f"{map_} is gewogen met andere getallen (parameters {herkomst['parameters']}, hier {p.hash}). "
            "Maak de map opnieuw met deze versie van het programma: verandertheorie exporteer parquet"
        )
    standen = sorted({rij["stand"] for rij in tabel["moment"]})
    return Kader(herkomst["dossier"], herkomst["tot_en_met"], p, {s: _momentkader(s, tabel) for s in standen})


def _momentkader(stand: int, tabel: Mapping[str, _Tabelrijen]) -> Momentkader:
    toen = {
        naam: [rij for rij in tabel[naam] if rij["vanaf"] <= stand <= rij["tot"]]
        for naam in ("gebied", "bereik", "bewering", "factor")
    }
    plekken: dict[str, list[str]] = defaultdict(list)
    for rij in toen["bereik"]:
        plekken[rij["bereik"]].append(rij["gebied"])
    bereik = {naam: tuple(sorted(gebieden)) for naam, gebieden in plekken.items()}
    return Momentkader(
        stand,
        {rij["gebied"]: rij["kerngebied"] for rij in toen["gebied"] if rij["niveau"] == "deelgebied"},
        {rij["bewering"]: bereik.get(rij["bereik"], ()) for rij in toen["bewering"]},
        {rij["factor"]: bool(rij["vergeefs"]) for rij in toen["factor"]},
    )
