"""``kaart``: the session map as one file that opens offline, for an audience."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verandertheorie.cli.doelgroep import DoelgroepOptie, kies_doelgroep
from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import DossierOptie, vind_dossier
from verandertheorie.fouten import AanroepFout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verandertheorie.uitvoer.kaart.kaart import Kaart

VORMEN = (".html", ".htm")
HULP = (
    "Maak de kaart om bij een bijeenkomst te tonen.\n\n"
    "Voorbeeld: verandertheorie kaart --tot-en-met c4 --gebied de-peel -o kaart.html"
)


def meld_aan(app: typer.Typer) -> None:
    """Add this command to the command tree."""
    app.command(cls=Opdracht, help=HULP)(kaart)


def kaart(
    ctx: typer.Context,
    uitvoer: Annotated[
        Path, typer.Option("-o", "--uitvoer", metavar="PAD", help="Een .html-bestand. Leeg: kaart.html in deze map.")
    ] = Path("kaart.html"),
    openen: Annotated[bool, typer.Option("--open", help="Open de kaart daarna in de browser.")] = False,
    doelgroep: DoelgroepOptie = "sessie",
    gebied: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WOORD", help="Alleen dit deelgebied, of alle deelgebieden van dit kerngebied. Vaker mag."
        ),
    ] = None,
    tot_en_met: Annotated[str | None, typer.Option(metavar="CYCLUS", help="De leercycli tot en met deze.")] = None,
    versies: Annotated[
        tuple[int, int] | None,
        typer.Option(metavar="NUMMER NUMMER", help="Toon wat er verschilt tussen deze twee versies van de theorie."),
    ] = None,
    dossier: DossierOptie = None,
) -> None:
    """Maak de kaart om bij een bijeenkomst te tonen."""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.graaf.filters import Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.uitvoer.kaart.kaart import kaart as maak

    wie = kies_doelgroep(doelgroep)
    if uitvoer.suffix.lower() not in VORMEN and not uitvoer.is_dir():
        raise AanroepFout(f"Geef een bestand dat eindigt op .html, zoals {uitvoer.with_suffix('.html')}.")
    gekozen = Filter(gebied=tuple(gebied or ()))
    graaf = Verandergraaf.uit(vind_dossier(ctx, dossier), tot_en_met=tot_en_met, filter=gekozen)
    gemaakt = maak(graaf, doelgroep=wie, versies=versies)
    gemaakt.schrijf(uitvoer)
    toon_zinnen((f"{uitvoer} geschreven, voor doelgroep {wie}.", *_wat_erop_staat(gemaakt)))
    if openen:
        _open(uitvoer)


def _wat_erop_staat(gemaakt: "Kaart") -> "Iterator[str]":
    bewijs = gemaakt.gegevens.bewijs
    if not gemaakt.gegevens.knopen:
        yield "De theorie is nog leeg. Lees haar eerst in: verandertheorie importeer mijn-theorie.yaml"
    elif bewijs.achtergehouden:
        yield f"Van {bewijs.achtergehouden} van de {bewijs.totaal} bevindingen staan de woorden er niet in."


def _open(pad: Path) -> None:
    import sys
    import webbrowser

    if not webbrowser.open(pad.resolve().as_uri()):
        print(f"Hier is geen browser gevonden. Open {pad.resolve()} zelf.", file=sys.stderr)
