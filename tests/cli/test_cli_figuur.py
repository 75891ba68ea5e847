"""``figuur``: two files or none, for an audience, never over what is not ours; a sentence where nothing is drawn."""

import sys
from pathlib import Path

import pytest

from tests.cli.programma import Doe
from verandertheorie.uitvoer.figuur.figuur import FIGUREN

pytest_plugins = ("tests.cli.programma",)


def _namen(map_: Path) -> list[str]:
    return sorted(p.name for p in map_.iterdir())


def test_the_figure_and_its_table_are_written_and_again_the_same(hier: Doe, mini: Path, tmp_path: Path) -> None:
    inhoud = []
    for _ in range(2):
        gedaan = hier("figuur", "matrix", "-d", mini)
        assert (gedaan.code, gedaan.fout) == (0, "")
        assert gedaan.uit.startswith("matrix.svg geschreven, voor de leerbijeenkomst; de tabel staat in matrix.csv.\n")
        assert "Zo vaak staat er: vastgesteld" in gedaan.uit
        inhoud.append({naam: (tmp_path / naam).read_bytes() for naam in _namen(tmp_path)})
    assert inhoud[0] == inhoud[1]
    assert _namen(tmp_path) == ["matrix.csv", "matrix.svg"]


def test_a_png_is_a_png_and_a_monitor_is_warned(hier: Doe, mini: Path, tmp_path: Path) -> None:
    gedaan = hier("figuur", "stand", "-o", "s.PNG", "--doelgroep", "Monitor", "-d", mini)
    assert gedaan.code == 0, gedaan.fout
    assert "geef deze figuur niet door" in gedaan.uit
    assert (tmp_path / "s.PNG").read_bytes().startswith(b"\x89PNG")
    assert hier("figuur", "stand", "--doelgroep", "monitor", "-d", mini).code == 0
    assert _namen(tmp_path) == ["s.PNG", "s.csv", "stand-monitor.csv", "stand-monitor.svg"]
    if sys.platform != "win32":
        assert (tmp_path / "stand-monitor.svg").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("bestaat", ["m.svg", "m.csv"])
def test_what_is_not_ours_stays_and_then_neither_is_written(
    hier: Doe, mini: Path, tmp_path: Path, bestaat: str
) -> None:
    (tmp_path / bestaat).write_text("van mij", encoding="utf-8")
    gedaan = hier("figuur", "matrix", "-o", "m.svg", "-d", mini)
    assert (gedaan.code, gedaan.uit) == (6, "")
    assert _namen(tmp_path) == [bestaat]
    assert hier("figuur", "matrix", "-o", "m.svg", "--overschrijf", "-d", mini).code == 0
    assert _namen(tmp_path) == ["m.csv", "m.svg"]


@pytest.mark.parametrize("soort", [s for s in FIGUREN if s != "tijdlijn"])
def test_a_dossier_in_which_nothing_stands_gives_a_figure_that_says_so(hier: Doe, tmp_path: Path, soort: str) -> None:
    assert hier("nieuw", "leeg.sqlite").code == 0
    gedaan = hier("figuur", soort, "-d", "leeg.sqlite")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert "nog geen" in gedaan.uit
    assert (tmp_path / f"{soort}.svg").exists()
    assert (tmp_path / f"{soort}.csv").exists()


def test_the_options_choose_what_is_on_it(hier: Doe, voorbeeld: Path, tmp_path: Path) -> None:
    keuze = ("--tot-en-met", "c3", "--gebied", "D01", "--gebied", "D02", "--beweringen")
    gedaan = hier("figuur", "matrix", "-o", "m.svg", *keuze, "-d", voorbeeld)
    assert gedaan.code == 0
    tabel = (tmp_path / "m.csv").read_text("utf-8-sig").splitlines()
    assert tabel[0] == "deel;bewering;stand;D01 · Deelgebied 01;D02 · Deelgebied 02;doelgroep"
    assert len(tabel) > 40
    assert hier("figuur", "bewijs-per-cyclus", "C07", "-o", "c.svg", "--tot-en-met", "c3", "-d", voorbeeld).code == 0
    assert [r.split(";")[0] for r in (tmp_path / "c.csv").read_text("utf-8-sig").splitlines()] == [
        "cyclus",
        "c1",
        "c2",
        "c3",
    ]


def test_numbers_of_ones_own_give_another_figure(hier: Doe, voorbeeld: Path, tmp_path: Path) -> None:
    (tmp_path / "eigen.toml").write_text("[tellen]\ngewicht_vooraf = 4.0\n", encoding="utf-8")
    assert hier("figuur", "stand", "-o", "a.svg", "-d", voorbeeld).code == 0
    eigen = hier("figuur", "stand", "-o", "b.svg", "--parameters", "eigen.toml", "-d", voorbeeld)
    assert eigen.code == 0, eigen.fout
    assert (tmp_path / "a.svg").read_bytes() != (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (("matrix", "-o", "m.pdf"), "eindigt op .svg of .png, zoals m.svg"),
        (("matrix", "-o", "."), "eindigt op .svg of .png, zoals figuur.svg"),
        (("matrix", "-o", ""), "eindigt op .svg of .png"),
        (("matrix", "-o", "weg/m.svg"), "De map weg is er niet"),
        (("tijdlijn", "nergens"), "'nergens' staat niet in het dossier"),
        (("tijdlijn",), "Noem WAT."),
        (("bewijs-per-cyclus", "nergens"), "'nergens' staat niet in het dossier"),
        (("stand", "--doelgroep", "buurvrouw"), "De doelgroep 'buurvrouw' is er niet"),
        (("stand", "--tot-en-met", "c9"), "c9"),
        (("taart",), "De opdracht 'taart' is er niet"),
    ],
    ids=lambda w: " ".join(w) if isinstance(w, tuple) else "",
)
def test_a_wrong_call_is_told_and_writes_nothing(
    hier: Doe, mini: Path, tmp_path: Path, woorden: tuple[str, ...], zegt: str
) -> None:
    gedaan = hier("figuur", *woorden, *(["-d", mini] if woorden != ("taart",) else []))
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert zegt in " ".join(gedaan.fout.split())
    assert _namen(tmp_path) == []


def test_without_matplotlib_it_says_what_to_install_and_writes_nothing(
    hier: Doe, mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    gedaan = hier("figuur", "matrix", "-d", mini)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "pip install matplotlib" in " ".join(gedaan.fout.split())
    assert _namen(tmp_path) == []


def test_a_figure_that_is_larger_than_a_screen_says_so(hier: Doe, voorbeeld: Path) -> None:
    assert "groter dan een scherm (1280 bij" in hier("figuur", "stand", "-d", voorbeeld).uit
    assert "groter dan een scherm" not in hier("figuur", "matrix", "-d", voorbeeld).uit
