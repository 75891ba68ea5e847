"""Rows of a dossier become records, or one sentence says which of them this version of the program cannot read.

A row was checked when it was written, by the model of that day. A later model may be narrower, and another program may
have written in the file. A question then gives the sentence and no answer: one that left such a record out would be
another answer, and nobody would see it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from verandertheorie.dossier.inhoud import Rij
from verandertheorie.fouten import DossierFout
from verandertheorie.model.basis import Identiteit, Naam
from verandertheorie.model.soorten import ElkRecord, genoemd, uit_canonieke_tekst
from verandertheorie.taal import opsomming


@dataclass(frozen=True, slots=True)
class Onleesbaar:
    """A row that is no record of this version. ``fouten``: per field what is wrong; empty when it names another one."""

    rij: Rij
    fouten: tuple[ErrorDetails, ...]

    @property
    def soort(self) -> str:
        """The kind of record that its row says it is."""
        return self.rij.soort

    @property
    def record_sleutel(self) -> str:
        """The key that its row says it has."""
        return self.rij.sleutel

    @property
    def identiteit(self) -> Identiteit:
        """What its row says makes it the same record."""
        return self.rij.identiteit

    @property
    def soort_en_sleutel(self) -> Naam:
        """What its row says it is called."""
        return self.rij.soort, self.rij.sleutel

    @property
    def zin(self) -> str:
        """Which row it is: ``registratie d01-1a (rij 12)``, with its fields when those are wrong."""
        velden = dict.fromkeys(str(e["loc"][1]) for e in self.fouten if len(e["loc"]) > 1)
        waar = f", bij {opsomming(velden)}" if velden else ""
        return f"{self.rij.soort} {self.rij.sleutel} (rij {self.rij.volgnr}{waar})"


UITWEG = "Kijk wat er is met 'dossier controleer'. Verbeter het met 'importeer --herzie'."
"""What helps whenever a dossier cannot be asked."""

Rijinhoud: TypeAlias = ElkRecord | Onleesbaar
"""What stands in a row. Whoever asks to be forgotten does not wait for a version that can read it."""


def lees_rij(r: Rij) -> Rijinhoud:
    """The record in a row, or why there is none."""
    try:
        record = uit_canonieke_tekst(r.inhoud, r.soort)
    except ValidationError as fout:
        return Onleesbaar(r, tuple(fout.errors(include_url=False, include_context=True)))
    return record if record.identiteit == r.identiteit else Onleesbaar(r, ())


def lees_records(rijen: Iterable[Rij], pad: Path | str = "Dit dossier") -> tuple[ElkRecord, ...]:
    """The records in rows of a dossier, in the same order.

    Args:
        rijen: the rows.
        pad: the dossier, as the sentence names it.

    Raises:
        DossierFout: this version cannot read one of them.
    """
    gelezen = [lees_rij(r) for r in rijen]
    eis_leesbaar((g for g in gelezen if isinstance(g, Onleesbaar)), pad)
    return tuple(g for g in gelezen if not isinstance(g, Onleesbaar))


def eis_genoemde_cyclus(cyclus: str, records: Iterable[ElkRecord]) -> None:
    """See that a cycle that is not there is one that only the caller asks for.

    Raises:
        DossierFout: a record names it, so that nothing can be said of when that record holds.
    """
    for r in records:
        if any(naam == cyclus and "leercyclus" in merk.naar for _, naam, merk in genoemd(r)):
            raise DossierFout(
                f"{r.soort} {r.record_sleutel} noemt de leercyclus '{cyclus}', en die is er niet. {UITWEG}"
            )


def eis_leesbaar(onleesbaar: Iterable[Onleesbaar], pad: Path | str) -> None:
    """See that there are no such rows.

    Raises:
        DossierFout: there are; how many, the first of them, and the ways out.
    """
    if not (kapot := list(onleesbaar)):
        return
    wat = kapot[0].zin if len(kapot) == 1 else f"{len(kapot)} records, als eerste {kapot[0].zin}"
    raise DossierFout(
        f"{pad} is niet helemaal te lezen met deze versie van het programma: {wat}. {UITWEG} "
        "Of maak een dossier zonder dit met 'dossier herstel'."
    )
