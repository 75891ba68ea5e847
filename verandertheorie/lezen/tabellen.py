"""From sheets to the same blocks that YAML gives: rows of one sheet to fields, rows of Bewijs into their record.

What does not fit becomes a Melding at its cell. Nothing is guessed; nothing is passed over in silence but empty rows
and the example that a template came with.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, repeat
from pathlib import PurePath

from verandertheorie.formaten.tabel import Blad, Celwaarde
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde
from verandertheorie.lezen.cellen import kolomwaarden
from verandertheorie.lezen.koppen import (
    BLADEN,
    cel_in,
    geen_blad_bekend,
    heeft_gegevens,
    is_gevuld,
    kolommen_van,
    koprij,
    onbekend_blad,
    vorm_aan_de_naam,
    vorm_van,
)
from verandertheorie.melding import MEESTE_FOUTEN, Cel, Melding, Waar, genoeg
from verandertheorie.model.bladen import (
    GESPREK,
    GEZEGD,
    HERLEZEN,
    IN_DEEL,
    NIET_GEVRAAGD,
    VOLGNUMMER,
    VOORBEELD,
    VOORBEELDTEKST,
    VRAAG,
    Bladkolom,
    Bladvorm,
    bladvorm,
    bladvormen,
    met_sinds,
)
from verandertheorie.model.soorten import MODELLEN
from verandertheorie.model.verwijzing import LANGSTE_OPSOMMING, Namenlijst, kort
from verandertheorie.taal import gevouwen, leesbaar, opsomming

MEESTE_KEUZES = 200
"""Numbers of rows among which the nearest is looked for: among thousands one is always near, and looking takes long."""


@dataclass(frozen=True, slots=True)
class _Plekken:
    """Where the cells of a sheet are: of ``blad`` only its places are asked, so that its cells need not stay."""

    blad: Blad
    kolommen: Mapping[str, int]

    def van(self, rij: int, veld: str) -> Cel:
        """The cell of a field in a row."""
        return self.blad.cel(rij, self.kolommen.get(veld, 1))


class _Plaatsen(dict[str, Waar]):
    """The cells of one row, by field."""

    __slots__ = ("_plekken", "_rij")

    def __init__(self, plekken: _Plekken, rij: int) -> None:
        self._plekken, self._rij = plekken, rij

    def __missing__(self, veld: str) -> Waar:
        return self._plekken.van(self._rij, veld)


class _Rij(Blok):
    """One row with something in it: its fields, and what it says of the record it belongs to.

    Its places are made when somebody asks: only what is wrong has to be pointed at, and every object that stays is
    looked at again and again by Python for circles.
    """

    __slots__ = ("_plekken", "_regels", "eigenaar", "rij")

    def __init__(self, velden: dict[str, Waarde], plekken: _Plekken, rij: int, eigenaar: str) -> None:
        self.velden, self._plekken, self.rij, self.eigenaar = velden, plekken, rij, eigenaar
        self._regels: _Plaatsen | None = None

    @property
    def regel(self) -> Cel:  # type: ignore[override]
        """The first cell of the row."""
        return self._plekken.blad.cel(self.rij, 1)

    @property
    def regels(self) -> _Plaatsen:  # type: ignore[override]
        """The cells, by field."""
        if self._regels is None:
            self._regels = _Plaatsen(self._plekken, self.rij)
            self._regels |= {deel: w.regel for deel, w in self.velden.items() if isinstance(w, _Rijen)}
        return self._regels

    @property
    def is_niet_gevraagd(self) -> bool:
        """Whether it says that its question never came up."""
        return is_niet_gevraagd(self.velden.get("gevonden"))

    def plek(self, vorm: Bladvorm) -> Cel:
        """The cell that says what it belongs to."""
        return self._plekken.van(self.rij, vorm.eigenaar or VOLGNUMMER)


class _Rijen(Lijst):
    """Rows of another sheet, in the record that they belong to; placed as late as they are."""

    __slots__ = ("_regels",)

    def __init__(self, eerste: _Rij) -> None:
        self.items, self._regels = [eerste], list[Waar]()

    @property
    def regel(self) -> Waar:  # type: ignore[override]
        """The first cell of the first of them."""
        return self.regels[0]

    @property
    def regels(self) -> list[Waar]:  # type: ignore[override]
        """The first cell of each of them."""
        if len(self._regels) < len(self.items):
            self._regels = [rij.regel for rij in self.items if isinstance(rij, _Rij)]
        return self._regels


_Deel = tuple[str, str]
"""A type of record, and the part of it that a sheet holds: empty text for the records themselves."""


def blokken_uit(
    bladen: Iterable[Blad], onleesbaar: Iterable[str] = ()
) -> tuple[tuple[tuple[str, Blok], ...], tuple[Melding, ...]]:
    """Every record on these sheets.

    Sheets of one workbook belong together, and so do the CSV files of one folder: their rows name the registratie they
    belong to.

    Args:
        bladen: the sheets of all files.
        onleesbaar: names of files that could not be read: what belongs to a row may have stood in one of them.

    Returns:
        Blocks with the file they stand in, in order of sheet and row; and what does not fit.
    """
    groepen: dict[str, list[Blad]] = defaultdict(list)
    for blad in bladen:
        groepen[blad.bestand if blad.nr else f"{PurePath(blad.bestand).parent}/*"].append(blad)
    blokken, meldingen = list[tuple[str, Blok]](), list[Melding]()
    mist = {f"{PurePath(bestand).parent}/*" for bestand in onleesbaar}
    for naam, samen in groepen.items():
        hier, fouten = _lees_samen(samen, mist_blad=naam in mist)
        blokken += hier
        meldingen += fouten
        if len(meldingen) > MEESTE_FOUTEN:
            laatste = meldingen[MEESTE_FOUTEN]
            return tuple(blokken), (*meldingen[: MEESTE_FOUTEN + 1], genoeg(laatste.bestand, laatste.waar))
    return tuple(blokken), tuple(meldingen)


def _lees_samen(bladen: Sequence[Blad], *, mist_blad: bool) -> tuple[list[tuple[str, Blok]], list[Melding]]:
    """The same of the sheets of one workbook, or of one folder of CSV; ``mist_blad``: whether one cannot be read."""
    rijen: dict[_Deel, list[_Rij]] = defaultdict(list)
    meldingen: list[Melding] = []
    bestand = bladen[0].bestand
    bladen = [blad for blad in bladen if heeft_gegevens(blad)]
    onze = {v.naam for blad in bladen if (v := vorm_aan_de_naam(blad))}
    heeft_andere = any(vorm_van(blad, ()) for blad in bladen)
    if not heeft_andere and len(bladen) > 1 and bladen[0].nr:
        return [], [geen_blad_bekend(bladen)]
    for blad in bladen:
        deel, op_blad, fouten = _lees_blad(blad, onze, heeft_andere=heeft_andere)
        rijen[deel] += op_blad
        meldingen += fouten
        mist_blad = mist_blad or (not deel[0] and any(m.ernst == "fout" for m in fouten))
        if len(meldingen) > MEESTE_FOUTEN:
            return [], meldingen
    blokken, fouten = _samengevoegd(rijen, bestand, mist_blad=mist_blad)
    meldingen += fouten
    if not blokken and not meldingen:
        tekst = "er is nog niets ingevuld; de voorbeeldrijen tellen niet mee."
        soorten = {soort for soort, _ in rijen}
        herlezen = next((v.naam for v in bladvormen() if v.soort in HERLEZEN and v.deel and v.soort in soorten), "")
        waar = BLADEN if soorten.intersection(GESPREK) else herlezen or "een van de bladen"
        meldingen.append(Melding(bestand, 1, "VT002", tekst, f"Vul een rij in op {waar}."))
    return blokken, meldingen


# --- rows -------------------------------------------------------------------------------------


def _lees_blad(
    blad: Blad, onze: Container[str], *, heeft_andere: bool
) -> tuple[_Deel, Sequence[_Rij], Sequence[Melding]]:
    """What a sheet holds, its rows, and what does not fit.

    ``onze``: the sheets beside it that have our own names; ``heeft_andere``: whether there are any that we read.
    """
    kop = koprij(blad, vorm_van(blad, ()))
    vorm = vorm_van(blad, blad.rijen[kop - 1])
    if vorm is None:
        return ("", ""), (), (onbekend_blad(blad, blad.rijen[kop - 1], heeft_andere=heeft_andere),)
    if vorm.naam in onze and vorm_aan_de_naam(blad) is None and blad.nr:
        tekst = f"het blad '{kort(blad.naam)}' is overgeslagen: het lijkt een kopie van {vorm.naam}."
        melding = Melding(blad.bestand, blad.cel(1, 1), "VT106", tekst, "Staat er meer in? Zet dat dan bij het andere.")
        return ("", ""), (), (melding,)
    kolommen, fouten = kolommen_van(blad, kop, vorm)
    rijen, in_rijen = _rijen(blad, kop, vorm, kolommen)
    samengevoegd = islice(_samengevoegde_cellen(blad, kop), MEESTE_FOUTEN + 1)
    if rijen:
        fouten = (*fouten, *_wat_men_niet_ziet(blad, kop, kolommen, {rij.rij for rij in rijen}))
    return (vorm.soort, vorm.deel), rijen, (*_boven_de_koppen(blad, kop), *fouten, *samengevoegd, *in_rijen)


def _wat_men_niet_ziet(
    blad: Blad, kop: int, kolommen: Mapping[int, Bladkolom], telt: Container[int]
) -> Iterator[Melding]:
    """What is hidden or struck through and counts all the same, and what was remarked and does not come along."""

    def melding(rij: int, kolom: int, tekst: str, remedie: str) -> Melding:
        return Melding(blad.bestand, blad.cel(rij, kolom), "VT118", tekst, remedie)

    if blad.is_verborgen:
        remedie = "Hoort het er niet bij? Haal het dan weg."
        yield melding(1, 1, "dit blad is verborgen; wat erop staat, telt mee.", remedie)
    if rijen := [nr for nr in blad.verborgen_rijen if nr in telt]:
        namen = opsomming(map(str, rijen[:LANGSTE_OPSOMMING]))
        meer = ", …" if len(rijen) > LANGSTE_OPSOMMING else ""
        wat = "deze rij is verborgen en telt mee." if len(rijen) == 1 else ""
        tekst = wat or f"rij {namen}{meer} zijn verborgen en tellen mee."
        remedie = "Hoort dat er niet bij? Haal het dan weg. Verborgen of weggefilterd is niet weg."
        yield melding(rijen[0], 1, tekst, remedie)
    for kolom in blad.verborgen_kolommen:
        gevuld = (nr for nr, rij in enumerate(blad.rijen, 1) if nr in telt and is_gevuld(cel_in(rij, kolom)))
        if kolom in kolommen and (rij := next(gevuld, 0)):
            remedie = "Hoort dat er niet bij? Haal het dan weg."
            yield melding(rij, kolom, f"de kolom '{kolommen[kolom].kop}' is verborgen en telt mee.", remedie)
    cellen = [
        (r, k) for r, k in blad.doorgehaald if r in telt and k in kolommen and is_gevuld(cel_in(blad.rijen[r - 1], k))
    ]
    if cellen:
        tekst = f"hier is tekst doorgehaald, en zij telt mee: {_plekken(blad, cellen)}."
        yield melding(*cellen[0], tekst, "Is het vervallen? Haal het dan weg.")
    if opmerkingen := [(r, k) for r, k in blad.opmerkingen if r > kop and r in telt]:
        tekst = f"een opmerking bij een cel wordt niet bewaard: {_plekken(blad, opmerkingen)}."
        yield melding(*opmerkingen[0], tekst, "Is zij van belang? Zet haar dan in een cel.")


def _plekken(blad: Blad, cellen: Sequence[tuple[int, int]]) -> str:
    namen = [f"{blad.cel(rij, kolom).letters}{rij}" for rij, kolom in cellen[:LANGSTE_OPSOMMING]]
    return f"{opsomming(namen)}{', …' if len(cellen) > LANGSTE_OPSOMMING else ''}"


def _boven_de_koppen(blad: Blad, kop: int) -> Iterator[Melding]:
    erboven = [nr for nr, rij in enumerate(blad.rijen[: kop - 1], 1) if any(map(is_gevuld, rij))]
    if erboven:
        wat = f"rij {erboven[0]}" if len(erboven) == 1 else f"rij {erboven[0]} tot en met {erboven[-1]}"
        tekst = f"de koppen staan in rij {kop}; wat erboven staat ({wat}), is overgeslagen."
        yield Melding(blad.bestand, blad.cel(erboven[0], 1), "VT106", tekst, "Is dat een titel? Dan is het goed zo.")


def _samengevoegde_cellen(blad: Blad, kop: int) -> Iterator[Melding]:
    for van_rij, van_kolom, tot_rij, tot_kolom in blad.samengevoegd:
        if tot_rij >= kop and van_kolom <= len(blad.rijen[kop - 1]):
            waar = blad.cel(van_rij, van_kolom)
            tekst = f"deze cellen zijn samengevoegd (tot en met {blad.cel(tot_rij, tot_kolom).letters}{tot_rij})."
            yield Melding(blad.bestand, waar, "VT007", tekst, "Splits ze, en vul elke rij in.")


def _rijen(
    blad: Blad, kop: int, vorm: Bladvorm, kolommen: Mapping[int, Bladkolom]
) -> tuple[Sequence[_Rij], Sequence[Melding]]:
    plaatsen = {kolom.veld: nr for nr, kolom in kolommen.items()}
    nummers, overgetypt = _met_gegevens(blad, kop, vorm, plaatsen)
    per_veld, meldingen = dict[str, Sequence[Waarde]](), [*overgetypt]
    for nr, wat in kolommen.items():
        per_veld[wat.veld], fouten = kolomwaarden(blad, nummers, nr, wat)
        meldingen += fouten
        if len(meldingen) > MEESTE_FOUTEN:
            return (), meldingen
    telt = set(nummers) if blad.fouten else set()
    for rij, kolom in blad.fouten:
        if len(meldingen) > MEESTE_FOUTEN:
            return (), meldingen
        if rij in telt and kolom in kolommen:
            tekst = f"deze cel {blad.fouten[rij, kolom]}."
            meldingen.append(Melding(blad.bestand, blad.cel(rij, kolom), "VT007", tekst, "Typ de waarde zelf."))
    return list(_bijeen(vorm, _Plekken(replace(blad, rijen=[]), plaatsen), nummers, per_veld)), meldingen


def _bijeen(
    vorm: Bladvorm, plekken: _Plekken, nummers: Sequence[int], per_veld: Mapping[str, Sequence[Waarde]]
) -> Iterator[_Rij]:
    """The values of the columns as rows."""
    bij = vorm.eigenaar or VOLGNUMMER
    eigenaars = per_veld.get(bij) or (None,) * len(nummers)
    velden_van = {veld: waarden for veld, waarden in per_veld.items() if veld not in (VRAAG, GEZEGD, bij)}
    namen = tuple(velden_van)
    heeft_delen = any(IN_DEEL in veld for veld in namen)
    rijen = zip(*velden_van.values(), strict=True) if namen else repeat(())
    for rijnr, eigenaar, in_rij in zip(nummers, eigenaars, rijen, strict=False):
        velden: dict[str, Waarde] = dict(zip(namen, in_rij, strict=True))
        if heeft_delen:
            velden = _met_delen(velden, plekken, rijnr)
        yield _Rij(velden, plekken, rijnr, eigenaar if isinstance(eigenaar, str) else "")


def _met_delen(velden: dict[str, Waarde], plekken: _Plekken, rij: int) -> dict[str, Waarde]:
    """The fields of a row, with those of a part (``nakijken.gebieden``) in a block of their own."""
    uit: dict[str, Waarde] = {}
    for naam, waarde in velden.items():
        deel, punt, veld = naam.partition(IN_DEEL)
        if not punt:
            uit[naam] = waarde
        elif waarde is not None:
            waar = plekken.van(rij, naam)
            blok = uit.setdefault(deel, Blok(waar))
            assert isinstance(blok, Blok)  # noqa: S101  (no column has this name by itself)
            blok.velden[veld], blok.regels[veld] = waarde, waar
    return uit


def _met_gegevens(
    blad: Blad, kop: int, vorm: Bladvorm, plaatsen: Mapping[str, int]
) -> tuple[Sequence[int], Sequence[Melding]]:
    """Numbers of the rows that are data: not empty, no example; and the examples that somebody typed in."""
    klaargezet = (vorm.eigenaar, "nr", GEZEGD) if GEZEGD in plaatsen else ()
    telt_niet = [plaatsen[veld] - 1 for veld in (VOLGNUMMER, VRAAG, "grond", *klaargezet) if veld in plaatsen]
    moet = [plaatsen[k.veld] - 1 for k in vorm.kolommen if k.is_verplicht and k.veld in plaatsen]
    is_genoeg, breed = not set(moet) <= set(telt_niet), max(moet, default=0)
    eerste = plaatsen.get(vorm.kolommen[0].veld, 0)
    plat = _Plat()
    koppen = [k for k in map(_plat, blad.rijen[kop - 1]) if k]
    fouten_op = {rij for rij, kolom in blad.fouten if kolom in plaatsen.values()}
    nummers, meldingen = list[int](), list[Melding]()
    for rijnr, rij in enumerate(blad.rijen[kop:], kop + 1):
        is_heel = is_genoeg and breed < len(rij) and all(map(is_gevuld, [rij[plaats] for plaats in moet]))
        if not is_heel and rijnr not in fouten_op:
            gevuld = len(rij) - rij.count("")
            if gevuld <= sum(plaats < len(rij) and rij[plaats] != "" for plaats in telt_niet):
                continue
            if not any(is_gevuld(cel_in(rij, nr)) for nr in plaatsen.values()):
                continue  # what stands in no column of ours was told there
            if over := tuple(_geen_bevinding(blad, rijnr, vorm, plaatsen)):
                meldingen += over
                continue
        begin = plat[next(filter(is_gevuld, rij), "")]
        if begin in koppen[:1] and len(rij) - rij.count("") > 1 and [_plat(c) for c in rij if is_gevuld(c)] == koppen:
            tekst = f"hier staan de koppen van rij {kop} nog eens; deze rij is overgeslagen."
            meldingen.append(Melding(blad.bestand, blad.cel(rijnr, 1), "VT106", tekst, "Dat is goed zo."))
            continue
        if not (eerste and plat[cel_in(rij, eerste)] == VOORBEELD):
            nummers.append(rijnr)
        elif _is_overgetypt(rij, vorm, plaatsen):
            tekst = f"voor deze rij staat nog '{VOORBEELD}': zij telt niet mee."
            remedie = "Is het geen voorbeeld meer? Haal dat woord dan weg."
            meldingen.append(Melding(blad.bestand, blad.cel(rijnr, eerste), "VT106", tekst, remedie))
    return nummers, meldingen


OPTELLING = frozenset(("totaal", "totalen", "subtotaal", "som", "gemiddelde", "aantal", "total"))
"""What the first cell of a row says that counts the others."""


def _geen_bevinding(blad: Blad, rijnr: int, vorm: Bladvorm, plaatsen: Mapping[str, int]) -> Iterator[Melding]:
    """That a row is none of ours: it adds up the others, or one cell of it was filled in and nothing else."""
    rij = blad.rijen[rijnr - 1]
    er_staat = {veld: nr for veld, nr in plaatsen.items() if is_gevuld(cel_in(rij, nr))}
    mist = [k.kop for k in vorm.kolommen if k.is_verplicht and k.veld in plaatsen and k.veld not in er_staat]
    if not mist or not er_staat:
        return
    eerste = min(er_staat.values())
    if _plat(cel_in(rij, eerste)).rstrip(":") in OPTELLING:
        tekst = f"deze rij is overgeslagen: zij telt de andere op ('{kort(str(cel_in(rij, eerste)))}')."
        yield Melding(blad.bestand, blad.cel(rijnr, eerste), "VT106", tekst, "Dat is goed zo.")
        return
    (veld, *meer) = er_staat
    is_naam = veld in (VOLGNUMMER, "naam", "woord", *MODELLEN[vorm.soort].sleutelvelden) and not vorm.deel
    if meer or is_naam or len(mist) < 2:  # what has a name may be meant elsewhere
        return
    kop = next(k.kop for k in vorm.kolommen if k.veld == veld)
    tekst = f"in deze rij is alleen '{kop}' ingevuld."
    remedie = f"Hoort zij erbij? Vul dan ook in: {opsomming(mist)}. Zo niet: haal weg wat er staat."
    yield Melding(blad.bestand, blad.cel(rijnr, eerste), "VT008", tekst, remedie)


def is_niet_gevraagd(gevonden: object) -> bool:
    """Whether a row of Dekking says that its question never came up: only its name is looked at."""
    return isinstance(gevonden, str) and leesbaar(gevouwen(gevonden).casefold()) == NIET_GEVRAAGD


def _is_overgetypt(rij: Sequence[Celwaarde], vorm: Bladvorm, plaatsen: Mapping[str, int]) -> bool:
    """Whether somebody typed in the example of a template; its dates and choices differ per dossier."""
    vast = VOORBEELDTEKST.get((vorm.soort, vorm.deel), {})
    return any(
        veld in plaatsen and isinstance(cel := cel_in(rij, plaatsen[veld]), str) and cel.strip() not in ("", tekst)
        for veld, tekst in vast.items()
        if veld not in ("datum", "uiterlijk")
    )


def _plat(cel: Celwaarde | Waarde) -> str:
    """A word in a cell as it is held against another; empty for what is no text."""
    return gevouwen(cel).casefold() if isinstance(cel, str) else ""


class _Plat(dict[Celwaarde, str]):
    """The same of every cell that was met; many rows begin with the same."""

    def __missing__(self, cel: Celwaarde) -> str:
        self[cel] = plat = _plat(cel)
        return plat


# --- rows that belong together ----------------------------------------------------------------


def _samengevoegd(
    per_deel: Mapping[_Deel, Sequence[_Rij]], bestand: str, *, mist_blad: bool
) -> tuple[list[tuple[str, Blok]], list[Melding]]:
    """Records with the rows of other sheets in them, in the order of the sheets; and the rows that belong nowhere.

    Where there is nothing at all to belong to, that is said once; not when it may be on a sheet that cannot be read.
    """
    uit: list[tuple[str, Blok]] = []
    meldingen: list[Melding] = []
    for soort in MODELLEN:
        rijen = per_deel.get((soort, ""), ())
        namen, dubbel = _namen(soort, rijen, bestand)
        meldingen += dubbel
        delen = [v for v in bladvormen() if v.soort == soort and v.deel]
        for vorm in delen:
            op_blad = per_deel.get((soort, vorm.deel), ())
            telt = [r for r in op_blad if rijen or not r.is_niet_gevraagd]
            gevonden: dict[str, _Rij] = {}
            for rij in telt if rijen else telt[: 0 if mist_blad else 1]:
                hoort = gevonden.get(rij.eigenaar)
                if hoort is None:
                    hoort, fouten = _eigenaar(rij, vorm, namen, rijen, bestand)
                    meldingen += () if rij.is_niet_gevraagd else fouten
                    if len(meldingen) > MEESTE_FOUTEN:
                        return [], meldingen
                    if hoort is None:
                        continue
                    if not fouten:
                        gevonden[rij.eigenaar] = hoort
                lijst = hoort.velden.get(vorm.deel)
                if isinstance(lijst, _Rijen):
                    lijst.items.append(rij)
                elif isinstance(lijst, Lijst):
                    lijst.items.append(rij.velden[vorm.deel])
                    lijst.regels.append(rij.regel)
                elif vorm.is_losse_tekst:
                    hoort.velden[vorm.deel] = Lijst(rij.regel, [rij.velden[vorm.deel]], [rij.regel])
                    hoort.regels[vorm.deel] = rij.regel
                else:
                    hoort.velden[vorm.deel] = _Rijen(rij)
        for rij in rijen:
            if soort in HERLEZEN and not any(vorm.deel in rij.velden for vorm in delen):
                continue  # laid ready, and nobody coded anything in it
            rij.velden["soort"] = soort
            for vorm in delen:
                if soort != "registratie":  # there these lists must be, be it empty
                    rij.velden.setdefault(vorm.deel, Lijst(rij.regel))
            uit.append((rij.regel.bestand or bestand, rij))
    return uit, meldingen


def _namen(soort: str, rijen: Sequence[_Rij], bestand: str) -> tuple[Mapping[str, _Rij], Sequence[Melding]]:
    """The records by every name that a row of another sheet may use; and the numbers that are there twice."""
    namen: dict[str, _Rij] = {}
    meldingen: list[Melding] = []
    for rij in rijen:
        sleutel = [rij.velden.get(veld) for veld in MODELLEN[soort].sleutelvelden]
        if all(isinstance(deel, str) for deel in sleutel):
            naam = ".".join(map(str, sleutel))
            namen.setdefault(_plat(naam), rij)
            namen.setdefault(_plat(met_sinds(naam, str(rij.velden.get("sinds") or ""))), rij)
        if rij.eigenaar and namen.setdefault(_plat(rij.eigenaar), rij) is not rij:
            tekst = f"het nummer {kort(rij.eigenaar)} staat er al."
            meldingen.append(
                Melding(bestand, rij.plek(bladvorm(soort)), "VT008", tekst, "Geef elke rij een eigen nummer.")
            )
    return namen, meldingen


def _eigenaar(
    rij: _Rij, vorm: Bladvorm, namen: Mapping[str, _Rij], rijen: Sequence[_Rij], bestand: str
) -> tuple[_Rij | None, Sequence[Melding]]:
    """The record that a row belongs to.

    Where that cannot be told it is the first, so that what else is wrong with the row is told as well.
    """
    if rij.eigenaar and (gevonden := namen.get(_plat(rij.eigenaar))):
        return gevonden, ()
    if not rij.eigenaar and len(rijen) == 1:
        return rijen[0], ()
    melding = Melding(bestand, rij.plek(vorm), "VT008", *_hoort_nergens_bij(rij, vorm, namen, rijen))
    return (rijen[0] if rijen else None), (melding,)


def _hoort_nergens_bij(rij: _Rij, vorm: Bladvorm, namen: Mapping[str, _Rij], rijen: Sequence[_Rij]) -> tuple[str, str]:
    hoort_bij = bladvorm(vorm.soort).naam
    if not rijen:
        return f"deze rij hoort nergens bij: op {hoort_bij} staat niets.", f"Vul eerst een rij in op {hoort_bij}."
    if not rij.eigenaar:
        remedie = f"Vul in '{vorm.kolommen[0].kop}' het nummer in dat op {hoort_bij} voor de rij staat."
        return f"bij welke rij van {hoort_bij} hoort dit?", remedie
    keuzes = list(namen)
    beste = Namenlijst.lijkt_op(rij.eigenaar, keuzes) if len(keuzes) <= MEESTE_KEUZES else None
    remedie = f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(keuzes[:12])}."
    if not keuzes:
        remedie = f"Zet een nummer voor de rijen van {hoort_bij}."
    return f"'{kort(rij.eigenaar)}' staat niet op het blad {hoort_bij}.", remedie
