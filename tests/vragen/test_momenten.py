"""What one moment leaves to another changes no answer: a later one goes on from it, judged only where it differs."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.schaal.werelden import BRONNEN, _bron, _gesprek
from tests.vragen.test_eigenschappen import (
    CYCLI,
    DAG,
    DEELGEBIEDEN,
    LATER,
    ONDERWERPEN,
    THEORIE,
    _factor,
    _gebied,
    _graaf,
    _toepassing,
)
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen import veranderingen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.veranderingen import tussen_momenten

Velden = dict[str, Any]
FILTERS = (Filter(), Filter(), Filter(kerngebied="k2"), Filter(perspectief="rijk"), Filter(domein="uitvoeringsproces"))
MEER: tuple[Velden, ...] = (
    _factor("e", tot="c3", sinds="c2", valentie="beide"),
    _gebied("B1", "deelgebied", "k1", sinds="c2"),
    {"soort": "inzet", "interventie": "i", "gebied": "B1", "van": "2026-02-01"},
    {"soort": "mechanisme", "sleutel": "m", "naam": "m", "domein": "interbestuurlijk", "sinds": "c2"},
)
"""What changes on the way, besides what the other properties have: an area elsewhere, another domain, a retirement."""
BESLUIT: Velden = {
    "soort": "besluit_op_voorstel",
    "voorstel": "V8-f-g",
    "bijeenkomst": "s1",
    "uitslag": "aanvaard",
    "onderwerpen": ["f", "g"],
    "tot_en_met": "c2",
    "reden": "r",
    "rollen": ["monitor"],
    "bewijshash": "x",
    "parameterhash": "y",
}
SAMENGEVOEGD: tuple[Velden, ...] = (
    {"soort": "bijeenkomst", "sleutel": "s1", "bijeenkomstsoort": "kernteam", "datum": "2026-02-20"},
    _factor("g", tot="c2", sinds="c2"),
    BESLUIT,
)
"""One factor that went up into another."""


def wereld(zaad: int, *, zonder: int = 0) -> Verandergraaf:
    """A random dossier with a theory that changes; ``zonder``: so many of its conversations are left out."""
    toeval = Random(zaad)  # noqa: S311  (worlds, no secrets)
    later = toeval.sample(LATER, toeval.randint(0, 5)) + toeval.sample(MEER, toeval.randint(0, len(MEER)))
    if toeval.random() < 0.4:
        later = [v for v in later if v.get("sleutel") != "g"] + [*SAMENGEVOEGD]
    per_naam = {(v["soort"], v.get("van"), v.get("sleutel"), v.get("gebied"), v.get("voorstel")): v for v in later}
    eerder: list[Velden] = []
    kant = toeval.choice((0.5, 0.85, 0.15))
    for nr in range(toeval.randint(2, 30)):
        eerder.append(_gesprek(f"g{nr}", eerder, ONDERWERPEN, kant, toeval))
    los = [r for r in eerder if not any(r["id"] in ander.get("ontleend_aan", ()) for ander in eerder)]
    weg = [r["id"] for r in los[:zonder]]
    bronnen = [_bron(naam, toeval) for naam in BRONNEN]
    return _graaf(THEORIE, per_naam.values(), bronnen, [r for r in eerder if r["id"] not in weg])


def _zegt(naam: str, waar: str, cyclus: str, onderwerp: str, *, bron: str = BRONNEN[0]) -> Velden:
    vast = {"soort": "registratie", "id": naam, "vorm": "interview", "interventie": "i", "bron": bron}
    bewijs = {"onderwerp": onderwerp, "teken": "voor", "kern": "k", "bewijskracht": "sterk"}
    return {**vast, "datum": DAG[cyclus].isoformat(), "gebied": waar, "bewijs": [bewijs]}


WIE = [_bron(naam, Random(1)) for naam in BRONNEN]  # noqa: S311


def vers(graaf: Verandergraaf) -> Verandergraaf:
    """The same moment, of which nothing is known yet."""
    return replace(graaf)


def oordelen(graaf: Verandergraaf, welke: Iterable[str] | None = None) -> list[object]:
    """Every judgement, or those of some claims."""
    b = beoordeling(graaf)
    if welke is not None:
        return [b.bewering(s) for s in welke]
    factoren = [b.factor(f, rol) for f in graaf.factoren for rol in ("belemmerend", "helpend")]
    return [*map(b.bewering, graaf.stellingen), *factoren]


@settings(max_examples=40)
@given(zaad=st.integers(0, 10**6))
def test_a_moment_is_judged_the_same_whatever_was_looked_at_before(zaad: int) -> None:
    toeval = Random(zaad)  # noqa: S311
    graaf = replace(wereld(zaad), filter=toeval.choice(FILTERS))
    for cyclus in toeval.choices(CYCLI, k=5):
        graaf = graaf.tot_en_met(cyclus)
        assert graaf is graaf.tot_en_met(cyclus)
        if toeval.random() < 0.4:
            namen = sorted(graaf.stellingen)
            oordelen(graaf, toeval.sample(namen, min(len(namen), 3)))
        else:
            assert oordelen(graaf) == oordelen(vers(graaf))


@settings(max_examples=40)
@given(zaad=st.integers(0, 10**6), zonder=st.integers(1, 2))
def test_a_comparison_misses_nothing_by_what_it_leaves_out(zaad: int, zonder: int) -> None:
    toeval = Random(zaad)  # noqa: S311
    filter_, heel, deel = toeval.choice(FILTERS), wereld(zaad), wereld(zaad, zonder=zonder)
    heel, deel = (replace(graaf, filter=filter_) for graaf in (heel, deel))
    for voor, na in ((heel.tot_en_met("c1"), heel), (heel.tot_en_met("c2"), heel), (deel, heel), (heel, deel)):
        verkort = tussen_momenten(voor, na)
        with pytest.MonkeyPatch.context() as m:
            for naam in ("_zelfde_factor", "_zelfde_bewering"):
                m.setattr(veranderingen, naam, lambda *_: False)
            assert verkort == tussen_momenten(vers(voor), vers(na))


def test_what_counted_for_a_factor_by_the_theory_of_then_is_not_what_counts_by_that_of_now() -> None:
    """A factor that moves under another one brings what was said of it before: the other is followed anew."""
    cycli = [
        {"soort": "leercyclus", "sleutel": f"c{n}", "nummer": n, "van": f"2026-0{n}-01", "tot": f"2026-0{n}-28"}
        for n in range(4, 10)
    ]
    gesprekken = [
        {
            "soort": "registratie",
            "id": f"r{nr}",
            "datum": "2026-01-15",
            "vorm": "interview",
            "interventie": "i",
            "bron": BRONNEN[nr],
            "gebied": "A1",
            "bewijs": [{"onderwerp": "h2", "teken": "voor", "kern": "k", "bewijskracht": "zwak"}],
        }
        for nr in range(3)
    ]
    factor = [_factor("h2"), _factor("h2", sinds="c2", onderdeel_van="f")]
    graaf = _graaf(THEORIE, cycli, factor, WIE, gesprekken, tot_en_met="c9")
    oordelen(graaf.tot_en_met("c1"))
    na_alles = beoordeling(graaf).factor("f", "belemmerend").beeld.gebieden["A1"]
    assert na_alles == beoordeling(vers(graaf)).factor("f", "belemmerend").beeld.gebieden["A1"]
    assert na_alles.toestand == "eerder_gezien"


def test_why_a_finding_does_not_count_follows_the_areas_of_each_moment() -> None:
    komt = _gebied("k9", "kerngebied", "programma", sinds="c2")
    graaf = _graaf(THEORIE, [komt], WIE, [_zegt("r1", "k9", "c1", "m.leidt_tot.u")])
    waarom = [
        [t.waarom for t in beoordeling(graaf.tot_en_met(c)).bewering("m.leidt_tot.u").terzijde] for c in ("c1", "c2")
    ]
    assert waarom == [["buiten_scope"], ["niet_herleid"]]


def test_a_claim_that_can_no_longer_hold_where_it_held_is_a_change() -> None:
    zegt = [_zegt(f"r{nr}", "A2", "c1", "i.activeert.m", bron=BRONNEN[nr]) for nr in range(2)]
    overal = [v for v in THEORIE if v["soort"] != "inzet"]
    voor, na = _graaf(overal, WIE, zegt), _graaf(THEORIE, WIE, zegt)
    assert [v.eraf for v in tussen_momenten(voor, na) if v.sleutel == "i.activeert.m"] == [("A2",)]


def test_what_was_tried_in_vain_makes_another_class_of_the_same_findings() -> None:
    zegt = [
        _zegt(f"r-{gebied.lower()}-{cyclus}-{nr}", gebied, cyclus, "f", bron=BRONNEN[nr])
        for gebied in DEELGEBIEDEN
        for cyclus in CYCLI
        for nr in range(3)
    ]
    voor = _graaf(THEORIE, WIE, zegt)
    na = _graaf(THEORIE, WIE, zegt, [_toepassing("A1", cyclus="c1", gebleken="c2", hielp="nee")])
    assert [(v.was, v.is_nu) for v in tussen_momenten(voor, na) if v.sleutel == "f"] == [
        ("aanhoudend_terugkerend", "hardnekkig_terugkerend")
    ]


def test_the_same_findings_in_a_larger_programme_are_something_else() -> None:
    zegt = [_zegt(f"r{nr}", "A1", "c3", "f", bron=BRONNEN[nr]) for nr in range(3)]
    klein = [v for v in THEORIE if v.get("sleutel") not in {"A2", "B1", "B2"}]
    voor, na = _graaf(klein, WIE, zegt), _graaf(THEORIE, WIE, zegt)
    assert [(v.was, v.is_nu) for v in tussen_momenten(voor, na) if v.sleutel == "f"] == [("terugkerend", "lokaal")]


def test_what_comes_into_a_filter_by_a_change_of_the_theory_is_a_change() -> None:
    """A claim is listed by the domain that its ends have at each moment, as a factor is."""
    domein: list[Velden] = [
        {"soort": "mechanisme", "sleutel": "m2", "naam": "m2", "domein": "interbestuurlijk"},
        {"soort": "mechanisme", "sleutel": "m", "naam": "m", "domein": "interbestuurlijk", "sinds": "c2"},
        {"soort": "mechanisme", "sleutel": "m2", "naam": "m2", "domein": "uitvoeringsproces", "sinds": "c2"},
    ]
    graaf = _graaf(THEORIE, domein, tot_en_met="c2")
    for woord in ("interbestuurlijk", "uitvoeringsproces"):
        hier = graaf.met(Filter(domein=woord))
        soorten = {v.soort for v in tussen_momenten(hier.tot_en_met("c1"), hier)}
        assert {"belemmering", "bewering"} <= soorten, woord
