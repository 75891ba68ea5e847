"""How a number of the judgement reads in a Dutch sentence."""

_MEESTE_DECIMALEN = 9  # what a threshold sees, see tellen.drempel


def getal(x: float, *, naast: float | None = None) -> str:
    """Two decimals and a comma; more decimals when it would otherwise read as the number beside it.

    >>> getal(0.3128), getal(0.3496, naast=0.35), getal(0.35, naast=0.35)
    ('0,31', '0,3496', '0,35')
    """
    tekst = f"{x:.2f}"
    if naast is not None and x != naast:
        for decimalen in range(2, _MEESTE_DECIMALEN + 1):
            tekst = f"{x:.{decimalen}f}"
            if tekst != f"{naast:.{decimalen}f}":
                break
    return tekst.replace(".", ",")


def aantal(n: int, een: str, meer: str) -> str:
    """A count with its noun.

    >>> aantal(1, "gebied", "gebieden"), aantal(0, "gebied", "gebieden")
    ('1 gebied', '0 gebieden')
    """
    return f"{n} {een if n == 1 else meer}"
