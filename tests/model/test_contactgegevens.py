"""Addresses and telephone numbers are found wherever they stand; in steps: `tests/test_persoonsgegevens.py`."""

import pytest
from pydantic import TypeAdapter, ValidationError

from verandertheorie.model.basis import Tekst

TEKST: TypeAdapter[str] = TypeAdapter(Tekst)


@pytest.mark.parametrize(
    "tekst",
    ["jan@x.nl", "mail:jan@x.nl.", "(a.b+c@d-e.nl)", "é.jan@x.nl", "-jan@x.nl", "bel 06 12345678", "+31 6 12345678"],
)
def test_what_leads_to_a_person_is_refused(tekst: str) -> None:
    with pytest.raises(ValidationError, match="contactgegevens"):
        TEKST.validate_python(f"Zie {tekst}")
