"""What lies on a table about a factor, and what is being tried, as one audience may read it."""

from collections.abc import Callable, Iterator

from verandertheorie.leerlus.signalen import Signaalstand
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.signaalzinnen import staat, standzin, voor_lezer
from verandertheorie.taal import groot, met_punt, opsomming, voluit
from verandertheorie.vragen.beoordeling import Factoroordeel


def op_tafel(m: Moment, factor: str) -> tuple[str, ...]:
    """The state of each signal about a factor, and the trials of which the effect is not known yet; a sentence each.

    Outside the programme only the state in a word, without areas; the public reads nothing of tables.
    """
    if m.is_te_smal or m.lezer.doelgroep == "publiek":
        return ()
    mag = m.graaf.gebieden.__contains__ if m.lezer.is_monitor else m.toonbaar.__contains__
    signalen = m.signalen.over(factor)
    if m.lezer.is_buiten:
        return tuple(met_punt(f"{m.graaf.naam(s.tafel)}: {staat(s)}") for s in signalen)
    return (*(_signaal(m, voor_lezer(s, mag)) for s in signalen), *_loopt(m, m.factor(factor), mag))


def _signaal(m: Moment, s: Signaalstand) -> str:
    vraag = m.signalen.moment.signalen[s.sleutel].vraag
    return f"{groot(staat(s))} ({m.graaf.naam(s.tafel)}): {vraag} {met_punt(groot(standzin(m.signalen.moment, s)))}"


def _loopt(m: Moment, o: Factoroordeel, mag: Callable[[str], bool]) -> Iterator[str]:
    per_antwoord: dict[tuple[str, str], list[str]] = {}
    for t in o.loopt:
        if t.handelingsperspectief in m.knopen:
            per_antwoord.setdefault((t.handelingsperspectief, t.cyclus), []).append(t.gebied)
    for (antwoord, cyclus), gebieden in sorted(per_antwoord.items()):
        waar = opsomming(gebieden) if all(map(mag, gebieden)) else voluit(len(gebieden), "gebied", "gebieden")
        yield f"{m.graaf.naam(antwoord)} loopt in {waar} sinds {cyclus}; nog niet bekend of het helpt."
