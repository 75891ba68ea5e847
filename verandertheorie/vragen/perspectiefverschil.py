"""Where people see a claim differently because of where they stand: the perspectives side by side, claim by claim.

Each perspective is weighed by itself, with the sums of every other judgement. Where two of them never looked in the
same area, what differs may be the area and not the perspective; the answer says which of the two it is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.oordeel.gebied import weeg
from verandertheorie.parameters import Parameters
from verandertheorie.taal import aantal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import lijst_stelling, niets_over, op_code, vind_onderwerp
from verandertheorie.vragen.tabel import Kolom

Kant = Literal["klopt", "klopt niet", "wisselt", "te weinig gehoord"]
"""What a perspective says of a claim, over the areas in which it spoke."""


@dataclass(frozen=True, slots=True)
class Perspectiefrij:
    """One perspective on one claim, weighed by itself.

    ``bewering`` is the key of the claim. ``stemmen`` counts its voices. ``klopt_in`` and ``klopt_niet_in``: areas in
    which its voices say so; ``open_in``: in which they do not choose. ``kant``: which of these
    are more, with the share that makes a claim differ per area. ``botst_in``: areas in which another perspective says
    the opposite.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("perspectief", "perspectief", "vanuit welke positie gekeken is", woordsoort="waarde.perspectief"),
        Kolom("kant", "zegt", "wat dit perspectief er over alle gebieden van zegt"),
        Kolom("klopt_in", "klopt in", "gebieden waar dit perspectief zegt dat het klopt"),
        Kolom("klopt_niet_in", "klopt niet in", "gebieden waar dit perspectief zegt dat het niet klopt"),
        Kolom("open_in", "open in", "gebieden waar dit perspectief nog geen kant kiest"),
        Kolom("botst_in", "botst in", "gebieden waar een ander perspectief het tegendeel zegt"),
        Kolom("stemmen", "stemmen", "hoeveel stemmen het samen zijn"),
    )

    bewering: str
    naam: str
    tekst: str
    perspectief: str
    kant: Kant
    klopt_in: tuple[str, ...]
    klopt_niet_in: tuple[str, ...]
    open_in: tuple[str, ...]
    botst_in: tuple[str, ...]
    stemmen: int

    @property
    def blok(self) -> str:
        """Heading under which it is printed: the claim."""
        return f"{self.naam}: {self.tekst}"


@vraag
def perspectiefverschil(graaf: Verandergraaf, bewering: str | None = None) -> Inhoud[Perspectiefrij]:
    """Claims on which perspectives differ, each perspective in a row (plan §5 Ad 4).

    Args:
        graaf: theory and evidence as of a cycle.
        bewering: key, code or arrow text of a claim: all perspectives on it, whether or not they differ; default every
            claim on which they do.

    Returns:
        Rows by claim (code, key), those first on which one perspective says it holds and another that it does not;
        then by perspective, in the order of the glossary.

    Raises:
        AanroepFout: no such claim, or it is no claim.
    """
    if bewering is not None:
        doel = vind_onderwerp(graaf, bewering)
        if doel.sleutel not in graaf.stellingen:
            raise AanroepFout(f"Perspectieven staan naast elkaar bij een bewering, en '{bewering}' is dat niet.")
        rijen = _naast_elkaar(graaf, graaf.stellingen[doel.sleutel])
        leeg = f"Over {graaf.stellingen[doel.sleutel].naam} sprak nog niemand van wie het perspectief bekend is."
        if len(rijen) == 1 and not graaf.aantal_weggefilterd:
            return Inhoud(rijen, (f"{rijen[0].naam}: alleen gehoord vanuit het perspectief {_naam(graaf, rijen[0])}.",))
        return Inhoud(rijen, tuple(_zinnen(graaf, rijen)) if rijen else (niets_over(graaf) or leeg,))
    alle = [_naast_elkaar(graaf, s) for s in sorted(graaf.stellingen.values(), key=op_code) if lijst_stelling(graaf, s)]
    anders = [rijen for rijen in alle if len({r.kant for r in rijen} - {"te weinig gehoord"}) > 1]
    anders.sort(key=lambda rijen: not _tegenover(rijen))
    if not anders:
        return Inhoud((), (niets_over(graaf) or "Bij geen bewering zeggen twee perspectieven iets anders.",))
    zinnen = [f"Bij {aantal(len(anders), 'bewering', 'beweringen')} zeggen perspectieven iets anders."]
    zinnen += [zin for rijen in anders if _tegenover(rijen) for zin in _zinnen(graaf, rijen)]
    return Inhoud(tuple(r for rijen in anders for r in rijen), tuple(zinnen))


def _tegenover(rijen: Sequence[Perspectiefrij]) -> bool:
    """Whether one perspective says it holds and another that it does not."""
    return {"klopt", "klopt niet"} <= {r.kant for r in rijen}


def _naast_elkaar(graaf: Verandergraaf, s: Stelling) -> tuple[Perspectiefrij, ...]:
    per_perspectief: dict[str, dict[str, list[Vondst]]] = defaultdict(lambda: defaultdict(list))
    for gebied, vondsten in beoordeling(graaf).bewering(s.sleutel).vondsten.items():
        for v in vondsten:
            if v.perspectief:
                per_perspectief[v.perspectief][gebied].append(v)
    wijst = {
        p: {
            gebied: weeg((v.item for v in vs), graaf.parameters).wijst(graaf.parameters)
            for gebied, vs in cellen.items()
        }
        for p, cellen in per_perspectief.items()
    }
    volgorde = tuple(graaf.woorden.teksten["perspectief"])
    return tuple(
        _rij(s, p, wijst, len({v.item.groep for vs in per_perspectief[p].values() for v in vs}), graaf.parameters)
        for p in sorted(wijst, key=lambda p: (p not in volgorde, volgorde.index(p) if p in volgorde else 0, p))
    )


def _rij(
    s: Stelling, perspectief: str, wijst: Mapping[str, Mapping[str, int]], stemmen: int, p: Parameters
) -> Perspectiefrij:
    hier = wijst[perspectief]
    anderen = [cellen for p, cellen in wijst.items() if p != perspectief]
    voor, tegen, open_ = (tuple(sorted(g for g, kant in hier.items() if kant == deze)) for deze in (1, -1, 0))
    return Perspectiefrij(
        bewering=s.sleutel,
        naam=s.naam,
        tekst=s.tekst,
        perspectief=perspectief,
        kant=_kant(len(voor), len(tegen), p.statuswoord["wisselt_verhouding"]),
        klopt_in=voor,
        klopt_niet_in=tegen,
        open_in=open_,
        botst_in=tuple(g for g in (*voor, *tegen) if any(cellen.get(g) == -hier[g] for cellen in anderen)),
        stemmen=stemmen,
    )


def _kant(voor: int, tegen: int, verhouding: float) -> Kant:
    if not voor and not tegen:
        return "te weinig gehoord"
    if min(voor, tegen) >= verhouding * max(voor, tegen):
        return "wisselt"
    return "klopt" if voor > tegen else "klopt niet"


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Perspectiefrij]) -> Iterator[str]:
    """What differs on one claim, and whether that can be the area as well."""
    if not _tegenover(rijen):
        return
    kanten = {kant: opsomming(_naam(graaf, r) for r in rijen if r.kant == kant) for kant in ("klopt", "klopt niet")}
    zegt = f"{rijen[0].naam}: klopt volgens {kanten['klopt']}, en klopt niet volgens {kanten['klopt niet']}"
    if botst := sorted({g for r in rijen for g in r.botst_in}):
        yield f"{zegt}. In hetzelfde gebied zeggen zij iets anders in {opsomming(botst)}."
    else:
        yield f"{zegt}. Nergens spraken zij over hetzelfde gebied, dus het kan ook aan het gebied liggen."


def _naam(graaf: Verandergraaf, r: Perspectiefrij) -> str:
    return graaf.woorden.tekst("perspectief", r.perspectief)
