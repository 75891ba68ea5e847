"""Everybody can use the map: with axe-core in every state, by keyboard alone, in the dark and in forced colours."""

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

Scherm = Any
Openen = Callable[..., Scherm]

REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GEKEKEN = {
    ("color-contrast", "imgNode"): "the buttons over the boxes have no visible text: the canvas under them has",
    ("color-contrast", "nonBmp"): "signs such as ●, □ and ✓ in the colour of the text; their words stand beside them",
    ("color-contrast", "shortTextContent"): "one sign in a cell, in the colour of the text",
    ("color-contrast", "bgOverlap"): "what lies under an open menu or list",
    ("color-contrast", "elmPartiallyObscured"): "what scrolls out of its part of the page",
    ("color-contrast", "elmPartiallyObscuring"): "what scrolls out of an open list",
    ("skip-link", ""): "the table it leads to appears on the click; tested below",
    ("target-size", ""): "on a map 320 wide: boxes are drawn smaller, not for fingers; it opens as a table there",
    ("target-size", "nonTabbableNeighbor"): "the same: the map is one tab stop",
}
"""What axe cannot judge, and what the eye saw on a picture of it."""


def _open_uitleg(s: Scherm) -> None:
    s.kies("relatie", "vertrouwen-grondeigenaar.leidt_tot.afspraken-grond")
    s.pagina.click(".uitleg summary")


TOESTANDEN: dict[str, Callable[[Scherm], Any]] = {
    "begin": lambda s: None,
    "kaart": lambda s: s.zet(weergave="kaart"),
    "belemmering": lambda s: s.kies("knoop", "trage-vergunningen", met_toets=True),
    "bewering met uitleg": _open_uitleg,
    "wat veranderde": lambda s: s.zet(nadruk="veranderd"),
    "matrix van factoren": lambda s: s.zet(weergave="matrix"),
    "matrix van beweringen": lambda s: s.zet(weergave="matrix", matrix="beweringen"),
    "tabel": lambda s: s.zet(weergave="tabel", cyclus=0),
    "menu open": lambda s: s.pagina.click("#menu summary"),
    "zoeken": lambda s: s.pagina.fill("#zoek", "vergunning"),
    "verschil": lambda s: s.zet(nadruk="verschil"),
    "paden": lambda s: s.zet(pad={"van": "trage-vergunningen", "naar": "maatregelen-uitgevoerd", "nr": 1}),
}


def _keur(s: Scherm, regels: list[str], thema: str, breedte: int, welke: tuple[str, ...]) -> tuple[list[Any], set[Any]]:
    """What axe finds wrong, and what it leaves to the eye, over these states."""
    s.doe((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    fout: list[Any] = []
    open_: set[tuple[str, str]] = set()
    for naam in welke:
        s.opnieuw()
        s.maat(breedte, 900)
        s.zet(thema=thema, **({} if breedte > 700 else {"weergave": "tabel", "cyclus": 0}))
        TOESTANDEN[naam](s)
        s.rust()
        uitslag = s.doe("regels => axe.run(document, {runOnly: regels})", regels)
        fout += [(naam, v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in uitslag["violations"]]
        for v in uitslag["incomplete"]:
            for n in v["nodes"]:
                redenen = {(x["data"] or {}).get("messageKey") or "" for x in n["any"] if isinstance(x["data"], dict)}
                open_ |= {(v["id"], reden) for reden in redenen or {""}}
    return fout, open_


@pytest.mark.parametrize(
    ("regels", "thema", "breedte", "welke"),
    [
        (REGELS, "licht", 1600, tuple(TOESTANDEN)),
        (["color-contrast"], "donker", 1600, tuple(TOESTANDEN)),  # the same page: only its colours differ
        (REGELS, "licht", 320, ("begin", "belemmering", "kaart", "matrix van factoren", "menu open", "zoeken")),
    ],
    ids=["light", "dark", "small"],
)
def test_axe_finds_nothing_in_any_state(
    openen: Openen, bestand: Callable[..., Path], regels: list[str], thema: str, breedte: int, welke: tuple[str, ...]
) -> None:
    s = openen(bestand("sessie"), bypass_csp=True)
    fout, open_ = _keur(s, regels, thema, breedte, welke)
    assert fout == []
    assert open_ - GEKEKEN.keys() == set()
    assert s.gezegd == []


# --- colours that axe cannot see, because they are on the canvas -------------------------------------


def _helderheid(kleur: str) -> float:
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(een: str, ander: str) -> float:
    hoog, laag = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize("thema", ["licht", "donker"])
@pytest.mark.parametrize("nadruk", ["", "veranderd", "verschil"])
def test_texts_on_the_map_stand_out_and_so_do_edges_and_lines(monitor: Scherm, thema: str, nadruk: str) -> None:
    monitor.zet(thema=thema, nadruk=nadruk, lijnen=True)
    dingen = monitor.doe(
        """() => { const { tafereel } = window.verandertheorie.beeld();
        return { banden: tafereel.banden, lijnen: tafereel.lijnen, dozen: [...tafereel.dozen.values()] }; }"""
    )
    papieren = [d["vul"] for d in dingen["banden"] if "vul" in d]
    for doos in dingen["dozen"]:
        for d, volgende in zip(doos, [*doos[1:], None], strict=True):
            if d.get("vul"):
                ondergrond = d["vul"]
            if "tekst" in d and d["dek"] == 1:
                assert _contrast(d["kleur"], ondergrond) >= 4.5, (d, volgende)
            if d.get("lijn") and d.get("vul") and d["dek"] == 1:
                assert all(max(_contrast(d["lijn"], p), _contrast(d["vul"], p)) >= 3 for p in papieren), d
    for d in dingen["lijnen"]:
        if d.get("lijn") and not d.get("vul") and d["dek"] == 1 and d["dikte"] < 6:
            assert all(_contrast(d["lijn"], papier) >= 3 for papier in papieren), d
    for d in dingen["banden"]:
        if "tekst" in d:
            assert all(_contrast(d["kleur"], papier) >= 4.5 for papier in papieren), d


# --- keyboard --------------------------------------------------------------------------------------


def _hier(s: Scherm) -> str:
    return str(s.doe("document.activeElement?.dataset?.knoop ?? ''"))


def _tot(s: Scherm, voorwaarde: str, hoogstens: int = 40) -> int:
    """Press Tab until a condition on the focused element (``x``) holds; how often that was."""
    for keer in range(1, hoogstens + 1):
        s.toets("Tab")
        if s.doe(f"(x => {voorwaarde})(document.activeElement)"):
            return keer
    raise AssertionError(f"Tab does not reach it: {voorwaarde}")


def test_the_skip_link_is_the_first_stop_and_shows_the_table(openen: Openen, bestand: Callable[..., Path]) -> None:
    sessie = openen(bestand("sessie"))
    sessie.toets("Tab")
    assert sessie.doe("document.activeElement.id") == "naar-tabel"
    assert sessie.doe("document.activeElement.getBoundingClientRect().left") >= 0
    sessie.toets("Enter")
    assert sessie.pagina.is_visible("#tabelvlak")
    sessie.toets("Tab")
    assert sessie.doe("document.getElementById('tabelvlak').contains(document.activeElement)")


def test_the_map_is_one_tab_stop(openen: Openen, bestand: Callable[..., Path]) -> None:
    sessie = openen(bestand("sessie"))
    sessie.zet(nadruk="")
    gezien = []
    for _ in range(60):
        sessie.toets("Tab")
        gezien.append(sessie.doe("(x => x.dataset.knoop ? 'kaart' : x.id || x.tagName)(document.activeElement)"))
        if gezien[-1] in gezien[:-1] and gezien[-1] == "naar-tabel":
            break
    assert gezien.count("kaart") == 1
    for nodig in ("zoek", "gebied", "als-kaart", "veranderd", "verschil", "speel", "cyclus", "groter"):
        assert nodig in gezien


@pytest.mark.parametrize(("breedte", "hoogte"), [(1600, 900), (1280, 720)])
def test_arrows_reach_every_box_in_view_with_a_visible_edge_and_come_back(
    monitor: Scherm, breedte: int, hoogte: int
) -> None:
    monitor.maat(breedte, hoogte)
    _tot(monitor, "x.dataset.knoop")
    alle = set(monitor.doe("[...window.verandertheorie.beeld().tafereel.dozen.keys()]"))
    begin, gezien = _hier(monitor), {_hier(monitor)}
    for _ in range(len(alle) - 1):
        monitor.toets("ArrowDown")
        monitor.rust()
        gezien.add(_hier(monitor))
        rand = monitor.doe(
            """() => { const x = document.activeElement, r = x.getBoundingClientRect(), k = getComputedStyle(x);
            const v = document.getElementById('kaartvlak').getBoundingClientRect();
            return { binnen: r.x >= v.x && r.y >= v.y && r.right <= v.right && r.bottom <= v.bottom && r.width > 20,
              lijn: k.outlineStyle !== 'none' && parseFloat(k.outlineWidth) >= 2 }; }"""
        )
        assert rand == {"binnen": True, "lijn": True}, _hier(monitor)
    assert gezien == alle
    monitor.toets(*["ArrowUp"] * (len(alle) - 1))
    assert _hier(monitor) == begin
    monitor.toets("End", "Home")
    assert _hier(monitor) == begin


@pytest.mark.parametrize(("toets", "van", "naar"), [("ArrowRight", "van", "naar"), ("ArrowLeft", "naar", "van")])
def test_right_leads_to_an_effect_and_left_to_a_cause(sessie: Scherm, toets: str, van: str, naar: str) -> None:
    buren: dict[str, set[str]] = {}
    for r in sessie.doe("window.verandertheorie.gegevens.relaties.filter(r => r.standen[5])"):
        buren.setdefault(r[van], set()).add(r[naar])
        if r["op"]:
            op = sessie.doe("k => window.verandertheorie.gegevens.relaties.find(r => r.sleutel === k)", r["op"])
            buren.setdefault({"van": r["van"], "naar": op["naar"]}[van], set()).add(
                {"van": r["van"], "naar": op["naar"]}[naar]
            )
    stappen = 0
    for sleutel in sessie.doe("[...document.querySelectorAll('#knopen button')].map(x => x.dataset.knoop)"):
        sessie.doe("k => document.querySelector(`[data-knoop=${k}]`).focus()", sleutel)
        sessie.toets(toets)
        if _hier(sessie) != sleutel:
            assert _hier(sessie) in buren[sleutel]
            stappen += 1
    assert stappen > 20


def _lees_stemmen(s: Scherm) -> list[str]:
    """Go through the voices with the keyboard; the text of each that had the focus."""
    _tot(s, "x.classList.contains('stem')")
    gelezen = [s.doe("document.activeElement.innerText")]
    while True:
        s.toets("ArrowDown")
        tekst = s.doe("document.activeElement.innerText")
        if tekst == gelezen[-1]:
            return gelezen
        gelezen.append(tekst)
        assert s.doe(
            """() => { const r = document.activeElement.getBoundingClientRect();
            const p = document.getElementById('paneel').getBoundingClientRect();
            const rand = getComputedStyle(document.activeElement).outlineStyle;
            return r.bottom > p.top && r.top < p.bottom && rand !== 'none'; }"""
        )


def test_slow_permits_are_read_voice_by_voice_from_the_map_and_escape_goes_back(sessie: Scherm) -> None:
    _tot(sessie, "x.dataset.knoop")
    sessie.toets("Home")
    for _ in range(50):
        if _hier(sessie) == "trage-vergunningen":
            break
        sessie.toets("ArrowDown")
    sessie.toets("Enter")
    assert sessie.doe("document.activeElement.id") == "paneelkop"
    assert sessie.tekst("#paneelkop") == "Trage vergunningverlening"
    stemmen = sessie.doe("window.verandertheorie.gegevens.stemmen['trage-vergunningen']")
    for _ in range(sessie.doe("document.querySelectorAll('.rest').length")):  # unfold what does not count apart
        _tot(sessie, "x.tagName === 'SUMMARY' && x.closest('.rest') && !x.closest('.rest').open")
        sessie.toets("Enter")
    sessie.doe("document.getElementById('paneelkop').focus()")
    gelezen = _lees_stemmen(sessie)
    assert len(gelezen) == len(stemmen)
    voor, tegen = (
        sorted((s for s in reversed(stemmen) if s["teken"] == teken), key=lambda s: bool(s["waarom_niet"]))
        for teken in (1, -1)
    )
    assert voor
    assert tegen
    for stem, tekst in zip([*voor, *tegen], gelezen, strict=True):
        for deel in (stem["kern"], stem["citaat"], stem["van"], stem["andere_verklaring"]):
            assert deel in tekst
    sessie.toets("ArrowUp")
    assert sessie.doe("document.activeElement.innerText") == gelezen[-2]
    sessie.toets("Escape")
    assert _hier(sessie) == "trage-vergunningen"
    assert sessie.doe("window.verandertheorie.lees().keuze") is None


def test_from_the_list_of_what_recurs_enter_opens_and_escape_goes_back_to_it(sessie: Scherm) -> None:
    sessie.doe("document.querySelector('#paneel [data-kies=trage-vergunningen]').focus()")
    sessie.toets("Enter")
    assert sessie.doe("document.activeElement.id") == "paneelkop"
    assert len(_lees_stemmen(sessie)) > 10
    sessie.toets("Escape")
    assert sessie.doe("document.activeElement.dataset.kies") == "trage-vergunningen"


@pytest.mark.parametrize(
    ("toestand", "knop"),
    [
        ({"weergave": "tabel"}, "[data-soort=verbanden] tbody tr:nth-child(3) button"),
        ({"weergave": "tabel"}, "[data-soort=knopen] tbody tr:nth-child(3) button"),
        ({"weergave": "matrix"}, ".matrix tbody tr:nth-child(3) button"),
        ({"weergave": "matrix", "matrix": "beweringen"}, ".matrix tbody tr:nth-child(3) button"),
        ({"nadruk": "veranderd"}, "#paneel .veranderingen li:nth-child(3) button"),
        ({"nadruk": "verschil"}, "#paneel .veranderingen li:nth-child(3) button"),
    ],
)
def test_from_any_list_enter_opens_and_escape_goes_back_to_the_same_row(
    sessie: Scherm, toestand: dict[str, str], knop: str
) -> None:
    sessie.zet(**toestand)
    naam = sessie.tekst(knop)
    sessie.doe("knop => document.querySelector(knop).focus()", knop)
    sessie.toets("Enter")
    assert sessie.doe("document.activeElement.id") == "paneelkop"
    sessie.doe("document.querySelector('#paneel .doorklik').focus()")
    sessie.toets("Enter", "Escape")
    assert sessie.doe("document.activeElement.textContent") == naam


def test_the_menu_and_the_search_close_on_escape_and_keep_the_focus(sessie: Scherm) -> None:
    sessie.doe("document.querySelector('#menu summary').focus()")
    sessie.toets("Enter", "Tab")
    assert sessie.doe("document.activeElement.id") == "lijnen"
    sessie.toets("Escape")
    assert sessie.doe("document.activeElement.tagName") == "SUMMARY"
    assert not sessie.doe("document.getElementById('menu').open")
    sessie.pagina.focus("#zoek")
    sessie.pagina.keyboard.type("vergunning")
    assert re.match(r"\d+ gevonden", sessie.tekst("#zoektelling"))
    sessie.toets("ArrowDown", "Escape")
    assert sessie.doe("document.activeElement.id") == "zoek"
    sessie.pagina.keyboard.type("en")
    sessie.pagina.fill("#zoek", "vergunningverlening")
    sessie.toets("Enter")
    assert sessie.tekst("#paneelkop") == "Trage vergunningverlening"


def test_saving_from_the_menu_keeps_the_focus_there(sessie: Scherm) -> None:
    for knop in ("bewaar-svg", "bewaar-png"):
        sessie.doe("document.getElementById('menu').open = true")
        sessie.pagina.focus(f"#{knop}")
        with sessie.pagina.expect_download():
            sessie.toets("Enter")
        assert sessie.doe("document.activeElement.id") == knop
        assert sessie.pagina.is_visible(f"#{knop}")


def test_what_changes_is_said(sessie: Scherm) -> None:
    sessie.pagina.focus("#cyclus")
    sessie.toets("ArrowLeft")
    assert re.match(r"c5 · .*: .* veranderden?\.", sessie.tekst("#gezegd"))
    sessie.pagina.select_option("#gebied", index=1)
    assert sessie.tekst("#gezegd").startswith("Gebied: ")
    sessie.pagina.click("#als-tabel")
    assert sessie.tekst("#gezegd") == "Weergave: tabel."


# --- other colours, less motion -----------------------------------------------------------------------


@pytest.mark.parametrize("thema", ["light", "dark"])
def test_forced_colours_reach_the_canvas_and_boxes_keep_their_edges(
    openen: Openen, bestand: Callable[..., Path], thema: str
) -> None:
    s = openen(bestand("sessie"), forced_colors="active", color_scheme=thema)
    s.zet(nadruk="")
    s.rust()
    kleuren = s.doe(
        """() => { const kleur = naam => {
          const x = document.createElement('i');
          x.style.color = naam;
          document.body.append(x);
          const uit = getComputedStyle(x).color; x.remove(); return uit.match(/\\d+/g).slice(0, 3).map(Number); };
        return [kleur('CanvasText'), kleur('Canvas')]; }"""
    )
    rand = s.doe(
        """() => { const doek = document.querySelector('#doek canvas'), v = doek.getBoundingClientRect();
        const r = document.querySelector('[data-knoop=provincie]').getBoundingClientRect(), k = doek.width / v.width;
        const ctx = doek.getContext('2d'), x = (r.x + r.width / 2 - v.x) * k, y = (r.y - v.y) * k;
        const { data } = ctx.getImageData(x, y - 2, 1, 10);
        return [...Array(10).keys()].map(n => [...data.slice(4 * n, 4 * n + 3)]); }"""
    )
    assert kleuren[0] in rand[:5]
    assert rand[9] == kleuren[1]
    s.kies("knoop", "trage-vergunningen")
    s.zet(weergave="matrix")
    assert s.gezegd == []


def test_the_dark_of_the_machine_is_followed_and_can_be_put_off(openen: Openen, bestand: Callable[..., Path]) -> None:
    s = openen(bestand("sessie"), color_scheme="dark")
    assert s.doe("getComputedStyle(document.body).backgroundColor") == "rgb(14, 21, 27)"
    s.doe("document.getElementById('menu').open = true")
    s.pagina.click("#thema")
    assert s.doe("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert s.gezegd == []


def test_with_less_motion_nothing_moves_by_itself(openen: Openen, bestand: Callable[..., Path]) -> None:
    s = openen(bestand("sessie"), reduced_motion="reduce")
    s.kies("knoop", "trage-vergunningen")
    s.zet(cyclus=0)
    assert s.doe("document.getAnimations().length") == 0
