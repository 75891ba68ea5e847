"""Commands by which something comes into a dossier: make it, import files, write down a conversation."""

from pathlib import Path
from typing import Annotated

import typer

from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import DossierOptie, NagekekenOptie, VerslagOptie, vind_dossier


def meld_aan(app: typer.Typer) -> None:
    """Add these commands to the command tree."""
    app.command(
        cls=Opdracht, help="Maak een nieuw dossier.\n\nVoorbeeld: verandertheorie nieuw proef.sqlite --voorbeeld mini"
    )(nieuw)
    app.command(
        cls=Opdracht,
        help="Lees theorie en registraties in. Alles of niets.\n\n"
        "Voorbeeld: verandertheorie importeer mijn-gesprek.yaml --droog",
    )(importeer)
    app.command(
        cls=Opdracht,
        short_help="Leg een gesprek vast, vraag voor vraag.",
        help="Leg een gesprek vast, vraag voor vraag. Stoppen kan altijd: wat u typte, blijft bewaard.\n\n"
        "Voorbeeld: verandertheorie noteer --leidraad trage-vergunningen,tijdgebrek\n\n"
        "Later verder: verandertheorie noteer --verder",
    )(noteer)


def nieuw(
    pad: Annotated[Path, typer.Argument(help="Waar het dossier komt, zoals mijn.sqlite.", readable=False)],
    voorbeeld: Annotated[
        str | None, typer.Option(metavar="NAAM", help="Vul het met een voorbeeld: mini of extra-rijksinzet.")
    ] = None,
    alleen_theorie: Annotated[bool, typer.Option("--alleen-theorie", help="Zonder registraties.")] = False,
    zonder_woorden: Annotated[
        bool,
        typer.Option("--zonder-woorden", help="Voor een eigen programma: zonder de woordenlijsten van het plan."),
    ] = False,
) -> None:
    """Maak een nieuw dossier."""
    from verandertheorie.cli import dossieropdrachten

    dossieropdrachten.maak_dossier(pad, voorbeeld, alleen_theorie=alleen_theorie, zonder_woorden=zonder_woorden)


def importeer(
    ctx: typer.Context,
    paden: Annotated[
        list[Path],
        typer.Argument(
            readable=False,
            help="Bestanden of mappen (Excel, LibreOffice, CSV, YAML, JSON), of één ander dossier; - is de invoer.",
        ),
    ],
    herzie: Annotated[bool, typer.Option("--herzie", help="Vervang wat bekend is door een betere inhoud.")] = False,
    droog: Annotated[bool, typer.Option("--droog", help="Alleen laten zien wat er zou veranderen.")] = False,
    rol: Annotated[
        str, typer.Option(metavar="ROL", help="Rol van wie dit inleest, zoals lerende monitor. Geen naam.")
    ] = "",
    nagekeken: NagekekenOptie = False,
    als_json: Annotated[bool, typer.Option("--json", help="Het verslag als JSON.")] = False,
    verslag: VerslagOptie = None,
    uitvoer: Annotated[
        Path | None,
        typer.Option(
            "-o", "--uitvoer", metavar="PAD", help="Het verslag als pagina: een .html- of .md-bestand.", readable=False
        ),
    ] = None,
    overschrijf: Annotated[
        bool, typer.Option("--overschrijf", help="Ook als het bestand van --verslag of -o er al staat.")
    ] = False,
    dossier: DossierOptie = None,
) -> None:
    """Lees theorie en registraties in."""
    if als_json and verslag:
        raise typer.BadParameter("kies een van --json en --verslag.")
    from verandertheorie.cli import importopdracht

    pad = vind_dossier(ctx, dossier)
    importopdracht.lees_in(
        pad,
        paden,
        herzie=herzie,
        droog=droog,
        rol=rol,
        nagekeken=nagekeken,
        als_json=als_json,
        naar=verslag,
        uitvoer=uitvoer,
        overschrijf=overschrijf,
    )


def noteer(
    ctx: typer.Context,
    verder: Annotated[bool, typer.Option("--verder", help="Ga verder met het concept dat er ligt.")] = False,
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help="Begin opnieuw, ook als er een concept ligt.")] = False,
    leidraad: Annotated[
        str | None,
        typer.Option(metavar="PAD", help="Loop de vragen uit deze leidraad na. Onderwerpen met komma's mag ook."),
    ] = None,
    droog: Annotated[bool, typer.Option("--droog", help="Alleen laten zien wat er zou veranderen.")] = False,
    rol: Annotated[
        str, typer.Option(metavar="ROL", help="Rol van wie dit invoert, zoals lerende monitor. Geen naam.")
    ] = "",
    dossier: DossierOptie = None,
) -> None:
    """Leg een gesprek vast, vraag voor vraag."""
    from verandertheorie.cli import noteeropdracht

    pad = vind_dossier(ctx, dossier)
    noteeropdracht.voer_gesprek(pad, verder=verder, opnieuw=opnieuw, leidraad=leidraad, droog=droog, rol=rol)
