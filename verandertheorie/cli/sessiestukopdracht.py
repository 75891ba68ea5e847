"""``sessiestuk``: two pages for one session, for who comes to it."""

from typing import Annotated

import typer

from verandertheorie.cli.doelgroep import DoelgroepOptie
from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.leesbaar import LeesbaarOptie, eis_leesbare_vorm, toon_of_schrijf
from verandertheorie.cli.vindplaats import DossierOptie, OverschrijfOptie, vind_dossier

HULP = (
    "Schrijf twee bladzijden voor één bijeenkomst.\n\n"
    "Wat er nieuw is, waar we het niet over eens zijn, wat er van de afspraken werd, en drie vragen.\n\n"
    "Voorbeeld: verandertheorie sessiestuk B8 -o b8.html"
)


def meld_aan(app: typer.Typer) -> None:
    """Add this command to the command tree."""
    app.command(cls=Opdracht, help=HULP)(sessiestuk)


def sessiestuk(
    ctx: typer.Context,
    bijeenkomst: Annotated[str, typer.Argument(metavar="BIJEENKOMST", help="Voor welke bijeenkomst, zoals B10.")],
    uitvoer: LeesbaarOptie = None,
    doelgroep: DoelgroepOptie = "sessie",
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Schrijf twee bladzijden voor één bijeenkomst."""
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.model.doelgroep import kies_doelgroep
    from verandertheorie.uitvoer.document.sessiestuk import schrijf_sessiestuk

    wie = kies_doelgroep(doelgroep)
    eis_leesbare_vorm(uitvoer)
    stuk = schrijf_sessiestuk(Verandergraaf.uit(vind_dossier(ctx, dossier)), bijeenkomst, doelgroep=wie)
    toon_of_schrijf(stuk, uitvoer, wie=wie, overschrijf=overschrijf)
