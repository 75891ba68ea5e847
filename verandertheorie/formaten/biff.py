"""How much an .xls would be when it is opened: the cells that its sheets span, read from its records alone.

An .xls is a file system (OLE) with one stream in which records (BIFF) stand one after another; no record is unpacked
here, only its place is looked at. What is written otherwise than Excel and LibreOffice do is damaged.
"""

import struct
import sys
from array import array
from collections.abc import Iterator

_LOPENDE = b"W\0o\0r\0k\0b\0o\0o\0k\0"
_OUDER = b"B\0o\0o\0k\0"
_KOP, _MAP = 512, 128
_EINDE = 0xFFFFFFFA
"""From here on a number of a sector means something else: none, the end, or a sector of the table itself."""
_BLAD, _BEGIN = 0x85, 0x809
_MAAT = 0x200
_MEESTE_RIJEN, _MEESTE_KOLOMMEN = 65_536, 256
"""That a sheet of an .xls can have."""
_MET_PLEK = frozenset((0x06, 0x27E, 0x203, 0x204, 0x205, 0xBD, 0xD6, 0xFD))
"""Records that fill a cell, or a piece of a row (0xBD), and begin with its row and column."""


def cellen_in_xls(inhoud: bytes) -> int:
    """The cells of all its sheets, each from its first cell to its last; a sheet named twice counts twice.

    Raises:
        ValueError: it is damaged.
    """
    try:
        stroom = _stroom(inhoud)
        spant: dict[int, int] = {}
        bladen: list[int] = []
        begin = rij = kolom = 0
        for plek, soort, deel in _records(stroom):
            if soort == _BEGIN:
                spant[begin] = rij * kolom
                begin, rij, kolom = plek, 0, 0
            elif soort == _MAAT:  # for which the reader asks the memory before it sees a cell
                _, rijen, _, kolommen = struct.unpack_from("<IIHH", deel)
                if rijen > _MEESTE_RIJEN or kolommen > _MEESTE_KOLOMMEN:
                    raise ValueError("no sheet is so large")
            elif soort == _BLAD:
                bladen.append(struct.unpack_from("<I", deel)[0])
            elif soort in _MET_PLEK:
                rij, kolom = max(rij, deel[0] + 256 * deel[1] + 1), max(kolom, deel[2] + 256 * deel[3] + 1)
                if soort == 0xBD:  # several numbers beside one another
                    kolom = max(kolom, deel[-2] + 256 * deel[-1] + 1)
        spant[begin] = rij * kolom
        return sum(spant[plek] for plek in bladen)
    except (struct.error, IndexError, KeyError) as fout:
        raise ValueError(str(fout)) from None


def _records(stroom: bytes) -> Iterator[tuple[int, int, bytes]]:
    plek = 0
    while plek + 4 <= len(stroom):
        soort, lang = struct.unpack_from("<HH", stroom, plek)
        yield plek, soort, stroom[plek + 4 : plek + 4 + lang]
        plek += 4 + lang


def _stroom(inhoud: bytes) -> bytes:
    """The stream with the records."""
    per_sector, per_klein = (1 << nr for nr in struct.unpack_from("<HH", inhoud, 30))
    if per_sector not in (512, 4096) or per_klein != 64:
        raise ValueError("sectors")
    map_, _, klein_onder, kleintabel, _, vervolg, _ = struct.unpack_from("<7I", inhoud, 48)
    tabel = _getallen(b"".join(_sector(inhoud, nr, per_sector) for nr in _tabelsectoren(inhoud, per_sector, vervolg)))

    def keten(nr: int) -> bytes:
        return b"".join(_sector(inhoud, n, per_sector) for n in _keten(tabel, nr, len(inhoud) // per_sector))

    namen = keten(map_)
    vakken = [namen[plek : plek + _MAP] for plek in range(0, len(namen) - _MAP + 1, _MAP)]
    per_naam = {vak[: max(int.from_bytes(vak[64:66], "little") - 2, 0)]: vak for vak in reversed(vakken)}
    vak = per_naam.get(_LOPENDE) or per_naam.get(_OUDER)
    if vak is None:
        raise ValueError("no workbook")
    begin, lengte = struct.unpack_from("<II", vak, 116)
    if lengte >= klein_onder:
        return keten(begin)[:lengte]
    klein = keten(struct.unpack_from("<I", vakken[0], 116)[0])
    stukken = _keten(_getallen(keten(kleintabel)), begin, len(inhoud) // per_klein)
    return b"".join(klein[n * per_klein : (n + 1) * per_klein] for n in stukken)[:lengte]


def _tabelsectoren(inhoud: bytes, per_sector: int, vervolg: int) -> Iterator[int]:
    """The sectors that the table of sectors stands in: 109 in the head of the file, the others in a chain."""
    nummers = _getallen(inhoud[76:_KOP])
    over = len(inhoud) // per_sector  # more than there are would be the same ones again
    while True:
        eigen = [nr for nr in nummers if nr < _EINDE]
        over -= len(eigen) + 1
        if over < -1:
            raise ValueError("circle")
        yield from eigen
        if vervolg >= _EINDE:
            return
        *eigen, vervolg = _getallen(_sector(inhoud, vervolg, per_sector))
        nummers = array("I", eigen)


def _keten(tabel: "array[int]", nr: int, hoogstens: int) -> Iterator[int]:
    for _ in range(hoogstens + 1):
        if nr >= _EINDE:
            return
        yield nr
        nr = tabel[nr]
    raise ValueError("circle")


def _sector(inhoud: bytes, nr: int, per_sector: int) -> bytes:
    begin = (nr + 1) * per_sector
    if begin >= len(inhoud):
        raise ValueError("beyond the end")
    return inhoud[begin : begin + per_sector]


def _getallen(tekst: bytes) -> "array[int]":
    getallen = array("I", tekst[: len(tekst) // 4 * 4])
    if sys.byteorder == "big":
        getallen.byteswap()
    return getallen
