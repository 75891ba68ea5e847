"""Then and now in one conversation: what was so earlier counts in the cycle that it names, and is known later."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TREKKER, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.formaten.formaat import lees_bestand
from verandertheorie.formaten.waarden import Blok, Lijst
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.lezen.bestanden import Gevonden
from verandertheorie.lezen.records import records_uit
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.oordeel.gebied import bekend_op
from verandertheorie.uitvoer.kaart.kaart import kaart
from verandertheorie.vragen.belemmeringen import terugkerende_belemmeringen
from verandertheorie.vragen.terugblik import terugblik
from verandertheorie.vragen.uitleg import leg_uit

Maakt = Callable[..., Verandergraaf]

VIER_CYCLI = "".join(
    f"- {{soort: leercyclus, sleutel: c{nr}, nummer: {nr}, van: 2026-{van}-01, tot: 2026-{tot},"
    f" kwartaal: 2026-Q{nr}}}\n"
    for nr, van, tot in ((1, "01", "03-31"), (2, "04", "06-30"), (3, "07", "09-30"), (4, "10", "12-31"))
)
THEORIE = VIER_CYCLI + TWEE_GEBIEDEN + HULP_EN_MOED + HULP_GEEFT_MOED + WACHTEN + TREKKER


def gesprek(*bevindingen: str, datum: str = "2026-08-01", id_: str = "r1") -> str:
    """A conversation in c3 with these findings on C1: for or against, and when."""
    items = "".join(f"    - {{onderwerp: {b}}}\n" for b in bevindingen)
    kop = f"- soort: registratie\n  id: {id_}\n  datum: {datum}\n  gebied: D01\n  bron: b1\n  interventie: hulp\n"
    return f"{kop}  bewijs:\n{items}"


EERST_WEL = "C1, teken: voor, kern: Toen hielp het., bewijskracht: sterk, wanneer: c1"
NU_NIET = "C1, teken: tegen, kern: Nu niet meer., bewijskracht: sterk"


def test_first_yes_and_now_no_is_a_change_of_mind_and_no_contradiction(graaf_van: Maakt) -> None:
    regels = {r.id: r for r in leg_uit(graaf_van(THEORIE + gesprek(EERST_WEL, NU_NIET)), "C1").rijen}
    assert (regels["r1#1"].telt, regels["r1#1"].cyclus) == (False, "c1")
    assert (regels["r1#2"].telt, regels["r1#2"].cyclus) == (True, "c3")
    assert regels["r1#2"].teken == "tegen"


def test_what_was_told_of_then_is_not_known_then(graaf_van: Maakt) -> None:
    g = graaf_van(THEORIE + gesprek(EERST_WEL, datum="2026-08-01"))
    assert [len(bewijs(g.tot_en_met(c)).rijen) for c in ("c1", "c2", "c3")] == [0, 0, 1]
    assert not g.tot_en_met("c2").vondsten("hulp.activeert.moed")
    (v,) = g.vondsten("hulp.activeert.moed")
    assert (v.item.cyclus, v.item.verteld) == (1, 3)


def test_every_answer_gives_the_cycle_that_a_finding_is_about(graaf_van: Maakt) -> None:
    los = "los, teken: voor, kern: Het regende., wanneer: c2"
    g = graaf_van(THEORIE + gesprek(EERST_WEL, los, NU_NIET))
    assert {b.id: b.cyclus for b in bewijs(g).rijen} == {"r1#1": "c1", "r1#2": "c2", "r1#3": "c3"}
    kanten = {k: d["cyclus"] for _, _, k, d in g.naar_networkx().edges(keys=True, data=True) if d["laag"] == "bewijs"}
    assert kanten == {"r1#1": "c1", "r1#3": "c3"}


def test_a_quarter_is_the_cycle_that_carries_it(graaf_van: Maakt) -> None:
    g = graaf_van(THEORIE + gesprek(EERST_WEL.replace("c1", "2026-Q1")))
    assert g.registraties[0].bewijs[0].wanneer == "c1"


def test_who_tells_now_of_then_says_so_beside_the_words(graaf_van: Maakt) -> None:
    g = graaf_van(THEORIE + gesprek(EERST_WEL, NU_NIET))
    html = kaart(g, doelgroep="monitor").html
    assert "over c1" in html
    assert html.count("over c3") == 0


def test_a_blocker_that_was_there_then_and_is_gone_now_is_an_ageing_one(graaf_van: Maakt) -> None:
    toen = "wachten, teken: voor, kern: Toen lag alles stil., bewijskracht: sterk, wanneer: c1"
    nu = "wachten, teken: voor, kern: Toen lag alles stil., bewijskracht: sterk"
    stevig = [
        terugkerende_belemmeringen(graaf_van(THEORIE + gesprek(wat)), alles=True).rijen[0].verwacht
        for wat in (toen, nu)
    ]
    assert stevig[0] < stevig[1]


def test_what_is_told_afterwards_of_then_could_not_be_expected_then(graaf_van: Maakt) -> None:
    elders = gesprek("C1, teken: voor, kern: k., bewijskracht: sterk", datum="2026-05-01", id_="r0")
    later = gesprek(EERST_WEL).replace("gebied: D01", "gebied: D02").replace("bron: b1", "bron: b2")
    bron = "- {soort: bron, pseudoniem: b2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}\n"
    (rij,) = terugblik(graaf_van(THEORIE + bron + elders + later)).rijen
    assert (rij.gebied, rij.verwacht_na, rij.bezocht_in) == ("D02", "c2", "c3")


@pytest.mark.parametrize(
    ("wanneer", "code", "tekst", "remedie"),
    [
        ("c3", "VT021", "c3 is de cyclus van het gesprek zelf", "Laat het leeg, of kies een eerdere cyclus: c1 of c2."),
        ("2026-Q3", "VT021", "c3 is de cyclus van het gesprek zelf", "c1 of c2"),
        ("c4", "VT021", "c4 komt na c3", "c1 of c2"),
        ("c9", "VT020", "'c9' staat niet in het dossier", "Kies uit: c1, c2, c3, c4."),
        ("2024-Q2", "VT020", "'2024-Q2' staat niet in het dossier", ""),
    ],
)
def test_a_when_that_is_not_earlier_or_means_nothing_is_told_with_what_to_do(
    graaf_van: Maakt, wanneer: str, code: str, tekst: str, remedie: str
) -> None:
    with pytest.raises(AssertionError) as fout:
        graaf_van(THEORIE + gesprek(EERST_WEL.replace("c1", wanneer)))
    assert code in str(fout.value)
    assert tekst in str(fout.value)
    assert remedie in str(fout.value)


def test_everything_wrong_with_when_is_told_at_once(tmp_path: Path) -> None:
    fouten = (EERST_WEL.replace("c1", c) for c in ("c9", "c4", "c3"))
    (tmp_path / "alles.yaml").write_text(THEORIE + gesprek(*fouten), encoding="utf-8")
    with Dossier.maak(tmp_path / "leeg.sqlite") as d:
        verslag = importeer(d, tmp_path / "alles.yaml")
    assert [(m.code, m.regel - verslag.fouten[0].regel) for m in verslag.fouten] == [
        ("VT020", 0),
        ("VT021", 1),
        ("VT021", 2),
    ]


def test_a_quarter_of_two_cycles_asks_which_is_meant(graaf_van: Maakt) -> None:
    theorie = THEORIE.replace("kwartaal: 2026-Q2", "kwartaal: 2026-Q1")
    with pytest.raises(AssertionError, match="Kies een sleutel: c1, c2"):
        graaf_van(theorie + gesprek(EERST_WEL.replace("c1", "2026-Q1")))


def test_in_the_first_cycle_there_is_no_earlier_one(graaf_van: Maakt) -> None:
    with pytest.raises(AssertionError, match=r"Laat het leeg\."):
        graaf_van(THEORIE + gesprek(EERST_WEL, datum="2026-02-01"))


wanneer = st.sampled_from(["", "c1", "c2"])
BEVINDING = st.tuples(st.sampled_from(["voor", "tegen"]), wanneer, st.sampled_from(["zwak", "sterk"]))


@pytest.fixture(scope="module")
def records() -> Callable[[list[tuple[str, str, str]]], list[ElkRecord]]:
    def maak(bevindingen: list[tuple[str, str, str]]) -> list[ElkRecord]:
        delen = [
            f"C1, teken: {teken}, kern: zin {nr}, bewijskracht: {kracht}{f', wanneer: {toen}' if toen else ''}"
            for nr, (teken, toen, kracht) in enumerate(bevindingen)
        ]
        waarde, _ = lees_bestand((THEORIE + gesprek(*delen)).encode(), "x.yaml")
        assert isinstance(waarde, Lijst)
        gevonden = [Gevonden("x.yaml", b) for b in waarde.items if isinstance(b, Blok)]
        gelezen, fouten, _ = records_uit(gevonden, ())
        assert not fouten
        return [g.record for g in gelezen]

    return maak


@given(st.lists(BEVINDING, min_size=1, max_size=4))
def test_no_earlier_moment_sees_what_was_told_later(
    records: Callable[[list[tuple[str, str, str]]], list[ElkRecord]], bevindingen: list[tuple[str, str, str]]
) -> None:
    g = Verandergraaf.van(records(bevindingen))
    for c, nummer in (("c1", 1), ("c2", 2)):
        assert g.tot_en_met(c).stellingen.keys() == {"hulp.activeert.moed"}
        assert not g.tot_en_met(c).vondsten("hulp.activeert.moed")
        assert not [*bekend_op((v.item for v in g.vondsten("hulp.activeert.moed")), nummer)]
    assert len(g.vondsten("hulp.activeert.moed")) == len(bevindingen)
