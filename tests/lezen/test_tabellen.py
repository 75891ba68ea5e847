"""Tables: the same records as YAML gives, and every cell that does not fit at its own place."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.programma import Gedaan
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.model.waarneming import Registratie

pytest_plugins = ("tests.cli.programma",)

REGISTRATIES = "Nr;Datum *;Gebied;Bron;Interventie *;Wat verraste?\n"
BEWIJS = (
    "Bij registratie;Waar gaat het over? *;Voor of tegen *;Wat is gezien of gehoord? *;Hoe weet de bron dit?;Vrijgave\n"
)
RIJ = "1;2026-09-14;D01;b01;grondexpertise;\n"


@pytest.fixture
def lees_csv(dossier: Dossier, tmp_path: Path) -> Callable[..., Importverslag]:
    """Imports texts as the CSV files of one folder."""

    def lees(*, droog: bool = False, **bestanden: str) -> Importverslag:
        map_ = tmp_path / "csv"
        map_.mkdir(exist_ok=True)
        for oud in map_.iterdir():
            oud.unlink()
        for naam, tekst in bestanden.items():
            (map_ / f"{naam}.csv").write_text(tekst, encoding="utf-8-sig")
        return importeer(dossier, map_, droog=droog)

    return lees


def zinnen(verslag: Importverslag) -> list[str]:
    return [f"{Path(m.bestand).name}{m.plek.removeprefix(m.bestand)} {m.code}" for m in verslag.meldingen]


def test_the_sheets_of_a_folder_make_the_record_that_yaml_makes(
    lees_csv: Callable[..., Importverslag], dossier: Dossier, tmp_path: Path
) -> None:
    verslag = lees_csv(
        registraties=REGISTRATIES + "1;2026-09-14;D01;b01;grondexpertise;De eigenaar belde zelf.\n",
        bewijs=BEWIJS
        + "1;C01;voor;Na het bezoek wilde hij doorrekenen.;van horen zeggen;leerbijeenkomst, monitors\n"
        + "1;trage-vergunningen;tegen;De aanvraag kwam snel.;;\n",
        dekking="Waar gaat het over?;Gevonden\nmandaat-grondaankoop;nee\nC01;niet gevraagd\n",
        afspraken="actie;eigenaren;uiterlijk\nBellen;projecttrekker; 2026-12-01\n".replace("; 2", ";2"),
    )
    assert {m.code for m in verslag.meldingen} == {"VT112"}, "nobody said whether it was asked openly"
    (record,) = verslag.nieuw
    (tmp_path / "zelfde.yaml").write_text(
        """\
        {soort: registratie, datum: 2026-09-14, gebied: D01, bron: b01, interventie: grondexpertise,
         verrassing: De eigenaar belde zelf.,
         bewijs: [{onderwerp: C01, teken: voor, kern: Na het bezoek wilde hij doorrekenen.,
                   hoe_bekend: van_horen_zeggen, vrijgave: [sessie, monitor]},
                  {onderwerp: trage-vergunningen, teken: tegen, kern: De aanvraag kwam snel.}],
         dekking: [{onderwerp: mandaat-grondaankoop, gevonden: nee}],
         afspraken: [{actie: Bellen, eigenaren: [projecttrekker], uiterlijk: 2026-12-01}]}
        """
    )
    zelfde = importeer(dossier, tmp_path / "zelfde.yaml")
    assert [r.record_sleutel for r in zelfde.bekend] == [record.record_sleutel], zelfde


def test_rows_find_their_record_by_number_or_id(lees_csv: Callable[..., Importverslag]) -> None:
    verslag = lees_csv(
        registraties="Nr;id;Datum;Gebied;Bron;Interventie\n"
        "1;;2026-09-14;D01;b01;grondexpertise\n;x-2;2026-09-15;D02;b02;geen\n",
        bewijs="Bij registratie;onderwerp;teken;kern\nX-2;C01;voor;tweede\n1;C01;voor;eerste\n",
    )
    assert [[b.kern for b in r.bewijs] for r in verslag.nieuw] == [["eerste"], ["tweede"]]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("bewijs", "plek"),
    [
        (";C01;voor;k;;\n", "bewijs.csv:2:1 VT008"),
        ("3;C01;voor;k;;\n", "bewijs.csv:2:1 VT008"),
        ("1;C01;voor;k;;;te veel\n", "bewijs.csv:2:7 VT006"),
        ("1;C01;voor;\n", "bewijs.csv:2:4 VT010"),
        ("1;C01;voor;k;;iedereen\n", "bewijs.csv:2:6 VT010"),
    ],
)
def test_a_row_that_does_not_fit_is_told_at_its_cell(
    lees_csv: Callable[..., Importverslag], bewijs: str, plek: str
) -> None:
    twee = RIJ + "2;2026-09-15;D02;b02;geen;\n"
    assert zinnen(lees_csv(registraties=REGISTRATIES + twee, bewijs=BEWIJS + bewijs)) == [plek]


def test_everything_that_is_wrong_is_told_at_once_in_order(lees_csv: Callable[..., Importverslag]) -> None:
    verslag = lees_csv(
        registraties="Nr;Datm;Gebied;Bron;Interventie;;Gebied\n1;2026-09-14;D99;b01;grondexpertise;los;\n"
        "1;;D01;b01;geen;;\n",
        bewijs=BEWIJS + "9;niets-bekends;voor;k;;\n",
    )
    assert zinnen(verslag) == [
        "bewijs.csv:2:1 VT008",
        "bewijs.csv:2:2 VT020",
        "registraties.csv:1:2 VT006",
        "registraties.csv:1:7 VT006",
        "registraties.csv:2:3 VT020",
        "registraties.csv:2:6 VT006",
        "registraties.csv:3:1 VT008",
        "registraties.csv:3:2 VT010",
    ]
    assert "Bedoelt u Datum?" in str(verslag.meldingen)


@pytest.mark.parametrize(
    ("datum", "remedie"),
    [
        ("3-9-2026", "Schrijf 2026-09-03 of 2026-03-09."),
        ("3/09/2026", "Schrijf 2026-09-03 of 2026-03-09."),
        ("14-9-26", "Schrijf jaar-maand-dag"),
        ("31-2-2026", "Schrijf jaar-maand-dag"),
    ],
)
def test_a_date_as_the_dutch_write_it_gets_the_right_one_to_write(
    lees_csv: Callable[..., Importverslag], datum: str, remedie: str
) -> None:
    verslag = lees_csv(registraties=REGISTRATIES + RIJ.replace("2026-09-14", datum))
    (melding,) = verslag.meldingen
    assert remedie in melding.remedie
    assert melding.plek.endswith("registraties.csv:2:2")


def test_a_decimal_comma_gets_a_remedy(lees_csv: Callable[..., Importverslag]) -> None:
    verslag = lees_csv(leercyclus="Sleutel;Nummer;Van;Tot\nc9;9,0;2030-01-01;2030-02-01\n")
    (melding,) = verslag.meldingen
    assert "geen heel getal" in melding.tekst
    assert melding.plek.endswith("leercyclus.csv:2:2")


def test_a_slip_in_a_heading_is_told_once_and_what_stands_below_it_is_read(
    lees_csv: Callable[..., Importverslag],
) -> None:
    verslag = lees_csv(
        registraties=REGISTRATIES.replace("Interventie *", "Interventi")
        + "1;2026-09-14;D01;b01;grondexpertise;\n2;2026-09-15;D01;b01;grondexpertisse;\n",
        bewijs=BEWIJS.replace("Voor of tegen *", "Voor of tegn") + "1;C01;voor;Zo was het.;;\n2;C01;voor;Zus ook.;;\n",
    )
    assert zinnen(verslag) == ["bewijs.csv:1:3 VT006", "registraties.csv:1:5 VT006", "registraties.csv:3:5 VT020"]


def test_the_example_row_and_empty_rows_are_no_data(lees_csv: Callable[..., Importverslag]) -> None:
    voorbeeld = "Voorbeeld;2026-01-01;D01;b01;geen;\n"
    verslag = lees_csv(registraties=f"{REGISTRATIES}{voorbeeld};;;;;\n2;;;;;\n{RIJ}")
    assert len(verslag.nieuw) == 1
    verslag = lees_csv(registraties=f"{REGISTRATIES}{voorbeeld}2;;;;;\n")
    assert [m.code for m in verslag.meldingen] == ["VT002"]


def test_a_file_without_a_telling_name_is_known_by_its_headings(lees_csv: Callable[..., Importverslag]) -> None:
    assert len(lees_csv(export=REGISTRATIES + RIJ).nieuw) == 1


def test_a_table_on_standard_input_is_known_by_its_headings(
    doe: Callable[..., Gedaan], mini: Path, tmp_path: Path
) -> None:
    shutil.copyfile(mini, tmp_path / "d.sqlite")
    tekst = (REGISTRATIES + RIJ.replace("09-14", "09-15")).encode()
    gedaan = doe("importeer", "-", "--droog", "--json", "-d", tmp_path / "d.sqlite", invoer=tekst)
    assert json.loads(gedaan.uit)["nieuw"] == [{"soort": "registratie", "sleutel": "d01-2026-09-15-interview-b01"}]


def test_json_tells_the_place_of_a_cell_in_parts(hier: Callable[..., Gedaan], mini: Path, tmp_path: Path) -> None:
    (tmp_path / "registraties.csv").write_text(REGISTRATIES + RIJ.replace("D01", "D99"))
    gedaan = hier("importeer", "registraties.csv", "--droog", "--json", "-d", mini)
    verzonnen, melding = json.loads(gedaan.uit)["meldingen"]
    assert verzonnen["code"] == "VT109", "told at once, though something else is wrong"
    assert (melding["plek"], melding["regel"], melding["kolom"], melding["blad"]) == (
        "registraties.csv:2:3",
        2,
        3,
        None,
    )


def test_what_never_came_up_is_left_out_under_a_name_that_is_there(lees_csv: Callable[..., Importverslag]) -> None:
    gesprek = REGISTRATIES + "1;2026-09-14;D01;b01;grondexpertise;\n"
    kop = "Bij registratie;Waar gaat het over?;Gevonden\n"
    verslag = lees_csv(
        registraties=gesprek, dekking=f"{kop}1;Wisselend onzinbeleid;niet gevraagd\n1;C01;Niet gevraagd\n"
    )
    assert [(m.regel, m.code) for m in verslag.fouten] == [(2, "VT020")]
    verslag = lees_csv(registraties=gesprek, dekking=f"{kop};C01;niet gevraagd\n9;tijdgebrek;nee\n")
    assert [(m.regel, m.code) for m in verslag.fouten] == [(3, "VT008")], (
        "of what never came up nobody asks whose it is"
    )
    verslag = lees_csv(registraties=gesprek, dekking=f"{kop}1;C01;niet gevraagd\n1;tijdgebrek;onduidelijk\n")
    (r,) = verslag.nieuw
    assert isinstance(r, Registratie)
    assert [d.onderwerp for d in r.dekking] == ["tijdgebrek"]


@pytest.mark.parametrize("rij", ["Totaal;;;;;", "subtotaal:;;2;;;", ";;;x;;", ";;;;;x", "x;;;;;"])
def test_a_row_that_is_no_finding_is_one_message(lees_csv: Callable[..., Importverslag], rij: str) -> None:
    twee = "1;2026-09-14;D01;b01;grondexpertise;\n2;2026-09-15;D01;b01;grondexpertise;\n"
    verslag = lees_csv(registraties=REGISTRATIES + twee, bewijs=f"{BEWIJS}1;C01;voor;Hij belde.;;\n{rij}\n")
    over = [m for m in verslag.meldingen if Path(m.bestand).stem == "bewijs" and m.regel == 3]
    assert len(over) == 1, over
    assert over[0].code == ("VT106" if "otaal" in rij else "VT008")
