"""What hangs on one voice, against a dossier from which everything that voice told is gone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import MINI, TREKKER, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.waarneming import Registratie
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.gevoeligheid import gevoeligheid
from verandertheorie.vragen.hangt_op import hangt_op
from verandertheorie.vragen.wie_tegenover_wie import wie_tegenover_wie

EEN = """\
- {soort: registratie, datum: 2026-01-10, gebied: D01, bron: b1, interventie: hulp,
   bewijs: [{onderwerp: C1, teken: voor, bewijskracht: sterk, kern: Het hielp.}]}
"""


@pytest.mark.parametrize("wie", ["b01", "b04", "b07", "b10", "b11", "b18", "b24", "b25", "b30"])
def test_without_a_voice_it_says_what_the_dossier_without_its_conversations_says(voorbeeld: Path, wie: str) -> None:
    g = Verandergraaf.uit(voorbeeld)
    over = [r for r in g.alles if not (isinstance(r, Registratie) and r.alle_bronnen == (wie,))]
    zonder = Verandergraaf.van(over, tot_en_met=g.cyclus)
    if any(wie in r.alle_bronnen for r in zonder.records(Registratie)):
        pytest.skip("speaks in a conversation with others too")
    toen, nu = beoordeling(g), beoordeling(zonder)
    for k in zonder.stellingen:
        if g.gezocht.get(k) == zonder.gezocht.get(k):  # what was looked for elsewhere stays when one voice is left out
            assert toen.woord_zonder(k).get(wie, toen.ruwe_stand(k)) == nu.ruwe_stand(k)
    for f in zonder.factoren:
        is_nu, anders = toen.aanwezigheid(f), toen.klasse_zonder(f)
        if wie in anders or not any(wie == s.item.groep for stil in is_nu.stiltes.values() for s in stil):
            assert anders.get(wie, is_nu.beeld.klasse) == nu.aanwezigheid(f).beeld.klasse


def test_what_hangs_on_the_only_voice_was_not_tested_without_it(graaf_van: Callable[..., Verandergraaf]) -> None:
    (rij,) = hangt_op(graaf_van(TWEE_GEBIEDEN + MINI + EEN), "C1")
    assert (rij.stem, rij.is_nu, rij.wordt) == ("b1", "eerste aanwijzing dat het klopt", "nog niet getoetst")


def test_nothing_that_was_never_heard_of_stands_firm(graaf_van: Callable[..., Verandergraaf]) -> None:
    theorie = graaf_van(TWEE_GEBIEDEN + MINI)
    for vraag in (hangt_op, gevoeligheid, wie_tegenover_wie):
        assert vraag(theorie).zinnen == ("Er is nog geen bewijs. Lees registraties in met 'importeer'.",)
    elders = graaf_van(TWEE_GEBIEDEN + MINI + EEN, filter=Filter(gebied=("D02",)))
    for vraag in (hangt_op, gevoeligheid, wie_tegenover_wie):
        assert vraag(elders).zinnen == ("Binnen dit filter is er nog geen bewijs.",)


def test_who_kept_silent_is_no_voice_on_which_it_hangs(graaf_van: Callable[..., Verandergraaf]) -> None:
    """Two say weakly that it is there, four do not bring it up: without any one of these four it would be suspected."""
    van = "soort: registratie, datum: 2026-01-10, gebied: D01, interventie: hulp"
    zwak = "bewijs: [{onderwerp: wachten, teken: voor, bewijskracht: zwak, kern: Het wachten duurde lang.}]"
    bronnen = "".join(TREKKER.replace("b1", f"b{nr}") for nr in range(2, 7))
    spreekt = "".join(f"- {{{van}, bron: b{nr}, {zwak}}}\n" for nr in (1, 2))
    zwijgt = "".join(f"- {{{van}, bron: b{nr}, open_vraag_belemmeringen: true, bewijs: []}}\n" for nr in (3, 4, 5, 6))
    remt = "- {soort: bewering, code: C4, van: wachten, relatie: belemmert, naar: moed, tekst: Wachten remt.}\n"
    g = graaf_van(TWEE_GEBIEDEN + MINI + WACHTEN + remt + bronnen + spreekt + zwijgt)
    zonder_b3 = graaf_van(TWEE_GEBIEDEN + MINI + WACHTEN + remt + bronnen + spreekt + zwijgt.split("\n", 1)[1])
    assert [beoordeling(x).aanwezigheid("wachten").beeld.klasse for x in (g, zonder_b3)] == ["geen_beeld", "vermoeden"]
    antwoord = hangt_op(g, "wachten")
    assert (antwoord.rijen, antwoord.zinnen) == ((), ("Wachten is 'geen beeld', ook zonder elk van de 2 stemmen.",))


def test_the_overview_of_the_example(voorbeeld: Path) -> None:
    antwoord = hangt_op(Verandergraaf.uit(voorbeeld))
    assert antwoord.zinnen == (
        "25 van de 61 beweringen en factoren hangen op één stem.",
        "Daarom zeggen wij bij C04, C14, C18, C19, C21, C24, C25, C29, C30, C42, C45, C46 en "
        "een-aanspreekpunt.leidt_tot.versnelling-uitvoering minder dan alle stemmen samen.",
        "Het meest hangt op b11 (5), b07 (3) en b10 (3).",
    )


def test_what_is_given_is_what_every_other_answer_gives(voorbeeld: Path) -> None:
    g = Verandergraaf.uit(voorbeeld)
    assert hangt_op(g, "C04").zinnen == (
        "C04 is 'onbeslist': het bewijs zegt 'voorlopig onderbouwd', maar niet zonder b06 of d03-4b.",
    )
    for sleutel, s in g.stellingen.items():
        if s.code:
            gegeven = statuswoord_nl(beoordeling(g).bewering(sleutel).woord.rekenstatus)
            assert hangt_op(g, s.code).zinnen[0].startswith(f"{s.code} is '{gegeven}'")
