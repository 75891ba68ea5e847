"""Every record type the program knows, the one parser for all of them, and where each points at another record."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from verandertheorie.model.basis import UIT_DOSSIER, Model, Record, Verwijst, VrijeTekst
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie, TheorieVersie, Vrijgavebesluit
from verandertheorie.model.gebieden import Bijeenkomst, Gebeurtenis, Gebied, Inzet, Leercyclus, Toepassing, Traject
from verandertheorie.model.leerlus import Actie, Agendapunt, Kaartindeling, Leervraag, Signaal
from verandertheorie.model.relaties import bewering_in
from verandertheorie.model.theorie import (
    Aanname,
    Actor,
    Bewering,
    Context,
    Handelingsperspectief,
    Interventie,
    Knoop,
    Mechanisme,
    RelatieRecord,
    RivaliserendeVerklaring,
    Statuswijziging,
    SystemischeFactor,
    Uitkomst,
)
from verandertheorie.model.waarneming import Bron, Registratie, TweedeCodering
from verandertheorie.model.woordenlijst import Woord, Woordenlijst

ElkRecord = Annotated[
    Interventie
    | Mechanisme
    | SystemischeFactor
    | Uitkomst
    | Actor
    | Context
    | Aanname
    | RivaliserendeVerklaring
    | Handelingsperspectief
    | Bewering
    | RelatieRecord
    | Statuswijziging
    | Gebied
    | Leercyclus
    | Bijeenkomst
    | Inzet
    | Toepassing
    | Traject
    | Gebeurtenis
    | Bron
    | Registratie
    | TweedeCodering
    | BesluitOpVoorstel
    | Redactie
    | Vrijgavebesluit
    | TheorieVersie
    | Leervraag
    | Signaal
    | Actie
    | Agendapunt
    | Kaartindeling
    | Woord
    | Woordenlijst,
    Field(discriminator="soort"),
]
RECORD: TypeAdapter[ElkRecord] = TypeAdapter(ElkRecord, config=ConfigDict(defer_build=True))


def _soort_van(model: type[Record]) -> str:
    (naam,) = get_args(model.model_fields["soort"].annotation)
    return str(naam)


MODELLEN: Mapping[str, type[Record]] = {_soort_van(m): m for m in get_args(get_args(ElkRecord)[0])}
"""Model per soort, in the order of the layers: theory, places and times, evidence."""

SOORTEN: tuple[str, ...] = tuple(MODELLEN)
KNOOPTYPEN: tuple[str, ...] = tuple(s for s, m in MODELLEN.items() if issubclass(m, Knoop))

Pad = tuple[str, ...]
"""A path to a field in a record; ``*`` stands for every item of a list."""

Plek = tuple[str | int, ...]
"""A place in one record: names of fields, and positions in lists."""


def pad_van(plek: Sequence[str | int]) -> Pad:
    """The path to the field at a place.

    >>> pad_van(("bewijs", 2, "kern"))
    ('bewijs', '*', 'kern')
    """
    return tuple("*" if isinstance(deel, int) else deel for deel in plek)


def binnen(annotatie: object) -> Iterator[object]:
    """The types inside an annotation, unwrapped: ``X | None`` and ``Annotated[X, ...]`` give X."""
    if get_origin(annotatie) in (Union, UnionType):
        for deel in get_args(annotatie):
            yield from binnen(deel)
    elif get_origin(annotatie) is Annotated:
        for deel in get_args(annotatie)[1:]:
            if isinstance(deel, Verwijst | VrijeTekst):
                yield deel
        yield from binnen(get_args(annotatie)[0])
    else:
        yield annotatie


def _velden_met(model: type[BaseModel], pad: Pad = ()) -> Iterator[tuple[Pad, object]]:
    """Each field with its path and what its annotation holds, nested models included."""
    for naam, veld in model.model_fields.items():
        hier = (*pad, naam)
        for merk in veld.metadata:
            if isinstance(merk, Verwijst | VrijeTekst):
                yield hier, merk
        for soort in binnen(veld.annotation):
            if get_origin(soort) is tuple:
                for deel in binnen(get_args(soort)[0]):
                    if isinstance(deel, type) and issubclass(deel, BaseModel):
                        yield from _velden_met(deel, (*hier, "*"))
                    else:
                        yield (*hier, "*"), deel
            elif isinstance(soort, type) and issubclass(soort, BaseModel):
                yield from _velden_met(soort, hier)
            else:
                yield hier, soort


@cache
def verwijzingen(soort: str) -> tuple[tuple[Pad, Verwijst], ...]:
    """Every field of a record type that names another record, with its path."""
    return tuple((pad, merk) for pad, merk in _velden_met(MODELLEN[soort]) if isinstance(merk, Verwijst))


@cache
def waarden(soort: str) -> Mapping[Pad, tuple[str, ...]]:
    """Every field of a record type that has a fixed set of words, with those words."""
    uit: dict[Pad, tuple[str, ...]] = {}
    for pad, inhoud in _velden_met(MODELLEN[soort]):
        if get_origin(inhoud) is Literal:
            uit[pad] = tuple(str(w) for w in get_args(inhoud))
    return uit


@cache
def namen_en_waarden(soort: str) -> frozenset[Pad]:
    """Every field of a record type that holds a name, a fixed word, a number or a date, and no words of one's own."""
    vast = (bool, int, datetime.date)
    return frozenset(
        pad
        for pad, inhoud in _velden_met(MODELLEN[soort])
        if inhoud in vast
        or isinstance(inhoud, Verwijst)
        or get_origin(inhoud) is Literal
        or pad[-1] in ("code", *MODELLEN[soort].sleutelvelden)
    ).difference(vrije_teksten(soort))


@cache
def dagen(soort: str) -> frozenset[Pad]:
    """Every field of a record type that holds a date."""
    return frozenset(pad for pad, inhoud in _velden_met(MODELLEN[soort]) if inhoud is datetime.date)


@cache
def velden(soort: str, pad: Pad = ()) -> tuple[str, ...]:
    """Names of the fields a record type has at a path (``()`` the record itself, ``("bewijs", "*")`` an item)."""
    diepte = len(pad)
    namen = [p[diepte] for p, _ in _velden_met(MODELLEN[soort]) if p[:diepte] == pad and len(p) > diepte]
    return tuple(dict.fromkeys(namen))


def genoemd(record: ElkRecord) -> Iterator[tuple[Plek, str, Verwijst]]:
    """Every name by which a record names another one, with its place and what it may be; in the order of its fields."""
    for pad, merk in verwijzingen(record.soort):
        for plek, naam in _teksten_op(record, pad, ()):
            if naam != merk.kenmerk:
                yield plek, naam, merk


def in_eigen_woorden(record: ElkRecord) -> Iterator[tuple[Plek, str]]:
    """Every text of a record that somebody wrote in their own words, with its place; in the order of its fields."""
    for pad in vrije_teksten(record.soort):
        yield from _teksten_op(record, pad, ())


@cache
def vrije_teksten(soort: str) -> tuple[Pad, ...]:
    """The fields of a record type in which somebody writes in their own words."""
    return tuple(pad for pad, merk in _velden_met(MODELLEN[soort]) if isinstance(merk, VrijeTekst))


def _teksten_op(houder: object, pad: Pad, plek: Plek) -> Iterator[tuple[Plek, str]]:
    if not pad:
        if isinstance(houder, str):
            yield plek, houder
    elif pad[0] == "*":
        for nr, deel in enumerate(houder if isinstance(houder, tuple) else ()):
            yield from _teksten_op(deel, pad[1:], (*plek, nr))
    elif houder is not None:  # a part that was left out has no fields
        yield from _teksten_op(getattr(houder, pad[0]), pad[1:], (*plek, pad[0]))


def uit_canonieke_tekst(tekst: str, soort: str = "") -> ElkRecord:
    """A record that was let in before; what is refused only since then, stays readable.

    Args:
        tekst: the record.
        soort: what kind it should be, when that is known: then only that kind is made ready to read, which takes a
            part of a short question. A record of another kind is read all the same.

    Raises:
        ValidationError: it is no record.
    """
    with suppress(KeyError, ValidationError):
        return cast("ElkRecord", MODELLEN[soort].model_validate_json(tekst, context=UIT_DOSSIER))
    return RECORD.validate_json(tekst, context=UIT_DOSSIER)  # says what is wrong, with the kind before each place


def als_canonieke_tekst(record: Record) -> dict[str, Any]:
    """A record as plain values for canonical text: dates and quarters as text, defaults written out.

    Except of fields that came later: who reads in the same file again must find that nothing changed.
    """
    uit = _opgeslagen(record.model_dump(mode="json"), record.later_erbij)
    for deel, later in _later_in_delen(type(record)):
        uit[deel] = [_opgeslagen(item, later) for item in uit[deel]]
    return uit


def _opgeslagen(velden: Mapping[str, Any], later: tuple[str, ...]) -> dict[str, Any]:
    return {veld: w for veld, w in velden.items() if w or veld not in later}


@cache
def _later_in_delen(model: type[Record]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lists of a record of which the items have fields that came later, and which those are."""
    return tuple(
        (naam, deel.later_erbij)
        for naam, veld in model.model_fields.items()
        for soort in binnen(veld.annotation)
        if get_origin(soort) is tuple
        for deel in binnen(get_args(soort)[0])
        if isinstance(deel, type) and issubclass(deel, Model) and deel.later_erbij
    )


def ingevuld(r: ElkRecord) -> dict[str, object]:
    """What was filled in, soort first; what is left out is the default again when it is read."""
    uit: dict[str, object] = {"soort": r.soort, **r.model_dump(mode="json", exclude_defaults=True)}
    if isinstance(r, Registratie) and r.vorm == "extern_traject":  # there no reservation must be said
        bewijs = [b.model_dump(mode="json", exclude_defaults=True) | {"kanttekening": b.kanttekening} for b in r.bewijs]
        uit |= {"bewijs": bewijs} if bewijs else {}
    for eind in ("van", "naar"):
        bewering = bewering_in(str(uit.get(eind, "")))
        if bewering:
            uit[eind] = {"bewering": bewering}
    return uit
