"""Which sheet this is, and which of its columns is which field: by its name and by the headings in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from verandertheorie.begrippen import aliassen
from verandertheorie.formaten.tabel import Blad, Celwaarde
from verandertheorie.lezen.gewone_taal import herken_soort
from verandertheorie.melding import MEESTE_FOUTEN, Melding
from verandertheorie.model.bladen import GEEN_GEGEVENS, Bladkolom, Bladvorm, bladvorm, bladvormen
from verandertheorie.model.verwijzing import LANGSTE_OPSOMMING, LIJKT_OP_WOORD, Namenlijst, kort
from verandertheorie.taal import gevouwen, leesbaar

BLADEN = "Bronnen, Registraties, Bewijs, Dekking en Afspraken"
"""The sheets that most people fill in, as a remedy names them."""


MEESTE_TITELRIJEN = 20
"""Rows with something in them above the headings: a title, who filled it in, an explanation. By eye."""
_NAAM_ERBIJ = re.compile(r"(?:(?:kopie van|copy of) )?(?P<naam>.+?)(?: ?- ?(?:tabel|table) \d+| \(\d+\)| kopie| copy)?")
"""What Numbers, Google, LibreOffice and Excel write around the name of a sheet that they copy or hand over."""
_VOOR_HET_BLAD = re.compile(r".* - (?P<naam>[^-]+)")
"""What Google calls one sheet as CSV: the workbook, and the sheet behind it."""


def heeft_gegevens(blad: Blad) -> bool:
    """Whether a sheet has something to read: it is not empty, and not one of ours for people and lists."""
    return gevouwen(blad.naam).casefold() not in GEEN_GEGEVENS and _eerste_gevulde(blad) > 0


def koprij(blad: Blad, vorm: Bladvorm | None) -> int:
    """Number of the row with the headings: the first with something in it, unless a later one clearly has them."""
    eerste = _eerste_gevulde(blad)
    vormen = (vorm,) if vorm else bladvormen()
    if _aantal_koppen(blad.rijen[eerste - 1], vormen) > 1:
        return eerste
    gevuld = (nr for nr, rij in enumerate(blad.rijen[eerste:], eerste + 1) if any(map(is_gevuld, rij)))
    for nr in islice(gevuld, MEESTE_TITELRIJEN):
        if is_koprij(blad.rijen[nr - 1], vormen):
            return nr
    return eerste


def is_koprij(rij: Sequence[Celwaarde], vormen: Sequence[Bladvorm]) -> bool:
    """Whether a row has two headings of one of these sheets or more, and hardly anything else."""
    er_staan = sum(map(is_gevuld, rij))
    return _aantal_koppen(rij, vormen) >= max(2, er_staan * 2 / 3)


def _eerste_gevulde(blad: Blad) -> int:
    return next((nr for nr, rij in enumerate(blad.rijen, 1) if any(is_gevuld(c) for c in rij)), 0)


def _aantal_koppen(rij: Sequence[Celwaarde], vormen: Sequence[Bladvorm]) -> int:
    geschreven = {_kaal(c) for c in rij if isinstance(c, str) and is_gevuld(c)}
    return max(len({_namen_van(v)[g].veld for g in geschreven & _namen_van(v).keys()}) for v in vormen)


def vorm_aan_de_naam(blad: Blad) -> Bladvorm | None:
    """What a sheet holds, by its name as we give it."""
    return _met_naam(gevouwen(blad.naam).casefold())


def vorm_van(blad: Blad, koppen: Sequence[Celwaarde]) -> Bladvorm | None:
    """What a sheet holds: by its name, as others write it too; a CSV file also by its headings. None: nothing tells."""
    naam = gevouwen(blad.naam).casefold()
    namen = [naam, naam if blad.nr else _VOOR_HET_BLAD.sub(r"\g<naam>", naam)]
    namen += [m["naam"] for n in namen[-1:] if (m := _NAAM_ERBIJ.fullmatch(n))]
    vorm = next((v for n in namen if (v := _met_naam(n))), None)
    if vorm is None and not blad.nr:
        vorm = _aan_de_koppen({_kaal(k) for k in koppen if is_gevuld(k)})
    return vorm


def _met_naam(naam: str) -> Bladvorm | None:
    bekend = {v.naam.casefold(): v for v in bladvormen()} | {
        leesbaar(f"{v.soort} {v.deel}".strip()): v for v in bladvormen()
    }
    vorm = bekend.get(naam) or bekend.get(leesbaar(naam)) or bekend.get(leesbaar(naam.replace("-", " ")))
    if vorm is None and (soort := herken_soort(naam)):
        return bladvorm(soort)
    return vorm


def _aan_de_koppen(geschreven: set[str]) -> Bladvorm | None:
    """The one sheet that has all these headings; of more the one of which none that must be there is missing.

    None where that leaves a choice: a key and a name are there on every sheet of the theory.
    """
    past = [(v, namen) for v in bladvormen() if geschreven <= set(namen := _namen_van(v))]
    heel = [
        v for v, namen in past if {k.veld for k in v.kolommen if k.is_verplicht} <= {namen[g].veld for g in geschreven}
    ]
    keus = heel or [v for v, _ in past]
    return keus[0] if len(keus) == 1 and len(geschreven) > 1 else None


def onbekend_blad(blad: Blad, koppen: Sequence[Celwaarde], *, heeft_andere: bool) -> Melding:
    """That nothing tells what a sheet holds; of a sheet beside ours that looks like none of them only a remark."""
    beste = Namenlijst.lijkt_op(blad.naam, [v.naam for v in bladvormen()], LIJKT_OP_WOORD)
    if blad.nr:
        geschreven = {_kaal(k) for k in koppen if is_gevuld(k)}
        is_van_ons = any(_heeft_wat_moet(v, geschreven) for v in bladvormen()) and is_koprij(koppen, bladvormen())
        if is_van_ons and (vorm := _aan_de_koppen(geschreven)):
            beste = vorm.naam
        tekst = f"het blad '{kort(blad.naam)}' kennen we niet."
        if heeft_andere and not beste and not is_van_ons:
            tekst = f"het blad '{kort(blad.naam)}' is overgeslagen: het hoort niet bij de bladen die we lezen."
            remedie = f"Stond er toch iets in om te bewaren? Zet dat op {BLADEN}."
            return Melding(blad.bestand, blad.cel(1, 1), "VT106", tekst, remedie)
        remedie = f"Bedoelt u {beste}?" if beste else f"We lezen {BLADEN}. Haal dit blad weg of geef het zo'n naam."
    else:
        tekst = "aan de naam en de koppen is niet te zien welk blad dit is."
        remedie = f"Noem het bestand naar een blad, zoals {(beste or 'Bewijs').lower()}.csv."
        if {_kaal(k) for k in koppen} & {"from", "source", "bron"} and {_kaal(k) for k in koppen} & {"to", "target"}:
            tekst = "dit lijkt een lijst van pijlen uit een ander programma."
            remedie = "Noem het bewering.csv, en de koppen Van, Naar en Relatie."
    return Melding(blad.bestand, blad.cel(1, 1), "VT006", tekst, remedie)


OP_ELKE_LIJST = frozenset(("wie", "wat", "wanneer"))
"""Headings that people write above any list, so that they tell nothing of what it is."""


def _heeft_wat_moet(vorm: Bladvorm, geschreven: set[str]) -> bool:
    """Whether there is a heading under which something must be filled in: wie, wat and wanneer are on any list."""
    namen = _namen_van(vorm)
    return any(namen[g].is_verplicht for g in (geschreven - OP_ELKE_LIJST) & namen.keys())


def geen_blad_bekend(bladen: Sequence[Blad]) -> Melding:
    """That a workbook has no sheet of ours at all."""
    namen = ", ".join(f"'{kort(blad.naam)}'" for blad in bladen[:LANGSTE_OPSOMMING])
    beste = {
        blad.naam: naam
        for blad in bladen
        if (naam := Namenlijst.lijkt_op(blad.naam, [v.naam for v in bladvormen()], LIJKT_OP_WOORD))
    }
    raad = " ".join(f"Bedoelt u met '{kort(oud)}' {naam}?" for oud, naam in islice(beste.items(), 3))
    remedie = raad or f"We lezen {BLADEN}. Een leeg bestand met deze bladen: verandertheorie sjabloon."
    return Melding(bladen[0].bestand, 1, "VT006", f"geen van de bladen hier kennen we: {namen}.", remedie)


def kolommen_van(blad: Blad, kop: int, vorm: Bladvorm) -> tuple[Mapping[int, Bladkolom], tuple[Melding, ...]]:
    """Which column is which field; a heading that means nothing is a Melding.

    Where it looks like one that is nowhere else, the column is read as that: what else is wrong in it is told as well,
    and not that the field is missing in every row.

    Returns:
        Fields by number of the column, from left to right; and what is wrong with the headings.
    """
    namen, eerder = _namen_van(vorm), dict[str, int]()
    kolommen, meldingen = dict[int, Bladkolom](), list[Melding]()
    er_staan = {k.veld for cel in blad.rijen[kop - 1] if is_gevuld(cel) and (k := namen.get(_kaal(cel)))}
    for nr, geschreven in enumerate(blad.rijen[kop - 1], 1):
        if not is_gevuld(geschreven):
            meldingen += _zonder_kop(blad, kop, nr)
            continue
        kolom = namen.get(_kaal(geschreven))
        if kolom is None:
            tekst = f"de kolom '{kort(str(geschreven))}' kennen we niet op het blad {vorm.naam}."
            beste = Namenlijst.lijkt_op(_kaal(geschreven), list(namen))
            koppen = ", ".join(k.kop for k in vorm.kolommen)
            remedie = f"Bedoelt u {namen[beste].kop}?" if beste else f"Haal haar weg, of kies uit: {koppen}."
            meldingen.append(Melding(blad.bestand, blad.cel(kop, nr), "VT006", tekst, remedie))
            if not beste or namen[beste].veld in {*er_staan, *eerder}:
                continue
            kolom = namen[beste]
        elif kolom.veld in eerder:
            tekst = f"de kolom '{kolom.kop}' staat er al, in kolom {blad.cel(kop, eerder[kolom.veld]).letters}."
            meldingen.append(Melding(blad.bestand, blad.cel(kop, nr), "VT006", tekst, "Haal een van de twee weg."))
            continue
        eerder[kolom.veld] = nr
        kolommen[nr] = kolom
    return kolommen, (*meldingen, *islice(_te_breed(blad, kop), MEESTE_FOUTEN + 1))


def _zonder_kop(blad: Blad, kop: int, nr: int) -> Iterator[Melding]:
    rij = next((r for r, cellen in enumerate(blad.rijen[kop:], kop + 1) if is_gevuld(cel_in(cellen, nr))), None)
    if rij:
        tekst, remedie = "boven deze kolom staat geen kop.", "Zet de kop erboven, of haal weg wat er staat."
        yield Melding(blad.bestand, blad.cel(rij, nr), "VT006", tekst, remedie)


def _te_breed(blad: Blad, kop: int) -> Iterator[Melding]:
    """In CSV a row may be longer than its heading."""
    breed = len(blad.rijen[kop - 1])
    for rijnr, rij in enumerate(blad.rijen[kop:], kop + 1):
        if len(rij) > breed and any(map(is_gevuld, rij[breed:])):
            tekst = "deze rij heeft meer cellen dan er koppen zijn."
            remedie = "Staat er een komma of puntkomma in een tekst? Zet die dan tussen aanhalingstekens."
            yield Melding(blad.bestand, blad.cel(rijnr, breed + 1), "VT006", tekst, remedie)


def is_gevuld(cel: Celwaarde) -> bool:
    """Whether there is something in a cell that people see."""
    return not isinstance(cel, str) or bool(cel.strip() and (cel.isascii() or gevouwen(cel)))


def cel_in(rij: Sequence[Celwaarde], nr: int) -> Celwaarde:
    """What stands in a column, counted from 1; empty text past the end of the row."""
    return rij[nr - 1] if nr <= len(rij) else ""


@cache
def _namen_van(vorm: Bladvorm) -> Mapping[str, Bladkolom]:
    """Every way to write the heading of a column: the field, its word, other words for it."""
    velden = {k.veld: k for k in vorm.kolommen}
    andere = {woord: velden[veld] for woord, veld in aliassen("veld").items() if veld in velden}
    koppen = {_kaal(k.kop): k for k in vorm.kolommen}
    return {**andere, **koppen, **{leesbaar(veld): k for veld, k in velden.items()}}


def _kaal(kop: Celwaarde) -> str:
    """A heading without what marks it: capitals, ``*`` and a question mark."""
    return leesbaar(gevouwen(str(kop)).casefold()).rstrip("*?: ")
