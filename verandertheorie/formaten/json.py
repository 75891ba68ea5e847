"""JSON and JSON Lines as the same text with places that YAML gives: ``true`` is "ja", a number keeps its digits.

``json.loads`` keeps no lines and lets a field that is there twice win silently; here it reads single values only.
"""

import io
import re
from json import JSONDecodeError, JSONDecoder
from unicodedata import normalize

from verandertheorie.formaten.grenzen import (
    DIEPSTE_NEST,
    MEESTE_WAARDEN,
    ONLEESBAAR_IN_JSON,
    Afgekeurd,
    dubbel,
    kort_aangehaald,
    te_diep,
    te_veel_waarden,
    tekst_van,
)
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde
from verandertheorie.melding import Melding

_WIT = re.compile(r"[ \t\n]*")
_WOORD = re.compile(r"[-\w.+]+|.")
_LOSSE_WAARDE = JSONDecoder(parse_int=str, parse_float=str)
_KIJK = "Kijk hier en een regel hoger naar de komma's, de haakjes en de aanhalingstekens."
_WOORDEN = {True: "ja", False: "nee", None: None}


def lees(inhoud: bytes, bestand: str) -> tuple[Waarde, tuple[Melding, ...]]:
    """Read one JSON document.

    Returns:
        Its text with places, ``None`` for an empty document; and the first fault, with its line, for anything else. A
        field that is there twice, NaN, Infinity and half a character (a lone surrogate) are faults too.

    >>> lees(b'{"kritisch": true, "n": 1.50}', "x.json")[0].velden
    {'kritisch': 'ja', 'n': '1.50'}
    """
    try:
        return _Lezer(tekst_van(inhoud, ONLEESBAAR_IN_JSON), 1).document(), ()
    except Afgekeurd as fout:
        return None, fout.meldingen(bestand)


def lees_regels(inhoud: bytes, bestand: str) -> tuple[Waarde, tuple[Melding, ...]]:
    r"""Read JSON Lines: one record on each line.

    Returns:
        A list with the number of each line in the file, empty lines passed over, ``None`` when all are empty; and the
        first fault.

    >>> lees_regels(b'{"a": 1}\n\n{"a": 2}', "x.jsonl")[0].regels
    [1, 3]
    """
    lijst = Lijst(1)
    try:
        over = MEESTE_WAARDEN
        for nummer, regel in enumerate(io.StringIO(tekst_van(inhoud, ONLEESBAAR_IN_JSON), newline="\n"), 1):
            if regel.strip(" \t\n"):
                lezer = _Lezer(regel, nummer, over)
                lijst.items.append(lezer.document())
                lijst.regels.append(nummer)
                over = lezer.over
    except Afgekeurd as fout:
        return None, fout.meldingen(bestand)
    return (lijst if lijst.items else None), ()


class _Lezer:
    """One document: the place reached in its text, and the line of that place."""

    def __init__(self, tekst: str, regel: int, over: int = MEESTE_WAARDEN) -> None:
        self.over = over
        """How many values may still come."""
        self._tekst = tekst.rstrip(" \t\n")
        self._plek = self._geteld = 0
        self._regel = regel

    def document(self) -> Waarde:
        if not self._volgende():
            return None
        waarde = self._waarde(0)
        if self._volgende():
            raise Afgekeurd(
                self._hier(),
                "hier staat nog iets, terwijl het document al klaar is.",
                "Zet records tussen [ en ] met komma's ertussen, of elk record op één regel in een .jsonl-bestand.",
            )
        return waarde

    def _waarde(self, diepte: int) -> Waarde:
        self.over -= 1
        if self.over < 0:
            raise te_veel_waarden(self._hier())
        teken = self._volgende()
        if teken not in ("{", "["):
            return self._los(teken)
        if diepte == DIEPSTE_NEST:
            raise te_diep(self._hier())
        return self._blok(diepte + 1) if teken == "{" else self._lijst(diepte + 1)

    def _blok(self, diepte: int) -> Blok:
        blok = Blok(self._hier())
        verder = self._begint("}")
        while verder:
            sleutel, regel = normalize("NFC", self._sleutel()), self._hier()
            if sleutel in blok.regels:
                raise dubbel(regel, sleutel, blok.regels[sleutel])
            if self._volgende() != ":":
                raise self._ontbreekt("een dubbele punt")
            self._plek += 1
            blok.regels[sleutel] = regel
            blok.velden[sleutel] = self._waarde(diepte)
            verder = self._gaat_door("}")
        return blok

    def _lijst(self, diepte: int) -> Lijst:
        lijst = Lijst(self._hier())
        verder = self._begint("]")
        while verder:
            self._volgende()
            lijst.regels.append(self._hier())
            lijst.items.append(self._waarde(diepte))
            verder = self._gaat_door("]")
        return lijst

    def _sleutel(self) -> str:
        teken = self._volgende()
        if teken != '"':
            raise self._ontbreekt("de naam van een veld", 'Zet de naam tussen dubbele aanhalingstekens (").')
        return str(self._los(teken))

    def _los(self, teken: str) -> str | None:
        """Text, a number or a word: all that the standard library can read without going deeper."""
        if teken in ("N", "I") or self._tekst.startswith("-I", self._plek):
            raise self._geen_waarde()
        try:
            waarde, self._plek = _LOSSE_WAARDE.raw_decode(self._tekst, self._plek)
        except JSONDecodeError as fout:
            raise self._uitleg(fout) from None
        if not isinstance(waarde, str):
            return _WOORDEN[waarde]
        if not waarde.isascii() and any("\ud800" <= letter <= "\udfff" for letter in waarde):
            raise Afgekeurd(
                self._hier(), r"in deze tekst staat een half teken (\ud800 tot \udfff).", "Typ het teken opnieuw."
            )
        return normalize("NFC", waarde)

    def _begint(self, sluit: str) -> bool:
        """Step over the opening bracket. Whether anything is in it; if not, step over the closing one too."""
        self._plek += 1
        is_leeg = self._volgende() == sluit
        self._plek += is_leeg
        return not is_leeg

    def _gaat_door(self, sluit: str) -> bool:
        """Step over a comma or the closing bracket. Whether it was a comma."""
        teken = self._volgende()
        if teken not in (",", sluit):
            raise self._ontbreekt(f"een komma of een {sluit}")
        self._plek += 1
        return teken == ","

    def _volgende(self) -> str:
        """Step over white space; the character there, or nothing at the end."""
        gevonden = _WIT.match(self._tekst, self._plek)
        self._plek = gevonden.end() if gevonden else self._plek
        return self._tekst[self._plek : self._plek + 1]

    def _hier(self) -> int:
        self._regel += self._tekst.count("\n", self._geteld, self._plek)
        self._geteld = self._plek
        return self._regel

    def _woord(self) -> str:
        gevonden = _WOORD.match(self._tekst, self._plek)
        return kort_aangehaald(gevonden.group()) if gevonden else ""

    def _ontbreekt(self, wat: str, remedie: str = _KIJK) -> Afgekeurd:
        woord = self._woord()
        if not woord:
            return self._houdt_op()
        if woord in ("}", "]"):
            remedie = "Haal de komma of de dubbele punt ervoor weg, of maak het veld af."
        elif woord[0].isdigit() and self._tekst[self._plek - 1] == "0":
            remedie = 'Zet een getal dat met 0 begint, zoals een code, tussen dubbele aanhalingstekens (").'
        return Afgekeurd(self._hier(), f"hier hoort {wat} te staan, maar er staat “{woord}”.", remedie)

    def _geen_waarde(self) -> Afgekeurd:
        woord = self._woord()
        if not woord or woord in ("}", "]"):
            return self._ontbreekt("een waarde")
        if woord in ("NaN", "Infinity", "-Infinity"):
            return Afgekeurd(self._hier(), f"{woord} is geen getal.", "Schrijf een getal, of null als u het niet weet.")
        return Afgekeurd(
            self._hier(),
            f"hier hoort een waarde te staan, maar er staat “{woord}”.",
            'Zet tekst tussen dubbele aanhalingstekens ("). Schrijf true, false en null met kleine letters.',
        )

    def _houdt_op(self) -> Afgekeurd:
        return Afgekeurd(
            self._hier(),
            "hier houdt de tekst op, maar het record is nog niet af.",
            "Sluit elke { met } en elke [ met ]. In JSON Lines staat een heel record op één regel.",
        )

    def _uitleg(self, fout: JSONDecodeError) -> Afgekeurd:
        """What the standard library means when it refuses a single value."""
        if fout.msg.startswith("Invalid \\"):
            return Afgekeurd(
                self._hier(),
                r"na een schuine streep (\) staat een teken dat daar niet kan.",
                r"Schrijf \\ voor een gewone schuine streep.",
            )
        if fout.msg.startswith(("Unterminated string", "Invalid control character")):
            return Afgekeurd(
                self._hier(),
                "de tekst die hier begint, is op deze regel niet goed afgesloten.",
                r'Zet er een aanhalingsteken (") achter. Schrijf \n voor een nieuwe regel en \t voor een tab.',
            )
        return self._geen_waarde()
