"""Two factors become one (V8): words, claims, parts and evidence go to the one that stays, from that cycle on."""

from pathlib import Path

import pytest

from tests.aanscherping.willekeurig import OVER, RECORDS, maak_dossier, verslagen
from verandertheorie.aanscherping.besluiten import voorstelstanden
from verandertheorie.aanscherping.nemen import Invulling, neem
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.vastleggen import leg_vast
from verandertheorie.model.theorie import SystemischeFactor
from verandertheorie.vragen.dekking import dekking
from verandertheorie.vragen.uitleg import leg_uit

JA = Invulling("B3", "aanvaard", ("monitor",), "Het is hetzelfde.")
LAATSTE = ("2026-08-01",)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """All is confirmed everywhere; what is said of the two is in different areas."""
    beelden = dict.fromkeys(OVER, "klopt") | {"traag": "hier en daar", "C3": "onbekend", "stroop": "klopt"}
    return maak_dossier(tmp_path / "d.sqlite", [*RECORDS, *verslagen(beelden, ("2026-02-01", *LAATSTE))])


def voeg_samen(pad: Path) -> Verandergraaf:
    graaf = Verandergraaf.uit(pad)
    leg_vast(pad, neem(graaf, "V8-traag-stroop", JA), gezien=graaf.dossierhash, rol="", samenvatting="")
    return Verandergraaf.uit(pad)


def herkomst(graaf: Verandergraaf, onderwerp: str) -> set[str]:
    return {v.item.herkomst for v in graaf.vondsten(onderwerp)}


def test_the_evidence_moves_to_the_one_that_stays_whichever_end_it_stood_on(pad: Path) -> None:
    voor = Verandergraaf.uit(pad)
    na = voeg_samen(pad)
    assert herkomst(na, "traag") == herkomst(voor, "traag") | herkomst(voor, "stroop")
    for was, wordt in (
        ("stroop.belemmert.tempo", "traag.belemmert.tempo"),
        ("stroop.veroorzaakt.papier", "traag.veroorzaakt.papier"),
        ("baas.houdt_in_stand.stroop", "baas.houdt_in_stand.traag"),
        ("kuur.biedt_antwoord_op.stroop", "kuur.biedt_antwoord_op.traag"),
        ("stroop.belemmert.[hulp.activeert.moed]", "traag.belemmert.[hulp.activeert.moed]"),
        ("prijs.rivaal_van.[stroop.belemmert.tempo]", "prijs.rivaal_van.[traag.belemmert.tempo]"),
        ("stroop.bevordert.moed", "traag.bevordert.moed"),  # nobody wrote it down: only heard of
    ):
        assert herkomst(voor, was)
        assert herkomst(na, wordt) == herkomst(voor, was) | herkomst(voor, wordt)
        assert not herkomst(na, was)
        assert na.stellingen[wordt].laag == ("kandidaat" if "bevordert" in wordt else "theorie")
    assert na.stellingen["traag.belemmert.tempo"].record.kritisch  # type: ignore[union-attr]  # it was written
    assert na.stellingen["traag.veroorzaakt.stroop"].laag == "uitgefaseerd"  # it would point at itself
    assert not herkomst(na, "stroop")
    assert na.opgegaan_in == {"stroop": "traag"}


def test_before_the_session_all_is_as_it_was(pad: Path) -> None:
    voor = Verandergraaf.uit(pad).tot_en_met("c2")
    na = voeg_samen(pad).tot_en_met("c2")
    assert na.opgegaan_in == {}
    for onderwerp in (*voor.factoren, *voor.stellingen):
        assert na.vondsten(onderwerp) == voor.vondsten(onderwerp)
    assert na.knopen == voor.knopen


def test_words_relations_and_parts_go_along(pad: Path) -> None:
    na = voeg_samen(pad)
    traag, stroop, papier = (na.alle_knopen[k] for k in ("traag", "stroop", "papier"))
    assert traag.aliassen == ("sloom", "Stroperige loketten", "stroperig", "Stroop aan de balie")
    assert stroop.aliassen == ()
    assert isinstance(papier, SystemischeFactor)
    assert papier.onderdeel_van == "traag"
    relaties = {(r.van, r.relatie, r.naar) for r in na.relaties}
    assert ("[traag.belemmert.tempo]", "geldt_onder", "novex") in relaties
    assert not any("stroop" in van + naar for van, _, naar in relaties)
    assert "V8-traag-stroop" not in {s.voorstel.sleutel for s in voorstelstanden(na)}


@pytest.mark.parametrize("woord", ["stroop", "Stroperige loketten", "stroperig", "C5"])
def test_what_is_said_later_under_an_old_name_counts_for_the_one_that_stays(pad: Path, woord: str) -> None:
    voor = voeg_samen(pad)
    over = "traag.belemmert.tempo" if woord == "C5" else "traag"
    bestand = pad.with_name("later.yaml")
    bestand.write_text(
        f"{{soort: registratie, id: later, datum: 2026-09-20, gebied: D1, bron: b4, interventie: hulp,"
        f" bewijs: [{{onderwerp: {woord}, teken: voor, kern: nog eens}}]}}",
        encoding="utf-8",
    )
    with Dossier.open(pad) as d:
        assert not importeer(d, bestand).fouten
    assert herkomst(Verandergraaf.uit(pad), over) - herkomst(voor, over) == {"later#1"}


def test_a_word_that_a_third_part_has_is_left_out(tmp_path: Path) -> None:
    """The importer gives a word to one node at a time; keys are words too."""
    anders = [r | ({"naam": "Papier"} if r.get("sleutel") == "stroop" else {}) for r in RECORDS]
    pad = maak_dossier(tmp_path / "d.sqlite", [*anders, *verslagen({"C1": "klopt"})])
    assert "Papier" not in voeg_samen(pad).knopen["traag"].aliassen


def test_a_factor_that_lies_below_the_one_that_goes_does_not_come_below_itself(tmp_path: Path) -> None:
    """Traag lies in papier, papier in stroop: papier takes the place of stroop."""
    anders = [r | ({"onderdeel_van": "papier"} if r.get("sleutel") == "traag" else {}) for r in RECORDS]
    na = voeg_samen(maak_dossier(tmp_path / "d.sqlite", [*anders, *verslagen({"C1": "klopt"})]))
    papier, traag = na.factoren["papier"], na.factoren["traag"]
    assert (traag.onderdeel_van, papier.onderdeel_van) == ("papier", None)


def test_merging_takes_no_text(pad: Path) -> None:
    with pytest.raises(AanroepFout, match="stelt geen tekst voor"):
        neem(Verandergraaf.uit(pad), "V8-traag-stroop", Invulling("B3", "aangepast_aanvaard", ("m",), "x", "Anders."))


def test_who_asks_for_what_is_gone_hears_of_what_it_went_up_into(pad: Path) -> None:
    na = voeg_samen(pad)
    for gevraagd, naam, blijft in (("stroop", "Stroperige loketten", "Traagheid"), ("C5", "C5", "C3")):
        antwoord = leg_uit(na, gevraagd)
        assert antwoord.zinnen[0] == f"{naam} is samengevoegd: dit gaat over {blijft}."
        assert antwoord.rijen == leg_uit(na, blijft).rijen != ()
        assert antwoord.zinnen[1:] == leg_uit(na, blijft).zinnen
    assert {c.onderwerp for c in dekking(na, "stroop")} == {"traag"}
    assert leg_uit(na.tot_en_met("c2"), "stroop").zinnen[0].startswith("Stroperige loketten (stroop)")
