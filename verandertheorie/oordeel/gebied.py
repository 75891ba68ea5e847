"""Floor 1: inside one area we weigh, and everything is left in four parts that add to 1.

Two simple support functions, one for and one against, combined without normalising (Shafer 1976, *A Mathematical
Theory of Evidence*, ch. 4; Denœux 2014, *Likelihood-based belief function*, for likelihoods as beliefs). Conflict
stays visible as a part of its own, instead of being averaged away as one pooled log-odds would do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import expm1, fsum, log, prod
from typing import NamedTuple

from verandertheorie.oordeel.kracht import Kracht, Teken


class Item(NamedTuple):
    """One finding as the sum sees it: which group says it, for (1) or against (-1), and how strongly."""

    groep: str
    teken: Teken
    kracht: Kracht
    herkomst: str = ""
    is_observatie: bool = False
    cyclus: int = 0


@dataclass(frozen=True, slots=True)
class Stem:
    """What one group adds on one side: its strongest item, and the items set aside for it (strongest first)."""

    teken: Teken
    groep: str
    telt: Item
    terzijde: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Gebiedsoordeel:
    """The judgement of one area, with every step to it.

    ``p`` and ``q``, in [0, 1]: what speaks for, what speaks against, each ``1 - 1 / product`` of the voices on that
    side. The four parts are ``p(1-q)``, ``q(1-p)``, ``pq`` and ``(1-p)(1-q)``; they add to 1. Voices: for before
    against, then by group. A product too large for a float is infinite.
    """

    stemmen: tuple[Stem, ...]
    product_voor: float
    product_tegen: float
    p: float
    q: float
    steun: float
    tegenspraak: float
    tegenstrijdig: float
    onbekend: float

    def groepen(self, teken: Teken) -> tuple[str, ...]:
        """The groups that really spoke on this side (strength above 1), in order of name."""
        return tuple(stem.groep for stem in self.stemmen if stem.teken == teken and stem.telt.kracht.sterkte > 1)


def weeg(items: Iterable[Item]) -> Gebiedsoordeel:
    """Judge one area. A group counts once per side, with the strongest thing it said; groups multiply.

    Returns:
        The same for every order of the items. Among equally strong items of one group the first by origin, then
        cycle, counts. Without items everything is unknown.

    >>> from verandertheorie.oordeel.kracht import kracht
    >>> from verandertheorie.parameters import standaard
    >>> sterk, matig = (kracht(w, "zelf_meegemaakt", "geen", standaard()) for w in ("sterk", "matig"))
    >>> o = weeg([Item("b1", 1, sterk), Item("b2", 1, matig), Item("b2", 1, matig)])
    >>> o.product_voor, round(o.steun, 2), o.groepen(1)
    (18.0, 0.94, ('b1', 'b2'))
    """
    per_stem: dict[tuple[int, str], list[Item]] = {}
    for item in items:
        per_stem.setdefault((-item.teken, item.groep), []).append(item)
    stemmen = tuple(_stem(per_stem[sleutel]) for sleutel in sorted(per_stem))
    voor, tegen = (sorted(s.telt.kracht.sterkte for s in stemmen if s.teken == teken) for teken in (1, -1))
    p, q = (-expm1(-fsum(map(log, sterkten))) for sterkten in (voor, tegen))
    return Gebiedsoordeel(
        stemmen=stemmen,
        product_voor=prod(voor, start=1.0),
        product_tegen=prod(tegen, start=1.0),
        p=p,
        q=q,
        steun=p * (1 - q),
        tegenspraak=q * (1 - p),
        tegenstrijdig=p * q,
        onbekend=(1 - p) * (1 - q),
    )


def _stem(van_groep: list[Item]) -> Stem:
    telt, *terzijde = sorted(van_groep, key=_rang) if len(van_groep) > 1 else van_groep
    return Stem(telt.teken, telt.groep, telt, tuple(terzijde))


def _rang(item: Item) -> tuple[object, ...]:
    k = item.kracht
    return -k.sterkte, item.herkomst, item.cyclus, k.soort, k.woorden, k.basis, k.stappen, item.is_observatie
