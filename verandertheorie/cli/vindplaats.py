"""Which dossier is meant (named, in the environment, or the only one in this folder), and where a report goes."""

import os
from pathlib import Path
from typing import Annotated

import typer

from verandertheorie.fouten import DossierFout, reden_van

NagekekenOptie = Annotated[
    bool, typer.Option("--nagekeken", help="Wat op een naam of adres lijkt, is bekeken en mag blijven.")
]
"""The option by which every command that keeps words of one's own hears that somebody looked at them."""
DossierOptie = Annotated[
    Path | None, typer.Option("-d", "--dossier", metavar="PAD", help="Het dossierbestand.", readable=False)
]
"""The option by which every command takes a dossier."""

VerslagOptie = Annotated[
    Path | None,
    typer.Option(
        "--verslag", metavar="PAD", help="Het hele verslag in dit bestand, twee regels op het scherm.", readable=False
    ),
]
"""The option by which a command that has much to tell says it in a file."""

OverschrijfOptie = Annotated[bool, typer.Option("--overschrijf", help="Ook als er al een bestand staat.")]
"""The option by which a file is written over that is not ours, or that somebody changed."""

VerslagOverschrijfOptie = Annotated[
    bool, typer.Option("--overschrijf", help="Ook als het bestand van --verslag er al staat.")
]
"""The same for the file of a report."""

OMGEVING = "VERANDERTHEORIE_DOSSIER"


def vind_dossier(ctx: typer.Context, genoemd: Path | None) -> Path:
    """The dossier: ``-d`` after the command, else before it, else the environment, else the one ``*.sqlite`` here.

    Never one in a folder above: nobody should write in a dossier they did not see.

    Raises:
        DossierFout: none found here, or more than one, or this folder may not be looked into.
    """
    voor_opdracht = ctx.find_root().params.get("dossier")
    if pad := genoemd or voor_opdracht or os.environ.get(OMGEVING):
        return Path(pad)
    try:
        gevonden = sorted(p for p in Path().glob("*.sqlite") if p.is_file())
    except OSError as fout:
        raise DossierFout(f"In deze map is niet te kijken ({reden_van(fout)}). Noem het dossier met -d.") from None
    if len(gevonden) == 1:
        return gevonden[0]
    if gevonden:
        namen = ", ".join(p.name for p in gevonden)
        raise DossierFout(f"Er staan hier meer dossiers: {namen}. Kies er een met -d.")
    raise DossierFout("Hier is geen dossier. Noem het met -d, of maak er een met 'verandertheorie nieuw mijn.sqlite'.")
