"""What a rule is: a code, how serious it is, what it looks for in one line, and the function that looks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.melding import CODES

Ernst = Literal["waarschuwing", "tip"]
"""A warning is something to mend; a tip is something to think about."""


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One thing a rule found: the key of what it is about, what is the matter, and what to do, two Dutch sentences."""

    sleutel: str
    tekst: str
    remedie: str


Zoekt = Callable[[Verandergraaf], Iterator[Gebrek]]


@dataclass(frozen=True, slots=True)
class Regel:
    """A registered rule. ``zin``: what it finds, in a few Dutch words, as the list of codes has it."""

    code: str
    ernst: Ernst
    zin: str
    zoek: Zoekt


REGELS: dict[str, Regel] = {}
"""Every rule by its code, in order of registration."""


def regel(code: str, ernst: Ernst, zin: str) -> Callable[[Zoekt], Zoekt]:
    """Register a rule under a code of its own.

    Raises:
        ValueError: the code is taken, by a Melding or by another rule.
    """

    def registreer(zoek: Zoekt) -> Zoekt:
        if code in CODES or code in REGELS:
            raise ValueError(f"code {code} is taken already")
        REGELS[code] = Regel(code, ernst, zin, zoek)
        return zoek

    return registreer
