"""The signals before one audience: which there are, and how each stands by what that audience may see.

The one place that decides it; every product with signals in it reads them here. A session reads a signal about the
approach itself once a table of its own has answered it, the core team and monitors always; who is outside the
programme reads how many of those there are, and never an area; the public only how many signals there are at all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.leerlus.signalen import Signaalstand, Signalen
from verandertheorie.lezing.lezer import Lezer


@dataclass(frozen=True, eq=False)
class Tafelblik:
    """The signals of a moment before an audience.

    Args:
        lus: how every signal stands, of all evidence.
        lezer: who reads.
        mag_gebied: whether it may be told how something stands in an area.
    """

    lus: Signalen
    lezer: Lezer
    mag_gebied: Callable[[str], bool]

    @cached_property
    def standen(self) -> Mapping[str, Signaalstand]:
        """The signals that may be read, by key, as they may be read; of others not even that they are there."""
        return {k: s.voor(self.mag_gebied) for k, s in self.lus.standen.items() if self.lezer.mag_signaal(k)}

    def over(self, factor: str) -> tuple[Signaalstand, ...]:
        """Those about a factor, by key."""
        return tuple(self.standen[s.sleutel] for s in self.lus.over(factor) if s.sleutel in self.standen)

    @cached_property
    def alleen_geteld(self) -> tuple[Signaalstand, ...]:
        """The signals of which who is outside the programme reads only how many there are.

        Those about the approach itself; for the public all of them.
        """
        if not self.lezer.is_buiten:
            return ()
        is_publiek = self.lezer.doelgroep == "publiek"
        weg = (s for k, s in self.lus.standen.items() if is_publiek or self.lezer.is_eigen_signaal(k))
        return tuple(s.voor(self.mag_gebied) for s in weg if s.sleutel not in self.standen)
