"""The key of pseudonyms is read for one check, names nobody, is refused everywhere else, and leaves no trace."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.programma import Doe

pytest_plugins = ("tests.cli.programma",)

NAMEN = {"b01": "Hendrika van Oosterwolde", "b02": "Sjoerd Wiarda", "b99": "Quirijn Zandstra"}
WOORDEN = ("hendrika", "oosterwolde", "sjoerd", "wiarda", "quirijn", "zandstra")
GESPREK = """\
id: gesprek-een
soort: registratie
datum: 2026-09-15
gebied: D01
bron: b01
interventie: geen
bewijs:
  - {onderwerp: C01, teken: voor, kern: De eerste zin is goed.}
  - {onderwerp: C01, teken: voor, kern: Toen belde WAAR op.}
"""


def _yaml(pad: Path) -> None:
    pad.write_text("".join(f"{k}: {n}\n" for k, n in NAMEN.items()), encoding="utf-8")


def _lijst(pad: Path) -> None:
    pad.write_text("".join(f"- {{schuilnaam: {k}, naam: {n}}}\n" for k, n in NAMEN.items()), encoding="utf-8")


def _json(pad: Path) -> None:
    pad.write_text(json.dumps(NAMEN), encoding="utf-8")


def _csv(pad: Path) -> None:
    regels = (f"{k};{n.split()[0]};{' '.join(n.split()[1:-1])};{n.split()[-1]}\n" for k, n in NAMEN.items())
    pad.write_text("Schuilnaam;Voornaam;Tussenvoegsel;Achternaam\n" + "".join(regels), encoding="utf-8")


def _kaal(pad: Path) -> None:
    pad.write_text("".join(f"{k};{n}\n" for k, n in NAMEN.items()), encoding="utf-8")


def _xlsx(pad: Path) -> None:
    boek = openpyxl.Workbook()
    assert boek.active
    boek.active.append(["Wie is wie"])
    boek.active.append(["Schuilnaam", "Naam", "Telefoon"])
    for k, n in NAMEN.items():
        boek.active.append([k.upper(), n, "nee"])
    boek.save(pad)


VORMEN: dict[str, Callable[[Path], None]] = {
    "sleutel.yaml": _yaml,
    "lijst.yaml": _lijst,
    "sleutel.json": _json,
    "sleutel.csv": _csv,
    "kaal.csv": _kaal,
    "sleutel.xlsx": _xlsx,
}


@pytest.fixture
def kluis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder elsewhere, where the key lies."""
    return tmp_path_factory.mktemp("kluis")


@pytest.fixture
def bij(hier: Doe, mini: Path, tmp_path: Path) -> Doe:
    shutil.copyfile(mini, tmp_path / "mijn.sqlite")
    return hier


def _met_gesprek(bij: Doe, tmp_path: Path, naam: str) -> None:
    (tmp_path / "g.yaml").write_text(GESPREK.replace("WAAR", naam), encoding="utf-8")
    assert bij("importeer", "g.yaml", "--nagekeken").code == 0
    (tmp_path / "g.yaml").unlink()


def _noemt_niemand(gedaan: Any) -> bool:
    return not any(w in (gedaan.uit + gedaan.fout).casefold() for w in WOORDEN)


@pytest.mark.parametrize("vorm", VORMEN)
def test_a_name_is_told_by_its_place_and_never_itself(bij: Doe, tmp_path: Path, kluis: Path, vorm: str) -> None:
    VORMEN[vorm](kluis / vorm)
    _met_gesprek(bij, tmp_path, "hendrika OOSTERWOLDE")
    gedaan = bij("controleer", "--sleutelbestand", kluis / vorm)
    assert gedaan.code == 1, gedaan
    assert "registratie gesprek-een, bij 'bewijs 2, kern': b01 (voor- en achternaam)" in gedaan.uit
    assert "Niet in de sleutel, wel in het dossier" in gedaan.uit
    assert "wel in de sleutel: b99." in gedaan.uit
    assert "--herzie" in gedaan.uit
    assert _noemt_niemand(gedaan)
    als_json = bij("controleer", "--sleutelbestand", kluis / vorm, "--json")
    (vondst,) = json.loads(als_json.uit)["vondsten"]
    assert (vondst["record"], vondst["veld"], vondst["van"]) == ("registratie gesprek-een", "bewijs 2, kern", "b01")
    assert als_json.code == 1
    assert _noemt_niemand(als_json)


def test_what_stood_there_before_and_what_was_done_is_looked_at_too(bij: Doe, tmp_path: Path, kluis: Path) -> None:
    _yaml(kluis / "s.yaml")
    _met_gesprek(bij, tmp_path, "Sjoerd Wiarda")
    (tmp_path / "g.yaml").write_text(GESPREK.replace("WAAR", "iemand"), encoding="utf-8")
    assert bij("importeer", "g.yaml", "--herzie", "--rol", "Wiarda", "--nagekeken").code == 0
    gedaan = bij("controleer", "--sleutelbestand", kluis / "s.yaml")
    assert gedaan.code == 1
    assert "registratie gesprek-een (eerdere versie), bij 'bewijs 2, kern': b02" in gedaan.uit
    assert "bij 'rol': b02 (achternaam)" in gedaan.uit
    assert "--oude-tekst" in gedaan.uit
    assert _noemt_niemand(gedaan)


def test_a_record_that_is_called_after_somebody_is_told_by_its_number(bij: Doe, tmp_path: Path, kluis: Path) -> None:
    _yaml(kluis / "s.yaml")
    (tmp_path / "g.yaml").write_text(GESPREK.replace("gesprek-een", "sjoerd-wiarda-1"), encoding="utf-8")
    assert bij("importeer", "g.yaml", "--nagekeken").code == 0
    gedaan = bij("controleer", "--sleutelbestand", kluis / "s.yaml")
    assert (gedaan.code, _noemt_niemand(gedaan)) == (1, True), gedaan
    assert re.search(r"registratie uit invoer 2, rij \d+ van het dossier, bij 'id': b02", gedaan.uit), gedaan.uit


def test_a_dossier_without_names_passes_and_a_doubt_is_no_fault(bij: Doe, tmp_path: Path, kluis: Path) -> None:
    _yaml(kluis / "s.yaml")
    gedaan = bij("controleer", "--sleutelbestand", kluis / "s.yaml")
    assert (gedaan.code, "is geen naam gevonden" in gedaan.uit) == (0, True), gedaan
    _met_gesprek(bij, tmp_path, "Quirijn")
    gedaan = bij("controleer", "--sleutelbestand", kluis / "s.yaml")
    assert (gedaan.code, "b99 (misschien een naam)" in gedaan.uit) == (0, True), gedaan
    assert _noemt_niemand(gedaan)


def test_a_pseudonym_that_is_a_name_is_not_said(bij: Doe, tmp_path: Path, kluis: Path) -> None:
    (kluis / "s.csv").write_text(
        "schuilnaam;naam\nwiarda1;Sjoerd Wiarda\nzandstra;Quirijn Zandstra\n", encoding="utf-8"
    )
    _met_gesprek(bij, tmp_path, "Sjoerd Wiarda")
    gedaan = bij("controleer", "--sleutelbestand", kluis / "s.csv")
    assert (gedaan.code, _noemt_niemand(gedaan)) == (1, True), gedaan
    assert "zonder schuilnaam (voor- en achternaam)" in gedaan.uit
    assert "In 2 rijen van de sleutel staat geen goede schuilnaam" in gedaan.uit


@pytest.mark.parametrize(
    ("inhoud", "naam"),
    [
        ("schuilnaam;naam\nb01;Hendrika van Oosterwolde\n;Sjoerd Wiarda\n", "s.csv"),
        ("naam;schuilnaam\nHendrika van Oosterwolde;b01\nSjoerd Wiarda\n", "s.csv"),
        ("- {schuilnaam: b01, naam: Hendrika van Oosterwolde}\n- {naam: Sjoerd Wiarda}\n", "s.yaml"),
        ("- b01: Hendrika van Oosterwolde\n- Sjoerd Wiarda\n", "s.yaml"),
        ("- b01: Hendrika van Oosterwolde\n- vriend: Sjoerd Wiarda\n", "s.yaml"),
    ],
)
def test_who_has_no_pseudonym_in_the_key_is_looked_for_all_the_same(
    bij: Doe, tmp_path: Path, kluis: Path, inhoud: str, naam: str
) -> None:
    (kluis / naam).write_text(inhoud, encoding="utf-8")
    _met_gesprek(bij, tmp_path, "Sjoerd Wiarda")
    gedaan = bij("controleer", "--sleutelbestand", kluis / naam)
    assert (gedaan.code, _noemt_niemand(gedaan)) == (1, True), gedaan
    assert "zonder schuilnaam (voor- en achternaam)" in gedaan.uit
    assert "In 1 rij van de sleutel staat geen goede schuilnaam" in gedaan.uit
    assert "alleen voor de lerende monitors" in gedaan.uit
    assert json.loads(bij("controleer", "--sleutelbestand", kluis / naam, "--json").uit)["doelgroep"] == "monitor"


@pytest.mark.parametrize("vorm", [*VORMEN, "sleutel.txt"])
@pytest.mark.parametrize(
    "opdracht", [("importeer",), ("importeer", "--droog", "--json"), ("notulen",), ("sjabloon", "--leidraad")]
)
def test_no_other_command_reads_it_or_says_what_is_in_it(
    bij: Doe, tmp_path: Path, kluis: Path, vorm: str, opdracht: tuple[str, ...]
) -> None:
    VORMEN.get(vorm, _yaml)(kluis / vorm)
    ervoor = (tmp_path / "mijn.sqlite").read_bytes()
    gedaan = bij(*opdracht, kluis / vorm)
    assert gedaan.code in (1, 2), gedaan
    assert _noemt_niemand(gedaan), gedaan
    if vorm != "sleutel.txt" and not (opdracht[0] == "sjabloon" and vorm.endswith((".csv", ".xlsx"))):
        assert "sleutelbestand" in gedaan.uit + gedaan.fout, gedaan
    assert (tmp_path / "mijn.sqlite").read_bytes() == ervoor


@pytest.mark.parametrize("vorm", VORMEN)
def test_nothing_of_it_is_left_anywhere(
    bij: Doe, tmp_path: Path, kluis: Path, vorm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        (tmp_path / naam).mkdir()
        monkeypatch.setenv(naam, str(tmp_path / naam))
    VORMEN[vorm](kluis / vorm)
    _met_gesprek(bij, tmp_path, "iemand")
    ervoor = {Path(h, n) for h, _, namen in os.walk(tmp_path) for n in namen}
    for opdracht in (("controleer", "--sleutelbestand"), ("controleer", "--json", "--sleutelbestand"), ("importeer",)):
        bij(*opdracht, kluis / vorm)
    erna = {Path(h, n) for h, _, namen in os.walk(tmp_path) for n in namen}
    assert erna == ervoor
    for pad in erna:
        assert not any(w.encode() in pad.read_bytes().lower() for w in WOORDEN), pad
    assert [p.name for p in kluis.iterdir()] == [vorm]


def test_a_key_beside_the_dossier_is_warned_of(bij: Doe, tmp_path: Path) -> None:
    _yaml(tmp_path / "s.yaml")
    gedaan = bij("controleer", "--sleutelbestand", "s.yaml")
    assert (gedaan.code, "ligt in de map van het dossier" in gedaan.fout) == (0, True)


@pytest.mark.parametrize(
    ("inhoud", "naam"),
    [
        ("b01: [Sjoerd Wiarda", "s.yaml"),
        ("Sjoerd Wiarda", "s.yaml"),
        ("- Sjoerd Wiarda\n", "s.yaml"),
        ('{"b01": "Sjoerd Wiarda"', "s.json"),
        ("", "s.csv"),
        ("Sjoerd;Wiarda\n", "s.csv"),
        ("Sjoerd Wiarda", "s.docx"),
        ("Sjoerd Wiarda", "s.xlsx"),
    ],
)
def test_a_key_that_cannot_be_read_is_one_sentence_without_a_word_of_it(
    bij: Doe, kluis: Path, inhoud: str, naam: str
) -> None:
    (kluis / naam).write_text(inhoud, encoding="utf-8")
    gedaan = bij("controleer", "--sleutelbestand", kluis / naam)
    assert (gedaan.code, gedaan.uit, _noemt_niemand(gedaan)) == (2, "", True), gedaan
    assert "sleutelbestand" in gedaan.fout.casefold()
    assert bij("controleer", "--sleutelbestand", kluis / "weg.yaml").code == 2
    assert bij("controleer", "--regel", "VT201", "--sleutelbestand", kluis / naam).code == 2


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        (b"schuilnaam;naam\nb01;Sjoerd\x00Wiarda\n", "bij regel 2 niet te lezen: hier staat een NUL-teken"),
        (b"b01;Sjoerd Wiarda\n" * 400_000, "niet te lezen: hier staan al meer dan"),
        (b'schuilnaam;naam\nb01;"Sjoerd "Wiarda\n', "bij regel 2 niet te lezen: de aanhalingstekens"),
        ("schuilnaam;naam\nb01;Sjo\xebrd Wiarda\n".encode("cp850"), "VT001"),  # the reader would quote the name
    ],
)
def test_what_is_wrong_with_a_table_is_said_where_that_quotes_nothing(
    bij: Doe, kluis: Path, inhoud: bytes, zegt: str
) -> None:
    (kluis / "s.csv").write_bytes(inhoud)
    gedaan = bij("controleer", "--sleutelbestand", kluis / "s.csv")
    assert (gedaan.code, _noemt_niemand(gedaan)) == (2, True), gedaan
    assert zegt in gedaan.fout


@pytest.mark.parametrize(
    ("inhoud", "naam"),
    [
        ("b01: Hendrika van Oosterwolde\nb02: null\nb77: [1, 2]\n", "s.yaml"),
        ("b01: Hendrika van Oosterwolde\nb02: {naam: null}\nb77: 3\n", "s.yaml"),
        ("- {schuilnaam: b01, naam: Hendrika van Oosterwolde}\n- {schuilnaam: b02}\n- {schuilnaam: b77}\n", "s.yaml"),
        ('{"b01": "Hendrika van Oosterwolde", "b02": [1, 2], "b77": {}}', "s.json"),
        ("schuilnaam;naam\nb01;Hendrika van Oosterwolde\nb02;\nb77\ntotaal 3;\n", "s.csv"),
    ],
)
def test_a_pseudonym_without_a_name_is_in_the_key_and_not_looked_for(
    bij: Doe, kluis: Path, inhoud: str, naam: str
) -> None:
    (kluis / naam).write_text(inhoud, encoding="utf-8")
    gedaan = bij("controleer", "--sleutelbestand", kluis / naam)
    assert gedaan.code == 1, gedaan
    zonder = "zonder naam die te lezen is: b02 en een die niet in het dossier staat. Daarop is niet gezocht."
    assert zonder in " ".join(gedaan.uit.split())
    niet_in_sleutel = gedaan.uit.partition("Niet in de sleutel")[2]
    assert not re.search(r"\bb0[12]\b", niet_in_sleutel)
    als_json = json.loads(bij("controleer", "--sleutelbestand", kluis / naam, "--json").uit)
    assert als_json["personen"] == 1
    assert als_json["zonder_naam"] == ["b02", "een die niet in het dossier staat"]
