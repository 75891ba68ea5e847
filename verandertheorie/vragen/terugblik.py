"""Looking back: what the theory expected of an area before anyone looked there, beside what was found since.

A forecast is only worth something when it can miss (Tetlock & Gardner 2015, *Superforecasting*); so the misses stand
first, and what could have gone either way counts as neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from verandertheorie.graaf.stelling import Laag, Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.oordeel.tellen import drempel
from verandertheorie.parameters import Parameters
from verandertheorie.taal import getal
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import lijst_stelling
from verandertheorie.vragen.tabel import Kolom

Uitgekomen = Literal["nee", "kan beide kanten op", "ja"]
UITGEKOMEN: tuple[Uitgekomen, ...] = get_args(Uitgekomen)
"""Whether an expectation came out, misses first: the order in which rows are listed."""


@dataclass(frozen=True, slots=True)
class Voorspelling:
    """One claim in one area that was visited when the theory already expected something of it.

    ``bewering`` is the key of the claim. ``verwacht_na``: key of the last cycle before the first finding on the
    claim there, ``bezocht_in``: key of the cycle of that finding. ``kans``, in [0, 1]: the chance for the next
    comparable area as of ``verwacht_na``, so without this area; ``voorspeld`` the same in a word. ``steun_hier``
    and ``tegenspraak_hier``, in [0, 1], and ``is_omstreden``: the judgement of the area as of the cycle of the
    answer; ``gevonden`` the same in a word. ``kwam_uit``: ``kan beide kanten op`` when the expectation or the
    finding does not choose. ``door``: ids of the evidence there, by cycle. ``laag``: the layer of the claim when it
    was expected.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "bewering", "vraag verder met leg-uit en de code"),
        Kolom("gebied", "gebied", "deelgebied waar nog niemand had gekeken"),
        Kolom("verwacht_na", "verwacht na", "de leercyclus waarna we dit verwachtten"),
        Kolom("kans", "kans", "hoe groot we de kans toen vonden dat het daar klopt, van 0 tot 1"),
        Kolom("voorspeld", "verwacht", "klopt het daar, dachten we toen?"),
        Kolom("bezocht_in", "bezocht in", "de leercyclus waarin voor het eerst iets is gevonden"),
        Kolom("gevonden", "gevonden", "klopt het daar, volgens alles wat sindsdien is gevonden?"),
        Kolom("kwam_uit", "kwam uit", "missers staan bovenaan"),
    )

    bewering: str
    naam: str
    laag: Laag
    tekst: str
    gebied: str
    verwacht_na: str
    kans: float
    voorspeld: Uitgekomen
    bezocht_in: str
    steun_hier: float
    tegenspraak_hier: float
    is_omstreden: bool
    gevonden: Uitgekomen
    kwam_uit: Uitgekomen
    door: tuple[str, ...]

    @property
    def blok(self) -> str:
        """Heading under which it is printed: what the theory said, apart from what was only heard of."""
        return "" if self.laag == "theorie" else "Kandidaten en aannamen: toen nog niet in de theorie"


@vraag
def terugblik(graaf: Verandergraaf) -> Inhoud[Voorspelling]:
    """What earlier cycles expected of areas that were visited later, beside what was found there, misses included.

    An expectation exists when there was evidence on a claim elsewhere, and none yet in this area, where the claim can
    hold. It says ja from the chance of ``voorlopig_onderbouwd``, nee up to that of ``twijfelachtig``; a finding says
    ja or nee from ``gebied_telt`` (parameters.toml, ``[statuswoord]``). Claims that were retired later stay in.

    Args:
        graaf: theory and evidence as of a cycle.

    Returns:
        One row per claim and area: misses first, then what could go either way, then what came out; within these the
        most certain expectation first, then by code, key and area.
    """
    rijen = sorted(_rijen(graaf), key=_rang)
    return Inhoud(tuple(rijen), _zinnen(graaf, rijen))


def _rijen(graaf: Verandergraaf) -> Iterator[Voorspelling]:
    momenten = {c.nummer: graaf.tot_en_met(c.sleutel) for c in graaf.cycli if c.nummer < graaf.t}
    for s in graaf.stellingen.values():
        if lijst_stelling(graaf, s):
            o = beoordeling(graaf).bewering(s.sleutel)
            for gebied, vondsten in o.vondsten.items():
                rij = _rij(graaf, momenten, s, gebied, vondsten, o.cellen[gebied])
                if rij:
                    yield rij


def _rij(
    graaf: Verandergraaf,
    momenten: Mapping[int, Verandergraaf],
    s: Stelling,
    gebied: str,
    vondsten: Sequence[Vondst],
    cel: Gebiedsoordeel,
) -> Voorspelling | None:
    """The expectation of one area; None when nothing was expected of it."""
    bezocht = min(v.item.verteld for v in vondsten)  # who tells now of then, could not be expected then
    eerder = max((nummer for nummer in momenten if nummer < bezocht), default=0)
    if not eerder:
        return None
    toen = momenten[eerder]
    if s.sleutel not in toen.stellingen or toen.stellingen[s.sleutel].laag == "uitgefaseerd":
        return None
    oordeel = beoordeling(toen).bewering(s.sleutel)
    if oordeel.woord.woord == "nog_niet_getoetst" or gebied not in oordeel.geldt_in:
        return None
    verwacht = _verwacht(oordeel.woord.kans, graaf.parameters)
    gevonden = _gevonden(cel, graaf.parameters)
    return Voorspelling(
        bewering=s.sleutel,
        naam=s.naam,
        laag=toen.stellingen[s.sleutel].laag,
        tekst=s.tekst,
        gebied=gebied,
        verwacht_na=graaf.naam_van_cyclus(eerder),
        kans=oordeel.woord.kans,
        voorspeld=verwacht,
        bezocht_in=graaf.naam_van_cyclus(bezocht),
        steun_hier=cel.steun,
        tegenspraak_hier=cel.tegenspraak,
        is_omstreden=cel.is_omstreden,
        gevonden=gevonden,
        kwam_uit=kwam_uit(verwacht, gevonden),
        door=tuple(dict.fromkeys(v.item.herkomst for v in vondsten)),
    )


def kwam_uit(verwacht: Uitgekomen, gevonden: Uitgekomen) -> Uitgekomen:
    """Whether an expectation came out.

    >>> kwam_uit("ja", "nee"), kwam_uit("nee", "nee"), kwam_uit("ja", "kan beide kanten op")
    ('nee', 'ja', 'kan beide kanten op')
    """
    if "kan beide kanten op" in (verwacht, gevonden):
        return "kan beide kanten op"
    return "ja" if verwacht == gevonden else "nee"


def _verwacht(kans: float, p: Parameters) -> Uitgekomen:
    if drempel(kans) >= p.statuswoord["voorlopig_kans"]:
        return "ja"
    return "nee" if drempel(kans) <= p.statuswoord["twijfelachtig_kans"] else "kan beide kanten op"


def _gevonden(cel: Gebiedsoordeel, p: Parameters) -> Uitgekomen:
    gevonden: Mapping[int, Uitgekomen] = {1: "ja", -1: "nee", 0: "kan beide kanten op"}
    return gevonden[cel.wijst(p)]


def _rang(rij: Voorspelling) -> tuple[object, ...]:
    zeker = drempel(abs(rij.kans - 0.5))
    code = rij.naam if rij.naam != rij.bewering else "~"
    return UITGEKOMEN.index(rij.kwam_uit), -zeker, code, rij.bewering, rij.gebied


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Voorspelling]) -> tuple[str, ...]:
    if not graaf.aantal_registraties and not graaf.filter.actief():
        return ("Er is nog geen bewijs om op terug te kijken. Lees registraties in met 'importeer'.",)
    if not rijen and graaf.filter.actief():
        return ("Binnen dit filter valt er niet terug te kijken. Vraag opnieuw met minder filters.",)
    if not rijen:
        return (
            "Er valt nog niet terug te kijken: er is nog geen gebied bezocht nadat een bewering elders al was "
            "onderzocht. Dat kan vanaf de tweede leercyclus met bewijs.",
        )
    theorie = [r for r in rijen if r.laag == "theorie"]
    if not theorie:
        return ("De theorie zelf verwachtte nog niets; dit gaat alleen over kandidaten en aannamen.",)
    missers = [r for r in theorie if r.kwam_uit == "nee"]
    return (_telling(theorie), *(_grootste(r) for r in missers[:1]))


def _telling(rijen: Sequence[Voorspelling]) -> str:
    ja, nee, beide = (sum(r.kwam_uit == woord for r in rijen) for woord in ("ja", "nee", "kan beide kanten op"))
    return (
        f"De theorie had {len(rijen)} keer een verwachting van een gebied waar nog niemand had "
        f"gekeken: {ja} keer kwam die uit, {nee} keer niet, en {beide} keer kan het beide kanten op."
    )


def _grootste(r: Voorspelling) -> str:
    dacht = "daar ook klopt" if r.voorspeld == "ja" else "daar niet klopt"
    vond = "Het klopt daar niet." if r.gevonden == "nee" else "Het klopt daar wel."
    return (
        f"De grootste misser is {r.naam} in {r.gebied}: na {r.verwacht_na} dachten we dat het {dacht} "
        f"(kans {getal(r.kans)}). {vond}"
    )
