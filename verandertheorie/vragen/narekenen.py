"""Numbers that are printed with enough digits to recompute what is printed after them.

A rounded product of rounded factors is often not the rounded product. So each operand gets as many digits as it takes:
who types over what stands before the equals sign gets, digit for digit, what stands after it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, log10

from verandertheorie.taal import getal, kort_getal

_EERST = 4
_MEESTE = 16
"""A float has no more decimals than this that mean anything."""

_GELIJK = 1e-8
"""Nine decimals are what a threshold sees, see tellen.drempel; the operands are rounded to them as well."""

_TE_GROOT = 1e12
"""From here a number is written with a power of ten; a pocket calculator does so too."""


@dataclass(frozen=True, slots=True)
class Narekening:
    """The operands and the outcome of one step, as they are printed."""

    delen: tuple[str, ...]
    uitkomst: str


def reken_na(
    waarden: Sequence[float],
    som: Callable[[Sequence[float]], float],
    uitkomst: float,
    druk_af: Callable[[float], str] = getal,
) -> Narekening:
    """The operands with as few decimals as give the printed outcome, and not fewer than four.

    Args:
        waarden: the operands.
        som: the arithmetic, as a reader does it.
        uitkomst: what the judgement holds.
        druk_af: how the outcome is printed.

    Raises:
        ValueError: the arithmetic does not give the outcome.

    >>> reken_na([6 ** 0.5, 1.5], lambda x: x[0] * x[1], 6 ** 0.5 * 1.5)
    Narekening(delen=('2,4495', '1,5'), uitkomst='3,67')
    """
    gezegd = druk_af(uitkomst)
    for decimalen in range(_EERST, _MEESTE + 1):
        if druk_af(som([_rond(x, decimalen) for x in waarden])) == gezegd:
            return Narekening(tuple(cijfers(x, decimalen) for x in waarden), gezegd)
    na = som(waarden)  # on the edge between two roundings a ninth decimal decides; both are the same number
    if abs(na - uitkomst) > _GELIJK * max(1.0, abs(uitkomst)):
        raise ValueError(f"{waarden} do not give {uitkomst} but {na}")
    return Narekening(tuple(cijfers(x) for x in waarden), druk_af(som([_rond(x, _EERST) for x in waarden])))


def cijfers(x: float, decimalen: int = _EERST) -> str:
    """A number as short as it can be, with so many decimals below 10, and fewer above.

    >>> cijfers(2.44949), cijfers(18.0), cijfers(39.36612), cijfers(3.2e14)
    ('2,4495', '18', '39,366', '3,2 × 10^14')
    """
    if abs(x) >= _TE_GROOT:
        macht = floor(log10(abs(x)))
        return f"{kort_getal(x / 10**macht, decimalen)} × 10^{macht}"
    return kort_getal(x, _decimalen(x, decimalen))


def _decimalen(x: float, decimalen: int) -> int:
    """So many decimals that the number of digits stays the same for larger numbers."""
    return max(0, decimalen - (floor(log10(abs(x))) if abs(x) >= 1 else 0))


def _rond(x: float, decimalen: int) -> float:
    """The number that :func:`cijfers` writes."""
    if abs(x) >= _TE_GROOT:
        macht = floor(log10(abs(x)))
        return float(round(x / 10**macht, decimalen) * 10**macht)
    return float(kort_getal(x, _decimalen(x, decimalen)).replace(",", "."))
