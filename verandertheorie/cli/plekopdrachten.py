"""Commands that sort the pile of loose findings: into a new factor, a new claim, or what is there already."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from verandertheorie.cli.aanvulling import WOORDEN
from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import DossierOptie, NagekekenOptie, vind_dossier

Uit = Annotated[
    list[str] | None,
    typer.Option("--uit", metavar="ID", help="Een losse bevinding die hierbij hoort, zoals d08-3a#4. Vaker mag."),
]
Ids = Annotated[list[str] | None, typer.Argument(metavar="ID", help="Hetzelfde als --uit ID.", show_default=False)]
Droog = Annotated[bool, typer.Option("--droog", help="Laat zien wat er zou veranderen, en schrijf niets.")]
Rol = Annotated[str, typer.Option(metavar="ROL", help="Rol van wie dit doet. Geen naam.")]


def meld_aan(app: typer.Typer) -> None:
    """Add these commands to the command tree."""
    delen = (
        ("maak-factor", maak_factor, "Maak een factor van losse bevindingen.", VOORBEELD_FACTOR),
        ("maak-bewering", maak_bewering, "Maak een bewering van losse bevindingen.", VOORBEELD_BEWERING),
        ("geef-plek", geef_plek, "Zet losse bevindingen bij een bewering of factor.", "geef-plek d08-3a#4 --bij C10"),
    )
    for naam, functie, zin, voorbeeld in delen:
        app.command(naam, cls=Opdracht, help=f"{zin}\n\nVoorbeeld: verandertheorie {voorbeeld}", short_help=zin)(
            functie
        )


KLASSE = "Een woord uit de lijst factorklasse van dit dossier. Van het plan: patroon, spelregel of verhouding."
VOORBEELD_FACTOR = (
    'maak-factor geen-opvolger --naam "Geen opvolger" --klasse patroon --ligging buiten_aanpak --uit d08-3a#4 --droog'
)
VOORBEELD_BEWERING = (
    'maak-bewering tijdgebrek.belemmert.erfinzet --tekst "Wie geen tijd heeft, komt niet op het erf." '
    "--uit d08-3a#4 --droog"
)


def maak_factor(
    ctx: typer.Context,
    sleutel: Annotated[str, typer.Argument(help="Vaste korte naam, zoals geen-opvolger.")],
    ids: Ids = None,
    naam: Annotated[str, typer.Option(metavar="TEKST", help="Naam zoals mensen hem lezen.")] = "",
    klasse: Annotated[str, typer.Option(metavar="WOORD", help=KLASSE)] = "",
    ligging: Annotated[str, typer.Option(metavar="WOORD", help="binnen_aanpak of buiten_aanpak.")] = "",
    uit: Uit = None,
    valentie: Annotated[str, typer.Option(metavar="WOORD", help="belemmerend, helpend of beide.")] = "belemmerend",
    bereik: Annotated[str, typer.Option(metavar="WOORD", help="Wie er iets aan kan doen.")] = "onbekend",
    rol: Rol = "",
    nagekeken: NagekekenOptie = False,
    droog: Droog = False,
    dossier: DossierOptie = None,
) -> None:
    """Maak een factor van losse bevindingen."""
    _eis(naam=naam, klasse=klasse, ligging=ligging)
    velden = {"naam": naam, "klasse": klasse, "ligging": ligging, "valentie": valentie, "bereik": bereik}
    nieuw: dict[str, object] = {"soort": "systemische_factor", "sleutel": sleutel, **velden}
    alle = [*(ids or ()), *(uit or ())]
    _doe(ctx, dossier, alle, sleutel, nieuw, droog=droog, rol=rol, nagekeken=nagekeken)


def maak_bewering(
    ctx: typer.Context,
    pijl: Annotated[str, typer.Argument(help="Van.relatie.naar, of tussen aanhalingstekens: 'van > relatie > naar'.")],
    ids: Ids = None,
    tekst: Annotated[str, typer.Option(metavar="TEKST", help="De bewering als zin.")] = "",
    uit: Uit = None,
    code: Annotated[str | None, typer.Option(metavar="CODE", help="Korte naam om over te praten, zoals C60.")] = None,
    rol: Rol = "",
    nagekeken: NagekekenOptie = False,
    droog: Droog = False,
    dossier: DossierOptie = None,
) -> None:
    """Maak een bewering van losse bevindingen."""
    _eis(tekst=tekst)
    delen = [deel.strip() for deel in pijl.split(">" if ">" in pijl else ".")]
    if len(delen) != 3 or not all(delen):
        raise typer.BadParameter("schrijf de pijl als van.relatie.naar, of als 'van > relatie > naar'.")
    van, relatie, naar = delen
    velden: dict[str, object] = {"soort": "bewering", "van": van, "relatie": relatie, "naar": naar, "tekst": tekst}
    nieuw = velden | ({"code": code} if code else {})
    alle = [*(ids or ()), *(uit or ())]
    _doe(ctx, dossier, alle, " > ".join(delen), nieuw, droog=droog, rol=rol, nagekeken=nagekeken)


def geef_plek(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Losse bevindingen, zoals d08-3a#4.")],
    bij: Annotated[
        str,
        typer.Option(metavar="ONDERWERP", help="Bewering of factor.", autocompletion=WOORDEN["onderwerp"]),
    ] = "",
    rol: Rol = "",
    nagekeken: NagekekenOptie = False,
    droog: Droog = False,
    dossier: DossierOptie = None,
) -> None:
    """Zet losse bevindingen bij een bewering of factor."""
    _eis(bij=bij)
    _doe(ctx, dossier, ids, bij, None, droog=droog, rol=rol, nagekeken=nagekeken)


def _eis(**opties: str) -> None:
    """Options without which there is nothing to do; typer would call them required, in English."""
    for naam, waarde in opties.items():
        if not waarde:
            raise typer.BadParameter(f"geef ook --{naam} op.")


def _doe(
    ctx: typer.Context,
    dossier: Path | None,
    ids: list[str],
    onderwerp: str,
    nieuw: Mapping[str, object] | None,
    *,
    droog: bool,
    rol: str,
    nagekeken: bool,
) -> None:
    """Do it as an import, and tell what an import tells; exit 1 when it is refused."""
    from verandertheorie.cli.importopdracht import samenvatting
    from verandertheorie.cli.tonen import eis_nagekeken, toon_zinnen, wijs_op_namen
    from verandertheorie.invoer import plek

    pad = vind_dossier(ctx, dossier)
    teksten, bekend = (rol, *map(str, (nieuw or {}).values())), plek.plaatsnamen(pad)
    proef = plek.geef_plek(pad, ids, onderwerp, nieuw, droog=True, rol=rol)
    over = {m: plek.veld_van(m, nieuw or {}) for m in proef.meldingen}
    is_nieuw_fout = any(veld and m.ernst == "fout" for m, veld in over.items())  # then findings on it follow from that
    for m, veld in over.items():  # remarks on these conversations were made when they came in
        if (m.ernst == "fout" and (veld or not is_nieuw_fout)) or (veld and m.code != "VT115"):
            waar = f"{IN_OPDRACHT.get(veld, f'--{veld}')}: " if veld else ""
            let_op = "" if m.ernst == "fout" else "let op: "
            print(f"{waar}{let_op}{m.tekst} {m.remedie} [{m.code}]", file=sys.stderr)
    if droog or proef.is_geweigerd:
        wijs_op_namen(teksten, bekend)
        if proef.is_geweigerd:
            raise SystemExit(1)
        return toon_zinnen(samenvatting(proef))
    eis_nagekeken(teksten, bekend, nagekeken=nagekeken)
    return toon_zinnen(samenvatting(plek.geef_plek(pad, ids, onderwerp, nieuw, rol=rol)))


IN_OPDRACHT = {"sleutel": "SLEUTEL", "van": "PIJL", "relatie": "PIJL", "naar": "PIJL"}
"""Fields of what is to be new that are no option of these commands, but what is typed before those."""
