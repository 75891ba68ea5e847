"""What a dossier file holds, read when somebody asks for it: a question about one claim reads one claim.

Whatever is read, and whenever, is of the moment at which the dossier was opened. While the file says that it still
holds the same, its index and single kinds of record are read; else all its records, without those that came later.
"""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import TypeVar, cast

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.index import Cellen, Index, Indexstand
from verandertheorie.dossier.inhoud import Rij, dossierhash, nieuwste_rijen
from verandertheorie.dossier.inzage import Inzage
from verandertheorie.fouten import ConflictFout, DossierFout
from verandertheorie.graaf.index import MAKER, Gespreksrij, dag_uit, gesprek_uit, vermelding_uit
from verandertheorie.graaf.rijen import Onleesbaar, lees_records, lees_rij
from verandertheorie.graaf.vermelding import Gespreksgegevens, Vermelding
from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.model.soorten import MODELLEN, ElkRecord
from verandertheorie.model.waarneming import Bron, Registratie

R = TypeVar("R")
T = TypeVar("T")

VEEL = 50
"""What is read one by one before all is read at once: by then somebody asks for everything. By eye."""
DEEL_APART = 10
"""Of what comes in, one in so many conversations are read by themselves before all are: that is when it costs more."""


def voorraad_uit(pad: Path | str) -> Voorraad:
    """What a dossier file holds: out of its index when that is complete, else out of its records.

    Out of the index everything is read when somebody asks for it: then only is it told that it was damaged, that
    something was withdrawn since, or that the file is no longer there.

    Raises:
        ConflictFout: somebody else keeps the file locked.
        DossierFout: the file is missing, damaged, foreign or newer, or a record cannot be read by this version.
    """
    with Dossier.open(pad, alleen_lezen=True) as d, d.op_een_moment():
        inzage = d.inzage(MAKER)
        if inzage:
            return _UitBestand(Path(pad).absolute(), inzage.stand, d.laatste_volgnr(), _kleine_soorten(inzage))
        rijen = d.rijen()
    return Voorraad(lees_records(rijen, pad), dossierhash(rijen))


@contextmanager
def voorraad_in(d: Dossier) -> "Iterator[TotSchrijven | None]":
    """What an open dossier holds: all but the texts of conversations, which are read one by one; for who will write.

    Nothing is added to a file of which a text is damaged, read or not: copies of it would take the place of whole ones.
    Whatever is written later, it is the stock of this moment; after this context its texts come out of the file itself.

    Args:
        d: the dossier, in a transaction or at one moment.

    Returns:
        None when its records are to be read: there are no conversations yet, its index is not complete or not what
        was counted, or this version cannot read one of its other records.

    Raises:
        ConflictFout: somebody else keeps the file locked.
        DossierFout: a text is damaged.
    """
    voorraad = _lees_voorraad(d)
    try:
        yield voorraad
    finally:
        if voorraad:
            voorraad.laat_los()


def _lees_voorraad(d: Dossier) -> "TotSchrijven | None":
    inzage = d.inzage(MAKER)
    if inzage is None or not inzage.stand.gesprekken.aantal:
        return None
    d.eis_gaaf()
    try:
        gelezen = {s: _gelezen(inzage.soort(s)) for s in inzage.stand.soorten if s != "registratie"}
        index = inzage.bewezen()
    except DossierFout:  # what is wrong, and whether it matters, the records tell
        return None
    soorten = {s: paren for s, paren in gelezen.items() if paren is not None}
    return TotSchrijven(d, inzage.stand, soorten, index) if len(soorten) == len(gelezen) else None


class _UitBestand(Voorraad):
    """A stock that stays in the file until somebody asks for a part of it.

    Args:
        pad: the file, whatever folder somebody goes to.
        stand: what its index said of itself when it was opened.
        laatste: the number of the last row at that moment.
        rijen: the rows of the kinds of record that were read already.
    """

    def __init__(self, pad: Path, stand: Indexstand, laatste: int, rijen: Mapping[str, list[Rij]]) -> None:
        super().__init__((), stand.naam)
        self._pad, self._stand, self._laatste = pad, stand, laatste
        self._rijen = {**rijen}
        self._soorten: dict[str, list[tuple[int, ElkRecord]] | None] = {}
        self._types: dict[type, tuple[object, ...]] = {}
        self._gesprekken: dict[str, Gespreksgegevens | None] = {}
        self._onderwerpen: dict[str, tuple[Vermelding, ...]] = {}
        self._bronnen: dict[str, Bron | None] = {}
        self._met_bron: dict[str, tuple[Gespreksgegevens, ...]] = {}
        self._teksten: dict[str, Registratie] = {}

    # --- everything but conversations: by kind ----------------------------------------------------

    @property
    def alles(self) -> tuple[ElkRecord, ...]:
        return self._geheel.alles

    def records(self, model: type[R]) -> tuple[R, ...]:
        if model not in self._types:
            gelezen = self._van_soorten([s for s, m in MODELLEN.items() if issubclass(m, model)])
            self._types[model] = self._geheel.records(model) if gelezen is None else gelezen
        return cast("tuple[R, ...]", self._types[model])

    def _van_soorten(self, soorten: Collection[str]) -> tuple[ElkRecord, ...] | None:
        """The records of some kinds in the order of ``alles``; None when one cannot be read alone."""
        if "registratie" in soorten:
            return None
        delen = [self._soort(s) for s in soorten if s in self._stand.soorten]
        paren = [paar for deel in delen if deel is not None for paar in deel]
        return None if None in delen else tuple(r for _, r in sorted(paren, key=itemgetter(0)))

    def _soort(self, soort: str) -> list[tuple[int, ElkRecord]] | None:
        """The same of one kind, each with the number of its first revision."""
        if soort not in self._soorten:
            rijen = self._rijen.pop(soort, None) or self._lees(lambda inzage: inzage.soort(soort))
            self._soorten[soort] = None if rijen is None else _gelezen(rijen)
        return self._soorten[soort]

    def bron(self, pseudoniem: str) -> Bron | None:
        if pseudoniem not in self._bronnen:
            self._bronnen[pseudoniem] = self._lees_bron(pseudoniem)
        return self._bronnen[pseudoniem]

    def _lees_bron(self, pseudoniem: str) -> Bron | None:
        if not self._heeft_bronnen:
            rijen = self._lees_los(len(self._bronnen), lambda inzage: inzage.bron(pseudoniem))
            gelezen = None if rijen is None else _gelezen(rijen)
            if gelezen is not None:
                return next((r for _, r in gelezen if isinstance(r, Bron)), None)
        return self._alle_bronnen.get(pseudoniem)

    @property
    def _heeft_bronnen(self) -> bool:
        return "bron" in self._rijen or "bron" in self._soorten

    # --- conversations: by subject, by themselves, or all -----------------------------------------

    @property
    def gesprekken(self) -> Mapping[str, Gespreksgegevens]:
        return self._alle_gesprekken.gesprekken

    @property
    def per_gesprek(self) -> Mapping[str, tuple[Vermelding, ...]]:
        return self._alle_gesprekken.per_gesprek

    @property
    def per_onderwerp(self) -> Mapping[str, tuple[Vermelding, ...]]:
        return self._alle_gesprekken.per_onderwerp

    @property
    def met_los(self) -> frozenset[str]:
        return self._alle_gesprekken.met_los

    @cached_property
    def dagen(self) -> frozenset[datetime.date]:
        return frozenset(map(dag_uit, self._stand.dagen))

    def gesprek(self, id_: str) -> Gespreksgegevens | None:
        if id_ not in self._gesprekken:
            gelezen = self._lees_los(len(self._gesprekken), lambda inzage: _een_gesprek(inzage, id_))
            self._gesprekken[id_] = gelezen or self._alle_gesprekken.gesprek(id_)
        return self._gesprekken[id_]

    def over(self, onderwerp: str) -> tuple[Vermelding, ...]:
        if onderwerp == "los":
            return ()
        if onderwerp not in self._onderwerpen:
            gelezen = self._lees_los(len(self._onderwerpen), lambda inzage: self._een_onderwerp(inzage, onderwerp))
            self._onderwerpen[onderwerp] = self._alle_gesprekken.over(onderwerp) if gelezen is None else gelezen
        return self._onderwerpen[onderwerp]

    def gesprekken_met(self, bron: str) -> tuple[Gespreksgegevens, ...]:
        if bron not in self._met_bron:
            gelezen = self._lees_los(len(self._met_bron), lambda inzage: inzage.gesprekken_met(bron))
            heel = self._alle_gesprekken.gesprekken_met(bron) if gelezen is None else map(gesprek_uit, gelezen)
            self._met_bron[bron] = tuple(heel)
        return self._met_bron[bron]

    def _een_onderwerp(self, inzage: Inzage, onderwerp: str) -> tuple[Vermelding, ...]:
        """The items about one subject; with their conversations and who spoke there, which are needed as well."""
        rijen = inzage.bevindingen(onderwerp)
        gesprekken = {
            record: gesprek_uit(inzage.gesprek(record)) for record in dict.fromkeys(_record(r) for r in rijen)
        }
        self._gesprekken.update((g.id, g) for g in gesprekken.values())
        if not self._heeft_bronnen and len(gesprekken) <= VEEL:
            for wie in {g.alle_bronnen[0] for g in gesprekken.values() if g.alle_bronnen}:
                for _, r in _gelezen(inzage.bron(wie)) or ():
                    self._bronnen[wie] = cast("Bron", r)
        return tuple(vermelding_uit(rij, gesprekken[_record(rij)].id) for rij in rijen)

    def registratie(self, id_: str) -> Registratie:
        if "_geheel" in self.__dict__ or len(self._teksten) >= self._veel_teksten:
            return self._geheel.registratie(id_)
        if id_ not in self._teksten:
            gesprek = self.gesprek(id_)
            if not isinstance(gesprek, Gespreksrij):
                return self._geheel.registratie(id_)
            with self._bestand() as d:
                zelfde = [rij for rij in d.rijen_met([gesprek.record]) if rij.hash == gesprek.hash]
            if not zelfde:
                raise ConflictFout(_VERANDERD.format(pad=self._pad))
            (self._teksten[id_],) = cast("tuple[Registratie]", lees_records(zelfde, self._pad))
        return self._teksten[id_]

    # --- the file -----------------------------------------------------------------------------------

    _veel_teksten = VEEL

    @contextmanager
    def _bestand(self) -> Iterator[Dossier]:
        with Dossier.open(self._pad, alleen_lezen=True) as d:
            yield d

    def _lees_los(self, al_gelezen: int, hoe: Callable[[Inzage], T]) -> T | None:
        """Read a small part; None when all conversations are there, when all should be, or when it cannot be read."""
        return None if "_alle_gesprekken" in self.__dict__ or al_gelezen >= VEEL else self._lees(hoe)

    def _lees(self, hoe: Callable[[Inzage], T]) -> T | None:
        """Read a part of what was there when the stock was made; None when that can no longer be read by itself."""
        if "_geheel" in self.__dict__:
            return None
        try:
            with Dossier.open(self._pad, alleen_lezen=True) as d, d.op_een_moment():
                inzage = d.inzage(MAKER)
                return hoe(inzage) if inzage and inzage.stand == self._stand else None
        except DossierFout:  # what is wrong, and whether it matters, the records tell
            return None

    @cached_property
    def _alle_gesprekken(self) -> Voorraad:
        index = self._lees(Inzage.alles)
        return self._geheel if index is None else _UitIndex(index)

    @cached_property
    def _geheel(self) -> Voorraad:
        """All records, as they were when the stock was made: what came later is left out."""
        with self._bestand() as d:
            toen = (r for r in d.alle_revisies() if r.volgnr <= self._laatste)
            rijen = nieuwste_rijen(toen)
        if dossierhash(rijen) != self._stand.naam:
            raise ConflictFout(_VERANDERD.format(pad=self._pad))
        return Voorraad(lees_records(rijen, self._pad), self._stand.naam)


_VERANDERD = "{pad} is intussen een ander bestand, of er is iets uit ingetrokken. Vraag het opnieuw."


class TotSchrijven(_UitBestand):
    """A stock of which everything but texts was read, in the transaction of who has the file open.

    Args:
        d: the open dossier.
        stand: what its index says of itself.
        soorten: the records of every other kind, each with the number of its first revision.
        index: all conversations.

    Attributes:
        bewezen: ``stand``, of which every part was proven.
    """

    def __init__(
        self, d: Dossier, stand: Indexstand, soorten: Mapping[str, list[tuple[int, ElkRecord]]], index: Index
    ) -> None:
        super().__init__(d.pad.absolute(), stand, d.laatste_volgnr(), {})
        self._d: Dossier | None = d
        self._soorten.update(soorten)
        self._alle_gesprekken = _UitIndex(index)
        self.bewezen = stand
        self._veel_teksten = max(VEEL, stand.gesprekken.aantal // DEEL_APART)

    def laat_los(self) -> None:
        """Read the file itself from now on: the transaction is over."""
        self._d = None

    @contextmanager
    def _bestand(self) -> Iterator[Dossier]:
        if self._d:
            yield self._d
        else:
            with super()._bestand() as d:
                yield d


class _UitIndex(Voorraad):
    """All conversations with what is in them, without their texts."""

    def __init__(self, index: Index) -> None:
        super().__init__((), index.naam)
        gesprekken = [gesprek_uit(rij) for rij in index.gesprekken]
        self._per_id = {g.id: g for g in gesprekken}
        naam: dict[object, str] = {g.record: g.id for g in gesprekken}
        self._vermeldingen = [vermelding_uit(rij, naam[rij[0]]) for rij in index.bevindingen]

    @property
    def gesprekken(self) -> Mapping[str, Gespreksgegevens]:
        return self._per_id

    @cached_property
    def per_gesprek(self) -> Mapping[str, tuple[Vermelding, ...]]:
        uit: dict[str, list[Vermelding]] = {id_: [] for id_ in self._per_id}
        for v in self._vermeldingen:
            uit[v.registratie].append(v)
        return {id_: tuple(sorted(vs, key=attrgetter("soort", "plaats"))) for id_, vs in uit.items()}

    @cached_property
    def per_onderwerp(self) -> Mapping[str, tuple[Vermelding, ...]]:
        uit: dict[str, tuple[Vermelding, ...]] = {}
        for naam, vs in groupby(self._vermeldingen, key=attrgetter("onderwerp")):
            uit[naam] = (*uit.get(naam, ()), *vs)
        uit.pop("los", None)
        return uit


def _kleine_soorten(inzage: Inzage) -> Mapping[str, list[Rij]]:
    """The rows of every small kind of record at once: most of them are asked for. Damage is told by who needs them."""
    klein = (s for s, som in inzage.stand.soorten.items() if som.aantal <= VEEL and s != "registratie")
    try:
        return {s: inzage.soort(s) for s in klein}
    except DossierFout:
        return {}


def _gelezen(rijen: list[Rij]) -> list[tuple[int, ElkRecord]] | None:
    """The newest revision of each record with the number of its first; None when there is one that cannot be read."""
    eerste: dict[tuple[str, str, str], int] = {}
    for rij in rijen:
        eerste.setdefault(rij.identiteit, rij.volgnr)
    gelezen = [(eerste[rij.identiteit], lees_rij(rij)) for rij in nieuwste_rijen(rijen)]
    return None if any(isinstance(r, Onleesbaar) for _, r in gelezen) else cast("list[tuple[int, ElkRecord]]", gelezen)


def _een_gesprek(inzage: Inzage, id_: str) -> Gespreksrij | None:
    record = inzage.record_van(id_)
    return None if record is None else gesprek_uit(inzage.gesprek(record))


def _record(rij: Cellen) -> int:
    return cast("int", rij[0])
