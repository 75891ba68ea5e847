"""Several people in one conversation, in every way in: the workbook, CSV and YAML make the same record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.tabel.werkmappen import vul
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.model.waarneming import Registratie
from verandertheorie.uitvoer.tabel.inhoud import Voorzet
from verandertheorie.uitvoer.tabel.keuzes import Keuzes

pytest_plugins = ("tests.invoer.teksten", "tests.tabel.werkmappen")

LeesIn = Callable[..., Importverslag]
Sjabloon = Callable[..., Path]

YAML = """\
soort: registratie
grond: fictief
datum: 2026-12-14
gebied: D01
bron: b01
bronnen: [b01, b02]
interventie: grondexpertise
toestemming: {b01: ja, b02: nee}
bewijs:
  - {onderwerp: C01, teken: voor, kern: Toen hielp het., spreker: b01, wanneer: 2026-Q3}
  - {onderwerp: C01, teken: tegen, kern: Nu niet meer., spreker: b01}
  - {onderwerp: C01, teken: voor, kern: Bij mij nog wel., spreker: b02}
"""
KOP = {
    "Datum *": "2026-12-14",
    "Vorm": "interview",
    "Bron *": "b01 · projecttrekker",
    "Bronnen": "b01; b02",
    "Interventie *": "grondexpertise",
    "Toestemming per persoon": "b01: ja; B02: nee",
}
BEVINDINGEN = (
    ("voor", "Toen hielp het.", "b01", "c1 · 2026-Q3"),
    ("tegen", "Nu niet meer.", "b01", ""),
    ("voor", "Bij mij nog wel.", "b02", ""),
)


def _letters(blad: Any) -> dict[str, str]:
    """Which column has which heading."""
    return {cel.value: cel.column_letter for cel in blad[1]}


def gesprek_uit(dossier: Dossier, *paden: Path) -> Registratie:
    verslag = importeer(dossier, *paden)
    assert not verslag.fouten, verslag.fouten
    (r,) = verslag.nieuw
    assert isinstance(r, Registratie)
    return r


@pytest.fixture
def uit_yaml(tmp_path: Path, mini: Path) -> Registratie:
    """The record that YAML makes of it, in a dossier of its own."""
    (tmp_path / "elders").mkdir()
    pad = tmp_path / "elders" / "d.sqlite"
    pad.write_bytes(mini.read_bytes())
    (tmp_path / "elders" / "gesprek.yaml").write_text(YAML, encoding="utf-8")
    with Dossier.open(pad) as d:
        return gesprek_uit(d, tmp_path / "elders" / "gesprek.yaml")


def test_a_workbook_that_was_filled_in_by_hand(
    sjabloon: Sjabloon, dossier: Dossier, mini: Path, tmp_path: Path, uit_yaml: Registratie
) -> None:
    boek = openpyxl.load_workbook(pad := sjabloon(voorzet=None))
    kolom = {blad: _letters(boek[blad]) for blad in ("Registraties", "Bewijs")}
    hoofd = {f"{kolom['Registraties'][kop]}3": wat for kop, wat in {**KOP, "Gebied *": "D01"}.items()}
    koppen = ("Voor of tegen *", "Wat is gezien of gehoord? *", "Spreker", "Wanneer")
    bewijs = {
        f"{kolom['Bewijs'][kop]}{rij}": wat
        for rij, cellen in enumerate(BEVINDINGEN, 3)
        for kop, wat in (("Waar gaat het over? *", "C01"), *zip(koppen, cellen, strict=True))
        if wat
    }
    r = gesprek_uit(dossier, vul(pad, {"Registraties": hoofd, "Bewijs": bewijs}))
    assert r.model_copy(update={"grond": "fictief"}) == uit_yaml


def test_csv(dossier: Dossier, tmp_path: Path, uit_yaml: Registratie) -> None:
    map_ = tmp_path / "csv"
    map_.mkdir()
    rij = {
        "nr": "1",
        "Gebied": "D01",
        **{k.removesuffix(" *"): f'"{w}"' for k, w in KOP.items()},
        "herkomst": "fictief",
    }
    (map_ / "registraties.csv").write_text(f"{';'.join(rij)}\n{';'.join(rij.values())}\n", encoding="utf-8")
    regels = "".join(f"1;C01;{';'.join(cellen)}\n" for cellen in BEVINDINGEN)
    kop = "bij registratie;Waar gaat het over?;Voor of tegen;Wat is gezien of gehoord?;Spreker;Wanneer\n"
    (map_ / "bewijs.csv").write_text(kop + regels, encoding="utf-8")
    assert gesprek_uit(dossier, map_) == uit_yaml


def test_lists_of_more_than_one_may_be_typed_beside_what_the_drop_down_has(sjabloon: Sjabloon, mini: Path) -> None:
    boek = openpyxl.load_workbook(sjabloon(voorzet=Voorzet(bronnen=("b01", "b02"))))
    for blad, koppen in (("Registraties", ("Bronnen",)), ("Bewijs", ("Wanneer", "Spreker", "Vrijgave"))):
        letters = _letters(boek[blad])
        regels = {str(v.sqref).split("3")[0]: v for v in boek[blad].data_validations.dataValidation}
        assert {regels[letters[kop]].errorStyle for kop in koppen} == {"information"}, blad
    assert Keuzes(Verandergraaf.uit(mini)).cycli() == ("c1 · 2026-Q3", "c2 · 2026-Q4")


@pytest.mark.parametrize(
    ("oud", "nieuw", "tekst"),
    [
        ("bron: b01\nbronnen: [b01, b02]", "bron: [b01, b02]", "Zaten er meer mensen bij? Zet hen bij 'bronnen'."),
        ("bron: b01\nbronnen: [b01, b02]", "bron: b01 en b02", "Zet hen bij 'bronnen'"),
        ("{b01: ja, b02: nee}", "nee", "zoals b35: ja"),
        ("{b01: ja, b02: nee}", "{b01: misschien}", "Schrijf ja of nee."),
        ("{b01: ja, b02: nee}", "{b03: nee}", "b03 zat niet bij dit gesprek: daar staat b01 en b02."),
        ("spreker: b02", "spreker: b03", "b03 zat niet bij dit gesprek"),
    ],
)
def test_what_goes_wrong_with_people_says_what_to_do(lees_in: LeesIn, oud: str, nieuw: str, tekst: str) -> None:
    (melding,) = lees_in(YAML.replace(oud, nieuw)).fouten
    assert tekst in str(melding)


def test_of_several_sources_a_mistake_elsewhere_does_not_say_that_there_is_none(lees_in: LeesIn) -> None:
    verslag = lees_in(YAML.replace("bron: b01\n", "").replace("teken: tegen", "teken: iets"))
    assert [m.code for m in verslag.fouten] == ["VT010"]


def test_revised_it_is_the_same_conversation_with_the_same_findings(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(YAML)
    regels = YAML.splitlines()
    anders = [*regels[:9], regels[11], regels[10].replace("b01", "b02"), regels[9], ""]
    verslag = lees_in("\n".join(anders), herzie=True)
    (h,) = verslag.herzien
    assert h.bevindingen == (0, 1, 0)
    (r,) = Verandergraaf.uit(dossier.pad).registraties
    assert [(b.kern, b.spreker, b.wanneer) for b in r.bewijs] == [
        ("Toen hielp het.", "b01", "c1"),
        ("Nu niet meer.", "b02", None),
        ("Bij mij nog wel.", "b02", None),
    ]
