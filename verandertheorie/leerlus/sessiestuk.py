"""What one session has to look at: what is new since the previous one, and which three questions come first."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.agenda import Agenda, Letop
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.leerlus.signalen import Signaalstand, Staat
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Actie, Agendapunt
from verandertheorie.model.waarneming import Registratie

LEERT: tuple[str, ...] = ("leerbijeenkomst", "breed")
"""The sessions that follow one another: a learning session and a broad one are one kind."""

DRIE = 3
"""So many questions fit in one session of two hours; by eye, as the sketch of the page has it."""

GEEN_EFFECT: tuple[Staat, ...] = ("effect_niet_gezien", "teruggekomen")
"""The states of a signal that a session has to hear of: it was done, and it is still there or there again."""

Aanleiding = Literal["agenda", "te_laat", "geen_actie", "geen_effect", "nieuws", "wacht"]
"""Why a question is one of the three, the first reason first; ``wacht``: only that it waited longest."""


@dataclass(frozen=True, slots=True)
class Nieuw:
    """What was told since a session.

    ``sinds``: that session; None when none came before, so that all of it is new. ``zonder``: the sessions after it
    since which nothing was told, the last one first. ``gesprekken``: what was told, by day.
    """

    sinds: Bijeenkomst | None
    zonder: tuple[Bijeenkomst, ...]
    gesprekken: tuple[Registratie, ...]

    @property
    def bevindingen(self) -> int:
        """How many findings that is."""
        return sum(len(r.bewijs) for r in self.gesprekken)

    @property
    def dag(self) -> datetime.date:
        """The day after which it is new."""
        return self.sinds.datum if self.sinds else datetime.date.min


@dataclass(frozen=True, slots=True)
class Gekozen:
    """One of the three questions.

    ``redenen``: why, the first reason first. ``laat``: ids of late actions. ``keer``: how often it was on the agenda
    while nothing was agreed. ``zonder_effect``: its signals of which no effect was seen. ``bevindingen``: how many were
    found on it since ``laatst``, the session in which it was last dealt with; empty when it never was.
    """

    letter: str
    redenen: tuple[Aanleiding, ...]
    laat: tuple[str, ...]
    keer: int
    zonder_effect: tuple[Signaalstand, ...]
    bevindingen: int
    laatst: str


def zoals_ervoor(graaf: Verandergraaf, b: Bijeenkomst) -> Verandergraaf:
    """The same dossier without what came of a session: what people read before it, whenever it is made.

    Its points stand ready, and what it wrote of actions is not there yet.
    """
    return graaf.met_records(
        _nog_open(r) if isinstance(r, Agendapunt) and r.bijeenkomst == b.sleutel else r
        for r in graaf.alles
        if not (isinstance(r, Actie) and r.bijeenkomst == b.sleutel)
    )


def _nog_open(p: Agendapunt) -> Agendapunt:
    return Agendapunt(soort="agendapunt", grond=p.grond, onderwerp=p.onderwerp, bijeenkomst=p.bijeenkomst)


def vorige(m: Lusmoment, b: Bijeenkomst) -> tuple[Bijeenkomst, ...]:
    """The learning and broad sessions that were held before this one, the last one first."""
    ervoor = [*m.bijeenkomsten.values()]
    ervoor = ervoor[: next(i for i, ander in enumerate(ervoor) if ander.sleutel == b.sleutel)]
    return tuple(e for e in reversed(ervoor) if e.bijeenkomstsoort in LEERT and not e.vervallen_omdat)


def nieuw_sinds_vorige(m: Lusmoment, b: Bijeenkomst) -> Nieuw:
    """What was told since the session before; when that is nothing, since the one before that, and so on."""
    gesprekken = sorted(m.graaf.registraties, key=lambda r: (r.datum, r.id))
    zonder: list[Bijeenkomst] = []
    for eerder in vorige(m, b):
        erna = tuple(r for r in gesprekken if r.datum > eerder.datum)
        if erna:
            return Nieuw(eerder, tuple(zonder), erna)
        zonder.append(eerder)
    return Nieuw(None, tuple(zonder), tuple(gesprekken))


def drie_vragen(
    a: Agenda, b: Bijeenkomst, *, standen: Mapping[str, Signaalstand], mag: Callable[[str], bool]
) -> tuple[Gekozen, ...]:
    """The questions that come first, at most three.

    Args:
        a: the agenda as of the day of the session.
        b: the session.
        standen: the signals that may be read, as they may be read; of others no reason follows.
        mag: whether what an action came from may be named; one of what may not be is no reason.

    Returns:
        By first reason: on its agenda, something late, often on the agenda without an action, no effect seen, most
        new findings, waiting. Within one reason the oldest question; of new findings what has most.
    """
    gevonden = [_gekozen(a, letter, b, standen, mag) for letter in a.moment.vragen if _doet_mee(a, letter, b)]
    gevonden.sort(key=lambda q: _rang(a, q))
    return tuple(gevonden[:DRIE])


def staat_op_agenda(a: Agenda, letter: str, b: Bijeenkomst) -> bool:
    """Whether a question is on the agenda of a session."""
    return any(p.bijeenkomst == b.sleutel for p in a.moment.punten.get(letter, ()))


def _doet_mee(a: Agenda, letter: str, b: Bijeenkomst) -> bool:
    return letter in a.open_letters or staat_op_agenda(a, letter, b)


def _gekozen(
    a: Agenda, letter: str, b: Bijeenkomst, standen: Mapping[str, Signaalstand], mag: Callable[[str], bool]
) -> Gekozen:
    let_op: dict[str, Letop] = {p.soort: p for p in a.let_op(letter, mag=mag)}
    nieuws = a.nieuws(letter)
    zonder_effect = tuple(s for s in _signalen(a, letter, standen) if s.staat in GEEN_EFFECT)
    geldt: dict[Aanleiding, bool] = {
        "agenda": staat_op_agenda(a, letter, b),
        "te_laat": "te_laat" in let_op,
        "geen_actie": "geen_actie" in let_op,
        "geen_effect": bool(zonder_effect),
        "nieuws": nieuws.bevindingen > 0,
        "wacht": True,
    }
    return Gekozen(
        letter=letter,
        redenen=tuple(reden for reden in get_args(Aanleiding) if geldt[reden]),
        laat=let_op["te_laat"].acties if "te_laat" in let_op else (),
        keer=let_op["geen_actie"].n if "geen_actie" in let_op else 0,
        zonder_effect=zonder_effect,
        bevindingen=nieuws.bevindingen,
        laatst=nieuws.sinds,
    )


def _signalen(a: Agenda, letter: str, standen: Mapping[str, Signaalstand]) -> Iterator[Signaalstand]:
    """The signals that came out of a question, and those about its blocker."""
    stam, belemmering = a.stam(letter), a.moment.vragen[letter].belemmering
    for k, s in a.moment.signalen.items():
        if k in standen and (s.uit in stam or a.signalen.heet_nu(s.over) == belemmering):
            yield standen[k]


def _rang(a: Agenda, q: Gekozen) -> tuple[int, int, datetime.date, int, str]:
    """By first reason; the age of a question goes along with the letters it came from."""
    sinds = min(a.moment.eerste_dag(a.moment.vragen[letter]) for letter in a.stam(q.letter))
    meeste = -q.bevindingen if q.redenen[0] == "nieuws" else 0
    return get_args(Aanleiding).index(q.redenen[0]), meeste, sinds, len(q.letter), q.letter
