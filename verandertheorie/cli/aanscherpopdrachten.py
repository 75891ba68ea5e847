"""Commands that sharpen the theory: decide, reword, settle a version. Each writes all it should, or nothing."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from verandertheorie.cli.hulptekst import Opdracht, Opdrachtgroep
from verandertheorie.cli.vindplaats import (
    DossierOptie,
    NagekekenOptie,
    vind_dossier,
)
from verandertheorie.fouten import AanroepFout

if TYPE_CHECKING:
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.model.besluiten import Vrijgavebesluit

Bijeenkomst = Annotated[str, typer.Option(metavar="SLEUTEL", help="De bijeenkomst die besloot, zoals B8.")]
RolVanWieVastlegt = Annotated[str, typer.Option("--rol", metavar="ROL", help="Rol van wie dit vastlegt. Geen naam.")]
Reden = Annotated[str | None, typer.Option(metavar="TEKST", help="Waarom.")]
RedenBijVerwerpen = Annotated[
    str | None, typer.Option("--reden", metavar="TEKST", help="Waarom. Verplicht bij verwerpen.")
]
Cyclus = Annotated[str | None, typer.Option(metavar="CYCLUS", help="Het bewijs tot en met deze leercyclus.")]
VELD = re.compile(r"([a-z_]+)=(.+)", re.DOTALL)
"""What is filled in with ``--pas-aan``, such as ``wanneer=voor de zomer``; anything else is a whole text."""


def meld_aan(app: typer.Typer) -> None:
    """Add these commands to the command tree."""
    app.command(cls=Opdracht, help=_hulp("Besluit over een voorstel bij de theorie.", VOORBEELD_BESLUIT))(besluit)
    app.command(
        cls=Opdracht,
        help=_hulp(
            "Zeg iets in de theorie in andere woorden.",
            "redactie novex naam NOVEX --bijeenkomst B8",
        ),
    )(redactie)
    app.command(
        "geef-vrij",
        cls=Opdracht,
        help=_hulp("Laat buitenstaanders een bevinding lezen.", VOORBEELD_VRIJ),
    )(geef_vrij)
    versie_app = typer.Typer(
        cls=Opdrachtgroep, no_args_is_help=True, rich_markup_mode=None, help="Stel een versie van de theorie vast."
    )
    versie_app.command(
        "maak",
        cls=Opdracht,
        help=_hulp(
            "Bewaar de theorie zoals zij nu luidt. Een versie verandert nooit meer.", "versie maak --bijeenkomst B8"
        ),
    )(versie_maak)
    app.add_typer(versie_app, name="versie")


VOORBEELD_BESLUIT = "besluit V5-C20 --aanvaard --bijeenkomst B8 --rol programmamanager"
VOORBEELD_VRIJ = (
    "geef-vrij d01-1b#2 --doelgroep publiek --rol programmamanager --datum 2028-04-01 --reden 'Dit leert anderen iets.'"
)


def _hulp(zin: str, voorbeeld: str) -> str:
    return f"{zin}\n\nVoorbeeld: verandertheorie {voorbeeld}"


def besluit(
    ctx: typer.Context,
    voorstel: Annotated[
        str, typer.Argument(help="Naam van het voorstel, zoals V5-C20 of V5-C20@c5.3f2a914be07d21c5a8.")
    ],
    bijeenkomst: Bijeenkomst = "",
    rol: Annotated[
        list[str] | None, typer.Option(metavar="ROL", help="Een rol die besloot. Geen naam. Vaker mag.")
    ] = None,
    aanvaard: Annotated[bool, typer.Option("--aanvaard", help="Neem het over zoals het er ligt.")] = False,
    pas_aan: Annotated[
        list[str] | None,
        typer.Option(metavar="TEKST|VELD=TEKST", help="Neem het over in eigen woorden. Bij velden vaker."),
    ] = None,
    verwerp: Annotated[bool, typer.Option("--verwerp", help="Neem het niet over.")] = False,
    houd_aan: Annotated[bool, typer.Option("--houd-aan", help="Besluit later.")] = False,
    reden: RedenBijVerwerpen = None,
    tot_en_met: Cyclus = None,
    nagekeken: NagekekenOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Besluit over een voorstel bij de theorie."""
    import sys

    from verandertheorie.aanscherping.nemen import Invulling, neem
    from verandertheorie.cli.tonen import eis_nagekeken, toon_zinnen
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.invoer.vastleggen import leg_vast
    from verandertheorie.lezen.leerlusregels import rollen_van_besluit
    from verandertheorie.lezen.samenhang import Samenhang
    from verandertheorie.model.besluiten import Uitslag

    gekozen = [aanvaard, bool(pas_aan), verwerp, houd_aan]
    if sum(gekozen) != 1:
        raise typer.BadParameter("kies een van --aanvaard, --pas-aan, --verwerp en --houd-aan.")
    _eis(bijeenkomst)
    uitslagen: tuple[Uitslag, ...] = ("aanvaard", "aangepast_aanvaard", "verworpen", "aangehouden")
    velden, tekst = _uit_pas_aan(pas_aan or ())
    invulling = Invulling(bijeenkomst, uitslagen[gekozen.index(True)], tuple(rol or ()), reden, tekst, velden)
    pad = vind_dossier(ctx, dossier)
    graaf = Verandergraaf.uit(pad, tot_en_met=tot_en_met)
    records = neem(graaf, voorstel, invulling)
    teksten = (*(rol or ()), reden, tekst, *velden.values())
    if records:
        s = Samenhang(graaf.alles, ())
        eis_nagekeken(teksten, s.plaatsnamen, nagekeken=nagekeken)
        for a in rollen_van_besluit(invulling.rollen, velden, s):
            print(f"Let op: {a.tekst} {a.remedie}", file=sys.stderr)
    wat = f"besluit van {bijeenkomst}: {voorstel}"
    leg_vast(pad, records, gezien=graaf.dossierhash, rol=", ".join(rol or ()), samenvatting=wat)
    toon_zinnen(besluitzinnen(records) if records else ("Dit was al zo besloten. Er is niets veranderd.",))


def _eis(bijeenkomst: str) -> None:
    if not bijeenkomst:
        raise typer.BadParameter("noem met --bijeenkomst de bijeenkomst die besloot.")


def _uit_pas_aan(gegeven: Sequence[str]) -> tuple[dict[str, str], str | None]:
    """What ``--pas-aan`` says: fields with their text, or one text."""
    gevonden = [VELD.fullmatch(g) for g in gegeven]
    namen = [m[1] for m in gevonden if m]
    if len(set(namen)) < len(namen):
        raise typer.BadParameter("geef met --pas-aan elk veld één keer.")
    if gegeven and all(gevonden):
        return {m[1]: m[2] for m in gevonden if m}, None
    if len(gegeven) > 1:
        raise typer.BadParameter("geef met --pas-aan één tekst, of bij elk veld VELD=TEKST.")
    return {}, gegeven[0] if gegeven else None


def besluitzinnen(records: Iterable[object]) -> list[str]:
    """What decisions, changes of wording and a version came to, a line each and what follows below it."""
    from verandertheorie.begrippen import woord
    from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie, TheorieVersie
    from verandertheorie.model.leerlus import Actie, Leervraag, Signaal
    from verandertheorie.model.theorie import Bewering, Knoop

    zinnen: list[str] = []
    for r in records:
        match r:
            case BesluitOpVoorstel():
                zinnen.append(f"{r.voorstel}: {woord('uitslag', r.uitslag)} in {r.bijeenkomst}.")
            case Redactie():
                zinnen.append(f"Was: {r.oud or '(leeg)'} Wordt: {r.nieuw}")
            case TheorieVersie():
                zinnen.append(f"Versie {r.nummer} van de theorie is vastgesteld, zoals zij luidt in {r.tot_en_met}.")
            case Bewering():
                werd = "vervalt" if r.tot == r.sinds else f"luidt: {r.tekst}"
                zinnen.append(f"  Vanaf {r.sinds}: {r.code or r.record_sleutel} {werd}")
            case Leervraag():
                zinnen.append(f"  Leervraag {r.letter} is erbij: {r.vraag}")
            case Signaal():
                zinnen.append(f"  Signaal {r.sleutel} is erbij: {r.vraag}")
            case Actie():
                zinnen.append(f"  Actie {r.id} is erbij: {r.wat}")
            case Knoop() if r.tot == r.sinds:
                zinnen.append(f"  Vanaf {r.sinds}: {r.naam} vervalt")
            case Knoop():
                zinnen.append(f"  Vanaf {r.sinds} nieuw of anders: {r.naam}")
    return zinnen


def redactie(
    ctx: typer.Context,
    onderwerp: Annotated[str, typer.Argument(help="Sleutel of naam van de knoop, of code van de bewering.")],
    veld: Annotated[str, typer.Argument(help="Welke tekst: naam, omschrijving, tekst, middel of redenering.")],
    tekst: Annotated[str, typer.Argument(help="De nieuwe tekst.")],
    bijeenkomst: Bijeenkomst = "",
    reden: Reden = None,
    rol: RolVanWieVastlegt = "",
    nagekeken: NagekekenOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Zeg iets in de theorie anders."""
    from verandertheorie.aanscherping.nemen import redigeer
    from verandertheorie.cli.tonen import eis_nagekeken, toon_zinnen
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.invoer.vastleggen import leg_vast
    from verandertheorie.lezen.samenhang import Samenhang

    _eis(bijeenkomst)
    pad = vind_dossier(ctx, dossier)
    graaf = Verandergraaf.uit(pad)
    records = redigeer(graaf, onderwerp, veld, tekst, bijeenkomst=bijeenkomst, reden=reden)
    if records:
        eis_nagekeken((tekst, reden, rol), Samenhang(graaf.alles, ()).plaatsnamen, nagekeken=nagekeken)
    leg_vast(pad, records, gezien=graaf.dossierhash, rol=rol, samenvatting=f"redactie van {bijeenkomst}: {onderwerp}")
    toon_zinnen(besluitzinnen(records[:1]) if records else ("Dit was al zo. Er is niets veranderd.",))


def geef_vrij(
    ctx: typer.Context,
    bevinding: Annotated[str, typer.Argument(help="De bevinding, zoals REGISTRATIE#1: zie vrijgave --voorstel.")],
    doelgroep: Annotated[str, typer.Option(metavar="WIE", help="Wie haar mag lezen: partner of publiek.")] = "",
    rol: Annotated[
        list[str] | None, typer.Option(metavar="ROL", help="Een rol die besloot, een actor. Vaker mag.")
    ] = None,
    datum: Annotated[str, typer.Option(metavar="DAG", help="Dag van het besluit, zoals 2026-12-01.")] = "",
    reden: Annotated[str, typer.Option(metavar="TEKST", help="Waarom.")] = "",
    trek_terug: Annotated[bool, typer.Option("--trek-terug", help="Zij mogen het niet meer lezen.")] = False,
    nagekeken: NagekekenOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Laat buitenstaanders een bevinding lezen."""
    import datetime

    from verandertheorie.cli.tonen import eis_nagekeken, toon_zinnen
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.invoer.vastleggen import leg_vast
    from verandertheorie.lezen.samenhang import Samenhang
    from verandertheorie.lezing.weggelaten import leest_nog, leest_nog_niet
    from verandertheorie.model.besluiten import Vrijgavebesluit

    if doelgroep not in ("partner", "publiek"):
        raise typer.BadParameter("kies met --doelgroep partner of publiek; binnen het programma beslist de bron.")
    for naam, waarde in (("rol", rol), ("datum", datum), ("reden", reden)):
        if not waarde:
            raise typer.BadParameter(f"noem ook --{naam}.")
    try:
        dag = datetime.date.fromisoformat(datum)
    except ValueError:
        raise typer.BadParameter("schrijf --datum zoals 2026-12-01.") from None
    pad = vind_dossier(ctx, dossier)
    graaf = Verandergraaf.uit(pad)
    eis_nagekeken((reden,), Samenhang(graaf.alles, ()).plaatsnamen, nagekeken=nagekeken)
    besluit_ = Vrijgavebesluit.model_construct(
        soort="vrijgavebesluit",
        wat=bevinding,
        doelgroep="partner" if doelgroep == "partner" else "publiek",
        rollen=tuple(rol or ()),
        datum=dag,
        reden=reden,
        ingetrokken=trek_terug,
    )
    wat = f"{bevinding} {'niet meer ' if trek_terug else ''}voor {doelgroep}"
    over = [b for b in graaf.records(Vrijgavebesluit) if (b.wat, b.doelgroep) == (bevinding, doelgroep)]
    nu = max(over, key=lambda b: b.datum, default=None)
    _eis_dat_het_telt(graaf, besluit_, nu)
    is_herhaald = nu is not None and (
        (nu.ingetrokken and trek_terug) or (nu.datum < dag and besluit_.model_copy(update={"datum": nu.datum}) == nu)
    )
    is_nieuw = not is_herhaald and leg_vast(
        pad, [besluit_], gezien=graaf.dossierhash, rol=", ".join(rol or ()), samenvatting=f"vrijgave: {wat}"
    )
    toon_zinnen((f"Besloten: {wat}." if is_nieuw else "Dit was al zo besloten. Er is niets veranderd.",))
    hoe_het_is = leest_nog if trek_terug else leest_nog_niet
    toon_zinnen(filter(None, (hoe_het_is(Verandergraaf.uit(pad), bevinding, besluit_.doelgroep),)))


def _eis_dat_het_telt(graaf: "Verandergraaf", besluit: "Vrijgavebesluit", nu: "Vrijgavebesluit | None") -> None:
    """That a decision on a release changes what somebody reads, unless all is already as it says.

    Raises:
        AanroepFout: what was never released is taken back; or a newer decision says otherwise, and that one counts.
    """
    from verandertheorie.lezing.weggelaten import leest_nog
    from verandertheorie.taal import dag

    if nu is not None and besluit.datum < nu.datum and besluit.ingetrokken != nu.ingetrokken:
        werd = "niet meer" if nu.ingetrokken else "wel"
        raise AanroepFout(
            f"Op {dag(nu.datum)} is besloten dat {nu.wat} {werd} voor {nu.doelgroep} is, en het nieuwste besluit telt. "
            "Geef een dag daarna."
        )
    if besluit.ingetrokken and nu is None:
        nog = leest_nog(graaf, besluit.wat, besluit.doelgroep)
        was_niet = f"{besluit.wat} is niet vrijgegeven voor {besluit.doelgroep}, dus er is niets om terug te nemen."
        raise AanroepFout(f"{was_niet} {nog}".strip())


def versie_maak(
    ctx: typer.Context,
    bijeenkomst: Annotated[
        str | None, typer.Option(metavar="SLEUTEL", help="De bijeenkomst die haar vaststelt, zoals B8.")
    ] = None,
    toelichting: Annotated[str | None, typer.Option(metavar="TEKST", help="Waarom deze versie.")] = None,
    tot_en_met: Cyclus = None,
    rol: RolVanWieVastlegt = "",
    nagekeken: NagekekenOptie = False,
    dossier: DossierOptie = None,
) -> None:
    """Bewaar de theorie zoals zij nu luidt."""
    from verandertheorie.aanscherping.versies import maak
    from verandertheorie.cli.tonen import eis_nagekeken, toon_zinnen
    from verandertheorie.graaf.verandergraaf import Verandergraaf
    from verandertheorie.invoer.vastleggen import leg_vast
    from verandertheorie.lezen.samenhang import Samenhang

    pad = vind_dossier(ctx, dossier)
    graaf = Verandergraaf.uit(pad, tot_en_met=tot_en_met)
    record = maak(graaf, bijeenkomst=bijeenkomst, toelichting=toelichting)
    eis_nagekeken((toelichting, rol), Samenhang(graaf.alles, ()).plaatsnamen, nagekeken=nagekeken)
    leg_vast(pad, [record], gezien=graaf.dossierhash, rol=rol, samenvatting=f"versie {record.nummer} van de theorie")
    toon_zinnen(besluitzinnen([record]))
