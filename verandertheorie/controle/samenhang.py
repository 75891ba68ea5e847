"""Rules on the theory as a whole: names that say the same, parts that hang loose, and what rests on itself."""

from collections import defaultdict
from collections.abc import Iterator

from verandertheorie.controle.regel import Gebrek, regel
from verandertheorie.graaf.kring import kringen
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.relaties import Relatie
from verandertheorie.model.soorten import genoemd
from verandertheorie.model.theorie import (
    Aanname,
    Actor,
    Handelingsperspectief,
    Knoop,
    RivaliserendeVerklaring,
)
from verandertheorie.model.verwijzing import pijl, raad
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import opsomming

_HOORT_BIJ: dict[type[Knoop], tuple[Relatie, str, str]] = {
    Aanname: ("veronderstelt", "naar", "van: een bewering, als {bewering: C01}"),
    RivaliserendeVerklaring: ("rivaal_van", "van", "naar: een bewering, als {bewering: C01}"),
    Handelingsperspectief: ("biedt_antwoord_op", "van", "naar: een factor"),
}
"""The parts that mean nothing by themselves: the relation that ties each to the rest, at which end, and to what."""


@regel("VT231", "waarschuwing", "een onderdeel dat nergens bij hoort")
def hangt_los(g: Verandergraaf) -> Iterator[Gebrek]:
    """Assumptions, rivals and perspectives that no claim ties to the theory, and actors that nothing names."""
    vast = {(s.relatie, eind) for ss in g.uitgaand.values() for s in ss for eind in (s.van, s.naar)}
    vast |= {(r.relatie, eind) for r in g.relaties for eind in (r.van, r.naar)}
    namen = {naam for r in g.alles for _, naam, _ in genoemd(r)}
    for k in g.knopen.values():
        relatie, eind, waaraan = _HOORT_BIJ.get(type(k), (None, "", ""))
        if relatie and (relatie, k.sleutel) not in vast:
            erbij = pijl(relatie, **{eind: k.sleutel})
            yield Gebrek(k.sleutel, f"'{k.naam}' hoort nergens bij.", raad(f"Zet erbij waarbij ({waaraan})", erbij))
        if isinstance(k, Actor) and k.sleutel not in namen:
            meedoen = pijl("betrokken_bij", van=k.sleutel)
            remedie = raad("Zet erbij waar deze actor aan meedoet (naar: een interventie)", meedoen)
            yield Gebrek(k.sleutel, f"'{k.naam}' komt nergens in voor.", remedie)


@regel("VT232", "waarschuwing", "twee onderdelen met dezelfde naam")
def dezelfde_naam(g: Verandergraaf) -> Iterator[Gebrek]:
    """Nodes that a reader cannot tell apart."""
    per_naam: dict[str, list[str]] = defaultdict(list)
    for k in g.knopen.values():
        per_naam[" ".join(k.naam.casefold().split())].append(k.sleutel)
    for sleutels in per_naam.values():
        if len(sleutels) > 1:
            tekst = f"{opsomming(sleutels)} heten allebei '{g.naam(sleutels[0])}'."
            yield Gebrek(
                sleutels[0], tekst, "Zijn ze hetzelfde? Houd er een over. Geef anders een van de twee een andere naam."
            )


@regel("VT233", "waarschuwing", "een bewering over iets dat is uitgefaseerd")
def eind_is_weg(g: Verandergraaf) -> Iterator[Gebrek]:
    """Claims that nobody retired, on a node or claim that is: they silently stopped counting."""
    for s in g.stellingen.values():
        if s.laag == "uitgefaseerd" and s.record and not g.is_uitgefaseerd(s.record):
            tekst = f"{s.naam} is niet uitgefaseerd, maar een van haar einden wel: zij telt niet meer mee."
            yield Gebrek(s.sleutel, tekst, f"Zet bij {s.naam} ook een 'tot', of laat haar op iets anders eindigen.")


@regel("VT234", "waarschuwing", "iets wat langs een omweg op zichzelf steunt")
def steunt_op_zichzelf(g: Verandergraaf) -> Iterator[Gebrek]:
    """Records derived from each other, claims that replace each other, and factors and areas inside each other."""
    soorten = {
        "zijn aan elkaar ontleend": [(r.id, bron) for r in g.records(Registratie) for bron in r.ontleend_aan],
        "vervangen elkaar": [(r.van, r.naar) for r in g.relaties if r.relatie == "vervangt"],
        "zijn onderdeel van elkaar": [(f.sleutel, f.onderdeel_van) for f in g.factoren.values() if f.onderdeel_van],
        "liggen in elkaar": [(k, d.ligt_in) for k, d in g.gebieden.items() if d.ligt_in],
    }
    for hoe, pijlen in soorten.items():
        for kring in kringen(pijlen):
            wie = opsomming(g.naam(k) for k in kring) if len(kring) > 1 else f"{g.naam(kring[0])} en zichzelf"
            yield Gebrek(kring[0], f"{wie} {hoe}.", "Haal een van de verwijzingen weg.")
