"""LibreOffice opens the template, somebody fills it in and saves it, and nothing is lost on the way."""

import datetime
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.tabel.werkmappen import GESPREK, vul
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.invoer.importeer import importeer

pytest_plugins = ("tests.tabel.werkmappen",)

PYTHON = "/usr/bin/python3"
"""The Python of the system: it has uno."""
INVULBLADEN = ("Bronnen", "Registraties", "Bewijs", "Dekking", "Afspraken")


def _of_overslaan() -> None:
    waarom = ""
    if not shutil.which("soffice"):
        waarom = "soffice is not there"
    elif subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        waarom = f"{PYTHON} has no uno"
    if waarom and "excel" in os.environ.get("VT_VERPLICHT", "").split(","):
        pytest.fail(f"VT_VERPLICHT asks for excel: {waarom}")
    if waarom:
        pytest.skip(f"no LibreOffice to fill in a workbook: {waarom}")


@pytest.fixture
def gevuld(sjabloon: Callable[..., Path], tmp_path: Path) -> Mapping[str, Any]:
    """What LibreOffice saw before and after; beside it the three files it saved."""
    _of_overslaan()
    cellen = {
        blad: {plek: {"dag": str(w)} if isinstance(w, datetime.date) else w for plek, w in waarden.items()}
        for blad, waarden in GESPREK.items()
    }
    opdracht = [PYTHON, str(Path(__file__).with_name("libreoffice.py")), str(sjabloon()), str(tmp_path)]
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    klaar = subprocess.run(
        opdracht, input=json.dumps(cellen), capture_output=True, text=True, env=omgeving, timeout=300, check=False
    )
    assert klaar.returncode == 0, klaar.stderr
    verslag: Mapping[str, Any] = json.loads(klaar.stdout)
    return verslag


def test_what_is_typed_in_libreoffice_comes_in_and_nothing_is_lost(
    gevuld: Mapping[str, Any], sjabloon: Callable[..., Path], dossier: Dossier, tmp_path: Path
) -> None:
    voor = gevuld["sjabloon"]
    assert {"DATE", "LIST"} <= set(voor["Registraties"]["keuze"])
    assert voor["Bewijs"]["lijst"][1] == "lijst_onderwerp"
    assert (voor["Bewijs"]["op_slot"][3], voor["Theorie"]["op_slot"][0]) == (False, True)
    for einde in ("xlsx", "ods", "xls"):
        na = gevuld[einde]
        for naam in INVULBLADEN:
            assert na[naam]["beschermd"], (einde, naam)
            assert na[naam]["op_slot"] == voor[naam]["op_slot"], (einde, naam)
            assert na[naam]["keuze"] == voor[naam]["keuze"], (einde, naam)
            assert [f.lstrip("=$") for f in na[naam]["lijst"]] == [f.lstrip("=$") for f in voor[naam]["lijst"]], einde
            assert [u[:60] for u in na[naam]["uitleg"]] == [u[:60] for u in voor[naam]["uitleg"]], (einde, naam)
        assert na["Lijsten"]["zichtbaar"] is True, einde  # it goes from hand to hand, so nothing in it is hidden
    hoort = importeer(dossier, vul(sjabloon("zelf.xlsx"), GESPREK), droog=True)
    assert not hoort.fouten
    for einde in ("xlsx", "ods", "xls"):
        verslag = importeer(dossier, tmp_path / f"gevuld.{einde}", droog=True)
        assert not verslag.fouten, (einde, verslag.fouten)
        assert verslag.nieuw == hoort.nieuw, einde
