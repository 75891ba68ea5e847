"""The glossary and the code use the same words: every fixed word of the code is explained, and nothing else is."""

from collections.abc import Iterator
from typing import get_args

import pytest

from verandertheorie.aanscherping.voorstel import Status
from verandertheorie.begrippen import begrippen, woord
from verandertheorie.cli.vraagopdrachten import FILTERS
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.stelling import Laag
from verandertheorie.leerlus.signalen import STATEN
from verandertheorie.model.relaties import RELATIES
from verandertheorie.model.soorten import KNOOPTYPEN, MODELLEN, SOORTEN, velden, waarden
from verandertheorie.model.waarden import VAN_HET_PLAN
from verandertheorie.model.woordenlijst import LIJSTEN, begripsoort
from verandertheorie.oordeel.aanwezigheid import KLASSEN, TOESTANDEN
from verandertheorie.oordeel.statuswoord import STATUSWOORDEN, Richting
from verandertheorie.vragen.belemmeringen import ERNST
from verandertheorie.vragen.dekking import Celtoestand
from verandertheorie.vragen.kantelen import KRACHTEN, TEKENS
from verandertheorie.vragen.lijst import VRAGEN
from verandertheorie.vragen.tabel import als_tekst

ELDERS_UITGELEGD = {
    ("toets", "als_waar"): "antwoord",
    ("toets", "als_niet_waar"): "antwoord",
    ("statuswijziging", "van"): "status",
    ("statuswijziging", "naar"): "status",
    ("vrijgavebesluit", "doelgroep"): "vrijgave",
}
"""Fields that take the words of another list: the two answers of a test, and the old and the new status;
and for whom a finding is released, as the quote in it."""
EIGEN_LIJST = {"soort", "relatie", "uitslag", "vastgestelde_status"}
"""Fields whose words are a kind of their own in the glossary; the last takes the status words.

The ``uitslag`` of an agendapunt has other words than that of a decision on a proposal, and a list as other fields have.
"""
DELEN = {"bewijs", "dekking", "toets", "afspraak"}
"""Parts of a registratie; explained beside the record types."""
UITKOMSTEN = {"oordeel", "melding"}
"""What the program makes; explained beside the record types."""


def _sleutels(soort: str) -> set[str]:
    return {sleutel for s, sleutel in begrippen() if s == soort}


def _vaste_woorden() -> Iterator[tuple[str, str]]:
    """(field, word) for every fixed word of every record type; a field is its own list unless it borrows one."""
    for soort in SOORTEN:
        for pad, woorden in waarden(soort).items():
            *houder, veld = (deel for deel in pad if deel != "*")
            if (veld not in EIGEN_LIJST or (soort, veld) == ("agendapunt", "uitslag")) and (soort, veld) != (
                "redactie",
                "veld",
            ):
                lijst = ELDERS_UITGELEGD.get((houder[-1] if houder else soort, veld), veld)
                yield from ((lijst, w) for w in woorden)
    yield from (("laag", w) for w in get_args(Laag))
    yield from ((begripsoort(lijst).removeprefix("waarde."), w) for lijst in LIJSTEN for w in VAN_HET_PLAN[lijst])


@pytest.mark.parametrize(
    ("soort", "woorden"),
    [
        ("knooptype", KNOOPTYPEN),
        ("relatie", RELATIES),
        ("record", {*SOORTEN} - {*KNOOPTYPEN} | DELEN | UITKOMSTEN),
        ("statuswoord", STATUSWOORDEN),
        ("klasse", KLASSEN),
        ("signaalstaat", STATEN),
        ("toestand", TOESTANDEN),
        ("dekking", get_args(Celtoestand)),
        ("vraag", [v.naam for v in VRAGEN]),
        ("uitslag", get_args(Status)),
    ],
)
def test_the_glossary_explains_exactly_the_words_of_the_code(soort: str, woorden: tuple[str, ...]) -> None:
    assert _sleutels(soort) == set(woorden)


def test_every_fixed_word_of_a_field_is_explained_and_no_other() -> None:
    uitgelegd = {(s.removeprefix("waarde."), w) for s, w in begrippen() if s.startswith("waarde.")}
    assert uitgelegd == set(_vaste_woorden())


def test_every_field_that_is_explained_exists() -> None:
    """``codeboek`` is derived, never entered."""
    bestaat = {v for s in SOORTEN for pad in ((), ("bewijs", "*"), ("dekking", "*"), ("afspraken", "*"), ("toets", "*"),
               ("opgenomen_in", "*"), ("beelden", "*"))
               for v in velden(s, pad)}  # fmt: skip
    assert _sleutels("veld") - bestaat == {"codeboek"}


def test_every_part_of_a_record_that_is_explained_exists() -> None:
    assert {veld.removesuffix("en").replace("afsprak", "afspraak") for veld in velden("registratie")} >= DELEN


def test_every_direction_and_strength_word_that_is_printed_comes_from_the_glossary() -> None:
    assert {*ERNST} == _sleutels("waarde.ernst")
    assert {*KRACHTEN} == _sleutels("waarde.bewijskracht")
    assert {t for t, _ in TEKENS} == _sleutels("waarde.teken")
    assert {*get_args(Richting)} == _sleutels("richting")
    for richting in get_args(Richting):
        nl = woord("richting", richting)
        assert als_tekst(f"eerste_aanwijzing {richting}", "statuswoord") == f"eerste aanwijzing {nl}"


def test_every_column_that_prints_words_names_a_kind_of_the_glossary() -> None:
    soorten = {s for s, _ in begrippen()}
    kolommen = [k for v in VRAGEN for k in v.rijtype().KOLOMMEN]
    assert kolommen
    assert {k.woordsoort for k in kolommen if k.woordsoort} <= soorten


def test_every_filter_of_the_command_line_is_one_of_the_graph() -> None:
    assert set(FILTERS) == set(Filter.__dataclass_fields__)


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_record_type_reads_as_a_word_without_underscores(soort: str) -> None:
    kind = "knooptype" if soort in KNOOPTYPEN else "record"
    assert "_" not in woord(kind, soort)
    assert MODELLEN[soort].__doc__
