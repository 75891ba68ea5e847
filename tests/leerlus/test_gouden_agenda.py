"""The agendas of the example and of a made-up programme of another field, at eleven moments, as the prototype has them.

``uitkomst.txt`` is what the prototype printed: its marks, its LET OP and the state of its actions are golden.
"""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.leerlus.gouden import GOUDEN, afdeling, momenten
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.acties import Actiestand, eigen_acties
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import Lusmoment, laatste_dag, lusmoment
from verandertheorie.lezing.agendazinnen import TEKENS, let_op

pytest_plugins = ("tests.leerlus.dossiers", "tests.leerlus.gouden")


def _als_in_het_prototype(m: Lusmoment) -> Iterator[str]:
    agenda, graaf = Agenda(m), m.graaf
    yield "    " + " ".join(f"{b.sleutel:>3}" for b in agenda.kolommen)
    for letter in agenda.op_de_agenda:
        tekens = " ".join(f"{TEKENS[agenda.vak(letter, b)]:>3}" for b in agenda.kolommen)
        verder = agenda.verder_als.get(letter, ())
        yield f" {letter}  {tekens}" + (f"   verder als {', '.join(verder)}" if verder else "")
    for letter, q in m.vragen.items():
        if letter in agenda.leerbehoeften:
            yield f" {letter}  leerbehoefte: {q.vraag}"
            continue
        let = [let_op(graaf, punt) for punt in agenda.let_op(letter)]
        if not agenda.is_geschrapt(letter) or let:
            terug = f"  [terug sinds {agenda.terug_sinds(letter)}]" if agenda.terug_sinds(letter) else ""
            uit = f"  [uit {', '.join(q.komt_uit)}]" if q.komt_uit else ""
            yield f" {letter}  {'(geschrapt) ' if agenda.is_geschrapt(letter) else ''}{q.vraag}{terug}{uit}"
            if let:
                yield f"     LET OP: {'; '.join(let)}"


@pytest.mark.parametrize(("wat", "moment"), GOUDEN)
def test_the_agenda_and_its_let_op_are_those_of_the_prototype(
    wat: str, moment: str, op: Callable[[str, str], Lusmoment]
) -> None:
    assert list(_als_in_het_prototype(op(wat, moment))) == afdeling(momenten(wat)[moment], "AGENDA")


def _actie(a: Actiestand) -> str:
    woord = {"te_laat": "TE LAAT"}.get(a.voortgang, a.voortgang)
    keren = (*a.eerder, (a.eigenaren, a.uiterlijk))
    wie = " → ".join(f"{', '.join(eigenaren) or 'niemand'} (vóór {uiterlijk or '–'})" for eigenaren, uiterlijk in keren)
    return f" {a.id:5} {woord}  {a.wat}; {wie}"


@pytest.mark.parametrize(("wat", "moment"), GOUDEN)
def test_so_are_its_actions(wat: str, moment: str, op: Callable[[str, str], Lusmoment]) -> None:
    acties = eigen_acties(op(wat, moment))
    assert [_actie(acties[id_]) for id_ in sorted(acties)] == afdeling(momenten(wat)[moment], "ACTIES")


def test_now_is_what_the_dossier_knows_and_never_the_clock(met_agenda: Path, warmte: Path) -> None:
    assert laatste_dag(Verandergraaf.uit(met_agenda)) == datetime.date(2028, 3, 31), "the end of c6; B10 has no minutes"
    assert laatste_dag(Verandergraaf.uit(warmte)) == datetime.date(2027, 12, 31)
    assert lusmoment(Verandergraaf.uit(met_agenda), bijeenkomst="B10").nu == datetime.date(2028, 5, 16)
