"""The limits that every reader keeps, whatever the format, and the sentences that go with them."""

import codecs
import re

from verandertheorie.melding import Melding, Waar

GROOTSTE_BESTAND = 20_000_000
"""Bytes, before anything is parsed: what is read may be hostile. Chosen large: ten thousand findings are about 5 MB."""
DIEPSTE_NEST = 40
"""Lists and mappings inside one another: a record has fewer than ten, and far above it the parser itself may die."""

MEESTE_WAARDEN = 1_000_000
"""Texts, lists and blocks in one file: each takes a hundred bytes of memory and more, however short it is written.

A file of ``GROOTSTE_BESTAND`` that people and our own exports make has half as many.
"""

ONLEESBAAR_IN_JSON = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that no JSON text may hold as such."""
ONLEESBAAR_IN_YAML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""The same for YAML, where NEL, LS and PS would also begin a line that no editor shows."""

_ZIP = b"PK\x03\x04"
_REGELEINDEN = "\x85\u2028\u2029"
_OPSLAAN = "Sla het bestand op als UTF-8."


class Afgekeurd(Exception):
    """A file that cannot be read; never leaves this room."""

    def __init__(self, regel: int, tekst: str, remedie: str, *, citeert: bool = False) -> None:
        super().__init__(tekst)
        self.regel, self.tekst, self.remedie, self.citeert = regel, tekst, remedie, citeert

    def meldingen(self, bestand: str) -> tuple[Melding]:
        """The same, for the user: reading stops at the first fault, so there is one."""
        return (Melding(bestand, self.regel, "VT001", self.tekst, self.remedie, citeert=self.citeert),)


def tekst_van(inhoud: bytes, onleesbaar: re.Pattern[str]) -> str:
    r"""The text of a file.

    Args:
        inhoud: the bytes of the file.
        onleesbaar: the characters that its format refuses.

    Returns:
        The text without a byte order mark, with ``\n`` as its only line end.

    Raises:
        Afgekeurd: too big, not UTF-8, or with one of the refused characters in it.
    """
    if len(inhoud) > GROOTSTE_BESTAND:
        raise Afgekeurd(
            1,
            f"het bestand is groter dan {GROOTSTE_BESTAND // 1_000_000} MB.",
            "Verdeel het over kleinere bestanden.",
        )
    if inhoud.startswith(_ZIP):
        raise Afgekeurd(1, "dit is een Word- of Excelbestand, of een zip.", "Zet de tekst in een gewoon tekstbestand.")
    if _is_utf16(inhoud):
        raise Afgekeurd(1, "dit bestand is opgeslagen als UTF-16.", _OPSLAAN)
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        begin = inhoud[: fout.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        raise Afgekeurd(begin.count(b"\n") + 1, "hier staat een teken dat geen UTF-8 is.", _OPSLAAN) from None
    if "\r" in tekst:
        tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    if gevonden := onleesbaar.search(tekst):
        raise _onleesbaar(tekst.count("\n", 0, gevonden.start()) + 1, gevonden.group())
    return tekst


def te_diep(regel: int) -> Afgekeurd:
    """Lists and mappings nested deeper than :data:`DIEPSTE_NEST`."""
    return Afgekeurd(
        regel,
        f"hier zitten meer dan {DIEPSTE_NEST} lijsten of blokken in elkaar.",
        "Zo diep is geen enkel record: kijk naar de haakjes, de streepjes en het inspringen.",
    )


def te_veel_waarden(regel: int) -> Afgekeurd:
    """More than :data:`MEESTE_WAARDEN`."""
    return Afgekeurd(
        regel,
        f"tot hier staan er al meer dan {MEESTE_WAARDEN // 1_000_000} miljoen velden en waarden in.",
        "Verdeel het over kleinere bestanden.",
    )


def dubbel(regel: int, sleutel: str, eerder: Waar) -> Afgekeurd:
    """A field that is in its mapping already."""
    remedie = "Laat een van de twee weg."
    if sleutel == "soort":
        remedie = "Begint hier een nieuw record? Zet er een streepje en een spatie voor."
    return Afgekeurd(regel, f"het veld '{kort_aangehaald(sleutel)}' staat er al, op regel {eerder}.", remedie)


def kort_aangehaald(tekst: str) -> str:
    """What somebody wrote, fit for one line of a Melding: at most 40 characters, all of them visible."""
    begin = tekst if len(tekst) <= 40 else tekst[:39] + "…"
    return "".join(teken if teken.isprintable() else "·" for teken in begin)


def _is_utf16(inhoud: bytes) -> bool:
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    even, oneven = inhoud[:200:2], inhoud[1:200:2]  # without a mark: every other byte of Dutch text is zero
    return (even.count(0) * 2 > len(even)) != (oneven.count(0) * 2 > len(oneven))


def _onleesbaar(regel: int, teken: str) -> Afgekeurd:
    nummer = f"U+{ord(teken):04X}"
    if teken == "\0":
        return Afgekeurd(regel, "hier staat een NUL-teken; dit lijkt geen tekstbestand.", _OPSLAAN)
    if teken in _REGELEINDEN:
        return Afgekeurd(
            regel,
            f"hier staat een onzichtbaar regeleinde ({nummer}).",
            "Haal het weg en begin een gewone nieuwe regel.",
        )
    return Afgekeurd(regel, f"hier staat een onzichtbaar teken ({nummer}).", "Haal het weg.")
