"""Which reader a file gets: by the end of its name, or without one by what is in it."""

import codecs
import io
from collections.abc import Callable
from pathlib import PurePath

from verandertheorie.formaten import json, yaml
from verandertheorie.formaten.grenzen import GROOTSTE_BESTAND, kort
from verandertheorie.formaten.waarden import Waarde
from verandertheorie.melding import Melding

_LEZERS: dict[str, Callable[[bytes, str], Waarde | Melding]] = {
    ".yaml": yaml.lees,
    ".yml": yaml.lees,
    ".json": json.lees,
    ".jsonl": json.lees_regels,
    ".ndjson": json.lees_regels,
}
EXTENSIES = tuple(_LEZERS)
"""The ends of names that we read, with their dot."""

_REKENBLADEN = frozenset((".xlsx", ".xls", ".ods", ".csv"))


def lees_bestand(inhoud: bytes, bestand: str) -> Waarde | Melding:
    """Read a file.

    Args:
        inhoud: its bytes.
        bestand: its name; ``-`` or a name without an extension is read by its content.

    Returns:
        Its text with places, ``None`` when it is empty, or one Melding: VT001 for what cannot be read, VT005 for
        another kind of file.

    >>> print(lees_bestand(b"", "blad.xlsx"))
    blad.xlsx:1: Excel en CSV lezen we nog niet. Zet de gegevens in .yaml, .yml, .json, .jsonl of .ndjson. [VT005]
    """
    extensie = PurePath(bestand).suffix.lower()
    if not extensie:
        return _op_inhoud(inhoud, bestand)
    if lezer := _LEZERS.get(extensie):
        return lezer(inhoud, bestand)
    tekst = (
        "Excel en CSV lezen we nog niet."
        if extensie in _REKENBLADEN
        else f"een {kort(extensie)}-bestand lezen we niet."
    )
    remedie = f"Zet de gegevens in {', '.join(EXTENSIES[:-1])} of {EXTENSIES[-1]}."
    if extensie == ".txt":
        remedie = f"Geef het de naam {kort(PurePath(bestand).stem)}.yaml."
    if extensie == ".sqlite":
        tekst, remedie = "dit is een dossier, geen invoer.", "Noem het met -d, of neem het mee met 'exporteer yaml'."
    return Melding(bestand, 1, "VT005", tekst, remedie)


def _op_inhoud(inhoud: bytes, bestand: str) -> Waarde | Melding:
    begin = inhoud.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    if begin not in (b"{", b"[") or len(inhoud) > GROOTSTE_BESTAND:
        return yaml.lees(inhoud, bestand)
    if _is_regels(inhoud):
        return json.lees_regels(inhoud, bestand)
    als_json = json.lees(inhoud, bestand)
    if not isinstance(als_json, Melding):
        return als_json
    als_yaml = yaml.lees(inhoud, bestand)  # flow YAML begins with a bracket as well
    return als_json if isinstance(als_yaml, Melding) else als_yaml


def _is_regels(inhoud: bytes) -> bool:
    """Whether two lines or more begin with ``{``, and no line with anything else."""
    aantal = 0
    for regel in io.BytesIO(inhoud.removeprefix(codecs.BOM_UTF8)):
        begin = regel.lstrip()[:1]
        if begin not in (b"", b"{"):
            return False
        aantal += begin == b"{"
    return aantal > 1
