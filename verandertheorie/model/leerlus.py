"""The learning loop: questions, signals, actions, and the one event: what became of a subject in a session.

Nothing here has a status that somebody types: how it stands follows from days, agenda items and evidence. The ``sinds``
of these records is a day and not a cycle, so that two changes in one cycle are two revisions.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from verandertheorie.model.basis import (
    DagOfCyclus,
    Datum,
    Geschreven,
    JaNee,
    Model,
    NaarActor,
    NaarBijeenkomst,
    NaarCyclus,
    NaarFactor,
    NaarGebied,
    NaarInterventie,
    Record,
    Rol,
    Slug,
    Tekst,
    Verwijst,
)
from verandertheorie.model.gebieden import Bijeenkomst

NIEUW = "nieuw"
"""What stands in a session file for a question or signal that has no letter or key yet; so nothing may be called so."""

EEN_VOORSTEL = r"V[0-9]+-.+"
"""The name of a proposal, of which there is no record before somebody decides on it."""

INGETROKKEN = "ingetrokken"
"""What an action came from, after that was withdrawn."""

LANGSTE_ONDERWERP = 160
"""Characters of a subject that is no record: a few words, as they stand on an agenda. By eye."""

Letter = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}$")]
"""The name of a learning question; without rank."""

ActieId = Annotated[
    Geschreven, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*(![1-9][0-9]*)?$", max_length=110)
]
"""The name of an action: SESSION-1, one's own, or REGISTRATIE!1 for what a cycle record holds."""

NaarLeervraag = Annotated[Geschreven, Verwijst(("leervraag",))]
NaarTafel = NaarActor
"""An actor that is a table; that it is one, is looked at where all records are known."""

Puntuitslag = Literal[
    "aangevuld",
    "besproken",
    "verdiept",
    "veranderd",
    "geschrapt",
    "oppakken",
    "deels",
    "niet",
    "later",
    "doorgezet",
    "ingetrokken",
]


class Lusrecord(Record):
    """What belongs to sessions: its ``sinds`` is the day from which it holds."""

    sinds_is_dag: ClassVar[bool] = True


class Leervraag(Lusrecord):
    """A question of the learning agenda: how can we reach this, while that is in the way (plan §5 Ad 1)."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("letter",)

    soort: Literal["leervraag"]
    letter: Letter = Field(description="De letter waarmee u de vraag noemt, zoals B. Geen rangorde.")
    vraag: Tekst = Field(description="De vraag: Hoe kunnen we [ambitie], terwijl [belemmering]?")
    sinds: Datum = Field(description="Dag waarop de vraag is ingebracht, of zo kwam te luiden.")
    ambitie: Annotated[Geschreven, Verwijst(("uitkomst", "mechanisme"))] | None = Field(
        None, description="Uitkomst of mechanisme dat we willen bereiken."
    )
    belemmering: NaarFactor | None = Field(None, description="Factor die in de weg staat.")
    dilemma: Tekst | None = Field(None, description="Wat het zo moeilijk maakt, in één zin.")
    niveau: Literal["aanpak", "systeem"] = Field(description="Ligt het aan de aanpak zelf, of aan het systeem?")
    reikwijdte: Literal["programma", "gebied"] | None = Field(
        None, description="Voor het hele programma of één gebied."
    )
    gaat_over: tuple[Annotated[Geschreven, Verwijst(("bewering", "systemische_factor"))], ...] = Field(
        (), description="Beweringen en factoren waar de vraag over gaat."
    )
    gebieden: tuple[NaarGebied, ...] = Field((), description="Gebieden waar de vraag speelt.")
    ingebracht_door: tuple[Rol, ...] = Field((), description="Rollen die de vraag inbrachten. Geen namen.")
    uit: tuple[Annotated[Geschreven, Verwijst(("registratie",), of=EEN_VOORSTEL)], ...] = Field(
        (), description="Registraties waar de vraag uit kwam, of het voorstel."
    )
    komt_uit: tuple[NaarLeervraag, ...] = Field((), description="Letters van de vragen waar deze uit kwam.")


class Tafelvoorstel(Model):
    """What we ask a table to do."""

    vorm: Literal["vlottrekken", "maatwerk", "regel_aanpassen", "eigen_aanpak"] | None = Field(
        None, description="Wat voor oplossing."
    )
    tekst: Tekst = Field(description="Wat wij voorstellen, in één zin.")
    nodig: Tekst | None = Field(None, description="Wat daarvoor nodig is.")


class Opname(Model):
    """Where a signal was taken up in a document of somebody else."""

    document: Tekst = Field(description="In welk document.")
    overgenomen: Literal["ja", "deels", "nee"] = Field(description="Is het overgenomen?")
    reden: Tekst | None = Field(None, description="Waarom niet, of wat wel en wat niet.")


class Signaal(Lusrecord):
    """A systemic question or recommendation to those who can change it (plan §5 Ad 3, Ad 4)."""

    soort: Literal["signaal"]
    sleutel: Slug = Field(description="Vaste korte naam, zoals vergunningen.")
    over: Annotated[Geschreven, Verwijst(("systemische_factor", "interventie", "bewering", "uitkomst"))] = Field(
        description="Factor waar het over gaat; of een interventie, bewering of uitkomst."
    )
    vraag: Tekst = Field(description="De vraag: Wie kan …?")
    sinds: Datum = Field(description="Dag waarop het signaal er kwam, of zo kwam te luiden.")
    gevraagd_van: NaarTafel = Field(description="Tafel aan wie het wordt gevraagd.")
    eigenaar: Rol = Field(description="Rol die zorgt dat er antwoord komt. Geen naam.")
    adviseert: tuple[Rol, ...] = Field((), description="Rollen die de tafel adviseren. Geen namen.")
    voorstel: Tafelvoorstel | None = Field(None, description="Wat wij voorstellen.")
    waarom_niet_zelf: Tekst | None = Field(None, description="Waarom wij het niet zelf kunnen oplossen.")
    uit: Annotated[Tekst, Verwijst(("leervraag",), of=".+")] | None = Field(
        None, description="Leervraag of rapport waar het uit kwam."
    )
    uiterlijk: Datum | None = Field(None, description="Dag waarop wij antwoord vragen.")
    opgenomen_in: tuple[Opname, ...] = Field((), description="Documenten van anderen waarin het is opgenomen.")


class Actie(Lusrecord):
    """What somebody is going to do, or did. Each revision says how it is from its day on (plan §5 Ad 1, Ad 2)."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("id",)

    soort: Literal["actie"]
    id: ActieId = Field(
        description="Naam van de actie, zoals B5-1; of REGISTRATIE!1: een afspraak uit een registratie."
    )
    wat: Tekst | None = Field(None, description="Wat er gaat gebeuren. Leeg bij een afspraak uit een registratie.")
    sinds: Datum = Field(description="Dag vanaf wanneer dit geldt. Leeg: die van de bijeenkomst.")
    eigenaren: tuple[Rol, ...] = Field((), description="Rollen die het doen. Geen namen. Leeg: niemand meer.")
    gebieden: tuple[NaarGebied, ...] = Field((), description="Gebieden waar het gebeurt.")
    uit: (
        Annotated[
            Geschreven,
            Verwijst(("leervraag", "signaal", "registratie", "bijeenkomst"), of=rf"{EEN_VOORSTEL}|{INGETROKKEN}"),
        ]
        | None
    ) = Field(None, description="Leervraag, signaal, registratie, voorstel of bijeenkomst waar het uit kwam.")
    bijeenkomst: NaarBijeenkomst | None = Field(None, description="Bijeenkomst waarin dit is vastgelegd.")
    uiterlijk: Datum | None = Field(None, description="Uiterste dag.")
    gedaan_op: Datum | None = Field(None, description="Dag waarop het is gedaan.")
    vervallen_omdat: Tekst | None = Field(None, description="Gaat niet door: waarom.")
    reden: Tekst | None = Field(None, description="Waarom iemand anders het doet, of waarom het later wordt.")
    resultaat: Tekst | None = Field(None, description="Wat het opleverde.")
    beproeft: Annotated[Geschreven, Verwijst(("handelingsperspectief",))] | None = Field(
        None, description="Handelingsperspectief dat hiermee wordt geprobeerd."
    )
    past_aan: NaarInterventie | None = Field(None, description="Interventie die hierdoor anders wordt.")
    oud: Tekst | None = Field(None, description="Wat de interventie ervoor was.")
    nieuw: Tekst | None = Field(None, description="Wat de interventie erna is.")
    door: tuple[Tekst, ...] = Field(
        (), description="Bevindingen die reden gaven, zoals d01-2026-09-14-interview-b017#1."
    )

    @property
    def van_registratie(self) -> str:
        """Id of the cycle record that holds it as an agreement; empty for an action of its own."""
        voor, uitroep, _ = self.id.partition("!")
        return voor if uitroep else ""


class Nakijken(Model):
    """Where we look again whether it helped, planned when the decision is taken."""

    gebieden: tuple[NaarGebied, ...] = Field(min_length=1, description="Gebieden waar we opnieuw kijken.")
    vanaf: DagOfCyclus | None = Field(None, description="Dag of leercyclus vanaf wanneer het te zien kan zijn.")
    wie: Rol | None = Field(None, description="Rol die kijkt. Geen naam.")
    waaraan: Tekst | None = Field(None, description="Waaraan we het zien.")


class Leervraagwijziging(Model):
    """What a question becomes: the fields that change. A text alone is what the question comes to say."""

    vraag: Tekst | None = Field(None, description="De vraag.")
    ambitie: Annotated[Geschreven, Verwijst(("uitkomst", "mechanisme"))] | None = Field(None, description="De ambitie.")
    belemmering: NaarFactor | None = Field(None, description="De belemmering.")
    dilemma: Tekst | None = Field(None, description="Het dilemma.")
    niveau: Literal["aanpak", "systeem"] | None = Field(None, description="Aanpak of systeem.")
    reikwijdte: Literal["programma", "gebied"] | None = Field(None, description="Programma of gebied.")
    gaat_over: tuple[Annotated[Geschreven, Verwijst(("bewering", "systemische_factor"))], ...] | None = Field(
        None, description="Beweringen en factoren."
    )
    gebieden: tuple[NaarGebied, ...] | None = Field(None, description="Gebieden.")


def _als_velden(waarde: object) -> object:
    return {"vraag": waarde} if isinstance(waarde, str) else waarde


Wordt = Annotated[Leervraagwijziging, BeforeValidator(_als_velden, json_schema_input_type=str | Leervraagwijziging)]
"""A text, or the fields that change."""


class Agendapunt(Lusrecord):
    """What became of a subject in a session: item, minute and decision in one (plan §5 Ad 1, Ad 3)."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("onderwerp", "bijeenkomst")

    soort: Literal["agendapunt"]
    onderwerp: Annotated[
        Tekst,
        StringConstraints(max_length=LANGSTE_ONDERWERP),
        Verwijst(("leervraag", "signaal", "bewering", "knoop"), of=".+"),
    ] = Field(description="Letter van een leervraag of sleutel van een signaal; of iets anders, in een paar woorden.")
    bijeenkomst: NaarBijeenkomst = Field(description="In welke bijeenkomst.")
    uitslag: Puntuitslag | None = Field(None, description="Wat er mee gebeurde. Leeg: nog niet aan de beurt geweest.")
    reden: Tekst | None = Field(None, description="Waarom.")
    rollen: tuple[Rol, ...] = Field((), description="Rollen die besloten. Geen namen.")
    overwogen: tuple[Tekst, ...] = Field((), description="Wat ook is overwogen.")
    gehoord: tuple[Rol, ...] = Field((), description="Rollen die zijn gehoord. Geen namen.")
    antwoord: Tekst | None = Field(None, description="Wat wij er nu van denken.")
    oud: Wordt | None = Field(None, description="Hoe de vraag luidde. Vult het programma in.")
    nieuw: Wordt | None = Field(None, description="Hoe de vraag nu luidt: een tekst, of de velden die anders zijn.")
    naar: NaarTafel | None = Field(None, description="Bij doorgezet: naar welke tafel.")
    nakijken: Nakijken | None = Field(None, description="Waar en vanaf wanneer we kijken of het hielp.")
    tot_en_met: NaarCyclus | None = Field(
        None, description="Leercyclus tot en met welke het bewijs meetelde. Vult het programma in."
    )
    stand: Tekst | None = Field(None, description="Hoe het er toen voor stond. Vult het programma in.")
    gebieden: tuple[NaarGebied, ...] = Field((), description="Gebieden waar het toen was. Vult het programma in.")
    bewijshash: Tekst | None = Field(
        None, description="Naam van de verzameling bewijs van toen. Vult het programma in."
    )


# --- the map as a session left it -------------------------------------------------------------

HEEL = 1000
"""Along each side of the map so many steps: a place is a share of it, so that it holds on every screen."""

Stap = Annotated[int, Field(ge=0, le=HEEL)]


class Kaartplek(Model):
    """Where somebody put a box by hand."""

    knoop: Annotated[Geschreven, Verwijst(("knoop",))] = Field(description="Welk vak van de kaart.")
    x: Stap = Field(description="Van links naar rechts, van 0 tot en met 1000.")
    y: Stap = Field(description="Van boven naar beneden, van 0 tot en met 1000.")


class Kaartbeeld(Model):
    """One view of the map to come back to; in their order they are what a session walks through."""

    naam: Tekst = Field(description="Hoe het beeld heet.")
    tekst: Tekst | None = Field(None, description="Wat u er bij vertelt.")
    cyclus: NaarCyclus | None = Field(None, description="Stand na deze leercyclus. Leeg: de laatste.")
    gebied: NaarGebied | None = Field(None, description="Alleen dit gebied licht op. Leeg: alle gebieden.")
    onderwerp: Annotated[Geschreven, Verwijst(("bewering", "knoop"))] | None = Field(
        None, description="Wat gekozen is: een bewering of een onderdeel van de theorie."
    )
    weergave: Literal["kaart", "matrix", "tabel"] = Field("kaart", description="Als kaart, matrix of tabel.")
    veranderd: JaNee = Field(False, description="Ja: wat er veranderde licht op.")
    lijnen: JaNee = Field(False, description="Ja: ook de lijnen van systeemfactoren.")
    alleen: JaNee = Field(False, description="Ja: wat lichter is, staat er niet.")


class Kaartindeling(Lusrecord):
    """How people arranged the map: where boxes stand, and the views that they walk through. One for a dossier."""

    soort: Literal["kaartindeling"]
    sleutel: Annotated[Geschreven, StringConstraints(pattern="^kaart$")] = Field(
        description="Er is er één, en die heet kaart."
    )
    sinds: Datum = Field(description="Dag van de bijeenkomst waarin dit is bewaard.")
    posities: tuple[Kaartplek, ...] = Field((), description="Vakken die met de hand zijn verplaatst.")
    beelden: tuple[Kaartbeeld, ...] = Field((), description="Het draaiboek: bewaarde beelden, op volgorde.")


# --- how a question or signal lives -----------------------------------------------------------

Lussoort = Literal["leervraag", "signaal"]


@dataclass(frozen=True, slots=True)
class Levensstap:
    """What an outcome asks of its point.

    ``verplicht``: the fields that must be filled in. ``als_factor``: those as well when the signal is about a factor.
    ``is_antwoord``: whether a table answered with it.
    """

    verplicht: tuple[str, ...] = ()
    als_factor: tuple[str, ...] = ()
    is_antwoord: bool = False


LEVENSLOOP: Mapping[Lussoort, Mapping[Puntuitslag, Levensstap]] = {
    "leervraag": {
        "aangevuld": Levensstap(),
        "besproken": Levensstap(),
        "verdiept": Levensstap(),
        "veranderd": Levensstap(("reden", "nieuw")),
        "geschrapt": Levensstap(("reden",)),
    },
    "signaal": {
        "besproken": Levensstap(),
        "oppakken": Levensstap(als_factor=("nakijken",), is_antwoord=True),
        "deels": Levensstap(("reden",), als_factor=("nakijken",), is_antwoord=True),
        "niet": Levensstap(("reden",), is_antwoord=True),
        "later": Levensstap(("reden",), is_antwoord=True),
        "doorgezet": Levensstap(("reden", "naar")),
        "ingetrokken": Levensstap(("reden",), is_antwoord=True),
    },
}
"""What may become of a question or a signal in a session: to these what ``TOEGESTAAN`` is to relations.

The first five are the plan's own verbs (§5 Ad 1). An outcome that is taken up has to say where we look again: whether
it helped is computed, so the look is planned when the decision is taken. A new outcome is a row here and a word in
begrippen.toml; who counts answers or draws marks (``TEKENS``) has to look again.
"""

BIJ_HET_EERSTE: tuple[str, ...] = ("reden",)
"""What the first point of every question and signal has to say: why it matters, why this table."""

NA_GESCHRAPT: Puntuitslag = "aangevuld"
"""The one thing that can happen to a question that was struck: it comes back."""

ZONDER_RECORD: Puntuitslag = "besproken"
"""The one thing that can happen to a subject that is no question and no signal."""

ANTWOORDEN: frozenset[Puntuitslag] = frozenset(u for u, stap in LEVENSLOOP["signaal"].items() if stap.is_antwoord)
"""With these a table answered a signal; besproken and doorgezet are no answer."""


def natuurlijk(sleutel: str) -> tuple[tuple[int, str], ...]:
    """A key as people order it: B9 before B10.

    >>> sorted(["B10", "B9", "K1"], key=natuurlijk)
    ['B9', 'B10', 'K1']
    """
    return tuple((int(deel), "") if deel.isdecimal() else (-1, deel) for deel in re.split(r"(\d+)", sleutel) if deel)


def punten_per_onderwerp(
    bijeenkomsten: Iterable[Bijeenkomst], punten: Iterable[Agendapunt]
) -> Mapping[str, tuple[Agendapunt, ...]]:
    """The points of each subject in these sessions that were not cancelled, in the order in which those are held."""
    gehouden = (b for b in op_volgorde_van_dag(bijeenkomsten) if not b.vervallen_omdat)
    plek = {b.sleutel: nr for nr, b in enumerate(gehouden)}
    uit: dict[str, list[Agendapunt]] = {}
    for p in sorted((p for p in punten if p.bijeenkomst in plek), key=lambda p: plek[p.bijeenkomst]):
        uit.setdefault(p.onderwerp, []).append(p)
    return {onderwerp: tuple(hier) for onderwerp, hier in uit.items()}


def op_volgorde_van_dag(bijeenkomsten: Iterable[Bijeenkomst]) -> tuple[Bijeenkomst, ...]:
    """Sessions by day; of one day by ``volgorde``, then by key as people read it."""
    return tuple(sorted(bijeenkomsten, key=lambda b: (b.datum, b.volgorde or 0, natuurlijk(b.sleutel))))


def vrije_letters(bezet: Container[str]) -> Iterator[str]:
    """The letters that no question has yet, in order: A to Z, then AA to ZZ; after that there is none."""
    alle = (een + twee for een in ("", *ascii_uppercase) for twee in ascii_uppercase)
    return (letter for letter in alle if letter not in bezet)


def vrije_actienamen(sessie: str, bezet: Container[str]) -> Iterator[str]:
    """The names that a session can give to actions and that none has yet, in order: B5-1, B5-2 and on."""
    return (naam for nr in count(1) if (naam := f"{sessie}-{nr}") not in bezet)


def lijken_op_id(id_: str, bekend: Iterable[str]) -> tuple[str, ...]:
    """The ids of actions that are one typing mistake away, in order.

    >>> lijken_op_id("B1-9", ["B1-1", "B2-19", "b1-10"])
    ('B1-1',)
    """
    from rapidfuzz.distance import OSA  # only where an action has an id that is new

    return tuple(sorted(b for b in bekend if OSA.distance(b.casefold(), id_.casefold(), score_cutoff=1) <= 1))
