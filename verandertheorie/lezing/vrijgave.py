"""Which words of one record an audience may read.

Which findings an audience knows at all, ``Verandergraaf.voor`` says; of these only text that is released is read
(vrijgave.md). A session reads what its source has seen and agreed to.
"""

from collections.abc import Mapping

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.besluiten import Vrijgavebesluit
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.waarneming import Bewijs, Registratie

_AKKOORD = ("akkoord", "akkoord_na_inzage")
_LEEST_OOK: Mapping[Doelgroep, tuple[Doelgroep, ...]] = {"partner": ("partner", "publiek"), "publiek": ("publiek",)}
"""By a decision for whom an audience outside the programme may read something."""


def mag_kern(r: Registratie, doelgroep: Doelgroep, spreker: str | None = None) -> bool:
    """Whether an audience may read what somebody said in a record; without a speaker, what all of them may have said.

    Its source must have let others read it (:meth:`Registratie.mag_verder`). ``monitor`` and ``gebied`` on the record
    hide it from everybody else: an audience here is never the people of one area. Partners and the public read only
    what is explicitly ``openbaar``, or was released to them (:func:`vrijgegeven`).
    """
    if doelgroep == "monitor":
        return True
    if not r.mag_verder(spreker):
        return False
    return r.vertrouwelijkheid == "openbaar" if doelgroep in _LEEST_OOK else r.is_voor_programma


def vrijgegeven(graaf: Verandergraaf, doelgroep: Doelgroep) -> frozenset[str]:
    """The findings, by id, that roles of the programme released to an audience outside it; the newest decision counts.

    As of today, whatever moment is looked at: what was taken back stands in no product that is still to be made.
    """
    uit = set[str]()
    for wie in _LEEST_OOK.get(doelgroep, ()):
        besluiten = sorted(graaf.records(Vrijgavebesluit), key=lambda b: b.datum)
        nu = {b.wat: b for b in besluiten if b.doelgroep == wie}
        uit |= {wat for wat, b in nu.items() if not b.ingetrokken}
    return frozenset(uit)


def is_vrij_citaat(b: Bewijs, doelgroep: Doelgroep) -> bool:
    """Whether the source agreed to be quoted, to this audience."""
    return b.citaat is not None and b.citaat_akkoord in _AKKOORD and doelgroep in b.vrijgave
