"""What the page gets: the same names and fields as ``bladzijde/gegevens.d.ts``, which says what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

from verandertheorie.lezing.tekens import Kleur
from verandertheorie.model.doelgroep import Doelgroep

Teken = Literal[1, -1]
Soort = Literal[
    "actor",
    "interventie",
    "mechanisme",
    "uitkomst",
    "systemische_factor",
    "context",
    "aanname",
    "rivaliserende_verklaring",
    "handelingsperspectief",
]
Vak = Literal["actor", "interventie", "mechanisme", "uitkomst", "boven", "onder"]
Laag = Literal["theorie", "kandidaat", "uitgefaseerd", "aanname"]
Aard = Literal["oordeel", "theorie", "gebied"]
Anders = Literal["erbij", "weg", "anders"]
Deel = Literal["knoop", "relatie"]


@dataclass(frozen=True, slots=True)
class Cyclus:
    """A cycle, and in how many areas somebody spoke by then, of which who reads knows what was said."""

    sleutel: str
    naam: str
    bezocht: int


@dataclass(frozen=True, slots=True)
class Kaartgebied:
    """A core area or a sub-area; ``toonbaar`` and ``geweest`` per cycle."""

    sleutel: str
    naam: str
    niveau: Literal["kerngebied", "deelgebied"]
    ligt_in: str
    toonbaar: tuple[bool, ...]
    geweest: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Celwoord:
    """Sign, word and colour of the state of a cell."""

    teken: str
    woord: str
    kleur: Kleur


@dataclass(frozen=True, slots=True)
class Knoopbeeld:
    """A factor as of one cycle.

    ``vastgesteld``: in how many areas, all of them counted. ``op_tafel``: the state of its signals, running trials.
    """

    klasse: str
    woord: str
    zinnen: tuple[str, ...]
    vastgesteld: int
    voor: int
    tegen: int
    cellen: Mapping[str, str]
    geraakt: tuple[str, ...]
    theoretisch: tuple[str, ...]
    vast: tuple[str, ...]
    gestippeld: tuple[str, ...]
    op_tafel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kaartknoop:
    """A node, with a factor's state per cycle."""

    sleutel: str
    soort: Soort
    naam: str
    omschrijving: str
    bedoeld: bool
    vak: Vak | None
    orde: int
    van: int
    tot: int | None
    kenmerken: tuple[tuple[str, str], ...]
    vragen: tuple[str, ...]
    beelden: tuple[Knoopbeeld | None, ...]


@dataclass(frozen=True, slots=True)
class Relatiestand:
    """A relation as of one cycle."""

    laag: Laag
    status: str
    woord: str
    vastgesteld: str
    zinnen: tuple[str, ...]
    onbekend: tuple[str, ...]
    voor: int
    tegen: int
    cellen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Relatie:
    """A claim or another relation, with its state per cycle."""

    sleutel: str
    code: str
    soort: Literal["bewering", "relatie"]
    relatie: str
    woord: str
    van: str
    naar: str
    op: str
    tekst: str
    standen: tuple[Relatiestand | None, ...]


@dataclass(frozen=True, slots=True)
class Kaartstem:
    """One finding that may be read. What most have not stands last: the page then leaves it out."""

    cyclus: int
    teken: Teken
    kern: str
    van: str
    kerngebied: str
    is_gezien: bool
    citaat: str
    gebied: str
    waarom_niet: str
    andere_verklaring: str


@dataclass(frozen=True, slots=True)
class Terugkeerregel:
    """What recurs, as of one cycle."""

    factor: str
    naam: str
    klasse: str
    woord: str
    bereik: str
    wie: str
    zin: str
    gebieden: tuple[str, ...]
    tegengeluid: str
    band: str


@dataclass(frozen=True, slots=True)
class Veranderregel:
    """What differs from the cycle before."""

    soort: Deel
    sleutel: str
    aard: Aard
    zin: str
    stem: Kaartstem | None


@dataclass(frozen=True, slots=True)
class Bewijstelling:
    """How many items of evidence there are, and of how many the words are withheld."""

    totaal: int
    achtergehouden: int


@dataclass(frozen=True, slots=True)
class Verschilregel:
    """One change between two versions."""

    soort: Deel
    sleutel: str
    zin: str
    besluit: str


@dataclass(frozen=True, slots=True)
class Verschil:
    """What differs between two versions of the theory, or is new since a session.

    ``knop``: how one asks for it; ``kop``: what stands above it; ``leeg``: what is said when there is nothing.
    """

    knop: str
    kop: str
    leeg: str
    knopen: Mapping[str, Anders]
    relaties: Mapping[str, Anders]
    regels: tuple[Verschilregel, ...]


@dataclass(frozen=True, slots=True)
class Kaartsessie:
    """The session that the map is for."""

    sleutel: str
    datum: str


@dataclass(frozen=True, slots=True)
class Beeldregel:
    """One view to come back to; ``deel`` and ``sleutel``: what is chosen. Empty: the last cycle, all areas, nothing."""

    naam: str
    tekst: str
    cyclus: str
    gebied: str
    deel: Deel | Literal[""]
    sleutel: str
    weergave: Literal["kaart", "matrix", "tabel"]
    veranderd: bool
    lijnen: bool
    alleen: bool


@dataclass(frozen=True, slots=True)
class Kaartgegevens:
    """All that one audience may see, and nothing else. Lists per cycle run along ``cycli``."""

    titel: str
    voet: str
    fictief: bool
    doelgroep: Doelgroep
    voor_wie: str
    opmerkingen: tuple[str, ...]
    smal: tuple[str, ...]
    cycli: tuple[Cyclus, ...]
    gebieden: tuple[Kaartgebied, ...]
    celwoorden: Mapping[str, Celwoord]
    knopen: tuple[Kaartknoop, ...]
    relaties: tuple[Relatie, ...]
    zwakste: tuple[tuple[str, ...], ...]
    belemmeringen: tuple[tuple[Terugkeerregel, ...], ...]
    helpend: tuple[tuple[Terugkeerregel, ...], ...]
    veranderingen: tuple[tuple[Veranderregel, ...], ...]
    stemmen: Mapping[str, tuple[Kaartstem, ...]]
    achtergehouden: Mapping[str, tuple[int, ...]]
    uitleg: Mapping[str, tuple[tuple[int, ...], ...]]
    uitlegregels: tuple[str, ...]
    verschil: Verschil | None
    bewijs: Bewijstelling
    sessie: Kaartsessie | None
    posities: Mapping[str, tuple[int, int]]
    beelden: tuple[Beeldregel, ...]

    def als_gegevens(self) -> dict[str, object]:
        """Everything as plain values, ready for JSON."""
        return {f.name: _plat(getattr(self, f.name)) for f in fields(self)}


def _plat(waarde: object) -> object:
    if isinstance(waarde, tuple):
        return [_plat(w) for w in waarde]
    if isinstance(waarde, Mapping):
        return {k: _plat(w) for k, w in waarde.items()}
    if is_dataclass(waarde):
        return {veld: _plat(getattr(waarde, veld)) for veld in waarde.__dataclass_fields__}
    return waarde
