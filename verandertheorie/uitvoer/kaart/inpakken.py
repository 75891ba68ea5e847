"""The data of the page with everything that comes back written once, and the names of fields once per kind of thing.

Most of a cycle is as the cycle before, and words return all over a map. ``bladzijde/uitpakken.js`` reads it:

``vormen``
    the names of the fields of each kind of thing.
``delen``
    what stands in more than one place, the most used first, and every number, truth and nothing.
``alles``
    the data. A number points at a part. A list is a thing: first its kind, then its values; kind 0 is a list, kind
    *n* has the fields of the *n*-th form, of which the last are left out while they are empty text. A text is itself.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from operator import attrgetter

from verandertheorie.taal import zichtbaar

_TUSSEN = ","
"""Between the values of a list in JSON."""
_LIJST = 0
_LEEG = '""'
_KAAL = (int, bool, float, type(None))
"""What stands for itself; most of a map are numbers of lines."""
_KORT = 3
"""Characters that a pointer to a part easily takes: what is no longer stands where it is used."""


def pak_in(gegevens: object) -> str:
    """Data as packed JSON; the same data gives the same text. In its texts nothing hides.

    Args:
        gegevens: text, numbers, truths and None, in tuples, lists, mappings by text, and dataclasses.

    Raises:
        ValueError: a number that JSON does not have.
    """
    doos = _Doos()
    return doos.tekst(doos.nummer(gegevens))


def _waarden_van(velden: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    if len(velden) > 1:
        return attrgetter(*velden)
    return lambda ding: tuple(getattr(ding, veld) for veld in velden)  # of one name attrgetter gives no tuple


class _Doos:
    def __init__(self) -> None:
        self._nummers: dict[object, int] = {}
        self._inhoud: list[str | tuple[int, ...]] = []
        """Per number its JSON, or a kind with the numbers of what stands in it."""
        self._gebruikt: list[int] = []
        self._vormen: dict[tuple[str, ...], int] = {}
        self._lezers: dict[type, tuple[int, Callable[[object], tuple[object, ...]]]] = {}
        """Per kind of thing its form, and what takes the values of its fields."""

    def nummer(self, waarde: object) -> int:
        """The number of a value, the same for the same."""
        soort = type(waarde)
        if soort is str:
            return self._los(waarde, waarde)
        if soort in _KAAL:
            return self._los((soort, waarde), waarde)
        if lezer := self._lezers.get(soort):
            vorm, waarden = lezer
            return self._geheel((vorm, *map(self.nummer, waarden(waarde))))
        if isinstance(waarde, tuple | list):
            return self._geheel((_LIJST, *map(self.nummer, waarde)))
        if isinstance(waarde, Mapping):
            return self._geheel((self._vorm(tuple(waarde)), *map(self.nummer, waarde.values())))
        if not is_dataclass(waarde):
            return self._los((soort, waarde), waarde)
        velden = tuple(f.name for f in fields(waarde))
        self._lezers[soort] = self._vorm(velden), _waarden_van(velden)
        return self.nummer(waarde)

    def _los(self, naam: object, waarde: object) -> int:
        if naam not in self._nummers:
            inhoud = zichtbaar(waarde) if isinstance(waarde, str) else waarde
            self._neem_op(naam, json.dumps(inhoud, ensure_ascii=False, allow_nan=False))
        return self._nummers[naam]

    def _geheel(self, inhoud: tuple[int, ...]) -> int:
        if inhoud not in self._nummers:
            for deel in inhoud[1:]:
                self._gebruikt[deel] += 1
            self._neem_op(inhoud, inhoud)
        return self._nummers[inhoud]

    def _neem_op(self, naam: object, inhoud: str | tuple[int, ...]) -> None:
        self._nummers[naam] = len(self._inhoud)
        self._inhoud.append(inhoud)
        self._gebruikt.append(0)

    def _vorm(self, namen: tuple[str, ...]) -> int:
        return self._vormen.setdefault(namen, len(self._vormen) + 1)

    def tekst(self, begin: int) -> str:
        """The JSON of everything that the value to begin with is made of."""
        geteld = sorted(range(len(self._inhoud)), key=lambda nr: -self._gebruikt[nr])
        delen = [nr for nr in geteld if self._is_deel(nr)]
        wijzers = {nr: str(i) for i, nr in enumerate(delen)}

        def schrijf(nr: int) -> str:
            inhoud = self._inhoud[nr]
            if isinstance(inhoud, str):
                return inhoud
            soort, *rest = inhoud
            waarden = [wijzers.get(deel) or schrijf(deel) for deel in rest]
            while soort != _LIJST and waarden and waarden[-1] == _LEEG:
                waarden.pop()
            return f"[{_TUSSEN.join((str(soort), *waarden))}]"

        vormen = json.dumps([[*map(zichtbaar, namen)] for namen in self._vormen], ensure_ascii=False)
        alles = wijzers.get(begin) or schrijf(begin)
        return f'{{"vormen":{vormen},"delen":[{_TUSSEN.join(map(schrijf, delen))}],"alles":{alles}}}'

    def _is_deel(self, nr: int) -> bool:
        inhoud, vaker = self._inhoud[nr], self._gebruikt[nr] > 1
        if isinstance(inhoud, str) and not inhoud.startswith('"'):
            return True
        return vaker and len(inhoud) > _KORT if isinstance(inhoud, str) else vaker
