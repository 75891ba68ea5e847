"""The same told shortly: two lines of an import or of a session with the rest in a file, and one line for each row."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.meegeleverd import meegeleverd

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]
BRON = meegeleverd("voorbeelden/extra-rijksinzet")
NIET_TE_MAKEN = Path("/proc/self/ns/c1.txt")
C1 = (BRON / "records/bronnen.yaml", BRON / "records/c1.yaml")


@pytest.fixture
def theorie(hier: Doe) -> Doe:
    """The program in a folder with the theory of the example and no evidence yet."""
    assert hier("nieuw", "x.sqlite", "--voorbeeld", "extra-rijksinzet", "--alleen-theorie").code == 0
    return hier


def test_an_import_fits_in_two_lines_and_the_file_holds_what_the_screen_held(theorie: Doe, tmp_path: Path) -> None:
    proef = theorie("importeer", *C1, "--droog")
    assert theorie("importeer", *C1, "--droog", "--verslag", "proef.txt").code == 0
    verslag, merk = (tmp_path / "proef.txt").read_text(encoding="utf-8").rsplit("verandertheorie:", 1)
    scherm = [r for r in (proef.fout + proef.uit).splitlines() if not r.startswith("En nog 5 gesprekken.")]
    assert len(scherm) > 30
    op_code = {
        r for r in scherm if r.startswith("  Een ander oordeel")
    }  # by code there, sentence by sentence in a file
    assert not Counter(r for r in scherm if r not in op_code) - Counter(verslag.splitlines())
    assert len(merk.split()) == 1
    gedaan = theorie("importeer", *C1, "--verslag", "c1.txt")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert gedaan.uit.splitlines() == [
        "34 bronnen nieuw, 10 registraties nieuw; bewijs: 22 voor, 1 tegen.",
        "12 oordelen anders. Lokaal: Onduidelijke liaisonrol.",
    ]


def test_remarks_are_counted_on_the_screen_and_told_in_the_file(theorie: Doe, tmp_path: Path) -> None:
    assert theorie("importeer", *C1).code == 0
    gedaan = theorie("importeer", BRON / "records/c2.yaml", "--verslag", "c2.txt")
    assert gedaan.uit.splitlines()[0] == "11 registraties nieuw; bewijs: 38 voor, 4 tegen. 3 opmerkingen."
    assert (tmp_path / "c2.txt").read_text(encoding="utf-8").count("let op:") == 3


def test_what_is_refused_is_told_in_full_and_no_report_is_written(theorie: Doe, tmp_path: Path) -> None:
    (tmp_path / "fout.yaml").write_text("soort: verzonnen\n", encoding="utf-8")
    assert theorie("importeer", "fout.yaml", "--verslag", "v.txt") == theorie("importeer", "fout.yaml")
    assert not (tmp_path / "v.txt").exists()


@pytest.mark.parametrize("proef", [(), ("--droog",)])
def test_a_report_that_has_no_place_stops_the_import_before_it_begins(theorie: Doe, proef: tuple[str, ...]) -> None:
    gedaan = theorie("importeer", *C1, *proef, "--verslag", "weg/c1.txt")
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert gedaan.fout.startswith("De map weg is er niet.")
    assert theorie("importeer", *C1, "--verslag", "c1.txt").uit.startswith("34 bronnen nieuw")


@pytest.mark.skipif(not os.access(NIET_TE_MAKEN.parent, os.W_OK), reason="a folder that only seems to let in")
def test_a_report_that_cannot_be_written_after_all_is_no_lost_import(theorie: Doe) -> None:
    gedaan = theorie("importeer", *C1, "--verslag", NIET_TE_MAKEN)
    assert (gedaan.code, gedaan.uit) == (7, "")
    assert gedaan.fout.startswith("Alles is opgeslagen; alleen het verslag niet. /proc/self/ns/c1.txt is niet te")
    nog_eens = theorie("importeer", *C1, "--verslag", NIET_TE_MAKEN)
    assert nog_eens.code == 2, "this time nothing was stored"
    assert theorie("importeer", *C1, "--verslag", "c1.txt").uit.startswith("Er kwam niets bij: deze 44 records staan")


def test_the_decisions_of_a_session_fit_in_two_lines(theorie: Doe, tmp_path: Path) -> None:
    assert theorie("importeer", *C1, *(BRON / f"records/c{n}.yaml" for n in (2, 3, 4, 5))).code == 0
    gedaan = theorie("besluiten", BRON / "besluiten/b8.yaml", "--verslag", "b8.txt")
    assert (gedaan.code, gedaan.fout) == (0, "")
    kort, versie = gedaan.uit.splitlines()
    assert kort == "B8: 3 aanvaard, 2 aangepast aanvaard, 1 aangehouden, 1 verworpen, 1 in andere woorden."
    regels = (tmp_path / "b8.txt").read_text(encoding="utf-8").splitlines()
    assert len([r for r in regels if r.endswith(" in B8.")]) == 7
    assert regels[-2] == versie
    opnieuw = theorie("besluiten", BRON / "besluiten/b8.yaml", "--verslag", "b8.txt")
    assert opnieuw.uit == "Alles was al zo vastgelegd. Er is niets veranderd.\n"


@pytest.mark.parametrize("breed", [40, 72, 100, 200])
@pytest.mark.parametrize("vraag", ["belemmeringen", "beweringen", "voorstellen"])
def test_each_row_of_a_short_answer_is_one_line_that_fits(hier: Doe, voorbeeld: Path, vraag: str, breed: int) -> None:
    woorden = (vraag, "-d", voorbeeld)
    rijen = hier(*woorden, "--csv").uit.splitlines()[1:]
    regels = hier(*woorden, "--kort", COLUMNS=str(breed)).uit.partition("\nStand na")[0].splitlines()
    koppen = [nr for nr, regel in enumerate(regels) if regel.startswith("──")]
    assert len([r for r in regels if r]) == len(rijen) + 3 * len(koppen) - 1
    assert max(map(len, regels)) <= breed


def test_what_answers_in_sentences_says_the_first_of_them(hier: Doe, voorbeeld: Path) -> None:
    lang, kort = (hier("leg-uit", "C07", "-d", voorbeeld, *opties).uit for opties in ((), ("--kort",)))
    begin, leeg, voet = kort.partition("\n\n")
    assert leeg
    assert lang.startswith(f"{begin}\n\n")
    assert voet.startswith("Stand na c6")


def test_a_short_answer_about_nothing_says_so(hier: Doe) -> None:
    assert hier("nieuw", "leeg.sqlite").code == 0
    assert "nog geen deelgebieden" in hier("belemmeringen", "--kort").uit


@pytest.mark.parametrize("vorm", ["--json", "--csv", "--html"])
def test_short_is_a_form_of_its_own(hier: Doe, mini: Path, vorm: str) -> None:
    assert hier("belemmeringen", "-d", mini, "--kort", vorm).code == 2


def test_a_report_is_one_thing_or_the_other(theorie: Doe) -> None:
    assert theorie("importeer", *C1, "--json", "--verslag", "c1.txt").code == 2
