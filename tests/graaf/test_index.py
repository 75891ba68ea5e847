"""The index of findings says what the records say, after whatever was done with the file, or it is not used."""

import contextlib
import hashlib
import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.invoer.test_export_rondreis import _maak, antwoorden, dossiers
from verandertheorie.dossier import index
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.bestand import rij as maak_rij
from verandertheorie.dossier.inhoud import inhoudshash
from verandertheorie.dossier.kopie import kopieer
from verandertheorie.dossier.sporen import sporen
from verandertheorie.fouten import ConflictFout, DossierFout
from verandertheorie.graaf.index import MAKER, index_wijkt_af, werk_index_bij
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vermelding import vermeldingen_uit
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.intrekken import Intrekking, trek_in, van_bron, van_invoer, van_registratie
from verandertheorie.model.basis import Record
from verandertheorie.model.soorten import als_canonieke_tekst, uit_canonieke_tekst
from verandertheorie.model.theorie import Bewering, Knoop
from verandertheorie.model.waarneming import Bron, Registratie

CLAIM = "grondexpertise.activeert.vertrouwen-grondeigenaar"
GESPREK = """\
- soort: registratie
  id: nieuw-1
  datum: 2026-12-09
  gebied: D05
  bron: b01
  interventie: grondexpertise
  grond: fictief
  bewijs:
    - {onderwerp: C01, teken: voor, kern: "Het hielp."}
"""


@pytest.fixture
def proef(mini: Path, tmp_path: Path) -> Path:
    """The example ``mini``, to change."""
    return Path(shutil.copy(mini, tmp_path / "proef.sqlite"))


def is_er(pad: Path) -> bool:
    """Whether the index says that it is complete; if so it must say what the records say."""
    with Dossier.open(pad, alleen_lezen=True) as d:
        assert not index_wijkt_af(d)
        return d.index(MAKER) is not None


def met(pad: Path, *opdrachten: str) -> Path:
    """The same file after another program did something with it."""
    with contextlib.closing(sqlite3.connect(pad)) as db, db:
        for opdracht in opdrachten:
            db.execute(opdracht)
    return pad


def zonder(pad: Path) -> Path:
    """A copy in which nothing says that the index is complete."""
    return met(Path(shutil.copy(pad, pad.with_name(f"zonder-{pad.name}"))), "DELETE FROM stand")


# --- the same answers -------------------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(records=dossiers())
def test_answers_out_of_the_index_are_those_out_of_the_records(
    records: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    pad = _maak(tmp_path_factory.mktemp("index"), records)
    assert is_er(pad)
    assert list(antwoorden(pad)) == list(antwoorden(zonder(pad)))


def test_the_example_too(voorbeeld: Path, tmp_path: Path) -> None:
    pad = Path(shutil.copy(voorbeeld, tmp_path / "v.sqlite"))
    assert is_er(pad)
    assert list(antwoorden(pad)) == list(antwoorden(zonder(pad)))


@settings(max_examples=15)
@given(records=dossiers())
def test_what_is_read_of_one_subject_is_what_the_whole_says_of_it(
    records: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    pad = _maak(tmp_path_factory.mktemp("een"), records)
    heel = Verandergraaf.uit(zonder(pad))
    for o in ("C99", *heel.voorraad.per_onderwerp, *heel.stellingen, *heel.factoren):
        assert Verandergraaf.uit(pad).vondsten(o) == heel.vondsten(o)
    for r in heel.gesprekken:
        een = Verandergraaf.uit(pad)
        assert een.cyclus_van(r.id) == heel.cyclus_van(r.id)
        assert een.registratie(r.id) == heel.registratie(r.id)
        assert een.stemmen.oorsprong(een.registratie(r.id)) == heel.stemmen.oorsprong(r)
    for b, g in product(heel.bronnen, heel.gebieden):
        assert Verandergraaf.uit(pad).stemmen.apart_gehoord(b, g) == heel.stemmen.apart_gehoord(b, g)


def test_of_a_question_about_one_claim_not_all_is_read(voorbeeld: Path) -> None:
    g = Verandergraaf.uit(voorbeeld)
    assert g.vondsten(CLAIM)
    assert not {"_alle_gesprekken", "_geheel"} & vars(g.voorraad).keys()
    assert g.stellingen
    assert "_alle_gesprekken" in vars(g.voorraad)
    assert "_geheel" not in vars(g.voorraad)


@pytest.mark.parametrize("model", [Registratie, Record, Bewering, Knoop, Bron])
def test_records_of_a_type_come_in_the_order_in_which_they_came_in(proef: Path, model: type[Record]) -> None:
    _herzie(proef)
    _voer_in(proef, FACTOR)
    assert Verandergraaf.uit(proef).records(model) == Verandergraaf.uit(zonder(proef)).records(model)


@settings(max_examples=30)
@given(records=dossiers())
def test_a_row_follows_from_the_content_of_its_record_alone(records: list[dict[str, object]]) -> None:
    for velden in records:
        if velden["soort"] == "registratie":
            r = uit_canonieke_tekst(json.dumps(velden))
            terug = uit_canonieke_tekst(json.dumps(als_canonieke_tekst(r)))
            assert isinstance(r, Registratie)
            assert isinstance(terug, Registratie)
            assert list(vermeldingen_uit(r)) == list(vermeldingen_uit(terug))


# --- whatever is done -------------------------------------------------------------------------------------------------


def _voer_in(pad: Path, tekst: str, *, herzie: bool = False) -> None:
    bestand = pad.with_name("erbij.yaml")
    bestand.write_text(tekst, encoding="utf-8")
    with Dossier.open(pad) as d:
        assert not importeer(d, bestand, herzie=herzie).fouten


def _trek_in(pad: Path, intrekking: object) -> None:
    assert isinstance(intrekking, Intrekking)
    trek_in(pad, intrekking, reden="proef")


def _herzie(pad: Path) -> None:
    _voer_in(pad, GESPREK)
    _voer_in(pad, GESPREK.replace("voor", "tegen"), herzie=True)


def _herzie_en_trek_in(pad: Path) -> None:
    _herzie(pad)
    with Dossier.open(pad, alleen_lezen=True) as d:
        laatste = d.invoeren()[-1].nr
    _trek_in(pad, van_invoer(pad, laatste))


def _trek_laatste_in_en_voer_in(pad: Path) -> None:
    """The number of the last row, when that is withdrawn, goes to the next one that is added."""
    _voer_in(pad, GESPREK)
    _trek_in(pad, van_registratie(pad, "nieuw-1"))
    _voer_in(pad, GESPREK.replace("nieuw-1", "nieuw-2").replace("voor", "tegen"))


FACTOR = "- {soort: systemische_factor, sleutel: fx, naam: Nieuw, klasse: patroon, ligging: buiten_aanpak}"
DADEN: dict[str, Callable[[Path], None]] = {
    "erbij": lambda pad: _voer_in(pad, GESPREK),
    "herzien": _herzie,
    "alleen theorie": lambda pad: _voer_in(pad, FACTOR),
    "een registratie weg": lambda pad: _trek_in(pad, van_registratie(pad, "d01-1a")),
    "een bron weg": lambda pad: _trek_in(pad, van_bron(pad, "b02")),
    "een herziening weg": _herzie_en_trek_in,
    "de laatste weg, en een nieuwe": _trek_laatste_in_en_voer_in,
}


@pytest.mark.parametrize("wat", DADEN)
def test_after_whatever_we_do_it_is_complete_and_says_what_the_records_say(proef: Path, wat: str) -> None:
    DADEN[wat](proef)
    assert is_er(proef)
    assert list(antwoorden(proef)) == list(antwoorden(zonder(proef)))


VREEMD = {
    "een cel": "UPDATE bevinding SET gebied = 'D02' WHERE gebied = 'D01'",
    "een rij weg": "DELETE FROM bevinding WHERE onderwerp = 'trage-vergunningen'",
    "een gesprek weg": "DELETE FROM gesprek WHERE id = 'd01-1a'",
    "een gesprek van een ander": "UPDATE gesprek SET bronnen = 'b08'",
    "een rij erbij": (
        "INSERT INTO bevinding SELECT record, 'C01', soort, plaats + 50, nr, gebied, teken, woorden, spreker, wanneer,"
        " ernst FROM bevinding WHERE soort = 'bewijs' LIMIT 3"
    ),
    "een tabel weg": "DROP TABLE bevinding",
    "alle weg": "DROP TABLE stand",
    "een andere vorm": "ALTER TABLE gesprek ADD COLUMN meer TEXT",
}


@pytest.mark.parametrize("wat", VREEMD)
def test_what_another_program_does_is_noticed_and_the_next_addition_mends_it(proef: Path, wat: str) -> None:
    voor = list(antwoorden(proef))
    met(proef, VREEMD[wat])
    assert not is_er(proef)
    assert list(antwoorden(proef)) == voor
    _voer_in(proef, GESPREK)
    assert is_er(proef)


TELLING = {
    "een som": f"UPDATE telling SET som = som + 1 WHERE naam = '{CLAIM}'",  # noqa: S608
    "een naam": f"UPDATE telling SET naam = 'x' WHERE naam = '{CLAIM}'",  # noqa: S608
    "een deel erbij": "INSERT INTO telling VALUES ('onderwerp', 'x', 1, 1)",
    "alle delen": "DELETE FROM telling",
}


@pytest.mark.parametrize("wat", TELLING)
def test_a_part_that_is_counted_otherwise_is_not_used_and_the_next_addition_mends_it(proef: Path, wat: str) -> None:
    voor = {o: Verandergraaf.uit(proef).vondsten(o) for o in (CLAIM, "x")}
    met(proef, TELLING[wat])
    assert {o: Verandergraaf.uit(proef).vondsten(o) for o in voor} == voor
    _voer_in(proef, FACTOR)
    for o in voor:
        g = Verandergraaf.uit(proef)
        assert g.vondsten(o) == voor[o]
        assert not {"_alle_gesprekken", "_geheel"} & vars(g.voorraad).keys()


def test_a_copy_is_read_in_the_same_way(proef: Path) -> None:
    kopieer(proef, proef.with_name("kopie.sqlite"))
    assert is_er(proef.with_name("kopie.sqlite"))


def test_a_record_that_another_program_adds_is_noticed(proef: Path) -> None:
    with Dossier.open(proef, alleen_lezen=True) as d:
        eerste = next(r for r in d.rijen() if r.sleutel == "d01-1a")
    velden = json.loads(eerste.inhoud) | {"id": "vreemd-1", "gebied": "D05"}
    r = maak_rij("registratie", "vreemd-1", "", velden)
    with contextlib.closing(sqlite3.connect(proef)) as db, db:
        rij = (eerste.invoer, *r.identiteit, 1, r.inhoud, r.hash, None)
        db.execute(f"INSERT INTO record VALUES (900{', ?' * len(rij)})", rij)  # noqa: S608
    assert not is_er(proef)
    assert Verandergraaf.uit(proef).registratie("vreemd-1").gebied == "D05"


def test_a_record_that_another_program_changes_is_noticed(proef: Path) -> None:
    with contextlib.closing(sqlite3.connect(proef)) as db, db:
        ((bewaking,),) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'record_blijft'").fetchall()
        db.execute("DROP TRIGGER record_blijft")
        for nr, inhoud in db.execute("SELECT volgnr, inhoud FROM record WHERE soort = 'registratie'").fetchall():
            anders = inhoud.replace('"teken":"voor"', '"teken":"tegen"')
            db.execute("UPDATE record SET inhoud = ?, hash = ? WHERE volgnr = ?", (anders, inhoudshash(anders), nr))
        db.execute(bewaking)
    assert not is_er(proef)
    assert list(antwoorden(proef)) == list(antwoorden(zonder(proef)))
    _voer_in(proef, GESPREK)
    assert is_er(proef)


def test_what_is_left_in_the_index_is_no_text_that_stands_rightly(proef: Path) -> None:
    met(proef, "UPDATE gesprek SET bronnen = 'zq77' WHERE id = 'd01-1a'")
    with Dossier.open(proef, alleen_lezen=True) as d:
        leeft = tuple(d.teksten())
    assert sporen(proef, ["zq77"], leeft) == ("zq77",)


def test_an_index_that_cannot_be_read_is_not_used_and_made_anew(proef: Path) -> None:
    voor = list(antwoorden(proef))
    met(proef, "UPDATE bevinding SET woorden = CAST(x'7aff20fe' AS TEXT)")
    assert list(antwoorden(proef)) == voor
    _voer_in(proef, GESPREK)
    assert is_er(proef)


def test_a_graph_knows_its_file_wherever_somebody_goes(proef: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(proef.parent)
    g = Verandergraaf.uit(proef.name)
    monkeypatch.chdir("/")
    assert g.registraties


def test_a_changed_byte_anywhere_gives_the_same_judgement_or_none(proef: Path) -> None:
    gaaf, kies = proef.read_bytes(), random.Random(3)  # noqa: S311
    goed = _kern(proef)
    gemerkt = 0
    for _ in range(300):
        plaats = kies.randrange(100, len(gaaf))
        proef.write_bytes(gaaf[:plaats] + bytes([gaaf[plaats] ^ kies.randrange(1, 256)]) + gaaf[plaats + 1 :])
        try:
            assert _kern(proef) == goed, plaats
        except DossierFout:
            gemerkt += 1
    assert gemerkt > 20


def test_a_changed_byte_anywhere_gives_the_same_answer_about_one_subject_or_none(proef: Path) -> None:
    gaaf, kies = proef.read_bytes(), random.Random(4)  # noqa: S311
    goed = {o: Verandergraaf.uit(proef).vondsten(o) for o in (CLAIM, "trage-vergunningen", "C99")}
    assert [bool(vs) for vs in goed.values()] == [True, True, False]
    gemerkt = 0
    for nr in range(600):
        plaats = kies.randrange(100, len(gaaf))
        onderwerp = tuple(goed)[nr % 3]
        proef.write_bytes(gaaf[:plaats] + bytes([gaaf[plaats] ^ kies.randrange(1, 256)]) + gaaf[plaats + 1 :])
        try:
            assert Verandergraaf.uit(proef).vondsten(onderwerp) == goed[onderwerp], plaats
        except DossierFout:
            gemerkt += 1
    assert gemerkt > 20


def test_damage_elsewhere_never_takes_the_tables_with_it(proef: Path) -> None:
    for nr in range(3):
        met(proef, "UPDATE bevinding SET gebied = 'D02'", "DROP TABLE telling")
        _voer_in(proef, FACTOR.replace("fx", f"f{nr}").replace("Nieuw", f"Nieuw {nr}"))
        assert is_er(proef)
        met(proef, "VACUUM")
        assert is_er(proef)
    assert proef.read_bytes()[100] == 13, "all texts of tables and triggers stand on the first page: a leaf"


@pytest.mark.parametrize("trigger", ["erbij", "anders", "weg"])
def test_who_takes_away_what_watches_over_the_records_has_no_dossier_any_more(proef: Path, trigger: str) -> None:
    met(proef, f"DROP TRIGGER {trigger}")
    with pytest.raises(DossierFout, match="door een ander programma veranderd"):
        Dossier.open(proef)


def _kern(pad: Path) -> list[Any]:
    g = Verandergraaf.uit(pad)
    return [g.dossierhash, [g.vondsten(o) for o in sorted((*g.stellingen, *g.factoren))]]


# --- later ------------------------------------------------------------------------------------------------------------

GEVRAAGD: dict[str, Callable[[Verandergraaf], object]] = {
    "een onderwerp": lambda g: g.vondsten(CLAIM),
    "een factor": lambda g: g.vondsten("trage-vergunningen"),
    "een gesprek": lambda g: g.cyclus_van("d01-1a"),
    "een soort": lambda g: g.records(Bewering),
    "een bron": lambda g: g.stemmen.bron("b01"),
    "wie apart gehoord is": lambda g: g.stemmen.apart_gehoord("b01", "D01"),
    "de knopen": lambda g: g.knopen,
    "alle beweringen": lambda g: g.stellingen,
    "alle gesprekken": lambda g: [r.id for r in g.gesprekken],
    "of het fictief is": lambda g: g.herkomst,
    "alles": lambda g: g.alles,
}
"""What is read first after the file changed."""

SINDSDIEN: dict[str, Callable[[Path], object]] = {
    "erbij": lambda pad: _voer_in(pad, GESPREK),
    "herzien": _herzie,
    "theorie erbij": lambda pad: _voer_in(pad, FACTOR),
    "door een ander veranderd": lambda pad: met(pad, "UPDATE bevinding SET gebied = 'D02'"),
    "zonder index": lambda pad: met(pad, "DROP TABLE bevinding"),
}


@pytest.mark.parametrize("wat", GEVRAAGD)
@pytest.mark.parametrize("sindsdien", SINDSDIEN)
def test_what_is_read_later_is_what_was_there_when_the_graph_was_opened(proef: Path, wat: str, sindsdien: str) -> None:
    toen = GEVRAAGD[wat](Verandergraaf.uit(zonder(proef)))
    half = Verandergraaf.uit(proef)
    assert half.vondsten("trage-vergunningen")
    g = Verandergraaf.uit(proef)
    SINDSDIEN[sindsdien](proef)
    assert GEVRAAGD[wat](g) == toen
    assert GEVRAAGD[wat](half) == toen


@pytest.mark.parametrize("wat", GEVRAAGD)
def test_what_was_withdrawn_since_is_told_in_no_way(proef: Path, wat: str) -> None:
    toen = GEVRAAGD[wat](Verandergraaf.uit(zonder(proef)))
    g = Verandergraaf.uit(proef)
    _trek_in(proef, van_registratie(proef, "d01-1a"))
    is_theorie = wat in ("een soort", "een bron", "de knopen", "of het fictief is")  # of a small dossier read at once
    with contextlib.nullcontext() if is_theorie else pytest.raises(ConflictFout, match="er is iets uit ingetrokken"):
        assert GEVRAAGD[wat](g) == toen


def test_what_is_no_longer_there_is_told_when_it_is_asked_for(proef: Path) -> None:
    g = Verandergraaf.uit(proef)
    proef.unlink()
    with pytest.raises(DossierFout, match="is er niet"):
        g.vondsten(CLAIM)


# --- texts ------------------------------------------------------------------------------------------------------------


def test_a_graph_goes_on_telling_what_was_there_when_it_was_opened(proef: Path) -> None:
    g, toen = Verandergraaf.uit(proef), Verandergraaf.uit(zonder(proef))
    _voer_in(proef, GESPREK)
    assert g.registratie("d01-1a") == toen.registratie("d01-1a")
    assert g.registraties == toen.registraties
    assert g.alles == toen.alles


@pytest.mark.parametrize("hoe", ["een", "alles"])
def test_what_was_withdrawn_since_is_told_by_no_graph(proef: Path, hoe: str) -> None:
    g = Verandergraaf.uit(proef)
    _trek_in(proef, van_registratie(proef, "d01-1a"))
    with pytest.raises(ConflictFout, match="er is iets uit ingetrokken"):
        _ = g.registratie("d01-1a") if hoe == "een" else g.registraties


def test_a_record_that_cannot_be_read_keeps_the_index_from_being_complete(proef: Path) -> None:
    with Dossier.open(proef) as d, d.transactie() as s:
        rij = next(r for r in d.rijen() if r.sleutel == "d01-1a")
        kapot = json.loads(rij.inhoud) | {"vorm": "gedroomd", "id": "d01-9z"}
        s.voeg_toe([maak_rij("registratie", "d01-9z", "", kapot)], programma="p", rol="r", samenvatting="s")
        werk_index_bij(d, s)
    assert not is_er(proef)
    with pytest.raises(DossierFout, match="d01-9z"):
        Verandergraaf.uit(proef)


def test_rows_of_another_maker_are_made_anew(proef: Path) -> None:
    with Dossier.open(proef, alleen_lezen=True) as d:
        assert d.index(MAKER + 1) is None
    with Dossier.open(proef) as d, d.transactie():
        assert len(d.zonder_index(MAKER + 1)) == len(Verandergraaf.uit(proef).registraties)
        assert not d.zonder_index(MAKER)


def test_a_registration_is_read_as_when_this_maker_was_numbered() -> None:
    """When this fails: give ``graaf.index.MAKER`` the next number, and put the new digest here."""
    vorm = json.dumps(_zonder_uitleg(Registratie.model_json_schema()), sort_keys=True)
    digest = hashlib.blake2b(vorm.encode(), digest_size=8).hexdigest()
    assert (MAKER, digest) == (2, "45b265834b137e94")


def _zonder_uitleg(deel: Any) -> Any:
    if isinstance(deel, dict):
        return {k: _zonder_uitleg(v) for k, v in deel.items() if k not in ("description", "title")}
    return [_zonder_uitleg(d) for d in deel] if isinstance(deel, list) else deel


def test_the_index_holds_no_text(voorbeeld: Path) -> None:
    kolommen = {*index.GESPREK, *index.BEVINDING}
    assert kolommen.isdisjoint({"kern", "citaat", "toelichting", "andere_verklaring", "verrassing", "gehoord_van"})
    with contextlib.closing(sqlite3.connect(voorbeeld)) as db:
        cellen = {c for t in ("gesprek", "bevinding") for rij in db.execute(f"SELECT * FROM {t}") for c in rij}  # noqa: S608
    g = Verandergraaf.uit(voorbeeld)
    assert cellen.isdisjoint({b.kern for r in g.registraties for b in r.bewijs})
