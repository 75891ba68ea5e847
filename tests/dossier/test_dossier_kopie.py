"""A copy is whole, never over something, and there or not there."""

import contextlib
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier, rij
from verandertheorie.dossier.kopie import kopieer
from verandertheorie.fouten import ConflictFout, DossierFout


def test_a_copy_is_the_same_dossier(mini: Path, tmp_path: Path) -> None:
    kopieer(mini, tmp_path / "kopie.sqlite")
    with Dossier.open(mini) as een, Dossier.open(tmp_path / "kopie.sqlite") as twee:
        assert een.alle_revisies() == twee.alle_revisies()
        assert (een.invoeren(), een.hash()) == (twee.invoeren(), twee.hash())
        with twee.transactie() as schrijver:
            schrijver.voeg_toe([rij("x", "1", "", {})], programma="p", rol="r", samenvatting="s")
    assert [p.name for p in tmp_path.iterdir()] == ["kopie.sqlite"]


def test_a_copy_made_while_somebody_writes_has_all_of_it_or_nothing(mini: Path, tmp_path: Path) -> None:
    pad = Path(shutil.copy(mini, tmp_path / "d.sqlite"))
    klaar = threading.Event()
    aantallen: list[int] = []

    def schrijf() -> None:
        with Dossier.open(pad) as d:
            for nr in range(15):
                with d.transactie() as schrijver:
                    rijen = [rij("x", f"{nr}-{i}", "", {"t": "tekst " * 200}) for i in range(20)]
                    schrijver.voeg_toe(rijen, programma="p", rol="r", samenvatting="s")
        klaar.set()

    wie = threading.Thread(target=schrijf)
    wie.start()
    nr = 0
    while not klaar.is_set() or not aantallen:
        kopieer(pad, tmp_path / f"{nr}.sqlite")
        with Dossier.open(tmp_path / f"{nr}.sqlite") as d:
            aantallen.append(sum(r.soort == "x" for r in d.rijen()))
        nr += 1
    wie.join()
    assert all(n % 20 == 0 for n in aantallen), aantallen


@pytest.mark.parametrize("wat", ["bestand", "map", "dossier", "zichzelf", "losse schakel"])
def test_a_copy_never_goes_over_something(mini: Path, tmp_path: Path, wat: str) -> None:
    pad, doel = Path(shutil.copy(mini, tmp_path / "d.sqlite")), tmp_path / "doel.sqlite"
    match wat:
        case "bestand":
            doel.write_text("belangrijk")
        case "map":
            doel.mkdir()
        case "dossier":
            Dossier.maak(doel).sluit()
        case "zichzelf":
            doel = pad
        case _:
            doel.symlink_to("weg")
    voor = doel.read_bytes() if doel.is_file() else None
    with pytest.raises(ConflictFout, match="bestaat al"):
        kopieer(pad, doel)
    assert (doel.read_bytes() if doel.is_file() else None) == voor
    assert {p.name for p in tmp_path.iterdir()} == {"d.sqlite", doel.name}


def test_a_copy_of_what_is_no_dossier_or_to_where_nothing_can_be_made_is_said_so(mini: Path, tmp_path: Path) -> None:
    (tmp_path / "tekst").write_text("soort: bron")
    for bron, doel, zin in (
        (tmp_path / "weg", "k", "weg is er niet"),
        (tmp_path / "tekst", "k", "tekst is geen dossier"),
        (tmp_path, "k", "is een map"),
        (mini, "weg/k", "De map .* is er niet"),
        (mini, "tekst/k", "is er niet"),
    ):
        with pytest.raises(DossierFout, match=zin):
            kopieer(bron, tmp_path / doel)
    assert [p.name for p in tmp_path.iterdir()] == ["tekst"]


def test_a_damaged_dossier_is_not_copied_as_if_it_were_whole(mini: Path, tmp_path: Path) -> None:
    pad = Path(shutil.copy(mini, tmp_path / "d.sqlite"))
    with contextlib.closing(sqlite3.connect(pad)) as db:
        (wortel,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'record'").fetchone()
    inhoud = bytearray(pad.read_bytes())
    begin = (wortel - 1) * 4096
    inhoud[begin + 8 : begin + 40] = bytes(32)
    pad.write_bytes(inhoud)
    with pytest.raises(DossierFout, match=r"d\.sqlite is beschadigd; er is geen kopie gemaakt"):
        kopieer(pad, tmp_path / "k.sqlite")
    assert [p.name for p in tmp_path.iterdir()] == ["d.sqlite"]
