"""Commands to look something up: one record, and which questions there are."""

from typing import Annotated

import typer

from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import DossierOptie, vind_dossier
from verandertheorie.vragen.lijst import VRAGEN


def meld_aan(app: typer.Typer) -> None:
    """Add these commands to the command tree."""
    app.command(
        cls=Opdracht,
        short_help="Toon één record, met herkomst en versies.",
        help="Toon één record: inhoud, herkomst en eerdere versies."
        "\n\nVoorbeeld: verandertheorie toon trage-vergunningen",
    )(toon)
    app.command(cls=Opdracht, help="Welke vragen kunt u stellen?\n\nVoorbeeld: verandertheorie vraag --lijst")(vraag)


def toon(
    ctx: typer.Context,
    naam: Annotated[str, typer.Argument(help="Sleutel, code, schuilnaam of id, zoals C07, b01 of d01-1a#2.")],
    als_json: Annotated[bool, typer.Option("--json", help="Als JSON.")] = False,
    dossier: DossierOptie = None,
) -> None:
    """Toon één record."""
    from verandertheorie.cli import dossieropdrachten

    dossieropdrachten.toon_record(vind_dossier(ctx, dossier), naam, als_json=als_json)


def vraag(
    lijst: Annotated[bool, typer.Option("--lijst", help="Toon alle vragen.", show_default=False)] = True,
    als_json: Annotated[bool, typer.Option("--json", help="Als JSON.")] = False,
) -> None:
    """Welke vragen kunt u stellen?"""
    from verandertheorie.cli.tonen import toon_json, toon_tabel, toon_zinnen

    if als_json:
        rijen = [{"vraag": v.naam, "kort": v.kort, "zin": v.zin} for v in VRAGEN]
        toon_json(rijen)
        return
    toon_tabel(("vraag", "kort", "wat u te weten komt"), [(v.naam, v.kort, v.zin) for v in VRAGEN])
    toon_zinnen(("Elke vraag heeft --help, --uitleg, --json, --csv, --tot-en-met en dezelfde filters.",))
