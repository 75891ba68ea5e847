"""Whatever is offered for import: one clear sentence, exit code 1, and the dossier keeps every byte."""

import json
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]

RECORD = """\
soort: registratie
datum: 2026-09-14
gebied: D01
bron: b01
interventie: grondexpertise
grond: fictief
open_vraag_helpend: ja
bewijs:
  - onderwerp: C01
    teken: voor
    kern: "De eigenaar: 'ja'."
    nr: 2
"""
ALS_JSON = {
    "soort": "registratie",
    "datum": "2026-09-14",
    "gebied": "D01",
    "bron": "b01",
    "interventie": "grondexpertise",
    "grond": "fictief",
    "open_vraag_helpend": True,
    "bewijs": [{"onderwerp": "C01", "teken": "voor", "kern": "De eigenaar: 'ja'.", "nr": 2}],
}

BIER = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
)

BESTANDEN: dict[str, tuple[bytes, str, str]] = {
    "niets": (b"", "leeg.yaml", "er staat niets in"),
    "wit": (b" \n\n# uitleg\n", "wit.yaml", "er staat niets in"),
    "lege lijst": (b"[]", "lijst.json", "er staat niets in"),
    "lege regels": (b"\n\n", "regels.jsonl", "er staat niets in"),
    "alleen een streepje": (b"---\n", "streep.yaml", "er staat niets in"),
    "rommel": (bytes(range(1, 256)) * 20, "rommel.yaml", ""),
    "veel rommel": (b"\x81" * 50_000_000, "veel.yaml", "groter dan 20 MB"),
    "veel tekst": (b"a: b\n" * 10_000_000, "veel.yaml", "groter dan 20 MB"),
    "bom": (BIER.encode(), "bom.yaml", "anker"),
    "verwijzing": (b"a: *b\n", "verwijzing.yaml", "verwijzing"),
    "haken": (b"[" * 100_000, "haken.yaml", "in elkaar"),
    "haken in json": (b"[" * 100_000, "haken.json", "in elkaar"),
    "accolades": (b'{"a":' * 100_000, "haken.json", "in elkaar"),
    "streepjes": (b"- " * 100_000, "streep.yaml", "in elkaar"),
    "nul": (b"soort: bron\0\n", "nul.yaml", "NUL-teken"),
    "utf-16": (RECORD.encode("utf-16"), "u16.yaml", "UTF-16"),
    "utf-16 zonder merk": (RECORD.encode("utf-16-le"), "u16.yaml", "UTF-16"),
    "latin-1": ("soort: bron\nrol: geïnterviewde\n".encode("latin-1"), "l1.yaml", "geen UTF-8"),
    "csv": (b"soort;datum\nregistratie;2026-09-14\n", "blad.csv", "niet te zien welk blad"),
    "xls": (b"\xd0\xcf\x11\xe0", "blad.xls", "geen Excel- of LibreOfficebestand"),
    "halve xlsx": (b"PK\x03\x04" + bytes(400), "blad.xlsx", "beschadigd of niet af"),
    "tekst als xlsx": (RECORD.encode(), "blad.xlsx", "geen Excel- of LibreOfficebestand"),
    "xlsm": (b"PK\x03\x04", "blad.xlsm", "macro's"),
    "pdf": (b"%PDF-1.4", "verslag.pdf", "lezen we niet"),
    "los woord": (b"hallo", "woord.yaml", ""),
    "getal": (b"7", "getal.json", ""),
    "lijst van woorden": (b"- a\n- b\n", "woorden.yaml", "hier hoort een record"),
    "tag": (b"!!python/object/apply:os.system ['ls']", "tag.yaml", "tag"),
    "twee documenten": (b"soort: bron\n---\nsoort: bron\n", "twee.yaml", "tweede document"),
    "dubbel veld": (b"soort: bron\nsoort: bron\n", "dubbel.yaml", "staat er al"),
    "geen soort": (b"naam: x\n", "soort.yaml", "'soort' ontbreekt"),
    "halve json": (b'{"soort": "bron"', "half.json", "nog niet af"),
}


@pytest.fixture
def dossier(mini: Path, tmp_path: Path) -> Path:
    """A dossier of this test, found without being named."""
    pad = tmp_path / "mijn.sqlite"
    shutil.copyfile(mini, pad)
    return pad


def is_geweigerd(doe: Doe, dossier: Path, *woorden: str | Path, **rest: bytes) -> list[str]:
    """Import, see that it is refused as it should be; the sentences on stderr."""
    voor = dossier.read_bytes()
    gedaan = doe("importeer", *woorden, "-d", dossier, **rest)
    assert dossier.read_bytes() == voor
    assert [p.name for p in dossier.parent.glob("*sqlite-*")] == []
    assert gedaan.code == 1, gedaan
    assert gedaan.uit == ""
    zinnen: list[str] = gedaan.fout.splitlines()
    laatste = zinnen.pop()
    assert re.fullmatch(r"Niets ingelezen: \d+ fout(en)?\.", laatste)
    assert all(re.fullmatch(r".+:\d+: .+[.?] \[VT\d{3}\]", z) for z in zinnen), zinnen
    return zinnen


EEN_PROCES_WAARD = ("veel rommel", "bom", "haken", "haken in json", "accolades", "streepjes")
"""What may bring a process down: not this one."""


@pytest.mark.parametrize("wat", BESTANDEN)
def test_a_file_that_is_no_record_gets_one_sentence(
    doe: Doe, hier: Doe, dossier: Path, tmp_path: Path, wat: str
) -> None:
    inhoud, naam, zegt = BESTANDEN[wat]
    (tmp_path / naam).write_bytes(inhoud)
    zinnen = is_geweigerd(doe if wat in EEN_PROCES_WAARD else hier, dossier, naam)
    assert len(zinnen) == (2 if wat == "lijst van woorden" else 1), zinnen
    assert zegt in zinnen[0]
    assert zinnen[0].startswith(f"{naam}:")
    assert len(zinnen[0]) < 700


def test_a_zip_that_is_no_workbook_is_said_to_be_damaged(hier: Doe, dossier: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "blad.xlsx", "w") as z:
        z.writestr("[Content_Types].xml", "<Types/>")
    (zin,) = is_geweigerd(hier, dossier, "blad.xlsx")
    assert "beschadigd of niet af" in zin


@pytest.mark.parametrize("map_", ["leeg", "alleen tekst"])
def test_a_folder_without_anything_readable_is_said_to_be_so(
    hier: Doe, dossier: Path, tmp_path: Path, map_: str
) -> None:
    (tmp_path / map_).mkdir()
    if map_ != "leeg":
        (tmp_path / map_ / "lees mij.txt").write_text(RECORD)
    (zin,) = is_geweigerd(hier, dossier, map_)
    assert "in deze map staat geen bestand dat we lezen" in zin


def test_the_lock_of_an_open_workbook_is_passed_over_with_a_remark(hier: Doe, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "map" / "dieper").mkdir(parents=True)
    (tmp_path / "map" / "dieper" / "~$blad.XLSX").write_bytes(b"\x05naam")
    (tmp_path / "map" / "goed.yml").write_text(RECORD)
    gedaan = hier("importeer", "map")
    assert gedaan.code == 0
    assert gedaan.fout.count("[VT106]") == 1
    assert "1 registratie nieuw" in gedaan.uit
    gedaan = hier("importeer", "map/dieper/~$blad.XLSX", "map/goed.yml")
    assert (gedaan.code, gedaan.fout.count("[VT106]")) == (0, 1)


@pytest.mark.parametrize("naam", ["nergens.yaml", "nergens/dieper.yaml", "a" * 300 + ".yaml", "mijn.sqlite/x.yaml"])
def test_a_path_that_is_not_there_is_said_to_be_so(hier: Doe, dossier: Path, naam: str) -> None:
    (zin,) = is_geweigerd(hier, dossier, naam)
    assert "[VT004]" in zin


def test_everything_that_is_wrong_with_the_paths_is_said_at_once(hier: Doe, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "leeg.yaml").touch()
    (tmp_path / "goed.yaml").write_text(RECORD)
    zinnen = is_geweigerd(hier, dossier, "nergens.yaml", "leeg.yaml", "goed.yaml", "blad.csv")
    assert [z.split(":")[0] for z in zinnen] == ["blad.csv", "leeg.yaml", "nergens.yaml"]


NIEMAND = """
import encodings.utf_8_sig, os, sys
import verandertheorie.cli.importopdracht, verandertheorie.cli.invoeropdrachten, verandertheorie.cli.hoofd
import verandertheorie.formaten.yaml, verandertheorie.persoonsgegevens, verandertheorie.vragen.veranderingen
from verandertheorie.__main__ import main
from verandertheorie.model.soorten import RECORD
RECORD.rebuild()
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
main()
"""
"""Rights do not bind root: the process becomes nobody once its modules are loaded."""


@pytest.fixture
def gesloten() -> Iterator[Path]:
    """A folder that everybody can reach, with a dossier that everybody may write and places nobody may read."""
    if os.name != "posix":
        pytest.skip("rights of POSIX")
    map_ = Path(tempfile.mkdtemp())
    yield map_
    for pad in (map_, *map_.rglob("*")):
        if pad.is_dir():
            pad.chmod(0o755)
    shutil.rmtree(map_)


@pytest.mark.parametrize("wat", ["dicht.yaml", "dicht", "dicht/x.yaml", "open"])
def test_what_may_not_be_read_is_said_to_be_so(
    wat: str, gesloten: Path, mini: Path, doe: Doe, opdracht: list[str]
) -> None:
    """Also a folder inside a folder: passing over it in silence would lose records."""
    shutil.copyfile(mini, gesloten / "mijn.sqlite")
    for plek in ("dicht", "open", "open/dicht"):
        (gesloten / plek).mkdir()
    for plek in ("dicht.yaml", "dicht/x.yaml", "open/goed.yaml", "open/dicht/x.yaml"):
        (gesloten / plek).write_text(RECORD)
    for plek in ("dicht.yaml", "dicht", "open/dicht"):
        (gesloten / plek).chmod(0)
    for plek in (".", "mijn.sqlite"):
        (gesloten / plek).chmod(0o777)
    opdracht[1:] = ["-c", NIEMAND]
    zinnen = is_geweigerd(doe, gesloten / "mijn.sqlite", gesloten / wat, map_=gesloten)  # type: ignore[arg-type]
    assert len(zinnen) == 1, zinnen
    assert "[VT004]" in zinnen[0]


@pytest.mark.parametrize(
    ("vorm", "inhoud"),
    [
        ("yaml", RECORD.encode()),
        ("yaml met \\r\\n en merk", b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode()),
        ("json", json.dumps(ALS_JSON, indent=1).encode()),
        ("json in een lijst", json.dumps([ALS_JSON]).encode()),
        ("jsonl", (json.dumps(ALS_JSON) + "\n").encode()),
        ("twee regels", (json.dumps(ALS_JSON) + "\n" + json.dumps(ALS_JSON)).encode()),
    ],
)
def test_standard_input_takes_every_form_and_each_is_the_same_record(
    doe: Doe, dossier: Path, vorm: str, inhoud: bytes
) -> None:
    eerst = doe("importeer", "-", invoer=inhoud)
    assert (eerst.code, eerst.fout) == (0, ""), (vorm, eerst)
    assert eerst.uit.startswith("1 registratie nieuw")
    voor = dossier.read_bytes()
    weer = doe("importeer", "-", invoer=RECORD.encode())
    assert weer.code == 0
    assert weer.uit.startswith("Er kwam niets bij")
    assert "veranderde" not in weer.uit
    assert dossier.read_bytes() == voor


def test_files_of_every_form_are_the_same_record(hier: Doe, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RECORD)
    (tmp_path / "b.json").write_text(json.dumps(ALS_JSON))
    (tmp_path / "c.jsonl").write_text(json.dumps(ALS_JSON) + "\n")
    gedaan = hier("importeer", "a.yaml", "b.json", "c.jsonl")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert gedaan.uit.startswith("1 registratie nieuw;")


@pytest.mark.parametrize("inhoud", [b"", b"\n", b"[]"])
def test_empty_standard_input_is_said_to_be_so(doe: Doe, dossier: Path, inhoud: bytes) -> None:
    (zin,) = is_geweigerd(doe, dossier, "-", invoer=inhoud)
    assert zin.startswith("-:1: er kwam niets binnen.")


def test_a_fault_on_standard_input_has_its_line(doe: Doe, dossier: Path) -> None:
    (zin,) = is_geweigerd(doe, dossier, "-", invoer=RECORD.replace("C01", "C99").encode())
    assert zin.startswith("-:9: ")


def test_paths_with_spaces_and_accents_and_a_folder_named_twice(hier: Doe, dossier: Path, tmp_path: Path) -> None:
    map_ = tmp_path / "mijn géspreks verslagen"
    map_.mkdir()
    (map_ / "één.yaml").write_text(RECORD)
    gedaan = hier("importeer", map_.name, map_, f"./{map_.name}/één.yaml")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert gedaan.uit.startswith("1 registratie nieuw;")


def test_a_dry_run_prints_what_would_change_and_writes_no_byte(hier: Doe, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RECORD.replace("C01", "tijdgebrek").replace("gebied: D01", "gebied: D04"))
    voor = dossier.read_bytes()
    proef = hier("importeer", "a.yaml", "--droog")
    assert dossier.read_bytes() == voor
    assert (proef.code, proef.fout) == (0, "")
    assert proef.uit.startswith(
        "Proef, er is niets geschreven. Dit zou erin komen: 1 registratie nieuw; bewijs: 1 voor"
    )
    echt = hier("importeer", "a.yaml")
    assert dossier.read_bytes() != voor
    begin = "Proef, er is niets geschreven. Dit zou erin komen: "
    zou = " ".join(proef.uit.split()).removeprefix(begin).replace("Dit zou veranderen in", "Dit veranderde in")
    assert zou == " ".join(echt.uit.split())
    assert "nu ook in D04" in echt.uit


def test_the_report_as_json_is_data_only_refused_or_not(hier: Doe, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "goed.yaml").write_text(RECORD)
    (tmp_path / "fout.yaml").write_text(RECORD.replace("C01", "C99"))
    fout = hier("importeer", "fout.yaml", "--json")
    verslag = json.loads(fout.uit)
    assert (fout.code, verslag["geweigerd"], verslag["nieuw"]) == (1, True, [])
    (m,) = verslag["meldingen"]
    assert (m["bestand"], m["regel"], m["code"], m["ernst"]) == ("fout.yaml", 9, "VT020", "fout")
    goed = hier("importeer", "goed.yaml", "--json", "--droog")
    verslag = json.loads(goed.uit)
    assert (goed.code, verslag["geweigerd"], verslag["proef"]) == (0, False, True)
    assert verslag["nieuw"] == [{"soort": "registratie", "sleutel": "d01-2026-09-14-interview-b01"}]


def test_another_content_is_refused_and_with_herzie_revised_and_shown(hier: Doe, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RECORD)
    hier("importeer", "a.yaml")
    eerst = hier("leg-uit", "C01", "--json").uit
    (tmp_path / "a.yaml").write_text(RECORD.replace("voor", "tegen"))
    (zin,) = is_geweigerd(hier, dossier, "a.yaml")
    assert zin.startswith("a.yaml:1: ")
    assert "bewijs 2, teken: 'voor' werd 'tegen'" in zin
    assert "[VT025]" in zin
    herzien = hier("importeer", "a.yaml", "--herzie", "--rol", "lerende monitor")
    assert herzien.code == 0
    assert (
        "d01-2026-09-14-interview-b01 herzien (bevindingen erbij: 0, anders: 1, weg: 0): "
        "bewijs 2, teken: 'voor' werd 'tegen'" in herzien.uit
    )
    assert hier("leg-uit", "C01", "--json").uit != eerst
    toon = hier("toon", "d01-2026-09-14-interview-b01")
    assert toon.uit.count("Versie ") == 2
    assert "teken: tegen" in toon.uit
    assert "door lerende monitor" in toon.uit
    versies = json.loads(hier("toon", "d01-2026-09-14-interview-b01", "--json").uit)["versies"]
    assert [v["revisie"] for v in versies] == [1, 2]
    assert versies[1]["vervangt"] == versies[0]["hash"]
