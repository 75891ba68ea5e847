"""What became of each conversation that came in, as lines for a terminal: the first few whole, then only how many."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from verandertheorie.begrippen import woord
from verandertheorie.invoer.importeer import Importverslag
from verandertheorie.invoer.samenvoegen import ander_dossier
from verandertheorie.lezing.ontvangst import Ontvangen, Ontvangst
from verandertheorie.lezing.ontvangstzinnen import (
    Raad,
    nummer,
    over_alle,
    over_sprekers,
    over_stilte,
    raden,
    uitkomst,
    welk_gesprek,
    zei_wie,
)
from verandertheorie.taal import aangehaald, aantal, met_punt

HEEL = 5
"""Conversations that a screen gets whole; a file gets all. By eye: as many as a monitor types in one go."""

PADEN_HEEL = 3
"""Files that are named one by one in the line to read them in again; more would fill the screen."""

UIT_HET_DOSSIER = (
    "verandertheorie exporteer xlsx dossier.xlsx, verbeter het daarin, en: importeer dossier.xlsx --herzie"
)
"""The same for what has no file: it goes out as a workbook first."""

UIT_ANDER_DOSSIER = "verandertheorie exporteer xlsx dossier.xlsx -d {}, verbeter het daarin, en: importeer dossier.xlsx"
"""The same for what stands in another dossier, and did not come in yet."""


def weer_inlezen(eigen: Path, paden: Sequence[Path], *, droog: bool) -> str:
    """The command that reads the same in again, once it was improved; another dossier goes by way of a workbook.

    Raises:
        AanroepFout: a dossier stands among other files, or is our own.
    """
    if ander := ander_dossier(eigen, paden):
        van = shlex.quote(str(ander))
        return UIT_ANDER_DOSSIER.format(van) if droog else UIT_HET_DOSSIER
    namen = [str(p) for p in paden]
    bestanden = "BESTAND" if "-" in namen or len(namen) > PADEN_HEEL else shlex.join(namen)
    return f"verandertheorie importeer {bestanden}{'' if droog else ' --herzie'}"


def pagina(verslag: Importverslag, opnieuw: str, *, hoogstens: int | None = HEEL) -> Iterator[str]:
    """How many findings count, and of the first so many conversations each finding; with None of all."""
    if not verslag.gesprekken:
        return
    yield from over_alle(*verslag.telling)
    for o in verslag.ontvangst(hoogstens):
        yield from _gesprek(o, opnieuw)
    if hoogstens is not None and (rest := len(verslag.gesprekken) - hoogstens) > 0:
        meer = aantal(rest, "gesprek", "gesprekken")
        hoe = "voeg -o import.html toe" if verslag.is_proef else "verandertheorie bewijs"
        yield f"En nog {meer}. Van elke bevinding of zij telt, en waarom niet: {hoe}"


def _gesprek(o: Ontvangst, opnieuw: str) -> Iterator[str]:
    yield f"{o.gesprek.id}: {welk_gesprek(o)}"
    eerste: dict[Raad, str] = {}
    for b, r in zip(o.bevindingen, raden(o, opnieuw), strict=True):
        al_gezegd = eerste.setdefault(r, nummer(b))
        yield from _bevinding(o, b, r if not r.regel or al_gezegd == nummer(b) else Raad(f"Zie {al_gezegd}."))
    if not o.bevindingen:
        yield "  In dit gesprek staat geen bevinding."
    yield from (f"  {zin}" for zin in over_sprekers(o))
    if stil := over_stilte(o):
        yield f"  {stil}"
    if o.gesprek.verrassing:
        yield f"  Verrassing: {met_punt(o.gesprek.verrassing)}"
    yield from (f"  Afgesproken: {met_punt(a)}" for a in o.gesprek.afspraken)


def _bevinding(gesprek: Ontvangst, o: Ontvangen, r: Raad) -> Iterator[str]:
    """On one line what counts; of the rest also what was said, and what can be done."""
    b = o.bevinding
    delen = (b.naam, woord("waarde.teken", b.teken) if b.teken else "", zei_wie(gesprek, o))
    yield f"  {nummer(o)} {', '.join(filter(None, delen))}: {uitkomst(o)}"
    if not b.telt and not o.is_gevraagd:
        yield f"     {aangehaald(b.kern)}"
    yield from (f"     {regel}" for regel in (r.zin, r.regel) if regel)


def ontvangst_als_gegevens(verslag: Importverslag, opnieuw: str) -> dict[str, object]:
    """The same of all conversations as plain values."""
    bevindingen, gevraagd = (asdict(t) | {"niet": dict(t.niet)} for t in verslag.telling)
    gesprekken = [
        {
            **asdict(o.gesprek),
            "herzien": o.is_herzien,
            "open_gevraagd": o.open_gevraagd,
            "stilte_telt": o.stilte_telt,
            "toestemming": dict(o.toestemming),
            "inhoud": [_inhoud(b, r) for b, r in zip(o.bevindingen, raden(o, opnieuw), strict=True)],
        }
        for o in verslag.ontvangst()
    ]
    return {"bevindingen": bevindingen, "gevraagd": gevraagd, "gesprekken": gesprekken}


def _inhoud(o: Ontvangen, r: Raad) -> dict[str, object]:
    """One finding with what became of it; how it was said, ``bewijs --json`` tells."""
    b, over = o.bevinding, _OVER_BEVINDING
    van_bevinding = {veld: getattr(b, veld) for veld in _VAN_BEVINDING}
    return {**van_bevinding, **{veld: getattr(o, veld) for veld in over}, "raad": r.zin, "regel": r.regel}


_OVER_BEVINDING = (
    *("tekst", "spreker", "inzet", "deelgebieden", "buiten_scope"),
    *("gezocht", "gevonden", "is_vastgelegd"),
)
_VAN_BEVINDING = (
    *("id", "blad", "onderwerp", "naam", "teken", "gebied", "kern", "bewijskracht", "hoe_bekend", "kanttekening"),
    *("wijze", "groep", "telt", "weging", "waarom_niet", "in_plaats"),
)
