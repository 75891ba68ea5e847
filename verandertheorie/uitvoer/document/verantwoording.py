"""What has not been tested, how we judge, what is left out for this audience, and where the numbers come from."""

from collections.abc import Iterator

from verandertheorie.begrippen import begrippen
from verandertheorie.lezing.lezer import minder_precies
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.lezing.sprekers import kant
from verandertheorie.model.doelgroep import MINSTE_GROEPEN, VOOR_WIE
from verandertheorie.oordeel.statuswoord import STATUSWOORDEN
from verandertheorie.taal import groot, opsomming, telwoord, voluit
from verandertheorie.uitvoer.document.bewering import beweringszin, rivalen_van
from verandertheorie.uitvoer.document.blokken import Blok, Kop, Puntenlijst, Tabelblok, Tabelcel, alinea, tekst, vet
from verandertheorie.uitvoer.document.leeg import geen_beweringen
from verandertheorie.vragen.methode import HOE_ZEKER, METHODE
from verandertheorie.vragen.rijkeuze import voor_zover


def niet_getoetst(lezing: Lezing) -> Iterator[Blok]:
    """Claims nobody looked at yet, and areas where nobody was."""
    yield Kop(2, "Nog niet getoetst", "niet-getoetst")
    open_ = [s for s in lezing.theorie if lezing.oordeel(s).woord.woord == "nog_niet_getoetst"]
    if open_:
        deze = "Deze bewering staat" if len(open_) == 1 else "Deze beweringen staan"
        yield alinea(f"{deze} in de theorie, maar er is nog te weinig gehoord om er iets over te zeggen.")
        yield Puntenlijst(tuple(tekst(vet(f"{s.naam}."), f" {beweringszin(lezing, s)}") for s in open_))
    elif lezing.theorie:
        yield alinea("Naar elke bewering in dit document is minstens één keer gekeken.")
    else:
        yield alinea(geen_beweringen(lezing))
    yield from _niet_gezocht(lezing)
    nooit = [k for k, n in lezing.lezer.gehoord.items() if n == 0]
    if nooit:
        die = "dat gebied" if len(nooit) == 1 else "die gebieden"
        yield alinea(f"In {opsomming(nooit)} spraken wij nog niemand. Over {die} zegt dit document dus niets.")


def _niet_gezocht(lezing: Lezing) -> Iterator[Blok]:
    """Once, in a table, what else would be said under every claim: what was not heard, and that nobody looked."""
    groepen: dict[tuple[str, str], list[str]] = {}
    for s in lezing.theorie:
        o, gezocht = lezing.oordeel(s), lezing.graaf.ernaar_gezocht.get(s.sleutel, frozenset())
        if o.vondsten:
            tegen = _hoe(gehoord=bool(kant(o, -1)), gezocht="tegendeel" in gezocht)
            anders = _hoe(gehoord=bool(rivalen_van(lezing, s)), gezocht="andere_oorzaak" in gezocht)
            if _NIET_GEZOCHT in (tegen, anders):
                groepen.setdefault((tegen, anders), []).append(s.naam)
    if groepen:
        yield Kop(3, "Waar niemand naar zocht", "niet-gezocht")
        yield alinea(
            "Bij deze beweringen is iets gehoord, maar naar wat ertegen kan spreken of wat het anders verklaart is nog "
            f"niet gericht gezocht{voor_zover(lezing.graaf)}. Stilte zegt daar dus weinig."
        )
        rijen = tuple((*map(Tabelcel, hoe), Tabelcel(opsomming(codes))) for hoe, codes in sorted(groepen.items()))
        yield Tabelblok("Gehoord en gezocht", ("tegengeluid", "andere verklaring", "beweringen"), rijen)


_NIET_GEZOCHT = "niet gezocht"


def _hoe(*, gehoord: bool, gezocht: bool) -> str:
    return "gehoord" if gehoord else "gezocht, niet gehoord" if gezocht else _NIET_GEZOCHT


def hoe_we_oordelen(lezing: Lezing) -> Iterator[Blok]:
    """The method in the words of a session, the status words, what is left out, and where it comes from."""
    yield Kop(2, "Hoe we oordelen", "hoe-we-oordelen")
    for stuk in METHODE.split("\n\n"):
        yield alinea(stuk)
    if lezing.lezer.is_monitor:  # nobody else reads a band
        yield alinea(HOE_ZEKER)
    gebruikt = {lezing.oordeel(s).woord.woord for s in lezing.theorie + lezing.kandidaten}
    if gebruikt:
        yield Kop(3, "De woorden")
        yield Puntenlijst(
            tuple(
                tekst(vet(f"{groot(begrippen()['statuswoord', w].nl)}."), f" {begrippen()['statuswoord', w].definitie}")
                for w in STATUSWOORDEN
                if w in gebruikt
            )
        )
    yield Kop(3, "Wat u hier niet leest")
    yield alinea(" ".join(_weggelaten(lezing)))
    yield Kop(3, "Waar dit vandaan komt")
    yield _herkomst(lezing)


def _weggelaten(lezing: Lezing) -> Iterator[str]:
    if lezing.lezer.is_monitor:
        yield "Niets: deze versie is voor de monitors en laat alles zien. Geef haar niet door."
        return
    weg, alles = lezing.lezer.achtergehouden
    yield f"Deze tekst is voor {VOOR_WIE[lezing.lezer.doelgroep]}."
    if not lezing.graaf.verborgen:
        yield "Al het bewijs telt mee."
    if weg:
        yield (
            f"Bij {_van_alle(weg, alles)} laten wij de woorden weg, "
            "omdat de bron het verslag nog niet zag of er niet mee instemde, of omdat het niet verder mag"
            f"{lezing.lezer.door_de_keuze}."
        )
    kern = ", in welk kerngebied" if any(lezing.graaf.kerngebied_van.values()) else ""
    yield (
        f"Bij wat iemand zei, staat vanuit welke positie{kern} en in welke leercyclus, voor zover dat op minstens "
        f"{telwoord(MINSTE_GROEPEN[lezing.lezer.doelgroep])} bronnen past; "
        "nooit de naam, de functie, het deelgebied of de dag."
    )
    if zin := minder_precies(lezing.lezer):
        yield zin
    verborgen = sum(not lezing.lezer.mag_stelling(s) for s in lezing.graaf.stellingen.values())
    if verborgen:
        hoeveel = groot(voluit(verborgen, "bewering staat", "beweringen staan"))
        yield f"{hoeveel} alleen in de tekst voor een kleinere kring."


def _van_alle(n: int, alle: int) -> str:
    if alle == 1:
        return "de ene bevinding"
    if n == alle:
        return f"{'beide' if alle == 2 else f'alle {telwoord(alle)}'} bevindingen"
    return f"{telwoord(n)} van de {telwoord(alle)} bevindingen"


def _herkomst(lezing: Lezing) -> Tabelblok:
    g, h, v = lezing.graaf, lezing.graaf.herkomst, lezing.versie
    rijen = [
        ("Theorie", theorieversie(lezing)),
        ("Inhoud van die versie", v.inhoudshash if v else "–"),
        ("Bewijs", f"tot en met {g.cyclus}" if g.cyclus else "nog geen leercycli"),
        ("Dossier", h.dossier or "in het geheugen"),
        ("Getallen van de methode", h.parameterhash),
        ("Programma", f"verandertheorie {h.versie}"),
        ("Doelgroep", lezing.lezer.doelgroep),
    ]
    gekozen = "; ".join(f"{k}: {', '.join(w)}" for k, w in g.filter.actief().items())
    if gekozen:
        rijen.append(("Alleen", gekozen))
    if g.buiten_scope:
        rijen.append(("Buiten scope weggelaten", voluit(g.buiten_scope, "onderdeel", "onderdelen")))
    return Tabelblok("Herkomst", ("Wat", "Waarde"), tuple((Tabelcel(a), Tabelcel(b)) for a, b in rijen))


def theorieversie(lezing: Lezing) -> str:
    """Which version is read, and which session settled it."""
    v = lezing.versie
    if v is None:
        return "de tekst van nu, nog niet als versie vastgesteld"
    vast = f", vastgesteld in {lezing.sessienaam(v.bijeenkomst)}" if v.bijeenkomst else ""
    return f"versie {v.nummer}{vast}"
