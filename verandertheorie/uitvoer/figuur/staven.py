"""Where the bars of a cycle stand: for upwards, against downwards, each with its number."""

from collections.abc import Iterator

from verandertheorie.uitvoer.figuur.blad import Inkt, Letters, Meet, Rechthoek, Streep, afgebroken
from verandertheorie.uitvoer.figuur.kleuren import PAPIER, RAND, TEGEN, TEKST, VOOR, ZACHT
from verandertheorie.uitvoer.figuur.vlak import Vlak
from verandertheorie.uitvoer.figuur.vorm import Staven, Zijde

_LINKS, _GETAL, _LETTERS = 110, 18, 14
_SMALST = 90  # of a cycle with its bars
_STOMP = 22  # how high a bar is that has no number


def minst_voor_staven(s: Staven) -> float:
    """The width under which bars would stand too close."""
    return _LINKS + len(s.staven) * _SMALST


def zet_staven(s: Staven, breedte: float, hoogte: float, meet: Meet) -> Vlak:
    """Bars that fill this room."""
    onder = 44
    per_stuk = min(360, (breedte - _LINKS) / len(s.staven))
    meest = {kant: max((getattr(b, kant).aantal or 0 for b in s.staven), default=0) for kant in ("voor", "tegen")}
    vrij = {kant: 44 + (_STOMP if _heeft_stomp(s, kant) and not meest[kant] else 0) for kant in meest}
    schaal = (hoogte - onder - sum(vrij.values())) / max(1, sum(meest.values()))
    nul = vrij["voor"] + meest["voor"] * schaal
    inkt: list[Inkt] = [
        Letters(0, nul - 26, "▲ voor", 18, vet=True, kleur=VOOR),
        Letters(0, nul + 26, "▼ tegen", 18, vet=True, kleur=TEGEN),
    ]
    laagst = nul + meest["tegen"] * schaal + vrij["tegen"]
    for nr, b in enumerate(s.staven):
        x = _LINKS + nr * per_stuk
        inkt += [
            *_staaf(b.voor, x, nul, per_stuk, schaal, -1, meet),
            *_staaf(b.tegen, x, nul, per_stuk, schaal, 1, meet),
        ]
        stuk = afgebroken(b.naam, per_stuk - 8, 16, meet, hoogstens=2, vet=True)
        inkt += [
            Letters(x + per_stuk / 2, laagst + 14 + 18 * i, r, 16, True, uitlijning="center")
            for i, r in enumerate(stuk)
        ]
    inkt.append(Streep(_LINKS - 6, nul, _LINKS + len(s.staven) * per_stuk, nul, kleur=TEKST, dikte=1.5))
    return Vlak(hoogte, tuple(inkt))


def _heeft_stomp(s: Staven, kant: str) -> bool:
    return any(getattr(b, kant).aantal is None for b in s.staven)


def _staaf(k: Zijde, x: float, nul: float, breed: float, schaal: float, kant: int, meet: Meet) -> Iterator[Inkt]:
    """One side of one cycle: filled for, hatched against, and only an outline where it is not counted."""
    midden, dik = x + breed / 2, min(120, breed - 24)
    hoog = _STOMP if k.aantal is None else k.aantal * schaal
    kleur = VOOR if kant < 0 else TEGEN
    boven = nul - hoog if kant < 0 else nul
    einde = nul + kant * hoog
    if k.aantal is None:
        yield Rechthoek(midden - dik / 2, boven, dik, hoog, PAPIER, RAND, 1.2, gestreept=True)
        stuk = afgebroken(k.woord, breed - 8, 13, meet, hoogstens=3)
        for nr, regel in enumerate(stuk):
            plek = nr + 0.5 if kant > 0 else nr - len(stuk) + 0.5
            yield Letters(midden, einde + kant * 3 + plek * 15, regel, 13, kleur=ZACHT, uitlijning="center")
        return
    if k.aantal:
        yield Rechthoek(
            midden - dik / 2, boven, dik, hoog, kleur if kant < 0 else PAPIER, kleur, 1.5, "" if kant < 0 else "///"
        )
    yield Letters(midden, einde + kant * (_GETAL * 0.75), k.woord, _GETAL, vet=True, kleur=kleur, uitlijning="center")
