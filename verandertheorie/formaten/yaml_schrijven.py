"""How we write records as YAML that people can read and edit, and that our own reader gives back unchanged.

Quotes only where our reader needs them. It takes every scalar as text, so ``ja``, ``0344`` and ``2026-09-16`` stay
bare.
"""

import re
from collections.abc import Iterable, Mapping

from verandertheorie.formaten.grenzen import ONLEESBAAR_IN_YAML

_BREEDSTE_LIJST = 100
"""Characters: a list of scalars up to here stays on one line."""
_LANGSTE_NAAM = 1000
"""Characters: YAML reads the name of a field without a ``?`` only up to 1,024 characters."""

_NIET_KAAL = re.compile(
    rf"""
      \A (?: ~ | null | << )? \Z                           # would be empty, or a merge key
    | \A (?! -[0-9][0-9.eE+-]*\Z ) [-?:,\[\]{{}}\#&*!|>'"%@`\s]  # means something to YAML; a negative number does not
    | :\s | \s\# | [:\s]\Z                                # begins a value or a remark, or would be cut off
    | [\n\r\t] | {ONLEESBAAR_IN_YAML.pattern}
    """,
    re.VERBOSE,
)
_LASTIG_IN_LIJST = re.compile(r"[,\[\]{}?:]")
_ONTSNAP = re.compile(rf'[\\"\n\r\t]|{ONLEESBAAR_IN_YAML.pattern}')
_KORT = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}


def schrijf(records: Iterable[Mapping[str, object]]) -> str:
    r"""Records as one YAML document.

    Args:
        records: plain values: text, ja/nee (``bool``), numbers, lists or tuples, mappings. ``None`` in a mapping is
            left out.

    Returns:
        A list of blocks with an empty line between them, fields in the order given, each text on one line; ends with
        a line end. ``[]`` when there are no records.

    Raises:
        TypeError: a value of another kind.

    >>> print(schrijf([{"soort": "actor", "kritisch": True}, {"soort": "actor", "naam": "a: b"}]), end="")
    - soort: actor
      kritisch: ja
    <BLANKLINE>
    - soort: actor
      naam: "a: b"
    """
    blokken = ["\n".join(_item(record)) for record in records]
    return "\n\n".join(blokken) + "\n" if blokken else "[]\n"


def _regels(waarde: object) -> list[str]:
    """The lines of a value, from column 0."""
    if isinstance(waarde, Mapping):
        velden = [regel for naam, inhoud in waarde.items() if inhoud is not None for regel in _veld(str(naam), inhoud)]
        return velden or ["{}"]
    if isinstance(waarde, list | tuple):
        return _lijst(waarde)
    return [_los(waarde)]


def _lijst(items: list[object] | tuple[object, ...]) -> list[str]:
    if not any(_is_samengesteld(item) for item in items):
        regel = f"[{', '.join(_in_lijst(_los(item)) for item in items)}]"
        if len(regel) <= _BREEDSTE_LIJST:
            return [regel]
    return [regel for item in items for regel in _item(item)]


def _item(waarde: object) -> list[str]:
    eerste, *rest = _regels(waarde)
    return [f"- {eerste}", *(f"  {regel}" for regel in rest)]


def _veld(naam: str, waarde: object) -> list[str]:
    sleutel = _tekst(naam)
    kop = [f"{sleutel}:"] if len(sleutel) <= _LANGSTE_NAAM else [f"? {sleutel}", ":"]
    regels = _regels(waarde)
    if len(regels) > 1 or (_is_samengesteld(waarde) and regels[0][0] not in "[{"):
        return [*kop, *(f"  {regel}" for regel in regels)]
    return [*kop[:-1], f"{kop[-1]} {regels[0]}"]


def _los(waarde: object) -> str:
    """A scalar outside a list between brackets."""
    match waarde:
        case None:
            return "null"
        case bool():
            return "ja" if waarde else "nee"
        case str():
            return _tekst(waarde)
        case int() | float():
            return str(waarde)
    raise TypeError(f"cannot write {type(waarde).__name__}")


def _tekst(tekst: str) -> str:
    return _aangehaald(tekst) if _NIET_KAAL.search(tekst) else tekst


def _in_lijst(tekst: str) -> str:
    return tekst if tekst.startswith('"') or not _LASTIG_IN_LIJST.search(tekst) else _aangehaald(tekst)


def _aangehaald(tekst: str) -> str:
    return f'"{_ONTSNAP.sub(_ontsnapt, tekst)}"'


def _ontsnapt(gevonden: re.Match[str]) -> str:
    teken = gevonden.group()
    return _KORT.get(teken) or f"\\u{ord(teken):04x}"


def _is_samengesteld(waarde: object) -> bool:
    return isinstance(waarde, Mapping | list | tuple)
