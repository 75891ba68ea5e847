"""What a dossier holds for an audience: without what was found in places where too few people were heard.

What is left out here is in no number, word or list of whatever is made of it, so no product needs a rule of its own and
nothing follows by subtraction, in one product or between two (vrijgave.md).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

from verandertheorie.graaf.vermelding import Gespreksgegevens, Vermelding, vermeldingen_uit
from verandertheorie.graaf.vondst import Stemmen
from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.model.gebieden import Toepassing
from verandertheorie.model.leerlus import Actie
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.waarneming import Bron, Registratie

R = TypeVar("R")

UIT_EEN_GEBIED = (Registratie, Toepassing)
"""The kinds of record that tell how something stands in a place: what was found there, and whether an answer helped."""


def raakt_gebieden(model: type) -> bool:
    """Whether records of a type may be among them, or tell what became of an agreement of a conversation."""
    return any(issubclass(soort, model) or issubclass(model, soort) for soort in (*UIT_EEN_GEBIED, Actie))


_VAN_HET_GESPREK = ("verrassing", "geprobeerd", "waargenomen", "geleerd", "bijgesteld")
"""The texts of a record that are about the place of the conversation and of no item by itself."""


REDEN_STAAT_HIER_NIET = "de reden staat hier niet"
"""Why an action of such a place lapsed; that it did is no finding, and stays."""


def gehoord_in(
    gesprekken: Iterable[Gespreksgegevens], per_gesprek: Mapping[str, Iterable[Vermelding]], stemmen: Stemmen
) -> Mapping[str, frozenset[str]]:
    """The independent voices that were heard in each place, on anything; empty text for what names no place."""
    uit: dict[str, set[str]] = {}
    for r in gesprekken:
        hier = r.gebied or ""
        for gebied, spreker in {(v.gebied, v.spreker) for v in per_gesprek[r.id]} or {(hier, None)}:
            uit.setdefault(gebied, set()).add(stemmen.groep(r, gebied, spreker).sleutel)
    return {gebied: frozenset(wie) for gebied, wie in sorted(uit.items())}


def zonder_gebieden(geheel: Voorraad, verborgen: frozenset[str]) -> Voorraad:
    """A stock without what was found in some places.

    A conversation that was held there goes, and of one that was held elsewhere the items about it; what somebody said
    there of another place stays, without the place of the conversation and its texts. Of an action that was only there
    it stays that it was agreed and whether it was done; what came of it goes.

    Args:
        geheel: everything.
        verborgen: the places, by key.
    """
    return _Afgeschermd(geheel, verborgen)


class _Afgeschermd(Voorraad):
    def __init__(self, geheel: Voorraad, verborgen: frozenset[str]) -> None:
        super().__init__((), geheel.naam)
        self._geheel, self._verborgen = geheel, verborgen

    @cached_property
    def _anders(self) -> Mapping[str, Registratie | None]:
        """The conversations of which not all is left, by id: what is left, or None when that is nothing."""
        uit: dict[str, Registratie | None] = {}
        for id_, r in self._geheel.gesprekken.items():
            plekken = {v.gebied for v in self._geheel.per_gesprek[id_]}
            is_weg = (r.gebied or "") in self._verborgen
            if plekken - self._verborgen and (is_weg or plekken & self._verborgen):
                uit[id_] = self._rest(self._geheel.registratie(id_), is_weg=is_weg)
            elif is_weg:
                uit[id_] = None
            elif plekken & self._verborgen:
                uit[id_] = self._rest(self._geheel.registratie(id_), is_weg=False)
        return uit

    def _rest(self, r: Registratie, *, is_weg: bool) -> Registratie:
        def blijft(deel: Any) -> bool:
            return (deel.gebied or r.gebied or "") not in self._verborgen

        delen: dict[str, Any] = {
            # an item keeps the number by which everybody knows it
            "bewijs": tuple(b.model_copy(update={"nr": b.nr or nr}) for nr, b in enumerate(r.bewijs, 1) if blijft(b)),
            "dekking": tuple(filter(blijft, r.dekking)),
            "toets": tuple(filter(blijft, r.toets)),
        }
        if is_weg:
            delen |= {"gebied": None, "open_vraag_belemmeringen": False, "open_vraag_helpend": False, "afspraken": ()}
            delen |= dict.fromkeys(_VAN_HET_GESPREK)
        return r.model_copy(update=delen)

    # --- conversations ----------------------------------------------------------------------------

    @property
    def gesprekken(self) -> Mapping[str, Gespreksgegevens]:
        return self._over_van_gesprekken

    @cached_property
    def _over_van_gesprekken(self) -> Mapping[str, Gespreksgegevens]:
        heel = self._geheel.gesprekken.items()
        return {id_: over for id_, r in heel if (over := self._anders.get(id_, r)) is not None}

    def registratie(self, id_: str) -> Registratie:
        """A conversation with its text.

        Raises:
            KeyError: there is none with that id here.
        """
        over = self._anders[id_] if id_ in self._anders else self._geheel.registratie(id_)
        if over is None:
            raise KeyError(id_)
        return over

    @cached_property
    def per_gesprek(self) -> Mapping[str, tuple[Vermelding, ...]]:
        uit: dict[str, tuple[Vermelding, ...]] = {}
        for id_, vermeldingen in self._geheel.per_gesprek.items():
            anders = self._anders.get(id_)
            if anders is not None:
                uit[id_] = tuple(vermeldingen_uit(anders))
            elif id_ not in self._anders:
                uit[id_] = vermeldingen
        return uit

    # --- everything else --------------------------------------------------------------------------

    @property
    def alles(self) -> tuple[ElkRecord, ...]:
        return tuple(self._over(self._geheel.alles))

    def records(self, model: type[R]) -> tuple[R, ...]:
        return cast("tuple[R, ...]", tuple(self._over(cast("tuple[ElkRecord, ...]", self._geheel.records(model)))))

    def _over(self, records: Iterable[ElkRecord]) -> Iterator[ElkRecord]:
        for r in records:
            if isinstance(r, Registratie):
                over = self._anders.get(r.id, r)
                if over is not None:
                    yield over
            elif isinstance(r, Actie) and r.record_sleutel in self._acties_hier:
                if not self._is_van_afspraak(r):
                    yield self._zonder_uitkomst(r)
            elif not (self._is_uit_gebied(r) or self._is_van_afspraak(r)):
                yield r

    @cached_property
    def _acties_hier(self) -> frozenset[str]:
        """The actions that at some time were in these places alone; a revision that names none is where it was."""
        alle = self._geheel.records(Actie)
        return frozenset(a.record_sleutel for a in alle if a.gebieden and self._verborgen.issuperset(a.gebieden))

    @staticmethod
    def _zonder_uitkomst(a: Actie) -> Actie:
        lapte = REDEN_STAAT_HIER_NIET if a.vervallen_omdat else None
        return a.model_copy(update={"resultaat": None, "reden": None, "vervallen_omdat": lapte})

    def _is_uit_gebied(self, r: ElkRecord) -> bool:
        return isinstance(r, Toepassing) and r.gebied in self._verborgen

    def _is_van_afspraak(self, r: ElkRecord) -> bool:
        """Whether it tells what became of an agreement that is not there."""
        if not isinstance(r, Actie) or r.van_registratie not in self._anders:
            return False
        over = self._anders[r.van_registratie]
        return over is None or not over.afspraken

    def bron(self, pseudoniem: str) -> Bron | None:
        return self._geheel.bron(pseudoniem)

    @cached_property
    def is_fictief(self) -> bool:
        return self._geheel.is_fictief
