"""The map as a network of pyvis; the one module that knows pyvis, which also brings the vis-network of our own page.

pyvis 0.3.2 is dormant and costs 0.3 s to import, so it is imported where it is needed. Its own pages put a heading or a
title into HTML as it stands and load from elsewhere: our networks have neither, and our page is not made by pyvis.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.model.doelgroep import Doelgroep, kies_doelgroep
from verandertheorie.uitvoer.kaart.knopen import KOLOMMEN, vak, verdeel_over_kolommen
from verandertheorie.uitvoer.kaart.vorm import Vak

if TYPE_CHECKING:
    from pyvis.network import Network  # type: ignore[import-untyped]

_VIS = Path("lib", "vis-9.1.2", "vis-network.min.js")
_UITERLIJK: Mapping[str, tuple[str, str, str]] = {
    "actor": ("ellipse", "#eceff1", "#45525c"),
    "interventie": ("box", "#dcecf8", "#01568a"),
    "mechanisme": ("hexagon", "#fff3d1", "#7a5200"),
    "uitkomst": ("dot", "#ddf1e6", "#00603f"),
    "systemische_factor": ("diamond", "#f9e1ec", "#8a1250"),
}
"""Shape, fill and edge per kind: five shapes, so that kinds differ in greyscale too (kaart.md).

Colours are those of the map (``bladzijde/kleuren.js``) and of Neo4j (``neo4j/stijl.py``); change all three.
"""
_UITVOERDERS = ("voert_uit", "betrokken_bij")
_STAP_X, _STAP_Y, _BREED = 440, 110, 240  # by eye on the example; only naar_pyvis uses them, the page has its own
_PER_RIJ = 6
"""So many factors side by side in a band. By eye on the example."""


@dataclass(frozen=True, slots=True)
class Doos:
    """A node; ``vak``: its column or band; ``orde``: its place there, from 0."""

    sleutel: str
    soort: str
    naam: str
    vak: Vak
    orde: int


@dataclass(frozen=True, slots=True)
class Pijl:
    """A relation and the word for it; ``op``: the claim it ends on, then ``naar`` is empty."""

    sleutel: str
    van: str
    naar: str
    op: str
    woord: str


def naar_pyvis(graaf: Verandergraaf, *, doelgroep: Doelgroep = "sessie") -> "Network":
    """The theory as a plain pyvis network, to look at or to change.

    Args:
        graaf: theory and evidence as of a cycle.
        doelgroep: who looks; what this audience may not see is left out.

    Returns:
        A directed network that stands still. Nodes: actors, interventions, mechanisms, outcomes and factors, by key, in
        columns with the factors above (hinder) and below (help). Edges: claims of the theory between two of these, then
        who carries out or is involved in what, by key, with the key as ``id``. There is no heading and no title.
    """
    lezer = Lezer(graaf, kies_doelgroep(doelgroep))
    graaf = lezer.graaf
    knopen = {k: r for k, r in graaf.knopen.items() if vak(r) and lezer.mag_knoop(k)}
    beweringen = [
        Pijl(s.sleutel, s.van, "" if s.op_bewering else s.naar, s.op_bewering or "", woord("relatie", s.relatie))
        for s in graaf.stellingen.values()
        if s.laag == "theorie" and s.relatie and lezer.mag_stelling(s)
    ]
    uitvoerders = [
        Pijl(r.record_sleutel, r.van, r.naar, "", woord("relatie", r.relatie))
        for r in graaf.relaties
        if r.relatie in _UITVOERDERS
    ]
    pijlen = [p for p in (*beweringen, *uitvoerders) if p.van in knopen and (p.op or p.naar in knopen)]
    orde = verdeel_over_kolommen({k: vak(r) for k, r in knopen.items()}, pijlen)
    dozen = [Doos(k, r.soort, r.naam, v, orde[k]) for k, r in knopen.items() if (v := vak(r))]
    return net_van(dozen, pijlen)


def net_van(dozen: Sequence[Doos], pijlen: Iterable[Pijl]) -> "Network":
    """A pyvis network of boxes in their places.

    Returns:
        A directed network that stands still, in the order of the input; arrows that do not run between two boxes are
        left out. x and y are around the middle, y goes down.
    """
    from pyvis.network import Network

    net = Network(height="900px", directed=True, cdn_resources="in_line")
    net.toggle_physics(False)
    net.options.edges.smooth.enabled = False  # the layout counts on straight lines
    plekken = _plekken(dozen)
    for doos in dozen:
        vorm, vlak, rand = _UITERLIJK[doos.soort]
        x, y = plekken[doos.sleutel]
        kleur = {"background": vlak, "border": rand}
        net.add_node(doos.sleutel, doos.naam, vorm, kleur, x=x, y=y, widthConstraint={"maximum": _BREED})
    for pijl in pijlen:
        if pijl.van in plekken and pijl.naar in plekken:
            net.add_edge(pijl.van, pijl.naar, id=pijl.sleutel, label=pijl.woord)
    return net


def vis_js() -> str:
    """The source of vis-network 9.1.2, with its licence in front.

    Raises:
        ModuleNotFoundError: pyvis is not installed.
    """
    pakket = find_spec("pyvis")  # finds it without importing it
    if pakket is None or pakket.origin is None:
        raise ModuleNotFoundError("pyvis is not installed", name="pyvis")
    return (Path(pakket.origin).parent / _VIS).read_text(encoding="utf-8")


def _plekken(dozen: Sequence[Doos]) -> dict[str, tuple[int, int]]:
    """Where every box stands: columns are spread evenly over one height, bands fill up row by row outwards."""
    hoeveel = Counter(d.vak for d in dozen)
    hoogte = _STAP_Y * max((hoeveel[vak] for vak in KOLOMMEN), default=0)
    breedte = _STAP_X * (len(KOLOMMEN) - 1)
    uit = {}
    for d in dozen:
        if d.vak in KOLOMMEN:
            x = _STAP_X * KOLOMMEN.index(d.vak) - breedte / 2
            y = hoogte * ((d.orde + 0.5) / hoeveel[d.vak] - 0.5)
        else:
            rij, plek = divmod(d.orde, _PER_RIJ)
            x = breedte * (plek / (_PER_RIJ - 1) - 0.5)
            y = (hoogte / 2 + _STAP_Y * (rij + 1)) * (-1 if d.vak == "boven" else 1)
        uit[d.sleutel] = (round(x), round(y))
    return uit
