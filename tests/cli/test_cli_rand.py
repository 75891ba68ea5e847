"""Where nothing can be shown: full or closed streams, and readers that leave; what was stored before it is said."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.programma import Gedaan
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.meegeleverd import meegeleverd

pytest_plugins = ("tests.cli.programma",)
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full device")

Stuurt = Callable[..., Gedaan]
GESPREK = meegeleverd("voorbeelden/mini/mijn-gesprek.yaml")
LEGT_VAST = (
    ("importeer", str(GESPREK)),
    ("importeer", str(GESPREK), "--json"),
    ("versie", "maak"),
    ("redactie", "tijdgebrek", "omschrijving", "Te weinig tijd.", "--bijeenkomst", "B1"),
    ("dossier", "trek-in", "--bron", "b01", "--reden", "proef", "--ja"),
    ("dossier", "trek-in", "--bron", "b01", "--reden", "proef", "--ja", "--json"),
)
MAAKT = (
    (("dossier", "kopie", "k.sqlite"), "k.sqlite"),
    (("dossier", "herstel", "h.sqlite"), "h.sqlite"),
    (("nieuw", "n.sqlite"), "n.sqlite"),
    (("kaart", "-o", "k.html"), "k.html"),
    (("theorie", "-o", "t.md"), "t.md"),
    (("sjabloon", "-o", "s.xlsx"), "s.xlsx"),
    (("exporteer", "xlsx", "e.xlsx"), "e.xlsx"),
    (("exporteer", "csv", "los"), "los"),
    (("exporteer", "parquet", "pq"), "pq"),
    (("neo4j", "stijl", "-o", "n.grass"), "n.grass"),
)
TOONT = (
    ("belemmeringen",),
    ("belemmeringen", "--json"),
    ("belemmeringen", "--csv"),
    ("dossier", "toon"),
    ("toon", "tijdgebrek"),
    ("theorie",),
    ("vraag",),
    ("codes",),
    ("--versie",),
    ("--help",),
    ("importeer", "--help"),
    ("importeer", str(GESPREK), "--droog"),
    ("aanvulling", "bash"),
)


@pytest.fixture
def pad(mini: Path, tmp_path: Path) -> Path:
    """A dossier of this test alone."""
    return Path(shutil.copy(mini, tmp_path / "d.sqlite"))


@pytest.fixture
def stuurt(opdracht: list[str], omgeving: dict[str, str], tmp_path: Path) -> Stuurt:
    """Runs the program with streams that a shell sends elsewhere."""

    def voer_uit(waarheen: str, *woorden: str, invoer: str = "") -> Gedaan:
        klaar = subprocess.run(
            ["bash", "-c", f'set -o pipefail; "$@" {waarheen}', "bash", *opdracht, *woorden],  # noqa: S607
            input=invoer.encode(),
            capture_output=True,
            cwd=tmp_path,
            env=omgeving,
            timeout=120,
            check=False,
        )
        assert b"Traceback" not in klaar.stderr
        assert b"Exception ignored" not in klaar.stderr
        return Gedaan(klaar.returncode, klaar.stdout.decode(), klaar.stderr.decode())

    return voer_uit


def invoeren(pad: Path) -> int:
    """How many imports a dossier holds."""
    with Dossier.open(pad, alleen_lezen=True) as d:
        return len(d.invoeren())


@pytest.mark.parametrize("waarheen", ["> /dev/full", ">&-"])
@pytest.mark.parametrize("woorden", LEGT_VAST, ids=" ".join)
def test_what_was_stored_is_said_where_only_showing_it_failed(
    stuurt: Stuurt, pad: Path, woorden: tuple[str, ...], waarheen: str
) -> None:
    bijeenkomst = "soort: bijeenkomst\nsleutel: B1\ndatum: 2026-11-10\nbijeenkomstsoort: kernteam\ngrond: fictief\n"
    (pad.parent / "b1.yaml").write_text(bijeenkomst, encoding="utf-8")
    if "redactie" in woorden:
        assert stuurt("", "importeer", "b1.yaml").code == 0
    vooraf = invoeren(pad)
    gedaan = stuurt(waarheen, *woorden)
    assert gedaan.code == 7
    assert f"Vastgelegd als invoer {vooraf + 1} in d.sqlite; alleen tonen lukte niet (" in gedaan.fout
    assert "half geschreven" not in gedaan.fout
    assert invoeren(pad) == vooraf + 1


@pytest.mark.parametrize(("woorden", "naam"), MAAKT, ids=[" ".join(w) for w, _ in MAAKT])
def test_what_was_made_is_said_where_only_showing_it_failed(
    stuurt: Stuurt, pad: Path, woorden: tuple[str, ...], naam: str
) -> None:
    gedaan = stuurt("> /dev/full", *woorden)
    assert gedaan.code == 7
    assert gedaan.fout.splitlines()[-1].endswith(f"{naam} is klaar; alleen tonen lukte niet (de schijf is vol).")
    assert (pad.parent / naam).exists()


def test_so_is_a_role_that_was_wiped(stuurt: Stuurt, pad: Path) -> None:
    assert stuurt("", "importeer", str(GESPREK), "--rol", "proef").code == 0
    gedaan = stuurt(">&-", "dossier", "trek-in", "--rol", "proef", "--ja")
    assert gedaan.code == 7
    assert "d.sqlite is klaar; alleen tonen lukte niet (" in gedaan.fout
    with Dossier.open(pad, alleen_lezen=True) as d:
        assert not any(i.rol for i in d.invoeren())


@pytest.mark.parametrize(("woorden", "waarheen"), [(w, ("> /dev/full", ">&-")[i % 2]) for i, w in enumerate(TOONT)])
def test_what_only_shows_says_in_dutch_that_it_cannot(
    stuurt: Stuurt, pad: Path, woorden: tuple[str, ...], waarheen: str
) -> None:
    gedaan = stuurt(waarheen, *woorden)
    assert gedaan.code == 2
    assert gedaan.fout.splitlines()[-1].startswith("Hier is niets te tonen: de uitvoer is niet te schrijven (")
    assert invoeren(pad) == 1


@pytest.mark.parametrize("waarheen", ["2> /dev/full", "2>&-"])
@pytest.mark.parametrize(
    "woorden", [("importeer", str(GESPREK)), ("belemmeringen", "--csv"), ("belemmering",), ("importeer", "weg.yaml")]
)
def test_remarks_that_nobody_can_take_change_nothing(
    stuurt: Stuurt, pad: Path, mini: Path, woorden: tuple[str, ...], waarheen: str
) -> None:
    gewoon = stuurt("", *woorden)
    shutil.copyfile(mini, pad)
    anders = stuurt(waarheen, *woorden)
    assert (anders.code, anders.uit) == (gewoon.code, gewoon.uit)


@pytest.mark.parametrize("woorden", TOONT[:4], ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_fault(stuurt: Stuurt, pad: Path, woorden: tuple[str, ...]) -> None:
    assert pad.exists()
    gedaan = stuurt("| true", *woorden)
    assert gedaan.code == 0
    assert "Hier is niets te tonen" not in gedaan.fout


def test_an_import_of_which_nobody_reads_the_report_is_done(stuurt: Stuurt, pad: Path) -> None:
    assert stuurt("| true", "importeer", str(GESPREK)).code == 0
    assert invoeren(pad) == 2


@pytest.mark.parametrize("woorden", [("importeer", "-"), ("noteer",)])
@pytest.mark.parametrize("vandaan", ["<&-", "0> /dev/null"])
def test_input_that_is_closed_is_said_in_dutch(
    stuurt: Stuurt, pad: Path, woorden: tuple[str, ...], vandaan: str
) -> None:
    gedaan = stuurt(vandaan, *woorden)
    assert gedaan.code in (1, 2)
    assert "fout in het programma" not in gedaan.fout
    assert invoeren(pad) == 1


@pytest.mark.parametrize("dicht", ["<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_dossier_never_gets_the_number_of_a_stream(stuurt: Stuurt, pad: Path, dicht: str) -> None:
    assert stuurt(dicht, "importeer", str(GESPREK)).code == 7
    with Dossier.open(pad) as d:
        assert len(d.invoeren()) == 2
        assert d.rijen()
