"""What ``agenda`` and ``acties`` show, and to whom."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.programma import Gedaan
from verandertheorie.graaf.verandergraaf import Verandergraaf
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


def test_what_may_not_be_named_is_left_out_with_what_follows_from_it(met_agenda: Path) -> None:
    m = lusmoment(Verandergraaf.uit(met_agenda), bijeenkomst="K1")
    assert [p.soort for p in Agenda(m).let_op("D")] == ["opgelost"]
    besloten = ("kernteam", "monitor", "sessie")  # the core team decided on it in B2: since then a session sees it
    for doelgroep, staat_er in (*((d, True) for d in besloten), ("opdrachtgever", False), ("publiek", False)):
        tekst = schrijf_agenda(m, Lezer(m.graaf, doelgroep)).markdown  # type: ignore[arg-type]  # each is one
        assert ("Onduidelijke liaisonrol is opgelost" in tekst) is staat_er, doelgroep


def test_a_page_is_written_for_who_reads_it(met_lus: Doe, tmp_path: Path) -> None:
    gedaan = met_lus("agenda", "--bijeenkomst", "B10", "-o", "b10.html")
    assert (gedaan.code, gedaan.uit) == (0, "b10.html geschreven, voor doelgroep sessie.\n")
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
