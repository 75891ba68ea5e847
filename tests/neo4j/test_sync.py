"""A sync makes the workspace what the graph is: not more, not less, also after somebody touched it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from tests.conftest import neo4j_of_overslaan
from tests.neo4j.database import KNOPEN, RELATIES, aantal, alles
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.nummersleutel import nummersleutel_van
from verandertheorie.fouten import AanroepFout, GeweigerdFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.uitvoer.neo4j.namen import LABELS, RELATIETYPEN
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.neo4j.rijen import tel_rijen
from verandertheorie.uitvoer.neo4j.sync import Neo4jProjectie, is_volledig, onvolledig, ruimtenaam, ruimtes
from verandertheorie.uitvoer.neo4j.verbinding import Toegang, verbind_server

pytest_plugins = ("tests.neo4j.database",)

SLEUTEL = b"een sleutel die nergens anders staat"


@pytest.fixture(scope="module")
def graaf(voorbeeld: Path) -> Verandergraaf:
    """The example."""
    return Verandergraaf.uit(voorbeeld)


def test_every_item_of_evidence_is_a_node_and_a_second_sync_adds_nothing(
    projectie: Neo4jProjectie, graaf: Verandergraaf
) -> None:
    eerste = projectie.sync(graaf, doelgroep="monitor", met_citaten=True)
    assert (eerste.nieuw_knopen, eerste.nieuw_relaties) == (eerste.stand.knopen, eerste.stand.relaties)
    assert aantal(projectie, "(x:Bewijs)") == sum(len(r.bewijs) for r in graaf.registraties)
    assert aantal(projectie, "(x:Dekking)") == sum(len(r.dekking) for r in graaf.registraties)
    hier = alles(projectie)
    tweede = projectie.sync(graaf, doelgroep="monitor", met_citaten=True)
    assert tweede.ongewijzigd
    derde = projectie.sync(graaf, doelgroep="monitor", met_citaten=True, opnieuw=True)
    assert (derde.nieuw_knopen, derde.nieuw_relaties, derde.weg_knopen, derde.weg_relaties) == (0, 0, 0, 0)
    assert alles(projectie) == hier


def test_items_that_differ_only_in_area_sign_or_cycle_stay_apart(
    projectie: Neo4jProjectie, graaf: Verandergraaf
) -> None:
    projectie.sync(graaf, doelgroep="monitor")
    op_bewering = "(:Bewering {is_aanwezigheid: false})<-[x:STEUNT|WEERSPREEKT]-()"
    assert aantal(projectie, op_bewering) == sum(len(graaf.vondsten(k)) for k in graaf.stellingen)


def test_an_earlier_moment_leaves_exactly_what_was_known_then(projectie: Neo4jProjectie, graaf: Verandergraaf) -> None:
    toen = graaf.tot_en_met("c2")
    projectie.sync(toen, nummersleutel=SLEUTEL)
    verwacht = alles(projectie)
    projectie.sync(graaf, nummersleutel=SLEUTEL)
    assert alles(projectie) != verwacht
    verslag = projectie.sync(toen, nummersleutel=SLEUTEL)
    assert verslag.weg_knopen > 0
    assert alles(projectie) == verwacht
    assert aantal(projectie, "(x:Leercyclus)") == 2


@pytest.mark.parametrize("doelgroep", ["monitor", "sessie"])
def test_a_sync_writes_what_changed_and_nothing_else(
    projectie: Neo4jProjectie, voorbeeld: Path, tmp_path: Path, doelgroep: Doelgroep
) -> None:
    """One conversation with one finding more, through the file, with the key that stands in it."""
    pad = Path(shutil.copy(voorbeeld, tmp_path / "een-kopie.sqlite"))
    met: dict[str, Any] = {"doelgroep": doelgroep, "met_citaten": True, "nummersleutel": nummersleutel_van(pad)}
    graaf = Verandergraaf.uit(pad)
    projectie.sync(graaf, **met)
    r = next(r for r in graaf.registraties if r.vorm == "interview" and r.bron and r.interventie)
    erbij = tmp_path / "erbij.yaml"
    erbij.write_text(
        f"""
        - soort: registratie
          id: {r.id[:-2]}97
          datum: {r.datum}
          vorm: interview
          bron: {r.bron}
          gebied: {r.gebied}
          interventie: {r.interventie}
          bewijs: [{{onderwerp: trage-vergunningen, teken: voor, bewijskracht: sterk, kern: Nog een keer hetzelfde}}]
        """,
        encoding="utf-8",
    )
    with Dossier.open(pad) as d:
        assert not importeer(d, erbij).fouten
    nu = Verandergraaf.uit(pad)
    droog = projectie.sync(nu, droog=True, **met)
    v = projectie.sync(nu, **met)
    assert (v.nieuw_knopen, v.weg_knopen, v.weg_relaties) == ((2, 0, 0) if doelgroep == "monitor" else (1, 0, 0))
    geschreven = v.nieuw_knopen + v.nieuw_relaties + v.anders_knopen + v.anders_relaties
    assert geschreven == droog.anders_knopen + droog.anders_relaties
    assert geschreven < 30 < (v.stand.knopen + v.stand.relaties) / 50
    hier = alles(projectie)
    merken = {
        str(sorted((k, w) for k, w in rij["p"].items() if k.startswith("vt_"))) for rij in _alle_velden(projectie)
    }
    assert len(merken) == 1  # nobody sees which came together, as what one person said in one talk does
    projectie.wis()
    projectie.sync(nu, **met)
    assert alles(projectie) == hier


def _alle_velden(p: Neo4jProjectie) -> list[Any]:
    return [
        r
        for tekst in (KNOPEN.replace("WHERE", "WHERE NOT n:VtStand AND"), RELATIES)
        for r in p.driver.execute_query(tekst, r=p.ruimte).records
    ]


@pytest.mark.server
def test_a_server_with_little_memory_gets_fewer_rows_at_once(graaf: Verandergraaf) -> None:
    """So little that the example does not fit in it at once."""
    with (
        neo4j_of_overslaan(instellingen={"db.memory.transaction.max": "4m"}) as server,
        verbind_server(Toegang(server.adres)) as driver,
    ):
        p = Neo4jProjectie(driver, "weinig-geheugen")
        keren: list[int] = []
        v = p.sync(graaf, doelgroep="monitor", met_citaten=True, voortgang=lambda klaar, _: keren.append(klaar))
        assert (v.nieuw_knopen, v.nieuw_relaties) == (v.stand.knopen, v.stand.relaties)
        assert keren[-1] == v.stand.knopen + v.stand.relaties


def test_a_note_of_a_user_with_the_name_of_a_workspace_in_it_stays(
    projectie: Neo4jProjectie, driver: Driver, graaf: Verandergraaf
) -> None:
    """Also attached to ours, as long as what it hangs on stays; and no count takes it for ours."""
    projectie.sync(graaf.tot_en_met("c1"), nummersleutel=SLEUTEL)
    driver.execute_query(
        "MATCH (f:SystemischeFactor {vt_ruimte: $r, id: 'trage-vergunningen'}) "
        "CREATE (:Notitie {vt_ruimte: $r, id: 'n1', tekst: 'bel even'})-[:BIJ {vt_ruimte: $r, id: 'x'}]->(f)",
        r=projectie.ruimte,
    )
    telt = "MATCH (n:Notitie {vt_ruimte: $r})-[:BIJ]->(f) RETURN n.tekst AS tekst, f.id AS bij"
    try:
        assert projectie.sync(graaf.tot_en_met("c1"), nummersleutel=SLEUTEL).ongewijzigd
        assert projectie.sync(graaf, nummersleutel=SLEUTEL).losgelaten == 0
        (rij,) = driver.execute_query(telt, r=projectie.ruimte).records
        assert rij.data() == {"tekst": "bel even", "bij": "trage-vergunningen"}
        assert projectie.wis().losgelaten == 1
        (rij,) = driver.execute_query(telt, r=projectie.ruimte).records
        assert rij.data() == {"tekst": "bel even", "bij": None}
    finally:
        driver.execute_query("MATCH (n:Notitie)-->(f) DETACH DELETE n, f")


def test_only_labels_and_types_of_the_closed_list_are_written(projectie: Neo4jProjectie, graaf: Verandergraaf) -> None:
    projectie.sync(graaf, doelgroep="monitor")
    labels = projectie.driver.execute_query(
        "MATCH (n) WHERE n.vt_ruimte = $r UNWIND labels(n) AS l RETURN collect(DISTINCT l) AS l", r=projectie.ruimte
    ).records[0]["l"]
    assert set(labels) <= set(LABELS)
    inhoud = projecteer(graaf, "monitor")
    assert set(tel_rijen(inhoud.relaties)) <= set(RELATIETYPEN)


def test_a_dry_run_writes_nothing_and_says_how_much_there_is(projectie: Neo4jProjectie, graaf: Verandergraaf) -> None:
    verslag = projectie.sync(graaf, droog=True)
    assert verslag.knopen["Bewijs"] > 0
    assert alles(projectie) == []
    assert projectie.stand() is None


def test_what_somebody_changed_by_hand_is_restored(projectie: Neo4jProjectie, graaf: Verandergraaf) -> None:
    projectie.sync(graaf, nummersleutel=SLEUTEL)
    verwacht = alles(projectie)
    for ingreep in (
        "MATCH (n:SystemischeFactor {vt_ruimte: $r}) SET n.naam = 'anders', n.erbij = 1, n:Uitkomst",
        "MATCH (n:Bewering {vt_ruimte: $r}) REMOVE n:Bewering SET n:Verzonnen",
        "MATCH (n:Bewijs {vt_ruimte: $r}) WITH n LIMIT 5 DETACH DELETE n",
        "MATCH ()-[x:STEUNT {vt_ruimte: $r}]->() WITH x LIMIT 3 SET x.telt = 'nee'",
        "CREATE (:Bewijs {vt_ruimte: $r, id: 'nep'})-[:STEUNT {vt_ruimte: $r}]->(:Bewering {vt_ruimte: $r})",
    ):
        projectie.driver.execute_query(ingreep, r=projectie.ruimte)
        assert alles(projectie) != verwacht
        projectie.sync(graaf, opnieuw=True, nummersleutel=SLEUTEL)
        assert alles(projectie) == verwacht


def test_a_node_that_was_removed_by_hand_is_noticed_without_being_told(
    projectie: Neo4jProjectie, graaf: Verandergraaf
) -> None:
    projectie.sync(graaf, nummersleutel=SLEUTEL)
    verwacht = alles(projectie)
    projectie.driver.execute_query(
        "MATCH (n:Bewijs {vt_ruimte: $r}) WITH n LIMIT 1 DETACH DELETE n", r=projectie.ruimte
    )
    assert not projectie.sync(graaf, nummersleutel=SLEUTEL).ongewijzigd
    assert alles(projectie) == verwacht


@pytest.mark.parametrize(
    "anders",
    [
        "geladen_op = NULL",
        "geladen_op = 'gisteren'",
        "knopen = 1.5",
        "volledig = 'ja'",
        "doelgroepen = 5",
        "volledig = false, doelgroepen = 5, doelgroep = 7",
    ],
)
def test_what_is_no_stamp_of_ours_is_not_believed(
    projectie: Neo4jProjectie, driver: Driver, mini: Path, anders: str
) -> None:
    klein = Verandergraaf.uit(mini)
    projectie.sync(klein, nummersleutel=SLEUTEL)
    heel = dict(ruimtes(driver))[projectie.ruimte]
    assert is_volledig(heel)
    driver.execute_query(
        f"MATCH (s:VtStand {{vt_ruimte: $r}}) SET s.{anders.replace(', ', ', s.')}", r=projectie.ruimte
    )
    gezegd = dict(ruimtes(driver))[projectie.ruimte]
    if anders != "doelgroepen = 5":  # nothing is read from it when all is complete
        assert not is_volledig(gezegd)
        assert onvolledig(gezegd).startswith("is ")
        with pytest.raises(GeweigerdFout):
            projectie.stand()
    assert not projectie.sync(klein, nummersleutel=SLEUTEL, opnieuw=True).ongewijzigd
    assert dict(ruimtes(driver))[projectie.ruimte].keys() == heel.keys()


def test_two_workspaces_and_another_program_do_not_see_each_other(
    projectie: Neo4jProjectie, driver: Driver, graaf: Verandergraaf, mini: Path
) -> None:
    buur = Neo4jProjectie(driver, "buurman")
    vreemd = (
        "CREATE (:Bron:Vreemd {id: 'b01', naam: 'van een ander'})-[:STEUNT {id: 'x'}]->(:Bewering:Vreemd {id: 'C'})"
    )
    driver.execute_query(vreemd)
    try:
        buur.sync(Verandergraaf.uit(mini))
        van_buur = alles(buur)
        projectie.sync(graaf, doelgroep="monitor")
        projectie.sync(graaf.tot_en_met("c1"))
        assert {r for r, _ in ruimtes(driver)} >= {"buurman", projectie.ruimte}
        projectie.wis()
        assert alles(projectie) == []
        assert alles(buur) == van_buur
        assert projectie.stand() is None
        vraag = "MATCH (a:Vreemd)-[r:STEUNT]->(b:Vreemd) RETURN properties(a) AS a, properties(r) AS r, labels(b) AS b"
        (rij,) = driver.execute_query(vraag).records
        assert rij.data() == {
            "a": {"id": "b01", "naam": "van een ander"},
            "r": {"id": "x"},
            "b": ["Bewering", "Vreemd"],
        }
    finally:
        buur.wis()
        driver.execute_query("MATCH (n:Vreemd) DETACH DELETE n")


def test_what_another_program_attached_to_a_node_of_ours_stays_when_that_node_goes(
    projectie: Neo4jProjectie, driver: Driver, graaf: Verandergraaf
) -> None:
    projectie.sync(graaf)
    driver.execute_query(
        "MATCH (f:SystemischeFactor {vt_ruimte: $r, id: 'trage-vergunningen'}) CREATE (:Vreemd)-[:WIJST_OP]->(f)",
        r=projectie.ruimte,
    )
    try:
        assert projectie.wis().losgelaten == 1
        vraag = "MATCH (:Vreemd)-[:WIJST_OP]->(f) RETURN labels(f) AS l, f.naam AS naam"
        (rij,) = driver.execute_query(vraag).records
        assert (rij["l"], rij["naam"]) == ([], None)
        projectie.sync(graaf)
        assert aantal(projectie, "(x:SystemischeFactor {id: 'trage-vergunningen'})") == 1
    finally:
        driver.execute_query("MATCH (n:Vreemd)-->(f) DETACH DELETE n, f")


def test_an_empty_dossier_a_theory_without_evidence_and_one_area_can_be_loaded(
    projectie: Neo4jProjectie, graaf_van: object
) -> None:
    projectie.sync(Verandergraaf.van(()))
    assert len(alles(projectie)) == 1  # what the workspace is
    projectie.sync(
        graaf_van(  # type: ignore[operator]
            """
            - {soort: gebied, sleutel: D01, naam: Eén gebied, niveau: deelgebied}
            - {soort: systemische_factor, sleutel: f, naam: Factor, klasse: patroon, ligging: buiten_aanpak}
            """
        )
    )
    assert aantal(projectie, "(x:Knoop)") == 1


def test_a_part_of_a_dossier_is_refused(projectie: Neo4jProjectie, graaf: Verandergraaf) -> None:
    with pytest.raises(AanroepFout, match="zonder filter"):
        projectie.sync(graaf.met(Filter(gebied="D01")))


def test_a_workspace_has_a_plain_name(driver: Driver) -> None:
    assert ruimtenaam("Mijn dossier (2).sqlite") == "mijn-dossier-2-sqlite"
    with pytest.raises(AanroepFout, match="Bedoelt u a-b"):
        Neo4jProjectie(driver, "A b'}) MATCH (n) DETACH DELETE n //"[:3])
    with pytest.raises(AanroepFout, match="letters en cijfers"):
        ruimtenaam("'; --")
