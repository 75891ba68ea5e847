"""The conversations of one moment, and those of them that a filter lets through; one, or all."""

from collections.abc import Callable, Mapping
from functools import cached_property

from verandertheorie.graaf.vermelding import Gespreksgegevens
from verandertheorie.graaf.voorraad import Voorraad


class Gesprekskeuze:
    """Who asks for one conversation does not read the others.

    Args:
        voorraad: what the dossier holds, also of later cycles.
        is_bekend: whether a conversation was there at this moment.
        mag: whether the filter lets it through.
    """

    def __init__(
        self,
        voorraad: Voorraad,
        is_bekend: Callable[[Gespreksgegevens], bool],
        mag: Callable[[Gespreksgegevens], bool],
    ) -> None:
        self._voorraad, self._is_bekend, self._mag = voorraad, is_bekend, mag
        self._bekeken: dict[str, Gespreksgegevens | None] = {}

    def bekend(self, id_: str) -> Gespreksgegevens | None:
        """One that was there at this moment, whatever the filter; else None."""
        r = self._voorraad.gesprek(id_)
        return r if r and self._is_bekend(r) else None

    def bekend_met(self, bron: str) -> tuple[Gespreksgegevens, ...]:
        """Those that were there and have one source and no other."""
        return tuple(filter(self._is_bekend, self._voorraad.gesprekken_met(bron)))

    def gekozen(self, id_: str) -> Gespreksgegevens | None:
        """One that was there and that the filter lets through; else None."""
        if id_ not in self._bekeken:
            r = self.bekend(id_)
            self._bekeken[id_] = r if r and self._mag(r) else None
        return self._bekeken[id_]

    @cached_property
    def alle_bekende(self) -> tuple[Gespreksgegevens, ...]:
        """All that were there, whatever the filter."""
        return tuple(filter(self._is_bekend, self._voorraad.gesprekken.values()))

    @cached_property
    def alle_gekozen(self) -> Mapping[str, Gespreksgegevens]:
        """All that were there and that the filter lets through, by date and id."""
        gekozen = sorted(filter(self._mag, self.alle_bekende), key=lambda r: (r.datum, r.id))
        return {r.id: r for r in gekozen}
