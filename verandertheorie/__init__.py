"""Theories of change as typed graphs that learn from evidence.

Start from a dossier file::

    import verandertheorie as vt

    graaf = vt.Verandergraaf.uit("extra-rijksinzet.sqlite", tot_en_met="c4")
    print(vt.terugkerende_belemmeringen(graaf))
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verandertheorie.aanscherping.overzicht import vergelijk, versies, voorstellen
    from verandertheorie.controle.controleer import controleer
    from verandertheorie.dossier.bestand import Dossier
    from verandertheorie.fouten import AanroepFout, ConflictFout, DossierFout, VerandertheorieFout
    from verandertheorie.graaf.filters import Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.invoer.importeer import Importverslag, importeer
    from verandertheorie.melding import Melding
    from verandertheorie.uitvoer.kaart.kaart import kaart
    from verandertheorie.uitvoer.kaart.netwerk import naar_pyvis
    from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie
    from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
    from verandertheorie.vragen.beweringen import stand_van_beweringen
    from verandertheorie.vragen.dekking import dekking
    from verandertheorie.vragen.doelscherpte import doelscherpte
    from verandertheorie.vragen.kantelen import wat_kantelt
    from verandertheorie.vragen.rivalen import rivalen
    from verandertheorie.vragen.terugblik import terugblik
    from verandertheorie.vragen.uitleg import leg_uit
    from verandertheorie.vragen.veranderingen import wat_veranderde

_WAAR = {
    "AanroepFout": "fouten",
    "ConflictFout": "fouten",
    "Dossier": "dossier.bestand",
    "DossierFout": "fouten",
    "Filter": "graaf.filters",
    "Importverslag": "invoer.importeer",
    "Melding": "melding",
    "Neo4jProjectie": "uitvoer.neo4j.sync",
    "Verandergraaf": "graaf.verandergraaf",
    "VerandertheorieFout": "fouten",
    "controleer": "controle.controleer",
    "dekking": "vragen.dekking",
    "doelscherpte": "vragen.doelscherpte",
    "helpende_factoren": "vragen.belemmeringen",
    "importeer": "invoer.importeer",
    "kaart": "uitvoer.kaart.kaart",
    "leg_uit": "vragen.uitleg",
    "naar_pyvis": "uitvoer.kaart.netwerk",
    "rivalen": "vragen.rivalen",
    "stand_van_beweringen": "vragen.beweringen",
    "terugblik": "vragen.terugblik",
    "terugkerende_belemmeringen": "vragen.belemmeringen",
    "vergelijk": "aanscherping.overzicht",
    "versies": "aanscherping.overzicht",
    "voorstellen": "aanscherping.overzicht",
    "wat_kantelt": "vragen.kantelen",
    "wat_veranderde": "vragen.veranderingen",
}

__all__ = [
    "AanroepFout",
    "ConflictFout",
    "Dossier",
    "DossierFout",
    "Filter",
    "Importverslag",
    "Melding",
    "Neo4jProjectie",
    "Verandergraaf",
    "VerandertheorieFout",
    "controleer",
    "dekking",
    "doelscherpte",
    "helpende_factoren",
    "importeer",
    "kaart",
    "leg_uit",
    "naar_pyvis",
    "rivalen",
    "stand_van_beweringen",
    "terugblik",
    "terugkerende_belemmeringen",
    "vergelijk",
    "versies",
    "voorstellen",
    "wat_kantelt",
    "wat_veranderde",
]


def __getattr__(naam: str) -> object:
    """Import a public name when it is first asked for, so that ``--help`` need not load pydantic's models."""
    if naam not in _WAAR:
        raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
    return getattr(import_module(f"{__name__}.{_WAAR[naam]}"), naam)


def __dir__() -> list[str]:
    return sorted(__all__)
