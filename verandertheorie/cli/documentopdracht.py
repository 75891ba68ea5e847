"""``theorie``: the theory as a document to read, in the words of a version, for an audience."""

from typing import Annotated

import typer

from verandertheorie.cli.doelgroep import DoelgroepOptie
from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.leesbaar import LeesbaarOptie, eis_leesbare_vorm, toon_of_schrijf
from verandertheorie.cli.vindplaats import DossierOptie, OverschrijfOptie, vind_dossier

HULP = (
    "Schrijf de theorie als leesbaar document.\n\n"
    "Voorbeeld: verandertheorie theorie --doelgroep kernteam -o theorie.html"
)


def meld_aan(app: typer.Typer) -> None:
    """Add this command to the command tree."""
    app.command(cls=Opdracht, help=HULP)(theorie)


def theorie(
    ctx: typer.Context,
    uitvoer: LeesbaarOptie = None,
    versie: Annotated[
        int | None, typer.Option(metavar="NUMMER", help="In de woorden van deze versie. Leeg: zoals zij nu luidt.")
    ] = None,
    doelgroep: DoelgroepOptie = "sessie",
    kort: Annotated[
        bool,
        typer.Option(
            "--kort", help="Twee bladzijden: de theorie, hoe zeker zij is, waar het wringt, wat we niet weten."
        ),
    ] = False,
    gebied: Annotated[
        list[str] | None,
        typer.Option(metavar="GEBIED", help="Alleen dit deelgebied of kerngebied. Vaker mag."),
    ] = None,
    tot_en_met: Annotated[
        str | None, typer.Option(metavar="CYCLUS", help="Het bewijs tot en met deze leercyclus.")
    ] = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Schrijf de theorie als leesbaar document."""
    from verandertheorie.aanscherping.versies import gemaakte_versies
    from verandertheorie.graaf.filters import Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.model.doelgroep import kies_doelgroep
    from verandertheorie.uitvoer.document.theorie import schrijf_theorie

    wie = kies_doelgroep(doelgroep)
    eis_leesbare_vorm(uitvoer)
    graaf = Verandergraaf.uit(vind_dossier(ctx, dossier), tot_en_met=tot_en_met)
    gekozen = [v.tot_en_met for v in gemaakte_versies(graaf) if versie in (None, v.nummer)]
    if tot_en_met is None and gekozen and graaf.nummer(gekozen[-1]) > graaf.t:
        graaf = graaf.tot_en_met(gekozen[-1])  # decided already, and no evidence of that cycle yet
    if gebied:
        graaf = graaf.met(Filter(gebied=tuple(gebied)))
    document = schrijf_theorie(graaf, versie=versie, doelgroep=wie, kort=kort)
    toon_of_schrijf(document, uitvoer, wie=wie, overschrijf=overschrijf)
