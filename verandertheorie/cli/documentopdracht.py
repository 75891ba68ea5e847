"""``theorie``: the theory as a document to read, in the words of a version, for an audience."""

from pathlib import Path
from typing import Annotated

import typer

from verandertheorie.cli.doelgroep import DoelgroepOptie
from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import DossierOptie, OverschrijfOptie, vind_dossier
from verandertheorie.fouten import AanroepFout

VORMEN = (".html", ".md")
HULP = (
    "Schrijf de theorie als leesbaar document.\n\n"
    "Voorbeeld: verandertheorie theorie --doelgroep kernteam -o theorie.html"
)


def meld_aan(app: typer.Typer) -> None:
    """Add this command to the command tree."""
    app.command(cls=Opdracht, help=HULP)(theorie)


def theorie(
    ctx: typer.Context,
    uitvoer: Annotated[
        Path | None,
        typer.Option(
            "-o", "--uitvoer", metavar="PAD", help="Een .html- of .md-bestand. Leeg: het scherm.", readable=False
        ),
    ] = None,
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
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.formaten.wegschrijven import VOOR_IEDEREEN, VOOR_MIJ, schrijf_product
    from verandertheorie.graaf.filters import Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.lezing.vrijgave import kies_doelgroep
    from verandertheorie.uitvoer.document.theorie import schrijf_theorie

    wie = kies_doelgroep(doelgroep)
    if uitvoer and uitvoer.suffix.lower() not in VORMEN:
        raise AanroepFout(f"Geef een bestand dat eindigt op {' of '.join(VORMEN)}, niet op '{uitvoer.suffix}'.")
    graaf = Verandergraaf.uit(vind_dossier(ctx, dossier), tot_en_met=tot_en_met)
    gekozen = [v.tot_en_met for v in gemaakte_versies(graaf) if versie in (None, v.nummer)]
    if tot_en_met is None and gekozen and graaf.nummer(gekozen[-1]) > graaf.t:
        graaf = graaf.tot_en_met(gekozen[-1])  # decided already, and no evidence of that cycle yet
    if gebied:
        graaf = graaf.met(Filter(gebied=tuple(gebied)))
    document = schrijf_theorie(graaf, versie=versie, doelgroep=wie, kort=kort)
    if uitvoer is None:
        print(document.markdown)
        return
    tekst = document.html if uitvoer.suffix.lower() == ".html" else document.markdown
    rechten = VOOR_MIJ if wie == "monitor" else VOOR_IEDEREEN
    schrijf_product(uitvoer, tekst, rechten, overschrijf=overschrijf)
    toon_zinnen((f"{uitvoer} geschreven, voor doelgroep {wie}.",))
