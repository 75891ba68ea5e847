"""What must hold of every dossier: properties of the judgement that need theory, areas, cycles and sources together.

The dossiers are small and generated; the numbers in the names are those of the list in oordeel.md.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.model.gebieden import Toepassing
from verandertheorie.model.soorten import RECORD, ElkRecord
from verandertheorie.model.woordenlijst import PERSPECTIEF_VAN
from verandertheorie.oordeel.gebied import weeg
from verandertheorie.oordeel.statuswoord import Breedte, statuswoord
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.dekking import dekking
from verandertheorie.vragen.uitleg import leg_uit

pytestmark = pytest.mark.lang

Velden = dict[str, Any]

DEELGEBIEDEN = ("A1", "A2", "B1", "B2")
CYCLI = ("c1", "c2", "c3")
DAG = {"c1": datetime.date(2026, 1, 15), "c2": datetime.date(2026, 2, 15), "c3": datetime.date(2026, 3, 15)}
FACTOREN = ("f", "g", "h", "e")
BEWERINGEN = (
    "i.activeert.m",
    "m.leidt_tot.u",
    "f.belemmert.u",
    "g.belemmert.[m.leidt_tot.u]",
    "h.bevordert.m",
    "f.veroorzaakt.e",
    "e.belemmert.m",
)
KANDIDAAT = "m.leidt_tot.v"
AANNAME = "a"
ONDERWERPEN = (*BEWERINGEN, *FACTOREN, KANDIDAAT, AANNAME)


def _bewering(sleutel: str, **meer: object) -> Velden:
    van, relatie, naar = sleutel.split(".", 2)
    return {"soort": "bewering", "van": van, "relatie": relatie, "naar": naar, "tekst": sleutel, **meer}


def _factor(sleutel: str, **meer: object) -> Velden:
    vast = {"klasse": "patroon", "ligging": "buiten_aanpak"}
    return {"soort": "systemische_factor", "sleutel": sleutel, "naam": sleutel, **vast, **meer}


def _gebied(sleutel: str, niveau: str, ligt_in: str | None = None, **meer: object) -> Velden:
    return {"soort": "gebied", "sleutel": sleutel, "naam": sleutel, "niveau": niveau, "ligt_in": ligt_in, **meer}


def _uitkomst(sleutel: str) -> Velden:
    return {"soort": "uitkomst", "sleutel": sleutel, "naam": sleutel, "niveau": "gedrag"}


def _toepassing(gebied: str, **meer: str) -> Velden:
    return {"soort": "toepassing", "handelingsperspectief": "x", "gebied": gebied, **meer}


def _bron(pseudoniem: str, organisatiesoort: str) -> Velden:
    vast = {"rol": "trekker", "geinformeerd": "ja"}
    waar = {"organisatiesoort": organisatiesoort, "perspectief": PERSPECTIEF_VAN[organisatiesoort]}
    return {"soort": "bron", "pseudoniem": pseudoniem, **waar, **vast}


def _cyclus(nummer: int) -> Velden:
    van, tot = f"2026-0{nummer}-01", f"2026-0{nummer}-28"
    return {"soort": "leercyclus", "sleutel": f"c{nummer}", "nummer": nummer, "van": van, "tot": tot}


THEORIE: tuple[Velden, ...] = (
    _gebied("programma", "programma"),
    _gebied("k1", "kerngebied", "programma"),
    _gebied("k2", "kerngebied", "programma"),
    *(_gebied(g, "deelgebied", "k1" if g.startswith("A") else "k2") for g in DEELGEBIEDEN),
    *(_cyclus(n) for n in (1, 2, 3)),
    {"soort": "interventie", "sleutel": "i", "naam": "i", "status": "gevolgd"},
    {"soort": "mechanisme", "sleutel": "m", "naam": "m", "domein": "uitvoeringsproces"},
    _uitkomst("u"),
    _uitkomst("v"),
    {"soort": "aanname", "sleutel": AANNAME, "naam": "a", "aannamesoort": "capaciteit"},
    _factor("f"),
    _factor("g", onderdeel_van="f"),
    _factor("h", valentie="helpend"),
    _factor("e", valentie="beide", sinds_codeboek="c2"),
    {"soort": "handelingsperspectief", "sleutel": "x", "naam": "x", "route": "oplossen"},
    _bewering("x.biedt_antwoord_op.f"),
    *(_bewering(b) for b in BEWERINGEN),
    {"soort": "inzet", "interventie": "i", "gebied": "A1", "van": "2026-01-01"},
    {"soort": "inzet", "interventie": "i", "gebied": "k2", "van": "2026-01-01"},
    _bron("b1", "rijk"),
    _bron("b2", "ondernemer"),
    _bron("b3", "gemeente"),
)
LATER: tuple[Velden, ...] = (
    _bewering("f.belemmert.u", sinds="c2", laag="kandidaat"),
    _bewering("m.leidt_tot.u", tot="c2", sinds="c1"),
    _bewering("h.bevordert.m", sinds="c3", binnen_scope="nee"),
    _bewering("m.leidt_tot.v", sinds="c3", code="C1"),
    _factor("g", sinds="c2"),
    _factor("e", sinds="c3", valentie="helpend"),
    _factor("h", sinds="c2", tot="c3", valentie="helpend"),
    _gebied("B3", "deelgebied", "k2", sinds="c2"),
    _gebied("A2", "deelgebied", "k1", sinds="c3", binnen_scope="nee"),
    _toepassing("A1", cyclus="c1", gebleken="c2", hielp="nee"),
    {"soort": "statuswijziging", "onderwerp": "i", "van": "gevolgd", "naar": "gestopt", "sinds": "c3", "reden": "r"},
)
"""What may be learned later: revisions of the theory, what was tried, and what became of an intervention."""


@st.composite
def _bewijs(trek: st.DrawFn, *, met_gebied: bool) -> Velden:
    item: Velden = {
        "onderwerp": trek(st.sampled_from(ONDERWERPEN)),
        "teken": trek(st.sampled_from(("voor", "voor", "tegen"))),
        "kern": "k",
        "bewijskracht": trek(st.sampled_from(("zwak", "matig", "sterk"))),
        "hoe_bekend": trek(st.sampled_from(("zelf_meegemaakt", "van_horen_zeggen"))),
    }
    return item | ({"gebied": trek(st.sampled_from(DEELGEBIEDEN))} if met_gebied else {})


@st.composite
def _dekking(trek: st.DrawFn, *, met_gebied: bool) -> Velden:
    item: Velden = {
        "onderwerp": trek(st.sampled_from(ONDERWERPEN)),
        "wijze": trek(st.sampled_from(("geobserveerd", "gericht_gevraagd"))),
        "gezocht": trek(st.sampled_from(("bestaan", "bestaan", "tegendeel", "andere_oorzaak"))),
        "gevonden": trek(st.sampled_from(("nee", "nee", "onduidelijk"))),
    }
    return item | ({"gebied": trek(st.sampled_from(DEELGEBIEDEN))} if met_gebied else {})


@st.composite
def _registratie(trek: st.DrawFn, naam: str, eerder: Sequence[Velden]) -> Velden:
    vorm = trek(st.sampled_from(("interview", "interview", "participatieve_observatie", "leerbijeenkomst", "document")))
    cyclus = trek(st.sampled_from(CYCLI))
    is_sessie = vorm == "leerbijeenkomst"
    bewijs = trek(st.lists(_bewijs(met_gebied=is_sessie), max_size=3))
    toen = ("", "", *(c for c in CYCLI if c < cyclus))
    bewijs = [b | ({"wanneer": c} if (c := trek(st.sampled_from(toen))) else {}) for b in bewijs]
    zoekt = trek(st.lists(_dekking(met_gebied=is_sessie), max_size=2))
    r: Velden = {
        "soort": "registratie",
        "id": naam,
        "datum": DAG[cyclus].isoformat(),
        "vorm": vorm,
        "interventie": "i",
        "open_vraag_belemmeringen": trek(st.sampled_from(("ja", "nee"))),
        "bewijs": bewijs,
        "dekking": zoekt,
    }
    if not is_sessie:
        r["gebied"] = trek(st.sampled_from(DEELGEBIEDEN))
    if vorm == "interview":
        r["bron"] = trek(st.sampled_from(("b1", "b2", "b3")))
    bronnen = [e["id"] for e in eerder if e["datum"] <= r["datum"]]
    if vorm == "document" and bronnen:
        r["ontleend_aan"] = trek(st.lists(st.sampled_from(bronnen), max_size=2, unique=True))
    return r


@st.composite
def _registraties(trek: st.DrawFn, *, minstens: int = 0) -> tuple[Velden, ...]:
    uit: list[Velden] = []
    for n in range(trek(st.integers(minstens, 6))):
        uit.append(trek(_registratie(f"r{n}", uit)))
    return tuple(uit)


DOSSIERS = _registraties()
HERZIENINGEN = st.lists(st.sampled_from(LATER), unique_by=lambda v: (v["soort"], str(v.get("van")), v.get("sleutel")))


def _records(velden: Iterable[Velden]) -> tuple[ElkRecord, ...]:
    return tuple(RECORD.validate_python(v) for v in velden)


def _graaf(*delen: Iterable[Velden], tot_en_met: str = "c3") -> Verandergraaf:
    return Verandergraaf.van(_records(v for deel in delen for v in deel), tot_en_met=tot_en_met)


VRAGEN: tuple[Callable[[Verandergraaf], Antwoord[Any]], ...] = (
    lambda g: terugkerende_belemmeringen(g, alles=True),
    lambda g: helpende_factoren(g, alles=True),
    stand_van_beweringen,
    dekking,
)


def _oordelen(graaf: Verandergraaf) -> list[tuple[object, ...]]:
    """Rows and sentences of all questions but coverage."""
    return [(a.rijen, a.zinnen) for a in (vraag(graaf) for vraag in VRAGEN[:3])]


def _antwoorden(graaf: Verandergraaf) -> list[tuple[object, ...]]:
    """Rows and sentences of all questions, every explanation, and the edges that networkx gets."""
    uit: list[tuple[object, ...]] = [(a.rijen, a.zinnen) for a in (vraag(graaf) for vraag in VRAGEN)]
    uit += [(a.rijen, a.zinnen) for a in (leg_uit(graaf, f) for f in graaf.factoren)]
    n = graaf.naar_networkx()
    return [
        *uit,
        tuple(n.nodes(data=True)),
        tuple((*e[:3], tuple(e[3].items())) for e in n.edges(keys=True, data=True)),
    ]


# --- the moment -------------------------------------------------------------------------------


def _bekend_na(velden: Iterable[Velden], cyclus: str) -> tuple[Velden, ...]:
    """The part of a dossier that existed at the end of a cycle."""

    def later(v: Velden) -> bool:
        if v["soort"] == "registratie":
            return bool(v["datum"] > f"{DAG[cyclus]:%Y-%m}-28")
        return max(v.get("sinds") or "", v.get("cyclus") or "") > cyclus

    def toen(v: Velden) -> Velden:
        """What was being tried was known; what came of it not yet."""
        return {**v, "gebleken": None, "hielp": "onbekend"} if (v.get("gebleken") or "") > cyclus else v

    return tuple(toen(v) for v in velden if not later(v))


@given(records=DOSSIERS, later=HERZIENINGEN, cyclus=st.sampled_from(CYCLI))
@settings(max_examples=60)
def test_12_an_answer_as_of_a_cycle_is_that_of_a_dossier_without_anything_later(
    records: tuple[Velden, ...], later: list[Velden], cyclus: str
) -> None:
    alles = (*THEORIE, *records, *later)
    assert _antwoorden(_graaf(alles, tot_en_met=cyclus)) == _antwoorden(
        _graaf(_bekend_na(alles, cyclus), tot_en_met=cyclus)
    )


@pytest.mark.parametrize("cyclus", ["c1", "c2", "c3", "c4", "c5", "c6"])
def test_12_the_example_never_looks_ahead(voorbeeld: Path, cyclus: str) -> None:
    alles = Verandergraaf.uit(voorbeeld).alles
    heel = Verandergraaf.van(alles, tot_en_met=cyclus)

    def bekend(r: ElkRecord) -> bool:
        if r.soort == "registratie":
            return heel.cyclus_van(r.id) <= heel.t
        if r.sinds_is_dag:
            return True  # what sessions wrote down is no evidence
        return max(heel.nummer(r.vanaf or None), heel.nummer(getattr(r, "cyclus", None))) <= heel.t

    def zonder_uitkomst(r: ElkRecord) -> ElkRecord:
        if isinstance(r, Toepassing) and heel.nummer(r.gebleken) > heel.t:
            return r.model_copy(update={"gebleken": None, "hielp": "onbekend"})
        return r

    toen = [zonder_uitkomst(r) for r in alles if bekend(r)]
    assert (len(toen) < len(alles)) is (cyclus != "c6")
    assert _antwoorden(heel) == _antwoorden(Verandergraaf.van(toen, tot_en_met=cyclus))


@given(st.data())
@settings(max_examples=40)
def test_13_and_1_records_that_come_in_one_by_one_or_in_any_order_give_the_same_answers(data: st.DataObject) -> None:
    alles = (*THEORIE, *data.draw(DOSSIERS), *data.draw(HERZIENINGEN))
    anders = data.draw(st.permutations(alles))
    assert _antwoorden(_graaf(alles)) == _antwoorden(_graaf(anders))


def test_13_importing_the_example_cycle_by_cycle_is_importing_it_at_once(voorbeeld: Path, tmp_path: Path) -> None:
    bron = meegeleverd("voorbeelden/extra-rijksinzet")
    with Dossier.maak(tmp_path / "stap-voor-stap.sqlite") as d:
        stappen = [bron / "theorie", bron / "records" / "bronnen.yaml"]
        stappen += sorted((bron / "records").glob("c?.yaml"))
        stappen += [bron / "records" / "tweede-codering.yaml", bron / "sessies"]
        assert [importeer(d, stap).fouten for stap in stappen] == [()] * len(stappen)
        hash_ = d.hash()
    with Dossier.open(voorbeeld, alleen_lezen=True) as d:
        assert hash_ == d.hash()
    stap_voor_stap = Verandergraaf.uit(tmp_path / "stap-voor-stap.sqlite")
    assert _oordelen(stap_voor_stap) == _oordelen(Verandergraaf.uit(voorbeeld))


def test_2_importing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    bron = meegeleverd("voorbeelden/mini")
    with Dossier.maak(tmp_path / "twee-keer.sqlite") as d:
        eerste = importeer(d, bron / "theorie", bron / "records")
        voor, graaf = d.hash(), Verandergraaf.van(lees_records(d.rijen()))
        tweede = importeer(d, bron / "records", bron / "theorie")
        assert not eerste.fouten
        assert (tweede.nieuw, tweede.herzien, tweede.veranderd, tweede.fouten) == ((), (), (), ())
        assert len(tweede.bekend) == len(eerste.nieuw) > 0
        assert d.hash() == voor
        assert _antwoorden(Verandergraaf.van(lees_records(d.rijen()))) == _antwoorden(graaf)


@given(records=_registraties(minstens=1))
@settings(max_examples=30)
def test_2_a_second_report_of_the_same_source_in_the_same_cycle_changes_no_number(records: tuple[Velden, ...]) -> None:
    """The copy says it again under another id: one source counts once, with the strongest it said."""
    kopie = {**records[-1], "id": "kopie"}
    assume(kopie["vorm"] in ("interview", "leerbijeenkomst"))
    assert _oordelen(_graaf(THEORIE, records)) == _oordelen(_graaf(THEORIE, records, (kopie,)))


# --- what is irrelevant -----------------------------------------------------------------------


@given(
    records=DOSSIERS,
    gebied=st.sampled_from(DEELGEBIEDEN),
    cyclus=st.sampled_from(CYCLI),
    gevraagd=st.booleans(),
)
@settings(max_examples=40)
def test_5_a_visit_that_found_nothing_changes_no_claim_and_without_an_open_question_nothing_at_all(
    records: tuple[Velden, ...], gebied: str, cyclus: str, gevraagd: bool
) -> None:
    """What was openly asked and not brought up weighs against presence: see 22 in ``test_methode.py``."""
    assume(records)
    bezoek: Velden = {
        "soort": "registratie",
        "id": "bezoek",
        "datum": DAG[cyclus].isoformat(),
        "gebied": gebied,
        "bron": "b1",
        "interventie": "i",
        "open_vraag_belemmeringen": "ja" if gevraagd else "nee",
    }
    zonder, met = _graaf(THEORIE, records), _graaf(THEORIE, records, (bezoek,))
    nieuw = set(dekking(met)) - set(dekking(zonder))
    assert stand_van_beweringen(zonder).rijen == stand_van_beweringen(met).rijen
    if not gevraagd:
        assert _oordelen(zonder) == _oordelen(met)
        assert not nieuw
    assert {(c.gebied, c.cyclus, c.toestand) for c in nieuw} <= {(gebied, cyclus, "niet_genoemd")}


def _rij_van(graaf: Verandergraaf, bewering: str) -> object:
    return next(r for r in stand_van_beweringen(graaf) if r.bewering == bewering)


def _presentie(graaf: Verandergraaf, factor: str) -> tuple[object, ...]:
    b = beoordeling(graaf).factor(factor, "belemmerend").beeld
    return b.verwachting, b.hardnekkigheid, b.klasse, [(g, hier.toestand) for g, hier in b.gebieden.items()]


def _zonder_elk(graaf: Verandergraaf) -> None:
    """Hold the words that leave out each voice against the same sum over the findings of all others."""
    for o in map(beoordeling(graaf).bewering, graaf.stellingen):
        for groep, woord in o.woord.zonder.items():
            rest = {g: [v for v in vs if v.item.groep != groep] for g, vs in o.vondsten.items()}
            telt = {(v.item.teken, v.perspectief) for g in o.tellend for v in o.tellend[g] if v.item.groep != groep}
            gezocht = graaf.gezocht.get(o.stelling.sleutel, ())
            breedte = Breedte(
                kerngebied_van=graaf.kerngebied_van,
                steunend=frozenset(wie for teken, wie in telt if teken > 0 and wie),
                ontkennend=frozenset(wie for teken, wie in telt if teken < 0 and wie),
                tegendeel_gezocht="tegendeel" in gezocht,
                andere_oorzaak_gezocht="andere_oorzaak" in gezocht,
                programma=graaf.ligging.programma,
            )
            cellen = {g: weeg((v.item for v in vs), graaf.parameters) for g, vs in rest.items() if vs}
            assert statuswoord(cellen, len(o.geldt_in), breedte, graaf.parameters).rekenstatus == woord


@given(records=_registraties(minstens=1))
@settings(max_examples=40)
def test_20_the_word_without_a_voice_is_that_of_what_the_others_said(records: tuple[Velden, ...]) -> None:
    _zonder_elk(_graaf(THEORIE, records))


def test_20_the_same_for_every_voice_of_the_example(voorbeeld: Path) -> None:
    _zonder_elk(Verandergraaf.uit(voorbeeld))


@given(records=_registraties(minstens=1), onderwerp=st.sampled_from(BEWERINGEN))
@settings(max_examples=40)
def test_11_evidence_on_other_claims_is_irrelevant(records: tuple[Velden, ...], onderwerp: str) -> None:
    def alleen(r: Velden) -> Velden:
        return {**r, **{deel: [x for x in r[deel] if x["onderwerp"] == onderwerp] for deel in ("bewijs", "dekking")}}

    assert _rij_van(_graaf(THEORIE, records), onderwerp) == _rij_van(
        _graaf(THEORIE, [alleen(r) for r in records]), onderwerp
    )


@given(records=_registraties(minstens=1), factor=st.sampled_from(("f", "h", "e")))
@settings(max_examples=40)
def test_11_for_presence_only_claims_that_start_in_the_factor_or_under_it_matter(
    records: tuple[Velden, ...], factor: str
) -> None:
    boom = {"f": ("f", "g"), "h": ("h",), "e": ("e",)}[factor]

    def alleen(r: Velden) -> Velden:
        def hoort(x: Velden) -> bool:
            return x["onderwerp"].split(".")[0] in boom

        return {**r, "bewijs": [x for x in r["bewijs"] if hoort(x)], "dekking": [x for x in r["dekking"] if hoort(x)]}

    assert _presentie(_graaf(THEORIE, records), factor) == _presentie(
        _graaf(THEORIE, [alleen(r) for r in records]), factor
    )


@given(records=_registraties(minstens=1), data=st.data())
@settings(max_examples=30)
def test_16_quotes_and_who_may_read_them_never_change_a_number(
    records: tuple[Velden, ...], data: st.DataObject
) -> None:
    def vertrouwelijk(r: Velden) -> Velden:
        tekst = {
            "citaat": "Zo zei zij het.",
            "citaat_akkoord": data.draw(st.sampled_from(("akkoord", "geen_akkoord"))),
            "vrijgave": data.draw(st.sampled_from(([], ["monitor"], ["publiek"]))),
        }
        lezers = data.draw(st.sampled_from(("openbaar", "monitor")))
        teruggelegd = data.draw(st.sampled_from(("ingestemd", "niet_ingestemd")))
        bewijs = [{**b, **tekst} for b in r["bewijs"]]
        return {**r, "vertrouwelijkheid": lezers, "teruggelegd": teruggelegd, "bewijs": bewijs}

    assert _antwoorden(_graaf(THEORIE, records)) == _antwoorden(_graaf(THEORIE, [vertrouwelijk(r) for r in records]))


ANDERE_NAAM = {"A1": "Z9", "A2": "B1", "B1": "D04", "B2": "A1", "k1": "zuid", "k2": "noord"}


def _hernoemd(waarde: Any, naam: Mapping[str, str]) -> Any:
    """The record with every area under another name; no other value is spelled like an area."""
    if isinstance(waarde, dict):
        return {k: _hernoemd(v, naam) for k, v in waarde.items()}
    if isinstance(waarde, list | tuple):
        return type(waarde)(_hernoemd(v, naam) for v in waarde)
    return naam.get(waarde, waarde) if isinstance(waarde, str) else waarde


@given(records=_registraties(minstens=1))
@settings(max_examples=40)
def test_17_areas_under_other_names_give_the_same_numbers_in_the_same_places(records: tuple[Velden, ...]) -> None:
    def kern(graaf: Verandergraaf, terug: Mapping[str, str]) -> object:
        def gebieden(namen: Iterable[str]) -> list[str]:
            return sorted(terug.get(n, n) for n in namen)

        def stemmen(namen: Iterable[str]) -> list[str]:
            """A series of sessions is a voice per area, by the name of both."""
            return sorted("/".join(terug.get(deel, deel) for deel in n.split("/")) for n in namen)

        beweringen = [
            (r.bewering, r.rekenstatus, len(r.ontbreekt), r.steun, r.tegenspraak, r.n, r.kans, r.verwacht,
             gebieden(r.omstreden_in), stemmen(r.hangt_op), r.laag_band, r.hoog_band, r.op_de_grens,
             gebieden(r.onderzocht_in))
            for r in stand_van_beweringen(graaf)
        ]  # fmt: skip
        factoren = [
            (r.factor, r.klasse, r.verwacht, r.laag_band, r.hoog_band, r.nog_aanwezig, r.opnieuw_gekeken,
             r.geraakt, r.theoretisch_geraakt,
             gebieden(r.genoemd_in), gebieden(r.niet_genoemd_in), gebieden(r.vastgesteld_in), gebieden(r.kerngebieden),
             sorted((terug.get(g, g), t) for g, t in r.toestanden.items()))
            for vraag in (terugkerende_belemmeringen, helpende_factoren)
            for r in vraag(graaf, alles=True)
        ]  # fmt: skip
        return beweringen, factoren

    anders = _graaf(_hernoemd(THEORIE, ANDERE_NAAM), _hernoemd(records, ANDERE_NAAM))
    assert kern(_graaf(THEORIE, records), {}) == kern(anders, {n: o for o, n in ANDERE_NAAM.items()})


# --- what must grow, and what must stay apart -------------------------------------------------


def _getallen(graaf: Verandergraaf, onderwerp: str) -> tuple[float, ...]:
    """The mean and the band of a claim or of the presence of a factor; of a claim the chance too."""
    b = beoordeling(graaf)
    if onderwerp in FACTOREN:
        v = b.factor(onderwerp, "belemmerend").beeld.verwachting
        return v.verwacht, v.laag, v.hoog
    o = b.bewering(onderwerp)
    return o.verwachting.verwacht, o.verwachting.laag, o.verwachting.hoog, o.woord.kans


@given(
    records=DOSSIERS,
    onderwerp=st.sampled_from((*BEWERINGEN, *FACTOREN)),
    gebied=st.sampled_from(DEELGEBIEDEN),
    bron=st.sampled_from(("b1", "b2", "b3")),
    sterk=st.sampled_from(("zwak", "sterk")),
    cyclus=st.sampled_from(CYCLI),
    voor=st.booleans(),
)
@settings(max_examples=120)
def test_3_one_more_finding_for_never_lowers_the_chance_the_mean_or_the_band_and_one_against_never_raises_them(
    records: tuple[Velden, ...], onderwerp: str, gebied: str, bron: str, sterk: str, cyclus: str, voor: bool
) -> None:
    extra: Velden = {
        "soort": "registratie",
        "id": "extra",
        "datum": DAG[cyclus].isoformat(),
        "gebied": gebied,
        "bron": bron,
        "interventie": "i",
        "bewijs": [{"onderwerp": onderwerp, "teken": "voor" if voor else "tegen", "kern": "k", "bewijskracht": sterk}],
    }

    voordien = _getallen(_graaf(THEORIE, records), onderwerp)
    nadien = _getallen(_graaf(THEORIE, records, (extra,)), onderwerp)
    kant = 1 if voor else -1
    for x, y in zip(voordien, nadien, strict=True):
        assert kant * (y - x) >= -1e-9


@given(records=_registraties(minstens=1))
@settings(max_examples=60)
def test_15_a_parent_counts_what_is_for_anything_under_it_and_against_only_itself(records: tuple[Velden, ...]) -> None:
    def alleen_zichzelf(r: Velden) -> Velden:
        """Everything said for g, said of f; what was said against g, not said, and of a claim from g only mentioned."""
        bewijs = []
        for b in r["bewijs"]:
            over_g = b["onderwerp"].split(".")[0] == "g"
            if not over_g:
                bewijs.append(b)
            elif b["teken"] == "voor":
                bewijs.append({**b, "onderwerp": "f"})
            elif b["onderwerp"] != "g":
                bewijs.append({**b, "onderwerp": f"f{b['onderwerp'][1:]}"})
        return {**r, "bewijs": bewijs, "dekking": [d for d in r["dekking"] if d["onderwerp"].split(".")[0] != "g"]}

    los = [v if v.get("sleutel") != "g" else _factor("g") for v in THEORIE]
    met_kind, zonder = _graaf(THEORIE, records), _graaf(los, [alleen_zichzelf(r) for r in records])
    assert _presentie(met_kind, "f") == _presentie(zonder, "f")


@given(
    onderwerp=st.sampled_from(ONDERWERPEN),
    plekken=st.lists(
        st.tuples(st.sampled_from(DEELGEBIEDEN), st.sampled_from(("voor", "tegen")), st.sampled_from(CYCLI)),
        min_size=2,
        max_size=8,
        unique=True,
    ),
)
@settings(max_examples=40)
def test_19_items_that_differ_only_in_area_sign_or_cycle_stay_apart_in_the_graph_and_in_networkx(
    onderwerp: str, plekken: list[tuple[str, str, str]]
) -> None:
    """One session per cycle, every item with the same words."""
    sessies = [
        {
            "soort": "registratie",
            "id": f"sessie-{c}",
            "datum": DAG[c].isoformat(),
            "vorm": "leerbijeenkomst",
            "interventie": "i",
            "bewijs": [
                {"onderwerp": onderwerp, "teken": teken, "kern": "k", "gebied": gebied}
                for gebied, teken, cyclus in plekken
                if cyclus == c
            ],
        }
        for c in CYCLI
    ]
    graaf = _graaf(THEORIE, sessies)
    teken = {"voor": 1, "tegen": -1}
    gevraagd = sorted((g, teken[t], c) for g, t, c in plekken)
    vondsten = [v for v in graaf.vondsten(onderwerp) if v.via is None]
    assert sorted((v.gebied, v.item.teken, graaf.naam_van_cyclus(v.item.cyclus)) for v in vondsten) == gevraagd
    randen = [
        d for _, _, d in graaf.naar_networkx().edges(data=True) if d["laag"] == "bewijs" and d["bewering"] == onderwerp
    ]
    if onderwerp != AANNAME:
        assert sorted((d["gebied"], d["teken"], d["cyclus"]) for d in randen) == gevraagd
