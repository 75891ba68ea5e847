"""Is a factor present in an area, does it stay, is it gone: from judgements to states and a class.

The same for what hinders and for what helps. Presence evidence ages towards "unknown"; who was openly asked and did not
bring a factor up weighs a little against it, and makes no denial. Whether a factor stays or is gone is judged per
cycle, on what was said about that cycle only, without ageing or silence.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, bekend_op, laatst_gesproken, telt_nog, weeg
from verandertheorie.oordeel.kracht import verouderd
from verandertheorie.oordeel.tellen import Programma, Verwachting, drempel, tel
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
    """One area in one cycle: the judgement of what was said about that cycle only, without ageing or silence.

    ``gezegd``: what was said. ``ontkend``: against, by enough groups or by one observation of that cycle.
    """

    cyclus: int
    gezegd: tuple[Item, ...] = field(compare=False, repr=False)
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
class Gebiedsfeiten:
    """What was known of the factor in one area at one moment, from which its state follows.

    ``oordeel``: with ageing. ``rondes``: by cycle. ``laatst``: the last cycle with an item for, or None.
    ``is_weersproken``: somebody said or saw that it is not there, whether or not that still counts. ``is_niet_gezien``:
    somebody looked and saw that it is not there, and that still counts.
    """

    oordeel: Gebiedsoordeel
    rondes: tuple[Ronde, ...]
    laatst: int | None
    is_weersproken: bool
    is_niet_gezien: bool


@dataclass(frozen=True, slots=True)
class Gebiedsbeeld:
    """The factor in one area at one moment.

    ``oordeel``: with ageing; None when nobody said or sought anything, nor was silent. ``regel``: the row of the table
    that gave the state. ``laatst``: the last cycle with an item for, or None. ``ontkend``: the last cycle in which it
    was denied, when it is opgelost, else None.
    """

    oordeel: Gebiedsoordeel | None
    verloop: Verloop
    regel: Toestandsregel
    laatst: int | None
    ontkend: int | None = None

    @property
    def is_niet_genoemd(self) -> bool:
        """Whether it was openly asked here, and nothing said or sought: no state, and no blank either."""
        return self.oordeel is not None and self.regel == "niets"

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

    @property
    def is_te_verwachten(self) -> bool:
        """Whether the count of areas says something beside the class: of what is resolved nothing is expected."""
        return self.klasse != "opgelost"


def verloop(items: Iterable[Item], p: Parameters) -> Verloop:
    """Follow one area through its investigated cycles (those about which something was said), in order of cycle."""
    return _vouw(_rondes(items, (), p), p)


def verouderd_oordeel(items: Iterable[Item], t: int, p: Parameters) -> Gebiedsoordeel:
    """Judge one area at cycle ``t``: what was known then, aged before the strongest of a group counts."""
    return _weeg_verouderd(bekend_op(items, t), t, p)


def _weeg_verouderd(bekend: Iterable[Item], t: int, p: Parameters) -> Gebiedsoordeel:
    return weeg([i if i.cyclus == t else i.met_kracht(verouderd(i.kracht, t - i.cyclus, p)) for i in bekend], p)


def beeld(
    items_per_gebied: Mapping[str, Sequence[Item]],
    t: int,
    kerngebied_van: Mapping[str, str],
    *,
    programma: Programma,
    vergeefs: bool,
    p: Parameters,
    eerder: "Eerder | None" = None,
) -> Beeld:
    """The factor in all areas as of cycle ``t``, in one pass over the cycles 1 to ``t``.

    Args:
        items_per_gebied: presence evidence per area, silence too. What became known later, and areas outside
            ``kerngebied_van``, count nowhere.
        t: the cycle to look back from; 0 when there is none yet.
        kerngebied_van: every counted area with its core area; their number is N.
        programma: how many areas there are, also where only some are counted.
        vergeefs: an action perspective for this factor was applied without effect, as of ``t``.
        p: the thresholds.
        eerder: the same at an earlier cycle to go on from, or at this one; the outcome is the same without.

    Raises:
        ValueError: ``t`` is negative.
    """
    if t < 0:
        raise ValueError(f"no cycle {t}")
    gevolgd = {g: _volg_items(items_per_gebied.get(g, ()), t, g, eerder, p) for g in sorted(kerngebied_van)}
    return _beeld(_stand(t, gevolgd), kerngebied_van, programma, vergeefs=vergeefs, p=p)


def klasse_zonder_elk(
    items_per_gebied: Mapping[str, Sequence[Item]],
    t: int,
    kerngebied_van: Mapping[str, str],
    *,
    programma: Programma,
    vergeefs: bool,
    p: Parameters,
) -> Mapping[str, "Klasse"]:
    """Per voice, by key, the class that :func:`beeld` gives without it; only its own areas are followed anew.

    Who only kept silent is no voice; of who spoke the silence elsewhere goes along. Voices that brought in the same
    leave the same behind, so an area is followed once for all of them: people choose from few words.

    Args: as those of :func:`beeld`.
    """
    spreekt = {i.groep for g in kerngebied_van for i in items_per_gebied.get(g, ()) if not i.is_stilte}
    alles: dict[str, tuple[Gebiedsbeeld, bool]] = {}
    inbreng: dict[str, dict[str, _Inbreng]] = defaultdict(dict)
    for g in sorted(kerngebied_van):
        items = items_per_gebied.get(g, ())
        alles[g] = _volg_items(items, t, g, None, p)
        for stem, bracht_in in _inbreng(items).items():
            if stem in spreekt:
                inbreng[stem][g] = bracht_in
    zonder: dict[tuple[str, _Inbreng], tuple[Gebiedsbeeld, bool]] = {}
    klassen: dict[tuple[tuple[str, _Inbreng], ...], Klasse] = {}
    uit: dict[str, Klasse] = {}
    for stem in sorted(inbreng):
        hier = tuple(inbreng[stem].items())
        if hier not in klassen:
            for g, bracht_in in hier:
                if (g, bracht_in) not in zonder:
                    rest = [i for i in items_per_gebied[g] if i.groep != stem]
                    zonder[g, bracht_in] = _volg_items(rest, t, g, None, p)
            stand = _stand(t, alles | {deel[0]: zonder[deel] for deel in hier})
            klassen[hier] = _beeld(stand, kerngebied_van, programma, vergeefs=vergeefs, p=p).klasse
        uit[stem] = klassen[hier]
    return uit


_Inbreng = tuple[str, tuple[tuple[object, ...], ...]]
"""What a voice brought into an area, whoever it is: its name where others once counted in it, and its items without."""


def _inbreng(items: Sequence[Item]) -> Mapping[str, _Inbreng]:
    """The same per voice."""
    per_stem: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for i in items:
        per_stem[i.groep].append((i.teken, i.kracht, i.is_observatie, i.cyclus, i.is_stilte, i.bekend, i.eerder))
    eerder = {i.eerder.groep for i in items if i.eerder}
    return {stem: (stem if stem in eerder else "", tuple(gebracht)) for stem, gebracht in per_stem.items()}


def beeld_uit_feiten(
    per_gebied: Mapping[str, Mapping[int, Gebiedsfeiten]],
    t: int,
    kerngebied_van: Mapping[str, str],
    *,
    programma: Programma,
    vergeefs: bool,
    p: Parameters,
) -> Beeld:
    """The same from what was known at each cycle.

    Args:
        per_gebied: per area what was known there at each cycle up to ``t``, by number; nothing of a cycle at which
            nothing was known.
        t: the cycle to look back from; 0 when there is none yet.
        kerngebied_van: every counted area with its core area; their number is N.
        programma: how many areas there are, also where only some are counted.
        vergeefs: an action perspective for this factor was applied without effect.
        p: the thresholds.
    """
    cycli = range(min(t, 1), t + 1)
    gevolgd = {g: _volg(per_gebied.get(g, {}).get, cycli, p) for g in sorted(kerngebied_van)}
    return _beeld(_stand(t, gevolgd), kerngebied_van, programma, vergeefs=vergeefs, p=p)


class Eerder(NamedTuple):
    """A factor at an earlier cycle, or at the same one, and what was known of it then, per area."""

    beeld: "Beeld"
    items: Mapping[str, Sequence[Item]]


class _Begin(NamedTuple):
    """From which cycle an area still has to be followed, and what is known of it before."""

    cyclus: int
    is_ooit: bool = False
    rondes: tuple[Ronde, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stand:
    """All areas at one cycle, and where the factor was once vastgesteld."""

    t: int
    gebieden: Mapping[str, Gebiedsbeeld]
    ooit: frozenset[str]


def _stand(t: int, gevolgd: Mapping[str, tuple[Gebiedsbeeld, bool]]) -> _Stand:
    """All areas at one cycle, from each with whether it was once vastgesteld there."""
    ooit = frozenset(g for g, (_, is_ooit) in gevolgd.items() if is_ooit)
    return _Stand(t, {g: hier for g, (hier, _) in gevolgd.items()}, ooit)


def _begin(items: Sequence[Item], t: int, gebied: str, eerder: Eerder | None) -> _Begin:
    """Where to begin: after the earlier cycle, when what was known then is what we now think was known then."""
    if eerder and eerder.beeld.t < t and gebied in eerder.beeld.gebieden:
        toen = eerder.items.get(gebied, ())
        if [*bekend_op(items, eerder.beeld.t)] == [*toen]:
            rondes = eerder.beeld.gebieden[gebied].verloop.rondes
            return _Begin(eerder.beeld.t + 1, gebied in eerder.beeld.ooit, rondes)
    return _Begin(min(item.verteld for item in items))


def _volg_items(
    items: Sequence[Item], t: int, gebied: str, eerder: Eerder | None, p: Parameters
) -> tuple[Gebiedsbeeld, bool]:
    """An area at cycle ``t``, and whether it was vastgesteld there by then."""
    if not items:
        return _NIETS, False
    if (
        eerder
        and eerder.beeld.t == t
        and gebied in eerder.beeld.gebieden
        and [*items] == [*eerder.items.get(gebied, ())]
    ):
        return eerder.beeld.gebieden[gebied], gebied in eerder.beeld.ooit
    begin = _begin(items, t, gebied, eerder)
    rondes = begin.rondes

    def op(u: int) -> Gebiedsfeiten | None:
        nonlocal rondes
        if not (toen := tuple(bekend_op(items, u))):
            return None
        feiten = _gebiedsfeiten(toen, u, rondes, p)
        rondes = feiten.rondes
        return feiten

    return _volg(op, range(min(begin.cyclus, t), t + 1), p, is_ooit=begin.is_ooit)


def _volg(
    feiten_op: Callable[[int], Gebiedsfeiten | None], cycli: range, p: Parameters, *, is_ooit: bool = False
) -> tuple[Gebiedsbeeld, bool]:
    """The same from what was known at each of these cycles.

    Whether it was once vastgesteld is carried along, because a recursive version is exponential.
    """
    hier = _NIETS
    for u in cycli:
        if u < cycli[-1] and is_ooit:
            continue  # nothing else of the cycles before is looked at
        if toen := feiten_op(u):
            hier = _gebiedsbeeld(toen, is_ooit=is_ooit, p=p)
            is_ooit = is_ooit or hier.toestand == "vastgesteld"
    return hier, is_ooit


def _gebiedsfeiten(items: tuple[Item, ...], t: int, eerder: tuple[Ronde, ...], p: Parameters) -> Gebiedsfeiten:
    gesproken = tuple(item for item in items if not item.is_stilte)
    return Gebiedsfeiten(
        oordeel=_weeg_verouderd(items, t, p),
        rondes=_rondes(gesproken, eerder, p),
        laatst=max((item.cyclus for item in gesproken if item.teken > 0), default=None),
        is_weersproken=any(item.teken < 0 for item in gesproken),
        is_niet_gezien=_heeft_observatie(gesproken),
    )


def _rondes(items: Iterable[Item], eerder: tuple[Ronde, ...], p: Parameters) -> tuple[Ronde, ...]:
    """The investigated cycles in order; one about which nothing was told since is as it was."""
    al = {deze.cyclus: deze for deze in eerder}
    per_cyclus: dict[int, list[Item]] = {}
    for item in items:
        if not item.is_stilte:
            per_cyclus.setdefault(item.cyclus, []).append(item)
    rondes = []
    for cyclus, van_cyclus in sorted(per_cyclus.items()):
        gezegd = tuple(van_cyclus)
        if cyclus in al and al[cyclus].gezegd == gezegd:
            rondes.append(al[cyclus])
        else:
            is_niet_gezien = _heeft_observatie(gezegd)
            rondes.append(ronde(cyclus, weeg(gezegd, p), is_niet_gezien=is_niet_gezien, p=p, gezegd=gezegd))
    return tuple(rondes)


def ronde(
    cyclus: int, oordeel: Gebiedsoordeel, *, is_niet_gezien: bool, p: Parameters, gezegd: tuple[Item, ...] = ()
) -> Ronde:
    """One area in one cycle, from what was said about it.

    Args:
        cyclus: number of the cycle.
        oordeel: of what was said about it, without ageing or silence.
        is_niet_gezien: somebody looked then, and saw that it is not there.
        p: the thresholds.
        gezegd: what was said; nothing when only its sums are known.
    """
    return Ronde(cyclus, gezegd, oordeel, _is_ontkend(oordeel, is_niet_gezien=is_niet_gezien, p=p))


def _vouw(rondes: tuple[Ronde, ...], p: Parameters) -> Verloop:
    eerder = nog = 0
    was_er = was_stevig = is_opgelost = False
    for deze in rondes:
        b = drempel(deze.oordeel.steun)
        is_er = b >= p.toestand["aanwezig"]
        eerder += was_er
        nog += was_er and is_er
        is_opgelost = (is_opgelost or (was_stevig and deze.ontkend)) and not is_er
        was_er = was_er or is_er
        was_stevig = was_stevig or b >= p.toestand["opgelost_was"]
    return Verloop(rondes, eerder, nog, is_opgelost)


def _is_ontkend(oordeel: Gebiedsoordeel, *, is_niet_gezien: bool, p: Parameters) -> bool:
    return drempel(oordeel.gesproken.tegenspraak) >= p.toestand["afwezig"] and (
        is_niet_gezien or oordeel.groepen_tegen >= p.toestand["afwezig_groepen"]
    )


def _heeft_observatie(items: Sequence[Item]) -> bool:
    """Whether somebody looked and saw that it is not there, as far as that still counts."""
    niet_gezien = [item for item in items if item.is_observatie and item.teken < 0]
    if not niet_gezien:
        return False
    laatst = laatst_gesproken(items)
    return any(telt_nog(item, laatst) for item in niet_gezien)


def _gebiedsbeeld(f: Gebiedsfeiten, *, is_ooit: bool, p: Parameters) -> Gebiedsbeeld:
    v = _vouw(f.rondes, p)
    ontkend = max(deze.cyclus for deze in v.rondes if deze.ontkend) if v.is_opgelost else None
    return Gebiedsbeeld(f.oordeel, v, _toestandsregel(f, v, is_ooit=is_ooit, p=p), f.laatst, ontkend)


_NIETS = Gebiedsbeeld(None, Verloop((), 0, 0, is_opgelost=False), "niets", None)


def _toestandsregel(f: Gebiedsfeiten, v: Verloop, *, is_ooit: bool, p: Parameters) -> Toestandsregel:
    """The row for an area about which something is known; first match wins."""
    s, o = p.toestand, f.oordeel
    b, d, ontkenning = drempel(o.steun), drempel(o.tegenspraak), drempel(o.gesproken.tegenspraak)
    if not f.rondes:  # nobody spoke
        return "niets"
    if v.is_opgelost:
        return "opgelost"
    if o.is_omstreden:
        return "tegenstrijdig"
    if b >= s["vastgesteld"]:
        genoeg = o.groepen_voor >= s["vastgesteld_groepen"]
        return "vastgesteld" if genoeg else "stevig_van_te_weinig_bronnen"
    if b >= s["gemeld"]:
        return "gemeld"
    if _is_gemeld(b, d, p):
        return "zwak_gemeld"
    if _is_ontkend(o, is_niet_gezien=f.is_niet_gezien, p=p):
        return "ontkend_na_observatie" if f.is_niet_gezien else "ontkend_door_bronnen"
    if ontkenning >= s["waarschijnlijk_niet"] and not _is_gemeld(drempel(o.gesproken.steun), ontkenning, p):
        return "waarschijnlijk_niet"  # what was mentioned does not turn into a denial by silence
    if is_ooit and not f.is_weersproken:
        return "eerder_gezien"
    return "geen_drempel"


def _is_gemeld(b: float, d: float, p: Parameters) -> bool:
    return b >= p.toestand["gemeld"] or (b >= p.toestand["gemeld_zwak"] and b > d)


def _beeld(
    stand: _Stand, kerngebied_van: Mapping[str, str], programma: Programma, *, vergeefs: bool, p: Parameters
) -> Beeld:
    odds = (g.oordeel.ln_odds for g in stand.gebieden.values() if g.oordeel)
    hardnekkigheid = (
        sum(g.verloop.nog for g in stand.gebieden.values()),
        sum(g.verloop.eerder for g in stand.gebieden.values()) + 1,
    )
    telling = _telling(stand, kerngebied_van, vergeefs=vergeefs)
    klasse = _klasse(stand, telling, hardnekkigheid, programma, p)
    verwachting = tel(odds, len(stand.gebieden), vooraf=p.tellen["vooraf_belemmering"], p=p)
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


def _klasse(
    stand: _Stand, telling: Klassetelling, hardnekkigheid: tuple[int, int], programma: Programma, p: Parameters
) -> Klasse:
    """Class over all areas; first match wins, in which opgelost comes first."""
    s = p.klasse
    if stand.ooit and all(stand.gebieden[g].toestand == "opgelost" for g in stand.ooit):
        return "opgelost"
    genoeg = telling.vastgesteld >= min(s["deelgebieden"], programma.gebieden)
    if telling.vastgesteld and genoeg and telling.kerngebieden >= min(s["kerngebieden"], programma.kerngebieden):
        nog, keren = hardnekkigheid
        bleef = telling.bleef >= min(s["aanhoudend_gebieden"], programma.gebieden)
        if drempel(nog / keren) < s["aanhoudend"] or not bleef:
            return "terugkerend"
        return "hardnekkig_terugkerend" if telling.vergeefs else "aanhoudend_terugkerend"
    if telling.vastgesteld:
        return "lokaal"
    return "vermoeden" if telling.gemeld else "geen_beeld"
