"""Somebody else codes again what was said: out without the codes, back in, compared."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.cli.programma import Gedaan
from tests.mini import MINI, TWEE_GEBIEDEN
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.model.bladen import INVULLEN
from verandertheorie.model.waarneming import Bewijs, TweedeCodering
from verandertheorie.uitvoer.tabel.sjabloon import maak_tweede_lezing
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.overeenstemming import SCHALEN, overeenstemming
from verandertheorie.vragen.tweede_lezing import te_herlezen

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Gedaan]
BLAD = "Tweede codering bewijs"


@pytest.fixture
def pad(voorbeeld: Path, tmp_path: Path) -> Path:
    pad = tmp_path / "d.sqlite"
    shutil.copyfile(voorbeeld, pad)
    return pad


def _vul(boek: Path, graaf: Verandergraaf, hoe: Callable[[Bewijs], tuple[str, ...]]) -> None:
    """Type in each row what ``hoe`` makes of the item that it is about."""
    werkmap = openpyxl.load_workbook(boek)
    blad = werkmap[BLAD]
    bewijs = {f"{r.id}.m3#{b.nr or i}": b for r in graaf.registraties for i, b in enumerate(r.bewijs, 1)}
    for rij in blad.iter_rows(min_row=3):
        if rij[0].value:
            for cel, tekst in zip(rij[3:], hoe(bewijs[f"{rij[0].value}#{rij[1].value}"]), strict=False):
                cel.value = tekst
    werkmap.save(boek)


def test_who_codes_the_same_is_compared_and_agrees(pad: Path, tmp_path: Path) -> None:
    graaf, boek = Verandergraaf.uit(pad), tmp_path / "t.xlsx"
    gekozen = te_herlezen(graaf, "m3")
    boek.write_bytes(maak_tweede_lezing(graaf, gekozen, door="m3", bestand="t.xlsx"))
    _vul(boek, graaf, lambda b: (b.onderwerp, b.teken, b.bewijskracht, b.hoe_bekend.replace("_", " "), b.kanttekening))
    with Dossier.open(pad) as d:
        verslag = importeer(d, boek)
    assert not verslag.fouten, verslag.fouten
    nieuw = [r for r in verslag.nieuw if isinstance(r, TweedeCodering)]
    assert [r.registratie for r in nieuw] == [r.id for r in gekozen]
    assert [len(r.bewijs) for r in nieuw] == [len(r.bewijs) for r in gekozen]
    assert {r.grond for r in nieuw} == {"fictief"}
    na = Verandergraaf.uit(pad)
    assert {r.wie for r in overeenstemming(na)} == {"m2"}, "what m2 read otherwise was there before"
    assert (na.registraties, stand_van_beweringen(na).rijen) == (graaf.registraties, stand_van_beweringen(graaf).rijen)


def test_what_the_first_read_stands_nowhere_in_the_file(pad: Path) -> None:
    graaf = Verandergraaf.uit(pad)
    gekozen = te_herlezen(graaf, "m3", registraties=("d04-3a", "d01-1a"))
    assert [r.id for r in gekozen] == ["d01-1a", "d04-3a"]
    werkmap = openpyxl.load_workbook(io.BytesIO(maak_tweede_lezing(graaf, gekozen, door="m3", bestand="t.xlsx")))
    rijen = [[c for c in rij if c is not None] for rij in werkmap[BLAD].iter_rows(min_row=3, values_only=True)]
    rijen = [rij for rij in rijen if rij]
    assert [len(rij) for rij in rijen] == [3] * sum(len(r.bewijs) for r in gekozen), "owner, number and words"
    bronnen = {b for r in gekozen for b in r.alle_bronnen}
    overal = {str(c) for blad in werkmap for rij in blad.iter_rows(values_only=True) for c in rij if c is not None}
    assert not bronnen & overal
    gevuld = {c.coordinate for rij in werkmap[BLAD].iter_rows(min_row=3) for c in rij[:3] if c.value}
    assert all(werkmap[BLAD][plek].protection.locked for plek in gevuld)
    assert not werkmap[BLAD].column_dimensions["D"].protection.locked


def test_a_row_that_is_left_empty_is_not_compared_and_a_conversation_without_any_is_not_there(
    pad: Path, tmp_path: Path
) -> None:
    graaf, boek = Verandergraaf.uit(pad), tmp_path / "t.xlsx"
    gekozen = te_herlezen(graaf, "m3", hoeveel=3)
    boek.write_bytes(maak_tweede_lezing(graaf, gekozen, door="m3", bestand="t.xlsx"))
    with Dossier.open(pad) as d:
        (melding,) = importeer(d, boek).meldingen
    assert (melding.code, melding.remedie) == ("VT002", f"Vul een rij in op {BLAD}.")
    eerste, laatste = gekozen[0], gekozen[0].bewijs[-1]
    _vul(boek, graaf, lambda b: ("los", "voor") if b is laatste or b == laatste else ())
    with Dossier.open(pad) as d:
        verslag = importeer(d, boek)
    (r,) = verslag.nieuw
    assert isinstance(r, TweedeCodering)
    assert (r.registratie, [c.nr for c in r.bewijs]) == (eerste.id, [laatste.nr or len(eerste.bewijs)])


@pytest.mark.parametrize(("hoeveel", "zaad"), [(1, 1), (7, 3), (19, 2), (40, 5)])
def test_a_draw_takes_others_than_ones_own_and_repeats(
    graaf_van: Callable[..., Verandergraaf], hoeveel: int, zaad: int
) -> None:
    graaf = graaf_van(TWEE_GEBIEDEN + MINI + "".join(map(_gesprek, range(30))) + AL_GEDAAN)
    gekozen = te_herlezen(graaf, "m1", hoeveel=hoeveel, zaad=zaad)
    assert gekozen == te_herlezen(graaf, "m1", hoeveel=hoeveel, zaad=zaad)
    ids = [r.id for r in gekozen]
    assert ids == sorted(set(ids))
    assert len(ids) == min(hoeveel, 30 - 10 - 1)
    assert {r.vastgelegd_door for r in gekozen} == {"m2"}
    assert "r29" not in ids, "m1 coded that again already"
    assert len(te_herlezen(graaf, "m1")) == 5, "a tenth of 19, and at least five"


def _gesprek(nr: int) -> str:
    return (
        f"- {{soort: registratie, id: r{nr:02}, datum: 2026-01-10, gebied: D01, bron: b1, interventie: hulp,\n"
        f"   vastgelegd_door: {'m1' if nr < 10 else 'm2'},\n"
        f"   bewijs: [{{onderwerp: C1, teken: voor, kern: Het hielp {nr} keer.}}]}}\n"
    )


AL_GEDAAN = """\
- {soort: tweede_codering, registratie: r29, vastgelegd_door: m1, bewijs: [{nr: 1, onderwerp: C1, teken: tegen}]}
"""


def test_what_cannot_be_coded_again_says_why(pad: Path) -> None:
    graaf = Verandergraaf.uit(pad)
    with pytest.raises(AanroepFout, match=r"'d01-1a' is al door m2 gecodeerd"):
        te_herlezen(graaf, "m2", registraties=("d01-1a",))
    with pytest.raises(AanroepFout, match=r"'nep' met bevindingen is er niet"):
        te_herlezen(graaf, "m2", registraties=("nep",))


@pytest.mark.parametrize(
    ("opties", "gezegd"),
    [
        (
            ("--door", "Jan de Vries"),
            "'Jan de Vries' lijkt op een naam of adres van een persoon. Geef een code, zoals m2.",
        ),
        (("--door", "m3", "--hoeveel", "0"), "Hier hoort een getal vanaf 1."),
    ],
)
def test_a_name_or_a_number_that_cannot_be_is_refused_before_anybody_codes(
    hier: Doe, pad: Path, opties: tuple[str, ...], gezegd: str
) -> None:
    uit = hier("exporteer", "tweede-lezing", "t.xlsx", "-d", pad, *opties)
    assert uit.code == 2
    assert gezegd in uit.fout


def test_who_reads_it_in_hears_what_it_is_for(hier: Doe, pad: Path, tmp_path: Path) -> None:
    graaf, boek = Verandergraaf.uit(pad), tmp_path / "t.xlsx"
    boek.write_bytes(
        maak_tweede_lezing(graaf, te_herlezen(graaf, "m3", registraties=("d01-1a",)), door="m3", bestand="t.xlsx")
    )
    _vul(boek, graaf, lambda b: (b.onderwerp, b.teken))
    uit = hier("importeer", boek, "-d", pad).uit
    assert "opnieuw gecodeerd. " in uit
    assert "verandertheorie overeenstemming" in uit


def test_who_has_only_a_spreadsheet_is_told_to_send_it_back_and_can_read_the_words(pad: Path) -> None:
    graaf = Verandergraaf.uit(pad)
    werkmap = openpyxl.load_workbook(
        io.BytesIO(maak_tweede_lezing(graaf, te_herlezen(graaf, "m3"), door="m3", bestand="t.xlsx"))
    )
    uitleg = " ".join(str(c) for rij in werkmap["Lees mij"].iter_rows(values_only=True) for c in rij if c)
    assert "stuur het bestand terug naar wie het u gaf. Die typt: verandertheorie importeer t.xlsx" in uitleg
    assert werkmap[BLAD].column_dimensions["C"].width > werkmap[BLAD].column_dimensions["D"].width


def test_of_an_empty_dossier_there_is_nothing_to_code_again(hier: Doe, tmp_path: Path) -> None:
    leeg = tmp_path / "leeg.sqlite"
    with Dossier.maak(leeg):
        pass
    gedaan = hier("exporteer", "tweede-lezing", "x.xlsx", "--door", "m2", "-d", leeg)
    assert gedaan.code == 2
    assert "er is nog niets gecodeerd" in gedaan.fout


def test_every_field_that_is_compared_can_be_filled_in(pad: Path) -> None:
    assert {*SCHALEN} <= {*INVULLEN["tweede_codering", "bewijs"]}
