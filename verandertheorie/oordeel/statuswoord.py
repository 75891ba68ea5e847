"""The word for a claim: the rules that were tried, in order, up to the one that holds, and no single source decides.

First match wins; the table is drawn in ``README.md`` of this room. A word that takes a side stands only as far as it
stands without each of the sources. The words are not monotone in the evidence, the numbers (the chance, E[M], the band)
are. There is no hysteresis: it would make the word depend on the path by which the evidence came in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum, inf
from typing import Literal, NamedTuple, get_args

from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.oordeel.kracht import Teken
from verandertheorie.oordeel.tellen import Programma, drempel, kans_volgend
from verandertheorie.parameters import Getallen, Parameters

Statuswoord = Literal[
    "nog_niet_getoetst",
    "tegenstrijdig",
    "wisselt_per_gebied",
    "eerste_aanwijzing",
    "goed_onderbouwd",
    "voorlopig_onderbouwd",
    "houdt_geen_stand",
    "twijfelachtig",
    "onbeslist",
]
STATUSWOORDEN: tuple[Statuswoord, ...] = get_args(Statuswoord)
"""In the order in which the rules are tried."""

Richting = Literal["voor", "tegen", "tegengesteld"]
Deel = Literal["steun", "tegenspraak"]
Vergelijking = Literal["vanaf", "hoogstens", "onder"]
Maat = Literal[
    "gebieden",
    "bewijs",
    "omstreden",
    "aandeel_omstreden",
    "steun",
    "tegenspraak",
    "verhouding",
    "gebieden_voor",
    "gebieden_tegen",
    "kans",
    "stevige_gebieden",
    "stevige_kerngebieden",
    "perspectieven",
    "ontkennende_gebieden",
    "ontkennende_kerngebieden",
    "ontkennende_perspectieven",
    "tegendeel_gezocht",
    "andere_oorzaak_gezocht",
]
"""What a rule measures: N; R + S; K, the areas omstreden, and their share of the areas that speak; R; S; the smaller of
R and S as share of the larger; areas that count on a side; the chance for the next area; areas, core areas and
perspectives with firm support, and against; whether somebody looked, and did not find."""

REKENSTATUSSEN: dict[str, tuple[Statuswoord, Richting | None]] = {
    f"{woord} {richting}" if richting else woord: (woord, richting)
    for woord in STATUSWOORDEN
    for richting in (get_args(Richting) if woord == "eerste_aanwijzing" else (None,))
}
"""Every computed status as it is printed, with the word and the direction in it."""


NIVEAU: Mapping[Statuswoord, tuple[Teken, int]] = {
    "goed_onderbouwd": (1, 2),
    "voorlopig_onderbouwd": (1, 1),
    "twijfelachtig": (-1, 1),
    "houdt_geen_stand": (-1, 2),
}
"""The words that take a side: which, and how firmly."""


@dataclass(frozen=True, slots=True)
class Breedte:
    """How broadly a claim was supported, denied and questioned, in how broad a programme.

    ``kerngebied_van``: the core area of every judged area. ``steunend`` and ``ontkennend``: the perspectives of who
    spoke for and against, as far as it still counts. The two ``gezocht``: looked for on this claim, anywhere, and not
    found.
    """

    kerngebied_van: Mapping[str, str]
    steunend: frozenset[str]
    ontkennend: frozenset[str]
    tegendeel_gezocht: bool
    andere_oorzaak_gezocht: bool
    programma: Programma


class Drempeltoets(NamedTuple):
    """One number beside one threshold.

    ``afstand`` is how far the measured quantity behind it is from tipping: for a count of areas that of the area that
    would change the count, and infinite for what moves in whole steps.
    """

    maat: Maat
    waarde: float
    vergelijking: Vergelijking
    grens: float
    afstand: float
    geldt: bool


@dataclass(frozen=True, slots=True)
class Statusregel:
    """One row of the table: it holds when all its comparisons do. Only onbeslist has none: it is what is left."""

    woord: Statuswoord
    geldt: bool
    toetsen: tuple[Drempeltoets, ...]

    @property
    def beslissend(self) -> tuple[Drempeltoets, ...]:
        """What decided: all comparisons of a row that holds, else those that fail."""
        return tuple(toets for toets in self.toetsen if self.geldt or not toets.geldt)


@dataclass(frozen=True, slots=True)
class Woordoordeel:
    """The word for a claim, with the rules that led to it.

    ``richting`` is None unless the word is eerste_aanwijzing. ``regels``: in order, up to and including the first
    that holds; its word is ``ruw``. ``ontbreekt``: the conditions of goed_onderbouwd that fail, in their order.
    ``op_de_grens``: one comparison nearer than ``grens`` to its threshold would change the word. ``steun`` and
    ``tegenspraak``: R and S, in areas of the ``n`` in scope; ``omstreden``: the areas, in order; ``spreekt``: how
    many areas say something; ``kans``: the chance
    for the next area, as thresholds see it. ``zonder``: per group the raw status without it, when ``ruw`` takes a side;
    ``hangt_op``: those groups without which it is weaker, in order.
    """

    woord: Statuswoord
    richting: Richting | None
    regels: tuple[Statusregel, ...]
    ontbreekt: tuple[Drempeltoets, ...]
    op_de_grens: bool
    steun: float
    tegenspraak: float
    omstreden: tuple[str, ...]
    spreekt: int
    kans: float
    n: int
    zonder: Mapping[str, str] = field(default_factory=dict)
    hangt_op: tuple[str, ...] = ()

    @property
    def ruw(self) -> Statuswoord:
        """The word before each source was left out in turn."""
        return self.regels[-1].woord

    @property
    def gaat_voor(self) -> Statusregel | None:
        """The rule that held before goed_onderbouwd had its turn; None when it had."""
        laatste = self.regels[-1]
        te_vroeg = STATUSWOORDEN.index(laatste.woord) < STATUSWOORDEN.index("goed_onderbouwd")
        return laatste if te_vroeg else None

    @property
    def rekenstatus(self) -> str:
        """The word as it is printed: ``eerste_aanwijzing voor``, or just the word."""
        return f"{self.woord} {self.richting}" if self.richting else self.woord


@dataclass(frozen=True)
class _Stand:
    """What the rules look at, rounded as thresholds see it; what one of them asks for is worked out once."""

    cellen: Mapping[str, Gebiedsoordeel]
    n: int
    breedte: Breedte
    s: Getallen
    steun: float
    tegenspraak: float
    kans: float

    @cached_property
    def per_gebied(self) -> Mapping[Deel, Mapping[str, float]]:
        """The two parts of each judged area."""
        return {
            "steun": {g: drempel(c.steun) for g, c in self.cellen.items()},
            "tegenspraak": {g: drempel(c.tegenspraak) for g, c in self.cellen.items()},
        }

    def telt(self, deel: Deel) -> int:
        """The areas that count on one side."""
        grens = self.s["gebied_telt"]
        return sum(x >= grens for x in self.per_gebied[deel].values())

    @cached_property
    def omstreden(self) -> tuple[str, ...]:
        """The areas where sources contradict each other, by key."""
        return tuple(sorted(g for g, c in self.cellen.items() if c.is_omstreden))

    @property
    def spreekt(self) -> int:
        """The areas that say something: contested, or for or against."""
        grens, steun, tegenspraak = self.s["gebied_telt"], *self.per_gebied.values()
        return sum(c.is_omstreden or max(steun[g], tegenspraak[g]) >= grens for g, c in self.cellen.items())


def statuswoord(cellen: Mapping[str, Gebiedsoordeel], n: int, breedte: Breedte, p: Parameters) -> Woordoordeel:
    """The word for a claim at one moment, all sources together; see :func:`zonder_een`.

    Args:
        cellen: the judgement of each investigated area in scope, by area.
        n: number of areas in scope.
        breedte: what the words that take a side ask besides numbers.
        p: the thresholds.

    Returns:
        The same for every order of ``cellen``. ``op_de_grens`` looks at R, S, the chance, b and d; not at K nor at
        counts of perspectives, which move in whole steps.

    Raises:
        ValueError: more areas judged than ``n``.
        KeyError: a judged area without a core area.
    """
    stand = _stand(cellen, n, breedte, p)
    regels: list[Statusregel] = []
    for rij in _TABEL:
        regels.append(_regel(rij, stand))
        if regels[-1].geldt:
            break
    woord = regels[-1].woord
    return Woordoordeel(
        woord=woord,
        richting=_richting(stand) if woord == "eerste_aanwijzing" else None,
        regels=tuple(regels),
        ontbreekt=tuple(toets for toets in _goed(stand) if not toets.geldt),
        op_de_grens=any(_wankelt(regel, p.statuswoord["grens"]) for regel in regels),
        steun=stand.steun,
        tegenspraak=stand.tegenspraak,
        omstreden=stand.omstreden,
        spreekt=stand.spreekt,
        kans=stand.kans,
        n=n,
    )


def ruwe_status(cellen: Mapping[str, Gebiedsoordeel], n: int, breedte: Breedte, p: Parameters) -> str:
    """Only the word, as :func:`statuswoord` prints it: for who asks it for every source that is left out.

    Raises:
        ValueError: more areas judged than ``n``.
        KeyError: a judged area without a core area.
    """
    stand = _stand(cellen, n, breedte, p)
    woord = next(woord for woord, vergelijk in _TABEL if all(toets.geldt for toets in vergelijk(stand)))
    return f"{woord} {_richting(stand)}" if woord == "eerste_aanwijzing" else woord


def _stand(cellen: Mapping[str, Gebiedsoordeel], n: int, breedte: Breedte, p: Parameters) -> _Stand:
    if len(cellen) > n:
        raise ValueError(f"{len(cellen)} areas judged, {n} in scope")
    steun, tegenspraak = fsum([c.steun for c in cellen.values()]), fsum([c.tegenspraak for c in cellen.values()])
    return _Stand(
        cellen=cellen,
        n=n,
        breedte=breedte,
        s=p.statuswoord,
        steun=drempel(steun),
        tegenspraak=drempel(tegenspraak),
        kans=drempel(kans_volgend(steun, tegenspraak, vooraf=p.tellen["vooraf_bewering"], p=p)),
    )


def zonder_een(ruw: Woordoordeel, zonder: Mapping[str, str]) -> Woordoordeel:
    """The word that stands without any one source.

    A word that takes a side steps down when the word without some group is weaker (on the same side and less firm, no
    side, or the other side): to the weaker word of its side when that is the weakest that any group leaves; else to
    eerste_aanwijzing in its own direction when all of the weakest are one themselves, or nog_niet_getoetst: there is
    little; else to onbeslist.

    Args:
        ruw: the word with all sources.
        zonder: per group with an item on the claim, the raw status without it; not looked at when ``ruw`` takes no
            side.
    """
    if ruw.woord not in NIVEAU:
        return ruw
    kant, niveau = NIVEAU[ruw.woord]
    blijft = {groep: _niveau(w, kant) for groep, w in sorted(zonder.items())}
    hangt_op = tuple(groep for groep, hier in blijft.items() if hier < niveau)
    zwakst = min(blijft.values(), default=niveau)
    woord, richting = ruw.woord, ruw.richting
    if hangt_op and zwakst > 0:
        woord = next(w for w, stand in NIVEAU.items() if stand == (kant, zwakst))
    elif hangt_op:
        niets = [REKENSTATUSSEN[zonder[g]][0] for g in hangt_op if not blijft[g]]
        weinig = all(w in ("eerste_aanwijzing", "nog_niet_getoetst") for w in niets)
        woord = "eerste_aanwijzing" if weinig else "onbeslist"
        richting = ("voor" if kant > 0 else "tegen") if weinig else None
    return replace(ruw, woord=woord, richting=richting, zonder=dict(sorted(zonder.items())), hangt_op=hangt_op)


def _niveau(status: str, kant: Teken) -> int:
    """How firmly a word takes this side; 0 when it does not."""
    andere, niveau = NIVEAU.get(REKENSTATUSSEN[status][0], (kant, 0))
    return niveau if andere == kant else 0


def statusstap(woord: str, p: Parameters) -> int:
    """Where a word stands on the scale from -2 to 2; 0 for the words that take no side.

    Args:
        woord: a status word, or a ``rekenstatus``.
        p: the scale.

    Raises:
        ValueError: no such word.

    >>> from verandertheorie.parameters import standaard
    >>> [statusstap(w, standaard()) for w in ("goed_onderbouwd", "houdt_geen_stand", "eerste_aanwijzing voor")]
    [2, -2, 0]
    """
    kaal = woord if woord in STATUSWOORDEN else REKENSTATUSSEN.get(woord, ("", None))[0]
    if not kaal:
        raise ValueError(f"{woord!r} is no status word")
    return int(p.statusstap.get(kaal, 0))


def _regel(rij: tuple[Statuswoord, Callable[[_Stand], Iterator[Drempeltoets]]], st: _Stand) -> Statusregel:
    """One row with everything it compares, also what no longer mattered."""
    woord, vergelijk = rij
    toetsen = tuple(vergelijk(st))
    return Statusregel(woord, all(toets.geldt for toets in toetsen), toetsen)


def _toets(maat: Maat, waarde: float, vergelijking: Vergelijking, grens: float) -> Drempeltoets:
    """Compare a measured number with a threshold."""
    geldt = _vergelijk(waarde, vergelijking, grens)
    return Drempeltoets(maat, waarde, vergelijking, grens, drempel(abs(waarde - grens)), geldt)


def _telling(maat: Maat, waarde: float, grens: float, *, afstand: float = inf) -> Drempeltoets:
    """Compare a count with what is needed."""
    return Drempeltoets(maat, waarde, "vanaf", grens, afstand, waarde >= grens)


def _vergelijk(waarde: float, vergelijking: Vergelijking, grens: float) -> bool:
    match vergelijking:
        case "vanaf":
            return waarde >= grens
        case "hoogstens":
            return waarde <= grens
        case "onder":
            return waarde < grens


def _telt(st: _Stand, deel: Deel) -> Drempeltoets:
    """Fewer areas than needed on this side; it tips with the area that would be the last one needed."""
    grens, nodig, n = st.s["gebied_telt"], int(st.s["gebieden_nodig"]), st.telt(deel)
    maat: Maat = "gebieden_voor" if deel == "steun" else "gebieden_tegen"
    return Drempeltoets(maat, n, "onder", nodig, _afstand(st.per_gebied[deel].values(), nodig, grens), n < nodig)


def _afstand(waarden: Iterable[float], plaats: int, grens: float) -> float:
    """How far the area on this place, counted from the largest, is from the threshold; without one: a zero."""
    if plaats < 1:
        return inf
    aflopend = sorted(waarden, reverse=True)
    return drempel(abs((aflopend[plaats - 1] if len(aflopend) >= plaats else 0.0) - grens))


def _niet_getoetst(st: _Stand) -> Iterator[Drempeltoets]:
    if st.n:
        yield _toets("bewijs", drempel(st.steun + st.tegenspraak), "onder", st.s["minste_bewijs"])
    else:
        yield _toets("gebieden", 0, "onder", 1)


def _tegenstrijdig(st: _Stand) -> Iterator[Drempeltoets]:
    k = len(st.omstreden)
    yield _telling("omstreden", k, st.s["omstreden"])
    yield _telling("aandeel_omstreden", drempel(k / st.spreekt) if k else 0.0, st.s["omstreden_aandeel"])


def _wisselt(st: _Stand) -> Iterator[Drempeltoets]:
    kleinste, grootste = sorted((st.steun, st.tegenspraak))
    yield _toets("steun", st.steun, "vanaf", st.s["wisselt_minstens"])
    yield _toets("tegenspraak", st.tegenspraak, "vanaf", st.s["wisselt_minstens"])
    yield _toets("verhouding", drempel(kleinste / grootste) if grootste else 0.0, "vanaf", st.s["wisselt_verhouding"])


def _weinig(st: _Stand) -> Iterator[Drempeltoets]:
    yield _telt(st, "steun")
    yield _telt(st, "tegenspraak")


def _goed(st: _Stand) -> Iterator[Drempeltoets]:
    """The chance before breadth before search."""
    s, breedte, steun = st.s, st.breedte, st.per_gebied["steun"]
    yield _toets("kans", st.kans, "vanaf", s["goed_kans"])
    stevig = {g: steun[g] for g, c in st.cellen.items() if c.groepen_voor >= s["goed_groepen"]}
    yield from _waar(st, ("stevige_gebieden", "stevige_kerngebieden"), stevig, s["goed_gebied"], "goed")
    yield _telling("perspectieven", len(breedte.steunend), int(s["goed_perspectieven"]))
    yield _telling("tegendeel_gezocht", int(breedte.tegendeel_gezocht), 1)
    yield _telling("andere_oorzaak_gezocht", int(breedte.andere_oorzaak_gezocht), 1)


def _voorlopig(st: _Stand) -> Iterator[Drempeltoets]:
    yield _toets("kans", st.kans, "vanaf", st.s["voorlopig_kans"])


def _geen_stand(st: _Stand) -> Iterator[Drempeltoets]:
    """The chance before breadth."""
    s, tegen = st.s, st.per_gebied["tegenspraak"]
    yield _toets("kans", st.kans, "hoogstens", s["geen_stand_kans"])
    yield from _waar(st, ("ontkennende_gebieden", "ontkennende_kerngebieden"), tegen, s["gebied_telt"], "geen_stand")
    yield _telling("ontkennende_perspectieven", len(st.breedte.ontkennend), int(s["geen_stand_perspectieven"]))


def _twijfelachtig(st: _Stand) -> Iterator[Drempeltoets]:
    yield _toets("kans", st.kans, "hoogstens", st.s["twijfelachtig_kans"])


_TABEL: tuple[tuple[Statuswoord, Callable[[_Stand], Iterator[Drempeltoets]]], ...] = (
    ("nog_niet_getoetst", _niet_getoetst),
    ("tegenstrijdig", _tegenstrijdig),
    ("wisselt_per_gebied", _wisselt),
    ("eerste_aanwijzing", _weinig),
    ("goed_onderbouwd", _goed),
    ("voorlopig_onderbouwd", _voorlopig),
    ("houdt_geen_stand", _geen_stand),
    ("twijfelachtig", _twijfelachtig),
    ("onbeslist", lambda _: iter(())),
)
"""Row by row what is compared; each comparison is made when it is asked for: most rows fail at their first."""


def _waar(
    st: _Stand,
    maten: tuple[Maat, Maat],
    waarden: Mapping[str, float],
    grens: float,
    woord: Literal["goed", "geen_stand"],
) -> Iterator[Drempeltoets]:
    """In enough areas, and in enough core areas, from a threshold; no more than the programme has are asked for."""
    per_kern: dict[str, float] = {}
    for g, waarde in waarden.items():
        if kern := st.breedte.kerngebied_van[g]:  # no core area is not one more
            per_kern[kern] = max(waarde, per_kern.get(kern, waarde))
    programma = st.breedte.programma
    for maat, rij, hoogstens, soort in (
        (maten[0], waarden, programma.gebieden, "gebieden"),
        (maten[1], per_kern, programma.kerngebieden, "kerngebieden"),
    ):
        nodig = min(int(st.s[f"{woord}_{soort}"]), hoogstens)
        yield _telling(maat, sum(x >= grens for x in rij.values()), nodig, afstand=_afstand(rij.values(), nodig, grens))


def _richting(st: _Stand) -> Richting:
    if st.telt("steun") == st.telt("tegenspraak") > 0 or st.steun == st.tegenspraak:
        return "tegengesteld"
    return "voor" if st.steun > st.tegenspraak else "tegen"


def _wankelt(regel: Statusregel, marge: float) -> bool:
    """Whether less than the margin would turn this rule round."""
    if regel.geldt:
        return any(toets.afstand < marge for toets in regel.toetsen)
    return all(toets.afstand < marge for toets in regel.toetsen if not toets.geldt)
