"""The page as one file that needs no network: template, style, data, vis-network and script, under a strict policy."""

import hashlib
import json
import re
from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path

from verandertheorie.taal import schoon
from verandertheorie.uitvoer.kaart.inpakken import pak_in
from verandertheorie.uitvoer.kaart.script import voeg_modules_samen

DELEN = Path(__file__).parent / "bladzijde"
"""The parts of the page that are no Python."""

_SLOT = re.compile(r"\{\{(\w+)\}\}")
_GEVAARLIJK = re.compile("[&<>\u2028\u2029\ud800-\udfff]")
_EINDIGT_TE_VROEG = re.compile(r"</(?:script|style)|<!--|\x00", re.IGNORECASE)


def als_bladzijde(gegevens: object, *, titel: str, vis: str) -> str:
    """The page with its data; the same data gives the same text.

    Args:
        gegevens: what ``gegevens.d.ts`` describes, as :func:`pak_in` takes it.
        titel: what a tab of a browser shows.
        vis: the source of vis-network, with the comment that states its licence.

    Raises:
        ValueError: a number that JSON does not have, or a part of the page that would end before its end.
    """
    stijl, script, vis = _deel(_lees("stijl.css")), _deel(_script()), _deel(vis)
    delen = {
        "titel": escape(schoon(titel)),
        "csp": _beleid(scripts=(vis, script), stijl=stijl),
        "stijl": stijl,
        "gegevens": _veilig(pak_in(gegevens)),
        "vis": vis,
        "script": script,
    }
    return _SLOT.sub(lambda m: delen[m[1]], _lees("kaart.html"))  # in one go: what is filled in is not read again


def als_json(gegevens: object) -> str:
    r"""Data as JSON that means the same inside a ``script`` element, and can be written as UTF-8 whatever is in it.

    Raises:
        ValueError: a number that JSON does not have.

    >>> als_json({"</script>": "a\u2028\ud800"})
    '{"\\u003c/script\\u003e":"a\\u2028\\ud800"}'
    """
    return _veilig(json.dumps(gegevens, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def _veilig(tekst: str) -> str:
    return _GEVAARLIJK.sub(lambda m: f"\\u{ord(m[0]):04x}", tekst)


@cache
def _lees(naam: str) -> str:
    return (DELEN / naam).read_text(encoding="utf-8")


@cache
def _script() -> str:
    return voeg_modules_samen({pad.name: _lees(pad.name) for pad in DELEN.glob("*.js")})


@cache
def _deel(tekst: str) -> str:
    """What stands between two tags, letter for letter as a browser reads it, so that its hash is right.

    Raises:
        ValueError: a browser would see an end in it, or change it.
    """
    gelijk = tekst.replace("\r\n", "\n").replace("\r", "\n")
    if te_vroeg := _EINDIGT_TE_VROEG.search(gelijk):
        raise ValueError(f"{te_vroeg[0]!r} in a part of the page: {gelijk[max(0, te_vroeg.start() - 60) :][:120]!r}")
    return gelijk


def _beleid(*, scripts: tuple[str, ...], stijl: str) -> str:
    """Nothing runs or styles but these parts, and nothing is fetched."""
    mag_draaien = " ".join(map(_naam, scripts))
    return (
        f"default-src 'none'; script-src {mag_draaien}; style-src {_naam(stijl)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _naam(deel: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(deel.encode()).digest()).decode()}'"
