"""``sessiestuk``: two pages for one session, for who comes to it."""

from pathlib import Path
from typing import Annotated

import typer

from verandertheorie.cli.doelgroep import DoelgroepOptie
from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import DossierOptie, OverschrijfOptie, vind_dossier
from verandertheorie.fouten import AanroepFout

VORMEN = (".html", ".md")
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
    uitvoer: Annotated[
        Path | None,
        typer.Option(
            "-o", "--uitvoer", metavar="PAD", help="Een .html- of .md-bestand. Leeg: het scherm.", readable=False
        ),
    ] = None,
    doelgroep: DoelgroepOptie = "sessie",
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Schrijf twee bladzijden voor één bijeenkomst."""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.formaten.wegschrijven import VOOR_IEDEREEN, VOOR_MIJ, schrijf_product
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.lezing.vrijgave import kies_doelgroep
    from verandertheorie.uitvoer.document.sessiestuk import schrijf_sessiestuk

    wie = kies_doelgroep(doelgroep)
    if uitvoer and uitvoer.suffix.lower() not in VORMEN:
        raise AanroepFout(f"Geef een bestand dat eindigt op {' of '.join(VORMEN)}, niet op '{uitvoer.suffix}'.")
    stuk = schrijf_sessiestuk(Verandergraaf.uit(vind_dossier(ctx, dossier)), bijeenkomst, doelgroep=wie)
    if uitvoer is None:
        print(stuk.markdown)
        return
    tekst = stuk.html if uitvoer.suffix.lower() == ".html" else stuk.markdown
    rechten = VOOR_MIJ if wie == "monitor" else VOOR_IEDEREEN
    schrijf_product(uitvoer, tekst, rechten, overschrijf=overschrijf)
    toon_zinnen((f"{uitvoer} geschreven, voor doelgroep {wie}.",))
