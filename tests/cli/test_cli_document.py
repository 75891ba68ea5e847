"""``theorie`` and ``--html``: a document that is there as a whole or not at all, for an audience that exists."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]


@pytest.mark.parametrize("vorm", ["html", "md"])
def test_the_theory_is_written_to_a_file_and_again_over_it(hier: Doe, mini: Path, tmp_path: Path, vorm: str) -> None:
    for _ in range(2):
        gedaan = hier("theorie", "-d", mini, "-o", f"t.{vorm}", "--doelgroep", "Kernteam")
        assert (gedaan.code, gedaan.fout) == (0, "")
        assert gedaan.uit == f"t.{vorm} geschreven, voor het kernteam.\n"
    assert [p.name for p in tmp_path.iterdir()] == [f"t.{vorm}"]
    tekst = (tmp_path / f"t.{vorm}").read_text(encoding="utf-8")
    assert tekst.startswith("<!doctype html>" if vorm == "html" else "# De verandertheorie van ")


def test_without_a_file_it_is_printed(hier: Doe, mini: Path) -> None:
    assert hier("theorie", "-d", mini).uit.startswith("# De verandertheorie van ")


def test_the_short_edition_and_a_part_of_the_areas(hier: Doe, mini: Path) -> None:
    heel, kort = (hier("theorie", "-d", mini, "--doelgroep", "monitor", *w).uit for w in ((), ("--kort",)))
    assert "## Wat we niet weten" in kort
    assert len(kort.split()) < len(heel.split()) / 2
    deel = hier("theorie", "-d", mini, "--doelgroep", "monitor", "--gebied", "D01", "--gebied", "D04")
    assert (deel.code, deel.fout) == (0, "")
    assert "Alleen over Deelgebied 01 en Deelgebied 04." in deel.uit


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (("--doelgroep", "buren"), "Kies uit: monitor, sessie, kernteam, opdrachtgever, partner, publiek."),
        (("-o", "theorie.docx"), "eindigt op .html of .md"),
        (("-o", "weg/theorie.md"), "Maak eerst die map"),
        (("--versie", "9"), "9"),
        (("--gebied", "Veluwwe"), "Bedoelt u"),
        (("--gebied", "D05", "-o", "t.md"), "nog te weinig stemmen"),
    ],
)
def test_a_wrong_call_writes_nothing(
    hier: Doe, mini: Path, tmp_path: Path, woorden: tuple[str, ...], zegt: str
) -> None:
    gedaan = hier("theorie", "-d", mini, *woorden)
    assert gedaan.code == 2, gedaan
    assert zegt in gedaan.fout
    assert list(tmp_path.iterdir()) == []


def test_an_answer_as_a_page_has_every_cell_of_its_table(hier: Doe, mini: Path) -> None:
    pagina = hier("belemmeringen", "-d", mini, "--html")
    assert pagina.code == 0, pagina
    assert pagina.uit.count("<table") == 1
    assert "Trage vergunningverlening" in pagina.uit
    assert "geen echte personen" in pagina.uit


def test_one_form_at_a_time(hier: Doe, mini: Path) -> None:
    assert hier("belemmeringen", "-d", mini, "--html", "--json").code == 2
