"""What would change our mind: the smallest new finding that would give a claim another word."""

from dataclasses import dataclass
from itertools import product
from typing import ClassVar

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.gebied import Item
from verandertheorie.oordeel.kracht import Teken, kracht
from verandertheorie.vragen.antwoord import Inhoud, Kolom, vraag
from verandertheorie.vragen.beoordeling import beoordeel_bewering, beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import vind_onderwerp

KRACHTEN = ("zwak", "matig", "sterk", "zeer_sterk")
TEKENS: tuple[tuple[str, Teken], ...] = (("voor", 1), ("tegen", -1))
NIEUWE_BRON = "een nieuwe bron"
"""No pseudonym looks like this, so the imagined voice is always a new one; its perspective is unknown and adds none."""


@dataclass(frozen=True, slots=True)
class Kantelpunt:
    """One finding by a new source, seen or lived themselves, that would change the status word of a claim."""

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("gebied", "gebied", "waar de nieuwe bron spreekt"),
        Kolom("teken", "voor of tegen", "", woordsoort="waarde.teken"),
        Kolom(
            "bewijskracht", "hoeveel het zegt", "zelf meegemaakt, zonder kanttekening", woordsoort="waarde.bewijskracht"
        ),
        Kolom("wordt", "dan wordt het", "het nieuwe woord", woordsoort="statuswoord"),
    )

    bewering: str
    gebied: str
    teken: str
    bewijskracht: str
    was: str
    wordt: str


@vraag("wat-kantelt")
def wat_kantelt(graaf: Verandergraaf, bewering: str) -> Inhoud[Kantelpunt]:
    """The smallest new finding that would change the status word of a claim.

    Args:
        graaf: theory and evidence as of a cycle.
        bewering: key, code or arrow text.

    Returns:
        Every finding of the weakest strength that tips it, in any counted area, by area and then for before against;
        empty when no single finding can.

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
        rijen = []
        for gebied, (teken, richting) in product(nu.geldt_in, TEKENS):
            weging = kracht(sterkte, "zelf_meegemaakt", "geen", graaf.parameters)
            item = Item(NIEUWE_BRON, richting, weging, NIEUWE_BRON, is_observatie=False, cyclus=graaf.t)
            straks = beoordeel_bewering(graaf, stelling, extra=(gebied, item)).woord
            if straks.rekenstatus != nu.woord.rekenstatus:
                rijen.append(Kantelpunt(doel.sleutel, gebied, teken, sterkte, nu.woord.rekenstatus, straks.rekenstatus))
        if rijen:
            return Inhoud(tuple(rijen), _zinnen(stelling.naam, rijen))
    woord = statuswoord_nl(nu.woord.rekenstatus)
    return Inhoud((), (f"{stelling.naam} is nu {woord}. Geen enkele nieuwe bevinding kan dat op zichzelf veranderen.",))


def _zinnen(naam: str, rijen: list[Kantelpunt]) -> tuple[str, ...]:
    nu = statuswoord_nl(rijen[0].was)
    return (f"{naam} is nu {nu}. Dit zijn de kleinste bevindingen van één nieuwe bron die dat veranderen.",)
