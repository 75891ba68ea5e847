"""Whose text should have been wiped by now: since when, on what ground, and what goes when it is withdrawn."""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.programma import Doe
from tests.mini import MINI, TWEE_GEBIEDEN
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.bewaartermijnen import bewaartermijnen

pytest_plugins = ("tests.cli.programma",)

GraafVan = Callable[..., Verandergraaf]
BRONNEN = """\
- {soort: bron, pseudoniem: b2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja, bewaren_tot: 2028-01-31,
   bewaargrond: toestemming}
- {soort: bron, pseudoniem: b3, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja, bewaren_tot: 2028-03-01}
"""
BEWIJS = "{onderwerp: C1, teken: voor, kern: Het was zo., bewijskracht: sterk"
GESPREKKEN = f"""\
- soort: registratie
  datum: 2026-01-10
  gebied: D01
  bron: b2
  interventie: hulp
  bewijs: [{BEWIJS}}}, {BEWIJS}, gebied: D02}}]
  dekking: [{{onderwerp: C1, gevonden: nee}}]
- soort: registratie
  datum: 2026-01-11
  gebied: D01
  bronnen: [b2, b3]
  interventie: hulp
  bewijs: [{BEWIJS}, spreker: b2}}, {BEWIJS}, spreker: b3}}, {BEWIJS}}}]
  dekking: [{{onderwerp: C1, gevonden: nee}}]
"""
THEORIE = MINI + TWEE_GEBIEDEN + BRONNEN


@pytest.mark.parametrize(
    ("op", "over"),
    [("2028-01-31", ()), ("2028-02-01", ("b2",)), ("1 maart 2028", ("b2",)), ("2028-03-02", ("b2", "b3"))],
)
def test_the_day_itself_still_counts_and_the_longest_ago_comes_first(
    graaf_van: GraafVan, op: str, over: tuple[str, ...]
) -> None:
    assert tuple(r.bron for r in bewaartermijnen(graaf_van(THEORIE), op=op)) == over


def test_how_long_it_is_overdue_on_what_ground_and_what_to_type(graaf_van: GraafVan) -> None:
    antwoord = bewaartermijnen(graaf_van(THEORIE + GESPREKKEN), op="2028-02-10")
    (rij,) = antwoord
    assert (rij.dagen, rij.over_tijd, rij.grond) == (10, "10 dagen", "toestemming")
    assert (rij.gesprekken, rij.bevindingen) == (2, 7)
    assert rij.intrekken == "dossier trek-in --bron b2 --reden bewaartermijn"
    assert antwoord.zinnen == (
        "Op 10 februari 2028 is 1 van 3 bronnen te lang bewaard.",
        "Wat verandert er als u intrekt? Kijk eerst: verandertheorie dossier trek-in --bron b2 --reden bewaartermijn "
        "--droog",
        "De volgende is b3, tot 1 maart 2028.",
        "Bij 1 bron is geen dag ingevuld: b1.",
        "Bij 2 bronnen staat niet op welke grond u bewaart (bewaargrond).",
        "Alle bronnen: --alles.",
    )


def test_where_nobody_wrote_a_day_that_is_said_and_never_that_it_is_in_time(graaf_van: GraafVan) -> None:
    antwoord = bewaartermijnen(graaf_van(MINI + TWEE_GEBIEDEN), op="2028-02-10")
    assert len(antwoord) == 0
    assert antwoord.zinnen[0] == (
        "Op 10 februari 2028 is van geen enkele bron bekend of zij te lang is bewaard: er is geen dag ingevuld."
    )
    (rij,) = bewaartermijnen(graaf_van(MINI + TWEE_GEBIEDEN), op="2028-02-10", alles=True)
    assert (rij.tot, rij.blok) == ("niet ingevuld", "Geen dag ingevuld")
    assert bewaartermijnen(Verandergraaf.van(())).zinnen == ("Er is nog geen bron.",)


def test_it_runs_by_the_calendar_when_no_day_is_asked(graaf_van: GraafVan) -> None:
    gisteren = datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(days=1)
    over = graaf_van(THEORIE.replace("2028-01-31", gisteren.isoformat()).replace("2028-03-01", "2099-01-01"))
    assert [(r.bron, r.dagen) for r in bewaartermijnen(over)] in ([("b2", 1)], [("b2", 2)]), "midnight may pass"
    with pytest.raises(AanroepFout, match="'morgen' is geen dag"):
        bewaartermijnen(over, op="morgen")


def test_the_dossier_is_not_in_order_while_something_is_overdue(hier: Doe, mini: Path, tmp_path: Path) -> None:
    shutil.copyfile(mini, tmp_path / "d.sqlite")
    (tmp_path / "b.yaml").write_text(BRONNEN, encoding="utf-8")
    assert hier("importeer", "b.yaml", "-d", "d.sqlite").code == 0
    gedaan = hier("dossier", "controleer", "--op", "2028-02-10", "-d", "d.sqlite")
    assert (gedaan.code, "Bron b2 zou u bewaren tot 2028-01-31." in gedaan.uit) == (1, True), gedaan
    with Dossier.open(tmp_path / "d.sqlite", alleen_lezen=True) as d:
        assert "toestemming" in "".join(r.inhoud for r in d.rijen())
    lijst = hier("bewaartermijnen", "--op", "2028-02-10", "--csv", "-d", "d.sqlite")
    assert (lijst.code, "b2;2028-01-31;10;toestemming" in lijst.uit) == (0, True), lijst
