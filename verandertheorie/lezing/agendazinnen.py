"""How the learning agenda is said: its marks, what deserves attention, and how an action stands."""

from collections.abc import Iterator, Mapping

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.acties import Actiestand
from verandertheorie.leerlus.agenda import Letop, Vak
from verandertheorie.taal import aantal, dag, opsomming

TEKENS: Mapping[Vak, str] = {
    "aangevuld": "+",
    "besproken": "o",
    "verdiept": "v",
    "veranderd": "~",
    "geschrapt": "x",
    "niet_aan_toegekomen": "–",
    "staat_klaar": "?",
    "vervallen": "×",
    "": "·",
}
"""One sign per thing that can happen to a letter in a session; the ones of a signal are not among them."""

BETEKENIS: Mapping[Vak, str] = {
    **{u: woord("waarde.uitslag", u) for u in ("aangevuld", "besproken", "verdiept", "veranderd", "geschrapt")},
    "niet_aan_toegekomen": "niet aan toegekomen",
    "staat_klaar": "staat klaar",
    "vervallen": "ging niet door",
    "": "niet op de agenda",
}
"""What each sign means."""


def let_op(graaf: Verandergraaf, punt: Letop) -> str:
    """Why a question deserves attention, in a few words."""
    naam = graaf.naam(punt.factor)
    match punt.soort:
        case "te_laat":
            return f"te laat: {', '.join(punt.acties)}"
        case "geen_actie":
            return f"{punt.n} keer op de agenda en nog geen actie"
        case "geen_belemmering":
            return f"geen belemmering genoemd{': waar gaat zij over?' if punt.is_los else ''}"
        case "opgelost":
            return f"{naam} is opgelost: schrappen?"
        case "hoort_op_tafel":
            return f"{naam} keert terug: hoort dit op een tafel?"
        case "niet_aan_de_beurt":
            return f"al {punt.n} bijeenkomsten niet aan de beurt"


def wie(graaf: Verandergraaf, a: Actiestand) -> str:
    """Who does it, as people know those roles."""
    return opsomming(graaf.naam(rol) for rol in a.eigenaren) or "niemand"


def stand_van_actie(a: Actiestand) -> str:
    """How far an action is: done, late by so many days, still running, or off."""
    match a.voortgang:
        case "gedaan":
            return f"gedaan op {dag(a.gedaan_op)}" if a.gedaan_op else "gedaan"
        case "te_laat":
            return f"te laat, {aantal(a.dagen, 'dag', 'dagen')}"
        case "vervallen":
            return f"vervallen: {a.vervallen_omdat}" if a.vervallen_omdat else "vervallen"
        case "loopt":
            return "loopt"


def wat_veranderde_aan_actie(a: Actiestand) -> Iterator[str]:
    """That it went over to somebody else, and how often its day moved; nothing when neither did."""
    if a.overgedragen:
        yield f"overgedragen bij {opsomming(a.overgedragen)}"
    if a.verzet:
        yield f"{a.verzet} keer verzet"


def in_een_zin(graaf: Verandergraaf, a: Actiestand) -> str:
    """An action in one line: its id, what, who, before when, how it stands, and what changed."""
    dag_erbij = f" (vóór {dag(a.uiterlijk)})" if a.uiterlijk and a.is_open else ""
    meer = "".join(f"; {deel}" for deel in wat_veranderde_aan_actie(a))
    resultaat = f"; {a.resultaat}" if a.resultaat else ""
    return f"{a.id}: {a.wat.rstrip('.')}; {wie(graaf, a)}{dag_erbij}: {stand_van_actie(a)}{meer}{resultaat}"
