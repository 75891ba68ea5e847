"""What recurs across areas, hindering or helping, and what only looks as if it does."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.aanwezigheid import KLASSEN, Klasse, Toestand
from verandertheorie.oordeel.tellen import Verwachting, drempel, kans_groter
from verandertheorie.taal import getal
from verandertheorie.vragen.antwoord import Antwoord, Inhoud, vraag
from verandertheorie.vragen.beoordeling import Factoroordeel, Rol, beoordeling
from verandertheorie.vragen.rijkeuze import is_gefilterd, lijst_factor, niets_over
from verandertheorie.vragen.tabel import Kolom
from verandertheorie.vragen.zonder_plek import in_meer_kerngebieden

ERNST = ("licht", "flink", "blokkerend")
KLASSESOORT: Mapping[Rol, str] = {"belemmerend": "klasse", "helpend": "klasse_helpend"}
"""Kind in the glossary that has the words for a class: what helps is blijvend, where what hinders is aanhoudend."""


def klasse_nl(klasse: str, rol: Rol) -> str:
    """A class in the words of the glossary.

    >>> klasse_nl("aanhoudend_terugkerend", "helpend")
    'blijvend en terugkerend'
    """
    return woord(KLASSESOORT[rol], klasse)


@dataclass(frozen=True, slots=True)
class Terugkerend:
    """One systemic factor that hinders, as of one cycle.

    Areas are lists of keys. ``verwacht``, ``laag_band`` and ``hoog_band`` are numbers of the ``n`` sub-areas where
    it is expected to be present (mean and 10-90 % band). ``hardnekkigheid`` is the share of returns to an area
    where it was seen before and was still there, in [0, 1); it was looked for again ``opnieuw_gekeken`` times and
    found ``nog_aanwezig`` times. ``impact`` is the share of the intended outcomes that it touches, ``geraakt``
    which, ``theoretisch_geraakt`` which it could touch besides. ``niet_genoemd_in``: areas where it was openly
    asked and nobody brought it up, nor spoke of it. ``ernst_telling`` counts the words used, never weighed.
    ``onderscheid_met_volgende``: the chance that it is in more areas than the next row of the same ``ligging``;
    None for the last.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "wat", "de factor; vraag verder met leg-uit en de sleutel"),
        Kolom(
            "klasse",
            "klasse",
            "hoe breed en hoe hardnekkig, zie de woordenlijst",
            woordsoort=KLASSESOORT["belemmerend"],
        ),
        Kolom("vastgesteld_in", "vastgesteld in", "gebieden waar twee bronnen het los van elkaar zien"),
        Kolom("genoemd_in", "genoemd in", "gebieden waar iemand het ooit noemde"),
        Kolom(
            "band",
            "verwacht",
            "in hoeveel gebieden het speelt, ook waar niemand keek; "
            "te krap als stemmen elkaar ongezien napraten, of als iets moeilijk te zien is",
        ),
        Kolom("blijft", "bleef", "hoe vaak het er nog was als iemand opnieuw keek"),
        Kolom("raakt", "raakt", "hoeveel van de bedoelde uitkomsten het raakt waar het speelt"),
        Kolom("bereik", "wie", "wie er iets aan kan doen", woordsoort="waarde.bereik"),
    )
    ROL: ClassVar[Rol] = "belemmerend"

    factor: str
    naam: str
    klasse: Klasse
    vastgesteld_in: tuple[str, ...]
    genoemd_in: tuple[str, ...]
    verwacht: float
    laag_band: int
    hoog_band: int
    n: int
    hardnekkigheid: float
    impact: float
    kerngebieden: tuple[str, ...]
    bereik: str
    ernst_telling: Mapping[str, int]
    onderscheid_met_volgende: float | None
    ligging: str
    nog_aanwezig: int
    opnieuw_gekeken: int
    geraakt: tuple[str, ...]
    theoretisch_geraakt: tuple[str, ...]
    doelen: int
    toegepast: tuple[str, ...]
    toestanden: Mapping[str, Toestand]
    niet_genoemd_in: tuple[str, ...]
    uitgefaseerd: bool

    @property
    def blok(self) -> str:
        """Heading under which it is printed: what is ours to solve goes to the core team, never to a higher table."""
        if self.uitgefaseerd:
            return "Uitgefaseerd: niet meer in de theorie"
        return "" if self.ligging == "buiten_aanpak" else "Binnen de aanpak zelf (naar het kernteam)"

    @property
    def blijft(self) -> str:
        """How often it was still there when people came back, such as ``13 van 13``."""
        return f"{self.nog_aanwezig} van {self.opnieuw_gekeken}" if self.opnieuw_gekeken else ""

    @property
    def raakt(self) -> str:
        """How many of the intended outcomes it touches, such as ``3 van 8``; empty when the theory names none."""
        return f"{len(self.geraakt)} van {self.doelen}" if self.doelen else ""

    @property
    def band(self) -> str:
        """The expected number of areas in words, such as ``6–11 van 13``; of what is resolved nothing is expected."""
        return "" if self.klasse == "opgelost" else f"{self.laag_band}–{self.hoog_band} van {self.n}"


@dataclass(frozen=True, slots=True)
class Helpend(Terugkerend):
    """One systemic factor that helps, as of one cycle: the same, with the words for what helps."""

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = tuple(
        replace(k, woordsoort=KLASSESOORT["helpend"]) if k.veld == "klasse" else k for k in Terugkerend.KOLOMMEN
    )
    ROL: ClassVar[Rol] = "helpend"


T = TypeVar("T", bound=Terugkerend)


@vraag
def terugkerende_belemmeringen(graaf: Verandergraaf, *, alles: bool = False) -> Inhoud[Terugkerend]:
    """Blockers that recur over areas, most serious class first (plan §2 doel 2).

    Args:
        graaf: theory and evidence as of a cycle.
        alles: also the factors of which there is no picture (class ``geen_beeld``).

    Returns:
        Rows by class, then ``verwacht``, ``hardnekkigheid`` and ``impact`` (each descending), then key.
    """
    return _terugkerend(graaf, Terugkerend, alles=alles)


@vraag
def helpende_factoren(graaf: Verandergraaf, *, alles: bool = False) -> Inhoud[Helpend]:
    """Factors that help, over areas: the mirror of :func:`terugkerende_belemmeringen` (plan §2 doel 2).

    Args:
        graaf: theory and evidence as of a cycle.
        alles: also the factors of which there is no picture (class ``geen_beeld``).

    Returns:
        Rows in the same order; ``impact`` follows what the factor helps.
    """
    return _terugkerend(graaf, Helpend, alles=alles)


def _terugkerend(graaf: Verandergraaf, soort: type[T], *, alles: bool) -> Inhoud[T]:
    rol = soort.ROL
    oordelen = [
        beoordeling(graaf).factor(f.sleutel, rol)
        for f in graaf.factoren.values()
        if f.valentie in (rol, "beide") and lijst_factor(graaf, f.sleutel)
    ]
    getoond = sorted((o for o in oordelen if alles or o.beeld.klasse != "geen_beeld"), key=_rang)
    volgende: dict[str, Verwachting] = {}
    rijen: list[T] = []
    for o in reversed(getoond):
        rijen.append(_rij(soort, graaf, o, volgende.get(o.factor.ligging)))
        volgende[o.factor.ligging] = o.beeld.verwachting
    zinnen = _zinnen(graaf, tuple(reversed(rijen)), rol)
    return Inhoud(tuple(reversed(rijen)), (*zinnen, *(in_meer_kerngebieden(graaf) if rol == "belemmerend" else ())))


def _rang(o: Factoroordeel) -> tuple[object, ...]:
    s, n = o.beeld.hardnekkigheid
    verwacht = -drempel(o.beeld.verwachting.verwacht)
    return KLASSEN.index(o.beeld.klasse), verwacht, -drempel(s / n), -len(o.geraakt), o.factor.sleutel


def _rij(soort: type[T], graaf: Verandergraaf, o: Factoroordeel, volgende: Verwachting | None) -> T:
    b = o.beeld
    vast = tuple(g for g, hier in b.gebieden.items() if hier.toestand == "vastgesteld")
    ernst = Counter(v.ernst for vs in o.vondsten.values() for v in vs if v.ernst and v.item.teken > 0)
    return soort(
        factor=o.factor.sleutel,
        naam=o.factor.naam,
        klasse=b.klasse,
        vastgesteld_in=vast,
        genoemd_in=o.genoemd_in,
        verwacht=b.verwachting.verwacht,
        laag_band=b.verwachting.laag,
        hoog_band=b.verwachting.hoog,
        n=b.verwachting.n,
        hardnekkigheid=b.hardnekkigheid[0] / b.hardnekkigheid[1],
        impact=len(o.geraakt) / o.doelen if o.doelen else 0.0,
        kerngebieden=tuple(sorted({graaf.kerngebied_van[g] for g in vast} - {""})),
        bereik=o.factor.bereik,
        ernst_telling={w: ernst[w] for w in ERNST if ernst[w]},
        onderscheid_met_volgende=kans_groter(b.verwachting, volgende) if volgende else None,
        ligging=o.factor.ligging,
        nog_aanwezig=b.hardnekkigheid[0],
        opnieuw_gekeken=b.hardnekkigheid[1] - 1,
        geraakt=o.geraakt,
        theoretisch_geraakt=o.theoretisch,
        doelen=o.doelen,
        toegepast=tuple(f"{a.handelingsperspectief} in {a.gebied}: hielp {a.hielp}" for a in o.geprobeerd),
        toestanden={g: hier.toestand for g, hier in b.gebieden.items()},
        niet_genoemd_in=tuple(g for g, hier in b.gebieden.items() if hier.is_niet_genoemd),
        uitgefaseerd=o.factor.sleutel not in graaf.knopen,
    )


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Terugkerend], rol: Rol) -> tuple[str, ...]:
    wat = "belemmering" if rol == "belemmerend" else "helpende factor"
    if not graaf.deelgebieden:
        return ("Er zijn nog geen deelgebieden om over te tellen. Lees eerst gebieden en theorie in.",)
    if weg := niets_over(graaf):
        return (weg,)
    if not graaf.aantal_registraties:
        return (f"Er is nog geen bewijs, dus ook nog geen {wat} in beeld. Lees registraties in met 'importeer'.",)
    if not rijen:
        hier = "Binnen dit filter is er" if is_gefilterd(graaf) else "Er is nog"
        return (f"{hier} geen {wat} in beeld. Met --alles ziet u ook de factoren zonder beeld.",)
    return tuple(z for z in (waarom_niet_eerst(rijen), *_niet_te_onderscheiden(graaf, rijen)) if z)


def waarom_niet_eerst(rijen: "Sequence[Terugkerend] | Antwoord[Terugkerend]") -> str:
    """Why the factor that is mentioned in most areas does not stand first in its block; empty when it does.

    Counting mentions takes one voice per area for a fact; here an area counts when two independent voices say so. The
    reason is the first part of the order in which the two differ.
    """
    actief = [r for r in rijen if not r.uitgefaseerd]
    if not actief:
        return ""
    meest = max(actief, key=lambda r: len(r.genoemd_in))
    eerste = next(r for r in actief if r.blok == meest.blok)
    if len(meest.genoemd_in) == len(eerste.genoemd_in):
        return ""
    kop = f"{meest.naam} wordt in de meeste gebieden genoemd ({len(meest.genoemd_in)}), maar staat niet bovenaan"
    return f"{kop}: {_verschil(meest, eerste)}"


def _verschil(meest: Terugkerend, eerste: Terugkerend) -> str:
    """The first part of the order (see ``_rang``) that puts one factor before another, in words."""
    klasse, hoger = (klasse_nl(r.klasse, r.ROL) for r in (meest, eerste))
    if klasse != hoger:
        zin = f"de klasse is '{klasse}', die van {eerste.naam} is '{hoger}'."
        return (
            f"{zin} {_twee_bronnen(meest, eerste)}" if len(meest.vastgesteld_in) < len(eerste.vastgesteld_in) else zin
        )
    zin = f"de klasse is van allebei '{klasse}', maar {eerste.naam}"
    if drempel(meest.verwacht) != drempel(eerste.verwacht) and meest.klasse != "opgelost":
        hier, daar = getal(meest.verwacht, 1, naast=eerste.verwacht), getal(eerste.verwacht, 1, naast=meest.verwacht)
        return f"{zin} verwachten we in meer gebieden: gemiddeld {daar}, tegen {hier}."
    if meest.hardnekkigheid != eerste.hardnekkigheid:
        h, hoogste = meest.hardnekkigheid, eerste.hardnekkigheid
        return f"{zin} is hardnekkiger: h = {getal(hoogste, naast=h)}, tegen {getal(h, naast=hoogste)}."
    if len(meest.geraakt) != len(eerste.geraakt):
        return f"{zin} raakt meer doelen: {eerste.raakt}, tegen {meest.raakt}."
    return f"{zin} komt eerder in het alfabet; verder zijn ze gelijk."


def _twee_bronnen(meest: Terugkerend, eerste: Terugkerend) -> str:
    hier = (
        f"in {len(meest.vastgesteld_in)} van de {len(meest.genoemd_in)} gebieden" if meest.vastgesteld_in else "nergens"
    )
    return (
        "Vastgesteld is iets pas als in één gebied twee bronnen het los van elkaar zien. "
        f"Bij {meest.naam} is dat {hier} zo, "
        f"bij {eerste.naam} in {len(eerste.vastgesteld_in)} van de {len(eerste.genoemd_in)} gebieden."
    )


def _niet_te_onderscheiden(graaf: Verandergraaf, rijen: Sequence[Terugkerend]) -> list[str]:
    grens = graaf.parameters.klasse
    zinnen = []
    for plaats, rij in enumerate(rijen):
        buur = next((r for r in rijen[plaats + 1 :] if r.ligging == rij.ligging), None)
        kans = rij.onderscheid_met_volgende
        if buur is None or kans is None or buur.klasse != rij.klasse:
            continue
        if grens["volgorde_laag"] <= kans <= grens["volgorde_hoog"]:
            zinnen.append(f"De volgorde van {rij.naam} en {buur.naam} is niet te onderscheiden.")
    return zinnen
