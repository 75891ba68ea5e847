"""The states of the signals of the example and of a made-up programme of another field, as the prototype has them.

The prototype prints days and tables as the file has them; people read days as they say them, and names.
"""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.leerlus.gouden import GOUDEN, afdeling, momenten
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.leerlus.signalen import Signalen
from verandertheorie.lezing.signaalzinnen import staat, standzin
from verandertheorie.taal import dag, lees_dag

pytest_plugins = ("tests.leerlus.dossiers", "tests.leerlus.gouden")

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def _zoals_mensen_lezen(regel: str) -> str:
    regel = ISO.sub(lambda gevonden: dag(lees_dag(gevonden[0]) or pytest.fail(gevonden[0])), regel)
    return regel.replace("naar rijkstafel", "naar Overleg met het Rijk").replace("alle 2 gebieden", "beide gebieden")


def _als_in_het_prototype(m: Lusmoment) -> Iterator[str]:
    standen = Signalen(m).standen
    for s in standen.values():
        yield f"{s.sleutel:12} {'OPEN ' if s.is_open else 'DICHT'} {staat(s)}"
        yield f"             {standzin(m, s)}"


@pytest.mark.parametrize(("wat", "moment"), GOUDEN)
def test_every_state_and_sentence_is_that_of_the_prototype(
    wat: str, moment: str, op: Callable[[str, str], Lusmoment]
) -> None:
    gouden = [_zoals_mensen_lezen(r) for r in afdeling(momenten(wat)[moment], "SIGNALEN")]
    eigen = list(_als_in_het_prototype(op(wat, moment)))
    assert _paren(eigen) == _paren(gouden)


def _paren(regels: list[str]) -> dict[str, str]:
    """Each state with its sentence; the prototype has them in the order of its file, we by key."""
    return dict(zip(regels[::2], regels[1::2], strict=True))
