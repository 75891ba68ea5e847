"""One item of a conversation without its text: what it is about, where, and the words that were chosen for it.

This is all that a judgement needs, and a function of the content of one record alone: strengths, voices and cycles come
from elsewhere. So it can be kept, whatever happens to the parameters, the codebook or the calendar.
"""

import datetime
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from verandertheorie.model.waarneming import Registratie, Vorm
from verandertheorie.oordeel.kracht import (
    Kracht,
    Teken,
    kracht,
    kracht_niet_gevonden,
    kracht_uit_antwoorden,
    minder_als_welkom,
)
from verandertheorie.parameters import Parameters

_TEKEN: Mapping[str, Teken] = {"voor": 1, "tegen": -1}


class Gespreksgegevens(Protocol):
    """What a judgement needs of a record itself; a ``Registratie`` has it all, and more."""

    @property
    def id(self) -> str: ...  # noqa: D102  (as in Registratie)
    @property
    def datum(self) -> datetime.date: ...  # noqa: D102
    @property
    def gebied(self) -> str | None: ...  # noqa: D102
    @property
    def vorm(self) -> Vorm: ...  # noqa: D102
    @property
    def alle_bronnen(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def meer_mensen(self) -> bool: ...  # noqa: D102
    @property
    def interventie(self) -> str: ...  # noqa: D102
    @property
    def reeks(self) -> str | None: ...  # noqa: D102
    @property
    def traject(self) -> str | None: ...  # noqa: D102
    @property
    def ontleend_aan(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def open_vraag_belemmeringen(self) -> bool: ...  # noqa: D102
    @property
    def open_vraag_helpend(self) -> bool: ...  # noqa: D102
    @property
    def vindt_hier(self) -> bool: ...  # noqa: D102
    @property
    def is_fictief(self) -> bool: ...  # noqa: D102


class Vermelding(NamedTuple):
    """One item of evidence, of what was asked, or of what was tested.

    ``plaats``: in the list of its ``soort`` in the record, from 1; ``nr``: the number it was given itself. ``gebied``:
    its own, else that of the record; empty without. ``teken``: of evidence; empty for the others. ``woorden``: what was
    chosen, with a space between: strength, how known, reservation; way, looked for what, found; the two answers, found.
    """

    onderwerp: str
    registratie: str
    soort: Literal["bewijs", "dekking", "toets"]
    plaats: int
    nr: int | None
    gebied: str
    teken: Literal["voor", "tegen", ""]
    woorden: str
    spreker: str | None = None
    wanneer: str | None = None
    ernst: str | None = None

    @property
    def gezocht(self) -> tuple[str, str] | None:
        """What was looked for, and whether it was found; None of what is evidence or a test."""
        if self.soort != "dekking":
            return None
        _, wat, gevonden = self.woorden.split(" ")
        return wat, gevonden

    @property
    def herkomst(self) -> str:
        """The id by which an answer names it."""
        if self.soort == "bewijs":
            return f"{self.registratie}#{self.nr or self.plaats}"
        return f"{self.registratie}#{self.soort}-{self.plaats}"


def vermeldingen_uit(r: Registratie) -> Iterator[Vermelding]:
    """The items of a record in their order: evidence, what was asked, what was tested."""
    naam, hier = r.id, r.gebied or ""
    for plaats, b in enumerate(r.bewijs, 1):
        woorden = f"{b.bewijskracht} {b.hoe_bekend} {b.kanttekening}"
        yield Vermelding(
            b.onderwerp, naam, "bewijs", plaats, b.nr, b.gebied or hier, b.teken, woorden, b.spreker, b.wanneer, b.ernst
        )
    for plaats, d in enumerate(r.dekking, 1):
        woorden = f"{d.wijze} {d.gezocht} {d.gevonden}"
        yield Vermelding(d.onderwerp, naam, "dekking", plaats, None, d.gebied or hier, "", woorden)
    for plaats, t in enumerate(r.toets, 1):
        woorden = f"{t.als_waar} {t.als_niet_waar} {'ja' if t.gevonden else 'nee'}"
        yield Vermelding(t.onderwerp, naam, "toets", plaats, None, t.gebied or hier, "", woorden)


@lru_cache(maxsize=4096)
def gewogen(soort: str, teken: str, woorden: str, p: Parameters) -> tuple[Teken, Kracht] | None:
    """For or against, and how strong, by the words of an item; None when it weighs nothing by itself.

    There are a few dozen combinations of words, however many items.

    Args:
        soort: bewijs, dekking or toets.
        teken: voor or tegen for evidence.
        woorden: as in :class:`Vermelding`.
        p: the numbers behind the words.
    """
    weging = _gewogen(soort, teken, woorden, p)
    if weging and weging[0] < 0 and p.welkom:
        return -1, minder_als_welkom(weging[1], p)
    return weging


def _gewogen(soort: str, teken: str, woorden: str, p: Parameters) -> tuple[Teken, Kracht] | None:
    eerste, tweede, derde = woorden.split(" ")
    match soort:
        case "bewijs":
            return _TEKEN[teken], kracht(eerste, tweede, derde, p)
        case "dekking":
            return (-1, kracht_niet_gevonden(eerste, p)) if (tweede, derde) == ("bestaan", "nee") else None
        case _:
            zegt, hoe_sterk = kracht_uit_antwoorden(eerste, tweede, gevonden=derde == "ja", p=p)
            return (zegt, hoe_sterk) if hoe_sterk.sterkte != 1 else None  # else as likely either way
