"""Every command with an audience makes something for each of them, and tells none but a monitor who a source is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from tests.cli.programma import Doe
from verandertheorie.cli.opdrachtenlijst import OPDRACHTEN
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.antwoorden import LEESREGELS
from verandertheorie.model.doelgroep import DOELGROEPEN
from verandertheorie.vragen.lijst import VRAGEN, met_naam

pytest_plugins = ("tests.cli.programma",)

MAAKT: dict[tuple[str, ...], str] = {
    **{(met_naam(naam).namen[-1],): "" for naam in LEESREGELS},
    ("bewijs",): "",
    ("signalen",): "",
    ("tijdlijn", "grondexpertise"): "",
    ("acties",): "",
    ("agenda",): "",
    ("vrijgave",): "monitor",
    ("theorie",): ".md",
    ("theorie", "--kort"): ".html",
    ("kaart",): ".html",
    ("figuur", "matrix"): ".svg",
    ("figuur", "bewijs-per-cyclus"): ".svg",
    ("figuur", "stand"): ".svg",
    ("figuur", "tijdlijn", "grondexpertise"): ".svg",
    ("figuur", "gevoeligheid"): ".svg",
    ("sessiestuk", "B10"): ".md",
    ("rapport", "signaal"): ".md",
    ("rapport", "verslag", "grondexpertise"): ".md",
    ("rapport", "tussen"): ".md",
    ("rapport", "eind"): ".md",
}
"""Words of a command, and what it writes; nothing: on the screen. *monitor*: it tells monitors of an audience."""

ZELF = {v.namen[-1] for v in VRAGEN if any(k.neemt == "doelgroep" for k in v.keuzes)}
ZONDER: dict[tuple[str, ...], str] = {
    ("geef-vrij",): "it is for whom somebody decides",
    ("neo4j", "sync"): "it asks a server; see tests/neo4j",
    ("sjabloon",): "a workbook; see tests/tabel/test_sjabloon_dicht.py",
    **{(v.namen[-1],): "for monitors alone" for v in VRAGEN if v.naam not in LEESREGELS and v.namen[-1] not in ZELF},
}
"""Commands of which the audience is another thing, or that need more."""


def _opdrachten() -> Iterator[tuple[str, ...]]:
    for rij in OPDRACHTEN:
        if not rij.is_verborgen:
            yield from _met_doelgroep((rij.naam,), rij.maak())


def _met_doelgroep(namen: tuple[str, ...], opdracht: typer.core.TyperCommand) -> Iterator[tuple[str, ...]]:
    for naam, onder in getattr(opdracht, "commands", {}).items():
        yield from _met_doelgroep((*namen, naam), onder)
    if any(p.name == "doelgroep" for p in opdracht.params):
        yield namen


def test_every_command_with_an_audience_is_run_here_or_says_why_not() -> None:
    alle = {*_opdrachten()}
    gemaakt = {woorden[:n] for woorden in MAAKT for n in (1, 2)}
    assert alle - gemaakt - ZONDER.keys() == set()


@pytest.mark.parametrize("woorden", [w for w, waarom in ZONDER.items() if waarom == "for monitors alone"], ids=" ".join)
def test_what_is_for_monitors_alone_says_so_and_what_can_be_asked(
    hier: Doe, mini: Path, woorden: tuple[str, ...]
) -> None:
    nodig = [met_naam(woorden[0]).voorbeeld.split()[1]] if any(k.is_nodig for k in met_naam(woorden[0]).keuzes) else []
    gedaan = hier(*woorden, *nodig, "--doelgroep", "sessie", "-d", str(mini))
    assert gedaan.code == 2
    assert gedaan.fout.startswith("Deze vraag is alleen voor een monitor")
    genoemd = re.split(r", | en ", gedaan.fout.strip().rpartition("kan: ")[2].removesuffix("."))
    assert genoemd == sorted({woorden[0] for woorden, naar in MAAKT.items() if naar != "monitor"})


@pytest.mark.parametrize(
    ("woorden", "voor"),
    [
        (("toon", "b01"), "de lerende monitors"),
        (("dossier", "toon"), "de lerende monitors"),
        (("dossier", "controleer", "--op", "2040-01-01"), "de lerende monitors"),
        (("sjabloon", "--bijeenkomst", "B3", "-o", "b3.yaml"), "de leerbijeenkomst"),
        (("sjabloon", "--theorie", "-o", "t.xlsx", "--doelgroep", "partner"), "de partners van het programma"),
    ],
)
def test_what_shows_or_makes_something_of_a_dossier_says_for_whom(
    hier: Doe, mini: Path, woorden: tuple[str, ...], voor: str
) -> None:
    gezegd = " ".join(hier(*woorden, "-d", str(mini)).uit.split())
    assert f"oor {voor}" in gezegd or f"naar {voor}" in gezegd
    if woorden[0] != "sjabloon":
        assert json.loads(hier(*woorden, "-d", str(mini), "--json").uit)["doelgroep"] == "monitor"


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_a_dossier_in_which_nobody_was_heard_keeps_nothing_from_anybody(hier: Doe, doelgroep: str) -> None:
    assert hier("nieuw", "leeg.sqlite", "--voorbeeld", "mini", "--alleen-theorie").code == 0
    for vraag in ("belemmeringen", "helpende-factoren", "van-elkaar-leren"):
        monitor, ander = (hier(vraag, "-d", "leeg.sqlite", "--doelgroep", d).uit for d in ("monitor", doelgroep))
        assert ander.partition("\n\n")[0] == monitor.partition("\n\n")[0]


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (("dossier", "logboek", "--doelgroep", "sessie"), "is voor wie het dossier beheert"),
        (("exporteer", "xlsx", "--doelgroep", "sessie"), "Voor anderen kan: acties, agenda"),
        (("neo4j", "vragen", "--doelgroep", "sessie"), "Die kiest u bij: verandertheorie neo4j sync"),
        (("codes", "--doelgroep", "sessie"), "leest geen dossier. Laat --doelgroep weg."),
        (("--doelgroep", "sessie", "belemmeringen"), "Zet --doelgroep achter de opdracht"),
        (("rapport", "--doelgroep", "sessie", "tussen"), "zoals: verandertheorie rapport signaal --doelgroep"),
    ],
)
def test_an_audience_where_none_is_chosen_is_told_where_it_is(hier: Doe, woorden: tuple[str, ...], zegt: str) -> None:
    gedaan = hier(*woorden)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert zegt in gedaan.fout
    assert "Bedoelt u" not in gedaan.fout


@pytest.mark.lang
@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
@pytest.mark.parametrize("woorden", MAAKT, ids=" ".join)
def test_each_makes_something_for_each_audience_and_names_no_source(
    hier: Doe, voorbeeld: Path, tmp_path: Path, woorden: tuple[str, ...], doelgroep: str
) -> None:
    naar = MAAKT[woorden]
    bestand = tmp_path / f"uit{naar}"
    uitvoer = ("-o", str(bestand)) if naar.startswith(".") else ()
    gedaan = hier(*woorden, "--doelgroep", doelgroep, *uitvoer, "-d", str(voorbeeld))
    if woorden == ("vrijgave",) and doelgroep == "monitor":
        assert gedaan.code == 2
        return
    assert gedaan.code == 0, gedaan.fout
    gemaakt = bestand.read_text(encoding="utf-8") if uitvoer else gedaan.uit
    assert gemaakt.strip()
    if naar == ".svg":  # what a letter looks like has a number, which may read as a source
        gemaakt = re.sub(r"#?DejaVuSans(-Bold)?-[0-9a-f]+", "", gemaakt) + bestand.with_suffix(".csv").read_text(
            "utf-8-sig"
        )
    if doelgroep != "monitor" and naar != "monitor":
        bronnen = Verandergraaf.uit(voorbeeld).bronnen
        ids = {r.id for r in Verandergraaf.uit(voorbeeld).registraties}
        assert not {*re.findall(r"\bb[0-9]{2}\b", gemaakt)} & {*bronnen}
        assert not {*re.findall(r"\b[dl][0-9]*-[0-9][a-z]\b", gemaakt)} & ids
        van_tafels_alleen = "signalen" in woorden or "signaal" in woorden
        if not (van_tafels_alleen and doelgroep in ("partner", "publiek")):
            assert "hier niet mee: daar zijn minder dan" in " ".join(gemaakt.split())
