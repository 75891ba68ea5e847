"""Where every claim of the theory stands: for, against, contested, and what is missing before it is well supported."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.begrippen import woord as begripwoord
from verandertheorie.graaf.stelling import Laag
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.statuswoord import REKENSTATUSSEN, STATUSWOORDEN
from verandertheorie.parameters import Parameters
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import Beweringsoordeel, beoordeling
from verandertheorie.vragen.rijkeuze import is_gefilterd, lijst_stelling, niets_over
from verandertheorie.vragen.tabel import Kolom, als_tekst
from verandertheorie.vragen.waarom import wat_ontbreekt

LAGEN: tuple[Laag, ...] = ("theorie", "kandidaat", "aanname", "uitgefaseerd")
"""In the order in which claims are listed."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One claim as of one cycle.

    ``bewering`` is its key. ``rekenstatus`` is what the evidence says, computed; people decide. ``ontbreekt``: Dutch
    sentences, what keeps it from goed_onderbouwd. ``steun`` and ``tegenspraak`` are sums over areas (R, S),
    ``omstreden_in`` the areas where sources contradict each other and neither side prevails. ``hangt_op``: the voices
    without which the raw word would be weaker. ``onderzocht_in``: the areas with evidence, ``n`` counts those where the
    claim can hold; ``verwacht``, ``laag_band`` and ``hoog_band`` are numbers of areas out of ``n``; ``kans`` is the
    chance for the next comparable area, in [0, 1]. ``op_de_grens``: a hair from another word.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "code", "vraag verder met leg-uit en de code"),
        Kolom("rekenstatus", "stand", "wat het bewijs zegt; mensen besluiten", woordsoort="statuswoord"),
        Kolom("steun", "voor", "opgeteld over de gebieden (R)"),
        Kolom("tegenspraak", "tegen", "opgeteld over de gebieden (S)"),
        Kolom("omstreden_in", "omstreden in", "gebieden waar bronnen elkaar tegenspreken en geen kant overtuigt"),
        Kolom("onderzocht", "onderzocht", "in hoeveel van de gebieden waar het kan gelden"),
        Kolom(
            "band",
            "verwacht",
            "in hoeveel van die gebieden het geldt, volgens de weging; te krap als stemmen elkaar ongezien napraten",
        ),
        Kolom("tekst", "bewering", "de zin uit de theorie"),
    )

    bewering: str
    code: str
    laag: Laag
    rekenstatus: str
    ontbreekt: tuple[str, ...]
    steun: float
    tegenspraak: float
    omstreden_in: tuple[str, ...]
    hangt_op: tuple[str, ...]
    onderzocht_in: tuple[str, ...]
    n: int
    verwacht: float
    laag_band: int
    hoog_band: int
    kans: float
    tekst: str
    op_de_grens: bool

    @property
    def blok(self) -> str:
        """Heading under which it is printed."""
        return {
            "theorie": "",
            "kandidaat": "Kandidaten: genoemd, nog niet in de theorie",
            "aanname": "Aannamen",
            "uitgefaseerd": "Uitgefaseerd: niet meer in de theorie",
        }[self.laag]

    @property
    def naam(self) -> str:
        """Code, else key."""
        return self.code or self.bewering

    @property
    def onderzocht(self) -> str:
        """Such as ``5 van 6``."""
        return f"{len(self.onderzocht_in)} van {self.n}"

    @property
    def band(self) -> str:
        """The expected number of areas, such as ``0–5``."""
        return f"{self.laag_band}–{self.hoog_band}"


def statuswoord_nl(rekenstatus: str) -> str:
    """A computed status in the words of the glossary.

    >>> statuswoord_nl("eerste_aanwijzing voor")
    'eerste aanwijzing dat het klopt'
    """
    return als_tekst(rekenstatus, "statuswoord")


@vraag
def stand_van_beweringen(graaf: Verandergraaf) -> Inhoud[Stand]:
    """Where every claim stands (plan §4: an *aangescherpte verandertheorie*).

    Returns:
        Rows by layer (theory, candidates, assumptions, retired), then by code or key.
    """
    oordelen = (beoordeling(graaf).bewering(s.sleutel) for s in graaf.stellingen.values() if lijst_stelling(graaf, s))
    rijen = sorted(
        (_rij(o, graaf.parameters) for o in oordelen), key=lambda r: (LAGEN.index(r.laag), r.code or "~", r.bewering)
    )
    weg = niets_over(graaf)
    return Inhoud(tuple(rijen), (*([weg] if weg else []), *_zinnen(graaf, rijen)))


def _rij(o: Beweringsoordeel, p: Parameters) -> Stand:
    s, v, w = o.stelling, o.verwachting, o.woord
    return Stand(
        bewering=s.sleutel,
        code=s.code or "",
        laag=s.laag,
        rekenstatus=w.rekenstatus,
        ontbreekt=tuple(wat_ontbreekt(w, p)),
        steun=w.steun,
        tegenspraak=w.tegenspraak,
        omstreden_in=w.omstreden,
        hangt_op=w.hangt_op,
        onderzocht_in=tuple(o.cellen),
        n=w.n,
        verwacht=v.verwacht,
        laag_band=v.laag,
        hoog_band=v.hoog,
        kans=w.kans,
        tekst=s.tekst,
        op_de_grens=w.op_de_grens,
    )


def _zinnen(graaf: Verandergraaf, rijen: list[Stand]) -> tuple[str, ...]:
    if not rijen and is_gefilterd(graaf):
        return ("Binnen dit filter staat er geen bewering in de theorie.",)
    if not rijen:
        return ("Er staat nog geen bewering in de theorie. Lees eerst de theorie in met 'importeer'.",)
    telling = Counter(REKENSTATUSSEN[r.rekenstatus][0] for r in rijen if r.laag == "theorie")
    delen = [f"{telling[w]} '{begripwoord('statuswoord', w)}'" for w in STATUSWOORDEN if telling[w]]
    if not delen:
        return ()
    if (n := sum(telling.values())) == 1:
        return (f"De ene bewering van de theorie krijgt {delen[0].removeprefix('1 ')}.",)
    return (f"Van de {n} beweringen van de theorie krijgen er {', '.join(delen)}.",)
