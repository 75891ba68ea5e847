"""Between records and the index of findings in a dossier file: what stands in it, and what it says."""

import datetime
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.index import Cellen
from verandertheorie.dossier.inhoud import Rij, dossierhash
from verandertheorie.dossier.schrijver import Schrijver
from verandertheorie.graaf.rijen import lees_rij
from verandertheorie.graaf.vermelding import Vermelding, vermeldingen_uit
from verandertheorie.model.waarneming import Registratie, Vorm

MAKER = 2
"""Which way of making the rows; another number makes all anew.

It goes up whenever a registration is read in another way than before, also when the model became narrower: a record
that it refuses must not go on counting.
"""


def gespreksrij(r: Registratie, hash_: str) -> Cellen:
    """What stands in the index of a record itself, in the order of ``dossier.index.GESPREK``.

    ``hash_``: of its content, by which its text is known when it is read later. Yes and no as SQLite keeps them.
    """
    return (
        hash_,
        r.id,
        r.datum.isoformat(),
        r.gebied,
        r.vorm,
        " ".join(r.alle_bronnen),
        int(r.meer_mensen),
        r.interventie,
        r.reeks,
        r.traject,
        " ".join(r.ontleend_aan),
        int(r.open_vraag_belemmeringen),
        int(r.open_vraag_helpend),
        int(r.vindt_hier),
        int(r.is_fictief),
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


class Gespreksrij(NamedTuple):
    """A conversation as the index has it, without its text."""

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


def gesprek_uit(rij: Cellen) -> Gespreksrij:
    """What :func:`gespreksrij` wrote, after the number of its record."""
    cellen: Any = rij  # as gespreksrij wrote it; yes and no are 1 and 0
    record, hash_, id_, dag, gebied, vorm, bronnen, meer, interventie, reeks, traject, ontleend_aan, *ja_nee = cellen
    wie, waaraan = tuple(bronnen.split()), tuple(ontleend_aan.split())
    return Gespreksrij(
        record, hash_, id_, dag_uit(dag), gebied, vorm, wie, meer, interventie, reeks, traject, waaraan, *ja_nee
    )


def vermelding_uit(rij: Cellen, registratie: str) -> Vermelding:
    """What :func:`bevindingsrij` wrote, after the number of its record; with the id of that record."""
    return Vermelding._make((rij[1], registratie, *rij[2:]))


@cache
def dag_uit(dag: str) -> datetime.date:
    """A day, once for all records of that day."""
    return datetime.date.fromisoformat(dag)
