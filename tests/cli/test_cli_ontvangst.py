"""After an import somebody reads of everything that was typed whether it counts, and what to type when it does not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.meegeleverd import meegeleverd

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]
GESPREKKEN = Path(__file__).with_name("twee-gesprekken.yaml")
GOUDEN = Path(__file__).parents[1] / "gouden"
C1 = [meegeleverd("voorbeelden/extra-rijksinzet") / f"records/{naam}.yaml" for naam in ("bronnen", "c1")]


@pytest.fixture
def dossier(hier: Doe, tmp_path: Path) -> Path:
    """The theory of the example without evidence, and beside it the two conversations."""
    assert hier("nieuw", "x.sqlite", "--voorbeeld", "extra-rijksinzet", "--alleen-theorie").code == 0
    (tmp_path / "gesprekken.yaml").write_text(GESPREKKEN.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path / "x.sqlite"


def inhoud(gedaan: Any) -> dict[str, dict[str, Any]]:
    """The findings of a report as JSON, by id."""
    return {b["id"]: b for g in json.loads(gedaan.uit)["gesprekken"] for b in g["inhoud"]}


# --- the page in a terminal -------------------------------------------------------------------


@pytest.mark.usefixtures("dossier")
def test_two_conversations_come_back_finding_by_finding(hier: Doe, gouden: Callable[[Path, str], None]) -> None:
    gedaan = hier("importeer", "gesprekken.yaml", COLUMNS="100")
    assert gedaan.code == 0
    gouden(GOUDEN / "twee-gesprekken.txt", gedaan.uit)


@pytest.mark.usefixtures("dossier")
def test_a_dry_run_says_the_same_of_what_would_come_in(hier: Doe) -> None:
    proef, echt = (hier("importeer", "gesprekken.yaml", *opties).uit.splitlines() for opties in (["--droog"], []))
    assert [r for r in proef if r.startswith(("  #", "d0", "Van de"))] == [
        r for r in echt if r.startswith(("  #", "d0", "Van de"))
    ]
    assert "     verandertheorie importeer gesprekken.yaml" in proef
    assert "     verandertheorie importeer gesprekken.yaml --herzie" in echt


@pytest.mark.usefixtures("dossier")
def test_of_many_conversations_the_first_are_whole_and_the_rest_is_counted(hier: Doe, tmp_path: Path) -> None:
    regels = hier("importeer", *C1, "--verslag", "c1.txt").uit.splitlines()
    assert len(regels) == 2
    heel = (tmp_path / "c1.txt").read_text(encoding="utf-8").splitlines()
    opnieuw = hier("importeer", *C1)
    assert opnieuw.uit.startswith("Er kwam niets bij")
    assert hier("nieuw", "y.sqlite", "--voorbeeld", "extra-rijksinzet", "--alleen-theorie").code == 0
    scherm = hier("importeer", *C1, "-d", "y.sqlite").uit.splitlines()
    assert "En nog 5 gesprekken. Van elke bevinding of zij telt, en waarom niet: verandertheorie bewijs" in scherm
    telling = next(r for r in scherm if r.startswith(("Van de ", "Alle ")))
    assert telling in heel
    assert sum(r.startswith("  #") for r in heel) == 23 + sum("#dekking" in r for r in heel if r.startswith("  #"))


@pytest.mark.usefixtures("dossier")
def test_a_revised_conversation_comes_back_whole(hier: Doe, tmp_path: Path) -> None:
    assert hier("importeer", "gesprekken.yaml").code == 0
    beter = GESPREKKEN.read_text(encoding="utf-8").replace("gebied: de-peel", "gebied: D06")
    (tmp_path / "gesprekken.yaml").write_text(beter, encoding="utf-8")
    regels = hier("importeer", "gesprekken.yaml", "--herzie").uit.splitlines()
    assert "d06-7a: interview met b81 in D06 op 8 februari 2028, over leerbijeenkomsten, herzien" in regels, (
        "only what changed"
    )
    assert "  #9 Knelpunten worden doorgeschoven, voor: telt in D06 (matig)" in regels
    assert not [r for r in regels if r.startswith("d04-7b")]


def test_theory_alone_has_no_page(hier: Doe) -> None:
    hier("nieuw", "leeg.sqlite")
    gedaan = hier("importeer", meegeleverd("voorbeelden/mini") / "theorie")
    assert gedaan.code == 0
    assert "bevinding" not in gedaan.uit


# --- what it says to type, works --------------------------------------------------------------


@pytest.mark.usefixtures("dossier")
def test_each_line_that_it_says_to_type_makes_the_finding_count(hier: Doe, tmp_path: Path) -> None:
    voor = inhoud(hier("importeer", "gesprekken.yaml", "--json"))
    assert {i for i, b in voor.items() if not b["telt"] and b["blad"] != "dekking"} == {
        *("d06-7a#4", "d06-7a#5", "d06-7a#7", "d06-7a#9", "d06-7a#10"),
        *("d04-7b#2", "d04-7b#7", "d04-7b#11", "d04-7b#12"),
    }
    (tmp_path / "inzet.yaml").write_text(voor["d06-7a#4"]["regel"] + "\n" + voor["d04-7b#12"]["regel"] + "\n")
    assert hier("importeer", "inzet.yaml").code == 0
    plek = voor["d06-7a#10"]["regel"].replace("ONDERWERP", "tijdgebrek").split()[1:]
    assert hier(*plek).code == 0
    tekst = (tmp_path / "gesprekken.yaml").read_text(encoding="utf-8")
    tekst = tekst.replace("gebied: de-peel", f"gebied: {voor['d06-7a#9']['deelgebieden'][0]}")
    tekst = tekst.replace("onderwerp: los", "onderwerp: doorschuiven").replace("gebied: programma", "gebied: D13")
    (tmp_path / "gesprekken.yaml").write_text(tekst, encoding="utf-8")
    na = inhoud(hier(*voor["d06-7a#9"]["regel"].split()[1:], "--json"))
    assert {i for i, b in na.items() if not b["telt"] and b["blad"] != "dekking"} == {"d06-7a#7", "d04-7b#2"}
    assert na["d06-7a#7"]["in_plaats"] == "d06-7a#6"


# --- as data, and as a page -------------------------------------------------------------------


@pytest.mark.usefixtures("dossier")
def test_as_json_every_finding_has_its_reason_as_a_word_and_as_a_sentence(hier: Doe) -> None:
    gedaan = hier("importeer", "gesprekken.yaml", "--json", "--droog")
    verslag = json.loads(gedaan.uit)
    assert verslag["bevindingen"] == {
        "alle": 24,
        "telt": 15,
        "niet": {"niet_van_toepassing": 3, "los": 2, "niet_herleid": 2, "zelfde_stem": 2},
    }
    assert verslag["gevraagd"] == {"alle": 6, "telt": 1, "niet": {"alleen_gezocht": 4, "niet_van_toepassing": 1}}
    een, twee = verslag["gesprekken"]
    assert (een["id"], een["herzien"], een["open_gevraagd"], een["stilte_telt"]) == (
        *("d06-7a", False),
        *(["belemmeringen"], True),
    )
    assert een["verrassing"].startswith("De trekker had")
    assert len(een["afspraken"]) == 2
    assert len(twee["inhoud"]) == 14
    per_id = inhoud(gedaan)
    loopt_niet = per_id["d06-7a#4"]
    assert (loopt_niet["weging"], loopt_niet["waarom_niet"]) == (
        *("niet_van_toepassing", "de interventie loopt hier niet"),
    )
    assert (loopt_niet["inzet"], loopt_niet["gebied"], loopt_niet["naam"]) == ("grondexpertise", "D06", "C01")
    assert loopt_niet["regel"] == "- {soort: inzet, interventie: grondexpertise, gebied: D06, van: 2028-02-08}"
    assert (per_id["d06-7a#1"]["telt"], per_id["d06-7a#1"]["raad"], per_id["d06-7a#1"]["regel"]) == (True, "", "")
    assert all(b["telt"] or b["raad"] for b in per_id.values())


@pytest.mark.usefixtures("dossier")
def test_a_page_holds_the_same_and_nothing_in_it_runs(hier: Doe, tmp_path: Path) -> None:
    kwaad = GESPREKKEN.read_text(encoding="utf-8").replace("Zolang de vergunning", "<script>x</script> De vergunning")
    (tmp_path / "gesprekken.yaml").write_text(kwaad, encoding="utf-8")
    proef = hier("importeer", "gesprekken.yaml", "-o", "proef.md", "--droog")
    gedaan = hier("importeer", "gesprekken.yaml", "-o", "import.html")
    assert (proef.code, gedaan.code) == (0, 0)
    assert gedaan.uit.splitlines()[-1] == "Alles staat in import.html."
    html = (tmp_path / "import.html").read_text(encoding="utf-8")
    md = (tmp_path / "proef.md").read_text(encoding="utf-8")
    assert "<script>" not in html
    assert "script-src" not in html
    assert "default-src &#x27;none&#x27;" in html or "default-src 'none'" in html
    for zin in (
        "Van de 24 bevindingen tellen er 15 mee",
        "Het tekort aan loonwerkers komt op de agenda",
        "Wat u kunt doen",
        "telt niet (de interventie loopt hier niet)",
        "In de hele regio blijven vragen aan het ministerie liggen",
        "let op: de-peel is een kerngebied",
        "Fictieve voorbeeldgegevens",
        "Stand na c6",
    ):
        assert zin in html
        assert zin in md
    assert "**Verrassing:** De trekker had" in md
    assert "- **\\#4, \\#5 en \\#dekking-4:** Loopt grondexpertise wel in D06?" in md, "the same advice is given once"
    assert (tmp_path / "import.html").stat().st_mode & 0o077 == 0, "it holds what sources told a monitor"


@pytest.mark.parametrize(("naam", "code"), [("import.pdf", 2), ("weg/import.html", 2), ("bezet.html", 6)])
def test_a_page_that_cannot_come_stops_the_import_before_it_begins(
    hier: Doe, dossier: Path, tmp_path: Path, naam: str, code: int
) -> None:
    (tmp_path / "bezet.html").write_text("van mij", encoding="utf-8")
    voor = dossier.read_bytes()
    gedaan = hier("importeer", "gesprekken.yaml", "-o", naam)
    assert (gedaan.code, gedaan.uit) == (code, "")
    assert dossier.read_bytes() == voor


@pytest.mark.usefixtures("dossier")
def test_a_page_of_nothing_new_says_so(hier: Doe, tmp_path: Path) -> None:
    assert hier("importeer", "gesprekken.yaml").code == 0
    assert hier("importeer", "gesprekken.yaml", "-o", "weer.html").code == 0
    assert "Er kwam niets bij: deze 4 records staan al" in (tmp_path / "weer.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("dossier")
def test_a_file_tells_every_answer_that_became_another_and_a_screen_points_nowhere_else(
    hier: Doe, tmp_path: Path
) -> None:
    """No question compares with the dossier as it was before an import, so what a screen leaves out is in a file."""
    alle = json.loads(hier("importeer", "gesprekken.yaml", "--droog", "--json").uit)["veranderd"]
    scherm = hier("importeer", "gesprekken.yaml", "--droog", "-o", "heel.md", "--verslag", "heel.txt")
    assert scherm.code == 0
    md, txt = ((tmp_path / f"heel.{v}").read_text(encoding="utf-8") for v in ("md", "txt"))
    assert all(zin in " ".join(txt.split()) for zin in alle)
    assert md.split("Wat verandert in de antwoorden")[1].split("\n## ")[0].count("\n- ") >= len(alle)
    assert "wat-veranderde" not in hier("importeer", "gesprekken.yaml").uit


@pytest.mark.usefixtures("dossier")
def test_what_came_from_another_dossier_is_improved_by_way_of_a_workbook(hier: Doe) -> None:
    """A dossier cannot be typed in, so 'importeer b.sqlite --herzie' helped nobody."""
    assert hier("nieuw", "b.sqlite", "--voorbeeld", "extra-rijksinzet", "--alleen-theorie").code == 0
    assert hier("importeer", "gesprekken.yaml", "-d", "b.sqlite").code == 0
    lees_in = ("importeer", "b.sqlite", "--json", "-d", "x.sqlite")
    droog, echt = (inhoud(hier(*lees_in, *o))["d06-7a#9"]["regel"] for o in (["--droog"], []))
    assert droog == (
        "verandertheorie exporteer xlsx dossier.xlsx -d b.sqlite, verbeter het daarin, en: importeer dossier.xlsx"
    )
    assert echt == (
        "verandertheorie exporteer xlsx dossier.xlsx, verbeter het daarin, en: importeer dossier.xlsx --herzie"
    )
    for regel in (droog, echt):
        eerst, *_, dan = regel.removeprefix("verandertheorie ").replace(" en: ", "").split(",")
        eigen = [] if "-d" in eerst else ["-d", "x.sqlite"]
        assert hier(*eerst.split(), *eigen, "--overschrijf").code == 0
        assert hier(*dan.split(), "-d", "x.sqlite").code == 0


@pytest.mark.usefixtures("dossier")
def test_a_workbook_with_the_same_two_gets_the_same_page(hier: Doe) -> None:
    yaml = hier("importeer", "gesprekken.yaml").uit.splitlines()
    assert hier("exporteer", "xlsx", "alles.xlsx").code == 0
    assert hier("nieuw", "y.sqlite").code == 0
    werkmap = hier("importeer", "alles.xlsx", "-d", "y.sqlite").uit.splitlines()
    assert [r for r in werkmap if r.startswith(("  #", "Van de", "d0"))] == [
        r for r in yaml if r.startswith(("  #", "Van de", "d0"))
    ]
    assert "     verandertheorie importeer alles.xlsx --herzie" in werkmap
