"""What is told besides the findings comes out: surprise, the four steps, what was agreed, and what still runs."""

from collections.abc import Callable

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TREKKER, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.gesprekken import gesprekken
from verandertheorie.vragen.uitleg import leg_uit

GraafVan = Callable[..., Verandergraaf]

THEORIE = TWEE_GEBIEDEN + TWEE_CYCLI + HULP_EN_MOED + HULP_GEEFT_MOED + WACHTEN + TREKKER
GESPREK = """\
- soort: registratie
  id: r1
  datum: 2026-01-10
  gebied: D01
  bron: b1
  interventie: hulp
  verrassing: Hij belde zelf.
  geprobeerd: Samen rekenen
  waargenomen: Het hielp
  geleerd: Eerder beginnen
  bijgesteld: De volgorde
  bewijs:
    - {onderwerp: C1, teken: voor, kern: Het hielp.}
    - {onderwerp: los, teken: voor, kern: Het regende.}
  afspraken:
    - {actie: Rekenblad sturen, eigenaren: [trekker, boer], uiterlijk: 2026-02-01, naar: kernteam}
"""
LATER = """\
- {soort: registratie, id: r2, datum: 2026-02-10, vorm: leerbijeenkomst, interventie: hulp,
   bewijs: [{onderwerp: C1, teken: voor, kern: Ook hier., gebied: D02}]}
"""


def test_what_is_told_besides_the_findings_is_in_the_row_and_on_the_page(graaf_van: GraafVan) -> None:
    antwoord = gesprekken(graaf_van(THEORIE + GESPREK))
    (rij,) = antwoord
    assert (rij.bevindingen, rij.los, rij.bronnen, rij.gebieden) == (2, 1, ("b1",), ("D01",))
    assert rij.vertelt == (
        "Wat verraste: Hij belde zelf. Wat is geprobeerd: Samen rekenen. Wat is gezien: Het hielp. "
        "Wat is geleerd: Eerder beginnen. Wat is bijgesteld: De volgorde. "
        "Afgesproken: Rekenblad sturen (trekker en boer, voor 1 februari 2026, naar: kernteam)."
    )
    assert antwoord.zinnen == ("1 gesprek, 1 verrassing, 1 afspraak.",)
    assert "Hij belde zelf." in str(antwoord)


def test_an_area_has_its_own_conversations_sessions_by_what_was_said_of_it(graaf_van: GraafVan) -> None:
    def ids(**keuze: str) -> list[str]:
        return [r.id for r in gesprekken(graaf_van(THEORIE + GESPREK + LATER, filter=Filter(**keuze)))]

    assert (ids(), ids(gebied="D01"), ids(gebied="D02")) == (["r1", "r2"], ["r1"], ["r2"])
    assert [r.id for r in gesprekken(graaf_van(THEORIE + GESPREK + LATER, tot_en_met="c1"))] == ["r1"]


def test_without_conversations_a_sentence_says_so_and_who_was_not_told_what_it_is_for_is_named(
    graaf_van: GraafVan,
) -> None:
    assert "nog geen gesprek vastgelegd" in gesprekken(graaf_van(THEORIE)).zinnen[0]
    assert "Binnen dit filter" in gesprekken(graaf_van(THEORIE + GESPREK, filter=Filter(gebied="D02"))).zinnen[0]
    onwetend = THEORIE.replace("geinformeerd: ja", "geinformeerd: nee") + GESPREK
    assert gesprekken(graaf_van(onwetend)).zinnen[-1] == "Nog niet verteld waarvoor dit wordt gebruikt: b1."


def test_what_is_tried_and_not_yet_known_to_help_is_told_until_it_is(graaf_van: GraafVan) -> None:
    antwoord = """\
- {soort: handelingsperspectief, sleutel: bellen, naam: Bellen, route: omgaan_met}
- {soort: bewering, code: C8, van: bellen, relatie: biedt_antwoord_op, naar: wachten, tekst: Bellen helpt.}
- {soort: toepassing, handelingsperspectief: bellen, gebied: D01, cyclus: c1, gebleken: c2, hielp: ja}
"""
    tekst = THEORIE + antwoord + GESPREK + LATER
    toen, nu = ("\n".join(leg_uit(graaf_van(tekst, tot_en_met=c), "wachten").zinnen) for c in ("c1", "c2"))
    assert "Loopt in D01 sinds c1: Bellen; of het helpt is nog niet bekend." in toen
    assert "Loopt in D01" not in nu
    assert "Geprobeerd in D01: Bellen; hielp." in nu


def test_how_long_a_step_takes_and_the_name_of_a_track_are_told(graaf_van: GraafVan) -> None:
    traag = THEORIE.replace("tekst: Hulp geeft moed.", "tekst: Hulp geeft moed., vertraging: een jaar")
    traject = """\
- {soort: traject, sleutel: wur, naam: Onderzoek, niveau: gebied, gebied: D01}
- {soort: registratie, id: d1, datum: 2026-01-10, gebied: D01, vorm: document, traject: wur, interventie: hulp,
   bewijs: [{onderwerp: C1, teken: voor, kern: Het staat er.}]}
"""
    tekst = "\n".join(leg_uit(graaf_van(traag + traject), "C1").zinnen)
    assert "Hoe lang het duurt voordat het een het ander geeft: een jaar." in tekst
    assert "traject Onderzoek (gebied D01)" in tekst
