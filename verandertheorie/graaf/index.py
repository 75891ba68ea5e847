"""Between records and the index of findings in a dossier file: what stands in it, and a graph's stock out of it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.index import Cellen, Index
from verandertheorie.dossier.inhoud import Rij, dossierhash, nieuwste_rijen
from verandertheorie.dossier.schrijver import Schrijver
from verandertheorie.fouten import ConflictFout
from verandertheorie.graaf.rijen import lees_records, lees_rij
from verandertheorie.graaf.vermelding import Gespreksgegevens, Vermelding, vermeldingen_uit
from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Registratie, Vorm

R = TypeVar("R")

MAKER = 1
"""Which way of making the rows; another number makes all anew.

It goes up whenever a registration is read in another way than before, also when the model became narrower: a record
that it refuses must not go on counting.
"""

VEEL = 50
"""Texts that are read one by one before all are read at once: by then somebody is printing. By eye."""


def gespreksrij(r: Registratie, hash_: str) -> Cellen:
    """What stands in the index of a record itself, in the order of ``dossier.index.GESPREK``.

    ``hash_``: of its content, by which its text is known when it is read later.
    """
    return (
        hash_,
        r.id,
        r.datum.isoformat(),
        r.gebied,
        r.vorm,
        " ".join(r.alle_bronnen),
        r.meer_mensen,
        r.interventie,
        r.reeks,
        r.traject,
        " ".join(r.ontleend_aan),
        r.open_vraag_belemmeringen,
        r.open_vraag_helpend,
        r.vindt_hier,
        r.grond == "fictief",
    )


def bevindingsrij(v: Vermelding) -> Cellen:
    """What stands in the index of one item, in the order of ``dossier.index.BEVINDING``."""
    return (v.onderwerp, v.soort, v.plaats, v.nr, v.gebied, v.teken, v.woorden, v.spreker, v.wanneer, v.ernst)


def werk_index_bij(d: Dossier, schrijver: Schrijver) -> None:
    """Make the index of a dossier whole, as the last thing in a transaction.

    Where a row cannot be read by this version nothing says that the index is complete, and questions read the records,
    where they find which one it is.
    """
    rijen = d.zonder_index(MAKER)
    gelezen = list(_registraties(rijen))
    if len(gelezen) == len(rijen):
        gesprekken = ((rij.volgnr, *gespreksrij(r, rij.hash)) for rij, r in gelezen)
        bevindingen = ((rij.volgnr, *bevindingsrij(v)) for rij, r in gelezen for v in vermeldingen_uit(r))
        schrijver.vul_index(MAKER, gesprekken, bevindingen)


def _registraties(rijen: Iterable[Rij]) -> Iterator[tuple[Rij, Registratie]]:
    """The registrations among rows that this version can read, each with its row."""
    for rij in rijen:
        if rij.soort == "registratie" and isinstance(record := lees_rij(rij), Registratie):
            yield rij, record


def index_wijkt_af(d: Dossier) -> bool:
    """Whether the index says something else than the records; no when there is none that says it is complete."""
    with d.op_een_moment():
        index, rijen = d.index(MAKER), d.rijen()
    if index is None:
        return False
    gelezen = list(_registraties(rijen))
    gesprekken = {(rij.volgnr, *gespreksrij(r, rij.hash)) for rij, r in gelezen}
    bevindingen = {(rij.volgnr, *bevindingsrij(v)) for rij, r in gelezen for v in vermeldingen_uit(r)}
    zelfde = set(index.gesprekken) == gesprekken and set(index.bevindingen) == bevindingen
    return not zelfde or index.naam != dossierhash(rijen)


def voorraad_uit(pad: Path | str) -> Voorraad:
    """What a dossier file holds: out of its index when that is complete, else out of its records.

    Out of the index the text of a conversation is read when somebody asks for it: then only is it told that this text
    was damaged, that something was withdrawn since, or that the file is no longer there.

    Raises:
        ConflictFout: somebody else keeps the file locked.
        DossierFout: the file is missing, damaged, foreign or newer, or a record cannot be read by this version.
    """
    with Dossier.open(pad, alleen_lezen=True) as d, d.op_een_moment():
        index = d.index(MAKER)
        rijen = d.rijen() if index is None else d.rijen_zonder("registratie")
        laatste = d.laatste_volgnr()
    if index is None:
        return Voorraad(lees_records(rijen, pad), dossierhash(rijen))
    return _UitIndex(Path(pad).absolute(), index, lees_records(rijen, pad), laatste)


class _Gespreksrij(NamedTuple):
    """A conversation as the index has it."""

    record: int
    hash: str
    id: str
    datum: datetime.date
    gebied: str | None
    vorm: Vorm
    alle_bronnen: tuple[str, ...]
    meer_mensen: bool
    interventie: str
    reeks: str | None
    traject: str | None
    ontleend_aan: tuple[str, ...]
    open_vraag_belemmeringen: bool
    open_vraag_helpend: bool
    vindt_hier: bool
    is_fictief: bool


class _UitIndex(Voorraad):
    """A stock of which the texts of conversations stay in the file until somebody prints them."""

    def __init__(self, pad: Path, index: Index, kader: Sequence[ElkRecord], laatste: int) -> None:
        super().__init__(kader, index.naam)
        self._pad, self._index, self._laatste = pad, index, laatste
        self._los_gelezen: dict[str, Registratie] = {}

    @property
    def alles(self) -> tuple[ElkRecord, ...]:
        return self._geheel.alles

    def records(self, model: type[R]) -> tuple[R, ...]:
        return self._geheel.records(model) if issubclass(Registratie, model) else super().records(model)

    @property
    def kader(self) -> tuple[ElkRecord, ...]:
        return super().alles

    @cached_property
    def gesprekken(self) -> Mapping[str, Gespreksgegevens]:
        return {r.id: r for r in map(_gesprek, self._index.gesprekken)}

    @cached_property
    def per_gesprek(self) -> Mapping[str, tuple[Vermelding, ...]]:
        naam = {rij[0]: cast("str", rij[2]) for rij in self._index.gesprekken}
        uit: dict[str, list[Vermelding]] = {id_: [] for id_ in naam.values()}
        for record, onderwerp, *rest in self._index.bevindingen:  # of a record: bewijs, dekking, toets, each in order
            v = Vermelding(onderwerp, naam[record], *rest)  # type: ignore[arg-type]  # as bevindingsrij wrote it
            uit[v.registratie].append(v)
        return {id_: tuple(vs) for id_, vs in uit.items()}

    @cached_property
    def is_fictief(self) -> bool:
        return any(g[-1] for g in self._index.gesprekken) or super().is_fictief

    def registratie(self, id_: str) -> Registratie:
        if "_geheel" in self.__dict__ or len(self._los_gelezen) >= VEEL:
            return self._geheel.registratie(id_)
        if id_ not in self._los_gelezen:
            gesprek = cast("_Gespreksrij", self.gesprekken[id_])
            with Dossier.open(self._pad, alleen_lezen=True) as d:
                rijen = d.rijen_met([gesprek.record])
            zelfde = [rij for rij in rijen if rij.hash == gesprek.hash]
            if not zelfde:
                raise ConflictFout(_VERANDERD.format(pad=self._pad))
            (self._los_gelezen[id_],) = Verzameling(lees_records(zelfde, self._pad)).records(Registratie)
        return self._los_gelezen[id_]

    @cached_property
    def _geheel(self) -> Voorraad:
        """All records, as they were when the stock was made: what came later is left out."""
        with Dossier.open(self._pad, alleen_lezen=True) as d:
            toen = (r for r in d.alle_revisies() if r.volgnr <= self._laatste)
            rijen = nieuwste_rijen(toen)
        if dossierhash(rijen) != self._index.naam:
            raise ConflictFout(_VERANDERD.format(pad=self._pad))
        return Voorraad(lees_records(rijen, self._pad), self._index.naam)


_VERANDERD = "{pad} is intussen een ander bestand, of er is iets uit ingetrokken. Vraag het opnieuw."


def _gesprek(rij: Cellen) -> _Gespreksrij:
    r: Any = _Gespreksrij._make(rij)
    return r._replace(  # type: ignore[no-any-return]  # as gespreksrij wrote it; yes and no are 1 and 0
        datum=_dag(r.datum), alle_bronnen=tuple(r.alle_bronnen.split()), ontleend_aan=tuple(r.ontleend_aan.split())
    )


@cache
def _dag(dag: str) -> datetime.date:
    return datetime.date.fromisoformat(dag)
