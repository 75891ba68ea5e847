"""In which order an audience sees what recurs."""

from collections.abc import Iterable
from typing import TypeVar

from verandertheorie.lezing.moment import Moment
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.vragen.belemmeringen import Terugkerend

R = TypeVar("R", bound=Terugkerend)

BEREIK = ("zelf", "samen", "hogere_tafel", "gegeven", "onbekend")
"""In which order those who can act are told: from near to far.

In place of a rank, which a session does not get (kaart.md).
"""


def in_volgorde(m: Moment, antwoord: Iterable[R]) -> tuple[R, ...]:
    """The rows of what recurs that may be shown: to a monitor as they were ranked, to others by class and by reach."""
    rijen = [r for r in antwoord if r.factor in m.knopen and not m.graaf.is_te_smal]
    if not m.lezer.is_monitor:  # sessions see no ranking
        rijen.sort(key=lambda r: (KLASSEN.index(r.klasse), BEREIK.index(r.bereik), r.naam.casefold(), r.factor))
    return tuple(rijen)
