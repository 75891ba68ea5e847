"""The two pages for one session: golden for the example and for another field, and true whatever the session."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from tests.cli.programma import Gedaan
from tests.leerlus.dossiers import met_sessies
from tests.lezing.citaten import mag_citaat
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.leerlus.sessiestuk import Aanleiding, drie_vragen, nieuw_sinds_vorige, vorige
from verandertheorie.lezing.sessieblik import kijk_naar_sessie
from verandertheorie.lezing.vrijgave import mag_kern
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Actie, Agendapunt
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.uitvoer.document.sessiestuk import VRAAG_ERBIJ, schrijf_sessiestuk

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

Doe = Callable[..., Gedaan]
Gouden = Callable[[Path, str], None]
GOUDEN = Path(__file__).parents[1] / "gouden"
ALTIJD = ("1. Nieuw", "2. Waar we het niet over eens zijn", "3. Wat we afspraken, en wat ervan werd")


@pytest.fixture(scope="module")
def b10(besloten: Verandergraaf, met_agenda: Path) -> Verandergraaf:
    """The example with its decisions and its agenda."""
    return Verandergraaf.van(met_sessies(besloten.alles, met_agenda))


@pytest.fixture(scope="module")
def s12(warmte: Path) -> Verandergraaf:
    """The programme of another field."""
    return Verandergraaf.uit(warmte)


def test_the_page_of_b10(b10: Verandergraaf, gouden: Gouden) -> None:
    gouden(GOUDEN / "sessiestuk-b10.md", schrijf_sessiestuk(b10, "B10").markdown)


def test_the_page_of_another_field(s12: Verandergraaf, gouden: Gouden) -> None:
    gouden(GOUDEN / "sessiestuk-warmte-s12.md", schrijf_sessiestuk(s12, "S12", doelgroep="monitor").markdown)
    smal = schrijf_sessiestuk(s12, "S12").markdown  # in no area three were heard
    gouden(GOUDEN / "sessiestuk-warmte-s12-sessie.md", smal)


def test_the_same_bytes_whatever_the_order_of_the_records(b10: Verandergraaf) -> None:
    andersom = Verandergraaf.van(tuple(reversed(b10.alles)))
    assert schrijf_sessiestuk(andersom, "b10").html == schrijf_sessiestuk(b10, "B10").html


# --- new since the previous session -----------------------------------------------------------


def test_new_is_what_came_after_the_previous_session_or_after_the_one_before_that(b10: Verandergraaf) -> None:
    for b in b10.records(Bijeenkomst):
        m = lusmoment(b10, bijeenkomst=b.sleutel)
        n = nieuw_sinds_vorige(m, b)
        assert all(n.dag < r.datum <= b.datum for r in n.gesprekken)
        assert len(n.gesprekken) == sum(n.dag < r.datum for r in m.graaf.registraties)
        for leeg in n.zonder:
            assert not [r for r in m.graaf.registraties if r.datum > leeg.datum]


def test_a_session_that_was_cancelled_is_no_previous_one(s12: Verandergraaf) -> None:
    m = lusmoment(s12, bijeenkomst="S5")
    assert [b.sleutel for b in vorige(m, m.bijeenkomsten["S5"])] == ["S3", "S2", "S1"]
    assert "ging niet door" in schrijf_sessiestuk(s12, "S4").markdown


@pytest.mark.parametrize("sleutel", ["B3", "B6", "B8"])
def test_what_came_of_the_session_or_of_later_ones_is_not_on_its_page(b10: Verandergraaf, sleutel: str) -> None:
    dag = next(b.datum for b in b10.records(Bijeenkomst) if b.sleutel == sleutel)
    dagen = {b.sleutel: b.datum for b in b10.records(Bijeenkomst)}

    def nog_niet(r: ElkRecord) -> bool:
        later = isinstance(r, Agendapunt | Actie) and (dagen.get(r.bijeenkomst or "") or dag) > dag
        return later or (isinstance(r, Actie) and r.bijeenkomst == sleutel)

    kaal = [
        r.model_copy(update={"uitslag": None, "reden": None, "antwoord": None, "nieuw": None})
        if isinstance(r, Agendapunt) and r.bijeenkomst == sleutel
        else r
        for r in b10.alles
        if not nog_niet(r)
    ]
    assert schrijf_sessiestuk(b10, sleutel).blokken == schrijf_sessiestuk(b10.met_records(kaal), sleutel).blokken


def test_at_most_five_rows_blockers_first(b10: Verandergraaf, s12: Verandergraaf) -> None:
    for graaf in (b10, s12):
        for b in graaf.records(Bijeenkomst):
            blik = kijk_naar_sessie(graaf, b.sleutel, "sessie")
            is_factor = [r.sleutel in graaf.factoren for r in blik.veranderd]
            assert is_factor == sorted(is_factor, reverse=True)
            assert all(r.toen != r.nu for r in blik.veranderd)


# --- three questions --------------------------------------------------------------------------


def test_the_three_questions_are_those_of_the_example(b10: Verandergraaf) -> None:
    m = lusmoment(b10, bijeenkomst="B10")
    drie = drie_vragen(a := Agenda(m), m.bijeenkomsten["B10"], standen=a.signalen.standen, mag=lambda _: True)
    assert [(q.letter, q.redenen[0]) for q in drie] == [("B", "agenda"), ("E", "te_laat"), ("C", "geen_actie")]


def test_every_reason_has_its_own_prompt_and_their_order_is_that_of_the_questions(b10: Verandergraaf) -> None:
    redenen = get_args(Aanleiding)
    assert set(VRAAG_ERBIJ) == {*redenen} - {"agenda"}
    for b in b10.records(Bijeenkomst):
        m = lusmoment(b10, bijeenkomst=b.sleutel)
        drie = drie_vragen(a := Agenda(m), b, standen=a.signalen.standen, mag=lambda _: True)
        rang = [redenen.index(q.redenen[0]) for q in drie]
        assert len(drie) <= 3
        assert rang == sorted(rang)
        assert all(q.redenen[-1] == "wacht" for q in drie)


# --- who may read what ------------------------------------------------------------------------


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_no_word_above_clearance(b10: Verandergraaf, doelgroep: Doelgroep) -> None:
    for sleutel in ("B6", "B8", "B10"):
        tekst = schrijf_sessiestuk(b10, sleutel, doelgroep=doelgroep).markdown
        for r in lusmoment(b10, bijeenkomst=sleutel).graaf.registraties:
            for b in r.bewijs:
                assert mag_kern(r, doelgroep, b.spreker) or b.kern.rstrip(".") not in tekst
                assert b.citaat is None or mag_citaat(r, b, doelgroep) or b.citaat not in tekst
            if doelgroep != "monitor":
                assert not [bron for bron in r.alle_bronnen if re.search(rf"\b{bron}\b", tekst)]


def test_no_state_of_an_area_in_which_too_few_spoke(s12: Verandergraaf) -> None:
    tekst = schrijf_sessiestuk(s12, "S12").markdown
    assert not re.findall(r"(?:vastgesteld|klopt|nog|weg|teruggekomen) in W\d", tekst)
    assert "**hier niet getoond**: drie gebieden" in tekst
    assert "**teruggekomen** in W1" in schrijf_sessiestuk(s12, "S12", doelgroep="monitor").markdown


def test_only_those_who_come_to_sessions_are_told_what_they_said(b10: Verandergraaf) -> None:
    assert "In B6 zei u erover: 4 keer" in schrijf_sessiestuk(b10, "B10").markdown
    for doelgroep in ("monitor", "opdrachtgever", "publiek"):
        tekst = schrijf_sessiestuk(b10, "B10", doelgroep=doelgroep).markdown
        assert "zei u" not in tekst
        hoe_vaak = "minder dan vijf" if doelgroep == "publiek" else "4"
        assert f"In B6 zeiden de aanwezigen erover: {hoe_vaak} keer" in tekst


def test_a_show_of_hands_of_one_or_two_has_no_number(b10: Verandergraaf) -> None:
    tekst = schrijf_sessiestuk(b10, "B10").markdown
    assert "11 keer ‘klopt’, minder dan drie keer ‘klopt niet’ en 3 keer ‘weten we niet’" in tekst
    assert not re.search(r"\b[12] keer ‘", tekst)


# --- without evidence -------------------------------------------------------------------------


def test_it_works_before_there_is_a_cycle_or_a_conversation(hier: Doe, tmp_path: Path) -> None:
    hier("nieuw", "leeg.sqlite")
    (tmp_path / "b1.yaml").write_text(
        "bijeenkomst: B1\ndatum: 2026-05-12\naanwezig: {rijk: 8}\n"
        "leerbehoeften: ['Hoe beginnen we, terwijl niemand tijd heeft?']\n",
        encoding="utf-8",
    )
    (tmp_path / "b2.yaml").write_text("bijeenkomst: B2\ndatum: 2026-07-14\n", encoding="utf-8")
    for bestand in ("b1.yaml", "b2.yaml"):
        assert hier("notulen", bestand, "-d", "leeg.sqlite").code == 0
    gedaan = hier("sessiestuk", "B2", "-d", "leeg.sqlite")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert all(f"## {kop}" in gedaan.uit for kop in ALTIJD)
    assert "Er is nog geen gesprek of waarneming vastgelegd." in gedaan.uit
    assert "Ook ingebracht in B1, en nog op geen agenda: A · Hoe beginnen we, terwijl niemand tijd heeft?" in gedaan.uit
    assert "klopt niet in" not in gedaan.uit


def test_every_session_and_audience_has_a_page(b10: Verandergraaf, s12: Verandergraaf) -> None:
    for graaf in (b10, s12):
        for b in graaf.records(Bijeenkomst):
            tekst = schrijf_sessiestuk(graaf, b.sleutel, doelgroep="kernteam").markdown
            assert all(f"## {kop}" in tekst for kop in ALTIJD)
            regels = [r for r in tekst.splitlines() if "|  |" not in r]
            vreemd = re.compile(r"\bNone\b|  |\.\.| ,|\{|\bin [.;]|: ;|\?\.")
            assert not [r for r in regels if vreemd.search(r)], b.sleutel


# --- on paper and from the command line -------------------------------------------------------


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
@pytest.mark.parametrize("welk", ["B8", "B10", "S8", "S12"])
def test_it_prints_on_two_sheets_of_a4(
    chromium: Any, b10: Verandergraaf, s12: Verandergraaf, tmp_path: Path, doelgroep: Doelgroep, welk: str
) -> None:
    pad = tmp_path / "stuk.html"
    graaf = b10 if welk.startswith("B") else s12
    pad.write_text(schrijf_sessiestuk(graaf, welk, doelgroep=doelgroep).html, encoding="utf-8")
    pagina = chromium.new_page()
    pagina.goto(pad.as_uri())
    pdf = pagina.pdf(prefer_css_page_size=True)
    pagina.close()
    assert len(re.findall(rb"/Type /Page\b", pdf)) <= 2
    assert {tuple(map(round, map(float, m))) for m in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)} == {
        (595, 842)
    }


def test_the_command_writes_a_page_for_who_reads_it(hier: Doe, met_agenda: Path, tmp_path: Path) -> None:
    (tmp_path / "d.sqlite").write_bytes(met_agenda.read_bytes())
    gedaan = hier("sessiestuk", "B10", "-o", "b10.html")
    assert (gedaan.code, gedaan.uit) == (0, "b10.html geschreven, voor de leerbijeenkomst.\n")
    assert "Leerbijeenkomst B10" in (tmp_path / "b10.html").read_text(encoding="utf-8")
    assert hier("sessiestuk", "B10").uit.startswith("# Leerbijeenkomst B10 · 16 mei 2028")
    assert hier("sessiestuk", "B10", "-o", "b10.pdf").code == 2
    assert "is er niet" in hier("sessiestuk", "B99").fout
