"""Every question as a command: the same options and filters, so that who knows one knows all."""

import inspect
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from verandertheorie.cli import aanvulling, hulptekst
from verandertheorie.cli.vindplaats import DossierOptie, vind_dossier

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


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A question as a command: where its function is, what it asks, and what it takes besides the shared options.

    ``keurt``: for a question that judges, whether a row is a reason to end with exit code 1.
    """

    naam: str
    kort: str
    plek: tuple[str, str]
    help: str
    voorbeeld: str
    eigen: Mapping[str, tuple[object, object]]
    verplicht: str = ""
    kort_gezegd: str = ""
    keurt: Callable[[Any], bool] | None = None


_ALLES = {"alles": (Annotated[bool, typer.Option("--alles", help="Ook factoren waar nog geen beeld van is.")], False)}


AANVULLING = {
    "gebied": aanvulling.gebieden,
    "kerngebied": aanvulling.kerngebieden,
    "cyclus": aanvulling.cycli,
    "interventie": aanvulling.interventies,
}
"""Filters whose words are keys in the dossier."""


def _argument(naam: str, hulp: str) -> Mapping[str, tuple[object, object]]:
    vul_aan = aanvulling.beweringen if naam == "bewering" else aanvulling.onderwerpen
    return {naam: (Annotated[str | None, typer.Argument(help=hulp, show_default=False, autocompletion=vul_aan)], None)}


OPDRACHTEN = (
    Opdracht(
        "terugkerende-belemmeringen",
        "belemmeringen",
        ("verandertheorie.vragen.belemmeringen", "terugkerende_belemmeringen"),
        "Wat staat in meer gebieden in de weg, en hoe hardnekkig is dat?",
        "belemmeringen --tot-en-met c4",
        _ALLES,
        kort_gezegd="Wat staat in meer gebieden in de weg?",
    ),
    Opdracht(
        "helpende-factoren",
        "",
        ("verandertheorie.vragen.belemmeringen", "helpende_factoren"),
        "Wat helpt, en in welke gebieden?",
        "helpende-factoren --perspectief medeoverheid",
        _ALLES,
    ),
    Opdracht(
        "stand-van-beweringen",
        "beweringen",
        ("verandertheorie.vragen.beweringen", "stand_van_beweringen"),
        "Wat weten we over elke stap van de verandertheorie?",
        "beweringen --csv > beweringen.csv",
        {},
        kort_gezegd="Wat weten we over elke stap van de theorie?",
    ),
    Opdracht(
        "leg-uit",
        "",
        ("verandertheorie.vragen.uitleg", "leg_uit"),
        "Hoe komt dit oordeel tot stand, stap voor stap?",
        "leg-uit trage-vergunningen",
        _argument("onderwerp", "Code of pijl van een bewering (C07), of een factor (trage-vergunningen)."),
        "onderwerp",
    ),
    Opdracht(
        "wat-kantelt",
        "",
        ("verandertheorie.vragen.kantelen", "wat_kantelt"),
        "Wat is de kleinste nieuwe bevinding die het statuswoord verandert?",
        "wat-kantelt C01",
        _argument("bewering", "Code of pijl van een bewering, zoals C07."),
        "bewering",
        "Welke nieuwe bevinding verandert het statuswoord?",
    ),
    Opdracht(
        "dekking",
        "",
        ("verandertheorie.vragen.dekking", "dekking"),
        "Wat is waar onderzocht, en wat niet?",
        "dekking trage-vergunningen",
        _argument("onderwerp", "Een bewering of factor. Leeg: allemaal."),
    ),
    Opdracht(
        "wat-veranderde",
        "",
        ("verandertheorie.vragen.veranderingen", "wat_veranderde"),
        "Wat is anders dan in een eerdere cyclus, en waardoor?",
        "wat-veranderde --van c3 --tot c4",
        {
            "van": (
                Annotated[str | None, typer.Option(metavar="CYCLUS", help="De eerdere leercyclus. Leeg: die ervoor.")],
                None,
            ),
            "tot": (
                Annotated[str | None, typer.Option(metavar="CYCLUS", help="De latere leercyclus, als --tot-en-met.")],
                None,
            ),
        },
        kort_gezegd="Wat is anders dan eerder, en waardoor?",
    ),
    Opdracht(
        "rivalen",
        "",
        ("verandertheorie.vragen.rivalen", "rivalen"),
        "Wat verklaart het ook, en wie spreekt per gebied voor het een of het ander?",
        "rivalen C01",
        _argument("bewering", "Code of pijl, zoals C01. Leeg: allemaal."),
        kort_gezegd="Wat verklaart het ook?",
    ),
    Opdracht(
        "terugblik",
        "",
        ("verandertheorie.vragen.terugblik", "terugblik"),
        "Wat verwachtten we eerder van een gebied, en wat is daar daarna gevonden?",
        "terugblik",
        {},
        kort_gezegd="Kwam uit wat we verwachtten?",
    ),
    Opdracht(
        "doelscherpte",
        "",
        ("verandertheorie.vragen.doelscherpte", "doelscherpte"),
        "Wat ontbreekt er nog aan elk doel: wie, wat, wanneer, waaraan te zien?",
        "doelscherpte",
        {},
        kort_gezegd="Wat ontbreekt er nog aan elk doel?",
    ),
    Opdracht(
        "controleer",
        "",
        ("verandertheorie.controle.controleer", "controleer"),
        "Wat ontbreekt er in de theorie, en wat past niet bij elkaar?",
        "controleer --regel VT201",
        {
            "regel": (
                Annotated[
                    list[str] | None, typer.Option(metavar="CODE", help="Alleen deze regel, zoals VT201. Vaker mag.")
                ],
                None,
            )
        },
        kort_gezegd="Wat ontbreekt er in de theorie?",
        keurt=lambda bezwaar: bezwaar.ernst == "waarschuwing",
    ),
    Opdracht(
        "voorstellen",
        "",
        ("verandertheorie.aanscherping.overzicht", "voorstellen"),
        "Wat geeft het bewijs reden om aan de theorie te veranderen?",
        "voorstellen --tot-en-met c5",
        {"alles": (Annotated[bool, typer.Option("--alles", help="Ook waar al over is besloten.")], False)},
        kort_gezegd="Wat kan er anders in de theorie?",
    ),
    Opdracht(
        "versies",
        "",
        ("verandertheorie.aanscherping.overzicht", "versies"),
        "Welke versies van de theorie zijn er?",
        "versies",
        {},
    ),
    Opdracht(
        "vergelijk",
        "",
        ("verandertheorie.aanscherping.overzicht", "vergelijk"),
        "Wat veranderde er tussen twee versies van de theorie, door welk besluit?",
        "vergelijk 1 2",
        {
            "van": (Annotated[int | None, typer.Argument(help="Nummer van een versie. Leeg: de vorige.")], None),
            "met": (Annotated[int | None, typer.Argument(help="Nummer van de andere. Leeg: de nieuwste.")], None),
        },
        kort_gezegd="Wat veranderde tussen twee versies?",
    ),
)


def meld_aan(app: typer.Typer) -> None:
    """Add every question to the command tree, under its name and its short name."""
    for opdracht in OPDRACHTEN:
        functie = _als_functie(opdracht)
        hulp = f"{opdracht.help}\n\nVoorbeeld: verandertheorie {opdracht.voorbeeld}"
        for naam in filter(None, (opdracht.naam, opdracht.kort)):
            is_lang = naam == opdracht.naam and bool(opdracht.kort)
            kort_gezegd = opdracht.kort_gezegd or opdracht.help
            app.command(naam, cls=hulptekst.Opdracht, help=hulp, short_help=kort_gezegd, hidden=is_lang)(functie)


def _als_functie(opdracht: Opdracht) -> Callable[..., None]:
    """A function with the options of this question in its signature, the way typer reads them."""

    def voer_uit(ctx: typer.Context, **opties: Any) -> None:
        _beantwoord(ctx, opdracht, opties)

    delen: dict[str, tuple[object, object]] = {"ctx": (typer.Context, inspect.Parameter.empty), **opdracht.eigen}
    delen |= {
        "tot_en_met": (
            Annotated[
                str | None,
                typer.Option(
                    metavar="CYCLUS", help="Wat wisten we na deze leercyclus?", autocompletion=aanvulling.cycli
                ),
            ],
            None,
        ),
        "dossier": (DossierOptie, None),
        "als_json": (Annotated[bool, typer.Option("--json", help="Als JSON, om te bewaren en te vergelijken.")], False),
        "als_csv": (Annotated[bool, typer.Option("--csv", help="Als CSV voor Excel, met alle kolommen.")], False),
        "als_html": (Annotated[bool, typer.Option("--html", help="Als webpagina, om te printen.")], False),
        "als_kort": (Annotated[bool, typer.Option("--kort", help="Eén regel per rij, zonder toelichting.")], False),
        "uitleg": (Annotated[bool, typer.Option("--uitleg", help="Leg uit hoe u dit leest.")], False),
    }
    delen |= {
        f: (
            Annotated[
                list[str] | None,
                typer.Option(
                    help=hulp,
                    metavar="WOORD",
                    rich_help_panel=hulptekst.FILTERKOP,
                    autocompletion=AANVULLING.get(f),
                ),
            ],
            None,
        )
        for f, hulp in FILTERS.items()
    }
    soort = inspect.Parameter.POSITIONAL_OR_KEYWORD
    voer_uit.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # typer reads it from here
        [inspect.Parameter(naam, soort, annotation=a, default=d) for naam, (a, d) in delen.items()]
    )
    voer_uit.__annotations__ = {naam: a for naam, (a, _) in delen.items()}
    return voer_uit


def _beantwoord(ctx: typer.Context, opdracht: Opdracht, opties: dict[str, Any]) -> None:
    from importlib import import_module

    from verandertheorie.cli.tonen import Vorm, toon
    from verandertheorie.fouten import AanroepFout
    from verandertheorie.graaf.filters import Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf

    if sum(opties[vorm] for vorm in ("als_json", "als_csv", "als_html", "als_kort")) > 1:
        raise typer.BadParameter("kies een van --json, --csv, --html en --kort.")
    module, naam = opdracht.plek
    functie = getattr(import_module(module), naam)
    if opties["uitleg"]:
        _leg_vraag_uit(opdracht, functie)
        return
    eigen = {k: opties[k] for k in opdracht.eigen}
    if opdracht.verplicht and not eigen[opdracht.verplicht]:
        raise AanroepFout(f"Noem een {opdracht.verplicht}, zoals: verandertheorie {opdracht.voorbeeld}")
    tot = eigen.pop("tot", None) or opties["tot_en_met"]
    gekozen = Filter(**{f: tuple(opties[f] or ()) for f in FILTERS})
    graaf = Verandergraaf.uit(vind_dossier(ctx, opties["dossier"]), tot_en_met=tot, filter=gekozen)
    gekozen_vorm = [vorm for vorm in (Vorm.JSON, Vorm.CSV, Vorm.KORT) if opties[f"als_{vorm}"]]
    vorm = gekozen_vorm[0] if gekozen_vorm else Vorm.TEKST
    antwoord = functie(graaf, **eigen)
    if opties["als_html"]:
        from verandertheorie.uitvoer.document.antwoord import als_pagina

        print(als_pagina(antwoord, opdracht.help))
    elif vorm is Vorm.TEKST and opdracht.naam == "dekking":
        from verandertheorie.cli.dekkingstabel import toon_dekking

        toon_dekking(antwoord, per_cyclus=eigen["onderwerp"] is not None, verder=_verder(antwoord, opties["dossier"]))
    else:
        toon(antwoord, vorm, verder="" if opdracht.verplicht else _verder(antwoord, opties["dossier"]))
    if opdracht.keurt and any(map(opdracht.keurt, antwoord)):
        raise SystemExit(1)


def _verder(antwoord: Any, dossier: Path | None) -> str:
    """The command that explains the first row; empty without rows."""
    if not antwoord.rijen:
        return ""
    rij = antwoord.rijen[0]
    velden = ("code", "factor", "bewering", "onderwerp", "sleutel")
    sleutel = next(filter(None, (getattr(rij, v, "") for v in velden)), "")
    woorden = ["verandertheorie", "leg-uit", sleutel, *(["-d", str(dossier)] if dossier else [])]
    return shlex.join(woorden) if sleutel else ""


def _leg_vraag_uit(opdracht: Opdracht, functie: Callable[..., object]) -> None:
    """Print what a question asks, how to read its columns, and how the judgement comes about."""
    from typing import get_args, get_type_hints

    from verandertheorie.begrippen import begrippen
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.vragen.methode import METHODE

    (rijtype,) = get_args(get_type_hints(functie)["return"])
    zinnen = [opdracht.help, ""]
    if rijtype.KOLOMMEN:
        zinnen += ["De kolommen:", *(f"  {k.kop}: {k.uitleg.rstrip('.')}" for k in rijtype.KOLOMMEN), ""]
    for kolom in rijtype.KOLOMMEN:
        woorden = [b for (soort, _), b in begrippen().items() if soort == kolom.woordsoort]
        if woorden:
            zinnen += [f"De woorden bij {kolom.kop}:", *(f"  {b.nl}: {b.definitie}" for b in woorden), ""]
    toon_zinnen([*zinnen, "Hoe het oordeel tot stand komt:", *METHODE.splitlines()])
