"""The signals before one audience: which there are, and how each stands by what that audience may see.

The one place that decides it; every product with signals in it reads them here. A session reads a signal about the
approach itself once a table of its own has answered it, the core team and monitors always; the principal reads how many
of those there are, and never an area; partners and the public not even how many signals there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from verandertheorie.graaf.afgeschermd import REDEN_STAAT_HIER_NIET
from verandertheorie.leerlus.signalen import Signaalstand, Signalen
from verandertheorie.lezing.lezer import Lezer, eis_zelfde_dossier


@dataclass(frozen=True, eq=False)
class Tafelblik:
    """The signals of a moment before an audience.

    Args:
        lus: how every signal stands, of what the audience knows.
        lezer: who reads.
    """

    lus: Signalen
    lezer: Lezer

    def __post_init__(self) -> None:
        eis_zelfde_dossier(self.lus.moment.graaf, self.lezer)

    @cached_property
    def standen(self) -> Mapping[str, Signaalstand]:
        """The signals that may be read, by key, as they may be read; of others not even that they are there."""
        return {k: self._te_lezen(s) for k, s in self.lus.standen.items() if self.lezer.mag_signaal(k)}

    def _te_lezen(self, s: Signaalstand) -> Signaalstand:
        """A signal and its last answer; who is told of no area is still told in how many we look again."""
        hier = s.voor(self.lezer.mag_gebied)
        if s.besluit is None:
            return hier
        besluit = self.lezer.punt(s.besluit)
        kijk = s.nakijken if self.lezer.is_buiten else besluit.nakijken
        reden = s.besluit.reden and (besluit.reden or REDEN_STAAT_HIER_NIET)
        return replace(hier, besluit=besluit.model_copy(update={"nakijken": kijk, "reden": reden}))

    def over(self, factor: str) -> tuple[Signaalstand, ...]:
        """Those about a factor, by key."""
        return tuple(self.standen[s.sleutel] for s in self.lus.over(factor) if s.sleutel in self.standen)

    @cached_property
    def alleen_geteld(self) -> tuple[Signaalstand, ...]:
        """The signals about the approach itself of which who is outside the programme reads only how many there are."""
        if not self.lezer.is_buiten or self.lezer.leest_niet_mee:
            return ()
        weg = (s for k, s in self.lus.standen.items() if self.lezer.is_eigen_signaal(k))
        return tuple(s.voor(self.lezer.mag_gebied) for s in weg if s.sleutel not in self.standen)
