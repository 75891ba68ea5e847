"""Who says the opposite of whom: per claim and factor the areas in which voices stand on both sides."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.taal import aantal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling, nog_tellend
from verandertheorie.vragen.rijkeuze import is_gefilterd, lijst_onderwerpen, vind_oordeel, zonder_bewijs
from verandertheorie.vragen.tabel import Kolom

Weegt = Literal["voor", "tegen", "verdeeld", "open"]
"""What the area says all together."""

ONBEKEND = "onbekend"
"""From where a voice looks of which no source is known."""

_WEEGT: Mapping[Weegt, str] = {
    "voor": "het weegt voor",
    "tegen": "het weegt tegen",
    "verdeeld": "geen kant overtuigt",
    "open": "nog te weinig",
}


@dataclass(frozen=True, slots=True)
class Tegenover:
    """One claim or factor in one area, with voices on both sides that still count.

    ``stemmen_voor`` and ``stemmen_tegen``: the voices on each side by key, ``kijkt_voor`` and ``kijkt_tegen`` from
    which perspectives, in order of name, unknown last; ``gezegd_in``: the ids of what they said.
    ``in_een_perspectief``: a perspective stands on both sides, so it is not only where one stands that makes the
    difference. ``weegt``: what the area says all together.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "wat", "de bewering of factor"),
        Kolom("gebied", "gebied", "waar"),
        Kolom("stemmen_voor", "zegt van wel", "de stemmen die zeggen dat het klopt, of er is"),
        Kolom("stemmen_tegen", "zegt van niet", "de stemmen die zeggen dat het niet klopt, of er niet is"),
        Kolom("wie", "wie tegenover wie", "de perspectieven aan beide kanten"),
        Kolom("samen", "samen", "wat het gebied alles bij elkaar zegt"),
    )

    onderwerp: str
    onderwerpsoort: Literal["bewering", "factor"]
    naam: str
    gebied: str
    stemmen_voor: tuple[str, ...]
    stemmen_tegen: tuple[str, ...]
    kijkt_voor: tuple[str, ...]
    kijkt_tegen: tuple[str, ...]
    gezegd_in: tuple[str, ...]
    in_een_perspectief: bool
    weegt: Weegt

    @property
    def wie(self) -> str:
        """The perspectives on both sides, as one reads them."""
        return f"{opsomming(self.kijkt_voor)} tegenover {opsomming(self.kijkt_tegen)}"

    @property
    def samen(self) -> str:
        """What the area says all together, in words."""
        return _WEEGT[self.weegt]


@vraag
def wie_tegenover_wie(graaf: Verandergraaf, onderwerp: str | None = None) -> Inhoud[Tegenover]:
    """Who says the opposite of whom, over all claims and factors at once (plan §5 Ad 4).

    Silence is no voice; who changed their mind counts on the side of what they said since.

    Args:
        graaf: theory and evidence as of a cycle.
        onderwerp: a claim or factor; default all that are listed.

    Returns:
        Rows of claims by code, then of factors by key; each by area.

    Raises:
        AanroepFout: nothing is called that.
    """
    sleutels = (vind_oordeel(graaf, onderwerp),) if onderwerp is not None else lijst_onderwerpen(graaf)
    rijen = tuple(rij for sleutel in sleutels for rij in _per_gebied(graaf, sleutel))
    weg = zonder_bewijs(graaf)
    return Inhoud(rijen, (weg,) if weg else tuple(_zinnen(graaf, rijen)))


def _per_gebied(graaf: Verandergraaf, sleutel: str) -> Iterator[Tegenover]:
    s = graaf.stellingen.get(sleutel)
    vondsten, oordelen = _gevonden(graaf, sleutel)
    for gebied, hier in vondsten.items():
        kanten = [[v for v in hier if v.item.teken == teken] for teken in (1, -1)]
        voor, tegen = (tuple(sorted({v.groep.sleutel for v in kant})) for kant in kanten)
        if not voor or not tegen:
            continue
        kijkt_voor, kijkt_tegen = (_perspectieven(graaf, kant) for kant in kanten)
        yield Tegenover(
            onderwerp=sleutel,
            onderwerpsoort="bewering" if s else "factor",
            naam=graaf.naam(sleutel),
            gebied=gebied,
            stemmen_voor=voor,
            stemmen_tegen=tegen,
            kijkt_voor=kijkt_voor,
            kijkt_tegen=kijkt_tegen,
            gezegd_in=tuple(sorted({v.item.herkomst for v in hier})),
            in_een_perspectief=bool({*kijkt_voor} & {*kijkt_tegen} - {ONBEKEND}),
            weegt=_weegt(graaf, oordelen.get(gebied)),
        )


def _gevonden(
    graaf: Verandergraaf, sleutel: str
) -> tuple[Mapping[str, tuple[Vondst, ...]], Mapping[str, Gebiedsoordeel | None]]:
    """What still counts on a claim or factor in each area, and what that says."""
    if sleutel in graaf.stellingen:
        o = beoordeling(graaf).bewering(sleutel)
        return o.tellend, dict(o.cellen)
    a = beoordeling(graaf).aanwezigheid(sleutel)
    return nog_tellend(a.vondsten), {gebied: b.oordeel for gebied, b in a.beeld.gebieden.items()}


def _perspectieven(graaf: Verandergraaf, kant: Sequence[Vondst]) -> tuple[str, ...]:
    bekend = sorted({graaf.woorden.tekst("perspectief", v.perspectief) for v in kant if v.perspectief})
    return (*bekend, *([ONBEKEND] if any(not v.perspectief for v in kant) else []))


def _weegt(graaf: Verandergraaf, oordeel: Gebiedsoordeel | None) -> Weegt:
    if oordeel is None:
        return "open"
    if oordeel.is_omstreden:
        return "verdeeld"
    wijst: Mapping[int, Weegt] = {1: "voor", -1: "tegen", 0: "open"}
    return wijst[oordeel.wijst(graaf.parameters)]


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Tegenover]) -> Iterator[str]:
    if not rijen:
        hier = "Binnen dit filter" if is_gefilterd(graaf) else "Tot nu toe"
        yield f"{hier} spreekt niemand een ander in hetzelfde gebied tegen."
        return
    wat, waar = len({r.onderwerp for r in rijen}), Counter(r.gebied for r in rijen)
    (meest, keer), *rest = waar.most_common(2)
    vaakst = f"; het vaakst in {meest} ({keer} keer)" if keer > max((n for _, n in rest), default=1) else ""
    wie = "spreken mensen elkaar in hetzelfde gebied tegen"
    yield f"Over {aantal(wat, 'bewering of factor', 'beweringen en factoren')} {wie}{vaakst}."
    if eigen := sum(r.in_een_perspectief for r in rijen):
        zo_vaak = f"{eigen} van de {len(rijen)} keer"
        yield f"{zo_vaak} staat één perspectief aan beide kanten: dan ligt het niet alleen aan waar iemand staat."
