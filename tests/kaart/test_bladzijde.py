"""One file that needs no network: nothing in the data becomes part of the page, and nothing runs but our own parts."""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.uitpakken import pak_uit
from verandertheorie.taal import zichtbaar
from verandertheorie.uitvoer.kaart.bladzijde import als_bladzijde, als_json

VIS = "/** @license vis.js is dual licensed */\r\nvar vis = {};\r\n"
VIJANDIG = (
    "</script><script>alert(1)</script><!--\u2028\ud800\x00{{titel}}{{stijl}}\"'&amp;<img src=x onerror=alert(1)>"
)


class Delen(HTMLParser):
    """The script and style elements of a page, with what stands between their tags; and the other attributes."""

    def __init__(self, pagina: str) -> None:
        super().__init__()
        self.delen: list[tuple[str, dict[str, str | None], str]] = []
        self.kenmerken: list[tuple[str, str | None]] = []
        self.feed(pagina)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102  (of HTMLParser)
        self.kenmerken += attrs
        if tag in ("script", "style"):
            self.delen.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:  # noqa: D102
        if self.delen and self.cdata_elem:
            tag, attrs, tekst = self.delen[-1]
            self.delen[-1] = (tag, attrs, tekst + data)


def _pagina(titel: str = "Proef", **gegevens: Any) -> str:
    return als_bladzijde(gegevens, titel=titel, vis=VIS)


def _namen(delen: Delen, tag: str) -> Iterator[str]:
    for soort, attrs, tekst in delen.delen:
        if soort == tag and "type" not in attrs:
            yield f"'sha256-{b64encode(hashlib.sha256(tekst.encode()).digest()).decode()}'"


def test_the_policy_names_exactly_what_stands_between_the_tags_and_allows_nothing_else() -> None:
    pagina = _pagina()
    delen = Delen(pagina)
    (beleid,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', pagina)
    scripts, stijlen = list(_namen(delen, "script")), list(_namen(delen, "style"))
    assert (len(scripts), len(stijlen)) == (2, 1)
    assert beleid == (
        f"default-src 'none'; script-src {' '.join(scripts)}; style-src {stijlen[0]}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def test_the_page_itself_runs_fetches_and_styles_nothing_outside_these_parts() -> None:
    pagina = _pagina()
    kenmerken = [naam for naam, _ in Delen(pagina).kenmerken]
    assert not [n for n in kenmerken if n.startswith("on") or n in ("style", "src", "srcset", "action")]
    assert "\r" not in pagina
    assert not re.search(r"url\((?!['\"]?data:)", pagina)


def test_the_comment_with_the_licence_of_vis_stays() -> None:
    assert "@license vis.js is dual licensed" in _pagina()


def test_hostile_data_stays_data_and_fills_no_slot() -> None:
    pagina = _pagina(titel=VIJANDIG, knopen=[{"naam": VIJANDIG, VIJANDIG: 1}])
    delen = Delen(pagina)
    assert len(delen.delen) == len(Delen(_pagina()).delen)
    (tekst,) = (t for _, attrs, t in delen.delen if attrs.get("id") == "gegevens")
    zichtbare = zichtbaar(VIJANDIG)
    assert pak_uit(tekst)["knopen"] == [{"naam": zichtbare, zichtbare: 1}]
    titel = pagina.split("<title>")[1].split("</title>")[0]
    assert "<" not in titel
    assert "{{titel}}{{stijl}}" in titel
    assert pagina.encode()


@given(st.recursive(st.text(st.characters()), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
def test_data_comes_back_as_it_was_and_can_end_no_element(gegevens: object) -> None:
    tekst = als_json(gegevens)
    assert json.loads(tekst) == gegevens
    assert not set("<>&\u2028\u2029\x00") & set(tekst)
    assert tekst.encode()


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        _pagina(getal=float("nan"))


@pytest.mark.parametrize("fout", ["'</SCRIPT >'", "'<!--'", "'\x00'"])
def test_a_part_in_which_a_browser_would_see_an_end_is_refused(fout: str) -> None:
    with pytest.raises(ValueError, match="in a part of the page"):
        als_bladzijde({}, titel="", vis=f"var x = {fout};")


def test_the_same_data_gives_the_same_text() -> None:
    assert _pagina(a=[1, 2]) == _pagina(a=[1, 2])
