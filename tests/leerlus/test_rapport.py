"""Reports: golden for the example and another field, true before every audience, and every sentence leads somewhere."""

import datetime
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.cli.programma import Gedaan
from tests.leerlus.dossiers import met_sessies
from tests.lezing.citaten import mag_citaat
from tests.mini import MINI, TWEE_GEBIEDEN
from verandertheorie.aanscherping.besluiten import voorstelstanden
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.leerlus.signalen import Signalen, bewijshash, oordeel_over
from verandertheorie.lezing.vrijgave import mag_kern
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.leerlus import ANTWOORDEN, Agendapunt, Signaal
from verandertheorie.model.theorie import Interventie
from verandertheorie.uitvoer.document.achtvragen import VRAGEN_VAN_HET_PLAN, WETEN_WE_NIET
from verandertheorie.uitvoer.document.rapport import Rapport, Rapportsoort, Recept, lees_recept, schrijf_rapport
from verandertheorie.uitvoer.document.uitspraak import MERK, ONGESCHIKT

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

Doe = Callable[..., Gedaan]
Gouden = Callable[[Path, str], None]
GOUDEN = Path(__file__).parents[1] / "gouden"
B10 = datetime.date(2028, 5, 16)
EIND_WARMTE = datetime.date(2028, 3, 31)


@pytest.fixture(scope="module")
def b10(besloten: Verandergraaf, met_agenda: Path) -> Verandergraaf:
    """The example with its decisions and its agenda."""
    return Verandergraaf.van(met_sessies(besloten.alles, met_agenda))


@pytest.fixture(scope="module")
def s12(warmte: Path) -> Verandergraaf:
    """The programme of another field."""
    return Verandergraaf.uit(warmte)


def maak(
    graaf: Verandergraaf, soort: Rapportsoort, onderwerp: str = "", wie: Doelgroep = "sessie", op: datetime.date = B10
) -> Rapport:
    return schrijf_rapport(graaf, Recept(soort, onderwerp, wie, op))


@cache
def alle(graaf: Verandergraaf, wie: Doelgroep, op: datetime.date) -> list[Rapport]:
    """Every report there is, before an audience."""
    uit = list[Rapport]()
    onderwerpen: list[tuple[Rapportsoort, str]] = [("signaal", ""), ("tussen", ""), ("eind", "")]
    onderwerpen += [("signaal", s.sleutel) for s in graaf.records(Signaal) if s.sinds <= op]
    onderwerpen += [("verslag", i.sleutel) for i in graaf.knopen_van(Interventie)]
    for soort, onderwerp in onderwerpen:
        try:
            uit.append(maak(graaf, soort, onderwerp, wie, op))
        except AanroepFout:
            assert wie != "monitor", onderwerp
    return uit


@pytest.mark.parametrize(
    ("naam", "soort", "onderwerp", "wie"),
    [
        ("signaal-vergunningen", "signaal", "vergunningen", "sessie"),
        ("signaal-geldstromen-opdrachtgever", "signaal", "geldstromen", "opdrachtgever"),
        ("signalen-kernteam", "signaal", "", "kernteam"),
        ("verslag-grondexpertise", "verslag", "grondexpertise", "sessie"),
        ("tussen", "tussen", "", "sessie"),
        ("eind-opdrachtgever", "eind", "", "opdrachtgever"),
    ],
)
def test_reports_of_the_example(
    b10: Verandergraaf, gouden: Gouden, naam: str, soort: Rapportsoort, onderwerp: str, wie: Doelgroep
) -> None:
    gouden(GOUDEN / f"rapport-{naam}.md", maak(b10, soort, onderwerp, wie).markdown)


def test_reports_of_another_field(s12: Verandergraaf, gouden: Gouden) -> None:
    gouden(GOUDEN / "rapport-warmte-signalen.md", maak(s12, "signaal", "", "monitor", EIND_WARMTE).markdown)
    gouden(
        GOUDEN / "rapport-warmte-verslag.md",
        maak(s12, "verslag", "w1-2026-04-14-interview-b01", "monitor", EIND_WARMTE).markdown,
    )
    gouden(GOUDEN / "rapport-warmte-tussen.md", maak(s12, "tussen", "", "monitor", EIND_WARMTE).markdown)
    smal = maak(s12, "tussen", "", "kernteam", EIND_WARMTE).markdown  # in no area three were heard
    gouden(GOUDEN / "rapport-warmte-tussen-kernteam.md", smal)


def test_the_same_bytes_whatever_the_order_of_the_records(b10: Verandergraaf) -> None:
    andersom = Verandergraaf.van(tuple(reversed(b10.alles)))
    for soort, onderwerp in (("signaal", "vergunningen"), ("verslag", "grondexpertise")):
        assert maak(andersom, soort, onderwerp).markdown == maak(b10, soort, onderwerp).markdown  # type: ignore[arg-type]


# --- every sentence leads somewhere -----------------------------------------------------------


@pytest.mark.parametrize("wie", DOELGROEPEN)
def test_every_sentence_ends_in_a_mark(b10: Verandergraaf, s12: Verandergraaf, wie: Doelgroep) -> None:
    for graaf, op in ((b10, B10), (s12, EIND_WARMTE)):
        for r in alle(graaf, wie, op):
            assert lees_recept(r.markdown) == r.recept
            for regel in r.bladzijde.markdown.splitlines()[:-1]:
                is_kop_van_tabel = regel.startswith(("|", "**")) and not MERK.search(regel)
                if regel and not is_kop_van_tabel:
                    assert re.search(r"-->(?: \|)?$", regel), regel


def test_a_mark_names_no_conversation_before_who_may_not_know_it(b10: Verandergraaf) -> None:
    for wie in DOELGROEPEN:
        for r in alle(b10, wie, B10):
            genoemd = " ".join(m[2] or "" for m in MERK.finditer(r.markdown))
            assert (wie == "monitor") or not [x.id for x in b10.registraties if x.id in genoemd]
    assert "#" in " ".join(m[2] or "" for m in MERK.finditer(maak(b10, "signaal", "vergunningen", "monitor").markdown))


def test_what_a_mark_names_is_in_the_dossier(b10: Verandergraaf, s12: Verandergraaf) -> None:
    for graaf, op in ((b10, B10), (s12, EIND_WARMTE)):
        bekend = {r.record_sleutel for r in graaf.alles} | {*graaf.stellingen} | {*graaf.alle_knopen}
        bekend |= {v.herkomst for r in graaf.registraties for v in graaf.vermeldingen(r.id)}
        bekend |= {f"{r.id}!{nr}" for r in graaf.registraties for nr in r.nummers_van_afspraken}
        bekend |= {s.voorstel.sleutel for s in voorstelstanden(lusmoment(graaf, op=op).graaf)}
        bekend |= {"r1", "r2", "r3", "r4", "r5"}
        te_noemen = {ONGESCHIKT.sub("_", k) for k in bekend}
        for r in alle(graaf, "monitor", op):
            for merk in MERK.finditer(r.markdown):
                _, *sleutels = (merk[2] or "").split(" ")
                assert {*sleutels} <= te_noemen, merk[0]


# --- who may read what ------------------------------------------------------------------------


@pytest.mark.parametrize("wie", DOELGROEPEN)
def test_no_word_above_clearance(b10: Verandergraaf, s12: Verandergraaf, wie: Doelgroep) -> None:
    for graaf, op in ((b10, B10), (s12, EIND_WARMTE)):
        tekst = "\n".join(r.bladzijde.markdown for r in alle(graaf, wie, op))
        namen = {k.naam for k in graaf.alle_knopen.values()}
        for r in graaf.registraties:
            for veld in ("verrassing", "geprobeerd", "waargenomen", "geleerd", "bijgesteld"):
                woorden = getattr(r, veld)
                is_naam = (woorden or "").rstrip(".") in namen
                assert not woorden or is_naam or mag_kern(r, wie) or woorden.rstrip(".") not in tekst
            for b in r.bewijs:
                assert mag_kern(r, wie, b.spreker) or b.kern.rstrip(".") not in tekst
                assert b.citaat is None or mag_citaat(r, b, wie) or b.citaat not in tekst
            if wie != "monitor":
                assert r.id not in tekst


def zonder_voetnoot(tekst: str) -> str:
    """Without which areas do not count for who reads: of these every product tells the names."""
    kaal = re.sub(r"\b[^.\n]* hier niet mee: daar zijn minder dan \w+ stemmen gehoord\.", "", tekst)
    assert kaal != tekst
    return kaal


def test_outside_the_programme_signals_have_counts_and_no_areas(b10: Verandergraaf) -> None:
    for sleutel in ("vergunningen", "geldstromen"):
        tekst = MERK.sub("", maak(b10, "signaal", sleutel, "opdrachtgever").bladzijde.markdown)
        assert not re.findall(r"\bD\d\d\b", zonder_voetnoot(tekst))
        assert "gebieden" in tekst


def test_what_is_our_own_and_tables_are_not_for_everybody(b10: Verandergraaf) -> None:
    with pytest.raises(AanroepFout, match="niet voor de leerbijeenkomst"):
        maak(b10, "signaal", "doelen")
    assert "Welk doel gaat voor" in maak(b10, "signaal", "doelen", "kernteam").markdown
    for soort in ("tussen", "eind"):
        tekst = maak(b10, soort, wie="publiek").markdown
        assert tekst.count("Wat op tafels ligt, staat hier niet.") == 2
        assert "Wie zorgt dat een aanvraag" not in tekst
    with pytest.raises(AanroepFout, match="niet voor iedereen"):
        maak(b10, "signaal", "vergunningen", "publiek")
    with pytest.raises(AanroepFout, match="Kies --doelgroep monitor"):
        maak(b10, "verslag", b10.registraties[0].id)


# --- what a reader is told --------------------------------------------------------------------


def test_no_sentence_says_what_is_not_so(b10: Verandergraaf, s12: Verandergraaf) -> None:
    vreemd = re.compile(r"\bNone\b|  |\.\.| ,|\{|\bin [.;]|: ;|\?\.|\(\)|: \.")
    for wie in DOELGROEPEN:
        for graaf, op in ((b10, B10), (s12, EIND_WARMTE)):
            for r in alle(graaf, wie, op):
                regels = MERK.sub("", r.bladzijde.markdown).splitlines()
                assert not [x for x in regels if vreemd.search(x)], r.recept


@pytest.mark.parametrize("wie", DOELGROEPEN)
def test_every_chapter_can_be_reached_on_the_page(b10: Verandergraaf, s12: Verandergraaf, wie: Doelgroep) -> None:
    for graaf, op in ((b10, B10), (s12, EIND_WARMTE)):
        for r in alle(graaf, wie, op):
            ankers = re.findall(r'<h[1-6] id="([^"]*)"', r.html)
            assert len(set(ankers)) == len(ankers), r.recept
            assert {*re.findall(r'<a href="#([^"]*)"', r.html)} <= {*ankers}
            assert "vt:" not in r.html


def test_it_says_when_what_was_known_at_the_decision_is_another(b10: Verandergraaf) -> None:
    punt = next(p for p in b10.records(Agendapunt) if p.onderwerp == "vergunningen" and p.uitslag in ANTWOORDEN)
    toen = oordeel_over(lusmoment(b10, bijeenkomst=punt.bijeenkomst).graaf, "trage-vergunningen")
    assert toen
    for naam, hoort_erbij in ((bewijshash(toen), False), ("0" * 16, True)):
        anders = punt.model_copy(update={"bewijshash": naam, "tot_en_met": "c3"})
        graaf = Verandergraaf.van(anders if r is punt else r for r in b10.alles)
        for wie in ("monitor", "sessie", "kernteam"):
            tekst = maak(graaf, "signaal", "vergunningen", wie).markdown
            is_verteld = "sindsdien iets ingetrokken, verbeterd of erbij gekomen" in tekst
            assert is_verteld is (hoort_erbij and wie == "monitor"), (
                "what was known is of all evidence, others know less"
            )


def test_what_is_asked_follows_from_the_state(s12: Verandergraaf) -> None:
    standen = Signalen(lusmoment(s12, op=EIND_WARMTE)).standen
    for sleutel, t in standen.items():
        tekst = maak(s12, "signaal", sleutel, "monitor", EIND_WARMTE).markdown
        assert ("opnieuw oppakken" in tekst) <= (t.besluit is not None)
        if not t.is_open:
            assert "**Welk besluit:** nu geen" in tekst


def test_a_source_reads_its_own_conversation_and_no_other(s12: Verandergraaf) -> None:
    for r in s12.registraties[:6]:
        tekst = maak(s12, "verslag", r.id, "monitor", EIND_WARMTE).bladzijde.markdown
        assert all(b.kern.rstrip(".") in tekst for b in r.bewijs)
        anderen = {b.kern for x in s12.registraties if x.id != r.id for b in x.bewijs} - {b.kern for b in r.bewijs}
        assert not [kern for kern in anderen if kern.rstrip(".") in tekst]


def test_each_of_the_eight_questions_is_answered_or_is_said_to_be_open(b10: Verandergraaf, s12: Verandergraaf) -> None:
    assert len(VRAGEN_VAN_HET_PLAN) == 8
    for graaf, op in ((b10, B10), (s12, EIND_WARMTE), (b10, datetime.date(2026, 9, 15))):
        for wie in DOELGROEPEN:
            tekst = MERK.sub("", maak(graaf, "tussen", "", wie, op).bladzijde.markdown)
            for nr, (vraag, _) in enumerate(VRAGEN_VAN_HET_PLAN, 1):
                antwoord = tekst.split(f"### {nr}. {vraag}\n\n")[1].split("\n\n")[0]
                assert antwoord.startswith("- ")
                assert (WETEN_WE_NIET in antwoord) <= (antwoord == f"- {WETEN_WE_NIET}")
    leeg = MERK.sub("", maak(b10, "tussen", op=datetime.date(2026, 9, 1)).bladzijde.markdown)
    assert leeg.count(WETEN_WE_NIET) >= 4


def test_the_rates_are_those_of_the_loops(s12: Verandergraaf) -> None:
    m = lusmoment(s12, op=EIND_WARMTE)
    standen = Signalen(m).standen.values()
    antwoorden = [t for t in standen if t.besluit]
    op = [t for t in antwoorden if t.besluit and t.besluit.uitslag in ("oppakken", "deels")]
    acties = [a for t in op for a in Signalen(m).acties(t.sleutel)]
    tekst = MERK.sub("", maak(s12, "tussen", "", "monitor", EIND_WARMTE).markdown)
    assert f"{len(standen)} vragen gesteld, {len(antwoorden)} beantwoord." in tekst
    assert f"{len(op)} van {len(antwoorden)} antwoorden: oppakken of deels." in tekst
    gedaan = sum(a.voortgang == "gedaan" for a in acties)
    assert f"{gedaan} van {len(acties)} acties van die signalen gedaan." in tekst


def test_lived_through_is_only_what_more_than_one_side_spoke_of(graaf_van: Callable[..., Verandergraaf]) -> None:
    sessie = "- {{soort: bijeenkomst, sleutel: B1, datum: 2026-01-14, bijeenkomstsoort: leerbijeenkomst, aanwezig: {}, "
    rest = "reacties: [{onderwerp: C1, klopt: 3}]}\n"
    for aanwezig, n in (("{{rijk: 3}}", 0), ("{{rijk: 3, kennis: 0}}", 0), ("{{rijk: 3, kennis: 1}}", 1)):
        graaf = graaf_van(MINI + TWEE_GEBIEDEN + sessie.format(aanwezig.format()) + rest)
        tekst = MERK.sub("", maak(graaf, "tussen", "", "monitor", datetime.date(2026, 1, 31)).markdown)
        assert re.search(rf"Over {n} van \d+ bewering", tekst)


def test_what_was_decided_later_is_not_in_an_earlier_report(b10: Verandergraaf) -> None:
    ervoor = maak(b10, "eind", "", "monitor", datetime.date(2028, 1, 17)).markdown
    erna = maak(b10, "eind", "", "monitor", datetime.date(2028, 1, 18)).markdown
    assert "B8 (brede sessie" not in ervoor
    assert "B8 (brede sessie" in erna


# --- from the command line --------------------------------------------------------------------


def test_the_command_writes_a_page_or_says_what_there_is(hier: Doe, met_agenda: Path, tmp_path: Path) -> None:
    (tmp_path / "d.sqlite").write_bytes(met_agenda.read_bytes())
    gedaan = hier("rapport", "signaal", "vergunningen", "-o", "s.html")
    assert (gedaan.code, gedaan.uit) == (0, "s.html geschreven, voor de leerbijeenkomst.\n")
    assert "vt:" not in (tmp_path / "s.html").read_text(encoding="utf-8")
    assert "doelgroep kernteam" in hier("rapport", "verslag", "grondexpertise", "--doelgroep", "kernteam").uit
    for soort in ("tussen", "eind"):
        assert hier("rapport", soort, "-o", f"{soort}.md", "--op", "2028-03-31").code == 0
        assert hier("controleer", f"{soort}.md").code == 0
    assert "Bedoelt u vergunningen?" in hier("rapport", "signaal", "vergunning").fout
    assert "geen interventie of registratie" in hier("rapport", "verslag", "niets").fout
    assert hier("rapport", "signaal", "--bestuurslaag", "rijk").uit.count("\n## ") == 1
    assert "is geen bestuurslaag" in hier("rapport", "signaal", "--bestuurslaag", "mars").fout


def test_it_works_before_there_is_anything(hier: Doe) -> None:
    hier("nieuw", "leeg.sqlite")
    gedaan = hier("rapport", "signaal", "-d", "leeg.sqlite")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert "Nog geen bijeenkomst of gesprek" in gedaan.uit


def test_a_first_session_is_enough_for_a_report(hier: Doe, tmp_path: Path) -> None:
    hier("nieuw", "leeg.sqlite")
    (tmp_path / "b1.yaml").write_text(
        "bijeenkomst: B1\ndatum: 2026-05-12\naanwezig: {rijk: 8}\n"
        "agenda:\n  - {onderwerp: nieuw, uitkomst: aangevuld, vraag: 'Hoe beginnen we, terwijl niemand tijd heeft?', "
        "niveau: aanpak, reden: Iedereen vroeg het.}\n",
        encoding="utf-8",
    )
    assert hier("notulen", "b1.yaml", "-d", "leeg.sqlite").code == 0
    for soort in ("signaal", "tussen", "eind"):
        gedaan = hier("rapport", soort, "-o", f"{soort}.md", "-d", "leeg.sqlite")
        assert (gedaan.code, gedaan.fout) == (0, "")
        tekst = MERK.sub("", (tmp_path / f"{soort}.md").read_text(encoding="utf-8"))
        assert "Er is nog geen gesprek of waarneming vastgelegd." in tekst
        assert hier("controleer", f"{soort}.md", "-d", "leeg.sqlite").code == 0
    assert tekst.count(WETEN_WE_NIET) >= 8
    assert "Hoe beginnen we, terwijl niemand tijd heeft?" in tekst


@pytest.mark.parametrize("wie", ["kernteam", "opdrachtgever"])
def test_a_signal_prints_on_one_sheet(
    chromium: Any, b10: Verandergraaf, s12: Verandergraaf, tmp_path: Path, wie: Doelgroep
) -> None:
    for graaf, op, sleutels in ((b10, B10, ("vergunningen", "geldstromen")), (s12, EIND_WARMTE, ("net", "vve"))):
        for sleutel in sleutels:
            pad = tmp_path / "signaal.html"
            pad.write_text(maak(graaf, "signaal", sleutel, wie, op).html, encoding="utf-8")
            pagina = chromium.new_page()
            pagina.goto(pad.as_uri())
            pdf = pagina.pdf(prefer_css_page_size=True)
            pagina.close()
            assert len(re.findall(rb"/Type /Page\b", pdf)) == 1, sleutel


def test_what_may_not_be_read_is_not_called_absent(b10: Verandergraaf) -> None:
    publiek = schrijf_rapport(b10, Recept("signaal", "", "publiek", datetime.date(2028, 5, 16))).markdown
    assert "Geen enkele vraag" not in publiek
    assert "Wat op tafels ligt, staat hier niet." in publiek
    tussen = schrijf_rapport(b10, Recept("tussen", "", "publiek", datetime.date(2028, 5, 16))).markdown
    assert "Er staat geen voorstel open." not in tussen
    assert "D06" not in zonder_voetnoot(tussen), "outside the programme areas are counted"
