"""The graph as networkx sees it: every claim an edge, every item of evidence a parallel edge."""

from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

import networkx as nx

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.model.gebieden import Gebied
from verandertheorie.model.relaties import GEVOLG, TOEGESTAAN, UIT_FACTOR, bewering_in
from verandertheorie.model.theorie import Knoop, RelatieRecord, SystemischeFactor

Eigenschappen = dict[str, str | int | float | bool]


class _Bron(Protocol):
    """What a network is made from: as much of a graph as it needs, so that the graph may know this room."""

    @property
    def cyclus(self) -> str | None: ...
    @property
    def dossierhash(self) -> str: ...
    @property
    def alle_knopen(self) -> Mapping[str, Knoop]: ...
    @property
    def knopen(self) -> Mapping[str, Knoop]: ...
    @property
    def factoren(self) -> Mapping[str, SystemischeFactor]: ...
    @property
    def gebieden(self) -> Mapping[str, Gebied]: ...
    @property
    def stellingen(self) -> Mapping[str, Stelling]: ...
    @property
    def relaties(self) -> tuple[RelatieRecord, ...]: ...
    def naam(self, sleutel: str) -> str: ...
    def naam_van_cyclus(self, nummer: int) -> str: ...
    def vondsten(self, onderwerp: str) -> tuple[Vondst, ...]: ...


def bouw_netwerk(graaf: _Bron, *, beeld: Literal["volledig", "causaal"] = "volledig") -> "nx.MultiDiGraph[str]":
    """Theory and evidence as a ``MultiDiGraph`` that networkx can write in any of its formats.

    Args:
        graaf: theory and evidence as of a cycle.
        beeld: ``causaal`` keeps the claims of the theory along which an effect runs, and their evidence.

    Returns:
        Nodes by key with ``soort`` and ``naam``. Claims are edges with ``key`` the claim key and ``laag`` theorie,
        kandidaat or uitgefaseerd; each item is a parallel edge with ``key`` its id, ``laag="bewijs"``, ``bewering``,
        ``gebied``, ``cyclus``, ``groep``, ``teken`` (+1 or -1) and ``sterkte``. Items on the presence of a factor run
        from the factor to the area, and those on an assumption from it to the area. An edge cannot end on an edge: a
        relation onto a claim ends on its proxy node ``bewering:<key>``, which is absent from the causal view. No
        attribute is None. Nodes and edges are in order of key.
    """
    n: nx.MultiDiGraph[str] = nx.MultiDiGraph(cyclus=graaf.cyclus or "", dossier=graaf.dossierhash)
    causaal = beeld == "causaal"
    stellingen = [s for s in graaf.stellingen.values() if s.relatie and (not causaal or _is_causaal(s))]
    for k in (graaf.knopen if causaal else graaf.alle_knopen).values():
        n.add_node(k.sleutel, soort=k.soort, naam=k.naam)
    if not causaal:
        for g in graaf.gebieden.values():
            n.add_node(g.sleutel, soort="gebied", naam=g.naam, niveau=g.niveau)
    for s in stellingen:
        van, naar = _eind(n, s.van, graaf), _eind(n, s.naar, graaf)
        n.add_edge(van, naar, key=s.sleutel, **_kenmerken(s))
        for v in graaf.vondsten(s.sleutel):
            n.add_edge(van, naar, key=v.item.herkomst, **_bewijs(v, graaf))
    if not causaal:
        for van, naar, sleutel, kenmerken in _zonder_bewijs(graaf):
            n.add_edge(_eind(n, van, graaf), _eind(n, naar, graaf), key=sleutel, **kenmerken)
        aannamen = (k for k, s in graaf.stellingen.items() if s.relatie is None)
        for knoop, relatie in (*((f, "speelt_in") for f in graaf.factoren), *((a, "houdt_in") for a in aannamen)):
            for v in graaf.vondsten(knoop):
                if v.via is None and v.gebied:
                    n.add_edge(knoop, v.gebied, key=v.item.herkomst, relatie=relatie, **_bewijs(v, graaf))
    n.remove_nodes_from([k for k, kenmerken in n.nodes(data=True) if not kenmerken])  # ends that are out of scope
    return n


def _is_causaal(s: Stelling) -> bool:
    return s.laag == "theorie" and s.relatie in GEVOLG | UIT_FACTOR and s.op_bewering is None


def _eind(n: "nx.MultiDiGraph[str]", eind: str, graaf: _Bron) -> str:
    bewering = bewering_in(eind)
    if bewering is None:
        return eind
    knoop = f"bewering:{bewering}"
    if knoop not in n:
        n.add_node(knoop, soort="bewering", naam=graaf.naam(bewering))
    return knoop


def _kenmerken(s: Stelling) -> Eigenschappen:
    relatie = s.relatie or ""
    teken = TOEGESTAAN[s.relatie].teken if s.relatie else 0
    code: Eigenschappen = {"code": s.code} if s.code else {}
    return {"laag": s.laag, "relatie": relatie, "invloed": teken, "tekst": s.tekst, **code}


def _bewijs(v: Vondst, graaf: _Bron) -> Eigenschappen:
    mag_ontbreken = {"perspectief": v.perspectief, "ernst": v.ernst}
    return {
        "laag": "bewijs",
        "bewering": v.onderwerp,
        "gebied": v.gebied,
        "cyclus": graaf.naam_van_cyclus(v.item.cyclus),
        "groep": v.item.groep,
        "teken": v.item.teken,
        "sterkte": v.item.kracht.sterkte,
        "registratie": v.registratie,
        "soort": v.soort,
        **{k: w for k, w in mag_ontbreken.items() if w},
    }


def _zonder_bewijs(graaf: _Bron) -> Iterator[tuple[str, str, str, Eigenschappen]]:
    for r in graaf.relaties:
        yield r.van, r.naar, r.record_sleutel, {"laag": "relatie", "relatie": r.relatie}
    for g in graaf.gebieden.values():
        if g.ligt_in and g.ligt_in in graaf.gebieden:
            yield g.sleutel, g.ligt_in, f"{g.sleutel}.ligt_in.{g.ligt_in}", {"laag": "relatie", "relatie": "ligt_in"}
    for k in graaf.factoren.values():
        if k.sleutel in graaf.knopen and k.onderdeel_van and k.onderdeel_van in graaf.knopen:
            sleutel = f"{k.sleutel}.onderdeel_van.{k.onderdeel_van}"
            yield k.sleutel, k.onderdeel_van, sleutel, {"laag": "relatie", "relatie": "onderdeel_van"}
