"""That nobody said or saw something is never told as a fact to who does not know all that was said and seen."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TREKKER, TWEE_CYCLI, TWEE_GEBIEDEN, omstanders
from verandertheorie.aanscherping.regels import bereken
from verandertheorie.aanscherping.voorstel import Voorstel
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.lezing import stand
from verandertheorie.lezing.antwoorden import LEESREGELS, antwoord_voor
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.theorie import Interventie
from verandertheorie.uitvoer.document.rapport import Rapportsoort, Recept, schrijf_rapport
from verandertheorie.uitvoer.document.sessiestuk import schrijf_sessiestuk
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.lijst import met_naam
from verandertheorie.vragen.rijkeuze import telt_niet_mee, van_de_gebieden, voor_zover

pytest_plugins = ("tests.leerlus.dossiers",)

ABSOLUUT = re.compile(
    r"niemand ertegen|[Nn]iemand spreekt ervoor|niemand sprak dit tegen|geen tegenstem vastgelegd|niet gericht gezocht"
    r"|niet gericht naar gezocht|[Nn]aar deze keek nog niemand|[Nn]iet onder de bronnen"
    r"|hoorden wij over|nog niet gehoord,"
    r"|niemand zag het|nergens iets over gehoord|nergens vastgesteld|nergens nagegaan|bezochte? gebied"
    r"|Alles wat is gehoord|Niet vastgelegd\.$|is niets vastgelegd|nog niets vastgelegd|stevige steun is er nog nergens"
)
MEETELT = re.compile(r"hier meetel(?:t|len)")


def _teksten(g: Verandergraaf, doelgroep: Doelgroep) -> Iterator[str]:
    """Everything in words that is handed to an audience, line by line."""
    yield schrijf_theorie(g, doelgroep=doelgroep).markdown
    yield schrijf_theorie(g, doelgroep=doelgroep, kort=True).markdown
    k = verzamel(g, doelgroep=doelgroep)
    for i in (i for i, smal in enumerate(k.smal) if smal):
        beelden = [b for knoop in k.knopen for b in knoop.beelden[i : i + 1] if b]
        rijen: list[Any] = [*beelden, *(r.standen[i] for r in k.relaties if r.standen[i])]
        rijen += [*k.belemmeringen[i], *k.helpend[i]]
        yield from (tekst for rij in rijen for tekst in _in(asdict(rij)))
    nu = lusmoment(g).nu
    over: list[tuple[Rapportsoort, str]] = [("tussen", ""), ("eind", "")]
    over += [("verslag", i) for i, k in g.knopen.items() if isinstance(k, Interventie)]
    yield from (schrijf_rapport(g, Recept(soort, wat, doelgroep, nu)).markdown for soort, wat in over)
    for b in g.records(Bijeenkomst)[-1:]:
        yield schrijf_sessiestuk(g, b.sleutel, doelgroep=doelgroep).markdown
    for code in [s.code for s in g.stellingen.values() if s.code][:3]:
        yield from tijdlijn(g, code, doelgroep=doelgroep).zinnen


def _in(waarde: Any) -> Iterator[str]:
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        yield from (w for v in waarde.values() for w in _in(v))
    elif isinstance(waarde, list | tuple):
        yield from (w for v in waarde for w in _in(v))


def _zinnen(tekst: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+|\n|\|", tekst)


@pytest.mark.parametrize("programma", ["met_agenda", "warmte"])
def test_no_product_for_who_does_not_know_all_says_that_nobody_did(
    request: pytest.FixtureRequest, programma: str
) -> None:
    g = Verandergraaf.uit(request.getfixturevalue(programma))
    assert g.voor("sessie").verborgen, "else this proves nothing"
    zinnen = {z for tekst in _teksten(g, "sessie") for z in _zinnen(tekst) if ABSOLUUT.search(z)}
    fout = {z for z in zinnen if not MEETELT.search(z)}
    assert zinnen - fout, "else none was looked at"
    assert not fout


def _dossier(*, smal: bool) -> str:
    """Two areas with five people each, or one of them with one."""
    return (
        TWEE_CYCLI
        + HULP_EN_MOED
        + HULP_GEEFT_MOED
        + TREKKER
        + TWEE_GEBIEDEN
        + omstanders("D01")
        + omstanders("D02", aantal=1 if smal else 5).replace(
            "interventie: geen", "interventie: hulp, bewijs: [{onderwerp: C1, teken: tegen, kern: k.}]"
        )
    )


@pytest.mark.parametrize(("smal", "erbij"), [(True, ", voor zover het hier meetelt"), (False, "")])
def test_one_helper_says_whether_something_does_not_count(graaf_van: Any, smal: bool, erbij: str) -> None:
    g = graaf_van(_dossier(smal=smal))
    assert voor_zover(g.voor("sessie")) == erbij
    assert voor_zover(g) == ""
    assert (
        van_de_gebieden(g.voor("sessie"), "beide")
        == f"beide {'gebieden die hier meetellen' if smal else 'bezochte gebieden'}"
    )
    assert (
        tijdlijn(g, "C1", doelgroep="sessie")
        .zinnen[0]
        .endswith(
            "nog niets vastgelegd, voor zover het hier meetelt." if smal else "1 voorval tot en met 31 januari 2026."
        )
    )


def test_where_nobody_was_is_not_said_to_count_too_little(graaf_van: Any) -> None:
    g = graaf_van(TWEE_CYCLI + TWEE_GEBIEDEN + HULP_EN_MOED + omstanders("D01", aantal=1)).voor("sessie")
    assert telt_niet_mee(g) == "D01 telt hier niet mee: daar zijn minder dan drie stemmen gehoord."


def test_a_claim_in_hidden_areas_only_is_not_said_to_be_unseen(graaf_van: Any) -> None:
    g = graaf_van(_dossier(smal=True)).voor("sessie")
    o = beoordeling(g).bewering("hulp.activeert.moed")
    assert stand.in_gebieden(g, o) == "In geen van de gebieden die hier meetellen, is ernaar gekeken."


def test_a_role_that_nobody_heard_is_not_proposed_to_who_does_not_know_whom_we_heard(met_agenda: Path) -> None:
    g = Verandergraaf.uit(met_agenda)
    assert g.voor("sessie").verborgen
    alles, hier = ({v for v in bereken(x) if _mist_een_rol(v)} for x in (g, g.voor("sessie")))
    assert alles, "else this proves nothing"
    assert not hier


def _mist_een_rol(v: Voorstel) -> bool:
    return v.regel == "V14" and v.zin.endswith("gehoord.")


def test_too_few_people_were_heard_in_places_that_are_named(graaf_van: Any) -> None:
    g = graaf_van(TWEE_CYCLI + TWEE_GEBIEDEN + HULP_EN_MOED + omstanders("D01", "D02", aantal=1))
    zin = "In D01 en D02 zijn nog te weinig stemmen gehoord om te laten zien hoe het ervoor staat."
    assert bewijs(g, doelgroep="publiek").zinnen == (zin,)


@pytest.mark.parametrize("naam", sorted(LEESREGELS))
def test_an_answer_of_which_nothing_is_told_names_the_places_too(graaf_van: Any, naam: str) -> None:
    g = graaf_van(TWEE_CYCLI + TWEE_GEBIEDEN + HULP_EN_MOED + omstanders("D01", aantal=1))
    zin = "In D01 zijn nog te weinig stemmen gehoord om te laten zien hoe het ervoor staat."
    assert antwoord_voor(met_naam(naam), g, "sessie").zinnen == (zin,)


def test_under_a_choice_of_areas_only_those_of_it_are_said_not_to_count(voorbeeld: Path) -> None:
    for gekozen, zegt in ((("D07",), "D07 telt hier"), (("D06",), ""), (("D02", "D04", "D07"), "D02 en D07 tellen")):
        g = Verandergraaf.uit(voorbeeld).met(Filter(gebied=gekozen)).voor("partner")
        zin = telt_niet_mee(g)
        assert zin.startswith(zegt), zin
        assert bool(zin) == bool(zegt)
        assert "Deelgebied" not in zin
