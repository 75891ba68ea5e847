"""What people take away: a picture, a sheet of A3, a page in a notebook; with no word in it that is withheld."""

import html
import json
import re
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.waarneming import Bron, Registratie
from verandertheorie.uitvoer.kaart.kaart import Kaart

Scherm = Any
Openen = Callable[..., Scherm]

A3 = (1191, 842)
NIET_MONITOR: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")


# --- 12: picture and paper ----------------------------------------------------------------------------


def _haal(s: Scherm, knop: str) -> tuple[str, bytes]:
    s.doe("document.getElementById('menu').open = true")
    with s.pagina.expect_download() as download:
        s.pagina.click(f"#{knop}")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_the_picture_arrives_as_a_png_of_three_times_the_size(sessie: Scherm) -> None:
    sessie.zet(gebied="D04", cyclus=3)
    naam, inhoud = _haal(sessie, "bewaar-png")
    assert naam == "kaart-c4-D04.png"
    assert inhoud.startswith(b"\x89PNG\r\n\x1a\n")
    breedte, hoogte = struct.unpack(">II", inhoud[16:24])
    doek = sessie.doe("document.getElementById('doek').clientWidth")
    assert breedte >= min(3 * doek, int((120e6 * breedte / hoogte) ** 0.5))
    assert breedte == 3 * doek
    assert len(inhoud) > 100_000


@pytest.mark.parametrize("thema", ["licht", "donker"])
def test_the_picture_arrives_as_an_svg_with_every_name_and_where_it_comes_from(sessie: Scherm, thema: str) -> None:
    sessie.zet(thema=thema)
    naam, inhoud = _haal(sessie, "bewaar-svg")
    assert naam == "kaart-c6.svg"
    vel = sessie.doe(
        """tekst => { const vel = new DOMParser().parseFromString(tekst, 'image/svg+xml');
        return { wortel: vel.documentElement.tagName, fout: !!vel.querySelector('parsererror'),
          teksten: [...vel.querySelectorAll('text')].map(x => x.textContent) }; }""",
        inhoud.decode(),
    )
    assert (vel["wortel"], vel["fout"]) == ("svg", False)
    letters = re.sub(r"[\s-]", "", "".join(vel["teksten"]))
    namen = sessie.doe("window.verandertheorie.gegevens.knopen.filter(k => k.vak && k.tot === null).map(k => k.naam)")
    assert [n for n in namen if re.sub(r"[\s-]", "", n) not in letters] == []
    voet = sessie.doe("window.verandertheorie.gegevens.voet")
    assert voet in vel["teksten"]
    assert any("fictieve voorbeeldgegevens" in t for t in vel["teksten"])


def _bladen(pdf: bytes) -> list[tuple[int, int]]:
    """The size of every page in points."""
    maten = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    bladen = len(re.findall(rb"/Type /Page\b(?!s)", pdf))
    assert len(maten) in (1, bladen)
    return [(round(float(b)), round(float(h))) for b, h in maten] * (bladen if len(maten) == 1 else 1)


@pytest.mark.parametrize("weergave", ["kaart", "tabel"])
def test_it_prints_on_one_sheet_of_a3_lying(sessie: Scherm, weergave: str) -> None:
    sessie.zet(weergave=weergave, thema="donker")
    assert _bladen(sessie.pagina.pdf(prefer_css_page_size=True)) == [A3]
    sessie.pagina.emulate_media(media="print")
    assert sessie.doe("document.getElementById('papier').getBoundingClientRect().width") > 1000
    assert sessie.doe("getComputedStyle(document.querySelector('main')).display") == "none"
    sessie.pagina.emulate_media(media="null")


@pytest.mark.parametrize("doelgroep", ["sessie", "monitor"])
@pytest.mark.browser
def test_with_quotes_there_are_more_sheets_with_every_released_quote_and_no_other(
    request: pytest.FixtureRequest, besloten: Verandergraaf, doelgroep: Doelgroep
) -> None:
    scherm = request.getfixturevalue(doelgroep)
    scherm.doe("document.getElementById('menu').open = true")
    scherm.pagina.click("#met-citaten")
    bladen = _bladen(scherm.pagina.pdf(prefer_css_page_size=True))
    assert len(bladen) > 1
    assert set(bladen) == {A3}
    op_papier = " ".join(scherm.teksten("#papier .citaten p"))
    alle = [(r, b) for r in besloten.records(Registratie) for b in r.bewijs if b.citaat]
    getoond = {b.citaat for _, b in alle if b.citaat and b.citaat in op_papier}
    stemmen = scherm.doe("Object.values(window.verandertheorie.gegevens.stemmen).flat().map(x => x.citaat)")
    assert getoond == {c for c in stemmen if c}
    if doelgroep == "sessie":
        mag = {b.citaat for r, b in alle if _te_lezen(r, "sessie") and _vrijgegeven(b, "sessie")}
        assert getoond <= mag
        assert len(getoond) > 10


# --- 13: in a notebook --------------------------------------------------------------------------------


def test_in_the_closed_frame_of_a_notebook_a_click_works_and_nothing_is_said(
    chromium: Any, gemaakt: Callable[[Doelgroep], Kaart], tmp_path: Path
) -> None:
    schrift = tmp_path / "schrift.html"
    schrift.write_text(f"<!doctype html><meta charset=utf-8>{gemaakt('sessie')._repr_html_()}", encoding="utf-8")
    context = chromium.new_context(offline=True, reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    pagina, gezegd = context.new_page(), []
    pagina.on("console", lambda m: gezegd.append(m.text))
    pagina.on("pageerror", lambda fout: gezegd.append(str(fout)))
    pagina.goto(schrift.as_uri())
    frame = pagina.frames[1]
    assert frame.evaluate("document.documentElement.dataset.klaar") == "1"
    frame.click("#als-tabel")
    frame.click("[data-soort=verbanden] tbody tr:first-child button")
    assert frame.evaluate("document.activeElement.id") == "paneelkop"
    frame.click("#als-kaart")
    frame.evaluate("window.verandertheorie.zet({keuze: null, nadruk: ''})")
    frame.click("#paneel [data-kies=trage-vergunningen]")
    assert frame.inner_text("#paneelkop") == "Trage vergunningverlening"
    with pagina.expect_download():
        frame.evaluate("document.getElementById('menu').open = true")
        frame.click("#bewaar-svg")
    assert gezegd == []
    context.close()


# --- 16: every byte of the page -------------------------------------------------------------------------


def _te_lezen(r: Registratie, doelgroep: Doelgroep) -> bool:
    """The rule once more, written apart from the code under test."""
    gezien = r.bron is None or r.teruggelegd in {"ingestemd", "gewijzigd"}
    if doelgroep == "publiek":
        return gezien and r.vertrouwelijkheid == "openbaar"
    return gezien and r.vertrouwelijkheid not in {"monitor", "gebied"}


def _vrijgegeven(b: Any, doelgroep: Doelgroep) -> bool:
    return b.citaat_akkoord in {"akkoord", "akkoord_na_inzage"} and doelgroep in b.vrijgave


def _verboden(g: Verandergraaf, doelgroep: Doelgroep) -> Iterator[str]:
    """Every text of a source that may not be in the page of this audience."""
    namen = {k.naam for k in g.alle_knopen.values()}
    for r in g.alles:
        if not isinstance(r, Registratie):
            continue
        stappen = (r.verrassing, r.geprobeerd, r.waargenomen, r.geleerd, r.bijgesteld)
        yield from (stap for stap in stappen if stap and len(stap) > 3 and stap.rstrip(".") not in namen)
        yield from (a.actie for a in r.afspraken)
        for b in r.bewijs:
            if b.citaat and not (_te_lezen(r, doelgroep) and _vrijgegeven(b, doelgroep)):
                yield b.citaat
            yield from (t for t in (b.toelichting, b.gehoord_van) if t and t not in namen)
            if not _te_lezen(r, doelgroep):
                yield b.kern
                yield from (t for t in (b.andere_verklaring,) if t)


def _vormen(tekst: str) -> set[str]:
    """How a text can be written in the page: as it is, in JSON and in HTML."""
    kaal = tekst.rstrip(".")
    json_ascii, json_utf8 = (json.dumps(kaal, ensure_ascii=ascii)[1:-1] for ascii in (True, False))
    in_script = re.sub("[&<>]", lambda m: f"\\u{ord(m[0]):04x}", json_utf8)
    return {kaal, json_ascii, json_utf8, in_script, html.escape(kaal), html.escape(kaal, quote=False)}


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_no_withheld_word_stands_anywhere_in_the_bytes_of_the_page(
    besloten: Verandergraaf, bestand: Callable[..., Path], doelgroep: Doelgroep
) -> None:
    pagina = bestand(doelgroep).read_bytes().decode()
    verboden = set(_verboden(besloten, doelgroep))
    assert len(verboden) > 50
    assert [tekst for tekst in verboden if any(vorm in pagina for vorm in _vormen(tekst))] == []


@pytest.mark.lang
@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_no_pseudonym_record_or_role_of_a_source_is_named_in_it(
    besloten: Verandergraaf, bestand: Callable[..., Path], doelgroep: Doelgroep
) -> None:
    pagina = re.sub(r"<(script|style)>.*?</\1>", "", bestand(doelgroep).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(pagina) > 60_000  # the data; the program is the same for everybody, and has short names of its own
    namen = {r.pseudoniem for r in besloten.alles if isinstance(r, Bron)}
    namen |= {r.id for r in besloten.alles if isinstance(r, Registratie)}
    theorie = " ".join(
        json.dumps(r.model_dump(mode="json"), ensure_ascii=False)
        for r in besloten.alles
        if not isinstance(r, Bron | Registratie)
    ).casefold()
    rollen = {r.rol for r in besloten.alles if isinstance(r, Bron) and r.rol.casefold() not in theorie}
    assert len(rollen) > 3  # other roles are words of the theory too: an actor is called so
    klein = pagina.casefold()
    erin = [n for n in namen | rollen if n.casefold() in klein]  # quick, and then precise
    assert [n for n in erin if re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", pagina, re.IGNORECASE)] == []


def test_monitors_do_read_them(besloten: Verandergraaf, bestand: Callable[..., Path]) -> None:
    pagina = bestand("monitor").read_bytes().decode()
    bron = next(r for r in besloten.alles if isinstance(r, Bron))
    assert re.search(rf"(?<![\w-]){bron.pseudoniem}, {bron.rol}", pagina)
    verboden = set(_verboden(besloten, "publiek"))
    assert len([t for t in verboden if any(vorm in pagina for vorm in _vormen(t))]) > 50
