"""What differs from the cycle before, with the newest words that brought it about."""

from dataclasses import replace
from functools import partial

from verandertheorie.lezing.moment import Moment
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.taal import zonder_punt
from verandertheorie.uitvoer.kaart import stemmen
from verandertheorie.uitvoer.kaart.relaties import relatiezin
from verandertheorie.uitvoer.kaart.vorm import Aard, Teken, Veranderregel
from verandertheorie.vragen import veranderingen as vraag


def sinds(voor: Moment, na: Moment) -> tuple[Veranderregel, ...]:
    """What changed between two cycles, in the order of the answer, as far as it may be shown."""
    if voor.graaf.is_te_smal or na.graaf.is_te_smal:
        return ()
    gevonden = (v for v in vraag.tussen_momenten(voor.graaf, na.graaf) if _mag(na, v))
    return tuple(_verandering(na, v, vanaf=voor.graaf.t + 1) for v in gevonden)


def _mag(m: Moment, v: vraag.Verandering) -> bool:
    return v.sleutel in (m.stellingen if v.soort == "bewering" else m.knopen)


def _verandering(na: Moment, v: vraag.Verandering, *, vanaf: int) -> Veranderregel:
    return Veranderregel(
        soort="relatie" if v.soort == "bewering" else "knoop",
        sleutel=v.sleutel,
        aard=_aard(v),
        zin=f"{_met_namen(na, v).zin}.",
        stem=stemmen.nieuwste(na, v.sleutel, v.door, past=partial(_past, v), vanaf=vanaf),
    )


def _aard(v: vraag.Verandering) -> Aard:
    draait = bool(v.was and v.is_nu and v.was != v.is_nu)
    if v.is_andere_theorie and not draait:
        return "theorie"
    return "oordeel" if v.was != v.is_nu else "gebied"


def _past(v: vraag.Verandering, gebied: str, teken: Teken) -> bool:
    """Whether words from an area, on a side, show the change that is told: of what came there, or of what went.

    Without areas in it they show the word: on the side to which it moved; on either where it takes no side.
    """
    if v.erbij or v.eraf:
        return gebied in (v.erbij if teken > 0 else v.eraf)
    return v.was != v.is_nu and _richting(v) in (0, teken)


def _richting(v: vraag.Verandering) -> int:
    """To which side a word moved: 1 firmer, -1 less firm, 0 neither."""
    if v.soort == "bewering":
        verschil = vraag.STEVIGHEID.get(v.is_nu, 0) - vraag.STEVIGHEID.get(v.was, 0)
    else:
        verschil = _mate(v.is_nu) - _mate(v.was)
    return (verschil > 0) - (verschil < 0)


def _mate(klasse: str) -> int:
    """How much a factor is there by its class; nothing where it is over, or nobody knows."""
    return -KLASSEN.index(klasse) if klasse in KLASSEN and klasse != "opgelost" else -len(KLASSEN)


def _met_namen(m: Moment, v: vraag.Verandering) -> vraag.Verandering:
    """The same with a claim that has no code called by its sentence, not by its key."""
    s = m.stellingen.get(v.sleutel)
    if s is None or s.code:
        return v
    return replace(v, naam=zonder_punt(relatiezin(m, s)), tekst="", tekst_was="")
