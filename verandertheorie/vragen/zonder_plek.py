"""Loose findings as a pile to sort: what speaks of the same lies together, with where and by whom it was heard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.waarden import Teken
from verandertheorie.taal import aangehaald, aantal, opsomming, telwoord
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.gelijkenis import stapels
from verandertheorie.vragen.rijkeuze import niets_over
from verandertheorie.vragen.tabel import Kolom

IN_MEER_KERNGEBIEDEN = 2
"""From so many core areas a kind of loose remark is told unasked: as many as a blocker needs to be recurring."""


@dataclass(frozen=True, slots=True)
class Losse:
    """One loose finding and the pile it lies on.

    ``stapel``: number of the pile, from 1; ``stapel_stemmen`` and ``stapel_kerngebieden`` count its voices and its core
    areas. ``id``: of the evidence. ``kerngebied``: key of the core area, empty for none. ``groep``: the voice it would
    count in.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("id", "id", "geef dit op bij maak-factor, maak-bewering of geef-plek"),
        Kolom("gebied", "gebied", "waar het is gezien of gehoord"),
        Kolom("cyclus", "cyclus", "leercyclus"),
        Kolom("bron", "bron", "wie het zei"),
        Kolom("teken", "kant", "voor of tegen", woordsoort="waarde.teken"),
        Kolom("kern", "wat", "wat is gezien of gehoord"),
    )

    id: str
    gebied: str
    kerngebied: str
    cyclus: str
    bron: str
    rol: str
    perspectief: str
    groep: str
    teken: Teken
    kern: str
    stapel: int = 0
    stapel_stemmen: int = 0
    stapel_kerngebieden: int = 0

    @property
    def blok(self) -> str:
        """Heading under which it is printed: its pile."""
        stemmen = aantal(self.stapel_stemmen, "stem", "stemmen")
        return f"Stapel {self.stapel}: {stemmen}, {aantal(self.stapel_kerngebieden, 'kerngebied', 'kerngebieden')}"


@vraag
def nog_zonder_plek(graaf: Verandergraaf) -> Inhoud[Losse]:
    """Loose findings by likeness of their words (plan §5 Ad 2: what nobody expected).

    Returns:
        Rows by pile: that of most core areas first, then of most voices, most findings, first id; within a pile by
        cycle and id.
    """
    rijen = tuple(_genummerd(_stapels(graaf)))
    if not rijen:
        return Inhoud((), (niets_over(graaf) or "Er zijn geen losse bevindingen: alles heeft een plek.",))
    aantal_stapels = rijen[-1].stapel
    zinnen = [
        f"{aantal(len(rijen), 'losse bevinding', 'losse bevindingen')} op "
        f"{aantal(aantal_stapels, 'stapel', 'stapels')}, naar de woorden die zij delen.",
        *in_meer_kerngebieden(graaf),
        "Een plek geven: verandertheorie maak-factor, maak-bewering of geef-plek, met deze ids.",
    ]
    return Inhoud(rijen, tuple(zinnen))


def in_meer_kerngebieden(graaf: Verandergraaf, ids: frozenset[str] | None = None) -> Iterator[str]:
    """A sentence for every pile that was heard in two core areas or more; told unasked, for no other answer has it.

    ``ids``: only of piles with one of these findings.
    """
    for stapel in _stapels(graaf):
        if len(_kerngebieden(stapel)) >= IN_MEER_KERNGEBIEDEN and (ids is None or any(r.id in ids for r in stapel)):
            kernen = _kerngebieden(stapel)
            namen = opsomming(map(graaf.naam, kernen))
            yield (
                f"Dezelfde soort losse opmerking komt uit {telwoord(len(kernen))} kerngebieden ({namen}) "
                f"en telt nergens mee: {aangehaald(stapel[0].kern)} [{stapel[0].id}]. Zie: nog-zonder-plek."
            )


def _stapels(graaf: Verandergraaf) -> Sequence[Sequence[Losse]]:
    los = sorted(_losse(graaf), key=lambda r: (graaf.nummer(r.cyclus), r.id))
    gevonden = [[los[p] for p in stapel] for stapel in stapels([r.kern for r in los])]
    return sorted(
        gevonden,
        key=lambda s: (-len(_kerngebieden(s)), -len({r.groep for r in s}), -len(s), graaf.nummer(s[0].cyclus), s[0].id),
    )


def _losse(graaf: Verandergraaf) -> Iterator[Losse]:
    for r in graaf.registraties:
        for nr, b in enumerate(r.bewijs):
            gebied = b.gebied or r.gebied or ""
            if b.onderwerp != "los" or graaf.ligging.plaats(gebied, graaf.deelgebieden) == "buiten_selectie":
                continue
            bron = graaf.stemmen.wie(r, b.spreker)
            yield Losse(
                id=r.bewijs_id(nr),
                gebied=gebied,
                kerngebied=graaf.ligging.kern(gebied),
                cyclus=graaf.naam_van_cyclus(graaf.waarover(r, b)),
                bron=bron.pseudoniem if bron else "",
                rol=bron.rol if bron else "",
                perspectief=bron.perspectief if bron else "",
                groep=graaf.stemmen.groep(r, gebied, b.spreker).sleutel,
                teken=b.teken,
                kern=b.kern,
            )


def _kerngebieden(stapel: Sequence[Losse]) -> Sequence[str]:
    return sorted({r.kerngebied for r in stapel} - {""})


def _genummerd(alle: Sequence[Sequence[Losse]]) -> Iterator[Losse]:
    for nr, stapel in enumerate(alle, 1):
        stemmen, kernen = len({r.groep for r in stapel}), len(_kerngebieden(stapel))
        yield from (replace(r, stapel=nr, stapel_stemmen=stemmen, stapel_kerngebieden=kernen) for r in stapel)
