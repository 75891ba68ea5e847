"""Whatever comes in: one answer, within limits, and a dossier that stays as it was."""

import hashlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.breek.bommen import BOMMEN, bewijsblad, dossier_met, gesprekken, leg_neer
from tests.breek.meten import GEHEUGEN, draai
from tests.cli.programma import Doe
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.samenvoegen import GROOTSTE_DOSSIER
from verandertheorie.lezen.bestanden import GROOTST_UITGEPAKT, MEESTE_BESTANDEN, MEESTE_RECORDS
from verandertheorie.melding import MEESTE_FOUTEN

pytest_plugins = ["tests.cli.programma"]

ZWAAR = (
    "zip: uitgepakt 10 GB",
    "zip: zip in een zip",
    "xlsx: vijf miljoen cellen",
    "xlsx: veel eigen tekst",
    "xlsx: miljoen samengevoegde cellen",
    "xlsx: uitkomsten van formules",
    "xlsx: opmerkingen van 150 MB",
    "xlsx: 150 MB gedeelde teksten",
    "xlsx: elke cel een fout",
    "xlsx: miljoen samengevoegde cellen in bewijs",
)
"""Left to ``python -m tests.breek``: to make them takes as long as to refuse them, or longer."""
WERKMAPPEN = [wat for wat in BOMMEN if wat.startswith(("zip:", "xlsx:", "ods:", "xls:")) and wat not in ZWAAR]
TEKST = (
    "yaml: leeg record, zeven miljoen keer",
    "yaml: begint met streepjes",
    "yaml: miljoen velden",
    "yaml: haakjes",
    "yaml: ankers",
    "json: tien miljoen cijfers",
    "jsonl: elk record fout",
    "csv: miljoenen kolommen",
    "csv: miljoenen lege rijen",
    "csv: elke rij fout",
    "csv: aanhalingstekens",
    "csv: alleen puntkomma's",
    "csv: tien miljoen korte regels",
    "csv: NUL tot het eind",
    "yaml: aanhalingsteken dat nooit sluit",
    "yaml: hetzelfde veld",
    "yaml: steeds dieper",
    "json: diep",
    "json: een lang getal",
)
GEDULD = 300
"""Seconds: only to end a hang."""


@pytest.mark.proces
@pytest.mark.parametrize("wat", [*WERKMAPPEN, *TEKST])
def test_a_bomb_gets_one_answer_and_changes_nothing(wat: str, mini: Path, tmp_path: Path) -> None:
    dossier, pad = tmp_path / "d.sqlite", tmp_path / BOMMEN[wat].naam
    dossier.write_bytes(mini.read_bytes())
    was = hashlib.sha256(dossier.read_bytes()).hexdigest()
    leg_neer(BOMMEN[wat], pad)
    a = draai(["-m", "verandertheorie", "importeer", str(pad), "-d", str(dossier)], tmp_path, GEDULD)
    assert (a.code, a.uit) == (1, ""), a
    assert a.fout.rstrip().endswith(("fout.", "fouten."))
    assert f"{pad}:" in a.fout.partition("\n")[0]
    assert a.fout.count("\n") < 200
    assert a.kilobytes * 1024 < GEHEUGEN
    assert hashlib.sha256(dossier.read_bytes()).hexdigest() == was


ZONDER_KIND = """
import sys
from pathlib import Path
from verandertheorie.formaten import rekenblad
for naam in sys.argv[1:]:
    print(bool(rekenblad.lees(Path(naam).read_bytes(), naam)[1]))
"""


@pytest.mark.proces
def test_what_is_seen_beforehand_holds_them_without_a_limit_on_the_process_too(tmp_path: Path) -> None:
    """As on Windows. What is left is no bomb to the reader itself."""
    paden = [tmp_path / f"{nr}-{BOMMEN[wat].naam}" for nr, wat in enumerate(WERKMAPPEN)]
    for wat, pad in zip(WERKMAPPEN, paden, strict=True):
        leg_neer(BOMMEN[wat], pad)
    a = draai(["-c", ZONDER_KIND, *map(str, paden)], tmp_path, GEDULD)
    gelezen = [wat for wat, soort in zip(WERKMAPPEN, a.uit.split(), strict=True) if soort != "True"]
    assert gelezen == [
        "xlsx: zegt tot de laatste hoek te lopen",
        "xlsx: elke rij fout",
        "xlsx: diep genest",
        "xlsx: honderdduizend fouten",
        "ods: miljoen lege rijen, dan een",
        "xls: vier miljard teksten",
    ], a
    assert a.kilobytes < 700_000


FOUT = "".join(f"- {{soort: actor, sleutel: a{nr}, naam: A}}\n" for nr in range(5_023))


def test_of_each_kind_the_first_are_shown_and_the_others_counted(doe: Doe, mini: Path, tmp_path: Path) -> None:
    fout, alles = tmp_path / "fout.yaml", tmp_path / "alles.txt"
    fout.write_text(FOUT, encoding="utf-8")
    gedaan = doe("importeer", str(fout), "-d", str(mini))
    regels = gedaan.fout.splitlines()
    assert gedaan.code == 1
    assert [r.startswith(f"{fout}:{nr}: ") for nr, r in enumerate(regels[:20], 1)] == [True] * 20
    assert regels[20:] == [
        "[VT010] En nog 5.003 van dezelfde soort: een veld is niet goed ingevuld.",
        "Alles staat in een bestand als u --verslag alles.txt meegeeft.",
        "Niets ingelezen: 5023 fouten.",
    ]
    gedaan = doe("importeer", str(fout), "-d", str(mini), "--verslag", str(alles))
    assert (gedaan.code, gedaan.fout.splitlines()[21]) == (1, f"Alles staat in: {alles}")
    assert alles.read_text(encoding="utf-8").count("[VT010]\n") == 5_023


def test_of_what_came_in_the_remarks_that_do_not_fit_lie_beside_the_dossier(
    doe: Doe, mini: Path, tmp_path: Path
) -> None:
    dossier, gesprek, alles = tmp_path / "d.sqlite", tmp_path / "g.jsonl", tmp_path / "d.opmerkingen-1.txt"
    dossier.write_bytes(mini.read_bytes())
    gesprek.write_bytes(gesprekken(30, 10))
    gedaan = doe("importeer", str(gesprek), "-d", str(dossier))
    assert gedaan.code == 0, gedaan
    assert " van dezelfde soort: " in gedaan.fout
    assert gedaan.fout.splitlines()[-1] == f"Alles staat in: {alles}"
    *regels, _merk = alles.read_text(encoding="utf-8").splitlines()
    assert len(regels) >= 30
    assert all(r.startswith(f"{gesprek}:") for r in regels)


def test_json_has_the_first_of_each_kind_too(doe: Doe, mini: Path, tmp_path: Path) -> None:
    fout = tmp_path / "fout.yaml"
    fout.write_text(FOUT, encoding="utf-8")
    gegevens = json.loads(doe("importeer", str(fout), "-d", str(mini), "--json").uit)
    assert (len(gegevens["meldingen"]), gegevens["meldingen_meer"]) == (1_000, {"VT010": 4_023})


@pytest.mark.parametrize("naam", ["f.jsonl", "actor.csv"])
def test_after_ten_thousand_mistakes_nobody_looks_for_more(naam: str, dossier: Dossier, tmp_path: Path) -> None:
    regels = [f'{{"soort": "actor", "sleutel": "a{nr}"}}' for nr in range(30_000)]
    if naam.endswith("csv"):
        regels = ["sleutel;naam;actorsoort", *(f"a{nr};A;piraat" for nr in range(30_000))]
    (tmp_path / naam).write_text("\n".join(regels), encoding="utf-8")
    verslag = importeer(dossier, tmp_path / naam)
    assert MEESTE_FOUTEN < len(verslag.meldingen) < MEESTE_FOUTEN + 10
    (slot,) = (m for m in verslag.meldingen if m.code == "VT009")
    assert "verder is niet gekeken" in slot.tekst
    assert slot.ernst == "fout"


def test_a_folder_with_very_many_wrong_files_is_one_answer_too(dossier: Dossier, tmp_path: Path) -> None:
    for nr in range(MEESTE_BESTANDEN + 50):
        (tmp_path / f"f{nr}.yaml").write_bytes(b"")
    verslag = importeer(dossier, tmp_path)
    assert [m.code for m in verslag.meldingen if m.code != "VT002"] == ["VT009"]
    assert len(verslag.meldingen) == MEESTE_BESTANDEN + 1


def test_workbooks_are_held_together_by_what_they_are_unpacked(dossier: Dossier, tmp_path: Path) -> None:
    """Each may be as large as this by itself, and a few kilobytes on disk."""
    per_map, uit = 99_000_000, io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_:
        zip_.writestr("xl/comments1.xml", bytes(per_map))
    past = GROOTST_UITGEPAKT // per_map
    for nr in range(past + 3):
        (tmp_path / f"w{nr}.xlsx").write_bytes(uit.getvalue())
    verslag = importeer(dossier, tmp_path)
    *ervoor, slot = verslag.meldingen
    assert (slot.code, slot.bestand, slot.ernst) == ("VT009", str(tmp_path / f"w{past}.xlsx"), "fout")
    assert "uitgepakt zijn de werkmappen samen groter dan 500 MB" in slot.tekst
    assert len({m.bestand for m in ervoor}) == past
    assert verslag.is_geweigerd


def test_a_row_of_which_every_cell_is_a_fault_is_named_cell_by_cell(dossier: Dossier, tmp_path: Path) -> None:
    """It is not an empty row: nothing of it can be read."""
    fouten, goed = ["#N/A"] * 4, ["1", "C01", "voor", "Hij rekende het door."]
    pad = tmp_path / "x.xlsx"
    pad.write_bytes(bewijsblad([goed, fouten, goed], fouten_op=(2,)))
    verslag = importeer(dossier, pad)
    assert [m.plek for m in verslag.meldingen if m.code == "VT007"] == [f"{pad}:Bewijs!{k}3" for k in "ABCD"]
    assert verslag.is_geweigerd


@pytest.fixture(scope="module")
def te_veel_records() -> bytes:
    return dossier_met(MEESTE_RECORDS + 1, 1)


@pytest.mark.parametrize("is_groot", [False, True])
def test_another_dossier_that_is_more_than_one_import_is_refused_with_a_way_to_go_on(
    is_groot: bool, doe: Doe, mini: Path, te_veel_records: bytes, tmp_path: Path
) -> None:
    """Too many records, or too many bytes: the second is a hole at the end of the file."""
    eigen, ander = tmp_path / "d.sqlite", tmp_path / "ander.sqlite"
    eigen.write_bytes(mini.read_bytes())
    ander.write_bytes(mini.read_bytes() if is_groot else te_veel_records)
    if is_groot:
        os.truncate(ander, GROOTSTE_DOSSIER + 4096 - GROOTSTE_DOSSIER % 4096)  # whole pages
    gedaan = doe("importeer", str(ander), "-d", str(eigen))
    assert (gedaan.code, gedaan.uit) == (1, "")
    assert f"{ander} is te groot om in één keer over te nemen." in gedaan.fout
    assert "exporteer yaml" in gedaan.fout
    assert eigen.read_bytes() == mini.read_bytes()
