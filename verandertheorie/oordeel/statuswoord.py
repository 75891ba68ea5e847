"""The word for a claim: the rules that were tried, in order, up to the one that holds.

First match wins; the table is drawn in ``README.md`` of this room. The words are not monotone in the evidence, the
numbers (P, E[M], the band) are. There is no hysteresis: it would make a word depend on the path by which the evidence
came in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum, inf
from typing import Literal, get_args

from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.oordeel.tellen import Verwachting, drempel
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
Vergelijking = Literal["vanaf", "hoogstens", "onder"]
Maat = Literal[
    "gebieden",
    "bewijs",
    "aandeel_tegenstrijdig",
    "steun",
    "tegenspraak",
    "verhouding",
    "gebieden_voor",
    "gebieden_tegen",
    "kans",
    "band_laag",
    "band_hoog",
    "stevige_gebieden",
    "stevige_kerngebieden",
    "perspectieven",
    "tegendeel_gezocht",
    "andere_oorzaak_gezocht",
]
"""What a rule measures: N; R + S + K; K of that; R; S; the smaller of R and S as share of the larger; areas that count
on a side; P; an end of the band; areas and core areas with firm support; perspectives; whether somebody looked."""

REKENSTATUSSEN: dict[str, tuple[Statuswoord, Richting | None]] = {
    f"{woord} {richting}" if richting else woord: (woord, richting)
    for woord in STATUSWOORDEN
    for richting in (get_args(Richting) if woord == "eerste_aanwijzing" else (None,))
}
"""Every computed status as it is printed, with the word and the direction in it."""


@dataclass(frozen=True, slots=True)
class Breedte:
    """How broadly a claim was supported and questioned.

    ``kerngebied_van``: the core area of every judged area. ``perspectieven``: those of the sources of all supporting
    records (sessions and observations have none). The other two: a targeted search on this claim, in any area.
    """

    kerngebied_van: Mapping[str, str]
    perspectieven: frozenset[str]
    tegendeel_gezocht: bool
    andere_oorzaak_gezocht: bool


@dataclass(frozen=True, slots=True)
class Drempeltoets:
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
    that holds. ``ontbreekt``: the conditions of goed_onderbouwd that fail, in their order. ``op_de_grens``: one
    comparison nearer than ``grens`` to its threshold would change the word. ``steun``, ``tegenspraak``,
    ``tegenstrijdig``: R, S and K, in areas of the ``n`` in scope; ``kans``: P, as thresholds see it.
    """

    woord: Statuswoord
    richting: Richting | None
    regels: tuple[Statusregel, ...]
    ontbreekt: tuple[Drempeltoets, ...]
    op_de_grens: bool
    steun: float
    tegenspraak: float
    tegenstrijdig: float
    kans: float
    n: int

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


@dataclass(frozen=True, slots=True)
class _Stand:
    """What the rules look at, rounded as thresholds see it."""

    cellen: Mapping[str, Gebiedsoordeel]
    v: Verwachting
    breedte: Breedte
    s: Getallen
    steun: float
    tegenspraak: float
    tegenstrijdig: float

    @property
    def totaal(self) -> float:
        return drempel(self.steun + self.tegenspraak + self.tegenstrijdig)


def statuswoord(
    cellen: Mapping[str, Gebiedsoordeel], v: Verwachting, n: int, breedte: Breedte, p: Parameters
) -> Woordoordeel:
    """The word for a claim at one moment.

    Args:
        cellen: the judgement of each investigated area in scope, by area.
        v: the same areas counted (``tel`` with ``vooraf_bewering``).
        n: number of areas in scope.
        breedte: what goed_onderbouwd asks besides numbers.
        p: the thresholds.

    Returns:
        The same for every order of ``cellen``. ``op_de_grens`` looks at R, S, K, P, b and d; not at lo and hi, which
        move a whole area at a time, nor at counts of perspectives.

    Raises:
        ValueError: ``v`` counts another number of areas than ``n``.
        KeyError: a well-supported area without a core area.
    """
    if v.n != n:
        raise ValueError(f"counted over {v.n} areas, judged over {n}")
    stand = _Stand(
        cellen, v, breedte, p.statuswoord, *(_som(cellen, d) for d in ("steun", "tegenspraak", "tegenstrijdig"))
    )
    regels: list[Statusregel] = []
    for regel in _regels(stand):
        regels.append(regel)
        if regel.geldt:
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
        tegenstrijdig=stand.tegenstrijdig,
        kans=drempel(v.kans),
        n=n,
    )


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


def _regels(st: _Stand) -> Iterator[Statusregel]:
    """The table, row by row; lazily, because most words are found early."""
    s, kans = st.s, drempel(st.v.kans)
    if st.v.n:
        yield _regel("nog_niet_getoetst", _toets("bewijs", st.totaal, "onder", s["minste_bewijs"]))
    else:
        yield _regel("nog_niet_getoetst", _toets("gebieden", 0, "onder", 1))
    aandeel = drempel(st.tegenstrijdig / st.totaal) if st.totaal else 0.0
    yield _regel("tegenstrijdig", _toets("aandeel_tegenstrijdig", aandeel, "vanaf", s["tegenstrijdig"]))
    kleinste, grootste = sorted((st.steun, st.tegenspraak))
    verhouding = drempel(kleinste / grootste) if grootste else 0.0
    yield _regel(
        "wisselt_per_gebied",
        _toets("steun", st.steun, "vanaf", s["wisselt_minstens"]),
        _toets("tegenspraak", st.tegenspraak, "vanaf", s["wisselt_minstens"]),
        _toets("verhouding", verhouding, "vanaf", s["wisselt_verhouding"]),
    )
    yield _regel("eerste_aanwijzing", _telt(st, "steun"), _telt(st, "tegenspraak"))
    yield _regel("goed_onderbouwd", *_goed(st))
    yield _regel("voorlopig_onderbouwd", _toets("kans", kans, "vanaf", s["voorlopig_kans"]))
    yield _regel(
        "houdt_geen_stand", _band(st, "hoog", "onder"), _toets("kans", kans, "hoogstens", s["geen_stand_kans"])
    )
    yield _regel("twijfelachtig", _toets("kans", kans, "hoogstens", s["twijfelachtig_kans"]))
    yield _regel("onbeslist")


def _regel(woord: Statuswoord, *toetsen: Drempeltoets) -> Statusregel:
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


def _telt(st: _Stand, deel: Literal["steun", "tegenspraak"]) -> Drempeltoets:
    """Fewer areas than needed on this side; it tips with the area that would be the last one needed."""
    grens, nodig = st.s["gebied_telt"], int(st.s["gebieden_nodig"])
    waarden = sorted((drempel(getattr(c, deel)) for c in st.cellen.values()), reverse=True)
    n = sum(x >= grens for x in waarden)
    maat: Maat = "gebieden_voor" if deel == "steun" else "gebieden_tegen"
    return Drempeltoets(maat, n, "onder", nodig, _afstand(waarden, nodig, grens), n < nodig)


def _afstand(aflopend: list[float], plaats: int, grens: float) -> float:
    """How far the area on this place, counted from the largest, is from the threshold; without one: a zero."""
    return drempel(abs((aflopend[plaats - 1] if len(aflopend) >= plaats else 0.0) - grens))


def _band(st: _Stand, rand: Literal["laag", "hoog"], vergelijking: Vergelijking) -> Drempeltoets:
    """The low or high end of the band, beside a share of the areas in scope."""
    waarde, grens = getattr(st.v, rand), drempel(st.s["goed_aandeel"] * st.v.n)
    maat: Maat = "band_laag" if rand == "laag" else "band_hoog"
    return Drempeltoets(maat, waarde, vergelijking, grens, inf, _vergelijk(waarde, vergelijking, grens))


def _goed(st: _Stand) -> tuple[Drempeltoets, ...]:
    """The conditions of goed_onderbouwd, numbers before breadth before search."""
    s, breedte = st.s, st.breedte
    kans = _toets("kans", drempel(st.v.kans), "vanaf", s["goed_kans"])
    genoeg = sorted(
        (
            (drempel(c.steun), breedte.kerngebied_van[g])
            for g, c in st.cellen.items()
            if len(c.groepen(1)) >= s["goed_groepen"]
        ),
        reverse=True,
    )  # areas with enough groups, best first
    stevig = [(b, kern) for b, kern in genoeg if b >= s["goed_gebied"]]
    kernen = {kern for _, kern in stevig} - {""}  # no core area is not one more
    nodig, kern_nodig = int(s["goed_gebieden"]), int(s["goed_kerngebieden"])
    beste_per_kern = sorted(
        (max(b for b, kern in genoeg if kern == naam) for naam in {k for _, k in genoeg}), reverse=True
    )
    return (
        _band(st, "laag", "vanaf"),
        kans,
        _telling(
            "stevige_gebieden", len(stevig), nodig, afstand=_afstand([b for b, _ in genoeg], nodig, s["goed_gebied"])
        ),
        _telling(
            "stevige_kerngebieden",
            len(kernen),
            kern_nodig,
            afstand=_afstand(beste_per_kern, kern_nodig, s["goed_gebied"]),
        ),
        _telling("perspectieven", len(breedte.perspectieven), int(s["goed_perspectieven"])),
        _telling("tegendeel_gezocht", int(breedte.tegendeel_gezocht), 1),
        _telling("andere_oorzaak_gezocht", int(breedte.andere_oorzaak_gezocht), 1),
    )


def _richting(st: _Stand) -> Richting:
    voor, tegen = (
        sum(drempel(getattr(c, deel)) >= st.s["gebied_telt"] for c in st.cellen.values())
        for deel in ("steun", "tegenspraak")
    )
    if voor == tegen > 0 or st.steun == st.tegenspraak:
        return "tegengesteld"
    return "voor" if st.steun > st.tegenspraak else "tegen"


def _wankelt(regel: Statusregel, marge: float) -> bool:
    """Whether less than the margin would turn this rule round."""
    if regel.geldt:
        return any(toets.afstand < marge for toets in regel.toetsen)
    return all(toets.afstand < marge for toets in regel.toetsen if not toets.geldt)


def _som(cellen: Mapping[str, Gebiedsoordeel], deel: str) -> float:
    return drempel(fsum(getattr(c, deel) for c in cellen.values()))
