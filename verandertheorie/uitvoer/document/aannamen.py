"""What we take for granted under the theory, and what else could explain the same."""

from collections.abc import Iterator

from verandertheorie.lezing import stand
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.model.gebieden import Gebeurtenis
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Aanname, RivaliserendeVerklaring
from verandertheorie.taal import dag, groot, klein, met_punt, opsomming, zonder_punt
from verandertheorie.uitvoer.document.bewering import beweringskaart
from verandertheorie.uitvoer.document.blokken import Blok, Kop, Puntenlijst, Tekst, alinea, tekst, vet
from verandertheorie.uitvoer.document.leeg import geen_knopen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import voor_zover


def hoofdstuk(lezing: Lezing) -> Iterator[Blok]:
    """Assumptions with the claims that rest on them, then rival explanations with all that is known of them."""
    yield Kop(2, "Aannamen en andere verklaringen", "aannamen")
    yield Kop(3, "Wat we aannemen")
    aannamen = [k for k in lezing.graaf.knopen_van(Aanname) if lezing.lezer.mag_knoop(k.sleutel)]
    if aannamen:
        yield Puntenlijst(tuple(_aanname(lezing, a) for a in aannamen))
    else:
        yield alinea(geen_knopen(lezing, Aanname, "Er is nog geen aanname opgeschreven."))
    yield from _zonder_aanname(lezing, ook=bool(aannamen))
    yield Kop(3, "Wat het ook kan zijn")
    rivalen = [k for k in lezing.graaf.knopen_van(RivaliserendeVerklaring) if lezing.lezer.mag_knoop(k.sleutel)]
    if not rivalen:
        niets = "Er is nog geen andere verklaring opgeschreven. Dat wil niet zeggen dat er geen is."
        yield alinea(geen_knopen(lezing, RivaliserendeVerklaring, niets))
    for k in rivalen:
        yield from _rivaal(lezing, k)


def _aanname(lezing: Lezing, a: Aanname) -> Tekst:
    onder = [s.naam for s in lezing.theorie if a.sleutel in _veronderstelt(lezing, s.sleutel)]
    codes = opsomming(onder)
    wat = f" {'Hierop rust' if len(onder) == 1 else 'Hierop rusten'} {codes}" if codes else ""
    weg = "valt die bewering" if len(onder) == 1 else "vallen die beweringen"
    gevolg = f": klopt het niet, dan {weg} weg." if a.kritisch else "."
    stelling = lezing.graaf.stellingen.get(a.sleutel)
    if stelling is None:
        nagegaan = f" Dit is nog nergens nagegaan{voor_zover(lezing.graaf)}."
    else:
        o = beoordeling(lezing.graaf).bewering(stelling.sleutel)
        nagegaan = f" {groot(stand.statuswoord_in_woorden(o))}. {stand.in_gebieden(lezing.graaf, o)}"
    return tekst(vet(met_punt(a.naam)), f"{wat}{gevolg}" if wat else "", nagegaan)


def _veronderstelt(lezing: Lezing, bewering: str) -> set[str]:
    return {r.naar for r in lezing.graaf.relaties_van.get(bewering, ()) if r.relatie == "veronderstelt"}


def _zonder_aanname(lezing: Lezing, *, ook: bool) -> Iterator[Blok]:
    kaal = [
        s.naam
        for s in lezing.theorie
        if s.record and s.record.kritisch and s.relatie in GEVOLG and not _veronderstelt(lezing, s.sleutel)
    ]
    if kaal:
        onder = "die bewering" if len(kaal) == 1 else "die beweringen"
        yield alinea(
            f"{'Ook met' if ook else 'Met'} {opsomming(kaal)} staat of valt de theorie. "
            f"Wat we onder {onder} aannemen, is nog niet opgeschreven."
        )


def _rivaal(lezing: Lezing, k: RivaliserendeVerklaring) -> Iterator[Blok]:
    yield Kop(4, k.naam)
    gebeurtenis = next((r for r in lezing.graaf.records(Gebeurtenis) if r.sleutel == k.gebeurtenis), None)
    speelde = (
        f" Wat er van buiten gebeurde: {klein(zonder_punt(gebeurtenis.naam))}, op {dag(gebeurtenis.datum)}."
        if gebeurtenis
        else ""
    )
    if k.omschrijving or speelde:
        yield alinea(f"{met_punt(k.omschrijving) if k.omschrijving else ''}{speelde}".strip())
    for s in lezing.theorie:
        if s.van == k.sleutel:
            yield from beweringskaart(lezing, s)
