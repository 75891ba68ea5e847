"""What a rule has against a record, and the tables that say which rules look at which records."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.model.basis import Record
from verandertheorie.model.soorten import Plek


class Aanmerking(NamedTuple):
    """What a rule has against a record: the place in it, the code, what is wrong, and what to do."""

    plek: Plek
    code: str
    tekst: str
    remedie: str


Regel = Callable[[Any, Samenhang], Iterator[Aanmerking]]
"""Looks at one record among all the others. Any: it takes only records of the type under which a table has it."""

Regels = Mapping[type[Record], tuple[Regel, ...]]
"""Per type, the types below it included, the rules that look at a record of it."""
