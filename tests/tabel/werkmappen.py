"""A template as somebody fills it in: one interview with five findings, cell by cell.

A plugin that test modules name in ``pytest_plugins``.
PYTEST_DONT_REWRITE: the collector of doctests may have been here first.
"""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.leidraad import Leidraad, Leidraadvraag
from verandertheorie.uitvoer.tabel.inhoud import Voorzet
from verandertheorie.uitvoer.tabel.sjabloon import maak_sjabloon

Celwaarden = Mapping[str, Mapping[str, Any]]

LEIDRAAD = Leidraad(
    vragen=(
        Leidraadvraag(onderwerp="mandaat-grondaankoop", vraag="Wie mag hier grond kopen?"),
        Leidraadvraag(onderwerp="tijdgebrek"),
    )
)
C01 = (
    "C01 · Als een grondexpert van het Rijk aan tafel zit, gaat de eigenaar het aanbod vertrouwen, omdat die expert "
    "zijn grond kent."
)

GESPREK: Celwaarden = {
    "Bronnen": {
        "A3": "b17",
        "B3": "gemeenteambtenaar",
        "C3": "gemeente",
        "D3": "ja",
        "E3": "Gemeente",
        "G3": datetime.date(2029, 6, 30),
        "I3": "fictief",
    },
    "Registraties": {
        "B3": datetime.date(2027, 2, 16),
        "D3": "interview",
        "E3": "b17",
        "F3": "Leerbijeenkomsten van trekkers",
        "G3": "ja",
        "H3": "nee",
        "I3": "De gemeente wil graag meedoen.",
        "J3": "Een leerochtend op locatie.",
        "N3": "nog niet",
        "O3": "alleen monitors",
    },
    "Bewijs": {
        "A3": 1,
        "B3": C01,
        "C3": "tegen",
        "D3": "De eigenaar gelooft het na twee gesprekken nog niet.",
        "E3": "sterk",
        "F3": "van horen zeggen",
        "H3": "Eerst zien.",
        "I3": "akkoord na inzage",
        "J3": "leerbijeenkomst; kernteam",
        "K3": "klein",
        "L3": "eigen belang",
        "M3": "Het kwam twee keer terug.",
        "N3": "een collega",
        "O3": "een ander",
        "P3": "De grondprijs steeg.",
        "B4": "Trage vergunningverlening",
        "C4": "voor",
        "D4": "De aanvraag ligt al negen maanden.",
        "G4": "blokkerend",
        "A5": 1,
        "B5": "Tijdgebrek en lage prioriteit voor leren",
        "C5": "voor",
        "D5": "De gemeente mocht niet mee naar een leerochtend.",
        "B6": "C11",
        "C6": "voor",
        "D6": "De les ging mee naar het volgende gebied.",
        "B7": "los",
        "C7": "voor",
        "D7": "Het koffieapparaat was stuk.",
        "Q7": "D05 · Deelgebied 05",
    },
    "Dekking": {"D3": "nee", "E3": "terloops", "F3": "andere oorzaak"},
    "Afspraken": {
        "A3": 1,
        "B3": "De trekker belt de gemeente.",
        "C3": "projecttrekker, gemeente",
        "D3": datetime.date(2027, 3, 1),
        "E3": "kernteam",
    },
}
"""What is typed, per sheet and cell; the guide, the area and the numbers are there already."""


def vul(pad: Path, cellen: Celwaarden) -> Path:
    """Type in a workbook and save it."""
    boek = openpyxl.load_workbook(pad)
    for blad, waarden in cellen.items():
        for plek, waarde in waarden.items():
            boek[blad][plek] = waarde
    boek.save(pad)
    return pad


@pytest.fixture
def sjabloon(dossier: Dossier, tmp_path: Path) -> Callable[..., Path]:
    """Writes the template of this test's dossier."""

    def schrijf(naam: str = "cyclus.xlsx", voorzet: Voorzet | None = None) -> Path:
        voorzet = voorzet or Voorzet(gebied="D05", leidraad=LEIDRAAD)
        pad = tmp_path / naam
        pad.write_bytes(maak_sjabloon(Verandergraaf.uit(dossier.pad), voorzet, bestand=naam))
        return pad

    return schrijf
