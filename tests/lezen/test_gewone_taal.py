"""What people write in their own words, or in the wrong command, and what they are told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.model.bladen import VELD_BIJ_KOP, bladvormen
from verandertheorie.model.soorten import SOORTEN, velden

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]


@pytest.fixture
def mini(hier: Doe) -> Doe:
    """The program beside the small example."""
    hier("nieuw", "d.sqlite", "--voorbeeld", "mini")
    return hier


def test_a_field_may_be_called_as_the_workbook_calls_it(mini: Doe, tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(
        "soort: bron\nschuilnaam: q1\nrol: projecttrekker\norganisatiesoort: rijk\nweet waarvoor het is: ja\n",
        encoding="utf-8",
    )
    assert "1 bron nieuw" in mini("importeer", "q.yaml").uit


def test_each_own_heading_stands_above_a_field() -> None:
    koppen = {k.veld for vorm in bladvormen() for k in vorm.kolommen} | {v for s in SOORTEN for v in velden(s)}
    assert set(VELD_BIJ_KOP.values()) <= koppen


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        ("bijeenkomst: B9\ndatum: 2027-05-01\nagenda: []\n", "dit zijn notulen, en geen record. Leg ze vast met"),
        ("- bijeenkomst: B9\n  agenda: []\n", "dit zijn notulen"),
        ("bijeenkomst: B9\n", "het veld 'soort' ontbreekt"),
        (
            "soort: registratie\nid: z\ndatum: 2026-09-20\ngebied: D01\nvorm: interview\nbron: b01\n",
            "Over welke interventie ging het gesprek?",
        ),
    ],
)
def test_what_is_told_says_what_to_do(mini: Doe, tmp_path: Path, tekst: str, zegt: str) -> None:
    (tmp_path / "x.yaml").write_text(tekst, encoding="utf-8")
    gedaan = mini("importeer", "x.yaml")
    assert gedaan.code != 0
    assert zegt in gedaan.fout


def test_a_session_that_is_not_there_can_be_planned(mini: Doe) -> None:
    assert (
        "Is zij nieuw? Leg haar vast met haar dag: verandertheorie sjabloon --bijeenkomst"
        in mini("sessiestuk", "K7").fout
    )
