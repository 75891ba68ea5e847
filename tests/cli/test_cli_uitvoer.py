"""What comes out, whatever it goes to: a pipe that closes, a terminal of any width, one without colours; and Ctrl-C."""

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.programma import Terminal, wacht_tot_hij_wacht
from verandertheorie.cli.tonen import toon_tabel
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.dekking import dekking
from verandertheorie.vragen.kantelen import wat_kantelt
from verandertheorie.vragen.veranderingen import wat_veranderde

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]
posix = pytest.mark.skipif(os.name != "posix", reason="pipes, signals and terminals of POSIX")

REGELS = [
    ("belemmeringen",),
    ("beweringen", "--json"),
    ("dekking", "--csv"),
    ("leg-uit", "C01"),
    ("toon", "C01"),
    ("dossier", "toon"),
    ("vraag",),
    ("--help",),
]


@posix
@pytest.mark.parametrize("regel", REGELS, ids=" ".join)
def test_a_reader_that_has_gone_is_met_with_silence(
    mini: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str], regel: tuple[str, ...]
) -> None:
    lezen, schrijven = os.pipe()
    os.close(lezen)
    omgeving["VERANDERTHEORIE_DOSSIER"] = str(mini)
    klaar = subprocess.run(
        [*opdracht, *regel], stdout=schrijven, stderr=subprocess.PIPE, env=omgeving, cwd=tmp_path, check=False
    )
    os.close(schrijven)
    assert klaar.stderr == b""
    assert klaar.returncode in (0, 1)


@posix
def test_the_first_line_of_a_long_answer_will_do(
    voorbeeld: Path, opdracht: list[str], omgeving: dict[str, str]
) -> None:
    regel = " ".join([*opdracht, "dekking", "--csv", "-d", str(voorbeeld)])
    klaar = subprocess.run(
        ["/bin/sh", "-c", f"{regel} 2>fout.txt | head -1"],
        capture_output=True,
        text=True,
        env=omgeving,
        cwd=voorbeeld.parent,
        check=True,
    )
    assert klaar.stdout.startswith("\ufeffonderwerp;")
    assert len(klaar.stdout.splitlines()) == 1
    assert klaar.stderr == ""
    fout = voorbeeld.parent / "fout.txt"
    assert "Error" not in fout.read_text()
    assert "Exception" not in fout.read_text()
    fout.unlink()


@posix
def test_ctrl_c_ends_with_130_and_leaves_the_dossier(
    mini: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str]
) -> None:
    pad = tmp_path / "d.sqlite"
    shutil.copyfile(mini, pad)
    voor = pad.read_bytes()
    lezen, schrijven = os.pipe()
    woorden = [*opdracht, "importeer", "-", "-d", str(pad)]
    with subprocess.Popen(
        woorden, stdin=lezen, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=omgeving, text=True
    ) as proces:
        os.close(lezen)
        wacht = b"a: " + b"x" * 200_000  # more than a pipe holds: when it is taken, the program is reading
        while wacht:
            wacht = wacht[os.write(schrijven, wacht[:65536]) :]
        wacht_tot_hij_wacht(proces)
        proces.send_signal(signal.SIGINT)
        uit, fout = proces.communicate(timeout=120)
    os.close(schrijven)
    assert proces.returncode == 130
    assert uit == ""
    assert "Traceback" not in fout
    assert len(fout.splitlines()) <= 1
    assert pad.read_bytes() == voor


KLEUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")


def _in_een_terminal(woorden: list[str], omgeving: dict[str, str]) -> str:
    import pty  # not on every system

    hoofd, bij = pty.openpty()
    with subprocess.Popen(woorden, stdin=bij, stdout=bij, stderr=bij, env=omgeving) as proces:
        os.close(bij)
        stukken = []
        with contextlib.suppress(OSError):  # the other side has closed
            while stuk := os.read(hoofd, 65536):
                stukken.append(stuk)
    os.close(hoofd)
    assert proces.returncode == 0
    return b"".join(stukken).decode()


@posix
@pytest.mark.parametrize("regel", [("belemmeringen",), ("dekking",), ("--help",), ("importeer", "x.yaml", "--droog")])
def test_no_colour_means_no_colour_also_in_a_terminal(
    mini: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str], regel: tuple[str, ...]
) -> None:
    (tmp_path / "x.yaml").write_text("soort: actor\nsleutel: boer\nnaam: Boer\nactorsoort: rol\n")
    woorden = [*opdracht, *(str(tmp_path / w) if w == "x.yaml" else w for w in regel)]
    extra = {"NO_COLOR": "1", "TERM": "xterm-256color", "VERANDERTHEORIE_DOSSIER": str(mini), "COLUMNS": "100"}
    assert KLEUR.search("\x1b[1;31mrood")
    assert not KLEUR.search(_in_een_terminal(woorden, omgeving | extra))


def test_a_pipe_gets_no_colour(doe: Doe, mini: Path) -> None:
    for regel in (("belemmeringen",), ("beweringen",), ("leg-uit", "C01")):
        assert "\x1b" not in doe(*regel, "-d", mini, TERM="xterm-256color").uit


# --- width ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def antwoorden(voorbeeld: Path) -> dict[str, Antwoord[Any]]:
    graaf = Verandergraaf.uit(voorbeeld)
    return {
        "belemmeringen": terugkerende_belemmeringen(graaf, alles=True),
        "helpende-factoren": helpende_factoren(graaf, alles=True),
        "beweringen": stand_van_beweringen(graaf),
        "dekking": dekking(graaf),
        "wat-kantelt": wat_kantelt(graaf, "C30"),
        "wat-veranderde": wat_veranderde(graaf, "c1"),
    }


@pytest.mark.parametrize(
    "naam", ["belemmeringen", "helpende-factoren", "beweringen", "dekking", "wat-kantelt", "wat-veranderde"]
)
def test_at_no_width_a_word_is_cut(
    antwoorden: dict[str, Antwoord[Any]], naam: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    antwoord = antwoorden[naam]
    assert len(antwoord) > 0
    for breed in (*range(45, 140, 7), 60, 80, 200, 1000):
        monkeypatch.setenv("COLUMNS", str(breed))
        gedrukt = str(antwoord)
        weg = re.search(r"Een breder venster toont ook: (.*?)\.", " ".join(gedrukt.split()))
        niet_getoond = weg[1].split(", ") if weg else []
        woorden = {w for zin in antwoord.zinnen for w in zin.split()}
        for tabel in antwoord.tabellen():
            getoond = [(k, cel) for rij in tabel.rijen for k, cel in zip(tabel.koppen, rij, strict=True)]
            woorden |= {w for k, cel in getoond if k not in niet_getoond for w in cel.split()}
        assert not re.search(r"\w…", gedrukt)  # a short list leaves out whole words
        missen = woorden - set(gedrukt.split()) - {"–"}
        assert not missen, (breed, missen)
        te_lang = [r for r in gedrukt.splitlines() if len(r) > breed and len(r.split()) > 1]
        assert not te_lang, (breed, te_lang)


@pytest.mark.parametrize("breed", ["60", "80", "200"])
@pytest.mark.parametrize("regel", [("belemmeringen",), ("beweringen",), ("dekking",), ("dossier", "toon"), ("vraag",)])
def test_the_columns_of_the_terminal_are_kept(hier: Doe, voorbeeld: Path, regel: tuple[str, ...], breed: str) -> None:
    op = () if regel == ("vraag",) else ("-d", voorbeeld)
    gedaan = hier(*regel, *op, COLUMNS=breed)
    assert gedaan.code == 0
    assert "…" not in gedaan.uit
    te_lang = [r for r in gedaan.uit.splitlines() if len(r) > int(breed) and len(r.split()) > 1]  # a path is one word
    assert not te_lang


def test_eighty_columns_are_enough_for_a_table(hier: Doe, voorbeeld: Path) -> None:
    for regel, hoogstens in (("dekking", 100), ("belemmeringen", 50), ("beweringen", 160)):
        uit = hier(regel, "-d", voorbeeld, COLUMNS="80").uit
        assert len(uit.splitlines()) <= hoogstens
    assert hier("belemmeringen", "-d", voorbeeld, COLUMNS="200").uit.count("Een breder venster") == 0


@pytest.mark.parametrize("breed", ["40", "60", "80"])
def test_coverage_is_a_matrix_at_every_width(hier: Doe, voorbeeld: Path, breed: str) -> None:
    uit = hier("dekking", "-d", voorbeeld, COLUMNS=breed).uit
    koppen_ = [r.split() for r in uit.splitlines() if r.startswith("onderwerp ")]
    assert [g for kop in koppen_ for g in kop[1:]] == [f"D{n:02}" for n in range(1, 14)]
    assert (len(koppen_) == 1) == (breed == "80")
    nergens = re.search(r"Nog nergens onderzocht: (.*?)\.", " ".join(uit.split()))
    assert nergens
    for naam in nergens[1].split(", "):
        assert not [r for r in uit.splitlines() if r.startswith(f"{naam} ")], "a row of blanks"


@pytest.mark.parametrize("vraag", ["belemmeringen", "helpende-factoren", "beweringen", "dekking", "wat-veranderde"])
def test_a_terminal_is_told_how_to_go_on_and_that_works_and_a_pipe_gets_the_answer_only(
    hier: Doe, opdracht: list[str], omgeving: dict[str, str], voorbeeld: Path, vraag: str
) -> None:
    plek = {"TERM": "xterm", "COLUMNS": "200"}
    slot = _in_een_terminal([*opdracht, vraag, "-d", str(voorbeeld)], omgeving | plek).splitlines()[-1]
    assert slot.startswith("Vraag verder: verandertheorie leg-uit ")
    assert hier(*shlex.split(slot.partition(": ")[2])[1:]).code == 0
    for vorm in ((), ("--json",), ("--csv",), ("--uitleg",)):
        gedaan = hier(vraag, *vorm, "-d", voorbeeld)
        assert "Vraag verder" not in gedaan.uit + gedaan.fout


def test_text_of_the_user_is_printed_as_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    toon_tabel(("naam", "wat"), [("[bold]x[/bold] :smile:", "[link=a]"), ("2026-09-14", "'7' 0x1f https://a.nl")])
    uit = capsys.readouterr().out
    for stuk in ("[bold]x[/bold] :smile:", "[link=a]", "2026-09-14", "'7' 0x1f https://a.nl"):
        assert stuk in uit


@posix
def test_output_of_the_program_is_utf_8_whatever_the_locale(
    mini: Path, opdracht: list[str], omgeving: dict[str, str]
) -> None:
    for extra in ({"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "C.UTF-8"}):
        klaar = subprocess.run(
            [*opdracht, "leg-uit", "C01", "-d", str(mini)], capture_output=True, env=omgeving | extra, check=False
        )
        assert klaar.returncode == 0, klaar.stderr
        assert re.search(r"[×≥–−·]", klaar.stdout.decode("utf-8"))


@pytest.mark.proces
def test_our_own_mistake_is_one_sentence_and_with_traceback_more(tmp_path: Path, omgeving: dict[str, str]) -> None:
    """A broken installation: a file of ours is gone."""
    stuk = "import verandertheorie.meegeleverd as m, pathlib; m._PAKKET = pathlib.Path('/nergens/x')\n"
    stuk += "from verandertheorie.__main__ import main; main()"
    for vooraf, verwacht in (((), 2), (("--traceback",), 3)):
        woorden = [sys.executable, "-c", stuk, *vooraf, "nieuw", "a.sqlite", "--voorbeeld", "mini"]
        klaar = subprocess.run(woorden, capture_output=True, text=True, cwd=tmp_path, env=omgeving, check=False)
        if vooraf:
            assert "Traceback" in klaar.stderr
            assert klaar.returncode != 0
        else:
            assert klaar.returncode == 70
            assert len(klaar.stderr.splitlines()) == verwacht
            assert "fout in het programma" in klaar.stderr
        assert klaar.stdout == ""


# --- progress ---------------------------------------------------------------------------------


def test_on_a_terminal_an_import_says_what_it_is_doing_and_wipes_that_line(
    terminal: Callable[..., Terminal], mini: Path, tmp_path: Path
) -> None:
    shutil.copyfile(mini, tmp_path / "d.sqlite")
    shutil.copyfile(meegeleverd("voorbeelden/mini/mijn-gesprek.yaml"), tmp_path / "gesprek.yaml")
    t = terminal("importeer", "gesprek.yaml")
    for stap in ("Lezen: gesprek.yaml", "Nakijken: 2 records", "Schrijven", "Antwoorden vergelijken", "\r\x1b[K1 bron"):
        t.wacht_op(stap)
    assert t.proces.wait(timeout=120) == 0


@pytest.mark.parametrize("instelling", [{"TERM": "dumb"}, {}])
def test_elsewhere_it_says_nothing_of_the_kind(
    doe: Doe, terminal: Callable[..., Terminal], mini: Path, tmp_path: Path, instelling: dict[str, str]
) -> None:
    shutil.copyfile(mini, tmp_path / "d.sqlite")
    shutil.copyfile(meegeleverd("voorbeelden/mini/mijn-gesprek.yaml"), tmp_path / "gesprek.yaml")
    if instelling:
        t = terminal("importeer", "gesprek.yaml", **instelling)
        t.wacht_op("1 bron nieuw")
        assert t.proces.wait(timeout=120) == 0
        assert "Lezen" not in t.alles
        assert "\x1b" not in t.alles
    else:
        gedaan = doe("importeer", "gesprek.yaml")
        assert (gedaan.code, gedaan.fout) == (0, "")


def test_nothing_that_is_printed_has_a_colour(doe: Doe, voorbeeld: Path) -> None:
    """So NO_COLOR has nothing to turn off, whatever a terminal can do."""
    for regel in ("belemmeringen", "leg-uit C07", "controleer", "dossier toon", "--help", "bestaat-niet"):
        gedaan = doe(*regel.split(), "-d", voorbeeld, FORCE_COLOR="1", TERM="xterm-256color")
        assert "\x1b" not in gedaan.uit + gedaan.fout


@pytest.mark.proces
def test_ctrl_c_while_the_program_is_still_loading_ends_with_130(omgeving: dict[str, str]) -> None:
    """The module with the commands is where start-up takes its time."""
    proef = (
        "import sys\n"
        "from verandertheorie.__main__ import main\n"
        "class Val:\n"
        "    def find_spec(self, naam, *rest):\n"
        "        if naam == 'verandertheorie.cli.hoofd':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Val())\n"
        "main()\n"
    )
    klaar = subprocess.run([sys.executable, "-c", proef], capture_output=True, text=True, env=omgeving, check=False)
    assert (klaar.returncode, klaar.stdout, klaar.stderr) == (130, "", "")
