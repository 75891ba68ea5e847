"""An answer as a page of its own: to print, to send, or to lay beside another."""

from collections.abc import Iterator
from typing import Any

from verandertheorie.lezing.opschrift import FICTIEF
from verandertheorie.uitvoer.document.blokken import Alinea, Blok, Kop, Tabelblok, Tabelcel, alinea, tekst
from verandertheorie.uitvoer.document.webpagina import als_html
from verandertheorie.vragen.antwoord import Antwoord


def als_pagina(antwoord: Antwoord[Any], titel: str) -> str:
    """The tables that ``print`` shows, then the sentences, as one HTML page.

    Args:
        antwoord: what a question returned.
        titel: what was asked, as a sentence.
    """
    return als_html(tuple(_blokken(antwoord, titel)), voet=antwoord.voet)


def _blokken(antwoord: Antwoord[Any], titel: str) -> Iterator[Blok]:
    yield Kop(1, titel)
    if antwoord.fictief:
        yield Alinea(tekst(FICTIEF), "melding")
    for t in antwoord.tabellen():
        if t.vooraf:
            yield alinea(t.vooraf)
        if t.koppen:
            rijen = tuple(
                (Tabelcel(naam), *(Tabelcel(c, t.tekens.get(c, "")) for c in cellen)) for naam, *cellen in t.rijen
            )
            yield Tabelblok(t.titel or titel, t.koppen, rijen, smal=bool(t.tekens))
        if t.uitleg:
            yield Alinea(tekst(t.uitleg), "klein")
    yield from (alinea(zin) for zin in antwoord.zinnen if zin.strip())
