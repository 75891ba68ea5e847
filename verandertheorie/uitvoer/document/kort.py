"""The short edition: two pages. The theory at a glance, how firm it is, what is contested, what we do not know."""

from collections.abc import Iterator

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.lezing import stand
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.lezing.spreiding import waar_het_speelt
from verandertheorie.lezing.sprekers import kant
from verandertheorie.model.theorie import SystemischeFactor
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.taal import groot, opsomming, voluit
from verandertheorie.uitvoer.document.bewering import beweringszin, tegengeluid
from verandertheorie.uitvoer.document.blokken import Blok, Kop, Puntenlijst, Tekst, alinea, tekst, vet
from verandertheorie.uitvoer.document.overzicht import op_een_bladzijde
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import Factoroordeel, Rol, beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import niets_over, voor_zover

OMSTREDEN = (
    "houdt_geen_stand",
    "twijfelachtig",
    "tegenstrijdig",
    "wisselt_per_gebied",
    "onbeslist",
    "eerste_aanwijzing tegengesteld",
)
_AANWIJZINGEN = ("eerste_aanwijzing voor", "eerste_aanwijzing tegen")
GETOOND = 5
"""So many claims or blockers stand under a heading; two pages hold no more. Of the rest the codes or names."""
GETOOND_ONDERBOUWD = 2
"""The same where nothing is contested: what is takes more words, and is what a session is about."""

_TERUG = ("hardnekkig_terugkerend", "aanhoudend_terugkerend", "terugkerend")


def bladzijden(lezing: Lezing) -> Iterator[Blok]:
    """What one reads before a session; every claim of the theory stands under one heading."""
    yield from op_een_bladzijde(lezing)
    if waar := niets_over(lezing.graaf):
        yield alinea(waar)
    elif not lezing.graaf.aantal_registraties:
        yield alinea("Er is nog niets gezien of gehoord. Hoe zeker wij van iets zijn, is dus nog niet te zeggen.")
    else:
        if lezing.theorie:
            yield from _beweringen(lezing)
        yield from _factoren(lezing)
    yield from _weten_we_niet(lezing)


def _beweringen(lezing: Lezing) -> Iterator[Blok]:
    for titel, woord, anders in (
        ("Wat goed onderbouwd is", "goed_onderbouwd", "Nog geen enkele bewering is goed onderbouwd."),
        ("Wat voorlopig onderbouwd is", "voorlopig_onderbouwd", "Nu geen enkele bewering."),
    ):
        hier = _met_status(lezing, (woord,))
        eerste = [_punt(lezing, s) for s in hier[:GETOOND_ONDERBOUWD]]
        yield from _kopje(titel, eerste, [s.naam for s in hier[GETOOND_ONDERBOUWD:]], anders)
    omstreden = _met_status(lezing, OMSTREDEN)
    rest = [f"{s.naam} ({statuswoord_nl(_status(lezing, s))})" for s in omstreden[GETOOND:]]
    eerste = [_omstreden_punt(lezing, s) for s in omstreden[:GETOOND]]
    yield from _kopje("Waar het wringt", eerste, rest, _geen_omstreden(lezing))


def _geen_omstreden(lezing: Lezing) -> str:
    """What can be said when no claim is contested: that is not yet that nobody speaks against one."""
    oordelen = {s.naam: lezing.oordeel(s) for s in lezing.theorie}
    if not any(o.tellend for o in oordelen.values()):
        return "Over deze beweringen is nog niets gehoord dat telt."
    tegen = [naam for naam, o in oordelen.items() if kant(o, -1)]
    if not tegen:
        return "Er is nog niets gehoord dat tegen een van deze beweringen spreekt."
    return f"Geen enkele bewering is nu omstreden. Wel is er iets gehoord dat spreekt tegen {opsomming(tegen)}."


def _status(lezing: Lezing, s: Stelling) -> str:
    return lezing.oordeel(s).woord.rekenstatus


def _met_status(lezing: Lezing, statussen: tuple[str, ...]) -> list[Stelling]:
    """The claims with one of these words, the critical ones first, then in the order of the words."""
    gevonden = [s for s in lezing.theorie if _status(lezing, s) in statussen]
    return sorted(gevonden, key=lambda s: (not (s.record and s.record.kritisch), statussen.index(_status(lezing, s))))


def _kopje(titel: str, punten: list[Tekst], rest: list[str], anders: str) -> Iterator[Blok]:
    """A heading with its first claims and the codes of the others, or what to say when there is none."""
    yield Kop(2, titel, titel.lower().replace(" ", "-"))
    if punten:
        yield Puntenlijst(tuple(punten))
    else:
        yield alinea(anders)
    if rest:
        yield alinea(f"Zo ook {opsomming(rest)}.")


def _punt(lezing: Lezing, s: Stelling) -> Tekst:
    """A claim with the areas where it holds; its word is the heading."""
    waar = stand.in_bezochte_gebieden(lezing.graaf, lezing.oordeel(s))
    return tekst(vet(f"{s.naam}."), f" {beweringszin(lezing, s)} {waar}")


def _omstreden_punt(lezing: Lezing, s: Stelling) -> Tekst:
    o = lezing.oordeel(s)
    hoe = f"{groot(stand.statuswoord_in_woorden(o))}. {stand.in_bezochte_gebieden(lezing.graaf, o)}"
    tegen = tegengeluid(lezing, o)
    return tekst(vet(f"{s.naam}."), f" {beweringszin(lezing, s)} {hoe}", f" Tegengeluid: {tegen}" if tegen else "")


def _factoren(lezing: Lezing) -> Iterator[Blok]:
    """What comes back in more places; of chosen areas what is established there."""
    g = lezing.graaf
    is_keuze = bool(g.filter.gebied or g.filter.kerngebied or g.filter.opgave)
    titel = "Wat hier is vastgesteld" if is_keuze else "Wat terugkeert"
    yield Kop(2, titel, titel.lower().replace(" ", "-"))
    alle = [o for o in _oordelen(lezing) if o.vondsten]
    gevonden = [o for o in alle if (_is_hier_vastgesteld(o) if is_keuze else o.beeld.klasse in _TERUG)]
    if not gevonden:
        yield alinea(_geen_factor(lezing, alle, is_keuze=is_keuze))
        return
    gevonden.sort(key=lambda o: (KLASSEN.index(o.beeld.klasse), o.factor.naam.casefold()))
    punten = []
    for o in gevonden[:GETOOND]:
        klasse = "" if is_keuze else f" {groot(klasse_nl(o.beeld.klasse, _rol(o.factor)))}."
        waar = next(iter(waar_het_speelt(g, o)), "")
        punten.append(tekst(vet(f"{o.factor.naam}."), f"{klasse} {waar}"))
    yield Puntenlijst(tuple(punten))
    if len(gevonden) > GETOOND:
        yield alinea(f"Zo ook {opsomming(o.factor.naam for o in gevonden[GETOOND:])}.")


def _oordelen(lezing: Lezing) -> list[Factoroordeel]:
    """Of what may be named, each in its main role."""
    g, oordelen = lezing.graaf, beoordeling(lezing.graaf)
    return [oordelen.factor(k, _rol(f)) for k, f in g.factoren.items() if lezing.lezer.mag_knoop(k) and k in g.knopen]


def _rol(f: SystemischeFactor) -> Rol:
    return "helpend" if f.valentie == "helpend" else "belemmerend"


def _is_hier_vastgesteld(o: Factoroordeel) -> bool:
    return any(hier.toestand == "vastgesteld" for hier in o.beeld.gebieden.values())


def _geen_factor(lezing: Lezing, gehoord: list[Factoroordeel], *, is_keuze: bool) -> str:
    """That nothing is established, of what may be told here; or that nothing was heard at all."""
    g = lezing.graaf
    if not gehoord:
        return "Over belemmeringen en wat helpt is hier nog niets te vertellen."
    waar = "kerngebieden" if any(g.kerngebied_van.values()) else "gebieden"
    niets = "is hier nog niets vastgesteld" if is_keuze else f"is nog niets in meer {waar} vastgesteld"
    wat = (
        "belemmeringen en wat helpt" if all(map(lezing.lezer.mag_knoop, g.factoren)) else "wat in deze tekst mag staan"
    )
    return f"Van {wat} {niets}."


def _weten_we_niet(lezing: Lezing) -> Iterator[Blok]:
    punten = [tekst(zin) for zin in _onbekend(lezing)]
    if not punten and not lezing.theorie:
        return
    yield Kop(2, "Wat we niet weten", "wat-we-niet-weten")
    if punten:
        yield Puntenlijst(tuple(punten))
    else:
        hier = " dat hier meetelt," if lezing.graaf.verborgen else ""
        yield alinea(
            f"Naar elke bewering is gekeken in elk gebied{hier} waar zij kan gelden, en ook naar het tegendeel."
        )


def _onbekend(lezing: Lezing) -> Iterator[str]:
    """What is not known, in counts and codes; nothing only when every claim was looked at wherever it can hold."""
    for status in _AANWIJZINGEN:
        if weinig := _met_status(lezing, (status,)):
            yield f"Van {opsomming(s.naam for s in weinig)} is er niet meer dan een {statuswoord_nl(status)}."
    if niets := _met_status(lezing, ("nog_niet_getoetst",)):
        voluit_ = [f"{s.naam} ({beweringszin(lezing, s).rstrip('.')})" for s in niets[:GETOOND]]
        yield f"Nog niet getoetst: {opsomming((*voluit_, *(s.naam for s in niets[GETOOND:])))}."
    if nooit := [g for g, n in lezing.lezer.gehoord.items() if n == 0]:
        yield f"In {voluit(len(nooit), 'gebied', 'gebieden')} spraken wij nog niemand: {opsomming(nooit)}."
    onderzocht = [s for s in lezing.theorie if lezing.oordeel(s).cellen]
    if n := sum(stand.telling(lezing.graaf, lezing.oordeel(s)).niet_onderzocht > 0 for s in onderzocht):
        kan = "zij kan gelden" if n == 1 else "zij kunnen gelden"
        yield f"Naar {voluit(n, 'bewering', 'beweringen')} is nog niet in elk gebied gekeken waar {kan}."
    gezocht = lezing.graaf.ernaar_gezocht
    if n := sum("tegendeel" not in gezocht.get(s.sleutel, ()) for s in onderzocht):
        hoeveel = voluit(n, "bewering", "beweringen")
        meetelt = voor_zover(lezing.graaf)
        yield f"Bij {hoeveel} waar iets over is gehoord, is naar het tegendeel nog niet gezocht{meetelt}."
