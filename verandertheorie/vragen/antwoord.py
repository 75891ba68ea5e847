"""What a question returns: rows with columns, sentences, and where they come from, so that it can be asked again."""

import dataclasses
import functools
import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Concatenate, Generic, ParamSpec, Protocol, TypeVar, get_args, get_type_hints, overload

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.taal import aantal, getal
from verandertheorie.vragen.lijst import VRAGEN

R = TypeVar("R", bound="Rij", covariant=True)
P = ParamSpec("P")

DECIMALEN = 6
"""Decimals in JSON and CSV, so that the same question gives the same bytes on every machine."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column that a printed table shows: a field or property of the row, its heading and what it means."""

    veld: str
    kop: str
    uitleg: str
    woordsoort: str | None = None


class Rij(Protocol):
    """What rows have in common: a frozen dataclass that says which columns are printed."""

    KOLOMMEN: ClassVar[tuple[Kolom, ...]]
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


@dataclass(frozen=True, slots=True, repr=False)
class Antwoord(Generic[R]):
    """Rows (a sequence), sentences for a reader, and all that is needed to ask again and compare.

    ``vraag``, ``filters`` and ``parameters`` say what was asked, ``tot_en_met`` as of which cycle (None without
    cycles), ``buiten_scope`` how many parts of the theory were left out as out of scope. ``rijtype``: what a row is,
    also when there is none.
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

    def __len__(self) -> int:
        return len(self.rijen)

    def __iter__(self) -> Iterator[R]:
        return iter(self.rijen)

    @overload
    def __getitem__(self, plaats: int) -> R: ...
    @overload
    def __getitem__(self, plaats: slice) -> tuple[R, ...]: ...
    def __getitem__(self, plaats: int | slice) -> R | tuple[R, ...]:
        return self.rijen[plaats]

    def als_gegevens(self) -> dict[str, object]:
        """Everything as plain values, ready for JSON; numbers rounded to six decimals."""
        return {
            "vraag": self.vraag,
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
        """Every field of every row with a header, in the one dialect of CSV: see ``formaten/csv.py``."""
        from verandertheorie.formaten import csv

        namen = _velden(self.rijtype)
        return csv.schrijf([namen, *([_plat(getattr(r, naam)) for naam in namen] for r in self.rijen)])

    def als_tabel(self) -> Any:
        """A pandas or polars frame, whichever is installed (pandas first).

        Raises:
            ImportError: neither is installed.
        """
        namen = _velden(self.rijtype)
        kolommen = {naam: [_plat(getattr(r, naam)) for r in self.rijen] for naam in namen}
        for bibliotheek in ("pandas", "polars"):
            try:
                module = __import__(bibliotheek)
            except ImportError:
                continue
            return module.DataFrame(kolommen)
        raise ImportError("Voor als_tabel() is pandas of polars nodig: pip install pandas")

    def blokken(self) -> tuple[tuple[str, tuple[R, ...]], ...]:
        """The rows as they are printed: under their headings, those without a heading first."""
        per_kop: dict[str, list[R]] = {}
        for r in self.rijen:
            per_kop.setdefault(getattr(r, "blok", ""), []).append(r)
        return tuple((kop, tuple(per_kop[kop])) for kop in sorted(per_kop, key=lambda k: k != ""))

    @property
    def voet(self) -> str:
        """One line under every printed answer: of which moment, from what, with what."""
        alleen = "".join(f" · alleen {veld} {' of '.join(woorden)}" for veld, woorden in self.filters.items())
        moment = f"Stand na {self.tot_en_met}" if self.tot_en_met else "Nog geen leercycli"
        delen = aantal(self.buiten_scope, "onderdeel", "onderdelen")
        buiten = f" · {delen} buiten scope weggelaten" if self.buiten_scope else ""
        fictief = " · fictieve voorbeeldgegevens" if self.fictief else ""
        bron = f"dossier {self.dossier} · parameters {self.parameterhash} · versie {self.versie}"
        return f"{moment}{alleen}{buiten}{fictief} · {bron}"

    def __repr__(self) -> str:
        return f"<Antwoord {self.vraag}: {len(self.rijen)} rijen, stand na {self.tot_en_met}>"

    def __str__(self) -> str:
        stukken: list[str] = []
        for kop, rijen in self.blokken():
            tabel = _tekstregels(rijen)
            if tabel:
                stukken += [*([kop] if kop else []), *tabel, ""]
        return "\n".join([*stukken, *self.zinnen, *([""] if self.zinnen else []), self.voet])

    def _repr_html_(self) -> str:
        def rij(cellen: Sequence[str], soort: str) -> str:
            return "<tr>" + "".join(f"<{soort}>{html.escape(c)}</{soort}>" for c in cellen) + "</tr>"

        stukken = []
        for kop, rijen in self.blokken():
            if rijen[0].KOLOMMEN:
                titel = f"<caption>{html.escape(kop)}</caption>" if kop else ""
                regels = [rij(koppen(rijen[0]), "th"), *(rij(cellen(r), "td") for r in rijen)]
                stukken.append(f"<table>{titel}{''.join(regels)}</table>")
        zinnen = "".join(f"<p style='white-space:pre-wrap'>{html.escape(z)}</p>" for z in (*self.zinnen, self.voet))
        return "".join(stukken) + zinnen


def koppen(rij: Rij) -> tuple[str, ...]:
    """Headings of the columns that are printed."""
    return tuple(k.kop for k in rij.KOLOMMEN)


def cellen(rij: Rij) -> tuple[str, ...]:
    """The text of those columns, in the words of the glossary."""
    return tuple(als_tekst(getattr(rij, k.veld), k.woordsoort) for k in rij.KOLOMMEN)


def _tekstregels(rijen: Sequence[Rij]) -> list[str]:
    regels = [koppen(rijen[0]), *map(cellen, rijen)]
    breed = [max(map(len, kolom)) for kolom in zip(*regels, strict=True)]
    return ["  ".join(c.ljust(b) for c, b in zip(r, breed, strict=True)).rstrip() for r in regels if r]


def _velden(rijtype: type[Rij]) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(rijtype))


@dataclass(frozen=True, slots=True)
class Inhoud(Generic[R]):
    """What the function behind a question computes: its rows in their order, and sentences for a reader."""

    rijen: tuple[R, ...]
    zinnen: tuple[str, ...] = ()


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
        inhoud = functie(graaf, *args, **kwargs)
        h = graaf.herkomst
        gegeven = dict(zip((k.naam for k in rij.parameters), args, strict=False)) | kwargs
        return Antwoord(
            vraag=naam,
            filters=graaf.filter.actief(),
            parameters={k.naam: gegeven.get(k.naam, k.standaard) for k in rij.parameters},
            tot_en_met=graaf.cyclus,
            dossier=h.dossier,
            parameterhash=h.parameterhash,
            versie=h.versie,
            fictief=h.fictief,
            buiten_scope=graaf.buiten_scope,
            rijtype=rijtype,
            rijen=inhoud.rijen,
            zinnen=inhoud.zinnen,
        )

    functools.update_wrapper(antwoord, functie)
    return antwoord


def als_tekst(waarde: object, woordsoort: str | None = None) -> str:
    """One value the way people read it: words of the glossary, decimal commas, ja and nee, a dash for nothing.

    >>> als_tekst(("D01", "D04")), als_tekst(0.5), als_tekst(None), als_tekst(True)
    ('D01 D04', '0,50', '–', 'ja')
    """
    match waarde:
        case None | "" | ():
            return "–"
        case bool():
            return "ja" if waarde else "nee"
        case float():
            return getal(waarde)
        case tuple() | list():
            return " ".join(als_tekst(w, woordsoort) for w in waarde)
        case str() if woordsoort:
            kaal, spatie, richting = waarde.partition(" ")  # "eerste_aanwijzing voor"
            richting = woord("begrip", richting) if richting == "tegengesteld" else richting
            return f"{woord(woordsoort, kaal)}{spatie}{richting}"
        case _:
            return str(waarde)


def _plat(waarde: object) -> object:
    if isinstance(waarde, float):
        return round(waarde, DECIMALEN)
    if isinstance(waarde, Mapping):
        return {k: _plat(v) for k, v in waarde.items()}
    if isinstance(waarde, tuple | list):
        return [_plat(v) for v in waarde]
    return waarde
