"""The map as a pyvis network: the theory as it is, for who may see it, and with nothing in it that a page would run."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.kaart.netwerk import Doos, Pijl, naar_pyvis, net_van, vis_js

GraafVan = Callable[..., Verandergraaf]

KNOOPSOORTEN = ("actor", "interventie", "mechanisme", "uitkomst", "systemische_factor")
THEORIE = """
    - {soort: interventie, sleutel: hulp, naam: Hulp}
    - {soort: mechanisme, sleutel: moed, naam: Moed, domein: uitvoeringsproces}
    - {soort: mechanisme, sleutel: stil, naam: Stil, domein: uitvoeringsproces, vertrouwelijkheid: monitor}
    - {soort: systemische_factor, sleutel: binnen, naam: Binnen, klasse: patroon, ligging: binnen_aanpak}
    - {soort: systemische_factor, sleutel: buiten, naam: Buiten, klasse: patroon, ligging: buiten_aanpak}
    - {soort: systemische_factor, sleutel: wind, naam: Wind, klasse: patroon, ligging: buiten_aanpak, valentie: helpend}
    - {soort: actor, sleutel: baas, naam: Baas, actorsoort: rol}
    - {soort: aanname, sleutel: geld, naam: Genoeg geld, aannamesoort: capaciteit}
    - {soort: bewering, code: C1, van: hulp, relatie: activeert, naar: moed, tekst: Hulp geeft moed.}
    - {soort: bewering, code: C2, van: hulp, relatie: activeert, naar: stil, tekst: Hulp geeft stilte.}
    - {soort: bewering, code: C3, van: binnen, relatie: belemmert, naar: moed, tekst: Binnen hindert.}
    - {soort: bewering, code: C4, van: buiten, relatie: belemmert, naar: moed, tekst: Buiten hindert.}
    - {soort: bewering, code: C5, van: buiten, relatie: belemmert, naar: {bewering: C1}, tekst: Ook de stap.}
    - {soort: bewering, code: C6, van: baas, relatie: heeft_sleutel, naar: buiten, tekst: De baas kan het.}
    - {soort: bewering, code: C7, van: wind, relatie: bevordert, naar: moed, tekst: Wind mee., laag: kandidaat}
    - {soort: relatie, van: baas, relatie: voert_uit, naar: hulp}
    - {soort: relatie, van: {bewering: C1}, relatie: veronderstelt, naar: geld}
"""
VIJANDIG = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'`); alert(1); //",
    "{{7*7}} {% raw %}",
    "<!--<script>",
    "regel\u2028einde\u2029",
    "<a href='javascript:alert(1)'>href</a>",
    "a" * 10_000,
)


def doos(sleutel: str, soort: Literal["mechanisme", "uitkomst"] = "mechanisme", orde: int = 0, naam: str = "") -> Doos:
    return Doos(sleutel, soort, naam or sleutel, soort, orde)


def pijl(sleutel: str, van: str, naar: str, woord: str = "leidt tot") -> Pijl:
    return Pijl(sleutel, van, naar, "", woord)


def per_id(delen: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    uit = {str(d["id"]): d for d in delen}
    assert len(uit) == len(delen)
    return uit


def test_its_nodes_and_edges_are_those_of_the_theory(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    net = naar_pyvis(graaf, doelgroep="monitor")
    knopen = {k: r for k, r in graaf.knopen.items() if r.soort in KNOOPSOORTEN}
    assert {k: n["label"] for k, n in per_id(net.nodes).items()} == {k: r.naam for k, r in knopen.items()}
    assert len({n["shape"] for n in net.nodes}) == len(KNOOPSOORTEN)
    beweringen = {s.sleutel: (s.van, s.naar) for s in graaf.stellingen.values() if s.laag == "theorie"}
    uitvoerders = {
        r.record_sleutel: (r.van, r.naar) for r in graaf.relaties if r.relatie in ("voert_uit", "betrokken_bij")
    }
    tussen_knopen = {k: p for k, p in (beweringen | uitvoerders).items() if set(p) <= knopen.keys()}
    assert {k: (e["from"], e["to"]) for k, e in per_id(net.edges).items()} == tussen_knopen
    assert {e["arrows"] for e in net.edges} == {"to"}


def test_its_words_are_those_of_the_glossary(graaf_van: GraafVan) -> None:
    edges = per_id(naar_pyvis(graaf_van(THEORIE), doelgroep="monitor").edges)
    assert {k: e["label"] for k, e in edges.items()} == {
        "baas.heeft_sleutel.buiten": "heeft de sleutel",
        "baas.voert_uit.hulp": "voert uit",
        "binnen.belemmert.moed": "belemmert",
        "buiten.belemmert.moed": "belemmert",
        "hulp.activeert.moed": "activeert",
        "hulp.activeert.stil": "activeert",
    }


def test_a_session_gets_only_what_it_may_see(graaf_van: GraafVan) -> None:
    net = naar_pyvis(graaf_van(THEORIE), doelgroep="sessie")
    assert list(per_id(net.nodes)) == ["baas", "buiten", "hulp", "moed", "wind"]
    assert list(per_id(net.edges)) == ["buiten.belemmert.moed", "hulp.activeert.moed", "baas.voert_uit.hulp"]
    assert "binnen" not in str(net).casefold()


def test_everything_stands_in_its_column_or_band_and_nothing_moves(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    net = naar_pyvis(graaf, doelgroep="monitor")
    nodes = per_id(net.nodes)
    kolommen = [{n["x"] for k, n in nodes.items() if graaf.knopen[k].soort == soort} for soort in KNOOPSOORTEN[:4]]
    assert all(len(x) == 1 for x in kolommen)
    assert sorted(kolommen, key=min) == kolommen
    midden = [n["y"] for k, n in nodes.items() if k not in graaf.factoren]
    for k, factor in graaf.factoren.items():
        hoogte = nodes[k]["y"]
        assert hoogte > max(midden) if factor.valentie == "helpend" else hoogte < min(midden)
    assert len({(n["x"], n["y"]) for n in net.nodes}) == len(net.nodes)
    assert net.options.physics.enabled is False


def test_the_same_graph_gives_the_same_network(voorbeeld: Path) -> None:
    een, twee = (naar_pyvis(Verandergraaf.uit(voorbeeld), doelgroep="monitor").get_network_data() for _ in range(2))
    assert een == twee


def test_there_is_no_heading_and_no_title_that_pyvis_would_run(voorbeeld: Path) -> None:
    net = naar_pyvis(Verandergraaf.uit(voorbeeld), doelgroep="monitor")
    assert net.heading == ""
    assert all("title" not in deel for deel in (*net.nodes, *net.edges))


def test_an_empty_dossier_gives_an_empty_network(graaf_van: GraafVan) -> None:
    net = naar_pyvis(graaf_van("- {soort: gebied, sleutel: kern, naam: Kern, niveau: kerngebied}"), doelgroep="publiek")
    assert (net.nodes, net.edges) == ([], [])


class Elementen(HTMLParser):
    """What a browser sees as elements, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.gezien: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102  # of HTMLParser
        self.gezien.append((tag, attrs))


@pytest.mark.parametrize("naam", VIJANDIG, ids=range(len(VIJANDIG)))
def test_no_name_adds_anything_to_the_page_that_pyvis_writes(
    naam: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def schrijf(tekst: str) -> str:
        net = net_van([doos("a", naam=tekst), doos("b", "uitkomst")], [pijl("p", "a", "b", tekst)])
        net.write_html("net.html")
        return (tmp_path / "net.html").read_text(encoding="utf-8")

    monkeypatch.chdir(tmp_path)
    gewoon, vijandig = schrijf("gewoon"), schrijf(naam)
    assert Elementen(vijandig).gezien == Elementen(gewoon).gezien
    nodes, edges = (json.loads(d) for d in re.findall(r"= new vis\.DataSet\((.*)\);$", vijandig, re.MULTILINE))
    assert (nodes[0]["label"], edges[0]["label"]) == (naam, naam)
    assert [pad.name for pad in tmp_path.iterdir()] == ["net.html"]


def test_what_does_not_end_on_boxes_is_left_out() -> None:
    pijlen = [pijl("p", "a", "b"), pijl("q", "a", "c"), pijl("r", "a", ""), pijl("s", "b", "a")]
    nodes, edges, *_ = net_van([doos("a"), doos("b", "uitkomst")], pijlen).get_network_data()
    assert [n["id"] for n in nodes] == ["a", "b"]
    assert [(e["id"], e["from"], e["to"]) for e in edges] == [("p", "a", "b"), ("s", "b", "a")]


def test_a_column_is_spread_evenly_in_its_order() -> None:
    rij = [doos(k, orde=i) for i, k in enumerate("abc")]
    ander = [doos(k, "uitkomst", i) for i, k in enumerate("de")]
    nodes, *_ = net_van([*ander, *reversed(rij)], []).get_network_data()
    assert {n["id"]: n["y"] for n in nodes} == {"a": -110, "b": 0, "c": 110, "d": round(-82.5), "e": round(82.5)}


@pytest.mark.proces
def test_vis_network_is_found_without_importing_pyvis() -> None:
    bron = vis_js()
    assert "@version 9.1.2" in bron[:400]
    assert "Apache" in bron[:1000]
    assert "\r" not in bron
    opdracht = (
        "import sys; from verandertheorie.uitvoer.kaart.netwerk import vis_js; vis_js(); print('pyvis' in sys.modules)"
    )
    uitkomst = subprocess.run([sys.executable, "-c", opdracht], capture_output=True, text=True, check=True)
    assert uitkomst.stdout == "False\n"
