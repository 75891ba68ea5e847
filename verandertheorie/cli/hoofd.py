"""The command tree; what a command needs is imported when it runs, so that help is quick."""

from pathlib import Path
from typing import Annotated

import typer

from verandertheorie.cli import (
    aanscherpopdrachten,
    aanvulling,
    codeopdracht,
    documentopdracht,
    kaartopdracht,
    neo4jopdrachten,
    plekopdrachten,
    tabelopdrachten,
    vertrouwopdrachten,
    vraagopdrachten,
)
from verandertheorie.cli.hulptekst import Hoofdgroep, Opdracht, Opdrachtgroep
from verandertheorie.cli.vindplaats import DossierOptie, NagekekenOptie, VerslagOptie, vind_dossier
from verandertheorie.versie import VERSIE

HELP = "Verandertheorieën die leren van bewijs: leg vast wat u hoort en ziet, en vraag wat terugkeert."
EERSTE_KEER = """\
Voor het eerst hier?

verandertheorie nieuw proef.sqlite --voorbeeld mini

verandertheorie belemmeringen

verandertheorie leg-uit trage-vergunningen"""

app = typer.Typer(
    cls=Hoofdgroep,
    help=HELP,
    epilog=EERSTE_KEER,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _toon_versie(gevraagd: bool) -> None:
    if gevraagd:
        print(f"verandertheorie {VERSIE}")
        raise typer.Exit


@app.callback()
def hoofd(
    dossier: DossierOptie = None,
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Toon bij een fout van ons waar hij ontstond.")
    ] = False,
    versie: Annotated[
        bool, typer.Option("--versie", help="Toon de versie.", callback=_toon_versie, is_eager=True)
    ] = False,
) -> None:
    """Verandertheorieën die leren van bewijs: leg vast wat u hoort en ziet, en vraag wat terugkeert."""


@app.command(
    cls=Opdracht, help="Maak een nieuw dossier.\n\nVoorbeeld: verandertheorie nieuw proef.sqlite --voorbeeld mini"
)
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


@app.command(
    cls=Opdracht,
    help="Lees theorie en registraties in. Alles of niets.\n\n"
    "Voorbeeld: verandertheorie importeer mijn-gesprek.yaml --droog",
)
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


@app.command(
    cls=Opdracht,
    short_help="Leg een gesprek vast, vraag voor vraag.",
    help="Leg een gesprek vast, vraag voor vraag. Stoppen kan altijd: wat u typte, blijft bewaard.\n\n"
    "Voorbeeld: verandertheorie noteer --leidraad trage-vergunningen,tijdgebrek\n\n"
    "Later verder: verandertheorie noteer --verder",
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


@app.command(
    cls=Opdracht,
    short_help="Toon één record, met herkomst en versies.",
    help="Toon één record: inhoud, herkomst en eerdere versies.\n\nVoorbeeld: verandertheorie toon trage-vergunningen",
)
def toon(
    ctx: typer.Context,
    naam: Annotated[str, typer.Argument(help="Sleutel, code, schuilnaam of id, zoals C07, b01 of d01-1a#2.")],
    als_json: Annotated[bool, typer.Option("--json", help="Als JSON.")] = False,
    dossier: DossierOptie = None,
) -> None:
    """Toon één record."""
    from verandertheorie.cli import dossieropdrachten

    dossieropdrachten.toon_record(vind_dossier(ctx, dossier), naam, als_json=als_json)


dossier_app = typer.Typer(
    cls=Opdrachtgroep, no_args_is_help=True, rich_markup_mode=None, help="Kijk in het dossier zelf."
)
app.add_typer(dossier_app, name="dossier")


@dossier_app.command(
    "toon",
    cls=Opdracht,
    short_help="Wat zit er in het dossier?",
    help="Wat zit er in het dossier? Registraties per leercyclus en gebied, de theorie, de laatste invoer."
    "\n\nVoorbeeld: verandertheorie dossier toon --gebied D01",
)
def dossier_toon(
    ctx: typer.Context,
    naam: Annotated[str | None, typer.Argument(hidden=True)] = None,
    gebied: Annotated[
        str | None,
        typer.Option(
            metavar="GEBIED",
            help="De gesprekken van dit deelgebied of kerngebied, en wat daarvan telt.",
            autocompletion=aanvulling.WOORDEN["gebied"],
        ),
    ] = None,
    als_json: Annotated[bool, typer.Option("--json", help="Als JSON.")] = False,
    dossier: DossierOptie = None,
) -> None:
    """Wat zit er in het dossier?"""
    from verandertheorie.cli import dossieropdrachten

    if naam is not None:
        raise typer.BadParameter(f"één record ziet u met: verandertheorie toon {naam}")
    pad = vind_dossier(ctx, dossier)
    if gebied is None:
        dossieropdrachten.toon_dossier(pad, als_json=als_json)
    else:
        dossieropdrachten.toon_gesprekken(pad, gebied, als_json=als_json)


vertrouwopdrachten.meld_aan(dossier_app)

exporteer_app = typer.Typer(
    cls=Opdrachtgroep, no_args_is_help=True, rich_markup_mode=None, help="Neem het dossier mee."
)
app.add_typer(exporteer_app, name="exporteer")


@exporteer_app.command(
    "yaml",
    cls=Opdracht,
    short_help="Schrijf alles als YAML.",
    help="Schrijf alles als YAML, zo dat een leeg dossier er weer hetzelfde van wordt."
    "\n\nVoorbeeld: verandertheorie exporteer yaml mijn-map",
)
def exporteer_yaml(
    ctx: typer.Context,
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="Een nieuwe of lege map.", readable=False)],
    dossier: DossierOptie = None,
) -> None:
    """Schrijf alles als YAML."""
    from verandertheorie.cli import dossieropdrachten

    dossieropdrachten.exporteer_bestanden(vind_dossier(ctx, dossier), map_, "yaml")


@exporteer_app.command(
    "json",
    cls=Opdracht,
    short_help="Schrijf alles als JSON.",
    help="Schrijf alles als JSON, zo dat een leeg dossier er weer hetzelfde van wordt."
    "\n\nVoorbeeld: verandertheorie exporteer json mijn-json",
)
def exporteer_json(
    ctx: typer.Context,
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="Een nieuwe of lege map.", readable=False)],
    dossier: DossierOptie = None,
) -> None:
    """Schrijf alles als JSON."""
    from verandertheorie.cli import dossieropdrachten

    dossieropdrachten.exporteer_bestanden(vind_dossier(ctx, dossier), map_, "json")


vraagopdrachten.meld_aan(app)
aanscherpopdrachten.meld_aan(app)
plekopdrachten.meld_aan(app)
documentopdracht.meld_aan(app)
kaartopdracht.meld_aan(app)
neo4jopdrachten.meld_aan(app)
tabelopdrachten.meld_aan(app, exporteer_app)


codeopdracht.meld_aan(app)
aanvulling.meld_aan(app)


@app.command(cls=Opdracht, help="Welke vragen kunt u stellen?\n\nVoorbeeld: verandertheorie vraag --lijst")
def vraag(
    lijst: Annotated[bool, typer.Option("--lijst", help="Toon alle vragen.", show_default=False)] = True,
    als_json: Annotated[bool, typer.Option("--json", help="Als JSON.")] = False,
) -> None:
    """Welke vragen kunt u stellen?"""
    from verandertheorie.cli import dossieropdrachten

    dossieropdrachten.toon_vragen(als_json=als_json)
