"""A proposal to change the theory: what, why now, on which evidence; computed, never carried out by itself."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from verandertheorie.aanscherping.wijziging import Wijziging

Regel = Literal["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10", "V11", "V12", "V13", "V14", "V15"]
Advies = Literal["doen", "bespreek"]
Status = Literal["voorgesteld", "aangehouden", "aanvaard", "aangepast_aanvaard", "verworpen", "vervallen"]

NAMEN: dict[Regel, str] = {
    "V1": "versterken",
    "V2": "verzwakken",
    "V3": "splitsen",
    "V4": "kandidaat opnemen",
    "V5": "uitfaseren",
    "V6": "voorwaarde toevoegen",
    "V7": "tussenstap invoegen",
    "V8": "samenvoegen",
    "V9": "doel aanscherpen",
    "V10": "aanname uitspreken",
    "V11": "andere verklaring onderzoeken",
    "V12": "toetsen",
    "V13": "onbedoeld effect opnemen",
    "V14": "bijsturen",
    "V15": "signaleren",
}
"""What each rule proposes, as people call it."""

VOLGORDE: tuple[Regel, ...] = (
    "V5",
    "V2",
    "V3",
    "V7",
    "V6",
    "V1",
    "V13",
    "V4",
    "V11",
    "V10",
    "V9",
    "V8",
    "V12",
    "V15",
    "V14",
)
"""What matters most for the theory first: what does not hold, what holds under conditions, what is missing.

Only the order in which people read: rules are computed apart, and another order changes no proposal.
"""


@dataclass(frozen=True, slots=True)
class Grondslag:
    """On what a proposal rests: evidence ids with a hash of the set, voices, areas, and the numbers that decided.

    ``rekenstatus`` is the computed status of the claim it is about, empty when it is about none. ``getallen`` are
    (name, value) pairs in the order in which they are told.
    """

    bewijs: tuple[str, ...]
    bewijshash: str
    groepen: tuple[str, ...]
    gebieden: tuple[str, ...]
    rekenstatus: str
    getallen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Voorstel:
    """One proposal as of a cycle.

    ``sleutel`` is stable over the cycles: rule and subjects, such as ``V5-C20`` or ``V3-C01-novex``. ``onderwerpen``:
    keys of the claims, nodes or factors it is about, the one it changes first. ``voor`` and ``na``: text before and
    after, ``na`` empty when it changes no text. ``invullen``: fields that people must give before it can be accepted.
    ``waarschuwing``: what to keep in mind, empty when nothing.
    """

    sleutel: str
    regel: Regel
    onderwerpen: tuple[str, ...]
    zin: str
    voor: str
    na: str
    wijzigingen: tuple[Wijziging, ...]
    grondslag: Grondslag
    advies: Advies = "doen"
    invullen: tuple[str, ...] = ()
    waarschuwing: str = ""
    kritisch: bool = False

    @property
    def rang(self) -> tuple[object, ...]:
        """Order of reading: to be done before to be talked over, then rule, critical claims, name."""
        return self.advies != "doen", VOLGORDE.index(self.regel), not self.kritisch, self.sleutel


def hash_van(bewijs: Iterable[str]) -> str:
    """Name of a set of evidence, whatever its order (BLAKE2b, 8 bytes hex)."""
    return hashlib.blake2b("\n".join(sorted(bewijs)).encode(), digest_size=8).hexdigest()
