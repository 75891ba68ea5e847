"""What changes in the theory when one part of it goes up into another: its words, what hangs on it, and itself.

The evidence moves along without a word of it being rewritten: from the cycle in which the part is retired, the graph
reads what was said of it as said of the part that stays (``Verandergraaf.opgegaan_in``). What was known before that
cycle stays what it was.
"""

from collections.abc import Iterator, Mapping

from verandertheorie.aanscherping.wijziging import (
    BeweringToevoegen,
    RelatieToevoegen,
    Uitfaseren,
    VeldWijzigen,
    Wijziging,
)
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.relaties import ontleed, verhuis
from verandertheorie.model.theorie import Bewering, Knoop, RelatieRecord, SystemischeFactor


def samenvoeging(graaf: Verandergraaf, blijft: str, gaat: str) -> tuple[Wijziging, ...]:
    """Everything that changes when ``gaat`` goes up into ``blijft``, two factors or two claims of this theory.

    Returns:
        What other parts need first, by key; then that the part itself is retired.
    """
    een, ander = graaf.factoren.get(blijft), graaf.factoren.get(gaat)
    hierbij = (*_woorden(graaf, een, ander), *_onderdelen(graaf, een, ander)) if een and ander else ()
    soort = ander.soort if ander else "bewering"
    return (*hierbij, *_verbanden(graaf, {gaat: blijft}), Uitfaseren(soort, gaat, ""))


def _woorden(graaf: Verandergraaf, blijft: SystemischeFactor, gaat: SystemischeFactor) -> Iterator[Wijziging]:
    """The name and other words of the one become other words of the other, as far as no third part has them."""
    bezet = {w.casefold() for w in (blijft.naam, *blijft.aliassen)}
    for k in graaf.records(Knoop):
        bezet.add(k.sleutel.casefold())
        bezet |= {w.casefold() for w in k.aliassen if k.sleutel not in (blijft.sleutel, gaat.sleutel)}
    woorden = list(blijft.aliassen)
    for woord in (gaat.naam, *gaat.aliassen):
        if woord.casefold() not in bezet:
            bezet.add(woord.casefold())
            woorden.append(woord)
    for factor, nieuw in ((blijft, woorden), (gaat, [])):
        if list(factor.aliassen) != nieuw:
            yield VeldWijzigen(factor.soort, factor.sleutel, "aliassen", list(factor.aliassen), nieuw)


def _onderdelen(graaf: Verandergraaf, blijft: SystemischeFactor, gaat: SystemischeFactor) -> Iterator[Wijziging]:
    """What was part of the one becomes part of the other; what the other is part of itself, of what was above."""
    erboven, hier = set[str](), blijft.sleutel
    while hier in graaf.factoren and hier not in erboven:
        erboven.add(hier)
        hier = graaf.factoren[hier].onderdeel_van or ""
    for f in graaf.factoren.values():
        if f.onderdeel_van == gaat.sleutel:
            nieuw = gaat.onderdeel_van if f.sleutel in erboven else blijft.sleutel
            yield VeldWijzigen(f.soort, f.sleutel, "onderdeel_van", gaat.sleutel, nieuw)


def _verbanden(graaf: Verandergraaf, waarheen: Mapping[str, str]) -> Iterator[Wijziging]:
    """The claims and relations on what goes, made of what stays, as far as they are not there; they get no old code.

    One that would point at itself is not made.
    """
    for r in graaf.theorierecords.values():
        if not isinstance(r, Bewering | RelatieRecord) or graaf.is_vervallen(r):
            continue
        nieuw = verhuis(r.record_sleutel, waarheen)
        delen = ontleed(nieuw)
        if nieuw == r.record_sleutel or nieuw in waarheen.values() or delen is None:
            continue
        er_is = graaf.theorierecords.get((r.soort, nieuw))
        if er_is is not None:
            yield from _erbij_gekomen(r, er_is) if isinstance(er_is, Bewering) and isinstance(r, Bewering) else ()
            continue
        einden = {"van": delen.van, "naar": delen.naar}
        if isinstance(r, Bewering):
            yield BeweringToevoegen(r.model_copy(update=einden | {"code": None}))
        else:
            yield RelatieToevoegen(r.model_copy(update=einden))


def _erbij_gekomen(r: Bewering, er_is: Bewering) -> Iterator[Wijziging]:
    """What a claim that was there already takes over: a place in the theory, and that the theory stands with it."""
    if r.laag == "theorie" and er_is.laag == "kandidaat":
        yield VeldWijzigen(er_is.soort, er_is.record_sleutel, "laag", er_is.laag, r.laag)
    if r.kritisch and not er_is.kritisch:
        yield VeldWijzigen(er_is.soort, er_is.record_sleutel, "kritisch", er_is.kritisch, r.kritisch)
