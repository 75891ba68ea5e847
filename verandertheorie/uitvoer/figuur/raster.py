"""Where the cells of a raster stand: with words where these fit, else with signs and a legend; in one panel or two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from verandertheorie.uitvoer.figuur.blad import (
    Inkt,
    Letters,
    Meet,
    Rechthoek,
    Streep,
    afgebroken,
    afgekapt,
    zonder_midden,
)
from verandertheorie.uitvoer.figuur.kleuren import LIJN, RAND, VLAKKEN, ZACHT
from verandertheorie.uitvoer.figuur.vlak import Vlak, verschoven
from verandertheorie.uitvoer.figuur.vorm import Raster, Rasterkop, Rasterrij, Vakje

_NAAM, _KOP, _TEKEN, _WOORD, _LEGENDA = 14, 13, 16, 13, 14
_SMALST, _BREEDST = 23, 132  # of a column of signs, and of any column
_SMALST_WOORD = 84  # of a column of words
_LAAGST, _HOOGST, _GROEP = 20, 38, 24  # of a row of signs, and of the heading over some
_SMAL, _RUIM = 32, 60  # of a column of signs when there is room
_NAAMBREEDTE, _SMALLE_NAAM, _SMALSTE_NAAM, _WOORDBREEDTE = 400, 250, 200, 190
_TUSSEN_PANELEN, _TUSSEN_GROEPEN = 28, 7
_REGEL = 16  # of one line in a cell or a name
_LANGSTE_KOP = 150  # of a heading that stands upright


def minst_voor_raster(r: Raster, meet: Meet) -> float:
    """The width under which no sign would fit in its column."""
    return _SMALLE_NAAM + _woordbreedte(r, meet) + len(r.koppen) * _smalst(r, meet) + _groepsruimte(r.koppen)


def zet_raster(r: Raster, breedte: float, hoogte: float, meet: Meet) -> Vlak:
    """The raster in this width; higher than asked only when rows would else be too low to read."""
    return _met_woorden(r, breedte, hoogte, meet) or _met_tekens(r, breedte, hoogte, meet)


@dataclass(frozen=True, slots=True)
class _Maat:
    """Of one panel: how wide its names, each of its columns and its last words are, and where each column begins."""

    naam: float
    kolommen: tuple[float, ...]
    woord: float
    x: tuple[float, ...]
    kophoogte: float
    staand: bool

    @property
    def einde(self) -> float:
        """Where the last column ends."""
        return self.x[-1] + self.kolommen[-1]

    @property
    def breedte(self) -> float:
        return self.einde + self.woord


def _maat(r: Raster, naam: float, kolommen: Sequence[float], woord: float, meet: Meet) -> _Maat:
    tussen = (_TUSSEN_GROEPEN if a.groep != b.groep else 0 for a, b in pairwise(r.koppen))
    x = accumulate((breed + t for breed, t in zip(kolommen, tussen, strict=False)), initial=naam)
    staand = any(_langste_woord(k.naam, meet) > breed - 6 for k, breed in zip(r.koppen, kolommen, strict=True))
    if staand:
        hoog = min(_LANGSTE_KOP, max(meet(k.naam, _KOP, True) for k in r.koppen)) + 8
    else:
        hoog = max(map(len, _kopregels(r.koppen, kolommen, meet))) * _REGEL + 8
    groepen = 22 if any(k.groep for k in r.koppen) else 0
    return _Maat(naam, tuple(kolommen), woord, tuple(x), hoog + groepen, staand)


def _kopregels(koppen: Sequence[Rasterkop], kolommen: Sequence[float], meet: Meet) -> list[list[str]]:
    return [afgebroken(k.naam, b - 6, _KOP, meet, hoogstens=5) for k, b in zip(koppen, kolommen, strict=True)]


def _langste_woord(tekst: str, meet: Meet) -> float:
    return max((meet(woord, _KOP, False) for woord in tekst.split()), default=0)


def _smalst(r: Raster, meet: Meet) -> float:
    """The column in which every sign fits."""
    return max(_SMALST, *(meet(v.teken, _TEKEN, True) + 6 for v in r.legenda))


def _groepsruimte(koppen: Sequence[Rasterkop]) -> float:
    return sum(a.groep != b.groep for a, b in pairwise(koppen)) * _TUSSEN_GROEPEN


def _naambreedte(r: Raster, meet: Meet, hoogstens: float) -> float:
    return min(hoogstens, max(meet(rij.naam, _NAAM, False) for rij in r.rijen) + 14)


def _woordbreedte(r: Raster, meet: Meet) -> float:
    langste = max((meet(rij.woord, _WOORD, False) for rij in r.rijen), default=0)
    return min(_WOORDBREEDTE, langste + 14) if langste else 0


# --- words in the cells -----------------------------------------------------------------------


def _met_woorden(r: Raster, breedte: float, hoogte: float, meet: Meet) -> Vlak | None:
    """Every cell with its word; None when that is too much for this sheet, or headings on their side were cut."""
    woord = 0 if r.is_verloop else _woordbreedte(r, meet)
    n = len(r.koppen)
    naam = _naambreedte(r, meet, max(_SMALLE_NAAM, breedte - woord - n * _BREEDST - _groepsruimte(r.koppen)))
    kolom = min(_BREEDST, (breedte - naam - woord - _groepsruimte(r.koppen)) / n)
    langste = max(meet(w, _WOORD, False) for rij in r.rijen for v in rij.vakjes for w in v.woord.split() or [""])
    if kolom < _SMALST_WOORD or kolom - 8 < langste:
        return None
    m = _maat(r, naam, [kolom] * n, woord, meet)
    if m.staand and any(meet(k.naam, _KOP, True) > _LANGSTE_KOP for k in r.koppen):
        return None
    hoogten = [_rijhoogte(rij, m, meet) for rij in r.rijen]
    koppen = _GROEP * _groepen_in(r.rijen)
    rest = hoogte - m.kophoogte - koppen - sum(hoogten)
    if rest < 0:
        return None
    extra = min(rest / len(hoogten), 14)
    return _onder_elkaar(
        r, [(rij, h + extra) for rij, h in zip(r.rijen, hoogten, strict=True)], m, meet, met_woord=True
    )


def _rijhoogte(rij: Rasterrij, m: _Maat, meet: Meet) -> float:
    in_vakje = max(len(_woordregels(v, m.kolommen[0], meet)) for v in rij.vakjes)
    in_naam = len(afgebroken(rij.naam, m.naam - 12, _NAAM, meet, hoogstens=3))
    achter = len(afgebroken(rij.woord, m.woord - 12, _WOORD, meet, hoogstens=3)) if m.woord else 0
    return max(in_vakje, in_naam, achter, 1) * _REGEL + 10


def _woordregels(v: Vakje, kolom: float, meet: Meet) -> list[str]:
    return afgebroken(v.woord, kolom - 8, _WOORD, meet, hoogstens=6)


# --- signs in the cells -----------------------------------------------------------------------


def _met_tekens(r: Raster, breedte: float, hoogte: float, meet: Meet) -> Vlak:
    """Every cell with its sign, and below what the signs mean."""
    legenda = _legenda(r, breedte, meet)
    delen: tuple[tuple[Rasterrij, ...], ...] = (r.rijen,)
    m = _een_paneel(r, breedte, meet)
    ruimte = hoogte - legenda.hoogte
    if _rijruimte(delen, m, ruimte) < _LAAGST and len(r.rijen) > 1 and (half := _half_paneel(r, breedte, meet)):
        delen, m = _gehalveerd(r.rijen), half
    langste_naam = max(len(afgebroken(rij.naam, m.naam - 12, _NAAM, meet, hoogstens=4)) for rij in r.rijen)
    hoogst = max(_HOOGST, langste_naam * _REGEL + 6)
    hoog = max(_LAAGST, min(hoogst, _rijruimte(delen, m, ruimte)))
    panelen = [_paneel(r, deel, m, hoog, meet) for deel in delen]
    inkt = [i for nr, p in enumerate(panelen) for i in verschoven(p.inkt, nr * (m.breedte + _TUSSEN_PANELEN), 0)]
    onder = max(p.hoogte for p in panelen)
    return Vlak(onder + legenda.hoogte, (*inkt, *verschoven(legenda.inkt, 0, onder)))


def _rijruimte(delen: Sequence[Sequence[Rasterrij]], m: _Maat, hoogte: float) -> float:
    """How high a row can be."""
    return min((hoogte - m.kophoogte - _GROEP * _groepen_in(deel)) / len(deel) for deel in delen)


def _groepen_in(rijen: Sequence[Rasterrij]) -> int:
    return len(dict.fromkeys(rij.groep for rij in rijen if rij.groep))


def _een_paneel(r: Raster, breedte: float, meet: Meet) -> _Maat:
    """Every column wide enough for its heading, and wider when there is room; else headings stand upright."""
    woord, n, smalst = _woordbreedte(r, meet), len(r.koppen), _smalst(r, meet)
    over = breedte - woord - _groepsruimte(r.koppen)
    kolommen = [max(smalst, _SMAL, _kopbreedte(k.naam, meet)) for k in r.koppen]
    if over - sum(kolommen) < _SMALLE_NAAM:
        kolommen = [smalst] * n
    naam = _naambreedte(r, meet, max(_SMALLE_NAAM, over - sum(kolommen)))
    erbij = min(_RUIM - _SMAL, (over - naam - sum(kolommen)) / n)
    return _maat(r, naam, [k + erbij for k in kolommen], woord, meet)


def _kopbreedte(naam: str, meet: Meet) -> float:
    """So wide that a heading takes some three lines, and no word of it is broken."""
    lang = meet(naam, _KOP, False)
    return max(_langste_woord(naam, meet), lang / 3, min(lang, _RUIM)) + 8


def _half_paneel(r: Raster, breedte: float, meet: Meet) -> _Maat | None:
    """Two panels beside each other, without the last words; None where names or headings would be too narrow."""
    helft, n = (breedte - _TUSSEN_PANELEN) / 2, len(r.koppen)
    smalst, over = _smalst(r, meet), helft - _groepsruimte(r.koppen)
    if over - n * smalst < _SMALSTE_NAAM or any(" " in k.naam for k in r.koppen):
        return None
    kolom = max(smalst, min(_RUIM, (over - _NAAMBREEDTE) / n))
    return _maat(r, over - n * kolom, [kolom] * n, 0, meet)


def _gehalveerd(rijen: tuple[Rasterrij, ...]) -> tuple[tuple[Rasterrij, ...], ...]:
    """The rows in two parts that are as high, headings included."""

    def hoogste(n: int) -> int:
        return max(_LAAGST * len(deel) + _GROEP * _groepen_in(deel) for deel in (rijen[:n], rijen[n:]))

    beste = min(range(1, len(rijen)), key=hoogste)
    return rijen[:beste], rijen[beste:]


def _paneel(r: Raster, rijen: Sequence[Rasterrij], m: _Maat, hoog: float, meet: Meet) -> Vlak:
    return _onder_elkaar(r, [(rij, hoog) for rij in rijen], m, meet, met_woord=False)


def _onder_elkaar(
    r: Raster, rijen: Sequence[tuple[Rasterrij, float]], m: _Maat, meet: Meet, *, met_woord: bool
) -> Vlak:
    """Headings, and rows of these heights, with a heading over each group."""
    inkt: list[Inkt] = [*_koppen(r, m, meet)]
    y, groep = m.kophoogte, ""
    for rij, hoog in rijen:
        if rij.groep != groep:
            inkt.append(_groepskop(rij.groep, y))
            groep, y = rij.groep, y + _GROEP
        inkt += [*_rij(rij, m, y, hoog, meet, met_woord=met_woord)]
        y = y + hoog
    return Vlak(y, tuple(inkt))


def _legenda(r: Raster, breedte: float, meet: Meet) -> Vlak:
    """What the signs mean, one after the other, in as many lines as that takes."""
    inkt: list[Inkt] = []
    x, y = 0.0, 14.0
    for v in r.legenda:
        vak = max(26, meet(v.teken, _TEKEN, True) + 10)
        lang = vak + 6 + meet(v.woord, _LEGENDA, False)
        if x and x + lang > breedte:
            x, y = 0.0, y + 27
        inkt += [*_vakje(v, x, y, vak, 22, (), meet), Letters(x + vak + 6, y + 11, v.woord, _LEGENDA)]
        x += lang + 22
    return Vlak(y + 30, tuple(inkt))


# --- parts ------------------------------------------------------------------------------------


def _koppen(r: Raster, m: _Maat, meet: Meet) -> Iterator[Inkt]:
    yield from _groepen(r, m, meet)
    for k, x, breed, stuk in zip(r.koppen, m.x, m.kolommen, _kopregels(r.koppen, m.kolommen, meet), strict=True):
        if m.staand:
            tekst = zonder_midden(k.naam, _LANGSTE_KOP, _KOP, meet, vet=True)
            yield Letters(x + breed / 2, m.kophoogte - 4, tekst, _KOP, vet=True, staand=True)
            continue
        for nr, regel in enumerate(stuk):
            y = m.kophoogte - 4 - (len(stuk) - nr - 0.5) * _REGEL
            yield Letters(x + breed / 2, y, regel, _KOP, kleur=ZACHT, uitlijning="center")
    if m.woord:
        yield Letters(m.einde + 12, m.kophoogte - 12, r.woordkop, _KOP, kleur=ZACHT)


def _groepen(r: Raster, m: _Maat, meet: Meet) -> Iterator[Inkt]:
    """The headings over columns that belong together."""
    begin = 0
    for nr in range(1, len(r.koppen) + 1):
        if nr < len(r.koppen) and r.koppen[nr].groep == r.koppen[begin].groep:
            continue
        x, tot = m.x[begin], m.x[nr - 1] + m.kolommen[nr - 1]
        if groep := r.koppen[begin].groep:
            yield Letters(
                (x + tot) / 2, 10, afgekapt(groep, tot - x, _KOP, meet, vet=True), _KOP, True, uitlijning="center"
            )
            yield Streep(x + 1, 20, tot - 1, 20, kleur=RAND, dikte=1.5)
        begin = nr


def _groepskop(groep: str, y: float) -> Letters:
    return Letters(0, y + 13, groep, _NAAM, vet=True)


def _rij(rij: Rasterrij, m: _Maat, y: float, hoog: float, meet: Meet, *, met_woord: bool) -> Iterator[Inkt]:
    yield Streep(0, y, m.breedte, y, kleur=LIJN, dikte=0.7)
    yield from _stapel(rij.naam, 0, y, hoog, m.naam - 12, _NAAM, meet)
    for v, x, breed in zip(rij.vakjes, m.x, m.kolommen, strict=True):
        yield from _vakje(v, x, y, breed, hoog, _woordregels(v, breed, meet) if met_woord else (), meet)
    if m.woord:
        yield from _stapel(rij.woord, m.einde + 12, y, hoog, m.woord - 12, _WOORD, meet)


def _stapel(tekst: str, x: float, y: float, hoog: float, breed: float, grootte: float, meet: Meet) -> Iterator[Inkt]:
    """Lines under each other, as many as fit, in the middle of a height."""
    stuk = afgebroken(tekst, breed, grootte, meet, hoogstens=max(1, int((hoog - 2) // _REGEL)))
    for nr, regel in enumerate(stuk):
        yield Letters(x, y + hoog / 2 + (nr - (len(stuk) - 1) / 2) * _REGEL, regel, grootte)


def _vakje(
    v: Vakje, x: float, y: float, breed: float, hoog: float, woorden: Sequence[str], meet: Meet
) -> Iterator[Inkt]:
    arcering = "////" if v.kleur == "verborgen" else ""
    yield Rechthoek(x + 1, y + 1, breed - 2, hoog - 2, VLAKKEN[v.kleur], LIJN, 0.8, arcering)
    midden = x + breed / 2, y + hoog / 2
    if not woorden:
        grootte = min(_TEKEN, hoog - 5, _TEKEN * (breed - 4) / max(1, meet(v.teken, _TEKEN, True)))
        yield Letters(*midden, v.teken, grootte, vet=True, uitlijning="center")
    for nr, regel in enumerate(woorden):
        y_regel = midden[1] + (nr - (len(woorden) - 1) / 2) * _REGEL
        yield Letters(midden[0], y_regel, regel, _WOORD, vet=v.kleur == "anders", uitlijning="center")
