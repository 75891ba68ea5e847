"""A claim and its other explanations side by side, per area: which voices speak for which, and where nobody looked.

What separates two explanations is where they expect something different (Stinchcombe 1968, *Constructing Social
Theories*, on crucial tests; Fairfield & Charman 2017, on evidence weighed against a rival). An area where the claim
holds and nobody asked about the rival fits both, so it tells nothing about which of them is right.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.model.gebieden import Gebeurtenis
from verandertheorie.model.theorie import RivaliserendeVerklaring
from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.parameters import Parameters
from verandertheorie.taal import aantal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import Beweringsoordeel, beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import is_gefilterd, lijst_stelling, op_code, vind_onderwerp
from verandertheorie.vragen.tabel import Kolom

Wijst = Literal[
    "de bewering",
    "de andere verklaring",
    "allebei",
    "geen van beide",
    "onbeslist",
    "alleen naar de bewering gekeken",
    "alleen naar de andere verklaring gekeken",
    "niemand keek",
]
"""What the evidence in an area points at."""

ONGENOEMD = "een andere oorzaak"
"""How an explanation is called that somebody named or asked after, and nobody wrote down in the theory."""


@dataclass(frozen=True, slots=True)
class Rivaalgebied:
    """One claim beside one other explanation in one area where the claim can hold.

    ``bewering`` is the key of the claim. ``rivaal``: key of the claim that the explanation is a rival; empty when the
    theory has none, and sources name or were asked after another cause. Voices are independence groups, in order;
    ``voor_rivaal`` of an unwritten rival are those who name another cause, ``tegen_rivaal`` those who were asked and
    know of none. ``steun_*`` and ``tegenspraak_*``, in [0, 1]: the judgement of the area, None without evidence.
    ``genoemd``: other causes that sources on the claim name in their own words, with the voice. ``gezocht``: who was
    asked for another cause, with the answer. ``eerder``: voices for the claim from before the event that the
    explanation refers to. ``wijst``: what the evidence here points at; ``klopt``: whether the claim itself holds here.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("gebied", "gebied", "deelgebied waar de bewering kan gelden"),
        Kolom("wie_voor_bewering", "voor de bewering", "stemmen die ervoor spreken"),
        Kolom("wie_tegen_bewering", "ertegen", "stemmen die tegen de bewering spreken"),
        Kolom("wie_voor_rivaal", "voor de andere verklaring", "stemmen die ervoor spreken"),
        Kolom("wie_tegen_rivaal", "daartegen", "stemmen die tegen de andere verklaring spreken"),
        Kolom("gevraagd", "andere oorzaak gezocht", "wie is gevraagd of iets anders het verklaart, en wat bleek"),
        Kolom("wijst", "wijst op", "wat het bewijs hier het best verklaart"),
    )

    bewering: str
    naam: str
    rivaal: str
    rivaal_naam: str
    gebied: str
    voor_bewering: tuple[str, ...]
    tegen_bewering: tuple[str, ...]
    voor_rivaal: tuple[str, ...]
    tegen_rivaal: tuple[str, ...]
    genoemd: tuple[str, ...]
    gezocht: tuple[str, ...]
    eerder: tuple[str, ...]
    steun_bewering: float | None
    tegenspraak_bewering: float | None
    steun_rivaal: float | None
    tegenspraak_rivaal: float | None
    wijst: Wijst
    klopt: bool

    @property
    def blok(self) -> str:
        """Heading under which it is printed: the claim and the explanation that stand side by side."""
        return f"{self.naam} naast: {self.rivaal_naam}"

    @property
    def wie_voor_bewering(self) -> str:
        """The voices for the claim, with commas."""
        return ", ".join(self.voor_bewering)

    @property
    def wie_tegen_bewering(self) -> str:
        """The voices against the claim, with commas."""
        return ", ".join(self.tegen_bewering)

    @property
    def wie_voor_rivaal(self) -> str:
        """The voices for the other explanation, with commas."""
        return ", ".join(self.voor_rivaal)

    @property
    def wie_tegen_rivaal(self) -> str:
        """The voices against the other explanation, with commas."""
        return ", ".join(self.tegen_rivaal)

    @property
    def gevraagd(self) -> str:
        """Who was asked for another cause, and what was found, such as ``b26: nee``."""
        return ", ".join(self.gezocht)


@vraag
def rivalen(graaf: Verandergraaf, bewering: str | None = None) -> Inhoud[Rivaalgebied]:
    """A claim and every other explanation side by side, per area (plan §5 Ad 4).

    Args:
        graaf: theory and evidence as of a cycle.
        bewering: key, code or arrow text of a claim, or of the claim that it has a rival; default every claim of the
            theory that has one.

    Returns:
        Rows by claim (code, key), then by rival, then by area; every area where the claim can hold, also where nobody
        looked. Empty when no other explanation was written down, named or asked after: the sentence says what to ask.

    Raises:
        AanroepFout: no such claim, or it is no claim.
    """
    if bewering is not None:
        doel = _vind(graaf, bewering)
        rijen = tuple(_naast_elkaar(graaf, doel))
        return Inhoud(rijen, _zinnen(graaf, doel, rijen) if rijen else (_geen_rivaal(doel),))
    per_doel = _geschreven(graaf)
    doelen = [s for s in sorted(graaf.stellingen.values(), key=op_code) if s.sleutel in per_doel]
    doelen = [s for s in doelen if lijst_stelling(graaf, s)]
    delen = [(s, tuple(_naast_elkaar(graaf, s))) for s in doelen]
    if not delen:
        return Inhoud((), (_nergens_een(graaf),))
    alle = tuple(r for _, rijen in delen for r in rijen)
    return Inhoud(alle, tuple(z for s, rijen in delen for z in _zinnen(graaf, s, rijen)))


def _vind(graaf: Verandergraaf, naam: str) -> Stelling:
    sleutel = vind_onderwerp(graaf, naam).sleutel
    stelling = graaf.stellingen.get(sleutel)
    if stelling is None or stelling.relatie is None:
        raise AanroepFout(f"'{naam}' is geen bewering. 'rivalen' gaat over een bewering, zoals C01.")
    if stelling.relatie == "rivaal_van" and stelling.op_bewering in graaf.stellingen:
        return graaf.stellingen[stelling.op_bewering or ""]
    return stelling


def _geschreven(graaf: Verandergraaf) -> Mapping[str, tuple[Stelling, ...]]:
    """Per claim (key) its rivals in the theory or heard of, in order; retired ones no longer compete."""
    uit: dict[str, list[Stelling]] = defaultdict(list)
    for s in sorted(graaf.stellingen.values(), key=op_code):
        if s.relatie == "rivaal_van" and s.op_bewering and s.laag != "uitgefaseerd":
            uit[s.op_bewering].append(s)
    return {doel: tuple(rivalen_) for doel, rivalen_ in uit.items()}


def _naast_elkaar(graaf: Verandergraaf, doel: Stelling) -> Iterator[Rivaalgebied]:
    o = beoordeling(graaf).bewering(doel.sleutel)
    genoemd, gezocht = _genoemd(graaf, o), _gezocht(graaf, doel.sleutel)
    geschreven = _geschreven(graaf).get(doel.sleutel, ())
    p = graaf.parameters
    for rivaal in geschreven:
        naast = beoordeling(graaf).bewering(rivaal.sleutel)
        vooraf = _voor_gebeurtenis(graaf, rivaal, o)
        for gebied in o.geldt_in:
            voor, tegen = _stemmen(naast, gebied)
            cel = naast.cellen.get(gebied)
            ander = _Ander(rivaal.sleutel, graaf.naam(rivaal.van), voor, tegen, cel.wijst(p) if cel else 0, cel)
            yield _rij(o, gebied, ander, genoemd, gezocht, vooraf[gebied], p)
    if not geschreven and any(g in genoemd or g in gezocht for g in o.geldt_in):
        for gebied in o.geldt_in:
            weet_er_een = {stem for stem, bleek in gezocht.get(gebied, ()) if bleek == "ja"}
            voor = tuple(sorted(weet_er_een | {stem for stem, _ in genoemd.get(gebied, ())}))
            tegen = tuple(sorted({stem for stem, bleek in gezocht.get(gebied, ()) if bleek == "nee"}))
            ander = _Ander("", ONGENOEMD, voor, tegen, bool(voor) - bool(tegen), None)
            yield _rij(o, gebied, ander, genoemd, gezocht, (), p)


Uitspraken = Mapping[str, tuple[tuple[str, str], ...]]
"""Per area (voice, what it said), in order."""


@dataclass(frozen=True, slots=True)
class _Ander:
    """The other explanation in one area; without evidence of its own its voices give the direction."""

    sleutel: str
    naam: str
    voor: tuple[str, ...]
    tegen: tuple[str, ...]
    richting: int
    cel: Gebiedsoordeel | None


def _rij(
    o: Beweringsoordeel,
    gebied: str,
    ander: _Ander,
    genoemd: Uitspraken,
    gezocht: Uitspraken,
    eerder: tuple[str, ...],
    p: Parameters,
) -> Rivaalgebied:
    voor, tegen = _stemmen(o, gebied)
    cel = o.cellen.get(gebied)
    hier_genoemd = tuple(f"{stem}: {tekst}" for stem, tekst in genoemd.get(gebied, ()))
    hier_gezocht = tuple(f"{stem}: {bleek}" for stem, bleek in gezocht.get(gebied, ()))
    naar_rivaal = ander.cel is not None or bool(hier_genoemd or hier_gezocht)
    return Rivaalgebied(
        bewering=o.stelling.sleutel,
        naam=o.stelling.naam,
        rivaal=ander.sleutel,
        rivaal_naam=ander.naam,
        gebied=gebied,
        voor_bewering=voor,
        tegen_bewering=tegen,
        voor_rivaal=ander.voor,
        tegen_rivaal=ander.tegen,
        genoemd=hier_genoemd,
        gezocht=hier_gezocht,
        eerder=eerder,
        steun_bewering=cel.steun if cel else None,
        tegenspraak_bewering=cel.tegenspraak if cel else None,
        steun_rivaal=ander.cel.steun if ander.cel else None,
        tegenspraak_rivaal=ander.cel.tegenspraak if ander.cel else None,
        klopt=cel is not None and cel.wijst(p) > 0,
        wijst=_wijst(
            cel.wijst(p) if cel else 0, ander.richting, naar_bewering=cel is not None, naar_rivaal=naar_rivaal
        ),
    )


def _wijst(bewering: int, rivaal: int, *, naar_bewering: bool, naar_rivaal: bool) -> Wijst:
    """What two directions point at together.

    >>> _wijst(-1, 1, naar_bewering=True, naar_rivaal=True), _wijst(1, 0, naar_bewering=True, naar_rivaal=False)
    ('de andere verklaring', 'alleen naar de bewering gekeken')
    """
    if not naar_rivaal:
        return "alleen naar de bewering gekeken" if naar_bewering else "niemand keek"
    if not naar_bewering:
        return "alleen naar de andere verklaring gekeken"
    samen: dict[tuple[int, int], Wijst] = {
        (1, -1): "de bewering",
        (-1, 1): "de andere verklaring",
        (1, 1): "allebei",
        (-1, -1): "geen van beide",
    }
    return samen.get((bewering, rivaal), "onbeslist")


def _stemmen(o: Beweringsoordeel, gebied: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The voices for and against in an area, each in order."""
    cel = o.cellen.get(gebied)
    return (cel.groepen(1), cel.groepen(-1)) if cel else ((), ())


def _genoemd(graaf: Verandergraaf, o: Beweringsoordeel) -> Uitspraken:
    """Per area the other causes that sources name beside the claim."""
    uit: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for gebied, vondsten in o.vondsten.items():
        for v in vondsten:
            bewijs = graaf.bewijs(v)
            if bewijs and bewijs.andere_verklaring:
                uit[gebied].add((v.item.groep, bewijs.andere_verklaring))
    return {gebied: tuple(sorted(gezegd)) for gebied, gezegd in uit.items()}


def _gezocht(graaf: Verandergraaf, sleutel: str) -> Uitspraken:
    """Per area who was asked for another cause of the claim, and what was found."""
    uit: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for r in graaf.gesprekken:
        for v in graaf.vermeldingen(r.id):
            if v.onderwerp == sleutel and (zocht := v.gezocht):
                wat, gevonden = zocht
                if wat == "andere_oorzaak":
                    uit[v.gebied].add((graaf.stemmen.groep(r, v.gebied).sleutel, gevonden))
    return {gebied: tuple(sorted(gevraagd)) for gebied, gevraagd in uit.items()}


def _gebeurtenis(graaf: Verandergraaf, rivaal: Stelling) -> Gebeurtenis | None:
    """The event behind an explanation, once it has happened: before, it is not known yet."""
    knoop = graaf.knopen.get(rivaal.van)
    if not isinstance(knoop, RivaliserendeVerklaring) or knoop.gebeurtenis is None:
        return None
    laatste_dag = max((c.tot for c in graaf.cycli if c.nummer <= graaf.t), default=None)
    for r in graaf.records(Gebeurtenis):
        if r.sleutel == knoop.gebeurtenis:
            return r if laatste_dag and r.datum <= laatste_dag else None
    return None


def _voor_gebeurtenis(graaf: Verandergraaf, rivaal: Stelling, o: Beweringsoordeel) -> dict[str, tuple[str, ...]]:
    """Per area the voices for the claim from before the event, which the explanation cannot account for."""
    gebeurtenis = _gebeurtenis(graaf, rivaal)
    dag = {r.id: r.datum for r in graaf.gesprekken}

    def eerder(vondsten: Iterable[Vondst]) -> tuple[str, ...]:
        if gebeurtenis is None:
            return ()
        voor = {v.item.groep for v in vondsten if v.item.teken > 0 and dag[v.registratie] < gebeurtenis.datum}
        return tuple(sorted(voor))

    return {gebied: eerder(o.tellend.get(gebied, ())) for gebied in o.geldt_in}


def _nergens_een(graaf: Verandergraaf) -> str:
    if not graaf.stellingen:
        return "Er staat nog geen bewering in de theorie. Lees eerst de theorie in met 'importeer'."
    hier = "Binnen dit filter staat bij" if is_gefilterd(graaf) else "Bij"
    staat = "" if is_gefilterd(graaf) else "staat "
    return f"{hier} geen enkele bewering {staat}een andere verklaring. Vraag in gesprekken: wat nog meer?"


def _geen_rivaal(doel: Stelling) -> str:
    return (
        f"Bij {doel.naam} staat geen andere verklaring, niemand noemde er een en er is ook niet naar gezocht. "
        "Vraag in het volgende gesprek: 'Wat kan dit nog meer verklaren?'"
    )


def _zinnen(graaf: Verandergraaf, doel: Stelling, rijen: Sequence[Rivaalgebied]) -> tuple[str, ...]:
    zinnen: list[str] = []
    per_rivaal: dict[str, list[Rivaalgebied]] = defaultdict(list)
    for r in rijen:
        per_rivaal[r.rivaal].append(r)
    for sleutel, hier in per_rivaal.items():
        zinnen += [_stand(graaf, doel, sleutel, hier), *_waar_het_op_wijst(hier), *_niet_gekeken(hier)]
        if sleutel:
            zinnen += _wanneer(graaf, graaf.stellingen[sleutel], hier)
        zinnen += [f"In {r.gebied} noemt een bron zelf een andere oorzaak ({g})." for r in hier for g in r.genoemd]
    return tuple(zinnen)


def _stand(graaf: Verandergraaf, doel: Stelling, rivaal: str, rijen: Sequence[Rivaalgebied]) -> str:
    nu = statuswoord_nl(beoordeling(graaf).bewering(doel.sleutel).woord.rekenstatus)
    if not rivaal:
        return f"{doel.naam}: {nu}. In de theorie staat nog geen andere verklaring."
    ook = statuswoord_nl(beoordeling(graaf).bewering(rivaal).woord.rekenstatus)
    return f"{doel.naam}: {nu}. De andere verklaring '{rijen[0].rivaal_naam}': {ook}."


def _waar_het_op_wijst(rijen: Sequence[Rivaalgebied]) -> Iterator[str]:
    for woord in ("de bewering", "de andere verklaring", "allebei", "geen van beide", "onbeslist"):
        waar = [r.gebied for r in rijen if r.wijst == woord]
        if waar:
            werkwoord = "blijft het onbeslist" if woord == "onbeslist" else f"wijst het bewijs op {woord}"
            yield f"In {opsomming(waar)} {werkwoord}."


def _niet_gekeken(rijen: Sequence[Rivaalgebied]) -> Iterator[str]:
    open_ = [r for r in rijen if r.wijst == "alleen naar de bewering gekeken"]
    klopt = [r.gebied for r in open_ if r.klopt]
    anders = [r.gebied for r in open_ if r.gebied not in klopt]
    if klopt:
        yield (
            f"In {opsomming(klopt)} klopt de bewering, maar vroeg niemand naar de andere verklaring: "
            "dat past bij allebei. Vraag het daar."
        )
    if anders:
        yield f"In {opsomming(anders)} keek niemand naar de andere verklaring."
    alleen_rivaal = [r.gebied for r in rijen if r.wijst == "alleen naar de andere verklaring gekeken"]
    if alleen_rivaal:
        yield f"In {opsomming(alleen_rivaal)} keek niemand naar de bewering zelf."
    niemand = [r.gebied for r in rijen if r.wijst == "niemand keek"]
    if niemand:
        yield f"Naar geen van beide is gekeken in {opsomming(niemand)}."


def _wanneer(graaf: Verandergraaf, rivaal: Stelling, rijen: Sequence[Rivaalgebied]) -> Iterator[str]:
    gebeurtenis = _gebeurtenis(graaf, rivaal)
    if gebeurtenis is None:
        return
    waar = [r.gebied for r in rijen if r.eerder]
    stemmen = {stem for r in rijen for stem in r.eerder}
    begin = f"De andere verklaring begint pas op {gebeurtenis.datum.isoformat()} ({gebeurtenis.naam})."
    if waar:
        yield (
            f"{begin} Daarvoor sprak in {opsomming(waar)} al iets voor de bewering "
            f"({aantal(len(stemmen), 'stem', 'stemmen')}); dat kan zij niet verklaren."
        )
    else:
        yield f"{begin} Van daarvoor is er niets dat voor de bewering spreekt."
