"""Voice by voice what was found, as far as the words may be read."""

from collections.abc import Callable, Collection, Iterable, Mapping

from verandertheorie.graaf.vondst import Vondst
from verandertheorie.lezing.bewijs import TELT_AL
from verandertheorie.lezing.moment import Moment
from verandertheorie.oordeel.gebied import Item, Stem
from verandertheorie.uitvoer.kaart.vorm import Kaartstem, Teken
from verandertheorie.vragen.uitlegtekst import WAAROM_NIET, waarom_niet


def van_onderwerp(m: Moment, onderwerp: str) -> tuple[Kaartstem, ...]:
    """What was found on a claim or factor and may be read; oldest first, then for before against, then by the words."""
    redenen = _waarom_niet(m, onderwerp)
    gevonden = (stem(m, v, redenen.get(v.item.herkomst, "")) for v in m.vondsten(onderwerp))
    return tuple(sorted((s for s in gevonden if s), key=_orde))


def aantal_stemmen(vondsten: Mapping[str, Iterable[Vondst]], teken: Teken) -> int:
    """How many independent voices there are on one side of a claim or factor, over all areas."""
    return len({v.item.groep for vs in vondsten.values() for v in vs if v.item.teken == teken})


def achtergehouden(m: Moment, onderwerp: str) -> int:
    """How many findings there are of which the words may not be read."""
    return sum(not _is_leesbaar(m, v) for v in m.vondsten(onderwerp))


def _is_leesbaar(m: Moment, v: Vondst) -> bool:
    """Whether the words of a finding may be read.

    It may speak of something else that counts here too (a narrower factor, a claim): that too must be readable.
    """
    if m.graaf.is_te_smal or (v.via and not m.lezer.mag_onderwerp(v.via)):
        return False
    return m.lezer.mag_onderwerp(v.onderwerp) and m.lezer.mag_woorden(v)


def nieuwste(
    m: Moment, onderwerp: str, ids: Iterable[str], *, past: Callable[[str, Teken], bool], vanaf: int
) -> Kaartstem | None:
    """The newest words among some findings on a subject, of an area and a side that fit; told goes before searched.

    They are told as being from a cycle on, and from the areas that fit.
    """
    erbij = frozenset(ids)
    hier = [v for v in m.vondsten(onderwerp) if v.item.herkomst in erbij and past(v.gebied, v.item.teken)]
    hier.sort(key=lambda v: (v.soort != "bewijs", -v.item.cyclus, -v.item.kracht.sterkte, v.item.herkomst))
    waar = frozenset(v.gebied for v in hier)
    return next((s for v in hier if (s := stem(m, v, "", gebieden=waar, vanaf=vanaf))), None)


def stem(
    m: Moment, v: Vondst, reden: str, *, gebieden: Collection[str] | None = None, vanaf: int = 0
) -> Kaartstem | None:
    """The words of one finding; None when they may not be read.

    Words of which the cycle is not told stand at the newest moment of the map only: where one slides to would tell it.
    """
    woorden = m.lezer.woorden(v, gebieden=gebieden, vanaf=vanaf) if _is_leesbaar(m, v) else None
    if woorden is None:
        return None
    grof = m.lezer.etiket(m.lezer.registratie(v), m.graaf.deel(v)).gegrofd
    return Kaartstem(
        cyclus=_plaats(m, m.graaf.t if "cyclus" in grof else v.item.verteld),
        teken=v.item.teken,
        kern=woorden.kern,
        citaat=woorden.citaat or "",
        van=woorden.van,
        kerngebied="" if "kerngebied" in grof else _kerngebied(m, v.gebied),
        gebied=v.gebied if m.lezer.is_monitor and v.gebied in m.graaf.deelgebieden else "",
        is_gezien=woorden.is_gezien,
        waarom_niet=reden,
        andere_verklaring=m.lezer.andere_verklaring(v) or "",
    )


def _orde(s: Kaartstem) -> tuple[object, ...]:
    return s.cyclus, -s.teken, s.van, s.kern, s.citaat, s.andere_verklaring, s.waarom_niet


def _plaats(m: Moment, nummer: int) -> int:
    return sum(c.nummer < nummer for c in m.graaf.cycli)


def _kerngebied(m: Moment, gebied: str) -> str:
    return next((h for h in m.graaf.ligging.ligt_in(gebied) if h in m.kerngebieden), "")


def _waarom_niet(m: Moment, onderwerp: str) -> dict[str, str]:
    """Per finding that does not count by itself the reason, as ``leg_uit`` gives it."""
    if onderwerp in m.graaf.factoren:
        f = m.factor(onderwerp)
        cellen, terzijde = [h.oordeel for h in f.beeld.gebieden.values() if h.oordeel], f.terzijde
    else:
        b = m.bewering(onderwerp)
        cellen, terzijde = [*b.cellen.values()], b.terzijde
    opzij: list[tuple[Item, Stem | None]] = [(i, s) for cel in cellen for s in cel.stemmen for i in s.terzijde]
    opzij += [(i, None) for cel in cellen for i in cel.gedraaid]
    zwakker = {i.herkomst: waarom_niet(i, s) if m.lezer.is_monitor else TELT_AL for i, s in opzij}
    return zwakker | {t.vondst.item.herkomst: WAAROM_NIET[t.waarom] for t in terzijde}
