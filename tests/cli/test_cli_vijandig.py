"""What hides in a text (escape sequences, turns of direction, signs without width) is seen wherever it comes out."""

import re
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.programma import Doe
from tests.kaart.test_kaart_vijandig import VRIJ, Vijand, met_eigen_woorden
from tests.leerlus.dossiers import INDELING, met_sessies
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.formaten import csv
from verandertheorie.formaten.waarden import plat
from verandertheorie.formaten.yaml import lees, schrijf
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer, naar_rij
from verandertheorie.melding import Cel, Melding
from verandertheorie.model.soorten import MODELLEN
from verandertheorie.taal import hersteld, ontsnapt, schoon, zichtbaar
from verandertheorie.vragen.lijst import VRAGEN

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

ECHT = (
    "👩\u200d🌾",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "1\ufe0f",  # where a line is cut off
)
"""What is made of signs that nobody sees, and is seen."""
GEWOON = f"{' '.join(ECHT[:4])} Renée, x\u0301, مرحبا"
VERSTOPT = (
    "a\u202eb\u2066c\u200bd\u200ee\u00adf\u2060g\ufeffh\u200di"
    "\U000e0041\U000e0042j\u3164k\u061cl\u180em\u034f\ufe0f\ufe0fn\U0001d173"
)
GIF = f"{GEWOON} {VERSTOPT}"
STUURT = "\x1b[2J\x1b]0;titel\x07\x9b31m\rweg\x00\x7f\u2028na\x85"


def _verstopt(tekst: str) -> Iterator[str]:
    """What nobody would see, by what Unicode says of it; emoji are taken out first."""
    for echt in ECHT:
        tekst = tekst.replace(echt, "")
    for teken in tekst:
        soort = unicodedata.category(teken)
        if teken not in "\n\t" and (soort in ("Cc", "Cf", "Cs", "Zl", "Zp") or teken in "\u3164\u034f\ufe0f\u115f"):
            yield f"U+{ord(teken):04X}"


def _bytes(pad: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a product, with what is packed in them."""
    for bestand in sorted(pad.rglob("*")) if pad.is_dir() else [pad]:
        if bestand.suffix in (".xlsx", ".zip"):
            with zipfile.ZipFile(bestand) as z:
                yield from ((f"{bestand.name}/{naam}", z.read(naam)) for naam in z.namelist())
        elif bestand.is_file():
            yield bestand.name, bestand.read_bytes()


@pytest.fixture(scope="module")
def vreemd(besloten: Verandergraaf, met_agenda: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of somebody else: something hides in every text of it, and in who brought it in and why."""
    nummers = count()
    vijand = Vijand(lambda _: f"{GIF} {next(nummers)}")
    pad = tmp_path_factory.mktemp("vreemd") / "d.sqlite"
    with Dossier.maak(pad) as d, d.transactie() as schrijver:
        records = (*met_sessies(met_eigen_woorden(besloten), met_agenda), INDELING, VRIJ)
        rijen = [naar_rij(vijand.record(r)) for r in records]
        schrijver.voeg_toe(rijen, programma=STUURT, rol=f"{STUURT}{GIF}", samenvatting=f"{STUURT}\n{GIF}")
    with closing(sqlite3.connect(pad)) as db, db:
        reden = f"{GIF}{STUURT}"
        db.execute(
            "INSERT INTO grafsteen (soort, sleutel, zout, hash, datum, reden, invoer) VALUES (?, ?, ?, ?, ?, ?, ?)",
            ("bron", "b99", "00", "", "2026-11-01", reden, 1),
        )
    assert len(vijand.velden) >= 78
    return pad


WAAROVER = {"onderwerp": ["trage-vergunningen"], "bewering": ["C18"], "van": ["grondexpertise"]}


def _opdrachten() -> Iterator[tuple[str, ...]]:
    for v in VRAGEN:
        nodig = [w for p in v.parameters if p.is_nodig for w in WAAROVER.get(p.naam, ["1"])]
        for vorm in ((), ("--kort",), ("--json",), ("--csv",), ("--html",)):
            yield (v.naam, *nodig, *vorm)
    yield from (("toon", naam, *vorm) for naam in ("b01", "trage-vergunningen", "C18") for vorm in ((), ("--json",)))
    yield from (("dossier", "toon", *vorm) for vorm in ((), ("--json",)))
    yield from (("dossier", "controleer", *vorm) for vorm in ((), ("--json",)))
    yield ("theorie",)
    yield ("dossier", "trek-in", "--bron", "b99", "--droog")
    yield from (("dossier", "trek-in", "--invoer", "1", "--droog", *vorm) for vorm in ((), ("--json",)))


@pytest.mark.parametrize("woorden", list(_opdrachten()), ids=" ".join)
def test_on_screen_and_in_pipes_nothing_hides(hier: Doe, vreemd: Path, woorden: tuple[str, ...]) -> None:
    gedaan = hier(*woorden, "-d", vreemd)
    assert gedaan.code in (0, 1), gedaan.fout
    uit = gedaan.uit
    if "--csv" in woorden:
        assert uit.startswith("\ufeff")
        uit = uit.removeprefix("\ufeff").replace("\r\n", "\n")
    assert not set(_verstopt(uit))
    assert not set(_verstopt(gedaan.fout))


def test_and_the_emoji_and_accents_in_them_are_left_alone(hier: Doe, vreemd: Path) -> None:
    uit = hier("leg-uit", "trage-vergunningen", "-d", vreemd, COLUMNS="10000").uit
    assert GEWOON in uit
    assert zichtbaar(GIF) in uit


PRODUCTEN = (
    ("theorie", "-o", "t.html"),
    ("theorie", "-o", "t.md", "--doelgroep", "monitor"),
    ("kaart", "-o", "k.html", "--doelgroep", "monitor"),
    ("exporteer", "yaml", "yaml"),
    ("exporteer", "json", "json"),
    ("exporteer", "csv", "csv"),
    ("exporteer", "xlsx", "alles.xlsx"),
    ("sjabloon", "-o", "leeg.xlsx"),
    ("sjabloon", "-o", "leeg"),
)


@pytest.mark.parametrize("woorden", PRODUCTEN, ids=" ".join)
def test_in_products_nothing_hides(hier: Doe, vreemd: Path, tmp_path: Path, woorden: tuple[str, ...]) -> None:
    gedaan = hier(*woorden, "-d", vreemd)
    assert gedaan.code == 0, gedaan.fout
    product = next(w for w in woorden if (tmp_path / w).exists())
    for naam, inhoud in _bytes(tmp_path / product):
        if naam.startswith("alles.xlsx/docProps") or not inhoud.isascii():
            tekst = inhoud.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
            eigen = _script(tekst) if naam == "k.html" else tekst
            assert not set(_verstopt(eigen)), naam


def _script(pagina: str) -> str:
    """The data of a map: its script is ours, and names signs that it takes away."""
    gevonden = re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', pagina, re.DOTALL)
    assert gevonden
    return gevonden[1]


@pytest.mark.parametrize("vorm", ["yaml", "json", "csv", "xlsx"])
def test_what_is_taken_along_is_still_what_it_was(hier: Doe, vreemd: Path, tmp_path: Path, vorm: str) -> None:
    doel = "alles.xlsx" if vorm == "xlsx" else "alles"
    assert hier("exporteer", vorm, doel, "-d", vreemd).code == 0
    with Dossier.maak(tmp_path / "terug.sqlite") as terug, Dossier.open(vreemd, alleen_lezen=True) as d:
        assert not importeer(terug, tmp_path / doel).fouten
        assert terug.hash() == d.hash()
        assert {r.soort for r in lees_records(d.rijen())} == set(MODELLEN)


def test_the_place_of_a_fault_cannot_pretend_to_be_another_line(hier: Doe, tmp_path: Path, mini: Path) -> None:
    naam = "a\nb.yaml:1: niets aan de hand \x1b[8m\u202e.yaml"
    (tmp_path / naam).write_text("soort: onzin\n", encoding="utf-8")
    gedaan = hier("importeer", naam, "-d", mini)
    assert gedaan.code == 1
    assert gedaan.fout.splitlines()[0].startswith(r"a\u000ab.yaml:1: niets aan de hand \u001b[8m\u202e.yaml:1: ")
    assert not set(_verstopt(gedaan.fout))


def test_nor_can_the_name_of_a_sheet() -> None:
    melding = Melding("a.xlsx", Cel(1, 2, 3, "Bewijs\n\u202eb"), "VT010", "x", "y")
    assert melding.plek == r"a.xlsx:Bewijs\u000a\u202eb!C2"


@given(st.text(st.characters(exclude_categories=())))
def test_twice_is_once_and_nothing_is_left_that_hides(tekst: str) -> None:
    eens = zichtbaar(tekst)
    assert zichtbaar(eens) == eens
    assert not {
        t for t in eens.replace("\r\n", "") if unicodedata.category(t) in ("Cc", "Zl", "Zp", "Cs") and t not in "\n\t"
    }
    assert not re.search("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]", eens)
    assert zichtbaar(schoon(tekst)) == schoon(tekst)


@given(st.text())
def test_what_is_written_so_is_read_back(tekst: str) -> None:
    assert hersteld(ontsnapt(tekst)) == tekst


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), min_size=1).filter(
        str.strip
    )
)
def test_yaml_that_we_write_means_the_same_to_us(tekst: str) -> None:
    geschreven = schrijf([{"naam": tekst}])
    assert zichtbaar(geschreven) == geschreven
    terug, meldingen = lees(geschreven.encode(), "x.yaml")
    assert not meldingen
    assert plat(terug) == [{"naam": unicodedata.normalize("NFC", tekst)}]


@pytest.mark.parametrize("sein", ["=", "+", "-", "@"])
def test_no_formula_comes_to_life_where_cells_are_joined_or_split(sein: str) -> None:
    formule = f"{sein}1+1"
    for cel in (f"Ja;{formule}", f"Ja\n{formule}", ["Ja", formule], [formule, "Ja"], {formule: "Ja"}):
        tekst = csv.schrijf([["kop"], [cel]])
        (blad,), _ = csv.lees(tekst.encode(), "x.csv")
        assert [len(rij) for rij in blad.rijen] == [1, 1]
        (rij,) = tekst.removeprefix("\ufeffkop\r\n").split("\r\n")[:-1]
        assert rij.startswith(('"Ja', "'", "\"'"))
        if rij.startswith('"'):
            assert rij.index('"', 1) == len(rij) - 1, "what splits it is between the quotation marks"
