"""Where everything of a figure stands on its sheet: title above, in the middle what it shows, below what it means."""

from collections.abc import Iterator
from math import ceil

from verandertheorie.lezing.opschrift import FICTIEF
from verandertheorie.uitvoer.figuur import raster, staven, tijdas
from verandertheorie.uitvoer.figuur.blad import MARGE, SCHERM, Inkt, Letters, Meet, Streep, Vel, afgebroken, afgekapt
from verandertheorie.uitvoer.figuur.kleuren import ACCENT, WAARSCHUWING, ZACHT
from verandertheorie.uitvoer.figuur.vlak import Vlak, verschoven
from verandertheorie.uitvoer.figuur.vorm import Beeld, Figuurgegevens, Raster, Staven

_TITEL, _MOMENT, _NOOT, _VOET, _LEEG = 26, 15, 14, 12, 22
_HAAR = 1e-6  # what is lost in adding up


def deel_in(g: Figuurgegevens, meet: Meet) -> Vel:
    """The sheet of a figure: as large as a screen, and only larger where letters would else be too small to read."""
    binnen = float(SCHERM[0] - 2 * MARGE)
    if not g.beeld.is_leeg:
        binnen = max(binnen, _minste_breedte(g.beeld, meet))
    kop, y = _kop(g, binnen, meet)
    noten = [r for zin in g.opmerkingen for r in afgebroken(zin, binnen, _NOOT, meet, hoogstens=3)]
    onder = 8 + len(noten) * 19 + 26
    ruimte = SCHERM[1] - y - onder
    vlak = _leeg(g.leeg, binnen, ruimte, meet) if g.beeld.is_leeg else _vlak(g.beeld, binnen, ruimte, meet)
    hoogte = max(SCHERM[1], ceil(y + vlak.hoogte + onder - _HAAR))
    breedte = ceil(binnen + 2 * MARGE)
    inkt = (*kop, *verschoven(vlak.inkt, MARGE, y), *_onder(g, noten, breedte, hoogte, meet))
    return Vel(breedte, hoogte, inkt)


def _minste_breedte(beeld: Beeld, meet: Meet) -> float:
    if isinstance(beeld, Raster):
        return raster.minst_voor_raster(beeld, meet)
    return staven.minst_voor_staven(beeld) if isinstance(beeld, Staven) else 0


def _vlak(beeld: Beeld, breedte: float, hoogte: float, meet: Meet) -> Vlak:
    match beeld:
        case Raster():
            return raster.zet_raster(beeld, breedte, hoogte, meet)
        case Staven():
            return staven.zet_staven(beeld, breedte, hoogte, meet)
        case _:
            return tijdas.zet_tijdas(beeld, breedte, hoogte, meet)


def _kop(g: Figuurgegevens, binnen: float, meet: Meet) -> tuple[list[Inkt], float]:
    """Title and moment, and where they end."""
    uit: list[Inkt] = []
    y = 20.0
    for regel in afgebroken(g.opschrift, binnen, _TITEL, meet, hoogstens=2, vet=True):
        uit.append(Letters(MARGE, y + _TITEL / 2, regel, _TITEL, vet=True))
        y += _TITEL + 6
    uit.append(Letters(MARGE, y + _MOMENT / 2 + 2, afgekapt(g.moment, binnen, _MOMENT, meet), _MOMENT, kleur=ZACHT))
    y += _MOMENT + 7
    if g.fictief:
        fictief = afgekapt(FICTIEF, binnen, _MOMENT, meet, vet=True)
        uit.append(Letters(MARGE, y + _MOMENT / 2 + 1, fictief, _MOMENT, vet=True, kleur=WAARSCHUWING))
        y += _MOMENT + 6
    uit.append(Streep(MARGE, y + 4, MARGE + binnen, y + 4, kleur=ACCENT, dikte=3))
    return uit, y + 16


def _leeg(zin: str, breedte: float, hoogte: float, meet: Meet) -> Vlak:
    """What is said in place of a picture."""
    stuk = afgebroken(zin, breedte * 0.8, _LEEG, meet, hoogstens=6)
    y = max(40.0, hoogte / 2 - len(stuk) * 16)
    inkt = (Letters(breedte / 2, y + nr * 32, r, _LEEG, uitlijning="center") for nr, r in enumerate(stuk))
    return Vlak(y + len(stuk) * 32, tuple(inkt))


def _onder(g: Figuurgegevens, noten: list[str], breedte: float, hoogte: float, meet: Meet) -> Iterator[Inkt]:
    """What does not count, and from what it is."""
    y = hoogte - 26 - len(noten) * 19
    for nr, regel in enumerate(noten):
        yield Letters(MARGE, y + nr * 19 + 4, regel, _NOOT)
    yield Letters(MARGE, hoogte - 18, afgekapt(g.voet, breedte - 2 * MARGE, _VOET, meet), _VOET, kleur=ZACHT)
