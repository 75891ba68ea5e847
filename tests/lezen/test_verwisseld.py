"""Two values in each other's column: one remark, and no advice to make anything of them."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.melding import Melding

pytest_plugins = ("tests.invoer.teksten",)

Rij = Mapping[str, str]
LeesRijen = Callable[..., Importverslag]

BRON: Rij = {"pseudoniem": "b30", "rol": "boer", "organisatiesoort": "ondernemer", "geinformeerd": "ja"} | {
    "actor": "projecttrekker",
    "bewaren_tot": "2029-06-30",
    "grond": "fictief",
}
GESPREK: Rij = {"volgnummer": "1", "datum": "2026-09-14", "gebied": "D01", "vorm": "interview", "bron": "b07"} | {
    "interventie": "grondexpertise",
    "open_vraag_belemmeringen": "ja",
    "teruggelegd": "ingestemd",
    "vertrouwelijkheid": "programma",
    "bronnen": "b07; b01",
    "grond": "fictief",
}
BEVINDING: Rij = {
    "registratie": "1",
    "onderwerp": "trage-vergunningen",
    "teken": "voor",
    "kern": "Hij belde terug.",
} | {
    "bewijskracht": "sterk",
    "hoe_bekend": "zelf meegemaakt",
    "ernst": "flink",
    "citaat_akkoord": "akkoord",
    "vrijgave": "kernteam",
    "kanttekening": "geen",
    "gebied": "D02",
    "spreker": "b07",
}
ZOEKTOCHT: Rij = {"registratie": "1", "onderwerp": "C01", "gevonden": "nee", "wijze": "gericht gevraagd"} | {
    "gezocht": "tegendeel",
    "gebied": "D02",
}
BLADEN: Mapping[str, Rij] = {"bronnen": BRON, "registraties": GESPREK, "bewijs": BEVINDING, "dekking": ZOEKTOCHT}


@pytest.fixture
def lees_rijen(dossier: Dossier, tmp_path: Path) -> LeesRijen:
    """Imports rows as the CSV files of one folder, without keeping anything."""

    def lees(**bladen: Sequence[Rij]) -> Importverslag:
        map_ = tmp_path / "csv"
        map_.mkdir(exist_ok=True)
        for naam, rijen in bladen.items():
            regels = [rijen[0], *(rij.values() for rij in rijen)]
            (map_ / f"{naam}.csv").write_text("".join(f"{';'.join(map(_cel, r))}\n" for r in regels), encoding="utf-8")
        return importeer(dossier, map_, droog=True)

    return lees


def _cel(tekst: str) -> str:
    return f'"{tekst}"'


def _met(blad: str, **anders: str) -> dict[str, Sequence[Rij]]:
    """All sheets with one row each, with something else in a row of one of them."""
    return {naam: [{**rij, **anders}] if naam == blad else [rij] for naam, rij in BLADEN.items()}


def _op(fouten: Sequence[Melding], blad: str, kolom: int) -> bool:
    return any(Path(m.bestand).stem == blad and m.plek.endswith(f":2:{kolom}") for m in fouten)


def _bedoeld(blad: str) -> list[str]:
    return [veld for veld in BLADEN[blad] if veld not in ("volgnummer", "registratie", "pseudoniem")]


@pytest.mark.parametrize("blad", BLADEN)
def test_of_any_two_columns_that_do_not_take_each_others_value_one_remark_is_made(
    lees_rijen: LeesRijen, blad: str
) -> None:
    rij, kolommen = BLADEN[blad], list(BLADEN[blad])
    assert not lees_rijen(**_met(blad)).fouten, "each stands where it belongs"
    geteld = 0
    for een, ander in combinations(_bedoeld(blad), 2):
        past_niet = [
            _op(lees_rijen(**_met(blad, **{veld: rij[van]})).fouten, blad, kolommen.index(veld) + 1)
            for veld, van in ((een, ander), (ander, een))
        ]
        if all(past_niet):
            (melding,) = lees_rijen(**_met(blad, **{een: rij[ander], ander: rij[een]})).fouten
            plekken = [chr(ord("A") + kolommen.index(veld)) for veld in (een, ander)]
            assert melding.code == "VT011", (een, ander, melding)
            assert f"'{rij[ander]}' en '{rij[een]}' lijken verwisseld: kolom {plekken[0]} (" in melding.tekst
            assert f"en kolom {plekken[1]} (" in melding.tekst
            assert melding.remedie == "Wissel ze om."
            geteld += 1
    assert geteld >= 3, "else this says nothing"


def test_where_two_columns_are_swapped_in_more_rows_it_is_said_once(lees_rijen: LeesRijen) -> None:
    goed = [{**BEVINDING, "kern": f"Hij belde {nr} keer."} for nr in range(20)]
    fout = [{**rij, "onderwerp": "voor", "teken": "trage-vergunningen"} for rij in goed]
    (melding,) = lees_rijen(**{**_met(""), "bewijs": fout}).fouten
    assert melding.tekst == (
        "kolom B (Waar gaat het over?) en kolom C (Voor of tegen) lijken verwisseld in 20 rijen "
        "(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 en 13, …), zoals 'voor' en 'trage-vergunningen' in rij 2."
    )
    (melding,) = lees_rijen(**{**_met(""), "bewijs": [*fout[:1], *goed[1:9], *fout[9:]][:10]}).fouten
    assert "in 2 rijen (2 en 11)" in melding.tekst


def test_two_that_are_wrong_wherever_they_stand_are_told_apart(lees_rijen: LeesRijen) -> None:
    fouten = lees_rijen(**_met("registraties", gebied="D99", bron="b99", bronnen="")).fouten
    assert [m.code for m in fouten] == ["VT020", "VT020"]
    fouten = lees_rijen(**_met("bewijs", onderwerp="voor", teken="iets heel anders")).fouten
    assert [m.code for m in fouten] == ["VT020", "VT010"]


def test_a_workbook_has_it_too(dossier: Dossier, tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    for nr, (naam, rij) in enumerate(_met("registraties", gebied="b07", bron="D01", bronnen="").items()):
        blad = boek.create_sheet(naam.title(), nr)
        blad.append(list(rij[0]))
        blad.append(list(rij[0].values()))
    boek.save(tmp_path / "cyclus.xlsx")
    fouten = [m for m in importeer(dossier, tmp_path / "cyclus.xlsx", droog=True).fouten if "Spreker" not in m.tekst]
    assert [f"{m.plek.rpartition(':')[2]} {m.tekst}" for m in fouten if m.code == "VT011"] == [
        "Registraties!C2 'b07' en 'D01' lijken verwisseld: kolom C (Gebied) en kolom E (Bron)."
    ]
    assert not [m for m in fouten if "nieuwe bron" in m.remedie or "soort: gebied" in m.remedie]


def test_in_yaml_the_fields_are_named(lees_in: Callable[..., Importverslag]) -> None:
    (melding,) = lees_in("""\
        - soort: registratie
          datum: 2026-09-14
          gebied: b07
          bron: D01
          interventie: geen
          bewijs: [{onderwerp: C01, teken: voor, kern: Hij belde terug.}]
        """).fouten
    assert (melding.regel, melding.tekst) == (3, "'b07' en 'D01' lijken verwisseld: 'gebied' en 'bron'.")
