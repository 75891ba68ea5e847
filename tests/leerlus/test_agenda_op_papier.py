"""What ``agenda`` and ``acties`` show, and to whom."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.programma import Gedaan
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.acties import alle_acties
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.uitvoer.document.agenda import schrijf_agenda

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

Doe = Callable[..., Gedaan]
Gouden = Callable[[Path, str], None]
GOUDEN = Path(__file__).parents[1] / "gouden"


@pytest.fixture
def met_lus(hier: Doe, met_agenda: Path, tmp_path: Path) -> Doe:
    """The program in a folder with the example and its agenda."""
    (tmp_path / "d.sqlite").write_bytes(met_agenda.read_bytes())
    return hier


def test_the_agenda_of_b10(met_lus: Doe, gouden: Gouden) -> None:
    gouden(GOUDEN / "agenda-b10.md", met_lus("agenda", "--bijeenkomst", "B10").uit)


def test_the_actions_of_the_example(met_lus: Doe, gouden: Gouden) -> None:
    gouden(GOUDEN / "acties-b10.txt", met_lus("acties", "--bijeenkomst", "B10", "--open").uit)


def test_that_no_question_or_action_is_shown_is_not_that_there_is_none(met_lus: Doe) -> None:
    agenda = met_lus("agenda", "--rol", "opdrachtgever").uit
    assert "Van opdrachtgever stond geen vraag op een agenda" in agenda
    partner = met_lus("acties", "--doelgroep", "partner")
    assert "Twee acties staan er alleen voor een kleinere kring." in partner.uit
    als_json = json.loads(met_lus("acties", "--doelgroep", "partner", "--json").uit)
    alle = json.loads(met_lus("acties", "--doelgroep", "monitor", "--json").uit)
    assert als_json["alleen_voor_kleinere_kring"] == len(alle["rijen"]) - len(als_json["rijen"])
    waar = met_lus("acties", "--doelgroep", "partner", "--gebied", "D04")
    assert (waar.code, waar.uit) == (2, "")
    assert "Laat --gebied weg" in waar.fout
    niets = met_lus("acties", "--doelgroep", "sessie", "--gebied", "D11")
    assert niets.uit.startswith("Geen enkele actie die hier mag staan")


def test_what_may_not_be_named_is_left_out_with_what_follows_from_it(met_agenda: Path) -> None:
    m = lusmoment(Verandergraaf.uit(met_agenda), bijeenkomst="K1")
    assert [p.soort for p in Agenda(m).let_op("D")] == ["opgelost"]
    besloten = ("kernteam", "monitor", "sessie")  # the core team decided on it in B2: since then a session sees it
    for doelgroep, staat_er in (*((d, True) for d in besloten), ("opdrachtgever", False), ("publiek", False)):
        tekst = schrijf_agenda(m, Lezer(m.graaf, doelgroep)).markdown  # type: ignore[arg-type]  # each is one
        assert ("Onduidelijke liaisonrol is opgelost" in tekst) is staat_er, doelgroep


def test_a_page_is_written_for_who_reads_it(met_lus: Doe, tmp_path: Path) -> None:
    gedaan = met_lus("agenda", "--bijeenkomst", "B10", "-o", "b10.html")
    assert (gedaan.code, gedaan.uit) == (0, "b10.html geschreven, voor de leerbijeenkomst.\n")
    assert "Leeragenda voor B10" in (tmp_path / "b10.html").read_text(encoding="utf-8")
    assert met_lus("agenda", "-o", "b10.pdf").code == 2


@pytest.mark.parametrize(
    ("woorden", "ids"),
    [
        ((), ["B1-1", "E1", "A1", "D1", "A2", "T2-1"]),
        (("--open",), ["B1-1", "E1"]),
        (("--rol", "Projecttrekker"), ["E1", "A2"]),
        (("--gebied", "D04"), ["A1", "A2"]),
        (("--rol", "provincie", "--open"), ["E1"]),
    ],
)
def test_actions_by_role_and_area(met_lus: Doe, woorden: tuple[str, ...], ids: list[str]) -> None:
    gedaan = met_lus("acties", "--bijeenkomst", "B10", "--json", *woorden)
    gegevens = json.loads(gedaan.uit)
    eigen = [rij["id"] for rij in gegevens["rijen"] if "!" not in rij["id"]]
    assert sorted(eigen) == sorted(ids)
    assert gegevens["nu"] == "2028-05-16"


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (("agenda", "--op", "gisteren"), "'gisteren' is geen dag"),
        (("agenda", "--op", "2028-01-01", "--bijeenkomst", "B8"), "niet allebei"),
        (("agenda", "--bijeenkomst", "B99"), "is er niet"),
        (("acties", "--rol", "projecttreker"), "Bedoelt u projecttrekker?"),
        (("acties", "--gebied", "D99"), "staat niet in het dossier"),
    ],
)
def test_a_wrong_call_says_what_to_do(met_lus: Doe, woorden: tuple[str, ...], zegt: str) -> None:
    gedaan = met_lus(*woorden)
    assert gedaan.code == 2
    assert zegt in gedaan.fout


def test_an_empty_dossier_says_how_to_begin(hier: Doe) -> None:
    hier("nieuw", "leeg.sqlite")
    for opdracht in ("agenda", "acties"):
        gedaan = hier(opdracht, "-d", "leeg.sqlite")
        assert (gedaan.code, gedaan.fout) == (0, "")
        assert "verandertheorie sjabloon --bijeenkomst B1 -o b1.yaml" in gedaan.uit


def test_a_record_of_a_session_is_shown_with_the_day_from_which_it_holds(met_lus: Doe) -> None:
    for naam, staat_er in (("A", "geldt sinds 2026-10-13, geldt nu"), ("B1-1", "geldt sinds 2027-06-08, geldt nu")):
        gedaan = met_lus("toon", naam)
        assert (gedaan.code, staat_er in gedaan.uit) == (0, True), gedaan


def test_every_product_takes_a_dossier_with_sessions(met_lus: Doe) -> None:
    opdrachten = ("dossier toon", "controleer", "theorie", "voorstellen", "kaart -o k.html", "exporteer xlsx a.xlsx")
    for opdracht in (
        *opdrachten,
        "exporteer csv b",
        "exporteer yaml c",
        "dossier controleer",
        "wat-veranderde --sinds B8",
    ):
        gedaan = met_lus(*opdracht.split())
        assert gedaan.code in (0, 1), (opdracht, gedaan.fout)
        assert "fout in het programma" not in gedaan.fout, opdracht


KOP = "bijeenkomst: B10\nagenda:\n  - {onderwerp: B, uitslag: verdiept, reden: Nu wel., antwoord: Het ligt er.}\n"


def _na(doe: Doe, tmp_path: Path, notulen: str) -> str:
    """The agenda of B10 after these minutes."""
    (tmp_path / "b10.yaml").write_text(notulen, encoding="utf-8")
    gedaan = doe("notulen", "b10.yaml")
    assert gedaan.code == 0, gedaan.fout
    return doe("agenda", "--bijeenkomst", "B10").uit


def test_after_its_minutes_the_agenda_says_what_was_discussed(met_lus: Doe, tmp_path: Path) -> None:
    uit = _na(met_lus, tmp_path, KOP + "  - {onderwerp: C}\n")
    aan_de_orde = uit.partition("## Aan de orde in B10")[2].partition("##")[0]
    assert "**B** Hoe kunnen we een knelpunt een eigenaar geven" in aan_de_orde
    assert "– verdiept: Nu wel." in aan_de_orde
    assert "– niet aan toegekomen." in aan_de_orde
    assert "Er staat nog niets klaar" not in uit


def test_a_cancelled_session_says_so_in_its_agenda(met_lus: Doe, tmp_path: Path) -> None:
    assert "B10 ging niet door: Storm." in _na(met_lus, tmp_path, "bijeenkomst: B10\nvervallen_omdat: Storm\n")


def test_minutes_without_points_do_not_say_that_nothing_was_discussed(met_lus: Doe, tmp_path: Path) -> None:
    (tmp_path / "b11.yaml").write_text("bijeenkomst: B11\ndatum: 2028-07-11\naanwezig: {rijk: 3}\n", encoding="utf-8")
    met_lus("notulen", "b11.yaml")
    assert "## Aan de orde in B11\n\nNiet vastgelegd." in met_lus("agenda", "--bijeenkomst", "B11").uit


def test_what_is_no_question_and_was_discussed_stays_in_view(met_lus: Doe, tmp_path: Path) -> None:
    notulen = KOP + "  - {onderwerp: De zaal, uitslag: besproken}\n  - {onderwerp: Q, uitslag: besproken}\n"
    uit = _na(met_lus, tmp_path, notulen)
    assert "## Ook besproken\n\n- **De zaal** (B10)\n- **Q** (B10)\n" in uit
    assert "Ook besproken" not in met_lus("agenda", "--bijeenkomst", "B10", "--rol", "projecttrekker").uit


@pytest.mark.parametrize(("doelgroep", "staat_er"), [("kernteam", True), ("sessie", False), ("publiek", False)])
def test_a_subject_of_the_theory_is_named_to_whom_it_may_be(
    met_lus: Doe, tmp_path: Path, doelgroep: str, *, staat_er: bool
) -> None:
    _na(met_lus, tmp_path, KOP + "  - {onderwerp: onduidelijke-doelen, uitslag: besproken}\n")
    uit = met_lus("agenda", "--bijeenkomst", "B10", "--doelgroep", doelgroep).uit
    assert ("governance en doelen" in uit.partition("Ook besproken")[2]) is staat_er
    assert ("governance en doelen" in uit.partition("Aan de orde")[2].partition("##")[0]) is staat_er


def test_what_is_done_on_a_day_to_come_has_no_result_yet(met_agenda: Path) -> None:
    graaf = Verandergraaf.uit(met_agenda)
    a2 = alle_acties(lusmoment(graaf, op=datetime.date(2027, 8, 30)))["A2"]
    assert (a2.voortgang, a2.gedaan_op, a2.resultaat) == ("loopt", None, "")
    assert alle_acties(lusmoment(graaf, op=datetime.date(2027, 8, 31)))["A2"].voortgang == "gedaan"
