"""What is worked out of a dossier with something added is what would be worked out of that dossier by itself."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verandertheorie.graaf.erbij import GraafMetErbij, MetErbij, graaf_met_erbij
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.leerlus.signalen import wissels
from verandertheorie.model.soorten import RECORD, ElkRecord
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.veranderingen import momentopnamen, tussen_momenten

_FACTOR = {"soort": "systemische_factor", "klasse": "patroon", "ligging": "buiten_aanpak", "valentie": "beide"}
THEORIE: list[dict[str, Any]] = [
    *({**_FACTOR, "sleutel": f, "naam": f, "bereik": "samen", "onderdeel_van": boven} for f, boven in
      (("f1", None), ("f2", "f1"), ("f3", None))),
    {"soort": "uitkomst", "sleutel": "u1", "naam": "u1", "niveau": "proces", "bedoeld": True},
    {"soort": "bewering", "van": "f1", "relatie": "belemmert", "naar": "u1", "tekst": "Zo.", "code": "X1"},
    *({"soort": "gebied", "sleutel": g, "naam": g, "niveau": "deelgebied"} for g in ("D1", "D2")),
    *(
        {"soort": "leercyclus", "sleutel": f"c{n}", "nummer": n, "van": f"2026-0{n}-01", "tot": f"2026-0{n}-28"}
        for n in (1, 2, 3)
    ),
    {"soort": "signaal", "sleutel": "s1", "over": "f1", "vraag": "Wat?", "sinds": "2026-01-02", "gevraagd_van": "t1",
     "eigenaar": "monitor"},
    {"soort": "actor", "sleutel": "t1", "naam": "tafel", "actorsoort": "tafel"},
]  # fmt: skip
BRONNEN = ("b1", "b2", "b3")
ONDERWERPEN = ("f1", "f2", "f3", "f1.belemmert.u1", "f2.belemmert.u1", "f3.bevordert.u1", "los")
"""The fifth and sixth are nobody's claim yet: they are there once somebody speaks of them."""


def _bron(naam: str, perspectief: str) -> dict[str, Any]:
    return {
        "soort": "bron",
        "pseudoniem": naam,
        "rol": "boer",
        "organisatiesoort": "rijk",
        "perspectief": perspectief,
        "geinformeerd": True,
    }


def _een_van(*keuzes: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(keuzes)


_BEWIJS = st.fixed_dictionaries(
    {"onderwerp": _een_van(*ONDERWERPEN), "teken": _een_van("voor", "tegen"), "kern": st.just("k")},
    optional={
        "bewijskracht": _een_van("zwak", "sterk"),
        "spreker": _een_van(*BRONNEN),
        "gebied": _een_van("D1", "D2"),
        "wanneer": st.just("c1"),
    },
)
_DEKKING = st.fixed_dictionaries(
    {
        "onderwerp": _een_van(*ONDERWERPEN[:-1]),
        "wijze": st.just("gericht_gevraagd"),
        "gezocht": _een_van("bestaan", "tegendeel"),
        "gevonden": _een_van("ja", "nee"),
    }
)


@st.composite
def _gesprek(trek: st.DrawFn, nr: int) -> dict[str, Any]:
    vorm = trek(_een_van("interview", "leerbijeenkomst", "document"))
    wie = trek(st.lists(_een_van(*BRONNEN), min_size=1, max_size=2, unique=True))
    return {
        "soort": "registratie",
        "id": f"r{nr}",
        "datum": f"2026-0{trek(st.integers(1, 4))}-05",  # in the fourth month there is no cycle
        "gebied": trek(_een_van("D1", "D2")),
        "vorm": vorm,
        "bron": wie[0],
        "bronnen": wie[1:],
        "interventie": "geen",
        "reeks": "reeks" if vorm == "leerbijeenkomst" else None,
        "ontleend_aan": trek(st.lists(_een_van(*(f"r{n}" for n in range(nr))), max_size=1)) if nr else [],
        "open_vraag_belemmeringen": trek(st.booleans()),
        "grond": trek(_een_van("fictief", None)),
        "bewijs": trek(st.lists(_BEWIJS, max_size=3)),
        "dekking": trek(st.lists(_DEKKING, max_size=1)),
    }


@st.composite
def dossiers(trek: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What there is, and what comes in: new, or in the place of what there is."""
    nieuw = trek(st.integers(1, 5))
    eerst = [*THEORIE, *(_bron(b, "rijk") for b in BRONNEN[:2]), *(trek(_gesprek(nr)) for nr in range(nieuw))]
    welke = trek(st.lists(st.integers(0, nieuw + 2), min_size=1, max_size=3, unique=True))
    erbij = [trek(_gesprek(nr)) for nr in welke]
    erbij += [_bron(b, "kennis") for b in trek(st.lists(_een_van(*BRONNEN), max_size=1))]
    return eerst, erbij


def _records(velden: Sequence[dict[str, Any]]) -> list[ElkRecord]:
    return [RECORD.validate_python(v) for v in velden]


def _samen(eerst: list[ElkRecord], erbij: list[ElkRecord]) -> list[ElkRecord]:
    return list({r.identiteit: r for r in (*eerst, *erbij)}.values())


def _alles(g: Verandergraaf) -> dict[str, Any]:
    """Everything that follows from what was found."""
    onderwerpen = (*g.stellingen, *g.factoren, *ONDERWERPEN)
    return {
        "t": g.t,
        "registraties": g.registraties,
        "vondsten": {o: g.vondsten(o) for o in onderwerpen},
        "aanwezig": {f: g.vondsten_aanwezigheid(f) for f in g.factoren},
        "stiltes": {f: g.stiltes(f) for f in g.factoren},
        "opnamen": list(momentopnamen(g)),
        "beweringen": {s: beoordeling(g).bewering(s) for s in g.stellingen},
        "factoren": {f: beoordeling(g).factor(f, "belemmerend") for f in g.factoren},
        "los": g.registraties_met_los,
        "fictief": g.herkomst.fictief,
        "eerder": [list(momentopnamen(g.tot_en_met(c.sleutel))) for c in g.cycli],
    }


def _rust_op(g: Verandergraaf, onderwerp: str) -> tuple[object, ...]:
    if onderwerp in g.factoren:
        return g.vondsten_aanwezigheid(onderwerp), g.stiltes(onderwerp)
    return g.vondsten(onderwerp), g.gezocht.get(onderwerp)


@settings(max_examples=150)
@given(dossiers())
def test_a_graph_with_something_added_says_what_the_whole_says(
    wat: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    eerst, erbij = map(_records, wat)
    voor, heel = Verandergraaf.van(eerst), Verandergraaf.van(_samen(eerst, erbij))
    _alles(voor)  # so that there is something to have in common
    na = graaf_met_erbij(voor, MetErbij(Voorraad(eerst), erbij))
    assert _alles(na) == _alles(heel)
    assert tussen_momenten(voor, na) == tussen_momenten(Verandergraaf.van(eerst), heel)
    assert wissels(voor, na) == wissels(Verandergraaf.van(eerst), heel)
    for o in (*na.factoren, *na.stellingen):
        if na.rust_op_hetzelfde(voor, o):
            assert _rust_op(na, o) == _rust_op(voor, o)
    assert na.alles == heel.alles
    assert na.dossierhash == heel.dossierhash


@settings(max_examples=50)
@given(dossiers())
def test_the_same_when_nobody_looked_at_what_there_was(
    wat: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    eerst, erbij = map(_records, wat)
    na = graaf_met_erbij(Verandergraaf.van(eerst), MetErbij(Voorraad(eerst), erbij))
    assert _alles(na) == _alles(Verandergraaf.van(_samen(eerst, erbij)))


def _gesprek_over(nr: int, onderwerp: str, bron: str, **meer: Any) -> dict[str, Any]:
    return {
        "soort": "registratie",
        "id": f"r{nr}",
        "datum": "2026-01-05",
        "gebied": "D1",
        "bron": bron,
        "interventie": "geen",
        "bewijs": [{"onderwerp": onderwerp, "teken": "voor", "kern": "k", **meer}],
    }


def test_a_finding_that_nothing_touches_is_the_same_object() -> None:
    eerst = _records([*THEORIE, *(_bron(b, "rijk") for b in BRONNEN), _gesprek_over(0, "f3", "b1")])
    voor = Verandergraaf.van(eerst)
    na = graaf_met_erbij(voor, MetErbij(voor.voorraad, _records([_gesprek_over(1, "f1.belemmert.u1", "b2")])))
    assert isinstance(na, GraafMetErbij)
    assert na.vondsten("f3") is voor.vondsten("f3")
    assert na.vondsten_aanwezigheid("f3") is voor.vondsten_aanwezigheid("f3")
    assert len(na.vondsten("f1")) == len(voor.vondsten("f1")) + 1


def test_who_is_now_heard_alone_has_a_voice_of_its_own_in_what_was_said_before() -> None:
    sessie = _gesprek_over(0, "f1.belemmert.u1", "b1", spreker="b2") | {"bronnen": ["b2"]}
    eerst = _records([*THEORIE, *(_bron(b, "rijk") for b in BRONNEN), sessie])
    voor = Verandergraaf.van(eerst)
    assert [v.groep.naam for v in voor.vondsten("f1.belemmert.u1")] == ["b1"]
    na = graaf_met_erbij(voor, MetErbij(voor.voorraad, _records([_gesprek_over(1, "f3", "b2")])))
    assert [v.groep.naam for v in na.vondsten("f1.belemmert.u1")] == ["b2"]


def test_what_was_derived_speaks_with_the_voice_that_its_origin_has_now() -> None:
    afgeleid = _gesprek_over(1, "f1.belemmert.u1", "b1") | {"ontleend_aan": ["r0"]}
    eerst = _records([*THEORIE, *(_bron(b, "rijk") for b in BRONNEN), _gesprek_over(0, "f3", "b2"), afgeleid])
    voor = Verandergraaf.van(eerst)
    assert [v.groep.naam for v in voor.vondsten("f1.belemmert.u1")] == ["b2"]
    na = graaf_met_erbij(voor, MetErbij(voor.voorraad, _records([_gesprek_over(0, "f3", "b3")])))
    assert [v.groep.naam for v in na.vondsten("f1.belemmert.u1")] == ["b3"]


@pytest.mark.parametrize("open_gevraagd", [True, False])
def test_a_factor_of_which_nothing_is_said_is_touched_only_by_silence(*, open_gevraagd: bool) -> None:
    eerst = _records([*THEORIE, *(_bron(b, "rijk") for b in BRONNEN), _gesprek_over(0, "f3", "b1")])
    voor = Verandergraaf.van(eerst)
    erbij = _gesprek_over(1, "f1", "b2") | {"open_vraag_belemmeringen": open_gevraagd}
    na = graaf_met_erbij(voor, MetErbij(voor.voorraad, _records([erbij])))
    assert na.rust_op_hetzelfde(voor, "f3") is not open_gevraagd
    assert not na.rust_op_hetzelfde(voor, "f1")
    assert na.rust_op_hetzelfde(voor, "f1.belemmert.u1")


@pytest.mark.parametrize("wat", [{"tot": "c2"}, {"binnen_scope": False}])
def test_another_theory_shares_nothing(wat: dict[str, Any]) -> None:
    eerst = _records([*THEORIE, _bron("b1", "rijk"), _gesprek_over(0, "f3", "b1")])
    voor = Verandergraaf.van(eerst)
    _alles(voor)
    erbij = _records([{**THEORIE[2], **wat}, _gesprek_over(1, "f3", "b1")])
    na = graaf_met_erbij(voor, MetErbij(voor.voorraad, erbij))
    assert _alles(na) == _alles(Verandergraaf.van(_samen(eerst, erbij)))
