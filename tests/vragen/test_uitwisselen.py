"""What areas can learn from each other, and which conversations their source has not seen back."""

from collections.abc import Callable

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.terug_te_leggen import terug_te_leggen
from verandertheorie.vragen.van_elkaar_leren import van_elkaar_leren

GraafVan = Callable[..., Verandergraaf]

KADER = """\
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-03-31}
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-04-01, tot: 2026-06-30}
- {soort: gebied, sleutel: D01, naam: D01, niveau: deelgebied}
- {soort: gebied, sleutel: D02, naam: D02, niveau: deelgebied}
- {soort: gebied, sleutel: D03, naam: D03, niveau: deelgebied}
- {soort: bron, pseudoniem: b1, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: b2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: systemische_factor, sleutel: traag, naam: Traag, klasse: patroon, ligging: buiten_aanpak}
- {soort: handelingsperspectief, sleutel: bellen, naam: Bellen, route: oplossen}
- {soort: bewering, van: bellen, relatie: biedt_antwoord_op, naar: traag, tekst: Bellen helpt.}
"""


def _gehoord(bron: str, datum: str, gebied: str, teken: str = "voor", rest: str = "") -> str:
    wat = f"{{onderwerp: traag, teken: {teken}, bewijskracht: sterk, kern: Op {datum} was het zo.}}"
    kop = f"soort: registratie, datum: {datum}, gebied: {gebied}, bron: {bron}, interventie: geen"
    return f"- {{{kop}, bewijs: [{wat}]{rest}}}\n"


IS_ER = "".join(_gehoord(b, "2026-01-10", "D01") for b in ("b1", "b2"))
IS_WEG = "".join(_gehoord(b, "2026-02-10", "D02", "tegen") for b in ("b1", "b2"))


def test_where_it_is_and_where_somebody_looked_and_it_is_not(graaf_van: GraafVan) -> None:
    hielp = (
        "- {soort: toepassing, handelingsperspectief: bellen, gebied: D02, cyclus: c1, gebleken: c1, hielp: ja}\n"
        "- {soort: toepassing, handelingsperspectief: bellen, gebied: D01, cyclus: c1}\n"
    )
    (rij,) = van_elkaar_leren(graaf_van(KADER + IS_ER + IS_WEG + hielp))
    assert (rij.is_in, rij.niet_in) == (("D01",), ("D02",)), "nobody looked in D03"
    assert (rij.hielp, rij.hielp_niet, rij.loopt) == (("bellen (D02)",), (), ("bellen (D01)",))
    assert rij.blok == ""


def test_one_area_has_nothing_to_learn_from_another_where_nobody_looked(graaf_van: GraafVan) -> None:
    antwoord = van_elkaar_leren(graaf_van(KADER + IS_ER))
    assert antwoord[0].blok
    assert antwoord.zinnen[0].startswith("Er is nog geen belemmering die het ene gebied heeft")


def test_only_what_a_source_told_and_did_not_see_back_is_to_be_given_back(graaf_van: GraafVan) -> None:
    graaf = graaf_van(
        KADER
        + _gehoord("b1", "2026-01-10", "D01")
        + _gehoord("b2", "2026-01-11", "D01", rest=", teruggelegd: wacht_op_reactie")
        + _gehoord("b1", "2026-01-12", "D01", rest=", teruggelegd: niet_ingestemd")
        + "- {soort: registratie, datum: 2026-01-13, gebied: D01, vorm: document, interventie: geen,\n"
        + "   bewijs: [{onderwerp: traag, teken: voor, kern: Het staat er.}]}\n"
    )
    antwoord = terug_te_leggen(graaf)
    assert [(r.datum, r.teruggelegd) for r in antwoord] == [
        ("2026-01-10", "nog_niet"),
        ("2026-01-11", "wacht_op_reactie"),
    ]
    telling, hoe_verder = antwoord.zinnen
    assert telling == "Van 3 registraties met een bron: 1 nog niet teruggelegd, 1 wacht op een reactie."
    assert "importeer BESTAND --herzie" in hoe_verder
