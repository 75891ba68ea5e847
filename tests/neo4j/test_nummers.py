"""A number of evidence tells nothing: not with every id of the dossier and every published hash at hand."""

import contextlib
import hashlib
import hmac
import itertools
import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.cli.programma import Doe
from tests.vragen.test_eigenschappen import DOSSIERS, THEORIE, _graaf
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.herstel import herstel
from verandertheorie.dossier.kopie import kopieer
from verandertheorie.dossier.nummersleutel import lees_nummersleutel, nummersleutel_van
from verandertheorie.fouten import DossierFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.uitvoer.neo4j.bewijs import delen
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.neo4j.rijen import Projectierijen

pytest_plugins = ("tests.cli.programma",)

BUITEN = [d for d in DOELGROEPEN if d != "monitor"]
SOORTEN = ("md5", "sha1", "sha256", "sha512", "blake2b", "blake2s", "sha3_256")


@pytest.fixture
def pad(voorbeeld: Path, tmp_path: Path) -> Path:
    """The example, to write in, as nobody yet asked for a key."""
    eigen = Path(shutil.copy(voorbeeld, tmp_path / "eigen.sqlite"))
    with contextlib.closing(sqlite3.connect(eigen)) as db:
        db.execute("DROP TABLE IF EXISTS zout")
    return eigen


def _nummers(inhoud: Projectierijen) -> list[str]:
    """The numbers in the order in which they are sent, which is that of the places in the store."""
    return [str(r["id"]) for d in inhoud.knopen if d.label in ("Bewijs", "Dekking", "Toets") for r in d.rijen]


def _ids(graaf: Verandergraaf) -> list[str]:
    return [herkomst for r in graaf.registraties for _, herkomst, _ in delen(r)]


def _ordes(graaf: Verandergraaf, ids: list[str]) -> Iterator[list[str]]:
    """Every order that who knows the ids and what is published can put them in."""
    h = graaf.herkomst
    bekend = ["", h.dossier, h.parameterhash, h.versie, graaf.cyclus or "", "verandertheorie", "mijn-ruimte"]
    yield ids
    yield sorted(ids)
    for soort, zout, tussen in itertools.product(SOORTEN, bekend, ("", " ", ":", "|", "\n")):
        yield sorted(ids, key=lambda i: hashlib.new(soort, f"{zout}{tussen}{i}".encode()).digest())
        yield sorted(ids, key=lambda i: hashlib.new(soort, f"{i}{tussen}{zout}".encode()).digest())
        yield sorted(ids, key=lambda i: hmac.digest(zout.encode(), i.encode(), soort))


@pytest.mark.parametrize("doelgroep", BUITEN)
def test_no_order_of_the_ids_is_that_of_the_numbers(voorbeeld: Path, doelgroep: Doelgroep) -> None:
    """The attack of before: the number is the place of the item in an order that anybody can make."""
    graaf = Verandergraaf.uit(voorbeeld)
    ids, sleutel = _ids(graaf), b"k" * 32
    waar = {  # only to judge with
        f"stuk-{hmac.digest(sleutel, f'{doelgroep} {i}'.encode(), 'sha256').hex()[:16]}": i for i in ids
    }
    nummers = _nummers(projecteer(graaf, doelgroep, nummersleutel=sleutel))
    assert len(nummers) > 50
    assert set(nummers) <= waar.keys()
    gezien = {waar[n] for n in nummers}
    for orde in _ordes(graaf, ids):
        gok = [i for i in orde if i in gezien]
        for in_volgorde in (nummers, sorted(nummers)):
            raak = sum(waar[n] == i for n, i in zip(in_volgorde, gok, strict=True))
            assert raak <= 9  # who guesses has one right on average; more than nine once in ten million times


def test_no_number_is_a_hash_of_what_is_known(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    nummers = {n.removeprefix("stuk-") for n in _nummers(projecteer(graaf, "sessie"))}
    h = graaf.herkomst
    for i, zout, soort in itertools.product(_ids(graaf), ("", h.dossier, h.parameterhash, h.versie), SOORTEN):
        for tekst in (f"{zout}{i}", f"{zout} {i}", f"{i}{zout}", f"{i} {zout}"):
            assert hashlib.new(soort, tekst.encode()).hexdigest()[:16] not in nummers
        assert hmac.digest(zout.encode(), i.encode(), soort).hex()[:16] not in nummers


def test_no_two_audiences_can_lay_their_numbers_together(voorbeeld: Path) -> None:
    """To the public the cycle of a finding is told of which a session is told who said it, and no cycle."""
    graaf = Verandergraaf.uit(voorbeeld)
    per_doelgroep = [set(_nummers(projecteer(graaf, d, nummersleutel=b"k" * 32))) for d in BUITEN]
    assert all(per_doelgroep)
    assert len(set().union(*per_doelgroep)) == sum(map(len, per_doelgroep))


@given(records=DOSSIERS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_on_any_dossier_the_numbers_follow_the_key_and_nothing_else(records: object) -> None:
    graaf = _graaf(THEORIE, records)  # type: ignore[arg-type]
    eerst, nog_eens, anders = (
        _nummers(projecteer(graaf, "sessie", nummersleutel=s)) for s in (b"a" * 32, b"a" * 32, b"b" * 32)
    )
    assert eerst == nog_eens
    assert len(eerst) == len(set(eerst)) == len(anders)
    assert not set(eerst) & set(anders)
    assert not set(eerst) & set(_nummers(projecteer(graaf, "sessie")))  # without a key they are new each time


def test_the_key_is_made_once_and_stays_and_changes_nothing_else(pad: Path) -> None:
    with Dossier.open(pad) as d:
        hash_, vreemd = d.hash(), d.vreemde_tabellen()
    assert lees_nummersleutel(pad) is None
    sleutel = nummersleutel_van(pad)
    assert len(sleutel) == 32
    assert sleutel == nummersleutel_van(pad) == lees_nummersleutel(pad)
    with Dossier.open(pad) as d:
        assert (d.hash(), d.vreemde_tabellen()) == (hash_, vreemd)
        assert not any(sleutel.hex() in tekst for tekst in d.teksten())
        d.ruim_op()
    assert nummersleutel_van(pad) == sleutel


def test_a_copy_and_what_was_rescued_give_the_same_numbers_and_another_dossier_others(
    pad: Path, mini: Path, tmp_path: Path
) -> None:
    sleutel = nummersleutel_van(pad)
    kopieer(pad, tmp_path / "kopie.sqlite")
    herstel(pad, tmp_path / "gered.sqlite")
    assert lees_nummersleutel(tmp_path / "kopie.sqlite") == lees_nummersleutel(tmp_path / "gered.sqlite") == sleutel
    assert nummersleutel_van(Path(shutil.copy(mini, tmp_path / "ander.sqlite"))) != sleutel


def test_with_a_key_all_tables_still_fit_on_the_first_page(pad: Path) -> None:
    """So that damage to another page takes none of them."""
    nummersleutel_van(pad)
    assert pad.read_bytes()[100] == 0x0D  # a leaf


def test_a_dossier_that_may_only_be_read_has_its_numbers_when_it_has_a_key(pad: Path) -> None:
    kon = pad.stat().st_mode
    try:
        pad.chmod(stat.S_IRUSR)
        if _mag_toch(pad):
            pytest.skip("whoever runs this may write everywhere")
        with pytest.raises(DossierFout, match=r"hoort een sleutel in het dossier.*schrijfrechten"):
            nummersleutel_van(pad)
        pad.chmod(kon)
        sleutel = nummersleutel_van(pad)
        pad.chmod(stat.S_IRUSR)
        assert nummersleutel_van(pad) == sleutel
    finally:
        pad.chmod(kon)


def _mag_toch(pad: Path) -> bool:
    try:
        pad.open("r+b").close()
    except PermissionError:
        return False
    return True


@pytest.mark.parametrize("soort", ["yaml", "json", "xlsx", "csv", "parquet"])
def test_the_key_is_in_no_export(hier: Doe, pad: Path, tmp_path: Path, soort: str) -> None:
    sleutel = nummersleutel_van(pad)
    uit = tmp_path / ("map" if soort in ("csv", "parquet") else f"alles.{soort}")
    gedaan = hier("exporteer", soort, uit, "-d", pad)
    if soort == "parquet" and gedaan.code:
        pytest.skip(gedaan.fout)  # pyarrow is no part of the program
    assert gedaan.code == 0, gedaan
    geschreven = [p for p in tmp_path.rglob("*") if p.is_file() and p != pad]
    assert geschreven
    for p in geschreven:
        inhoud = p.read_bytes()
        delen_ = (
            [inhoud] if p.suffix != ".xlsx" else [zipfile.ZipFile(p).read(n) for n in zipfile.ZipFile(p).namelist()]
        )
        for deel in delen_:
            assert sleutel not in deel
            assert sleutel.hex().encode() not in deel.lower()
