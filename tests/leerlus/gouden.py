"""What the prototype printed of two dossiers, moment by moment: golden for states, marks and LET OP.

A plugin that test modules name in ``pytest_plugins``, beside that of the dossiers.
PYTEST_DONT_REWRITE: the collector of doctests may have been here first.
"""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.leerlus.dossiers import HIER
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import Lusmoment, lusmoment


def momenten(wat: str) -> dict[str, str]:
    """What the prototype printed, by moment."""
    tekst = (HIER / wat / "uitkomst.txt").read_text(encoding="utf-8")
    delen = re.split(r"^########## \w+, (\S+)$", tekst, flags=re.MULTILINE)[1:]
    return dict(zip(delen[::2], delen[1::2], strict=True))


def afdeling(tekst: str, naam: str) -> list[str]:
    """The lines under a heading; without what an adaptation did, which is of another part."""
    begin = tekst.index(f"== {naam}")
    regels = tekst[begin:].split("\n== ")[0].splitlines()[1:]
    return [r.rstrip() for r in regels if r.strip() and not r.startswith("       past ")]


GOUDEN = [(wat, moment) for wat in ("voorbeeld", "warmte") for moment in momenten(wat)]
"""Which dossier, and as of when."""


def afdeling_met(tekst: str, begin: str) -> list[str]:
    """The lines that begin so."""
    return [r.strip() for r in tekst.splitlines() if r.startswith(begin)]


@pytest.fixture
def op(met_agenda: Path, warmte: Path) -> Callable[[str, str], Lusmoment]:
    """A dossier as of a day, or as of the end of a cycle."""

    def op(wat: str, moment: str) -> Lusmoment:
        graaf = Verandergraaf.uit({"voorbeeld": met_agenda, "warmte": warmte}[wat])
        einde = next((c.tot for c in graaf.cycli if c.sleutel == moment), None)
        return lusmoment(graaf, op=einde or datetime.date.fromisoformat(moment))

    return op
