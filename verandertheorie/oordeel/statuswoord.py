"""The word for a claim: the rules that were tried, in order, up to the one that holds, and no single source decides.

First match wins; the table is drawn in ``README.md`` of this room. A word that takes a side stands only as far as it
stands without each of the sources. The words are not monotone in the evidence, the numbers (the chance, E[M], the band)
are. There is no hysteresis: it would make the word depend on the path by which the evidence came in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
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


class _Vergelijking(NamedTuple):
    """The same, of which is still to be worked out how far it is from tipping: a word asks only whether it holds."""

    maat: Maat
    waarde: float
    vergelijking: Vergelijking
    grens: float
    geldt: bool
    afstand: Callable[[], float]

    def toets(self) -> Drempeltoets:
        return Drempeltoets(self.maat, self.waarde, self.vergelijking, self.grens, self.afstand(), self.geldt)


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


class Rekenstand(NamedTuple):
    """What the rules look at, rounded as thresholds see it. Make one with :func:`rekenstand`.

    ``per_gebied``: the two parts of each judged area. ``steun`` and ``tegenspraak``: R and S; ``kans``: the chance for
    the next area.
    """

    cellen: Mapping[str, Gebiedsoordeel]
    n: int
    breedte: Breedte
    p: Parameters
    per_gebied: Mapping[Deel, Mapping[str, float]]
    steun: float
    tegenspraak: float
    kans: float

    def met(self, anders: Mapping[str, Gebiedsoordeel | None], breedte: Breedte) -> "Rekenstand":
        """The same where some areas are judged otherwise, or no longer (None); the others are not rounded again."""
        cellen, steun, tegenspraak = {**self.cellen}, {**self.per_gebied["steun"]}, {**self.per_gebied["tegenspraak"]}
        for gebied, cel in anders.items():
            if cel:
                cellen[gebied], steun[gebied], tegenspraak[gebied] = cel, drempel(cel.steun), drempel(cel.tegenspraak)
            else:
                del cellen[gebied], steun[gebied], tegenspraak[gebied]
        return _opgeteld(cellen, self.n, breedte, self.p, {"steun": steun, "tegenspraak": tegenspraak})

    @property
    def s(self) -> Getallen:
        """The thresholds."""
        return self.p.statuswoord

    def telt(self, deel: Deel) -> int:
        """The areas that count on one side."""
        grens = self.s["gebied_telt"]
        return sum([x >= grens for x in self.per_gebied[deel].values()])

    @property
    def omstreden(self) -> tuple[str, ...]:
        """The areas where sources contradict each other, by key."""
        return tuple(sorted(g for g, c in self.cellen.items() if c.is_omstreden))

    @property
    def spreekt(self) -> int:
        """The areas that say something: contested, or for or against."""
        grens, steun, tegenspraak = self.s["gebied_telt"], *self.per_gebied.values()
        return sum(c.is_omstreden or max(steun[g], tegenspraak[g]) >= grens for g, c in self.cellen.items())

    @property
    def ruw(self) -> str:
        """Only the word, as :func:`statuswoord` prints it: for who asks it for every source that is left out."""
        woord = next(woord for woord, vergelijk in _TABEL if all(v.geldt for v in vergelijk(self)))
        return f"{woord} {_richting(self)}" if woord == "eerste_aanwijzing" else woord


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
    stand = rekenstand(cellen, n, breedte, p)
    regels: list[Statusregel] = []
    for rij in _TABEL:
        regels.append(_regel(rij, stand))
        if regels[-1].geldt:
            break
    woord = regels[-1].woord
    goed = next((regel for regel in regels if regel.woord == "goed_onderbouwd"), None)
    return Woordoordeel(
        woord=woord,
        richting=_richting(stand) if woord == "eerste_aanwijzing" else None,
        regels=tuple(regels),
        ontbreekt=tuple(toets for toets in (goed or _regel(_GOED, stand)).toetsen if not toets.geldt),
        op_de_grens=any(_wankelt(regel, p.statuswoord["grens"]) for regel in regels),
        steun=stand.steun,
        tegenspraak=stand.tegenspraak,
        omstreden=stand.omstreden,
        spreekt=stand.spreekt,
        kans=stand.kans,
        n=n,
    )


def rekenstand(cellen: Mapping[str, Gebiedsoordeel], n: int, breedte: Breedte, p: Parameters) -> Rekenstand:
    """What the rules look at; the arguments are those of :func:`statuswoord`.

    Raises:
        ValueError: more areas judged than ``n``.
    """
    if len(cellen) > n:
        raise ValueError(f"{len(cellen)} areas judged, {n} in scope")
    steun = {g: drempel(c.steun) for g, c in cellen.items()}
    tegenspraak = {g: drempel(c.tegenspraak) for g, c in cellen.items()}
    return _opgeteld(cellen, n, breedte, p, {"steun": steun, "tegenspraak": tegenspraak})


def _opgeteld(
    cellen: Mapping[str, Gebiedsoordeel],
    n: int,
    breedte: Breedte,
    p: Parameters,
    per_gebied: Mapping[Deel, Mapping[str, float]],
) -> Rekenstand:
    steun, tegenspraak = fsum([c.steun for c in cellen.values()]), fsum([c.tegenspraak for c in cellen.values()])
    kans = kans_volgend(steun, tegenspraak, vooraf=p.tellen["vooraf_bewering"], p=p)
    return Rekenstand(cellen, n, breedte, p, per_gebied, drempel(steun), drempel(tegenspraak), drempel(kans))


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


def _regel(rij: "_Rij", st: Rekenstand) -> Statusregel:
    """One row with everything it compares, also what no longer mattered."""
    woord, vergelijk = rij
    toetsen = tuple(v.toets() for v in vergelijk(st))
    return Statusregel(woord, all(toets.geldt for toets in toetsen), toetsen)


def _toets(maat: Maat, waarde: float, vergelijking: Vergelijking, grens: float) -> _Vergelijking:
    """Compare a measured number with a threshold."""
    geldt = _vergelijk(waarde, vergelijking, grens)
    return _Vergelijking(maat, waarde, vergelijking, grens, geldt, lambda: drempel(abs(waarde - grens)))


def _telling(maat: Maat, waarde: float, grens: float, *, afstand: Callable[[], float] = lambda: inf) -> _Vergelijking:
    """Compare a count with what is needed."""
    return _Vergelijking(maat, waarde, "vanaf", grens, waarde >= grens, afstand)


def _vergelijk(waarde: float, vergelijking: Vergelijking, grens: float) -> bool:
    match vergelijking:
        case "vanaf":
            return waarde >= grens
        case "hoogstens":
            return waarde <= grens
        case "onder":
            return waarde < grens


def _telt(st: Rekenstand, deel: Deel) -> _Vergelijking:
    """Fewer areas than needed on this side; it tips with the area that would be the last one needed."""
    grens, nodig, n = st.s["gebied_telt"], int(st.s["gebieden_nodig"]), st.telt(deel)
    maat: Maat = "gebieden_voor" if deel == "steun" else "gebieden_tegen"
    tot = partial(_afstand, st.per_gebied[deel].values(), nodig, grens)
    return _Vergelijking(maat, n, "onder", nodig, n < nodig, tot)


def _afstand(waarden: Iterable[float], plaats: int, grens: float) -> float:
    """How far the area on this place, counted from the largest, is from the threshold; without one: a zero."""
    if plaats < 1:
        return inf
    aflopend = sorted(waarden, reverse=True)
    return drempel(abs((aflopend[plaats - 1] if len(aflopend) >= plaats else 0.0) - grens))


def _niet_getoetst(st: Rekenstand) -> Iterator[_Vergelijking]:
    if st.n:
        yield _toets("bewijs", drempel(st.steun + st.tegenspraak), "onder", st.s["minste_bewijs"])
    else:
        yield _toets("gebieden", 0, "onder", 1)


def _tegenstrijdig(st: Rekenstand) -> Iterator[_Vergelijking]:
    k = sum([c.is_omstreden for c in st.cellen.values()])
    yield _telling("omstreden", k, st.s["omstreden"])
    yield _telling("aandeel_omstreden", drempel(k / st.spreekt) if k else 0.0, st.s["omstreden_aandeel"])


def _wisselt(st: Rekenstand) -> Iterator[_Vergelijking]:
    kleinste, grootste = sorted((st.steun, st.tegenspraak))
    yield _toets("steun", st.steun, "vanaf", st.s["wisselt_minstens"])
    yield _toets("tegenspraak", st.tegenspraak, "vanaf", st.s["wisselt_minstens"])
    yield _toets("verhouding", drempel(kleinste / grootste) if grootste else 0.0, "vanaf", st.s["wisselt_verhouding"])


def _weinig(st: Rekenstand) -> Iterator[_Vergelijking]:
    yield _telt(st, "steun")
    yield _telt(st, "tegenspraak")


def _goed(st: Rekenstand) -> Iterator[_Vergelijking]:
    """The chance before breadth before search."""
    s, breedte, steun = st.s, st.breedte, st.per_gebied["steun"]
    yield _toets("kans", st.kans, "vanaf", s["goed_kans"])
    stevig = {g: steun[g] for g, c in st.cellen.items() if c.groepen_voor >= s["goed_groepen"]}
    yield from _waar(st, ("stevige_gebieden", "stevige_kerngebieden"), stevig, s["goed_gebied"], "goed")
    yield _telling("perspectieven", len(breedte.steunend), int(s["goed_perspectieven"]))
    yield _telling("tegendeel_gezocht", int(breedte.tegendeel_gezocht), 1)
    yield _telling("andere_oorzaak_gezocht", int(breedte.andere_oorzaak_gezocht), 1)


def _voorlopig(st: Rekenstand) -> Iterator[_Vergelijking]:
    yield _toets("kans", st.kans, "vanaf", st.s["voorlopig_kans"])


def _geen_stand(st: Rekenstand) -> Iterator[_Vergelijking]:
    """The chance before breadth."""
    s, tegen = st.s, st.per_gebied["tegenspraak"]
    yield _toets("kans", st.kans, "hoogstens", s["geen_stand_kans"])
    yield from _waar(st, ("ontkennende_gebieden", "ontkennende_kerngebieden"), tegen, s["gebied_telt"], "geen_stand")
    yield _telling("ontkennende_perspectieven", len(st.breedte.ontkennend), int(s["geen_stand_perspectieven"]))


def _twijfelachtig(st: Rekenstand) -> Iterator[_Vergelijking]:
    yield _toets("kans", st.kans, "hoogstens", st.s["twijfelachtig_kans"])


_Rij = tuple[Statuswoord, Callable[[Rekenstand], Iterator[_Vergelijking]]]
_GOED: _Rij = ("goed_onderbouwd", _goed)
_TABEL: tuple[_Rij, ...] = (
    ("nog_niet_getoetst", _niet_getoetst),
    ("tegenstrijdig", _tegenstrijdig),
    ("wisselt_per_gebied", _wisselt),
    ("eerste_aanwijzing", _weinig),
    _GOED,
    ("voorlopig_onderbouwd", _voorlopig),
    ("houdt_geen_stand", _geen_stand),
    ("twijfelachtig", _twijfelachtig),
    ("onbeslist", lambda _: iter(())),
)
"""Row by row what is compared; each comparison is made when it is asked for: most rows fail at their first."""


def _waar(
    st: Rekenstand,
    maten: tuple[Maat, Maat],
    waarden: Mapping[str, float],
    grens: float,
    woord: Literal["goed", "geen_stand"],
) -> Iterator[_Vergelijking]:
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
        tot = partial(_afstand, rij.values(), nodig, grens)
        yield _telling(maat, sum([x >= grens for x in rij.values()]), nodig, afstand=tot)


def _richting(st: Rekenstand) -> Richting:
    if st.telt("steun") == st.telt("tegenspraak") > 0 or st.steun == st.tegenspraak:
        return "tegengesteld"
    return "voor" if st.steun > st.tegenspraak else "tegen"


def _wankelt(regel: Statusregel, marge: float) -> bool:
    """Whether less than the margin would turn this rule round."""
    if regel.geldt:
        return any(toets.afstand < marge for toets in regel.toetsen)
    return all(toets.afstand < marge for toets in regel.toetsen if not toets.geldt)
