"""A row that this version cannot read: one Dutch sentence from every command, and a way out that loses nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.programma import Doe
from tests.invoer.volledig import rijen_van, schrijf
from tests.lezen.test_beschadigde_velden import ENGELS
from verandertheorie.dossier.bestand import Dossier, Rij, rij
from verandertheorie.fouten import DossierFout
from verandertheorie.graaf.rijen import Onleesbaar, lees_records, lees_rij
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.soorten import SOORTEN
from verandertheorie.vragen.lijst import VRAGEN

pytest_plugins = ("tests.cli.programma", "tests.invoer.volledig")

OVER = {"leg-uit": ["trage-vergunningen"], "wat-kantelt": ["C01"], "tijdlijn": ["C01"], "paden": ["grondexpertise"]}
VRAAGT = [
    *([v.naam, *OVER.get(v.naam, [])] for v in VRAGEN),
    ["toon", "b01"],
    ["dossier", "toon"],
    ["controleer"],
    ["voorstellen"],
    ["versies"],
    ["theorie"],
    ["kaart", "-o", "kaart.html"],
    ["sjabloon", "-o", "sjabloon.xlsx"],
    ["exporteer", "yaml", "uit-yaml"],
    ["exporteer", "json", "uit-json"],
    ["exporteer", "csv", "uit-csv"],
    ["exporteer", "parquet", "uit-parquet"],
    ["exporteer", "xlsx", "uit.xlsx"],
    ["importeer", "d.sqlite", "-d", "leeg.sqlite"],
]
"""Every command that gives an answer about what stands in a dossier."""

WEG = object()
ANDERS: tuple[object, ...] = (12.5, [[]], {"a": {}}, None, "qq ww\a", WEG)


def paden(waarde: Any, pad: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if pad:
        yield pad
    for stap in waarde if isinstance(waarde, dict) else range(len(waarde)) if isinstance(waarde, list) else ():
        yield from paden(waarde[stap], (*pad, stap))


def kapot(r: Rij, pad: tuple[Any, ...], anders: object) -> Rij:
    """The same row with another value at a place in its content."""
    inhoud = json.loads(r.inhoud)
    houder = inhoud
    for stap in pad[:-1]:
        houder = houder[stap]
    if anders is WEG:
        del houder[pad[-1]]
    else:
        houder[pad[-1]] = anders
    return rij(*r.identiteit, inhoud)


def met(pad: Path, *anders: Rij, uit: Path) -> Path:
    """A dossier with the rows of another one, some of them changed past every check."""
    namen = {r.identiteit for r in anders}
    return schrijf(pad, [*(r for r in rijen_van(uit) if r.identiteit not in namen), *anders])


def is_netjes(zin: str) -> bool:
    return not ENGELS.search(re.sub(r"'[^']*'", "", zin)) and "pydantic" not in zin


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_field_that_no_longer_fits_gives_one_sentence_with_the_record(soort: str, vol: Path) -> None:
    eigen = next(r for r in reversed(rijen_van(vol)) if r.soort == soort)
    geweigerd = 0
    for pad in paden(json.loads(eigen.inhoud)):
        for anders in ANDERS:
            r = kapot(eigen, pad, anders)
            if not isinstance(lees_rij(r), Onleesbaar):
                continue
            with pytest.raises(DossierFout) as fout:
                lees_records([r], "d.sqlite")
            assert f"{soort} {eigen.sleutel}" in str(fout.value)
            assert is_netjes(str(fout.value)), str(fout.value)
            geweigerd += 1
    assert geweigerd > 15


def test_no_command_gives_a_smaller_answer_or_an_english_one(hier: Doe, vol: Path, tmp_path: Path) -> None:
    eigen = next(r for r in rijen_van(vol) if r.sleutel == "d01-1a")
    met(tmp_path / "d.sqlite", kapot(eigen, ("datum",), "gisteren"), uit=vol)
    Dossier.maak(tmp_path / "leeg.sqlite").sluit()
    for opdracht in VRAAGT:
        gedaan = hier(*opdracht, *(() if "-d" in opdracht else ("-d", "d.sqlite")))
        assert gedaan.code == 3, (opdracht, gedaan)
        assert gedaan.uit == "", opdracht
        assert "registratie d01-1a (rij" in gedaan.fout, opdracht
        assert gedaan.fout.count("\n") == 1, gedaan.fout
        assert is_netjes(gedaan.fout), gedaan.fout


def test_a_check_says_which_and_why_and_how(hier: Doe, vol: Path, tmp_path: Path) -> None:
    een, twee = (next(r for r in rijen_van(vol) if r.sleutel == s) for s in ("d01-1a", "b02"))
    met(tmp_path / "d.sqlite", kapot(een, ("datum",), "gisteren"), kapot(twee, ("kleur",), "rood"), uit=vol)
    gedaan = hier("dossier", "controleer", "-d", "d.sqlite")
    tekst = " ".join(gedaan.uit.split())
    assert gedaan.code == 1
    assert "registratie d01-1a is niet te lezen als record (invoer 1): bij 'datum': 'gisteren' is geen datum." in tekst
    assert (
        "bron b02 is niet te lezen als record (invoer 1): bij 'kleur': het veld 'kleur' kennen we hier niet." in tekst
    )
    assert "dossier herstel" in tekst
    assert is_netjes(gedaan.uit)


def test_what_can_be_read_goes_on_in_a_new_dossier(hier: Doe, vol: Path, tmp_path: Path) -> None:
    """Of a record with an earlier version that can be read, that one."""
    eigen, ander = (next(r for r in rijen_van(vol) if r.sleutel == s) for s in ("d01-1a", "b02"))
    pad = met(tmp_path / "d.sqlite", eigen, ander, uit=vol)
    with Dossier.open(pad) as d, d.transactie() as schrijver:
        for r in (eigen, kapot(ander, ("kleur",), "rood")):
            later = kapot(eigen, ("datum",), "gisteren") if r is eigen else r
            was = eigen if r is eigen else ander
            rijen = [Rij(*later.identiteit, later.inhoud, later.hash, vervangt=was.hash)]
            schrijver.voeg_toe(rijen, programma="p", rol="", samenvatting="s")
    voor = pad.read_bytes()
    gedaan = hier("dossier", "herstel", "gered.sqlite", "-d", "d.sqlite")
    assert gedaan.code == 1
    assert "Weggelaten, niet te lezen met deze versie" in gedaan.fout
    assert "registratie d01-1a, versie 2; bron b02, versie 2" in gedaan.fout
    assert pad.read_bytes() == voor
    assert {r.hash for r in rijen_van(tmp_path / "gered.sqlite")} == {r.hash for r in rijen_van(vol)}
    assert hier("belemmeringen", "-d", "gered.sqlite").code == 0


def test_a_better_version_of_all_that_cannot_be_read_is_the_cure(hier: Doe, vol: Path, tmp_path: Path) -> None:
    een, twee = (next(r for r in rijen_van(vol) if r.sleutel == s) for s in ("b01", "b02"))
    met(tmp_path / "d.sqlite", kapot(een, ("kleur",), "rood"), kapot(twee, ("kleur",), "rood"), uit=vol)
    (tmp_path / "b01.json").write_text(een.inhoud)
    (tmp_path / "b02.json").write_text(twee.inhoud)
    half = hier("importeer", "b01.json", "--herzie", "-d", "d.sqlite")
    assert half.code == 3
    assert "bron b02" in half.fout
    heel = hier("importeer", "b01.json", "b02.json", "--herzie", "-d", "d.sqlite")
    assert heel.code == 0, heel.fout
    assert Verandergraaf.uit(tmp_path / "d.sqlite").dossierhash == Verandergraaf.uit(vol).dossierhash


@pytest.mark.parametrize("pad", [("datum",), ("bewijs", 0, "teken"), ("vorm",), ("bron",)])
def test_whoever_asks_to_be_forgotten_does_not_wait_for_a_repair(
    pad: tuple[Any, ...], hier: Doe, vol: Path, tmp_path: Path
) -> None:
    eigen = next(r for r in rijen_van(vol) if r.sleutel == "d01-1a")
    bestand = met(tmp_path / "d.sqlite", kapot(eigen, pad, 12.5), uit=vol)
    naam = ("--registratie", "d01-1a") if pad == ("bron",) else ("--bron", json.loads(eigen.inhoud)["bron"])
    gedaan = hier("dossier", "trek-in", *naam, "--reden", "op verzoek", "--ja", "-d", "d.sqlite")
    assert gedaan.code == 0, gedaan
    assert "niet te zeggen" in " ".join(gedaan.uit.split())
    kern = json.loads(eigen.inhoud)["bewijs"][0]["kern"]
    assert kern.encode() not in bestand.read_bytes()
    assert hier("belemmeringen", "-d", "d.sqlite").code == 0


def test_a_session_that_cannot_be_read_loses_only_the_words_of_who_left(hier: Doe, vol: Path, tmp_path: Path) -> None:
    sessie = {
        "soort": "registratie", "id": "sessie-9", "datum": "2026-09-20", "vorm": "leerbijeenkomst", "kleur": "rood",
        "interventie": "grondexpertise", "ontleend_aan": [],
        "bewijs": [
            {"onderwerp": "los", "teken": "voor", "kern": "Dat zei de eerste van ons.", "spreker": "b01"},
            {"onderwerp": "los", "teken": "voor", "kern": "Dat zei de tweede van ons.", "spreker": "b02"},
        ],
    }  # fmt: skip
    bestand = met(tmp_path / "d.sqlite", rij("registratie", "sessie-9", "", sessie), uit=vol)
    gedaan = hier("dossier", "trek-in", "--bron", "b01", "--reden", "op verzoek", "--ja", "-d", "d.sqlite")
    assert gedaan.code == 0, gedaan
    (over,) = (json.loads(r.inhoud) for r in rijen_van(bestand) if r.sleutel == "sessie-9")
    assert [(b["kern"], b["nr"]) for b in over["bewijs"]] == [("Dat zei de tweede van ons.", 2)]
    assert over["kleur"] == "rood"
    assert b"eerste van ons" not in bestand.read_bytes()


def test_a_settled_version_with_a_part_that_no_longer_fits(hier: Doe, vol: Path, tmp_path: Path) -> None:
    eigen = next(r for r in rijen_van(vol) if r.soort == "theorieversie")
    met(tmp_path / "d.sqlite", kapot(eigen, ("inhoud", 0), '{"soort": "gevoel"}'), uit=vol)
    for opdracht in (["theorie", "--versie", eigen.sleutel], ["vergelijk", eigen.sleutel, eigen.sleutel]):
        gedaan = hier(*opdracht, "-d", "d.sqlite")
        assert gedaan.code == 3, gedaan
        assert f"Versie {eigen.sleutel} van de theorie is niet te lezen" in gedaan.fout
    assert hier("belemmeringen", "-d", "d.sqlite").code == 0
    assert "geen deel van een theorie" in hier("dossier", "controleer", "-d", "d.sqlite").uit
    assert f"theorieversie {eigen.sleutel}" in hier("dossier", "herstel", "gered.sqlite", "-d", "d.sqlite").fout


def test_a_cycle_that_a_record_names_and_is_nowhere_is_not_a_mistake_of_who_asks(
    hier: Doe, vol: Path, tmp_path: Path
) -> None:
    eigen = next(r for r in rijen_van(vol) if r.soort == "interventie")
    inhoud = json.loads(eigen.inhoud) | {"sinds": "c77"}
    met(tmp_path / "d.sqlite", rij("interventie", eigen.sleutel, "c77", inhoud), uit=vol)
    gedaan = hier("belemmeringen", "-d", "d.sqlite")
    assert gedaan.code == 3
    assert f"interventie {eigen.sleutel} noemt de leercyclus 'c77', en die is er niet." in gedaan.fout
    assert hier("belemmeringen", "--tot-en-met", "c77", "-d", "d.sqlite").code in (2, 3)
