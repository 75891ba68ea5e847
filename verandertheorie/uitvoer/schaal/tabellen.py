"""The dossier as tables for another engine: findings without text, and the theory and the method that weigh them.

Four kinds of tables, with the keys by which ``som.sql`` joins them; yes and no are 1 and 0.

============================= ==========================================================================================
``bevinding gesprek``         what was found and in which conversation, as in the index of findings in the dossier; of
                              a conversation also its cycle and its voice
``bron wanneer apart``        as looking from which position a source counts; which cycle a finding names; who was heard
                              alone where, and since which cycle
``weging veroudering``        what words weigh (natural logarithms), and to which power after so many cycles
``moment cyclus herkomst``    for which moments there is theory; the learning cycles; what this was made from
``doel bereik``               what a finding counts for, and in which areas that can hold
``bewering factor gebied``    the theory of each moment by key, without its words; a row of these and of the two before
``knoop relatie``             is valid from moment ``vanaf`` up to and including ``tot``
============================= ==========================================================================================

A moment (``stand``) is the number of a learning cycle, with the theory of that cycle. ``moment`` says to which cycles
(``cyclus``) the theory of a moment is put: its own; and the last moment to all cycles before it as well, since whether
a blocker stays follows from how it went. Who needs the last moment only, takes only its rows of ``moment``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, log
from typing import Literal, TypeAlias

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vermelding import Vermelding, gewogen
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.model.relaties import UIT_FACTOR
from verandertheorie.oordeel.kracht import kracht_niet_gevonden
from verandertheorie.parameters import Parameters
from verandertheorie.vragen.beoordeling import beoordeling

Celsoort: TypeAlias = Literal["tekst", "getal", "maat"]
Rij: TypeAlias = tuple[str | int | float | None, ...]


def _kolommen(tekst: str = "", getal: str = "", maat: str = "") -> Mapping[str, Celsoort]:
    soorten: tuple[tuple[Celsoort, str], ...] = (("tekst", tekst), ("getal", getal), ("maat", maat))
    return {naam: soort for soort, namen in soorten for naam in namen.split()}


KOLOMMEN_VAN: Mapping[str, Mapping[str, Celsoort]] = {
    "bevinding": _kolommen("registratie onderwerp soort gebied teken woorden spreker wanneer ernst", "plaats nr"),
    "gesprek": _kolommen(
        "registratie dag gebied vorm bronnen interventie reeks traject ontleend_aan bron stem",
        "meer_mensen open_vraag_belemmeringen open_vraag_helpend vraagt_open vindt_hier is_afgeleid stem_per_gebied "
        "cyclus",
    ),
    "bron": _kolommen("bron perspectief"),
    "wanneer": _kolommen("wanneer", "cyclus"),
    "apart": _kolommen("spreker gebied", "vanaf"),
    "weging": _kolommen("soort teken woorden gezocht", "kant noemt gekeken", "ln"),
    "veroudering": _kolommen("", "cycli", "macht"),
    "moment": _kolommen("herkomst", "stand cyclus"),
    "cyclus": _kolommen("sleutel van tot", "nummer"),
    "herkomst": _kolommen("dossier parameters versie tot_en_met", "fictief"),
    "doel": _kolommen("onderwerp doel bereik", "is_factor alleen_voor is_werking vanaf tot"),
    "bereik": _kolommen("bereik gebied", "vanaf tot"),
    "bewering": _kolommen("bewering van relatie naar code laag bereik", "vanaf tot"),
    "factor": _kolommen(
        "factor klasse valentie onderdeel_van", "in_codeboek uit_codeboek kan_hinderen kan_helpen vergeefs vanaf tot"
    ),
    "gebied": _kolommen("gebied niveau ligt_in kerngebied", "vanaf tot"),
    "knoop": _kolommen("knoop soort", "vanaf tot"),
    "relatie": _kolommen("van relatie naar", "vanaf tot"),
}
TABELNAMEN: tuple[str, ...] = tuple(KOLOMMEN_VAN)
"""Every table, by the name by which ``som.sql`` calls it."""

NERGENS_ANDERS = ""
"""The name in ``bereik`` of all sub-areas: where something can hold that is not bound to where an intervention runs."""


@dataclass(frozen=True, slots=True)
class Schaaltabel:
    """One table: its columns with what is in them, and its rows in a fixed order."""

    kolommen: Mapping[str, Celsoort]
    rijen: Sequence[Rij]


def som_sql() -> str:
    """The text that gives the sums, for SQLite from 3.25, DuckDB and Spark SQL.

    Returns:
        One SELECT on the tables of :data:`TABELNAMEN`. Per row its ``soort``: ``gebied`` has ln V and ln T of a subject
        in an area at a cycle, ``ronde`` those of one cycle alone, ``stem`` what voices add of which the word may hang,
        ``perspectief``, ``tegendeel`` and ``andere_oorzaak`` what a word asks besides, ``moment`` what was asked. The
        columns are ``KOLOMMEN``; the rows come in any order.
    """
    return meegeleverd("uitvoer/schaal/som.sql").read_text(encoding="utf-8")


def schaaltabellen(graaf: Verandergraaf) -> Mapping[str, Schaaltabel]:
    """Every table of a dossier, with all moments up to that of the graph.

    Args:
        graaf: the whole dossier, as of the last moment that is asked for.

    Returns:
        By name, in the order of :data:`TABELNAMEN`; the same rows in the same order for the same content.

    Raises:
        ValueError: the graph is of a part of the dossier.
    """
    if graaf.filter.actief():
        raise ValueError("a part of a dossier has no tables")
    rijen = {**{naam: maak(graaf) for naam, maak in _MAKERS.items()}, **_theorie(graaf)}
    return {naam: Schaaltabel(kolommen, tuple(rijen[naam])) for naam, kolommen in KOLOMMEN_VAN.items()}


# --- findings -------------------------------------------------------------------------------------


def _vermeldingen(graaf: Verandergraaf) -> Iterator[Vermelding]:
    """The items of the conversations that count, as they were written down."""
    return (v for id_ in sorted(r.id for r in graaf.gesprekken) for v in graaf.voorraad.per_gesprek[id_])


def _bevindingen(graaf: Verandergraaf) -> Iterator[Rij]:
    for v in _vermeldingen(graaf):
        teksten = v.registratie, v.onderwerp, v.soort, v.gebied, v.teken, v.woorden, v.spreker, v.wanneer, v.ernst
        yield *teksten, v.plaats, v.nr


def _gesprekken(graaf: Verandergraaf) -> Iterator[Rij]:
    for r in sorted(graaf.gesprekken, key=lambda r: r.id):
        stem = graaf.stemmen.groep_van_gesprek(r, "")
        bron = next(iter(r.alle_bronnen), None)
        wie = " ".join(r.alle_bronnen), r.interventie, r.reeks, r.traject, " ".join(r.ontleend_aan), bron, stem.naam
        vraagt = r.open_vraag_belemmeringen, r.open_vraag_helpend, r.open_vraag_belemmeringen or r.open_vraag_helpend
        hoe = r.vindt_hier, bool(r.ontleend_aan), stem.soort == "bijeenkomsten"
        yield (
            *(r.id, r.datum.isoformat(), r.gebied or "", r.vorm, *wie),
            *map(int, (r.meer_mensen, *vraagt, *hoe)),
            graaf.cyclus_van(r.id),
        )


def _bronnen(graaf: Verandergraaf) -> Iterator[Rij]:
    for naam, bron in sorted(graaf.bronnen.items()):
        yield naam, graaf.woorden.telt_als(bron.perspectief) or None


def _wanneer(graaf: Verandergraaf) -> Iterator[Rij]:
    for toen in sorted({v.wanneer for v in _vermeldingen(graaf) if v.wanneer}):
        yield toen, graaf.nummer(toen)


def _apart(graaf: Verandergraaf) -> Iterator[Rij]:
    for spreker, gebied in sorted({(v.spreker, v.gebied) for v in _vermeldingen(graaf) if v.spreker}):
        vanaf = graaf.stemmen.apart_gehoord(spreker, gebied)
        if vanaf is not None:
            yield spreker, gebied, vanaf


# --- the method -----------------------------------------------------------------------------------


def _weging(graaf: Verandergraaf) -> Iterator[Rij]:
    voorbeelden = {(v.soort, v.teken, v.woorden): v for v in _vermeldingen(graaf)}
    for (soort, teken, woorden), v in sorted(voorbeelden.items()):
        gezocht, gevonden = v.gezocht or ("", "")
        weging = gewogen(soort, teken, woorden, graaf.parameters)
        kant = weging[0] if weging else 0
        yield (
            *(soort, teken, woorden, gezocht if gezocht not in ("", "bestaan") and gevonden == "nee" else None),
            *(kant, int(kant > 0 or (gezocht == "bestaan" and gevonden != "nee"))),
            *(int(woorden.startswith("geobserveerd ")), log(weging[1].sterkte) if weging else None),
        )
    stilte = kracht_niet_gevonden("terloops", graaf.parameters)
    yield "stilte", "", *stilte.woorden, None, -1, 0, 0, log(stilte.sterkte)


def _veroudering(graaf: Verandergraaf) -> Iterator[Rij]:
    for cycli in range(graaf.t + 1):
        yield cycli, 2.0 ** (-cycli / graaf.parameters.tellen["halfwaardetijd"])


# --- time -----------------------------------------------------------------------------------------


def _standen(graaf: Verandergraaf) -> Sequence[int]:
    """The moments of which there is theory, in order; the last is that of the graph."""
    return sorted({*(c.nummer for c in graaf.cycli if c.nummer <= graaf.t), graaf.t})


def cycli_tot(stand: int) -> range:
    """Every cycle that a moment looks back on, itself included; only 0 when there is none yet."""
    return range(min(stand, 1), stand + 1)


def herkomst_van(dossier: str, parameters: Parameters) -> str:
    """What sums are of: a content, weighed by certain numbers."""
    return f"{dossier} {parameters.hash}"


def _momenten(graaf: Verandergraaf) -> Iterator[Rij]:
    *eerder, nu = _standen(graaf)
    for stand, cyclus in [*((s, s) for s in eerder), *((nu, c) for c in cycli_tot(nu))]:
        yield herkomst_van(graaf.dossierhash, graaf.parameters), stand, cyclus


def _cycli(graaf: Verandergraaf) -> Iterator[Rij]:
    return ((c.sleutel, c.van.isoformat(), c.tot.isoformat(), c.nummer) for c in graaf.cycli if c.nummer <= graaf.t)


def _herkomst(graaf: Verandergraaf) -> Iterator[Rij]:
    h = graaf.herkomst
    yield h.dossier, h.parameterhash, h.versie, graaf.cyclus, int(h.fictief)


_MAKERS: Mapping[str, Callable[[Verandergraaf], Iterable[Rij]]] = {
    "bevinding": _bevindingen,
    "gesprek": _gesprekken,
    "bron": _bronnen,
    "wanneer": _wanneer,
    "apart": _apart,
    "weging": _weging,
    "veroudering": _veroudering,
    "moment": _momenten,
    "cyclus": _cycli,
    "herkomst": _herkomst,
}

# --- the theory of each moment --------------------------------------------------------------------


def _theorie(graaf: Verandergraaf) -> Mapping[str, Iterable[Rij]]:
    """Per table its rows, each once for as long as it stays valid; by what is in it, then by moment."""
    gezien: dict[str, dict[Rij, list[int]]] = {naam: defaultdict(list) for naam in _THEORIEMAKERS}
    standen = _standen(graaf)
    for plaats, stand in enumerate(standen):
        toen = replace(graaf, t=stand)
        for naam, maak in _THEORIEMAKERS.items():
            for rij in dict.fromkeys(maak(toen)):
                gezien[naam][rij].append(plaats)
    return {
        naam: [
            (*rij, standen[van], standen[tot])
            for rij, plaatsen in sorted(per_rij.items(), key=_plaats)
            for van, tot in _reeksen(plaatsen)
        ]
        for naam, per_rij in gezien.items()
    }


def _plaats(rij_en_plaatsen: tuple[Rij, list[int]]) -> list[tuple[bool, str | float]]:
    return [(c is None, "" if c is None else c) for c in rij_en_plaatsen[0]]


def _reeksen(plaatsen: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each unbroken run of numbers.

    >>> list(_reeksen([0, 1, 2, 5]))
    [(0, 2), (5, 5)]
    """
    begin = plaatsen[0]
    for hier, volgende in zip(plaatsen, [*plaatsen[1:], None], strict=True):
        if volgende != hier + 1:
            yield begin, hier
            begin = volgende or 0


def _bereik(graaf: Verandergraaf, s: Stelling) -> str:
    """Under which name the areas stand where a claim can hold: they are bound to what it starts in, or to nothing."""
    return NERGENS_ANDERS if graaf.geldt_in(s) == graaf.deelgebieden else s.van


def _doelen(graaf: Verandergraaf) -> Iterator[Rij]:
    heet: dict[str, list[str]] = defaultdict(list)
    for onderwerp in graaf.voorraad.per_onderwerp:
        heet[graaf.heet_nu(onderwerp)].append(onderwerp)
    werking: dict[str, list[str]] = defaultdict(list)
    for s in graaf.stellingen.values():
        yield from ((o, s.sleutel, _bereik(graaf, s), 0, 0, 0) for o in heet[s.sleutel])
        if s.relatie in UIT_FACTOR:
            werking[s.van] += heet[s.sleutel]
    for factor in graaf.factoren:
        for onder in graaf.subboom(factor):  # against a factor counts only what was said of itself
            yield from ((o, factor, NERGENS_ANDERS, 1, int(onder != factor), 0) for o in heet[onder])
            yield from ((o, factor, NERGENS_ANDERS, 1, 1, 1) for o in werking[onder])


def _bereiken(graaf: Verandergraaf) -> Iterator[Rij]:
    yield from ((NERGENS_ANDERS, g) for g in graaf.deelgebieden)
    for s in graaf.stellingen.values():
        if naam := _bereik(graaf, s):
            yield from ((naam, g) for g in graaf.geldt_in(s))


def _beweringen(graaf: Verandergraaf) -> Iterator[Rij]:
    for s in graaf.stellingen.values():
        yield s.sleutel, s.van, s.relatie, s.naar, s.code, s.laag, _bereik(graaf, s)


def _factoren(graaf: Verandergraaf) -> Iterator[Rij]:
    for sleutel, f in graaf.factoren.items():
        vanaf, tot = graaf.in_codeboek(f)
        vergeefs = any(a.hielp == "nee" for a in beoordeling(graaf).geprobeerd(sleutel))
        kan = f.kan_hinderen, f.kan_helpen, vergeefs
        yield sleutel, f.klasse, f.valentie, f.onderdeel_van, vanaf, None if tot == inf else int(tot), *map(int, kan)


def _gebieden(graaf: Verandergraaf) -> Iterator[Rij]:
    for sleutel, g in graaf.gebieden.items():
        yield sleutel, g.niveau, g.ligt_in, graaf.ligging.kern(sleutel)


def _knopen(graaf: Verandergraaf) -> Iterator[Rij]:
    return ((sleutel, k.soort) for sleutel, k in graaf.alle_knopen.items())


def _relaties(graaf: Verandergraaf) -> Iterator[Rij]:
    return ((r.van, r.relatie, r.naar) for r in graaf.relaties)


_THEORIEMAKERS: Mapping[str, Callable[[Verandergraaf], Iterable[Rij]]] = {
    "doel": _doelen,
    "bereik": _bereiken,
    "bewering": _beweringen,
    "factor": _factoren,
    "gebied": _gebieden,
    "knoop": _knopen,
    "relatie": _relaties,
}
