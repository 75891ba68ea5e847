"""A dossier from before the learning loop opens, answers every question of it, and takes a session from then on."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.cli.programma import Doe
from tests.invoer.test_export_rondreis import rondreis
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.doorlichten import bezwaren
from verandertheorie.model.doelgroep import DOELGROEPEN
from verandertheorie.vragen.lijst import VRAGEN

pytest_plugins = ("tests.cli.programma",)

HIER = Path(__file__).parent
ERVOOR = HIER / "voor-de-leerlus.sql"
HASH = "83e159d89ae0acbb"
"""What the program of then called its content: a field that came later leaves what was stored as it was."""

OVER = {"leg-uit": ["C01"], "wat-kantelt": ["C01"], "tijdlijn": ["C01"], "paden": ["grondexpertise"]}
GEEN_VERSIE = ("vergelijk",)

B2 = """\
bijeenkomst: B2
datum: 2026-12-08
aanwezig: {rijk: 4}
agenda:
  - {onderwerp: nieuw, uitkomst: aangevuld, vraag: "Hoe kunnen we door, terwijl het lang duurt?", niveau: systeem,
     reden: "Twee trekkers vroegen het."}
acties:
  - {id: "oud-gesprek!1", gedaan_op: 2026-11-20}
reacties:
  - {onderwerp: C01, klopt: 3, klopt_niet: 1}
"""


@pytest.fixture(params=sorted(HIER.glob("*.sql")), ids=lambda p: p.stem)
def oud(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A dossier as an older version left it, in the folder where the program runs."""
    return _maak(request.param, tmp_path)


def _maak(sql: Path, map_: Path) -> Path:
    pad = map_ / "oud.sqlite"
    with contextlib.closing(sqlite3.connect(pad)) as db:
        db.executescript(sql.read_text(encoding="utf-8"))
    return pad


def test_every_question_and_page_has_an_answer_and_nothing_is_written(hier: Doe, oud: Path) -> None:
    voor, map_ = oud.read_bytes(), oud.parent
    sessies = [r.sleutel for r in Verandergraaf.uit(oud).alles if r.soort == "bijeenkomst"]
    for v in VRAGEN:
        if v.naam not in GEEN_VERSIE:
            gedaan = hier(v.naam, *OVER.get(v.naam, []), "-d", oud)
            assert gedaan.code in (0, 1 if v.naam == "controleer" else 0), (v.naam, gedaan.fout)
    for doelgroep in DOELGROEPEN:
        for woorden in (["agenda"], ["acties"], *(["sessiestuk", s] for s in sessies)):
            gedaan = hier(*woorden, "--doelgroep", doelgroep, "-d", oud)
            assert (gedaan.code, gedaan.fout) == (0, ""), (woorden, doelgroep)
    assert hier("sjabloon", "--bijeenkomst", "B2", "-o", map_ / "b2.yaml", "-d", oud).code == 0
    assert hier("dossier", "controleer", "-d", oud).code == 0
    assert not bezwaren(oud)
    assert oud.read_bytes() == voor


def test_a_session_comes_in_and_all_of_it_travels(hier: Doe, oud: Path, tmp_path: Path) -> None:
    tekst = B2 if _heeft_afspraken(oud) else B2.replace('  - {id: "oud-gesprek!1", gedaan_op: 2026-11-20}\n', "")
    (tmp_path / "b2.yaml").write_text(tekst.replace("acties:\nreacties", "reacties"), encoding="utf-8")
    gedaan = hier("notulen", "b2.yaml", "-d", oud)
    assert (gedaan.code, "Vraag A is nieuw" in gedaan.uit) == (0, True), gedaan.fout
    assert "Hoe kunnen we door" in hier("agenda", "-d", oud).uit
    terug = rondreis(oud, tmp_path / "uit")
    with Dossier.open(oud) as een, Dossier.open(terug) as ander:
        assert een.hash() == ander.hash()


def _heeft_afspraken(pad: Path) -> bool:
    """Whether it is the one in which a conversation agreed on something."""
    return "oud-gesprek" in Verandergraaf.uit(pad).voorraad.gesprekken


def test_what_was_stored_then_is_called_as_it_was_and_its_agreements_are_actions(hier: Doe, tmp_path: Path) -> None:
    pad = _maak(ERVOOR, tmp_path)
    with Dossier.open(pad, alleen_lezen=True) as d:
        assert d.hash() == HASH
    assert hier("exporteer", "yaml", "uit", "-d", pad).code == 0
    assert "Er kwam niets bij" in hier("importeer", "uit", "-d", pad).uit
    with Dossier.open(pad, alleen_lezen=True) as d:
        assert d.hash() == HASH
    assert "oud-gesprek!1" in hier("acties", "--open", "--doelgroep", "monitor", "-d", pad).uit
    assert "Uit het plan." in hier("versies", "-d", pad).uit
