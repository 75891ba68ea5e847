"""``kaart``: the session map as one file that opens offline, for an audience."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verandertheorie.cli.doelgroep import DoelgroepOptie
from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import DossierOptie, OverschrijfOptie, vind_dossier
from verandertheorie.fouten import AanroepFout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verandertheorie.uitvoer.kaart.kaart import Kaart

VORMEN = (".html", ".htm")
HULP = (
    "Maak de kaart om bij een bijeenkomst te tonen.\n\n"
    "Voorbeeld: verandertheorie kaart --tot-en-met c4 --gebied de-peel -o kaart.html\n\n"
    "Om tijdens een bijeenkomst op te typen: verandertheorie kaart --bijeenkomst B8"
)


def meld_aan(app: typer.Typer) -> None:
    """Add this command to the command tree."""
    app.command(cls=Opdracht, help=HULP)(kaart)


def kaart(
    ctx: typer.Context,
    uitvoer: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--uitvoer",
            metavar="PAD",
            help="Een .html-bestand. Leeg: kaart.html, of kaart-WIE.html.",
            readable=False,
        ),
    ] = None,
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
    bijeenkomst: Annotated[
        str | None,
        typer.Option(metavar="SLEUTEL", help="Voor deze bijeenkomst: wat u op de kaart typt, leest 'notulen' in."),
    ] = None,
    sinds: Annotated[
        str | None, typer.Option(metavar="SLEUTEL", help="Toon wat er nieuw is sinds deze bijeenkomst, zoals B8.")
    ] = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Maak de kaart om bij een bijeenkomst te tonen."""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.graaf.filters import Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.model.doelgroep import kies_doelgroep
    from verandertheorie.uitvoer.kaart.kaart import kaart as maak

    wie = kies_doelgroep(doelgroep)
    pad = uitvoer or Path("kaart.html" if wie == "sessie" else f"kaart-{wie}.html")
    if pad.suffix.lower() not in VORMEN and not pad.is_dir():
        pdf = " Een PDF maakt u vanuit de kaart: Meer, Druk af." if pad.suffix.lower() == ".pdf" else ""
        raise AanroepFout(f"Geef een bestand dat eindigt op .html, zoals {pad.with_suffix('.html')}.{pdf}")
    gekozen = Filter(gebied=tuple(gebied or ()))
    graaf = Verandergraaf.uit(vind_dossier(ctx, dossier), tot_en_met=tot_en_met, filter=gekozen)
    gemaakt = maak(graaf, doelgroep=wie, versies=versies, bijeenkomst=bijeenkomst, sinds=sinds)
    gemaakt.schrijf(pad, overschrijf=overschrijf)
    toon_zinnen((f"{pad} geschreven, voor {gemaakt.gegevens.voor_wie}.", *_wat_erop_staat(gemaakt)))
    if openen:
        _open(pad)


def _wat_erop_staat(gemaakt: "Kaart") -> "Iterator[str]":
    if not gemaakt.gegevens.knopen:
        yield "De theorie is nog leeg. Lees haar eerst in: verandertheorie importeer mijn-theorie.yaml"
        return
    if gemaakt.gegevens.smal[-1]:
        yield gemaakt.gegevens.smal[-1]
    yield from gemaakt.gegevens.opmerkingen
    if gemaakt.gegevens.doelgroep == "monitor":
        yield "Hier staat alles in, ook wat bronnen niet vrijgaven: geef deze kaart niet door."
    yield "Open haar met een dubbelklik."
    if gemaakt.gegevens.sessie:
        naam = gemaakt.gegevens.sessie.sleutel
        yield f"Na afloop: Bijeenkomst {naam}, Bewaar voor de notulen. Dan: verandertheorie notulen kaart-{naam}.json"


def _open(pad: Path) -> None:
    import sys
    import webbrowser

    if not webbrowser.open(pad.resolve().as_uri()):
        print(f"Hier is geen browser gevonden. Open {pad.resolve()} zelf.", file=sys.stderr)
