"""What a cell says to the column it stands in: a text, a number, a date, a list, pairs; nothing is guessed."""

import contextlib
import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from unicodedata import normalize

from verandertheorie.begrippen import aliassen
from verandertheorie.formaten.celtekst import herstel_leegte, splits, splits_paren
from verandertheorie.formaten.tabel import Blad, Celwaarde
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde
from verandertheorie.melding import Melding
from verandertheorie.model.bladen import EERSTE_JAAR, IN_DEEL, VOLGNUMMER, ZO_ZIEN_PAREN_ERUIT, Bladkolom
from verandertheorie.taal import gevouwen, kort_getal

_TYP_TEKST = "Zet de cel op Tekst en typ haar opnieuw, of zet er een apostrof voor: '{}."
_DATUM = "Typ de dag als 2026-09-14."
_JA_NEE = {"waar": "ja", "true": "ja", "onwaar": "nee", "false": "nee"}
"""What a cell with ja or nee becomes when a spreadsheet takes it for a fact and writes CSV."""
_ALLE_DECIMALEN = 10  # as many as Excel shows of what people type


class _Onleesbaar(Exception):
    """A cell that is not what its column holds: what is wrong, and what to do."""


_TELT_EEN_KEER = frozenset((str, int, float, datetime.date))
"""What a cell may be to be looked at once for all cells that have it; WAAR is a 1 to Python."""
_Lees = Callable[[Celwaarde, Blad, int, int], Waarde]


def kolomwaarden(
    blad: Blad, nummers: Sequence[int], nr: int, kolom: Bladkolom
) -> tuple[tuple[Waarde, ...], tuple[Melding, ...]]:
    """What a column says in each of these rows. A text that is there more than once is looked at once.

    Args:
        blad: the sheet.
        nummers: numbers of the rows, from 1.
        nr: number of the column, from 1.
        kolom: what it holds.

    Returns:
        A value per row, ``None`` for an empty cell and for one that is not what the column holds; and what is wrong
        with those.
    """
    lees, plaats, meldingen = _lezer(kolom), nr - 1, list[Melding]()
    cellen = [rij[plaats] if plaats < len(rij) else "" for rij in [blad.rijen[rijnr - 1] for rijnr in nummers]]
    if kolom.inhoud not in ("lijst", "paren") and set(map(type, cellen)) <= _TELT_EEN_KEER:
        with contextlib.suppress(_Onleesbaar):
            gelezen = {cel: None if cel == "" else lees(cel, blad, 0, nr) for cel in dict.fromkeys(cellen)}
            return tuple(map(gelezen.__getitem__, cellen)), ()
    waarden = list[Waarde]()
    for rijnr, cel in zip(nummers, cellen, strict=True):
        try:
            waarden.append(None if cel == "" else lees(cel, blad, rijnr, nr))
        except _Onleesbaar as fout:
            meldingen.append(Melding(blad.bestand, blad.cel(rijnr, nr), "VT007", *fout.args))
            waarden.append(None)
    return tuple(waarden), tuple(meldingen)


def _lezer(kolom: Bladkolom) -> _Lees:
    if kolom.inhoud == "lijst":
        return partial(_lijst, kolom)
    if kolom.inhoud == "paren":
        return partial(_paren, kolom)
    nummers_mogen = kolom.inhoud == "getal" or kolom.veld in (VOLGNUMMER, "registratie", "theorieversie")
    woorden: dict[str, str] = {woord: woord for woord in kolom.woorden}
    woorden |= {w: sleutel for w, sleutel in _andere_woorden(kolom).items() if sleutel in kolom.woorden}
    return partial(_tekst, kolom, nummers_mogen, woorden)


def _andere_woorden(kolom: Bladkolom) -> Mapping[str, str]:
    return aliassen(f"waarde.{kolom.veld.rpartition(IN_DEEL)[2]}")


def _tekst(kolom: Bladkolom, nummers_mogen: bool, woorden: Mapping[str, str], cel: Celwaarde, *_: object) -> str | None:
    if isinstance(cel, str):
        tekst = _schoon(cel)
        if kolom.inhoud == "ja_nee":
            return _JA_NEE.get(gevouwen(tekst).casefold(), tekst) or None
        if woorden:
            return woorden.get(gevouwen(tekst).casefold(), tekst) or None
        return (herstel_leegte(tekst) if tekst.startswith('""') else tekst) if tekst else None
    return _anders(kolom, cel, nummers_mogen=nummers_mogen)


def _schoon(cel: str) -> str:
    """A text as YAML would give it: no white space around it, one kind of line end, é as one letter."""
    tekst = cel.strip()
    if not tekst.isascii():
        tekst = normalize("NFC", tekst) if gevouwen(tekst) else ""
    return tekst.replace("\r\n", "\n").replace("\r", "\n") if "\r" in tekst else tekst


def _anders(kolom: Bladkolom, cel: Celwaarde, *, nummers_mogen: bool) -> str:
    """The text of a cell that is no text: only where the column holds such a thing."""
    match cel:
        case bool():
            if kolom.inhoud == "ja_nee" or "ja" in kolom.woorden:
                return "ja" if cel else "nee"
            raise _Onleesbaar("hier staat WAAR of ONWAAR, geen tekst.", "Typ de tekst opnieuw.")
        case int() | float():
            getal = kort_getal(cel, _ALLE_DECIMALEN)
            if nummers_mogen and cel == int(cel):
                return getal
            if kolom.inhoud == "datum":
                raise _Onleesbaar(f"hier staat het getal {getal}, geen datum.", _DATUM)
            if kolom.inhoud == "getal":
                raise _Onleesbaar(f"{getal} is geen heel getal.", "Schrijf een heel getal, zoals 3.")
            raise _Onleesbaar(f"hier staat het getal {getal}, geen tekst.", _TYP_TEKST.format(getal))
        case datetime.datetime() if cel.time() == datetime.time():
            return _anders(kolom, cel.date(), nummers_mogen=nummers_mogen)
        case datetime.datetime():
            if kolom.inhoud == "datum":
                raise _Onleesbaar(f"bij deze dag staat ook een tijd ({cel:%H:%M}).", f"Typ alleen {cel:%Y-%m-%d}.")
            raise _Onleesbaar(f"hier staat een datum ({cel:%Y-%m-%d}), geen tekst.", _TYP_TEKST.format("…"))
        case datetime.date():
            if kolom.inhoud == "datum" and cel.year < EERSTE_JAAR:
                raise _Onleesbaar(f"hier staat {cel}: dat is een getal in een cel voor een datum.", _DATUM)
            if kolom.inhoud == "datum":
                return cel.isoformat()
            raise _Onleesbaar(f"hier staat een datum ({cel}), geen tekst.", _TYP_TEKST.format("…"))
        case _:
            raise _Onleesbaar(f"hier staat een tijd ({cel}).", _DATUM if kolom.inhoud == "datum" else "Typ tekst.")


def _lijst(kolom: Bladkolom, cel: Celwaarde, blad: Blad, rij: int, nr: int) -> Lijst | None:
    nummers_mogen = kolom.naar == ("registratie",)
    tekst = _schoon(cel) if isinstance(cel, str) else _anders(kolom, cel, nummers_mogen=nummers_mogen)
    if not tekst:
        return None
    waar = blad.cel(rij, nr)
    woorden = _andere_woorden(kolom)
    items = [woorden.get(gevouwen(item).casefold(), item) if kolom.woorden else item for item in splits(tekst)]
    return Lijst(waar, list(items), [waar] * len(items))


def _paren(kolom: Bladkolom, cel: Celwaarde, blad: Blad, rij: int, nr: int) -> Blok | None:
    tekst = _schoon(cel) if isinstance(cel, str) else _anders(kolom, cel, nummers_mogen=False)
    if not tekst:
        return None
    paren = splits_paren(tekst)
    if paren is None:
        zo = ZO_ZIEN_PAREN_ERUIT.get(kolom.veld, "novex: ja; mcen: nee")
        raise _Onleesbaar("dit zijn geen paren van een naam en een waarde.", f"Schrijf ze zo: {zo}.")
    waar = blad.cel(rij, nr)
    return Blok(waar, {**paren}, dict.fromkeys(paren, waar))
