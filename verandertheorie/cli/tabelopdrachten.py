"""``sjabloon`` and ``exporteer xlsx``, ``csv`` and ``parquet``: the dossier as tables to fill in or to take along."""

import contextlib
import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import DossierOptie, OverschrijfOptie, vind_dossier
from verandertheorie.fouten import AanroepFout, ConflictFout

if TYPE_CHECKING:
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.leerlus.moment import Lusmoment
    from verandertheorie.model.doelgroep import Doelgroep

SJABLOON = (
    "Maak een Excelbestand om een gesprek in vast te leggen: met keuzelijsten uit uw eigen theorie. Met --theorie: om "
    "een leercyclus, gebied, factor, bewering of inzet toe te voegen. Met --bijeenkomst: de notulen van een "
    "bijeenkomst, met wat er open staat al ingevuld (.yaml of .xlsx).\n\n"
    "Voorbeeld: verandertheorie sjabloon -o cyclus.xlsx --gebied D01\n\n"
    "Daarna: verandertheorie importeer cyclus.xlsx"
)


def meld_aan(app: typer.Typer) -> None:
    """Add ``sjabloon`` to the command tree."""
    app.command(cls=Opdracht, short_help="Maak een Excelbestand om in te vullen.", help=SJABLOON)(sjabloon)


def meld_export_aan(exporteer_app: typer.Typer) -> None:
    """Add the tables to the group ``exporteer``."""
    exporteer_app.command(
        "xlsx",
        cls=Opdracht,
        short_help="Schrijf alles als één Excelbestand.",
        help="Schrijf alles als één Excelbestand, zo dat een leeg dossier er weer hetzelfde van wordt."
        "\n\nVoorbeeld: verandertheorie exporteer xlsx dossier.xlsx",
    )(exporteer_xlsx)
    exporteer_app.command(
        "csv",
        cls=Opdracht,
        short_help="Schrijf alles als CSV, een bestand per blad.",
        help="Schrijf alles als CSV, een bestand per blad, zo dat een leeg dossier er weer hetzelfde van wordt."
        "\n\nVoorbeeld: verandertheorie exporteer csv mijn-csv",
    )(exporteer_csv)
    exporteer_app.command(
        "parquet",
        cls=Opdracht,
        short_help="Schrijf bevindingen en theorie als Parquet, om elders te rekenen.",
        help="Schrijf bevindingen en theorie als Parquet, om elders te rekenen: met DuckDB, Spark of SQLite. Er staat "
        "geen tekst in, wel wat elke bron vond, in keuzewoorden. Het is voor wie het dossier beheert, en niet om te "
        "delen.\n\nNodig: pip install pyarrow"
        "\n\nVoorbeeld: verandertheorie exporteer parquet mijn-parquet",
    )(exporteer_parquet)
    exporteer_app.command(
        "tweede-lezing",
        cls=Opdracht,
        short_help="Schrijf wat er is gezegd zonder de codes, om opnieuw te coderen.",
        help="Schrijf wat er in gesprekken is gezegd als Excelbestand, zonder de codes: om door iemand anders opnieuw "
        "te laten coderen. Zonder --registratie wordt er geloot. Ingevuld leest 'importeer' het terug, en vertelt "
        "'overeenstemming' of twee mensen hetzelfde lazen. Het telt nooit als bewijs."
        "\n\nVoorbeeld: verandertheorie exporteer tweede-lezing tweede.xlsx --door m3",
    )(exporteer_tweede_lezing)


def sjabloon(
    ctx: typer.Context,
    uitvoer: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--uitvoer",
            metavar="PAD",
            help="Een .xlsx-bestand, of een map voor CSV. Leeg: cyclus.xlsx, theorie.xlsx, of b10.yaml bij B10.",
            readable=False,
        ),
    ] = None,
    theorie: Annotated[
        bool, typer.Option("--theorie", help="Bladen om de theorie mee te maken of aan te vullen. Alleen .xlsx.")
    ] = False,
    leidraad: Annotated[
        str | None,
        typer.Option(
            metavar="PAD", help="Zet de vragen uit deze leidraad klaar op Dekking. Onderwerpen met komma's mag ook."
        ),
    ] = None,
    gebied: Annotated[str | None, typer.Option(metavar="WOORD", help="Vul dit gebied alvast in.")] = None,
    bron: Annotated[
        list[str] | None, typer.Option(metavar="SCHUILNAAM", help="Zet een rij klaar voor deze bron. Vaker mag.")
    ] = None,
    bijeenkomst: Annotated[
        str | None,
        typer.Option(metavar="SLEUTEL", help="Notulen van deze bijeenkomst, zoals B10. Nieuw mag."),
    ] = None,
    van: Annotated[
        str | None,
        typer.Option(metavar="TAFEL", help="De tafel die bijeenkomt, bij een nieuwe --bijeenkomst."),
    ] = None,
    doelgroep: Annotated[
        str | None,
        typer.Option(metavar="WIE", help="Wie het lege bestand in handen krijgt. Leeg: wie er bij een sessie zit."),
    ] = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Maak een Excelbestand om een gesprek in vast te leggen."""
    from verandertheorie.cli.importopdracht import NA_DEZE, toon_meldingen
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.formaten.wegschrijven import schrijf_map
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.lezen.leidraad import vind_leidraad
    from verandertheorie.model.basis import is_schuilnaam
    from verandertheorie.model.doelgroep import kies_doelgroep
    from verandertheorie.model.verwijzing import Mis
    from verandertheorie.uitvoer.tabel.inhoud import NUMMERS, Voorzet, voor_wie
    from verandertheorie.uitvoer.tabel.keuzes import Keuzes
    from verandertheorie.uitvoer.tabel.sjabloon import maak_csv, maak_sjabloon, maak_theoriesjabloon

    wie = kies_doelgroep(doelgroep) if doelgroep else None
    pad = vind_dossier(ctx, dossier)
    graaf = Verandergraaf.uit(pad)
    if (theorie or bijeenkomst) and (leidraad or gebied or bron):
        anders = "--theorie" if theorie else "--bijeenkomst"
        raise AanroepFout(f"--leidraad, --gebied en --bron gaan over een gesprek. Laat ze weg bij {anders}.")
    if theorie and bijeenkomst:
        raise AanroepFout("Kies --theorie of --bijeenkomst, niet allebei.")
    if van and not bijeenkomst:
        raise AanroepFout("--van hoort bij --bijeenkomst.")
    if bijeenkomst:
        uitvoer = uitvoer or Path(f"{bijeenkomst.lower()}.yaml")
        inhoud, voor = _sessiesjabloon(graaf, bijeenkomst, van or "", uitvoer, wie)
        _schrijf(uitvoer, inhoud, overschrijf=overschrijf)
        hierna = f"{uitvoer} gemaakt. Vul het in, en leg het daarna vast: verandertheorie notulen {uitvoer}"
        toon_zinnen((hierna, voor))
        return
    if theorie:
        uitvoer = uitvoer or Path("theorie.xlsx")
        _keur_naam(uitvoer)
        inhoud = maak_theoriesjabloon(graaf, bestand=uitvoer.name, doelgroep=wie or "sessie")
        _schrijf(uitvoer, inhoud, overschrijf=overschrijf)
        hierna = f"{uitvoer} gemaakt. Vul het in, en lees het daarna in: verandertheorie importeer {uitvoer}"
        toon_zinnen((hierna, voor_wie(Keuzes(graaf, wie or "sessie"))))
        return
    uitvoer = uitvoer or Path("cyclus.xlsx")
    is_map = not uitvoer.suffix
    with contextlib.suppress(PermissionError):  # then writing it says so
        is_map = is_map or uitvoer.is_dir()
    if not is_map:
        _keur_naam(uitvoer)
    vragen, meldingen = vind_leidraad(leidraad, (Path(), pad.parent), graaf.namen) if leidraad else (None, ())
    if meldingen:
        toon_meldingen(meldingen, NA_DEZE)
        raise SystemExit(1)
    plek = graaf.namen.zoek(gebied, ("gebied",)) if gebied else None
    if isinstance(plek, Mis):
        raise AanroepFout(f"Gebied {plek.tekst} {plek.remedie}")
    bronnen = tuple(dict.fromkeys(b.casefold() for b in bron or ()))
    for b in bronnen:
        if not is_schuilnaam(b):
            raise AanroepFout(
                f"'{b}' is geen schuilnaam. Neem een schuilnaam met een cijfer, zoals b17. Nooit een naam."
            )
    if len(bronnen) > NUMMERS:
        raise AanroepFout(f"Er passen hoogstens {NUMMERS} bronnen in één bestand. Maak er meer.")
    voorzet, wie = Voorzet(plek.sleutel if plek else "", bronnen, vragen), wie or "sessie"
    if is_map:
        schrijf_map(uitvoer, maak_csv(graaf, voorzet, doelgroep=wie))
    else:
        _schrijf(uitvoer, maak_sjabloon(graaf, voorzet, bestand=uitvoer.name, doelgroep=wie), overschrijf=overschrijf)
    hierna = f"{uitvoer} gemaakt. Vul het in, en lees het daarna in: verandertheorie importeer {uitvoer}"
    toon_zinnen((hierna, voor_wie(Keuzes(graaf, wie, bronnen))))


def _sessiesjabloon(
    graaf: "Verandergraaf", bijeenkomst: str, van: str, uitvoer: Path, wie: "Doelgroep | None"
) -> tuple[bytes, str]:
    """The file of a session to fill in, in the form that its name says, and for whom that is."""
    import re

    from verandertheorie.graaf.sessie import sessie
    from verandertheorie.leerlus.agenda import Agenda
    from verandertheorie.leerlus.moment import Lusmoment, laatste_dag, lusmoment
    from verandertheorie.model.basis import SLEUTEL
    from verandertheorie.uitvoer.tabel.sessiesjabloon import (
        Sessiesjabloon,
        als_werkmap_van_sessie,
        als_yaml,
        gemaakt_voor,
    )

    if uitvoer.suffix.lower() not in (".yaml", ".yml", ".xlsx"):
        raise AanroepFout(f"Geef een bestand dat eindigt op .yaml of .xlsx, niet op '{uitvoer.suffix}'.")
    if not re.fullmatch(SLEUTEL, bijeenkomst):
        raise AanroepFout(
            f"'{bijeenkomst}' kan geen naam van een bijeenkomst zijn. Neem letters en cijfers, zoals B10."
        )
    bekend = None
    with contextlib.suppress(AanroepFout):  # a new session has no key that is there
        bekend = sessie(graaf, bijeenkomst)
    if bekend:
        moment = lusmoment(graaf, bijeenkomst=bekend.sleutel)
    else:
        dag = laatste_dag(graaf) or datetime.date.min
        moment = Lusmoment(graaf.op(dag), dag)
    tafel = _tafel(moment, van)
    if tafel and bekend and bekend.van != tafel:
        was = f"is van {bekend.van}" if bekend.van else "is er al, en is niet van een tafel"
        raise AanroepFout(f"{bekend.sleutel} {was}. Laat --van weg, of noem een andere bijeenkomst.")
    s = Sessiesjabloon(Agenda(moment), bekend.sleutel if bekend else bijeenkomst, tafel, wie)
    is_werkmap = uitvoer.suffix == ".xlsx"
    return als_werkmap_van_sessie(s, bestand=uitvoer.name) if is_werkmap else als_yaml(s).encode(), gemaakt_voor(s)


def _tafel(moment: "Lusmoment", van: str) -> str:
    """The key of the table that somebody named, by key or name; empty for none."""
    from verandertheorie.model.verwijzing import Namenlijst

    if not van:
        return ""
    namen = {w.casefold(): t.sleutel for t in moment.tafels.values() for w in (t.naam, t.sleutel)}
    if gevonden := namen.get(van.strip().casefold()):
        return gevonden
    beste = Namenlijst.lijkt_op(van, sorted(namen))
    kies = f"Kies uit: {', '.join(sorted(moment.tafels))}." if namen else "Er is er nog geen."
    raise AanroepFout(f"'{van}' is geen tafel in dit dossier. {f'Bedoelt u {namen[beste]}?' if beste else kies}")


def exporteer_xlsx(
    ctx: typer.Context,
    doel: Annotated[Path, typer.Argument(metavar="PAD", help="Een .xlsx-bestand.", readable=False)],
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Schrijf alles als één Excelbestand."""
    from verandertheorie.cli.tonen import VOOR_MONITORS, toon_zinnen
    from verandertheorie.uitvoer.tabel.alles import als_werkmap, lees_graaf

    _keur_naam(doel)
    graaf = lees_graaf(vind_dossier(ctx, dossier))
    _schrijf(doel, als_werkmap(graaf), overschrijf=overschrijf)
    terug = f"Terug: verandertheorie importeer {doel}" if graaf.alles else "Het dossier is nog leeg."
    toon_zinnen((f"{doel} geschreven. {VOOR_MONITORS}", terug))


def exporteer_csv(
    ctx: typer.Context,
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="Een nieuwe of lege map.", readable=False)],
    dossier: DossierOptie = None,
) -> None:
    """Schrijf alles als CSV, een bestand per blad."""
    from verandertheorie.cli.tonen import VOOR_MONITORS, toon_zinnen
    from verandertheorie.formaten.wegschrijven import schrijf_map
    from verandertheorie.taal import aantal
    from verandertheorie.uitvoer.tabel.alles import als_csv, lees_graaf

    teksten = als_csv(lees_graaf(vind_dossier(ctx, dossier)))
    schrijf_map(map_, teksten)
    terug = f"Terug: verandertheorie importeer {map_}" if teksten else "Het dossier is nog leeg."
    toon_zinnen((f"{aantal(len(teksten), 'bestand', 'bestanden')} geschreven in {map_}. {VOOR_MONITORS}", terug))


def exporteer_parquet(
    ctx: typer.Context,
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="Een nieuwe of lege map.", readable=False)],
    tot_en_met: Annotated[str | None, typer.Option(metavar="CYCLUS", help="De leercycli tot en met deze.")] = None,
    dossier: DossierOptie = None,
) -> None:
    """Schrijf bevindingen en theorie als Parquet, om elders te rekenen."""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.formaten.wegschrijven import schrijf_map
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.uitvoer.schaal.parquet import als_parquet, eis_pyarrow

    eis_pyarrow()
    graaf = Verandergraaf.uit(vind_dossier(ctx, dossier), tot_en_met=tot_en_met)
    bestanden = als_parquet(graaf)
    schrijf_map(map_, bestanden)
    moment = f"Stand na {graaf.cyclus}" if graaf.cyclus else "Nog geen leercycli"
    toon_zinnen(
        (
            f"{len(bestanden)} tabellen geschreven in {map_}. {moment}.",
            "Voor de lerende monitors: er staat geen tekst in, wel wat elke bron vond.",
            "Bewaar de map even zorgvuldig als het dossier. Maak haar opnieuw na een intrekking.",
        )
    )


def exporteer_tweede_lezing(
    ctx: typer.Context,
    doel: Annotated[Path, typer.Argument(metavar="PAD", help="Een .xlsx-bestand.", readable=False)],
    door: Annotated[
        str, typer.Option(metavar="CODE", help="Code van wie het opnieuw codeert, zoals m2. Geen naam.")
    ] = "",
    registratie: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Dit gesprek. Vaker mag. Leeg: er wordt geloot.")
    ] = None,
    hoeveel: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Zoveel gesprekken. Leeg: een op de tien, en minstens vijf.")
    ] = None,
    zaad: Annotated[int, typer.Option(metavar="N", help="Hetzelfde getal geeft dezelfde loting.")] = 1,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Schrijf wat er is gezegd zonder de codes, om opnieuw te coderen."""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.lezen.opmerkingen import over_namen
    from verandertheorie.taal import aantal, groot
    from verandertheorie.uitvoer.tabel.sjabloon import maak_tweede_lezing
    from verandertheorie.vragen.tweede_lezing import te_herlezen

    _keur_naam(doel)
    if not door.strip():
        raise typer.BadParameter("geef ook --door op: de code van wie het opnieuw codeert, zoals m2.")
    if registratie and hoeveel:
        raise AanroepFout("--hoeveel is om te loten. Laat het weg bij --registratie.")
    for zin, _ in over_namen(door):
        raise AanroepFout(f"{groot(zin)} Geef een code, zoals m2.")
    graaf = Verandergraaf.uit(vind_dossier(ctx, dossier))
    te_lezen = te_herlezen(graaf, door.strip(), registraties=registratie or (), hoeveel=hoeveel, zaad=zaad)
    _schrijf(doel, maak_tweede_lezing(graaf, te_lezen, door=door.strip(), bestand=doel.name), overschrijf=overschrijf)
    bevindingen = aantal(sum(len(r.bewijs) for r in te_lezen), "bevinding", "bevindingen")
    gesprekken = aantal(len(te_lezen), "gesprek", "gesprekken")
    toon_zinnen(
        (
            f"{doel} geschreven: {bevindingen} uit {gesprekken}, zonder de codes. Alleen voor een lerende monitor.",
            f"Laat {door.strip()} het invullen, en lees het daarna in: verandertheorie importeer {doel}",
            "Of u hetzelfde las, zegt dan: verandertheorie overeenstemming",
        )
    )


def _keur_naam(pad: Path) -> None:
    """We write .xlsx and nothing that only looks like it."""
    if pad.suffix.lower() != ".xlsx":
        wat = "LibreOffice opent en bewaart ook .xlsx." if pad.suffix.lower() in (".ods", ".xls") else ""
        raise AanroepFout(f"Geef een bestand dat eindigt op .xlsx, zoals {pad.with_suffix('.xlsx')}. {wat}".strip())


def _schrijf(pad: Path, inhoud: bytes, *, overschrijf: bool) -> None:
    """Write a workbook, and never over one in which somebody may have typed."""
    from verandertheorie.formaten.wegschrijven import schrijf_zonder_merk

    try:
        schrijf_zonder_merk(pad, inhoud, overschrijf=overschrijf)
    except ConflictFout:
        wat = f"{pad} is er al, en misschien vulde iemand er iets in."
        raise ConflictFout(f"{wat} Kies een andere naam of --overschrijf.") from None
