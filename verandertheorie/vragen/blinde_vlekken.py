"""What nobody looked at: places, perspectives, interventions, claims and factors, and the opposite of what was said."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.theorie import Interventie
from verandertheorie.taal import groot, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import (
    binnen_filter,
    is_gekozen,
    lijst_factor,
    lijst_stelling,
    niets_over,
    op_code,
    ter_sprake,
)
from verandertheorie.vragen.tabel import Kolom

Vleksoort = Literal[
    "gebied waar niemand sprak",
    "perspectief dat nergens is gehoord",
    "perspectief dat in een kerngebied niet is gehoord",
    "interventie waar niemand over sprak",
    "bewering waar niemand naar keek",
    "factor waar niemand naar keek",
    "bewering zonder gezocht tegendeel",
]
"""Kinds of not knowing, the widest first."""


@dataclass(frozen=True, slots=True)
class Vlek:
    """One thing that nobody looked at. ``over``: its key; ``waarin``: the core area in which; empty for everywhere."""

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("vlek", "wat ontbreekt", "waar niets van bekend is"),
        Kolom("naam", "welke", "het gebied, perspectief, deel van de theorie"),
        Kolom("waarin", "in", "het kerngebied waar het ontbreekt"),
    )

    vlek: Vleksoort
    over: str
    naam: str
    waarin: str = ""


@vraag
def blinde_vlekken(graaf: Verandergraaf) -> Inhoud[Vlek]:
    """What nobody looked at, as far as the filter leaves it (plan §5 Ad 2).

    Returns:
        Rows by kind, the widest first; claims by code, the rest by key, then core area.
    """
    soorten: tuple[Vleksoort, ...] = get_args(Vleksoort)
    rijen = sorted(_vlekken(graaf), key=lambda r: soorten.index(r.vlek))
    return Inhoud(tuple(rijen), tuple(_zinnen(graaf, rijen)))


def _vlekken(graaf: Verandergraaf) -> Iterator[Vlek]:
    gesproken = [r for r in graaf.registraties if any(is_gekozen(graaf, g) for g in r.gebieden or ("",))]
    for g in graaf.deelgebieden:
        if g not in graaf.gehoord and is_gekozen(graaf, g):
            yield Vlek("gebied waar niemand sprak", g, graaf.naam(g))
    yield from _perspectieven(graaf)
    sprake = ter_sprake(graaf)
    over = {r.interventie for r in gesproken} | {s.van for k in sprake if (s := graaf.stellingen.get(k))}
    for i in graaf.knopen_van(Interventie):
        if i.sleutel not in over and graaf.status(i.sleutel) != "gestopt":
            yield Vlek("interventie waar niemand over sprak", i.sleutel, i.naam)
    for s in sorted(graaf.stellingen.values(), key=op_code):
        if s.laag == "theorie" and s.relatie and lijst_stelling(graaf, s):
            if s.sleutel not in sprake:
                yield Vlek("bewering waar niemand naar keek", s.sleutel, s.naam)
            elif "tegendeel" not in graaf.ernaar_gezocht.get(s.sleutel, ()):
                yield Vlek("bewering zonder gezocht tegendeel", s.sleutel, s.naam)
    for f in graaf.factoren:
        hier = beoordeling(graaf).aanwezigheid(f)
        is_gezien = f in sprake or hier.vondsten or hier.stiltes  # by a narrower factor, or openly asked
        if f in graaf.knopen and lijst_factor(graaf, f) and not is_gezien:
            yield Vlek("factor waar niemand naar keek", f, graaf.naam(f))


def _perspectieven(graaf: Verandergraaf) -> Iterator[Vlek]:
    """Which perspectives of the plan were not heard: nowhere, or not in a core area in which somebody spoke."""
    per_kern: dict[str, set[str]] = {}
    for r in graaf.registraties:
        for g in r.gebieden or ("",):
            if is_gekozen(graaf, g):
                hier = per_kern.setdefault(graaf.kerngebied_van.get(g, ""), set())
                hier.update(graaf.woorden.telt_als(b.perspectief) for b in graaf.bronnen_van(r))
    overal = set().union(*per_kern.values())
    for p in graaf.woorden.teksten["perspectief"]:
        if graaf.woorden.telt_als(p) != p:
            continue
        naam = graaf.woorden.tekst("perspectief", p)
        if p not in overal:
            yield Vlek("perspectief dat nergens is gehoord", p, naam)
            continue
        for kern, gehoord in sorted(per_kern.items()):
            if kern and p not in gehoord:
                yield Vlek("perspectief dat in een kerngebied niet is gehoord", p, naam, graaf.naam(kern))


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Vlek]) -> Iterator[str]:
    if weg := niets_over(graaf):
        yield weg
    hier = binnen_filter(graaf)
    if not rijen:
        leeg = "De theorie is nog leeg, en gebieden zijn er nog niet."
        klaar = "naar alles is gekeken, en van elke bewering is het tegendeel gezocht."
        yield f"{hier}{klaar if hier else groot(klaar)}" if graaf.knopen or graaf.deelgebieden else leeg
        return
    per_soort = Counter(r.vlek for r in rijen)
    yield f"{hier}{opsomming(f'{n}× {vlek}' for vlek, n in per_soort.items())}."
