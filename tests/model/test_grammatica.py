"""The grammar of relations, and the keys of claims that are built from it and taken apart again."""

from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.model.basis import Record
from verandertheorie.model.relaties import (
    GEVOLG,
    RELATIES,
    TOEGESTAAN,
    UIT_FACTOR,
    Drietal,
    Relatie,
    bewering_in,
    ontleed,
)
from verandertheorie.model.soorten import KNOOPTYPEN, MODELLEN, verwijzingen
from verandertheorie.model.theorie import Knoop, Theorierecord
from verandertheorie.model.verwijzing import Mis, Namenlijst, bewijsbaar
from verandertheorie.model.woordenlijst import LIJSTEN, woordsoort

SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
RELATIE = st.sampled_from(RELATIES)


@st.composite
def _drietallen(trek: st.DrawFn, diepte: int = 2) -> Drietal:
    def eind() -> str:
        if diepte and trek(st.booleans()):
            return f"[{trek(_drietallen(diepte=diepte - 1)).sleutel}]"
        return trek(SLUGS)

    return Drietal(eind(), trek(RELATIE), eind())


@given(_drietallen())
def test_a_key_taken_apart_and_put_together_is_the_same_key(drietal: Drietal) -> None:
    assert ontleed(drietal.sleutel) == drietal


@given(_drietallen())
def test_a_claim_as_end_is_the_claim_in_brackets(drietal: Drietal) -> None:
    assert bewering_in(f"[{drietal.sleutel}]") == drietal.sleutel
    assert bewering_in(drietal.sleutel) is None or drietal.sleutel.startswith("[")


@given(_drietallen(), _drietallen())
def test_two_claims_never_have_one_key(een: Drietal, ander: Drietal) -> None:
    assert (een.sleutel == ander.sleutel) is (een == ander)


@pytest.mark.parametrize(
    "geen", ["", "a", "a.b", "a.b.c.d", "a..c", ".b.c", "a.b.", "[a.b.c", "a.b.c]", "a.b.[c", "[a.b.c]"]
)
def test_what_is_not_the_key_of_a_relation_is_none(geen: str) -> None:
    assert ontleed(geen) is None


def test_brackets_that_close_before_they_open_make_no_key() -> None:
    assert ontleed("]a.b.c[") is None


# --- the table --------------------------------------------------------------------------------


def test_the_grammar_has_a_row_for_every_relation_in_order() -> None:
    assert tuple(TOEGESTAAN) == RELATIES == get_args(Relatie)


def test_every_end_in_the_grammar_is_a_node_type_an_area_or_a_claim() -> None:
    einden = {e for v in TOEGESTAAN.values() for e in (*v.van, *v.naar)}
    assert einden == {*KNOOPTYPEN, "gebied", "bewering"}


def test_only_what_is_written_as_a_claim_or_is_presence_bears_evidence() -> None:
    draagt = {r for r, v in TOEGESTAAN.items() if v.draagt_bewijs}
    assert draagt == {*bewijsbaar(), "speelt_in"}
    zonder = {"voert_uit", "betrokken_bij", "veronderstelt", "geldt_onder", "onderdeel_van", "synoniem_van", "ligt_in"}
    assert {*RELATIES} - draagt == {*zonder, "vervangt"}


def test_an_effect_runs_from_interventions_to_outcomes_and_a_factor_hinders_helps_or_causes() -> None:
    assert all(TOEGESTAAN[r].teken == 1 for r in GEVOLG)
    assert all("systemische_factor" in TOEGESTAAN[r].van for r in UIT_FACTOR)
    assert TOEGESTAAN["belemmert"].teken == -1


def _lijst() -> Namenlijst:
    """One node of every type, an area, and one claim."""
    lijst = Namenlijst()
    for soort in KNOOPTYPEN:
        lijst.voeg_toe(soort, soort.replace("_", "-"))
        lijst.voeg_toe(soort, f"{soort.replace('_', '-')}-2")
    lijst.voeg_toe("gebied", "D01")
    lijst.voeg_toe("bewering", "a.activeert.b")
    return lijst


def _eind(soort: str, *, tweede: bool = False) -> str:
    vast = {"gebied": "D01", "bewering": "[a.activeert.b]"}
    return vast.get(soort, soort.replace("_", "-") + ("-2" if tweede else ""))


def _alle_drietallen() -> Iterator[tuple[str, Relatie, str]]:
    for relatie in RELATIES:
        for van in (*KNOOPTYPEN, "bewering"):
            for naar in (*KNOOPTYPEN, "bewering"):
                yield van, relatie, naar


def test_a_relation_may_run_where_the_table_says_and_nowhere_else() -> None:
    lijst = _lijst()
    mag = {
        (van, relatie, naar)
        for van, relatie, naar in _alle_drietallen()
        if (van, naar) != ("bewering", "bewering")  # one claim here, and nothing points at itself
        and lijst.bezwaar(Drietal(_eind(van), relatie, _eind(naar, tweede=True))) is None
    }
    assert mag == {
        (van, r, naar)
        for r, v in TOEGESTAAN.items()
        if v.geschreven_als != "afgeleid"
        for van in v.van
        for naar in v.naar
        if (van, naar) != ("bewering", "bewering")
    }


def test_what_is_not_allowed_is_answered_with_what_is() -> None:
    bezwaar = _lijst().bezwaar(Drietal("uitkomst", "activeert", "mechanisme"))
    assert isinstance(bezwaar, Mis)
    assert bezwaar.remedie == "Wel mag: interventie > activeert > mechanisme."


@pytest.mark.parametrize("relatie", ["speelt_in", "onderdeel_van", "ligt_in"])
def test_what_follows_from_another_field_is_never_written(relatie: str) -> None:
    bezwaar = _lijst().bezwaar(Drietal("systemische-factor", relatie, "systemische-factor-2"))
    assert isinstance(bezwaar, Mis)
    assert "schrijft u niet op" in bezwaar.tekst


def test_nothing_points_at_itself() -> None:
    bezwaar = _lijst().bezwaar(Drietal("mechanisme", "leidt_tot", "mechanisme"))
    assert isinstance(bezwaar, Mis)
    assert "naar zichzelf" in bezwaar.tekst


# --- the models -------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", KNOOPTYPEN)
def test_no_node_type_repeats_a_field_that_all_nodes_share(soort: str) -> None:
    model = MODELLEN[soort]
    assert issubclass(model, Knoop)
    assert model.__mro__[1] is Knoop
    assert set(model.__annotations__) & set(Knoop.model_fields) == {"soort"}, "only soort says which it is"


def test_what_is_shared_by_all_nodes_stands_in_one_place() -> None:
    eigen = {v for m in (Record, Theorierecord, Knoop) for v in m.__annotations__ if v != "model_config"}
    assert eigen >= {"sleutel", "naam", "omschrijving", "aliassen", "binnen_scope", "vertrouwelijkheid", "sinds", "tot"}


@pytest.mark.parametrize("soort", MODELLEN)
def test_every_record_is_frozen_and_refuses_what_it_does_not_know(soort: str) -> None:
    model = MODELLEN[soort]
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"
    assert set(model.sleutelvelden) <= set(model.model_fields)


@pytest.mark.parametrize("soort", MODELLEN)
def test_every_field_says_what_it_means_in_dutch(soort: str) -> None:
    assert [
        naam for naam, veld in MODELLEN[soort].model_fields.items() if naam != "soort" and not veld.description
    ] == []


@pytest.mark.parametrize("soort", MODELLEN)
def test_every_reference_is_to_a_record_type_that_exists(soort: str) -> None:
    assert {n for _, merk in verwijzingen(soort) for n in merk.naar} <= {*MODELLEN, "knoop", *map(woordsoort, LIJSTEN)}
