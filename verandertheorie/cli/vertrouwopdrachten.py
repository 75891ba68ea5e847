"""Commands by which a dossier can be trusted: withdraw, check, mend, copy."""

from pathlib import Path
from typing import Annotated

import typer

from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import DossierOptie, NagekekenOptie, vind_dossier

JsonOptie = Annotated[bool, typer.Option("--json", help="Als JSON.")]


def meld_aan(app: typer.Typer) -> None:
    """Add these commands to the group ``dossier``."""
    app.command(
        "trek-in",
        cls=Opdracht,
        short_help="Haal iets weg, met al zijn tekst.",
        help="Haal een registratie, een bron met alles wat die vertelde, iets uit een bijeenkomst, of een hele invoer "
        "weg, met al hun tekst. U ziet eerst wat dat in de antwoorden verandert. "
        "Wat mensen vertelden, komt daarna niet meer terug.\n\n"
        "Voorbeeld: verandertheorie dossier trek-in --bron b07 --reden 'op verzoek van de bron' --droog",
    )(trek_in)
    app.command(
        "controleer",
        cls=Opdracht,
        short_help="Is het bestand nog in orde?",
        help="Is het bestand nog in orde? Kijkt naar het bestand, de inhoud en de bewaartermijnen; verandert niets."
        "\n\nVoorbeeld: verandertheorie dossier controleer",
    )(controleer)
    app.command(
        "logboek",
        cls=Opdracht,
        short_help="Wie las wat in, besloot of trok in, en wanneer?",
        help="Wie las wat in, besloot of trok iets in, en wanneer? Met rollen, nooit met namen. Wat alleen leest (een "
        "kaart, een export) staat er niet in.\n\nVoorbeeld: verandertheorie dossier logboek",
    )(logboek)
    app.command(
        "herstel",
        cls=Opdracht,
        short_help="Red wat nog leesbaar is uit een kapot dossier.",
        help="Red wat nog leesbaar is uit een kapot dossier, in een nieuw bestand. Het oude blijft zoals het is."
        "\n\nVoorbeeld: verandertheorie dossier herstel gered.sqlite",
    )(herstel)
    app.command(
        "kopie",
        cls=Opdracht,
        short_help="Maak een kopie van het dossier.",
        help="Maak een kopie van het dossier, ook terwijl iemand erin werkt. Nooit over iets heen.\n\n"
        "Voorbeeld: verandertheorie dossier kopie kopie.sqlite",
    )(kopie)


def trek_in(
    ctx: typer.Context,
    registratie: Annotated[
        str | None, typer.Option(metavar="ID", help="Trek deze registratie in, zoals d04-1a.")
    ] = None,
    bron: Annotated[
        str | None, typer.Option(metavar="SCHUILNAAM", help="Trek deze bron in, en alles wat die vertelde.")
    ] = None,
    sessie: Annotated[
        str | None,
        typer.Option(metavar="NAAM", help="Trek een leervraag (B), signaal, actie, agendapunt of bijeenkomst in."),
    ] = None,
    invoer: Annotated[
        int | None, typer.Option(metavar="NUMMER", help="Maak deze invoer ongedaan; zie dossier toon.")
    ] = None,
    oude_tekst: Annotated[
        str | None, typer.Option(metavar="NAAM", help="Wis wat hier eerder stond; wat er nu staat, blijft.")
    ] = None,
    rol: Annotated[
        str | None, typer.Option(metavar="ROL", help="Wis deze rol uit de lijst van invoeren; zie dossier toon.")
    ] = None,
    reden: Annotated[str | None, typer.Option(metavar="TEKST", help="Waarom. Zonder namen; dit blijft staan.")] = None,
    door: Annotated[str, typer.Option(metavar="ROL", help="Rol van wie dit doet. Geen naam.")] = "",
    ja: Annotated[bool, typer.Option("--ja", help="Doe het zonder het te vragen.")] = False,
    droog: Annotated[bool, typer.Option("--droog", help="Alleen laten zien wat er zou veranderen.")] = False,
    nagekeken: NagekekenOptie = False,
    ook_kopieen: Annotated[
        bool, typer.Option("--ook-kopieen", help="Wis ook de kopieën, concepten en exports ernaast met deze tekst.")
    ] = False,
    als_json: JsonOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Haal iets weg, met al zijn tekst."""
    from verandertheorie.cli import intrekopdracht

    intrekopdracht.haal_weg(
        vind_dossier(ctx, dossier),
        registratie=registratie,
        bron=bron,
        sessie=sessie,
        invoer=invoer,
        oude_tekst=oude_tekst,
        rol=rol,
        reden=reden,
        door=door,
        ja=ja,
        droog=droog,
        ook_kopieen=ook_kopieen,
        als_json=als_json,
        nagekeken=nagekeken,
    )


def controleer(
    ctx: typer.Context,
    op: Annotated[
        str | None, typer.Option(metavar="DATUM", help="Bewaartermijnen op deze dag, zoals 2028-07-01. Leeg: vandaag.")
    ] = None,
    als_json: JsonOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Is het bestand nog in orde?"""
    from verandertheorie.cli import controleopdracht

    controleopdracht.toon_bezwaren(vind_dossier(ctx, dossier), op=op, als_json=als_json)


def logboek(
    ctx: typer.Context,
    als_json: JsonOptie = False,
    als_csv: Annotated[bool, typer.Option("--csv", help="Als CSV voor Excel, met alle kolommen.")] = False,
    dossier: DossierOptie = None,
) -> None:
    """Wie deed wat, en wanneer?"""
    from verandertheorie.cli import logboekopdracht

    if als_json and als_csv:
        raise typer.BadParameter("kies een van --json en --csv.")
    logboekopdracht.toon_logboek(vind_dossier(ctx, dossier), als_json=als_json, als_csv=als_csv)


def herstel(
    ctx: typer.Context,
    pad: Annotated[Path, typer.Argument(help="Waar het nieuwe dossier komt.", readable=False)],
    dossier: DossierOptie = None,
) -> None:
    """Red wat nog leesbaar is uit een kapot dossier."""
    from verandertheorie.cli import controleopdracht

    controleopdracht.red_dossier(vind_dossier(ctx, dossier), pad)


def kopie(
    ctx: typer.Context,
    pad: Annotated[Path, typer.Argument(help="Waar de kopie komt.", readable=False)],
    dossier: DossierOptie = None,
) -> None:
    """Maak een kopie van het dossier."""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.dossier.kopie import kopieer
    from verandertheorie.gedaan import onthoud

    bron = vind_dossier(ctx, dossier)
    kopieer(bron, pad)
    onthoud(pad)
    toon_zinnen((f"{bron} is gekopieerd naar {pad}.",))
