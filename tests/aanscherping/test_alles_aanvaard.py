"""A decision writes what can come in again: every proposal accepted, exported, imported, and every question asked."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tests.aanscherping.willekeurig import OVER, RECORDS, alle_antwoorden, dossiers, maak_dossier, verslagen
from verandertheorie.aanscherping.besluiten import Voorstelstand, voorstelstanden
from verandertheorie.aanscherping.nemen import Invulling, neem, redigeer
from verandertheorie.aanscherping.overzicht import vergelijk
from verandertheorie.aanscherping.versies import maak
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout, ConflictFout, GeweigerdFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.vastleggen import leg_vast
from verandertheorie.uitvoer.uitwisseling.meenemen import exporteer

pytestmark = pytest.mark.lang


def invulling(stand: Voorstelstand, *, anders: bool) -> Invulling:
    """Yes, with what is asked for filled in; ``anders``: in own words."""
    v = stand.voorstel
    velden = {veld: "capaciteit" if veld == "aannamesoort" else f"{veld} bij {v.sleutel}" for veld in v.invullen}
    if velden or anders:
        tekst = None if velden else f"Met andere woorden: {v.na[:80]}"
        return Invulling("B3", "aangepast_aanvaard", ("monitor",), "Ja.", tekst, velden)
    return Invulling("B3", "aanvaard", ("monitor",), "Ja.")


def aanvaard_alles(pad: Path, eerst: str = "") -> list[str]:
    """Accept whatever is open, one by one, those that begin with ``eerst`` first: their names, in that order."""
    gedaan: list[str] = []
    while True:
        graaf = Verandergraaf.uit(pad)
        open_ = [s for s in voorstelstanden(graaf) if s.is_open and s.voorstel.sleutel not in gedaan]
        if not open_:
            return gedaan
        stand = min(open_, key=lambda s: not s.voorstel.sleutel.startswith(eerst))
        gedaan.append(stand.voorstel.sleutel)
        try:
            records = neem(graaf, stand.naam, invulling(stand, anders=False))
        except ConflictFout as fout:
            if "al uitgefaseerd" in str(fout):  # between its evidence and the session
                continue
            records = neem(graaf, stand.naam, invulling(stand, anders=True))  # the text changed meanwhile
        assert leg_vast(pad, records, gezien=graaf.dossierhash, rol="", samenvatting=stand.naam)


def rondreis(pad: Path) -> Path:
    """Exported, and imported into an empty dossier: its path."""
    exporteer(pad, pad.with_suffix(""))
    terug = pad.with_name("terug.sqlite")
    with Dossier.maak(terug) as d:
        verslag = importeer(d, pad.with_suffix(""))
        assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
    return terug


@settings(
    max_examples=8, phases=[Phase.explicit, Phase.generate]
)  # one takes seconds: to make it smaller takes minutes
@given(dossiers(), st.sampled_from(["", "V8", "V3", "V5"]))
@example([*RECORDS, *verslagen(dict.fromkeys(OVER, "wisselt"))], "V8")
def test_whatever_is_accepted_comes_in_again_and_is_asked_about(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]], eerst: str
) -> None:
    pad = maak_dossier(tmp_path_factory.mktemp("ja") / "d.sqlite", records)
    graaf = Verandergraaf.uit(pad)
    versie = maak(graaf, bijeenkomst=None, toelichting="Ervoor.")
    leg_vast(pad, [versie], gezien=graaf.dossierhash, rol="", samenvatting="")
    aanvaard_alles(pad, eerst)
    graaf = Verandergraaf.uit(pad)
    if len(graaf.alles) > len(records) + 1:
        try:
            versie = maak(graaf, bijeenkomst="B3", toelichting="Erna.")
        except ValueError:  # nothing that was decided changed a text
            pass
        else:
            leg_vast(pad, [versie], gezien=graaf.dossierhash, rol="", samenvatting="")
    graaf, terug = Verandergraaf.uit(pad), Verandergraaf.uit(rondreis(pad))
    assert terug.dossierhash == graaf.dossierhash
    for t in ("c2", "c3"):
        assert len(list(alle_antwoorden(terug.tot_en_met(t)))) == len(list(alle_antwoorden(graaf.tot_en_met(t))))
    assert all(r.besluiten for r in vergelijk(terug))


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({"reden": "Bel 06 12345678."}, "een telefoonnummer"),
        ({"rollen": ("baas@bedrijf.nl",)}, "een e-mailadres"),
        ({"reden": "a\x1bb"}, "stuurteken"),
        ({"uitslag": "aangepast_aanvaard", "tekst": "Mail naar baas@bedrijf.nl."}, "een e-mailadres"),
    ],
)
def test_words_that_no_file_may_hold_are_refused_in_a_decision(
    tmp_path: Path, anders: dict[str, object], zegt: str
) -> None:
    pad = maak_dossier(tmp_path / "d.sqlite", [*RECORDS, *verslagen({"C1": "wisselt"})])
    graaf = Verandergraaf.uit(pad)
    ja = Invulling("B3", "aanvaard", ("monitor",), "Ja.")
    with pytest.raises(AanroepFout, match=zegt):
        neem(graaf, "V3-C1-novex", replace(ja, **anders))  # type: ignore[arg-type]  # fields of Invulling
    with pytest.raises(AanroepFout, match=zegt):
        redigeer(
            graaf, "C1", "tekst", str(anders.get("tekst", anders.get("reden", anders.get("rollen")))), bijeenkomst="B3"
        )


def test_a_name_as_long_as_a_field_makes_a_proposal_that_fits(tmp_path: Path) -> None:
    lang = [r | ({"naam": "x" * 4000} if r.get("sleutel") in ("stroop", "moed") else {}) for r in RECORDS]
    beelden = {"C1": "wisselt"} | dict.fromkeys(("stroop", "stroop > bevordert > moed"), "klopt waar C1 niet klopt")
    graaf = Verandergraaf.uit(maak_dossier(tmp_path / "d.sqlite", [*lang, *verslagen(beelden)]))
    assert {"V3-C1-stroop", "V4-stroop.bevordert.moed"} <= {s.voorstel.sleutel for s in voorstelstanden(graaf)}
    ja = Invulling("B3", "aanvaard", ("monitor",), "Ja.")
    assert neem(graaf, "V4-stroop.bevordert.moed", ja)
    with pytest.raises(AanroepFout, match="te lang"):
        neem(graaf, "V3-C1-stroop", ja)
    assert neem(graaf, "V3-C1-stroop", replace(ja, uitslag="aangepast_aanvaard", tekst="Hulp geeft moed, soms."))


def test_what_an_import_would_refuse_is_not_written_by_the_program_itself(tmp_path: Path) -> None:
    pad = maak_dossier(tmp_path / "d.sqlite", RECORDS)
    graaf = Verandergraaf.uit(pad)
    traag = graaf.factoren["traag"]
    for anders, zegt in (
        ({"aliassen": ("stroperig",)}, "het woord 'stroperig' hoort al bij stroop"),
        ({"tot": "c1", "sinds": "c2"}, "'tot' ligt voor 'sinds'"),
        ({"onderdeel_van": "kaas"}, "'kaas' staat niet in het dossier"),
    ):
        records = [traag.model_copy(update={"naam": "Anders"}), traag.model_copy(update={"sinds": "c3"} | anders)]
        with pytest.raises(GeweigerdFout, match=zegt):
            leg_vast(pad, records, gezien=graaf.dossierhash, rol="", samenvatting="x")
    assert Verandergraaf.uit(pad).dossierhash == graaf.dossierhash


@pytest.mark.parametrize("naam", ["Traag", "Sloom", "Noord"])
def test_a_new_part_gets_no_key_that_is_a_name_already(tmp_path: Path, naam: str) -> None:
    """A key of a factor, another word for it, the key of an area: with it the export would not come in again."""
    graaf = Verandergraaf.uit(maak_dossier(tmp_path / "d.sqlite", RECORDS))
    velden = {"aanname": naam, "aannamesoort": "capaciteit"}
    with pytest.raises(AanroepFout, match="al in gebruik"):
        neem(graaf, "V10-C5", Invulling("B3", "aangepast_aanvaard", ("monitor",), "Ja.", None, velden))


def test_a_key_that_is_another_word_already_is_refused_at_import(tmp_path: Path) -> None:
    pad = maak_dossier(tmp_path / "d.sqlite", RECORDS)
    sloom = tmp_path / "sloom.yaml"
    sloom.write_text("{soort: actor, sleutel: sloom, naam: Sloom, actorsoort: rol}", encoding="utf-8")
    (fout,) = importeer(pad, sloom).fouten
    assert (fout.code, fout.tekst) == ("VT024", "de sleutel 'sloom' is al een ander woord voor traag.")
