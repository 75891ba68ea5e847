"""What a question returns: rows with columns, sentences, and where they come from, so that it can be asked again."""

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, get_args, get_type_hints, overload

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import VOOR_WIE, Doelgroep, kies_doelgroep
from verandertheorie.opruimen import zonder_opruimen
from verandertheorie.parameters import standaard
from verandertheorie.taal import aantal, zichtbaar
from verandertheorie.vragen.lijst import VRAGEN
from verandertheorie.vragen.opmaak import breedte, tabelregels, zinregels
from verandertheorie.vragen.tabel import Antwoordrij, Eigenwoorden, Tabel, van_rijen

R = TypeVar("R", bound="Antwoordrij", covariant=True)
P = ParamSpec("P")

DECIMALEN = 6
"""Decimals in JSON and CSV, so that the same question gives the same bytes on every machine."""


@dataclass(frozen=True, slots=True, repr=False)
class Antwoord(Generic[R]):
    """Rows (a sequence), sentences for a reader, and all that is needed to ask again and compare.

    ``vraag``, ``filters`` and ``parameters`` say what was asked, ``tot_en_met`` as of which cycle (None without
    cycles), ``buiten_scope`` how many parts of the theory were left out as out of scope. ``rijtype``: what a row is,
    also when there is none. ``mislukt``: what stopped a part of the answer that is not among the rows; a sentence says
    which part that is. ``eigen_woorden``: what people read for words that are the programme's own. ``doelgroep``: who
    may read it. ``geheel``: the answer that these rows were taken out of; None when they are all there are.
    """

    vraag: str
    filters: Mapping[str, tuple[str, ...]]
    parameters: Mapping[str, object]
    tot_en_met: str | None
    dossier: str
    parameterhash: str
    versie: str
    fictief: bool
    buiten_scope: int
    rijtype: type[R]
    rijen: tuple[R, ...]
    zinnen: tuple[str, ...] = ()
    mislukt: tuple[Exception, ...] = ()
    eigen_woorden: Eigenwoorden = dataclasses.field(default_factory=dict)
    doelgroep: Doelgroep = "monitor"
    geheel: "Antwoord[R] | None" = None

    def __len__(self) -> int:
        return len(self.rijen)

    def __iter__(self) -> Iterator[R]:
        return iter(self.rijen)

    @overload
    def __getitem__(self, plaats: int) -> R: ...
    @overload
    def __getitem__(self, plaats: slice) -> "Antwoord[R]": ...
    def __getitem__(self, plaats: int | slice) -> "R | Antwoord[R]":
        """One row; or some of them, still a table, without what is told of all rows."""
        if isinstance(plaats, slice):
            return dataclasses.replace(self, rijen=self.rijen[plaats], zinnen=(), geheel=self.geheel or self)
        return self.rijen[plaats]

    def als_gegevens(self) -> dict[str, object]:
        """Everything as plain values, ready for JSON; numbers rounded to six decimals."""
        return {
            "vraag": self.vraag,
            "doelgroep": self.doelgroep,
            "parameters": {
                "filters": {veld: list(woorden) for veld, woorden in self.filters.items()},
                **self.parameters,
                "tot_en_met": self.tot_en_met,
            },
            "dossier": self.dossier,
            "parameterhash": self.parameterhash,
            "versie": self.versie,
            "fictief": self.fictief,
            "buiten_scope": self.buiten_scope,
            "rijen": [_plat(dataclasses.asdict(r)) for r in self.rijen],
            "zinnen": list(self.zinnen),
        }

    def als_csv(self) -> str:
        """Every field of every row with a header, in the one dialect of CSV: see ``formaten/csv.py``.

        The last column says for whom it is, so that a row that goes its own way still does.
        """
        from verandertheorie.formaten import csv

        namen = _velden(self.rijtype)
        rijen = ([*(_plat(getattr(r, naam)) for naam in namen), self.doelgroep] for r in self.rijen)
        return csv.schrijf([[*namen, "doelgroep"], *rijen])

    def als_tabel(self) -> Any:
        """A pandas or polars frame, whichever is installed (pandas first).

        Raises:
            ImportError: neither is installed.
        """
        namen = _velden(self.rijtype)
        return als_kader({naam: [_plat(getattr(r, naam)) for r in self.rijen] for naam in namen})

    def tabellen(self) -> tuple[Tabel, ...]:
        """The rows as they are shown: under their headings, those without a heading first."""
        eigen: Callable[[Antwoord[Any]], tuple[Tabel, ...]] | None = getattr(self.rijtype, "als_tabellen", None)
        if eigen:
            return eigen(self)
        per_kop: dict[str, list[R]] = {}
        for r in self.rijen if self.rijtype.KOLOMMEN else ():
            per_kop.setdefault(getattr(r, "blok", ""), []).append(r)
        return tuple(van_rijen(kop, per_kop[kop], self.eigen_woorden) for kop in sorted(per_kop, key=lambda k: k != ""))

    def als_tekst(self, breed: int) -> str:
        """What ``print`` and the command show, in so many columns: the tables, the sentences, and where it is from."""
        zinnen = (*self.zinnen, *([""] if self.zinnen else []), self.voet)
        return "\n".join((*tabelregels(self.tabellen(), breed), *zinregels(zinnen, breed)))

    @property
    def voet(self) -> str:
        """One line under every printed answer: of which moment, for whom, from what, with what."""
        alleen = "".join(f" · alleen {veld} {' of '.join(woorden)}" for veld, woorden in self.filters.items())
        moment = f"Stand na {self.tot_en_met}" if self.tot_en_met else "Nog geen leercycli"
        delen = aantal(self.buiten_scope, "onderdeel", "onderdelen")
        buiten = f" · {delen} buiten scope weggelaten" if self.buiten_scope else ""
        fictief = " · fictieve voorbeeldgegevens" if self.fictief else ""
        eigen = "" if self.parameterhash == standaard().hash else "met eigen getallen: "
        bron = f"dossier {self.dossier} · {eigen}parameters {self.parameterhash} · versie {self.versie}"
        return f"{moment} · voor {VOOR_WIE[self.doelgroep]}{alleen}{buiten}{fictief} · {bron}"

    def __repr__(self) -> str:
        return f"<Antwoord {self.vraag}: {len(self.rijen)} rijen, stand na {self.tot_en_met}>"

    def __str__(self) -> str:
        return self.als_tekst(breedte())

    def _repr_html_(self) -> str:
        stukken = [*map(_tabel_html, self.tabellen()), *map(_alinea_html, (*self.zinnen, self.voet))]
        return "".join(stukken)


def als_kader(kolommen: Mapping[str, Sequence[object]]) -> Any:
    """Columns as a pandas or polars frame, whichever is installed (pandas first).

    Raises:
        ImportError: neither is installed.
    """
    for bibliotheek in ("pandas", "polars"):
        try:
            module = __import__(bibliotheek)
        except ImportError:
            continue
        return module.DataFrame(kolommen)
    raise ImportError("Voor als_tabel() is pandas of polars nodig: pip install pandas")


def _veilig(tekst: str) -> str:
    from html import escape  # only a notebook asks; the list of entities that comes along takes 3 ms of every command

    return escape(tekst)


def _tabel_html(tabel: Tabel) -> str:
    titel = f"<caption>{_veilig(tabel.titel)}</caption>" if tabel.titel else ""
    regels = [_rij_html(tabel.koppen, "th"), *(_rij_html(r, "td") for r in tabel.rijen)] if tabel.koppen else []
    vooraf, uitleg = (_alinea_html(zin) if zin else "" for zin in (tabel.vooraf, tabel.uitleg))
    return f"{vooraf}<table>{titel}{''.join(regels)}</table>{uitleg}" if regels else vooraf


def _rij_html(cellen: Sequence[str], soort: str) -> str:
    return "<tr>" + "".join(f"<{soort}>{_veilig(c)}</{soort}>" for c in cellen) + "</tr>"


def _alinea_html(zin: str) -> str:
    return f"<p style='white-space:pre-wrap'>{_veilig(zichtbaar(zin))}</p>"


def _velden(rijtype: type[Antwoordrij]) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(rijtype))


@dataclass(frozen=True, slots=True)
class Inhoud(Generic[R]):
    """What the function behind a question computes: its rows in their order, and sentences for a reader.

    ``mislukt``: what stopped a part of it, while the rest is as it should be. ``van``: the moment that the rows are
    of, when a choice names another than that of the graph. ``doelgroep``: who may read it, when that is not whom it is
    about. ``gekozen``: parameters that were left empty, with what was taken, so that it can be asked again.
    """

    rijen: tuple[R, ...]
    zinnen: tuple[str, ...] = ()
    mislukt: tuple[Exception, ...] = ()
    van: Verandergraaf | None = None
    doelgroep: Doelgroep | None = None
    gekozen: Mapping[str, object] = dataclasses.field(default_factory=dict)


Rekent = Callable[Concatenate[Verandergraaf, P], Inhoud[R]]
Antwoordt = Callable[Concatenate[Verandergraaf, P], Antwoord[R]]


def vraag(functie: Rekent[P, R]) -> Antwoordt[P, R]:
    """Make a question of the function that computes its rows: one that answers, with where the answer comes from.

    Raises:
        ValueError: the list of questions has no row for this function, or one in another module.
    """
    naam = functie.__name__.replace("_", "-")
    plek = functie.__module__.removeprefix("verandertheorie.")
    rij = next((v for v in VRAGEN if v.naam == naam), None)
    if rij is None or rij.module != plek:
        elders = f" but in {rij.module}" if rij else ""
        raise ValueError(f"question {naam} in {plek} stands not in vragen/lijst.py{elders}")
    (rijtype,) = get_args(get_type_hints(functie)["return"])

    def antwoord(graaf: Verandergraaf, /, *args: P.args, **kwargs: P.kwargs) -> Antwoord[R]:
        with zonder_opruimen():
            inhoud = functie(graaf, *args, **kwargs)
        van = inhoud.van or graaf
        h = graaf.herkomst
        gegeven = dict(zip((k.naam for k in rij.parameters), args, strict=False)) | kwargs
        return Antwoord(
            vraag=naam,
            filters=graaf.filter.actief(),
            parameters={k.naam: gegeven.get(k.naam, k.standaard) for k in rij.parameters} | dict(inhoud.gekozen),
            tot_en_met=van.cyclus,
            dossier=h.dossier,
            parameterhash=h.parameterhash,
            versie=h.versie,
            fictief=h.fictief,
            buiten_scope=van.buiten_scope,
            rijtype=rijtype,
            rijen=inhoud.rijen,
            zinnen=inhoud.zinnen,
            mislukt=inhoud.mislukt,
            eigen_woorden=van.woorden.eigen,
            doelgroep=inhoud.doelgroep or kies_doelgroep(str(gegeven.get("doelgroep") or van.doelgroep)),
        )

    functools.update_wrapper(antwoord, functie)
    return antwoord


def _plat(waarde: object) -> object:
    if isinstance(waarde, float):
        return round(waarde, DECIMALEN)
    if isinstance(waarde, Mapping):
        return {k: _plat(v) for k, v in waarde.items()}
    if isinstance(waarde, tuple | list):
        return [_plat(v) for v in waarde]
    return waarde
