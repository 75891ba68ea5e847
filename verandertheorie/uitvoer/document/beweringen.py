"""The claims of the theory in the order in which they are told: per domain, mechanism by mechanism; then candidates."""

from collections.abc import Iterable, Iterator

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Mechanisme
from verandertheorie.taal import groot, met_punt, telwoord
from verandertheorie.uitvoer.document.bewering import beweringskaart, korte_regel, losse_kaart
from verandertheorie.uitvoer.document.blokken import Blok, Kop, Puntenlijst, alinea, vet
from verandertheorie.uitvoer.document.leeg import geen_beweringen
from verandertheorie.uitvoer.document.overzicht import mechanismen
from verandertheorie.uitvoer.document.wijzigingen import wat_besloten_is
from verandertheorie.vragen.rijkeuze import voor_zover

KOPPEN = {
    "uitvoeringsproces": "In het werk in het gebied",
    "interbestuurlijk": "Tussen overheden",
    "beleidsinteractie": "Tussen praktijk en beleid",
}


def hoofdstuk(lezing: Lezing) -> Iterator[Blok]:
    """Every claim on how it works, with all that a reader should know of it."""
    yield Kop(2, "Wat we verwachten, en wat we zagen", "beweringen")
    gevolg = [s for s in lezing.theorie if s.relatie in GEVOLG]
    if not gevolg:
        yield alinea(geen_beweringen(lezing, "over hoe het een tot het ander leidt"))
    else:
        yield alinea(_woorden_vooraf(lezing))
    for domein, naam in lezing.graaf.woorden.teksten["domein"].items():
        hier = [m for m in _mechanismen(lezing) if m.domein == domein]
        if hier:
            yield Kop(3, f"{KOPPEN[domein]} ({naam})" if domein in KOPPEN else groot(naam))
            for m in hier:
                yield from _mechanisme(lezing, m, _bij(lezing, gevolg, m))
    los = [s for s in gevolg if _mechanisme_van(lezing, s) is None]
    if los:
        yield Kop(3, "Verder in de keten")
        yield alinea(
            "Deze stappen gaan van de ene uitkomst naar de andere, of slaan een tussenstap over. "
            "Waarom het een tot het ander leidt, staat er daarom niet bij."
        )
        yield from (blok for s in los for blok in losse_kaart(lezing, s))
    yield from _kandidaten(lezing)


def _woorden_vooraf(lezing: Lezing) -> str:
    """What a voice is and when support is firm, with the numbers of the method."""
    p = lezing.graaf.parameters.statuswoord
    bronnen, gebieden = telwoord(int(p["goed_groepen"])), telwoord(int(p["goed_gebieden"]))
    return (
        "Een stem is een bron die los van de andere spreekt; wie iets vaker zegt, telt één keer. "
        f"Stevig noemen we steun als in één gebied {bronnen} stemmen hetzelfde zeggen en er weinig tegen spreekt. "
        f"Goed onderbouwd kan iets pas zijn als dat in {gebieden} gebieden zo is. Staat er geen tegengeluid of andere "
        f"verklaring bij, dan is die niet gehoord en is er ook niet gericht naar gezocht{voor_zover(lezing.graaf)}."
    )


def _mechanismen(lezing: Lezing) -> list[Mechanisme]:
    gevonden = (lezing.graaf.knopen[k] for k in mechanismen(lezing))
    return [m for m in gevonden if isinstance(m, Mechanisme)]


def _mechanisme_van(lezing: Lezing, s: Stelling) -> str | None:
    """The mechanism under which a claim is told: the one it sets off, else the one it comes from."""
    for eind in (s.naar, s.van) if s.relatie == "activeert" else (s.van, s.naar):
        if isinstance(lezing.graaf.knopen.get(eind), Mechanisme):
            return eind
    return None


def _bij(lezing: Lezing, stellingen: Iterable[Stelling], m: Mechanisme) -> list[Stelling]:
    hier = [s for s in stellingen if _mechanisme_van(lezing, s) == m.sleutel]
    return sorted(hier, key=lambda s: s.naar != m.sleutel)


def _mechanisme(lezing: Lezing, m: Mechanisme, stellingen: list[Stelling]) -> Iterator[Blok]:
    if stellingen:
        yield Kop(4, m.naam)
        if m.omschrijving:
            yield alinea(met_punt(m.omschrijving))
        besloten = " ".join(wat_besloten_is(lezing, m.sleutel))
        if besloten:
            yield alinea(vet("Gewijzigd."), f" {besloten}")
        yield from (blok for s in stellingen for blok in beweringskaart(lezing, s))


def _kandidaten(lezing: Lezing) -> Iterator[Blok]:
    if lezing.kandidaten:
        yield Kop(3, "Genoemd, nog niet in de theorie")
        yield alinea("Mensen noemden ook deze verbanden. Of ze in de theorie komen, besluit een bijeenkomst.")
        yield Puntenlijst(tuple(korte_regel(lezing, s) for s in lezing.kandidaten))
