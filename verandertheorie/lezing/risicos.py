"""The question how the five risks of the plan stand: a number each, why, and what the plan says to do about it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.leerlus.risico import Risico, Risicocode, risicos_op
from verandertheorie.leerlus.sessiestuk import LEERT
from verandertheorie.lezing.signalen import moment
from verandertheorie.lezing.sprekers import meer_van
from verandertheorie.taal import aantal, dag, getal, groot, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.rijkeuze import voor_zover
from verandertheorie.vragen.tabel import Kolom

NAMEN: Mapping[Risicocode, str] = {
    "r1": "Er is te weinig van te zien in de praktijk",
    "r2": "De inbreng is eenzijdig",
    "r3": "De praktijk is te divers om van te leren",
    "r4": "Tijdgebrek en te lage prioriteit",
    "r5": "Tekortkomingen in de aanpak zelf",
}

MITIGATIE: Mapping[Risicocode, str] = {
    "r1": "Richt sessies en de lerende monitoring op acties die wel lopen.",
    "r2": "Leren hoort in alle gebieden bij de uitvoering; betrek gebiedspartijen.",
    "r3": "Richt u op acties die wel vergelijkbaar zijn in de verschillende gebieden.",
    "r4": "Sluit aan bij wat betrokkenen nodig hebben, en betrek hen bij de voorbereiding.",
    "r5": "Stel signalen hierover vroegtijdig aan de orde in het kernteam en bij de opdrachtgever.",
}
"""What the plan itself says to do (§6), in short."""

VOORLEGGEN = "Voorleggen aan de opdrachtgever."
"""What the plan says of too little time that lasts (§6)."""


@dataclass(frozen=True, slots=True)
class Risicorij:
    """One risk of the plan. ``stand``: ``ja`` from its threshold, ``nee`` below it, ``onbekend`` while nothing says so.

    ``geteld`` of ``totaal``: the number that ``waarom`` says; ``totaal`` is 0 when there is nothing to count yet.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("risico", "risico", "r1 tot en met r5, in de volgorde van het plan (§6)"),
        Kolom("stand", "speelt het", "ja vanaf de drempel in parameters.toml; onbekend als niets het zegt"),
        Kolom("waarom", "getal, en waarom", "waar het uit volgt"),
        Kolom("mitigatie", "wat het plan zegt", "wat eraan te doen is volgens het plan zelf"),
    )

    risicocode: str
    naam: str
    stand: str
    waarom: str
    mitigatie: str
    geteld: int
    totaal: int
    drempel: float
    voorleggen: bool

    @property
    def risico(self) -> str:
        """Code and name."""
        return f"{self.risicocode} {self.naam}"

    @property
    def blok(self) -> str:
        """Heading under which it is printed: none, they are five."""
        return ""


@vraag
def risicos(graaf: Verandergraaf, *, op: str | None = None, bijeenkomst: str | None = None) -> Inhoud[Risicorij]:
    """How the five risks of the plan stand as of a day (plan §6).

    Args:
        graaf: theory and evidence, without filters; without a day as of the end of its cycle, or the last day there is.
        op: as of this day, such as ``2028-03-31``.
        bijeenkomst: as of the day of this session, such as ``B10``.

    Returns:
        Five rows, r1 to r5.

    Raises:
        AanroepFout: a filter is set; no such day or session; or both a day and a session are named.
    """
    if graaf.filter.actief():
        raise AanroepFout("Een risico gaat over het hele programma. Laat de filters weg.")
    m = moment(graaf, op, bijeenkomst)
    if m is None:
        return Inhoud((), ("Er is nog geen bijeenkomst of gesprek: over de risico's is nog niets te zeggen.",))
    rijen = risicorijen(m)
    return Inhoud(rijen, tuple(_zinnen(m, rijen)), van=m.graaf)


def risicorijen(m: Lusmoment, mag: Callable[[str], bool] | None = None) -> tuple[Risicorij, ...]:
    """The five in words; ``mag``: which parts of the theory may be named, default all."""
    return tuple(_rij(m, r, mag or (lambda _: True)) for r in risicos_op(m))


def _rij(m: Lusmoment, r: Risico, mag: Callable[[str], bool]) -> Risicorij:
    stand = "onbekend" if r.is_boven is None else "ja" if r.is_boven else "nee"
    mitigatie = f"{MITIGATIE[r.code]} {VOORLEGGEN}" if r.escaleert else MITIGATIE[r.code]
    return Risicorij(
        r.code, NAMEN[r.code], stand, " ".join(_waarom(m, r, mag)), mitigatie, r.deel, r.geheel, r.drempel, r.escaleert
    )


def _waarom(m: Lusmoment, r: Risico, mag: Callable[[str], bool]) -> Iterator[str]:
    match r.code:
        case "r1" if r.geheel:
            cycli = getal(m.graaf.parameters.risico["r1_cycli"], 0)
            yield f"{r.deel} van {aantal(r.geheel, 'interventie', 'interventies')} die lopen zonder gesprek erover"
            yield f"in de laatste {cycli} cycli{_bij_naam(m, r, mag)}."
        case "r2" if r.geheel:
            wie = meer_van(m.graaf, r.namen[0]).naam
            yield f"{r.deel} van {aantal(r.geheel, 'bevinding', 'bevindingen')} met een bron komen van {wie}."
            if r.stil:
                wie = opsomming(meer_van(m.graaf, k).naam for k in r.stil)
                yield f"Niet onder de bronnen{voor_zover(m.graaf)}: {wie}."
            if r.leert is not None:
                alle = aantal(len(m.graaf.deelgebieden), "deelgebied", "deelgebieden")
                yield f"In {len(r.leert)} van {alle} is leren in het gebied afgesproken."
        case "r3" if r.geheel:
            vanaf = getal(m.graaf.parameters.risico["r3_gebieden"], 0)
            yield f"{r.deel} van {aantal(r.geheel, 'bewering', 'beweringen')} in minstens {vanaf} gebieden bekeken."
        case "r4":
            yield from _tijd(m, r)
        case "r5" if r.geheel:
            wat = aantal(r.deel, "belemmering", "belemmeringen")
            yield f"{wat} in de aanpak zelf, in minstens één gebied vastgesteld, waarover nog geen eigen tafel besloot."
        case _:
            yield "Er is nog niets om te tellen."


def _bij_naam(m: Lusmoment, r: Risico, mag: Callable[[str], bool]) -> str:
    namen = [m.graaf.naam(k) for k in r.namen if mag(k)]
    return f": {opsomming(namen)}" if namen else ""


def _tijd(m: Lusmoment, r: Risico) -> Iterator[str]:
    if not any(b.bijeenkomstsoort in LEERT for b in m.geweest):
        yield "Er was nog geen leerbijeenkomst."
    elif r.is_boven is None:
        yield "Hoeveel van de vaste kern er de laatste keer waren, is niet vastgelegd."
    elif r.namen:
        begin = "Te weinig van de vaste kern, of afgezegd, in"
        yield f"{begin} {opsomming(reversed(r.namen))}."
    else:
        yield "In de laatste leerbijeenkomst was genoeg van de vaste kern er."
    if r.geheel:
        yield f"{groot(aantal(r.deel, 'actie', 'acties'))} van de {r.geheel} die openstaan te laat."


def _zinnen(m: Lusmoment, rijen: tuple[Risicorij, ...]) -> Iterator[str]:
    speelt = [r.risicocode for r in rijen if r.stand == "ja"]
    weet_niet = [r.risicocode for r in rijen if r.stand == "onbekend"]
    yield f"Op {dag(m.nu)}: {f'{opsomming(speelt)} boven de drempel' if speelt else 'geen risico boven de drempel'}."
    if weet_niet:
        yield f"Van {opsomming(weet_niet)} is niet te zeggen of het speelt."
    yield from (f"{r.risicocode}: {VOORLEGGEN}" for r in rijen if r.voorleggen)
