"""A file with numbers of one's own: what can be in it, what is said of the rest, and that it names itself."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.parameters import lees_eigen, standaard
from verandertheorie.vragen.belemmeringen import terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.gevoeligheid import gevoeligheid
from verandertheorie.vragen.waar_nu_kijken import waar_nu_kijken


def schrijf(pad: Path, tekst: str) -> Path:
    pad.write_text(tekst, encoding="utf-8")
    return pad


def test_what_it_does_not_name_stays_and_the_set_has_a_name_of_its_own(tmp_path: Path) -> None:
    eigen = lees_eigen(schrijf(tmp_path / "e.toml", "[tellen]\ngewicht_vooraf = 1\n"))
    assert eigen.tellen == {**standaard().tellen, "gewicht_vooraf": 1.0}
    assert eigen.sterkte == standaard().sterkte
    assert eigen.hash != standaard().hash
    assert eigen.hash == lees_eigen(schrijf(tmp_path / "f.toml", "[tellen] # zo\ngewicht_vooraf = 1.0\n")).hash


def test_the_same_numbers_have_the_same_name(tmp_path: Path) -> None:
    heel = meegeleverd("schema/parameters.toml").read_text(encoding="utf-8")
    assert lees_eigen(schrijf(tmp_path / "h.toml", heel + "# niets anders\n")).hash == standaard().hash
    assert lees_eigen(schrijf(tmp_path / "l.toml", "")).hash == standaard().hash


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        ("[tellen]\ngewicht = 1\n", ("gewicht staat niet onder [tellen]", "gewicht_vooraf")),
        ("[raar]\nx = 1\n[tellen]\nband_laag = 2\n", ("[raar] is er niet", "band_laag = 2 kan niet")),
        ("[antwoord]\nkan_beide = 1\n", ("kan_beide = 1 kan niet: het is een getal van 0,001 tot en met 0,999",)),
        ("[sterkte]\nzwak = 0.5\n", ("zwak = 0.5 kan niet: het is een getal van 1 tot en met 1000",)),
        ("[sterkte]\nzwak = true\n", ("zwak = True kan niet",)),
        ("[sterkte]\nzwak = nan\n", ("zwak = nan kan niet",)),
        ("tellen = 3\n", ("hoort onder een kop",)),
        ("versie = 1\n", ("deze methode is versie 2",)),
        ("[niet_gevonden]\nterloops = 0.01\n", ("terloops ligt onder vals_alarm",)),
        (
            "[tellen]\ngewicht_vooraf = 1e308\nhalfwaardetijd = 1e-300\n",
            ("gewicht_vooraf = 1e+308", "halfwaardetijd = 1"),
        ),
        (f"[voorstel]\nsplitsen_gebieden = 1{'0' * 400}\n", ("een getal van 0 tot en met een miljard",)),
        ("[sterkte]\nzwak = 5\nmatig = 2\n", ("zwak (5.0) ligt boven matig (2.0)",)),
        ("[tellen]\nband_laag = 0.9\nband_hoog = 0.1\n", ("band_laag (0.9) ligt boven band_hoog (0.1)",)),
        ("# zo\ngewicht 3", ("is op regel 2 geen TOML",)),
    ],
)
def test_what_cannot_be_is_said_all_at_once(tmp_path: Path, tekst: str, gezegd: tuple[str, ...]) -> None:
    with pytest.raises(AanroepFout) as fout:
        lees_eigen(schrijf(tmp_path / "e.toml", tekst))
    assert all(zin in str(fout.value) for zin in gezegd)


def test_what_is_no_text_or_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(AanroepFout, match=r"e\.toml is er niet\."):
        lees_eigen(tmp_path / "e.toml")
    with pytest.raises(AanroepFout, match="is niet te lezen"):
        lees_eigen(tmp_path)
    (tmp_path / "e.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AanroepFout, match="is niet te lezen"):
        lees_eigen(tmp_path / "e.toml")


KOPPEN = ("sterkte", "hoe_bekend", "kanttekening", "antwoord", "niet_gevonden", "gebied", "tellen", "statuswoord")
GETALLEN = [(kop, naam) for kop in (*KOPPEN, "toestand", "klasse") for naam in getattr(standaard(), kop)]


@given(waar=st.sampled_from(GETALLEN), getal=st.floats(allow_nan=True, allow_infinity=True, width=16))
def test_every_number_is_refused_or_judged_with(
    tmp_path_factory: Any, mini: Path, waar: tuple[str, str], getal: float
) -> None:
    kop, naam = waar
    pad = schrijf(tmp_path_factory.mktemp("p") / "e.toml", f"[{kop}]\n{naam} = {getal!r}\n")
    try:
        eigen = lees_eigen(pad)
    except AanroepFout:
        return
    g = Verandergraaf.uit(mini, parameters=eigen)
    assert len(stand_van_beweringen(g)) > 0
    assert gevoeligheid(g).zinnen
    assert waar_nu_kijken(g).zinnen
    assert len(terugkerende_belemmeringen(g)) > 0
    assert eigen.hash in stand_van_beweringen(g).voet
