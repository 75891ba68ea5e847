"""An answer as a page of its own: to print, to send, or to lay beside another."""

from collections.abc import Iterator
from typing import Any

from verandertheorie.lezing.opschrift import FICTIEF
from verandertheorie.uitvoer.document.blokken import Alinea, Blok, Kop, Tabelblok, Tabelcel, alinea, tekst
from verandertheorie.uitvoer.document.webpagina import als_html
from verandertheorie.vragen.antwoord import Antwoord, cellen, koppen


def als_pagina(antwoord: Antwoord[Any], titel: str) -> str:
    """The rows under their headings, then the sentences, as one HTML page.

    Args:
        antwoord: what a question returned.
        titel: what was asked, as a sentence.
    """
    return als_html(tuple(_blokken(antwoord, titel)), voet=antwoord.voet)


def _blokken(antwoord: Antwoord[Any], titel: str) -> Iterator[Blok]:
    yield Kop(1, titel)
    if antwoord.fictief:
        yield Alinea(tekst(FICTIEF), "melding")
    for kop, rijen in antwoord.blokken():
        if koppen(rijen[0]):
            regels = tuple(tuple(map(Tabelcel, cellen(r))) for r in rijen)
            yield Tabelblok(kop or titel, koppen(rijen[0]), regels)
    yield from (alinea(zin) for zin in antwoord.zinnen if zin.strip())
