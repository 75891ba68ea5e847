"""Who counts as one voice: every sentence of "Group of a record" in the method, from records written out as text."""

from collections.abc import Callable

import pytest

from tests.mini import MINI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Stemmen
from verandertheorie.model.soorten import RECORD
from verandertheorie.model.waarneming import Registratie

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    MINI
    + TWEE_GEBIEDEN
    + WACHTEN
    + """\
- {soort: interventie, sleutel: kring, naam: Kring}
- {soort: traject, sleutel: spoor, naam: Spoor, niveau: landelijk}
- {soort: bron, pseudoniem: b2, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: x1, rol: onderzoeker, organisatiesoort: kennis, geinformeerd: ja, traject: spoor}
- {soort: bron, pseudoniem: x2, rol: onderzoeker, organisatiesoort: kennis, geinformeerd: ja, traject: spoor}
"""
)
ZEGT = "bewijs: [{onderwerp: C1, teken: voor, kern: Gezien.}]"


def _registratie(id_: str, kop: str, *, dag: str = "2026-01-10", deel: str = ZEGT) -> str:
    return f"- {{soort: registratie, id: {id_}, datum: {dag}, interventie: hulp, {kop}, {deel}}}\n"


def _groepen(graaf: Verandergraaf, onderwerp: str = "hulp.activeert.moed") -> dict[str, str]:
    """Group per item, by its id."""
    return {v.item.herkomst: v.item.groep for v in graaf.vondsten(onderwerp)}


def _aantal(graaf_van: GraafVan, *registraties: str) -> int:
    groepen = _groepen(graaf_van(THEORIE + "".join(registraties)))
    assert len(groepen) == len(registraties), "one item each"
    return len(set(groepen.values()))


def test_a_source_is_one_voice_in_all_areas_and_cycles(graaf_van: GraafVan) -> None:
    graaf = graaf_van(
        THEORIE
        + _registratie("r1", "gebied: D01, bron: b1")
        + _registratie("r2", "gebied: D02, bron: b1")
        + _registratie("r3", "gebied: D01, bron: b1", dag="2026-02-10")
        + _registratie("r4", "gebied: D01, bron: b2")
    )
    assert _groepen(graaf) == {"r1#1": "b1", "r2#1": "b1", "r3#1": "b1", "r4#1": "b2"}


def test_what_was_searched_and_what_was_tested_is_of_the_same_voice_as_what_was_said(graaf_van: GraafVan) -> None:
    delen = (
        f"{ZEGT}, dekking: [{{onderwerp: C1, gebied: D02, gevonden: nee}}], "
        "toets: [{onderwerp: C1, als_waar: waarschijnlijk, als_niet_waar: kan_beide, gevonden: ja}]"
    )
    graaf = graaf_van(THEORIE + _registratie("r", "gebied: D01, bron: b1", deel=delen))
    assert _groepen(graaf) == {"r#1": "b1", "r#dekking-1": "b1", "r#toets-1": "b1"}


@pytest.mark.parametrize("vorm", ["participatieve_observatie", "document"])
def test_without_a_source_a_record_is_a_voice_of_its_own(graaf_van: GraafVan, vorm: str) -> None:
    een, twee = (_registratie(r, f"gebied: D01, vorm: {vorm}") for r in ("r1", "r2"))
    assert _aantal(graaf_van, een, twee) == 2


def test_hearsay_stays_with_the_voice_that_tells_it(graaf_van: GraafVan) -> None:
    hoort = (
        "bewijs: [{onderwerp: C1, teken: voor, kern: Gezien., hoe_bekend: van_horen_zeggen, gehoord_van: de eigenaar}]"
    )
    assert (
        _aantal(
            graaf_van,
            _registratie("r1", "gebied: D01, bron: b1"),
            _registratie("r2", "gebied: D01, bron: b1", deel=hoort),
        )
        == 1
    )


# --- sessions ---------------------------------------------------------------------------------


def _sessie(id_: str, items: str, *, kop: str = "", dag: str = "2026-01-10") -> str:
    return _registratie(id_, f"vorm: leerbijeenkomst{kop}", dag=dag, deel=f"bewijs: [{items}]")


def _item(gebied: str, meer: str = "") -> str:
    return f"{{onderwerp: C1, teken: voor, kern: Gezien., gebied: {gebied}{meer}}}"


def test_the_fixed_core_of_a_series_is_one_voice_per_area_however_often_it_meets(graaf_van: GraafVan) -> None:
    graaf = graaf_van(
        THEORIE + _sessie("l1", f"{_item('D01')}, {_item('D02')}") + _sessie("l2", _item("D01"), dag="2026-02-10")
    )
    groepen = _groepen(graaf)
    assert groepen["l1#1"] == groepen["l2#1"]
    assert groepen["l1#1"] != groepen["l1#2"]


def test_the_series_is_the_intervention_unless_another_one_is_named(graaf_van: GraafVan) -> None:
    een, twee = _sessie("l1", _item("D01")), _sessie("l2", _item("D01"), kop=", reeks: hulp")
    anders = _sessie("l3", _item("D01"), kop=", reeks: dialoog")
    assert _aantal(graaf_van, een, twee) == 1
    assert _aantal(graaf_van, een, anders) == 2
    assert _aantal(graaf_van, een, twee.replace("reeks: hulp", "reeks: kring")) == 2


def test_a_named_speaker_of_a_session_has_an_own_voice_only_when_heard_alone_in_that_area(graaf_van: GraafVan) -> None:
    sessie = _sessie("l1", _item("D01", ", spreker: b1"))
    assert _aantal(graaf_van, sessie, _registratie("r1", "gebied: D01, bron: b1")) == 1
    assert _aantal(graaf_van, sessie, _registratie("r1", "gebied: D02, bron: b1")) == 2
    assert _aantal(graaf_van, sessie, _sessie("l2", _item("D01"))) == 1


# --- several people in one conversation -------------------------------------------------------


def _samen(id_: str, *sprekers: str, kop: str = "bronnen: [b1, b2]", dag: str = "2026-01-10") -> str:
    items = ", ".join(f"{{onderwerp: C1, teken: voor, kern: Gezien., spreker: {s}}}" for s in sprekers)
    return _registratie(id_, f"gebied: D01, {kop}", dag=dag, deel=f"bewijs: [{items}]")


def test_one_conversation_is_one_voice_however_many_people_sat_there(graaf_van: GraafVan) -> None:
    assert _groepen(graaf_van(THEORIE + _samen("r1", "b1", "b2"))) == {"r1#1": "b1", "r1#2": "b1"}
    met_bron = _samen("r1", "x1", "b2", kop="bron: b2, bronnen: [x1, b2]")
    assert set(_groepen(graaf_van(THEORIE + met_bron)).values()) == {"b2"}


def test_who_was_also_heard_alone_there_counts_in_the_own_voice_then_and_before(graaf_van: GraafVan) -> None:
    later = _registratie("r2", "gebied: D01, bron: b2", dag="2026-02-10", deel="bewijs: [{onderwerp: los, teken: voor, kern: k.}]")  # noqa: E501  # fmt: skip
    tekst = THEORIE + _samen("r1", "b1", "b2") + later
    assert _groepen(graaf_van(tekst)) == {"r1#1": "b1", "r1#2": "b2"}
    assert _groepen(graaf_van(tekst, tot_en_met="c1")) == {"r1#1": "b1", "r1#2": "b1"}
    (wissel,) = [v.item.eerder for v in graaf_van(tekst).vondsten("hulp.activeert.moed") if v.item.eerder]
    assert wissel == ("b1", 2)


@pytest.mark.parametrize(
    "kop",
    [
        "gebied: D02, bron: b2",  # elsewhere
        "gebied: D01, bronnen: [b2, b1]",  # not alone
        "gebied: D01, bron: b2, ontleend_aan: [r0]",  # what somebody else said
    ],
)
def test_who_was_not_heard_alone_there_has_no_own_voice(graaf_van: GraafVan, kop: str) -> None:
    ook = _registratie("r0", "gebied: D02, bron: x1") + _registratie("r2", kop)
    assert _groepen(graaf_van(THEORIE + _samen("r1", "b2", "b2", kop="bronnen: [x1, b2]") + ook))["r1#1"] == "x1"


def test_a_silent_conversation_in_which_nothing_was_found_makes_nobody_heard_alone(graaf_van: GraafVan) -> None:
    stil = _registratie("r2", "gebied: D01, bron: b2, open_vraag_belemmeringen: ja", deel="bewijs: []")
    assert _groepen(graaf_van(THEORIE + _samen("r1", "b1", "b2") + stil)) == {"r1#1": "b1", "r1#2": "b1"}


# --- tracks -----------------------------------------------------------------------------------


def test_all_documents_of_one_track_are_one_voice_with_or_without_a_source(graaf_van: GraafVan) -> None:
    los = _registratie("r1", "gebied: D01, vorm: document, traject: spoor")
    van_x1 = _registratie("r2", "gebied: D01, vorm: document, bron: x1")
    van_x2 = _registratie("r3", "gebied: D02, vorm: document, bron: x2", dag="2026-02-10")
    zonder = _registratie("r4", "gebied: D01, vorm: document")
    assert _aantal(graaf_van, los, van_x1, van_x2) == 1
    assert _aantal(graaf_van, los, zonder) == 2


def test_people_of_one_track_stay_voices_of_their_own(graaf_van: GraafVan) -> None:
    een, twee = (_registratie(r, f"gebied: D01, bron: {b}") for r, b in (("r1", "x1"), ("r2", "x2")))
    document = _registratie("r3", "gebied: D01, vorm: document, bron: x1")
    assert _aantal(graaf_van, een, twee) == 2
    assert _aantal(graaf_van, een, twee, document) == 3


def test_a_document_makes_nobody_of_its_track_heard_alone(graaf_van: GraafVan) -> None:
    items = "bewijs: [{onderwerp: C1, teken: voor, kern: k.}, {onderwerp: C1, teken: voor, kern: k., spreker: x1}]"
    document = _registratie("r1", "gebied: D01, vorm: document, bron: x1", deel=items)
    assert set(_groepen(graaf_van(THEORIE + document)).values()) == {"spoor"}


# --- what rests on something else -------------------------------------------------------------


def _document(id_: str, oorsprong: str, *, dag: str = "2026-01-20") -> str:
    return _registratie(id_, f"gebied: D01, vorm: document, ontleend_aan: [{oorsprong}]", dag=dag)


def test_what_rests_on_an_interview_is_the_voice_of_that_interview(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE + _registratie("r1", "gebied: D01, bron: b1") + _document("d1", "r1"))
    assert _groepen(graaf) == {"r1#1": "b1", "d1#1": "b1"}


def test_a_chain_ends_at_its_ultimate_origin(graaf_van: GraafVan) -> None:
    graaf = graaf_van(
        THEORIE
        + _registratie("r1", "gebied: D01, bron: b2")
        + _document("d1", "r1")
        + _document("d2", "d1")
        + _document("d3", "d2", dag="2026-02-20")
    )
    assert set(_groepen(graaf).values()) == {"b2"}


def test_of_several_origins_the_ultimate_one_with_the_smallest_id_counts(graaf_van: GraafVan) -> None:
    """d1 rests on z2 and, by way of a1, on z1: a1 has the smallest id, but z1 is where it comes from."""
    graaf = graaf_van(
        THEORIE
        + _registratie("z1", "gebied: D01, bron: b1")
        + _registratie("z2", "gebied: D01, bron: b2")
        + _document("a1", "z1")
        + _document("d1", "z2, a1")
        + _document("d2", "z2")
    )
    assert _groepen(graaf) == {"z1#1": "b1", "z2#1": "b2", "a1#1": "b1", "d1#1": "b1", "d2#1": "b2"}


def test_groups_never_merge_so_a_supporting_document_never_lowers_the_support(graaf_van: GraafVan) -> None:
    twee_mensen = THEORIE + "".join(_registratie(f"r{n}", f"gebied: D01, bron: b{n}") for n in (1, 2))
    met_verslag = twee_mensen + _document("d1", "r1, r2")
    groepen = _groepen(graaf_van(met_verslag))
    assert groepen == {**_groepen(graaf_van(twee_mensen)), "d1#1": "b1"}


def test_what_rests_on_a_session_is_a_voice_of_that_series_in_its_own_area(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE + _sessie("l1", f"{_item('D01')}, {_item('D02')}") + _document("d1", "l1"))
    groepen = _groepen(graaf)
    assert groepen["d1#1"] == groepen["l1#1"] != groepen["l1#2"]


def test_what_rests_on_a_record_that_is_gone_is_not_a_voice_of_its_own() -> None:
    def record(id_: str, *ontleend_aan: str, bron: str | None = None) -> Registratie:
        kop = {"soort": "registratie", "id": id_, "datum": "2026-01-10", "gebied": "D01", "interventie": "hulp"}
        vorm = "interview" if bron else "document"
        r = RECORD.validate_python({**kop, "vorm": vorm, "bron": bron, "ontleend_aan": ontleend_aan})
        assert isinstance(r, Registratie)
        return r

    def groep_van_d1() -> str:
        return Stemmen(alles.get, lambda _: (), lambda _: None, lambda _: 1).groep(alles["d1"], "D01").sleutel

    alles = {r.id: r for r in (record("r1", bron="b1"), record("r2", bron="b2"), record("d1", "r1", "r2"))}
    assert groep_van_d1() == "b1"
    del alles["r1"]
    assert groep_van_d1() == "r1"


def test_a_record_of_a_later_cycle_never_changes_who_was_one_voice(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _registratie("r1", "gebied: D01, bron: b1") + _document("d1", "r1", dag="2026-02-20")
    assert _groepen(graaf_van(tekst, tot_en_met="c1")) == {"r1#1": "b1"}
    assert set(_groepen(graaf_van(tekst)).values()) == {"b1"}


# --- perspectives -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kop", "perspectief"),
    [
        ("gebied: D01, bron: b2", "ondernemer"),
        ("gebied: D01, vorm: document, bron: x1", "kennis"),
        ("gebied: D01, vorm: document", None),
        ("gebied: D01, vorm: participatieve_observatie", None),
        ("gebied: D01, vorm: participatieve_observatie, bron: b1", "rijk"),
        ("gebied: D01, vorm: leerbijeenkomst", None),
        ("gebied: D01, vorm: leerbijeenkomst, bron: b1", "rijk"),
        ("gebied: D01, bronnen: [x1, b2]", "kennis"),
    ],
)
def test_a_source_has_a_perspective_and_what_has_no_source_has_none(
    graaf_van: GraafVan, kop: str, perspectief: str | None
) -> None:
    (vondst,) = graaf_van(THEORIE + _registratie("r", kop)).vondsten("hulp.activeert.moed")
    assert vondst.perspectief == perspectief


def test_the_perspective_is_that_of_the_speaker(graaf_van: GraafVan) -> None:
    vondsten = graaf_van(THEORIE + _samen("r1", "b1", "b2")).vondsten("hulp.activeert.moed")
    assert [v.perspectief for v in vondsten] == ["rijk", "ondernemer"]


def test_a_finding_is_an_observation_when_the_monitor_was_there_or_looked(graaf_van: GraafVan) -> None:
    graaf = graaf_van(
        THEORIE
        + _registratie("r1", "gebied: D01, vorm: participatieve_observatie", deel=ZEGT.replace("voor", "tegen"))
        + _registratie("r2", "gebied: D01, bron: b1", deel="dekking: [{onderwerp: C1, gevonden: nee}]")
        + _registratie(
            "r3", "gebied: D01, bron: b1", deel="dekking: [{onderwerp: C1, wijze: geobserveerd, gevonden: nee}]"
        )
    )
    gezien = {v.item.herkomst: v.item.is_observatie for v in graaf.vondsten("hulp.activeert.moed")}
    assert gezien == {"r1#1": True, "r2#dekking-1": False, "r3#dekking-1": True}
