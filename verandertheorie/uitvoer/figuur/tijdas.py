"""Where what happened stands: numbered on a line per kind, and below what each number is."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from verandertheorie.taal import dag
from verandertheorie.uitvoer.figuur.blad import Inkt, Letters, Meet, Rechthoek, Streep, afgebroken, afgekapt
from verandertheorie.uitvoer.figuur.kleuren import ACCENT, PAPIER, VLAK, ZACHT
from verandertheorie.uitvoer.figuur.vlak import Vlak, verschoven
from verandertheorie.uitvoer.figuur.vorm import Punt, Tijdas

_LINKS, _AS = 130, 24
_PUNT, _BAAN = 28, 27  # how wide a number is, and how high a line of them
_REGEL, _LETTERS, _BAANNAAM = 18, 14, 14
_TUSSEN_ITEMS, _TUSSEN_KOLOMMEN = 4, 28
_STREEP_OM_DE = ((370, 1), (1200, 3), (4000, 12))
"""Up to so many days on the axis a mark every so many months."""


@dataclass(frozen=True, slots=True)
class _Plek:
    """A point by its number: how far along the axis, and on which line of its kind."""

    nummer: int
    x: float
    regel: int


def zet_tijdas(t: Tijdas, breedte: float, hoogte: float, meet: Meet) -> Vlak:
    """The axis with all that happened, and a list of it in one or two columns."""
    van, tot = t.punten[0].datum, t.punten[-1].datum
    lang = (breedte - _LINKS - _PUNT) / max(1, (tot - van).days)
    banen: list[Inkt] = []
    y = float(_AS)
    for nr, (baan, plekken) in enumerate(_banen(t.punten, lang).items()):
        hoog = (max(p.regel for p in plekken) + 1) * _BAAN + 4
        banen += [*_baan(baan, plekken, y, hoog, breedte, meet, is_gekleurd=nr % 2 == 0)]
        y += hoog
    lijst = _lijst(t.punten, breedte, hoogte - y - 14, meet)
    grond = [i for i in banen if isinstance(i, Rechthoek) and i.rand == "none"]
    rest = [i for i in banen if i not in grond]
    inkt = (*grond, *_as(van, tot, lang, y, meet), *rest, *verschoven(lijst.inkt, 0, y + 14))
    return Vlak(y + 14 + lijst.hoogte, inkt)


def _banen(punten: Sequence[Punt], lang: float) -> Mapping[str, list[_Plek]]:
    """Per kind its points, in the order in which the kinds began; what would lie on another point stands below it."""
    uit: dict[str, list[_Plek]] = defaultdict(list)
    for nr, p in enumerate(punten, 1):
        x = _LINKS + _PUNT / 2 + (p.datum - punten[0].datum).days * lang
        bezet = {q.regel for q in uit[p.baan] if x - q.x < _PUNT}
        uit[p.baan].append(_Plek(nr, x, next(r for r in range(len(bezet) + 1) if r not in bezet)))
    return uit


def _baan(
    naam: str, plekken: Sequence[_Plek], y: float, hoog: float, breedte: float, meet: Meet, *, is_gekleurd: bool
) -> Iterator[Inkt]:
    if is_gekleurd:
        yield Rechthoek(0, y, breedte, hoog, VLAK)
    yield Letters(6, y + hoog / 2, afgekapt(naam, _LINKS - 12, _BAANNAAM, meet, vet=True), _BAANNAAM, vet=True)
    for p in plekken:
        midden = y + 2 + (p.regel + 0.5) * _BAAN
        yield Rechthoek(p.x - _PUNT / 2 + 1, midden - 11, _PUNT - 2, 22, ACCENT, PAPIER)
        yield Letters(p.x, midden, str(p.nummer), 14, vet=True, kleur=PAPIER, uitlijning="center")


def _as(van: datetime.date, tot: datetime.date, lang: float, onder: float, meet: Meet) -> Iterator[Inkt]:
    """The first days of months, quarters or years; of a short time its first and last day."""
    vrij = 0.0
    for d in _merkdagen(van, tot):
        x = _LINKS + _PUNT / 2 + (d - van).days * lang
        naam = str(d.year) if d.month == d.day == 1 else dag(d).partition(" ")[2] if d.day == 1 else dag(d)
        half = meet(naam, 13, False) / 2
        yield Streep(x, _AS - 4, x, onder)
        if x - half >= vrij:
            yield Letters(max(x, half), _AS - 14, naam, 13, kleur=ZACHT, uitlijning="center")
            vrij = x + half + 10


def _merkdagen(van: datetime.date, tot: datetime.date) -> Iterator[datetime.date]:
    om_de = next((maanden for dagen, maanden in _STREEP_OM_DE if (tot - van).days <= dagen), 60)
    maanden = range(van.year * 12 + van.month - 1, tot.year * 12 + tot.month)
    eerste = [datetime.date(m // 12, m % 12 + 1, 1) for m in maanden if m % om_de == 0]
    binnen = [d for d in eerste if van <= d <= tot]
    yield from binnen if len(binnen) > 1 else sorted({van, tot})


def _lijst(punten: Sequence[Punt], breedte: float, hoogte: float, meet: Meet) -> Vlak:
    """What every number is: whole where there is room for it, else begun; in two columns rather than too high."""
    genummerd = [*enumerate(punten, 1)]
    for kolommen, elk in ((1, 4), (2, 4), (1, 2), (2, 3), (2, 2), (1, 1), (2, 1)):
        lijst = _in_kolommen(genummerd, kolommen, elk, breedte, meet)
        if lijst.hoogte <= hoogte:
            break
    return lijst


def _in_kolommen(punten: Sequence[tuple[int, Punt]], n: int, elk: int, breedte: float, meet: Meet) -> Vlak:
    breed, per_kolom = (breedte - _TUSSEN_KOLOMMEN * (n - 1)) / n, ceil(len(punten) / n)
    stapels = [_kolom(punten[k * per_kolom : (k + 1) * per_kolom], breed, elk, meet) for k in range(n)]
    inkt = [i for k, s in enumerate(stapels) for i in verschoven(s.inkt, k * (breed + _TUSSEN_KOLOMMEN), 0)]
    return Vlak(max(s.hoogte for s in stapels), tuple(inkt))


def _kolom(punten: Sequence[tuple[int, Punt]], breed: float, elk: int, meet: Meet) -> Vlak:
    inkt: list[Inkt] = []
    y = 0.0
    for nr, p in punten:
        waar = f" ({p.waar})" if p.waar not in p.tekst else ""
        tekst = f"{dag(p.datum)} · {p.baan} · {p.tekst}{waar}"
        inkt.append(Letters(28, y + _REGEL / 2, str(nr), _LETTERS, vet=True, kleur=ACCENT, uitlijning="right"))
        stuk = afgebroken(tekst, breed - 38, _LETTERS, meet, hoogstens=elk)
        inkt += [Letters(38, y + (i + 0.5) * _REGEL, regel, _LETTERS) for i, regel in enumerate(stuk)]
        y += len(stuk) * _REGEL + _TUSSEN_ITEMS
    return Vlak(y, tuple(inkt))
