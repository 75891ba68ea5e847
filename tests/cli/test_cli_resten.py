"""What a command that is killed leaves behind, and what is not ours and stays: nothing half, nothing lost."""

import os
import random
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.programma import Doe
from tests.cli.test_cli_gelijktijdig import registraties
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import ConflictFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.halverwege import BEGIN, halve_naam, resten, ruim_resten_op
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.intrekken import Intrekking, trek_in, van_bron
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.uitvoer.kaart.kaart import kaart

pytest_plugins = ("tests.cli.programma",)

posix = pytest.mark.skipif(os.name != "posix", reason="kill -9, pipes")
KEREN = int(os.environ.get("VT_KEREN", "5"))
GESPREK = meegeleverd("voorbeelden/mini/mijn-gesprek.yaml")


@pytest.fixture
def pad(mini: Path, tmp_path: Path) -> Path:
    """A dossier of this test alone."""
    return Path(shutil.copy(mini, tmp_path / "d.sqlite"))


# --- killed ----------------------------------------------------------------------------------------


def _hash(pad: Path) -> str:
    with Dossier.open(pad, alleen_lezen=True) as d:
        return d.hash()


def _dossier(pad: Path, mini: Path) -> bool:
    """Whether a dossier stands there; it is whole then."""
    if pad.exists():
        assert _hash(pad) == _hash(mini)
    return pad.exists()


def _export(map_: Path, mini: Path) -> bool:
    """The same for a folder of an export."""
    if map_.exists() and any(map_.iterdir()):
        with Dossier.maak(map_.parent / "terug.sqlite") as terug:
            assert not importeer(terug, map_).fouten
            assert terug.hash() == _hash(mini)
        return True
    return False


GEDOOD: tuple[tuple[tuple[str, ...], str, Callable[[Path, Path], bool]], ...] = (
    (("nieuw", "nieuw.sqlite", "--voorbeeld", "mini"), "nieuw.sqlite", _dossier),
    (("dossier", "kopie", "kopie.sqlite", "-d", "{mini}"), "kopie.sqlite", _dossier),
    (("exporteer", "yaml", "uit", "-d", "{mini}"), "uit", _export),
    (("exporteer", "csv", "leeg", "-d", "{mini}"), "leeg", _export),
)


@posix
@pytest.mark.parametrize(("woorden", "naam", "staat_er"), GEDOOD, ids=[g[0][0] + g[0][1] for g in GEDOOD])
def test_killed_at_any_moment_it_stands_there_whole_or_not_at_all_and_the_next_time_tidies_up(
    woorden: tuple[str, ...],
    naam: str,
    staat_er: Callable[[Path, Path], bool],
    mini: Path,
    tmp_path: Path,
    opdracht: list[str],
    omgeving: dict[str, str],
) -> None:
    dobbel = random.Random(7)  # noqa: S311  (not a secret)
    gezien: Counter[str] = Counter()
    for keer in range(KEREN):
        map_ = tmp_path / f"keer-{keer}"
        map_.mkdir()
        if naam == "leeg":
            (map_ / naam).mkdir()
        regel = [*opdracht, *(w.format(mini=mini) for w in woorden)]
        proces = subprocess.Popen(regel, cwd=map_, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        tot = float("inf")
        while proces.poll() is None and time.monotonic() < tot:
            if tot == float("inf") and any(p.name.startswith(BEGIN) for p in map_.iterdir()):
                tot = time.monotonic() + dobbel.uniform(0, 0.05 if keer % 2 else 0.3)
        proces.kill()
        proces.communicate()
        gezien["gedood"] += proces.returncode == -9
        gezien["rest"] += bool(resten(map_))
        is_er = staat_er(map_ / naam, mini)
        gezien["staat er" if is_er else "niet"] += 1
        if not is_er:
            klaar = subprocess.run(regel, cwd=map_, env=omgeving, capture_output=True, check=False)
            assert klaar.returncode == 0, klaar.stderr
        else:
            ruim_resten_op(map_)
        assert (map_ / naam).exists()
        assert not [p for p in map_.rglob("*") if p.name.startswith(BEGIN)]
    print(dict(gezien))
    assert gezien["gedood"], gezien


@posix
def test_what_another_process_or_machine_is_making_is_left_alone_and_named(hier: Doe, pad: Path) -> None:
    van_mij, dood = halve_naam(pad), pad.with_name(halve_naam(pad).name.replace(f"-{os.getpid()}-", "-4194304-"))
    elders = pad.with_name(f"{BEGIN}000000-1-00000000-journal")
    levend = pad.with_name(van_mij.name.replace(f"-{os.getpid()}-", f"-{os.getppid()}-"))
    for rest in (van_mij, dood, elders, levend):
        rest.touch()
    assert resten(pad.parent) == sorted((elders, dood))
    assert hier("kaart", "-d", pad, "-o", "k.html").code == 0
    assert not dood.exists()
    assert all(rest.exists() for rest in (van_mij, elders, levend))
    uit = hier("dossier", "controleer", "-d", pad).uit
    assert elders.name in uit
    assert levend.name not in uit


def test_what_was_never_finished_is_not_read_in(hier: Doe, pad: Path, tmp_path: Path) -> None:
    half = tmp_path / "map" / f"{BEGIN}000000-1-00000000"
    half.mkdir(parents=True)
    (half / "kapot.yaml").write_text("soort: onzin", encoding="utf-8")
    shutil.copy(GESPREK, tmp_path / "map")
    assert hier("importeer", "map", "-d", pad).code == 0


# --- written over ----------------------------------------------------------------------------------

PRODUCTEN = (
    ("kaart", "-o", "p.html"),
    ("theorie", "-o", "p.html"),
    ("theorie", "-o", "p.md"),
    ("importeer", str(GESPREK), "--verslag", "p.txt"),
    ("exporteer", "xlsx", "p.xlsx"),
    ("sjabloon", "-o", "p.xlsx"),
    ("neo4j", "stijl", "-o", "p.grass"),
)


@pytest.mark.parametrize("woorden", PRODUCTEN, ids=" ".join)
def test_what_somebody_changed_or_made_is_only_written_over_when_that_is_said(
    hier: Doe, pad: Path, tmp_path: Path, woorden: tuple[str, ...]
) -> None:
    dossier = () if "stijl" in woorden else ("-d", str(pad))
    (product,) = (tmp_path / w for w in woorden if w.startswith("p."))
    for _ in range(2):
        assert hier(*woorden, *dossier).code == 0, "what is ours and unchanged may be made anew"
    eigen = product.read_bytes()
    for van_iemand in (eigen + b"\n\nMijn aantekening.", b"Mijn eigen bestand."):
        product.write_bytes(van_iemand)
        gedaan = hier(*woorden, *dossier)
        assert gedaan.code == 6
        assert "--overschrijf" in gedaan.fout
        assert product.read_bytes() == van_iemand
    assert hier(*woorden, *dossier, "--overschrijf").code == 0
    assert product.read_bytes().startswith(eigen[:4])


def test_a_map_of_an_earlier_stand_is_ours_too(hier: Doe, pad: Path, tmp_path: Path) -> None:
    assert hier("kaart", "-d", pad, "-o", "k.html").code == 0
    eerst = (tmp_path / "k.html").read_bytes()
    assert hier("importeer", GESPREK, "-d", pad).code == 0
    assert hier("kaart", "-d", pad, "-o", "k.html").code == 0
    assert (tmp_path / "k.html").read_bytes() != eerst


def test_a_report_that_may_not_be_written_stops_the_import_before_it_begins(
    hier: Doe, pad: Path, tmp_path: Path
) -> None:
    (tmp_path / "v.txt").write_text("van mij", encoding="utf-8")
    assert hier("importeer", GESPREK, "-d", pad, "--verslag", "v.txt").code == 6
    with Dossier.open(pad) as d:
        assert len(d.invoeren()) == 1


def test_in_python_a_map_asks_the_same(pad: Path, tmp_path: Path) -> None:
    gemaakt, doel = kaart(Verandergraaf.uit(pad)), tmp_path / "k.html"
    gemaakt.schrijf(doel)
    doel.write_text("van mij", encoding="utf-8")
    with pytest.raises(ConflictFout, match="overschrijf"):
        gemaakt.schrijf(doel)
    gemaakt.schrijf(doel, overschrijf=True)
    assert "van mij" not in doel.read_text(encoding="utf-8")


@posix
@pytest.mark.parametrize("woorden", [("kaart", "-o", "f.html"), ("theorie", "-o", "f.md"), ("noteer",)])
def test_a_pipe_is_no_file_to_write_or_to_go_on_with(
    hier: Doe, pad: Path, tmp_path: Path, woorden: tuple[str, ...]
) -> None:
    pijp = tmp_path / ("d.sqlite.concept.txt" if woorden == ("noteer",) else woorden[-1])
    os.mkfifo(pijp)
    for extra in ((), ("--verder",), ("--opnieuw",)) if woorden == ("noteer",) else ((),):
        gedaan = hier(*woorden, *extra, "-d", pad)
        assert gedaan.code == 2
        assert "is geen gewoon bestand" in gedaan.fout
    assert pijp.is_fifo()


# --- beside one another ----------------------------------------------------------------------------


def test_a_dry_run_needs_no_leave_to_write(pad: Path) -> None:
    vooraf = pad.read_bytes()
    with Dossier.open(pad, alleen_lezen=True) as d:
        verslag = importeer(d, GESPREK, droog=True)
        assert len(verslag.nieuw) == 2
        assert len(d.invoeren()) == 1
        with d.transactie(is_proef=True), pytest.raises(ValueError, match="transaction"), d.transactie(is_proef=True):
            pass
    assert pad.read_bytes() == vooraf


def test_a_dry_run_does_not_wait_for_who_writes(pad: Path) -> None:
    with Dossier.open(pad) as schrijft, schrijft.transactie(), Dossier.open(pad) as leest:
        assert len(importeer(leest, GESPREK, droog=True).nieuw) == 2


def _plan(pad: Path) -> Intrekking:
    plan = van_bron(pad, "b02")
    assert isinstance(plan, Intrekking)
    return plan


def test_a_withdrawal_goes_on_when_something_else_came_in_meanwhile(pad: Path, tmp_path: Path) -> None:
    plan = _plan(pad)
    assert not importeer(pad, GESPREK).fouten
    assert not trek_in(pad, plan, reden="proef").gevonden
    with Dossier.open(pad) as d:
        assert [i.nr for i in d.invoeren()] == [1, 2, 3]
        assert "b02" not in {r.sleutel for r in d.rijen()}


def test_and_not_when_more_of_the_same_came_in(pad: Path, tmp_path: Path) -> None:
    plan = _plan(pad)
    nieuw = tmp_path / "nieuw.jsonl"
    nieuw.write_text(registraties(0, 1).replace('"b01"', '"b02"'), encoding="utf-8")
    assert not importeer(pad, nieuw).fouten
    with pytest.raises(ConflictFout, match="Kijk opnieuw"):
        trek_in(pad, plan, reden="proef")


@posix
def test_beside_imports_that_go_on_and_on_a_withdrawal_gets_its_turn(
    pad: Path, tmp_path: Path, opdracht: list[str], omgeving: dict[str, str]
) -> None:
    lus = 'i=0; while :; do i=$((i+1)); "$@" $(printf "n%s.jsonl" $i) -d d.sqlite >/dev/null 2>&1 || exit 1; done'
    for nr in range(1, 60):
        (tmp_path / f"n{nr}.jsonl").write_text(registraties(nr, 1), encoding="utf-8")
    bezig = subprocess.Popen(["bash", "-c", lus, "bash", *opdracht, "importeer"], cwd=tmp_path, env=omgeving)  # noqa: S607
    try:
        regel = [*opdracht, "dossier", "trek-in", "--reden", "proef", "--ja", "-d", str(pad)]
        for bron in ("b02", "b03"):
            klaar = subprocess.run([*regel, "--bron", bron], capture_output=True, env=omgeving, check=False)
            assert klaar.returncode == 0, klaar.stderr.decode()
    finally:
        bezig.kill()
        bezig.wait()
    with Dossier.open(pad) as d:
        assert not {"b02", "b03"} & {r.sleutel for r in d.rijen()}
