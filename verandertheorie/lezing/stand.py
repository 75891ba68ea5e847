"""Where a claim holds, area by area, and how that reads: in counts and words, never in chances."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.taal import aantal, getal, groot, opsomming, telwoord, voluit
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


@dataclass(frozen=True, slots=True)
class Telling:
    """In how many of the ``n`` areas where a claim can hold it has which state; together they are ``n``."""

    klopt: int
    klopt_niet: int
    verdeeld: int
    te_weinig: int
    niet_onderzocht: int
    telt_alles: bool = True
    """Whether no place was left out for who reads."""

    @property
    def n(self) -> int:
        """The number of areas where it can hold."""
        return self.bezocht + self.niet_onderzocht

    @property
    def bezocht(self) -> int:
        """The number of them where somebody looked."""
        return self.klopt + self.klopt_niet + self.verdeeld + self.te_weinig


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
    """The states of a claim, counted; of a place of which who reads knows nothing it is not said that nobody looked."""
    hier = Counter(_weeg(graaf, cel) for g, cel in o.cellen.items() if g not in graaf.verborgen)
    n = len(o.geldt_in) - sum(g in graaf.verborgen for g in o.geldt_in) if graaf.verborgen else len(o.geldt_in)
    return Telling(
        hier["klopt"],
        hier["klopt_niet"],
        hier["verdeeld"],
        hier["te_weinig"],
        n - hier.total(),
        telt_alles=not graaf.verborgen,
    )


def statuswoord_in_woorden(o: Beweringsoordeel) -> str:
    """The word for a claim as people say it."""
    return statuswoord_nl(o.woord.rekenstatus)


def in_gebieden(graaf: Verandergraaf, o: Beweringsoordeel) -> str:
    """In how many of the visited areas a claim holds, in how many not, and where nobody looked.

    Never of all areas: what holds in three of five visited ones holds in "three of 13" only for who reads that the
    other eight were seen.
    """
    t = telling(graaf, o)
    if not o.geldt_in:
        return "Er is nog geen gebied waar dit kan gelden."
    if not t.n:
        return "Waar dit kan gelden, telt hier niet mee."
    waar = " waar het kan gelden" if len(o.geldt_in) < len(graaf.deelgebieden) else ""
    if not t.bezocht and t.n < len(o.geldt_in):
        return "In geen van de gebieden die hier meetellen, is ernaar gekeken."
    if not t.bezocht:
        return f"In {_geen_van(t, waar)} gekeken."
    return f"{over_de_bezochte(t)} {_niet_gekeken(t, waar)}".strip()


def in_bezochte_gebieden(graaf: Verandergraaf, o: Beweringsoordeel) -> str:
    """The same of the visited areas only; nothing when nobody looked anywhere."""
    return over_de_bezochte(telling(graaf, o))


def over_de_bezochte(t: Telling) -> str:
    """Of the areas where somebody looked, in how many a claim holds, does not, and is open; nothing without any."""
    return f"{_begin(t)} {_twijfel(t)}".strip() if t.bezocht else ""


def _geen_van(t: Telling, waar: str) -> str:
    if t.n == 1:
        return f"het ene gebied{waar} is er niet naar"
    return f"geen van de {telwoord(t.n)} gebieden{waar} is ernaar"


def _begin(t: Telling) -> str:
    if t.bezocht == 1:
        return _in_het_ene(t)
    van = f"van de {_bezochte(t, telwoord(t.bezocht))}"
    if t.klopt == t.bezocht:
        alle = "beide" if t.bezocht == 2 else f"alle {telwoord(t.bezocht)}"
        return f"Klopt in {_bezochte(t, alle)}."
    if t.klopt_niet == t.bezocht:
        return f"Klopt in geen {van}."
    if not t.klopt and not t.klopt_niet:
        return f"Nog in geen {van} is het duidelijk."
    if t.klopt:
        niet = f", en in {telwoord(t.klopt_niet)} niet" if t.klopt_niet else ""
        return f"Klopt in {telwoord(t.klopt)} {van}{niet}."
    return f"Klopt nog in geen {van}; in {telwoord(t.klopt_niet)} klopt het niet."


def _bezochte(t: Telling, hoeveel: str) -> str:
    """The areas where somebody looked; where some do not count, those are not among them."""
    return f"{hoeveel} bezochte gebieden" if t.telt_alles else f"{hoeveel} bekeken gebieden die hier meetellen"


def _in_het_ene(t: Telling) -> str:
    """Of one area its state; where people differ or few were heard, it neither holds nor fails."""
    ene = "het ene bezochte gebied" if t.telt_alles else "het ene bekeken gebied dat hier meetelt"
    if t.klopt or t.klopt_niet:
        return f"Klopt {'' if t.klopt else 'niet '}in {ene}."
    return f"In {ene} {'spreken mensen elkaar tegen' if t.verdeeld else 'is nog te weinig gehoord'}."


def _twijfel(t: Telling) -> str:
    delen = ((t.verdeeld, "spreken mensen elkaar tegen"), (t.te_weinig, "is nog te weinig gehoord"))
    er_zijn = [(n, wat) for n, wat in delen if n] if t.bezocht > 1 else []
    stukken = [
        f"in {voluit(n, 'gebied', 'gebieden') if i == 0 else telwoord(n)} {wat}" for i, (n, wat) in enumerate(er_zijn)
    ]
    return f"{groot(opsomming(stukken))}." if stukken else ""


def _niet_gekeken(t: Telling, waar: str) -> str:
    if not t.niet_onderzocht:
        return ""
    andere = f"de andere {telwoord(t.niet_onderzocht)} gebieden" if t.niet_onderzocht > 1 else "het andere gebied"
    if not t.telt_alles:  # there are others, that do not count
        andere = voluit(t.niet_onderzocht, "ander gebied", "andere gebieden")
    return f"In {andere}{waar} keek nog niemand."


def getallen(o: Beweringsoordeel) -> str:
    """The sums behind the word; for monitors only."""
    w, v = o.woord, o.verwachting
    alle = f"{'de ' if v.n > 1 else ''}{aantal(v.n, 'gebied', 'gebieden')}"
    return (
        f"R {getal(w.steun)}, S {getal(w.tegenspraak)}, omstreden in {len(w.omstreden)}; "
        f"verwacht in {v.laag} tot {v.hoog} van {alle}, kans in een volgend gebied {getal(w.kans)}."
    )
