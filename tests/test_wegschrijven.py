"""A file is written as a whole or not at all, and a dossier is never written over."""

import os
import shutil
from pathlib import Path

import pytest

from verandertheorie.formaten.wegschrijven import schrijf
from verandertheorie.fouten import AanroepFout


def test_the_file_is_utf_8_with_the_line_ends_it_was_given_and_replaces_an_older_one(tmp_path: Path) -> None:
    pad = tmp_path / "a.html"
    for tekst in ("één\n", "⊣ twee\r\n"):
        schrijf(pad, tekst)
        assert pad.read_bytes() == tekst.encode()
    assert [p.name for p in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.parametrize(
    ("naam", "zegt"),
    [
        ("", "is een map. Noem een bestand daarin."),
        ("weg/a.html", "Maak eerst die map"),
        ("bestand/a.html", "Maak eerst die map"),
        ("m.sqlite", "is een dossier en blijft zoals het is"),
        ("dossier.html", "is een dossier en blijft zoals het is"),
        (f"{'a' * 300}.html", "Kies een andere map of een andere naam"),
    ],
)
def test_what_cannot_be_written_leaves_everything_as_it_was(tmp_path: Path, mini: Path, naam: str, zegt: str) -> None:
    (tmp_path / "bestand").write_text("dit blijft", encoding="utf-8")
    for dossier in ("m.sqlite", "dossier.html"):
        shutil.copyfile(mini, tmp_path / dossier)
    vooraf = {p: p.read_bytes() for p in tmp_path.iterdir()}
    with pytest.raises(AanroepFout, match=zegt):
        schrijf(tmp_path / naam, "nieuw")
    assert {p: p.read_bytes() for p in tmp_path.iterdir()} == vooraf


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(AanroepFout, match="geen toegang"):
        schrijf(tmp_path / "a.html", "nieuw")
