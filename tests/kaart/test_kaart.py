"""The map as a thing to hold: one text, written as it is, opened offline under its policy, also within a notebook."""

from pathlib import Path
from typing import Any

import pytest

import verandertheorie as vt
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.kaart.kaart import Kaart, kaart

KLAAR = "document.documentElement.dataset.klaar === '1'"


@pytest.fixture(scope="module")
def gemaakt(voorbeeld: Path) -> Kaart:
    """The map of the example, for a session."""
    return kaart(Verandergraaf.uit(voorbeeld))


@pytest.fixture
def pagina(chromium: Any) -> Any:
    """An empty page without network; what it says and asks is collected on it."""
    context = chromium.new_context(offline=True, reduced_motion="reduce", viewport={"width": 1600, "height": 900})
    leeg = context.new_page()
    leeg.gezegd, leeg.gevraagd = [], []
    leeg.on("console", lambda m: leeg.gezegd.append(m.text))
    leeg.on("pageerror", lambda m: leeg.gezegd.append(str(m)))
    leeg.on("request", lambda r: leeg.gevraagd.append(r.url))
    yield leeg
    context.close()


def test_the_same_dossier_gives_the_same_bytes(gemaakt: Kaart, voorbeeld: Path, tmp_path: Path) -> None:
    pad, nog_eens = tmp_path / "kaart.html", tmp_path / "nog-eens.html"
    vt.kaart(vt.Verandergraaf.uit(voorbeeld)).schrijf(str(pad))
    gemaakt.schrijf(nog_eens)
    assert pad.read_bytes() == nog_eens.read_bytes()
    assert pad.read_text(encoding="utf-8").startswith(gemaakt.html)
    assert gemaakt.html is gemaakt.html  # made once


def test_an_audience_gets_another_page(gemaakt: Kaart, voorbeeld: Path) -> None:
    assert kaart(Verandergraaf.uit(voorbeeld), doelgroep="monitor").html != gemaakt.html


def test_it_opens_offline_under_its_policy_with_one_request_and_not_a_word(
    gemaakt: Kaart, pagina: Any, tmp_path: Path
) -> None:
    gemaakt.schrijf(tmp_path / "kaart.html")
    pagina.goto((tmp_path / "kaart.html").as_uri())
    assert pagina.evaluate(KLAAR)
    pagina.evaluate("window.verandertheorie.zet({cyclus: 0})")
    assert pagina.gezegd == []
    assert len(pagina.gevraagd) == 1


def test_what_is_not_named_in_the_policy_does_not_run(gemaakt: Kaart, pagina: Any, tmp_path: Path) -> None:
    vreemd = "<script>window.vreemd = 1</script><img src=x onerror='window.vreemd = 1'></body>"
    (tmp_path / "kaart.html").write_text(gemaakt.html.replace("</body>", vreemd), encoding="utf-8")
    pagina.goto((tmp_path / "kaart.html").as_uri())
    assert pagina.evaluate(KLAAR)
    assert pagina.evaluate("window.vreemd") is None
    assert any("Content Security Policy" in zin for zin in pagina.gezegd)


def test_it_is_drawn_in_the_closed_frame_of_a_notebook(gemaakt: Kaart, pagina: Any, tmp_path: Path) -> None:
    schrift = tmp_path / "schrift.html"
    schrift.write_text(f"<!doctype html><meta charset=utf-8>{gemaakt._repr_html_()}", encoding="utf-8")
    pagina.goto(schrift.as_uri())
    frame = pagina.frames[1]
    assert frame.evaluate(KLAAR)
    assert frame.evaluate("window.origin") == "null"
    frame.evaluate(  # sized once the frame has its own size; the policy of the page lets no string be tried again
        "() => new Promise(klaar => { const kijk = () => document.querySelector('canvas').width > 300 ? klaar() "
        ": requestAnimationFrame(kijk); kijk(); })"
    )
    assert frame.evaluate("window.verandertheorie.lees().cyclus") >= 0
    assert pagina.gezegd == []
