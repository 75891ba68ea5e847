"""Where a claim can hold, what counts there, and what each of the twelve filters changes and leaves alone."""

from collections.abc import Callable
from dataclasses import asdict, fields

import pytest

from tests.mini import HULP_GEEFT_MOED, TREKKER, TWEE_CYCLI, WACHTEN
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import ALLES, Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.belemmeringen import terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import Stand, stand_van_beweringen
from verandertheorie.vragen.dekking import dekking
from verandertheorie.vragen.uitleg import leg_uit

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    TWEE_CYCLI
    + HULP_GEEFT_MOED
    + WACHTEN
    + TREKKER
    + """\
- {soort: gebied, sleutel: programma, naam: Programma, niveau: programma}
- {soort: gebied, sleutel: zand, naam: Zand, niveau: kerngebied, ligt_in: programma, opgaven: [stikstof]}
- {soort: gebied, sleutel: veen, naam: Veen, niveau: kerngebied, ligt_in: programma, opgaven: [bodemdaling]}
- {soort: gebied, sleutel: Z1, naam: Z1, niveau: deelgebied, ligt_in: zand}
- {soort: gebied, sleutel: Z2, naam: Z2, niveau: deelgebied, ligt_in: zand, opgaven: [water]}
- {soort: gebied, sleutel: V1, naam: V1, niveau: deelgebied, ligt_in: veen}
- {soort: gebied, sleutel: V2, naam: V2, niveau: deelgebied, ligt_in: veen}
- {soort: gebied, sleutel: V9, naam: V9, niveau: deelgebied, ligt_in: veen, binnen_scope: nee}
- {soort: interventie, sleutel: hulp, naam: Hulp, werkprincipes: [lerend], beleidsspoor: gebiedsgericht}
- {soort: interventie, sleutel: erfhulp, naam: Erfhulp, schaal: erf, werkprincipes: [projectmatig], beleidsspoor: ondernemersgericht}
- {soort: mechanisme, sleutel: moed, naam: Moed, domein: uitvoeringsproces}
- {soort: mechanisme, sleutel: gesprek, naam: Gesprek, domein: interbestuurlijk}
- {soort: uitkomst, sleutel: tempo, naam: Tempo, niveau: hoofddoel, klasse: voortgang}
- {soort: systemische_factor, sleutel: haast, naam: Haast, klasse: patroon, ligging: buiten_aanpak}
- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed maakt tempo.}
- {soort: bewering, code: C3, van: erfhulp, relatie: activeert, naar: gesprek, tekst: Erfhulp geeft gesprek.}
- {soort: bewering, code: C4, van: wachten, relatie: belemmert, naar: moed, tekst: Wachten kost moed.}
- {soort: bewering, code: C5, van: haast, relatie: belemmert, naar: gesprek, tekst: Haast kost het gesprek.}
- {soort: bron, pseudoniem: b2, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
"""  # noqa: E501  (one record per line reads best)
)


def _registratie(
    id_: str, gebied: str, items: str, *, bron: str = "b1", over: str = "hulp", dag: str = "2026-01-10"
) -> str:
    return f"""
- soort: registratie
  id: {id_}
  datum: {dag}
  gebied: {gebied}
  bron: {bron}
  interventie: {over}
  {items}"""


def _voor(onderwerp: str) -> str:
    return f"bewijs: [{{onderwerp: {onderwerp}, teken: voor, kern: Gezien.}}]"


def _inzet(interventie: str, gebied: str, *, van: str = "2026-01-01", tot: str = "") -> str:
    return f"\n- {{soort: inzet, interventie: {interventie}, gebied: {gebied}, van: {van}{tot and f', tot: {tot}'}}}"


def _stand(graaf: Verandergraaf, code: str) -> Stand:
    return next(r for r in stand_van_beweringen(graaf) if r.code == code)


# --- scope and N ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inzet", "gebieden"),
    [
        ("", ("V1", "V2", "Z1", "Z2")),
        (_inzet("hulp", "Z1"), ("Z1",)),
        (_inzet("hulp", "zand"), ("Z1", "Z2")),
        (_inzet("hulp", "programma"), ("V1", "V2", "Z1", "Z2")),
        (_inzet("hulp", "Z1") + _inzet("hulp", "veen"), ("V1", "V2", "Z1")),
        (_inzet("hulp", "V9"), ()),
        (_inzet("hulp", "Z1", van="2030-01-01"), ("Z1",)),
        (_inzet("hulp", "Z1", van="2020-01-01", tot="2020-12-31"), ("Z1",)),
        (_inzet("erfhulp", "Z1"), ("V1", "V2", "Z1", "Z2")),
    ],
    ids=["no-rows", "sub-area", "core-area", "programme", "two-rows", "out-of-scope", "later", "past", "another"],
)
def test_n_is_where_the_intervention_runs_ran_or_will_run(
    graaf_van: GraafVan, inzet: str, gebieden: tuple[str, ...]
) -> None:
    graaf = graaf_van(THEORIE + inzet)
    assert graaf.geldt_in(graaf.stellingen["hulp.activeert.moed"]) == gebieden
    assert _stand(graaf, "C1").n == len(gebieden)
    assert _stand(graaf, "C2").n == 4, "a claim that starts elsewhere counts all areas"


def test_an_area_out_of_scope_is_no_area_and_the_number_left_out_is_printed(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE)
    assert graaf.deelgebieden == ("V1", "V2", "Z1", "Z2")
    assert graaf.buiten_scope == 1
    assert " 1 onderdeel buiten scope weggelaten " in stand_van_beweringen(graaf).voet


def test_evidence_from_where_the_intervention_does_not_run_is_kept_and_shown_and_counts_nowhere(
    graaf_van: GraafVan,
) -> None:
    binnen = THEORIE + _inzet("hulp", "zand") + _registratie("r1", "Z1", _voor("C1"))
    graaf = graaf_van(binnen + _registratie("r2", "V1", _voor("C1"), bron="b2"))
    assert _stand(graaf, "C1") == _stand(graaf_van(binnen), "C1")
    (buiten,) = (r for r in leg_uit(graaf, "C1") if not r.telt)
    assert (buiten.id, buiten.waarom_niet) == ("r2#1", "de interventie loopt hier niet")
    assert {c.toestand for c in dekking(graaf, "C1") if c.gebied == "V1"} == {"niet_van_toepassing"}


@pytest.mark.parametrize("gebied", ["zand", "programma"])
@pytest.mark.parametrize("onderwerp", ["C1", "C2", "wachten"])
def test_evidence_that_is_not_traced_to_a_sub_area_is_kept_and_shown_and_counts_nowhere(
    graaf_van: GraafVan, gebied: str, onderwerp: str
) -> None:
    binnen = THEORIE + _registratie("r1", "Z1", _voor(onderwerp))
    zonder, met = graaf_van(binnen), graaf_van(binnen + _registratie("r2", gebied, _voor(onderwerp), bron="b2"))
    assert stand_van_beweringen(met).rijen == stand_van_beweringen(zonder).rijen
    assert terugkerende_belemmeringen(met).rijen == terugkerende_belemmeringen(zonder).rijen
    (buiten,) = (r for r in leg_uit(met, onderwerp) if not r.telt)
    assert (buiten.gebied, buiten.waarom_niet) == (gebied, "niet tot een deelgebied herleid")
    assert "r2#1" in str(leg_uit(met, onderwerp))


def test_every_item_has_its_own_area_before_that_of_the_record(graaf_van: GraafVan) -> None:
    bewijs = "bewijs: [{onderwerp: C2, teken: voor, kern: Gezien., gebied: V1}]"
    items = f"{bewijs}\n  dekking: [{{onderwerp: C2, gebied: V2, gevonden: nee}}]"
    assert _stand(graaf_van(THEORIE + _registratie("r", "Z1", items)), "C2").onderzocht_in == ("V1", "V2")


# --- filters ----------------------------------------------------------------------------------

TWEE_ITEMS = "bewijs: [{onderwerp: C1, teken: voor, kern: a.}, {onderwerp: wachten, teken: voor, kern: b.}]"
TEGEN_EN_GEZOCHT = """bewijs: [{onderwerp: C1, teken: tegen, kern: c.}]
  dekking: [{onderwerp: wachten, gevonden: nee}]"""
RECORDS = (
    _registratie("z1-b1", "Z1", TWEE_ITEMS)
    + _registratie("z2-b1", "Z2", _voor("C2"), dag="2026-02-10")
    + _registratie("v1-b2", "V1", TEGEN_EN_GEZOCHT, bron="b2")
    + _registratie("v2-b2", "V2", _voor("C5"), bron="b2", over="erfhulp", dag="2026-02-10")
    + _registratie("v2-obs", "V2", _voor("haast"), over="geen").replace("bron: b1", "vorm: participatieve_observatie")
)
TEKST = THEORIE + RECORDS


def _filternaam(waarde: object) -> str | None:
    """What a filter chooses, as it is typed; anything else keeps the name that pytest gives."""
    if not isinstance(waarde, Filter):
        return None
    return " ".join(f"{veld}={','.join(woorden)}" for veld, woorden in asdict(waarde).items() if woorden)


@pytest.mark.parametrize(
    ("gekozen", "gebieden"),
    [
        (Filter(gebied=("Z1",)), ("Z1",)),
        (Filter(gebied=("Z1", "V1")), ("V1", "Z1")),
        (Filter(gebied=("zand",)), ("Z1", "Z2")),
        (Filter(gebied=("programma",)), ("V1", "V2", "Z1", "Z2")),
        (Filter(kerngebied=("veen",)), ("V1", "V2")),
        (Filter(opgave=("stikstof",)), ("Z1", "Z2")),
        (Filter(opgave=("water",)), ("Z2",)),
        (Filter(opgave=("water", "bodemdaling")), ("V1", "V2", "Z2")),
        (Filter(kerngebied=("zand",), opgave=("bodemdaling",)), ()),
    ],
    ids=_filternaam,
)
def test_an_area_filter_sets_n_and_leaves_the_records_alone(
    graaf_van: GraafVan, gekozen: Filter, gebieden: tuple[str, ...]
) -> None:
    graaf, heel = graaf_van(TEKST, filter=gekozen), graaf_van(TEKST)
    assert graaf.deelgebieden == gebieden
    assert {r.n for r in stand_van_beweringen(graaf)} == {len(gebieden)}
    assert {r.n for r in terugkerende_belemmeringen(graaf, alles=True)} == {len(gebieden)}
    assert {c.gebied for c in dekking(graaf)} == set(gebieden)
    assert graaf.registraties == heel.registraties
    for r in stand_van_beweringen(graaf):
        heel_rij = next(h for h in stand_van_beweringen(heel) if h.bewering == r.bewering)
        assert r.onderzocht_in == tuple(g for g in heel_rij.onderzocht_in if g in gebieden)


def test_what_falls_outside_the_chosen_areas_is_shown_as_such(graaf_van: GraafVan) -> None:
    uitleg = leg_uit(graaf_van(TEKST, filter=Filter(kerngebied=("zand",))), "C1")
    assert {r.id: r.waarom_niet for r in uitleg} == {"z1-b1#1": "", "v1-b2#1": "buiten de gekozen gebieden"}


RECORDFILTERS = [
    (Filter(rol=("eigenaar",)), {"v1-b2", "v2-b2"}),
    (Filter(perspectief=("rijk",)), {"z1-b1", "z2-b1"}),
    (Filter(perspectief=("rijk", "ondernemer")), {"z1-b1", "z2-b1", "v1-b2", "v2-b2"}),
    (Filter(interventie=("erfhulp",)), {"v2-b2"}),
    (Filter(interventie=("geen",)), {"v2-obs"}),
    (Filter(werkprincipe=("lerend",)), {"z1-b1", "z2-b1", "v1-b2"}),
    (Filter(beleidsspoor=("ondernemersgericht",)), {"v2-b2"}),
    (Filter(schaal=("gebied",)), {"z1-b1", "z2-b1", "v1-b2"}),
    (Filter(cyclus=("c1",)), {"z1-b1", "v1-b2", "v2-obs"}),
    (Filter(rol=("eigenaar",), cyclus=("c2",)), {"v2-b2"}),
]


@pytest.mark.parametrize(("gekozen", "over"), RECORDFILTERS, ids=_filternaam)
def test_a_record_filter_chooses_whole_records_and_keeps_n_and_the_moment(
    graaf_van: GraafVan, gekozen: Filter, over: set[str]
) -> None:
    graaf = graaf_van(TEKST, filter=gekozen)
    assert {r.id for r in graaf.registraties} == over
    assert graaf.deelgebieden == ("V1", "V2", "Z1", "Z2")
    assert {r.n for r in stand_van_beweringen(graaf)} == {4}
    assert graaf.cyclus == "c2", "also when only records of c1 are left"
    alleen = "".join(f"\n- {deel}" for deel in RECORDS.split("\n- ")[1:] if any(f"id: {id_}\n" in deel for id_ in over))
    zonder_de_rest = graaf_van(THEORIE + alleen, tot_en_met="c2")
    for vraag in (stand_van_beweringen, terugkerende_belemmeringen, dekking):
        assert vraag(graaf).rijen == vraag(zonder_de_rest).rijen


def test_a_perspective_filter_takes_what_was_asked_along_with_the_record(graaf_van: GraafVan) -> None:
    def in_v1(gekozen: Filter) -> str:
        (cel,) = (
            c for c in dekking(graaf_van(TEKST, filter=gekozen), "wachten") if (c.gebied, c.cyclus) == ("V1", "c1")
        )
        return cel.toestand

    assert in_v1(ALLES) == in_v1(Filter(perspectief=("ondernemer",))) == "gezocht_niet_gevonden"
    assert in_v1(Filter(perspectief=("rijk",))) == "niet_onderzocht"


def test_a_filter_never_changes_who_is_one_voice(graaf_van: GraafVan) -> None:
    """The report rests on an interview that the filter leaves out."""
    verslag = _registratie("a-verslag", "Z1", f"ontleend_aan: z1-b1\n  {_voor('C1')}", dag="2026-02-10")
    graaf = graaf_van(TEKST + verslag.replace("bron: b1", "vorm: document"), filter=Filter(cyclus=("c2",)))
    assert [v.item.groep for v in graaf.vondsten("hulp.activeert.moed")] == ["b1"]


@pytest.mark.parametrize(
    ("gekozen", "factoren", "codes"),
    [
        (Filter(klasse=("spelregel",)), ["wachten"], ["C4"]),
        (Filter(klasse=("voortgang",)), [], ["C2"]),
        (Filter(domein=("interbestuurlijk",)), ["haast"], ["C3", "C5"]),
        (Filter(klasse=("spelregel",), domein=("interbestuurlijk",)), [], []),
    ],
    ids=_filternaam,
)
def test_a_class_or_domain_filter_only_chooses_what_is_listed(
    graaf_van: GraafVan, gekozen: Filter, factoren: list[str], codes: list[str]
) -> None:
    graaf, heel = graaf_van(TEKST, filter=gekozen), graaf_van(TEKST)
    belemmeringen, beweringen = terugkerende_belemmeringen(graaf, alles=True), stand_van_beweringen(graaf)
    assert [r.factor for r in belemmeringen] == factoren
    assert [r.code for r in beweringen] == codes
    assert set(beweringen) <= set(stand_van_beweringen(heel))
    assert {r.factor: r.toestanden for r in belemmeringen}.items() <= {
        r.factor: r.toestanden for r in terugkerende_belemmeringen(heel, alles=True)
    }.items()
    assert graaf.registraties == heel.registraties


def test_the_answer_says_which_filters_it_was_asked_with(graaf_van: GraafVan) -> None:
    antwoord = stand_van_beweringen(graaf_van(TEKST, filter=Filter(gebied=("Z1",), rol=("trekker",))))
    assert antwoord.filters == {"gebied": ("Z1",), "rol": ("trekker",)}


BIJNA = {
    "gebied": ("zannd", "zand"),
    "kerngebied": ("zandd", "zand"),
    "opgave": ("stikstoff", "stikstof"),
    "rol": ("trekkerr", "trekker"),
    "perspectief": ("ondernemers", "ondernemer"),
    "interventie": ("hullp", "hulp"),
    "werkprincipe": ("lerrend", "lerend"),
    "beleidsspoor": ("gebiedsgerichte", "gebiedsgericht"),
    "schaal": ("gebieds", "gebied"),
    "klasse": ("spelregels", "spelregel"),
    "domein": ("interbestuurlijke", "interbestuurlijk"),
}


def test_every_filter_is_tried_below() -> None:
    assert {*BIJNA, "cyclus"} == {f.name for f in fields(Filter)}


@pytest.mark.parametrize("veld", BIJNA)
def test_a_word_that_no_record_has_is_refused_with_the_nearest_that_one_has(graaf_van: GraafVan, veld: str) -> None:
    fout, goed = BIJNA[veld]
    with pytest.raises(AanroepFout, match=rf"{veld}={fout} past op niets in het dossier\. Bedoelt u {goed}\?"):
        graaf_van(TEKST, filter=Filter(**{veld: (fout,)}))
    graaf_van(TEKST, filter=Filter(**{veld: (goed,)}))


@pytest.mark.parametrize("veld", [*BIJNA, "cyclus"])
def test_a_word_is_known_however_it_is_written(graaf_van: GraafVan, veld: str) -> None:
    goed = BIJNA[veld][1] if veld in BIJNA else "c1"
    for geschreven in (goed.upper(), goed.title(), f"  {goed} ", f"\u200b{goed}\u00a0"):
        graaf = graaf_van(TEKST, filter=Filter(**{veld: (geschreven, goed)}))
        assert graaf.filter == Filter(**{veld: goed}), "and it is told as the dossier has it"
        assert graaf.met(Filter(**{veld: geschreven})).filter == graaf.filter


@pytest.mark.parametrize(
    ("veld", "naam", "sleutel"),
    [
        ("gebied", "zand", "zand"),
        ("kerngebied", "Veen ", "veen"),
        ("interventie", "Erfhulp", "erfhulp"),
        ("gebied", "Het groene veen", "V1"),
    ],
)
def test_what_has_a_name_may_be_called_by_it(graaf_van: GraafVan, veld: str, naam: str, sleutel: str) -> None:
    tekst = TEKST.replace("sleutel: V1, naam: V1", "sleutel: V1, naam: Het groene veen")
    assert graaf_van(tekst, filter=Filter(**{veld: naam.upper()})).filter == Filter(**{veld: sleutel})


def test_a_cycle_that_is_not_there_is_refused_with_the_choices(graaf_van: GraafVan) -> None:
    with pytest.raises(AanroepFout, match=r"cyclus=c9 past op niets in het dossier\. Kies uit: c1, c2\."):
        graaf_van(TEKST, filter=Filter(cyclus=("c9",)))


@pytest.mark.parametrize("veld", BIJNA)
def test_a_word_like_nothing_at_all_is_refused_with_the_choices(graaf_van: GraafVan, veld: str) -> None:
    with pytest.raises(AanroepFout, match=r"Kies uit: [^\[\]]*\w"):
        graaf_van(TEKST, filter=Filter(**{veld: ("###",)}))


def test_a_core_area_filter_takes_no_sub_area(graaf_van: GraafVan) -> None:
    with pytest.raises(AanroepFout, match="kerngebied=Z1 past op niets"):
        graaf_van(TEKST, filter=Filter(kerngebied=("Z1",)))


# --- features and tasks -----------------------------------------------------------------------


def test_a_task_is_a_feature_of_what_lies_in_the_area_that_has_it(graaf_van: GraafVan) -> None:
    """As entered comes before the list of tasks; of nobody's task, and of an area without a list, nothing is known."""
    los = "- {soort: gebied, sleutel: L1, naam: L1, niveau: deelgebied, ligt_in: programma}\n"
    met_kenmerk = THEORIE.replace("Z1, niveau: deelgebied,", "Z1, niveau: deelgebied, kenmerken: {Stikstof: nee},")
    ligging = graaf_van(met_kenmerk + los).ligging
    zegt = {naam: [ligging.kenmerk(g, naam) for g in ligging.deelgebieden] for naam in ("Stikstof", "water", "novex")}
    assert ligging.deelgebieden == ("L1", "V1", "V2", "Z1", "Z2")
    assert zegt == {
        "Stikstof": ["onbekend", "nee", "nee", "nee", "ja"],
        "water": ["onbekend", "nee", "nee", "nee", "ja"],
        "novex": ["onbekend"] * 5,
    }


def test_a_task_of_the_whole_programme_says_nothing_of_other_tasks(graaf_van: GraafVan) -> None:
    overal = THEORIE.replace("niveau: programma}", "niveau: programma, opgaven: [natuur]}").replace(
        ", opgaven: [bodemdaling]", ""
    )
    ligging = graaf_van(overal).ligging
    assert [ligging.kenmerk(g, "natuur") for g in ("V1", "Z1")] == ["ja", "ja"]
    assert [ligging.kenmerk(g, "stikstof") for g in ("V1", "Z1")] == ["onbekend", "ja"]


def test_areas_are_a_whole_core_area_only_with_all_of_it_that_was_looked_at(graaf_van: GraafVan) -> None:
    ligging = graaf_van(THEORIE).ligging
    alle = ligging.deelgebieden
    assert ligging.hele_kernen(["V1", "V2"], alle) == ("veen",)
    assert ligging.hele_kernen(["V1"], alle) == ligging.hele_kernen(["V1", "V2", "Z1"], alle) == ()
    assert ligging.hele_kernen(["V1", "Z1", "Z2"], ["V1", "Z1", "Z2"]) == ("veen", "zand")
