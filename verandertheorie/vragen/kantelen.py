"""What would change our mind: the smallest new finding that would give a claim another word."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import ClassVar

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Groep, Vondst
from verandertheorie.model.waarden import Teken
from verandertheorie.oordeel.gebied import Item
from verandertheorie.oordeel.kracht import Teken as Richting
from verandertheorie.oordeel.kracht import kracht
from verandertheorie.parameters import Parameters
from verandertheorie.vragen.antwoord import Antwoord, Inhoud, vraag
from verandertheorie.vragen.beoordeling import Beweringsoordeel, beoordeel_bewering, beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import is_gefilterd, vind_onderwerp
from verandertheorie.vragen.tabel import Kolom, Tabel, als_tekst, van_rijen
from verandertheorie.vragen.waarom import wat_ontbreekt

KRACHTEN = ("zwak", "matig", "sterk", "zeer_sterk")
TEKENS: tuple[tuple[Teken, Richting], ...] = (("voor", 1), ("tegen", -1))
NIEUWE_BRON = "een nieuwe bron"
"""No pseudonym looks like this, so the imagined voice is always a new one."""


@dataclass(frozen=True, slots=True)
class Kantelpunt:
    """One finding by a new source, seen or lived themselves, that would change the status word of a claim.

    ``perspectief``: from which the new source must look; empty when it does not matter.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("gebied", "gebied", "waar de nieuwe bron spreekt"),
        Kolom("teken", "voor of tegen", "of het voor of tegen de bewering spreekt", woordsoort="waarde.teken"),
        Kolom(
            "bewijskracht", "hoeveel het zegt", "zelf meegemaakt, zonder kanttekening", woordsoort="waarde.bewijskracht"
        ),
        Kolom("wordt", "dan wordt het", "het nieuwe woord", woordsoort="statuswoord"),
    )

    bewering: str
    gebied: str
    teken: Teken
    bewijskracht: str
    was: str
    wordt: str
    perspectief: str = ""

    @staticmethod
    def als_tabellen(antwoord: "Antwoord[Kantelpunt]") -> tuple[Tabel, ...]:
        """The findings by who the new source must be, those for which that does not matter first."""
        per_kop: dict[str, list[Kantelpunt]] = {}
        for r in sorted(antwoord, key=lambda r: bool(r.perspectief)):
            wie = als_tekst(r.perspectief, "waarde.perspectief", antwoord.eigen_woorden)
            per_kop.setdefault(f"Als de nieuwe bron zo kijkt: {wie}" if r.perspectief else "", []).append(r)
        return tuple(van_rijen(kop, rijen) for kop, rijen in per_kop.items())


@vraag
def wat_kantelt(graaf: Verandergraaf, bewering: str) -> Inhoud[Kantelpunt]:
    """The smallest new finding that would change the status word of a claim.

    Args:
        graaf: theory and evidence as of a cycle.
        bewering: key, code or arrow text.

    Returns:
        Every finding of the weakest strength that tips it, in any counted area, by area, then for before against,
        then perspective; a perspective only where the finding tips nothing without one. Empty when no single finding
        can.

    Raises:
        AanroepFout: no such claim.
    """
    doel = vind_onderwerp(graaf, bewering)
    if doel.soort == "systemische_factor":
        raise AanroepFout(f"'{bewering}' is een factor. 'wat-kantelt' gaat over een bewering, zoals C07.")
    stelling = graaf.stellingen.get(doel.sleutel)
    if stelling is None:
        raise AanroepFout(f"Over '{bewering}' is nog geen bewijs.")
    nu = beoordeling(graaf).bewering(doel.sleutel)
    for sterkte in KRACHTEN:
        rijen = tuple(
            rij for gebied, teken in product(nu.geldt_in, TEKENS) for rij in _kantelt(graaf, nu, gebied, teken, sterkte)
        )
        if rijen:
            return Inhoud(
                rijen, (f"{_nu(nu)} Dit zijn de kleinste bevindingen van één nieuwe bron die dat veranderen.",)
            )
    return Inhoud(
        (),
        (
            f"{_nu(nu)} Geen enkele nieuwe bevinding kan dat op zichzelf veranderen.",
            *_wat_dan_wel(nu, graaf.parameters, is_deel=is_gefilterd(graaf)),
        ),
    )


def _kantelt(
    graaf: Verandergraaf, nu: Beweringsoordeel, gebied: str, teken: tuple[Teken, Richting], sterkte: str
) -> Iterator[Kantelpunt]:
    """This finding, when it gives another word from whatever perspective; else from each one where it does.

    From one that is heard already too: a second voice from there may be what keeps the word from hanging on the first.
    """
    kant, richting = teken
    sleutel, was = nu.stelling.sleutel, nu.woord.rekenstatus
    weging = kracht(sterkte, "zelf_meegemaakt", "geen", graaf.parameters)
    item = Item(NIEUWE_BRON, richting, weging, NIEUWE_BRON, cyclus=graaf.t)

    def met(perspectief: str) -> Kantelpunt:
        vondst = Vondst(
            sleutel, gebied, item, Groep("bron", NIEUWE_BRON), NIEUWE_BRON, "bewijs", 1, perspectief or None
        )
        straks = beoordeel_bewering(graaf, nu.stelling, extra=vondst).woord
        return Kantelpunt(sleutel, gebied, kant, sterkte, was, straks.rekenstatus, perspectief)

    hoe_dan_ook = met("")
    nieuw = (met(p) for p in graaf.woorden.teksten["perspectief"] if graaf.woorden.telt_als(p) == p)
    yield from (rij for rij in ((hoe_dan_ook,) if hoe_dan_ook.wordt != was else nieuw) if rij.wordt != was)


def _nu(nu: Beweringsoordeel) -> str:
    return f"Het woord voor {nu.stelling.naam} is nu '{statuswoord_nl(nu.woord.rekenstatus)}'."


def _wat_dan_wel(nu: Beweringsoordeel, p: Parameters, *, is_deel: bool) -> Iterator[str]:
    """What keeps it from the best word, so that one sees what else to look for."""
    if not nu.geldt_in:
        yield (
            "In de gekozen gebieden kan de bewering niet gelden."
            if is_deel
            else ("Er is geen gebied waar de bewering kan gelden.")
        )
    elif zinnen := tuple(wat_ontbreekt(nu.woord, p)):
        yield f"Dit houdt het van 'goed onderbouwd' af: {'; '.join(zinnen)}."
