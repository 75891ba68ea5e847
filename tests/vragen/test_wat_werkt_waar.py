"""What works where: worked out by hand, fair or not and why, and what must hold of every dossier."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TEMPO, TWEE_CYCLI, omstanders
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.soorten import RECORD
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.wat_werkt_waar import Contextrij, wat_werkt_waar

GraafVan = Callable[..., Verandergraaf]

MET, ZONDER, ONBEKEND = ("A1", "A2"), ("B1", "B2"), ("X1",)
GEBIEDEN = "".join(
    f"- {{soort: gebied, sleutel: {g}, naam: {g}, niveau: deelgebied, kenmerken: {{novex: {waarde}}}}}\n"
    for kant, waarde in ((MET, "ja"), (ZONDER, "nee"), (ONBEKEND, "onbekend"))
    for g in kant
)
NOVEX = "- {soort: context, sleutel: novex, naam: NOVEX, kenmerk: novex, vooraf_gekozen: ja}\n"
TEMPO_VOLGT = "- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed geeft tempo.}\n"
THEORIE = TWEE_CYCLI + GEBIEDEN + HULP_EN_MOED + HULP_GEEFT_MOED + NOVEX
BRONNEN = "".join(
    f"- {{soort: bron, pseudoniem: {g.lower()}b{n}, rol: boer, organisatiesoort: {wie}, geinformeerd: ja}}\n"
    for g in (*MET, *ZONDER, *ONBEKEND)
    for n, wie in ((1, "ondernemer"), (2, "rijk"))
)


def _zegt(
    gebied: str, nr: int, teken: str, kracht: str, *, over: str = "C1", dag: str = "2026-01-10", vorm: str = "interview"
) -> str:
    kop = f"soort: registratie, id: {gebied.lower()}-{nr}-{over.lower()}, datum: {dag}, gebied: {gebied}, vorm: {vorm}"
    bewijs = f"{{onderwerp: {over}, teken: {teken}, kern: k., bewijskracht: {kracht}}}"
    return f"- {{{kop}, bron: {gebied.lower()}b{nr}, interventie: hulp, bewijs: [{bewijs}]}}\n"


def _kant(gebieden: tuple[str, ...], teken: str, **hoe: str) -> str:
    """In each area two people, the one strongly and the other less so."""
    return "".join(_zegt(g, n, teken, kracht, **hoe) for g in gebieden for n, kracht in ((1, "sterk"), (2, "matig")))


GEEFT_VERSCHIL = THEORIE + BRONNEN + _kant(MET, "voor") + _kant(ZONDER, "tegen")


# --- by hand ----------------------------------------------------------------------------------


def test_a_step_that_holds_with_a_context_and_not_without_it_has_the_words_worked_out_by_hand(
    graaf_van: GraafVan,
) -> None:
    """Per area V = 6 · 3 = 18, so b = 17/18; two areas give R = 1.89 and a chance of 2.89/3.89 = .74, and .26 against.

    For goed_onderbouwd nobody looked for the opposite, and against it are two areas, not three; without any one voice
    the chance stays .72, or .28.
    """
    antwoord = wat_werkt_waar(graaf_van(GEEFT_VERSCHIL))
    (rij,) = antwoord
    assert (rij.met, rij.met_stand) == (MET, "voorlopig_onderbouwd")
    assert (rij.zonder, rij.zonder_stand) == (ZONDER, "twijfelachtig")
    assert (rij.vergelijkbaar, rij.gaat_anders) == ("ja", True)
    assert (rij.van, rij.naar, rij.interventies, rij.blok) == ("hulp", "moed", ("hulp",), "C1: Hulp geeft moed.")
    assert antwoord.zinnen == (
        "1 vergelijking van een stap met en zonder een context; daarvan is er 1 eerlijk.",
        "C1 gaat anders met NOVEX (voorlopig onderbouwd) dan zonder (twijfelachtig).",
        "Wie veel vergelijkt, vindt ook toeval: 'voorstellen' (V3) weegt dat mee.",
    )


def test_what_was_found_where_the_context_is_not_known_is_on_neither_side(graaf_van: GraafVan) -> None:
    kaal = wat_werkt_waar(graaf_van(GEEFT_VERSCHIL))
    ook = wat_werkt_waar(graaf_van(GEEFT_VERSCHIL + _kant(ONBEKEND, "tegen")))
    assert [replace(r, onbekend=()) for r in ook] == list(kaal)
    assert ook[0].onbekend == ONBEKEND
    assert ook.zinnen[-1] == "Niet ingevuld is NOVEX bij X1. Wat daar is gezien, staat in geen van beide kanten."


EEN_STEM_PER_GEBIED = "".join(_zegt(g, 1, "tegen", "sterk") for g in ZONDER)
MAAR_EEN_GEBIED = _kant(MET, "voor") + _kant(ZONDER[:1], "tegen")


@pytest.mark.parametrize(
    ("bewijs", "vergelijkbaar"),
    [
        (MAAR_EEN_GEBIED, "nee: te weinig zonder (1 gebied en 2 stemmen)"),
        (_kant(MET, "voor") + EEN_STEM_PER_GEBIED, "nee: te weinig zonder (2 stemmen)"),
        (
            _kant(MET, "voor") + _kant(ZONDER, "tegen", dag="2026-02-10"),
            "nee: er is vooral in andere leercycli gekeken (c1 tegen c2)",
        ),
        (
            _kant(MET, "voor") + _kant(ZONDER, "tegen", vorm="participatieve_observatie"),
            "nee: er is vooral anders gekeken (interview tegen participatieve observatie)",
        ),
        (_kant(MET, "voor"), "nee: zonder is nergens gekeken"),
        (_kant(ONBEKEND, "voor"), "nee: aan beide kanten is nergens gekeken"),
    ],
)  # fmt: skip
def test_whether_comparing_is_fair_is_told_in_words(graaf_van: GraafVan, bewijs: str, vergelijkbaar: str) -> None:
    (rij,) = wat_werkt_waar(graaf_van(THEORIE + BRONNEN + bewijs), alles=True)
    assert rij.vergelijkbaar == vergelijkbaar


def test_a_difference_that_is_not_fair_to_compare_is_told_apart(graaf_van: GraafVan) -> None:
    zinnen = wat_werkt_waar(
        graaf_van(THEORIE + BRONNEN + MAAR_EEN_GEBIED.replace("kracht: matig", "kracht: sterk"))
    ).zinnen
    assert zinnen[0].endswith("daarvan is er geen eerlijk.")
    assert zinnen[1] == "Ook anders, maar niet eerlijk te vergelijken: C1 bij NOVEX."


def test_a_context_that_is_where_a_core_area_is_may_be_something_else_there(graaf_van: GraafVan) -> None:
    kern = "".join(f"- {{soort: gebied, sleutel: {k}, naam: De {k}, niveau: kerngebied}}\n" for k in ("Peel", "Veen"))
    ligt_in = GEBIEDEN
    for g in (*MET, *ZONDER):
        ligt_in = ligt_in.replace(f"naam: {g},", f"naam: {g}, ligt_in: {'Peel' if g in MET else 'Veen'},")
    (rij,) = wat_werkt_waar(graaf_van(GEEFT_VERSCHIL.replace(GEBIEDEN, kern + ligt_in)))
    assert rij.vergelijkbaar == "ja, maar NOVEX valt samen met De Peel: het kan ook aan iets anders daar liggen"


# --- which rows -------------------------------------------------------------------------------


def test_what_was_chosen_beforehand_comes_first_and_a_task_is_a_context_as_well(graaf_van: GraafVan) -> None:
    opgave = "- {soort: context, sleutel: a-stikstof, naam: Stikstof, kenmerk: stikstof}\n"
    tekst = GEEFT_VERSCHIL + opgave
    for g, opgaven in (("A1", "stikstof"), ("A2", "water"), ("B1", "stikstof"), ("B2", "water")):
        tekst = tekst.replace(f"naam: {g},", f"naam: {g}, opgaven: [{opgaven}],")
    rijen = wat_werkt_waar(graaf_van(tekst)).rijen
    assert [(r.welke, r.met, r.zonder) for r in rijen] == [
        ("NOVEX", MET, ZONDER),
        ("Stikstof (niet vooraf gekozen)", ("A1", "B1"), ("A2", "B2")),
    ]


def test_an_intervention_gives_every_step_from_there_on_and_a_claim_only_itself(graaf_van: GraafVan) -> None:
    ander = """\
- {soort: interventie, sleutel: geld, naam: Geld}
- {soort: bewering, code: C3, van: geld, relatie: activeert, naar: moed, tekst: Geld geeft moed.}
"""
    graaf = graaf_van(GEEFT_VERSCHIL + TEMPO + TEMPO_VOLGT + ander)
    assert [(r.naam, r.interventies) for r in wat_werkt_waar(graaf, alles=True)] == [
        ("C3", ("geld",)),
        ("C2", ("geld", "hulp")),
        ("C1", ("hulp",)),
    ]
    assert [(r.naam, r.interventies) for r in wat_werkt_waar(graaf, "Hulp", alles=True)] == [
        ("C1", ("hulp",)),
        ("C2", ("hulp", "geld")),
    ]
    assert wat_werkt_waar(graaf, "C2", alles=True)[0].blok == "C2 (na Geld en 1 andere): Moed geeft tempo."
    assert wat_werkt_waar(graaf, "hulp").zinnen[-1] == (
        "Bij 1 vergelijking is aan een kant nergens gekeken; --alles toont die ook."
    )


def test_what_is_no_step_from_an_intervention_is_refused(graaf_van: GraafVan) -> None:
    graaf = graaf_van(GEEFT_VERSCHIL + TEMPO + TEMPO_VOLGT.replace("tekst:", "laag: kandidaat, tekst:"))
    for onderwerp in ("moed", "A1", "tempo", "C2"):
        with pytest.raises(AanroepFout, match="in de theorie geen stap van een interventie"):
            wat_werkt_waar(graaf, onderwerp)
    with pytest.raises(AanroepFout, match="staat niet in het dossier"):
        wat_werkt_waar(graaf, "verzonnen")


def test_where_there_is_nothing_to_compare_it_says_why(graaf_van: GraafVan) -> None:
    def zegt(tekst: str, onderwerp: str | None = None, **meer: Any) -> str:
        antwoord = wat_werkt_waar(graaf_van(tekst, **meer) if tekst else Verandergraaf.van(()), onderwerp)
        assert antwoord.rijen == ()
        (zin,) = antwoord.zinnen
        return zin

    stap = "stap van een interventie naar een mechanisme of uitkomst."
    assert zegt("") == f"Er loopt nog geen {stap}"
    los = THEORIE + "- {soort: interventie, sleutel: leeg, naam: Leegte}\n"
    assert zegt(los, "leeg") == "Van leeg loopt geen stap naar een mechanisme of uitkomst."
    assert "{soort: context, sleutel: …" in zegt(GEEFT_VERSCHIL.replace(NOVEX, ""))
    assert zegt(THEORIE).startswith("Er is nog geen bewijs")
    assert zegt(GEEFT_VERSCHIL.replace("novex: nee", "novex: ja")).startswith(
        "Geen gebied verschilt van een ander in NOVEX"
    )
    een = THEORIE + BRONNEN + _kant(MET, "voor")
    assert zegt(een) == "Bij elke stap is aan een kant van NOVEX nergens gekeken. Met --alles staat er wat er wel is."
    weg = zegt(GEEFT_VERSCHIL, filter=Filter(rol="boer", perspectief="rijk", cyclus="c2"))
    assert weg == "Met dit filter blijft geen van de 8 registraties over."
    gefilterd = Filter(klasse="patroon")
    factor = "- {soort: systemische_factor, sleutel: f, naam: F, klasse: patroon, ligging: buiten_aanpak}\n"
    assert zegt(GEEFT_VERSCHIL + factor, filter=gefilterd) == f"Binnen dit filter loopt geen {stap}"


def test_what_a_filter_or_the_reader_does_not_let_through_is_no_absence(graaf_van: GraafVan) -> None:
    apart = _kant(MET, "voor") + _kant(ZONDER, "tegen", dag="2026-02-10")
    gefilterd = wat_werkt_waar(graaf_van(THEORIE + BRONNEN + apart, filter=Filter(cyclus="c1")), alles=True)
    assert gefilterd[0].vergelijkbaar == "nee: zonder is binnen dit filter nergens gekeken"
    graaf = graaf_van(GEEFT_VERSCHIL + omstanders(*MET)).voor("sessie")
    (rij,) = wat_werkt_waar(graaf, alles=True)
    assert (rij.zonder, rij.zonder_stand) == ((), "nog_niet_getoetst")
    assert rij.vergelijkbaar == "nee: zonder is nergens gekeken, voor zover het hier meetelt"


# --- on the example ---------------------------------------------------------------------------


@pytest.mark.parametrize("doelgroep", ["monitor", "sessie"])
def test_the_word_of_a_side_is_that_of_the_same_claim_with_only_these_areas_chosen(
    voorbeeld: Path, doelgroep: str
) -> None:
    graaf = Verandergraaf.uit(voorbeeld).voor(doelgroep)
    vergeleken = 0
    for context, rijen in itertools.groupby(
        sorted(wat_werkt_waar(graaf, alles=True), key=lambda r: r.context), key=lambda r: r.context
    ):
        kenmerk = next(k for k in graaf.knopen.values() if k.sleutel == context).kenmerk  # type: ignore[attr-defined]
        woorden: dict[str, Mapping[str, str]] = {}
        for waarde in ("ja", "nee"):
            gebieden = tuple(g for g in graaf.deelgebieden if graaf.gebieden[g].kenmerken.get(kenmerk) == waarde)
            hier = graaf.met(Filter(gebied=gebieden))
            woorden[waarde] = {s.bewering: s.rekenstatus for s in stand_van_beweringen(hier)}
        for r in rijen:
            assert (r.met_stand, r.zonder_stand) == (woorden["ja"][r.bewering], woorden["nee"][r.bewering])
            vergeleken += 1
    assert vergeleken > 80


def test_grondexpertise_goes_differently_in_a_novex_area(voorbeeld: Path) -> None:
    """As V3 proposes, with the warning that it gives."""
    rijen = {r.context: r for r in wat_werkt_waar(Verandergraaf.uit(voorbeeld), "C01")}
    assert [c for c, r in rijen.items() if r.gaat_anders] == ["novex"]
    assert (rijen["novex"].met_stand, rijen["novex"].zonder_stand) == ("voorlopig_onderbouwd", "houdt_geen_stand")
    assert rijen["novex"].vergelijkbaar.startswith("ja, maar NOVEX-gebied valt samen met De Peel en Groene Hart")


# --- of every dossier -------------------------------------------------------------------------

PLAATSEN = ("A1", "A2", "B1", "B2", "X1")
CONTEXTEN = ("p", "q", "r")
WAARDEN = st.sampled_from(("ja", "nee", "onbekend"))
VERDELING = st.fixed_dictionaries({c: st.fixed_dictionaries(dict.fromkeys(PLAATSEN, WAARDEN)) for c in CONTEXTEN})
GEZEGD = st.lists(
    st.tuples(
        st.sampled_from(PLAATSEN),
        st.integers(1, 3),
        st.sampled_from(("voor", "tegen")),
        st.sampled_from(("zwak", "matig", "sterk")),
        st.sampled_from(("hulp.activeert.moed", "moed.leidt_tot.tempo")),
        st.sampled_from(("2026-01-10", "2026-02-10")),
    ),
    max_size=14,
)
Verdeeld = Mapping[str, Mapping[str, str]]
Gezegd = list[tuple[str, int, str, str, str, str]]


def _graaf(verdeling: Verdeeld, gezegd: Gezegd, noem: Callable[[str], str] = str) -> Verandergraaf:
    """The graph of what is drawn, with other keys and names for areas and contexts when ``noem`` gives them."""
    records: list[dict[str, Any]] = [
        {"soort": "leercyclus", "sleutel": "c1", "nummer": 1, "van": "2026-01-01", "tot": "2026-01-31"},
        {"soort": "leercyclus", "sleutel": "c2", "nummer": 2, "van": "2026-02-01", "tot": "2026-02-28"},
        {"soort": "interventie", "sleutel": "hulp", "naam": "Hulp"},
        {"soort": "mechanisme", "sleutel": "moed", "naam": "Moed", "domein": "uitvoeringsproces"},
        {"soort": "uitkomst", "sleutel": "tempo", "naam": "Tempo", "niveau": "hoofddoel"},
        {"soort": "bewering", "van": "hulp", "relatie": "activeert", "naar": "moed", "tekst": "t", "code": "C1"},
        {"soort": "bewering", "van": "moed", "relatie": "leidt_tot", "naar": "tempo", "tekst": "t", "code": "C2"},
    ]
    for g in PLAATSEN:
        kenmerken = {noem(c): waarden[g] for c, waarden in verdeling.items()}
        records.append(
            {"soort": "gebied", "sleutel": noem(g), "naam": g, "niveau": "deelgebied", "kenmerken": kenmerken}
        )
    for c in verdeling:
        records.append({"soort": "context", "sleutel": noem(c), "naam": c, "kenmerk": noem(c)})
    bron = {"soort": "bron", "rol": "boer", "organisatiesoort": "rijk", "perspectief": "rijk", "geinformeerd": "ja"}
    records += [{**bron, "pseudoniem": f"b{n}"} for n in (1, 2, 3)]
    for nr, (g, n, teken, kracht, over, dag) in enumerate(gezegd):
        bewijs = {"onderwerp": over, "teken": teken, "kern": "k", "bewijskracht": kracht}
        waar = {"soort": "registratie", "id": f"r{nr}", "datum": dag, "gebied": noem(g), "bron": f"b{n}"}
        records.append({**waar, "interventie": "hulp", "bewijs": [bewijs]})
    return Verandergraaf.van([RECORD.validate_python(r) for r in records])


def _anders(naam: str) -> str:
    """Another key, in the opposite order."""
    return {"A1": "Z9", "A2": "Y8", "B1": "X7", "B2": "W6", "X1": "V5", "p": "n3", "q": "n2", "r": "n1"}[naam]


def _zonder_namen(r: Contextrij, noem: Callable[[str], str]) -> Contextrij:
    """A row with the keys that ``noem`` gives, areas in order."""
    met, zonder, onbekend = (tuple(sorted(map(noem, gebieden))) for gebieden in (r.met, r.zonder, r.onbekend))
    return replace(r, context=noem(r.context), met=met, zonder=zonder, onbekend=onbekend)


@settings(max_examples=30)
@given(VERDELING, GEZEGD)
def test_a_context_that_all_areas_share_says_nothing_and_there_are_no_more_rows_than_contexts(
    verdeling: Verdeeld, gezegd: Gezegd
) -> None:
    for alles in (False, True):
        rijen = wat_werkt_waar(_graaf(verdeling, gezegd), alles=alles).rijen
        verdeelt = {c for c, waarden in verdeling.items() if {"ja", "nee"} <= set(waarden.values())}
        assert {r.context for r in rijen} <= verdeelt
        assert all(sum(r.bewering == b for r in rijen) <= len(verdeelt) for b in {r.bewering for r in rijen})
        assert len({(r.bewering, r.context) for r in rijen}) == len(rijen)
        assert not alles or {r.context for r in rijen} == verdeelt


@settings(max_examples=30)
@given(VERDELING, GEZEGD)
def test_renaming_areas_and_contexts_changes_nothing(verdeling: Verdeeld, gezegd: Gezegd) -> None:
    eerst = wat_werkt_waar(_graaf(verdeling, gezegd), alles=True)
    dan = wat_werkt_waar(_graaf(verdeling, gezegd, _anders), alles=True)
    assert {_zonder_namen(r, _anders) for r in eerst} == set(dan)
    assert len(eerst) == len(dan)


@settings(max_examples=30)
@given(VERDELING, GEZEGD)
def test_turning_a_context_round_swaps_its_sides_and_touches_no_other(verdeling: Verdeeld, gezegd: Gezegd) -> None:
    om = {"ja": "nee", "nee": "ja", "onbekend": "onbekend"}
    anders = {**verdeling, "p": {g: om[w] for g, w in verdeling["p"].items()}}
    eerst, dan = (
        {(r.bewering, r.context): r for r in wat_werkt_waar(_graaf(v, gezegd), alles=True)} for v in (verdeling, anders)
    )
    assert eerst.keys() == dan.keys()
    for sleutel, r in eerst.items():
        s = dan[sleutel]
        if r.context == "p":
            assert (r.met, r.met_stand, r.zonder, r.zonder_stand) == (s.zonder, s.zonder_stand, s.met, s.met_stand)
            assert len(r.bezwaren) == len(s.bezwaren)
        else:
            assert r == s
