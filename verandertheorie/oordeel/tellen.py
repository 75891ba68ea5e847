"""Floor 2: across areas we count, in how many of n it holds.

Beforehand the share of areas follows a Beta prior of weight W, the usual remedy for proportions of very few cases
(Brown, Cai & DasGupta 2001, *Interval Estimation for a Binomial Proportion*, Statistical Science 16(2)); each area then
adds the odds that floor 1 gave it. The posterior is exact, and the areas nobody looked at need no rule of their own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import comb, exp, fsum, lgamma
from typing import NamedTuple

from verandertheorie.parameters import Parameters

_DECIMALEN = 9
_SPELING = 1e-9  # of a quantile: rounding in the sum must not move it an area


class Programma(NamedTuple):
    """How many sub-areas there are, and core areas with a sub-area in them; no rule asks for more."""

    gebieden: int
    kerngebieden: int


@dataclass(frozen=True, slots=True)
class Verwachting:
    """The number M of areas, of n, where it holds.

    ``verdeling``: P(M = 0), …, P(M = n). ``verwacht``: its mean, in areas. ``laag`` and ``hoog``: the 10 and 90 %
    quantiles, whole areas. ``vooraf`` and ``gewicht``: the share a that was assumed beforehand, and the number W of
    areas this counts for.
    """

    verdeling: tuple[float, ...]
    verwacht: float
    laag: int
    hoog: int
    n: int
    vooraf: float
    gewicht: float

    @property
    def variantie(self) -> float:
        """Variance of M, in areas squared: what one more visit can reduce."""
        return fsum((j - self.verwacht) ** 2 * kans for j, kans in enumerate(self.verdeling))


def drempel(x: float) -> float:
    """What a threshold compares: nine decimals, so that 2/3 + 1/3 is 1."""
    return round(x, _DECIMALEN)


def tel(ln_odds: Iterable[float], n: int, *, vooraf: float, p: Parameters) -> Verwachting:
    """Count the areas: P(M = j) ∝ e_j · B(j + aW, n - j + (1 - a)W), e_j the coefficient of zʲ in ∏(1 + z · odds).

    Args:
        ln_odds: ln(V/T) per investigated area, at most n; the other areas have odds 1.
        n: number of areas in scope; 0 is allowed.
        vooraf: the share a assumed beforehand, between 0 and 1: ``vooraf_bewering`` or ``vooraf_belemmering``.
        p: gives the weight W of that assumption and the quantiles of the band.

    Returns:
        The same, to the last bit, for every order of the areas, and with or without areas of odds 1.

    Raises:
        ValueError: more areas than n, or ``vooraf`` not strictly between 0 and 1.

    >>> from math import log
    >>> from verandertheorie.parameters import standaard
    >>> v = tel([log(10)] * 3, 13, vooraf=0.5, p=standaard())  # three areas with b = .9
    >>> v.laag, v.hoog
    (7, 13)
    """
    gehoord = tuple(ln_odds)
    if len(gehoord) > n:
        raise ValueError(f"{len(gehoord)} areas judged, {n} in scope")
    if not 0 < vooraf < 1:
        raise ValueError(f"a share assumed beforehand lies between 0 and 1, not {vooraf}")
    gewicht = p.tellen["gewicht_vooraf"]
    a, b = vooraf * gewicht, (1 - vooraf) * gewicht
    spreekt = sorted(ln for ln in gehoord if ln)
    coefficienten = _coefficienten(spreekt, n - len(spreekt))
    ruw = [c * _prior(j, n, a, b) for j, c in enumerate(coefficienten)]
    totaal = fsum(ruw)
    verdeling = [x / totaal for x in ruw]
    return Verwachting(
        verdeling=tuple(verdeling),
        verwacht=fsum(j * deel for j, deel in enumerate(verdeling)),
        laag=_kwantiel(verdeling, p.tellen["band_laag"]),
        hoog=_kwantiel(verdeling, p.tellen["band_hoog"]),
        n=n,
        vooraf=vooraf,
        gewicht=gewicht,
    )


def kans_volgend(steun: float, tegenspraak: float, *, vooraf: float, p: Parameters) -> float:
    """The chance for the next comparable area, by hand: ``(R + aW) / (R + S + W)``, the rule of succession.

    The words use it, because a pocket calculator gives it. It takes R and S as if they were counts.

    Args:
        steun: R, the sum of steun over the areas.
        tegenspraak: S, the sum of tegenspraak over the areas.
        vooraf: a, the share assumed beforehand.
        p: gives W.

    >>> from verandertheorie.parameters import standaard
    >>> round(kans_volgend(2.930, 1.357, vooraf=0.5, p=standaard()), 3)
    0.625
    """
    gewicht = p.tellen["gewicht_vooraf"]
    return (steun + vooraf * gewicht) / (steun + tegenspraak + gewicht)


def kans_groter(a: Verwachting, b: Verwachting) -> float:
    """P(M_a > M_b) plus half of P(M_a = M_b), in [0, 1], taking both as independent.

    The other way round gives 1 minus this.
    """
    onder, delen = 0.0, []
    for j, kans in enumerate(a.verdeling):
        gelijk = b.verdeling[j] if j < len(b.verdeling) else 0.0
        delen.append(kans * (onder + gelijk / 2))
        onder += gelijk
    return fsum(delen)


def _coefficienten(ln_odds: Iterable[float], open_: int) -> list[float]:
    """The coefficients of ∏(1 + z · odds), with so many areas of odds 1 besides; each step scaled to a largest of 1."""
    meest = comb(open_, open_ // 2)
    rij = [comb(open_, j) / meest for j in range(open_ + 1)]
    for ln in ln_odds:
        ja, nee = (1.0, exp(-ln)) if ln > 0 else (exp(ln), 1.0)
        volgende = [(x * nee) + (vorige * ja) for x, vorige in zip([*rij, 0.0], [0.0, *rij], strict=True)]
        top = max(volgende)
        rij = [x / top for x in volgende]
    return rij


@lru_cache(maxsize=16384)
def _prior(j: int, n: int, a: float, b: float) -> float:
    """B(j + a, n - j + b): how likely it is beforehand that just these j of the n areas have it, but for a constant."""
    return exp(lgamma(a + j) + lgamma(b + n - j) - lgamma(a + b + n))


def _kwantiel(verdeling: list[float], deel: float) -> int:
    return next((j for j, som in enumerate(accumulate(verdeling)) if som >= deel - _SPELING), len(verdeling) - 1)
