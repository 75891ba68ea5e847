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


def achtergehouden(momenten: Iterable[Moment], onderwerp: str) -> tuple[int, ...]:
    """Per cycle how many findings there are of which the words may not be read; none where the subject is not shown.

    What may be read of a record does not change from cycle to cycle, so it is asked once of each finding; but under a
    choice of areas it hangs on who else was heard there by then.
    """
    gevraagd: dict[tuple[str, str, int], bool] = {}

    def mag_woorden(m: Moment, v: Vondst) -> bool:
        vraag = v.registratie, v.item.herkomst, -1 if m.lezer.gekozen is None else m.plaats
        if vraag not in gevraagd:
            gevraagd[vraag] = m.lezer.mag_woorden(v)
        return gevraagd[vraag]

    def tel(m: Moment) -> int:
        if m.lezer.is_monitor or (onderwerp not in m.knopen and onderwerp not in m.stellingen):
            return 0
        return sum(not (_mag_genoemd(m, v) and mag_woorden(m, v)) for v in m.vondsten(onderwerp))

    return tuple(map(tel, momenten))


def _mag_genoemd(m: Moment, v: Vondst) -> bool:
    """Whether what a finding speaks of may be named: its subject, and what else counts here too.

    That is a narrower factor, or a claim.
    """
    if m.graaf.is_te_smal or (v.via and not m.lezer.mag_onderwerp(v.via)):
        return False
    return m.lezer.mag_onderwerp(v.onderwerp)


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
    woorden = m.lezer.woorden(v, gebieden=gebieden, vanaf=vanaf) if _mag_genoemd(m, v) else None
    if woorden is None:
        return None
    return Kaartstem(
        cyclus=_plaats(m, m.graaf.t if "cyclus" in woorden.gegrofd else v.item.verteld),
        teken=v.item.teken,
        kern=woorden.kern,
        citaat=woorden.citaat or "",
        van=woorden.van,
        kerngebied="" if "kerngebied" in woorden.gegrofd else m.kern_van.get(v.gebied, ""),
        gebied=v.gebied if m.lezer.is_monitor and v.gebied in m.graaf.deelgebieden else "",
        is_gezien=woorden.is_gezien,
        waarom_niet=reden,
        andere_verklaring=woorden.andere_verklaring or "",
    )


def _orde(s: Kaartstem) -> tuple[object, ...]:
    return s.cyclus, -s.teken, s.van, s.kern, s.citaat, s.andere_verklaring, s.waarom_niet


def _plaats(m: Moment, nummer: int) -> int:
    return sum(c.nummer < nummer for c in m.graaf.cycli)


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
