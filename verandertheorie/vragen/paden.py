"""What leads to what: every way from one part of the theory to another, and where all of it holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.keten import Keten, Ketens, teken
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.wandeling import einde
from verandertheorie.model.theorie import Uitkomst
from verandertheorie.model.verwijzing import Mis
from verandertheorie.taal import aantal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import is_gefilterd, lijst_stelling, wat_het_wel_is
from verandertheorie.vragen.tabel import Kolom

HOOGSTENS = 500
"""So many ways are looked for at most: more are no answer that anybody reads, and their number doubles per step."""

GEEN_THEORIE = "Er staat nog niets in de theorie. Lees haar eerst in met 'importeer'."

RICHTING = {1: "meer", -1: "minder", 0: "anders"}


@dataclass(frozen=True, slots=True)
class Pad:
    """One way along claims of the theory that comes nowhere twice.

    ``stappen``: keys of the claims in their order; ``codes`` the same as people call them. ``knopen``: keys of the
    nodes it goes by, the begin first. ``invloed``: 1 when more at the begin gives more at the end, -1 when less, 0 when
    a step says neither. ``zwakste``: the step that is least likely to hold in a next area; ``zwakste_stand`` what the
    evidence says of it. ``klopt_in``: sub-areas in which every step holds.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("keten", "via", "de beweringen, in volgorde"),
        Kolom("geeft", "geeft", "of meer van het begin meer of minder van het einde geeft"),
        Kolom("zwakste", "zwakste schakel", "de bewering die in een volgend gebied het minst kans heeft te kloppen"),
        Kolom("zwakste_stand", "stand", "wat het bewijs over die schakel zegt", woordsoort="statuswoord"),
        Kolom("klopt_in", "klopt heel in", "deelgebieden waar elke schakel klopt"),
    )

    van: str
    naar: str
    stappen: tuple[str, ...]
    codes: tuple[str, ...]
    knopen: tuple[str, ...]
    invloed: int
    zwakste: str
    zwakste_stand: str
    klopt_in: tuple[str, ...]

    @property
    def keten(self) -> str:
        """The claims with arrows between them."""
        return " → ".join(self.codes)

    @property
    def geeft(self) -> str:
        """What more of the begin gives of the end."""
        return RICHTING[self.invloed]


@vraag
def paden(graaf: Verandergraaf, van: str, naar: str | None = None) -> Inhoud[Pad]:
    """All simple paths between two parts of the theory, with the weakest link, and where the whole path holds.

    Over claims of the theory along which an effect runs. A blocker of a claim goes on to where that claim ends. What
    is found of each claim counts with it, so a path is as strong as its weakest link (Axelrod 1976, *Structure of
    Decision*, on the sign of a path).

    Args:
        graaf: theory and evidence as of a cycle.
        van: name or key of a part of the theory.
        naar: of another; default every intended outcome.

    Returns:
        Rows with those that hold somewhere first, short ones before long ones, then by key; of the 500 shortest, and a
        sentence when there are more. A filter on class or domain chooses from those.

    Raises:
        AanroepFout: nothing is called that, or it is no node.
    """
    begin = vind_knoop(graaf, van)
    doelen = vind_doelen(graaf, naar)
    gevonden = Ketens(graaf).paden(begin, doelen, HOOGSTENS + 1)
    rijen = [pad_langs(graaf, k) for k in gevonden[:HOOGSTENS] if _is_gevraagd(graaf, k)]
    rijen.sort(key=lambda r: (not r.klopt_in, len(r.stappen), r.stappen))
    waar = graaf.naam(doelen[0]) if len(doelen) == 1 else "een doel"
    return Inhoud(tuple(rijen), tuple(_zinnen(graaf, rijen, begin, waar, len(gevonden))))


def vind_knoop(graaf: Verandergraaf, naam: str) -> str:
    """The key of the part of the theory that people mean.

    Raises:
        AanroepFout: nothing is called that, or it is no longer in the theory.
    """
    doel = graaf.namen.zoek(naam, ("knoop",))
    if isinstance(doel, Mis):
        if wat := wat_het_wel_is(graaf, naam):
            s = graaf.stellingen.get(d.sleutel) if (d := graaf.namen.vind(naam, ("bewering",))) else None
            zoals = f", zoals {s.van}: daar begint {s.naam}" if s else ""
            raise AanroepFout(f"'{naam}' is een {wat}. Noem een deel van de theorie{zoals}.")
        raise AanroepFout(f"{doel.tekst} {doel.remedie}")
    if doel.sleutel not in graaf.knopen:
        raise AanroepFout(f"{graaf.naam(doel.sleutel)} hoort niet meer bij de theorie, dus er loopt geen pad langs.")
    return doel.sleutel


def vind_doelen(graaf: Verandergraaf, naar: str | None) -> list[str]:
    """The key of the part of the theory that people mean; without a name every intended outcome.

    Raises:
        AanroepFout: as :func:`vind_knoop`.
    """
    if naar is not None:
        return [vind_knoop(graaf, naar)]
    return [u.sleutel for u in graaf.knopen_van(Uitkomst) if u.bedoeld]


def pad_langs(graaf: Verandergraaf, keten: Keten) -> Pad:
    """One path with what is known of it.

    A claim that a step only falls onto is no link, as in ``belemmeringen``: the step may be why it fails (oordeel.md).
    """
    schakels = {s.sleutel: s for s in keten}
    oordelen = {k: beoordeling(graaf).bewering(k) for k in schakels}
    zwakste = min(oordelen, key=lambda k: (oordelen[k].woord.kans, k))
    grens = graaf.parameters.klasse["schakel"]
    heel = (g for g in graaf.deelgebieden if all(beoordeling(graaf).afweging(k).houdt_in(g, grens) for k in schakels))
    knopen = (keten[0].van, *(einde(graaf, s) or "" for s in keten))
    return Pad(
        van=keten[0].van,
        naar=knopen[-1],
        stappen=tuple(s.sleutel for s in keten),
        codes=tuple(s.naam for s in keten),
        knopen=knopen,
        invloed=teken(graaf, keten),
        zwakste=schakels[zwakste].naam,
        zwakste_stand=oordelen[zwakste].woord.rekenstatus,
        klopt_in=tuple(heel),
    )


def _is_gevraagd(graaf: Verandergraaf, keten: Keten) -> bool:
    """Whether a filter on class or domain chooses one of the steps."""
    return any(lijst_stelling(graaf, s) for s in keten)


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Pad], van: str, waar: str, gevonden: int) -> Iterator[str]:
    er_is_meer = gevonden > HOOGSTENS
    if not gevonden:
        yield f"Van {graaf.naam(van)} loopt geen pad naar {waar}."
        return
    if not rijen:
        lopen = f"meer dan {HOOGSTENS} paden" if er_is_meer else aantal(gevonden, "pad", "paden")
        loopt = f"{'loopt' if gevonden == 1 else 'lopen'} {lopen}"
        past = f"van de {HOOGSTENS} kortste past er geen" if er_is_meer else "geen ervan past"
        yield f"Van {graaf.naam(van)} {loopt} naar {waar}, en {past} in dit filter."
        return
    heel = [r for r in rijen if r.klopt_in]
    hoeveel = aantal(len(rijen), "pad", "paden")
    if heel:
        gebieden = opsomming(sorted({g for r in heel for g in r.klopt_in}))
        klopt = "klopt" if len(heel) == 1 else "kloppen"
        zo = f"{len(heel)} {klopt} ergens van begin tot eind ({gebieden})"
        yield f"Van {graaf.naam(van)} naar {waar}: {hoeveel}; {zo}."
    else:
        hier = " binnen dit filter" if is_gefilterd(graaf) else ""
        yield f"Van {graaf.naam(van)} naar {waar}: {hoeveel}; geen ervan klopt{hier} in één gebied helemaal."
    if er_is_meer:
        yield f"Er zijn er meer: gezocht is in de kortste {HOOGSTENS}. Kies een begin of einde dat dichterbij ligt."
