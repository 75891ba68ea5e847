"""How every factor stands, cycle by cycle, and the lists of what recurs."""

from collections.abc import Iterable
from functools import partial

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing import cellen, stand
from verandertheorie.lezing.moment import Moment, rollen
from verandertheorie.lezing.optafel import op_tafel
from verandertheorie.lezing.spreiding import waar_het_speelt
from verandertheorie.lezing.terugkeer import in_volgorde
from verandertheorie.taal import groot, opsomming, voluit
from verandertheorie.uitvoer.kaart.stemmen import aantal_stemmen
from verandertheorie.uitvoer.kaart.vorm import Knoopbeeld, Terugkeerregel
from verandertheorie.vragen import belemmeringen as vraag
from verandertheorie.vragen.beoordeling import Factoroordeel
from verandertheorie.vragen.rijkeuze import TE_SMAL, van_de_gebieden, voor_zover


def factorbeeld(m: Moment, sleutel: str) -> Knoopbeeld:
    """A factor as of one cycle; what both its roles touch."""
    if m.graaf.is_te_smal:
        return Knoopbeeld("geen_beeld", stand.NIET_GETOOND[1], (TE_SMAL,), 0, 0, 0, {}, (), (), (), ())
    o = m.factor(sleutel)
    rol = rollen(o.factor)[0]
    per_rol = [m.factor(sleutel, r) for r in rollen(o.factor)]
    cel = cellen.factorcellen(m, o)
    vast = dict.fromkeys(k for r in per_rol for k in r.langs if k in m.stellingen)
    geraakt = dict.fromkeys(k for r in per_rol for k in r.geraakt if k in m.knopen)
    return Knoopbeeld(
        klasse=o.beeld.klasse,
        woord=vraag.klasse_nl(o.beeld.klasse, rol),
        zinnen=tuple(waar_het_speelt(m.graaf, o)),
        vastgesteld=sum(b.toestand == "vastgesteld" for b in o.beeld.gebieden.values()),
        voor=aantal_stemmen(o.tellend, 1),
        tegen=aantal_stemmen(o.tellend, -1),
        cellen=cel,
        geraakt=tuple(sorted(geraakt)),
        theoretisch=tuple(sorted({k for r in per_rol for k in r.theoretisch if k in m.knopen} - geraakt.keys())),
        vast=tuple(sorted(vast)),
        gestippeld=tuple(sorted({k for r in per_rol for k in r.langs_theoretisch if k in m.stellingen} - vast.keys())),
        op_tafel=op_tafel(m, sleutel),
    )


def belemmeringen(m: Moment) -> tuple[Terugkeerregel, ...]:
    """What recurs and hinders, in the order in which this audience sees it."""
    return _rijen(m, vraag.terugkerende_belemmeringen(m.graaf))


def helpend(m: Moment) -> tuple[Terugkeerregel, ...]:
    """What recurs and helps, in the same order."""
    return _rijen(m, vraag.helpende_factoren(m.graaf))


def _rijen(m: Moment, antwoord: Iterable[vraag.Terugkerend]) -> tuple[Terugkeerregel, ...]:
    return tuple(map(partial(_rij, m), in_volgorde(m, antwoord)))


def _rij(m: Moment, r: vraag.Terugkerend) -> Terugkeerregel:
    return Terugkeerregel(
        factor=r.factor,
        naam=r.naam,
        klasse=r.klasse,
        woord=vraag.klasse_nl(r.klasse, r.ROL),
        bereik=r.bereik,
        wie=woord("waarde.bereik", r.bereik),
        zin=_zin(m, r),
        gebieden=r.vastgesteld_in,
        tegengeluid=_tegengeluid(m.factor(r.factor, r.ROL)),
        band=r.band if m.lezer.is_monitor else "",
    )


def _zin(m: Moment, r: vraag.Terugkerend) -> str:
    """In how many areas, and in which."""
    bezocht = len(m.graaf.bezocht)
    if r.vastgesteld_in:
        waar = f": {opsomming(r.vastgesteld_in)}" if bezocht > 1 else ""
        return f"Vastgesteld in {van_de_bezochte(m.graaf, len(r.vastgesteld_in))}{waar}."
    if r.genoemd_in:
        hier = van_de_bezochte(m.graaf, len(r.genoemd_in))
        return f"Nu nergens vastgesteld{voor_zover(m.graaf)}; genoemd in {hier}."
    return f"Nu nergens vastgesteld{voor_zover(m.graaf)}."


def van_de_bezochte(graaf: Verandergraaf, n: int) -> str:
    """So many of the areas where somebody spoke, that count."""
    bezocht = len(graaf.bezocht)
    if bezocht == 1:
        return van_de_gebieden(graaf, "het ene")
    return van_de_gebieden(graaf, "beide" if n == bezocht == 2 else f"{n} van de {bezocht}")


def _tegengeluid(o: Factoroordeel) -> str:
    waar = [g for g, vs in o.tellend.items() if any(v.item.teken < 0 for v in vs)]
    if not waar:
        return ""
    n = aantal_stemmen(o.tellend, -1)
    return f"{groot(voluit(n, 'stem zegt', 'stemmen zeggen'))} dat het er niet is, in {opsomming(waar)}."
