"""What was retired is outside every proposal and stops no rule; a rule that fails takes no other with it."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.aanscherping.willekeurig import RECORDS, UITFASEERBAAR, alle_antwoorden, dossiers, maak_dossier, verslagen
from verandertheorie.__main__ import main
from verandertheorie.aanscherping.besluiten import vind, voorstelstanden
from verandertheorie.aanscherping.nemen import Invulling, met, neem, redigeer
from verandertheorie.aanscherping.overzicht import voorstellen
from verandertheorie.aanscherping.regels import RegelFout, mislukte_regels
from verandertheorie.fouten import AanroepFout, ConflictFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.theorie import Theorierecord
from verandertheorie.parameters import Parameters, standaard
from verandertheorie.uitvoer.tabel.inhoud import theorierijen
from verandertheorie.uitvoer.tabel.keuzes import Keuzes


def wisselend(*, weg: str = "") -> list[dict[str, object]]:
    """C1 varies by area and goes with a blocker; ``weg`` is retired at c3, and other claims say little."""
    theorie = [r | ({"tot": "c3"} if weg and weg == r.get("sleutel") else {}) for r in RECORDS]
    beelden = {"C1": "wisselt", "stroop": "klopt waar C1 niet klopt"}
    return [*theorie, *verslagen(beelden)]


def sleutels(graaf: Verandergraaf) -> list[str]:
    return [s.voorstel.sleutel for s in voorstelstanden(graaf)]


def test_a_retired_blocker_splits_no_claim_and_stops_no_rule(tmp_path: Path) -> None:
    blijft = sleutels(Verandergraaf.uit(maak_dossier(tmp_path / "a.sqlite", wisselend())))
    assert {"V3-C1-stroop", "V3-C1-novex", "V8-traag-stroop"} <= set(blijft)
    weg = sleutels(Verandergraaf.uit(maak_dossier(tmp_path / "b.sqlite", wisselend(weg="stroop"))))
    eraan = {f"{v}-{c}" for v in ("V10", "V12") for c in ("C4", "C5", "C6", "C7", "C8", "C9", "C10")}
    assert set(weg) == {k for k in blijft if "stroop" not in k and k not in eraan}
    assert "V3-C1-novex" in weg


def test_a_feature_that_nobody_chose_is_only_to_be_talked_over(tmp_path: Path) -> None:
    graaf = Verandergraaf.uit(maak_dossier(tmp_path / "a.sqlite", wisselend()))
    (stand,) = (s for s in voorstelstanden(graaf) if s.voorstel.sleutel == "V3-C1-stroop")
    assert stand.voorstel.advies == "bespreek"
    assert dict(stand.voorstel.grondslag.getallen)["gedeeld door"].endswith("geprobeerd")
    with pytest.raises(AanroepFout, match="alleen om te bespreken"):
        neem(graaf, "V3-C1-stroop", Invulling("B3", "aanvaard", ("monitor",)))


def test_a_retired_assumption_is_no_assumption(tmp_path: Path) -> None:
    graaf = Verandergraaf.uit(maak_dossier(tmp_path / "a.sqlite", wisselend(weg="tijd")))
    assert "V10-C1" in sleutels(graaf)
    assert "V10-C1-tijd" in sleutels(Verandergraaf.uit(maak_dossier(tmp_path / "b.sqlite", wisselend())))


def zonder_v3() -> Parameters:
    """The numbers of the method without one that V3 needs: a rule that fails, as a mistake of ours would make it."""
    p = standaard()
    return replace(p, voorstel={k: w for k, w in p.voorstel.items() if k != "splitsen_bespreek"})


def test_a_rule_that_fails_is_named_and_the_others_propose_what_they_did(tmp_path: Path) -> None:
    heel = Verandergraaf.uit(maak_dossier(tmp_path / "a.sqlite", wisselend()))
    half = Verandergraaf.van(heel.alles, parameters=zonder_v3())
    antwoord = voorstellen(half)
    assert [r.voorstel for r in antwoord] == [k for k in sleutels(heel) if not k.startswith("V3-")]
    assert (
        antwoord.zinnen[0] == "Let op: V3 (splitsen) is niet te berekenen; voorstellen van deze regel ontbreken hier."
    )
    assert [str(f) for f in antwoord.mislukt] == ["V3 (splitsen) is niet te berekenen: KeyError 'splitsen_bespreek'"]
    assert isinstance(antwoord.mislukt[0].__cause__, KeyError)
    assert voorstellen(heel).mislukt == ()
    assert neem(half, "V8-traag-stroop", Invulling("B3", "verworpen", ("monitor",), "Nee."))
    with pytest.raises(RegelFout, match="splitsen_bespreek"):
        vind(half, "V3-C1-novex")


def test_the_command_shows_the_rest_and_ends_as_our_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = maak_dossier(tmp_path / "a.sqlite", wisselend())
    monkeypatch.setattr("verandertheorie.graaf.verandergraaf.standaard", zonder_v3)
    for vorm in ("--json", "--csv", "--html", "--kort"):
        monkeypatch.setattr(sys, "argv", ["verandertheorie", "-d", str(pad), "voorstellen", vorm])
        with pytest.raises(SystemExit) as einde:
            main()
        uit, fout = capsys.readouterr()
        assert einde.value.code == 70
        assert "V8-traag-stroop" in uit
        assert "V3 (splitsen) is niet te berekenen: KeyError" in fout
        assert "Dit is een fout in het programma" in fout


def test_what_was_retired_meanwhile_cannot_be_changed_any_more(tmp_path: Path) -> None:
    """The evidence is of c2; the session that decides is in c3, when the claim is no longer part of the theory."""
    records = [r | ({"datum": "2026-05-01"} if r["soort"] == "registratie" else {}) for r in wisselend(weg="stroop")]
    graaf = Verandergraaf.uit(maak_dossier(tmp_path / "a.sqlite", records))
    assert "V3-C1-stroop" in sleutels(graaf)
    with pytest.raises(ConflictFout, match="Stroperige loketten is in c3 al uitgefaseerd, dus V3-C1-stroop"):
        neem(graaf, "V3-C1-stroop", Invulling("B3", "aanvaard", ("monitor",), "Ja."))
    assert neem(graaf, "V3-C1-stroop", Invulling("B3", "verworpen", ("monitor",), "Nee."))


# --- whatever is retired, however -----------------------------------------------------------------

SOORTEN = sorted({r["soort"] for r in RECORDS} & set(UITFASEERBAAR))


@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])  # as in test_alles_aanvaard.py
@given(dossiers(), st.data())
def test_whatever_is_retired_every_question_and_product_is_answered(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]], data: st.DataObject
) -> None:
    """By ``tot`` in the file, and once more by an edit of one of each kind; at each cycle."""
    basis = Verandergraaf.uit(maak_dossier(tmp_path_factory.mktemp("weg") / "d.sqlite", records))
    soort, cyclus = data.draw(st.sampled_from(SOORTEN)), data.draw(st.sampled_from(["c1", "c2", "c3"]))
    kan = [r for r in basis.alles if r.soort == soort and isinstance(r, Theorierecord)]
    gaat = data.draw(st.sampled_from(kan))
    graaf = met(basis, [gaat.model_copy(update={"sinds": cyclus, "tot": cyclus})]).tot_en_met("c3")
    weg = {k for k, r in graaf.alle_knopen.items() if graaf.is_uitgefaseerd(r)}
    weg |= {k for k, s in graaf.stellingen.items() if s.laag == "uitgefaseerd"}
    for t in ("c1", "c3"):
        assert list(alle_antwoorden(graaf.tot_en_met(t)))
        assert mislukte_regels(graaf.tot_en_met(t)) == ()
    for s in voorstelstanden(graaf):
        assert not weg & set(s.voorstel.onderwerpen)
        if s.is_open and not s.voorstel.invullen:
            assert neem(graaf, s.naam, Invulling("B3", "aanvaard", ("monitor",), "Ja."))


def test_what_is_retired_can_still_be_worded_better(tmp_path: Path) -> None:
    graaf = Verandergraaf.uit(maak_dossier(tmp_path / "a.sqlite", wisselend(weg="stroop")))
    na = met(graaf, redigeer(graaf, "stroop", "naam", "Trage loketten", bijeenkomst="B3"))
    assert na.alle_knopen["stroop"].naam == "Trage loketten"
    assert "stroop" not in na.knopen


def test_the_template_offers_no_factor_that_was_retired(tmp_path: Path) -> None:
    for weg, verwacht in (("", True), ("stroop", False)):
        keuzes = Keuzes(Verandergraaf.uit(maak_dossier(tmp_path / f"a{weg}.sqlite", wisselend(weg=weg))))
        assert any("Stroperige loketten" in naam for _, naam, _ in theorierijen(keuzes)) is verwacht
