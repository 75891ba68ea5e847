"""What a report says, sentence by sentence, each with what it rests on: the mark behind it leads back there."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from verandertheorie.uitvoer.document.blokken import (
    Alinea,
    Blok,
    Deel,
    Kop,
    Puntenlijst,
    Tabelblok,
    Tabelcel,
    Tekst,
    vet,
)
from verandertheorie.uitvoer.document.zinseinde import losse_zinnen

MERK = re.compile(r"<!-- vt:([0-9a-f]{8})(?: ([^<>]*?))? -->")
"""The mark behind a sentence: its name, by what it was computed, and what it rests on."""

ONGESCHIKT = re.compile(r"[^\w.!#@:/+ -]|--+")
"""What cannot stand in a mark."""


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """One thing that a report says.

    ``tekst``: a sentence, or a few that rest on the same. ``steunt_op``: keys of what it rests on: records, claims,
    factors, findings. ``berekening``: by what it was computed, in a word or two. ``kop``: words with weight before it.
    """

    tekst: str
    steunt_op: tuple[str, ...]
    berekening: str
    kop: str = ""


@dataclass(frozen=True, slots=True)
class Merker:
    """Makes blocks of what a report says, with a mark behind every sentence.

    Args:
        recept: what report it is, before whom and as of when: the same sentence in another has another mark.
        verzwijgt: keys that no mark may name, because they point at a person; who may read all has none.
    """

    recept: str
    verzwijgt: frozenset[str] = frozenset()

    def alinea(self, *uitspraken: Uitspraak, rol: str = "") -> Alinea:
        """A paragraph of what is said."""
        return Alinea(self.tekst(*uitspraken), rol)  # type: ignore[arg-type]  # one of its three

    def lijst(self, *punten: Uitspraak | Sequence[Uitspraak]) -> Puntenlijst:
        """A list of what is said; a point may be more than one statement."""
        return Puntenlijst(tuple(self.tekst(*((p,) if isinstance(p, Uitspraak) else p)) for p in punten))

    def kop(self, niveau: int, tekst: str, *, anker: str = "") -> Kop:
        """A heading: it says something too."""
        kaal = Kop(niveau, tekst, anker)  # type: ignore[arg-type]  # 1 to 5
        return replace(kaal, merk=self._merk(Uitspraak(tekst, (), "kop")))

    def rij(self, cellen: Sequence[str], steunt_op: Iterable[str], berekening: str) -> tuple[Tabelcel, ...]:
        """A row of a table as one statement, with its mark in the last cell."""
        merk = self._merk(Uitspraak("\x1f".join(cellen), tuple(steunt_op), berekening))
        *eerste, laatste = cellen
        return (*map(Tabelcel, eerste), Tabelcel(laatste, merk=merk))

    def tekst(self, *uitspraken: Uitspraak) -> Tekst:
        """Running text in which each sentence ends in its mark."""
        delen = list[Deel]()
        for u in uitspraken:
            spatie = " " if delen else ""
            if u.kop:
                delen += [Deel(spatie), vet(u.kop), Deel(" ")] if spatie else [vet(u.kop), Deel(" ")]
                spatie = ""
            eigen = losse_zinnen(u.tekst)
            for nr, zin in enumerate(eigen):
                # words with weight belong to the first sentence behind them
                kop = u.kop if nr == 0 else ""
                delen.append(Deel(f"{spatie}{zin}", merk=self._merk(replace(u, tekst=zin.strip(), kop=kop))))
                spatie = ""
        return tuple(d for d in delen if d.tekst)

    def blokken(self, blokken: Iterable[Blok], berekening: str, steunt_op: Iterable[str] = ()) -> Iterator[Blok]:
        """Blocks of another document, with marks behind every sentence, heading and row."""
        grond = tuple(steunt_op)
        for b in blokken:
            match b:
                case Kop():
                    yield replace(b, merk=self._merk(Uitspraak(b.tekst, grond, berekening)))
                case Alinea(tekst, rol):
                    yield Alinea(self._gemerkt(tekst, berekening, grond), rol)
                case Puntenlijst(punten):
                    yield Puntenlijst(tuple(self._gemerkt(p, berekening, grond) for p in punten))
                case Tabelblok(rijen=rijen):
                    yield replace(b, rijen=tuple(self._gemerkte_rij(r, berekening, grond) for r in rijen))

    def _gemerkte_rij(self, rij: tuple[Tabelcel, ...], berekening: str, grond: tuple[str, ...]) -> tuple[Tabelcel, ...]:
        merk = self._merk(Uitspraak("\x1f".join(c.tekst for c in rij), grond, berekening))
        return (*rij[:-1], replace(rij[-1], merk=merk))

    def _gemerkt(self, tekst: Tekst, berekening: str, grond: tuple[str, ...]) -> Tekst:
        """Running text with a mark behind each sentence; one may go over words with weight and on."""
        delen, zin = list[Deel](), ""
        stukken = [replace(d, tekst=z) for d in tekst for z in losse_zinnen(d.tekst) or (d.tekst,)]
        for nr, stuk in enumerate(stukken):
            zin += stuk.tekst
            rest = "".join(s.tekst for s in stukken[nr + 1 :])
            is_klaar = not rest.strip() or len(losse_zinnen(zin + rest)[0]) <= len(zin)
            if is_klaar and zin.strip():
                delen.append(replace(stuk, merk=self._merk(Uitspraak(zin.strip(), grond, berekening))))
                zin = ""
            else:
                delen.append(stuk)
        return tuple(delen)

    def _merk(self, u: Uitspraak) -> str:
        zichtbaar = tuple(k for k in dict.fromkeys(u.steunt_op) if not self._is_verzwegen(k))
        inhoud = "\x1e".join((self.recept, u.kop, u.tekst, u.berekening, *zichtbaar))
        naam = hashlib.blake2b(inhoud.encode(), digest_size=4).hexdigest()
        grond = ONGESCHIKT.sub("_", " ".join((u.berekening.replace(" ", "-"), *zichtbaar)))
        return f"vt:{naam} {grond}"

    def _is_verzwegen(self, sleutel: str) -> bool:
        """A finding or agreement is named after its conversation: what names that, names it."""
        return re.split(r"[#!]", sleutel)[0] in self.verzwijgt
