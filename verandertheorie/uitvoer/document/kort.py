"""The short edition: two pages. The theory at a glance, what is firm, what is contested, and what we do not know."""

from collections.abc import Iterable, Iterator

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.lezing import stand
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.lezing.spreiding import waar_het_speelt
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.taal import groot, opsomming, telwoord, voluit
from verandertheorie.uitvoer.document.bewering import beweringszin, tegengeluid
from verandertheorie.uitvoer.document.blokken import Blok, Kop, Puntenlijst, Tekst, alinea, tekst, vet
from verandertheorie.uitvoer.document.overzicht import op_een_bladzijde
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import Factoroordeel, Rol, beoordeling

STEVIG = ("goed_onderbouwd", "voorlopig_onderbouwd")
OMSTREDEN = ("houdt_geen_stand", "twijfelachtig", "tegenstrijdig", "wisselt_per_gebied", "onbeslist")
GETOOND = 5
"""So many claims or blockers stand under a heading; two pages hold no more. Of the rest the number and the codes."""

_TERUG = ("hardnekkig_terugkerend", "aanhoudend_terugkerend", "terugkerend")


def bladzijden(lezing: Lezing) -> Iterator[Blok]:
    """What one reads before a session."""
    yield from op_een_bladzijde(lezing)
    keten = [s for s in lezing.theorie if s.relatie in GEVOLG]
    yield from _kopje(lezing, "Wat vaststaat", _met_woord(lezing, keten, STEVIG), "Nog niets staat vast.")
    yield from _kopje(
        lezing,
        "Waar het wringt",
        _met_woord(lezing, keten, OMSTREDEN),
        "Nergens spreekt het bewijs elkaar tegen.",
        met_tegengeluid=True,
    )
    yield from _belemmeringen(lezing)
    yield from _weten_we_niet(lezing, keten)


def _met_woord(lezing: Lezing, stellingen: Iterable[Stelling], woorden: tuple[str, ...]) -> list[Stelling]:
    """The claims with one of these words, the critical ones first, then in the order of the words."""
    gevonden = [s for s in stellingen if lezing.oordeel(s).woord.woord in woorden]
    return sorted(gevonden, key=lambda s: (not (s.record and s.record.kritisch), _plaats(lezing, s, woorden)))


def _plaats(lezing: Lezing, s: Stelling, woorden: tuple[str, ...]) -> int:
    return woorden.index(lezing.oordeel(s).woord.woord)


def _kopje(
    lezing: Lezing, titel: str, stellingen: list[Stelling], anders: str, *, met_tegengeluid: bool = False
) -> Iterator[Blok]:
    yield Kop(2, titel, titel.lower().replace(" ", "-"))
    if not stellingen:
        yield alinea(anders)
        return
    yield Puntenlijst(tuple(_punt(lezing, s, met_tegengeluid=met_tegengeluid) for s in stellingen[:GETOOND]))
    yield from _rest(lezing, stellingen[GETOOND:])


def _punt(lezing: Lezing, s: Stelling, *, met_tegengeluid: bool) -> Tekst:
    o = lezing.oordeel(s)
    hoe = f"{groot(stand.statuswoord_in_woorden(o))}. {stand.in_bezochte_gebieden(lezing.graaf, o)}"
    tegen = tegengeluid(lezing, o) if met_tegengeluid else ""
    delen = (f" {beweringszin(lezing, s)} {hoe}", f" Tegengeluid: {tegen}" if tegen else "")
    return tekst(vet(f"{s.naam}."), *delen)


def _rest(lezing: Lezing, stellingen: list[Stelling]) -> Iterator[Blok]:
    if stellingen:
        codes = opsomming(f"{s.naam} ({stand.statuswoord_in_woorden(lezing.oordeel(s))})" for s in stellingen)
        yield alinea(f"Zo ook {codes}.")


def _belemmeringen(lezing: Lezing) -> Iterator[Blok]:
    yield Kop(2, "Wat terugkeert", "wat-terugkeert")
    oordelen = beoordeling(lezing.graaf)
    gevonden: list[tuple[Factoroordeel, str]] = []
    for f in lezing.graaf.factoren.values():
        if lezing.lezer.mag_knoop(f.sleutel) and f.sleutel in lezing.graaf.knopen:
            rol: Rol = "helpend" if f.valentie == "helpend" else "belemmerend"
            o = oordelen.factor(f.sleutel, rol)
            if o.beeld.klasse in _TERUG:
                gevonden.append((o, klasse_nl(o.beeld.klasse, rol)))
    if not gevonden:
        yield alinea("Er is nog niets dat in meer kerngebieden is vastgesteld.")
        return
    gevonden.sort(key=lambda p: (KLASSEN.index(p[0].beeld.klasse), p[0].factor.naam.casefold()))
    bezocht = sum(n > 0 for n in lezing.lezer.gehoord.values())
    punten = []
    for o, klasse in gevonden[:GETOOND]:
        waar = next(iter(waar_het_speelt(lezing.graaf, o, bezocht=bezocht, mag=lezing.lezer.mag_gebied)), "")
        punten.append(tekst(vet(f"{o.factor.naam}."), f" {groot(klasse)}. {waar}"))
    yield Puntenlijst(tuple(punten))
    if len(gevonden) > GETOOND:
        yield alinea(f"Zo ook {opsomming(o.factor.naam for o, _ in gevonden[GETOOND:])}.")


def _weten_we_niet(lezing: Lezing, keten: list[Stelling]) -> Iterator[Blok]:
    yield Kop(2, "Wat we niet weten", "wat-we-niet-weten")
    weinig = [s for s in keten if lezing.oordeel(s).woord.woord == "eerste_aanwijzing"]
    niets = [s for s in keten if lezing.oordeel(s).woord.woord == "nog_niet_getoetst"]
    nooit = [g for g, n in lezing.lezer.gehoord.items() if n == 0]
    gezocht = lezing.graaf.ernaar_gezocht
    ongezocht = [s for s in keten if "tegendeel" not in gezocht.get(s.sleutel, ()) and lezing.oordeel(s).cellen]
    punten = []
    if weinig:
        punten.append(tekst(f"Van {opsomming(s.naam for s in weinig)} is er niet meer dan een eerste aanwijzing."))
    if niets:
        wat = opsomming(f"{s.naam} ({beweringszin(lezing, s).rstrip('.')})" for s in niets[:GETOOND])
        meer = f" en nog {telwoord(len(niets) - GETOOND)}" if len(niets) > GETOOND else ""
        punten.append(tekst(f"Nog niet getoetst: {wat}{meer}."))
    if nooit:
        hoeveel = voluit(len(nooit), "gebied", "gebieden")
        punten.append(tekst(f"In {hoeveel} spraken wij nog niemand: {opsomming(nooit)}."))
    if ongezocht:
        hoeveel = voluit(len(ongezocht), "bewering", "beweringen")
        punten.append(tekst(f"Bij {hoeveel} waar iets over is gehoord, is naar het tegendeel nog niet gezocht."))
    if punten:
        yield Puntenlijst(tuple(punten))
    else:
        yield alinea("Naar alles is gekeken, overal, en ook naar het tegendeel.")
