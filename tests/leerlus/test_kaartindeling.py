"""What the page of the map downloads: notes and hands to the session, places and views to one record of the map."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.notulen import Notulenverslag, leg_notulen_vast
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst, Notitie
from verandertheorie.model.leerlus import Kaartindeling
from verandertheorie.persoonsgegevens import vind_persoonsgegeven
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.uitvoer.uitwisseling.meenemen import exporteer

pytest_plugins = ("tests.leerlus.dossiers",)

Lees = Callable[..., Notulenverslag]
BEELD = {"naam": "Begin", "tekst": "Hier begonnen we.", "cyclus": "c1", "onderwerp": "C07", "veranderd": True}


@pytest.fixture
def pad(met_agenda: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(met_agenda, tmp_path / "d.sqlite"))


@pytest.fixture
def lees(pad: Path) -> Lees:
    """Read what a page downloads."""

    def lees(*, herzie: bool = False, naar: Path = pad, bijeenkomst: str = "B10", **delen: Any) -> Notulenverslag:
        bestand = naar.with_name("kaart-B10.json")
        bestand.write_text(json.dumps({"bijeenkomst": bijeenkomst, **delen}, ensure_ascii=False), encoding="utf-8")
        return leg_notulen_vast(naar, bestand, rol="", herzie=herzie)

    return lees


def sessie(pad: Path) -> Bijeenkomst:
    return next(b for b in Verandergraaf.uit(pad).records(Bijeenkomst) if b.sleutel == "B10")


def kaart(pad: Path) -> Kaartindeling:
    return Verandergraaf.uit(pad).records(Kaartindeling)[-1]


def plekken(pad: Path) -> dict[str, tuple[int, int]]:
    return {p.knoop: (p.x, p.y) for p in kaart(pad).posities}


def test_one_file_holds_all_that_comes_from_a_session(pad: Path, lees: Lees) -> None:
    verslag = lees(
        datum="2028-05-16",
        reacties=[{"onderwerp": "C07", "klopt": 3, "klopt_niet": 1, "weten_we_niet": 0}],
        notities=[{"onderwerp": "trage-vergunningen", "tekst": "Nog steeds."}],
        kaart={"posities": {"grondexpertise": [120, 300]}, "beelden": [BEELD], "weg": []},
    )
    assert not verslag.meldingen
    assert [r.soort for r in verslag.sessie] == ["bijeenkomst", "kaartindeling"]
    assert [r.klopt for r in sessie(pad).reacties] == [3]
    assert kaart(pad).sinds.isoformat() == "2028-05-16"
    g = verzamel(Verandergraaf.uit(pad))
    assert g.posities == {"grondexpertise": (120, 300)}
    (beeld,) = g.beelden
    assert (beeld.naam, beeld.cyclus, beeld.deel, beeld.veranderd) == ("Begin", "c1", "relatie", True)
    assert beeld.sleutel in {r.sleutel for r in g.relaties if r.code == "C07"}


def test_a_claim_without_a_code_is_meant_by_its_ends(pad: Path, lees: Lees) -> None:
    sleutel = "vertrouwen-grondeigenaar.leidt_tot.afspraken-grond"
    verslag = lees(
        notities=[{"onderwerp": f"[{sleutel}]", "tekst": "Ja."}],
        reacties=[{"onderwerp": f"[{sleutel}]", "klopt": 1}],
        kaart={"beelden": [{"naam": "Begin", "onderwerp": f"[{sleutel}]"}]},
    )
    assert not verslag.meldingen
    (beeld,) = verzamel(Verandergraaf.uit(pad)).beelden
    assert (beeld.deel, beeld.sleutel) == ("relatie", sleutel)


def test_the_same_file_twice_is_nothing(pad: Path, lees: Lees) -> None:
    delen: dict[str, Any] = {
        "reacties": [{"onderwerp": "C07", "klopt": 3}],
        "notities": [{"onderwerp": "C07", "tekst": "Ja."}],
        "kaart": {"posities": {"grondexpertise": [1, 2], "gemeente": []}, "beelden": [BEELD], "weg": ["Weg"]},
    }
    lees(**delen)
    voor = pad.read_bytes()
    assert not lees(**delen).sessie
    assert pad.read_bytes() == voor


def test_it_adds_to_what_other_minutes_said_and_corrects_only_what_it_names(pad: Path, lees: Lees) -> None:
    lees(notities=[{"onderwerp": "B", "tekst": "Uit de notulen."}], reacties=[{"onderwerp": "C07", "klopt": 3}])
    niets = {"posities": {}, "beelden": [], "weg": ["niets"]}
    verslag = lees(
        notities=[{"onderwerp": "C07", "tekst": "Eerst."}], reacties=[{"onderwerp": "C08", "klopt": 1}], kaart=niets
    )
    assert not verslag.meldingen
    assert [n.tekst for n in sessie(pad).notities] == ["Uit de notulen.", "Eerst."]
    assert [r.klopt for r in sessie(pad).reacties] == [3, 1]
    (fout,) = lees(reacties=[{"onderwerp": "C07", "klopt": 9}], kaart=niets).meldingen
    assert fout.code == "VT025"
    beter = lees(
        notities=[{"onderwerp": "C07", "tekst": "Beter."}],
        reacties=[{"onderwerp": "C07", "klopt": 9}],
        kaart=niets,
        herzie=True,
    )
    assert not beter.meldingen
    assert [n.tekst for n in sessie(pad).notities] == ["Uit de notulen.", "Beter."]
    assert [r.klopt for r in sessie(pad).reacties] == [9, 1]


def test_a_page_that_shows_a_part_takes_nothing_of_the_rest(pad: Path, lees: Lees) -> None:
    lees(kaart={"posities": {"grondexpertise": [1, 2], "gemeente": [3, 4]}, "beelden": [BEELD]})
    lees(kaart={"posities": {"gemeente": [], "waterschap": [5, 6]}, "beelden": [{"naam": "Nieuw"}], "weg": []})
    assert plekken(pad) == {"grondexpertise": (1, 2), "waterschap": (5, 6)}
    assert [b.naam for b in kaart(pad).beelden] == ["Nieuw", "Begin"]
    lees(kaart={"beelden": [{"naam": "Nieuw"}], "weg": ["Begin"]})
    assert [b.naam for b in kaart(pad).beelden] == ["Nieuw"]
    assert plekken(pad) == {"grondexpertise": (1, 2), "waterschap": (5, 6)}


def test_an_empty_map_says_nothing(pad: Path, lees: Lees) -> None:
    lees(kaart={"posities": {}, "beelden": []})
    assert not Verandergraaf.uit(pad).records(Kaartindeling)


@pytest.mark.parametrize(
    ("deel", "code"),
    [
        ([1], "VT010"),
        ({"posities": {"niemand": [1, 2]}}, "VT020"),
        ({"posities": {"grondexpertise": 5}}, "VT010"),
        ({"posities": {"grondexpertise": [1]}}, "VT010"),
        ({"posities": {"grondexpertise": [1, 2, 3]}}, "VT010"),
        ({"posities": {"grondexpertise": [1, 1001]}}, "VT010"),
        ({"posities": "x"}, "VT010"),
        ({"beelden": [{"naam": "x", "cyclus": "c99"}]}, "VT020"),
        ({"beelden": [{"tekst": "zonder naam"}]}, "VT010"),
        ({"beelden": ["x"]}, "VT010"),
        ({"beelden": {"x": 1}}, "VT010"),
        ({"van": [1]}, "VT010"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_stored(deel: object, code: str, pad: Path, lees: Lees) -> None:
    voor = pad.read_bytes()
    verslag = lees(kaart=deel, notities=[{"onderwerp": "C07", "tekst": "Ja."}])
    assert code in [m.code for m in verslag.meldingen if m.ernst == "fout"], verslag.meldingen
    assert pad.read_bytes() == voor


def test_a_session_that_was_cancelled_leaves_no_map(pad: Path, lees: Lees) -> None:
    (fout,) = lees(vervallen_omdat="Sneeuw.", kaart={"posities": {"grondexpertise": [1, 2]}}).meldingen
    assert fout.code == "VT011"


@pytest.mark.parametrize(
    ("doelgroep", "namen"),
    [("sessie", ["Alles"]), ("monitor", ["Alles", "Doelen", "Wel gekozen"]), ("publiek", [])],
)
def test_a_view_shows_to_whom_may_see_what_it_is_about(
    doelgroep: Doelgroep, namen: list[str], pad: Path, lees: Lees
) -> None:
    g = Verandergraaf.uit(pad)
    verborgen = {k for k, f in g.factoren.items() if f.ligging == "binnen_aanpak"} - {
        k.sleutel for k in verzamel(g).knopen
    }
    sleutel = min(verborgen)
    beelden = [
        {"naam": "Alles"},
        {"naam": "Doelen", "tekst": f"Over {g.naam(sleutel)}."},
        {"naam": "Wel gekozen", "onderwerp": sleutel},
    ]
    assert not lees(kaart={"posities": {sleutel: [1, 2]}, "beelden": beelden}).meldingen
    gegevens = verzamel(Verandergraaf.uit(pad), doelgroep=doelgroep)
    assert [b.naam for b in gegevens.beelden] == namen
    assert (sleutel in gegevens.posities) == (doelgroep == "monitor")


def test_it_travels_out_and_in(pad: Path, lees: Lees, tmp_path: Path) -> None:
    lees(kaart={"posities": {"grondexpertise": [1, 2]}, "beelden": [BEELD]})
    exporteer(pad, tmp_path / "uit")
    with Dossier.maak(tmp_path / "terug.sqlite") as d:
        assert not importeer(d, tmp_path / "uit").fouten
    assert kaart(tmp_path / "terug.sqlite") == kaart(pad)


def test_a_session_that_is_not_there_or_two_differences_are_refused(pad: Path) -> None:
    g = Verandergraaf.uit(pad)
    with pytest.raises(AanroepFout, match="B99"):
        verzamel(g, bijeenkomst="B99")
    with pytest.raises(AanroepFout, match="B99"):
        verzamel(g, sinds="B99")
    with pytest.raises(AanroepFout, match="één verschil"):
        verzamel(g, sinds="B8", versies=(1, 2))


def test_since_a_session_is_what_its_day_did_not_know_yet(pad: Path) -> None:
    g = Verandergraaf.uit(pad)
    verschil = verzamel(g, sinds="b8").verschil
    assert verschil is not None
    assert verschil.knop == "Nieuw sinds B8"
    zelfde = [r for r in verschil.regels if "hetzelfde oordeel" in r.zin]
    assert zelfde
    assert not {r.sleutel for r in zelfde} & {*verschil.knopen, *verschil.relaties}, "these did not change"
    assert {r.sleutel for r in verschil.regels} - {r.sleutel for r in zelfde} == {*verschil.knopen, *verschil.relaties}
    laatste = verzamel(g, sinds="B10").verschil
    assert laatste is not None
    assert not laatste.regels
    assert laatste.leeg == "Sinds B10 is er niets nieuws."


LASTIG = st.sampled_from("\n\t'\"\\{}[]:#&*!|>%@`-?,~ \u2028\u2029\ufeff😀é")
TEKST = st.text(st.one_of(LASTIG, st.characters(exclude_categories=["Cs", "Cc"])), min_size=1)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tekst=TEKST.filter(lambda t: t.strip() and not vind_persoonsgegeven(t)))
def test_any_text_comes_out_as_it_was_typed(tekst: str, met_agenda: Path, tmp_path: Path) -> None:
    bestand = tmp_path / "kaart-B10.json"
    inhoud = {"bijeenkomst": "B10", "notities": [{"onderwerp": "C07", "tekst": tekst}], "kaart": {"weg": ["x"]}}
    bestand.write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
    verslag = leg_notulen_vast(met_agenda, bestand, rol="", droog=True)
    assert not [m for m in verslag.meldingen if m.ernst == "fout"], verslag.meldingen
    (b,) = (r for r in verslag.sessie if isinstance(r, Bijeenkomst))
    (notitie,) = b.notities
    assert isinstance(notitie, Notitie)
    assert notitie.tekst == tekst.strip()
