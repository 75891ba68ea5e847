"""A field that came later leaves what was stored before as it was: the same file again changes nothing."""

from pathlib import Path

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.soorten import RECORD, als_canonieke_tekst

GESPREK = {
    "soort": "registratie",
    "id": "r1",
    "datum": "2026-01-10",
    "gebied": "D01",
    "bron": "b1",
    "interventie": "geen",
}


@pytest.mark.parametrize(("bronnen", "staat_er"), [((), False), (("b1", "b2"), True)])
def test_a_later_field_is_stored_only_when_it_is_filled(bronnen: tuple[str, ...], staat_er: bool) -> None:
    velden = als_canonieke_tekst(RECORD.validate_python({**GESPREK, "bronnen": bronnen}))
    assert ("bronnen" in velden) is staat_er
    assert "reeks" in velden, "what was always there is written out"


def test_the_example_is_the_dossier_that_it_was_before_there_were_several_sources(mini: Path) -> None:
    assert Verandergraaf.uit(mini).dossierhash == "b7156cebaec832be"


@pytest.mark.parametrize(("wanneer", "staat_er"), [(None, False), ("c1", True)])
def test_so_is_a_later_field_of_a_finding(wanneer: str | None, staat_er: bool) -> None:
    bevinding = {"onderwerp": "los", "teken": "voor", "kern": "k", "wanneer": wanneer}
    (bewijs,) = als_canonieke_tekst(RECORD.validate_python({**GESPREK, "bewijs": [bevinding]}))["bewijs"]
    assert ("wanneer" in bewijs) is staat_er
    assert "ernst" in bewijs
