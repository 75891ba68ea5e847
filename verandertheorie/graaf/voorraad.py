"""What a dossier holds, once for all moments at which somebody looks at it: records, and their items by subject."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar, cast

from verandertheorie.dossier.inhoud import dossierhash, rij
from verandertheorie.graaf.vermelding import Gespreksgegevens, Vermelding, vermeldingen_uit
from verandertheorie.model.soorten import MODELLEN, ElkRecord, als_canonieke_tekst
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Bron, Registratie

R = TypeVar("R")


class Voorraad:
    """The newest revision of every record, also of later cycles.

    Args:
        records: the records, in the order in which the first revision of each came in.
        naam: name of the whole content, when it is known already.
    """

    def __init__(self, records: Iterable[ElkRecord], naam: str | None = None) -> None:
        self._records = Verzameling(records)
        self._naam = naam

    def met(self, records: Iterable[ElkRecord]) -> "Voorraad":
        """Other records under the same name."""
        return Voorraad(records, self._naam)

    @property
    def alles(self) -> tuple[ElkRecord, ...]:
        """Every record."""
        return tuple(self._records)

    def records(self, model: type[R]) -> tuple[R, ...]:
        """Every record of one type, in their order."""
        return self._records.records(model)

    def zonder_gesprekken(self) -> Iterator[ElkRecord]:
        """Every record that is no conversation, by kind and in their order."""
        modellen = cast("Iterable[type[ElkRecord]]", MODELLEN.values())
        return (r for model in modellen if model is not Registratie for r in self.records(model))

    @property
    def gesprekken(self) -> Mapping[str, Gespreksgegevens]:
        """The conversations by id."""
        return self._registraties

    def gesprek(self, id_: str) -> Gespreksgegevens | None:
        """One conversation; None when there is none with that id."""
        return self.gesprekken.get(id_)

    def gesprekken_met(self, bron: str) -> tuple[Gespreksgegevens, ...]:
        """The conversations that have one source and no other."""
        return self._met_een_bron.get(bron, ())

    @cached_property
    def _met_een_bron(self) -> Mapping[str, tuple[Gespreksgegevens, ...]]:
        uit: dict[str, list[Gespreksgegevens]] = defaultdict(list)
        for r in self.gesprekken.values():
            if len(r.alle_bronnen) == 1:
                uit[r.alle_bronnen[0]].append(r)
        return {bron: tuple(rs) for bron, rs in uit.items()}

    @property
    def dagen(self) -> Collection[datetime.date]:
        """The days on which there was a conversation."""
        return frozenset(r.datum for r in self.gesprekken.values())

    def bron(self, pseudoniem: str) -> Bron | None:
        """One source; None when there is none with that pseudonym."""
        return self._alle_bronnen.get(pseudoniem)

    @cached_property
    def _alle_bronnen(self) -> Mapping[str, Bron]:
        return {r.pseudoniem: r for r in self.records(Bron)}

    def over(self, onderwerp: str) -> tuple[Vermelding, ...]:
        """The items about one subject; none about ``los``."""
        return self.per_onderwerp.get(onderwerp, ())

    def registratie(self, id_: str) -> Registratie:
        """A conversation with its text."""
        return self._registraties[id_]

    @cached_property
    def _registraties(self) -> Mapping[str, Registratie]:
        return {r.id: r for r in self.records(Registratie)}

    @cached_property
    def per_gesprek(self) -> Mapping[str, tuple[Vermelding, ...]]:
        """The items of each conversation, in their order; also those about nothing in particular."""
        return {r.id: tuple(vermeldingen_uit(r)) for r in self.records(Registratie)}

    @cached_property
    def per_onderwerp(self) -> Mapping[str, tuple[Vermelding, ...]]:
        """The items about each subject, by conversation; none about ``los``."""
        uit: dict[str, list[Vermelding]] = defaultdict(list)
        for vermeldingen in self.per_gesprek.values():
            for v in vermeldingen:
                uit[v.onderwerp].append(v)
        uit.pop("los", None)
        return {onderwerp: tuple(vs) for onderwerp, vs in uit.items()}

    @cached_property
    def met_los(self) -> frozenset[str]:
        """The conversations in which something is about nothing in the theory (``los``), by id."""
        return frozenset(id_ for id_, vs in self.per_gesprek.items() if any(v.onderwerp == "los" for v in vs))

    @cached_property
    def naam(self) -> str:
        """Name of the whole content, as the dossier file with these records has it."""
        return self._naam or dossierhash(rij(*r.identiteit, als_canonieke_tekst(r)) for r in self.alles)

    @cached_property
    def is_fictief(self) -> bool:
        """Whether anything in it is made up."""
        return any(r.is_fictief for r in self.zonder_gesprekken()) or any(
            r.is_fictief for r in self.gesprekken.values()
        )


def voorraad_van(records: Iterable[ElkRecord] | Voorraad) -> Voorraad:
    """A stock as it is, or one of these records."""
    return records if isinstance(records, Voorraad) else Voorraad(records)
