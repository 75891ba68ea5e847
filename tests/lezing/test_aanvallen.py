"""Attacks on what one person said: each must do no better than a guess, for whatever that person said.

Worlds of four areas: three with three voices each, and D04 with one, which nobody but a monitor may know of.
"""

import itertools
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TEMPO, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.antwoorden import LEESREGELS, antwoord_voor
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.doelgroep import DOELGROEPEN, MINSTE_GROEPEN, Doelgroep
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.vragen.lijst import met_naam
from verandertheorie.vragen.rijkeuze import te_smal

ANDEREN: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")
GEBIEDEN = ("D01", "D02", "D03", "D04")
WOORDEN = ("voor", "tegen", "")
"""What somebody can say of the blocker and of the claim; the last is nothing."""

_BEGIN = (
    "".join(
        f"- {{soort: gebied, sleutel: {g}, naam: Gebied {g}, niveau: deelgebied, ligt_in: kern}}\n" for g in GEBIEDEN
    )
    + """\
- {soort: gebied, sleutel: kern, naam: De Kern, niveau: kerngebied}
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-01-31}
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-02-01, tot: 2026-02-28}
"""
    + HULP_EN_MOED
    + TEMPO
    + WACHTEN
    + HULP_GEEFT_MOED
    + """\
- {soort: bewering, code: C2, van: wachten, relatie: belemmert, naar: moed, tekst: Wachten hindert moed.}
- {soort: bewering, code: C3, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed geeft tempo.}
"""
)


def wereld(zegt: dict[str, list[str]], extra: str = "") -> str:
    """What every voice says, per area in turn."""
    delen = [_BEGIN]
    for gebied, stemmen in zegt.items():
        for nr, teken in enumerate(stemmen):
            wie = f"{gebied.lower()}b{nr}"
            delen.append(
                f"- {{soort: bron, pseudoniem: {wie}, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}}\n"
            )
            over = ", ".join(
                f"{{onderwerp: {o}, teken: {teken}, kern: Dat zei {teken}.}}" for o in ("C1", "C2", "wachten") if teken
            )
            delen.append(
                f"- {{soort: registratie, id: r-{wie}, datum: 2026-01-1{nr}, gebied: {gebied}, bron: {wie}, "
                f"interventie: hulp, teruggelegd: ingestemd, bewijs: [{over}]}}\n"
            )
    return "".join((*delen, extra))


def gelezen(g: Verandergraaf, doelgroep: Doelgroep) -> str:
    """What an audience gets to see of a dossier, as text, without the name of its content."""
    delen = [repr(verzamel(g, doelgroep=doelgroep)), schrijf_theorie(g, doelgroep=doelgroep).markdown]
    delen += [
        json.dumps(antwoord_voor(met_naam(naam), g, doelgroep).als_gegevens(), default=str) for naam in LEESREGELS
    ]
    delen.append(json.dumps(bewijs(g, doelgroep=doelgroep).als_gegevens(), default=str))
    return "\n".join(delen).replace(g.dossierhash, "DOSSIER")


def werelden(aantal: int) -> Iterator[dict[str, list[str]]]:
    """Worlds without what the one voice in D04 says, the same ones every time."""
    kans = random.Random(30)  # noqa: S311  (worlds, no secrets)
    for _ in range(aantal):
        yield {g: [kans.choice(WOORDEN) for _ in range(3)] for g in GEBIEDEN[:3]}


@pytest.mark.parametrize("nr", range(12))
def test_nothing_that_anybody_gets_tells_what_the_one_voice_said(
    graaf_van: Callable[..., Verandergraaf], nr: int
) -> None:
    zegt = next(itertools.islice(werelden(12), nr, None))
    per_woord = [graaf_van(wereld({**zegt, "D04": [w]})) for w in WOORDEN]
    for doelgroep in ANDEREN:
        assert len({gelezen(g, doelgroep) for g in per_woord}) == 1, doelgroep
    assert len({gelezen(g, "monitor") for g in per_woord}) == 3  # the one that is meant to know does


def test_neither_cycle_nor_filter_tells_it(graaf_van: Callable[..., Verandergraaf]) -> None:
    """Two maps of other areas, and sliding between cycles: a map of D04 alone says that too few people were heard."""
    zegt = next(werelden(1))
    per_woord = [graaf_van(wereld({**zegt, "D04": [w]})) for w in WOORDEN]
    for keuze in ("D04", "D01", ("D01", "D04")):
        for cyclus in ("c1", "c2"):
            delen = [g.tot_en_met(cyclus).met(Filter(gebied=keuze)) for g in per_woord]
            assert len({repr(verzamel(g, doelgroep="sessie")).replace(g.dossierhash, "") for g in delen}) == 1


def test_a_choice_of_hidden_areas_gives_no_rows_and_a_narrowed_graph_narrows_further(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    """Not even rows that tell nothing; and who asks five voices gets no more of a graph that was made for three."""
    g = graaf_van(wereld({**next(werelden(1)), "D04": ["voor"]}))
    for naam, doelgroep in itertools.product(LEESREGELS, ANDEREN):
        antwoord = antwoord_voor(met_naam(naam), g.met(Filter(gebied="D04")), doelgroep)
        assert (antwoord.rijen, antwoord.zinnen) == ((), (te_smal(g.met(Filter(gebied="D04")).voor(doelgroep)),)), naam
    for eerst, dan in itertools.product(DOELGROEPEN, DOELGROEPEN):
        verborgen = Lezer(g.voor(eerst), dan).graaf.verborgen
        assert verborgen == g.voor(eerst).verborgen | g.voor(dan).verborgen, (eerst, dan)


LATER = """\
- {soort: bron, pseudoniem: d04b7, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: d04b8, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: registratie, datum: 2026-02-10, gebied: D04, bron: d04b7, interventie: hulp}
- {soort: registratie, datum: 2026-02-11, gebied: D04, bron: d04b8, interventie: hulp}
"""


def test_a_place_counts_from_the_cycle_in_which_it_has_voices_enough(graaf_van: Callable[..., Verandergraaf]) -> None:
    g = graaf_van(wereld({"D01": ["voor"] * 3, "D04": ["tegen"]}, LATER)).voor("sessie")
    assert (sorted(g.tot_en_met("c1").verborgen), sorted(g.verborgen)) == (["D04"], [])
    assert {v.gebied for v in g.tot_en_met("c1").vondsten("wachten")} == {"D01"}
    assert {v.gebied for v in g.vondsten("wachten")} == {"D01", "D04"}


# --- three of our own --------------------------------------------------------------------------

NIEUW = """\
- {soort: registratie, id: r-nieuw, datum: 2026-01-20, gebied: D04, bron: d04b0, interventie: hulp,
   bewijs: [{onderwerp: tempo > leidt_tot > moed, teken: voor, kern: Alleen ik zei dit.}]}
"""


def test_a_name_that_only_a_hidden_voice_used_is_answered_as_one_that_nobody_used(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    """What a command says of an unknown name would tell whether it was said."""
    zegt = {**next(werelden(1)), "D04": ["voor"]}
    zonder, met = (
        graaf_van(wereld(zegt)),
        graaf_van(wereld(zegt, NIEUW)),
    )
    sleutel = "tempo.leidt_tot.moed"
    assert sleutel in met.stellingen
    for doelgroep in ANDEREN:
        assert _gezegd(met, sleutel, doelgroep) == _gezegd(zonder, sleutel, doelgroep)


def _gezegd(g: Verandergraaf, wat: str, doelgroep: Doelgroep) -> str:
    try:
        return str(tijdlijn(g, wat, doelgroep=doelgroep).rijen)
    except AanroepFout as fout:
        return str(fout)


def test_what_one_audience_gets_less_what_another_gets_is_of_more_than_two_people(voorbeeld: Path) -> None:
    """Somebody who has the map of a session and the public document takes one from the other."""
    g = Verandergraaf.uit(voorbeeld)
    for cyclus in (c.sleutel for c in g.cycli if c.nummer <= g.t):
        toen = g.tot_en_met(cyclus)
        for een, ander in itertools.permutations(ANDEREN, 2):
            te_veel = toen.voor(ander).verborgen - toen.voor(een).verborgen
            assert all(len(toen.gehoord[plek]) >= MINSTE_GROEPEN["sessie"] for plek in te_veel)


@pytest.mark.parametrize("doelgroep", ANDEREN)
def test_before_and_after_a_hidden_voice_was_withdrawn_everybody_gets_the_same(
    graaf_van: Callable[..., Verandergraaf], doelgroep: Doelgroep
) -> None:
    """Withdrawal takes a record away: the difference of two products would be that record."""
    zegt = next(werelden(1))
    anders: Any = [graaf_van(wereld({**zegt, "D04": stemmen})) for stemmen in (["voor", "tegen"], ["", "tegen"])]
    assert len({gelezen(g, doelgroep) for g in anders}) == 1


@pytest.mark.parametrize("doelgroep", ANDEREN)
def test_how_strong_a_finding_is_never_tells_the_cycle_that_its_label_leaves_out(
    voorbeeld: Path, doelgroep: Doelgroep
) -> None:
    """Findings on a factor weigh less by the cycle: who knows the words knows from the weight how long ago it was."""
    rijen = bewijs(Verandergraaf.uit(voorbeeld), doelgroep=doelgroep).rijen
    zonder = [r for r in rijen if not r.cyclus]
    krachten: dict[tuple[str, ...], set[float | None]] = {}
    for r in zonder:
        woorden = r.blad, r.bewijskracht, r.hoe_bekend, r.kanttekening, r.wijze
        krachten.setdefault(woorden, set()).add(r.sterkte)
    assert all(len(hier) == 1 for hier in krachten.values()), krachten
    assert bool(zonder) == (doelgroep not in ("partner", "publiek"))
