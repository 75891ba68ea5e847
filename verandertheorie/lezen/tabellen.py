"""From sheets to the same blocks that YAML gives: headings to fields, cells to text, rows of Bewijs into their record.

What does not fit becomes a Melding at its cell. Nothing is guessed; nothing is passed over in silence but empty rows
and the example that a template came with.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath
from unicodedata import normalize

from verandertheorie.begrippen import aliassen
from verandertheorie.formaten.celtekst import herstel_leegte, splits, splits_paren
from verandertheorie.formaten.tabel import Blad, Celwaarde
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde
from verandertheorie.lezen.gewone_taal import herken_soort
from verandertheorie.melding import Cel, Melding, Waar
from verandertheorie.model.bladen import (
    EERSTE_JAAR,
    GEEN_GEGEVENS,
    NIET_GEVRAAGD,
    VOLGNUMMER,
    VOORBEELD,
    VOORBEELDTEKST,
    VRAAG,
    Bladkolom,
    Bladvorm,
    bladvorm,
    bladvormen,
)
from verandertheorie.model.soorten import MODELLEN
from verandertheorie.model.verwijzing import Namenlijst, kort
from verandertheorie.taal import kort_getal, leesbaar

_TYP_TEKST = "Zet de cel op Tekst en typ haar opnieuw, of zet er een apostrof voor: '{}."
_DATUM = "Typ de dag als 2026-09-14."
_BLADEN = "Bronnen, Registraties, Bewijs, Dekking en Afspraken"


class _Plaatsen(dict[str, Waar]):
    """The cells of one row, by field; made when somebody asks, for few ever are."""

    __slots__ = ("_blad", "_kolommen", "_rij")

    def __init__(self, blad: Blad, rij: int, kolommen: Mapping[str, int]) -> None:
        self._blad, self._rij, self._kolommen = blad, rij, kolommen

    def __missing__(self, veld: str) -> Waar:
        return self._blad.cel(self._rij, self._kolommen.get(veld, 1))


@dataclass(slots=True)
class _Rij:
    """One row with something in it: its fields, and what it says of the record it belongs to."""

    blok: Blok
    eigenaar: str
    plek: Cel


@dataclass(slots=True)
class _Gelezen:
    """What the sheets of one workbook, or of one folder of CSV, held."""

    rijen: dict[tuple[str, str], list[_Rij]] = field(default_factory=lambda: defaultdict(list))
    meldingen: list[Melding] = field(default_factory=list)


def blokken_uit(bladen: Iterable[Blad]) -> tuple[list[tuple[str, Blok]], list[Melding]]:
    """Every record on these sheets.

    Sheets of one workbook belong together, and so do the CSV files of one folder: their rows name the registratie they
    belong to.

    Returns:
        Blocks with the file they stand in, in order of sheet and row; and what does not fit.
    """
    groepen: dict[str, list[Blad]] = defaultdict(list)
    for blad in bladen:
        groepen[blad.bestand if blad.nr else f"{PurePath(blad.bestand).parent}/*"].append(blad)
    blokken: list[tuple[str, Blok]] = []
    meldingen: list[Melding] = []
    for samen in groepen.values():
        g = _Gelezen()
        for blad in samen:
            _lees_blad(blad, g)
        blokken += _samengevoegd(g, samen[0].bestand)
        meldingen += g.meldingen
        if not any(g.rijen.values()) and not g.meldingen:
            tekst = "er is nog niets ingevuld; de voorbeeldrijen tellen niet mee."
            meldingen.append(Melding(samen[0].bestand, 1, "VT002", tekst, f"Vul een rij in op {_BLADEN}."))
    return blokken, meldingen


# --- sheets and headings ----------------------------------------------------------------------


def _lees_blad(blad: Blad, g: _Gelezen) -> None:
    kop = next((nr for nr, rij in enumerate(blad.rijen, 1) if any(_is_gevuld(c) for c in rij)), 0)
    if not kop or blad.naam.casefold() in GEEN_GEGEVENS:
        return
    vorm = _vorm(blad, blad.rijen[kop - 1])
    if isinstance(vorm, Melding):
        g.meldingen.append(vorm)
        return
    kolommen = dict(_kolommen(blad, kop, vorm, g.meldingen))
    for van_rij, van_kolom, tot_rij, tot_kolom in blad.samengevoegd:
        if tot_rij >= kop and van_kolom <= len(blad.rijen[kop - 1]):
            waar = blad.cel(van_rij, van_kolom)
            tekst = f"deze cellen zijn samengevoegd (tot en met {blad.cel(tot_rij, tot_kolom).letters}{tot_rij})."
            remedie = "Splits ze, en vul elke rij in."
            g.meldingen.append(Melding(blad.bestand, waar, "VT007", tekst, remedie))
    g.rijen[vorm.soort, vorm.deel] += _rijen(blad, kop, vorm, kolommen, g.meldingen)


def _vorm(blad: Blad, koppen: Sequence[Celwaarde]) -> Bladvorm | Melding:
    """What a sheet holds: by its name; a CSV file also by its headings."""
    naam = blad.naam.strip().casefold()
    bekend = {v.naam.casefold(): v for v in bladvormen()} | {
        leesbaar(f"{v.soort} {v.deel}".strip()): v for v in bladvormen()
    }
    vorm = bekend.get(naam) or bekend.get(leesbaar(naam))
    if vorm is None and (soort := herken_soort(blad.naam)):
        vorm = bladvorm(soort)
    if vorm is None and not blad.nr:
        geschreven = {_kaal(k) for k in koppen if _is_gevuld(k)}
        passend = [v for v in bladvormen() if geschreven <= set(_namen_van(v))]
        vorm = passend[0] if passend and len(geschreven) > 1 else None
    if vorm is not None:
        return vorm
    namen = [v.naam for v in bladvormen()]
    beste = Namenlijst.lijkt_op(blad.naam, namen)
    if blad.nr:
        tekst = f"het blad '{kort(blad.naam)}' kennen we niet."
        remedie = f"Bedoelt u {beste}?" if beste else f"We lezen {_BLADEN}. Haal dit blad weg of geef het zo'n naam."
    else:
        tekst = "aan de naam en de koppen is niet te zien welk blad dit is."
        remedie = f"Noem het bestand naar een blad, zoals {(beste or 'Bewijs').lower()}.csv."
    return Melding(blad.bestand, blad.cel(1, 1), "VT006", tekst, remedie)


def _kolommen(blad: Blad, kop: int, vorm: Bladvorm, meldingen: list[Melding]) -> Iterator[tuple[int, Bladkolom]]:
    """Which column is which field; a heading that means nothing is a Melding.

    Where it looks like one that is nowhere else, the column is read as that: what else is wrong in it is told as well,
    and not that the field is missing in every row.
    """
    namen, eerder = _namen_van(vorm), dict[str, int]()
    er_staan = {k.veld for cel in blad.rijen[kop - 1] if _is_gevuld(cel) and (k := namen.get(_kaal(cel)))}
    for nr, geschreven in enumerate(blad.rijen[kop - 1], 1):
        if not _is_gevuld(geschreven):
            yield from _zonder_kop(blad, kop, nr, meldingen)
            continue
        kolom = namen.get(_kaal(geschreven))
        if kolom is None:
            tekst = f"de kolom '{kort(str(geschreven))}' kennen we niet op het blad {vorm.naam}."
            beste = Namenlijst.lijkt_op(_kaal(geschreven), list(namen))
            koppen = ", ".join(k.kop for k in vorm.kolommen)
            remedie = f"Bedoelt u {namen[beste].kop}?" if beste else f"Haal haar weg, of kies uit: {koppen}."
            meldingen.append(Melding(blad.bestand, blad.cel(kop, nr), "VT006", tekst, remedie))
            if beste and (lijkt := namen[beste]).veld not in {*er_staan, *eerder}:
                eerder[lijkt.veld] = nr
                yield nr, lijkt
        elif kolom.veld in eerder:
            tekst = f"de kolom '{kolom.kop}' staat er al, in kolom {blad.cel(kop, eerder[kolom.veld]).letters}."
            meldingen.append(Melding(blad.bestand, blad.cel(kop, nr), "VT006", tekst, "Haal een van de twee weg."))
        else:
            eerder[kolom.veld] = nr
            yield nr, kolom
    breed = len(blad.rijen[kop - 1])
    for rijnr, rij in enumerate(blad.rijen[kop:], kop + 1):  # in CSV a row may be longer than its heading
        if len(rij) > breed and any(map(_is_gevuld, rij[breed:])):
            tekst = "deze rij heeft meer cellen dan er koppen zijn."
            remedie = "Staat er een komma of puntkomma in een tekst? Zet die dan tussen aanhalingstekens."
            meldingen.append(Melding(blad.bestand, blad.cel(rijnr, breed + 1), "VT006", tekst, remedie))


def _zonder_kop(blad: Blad, kop: int, nr: int, meldingen: list[Melding]) -> Iterator[tuple[int, Bladkolom]]:
    rij = next((r for r, cellen in enumerate(blad.rijen[kop:], kop + 1) if _is_gevuld(_cel(cellen, nr))), None)
    if rij:
        tekst, remedie = "boven deze kolom staat geen kop.", "Zet de kop erboven, of haal weg wat er staat."
        meldingen.append(Melding(blad.bestand, blad.cel(rij, nr), "VT006", tekst, remedie))
    yield from ()


def _namen_van(vorm: Bladvorm) -> dict[str, Bladkolom]:
    """Every way to write the heading of a column: the field, its word, other words for it."""
    velden = {k.veld: k for k in vorm.kolommen}
    andere = {woord: velden[veld] for woord, veld in aliassen("veld").items() if veld in velden}
    koppen = {_kaal(k.kop): k for k in vorm.kolommen}
    return {**andere, **koppen, **{leesbaar(veld): k for veld, k in velden.items()}}


def _kaal(kop: Celwaarde) -> str:
    """A heading without what marks it: capitals, ``*`` and a question mark."""
    return leesbaar(" ".join(normalize("NFC", str(kop)).casefold().split())).rstrip("*?: ")


def _is_gevuld(cel: Celwaarde) -> bool:
    return not isinstance(cel, str) or bool(cel.strip())


def _cel(rij: Sequence[Celwaarde], nr: int) -> Celwaarde:
    return rij[nr - 1] if nr <= len(rij) else ""


# --- rows and cells ---------------------------------------------------------------------------


def _rijen(
    blad: Blad, kop: int, vorm: Bladvorm, kolommen: Mapping[int, Bladkolom], meldingen: list[Melding]
) -> Iterator[_Rij]:
    plaatsen = {kolom.veld: nr for nr, kolom in kolommen.items()}
    nummers = list(_met_gegevens(blad, kop, vorm, plaatsen, meldingen))
    gelezen = [_kolom(blad, nummers, nr, kolom, meldingen) for nr, kolom in kolommen.items()]
    telt = set(nummers) if blad.fouten else set()
    for rij, kolom in blad.fouten:
        if rij in telt and kolom in kolommen:
            tekst = f"deze cel {blad.fouten[rij, kolom]}."
            meldingen.append(Melding(blad.bestand, blad.cel(rij, kolom), "VT007", tekst, "Typ de waarde zelf."))
    namen = tuple(plaatsen)
    bij = vorm.eigenaar or VOLGNUMMER
    nr_bij = plaatsen.get(bij, 1)
    for rijnr, *waarden in zip(nummers, *gelezen, strict=True):
        velden: dict[str, Waarde] = dict(zip(namen, waarden, strict=True))
        if vorm.deel == "dekking" and velden.get("gevonden") == NIET_GEVRAAGD:
            continue
        velden.pop(VRAAG, None)
        eigenaar = velden.pop(bij, None)
        begin = blad.cel(rijnr, 1)
        plek = begin if nr_bij == 1 else blad.cel(rijnr, nr_bij)
        blok = Blok(begin, velden, _Plaatsen(blad, rijnr, plaatsen))
        yield _Rij(blok, eigenaar if isinstance(eigenaar, str) else "", plek)


def _met_gegevens(
    blad: Blad, kop: int, vorm: Bladvorm, plaatsen: Mapping[str, int], meldingen: list[Melding]
) -> Iterator[int]:
    """Numbers of the rows that are data: not empty, no example."""
    telt_niet = [plaatsen[veld] - 1 for veld in (VOLGNUMMER, VRAAG, "grond") if veld in plaatsen]
    eerste = plaatsen.get(vorm.kolommen[0].veld, 0)
    fouten_op = {rij for rij, kolom in blad.fouten if kolom in plaatsen.values()}
    for rijnr, rij in enumerate(blad.rijen[kop:], kop + 1):
        gevuld = len(rij) - rij.count("")
        is_leeg = gevuld <= sum(plaats < len(rij) and rij[plaats] != "" for plaats in telt_niet)
        if (is_leeg and rijnr not in fouten_op) or (gevuld < len(rij) and not any(map(_is_gevuld, rij))):
            continue
        if eerste and isinstance(cel := _cel(rij, eerste), str) and cel.strip().casefold() == VOORBEELD:
            if _is_overgetypt(rij, vorm, plaatsen):
                tekst = f"voor deze rij staat nog '{VOORBEELD}': zij telt niet mee."
                remedie = "Is het geen voorbeeld meer? Haal dat woord dan weg."
                meldingen.append(Melding(blad.bestand, blad.cel(rijnr, eerste), "VT106", tekst, remedie))
            continue
        yield rijnr


def _kolom(blad: Blad, nummers: Sequence[int], nr: int, kolom: Bladkolom, meldingen: list[Melding]) -> list[Waarde]:
    """What a column says in each of these rows. A text that is there more than once is looked at once."""
    lees, uit = _lezer(kolom), list[Waarde]()
    eerder: dict[str, Waarde] = {"": None}
    onthoud = kolom.inhoud not in ("lijst", "paren")  # these keep their place
    plaats, rijen = nr - 1, blad.rijen
    for rijnr in nummers:
        rij = rijen[rijnr - 1]
        cel = rij[plaats] if plaats < len(rij) else ""
        if isinstance(cel, str) and cel in eerder:
            uit.append(eerder[cel])
            continue
        try:
            waarde = lees(cel, blad, rijnr, nr)
        except _Onleesbaar as fout:
            meldingen.append(Melding(blad.bestand, blad.cel(rijnr, nr), "VT007", *fout.args))
            waarde = None
        if onthoud and isinstance(cel, str):
            eerder[cel] = waarde
        uit.append(waarde)
    return uit


def _is_overgetypt(rij: Sequence[Celwaarde], vorm: Bladvorm, plaatsen: Mapping[str, int]) -> bool:
    """Whether somebody typed in the example of a template; its dates and choices differ per dossier."""
    vast = VOORBEELDTEKST.get((vorm.soort, vorm.deel), {})
    return any(
        veld in plaatsen and isinstance(cel := _cel(rij, plaatsen[veld]), str) and cel.strip() not in ("", tekst)
        for veld, tekst in vast.items()
        if veld not in ("datum", "uiterlijk")
    )


_ALLE_DECIMALEN = 10  # as many as Excel shows of what people type


class _Onleesbaar(Exception):
    """A cell that is not what its column holds: what is wrong, and what to do."""


_Lees = Callable[[Celwaarde, Blad, int, int], Waarde]


def _lezer(kolom: Bladkolom) -> _Lees:
    if kolom.inhoud == "lijst":
        return partial(_lijst, kolom)
    if kolom.inhoud == "paren":
        return partial(_paren, kolom)
    nummers_mogen = kolom.inhoud == "getal" or kolom.veld in (VOLGNUMMER, "registratie", "theorieversie")
    woorden: dict[str, str] = {woord: woord for woord in kolom.woorden}
    woorden |= {w: sleutel for w, sleutel in aliassen(f"waarde.{kolom.veld}").items() if sleutel in kolom.woorden}
    return partial(_tekst, kolom, nummers_mogen, woorden)


def _tekst(kolom: Bladkolom, nummers_mogen: bool, woorden: Mapping[str, str], cel: Celwaarde, *_: object) -> str | None:
    if isinstance(cel, str):
        tekst = _schoon(cel)
        if woorden:
            return woorden.get(tekst.casefold(), tekst) or None
        return (herstel_leegte(tekst) if tekst.startswith('""') else tekst) if tekst else None
    return _anders(kolom, cel, nummers_mogen=nummers_mogen)


def _schoon(cel: str) -> str:
    """A text as YAML would give it: no white space around it, one kind of line end, é as one letter."""
    tekst = cel.strip()
    if not tekst.isascii():
        tekst = normalize("NFC", tekst)
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
    woorden = aliassen(f"waarde.{kolom.veld}")
    items = [woorden.get(item.casefold(), item) if kolom.woorden else item for item in splits(tekst)]
    return Lijst(waar, list(items), [waar] * len(items))


def _paren(kolom: Bladkolom, cel: Celwaarde, blad: Blad, rij: int, nr: int) -> Blok | None:
    tekst = _schoon(cel) if isinstance(cel, str) else _anders(kolom, cel, nummers_mogen=False)
    if not tekst:
        return None
    paren = splits_paren(tekst)
    if paren is None:
        raise _Onleesbaar("dit zijn geen paren van een naam en een waarde.", "Schrijf ze zo: novex: ja; mcen: nee.")
    waar = blad.cel(rij, nr)
    return Blok(waar, {**paren}, dict.fromkeys(paren, waar))


# --- rows that belong together ----------------------------------------------------------------


def _samengevoegd(g: _Gelezen, bestand: str) -> list[tuple[str, Blok]]:
    """Records with the rows of other sheets in them, in the order of the sheets."""
    uit: list[tuple[str, Blok]] = []
    for soort in MODELLEN:
        rijen = g.rijen.get((soort, ""), [])
        namen = _namen(soort, rijen, g.meldingen, bestand)
        delen = [v for v in bladvormen() if v.soort == soort and v.deel]
        for vorm in delen:
            for rij in g.rijen.get((soort, vorm.deel), []):
                hoort = _eigenaar(rij, vorm, namen, rijen)
                if isinstance(hoort, tuple):
                    g.meldingen.append(Melding(bestand, rij.plek, "VT008", *hoort))
                    if not rijen:
                        continue
                    hoort = rijen[0]  # so that what else is wrong with the row is told as well
                lijst = hoort.blok.velden.setdefault(vorm.deel, Lijst(rij.blok.regel))
                assert isinstance(lijst, Lijst)  # noqa: S101  (no sheet has this field as a column)
                lijst.items.append(rij.blok.velden[vorm.deel] if vorm.is_losse_tekst else rij.blok)
                lijst.regels.append(rij.blok.regel)
                hoort.blok.regels.setdefault(vorm.deel, rij.blok.regel)
        for rij in rijen:
            rij.blok.velden["soort"] = soort
            for vorm in delen:
                if soort != "registratie":  # there these lists must be, be it empty
                    rij.blok.velden.setdefault(vorm.deel, Lijst(rij.blok.regel))
            uit.append((rij.plek.bestand or bestand, rij.blok))
    return uit


def _namen(soort: str, rijen: Sequence[_Rij], meldingen: list[Melding], bestand: str) -> dict[str, _Rij]:
    """The records by every name that a row of another sheet may use."""
    namen: dict[str, _Rij] = {}
    for rij in rijen:
        sleutel = [rij.blok.velden.get(veld) for veld in MODELLEN[soort].sleutelvelden]
        if all(isinstance(deel, str) for deel in sleutel):
            namen.setdefault(".".join(map(str, sleutel)).casefold(), rij)
        if rij.eigenaar and namen.setdefault(rij.eigenaar.casefold(), rij) is not rij:
            tekst = f"het nummer {kort(rij.eigenaar)} staat er al."
            meldingen.append(Melding(bestand, rij.plek, "VT008", tekst, "Geef elke rij een eigen nummer."))
    return namen


def _eigenaar(rij: _Rij, vorm: Bladvorm, namen: Mapping[str, _Rij], rijen: Sequence[_Rij]) -> _Rij | tuple[str, str]:
    if rij.eigenaar and (gevonden := namen.get(rij.eigenaar.casefold())):
        return gevonden
    hoort_bij = bladvorm(vorm.soort).naam
    if not rijen:
        return f"deze rij hoort nergens bij: op {hoort_bij} staat niets.", f"Vul eerst een rij in op {hoort_bij}."
    if not rij.eigenaar:
        if len(rijen) == 1:
            return rijen[0]
        remedie = f"Vul in '{vorm.kolommen[0].kop}' het nummer in dat op {hoort_bij} voor de rij staat."
        return f"bij welke rij van {hoort_bij} hoort dit?", remedie
    keuzes = list(namen)
    beste = Namenlijst.lijkt_op(rij.eigenaar, keuzes)
    remedie = f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(keuzes[:12])}."
    if not keuzes:
        remedie = f"Zet een nummer voor de rijen van {hoort_bij}."
    return f"'{kort(rij.eigenaar)}' staat niet op het blad {hoort_bij}.", remedie
