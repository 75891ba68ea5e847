"""YAML without surprises: every scalar is text, every field knows its line, and nothing clever is allowed.

YAML's own types are left alone on purpose (0344 would become 228, NO false); the model says what a field is.
Built on parse events, because ``load`` and ``compose`` recurse in C and can die on ten thousand brackets.
"""

from collections.abc import Callable
from typing import Any, NoReturn, TypeAlias
from unicodedata import normalize

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from verandertheorie.formaten.grenzen import (
    DIEPSTE_NEST,
    ONLEESBAAR_IN_YAML,
    Afgekeurd,
    dubbel,
    kort,
    te_diep,
    tekst_van,
)
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde
from verandertheorie.formaten.yaml_schrijven import schrijf
from verandertheorie.formaten.yaml_uitleg import uitleg
from verandertheorie.melding import Melding, Waar

__all__ = ["lees", "schrijf"]

_LEEG = frozenset(("", "~", "null"))
_LASTIG = _LEEG | {"<<"}  # no name of a field, unless between quotation marks
_TUSSEN_AANHALINGSTEKENS = "zet die dan tussen aanhalingstekens."

_Gebeurtenis: TypeAlias = Any  # the stubs call optional what a parser always fills in: the event itself, and its place
_Stap: TypeAlias = Callable[[], _Gebeurtenis]


def lees(inhoud: bytes, bestand: str) -> Waarde | Melding:
    """Read one document.

    Returns:
        Its text with places; ``None`` for an empty document; the first fault, with its line, for anything that is not
        plain YAML: anchors, aliases, merge keys, tags, a second document, a field that is there twice.

    >>> lees(b"postcode: 0344", "x.yaml").velden
    {'postcode': '0344'}
    >>> print(lees(b"a: let op: fout", "x.yaml"))
    x.yaml:1: in de tekst staat een dubbele punt met een spatie erachter. Zet de tekst tussen aanhalingstekens. [VT001]
    """
    try:
        return _document(tekst_van(inhoud, ONLEESBAAR_IN_YAML))
    except Afgekeurd as fout:
        return fout.melding(bestand)


def _document(tekst: str) -> Waarde:
    lader = yaml.CBaseLoader(tekst)
    try:
        return _inhoud(lader.get_event)
    except yaml.YAMLError as fout:
        raise uitleg(fout, tekst) from None
    finally:
        lader.dispose()


def _inhoud(stap: _Stap) -> Waarde:
    stap()
    if stap().__class__ is StreamEndEvent:
        return None
    waarde = _waarde(stap, stap(), 0)
    stap()
    volgende = stap()
    if volgende.__class__ is not StreamEndEvent:
        raise Afgekeurd(_regel(volgende), "hier begint een tweede document (---).", "Zet het in een eigen bestand.")
    return waarde


def _waarde(stap: _Stap, e: _Gebeurtenis, diepte: int) -> Waarde:
    soort = e.__class__
    if soort is AliasEvent or e.anchor is not None or e.tag is not None:
        _weiger_slimheid(e)
    if soort is ScalarEvent:
        tekst = normalize("NFC", e.value)
        return None if tekst in _LEEG and e.implicit[0] else tekst
    if diepte == DIEPSTE_NEST:
        raise te_diep(_regel(e))
    return _blok(stap, e, diepte + 1) if soort is MappingStartEvent else _lijst(stap, e, diepte + 1)


def _blok(stap: _Stap, begin: _Gebeurtenis, diepte: int) -> Blok:
    velden: dict[str, Waarde] = {}
    regels: dict[str, Waar] = {}
    while (e := stap()).__class__ is not MappingEndEvent:
        if e.__class__ is not ScalarEvent or e.anchor is not None or e.tag is not None or e.value in _LASTIG:
            _keur_sleutel(e)
        sleutel = normalize("NFC", e.value)  # é is one letter, however it was typed
        regel = e.start_mark.line + 1
        if sleutel in regels:
            raise dubbel(regel, sleutel, regels[sleutel])
        regels[sleutel] = regel
        velden[sleutel] = _waarde(stap, stap(), diepte)
    return Blok(_regel(begin), velden, regels)


def _lijst(stap: _Stap, begin: _Gebeurtenis, diepte: int) -> Lijst:
    lijst = Lijst(_regel(begin))
    while (e := stap()).__class__ is not SequenceEndEvent:
        lijst.regels.append(e.start_mark.line + 1)
        lijst.items.append(_waarde(stap, e, diepte))
    return lijst


def _keur_sleutel(e: _Gebeurtenis) -> None:
    if e.__class__ is AliasEvent or e.anchor is not None or e.tag is not None:
        _weiger_slimheid(e)
    if e.__class__ is not ScalarEvent or (e.value in _LEEG and e.implicit[0]):
        raise Afgekeurd(
            _regel(e), "hier hoort de naam van een veld te staan.", "Schrijf de naam, een dubbele punt en de waarde."
        )
    if e.value == "<<" and e.implicit[0]:
        raise Afgekeurd(_regel(e), "samenvoegen (<<) kan hier niet.", "Schrijf de velden uit.")


def _weiger_slimheid(e: _Gebeurtenis) -> NoReturn:
    regel = _regel(e)
    if e.__class__ is AliasEvent:
        raise Afgekeurd(
            regel,
            f"een verwijzing (*{kort(str(e.anchor))}) kan hier niet.",
            f"Schrijf de waarde uit. Begint de tekst met een *, {_TUSSEN_AANHALINGSTEKENS}",
        )
    if e.anchor is not None:
        raise Afgekeurd(
            regel,
            f"een anker (&{kort(str(e.anchor))}) kan hier niet.",
            f"Haal het weg. Begint de tekst met een &, {_TUSSEN_AANHALINGSTEKENS}",
        )
    raise Afgekeurd(
        regel,
        f"een tag ({kort(str(e.tag))}) kan hier niet.",
        f"Haal hem weg. Begint de tekst met een !, {_TUSSEN_AANHALINGSTEKENS}",
    )


def _regel(e: _Gebeurtenis) -> int:
    return int(e.start_mark.line) + 1
