"""Theories of change as typed graphs that learn from evidence.

Start from a dossier file::

    import verandertheorie as vt

    graaf = vt.Verandergraaf.uit("extra-rijksinzet.sqlite", tot_en_met="c4")
    print(vt.terugkerende_belemmeringen(graaf))
"""

from importlib import import_module
from typing import TYPE_CHECKING

from verandertheorie.versie import VERSIE

if TYPE_CHECKING:
    from verandertheorie.aanscherping.overzicht import (
        Verschilrij,
        Versierij,
        Voorgesteld,
        vergelijk,
        versies,
        voorstellen,
    )
    from verandertheorie.controle.controleer import Bezwaar, controleer
    from verandertheorie.dossier.bestand import Dossier
    from verandertheorie.fouten import AanroepFout, ConflictFout, DossierFout, VerandertheorieFout
    from verandertheorie.graaf.filters import Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.invoer.importeer import Importverslag, importeer
    from verandertheorie.melding import Melding
    from verandertheorie.uitvoer.kaart.kaart import Kaart, kaart
    from verandertheorie.uitvoer.kaart.netwerk import naar_pyvis
    from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie
    from verandertheorie.vragen.antwoord import Antwoord
    from verandertheorie.vragen.belemmeringen import Helpend, Terugkerend, helpende_factoren, terugkerende_belemmeringen
    from verandertheorie.vragen.beweringen import Stand, stand_van_beweringen
    from verandertheorie.vragen.dekking import Dekkingscel, dekking
    from verandertheorie.vragen.doelscherpte import Doelscherpte, doelscherpte
    from verandertheorie.vragen.kantelen import Kantelpunt, wat_kantelt
    from verandertheorie.vragen.rivalen import Rivaalgebied, rivalen
    from verandertheorie.vragen.terugblik import Voorspelling, terugblik
    from verandertheorie.vragen.uitleg import Uitlegregel, leg_uit
    from verandertheorie.vragen.veranderingen import Verandering, wat_veranderde

__version__ = VERSIE

_WAAR = {
    "AanroepFout": "fouten",
    "Antwoord": "vragen.antwoord",
    "Bezwaar": "controle.controleer",
    "ConflictFout": "fouten",
    "Dekkingscel": "vragen.dekking",
    "Doelscherpte": "vragen.doelscherpte",
    "Dossier": "dossier.bestand",
    "DossierFout": "fouten",
    "Filter": "graaf.filters",
    "Helpend": "vragen.belemmeringen",
    "Importverslag": "invoer.importeer",
    "Kaart": "uitvoer.kaart.kaart",
    "Kantelpunt": "vragen.kantelen",
    "Melding": "melding",
    "Neo4jProjectie": "uitvoer.neo4j.sync",
    "Rivaalgebied": "vragen.rivalen",
    "Stand": "vragen.beweringen",
    "Terugkerend": "vragen.belemmeringen",
    "Uitlegregel": "vragen.uitleg",
    "Verandergraaf": "graaf.verandergraaf",
    "Verandering": "vragen.veranderingen",
    "VerandertheorieFout": "fouten",
    "Verschilrij": "aanscherping.overzicht",
    "Versierij": "aanscherping.overzicht",
    "Voorgesteld": "aanscherping.overzicht",
    "Voorspelling": "vragen.terugblik",
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
    "Antwoord",
    "Bezwaar",
    "ConflictFout",
    "Dekkingscel",
    "Doelscherpte",
    "Dossier",
    "DossierFout",
    "Filter",
    "Helpend",
    "Importverslag",
    "Kaart",
    "Kantelpunt",
    "Melding",
    "Neo4jProjectie",
    "Rivaalgebied",
    "Stand",
    "Terugkerend",
    "Uitlegregel",
    "Verandergraaf",
    "Verandering",
    "VerandertheorieFout",
    "Verschilrij",
    "Versierij",
    "Voorgesteld",
    "Voorspelling",
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
