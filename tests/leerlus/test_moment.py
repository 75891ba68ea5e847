"""The dossier as of a day, and the agreements of conversations among the actions of that day."""

import datetime
from pathlib import Path

import pytest

from tests.mini import TREKKER, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.notulen import leg_notulen_vast
from verandertheorie.leerlus.acties import alle_acties
from verandertheorie.leerlus.moment import laatste_dag, lusmoment

GESPREK = (
    TWEE_GEBIEDEN
    + TWEE_CYCLI
    + WACHTEN
    + TREKKER
    + """\
- {soort: actor, sleutel: trekker, naam: Trekker, actorsoort: rol}
- {soort: actor, sleutel: manager, naam: Manager, actorsoort: rol}
- {soort: registratie, id: g1, datum: 2026-01-10, gebied: D01, bron: b1, interventie: geen,
   bewijs: [{onderwerp: wachten, teken: voor, kern: Het duurt.}],
   afspraken: [{actie: De trekker belt terug., eigenaren: [trekker], uiterlijk: 2026-01-20}]}
- {soort: registratie, id: g2, datum: 2026-02-10, gebied: D02, bron: b1, interventie: geen,
   bewijs: [{onderwerp: wachten, teken: voor, kern: Hier ook.}]}
"""
)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """A dossier with two conversations in two cycles, and an agreement in the first."""
    (tmp_path / "in.yaml").write_text(GESPREK, encoding="utf-8")
    with Dossier.maak(tmp_path / "d.sqlite") as d:
        assert not importeer(d, tmp_path / "in.yaml").fouten
    return tmp_path / "d.sqlite"


def dag(tekst: str) -> datetime.date:
    return datetime.date.fromisoformat(tekst)


@pytest.mark.parametrize(
    ("op", "t", "gesprekken"),
    [
        ("2025-12-31", 0, []),
        ("2026-01-09", 1, []),
        ("2026-01-10", 1, ["g1"]),
        ("2026-02-09", 2, ["g1"]),
        ("2026-02-10", 2, ["g1", "g2"]),
        ("2030-01-01", 2, ["g1", "g2"]),
    ],
)
def test_a_day_knows_what_was_dated_up_to_it_in_the_cycle_that_holds_it(
    pad: Path, op: str, t: int, gesprekken: list[str]
) -> None:
    graaf = Verandergraaf.uit(pad).op(dag(op))
    assert (graaf.t, [r.id for r in graaf.gesprekken]) == (t, gesprekken)
    assert len(graaf.vondsten("wachten")) == len(gesprekken)


def test_the_last_day_of_a_cycle_is_that_cycle(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    for c in graaf.cycli:
        op, tot = graaf.op(c.tot), graaf.tot_en_met(c.sleutel)
        assert (op.t, [r.id for r in op.gesprekken]) == (tot.t, [r.id for r in tot.gesprekken])


def test_without_a_session_now_is_the_end_of_the_last_cycle_with_a_record(pad: Path) -> None:
    assert laatste_dag(Verandergraaf.uit(pad)) == dag("2026-02-28")
    assert laatste_dag(Verandergraaf.van(())) is None
    with pytest.raises(AanroepFout, match="nog geen bijeenkomst"):
        lusmoment(Verandergraaf.van(()))


def notuleer(pad: Path, tekst: str) -> list[str]:
    bestand = pad.with_name("b.yaml")
    bestand.write_text(tekst, encoding="utf-8")
    return [m.tekst for m in leg_notulen_vast(pad, bestand, rol="").meldingen if m.ernst == "fout"]


B1 = "bijeenkomst: B1\ndatum: 2026-02-03\naanwezig: {rijk: 3}\nacties:\n"


def test_an_agreement_is_an_action_from_its_day_on_and_is_closed_like_any_other(pad: Path) -> None:
    graaf = Verandergraaf.uit(pad)
    assert not alle_acties(lusmoment(graaf, op=dag("2026-01-09")))
    (open_,) = alle_acties(lusmoment(graaf, op=dag("2026-01-31"))).values()
    assert (open_.id, open_.voortgang, open_.dagen, open_.gebieden) == ("g1!1", "te_laat", 11, ("D01",))
    assert notuleer(pad, B1 + "  - {id: g1!1, gedaan_op: 2026-02-01, resultaat: Zij spraken elkaar.}\n") == []
    (dicht,) = alle_acties(lusmoment(Verandergraaf.uit(pad))).values()
    assert (dicht.wat, dicht.eigenaren, dicht.voortgang) == ("De trekker belt terug.", ("trekker",), "gedaan")


@pytest.mark.parametrize(
    ("wat", "zegt"),
    [
        ("{id: g1!1, eigenaren: [manager]}", "een andere eigenaar, zonder reden"),
        ("{id: g1!1, uiterlijk: 2026-03-01}", "een andere dag, zonder reden"),
        ("{id: g1!1, eigenaren: []}", "houdt wie het doet"),
        ("{id: g1!2, gedaan_op: 2026-02-01}", "g1 heeft geen afspraak 2"),
        ("{id: g9!1, gedaan_op: 2026-02-01}", "registratie 'g9' staat niet in het dossier"),
        ("{id: g1!1, wat: Iets anders.}", "'wat' van deze actie staat in g1"),
    ],
)
def test_of_an_agreement_only_what_changes_is_written_with_a_reason(pad: Path, wat: str, zegt: str) -> None:
    assert any(zegt in fout for fout in notuleer(pad, f"{B1}  - {wat}\n"))


def test_it_is_handed_over_with_a_reason(pad: Path) -> None:
    assert notuleer(pad, B1 + "  - {id: g1!1, eigenaren: [manager], reden: De trekker is ziek.}\n") == []
    (a,) = alle_acties(lusmoment(Verandergraaf.uit(pad))).values()
    assert (a.eigenaren, a.overgedragen, a.verzet) == (("manager",), ("B1",), 0)
