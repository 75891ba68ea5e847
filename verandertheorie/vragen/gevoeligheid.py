"""Which words would be others with other numbers of the method: each number alone, within a range that is stated."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar, Literal

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.parameters import Parameters
from verandertheorie.taal import kort_getal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import lijst_onderwerpen, vind_oordeel, zonder_bewijs
from verandertheorie.vragen.tabel import Kolom


def varianten(p: Parameters) -> Mapping[str, Parameters]:
    """What is tried beside these numbers, by what it is called: each time one of them otherwise.

    Half and twice the weight beforehand and the half-life. A word of strength to the power 3/4 and 5/4: by the first a
    *matig* (3) is 2.3, by the second 3.9, still nearer to itself than to its neighbours. A passing question finds one
    in ten, or one in two, of what is there, instead of one in four; with other numbers as far towards finding nothing
    and everything. A third of who would have said yes says no: the rate at which the calibration of the method was
    tried (oordeel.md).
    """
    w, h = p.tellen["gewicht_vooraf"], p.tellen["halfwaardetijd"]
    vindt, vals = p.niet_gevonden["terloops"], p.niet_gevonden["vals_alarm"]
    tellen: Callable[..., Parameters] = partial(_met, p, "tellen")
    return {
        f"vooraf weegt als {_gebieden(w / 2)}": tellen(gewicht_vooraf=w / 2),
        f"vooraf weegt als {_gebieden(w * 2)}": tellen(gewicht_vooraf=w * 2),
        "woorden wegen lichter": _macht(p, 0.75),
        "woorden wegen zwaarder": _macht(p, 1.25),
        f"halfwaardetijd {_cycli(h / 2)}": tellen(halfwaardetijd=h / 2),
        f"halfwaardetijd {_cycli(h * 2)}": tellen(halfwaardetijd=h * 2),
        "stilte weegt minder": _met(p, "niet_gevonden", terloops=max(vals, vindt - 0.75 * (vindt - vals))),
        "stilte weegt meer": _met(p, "niet_gevonden", terloops=vindt + (1 - vindt) / 3),
        "een derde van het nee was welkom": replace(p, welkom=1 / 3),
    }


def _met(p: Parameters, veld: Literal["tellen", "niet_gevonden"], **getallen: float) -> Parameters:
    wordt: dict[str, Any] = {veld: {**getattr(p, veld), **getallen}}
    return replace(p, **wordt)


def _macht(p: Parameters, macht: float) -> Parameters:
    return replace(p, sterkte={w: x if w == "hoogste" else x**macht for w, x in p.sterkte.items()})


def _gebieden(x: float) -> str:
    return f"{kort_getal(x)} {'gebied' if x == 1 else 'gebieden'}"


def _cycli(x: float) -> str:
    return f"{kort_getal(x)} {'cyclus' if x == 1 else 'cycli'}"


@dataclass(frozen=True, slots=True)
class Kanteling:
    """One claim or factor with another word or class by one change of the method.

    ``onderwerpsoort``: of the subject, whose key is ``sleutel``. ``knop``: what was changed. ``is_nu`` and
    ``wordt``: words as people read them; ``uitslag_nu`` and ``uitslag_dan`` the same as fixed words, a ``rekenstatus``
    or a class.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "wat", "de bewering of factor"),
        Kolom("is_nu", "is nu", "wat er nu staat"),
        Kolom(
            "knop",
            "met",
            "wat er anders is gekozen in de methode: als hoeveel gebieden telt wat wij vooraf denken (W); hoeveel "
            "meer een sterk woord weegt dan een zwak; na hoeveel cycli een bevinding over een factor half telt; hoe "
            "zwaar stilte telt (er is terloops naar gevraagd, en niemand noemde het); en wat een nee nog zegt als een "
            "derde van wie het wel zag, nee zei omdat dat welkom was",
        ),
        Kolom("wordt", "wordt", "wat er dan zou staan"),
    )

    onderwerpsoort: Literal["bewering", "factor"]
    sleutel: str
    naam: str
    is_nu: str
    knop: str
    wordt: str
    uitslag_nu: str
    uitslag_dan: str


@vraag
def gevoeligheid(graaf: Verandergraaf, onderwerp: str | None = None) -> Inhoud[Kanteling]:
    """Which words and classes flip when one number of the method is another (Saltelli et al. 2008, one at a time).

    Tried are the weight of what is assumed beforehand (W), the table of words, the half-life, the weight of silence,
    and that a third of the *no* was a welcome answer; see :func:`varianten` for the ranges.

    Args:
        graaf: theory and evidence as of a cycle.
        onderwerp: a claim or factor; default all that are listed.

    Returns:
        Rows of claims by code, then of factors by key; each in the order of what was tried.

    Raises:
        AanroepFout: nothing is called that.
    """
    sleutels = (vind_oordeel(graaf, onderwerp),) if onderwerp is not None else lijst_onderwerpen(graaf)
    beweringen, factoren = ([k for k in sleutels if k in soort] for soort in (graaf.stellingen, graaf.factoren))
    nu = _uitslagen(graaf, beweringen, factoren)
    anders = {
        knop: _uitslagen(graaf.met_parameters(p), beweringen, factoren)
        for knop, p in varianten(graaf.parameters).items()
    }
    rijen = tuple(
        Kanteling(soort, sleutel, naam, _in_woorden(soort, uitslag), knop, _in_woorden(soort, dan), uitslag, dan)
        for (soort, sleutel), (naam, uitslag) in nu.items()
        for knop, uitslagen in anders.items()
        if (dan := uitslagen[soort, sleutel][1]) != uitslag
    )
    weg = zonder_bewijs(graaf)
    return Inhoud(rijen, (weg,) if weg and nu else tuple(_zinnen(rijen, len(nu), graaf.parameters, tuple(anders))))


_Onderwerpsoort = Literal["bewering", "factor"]
_Sleutel = tuple[_Onderwerpsoort, str]


def _in_woorden(soort: _Onderwerpsoort, uitslag: str) -> str:
    return statuswoord_nl(uitslag) if soort == "bewering" else woord("klasse", uitslag)


def _uitslagen(
    graaf: Verandergraaf, beweringen: Sequence[str], factoren: Sequence[str]
) -> Mapping[_Sleutel, tuple[str, str]]:
    """Per subject its name, and its word or class."""
    oordelen = beoordeling(graaf)
    uit: dict[_Sleutel, tuple[str, str]] = {}
    for k in beweringen:
        o = oordelen.bewering(k)
        uit["bewering", k] = o.stelling.naam, o.woord.rekenstatus
    for k in factoren:
        uit["factor", k] = graaf.naam(k), oordelen.aanwezigheid(k).beeld.klasse
    return uit


def _zo_is_het_nu(p: Parameters) -> str:
    """The numbers that are moved, as they are now."""
    vooraf, half = _gebieden(p.tellen["gewicht_vooraf"]), _cycli(p.tellen["halfwaardetijd"])
    return f"Nu weegt wat wij vooraf denken als {vooraf}, en telt een bevinding over een factor na {half} half."


def _zinnen(rijen: Sequence[Kanteling], alle: int, p: Parameters, knoppen: Sequence[str]) -> Iterator[str]:
    if not alle:
        yield "Er is nog geen bewering of factor."
        return
    vast = alle - len({(r.onderwerpsoort, r.sleutel) for r in rijen})
    andere = f"van de {len(knoppen)} andere keuzes"
    if alle == 1:
        yield (
            f"Het woord blijft bij elk {andere} hetzelfde."
            if vast
            else f"Het woord is anders bij {len(rijen)} {andere}."
        )
        return
    houdt = "houdt" if vast == 1 else "houden"
    yield f"{vast} van de {alle} beweringen en factoren {houdt} bij elk {andere} hetzelfde woord."
    per_knop = Counter(r.knop for r in rijen)
    if per_knop:
        yield f"Anders wordt er: {opsomming(f'{per_knop[knop]} bij {knop}' for knop in knoppen if per_knop[knop])}."
        yield _zo_is_het_nu(p)
