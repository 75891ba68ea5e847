"""How far people who coded the same texts agree, beyond what chance gives."""

from collections.abc import Callable, Iterable, Sequence
from math import fsum
from typing import Literal

Schaal = Literal["nominaal", "ordinaal"]


def alfa(eenheden: Iterable[Sequence[str]], schaal: Schaal, orde: Sequence[str] = ()) -> float | None:
    """Krippendorff's α: 1 when all agree, 0 when they agree as often as chance would, below 0 when less.

    ``1 - D_o / D_e`` over the coincidences of values within units (Krippendorff 2004, *Content Analysis*, ch. 11). On
    an ordinal scale two values differ by the squared number of values that were given between them, half of their own
    included.

    Args:
        eenheden: per unit the values that it was given, by however many coders; one value alone says nothing.
        schaal: how far apart two values are: the same or not, or by their order.
        orde: all values from low to high; for the ordinal scale.

    Returns:
        None when no unit has two values, or when only one value was ever given: then there is nothing to agree on.

    Raises:
        ValueError: a value that is not in the order.

    >>> round(alfa([("ja", "ja"), ("ja", "nee"), ("nee", "nee"), ("nee", "nee")], "nominaal"), 3)
    0.533
    """
    gewicht: dict[tuple[str, str], float] = {}
    for waarden in eenheden:
        if len(waarden) > 1:
            for i, een in enumerate(waarden):
                for j, ander in enumerate(waarden):
                    if i != j:
                        paar = (een, ander)
                        gewicht[paar] = gewicht.get(paar, 0.0) + 1 / (len(waarden) - 1)
    keer = {w: fsum(x for (een, _), x in gewicht.items() if een == w) for w in {een for een, _ in gewicht}}
    totaal = fsum(keer.values())
    if len(keer) < 2:
        return None
    verschil = _nominaal if schaal == "nominaal" else _ordinaal(keer, orde)
    gezien = fsum(x * verschil(*paar) for paar, x in gewicht.items())
    toeval = fsum(keer[een] * keer[ander] * verschil(een, ander) for een in keer for ander in keer) / (totaal - 1)
    return 1 - gezien / toeval


def _nominaal(een: str, ander: str) -> float:
    return float(een != ander)


def _ordinaal(keer: dict[str, float], orde: Sequence[str]) -> Callable[[str, str], float]:
    if vreemd := sorted(keer.keys() - set(orde)):
        raise ValueError(f"not in the order: {', '.join(vreemd)}")
    plek = {w: i for i, w in enumerate(orde)}

    def verschil(een: str, ander: str) -> float:
        laag, hoog = sorted((plek[een], plek[ander]))
        tussen = fsum(keer.get(w, 0.0) for w in orde[laag : hoog + 1])
        return float((tussen - (keer[een] + keer[ander]) / 2) ** 2)

    return verschil
