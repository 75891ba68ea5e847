"""The example, told as it happened: theory and evidence up to a cycle, version 1, and what session B8 decided."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from verandertheorie.aanscherping.versies import maak
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.notulen import leg_notulen_vast
from verandertheorie.invoer.vastleggen import leg_vast
from verandertheorie.meegeleverd import meegeleverd

BRON = meegeleverd("voorbeelden/extra-rijksinzet")


@pytest.fixture(scope="session")
def tot_c5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example up to c5, with version 1 made after c1; copy it before writing."""
    pad = tmp_path_factory.mktemp("tot-c5") / "voorbeeld.sqlite"
    with Dossier.maak(pad) as d:
        begin = ("theorie", "sessies/bijeenkomsten.yaml", "records/bronnen.yaml", "records/c1.yaml")
        assert not importeer(d, *(BRON / deel for deel in begin)).fouten
    graaf = Verandergraaf.uit(pad)
    versie = maak(graaf, bijeenkomst=None, toelichting="De theorie zoals zij uit het plan is gelezen.")
    assert leg_vast(pad, [versie], gezien=graaf.dossierhash, rol="", samenvatting="versie 1") == 1
    for cyclus in ("c2", "c3", "c4", "c5"):
        assert not importeer(pad, BRON / f"records/{cyclus}.yaml").fouten
    return pad


@pytest.fixture(scope="session")
def na_b8(tot_c5: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after the decisions of B8, which make version 2; copy it before writing."""
    pad = tmp_path_factory.mktemp("na-b8") / "voorbeeld.sqlite"
    shutil.copyfile(tot_c5, pad)
    verslag = leg_notulen_vast(pad, BRON / "besluiten/b8.yaml", rol="programmamanager")
    assert {m.code for m in verslag.meldingen} <= {"VT122"}, "who decides need not be an actor of the theory"
    return pad


@pytest.fixture(scope="session")
def met_c6(na_b8: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after the evidence of c6 came in; copy it before writing."""
    pad = tmp_path_factory.mktemp("met-c6") / "voorbeeld.sqlite"
    shutil.copyfile(na_b8, pad)
    assert not importeer(pad, BRON / "records/c6.yaml").fouten
    return pad


@pytest.fixture
def eigen(tmp_path: Path) -> Callable[[Path], Path]:
    """Makes a copy of a dossier to write in."""

    def kopie(pad: Path) -> Path:
        return Path(shutil.copyfile(pad, tmp_path / "eigen.sqlite"))

    return kopie
