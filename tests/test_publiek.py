"""The public surface: what may be imported, what that costs, and that the wheel works where the checkout is not."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib import import_module
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import verandertheorie
from scripts.oppervlak import bijgewerkt
from verandertheorie.versie import VERSIE
from verandertheorie.vragen.lijst import VRAGEN

WORTEL = Path(__file__).parents[1]
ZWAAR = {
    "matplotlib",
    "neo4j",
    "networkx",
    "pydantic",
    "pydantic_core",
    "pyvis",
    "yaml",
    "rich",
    "rapidfuzz",
    "sqlite3",
    "numpy",
    "pyarrow",
}
"""What is loaded only where it is used."""


# --- names ------------------------------------------------------------------------------------


def test_the_public_names_are_those_that_can_be_imported_and_no_other() -> None:
    assert list(verandertheorie.__all__) == sorted(verandertheorie._WAAR)
    assert dir(verandertheorie) == list(verandertheorie.__all__)


@pytest.mark.parametrize("naam", verandertheorie.__all__)
def test_a_public_name_is_the_thing_itself(naam: str) -> None:
    module = import_module(f"verandertheorie.{verandertheorie._WAAR[naam]}")
    assert getattr(verandertheorie, naam) is getattr(module, naam)
    assert getattr(verandertheorie, naam).__doc__


def test_a_type_checker_is_told_about_every_public_name() -> None:
    tekst = Path(verandertheorie.__file__).read_text("utf-8")
    assert tekst == bijgewerkt(tekst), "run scripts/maak_oppervlak"
    assert tekst.count(" as ") >= len(verandertheorie.__all__)


def test_what_a_question_returns_is_public_too() -> None:
    for v in VRAGEN:
        (rijtype,) = get_args(get_type_hints(getattr(verandertheorie, v.functienaam))["return"])
        assert getattr(verandertheorie, v.rij) is rijtype


def test_the_version_is_there() -> None:
    assert verandertheorie.__version__ == VERSIE


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'bestaat_niet'"):
        _ = verandertheorie.bestaat_niet


# --- what an import costs ---------------------------------------------------------------------


def _geladen(code: str) -> set[str]:
    """Names of the modules that are loaded after running this in a fresh interpreter."""
    vraag = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    klaar = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True)
    return set(klaar.stderr.split())


@pytest.mark.proces
def test_importing_the_package_loads_nothing_heavy() -> None:
    geladen = _geladen("import verandertheorie")
    assert {m for m in geladen if m.startswith("verandertheorie.")} == {
        "verandertheorie.versie",
        "verandertheorie.vragen",
        "verandertheorie.vragen.lijst",
    }
    assert geladen & {*ZWAAR, "typer"} == set()


HULP = """
sys.argv = ["verandertheorie", *{argumenten}]
from verandertheorie.__main__ import main
try:
    main()
except SystemExit as klaar:
    assert not klaar.code, klaar.code
"""


@pytest.mark.parametrize("argumenten", [["--help"], ["--versie"]], ids=str)
@pytest.mark.proces
def test_help_loads_typer_and_nothing_else_that_is_heavy(argumenten: list[str]) -> None:
    """Typer itself brings none of these in when ``rich_markup_mode`` is None."""
    assert _geladen("import typer") & ZWAAR == set()
    geladen = _geladen(HULP.format(argumenten=argumenten))
    assert "typer" in geladen
    assert geladen & ZWAAR == set()


@pytest.mark.parametrize("opdracht", ["belemmeringen", "importeer", "leg-uit", "exporteer", "kaart", "figuur", "neo4j"])
@pytest.mark.proces
def test_help_of_a_command_loads_the_command_line_the_list_of_questions_and_no_other_room(opdracht: str) -> None:
    """Typer checks the values of options with pydantic; that part is not ours. A question asks the glossary."""
    geladen = _geladen(HULP.format(argumenten=[opdracht, "--help"]))
    assert geladen & ZWAAR <= {"pydantic", "pydantic_core"}
    kamers = {m.split(".")[1] for m in geladen if m.startswith("verandertheorie.")}
    vraagt = {"begrippen", "meegeleverd"} if opdracht in ("belemmeringen", "leg-uit") else set()
    assert kamers == {"__main__", "cli", "fouten", "gedaan", "taal", "versie", "vragen"} | vraagt
    assert {m for m in geladen if m.startswith("verandertheorie.vragen.")} == {"verandertheorie.vragen.lijst"}


@pytest.mark.proces
def test_a_question_as_json_loads_neither_networkx_nor_yaml_nor_rich(mini: Path) -> None:
    geladen = _geladen(HULP.format(argumenten=["belemmeringen", "--json", "-d", str(mini)]))
    assert "verandertheorie.oordeel.gebied" in geladen
    assert geladen & {"networkx", "yaml", "rich", "numpy"} == set()


@pytest.mark.proces
def test_judging_from_sums_loads_no_engine_and_pyarrow_only_for_who_reads_parquet() -> None:
    code = "from verandertheorie.uitvoer.schaal import *; assert som_sql(); KOLOMMEN, TABELNAMEN, oordelen, lees_kader"
    assert _geladen(code) & {"pyarrow", "duckdb", "pyspark", "numpy"} == set()


# --- the wheel --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def wiel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout."""
    uit = tmp_path_factory.mktemp("wiel")
    bouw = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(uit), str(WORTEL)]
    klaar = subprocess.run(bouw, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    (pad,) = uit.glob("*.whl")
    return pad


@pytest.fixture(scope="session")
def omgeving(wiel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` of a fresh environment that holds the wheel; only its dependencies come from this one."""
    map_ = tmp_path_factory.mktemp("omgeving")
    venv.create(map_, system_site_packages=False, with_pip=False)
    python = map_ / "bin" / "python"
    installeer = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wiel)]
    klaar = subprocess.run(installeer, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    (pakketten,) = map_.glob("lib/python*/site-packages")
    (pakketten / "afhankelijkheden.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return map_ / "bin"


def _draai(omgeving: Path, map_: Path, *argumenten: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a folder, knowing nothing of this checkout."""
    schoon = {k: w for k, w in os.environ.items() if not k.startswith(("PYTHON", "VT_", "VERANDERTHEORIE", "COV_"))}
    opdracht = [str(omgeving / "verandertheorie"), *argumenten]
    return subprocess.run(opdracht, capture_output=True, text=True, check=False, cwd=map_, env=schoon)


def test_the_wheel_holds_the_package_the_schemas_and_the_examples_and_no_tests(wiel: Path) -> None:
    namen = zipfile.ZipFile(wiel).namelist()
    mappen = {n.split("/")[0] for n in namen}
    assert mappen == {"verandertheorie", f"verandertheorie-{VERSIE}.dist-info"}
    for map_ in ("schema", "voorbeelden"):
        hier = {str(p.relative_to(WORTEL)) for p in (WORTEL / map_).rglob("*") if p.is_file()}
        assert {n.removeprefix("verandertheorie/") for n in namen if n.startswith(f"verandertheorie/{map_}/")} == hier
    python = {str(p.relative_to(WORTEL)) for p in (WORTEL / "verandertheorie").rglob("*.py")}
    voorbeelden = {n for n in namen if n.startswith("verandertheorie/voorbeelden/")}
    assert {n for n in namen if n.endswith(".py")} - voorbeelden == python


def test_the_wheel_holds_every_part_of_the_page_of_the_map_and_not_the_types(wiel: Path) -> None:
    namen = set(zipfile.ZipFile(wiel).namelist())
    bladzijde = WORTEL / "verandertheorie/uitvoer/kaart/bladzijde"
    delen = [p for p in bladzijde.iterdir() if p.suffix in (".html", ".css", ".js")]
    assert {"kaart.html", "stijl.css", "begin.js"} <= {p.name for p in delen}
    assert {n for n in namen if "/kaart/bladzijde/" in n} == {str(p.relative_to(WORTEL)) for p in delen}


def test_the_installed_package_is_the_one_from_the_wheel(omgeving: Path, tmp_path: Path) -> None:
    vraag = "import verandertheorie, verandertheorie.meegeleverd as m; print(m.__file__, m.meegeleverd('schema'))"
    klaar = subprocess.run(
        [str(omgeving / "python"), "-c", vraag], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    paden = [Path(p) for p in klaar.stdout.split()]
    assert all(p.is_relative_to(omgeving.parent) for p in paden), paden


def test_the_installed_command_makes_a_dossier_and_answers_in_an_empty_folder(omgeving: Path, tmp_path: Path) -> None:
    nieuw = _draai(omgeving, tmp_path, "nieuw", "proef.sqlite", "--voorbeeld", "mini")
    assert (nieuw.returncode, nieuw.stderr) == (0, "")
    assert (tmp_path / "mijn-gesprek.yaml").is_file()
    antwoord = _draai(omgeving, tmp_path, "belemmeringen", "--json")
    assert (antwoord.returncode, antwoord.stderr) == (0, "")
    gegevens = json.loads(antwoord.stdout)
    assert gegevens["vraag"] == "terugkerende-belemmeringen"
    assert gegevens["versie"] == VERSIE
    assert gegevens["fictief"] is True
    assert gegevens["rijen"][0]["factor"] == "trage-vergunningen"
    uitleg = _draai(omgeving, tmp_path, "leg-uit", "trage-vergunningen")
    assert (uitleg.returncode, uitleg.stderr) == (0, "")
    assert "Tussen gebieden tellen we" in uitleg.stdout
    assert _draai(omgeving, tmp_path, "importeer", "mijn-gesprek.yaml").returncode == 0


GEBRUIK = """
import verandertheorie as vt

graaf = vt.Verandergraaf.uit("proef.sqlite")
reveal_type(vt.__version__)
reveal_type(vt.terugkerende_belemmeringen(graaf))
for rij in vt.terugkerende_belemmeringen(graaf)[:3]:
    reveal_type(rij.vastgesteld_in)


def tel(antwoord: vt.Antwoord[vt.Dekkingscel], eerste: vt.Terugkerend) -> int:
    return len(antwoord) + eerste.naam
"""


def test_a_type_checker_of_who_uses_the_wheel_sees_rows_with_types_and_a_mistake_in_them(
    omgeving: Path, tmp_path: Path
) -> None:
    (tmp_path / "gebruik.py").write_text(GEBRUIK, encoding="utf-8")
    opdracht = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(omgeving / "python"), "gebruik.py"]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False, cwd=tmp_path)
    gezien = [r.partition("gebruik.py:")[2].split(":", 2) for r in klaar.stdout.splitlines()[:-1]]
    rij = "verandertheorie.vragen.belemmeringen.Terugkerend"
    assert [(int(regel), tekst.strip()) for regel, _, tekst in gezien] == [
        (5, 'Revealed type is "str"'),
        (6, f'Revealed type is "verandertheorie.vragen.antwoord.Antwoord[{rij}]"'),
        (8, 'Revealed type is "tuple[str, ...]"'),
        (12, 'Unsupported operand types for + ("int" and "str")  [operator]'),
    ]


def test_the_installed_command_says_its_version(omgeving: Path, tmp_path: Path) -> None:
    assert _draai(omgeving, tmp_path, "--versie").stdout == f"verandertheorie {VERSIE}\n"


def test_both_examples_can_be_made_from_the_wheel(omgeving: Path, tmp_path: Path) -> None:
    for naam in ("mini", "extra-rijksinzet"):
        assert _draai(omgeving, tmp_path, "nieuw", f"{naam}.sqlite", "--voorbeeld", naam).returncode == 0
    fout = _draai(omgeving, tmp_path, "nieuw", "geen.sqlite", "--voorbeeld", "minni")
    assert (fout.returncode, fout.stderr.strip()) == (2, "Het voorbeeld 'minni' is er niet. Bedoelt u mini?")
