"""Is a factor present in an area, does it stay, is it gone: from judgements to states and a class.

The same for what hinders and for what helps. Presence evidence ages towards "unknown"; whether a factor stays or is
gone is judged per cycle, on that cycle's items only, without ageing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, weeg
from verandertheorie.oordeel.kracht import verouderd
from verandertheorie.oordeel.tellen import Verwachting, drempel, tel
from verandertheorie.parameters import Parameters

Toestand = Literal[
    "niet_onderzocht",
    "opgelost",
    "tegenstrijdig",
    "vastgesteld",
    "gemeld",
    "afwezig",
    "waarschijnlijk_niet",
    "eerder_gezien",
    "onduidelijk",
]
TOESTANDEN: tuple[Toestand, ...] = get_args(Toestand)
"""In the order in which the rules are tried."""

Toestandsregel = Literal[
    "niets",
    "opgelost",
    "tegenstrijdig",
    "vastgesteld",
    "stevig_van_te_weinig_bronnen",
    "gemeld",
    "zwak_gemeld",
    "ontkend_na_observatie",
    "ontkend_door_bronnen",
    "waarschijnlijk_niet",
    "eerder_gezien",
    "geen_drempel",
]
TOESTAND: dict[Toestandsregel, Toestand] = {
    "niets": "niet_onderzocht",
    "opgelost": "opgelost",
    "tegenstrijdig": "tegenstrijdig",
    "vastgesteld": "vastgesteld",
    "stevig_van_te_weinig_bronnen": "gemeld",
    "gemeld": "gemeld",
    "zwak_gemeld": "gemeld",
    "ontkend_na_observatie": "afwezig",
    "ontkend_door_bronnen": "afwezig",
    "waarschijnlijk_niet": "waarschijnlijk_niet",
    "eerder_gezien": "eerder_gezien",
    "geen_drempel": "onduidelijk",
}
"""The state that each row of the table gives, in the order in which the rows are tried."""

Klasse = Literal[
    "hardnekkig_terugkerend",
    "aanhoudend_terugkerend",
    "terugkerend",
    "lokaal",
    "vermoeden",
    "opgelost",
    "geen_beeld",
]
KLASSEN: tuple[Klasse, ...] = get_args(Klasse)
"""In the order of printing."""


@dataclass(frozen=True, slots=True)
class Ronde:
    """One area in one cycle: the judgement of that cycle's items only, without ageing.

    ``ontkend``: against, by enough groups or by one observation of that cycle.
    """

    cyclus: int
    oordeel: Gebiedsoordeel
    ontkend: bool


@dataclass(frozen=True, slots=True)
class Verloop:
    """One area through the cycles in which it was investigated.

    ``eerder``: how often it was investigated after the factor had been present; ``nog``: how often it was then still
    present.
    """

    rondes: tuple[Ronde, ...]
    eerder: int
    nog: int
    is_opgelost: bool


@dataclass(frozen=True, slots=True)
class Gebiedsbeeld:
    """The factor in one area at one moment.

    ``oordeel``: with ageing; None when nobody said or sought anything. ``regel``: the row of the table that gave the
    state. ``laatst``: the last cycle with an item for, or None. ``ontkend``: the last cycle in which it was denied,
    when it is opgelost, else None.
    """

    oordeel: Gebiedsoordeel | None
    verloop: Verloop
    regel: Toestandsregel
    laatst: int | None
    ontkend: int | None = None

    @property
    def toestand(self) -> Toestand:
        """The state of the factor here."""
        return TOESTAND[self.regel]


@dataclass(frozen=True, slots=True)
class Klassetelling:
    """What the class looks at: numbers of areas, and of core areas with an area where it is vastgesteld.

    ``gemeld``: areas where it is gemeld or tegenstrijdig. ``bleef``: areas where it was still present when somebody
    looked again. ``vergeefs``: an action perspective did not help.
    """

    vastgesteld: int
    kerngebieden: int
    gemeld: int
    bleef: int
    vergeefs: bool


@dataclass(frozen=True, slots=True)
class Beeld:
    """The factor everywhere at cycle ``t``.

    ``gebieden``: every counted area, in key order. ``ooit``: the areas where it was vastgesteld at ``t`` or before.
    ``verwachting``: the number of areas where it is present. ``hardnekkigheid``: (s, n + 1); persistence is their
    quotient, in [0, 1). ``telling``: what else the class rests on.
    """

    t: int
    gebieden: Mapping[str, Gebiedsbeeld]
    ooit: frozenset[str]
    verwachting: Verwachting
    hardnekkigheid: tuple[int, int]
    klasse: Klasse
    telling: Klassetelling


def verloop(items: Iterable[Item], p: Parameters) -> Verloop:
    """Follow one area through its investigated cycles (those with an item), in order of cycle."""
    return _vouw(_rondes(items, p), p)


def verouderd_oordeel(items: Iterable[Item], t: int, p: Parameters) -> Gebiedsoordeel:
    """Judge one area at cycle ``t``: later items ignored, earlier ones aged before the strongest of a group counts."""
    return weeg(
        Item(i.groep, i.teken, verouderd(i.kracht, t - i.cyclus, p), i.herkomst, i.is_observatie, i.cyclus)
        for i in items
        if i.cyclus <= t
    )


def beeld(
    items_per_gebied: Mapping[str, Sequence[Item]],
    t: int,
    kerngebied_van: Mapping[str, str],
    *,
    vergeefs: bool,
    p: Parameters,
) -> Beeld:
    """The factor in all areas as of cycle ``t``, in one pass over the cycles 1 to ``t``.

    Args:
        items_per_gebied: presence evidence per area. Items of a later cycle and of areas outside ``kerngebied_van``
            count nowhere.
        t: the cycle to look back from; 0 when there is none yet.
        kerngebied_van: every counted area with its core area; their number is N.
        vergeefs: an action perspective for this factor was applied without effect, as of ``t``.
        p: the thresholds.

    Raises:
        ValueError: ``t`` is negative.
    """
    *_, laatste = _standen(items_per_gebied, t, kerngebied_van, p)
    return _beeld(laatste, kerngebied_van, vergeefs=vergeefs, p=p)


def beelden(
    items_per_gebied: Mapping[str, Sequence[Item]],
    t: int,
    kerngebied_van: Mapping[str, str],
    *,
    vergeefs: Callable[[int], bool],
    p: Parameters,
) -> tuple[Beeld, ...]:
    """What ``beeld`` gives for each of the cycles 1 to ``t``, in that order, for the cost of one pass.

    ``vergeefs`` answers per cycle. Without cycles (t = 0): nothing.
    """
    standen = _standen(items_per_gebied, t, kerngebied_van, p) if t else ()
    return tuple(_beeld(stand, kerngebied_van, vergeefs=vergeefs(stand.t), p=p) for stand in standen)


@dataclass(frozen=True, slots=True)
class _Stand:
    """All areas at one cycle, and where the factor was once vastgesteld."""

    t: int
    gebieden: Mapping[str, Gebiedsbeeld]
    ooit: frozenset[str]


def _standen(
    items_per_gebied: Mapping[str, Sequence[Item]], t: int, kerngebied_van: Mapping[str, str], p: Parameters
) -> Iterator[_Stand]:
    """Cycle by cycle; what was once vastgesteld is carried along, because a recursive version is exponential."""
    if t < 0:
        raise ValueError(f"no cycle {t}")
    items = {g: tuple(items_per_gebied.get(g, ())) for g in sorted(kerngebied_van)}
    rondes = {g: _rondes(van_gebied, p) for g, van_gebied in items.items()}
    ooit: frozenset[str] = frozenset()
    for u in range(min(t, 1), t + 1):
        gebieden = {g: _gebiedsbeeld(items[g], rondes[g], u, is_ooit=g in ooit, p=p) for g in items}
        ooit |= {g for g, van_gebied in gebieden.items() if van_gebied.toestand == "vastgesteld"}
        yield _Stand(u, gebieden, ooit)


def _rondes(items: Iterable[Item], p: Parameters) -> tuple[Ronde, ...]:
    per_cyclus: dict[int, list[Item]] = {}
    for item in items:
        per_cyclus.setdefault(item.cyclus, []).append(item)
    rondes = []
    for cyclus, van_cyclus in sorted(per_cyclus.items()):
        oordeel = weeg(van_cyclus)
        rondes.append(Ronde(cyclus, oordeel, _is_ontkend(oordeel, van_cyclus, p)))
    return tuple(rondes)


def _vouw(rondes: tuple[Ronde, ...], p: Parameters) -> Verloop:
    eerder = nog = 0
    was_er = was_stevig = is_opgelost = False
    for ronde in rondes:
        b = drempel(ronde.oordeel.steun)
        is_er = b >= p.toestand["aanwezig"]
        eerder += was_er
        nog += was_er and is_er
        is_opgelost = (is_opgelost or (was_stevig and ronde.ontkend)) and not is_er
        was_er = was_er or is_er
        was_stevig = was_stevig or b >= p.toestand["opgelost_was"]
    return Verloop(rondes, eerder, nog, is_opgelost)


def _is_ontkend(oordeel: Gebiedsoordeel, items: Iterable[Item], p: Parameters) -> bool:
    return drempel(oordeel.tegenspraak) >= p.toestand["afwezig"] and (
        _heeft_observatie(items) or len(oordeel.groepen(-1)) >= p.toestand["afwezig_groepen"]
    )


def _heeft_observatie(items: Iterable[Item]) -> bool:
    return any(item.is_observatie and item.teken < 0 for item in items)


def _gebiedsbeeld(
    items: tuple[Item, ...], rondes: tuple[Ronde, ...], t: int, *, is_ooit: bool, p: Parameters
) -> Gebiedsbeeld:
    tot = tuple(item for item in items if item.cyclus <= t)
    v = _vouw(tuple(ronde for ronde in rondes if ronde.cyclus <= t), p)
    if not tot:
        return Gebiedsbeeld(None, v, "niets", None)
    oordeel = verouderd_oordeel(tot, t, p)
    laatst = max((item.cyclus for item in tot if item.teken > 0), default=None)
    ontkend = max(ronde.cyclus for ronde in v.rondes if ronde.ontkend) if v.is_opgelost else None
    return Gebiedsbeeld(oordeel, v, _toestandsregel(oordeel, v, tot, is_ooit=is_ooit, p=p), laatst, ontkend)


def _toestandsregel(
    o: Gebiedsoordeel, v: Verloop, items: tuple[Item, ...], *, is_ooit: bool, p: Parameters
) -> Toestandsregel:
    """The row for an investigated area; first match wins."""
    s = p.toestand
    b, d, k = drempel(o.steun), drempel(o.tegenspraak), drempel(o.tegenstrijdig)
    if v.is_opgelost:
        return "opgelost"
    if k >= s["tegenstrijdig"]:
        return "tegenstrijdig"
    if b >= s["vastgesteld"]:
        genoeg = len(o.groepen(1)) >= s["vastgesteld_groepen"]
        return "vastgesteld" if genoeg else "stevig_van_te_weinig_bronnen"
    if b >= s["gemeld"]:
        return "gemeld"
    if b >= s["gemeld_zwak"] and b > d:
        return "zwak_gemeld"
    if _is_ontkend(o, items, p):
        return "ontkend_na_observatie" if _heeft_observatie(items) else "ontkend_door_bronnen"
    if d >= s["waarschijnlijk_niet"]:
        return "waarschijnlijk_niet"
    if is_ooit and all(item.teken > 0 for item in items):
        return "eerder_gezien"
    return "geen_drempel"


def _beeld(stand: _Stand, kerngebied_van: Mapping[str, str], *, vergeefs: bool, p: Parameters) -> Beeld:
    oordelen = [g.oordeel for g in stand.gebieden.values() if g.oordeel]
    delen = ((o.steun, o.tegenspraak) for o in oordelen)
    hardnekkigheid = (
        sum(g.verloop.nog for g in stand.gebieden.values()),
        sum(g.verloop.eerder for g in stand.gebieden.values()) + 1,
    )
    telling = _telling(stand, kerngebied_van, vergeefs=vergeefs)
    klasse = _klasse(stand, telling, hardnekkigheid, p)
    verwachting = tel(delen, len(stand.gebieden), vooraf=p.tellen["vooraf_belemmering"], p=p)
    return Beeld(stand.t, stand.gebieden, stand.ooit, verwachting, hardnekkigheid, klasse, telling)


def _telling(stand: _Stand, kerngebied_van: Mapping[str, str], *, vergeefs: bool) -> Klassetelling:
    vast = [g for g, van_gebied in stand.gebieden.items() if van_gebied.toestand == "vastgesteld"]
    return Klassetelling(
        vastgesteld=len(vast),
        kerngebieden=len({kerngebied_van[g] for g in vast} - {""}),  # no core area is not one more
        gemeld=sum(g.toestand in ("gemeld", "tegenstrijdig") for g in stand.gebieden.values()),
        bleef=sum(g.verloop.nog > 0 for g in stand.gebieden.values()),
        vergeefs=vergeefs,
    )


def _klasse(stand: _Stand, telling: Klassetelling, hardnekkigheid: tuple[int, int], p: Parameters) -> Klasse:
    """Class over all areas; first match wins, in which opgelost comes first."""
    s = p.klasse
    if stand.ooit and all(stand.gebieden[g].toestand == "opgelost" for g in stand.ooit):
        return "opgelost"
    if telling.vastgesteld >= s["deelgebieden"] and telling.kerngebieden >= s["kerngebieden"]:
        nog, keren = hardnekkigheid
        if drempel(nog / keren) < s["aanhoudend"] or telling.bleef < s["aanhoudend_gebieden"]:
            return "terugkerend"
        return "hardnekkig_terugkerend" if telling.vergeefs else "aanhoudend_terugkerend"
    if telling.vastgesteld:
        return "lokaal"
    return "vermoeden" if telling.gemeld else "geen_beeld"
