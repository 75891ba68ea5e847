"""What looks the same is the same, in every format; and a hint never says the opposite or one of two."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.formaten.yaml import lees as lees_yaml
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.lezen.noteren import _gok
from verandertheorie.model.verwijzing import LIJKT_OP_WOORD, Doel, Namenlijst
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import gevouwen

pytest_plugins = ("tests.invoer.teksten",)

VERMOMD: tuple[Callable[[str], str], ...] = (
    lambda s: s.replace(" ", "\u00a0"),
    lambda s: s.replace(" ", "\u2009"),
    lambda s: s.replace(" ", "  "),
    lambda s: s.replace(" ", "\u3000 "),
    lambda s: f"\ufeff{s}",
    lambda s: f"{s}\u200b",
    lambda s: "\u200d".join((s[:2], s[2:])),
    lambda s: "\u00ad".join((s[:3], s[3:])),
    lambda s: f"\u200e{s}\u2060",
    lambda s: s.replace("'", "\u2019").replace('"', "\u201c"),
    lambda s: s.replace("-", "\u2011"),
    str.upper,
)
IDS = ["hard", "dun", "dubbel", "breed", "bom", "nulbreed", "lijm", "zacht", "richting", "krul", "streepje", "hoofd"]
VELDEN = {
    "soort": "registratie",
    "datum": "2026-09-14",
    "gebied": "D01",
    "vorm": "extern traject",
    "bron": "b01",
    "interventie": "Inzet van grondexpertise van het Rijk",
    "open_vraag_helpend": "ja",
}
BEWIJS = {"onderwerp": "Trage vergunningverlening", "teken": "voor", "hoe_bekend": "van horen zeggen"}


def _met(vermom: Callable[[str], str]) -> dict[str, str]:
    return {veld: vermom(waarde) for veld, waarde in VELDEN.items()}


def _als_yaml(map_: Path, vermom: Callable[[str], str]) -> Path:
    blok = {**_met(vermom), "bewijs": [{**{k: vermom(v) for k, v in BEWIJS.items()}, "kern": "De zin zelf."}]}
    tekst = json.dumps(blok, ensure_ascii=True)
    pad = map_ / "g.yaml"
    pad.write_text(f"- {tekst}\n")
    assert not lees_yaml(pad.read_bytes(), "g.yaml")[1]
    return pad


def _als_json(map_: Path, vermom: Callable[[str], str]) -> Path:
    pad = map_ / "g.json"
    blok = {
        **{vermom(k): v for k, v in _met(vermom).items() if k != "soort"},
        "soort": vermom("registratie"),
        vermom("bewijs"): [{**{vermom(k): vermom(v) for k, v in BEWIJS.items()}, "kern": "De zin zelf."}],
    }
    pad.write_text(json.dumps(blok, ensure_ascii=False), encoding="utf-8")
    return pad


def _rijen(vermom: Callable[[str], str]) -> dict[str, list[list[str]]]:
    kop = {k: v for k, v in _met(vermom).items() if k != "soort"}
    bewijs = {k: vermom(v) for k, v in BEWIJS.items()}
    return {
        vermom("Registraties"): [["Nr", *map(vermom, kop)], ["1", *kop.values()]],
        vermom("Bewijs"): [
            [vermom("bij registratie"), *map(vermom, bewijs), "kern"],
            ["1\u00a0", *bewijs.values(), "De zin zelf."],
        ],
    }


def _als_csv(map_: Path, vermom: Callable[[str], str]) -> Path:
    for nr, (blad, rijen) in enumerate(_rijen(vermom).items()):
        naam = ("registraties", "bewijs")[nr]
        regels = [";".join('"' + cel.replace('"', '""') + '"' for cel in rij) for rij in rijen]
        assert gevouwen(blad).casefold() == naam
        (map_ / f"{naam}.csv").write_text("\n".join(regels), encoding="utf-8")
    return map_


def _als_xlsx(map_: Path, vermom: Callable[[str], str]) -> Path:
    import openpyxl

    boek = openpyxl.Workbook()
    boek.remove(boek.worksheets[0])
    for blad, rijen in _rijen(vermom).items():
        vel = boek.create_sheet(blad)
        for rij in rijen:
            vel.append(rij)
    boek.save(map_ / "g.xlsx")
    return map_ / "g.xlsx"


@pytest.mark.parametrize("vermom", VERMOMD, ids=IDS)
@pytest.mark.parametrize("maak", [_als_yaml, _als_json, _als_csv, _als_xlsx], ids=["yaml", "json", "csv", "xlsx"])
def test_a_name_a_key_and_a_heading_in_disguise_are_what_they_look_like(
    dossier: Dossier, tmp_path: Path, maak: Callable[..., Path], vermom: Callable[[str], str]
) -> None:
    (tmp_path / "in").mkdir()
    verslag = importeer(dossier, maak(tmp_path / "in", vermom))
    assert not verslag.fouten, verslag.fouten
    (r,) = (r for r in lees_records(dossier.rijen()) if isinstance(r, Registratie))
    assert r.id == "d01-2026-09-14-extern-traject-b01"
    assert (r.bewijs[0].onderwerp, r.interventie) == ("trage-vergunningen", "grondexpertise")
    assert (r.bewijs[0].kern, r.bewijs[0].hoe_bekend) == ("De zin zelf.", "van_horen_zeggen")


@given(st.text(max_size=30))
def test_what_is_folded_once_is_folded(tekst: str) -> None:
    assert gevouwen(gevouwen(tekst)) == gevouwen(tekst)


@pytest.mark.parametrize(
    ("geschreven", "dag"),
    [("16 februari 2027", "2027-02-16"), ("16-2-2027", "2027-02-16"), ("di 16 feb. 2027", "2027-02-16")],
)
def test_a_dutch_date_with_one_reading_is_read(
    lees_in: Callable[..., Importverslag], geschreven: str, dag: str
) -> None:
    verslag = lees_in(
        f"{{soort: registratie, datum: '{geschreven}', gebied: D01, bron: b01, interventie: geen, bewijs: []}}"
    )
    assert [r.record_sleutel for r in verslag.nieuw] == [f"d01-{dag}-interview-b01"]


def test_a_date_with_two_readings_is_refused_with_both(lees_in: Callable[..., Importverslag]) -> None:
    (m,) = lees_in("{soort: registratie, datum: 3-4-2027, gebied: D01, bron: b01, interventie: geen}").fouten
    assert (m.tekst, m.remedie) == (
        "'3-4-2027' kan 3 april 2027 of 4 maart 2027 zijn.",
        "Schrijf 2027-04-03 of 2027-03-04.",
    )


@pytest.mark.parametrize(
    ("woord", "keuzes", "raad"),
    [
        ("voor/tegen", ("voor", "tegen"), None),
        ("voor en tegen", ("voor", "tegen"), None),
        ("niet voor", ("voor", "tegen"), None),
        ("bevorderend", ("belemmerend", "helpend", "beide"), None),
        ("zwaar", ("zwak", "matig", "sterk", "zeer sterk"), None),
        ("niet sterk", ("zwak", "matig", "sterk", "zeer sterk"), None),
        ("ingestemt", ("ingestemd", "niet ingestemd"), "ingestemd"),
        ("bekend", ("onbekend", "ja", "nee"), None),
        ("ja, nee", ("ja", "nee"), None),
        ("tegne", ("voor", "tegen"), "tegen"),
        ("stekr", ("zwak", "matig", "sterk", "zeer sterk"), "sterk"),
    ],
)
def test_a_hint_for_a_fixed_word_is_never_its_opposite(woord: str, keuzes: tuple[str, ...], raad: str | None) -> None:
    assert Namenlijst.lijkt_op(woord, keuzes, LIJKT_OP_WOORD, is_vast=True) == raad
    gok = _gok(woord, keuzes)
    assert (gok.voorstel if gok else "") == (raad or "")


@pytest.mark.parametrize(
    ("geschreven", "zegt"),
    [
        ("C01, C11", "Dit zijn er twee: C01 en C11. Geef elk een eigen rij."),
        ("C01 en trage-vergunningen", "Dit zijn er twee: C01 en trage-vergunningen."),
        ("c01/c11/los", "Kies uit: "),
        ("iets heel anders", "Past er niets? Schrijf dan los."),
    ],
)
def test_two_names_in_one_field_and_none_that_fits(
    lees_in: Callable[..., Importverslag], geschreven: str, zegt: str
) -> None:
    bewijs = f"[{{onderwerp: '{geschreven}', teken: voor, kern: x}}]"
    (m,) = lees_in(
        f"{{soort: registratie, datum: 2026-09-14, gebied: D01, bron: b01, interventie: geen, bewijs: {bewijs}}}"
    ).fouten
    assert zegt in m.remedie, m.remedie


def test_nothing_far_is_what_enter_takes() -> None:
    gebieden = ("D01 · Deelgebied 01", "D02 · Deelgebied 02", "veluwe", "de-peel · De Peel")
    assert _gok("De Peel, derde deelgebied", gebieden) is None
    gok = _gok("peel", gebieden)
    assert gok
    assert gok.voorstel == "de-peel · De Peel"


def test_capitals_make_no_other_key_unless_there_are_two() -> None:
    namen = Namenlijst()
    namen.voeg_toe("gebied", "D01")
    assert namen.zoek("d01", ("gebied",)) == Doel("gebied", "D01")
    namen.voeg_toe("gebied", "d01")
    assert namen.zoek("d01", ("gebied",)) == Doel("gebied", "d01")
    assert namen.zoek("D01", ("gebied",)) == Doel("gebied", "D01")


def test_an_indent_that_only_looks_like_spaces_is_named() -> None:
    tekst = "- soort: registratie\n  bewijs:\n\u00a0 \u00a0 - onderwerp: C01\n"
    ((m,)) = lees_yaml(tekst.encode(), "g.yaml")[1]
    assert "U+00A0" in m.tekst


def test_a_wrong_date_is_told_beside_another_mistake_at_the_first_attempt(
    lees_in: Callable[..., Importverslag],
) -> None:
    bewijs = "[{onderwerp: C01, teken: misschien, kern: x}, {onderwerp: bestaat-niet, teken: voor, kern: y}]"
    tekst = f"{{soort: registratie, datum: 2036-12-07, gebied: D01, interventie: geen, bewijs: {bewijs}}}"
    assert sorted(m.code for m in lees_in(tekst).fouten) == ["VT010", "VT011", "VT020", "VT021"]


def test_what_follows_from_a_mistake_is_not_told(lees_in: Callable[..., Importverslag]) -> None:
    tekst = "{soort: registratie, datum: 2026-09-14, gebied: D77, vorm: praatje, interventie: geen}"
    assert sorted(m.code for m in lees_in(tekst).fouten) == ["VT010", "VT020"]
