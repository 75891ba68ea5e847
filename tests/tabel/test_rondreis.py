"""What is exported as a workbook or as CSV makes the same dossier again, with the same answers."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

from tests.cli.programma import Gedaan
from tests.invoer.test_export_rondreis import _maak, dossiers, is_hetzelfde
from tests.invoer.volledig import rijen_van, schrijf
from verandertheorie.aanscherping.versies import maak
from verandertheorie.dossier.bestand import Dossier, Rij
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer, naar_rij
from verandertheorie.invoer.vastleggen import leg_vast
from verandertheorie.model.soorten import KNOOPTYPEN, MODELLEN, RECORD, SOORTEN
from verandertheorie.uitvoer.tabel.alles import als_csv, als_werkmap, lees_graaf, tabellen
from verandertheorie.uitvoer.uitwisseling.meenemen import exporteer

pytest_plugins = ("tests.cli.programma", "tests.invoer.teksten", "tests.invoer.volledig")

Doe = Callable[..., Gedaan]


def rondreis(pad: Path, vorm: str) -> Path:
    """Export, import that into an empty dossier: its path."""
    uit = pad.parent / f"uit-{vorm}"
    shutil.rmtree(uit, ignore_errors=True)
    uit.mkdir()
    if vorm == "xlsx":
        (uit / "alles.xlsx").write_bytes(als_werkmap(lees_graaf(pad)))
    else:
        for naam, tekst in als_csv(lees_graaf(pad)).items():
            (uit / naam).write_bytes(tekst.encode())
    terug = pad.parent / f"terug-{vorm}.sqlite"
    terug.unlink(missing_ok=True)
    with Dossier.maak(terug) as d:
        verslag = importeer(d, uit)
    assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
    return terug


@pytest.fixture
def eigen(tmp_path: Path) -> Callable[[Path], Path]:
    """A copy of a dossier in the folder of this test."""
    return lambda pad: Path(shutil.copyfile(pad, tmp_path / pad.name))


@pytest.mark.lang
@pytest.mark.parametrize("vorm", ["xlsx", "csv"])
def test_the_example_travels(voorbeeld: Path, eigen: Callable[[Path], Path], vorm: str) -> None:
    pad = eigen(voorbeeld)
    is_hetzelfde(pad, rondreis(pad, vorm))


@pytest.mark.lang
@pytest.mark.parametrize("vorm", ["xlsx", "csv"])
def test_versions_decisions_and_second_codings_travel(
    besloten: Verandergraaf, voorbeeld: Path, eigen: Callable[[Path], Path], vorm: str
) -> None:
    pad = eigen(voorbeeld)
    graaf = lees_graaf(pad)
    extra = [r for r in besloten.alles if r not in graaf.alles]
    assert {r.soort for r in extra} >= {"theorieversie", "besluit_op_voorstel", "redactie"}
    leg_vast(pad, extra, gezien=graaf.dossierhash, rol="", samenvatting="")
    assert {t.vorm.soort for t in tabellen(lees_graaf(pad))} >= {"tweede_codering", "theorieversie"}
    is_hetzelfde(pad, rondreis(pad, vorm))


@settings(max_examples=30)
@given(records=dossiers())
def test_any_dossier_travels(records: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory) -> None:
    pad = _maak(tmp_path_factory.mktemp("reis"), records)
    is_hetzelfde(pad, rondreis(pad, "xlsx"))
    is_hetzelfde(pad, rondreis(pad, "csv"))


def test_a_first_version_that_was_made_today_travels(mini: Path, eigen: Callable[[Path], Path]) -> None:
    pad = eigen(mini)
    graaf = lees_graaf(pad)
    leg_vast(pad, [maak(graaf, bijeenkomst=None, toelichting="x")], gezien=graaf.dossierhash, rol="", samenvatting="")
    is_hetzelfde(pad, rondreis(pad, "xlsx"))


def test_every_record_type_that_the_example_has_got_its_sheet(voorbeeld: Path) -> None:
    graaf = lees_graaf(voorbeeld)
    bladen = list(tabellen(graaf))
    assert {t.vorm.soort for t in bladen} == {r.soort for r in graaf.alles}
    assert {r.soort for r in graaf.alles} <= set(SOORTEN)
    assert sum(len(t.rijen) for t in bladen if not t.vorm.deel) == len(graaf.alles)


GEVAARLIJK = ["=1+1", "+31 is het getal", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "'=1"]


@pytest.mark.parametrize("vorm", ["xlsx", "csv"])
def test_no_cell_runs_and_each_comes_back(
    dossier: Dossier, lees_in: Callable[..., object], tmp_path: Path, vorm: str
) -> None:
    for nr, tekst in enumerate(GEVAARLIJK):
        lees_in(f"soort: actor\nsleutel: a{nr}\nactorsoort: rol\nnaam: {_aangehaald(tekst)}\n")
    pad = Path(shutil.copyfile(dossier.pad, tmp_path / "kopie.sqlite"))
    graaf = lees_graaf(pad)
    if vorm == "xlsx":
        blad = openpyxl.load_workbook(io.BytesIO(als_werkmap(graaf)))["Actor"]
        cellen = [cel for rij in blad.iter_rows() for cel in rij]
        assert {cel.data_type for cel in cellen} <= {"s", "n"}
        assert {cel.value for cel in cellen} >= {*GEVAARLIJK}
        assert not any(cel.hyperlink for cel in cellen)
    else:
        rijen = list(csv.reader(io.StringIO(als_csv(graaf)["actor.csv"], newline=""), delimiter=";"))
        assert not [cel for rij in rijen for cel in rij if cel.startswith(("=", "+", "-", "@"))]
    is_hetzelfde(pad, rondreis(pad, vorm))


def _aangehaald(tekst: str) -> str:
    return '"' + tekst.replace('"', '\\"') + '"'


def test_the_same_dossier_gives_the_same_bytes(mini: Path) -> None:
    assert als_werkmap(lees_graaf(mini)) == als_werkmap(lees_graaf(mini))


def test_it_says_where_it_comes_from_and_that_it_is_made_up(mini: Path) -> None:
    graaf = lees_graaf(mini)
    blad = openpyxl.load_workbook(io.BytesIO(als_werkmap(graaf)))["Lees mij"]
    tekst = " ".join(str(cel.value) for rij in blad.iter_rows() for cel in rij if cel.value)
    for zin in (tekst, als_csv(graaf)["lees-mij.txt"]):
        assert all(w in zin for w in (graaf.dossierhash, graaf.parameters.hash, "Fictieve", str(graaf.cyclus)))


def test_a_text_that_fits_in_no_cell_is_refused_for_excel_and_travels_as_csv(
    mini: Path, eigen: Callable[[Path], Path]
) -> None:
    pad = eigen(mini)
    graaf = lees_graaf(pad)
    actor = next(r for r in graaf.alles if r.soort == "actor").model_copy(update={"omschrijving": "x" * 40_000})
    leg_vast(pad, [actor], gezien=graaf.dossierhash, rol="", samenvatting="")
    with pytest.raises(AanroepFout, match="past niet in een cel"):
        als_werkmap(lees_graaf(pad))
    is_hetzelfde(pad, rondreis(pad, "csv"))


# --- on the command line ----------------------------------------------------------------------


@pytest.mark.parametrize(("vorm", "doel"), [("xlsx", "alles.xlsx"), ("csv", "map")])
def test_the_command_says_how_to_go_back(hier: Doe, mini: Path, tmp_path: Path, vorm: str, doel: str) -> None:
    gedaan = hier("exporteer", vorm, doel, "-d", mini)
    assert (gedaan.code, f"verandertheorie importeer {doel}" in gedaan.uit) == (0, True)
    assert hier("nieuw", "leeg.sqlite").code == 0
    assert hier("importeer", doel, "-d", "leeg.sqlite").code == 0
    with Dossier.open(mini) as een, Dossier.open(tmp_path / "leeg.sqlite") as ander:
        assert een.hash() == ander.hash()


def test_what_stands_there_stays(hier: Doe, mini: Path, tmp_path: Path) -> None:
    (tmp_path / "alles.xlsx").write_bytes(b"x")
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "a").touch()
    assert hier("exporteer", "xlsx", "alles.xlsx", "-d", mini).code == 6
    assert hier("exporteer", "csv", "map", "-d", mini).code == 6
    assert (tmp_path / "alles.xlsx").read_bytes() == b"x"
    assert hier("exporteer", "xlsx", "alles.ods", "-d", mini).code == 2
    assert hier("exporteer", "xlsx", "alles.xlsx", "--overschrijf", "-d", mini).code == 0


def test_an_empty_dossier_gives_a_sentence(hier: Doe, tmp_path: Path) -> None:
    assert hier("nieuw", "leeg.sqlite").code == 0
    for vorm, doel in (("xlsx", "a.xlsx"), ("csv", "b")):
        gedaan = hier("exporteer", vorm, doel)
        assert (gedaan.code, gedaan.fout) == (0, "")
        assert "nog leeg" in gedaan.uit


# --- every type, in every format ----------------------------------------------------------------

ANDERS_GEWEIGERD = {
    "registratie": ("gebied", "bron", "vorm", "bewijs"),
    "toepassing": ("gebleken",),
    "inzet": ("van",),
    "gebied": ("ligt_in",),
    "actie": ("wat", "uit"),
}
"""Fields that the model does not ask for and a rule does."""


def _uitgekleed(r: Rij) -> Rij:
    """A record with only what it must have."""
    model = MODELLEN[r.soort]
    nodig = {naam for naam, veld in model.model_fields.items() if veld.is_required()}
    houdt = nodig | {*model.sleutelvelden, *ANDERS_GEWEIGERD.get(r.soort, ()), "sinds"}
    inhoud = {naam: waarde for naam, waarde in json.loads(r.inhoud).items() if naam in houdt}
    return naar_rij(RECORD.validate_python(inhoud))


@pytest.mark.parametrize("is_kaal", [False, True])
@pytest.mark.parametrize("vorm", ["yaml", "json", "csv", "xlsx"])
def test_every_record_type_travels_in_every_format_full_and_bare(
    vorm: str, is_kaal: bool, vol: Path, tmp_path: Path
) -> None:
    rijen = [_uitgekleed(r) for r in rijen_van(vol)] if is_kaal else rijen_van(vol)
    assert {r.soort for r in rijen} == set(SOORTEN)
    pad = schrijf(tmp_path / "d.sqlite", rijen)
    if vorm in ("csv", "xlsx"):
        is_hetzelfde(pad, rondreis(pad, vorm))
    else:
        exporteer(pad, tmp_path / "uit", "yaml" if vorm == "yaml" else "json")
        with Dossier.maak(tmp_path / "terug.sqlite") as d:
            assert not importeer(d, tmp_path / "uit").fouten
        is_hetzelfde(pad, tmp_path / "terug.sqlite")


@pytest.mark.parametrize("soort", KNOOPTYPEN)
def test_a_part_of_the_theory_with_only_what_it_must_have_stays_what_it_is(
    soort: str, vol: Path, tmp_path: Path
) -> None:
    """As the only one of its type, so that its file has no other columns to be known by."""
    eigen = next(r for r in rijen_van(vol) if r.soort == soort and not r.sinds)
    pad = schrijf(tmp_path / "d.sqlite", [_uitgekleed(eigen)])
    is_hetzelfde(pad, rondreis(pad, "csv"))


def test_headings_that_fit_more_than_one_sheet_are_not_guessed(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "lijstje.csv").write_text("Sleutel;Naam\nhoge-prijs;De prijs was hoog\n")
    (melding,) = importeer(dossier, tmp_path / "lijstje.csv").fouten
    assert melding.code == "VT006"
    assert "niet te zien welk blad dit is" in melding.tekst
