"""``controleer rapport.md``: a report that was just made passes; what was done to it by hand is found at its line."""

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.programma import Gedaan
from tests.leerlus.test_rapport import B10, EIND_WARMTE, alle, maak
from tests.leerlus.test_rapport import b10 as b10
from tests.leerlus.test_rapport import s12 as s12
from tests.lezing.citaten import mag_citaat
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.vrijgave import mag_kern
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.uitvoer.document.markdown import als_markdown
from verandertheorie.uitvoer.document.rapport import Recept, schrijf_rapport
from verandertheorie.uitvoer.document.rapportcontrole import getallen_in, houd_ernaast, keur_rapport, lees_eenheden
from verandertheorie.uitvoer.document.uitspraak import MERK, Merker, Uitspraak

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

Doe = Callable[..., Gedaan]


def codes(graaf: Verandergraaf, tekst: str) -> list[str]:
    return [m.code for m in keur_rapport(graaf, tekst, "r.md").meldingen]


@pytest.fixture(scope="module")
def signaal(b10: Verandergraaf) -> str:
    """The page of one signal."""
    return maak(b10, "signaal", "vergunningen").markdown


# --- what was just made -----------------------------------------------------------------------


@pytest.mark.parametrize("wie", DOELGROEPEN)
def test_a_freshly_made_report_always_passes(b10: Verandergraaf, s12: Verandergraaf, wie: Doelgroep) -> None:
    for graaf, op in ((b10, B10), (s12, EIND_WARMTE)):
        for r in alle(graaf, wie, op):
            assert houd_ernaast(r.markdown, r.markdown, "r.md") == ()
        for soort in ("signaal", "eind"):
            keuring = keur_rapport(graaf, maak(graaf, soort, "", wie, op).markdown, "r.md")
            assert (keuring.meldingen, keuring.is_ander_dossier) == ((), False)


@settings(max_examples=15)
@given(st.dates(datetime.date(2026, 8, 1), datetime.date(2028, 8, 1)), st.sampled_from(DOELGROEPEN), st.booleans())
def test_it_passes_on_any_day(
    b10: Verandergraaf, s12: Verandergraaf, op: datetime.date, wie: Doelgroep, ander: bool
) -> None:
    graaf = s12 if ander else b10
    assert codes(graaf, maak(graaf, "eind", "", wie, op).markdown) == []


def test_the_account_for_a_source_passes_too(s12: Verandergraaf) -> None:
    for r in s12.registraties[::5]:
        assert codes(s12, maak(s12, "verslag", r.id, "monitor", EIND_WARMTE).markdown) == []


def test_lines_may_be_wrapped_and_words_may_change(b10: Verandergraaf, signaal: str) -> None:
    gevouwen = signaal.replace(" gebieden was het er nog", "\n  gebieden was het er nog")
    assert codes(b10, gevouwen) == []
    anders = signaal.replace("Uitgevoerd op 20 oktober 2027.", "Op 20 oktober 2027 was alles gedaan.")
    assert anders != signaal
    assert codes(b10, anders) == []


# --- what was done by hand --------------------------------------------------------------------

_ZINNEN = re.compile(r"([^>\n]+?)(<!-- vt:[^>]*-->)")


@given(st.data())
def test_any_other_number_is_found_at_its_line(signaal: str, data: st.DataObject) -> None:
    cijfers = re.compile(r"\d+")
    spannes = [m.span() for z in _ZINNEN.finditer(signaal) for m in cijfers.finditer(signaal, *z.span(1))]
    begin, eind = data.draw(st.sampled_from(spannes))
    nieuw = data.draw(st.integers(0, 3000).map(str).filter(lambda n: int(n) != int(signaal[begin:eind])))
    gevonden = houd_ernaast(signaal[:begin] + nieuw + signaal[eind:], signaal, "r.md")
    assert [(m.code, m.regel) for m in gevonden] == [("VT305", signaal[:begin].count("\n") + 1)]


@given(st.data())
def test_any_mark_that_is_gone_is_missed(signaal: str, data: st.DataObject) -> None:
    begin, eind = data.draw(st.sampled_from([m.span() for m in MERK.finditer(signaal)]))
    assert "VT304" in {m.code for m in houd_ernaast(signaal[:begin] + signaal[eind:], signaal, "r.md")}


@given(st.data())
def test_any_line_that_is_gone_is_missed(signaal: str, data: st.DataObject) -> None:
    regels = signaal.splitlines()
    welke = data.draw(st.sampled_from([i for i, r in enumerate(regels) if MERK.search(r)]))
    zonder = "\n".join(regels[:welke] + regels[welke + 1 :])
    assert "VT304" in {m.code for m in houd_ernaast(zonder, signaal, "r.md")}


@given(st.data())
def test_a_sentence_is_not_turned_round(signaal: str, data: st.DataObject) -> None:
    spannes = [
        m.span() for z in _ZINNEN.finditer(signaal) for m in re.compile(r"\bniet ").finditer(signaal, *z.span(1))
    ]
    begin, eind = data.draw(st.sampled_from(spannes))
    assert [m.code for m in houd_ernaast(signaal[:begin] + signaal[eind:], signaal, "r.md")] == ["VT305"]


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        ("23 maart 2027", "23 april 2027", "VT305"),
        ("D01, D04, D05 en D07", "D01, D04, D06 en D07", "VT305"),
        ("in 4 van de 4", "in 4 van de 5", "VT305"),
        ("in 4 van de 4", "in alle", "VT305"),
        ("1 van 1 gedaan", "geen gedaan", "VT305"),
        ("hardnekkig en terugkerend", "bijna weg", "VT305"),
        ("minder dan drie stemmen", "minder dan vier stemmen", "VT305"),
        ("## Wat wij niet weten", "## Wat wij 3 keer niet weten", "VT305"),
        ("- De termijn", "Iedereen is tevreden.\n\n- De termijn", "VT302"),
        ("- De termijn", "- Iedereen is tevreden.\n- De termijn", "VT302"),
        ("- De termijn", "- Iedereen is tevreden. De termijn", "VT302"),
        ("- De termijn", "## Iedereen is tevreden\n\n- De termijn", "VT302"),
        ("- De termijn", "| Iedereen | tevreden |\n| --- | --- |\n\n- De termijn", "VT302"),
        ("De termijn ligt bij de vergunningverlener.", "", "VT304"),
        ("doelgroep sessie", "doelgroep kernteam", "VT303"),
        ("op 2028-05-16", "op 2027-05-16", "VT303"),
        ("signaal vergunningen;", "signaal geldstromen;", "VT303"),
        ("signaal vergunningen;", "signaal verzonnen;", "VT301"),
        ("<!-- verandertheorie rapport", "<!-- mijn rapport", "VT301"),
    ],
)
def test_what_was_tampered_with_is_found(b10: Verandergraaf, signaal: str, oud: str, nieuw: str, code: str) -> None:
    assert oud in signaal
    bewerkt = signaal.replace(oud, nieuw, 1)
    is_ander_recept = bewerkt.splitlines()[0] != signaal.splitlines()[0]
    gevonden = codes(b10, bewerkt) if is_ander_recept else [m.code for m in houd_ernaast(bewerkt, signaal, "r.md")]
    assert code in gevonden


def test_a_mark_cannot_be_borrowed(b10: Verandergraaf, signaal: str) -> None:
    merk = next(m[0] for m in MERK.finditer(signaal) if "stand-van-het-signaal" in m[0])
    assert "VT303" in codes(b10, f"{signaal}\n\nIedereen is tevreden.{merk}\n")
    ander = maak(b10, "signaal", "geldstromen").markdown
    vreemd = next(m[0] for m in MERK.finditer(ander) if m[1] not in signaal)
    assert codes(b10, f"{signaal}\n\nIedereen is tevreden.{vreemd}\n") == ["VT303"]


def test_an_interpretation_says_that_it_is_one(b10: Verandergraaf, signaal: str) -> None:
    goed = f"{signaal}\n\nWij denken dat het aan de tijd ligt. [duiding: projecttrekker]\n\nHet komt goed. [duiding]\n"
    keuring = keur_rapport(b10, goed, "r.md")
    assert (keuring.meldingen, keuring.duidingen, keuring.met_rol) == ((), 2, 1)
    assert codes(b10, f"{signaal}\n\nHet is opgelost. Zo zien wij dat. [duiding]\n") == ["VT302"]


# --- who may read it --------------------------------------------------------------------------


@pytest.mark.parametrize("wie", [d for d in DOELGROEPEN if d not in ("monitor", "partner", "publiek")])
def test_any_withheld_quote_that_is_put_back_is_found(b10: Verandergraaf, wie: Doelgroep) -> None:
    tekst = maak(b10, "signaal", "vergunningen", wie).markdown
    dicht = [
        woorden
        for r in b10.registraties
        for b in r.bewijs
        for woorden, mag in ((b.citaat, mag_citaat(r, b, wie)), (b.kern, mag_kern(r, wie, b.spreker)))
        if woorden and not mag and len(woorden.split()) > 6
    ]
    assert len(dicht) > 10
    for woorden in dicht[::20]:
        for zo in (
            f"‘{woorden}’ [duiding: projecttrekker]",
            f"<!-- {woorden} -->",
            f"Iemand zei: {' '.join(woorden.split()[:6]).upper()} en meer. [duiding]",
        ):
            assert "VT306" in codes(b10, f"{tekst}\n\n{zo}\n"), woorden


def test_a_pseudonym_that_is_put_in_is_found(b10: Verandergraaf, signaal: str) -> None:
    bron = next(b for b in b10.bronnen if any(t.isdigit() for t in b))
    assert codes(b10, f"{signaal}\n\nDat zei {bron} ook. [duiding]\n") == ["VT306"]


def test_what_goes_back_to_one_source_holds_no_words_of_another(s12: Verandergraaf) -> None:
    een, twee = s12.registraties[0], s12.registraties[3]
    tekst = maak(s12, "verslag", een.id, "monitor", EIND_WARMTE).markdown
    woorden = max((b.kern for b in twee.bewijs), key=len)
    assert codes(s12, f"{tekst}\n\n{woorden} [duiding]\n") == ["VT306"]


# --- reading, and from the command line -------------------------------------------------------


@given(st.text("ab D.4|*_[]<>&#-\\!'’\n", max_size=60))
def test_what_was_written_is_read_as_people_read_it(tekst: str) -> None:
    merk = Merker("proef")
    blok = merk.lijst(Uitspraak(tekst, (), "proef"))
    geschreven = als_markdown([blok])
    eenheden = [e for e in lees_eenheden(geschreven) if e.merk]
    assert "".join("".join(e.tekst.split()) for e in eenheden) == "".join(tekst.split())


def test_numbers_are_numbers_however_they_are_written() -> None:
    assert getallen_in("vier van de 4") == getallen_in("4 van de vier")
    assert getallen_in("Eén gebied") == getallen_in("1 gebied") == getallen_in("één gebied")
    assert getallen_in("een gebied") == ()
    assert getallen_in("0,44 en 4.873") == ("0,44", "4.873")


def test_the_command_tells_a_report_from_the_theory(hier: Doe, met_agenda: Path, tmp_path: Path) -> None:
    (tmp_path / "d.sqlite").write_bytes(met_agenda.read_bytes())
    assert hier("rapport", "signaal", "vergunningen", "-o", "s.md").code == 0
    goed = hier("controleer", "s.md")
    assert (goed.code, goed.fout) == (0, "")
    assert "s.md: getallen, dagen, codes en oordelen zijn als in het dossier" in goed.uit
    bewerkt = (tmp_path / "s.md").read_text(encoding="utf-8").replace("4 van de 4", "1 van de 4", 1)
    (tmp_path / "s.md").write_text(bewerkt, encoding="utf-8")
    fout = hier("controleer", "s.md")
    assert fout.code == 1
    assert re.match(r"s\.md:\d+: ", fout.uit)
    assert "[VT305]" in fout.uit
    assert '"code": "VT305"' in hier("controleer", "s.md", "--json").uit
    assert hier("controleer").code in (0, 1)
    assert hier("controleer", "er-niet.md").code == 2
    assert hier("controleer", "s.txt").code == 2
    assert "Laat --regel weg" in hier("controleer", "s.md", "--regel", "VT201").fout


def test_another_dossier_is_said_and_what_changed_is_found(b10: Verandergraaf, signaal: str) -> None:
    minder = Verandergraaf.van(r for r in b10.alles if getattr(r, "id", "") != "T2-1")
    keuring = keur_rapport(minder, signaal, "r.md")
    assert keuring.is_ander_dossier
    assert {"VT303", "VT304"} <= {m.code for m in keuring.meldingen}
    recept = Recept("signaal", "vergunningen", "sessie", B10)
    assert keur_rapport(minder, schrijf_rapport(minder, replace(recept)).markdown, "r.md").meldingen == ()


@pytest.mark.parametrize("klasse", ["lokaal", "opgelost", "vermoeden", "geen beeld"])
def test_a_short_word_of_a_judgement_stays(klasse: str) -> None:
    merk = "<!-- vt:1234abcd klasse-van-de-factor x -->"
    gemaakt = f"- Traag werk: {klasse}.{merk}\n"
    for ander in {"lokaal", "opgelost", "terugkerend", "bekend"} - {klasse}:
        (melding,) = houd_ernaast(f"- Traag werk: {ander}.{merk}\n", gemaakt, "r.md")
        assert melding.code == "VT305"
    assert houd_ernaast(f"- Het werk gaat traag, en dat is {klasse}.{merk}\n", gemaakt, "r.md") == ()


def test_a_decision_and_a_state_stay(b10: Verandergraaf) -> None:
    gemaakt = schrijf_rapport(b10, Recept("tussen", "", "monitor", datetime.date(2028, 5, 16))).markdown
    for oud, nieuw in ((": oppakken, want", ": later, want"), ("nu: op tafel.", "nu: uitgevoerd.")):
        assert oud in gemaakt
        assert "VT305" in {m.code for m in houd_ernaast(gemaakt.replace(oud, nieuw), gemaakt, "r.md")}
