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

    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie, Syncstand, Syncverslag
    from verandertheorie.uitvoer.neo4j.verbinding import Toegang

F = TypeVar("F", bound="Callable[..., None]")

AdresOptie = Annotated[
    str | None,
    typer.Option(
        metavar="ADRES",
        help="Zoals bolt://localhost:7687, of bij een ander neo4j+s://NAAM.databases.neo4j.io. Versleuteld is +s, en "
        "+ssc als de server een eigen certificaat heeft. Leeg: NEO4J_URI, of anders het eerste.",
    ),
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
OP_DE_SCHIJF = (
    "Wat weg is, vindt in Neo4j niemand meer, maar de server houdt de woorden in zijn logboek en bestanden, ook na een "
    "nette stop. Moeten zij echt weg? Stop de server, gooi de mappen van de database weg (data/databases/neo4j en "
    "data/transactions/neo4j; met docker het volume; wat anderen erin zetten is dan ook weg), start hem, en vul "
    "opnieuw met: verandertheorie neo4j sync"
)
"""Tried on 5.26.31 and 2026.09.0, Community: after a sync without words and ``wis`` all of them stood in the log, after
a clean stop also in the store; ``keep_none`` clears the log (seen with files of 128 kB), not the store, and a dump
takes both along."""


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
    from verandertheorie.uitvoer.neo4j.sync import is_volledig, ruimtes

    wie = _toegang(adres, gebruiker, database, wachtwoordbestand, onveilig)
    with _open(wie) as driver:
        server = driver.get_server_info().agent
        gevonden = ruimtes(driver, wie.database)
    niet_heel = [naam for naam, s in gevonden if not is_volledig(s)]
    if als_json:
        alles = {"server": server, "adres": wie.adres, "ruimtes": dict(gevonden), "niet_volledig": niet_heel}
        toon_json(alles)
        _eis_heel(niet_heel)
        return
    zinnen = [f"Verbonden met {server} op {wie.adres}."]
    if not gevonden:
        zinnen.append("Er staat nog niets van ons. Zet een dossier erin met: verandertheorie neo4j sync")
    zinnen += [_ruimtezin(naam, s) for naam, s in gevonden]
    toon_zinnen([*zinnen, *_samen(gevonden)])
    _eis_heel(niet_heel)


def _ruimtezin(naam: str, s: "Mapping[str, Any]") -> str:
    from verandertheorie.uitvoer.neo4j.sync import is_volledig, onvolledig

    if not is_volledig(s):
        return f"Ruimte {naam} {onvolledig(s)}"
    return (
        f"Ruimte {naam}: stand na {s['tot_en_met'] or 'geen leercyclus'}, voor doelgroep {s['doelgroep']}, "
        f"{s['knopen']} knopen en {s['relaties']} relaties, dossier {s['dossierhash']}, "
        f"geladen op {s['geladen_op']:%Y-%m-%d om %H:%M} UTC."
    )


def _samen(gevonden: "Sequence[tuple[str, Mapping[str, Any]]]") -> "Iterator[str]":
    """That workspaces for several audiences are in one database, if they are."""
    from verandertheorie.uitvoer.neo4j.sync import lezers_van

    wie = lezers_van(s for _, s in gevonden)
    if len(wie) > 1:
        yield (f"Let op: in deze database staat wat voor {opsomming(wie)} is. Wie erin mag kijken, kan alles lezen.")


def _eis_heel(niet_heel: "Sequence[str]") -> None:
    if niet_heel:
        wat = "Deze ruimte is" if len(niet_heel) == 1 else "Deze ruimtes zijn"
        raise GeweigerdFout(f"{wat} niet volledig: {opsomming(niet_heel)}.")


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
        bool,
        typer.Option("--opnieuw", help="Kijk alles na, en herstel wat iemand met de hand veranderde."),
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
    from verandertheorie.dossier.nummersleutel import lees_nummersleutel, nummersleutel_van
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.model.doelgroep import kies_doelgroep
    from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie, ruimtes

    doel = kies_doelgroep(doelgroep)
    wie = _toegang(adres, gebruiker, database, wachtwoordbestand, onveilig)
    pad = vind_dossier(ctx, dossier)
    graaf = Verandergraaf.uit(pad, tot_en_met=tot_en_met)
    with _open(wie) as driver:
        sleutel = None if doel == "monitor" else lees_nummersleutel(pad) if droog else nummersleutel_van(pad)
        verslag = Neo4jProjectie(driver, _ruimte(ruimte, pad), wie.database).sync(
            graaf, doelgroep=doel, met_citaten=met_citaten, nummersleutel=sleutel, droog=droog, opnieuw=opnieuw,
            voortgang=balk(),
        )  # fmt: skip
        ernaast = tuple(_samen(ruimtes(driver, wie.database)))
    if not (verslag.droog or verslag.ongewijzigd):
        onthoud(f"Ruimte {verslag.ruimte}")
    if als_json:
        toon_json(asdict(verslag))
    else:
        toon_zinnen([*_zinnen(verslag), *ernaast])


def _zinnen(v: "Syncverslag") -> "Iterator[str]":
    s = v.stand
    if v.ongewijzigd:
        yield (
            f"Ruimte {v.ruimte} is al gevuld met deze stand van het dossier: {s.knopen} knopen en {s.relaties} "
            "relaties. Er is niets geschreven."
        )
        return
    if v.droog:
        yield f"In ruimte {v.ruimte} komen {s.knopen} knopen en {s.relaties} relaties te staan. Er is niets geschreven."
        yield (
            f"Te schrijven: {v.anders_knopen} knopen en {v.anders_relaties} relaties. Weg gaan {v.weg_knopen} knopen "
            f"en {v.weg_relaties} relaties."
        )
        return
    yield (
        f"Ruimte {v.ruimte} is bijgewerkt, voor doelgroep {s.doelgroep}: {s.knopen} knopen ({v.nieuw_knopen} nieuw, "
        f"{v.anders_knopen} anders, {v.weg_knopen} weg) en {s.relaties} relaties ({v.nieuw_relaties} nieuw, "
        f"{v.anders_relaties} anders, {v.weg_relaties} weg)."
    )
    yield f"Daarvan {v.knopen.get('Bewijs', 0)} keer bewijs bij {v.knopen.get('Bewering', 0)} beweringen."
    if v.losgelaten:
        yield _losgelaten(v.losgelaten)
    if v.anders_knopen + v.weg_knopen + v.anders_relaties + v.weg_relaties:
        yield OP_DE_SCHIJF
    if v.was_voor and s.doelgroep not in v.was_voor and "monitor" not in v.was_voor:
        yield (
            f"Let op: deze ruimte was voor doelgroep {opsomming(v.was_voor)}. Wie daarvoor toegang kreeg, leest er nu "
            f"wat voor doelgroep {s.doelgroep} is."
        )
    if s.doelgroep != "monitor" and 0 < v.nieuw_knopen < s.knopen:
        yield (
            "Wie hier alles leest, kan zien wat er nu bij kwam, zoals uit één gesprek. Mag dat niet? Doe dan eerst: "
            f"verandertheorie neo4j wis --ruimte {v.ruimte}, en daarna weer sync"
        )
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
    if v.knopen + v.relaties + v.losgelaten:
        onthoud(f"Het legen van ruimte {v.ruimte}")
    if not v.knopen + v.relaties + v.losgelaten:
        toon_zinnen([f"Ruimte {v.ruimte} was al leeg."])
        return
    los = [_losgelaten(v.losgelaten)] if v.losgelaten else []
    gedaan = f"Ruimte {v.ruimte} is leeg: {v.knopen} knopen en {v.relaties} relaties weg."
    toon_zinnen([gedaan, *los, OP_DE_SCHIJF])


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
    "Welke vragen zijn er in Cypher? Met -o komen er ten hoogste tien in een zip die Neo4j Browser als favorieten "
    "leest: die in de ruimte op de server een antwoord hebben.",
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
    adres: AdresOptie = None,
    gebruiker: GebruikerOptie = None,
    database: DatabaseOptie = None,
    wachtwoordbestand: WachtwoordOptie = None,
    onveilig: OnveiligOptie = False,
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
        from verandertheorie.uitvoer.neo4j.favorieten import favorieten
        from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie

        if uitvoer.suffix != ".zip":
            raise AanroepFout(f"Geef een bestand dat eindigt op .zip, zoals {uitvoer.with_suffix('.zip')}.")
        wie = _toegang(adres, gebruiker, database, wachtwoordbestand, onveilig)
        waar = _ruimte(ruimte, None if ruimte else vind_dossier(ctx, dossier))
        with _open(wie) as driver:
            p = Neo4jProjectie(driver, waar, wie.database)
            stand = _eis_stand(p)
            bundel = favorieten(p.vraag, waar, stand.tot_en_met)
        schrijf_zonder_merk(uitvoer, bundel, overschrijf=overschrijf)
        _toon_stappen(
            uitvoer,
            f"Klik links op de ster: daar staan vragen voor doelgroep {stand.doelgroep} in de map verandertheorie.",
        )
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
    from dataclasses import asdict, replace

    from verandertheorie.uitvoer.neo4j.bewaker import vraag_vrij
    from verandertheorie.uitvoer.neo4j.catalogus import kies
    from verandertheorie.uitvoer.neo4j.geenrijen import (
        eis_bekende_sleutels,
        hoeveel_in_het_dossier,
        hoeveel_zonder_cyclus,
        waarom_geen_rijen,
        wat_er_niet_bij_staat,
    )
    from verandertheorie.uitvoer.neo4j.lijn import GROOTST
    from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie, lezers_van, ruimtes

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
    waar = _ruimte(ruimte, None if ruimte else vind_dossier(ctx, dossier))
    anderen: list[tuple[str, Mapping[str, Any]]] = []
    zonder_cyclus = 0
    with _open(wie, grootst=GROOTST) as driver:
        p = Neo4jProjectie(driver, waar, wie.database)
        stand = _eis_stand(p)
        if gekozen and gekozen.is_voor_monitors and stand.doelgroep != "monitor":
            graaf = _zelfde_dossier(ctx, dossier, stand)
            raise GeweigerdFout(
                f"Voor deze vraag zijn gebieden en stemmen nodig. Die staan niet in ruimte {waar}: zij is voor "
                f"doelgroep {stand.doelgroep}. "
                + (f"{hoeveel_in_het_dossier(gekozen, gegeven, stand.doelgroep, graaf)} " if graaf else "")
                + "Een monitor vult haar met: neo4j sync --doelgroep monitor"
            )
        if gekozen:
            rijen: Sequence[Mapping[str, Any]] = p.vraag(gekozen.tekst, **gegeven)
            afgekapt, zonder_cyclus = False, hoeveel_zonder_cyclus(p.vraag, gekozen)
            if not rijen:
                eis_bekende_sleutels(p.vraag, waar, gegeven)
        else:
            vrij = vraag_vrij(driver, cypher or "", wie.database, ruimte=waar)
            p.eis_nog(stand)
            rijen, afgekapt = vrij.rijen, vrij.afgekapt
            anderen = [(r, s) for r, s in ruimtes(driver, wie.database) if r != waar]
    leeg, zinnen = wat_er_niet_bij_staat(rijen, stand.doelgroep) if gekozen else ((), ())
    if not rijen:
        graaf = _zelfde_dossier(ctx, dossier, stand)
        zinnen = tuple(waarom_geen_rijen(gekozen, gegeven, waar, stand.doelgroep, graaf))
    elif afgekapt:
        zinnen = (f"Er is meer: hier staat alleen het begin ({aantal(len(rijen), 'rij', 'rijen')}).",)
    if zonder_cyclus:
        hoeveel = aantal(zonder_cyclus, "bevinding", "bevindingen")
        zinnen = (
            *zinnen,
            f"Buiten deze lijst: {hoeveel} waarvan doelgroep {stand.doelgroep} de leercyclus niet leest.",
        )
    if anderen:  # nothing keeps a text of somebody to one workspace
        stand = replace(stand, doelgroep=lezers_van([asdict(stand), *(s for _, s in anderen)])[0])
        zinnen = (*zinnen, f"Eigen Cypher leest de hele database, ook {opsomming(f'ruimte {r}' for r, _ in anderen)}.")
    vast = {"ruimte": waar, **gegeven}
    _toon_rijen(naam or "cypher", vast, stand, rijen, leeg, zinnen, afgekapt=afgekapt, als_json=als_json)
    if vergelijk:
        _vergelijk(vind_dossier(ctx, dossier), stand, naam or "", gegeven, rijen)


def _eis_stand(p: "Neo4jProjectie") -> "Syncstand":
    stand = p.stand()
    if stand is None:
        raise AanroepFout(
            f"Ruimte {p.ruimte} is leeg. Vul haar eerst met: verandertheorie neo4j sync --ruimte {p.ruimte}"
        )
    return stand


def _zelfde_dossier(ctx: typer.Context, dossier: Path | None, stand: "Syncstand") -> "Verandergraaf | None":
    """The dossier from which the workspace was filled, when it is at hand: who holds it may know what is in it."""
    from verandertheorie.fouten import DossierFout
    from verandertheorie.graaf.verandergraaf import Verandergraaf

    try:
        graaf = Verandergraaf.uit(vind_dossier(ctx, dossier), tot_en_met=stand.tot_en_met or None)
    except (AanroepFout, DossierFout):
        return None
    return graaf if graaf.herkomst.dossier == stand.dossierhash else None


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
    stand: "Syncstand",
    rijen: "Sequence[Mapping[str, Any]]",
    leeg: "Sequence[str]",
    zinnen: "Sequence[str]",
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
            "opmerkingen": list(zinnen),
            "rijen": list(rijen),
        }
        toon_json(alles)
        return
    if rijen:
        kolommen = tuple(k for k in rijen[0] if k not in leeg)
        toon_tabel(kolommen, [tuple(als_tekst(rij[k]) for k in kolommen) for rij in rijen])
    fictief = " · fictieve voorbeeldgegevens" if stand.fictief else ""
    moment = f"Stand na {stand.tot_en_met}" if stand.tot_en_met else "Nog geen leercycli"
    toon_zinnen([*zinnen, f"{moment} · doelgroep {stand.doelgroep}{fictief} · dossier {stand.dossierhash}"])


def _toegang(
    adres: str | None, gebruiker: str | None, database: str | None, bestand: Path | None, onveilig: bool
) -> "Toegang":
    from verandertheorie.uitvoer.neo4j.verbinding import toegang

    return toegang(adres, gebruiker, database, bestand, onveilig=onveilig)


def _open(wie: "Toegang", *, grootst: int | None = None) -> Any:
    """Connect; ask for the password when the server wants one, none was given, and somebody sits there.

    ``grootst``: bytes that one answer may bring in; None: as many as come, for what a sync reads is all there is.
    """
    import sys
    from contextlib import contextmanager
    from dataclasses import replace
    from getpass import getpass

    from verandertheorie.cli.voortgang import meld_stappen
    from verandertheorie.fouten import AanmeldFout
    from verandertheorie.uitvoer.neo4j.verbinding import verbind_server

    @contextmanager
    def geopend() -> "Iterator[Any]":
        nu = wie
        if wie.wachtwoord is None and sys.stdin.isatty():
            try:
                with meld_stappen() as meld:
                    meld(f"Verbinden met {wie.adres}")
                    with verbind_server(wie):
                        pass
            except AanmeldFout:
                nu = replace(wie, wachtwoord=getpass(f"Wachtwoord van {wie.gebruiker} op {wie.adres}: "))
        with meld_stappen() as meld:
            meld(f"Verbinden met {wie.adres}")
            with verbind_server(
                nu, lambda s: meld(f"De server zegt al {s:.0f} seconden niets" if s else "Bezig"), grootst=grootst
            ) as driver:
                yield driver

    return geopend()


def _ruimte(genoemd: str | None, dossier: Path | None) -> str:
    from verandertheorie.uitvoer.neo4j.sync import ruimtenaam

    return ruimtenaam(genoemd or (dossier.stem if dossier else ""))


def _toon_stappen(pad: Path, daarna: str) -> None:
    from verandertheorie.cli.tonen import toon_zinnen

    toon_zinnen([f"{pad} geschreven.", *(s.format(pad=pad, daarna=daarna) for s in STAPPEN)])
