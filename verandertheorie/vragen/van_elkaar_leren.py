"""Which area can learn from which: where a blocker is, where somebody looked and it is not, and what helped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.gebieden import Toepassing
from verandertheorie.oordeel.aanwezigheid import KLASSEN, Klasse, Toestand
from verandertheorie.taal import aantal, groot
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.belemmeringen import KLASSESOORT
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import is_gefilterd, lijst_factor, niets_over
from verandertheorie.vragen.tabel import Kolom

HIER: frozenset[Toestand] = frozenset(("vastgesteld", "gemeld", "tegenstrijdig"))
"""The states of an area in which a blocker is there, as far as anybody says so."""

GEKEKEN_EN_NIET: frozenset[Toestand] = frozenset(("opgelost", "afwezig", "waarschijnlijk_niet"))
"""The states of an area in which somebody spoke of it and it is not there; nobody looked is none of these."""


@dataclass(frozen=True, slots=True)
class Uitwisseling:
    """One blocker, and what areas know of it that others do not.

    ``is_in``, ``niet_in``: areas where it is, and where somebody looked and it is not. ``hielp``, ``hielp_niet``,
    ``loopt``: what was tried, with the areas where, such as ``vooroverleg-vergunning (D01 D04)``.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "belemmering", "vraag verder met leg-uit en de sleutel"),
        Kolom("klasse", "klasse", "hoe breed en hoe hardnekkig", woordsoort=KLASSESOORT["belemmerend"]),
        Kolom("is_in", "gemeld in", "gebieden waar het is vastgesteld, gemeld of tegenstrijdig"),
        Kolom("niet_in", "gekeken, niet in", "gebieden waar iemand keek en het er niet is, of niet meer"),
        Kolom("hielp", "wat hielp", "wat is geprobeerd en hielp, met het gebied"),
        Kolom("hielp_niet", "wat hielp niet", "wat is geprobeerd en niet hielp, met het gebied"),
    )

    factor: str
    naam: str
    klasse: Klasse
    is_in: tuple[str, ...]
    niet_in: tuple[str, ...]
    hielp: tuple[str, ...]
    hielp_niet: tuple[str, ...]
    loopt: tuple[str, ...]

    @property
    def blok(self) -> str:
        """Heading under which it is printed: first where one area has what another asks for."""
        return (
            ""
            if self.is_in and (self.niet_in or self.hielp)
            else "Nergens tegelijk een gebied dat het heeft en een gebied dat er iets van weet"
        )


@vraag
def van_elkaar_leren(graaf: Verandergraaf) -> Inhoud[Uitwisseling]:
    """Per blocker where it is, where somebody looked and it is not, and what helped (plan §5 Ad 4).

    Returns:
        Rows of which one area has what another asks for before the others; then by class and key. What nobody found
        or looked for anywhere, and nobody tried anything against, is no row.
    """
    rijen = [
        r
        for f in graaf.factoren.values()
        if f.valentie != "helpend" and f.sleutel in graaf.knopen and lijst_factor(graaf, f.sleutel)
        if (r := _rij(graaf, f.sleutel)) and (r.is_in or r.niet_in or r.hielp or r.hielp_niet or r.loopt)
    ]
    rijen.sort(key=lambda r: (r.blok != "", KLASSEN.index(r.klasse), r.factor))
    return Inhoud(tuple(rijen), tuple(_zinnen(graaf, rijen)))


def _rij(graaf: Verandergraaf, factor: str) -> Uitwisseling:
    o = beoordeling(graaf).factor(factor, "belemmerend")
    toestanden = {g: hier.toestand for g, hier in o.beeld.gebieden.items()}
    return Uitwisseling(
        factor=factor,
        naam=graaf.naam(factor),
        klasse=o.beeld.klasse,
        is_in=tuple(g for g, t in toestanden.items() if t in HIER),
        niet_in=tuple(g for g, t in toestanden.items() if t in GEKEKEN_EN_NIET),
        hielp=_met_gebieden(a for a in o.geprobeerd if a.hielp == "ja"),
        hielp_niet=_met_gebieden(a for a in o.geprobeerd if a.hielp == "nee"),
        loopt=_met_gebieden(o.loopt),
    )


def _met_gebieden(toepassingen: Iterable[Toepassing]) -> tuple[str, ...]:
    per_antwoord: dict[str, list[str]] = {}
    for a in toepassingen:
        per_antwoord.setdefault(a.handelingsperspectief, []).append(a.gebied)
    return tuple(f"{k} ({' '.join(sorted(set(gebieden)))})" for k, gebieden in sorted(per_antwoord.items()))


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Uitwisseling]) -> Iterator[str]:
    if weg := niets_over(graaf):
        yield weg
        return
    hier = "Binnen dit filter is" if is_gefilterd(graaf) else "Er is"
    te_leren = [r for r in rijen if not r.blok]
    if not te_leren:
        yield f"{hier} nog geen belemmering die het ene gebied heeft en waar het andere iets van weet."
        return
    wat = f"bij {aantal(len(te_leren), 'belemmering', 'belemmeringen')}"
    begin = f"Binnen dit filter is er {wat}" if is_gefilterd(graaf) else f"{groot(wat)} is er"
    yield (
        f"{begin} een gebied dat haar meldt, en een ander waar zij niet is gevonden of waar iets hielp: vraag elkaar "
        "waardoor. Waar niemand keek, staat het gebied er niet bij."
    )
