"""A decision on a signal keeps how it stood that day, and its reason is held against that once, when it comes in."""

import shutil
from pathlib import Path

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.notulen import Notulenverslag, leg_notulen_vast
from verandertheorie.model.leerlus import Agendapunt

pytest_plugins = ("tests.leerlus.dossiers",)

T4 = """\
bijeenkomst: T4
datum: 2027-06-10
bijeenkomstsoort: tafel
van: praktijk-en-beleid
agenda:
  - {onderwerp: vergunningen, uitslag: oppakken, reden: "REDEN", nakijken: {gebieden: [D01, D07]}}
"""


@pytest.fixture
def dossier(met_agenda: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(met_agenda, tmp_path / "d.sqlite"))


def _leg_vast(dossier: Path, reden: str) -> Notulenverslag:
    bestand = dossier.with_name("t4.yaml")
    bestand.write_text(T4.replace("REDEN", reden), encoding="utf-8")
    return leg_notulen_vast(dossier, bestand, rol="monitor")


def test_a_decision_keeps_how_it_stood_and_a_second_time_changes_nothing(dossier: Path) -> None:
    assert not _leg_vast(dossier, "Het staat stil.").is_geweigerd
    graaf = Verandergraaf.uit(dossier)
    (punt,) = (p for p in graaf.records(Agendapunt) if p.bijeenkomst == "T4")
    assert (punt.tot_en_met, punt.stand, punt.gebieden) == ("c3", "aanhoudend en terugkerend", ("D01", "D05", "D07"))
    assert punt.bewijshash
    opnieuw = _leg_vast(dossier, "Het staat stil.")
    assert (opnieuw.is_geweigerd, opnieuw.sessie) == (False, ())


@pytest.mark.parametrize(
    ("reden", "mis"),
    [
        ("Vier gebieden staan stil.", True),
        ("In drie gebieden staat het stil.", False),
        ("Een gebied vroeg het.", False),
    ],
)
def test_a_reason_that_counts_otherwise_than_the_evidence_is_pointed_out(dossier: Path, reden: str, mis: bool) -> None:
    meldingen = [m for m in _leg_vast(dossier, reden).meldingen if m.code == "VT125"]
    assert bool(meldingen) is mis
    assert all("vastgesteld in drie gebieden (D01, D05, D07)" in m.tekst and m.waar == 6 for m in meldingen)


def test_so_it_is_when_it_comes_in_as_a_record(dossier: Path) -> None:
    records = dossier.with_name("records.yaml")
    records.write_text(
        "- {soort: bijeenkomst, sleutel: T4, datum: 2027-06-10, bijeenkomstsoort: tafel, van: praktijk-en-beleid}\n"
        "- {soort: agendapunt, onderwerp: vergunningen, bijeenkomst: T4, uitslag: niet,\n"
        "   reden: Vier gebieden staan stil.}\n"
        "- {soort: agendapunt, onderwerp: vergunningen, bijeenkomst: T1, uitslag: niet, reden: In drie gebieden.}\n"
    )
    (melding,) = (m for m in importeer(dossier, records, herzie=True).meldingen if m.code == "VT125")
    assert melding.waar == 3
    assert not [m for m in importeer(dossier, records, herzie=True).meldingen if m.code == "VT125"], "nothing is new"
