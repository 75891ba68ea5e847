"""The colours of figures: those of the map in light, so that what is told there looks the same here."""

from collections.abc import Mapping

from verandertheorie.uitvoer.figuur.vorm import Vakkleur

PAPIER, VLAK, TEKST, ZACHT, LIJN, RAND = "#ffffff", "#f2f5f8", "#14202b", "#45525c", "#b9c4cd", "#6b7a88"
ACCENT, MERK, VOOR, TEGEN, WAARSCHUWING = "#01568a", "#ffd54a", "#00603f", "#a1160f", "#a1160f"

VLAKKEN: Mapping[Vakkleur, str] = {
    "voor": "#ddf1e6",
    "beide": "#fdebd7",
    "tegen": "#fbe3e1",
    "er": "#f3d3e2",
    "er_niet": PAPIER,
    "niets": PAPIER,
    "weinig": "#eceff1",
    "ongeweest": VLAK,
    "verborgen": VLAK,
    "blijft": PAPIER,
    "anders": MERK,
}
"""What a cell is filled with. Nothing is told by it alone: every cell has a sign or its word."""
