"""What looks like a person is pointed out before it is written, and what was written before can be wiped."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.programma import Doe, Terminal
from verandertheorie.dossier.bestand import Dossier

pytest_plugins = ("tests.cli.programma",)

GESPREK = """\
soort: registratie
datum: 2026-12-07
gebied: D01
bron: b01
interventie: geen
grond: fictief
open_vraag_belemmeringen: ja
bewijs:
  - {onderwerp: C01, teken: voor, kern: "KERN"}
"""
MET_NAAM = GESPREK.replace("KERN", "Mevrouw de Vries belde zelf terug.")
ZONDER = GESPREK.replace("KERN", "De eigenaar belde zelf terug.")
NAAM = "d01-2026-12-07-interview-b01"


@pytest.fixture
def proef(tmp_path: Path, mini: Path) -> Path:
    """An own copy of ``mini``, as only dossier in the folder of this test."""
    pad = tmp_path / "proef.sqlite"
    pad.write_bytes(mini.read_bytes())
    (tmp_path / "met.yaml").write_text(MET_NAAM)
    (tmp_path / "zonder.yaml").write_text(ZONDER)
    return pad


def test_nothing_is_written_before_somebody_looked(doe: Doe, proef: Path) -> None:
    voor = proef.read_bytes()
    gedaan = doe("importeer", "met.yaml")
    assert (gedaan.code, gedaan.uit) == (1, "")
    assert "met.yaml:9: let op: 'Mevrouw de Vries' lijkt op een naam" in gedaan.fout
    assert "Nog niets ingelezen" in gedaan.fout
    assert "--nagekeken" in gedaan.fout
    assert proef.read_bytes() == voor
    assert doe("importeer", "met.yaml", "--json").code == 1
    assert proef.read_bytes() == voor
    assert doe("importeer", "met.yaml", "--droog").code == 0, "a dry run writes nothing and tells all"
    assert doe("importeer", "met.yaml", "--nagekeken").code == 0
    assert doe("importeer", "met.yaml").code == 0, "what is there already is not asked about again"


def test_a_revision_offers_to_wipe_what_was_there_and_the_bytes_are_gone(doe: Doe, proef: Path) -> None:
    doe("importeer", "met.yaml", "--nagekeken")
    gedaan = doe("importeer", "zonder.yaml", "--herzie")
    assert gedaan.code == 0
    assert f"dossier trek-in --oude-tekst {NAAM}" in gedaan.fout
    assert b"de Vries" in proef.read_bytes(), "an append-only file keeps what it was told"
    (proef.parent / "met.yaml").unlink()  # else that is named as a copy
    antwoord = doe("leg-uit", "C01", "--json").uit.partition('"rijen"')[2]
    gewist = doe("dossier", "trek-in", "--oude-tekst", NAAM, "--reden", "verbeterd", "--ja")
    assert gewist.code == 0, gewist
    assert "er is niets meer van te vinden" in gewist.uit
    assert b"de Vries" not in proef.read_bytes()
    assert doe("leg-uit", "C01", "--json").uit.partition('"rijen"')[2] == antwoord, "no answer changes"
    assert doe("dossier", "controleer").code == 0
    assert doe("importeer", "zonder.yaml").uit.startswith("Er kwam niets bij")
    with Dossier.open(proef) as d:
        assert len(d.revisies("registratie", NAAM)) == 1


def test_a_revision_of_something_else_offers_nothing(doe: Doe, proef: Path) -> None:
    doe("importeer", "zonder.yaml")
    (proef.parent / "zonder.yaml").write_text(ZONDER.replace("zelf", "meteen"))
    assert "trek-in" not in doe("importeer", "zonder.yaml", "--herzie").fout
    gedaan = doe("dossier", "trek-in", "--oude-tekst", "d01-1a", "--reden", "x", "--ja")
    assert (gedaan.code, "geen oude tekst" in gedaan.fout) == (2, True)


def test_noteer_asks_before_the_draft_holds_it(doe: Doe, proef: Path) -> None:
    hoofd = "2026-12-07\n\nD01\nb01\n\ngeen\n\n\nC01\nv\n"
    gedaan = doe("noteer", invoer=f"{hoofd}Mevrouw de Vries belde.\n\nDe eigenaar belde.\nstop\n".encode())
    assert "Let op: 'Mevrouw de Vries' lijkt op een naam" in gedaan.fout
    concept = proef.with_name("proef.sqlite.concept.txt").read_text()
    assert "Vries" not in concept
    assert "De eigenaar belde." in concept


def test_noteer_keeps_what_somebody_says_is_no_person(doe: Doe, proef: Path) -> None:
    hoofd = "2026-12-07\n\nD01\nb01\n\ngeen\n\n\nC01\nv\n"
    doe("noteer", invoer=f"{hoofd}Mevrouw de Vries belde.\nja\nstop\n".encode())
    assert "Mevrouw de Vries belde." in proef.with_name("proef.sqlite.concept.txt").read_text()


def test_at_a_terminal_it_is_asked_both_times(terminal: Callable[..., Terminal], doe: Doe, proef: Path) -> None:
    eerste = terminal("importeer", "met.yaml")
    eerste.wacht_op("mag het worden opgeslagen? Typ ja: ")
    eerste.typ("ja\n")
    eerste.wacht_op("1 registratie nieuw")
    eerste.proces.wait()
    tweede = terminal("importeer", "zonder.yaml", "--herzie")
    tweede.wacht_op("Oude tekst nu wissen? Dat is niet terug te draaien. Typ ja: ")
    tweede.typ("ja\n")
    tweede.wacht_op("De oude tekst is gewist.")
    tweede.proces.wait()
    assert b"de Vries" not in proef.read_bytes()
