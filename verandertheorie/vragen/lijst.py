"""The one list of questions: how each is called, where it is answered, and what it takes besides a graph.

The commands with their help, the public functions, completion and the table in the README follow from it. What a
question asks, in a sentence, stands in ``schema/begrippen.toml``. To add one: a module, a row here, an entry there,
and a test. Nothing is imported here, so that help stays quick; a row finds its function when it is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

Neemt = Literal[
    "ja",
    "onderwerp",
    "bewering",
    "cyclus",
    "bijeenkomst",
    "versie",
    "regel",
    "doelgroep",
    "dag",
    "woord",
    "rapport",
    "sleutel",
]
"""What a choice takes: nothing (*ja*: it is set or not), a word, a number, a code, an audience, a day or a file."""


BESTANDEN: frozenset[Neemt] = frozenset(("rapport", "sleutel"))
"""What is a file that the command looks at, instead of the theory."""

VOOR_ANDEREN = "Wie leest. Leeg: een monitor; voor anderen alleen wat is vrijgegeven."
"""The help of the choice that says for whom the answer is."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """What one question takes besides what all take: an argument of its function, and of its command.

    ``is_los``: on the command line a word by itself, not an option. ``is_nodig``: cannot be left out. ``is_lijst``:
    may be given more than once. ``staat_voor``: the option of every question that it is another word for; the
    function does not take it.
    """

    naam: str
    neemt: Neemt
    hulp: str
    is_los: bool = False
    is_nodig: bool = False
    is_lijst: bool = False
    staat_voor: str = ""

    @property
    def standaard(self) -> bool | None:
        """What it is when it is left out: not set, or nothing."""
        return False if self.neemt == "ja" else None


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question.

    ``naam``: of the command, and with underscores of the function. ``module``: where the function and ``rij``, the
    class of its rows, are. ``in_het_kort``: what it asks in at most fifty characters, for a list of commands.
    ``voorbeeld``: words after ``verandertheorie`` that work on the example. ``kort``: a shorter name of the command.
    ``gaat_over_alles``: it rests on all that is known and refuses a filter, so its help offers none.
    """

    naam: str
    module: str
    rij: str
    in_het_kort: str
    voorbeeld: str
    kort: str = ""
    keuzes: tuple[Keuze, ...] = ()
    gaat_over_alles: bool = False

    @property
    def functienaam(self) -> str:
        """The name in Python."""
        return self.naam.replace("-", "_")

    @property
    def namen(self) -> tuple[str, ...]:
        """The names of the command, the long one first."""
        return (self.naam, self.kort) if self.kort else (self.naam,)

    @property
    def zin(self) -> str:
        """What it asks, in one Dutch sentence, from the glossary."""
        from verandertheorie.begrippen import begrippen

        return begrippen()["vraag", self.naam].definitie

    @property
    def parameters(self) -> tuple[Keuze, ...]:
        """The choices that the function takes, in its order; a file is looked at by the command, instead."""
        return tuple(k for k in self.keuzes if not k.staat_voor and k.neemt not in BESTANDEN)

    def functie(self) -> Callable[..., Any]:
        """The function that answers it."""
        functie: Callable[..., Any] = getattr(import_module(f"verandertheorie.{self.module}"), self.functienaam)
        return functie

    def rijtype(self) -> Any:
        """The class of its rows."""
        return getattr(import_module(f"verandertheorie.{self.module}"), self.rij)


VRAGEN: tuple[Vraag, ...] = (
    Vraag(
        "terugkerende-belemmeringen",
        "vragen.belemmeringen",
        "Terugkerend",
        "Wat staat in meer gebieden in de weg?",
        "belemmeringen --tot-en-met c4",
        kort="belemmeringen",
        keuzes=(Keuze("alles", "ja", "Ook factoren waar nog geen beeld van is."),),
    ),
    Vraag(
        "helpende-factoren",
        "vragen.belemmeringen",
        "Helpend",
        "Wat helpt, en in welke gebieden?",
        "helpende-factoren --perspectief medeoverheid",
        keuzes=(Keuze("alles", "ja", "Ook factoren waar nog geen beeld van is."),),
    ),
    Vraag(
        "stand-van-beweringen",
        "vragen.beweringen",
        "Stand",
        "Wat weten we over elke stap van de theorie?",
        "beweringen --csv > beweringen.csv",
        kort="beweringen",
    ),
    Vraag(
        "leg-uit",
        "vragen.uitleg",
        "Uitlegregel",
        "Hoe komt dit oordeel tot stand, stap voor stap?",
        "leg-uit trage-vergunningen",
        keuzes=(
            Keuze(
                "onderwerp",
                "onderwerp",
                "Code of pijl van een bewering (C07), of een factor (trage-vergunningen).",
                is_los=True,
                is_nodig=True,
            ),
        ),
    ),
    Vraag(
        "bewijs",
        "lezing.bewijs",
        "Bevinding",
        "Elke bevinding op een rij: telt zij mee?",
        "bewijs --gebied D01 --csv > bewijs.csv",
        keuzes=(Keuze("doelgroep", "doelgroep", VOOR_ANDEREN),),
    ),
    Vraag(
        "gesprekken",
        "vragen.gesprekken",
        "Gespreksverslag",
        "Wat verraste, wat is geleerd en afgesproken?",
        "gesprekken --gebied D01",
    ),
    Vraag(
        "nog-zonder-plek",
        "vragen.zonder_plek",
        "Losse",
        "Wat past nog nergens bij, en lijkt op elkaar?",
        "nog-zonder-plek",
    ),
    Vraag(
        "wat-kantelt",
        "vragen.kantelen",
        "Kantelpunt",
        "Welke nieuwe bevinding verandert het statuswoord?",
        "wat-kantelt C01",
        keuzes=(
            Keuze("bewering", "bewering", "Code of pijl van een bewering, zoals C07.", is_los=True, is_nodig=True),
        ),
    ),
    Vraag(
        "hangt-op",
        "vragen.hangt_op",
        "Steunpunt",
        "Welk oordeel hangt op één stem?",
        "hangt-op trage-vergunningen",
        keuzes=(Keuze("onderwerp", "onderwerp", "Een bewering of factor. Leeg: allemaal.", is_los=True),),
    ),
    Vraag(
        "gevoeligheid",
        "vragen.gevoeligheid",
        "Kanteling",
        "Welk woord verandert met een andere methode?",
        "gevoeligheid C01",
        keuzes=(Keuze("onderwerp", "onderwerp", "Een bewering of factor. Leeg: allemaal.", is_los=True),),
    ),
    Vraag(
        "waar-nu-kijken",
        "vragen.waar_nu_kijken",
        "Kijkpunt",
        "Waar leert een nieuwe stem het meest?",
        "waar-nu-kijken C01",
        keuzes=(
            Keuze("onderwerp", "onderwerp", "Een bewering of factor. Leeg: allemaal.", is_los=True),
            Keuze("alles", "ja", "Elk paar; anders de eerste twintig."),
        ),
    ),
    Vraag("blinde-vlekken", "vragen.blinde_vlekken", "Vlek", "Waar keek nog niemand naar?", "blinde-vlekken"),
    Vraag(
        "dekking",
        "vragen.dekking",
        "Dekkingscel",
        "Wat is waar onderzocht, en wat niet?",
        "dekking trage-vergunningen",
        keuzes=(Keuze("onderwerp", "onderwerp", "Een bewering of factor. Leeg: allemaal.", is_los=True),),
    ),
    Vraag(
        "wat-veranderde",
        "vragen.veranderingen",
        "Verandering",
        "Wat is anders dan eerder, en waardoor?",
        "wat-veranderde --van c3 --tot c4",
        keuzes=(
            Keuze("van", "cyclus", "De eerdere leercyclus. Leeg: die ervoor."),
            Keuze("sinds", "bijeenkomst", "Sinds deze bijeenkomst, zoals B8, in plaats van --van."),
            Keuze("alles", "ja", "Toon elke verandering; anders hoogstens tien, van elke soort een paar."),
            Keuze("tot", "cyclus", "De latere leercyclus, als --tot-en-met.", staat_voor="tot_en_met"),
        ),
    ),
    Vraag(
        "rivalen",
        "vragen.rivalen",
        "Rivaalgebied",
        "Wat verklaart het ook?",
        "rivalen C01",
        keuzes=(Keuze("bewering", "bewering", "Code of pijl, zoals C01. Leeg: allemaal.", is_los=True),),
    ),
    Vraag(
        "perspectiefverschil",
        "vragen.perspectiefverschil",
        "Perspectiefrij",
        "Waar zien perspectieven iets anders?",
        "perspectiefverschil C01",
        keuzes=(
            Keuze("onderwerp", "onderwerp", "Bewering of factor, zoals C01. Leeg: waar zij verschillen.", is_los=True),
        ),
    ),
    Vraag(
        "wie-tegenover-wie",
        "vragen.wie_tegenover_wie",
        "Tegenover",
        "Wie zegt waar het tegendeel van wie?",
        "wie-tegenover-wie C07",
        keuzes=(Keuze("onderwerp", "onderwerp", "Bewering of factor. Leeg: allemaal.", is_los=True),),
    ),
    Vraag(
        "groepsverschil",
        "vragen.groepsverschil",
        "Groepscel",
        "Welke groep noemt iets vaker dan de rest?",
        "groepsverschil --per kerngebied",
        keuzes=(
            Keuze("per", "woord", "perspectief, rol, kerngebied of gebied. Leeg: perspectief."),
            Keuze("alles", "ja", "Elk vak; anders alleen wat verschilt."),
        ),
    ),
    Vraag(
        "wat-werkt-waar",
        "vragen.wat_werkt_waar",
        "Contextrij",
        "Waar werkt een stap wel, en waar niet?",
        "wat-werkt-waar grondexpertise",
        keuzes=(
            Keuze("onderwerp", "woord", "Een interventie of bewering (C01). Leeg: alle interventies.", is_los=True),
            Keuze("alles", "ja", "Ook waar aan een kant nog nergens is gekeken."),
        ),
    ),
    Vraag(
        "ontbrekende-perspectieven",
        "vragen.ontbrekende_perspectieven",
        "Ongehoord",
        "Wie wilden we horen en hoorden we niet?",
        "ontbrekende-perspectieven",
    ),
    Vraag(
        "zonder-antwoord",
        "vragen.zonder_antwoord",
        "Onbeantwoord",
        "Voor welke belemmering weet niemand raad?",
        "zonder-antwoord --kerngebied veluwe",
    ),
    Vraag(
        "van-elkaar-leren",
        "vragen.van_elkaar_leren",
        "Uitwisseling",
        "Waar is het wel, waar niet, en wat hielp daar?",
        "van-elkaar-leren",
    ),
    Vraag(
        "terug-te-leggen",
        "vragen.terug_te_leggen",
        "TerugTeLeggen",
        "Welk gesprek zag de bron nog niet terug?",
        "terug-te-leggen --gebied D01",
    ),
    Vraag(
        "bewaartermijnen",
        "vragen.bewaartermijnen",
        "Bewaartermijn",
        "Welke tekst had al gewist moeten zijn?",
        "bewaartermijnen --op 2031-01-01",
        keuzes=(
            Keuze("op", "dag", "Op deze dag. Leeg: vandaag."),
            Keuze("alles", "ja", "Ook wat nog mag blijven, en waar geen dag is ingevuld."),
        ),
        gaat_over_alles=True,
    ),
    Vraag(
        "signalen",
        "lezing.signalen",
        "Tafelrij",
        "Wat ligt op welke tafel, en hielp het?",
        "signalen --op 2028-03-31",
        keuzes=(
            Keuze("bestuurslaag", "woord", "Alleen tafels van deze bestuurslaag, zoals provincie."),
            Keuze("op", "dag", "Zoals het op deze dag was. Leeg: de laatste dag in het dossier."),
            Keuze("bijeenkomst", "bijeenkomst", "Zoals het op de dag van deze bijeenkomst is."),
            Keuze("doelgroep", "doelgroep", VOOR_ANDEREN),
        ),
        gaat_over_alles=True,
    ),
    Vraag(
        "risicos",
        "lezing.risicos",
        "Risicorij",
        "Hoe staan de risico's van het plan ervoor?",
        "risicos --op 2028-03-31",
        keuzes=(
            Keuze("op", "dag", "Zoals het op deze dag was. Leeg: de laatste dag in het dossier."),
            Keuze("bijeenkomst", "bijeenkomst", "Zoals het op de dag van deze bijeenkomst is."),
        ),
        gaat_over_alles=True,
    ),
    Vraag(
        "tijdlijn",
        "lezing.tijdlijn",
        "Voorval",
        "Wat gebeurde er met één onderwerp, op datum?",
        "tijdlijn grondexpertise",
        keuzes=(
            Keuze(
                "onderwerp",
                "onderwerp",
                "Een leervraag (B), signaal, actie of bijeenkomst; of een factor, bewering of interventie.",
                is_los=True,
                is_nodig=True,
            ),
            Keuze("op", "dag", "Tot en met deze dag. Leeg: de laatste dag in het dossier."),
            Keuze("doelgroep", "doelgroep", VOOR_ANDEREN),
        ),
        gaat_over_alles=True,
    ),
    Vraag(
        "vrijgave",
        "lezing.weggelaten",
        "Vrijgaverij",
        "Wat leest wie niet, waarom, en wat helpt?",
        "vrijgave --doelgroep sessie",
        keuzes=(
            Keuze(
                "doelgroep",
                "doelgroep",
                "Voor wie, zoals kernteam of partner. Leeg: sessie, en met --voorstel publiek.",
            ),
            Keuze("voorstel", "ja", "Wat partners of iedereen kunnen lezen als rollen ermee instemmen."),
        ),
        gaat_over_alles=True,
    ),
    Vraag(
        "paden",
        "vragen.paden",
        "Pad",
        "Wat leidt waartoe, en waar klopt alles?",
        "paden grondexpertise",
        keuzes=(
            Keuze(
                "van", "woord", "Waar het begint: een interventie, factor of ander deel.", is_los=True, is_nodig=True
            ),
            Keuze("naar", "woord", "Waar het toe leidt. Leeg: elk doel.", is_los=True),
        ),
    ),
    Vraag(
        "draden",
        "vragen.draden",
        "Draad",
        "Welke keten vertelt één stem helemaal?",
        "draden grondexpertise",
        keuzes=(
            Keuze("van", "woord", "Waar het begint. Leeg: elke interventie en factor.", is_los=True),
            Keuze("naar", "woord", "Waar het toe leidt. Leeg: elk doel.", is_los=True),
        ),
    ),
    Vraag("lussen", "vragen.lussen", "Lus", "Wat versterkt of dempt zichzelf?", "lussen"),
    Vraag(
        "robuustheid",
        "vragen.robuustheid",
        "Houvast",
        "Hoeveel moet wegvallen voor niets meer loopt?",
        "robuustheid grondexpertise",
        keuzes=(
            Keuze("van", "woord", "Waar het begint. Leeg: elke interventie.", is_los=True),
            Keuze("naar", "woord", "Waar het toe leidt. Leeg: elk doel.", is_los=True),
        ),
    ),
    Vraag(
        "overeenstemming",
        "vragen.overeenstemming",
        "Onenigheid",
        "Lezen twee mensen hetzelfde in een gesprek?",
        "overeenstemming",
    ),
    Vraag("terugblik", "vragen.terugblik", "Voorspelling", "Kwam uit wat we verwachtten?", "terugblik"),
    Vraag("doelscherpte", "vragen.doelscherpte", "Doelscherpte", "Wat ontbreekt er nog aan elk doel?", "doelscherpte"),
    Vraag(
        "controleer",
        "controle.controleer",
        "Bezwaar",
        "Wat ontbreekt er in de theorie?",
        "controleer --regel VT201",
        keuzes=(
            Keuze("rapport", "rapport", "Of een rapport (.md): klopt het nog met het dossier?", is_los=True),
            Keuze("regel", "regel", "Alleen deze regel, zoals VT201. Vaker mag.", is_lijst=True),
            Keuze(
                "sleutelbestand",
                "sleutel",
                "Of: staat er een naam uit dit bestand in het dossier?",
            ),
        ),
        gaat_over_alles=True,
    ),
    Vraag(
        "voorstellen",
        "aanscherping.overzicht",
        "Voorgesteld",
        "Wat kan er anders in de theorie?",
        "voorstellen --tot-en-met c5",
        keuzes=(Keuze("alles", "ja", "Ook waar al over is besloten."),),
        gaat_over_alles=True,
    ),
    Vraag(
        "versies",
        "aanscherping.overzicht",
        "Versierij",
        "Welke versies van de theorie zijn er?",
        "versies",
    ),
    Vraag(
        "vergelijk",
        "aanscherping.overzicht",
        "Verschilrij",
        "Wat veranderde tussen twee versies?",
        "vergelijk 1 2",
        keuzes=(
            Keuze("van", "versie", "Nummer van een versie. Leeg: de vorige.", is_los=True),
            Keuze("met", "versie", "Nummer van de andere. Leeg: de nieuwste.", is_los=True),
        ),
    ),
)
"""Every question, in the order in which people are shown them."""


def met_naam(naam: str) -> Vraag:
    """The question of this name, long or short.

    Raises:
        KeyError: the list has none.
    """
    return _OP_NAAM[naam]


_OP_NAAM = {naam: vraag for vraag in VRAGEN for naam in vraag.namen}
