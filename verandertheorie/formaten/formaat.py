"""Which reader a file gets: by the end of its name, or without one by what is in it."""

import codecs
import io
from collections.abc import Callable
from pathlib import PurePath

from verandertheorie.formaten import csv, json, yaml
from verandertheorie.formaten.grenzen import GROOTSTE_BESTAND, kort_aangehaald
from verandertheorie.formaten.rekenbladkeuring import OLE, ZIP, te_zwaar
from verandertheorie.formaten.tabel import Bladen
from verandertheorie.formaten.waarden import Waarde
from verandertheorie.melding import Melding

_Gelezen = tuple[Waarde | Bladen, tuple[Melding, ...]]


def _werkmap(inhoud: bytes, bestand: str) -> _Gelezen:
    from verandertheorie.formaten.apart import lees_apart  # only who has a workbook loads its reader

    return lees_apart(inhoud, bestand)


_LEZERS: dict[str, Callable[[bytes, str], _Gelezen]] = {
    ".xlsx": _werkmap,
    ".ods": _werkmap,
    ".xls": _werkmap,
    ".csv": csv.lees,
    ".tsv": csv.lees,
    ".yaml": yaml.lees,
    ".yml": yaml.lees,
    ".json": json.lees,
    ".jsonl": json.lees_regels,
    ".ndjson": json.lees_regels,
}
EXTENSIES = tuple(_LEZERS)
"""The ends of names that we read, with their dot."""

_LEEG = (
    "dit bestand is leeg: 0 bytes.",
    "Is het nog niet helemaal opgehaald, uit een mail of van OneDrive? Open het eerst, en sla het op.",
)
_ANDERS: dict[str, tuple[str, str]] = {
    ".sqlite": ("dit is een dossier, geen invoer.", "Noem het met -d, of neem het mee met 'exporteer yaml'."),
    ".xlsm": ("in een .xlsm-bestand kunnen macro's zitten; dat openen we niet.", "Sla het op als .xlsx."),
    ".xlsb": ("een .xlsb-bestand lezen we niet.", "Sla het op als .xlsx."),
}


def lees_bestand(inhoud: bytes, bestand: str) -> tuple[Waarde | Bladen, tuple[Melding, ...]]:
    """Read a file.

    Args:
        inhoud: its bytes.
        bestand: its name; ``-`` or a name without an extension is read by its content.

    Returns:
        Its text with places, or the sheets of a workbook or CSV, ``None`` when it is empty; and at most one Melding:
        VT001 for what cannot be read, VT005 for another kind of file.

    >>> print(*lees_bestand(b"", "blad.xlsm")[1])
    blad.xlsm:1: in een .xlsm-bestand kunnen macro's zitten; dat openen we niet. Sla het op als .xlsx. [VT005]
    """
    extensie = PurePath(bestand).suffix.lower()
    try:
        if not extensie:
            return _op_inhoud(inhoud, bestand)
        if lezer := _LEZERS.get(extensie):
            if not inhoud and lezer is _werkmap:
                return None, (Melding(bestand, 1, "VT002", *_LEEG),)
            return lezer(inhoud, bestand) if inhoud else (None, ())
        if extensie == ".txt" and csv.lijkt_erop(inhoud):  # what Excel calls text is a table with tabs
            return csv.lees(inhoud, bestand)
    except MemoryError:  # less of it than the limits of the readers count on
        return None, te_zwaar().meldingen(bestand)
    tekst = f"een {kort_aangehaald(extensie)}-bestand lezen we niet."
    remedie = f"Zet de gegevens in {', '.join(EXTENSIES[:-1])} of {EXTENSIES[-1]}."
    if extensie == ".txt":
        remedie = f"Geef het de naam {kort_aangehaald(PurePath(bestand).stem)}.yaml."
    return None, (Melding(bestand, 1, "VT005", *_ANDERS.get(extensie, (tekst, remedie))),)


def _op_inhoud(inhoud: bytes, bestand: str) -> _Gelezen:
    if inhoud.startswith((ZIP, OLE)):
        return _werkmap(inhoud, bestand)
    begin = inhoud.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    if csv.lijkt_erop(inhoud):
        return csv.lees(inhoud, bestand)
    if begin not in (b"{", b"[") or len(inhoud) > GROOTSTE_BESTAND:
        return yaml.lees(inhoud, bestand)
    if _is_regels(inhoud):
        return json.lees_regels(inhoud, bestand)
    als_json = json.lees(inhoud, bestand)
    if not als_json[1]:
        return als_json
    als_yaml = yaml.lees(inhoud, bestand)  # flow YAML begins with a bracket as well
    return als_json if als_yaml[1] else als_yaml


def _is_regels(inhoud: bytes) -> bool:
    """Whether two lines or more begin with ``{``, and no line with anything else."""
    aantal = 0
    for regel in io.BytesIO(inhoud.removeprefix(codecs.BOM_UTF8)):
        begin = regel.lstrip()[:1]
        if begin not in (b"", b"{"):
            return False
        aantal += begin == b"{"
    return aantal > 1
