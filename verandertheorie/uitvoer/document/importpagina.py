"""What an import did, as a page to keep, to print, or to talk over: what counts and what does not, and what changed."""

from collections.abc import Iterator, Sequence

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.ontvangst import Ontvangen, Ontvangst, Ontvangsttelling
from verandertheorie.lezing.ontvangstzinnen import (
    Raad,
    gehoord,
    nummer,
    over_alle,
    over_sprekers,
    over_stilte,
    raden,
    uitkomst,
    welk_gesprek,
    zei_wie,
)
from verandertheorie.lezing.opschrift import FICTIEF, voet
from verandertheorie.taal import groot, met_punt, opsomming
from verandertheorie.uitvoer.document.bladzijde import Bladzijde
from verandertheorie.uitvoer.document.blokken import (
    Alinea,
    Blok,
    Kop,
    Puntenlijst,
    Tabelblok,
    Tabelcel,
    alinea,
    tekst,
    vet,
)


def schrijf_importpagina(
    graaf: Verandergraaf,
    ontvangst: Sequence[Ontvangst],
    telling: tuple[Ontvangsttelling, Ontvangsttelling],
    *,
    wat: Sequence[str],
    anders: Sequence[str],
    opmerkingen: Sequence[str],
    opnieuw: str,
) -> Bladzijde:
    """The page of one import, for who typed it.

    Args:
        graaf: theory and evidence after it.
        ontvangst: what became of each conversation.
        telling: how many of the findings count, and of what was asked.
        wat: sentences on what came in.
        anders: sentences on which answers became others.
        opmerkingen: what was remarked when it was read.
        opnieuw: the command that reads it in again, once it was improved.
    """
    blokken = (
        Kop(1, "Wat is ingelezen, en wat het verandert"),
        *([Alinea(tekst(FICTIEF), "melding")] if graaf.herkomst.fictief else []),
        *map(alinea, wat),
        *(Alinea(tekst(vet(zin))) for zin in over_alle(*telling)),
        *_gesprekken(ontvangst, opnieuw),
        *_lijst("Wat verandert in de antwoorden", "antwoorden", anders),
        *_afspraken(ontvangst),
        *_lijst("Opmerkingen bij het inlezen", "opmerkingen", opmerkingen),
    )
    return Bladzijde(blokken, voet(graaf))


def _lijst(titel: str, anker: str, zinnen: Sequence[str]) -> Iterator[Blok]:
    if zinnen:
        yield Kop(2, titel, anker)
        yield Puntenlijst(tuple(tekst(zin.strip()) for zin in zinnen))


def _gesprekken(ontvangst: Sequence[Ontvangst], opnieuw: str) -> Iterator[Blok]:
    if ontvangst:
        yield Kop(2, "Wat telt, en wat niet", "wat-telt")
    for o in ontvangst:
        yield Kop(3, o.gesprek.id)
        yield alinea(met_punt(groot(welk_gesprek(o))))
        if gevonden := [b for b in o.bevindingen if not b.is_gevraagd]:
            yield _tabel("Wat is gezien of gehoord", o, gevonden)
        else:
            yield alinea("In dit gesprek staat geen bevinding.")
        if gevraagd := [b for b in o.bevindingen if b.is_gevraagd]:
            yield _tabel("Wat is gevraagd of gezocht", o, gevraagd)
        yield from _wat_te_doen(o, opnieuw)
        yield from map(alinea, over_sprekers(o))
        if stil := over_stilte(o):
            yield alinea(stil)
        if o.gesprek.verrassing:
            yield alinea(vet("Verrassing:"), f" {met_punt(o.gesprek.verrassing)}")


def _tabel(titel: str, gesprek: Ontvangst, bevindingen: Sequence[Ontvangen]) -> Tabelblok:
    rijen = []
    for o in bevindingen:
        b = o.bevinding
        erbij = ", ".join(filter(None, (woord("waarde.teken", b.teken) if b.teken else "", zei_wie(gesprek, o))))
        kant = f" ({erbij})" if erbij else ""
        over = f": {o.tekst}" if o.tekst and o.tekst != b.naam else ""
        cellen = (nummer(o), f"{b.naam}{kant}{over}", gehoord(o), uitkomst(o))
        rijen.append(tuple(map(Tabelcel, cellen)))
    return Tabelblok(titel, ("nr", "waarover", "wat", "telt het?"), tuple(rijen))


def _wat_te_doen(o: Ontvangst, opnieuw: str) -> Iterator[Blok]:
    """The same advice once, for all findings that it is about."""
    voor: dict[Raad, list[str]] = {}
    for b, r in zip(o.bevindingen, raden(o, opnieuw), strict=True):
        if r.zin:
            voor.setdefault(r, []).append(nummer(b))
    if voor:
        yield alinea(vet("Wat u kunt doen"))
        yield Puntenlijst(
            tuple(tekst(vet(f"{opsomming(nrs)}:"), f" {r.zin} ", vet(r.regel)) for r, nrs in voor.items())
        )


def _afspraken(ontvangst: Sequence[Ontvangst]) -> Iterator[Blok]:
    alle = [tekst(met_punt(a), f" [{o.gesprek.id}]") for o in ontvangst for a in o.gesprek.afspraken]
    if alle:
        yield Kop(2, "Wat is afgesproken", "afspraken")
        yield Puntenlijst(tuple(alle))
