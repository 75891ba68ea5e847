"""What the page gets: the contract, and the same answers as Python gives, for every cycle."""

import json
import re
import textwrap
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TEMPO, omstanderrecords, omstanders
from verandertheorie.aanscherping.nemen import met, redigeer
from verandertheorie.aanscherping.versies import maak
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing import stand
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.soorten import RECORD
from verandertheorie.taal import opsomming
from verandertheorie.uitvoer.kaart import beelden, bladzijde, vorm
from verandertheorie.uitvoer.kaart.gegevens import Kaartgegevens, verzamel
from verandertheorie.uitvoer.kaart.vorm import Kaartknoop, Knoopbeeld, Relatie, Relatiestand
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import TE_SMAL
from verandertheorie.vragen.uitleg import leg_uit
from verandertheorie.vragen.veranderingen import STEVIGHEID, wat_veranderde

CYCLI = ("c1", "c2", "c3", "c4", "c5", "c6")

THEORIE = (
    HULP_EN_MOED
    + HULP_GEEFT_MOED
    + TEMPO
    + """\
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-09-01, tot: 2026-11-30}
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-12-01, tot: 2027-02-28}
- {soort: gebied, sleutel: kern, naam: De Kern, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Deel 1, niveau: deelgebied, ligt_in: kern}
- {soort: gebied, sleutel: D02, naam: Deel 2, niveau: deelgebied}
- {soort: actor, sleutel: ploeg, naam: De ploeg, actorsoort: rol}
- {soort: uitkomst, sleutel: spijt, naam: Spijt, niveau: gedrag, bedoeld: nee}
- {soort: systemische_factor, sleutel: traag, naam: Traag, klasse: spelregel, ligging: buiten_aanpak}
- {soort: systemische_factor, sleutel: steun, naam: Steun, klasse: patroon, ligging: buiten_aanpak, valentie: helpend}
- {soort: aanname, sleutel: genoeg, naam: Er is genoeg hulp, aannamesoort: capaciteit}
- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed geeft tempo.}
- {soort: bewering, code: C3, van: traag, relatie: belemmert, naar: {bewering: C2}, tekst: Traag remt.}
- {soort: relatie, van: ploeg, relatie: voert_uit, naar: hulp}
- {soort: relatie, van: {bewering: C1}, relatie: veronderstelt, naar: genoeg}
- {soort: bron, pseudoniem: b1, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: b2, rol: raad, organisatiesoort: gemeente, geinformeerd: ja}
"""
)
VERSLAG = """\
- soort: registratie
  id: een
  datum: 2026-10-01
  gebied: D01
  bron: b1
  interventie: hulp
  teruggelegd: ingestemd
  bewijs:
    - {onderwerp: traag, teken: voor, bewijskracht: sterk, kern: Het duurde een jaar.}
    - {onderwerp: C3, teken: voor, bewijskracht: sterk, kern: Toen stopte het.}
    - {onderwerp: C2, teken: voor, bewijskracht: sterk, kern: Wie durft is sneller.}
- soort: registratie
  id: twee
  datum: 2027-01-10
  gebied: D01
  bron: b2
  interventie: hulp
  teruggelegd: ingestemd
  bewijs:
    - {onderwerp: traag, teken: voor, bewijskracht: sterk, kern: Bij ons ook.}
    - {onderwerp: hulp > draagt bij aan > spijt, teken: voor, kern: Sommigen hadden spijt.}
    - {onderwerp: C1, teken: tegen, kern: Niemand durfde meer.}
"""


@pytest.fixture(scope="module")
def graaf(voorbeeld: Path) -> Verandergraaf:
    return Verandergraaf.uit(voorbeeld)


@pytest.fixture(scope="module")
def sessie(graaf: Verandergraaf) -> Kaartgegevens:
    return verzamel(graaf)


@pytest.fixture(scope="module")
def monitor(graaf: Verandergraaf) -> Kaartgegevens:
    return verzamel(graaf, doelgroep="monitor")


GEHOORD = THEORIE + omstanders("D01", dag="2026-09-02")
"""With enough others heard in the one area, so that it counts for anybody."""


@pytest.fixture
def klein(graaf_van: Callable[..., Verandergraaf]) -> Verandergraaf:
    ondernemers = omstanders("D01", aantal=2, dag="2026-09-03", perspectief="ondernemer")
    overheden = omstanders("D01", aantal=2, dag="2026-12-03", perspectief="medeoverheid")
    return graaf_van(GEHOORD + ondernemers + overheden + VERSLAG)


def _knoop(k: Kaartgegevens, sleutel: str) -> Kaartknoop:
    return next(n for n in k.knopen if n.sleutel == sleutel)


def _relatie(k: Kaartgegevens, naam: str) -> Relatie:
    return next(r for r in k.relaties if naam in (r.code, r.sleutel))


def _beeld(k: Kaartgegevens, sleutel: str, cyclus: int = -1) -> Knoopbeeld:
    beeld = _knoop(k, sleutel).beelden[cyclus]
    assert beeld is not None
    return beeld


def _stand(k: Kaartgegevens, naam: str, cyclus: int = -1) -> Relatiestand:
    gevonden = _relatie(k, naam).standen[cyclus]
    assert gevonden is not None
    return gevonden


def _uitleg(k: Kaartgegevens, onderwerp: str, cyclus: int) -> list[str]:
    return [k.uitlegregels[i] for i in k.uitleg[onderwerp][cyclus]]


# --- the contract -----------------------------------------------------------------------------


INLINE = {
    ("Kaartgegevens", "bewijs"): "Bewijstelling",
    ("Kaartgegevens", "sessie"): "Kaartsessie",
    ("Verschil", "regels"): "Verschilregel",
}
"""Objects that the contract writes out where they stand."""


def _interfaces() -> dict[str, list[str]]:
    pad = Path(bladzijde.__file__).parent / "bladzijde" / "gegevens.d.ts"
    tekst = re.sub(r"/\*.*?\*/", "", pad.read_text(encoding="utf-8"), flags=re.DOTALL)
    uit = {}
    for naam, inhoud in re.findall(r"^export interface (\w+) \{\n(.*?)^\}", tekst, re.MULTILINE | re.DOTALL):
        uit[naam] = re.findall(r"^  (\w+):", inhoud, re.MULTILINE)
        for veld, erin in re.findall(r"^  (\w+): \{(.*?)\}", inhoud, re.MULTILINE):
            uit[INLINE[naam, veld]] = re.findall(r"(\w+):", erin)
    return uit


@pytest.mark.parametrize("naam", sorted(_interfaces()))
def test_the_page_and_python_name_the_same_fields_in_the_same_order(naam: str) -> None:
    assert [f.name for f in fields(getattr(vorm, naam))] == _interfaces()[naam]


def test_every_object_of_the_contract_is_an_interface_there() -> None:
    hier = {naam for naam, ding in vars(vorm).items() if is_dataclass(ding)}
    assert hier == set(_interfaces())


def test_what_the_page_gets_is_plain_json(sessie: Kaartgegevens) -> None:
    gegevens = sessie.als_gegevens()
    assert json.loads(json.dumps(gegevens, allow_nan=False)) == gegevens


def test_the_same_dossier_gives_the_same_bytes(voorbeeld: Path, sessie: Kaartgegevens) -> None:
    nog_eens = verzamel(Verandergraaf.uit(voorbeeld))
    assert json.dumps(nog_eens.als_gegevens()) == json.dumps(sessie.als_gegevens())


@pytest.mark.parametrize(("doelgroep", "hoogstens"), [("sessie", 440_000), ("monitor", 1_000_000)])
def test_the_example_stays_small(graaf: Verandergraaf, doelgroep: Doelgroep, hoogstens: int) -> None:
    gegevens = verzamel(graaf, doelgroep=doelgroep).als_gegevens()
    assert len(json.dumps(gegevens, ensure_ascii=False, separators=(",", ":")).encode()) < hoogstens


def test_every_list_per_cycle_runs_along_the_cycles(sessie: Kaartgegevens) -> None:
    n = len(sessie.cycli)
    per_cyclus: list[Any] = [sessie.belemmeringen, sessie.helpend, sessie.veranderingen]
    per_cyclus += [k.beelden for k in sessie.knopen if k.soort == "systemische_factor"]
    per_cyclus += [r.standen for r in sessie.relaties] + [g.toonbaar for g in sessie.gebieden]
    per_cyclus += [*sessie.uitleg.values(), *sessie.achtergehouden.values()]
    assert {len(lijst) for lijst in per_cyclus} == {n}


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_everything_that_is_named_is_there(graaf: Verandergraaf, doelgroep: Doelgroep) -> None:
    k = verzamel(graaf, doelgroep=doelgroep)
    knopen, relaties = {n.sleutel for n in k.knopen}, {r.sleutel for r in k.relaties}
    gebieden = {g.sleutel for g in k.gebieden}
    for r in k.relaties:
        assert r.van in knopen | relaties
        assert (r.naar in knopen) != (r.op in relaties)
    for b in (b for n in k.knopen for b in n.beelden if b):
        assert {*b.geraakt, *b.theoretisch} <= knopen
        assert {*b.vast, *b.gestippeld} <= relaties
    for deel in (*(b for n in k.knopen for b in n.beelden), *(s for r in k.relaties for s in r.standen)):
        assert deel is None or (deel.cellen.keys() <= gebieden and set(deel.cellen.values()) <= k.celwoorden.keys())
    for v in (v for hier in k.veranderingen for v in hier):
        assert v.sleutel in (knopen if v.soort == "knoop" else relaties)
    for s in (s for hier in k.stemmen.values() for s in hier):
        assert s.kerngebied in gebieden | {""}
        assert 0 <= s.cyclus < len(k.cycli)
    assert k.stemmen.keys() | k.uitleg.keys() | k.achtergehouden.keys() <= knopen | relaties


def test_nodes_come_by_key_and_relations_by_code(monitor: Kaartgegevens) -> None:
    assert [k.sleutel for k in monitor.knopen] == sorted(k.sleutel for k in monitor.knopen)
    orde = [(r.code or "~", r.sleutel) for r in monitor.relaties]
    assert orde == sorted(orde)


def test_every_box_has_a_place_of_its_own(monitor: Kaartgegevens) -> None:
    plekken = [(k.vak, k.orde) for k in monitor.knopen if k.vak]
    assert len(plekken) == len(set(plekken))
    for vak in {k.vak for k in monitor.knopen if k.vak}:
        assert sorted(k.orde for k in monitor.knopen if k.vak == vak) == list(range(sum(v == vak for v, _ in plekken)))


def test_hindering_factors_stand_above_and_helping_ones_below(klein: Verandergraaf) -> None:
    k = verzamel(klein)
    assert (_knoop(k, "traag").vak, _knoop(k, "steun").vak, _knoop(k, "genoeg").vak) == ("boven", "onder", None)


def test_every_sign_is_another_one(monitor: Kaartgegevens) -> None:
    tekens = [c.teken for c in monitor.celwoorden.values()]
    assert len(set(tekens)) == len(tekens)
    assert all(len(t) == 1 for t in tekens)


def test_every_node_has_two_or_three_questions(monitor: Kaartgegevens) -> None:
    assert {len(k.vragen) for k in monitor.knopen} <= {2, 3}
    assert all(v[-1] == "?" and v[0].isupper() for k in monitor.knopen for v in k.vragen)


# --- the same answers as Python gives ---------------------------------------------------------


@pytest.mark.parametrize("cyclus", CYCLI)
def test_blockers_are_those_of_the_question_minus_what_may_not_be_seen(graaf: Verandergraaf, cyclus: str) -> None:
    g = graaf.tot_en_met(cyclus)
    antwoord, eigen = terugkerende_belemmeringen(g), terugkerende_belemmeringen(g.voor("sessie"))
    alles, gezien = verzamel(g, doelgroep="monitor"), verzamel(g)
    mag = Lezer(g, "sessie").mag_knoop
    assert [r.factor for r in alles.belemmeringen[-1]] == [r.factor for r in antwoord]
    assert sorted(r.factor for r in gezien.belemmeringen[-1]) == sorted(r.factor for r in eigen if mag(r.factor))
    assert [r.factor for r in alles.helpend[-1]] == [r.factor for r in helpende_factoren(g)]
    assert [r.band for r in alles.belemmeringen[-1]] == [r.band for r in antwoord]


@pytest.mark.parametrize("cyclus", range(6))
def test_the_words_and_counts_of_factors_are_those_of_python(
    graaf: Verandergraaf, sessie: Kaartgegevens, monitor: Kaartgegevens, cyclus: int
) -> None:
    g = graaf.tot_en_met(CYCLI[cyclus])
    for k, eigen in ((sessie, g.voor("sessie")), (monitor, g)):
        for r in terugkerende_belemmeringen(eigen, alles=True):
            b = next((n.beelden[cyclus] for n in k.knopen if n.sleutel == r.factor), None)
            if b is None:
                assert k is sessie, "what lies within the approach"
                continue
            vast = {gebied for gebied, cel in b.cellen.items() if cel == "vastgesteld"}
            assert (b.klasse, vast) == (r.klasse, {*r.vastgesteld_in})
            assert k is sessie or (b.geraakt, b.theoretisch) == (r.geraakt, r.theoretisch_geraakt)
            regel = next((x for x in k.belemmeringen[cyclus] if x.factor == r.factor), None)
            if regel and r.vastgesteld_in:
                van = beelden.van_de_bezochte(eigen, len(r.vastgesteld_in))
                assert regel.zin == f"Vastgesteld in {van}: {opsomming(r.vastgesteld_in)}."
                assert regel.gebieden == r.vastgesteld_in


@pytest.mark.parametrize("cyclus", range(6))
def test_the_status_and_states_of_claims_are_those_of_python(
    graaf: Verandergraaf, monitor: Kaartgegevens, cyclus: int
) -> None:
    g = graaf.tot_en_met(CYCLI[cyclus])
    gezien = {r.sleutel: s for r in monitor.relaties if r.soort == "bewering" and (s := r.standen[cyclus])}
    assert gezien.keys() == g.stellingen.keys()
    for k, s in gezien.items():
        o = beoordeling(g).bewering(k)
        assert (s.laag, s.status) == (o.stelling.laag, o.woord.rekenstatus)
        assert s.voor == len({v.item.groep for vs in o.vondsten.values() for v in vs if v.item.teken > 0})
        assert {gebied: s.cellen[gebied] for gebied in o.cellen} == {
            gebied: stand.gebiedstand(g, o, gebied) for gebied in o.cellen
        }


@pytest.mark.parametrize("cyclus", range(1, 6))
def test_what_changed_is_what_python_says_changed(
    graaf: Verandergraaf, sessie: Kaartgegevens, monitor: Kaartgegevens, cyclus: int
) -> None:
    antwoord = wat_veranderde(graaf.tot_en_met(CYCLI[cyclus]))
    assert [v.sleutel for v in monitor.veranderingen[cyclus]] == [v.sleutel for v in antwoord]
    lezer = Lezer(graaf.tot_en_met(CYCLI[cyclus]), "sessie")
    mag = [v.sleutel for v in wat_veranderde(lezer.graaf) if lezer.mag_onderwerp(v.sleutel)]
    assert [v.sleutel for v in sessie.veranderingen[cyclus]] == mag
    assert monitor.veranderingen[0] == ()


@pytest.mark.parametrize("cyclus", range(1, 6))
def test_the_voice_beside_a_change_is_of_its_areas_and_of_its_side(
    graaf: Verandergraaf, monitor: Kaartgegevens, cyclus: int
) -> None:
    """Beside 'niet meer in D08' stood who says that it helps; beside 'nu ook in D04' somebody from elsewhere."""
    antwoord = {v.sleutel: v for v in wat_veranderde(graaf.tot_en_met(CYCLI[cyclus]))}
    for regel in monitor.veranderingen[cyclus]:
        v, stem = antwoord[regel.sleutel], regel.stem
        if stem and (v.erbij or v.eraf):
            assert stem.gebied in (v.erbij if stem.teken > 0 else v.eraf), regel.zin
        elif stem:
            assert v.was != v.is_nu, regel.zin
            verschil = STEVIGHEID.get(v.is_nu, 0) - STEVIGHEID.get(v.was, 0)
            assert v.soort != "bewering" or verschil * stem.teken >= 0, regel.zin
    assert any(r.stem for r in monitor.veranderingen[cyclus])


@pytest.mark.parametrize(
    ("n", "tellen", "gehoord", "zin"),
    [
        (1, 1, 1, "het ene bezochte gebied"),
        (1, 2, 2, "1 van de 2 bezochte gebieden"),
        (2, 2, 2, "beide bezochte gebieden"),
        (2, 3, 3, "2 van de 3 bezochte gebieden"),
        (1, 1, 2, "het ene gebied dat hier meetelt"),
        (2, 2, 3, "beide gebieden die hier meetellen"),
        (1, 2, 3, "1 van de 2 gebieden die hier meetellen"),
    ],
)
def test_a_count_of_areas_reads_as_people_say_it(n: int, tellen: int, gehoord: int, zin: str) -> None:
    wat: list[dict[str, Any]] = [
        {"soort": "gebied", "sleutel": f"D0{i}", "naam": f"Gebied {i}", "niveau": "deelgebied"} for i in range(4)
    ]
    wat.append({"soort": "leercyclus", "sleutel": "c1", "nummer": 1, "van": "2026-01-01", "tot": "2026-01-31"})
    wie = [r for i in range(gehoord) for r in omstanderrecords(f"D0{i}", aantal=5 if i < tellen else 1)]
    g = Verandergraaf.van(RECORD.validate_python(r) for r in [*wat, *wie])
    assert beelden.van_de_bezochte(g.voor("sessie"), n) == zin


def test_monitors_read_the_whole_explanation(graaf: Verandergraaf, monitor: Kaartgegevens) -> None:
    for onderwerp, cyclus in (("trage-vergunningen", 5), ("knelpunt-naar-beleid.activeert.eigenaar-bij-beleid", 3)):
        assert tuple(_uitleg(monitor, onderwerp, cyclus)) == leg_uit(graaf.tot_en_met(CYCLI[cyclus]), onderwerp).zinnen


def test_lines_of_explanation_are_stored_once(monitor: Kaartgegevens) -> None:
    assert len(set(monitor.uitlegregels)) == len(monitor.uitlegregels)


@pytest.mark.lang
def test_everything_that_keeps_a_claim_from_well_founded_is_told(graaf: Verandergraaf, sessie: Kaartgegevens) -> None:
    """The page once read the sentences of the judgement back, and lost seven of them when three were reworded."""
    gezien: set[str] = set()
    for plaats, cyclus in enumerate(CYCLI):
        oordelen = beoordeling(graaf.voor("sessie").tot_en_met(cyclus))
        for sleutel in sessie.uitleg.keys() & graaf.tot_en_met(cyclus).stellingen.keys():
            regels = _uitleg(sessie, sleutel, plaats)
            if not regels or regels == [TE_SMAL]:
                continue
            mist = {toets.maat for toets in oordelen.bewering(sleutel).woord.ontbreekt}
            nodig = {"groot deel" if maat in ("kans", "band_laag") else maat for maat in mist}
            assert len([r for r in regels if r.startswith("– ")]) == len(nodig), sleutel
            gezien |= nodig
    assert len(gezien) == 6, "the example has every kind of lack"


def test_every_finding_is_a_voice_or_counted_as_withheld(graaf: Verandergraaf, sessie: Kaartgegevens) -> None:
    graaf = graaf.voor("sessie")
    for onderwerp in sessie.uitleg:
        f = onderwerp in graaf.factoren
        vondsten = graaf.vondsten_aanwezigheid(onderwerp) if f else graaf.vondsten(onderwerp)
        te_lezen, dicht = sessie.stemmen.get(onderwerp, ()), sessie.achtergehouden.get(onderwerp, (0,))[-1]
        assert len(te_lezen) + dicht == len(vondsten)


def test_the_map_counts_the_evidence_as_the_document_does(graaf: Verandergraaf, sessie: Kaartgegevens) -> None:
    assert (sessie.bewijs.achtergehouden, sessie.bewijs.totaal) == Lezer(graaf, "sessie").achtergehouden


@pytest.mark.lang
@pytest.mark.parametrize("doelgroep", ["sessie", "monitor"])
@pytest.mark.parametrize("tot", [1, 3, 5])
def test_an_earlier_cycle_never_knows_what_came_later(graaf: Verandergraaf, doelgroep: Doelgroep, tot: int) -> None:
    toen, nu = (verzamel(g, doelgroep=doelgroep) for g in (graaf.tot_en_met(CYCLI[tot - 1]), graaf))
    for lijst in ("cycli", "belemmeringen", "helpend", "veranderingen"):
        assert getattr(nu, lijst)[:tot] == getattr(toen, lijst)
    later = {k.sleutel: k for k in nu.knopen}
    for k in toen.knopen:
        assert later[k.sleutel].beelden[:tot] == k.beelden
        assert later[k.sleutel].van == k.van
    relaties = {r.sleutel: r for r in nu.relaties}
    for r in toen.relaties:
        assert relaties[r.sleutel].standen[:tot] == r.standen
    for onderwerp in toen.uitleg:
        for c in range(tot):
            assert _uitleg(nu, onderwerp, c) == _uitleg(toen, onderwerp, c)
    for onderwerp, stemmen in toen.stemmen.items():
        # of whom the cycle is not told, the words stand at the newest moment only
        op_tijd = [s.kern for s in stemmen if doelgroep == "monitor" or CYCLI[s.cyclus] in s.van]
        assert [s.kern for s in nu.stemmen[onderwerp] if s.cyclus < tot] == op_tijd


# --- how a small theory reads -----------------------------------------------------------------


def test_a_step_onto_a_claim_is_solid_and_what_comes_after_it_too(klein: Verandergraaf) -> None:
    b = _beeld(verzamel(klein, doelgroep="monitor"), "traag")
    assert b.geraakt == ("tempo",)
    assert b.vast == ("moed.leidt_tot.tempo", "traag.belemmert.[moed.leidt_tot.tempo]")
    assert b.gestippeld == ()


def test_what_only_the_theory_says_is_dashed(graaf_van: Callable[..., Verandergraaf]) -> None:
    b = _beeld(verzamel(graaf_van(THEORIE), doelgroep="monitor"), "traag")
    assert (b.geraakt, b.theoretisch, b.vast) == ((), ("tempo",), ())
    assert b.gestippeld == ("moed.leidt_tot.tempo", "traag.belemmert.[moed.leidt_tot.tempo]")


def test_a_side_path_that_reaches_no_outcome_is_not_lit(graaf_van: Callable[..., Verandergraaf]) -> None:
    extra = """\
    - {soort: mechanisme, sleutel: dood, naam: Doodlopend, domein: uitvoeringsproces}
    - {soort: bewering, code: C8, van: moed, relatie: leidt_tot, naar: dood, tekst: Moed loopt dood.}
    - {soort: bewering, code: C9, van: traag, relatie: belemmert, naar: moed, tekst: Traag maakt bang.}
    """
    b = _beeld(verzamel(graaf_van(THEORIE + textwrap.dedent(extra))), "traag")
    assert "moed.leidt_tot.dood" not in b.gestippeld
    assert "traag.belemmert.moed" in b.gestippeld


def _langs(k: Kaartgegevens, factor: str, lijnen: tuple[str, ...]) -> set[str]:
    """The nodes that a reader comes to from a factor along these lines; from a claim on to where that claim ends."""
    relaties = {r.sleutel: r for r in k.relaties}

    def eind(r: Relatie) -> str:
        return eind(relaties[r.op]) if r.op else r.naar

    bereikt = {factor}
    while verder := {eind(relaties[s]) for s in lijnen if relaties[s].van in bereikt} - bereikt:
        bereikt |= verder
    return bereikt


@pytest.mark.parametrize("cyclus", range(6))
def test_solid_lines_lead_to_what_is_touched_and_dashed_ones_to_the_rest(monitor: Kaartgegevens, cyclus: int) -> None:
    bedoeld = {
        k.sleutel
        for k in monitor.knopen
        if k.soort == "uitkomst" and ("onbedoeld", "niemand wilde dit") not in k.kenmerken
    }
    for k in monitor.knopen:
        b = k.beelden[cyclus] if k.beelden else None
        if b:
            assert _langs(monitor, k.sleutel, b.vast) & bedoeld == set(b.geraakt)
            assert _langs(monitor, k.sleutel, (*b.vast, *b.gestippeld)) & bedoeld == {*b.geraakt, *b.theoretisch}


def test_a_candidate_is_there_from_the_cycle_in_which_it_was_heard(klein: Verandergraaf) -> None:
    r = _relatie(verzamel(klein), "hulp.draagt_bij_aan.spijt")
    assert [s and s.laag for s in r.standen] == [None, "kandidaat"]
    assert r.tekst == "‘Hulp’ draagt bij aan ‘Spijt’."
    assert r.code == ""


def test_relations_without_evidence_say_so(klein: Verandergraaf) -> None:
    k = verzamel(klein)
    uitvoeren, rust_op = _relatie(k, "ploeg.voert_uit.hulp"), _relatie(k, "[hulp.activeert.moed].veronderstelt.genoeg")
    assert (uitvoeren.soort, uitvoeren.tekst, _stand(k, uitvoeren.sleutel).status) == (
        "relatie",
        "‘De ploeg’ voert uit ‘Hulp’.",
        "",
    )
    assert (rust_op.van, rust_op.naar) == ("hulp.activeert.moed", "genoeg")


def test_what_was_heard_of_an_assumption_stands_under_its_own_key(graaf_van: Callable[..., Verandergraaf]) -> None:
    nagegaan = VERSLAG.replace("onderwerp: C1,", "onderwerp: genoeg,")
    k = verzamel(graaf_van(GEHOORD + nagegaan))
    r = _relatie(k, "genoeg")
    assert (r.van, r.naar, r.relatie, r.tekst) == ("genoeg", "genoeg", "", "Er is genoeg hulp.")
    assert _stand(k, "genoeg").laag == "aanname"


def test_a_retired_claim_stays_and_a_retired_node_has_an_end(graaf_van: Callable[..., Verandergraaf]) -> None:
    weg = THEORIE.replace("code: C1,", "code: C1, tot: c2,").replace("naam: De ploeg,", "naam: De ploeg, tot: c2,")
    k = verzamel(graaf_van(weg + VERSLAG))
    assert _stand(k, "C1").laag == "uitgefaseerd"
    assert (_knoop(k, "ploeg").van, _knoop(k, "ploeg").tot) == (0, 1)
    assert (_knoop(k, "hulp").van, _knoop(k, "hulp").tot) == (0, None)


def test_what_is_new_comes_later_and_does_not_move_the_rest(graaf_van: Callable[..., Verandergraaf]) -> None:
    nieuw = "- {soort: uitkomst, sleutel: rust, naam: Rust, niveau: gedrag, sinds: c2}\n"
    g = graaf_van(THEORIE + VERSLAG + nieuw)
    k = verzamel(g)
    assert _knoop(k, "rust").van == 1
    assert len({n.orde for n in k.knopen if n.vak == "uitkomst"}) == 3


def test_an_area_that_lies_in_no_core_area_comes_last(klein: Verandergraaf) -> None:
    gebieden = [(g.sleutel, g.niveau, g.ligt_in) for g in verzamel(klein).gebieden]
    assert gebieden == [("kern", "kerngebied", ""), ("D01", "deelgebied", "kern"), ("D02", "deelgebied", "")]


def test_a_cycle_is_named_with_the_quarter_in_which_it_begins(klein: Verandergraaf) -> None:
    k = verzamel(klein)
    assert [(c.naam, c.bezocht) for c in k.cycli] == [("c1 · 2026-Q3", 1), ("c2 · 2026-Q4", 1)]


AFWEZIG = """\
- soort: registratie
  id: drie
  datum: 2027-01-11
  gebied: D02
  bron: b1
  interventie: hulp
  open_vraag_belemmeringen: ja
  dekking:
    - {onderwerp: C2, wijze: gericht_gevraagd, gevonden: nee}
"""


def test_the_four_kinds_of_nothing_stay_apart(graaf_van: Callable[..., Verandergraaf]) -> None:
    k = verzamel(graaf_van(THEORIE + VERSLAG + AFWEZIG), doelgroep="monitor")
    assert _beeld(k, "traag").cellen == {"D01": "vastgesteld", "D02": "niet_genoemd"}
    assert _beeld(k, "traag", 0).cellen == {"D01": "gemeld", "D02": "niet_onderzocht"}
    ontkend = AFWEZIG.replace("onderwerp: C2", "onderwerp: traag")
    assert _beeld(verzamel(graaf_van(THEORIE + VERSLAG + ontkend), doelgroep="monitor"), "traag").cellen["D02"] == (
        "gezocht_niet_gevonden"
    )
    tegen = (
        AFWEZIG.partition("  dekking:")[0] + "  bewijs: [{onderwerp: traag, teken: tegen, kern: Hier gaat het vlot.}]\n"
    )
    assert _beeld(verzamel(graaf_van(THEORIE + VERSLAG + tegen), doelgroep="monitor"), "traag").cellen["D02"] == (
        "tegenbewijs"
    )


def test_where_an_intervention_does_not_run_a_claim_cannot_hold(graaf_van: Callable[..., Verandergraaf]) -> None:
    inzet = "- {soort: inzet, interventie: hulp, gebied: D01, van: 2026-09-01}\n"
    k = verzamel(graaf_van(THEORIE + VERSLAG + inzet), doelgroep="monitor")
    assert _stand(k, "C1").cellen == {"D01": "klopt_niet", "D02": "niet_van_toepassing"}


def test_a_factor_that_both_helps_and_hinders_stands_above_and_in_both_lists(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    beide = GEHOORD.replace("sleutel: traag, naam: Traag,", "sleutel: traag, naam: Traag, valentie: beide,")
    k = verzamel(graaf_van(beide + VERSLAG))
    assert _knoop(k, "traag").vak == "boven"
    assert [[r.factor for r in lijst[-1]] for lijst in (k.belemmeringen, k.helpend)] == [["traag"], ["traag"]]


def test_voices_come_oldest_first_with_what_does_not_count(klein: Verandergraaf) -> None:
    stemmen = verzamel(klein).stemmen["traag"]
    assert [(s.cyclus, s.kern, s.van) for s in stemmen] == [
        (0, "Het duurde een jaar.", "een ondernemer, De Kern, c1"),
        (0, "Toen stopte het.", "een ondernemer, De Kern, c1"),
        (1, "Bij ons ook.", "een medeoverheid, De Kern, c2"),
    ]
    assert [bool(s.waarom_niet) for s in stemmen].count(True) == 1


def test_a_change_brings_the_newest_words_behind_it(klein: Verandergraaf) -> None:
    monitor, sessie = (
        next(v for v in verzamel(klein, doelgroep=d).veranderingen[1] if v.sleutel == "traag")
        for d in ("monitor", "sessie")
    )
    assert monitor.stem is not None
    assert monitor.stem.kern == "Bij ons ook."
    assert sessie.stem is not None
    assert (sessie.stem.kern, sessie.stem.van) == ("Bij ons ook.", "een medeoverheid, De Kern, c2")


def test_what_changed_in_a_hidden_area_did_not_change_for_who_may_not_know_it(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    k = verzamel(graaf_van(THEORIE + VERSLAG))
    assert (k.veranderingen, k.stemmen) == (((), ()), {})
    assert k.smal[-1] == "D01 telt hier niet mee: daar zijn minder dan drie stemmen gehoord."


# --- with less than everything ----------------------------------------------------------------


def test_an_area_filter_leaves_only_what_comes_from_there(graaf: Verandergraaf) -> None:
    hier = graaf.met(Filter(kerngebied="de-peel"))
    k = verzamel(hier, doelgroep="monitor")
    assert [g.sleutel for g in k.gebieden] == ["de-peel", "D04", "D05", "D06"]
    assert {s.kerngebied for stemmen in k.stemmen.values() for s in stemmen} == {"de-peel"}
    assert k.bewijs.totaal < verzamel(graaf).bewijs.totaal
    assert "kerngebied de-peel" in k.voet


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_an_empty_dossier_gives_an_empty_map(doelgroep: Doelgroep) -> None:
    k = verzamel(Verandergraaf.van(()), doelgroep=doelgroep)
    assert [(c.sleutel, c.naam) for c in k.cycli] == [("", "Nog geen leercycli")]
    assert (k.knopen, k.relaties, k.gebieden, k.belemmeringen) == ((), (), (), ((),))


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
@pytest.mark.parametrize("zonder", ["leercyclus", "gebied", "registratie", "systemische_factor"])
def test_a_theory_that_misses_a_part_gives_a_map_all_the_same(
    klein: Verandergraaf, doelgroep: Doelgroep, zonder: str
) -> None:
    rest = [r for r in klein.alles if r.soort != zonder]
    if zonder == "systemische_factor":
        rest = [r for r in rest if r.soort not in ("registratie",) and "traag" not in r.record_sleutel]
    if zonder in ("gebied", "leercyclus"):
        rest = [r for r in rest if r.soort != "registratie"]
    k = verzamel(Verandergraaf.van(rest), doelgroep=doelgroep)
    assert k.knopen
    json.dumps(k.als_gegevens())


# --- two versions -----------------------------------------------------------------------------


def _met_versies(g: Verandergraaf) -> Verandergraaf:
    """Version 1 as of c1, other words decided in B8, version 2."""
    een = g.tot_en_met("c1")
    een = met(een, (maak(een, bijeenkomst=None, toelichting="Begin."),)).tot_en_met("c6")
    twee = met(een, redigeer(een, "C13", "tekst", "Wie vertrouwt, tekent eerder.", bijeenkomst="B8"))
    return met(twee, (maak(twee, bijeenkomst="B8", toelichting="Na B8."),)).tot_en_met("c6")


def test_the_difference_between_versions_says_what_became_other_and_where_that_was_decided(
    graaf: Verandergraaf,
) -> None:
    k = verzamel(_met_versies(graaf), versies=(2, 1))
    assert k.verschil is not None
    assert k.verschil.kop == "Van versie 1 (na c1) naar versie 2 (na c6)"
    assert k.verschil.relaties == {"vertrouwen-grondeigenaar.leidt_tot.afspraken-grond": "anders"}
    (regel,) = k.verschil.regels
    assert regel.zin.startswith("C13: eerst stond er ‘")
    assert "Wie vertrouwt, tekent eerder." in regel.zin
    assert regel.besluit == "B8 (brede sessie, 18 januari 2028)."


def test_without_versions_there_is_no_difference(sessie: Kaartgegevens) -> None:
    assert sessie.verschil is None


def test_a_version_that_is_not_there_is_refused(graaf: Verandergraaf) -> None:
    with pytest.raises(AanroepFout, match="Versie 9"):
        verzamel(_met_versies(graaf), versies=(1, 9))


def test_a_version_that_is_later_than_the_map_is_refused(graaf_van: Callable[..., Verandergraaf]) -> None:
    g = graaf_van(THEORIE + "- {soort: uitkomst, sleutel: rust, naam: Rust, niveau: gedrag, sinds: c2}\n")
    een = g.tot_en_met("c1")
    een = met(een, (maak(een, bijeenkomst=None, toelichting="Begin."),)).tot_en_met("c2")
    twee = met(een, (maak(een, bijeenkomst=None, toelichting="Meer."),))
    k = verzamel(twee, versies=(1, 2))
    assert k.verschil is not None
    assert k.verschil.knopen == {"rust": "erbij"}
    with pytest.raises(AanroepFout, match="Versie 2 geldt vanaf c2, en de kaart is van c1"):
        verzamel(twee.tot_en_met("c1"), versies=(1, 2))
