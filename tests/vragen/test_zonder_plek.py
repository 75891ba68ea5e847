"""Loose findings: a pile by likeness, said unasked when it is in two core areas, and a place for some of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TEMPO, TREKKER, TWEE_CYCLI
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout, ConflictFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer, importeer_gelezen
from verandertheorie.invoer.plek import geef_plek
from verandertheorie.model.waarneming import Registratie
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.gelijkenis import stapels
from verandertheorie.vragen.zonder_plek import nog_zonder_plek

pytest_plugins = ("tests.cli.programma",)

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    TWEE_CYCLI
    + HULP_EN_MOED
    + HULP_GEEFT_MOED
    + TEMPO
    + TREKKER
    + """\
- {soort: gebied, sleutel: zand, naam: Zand, niveau: kerngebied}
- {soort: gebied, sleutel: veen, naam: Veen, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied, ligt_in: zand}
- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied, ligt_in: veen}
- {soort: bron, pseudoniem: b2, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
"""
)


def _los(id_: str, kern: str, gebied: str = "D01", bron: str = "b1", datum: str = "2026-01-10") -> str:
    return (
        f"- {{soort: registratie, id: {id_}, datum: {datum}, gebied: {gebied}, bron: {bron}, interventie: hulp, "
        f"bewijs: [{{onderwerp: C1, teken: voor, kern: Het hielp.}}, "
        f'{{onderwerp: los, teken: voor, kern: "{kern}"}}]}}\n'
    )


KOFFIE = _los("r1", "De koffie was koud.") + _los("r2", "Weer koude koffie in de kantine.", "D02", "b2", "2026-02-10")
ALLES = THEORIE + KOFFIE + _los("r3", "Het regende de hele dag.")
ZIN = (
    "Dezelfde soort losse opmerking komt uit twee kerngebieden (Veen en Zand) en telt nergens mee: "
    "‘De koffie was koud.’ [r1#2]. Zie: nog-zonder-plek."
)


@pytest.mark.parametrize(
    ("een", "ander", "samen"),
    [
        ("De vergunning bleef liggen.", "Vergunningen blijven liggen bij de provincie.", True),
        ("De vergunning bleef liggen.", "De gunning ging naar de provincie.", False),
        ("Er was koffie.", "Er was koffie en nog veel meer op die dag.", False),
        ("", "", False),
    ],
)
def test_sentences_that_share_two_words_speak_of_the_same(een: str, ander: str, samen: bool) -> None:
    assert (len(stapels([een, ander])) == 1) is samen


def test_the_order_of_sentences_changes_no_pile() -> None:
    zinnen = ["De koffie was koud.", "Het regende hard.", "Koude koffie alweer.", "Hard regende het daar.", "Niets."]
    for draai in range(len(zinnen)):
        gedraaid = zinnen[draai:] + zinnen[:draai]
        assert {frozenset(gedraaid[p] for p in s) for s in stapels(gedraaid)} == {
            frozenset((zinnen[0], zinnen[2])),
            frozenset((zinnen[1], zinnen[3])),
            frozenset((zinnen[4],)),
        }


def test_what_speaks_of_the_same_lies_together_and_most_core_areas_come_first(graaf_van: GraafVan) -> None:
    antwoord = nog_zonder_plek(graaf_van(ALLES))
    assert [(r.stapel, r.id, r.gebied, r.kerngebied, r.cyclus, r.bron) for r in antwoord] == [
        (1, "r1#2", "D01", "zand", "c1", "b1"),
        (1, "r2#2", "D02", "veen", "c2", "b2"),
        (2, "r3#2", "D01", "zand", "c1", "b1"),
    ]
    assert antwoord.zinnen[:2] == ("3 losse bevindingen op 2 stapels, naar de woorden die zij delen.", ZIN)
    assert [r.id for r in nog_zonder_plek(graaf_van(ALLES, tot_en_met="c1"))] == ["r1#2", "r3#2"]
    assert [r.id for r in nog_zonder_plek(graaf_van(ALLES, filter=Filter(gebied="D02")))] == ["r2#2"]


def test_that_all_has_a_place_is_said_of_findings_and_not_of_none(graaf_van: GraafVan) -> None:
    met = ALLES.replace("onderwerp: los", "onderwerp: C1")
    assert nog_zonder_plek(graaf_van(met)).zinnen == ("Er zijn geen losse bevindingen: alles heeft een plek.",)
    hier = graaf_van(ALLES.replace("onderwerp: los", "onderwerp: C1", 1), filter=Filter(kerngebied="veen"))
    assert [r.gebied for r in nog_zonder_plek(hier)] == ["D02"]
    anders = graaf_van(met, filter=Filter(kerngebied="veen"))
    assert nog_zonder_plek(anders).zinnen == ("Binnen dit filter is er geen losse bevinding.",)
    for graaf in (Verandergraaf.van(()), graaf_van(THEORIE)):
        assert nog_zonder_plek(graaf).zinnen == (
            "Er is nog geen bevinding vastgelegd. Lees registraties in met 'importeer'.",
        )


@pytest.mark.parametrize("ander", ["Er is geen opvolger.", "er is géén opvolger", "Er  is geen opvolger!"])
def test_the_same_sentence_is_one_pile_however_it_is_written(ander: str) -> None:
    assert len(stapels(["Er is geen opvolger.", ander])) == 1
    assert len(stapels(["Ja.", "Het was 4 uur.", "Ja", "Het was 5 uur."])) == 3


def test_without_core_areas_the_areas_are_counted(graaf_van: GraafVan) -> None:
    plat = "".join(r for r in ALLES.splitlines(keepends=True) if "niveau: kerngebied" not in r)
    plat = plat.replace(", ligt_in: zand", "").replace(", ligt_in: veen", "")
    antwoord = nog_zonder_plek(graaf_van(plat))
    assert antwoord[0].blok == "Stapel 1: 2 stemmen, 2 gebieden"
    assert antwoord.zinnen[1] == ZIN.replace("twee kerngebieden (Veen en Zand)", "twee gebieden (D01 en D02)")
    assert "kerngebied" not in str(antwoord)
    assert antwoord.zinnen[1] in terugkerende_belemmeringen(graaf_van(plat)).zinnen


def test_the_same_remark_in_two_core_areas_is_said_unasked_once(graaf_van: GraafVan, tmp_path: Path) -> None:
    graaf = graaf_van(ALLES)
    assert terugkerende_belemmeringen(graaf).zinnen.count(ZIN) == 1
    assert ZIN not in helpende_factoren(graaf).zinnen
    assert ZIN not in terugkerende_belemmeringen(graaf.tot_en_met("c1")).zinnen
    pad = tmp_path / "d.sqlite"
    Dossier.maak(pad).sluit()
    for tekst, losse in ((THEORIE, ()), (_los("r1", "De koffie was koud."), ()), (KOFFIE, (ZIN,)), (KOFFIE, ())):
        (tmp_path / "komt.yaml").write_text(tekst, encoding="utf-8")
        assert importeer(pad, tmp_path / "komt.yaml").losse == losse


# --- a place ----------------------------------------------------------------------------------


@pytest.fixture
def pad(graaf_van: GraafVan, tmp_path: Path) -> Path:
    graaf_van(ALLES)
    return tmp_path / "uit-tekst.sqlite"


FACTOR = {
    "soort": "systemische_factor",
    "sleutel": "koude-koffie",
    "naam": "Koude koffie",
    "klasse": "patroon",
    "ligging": "binnen_aanpak",
}


def _onderwerpen(pad: Path) -> dict[str, str]:
    records = Verandergraaf.uit(pad).records(Registratie)
    return {r.bewijs_id(i): b.onderwerp for r in records for i, b in enumerate(r.bewijs)}


def test_a_factor_is_made_of_some_and_they_move_along_under_their_ids(pad: Path) -> None:
    was = _onderwerpen(pad)
    verslag = geef_plek(pad, ["r1#2", "r2#2"], "koude-koffie", FACTOR)
    assert not verslag.is_geweigerd
    assert [r.record_sleutel for r in verslag.nieuw] == ["koude-koffie"]
    assert [h.record.record_sleutel for h in verslag.herzien] == ["r1", "r2"]
    assert _onderwerpen(pad) == was | {"r1#2": "koude-koffie", "r2#2": "koude-koffie"}
    graaf = Verandergraaf.uit(pad)
    assert [r.id for r in nog_zonder_plek(graaf)] == ["r3#2"]
    (rij,) = terugkerende_belemmeringen(graaf)
    assert (rij.factor, rij.genoemd_in) == ("koude-koffie", ("D01", "D02"))
    factor = graaf.factoren["koude-koffie"]
    assert (factor.sinds, factor.sinds_codeboek) == ("c1", "c2")


def test_a_claim_made_of_some_is_a_candidate_until_people_decide(pad: Path) -> None:
    pijl = "moed > leidt_tot > tempo"
    nieuw = {"soort": "bewering", "van": "moed", "relatie": "leidt_tot", "naar": "tempo", "tekst": "Moed geeft vaart."}
    geef_plek(pad, ["r3#2"], pijl, nieuw)
    stelling = Verandergraaf.uit(pad).stellingen["moed.leidt_tot.tempo"]
    assert (stelling.laag, stelling.tekst) == ("kandidaat", "Moed geeft vaart.")
    assert _onderwerpen(pad)["r3#2"] == "moed.leidt_tot.tempo"


def test_a_finding_can_go_to_what_is_there_already(pad: Path) -> None:
    geef_plek(pad, ["r3#2"], "C1")
    assert _onderwerpen(pad)["r3#2"] == "hulp.activeert.moed"


def test_a_dry_run_tells_the_same_and_writes_nothing(pad: Path) -> None:
    voor = pad.read_bytes()
    proef = geef_plek(pad, ["r1#2"], "koude-koffie", FACTOR, droog=True)
    assert (proef.is_proef, [h.record.record_sleutel for h in proef.herzien]) == (True, ["r1"])
    assert pad.read_bytes() == voor
    echt = geef_plek(pad, ["r1#2"], "koude-koffie", FACTOR)
    assert (echt.nieuw, echt.herzien, echt.veranderd) == (proef.nieuw, proef.herzien, proef.veranderd)


def test_what_an_import_refuses_moves_nothing(pad: Path) -> None:
    voor = _onderwerpen(pad)
    verslag = geef_plek(pad, ["r1#2"], "koude-koffie", FACTOR | {"klasse": "drank"})
    assert verslag.is_geweigerd
    assert _onderwerpen(pad) == voor
    assert "koude-koffie" not in Verandergraaf.uit(pad).factoren


@pytest.mark.parametrize(
    ("ids", "onderwerp", "nieuw", "fout"),
    [
        ((), "koude-koffie", FACTOR, "Noem met --uit"),
        (("r9#1",), "koude-koffie", FACTOR, "Er is geen bevinding r9#1"),
        (("r1#1",), "koude-koffie", FACTOR, "r1#1 is niet los"),
        (("r1#2",), "tempo", FACTOR | {"sleutel": "tempo"}, "'tempo' is er al"),
        (("r1#2",), "hulp > activeert > moed", {"soort": "bewering"}, "is er al"),
    ],
)
def test_who_names_the_wrong_finding_or_subject_is_told_so(
    pad: Path, ids: tuple[str, ...], onderwerp: str, nieuw: Any, fout: str
) -> None:
    with pytest.raises(AanroepFout, match=fout):
        geef_plek(pad, ids, onderwerp, nieuw)


def test_what_somebody_else_changed_meanwhile_is_not_written_over(pad: Path) -> None:
    with pytest.raises(ConflictFout, match="intussen veranderd"):
        importeer_gelezen(pad, (), gezien="een andere")


def test_the_commands_do_it_and_tell_what_changed(pad: Path, hier: Any) -> None:
    factor = ("maak-factor", "koude-koffie", "--naam", "Koude koffie", "--klasse", "patroon", "--ligging")
    uit = ("--uit", "r1#2", "--uit", "r2#2", "-d", pad)
    proef = hier(*factor, "binnen_aanpak", *uit, "--droog")
    assert (proef.code, proef.uit.startswith("Proef, er is niets geschreven.")) == (0, True)
    assert "r1 herzien" in proef.uit
    fout = hier(*factor, "ergens", *uit)
    assert (fout.code, "ligging" in fout.fout, _onderwerpen(pad)["r1#2"]) == (1, True, "los")
    assert hier(*factor, "binnen_aanpak", *uit).code == 0
    assert hier("geef-plek", "r3#2", "--bij", "C1", "-d", pad).code == 0
    assert hier("maak-bewering", "moed leidt tot tempo", "--tekst", "x", "--uit", "r3#2", "-d", pad).code == 2
    assert "alles heeft een plek" in hier("nog-zonder-plek", "-d", pad).uit
