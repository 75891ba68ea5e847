"""What a figure says, in words and numbers: of which the picture is one form and the table beside it the other."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from verandertheorie.lezing.tekens import Kleur
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.taal import aantal, dag

Figuursoort = Literal["matrix", "bewijs-per-cyclus", "stand", "tijdlijn", "gevoeligheid"]
Vakkleur = Kleur | Literal["ongeweest", "verborgen", "blijft", "anders"]
"""A colour of the map; or nobody was there, it does not count for who reads, it stays what it was, it is another."""


@dataclass(frozen=True, slots=True)
class Vakje:
    """One cell: its sign, what that means, and its colour. Equal words have equal signs within a figure."""

    teken: str
    woord: str
    kleur: Vakkleur


@dataclass(frozen=True, slots=True)
class Rasterkop:
    """A column. ``groep``: the heading over it and its neighbours, or empty; ``voluit``: how the table calls it."""

    naam: str
    groep: str = ""
    voluit: str = ""


@dataclass(frozen=True, slots=True)
class Rasterrij:
    """A row under the heading ``groep``. ``woord``: what it comes to, or empty. As many cells as there are columns."""

    groep: str
    naam: str
    woord: str
    vakjes: tuple[Vakje, ...]


@dataclass(frozen=True, slots=True)
class Raster:
    """Cells in rows and columns. ``volgorde``: the words of cells in the order of a legend.

    ``is_verloop``: the last column is the same moment as the word of the row.
    """

    rijkop: str
    woordkop: str
    koppen: tuple[Rasterkop, ...]
    rijen: tuple[Rasterrij, ...]
    volgorde: tuple[str, ...]
    is_verloop: bool = False

    @property
    def legenda(self) -> tuple[Vakje, ...]:
        """What the signs mean, in order, each once; in the colour of what it is now, where it is."""
        plek = {woord: nr for nr, woord in enumerate(self.volgorde)}
        alle = sorted((v for r in self.rijen for v in r.vakjes), key=lambda v: v.kleur != "anders")
        per_woord = {v.woord: v for v in alle}
        return tuple(sorted(per_woord.values(), key=lambda v: plek.get(v.woord, len(plek))))

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.rijen or not self.koppen

    @property
    def in_woorden(self) -> str:
        """How often each word stands in it, for who does not see it."""
        hoe_vaak = Counter(v.woord for r in self.rijen for v in r.vakjes)
        telling = "; ".join(f"{v.woord} {hoe_vaak[v.woord]}" for v in self.legenda)
        maat = f"{aantal(len(self.rijen), 'rij', 'rijen')}, {aantal(len(self.koppen), 'kolom', 'kolommen')}"
        return f"{maat}. Zo vaak staat er: {telling}."

    def tabel(self) -> Iterator[tuple[str | int, ...]]:
        """Headings, then a row for each."""
        met_woord, met_groep = (any(getattr(r, veld) for r in self.rijen) for veld in ("woord", "groep"))
        kop = (*(["deel"] if met_groep else []), self.rijkop, *([self.woordkop] if met_woord else []))
        yield (*kop, *(k.voluit or k.naam for k in self.koppen))
        for r in self.rijen:
            begin = (*([r.groep] if met_groep else []), r.naam, *([r.woord] if met_woord else []))
            yield (*begin, *(v.woord for v in r.vakjes))


@dataclass(frozen=True, slots=True)
class Zijde:
    """How much there is on one side; None when there is something, and too few said it to count for who reads."""

    aantal: int | None
    woord: str


@dataclass(frozen=True, slots=True)
class Staaf:
    """One cycle, with what speaks for and against."""

    naam: str
    voor: Zijde
    tegen: Zijde


@dataclass(frozen=True, slots=True)
class Staven:
    """Bars along the cycles."""

    staven: tuple[Staaf, ...]

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.staven or all(k.aantal == 0 for s in self.staven for k in (s.voor, s.tegen))

    @property
    def in_woorden(self) -> str:
        """All of it, for who does not see it."""
        return " ".join(f"{s.naam}: {s.voor.woord} voor, {s.tegen.woord} tegen." for s in self.staven)

    def tabel(self) -> Iterator[tuple[str | int, ...]]:
        """Headings, then a row for each cycle."""
        yield "cyclus", "voor", "tegen"
        for s in self.staven:
            yield (s.naam, *(k.woord if k.aantal is None else k.aantal for k in (s.voor, s.tegen)))


@dataclass(frozen=True, slots=True)
class Punt:
    """Something that happened on a day. ``baan``: what kind of thing it is."""

    datum: datetime.date
    baan: str
    tekst: str
    waar: str


@dataclass(frozen=True, slots=True)
class Tijdas:
    """What happened, by date."""

    punten: tuple[Punt, ...]

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.punten

    @property
    def in_woorden(self) -> str:
        """How much of what there is, for who does not see it."""
        per_baan = Counter(p.baan for p in self.punten)
        telling = ", ".join(f"{n} × {baan}" for baan, n in per_baan.items())
        van, tot = dag(self.punten[0].datum), dag(self.punten[-1].datum)
        return f"{aantal(len(self.punten), 'voorval', 'voorvallen')}, van {van} tot en met {tot}: {telling}."

    def tabel(self) -> Iterator[tuple[str | int, ...]]:
        """Headings, then a row for each, with the number by which the picture calls it."""
        yield "nummer", "datum", "wat", "wat er gebeurde", "gebied"
        for nr, p in enumerate(self.punten, 1):
            yield nr, p.datum.isoformat(), p.baan, p.tekst, p.waar


Beeld = Raster | Staven | Tijdas


@dataclass(frozen=True, slots=True)
class Figuurgegevens:
    """All that one figure says, for an audience. ``opmerkingen``: what it does not show, and why.

    ``moment`` and ``voet``: of when and from what it is. ``over``: what it is about, or empty.
    """

    soort: Figuursoort
    titel: str
    over: str
    moment: str
    voet: str
    doelgroep: Doelgroep
    fictief: bool
    opmerkingen: tuple[str, ...]
    leeg: str
    beeld: Beeld

    @property
    def opschrift(self) -> str:
        """The title with what it is about."""
        tussen = " " if self.titel.endswith("?") else ": "
        return f"{self.titel}{tussen}{self.over}" if self.over else self.titel

    @property
    def beschrijving(self) -> str:
        """What stands in the picture, for who does not see it."""
        hoe = self.leeg if self.beeld.is_leeg else self.beeld.in_woorden
        return " ".join((f"{self.moment}.", hoe, *self.opmerkingen))

    def rijen(self) -> tuple[tuple[str | int, ...], ...]:
        """The table beside it: headings first."""
        return tuple(self.beeld.tabel())


def zonder_dubbele(zinnen: Iterable[str]) -> tuple[str, ...]:
    """Sentences, each once, empty ones left out."""
    return tuple(dict.fromkeys(filter(None, zinnen)))
