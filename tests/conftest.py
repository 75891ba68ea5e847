"""What every test starts from: steady settings, and dossiers made for real from text or from the examples."""

import os
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.meegeleverd import meegeleverd

settings.register_profile("rustig", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("VT_HYPOTHESIS", "rustig"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--gouden", action="store_true", help="write the golden files anew; read the difference after")


@pytest.fixture(scope="session")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example ``extra-rijksinzet`` as a dossier file; only read from it."""
    return _maak(tmp_path_factory.mktemp("voorbeeld") / "extra-rijksinzet.sqlite", "extra-rijksinzet")


@pytest.fixture(scope="session")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example ``mini`` as a dossier file; only read from it."""
    return _maak(tmp_path_factory.mktemp("mini") / "mini.sqlite", "mini")


def _maak(pad: Path, naam: str) -> Path:
    bron = meegeleverd(f"voorbeelden/{naam}")
    with Dossier.maak(pad) as dossier:
        verslag = importeer(dossier, bron / "theorie", bron / "records")
    assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
    return pad


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """An own dossier with the theory of ``mini`` and its sources, without cycle records."""
    bron = meegeleverd("voorbeelden/mini")
    with Dossier.maak(tmp_path / "proef.sqlite") as d:
        assert not importeer(d, bron / "theorie", bron / "records" / "bronnen.yaml").fouten
        yield d


@pytest.fixture
def graaf_van(tmp_path: Path) -> Callable[..., Verandergraaf]:
    """Makes a graph of a theory that is written out as YAML text in the test."""

    def maak(tekst: str, **opties: str) -> Verandergraaf:
        bestand = tmp_path / "theorie.yaml"
        bestand.write_text(textwrap.dedent(tekst), encoding="utf-8")
        pad = tmp_path / "uit-tekst.sqlite"
        pad.unlink(missing_ok=True)
        with Dossier.maak(pad) as d:
            verslag = importeer(d, bestand)
        assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
        return Verandergraaf.uit(pad, **opties)  # type: ignore[arg-type]  # only keywords of uit()

    return maak
