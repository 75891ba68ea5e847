"""What an audience may not read is nowhere in the database, and no name or value becomes Cypher."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.neo4jserver import Neo4jServer
from tests.conftest import neo4j_of_overslaan
from tests.lezing.citaten import mag_citaat
from tests.neo4j.database import aantal, alles
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.vrijgave import mag_kern
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.soorten import RECORD
from verandertheorie.uitvoer.neo4j.catalogus import catalogus, met_waarden
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.neo4j.rijen import Projectierijen
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, toegang, verbind_server

pytest_plugins = ("tests.neo4j.database",)


@pytest.fixture(scope="module")
def graaf(voorbeeld: Path) -> Verandergraaf:
    """The example."""
    return Verandergraaf.uit(voorbeeld)


def _tekst(inhoud: Projectierijen) -> str:
    return repr((inhoud.knopen, inhoud.relaties))


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_without_being_asked_nothing_that_a_source_said_goes_along(graaf: Verandergraaf, doelgroep: Doelgroep) -> None:
    tekst = _tekst(projecteer(graaf, doelgroep))
    for r in graaf.registraties:
        for b in r.bewijs:
            assert b.kern not in tekst
            assert not b.citaat or b.citaat not in tekst


@pytest.mark.parametrize("doelgroep", [d for d in DOELGROEPEN if d != "monitor"])
def test_an_audience_gets_its_words_and_no_source_record_or_place(graaf: Verandergraaf, doelgroep: Doelgroep) -> None:
    inhoud = projecteer(graaf, doelgroep, met_citaten=True)
    tekst = _tekst(inhoud)
    kernen = {b.kern: mag_kern(r, doelgroep) for r in graaf.registraties for b in r.bewijs}
    assert not [kern for kern, mag in kernen.items() if not mag and repr(kern) in tekst]
    for r in graaf.registraties:
        assert f"'{r.id}" not in tekst
        for b in r.bewijs:
            if b.citaat and not mag_citaat(r, b, doelgroep):
                assert b.citaat not in tekst
    for schuilnaam in graaf.bronnen:
        assert f"'{schuilnaam}'" not in tekst
    assert not {k.label for k in inhoud.knopen} & {"Bron", "Registratie"}
    for deel in inhoud.knopen:
        if deel.label in ("Bewijs", "Dekking", "Toets"):
            assert not any({"gebied", "datum", "registratie", "perspectief"} & rij.keys() for rij in deel.rijen)
    assert not [r for deel in inhoud.relaties for _, _, r in deel.rijen if "groep" in r or "groepen" in r]


def test_whoever_is_no_monitor_sees_no_chances(graaf: Verandergraaf) -> None:
    for deel in projecteer(graaf, "sessie").knopen:
        assert not any({"kans", "verwacht", "hardnekkigheid", "laag_band"} & rij.keys() for rij in deel.rijen)


@pytest.mark.server
def test_a_withheld_quote_is_in_no_file_of_the_database(voorbeeld: Path) -> None:
    """Not even after it was loaded for monitors elsewhere: this server only ever had it for a session."""
    graaf = Verandergraaf.uit(voorbeeld)
    geheim = [b.citaat or b.kern for r in graaf.registraties for b in r.bewijs if not mag_kern(r, "sessie")]
    open_ = next(b.kern for r in graaf.registraties for b in r.bewijs if mag_kern(r, "sessie"))
    assert geheim
    with neo4j_of_overslaan() as server:
        with verbind_server(Toegang(server.adres)) as driver:
            Neo4jProjectie(driver, "geheim").sync(graaf, doelgroep="sessie", met_citaten=True)
        server.stop()  # a clean stop writes everything to its files
        inhoud = _bestanden(server)
    assert open_.encode() in inhoud  # so searching finds what is there
    openbaar = {b.kern for r in graaf.registraties for b in r.bewijs if mag_kern(r, "sessie")}
    assert not [g for g in geheim if g not in openbaar and g[8:40].encode() in inhoud]
    assert not [s for s in graaf.bronnen if f"\x00{s}\x00".encode() in inhoud]


def _bestanden(server: Neo4jServer) -> bytes:
    return b"".join(p.read_bytes() for p in (server.huis / "data").rglob("*") if p.is_file())


VAST = {"klasse": "patroon", "ligging": "buiten_aanpak"}
VIJANDIG = (
    "'}) DETACH DELETE n //",
    "`) MATCH (x) DELETE x",
    '"; DROP CONSTRAINT vt_knoop',
    "$ruimte {naam} \\u0027 \\' \\",
    "Renée 😀 ﷽ \u202e omgekeerd",
    "<script>alert(1)</script>",
    "a" * 4_000,
)


@pytest.mark.parametrize("naam", VIJANDIG)
def test_a_name_is_a_value_whatever_it_says(projectie: Neo4jProjectie, naam: str) -> None:
    graaf = Verandergraaf.van(
        RECORD.validate_python(v)
        for v in (
            {"soort": "gebied", "sleutel": "D01", "naam": naam, "niveau": "deelgebied"},
            {
                "soort": "systemische_factor",
                "sleutel": "f",
                "naam": naam,
                "klasse": "patroon",
                "ligging": "buiten_aanpak",
            },
        )
    )
    projectie.sync(graaf)
    hier = alles(projectie)
    assert not projectie.sync(graaf, opnieuw=True).nieuw_knopen
    assert alles(projectie) == hier
    (rij,) = projectie.vraag("MATCH (f:SystemischeFactor {vt_ruimte: $ruimte}) RETURN f.naam AS naam")
    assert rij["naam"] == graaf.knopen["f"].naam
    assert aantal(projectie, "(x:Knoop)") == 1


@given(waarde=st.text(max_size=40))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_that_is_pasted_stays_one_value(projectie: Neo4jProjectie, waarde: str) -> None:
    tekst = met_waarden(catalogus()["stemmen-achter-belemmering"], projectie.ruimte, {"factor": waarde})
    assert projectie.driver.execute_query(tekst).records == []


def test_the_password_is_not_in_what_is_printed_of_an_access() -> None:
    wie = toegang(omgeving={"NEO4J_PASSWORD": "geheim", "NEO4J_URI": "bolt://localhost:1"})
    assert wie.wachtwoord == "geheim"
    assert "geheim" not in repr(wie) + str(wie)
