"""Commands for sessions: keep what one did, and look at the agenda and the actions as of a day."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verandertheorie.cli.doelgroep import DoelgroepOptie
from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.leesbaar import LeesbaarOptie, eis_leesbare_vorm, toon_of_schrijf
from verandertheorie.cli.vindplaats import (
    DossierOptie,
    NagekekenOptie,
    OverschrijfOptie,
    VerslagOptie,
    VerslagOverschrijfOptie,
    vind_dossier,
)
from verandertheorie.fouten import AanroepFout

if TYPE_CHECKING:
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.invoer.notulen import Notulenverslag
    from verandertheorie.leerlus.acties import Actiestand
    from verandertheorie.leerlus.moment import Lusmoment
    from verandertheorie.model.gebieden import Bijeenkomst

NOG_NIETS = (
    "Nog geen bijeenkomst of gesprek vastgelegd. Begin met: verandertheorie sjabloon --bijeenkomst B1 -o b1.yaml"
)

Dag = Annotated[str | None, typer.Option("--op", metavar="DAG", help="Hoe het stond op deze dag, zoals 2028-03-31.")]
VoorBijeenkomst = Annotated[
    str | None, typer.Option("--bijeenkomst", metavar="SLEUTEL", help="Op de dag van deze bijeenkomst, zoals B10.")
]
VanRol = Annotated[str | None, typer.Option("--rol", metavar="ROL", help="Alleen wat van deze rol is.")]
NOTULEN = (
    "Leg vast wat er in een bijeenkomst gebeurde: agenda, acties, besluiten. Alles of niets.\n\n"
    "Voorbeeld: verandertheorie notulen b8.yaml --droog\n\n"
    "Een bestand om in te vullen: verandertheorie sjabloon --bijeenkomst B10"
)


def meld_aan(app: typer.Typer) -> None:
    """Add these commands to the command tree."""
    app.command("notulen", cls=Opdracht, help=NOTULEN, short_help="Leg vast wat er in een bijeenkomst gebeurde.")(
        notulen
    )
    app.command(
        "besluiten", cls=Opdracht, help=NOTULEN, short_help="Leg vast wat er in een bijeenkomst gebeurde.", hidden=True
    )(notulen)
    app.command(
        cls=Opdracht,
        help="Welke leervragen staan op de agenda?\n\nVoorbeeld: verandertheorie agenda --bijeenkomst B8 -o b8.html",
    )(agenda)
    app.command(
        cls=Opdracht,
        help="Wat is afgesproken, en is het gedaan?\n\nVoorbeeld: verandertheorie acties --rol projecttrekker --open",
    )(acties)


def notulen(
    ctx: typer.Context,
    bestand: Annotated[Path, typer.Argument(help="Wat één bijeenkomst deed: YAML, JSON of .xlsx.", readable=False)],
    rol: Annotated[str, typer.Option(metavar="ROL", help="Rol van wie dit vastlegt. Geen naam.")] = "",
    droog: Annotated[bool, typer.Option("--droog", help="Kijk wat er zou gebeuren; er verandert niets.")] = False,
    herzie: Annotated[bool, typer.Option("--herzie", help="Verbeter wat al was ingevuld.")] = False,
    nagekeken: NagekekenOptie = False,
    naar: VerslagOptie = None,
    overschrijf: VerslagOverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Leg vast wat er in een bijeenkomst gebeurde."""
    import sys

    from verandertheorie.cli.importopdracht import (
        PER_CODE,
        bewaar,
        bewaar_wat_niet_past,
        toon_meldingen,
        toon_van_opgeslagen,
    )
    from verandertheorie.cli.tonen import EERST_KIJKEN, eis_nagekeken, mag_blijven, toon_regels, toon_zinnen
    from verandertheorie.formaten.wegschrijven import eis_van_ons
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.invoer.notulen import leg_notulen_vast
    from verandertheorie.vragen.opmaak import BREEDTE_ZONDER_SCHERM, zinregels

    eis_nagekeken((rol,), nagekeken=nagekeken)
    if naar is not None:
        eis_van_ons(naar, overschrijf=overschrijf)
    pad = vind_dossier(ctx, dossier)
    verslag = leg_notulen_vast(pad, bestand, rol=rol, nagekeken=nagekeken, herzie=herzie, droog=droog)
    if verslag.is_aangehouden:
        toon_meldingen(verslag.meldingen, "")
        if not mag_blijven():
            print(f"Nog niets vastgelegd: {EERST_KIJKEN}", file=sys.stderr)
            raise SystemExit(1)
        verslag = replace(leg_notulen_vast(pad, bestand, rol=rol, herzie=herzie), meldingen=())
    if verslag.is_geweigerd:
        rest = bewaar_wat_niet_past(verslag.meldingen, naar, PER_CODE, overschrijf=overschrijf)
        toon_meldingen(verslag.meldingen, rest)
        print("Niets vastgelegd.", file=sys.stderr)
        raise SystemExit(1)
    zinnen = _notulenzinnen(verslag, Verandergraaf.uit(pad)) or ["Alles was al zo vastgelegd. Er is niets veranderd."]
    if droog:
        zinnen = [*zinnen, "Dit was een proef: er is niets veranderd."]
    if naar is not None:
        regels = zinregels(zinnen, BREEDTE_ZONDER_SCHERM)
        bewaar(naar, (*map(str, verslag.meldingen), *regels), overschrijf=overschrijf)
        toon_regels(_in_het_kort(verslag) or zinnen)
    elif droog:
        toon_meldingen(verslag.meldingen, "")
        toon_zinnen(zinnen)
    else:
        toon_van_opgeslagen(verslag.meldingen, pad)
        toon_zinnen(zinnen)


def _notulenzinnen(verslag: "Notulenverslag", graaf: "Verandergraaf") -> list[str]:
    """What a session did, a line each: questions and points, actions, decisions."""
    from verandertheorie.cli.aanscherpopdrachten import besluitzinnen

    genomen = (*verslag.besluiten, *verslag.redacties, *([verslag.versie] if verslag.versie else []))
    return [*_sessiezinnen(verslag, graaf), *besluitzinnen(genomen)]


def _sessiezinnen(verslag: "Notulenverslag", graaf: "Verandergraaf") -> Iterator[str]:
    from verandertheorie.begrippen import woord
    from verandertheorie.model.gebieden import Bijeenkomst
    from verandertheorie.model.leerlus import Actie, Agendapunt, Kaartindeling, Leervraag, Signaal
    from verandertheorie.model.theorie import Interventie
    from verandertheorie.taal import aantal, dag, opsomming

    for r in verslag.sessie:
        match r:
            case Bijeenkomst():
                soort = woord("waarde.bijeenkomstsoort", r.bijeenkomstsoort)
                af = f" Ging niet door: {r.vervallen_omdat}" if r.vervallen_omdat else ""
                yield f"{r.sleutel} ({soort}, {dag(r.datum)}).{af}"
                yield from _wat_er_gezegd_is(r, graaf)
            case Leervraag():
                yield f"  Vraag {r.letter}{' is nieuw' if r.letter in verslag.letters else ''}: {r.vraag}"
            case Signaal():
                yield f"  Signaal {r.sleutel}, gevraagd van {graaf.naam(r.gevraagd_van)}: {r.vraag}"
            case Agendapunt():
                yield f"  {r.onderwerp}: {woord('waarde.uitslag', r.uitslag) if r.uitslag else 'staat klaar'}"
            case Actie():
                wie = opsomming(graaf.naam(e) for e in r.eigenaren)
                stand = f"gedaan op {dag(r.gedaan_op)}" if r.gedaan_op else ""
                stand = stand or (f"vervallen: {r.vervallen_omdat}" if r.vervallen_omdat else "")
                voor = f"vóór {dag(r.uiterlijk)}" if r.uiterlijk and not stand else ""
                yield f"  Actie {r.id}: {'; '.join(filter(None, (r.wat, wie, voor, stand)))}"
            case Kaartindeling():
                vakken = aantal(len(r.posities), "verplaatst vak", "verplaatste vakken")
                yield f"  Kaart: {vakken}, {aantal(len(r.beelden), 'beeld', 'beelden')} in het draaiboek"
            case Interventie():
                versie = f" (versie {r.versie})" if r.versie else ""
                yield f"  {r.naam} luidt vanaf {r.sinds}{versie}: {r.omschrijving}"


def _wat_er_gezegd_is(b: "Bijeenkomst", graaf: "Verandergraaf") -> Iterator[str]:
    """Who was there and what they said, a line each."""
    from verandertheorie.taal import leesbaar

    perspectieven = graaf.woorden.teksten["perspectief"]
    wie = [f"{perspectieven.get(k, k)} {n}" for k, n in b.aanwezig.items()]
    wie += [f"van de kern {b.kern.er} van {b.kern.van}"] if b.kern else []
    if wie:
        yield f"  Aanwezig: {', '.join(wie)}."
    for r in b.reacties:
        kanten = ("klopt", "klopt_niet", "weten_we_niet")
        yield f"  Reacties op {graaf.naam(r.onderwerp)}: {', '.join(f'{leesbaar(k)} {getattr(r, k)}' for k in kanten)}."
    yield from (f"  Notitie bij {graaf.naam(n.onderwerp)}: {n.tekst}" for n in b.notities)
    yield from (f"  Verder: {tekst}" for tekst in b.verder)


def _in_het_kort(verslag: "Notulenverslag") -> list[str]:
    """What a session did in one line, and the version it made in another."""
    from collections import Counter

    from verandertheorie.begrippen import woord
    from verandertheorie.cli.aanscherpopdrachten import besluitzinnen
    from verandertheorie.cli.importopdracht import aantal_records

    uitslagen = Counter(b.uitslag for b in verslag.besluiten)
    soorten = Counter(r.soort for r in verslag.sessie if r.soort != "bijeenkomst")
    delen = [aantal_records(n, soort) for soort, n in soorten.items()]
    delen += [f"{n} {woord('uitslag', uitslag)}" for uitslag, n in uitslagen.items()]
    if verslag.redacties:
        delen.append(f"{len(verslag.redacties)} in andere woorden")
    kop = f"{verslag.besluiten[0].bijeenkomst}: " if verslag.besluiten else ""
    versie = besluitzinnen([verslag.versie] if verslag.versie else [])
    return [*([f"{kop}{', '.join(delen)}."] if delen else []), *versie]


def agenda(
    ctx: typer.Context,
    bijeenkomst: VoorBijeenkomst = None,
    rol: VanRol = None,
    op: Dag = None,
    doelgroep: DoelgroepOptie = "sessie",
    uitvoer: LeesbaarOptie = None,
    overschrijf: OverschrijfOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Welke leervragen staan op de agenda?"""
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.graaf.sessie import sessie
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.lezing.lezer import Lezer
    from verandertheorie.model.doelgroep import kies_doelgroep
    from verandertheorie.uitvoer.document.agenda import schrijf_agenda

    wie = kies_doelgroep(doelgroep)
    eis_leesbare_vorm(uitvoer)
    graaf = Verandergraaf.uit(vind_dossier(ctx, dossier)).voor(wie)
    m = _moment(graaf, op, bijeenkomst)
    if m is None:
        toon_zinnen((NOG_NIETS,))
        return
    b = sessie(graaf, bijeenkomst) if bijeenkomst is not None else None
    pagina = schrijf_agenda(m, Lezer(m.graaf, wie), bijeenkomst=b, rol=_rol(m, rol))
    toon_of_schrijf(pagina, uitvoer, wie=wie, overschrijf=overschrijf)


def acties(
    ctx: typer.Context,
    rol: VanRol = None,
    gebied: Annotated[str | None, typer.Option(metavar="GEBIED", help="Alleen in dit gebied, zoals D04.")] = None,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat nog moet gebeuren.")] = False,
    bijeenkomst: VoorBijeenkomst = None,
    op: Dag = None,
    doelgroep: DoelgroepOptie = "sessie",
    als_json: Annotated[bool, typer.Option("--json", help="Toon het als JSON.")] = False,
    dossier: DossierOptie = None,
) -> None:
    """Wat is afgesproken, en is het gedaan?"""
    from verandertheorie.cli.tonen import toon_json, toon_tabel, toon_zinnen
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.leerlus.acties import alle_acties, op_dringendheid
    from verandertheorie.lezing.agendazinnen import stand_van_actie, wat_veranderde_aan_actie, wie
    from verandertheorie.lezing.lezer import Lezer
    from verandertheorie.lezing.opschrift import voet
    from verandertheorie.model.doelgroep import VOOR_WIE, kies_doelgroep
    from verandertheorie.model.verwijzing import Mis
    from verandertheorie.taal import aantal, dag, groot, voluit
    from verandertheorie.vragen.rijkeuze import telt_niet_mee

    lezer = kies_doelgroep(doelgroep)
    m = _moment(Verandergraaf.uit(vind_dossier(ctx, dossier)).voor(lezer), op, bijeenkomst)
    if m is None:
        toon_zinnen((NOG_NIETS,))
        return
    gesprekken = {r.id: r for r in m.graaf.registraties}
    blik = Lezer(m.graaf, lezer)

    def leesbaar(a: "Actiestand") -> "Actiestand | None":
        """An agreement in the words of a conversation, when those may be read; of which one is for monitors."""
        r = gesprekken.get(a.uit)
        if blik.is_monitor:
            return a
        if r is None or "!" not in a.id:
            return replace(blik.actie(a), uit=a.uit if r is None else "")
        return replace(blik.actie(a), id="") if blik.mag_lezen(r) else None

    te_noemen = [leesbaar(a) for a in alle_acties(m).values() if blik.mag_genoemd(a.uit)]
    alle = [a for a in te_noemen if a]
    weg, kring = len(te_noemen) - len(alle), len(alle_acties(m)) - len(te_noemen)
    if rol is not None:
        naam = _rol(m, rol)
        alle = [a for a in alle if naam in a.eigenaren]
    if gebied is not None:
        if blik.is_buiten:
            raise AanroepFout(
                f"In welk gebied een actie is, staat hier niet voor {VOOR_WIE[lezer]}. Laat --gebied weg, of kies een "
                "andere doelgroep."
            )
        plek = m.graaf.namen.zoek(gebied, ("gebied",))
        if isinstance(plek, Mis):
            raise AanroepFout(f"Gebied {plek.tekst} {plek.remedie}")
        binnen = {g for g in m.graaf.gebieden if plek.sleutel in m.graaf.ligging.ligt_in(g)}
        alle = [a for a in alle if binnen.intersection(a.gebieden)]
    gekozen = op_dringendheid([a for a in alle if a.is_open or not alleen_open])
    if als_json:
        rijen_ = [_als_rij(a) for a in gekozen]
        kop = {"nu": m.nu, "dossier": m.graaf.dossierhash, "doelgroep": lezer}
        toon_json({**kop, "niet_vrijgegeven": weg, "alleen_voor_kleinere_kring": kring, "rijen": rijen_})
        return
    if gekozen:
        rijen = [
            (
                a.id or UIT_EEN_GESPREK,
                a.wat,
                wie(m.graaf, a),
                dag(a.uiterlijk) if a.uiterlijk else "–",
                "; ".join((stand_van_actie(a), *wat_veranderde_aan_actie(a))),
                " ".join(a.gebieden) or "–",
            )
            for a in gekozen
        ]
        toon_tabel(("actie", "wat", "wie", "vóór", "stand", "gebied"), rijen)
    elif kring or weg or m.graaf.verborgen:
        toon_zinnen(("Geen enkele actie die hier mag staan, past hierbij.",))
    else:
        toon_zinnen(("Geen enkele actie past hierbij." if alle_acties(m) else "Er is nog geen actie afgesproken.",))
    if weg:
        zijn = "is" if weg == 1 else "zijn"
        wat = f"{aantal(weg, 'afspraak', 'afspraken')} uit gesprekken {zijn} niet vrijgegeven"
        toon_zinnen(("", f"{wat} voor {VOOR_WIE[lezer]}."))
    if kring:
        toon_zinnen((f"{groot(voluit(kring, 'actie staat', 'acties staan'))} er alleen voor een kleinere kring.",))
    toon_zinnen(filter(None, (telt_niet_mee(m.graaf),)))
    toon_zinnen(("", f"Nu is {dag(m.nu)}. {voet(m.graaf)}"))


UIT_EEN_GESPREK = "uit een gesprek"
"""What an agreement is called whose own name would say with whom the conversation was."""


def _als_rij(a: "Actiestand") -> dict[str, object]:
    from dataclasses import asdict

    return {veld: list(w) if isinstance(w, tuple) else w for veld, w in asdict(a).items()}


def _moment(graaf: "Verandergraaf", op: str | None, bijeenkomst: str | None) -> "Lusmoment | None":
    """The day that was asked for, or the last that the dossier knows of; None when it knows none."""
    from verandertheorie.leerlus.moment import laatste_dag, lusmoment
    from verandertheorie.taal import lees_dag

    dag: datetime.date | None = lees_dag(op) if op is not None else None
    if op is not None and dag is None:
        raise AanroepFout(f"'{op}' is geen dag. Schrijf hem zo: 2028-03-31.")
    if op is None and bijeenkomst is None and laatste_dag(graaf) is None:
        return None
    return lusmoment(graaf, op=dag, bijeenkomst=bijeenkomst)


def _rol(m: "Lusmoment", rol: str | None) -> str:
    """The key of a role that somebody named; the word itself when it is no actor but somebody's in an action."""
    from verandertheorie.leerlus.acties import alle_acties
    from verandertheorie.model.verwijzing import Mis

    if not rol:
        return ""
    doel = m.graaf.namen.zoek(rol, ("actor",))
    if not isinstance(doel, Mis):
        return doel.sleutel
    if rol in {e for a in alle_acties(m).values() for e in a.eigenaren}:
        return rol
    raise AanroepFout(f"De rol {doel.tekst} {doel.remedie}")
