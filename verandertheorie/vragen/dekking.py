"""What was looked at where and when, and the four ways in which nothing can have been found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.antwoord import Antwoord, Inhoud, vraag
from verandertheorie.vragen.rijkeuze import (
    is_gefilterd,
    lijst_factor,
    lijst_stelling,
    niets_over,
    op_code,
    vind_onderwerp,
)
from verandertheorie.vragen.tabel import Kolom, Tabel, als_tekst

Celtoestand = Literal[
    "tegenstrijdig",
    "bewijs_voor",
    "tegenbewijs",
    "gezocht_niet_gevonden",
    "onduidelijk",
    "niet_genoemd",
    "niet_onderzocht",
    "niet_van_toepassing",
]
TEKENS_IN_TABEL: dict[Celtoestand, str] = {
    "tegenstrijdig": "±",
    "bewijs_voor": "+",
    "tegenbewijs": "–",
    "gezocht_niet_gevonden": "0",
    "onduidelijk": "?",
    "niet_genoemd": "·",
    "niet_onderzocht": " ",
    "niet_van_toepassing": "x",
}
"""One sign per state, strongest first, all different in black and white."""


@dataclass(frozen=True, slots=True)
class Dekkingscel:
    """One subject in one sub-area in one cycle: what was found, and what else was looked for there.

    ``onderwerp`` is the key of a claim or factor, ``naam`` its code or name, ``cyclus`` the key of a cycle.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "onderwerp", "factor of bewering"),
        Kolom("gebied", "gebied", "deelgebied"),
        Kolom("cyclus", "cyclus", "leercyclus"),
        Kolom("toestand", "wat we vonden", "of een van de vier soorten niets", woordsoort="dekking"),
        Kolom("tegendeel_gezocht", "tegendeel gezocht", "is hier naar het tegendeel gezocht?"),
        Kolom("andere_oorzaak_gezocht", "andere oorzaak gezocht", "is hier naar een andere oorzaak gezocht?"),
    )

    onderwerp: str
    naam: str
    gebied: str
    cyclus: str
    toestand: Celtoestand
    tegendeel_gezocht: bool
    andere_oorzaak_gezocht: bool

    @staticmethod
    def als_tabellen(antwoord: "Antwoord[Dekkingscel]") -> tuple[Tabel, ...]:
        """Subject × area over all cycles together; for one subject that was asked for, area × cycle.

        Of some of the rows the same table, and only what they are about.
        """
        alle = (antwoord.geheel or antwoord).rijen
        is_deel, per_cyclus = bool(antwoord.filters), antwoord.parameters["onderwerp"] is not None
        return _matrix(alle, antwoord.rijen, per_cyclus=per_cyclus, is_deel=is_deel)


@vraag
def dekking(graaf: Verandergraaf, onderwerp: str | None = None) -> Inhoud[Dekkingscel]:
    """Claim or factor × sub-area × cycle, with the four absences kept apart (plan §5 Ad 4).

    Args:
        graaf: theory and evidence as of a cycle.
        onderwerp: key, code or name of one claim or factor; default all factors and all claims.

    Returns:
        One row per cell, factors by key, then claims by code or key; each by area and cycle. Cells that
        nobody investigated too: they are the point.

    Raises:
        AanroepFout: nothing is called that.
    """
    if onderwerp is None:
        sleutels = [f for f in graaf.factoren if lijst_factor(graaf, f)]
        stellingen = sorted(graaf.stellingen.values(), key=op_code)
        sleutels += [s.sleutel for s in stellingen if lijst_stelling(graaf, s)]
    else:
        sleutels = [vind_onderwerp(graaf, onderwerp).sleutel]
    gezocht = wat_is_gezocht(graaf)
    rijen = tuple(cel for sleutel in sleutels for cel in _cellen(graaf, sleutel, gezocht))
    if not graaf.deelgebieden or not graaf.t:
        if is_gefilterd(graaf):
            return Inhoud((), ("Binnen dit filter zijn er geen deelgebieden om iets te dekken.",))
        return Inhoud((), ("Er zijn nog geen deelgebieden of leercycli, dus er is nog niets te dekken.",))
    if not rijen:
        hier = "Binnen dit filter staan er" if is_gefilterd(graaf) else "Er staan nog"
        return Inhoud((), (f"{hier} geen factoren of beweringen in de theorie.",))
    return Inhoud(rijen, _zinnen(graaf, rijen))


BUITEN_DE_RIJEN = ("…", "niet in deze rijen")


def _matrix(
    alle: tuple[Dekkingscel, ...], gekozen: tuple[Dekkingscel, ...], *, per_cyclus: bool, is_deel: bool
) -> tuple[Tabel, ...]:
    """One sign per cell; subjects that nobody looked into anywhere are named above it, and are no row of blanks."""

    def plek(cel: Dekkingscel) -> tuple[str, str]:
        return (cel.gebied, cel.cyclus) if per_cyclus else (cel.onderwerp, cel.gebied)

    te_tonen = {plek(c) for c in gekozen}
    getoonde_kolommen = {kolom for _, kolom in te_tonen}
    kolommen = [kolom for kolom in dict.fromkeys(plek(c)[1] for c in alle) if kolom in getoonde_kolommen]
    namen: dict[str, str] = {}
    rijen: dict[str, dict[str, str]] = {}
    onderzocht: set[str] = set()
    for cel in alle if per_cyclus else alles_samen(alle):
        rij, kolom = plek(cel)
        if per_cyclus or cel.toestand not in ("niet_onderzocht", "niet_van_toepassing"):
            onderzocht.add(rij)
        if (rij, kolom) in te_tonen:
            namen[rij] = cel.gebied if per_cyclus else cel.naam
            leeg = dict.fromkeys(kolommen, BUITEN_DE_RIJEN[0])
            rijen.setdefault(rij, leeg)[kolom] = TEKENS_IN_TABEL[cel.toestand]
    nergens = [namen[rij] for rij in rijen if rij not in onderzocht]
    hier = "Binnen dit filter" if is_deel else "Nog"
    vooraf = f"{hier} nergens onderzocht: {', '.join(nergens)}." if nergens else ""
    getoond = [(namen[rij], tekens) for rij, tekens in rijen.items() if rij in onderzocht]
    if not getoond:
        return (Tabel("", (), (), vooraf=vooraf),) if vooraf else ()
    gezien = {teken for _, tekens in getoond for teken in tekens.values()}
    return (
        Tabel(
            titel=alle[0].naam if per_cyclus else "",
            koppen=("gebied" if per_cyclus else "onderwerp", *getoond[0][1]),
            rijen=tuple((naam, *tekens.values()) for naam, tekens in getoond),
            tekens={t: als_tekst(s, "dekking") for s, t in TEKENS_IN_TABEL.items() if t in gezien}
            | {t: zin for t, zin in (BUITEN_DE_RIJEN,) if t in gezien},
            vooraf=vooraf,
        ),
    )


def _zinnen(graaf: Verandergraaf, rijen: tuple[Dekkingscel, ...]) -> tuple[str, ...]:
    kan = {r.gebied for r in rijen if r.toestand != "niet_van_toepassing"}
    bezocht = {r.gebied for r in rijen if r.toestand not in ("niet_onderzocht", "niet_van_toepassing")}
    nooit = [g for g in graaf.deelgebieden if g in kan - bezocht]
    if weg := niets_over(graaf):
        return (weg,)
    if not nooit:
        return ()
    hier = "Binnen dit filter is nergens" if is_gefilterd(graaf) else "Nergens"
    return (f"{hier} naar gekeken in: {', '.join(nooit)}.",)


def _cellen(graaf: Verandergraaf, sleutel: str, gezocht: "Gezocht") -> Iterator[Dekkingscel]:
    stelling = graaf.stellingen.get(sleutel)
    geldt_in = graaf.geldt_in(stelling) if stelling else graaf.deelgebieden
    gevonden = _gevonden(graaf, sleutel, gezocht)
    naam = graaf.naam(sleutel)
    for gebied in graaf.deelgebieden:
        for c in (c for c in graaf.cycli if c.nummer <= graaf.t):
            sporen = gevonden.get((gebied, c.nummer), frozenset())
            toestand = celtoestand(sporen) if gebied in geldt_in else "niet_van_toepassing"
            yield Dekkingscel(
                sleutel, naam, gebied, c.sleutel, toestand, "tegendeel" in sporen, "andere_oorzaak" in sporen
            )


def celtoestand(sporen: frozenset[str]) -> Celtoestand:
    """The state of a cell from the traces in it; the strongest absence wins, and for and against together contradict.

    >>> celtoestand(frozenset({"voor", "gezocht_niet_gevonden"}))
    'tegenstrijdig'
    """
    ertegen = sporen & {"tegen", "gezocht_niet_gevonden"}
    if "voor" in sporen:
        return "tegenstrijdig" if ertegen else "bewijs_voor"
    if "tegen" in sporen:
        return "tegenbewijs"
    if ertegen:
        return "gezocht_niet_gevonden"
    if sporen & {"onduidelijk", "tegendeel", "andere_oorzaak"}:  # who looked for something else did look
        return "onduidelijk"
    return "niet_genoemd" if "niet_genoemd" in sporen else "niet_onderzocht"


STERKTE: tuple[Celtoestand, ...] = tuple(TEKENS_IN_TABEL)


def alles_samen(cellen: Sequence[Dekkingscel]) -> tuple[Dekkingscel, ...]:
    """One cell per subject and area over all cycles: for and against together contradict, else the strongest state."""
    per_plek: dict[tuple[str, str], list[Dekkingscel]] = defaultdict(list)
    for cel in cellen:
        per_plek[cel.onderwerp, cel.gebied].append(cel)
    return tuple(_samen(deze) for deze in per_plek.values())


def _samen(cellen: Sequence[Dekkingscel]) -> Dekkingscel:
    return replace(
        cellen[-1],
        toestand=_sterkste({c.toestand for c in cellen}),
        tegendeel_gezocht=any(c.tegendeel_gezocht for c in cellen),
        andere_oorzaak_gezocht=any(c.andere_oorzaak_gezocht for c in cellen),
    )


def _sterkste(toestanden: Set[Celtoestand]) -> Celtoestand:
    sterkste = min(toestanden, key=STERKTE.index)
    if sterkste == "bewijs_voor" and toestanden & {"tegenbewijs", "gezocht_niet_gevonden"}:
        return "tegenstrijdig"
    return sterkste


def toestanden_van(graaf: Verandergraaf, sleutel: str, gezocht: "Gezocht") -> Mapping[str, Celtoestand]:
    """The state of one claim or factor per counted sub-area, over all cycles together, as :func:`alles_samen` has it.

    Args:
        graaf: theory and evidence as of a cycle.
        sleutel: of the claim or factor.
        gezocht: what :func:`wat_is_gezocht` gives for this graph.

    Returns:
        Areas where nobody looked are left out; so is everything while there is no cycle.
    """
    if not graaf.t:
        return {}
    stelling = graaf.stellingen.get(sleutel)
    geldt_in = graaf.geldt_in(stelling) if stelling else graaf.deelgebieden
    hier: dict[str, set[Celtoestand]] = defaultdict(set)
    for (gebied, _), sporen in _gevonden(graaf, sleutel, gezocht).items():
        hier[gebied].add(celtoestand(sporen))
    uit = {gebied: _sterkste(hier[gebied]) for gebied in geldt_in if gebied in hier}
    return uit | dict.fromkeys(set(graaf.deelgebieden).difference(geldt_in), "niet_van_toepassing")


_Cel = tuple[str, int]
"""A sub-area and the number of a cycle."""

Gezocht = Mapping[str, Mapping[_Cel, frozenset[str]]]
"""Per subject and cell what was asked or looked for."""


def wat_is_gezocht(graaf: Verandergraaf) -> Gezocht:
    """Per subject and cell what was asked or looked for, in all records at once."""
    gezocht: dict[str, dict[_Cel, set[str]]] = defaultdict(lambda: defaultdict(set))
    for r in graaf.gesprekken:
        for v in graaf.vermeldingen(r.id):
            if zocht := v.gezocht:
                wat, gevonden = zocht
                spoor = wat if wat != "bestaan" else "" if gevonden == "nee" else "onduidelijk"
                gezocht[v.onderwerp][v.gebied, graaf.cyclus_van(r.id)].add(spoor)
    return {onderwerp: {c: frozenset(s) for c, s in cellen.items()} for onderwerp, cellen in gezocht.items()}


def _gevonden(graaf: Verandergraaf, sleutel: str, gezocht: Gezocht) -> dict[_Cel, frozenset[str]]:
    """The traces per area and cycle: what was found, sought and not found, not mentioned, and what else was sought."""
    sporen: dict[_Cel, set[str]] = defaultdict(set)
    is_factor = sleutel in graaf.factoren
    for v in graaf.vondsten_aanwezigheid(sleutel) if is_factor else graaf.vondsten(sleutel):
        spoor = "voor" if v.item.teken > 0 else "gezocht_niet_gevonden" if v.soort == "dekking" else "tegen"
        sporen[v.gebied, v.item.cyclus].add(spoor)
    for cel, hier in gezocht.get(sleutel, {}).items():
        sporen[cel] |= hier
    for v in graaf.stiltes(sleutel) if is_factor else ():
        sporen[v.gebied, v.item.cyclus].add("niet_genoemd")
    return {cel: frozenset(s - {""}) for cel, s in sporen.items()}
