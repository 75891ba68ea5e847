"""Whether a quote may be read by what its own record says: no release by itself, no choice of areas.

A module that tests import from.
"""

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.waarneming import Bewijs, Registratie

_NIETS = Verandergraaf.van(())


def mag_citaat(r: Registratie, b: Bewijs, doelgroep: Doelgroep) -> bool:
    """Whether an audience may read the quote of an item."""
    return Lezer(_NIETS, doelgroep).mag_citaat(r, b)
