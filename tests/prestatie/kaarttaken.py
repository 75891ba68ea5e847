"""One job of the measurement of the map, in a process of its own: make it, or look at it in Chromium.

``meet.py`` starts it. The theory is made up, the same in every process: of ten nodes one is an actor, two are
interventions, three mechanisms, two outcomes and two factors; 1.6 relations per node; five cycles, thirteen areas, and
of every claim three findings with a sentence. Peers get the same nodes and relations: pyvis writes its own page, and a
bare page of vis-network draws them at the same places, without anything around it.
"""

import argparse
import json
import os
import random
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verandertheorie.graaf.verandergraaf import Verandergraaf

ZAAD = 20260101
GEBIEDEN, CYCLI, BRONNEN, PER_BEWERING = 13, 5, 60, 3
SOORTEN: Mapping[str, tuple[int, Mapping[str, str]]] = {
    "actor": (1, {"actorsoort": "rol"}),
    "interventie": (2, {"status": "gevolgd"}),
    "mechanisme": (3, {"domein": "uitvoeringsproces"}),
    "uitkomst": (2, {"niveau": "gedrag"}),
    "systemische_factor": (2, {"klasse": "spelregel", "ligging": "buiten_aanpak"}),
}
"""Of ten nodes so many are of this kind, and what else a record of that kind must say."""
PIJLEN = (
    ("actor", "voert_uit", "interventie"),
    ("interventie", "activeert", "mechanisme"),
    ("mechanisme", "leidt_tot", "uitkomst"),
    ("mechanisme", "leidt_tot", "mechanisme"),
    ("systemische_factor", "belemmert", "mechanisme"),
)
CHROMIUM = os.environ.get("VT_CHROMIUM", "/usr/bin/chromium")
KLEIN = 40
"""A theory of so many nodes goes first, so that what is imported or made at first use is not counted; with fewer there
are not enough different relations to draw."""
STAPPEN = 12
"""So many times the slider is moved."""


def maak_graaf(knopen: int) -> "Verandergraaf":
    """A theory of so many nodes with its evidence; a new one each time, in which nothing has been worked out yet.

    Raises:
        ValueError: fewer nodes than :data:`KLEIN`.
    """
    if knopen < KLEIN:
        raise ValueError(f"at least {KLEIN} nodes, not {knopen}")
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.model.soorten import RECORD

    return Verandergraaf.van(RECORD.validate_python(velden) for velden in _records(knopen))


def _records(knopen: int) -> Iterator[dict[str, object]]:
    kies = random.Random(ZAAD)  # noqa: S311  (the same every time is the point)
    namen: dict[str, list[str]] = {}
    for soort, (van_de_tien, meer) in SOORTEN.items():
        namen[soort] = [f"{soort.replace('_', '-')}-{nr}" for nr in range(knopen * van_de_tien // 10)]
        for naam in namen[soort]:
            yield {"soort": soort, "sleutel": naam, "naam": f"Wat {naam} doet of is", **meer}
    paren: dict[tuple[str, str, str], None] = {}
    while len(paren) < knopen * 8 // 5:
        van, relatie, naar = PIJLEN[len(paren) % len(PIJLEN)]
        paar = kies.choice(namen[van]), relatie, kies.choice(namen[naar])
        if paar[0] != paar[2]:
            paren[paar] = None
    beweringen = []
    for van, relatie, naar in paren:
        velden: dict[str, object] = {"soort": "relatie", "van": van, "relatie": relatie, "naar": naar}
        if relatie != "voert_uit":
            beweringen.append(f"{van}.{relatie}.{naar}")
            velden |= {"soort": "bewering", "tekst": f"{van} {relatie} {naar}."}
        yield velden
    for nr in range(1, GEBIEDEN + 1):
        yield {"soort": "gebied", "sleutel": f"D{nr:02d}", "naam": f"Gebied {nr}", "niveau": "deelgebied"}
    for nr in range(1, CYCLI + 1):
        yield {"soort": "leercyclus", "sleutel": f"c{nr}", "nummer": nr, "van": _dag(nr, 1), "tot": _dag(nr, 28)}
    for nr in range(BRONNEN):
        wie = {"soort": "bron", "pseudoniem": f"b{nr:04d}", "rol": "projecttrekker"}
        yield {**wie, "organisatiesoort": "gemeente", "perspectief": "medeoverheid", "geinformeerd": True}
    gesprekken: dict[tuple[int, int], list[dict[str, str]]] = {}
    for bewering in beweringen:
        for _ in range(PER_BEWERING):
            waar = kies.randrange(BRONNEN), kies.randrange(CYCLI) + 1
            teken = "voor" if kies.random() < 0.8 else "tegen"
            kern = "Na het gesprek met de grondexpert wilde de eigenaar verder doorrekenen."
            gesprekken.setdefault(waar, []).append({"onderwerp": bewering, "teken": teken, "kern": kern})
    for (bron, cyclus), bewijs in gesprekken.items():
        wie = {
            "soort": "registratie",
            "id": f"b{bron:04d}-c{cyclus}",
            "bron": f"b{bron:04d}",
            "datum": _dag(cyclus, 14),
        }
        gebied = f"D{bron % GEBIEDEN + 1:02d}"
        yield {**wie, "gebied": gebied, "interventie": "geen", "teruggelegd": "ingestemd", "bewijs": bewijs}


def _dag(cyclus: int, dag: int) -> str:
    return f"2026-{cyclus:02d}-{dag:02d}"


def _op_de_kaart(graaf: "Verandergraaf") -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes and edges as vis-network takes them, from the plain pyvis object."""
    from verandertheorie.uitvoer.kaart.netwerk import naar_pyvis

    knopen, lijnen, *_ = naar_pyvis(graaf).get_network_data()
    return knopen, lijnen


# --- making it --------------------------------------------------------------------------------------------------------


def meet_bouw(knopen: int, keer: int) -> dict[str, float]:
    """Seconds from graph to page, of which from judgements to page, and those of pyvis, in turns; and sizes in MB."""
    from verandertheorie.uitvoer.kaart.gegevens import verzamel
    from verandertheorie.uitvoer.kaart.kaart import Kaart

    tijden: dict[str, list[float]] = {"wij_s": [], "schrijf_s": [], "pyvis_s": []}
    for hoeveel in (KLEIN, *[knopen] * keer):
        graaf = maak_graaf(hoeveel)
        kale_knopen, lijnen = _op_de_kaart(maak_graaf(hoeveel))
        begin = time.perf_counter()
        kaart = Kaart(verzamel(graaf, doelgroep="monitor"))
        verzameld = time.perf_counter()
        onze = kaart.html
        geschreven = time.perf_counter()
        hun = _met_pyvis(kale_knopen, lijnen)
        klaar = time.perf_counter()
        tijden["wij_s"].append(geschreven - begin)
        tijden["schrijf_s"].append(geschreven - verzameld)
        tijden["pyvis_s"].append(klaar - geschreven)
    groottes = {"wij_mb": len(onze.encode()) / 1e6, "pyvis_mb": len(hun.encode()) / 1e6}
    return {"relaties": len(lijnen), **{wat: median(t[1:]) for wat, t in tijden.items()}, **groottes}


def _met_pyvis(knopen: list[dict[str, Any]], lijnen: list[dict[str, Any]]) -> str:
    from pyvis.network import Network  # type: ignore[import-untyped]

    net = Network(directed=True, cdn_resources="in_line")
    for k in knopen:
        net.add_node(k["id"], **{naam: w for naam, w in k.items() if naam != "id"})
    for lijn in lijnen:
        net.add_edge(lijn["from"], lijn["to"])
    return str(net.generate_html(notebook=False))


# --- looking at it ----------------------------------------------------------------------------------------------------

KAAL = """<!doctype html><meta charset="utf-8"><style>html,body,div{height:100%%;margin:0}</style><div id="doek"></div>
<script>%(vis)s</script><script>
const knopen = new vis.DataSet(%(knopen)s), lijnen = new vis.DataSet(%(lijnen)s);
const net = new vis.Network(document.getElementById('doek'), {nodes: knopen, edges: lijnen},
  {physics: false, edges: {smooth: false, arrows: 'to'}});
net.once('afterDrawing', () => { document.documentElement.dataset.klaar = '1'; });
const tinten = ['#0b4f8a', '#8a4b0b', '#3d7a2a', '#6a3d7a', '#555555'];
window.zet = (n) => {
  lijnen.update(lijnen.getIds().map((id) => ({id, color: tinten[n %% 5], dashes: n %% 2 === 0})));
  knopen.update(knopen.getIds().map((id) => ({id, color: tinten[(n + 1) %% 5]})));
};
</script>"""
"""The same nodes and relations at the same places; a step gives each another colour, as a cycle does on the map."""

WANNEER = """
new MutationObserver((_, kijker) => {
  if (document.documentElement?.dataset.klaar !== '1') return;
  kijker.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.eersteBeeld = performance.now(); }));
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ['data-klaar']});
"""
STAP = """async ([wie, n]) => {
  const begin = performance.now();
  if (wie === 'wij') window.verandertheorie.zet({cyclus: n % 5}); else window.zet(n);
  await new Promise((klaar) => requestAnimationFrame(() => setTimeout(klaar)));
  return performance.now() - begin;
}"""
"""From the call until the frame with its outcome has been made."""


def meet_beeld(knopen: int, keer: int) -> dict[str, float]:
    """Seconds to the first picture and per step of the slider, of the map and of the bare page, in turns."""
    from playwright.sync_api import sync_playwright

    from verandertheorie.uitvoer.kaart.bladzijde import als_json
    from verandertheorie.uitvoer.kaart.kaart import kaart
    from verandertheorie.uitvoer.kaart.netwerk import vis_js

    graaf = maak_graaf(knopen)
    kale_knopen, lijnen = _op_de_kaart(graaf)
    kaal = KAAL % {"vis": vis_js(), "knopen": als_json(kale_knopen), "lijnen": als_json(lijnen)}
    tijden: dict[str, list[float]] = {"wij_eerste_s": [], "kaal_eerste_s": [], "wij_stap_s": [], "kaal_stap_s": []}
    with TemporaryDirectory() as map_, sync_playwright() as p:
        paden = {"wij": Path(map_) / "wij.html", "kaal": Path(map_) / "kaal.html"}
        kaart(graaf, doelgroep="monitor").schrijf(paden["wij"])
        paden["kaal"].write_text(kaal, encoding="utf-8")
        vlot = ("--disable-frame-rate-limit", "--disable-gpu-vsync")  # else every step takes a sixtieth of a second
        browser = p.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-dev-shm-usage", *vlot],
        )
        for nr in range(keer + 1):
            for wie, pad in paden.items():
                pagina = browser.new_page(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
                pagina.add_init_script(WANNEER)
                pagina.goto(pad.as_uri())
                pagina.wait_for_function("window.eersteBeeld > 0", timeout=120_000)
                stappen = [float(pagina.evaluate(STAP, [wie, n])) for n in range(STAPPEN)]
                if nr:
                    tijden[f"{wie}_eerste_s"].append(float(pagina.evaluate("window.eersteBeeld")) / 1000)
                    tijden[f"{wie}_stap_s"].append(median(stappen[1:]) / 1000)
                pagina.close()
        browser.close()
    return {"relaties": len(lijnen), **{wat: median(t) for wat, t in tijden.items()}}


def main() -> None:
    """Do one job and print what came out as JSON."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("taak", choices=("bouw", "beeld"))
    lezer.add_argument("--knopen", type=int, required=True)
    lezer.add_argument("--keer", type=int, default=5)
    keuze = lezer.parse_args()
    taken = {"bouw": meet_bouw, "beeld": meet_beeld}
    print(json.dumps(taken[keuze.taak](keuze.knopen, keuze.keer)))


if __name__ == "__main__":
    main()
