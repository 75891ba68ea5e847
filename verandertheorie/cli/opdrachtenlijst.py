"""The one list of commands: what each is called, what it says of itself in the help, and the module that makes it.

In the order of the help page. Nothing of a command is imported here: its module comes when somebody asks for it. A test
holds every row against what its module makes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
import typer.main

from verandertheorie.vragen.lijst import VRAGEN, Vraag


@dataclass(frozen=True, slots=True)
class Opdrachtregel:
    """One command, or a group of them.

    ``kort``: what it says of itself in a list of commands. ``module``: in ``verandertheorie.cli``; its ``meld_aan``
    makes the command. ``vraag``: the question that it asks, when it is one of those.
    """

    naam: str
    kort: str
    module: str
    vraag: Vraag | None = None
    is_verborgen: bool = False

    def maak(self) -> Any:
        """The command itself, with its options: imports its module."""
        los = typer.Typer(rich_markup_mode=None)
        module = import_module(f"verandertheorie.cli.{self.module}")
        module.meld_aan(los, *([self.vraag] if self.vraag else []))
        return typer.main.get_group(los).commands[self.naam]


def _vragen() -> Iterator[Opdrachtregel]:
    for v in VRAGEN:
        for naam in v.namen:
            yield Opdrachtregel(naam, v.in_het_kort, "vraagopdrachten", v, is_verborgen=naam != v.namen[-1])


OPDRACHTEN: tuple[Opdrachtregel, ...] = (
    Opdrachtregel("nieuw", "Maak een nieuw dossier.", "invoeropdrachten"),
    Opdrachtregel("importeer", "Lees theorie en registraties in. Alles of niets.", "invoeropdrachten"),
    Opdrachtregel("noteer", "Leg een gesprek vast, vraag voor vraag.", "invoeropdrachten"),
    Opdrachtregel("toon", "Toon één record, met herkomst en versies.", "inzageopdrachten"),
    *_vragen(),
    Opdrachtregel("besluit", "Besluit over een voorstel bij de theorie.", "aanscherpopdrachten"),
    Opdrachtregel("redactie", "Zeg iets in de theorie in andere woorden.", "aanscherpopdrachten"),
    Opdrachtregel("geef-vrij", "Laat buitenstaanders een bevinding lezen.", "aanscherpopdrachten"),
    Opdrachtregel("notulen", "Leg vast wat er in een bijeenkomst gebeurde.", "lusopdrachten"),
    Opdrachtregel("besluiten", "Leg vast wat er in een bijeenkomst gebeurde.", "lusopdrachten", is_verborgen=True),
    Opdrachtregel("agenda", "Welke leervragen staan op de agenda?", "lusopdrachten"),
    Opdrachtregel("acties", "Wat is afgesproken, en is het gedaan?", "lusopdrachten"),
    Opdrachtregel("sessiestuk", "Schrijf twee bladzijden voor één bijeenkomst.", "sessiestukopdracht"),
    Opdrachtregel("rapport", "Schrijf een rapport: elke zin is na te rekenen.", "rapportgroep"),
    Opdrachtregel("maak-factor", "Maak een factor van losse bevindingen.", "plekopdrachten"),
    Opdrachtregel("maak-bewering", "Maak een bewering van losse bevindingen.", "plekopdrachten"),
    Opdrachtregel("geef-plek", "Zet losse bevindingen bij een bewering of factor.", "plekopdrachten"),
    Opdrachtregel("theorie", "Schrijf de theorie als leesbaar document.", "documentopdracht"),
    Opdrachtregel("kaart", "Maak de kaart om bij een bijeenkomst te tonen.", "kaartopdracht"),
    Opdrachtregel("figuur", "Maak een figuur, met de tabel ernaast.", "figuurgroep"),
    Opdrachtregel("sjabloon", "Maak een Excelbestand om in te vullen.", "tabelopdrachten"),
    Opdrachtregel("codes", "Wat betekent een code zoals VT102?", "codeopdracht"),
    Opdrachtregel("aanvulling", "Vul opdrachten aan met de Tab-toets.", "aanvulling"),
    Opdrachtregel("vraag", "Welke vragen kunt u stellen?", "inzageopdrachten"),
    Opdrachtregel("dossier", "Kijk in het dossier zelf.", "dossiergroep"),
    Opdrachtregel("exporteer", "Neem het dossier mee.", "exporteergroep"),
    Opdrachtregel("versie", "Stel een versie van de theorie vast.", "aanscherpopdrachten"),
    Opdrachtregel("neo4j", "Verken theorie en bewijs in Neo4j Browser.", "neo4jopdrachten"),
)
"""Every command, in the order in which people are shown them."""
