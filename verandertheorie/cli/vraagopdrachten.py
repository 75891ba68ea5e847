"""Every question as a command, made from the list of questions: the same options and filters for all."""

import inspect
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from verandertheorie.cli import hulptekst
from verandertheorie.cli.aanvulling import WOORDEN
from verandertheorie.cli.vindplaats import DossierOptie, vind_dossier
from verandertheorie.vragen.lijst import BESTANDEN, VOOR_ANDEREN, Keuze, Vraag, met_naam

FILTERS: Mapping[str, str] = {
    "gebied": "Alleen dit deelgebied, of alle deelgebieden van dit kerngebied. Vaker mag.",
    "kerngebied": "Alleen de deelgebieden van dit kerngebied.",
    "opgave": "Alleen gebieden met deze opgave, zoals stikstof.",
    "cyclus": "Alleen registraties uit deze leercyclus.",
    "rol": "Alleen wat bronnen met deze rol zeiden, zoals projecttrekker.",
    "perspectief": "Alleen vanuit dit perspectief, zoals ondernemer.",
    "interventie": "Alleen registraties over deze interventie.",
    "werkprincipe": "Alleen over interventies met dit werkprincipe.",
    "beleidsspoor": "Alleen over interventies van dit beleidsspoor.",
    "schaal": "Alleen over interventies op deze schaal: gebied of erf.",
    "klasse": "Alleen factoren of beweringen van deze klasse, zoals spelregel.",
    "domein": "Alleen factoren of beweringen bij een mechanisme in dit domein.",
}
"""What each filter does, in the order of the help text; the same fields as ``graaf.filters.Filter``."""


EIGEN_GETALLEN = "Een TOML-bestand met eigen getallen van de methode."

Parameter = tuple[object, object]
"""The annotation that typer reads, and the default."""


class Vraagopdracht(hulptekst.Opdracht):
    """The command of a question; its sentence is looked up in the glossary only when its help is asked for."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what it asks, and an example."""
        self.help = hulp(met_naam(str(self.name)))
        super().format_help_text(ctx, formatter)


def hulp(vraag: Vraag) -> str:
    """What a question asks, and an example."""
    return f"{vraag.zin}\n\nVoorbeeld: verandertheorie {vraag.voorbeeld}"


def meld_aan(app: typer.Typer, vraag: Vraag) -> None:
    """Add one question to the command tree, under its name and its short name."""
    functie = _als_functie(vraag)
    for naam in vraag.namen:
        verborgen = naam != vraag.namen[-1]
        app.command(naam, cls=Vraagopdracht, help="", short_help=vraag.in_het_kort, hidden=verborgen)(functie)


def _als_functie(vraag: Vraag) -> Callable[..., None]:
    """A function with the options of this question in its signature, the way typer reads them."""

    def voer_uit(ctx: typer.Context, **opties: Any) -> None:
        _beantwoord(ctx, vraag, opties)

    eigen = {k.naam: _eigen(k) for k in vraag.keuzes}
    gedeeld = {naam: optie for naam, optie in _gedeeld(vraag).items() if naam not in eigen}
    delen = {"ctx": (typer.Context, inspect.Parameter.empty)} | eigen | gedeeld
    soort = inspect.Parameter.POSITIONAL_OR_KEYWORD
    voer_uit.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # typer reads it from here
        [inspect.Parameter(naam, soort, annotation=a, default=d) for naam, (a, d) in delen.items()]
    )
    voer_uit.__annotations__ = {naam: a for naam, (a, _) in delen.items()}
    return voer_uit


def _eigen(keuze: Keuze) -> Parameter:
    """What one question takes, as an argument, an option with a word, or a switch."""
    if keuze.neemt == "ja":
        return Annotated[bool, typer.Option(f"--{keuze.naam}", help=keuze.hulp)], False
    kaal: Any = int if keuze.neemt == "versie" else str
    soort = list[kaal] | None if keuze.is_lijst else kaal | None
    vul_aan = WOORDEN.get(keuze.neemt)
    if keuze.is_los:
        return Annotated[soort, typer.Argument(help=keuze.hulp, show_default=False, autocompletion=vul_aan)], None
    metavar = METAVARS.get(keuze.neemt, "WOORD")
    return Annotated[soort, typer.Option(metavar=metavar, help=keuze.hulp, autocompletion=vul_aan)], None


METAVARS: Mapping[str, str] = {
    "cyclus": "CYCLUS",
    "bijeenkomst": "CODE",
    "regel": "CODE",
    "doelgroep": "WIE",
    "dag": "DAG",
    "sleutel": "PAD",
}
"""What stands in the help for what an option takes; for others it is a word."""


def _gedeeld(vraag: Vraag) -> dict[str, Parameter]:
    """What every question takes: a moment, a dossier, a form, and the filters; those show where they can be used."""
    moment = typer.Option(metavar="CYCLUS", help="Wat wisten we na deze leercyclus?", autocompletion=WOORDEN["cyclus"])
    return {
        "tot_en_met": (Annotated[str | None, moment], None),
        "dossier": (DossierOptie, None),
        "doelgroep": (Annotated[str | None, typer.Option(metavar=METAVARS["doelgroep"], help=VOOR_ANDEREN)], None),
        "parameters": (Annotated[Path | None, typer.Option(metavar="PAD", help=EIGEN_GETALLEN)], None),
        "als_json": (Annotated[bool, typer.Option("--json", help="Als JSON, om te bewaren en te vergelijken.")], False),
        "als_csv": (Annotated[bool, typer.Option("--csv", help="Als CSV voor Excel, met alle kolommen.")], False),
        "als_html": (Annotated[bool, typer.Option("--html", help="Als webpagina, om te printen.")], False),
        "als_kort": (Annotated[bool, typer.Option("--kort", help="Eén regel per rij, zonder toelichting.")], False),
        "uitleg": (Annotated[bool, typer.Option("--uitleg", help="Leg uit hoe u dit leest.")], False),
    } | {naam: _filter(naam, hulp, is_verborgen=vraag.gaat_over_alles) for naam, hulp in FILTERS.items()}


def _filter(naam: str, hulp: str, *, is_verborgen: bool) -> Parameter:
    kop, vul_aan = hulptekst.FILTERKOP, WOORDEN.get(naam)
    optie = typer.Option(help=hulp, metavar="WOORD", rich_help_panel=kop, autocompletion=vul_aan, hidden=is_verborgen)
    return Annotated[list[str] | None, optie], None


def _beantwoord(ctx: typer.Context, vraag: Vraag, opties: Mapping[str, Any]) -> None:
    from verandertheorie.cli.tonen import Vorm, toon_antwoord
    from verandertheorie.fouten import AanroepFout
    from verandertheorie.graaf.filters import Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf

    if sum(opties[vorm] for vorm in ("als_json", "als_csv", "als_html", "als_kort")) > 1:
        raise typer.BadParameter("kies een van --json, --csv, --html en --kort.")
    if opties["uitleg"]:
        _leg_vraag_uit(vraag)
        return
    for keuze in vraag.keuzes:
        if keuze.neemt in BESTANDEN and opties[keuze.naam]:
            _keur(ctx, opties, keuze)
            return
        if keuze.is_nodig and not opties[keuze.naam]:
            raise AanroepFout(f"Zeg waarover, zoals: verandertheorie {vraag.voorbeeld}")
        if keuze.staat_voor:
            opties = {**opties, keuze.staat_voor: opties[keuze.naam] or opties[keuze.staat_voor]}
    gekozen = Filter(**{f: tuple(opties[f] or ()) for f in FILTERS})
    pad = vind_dossier(ctx, opties["dossier"])
    getallen = _getallen(opties["parameters"])
    graaf = Verandergraaf.uit(pad, tot_en_met=opties["tot_en_met"], filter=gekozen, parameters=getallen)
    antwoord = _vraag_het(vraag, graaf, opties)
    if opties["als_html"]:
        from verandertheorie.uitvoer.document.antwoord import als_pagina

        print(als_pagina(antwoord, vraag.zin))
    else:
        vorm = next((v for v in (Vorm.JSON, Vorm.CSV, Vorm.KORT) if opties[f"als_{v}"]), Vorm.TEKST)
        is_over_een = any(k.is_nodig for k in vraag.keuzes)
        toon_antwoord(antwoord, vorm, verder="" if is_over_een else _verder(antwoord, opties["dossier"]))
    for fout in antwoord.mislukt:  # a mistake of ours: what could be shown is shown, and then it is said
        raise fout
    if any(getattr(rij, "keurt_af", False) for rij in antwoord):
        raise SystemExit(1)


def _getallen(pad: Path | None) -> Any:
    """The numbers of the method in a file; None for those that travel with the package."""
    if pad is None:
        return None
    from verandertheorie.parameters import lees_eigen

    return lees_eigen(pad)


def _vraag_het(vraag: Vraag, graaf: Any, opties: Mapping[str, Any]) -> Any:
    """What it answers who reads: a question that takes an audience sees to it itself."""
    keuzes = {k.naam: opties[k.naam] for k in vraag.parameters}
    if opties["doelgroep"] is None or "doelgroep" in keuzes:
        return vraag.functie()(graaf, **keuzes)
    from verandertheorie.lezing.antwoorden import antwoord_voor
    from verandertheorie.model.doelgroep import kies_doelgroep

    return antwoord_voor(vraag, graaf, kies_doelgroep(opties["doelgroep"]), **keuzes)


def _keur(ctx: typer.Context, opties: Mapping[str, Any], keuze: Keuze) -> None:
    """Look at a file instead of at the theory."""
    from verandertheorie.cli.rapportkeuring import toon_keuring
    from verandertheorie.cli.sleutelkeuring import toon_sleutelkeuring
    from verandertheorie.fouten import AanroepFout

    mag_erbij = {keuze.naam, "dossier", "als_json", "uitleg"}
    if over := [k for k, w in opties.items() if w and k not in mag_erbij]:
        wat = "Een rapport" if keuze.neemt == "rapport" else "Een sleutelbestand"
        weg = ", ".join(f"--{k.removeprefix('als_').replace('_', '-')}" for k in over)
        raise AanroepFout(f"{wat} wordt heel nagekeken. Laat {weg} weg.")
    toon = toon_keuring if keuze.neemt == "rapport" else toon_sleutelkeuring
    toon(vind_dossier(ctx, opties["dossier"]), Path(opties[keuze.naam]), als_json=opties["als_json"])


def _verder(antwoord: Any, dossier: Path | None) -> str:
    """The command that explains the first row; empty without rows."""
    if not antwoord.rijen:
        return ""
    rij = antwoord.rijen[0]
    velden = ("code", "factor", "bewering", "onderwerp", "sleutel")
    sleutel = next((s for v in velden if (s := getattr(rij, v, "")) not in ("", "los")), "")
    woorden = ["verandertheorie", "leg-uit", sleutel, *(["-d", str(dossier)] if dossier else [])]
    return shlex.join(woorden) if sleutel else ""


def _leg_vraag_uit(vraag: Vraag) -> None:
    """Print what a question asks, how to read its columns, and how the judgement comes about."""
    from verandertheorie.begrippen import begrippen
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.vragen.methode import HOE_ZEKER, METHODE

    kolommen = vraag.rijtype().KOLOMMEN
    zinnen = [vraag.zin, ""]
    if kolommen:
        zinnen += ["De kolommen:", *(f"  {k.kop}: {k.uitleg.rstrip('.')}" for k in kolommen), ""]
    for kolom in kolommen:
        woorden = [b for (soort, _), b in begrippen().items() if soort == kolom.woordsoort]
        if woorden:
            zinnen += [f"De woorden bij {kolom.kop}:", *(f"  {b.nl}: {b.definitie}" for b in woorden), ""]
    if leeswijzer := getattr(vraag.rijtype(), "leeswijzer", None):  # an answer that is about no judgement
        toon_zinnen([*zinnen, *leeswijzer()])
        return
    toon_zinnen([*zinnen, "Hoe het oordeel tot stand komt:", *METHODE.splitlines(), "", HOE_ZEKER])
