"""Consent per person: who refuses hides their own words in every product, and never those of who sat beside."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lezing.citaten import mag_citaat
from tests.mini import MINI, TWEE_GEBIEDEN, omstanders
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag
from verandertheorie.invoer.intrekken import Intrekking, trek_in, van_bron
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.vrijgave import mag_kern
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.waarneming import Registratie
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.kaart import kaart
from verandertheorie.uitvoer.neo4j.projectie import projecteer

pytest_plugins = ("tests.invoer.teksten",)

Maakt = Callable[..., Verandergraaf]
LeesIn = Callable[..., Importverslag]

BUUR = "- {soort: bron, pseudoniem: b2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}\n"
EEN, TWEE = "Dat zei de eerste hier.", "Dat vond de tweede hier."
SAMEN = f"""\
- soort: registratie
  id: samen
  datum: 2026-01-10
  gebied: D01
  bron: b1
  bronnen: [b1, b2]
  interventie: hulp
  teruggelegd: ingestemd
  toestemming: {{b2: nee}}
  bewijs:
    - {{onderwerp: C1, teken: voor, kern: {EEN}, spreker: b1, citaat: Zo is het., citaat_akkoord: akkoord,
       vrijgave: [kernteam]}}
    - {{onderwerp: C1, teken: tegen, kern: {TWEE}, spreker: b2, citaat: Nou nee., citaat_akkoord: akkoord,
       vrijgave: [kernteam]}}
"""
THEORIE = MINI + TWEE_GEBIEDEN + BUUR
GEHOORD = THEORIE + omstanders("D01")
"""With enough others heard in the area, so that what is hidden is hidden for want of leave."""


def _producten(g: Verandergraaf, doelgroep: Doelgroep) -> Mapping[str, str]:
    """Everything that may leave the house, as text."""
    document = schrijf_theorie(g, doelgroep=doelgroep)
    return {
        "document": document.html + document.markdown,
        "kaart": kaart(g, doelgroep=doelgroep).html,
        "neo4j": str(projecteer(g, doelgroep, met_citaten=True)),
        "bewijs": bewijs(g, doelgroep=doelgroep).als_csv(),
    }


@pytest.mark.parametrize(("weigert", "verborgen"), [("b1", (EEN, "Zo is het.")), ("b2", (TWEE, "Nou nee."))])
def test_in_every_product_only_the_words_of_who_refused_are_hidden(
    graaf_van: Maakt, weigert: str, verborgen: tuple[str, str]
) -> None:
    g = graaf_van(GEHOORD + SAMEN.replace("b2: nee", f"{weigert}: nee"))
    for doelgroep in DOELGROEPEN:
        for product, tekst in _producten(g, doelgroep).items():
            if doelgroep == "monitor":
                continue
            assert not [w for w in verborgen if w in tekst], (product, doelgroep)
    open_ = {EEN, TWEE} - {*verborgen}
    assert [b.kern for b in bewijs(g, doelgroep="kernteam")] == [*open_]
    assert len(bewijs(g)) == 2


SAAMGEZEGD = SAMEN.replace(", spreker: b1", "").replace(", spreker: b2", "")
"""The same conversation, and nobody wrote down who said what."""


@pytest.mark.parametrize("weigert", ["b1", "b2"])
def test_what_nobody_in_particular_said_is_hidden_in_every_product_by_anybody_who_refused(
    graaf_van: Maakt, weigert: str
) -> None:
    g = graaf_van(GEHOORD + SAAMGEZEGD.replace("b2: nee", f"{weigert}: nee"))
    for doelgroep in DOELGROEPEN:
        for product, tekst in _producten(g, doelgroep).items():
            if doelgroep != "monitor":
                assert not [w for w in (EEN, TWEE, "Zo is het.", "Nou nee.") if w in tekst], (product, doelgroep)
    assert len(bewijs(g)) == 2


@pytest.mark.parametrize(("gaven", "leest"), [("b1: ja", False), ("b2: ja", False), ("b1: ja, b2: ja", True)])
def test_what_nobody_in_particular_said_waits_for_each_who_gave_no_leave(
    graaf_van: Maakt, gaven: str, leest: bool
) -> None:
    tekst = SAAMGEZEGD.replace("ingestemd", "wacht_op_reactie").replace("b2: nee", gaven)
    assert [b.kern for b in bewijs(graaf_van(GEHOORD + tekst), doelgroep="kernteam")] == [TWEE, EEN][: 2 * leest]


def test_who_was_asked_apart_need_not_wait_for_the_others(graaf_van: Maakt) -> None:
    tekst = SAMEN.replace("ingestemd", "wacht_op_reactie").replace("b2: nee", "b1: ja")
    assert [b.kern for b in bewijs(graaf_van(GEHOORD + tekst), doelgroep="kernteam")] == [EEN]


@pytest.mark.parametrize(("mag", "leest"), [("ja", [EEN, TWEE]), ("nee", [])])
def test_others_who_sat_there_answer_for_what_nobody_in_particular_said(
    graaf_van: Maakt, mag: str, leest: list[str]
) -> None:
    tekst = re.sub(r", spreker: b\d", "", SAMEN.replace("b2: nee", f"anderen: {mag}"))
    assert sorted(b.kern for b in bewijs(graaf_van(GEHOORD + tekst), doelgroep="kernteam")) == sorted(leest)


def test_consent_changes_words_and_never_a_sum(graaf_van: Maakt) -> None:
    met, zonder = (graaf_van(GEHOORD + t) for t in (SAMEN, SAMEN.replace("  toestemming: {b2: nee}\n", "")))
    assert met.vondsten("hulp.activeert.moed") == zonder.vondsten("hulp.activeert.moed")


def test_leave_is_given_by_who_sat_there(lees_in: LeesIn) -> None:
    tekst = SAMEN.replace("b2: nee", "b07: nee, B1: ja").replace("gebied: D01", "gebied: D01")
    verslag = lees_in(MINI + TWEE_GEBIEDEN + BUUR + tekst)
    (melding,) = [m for m in verslag.fouten if m.code == "VT011"]
    assert "b07 zat niet bij dit gesprek: daar staat b1 en b2." in melding.tekst
    assert "'bronnen'" in melding.remedie


def test_who_is_withdrawn_is_no_longer_named_in_the_consent(tmp_path: Path, graaf_van: Maakt) -> None:
    graaf_van(THEORIE + SAMEN)
    pad = tmp_path / "uit-tekst.sqlite"
    plan = van_bron(pad, "b2")
    assert isinstance(plan, Intrekking)
    trek_in(pad, plan, reden="op verzoek")
    (r,) = Verandergraaf.uit(pad).registraties
    assert (r.toestemming, r.alle_bronnen, [b.kern for b in r.bewijs]) == (
        {"anderen": False},
        ("b1",),
        [EEN],
    )
    with Dossier.open(pad, alleen_lezen=True) as d:
        assert "b2" not in "".join(rij.inhoud for rij in d.rijen())


MENSEN = ("b1", "b2", "b3")


@given(
    toestemming=st.dictionaries(st.sampled_from(MENSEN), st.booleans()),
    teruggelegd=st.sampled_from(["nog_niet", "wacht_op_reactie", "ingestemd", "gewijzigd", "niet_ingestemd"]),
    vertrouwelijkheid=st.sampled_from([None, "monitor", "gebied", "programma", "openbaar"]),
    wie=st.sampled_from(MENSEN),
)
def test_what_may_be_read_of_one_person_hangs_on_no_other_and_of_nobody_on_everybody(
    toestemming: dict[str, bool], teruggelegd: str, vertrouwelijkheid: str | None, wie: str
) -> None:
    def gesprek(bronnen: tuple[str, ...], gaf: dict[str, bool], wie: str | None) -> Registratie:
        velden = {"soort": "registratie", "id": "r", "datum": "2026-01-10", "gebied": "D01", "interventie": "geen"}
        item = {"onderwerp": "C1", "teken": "voor", "kern": "k", "citaat": "c", "citaat_akkoord": "akkoord"}
        return Registratie.model_validate(
            velden
            | {"bronnen": bronnen, "toestemming": gaf, "teruggelegd": teruggelegd}
            | {"vertrouwelijkheid": vertrouwelijkheid}
            | {"bewijs": [item | {"spreker": wie, "vrijgave": DOELGROEPEN}]}
        )

    samen, van_niemand = gesprek(MENSEN, toestemming, wie), gesprek(MENSEN, toestemming, None)
    alleen = gesprek((wie,), {k: v for k, v in toestemming.items() if k == wie}, wie)
    for doelgroep in DOELGROEPEN:
        mag = mag_kern(samen, doelgroep, wie)
        assert mag == mag_kern(alleen, doelgroep, wie)
        assert mag_citaat(samen, samen.bewijs[0], doelgroep) is mag
        assert not (mag and toestemming.get(wie) is False and doelgroep != "monitor")
        mag_van_niemand = mag_kern(van_niemand, doelgroep)
        assert mag_van_niemand == all(mag_kern(samen, doelgroep, ieder) for ieder in MENSEN)
        assert mag_citaat(van_niemand, van_niemand.bewijs[0], doelgroep) is mag_van_niemand
        assert mag_kern(alleen, doelgroep) == mag
