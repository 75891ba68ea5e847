"""Two dossiers become one, whatever the order; where they contradict one another nothing is written."""

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.invoer.test_intrekken import AFGELEID, GESPREK, SESSIE, doe, lees_velden, nooit_ingevoerd, records
from tests.vragen.test_eigenschappen import DOSSIERS, THEORIE, _antwoorden
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout, DossierFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.invoer.intrekken import Intrekking, van_bron, van_invoer, van_registratie

pytest_plugins = ("tests.invoer.teksten",)

Lees = Callable[..., Importverslag]
Velden = dict[str, Any]
ANDERS = GESPREK.replace("doorrekenen", "ophangen")


@pytest.fixture
def hier(dossier: Dossier) -> Path:
    """A dossier with the theory of mini."""
    dossier.sluit()
    return dossier.pad


@pytest.fixture
def daar(hier: Path) -> Path:
    """Another one with the same."""
    return Path(shutil.copy(hier, hier.with_name("daar.sqlite")))


@pytest.fixture
def lees(tmp_path: Path) -> Lees:
    """Imports a text into a dossier."""

    def lees_in(pad: Path, tekst: str, *, herzie: bool = False) -> Importverslag:
        bestand = tmp_path / "tekst.yaml"
        bestand.write_text(tekst)
        verslag = importeer(pad, bestand, herzie=herzie)
        assert not verslag.fouten, verslag.meldingen
        return verslag

    return lees_in


def versies(pad: Path, sleutel: str) -> list[tuple[int, str]]:
    with Dossier.open(pad) as d:
        return [(r.revisie, json.loads(r.inhoud)["bewijs"][0]["kern"]) for r in d.revisies("registratie", sleutel)]


def naam(pad: Path) -> str:
    with Dossier.open(pad) as d:
        return d.hash()


# --- what comes in ----------------------------------------------------------------------------


def test_new_records_come_in_with_their_revisions_and_known_ones_are_passed_over(
    hier: Path, daar: Path, lees: Lees
) -> None:
    lees(daar, ANDERS)
    lees(daar, GESPREK, herzie=True)
    verslag = importeer(hier, daar, rol="monitor")
    assert [r.record_sleutel for r in verslag.nieuw] == ["d01-x"]
    assert len(verslag.bekend) > 30
    assert [v.sleutel for v in verslag.veranderd] == ["grondexpertise.activeert.vertrouwen-grondeigenaar"]
    assert versies(hier, "d01-x") == [(1, "Kwartels wilden ophangen."), (2, "Kwartels wilden doorrekenen.")]
    assert naam(hier) == naam(daar)
    voor = hier.read_bytes()
    verslag = importeer(hier, daar)
    assert (verslag.nieuw, verslag.herzien, verslag.meldingen) == ((), (), ())
    assert hier.read_bytes() == voor


def test_a_merge_into_an_empty_dossier_is_the_other_dossier(daar: Path, lees: Lees, tmp_path: Path) -> None:
    lees(daar, SESSIE)
    Dossier.maak(tmp_path / "leeg.sqlite").sluit()
    assert not importeer(tmp_path / "leeg.sqlite", daar).fouten
    assert naam(tmp_path / "leeg.sqlite") == naam(daar)


def test_a_trial_writes_nothing(hier: Path, daar: Path, lees: Lees) -> None:
    lees(daar, GESPREK)
    voor = hier.read_bytes()
    verslag = importeer(hier, daar, droog=True)
    assert (len(verslag.nieuw), verslag.is_proef) == (1, True)
    assert hier.read_bytes() == voor


def test_the_other_dossier_is_only_read(hier: Path, daar: Path, lees: Lees) -> None:
    lees(daar, GESPREK)
    voor = daar.read_bytes()
    importeer(hier, daar)
    assert daar.read_bytes() == voor


# --- contradictions ---------------------------------------------------------------------------


def test_all_contradictions_are_named_at_once_from_both_sides_and_nothing_is_written(
    hier: Path, daar: Path, lees: Lees
) -> None:
    ander = GESPREK.replace("d01-x", "d01-y").replace("b01", "b02")
    lees(hier, GESPREK)
    lees(hier, ander)
    lees(daar, ANDERS)
    lees(daar, ander.replace("teken: voor", "teken: tegen"))
    lees(daar, SESSIE)
    voor = hier.read_bytes()
    verslag = importeer(hier, daar)
    assert verslag.is_conflict
    assert [m.code for m in verslag.fouten] == ["VT030", "VT030"]
    een, twee = (m.tekst for m in verslag.fouten)
    assert een.startswith("registratie d01-x: hier versie 1 (invoer 2), daar versie 1 (invoer 2)")
    assert "bewijs 1, kern: 'Kwartels wilden doorrekenen.' werd 'Kwartels wilden ophangen.'" in een
    assert "bewijs 1, teken: 'voor' werd 'tegen'" in twee
    assert hier.read_bytes() == voor


def test_with_herzie_the_content_of_there_becomes_the_next_revision(hier: Path, daar: Path, lees: Lees) -> None:
    lees(hier, GESPREK)
    lees(daar, ANDERS)
    verslag = importeer(hier, daar, herzie=True)
    assert [h.record.record_sleutel for h in verslag.herzien] == ["d01-x"]
    assert versies(hier, "d01-x") == [(1, "Kwartels wilden doorrekenen."), (2, "Kwartels wilden ophangen.")]
    assert importeer(daar, hier).meldingen == ()  # there it stands as an earlier revision
    assert naam(hier) == naam(daar)


def test_what_was_revised_further_there_is_a_contradiction_that_says_so(hier: Path, daar: Path, lees: Lees) -> None:
    lees(hier, GESPREK)
    shutil.copy(hier, daar)
    lees(daar, ANDERS, herzie=True)
    lees(daar, ANDERS.replace("ophangen", "nadenken"), herzie=True)
    (m,) = importeer(hier, daar).fouten
    assert "verder herzien" in m.remedie
    assert importeer(daar, hier).meldingen == ()  # older here, so known there
    importeer(hier, daar, herzie=True)
    assert versies(hier, "d01-x") == versies(daar, "d01-x")
    assert len(versies(hier, "d01-x")) == 3


def test_the_rules_hold_for_what_another_dossier_brings(hier: Path, daar: Path, lees: Lees) -> None:
    cyclus = "{soort: leercyclus, sleutel: NAAM, nummer: NR, van: 2031-01-01, tot: 2031-03-31}"
    lees(hier, cyclus.replace("NAAM", "q1").replace("NR", "8"))
    lees(daar, cyclus.replace("NAAM", "k1").replace("NR", "9"))
    verslag = importeer(hier, daar)
    assert [m.code for m in verslag.fouten] == ["VT021"]
    assert not verslag.is_conflict


def test_the_same_content_under_another_name_is_warned_of(hier: Path, daar: Path, lees: Lees) -> None:
    lees(hier, GESPREK)
    lees(daar, GESPREK.replace("d01-x", "d01-y"))
    assert [m.code for m in importeer(hier, daar).meldingen] == ["VT104"]


# --- withdrawals ------------------------------------------------------------------------------


def test_what_was_withdrawn_here_is_not_brought_back(hier: Path, daar: Path, lees: Lees) -> None:
    for pad in (hier, daar):
        lees(pad, GESPREK)
    lees(daar, AFGELEID)
    lees(daar, SESSIE)
    doe(van_bron(hier, "b01"), hier)
    verslag = importeer(hier, daar)
    assert not verslag.fouten
    assert {r.record_sleutel for r in verslag.ingetrokken} == {"b01", "d01-x"}
    assert {m.code for m in verslag.meldingen} == {"VT130"}
    with Dossier.open(hier) as d:
        over = records(d)
    assert set(over) == {"verslag", "sessie-1"}
    assert over["verslag"].ontleend_aan == ()
    assert len(over["sessie-1"].bewijs) == 2


def test_an_earlier_revision_that_holds_something_withdrawn_is_not_brought_along(
    hier: Path, daar: Path, lees: Lees
) -> None:
    lees(hier, GESPREK)
    lees(daar, SESSIE)
    lees(daar, SESSIE.replace(", spreker: b01", ""), herzie=True)
    doe(van_bron(hier, "b01"), hier)
    assert not importeer(hier, daar).fouten
    assert len(versies(hier, "sessie-1")) == 1
    assert len(versies(daar, "sessie-1")) == 2


def test_what_was_withdrawn_there_and_stands_here_is_a_contradiction_until_it_is_withdrawn_here_too(
    hier: Path, daar: Path, lees: Lees
) -> None:
    for pad in (hier, daar):
        lees(pad, GESPREK)
    lees(daar, SESSIE)
    doe(van_bron(daar, "b01"), daar)
    voor = hier.read_bytes()
    verslag = importeer(hier, daar)
    (m,) = verslag.fouten  # the source; not also all it told
    assert "bron b01 is daar ingetrokken" in m.tekst
    assert m.remedie.endswith("dossier trek-in --bron b01")
    assert hier.read_bytes() == voor
    doe(van_bron(hier, "b01"), hier)
    assert not importeer(hier, daar).fouten
    assert naam(hier) == naam(daar)


def test_withdrawals_travel_and_hold_for_the_next_merge(hier: Path, daar: Path, lees: Lees, tmp_path: Path) -> None:
    lees(daar, GESPREK)
    derde = Path(shutil.copy(daar, tmp_path / "derde.sqlite"))
    doe(van_registratie(daar, "d01-x"), daar)
    assert importeer(hier, daar).overgenomen == 1
    assert importeer(hier, daar).overgenomen == 0
    assert [r.record_sleutel for r in importeer(hier, derde).ingetrokken] == ["d01-x"]
    with Dossier.open(hier) as d:
        assert len(d.grafstenen()) == 1


# --- wrong calls ------------------------------------------------------------------------------


def test_a_dossier_into_itself_or_among_other_files_is_a_wrong_call(hier: Path, daar: Path, tmp_path: Path) -> None:
    (tmp_path / "zelf.sqlite").symlink_to(hier)
    for pad in (hier, tmp_path / "zelf.sqlite"):
        with pytest.raises(AanroepFout, match="is dit dossier zelf"):
            importeer(hier, pad)
    (tmp_path / "a.yaml").write_text(GESPREK)
    with pytest.raises(AanroepFout, match="apart"):
        importeer(hier, daar, tmp_path / "a.yaml")


def test_a_dossier_is_known_by_its_bytes_whatever_it_is_called(hier: Path, daar: Path, lees: Lees) -> None:
    lees(daar, GESPREK)
    assert len(importeer(hier, daar.rename(daar.with_name("daar.kopie"))).nieuw) == 1


def test_what_is_called_a_dossier_and_is_none_is_said_so(hier: Path, tmp_path: Path) -> None:
    voor = hier.read_bytes()
    (tmp_path / "x.sqlite").write_text(GESPREK)
    with pytest.raises(DossierFout, match=r"x\.sqlite is geen dossier"):
        importeer(hier, tmp_path / "x.sqlite")
    assert hier.read_bytes() == voor


# --- the order does not matter ----------------------------------------------------------------


@pytest.fixture(scope="module")
def theorie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The theory of the properties as a dossier; only copied from."""
    pad = tmp_path_factory.mktemp("samen") / "theorie.sqlite"
    with Dossier.maak(pad) as d:
        lees_velden(d, pad.parent, THEORIE)
    return pad


def trek_in_zo_nodig(pad: Path, welke: str, *, bron: bool) -> None:
    plan = (van_bron if bron else van_registratie)(pad, welke)
    if isinstance(plan, Intrekking):
        doe(plan, pad)


@given(
    alles=DOSSIERS.filter(bool),
    wie=st.lists(st.sampled_from(("een", "twee", "beide")), min_size=6, max_size=6),
    weg=st.sampled_from((None, None, "een", "twee")),
    bron=st.booleans(),
)
@settings(max_examples=25)
def test_two_merges_give_the_same_whatever_their_order(
    theorie: Path, alles: tuple[Velden, ...], wie: list[str], weg: str | None, bron: bool
) -> None:
    soort, welke = ("bron", "b1") if bron else ("registratie", alles[0]["id"])
    with tempfile.TemporaryDirectory() as map_:
        pad = {n: Path(shutil.copy(theorie, Path(map_) / f"{n}.sqlite")) for n in ("een", "twee", "a", "b")}
        for kant in ("een", "twee"):
            deel = [r for r, w in zip(alles, wie, strict=False) if w in (kant, "beide")]
            bekend = {r["id"] for r in deel}
            deel = [{**r, "ontleend_aan": [o for o in r.get("ontleend_aan", []) if o in bekend]} for r in deel]
            with Dossier.open(pad[kant]) as d:
                lees_velden(d, Path(map_), deel)
            if weg == kant and (bron or welke in bekend):
                trek_in_zo_nodig(pad[kant], welke, bron=bron)
        uitkomsten = []
        for doel, volgorde in (("a", ("een", "twee")), ("b", ("twee", "een"))):
            for kant in volgorde:
                verslag = importeer(pad[doel], pad[kant])
                if verslag.is_conflict:  # withdrawn there: do as it says, and again
                    trek_in_zo_nodig(pad[doel], welke, bron=bron)
                    verslag = importeer(pad[doel], pad[kant])
                assert not verslag.fouten, verslag.meldingen
            uitkomsten.append((naam(pad[doel]), _antwoorden(Verandergraaf.uit(pad[doel], tot_en_met="c3"))))
        assert uitkomsten[0] == uitkomsten[1]
        with Dossier.open(pad["a"]) as d:
            over = nooit_ingevoerd([{**r, "bewijs": []} for r in alles], soort, welke) if d.grafstenen() else alles
            assert set(records(d)) == {r["id"] for r in over}


def test_an_undone_import_of_theory_does_not_keep_it_out_of_a_merge(hier: Path, daar: Path, lees: Lees) -> None:
    actor = "{soort: actor, sleutel: proef, naam: Proef, actorsoort: rol}"
    lees(hier, actor)
    lees(daar, actor)
    with Dossier.open(hier) as d:
        nr = d.invoeren()[-1].nr
    doe(van_invoer(hier, nr), hier)
    assert [r.record_sleutel for r in importeer(hier, daar).nieuw] == ["proef"]
