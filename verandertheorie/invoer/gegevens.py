"""What leads or seems to lead to a person in a row of a dossier: in what is there now, and in what was there before."""

from collections.abc import Container, Iterator

from pydantic import ValidationError

from verandertheorie.dossier.bestand import Rij
from verandertheorie.graaf.rijen import Onleesbaar, lees_rij
from verandertheorie.lezen.persoonsnamen import lijkt_persoonlijk
from verandertheorie.lezen.veldfouten import in_het_nederlands
from verandertheorie.model.soorten import RECORD, in_eigen_woorden
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


def wat_persoonlijk_lijkt(rij: Rij, plaatsnamen: Container[str]) -> frozenset[str]:
    """Each piece of a row that looks like a person, and each field that would be refused today."""
    record = lees_rij(rij)
    teksten = () if isinstance(record, Onleesbaar) else (tekst for _, tekst in in_eigen_woorden(record))
    stukken = (stuk for tekst in teksten for stuk in lijkt_persoonlijk(tekst, plaatsnamen))
    return frozenset((*gegevens_van_personen(rij), *stukken))
