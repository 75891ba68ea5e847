"""Whether groups of sources differ in what they name, without finding differences where there are none."""

from collections.abc import Sequence
from math import comb


def p_waarde(noemt: int, groep: int, noemt_alle: int, alle: int) -> float:
    """The two-sided chance of a count at least as unlikely, when the group is any that many of all sources.

    Whole sources change places between groups, so somebody who says much counts once: every way to choose the group is
    as likely, and the count has a hypergeometric distribution. That is the permutation test worked out (Fisher 1935,
    *The Design of Experiments*, §21): the same at every run, and no seed to choose.

    Args:
        noemt: sources of the group that name it.
        groep: sources in the group.
        noemt_alle: sources of all groups that name it.
        alle: all sources.

    Raises:
        ValueError: the counts cannot be.

    >>> round(p_waarde(4, 4, 4, 8), 4)
    0.0286
    """
    laagst, hoogst = max(0, noemt_alle - (alle - groep)), min(groep, noemt_alle)
    if not laagst <= noemt <= hoogst:
        raise ValueError(f"{noemt} of {groep} in the group cannot name it when {noemt_alle} of {alle} do")
    rest = alle - noemt_alle
    wegen = {laagst: comb(noemt_alle, laagst) * comb(rest, groep - laagst)}  # whole numbers: equal is equal
    for k in range(laagst, hoogst):
        wegen[k + 1] = wegen[k] * (noemt_alle - k) * (groep - k) // ((k + 1) * (rest - groep + k + 1))
    even_raar = sum(w for w in wegen.values() if w <= wegen[noemt])
    return even_raar / sum(wegen.values())


def q_waarden(p: Sequence[float]) -> tuple[float, ...]:
    """Per test the smallest false discovery rate at which it is found (Benjamini & Hochberg 1995), in their order.

    >>> q_waarden([0.01, 0.04, 0.03])
    (0.03, 0.04, 0.04)
    """
    m, uit, laagst = len(p), [0.0] * len(p), 1.0
    for rang, plek in sorted(enumerate(sorted(range(m), key=p.__getitem__), 1), reverse=True):
        laagst = min(laagst, max(p[plek], p[plek] * m / rang))  # rounding alone must not make it smaller
        uit[plek] = laagst
    return tuple(uit)
