"""From the sums that an engine gave to the judgements that the program gives, without the findings behind them.

Words, classes, states, numbers and bands are those of the graph. What asks for the findings themselves cannot be had:
the steps of ``leg-uit``, which outcomes a factor touches (its paths), where to look next. Of the voices on which a word
hangs there is one name for all who add the same to one area and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from verandertheorie.fouten import AanroepFout
from verandertheorie.oordeel.aanwezigheid import Beeld, Gebiedsfeiten, beeld_uit_feiten, ronde
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Sommen, weeg_sommen
from verandertheorie.oordeel.kracht import Teken
from verandertheorie.oordeel.statuswoord import NIVEAU, Breedte, Woordoordeel, rekenstand, statuswoord, zonder_een
from verandertheorie.oordeel.tellen import Verwachting, tel
from verandertheorie.parameters import Parameters
from verandertheorie.uitvoer.schaal.kader import Kader, Momentkader
from verandertheorie.uitvoer.schaal.tabellen import cycli_tot, herkomst_van


class _Somrij(NamedTuple):
    """A row as the text gives it."""

    soort: str
    stand: int
    cyclus: int
    doel: str
    gebied: str
    ronde: int
    perspectief: str
    groep: str
    ln_voor: float
    ln_tegen: float
    ln_gesproken: float
    stemmen_voor: int
    stemmen_tegen: int
    niet_gezien: int
    laatst_voor: int | None
    laatst_tegen: int | None

    @property
    def sommen(self) -> Sommen:
        return Sommen(  # silence is always against
            float(self.ln_voor),
            float(self.ln_tegen),
            float(self.ln_voor),
            float(self.ln_gesproken),
            int(self.stemmen_voor),
            int(self.stemmen_tegen),
        )


KOLOMMEN: tuple[str, ...] = _Somrij._fields
"""The columns of what :func:`~verandertheorie.uitvoer.schaal.tabellen.som_sql` gives, in their order."""


@dataclass(frozen=True, slots=True)
class Somoordeel:
    """One claim at one moment, as the graph judges it.

    ``geldt_in``: the sub-areas where it can hold, by key; ``cellen``: of those where something was found the judgement,
    without its steps. ``perspectieven``: of who spoke for it, as far as that still counts. ``verwachting``: the count
    over areas. ``woord``: of which ``zonder`` and ``hangt_op`` have one name for all voices that add the same.
    """

    bewering: str
    geldt_in: tuple[str, ...]
    cellen: Mapping[str, Gebiedsoordeel]
    perspectieven: frozenset[str]
    verwachting: Verwachting
    woord: Woordoordeel


@dataclass(frozen=True, slots=True)
class Oordelen:
    """Every judgement of one moment.

    ``stand``: number of the cycle. ``beweringen``: every claim in scope, also without a finding, by key. ``factoren``:
    every factor in scope, by key; None when the engine was not asked about each cycle up to this moment.
    """

    stand: int
    beweringen: Mapping[str, Somoordeel]
    factoren: Mapping[str, Beeld] | None


def oordelen(sommen: Iterable[Any], kader: Kader) -> tuple[Oordelen, ...]:
    """The judgements that follow from the sums.

    Args:
        sommen: the rows of :func:`~verandertheorie.uitvoer.schaal.tabellen.som_sql`, in any order: tuples in the order
            of :data:`KOLOMMEN` (a DB-API cursor, Spark's ``collect()``), mappings by name, or an Arrow table.
        kader: the theory of the same folder.

    Returns:
        One per moment that was asked for, in order of time.

    Raises:
        AanroepFout: the rows have other columns, are of another dossier, moment or method than ``kader``, or are of a
            moment without its own cycle.
    """
    per_stand: dict[int, list[_Somrij]] = defaultdict(list)
    for rij in _rijen(sommen):
        per_stand[rij.stand].append(rij)
    return tuple(_oordelen(per_stand[stand], _moment(per_stand[stand], kader), kader) for stand in sorted(per_stand))


def _rijen(sommen: Iterable[Any]) -> Iterator[_Somrij]:
    if hasattr(sommen, "to_pylist"):
        sommen = sommen.to_pylist()
    for rij in sommen:
        cellen = [rij.get(naam, KOLOMMEN) for naam in KOLOMMEN] if isinstance(rij, Mapping) else rij
        if not isinstance(cellen, Sequence) or len(cellen) != len(KOLOMMEN) or KOLOMMEN in cellen:
            raise AanroepFout(f"Dit zijn geen rijen van som.sql. Verwacht: {', '.join(KOLOMMEN)}.")
        yield _Somrij._make(cellen)


def _moment(rijen: Sequence[_Somrij], kader: Kader) -> Momentkader:
    """The theory of the moment that these rows are of."""
    stand = rijen[0].stand
    gevraagd = [r for r in rijen if r.soort == "moment"]
    herkomst = herkomst_van(kader.dossier, kader.parameters)
    if stand not in kader.momenten or {r.doel for r in gevraagd} != {herkomst}:
        raise AanroepFout(
            "Deze sommen zijn van een ander dossier, ander moment of andere getallen dan de map. Reken ze opnieuw uit."
        )
    if stand not in {r.cyclus for r in gevraagd}:
        raise AanroepFout(
            f"Van moment {stand} ontbreken de sommen van cyclus {stand} zelf. "
            "Kies uit 'moment' op stand, niet op cyclus."
        )
    return kader.momenten[stand]


def _oordelen(rijen: Sequence[_Somrij], moment: Momentkader, kader: Kader) -> Oordelen:
    per_doel: dict[str, list[_Somrij]] = defaultdict(list)
    for rij in rijen:
        per_doel[rij.doel].append(rij)
    gevraagd = {rij.cyclus for rij in rijen if rij.soort == "moment"}
    p, hele_loop = kader.parameters, gevraagd.issuperset(cycli_tot(moment.stand))
    return Oordelen(
        moment.stand,
        {s: _bewering(s, per_doel.get(s, ()), moment, p) for s in sorted(moment.geldt_in)},
        {f: _factor(f, per_doel.get(f, ()), moment, p) for f in sorted(moment.vergeefs)} if hele_loop else None,
    )


# --- claims ---------------------------------------------------------------------------------------


def _bewering(sleutel: str, rijen: Sequence[_Somrij], moment: Momentkader, p: Parameters) -> Somoordeel:
    geldt_in = moment.geldt_in[sleutel]
    sommen = {r.gebied: r.sommen for r in sorted(rijen, key=lambda r: r.gebied or "") if r.soort == "gebied"}
    cellen = {gebied: weeg_sommen(som, p) for gebied, som in sommen.items()}
    kijk = [r for r in rijen if r.soort == "perspectief"]
    soorten = {r.soort for r in rijen}
    breedte = Breedte(
        kerngebied_van=moment.kerngebied_van,
        steunend=frozenset(r.perspectief for r in kijk if r.stemmen_voor),
        ontkennend=frozenset(r.perspectief for r in kijk if r.stemmen_tegen),
        tegendeel_gezocht="tegendeel" in soorten,
        andere_oorzaak_gezocht="andere_oorzaak" in soorten,
        programma=moment.programma,
    )
    woord = statuswoord(cellen, len(geldt_in), breedte, p)
    if woord.woord in NIVEAU:
        woord = zonder_een(woord, _zonder_elk(rijen, sommen, len(geldt_in), breedte, p))
    verwachting = tel((c.ln_odds for c in cellen.values()), len(geldt_in), vooraf=p.tellen["vooraf_bewering"], p=p)
    return Somoordeel(sleutel, geldt_in, cellen, breedte.steunend, verwachting, woord)


def _zonder_elk(
    rijen: Sequence[_Somrij], sommen: Mapping[str, Sommen], n: int, breedte: Breedte, p: Parameters
) -> Mapping[str, str]:
    """Per voice the raw status without it: its part taken off the sums, and the positions that only it spoke from."""
    inbreng: dict[str, list[_Somrij]] = defaultdict(list)
    alleen: dict[str, set[tuple[Teken, str]]] = defaultdict(set)
    for r in rijen:
        if r.soort == "stem":
            inbreng[r.groep].append(r)
        elif r.soort == "perspectief" and r.stemmen_voor + r.stemmen_tegen == 1:
            alleen[r.groep].add((1 if r.stemmen_voor else -1, r.perspectief))
    uit: dict[str, str] = {}
    for groep, delen in inbreng.items():
        over = {**sommen, **{r.gebied: _zonder(sommen[r.gebied], r) for r in delen}}
        smaller = replace(
            breedte,
            steunend=breedte.steunend - {kijkt for teken, kijkt in alleen[groep] if teken > 0},
            ontkennend=breedte.ontkennend - {kijkt for teken, kijkt in alleen[groep] if teken < 0},
        )
        uit[groep] = rekenstand({g: weeg_sommen(som, p) for g, som in over.items()}, n, smaller, p).ruw
    return uit


def _zonder(s: Sommen, r: _Somrij) -> Sommen:
    """An area without one voice; that of nobody weighs nothing, as if nobody had looked."""
    return Sommen(
        s.ln_voor - r.ln_voor,
        s.ln_tegen - r.ln_tegen,
        s.gesproken_voor - r.ln_voor,
        s.gesproken_tegen - r.ln_gesproken,
        s.groepen_voor - (r.ln_voor > 0),
        s.groepen_tegen - (r.ln_gesproken > 0),
    )


# --- factors --------------------------------------------------------------------------------------


def _factor(sleutel: str, rijen: Sequence[_Somrij], moment: Momentkader, p: Parameters) -> Beeld:
    rondes: dict[tuple[int, str], list[_Somrij]] = defaultdict(list)
    for r in sorted(rijen, key=lambda r: r.ronde):
        if r.soort == "ronde":
            rondes[r.cyclus, r.gebied].append(r)
    per_gebied: dict[str, dict[int, Gebiedsfeiten]] = defaultdict(dict)
    for r in rijen:
        if r.soort == "gebied":
            per_gebied[r.gebied][r.cyclus] = _feiten(r, rondes.get((r.cyclus, r.gebied), ()), p)
    return beeld_uit_feiten(
        per_gebied,
        moment.stand,
        moment.kerngebied_van,
        programma=moment.programma,
        vergeefs=moment.vergeefs[sleutel],
        p=p,
    )


def _feiten(r: _Somrij, rondes: Iterable[_Somrij], p: Parameters) -> Gebiedsfeiten:
    return Gebiedsfeiten(
        oordeel=weeg_sommen(r.sommen, p),
        rondes=tuple(
            ronde(deze.ronde, weeg_sommen(deze.sommen, p), is_niet_gezien=bool(deze.niet_gezien), p=p)
            for deze in rondes
        ),
        laatst=r.laatst_voor,
        is_weersproken=r.laatst_tegen is not None,
        is_niet_gezien=bool(r.niet_gezien),
    )
