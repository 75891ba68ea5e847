"""What an audience knows is its own dossier: judged as if what was found where too few were heard had never come in."""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.afgeschermd import te_smal, zonder
from tests.document.test_lek import ONDERWERPEN, THEORIE
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.model.doelgroep import DOELGROEPEN, MINSTE_GROEPEN, Doelgroep
from verandertheorie.model.soorten import RECORD, ElkRecord
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import telt_niet_mee

NIET_MONITOR: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")
WILLEKEURIG = Path(__file__).parents[1] / "gouden" / "willekeurig"
BRONNEN = ("b1", "b2", "b3", "b4")
PLEKKEN = ("D01", "D02", "D03", "kern")


@pytest.fixture(scope="module")
def dossiers(voorbeeld: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[ElkRecord, ...]]:
    """The records of the example and of nine random dossiers, by name."""
    uit = {"voorbeeld": Verandergraaf.uit(voorbeeld).alles}
    map_ = tmp_path_factory.mktemp("willekeurig")
    for bron in sorted(WILLEKEURIG.glob("[0-9]")):
        with Dossier.maak(map_ / f"{bron.name}.sqlite") as d:
            assert not importeer(d, bron / "theorie", bron / "records").fouten
        uit[bron.name] = Verandergraaf.uit(map_ / f"{bron.name}.sqlite").alles
    return uit


def _oordelen(g: Verandergraaf) -> dict[str, list[Any]]:
    """Every number and word of every judgement, by subject."""
    alles = beoordeling(g)
    over: dict[str, list[Any]] = {k: [alles.bewering(k)] for k in g.stellingen}
    over |= {k: [alles.factor(k, "belemmerend"), alles.factor(k, "helpend")] for k in g.factoren}
    return {k: [getattr(o, f.name) for o in hier for f in fields(o)] for k, hier in over.items()}


def _is_zoals_met_de_hand(g: Verandergraaf, doelgroep: Doelgroep) -> None:
    """The judgement for an audience is that of the dossier from which somebody took what it may not know."""
    weg = te_smal(g, MINSTE_GROEPEN[doelgroep])
    eigen, met_de_hand = g.voor(doelgroep), Verandergraaf.van(zonder(g.alles, weg)).tot_en_met(g.cyclus or "c1")
    assert eigen.verborgen == weg & g.gehoord.keys()
    assert eigen.gehoord == g.gehoord, "where and with how many was spoken is no secret of the count"
    assert eigen.toepassingen == met_de_hand.toepassingen
    assert _oordelen(eigen) == _oordelen(met_de_hand)
    assert {v.gebied for o in g.stellingen for v in eigen.vondsten(o)}.isdisjoint(weg)


@pytest.mark.parametrize("doelgroep", ["sessie", "publiek"])
@pytest.mark.parametrize("naam", ["voorbeeld", *"123456789"])
def test_it_is_judged_as_a_dossier_from_which_it_was_taken_by_hand(
    dossiers: dict[str, tuple[ElkRecord, ...]], naam: str, doelgroep: Doelgroep
) -> None:
    g = Verandergraaf.van(dossiers[naam])
    for cyclus in ("c2", g.cyclus):
        assert cyclus is not None
        _is_zoals_met_de_hand(g.tot_en_met(cyclus), doelgroep)


@st.composite
def gesprekken(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Conversations of one or more people, held in one place and about others too; what rests on another is later."""
    uit: list[dict[str, Any]] = []
    dagen = sorted(draw(st.lists(st.sampled_from(["2026-10-01", "2027-01-15"]), min_size=1, max_size=8)))
    for nr, dag in enumerate(dagen):
        samen = draw(st.lists(st.sampled_from(BRONNEN), min_size=1, max_size=3, unique=True))
        delen = [
            {"onderwerp": draw(st.sampled_from(ONDERWERPEN)), "teken": draw(st.sampled_from(["voor", "tegen"]))}
            | {"kern": f"kern {nr} {plek}", "bewijskracht": draw(st.sampled_from(["zwak", "matig", "sterk"]))}
            | {"gebied": draw(st.sampled_from([None, None, *PLEKKEN]))}
            | {"spreker": draw(st.sampled_from([None, *samen]))}
            for plek in range(draw(st.integers(0, 3)))
        ]
        uit.append(
            {"soort": "registratie", "id": f"r{nr}", "datum": dag}
            | {"gebied": draw(st.sampled_from(PLEKKEN)), "bronnen": samen, "interventie": "hulp", "bewijs": delen}
            | {"open_vraag_belemmeringen": draw(st.booleans()), "teruggelegd": "ingestemd"}
            | {"ontleend_aan": [f"r{nr - 1}"] if nr and draw(st.booleans()) else []}
            | {"dekking": [{"onderwerp": "traag", "gevonden": "nee"}] if draw(st.booleans()) else []}
        )
    return uit


@settings(max_examples=60)
@given(records=gesprekken(), doelgroep=st.sampled_from(NIET_MONITOR))
def test_any_dossier_is_judged_so(records: list[dict[str, Any]], doelgroep: Doelgroep) -> None:
    _is_zoals_met_de_hand(_graaf((*THEORIE, *records)), doelgroep)


def _graaf(records: Iterable[dict[str, Any]]) -> Verandergraaf:
    return Verandergraaf.van(RECORD.validate_python(r) for r in records)


@settings(max_examples=30)
@given(records=gesprekken())
def test_who_asks_more_voices_knows_no_more_and_a_monitor_everything(records: list[dict[str, Any]]) -> None:
    g = _graaf((*THEORIE, *records))
    assert g.voor("monitor") is g
    assert g.verborgen == frozenset()
    assert g.voor("sessie").verborgen == g.voor("kernteam").verborgen == g.voor("opdrachtgever").verborgen
    assert g.voor("sessie").verborgen <= g.voor("publiek").verborgen == g.voor("partner").verborgen
    for onderwerp in (*g.stellingen, *g.factoren):
        per = [{v.item.herkomst for v in g.voor(d).vondsten(onderwerp)} for d in ("publiek", "sessie", "monitor")]
        assert per[0] <= per[1] <= per[2]


def test_what_somebody_said_there_of_another_place_stays_without_the_place_of_the_conversation() -> None:
    velden = {"soort": "registratie", "interventie": "hulp", "teruggelegd": "ingestemd"}
    g = _graaf(
        (
            *THEORIE,
            velden
            | {"id": "smal", "datum": "2026-10-01", "gebied": "D01", "bron": "b1", "verrassing": "dat niet"}
            | {"afspraken": [{"actie": "Doe iets.", "eigenaren": ["trekker"]}]}
            | {
                "bewijs": [
                    {"onderwerp": "traag", "teken": "voor", "kern": "Hier."},
                    {"onderwerp": "traag", "teken": "voor", "kern": "Daar.", "gebied": "D02"},
                ]
            },
            {"soort": "actie", "id": "smal!1", "sinds": "2026-10-05", "gedaan_op": "2026-10-05"},
            *(
                velden | {"id": f"vol{i}", "datum": "2026-10-01", "gebied": "D02", "bron": b}
                for i, b in enumerate(("b2", "b3"))
            ),
        )
    ).voor("sessie")
    (r,) = [r for r in g.registraties if r.id == "smal"]
    assert (r.gebied, r.verrassing, r.afspraken) == (None, None, ())
    assert [r.bewijs_id(i) for i in range(len(r.bewijs))] == ["smal#2"], "it keeps the number by which all know it"
    assert [v.gebied for v in g.vondsten("traag") if v.soort == "bewijs"] == ["D02"]
    assert not [a for a in g.alles if a.soort == "actie"], "what became of an agreement goes with it"


def test_what_was_tried_where_nobody_spoke_is_no_more_known_than_where_few_did() -> None:
    geprobeerd = [
        {"soort": "handelingsperspectief", "sleutel": "kuur", "naam": "Kuur", "route": "oplossen"},
        {"soort": "toepassing", "handelingsperspectief": "kuur", "gebied": "D01", "cyclus": "c1"}
        | {"gebleken": "c1", "hielp": "ja"},
        {
            "soort": "registratie",
            "id": "r",
            "datum": "2026-10-01",
            "gebied": "D02",
            "bron": "b1",
            "interventie": "hulp",
        },
    ]
    g = _graaf((*THEORIE, *geprobeerd))
    assert len(g.toepassingen) == 1
    assert g.voor("sessie").toepassingen == ()


def test_a_filter_that_chooses_records_is_a_monitors(voorbeeld: Path) -> None:
    g = Verandergraaf.uit(voorbeeld)
    with pytest.raises(AanroepFout, match=r"^Kiezen op perspectief kan alleen een monitor"):
        g.met(Filter(perspectief="rijk")).voor("sessie")
    with pytest.raises(AanroepFout, match=r"^Kiezen op perspectief kan alleen een monitor"):
        g.voor("sessie").met(Filter(perspectief="rijk"))
    with pytest.raises(AanroepFout, match=r"^De doelgroep 'buren' is er niet"):
        g.voor("buren")


def test_areas_that_are_chosen_change_nothing_of_who_is_heard_where(voorbeeld: Path) -> None:
    g = Verandergraaf.uit(voorbeeld).voor("sessie")
    hier = g.met(Filter(gebied="D11"))
    assert hier.verborgen == g.verborgen == {"D11"}
    assert (hier.is_te_smal, g.is_te_smal, g.met(Filter(gebied="D13")).is_te_smal) == (True, False, False)
    assert not g.met(Filter(gebied=("D10", "D11"))).is_te_smal
    assert telt_niet_mee(hier) == "D11 telt hier niet mee: daar zijn minder dan drie stemmen gehoord."
    assert telt_niet_mee(g.met(Filter(gebied="D01"))) == ""  # what was not chosen is no matter here
    toen = g.tot_en_met("c3").met(Filter(kerngebied="veluwe"))
    assert telt_niet_mee(toen) == "D02 telt hier niet mee: daar zijn minder dan drie stemmen gehoord."
    assert g.bezocht == tuple(d for d in g.deelgebieden if d not in ("D06", "D11", "D13"))
