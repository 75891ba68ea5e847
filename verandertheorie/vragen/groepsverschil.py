"""Which groups of voices name something more or less often than the others, beyond what chance gives.

A voice is an independence group, as everywhere: a conversation is one, and who tells what another told is no second.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.waarneming import Bron
from verandertheorie.oordeel.verschil import p_waarde, q_waarden
from verandertheorie.taal import aantal, getal, groot, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.rijkeuze import binnen_filter, is_gekozen, lijst_onderwerpen, niets_over
from verandertheorie.vragen.tabel import Kolom

GRENS = 0.05
"""Of what is called a difference at most one in twenty is expected to be none (false discovery rate)."""

MINSTE = 2
"""A group of fewer voices says nothing of a group, and what fewer name says nothing of groups."""

GROEPEN = ("perspectief", "rol", "kerngebied", "gebied")
"""By what voices can be put into groups; one that spoke in two areas is in the one where it first spoke."""


@dataclass(frozen=True, slots=True)
class Groepscel:
    """One group beside all other voices, on one subject.

    ``onderwerp``: key of a claim or factor that is named: something was found for or against it. ``noemt`` of the
    ``groepsgrootte`` voices in the group name it, ``noemt_elders`` of the ``overigen``. ``kans``: how likely a
    count at least as unlikely is when voices are put into groups at random; ``vals``: the rate of false findings at
    which this one is found, over all cells; ``verschilt``: whether that is low enough.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "wat", "de bewering of factor"),
        Kolom("groep", "groep", "de groep stemmen"),
        Kolom("hier", "noemt het", "hoeveel stemmen uit de groep"),
        Kolom("elders", "de anderen", "hoeveel van alle andere stemmen"),
        Kolom("vals", "kans op vals", "zo vaak is een verschil als dit er in werkelijkheid geen"),
    )

    onderwerp: str
    naam: str
    groep: str
    noemt: int
    groepsgrootte: int
    noemt_elders: int
    overigen: int
    kans: float
    vals: float
    verschilt: bool

    @property
    def hier(self) -> str:
        """How many of the group."""
        return f"{self.noemt} van {self.groepsgrootte}"

    @property
    def elders(self) -> str:
        """How many of the others."""
        return f"{self.noemt_elders} van {self.overigen}"


@vraag
def groepsverschil(graaf: Verandergraaf, per: str | None = None, *, alles: bool = False) -> Inhoud[Groepscel]:
    """Differences between groups of voices that hold their false-discovery rate.

    A voice counts once per subject, however much it says; groups are compared by putting whole voices elsewhere, and
    over all cells at most one difference in twenty is expected to be none (Benjamini & Hochberg 1995). A χ² per cell
    over statements finds differences where there are none, because one talkative voice fills a cell.

    Args:
        graaf: theory and evidence as of a cycle.
        per: perspectief, rol, kerngebied or gebied; default perspectief.
        alles: every cell; default those that differ.

    Returns:
        Rows by rate of false findings, then subject and group.

    Raises:
        AanroepFout: sources are not grouped by that.
    """
    soort = per or "perspectief"
    if soort not in GROEPEN:
        raise AanroepFout(f"Bronnen staan niet in groepen per '{soort}'. Kies uit: {', '.join(GROEPEN)}.")
    stemmen, noemt = _gehoord(graaf)
    per_groep: dict[str, set[str]] = defaultdict(set)
    for stem, (bron, gebied) in stemmen.items():
        per_groep[_groep(graaf, bron, gebied, soort)].add(stem)
    groepen = {g: wie for g, wie in per_groep.items() if g and len(wie) >= MINSTE}
    cellen = list(_cellen(graaf, noemt, groepen))
    kansen = q_waarden([c.kans for c in cellen])
    rijen = [_met_vals(c, q) for c, q in zip(cellen, kansen, strict=True)]
    rijen.sort(key=lambda r: (r.vals, r.kans, r.onderwerp, r.groep))
    getoond = rijen if alles else [r for r in rijen if r.verschilt]
    return Inhoud(tuple(getoond), tuple(_zinnen(graaf, rijen, soort, sorted(groepen))))


def _gehoord(graaf: Verandergraaf) -> tuple[Mapping[str, tuple[Bron, str]], Mapping[str, frozenset[str]]]:
    """Per voice that spoke in an area of the filter who that is and where it first was; per subject who named it."""
    stemmen: dict[str, tuple[Bron, str]] = {}
    noemt: dict[str, set[str]] = defaultdict(set)
    for r in graaf.registraties:
        gezegd = [(b.onderwerp, b.gebied or r.gebied or "", b.spreker) for b in r.bewijs]
        for onderwerp, gebied, spreker in gezegd or [("los", r.gebied or "", None)]:
            groep = graaf.stemmen.groep(r, gebied, spreker)
            bron = graaf.bronnen.get(groep.naam) if groep.soort == "bron" else graaf.stemmen.wie(r, spreker)
            if bron is not None and is_gekozen(graaf, gebied):
                stemmen.setdefault(groep.sleutel, (bron, gebied))
                if onderwerp != "los":
                    noemt[graaf.heet_nu(onderwerp)].add(groep.sleutel)
    return dict(sorted(stemmen.items())), {k: frozenset(wie) for k, wie in noemt.items()}


def _groep(graaf: Verandergraaf, b: Bron, gebied: str, soort: str) -> str:
    match soort:
        case "perspectief":
            return graaf.woorden.tekst("perspectief", graaf.woorden.telt_als(b.perspectief))
        case "rol":
            return b.rol
        case "kerngebied":
            return graaf.naam(graaf.kerngebied_van.get(gebied, "")) if graaf.kerngebied_van.get(gebied) else ""
        case _:
            return gebied


def _cellen(
    graaf: Verandergraaf, noemt: Mapping[str, frozenset[str]], groepen: Mapping[str, set[str]]
) -> Iterator[Groepscel]:
    alle = frozenset().union(*groepen.values())
    for onderwerp in lijst_onderwerpen(graaf):
        wie = noemt.get(onderwerp, frozenset()) & alle
        if not MINSTE <= len(wie) <= len(alle) - MINSTE:
            continue
        for groep, bronnen in sorted(groepen.items()):
            hier, elders = len(wie & bronnen), len(wie - bronnen)
            kans = p_waarde(hier, len(bronnen), len(wie), len(alle))
            rest = len(alle) - len(bronnen)
            if rest:
                yield Groepscel(
                    onderwerp,
                    graaf.naam(onderwerp),
                    groep,
                    hier,
                    len(bronnen),
                    elders,
                    rest,
                    kans,
                    1.0,
                    verschilt=False,
                )


def _met_vals(c: Groepscel, q: float) -> Groepscel:
    return replace(c, vals=q, verschilt=q <= GRENS)


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Groepscel], soort: str, groepen: Sequence[str]) -> Iterator[str]:
    if weg := niets_over(graaf):
        yield weg
        return
    hier = binnen_filter(graaf)
    if not rijen:
        yield groot(f"{hier}{_niets_naast_elkaar(groepen)}, dus per {soort} valt er niets te vergelijken.")
        return
    anders = [r for r in rijen if r.verschilt]
    vakken = aantal(len(rijen), "vak", "vakken")
    if not anders:
        dichtst = f"het dichtstbij: {rijen[0].naam} bij {rijen[0].groep} ({getal(rijen[0].vals)})"
        yield groot(f"{hier}geen verschil per {soort} dat groter is dan toeval, in {vakken}; {dichtst}.")
        yield "Dat zegt niet dat groepen hetzelfde zeggen: met weinig stemmen valt alleen een groot verschil op."
        return
    waar = opsomming(f"{r.naam} bij {r.groep}" for r in anders[:3])
    yield f"{hier}{aantal(len(anders), 'verschil', 'verschillen')} per {soort} in {vakken}, zoals {waar}."
    yield "Een verschil zegt dat de groep het vaker of minder vaak noemt, niet waardoor."


def _niets_naast_elkaar(groepen: Sequence[str]) -> str:
    """Why no two groups can be set side by side."""
    if not groepen:
        return "geen groep heeft al twee stemmen"
    if len(groepen) == 1:
        return f"alleen {groepen[0]} heeft al twee stemmen"
    return "niets is door twee stemmen genoemd en door twee andere niet"
