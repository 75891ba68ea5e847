"""What lies on which table: states in corners that the golden years do not reach, and the question as people ask it."""

import dataclasses
import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import Lusmoment, bij_stand, lusmoment
from verandertheorie.leerlus.signalen import Signaalstand, Signalen
from verandertheorie.lezing.signaalzinnen import standzin
from verandertheorie.lezing.signalen import signalen

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

GraafVan = Callable[..., Verandergraaf]

KADER = """\
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-03-31}
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-04-01, tot: 2026-06-30}
- {soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-07-01, tot: 2026-09-30}
- {soort: gebied, sleutel: kern, naam: Kern, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: D01, niveau: deelgebied, ligt_in: kern}
- {soort: gebied, sleutel: D02, naam: D02, niveau: deelgebied, ligt_in: kern}
- {soort: actor, sleutel: raad, naam: Raad, actorsoort: tafel, bestuurslaag: provincie}
- {soort: actor, sleutel: eigen, naam: Kernteam, actorsoort: tafel, eigen: ja}
- {soort: actor, sleutel: trekker, naam: Trekker, actorsoort: rol}
- {soort: bron, pseudoniem: b1, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: b2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: systemische_factor, sleutel: traag, naam: Traag, klasse: patroon, ligging: buiten_aanpak,
   bereik: hogere_tafel, valentie: VALENTIE}
- {soort: bijeenkomst, sleutel: T1, datum: 2026-02-10, bijeenkomstsoort: tafel, van: raad}
- {soort: signaal, sleutel: vraag, over: traag, sinds: 2026-01-05, vraag: Wie kan dit?, gevraagd_van: raad,
   eigenaar: trekker}
"""


def _kader(valentie: str = "belemmerend") -> str:
    return KADER.replace("VALENTIE", valentie)


def _punt(uitslag: str, rest: str = "nakijken: {gebieden: [D01, D02]}") -> str:
    kop = f"soort: agendapunt, onderwerp: vraag, bijeenkomst: T1, uitslag: {uitslag}, reden: Daarom."
    return f"- {{{kop}, {rest}}}\n"


def _gehoord(bron: str, datum: str, gebied: str, teken: str, rest: str = "") -> str:
    wat = f"{{onderwerp: traag, teken: {teken}, bewijskracht: sterk, kern: Op {datum} was het zo.{rest}}}"
    kop = f"soort: registratie, datum: {datum}, gebied: {gebied}, bron: {bron}, interventie: geen"
    return f"- {{{kop}, bewijs: [{wat}]}}\n"


def _stand(graaf: Verandergraaf) -> tuple[Lusmoment, Signaalstand]:
    m = bij_stand(graaf)
    return m, Signalen(m).standen["vraag"]


def test_a_core_area_stands_for_the_sub_areas_in_it(graaf_van: GraafVan) -> None:
    m, s = _stand(
        graaf_van(
            _kader()
            + _punt("oppakken", "nakijken: {gebieden: [kern]}")
            + _gehoord("b1", "2026-05-01", "D01", "tegen")
            + _gehoord("b1", "2026-05-02", "D02", "voor")
        )
    )
    assert s.staat == "deels_weg"
    assert standzin(m, s).endswith("weg in D01, nog in D02")


def test_what_is_told_after_the_decision_about_before_it_is_no_look(graaf_van: GraafVan) -> None:
    later = _gehoord("b1", "2026-05-01", "D01", "voor", ", wanneer: c1")
    punt = _punt("oppakken", "nakijken: {gebieden: [D01], vanaf: c2}")
    _, s = _stand(graaf_van(_kader() + punt + later))
    assert s.staat == "niet_nagekeken"
    _, s = _stand(graaf_van(_kader() + punt + later.replace(", wanneer: c1", "")))
    assert s.staat == "effect_niet_gezien"


def test_of_what_only_helps_gone_is_no_success(graaf_van: GraafVan) -> None:
    weg = _gehoord("b1", "2026-05-01", "D01", "tegen") + _gehoord("b1", "2026-05-02", "D02", "tegen")
    assert _stand(graaf_van(_kader() + _punt("oppakken") + weg))[1].staat == "niet_meer_gevonden"
    assert _stand(graaf_van(_kader("helpend") + _punt("oppakken") + weg))[1].staat == "in_uitvoering"


def test_later_without_a_cycle_returns_after_a_quarter(graaf_van: GraafVan) -> None:
    graaf = graaf_van(_kader().replace("2026-02-10", "2025-02-10").replace("2026-01-05", "2025-01-05") + _punt("later"))
    dagen = {
        d: Signalen(lusmoment(graaf, op=d)).standen["vraag"].staat
        for d in map(datetime.date.fromisoformat, ("2025-05-12", "2025-05-13"))
    }
    assert list(dagen.values()) == ["later", "terug_naar_de_opdrachtgever"]


def test_after_no_a_blocker_belongs_on_a_table_again_only_with_news(graaf_van: GraafVan) -> None:
    eerst = "".join(_gehoord(b, f"2026-02-0{nr}", f"D0{nr}", "voor") for nr in (1, 2) for b in ("b1", "b2"))
    kern2 = "- {soort: gebied, sleutel: kern2, naam: Kern 2, niveau: kerngebied}\n"
    twee = (
        _kader().replace(
            "sleutel: D02, naam: D02, niveau: deelgebied, ligt_in: kern",
            ("sleutel: D02, naam: D02, niveau: deelgebied, ligt_in: kern2"),
        )
        + kern2
    )
    zonder = twee.replace(KADER[KADER.index("- {soort: signaal") :], "")
    assert Signalen(bij_stand(graaf_van(zonder + eerst))).te_signaleren == ("traag",)
    assert Signalen(bij_stand(graaf_van(twee + eerst))).te_signaleren == ()
    assert Signalen(bij_stand(graaf_van(twee + eerst + _punt("niet")))).te_signaleren == ()
    nieuw = "".join(
        f"- {{soort: bron, pseudoniem: b{nr}, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}}\n"
        + _gehoord(f"b{nr}", "2026-03-01", "D01", "voor")
        for nr in (3, 4)
    )
    assert Signalen(bij_stand(graaf_van(twee + eerst + _punt("niet") + nieuw))).te_signaleren == ("traag",)


def test_the_question_prints_its_day_and_filters_by_layer(met_agenda: Path) -> None:
    graaf = Verandergraaf.uit(met_agenda)
    antwoord = signalen(graaf, bijeenkomst="B10")
    assert antwoord.zinnen[0] == "Op 16 mei 2028: 4 signalen, waarvan 3 open."
    assert [r.sleutel for r in antwoord if r.deel == "hoort_op_tafel"] == ["doorschuiven"]
    assert {r.sleutel for r in signalen(graaf, bestuurslaag="provincie")} == {"geldstromen"}
    assert signalen(graaf, op="2026-12-31").tot_en_met == "c2", "the answer is as of that day"
    assert signalen(graaf.tot_en_met("c4")).zinnen[0].startswith("Op 30 september 2027:")


@pytest.mark.parametrize(
    ("keuze", "zin"),
    [
        ({"bestuurslaag": "provincies"}, "Bedoelt u provincie"),
        ({"op": "morgen"}, "is geen dag"),
        ({"op": "2028-01-01", "bijeenkomst": "B8"}, "niet allebei"),
        ({"bijeenkomst": "B88"}, "is er niet"),
    ],
)
def test_a_wrong_word_is_said_so(keuze: dict[str, str], zin: str, met_agenda: Path) -> None:
    with pytest.raises(AanroepFout, match=zin):
        signalen(Verandergraaf.uit(met_agenda), **keuze)


def test_a_filter_is_refused(met_agenda: Path) -> None:
    with pytest.raises(AanroepFout, match="Laat de filters weg"):
        signalen(Verandergraaf.uit(met_agenda, filter=Filter(gebied=("D01",))))


def test_everything_is_in_the_json(met_agenda: Path, hier: Any) -> None:
    uit = json.loads(hier("signalen", "--json", "-d", str(met_agenda)).uit)
    (rij,) = (r for r in uit["rijen"] if r["sleutel"] == "vergunningen")
    assert (rij["staat"], rij["dagen"], rij["dagen_tot_besluit"]) == ("effect_niet_gezien", 397, 121)
    assert rij["adviseert"] == ["Provincie"]
    assert rij["uiterlijk"] == "1 juli 2027"
    assert rij["opgenomen_in"][0].startswith("signalenrapportage 2027: deels")
    assert rij.keys() == {f.name for f in dataclasses.fields(signalen(Verandergraaf.uit(met_agenda)).rijtype)}
