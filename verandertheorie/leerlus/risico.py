"""The five risks of the plan as of a day, each as a number beside a threshold (plan §6)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from verandertheorie.leerlus.acties import alle_acties
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.leerlus.sessiestuk import LEERT
from verandertheorie.leerlus.signalen import Signalen
from verandertheorie.model.theorie import Interventie
from verandertheorie.vragen.beoordeling import beoordeling

Risicocode = Literal["r1", "r2", "r3", "r4", "r5"]

GEBIEDSLEREN = "gebiedsleren"
"""The feature of an area by which the plan says whether learning is part of the work there."""

LOOPT = ("gekozen", "gevolgd")
"""The states of an intervention that should be seen in practice."""


@dataclass(frozen=True, slots=True)
class Risico:
    """One risk.

    ``deel`` of ``geheel``: the number; ``geheel`` is 0 when there is nothing to count yet. ``drempel``: from where it
    is a risk, as a share of ``geheel`` or, of r5, a count. ``is_boven``: whether it is; None while that is not known.
    ``namen``: what it is about, by key; of r2 who was heard most. ``stil``: of r2 the perspectives nobody spoke from.
    ``leert``: of r2 the sub-areas in which learning was agreed on, None while no area says whether it was.
    ``escaleert``: it lasted, and goes to the client.
    """

    code: Risicocode
    deel: int
    geheel: int
    drempel: float
    is_boven: bool | None
    namen: tuple[str, ...] = ()
    stil: tuple[str, ...] = ()
    leert: tuple[str, ...] | None = None
    escaleert: bool = False


def risicos_op(m: Lusmoment) -> tuple[Risico, ...]:
    """The five, in the order of the plan."""
    return (_te_weinig_te_zien(m), _eenzijdig(m), _te_divers(m), _geen_tijd(m), _tekort_in_de_aanpak(m))


def _te_weinig_te_zien(m: Lusmoment) -> Risico:
    """Interventions that are chosen or followed and of which nobody spoke lately."""
    p, g = m.graaf.parameters.risico, m.graaf
    lopend = [i.sleutel for i in g.knopen_van(Interventie) if g.status(i.sleutel) in LOOPT]
    gezien = {r.interventie for r in g.registraties if g.cyclus_van(r.id) > g.t - p["r1_cycli"]}
    zonder = tuple(k for k in lopend if k not in gezien)
    is_te_tellen = g.t > 0 and not g.is_te_smal
    boven = len(zonder) >= p["r1_aandeel"] * len(lopend) if lopend and is_te_tellen else None
    return Risico("r1", len(zonder), len(lopend) if is_te_tellen else 0, p["r1_aandeel"], boven, zonder)


def _eenzijdig(m: Lusmoment) -> Risico:
    """The share of the findings that is of the perspective that was heard most."""
    p, g = m.graaf.parameters.risico, m.graaf
    per_perspectief: Counter[str] = Counter()
    for r in g.registraties:
        for b in r.bewijs:
            bron = g.stemmen.wie(r, b.spreker)
            if bron is not None:
                per_perspectief[bron.perspectief] += 1
    geheel = per_perspectief.total()
    meeste = max(sorted(per_perspectief), key=lambda k: per_perspectief[k], default="")
    boven = per_perspectief[meeste] >= p["r2_aandeel"] * geheel if geheel else None
    stil = tuple(k for k in g.woorden.teksten["perspectief"] if geheel and k not in per_perspectief)
    return Risico(
        "r2", per_perspectief[meeste], geheel, p["r2_aandeel"], boven, (meeste,) if meeste else (), stil, _leert(m)
    )


def _leert(m: Lusmoment) -> tuple[str, ...] | None:
    """The sub-areas of which a feature says that learning there was agreed on (plan §6)."""
    gezegd = {d: m.graaf.gebieden[d].kenmerken.get(GEBIEDSLEREN, "onbekend") for d in m.graaf.deelgebieden}
    if all(antwoord == "onbekend" for antwoord in gezegd.values()):
        return None
    return tuple(d for d, antwoord in gezegd.items() if antwoord == "ja")


def _te_divers(m: Lusmoment) -> Risico:
    """Claims of the theory that were looked at in enough areas to compare."""
    p, g = m.graaf.parameters.risico, m.graaf
    theorie = [s.sleutel for s in g.stellingen.values() if s.laag == "theorie"]
    vergelijkbaar = [k for k in theorie if len(beoordeling(g).bewering(k).cellen) >= p["r3_gebieden"]]
    boven = len(vergelijkbaar) < p["r3_aandeel"] * len(theorie) if theorie and g.registraties else None
    return Risico("r3", len(vergelijkbaar), len(theorie) if g.registraties else 0, p["r3_aandeel"], boven)


def _geen_tijd(m: Lusmoment) -> Risico:
    """Actions that are late among those that are open, and sessions in a row with too few of the core, or cancelled."""
    p = m.graaf.parameters.risico
    open_ = [a for a in alle_acties(m).values() if a.is_open]
    laat = tuple(a.id for a in open_ if a.voortgang == "te_laat")
    gemist = tuple(_gemist_achtereen(m))
    laatste = next((b for b in reversed(m.geweest) if b.bijeenkomstsoort in LEERT), None)
    boven = bool(gemist) if laatste and (laatste.kern or laatste.vervallen_omdat) else None
    lang = len(gemist) >= p["r4_achtereen"]
    return Risico("r4", len(laat), len(open_), p["r4_kern"], boven, gemist, escaleert=lang)


def _gemist_achtereen(m: Lusmoment) -> Iterator[str]:
    """The last sessions in a row that were missed, the newest first; one of which nothing is known ends the row."""
    grens = m.graaf.parameters.risico["r4_kern"]
    for b in reversed([b for b in m.geweest if b.bijeenkomstsoort in LEERT]):
        if not b.vervallen_omdat and (b.kern is None or b.kern.er >= grens * b.kern.van):
            return
        yield b.sleutel


def _tekort_in_de_aanpak(m: Lusmoment) -> Risico:
    """Blockers of the approach itself on which no table of its own decided."""
    p = m.graaf.parameters.risico
    open_ = Signalen(m).bij_te_sturen
    binnen = [f for f in m.graaf.factoren.values() if f.ligging == "binnen_aanpak" and f.valentie != "helpend"]
    boven = len(open_) >= p["r5_belemmeringen"] if binnen and m.graaf.registraties else None
    return Risico("r5", len(open_), len(binnen) if m.graaf.registraties else 0, p["r5_belemmeringen"], boven, open_)
