"""The map in a real browser: silent and offline, the same answers as Python, nothing moves, everything fits."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.begrippen import woord
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing import stand
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.relaties import bewering_in
from verandertheorie.model.soorten import RECORD
from verandertheorie.uitvoer.kaart.kaart import Kaart, kaart
from verandertheorie.vragen.belemmeringen import (
    helpende_factoren,
    klasse_nl,
    terugkerende_belemmeringen,
)
from verandertheorie.vragen.beoordeling import Rol, beoordeling
from verandertheorie.vragen.dekking import alles_samen, dekking
from verandertheorie.vragen.rijkeuze import lijst_stelling
from verandertheorie.vragen.veranderingen import wat_veranderde

pytest_plugins = ("tests.leerlus.dossiers",)

Scherm = Any
Openen = Callable[..., Scherm]

CYCLI = ("c1", "c2", "c3", "c4", "c5", "c6")
DOZEN = ("actor", "interventie", "mechanisme", "uitkomst", "systemische_factor")
GEVONDEN = {"tegenbewijs", "gezocht_niet_gevonden"}
BEAMERS = ((1920, 1080, 14.0), (1600, 900, 12.0), (1280, 720, 11.0))


@pytest.fixture(scope="module")
def per_cyclus(besloten: Verandergraaf) -> tuple[Verandergraaf, ...]:
    return tuple(besloten.tot_en_met(c) for c in CYCLI)


# --- 1: a file, no network, not a word ----------------------------------------------------------


@pytest.mark.parametrize(("doelgroep", "thema"), [("sessie", "light"), ("monitor", "dark")])
def test_all_that_can_be_pressed_moved_and_chosen_asks_nothing_and_says_nothing(
    openen: Openen, bestand: Callable[..., Path], doelgroep: str, thema: str
) -> None:
    s = openen(bestand(doelgroep), color_scheme=thema)
    p = s.pagina
    for knop in ("als-matrix", "als-tabel", "als-kaart", "veranderd", "verschil", "kleiner", "groter", "passend"):
        p.click(f"#{knop}")
        p.click(f"#{knop}")
    for knop in s.doe("[...document.querySelectorAll('#menu button')].map(x => x.id)"):
        for _ in range(2):
            s.doe("document.getElementById('menu').open = true")
            if p.is_enabled(f"#{knop}"):
                p.click(f"#{knop}")
            s.rust()
    s.doe("document.getElementById('menu').open = false")
    p.focus("#cyclus")
    s.toets("Home", *["ArrowRight"] * 6)
    p.click("#speel")
    p.click("#speel")
    s.zet(cyclus=5, weergave="kaart", nadruk="")
    for gebied in s.doe("[...document.getElementById('gebied').options].map(x => x.value)"):
        p.select_option("#gebied", gebied)
    s.zet(nadruk="verschil", gebied="")
    s.doe("[...document.querySelectorAll('#knopen button')].forEach(x => x.click())")
    s.zet(nadruk="", lijnen=True)
    s.doe(
        """() => { const { kies, gegevens } = window.verandertheorie;
        for (const r of gegevens.relaties) kies({ soort: 'relatie', sleutel: r.sleutel }, true); }"""
    )
    for vraag in ("vergunning", "C07", "zoek dit maar eens", ""):
        p.fill("#zoek", vraag)
    p.fill("#zoek", "grond")
    s.toets("ArrowDown", "ArrowDown", "ArrowUp", "Enter", "Escape")
    for weergave in ("matrix", "tabel"):
        s.zet(weergave=weergave, nadruk="", keuze=None)
        for plek in (0, 1, 5, -1):
            p.locator(f"#{weergave}vlak button").nth(plek).click()
    assert s.gezegd == []
    assert [u for u in s.gevraagd if not u.startswith("blob:")] == [bestand(doelgroep).as_uri()]


def test_the_slider_goes_through_the_cycles_and_play_starts_from_the_first(
    chromium: Any, bestand: Callable[..., Path]
) -> None:
    context = chromium.new_context(offline=True, reduced_motion="reduce")
    p = context.new_page()
    p.clock.install()
    p.goto(bestand("sessie").as_uri())
    assert p.evaluate("document.documentElement.dataset.klaar") == "1"
    nu = "[window.verandertheorie.lees().cyclus, document.getElementById('cyclusnaam').textContent.slice(0, 2)]"
    p.focus("#cyclus")
    p.keyboard.press("Home")
    assert p.evaluate(nu) == [0, "c1"]
    p.keyboard.press("ArrowRight")
    assert p.evaluate(nu) == [1, "c2"]
    p.keyboard.press("End")
    assert p.evaluate(nu) == [5, "c6"]
    p.click("#speel")
    gezien = [p.evaluate(nu)[1]]
    for _ in range(5):
        p.clock.run_for(1800)
        gezien.append(p.evaluate(nu)[1])
    assert tuple(gezien) == CYCLI
    assert p.get_attribute("#speel", "aria-pressed") == "false"
    context.close()


# --- 6: the table is the map, and both are Python's answers -----------------------------------------


def _is_lijn(g: Verandergraaf, van: str, naar: str) -> bool:
    """Whether both ends are boxes that are there, or a box and a claim between such."""
    op = bewering_in(naar)
    if op:
        r = g.stellingen.get(op)
        return r is not None and _is_doos(g, van) and _is_lijn(g, r.van, r.naar)
    return _is_doos(g, van) and _is_doos(g, naar)


def _is_doos(g: Verandergraaf, sleutel: str) -> bool:
    return sleutel in g.knopen and g.knopen[sleutel].soort in DOZEN


def _getekend(g: Verandergraaf) -> Iterator[Stelling]:
    for s in g.stellingen.values():
        if s.relatie and lijst_stelling(g, s) and s.laag != "uitgefaseerd" and _is_lijn(g, s.van, s.naar):
            yield s


def _gevonden_in(g: Verandergraaf, toestanden: Mapping[tuple[str, str], str], onderwerp: str) -> set[str]:
    """The sub-areas where anything was found on a claim."""
    o = beoordeling(g).bewering(onderwerp)
    return {d for d in g.deelgebieden if d in o.cellen or toestanden[onderwerp, d] in GEVONDEN}


@pytest.mark.parametrize("cyclus", range(6))
def test_the_rows_of_the_table_are_what_python_found_for_every_area(
    monitor: Scherm, per_cyclus: tuple[Verandergraaf, ...], cyclus: int
) -> None:
    g = per_cyclus[cyclus]
    toestanden = {(c.onderwerp, c.gebied): c.toestand for c in alles_samen(dekking(g).rijen)}
    gevonden = {s.sleutel: _gevonden_in(g, toestanden, s.sleutel) for s in _getekend(g)}
    zonder_bewijs = sum(r.relatie in ("voert_uit", "betrokken_bij") and _is_lijn(g, r.van, r.naar) for r in g.relaties)
    per_gebied: dict[str, list[list[str]]] = monitor.doe(
        """cyclus => { const { gegevens, zet } = window.verandertheorie;
        return Object.fromEntries(['', ...gegevens.gebieden.map(x => x.sleutel)].map(gebied => {
          zet({ weergave: 'tabel', cyclus, gebied });
          return [gebied, [...document.querySelectorAll('[data-soort=verbanden] tbody tr')].map(
            rij => [...rij.cells].slice(1, 6).map(cel => cel.textContent))];
        })); }""",
        cyclus,
    )
    assert len(per_gebied) == 1 + len(g.deelgebieden) + len(set(g.kerngebied_van.values()) - {""})
    for gebied, rijen in per_gebied.items():
        onder = {d for d, kern in g.kerngebied_van.items() if gebied in (d, kern)}
        er = [k for k, waar in gevonden.items() if not gebied or waar & onder]
        verwacht = sorted(
            (
                f"{s.code or ''}{' · ' if s.code else ''}{woord('relatie', s.relatie or '')}",
                stand.statuswoord_in_woorden(o),
                str(len({v.item.groep for vs in o.tellend.values() for v in vs if v.item.teken > 0})),
                str(len({v.item.groep for vs in o.tellend.values() for v in vs if v.item.teken < 0})),
            )
            for s, o in ((g.stellingen[k], beoordeling(g).bewering(k)) for k in er)
        )
        gelezen = sorted((r[0], r[2], r[3], r[4]) for r in rijen if r[2] != "hoeft geen bewijs")
        assert gelezen == verwacht, gebied
        assert len(rijen) - len(gelezen) == (0 if gebied else zonder_bewijs)


def test_the_page_has_read_what_python_packed(sessie: Scherm, gemaakt: Callable[[Doelgroep], Kaart]) -> None:
    plat = json.loads(json.dumps(gemaakt("sessie").gegevens.als_gegevens()))
    assert sessie.doe("() => window.verandertheorie.gegevens") == plat


@pytest.mark.parametrize("cyclus", range(6))
def test_a_session_has_a_row_for_every_line_of_its_map(sessie: Scherm, cyclus: int) -> None:
    sessie.zet(lijnen=True, cyclus=cyclus)
    op_kaart = sessie.doe(
        """() => { const { gegevens, beeld } = window.verandertheorie;
        const alles = [...gegevens.knopen, ...gegevens.relaties];
        const naam = sleutel => (x => x.naam ?? x.tekst)(alles.find(x => x.sleutel === sleutel));
        return beeld().lijnen.map(r => `${naam(r.van)}|${naam(r.naar || r.op)}`).sort(); }"""
    )
    sessie.zet(weergave="tabel")
    rijen = sessie.doe(
        """() => [...document.querySelectorAll('[data-soort=verbanden] tbody tr')].map(
        rij => `${rij.cells[0].textContent}|${rij.cells[2].textContent}`).sort()"""
    )
    assert rijen == op_kaart
    assert len(rijen) > 30


@pytest.mark.parametrize("cyclus", range(6))
def test_the_words_on_factors_and_the_number_that_recur_are_those_of_python(
    monitor: Scherm, per_cyclus: tuple[Verandergraaf, ...], cyclus: int
) -> None:
    g = per_cyclus[cyclus]
    monitor.zet(weergave="tabel", cyclus=cyclus)
    rijen = monitor.doe(
        """() => [...document.querySelectorAll('[data-soort=knopen] tbody tr')].map(
        rij => [...rij.cells].slice(0, 3).map(cel => cel.textContent))"""
    )
    gelezen = {naam: woorden for soort, naam, woorden in rijen if soort == "Systeemfactor"}
    verwacht = {}
    for k, f in g.factoren.items():
        if k in g.knopen:
            rol: Rol = "helpend" if f.valentie == "helpend" else "belemmerend"
            verwacht[f.naam] = klasse_nl(beoordeling(g).factor(k, rol).beeld.klasse, rol)
    nu = monitor.doe("Object.fromEntries(window.verandertheorie.gegevens.knopen.map(k => [k.sleutel, k.naam]))")
    assert gelezen == {nu[k]: verwacht[f.naam] for k, f in g.factoren.items() if k in g.knopen}
    assert len(rijen) == sum(r.soort in DOZEN for r in g.knopen.values())
    assert len(monitor.teksten("#paneel .terugkerend li")) == len(terugkerende_belemmeringen(g)) + len(
        helpende_factoren(g)
    )


@pytest.mark.parametrize("cyclus", range(6))
def test_the_four_absences_in_the_matrix_are_those_of_python(
    monitor: Scherm, per_cyclus: tuple[Verandergraaf, ...], cyclus: int
) -> None:
    g = per_cyclus[cyclus]
    toestanden = {(c.onderwerp, c.gebied): c.toestand for c in alles_samen(dekking(g).rijen)}
    monitor.zet(weergave="matrix", matrix="beweringen", cyclus=cyclus)
    namen = {x.naam: d for d, x in g.gebieden.items()}
    matrix = monitor.doe(
        """() => [...document.querySelectorAll('.matrix tbody tr')].map(rij => [
        rij.querySelector('button').textContent, [...rij.querySelectorAll('td')].map(cel => cel.title)])"""
    )
    per_code = {s.code: s.sleutel for s in g.stellingen.values() if s.code}
    gelezen = 0
    for kop, cellen in matrix:
        sleutel = per_code.get(kop.split(" · ")[0])
        if sleutel is None:
            continue
        o = beoordeling(g).bewering(sleutel)
        for cel in cellen:
            gebied, woorden = cel.split(": ", 1)
            if namen[gebied] not in o.cellen:
                assert woorden == woord("dekking", toestanden[sleutel, namen[gebied]])
                gelezen += 1
    assert gelezen > 50
    assert len(matrix) == sum(lijst_stelling(g, s) and s.laag != "uitgefaseerd" for s in g.stellingen.values())


# --- 7: nothing moves, and nothing is known too early -----------------------------------------------


@pytest.mark.parametrize("lijnen", [False, True])
def test_no_box_moves_when_time_moves_or_the_difference_is_shown(monitor: Scherm, *, lijnen: bool) -> None:
    def plekken(cyclus: int, nadruk: str) -> Any:
        monitor.zet(cyclus=cyclus, nadruk=nadruk, lijnen=lijnen)
        return monitor.doe("window.verandertheorie.plekken()")

    eerst = plekken(5, "")
    assert len(eerst) == monitor.doe("window.verandertheorie.gegevens.knopen.filter(k => k.vak).length")
    for nadruk in ("", "veranderd", "verschil"):
        assert [c for c in range(6) if plekken(c, nadruk) != eerst] == []


def test_the_view_stays_where_it_is_when_time_moves(monitor: Scherm) -> None:
    knop = "document.querySelector('[data-knoop=trage-vergunningen]').style.transform"
    monitor.zet(cyclus=5)
    monitor.rust()
    eerst = monitor.doe(knop)
    for cyclus in (0, 3, 5):
        monitor.zet(cyclus=cyclus)
        monitor.rust()
        assert monitor.doe(knop) == eerst


@pytest.mark.parametrize("cyclus", range(1, 6))
def test_what_changed_is_listed_and_marked_as_python_says(
    monitor: Scherm, per_cyclus: tuple[Verandergraaf, ...], cyclus: int
) -> None:
    antwoord = {v.sleutel for v in wat_veranderde(per_cyclus[cyclus])}
    monitor.zet(cyclus=cyclus)
    monitor.pagina.click("#veranderd")
    assert len(monitor.teksten("#paneel .veranderingen > li")) == len(wat_veranderde(per_cyclus[cyclus]))
    gemerkt = monitor.doe(
        """() => { const { beeld, gegevens, lees } = window.verandertheorie;
        const { tafereel, lijnen } = beeld();
        const isDelta = d => 'tekst' in d && /^Δ/.test(d.tekst);
        return { dozen: [...tafereel.dozen].filter(([, dingen]) => dingen.some(isDelta)).map(([k]) => k),
          nieuw: gegevens.knopen.filter(k => k.van === lees().cyclus).map(k => k.sleutel),
          lijnen: tafereel.lijnen.filter(isDelta).length, getekend: lijnen.map(r => r.sleutel) }; }"""
    )
    boxen = {k for k in antwoord if k in per_cyclus[cyclus].factoren}
    assert set(gemerkt["dozen"]) == boxen - set(gemerkt["nieuw"])
    assert gemerkt["lijnen"] == len(antwoord & set(gemerkt["getekend"]))


def _later(gegevens: Any, cyclus: int) -> set[str]:
    """Every text that belongs to a later cycle, and to no earlier one."""
    nu: set[str] = set()
    later: set[str] = set()

    def deel(is_nu: bool, *teksten: str) -> None:
        (nu if is_nu else later).update(t for t in teksten if len(t) > 3)

    for k in gegevens["knopen"]:
        deel(k["van"] <= cyclus, k["naam"], k["omschrijving"])
        for c, beeld in enumerate(k["beelden"]):
            deel(c <= cyclus, *(beeld["zinnen"] if beeld else ()))
    for r in gegevens["relaties"]:
        deel(any(r["standen"][: cyclus + 1]), r["tekst"])
        for c, s in enumerate(r["standen"]):
            deel(c <= cyclus, *(s["zinnen"] if s else ()))
    for stemmen in gegevens["stemmen"].values():
        for s in stemmen:
            deel(s["cyclus"] <= cyclus, s["kern"], s["citaat"], s["andere_verklaring"], s["van"])
    for c in range(len(gegevens["cycli"])):
        deel(c <= cyclus, gegevens["cycli"][c]["naam"])
        deel(c <= cyclus, *(v["zin"] for v in gegevens["veranderingen"][c]))
        deel(c <= cyclus, *(r["zin"] for r in (*gegevens["belemmeringen"][c], *gegevens["helpend"][c])))
        for per_cyclus in gegevens["uitleg"].values():
            deel(c <= cyclus, *(gegevens["uitlegregels"][nr] for nr in per_cyclus[c]))
    alles_nu = "\n".join(nu)
    return {tekst for tekst in later if tekst not in alles_nu}


@pytest.mark.parametrize("cyclus", [0, 1, 3])
def test_at_an_earlier_cycle_no_word_of_a_later_one_is_on_the_page(monitor: Scherm, cyclus: int) -> None:
    gegevens = monitor.doe("window.verandertheorie.gegevens")
    later = _later(gegevens, cyclus)
    assert len(later) > 100
    monitor.zet(cyclus=cyclus)
    te_lezen: list[str] = monitor.doe(
        """cyclus => {
        const { kies, zet, gegevens, svg } = window.verandertheorie;
        const lees = () => {
          for (const x of document.querySelectorAll('details')) x.open = true;
          return document.body.innerText;
        };
        const uit = [lees(), svg()];
        for (const [soort, dingen] of [['knoop', gegevens.knopen.filter(k => k.van <= cyclus)],
          ['relatie', gegevens.relaties.filter(r => r.standen[cyclus])]])
          for (const x of dingen) { kies({ soort, sleutel: x.sleutel }, false); uit.push(lees()); }
        zet({ keuze: null });
        for (const deel of [{ nadruk: 'veranderd' }, { nadruk: '', weergave: 'tabel' }, { weergave: 'matrix' },
          { matrix: 'beweringen' }]) { zet(deel); uit.push(lees()); }
        return [...new Set(uit.flatMap(x => x.split('\\n')))]; }""",
        cyclus,
    )
    alles = "\n".join(te_lezen)
    assert [w for w in later if w in alles] == []
    nu = next(s["kern"] for s in gegevens["stemmen"]["trage-vergunningen"] if s["cyclus"] <= cyclus)
    assert nu in alles


@pytest.mark.parametrize("cyclus", [1, 3])
def test_a_search_at_an_earlier_cycle_finds_nothing_of_a_later_one(monitor: Scherm, cyclus: int) -> None:
    gegevens = monitor.doe("window.verandertheorie.gegevens")
    monitor.zet(cyclus=cyclus)
    for tekst in sorted(_later(gegevens, cyclus), key=lambda t: (-len(t), t))[:40]:
        monitor.pagina.fill("#zoek", tekst[:300])
        assert not [x for x in monitor.teksten("#zoekuitslag li") if tekst in x]


# --- 8: what recurs ------------------------------------------------------------------------------


def _getoonde_belemmeringen(scherm: Scherm) -> list[str]:
    return list(
        scherm.doe(
            """Array.from(document.querySelectorAll('#paneel section:first-of-type .terugkerend [data-kies]'),
            x => x.dataset.kies)"""
        )
    )


@pytest.mark.parametrize("cyclus", [2, 3, 4, 5])
def test_a_session_reads_what_recurs_by_class_then_who_can_act_then_alphabet(
    sessie: Scherm, per_cyclus: tuple[Verandergraaf, ...], cyclus: int
) -> None:
    g = per_cyclus[cyclus]
    sessie.zet(cyclus=cyclus)
    mag = Lezer(g, "sessie").mag_knoop
    klassen = ["hardnekkig_terugkerend", "aanhoudend_terugkerend", "terugkerend", "lokaal", "vermoeden", "opgelost"]
    bereik = ["zelf", "samen", "hogere_tafel", "gegeven", "onbekend"]
    rijen = [r for r in terugkerende_belemmeringen(g) if mag(r.factor)]
    rijen.sort(key=lambda r: (klassen.index(r.klasse), bereik.index(r.bereik), r.naam.casefold()))
    assert _getoonde_belemmeringen(sessie) == [r.factor for r in rijen]
    koppen = [klasse_nl(k, "belemmerend") for k in dict.fromkeys(r.klasse for r in rijen)]
    assert [k.casefold() for k in sessie.teksten("#paneel section:first-of-type h4")] == koppen


@pytest.mark.parametrize("cyclus", [2, 3, 4, 5])
def test_monitors_read_what_recurs_in_the_order_of_python(
    monitor: Scherm, per_cyclus: tuple[Verandergraaf, ...], cyclus: int
) -> None:
    monitor.zet(cyclus=cyclus)
    verwacht = [r.factor for r in terugkerende_belemmeringen(per_cyclus[cyclus])]
    assert _getoonde_belemmeringen(monitor) == verwacht


def test_what_lies_on_a_table_stands_in_the_panel_of_a_factor(openen: Openen, met_agenda: Path, tmp_path: Path) -> None:
    pad = tmp_path / "op-tafel.html"
    kaart(Verandergraaf.uit(met_agenda)).schrijf(pad)
    scherm = openen(pad)
    scherm.kies("knoop", "trage-vergunningen")
    tekst = scherm.doe("document.getElementById('paneel').innerText")
    assert "Op tafel" in tekst
    assert "effect niet gezien: in 4 van de 4 opnieuw bekeken gebieden was het er nog." in tekst
    scherm.kies("knoop", "doorschuiven")
    assert "Op tafel" not in scherm.doe("document.getElementById('paneel').innerText")
    assert scherm.gezegd == []


# --- 9: everything fits, and can be read from the back of the room ------------------------------------


@pytest.mark.parametrize("wat", ["kaart", "matrix", "tabel", "belemmering", "verschil"])
def test_no_width_of_screen_scrolls_sideways(monitor: Scherm, wat: str) -> None:
    if wat in ("kaart", "matrix", "tabel"):
        monitor.zet(weergave=wat)
    elif wat == "verschil":
        monitor.zet(nadruk="verschil")
    else:
        monitor.kies("knoop", "trage-vergunningen")
    te_breed = {}
    for breedte in (320, 480, 768, 1024, 1280, 1366, 1600, 1920):
        monitor.maat(breedte, 800)
        breed = monitor.doe("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
        paneel = monitor.doe("(p => p.scrollWidth - p.clientWidth)(document.getElementById('paneel'))")
        if breed > breedte or paneel > 0:
            te_breed[breedte] = (breed, paneel)
    assert te_breed == {}


def test_a_small_screen_opens_as_a_table(openen: Openen, bestand: Callable[..., Path]) -> None:
    s = openen(bestand("sessie"), viewport={"width": 320, "height": 640})
    assert s.pagina.is_visible("#tabelvlak")
    assert not s.pagina.is_visible("#kaartvlak")
    s.pagina.click("#als-kaart")
    assert s.pagina.is_visible("#kaartvlak")
    assert s.gezegd == []


@pytest.mark.parametrize(("breedte", "hoogte"), [(1920, 1080), (1600, 900), (1280, 720)])
def test_the_header_is_one_row_whatever_area_is_chosen(monitor: Scherm, breedte: int, hoogte: int) -> None:
    monitor.maat(breedte, hoogte)
    hoogtes, rijen = set(), set()
    for gebied in monitor.doe("[...document.getElementById('gebied').options].map(x => x.value)"):
        monitor.pagina.select_option("#gebied", gebied)
        kop = monitor.doe(
            """() => [document.querySelector('.kop').offsetHeight,
            ...new Set([...document.querySelectorAll('.kop button, .kop select, .kop input, .kop summary')]
              .filter(x => x.offsetParent && !x.closest('.menulijst'))
              .map(x => Math.round(x.getBoundingClientRect().bottom)))]"""
        )
        hoogtes.add(kop[0])
        rijen.add(max(kop[1:]) - min(kop[1:]))
    assert len(hoogtes) == 1
    assert max(hoogtes) < 90
    assert max(rijen) <= 3


@pytest.mark.parametrize(("breedte", "hoogte", "minst"), BEAMERS)
@pytest.mark.parametrize("doelgroep", ["sessie", "monitor"])
@pytest.mark.browser
def test_labels_are_large_enough_and_no_box_overlaps_or_falls_off(
    request: pytest.FixtureRequest, doelgroep: str, breedte: int, hoogte: int, minst: float
) -> None:
    scherm = request.getfixturevalue(doelgroep)
    scherm.maat(breedte, hoogte)
    plekken: dict[str, dict[str, float]] = scherm.doe("window.verandertheorie.plekken()")
    knoppen: dict[str, list[float]] = scherm.doe(
        """() => Object.fromEntries([...document.querySelectorAll('#knopen button')].map(x => {
          const r = x.getBoundingClientRect(); return [x.dataset.knoop, [r.x, r.y, r.width, r.height]]; }))"""
    )
    vlak = scherm.doe("(r => [r.x, r.y, r.right, r.bottom])(document.getElementById('doek').getBoundingClientRect())")
    assert len(knoppen) > 35
    schalen = {round(b / plekken[k]["b"], 3) for k, (_, _, b, _) in knoppen.items()}
    assert len(schalen) == 1
    assert min(plekken[k]["px"] for k in knoppen) * schalen.pop() >= minst
    for x, y, b, h in knoppen.values():
        assert vlak[0] <= x <= x + b <= vlak[2]
        assert vlak[1] <= y <= y + h <= vlak[3]
    over_elkaar = [
        (k, m)
        for k, (x, y, b, h) in knoppen.items()
        for m, (x2, y2, b2, h2) in knoppen.items()
        if k < m and x < x2 + b2 and x2 < x + b and y < y2 + h2 and y2 < y + h
    ]
    assert over_elkaar == []


# --- with less, or with far more -----------------------------------------------------------------------

THEORIE: tuple[dict[str, Any], ...] = (
    {"soort": "leercyclus", "sleutel": "c1", "nummer": 1, "van": "2026-09-01", "tot": "2026-11-30"},
    {"soort": "gebied", "sleutel": "D01", "naam": "Het enige deel", "niveau": "deelgebied"},
    {"soort": "interventie", "sleutel": "hulp", "naam": "Hulp"},
    {"soort": "mechanisme", "sleutel": "moed", "naam": "Moed", "domein": "uitvoeringsproces"},
    {"soort": "uitkomst", "sleutel": "tempo", "naam": "Tempo", "niveau": "hoofddoel"},
    {
        **{"soort": "systemische_factor", "sleutel": "traag", "naam": "Traag"},
        **{"klasse": "spelregel", "ligging": "buiten_aanpak"},
    },
    *(
        {"soort": "bewering", "code": code, "van": van, "relatie": relatie, "naar": naar, "tekst": f"{van} en {naar}"}
        for code, van, relatie, naar in (
            ("C1", "hulp", "activeert", "moed"),
            ("C2", "moed", "leidt_tot", "tempo"),
            ("C3", "traag", "belemmert", "tempo"),
        )
    ),
)


def _graaf(*records: Mapping[str, Any], zonder: tuple[str, ...] = ()) -> Verandergraaf:
    return Verandergraaf.van(RECORD.validate_python(r) for r in records if r["soort"] not in zonder)


WEINIG: dict[str, tuple[Verandergraaf, str, str]] = {
    "empty dossier": (_graaf(), "kaart", "Er staat nog geen theorie in het dossier."),
    "no evidence": (_graaf(*THEORIE), "kaart", "Er is nog geen bewijs. De kaart laat zien wat we verwachten."),
    "one area": (_graaf(*THEORIE), "matrix", "Het enige deel"),
    "no areas": (_graaf(*THEORIE, zonder=("gebied",)), "matrix", "Er zijn nog geen deelgebieden."),
    "no cycles": (_graaf(*THEORIE, zonder=("leercyclus",)), "kaart", "Nog geen leercycli"),
    "no factors": (
        _graaf(*(r for r in THEORIE if "traag" not in (r.get("sleutel"), r.get("van")))),
        "matrix",
        "Er is nog niets om naast elkaar te zetten.",
    ),
    "empty dossier as a table": (_graaf(), "tabel", "Verbanden: geen."),
}


@pytest.mark.parametrize("naam", WEINIG)
def test_with_less_than_everything_it_opens_and_says_what_is_missing(openen: Openen, naam: str) -> None:
    graaf, weergave, zin = WEINIG[naam]
    s = openen(kaart(graaf).html)
    for anders in ("matrix", "tabel", "kaart", weergave):
        s.zet(weergave=anders)
    s.zet(nadruk="veranderd")
    s.zet(nadruk="")
    assert zin in s.doe("document.body.innerText")
    assert s.gezegd == []
    assert (
        s.doe(
            """new DOMParser().parseFromString(window.verandertheorie.svg(), 'image/svg+xml')
            .querySelector('parsererror')"""
        )
        is None
    )


VEEL = tuple(
    {"soort": "mechanisme", "sleutel": f"m{i}", "naam": f"Mechanisme {i}", "domein": "uitvoeringsproces"}
    for i in range(400)
)


FOUT_GETEKEND = """() => {
  const doek = document.querySelector('#doek canvas'), ctx = doek.getContext('2d');
  const om = doek.getBoundingClientRect();
  const dozen = [...document.querySelectorAll('#knopen button[data-knoop^=m]')]
    .map((knop) => ({ sleutel: knop.dataset.knoop, vlak: knop.getBoundingClientRect() }))
    .filter(({ vlak }) => vlak.top > om.top && vlak.bottom < om.bottom);
  const kleur = ({ x, y, width, height }) =>
    [...ctx.getImageData(x + width / 2 - om.x, y + height / 5 - om.y, 1, 1).data].join();
  const fout = dozen.filter(({ vlak }) => kleur(vlak) !== '255,243,209,255');
  return [dozen.length, fout.map(({ sleutel }) => sleutel)];
}"""
"""How many mechanisms are in view, and those of which the place does not have their colour."""


def test_what_is_in_view_is_drawn_wherever_one_looks(openen: Openen) -> None:
    s = openen(kaart(_graaf(*THEORIE, *VEEL)).html)

    def kijk() -> None:
        s.rust()
        in_beeld, fout = s.doe(FOUT_GETEKEND)
        assert in_beeld > 10
        assert fout == []

    for verplaats in (False, True, False):
        s.zet(verplaats=verplaats)
        kijk()
        for sleutel in ("m399", "m200", "m0"):
            s.doe("sleutel => document.querySelector(`#knopen [data-knoop=${sleutel}]`).focus()", sleutel)
            kijk()
    s.pagina.click("#kleiner")
    kijk()


def test_a_map_that_opens_is_drawn_once(openen: Openen, bestand: Callable[..., Path]) -> None:
    s = openen(bestand("sessie"))
    s.pagina.add_init_script(
        """window.getekend = [];
        const schrijf = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (tekst, ...plek) {
          window.getekend.push(tekst);
          schrijf.call(this, tekst, ...plek);
        };"""
    )
    s.pagina.reload()
    s.rust()
    assert [x for x in s.doe("window.getekend") if x in {"Actoren", "Mechanismen"}] == ["Actoren", "Mechanismen"]


def test_a_map_with_four_hundred_boxes_proposes_to_show_fewer(openen: Openen) -> None:
    stappen = [
        {"soort": "bewering", "van": "hulp", "relatie": "activeert", "naar": f"m{i}", "tekst": f"Hulp geeft {i}."}
        for i in range(0, 400, 10)
    ]
    s = openen(kaart(_graaf(*THEORIE, *VEEL, *stappen)).html)
    assert s.pagina.is_visible("#raad")
    assert "404 knopen" in s.tekst("#raad")
    s.kies("knoop", "m10")
    s.pagina.click("#menu summary")
    s.pagina.click("#alleen")
    assert s.doe("[...document.querySelectorAll('#knopen button')].map(x => x.dataset.knoop).sort()") == ["hulp", "m10"]
    assert not s.pagina.is_visible("#raad")
    s.pagina.click("#alleen")
    assert len(s.teksten("#knopen button")) == 404
    assert s.gezegd == []
