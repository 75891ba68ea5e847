"""Every finding as one row, with whether it counts and why not: the table that who analyses makes first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.ligging import Plaats
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.model.doelgroep import kies_doelgroep
from verandertheorie.model.waarden import Teken
from verandertheorie.model.waarneming import Bewijs, Dekking, Registratie, Toets
from verandertheorie.taal import aantal
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.rijkeuze import (
    is_gekozen,
    lijst_factor,
    lijst_stelling,
    niets_over,
    past,
    te_smal,
    telt_niet_mee,
)
from verandertheorie.vragen.tabel import Kolom
from verandertheorie.vragen.uitleg import Weging, wegingen_van
from verandertheorie.vragen.uitlegtekst import WAAROM_NIET, kern_van

Blad = Literal["bewijs", "dekking", "toets"]
"""In which list of its record a finding stands: the sheet of the workbook."""

Reden = Plaats | Literal["zelfde_stem", "gedraaid", "los", "onderwerp_buiten_scope", "zegt_niets", "alleen_gezocht"]
"""Whether a finding counts (``telt``), or why not: where it was, who said it, what it is about, what was asked."""

_WAAROM_NIET: Mapping[str, str] = {
    "buiten_selectie": WAAROM_NIET["buiten_selectie"],
    "los": "los: past bij geen bewering of factor",
    "onderwerp_buiten_scope": "dit onderwerp valt buiten scope",
    "zegt_niets": "dit is even waarschijnlijk als het niet klopt",
    "alleen_gezocht": "wat is gezocht weegt alleen als het er niet was",
}
"""In the words of ``leg_uit``, which knows only what has a subject that is judged."""

PAST_NERGENS = _WAAROM_NIET["los"]

TELT_AL = "deze stem telt al mee"
"""Said to all but monitors: which statements are of one person is not theirs to string together."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One item of sheet Bewijs, Dekking or Toets of a record: a finding, or (Dekking) what was asked or looked for.

    ``onderwerp`` is the key of a claim or factor, or ``los``; ``naam`` its code or name. ``teken``: empty for what
    speaks neither for nor against. ``sterkte``: from 1 up, as ``leg_uit`` gives it (aged for factors); None for what
    weighs nothing, and where the cycle is not told. ``bewijskracht`` to ``ernst`` are the words that were filled in,
    empty where a sheet has none. ``gebied``: as recorded, ``kerngebied`` the core area it lies in. ``cyclus``: what it
    is about. ``bron`` to ``perspectief``: of the speaker, else of the first source of the record. ``groep``: the voice
    it counts in.
    ``telt``: False with the reason in ``waarom_niet``, in the words of ``leg_uit``, and as a fixed word in ``weging``.
    ``in_plaats``: id of what this voice counts with instead, when that is something it said. ``citaat`` when it may be
    read.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("id", "id", "de registratie en het nummer van de bevinding"),
        Kolom("naam", "onderwerp", "code van de bewering of naam van de factor; los past nergens bij"),
        Kolom("teken", "kant", "voor of tegen", woordsoort="waarde.teken"),
        Kolom("meegeteld", "telt", "telt het mee in een oordeel, of waarom niet, zoals leg-uit zegt"),
        Kolom("gebied", "gebied", "gebied, zoals vastgelegd"),
        Kolom("cyclus", "cyclus", "leercyclus waar het over gaat"),
        Kolom("perspectief", "perspectief", "vanuit welke positie de bron kijkt", woordsoort="waarde.perspectief"),
        Kolom("kern", "wat", "wat is gezien of gehoord"),
    )

    id: str
    registratie: str
    blad: Blad
    onderwerp: str
    naam: str
    teken: Teken | Literal[""]
    bewijskracht: str
    sterkte: float | None
    hoe_bekend: str
    kanttekening: str
    kanttekening_reden: str
    wijze: str
    over: str
    ernst: str
    gebied: str
    kerngebied: str
    cyclus: str
    vorm: str
    bron: str
    rol: str
    organisatiesoort: str
    perspectief: str
    gehoord_van: str
    groep: str
    telt: bool
    waarom_niet: str
    weging: Reden
    in_plaats: str
    kern: str
    toelichting: str
    andere_verklaring: str
    citaat: str

    @property
    def meegeteld(self) -> str:
        """Whether it counts, or why not, such as ``ja`` or ``nee, de interventie loopt hier niet``."""
        return "ja" if self.telt else f"nee, {self.waarom_niet}"


@vraag
def bewijs(graaf: Verandergraaf, *, doelgroep: str | None = None) -> Inhoud[Bevinding]:
    """Every finding up to a cycle, loose ones and what was asked and tested too (plan §5 Ad 2).

    Args:
        graaf: theory and evidence as of a cycle.
        doelgroep: who reads; default a monitor. For others only what is released to them: words, perspective, core
            area and cycle as far as these name nobody; no source, role, sub-area or id. What they may not read is left
            out, and counted in a sentence.

    Returns:
        Rows by cycle, area and id; for others than monitors by cycle, core area, subject, side and words; what is
        not told of these first. Under a
        filter only what it chooses: of an area, about a cycle, said by somebody with that role or perspective.

    Raises:
        AanroepFout: no such audience, or a filter by which it would read what it may not.
    """
    lezer = Lezer(graaf, kies_doelgroep(doelgroep or "monitor"))
    graaf = lezer.graaf
    _eis_geen_deelgebied(lezer)
    if lezer.graaf.is_te_smal:
        return Inhoud((), (te_smal(lezer.graaf),))
    delen = [d for d in _delen(graaf.registraties) if _gevraagd(graaf, d[1]) and is_gekozen(graaf, _waar(d[0], d[1]))]
    uitleg = _Uitleg(graaf, delen)
    alles = [(r, deel, uitleg.bevinding(r, deel, nr)) for r, deel, nr in delen if past(graaf, r, deel)]
    mag = [(r, deel, b) for r, deel, b in alles if _mag(lezer, r, deel, b)]
    rijen = [b if lezer.is_monitor else _vrijgegeven(lezer, r, deel, b) for r, deel, b in mag]
    rijen.sort(key=lambda b: (graaf.nummer(b.cyclus or None), *_volgorde(b)))
    return Inhoud(tuple(rijen), tuple(_zinnen(graaf, rijen, len(alles) - len(mag), len(delen) - len(alles))))


def _eis_geen_deelgebied(lezer: Lezer) -> None:
    """Refuse others than monitors a choice by what their rows do not tell: then the choice would tell it."""
    f = lezer.graaf.filter
    if not lezer.is_monitor and (f.opgave or any(map(lezer.graaf.ligging.is_deelgebied, f.gebied))):
        raise AanroepFout(
            "In welk deelgebied iets is gezegd, leest alleen een monitor. Kies een heel kerngebied met --kerngebied, "
            "of --doelgroep monitor."
        )


def bevindingen_van(graaf: Verandergraaf, registraties: Iterable[Registratie]) -> Mapping[str, tuple[Bevinding, ...]]:
    """The rows of some records, for a monitor.

    Args:
        graaf: theory and evidence as of a cycle.
        registraties: of that graph.

    Returns:
        Per id of a record its findings, those of Bewijs first, then Dekking, then Toets, as they were filled in.
    """
    delen, uit = tuple(_delen(registraties)), dict[str, list[Bevinding]]()
    uitleg = _Uitleg(graaf, delen)
    for r, deel, nr in delen:
        uit.setdefault(r.id, []).append(uitleg.bevinding(r, deel, nr))
    return {id_: tuple(rijen) for id_, rijen in uit.items()}


def redenen_van(graaf: Verandergraaf, registraties: Iterable[Registratie]) -> Iterator[tuple[Blad, Reden]]:
    """Of the same findings only whether they count, which takes a quarter of the time: for who counts many."""
    delen = tuple(_delen(registraties))
    uitleg = _Uitleg(graaf, delen)
    for r, deel, nr in delen:
        blad, id_ = _plek(r, deel, nr)
        weging = uitleg.weging(deel.onderwerp, id_)
        yield blad, weging.reden if weging else uitleg.reden(deel, _waar(r, deel))


def _volgorde(b: Bevinding) -> tuple[str, ...]:
    """The order within a cycle; an id that is not told must not show in the order either."""
    if b.id:
        return b.gebied, b.id
    return b.kerngebied, b.onderwerp, b.teken, b.kern, b.citaat, b.waarom_niet


_Deel = Bewijs | Dekking | Toets


def _delen(registraties: Iterable[Registratie]) -> Iterator[tuple[Registratie, _Deel, int]]:
    for r in registraties:
        lijsten: tuple[tuple[_Deel, ...], ...] = (r.bewijs, r.dekking, r.toets)
        yield from ((r, deel, nr) for delen in lijsten for nr, deel in enumerate(delen, 1))


def _waar(r: Registratie, deel: _Deel) -> str:
    return deel.gebied or r.gebied or ""


def _spreker(deel: _Deel) -> str | None:
    return deel.spreker if isinstance(deel, Bewijs) else None


def _gevraagd(graaf: Verandergraaf, deel: _Deel) -> bool:
    """Whether a filter on class or domain chooses the subject; a loose finding has neither."""
    if deel.onderwerp in graaf.factoren:
        return lijst_factor(graaf, deel.onderwerp)
    stelling = graaf.stellingen.get(deel.onderwerp)
    if stelling:
        return lijst_stelling(graaf, stelling)
    return not {"klasse", "domein"} & graaf.filter.actief().keys()


def _plek(r: Registratie, deel: _Deel, nr: int) -> tuple[Blad, str]:
    match deel:
        case Bewijs():
            return "bewijs", r.bewijs_id(nr - 1)
        case Dekking():
            return "dekking", f"{r.id}#dekking-{nr}"
        case Toets():
            return "toets", f"{r.id}#toets-{nr}"


class _Uitleg:
    """What ``leg_uit`` says of some findings of one graph, each subject weighed once."""

    def __init__(self, graaf: Verandergraaf, delen: Iterable[tuple[Registratie, _Deel, int]]) -> None:
        self._graaf = graaf
        self._ids = frozenset(_plek(*d)[1] for d in delen)
        self._wegingen: dict[str, Mapping[str, Weging]] = {}

    def weging(self, onderwerp: str, id_: str) -> Weging | None:
        """How it was weighed; None when it was not."""
        if onderwerp not in self._wegingen:
            self._wegingen[onderwerp] = wegingen_van(self._graaf, onderwerp, self._ids)
        return self._wegingen[onderwerp].get(id_)

    def bevinding(self, r: Registratie, deel: _Deel, nr: int) -> Bevinding:
        """The row of one item."""
        g, (blad, id_) = self._graaf, _plek(r, deel, nr)
        weging = self.weging(deel.onderwerp, id_)
        gebied, spreker = _waar(r, deel), _spreker(deel)
        bron = g.stemmen.wie(r, spreker)
        reden = weging.reden if weging else self.reden(deel, gebied)
        kant: Teken | Literal[""] = deel.teken if isinstance(deel, Bewijs) else ""
        if weging:
            kant = "voor" if weging.item.teken > 0 else "tegen"

        def veld(naam: str) -> str:
            return getattr(deel, naam, None) or ""

        return Bevinding(
            id=id_,
            registratie=r.id,
            blad=blad,
            onderwerp=deel.onderwerp,
            naam=g.naam(deel.onderwerp),
            teken=kant,
            bewijskracht=veld("bewijskracht"),
            sterkte=weging.item.kracht.sterkte if weging else None,
            hoe_bekend=veld("hoe_bekend"),
            kanttekening=veld("kanttekening"),
            kanttekening_reden=veld("kanttekening_reden"),
            wijze=veld("wijze"),
            over=veld("over"),
            ernst=veld("ernst"),
            gebied=gebied,
            kerngebied=g.ligging.kern(gebied),
            cyclus=g.naam_van_cyclus(g.waarover(r, deel)),
            vorm=r.vorm,
            bron=bron.pseudoniem if bron else "",
            rol=bron.rol if bron else "",
            organisatiesoort=bron.organisatiesoort if bron else "",
            perspectief=bron.perspectief if bron else "",
            gehoord_van=veld("gehoord_van"),
            groep=g.stemmen.groep(r, gebied, spreker).sleutel,
            telt=reden == "telt",
            waarom_niet=weging.waarom_niet if weging else _WAAROM_NIET[reden],
            weging=reden,
            in_plaats=weging.stem.telt.herkomst if weging and weging.stem and not weging.stem.is_stilte else "",
            kern=kern_van(deel),
            toelichting=veld("toelichting"),
            andere_verklaring=veld("andere_verklaring"),
            citaat=veld("citaat"),
        )

    def reden(self, deel: _Deel, gebied: str) -> Reden:
        """Why what was weighed nowhere weighs nothing."""
        g = self._graaf
        if g.ligging.plaats(gebied, g.deelgebieden) == "buiten_selectie":
            return "buiten_selectie"
        if deel.onderwerp == "los":
            return "los"
        if deel.onderwerp not in g.factoren and deel.onderwerp not in g.stellingen:
            return "onderwerp_buiten_scope"
        return "zegt_niets" if isinstance(deel, Toets) else "alleen_gezocht"


def _mag(lezer: Lezer, r: Registratie, deel: _Deel, b: Bevinding) -> bool:
    """Whether the audience may read that it was said, and of what."""
    return lezer.mag_lezen(r, deel) and (b.onderwerp == "los" or lezer.mag_onderwerp(b.onderwerp))


def _vrijgegeven(lezer: Lezer, r: Registratie, deel: _Deel, b: Bevinding) -> Bevinding:
    """What others than monitors read of it: nothing that points at one person."""
    mag = isinstance(deel, Bewijs) and lezer.mag_citaat(r, deel)
    e = lezer.etiket(r, deel)
    is_van_stem = b.weging in ("zelfde_stem", "gedraaid")
    return replace(
        b,
        waarom_niet=TELT_AL if is_van_stem else b.waarom_niet,
        weging="zelfde_stem" if is_van_stem else b.weging,
        in_plaats="",
        citaat=b.citaat if mag else "",
        andere_verklaring=b.andere_verklaring if lezer.mag_meer(r, deel) else "",
        # as far as its label goes, which every product has of it
        perspectief=b.perspectief if e.noemt_perspectief and r.vorm != "leerbijeenkomst" else "",
        kerngebied="" if "kerngebied" in e.gegrofd else b.kerngebied,
        cyclus="" if "cyclus" in e.gegrofd else b.cyclus,
        sterkte=None if "cyclus" in e.gegrofd else b.sterkte,  # of a factor it ages, and would give the cycle back
        # what points at one person, by itself or together
        id="",
        registratie="",
        gebied="",
        bron="",
        rol="",
        organisatiesoort="",
        groep="",
        gehoord_van="",
        kanttekening_reden="",
        over="",
        toelichting="",
    )


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Bevinding], geheim: int, anders: int) -> Iterator[str]:
    """``geheim``: how many rows the audience may not read; ``anders``: how many are of records that fit, and do not."""
    if not graaf.aantal_registraties:
        yield niets_over(graaf) or "Er is nog geen bewijs. Lees registraties in met 'importeer'."
        return
    if rijen:
        yield from _tellingen(rijen)
    else:
        yield "Geen van de bevindingen is vrijgegeven." if geheim else "Er is geen bevinding om te tonen."
    if geheim and rijen:
        yield f"Niet vrijgegeven en hier weggelaten: {aantal(geheim, 'rij', 'rijen')}."
    if anders:
        wat = aantal(anders, "rij", "rijen")
        yield f"Uit dezelfde gesprekken weggelaten, want van een ander of over een andere leercyclus: {wat}."
    if waar := telt_niet_mee(graaf):
        yield waar
    if graaf.aantal_weggefilterd:
        yield f"Buiten het filter: {aantal(graaf.aantal_weggefilterd, 'registratie', 'registraties')}."


def _tellingen(rijen: Sequence[Bevinding]) -> Iterator[str]:
    """How many findings count, and apart from these what was asked or looked for."""
    gevonden, gevraagd = ([b.telt for b in rijen if (b.blad == "dekking") is is_dit] for is_dit in (False, True))
    if gevonden:
        los = sum(b.onderwerp == "los" for b in rijen)
        past = f"; {aantal(los, 'past', 'passen')} nergens bij (los)" if los else ""
        yield f"{zoveel_tellen(gevonden)}{past}."
    if gevraagd:
        telt = f"; {sum(gevraagd)} niet gevonden, en dat telt tegen" if any(gevraagd) else ""
        yield f"Gevraagd of gezocht: {len(gevraagd)}{telt}."


def zoveel_tellen(telt: Sequence[bool]) -> str:
    """How many of some findings count, without a full stop."""
    if len(telt) == 1:
        return f"De bevinding telt {'' if telt[0] else 'niet '}mee"
    if all(telt):
        return f"Alle {len(telt)} bevindingen tellen mee"
    hoeveel = f"tellen er {sum(telt)}" if sum(telt) > 1 else "telt er 1" if any(telt) else "telt er geen"
    return f"Van de {len(telt)} bevindingen {hoeveel} mee"
