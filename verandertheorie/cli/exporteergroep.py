"""``exporteer``: the dossier in files that can be read in again."""

from pathlib import Path
from typing import Annotated

import typer

from verandertheorie.cli import tabelopdrachten
from verandertheorie.cli.hulptekst import Opdracht, Opdrachtgroep
from verandertheorie.cli.vindplaats import DossierOptie, vind_dossier


def meld_aan(app: typer.Typer) -> None:
    """Add the group to the command tree."""
    exporteer_app = typer.Typer(
        cls=Opdrachtgroep, no_args_is_help=True, rich_markup_mode=None, help="Neem het dossier mee."
    )
    exporteer_app.command(
        "yaml",
        cls=Opdracht,
        short_help="Schrijf alles als YAML.",
        help="Schrijf alles als YAML, zo dat een leeg dossier er weer hetzelfde van wordt."
        "\n\nVoorbeeld: verandertheorie exporteer yaml mijn-map",
    )(exporteer_yaml)
    exporteer_app.command(
        "json",
        cls=Opdracht,
        short_help="Schrijf alles als JSON.",
        help="Schrijf alles als JSON, zo dat een leeg dossier er weer hetzelfde van wordt."
        "\n\nVoorbeeld: verandertheorie exporteer json mijn-json",
    )(exporteer_json)
    tabelopdrachten.meld_export_aan(exporteer_app)
    app.add_typer(exporteer_app, name="exporteer")


def exporteer_yaml(
    ctx: typer.Context,
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="Een nieuwe of lege map.", readable=False)],
    dossier: DossierOptie = None,
) -> None:
    """Schrijf alles als YAML."""
    from verandertheorie.cli import dossieropdrachten

    dossieropdrachten.exporteer_bestanden(vind_dossier(ctx, dossier), map_, "yaml")


def exporteer_json(
    ctx: typer.Context,
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="Een nieuwe of lege map.", readable=False)],
    dossier: DossierOptie = None,
) -> None:
    """Schrijf alles als JSON."""
    from verandertheorie.cli import dossieropdrachten

    dossieropdrachten.exporteer_bestanden(vind_dossier(ctx, dossier), map_, "json")
