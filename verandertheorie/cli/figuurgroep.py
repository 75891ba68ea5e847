"""``figuur``: a picture for a beamer or a report, and the table beside it."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verandertheorie.cli.aanvulling import WOORDEN
from verandertheorie.cli.doelgroep import DoelgroepOptie
from verandertheorie.cli.hulptekst import Opdracht, Opdrachtgroep
from verandertheorie.cli.vindplaats import DossierOptie, OverschrijfOptie, vind_dossier
from verandertheorie.cli.vraagopdrachten import EIGEN_GETALLEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verandertheorie.uitvoer.figuur.figuur import Figuur

ERNAAST = (
    "U krijgt twee bestanden: de figuur als .svg (scherp op elk formaat) of .png (voor een dia), en ernaast onder "
    "dezelfde naam een .csv met alles wat erin staat. Wat een teken zegt, staat er in woorden bij."
)

FiguurUitvoer = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--uitvoer",
        metavar="PAD",
        help="Een .svg- of .png-bestand. Leeg: de naam van de figuur, met .svg.",
        readable=False,
    ),
]
GebiedOptie = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WOORD",
        help="Alleen dit deelgebied, of alle deelgebieden van dit kerngebied. Vaker mag.",
        autocompletion=WOORDEN["gebied"],
    ),
]
CyclusOptie = Annotated[
    str | None,
    typer.Option(metavar="CYCLUS", help="Wat wisten we na deze leercyclus?", autocompletion=WOORDEN["cyclus"]),
]
GetallenOptie = Annotated[Path | None, typer.Option(metavar="PAD", help=EIGEN_GETALLEN)]
OnderwerpArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="WAT",
        help="Een bewering of factor. Leeg: alles bij elkaar.",
        show_default=False,
        autocompletion=WOORDEN["onderwerp"],
    ),
]


def meld_aan(app: typer.Typer) -> None:
    """Add the group to the command tree."""
    figuur_app = typer.Typer(
        cls=Opdrachtgroep,
        no_args_is_help=True,
        rich_markup_mode=None,
        help="Maak een figuur, met de tabel ernaast.",
    )
    for naam, kort, voorbeeld, functie in (
        ("matrix", "Wat is waar gevonden?", "matrix -o matrix.svg", figuur_matrix),
        (
            "bewijs-per-cyclus",
            "Hoeveel bewijs kwam erbij?",
            "bewijs-per-cyclus C07 -o c07.png",
            figuur_bewijs_per_cyclus,
        ),
        ("stand", "Wat wisten we na elke leercyclus?", "stand -o stand.svg", figuur_stand),
        ("tijdlijn", "Wat gebeurde er met een onderwerp?", "tijdlijn vergunningen -o lijn.svg", figuur_tijdlijn),
        ("gevoeligheid", "Welke woorden hangen af van een keuze?", "gevoeligheid -o gevoelig.png", figuur_gevoeligheid),
    ):
        hulp = f"{kort}\n\n{ERNAAST}\n\nVoorbeeld: verandertheorie figuur {voorbeeld}"
        figuur_app.command(naam, cls=Opdracht, short_help=kort, help=hulp)(functie)
    app.add_typer(figuur_app, name="figuur")


def figuur_matrix(
    ctx: typer.Context,
    uitvoer: FiguurUitvoer = None,
    beweringen: Annotated[bool, typer.Option("--beweringen", help="Beweringen in plaats van factoren.")] = False,
    doelgroep: DoelgroepOptie = "sessie",
    gebied: GebiedOptie = None,
    tot_en_met: CyclusOptie = None,
    parameters: GetallenOptie = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Wat is waar gevonden?"""
    graaf = _graaf(ctx, dossier, tot_en_met, gebied, parameters)
    _maak(graaf, "matrix", None, uitvoer, doelgroep, beweringen=beweringen, overschrijf=overschrijf)


def figuur_bewijs_per_cyclus(
    ctx: typer.Context,
    onderwerp: OnderwerpArgument = None,
    uitvoer: FiguurUitvoer = None,
    doelgroep: DoelgroepOptie = "sessie",
    gebied: GebiedOptie = None,
    tot_en_met: CyclusOptie = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Hoeveel bewijs kwam erbij?"""
    graaf = _graaf(ctx, dossier, tot_en_met, gebied, None)
    _maak(graaf, "bewijs-per-cyclus", onderwerp, uitvoer, doelgroep, overschrijf=overschrijf)


def figuur_stand(
    ctx: typer.Context,
    uitvoer: FiguurUitvoer = None,
    doelgroep: DoelgroepOptie = "sessie",
    gebied: GebiedOptie = None,
    tot_en_met: CyclusOptie = None,
    parameters: GetallenOptie = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Wat wisten we na elke leercyclus?"""
    graaf = _graaf(ctx, dossier, tot_en_met, gebied, parameters)
    _maak(graaf, "stand", None, uitvoer, doelgroep, overschrijf=overschrijf)


def figuur_tijdlijn(
    ctx: typer.Context,
    onderwerp: Annotated[
        str,
        typer.Argument(
            metavar="WAT",
            help="Een signaal, leervraag, actie, bijeenkomst, of een deel van de theorie.",
            autocompletion=WOORDEN["onderwerp"],
        ),
    ],
    uitvoer: FiguurUitvoer = None,
    doelgroep: DoelgroepOptie = "sessie",
    tot_en_met: CyclusOptie = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Wat gebeurde er met een onderwerp?"""
    graaf = _graaf(ctx, dossier, tot_en_met, None, None)
    _maak(graaf, "tijdlijn", onderwerp, uitvoer, doelgroep, overschrijf=overschrijf)


def figuur_gevoeligheid(
    ctx: typer.Context,
    onderwerp: OnderwerpArgument = None,
    uitvoer: FiguurUitvoer = None,
    doelgroep: DoelgroepOptie = "sessie",
    gebied: GebiedOptie = None,
    tot_en_met: CyclusOptie = None,
    parameters: GetallenOptie = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Welke woorden hangen af van een keuze?"""
    graaf = _graaf(ctx, dossier, tot_en_met, gebied, parameters)
    _maak(graaf, "gevoeligheid", onderwerp, uitvoer, doelgroep, overschrijf=overschrijf)


def _graaf(
    ctx: typer.Context, dossier: Path | None, tot_en_met: str | None, gebied: list[str] | None, getallen: Path | None
) -> Any:
    """Theory and evidence of the part that was asked for."""
    from verandertheorie.graaf.filters import Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.parameters import lees_eigen

    return Verandergraaf.uit(
        vind_dossier(ctx, dossier),
        tot_en_met=tot_en_met,
        filter=Filter(gebied=tuple(gebied or ())),
        parameters=lees_eigen(getallen) if getallen else None,
    )


def _maak(
    graaf: Any,
    soort: str,
    over: str | None,
    uitvoer: Path | None,
    doelgroep: str,
    *,
    beweringen: bool = False,
    overschrijf: bool,
) -> None:
    """Write one figure with its table, and say what there is."""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.model.doelgroep import VOOR_WIE, kies_doelgroep
    from verandertheorie.uitvoer.figuur.figuur import eis_vorm, figuur
    from verandertheorie.uitvoer.figuur.tekening import eis_matplotlib

    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells in English that it looks for fonts, once
    wie = kies_doelgroep(doelgroep)
    pad = eis_vorm(uitvoer or Path(f"{soort}.svg" if wie == "sessie" else f"{soort}-{wie}.svg"))
    eis_matplotlib()
    gemaakt = figuur(graaf, soort, over, doelgroep=wie, beweringen=beweringen)
    naast = gemaakt.schrijf(pad, overschrijf=overschrijf)
    toon_zinnen((f"{pad} geschreven, voor {VOOR_WIE[wie]}; de tabel staat in {naast}.", *_wat_erin_staat(gemaakt)))


def _wat_erin_staat(gemaakt: "Figuur") -> "Iterator[str]":
    g = gemaakt.gegevens
    yield g.leeg if g.beeld.is_leeg else g.beeld.in_woorden
    yield from g.opmerkingen
    if not gemaakt.past_op_scherm:
        maat = f"{gemaakt.blad.breedte} bij {gemaakt.blad.hoogte}"
        yield f"Deze figuur is groter dan een scherm ({maat}): met kleinere letters was zij niet te lezen."
    if g.doelgroep == "monitor":
        yield "Hier staat alles in, ook wat niet naar buiten mag: geef deze figuur niet door."
