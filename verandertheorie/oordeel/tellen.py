"""Floor 2: across areas we count, in how many of n it holds.

Each investigated area is for, against, or says nothing; the areas that say nothing follow a Beta-Binomial, a Beta
prior of weight W being the usual remedy for proportions of very few cases (Brown, Cai & DasGupta 2001, *Interval
Estimation for a Binomial Proportion*, Statistical Science 16(2)).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import exp, fsum, lgamma

from verandertheorie.parameters import Parameters

_DECIMALEN = 9
_SPELING = 1e-9  # of a quantile: rounding in the sum must not move it an area
_MARGE = 1e-9  # by which rounding may carry steun + tegenspraak past 1


@dataclass(frozen=True, slots=True)
class Verwachting:
    """The number M of areas, of n, where it holds.

    ``verdeling``: P(M = 0), …, P(M = n). ``verwacht``: its mean, in areas. ``laag`` and ``hoog``: the 10 and 90 %
    quantiles, whole areas. ``kans``: the chance that it holds in the next comparable area. ``vooraf`` and
    ``gewicht``: the share a that was assumed beforehand, and the number W of areas this counts for.
    """

    verdeling: tuple[float, ...]
    verwacht: float
    laag: int
    hoog: int
    kans: float
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


def tel(gebieden: Iterable[tuple[float, float]], n: int, *, vooraf: float, p: Parameters) -> Verwachting:
    """Count the areas: dynamic programming over the investigated ones, Beta-Binomial for the rest.

    Args:
        gebieden: (steun, tegenspraak) per investigated area, at most n; they exclude each other, so together at most 1.
        n: number of areas in scope; 0 is allowed.
        vooraf: the share a assumed beforehand, between 0 and 1: ``vooraf_bewering`` or ``vooraf_belemmering``.
        p: gives the weight W of that assumption and the quantiles of the band.

    Returns:
        The same, to the last bit, for every order of the areas.

    Raises:
        ValueError: more areas than n, chances that are none, or ``vooraf`` not strictly between 0 and 1.

    >>> from verandertheorie.parameters import standaard
    >>> v = tel([(0.9, 0.0)] * 3, 13, vooraf=0.5, p=standaard())
    >>> v.laag, v.hoog, round(v.kans, 2)
    (8, 13, 0.78)
    """
    rij = sorted(gebieden)
    gewicht = p.tellen["gewicht_vooraf"]
    if len(rij) > n:
        raise ValueError(f"{len(rij)} areas judged, {n} in scope")
    if not 0 < vooraf < 1:
        raise ValueError(f"a share assumed beforehand lies between 0 and 1, not {vooraf}")
    verdeling, kans = [0.0] * (n + 1), 0.0
    for (voor, tegen), kans_stand in sorted(_standen(rij).items()):
        alfa, beta = voor + vooraf * gewicht, tegen + (1 - vooraf) * gewicht
        kans += kans_stand * alfa / (alfa + beta)
        for j, deel in enumerate(_beta_binomiaal(n - voor - tegen, alfa, beta)):
            verdeling[voor + j] += kans_stand * deel
    return Verwachting(
        verdeling=tuple(verdeling),
        verwacht=fsum(j * deel for j, deel in enumerate(verdeling)),
        laag=_kwantiel(verdeling, p.tellen["band_laag"]),
        hoog=_kwantiel(verdeling, p.tellen["band_hoog"]),
        kans=kans,
        n=n,
        vooraf=vooraf,
        gewicht=gewicht,
    )


def vuistregel(steun: float, tegenspraak: float, *, vooraf: float, p: Parameters) -> float:
    """The chance for the next area by hand: ``(R + aW) / (R + S + W)``.

    Differs from the exact chance by less than .03 (a = .5) or .04 (a = .25), because it takes R and S as if they were
    counts.

    Args:
        steun: R, the sum of steun over the areas.
        tegenspraak: S, the sum of tegenspraak over the areas.
        vooraf: a, the share assumed beforehand.
        p: gives W.

    >>> from verandertheorie.parameters import standaard
    >>> round(vuistregel(2.591, 1.177, vooraf=0.5, p=standaard()), 2)
    0.62
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


def _standen(gebieden: Iterable[tuple[float, float]]) -> dict[tuple[int, int], float]:
    """Chance of each (number for, number against) among the investigated areas."""
    standen = {(0, 0): 1.0}
    for steun, tegenspraak in gebieden:
        if not (steun >= 0 and tegenspraak >= 0 and steun + tegenspraak <= 1 + _MARGE):
            raise ValueError(f"steun {steun} and tegenspraak {tegenspraak} are no two parts of one area")
        rest = max(0.0, 1 - steun - tegenspraak)
        volgende: dict[tuple[int, int], float] = {}
        for (voor, tegen), kans in standen.items():
            for stand, deel in (((voor + 1, tegen), steun), ((voor, tegen + 1), tegenspraak), ((voor, tegen), rest)):
                if deel:
                    volgende[stand] = volgende.get(stand, 0.0) + kans * deel
        standen = volgende
    return standen


@lru_cache(maxsize=16384)
def _beta_binomiaal(n: int, a: float, b: float) -> tuple[float, ...]:
    c = lgamma(n + 1) + lgamma(a + b) - lgamma(a) - lgamma(b) - lgamma(n + a + b)
    return tuple(exp(c + lgamma(j + a) + lgamma(n - j + b) - lgamma(j + 1) - lgamma(n - j + 1)) for j in range(n + 1))


def _kwantiel(verdeling: list[float], deel: float) -> int:
    return next((j for j, som in enumerate(accumulate(verdeling)) if som >= deel - _SPELING), len(verdeling) - 1)
