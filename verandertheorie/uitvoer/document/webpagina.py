"""Blocks as one HTML page that reads on a screen and prints on A4, with nothing in it that runs or is fetched."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape
from itertools import count
from typing import Literal

from verandertheorie.taal import schoon, zichtbaar
from verandertheorie.uitvoer.document.blokken import Alinea, Blok, Kop, Puntenlijst, Tabelblok, Tabelcel, Tekst, Uitklap
from verandertheorie.uitvoer.document.stijl import STIJL

Paginasoort = Literal["", "kort", "kort sessie"]
"""How a page prints."""

PAST_LIGGEND = 4
"""So many letters fit over a narrow column."""

_PAGINA = """\
<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{beleid}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{titel}</title>
<style>{stijl}</style>
</head>
<body{soort}>
<a class="sla-over" href="#inhoud">Naar de tekst</a>
<header>
{kop}
</header>
{wegwijzer}<main id="inhoud" tabindex="-1">
{tekst}
</main>
<footer>
<p>{voet}</p>
</footer>
</body>
</html>
"""


def als_html(blokken: Sequence[Blok], *, voet: str, soort: Paginasoort = "") -> str:
    """The blocks as a page: what comes before the first chapter as its head, the chapters as its body.

    Args:
        blokken: begins with the one heading of level 1.
        voet: one line on where it comes from.
        soort: ``kort`` prints small, on as few sheets as it can; ``kort sessie`` with narrow margins as well.
    """
    begin = next((i for i, b in enumerate(blokken) if isinstance(b, Kop) and b.niveau == 2), len(blokken))
    hoofdstukken = [b for b in blokken if isinstance(b, Kop) and b.niveau == 2]
    nummers = count(1)
    return _PAGINA.format(
        beleid=_beleid(),
        titel=next((_veilig(b.tekst) for b in blokken if isinstance(b, Kop)), ""),
        stijl=STIJL,
        kop=_samen(blokken[:begin], nummers),
        soort=_klasse(soort if hoofdstukken else "antwoord"),  # one wide table instead of a text to read
        wegwijzer=_wegwijzer(hoofdstukken),
        tekst=_samen(blokken[begin:], nummers),
        voet=_veilig(voet),
    )


def _klasse(soort: str) -> str:
    return f' class="{soort}"' if soort else ""


def _wegwijzer(hoofdstukken: Sequence[Kop]) -> str:
    """The chapters with a link to each; nothing for a page that has none."""
    regels = "\n".join(f'<li><a href="#{escape(k.anker)}">{_veilig(k.tekst)}</a></li>' for k in hoofdstukken)
    return f'<nav aria-label="Inhoud">\n<h2>Inhoud</h2>\n<ol>\n{regels}\n</ol>\n</nav>\n' if regels else ""


def _beleid() -> str:
    """A policy under which nothing runs and nothing is fetched; the one style sheet is named by its hash."""
    stijl = b64encode(hashlib.sha256(STIJL.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{stijl}'; base-uri 'none'; form-action 'none'"


def _samen(blokken: Iterable[Blok], nummers: "count[int]") -> str:
    return "\n".join(_blok(b, nummers) for b in blokken)


def _blok(b: Blok, nummers: "count[int]") -> str:
    match b:
        case Kop(niveau, titel, anker):
            plek = f' id="{escape(anker)}"' if anker else ""
            return f"<h{niveau}{plek}>{_veilig(titel)}</h{niveau}>"
        case Alinea(tekst, rol):
            soort = f' class="{rol}"' if rol else ""
            return f"<p{soort}>{_lopend(tekst)}</p>"
        case Puntenlijst(punten):
            return "<ul>\n" + "\n".join(f"<li>{_lopend(p)}</li>" for p in punten) + "\n</ul>"
        case Tabelblok():
            return _tabel(b, next(nummers))
        case Uitklap(titel, regels):
            som = escape("\n".join(map(zichtbaar, regels)))
            return f"<details>\n<summary>{_veilig(titel)}</summary>\n<pre>{som}</pre>\n</details>"


def _tabel(t: Tabelblok, nummer: int) -> str:
    titel = f"tabel-{nummer}"
    koppen = "".join(_kolomkop(k, is_smal=t.smal and i > 0) for i, k in enumerate(t.koppen))
    rijen = "\n".join(
        "<tr>" + "".join(_cel(c, is_rijkop=i == 0) for i, c in enumerate(rij)) + "</tr>" for rij in t.rijen
    )
    soort = _klasse("smal" if t.smal else "invullen" if t.invullen else "")
    return (
        f'<div class="tabel" role="region" aria-labelledby="{titel}" tabindex="0">\n<table{soort}>\n'
        f'<caption id="{titel}">{_veilig(t.titel)}</caption>\n'
        f"<thead>\n<tr>{koppen}</tr>\n</thead>\n<tbody>\n{rijen}\n</tbody>\n</table>\n</div>"
    )


def _kolomkop(tekst: str, *, is_smal: bool) -> str:
    """A heading; over a narrow column one that does not fit stands upright."""
    soort = ' class="staand"' if is_smal and len(tekst) > PAST_LIGGEND else ""
    return f'<th scope="col"{soort}>{_veilig(tekst)}</th>'


def _cel(c: Tabelcel, *, is_rijkop: bool) -> str:
    inhoud = _veilig(c.tekst)
    if c.voluit:
        teken = f'<span aria-hidden="true">{inhoud}</span>' if inhoud else ""
        inhoud = f'{teken}<span class="alleen-horen">{_veilig(c.voluit)}</span>'
    return f'<th scope="row">{inhoud}</th>' if is_rijkop else f"<td>{inhoud}</td>"


def _lopend(tekst: Tekst) -> str:
    return "".join(f"<strong>{_veilig(d.tekst)}</strong>" if d.vet else _veilig(d.tekst) for d in tekst)


def _veilig(woorden: str) -> str:
    return escape(schoon(woorden))
