"""Versions: snapshots that stay, and differences that add up and are traced to a decision."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verandertheorie.aanscherping import overzicht
from verandertheorie.aanscherping.besluiten import voorstelstanden
from verandertheorie.aanscherping.nemen import Invulling, met, neem
from verandertheorie.aanscherping.versies import (
    gemaakte_versies,
    maak,
    theorie_in,
    theorie_van,
    theoriehash,
    toepassen,
    veranderingen_tussen,
    versie,
    wijzigingen_tussen,
)
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.uitvoer.uitwisseling.meenemen import exporteer


def test_every_change_of_version_2_is_traced_to_a_decision_and_its_evidence(na_b8: Path) -> None:
    antwoord = overzicht.vergelijk(Verandergraaf.uit(na_b8), 1, 2)
    assert {(r.naam, r.verandering, r.besluiten) for r in antwoord} == {
        ("C20", "vervalt", ("V5-C20",)),
        ("C18", "tekst", ("V7-C18-vertrouwen-samenwerking",)),
        ("C13", "tekst", ("V6-C13-trage-vergunningen",)),
        ("C29", "opgenomen", ("V13-C29",)),
        ("Uitvoering gaat sneller en is sterker", "wanneer", ("V9-versnelling-uitvoering",)),
        ("Uitvoering gaat sneller en is sterker", "waaraan zichtbaar", ("V9-versnelling-uitvoering",)),
        ("Eén herkenbaar aanspreekpunt van het Rijk", "naam", ("redactie",)),
    }
    assert all(r.bijeenkomsten == ("B8",) for r in antwoord)
    assert all(r.bewijs for r in antwoord if r.verandering in ("vervalt", "tekst", "opgenomen"))
    assert "Uit een besluit: 6; redactioneel: 1." in antwoord.zinnen[0]


def test_the_order_of_the_two_versions_does_not_matter(na_b8: Path) -> None:
    graaf = Verandergraaf.uit(na_b8)
    assert overzicht.vergelijk(graaf, 2, 1).rijen == overzicht.vergelijk(graaf, 1, 2).rijen
    assert overzicht.vergelijk(graaf, 2, 2).rijen == ()


def test_a_version_that_was_made_never_changes(tot_c5: Path, met_c6: Path) -> None:
    voor, na = Verandergraaf.uit(tot_c5), Verandergraaf.uit(met_c6)
    assert versie(voor, 1) == versie(na, 1)
    assert [v.nummer for v in gemaakte_versies(na)] == [1, 2]
    assert [(r.nummer, r.bijeenkomst, r.tot_en_met) for r in overzicht.versies(na)] == [(1, "", "c1"), (2, "B8", "c6")]


def test_a_version_of_the_same_theory_or_of_nothing_is_refused(met_c6: Path) -> None:
    graaf = Verandergraaf.uit(met_c6)
    with pytest.raises(AanroepFout, match="niets veranderd sinds versie 2"):
        maak(graaf, bijeenkomst="B9", toelichting=None)
    with pytest.raises(AanroepFout, match="nog geen theorie"):
        maak(Verandergraaf.van(()), bijeenkomst=None, toelichting=None)
    with pytest.raises(AanroepFout, match="Kies uit: 1, 2"):
        versie(graaf, 3)


def test_a_difference_needs_the_older_one_first(na_b8: Path) -> None:
    oud = theorie_in(versie(Verandergraaf.uit(na_b8), 1))
    with pytest.raises(ValueError, match="not a later theory"):
        wijzigingen_tussen(oud, {})


@settings(max_examples=15)
@given(st.data())
def test_differences_add_up_whatever_is_decided(tot_c5: Path, data: st.DataObject) -> None:
    """vergelijk(v, v) is empty; carrying out the difference gives the later one; all of it comes from decisions."""
    graaf = GRAFEN.setdefault(tot_c5, Verandergraaf.uit(tot_c5))
    kan = [s.voorstel for s in voorstelstanden(graaf) if s.is_open and not s.voorstel.invullen]
    na, genomen = graaf, set()
    for v in data.draw(st.lists(st.sampled_from(kan), max_size=4, unique_by=lambda v: v.onderwerpen[0])):
        records = neem(na, v.sleutel, Invulling("B8", "aanvaard", ("programmamanager",), "Het is zo."))
        genomen.add(v.sleutel)
        na = met(na, records)
    oud, nieuw = theorie_van(graaf.tot_en_met("c6")), theorie_van(na.tot_en_met("c6"))
    assert wijzigingen_tussen(oud, oud) == wijzigingen_tussen(nieuw, nieuw) == ()
    assert toepassen(oud, wijzigingen_tussen(oud, nieuw)) == nieuw
    if oud == nieuw:
        return
    na = met(na, [maak(na, bijeenkomst="B8", toelichting=None)])
    assert theorie_in(versie(na, 2)) == nieuw
    for verandering in veranderingen_tussen(na, 1, 2):
        assert verandering.besluiten
        assert {getattr(b, "voorstel", "") for b in verandering.besluiten} <= genomen


GRAFEN: dict[Path, Verandergraaf] = {}


def test_decisions_and_versions_come_along_in_an_export(met_c6: Path, tmp_path: Path) -> None:
    exporteer(met_c6, tmp_path / "uit")
    with Dossier.maak(tmp_path / "terug.sqlite") as d:
        assert not importeer(d, tmp_path / "uit").fouten
        assert d.hash() == Verandergraaf.uit(met_c6).dossierhash


def test_the_theory_has_another_name_when_it_says_something_else(na_b8: Path, eigen: Callable[[Path], Path]) -> None:
    graaf = Verandergraaf.uit(eigen(na_b8))
    assert theoriehash(graaf) == versie(graaf, 1).inhoudshash
    assert theoriehash(graaf.tot_en_met("c6")) == versie(graaf, 2).inhoudshash != versie(graaf, 1).inhoudshash


@pytest.mark.parametrize(
    ("nummer", "inhoud", "code"), [(1, "[]", "VT025"), (3, "[kaas]", "VT011"), (3, '[\'{"soort": "kaas"}\']', "VT011")]
)
def test_a_version_from_a_file_can_be_read_and_replaces_none(
    na_b8: Path, eigen: Callable[[Path], Path], tmp_path: Path, nummer: int, inhoud: str, code: str
) -> None:
    bestand = tmp_path / "versie.yaml"
    kop = f"soort: theorieversie\nnummer: {nummer}\ndatum: 2028-01-18\ntot_en_met: c6\ninhoudshash: 0a1b\n"
    bestand.write_text(f"{kop}inhoud: {inhoud}\n", encoding="utf-8")
    assert [m.code for m in importeer(eigen(na_b8), bestand, herzie=True).fouten] == [code]


def test_a_version_is_there_from_its_own_cycle_on(met_c6: Path, na_b8: Path) -> None:
    graaf = Verandergraaf.uit(met_c6)
    for cyclus, verwacht in (("c1", [1]), ("c5", [1]), ("c6", [1, 2])):
        toen = graaf.tot_en_met(cyclus)
        assert [r.nummer for r in overzicht.versies(toen)] == verwacht
        assert bool(overzicht.vergelijk(toen).rijen) is (verwacht == [1, 2])
    with pytest.raises(AanroepFout, match=r"Versie 2 van de theorie was er niet na c5\. Kies uit: 1\."):
        overzicht.vergelijk(graaf.tot_en_met("c5"), 1, 2)
    nu = Verandergraaf.uit(na_b8)  # B8 decided in c6, and of c6 nothing came in yet
    assert (nu.cyclus, [r.nummer for r in overzicht.versies(nu)]) == ("c5", [1, 2])
    assert [r.nummer for r in overzicht.versies(nu.tot_en_met("c4"))] == [1]
