"""A finding is known by what was said: sorting changes nothing, and a corrected source makes no second voice."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.formaten.waarden import Blok
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.invoer.herkenning import op_hun_plek
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.lezen.records import Gelezen
from verandertheorie.model.waarneming import Registratie

pytest_plugins = ("tests.invoer.teksten",)

LeesIn = Callable[..., Importverslag]

A = {"onderwerp": "C01", "teken": "voor", "kern": "De eigenaar belde na een week zelf terug."}
B = {"onderwerp": "C11", "teken": "tegen", "kern": "De les bleef in dit gebied."}
C = {"onderwerp": "trage-vergunningen", "teken": "voor", "kern": "De aanvraag ligt al negen maanden."}
D = {"onderwerp": "tijdgebrek", "teken": "voor", "kern": "De leerochtend ging niet door."}


def gesprek(*bewijs: dict[str, str], **velden: str) -> str:
    kop = {
        "soort": "registratie",
        "datum": "2026-09-14",
        "gebied": "D01",
        "bron": "b01",
        "interventie": "grondexpertise",
        **velden,
    }
    return json.dumps({**kop, "bewijs": bewijs}, ensure_ascii=False)


def nu(d: Dossier) -> dict[str, Registratie]:
    return {r.id: r for r in lees_records(d.rijen()) if isinstance(r, Registratie)}


def nummers(r: Registratie) -> dict[str, int]:
    return {b.kern: b.nr or plaats for plaats, b in enumerate(r.bewijs, 1)}


@pytest.mark.parametrize("id_", [{}, {"id": "d01-x"}], ids=["afgeleid", "eigen id"])
def test_sorted_rows_are_the_same_record(dossier: Dossier, lees_in: LeesIn, id_: dict[str, str]) -> None:
    dekking = '"dekking": [{"onderwerp": "C13", "gevonden": "nee"}, {"onderwerp": "C25", "gevonden": "ja"}]'
    omgekeerd = '"dekking": [{"onderwerp": "C25", "gevonden": "ja"}, {"onderwerp": "C13", "gevonden": "nee"}]'
    lees_in(gesprek(A, B, C, **id_)[:-1] + f", {dekking}}}")
    voor = dossier.pad.read_bytes()
    assert len(lees_in(gesprek(C, A, B, **id_)[:-1] + f", {omgekeerd}}}").bekend) == 1
    assert dossier.pad.read_bytes() == voor


@pytest.mark.parametrize(
    ("later", "verschil", "wordt"),
    [
        ((D, A, B, C), ("bewijs 4: erbij",), [1, 2, 3, 4]),
        ((A, C), ("bewijs 2: weg",), [1, 3]),
        ((C, {**B, "teken": "voor"}, A), ("bewijs 2, teken: 'tegen' werd 'voor'",), [1, 2, 3]),
        ((C, {**A, "kern": A["kern"].replace("week", "maand")}, B), ("bewijs 1, kern:",), [1, 2, 3]),
        ((D, C, A), ("bewijs 2: weg", "bewijs 4: erbij"), [1, 3, 4]),
        ((A, {**B, "kern": "Er kwam niemand van buiten."}, C), ("bewijs 2, kern:",), [1, 2, 3]),
        (
            (A, {**B, "teken": "voor", "kern": "Er kwam iemand van buiten."}, C),
            ("bewijs 2: weg", "bewijs 4: erbij"),
            [1, 3, 4],
        ),
        (
            ({**A, "teken": "tegen", "kern": A["kern"].replace("zelf", "niet zelf")}, B, C),
            ("bewijs 1: weg", "bewijs 4: erbij"),
            [2, 3, 4],
        ),
    ],
    ids=["ingevoegd", "weg", "ander teken", "andere woorden", "vervangen", "zelfde kant", "andere kant", "ontkend"],
)
def test_only_what_differs_is_told_and_revised(
    dossier: Dossier, lees_in: LeesIn, later: tuple[dict[str, str], ...], verschil: tuple[str, ...], wordt: list[int]
) -> None:
    lees_in(gesprek(A, B, C))
    (m,) = lees_in(gesprek(*later)).fouten
    assert m.code == "VT025"
    ((h),) = lees_in(gesprek(*later), herzie=True).herzien
    assert len(h.verschillen) == len(verschil), h.verschillen
    assert all(v.startswith(begin) for v, begin in zip(sorted(h.verschillen), sorted(verschil), strict=True))
    (r,) = nu(dossier).values()
    assert sorted(nummers(r).values()) == wordt
    assert len(lees_in(gesprek(*later)).bekend) == 1, "the same workbook again is the same record"


@given(st.permutations([A, B, C, D]), st.sets(st.sampled_from("ABCD"), max_size=2))
def test_a_finding_keeps_its_number_wherever_its_row_goes(rijen: list[dict[str, str]], weg: set[str]) -> None:
    naam = {json.dumps(x): n for x, n in zip((A, B, C, D), "ABCD", strict=True)}
    hoofd = {"soort": "registratie", "id": "x", "datum": "2026-09-14", "interventie": "geen"}
    was = Registratie.model_validate({**hoofd, "bewijs": [A, B, C, D]})
    blijft = [x for x in rijen if naam[json.dumps(x)] not in weg]
    komt = Registratie.model_validate({**hoofd, "bewijs": blijft})
    uit = op_hun_plek(Gelezen(komt, "x", Blok(1)), was).record
    assert isinstance(uit, Registratie)
    toen = nummers(was)
    assert nummers(uit) == {x["kern"]: toen[x["kern"]] for x in blijft}


@pytest.mark.parametrize(
    "fout", [{"bron": "b02"}, {"gebied": "D02"}, {"datum": "2026-09-15"}, {"vorm": "document"}], ids=str
)
def test_a_corrected_name_is_pointed_out_and_with_herzie_it_is_the_same_record(
    dossier: Dossier, lees_in: LeesIn, fout: dict[str, str]
) -> None:
    lees_in(gesprek(A, B, **fout))
    (oud,) = nu(dossier)
    proef = lees_in(gesprek(B, A), droog=True)
    (m,) = (m for m in proef.meldingen if m.code == "VT104")
    assert oud in m.tekst
    assert f"trek-in --registratie {oud}" in m.remedie
    (h,) = lees_in(gesprek(B, A), herzie=True).herzien
    assert (h.record.record_sleutel, len(h.verschillen)) == (oud, 1)
    assert set(nu(dossier)) == {oud}
    assert len(lees_in(gesprek(B, A)).bekend) == 1
    assert len(lees_in(gesprek(A, B), herzie=True).bekend) == 1


def test_a_conversation_with_another_source_about_something_else_is_no_correction(lees_in: LeesIn) -> None:
    lees_in(gesprek(A, B))
    assert not [m for m in lees_in(gesprek(C, D, bron="b02")).meldingen if m.code == "VT104"]


def test_two_parts_of_the_name_are_no_correction_by_themselves(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(gesprek(A, B))
    verslag = lees_in(gesprek(A, B, bron="b02", datum="2026-09-15"), herzie=True)
    assert len(verslag.nieuw) == 1
    assert "VT104" in {m.code for m in verslag.meldingen}


def test_two_in_one_import_are_never_one(lees_in: LeesIn) -> None:
    verslag = lees_in(a=gesprek(A), b=gesprek(A, bron="b02"), herzie=True)
    assert len(verslag.nieuw) == 2
    assert [m.code for m in verslag.meldingen if m.code == "VT104"] == ["VT104"]


def test_two_conversations_on_one_day_are_told_how_to_be_two(lees_in: LeesIn) -> None:
    (m,) = lees_in(a=gesprek(A), b=gesprek(B)).fouten
    assert (m.code, "id: d01-2026-09-14-interview-b01-2" in m.remedie) == ("VT024", True)
    lees_in(gesprek(A))
    (m,) = lees_in(gesprek(B)).fouten
    assert (m.code, "tweede gesprek van die dag" in m.remedie) == ("VT025", True)


def test_a_row_that_is_there_twice_is_told_at_the_second(lees_in: LeesIn, dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    kop = "Nr;Datum;Gebied;Bron;Interventie\n1;2026-09-14;D01;b01;geen\n"
    rij = "1;C01;voor;De eigenaar belde zelf.\n"
    (tmp_path / "csv/registraties.csv").write_text(kop)
    (tmp_path / "csv/bewijs.csv").write_text(f"Bij registratie;onderwerp;teken;kern\n{rij}1;C11;voor;Iets.\n{rij}")
    (m,) = (m for m in importeer(dossier, tmp_path / "csv").meldingen if m.code == "VT117")
    assert (m.regel, "in rij 2" in m.tekst) == (4, True)
