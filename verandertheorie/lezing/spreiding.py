"""Where a factor plays, whether it stayed and what was tried: in counts and words, never in chances."""

from collections.abc import Callable, Iterator

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.taal import opsomming, telwoord, voluit
from verandertheorie.vragen.beoordeling import Factoroordeel
from verandertheorie.vragen.rijkeuze import van_de_gebieden, voor_zover

_HIELP = {"ja": "het hielp", "nee": "het hielp niet", "onbekend": "of het hielp, weten we nog niet"}


def waar_het_speelt(graaf: Verandergraaf, o: Factoroordeel) -> Iterator[str]:
    """Where a factor was established, where it is over, how often it was named, and whether it stayed."""
    if not graaf.bezocht or not o.vondsten:
        yield f"Hier is nog nergens iets over gehoord{voor_zover(graaf)}."
        return
    b = o.beeld
    voorbij = [k for k, hier in b.gebieden.items() if hier.toestand == "opgelost"]
    if voorbij:
        yield (
            f"In {voluit(len(voorbij), 'gebied', 'gebieden')} ({opsomming(voorbij)}) speelde het duidelijk, "
            "en bij opnieuw zoeken was het er niet meer."
        )
    yield _nu(graaf, o, is_voorbij=bool(voorbij))
    s, n = b.hardnekkigheid
    if n > 1:
        keer = "één keer" if n == 2 else f"{telwoord(n - 1)} keer"
        yield f"We keken {keer} opnieuw waar het eerder speelde; {_nog_steeds(s, n - 1)}."


def _nu(graaf: Verandergraaf, o: Factoroordeel, *, is_voorbij: bool) -> str:
    bezocht = len(graaf.bezocht)
    vast = [k for k, hier in o.beeld.gebieden.items() if hier.toestand == "vastgesteld"]
    kernen = {graaf.kerngebied_van[k] for k in vast} - {""}
    meetelt = "gebied dat hier meetelt" if graaf.verborgen else "bezocht gebied"
    van = f"van de {van_de_gebieden(graaf, telwoord(bezocht))}" if bezocht > 1 else meetelt
    if vast:
        in_kernen = f", verspreid over {telwoord(len(kernen))} kerngebieden" if len(kernen) > 1 else ""
        meer = f" Genoemd in {telwoord(len(o.genoemd_in))}." if len(o.genoemd_in) > len(vast) else ""
        beide = len(vast) == bezocht == 2
        hoeveel = van_de_gebieden(graaf, "beide") if beide else f"{telwoord(len(vast))} {van}"
        return f"Vastgesteld in {hoeveel} ({opsomming(vast)}){in_kernen}.{meer}"
    if not o.genoemd_in:
        return f"Er is wel naar gekeken, maar niemand zag het{voor_zover(graaf)}."
    nergens = "" if is_voorbij else f", maar nu nergens vastgesteld{voor_zover(graaf)}"
    return f"Genoemd in {telwoord(len(o.genoemd_in))} {van}{nergens}."


def wat_is_geprobeerd(graaf: Verandergraaf, o: Factoroordeel, *, noem: Callable[[str], bool]) -> Iterator[str]:
    """What was tried against a factor, where, and whether it helped; a sentence per answer and result.

    Args:
        graaf: theory and evidence as of a cycle.
        o: the judgement of the factor.
        noem: whether an answer may be named; others are left out.
    """
    per_uitslag: dict[tuple[str, str], list[str]] = {}
    for t in o.geprobeerd:
        if noem(t.handelingsperspectief):
            per_uitslag.setdefault((t.handelingsperspectief, t.hielp), []).append(t.gebied)
    for (wat, hielp), gebieden in per_uitslag.items():
        yield f"{graaf.naam(wat)}, in {opsomming(gebieden)}; {_HIELP[hielp]}."


def _nog_steeds(s: int, keer: int) -> str:
    if s == keer:
        return "toen was het er nog" if keer == 1 else "het was er elke keer nog"
    return "het was er niet meer" if s == 0 else f"{telwoord(s)} keer was het er nog"
