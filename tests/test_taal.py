"""Dutch as it is written: capitals go and come back, and there is one home for them."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import verandertheorie
from verandertheorie.aanscherping.besluiten import voorstelstanden
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.taal import aantal, getal, groot, klein, opsomming, voluit

WOORD = st.text(st.sampled_from("abcdeéëghijklmnoöprstuüvwyz"), min_size=2, max_size=12)
GEWOON = st.one_of(
    WOORD,
    WOORD.map("ij{}".format),
    WOORD.map("é{}".format),
    WOORD.map("één{}".format),
    st.just("één"),
    WOORD.map("'s {}".format),
)
"""A sentence as it stands in the middle of another: an ordinary word first."""
STAART = st.sampled_from(["", " loket", " NOVEX", " van de IJssel", ", of niet"])


@given(GEWOON, STAART)
def test_a_capital_at_the_start_comes_off_again(woord: str, staart: str) -> None:
    assert klein(groot(woord + staart)) == woord + staart


@given(GEWOON, STAART)
def test_capitals_do_not_pile_up(woord: str, staart: str) -> None:
    tekst = woord + staart
    assert groot(groot(tekst)) == groot(tekst)
    assert klein(klein(tekst)) == klein(tekst) == tekst
    assert groot(tekst) != tekst, "a sentence that starts with an ordinary word gets a capital"


@pytest.mark.parametrize(
    ("midden", "begin"),
    [
        ("één loket", "Eén loket"),
        ("éénduidig doel", "Eénduidig doel"),
        ("een loket", "Een loket"),
        ("écht overleg", "Écht overleg"),
        ("ijking", "IJking"),
        ("ideeën", "Ideeën"),
        ("'s avonds", "'s Avonds"),
        ("’t loket", "’t Loket"),
        ("überhaupt", "Überhaupt"),
    ],
)
def test_dutch_capitals(midden: str, begin: str) -> None:
    assert (groot(midden), klein(begin)) == (begin, midden)


@pytest.mark.parametrize("vast", ["NOVEX-gebied", "C13", "D04 en D05", "MCEN", "IJ", "RWS-loket", "A4-formaat", ""])
def test_an_abbreviation_or_a_code_keeps_its_capitals(vast: str) -> None:
    assert klein(vast) == vast


def test_one_is_one_and_everything_else_is_more() -> None:
    assert [aantal(n, "gebied", "gebieden") for n in (0, 1, 2)] == ["0 gebieden", "1 gebied", "2 gebieden"]
    assert [voluit(n, "gebied", "gebieden") for n in (0, 1, 13)] == ["nul gebieden", "één gebied", "13 gebieden"]
    assert [opsomming(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a en b", "a, b en c"]


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_number_beside_another_never_reads_as_that_other(x: float, grens: float) -> None:
    naast, kaal = getal(x, naast=grens), float(getal(x, naast=grens).replace(",", "."))
    assert abs(kaal - x) <= 0.005
    if round(x, 9) != round(grens, 9):
        assert kaal != grens or naast != getal(grens, len(naast.partition(",")[2]))


def test_a_proposal_via_one_desk_keeps_its_accents(zonder_besluit: Verandergraaf) -> None:
    """An own ``klein`` among the proposals once wrote "via eén loket" into the theory."""
    knopen = tuple(
        r.model_copy(update={"naam": "Eén loket"}) if getattr(r, "sleutel", "") == "vertrouwen-samenwerking" else r
        for r in zonder_besluit.alles
    )
    g = Verandergraaf.van(knopen, tot_en_met="c5")
    zinnen = [f"{s.voorstel.zin} {s.voorstel.na}" for s in voorstelstanden(g)]
    assert any("één loket" in zin for zin in zinnen)
    assert not any("eén" in zin for zin in zinnen)


def test_nobody_else_makes_capitals_or_decimal_commas() -> None:
    """``x[:1].upper()`` and ``.replace(".", ",")`` elsewhere are the beginning of a twin that drifts."""
    kamers = Path(verandertheorie.__file__).parent
    mag = {
        kamers / "taal.py": {"capitalize", "upper", "lower", "replace"},
        kamers / "uitvoer/neo4j/namen.py": {"capitalize"},  # names in Neo4j are no sentences
        kamers / "formaten/csv.py": {"replace"},  # every digit of a number, for a spreadsheet
    }
    twee = [
        f"{pad.relative_to(kamers)}:{knoop.lineno} {knoop.func.attr}"
        for pad in sorted(kamers.rglob("*.py"))
        for knoop in ast.walk(ast.parse(pad.read_text("utf-8")))
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute)
        if _is_eigen_taal(knoop, knoop.func) and knoop.func.attr not in mag.get(pad, ())
    ]
    assert twee == []


def _is_eigen_taal(knoop: ast.Call, functie: ast.Attribute) -> bool:
    gegeven = [getattr(a, "value", None) for a in knoop.args]
    match functie.attr:
        case "capitalize":
            return not gegeven
        case "upper" | "lower":
            return isinstance(functie.value, ast.Subscript)
        case "replace":
            return gegeven in ([".", ","], ["_", " "])
        case "join":  # a list as people say it is opsomming
            return getattr(functie.value, "value", None) == " en "
    return False
