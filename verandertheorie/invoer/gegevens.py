"""What leads straight to a person in a row of a dossier: let in before that was refused, or by another program."""

from collections.abc import Iterator

from pydantic import ValidationError

from verandertheorie.dossier.bestand import Rij
from verandertheorie.lezen.veldfouten import in_het_nederlands
from verandertheorie.model.soorten import RECORD
from verandertheorie.persoonsgegevens import zonder_persoonsgegevens


def gegevens_van_personen(rij: Rij) -> Iterator[str]:
    """A Dutch sentence for each field of a row that would be refused today, in the order of the fields."""
    try:
        RECORD.validate_json(rij.inhoud)
    except ValidationError as fout:
        for e in fout.errors(include_url=False):
            if e["type"] == "contactgegevens":
                naam = f"{rij.soort} {zonder_persoonsgegevens(rij.sleutel)}"
                yield f"{naam}: {in_het_nederlands(e, rij.soort)[0]}"
