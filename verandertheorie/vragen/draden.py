"""Which chains one single source tells from begin to end, and which only hold together by several (exact, per source).

A path in the theory is often put together from links that different people told. Whether anybody saw the whole of it
is another question (Powell, Copestake & Remnant 2024, on threads in causal maps).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.graaf.keten import Ketens
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Groep
from verandertheorie.model.theorie import Interventie, SystemischeFactor
from verandertheorie.taal import aantal, groot
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.paden import GEEN_THEORIE, vind_doelen, vind_knoop
from verandertheorie.vragen.rijkeuze import binnen_filter, zonder_bewijs
from verandertheorie.vragen.tabel import Kolom


@dataclass(frozen=True, slots=True)
class Draad:
    """A chain of which one voice spoke for every step.

    ``van`` and ``naar`` are keys of nodes. ``stem``: the voice, an independence group. ``stappen``: keys of the claims
    of the shortest such chain, in their order; ``codes`` the same as people call them. ``gebieden``: where the voice
    spoke for them.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("van_naam", "van", "waar de keten begint"),
        Kolom("naar_naam", "naar", "waar zij eindigt"),
        Kolom("stem", "stem", "wie haar helemaal vertelt"),
        Kolom("keten", "via", "de beweringen, in volgorde"),
        Kolom("gebieden", "gebieden", "waar die stem dat zag of hoorde"),
    )

    van: str
    van_naam: str
    naar: str
    naar_naam: str
    stem: str
    stappen: tuple[str, ...]
    codes: tuple[str, ...]
    gebieden: tuple[str, ...]

    @property
    def keten(self) -> str:
        """The claims with arrows between them."""
        return " → ".join(self.codes)


@vraag
def draden(graaf: Verandergraaf, van: str | None = None, naar: str | None = None) -> Inhoud[Draad]:
    """Which chains a single voice tells completely: it spoke for every step, and still does.

    Args:
        graaf: theory and evidence as of a cycle.
        van: name or key of a part of the theory; default every intervention and factor.
        naar: of another; default every intended outcome.

    Returns:
        Rows by begin, end and voice, one for each of these: the shortest chain of more than one step, the first by key
        of those. A single step is no chain: any finding is one.

    Raises:
        AanroepFout: nothing is called that, or it is no node.
    """
    begin = [vind_knoop(graaf, van)] if van is not None else _begin(graaf)
    eind = vind_doelen(graaf, naar)
    ketens, stemmen = Ketens(graaf), _per_stem(graaf)
    rijen = []
    for v in begin:
        for n in eind:
            for groep, waar in stemmen.items():
                if keten := ketens.omweg(v, n, waar):
                    gebieden = sorted({g for s in keten for g in waar[s.sleutel]})
                    rijen.append(
                        Draad(
                            v,
                            graaf.naam(v),
                            n,
                            graaf.naam(n),
                            groep,
                            tuple(s.sleutel for s in keten),
                            tuple(s.naam for s in keten),
                            tuple(gebieden),
                        )
                    )
    return Inhoud(tuple(rijen), tuple(_zinnen(graaf, rijen, begin, eind)))


def stemmen_voor(graaf: Verandergraaf, sleutel: str) -> Mapping[str, tuple[str, ...]]:
    """The voices that speak for a claim where it can hold, as far as that still counts, with the areas."""
    uit: dict[str, list[str]] = defaultdict(list)
    for gebied, vondsten in beoordeling(graaf).bewering(sleutel).tellend.items():
        for v in vondsten:
            if v.item.teken > 0:
                uit[_stem(v.groep)].append(gebied)
    return {stem: tuple(sorted(set(waar))) for stem, waar in sorted(uit.items())}


def _stem(groep: Groep) -> str:
    """The voice by its name, also where it is a series of sessions, which counts as another in each area."""
    return groep.naam


def _per_stem(graaf: Verandergraaf) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Per voice the steps it speaks for, with the areas."""
    uit: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for sleutel in Ketens(graaf).stappen:
        for stem, waar in stemmen_voor(graaf, sleutel).items():
            uit[stem][sleutel] = waar
    return dict(sorted(uit.items()))


def _begin(graaf: Verandergraaf) -> list[str]:
    return [k for k, r in graaf.knopen.items() if isinstance(r, Interventie | SystemischeFactor)]


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Draad], begin: Sequence[str], eind: Sequence[str]) -> Iterator[str]:
    ketens = Ketens(graaf)
    loopt = {(v, n) for v in begin for n in eind if ketens.omweg(v, n, ketens.stappen)}
    verteld, hoeveel = {(r.van, r.naar) for r in rijen}, len({r.stem for r in rijen})
    if not graaf.knopen:
        yield GEEN_THEORIE
    elif not loopt:
        yield "Tussen deze delen van de theorie loopt geen keten van meer dan één stap."
    elif not rijen:
        yield zonder_bewijs(graaf) or groot(f"{binnen_filter(graaf)}geen stem vertelt een keten van begin tot eind.")
    else:
        vertelt = "vertelt" if hoeveel == 1 else "vertellen"
        wie = f"{binnen_filter(graaf)}{aantal(hoeveel, 'stem', 'stemmen')}"
        waar = f", bij {len(verteld)} van de {len(loopt)} paren waartussen er een loopt" if len(loopt) > 1 else ""
        yield f"{wie} {vertelt} een keten van begin tot eind{waar}."
