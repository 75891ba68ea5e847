"""What every reader returns: text with places.

No types here: ``0344``, ``ja`` and ``2026-09-16`` stay what somebody typed. The model says what a field is.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from verandertheorie.melding import Waar


@dataclass(slots=True)
class Blok:
    """A mapping: its fields in the order of the file, and the place of each field's name (of its cell in a table)."""

    regel: Waar
    velden: "dict[str, Waarde]" = field(default_factory=dict)
    regels: dict[str, Waar] = field(default_factory=dict)


@dataclass(slots=True)
class Lijst:
    """A list: its items, and the place where each begins."""

    regel: Waar
    items: "list[Waarde]" = field(default_factory=list)
    regels: list[Waar] = field(default_factory=list)


Waarde: TypeAlias = str | Blok | Lijst | None
"""Every scalar is text; ``None`` is what was left empty (or written ``null`` or ``~``)."""


def plat(w: Waarde) -> object:
    """The same value without its places.

    Returns:
        Plain ``dict``, ``list``, ``str`` or ``None``, in the order of the file. Empty fields of a mapping are left
        out; empty items of a list stay, so that positions agree with the file.
    """
    if isinstance(w, Blok):
        return {  # most are text, which is plain already
            naam: waarde if waarde.__class__ is str else plat(waarde)
            for naam, waarde in w.velden.items()
            if waarde is not None
        }
    if isinstance(w, Lijst):
        return [plat(item) for item in w.items]
    return w


def aantal_waarden(w: Waarde) -> int:
    """Texts, lists and blocks in a value, itself included."""
    if isinstance(w, Blok):
        return 1 + sum(1 if v is None or v.__class__ is str else aantal_waarden(v) for v in w.velden.values())
    if isinstance(w, Lijst):
        return 1 + sum(1 if v is None or v.__class__ is str else aantal_waarden(v) for v in w.items)
    return 1


def regel_van(blok: Blok, pad: tuple[str | int, ...]) -> Waar:
    """The place of a field.

    Args:
        blok: where the path starts.
        pad: names of fields and positions in lists, from ``blok`` down.

    Returns:
        The place of the last step of ``pad`` that is in the file; that of ``blok`` when not even the first is.
    """
    regel: Waar = blok.regel
    hier: Waarde = blok
    for stap in pad:
        if isinstance(hier, Blok) and isinstance(stap, str) and stap in hier.velden:
            regel, hier = hier.regels[stap], hier.velden[stap]
        elif isinstance(hier, Lijst) and isinstance(stap, int) and 0 <= stap < len(hier.items):
            regel, hier = hier.regels[stap], hier.items[stap]
        else:
            break
    return regel
