"""Floor 1: inside one area we weigh, and what is for, what is against and what is unknown add to 1.

Two simple support functions, one for and one against, combined by Dempster's rule (Shafer 1976, *A Mathematical Theory
of Evidence*, ch. 4; Denœux 2014, *Likelihood-based belief function*, for likelihoods as beliefs). Voices on one side
are taken as independent, so their strengths multiply.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, expm1, fsum, log
from typing import Literal, NamedTuple

from verandertheorie.oordeel.kracht import Kracht, Teken
from verandertheorie.oordeel.tellen import drempel
from verandertheorie.parameters import Parameters


class Stemwissel(NamedTuple):
    """Until which cycle an item counted in another voice: who speaks was first heard alone in ``vanaf``."""

    groep: str
    vanaf: int


class Item(NamedTuple):
    """One finding as the sum sees it: which group says it, for (1) or against (-1), and how strongly.

    ``cyclus``: what it is about, by number; ``bekend``: in which cycle it was told, the same when None. ``is_stilte``:
    nobody said it; it was openly asked and not brought up. ``eerder``: the voice it counted in before.
    """

    groep: str
    teken: Teken
    kracht: Kracht
    herkomst: str = ""
    is_observatie: bool = False
    cyclus: int = 0
    is_stilte: bool = False
    bekend: int | None = None
    eerder: Stemwissel | None = None

    @property
    def verteld(self) -> int:
        """In which cycle it was told: from then on it is known."""
        return self.cyclus if self.bekend is None else self.bekend

    def met_kracht(self, kracht: Kracht) -> "Item":
        """The same with another strength."""
        return Item(self.groep, self.teken, kracht, *self[3:])


def bekend_op(items: Iterable[Item], t: int) -> Iterator[Item]:
    """What was known at cycle ``t``, each item in the voice it had then."""
    for item in items:
        if item.verteld <= t:
            wissel = item.eerder
            yield item._replace(groep=wissel.groep, eerder=None) if wissel and t < wissel.vanaf else item


Laatst = Mapping[tuple[Teken, str], int]
"""Per side and group the last cycle about which it spoke on that side."""


def laatst_gesproken(items: Iterable[Item]) -> Laatst:
    """When each group last spoke on each side; silence is no speaking."""
    uit: dict[tuple[Teken, str], int] = {}
    for i in items:
        if not i.is_stilte:
            uit[i.teken, i.groep] = max(i.cyclus, uit.get((i.teken, i.groep), i.cyclus))
    return uit


def telt_nog(item: Item, laatst: Laatst) -> bool:
    """Whether an item still counts: its group has not spoken on the other side since."""
    andere_kant: Teken = -1 if item.teken > 0 else 1
    return item.is_stilte or item.cyclus >= laatst.get((andere_kant, item.groep), item.cyclus)


class Stem(NamedTuple):
    """What one group adds on one side: its strongest item that still counts, and those set aside, strongest first.

    Where silence counts, nothing that it said on this side was stronger. ``gesproken``: what it weighs without silence,
    the strength of its strongest spoken item, or 1.
    """

    teken: Teken
    groep: str
    telt: Item
    terzijde: tuple[Item, ...]
    gesproken: float

    @property
    def is_stilte(self) -> bool:
        """Whether nobody spoke here: asked openly, and not brought up."""
        return self.telt.is_stilte

    @property
    def gewicht(self) -> tuple[Teken, float, float]:
        """All that the area has of this voice: of two with the same, leaving out either leaves the same behind."""
        return self.teken, self.telt.kracht.sterkte, self.gesproken


class Delen(NamedTuple):
    """ln V and ln T, and the three parts that follow from them; these add to 1."""

    ln_voor: float
    ln_tegen: float
    steun: float
    tegenspraak: float
    onbekend: float


class Gebiedsoordeel(NamedTuple):
    """The judgement of one area, with every step to it.

    With V and T, the products of the strengths for and against: ``steun`` b = (V - 1)/(V + T - 1), ``tegenspraak`` d =
    (T - 1)/(V + T - 1) and ``onbekend`` u = 1/(V + T - 1). ``ln_voor`` and ``ln_tegen``: ln V and ln T. ``gesproken``:
    the same without silence. ``conflict``: k = (1 - 1/V)(1 - 1/T) without silence. ``is_omstreden``: sources contradict
    each other and neither side prevails. ``groepen_voor`` and ``groepen_tegen``: how many :meth:`groepen` there are.
    ``stemmen``: for before against, then by group. ``gedraaid``: items that no longer count because their group has
    spoken on the other side since.
    """

    stemmen: tuple[Stem, ...]
    gedraaid: tuple[Item, ...]
    ln_voor: float
    ln_tegen: float
    steun: float
    tegenspraak: float
    onbekend: float
    gesproken: Delen
    groepen_voor: int
    groepen_tegen: int
    conflict: float
    is_omstreden: bool

    @property
    def ln_odds(self) -> float:
        """ln(V/T): 0 when nothing is known."""
        return self.ln_voor - self.ln_tegen

    def wijst(self, p: Parameters) -> Literal[1, 0, -1]:
        """Whether it holds here (1) or not (-1); 0 where that is open, or sources contradict each other."""
        grens = p.statuswoord["gebied_telt"]
        if self.is_omstreden:
            return 0
        return 1 if drempel(self.steun) >= grens else -1 if drempel(self.tegenspraak) >= grens else 0

    def groepen(self, teken: Teken) -> tuple[str, ...]:
        """The groups that really spoke on this side (strength above 1), in order of name; silence is no voice."""
        return tuple([s.groep for s in self.stemmen if s.teken == teken and s.gesproken > 1])


class Sommen(NamedTuple):
    """What the voices of one area add up to, here or on another engine.

    ``ln_voor`` and ``ln_tegen``: ln V and ln T. ``gesproken_voor`` and ``gesproken_tegen``: the same without silence.
    ``groepen_voor`` and ``groepen_tegen``: how many groups really spoke on that side.
    """

    ln_voor: float
    ln_tegen: float
    gesproken_voor: float
    gesproken_tegen: float
    groepen_voor: int
    groepen_tegen: int


def weeg(items: Iterable[Item], p: Parameters) -> Gebiedsoordeel:
    """Judge one area. A group counts once per side, with the strongest thing that still counts; groups multiply.

    Who changed side counts with what was said since; silence always stays.

    Args:
        items: what was found in the area, and where it was openly asked and not brought up.
        p: gives when an area is contested.

    Returns:
        The same for every order of the items. Among equally strong items of one group spoken comes before silence,
        then the first by origin, then cycle. Without items everything is unknown.

    >>> from verandertheorie.oordeel.kracht import kracht
    >>> from verandertheorie.parameters import standaard
    >>> sterk, matig = (kracht(w, "zelf_meegemaakt", "geen", standaard()) for w in ("sterk", "matig"))
    >>> o = weeg([Item("b1", 1, sterk), Item("b2", 1, matig), Item("b2", 1, matig)], standaard())
    >>> round(o.steun, 2), o.groepen(1)
    (0.94, ('b1', 'b2'))
    """
    kanten: dict[Teken, dict[str, list[Item]]] = {1: {}, -1: {}}
    for item in items:
        kanten[item.teken].setdefault(item.groep, []).append(item)
    voor, tegen = kanten[1], kanten[-1]
    gedraaid: list[Item] = []
    for groep in voor.keys() & tegen.keys():  # who spoke on one side only has changed nothing
        laatst = laatst_gesproken((*voor[groep], *tegen[groep]))
        for kant in (voor, tegen):
            gedraaid += (i for i in kant[groep] if not telt_nog(i, laatst))
            kant[groep] = [i for i in kant[groep] if telt_nog(i, laatst)]
    stemmen = tuple([_stem(kant[groep]) for kant in (voor, tegen) for groep in sorted(kant) if kant[groep]])
    return _oordeel(stemmen, tuple(sorted(gedraaid, key=_rang)), _tel_op(stemmen), p)


def weeg_zonder(o: Gebiedsoordeel, groep: str, p: Parameters) -> Gebiedsoordeel | None:
    """The same area without one group; None when nobody else is left.

    Whether an item counts depends on what its own group said, so the voices of the others stay as they are.
    """
    stemmen = tuple(s for s in o.stemmen if s.groep != groep)
    if not stemmen:
        return None
    return _oordeel(stemmen, tuple(i for i in o.gedraaid if i.groep != groep), _tel_op(stemmen), p)


def weeg_sommen(s: Sommen, p: Parameters) -> Gebiedsoordeel:
    """The same judgement from the sums alone: the same numbers, without the steps to them."""
    return _oordeel((), (), s, p)


def _tel_op(stemmen: Sequence[Stem]) -> Sommen:
    kanten = [s for s in stemmen if s.teken > 0], [s for s in stemmen if s.teken < 0]
    ln_voor, ln_tegen = (fsum([log(s.telt.kracht.sterkte) for s in kant]) for kant in kanten)
    voor, tegen = ([log(s.gesproken) for s in kant if s.gesproken > 1] for kant in kanten)
    return Sommen(ln_voor, ln_tegen, fsum(voor), fsum(tegen), len(voor), len(tegen))


def _oordeel(stemmen: tuple[Stem, ...], gedraaid: tuple[Item, ...], s: Sommen, p: Parameters) -> Gebiedsoordeel:
    delen = _delen(s.ln_voor, s.ln_tegen)
    gezegd = s.gesproken_voor, s.gesproken_tegen
    gesproken = delen if gezegd == (s.ln_voor, s.ln_tegen) else _delen(*gezegd)
    conflict = expm1(-s.gesproken_voor) * expm1(-s.gesproken_tegen)
    return Gebiedsoordeel(
        stemmen=stemmen,
        gedraaid=gedraaid,
        ln_voor=s.ln_voor,
        ln_tegen=s.ln_tegen,
        steun=delen.steun,
        tegenspraak=delen.tegenspraak,
        onbekend=delen.onbekend,
        gesproken=gesproken,
        groepen_voor=s.groepen_voor,
        groepen_tegen=s.groepen_tegen,
        conflict=conflict,
        is_omstreden=drempel(conflict) >= p.gebied["conflict"]
        and drempel(max(gesproken.steun, gesproken.tegenspraak)) < p.gebied["overtuigend"],
    )


def _delen(x: float, y: float) -> Delen:
    """The three parts from ln V and ln T, scaled by the larger, so that nothing overflows."""
    m = max(x, y)
    niets = exp(-m)
    noemer = exp(x - m) + exp(y - m) - niets
    return Delen(x, y, (exp(x - m) - niets) / noemer, (exp(y - m) - niets) / noemer, niets / noemer)


def _stem(van_groep: list[Item]) -> Stem:
    telt, *terzijde = sorted(van_groep, key=_rang) if len(van_groep) > 1 else van_groep
    gesproken = telt if not telt.is_stilte else next((i for i in terzijde if not i.is_stilte), None)
    return Stem(telt.teken, telt.groep, telt, tuple(terzijde), gesproken.kracht.sterkte if gesproken else 1.0)


def _rang(item: Item) -> tuple[object, ...]:
    k = item.kracht
    rest = item.is_observatie, -1 if item.bekend is None else item.bekend, item.eerder or ()
    return -k.sterkte, item.is_stilte, item.herkomst, item.cyclus, k.soort, k.woorden, k.basis, k.stappen, rest
