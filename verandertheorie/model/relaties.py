"""The grammar of the theory: which relation may run from what to what, and which can be seen to hold.

Keys of claims are derived from the relation: ``van.relatie.naar``, with a claim as end in brackets.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

Relatie = Literal[
    "activeert",
    "leidt_tot",
    "draagt_bij_aan",
    "belemmert",
    "bevordert",
    "veroorzaakt",
    "speelt_in",
    "houdt_in_stand",
    "heeft_sleutel",
    "voert_uit",
    "betrokken_bij",
    "veronderstelt",
    "geldt_onder",
    "rivaal_van",
    "biedt_antwoord_op",
    "onderdeel_van",
    "synoniem_van",
    "ligt_in",
    "vervangt",
]
Schrijfwijze = Literal["bewering", "relatie", "afgeleid"]


@dataclass(frozen=True, slots=True)
class Relatievorm:
    """The allowed form of one relation.

    ``teken``: +1 when more of the one gives more of the other, -1 when less, 0 when that is not what it says.
    ``geschreven_als``: which record writes it down; ``afgeleid`` is never written, it follows from another field.
    """

    van: tuple[str, ...]
    naar: tuple[str, ...]
    geschreven_als: Schrijfwijze
    teken: Literal[1, 0, -1] = 0

    @property
    def draagt_bewijs(self) -> bool:
        """Whether evidence can speak for and against it."""
        return self.geschreven_als == "bewering" or (self.van == ("systemische_factor",) and self.naar == ("gebied",))


_FACTOR = ("systemische_factor",)
_GEVOLG = ("mechanisme", "uitkomst")
_GERAAKT = ("interventie", "mechanisme", "uitkomst", "bewering")  # a factor may hinder a step, not only its ends

TOEGESTAAN: dict[Relatie, Relatievorm] = {
    "activeert": Relatievorm(("interventie",), ("mechanisme",), "bewering", 1),
    "leidt_tot": Relatievorm(_GEVOLG, _GEVOLG, "bewering", 1),
    "draagt_bij_aan": Relatievorm(("interventie", "actor"), ("uitkomst",), "bewering", 1),
    "belemmert": Relatievorm(("systemische_factor", "context"), _GERAAKT, "bewering", -1),
    "bevordert": Relatievorm(("systemische_factor", "context"), _GERAAKT, "bewering", 1),
    "veroorzaakt": Relatievorm(_FACTOR, _FACTOR, "bewering", 1),
    "speelt_in": Relatievorm(_FACTOR, ("gebied",), "afgeleid"),
    "houdt_in_stand": Relatievorm(("actor",), _FACTOR, "bewering", 1),
    "heeft_sleutel": Relatievorm(("actor",), _FACTOR, "bewering"),
    "voert_uit": Relatievorm(("actor",), ("interventie",), "relatie"),
    "betrokken_bij": Relatievorm(("actor",), ("interventie",), "relatie"),
    "veronderstelt": Relatievorm(("bewering",), ("aanname",), "relatie"),
    "geldt_onder": Relatievorm(("bewering",), ("context",), "relatie"),
    "rivaal_van": Relatievorm(("rivaliserende_verklaring",), ("bewering",), "bewering"),
    "biedt_antwoord_op": Relatievorm(("handelingsperspectief",), _FACTOR, "bewering", -1),
    "onderdeel_van": Relatievorm(_FACTOR, _FACTOR, "afgeleid"),
    "synoniem_van": Relatievorm(_FACTOR, _FACTOR, "relatie"),
    "ligt_in": Relatievorm(("gebied",), ("gebied",), "afgeleid"),
    "vervangt": Relatievorm(("bewering",), ("bewering",), "relatie"),
}
"""The one table that reader, checks, graph, products and docs read.

A new relation is a row here and a word in begrippen.toml; who takes relations one by one (``UIT_FACTOR``, ``GEVOLG``)
has to look again. ``heeft_sleutel`` and ``rivaal_van`` have no sign: neither helps nor hinders.
"""

UIT_FACTOR: frozenset[Relatie] = frozenset(("belemmert", "bevordert", "veroorzaakt"))
"""Who sees one of these at work has seen the factor it starts in."""

GEVOLG: frozenset[Relatie] = frozenset(("activeert", "leidt_tot", "draagt_bij_aan"))
"""Along these an effect travels on to outcomes."""

RELATIES: tuple[Relatie, ...] = get_args(Relatie)


@dataclass(frozen=True, slots=True)
class Drietal:
    """The three parts of a relation; an end is a node key, or a claim key in brackets."""

    van: str
    relatie: str
    naar: str

    @property
    def sleutel(self) -> str:
        """The key of the relation.

        >>> Drietal("f", "belemmert", "[a.activeert.b]").sleutel
        'f.belemmert.[a.activeert.b]'
        """
        return f"{self.van}.{self.relatie}.{self.naar}"


@lru_cache(maxsize=65536)
def ontleed(sleutel: str) -> Drietal | None:
    """Take a key apart; None when it is not the key of a relation.

    >>> ontleed("[a.activeert.b].veronderstelt.c")
    Drietal(van='[a.activeert.b]', relatie='veronderstelt', naar='c')
    """
    diepte, delen, begin = 0, [], 0
    for plek, teken in enumerate(sleutel):
        diepte += (teken == "[") - (teken == "]")
        if teken == "." and diepte == 0:
            delen.append(sleutel[begin:plek])
            begin = plek + 1
    delen.append(sleutel[begin:])
    if diepte or len(delen) != 3 or not all(delen):
        return None
    return Drietal(*delen)


def bewering_in(eind: str) -> str | None:
    """The claim key in an end such as ``[a.activeert.b]``; None when the end is a node."""
    return eind[1:-1] if eind.startswith("[") and eind.endswith("]") else None


def sleutel_in(eind: str) -> str:
    """The key of what is meant: a claim stands between brackets where a node may stand too.

    >>> sleutel_in("[a.activeert.b]"), sleutel_in("a")
    ('a.activeert.b', 'a')
    """
    return bewering_in(eind) or eind


def verhuis(sleutel: str, waarheen: Mapping[str, str]) -> str:
    """The key of a node or claim after what it names went up into something else.

    Args:
        sleutel: key of a node, or of a claim, which names its ends.
        waarheen: per key that is gone the key that stays, which is not gone itself.

    Returns:
        The key to look under; the same where nothing it names is gone, and for a claim that would point at itself.

    >>> verhuis("b.belemmert.[a.veroorzaakt.c]", {"b": "d", "c": "d"})
    'd.belemmert.[a.veroorzaakt.d]'
    >>> verhuis("b.veroorzaakt.d", {"b": "d"})
    'b.veroorzaakt.d'
    """
    if sleutel in waarheen:
        return waarheen[sleutel]
    oud = ontleed(sleutel)
    if oud is None:
        return sleutel
    van, naar = (_verhuis_eind(eind, waarheen) for eind in (oud.van, oud.naar))
    nieuw = Drietal(van, oud.relatie, naar).sleutel
    return sleutel if van == naar else waarheen.get(nieuw, nieuw)


def _verhuis_eind(eind: str, waarheen: Mapping[str, str]) -> str:
    bewering = bewering_in(eind)
    return f"[{verhuis(bewering, waarheen)}]" if bewering else verhuis(eind, waarheen)
