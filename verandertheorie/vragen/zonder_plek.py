"""Loose findings as a pile to sort: what speaks of the same lies together, with where and by whom it was heard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.waarden import Teken
from verandertheorie.taal import aangehaald, aantal, opsomming, telwoord
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.gelijkenis import stapels
from verandertheorie.vragen.rijkeuze import is_gekozen, niets_over, past
from verandertheorie.vragen.tabel import Kolom

IN_MEER_KERNGEBIEDEN = 2
"""From so many core areas a kind of loose remark is told unasked: as many as a blocker needs to be recurring.

From so many sub-areas in a programme without core areas, where a blocker needs no more than that either.
"""


@dataclass(frozen=True, slots=True)
class Losse:
    """One loose finding and the pile it lies on.

    ``stapel``: number of the pile, from 1; ``stapel_stemmen``, ``stapel_gebieden`` and ``stapel_kerngebieden`` count
    its voices, sub-areas and core areas (None in a programme that has none). ``id``: of the evidence. ``kerngebied``:
    key of the core area, empty for none. ``groep``: the voice it would count in.
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
    stapel_gebieden: int = 0
    stapel_kerngebieden: int | None = 0

    @property
    def blok(self) -> str:
        """Heading under which it is printed: its pile."""
        stemmen = aantal(self.stapel_stemmen, "stem", "stemmen")
        if self.stapel_kerngebieden is None:
            return f"Stapel {self.stapel}: {stemmen}, {aantal(self.stapel_gebieden, 'gebied', 'gebieden')}"
        return f"Stapel {self.stapel}: {stemmen}, {aantal(self.stapel_kerngebieden, 'kerngebied', 'kerngebieden')}"


@vraag
def nog_zonder_plek(graaf: Verandergraaf) -> Inhoud[Losse]:
    """Loose findings by likeness of their words (plan §5 Ad 2: what nobody expected).

    Returns:
        Rows by pile: that of most core areas first (of most areas, where there are no core areas), then of most
        voices, most findings, first id; within a pile by cycle and id.
    """
    rijen = tuple(_genummerd(graaf, _stapels(graaf)))
    if not rijen:
        return Inhoud((), (niets_over(graaf) or _geen(graaf),))
    aantal_stapels = rijen[-1].stapel
    zinnen = [
        f"{aantal(len(rijen), 'losse bevinding', 'losse bevindingen')} op "
        f"{aantal(aantal_stapels, 'stapel', 'stapels')}, naar de woorden die zij delen.",
        *in_meer_kerngebieden(graaf),
        "Een plek geven: verandertheorie maak-factor, maak-bewering of geef-plek, met deze ids.",
    ]
    return Inhoud(rijen, tuple(zinnen))


def _geen(graaf: Verandergraaf) -> str:
    """Why there is none: nothing was found yet, a filter leaves none, or all of it has a place."""
    if graaf.filter.actief():
        return "Binnen dit filter is er geen losse bevinding."
    if not any(v.soort == "bewijs" for r in graaf.gesprekken for v in graaf.vermeldingen(r.id)):
        return "Er is nog geen bevinding vastgelegd. Lees registraties in met 'importeer'."
    return "Er zijn geen losse bevindingen: alles heeft een plek."


def in_meer_kerngebieden(graaf: Verandergraaf, ids: frozenset[str] | None = None) -> Iterator[str]:
    """A sentence for every pile that was heard in two core areas or more; told unasked, for no other answer has it.

    In a programme without core areas in two sub-areas or more. ``ids``: only of piles with one of these findings.
    """
    wat = "kerngebieden" if graaf.ligging.programma.kerngebieden else "gebieden"
    for stapel in _stapels(graaf):
        plekken = _plekken(graaf, stapel)
        if len(plekken) >= IN_MEER_KERNGEBIEDEN and (ids is None or any(r.id in ids for r in stapel)):
            namen = opsomming(map(graaf.naam, plekken) if wat == "kerngebieden" else plekken)
            yield (
                f"Dezelfde soort losse opmerking komt uit {telwoord(len(plekken))} {wat} ({namen}) "
                f"en telt nergens mee: {aangehaald(stapel[0].kern)} [{stapel[0].id}]. Zie: nog-zonder-plek."
            )


def _stapels(graaf: Verandergraaf) -> Sequence[Sequence[Losse]]:
    los = sorted(_losse(graaf), key=lambda r: (graaf.nummer(r.cyclus), r.id))
    gevonden = [[los[p] for p in stapel] for stapel in stapels([r.kern for r in los])]

    def orde(s: Sequence[Losse]) -> tuple[int, int, int, int, str]:
        stemmen = len({r.groep for r in s})
        return -len(_plekken(graaf, s)), -stemmen, -len(s), graaf.nummer(s[0].cyclus), s[0].id

    return sorted(gevonden, key=orde)


def _losse(graaf: Verandergraaf) -> Iterator[Losse]:
    for r in graaf.registraties_met_los:
        for nr, b in enumerate(r.bewijs):
            gebied = b.gebied or r.gebied or ""
            if b.onderwerp != "los" or not is_gekozen(graaf, gebied) or not past(graaf, r, b):
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


def _plekken(graaf: Verandergraaf, stapel: Sequence[Losse]) -> Sequence[str]:
    """How widely a pile was heard: its core areas, or its sub-areas where the programme has no core areas."""
    if graaf.ligging.programma.kerngebieden:
        return sorted({r.kerngebied for r in stapel} - {""})
    return _deelgebieden(graaf, stapel)


def _deelgebieden(graaf: Verandergraaf, stapel: Sequence[Losse]) -> Sequence[str]:
    return sorted({r.gebied for r in stapel if graaf.ligging.is_deelgebied(r.gebied)})


def _genummerd(graaf: Verandergraaf, alle: Sequence[Sequence[Losse]]) -> Iterator[Losse]:
    for nr, stapel in enumerate(alle, 1):
        stemmen, gebieden = len({r.groep for r in stapel}), len(_deelgebieden(graaf, stapel))
        kernen = len(_plekken(graaf, stapel)) if graaf.ligging.programma.kerngebieden else None
        for r in stapel:
            yield replace(r, stapel=nr, stapel_stemmen=stemmen, stapel_gebieden=gebieden, stapel_kerngebieden=kernen)
