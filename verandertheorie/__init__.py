"""Theories of change as typed graphs that learn from evidence.

Start from a dossier file::

    import verandertheorie as vt

    graaf = vt.Verandergraaf.uit("extra-rijksinzet.sqlite", tot_en_met="c4")
    print(vt.terugkerende_belemmeringen(graaf))
"""

from importlib import import_module
from typing import TYPE_CHECKING

from verandertheorie.versie import VERSIE
from verandertheorie.vragen.lijst import VRAGEN

if TYPE_CHECKING:  # what _WAAR says, for who reads without running; renewed by scripts/maak_oppervlak
    from verandertheorie.aanscherping.overzicht import Verschilrij as Verschilrij
    from verandertheorie.aanscherping.overzicht import Versierij as Versierij
    from verandertheorie.aanscherping.overzicht import Voorgesteld as Voorgesteld
    from verandertheorie.aanscherping.overzicht import vergelijk as vergelijk
    from verandertheorie.aanscherping.overzicht import versies as versies
    from verandertheorie.aanscherping.overzicht import voorstellen as voorstellen
    from verandertheorie.controle.controleer import Bezwaar as Bezwaar
    from verandertheorie.controle.controleer import controleer as controleer
    from verandertheorie.dossier.bestand import Dossier as Dossier
    from verandertheorie.fouten import AanroepFout as AanroepFout
    from verandertheorie.fouten import ConflictFout as ConflictFout
    from verandertheorie.fouten import DossierFout as DossierFout
    from verandertheorie.fouten import VerandertheorieFout as VerandertheorieFout
    from verandertheorie.graaf.filters import Filter as Filter
    from verandertheorie.graaf.verandergraaf import Verandergraaf as Verandergraaf
    from verandertheorie.invoer.importeer import Importverslag as Importverslag
    from verandertheorie.invoer.importeer import importeer as importeer
    from verandertheorie.lezing.bewijs import Bevinding as Bevinding
    from verandertheorie.lezing.bewijs import bewijs as bewijs
    from verandertheorie.lezing.risicos import Risicorij as Risicorij
    from verandertheorie.lezing.risicos import risicos as risicos
    from verandertheorie.lezing.signalen import Tafelrij as Tafelrij
    from verandertheorie.lezing.signalen import signalen as signalen
    from verandertheorie.lezing.tijdlijn import Voorval as Voorval
    from verandertheorie.lezing.tijdlijn import tijdlijn as tijdlijn
    from verandertheorie.lezing.weggelaten import Vrijgaverij as Vrijgaverij
    from verandertheorie.lezing.weggelaten import vrijgave as vrijgave
    from verandertheorie.melding import Melding as Melding
    from verandertheorie.uitvoer.figuur.figuur import Figuur as Figuur
    from verandertheorie.uitvoer.figuur.figuur import figuur as figuur
    from verandertheorie.uitvoer.kaart.kaart import Kaart as Kaart
    from verandertheorie.uitvoer.kaart.kaart import kaart as kaart
    from verandertheorie.uitvoer.kaart.netwerk import naar_pyvis as naar_pyvis
    from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie as Neo4jProjectie
    from verandertheorie.vragen.antwoord import Antwoord as Antwoord
    from verandertheorie.vragen.belemmeringen import Helpend as Helpend
    from verandertheorie.vragen.belemmeringen import Terugkerend as Terugkerend
    from verandertheorie.vragen.belemmeringen import helpende_factoren as helpende_factoren
    from verandertheorie.vragen.belemmeringen import terugkerende_belemmeringen as terugkerende_belemmeringen
    from verandertheorie.vragen.bewaartermijnen import Bewaartermijn as Bewaartermijn
    from verandertheorie.vragen.bewaartermijnen import bewaartermijnen as bewaartermijnen
    from verandertheorie.vragen.beweringen import Stand as Stand
    from verandertheorie.vragen.beweringen import stand_van_beweringen as stand_van_beweringen
    from verandertheorie.vragen.blinde_vlekken import Vlek as Vlek
    from verandertheorie.vragen.blinde_vlekken import blinde_vlekken as blinde_vlekken
    from verandertheorie.vragen.dekking import Dekkingscel as Dekkingscel
    from verandertheorie.vragen.dekking import dekking as dekking
    from verandertheorie.vragen.doelscherpte import Doelscherpte as Doelscherpte
    from verandertheorie.vragen.doelscherpte import doelscherpte as doelscherpte
    from verandertheorie.vragen.draden import Draad as Draad
    from verandertheorie.vragen.draden import draden as draden
    from verandertheorie.vragen.gesprekken import Gespreksverslag as Gespreksverslag
    from verandertheorie.vragen.gesprekken import gesprekken as gesprekken
    from verandertheorie.vragen.gevoeligheid import Kanteling as Kanteling
    from verandertheorie.vragen.gevoeligheid import gevoeligheid as gevoeligheid
    from verandertheorie.vragen.groepsverschil import Groepscel as Groepscel
    from verandertheorie.vragen.groepsverschil import groepsverschil as groepsverschil
    from verandertheorie.vragen.hangt_op import Steunpunt as Steunpunt
    from verandertheorie.vragen.hangt_op import hangt_op as hangt_op
    from verandertheorie.vragen.kantelen import Kantelpunt as Kantelpunt
    from verandertheorie.vragen.kantelen import wat_kantelt as wat_kantelt
    from verandertheorie.vragen.lussen import Lus as Lus
    from verandertheorie.vragen.lussen import lussen as lussen
    from verandertheorie.vragen.ontbrekende_perspectieven import Ongehoord as Ongehoord
    from verandertheorie.vragen.ontbrekende_perspectieven import ontbrekende_perspectieven as ontbrekende_perspectieven
    from verandertheorie.vragen.overeenstemming import Onenigheid as Onenigheid
    from verandertheorie.vragen.overeenstemming import overeenstemming as overeenstemming
    from verandertheorie.vragen.paden import Pad as Pad
    from verandertheorie.vragen.paden import paden as paden
    from verandertheorie.vragen.perspectiefverschil import Perspectiefrij as Perspectiefrij
    from verandertheorie.vragen.perspectiefverschil import perspectiefverschil as perspectiefverschil
    from verandertheorie.vragen.rivalen import Rivaalgebied as Rivaalgebied
    from verandertheorie.vragen.rivalen import rivalen as rivalen
    from verandertheorie.vragen.robuustheid import Houvast as Houvast
    from verandertheorie.vragen.robuustheid import robuustheid as robuustheid
    from verandertheorie.vragen.terug_te_leggen import TerugTeLeggen as TerugTeLeggen
    from verandertheorie.vragen.terug_te_leggen import terug_te_leggen as terug_te_leggen
    from verandertheorie.vragen.terugblik import Voorspelling as Voorspelling
    from verandertheorie.vragen.terugblik import terugblik as terugblik
    from verandertheorie.vragen.uitleg import Uitlegregel as Uitlegregel
    from verandertheorie.vragen.uitleg import leg_uit as leg_uit
    from verandertheorie.vragen.van_elkaar_leren import Uitwisseling as Uitwisseling
    from verandertheorie.vragen.van_elkaar_leren import van_elkaar_leren as van_elkaar_leren
    from verandertheorie.vragen.veranderingen import Verandering as Verandering
    from verandertheorie.vragen.veranderingen import wat_veranderde as wat_veranderde
    from verandertheorie.vragen.waar_nu_kijken import Kijkpunt as Kijkpunt
    from verandertheorie.vragen.waar_nu_kijken import waar_nu_kijken as waar_nu_kijken
    from verandertheorie.vragen.wat_werkt_waar import Contextrij as Contextrij
    from verandertheorie.vragen.wat_werkt_waar import wat_werkt_waar as wat_werkt_waar
    from verandertheorie.vragen.wie_tegenover_wie import Tegenover as Tegenover
    from verandertheorie.vragen.wie_tegenover_wie import wie_tegenover_wie as wie_tegenover_wie
    from verandertheorie.vragen.zonder_antwoord import Onbeantwoord as Onbeantwoord
    from verandertheorie.vragen.zonder_antwoord import zonder_antwoord as zonder_antwoord
    from verandertheorie.vragen.zonder_plek import Losse as Losse
    from verandertheorie.vragen.zonder_plek import nog_zonder_plek as nog_zonder_plek

__version__ = VERSIE

_WAAR = {
    "AanroepFout": "fouten",
    "Antwoord": "vragen.antwoord",
    "ConflictFout": "fouten",
    "Dossier": "dossier.bestand",
    "DossierFout": "fouten",
    "Figuur": "uitvoer.figuur.figuur",
    "Filter": "graaf.filters",
    "Importverslag": "invoer.importeer",
    "Kaart": "uitvoer.kaart.kaart",
    "Melding": "melding",
    "Neo4jProjectie": "uitvoer.neo4j.sync",
    "Verandergraaf": "graaf.verandergraaf",
    "VerandertheorieFout": "fouten",
    "figuur": "uitvoer.figuur.figuur",
    "importeer": "invoer.importeer",
    "kaart": "uitvoer.kaart.kaart",
    "naar_pyvis": "uitvoer.kaart.netwerk",
} | {naam: v.module for v in VRAGEN for naam in (v.functienaam, v.rij)}
"""Every public name and the module it is in: these, and of every question its function and what a row of it is."""

__all__ = sorted(_WAAR)


def __getattr__(naam: str) -> object:
    """Import a public name when it is first asked for, so that ``--help`` need not load pydantic's models."""
    if naam not in _WAAR:
        raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
    return getattr(import_module(f"{__name__}.{_WAAR[naam]}"), naam)


def __dir__() -> list[str]:
    return sorted(__all__)
