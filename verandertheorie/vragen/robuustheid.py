"""How much has to fall away before nothing leads from one to the other: in claims, and in voices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.graaf.keten import Ketens
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.theorie import Interventie
from verandertheorie.taal import aantal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.draden import stemmen_voor
from verandertheorie.vragen.paden import GEEN_THEORIE, vind_doelen, vind_knoop
from verandertheorie.vragen.rijkeuze import binnen_filter
from verandertheorie.vragen.tabel import Kolom

HOOGSTENS = 20_000
"""After so many sets of voices it says that it does not know; the example needs a few dozen."""


@dataclass(frozen=True, slots=True)
class Houvast:
    """How firmly a begin is tied to an end.

    ``snede``: as few claims as possible without which no path is left (a minimum cut), by key; ``codes`` the same
    as people call them. ``dragers``: as few voices as possible without which no path is left of which every step has a
    voice; empty when there is none to begin with, None when that took too long to find out.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("van_naam", "van", "waar het begint"),
        Kolom("naar_naam", "naar", "waar het toe leidt"),
        Kolom("hangt_op_beweringen", "hangt op beweringen", "zonder deze loopt er geen pad meer"),
        Kolom("hangt_op_stemmen", "hangt op stemmen", "zonder deze is er geen pad meer waar elke stap een stem heeft"),
    )

    van: str
    van_naam: str
    naar: str
    naar_naam: str
    snede: tuple[str, ...]
    codes: tuple[str, ...]
    dragers: tuple[str, ...] | None

    @property
    def hangt_op_beweringen(self) -> str:
        """How many claims, and which."""
        return f"{len(self.codes)}: {' '.join(self.codes)}"

    @property
    def hangt_op_stemmen(self) -> str:
        """How many voices, and which; what that means when there are none."""
        if self.dragers is None:
            return "te veel om uit te zoeken"
        return f"{len(self.dragers)}: {' '.join(self.dragers)}" if self.dragers else "0: geen stem op de hele weg"


@vraag
def robuustheid(graaf: Verandergraaf, van: str | None = None, naar: str | None = None) -> Inhoud[Houvast]:
    """Minimum cuts between parts of the theory, in claims and in voices (Menger 1927; Ford & Fulkerson 1956).

    Args:
        graaf: theory and evidence as of a cycle.
        van: name or key of a part of the theory; default every intervention.
        naar: of another; default every intended outcome.

    Returns:
        A row per pair that a path connects; those that hang on the fewest voices first, then on the fewest claims, then
        by key.

    Raises:
        AanroepFout: nothing is called that, or it is no node.
    """
    begin = [vind_knoop(graaf, van)] if van is not None else [i.sleutel for i in graaf.knopen_van(Interventie)]
    eind = vind_doelen(graaf, naar)
    ketens = Ketens(graaf)
    wie = {k: tuple(stemmen_voor(graaf, k)) for k in ketens.stappen}
    rijen = []
    for v in begin:
        for n in eind:
            if snede := ketens.snede(v, n):
                stemmen = ketens.dragers(v, n, wie, HOOGSTENS)
                sleutels, codes = tuple(s.sleutel for s in snede), tuple(s.naam for s in snede)
                rijen.append(Houvast(v, graaf.naam(v), n, graaf.naam(n), sleutels, codes, stemmen))
    rijen.sort(key=lambda r: (r.dragers is None, len(r.dragers or ()), len(r.codes), r.van, r.naar))
    return Inhoud(tuple(rijen), tuple(_zinnen(graaf, rijen)))


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Houvast]) -> Iterator[str]:
    if not rijen:
        yield "Tussen deze delen van de theorie loopt geen pad." if graaf.knopen else GEEN_THEORIE
        return
    zonder = [r for r in rijen if r.dragers == ()]
    een = [r for r in rijen if r.dragers is not None and len(r.dragers) == 1]
    paren = aantal(len(rijen), "paar van begin en einde", "paren van begin en einde")
    delen = [f"{len(zonder)} zonder een pad waar elke stap een stem heeft"] if zonder else []
    delen += (
        [f"{len(een)} {'die' if len(een) > 1 else 'dat'} op één stem {'hangen' if len(een) > 1 else 'hangt'}"]
        if een
        else []
    )
    yield f"{binnen_filter(graaf)}{paren}{f', waarvan {opsomming(delen)}' if delen else ''}."
    if rest := [r for r in rijen if r.dragers]:
        minste = [r for r in rest if len(r.dragers or ()) == len(rest[0].dragers or ())]
        op = f"{aantal(len(rest[0].dragers or ()), 'stem', 'stemmen')} ({opsomming(rest[0].dragers or ())})"
        paar, veel = f"{rest[0].van_naam} → {rest[0].naar_naam}", len(minste)
        wie = f"heeft {paar} het minst houvast" if veel == 1 else f"hebben {veel} paren het minst houvast, zoals {paar}"
        yield f"Van wat op elke stap een stem heeft, {wie}: {op}."
