"""Files that a few lines can make and that ask for everything a machine has; each under the name of its kind."""

import contextlib
import io
import json
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.inhoud import rij
from verandertheorie.dossier.schema import APPLICATIE

GEWOON = "<row r='1'><c r='A1' t='inlineStr'><is><t>Bij registratie</t></is></c></row>"
KOP = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
RELATIES = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Bom:
    """A file or folder that asks for too much, or as much as it may.

    ``naam``: of the file, or of the folder. ``maak``: its bytes, or the files of a folder by name. ``code``: how the
    program ends; 0 for what is large and right, and comes in.
    """

    naam: str
    maak: Callable[[], bytes | Mapping[str, bytes]]
    code: int = 1


def _zip(delen: Mapping[str, str | bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def _xlsx(*bladen: str, rest: Mapping[str, str | bytes] = {}, keer: int = 1, naam: str = "") -> bytes:
    """A workbook with these rows in its sheets; ``keer``: how often the list of sheets names each of them."""
    namen = [(nr, k) for nr in range(1, len(bladen) + 1) for k in range(keer)]
    boek = "".join(f"<sheet name='{naam or f'B{nr}x{k}'}' sheetId='{nr * 1000 + k}' r:id='r{nr}'/>" for nr, k in namen)
    paren = "".join(
        f"<Relationship Id='r{nr}' Type='{OFFICE}/worksheet' Target='worksheets/sheet{nr}.xml'/>"
        for nr in range(1, len(bladen) + 1)
    )
    return _zip(
        {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "_rels/.rels": f"<Relationships {RELATIES}><Relationship Id='w' Type='{OFFICE}/officeDocument' "
            "Target='xl/workbook.xml'/></Relationships>",
            "xl/workbook.xml": f"<workbook {KOP} xmlns:r='{OFFICE}'><sheets>{boek}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships {RELATIES}>{paren}</Relationships>",
            **{
                f"xl/worksheets/sheet{nr}.xml": f"<worksheet {KOP}><sheetData>{rijen}</sheetData></worksheet>"
                for nr, rijen in enumerate(bladen, 1)
            },
            **rest,
        }
    )


LETTERS = [f"{a}{b}" for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def _delen(inhoud: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def _cel(plek: str, waarde: str = "1", soort: str = "n") -> str:
    return f"<c r='{plek}' t='{soort}'><v>{waarde}</v></c>"


def _rij(nr: int, cellen: Iterable[str]) -> str:
    return f"<row r='{nr}'>{''.join(cellen)}</row>"


def bewijsblad(
    rijen: Iterable[Iterable[str]], erna: str = "", soort: str = "str", fouten_op: Container[int] = ()
) -> bytes:
    """A sheet of findings, with its headings above these cells; ``fouten_op``: rows, from 1, that hold error values."""
    alle = enumerate((("registratie", "onderwerp", "teken", "kern"), *rijen), 1)
    regels = "".join(
        _rij(
            r,
            (
                _cel(f"{k}{r}", w, "e" if r - 1 in fouten_op else soort if r > 1 else "str")
                for k, w in zip("ABCDEFGHIJ", ws, strict=False)
            ),
        )
        for r, ws in alle
    )
    return _xlsx(regels + erna, naam="Bewijs")


HOEK = _rij(1, [_cel("A1")]) + _rij(99_999, [_cel("AZ99999")])


def _teksten(*teksten: str, telling: int | None = None) -> dict[str, str]:
    aantal = len(teksten) if telling is None else telling
    inhoud = "".join(f"<si><t>{tekst}</t></si>" for tekst in teksten)
    return {"xl/sharedStrings.xml": f"<sst {KOP} count='{aantal}' uniqueCount='{aantal}'>{inhoud}</sst>"}


def _gedeeld(teksten: int, lang: int, rijen: int) -> bytes:
    rij = "".join(_rij(nr, [_cel(f"A{nr}", str(nr % teksten), "s")]) for nr in range(1, rijen + 1))
    return _xlsx(rij, rest=_teksten(*("k" * lang for _ in range(teksten))))


def _ods(tabellen: str) -> bytes:
    soort = "application/vnd.oasis.opendocument.spreadsheet"
    naam = "urn:oasis:names:tc:opendocument:xmlns"
    return _zip(
        {
            "mimetype": soort,
            "META-INF/manifest.xml": f"<m:manifest xmlns:m='{naam}:manifest:1.0'/>",
            "content.xml": f"<office:document-content xmlns:office='{naam}:office:1.0' xmlns:table='{naam}:table:1.0' "
            f"xmlns:text='{naam}:text:1.0'><office:body><office:spreadsheet>{tabellen}</office:spreadsheet>"
            "</office:body></office:document-content>",
        }
    )


def _odsblad(rijen: int, kolommen: int, regels: int = 1, tekst: str = "x", naam: str = "Bewijs") -> str:
    cel = f"<table:table-cell table:number-columns-repeated='{kolommen}' office:value-type='string'>"
    cel += f"<text:p>{tekst}</text:p></table:table-cell>"
    regel = f"<table:table-row table:number-rows-repeated='{rijen}'>{cel}</table:table-row>"
    return f"<table:table table:name='{naam}'>{regel * regels}</table:table>"


def _ole(stroom: bytes, naam: str = "Workbook") -> bytes:
    """One stream in a file system as an .xls has it."""
    stroom = stroom.ljust(-(-max(len(stroom), 4096) // 512) * 512, b"\0")
    aantal = len(stroom) // 512
    tabellen = -(-(aantal + 2) // 127)
    ketting = [*range(1, aantal), 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFD] * tabellen]
    tabel = struct.pack(f"<{tabellen * 128}I", *ketting, *[0xFFFFFFFF] * (tabellen * 128 - len(ketting)))
    kop = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    kop += struct.pack("<IIIIIIII", tabellen, aantal, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    eerste = range(aantal + 1, aantal + 1 + min(tabellen, 109))
    kop += struct.pack("<109I", *eerste, *[0xFFFFFFFF] * (109 - len(eerste)))

    def vak(naam: str, soort: int, kind: int, begin: int, lang: int) -> bytes:
        letters = naam.encode("utf-16-le")
        uit = letters.ljust(64, b"\0") + struct.pack("<HBBIII", len(letters) + 2, soort, 1, *[0xFFFFFFFF] * 2, kind)
        return uit + bytes(36) + struct.pack("<IQ", begin, lang)

    map_ = vak("Root Entry", 5, 1, 0xFFFFFFFE, 0) + vak(naam, 2, 0xFFFFFFFF, 0, len(stroom))
    return kop + stroom + map_.ljust(512, b"\0") + tabel


def _record(soort: int, inhoud: bytes = b"") -> bytes:
    return struct.pack("<HH", soort, len(inhoud)) + inhoud


def _xls(bladen: int, cellen: bytes, *, zelfde: bool = False) -> bytes:
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    blad = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cellen + _record(0x0A)
    namen = [f"B{nr:04}".encode() for nr in range(bladen)]
    kop = len(begin) + bladen * (4 + 8 + 5) + 4
    lijst = b"".join(
        _record(0x85, struct.pack("<IHBB", kop + (0 if zelfde else nr * len(blad)), 0, 5, 0) + naam)
        for nr, naam in enumerate(namen)
    )
    return _ole(begin + lijst + _record(0x0A) + blad * (1 if zelfde else bladen))


XLSHOEK = b"".join(_record(0x203, struct.pack("<HHHd", r, k, 0, 1.0)) for r, k in ((0, 0), (65_535, 255)))


def _platgedrukt(megabytes: int) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam in range(megabytes // 100):
            zip_.writestr(f"xl/worksheets/sheet{naam}.xml", b"<" + b" " * 100_000_000)
    return uit.getvalue()


def _liegt_over_maat() -> bytes:
    """A part of 150 MB that says it is 6 bytes, with the check sum of those 6: one reader stops, another does not."""
    eerlijk = _xlsx(GEWOON + " " * 150_000_000)
    with zipfile.ZipFile(io.BytesIO(eerlijk)) as zip_:
        deel = zip_.getinfo("xl/worksheets/sheet1.xml")
        begin = zip_.read(deel)[:6]
    oud = struct.pack("<I", deel.CRC) + struct.pack("<II", deel.compress_size, deel.file_size)
    nieuw = struct.pack("<I", zlib.crc32(begin)) + struct.pack("<II", deel.compress_size, 6)
    assert eerlijk.count(oud) == 2
    return eerlijk.replace(oud, nieuw)


def _overlappend() -> bytes:
    """A thousand names in the list at the end for the same 10 MB at the beginning."""
    een = _zip({"xl/a.xml": "<a>" + " " * 10_000_000 + "</a>"})
    plek, slot = een.index(b"PK\x01\x02"), een.index(b"PK\x05\x06")
    vak = een[plek:slot]
    aantal = 900
    lijst = vak * aantal
    return een[:plek] + lijst + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, aantal, aantal, len(lijst), plek, 0)


def _regels(velden: Mapping[str, str], aantal: int) -> bytes:
    """So many actors in JSON Lines, each with these fields as well."""
    return "".join(
        json.dumps({"soort": "actor", "sleutel": f"a{nr}", "naam": f"A{nr}", "actorsoort": "rol", **velden}) + "\n"
        for nr in range(aantal)
    ).encode()


def gesprekken(aantal: int, bewijs: int) -> bytes:
    """So many interviews in JSON Lines, each with so much evidence on what the smallest example knows."""
    gesprek = {
        "soort": "registratie",
        "datum": "2026-09-16",
        "grond": "fictief",
        "gebied": "D01",
        "bron": "b01",
        "teruggelegd": "ingestemd",
        "interventie": "grondexpertise",
        "bewijs": [{"onderwerp": "C01", "teken": "voor", "kern": f"reden {nr}"} for nr in range(bewijs)],
    }
    return "".join(json.dumps({**gesprek, "id": f"g{nr}"}) + "\n" for nr in range(aantal)).encode()


def bytes_van(wat: str) -> bytes:
    """The bytes of a bomb that is one file."""
    inhoud = BOMMEN[wat].maak()
    assert isinstance(inhoud, bytes)
    return inhoud


def dossier_met(aantal: int, letters: int) -> bytes:
    """A dossier with so many actors, whose names have so many letters."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "d.sqlite"
        Dossier.maak(pad).sluit()
        rijen = (
            rij(
                "actor",
                f"a{nr}",
                "",
                {"soort": "actor", "sleutel": f"a{nr}", "naam": f"{'a' * letters}{nr}", "actorsoort": "rol"},
            )
            for nr in range(aantal)
        )
        with contextlib.closing(sqlite3.connect(pad)) as db, db:
            db.execute("INSERT INTO invoer VALUES (1, '2026-01-01T00:00:00+00:00', '', 'x', 'y')")
            db.executemany(
                "INSERT INTO record (invoer, soort, sleutel, sinds, revisie, inhoud, hash) "
                "VALUES (1, ?, ?, '', 1, ?, ?)",
                ((r.soort, r.sleutel, r.inhoud, r.hash) for r in rijen),
            )
        return pad.read_bytes()


def _sqlite(*opdrachten: str) -> bytes:
    """A database that says it is a dossier, and is something else."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "d.sqlite"
        with contextlib.closing(sqlite3.connect(pad)) as db, db:
            for opdracht in (f"PRAGMA application_id = {APPLICATIE}", "PRAGMA user_version = 2", *opdrachten):
                db.execute(opdracht)
        return pad.read_bytes()


def _bedorven(inhoud: bytes) -> bytes:
    midden = len(inhoud) // 3
    return inhoud[:midden] + bytes(b ^ 0x55 for b in inhoud[midden : midden + 64]) + inhoud[midden + 64 :]


def _csv(*regels: str) -> bytes:
    return "\n".join(regels).encode()


MB20 = 19_900_000
"""Just below what we read of a file."""
RECORD = "soort: actor\nsleutel: a{0}\nnaam: A{0}\nactorsoort: rol\n"
BEWIJSKOP = "registratie;onderwerp;teken;kern"

BOMMEN: Mapping[str, Bom] = {
    "zip: uitgepakt 10 GB": Bom("x.xlsx", lambda: _platgedrukt(2_000)),
    "zip: zegt dat het klein is": Bom("x.xlsx", _liegt_over_maat),
    "zip: 900 namen voor hetzelfde": Bom("x.xlsx", _overlappend),
    "zip: 60.000 delen": Bom("x.xlsx", lambda: _zip({f"d{nr}.xml": "<a/>" for nr in range(60_000)})),
    "zip: zip in een zip": Bom("x.xlsx", lambda: _zip({"a.zip": _zip({"b.zip": bytes(50_000_000)})})),
    "xlsx: vier miljard gedeelde teksten": Bom(
        "x.xlsx", lambda: _xlsx(GEWOON, rest=_teksten("x", telling=4_294_967_295))
    ),
    "xlsx: een tekst in 5.000 cellen": Bom("x.xlsx", lambda: _gedeeld(1, 900_000, 5_000)),
    "xlsx: honderd teksten in 90.000 cellen": Bom("x.xlsx", lambda: _gedeeld(100, 30_000, 90_000)),
    "xlsx: honderd brede bladen": Bom("x.xlsx", lambda: _xlsx(*[HOEK] * 100)),
    "xlsx: een blad, duizend keer genoemd": Bom("x.xlsx", lambda: _xlsx(HOEK, keer=1_000)),
    "xlsx: duizenden bladen": Bom("x.xlsx", lambda: _xlsx(*[GEWOON] * 3_000)),
    "xlsx: laatste hoek": Bom("x.xlsx", lambda: _xlsx(_rij(1_048_576, [_cel("XFD1048576")]))),
    "xlsx: vijf miljoen cellen": Bom(
        "x.xlsx",
        lambda: _xlsx(
            "".join(
                _rij(r, (f'<c r="{k}{r}"><v>1</v></c>' for k in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for r in range(1, 99_999)
            )
        ),
    ),
    "xlsx: veel eigen tekst": Bom(
        "x.xlsx",
        lambda: _xlsx(
            "".join(
                f"<row r='{r}'><c r='A{r}' t='inlineStr'><is><t>{r:030000}</t></is></c></row>" for r in range(1, 5_000)
            )
        ),
    ),
    "xlsx: miljoen samengevoegde cellen": Bom(
        "x.xlsx",
        lambda: _xlsx(
            GEWOON
            + "</sheetData><mergeCells>"
            + "<mergeCell ref='A1:XFD1048576'/>" * 1_000_000
            + "</mergeCells><sheetData>"
        ),
    ),
    "xlsx: uitkomsten van formules": Bom(
        "x.xlsx",
        lambda: _xlsx(
            "".join(_rij(r, [f"<c r='A{r}' t='str'><f>REPT(1,9)</f><v>{'k' * 3000}</v></c>"]) for r in range(1, 60_000))
        ),
    ),
    "xlsx: opmerkingen van 150 MB": Bom(
        "x.xlsx",
        lambda: _xlsx(GEWOON, rest={"xl/comments1.xml": "<comments>" + "<t>k</t>" * 18_000_000 + "</comments>"}),
    ),
    "zip: afgekapt": Bom("x.xlsx", lambda: _gedeeld(100, 300, 5_000)[:9_000]),
    "zip: bedorven": Bom("x.xlsx", lambda: _bedorven(_gedeeld(100, 300, 5_000))),
    "zip: op slot": Bom("x.xlsx", lambda: _ole(bytes(1_000_000), "EncryptedPackage")),
    "xlsx: zegt tot de laatste hoek te lopen": Bom(
        "x.xlsx",
        lambda: _xlsx(
            "",
            rest={
                "xl/worksheets/sheet1.xml": f"<worksheet {KOP}><dimension ref='A1:XFD1048576'/>"
                f"<sheetData>{GEWOON}</sheetData></worksheet>"
            },
        ),
    ),
    "xlsx: brede rijen": Bom(
        "x.xlsx",
        lambda: _xlsx("".join(_rij(r, (_cel(f"{k}{r}") for k in ("A", *LETTERS) for _ in "12")) for r in range(1, 50))),
    ),
    "xlsx: 150 MB gedeelde teksten": Bom(
        "x.xlsx", lambda: _xlsx(GEWOON, rest=_teksten(*(f"{nr:0120}" for nr in range(1_050_000))))
    ),
    "xlsx: elke rij fout": Bom("x.xlsx", lambda: bewijsblad((str(r), f"q{r}", "x", "y") for r in range(99_000))),
    "xlsx: elke cel een fout": Bom("x.xlsx", lambda: bewijsblad((["#N/A"] * 10 for _ in range(60_000)), soort="e")),
    "xlsx: miljoen samengevoegde cellen in bewijs": Bom(
        "x.xlsx",
        lambda: bewijsblad(
            [["1", "C01", "voor", "x"]],
            "</sheetData><mergeCells>" + "<mergeCell ref='A1:XFD1048576'/>" * 1_000_000 + "</mergeCells><sheetData>",
        ),
    ),
    "xlsx: entiteiten": Bom(
        "x.xlsx",
        lambda: _xlsx(
            GEWOON,
            rest={
                "xl/sharedStrings.xml": "<!DOCTYPE s [<!ENTITY a 'kkkkkkkkkk'>"
                + "".join(f"<!ENTITY {c} '{'&' + chr(ord(c) - 1) + ';'}'>" for c in "bcdefghij")
                + "]><sst><si><t>&j;</t></si></sst>"
            },
        ),
    ),
    "xlsx: diep genest": Bom("x.xlsx", lambda: _xlsx(GEWOON + "<a>" * 2_000_000)),
    "xlsx: honderdduizend fouten": Bom(
        "x.xlsx",
        lambda: _xlsx(
            "".join(_rij(r, [f"<c r='{k}{r}' t='e'><v>#N/A</v></c>" for k in "ABCDEFGHIJ"]) for r in range(1, 60_000))
        ),
    ),
    "ods: herhaalde rijen en kolommen": Bom("x.ods", lambda: _ods(_odsblad(999, 99, 400))),
    "ods: miljoen keer een rij": Bom("x.ods", lambda: _ods(_odsblad(1_000_000, 52))),
    "ods: lange herhaalde tekst": Bom("x.ods", lambda: _ods(_odsblad(900, 52, 40, "k" * 30_000))),
    "ods: honderd bladen": Bom(
        "x.ods", lambda: _ods("".join(_odsblad(999, 99, 60, naam=f"B{nr}") for nr in range(100)))
    ),
    "ods: twee miljard": Bom("x.ods", lambda: _ods(_odsblad(2_147_483_647, 2_147_483_647))),
    "xls: veertig bladen": Bom("x.xls", lambda: _xls(40, XLSHOEK)),
    "xls: een blad, duizend keer genoemd": Bom("x.xls", lambda: _xls(1_000, XLSHOEK, zelfde=True)),
    "xls: een kring van sectoren": Bom(
        "x.xls", lambda: _xls(1, XLSHOEK).replace(struct.pack("<II", 7, 8)[:4] + struct.pack("<I", 8), bytes(8))
    ),
    "ods: miljoen lege rijen, dan een": Bom(
        "x.ods",
        lambda: _ods(
            "<table:table table:name='Bewijs'><table:table-row table:number-rows-repeated='1048575'>"
            "<table:table-cell/></table:table-row><table:table-row><table:table-cell office:value-type='string'>"
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        ),
    ),
    "ods: duizenden rijen met de laatste kolom": Bom(
        "x.ods",
        lambda: _ods(
            "<table:table table:name='Bewijs'>"
            + "<table:table-row><table:table-cell table:number-columns-repeated='16383'/>"
            "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row>"
            * 20_000
            + "</table:table>"
        ),
    ),
    "ods: een ander voorvoegsel": Bom(
        "x.ods",
        lambda: _zip(
            {
                naam: deel.replace(b"table:", b"t:").replace(b"xmlns:table=", b"xmlns:t=")
                for naam, deel in _delen(_ods(_odsblad(999, 99, 400))).items()
            }
        ),
    ),
    "xls: vier miljard teksten": Bom(
        "x.xls", lambda: _xls(1, _record(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF)) + XLSHOEK[:18])
    ),
    "xls: zegt vier miljard rijen te hebben": Bom(
        "x.xls", lambda: _xls(1, _record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)) + XLSHOEK[:18])
    ),
    "xls: duizend lange getallenrijen": Bom(
        "x.xls",
        lambda: _xls(
            1, b"".join(_record(0xBD, struct.pack("<HH", r, 0) + bytes(1530) + b"\xff\0") for r in range(9_000))
        ),
    ),
    "yaml: leeg record, zeven miljoen keer": Bom("x.yaml", lambda: b"[" + b"{}," * (MB20 // 3) + b"]"),
    "yaml: tien miljoen letters": Bom("x.yaml", lambda: b"[" + b"a," * (MB20 // 2) + b"]"),
    "yaml: een lijst van tien miljoen": Bom(
        "x.yaml", lambda: b"soort: actor\naliassen: [" + b"a," * (MB20 // 2) + b"]\n"
    ),
    "yaml: miljoen velden": Bom("x.yaml", lambda: b"".join(b"v%d: 1\n" % nr for nr in range(1_700_000))),
    "yaml: een tekst van 20 MB": Bom("x.yaml", lambda: b"soort: actor\nnaam: " + b"a" * MB20),
    "yaml: een regel van streepjes": Bom("x.yaml", lambda: b"a: " + b"-" * MB20),
    "yaml: begint met streepjes": Bom("x.yaml", lambda: b"-" * MB20),
    "yaml: streepjes met spaties": Bom("x.yaml", lambda: b"- " * (MB20 // 2)),
    "yaml: haakjes": Bom("x.yaml", lambda: b"[" * MB20),
    "yaml: accolades": Bom("x.yaml", lambda: b"{a: " * (MB20 // 4)),
    "yaml: vraagtekens": Bom("x.yaml", lambda: b"? " * (MB20 // 2)),
    "yaml: ankers": Bom(
        "x.yaml",
        lambda: (
            b"a0: &a0 [x, x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 60))
        ),
    ),
    "yaml: lege regels": Bom("x.yaml", lambda: b"\n" * MB20),
    "yaml: hekjes": Bom("x.yaml", lambda: b"a: b #c\n" * (MB20 // 8)),
    "yaml: goede records": Bom(
        "x.yaml",
        lambda: "".join(
            "- " + RECORD.format(nr).replace("\n", "\n  ").rstrip() + "\n" for nr in range(280_000)
        ).encode(),
    ),
    "yaml: elk record fout": Bom(
        "x.yaml", lambda: "".join(f"- soort: actor\n  sleutel: a{nr}\n  naam: A\n" for nr in range(450_000)).encode()
    ),
    "yaml: elk bewijs fout": Bom(
        "x.yaml",
        lambda: (
            b"soort: registratie\ndatum: 2026-09-16\nbewijs:\n"
            + b"".join(b"- {onderwerp: q%d, teken: x, kern: z}\n" % nr for nr in range(470_000))
        ),
    ),
    "yaml: een tekst van 100 MB": Bom("x.yaml", lambda: b"soort: actor\nnaam: " + b"a" * 100_000_000),
    "yaml: aanhalingsteken dat nooit sluit": Bom("x.yaml", lambda: b'soort: actor\nnaam: "' + b"a b\n " * (MB20 // 5)),
    "yaml: hetzelfde veld": Bom("x.yaml", lambda: b"soort: actor\n" + b"naam: a\n" * (MB20 // 8)),
    "yaml: een naam van 20 MB voor een veld": Bom("x.yaml", lambda: b"? " + b"a" * MB20 + b"\n: b\n"),
    "yaml: steeds dieper": Bom("x.yaml", lambda: b"".join(b" " * nr + b"a:\n" for nr in range(6_000))),
    "yaml: miljoen regels tekst": Bom("x.yaml", lambda: b"soort: actor\nnaam: |\n" + b" a\n" * (MB20 // 3)),
    "yaml: veel velden in een record": Bom(
        "x.yaml", lambda: b"soort: actor\n" + b"".join(b"v%d: 1\n" % nr for nr in range(19_000))
    ),
    "json: 150 MB": Bom("x.json", lambda: b'[{"soort": "actor"},' * 7_500_000),
    "json: hetzelfde veld": Bom("x.json", lambda: b"{" + b'"soort": "actor",' * (MB20 // 17) + b"}"),
    "jsonl: zelfde sleutel": Bom("x.jsonl", lambda: _regels({"sleutel": "a"}, 90_000)),
    "jsonl: elke verwijzing mis": Bom(
        "x.jsonl",
        lambda: "".join(
            f'{{"soort": "relatie", "van": "onbekend ding {nr}", "relatie": "leidt_tot", "naar": "iets anders {nr}"}}\n'
            for nr in range(90_000)
        ).encode(),
    ),
    "jsonl: vol cijfers": Bom("x.jsonl", lambda: _regels({"naam": "0612345678 " * 300}, 5_800)),
    "jsonl: vol cijfers met streepjes": Bom("x.jsonl", lambda: _regels({"naam": "1-" * 1800}, 5_400), code=0),
    "jsonl: vol rekeningen": Bom("x.jsonl", lambda: _regels({"naam": "NL12 " * 720}, 5_400), code=0),
    "jsonl: vol apenstaartjes": Bom("x.jsonl", lambda: _regels({"naam": "a.b@" * 900}, 5_400), code=0),
    "jsonl: meeste goede records": Bom("x.jsonl", lambda: _regels({}, 49_000), code=0),
    "jsonl: meeste goede gesprekken": Bom("x.jsonl", lambda: gesprekken(14_000, 10), code=0),
    "csv: meeste goede rijen": Bom(
        "actor.csv", lambda: _csv("sleutel;naam;actorsoort", *(f"a{nr};A{nr};rol" for nr in range(49_000))), code=0
    ),
    "json: leeg record, zeven miljoen keer": Bom("x.json", lambda: b"[" + b"{}," * (MB20 // 3) + b"{}]"),
    "json: tien miljoen cijfers": Bom("x.json", lambda: b"[" + b"1," * (MB20 // 2) + b"1]"),
    "json: diep": Bom("x.json", lambda: b'{"a":' * (MB20 // 5)),
    "json: een lange regel": Bom("x.json", lambda: b'{"soort": "' + b"a" * MB20 + b'"}'),
    "json: een lang getal": Bom("x.json", lambda: b'{"soort": ' + b"1" * MB20 + b"}"),
    "json: schuine strepen": Bom("x.json", lambda: b'{"soort": "' + b"\\u00e9" * (MB20 // 6) + b'"}'),
    "jsonl: miljoenen regels": Bom("x.jsonl", lambda: b"{}\n" * (MB20 // 3)),
    "jsonl: elk record fout": Bom(
        "x.jsonl", lambda: b"".join(b'{"soort": "actor", "sleutel": "a%d"}\n' % nr for nr in range(450_000))
    ),
    "csv: een regel van 20 MB": Bom("bewijs.csv", lambda: b"a" * MB20),
    "csv: miljoenen kolommen": Bom("bewijs.csv", lambda: _csv("a;" * (MB20 // 2))),
    "csv: miljoenen lege kolommen": Bom("bewijs.csv", lambda: _csv(BEWIJSKOP + ";" * MB20)),
    "csv: miljoenen lege rijen": Bom("bewijs.csv", lambda: b"\n" * MB20),
    "csv: miljoenen rijen": Bom("bewijs.csv", lambda: _csv(BEWIJSKOP, *["1;C01;voor;x"] * 1_500_000)),
    "csv: brede rijen": Bom("bewijs.csv", lambda: _csv(BEWIJSKOP, *["x;" * 900] * 10_000)),
    "csv: elke rij fout": Bom("bewijs.csv", lambda: _csv(BEWIJSKOP, *[f"{nr};q{nr};x;y" for nr in range(90_000)])),
    "csv: aanhalingstekens": Bom("bewijs.csv", lambda: b'"' * MB20),
    "csv: alleen puntkomma's": Bom("bewijs.csv", lambda: b";" * MB20),
    "csv: tien miljoen korte regels": Bom("bewijs.csv", lambda: b"x\n" * (MB20 // 2)),
    "csv: een regel van 150 MB": Bom("bewijs.csv", lambda: b"a;" * 75_000_000),
    "csv: NUL tot het eind": Bom("bewijs.csv", lambda: BEWIJSKOP.encode() + bytes(MB20)),
    "sqlite: een naam van 180 MB": Bom("x.sqlite", lambda: dossier_met(1, 180_000_000), code=3),
    "sqlite: 600.000 records": Bom("x.sqlite", lambda: dossier_met(600_000, 1)),
    "sqlite: 90.000 namen van 2.000 letters": Bom("x.sqlite", lambda: dossier_met(90_000, 2_000)),
    "sqlite: tabel zonder eind": Bom(
        "x.sqlite",
        lambda: _sqlite(
            "CREATE VIEW record AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
        ),
        code=3,
    ),
    "sqlite: geen dossier van 190 MB": Bom("x.sqlite", lambda: b"SQLite format 3\0" + bytes(190_000_000), code=3),
    "csv: NUL": Bom("bewijs.csv", lambda: bytes(200_000_000)),
    "groot: 200 MB yaml": Bom("x.yaml", lambda: b"a: b\n" * 40_000_000),
    "groot: 200 MB xlsx": Bom("x.xlsx", lambda: b"PK\x03\x04" + bytes(200_000_000)),
    "map: 100.000 bestanden": Bom("map", lambda: {f"m{nr // 1000}/f{nr}.yaml": b"a: b\n" for nr in range(100_000)}),
    "map: honderd trage werkmappen": Bom(
        "map",
        lambda: dict.fromkeys((f"w{nr}.xlsx" for nr in range(100)), bytes_van("xlsx: veel eigen tekst")),
    ),
    "map: honderd werkmappen met opmerkingen": Bom(
        "map",
        lambda: dict.fromkeys((f"w{nr}.xlsx" for nr in range(100)), bytes_van("xlsx: opmerkingen van 150 MB")),
    ),
    "map: dertig keer 20 MB": Bom(
        "map",
        lambda: dict.fromkeys((f"f{nr}.yaml" for nr in range(30)), b"- {soort: actor, naam: '" + b"a" * MB20 + b"'}"),
    ),
}


def leg_neer(bom: Bom, waar: Path | str) -> None:
    """Write it as a file or a folder."""
    inhoud, pad = bom.maak(), Path(waar)
    if isinstance(inhoud, bytes):
        pad.write_bytes(inhoud)
        return
    for naam, deel in inhoud.items():
        (pad / naam).parent.mkdir(parents=True, exist_ok=True)
        (pad / naam).write_bytes(deel)
