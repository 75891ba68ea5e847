"""The data of a map as its page reads them, for tests that look into one; the same as ``bladzijde/uitpakken.js``."""

import json
import re
from typing import Any


def pak_uit(tekst: str) -> Any:
    """What :func:`verandertheorie.uitvoer.kaart.inpakken.pak_in` packed, as plain JSON has it."""
    doos = json.loads(tekst)

    def lees(wat: Any) -> Any:
        return heel(doos["delen"][wat]) if isinstance(wat, int) and not isinstance(wat, bool) else heel(wat)

    def heel(wat: Any) -> Any:
        if not isinstance(wat, list):
            return wat
        soort, *waarden = wat
        if not soort:
            return [lees(w) for w in waarden]
        namen = doos["vormen"][soort - 1]
        return dict(zip(namen, [*map(lees, waarden), *[""] * (len(namen) - len(waarden))], strict=True))

    return lees(doos["alles"])


def gegevens_in(pagina: str) -> dict[str, Any]:
    """The data in a page."""
    gevonden = re.search(r'<script type="application/json" id="gegevens">(.*?)</script>', pagina)
    assert gevonden
    gegevens: dict[str, Any] = pak_uit(gevonden[1])
    return gegevens
