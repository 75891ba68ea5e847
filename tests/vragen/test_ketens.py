"""The questions about chains, on the example and on theories of a few claims."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TEMPO, TREKKER, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.draden import draden
from verandertheorie.vragen.lussen import lussen
from verandertheorie.vragen.paden import GEEN_THEORIE, paden
from verandertheorie.vragen.robuustheid import robuustheid

BEGIN = (
    TWEE_GEBIEDEN + TWEE_CYCLI + HULP_EN_MOED + TEMPO + WACHTEN + HULP_GEEFT_MOED + TREKKER
    + """\
- {soort: bron, pseudoniem: b2, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed geeft tempo, vertraging: een jaar}
- {soort: bewering, code: C3, van: wachten, relatie: belemmert, naar: {bewering: C1}, tekst: Wachten remt hulp.}
"""
)  # fmt: skip
TERUG = "- {soort: bewering, code: C4, van: tempo, relatie: leidt_tot, naar: moed, tekst: Tempo geeft moed.}\n"


def zei(bron: str, gebied: str, *over: str, teken: str = "voor") -> str:
    """One conversation."""
    bewijs = ", ".join(f"{{onderwerp: {o}, teken: {teken}, bewijskracht: sterk, kern: Zo was het.}}" for o in over)
    kop = f"soort: registratie, datum: 2026-01-10, gebied: {gebied}, bron: {bron}, interventie: hulp"
    return f"- {{{kop}, bewijs: [{bewijs}]}}\n"


def test_a_path_says_where_all_of_it_holds_and_its_weakest_link(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    g = graaf_van(BEGIN + zei("b1", "D01", "C1", "C2") + zei("b2", "D02", "C1"))
    (rij,) = paden(g, "hulp")
    assert (rij.keten, rij.geeft, rij.klopt_in, rij.zwakste) == ("C1 → C2", "meer", ("D01",), "C2")
    (remt,) = paden(g, "Wachten", "tempo")
    assert (remt.keten, remt.geeft, remt.klopt_in) == ("C3 → C2", "minder", ())
    assert paden(g, "tempo").zinnen == ("Van Tempo loopt geen pad naar Tempo.",)
    with pytest.raises(AanroepFout, match="kracht"):
        paden(g, "kracht")
    with pytest.raises(AanroepFout, match=r"^'C1' is een bewering. Noem een deel van de theorie, zoals hulp: daar"):
        paden(g, "C1")
    for naam, wat in (("D01", "gebied"), ("b1", "bron")):
        with pytest.raises(AanroepFout, match=rf"^'{naam}' is een {wat}\."):
            paden(g, naam)


def test_a_claim_that_a_blocker_falls_onto_need_not_hold(graaf_van: Callable[..., Verandergraaf]) -> None:
    """The blocker may be why it fails; the rest of the way must hold."""
    g = graaf_van(BEGIN + zei("b1", "D01", "C1", teken="tegen") + zei("b2", "D01", "C2", "C3"))
    (rij,) = paden(g, "wachten", "tempo")
    assert (rij.keten, rij.klopt_in) == ("C3 → C2", ("D01",))
    assert rij.zwakste in ("C2", "C3")
    assert paden(g, "hulp")[0].klopt_in == ()


def test_a_filter_that_keeps_every_path_out_does_not_say_that_there_is_none(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    g = graaf_van(BEGIN, filter=Filter(klasse=("spelregel",)))
    assert paden(g, "hulp").zinnen == ("Van Hulp loopt 1 pad naar Tempo, en geen ervan past in dit filter.",)


def test_what_hinders_a_blocker_gives_more_and_what_hinders_that_less(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    g = graaf_van(
        BEGIN
        + WACHTEN.replace("wachten", "mandaat").replace("Wachten", "Mandaat")
        + WACHTEN.replace("wachten", "zorg").replace("Wachten", "Zorg")
        + """\
- {soort: bewering, code: C6, van: wachten, relatie: belemmert, naar: moed, tekst: Wachten remt moed.}
- {soort: bewering, code: C7, van: mandaat, relatie: belemmert, naar: {bewering: C6}, tekst: Mandaat remt wachten.}
- {soort: bewering, code: C8, van: zorg, relatie: bevordert, naar: {bewering: C6}, tekst: Zorg maakt wachten erger.}
"""
    )
    geeft = {
        wie: [r.geeft for r in paden(g, wie, "moed") if r.codes[0] in ("C6", "C7", "C8")]
        for wie in ("wachten", "mandaat", "zorg")
    }
    assert geeft == {"wachten": ["minder"], "mandaat": ["meer"], "zorg": ["minder"]}


def test_a_thread_is_told_by_one_voice_from_begin_to_end(graaf_van: Callable[..., Verandergraaf]) -> None:
    g = graaf_van(BEGIN + zei("b1", "D01", "C1") + zei("b2", "D02", "C2"))
    assert draden(g, "hulp").zinnen == ("Geen stem vertelt een keten van begin tot eind.",)
    assert draden(graaf_van(BEGIN)).zinnen == ("Er is nog geen bewijs. Lees registraties in met 'importeer'.",)
    g = graaf_van(BEGIN + zei("b1", "D01", "C1") + zei("b1", "D02", "C2") + zei("b2", "D02", "C2", teken="tegen"))
    (rij,) = draden(g, "hulp")
    assert (rij.stem, rij.keten, rij.gebieden) == ("b1", "C1 → C2", ("D01", "D02"))
    assert [(r.codes, r.dragers) for r in robuustheid(g)] == [(("C2",), ("b1",))]


def test_who_also_tells_the_step_from_begin_to_end_tells_the_chain_between(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    meteen = (
        "- {soort: bewering, code: C5, van: hulp, relatie: draagt_bij_aan, naar: tempo, tekst: Hulp geeft tempo.}\n"
    )
    g = graaf_van(BEGIN + meteen + zei("b1", "D01", "C1", "C2", "C5") + zei("b2", "D01", "C5"))
    antwoord = draden(g, "hulp", "tempo")
    assert [(r.stem, r.keten) for r in antwoord] == [("b1", "C1 → C2")]
    assert antwoord.zinnen == ("1 stem vertelt een keten van begin tot eind.",)


def test_what_a_filter_leaves_out_is_not_told_as_absent(graaf_van: Callable[..., Verandergraaf]) -> None:
    g = graaf_van(BEGIN + TERUG, filter=Filter(klasse=("spelregel",)))
    assert paden(g, "hulp").zinnen == ("Van Hulp loopt 1 pad naar Tempo, en geen ervan past in dit filter.",)
    assert lussen(g).zinnen == ("Binnen dit filter loopt niets in het rond.",)


def test_a_loop_tells_its_sign_and_delay(graaf_van: Callable[..., Verandergraaf]) -> None:
    assert lussen(graaf_van(BEGIN)).rijen == ()
    (rij,) = lussen(graaf_van(BEGIN + TERUG))
    assert (rij.rond, rij.werking, rij.vertraging) == ("Moed → Tempo → Moed", "versterkt zichzelf", ("C2: een jaar",))
    assert lussen(graaf_van(BEGIN + TERUG)).zinnen == ("1 lus: 1 versterkt zichzelf.",)


@pytest.mark.parametrize("vraag", [draden, robuustheid])
def test_an_empty_theory_is_told_as_such(
    vraag: Callable[..., Antwoord[Any]], graaf_van: Callable[..., Verandergraaf]
) -> None:
    assert vraag(graaf_van(TWEE_CYCLI)).zinnen == (GEEN_THEORIE,)


def test_what_nobody_spoke_of_hangs_on_no_voice(graaf_van: Callable[..., Verandergraaf]) -> None:
    (rij,) = robuustheid(graaf_van(BEGIN))
    assert (rij.codes, rij.dragers, rij.hangt_op_stemmen) == (("C2",), (), "0: geen stem op de hele weg")


def test_the_sentence_names_the_pair_that_hangs_on_the_fewest_voices(graaf_van: Callable[..., Verandergraaf]) -> None:
    een, geen = robuustheid(graaf_van(BEGIN + zei("b1", "D01", "C1", "C2"))).zinnen
    assert een == "1 paar van begin en einde, waarvan 1 dat op één stem hangt."
    assert geen == "Van wat op elke stap een stem heeft, heeft Hulp → Tempo het minst houvast: 1 stem (b1)."


def test_the_chains_of_the_example(voorbeeld: Path) -> None:
    g = Verandergraaf.uit(voorbeeld)
    gevonden = {(r.keten, r.zwakste) for r in paden(g, "grondexpertise")}
    assert gevonden >= {("C02 → C14", "C14"), ("C02 → C15", "C15"), ("C01 → C13 → C26 → C27", "C01")}
    assert {r.stem for r in draden(g, "grondexpertise", "maatregelen-uitgevoerd")} == {"b07", "b10"}
    assert robuustheid(g, "grondexpertise", "maatregelen-uitgevoerd")[0].dragers == ("b07", "b10")
