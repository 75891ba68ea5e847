"""No text that is kept is a way around: every field, every column of the file, every command, and another dossier."""

import datetime
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from tests.cli.programma import Doe
from verandertheorie.dossier import index
from verandertheorie.dossier.bestand import Dossier, Grafsteen
from verandertheorie.dossier.inhoud import Rij, rij
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.doorlichten import bezwaren
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.invoer.intrekken import trek_in, van_registratie
from verandertheorie.invoer.notulen import Notulen
from verandertheorie.model.basis import Code
from verandertheorie.model.leidraad import Leidraad
from verandertheorie.model.soorten import MODELLEN
from verandertheorie.model.tijd import Kwartaal

pytest_plugins = ("tests.invoer.teksten", "tests.cli.programma")

LeesIn = Callable[..., Importverslag]
NUMMER = "b1-0612345678"
"""A telephone number that is a good key as well."""

KAAL = b"12345678"
GEEN_TEKST = (bool, int, float, datetime.date, Kwartaal, type(None))


# --- every field ------------------------------------------------------------------------------


def teksten(annotatie: Any, metadata: tuple[Any, ...] = ()) -> Iterator[Any]:
    """Values for a field in which one text is the number, one for each text that it may hold."""
    if get_origin(annotatie) is Annotated:
        soort, *meer = get_args(annotatie)
        yield from teksten(soort, (*meer, *metadata))
    elif annotatie is str:
        yield NUMMER
    elif get_origin(annotatie) in (Union, UnionType):
        for deel in get_args(annotatie):
            yield from teksten(deel)
    elif get_origin(annotatie) is tuple:
        yield from ([waarde] for waarde in teksten(get_args(annotatie)[0]))
    elif get_origin(annotatie) is dict:
        sleutel, waarde = get_args(annotatie)
        yield from ({tekst: "ja"} for tekst in teksten(sleutel))
        yield from ({"novex": tekst} for tekst in teksten(waarde))
    elif isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        for naam, veld in annotatie.model_fields.items():
            yield from ({naam: waarde} for waarde in teksten(veld.annotation))
    else:
        assert get_origin(annotatie) is Literal or annotatie in GEEN_TEKST, annotatie


ALLE: tuple[type[BaseModel], ...] = (*MODELLEN.values(), Notulen, Leidraad)
VELDEN = [
    pytest.param(model, naam, waarde, id=f"{model.__name__}-{naam}-{nr}")
    for model in ALLE
    for naam, veld in model.model_fields.items()
    for nr, waarde in enumerate(teksten(veld.annotation))
]


@pytest.mark.parametrize(("model", "naam", "waarde"), VELDEN)
def test_every_text_of_every_record_refuses_it(model: type[BaseModel], naam: str, waarde: Any) -> None:
    with pytest.raises(ValidationError) as fout:
        model.model_validate({naam: waarde})
    soorten = {e["type"] for e in fout.value.errors() if e["loc"][:1] == (naam,) and NUMMER in str(e["input"])}
    assert "contactgegevens" in soorten or (naam in ("code", "letter") and soorten == {"string_pattern_mismatch"})


def test_a_code_has_no_room_for_it() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Code).validate_python("BSN123456782")


def test_a_refusal_says_where_what_and_how_it_begins_and_repeats_no_more(lees_in: LeesIn) -> None:
    verslag = lees_in(
        "soort: bron\npseudoniem: b9\nrol: pachter, 06 - 12 34 56 78\norganisatiesoort: kennis\ngeinformeerd: ja\n"
    )
    (m,) = verslag.fouten
    assert (m.regel, m.code) == (3, "VT010")
    assert m.tekst == "in 'rol' staat een telefoonnummer ('06…')."
    assert m.remedie.startswith("Haal het weg: ")


# --- every column of the file -----------------------------------------------------------------

GESPREK = """\
soort: registratie
id: g1
datum: 2026-09-14
gebied: D01
bron: b01
interventie: grondexpertise
bewijs: [{onderwerp: C01, teken: voor, kern: KERN}]
"""


def _rol(d: Dossier, _: LeesIn) -> None:
    with pytest.raises(AanroepFout, match="Bij --rol staat een telefoonnummer"), d.transactie() as schrijver:
        schrijver.voeg_toe([eigen()], programma="p", rol="monitor 06-12345678", samenvatting="")
    with pytest.raises(AanroepFout, match="--rol"):
        importeer(d, "bestaat-niet.yaml", rol="monitor 06-12345678")


def _samenvatting(d: Dossier, _: LeesIn) -> None:
    with d.transactie() as schrijver:
        schrijver.voeg_toe([eigen()], programma="p", rol="", samenvatting="1 nieuw, uit tel 06-12345678.xlsx")
    assert d.invoeren()[-1].samenvatting == "(weggelaten: een telefoonnummer)"


def _reden(d: Dossier, lees_in: LeesIn) -> None:
    assert not lees_in(GESPREK.replace("KERN", "Het ging goed.")).fouten
    plan = van_registratie(d.pad, "g1")
    assert not isinstance(plan, Grafsteen)
    with pytest.raises(AanroepFout, match="Bij --reden staat een telefoonnummer"):
        trek_in(d.pad, plan, reden="hij belde 06-12345678")


def _sleutel(_: Dossier, lees_in: LeesIn) -> None:
    assert lees_in(GESPREK.replace("id: g1", f"id: {NUMMER}")).fouten


def _inhoud(_: Dossier, lees_in: LeesIn) -> None:
    assert lees_in(GESPREK.replace("KERN", "Bel 06 12345678")).fouten


def _sinds(_: Dossier, lees_in: LeesIn) -> None:
    assert lees_in(f"{{soort: uitkomst, sleutel: x, naam: X, uitkomstsoort: impact, sinds: {NUMMER}}}").fouten


def _soort(_: Dossier, lees_in: LeesIn) -> None:
    assert lees_in(f"{{soort: {NUMMER}, sleutel: x}}").fouten


def _van_het_programma(_: Dossier, __: LeesIn) -> None:
    """The program fills it in by itself: a time, a version, a hash, salt."""


KOLOMMEN: dict[str, Callable[[Dossier, LeesIn], None]] = {
    "invoer.tijd": _van_het_programma,
    "invoer.rol": _rol,
    "invoer.programma": _van_het_programma,
    "invoer.samenvatting": _samenvatting,
    "record.soort": _soort,
    "record.sleutel": _sleutel,
    "record.sinds": _sinds,
    "record.inhoud": _inhoud,
    "record.hash": _van_het_programma,
    "record.vervangt": _van_het_programma,
    "grafsteen.soort": _soort,
    "grafsteen.sleutel": _sleutel,
    "grafsteen.zout": _van_het_programma,
    "grafsteen.hash": _van_het_programma,
    "grafsteen.datum": _van_het_programma,
    "grafsteen.reden": _reden,
}


def eigen() -> Rij:
    return rij("gebeurtenis", "x", "", {"soort": "gebeurtenis", "sleutel": "x", "naam": "X", "datum": "2026-01-01"})


def test_these_are_all_the_columns_that_hold_text(dossier: Dossier) -> None:
    with sqlite3.connect(dossier.pad) as db:
        alle = [naam for (naam,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tabellen = [naam for naam in alle if naam not in index.TABELLEN]  # what is there comes from record.inhoud
        kolommen = {
            f"{tabel}.{naam}"
            for tabel in tabellen
            for _, naam, soort, *_ in db.execute(f"PRAGMA table_info({tabel})")
            if soort == "TEXT"
        }
    db.close()
    assert kolommen == KOLOMMEN.keys()


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_no_column_of_the_file_takes_it(kolom: str, dossier: Dossier, lees_in: LeesIn) -> None:
    KOLOMMEN[kolom](dossier, lees_in)
    dossier.sluit()
    assert KAAL not in dossier.pad.read_bytes()


# --- let in before this was refused -----------------------------------------------------------


@pytest.fixture
def oud(tmp_path: Path) -> Path:
    """A dossier of an older program, which let a number in."""
    pad = tmp_path / "oud.sqlite"
    velden = {"soort": "gebeurtenis", "sleutel": "x", "datum": "2026-01-01", "omschrijving": "", "paragraaf": None}
    with Dossier.maak(pad) as d, d.transactie() as schrijver:
        schrijver.voeg_toe(
            [rij("gebeurtenis", "x", "", velden | {"grond": None, "naam": "Bel 06 - 12345678"})],
            programma="ouder",
            rol="",
            samenvatting="",
        )
    return pad


def test_an_older_dossier_with_it_stays_readable_and_a_check_names_the_field(oud: Path) -> None:
    assert len(Verandergraaf.uit(oud).alles) == 1
    (m,) = bezwaren(oud)
    assert (m.code, m.tekst) == ("VT010", "gebeurtenis x: in 'naam' staat een telefoonnummer ('06…').")


def test_another_dossier_with_it_is_refused_at_its_row_until_it_is_mended_there(
    oud: Path, dossier: Dossier, tmp_path: Path
) -> None:
    was = dossier.hash()
    (m,) = importeer(dossier, oud).fouten
    assert m.plek == f"{oud}:1"
    assert "in 'naam' staat een telefoonnummer" in m.tekst
    assert dossier.hash() == was
    beter = tmp_path / "beter.yaml"
    beter.write_text("{soort: gebeurtenis, sleutel: x, naam: De boer belde, datum: 2026-01-01}")
    assert not importeer(oud, beter, herzie=True).fouten
    assert [r.record_sleutel for r in importeer(dossier, oud).nieuw] == ["x"]
    dossier.sluit()
    assert KAAL not in dossier.pad.read_bytes()  # the revision that held it stays there


def test_a_withdrawal_comes_over_without_a_reason_that_holds_it(dossier: Dossier, tmp_path: Path) -> None:
    pad = tmp_path / "daar.sqlite"
    stenen = [Grafsteen("bron", naam, "ab", "cd", "2026-01-01", reden) for naam, reden in WEG]
    with Dossier.maak(pad):
        pass
    with sqlite3.connect(pad) as db:  # as an older program did
        db.execute("INSERT INTO invoer VALUES (1, '2026', '', 'p', '')")
        kolommen = "soort, sleutel, zout, hash, datum, reden, invoer"
        for s in stenen:
            rij_ = (s.soort, s.sleutel, s.zout, s.hash, s.datum, s.reden, 1)
            db.execute(f"INSERT INTO grafsteen ({kolommen}) VALUES (?, ?, ?, ?, ?, ?, ?)", rij_)  # noqa: S608
    db.close()
    assert not importeer(dossier, pad).fouten
    assert [(s.sleutel, s.reden) for s in dossier.grafstenen()] == [
        ("b88", "op verzoek"),
        ("b99", "(weggelaten: een telefoonnummer)"),
    ]
    assert importeer(dossier, pad).overgenomen == 0  # known by now
    dossier.sluit()
    assert KAAL not in dossier.pad.read_bytes()


WEG = (("b88", "op verzoek"), ("b99", "belde 0612345678"), (NUMMER, "op verzoek"))


# --- commands ---------------------------------------------------------------------------------


BIJEENKOMST = "{soort: bijeenkomst, sleutel: B1, datum: 2026-09-20, bijeenkomstsoort: kernteam}"


@pytest.mark.parametrize(
    "woorden",
    [
        ("redactie", "trage-vergunningen", "naam", "Bel 06 - 12 34 56 78", "--bijeenkomst", "B1"),
        (
            "redactie",
            "trage-vergunningen",
            "naam",
            "Wat er speelt",
            "--bijeenkomst",
            "B1",
            "--reden",
            "zie a(at)b punt nl",
        ),
        ("versie", "maak", "--toelichting", "Bel 06-12345678"),
        ("importeer", "theorie", "--rol", "monitor 06-12345678"),
        ("noteer", "--rol", "monitor 06-12345678"),
    ],
)
def test_a_command_refuses_it_in_one_sentence(
    woorden: tuple[str, ...], hier: Doe, dossier: Dossier, lees_in: LeesIn
) -> None:
    assert not lees_in(BIJEENKOMST).fouten
    was = dossier.hash()
    dossier.sluit()
    gedaan = hier("-d", dossier.pad, *woorden)
    assert (gedaan.code, gedaan.uit) == (2, ""), gedaan
    assert " staat een " in gedaan.fout
    assert "Haal het weg" in gedaan.fout or "Schrijf een rol" in gedaan.fout
    with Dossier.open(dossier.pad, alleen_lezen=True) as d:
        assert d.hash() == was


def test_a_command_points_out_a_name_before_it_writes(hier: Doe, dossier: Dossier) -> None:
    dossier.sluit()
    voor = dossier.pad.read_bytes()
    opdracht = ("-d", dossier.pad, "versie", "maak", "--toelichting", "Zoals boer Pietersen vroeg.")
    gedaan = hier(*opdracht)
    assert gedaan.code == 1
    assert gedaan.fout.startswith("let op: 'boer Pietersen' lijkt op een naam")
    assert dossier.pad.read_bytes() == voor
    assert hier(*opdracht, "--nagekeken").code == 0


def test_the_old_wording_that_held_it_is_not_kept_with_the_new(hier: Doe, dossier: Dossier, lees_in: LeesIn) -> None:
    assert not lees_in(BIJEENKOMST).fouten
    with dossier.transactie() as schrijver:
        (oude,) = (r for r in dossier.rijen() if r.sleutel == "trage-vergunningen")
        velden = json.loads(oude.inhoud) | {"omschrijving": "Bel 06-12345678"}
        nieuw = replace(rij(*oude.identiteit, velden), vervangt=oude.hash)
        schrijver.voeg_toe([nieuw], programma="ouder", rol="", samenvatting="")
    dossier.sluit()
    anders = ("redactie", "trage-vergunningen", "omschrijving", "Vraag het na.", "--bijeenkomst", "B1")
    gedaan = hier("-d", dossier.pad, *anders)
    assert gedaan.code == 0, gedaan.fout
    with Dossier.open(dossier.pad, alleen_lezen=True) as d:
        (r,) = (r for r in d.rijen() if r.soort == "redactie")
    assert json.loads(r.inhoud)["oud"] == "(weggelaten: een telefoonnummer)"
