"""What lies on a table about a factor, and what is being tried, as one audience may read it."""

from collections.abc import Iterator

from verandertheorie.leerlus.signalen import Signaalstand
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.signaalzinnen import staat, standzin
from verandertheorie.taal import groot, met_punt, opsomming
from verandertheorie.vragen.beoordeling import Factoroordeel


def op_tafel(m: Moment, factor: str) -> tuple[str, ...]:
    """The state of each signal about a factor, and the trials of which the effect is not known yet; a sentence each.

    Outside the programme only the state in a word, without areas; the public reads nothing of tables.
    """
    if m.graaf.is_te_smal or m.lezer.leest_niet_mee:
        return ()
    signalen = m.tafels.over(factor)
    if m.lezer.is_buiten:
        return tuple(met_punt(f"{m.graaf.naam(s.tafel)}: {staat(s)}") for s in signalen)
    return (*(_signaal(m, s) for s in signalen), *_loopt(m, m.factor(factor)))


def _signaal(m: Moment, s: Signaalstand) -> str:
    lus = m.tafels.lus.moment
    vraag = lus.signalen[s.sleutel].vraag
    return f"{groot(staat(s))} ({m.graaf.naam(s.tafel)}): {vraag} {met_punt(groot(standzin(lus, s)))}"


def _loopt(m: Moment, o: Factoroordeel) -> Iterator[str]:
    per_antwoord: dict[tuple[str, str], list[str]] = {}
    for t in o.loopt:
        if t.handelingsperspectief in m.knopen:
            per_antwoord.setdefault((t.handelingsperspectief, t.cyclus), []).append(t.gebied)
    for (antwoord, cyclus), gebieden in sorted(per_antwoord.items()):
        yield f"{m.graaf.naam(antwoord)} loopt in {opsomming(gebieden)} sinds {cyclus}; nog niet bekend of het helpt."
