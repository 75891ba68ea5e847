"""Every question as a command: on any dossier a sentence, as JSON and CSV data only, and a wrong word is said so."""

import csv
import dataclasses
import html
import io
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.cli.vraagopdrachten import FILTERS
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.lijst import VRAGEN, met_naam

pytest_plugins = ("tests.cli.programma",)

Doe = Callable[..., Any]

SLEUTELS = ["vraag", "parameters", "dossier", "parameterhash", "versie", "fictief", "rijen"]
WAAROVER = {
    "leg-uit": ("C01", "trage-vergunningen"),
    "wat-kantelt": ("C01", "C30"),
    "dekking": ("", "C01", "tijdgebrek"),
    "tijdlijn": ("C01", "trage-vergunningen"),
    "paden": ("grondexpertise",),
}
VRAAGREGELS = [
    (naam, *([onderwerp] if onderwerp else []))
    for v in VRAGEN
    for naam in v.namen
    for onderwerp in WAAROVER.get(v.naam, ("",))
]
"""Every question under every name, about a claim and about a factor."""


def bouw(pad: Path, *texten: str, uit_mini: tuple[str, ...] = ()) -> Path:
    """A dossier of texts and of parts of the example mini."""
    bron = meegeleverd("voorbeelden/mini")
    bestand = pad.with_suffix(".yaml")
    bestand.write_text("\n".join(texten) or "[]", encoding="utf-8")
    with Dossier.maak(pad) as d:
        paden = [*(bron / deel for deel in uit_mini), *([bestand] if texten else [])]
        if paden:
            verslag = importeer(d, *paden)
            assert not verslag.fouten, verslag.fouten
    return pad


GEEN_CYCLI = """
- {soort: gebied, sleutel: D01, naam: Deelgebied 01, niveau: deelgebied}
- {soort: interventie, sleutel: grondexpertise, naam: Grondexpertise}
- {soort: mechanisme, sleutel: vertrouwen, naam: Vertrouwen, domein: uitvoeringsproces}
- {soort: uitkomst, sleutel: afspraken, naam: Afspraken, niveau: proces}
- {soort: systemische_factor, sleutel: trage-vergunningen, naam: Traag, klasse: spelregel, ligging: buiten_aanpak}
- {soort: systemische_factor, sleutel: tijdgebrek, naam: Tijd, klasse: patroon, ligging: binnen_aanpak, valentie: beide}
- {soort: bewering, van: grondexpertise, relatie: activeert, naar: vertrouwen, code: C01, tekst: x}
- {soort: bewering, van: trage-vergunningen, relatie: belemmert, naar: afspraken, code: C30, tekst: y}
"""
EEN_GEBIED = (
    GEEN_CYCLI
    + """
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-09-01, tot: 2026-11-30}
- {soort: bron, pseudoniem: b01, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- soort: registratie
  datum: 2026-09-14
  gebied: D01
  bron: b01
  interventie: grondexpertise
  bewijs:
    - {onderwerp: C01, teken: voor, kern: a}
    - {onderwerp: C30, teken: tegen, kern: b}
    - {onderwerp: tijdgebrek, teken: voor, kern: c}
"""
)
ALLEEN_CYCLI = "- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-09-01, tot: 2026-11-30}\n"
GEEN_GEBIED = GEEN_CYCLI.replace(
    "- {soort: gebied, sleutel: D01, naam: Deelgebied 01, niveau: deelgebied}", ALLEEN_CYCLI
)


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Dossiers in which something is missing."""
    map_ = tmp_path_factory.mktemp("weinig")
    return {
        "leeg": bouw(map_ / "leeg.sqlite"),
        "alleen een cyclus": bouw(map_ / "cyclus.sqlite", ALLEEN_CYCLI),
        "theorie zonder bewijs": bouw(map_ / "theorie.sqlite", uit_mini=("theorie",)),
        "geen cycli": bouw(map_ / "geen-cycli.sqlite", GEEN_CYCLI),
        "geen gebied": bouw(map_ / "geen-gebied.sqlite", GEEN_GEBIED),
        "een gebied": bouw(map_ / "een-gebied.sqlite", EEN_GEBIED),
    }


def _keurt_af(regel: tuple[str, ...], gedaan: Any) -> int:
    """The exit code of a question: 1 for the one that judges and found something to mend."""
    return int(regel == ("controleer",) and "waarschuwing" in gedaan.uit)


@pytest.mark.lang
@pytest.mark.parametrize("regel", VRAAGREGELS, ids=" ".join)
@pytest.mark.parametrize(
    "dossier", ["leeg", "alleen een cyclus", "theorie zonder bewijs", "geen cycli", "geen gebied", "een gebied"]
)
def test_every_question_has_a_sentence_for_every_dossier(
    hier: Doe, dossiers: dict[str, Path], dossier: str, regel: tuple[str, ...]
) -> None:
    onbekend = len(regel) > 1 and dossier in ("leeg", "alleen een cyclus")
    for vorm in ((), ("--json",), ("--csv",)):
        gedaan = hier(*regel, *vorm, "-d", dossiers[dossier])
        if onbekend:
            assert (gedaan.code, gedaan.uit) == (2, "")
            assert gedaan.fout.startswith(f"'{regel[1]}' staat niet in het dossier.")
            assert len(gedaan.fout.splitlines()) == 1
            continue
        assert gedaan.code == _keurt_af(regel, gedaan), gedaan
        assert len([r for r in (gedaan.uit + gedaan.fout).splitlines() if r]) >= 2, gedaan
        if vorm != ("--csv",):
            assert gedaan.fout == ""
        if vorm == ("--json",) and dossier != "een gebied":
            gegevens = json.loads(gedaan.uit)
            assert gegevens["rijen"] or gegevens["zinnen"], "neither a row nor a sentence"


@pytest.mark.parametrize(
    "dossier", ["leeg", "alleen een cyclus", "theorie zonder bewijs", "geen cycli", "geen gebied", "een gebied"]
)
def test_looking_inside_has_a_sentence_for_every_dossier(hier: Doe, dossiers: dict[str, Path], dossier: str) -> None:
    gedaan = hier("dossier", "toon", "-d", dossiers[dossier])
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert gedaan.uit.strip()
    assert set(json.loads(hier("dossier", "toon", "--json", "-d", dossiers[dossier]).uit)) >= {"dossier", "soorten"}


@pytest.mark.parametrize("regel", VRAAGREGELS, ids=" ".join)
def test_json_says_what_was_asked_and_of_what(hier: Doe, voorbeeld: Path, regel: tuple[str, ...]) -> None:
    gedaan = hier(*regel, "--json", "-d", voorbeeld, "--tot-en-met", "c4", "--gebied", "D01", "--gebied", "D02")
    if regel[0] in ("voorstellen", "controleer", "signalen", "risicos", "tijdlijn", "bewaartermijnen", "vrijgave"):
        assert (gedaan.code, gedaan.uit) == (2, "")
        assert "filters weg" in gedaan.fout, "a proposal rests on all evidence, a check looks at the whole"
        return
    assert (gedaan.code, gedaan.fout) == (0, "")
    gegevens = json.loads(gedaan.uit)
    assert [k for k in gegevens if k in SLEUTELS] == SLEUTELS
    assert gegevens["vraag"] == met_naam(regel[0]).naam
    assert gegevens["parameters"]["tot_en_met"] == "c4"
    assert gegevens["parameters"]["filters"] == {"gebied": ["D01", "D02"]}
    assert gegevens["fictief"] is True
    with Dossier.open(voorbeeld) as d:
        assert gegevens["dossier"] == d.hash()
    if len(regel) > 1:
        assert regel[1] in gegevens["parameters"].values()
    assert hier(*regel, "--json", "-d", voorbeeld, "--tot-en-met", "c4", "--gebied", "D01", "--gebied", "D02") == gedaan


LEEG_OP_HET_VOORBEELD = (
    ("wat-kantelt", "C01"),
    ("versies",),
    ("vergelijk",),
    ("bewaartermijnen",),
    ("lussen",),
    ("groepsverschil",),
)
"""Nothing tips it; no version made; nothing kept longer than was agreed; no ring; no difference but chance."""


@pytest.mark.lang
@pytest.mark.parametrize("regel", VRAAGREGELS, ids=" ".join)
def test_csv_has_the_rows_and_fields_of_json(hier: Doe, voorbeeld: Path, regel: tuple[str, ...]) -> None:
    rijen = json.loads(hier(*regel, "--json", "-d", voorbeeld).uit)["rijen"]
    gedaan = hier(*regel, "--csv", "-d", voorbeeld)
    assert gedaan.code == _keurt_af(regel, gedaan)
    assert gedaan.uit.startswith("\ufeff"), "Excel takes é for two letters"
    tabel = list(csv.DictReader(io.StringIO(gedaan.uit[1:], newline=""), delimiter=";", strict=True))
    assert len(tabel) == len(rijen)
    assert "dossier" in gedaan.fout
    if not rijen:
        assert regel in LEEG_OP_HET_VOORBEELD
        return
    assert list(tabel[0]) == [*rijen[0], "doelgroep"]
    assert all(None not in r and None not in r.values() for r in tabel)
    eerste = next(k for k, v in rijen[0].items() if isinstance(v, str) and v)
    assert [r[eerste].removeprefix("'") for r in tabel] == [r[eerste] for r in rijen]


def test_a_cycle_may_be_asked_for_in_capitals(hier: Doe, mini: Path) -> None:
    klein, groot = (hier("beweringen", "--tot-en-met", c, "-d", mini, "--json") for c in ("c1", "C1"))
    assert klein == groot
    assert klein.code == 0


def test_json_and_csv_together_are_a_wrong_call(hier: Doe, mini: Path) -> None:
    gedaan = hier("belemmeringen", "--json", "--csv", "-d", mini)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "--json, --csv" in gedaan.fout


@pytest.mark.parametrize(
    ("regel", "zegt"),
    [
        ("belemmeringen --tot-en-met c9", "Kies uit: c1, c2."),
        ("beweringen --tot-en-met=", "Kies uit: c1, c2."),
        ("wat-veranderde --van c9", "Kies uit: c1, c2."),
        ("wat-veranderde --tot c9", "Kies uit: c1, c2."),
        ("wat-veranderde --van c2", "eerdere cyclus"),
        ("wat-veranderde --van c2 --tot c1", "eerdere cyclus"),
        ("beweringen --gebied D1", "Bedoelt u D01?"),
        ("beweringen --kerngebied velu", "Bedoelt u veluwe?"),
        ("beweringen --kerngebied D01", "kerngebied=D01"),
        ("beweringen --opgave stikstofje", "Bedoelt u stikstof?"),
        ("beweringen --rol projecttreker", "Bedoelt u projecttrekker?"),
        ("beweringen --perspectief ondernemers", "Bedoelt u ondernemer?"),
        ("beweringen --perspectief boer", "Kies uit: medeoverheid, ondernemer, rijk."),
        ("beweringen --interventie grondexpert", "Bedoelt u grondexpertise?"),
        ("beweringen --werkprincipe lerende", "Bedoelt u lerend?"),
        ("beweringen --beleidsspoor gebiedsgericht --schaal erv", "schaal=erv"),
        ("beweringen --cyclus c7", "cyclus=c7"),
        ("beweringen --klasse spelregels", "Bedoelt u spelregel?"),
        ("beweringen --domein uitvoering", "Bedoelt u uitvoeringsproces?"),
        ("leg-uit trage-vergunning", "Bedoelt u trage-vergunningen?"),
        ("leg-uit C0I", "Bedoelt u C01?"),
        ("leg-uit C99", "staat niet in het dossier"),
        ("leg-uit gemeente", "'gemeente'"),
        ("leg-uit D01", "'D01'"),
        ("leg-uit los", "staat niet in het dossier"),
        ("leg-uit tijdgebrek>belemmert>lerend-vermogen", "nog geen bewijs"),
        ("leg-uit grondexpertise>activeert>afspraken-grond", "mag niet"),
        ("wat-kantelt tijdgebrek", "is een factor"),
        ("wat-kantelt C0I", "Bedoelt u C01?"),
        ("dekking trage-vergunning", "Bedoelt u trage-vergunningen?"),
        ("dekking gemeente", "'gemeente'"),
    ],
)
@pytest.mark.parametrize("vorm", [(), ("--json",)])
def test_a_word_that_fits_nothing_is_a_wrong_call_with_a_near_word(
    hier: Doe, mini: Path, regel: str, zegt: str, vorm: tuple[str, ...]
) -> None:
    gedaan = hier(*regel.split(" "), *vorm, "-d", mini)
    assert (gedaan.code, gedaan.uit) == (2, ""), gedaan
    assert zegt in gedaan.fout, gedaan
    assert len(gedaan.fout.splitlines()) == 1


@pytest.mark.parametrize("naam", ["c01", "C01", "[C01]", "grondexpertise→activeert→vertrouwen-grondeigenaar"])
def test_a_claim_may_be_asked_for_under_every_name(hier: Doe, mini: Path, naam: str) -> None:
    basis, ander = hier("leg-uit", "C01", "-d", mini), hier("leg-uit", naam, "-d", mini)
    assert ander == basis
    assert hier("wat-kantelt", naam, "-d", mini).code == 0


# --- the same answer, wherever it is shown ----------------------------------------------------


@pytest.fixture(scope="module")
def grafen(mini: Path, voorbeeld: Path, dossiers: dict[str, Path]) -> dict[Path, Verandergraaf]:
    """Both examples and what is nearly nothing, each read once."""
    weinig = (dossiers[naam] for naam in ("leeg", "een gebied", "theorie zonder bewijs"))
    return {pad: Verandergraaf.uit(pad) for pad in (mini, voorbeeld, *weinig)}


@pytest.mark.lang
@pytest.mark.parametrize("breed", ["80", "120"])
@pytest.mark.parametrize("regel", VRAAGREGELS, ids=" ".join)
def test_print_shows_exactly_what_the_command_prints(
    hier: Doe,
    grafen: dict[Path, Verandergraaf],
    regel: tuple[str, ...],
    breed: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", breed)  # for print
    for pad, graaf in grafen.items():
        gedaan = hier(*regel, "-d", pad, COLUMNS=breed)
        if gedaan.code == 2:
            with pytest.raises(AanroepFout):
                met_naam(regel[0]).functie()(graaf, *regel[1:])
            continue
        antwoord = met_naam(regel[0]).functie()(graaf, *regel[1:])
        assert gedaan == dataclasses.replace(gedaan, uit=f"{antwoord}\n", fout="")
        assert (
            json.loads(hier(*regel, "-d", pad, "--json").uit)["parameters"]
            == (json.loads(json.dumps(antwoord.als_gegevens()))["parameters"])
        )


@pytest.mark.parametrize("regel", VRAAGREGELS, ids=" ".join)
def test_a_notebook_and_a_page_show_the_tables_that_are_printed(
    hier: Doe, grafen: dict[Path, Verandergraaf], mini: Path, regel: tuple[str, ...]
) -> None:
    antwoord = met_naam(regel[0]).functie()(grafen[mini], *regel[1:])
    verwacht = [cel for t in antwoord.tabellen() for rij in (t.koppen, *t.rijen) for cel in rij]
    for bladzijde in (antwoord._repr_html_(), hier(*regel, "-d", mini, "--html").uit):
        zichtbaar = re.sub(r'<span class="alleen-horen">.*?</span>', "", bladzijde)
        cellen = re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", zichtbaar, re.DOTALL)
        assert [html.unescape(re.sub("<.*?>", "", c)) for c in cellen] == verwacht


# --- what all questions share -----------------------------------------------------------------


def test_the_filters_of_the_command_line_are_those_of_the_library(hier: Doe, voorbeeld: Path) -> None:
    assert set(FILTERS) == set(Filter.__dataclass_fields__)
    woorden = {
        "gebied": "D01",
        "kerngebied": "veluwe",
        "opgave": "stikstof",
        "cyclus": "c2",
        "rol": "projecttrekker",
        "perspectief": "ondernemer",
        "interventie": "grondexpertise",
        "werkprincipe": "lerend",
        "beleidsspoor": "gebiedsgericht",
        "schaal": "gebied",
        "klasse": "spelregel",
        "domein": "uitvoeringsproces",
    }
    assert set(woorden) == set(FILTERS)
    alles = json.loads(hier("beweringen", "--json", "-d", voorbeeld).uit)
    for filter_, woord in woorden.items():
        gefilterd = json.loads(hier("beweringen", "--json", "-d", voorbeeld, f"--{filter_}", woord).uit)
        assert gefilterd["parameters"]["filters"] == {filter_: [woord]}
        assert (gefilterd["rijen"] != alles["rijen"]) or filter_ == "schaal", f"--{filter_} changes nothing"


@pytest.mark.parametrize("naam", [v.naam for v in VRAGEN])
def test_every_question_explains_its_columns_and_the_method(hier: Doe, naam: str) -> None:
    woord = [WAAROVER[naam][-1]] if naam in ("leg-uit", "wat-kantelt") else []
    gedaan = hier(naam, *woord, "--uitleg")
    assert (gedaan.code, gedaan.fout) == (0, "")
    tekst = " ".join(gedaan.uit.split())
    assert met_naam(naam).zin in tekst
    eigen: tuple[str, ...] = getattr(met_naam(naam).rijtype(), "leeswijzer", tuple)()
    assert ("Elke pijl op de kaart is een verwachting." in tekst) is not bool(eigen)
    assert " ".join(" ".join(eigen).split()) in tekst
    assert ": ." not in tekst, "a column without an explanation"


def test_python_and_the_command_line_give_the_same_answer(hier: Doe, voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld, tot_en_met="c3", filter=Filter(perspectief=("ondernemer",)))
    gedaan = hier("beweringen", "--json", "-d", voorbeeld, "--tot-en-met", "c3", "--perspectief", "ondernemer")
    assert json.loads(gedaan.uit) == json.loads(json.dumps(stand_van_beweringen(graaf).als_gegevens()))


def test_the_same_question_twice_in_new_processes_gives_the_same_bytes(doe: Doe, voorbeeld: Path) -> None:
    for regel in (("belemmeringen", "--json"), ("dekking", "--csv"), ("leg-uit", "C01")):
        een, twee = (doe(*regel, "-d", voorbeeld, PYTHONHASHSEED=zaad) for zaad in "01")
        assert een == twee
        assert een.code == 0


def test_what_changed_is_asked_between_two_named_cycles(hier: Doe, voorbeeld: Path) -> None:
    for van, tot in itertools.combinations(("c1", "c3", "c6"), 2):
        gedaan = hier("wat-veranderde", "--van", van, "--tot", tot, "-d", voorbeeld, "--json")
        assert gedaan.code == 0
        gegevens = json.loads(gedaan.uit)
        assert (gegevens["parameters"]["van"], gegevens["parameters"]["tot_en_met"]) == (van, tot)
        assert gegevens["rijen"]
