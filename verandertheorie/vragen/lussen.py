"""What feeds itself: ways round in the theory, whether they strengthen or dampen, and how long a round takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from verandertheorie.graaf.keten import Ketens
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.taal import aantal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.paden import pad_langs
from verandertheorie.vragen.rijkeuze import lijst_stelling
from verandertheorie.vragen.tabel import Kolom

HOOGSTENS = 200
"""So many ways round are looked for at most; see ``paden.HOOGSTENS``."""

Werking = Literal["versterkt zichzelf", "dempt zichzelf", "geen richting"]
WERKING: dict[int, Werking] = {1: "versterkt zichzelf", -1: "dempt zichzelf", 0: "geen richting"}
_DOET: dict[Werking, tuple[str, str]] = {
    "versterkt zichzelf": ("versterkt zichzelf", "versterken zichzelf"),
    "dempt zichzelf": ("dempt zichzelf", "dempen zichzelf"),
    "geen richting": ("heeft geen richting", "hebben geen richting"),
}
"""What one does, and what more do."""


@dataclass(frozen=True, slots=True)
class Lus:
    """One feedback loop: steps that come back to where they begin, nowhere twice on the way.

    ``knopen`` and ``stappen``: keys in the order of the round, from the node with the smallest key. ``werking``:
    whether more of it gives more of it (reinforcing, positive sign) or less (balancing, negative). ``vertraging``: what
    the theory says of how long a step takes, per step that it says it of.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("rond", "langs", "de delen van de theorie, in volgorde"),
        Kolom("keten", "via", "de beweringen, in volgorde"),
        Kolom("werking", "wat zij doet", "of zij zichzelf versterkt of dempt"),
        Kolom("vertraging", "hoe lang", "wat de theorie zegt over hoe lang een stap duurt"),
        Kolom("zwakste_stand", "zwakste schakel", "wat het bewijs daarover zegt", woordsoort="statuswoord"),
        Kolom("klopt_in", "klopt heel in", "deelgebieden waar elke schakel klopt"),
    )

    knopen: tuple[str, ...]
    namen: tuple[str, ...]
    stappen: tuple[str, ...]
    codes: tuple[str, ...]
    werking: Werking
    vertraging: tuple[str, ...]
    zwakste: str
    zwakste_stand: str
    klopt_in: tuple[str, ...]

    @property
    def rond(self) -> str:
        """The names with arrows between them, back to the first."""
        return " → ".join((*self.namen, self.namen[0]))

    @property
    def keten(self) -> str:
        """The claims with arrows between them."""
        return " → ".join(self.codes)


@vraag
def lussen(graaf: Verandergraaf) -> Inhoud[Lus]:
    """The feedback loops of the theory, with sign and delay (Sterman 2000, *Business Dynamics*, ch. 5).

    Returns:
        Rows with those that hold somewhere first, short ones before long ones, then by key; of the 200 shortest, and
        a sentence when there are more. A filter on class or domain chooses from those.
    """
    gevonden = Ketens(graaf).lussen(HOOGSTENS + 1)
    rijen = []
    for keten in gevonden[:HOOGSTENS]:
        if any(lijst_stelling(graaf, s) for s in keten):
            pad = pad_langs(graaf, keten)
            duur = (f"{s.naam}: {s.record.vertraging}" for s in keten if s.record and s.record.vertraging)
            namen = tuple(graaf.naam(k) for k in pad.knopen[:-1])
            rijen.append(
                Lus(
                    knopen=pad.knopen[:-1],
                    namen=namen,
                    stappen=pad.stappen,
                    codes=pad.codes,
                    werking=WERKING[pad.invloed],
                    vertraging=tuple(duur),
                    zwakste=pad.zwakste,
                    zwakste_stand=pad.zwakste_stand,
                    klopt_in=pad.klopt_in,
                )
            )
    rijen.sort(key=lambda r: (not r.klopt_in, len(r.stappen), r.stappen))
    return Inhoud(tuple(rijen), tuple(_zinnen(rijen, len(gevonden))))


def _zinnen(rijen: Sequence[Lus], gevonden: int) -> Iterator[str]:
    if not gevonden:
        yield "In de theorie loopt niets in het rond. Versterkt iets zichzelf? Voeg de bewering toe die de kring sluit."
        return
    is_er_meer = gevonden > HOOGSTENS
    if is_er_meer:
        yield f"Er zijn er meer: gezocht is in de kortste {HOOGSTENS}."
    if not rijen:
        yield f"Binnen dit filter {'vonden wij geen lus' if is_er_meer else 'loopt niets in het rond'}."
        return
    per_werking = {w: sum(r.werking == w for r in rijen) for w in WERKING.values()}
    wat = opsomming(f"{n} {_DOET[w][n > 1]}" for w, n in per_werking.items() if n)
    yield f"{aantal(len(rijen), 'lus', 'lussen')}: {wat}."
