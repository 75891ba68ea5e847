"""A file that is no dossier, or no longer a whole one, is said so in Dutch; SQLite's own errors stay inside."""

import contextlib
import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier, Rij, rij
from verandertheorie.dossier.schema import SCHEMAVERSIE
from verandertheorie.fouten import DossierFout, VerandertheorieFout

RIJEN = [rij("registratie", f"r{nr}", "", {"kern": f"{nr} eén zin. " * (1 + nr % 7 * 80)}) for nr in range(40)]


@pytest.fixture(scope="module")
def gaaf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a dossier with small rows, large rows and more than one import."""
    pad = tmp_path_factory.mktemp("gaaf") / "gaaf.sqlite"
    with Dossier.maak(pad) as dossier, dossier.transactie() as schrijver:
        for deel in (RIJEN[:5], RIJEN[5:]):
            schrijver.voeg_toe(deel, programma="p", rol="r", samenvatting="s")
    return pad.read_bytes()


def gebruik(pad: Path) -> list[Rij]:
    """Everything that can be done with a dossier."""
    with Dossier.open(pad) as dossier:
        rijen = dossier.rijen()
        dossier.revisies("registratie", "r7")
        dossier.invoeren()
        dossier.hash()
        with dossier.transactie() as schrijver:
            schrijver.voeg_toe([rij("x", "nieuw", "", {"a": "b" * 3000})], programma="p", rol="r", samenvatting="s")
    return rijen


def zin(pad: Path, fout: VerandertheorieFout) -> str:
    tekst = str(fout)
    assert str(pad) in tekst
    assert tekst.endswith(".")
    assert "\n" not in tekst
    assert "Fout" not in tekst
    return tekst.removeprefix(f"{pad} ")


def buitenlands(pad: Path) -> None:
    with contextlib.closing(sqlite3.connect(pad)) as db, db:
        db.execute("CREATE TABLE record (inhoud TEXT)")


GEEN_DOSSIER: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda pad: None, "is er niet"),
    "dangling link": (lambda pad: pad.symlink_to("weg"), "is er niet"),
    "folder": (Path.mkdir, "is een map"),
    "empty": (Path.touch, "is een leeg bestand"),
    "pipe": (os.mkfifo, "is geen gewoon bestand"),
    "text": (lambda pad: pad.write_text("soort: bewering\n" * 500), "is geen dossier"),
    "one byte": (lambda pad: pad.write_bytes(b"S"), "is geen dossier"),
    "zeroes": (lambda pad: pad.write_bytes(bytes(8192)), "is geen dossier"),
    "foreign": (buitenlands, "is geen dossier"),
}


@pytest.mark.parametrize("geval", GEEN_DOSSIER)
def test_what_is_no_dossier_is_said_to_be_none_and_is_left_alone(tmp_path: Path, geval: str) -> None:
    maak, verwacht = GEEN_DOSSIER[geval]
    pad = tmp_path / "a.sqlite"
    maak(pad)
    voor = pad.read_bytes() if pad.is_file() else None
    for alleen_lezen in (True, False):
        with pytest.raises(DossierFout) as fout:
            Dossier.open(pad, alleen_lezen=alleen_lezen)
        assert zin(pad, fout.value).startswith(verwacht)
    assert (pad.read_bytes() if pad.is_file() else None) == voor
    assert list(tmp_path.iterdir()) == ([pad] if os.path.lexists(pad) else [])


def test_a_path_through_a_file_is_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(DossierFout, match="is er niet"):
        Dossier.open(tmp_path / "a" / "b.sqlite")


@pytest.mark.parametrize(
    ("versie", "verwacht"),
    [
        (SCHEMAVERSIE + 1, "is gemaakt met een nieuwere versie"),
        (1, "is beschadigd"),
        (0, "is beschadigd"),
        (-1, "is beschadigd"),
    ],
)
def test_a_dossier_of_another_version_is_refused(tmp_path: Path, gaaf: bytes, versie: int, verwacht: str) -> None:
    pad = tmp_path / "a.sqlite"
    pad.write_bytes(gaaf)
    with contextlib.closing(sqlite3.connect(pad)) as db:
        db.execute(f"PRAGMA user_version = {versie}")
    with pytest.raises(DossierFout) as fout:
        Dossier.open(pad)
    assert zin(pad, fout.value).startswith(verwacht)


def test_a_file_cut_off_at_any_length_is_never_read_as_a_dossier(tmp_path: Path, gaaf: bytes) -> None:
    pad = tmp_path / "a.sqlite"
    lengten = [
        *range(1, 120, 7),
        511,
        512,
        513,
        *range(1000, len(gaaf), 1000),
        *range(4096, len(gaaf), 4096),
        len(gaaf) - 1,
    ]
    for lengte in lengten:
        pad.write_bytes(gaaf[:lengte])
        with pytest.raises(DossierFout) as fout:
            gebruik(pad)
        zin(pad, fout.value)


def test_a_page_of_zeroes_anywhere_never_gives_other_rows(tmp_path: Path, gaaf: bytes) -> None:
    beschadig_en_kijk(tmp_path / "a.sqlite", gaaf, [(begin, bytes(512)) for begin in range(0, len(gaaf), 2048)])


def test_a_changed_byte_anywhere_never_gives_other_content(tmp_path: Path, gaaf: bytes) -> None:
    toeval = random.Random(1)  # noqa: S311
    plaatsen = [*range(100), *(toeval.randrange(len(gaaf)) for _ in range(400))]
    schade = [(plaats, bytes([gaaf[plaats] ^ toeval.randrange(1, 256)])) for plaats in plaatsen]
    assert beschadig_en_kijk(tmp_path / "a.sqlite", gaaf, schade) > 100


def beschadig_en_kijk(pad: Path, gaaf: bytes, schade: list[tuple[int, bytes]]) -> int:
    """How many of these were noticed; the others have to give the content that was there."""
    inhouden = {r.inhoud for r in RIJEN}
    gemerkt = 0
    for begin, bytes_ in schade:
        pad.write_bytes(gaaf[:begin] + bytes_ + gaaf[begin + len(bytes_) :])
        try:
            rijen = gebruik(pad)
        except VerandertheorieFout as fout:
            zin(pad, fout)
            gemerkt += 1
        else:
            assert {r.inhoud for r in rijen} <= inhouden, f"byte {begin}"
        for rest in pad.parent.iterdir():
            rest.unlink()
    return gemerkt


def test_a_letter_changed_in_the_text_of_a_record_is_noticed(tmp_path: Path, gaaf: bytes) -> None:
    pad = tmp_path / "a.sqlite"
    assert gaaf.count(b"39 e\xc3\xa9n zin.") > 1
    for nieuw in (b"39 e\xc3\xa9n zon.", b"39 e\xff\xa9n zin."):
        pad.write_bytes(gaaf.replace(b"39 e\xc3\xa9n zin.", nieuw, 1))
        with Dossier.open(pad) as dossier:
            assert len(dossier.invoeren()) == 2
            for lees in (dossier.rijen, lambda: dossier.revisies("registratie", "r39")):
                with pytest.raises(DossierFout) as fout:
                    lees()
                assert zin(pad, fout.value).startswith("is beschadigd")


def test_a_text_that_became_a_number_is_noticed(tmp_path: Path, gaaf: bytes) -> None:
    pad = tmp_path / "a.sqlite"
    pad.write_bytes(gaaf)
    with contextlib.closing(sqlite3.connect(pad)) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'invoer'")
    with contextlib.closing(sqlite3.connect(pad)) as db, db:
        db.execute("INSERT INTO invoer VALUES (3, x'00', 'r', 'p', 's')")
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = sql || 'STRICT' WHERE name = 'invoer'")
    with Dossier.open(pad) as dossier, pytest.raises(DossierFout, match="is beschadigd"):
        dossier.invoeren()
