"""``neo4j``: put theory and evidence in a Neo4j database, look, and ask there."""

from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from verandertheorie.cli.doelgroep import DoelgroepOptie
from verandertheorie.cli.hulptekst import Opdracht, Opdrachtgroep
from verandertheorie.cli.vindplaats import DossierOptie, OverschrijfOptie, vind_dossier
from verandertheorie.fouten import AanroepFout, GeweigerdFout
from verandertheorie.gedaan import onthoud
from verandertheorie.taal import aantal, opsomming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from verandertheorie.uitvoer.neo4j.sync import Syncverslag
    from verandertheorie.uitvoer.neo4j.verbinding import Toegang

F = TypeVar("F", bound="Callable[..., None]")

AdresOptie = Annotated[
    str | None, typer.Option(metavar="ADRES", help="Zoals bolt://localhost:7687. Leeg: NEO4J_URI, of anders dat.")
]
GebruikerOptie = Annotated[str | None, typer.Option(metavar="NAAM", help="Leeg: NEO4J_USERNAME, of anders neo4j.")]
DatabaseOptie = Annotated[str | None, typer.Option(metavar="NAAM", help="Leeg: NEO4J_DATABASE, of anders de gewone.")]
WachtwoordOptie = Annotated[
    Path | None,
    typer.Option(
        metavar="PAD", help="Bestand met het wachtwoord. Leeg: NEO4J_PASSWORD, of anders vragen we het.", readable=False
    ),
]
OnveiligOptie = Annotated[bool, typer.Option("--onveilig", help="Ook zonder versleuteling naar een andere computer.")]
RuimteOptie = Annotated[
    str | None, typer.Option(metavar="NAAM", help="Eigen plek in de database. Leeg: de naam van het dossier.")
]
JsonOptie = Annotated[bool, typer.Option("--json", help="Als JSON.")]

neo4j_app = typer.Typer(
    cls=Opdrachtgroep, no_args_is_help=True, rich_markup_mode=None, help="Verken theorie en bewijs in Neo4j Browser."
)
STAPPEN = (
    "Zo gebruikt u dit in Neo4j Browser:",
    "  1. Sleep {pad} naar het venster van Neo4j Browser en laat het daar los.",
    "  2. {daarna}",
)


def meld_aan(app: typer.Typer) -> None:
    """Add these commands to the command tree."""
    app.add_typer(neo4j_app, name="neo4j")


def _opdracht(naam: str, hulp: str, voorbeeld: str, kort: str = "") -> "Callable[[F], F]":
    tekst = f"{hulp}\n\nVoorbeeld: verandertheorie neo4j {voorbeeld}"
    return neo4j_app.command(naam, cls=Opdracht, short_help=kort or hulp, help=tekst)


@_opdracht(
    "toets",
    "Is de server te bereiken, mogen we erin, en wat staat er al van ons?",
    "toets",
    "Is de server te bereiken?",
)
def toets(
    adres: AdresOptie = None,
    gebruiker: GebruikerOptie = None,
    database: DatabaseOptie = None,
    wachtwoordbestand: WachtwoordOptie = None,
    onveilig: OnveiligOptie = False,
    als_json: JsonOptie = False,
) -> None:
    """Is de server te bereiken?"""
    from verandertheorie.cli.tonen import toon_json, toon_zinnen
    from verandertheorie.uitvoer.neo4j.sync import ruimtes

    wie = _toegang(adres, gebruiker, database, wachtwoordbestand, onveilig)
    with _open(wie) as driver:
        server = driver.get_server_info().agent
        gevonden = ruimtes(driver, wie.database)
    if als_json:
        alles = {"server": server, "adres": wie.adres, "ruimtes": dict(gevonden)}
        toon_json(alles)
        return
    zinnen = [f"Verbonden met {server} op {wie.adres}."]
    if not gevonden:
        zinnen.append("Er staat nog niets van ons. Zet een dossier erin met: verandertheorie neo4j sync")
    zinnen += [
        f"Ruimte {naam}: stand na {s['tot_en_met'] or 'geen leercyclus'}, voor doelgroep {s['doelgroep']}, "
        f"{s['knopen']} knopen en {s['relaties']} relaties, dossier {s['dossierhash']}."
        for naam, s in gevonden
    ]
    toon_zinnen(zinnen)


@_opdracht(
    "sync",
    "Zet een dossier in Neo4j, of werk bij wat er staat. Wat van anderen is, blijft zoals het is. "
    "Wat bronnen zeiden gaat alleen mee met --met-citaten, en alleen als deze doelgroep het mag lezen.",
    "sync --doelgroep kernteam",
    "Zet een dossier in Neo4j, of werk het bij.",
)
def sync(
    ctx: typer.Context,
    ruimte: RuimteOptie = None,
    doelgroep: DoelgroepOptie = "sessie",
    met_citaten: Annotated[
        bool, typer.Option("--met-citaten", help="Ook wat bronnen zeiden, als deze doelgroep dat mag lezen.")
    ] = False,
    tot_en_met: Annotated[str | None, typer.Option(metavar="CYCLUS", help="De leercycli tot en met deze.")] = None,
    droog: Annotated[bool, typer.Option("--droog", help="Alleen laten zien hoeveel er te schrijven is.")] = False,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Schrijf alles opnieuw: herstelt wat met de hand is veranderd.")
    ] = False,
    adres: AdresOptie = None,
    gebruiker: GebruikerOptie = None,
    database: DatabaseOptie = None,
    wachtwoordbestand: WachtwoordOptie = None,
    onveilig: OnveiligOptie = False,
    als_json: JsonOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Zet een dossier in Neo4j, of werk het bij."""
    from dataclasses import asdict

    from verandertheorie.cli.tonen import toon_json, toon_zinnen
    from verandertheorie.cli.voortgang import balk
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.lezing.vrijgave import kies_doelgroep
    from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie

    doel = kies_doelgroep(doelgroep)
    wie = _toegang(adres, gebruiker, database, wachtwoordbestand, onveilig)
    pad = vind_dossier(ctx, dossier)
    graaf = Verandergraaf.uit(pad, tot_en_met=tot_en_met)
    with _open(wie) as driver:
        verslag = Neo4jProjectie(driver, _ruimte(ruimte, pad), wie.database).sync(
            graaf, doelgroep=doel, met_citaten=met_citaten, droog=droog, opnieuw=opnieuw, voortgang=balk()
        )
    if not (verslag.droog or verslag.ongewijzigd):
        onthoud(f"Ruimte {verslag.ruimte}")
    if als_json:
        toon_json(asdict(verslag))
    else:
        toon_zinnen(_zinnen(verslag))


def _zinnen(v: "Syncverslag") -> "Iterator[str]":
    s = v.stand
    if v.ongewijzigd:
        yield f"Ruimte {v.ruimte} stond al goed: {s.knopen} knopen en {s.relaties} relaties. Er is niets geschreven."
        return
    if v.droog:
        yield f"In ruimte {v.ruimte} komen {s.knopen} knopen en {s.relaties} relaties te staan. Er is niets geschreven."
        return
    yield (
        f"Ruimte {v.ruimte} is bijgewerkt, voor doelgroep {s.doelgroep}: {s.knopen} knopen ({v.nieuw_knopen} nieuw, "
        f"{v.weg_knopen} weg) en {s.relaties} relaties ({v.nieuw_relaties} nieuw, {v.weg_relaties} weg)."
    )
    yield f"Daarvan {v.knopen.get('Bewijs', 0)} keer bewijs bij {v.knopen.get('Bewering', 0)} beweringen."
    if v.losgelaten:
        yield _losgelaten(v.losgelaten)
    if s.doelgroep == "monitor":
        yield "Let op: hierin staan schuilnamen en gebieden. Geef alleen monitors toegang tot deze database."


def _losgelaten(n: int) -> str:
    return f"Aan {n} van de verwijderde knopen hangt iets van een ander programma. Die staan er nog, maar leeg."


@_opdracht(
    "wis",
    "Haal één ruimte leeg. Andere ruimtes en wat van anderen is, blijven zoals ze zijn.",
    "wis --ruimte extra-rijksinzet",
    "Haal één ruimte leeg.",
)
def wis(
    ruimte: Annotated[str | None, typer.Option(metavar="NAAM", help="Welke; 'neo4j toets' noemt ze.")] = None,
    adres: AdresOptie = None,
    gebruiker: GebruikerOptie = None,
    database: DatabaseOptie = None,
    wachtwoordbestand: WachtwoordOptie = None,
    onveilig: OnveiligOptie = False,
) -> None:
    """Haal één ruimte leeg."""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie

    if not ruimte:
        raise AanroepFout("Noem de ruimte, zoals: verandertheorie neo4j wis --ruimte extra-rijksinzet")
    wie = _toegang(adres, gebruiker, database, wachtwoordbestand, onveilig)
    with _open(wie) as driver:
        v = Neo4jProjectie(driver, ruimte, wie.database).wis()
    if v.knopen:
        onthoud(f"Het legen van ruimte {v.ruimte}")
    niets = f"Ruimte {v.ruimte} was al leeg."
    gedaan = f"Ruimte {v.ruimte} is leeg: {v.knopen} knopen en {v.relaties} relaties weg."
    toon_zinnen([gedaan if v.knopen else niets, *([_losgelaten(v.losgelaten)] if v.losgelaten else [])])


@_opdracht(
    "stijl",
    "Geef Neo4j Browser de kleuren van de kaart, met leesbare namen.",
    "stijl -o verandertheorie.grass",
)
def schrijf_stijl(
    uitvoer: Annotated[
        Path | None,
        typer.Option("-o", "--uitvoer", metavar="PAD", help="Een .grass-bestand. Leeg: het scherm.", readable=False),
    ] = None,
    overschrijf: OverschrijfOptie = False,
) -> None:
    """Geef Neo4j Browser de kleuren van de kaart."""
    from verandertheorie.formaten.wegschrijven import schrijf_zonder_merk
    from verandertheorie.uitvoer.neo4j.stijl import stijl as tekst

    if uitvoer is None:
        print(tekst(), end="")
        return
    if uitvoer.suffix != ".grass":
        raise AanroepFout(f"Geef een bestand dat eindigt op .grass, zoals {uitvoer.with_suffix('.grass')}.")
    schrijf_zonder_merk(uitvoer, tekst().encode(), overschrijf=overschrijf)
    _toon_stappen(uitvoer, "De kleuren en namen veranderen meteen.")


@_opdracht(
    "vragen",
    "Welke vragen zijn er in Cypher? Met -o komen ze in een zip die Neo4j Browser als favorieten leest.",
    "vragen -o vragen.zip",
    "Welke vragen zijn er in Cypher?",
)
def vragen(
    ctx: typer.Context,
    uitvoer: Annotated[
        Path | None,
        typer.Option("-o", "--uitvoer", metavar="PAD", help="Een .zip-bestand. Leeg: toon de vragen.", readable=False),
    ] = None,
    ruimte: RuimteOptie = None,
    als_json: JsonOptie = False,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Welke vragen zijn er in Cypher?"""
    from dataclasses import asdict

    from verandertheorie.cli.tonen import toon_json, toon_tabel
    from verandertheorie.uitvoer.neo4j.catalogus import catalogus

    if uitvoer is not None:
        from verandertheorie.formaten.wegschrijven import schrijf_zonder_merk
        from verandertheorie.graaf.verandergraaf import Verandergraaf
        from verandertheorie.uitvoer.neo4j.favorieten import favorieten

        if uitvoer.suffix != ".zip":
            raise AanroepFout(f"Geef een bestand dat eindigt op .zip, zoals {uitvoer.with_suffix('.zip')}.")
        pad = vind_dossier(ctx, dossier)
        bundel = favorieten(Verandergraaf.uit(pad), _ruimte(ruimte, pad))
        schrijf_zonder_merk(uitvoer, bundel, overschrijf=overschrijf)
        _toon_stappen(uitvoer, "Klik links op de ster: daar staan de vragen in de map verandertheorie.")
    elif als_json:
        alle = [asdict(v) for v in catalogus().values()]
        toon_json(alle)
    else:
        rijen = [(v.naam, " ".join(f"--{p}" for p in v.parameters) or "–", v.zin) for v in catalogus().values()]
        toon_tabel(("vraag", "neemt", "wat u vraagt"), rijen)


@_opdracht(
    "vraag",
    "Stel een vraag aan Neo4j: een van 'neo4j vragen', of uw eigen Cypher. Die mag alleen lezen.",
    "vraag stemmen-achter-belemmering --factor trage-vergunningen",
    "Stel een vraag aan Neo4j.",
)
def stel_cyphervraag(
    ctx: typer.Context,
    naam: Annotated[str | None, typer.Argument(help="Een naam uit 'neo4j vragen'.", show_default=False)] = None,
    cypher: Annotated[
        str | None, typer.Option(metavar="TEKST", help="Eigen Cypher. $ruimte is uw ruimte. Alleen lezen.")
    ] = None,
    factor: Annotated[str | None, typer.Option(metavar="SLEUTEL", help="De factor, bij vragen die dat nemen.")] = None,
    interventie: Annotated[
        str | None, typer.Option(metavar="SLEUTEL", help="De interventie, bij vragen die dat nemen.")
    ] = None,
    signaal: Annotated[
        str | None, typer.Option(metavar="SLEUTEL", help="Het signaal, bij vragen die dat nemen.")
    ] = None,
    van: Annotated[str | None, typer.Option(metavar="CYCLUS", help="De eerdere leercyclus.")] = None,
    tot: Annotated[str | None, typer.Option(metavar="CYCLUS", help="De latere leercyclus.")] = None,
    vergelijk: Annotated[
        bool, typer.Option("--vergelijk", help="Zeg of het dossier zelf hetzelfde antwoord geeft, rij voor rij.")
    ] = False,
    ruimte: RuimteOptie = None,
    adres: AdresOptie = None,
    gebruiker: GebruikerOptie = None,
    database: DatabaseOptie = None,
    wachtwoordbestand: WachtwoordOptie = None,
    onveilig: OnveiligOptie = False,
    als_json: JsonOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Stel een vraag aan Neo4j."""
    from verandertheorie.uitvoer.neo4j.bewaker import vraag_vrij
    from verandertheorie.uitvoer.neo4j.catalogus import kies
    from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie, ruimtenaam

    if (naam is None) == (cypher is None):
        raise AanroepFout("Noem een vraag, zoals terugkerende-belemmeringen, of geef uw eigen Cypher met --cypher.")
    gekozen = kies(naam) if naam else None
    if vergelijk and gekozen is None:
        raise AanroepFout("Vergelijken kan met een vraag uit 'neo4j vragen', niet met eigen Cypher.")
    waarden = {"factor": factor, "interventie": interventie, "signaal": signaal, "van": van, "tot": tot}
    neemt = gekozen.parameters if gekozen else ()
    if weg := [p for p in neemt if not waarden[p]]:
        raise AanroepFout(f"Deze vraag heeft nog nodig: {opsomming(f'--{p}' for p in weg)}.")
    gegeven = {p: waarden[p] for p in neemt}
    wie = _toegang(adres, gebruiker, database, wachtwoordbestand, onveilig)
    waar = ruimtenaam(ruimte) if ruimte else _ruimte(None, vind_dossier(ctx, dossier))
    with _open(wie) as driver:
        p = Neo4jProjectie(driver, waar, wie.database)
        stand = p.stand()
        if stand is None:
            raise AanroepFout(f"Ruimte {waar} is leeg. Vul haar eerst met: verandertheorie neo4j sync --ruimte {waar}")
        if gekozen and gekozen.is_voor_monitors and stand.doelgroep != "monitor":
            raise GeweigerdFout(
                f"Voor deze vraag zijn gebieden en stemmen nodig. Die staan niet in ruimte {waar}: zij is voor "
                f"doelgroep {stand.doelgroep}. Een monitor vult haar met: neo4j sync --doelgroep monitor"
            )
        if gekozen:
            rijen: Sequence[Mapping[str, Any]] = p.vraag(gekozen.tekst, **gegeven)
            afgekapt = False
        else:
            vrij = vraag_vrij(driver, cypher or "", wie.database, ruimte=waar)
            rijen, afgekapt = vrij.rijen, vrij.afgekapt
    _toon_rijen(naam or "cypher", {"ruimte": waar, **gegeven}, stand, rijen, afgekapt=afgekapt, als_json=als_json)
    if vergelijk:
        _vergelijk(vind_dossier(ctx, dossier), stand, naam or "", gegeven, rijen)


def _vergelijk(
    dossier: Path, stand: Any, naam: str, gegeven: "Mapping[str, Any]", rijen: "Sequence[Mapping[str, Any]]"
) -> None:
    """Ask the same of the dossier; a remark when all rows are equal, an error when one is not."""
    import sys

    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.uitvoer.neo4j.plaatselijk import antwoord

    if not (stand.doelgroep == "monitor" and stand.met_citaten):
        raise GeweigerdFout(
            "Vergelijken kan alleen als alles in de ruimte staat: neo4j sync --doelgroep monitor --met-citaten"
        )
    graaf = Verandergraaf.uit(dossier, tot_en_met=stand.tot_en_met or None)
    if graaf.herkomst.dossier != stand.dossierhash:
        raise GeweigerdFout("Het dossier is veranderd na de laatste sync. Doe eerst: verandertheorie neo4j sync")
    hier = antwoord(graaf, naam, **gegeven)
    anders = [nr for nr, paar in enumerate(zip_longest(hier, rijen), 1) if paar[0] != paar[1]]
    if anders:
        raise GeweigerdFout(
            f"Rij {anders[0]} is niet gelijk aan het dossier ({len(anders)} van {max(len(hier), len(rijen))} rijen "
            "verschillen). Iemand veranderde iets in Neo4j: herstel het met neo4j sync --opnieuw."
        )
    print(f"Het dossier geeft hetzelfde: {aantal(len(hier), 'rij', 'rijen')}, in dezelfde volgorde.", file=sys.stderr)


def _toon_rijen(
    naam: str,
    parameters: "Mapping[str, object]",
    stand: Any,
    rijen: "Sequence[Mapping[str, Any]]",
    *,
    afgekapt: bool,
    als_json: bool,
) -> None:

    from verandertheorie.cli.tonen import toon_json, toon_tabel, toon_zinnen
    from verandertheorie.vragen.tabel import als_tekst

    if als_json:
        alles = {
            "vraag": naam,
            "parameters": {**parameters, "doelgroep": stand.doelgroep, "tot_en_met": stand.tot_en_met},
            "dossier": stand.dossierhash,
            "parameterhash": stand.parameterhash,
            "versie": stand.versie,
            "fictief": stand.fictief,
            "afgekapt": afgekapt,
            "rijen": list(rijen),
        }
        toon_json(alles)
        return
    if rijen:
        toon_tabel(tuple(rijen[0]), [tuple(als_tekst(w) for w in rij.values()) for rij in rijen])
    fictief = " · fictieve voorbeeldgegevens" if stand.fictief else ""
    zinnen = [] if rijen else ["Neo4j geeft hier geen rijen op."]
    zinnen += [f"Er is meer: hier staat alleen het begin ({aantal(len(rijen), 'rij', 'rijen')})."] if afgekapt else []
    moment = f"Stand na {stand.tot_en_met}" if stand.tot_en_met else "Nog geen leercycli"
    toon_zinnen([*zinnen, f"{moment} · doelgroep {stand.doelgroep}{fictief} · dossier {stand.dossierhash}"])


def _toegang(
    adres: str | None, gebruiker: str | None, database: str | None, bestand: Path | None, onveilig: bool
) -> "Toegang":
    from verandertheorie.uitvoer.neo4j.verbinding import toegang

    return toegang(adres, gebruiker, database, bestand, onveilig=onveilig)


def _open(wie: "Toegang") -> Any:
    """Connect; ask for the password when the server wants one, none was given, and somebody sits there."""
    import sys
    from contextlib import contextmanager
    from dataclasses import replace
    from getpass import getpass

    from verandertheorie.fouten import AanmeldFout
    from verandertheorie.uitvoer.neo4j.verbinding import verbind_server

    @contextmanager
    def geopend() -> "Iterator[Any]":
        nu = wie
        if wie.wachtwoord is None and sys.stdin.isatty():
            try:
                with verbind_server(wie):
                    pass
            except AanmeldFout:
                nu = replace(wie, wachtwoord=getpass(f"Wachtwoord van {wie.gebruiker} op {wie.adres}: "))
        with verbind_server(nu) as driver:
            yield driver

    return geopend()


def _ruimte(genoemd: str | None, dossier: Path) -> str:
    from verandertheorie.uitvoer.neo4j.sync import ruimtenaam

    return ruimtenaam(genoemd or dossier.stem)


def _toon_stappen(pad: Path, daarna: str) -> None:
    from verandertheorie.cli.tonen import toon_zinnen

    toon_zinnen([f"{pad} geschreven.", *(s.format(pad=pad, daarna=daarna) for s in STAPPEN)])
