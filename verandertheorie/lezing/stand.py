"""Where a claim holds, area by area, and how that reads: in counts and words, never in chances."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.taal import getal, groot, opsomming, telwoord, voluit
from verandertheorie.vragen.beoordeling import Beweringsoordeel
from verandertheorie.vragen.beweringen import statuswoord_nl

Gebiedstand = Literal["klopt", "klopt_niet", "verdeeld", "te_weinig", "niet_onderzocht", "kan_niet_gelden"]

TEKENS: Mapping[Gebiedstand, tuple[str, str]] = {
    "klopt": ("+", "klopt"),
    "klopt_niet": ("–", "klopt niet"),
    "verdeeld": ("±", "mensen spreken elkaar tegen"),
    "te_weinig": ("?", "nog te weinig gehoord"),
    "niet_onderzocht": ("", "niet onderzocht"),
    "kan_niet_gelden": ("x", "kan hier niet gelden"),
}
"""Sign and words per state, in every document and table alike; the signs differ in black and white."""

NAMEN: Mapping[str, str] = {stand: naam for stand, (_, naam) in TEKENS.items()}

NIET_GETOOND = ("…", "niet getoond")

_RICHTING = {
    "eerste_aanwijzing voor": "eerste aanwijzing dat het klopt",
    "eerste_aanwijzing tegen": "eerste aanwijzing dat het niet klopt",
    "eerste_aanwijzing tegengesteld": "eerste aanwijzing, twee kanten op",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """In how many of the ``n`` areas where a claim can hold it has which state; together they are ``n``."""

    klopt: int
    klopt_niet: int
    verdeeld: int
    te_weinig: int
    niet_onderzocht: int

    @property
    def n(self) -> int:
        """The number of areas where it can hold."""
        return self.klopt + self.klopt_niet + self.verdeeld + self.te_weinig + self.niet_onderzocht


def gebiedstand(graaf: Verandergraaf, o: Beweringsoordeel, gebied: str) -> Gebiedstand:
    """The state of a claim in one sub-area, with the thresholds by which areas are counted elsewhere."""
    if gebied not in o.geldt_in:
        return "kan_niet_gelden"
    cel = o.cellen.get(gebied)
    return _weeg(graaf, cel) if cel else "niet_onderzocht"


def _weeg(graaf: Verandergraaf, cel: Gebiedsoordeel) -> Gebiedstand:
    wijst: Mapping[int, Gebiedstand] = {1: "klopt", -1: "klopt_niet", 0: "te_weinig"}
    return "verdeeld" if cel.is_omstreden else wijst[cel.wijst(graaf.parameters)]


def telling(graaf: Verandergraaf, o: Beweringsoordeel) -> Telling:
    """The states of a claim, counted."""
    hier = Counter(gebiedstand(graaf, o, g) for g in o.geldt_in)
    return Telling(hier["klopt"], hier["klopt_niet"], hier["verdeeld"], hier["te_weinig"], hier["niet_onderzocht"])


def in_woorden(rekenstatus: str) -> str:
    """A computed status as people say it.

    >>> in_woorden("eerste_aanwijzing tegen")
    'eerste aanwijzing dat het niet klopt'
    """
    return _RICHTING.get(rekenstatus) or statuswoord_nl(rekenstatus)


def statuswoord_in_woorden(o: Beweringsoordeel) -> str:
    """The word for a claim as people say it."""
    return in_woorden(o.woord.rekenstatus)


def in_gebieden(graaf: Verandergraaf, o: Beweringsoordeel) -> str:
    """In how many areas a claim holds, in how many not, and where we do not know."""
    t = telling(graaf, o)
    if not t.n:
        return "Er is nog geen gebied waar dit kan gelden."
    waar = " waar het kan gelden" if t.n < len(graaf.deelgebieden) else ""
    if t.niet_onderzocht == t.n:
        return f"In {_geen_van(t, waar)} is ernaar gekeken."
    rest = _rest(t)
    return f"{_begin(t, waar)}{f' {rest}' if rest else ''}"


def _geen_van(t: Telling, waar: str) -> str:
    return f"geen van de {telwoord(t.n)} gebieden{waar}" if t.n > 1 else f"het ene gebied{waar} niet"


def _begin(t: Telling, waar: str) -> str:
    if t.n == 1:
        return (
            f"Klopt in het ene gebied{waar}."
            if t.klopt
            else f"Klopt {'' if t.klopt_niet else 'nog '}niet in het ene gebied{waar}."
        )
    if t.klopt == t.n:
        return f"Klopt in alle {telwoord(t.n)} gebieden{waar}."
    van = f"van de {telwoord(t.n)} gebieden{waar}"
    if not t.klopt and not t.klopt_niet:
        return f"Nog in geen {van} is het duidelijk."
    if t.klopt:
        niet = f", en in {telwoord(t.klopt_niet)} niet" if t.klopt_niet else ""
        return f"Klopt in {telwoord(t.klopt)} {van}{niet}."
    return f"Klopt nog in geen {van}; in {telwoord(t.klopt_niet)} klopt het niet."


def _rest(t: Telling) -> str:
    delen = (
        (t.verdeeld, "spreken mensen elkaar tegen"),
        (t.te_weinig, "is nog te weinig gehoord"),
        (t.niet_onderzocht, "keek nog niemand"),
    )
    er_zijn = [(n, wat) for n, wat in delen if n] if t.n > 1 else []
    stukken = [
        f"in {voluit(n, 'gebied', 'gebieden') if i == 0 else telwoord(n)} {wat}" for i, (n, wat) in enumerate(er_zijn)
    ]
    return f"{groot(opsomming(stukken))}." if stukken else ""


def getallen(o: Beweringsoordeel) -> str:
    """The sums behind the word; for monitors only."""
    w, v = o.woord, o.verwachting
    return (
        f"R {getal(w.steun)}, S {getal(w.tegenspraak)}, omstreden in {len(w.omstreden)}; "
        f"verwacht in {v.laag} tot {v.hoog} van de {v.n} gebieden, kans in een volgend gebied {getal(w.kans)}."
    )
