"""YAML without surprises: every scalar is text, every field knows its line, and what we write comes back unchanged.

YAML's own types are left alone on purpose (0344 would become 228, NO false); the model says what a field is.
Read from parse events, because ``load`` and ``compose`` recurse in C and can die on ten thousand brackets.
Written by PyYAML's safe dumper on libyaml, which the reader needs as well: there is no second writer to agree with.
"""

import re
from collections.abc import Callable, Iterable, Mapping
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
    MEESTE_WAARDEN,
    ONLEESBAAR_IN_YAML,
    Afgekeurd,
    dubbel,
    kort_aangehaald,
    te_diep,
    te_veel_waarden,
    tekst_van,
)
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde
from verandertheorie.formaten.yaml_uitleg import uitleg
from verandertheorie.melding import Melding, Waar
from verandertheorie.taal import zichtbaar

_LEEG = frozenset(("", "~", "null"))
_LASTIG = _LEEG | {"<<"}  # no name of a field, unless between quotation marks
_TUSSEN_AANHALINGSTEKENS = "zet die dan tussen aanhalingstekens."

_Gebeurtenis: TypeAlias = Any  # the stubs call optional what a parser always fills in: the event itself, and its place
_Stap: TypeAlias = Callable[[], _Gebeurtenis]

_BREEDSTE_LIJST = 100
"""Characters: a few words read best on one line, the way people type them; a wider list runs off a screen."""
_TUSSEN_DUBBELE = re.compile(
    rf"""
      \A(?:~|null|<<)?\Z                                      # our reader takes these for empty, or for clever
    | \A[?:,\[\]{{}}\#&*!|>'"%@`\s] | \A-\s | :\s | \s\# | [-:\s]\Z  # libyaml would not leave these bare
    | [\n\r\t] | {ONLEESBAAR_IN_YAML.pattern}
    """,
    re.VERBOSE,
)
"""Left to itself libyaml takes single quotation marks, which double every apostrophe; Dutch is full of those."""
_GEEN_BLOK = re.compile(rf"\A\s|\n\n\Z|\r|\s\#|{ONLEESBAAR_IN_YAML.pattern}")
"""Lines below one another lose these, or are asked about when read (``achter_een_hekje``)."""


def lees(inhoud: bytes, bestand: str) -> tuple[Waarde, tuple[Melding, ...]]:
    """Read one document.

    Returns:
        Its text with places, ``None`` for an empty document; and the first fault, with its line, for anything that is
        not plain YAML: anchors, aliases, merge keys, tags, a second document, a field that is there twice.

    >>> lees(b"postcode: 0344", "x.yaml")[0].velden
    {'postcode': '0344'}
    >>> print(*lees(b"a: let op: fout", "x.yaml")[1])
    x.yaml:1: in de tekst staat een dubbele punt met een spatie erachter. Zet de tekst tussen aanhalingstekens. [VT001]
    """
    try:
        return _document(tekst_van(inhoud, ONLEESBAAR_IN_YAML)), ()
    except Afgekeurd as fout:
        return None, fout.meldingen(bestand)


def _document(tekst: str) -> Waarde:
    lader = yaml.CBaseLoader(tekst)
    try:
        return _inhoud(lader.get_event, tekst)
    except yaml.YAMLError as fout:
        raise uitleg(fout, tekst) from None
    finally:
        lader.dispose()


def _inhoud(stap: _Stap, tekst: str) -> Waarde:
    stap = _zonder_losse_stukken(_tot_de_grens(stap), tekst)
    stap()
    if stap().__class__ is StreamEndEvent:
        return None
    waarde = _waarde(stap, stap(), 0)
    stap()
    volgende = stap()
    if volgende.__class__ is not StreamEndEvent:
        raise Afgekeurd(_regel(volgende), "hier begint een tweede document (---).", "Zet het in een eigen bestand.")
    return waarde


def _tot_de_grens(stap: _Stap) -> _Stap:
    """The same steps, as many as there may be: a field is two of them, a block or list too."""
    over = MEESTE_WAARDEN * 2

    def volgende() -> _Gebeurtenis:
        nonlocal over
        over -= 1
        e = stap()
        if over < 0:
            raise te_veel_waarden(_regel(e))
        return e

    return volgende


def _zonder_losse_stukken(stap: _Stap, tekst: str) -> _Stap:
    """The same steps; ``{reden: Snel, maar duur}`` is refused, for YAML makes a field without value of the last words.

    Such a field is as good as empty, and what somebody wrote would be gone without a word.
    """
    vorige: _Gebeurtenis = None

    def volgende() -> _Gebeurtenis:
        nonlocal vorige
        e: _Gebeurtenis = stap()
        if e.__class__ is not ScalarEvent:
            vorige = None
            return e
        if not e.value and vorige is not None and _staat_er_niet(vorige, e, tekst):
            raise Afgekeurd(
                _regel(vorige),
                f"achter '{kort_aangehaald(vorige.value)}' staat geen dubbele punt.",
                "Tussen { en } begint na elke komma een nieuw veld. Is het een stuk van een tekst, "
                "zet die hele tekst dan tussen aanhalingstekens.",
            )
        vorige = e
        return e

    return volgende


def _staat_er_niet(sleutel: _Gebeurtenis, waarde: _Gebeurtenis, tekst: str) -> bool:
    """Whether a field has no value and no colon either."""
    heeft_plek = waarde.start_mark.index < waarde.end_mark.index
    return not heeft_plek and not tekst[sleutel.end_mark.index : waarde.start_mark.index].strip()


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
            f"een verwijzing (*{kort_aangehaald(str(e.anchor))}) kan hier niet.",
            f"Schrijf de waarde uit. Begint de tekst met een *, {_TUSSEN_AANHALINGSTEKENS}",
        )
    if e.anchor is not None:
        raise Afgekeurd(
            regel,
            f"een anker (&{kort_aangehaald(str(e.anchor))}) kan hier niet.",
            f"Haal het weg. Begint de tekst met een &, {_TUSSEN_AANHALINGSTEKENS}",
        )
    raise Afgekeurd(
        regel,
        f"een tag ({kort_aangehaald(str(e.tag))}) kan hier niet.",
        f"Haal hem weg. Begint de tekst met een !, {_TUSSEN_AANHALINGSTEKENS}",
    )


def _regel(e: _Gebeurtenis) -> int:
    return int(e.start_mark.line) + 1


def schrijf(records: Iterable[Mapping[str, object]]) -> str:
    r"""Records as one YAML document that people can read and edit; quotation marks only where they are needed.

    Args:
        records: plain values: text, ja/nee (``bool``), numbers, lists or tuples, mappings. ``None`` in a mapping is
            left out.

    Returns:
        A list of blocks with an empty line between them, fields in the order given. A text stands on one line, or on
        its own lines below one another where that changes nothing. Ends with a line end. ``[]`` without records.

    Raises:
        TypeError: a value of another kind.
        UnicodeEncodeError: half of a character.

    >>> print(schrijf([{"soort": "actor", "kritisch": True}, {"soort": "actor", "naam": "a: b"}]), end="")
    - soort: actor
      kritisch: ja
    <BLANKLINE>
    - soort: actor
      naam: "a: b"
    """
    return "\n".join(_als_yaml([record]) for record in records) or _als_yaml([])


class _Schrijver(yaml.CSafeDumper):
    """The safe dumper without its guesses: what looks like a number, a day or a yes is text to our reader."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  (the stubs call it an attribute of an instance)


def _als_yaml(waarde: object) -> str:
    tekst: str = yaml.serialize(_knoop(waarde), Dumper=_Schrijver, allow_unicode=True, width=-1)  # never folds
    return zichtbaar(tekst)  # what hides stands between double quotes, where its number means the same


def _knoop(waarde: object) -> yaml.Node:
    match waarde:
        case str():
            return _los(waarde, _stijl(waarde))
        case None:
            return _los("null")
        case bool():
            return _los("ja" if waarde else "nee")
        case int() | float():
            return _los(str(waarde))
        case list() | tuple():
            items = [_knoop(item) for item in waarde]
            return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=_past_op_een_regel(items))
        case Mapping():
            velden = [(_knoop(str(naam)), _knoop(deel)) for naam, deel in waarde.items() if deel is not None]
            return yaml.MappingNode("tag:yaml.org,2002:map", velden, flow_style=not velden)
    raise TypeError(f"cannot write {type(waarde).__name__}")


def _los(tekst: str, stijl: str | None = None) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", tekst, style=stijl)


def _stijl(tekst: str) -> str | None:
    if zichtbaar(tekst) != tekst:
        return '"'
    if not _TUSSEN_DUBBELE.search(tekst):
        return None
    return "|" if "\n" in tekst and not _GEEN_BLOK.search(tekst) else '"'


def _past_op_een_regel(items: list[yaml.Node]) -> bool:
    if not all(isinstance(item, yaml.ScalarNode) and item.style != "|" for item in items):
        return False
    return sum(len(item.value) + 2 for item in items) <= _BREEDSTE_LIJST
