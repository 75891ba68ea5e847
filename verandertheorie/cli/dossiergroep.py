"""``dossier``: look into the dossier itself, with the commands by which it can be trusted."""

from typing import Annotated

import typer

from verandertheorie.cli import vertrouwopdrachten
from verandertheorie.cli.aanvulling import WOORDEN
from verandertheorie.cli.hulptekst import Opdracht, Opdrachtgroep
from verandertheorie.cli.vindplaats import DossierOptie, vind_dossier


def meld_aan(app: typer.Typer) -> None:
    """Add the group to the command tree."""
    dossier_app = typer.Typer(
        cls=Opdrachtgroep, no_args_is_help=True, rich_markup_mode=None, help="Kijk in het dossier zelf."
    )
    dossier_app.command(
        "toon",
        cls=Opdracht,
        short_help="Wat zit er in het dossier?",
        help="Wat zit er in het dossier? Registraties per leercyclus en gebied, de theorie, de laatste invoer."
        "\n\nVoorbeeld: verandertheorie dossier toon --gebied D01",
    )(dossier_toon)
    vertrouwopdrachten.meld_aan(dossier_app)
    app.add_typer(dossier_app, name="dossier")


def dossier_toon(
    ctx: typer.Context,
    naam: Annotated[str | None, typer.Argument(hidden=True)] = None,
    gebied: Annotated[
        str | None,
        typer.Option(
            metavar="GEBIED",
            help="De gesprekken van dit deelgebied of kerngebied, en wat daarvan telt.",
            autocompletion=WOORDEN["gebied"],
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
