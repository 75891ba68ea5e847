"""No product tells anything of what was found where too few were heard: not one byte hangs on it."""

import contextlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.afgeschermd import anders, producten, te_smal, zonder
from tests.graaf.test_eigen_dossier import NIET_MONITOR, gesprekken
from tests.lezing.test_tafelblik import KADER, sessies
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import MINSTE_GROEPEN, Doelgroep
from verandertheorie.model.soorten import RECORD, ElkRecord

pytest_plugins = ("tests.leerlus.dossiers",)

NAAM = "een-naam-voor-beide"
"""Of the whole content; each product has it, and it is of course another when something else was found."""


def _zelfde(records: Iterable[ElkRecord], ander: Iterable[ElkRecord], doelgroep: Doelgroep) -> list[str]:
    """The names of the products for an audience that are not the same for both, byte for byte."""
    een, twee = (Verandergraaf.van(r, inhoudshash=NAAM) for r in (records, ander))
    assert een.voor(doelgroep).verborgen == twee.voor(doelgroep).verborgen
    van_een, van_twee = dict(producten(een, doelgroep)), dict(producten(twee, doelgroep))
    assert van_een.keys() == van_twee.keys()
    return [naam for naam, tekst in van_een.items() if tekst != van_twee[naam]]


@cache
def _van(pad: Path) -> Verandergraaf:
    return Verandergraaf.van(Verandergraaf.uit(pad).alles, inhoudshash=NAAM)


@pytest.mark.parametrize("doelgroep", ["sessie", "publiek"])
@pytest.mark.parametrize("programma", ["met_agenda", "warmte"])
def test_turned_round_in_hidden_areas_every_product_of_a_programme_is_the_same(
    request: pytest.FixtureRequest, programma: str, doelgroep: Doelgroep
) -> None:
    g = _van(request.getfixturevalue(programma))
    weg = te_smal(g, MINSTE_GROEPEN[doelgroep])
    assert g.voor(doelgroep).verborgen & weg, "else this proves nothing"
    ander = tuple(anders(g.alles, weg, (*g.stellingen, *g.factoren)))
    assert ander != g.alles
    assert _zelfde(g.alles, ander, doelgroep) == []


def test_a_monitor_does_read_it(met_agenda: Path) -> None:
    """So the products do hold what was found, and the comparison above is one."""
    g = _van(met_agenda)
    ander = Verandergraaf.van(anders(g.alles, frozenset({"D11"}), (*g.stellingen, *g.factoren)), inhoudshash=NAAM)
    for (naam, tekst), (_, nu) in zip(producten(g, "monitor"), producten(ander, "monitor"), strict=False):
        if naam in ("bewijs", "theorie", "kaart", "neo4j"):
            assert tekst != nu


def _records(*delen: Iterable[dict[str, Any]]) -> tuple[ElkRecord, ...]:
    return tuple(RECORD.validate_python(r) for deel in delen for r in deel)


ONDERWERPEN = ("zelf", "traag", "zelf.belemmert.tempo", "traag.belemmert.tempo", "los")
WAAR = {"D01": "D01", "D02": "D02", "D03": "D03", "kern": "D04"}


def _hier(gesprek: dict[str, Any], nr: int) -> dict[str, Any]:
    """A conversation about the theory of :data:`KADER`, with an agreement."""
    delen = [
        d | {"onderwerp": ONDERWERPEN[(nr + i) % 5], "gebied": WAAR.get(d["gebied"], d["gebied"])}
        for i, d in enumerate(gesprek["bewijs"])
    ]
    dag = {"2026-10-01": "2026-01-20", "2027-01-15": "2026-05-20"}[gesprek["datum"]]
    bron = {"b4": "b0"}
    return gesprek | {
        "id": f"g{gesprek['id']}",
        "ontleend_aan": [f"g{r}" for r in gesprek["ontleend_aan"]],
        "datum": dag,
        "gebied": WAAR[gesprek["gebied"]],
        "interventie": "geen",
        "bronnen": [bron.get(b, b) for b in gesprek["bronnen"]],
        "bewijs": [d | ({"spreker": bron.get(d["spreker"], d["spreker"])} if d["spreker"] else {}) for d in delen],
        "afspraken": [{"actie": f"Doe {nr}.", "eigenaren": ["trekker"], "naar": "agenda"}],
    }


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])  # to shrink it takes minutes
@given(
    lus=sessies(), gesproken=gesprekken(), doelgroep=st.sampled_from(NIET_MONITOR), wat=st.sampled_from(["om", "weg"])
)
def test_of_any_dossier_no_product_hangs_on_what_is_hidden(
    lus: list[dict[str, Any]], gesproken: list[dict[str, Any]], doelgroep: Doelgroep, wat: str
) -> None:
    records = _records(KADER, lus, (_hier(r, nr) for nr, r in enumerate(gesproken)))
    g = Verandergraaf.van(records)
    weg = te_smal(g, MINSTE_GROEPEN[doelgroep])
    ander = tuple(anders(records, weg, ONDERWERPEN[:-1]) if wat == "om" else zonder(records, weg))
    with contextlib.suppress(_Verschoven):
        _eis_zelfde_gehoor(g, Verandergraaf.van(ander))
        assert _zelfde(records, ander, doelgroep) == []


class _Verschoven(Exception):
    """Without the items about it nobody is known to have spoken in a place: its coverage is another, and is told."""


def _eis_zelfde_gehoor(een: Verandergraaf, twee: Verandergraaf) -> None:
    for cyclus in ("c1", "c2"):
        if een.tot_en_met(cyclus).gehoord != twee.tot_en_met(cyclus).gehoord:
            raise _Verschoven
