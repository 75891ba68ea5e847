"""Floor 0: how strong one item is, and by which steps it came to that.

A strength is a likelihood ratio, P(evidence | the claim holds here) / P(evidence | it does not), as in process
tracing (Bennett 2015, appendix of *Process Tracing: From Metaphor to Analytic Tool*; Fairfield & Charman 2017,
*Explicit Bayesian Analysis for Process Tracing*; Befani 2021, *Credible Explanations of Development Outcomes*).
People choose words; the numbers stand in ``schema/parameters.toml``. Discounts are powers (Shafer 1976 discounts a
belief; a power does so on the log scale): hearsay is the square root of what was seen.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from math import prod
from typing import Literal

from verandertheorie.parameters import Parameters

Teken = Literal[1, -1]


@dataclass(frozen=True, slots=True, order=True)
class Stap:
    """One discount: the strength is raised to ``macht``, in [0, 1].

    For ageing ``woord`` is empty, and ``cycli`` says how many cycles old it is.
    """

    soort: Literal["hoe_bekend", "kanttekening", "veroudering"]
    woord: str
    macht: float
    cycli: int = 0


@dataclass(frozen=True, slots=True)
class Kracht:
    """The strength of one item, at least 1, and the steps that give it: ``sterkte == basis ** product of the powers``.

    ``woorden`` is what people chose: one word of ``[sterkte]``, one way of searching, or the two answers of sheet Toets
    and whether it was found.

    Raises:
        ValueError: ``basis`` is below 1, or a step has a power outside [0, 1].
    """

    soort: Literal["bewijskracht", "niet_gevonden", "toets"]
    woorden: tuple[str, ...]
    basis: float
    stappen: tuple[Stap, ...] = ()
    sterkte: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if not self.basis >= 1:
            raise ValueError(f"a strength is at least 1, not {self.basis} ({self.woorden})")
        if not all(0 <= stap.macht <= 1 for stap in self.stappen):
            raise ValueError(f"a discount is a power in [0, 1]: {self.stappen}")
        object.__setattr__(self, "sterkte", float(self.basis ** prod(stap.macht for stap in self.stappen)))

    @property
    def onverouderd(self) -> float:
        """The strength it had when it was new."""
        return float(self.basis ** prod(stap.macht for stap in self.stappen if stap.soort != "veroudering"))

    def __hash__(self) -> int:
        # ``verouderd`` is looked up by this for every item in every cycle; a hash over all steps costs more than that.
        return hash((self.woorden, self.sterkte))


@lru_cache(maxsize=4096)
def kracht(bewijskracht: str, hoe_bekend: str, kanttekening: str, p: Parameters) -> Kracht:
    """Strength of an item of evidence, in [1, ``hoogste``].

    Args:
        bewijskracht: a word of ``[sterkte]``: zwak, matig, sterk, zeer_sterk.
        hoe_bekend: a word of ``[hoe_bekend]``.
        kanttekening: a word of ``[kanttekening]``.
        p: the numbers behind the words.

    Returns:
        The strength; steps in the order hoe_bekend, kanttekening, and none that changes nothing (power 1). Equal
        words give the same object.

    Raises:
        KeyError: a word that the parameters do not have.

    >>> from verandertheorie.parameters import standaard
    >>> k = kracht("sterk", "van_horen_zeggen", "geen", standaard())
    >>> k.basis, k.stappen, round(k.sterkte, 2)
    (6.0, (Stap(soort='hoe_bekend', woord='van_horen_zeggen', macht=0.5, cycli=0),), 2.45)
    """
    stappen = (
        Stap("hoe_bekend", hoe_bekend, p.hoe_bekend[hoe_bekend]),
        Stap("kanttekening", kanttekening, p.kanttekening[kanttekening]),
    )
    basis = min(p.sterkte[bewijskracht], p.sterkte["hoogste"])
    return Kracht("bewijskracht", (bewijskracht,), basis, tuple(stap for stap in stappen if stap.macht != 1))


@lru_cache(maxsize=4096)
def kracht_niet_gevonden(wijze: str, p: Parameters) -> Kracht:
    """Strength against of having searched this way and found nothing, in [1, ``hoogste``].

    ``(1 - vals_alarm) / (1 - s)``, with s the chance that this way of searching finds what is there.

    Raises:
        KeyError: a way of searching that the parameters do not have.
        ValueError: this way finds no more than a false alarm would, or finds everything (s = 1).

    >>> from verandertheorie.parameters import standaard
    >>> [round(kracht_niet_gevonden(wijze, standaard()).sterkte, 2) for wijze in ("geobserveerd", "terloops")]
    [19.0, 1.27]
    """
    verhouding = _verhouding(1 - p.niet_gevonden["vals_alarm"], 1 - p.niet_gevonden[wijze])
    return Kracht("niet_gevonden", (wijze,), min(verhouding, p.sterkte["hoogste"]))


@lru_cache(maxsize=4096)
def kracht_uit_antwoorden(als_waar: str, als_niet_waar: str, *, gevonden: bool, p: Parameters) -> tuple[Teken, Kracht]:
    """Sign and strength from two answers (sheet Toets): how likely is this evidence if the claim is true, and if not?

    The four classic tests fall out of it (Bennett 2015): hoop, smoking gun, straw in the wind, doubly decisive.

    Args:
        als_waar: a word of ``[antwoord]``.
        als_niet_waar: a word of ``[antwoord]``.
        gevonden: the evidence was found; if not, both chances are replaced by their complements.
        p: the numbers behind the words.

    Returns:
        ``(1, …)`` for, ``(-1, …)`` against with the inverse ratio, and ``(1, strength 1)`` when both answers are the
        same.

    Raises:
        KeyError: an answer that the parameters do not have.
        ValueError: an answer is 0 or 1 there, so that a ratio does not exist.

    >>> from verandertheorie.parameters import standaard
    >>> teken, k = kracht_uit_antwoorden("vrijwel_zeker", "kan_beide", gevonden=False, p=standaard())
    >>> teken, round(k.sterkte, 2), k.woorden
    (-1, 10.0, ('vrijwel_zeker', 'kan_beide', 'niet_gevonden'))
    """
    waar, niet_waar = p.antwoord[als_waar], p.antwoord[als_niet_waar]
    if not gevonden:
        waar, niet_waar = 1 - waar, 1 - niet_waar
    voor, tegen = _verhouding(waar, niet_waar), _verhouding(niet_waar, waar)
    woorden = (als_waar, als_niet_waar, "gevonden" if gevonden else "niet_gevonden")
    teken: Teken = 1 if voor >= 1 else -1
    return teken, Kracht("toets", woorden, min(max(voor, tegen), p.sterkte["hoogste"]))


@lru_cache(maxsize=4096)
def minder_als_welkom(k: Kracht, p: Parameters) -> Kracht:
    """Strength against when a share ``welkom`` of those who would have said yes say no, because that is welcome.

    A no was P(no | absent) / P(no | there), with 1 - ``vals_alarm`` above; the share adds to what is below.

    >>> from dataclasses import replace
    >>> from verandertheorie.parameters import standaard
    >>> p = replace(standaard(), welkom=1 / 3)
    >>> [round(minder_als_welkom(Kracht("bewijskracht", (), s), p).sterkte, 2) for s in (1.5, 3.0, 6.0)]
    [1.26, 1.74, 2.16]
    """
    boven = 1 - p.niet_gevonden["vals_alarm"]
    onder = min(boven / k.basis, 1.0)
    return Kracht(k.soort, k.woorden, max(boven / (onder + (1 - onder) * p.welkom), 1.0), k.stappen)


@lru_cache(maxsize=16384)
def verouderd(k: Kracht, cycli: int, p: Parameters) -> Kracht:
    """The strength after so many cycles: to the power ``2 ** (-cycli / halfwaardetijd)``.

    Ageing twice is ageing once by the sum: one step ``veroudering``, the last, counts all cycles.

    Raises:
        ValueError: ``cycli`` is negative.

    >>> from verandertheorie.parameters import standaard
    >>> sterk = kracht("sterk", "zelf_meegemaakt", "geen", standaard())
    >>> [round(1 - 1 / verouderd(sterk, n, standaard()).sterkte, 2) for n in range(4)]
    [0.83, 0.72, 0.59, 0.47]
    """
    if cycli < 0:
        raise ValueError(f"an item cannot be {cycli} cycles old")
    if cycli == 0:
        return k
    leeftijd = cycli + sum(stap.cycli for stap in k.stappen)
    vers = tuple(stap for stap in k.stappen if stap.soort != "veroudering")
    stap = Stap("veroudering", "", 2.0 ** (-leeftijd / p.tellen["halfwaardetijd"]), leeftijd)
    return Kracht(k.soort, k.woorden, k.basis, (*vers, stap))


def _verhouding(boven: float, onder: float) -> float:
    if min(boven, onder) <= 0:
        raise ValueError(f"no likelihood ratio of {boven} and {onder}: a chance of 0 or 1 decides alone")
    return boven / onder
