"""What a session may read on its map, and what never stands anywhere in its bytes: a test for every line."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.afgeschermd import anders, te_smal
from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TEMPO, omstanders
from verandertheorie.aanscherping.nemen import met, redigeer
from verandertheorie.aanscherping.versies import maak
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import DOELGROEPEN, MINSTE_GROEPEN, Doelgroep
from verandertheorie.model.soorten import RECORD
from verandertheorie.model.theorie import SystemischeFactor
from verandertheorie.model.waarneming import Bron, Registratie
from verandertheorie.uitvoer.kaart.gegevens import Kaartgegevens, verzamel
from verandertheorie.uitvoer.kaart.vorm import Kaartstem, Knoopbeeld

NIET_MONITOR: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")
ZIET_BINNEN = {"monitor", "kernteam"}
KaartVan = Callable[[Doelgroep], Kaartgegevens]
CYCLI = ("c1", "c2", "c3", "c4", "c5", "c6")


@pytest.fixture(scope="module")
def graaf(voorbeeld: Path) -> Verandergraaf:
    return Verandergraaf.uit(voorbeeld)


@pytest.fixture(scope="module")
def met_versies(graaf: Verandergraaf) -> Verandergraaf:
    """The example with two versions and a change of wording between them."""
    een = graaf.tot_en_met("c1")
    een = met(een, (maak(een, bijeenkomst=None, toelichting="Begin."),)).tot_en_met("c6")
    twee = met(een, redigeer(een, "C13", "tekst", "Wie vertrouwt, tekent eerder.", bijeenkomst="B8"))
    return met(twee, (maak(twee, bijeenkomst="B8", toelichting="Na B8."),)).tot_en_met("c6")


@pytest.fixture(scope="module")
def sessie(graaf: Verandergraaf) -> Kaartgegevens:
    return verzamel(graaf)


@pytest.fixture(scope="module")
def kaart_van(graaf: Verandergraaf) -> KaartVan:
    """The map of the example for an audience, made once."""
    return cache(lambda doelgroep: verzamel(graaf, doelgroep=doelgroep))


@pytest.fixture(scope="module")
def verschil_van(met_versies: Verandergraaf) -> KaartVan:
    """The same with the difference between two versions."""
    return cache(lambda doelgroep: verzamel(met_versies, doelgroep=doelgroep, versies=(1, 2)))


def _bytes(k: Kaartgegevens) -> str:
    return json.dumps(k.als_gegevens(), ensure_ascii=False)


def _alle_teksten(waarde: object) -> Iterator[str]:
    """Every text, keys left out."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        for w in waarde.values():
            yield from _alle_teksten(w)
    elif isinstance(waarde, list):
        for w in waarde:
            yield from _alle_teksten(w)


def _stemmen(k: Kaartgegevens) -> Iterator[Kaartstem]:
    yield from (s for hier in k.stemmen.values() for s in hier)
    yield from (v.stem for hier in k.veranderingen for v in hier if v.stem)


def _beeld(k: Kaartgegevens, sleutel: str, cyclus: int = -1) -> Knoopbeeld:
    beeld = next(n for n in k.knopen if n.sleutel == sleutel).beelden[cyclus]
    assert beeld is not None
    return beeld


# --- a small dossier to damage one field of -----------------------------------------------------

THEORIE = (
    HULP_EN_MOED
    + HULP_GEEFT_MOED
    + TEMPO
    + """\
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-09-01, tot: 2026-11-30}
- {soort: gebied, sleutel: kern, naam: De Kern, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Deel 1, niveau: deelgebied, ligt_in: kern}
- {soort: gebied, sleutel: D02, naam: Deel 2, niveau: deelgebied, ligt_in: kern}
- {soort: gebied, sleutel: D03, naam: Deel 3, niveau: deelgebied, ligt_in: kern}
- {soort: actor, sleutel: baas, naam: De baas, actorsoort: rol}
- {soort: systemische_factor, sleutel: traag, naam: Traag, klasse: spelregel, ligging: buiten_aanpak}
- {soort: systemische_factor, sleutel: eigen, naam: Zelfzorg, klasse: patroon, ligging: binnen_aanpak}
- soort: systemische_factor
  sleutel: smal
  naam: Smalle Zelfzorg
  klasse: patroon
  ligging: binnen_aanpak
  onderdeel_van: traag
- {soort: handelingsperspectief, sleutel: kuur, naam: Kuuroord, route: oplossen}
- {soort: rivaliserende_verklaring, sleutel: prijs, naam: De prijs}
- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed geeft tempo.}
- {soort: bewering, code: C3, van: traag, relatie: belemmert, naar: tempo, tekst: Traag remt.}
- {soort: bewering, code: C4, van: eigen, relatie: belemmert, naar: moed, tekst: Zelfzorg remt.}
- {soort: bewering, code: C5, van: baas, relatie: houdt_in_stand, naar: traag, tekst: De baas rekt het.}
- {soort: bewering, code: C6, van: baas, relatie: heeft_sleutel, naar: traag, tekst: De baas kan het.}
- {soort: bewering, code: C7, van: traag, relatie: veroorzaakt, naar: eigen, tekst: Traag geeft zorg.}
- {soort: bewering, code: C8, van: kuur, relatie: biedt_antwoord_op, naar: eigen, tekst: Een kuur helpt.}
- {soort: bewering, code: C9, van: prijs, relatie: rivaal_van, naar: {bewering: C4}, tekst: Het was de prijs.}
- {soort: bron, pseudoniem: b1, rol: hoofdboer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: b2, rol: raadslid, organisatiesoort: gemeente, geinformeerd: ja}
- {soort: bron, pseudoniem: b3, rol: hoogleraar, organisatiesoort: kennis, geinformeerd: ja}
"""
)
GEHOORD = THEORIE + omstanders("D01", "D02", "D03", dag="2026-09-02")
"""With enough others heard in each area, so that it counts for anybody."""
VERSLAG = """\
- soort: registratie
  id: verslag-een
  datum: 2026-10-01
  gebied: D01
  bron: b1
  interventie: hulp
  teruggelegd: ingestemd
  verrassing: dat had ik niet gedacht
  bewijs:
    - onderwerp: traag
      teken: voor
      bewijskracht: sterk
      kern: Het duurde een jaar.
      andere_verklaring: het weer
      citaat: Een jaar, een heel jaar.
      citaat_akkoord: akkoord
      vrijgave: [sessie]
"""


def _erbij(bron: str, gebied: str, nr: int, onderwerp: str = "traag", teken: str = "voor") -> str:
    return f"""\
- soort: registratie
  id: verslag-{nr}
  datum: 2026-10-0{nr}
  gebied: {gebied}
  bron: {bron}
  interventie: hulp
  teruggelegd: ingestemd
  bewijs: [{{onderwerp: "{onderwerp}", teken: {teken}, bewijskracht: sterk, kern: Gezegd nummer {nr}.}}]
"""


# --- what a session may read --------------------------------------------------------------------


def test_the_gist_shows_with_perspective_core_area_and_cycle(graaf_van: Callable[..., Verandergraaf]) -> None:
    anderen = omstanders("D01", aantal=2, dag="2026-09-03", perspectief="ondernemer")
    (stem,) = verzamel(graaf_van(GEHOORD + anderen + VERSLAG)).stemmen["traag"]
    assert (stem.kern, stem.van) == ("Het duurde een jaar.", "een ondernemer, De Kern, c1")
    assert (stem.citaat, stem.andere_verklaring) == ("Een jaar, een heel jaar.", "het weer")


@pytest.mark.parametrize("teruggelegd", ["nog_niet", "wacht_op_reactie", "niet_ingestemd"])
def test_the_text_of_a_source_that_has_not_seen_its_report_is_nowhere(
    graaf_van: Callable[..., Verandergraaf], teruggelegd: str
) -> None:
    k = verzamel(graaf_van(GEHOORD + VERSLAG.replace("ingestemd", teruggelegd, 1)))
    assert "traag" not in k.stemmen
    assert k.achtergehouden["traag"] == (1,)
    assert (k.bewijs.totaal, k.bewijs.achtergehouden) == (1, 1)
    for woorden in ("Het duurde", "heel jaar", "het weer"):
        assert woorden not in _bytes(k)
    assert _beeld(k, "traag").voor == 1


def test_a_record_without_a_source_has_nobody_to_ask(graaf_van: Callable[..., Verandergraaf]) -> None:
    los = VERSLAG.replace("bron: b1", "vorm: participatieve_observatie").replace("teruggelegd: ingestemd\n", "\n")
    gezien = "- {{soort: registratie, id: gezien-{0}, datum: 2026-10-01, gebied: D0{0}, interventie: geen, {1}}}\n"
    elders = "".join(gezien.format(nr, "vorm: participatieve_observatie") for nr in (2, 3))
    (stem,) = verzamel(graaf_van(GEHOORD + elders + los)).stemmen["traag"]
    assert stem.is_gezien
    assert stem.van == "een waarneming van de monitor, De Kern, c1"


@pytest.mark.parametrize("wie", ["monitor", "gebied"])
def test_an_explicit_word_on_the_record_hides_it(graaf_van: Callable[..., Verandergraaf], wie: str) -> None:
    dicht = VERSLAG.replace("  verrassing:", f"  vertrouwelijkheid: {wie}\n  verrassing:")
    assert "traag" not in verzamel(graaf_van(GEHOORD + dicht)).stemmen


def test_as_many_items_of_the_example_are_readable_as_the_rule_says(sessie: Kaartgegevens) -> None:
    assert (sessie.bewijs.totaal - sessie.bewijs.achtergehouden, sessie.bewijs.totaal) == (262, 339)


@pytest.mark.parametrize(
    ("uit", "in_"),
    [("citaat_akkoord: akkoord", "citaat_akkoord: niet_gevraagd"), ("vrijgave: [sessie]", "vrijgave: [kernteam]")],
)
def test_a_quote_needs_consent_and_this_audience(graaf_van: Callable[..., Verandergraaf], uit: str, in_: str) -> None:
    k = verzamel(graaf_van(GEHOORD + VERSLAG.replace(uit, in_)))
    assert [s.citaat for s in k.stemmen["traag"]] == [""]
    assert "heel jaar" not in _bytes(k)


def test_the_state_of_an_area_shows_from_three_voices_on_anything(graaf_van: Callable[..., Verandergraaf]) -> None:
    twee = VERSLAG + _erbij("b2", "D01", 2, "C1")
    smal = verzamel(graaf_van(THEORIE + twee))
    assert (_beeld(smal, "traag").cellen, _beeld(smal, "traag").voor, smal.stemmen) == ({}, 0, {})
    drie = twee + _erbij("b3", "D01", 3, "C2")
    k = verzamel(graaf_van(THEORIE + drie))
    assert _beeld(k, "traag").cellen == {"D01": "gemeld"}
    assert [g.sleutel for g in k.gebieden if g.niveau == "deelgebied" and g.toonbaar[0]] == ["D01"]


def test_a_map_is_for_a_session_unless_somebody_says_otherwise(sessie: Kaartgegevens, kaart_van: KaartVan) -> None:
    assert sessie.doelgroep == "sessie"
    alles = kaart_van("monitor")
    assert alles.bewijs.achtergehouden == 0
    assert all(g.toonbaar == (True,) * 6 for g in alles.gebieden)
    assert len(alles.relaties) > len(sessie.relaties)


# --- what a session map never shows -------------------------------------------------------------


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_there_is_no_chance_score_or_decimal_in_it(doelgroep: Doelgroep, verschil_van: KaartVan) -> None:
    gegevens = verschil_van(doelgroep).als_gegevens()

    def getallen(waarde: object) -> Iterator[float]:
        if isinstance(waarde, float):
            yield waarde
        elif isinstance(waarde, dict | list):
            for w in waarde.values() if isinstance(waarde, dict) else waarde:
                yield from getallen(w)

    assert [*getallen(gegevens)] == []
    del gegevens["voet"]  # it has the version of the program
    for tekst in _alle_teksten(gegevens):
        assert not re.search(r"\d[,.]\d|\bkans\b|\b[PRSKbdk] = |\bscore\b", tekst), tekst


def test_areas_nobody_visited_are_not_counted(sessie: Kaartgegevens) -> None:
    rijen = [r for lijst in (sessie.belemmeringen, sessie.helpend) for hier in lijst for r in hier]
    assert {r.band for r in rijen} == {""}
    for c, hier in enumerate(sessie.belemmeringen):
        for r in hier:
            getal = re.search(r"van de (\d+) bezochte gebieden", r.zin)
            assert getal is None or int(getal[1]) == sessie.cycli[c].bezocht
    assert "verwacht in" not in _bytes(sessie).casefold()


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_beside_a_quote_stands_no_role_sub_area_or_date(
    graaf: Verandergraaf, doelgroep: Doelgroep, kaart_van: KaartVan
) -> None:
    k = kaart_van(doelgroep)
    rollen = {r.rol for r in graaf.alles if isinstance(r, Bron)}
    for s in _stemmen(k):
        assert s.gebied == ""
        assert not re.search(r"\bD\d\d\b|\d{4}", s.van)
        assert not any(rol.casefold() in s.van.casefold() for rol in rollen)


def test_the_order_of_voices_does_not_tell_their_sub_area(graaf_van: Callable[..., Verandergraaf]) -> None:
    een = verzamel(graaf_van(GEHOORD + _erbij("b1", "D01", 1) + _erbij("b2", "D02", 2))).stemmen["traag"]
    ander = verzamel(graaf_van(GEHOORD + _erbij("b1", "D02", 1) + _erbij("b2", "D01", 2))).stemmen["traag"]
    assert een == ander != ()


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_an_area_where_few_were_heard_has_no_state_in_any_cycle(doelgroep: Doelgroep, kaart_van: KaartVan) -> None:
    k = kaart_van(doelgroep)
    for c in range(len(k.cycli)):
        dicht = {g.sleutel for g in k.gebieden if g.niveau == "deelgebied" and not g.toonbaar[c]}
        assert dicht
        delen = [*(n.beelden[c] for n in k.knopen if n.beelden), *(r.standen[c] for r in k.relaties)]
        for deel in delen:
            assert deel is None or dicht.isdisjoint(deel.cellen)
        genoemd = [z for deel in delen if deel for z in deel.zinnen]
        genoemd += [k.uitlegregels[i] for hier in k.uitleg.values() for i in hier[c]]
        genoemd += [v.zin for v in k.veranderingen[c]]
        genoemd += [r.tegengeluid for r in k.belemmeringen[c]]
        genoemd += [g for r in (*k.belemmeringen[c], *k.helpend[c]) for g in r.gebieden]
        gevonden = {d for tekst in genoemd for d in dicht if re.search(rf"\b{d}\b", tekst)}
        assert gevonden == set()


@pytest.mark.parametrize("doelgroep", ["sessie", "partner", "publiek"])
def test_nobody_is_pointed_at_for_keeping_it_going_or_for_having_the_key(
    doelgroep: Doelgroep, verschil_van: KaartVan
) -> None:
    k = verschil_van(doelgroep)
    assert {"houdt_in_stand", "heeft_sleutel"}.isdisjoint(r.relatie for r in k.relaties)
    assert not re.search(r"houdt_in_stand|heeft_sleutel|\bC4[34]\b", _bytes(k))


@pytest.mark.parametrize("doelgroep", [d for d in DOELGROEPEN if d not in ZIET_BINNEN])
def test_what_lies_within_the_approach_is_not_even_named(
    met_versies: Verandergraaf, doelgroep: Doelgroep, verschil_van: KaartVan
) -> None:
    tekst = _bytes(verschil_van(doelgroep)).casefold()
    besloten = {"onduidelijke-liaisonrol"} if doelgroep == "sessie" else set()  # by the core team, in B2
    binnen = [f for k, f in met_versies.factoren.items() if f.ligging == "binnen_aanpak" and k not in besloten]
    assert binnen
    for f in binnen:
        assert f.naam.casefold() not in tekst
        assert f.sleutel not in tekst
    alles = {n.sleutel: n.naam for n in verschil_van("monitor").knopen}
    gezien = {n.sleutel for n in verschil_van(doelgroep).knopen}
    assert besloten <= gezien
    assert besloten or any(sleutel.startswith("rolkaart") for sleutel in alles.keys() - gezien), "it only answers that"
    assert not [naam for sleutel, naam in alles.items() if sleutel not in gezien and naam.casefold() in tekst]
    assert "binnen de aanpak" not in tekst


@pytest.mark.parametrize("doelgroep", ["kernteam", "monitor"])
def test_the_core_team_sees_what_is_its_to_solve(doelgroep: Doelgroep, kaart_van: KaartVan) -> None:
    k = kaart_van(doelgroep)
    knoop = next(n for n in k.knopen if n.sleutel == "onduidelijke-liaisonrol")
    assert ("ligging", "binnen de aanpak") in knoop.kenmerken


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_there_is_no_ranking_of_blockers_areas_or_people(doelgroep: Doelgroep, kaart_van: KaartVan) -> None:
    k = kaart_van(doelgroep)
    bereik = ["zelf", "samen", "hogere_tafel", "gegeven", "onbekend"]
    klassen = ["hardnekkig_terugkerend", "aanhoudend_terugkerend", "terugkerend", "lokaal", "vermoeden", "opgelost"]
    for hier in (*k.belemmeringen, *k.helpend):
        orde = [(klassen.index(r.klasse), bereik.index(r.bereik), r.naam.casefold()) for r in hier]
        assert orde == sorted(orde)
        assert all(r.gebieden == tuple(sorted(r.gebieden)) for r in hier)
    eerste = [next(d.sleutel for d in k.gebieden if d.ligt_in == g.sleutel) for g in k.gebieden if not g.ligt_in]
    assert eerste == sorted(eerste)  # core areas as their first sub-areas


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_the_words_are_those_of_the_glossary(doelgroep: Doelgroep, kaart_van: KaartVan) -> None:
    k = kaart_van(doelgroep)
    woorden = [c.woord for c in k.celwoorden.values()] + [b.woord for n in k.knopen for b in n.beelden if b]
    woorden += [s.woord for r in k.relaties for s in r.standen if s]
    for fout in ("ondersteund", "betwist", "weerlegd", "blokkade"):
        assert not any(fout in w for w in woorden)
    assert not any("_" in w for w in woorden)


# --- what can be worked out, or comes in by another door ------------------------------------------

DRIE_VRIJ = "".join(
    _erbij(b, gebied, nr, onderwerp)
    for nr, (b, gebied, onderwerp) in enumerate(
        [
            ("b1", "D01", "traag"),
            ("b2", "D01", "traag"),
            ("b3", "D01", "C1"),
            ("b1", "D02", "C1"),
            ("b2", "D02", "C1"),
            ("b3", "D02", "C2"),
            ("b3", "D03", "traag"),
        ],
        1,
    )
)


def test_what_was_found_in_a_hidden_area_is_in_no_count(graaf_van: Callable[..., Verandergraaf]) -> None:
    g = graaf_van(THEORIE + DRIE_VRIJ)
    k = verzamel(g)
    assert [r.zin for r in k.belemmeringen[0]] == ["Vastgesteld in 1 van de 2 gebieden die hier meetellen: D01."]
    alles = _beeld(verzamel(g, doelgroep="monitor"), "traag")
    assert alles.cellen == {"D01": "vastgesteld", "D02": "niet_onderzocht", "D03": "gemeld"}
    hier = _beeld(k, "traag")
    assert hier.cellen == {"D01": "vastgesteld", "D02": "niet_onderzocht"}
    assert (alles.voor, hier.voor) == (3, 2)
    assert [g.sleutel for g in k.gebieden if g.ligt_in and g.geweest == (True,)] == ["D01", "D02", "D03"], (
        "that we were there is told"
    )
    assert k.smal[-1] == "D03 telt hier niet mee: daar zijn minder dan drie stemmen gehoord."


def test_a_map_of_areas_where_few_were_heard_together_tells_no_state_and_no_words(graaf: Verandergraaf) -> None:
    k = verzamel(graaf.met(Filter(gebied="D11")))
    assert [g.geweest[-2:] for g in k.gebieden if g.sleutel == "D11"] == [(True, True)]
    assert [c.bezocht for c in k.cycli] == [0] * 6
    assert {b.woord for n in k.knopen for b in n.beelden[-2:] if b} == {"niet getoond"}
    assert {s.woord for r in k.relaties if r.soort == "bewering" and (s := r.standen[-1])} == {"niet getoond"}
    assert (k.stemmen, k.belemmeringen[-1], k.veranderingen[-1]) == ({}, (), ())
    assert (k.bewijs.achtergehouden, k.bewijs.totaal) == (0, 0)
    assert k.smal[-1] == "D11 telt hier niet mee: daar zijn minder dan drie stemmen gehoord."
    assert any(verzamel(graaf.met(Filter(gebied="D10"))).belemmeringen[-1])


def test_words_on_something_hidden_are_not_told_under_something_shown(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    verslag = _erbij("b1", "D01", 1, "smal") + _erbij("b2", "D01", 2, "C7") + _erbij("b3", "D01", 3, "traag")
    k = verzamel(graaf_van(THEORIE + verslag))
    assert [s.kern for s in k.stemmen["traag"]] == ["Gezegd nummer 3."]
    assert k.achtergehouden["traag"] == (2,)
    assert _beeld(k, "traag").voor == 3


def test_what_belongs_only_to_something_hidden_is_hidden_too(graaf_van: Callable[..., Verandergraaf]) -> None:
    g = graaf_van(THEORIE + VERSLAG)
    sleutels = {n.sleutel for n in verzamel(g).knopen}
    assert sleutels == {"hulp", "moed", "tempo", "baas", "traag"}
    assert {"kuur", "prijs", "eigen", "smal"} <= {n.sleutel for n in verzamel(g, doelgroep="kernteam").knopen}


def test_what_is_hidden_now_is_hidden_in_every_cycle(graaf_van: Callable[..., Verandergraaf]) -> None:
    later = """\
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-12-01, tot: 2027-02-28}
- soort: systemische_factor
  sleutel: traag
  naam: Traag
  klasse: spelregel
  ligging: binnen_aanpak
  sinds: c2
"""
    verslag = VERSLAG.replace("2026-10-01", "2026-12-10")
    k = verzamel(graaf_van(GEHOORD + VERSLAG.replace("verslag-een", "verslag-nul") + later + verslag))
    assert "traag" not in {n.sleutel for n in k.knopen}
    assert "Traag" not in _bytes(k)


def test_what_was_hidden_then_has_no_state_then(graaf_van: Callable[..., Verandergraaf]) -> None:
    later = """\
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-12-01, tot: 2027-02-28}
- soort: systemische_factor
  sleutel: eigen
  naam: Zelfzorg
  klasse: patroon
  ligging: buiten_aanpak
  sinds: c2
"""
    verslag = VERSLAG.replace("onderwerp: traag", "onderwerp: eigen")
    laat = verslag.replace("2026-10-01", "2026-12-10").replace("verslag-een", "verslag-nul")
    k = verzamel(graaf_van(GEHOORD + verslag + later + laat))
    knoop = next(n for n in k.knopen if n.sleutel == "eigen")
    assert knoop.beelden[0] is None
    assert knoop.beelden[1] is not None
    assert knoop.van == 1
    c4 = next(r for r in k.relaties if r.code == "C4")
    assert c4.standen[0] is None
    assert [r.factor for r in k.belemmeringen[0]] == []


TWEE_VERSIES = """\
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-12-01, tot: 2027-02-28}
- {soort: bijeenkomst, sleutel: B1, datum: 2026-12-05, bijeenkomstsoort: breed}
- {soort: systemische_factor, sleutel: eigen, naam: Zelfzorg, klasse: patroon, ligging: buiten_aanpak, sinds: c2}
"""


def _twee_versies(g: Verandergraaf, reden: str) -> Verandergraaf:
    een = g.tot_en_met("c1")
    een = met(een, (maak(een, bijeenkomst=None, toelichting="Begin."),)).tot_en_met("c2")
    twee = met(een, redigeer(een, "C1", "tekst", "Hulp geeft meer moed.", bijeenkomst="B1", reden=reden))
    return met(twee, (maak(twee, bijeenkomst=None, toelichting="Later."),)).tot_en_met("c2")


def test_where_a_factor_lay_before_is_not_told_in_the_difference(graaf_van: Callable[..., Verandergraaf]) -> None:
    g = _twee_versies(graaf_van(THEORIE + TWEE_VERSIES), "Dat klopt beter.")
    verschil = verzamel(g, versies=(1, 2)).verschil
    assert verschil is not None
    assert verschil.knopen == {}
    alles = verzamel(g, doelgroep="monitor", versies=(1, 2)).verschil
    assert alles is not None
    assert alles.knopen == {"eigen": "anders"}


@pytest.mark.parametrize(
    ("reden", "omstanders_", "mag"),
    [
        ("Dat klopt beter.", 1, True),
        ("Zo was het in D01.", 1, False),
        ("Zo was het in D01.", 3, True),
        ("Ook Smalle zelfzorg.", 3, False),
    ],
)
def test_a_reason_that_names_what_is_hidden_is_left_out(
    graaf_van: Callable[..., Verandergraaf], reden: str, omstanders_: int, mag: bool
) -> None:
    g = graaf_van(THEORIE + TWEE_VERSIES + omstanders("D01", aantal=omstanders_, dag="2026-09-02"))
    verschil = verzamel(_twee_versies(g, reden), versies=(1, 2)).verschil
    assert verschil is not None
    assert [(reden in r.besluit) for r in verschil.regels] == [mag]
    assert all(r.besluit.startswith("B1 (brede sessie, 5 december 2026).") for r in verschil.regels)


# --- every byte -----------------------------------------------------------------------------------


def _te_lezen(r: Registratie, doelgroep: Doelgroep) -> bool:
    """The rule once more, written apart from the code under test."""
    gezien = r.bron is None or r.teruggelegd in {"ingestemd", "gewijzigd"}
    if doelgroep in {"partner", "publiek"}:
        return gezien and r.vertrouwelijkheid == "openbaar"
    return gezien and r.vertrouwelijkheid not in {"monitor", "gebied"}


def _verboden_onderwerp(g: Verandergraaf, onderwerp: str, doelgroep: Doelgroep) -> bool:
    """Whether a subject names something within the approach, or who keeps something going."""
    binnen = {r.sleutel for r in g.alles if isinstance(r, SystemischeFactor) and r.ligging == "binnen_aanpak"}
    binnen -= {"onduidelijke-liaisonrol"} if doelgroep == "sessie" and g.t >= 2 else set()  # decided in B2, in c2
    delen = set(re.split(r"[.\[\]]", onderwerp))
    wijst_aan = doelgroep in {"sessie", "partner", "publiek"} and bool(delen & {"houdt_in_stand", "heeft_sleutel"})
    return wijst_aan or (doelgroep not in ZIET_BINNEN and bool(delen & binnen))


def _verboden(g: Verandergraaf, doelgroep: Doelgroep) -> Iterator[str]:
    """Every text that may not be on the map of this audience; the name of a node is theory, not evidence."""
    namen = {k.naam for k in g.alle_knopen.values()}
    for r in g.alles:
        if not isinstance(r, Registratie):
            continue
        stappen = (r.verrassing, r.geprobeerd, r.waargenomen, r.geleerd, r.bijgesteld, r.vastgelegd_door)
        yield from (stap for stap in stappen if stap and len(stap) > 3 and stap.rstrip(".") not in namen)
        for b in r.bewijs:
            akkoord = b.citaat_akkoord in {"akkoord", "akkoord_na_inzage"} and doelgroep in b.vrijgave
            dicht = not _te_lezen(r, doelgroep) or _verboden_onderwerp(g, b.onderwerp, doelgroep)
            if b.citaat and not (akkoord and not dicht):
                yield b.citaat
            yield from (t for t in (b.toelichting, b.gehoord_van) if t and t not in namen)
            if dicht:
                yield b.kern
                yield from (t for t in (b.andere_verklaring,) if t)


def _lekken(g: Verandergraaf, doelgroep: Doelgroep, **opties: Any) -> list[str]:
    tekst = _bytes(verzamel(g, doelgroep=doelgroep, **opties))
    uit = [w for w in _verboden(g, doelgroep) if json.dumps(w, ensure_ascii=False)[1:-1].rstrip(".") in tekst]
    namen = [r.pseudoniem for r in g.alles if isinstance(r, Bron)]
    namen += [r.id for r in g.alles if isinstance(r, Registratie)]
    return uit + [n for n in namen if n in tekst and re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", tekst)]


@pytest.mark.lang
@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
@pytest.mark.parametrize("cyclus", CYCLI)
def test_nothing_withheld_stands_on_the_map_of_the_example(
    graaf: Verandergraaf, doelgroep: Doelgroep, cyclus: str
) -> None:
    assert _lekken(graaf.tot_en_met(cyclus), doelgroep) == []


@pytest.mark.lang
@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_nothing_withheld_stands_in_the_difference_between_versions(
    met_versies: Verandergraaf, doelgroep: Doelgroep
) -> None:
    assert _lekken(met_versies, doelgroep, versies=(1, 2)) == []


def test_monitors_do_read_it(graaf: Verandergraaf) -> None:
    assert _lekken(graaf, "monitor")


ONDERWERPEN = (
    "hulp.activeert.moed",
    "moed.leidt_tot.tempo",
    "traag.belemmert.tempo",
    "eigen.belemmert.moed",
    "traag.veroorzaakt.eigen",
    "prijs.rivaal_van.[eigen.belemmert.moed]",
    "baas.houdt_in_stand.traag",
    "smal.belemmert.tempo",
    "traag",
    "eigen",
    "smal",
    "los",
)


@st.composite
def _registraties(draw: st.DrawFn) -> list[dict[str, Any]]:
    uit = []
    for nr in range(draw(st.integers(1, 7))):
        vorm = draw(st.sampled_from(["interview", "participatieve_observatie", "document"]))
        zonder_bron = vorm != "interview" and draw(st.booleans())
        bewijs = [
            {
                "onderwerp": draw(st.sampled_from(ONDERWERPEN)),
                "teken": draw(st.sampled_from(["voor", "tegen"])),
                "bewijskracht": draw(st.sampled_from(["zwak", "matig", "sterk"])),
                "kern": f"kern {nr} {plek} <geheim>",
                "andere_verklaring": f"oorzaak {nr} {plek} <geheim>",
                "citaat": f'woorden {nr} {plek} "geheim"',
                "citaat_akkoord": draw(
                    st.sampled_from(["niet_gevraagd", "akkoord", "akkoord_na_inzage", "geen_akkoord"])
                ),
                "vrijgave": draw(st.lists(st.sampled_from(DOELGROEPEN), unique=True)),
            }
            for plek in range(draw(st.integers(0, 3)))
        ]
        uit.append(
            {
                "soort": "registratie",
                "id": f"verslag-{nr}",
                "datum": draw(st.sampled_from(["2026-10-01", "2027-01-15"])),
                "gebied": draw(st.sampled_from(["D01", "D02", "D03", "kern"])),
                "vorm": vorm,
                "bron": None if zonder_bron else draw(st.sampled_from(["b1", "b2", "b3"])),
                "interventie": "hulp",
                "verrassing": f"verrassing {nr} geheim",
                "teruggelegd": draw(
                    st.sampled_from(["nog_niet", "wacht_op_reactie", "ingestemd", "gewijzigd", "niet_ingestemd"])
                ),
                "vertrouwelijkheid": draw(st.sampled_from([None, "openbaar", "programma", "gebied", "monitor"])),
                "bewijs": bewijs,
            }
        )
    return uit


@pytest.fixture(scope="module")
def theorie(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """The records of the small theory, with one more cycle."""
    from verandertheorie.dossier.bestand import Dossier
    from verandertheorie.invoer.importeer import importeer

    map_ = tmp_path_factory.mktemp("theorie")
    c2 = "- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-12-01, tot: 2027-02-28}\n"
    (map_ / "theorie.yaml").write_text(THEORIE + c2, encoding="utf-8")
    with Dossier.maak(map_ / "t.sqlite") as d:
        assert not importeer(d, map_ / "theorie.yaml").fouten
    return Verandergraaf.uit(map_ / "t.sqlite").alles


@settings(max_examples=60)
@given(registraties=_registraties(), doelgroep=st.sampled_from(NIET_MONITOR))
def test_nothing_withheld_stands_on_the_map_of_any_dossier(
    theorie: tuple[Any, ...], registraties: list[dict[str, Any]], doelgroep: Doelgroep
) -> None:
    g = Verandergraaf.van((*theorie, *(RECORD.validate_python(r) for r in registraties)))
    assert _lekken(g, doelgroep) == []
    tekst = _bytes(verzamel(g, doelgroep=doelgroep))
    if doelgroep not in ZIET_BINNEN:
        for naam in ("Zelfzorg", "Kuuroord", "eigen.", "Smalle"):
            assert naam not in tekst
    if doelgroep in ("sessie", "partner", "publiek"):
        assert "houdt_in_stand" not in tekst


@settings(max_examples=40)
@given(registraties=_registraties(), doelgroep=st.sampled_from(NIET_MONITOR))
def test_a_hidden_state_never_follows_from_the_map(
    theorie: tuple[Any, ...], registraties: list[dict[str, Any]], doelgroep: Doelgroep
) -> None:
    """Whatever is found where too few were heard, the map is the same."""
    records = (*theorie, *(RECORD.validate_python(r) for r in registraties))
    weg = te_smal(Verandergraaf.van(records), MINSTE_GROEPEN[doelgroep])
    een, ander = (
        verzamel(Verandergraaf.van(r, inhoudshash="een-naam"), doelgroep=doelgroep)
        for r in (records, anders(records, weg, ONDERWERPEN[:-1]))
    )
    assert een == ander
