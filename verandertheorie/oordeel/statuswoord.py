"""The word for a claim: the rules that were tried, in order, up to the one that holds, and no single source decides.

First match wins; the table is drawn in ``README.md`` of this room. A word that takes a side stands only as far as it
stands without each of the sources. The words are not monotone in the evidence, the numbers (the chance, E[M], the band)
are. There is no hysteresis: it would make the word depend on the path by which the evidence came in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import fsum, inf
from typing import Literal, get_args

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


@dataclass(frozen=True, slots=True)
class _Stand:
    """What the rules look at, rounded as thresholds see it."""

    cellen: Mapping[str, Gebiedsoordeel]
    n: int
    breedte: Breedte
    s: Getallen
    steun: float
    tegenspraak: float
    kans: float
    omstreden: tuple[str, ...]

    @property
    def spreekt(self) -> int:
        """The areas that say something: contested, or for or against."""
        grens = self.s["gebied_telt"]
        return sum(c.is_omstreden or drempel(max(c.steun, c.tegenspraak)) >= grens for c in self.cellen.values())


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
    woord = next(regel.woord for regel in _regels(stand) if regel.geldt)
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
        omstreden=tuple(sorted(g for g, c in cellen.items() if c.is_omstreden)),
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


def _regels(st: _Stand) -> Iterator[Statusregel]:
    """The table, row by row; lazily, because most words are found early."""
    s = st.s
    if st.n:
        bewijs = drempel(st.steun + st.tegenspraak)
        yield _regel("nog_niet_getoetst", _toets("bewijs", bewijs, "onder", s["minste_bewijs"]))
    else:
        yield _regel("nog_niet_getoetst", _toets("gebieden", 0, "onder", 1))
    k = len(st.omstreden)
    yield _regel(
        "tegenstrijdig",
        _telling("omstreden", k, s["omstreden"]),
        _telling("aandeel_omstreden", drempel(k / st.spreekt) if k else 0.0, s["omstreden_aandeel"]),
    )
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
    yield _regel("voorlopig_onderbouwd", _toets("kans", st.kans, "vanaf", s["voorlopig_kans"]))
    yield _regel("houdt_geen_stand", *_geen_stand(st))
    yield _regel("twijfelachtig", _toets("kans", st.kans, "hoogstens", s["twijfelachtig_kans"]))
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
    if plaats < 1:
        return inf
    return drempel(abs((aflopend[plaats - 1] if len(aflopend) >= plaats else 0.0) - grens))


def _goed(st: _Stand) -> tuple[Drempeltoets, ...]:
    """The conditions of goed_onderbouwd: the chance before breadth before search."""
    s, breedte = st.s, st.breedte
    stevig = {g: drempel(c.steun) for g, c in st.cellen.items() if c.aantal_groepen(1) >= s["goed_groepen"]}
    return (
        _toets("kans", st.kans, "vanaf", s["goed_kans"]),
        *_waar(st, ("stevige_gebieden", "stevige_kerngebieden"), stevig, s["goed_gebied"], "goed"),
        _telling("perspectieven", len(breedte.steunend), int(s["goed_perspectieven"])),
        _telling("tegendeel_gezocht", int(breedte.tegendeel_gezocht), 1),
        _telling("andere_oorzaak_gezocht", int(breedte.andere_oorzaak_gezocht), 1),
    )


def _geen_stand(st: _Stand) -> tuple[Drempeltoets, ...]:
    """The conditions of houdt_geen_stand: the chance before breadth."""
    s = st.s
    tegen = {g: drempel(c.tegenspraak) for g, c in st.cellen.items()}
    return (
        _toets("kans", st.kans, "hoogstens", s["geen_stand_kans"]),
        *_waar(st, ("ontkennende_gebieden", "ontkennende_kerngebieden"), tegen, s["gebied_telt"], "geen_stand"),
        _telling("ontkennende_perspectieven", len(st.breedte.ontkennend), int(s["geen_stand_perspectieven"])),
    )


def _waar(
    st: _Stand,
    maten: tuple[Maat, Maat],
    waarden: Mapping[str, float],
    grens: float,
    woord: Literal["goed", "geen_stand"],
) -> tuple[Drempeltoets, Drempeltoets]:
    """In enough areas, and in enough core areas, from a threshold; no more than the programme has are asked for."""
    nodig = min(int(st.s[f"{woord}_gebieden"]), st.breedte.programma.gebieden)
    kern_nodig = min(int(st.s[f"{woord}_kerngebieden"]), st.breedte.programma.kerngebieden)
    per_kern: dict[str, float] = {}
    for g, waarde in waarden.items():
        if kern := st.breedte.kerngebied_van[g]:  # no core area is not one more
            per_kern[kern] = max(waarde, per_kern.get(kern, waarde))
    gebieden, kernen = (sorted(w.values(), reverse=True) for w in (waarden, per_kern))
    in_gebieden, in_kernen = (sum(x >= grens for x in rij) for rij in (gebieden, kernen))
    return (
        _telling(maten[0], in_gebieden, nodig, afstand=_afstand(gebieden, nodig, grens)),
        _telling(maten[1], in_kernen, kern_nodig, afstand=_afstand(kernen, kern_nodig, grens)),
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
