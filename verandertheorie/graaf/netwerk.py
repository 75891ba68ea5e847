"""The graph as networkx sees it: every claim an edge, every item of evidence a parallel edge."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import networkx as nx

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.model.relaties import GEVOLG, TOEGESTAAN, UIT_FACTOR, bewering_in
from verandertheorie.model.theorie import SystemischeFactor

if TYPE_CHECKING:
    from verandertheorie.graaf.verandergraaf import Verandergraaf

Eigenschappen = dict[str, str | int | float | bool]


def bouw_netwerk(
    graaf: "Verandergraaf", *, beeld: Literal["volledig", "causaal"] = "volledig"
) -> "nx.MultiDiGraph[str]":
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


def _eind(n: "nx.MultiDiGraph[str]", eind: str, graaf: "Verandergraaf") -> str:
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


def _bewijs(v: Vondst, graaf: "Verandergraaf") -> Eigenschappen:
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


def _zonder_bewijs(graaf: "Verandergraaf") -> Iterator[tuple[str, str, str, Eigenschappen]]:
    for r in graaf.relaties:
        yield r.van, r.naar, r.record_sleutel, {"laag": "relatie", "relatie": r.relatie}
    for g in graaf.gebieden.values():
        if g.ligt_in and g.ligt_in in graaf.gebieden:
            yield g.sleutel, g.ligt_in, f"{g.sleutel}.ligt_in.{g.ligt_in}", {"laag": "relatie", "relatie": "ligt_in"}
    for k in graaf.knopen.values():
        if isinstance(k, SystemischeFactor) and k.onderdeel_van and k.onderdeel_van in graaf.knopen:
            sleutel = f"{k.sleutel}.onderdeel_van.{k.onderdeel_van}"
            yield k.sleutel, k.onderdeel_van, sleutel, {"laag": "relatie", "relatie": "onderdeel_van"}
