"""The graph as networkx gets it: every claim an edge, every item of evidence a parallel edge, nothing lost."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from tests.mini import MINI, TEMPO, WACHTEN
from verandertheorie.graaf.verandergraaf import Verandergraaf

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    MINI
    + TEMPO
    + WACHTEN
    + """\
- {soort: gebied, sleutel: kern, naam: Kern, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied, ligt_in: kern}
- {soort: uitkomst, sleutel: weg, naam: Weg, niveau: gedrag, binnen_scope: nee}
- {soort: aanname, sleutel: geld, naam: Genoeg geld, aannamesoort: capaciteit}
- {soort: systemische_factor, sleutel: keuring, naam: Keuring, klasse: spelregel, ligging: buiten_aanpak, onderdeel_van: wachten}
- {soort: actor, sleutel: trekker, naam: Trekker, actorsoort: rol}
- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed maakt tempo.}
- {soort: bewering, code: C3, van: wachten, relatie: belemmert, naar: {bewering: C2}, tekst: Wachten kost tempo.}
- {soort: bewering, code: C4, van: hulp, relatie: draagt_bij_aan, naar: tempo, tekst: Hulp helpt., laag: kandidaat}
- {soort: bewering, van: trekker, relatie: heeft_sleutel, naar: wachten, tekst: De trekker kan het.}
- {soort: bewering, van: wachten, relatie: belemmert, naar: moed, tekst: Was ooit zo., tot: c1}
- {soort: relatie, van: trekker, relatie: voert_uit, naar: hulp}
- {soort: relatie, van: {bewering: C1}, relatie: veronderstelt, naar: geld}
- soort: registratie
  id: r1
  datum: 2026-01-10
  gebied: D01
  bron: b1
  interventie: hulp
  bewijs:
    - {onderwerp: C1, teken: voor, kern: k., bewijskracht: sterk}
    - {onderwerp: C1, teken: tegen, kern: k.}
    - {onderwerp: C3, teken: voor, kern: k., ernst: flink}
    - {onderwerp: wachten, teken: voor, kern: k.}
    - {onderwerp: geld, teken: voor, kern: k.}
    - {onderwerp: los, teken: voor, kern: k.}
  dekking:
    - {onderwerp: keuring, gevonden: nee}
  toets:
    - {onderwerp: C2, als_waar: waarschijnlijk, als_niet_waar: kan_beide, gevonden: ja}
- {soort: registratie, id: r2, datum: 2026-02-10, vorm: leerbijeenkomst, interventie: hulp, bewijs: [{onderwerp: C1, teken: voor, kern: k., gebied: D01}]}
"""  # noqa: E501  (one record per line reads best)
)
BEWERING = "moed.leidt_tot.tempo"


def _randen(n: "nx.MultiDiGraph[str]", laag: str) -> set[tuple[str, str, str]]:
    return {(van, naar, key) for van, naar, key, d in n.edges(keys=True, data=True) if d["laag"] == laag}


def test_every_node_area_and_claim_on_a_claim_is_a_node(graaf_van: GraafVan) -> None:
    n = graaf_van(THEORIE).naar_networkx()
    assert {k: d["soort"] for k, d in n.nodes(data=True)} == {
        "hulp": "interventie",
        "moed": "mechanisme",
        "tempo": "uitkomst",
        "geld": "aanname",
        "wachten": "systemische_factor",
        "keuring": "systemische_factor",
        "trekker": "actor",
        "kern": "gebied",
        "D01": "gebied",
        f"bewering:{BEWERING}": "bewering",
        "bewering:hulp.activeert.moed": "bewering",
    }
    assert n.nodes[f"bewering:{BEWERING}"]["naam"] == "C2"


def test_every_claim_is_an_edge_and_what_ends_on_a_claim_ends_on_its_proxy(graaf_van: GraafVan) -> None:
    n = graaf_van(THEORIE).naar_networkx()
    assert _randen(n, "theorie") == {
        ("hulp", "moed", "hulp.activeert.moed"),
        ("moed", "tempo", BEWERING),
        ("wachten", f"bewering:{BEWERING}", f"wachten.belemmert.[{BEWERING}]"),
        ("trekker", "wachten", "trekker.heeft_sleutel.wachten"),
    }
    assert _randen(n, "kandidaat") == {("hulp", "tempo", "hulp.draagt_bij_aan.tempo")}
    assert _randen(n, "uitgefaseerd") == {("wachten", "moed", "wachten.belemmert.moed")}
    assert n.edges["moed", "tempo", BEWERING] == {
        "laag": "theorie",
        "relatie": "leidt_tot",
        "invloed": 1,
        "tekst": "Moed maakt tempo.",
        "code": "C2",
    }


def test_relations_without_evidence_are_edges_too(graaf_van: GraafVan) -> None:
    assert _randen(graaf_van(THEORIE).naar_networkx(), "relatie") == {
        ("trekker", "hulp", "trekker.voert_uit.hulp"),
        ("bewering:hulp.activeert.moed", "geld", "[hulp.activeert.moed].veronderstelt.geld"),
        ("D01", "kern", "D01.ligt_in.kern"),
        ("keuring", "wachten", "keuring.onderdeel_van.wachten"),
    }


def test_every_item_on_a_claim_is_an_edge_beside_it_and_presence_runs_from_factor_to_area(graaf_van: GraafVan) -> None:
    n = graaf_van(THEORIE).naar_networkx()
    assert {r for r in _randen(n, "bewijs") if r[0] != "geld"} == {
        ("hulp", "moed", "r1#1"),
        ("hulp", "moed", "r1#2"),
        ("wachten", f"bewering:{BEWERING}", "r1#3"),
        ("wachten", "D01", "r1#4"),
        ("keuring", "D01", "r1#dekking-1"),
        ("moed", "tempo", "r1#toets-1"),
        ("hulp", "moed", "r2#1"),
    }
    assert n.edges["hulp", "moed", "r1#2"] == {
        "laag": "bewijs",
        "bewering": "hulp.activeert.moed",
        "gebied": "D01",
        "cyclus": "c1",
        "groep": "b1",
        "teken": -1,
        "sterkte": 3.0,
        "registratie": "r1",
        "soort": "bewijs",
        "perspectief": "rijk",
    }
    assert n.edges["wachten", f"bewering:{BEWERING}", "r1#3"]["ernst"] == "flink"
    assert n.edges["wachten", "D01", "r1#4"]["relatie"] == "speelt_in"
    assert n.edges["hulp", "moed", "r2#1"]["cyclus"] == "c2"


def test_an_earlier_cycle_has_only_the_edges_of_then(graaf_van: GraafVan) -> None:
    n = graaf_van(THEORIE, tot_en_met="c1").naar_networkx()
    assert n.graph["cyclus"] == "c1"
    assert ("hulp", "moed", "r2#1") not in _randen(n, "bewijs")
    assert {key for *_, key in _randen(n, "bewijs")} >= {"r1#1", "r1#2", "r1#3", "r1#4", "r1#toets-1"}


def test_an_item_on_an_assumption_is_an_edge_as_well(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE)
    assert [v.item.herkomst for v in graaf.vondsten("geld")] == ["r1#5"]
    assert "r1#5" in {key for *_, key in _randen(graaf.naar_networkx(), "bewijs")}


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ("domein: uitvoeringsproces", "domein: uitvoeringsproces, tot: c2"),
        ("niveau: deelgebied, ligt_in: kern", "niveau: deelgebied, ligt_in: kern, binnen_scope: nee"),
        ("actorsoort: rol", "actorsoort: rol, binnen_scope: nee"),
        ("ligging: buiten_aanpak}", "ligging: buiten_aanpak, tot: c2}"),
        ("aannamesoort: capaciteit", "aannamesoort: capaciteit, binnen_scope: nee"),
    ],
    ids=["retired-mechanism", "area-out-of-scope", "actor-out-of-scope", "retired-factor", "assumption-out-of-scope"],
)
def test_an_edge_never_ends_on_a_node_without_kind_and_name(graaf_van: GraafVan, was: str, wordt: str) -> None:
    assert was in THEORIE
    n = graaf_van(THEORIE.replace(was, wordt, 1)).naar_networkx()
    assert [k for k, d in n.nodes(data=True) if not (d.get("soort") and d.get("naam"))] == []


def test_the_causal_view_holds_the_theory_along_which_an_effect_runs(graaf_van: GraafVan) -> None:
    n = graaf_van(THEORIE).naar_networkx(beeld="causaal")
    assert _randen(n, "theorie") == {("hulp", "moed", "hulp.activeert.moed"), ("moed", "tempo", BEWERING)}
    assert _randen(n, "bewijs") == {
        ("hulp", "moed", "r1#1"),
        ("hulp", "moed", "r1#2"),
        ("moed", "tempo", "r1#toets-1"),
        ("hulp", "moed", "r2#1"),
    }
    assert {d["laag"] for *_, d in n.edges(data=True)} == {"theorie", "bewijs"}
    assert not any(str(k).startswith("bewering:") or d["soort"] == "gebied" for k, d in n.nodes(data=True))


@pytest.fixture(params=["volledig", "causaal"])
def voorbeeldgraaf(voorbeeld: Path, request: pytest.FixtureRequest) -> "nx.MultiDiGraph[str]":
    return Verandergraaf.uit(voorbeeld).naar_networkx(beeld=request.param)


def test_in_the_example_nothing_is_lost_on_the_way(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    n = graaf.naar_networkx()
    items = Counter(
        {
            "bewijs": sum(b.onderwerp != "los" for r in graaf.registraties for b in r.bewijs),
            "dekking": sum(
                (d.gezocht, d.gevonden) == ("bestaan", "nee") for r in graaf.registraties for d in r.dekking
            ),
            "toets": sum(len(r.toets) for r in graaf.registraties),
        }
    )
    assert Counter(d["soort"] for *_, d in n.edges(data=True) if d["laag"] == "bewijs") == +items
    assert items["bewijs"] > 200
    lagen = Counter(d["laag"] for *_, d in n.edges(data=True))
    soorten = Counter(r.soort for r in graaf.alles)
    assert lagen["theorie"] + lagen["kandidaat"] == soorten["bewering"] + 1, "K01 was only heard of"
    onderdelen = sum(getattr(r, "onderdeel_van", None) is not None for r in graaf.alles)
    ligt = sum(getattr(r, "ligt_in", None) is not None for r in graaf.alles)
    assert lagen["relatie"] == soorten["relatie"] + onderdelen + ligt
    assert sum(d["soort"] != "bewering" for _, d in n.nodes(data=True)) == len(graaf.knopen) + len(graaf.gebieden)


def test_presence_always_runs_from_a_factor_to_an_area(voorbeeld: Path) -> None:
    n = Verandergraaf.uit(voorbeeld).naar_networkx()
    aanwezig = [(v, w) for v, w, d in n.edges(data=True) if d.get("relatie") == "speelt_in"]
    assert aanwezig
    assert {(n.nodes[v]["soort"], n.nodes[w]["soort"]) for v, w in aanwezig} == {("systemische_factor", "gebied")}


def test_no_attribute_is_none_and_every_node_has_a_kind_and_a_name(voorbeeldgraaf: "nx.MultiDiGraph[str]") -> None:
    n = voorbeeldgraaf
    gegevens = [d for _, d in n.nodes(data=True)] + [d for *_, d in n.edges(data=True)] + [n.graph]
    assert {type(w) for d in gegevens for w in d.values()} <= {str, int, float, bool}
    assert all(d["soort"] and d["naam"] for _, d in n.nodes(data=True))


def test_the_same_dossier_gives_the_same_nodes_and_edges_in_the_same_order(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    andersom = Verandergraaf.van(reversed(graaf.alles), tot_en_met=graaf.cyclus)
    een, twee = graaf.naar_networkx(), andersom.naar_networkx()
    assert list(een.nodes(data=True)) == list(twee.nodes(data=True))
    assert list(een.edges(keys=True, data=True)) == list(twee.edges(keys=True, data=True))


def test_nodes_come_in_order_of_key(voorbeeldgraaf: "nx.MultiDiGraph[str]") -> None:
    per_soort = {
        "knoop": [k for k, d in voorbeeldgraaf.nodes(data=True) if d["soort"] not in ("gebied", "bewering")],
        "gebied": [k for k, d in voorbeeldgraaf.nodes(data=True) if d["soort"] == "gebied"],
    }
    assert per_soort["knoop"]
    assert all(sleutels == sorted(sleutels) for sleutels in per_soort.values())


def _kern(n: Any) -> list[object]:
    randen = sorted(
        (v, w, d.get("relatie", ""), d.get("registratie", ""), d.get("teken", 0)) for v, w, d in n.edges(data=True)
    )
    return [dict(sorted(n.nodes(data="naam"))), randen]


def test_graphml_brings_it_all_back(voorbeeldgraaf: "nx.MultiDiGraph[str]", tmp_path: Path) -> None:
    nx.write_graphml(voorbeeldgraaf, tmp_path / "graaf.graphml")
    terug: Any = nx.read_graphml(tmp_path / "graaf.graphml", force_multigraph=True)
    assert _kern(terug) == _kern(voorbeeldgraaf)


def test_gexf_brings_it_all_back(voorbeeldgraaf: "nx.MultiDiGraph[str]", tmp_path: Path) -> None:
    nx.write_gexf(voorbeeldgraaf, tmp_path / "graaf.gexf")
    terug: Any = nx.read_gexf(tmp_path / "graaf.gexf")
    assert _kern(terug) == _kern(voorbeeldgraaf)


def test_node_link_data_is_json_and_brings_it_all_back(voorbeeldgraaf: "nx.MultiDiGraph[str]") -> None:
    tekst = json.dumps(nx.node_link_data(voorbeeldgraaf, edges="links"))
    terug: Any = nx.node_link_graph(json.loads(tekst), edges="links")
    assert _kern(terug) == _kern(voorbeeldgraaf)
    assert list(terug.edges(keys=True)) == list(voorbeeldgraaf.edges(keys=True))
