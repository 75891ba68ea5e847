"""A dossier with some conversations and sources more, or with a better content of them: only those are looked at anew.

What is found about a subject is a list, and of a hundred thousand findings an import of five changes five, and what
other people said who were now heard alone as well. Everything else is the same finding, so it is the same object.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vermelding import Gespreksgegevens, Vermelding, vermeldingen_uit
from verandertheorie.graaf.vondst import Vondst, op_volgorde
from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.model.basis import Identiteit
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.waarneming import Bron, Registratie

R = TypeVar("R")


class MetErbij(Voorraad):
    """A stock with records added to it, or put in the place of those that they revise.

    Args:
        eerst: the stock.
        erbij: the records, of one identity one, in the order in which they come in.
        naam: name of the whole content.
    """

    def __init__(self, eerst: Voorraad, erbij: Iterable[ElkRecord], naam: str | None = None) -> None:
        super().__init__(erbij, naam)
        self._eerst = eerst
        self._erbij: Mapping[Identiteit, ElkRecord] = {r.identiteit: r for r in self._records}
        self._anders = {r.id: r for r in self._records.records(Registratie)}

    @property
    def erbij_gesprekken(self) -> Mapping[str, Registratie]:
        """The conversations that were added or revised, by id."""
        return self._anders

    @property
    def erbij_bronnen(self) -> frozenset[str]:
        """The sources that were added or revised, by pseudonym."""
        return frozenset(r.pseudoniem for r in self._records.records(Bron))

    @property
    def is_theorie_gelijk(self) -> bool:
        """Whether nothing but conversations and sources was added or revised."""
        return all(isinstance(r, Registratie | Bron) for r in self._records)

    @property
    def alles(self) -> tuple[ElkRecord, ...]:
        """See :class:`Voorraad`, as of all that has its name."""
        return self._samen(self._eerst.alles, tuple(self._records))

    def records(self, model: type[R]) -> tuple[R, ...]:  # noqa: D102  (as there; so are those below)
        erbij = cast("tuple[ElkRecord, ...]", self._records.records(model))
        return cast("tuple[R, ...]", self._samen(cast("tuple[ElkRecord, ...]", self._eerst.records(model)), erbij))

    def _samen(self, eerst: tuple[ElkRecord, ...], erbij: tuple[ElkRecord, ...]) -> tuple[ElkRecord, ...]:
        """Each at the place of its first revision."""
        if not erbij:
            return eerst
        er_was = {r.identiteit for r in eerst}
        blijft = (self._erbij.get(r.identiteit, r) for r in eerst)
        return (*blijft, *(r for r in erbij if r.identiteit not in er_was))

    @cached_property
    def gesprekken(self) -> Mapping[str, Gespreksgegevens]:  # noqa: D102
        return {**self._eerst.gesprekken, **self._anders}

    @cached_property
    def per_gesprek(self) -> Mapping[str, tuple[Vermelding, ...]]:  # noqa: D102
        return {**self._eerst.per_gesprek, **{id_: tuple(vermeldingen_uit(r)) for id_, r in self._anders.items()}}

    @cached_property
    def per_onderwerp(self) -> Mapping[str, tuple[Vermelding, ...]]:  # noqa: D102
        uit = dict(self._eerst.per_onderwerp)
        herzien = self._anders.keys() & self._eerst.gesprekken.keys()
        if herzien:
            for onderwerp, vs in self._eerst.per_onderwerp.items():
                if blijft := tuple(v for v in vs if v.registratie not in herzien):
                    uit[onderwerp] = blijft
                else:
                    del uit[onderwerp]
        erbij: dict[str, list[Vermelding]] = {}
        for r in self._anders.values():
            for v in vermeldingen_uit(r):
                erbij.setdefault(v.onderwerp, []).append(v)
        erbij.pop("los", None)
        return uit | {onderwerp: (*uit.get(onderwerp, ()), *vs) for onderwerp, vs in erbij.items()}

    def registratie(self, id_: str) -> Registratie:
        """A conversation with its text."""
        return self._anders[id_] if id_ in self._anders else self._eerst.registratie(id_)


class _Alleen(Voorraad):
    """Of a stock only some items, among all conversations: who speaks with which voice follows from those."""

    def __init__(self, geheel: Voorraad, vermeldingen: Iterable[Vermelding]) -> None:
        super().__init__((), "")
        self._geheel = geheel
        self._hier: dict[str, list[Vermelding]] = {}
        for v in vermeldingen:
            self._hier.setdefault(v.onderwerp, []).append(v)

    @property
    def per_onderwerp(self) -> Mapping[str, tuple[Vermelding, ...]]:
        return {onderwerp: tuple(vs) for onderwerp, vs in self._hier.items()}

    def over(self, onderwerp: str) -> tuple[Vermelding, ...]:
        return tuple(self._hier.get(onderwerp, ()))

    @property
    def alles(self) -> tuple[ElkRecord, ...]:
        return self._geheel.alles

    def records(self, model: type[R]) -> tuple[R, ...]:
        return self._geheel.records(model)

    @property
    def gesprekken(self) -> Mapping[str, Gespreksgegevens]:
        return self._geheel.gesprekken

    def gesprek(self, id_: str) -> Gespreksgegevens | None:
        return self._geheel.gesprek(id_)

    def gesprekken_met(self, bron: str) -> tuple[Gespreksgegevens, ...]:
        return self._geheel.gesprekken_met(bron)

    def bron(self, pseudoniem: str) -> Bron | None:
        return self._geheel.bron(pseudoniem)


@dataclass(frozen=True, eq=False, repr=False)
class GraafMetErbij(Verandergraaf):
    """The graph of a stock with something added; get one with :func:`graaf_met_erbij`."""

    _eerst: "_Eerst | None" = field(default=None, init=False)  # a copy of it has none, and looks at everything

    @property
    def eerder(self) -> tuple[Verandergraaf, ...]:
        """The graph before the addition as well: what rests on the same is judged the same."""
        return (*([self._eerst.graaf] if self._eerst else []), *super().eerder)

    def vondsten(self, onderwerp: str) -> tuple[Vondst, ...]:
        """See :meth:`Verandergraaf.vondsten`."""
        if self._eerst and onderwerp not in self._vondsten:
            self._vondsten[onderwerp] = self._eerst.vondsten(onderwerp)
        return super().vondsten(onderwerp)

    def rust_op_hetzelfde(self, ander: Verandergraaf, onderwerp: str) -> bool:
        """See :meth:`Verandergraaf.rust_op_hetzelfde`."""
        eerst = self._eerst
        if eerst is None or eerst.graaf is not ander:
            return False
        if onderwerp not in self.factoren:
            return onderwerp not in eerst.geraakt
        boom = self.subboom(onderwerp)
        waarover = {*boom, *(s for f in boom for s in self._werking.get(f, ()))}
        return eerst.is_stil_gelijk and eerst.geraakt.isdisjoint(waarover)

    def vondsten_aanwezigheid(self, factor: str) -> tuple[Vondst, ...]:
        """See :meth:`Verandergraaf.vondsten_aanwezigheid`."""
        toen = self._eerst.graaf if self._eerst else None
        if toen and all(self.vondsten(f) is toen.vondsten(f) for f in self.subboom(factor)):
            return toen.vondsten_aanwezigheid(factor)
        return super().vondsten_aanwezigheid(factor)


@dataclass(frozen=True)
class _Eerst:
    """What there was, and of which items nothing follows any more.

    ``anders``: where the items that are new, or may have another voice now, come from; ``weg``: these and those that
    are gone, by provenance. ``geraakt``: what all of these are about. ``is_stil_gelijk``: in no conversation that they
    may come from it was openly asked.
    """

    graaf: Verandergraaf
    anders: Verandergraaf
    weg: Collection[str]
    geraakt: frozenset[str]
    is_stil_gelijk: bool

    def vondsten(self, onderwerp: str) -> tuple[Vondst, ...]:
        was, erbij = self.graaf.vondsten(onderwerp), self.anders.vondsten(onderwerp)
        blijft = tuple([v for v in was if v.item.herkomst not in self.weg])
        return op_volgorde((*blijft, *erbij)) if erbij or len(blijft) < len(was) else was


def graaf_met_erbij(voor: Verandergraaf, na: MetErbij) -> Verandergraaf:
    """The graph of a stock with something added, without a filter, as of its last cycle.

    Args:
        voor: the graph of what there was, without a filter, as of its last cycle.
        na: the stock of that with something added.

    Returns:
        What it says is what ``Verandergraaf`` says of the same stock; what it has in common with ``voor`` is made once.
    """
    graaf = GraafMetErbij.van_voorraad(na, parameters=voor.parameters)
    if voor.t <= graaf.t and na.is_theorie_gelijk and _zelfde_theorie(voor, graaf):
        object.__setattr__(graaf, "_eerst", _eerst(voor, graaf, na))
    return graaf


def _zelfde_theorie(voor: Verandergraaf, na: Verandergraaf) -> bool:
    """Whether as of both cycles the same theory holds, under the same names."""
    return (
        voor.opgegaan_in == na.opgegaan_in
        and voor.factoren == na.factoren
        and voor.theorierecords == na.theorierecords
        and voor.knopen == na.knopen
    )


def _eerst(voor: Verandergraaf, graaf: Verandergraaf, na: MetErbij) -> _Eerst:
    """Which items came, went, or may have another voice or perspective: by whom they were said, and where."""
    toen = tuple(filter(None, map(voor.voorraad.gesprek, na.erbij_gesprekken)))
    bronnen = na.erbij_bronnen
    wie = bronnen | {r.alle_bronnen[0] for r in (*toen, *na.erbij_gesprekken.values()) if len(r.alle_bronnen) == 1}
    gesprekken = na.erbij_gesprekken.keys() | {
        r.id for r in na.gesprekken.values() if r.ontleend_aan or not bronnen.isdisjoint(r.alle_bronnen)
    }

    def geraakt(v: Vermelding) -> bool:
        return v.registratie in gesprekken or v.spreker in wie

    eerst, daarna = (
        [v for vs in voorraad.per_onderwerp.values() for v in vs if geraakt(v)] for voorraad in (voor.voorraad, na)
    )
    waar = (*toen, *filter(None, map(na.gesprek, gesprekken)))
    return _Eerst(
        voor,
        anders=Verandergraaf(_Alleen(na, daarna), graaf.t, graaf.filter, graaf.parameters),
        weg=frozenset(v.herkomst for v in (*eerst, *daarna)),
        geraakt=frozenset(graaf.heet_nu(v.onderwerp) for v in (*eerst, *daarna)),
        is_stil_gelijk=not any(r.open_vraag_belemmeringen or r.open_vraag_helpend for r in waar),
    )
