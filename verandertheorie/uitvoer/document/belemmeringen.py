"""Under what conditions it works, what is in the way and who can do something about it, and what helps."""

from collections.abc import Iterator

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.lezing.spreiding import waar_het_speelt, wat_is_geprobeerd
from verandertheorie.model.relaties import Relatie
from verandertheorie.model.theorie import Context, SystemischeFactor
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.taal import aangehaald, aantal, groot, klein, met_punt, opsomming, telwoord
from verandertheorie.uitvoer.document.bewering import beweringskaart, losse_kaart
from verandertheorie.uitvoer.document.blokken import Blok, Kop, Puntenlijst, alinea, tekst, vet
from verandertheorie.uitvoer.document.leeg import geen_knopen
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import Factoroordeel, Rol, beoordeling
from verandertheorie.vragen.rijkeuze import voor_zover

BEREIK = {
    "zelf": "Wat we zelf kunnen oplossen",
    "samen": "Wat alleen samen met partners kan",
    "hogere_tafel": "Waar een hogere tafel voor nodig is",
    "gegeven": "Wat voorlopig zo is",
    "onbekend": "Waarvan we nog niet weten wie er iets aan kan doen",
}
OVER_FACTOR: tuple[Relatie, ...] = (
    "belemmert",
    "bevordert",
    "veroorzaakt",
    "houdt_in_stand",
    "heeft_sleutel",
    "biedt_antwoord_op",
)


def hoofdstuk(lezing: Lezing) -> Iterator[Blok]:
    """Conditions, then blockers by who can act (class, then name), then what helps; no ranking."""
    yield Kop(2, "Voorwaarden en belemmeringen", "belemmeringen")
    yield from _voorwaarden(lezing)
    getoond = [f for f in lezing.graaf.factoren.values() if lezing.lezer.mag_knoop(f.sleutel)]
    if getoond:
        yield alinea(
            "Een belemmering heet pas vastgesteld als in één gebied twee bronnen haar los van elkaar zien. "
            "Ze staan hier op volgorde van wie er iets aan kan doen, niet van hoe erg ze zijn."
        )
    else:
        niets = "Er staan nog geen belemmeringen of helpende factoren in de theorie."
        yield alinea(geen_knopen(lezing, SystemischeFactor, niets))
    for bereik, kop in BEREIK.items():
        hier = [f for f in getoond if f.bereik == bereik and f.valentie != "helpend"]
        if hier:
            yield Kop(3, kop)
            yield from _factoren(lezing, hier, "belemmerend")
    helpend = [f for f in getoond if f.valentie == "helpend"]
    if helpend:
        yield Kop(3, "Wat helpt")
        yield from _factoren(lezing, helpend, "helpend")
    yield from _los(lezing)


def _voorwaarden(lezing: Lezing) -> Iterator[Blok]:
    g = lezing.graaf
    onder = {
        c.naam: [
            s.naam
            for s in lezing.theorie
            if any(r.relatie == "geldt_onder" and r.naar == c.sleutel for r in g.relaties_van.get(s.sleutel, ()))
        ]
        for c in g.knopen_van(Context)
        if lezing.lezer.mag_knoop(c.sleutel)
    }
    vooraf = [c.naam for c in g.knopen_van(Context) if c.vooraf_gekozen and c.naam in onder]
    gebonden = {naam: codes for naam, codes in onder.items() if codes}
    if gebonden:
        yield alinea("Sommige beweringen gelden alleen onder een voorwaarde:")
        yield Puntenlijst(tuple(tekst(vet(f"{naam}:"), f" {opsomming(codes)}.") for naam, codes in gebonden.items()))
    elif onder:
        letten = f" Wel vergelijken we op wat we vooraf kozen: {opsomming(map(klein, vooraf))}." if vooraf else ""
        yield alinea(f"Geen enkele bewering is nu aan een kenmerk van het gebied gebonden.{letten}")


def _factoren(lezing: Lezing, factoren: list[SystemischeFactor], rol: Rol) -> Iterator[Blok]:
    oordelen = [beoordeling(lezing.graaf).factor(f.sleutel, rol) for f in factoren]
    for o in sorted(oordelen, key=lambda o: (KLASSEN.index(o.beeld.klasse), o.factor.naam)):
        yield from _factor(lezing, o, rol)


def _factor(lezing: Lezing, o: Factoroordeel, rol: Rol) -> Iterator[Blok]:
    g, f = lezing.graaf, o.factor
    yield Kop(4, f.naam)
    breder = (
        f" Het hoort bij {klein(g.naam(f.onderdeel_van))}." if f.onderdeel_van and f.onderdeel_van in g.knopen else ""
    )
    binnen = " Dit ligt binnen de aanpak zelf: het is aan het kernteam." if f.ligging == "binnen_aanpak" else ""
    uitleg = f"{met_punt(f.omschrijving) if f.omschrijving else ''}{breder}{binnen}".strip()
    if uitleg:
        yield alinea(uitleg)
    yield alinea(vet("Waar het speelt."), f" {_waar(lezing, o, rol)}")
    if o.geraakt:
        wat = "raakt" if rol == "belemmerend" else "helpt"
        namen = opsomming(aangehaald(g.naam(u)) for u in o.geraakt if lezing.lezer.mag_knoop(u))
        hoeveel = (
            f"{groot(telwoord(len(o.geraakt)))} van de {telwoord(o.doelen)} doelen" if o.doelen > 1 else "Het doel"
        )
        yield alinea(vet(f"Wat het {wat}."), f" {hoeveel}: {namen}.")
    if rol == "belemmerend":
        geprobeerd = " ".join(wat_is_geprobeerd(g, o, noem=lezing.lezer.mag_knoop))
        niets = f"Daarover is niets vastgelegd{voor_zover(g)}."
        yield alinea(vet("Wat is geprobeerd."), f" {geprobeerd or niets}")
    yield from (blok for s in _over(lezing, f) for blok in beweringskaart(lezing, s))


def _waar(lezing: Lezing, o: Factoroordeel, rol: Rol) -> str:
    b = o.beeld
    zinnen = [*waar_het_speelt(lezing.graaf, o)]
    if lezing.graaf.bezocht and o.vondsten:
        zinnen.insert(0, f"{groot(klasse_nl(b.klasse, rol))}.")
        if lezing.lezer.is_monitor and b.is_te_verwachten:
            v = b.verwachting
            alle = f"{'de ' if v.n > 1 else ''}{aantal(v.n, 'gebied', 'gebieden')}"
            zinnen.append(f"Verwacht in {v.laag} tot {v.hoog} van {alle}.")
    return " ".join(zinnen)


def _over(lezing: Lezing, f: SystemischeFactor) -> list[Stelling]:
    """The claims told under a factor: those that start in it, then those that end on it from an actor or an answer."""
    begint = [s for s in lezing.theorie if s.van == f.sleutel and s.relatie in OVER_FACTOR]
    eindigt = [s for s in lezing.theorie if s.naar == f.sleutel and s.van not in lezing.graaf.factoren]
    return begint + eindigt


def _los(lezing: Lezing) -> Iterator[Blok]:
    """Claims by which a context hinders or helps."""
    van_context = [
        s for s in lezing.theorie if s.relatie in OVER_FACTOR and isinstance(lezing.graaf.knopen.get(s.van), Context)
    ]
    if van_context:
        yield Kop(3, "Wat aan het gebied ligt")
        yield from (blok for s in van_context for blok in losse_kaart(lezing, s))
