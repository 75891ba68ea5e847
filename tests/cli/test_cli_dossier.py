"""Making a dossier, finding it again, looking inside, and what is said when it is not there."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.lezing.bewijs import bewijs

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]


def hash_van(pad: Path) -> str:
    with Dossier.open(pad) as d:
        return d.hash()


def test_a_new_dossier_is_empty_and_says_what_to_do_next(doe: Doe, tmp_path: Path) -> None:
    gedaan = doe("nieuw", "mijn dossier é.sqlite")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert "mijn dossier é.sqlite gemaakt" in gedaan.uit
    assert "importeer" in gedaan.uit
    with Dossier.open(tmp_path / "mijn dossier é.sqlite") as d:
        assert d.rijen() == []


def test_what_stands_there_is_never_overwritten(hier: Doe, tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_text("iets van mij")
    for rest in ((), ("--voorbeeld", "mini")):
        gedaan = hier("nieuw", "a.sqlite", *rest)
        assert gedaan.code == 6
        assert "bestaat al" in gedaan.fout
        assert gedaan.uit == ""
    assert (tmp_path / "a.sqlite").read_text() == "iets van mij"
    assert [p.name for p in tmp_path.iterdir()] == ["a.sqlite"]


@pytest.mark.parametrize(
    ("woorden", "code", "zegt"),
    [
        (("a.sqlite", "--voorbeeld", "minni"), 2, "Bedoelt u mini?"),
        (("a.sqlite", "--voorbeeld", "extra rijksinzet"), 2, "Bedoelt u extra-rijksinzet?"),
        (("a.sqlite", "--voorbeeld", "zzz"), 2, "Kies uit: extra-rijksinzet, mini."),
        (("a.sqlite", "--voorbeeld", "../mini"), 2, "is er niet"),
        (("a.sqlite", "--voorbeeld", ""), 2, ""),
        (("a.sqlite", "--alleen-theorie"), 2, "--voorbeeld"),
        (("nergens/a.sqlite",), 3, "Maak eerst die map"),
        ((), 2, ""),
    ],
)
def test_a_wrong_call_makes_nothing(hier: Doe, tmp_path: Path, woorden: tuple[str, ...], code: int, zegt: str) -> None:
    gedaan = hier("nieuw", *woorden)
    assert gedaan.code == code, gedaan
    assert zegt in gedaan.fout
    assert list(tmp_path.iterdir()) == []


def test_an_example_comes_with_a_record_to_start_from_that_is_never_overwritten(doe: Doe, tmp_path: Path) -> None:
    gedaan = doe("nieuw", "a.sqlite", "--voorbeeld", "mini")
    assert gedaan.code == 0
    gesprek = tmp_path / "mijn-gesprek.yaml"
    assert "mijn-gesprek.yaml" in gedaan.uit
    assert doe("importeer", "mijn-gesprek.yaml", "--droog").code == 0
    gesprek.write_text("van mij")
    assert doe("nieuw", "b.sqlite", "--voorbeeld", "mini").code == 0
    assert gesprek.read_text() == "van mij"


def test_only_the_theory_of_an_example(doe: Doe, tmp_path: Path) -> None:
    gedaan = doe("nieuw", "a.sqlite", "--voorbeeld", "mini", "--alleen-theorie")
    assert gedaan.code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.sqlite"]
    soorten = json.loads(doe("dossier", "toon", "--json").uit)["soorten"]
    assert "bewering" in soorten
    assert "registratie" not in soorten


# --- which dossier ----------------------------------------------------------------------------


@pytest.fixture
def vier(tmp_path: Path) -> dict[str, Path]:
    """Four dossiers that can be told apart, only one of which stands in the folder ``map``."""
    (tmp_path / "map" / "dieper").mkdir(parents=True)
    (tmp_path / "elders").mkdir()
    uit = {}
    for naam, pad in {"boven": "map/d", "env": "elders/e", "voor": "elders/v", "na": "elders/n"}.items():
        with Dossier.maak(tmp_path / f"{pad}.sqlite") as d:
            gebied = {"soort": "gebied", "sleutel": naam, "naam": naam, "niveau": "programma"}
            (tmp_path / "x.json").write_text(json.dumps(gebied))
            assert not importeer(d, tmp_path / "x.json").fouten
        uit[naam] = tmp_path / f"{pad}.sqlite"
    (tmp_path / "x.json").unlink()
    return uit


@pytest.mark.parametrize(
    ("gegeven", "wint"),
    [
        ("na voor env boven", "na"),
        ("na env boven", "na"),
        ("voor env boven", "voor"),
        ("voor boven", "voor"),
        ("env boven", "env"),
        ("boven", "boven"),
    ],
)
@pytest.mark.parametrize("woorden", [("dossier", "toon", "--json"), ("beweringen", "--json")])
def test_the_nearest_word_about_the_dossier_wins(
    doe: Doe, tmp_path: Path, vier: dict[str, Path], gegeven: str, wint: str, woorden: tuple[str, ...]
) -> None:
    genoemd = gegeven.split()
    voor = ("-d", vier["voor"]) if "voor" in genoemd else ()
    na = ("--dossier", vier["na"]) if "na" in genoemd else ()
    extra = {"VERANDERTHEORIE_DOSSIER": str(vier["env"])} if "env" in genoemd else {}
    gedaan = doe(*voor, *woorden, *na, map_=tmp_path / "map", **extra)
    assert gedaan.code == 0, gedaan
    assert json.loads(gedaan.uit)["dossier"] == hash_van(vier[wint])


def test_an_empty_variable_is_no_dossier(doe: Doe, tmp_path: Path, vier: dict[str, Path]) -> None:
    gedaan = doe("dossier", "toon", "--json", map_=tmp_path / "map", VERANDERTHEORIE_DOSSIER="")
    assert json.loads(gedaan.uit)["dossier"] == hash_van(vier["boven"])


def test_two_dossiers_in_the_nearest_folder_are_a_choice_for_the_user(
    doe: Doe, tmp_path: Path, vier: dict[str, Path]
) -> None:
    gedaan = doe("belemmeringen", map_=tmp_path / "elders")
    assert (gedaan.code, gedaan.uit) == (3, "")
    assert "e.sqlite, n.sqlite, v.sqlite" in gedaan.fout
    assert "-d" in gedaan.fout
    shutil.copyfile(vier["env"], tmp_path / "map" / "twee.sqlite")
    assert doe("belemmeringen", map_=tmp_path / "map").code == 3


def test_a_dossier_in_a_folder_above_is_not_taken_unseen(doe: Doe, tmp_path: Path, vier: dict[str, Path]) -> None:
    gedaan = doe("belemmeringen", map_=tmp_path / "map" / "dieper")
    assert (gedaan.code, gedaan.uit) == (3, "")


@pytest.mark.parametrize(
    "woorden",
    [
        ("belemmeringen",),
        ("importeer", "x.yaml"),
        ("toon", "C01"),
        ("dossier", "toon"),
        ("exporteer", "yaml", "uit"),
        ("belemmeringen", "-d", "weg.sqlite"),
        ("importeer", "x.yaml", "-d", "weg.sqlite"),
    ],
)
def test_without_a_dossier_there_is_one_sentence_and_nothing_is_made(
    hier: Doe, tmp_path: Path, woorden: tuple[str, ...]
) -> None:
    gedaan = hier(*woorden)
    assert (gedaan.code, gedaan.uit) == (3, "")
    assert len(gedaan.fout.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inhoud", [b"", b"iets anders", b"SQLite format 3\0" + bytes(4000), None])
@pytest.mark.parametrize("woorden", [("belemmeringen",), ("importeer", "a.yaml"), ("exporteer", "yaml", "uit")])
def test_a_file_that_is_no_dossier_is_said_so_and_left_alone(
    hier: Doe, tmp_path: Path, inhoud: bytes | None, woorden: tuple[str, ...]
) -> None:
    (tmp_path / "a.yaml").write_text("soort: bron\n")
    if inhoud is None:
        (tmp_path / "d.sqlite").mkdir()
    else:
        (tmp_path / "d.sqlite").write_bytes(inhoud)
    gedaan = hier(*woorden, "-d", "d.sqlite")
    assert (gedaan.code, gedaan.uit) == (3, "")
    assert len(gedaan.fout.splitlines()) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.yaml", "d.sqlite"]
    if inhoud is not None:
        assert (tmp_path / "d.sqlite").read_bytes() == inhoud


# --- looking inside ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "erin"),
    [
        ("trage-vergunningen", "soort: systemische_factor"),
        ("Trage vergunningverlening", "sleutel: trage-vergunningen"),
        ("vergunning duurt lang", "sleutel: trage-vergunningen"),
        ("C31", "bewering: vertrouwen-grondeigenaar.leidt_tot.afspraken-grond"),
        ("c31", "code: C31"),
        ("trage-vergunningen > belemmert > C13", "code: C31"),
        ("trage-vergunningen.belemmert.versnelling-uitvoering", "code: C30"),
        ("b01", "soort: bron"),
        ("D01", "soort: gebied"),
        ("c1", "soort: leercyclus"),
        ("d01-1b", "kern: De eigenaar tekent niet"),
        ("d01-1b#2", "- onderwerp: trage-vergunningen.belemmert"),
    ],
)
def test_a_record_is_shown_under_every_name_it_has(hier: Doe, mini: Path, naam: str, erin: str) -> None:
    gedaan = hier("toon", naam, "-d", mini)
    assert (gedaan.code, gedaan.fout) == (0, ""), gedaan
    assert erin in gedaan.uit
    assert "Versie 1" in gedaan.uit
    assert json.loads(hier("toon", naam, "-d", mini, "--json").uit)["inhoud"]


@pytest.mark.parametrize(
    ("naam", "zegt"),
    [
        ("trage-vergunning", "Bedoelt u trage-vergunningen?"),
        ("d01-1b#9", "geen bewijs met nummer 9"),
        ("C01#1", "geen bewijs"),
        ("", "staat niet in het dossier"),
        ("qqqqqqq", "staat niet in het dossier"),
    ],
)
def test_a_record_that_is_not_there_is_a_wrong_call(hier: Doe, mini: Path, naam: str, zegt: str) -> None:
    gedaan = hier("toon", naam, "-d", mini)
    assert (gedaan.code, gedaan.uit) == (2, ""), gedaan
    assert zegt in gedaan.fout


def test_what_is_in_the_dossier_is_counted(hier: Doe, mini: Path) -> None:
    gedaan = hier("dossier", "toon", "-d", mini)
    assert gedaan.code == 0
    woorden = " ".join(gedaan.uit.split())
    assert "registraties in c1 c2" in woorden
    assert "12 registraties" in woorden
    assert "9 beweringen" in woorden
    assert "Laatste invoer: nummer 1" in woorden
    assert "fictieve voorbeeldgegevens" in woorden
    gegevens = json.loads(hier("dossier", "toon", "-d", mini, "--json").uit)
    assert gegevens["dossier"] == hash_van(mini)
    assert gegevens["soorten"]["registratie"] == 12 == sum(c["aantal"] for c in gegevens["registraties"])


@pytest.mark.parametrize("gebied", ["D05", "deelgebied 05", "de-peel", "programma"])
def test_the_conversations_of_an_area_are_listed_with_what_counts(hier: Doe, mini: Path, gebied: str) -> None:
    gegevens = json.loads(hier("dossier", "toon", "-d", mini, "--gebied", gebied, "--json").uit)
    graaf = Verandergraaf.uit(mini)
    erin = {g for g in graaf.gebieden if gegevens["gebied"] in graaf.ligging.ligt_in(g)}
    verwacht = [r for r in graaf.registraties if erin & r.gebieden]
    assert [g["id"] for g in gegevens["gesprekken"]] == [r.id for r in verwacht] != []
    hier_gevonden = [b for b in bewijs(graaf) if b.gebied in erin and b.blad != "dekking"]
    assert sum(g["telt"] for g in gegevens["gesprekken"]) == sum(b.telt for b in hier_gevonden)
    assert sum(g["telt_niet"] for g in gegevens["gesprekken"]) == sum(not b.telt for b in hier_gevonden)
    tekst = hier("dossier", "toon", "-d", mini, "--gebied", gebied).uit
    assert all(f"{r.datum}  {r.id}" in tekst for r in verwacht)
    assert f"{len(verwacht)} gesprekken. Bevindingen in {gegevens['gebied']}: " in " ".join(tekst.split())


def test_an_area_without_conversations_says_so_and_one_that_is_not_there_names_the_nearest(
    hier: Doe, tmp_path: Path, mini: Path
) -> None:
    assert hier("nieuw", "x.sqlite", "--voorbeeld", "mini", "--alleen-theorie").code == 0
    leeg = hier("dossier", "toon", "--gebied", "D01")
    assert (leeg.code, leeg.uit) == (0, "In D01 is nog geen gesprek vastgelegd.\n")
    mis = hier("dossier", "toon", "--gebied", "D1")
    assert (mis.code, mis.uit) == (2, "")
    assert mis.fout == "Gebied 'D1' staat niet in het dossier. Bedoelt u D01?\n"


def test_an_export_says_what_it_wrote_and_a_full_folder_is_a_conflict(hier: Doe, mini: Path, tmp_path: Path) -> None:
    eerst = hier("exporteer", "yaml", "uit", "-d", mini)
    assert (eerst.code, eerst.fout) == (0, "")
    aantal = sum(p.is_file() for p in (tmp_path / "uit").rglob("*"))
    assert f"{aantal} bestanden geschreven in uit" in eerst.uit
    voor = {p: p.read_bytes() for p in (tmp_path / "uit").rglob("*.yaml")}
    weer = hier("exporteer", "yaml", "uit", "-d", mini)
    assert (weer.code, weer.uit) == (6, "")
    assert {p: p.read_bytes() for p in (tmp_path / "uit").rglob("*.yaml")} == voor
    assert [p.name for p in tmp_path.iterdir()] == ["uit"]


@pytest.mark.skipif(os.name != "posix", reason="a umask")
def test_an_export_can_be_read_by_whom_a_new_folder_can(hier: Doe, mini: Path, tmp_path: Path) -> None:
    hier("exporteer", "yaml", "uit", "-d", mini)
    (tmp_path / "gewoon").mkdir()
    assert (tmp_path / "uit").stat().st_mode == (tmp_path / "gewoon").stat().st_mode
