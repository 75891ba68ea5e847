"""What every product is called, and what it says when its records are made up."""

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import VOOR_WIE

FICTIEF = "Fictieve voorbeeldgegevens: geen echte personen, gesprekken of gebieden."


def titel(graaf: Verandergraaf) -> str:
    """The theory by the name of its programme, when that is an area of the dossier."""
    programma = next((g.naam for g in graaf.gebieden.values() if g.niveau == "programma"), "")
    return f"De verandertheorie van {programma}" if programma else "De verandertheorie"


def voet(graaf: Verandergraaf) -> str:
    """One line under a document: of which moment, for whom, from what, with what."""
    h = graaf.herkomst
    fictief = " Fictieve voorbeeldgegevens." if h.fictief else ""
    moment = f"Stand na {graaf.cyclus}" if graaf.cyclus else "Nog geen leercycli"
    bron = f"dossier {h.dossier or '–'} · parameters {h.parameterhash} · versie {h.versie}"
    return f"{moment} · voor {VOOR_WIE[graaf.doelgroep]} · {bron}.{fictief}"
