"""``rapport``: documents for who decides, in which every sentence can be computed again."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verandertheorie.cli.doelgroep import DoelgroepOptie
from verandertheorie.cli.hulptekst import Opdracht, Opdrachtgroep
from verandertheorie.cli.leesbaar import LeesbaarOptie, eis_leesbare_vorm, toon_of_schrijf
from verandertheorie.cli.lusopdrachten import NOG_NIETS, Dag, VoorBijeenkomst
from verandertheorie.cli.vindplaats import DossierOptie, OverschrijfOptie, vind_dossier

if TYPE_CHECKING:
    from verandertheorie.uitvoer.document.rapport import Rapportsoort

NAREKENEN = (
    "In Markdown (.md) staat achter elke zin een merkteken dat u bij het lezen niet ziet. U mag de tekst bewerken en "
    "laat de merktekens staan. Daarna: verandertheorie controleer rapport.md"
)


def meld_aan(app: typer.Typer) -> None:
    """Add the group to the command tree."""
    rapport_app = typer.Typer(
        cls=Opdrachtgroep,
        no_args_is_help=True,
        rich_markup_mode=None,
        help="Schrijf een rapport: elke zin is na te rekenen.",
    )
    for naam, kort, voorbeeld, functie in (
        ("signaal", "Eén bladzijde per vraag aan een tafel.", "signaal -o signalen.md", signaal),
        ("verslag", "Het verslag van een interventie of gesprek.", "verslag grondexpertise -o verslag.md", verslag),
        ("tussen", "De tussenrapportage.", "tussen --op 2028-03-31 -o tussen.md", tussenrapportage),
        ("eind", "De eindrapportage, met wat er aan de theorie veranderde.", "eind -o eind.md", eindrapportage),
    ):
        hulp = f"{kort}\n\n{NAREKENEN}\n\nVoorbeeld: verandertheorie rapport {voorbeeld}"
        rapport_app.command(naam, cls=Opdracht, short_help=kort, help=hulp)(functie)
    app.add_typer(rapport_app, name="rapport")


def signaal(
    ctx: typer.Context,
    sleutel: Annotated[
        str | None,
        typer.Argument(metavar="SLEUTEL", help="Welk signaal. Leeg: alle die openstaan.", show_default=False),
    ] = None,
    bestuurslaag: Annotated[
        str | None, typer.Option(metavar="WOORD", help="Alleen tafels van deze bestuurslaag, zoals provincie.")
    ] = None,
    uitvoer: LeesbaarOptie = None,
    doelgroep: DoelgroepOptie = "sessie",
    op: Dag = None,
    bijeenkomst: VoorBijeenkomst = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Eén bladzijde per vraag aan een tafel."""
    _maak_en_toon(
        ctx, "signaal", sleutel or "", uitvoer, doelgroep, op, bijeenkomst, overschrijf, dossier, bestuurslaag
    )


def verslag(
    ctx: typer.Context,
    onderwerp: Annotated[
        str, typer.Argument(metavar="WAT", help="Sleutel van een interventie, of id van een gesprek.")
    ],
    uitvoer: LeesbaarOptie = None,
    doelgroep: DoelgroepOptie = "sessie",
    op: Dag = None,
    bijeenkomst: VoorBijeenkomst = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Het verslag van een interventie of gesprek."""
    _maak_en_toon(ctx, "verslag", onderwerp, uitvoer, doelgroep, op, bijeenkomst, overschrijf, dossier)


def tussenrapportage(
    ctx: typer.Context,
    uitvoer: LeesbaarOptie = None,
    doelgroep: DoelgroepOptie = "sessie",
    op: Dag = None,
    bijeenkomst: VoorBijeenkomst = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """De tussenrapportage."""
    _maak_en_toon(ctx, "tussen", "", uitvoer, doelgroep, op, bijeenkomst, overschrijf, dossier)


def eindrapportage(
    ctx: typer.Context,
    uitvoer: LeesbaarOptie = None,
    doelgroep: DoelgroepOptie = "sessie",
    op: Dag = None,
    bijeenkomst: VoorBijeenkomst = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """De eindrapportage, met wat er aan de theorie veranderde."""
    _maak_en_toon(ctx, "eind", "", uitvoer, doelgroep, op, bijeenkomst, overschrijf, dossier)


def _maak_en_toon(
    ctx: typer.Context,
    soort: "Rapportsoort",
    onderwerp: str,
    uitvoer: Path | None,
    doelgroep: str,
    op: str | None,
    bijeenkomst: str | None,
    overschrijf: bool,
    dossier: Path | None,
    bestuurslaag: str | None = None,
) -> None:
    """Make one report, and print it or write it."""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.lezing.signalen import eis_laag, moment
    from verandertheorie.model.doelgroep import kies_doelgroep
    from verandertheorie.uitvoer.document.rapport import Recept, schrijf_rapport

    wie = kies_doelgroep(doelgroep)
    eis_leesbare_vorm(uitvoer)
    graaf = Verandergraaf.uit(vind_dossier(ctx, dossier))
    m = moment(graaf, op, bijeenkomst)
    if m is None:
        toon_zinnen((NOG_NIETS,))
        return
    recept = Recept(soort, onderwerp, wie, m.nu, eis_laag(graaf, bestuurslaag) or "")
    rapport = schrijf_rapport(graaf, recept)
    if uitvoer is None and sys.stdout.isatty():
        print(rapport.zonder_merken)
        return
    toon_of_schrijf(rapport, uitvoer, wie=wie, overschrijf=overschrijf)
