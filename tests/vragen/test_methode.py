"""What the method promises, on the product: conversations of several people, silence, changed minds, no single source.

The numbers in the names are those of the list in oordeel.md; other properties of whole dossiers stand in
``test_eigenschappen.py``, those of numbers alone in ``tests/oordeel``, and withdrawal (14) in ``tests/invoer``.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TWEE_CYCLI
from tests.vragen.test_eigenschappen import (
    BEWERINGEN,
    CYCLI,
    DAG,
    DEELGEBIEDEN,
    FACTOREN,
    THEORIE,
    Velden,
    _antwoorden,
    _bekend_na,
    _bron,
    _getallen,
    _graaf,
    _presentie,
    _rij_van,
)
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.kracht import Teken
from verandertheorie.oordeel.statuswoord import NIVEAU, REKENSTATUSSEN, Statuswoord
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import beoordeel_bewering, beoordeling
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.dekking import dekking

GraafVan = Callable[..., Verandergraaf]

BRONNEN = ("b1", "b2", "b3")
LOS = "i.activeert.m"
"""A claim that starts in no factor: what is said of it changes nothing about presence."""


# --- random conversations ---------------------------------------------------------------------


@st.composite
def _item(trek: st.DrawFn, *, onderwerpen: Sequence[str], sprekers: Sequence[str], gebied: str | None) -> Velden:
    item: Velden = {
        "onderwerp": trek(st.sampled_from(onderwerpen)),
        "teken": trek(st.sampled_from(("voor", "voor", "tegen"))),
        "kern": "k",
        "bewijskracht": trek(st.sampled_from(("zwak", "matig", "sterk"))),
    }
    if wie := trek(st.sampled_from((None, *sprekers))):
        item["spreker"] = wie
    if gebied is None or trek(st.integers(0, 4)) == 0:
        item["gebied"] = trek(st.sampled_from(DEELGEBIEDEN))
    return item


@st.composite
def _zoekt(trek: st.DrawFn, *, onderwerpen: Sequence[str]) -> Velden:
    return {
        "onderwerp": trek(st.sampled_from(onderwerpen)),
        "gebied": trek(st.sampled_from(DEELGEBIEDEN)),
        "wijze": trek(st.sampled_from(("geobserveerd", "gericht_gevraagd", "terloops"))),
        "gezocht": trek(st.sampled_from(("bestaan", "bestaan", "tegendeel", "andere_oorzaak"))),
        "gevonden": trek(st.sampled_from(("nee", "nee", "ja", "onduidelijk"))),
    }


@st.composite
def _gesprek(trek: st.DrawFn, naam: str, eerder: Sequence[Velden], onderwerpen: Sequence[str]) -> Velden:
    vorm = trek(st.sampled_from(("interview", "interview", "interview", "leerbijeenkomst", "document")))
    gebied = None if vorm == "leerbijeenkomst" else trek(st.sampled_from(DEELGEBIEDEN))
    bronnen = trek(st.lists(st.sampled_from(BRONNEN), min_size=1, max_size=3, unique=True))
    items = _item(onderwerpen=onderwerpen, sprekers=bronnen, gebied=gebied)
    r: Velden = {
        "soort": "registratie",
        "id": naam,
        "datum": DAG[trek(st.sampled_from(CYCLI))].isoformat(),
        "vorm": vorm,
        "interventie": "i",
        "open_vraag_belemmeringen": trek(st.sampled_from(("ja", "nee"))),
        "open_vraag_helpend": trek(st.sampled_from(("ja", "nee"))),
        "bewijs": trek(st.lists(items, max_size=3)),
        "dekking": trek(st.lists(_zoekt(onderwerpen=onderwerpen), max_size=2)),
    }
    if gebied:
        r["gebied"] = gebied
    if vorm == "interview":
        r |= {"bron": bronnen[0]} if len(bronnen) == 1 else {"bronnen": bronnen}
    oorsprong = [e["id"] for e in eerder if e["datum"] <= r["datum"]]
    if vorm == "document" and oorsprong:
        r["ontleend_aan"] = trek(st.lists(st.sampled_from(oorsprong), max_size=2, unique=True))
    return r


@st.composite
def _gesprekken(
    trek: st.DrawFn, *, minstens: int = 1, onderwerpen: Sequence[str] = (*BEWERINGEN, *FACTOREN)
) -> tuple[Velden, ...]:
    uit: list[Velden] = []
    for n in range(trek(st.integers(minstens, 7))):
        uit.append(trek(_gesprek(f"r{n}", uit, onderwerpen)))
    return tuple(uit)


GESPREKKEN = _gesprekken()
OVER_EEN = st.sampled_from((*BEWERINGEN, *FACTOREN)).flatmap(
    lambda onderwerp: st.tuples(st.just(onderwerp), _gesprekken(minstens=3, onderwerpen=(onderwerp, onderwerp, LOS)))
)
"""A subject, and conversations that are mostly about it."""


def _heeft_daar_iets(r: Velden) -> bool:
    """Whether a record holds a finding in its own area: one more there makes nobody heard apart."""
    return any(x.get("gebied", r.get("gebied")) == r.get("gebied") for x in (*r["bewijs"], *r["dekking"]))


# --- 3 and 21: what must move its own way -----------------------------------------------------


@pytest.mark.lang
@given(
    over=OVER_EEN,
    welke=st.integers(0, 6),
    voor=st.booleans(),
    woord=st.sampled_from(("zwak", "matig", "sterk")),
    spreker=st.integers(0, 3),
)
@settings(max_examples=150)
def test_3_one_more_finding_in_a_conversation_that_holds_some_moves_every_number_its_own_way(
    over: tuple[str, tuple[Velden, ...]], welke: int, voor: bool, woord: str, spreker: int
) -> None:
    onderwerp, records = over
    nr = welke % len(records)
    r = records[nr]
    assume(_heeft_daar_iets(r) and r.get("gebied"))
    wie = [None, *r.get("bronnen", ())]
    extra = {"onderwerp": onderwerp, "teken": "voor" if voor else "tegen", "kern": "k", "bewijskracht": woord}
    if sprekend := wie[spreker % len(wie)]:
        extra["spreker"] = sprekend
    rijker = [*records[:nr], {**r, "bewijs": [*r["bewijs"], extra]}, *records[nr + 1 :]]
    was, nu = (_getallen(_graaf(THEORIE, rs), onderwerp) for rs in (records, rijker))
    for x, y in zip(was, nu, strict=True):
        assert (1 if voor else -1) * (y - x) >= -1e-9


@pytest.mark.lang
@given(
    over=OVER_EEN,
    gebied=st.sampled_from(DEELGEBIEDEN),
    bron=st.sampled_from(BRONNEN),
    eerst=st.sampled_from(("voor", "tegen")),
    woorden=st.tuples(*[st.sampled_from(("zwak", "matig", "sterk"))] * 2),
    cycli=st.sampled_from((("c1", "c2"), ("c1", "c3"), ("c2", "c3"))),
)
@settings(max_examples=100)
def test_21_who_later_says_the_opposite_never_moves_the_judgement_towards_what_was_said_first(
    over: tuple[str, tuple[Velden, ...]],
    gebied: str,
    bron: str,
    eerst: str,
    woorden: tuple[str, str],
    cycli: tuple[str, str],
) -> None:
    """The same source, in a conversation that is there already and is about something else until now."""
    onderwerp, records = over
    later = "tegen" if eerst == "voor" else "voor"

    def gesprek(nr: int, *delen: Velden) -> Velden:
        kop = {"soort": "registratie", "id": f"x{nr}", "datum": DAG[cycli[nr]].isoformat(), "gebied": gebied}
        al = {"onderwerp": LOS, "teken": "voor", "kern": "k", "bewijskracht": "zwak"}
        rest = {"vorm": "interview", "bron": bron, "interventie": "i", "dekking": []}
        return kop | rest | {"bewijs": [*delen, *([] if onderwerp == LOS and delen else [al])]}

    def zegt(nr: int, teken: str) -> Velden:
        return {"onderwerp": onderwerp, "teken": teken, "kern": "k", "bewijskracht": woorden[nr]}

    toen = gesprek(0, zegt(0, eerst))
    assume(onderwerp != LOS)
    was, nu = (
        _getallen(_graaf(THEORIE, records, (toen, erna)), onderwerp)
        for erna in (gesprek(1), gesprek(1, zegt(1, later)))
    )
    for x, y in zip(was, nu, strict=True):
        assert (1 if later == "voor" else -1) * (y - x) >= -1e-9


# --- 20: no single source decides -------------------------------------------------------------


STERK = _gesprekken(minstens=5, onderwerpen=("f.belemmert.u",))


def _zonder_stem(graaf: Verandergraaf, sleutel: str, groep: str) -> Statuswoord:
    """The raw status without one voice, by taking it out of everything that was found."""
    s = graaf.stellingen[sleutel]
    kaal = Verandergraaf.van(graaf.alles, tot_en_met=graaf.cyclus)
    kaal.__dict__["_vondsten"] = {
        **graaf._vondsten,
        sleutel: tuple(v for v in graaf.vondsten(sleutel) if v.item.groep != groep),
    }
    return beoordeel_bewering(kaal, s).woord.ruw


@pytest.mark.lang
@given(records=STERK)
@settings(max_examples=150)
def test_20_a_word_that_takes_a_side_stands_without_any_one_voice(records: tuple[Velden, ...]) -> None:
    eens = [
        {**r, "bewijs": [{**b, "teken": "tegen" if nr % 7 == 6 else "voor"} for b in r["bewijs"]]}
        for nr, r in enumerate(records)
    ]
    for rs in (records, eens):
        graaf = _graaf(THEORIE, rs)
        rij = next(r for r in stand_van_beweringen(graaf) if r.bewering == "f.belemmert.u")
        woord = REKENSTATUSSEN[rij.rekenstatus][0]
        o = beoordeling(graaf).bewering("f.belemmert.u")
        if o.woord.ruw not in NIVEAU:
            assert rij.hangt_op == ()
            continue
        kant, niveau = NIVEAU[o.woord.ruw]
        zwakker = []
        for groep in o.groepen:
            andere, hier = NIVEAU.get(_zonder_stem(graaf, "f.belemmert.u", groep), (kant, 0))
            if andere != kant or hier < niveau:
                zwakker.append(groep)
            if woord in NIVEAU:
                assert (andere, hier >= NIVEAU[woord][1]) == (kant, True)
        assert rij.hangt_op == tuple(sorted(zwakker))


def _breed_gehoord(toeval: Random) -> tuple[Velden, ...]:
    """Six voices in four areas, most on one side, and both checks done: worlds in which firm words occur."""
    kant = toeval.choice(("voor", "tegen"))
    andere = "tegen" if kant == "voor" else "voor"
    records: list[Velden] = [_bron(f"n{nr}", toeval.choice(("rijk", "ondernemer", "gemeente"))) for nr in range(6)]
    for nr, gebied in product(range(6), DEELGEBIEDEN):
        if toeval.random() < 0.6:
            teken = kant if toeval.random() < 0.85 else andere
            kracht = toeval.choice(("matig", "sterk"))
            bewijs = {"onderwerp": "f.belemmert.u", "teken": teken, "kern": "k", "bewijskracht": kracht}
            kop = {"soort": "registratie", "id": f"n{nr}-{gebied.lower()}", "datum": DAG["c1"], "gebied": gebied}
            records.append({**kop, "bron": f"n{nr}", "interventie": "geen", "bewijs": [bewijs]})
    gezocht = [
        {"onderwerp": "f.belemmert.u", "gezocht": wat, "gevonden": "nee"} for wat in ("tegendeel", "andere_oorzaak")
    ]
    kop = {"soort": "registratie", "id": "z", "datum": DAG["c1"], "gebied": "A1", "vorm": "document"}
    return (*records, {**kop, "interventie": "geen", "dekking": gezocht})


@pytest.mark.lang
def test_20_in_worlds_in_which_every_firm_word_occurs_and_steps_down() -> None:
    ruw, gegeven, gezakt = Counter[str](), Counter[str](), Counter[str]()
    for zaad in range(100):
        graaf = _graaf(THEORIE, _breed_gehoord(Random(zaad)))  # noqa: S311  (worlds, no secrets)
        w = beoordeling(graaf).bewering("f.belemmert.u").woord
        ruw[w.ruw] += 1
        gegeven[w.woord] += 1
        if w.woord != w.ruw:
            gezakt[w.ruw] += 1
        if w.woord in NIVEAU:
            kant, niveau = NIVEAU[w.woord]
            for groep in beoordeling(graaf).bewering("f.belemmert.u").groepen:
                andere, hier = NIVEAU.get(_zonder_stem(graaf, "f.belemmert.u", groep), (kant, 0))
                assert (andere, hier >= niveau) == (kant, True), (zaad, groep)
    assert set(NIVEAU) <= set(ruw)
    assert set(NIVEAU) <= set(gegeven)
    assert {"goed_onderbouwd", "houdt_geen_stand"} <= set(gezakt)


# --- 22: silence ------------------------------------------------------------------------------


def _zwijgt(nr: int, gebied: str, bron: str, cyclus: str) -> Velden:
    kop = {"soort": "registratie", "id": f"stil{nr}", "datum": DAG[cyclus].isoformat(), "gebied": gebied, "bron": bron}
    return kop | {"interventie": "i", "open_vraag_belemmeringen": "ja", "open_vraag_helpend": "ja"}


STILTE = st.lists(
    st.tuples(st.sampled_from(DEELGEBIEDEN), st.sampled_from(BRONNEN), st.sampled_from(CYCLI)), min_size=1, max_size=12
)


@pytest.mark.lang
@given(records=GESPREKKEN, stiltes=STILTE)
@settings(max_examples=80)
def test_22_silence_alone_never_makes_a_voice_a_state_or_a_word(
    records: tuple[Velden, ...], stiltes: list[tuple[str, str, str]]
) -> None:
    was = _graaf(THEORIE, records)
    nu = _graaf(THEORIE, records, [_zwijgt(nr, *waar) for nr, waar in enumerate(stiltes)])
    assert stand_van_beweringen(nu).rijen == stand_van_beweringen(was).rijen
    for vraag in (terugkerende_belemmeringen, helpende_factoren):
        eerst = {r.factor: r for r in vraag(was, alles=True)}
        for r in vraag(nu, alles=True):
            e = eerst[r.factor]
            assert (r.genoemd_in, r.ernst_telling) == (e.genoemd_in, e.ernst_telling)
            assert (r.nog_aanwezig, r.opnieuw_gekeken) == (e.nog_aanwezig, e.opnieuw_gekeken)
            assert set(r.vastgesteld_in) <= set(e.vastgesteld_in)
            assert set(r.niet_genoemd_in) >= set(e.niet_genoemd_in)
            assert (r.verwacht, r.laag_band, r.hoog_band) <= (e.verwacht + 1e-9, e.laag_band, e.hoog_band)
            for gebied, toestand in r.toestanden.items():
                if toestand != e.toestanden[gebied]:
                    assert e.toestanden[gebied] in ("vastgesteld", "gemeld", "eerder_gezien")
                    assert toestand in ("gemeld", "eerder_gezien", "onduidelijk")
    nieuw = set(dekking(nu)) - set(dekking(was))
    assert {c.toestand for c in nieuw} <= {"niet_genoemd"}


# --- 11, 12, 1, 13 ----------------------------------------------------------------------------


@pytest.mark.lang
@given(over=OVER_EEN, data=st.data())
@settings(max_examples=60)
def test_11_what_is_said_about_other_subjects_is_irrelevant(
    over: tuple[str, tuple[Velden, ...]], data: st.DataObject
) -> None:
    """Not whether anything was said: that can make somebody heard alone."""
    onderwerp, records = over
    assume(onderwerp != LOS)

    def anders(r: Velden) -> Velden:
        def deel(x: Velden) -> Velden:
            if x["onderwerp"] == onderwerp:
                return x
            return {**x, "onderwerp": data.draw(st.sampled_from(("x.biedt_antwoord_op.f", "m.leidt_tot.v", LOS)))}

        return {**r, "bewijs": [deel(b) for b in r["bewijs"]], "dekking": [deel(d) for d in r["dekking"]]}

    was, nu = _graaf(THEORIE, records), _graaf(THEORIE, [anders(r) for r in records])
    if onderwerp in FACTOREN:
        assert _presentie(was, onderwerp) == _presentie(nu, onderwerp)
    else:
        assert _rij_van(was, onderwerp) == _rij_van(nu, onderwerp)


@pytest.mark.lang
@given(records=_gesprekken(minstens=2), cyclus=st.sampled_from(CYCLI))
@settings(max_examples=60)
def test_12_who_is_heard_alone_later_was_in_the_voice_of_the_conversation_until_then(
    records: tuple[Velden, ...], cyclus: str
) -> None:
    alles = (*THEORIE, *records)
    heel, toen = _graaf(alles, tot_en_met=cyclus), _graaf(_bekend_na(alles, cyclus), tot_en_met=cyclus)
    assert _antwoorden(heel) == _antwoorden(toen)


@pytest.mark.lang
@given(records=_gesprekken(minstens=3, onderwerpen=("f", "f", "g")), cyclus=st.sampled_from(("c2", "c3")))
@settings(max_examples=100)
def test_12_where_a_factor_was_ever_established_is_what_each_cycle_said_at_the_time(
    records: tuple[Velden, ...], cyclus: str
) -> None:
    """The states of earlier cycles that a later judgement carries along are those that were printed then."""
    toen: set[tuple[str, str]] = set()
    for c in CYCLI[: CYCLI.index(cyclus) + 1]:
        for r in terugkerende_belemmeringen(_graaf(THEORIE, records, tot_en_met=c), alles=True):
            toen |= {(r.factor, g) for g in r.vastgesteld_in}
    nu = beoordeling(_graaf(THEORIE, records, tot_en_met=cyclus))
    for f in ("f", "g"):
        assert nu.factor(f, "belemmerend").beeld.ooit == {g for k, g in toen if k == f}


@pytest.mark.lang
@given(data=st.data())
@settings(max_examples=40)
def test_13_and_1_conversations_that_come_in_one_by_one_or_in_any_order_give_the_same_answers(
    data: st.DataObject,
) -> None:
    alles = (*THEORIE, *data.draw(_gesprekken(minstens=2)))
    assert _antwoorden(_graaf(alles)) == _antwoorden(_graaf(data.draw(st.permutations(alles))))


# --- what no golden covers, one by one --------------------------------------------------------

DRIE = """\
- {soort: gebied, sleutel: K1, naam: K1, niveau: kerngebied}
- {soort: gebied, sleutel: K2, naam: K2, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied, ligt_in: K1}
- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied, ligt_in: K1}
- {soort: gebied, sleutel: D03, naam: Drie, niveau: deelgebied, ligt_in: K2}
- {soort: systemische_factor, sleutel: wachten, naam: Wachten, klasse: spelregel, ligging: buiten_aanpak}
- {soort: systemische_factor, sleutel: loket, naam: Loket, klasse: spelregel, ligging: buiten_aanpak, onderdeel_van: wachten}
- {soort: systemische_factor, sleutel: balie, naam: Balie, klasse: spelregel, ligging: buiten_aanpak, onderdeel_van: loket}
- {soort: bron, pseudoniem: rijk1, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bron, pseudoniem: rijk2, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bron, pseudoniem: boer1, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: boer2, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
"""  # noqa: E501  (one record per line reads best)
BEGIN = TWEE_CYCLI + HULP_EN_MOED + HULP_GEEFT_MOED + DRIE


def _reg(naam: str, kop: str, *delen: str, dag: str = "2026-01-10") -> str:
    bewijs = ", ".join(delen)
    return f"- {{soort: registratie, id: {naam}, datum: {dag}, interventie: hulp, {kop}, bewijs: [{bewijs}]}}\n"


def _voor(meer: str = "", *, over: str = "C1", teken: str = "voor", hoe: str = "sterk") -> str:
    return f"{{onderwerp: {over}, teken: {teken}, kern: Gezien., bewijskracht: {hoe}{meer}}}"


def test_leaving_out_a_voice_of_the_other_side_is_done_and_gives_the_word_without_it(graaf_van: GraafVan) -> None:
    records = "".join(
        _reg(f"{g}-{b}".lower(), f"gebied: {g}, bron: {b}", _voor()) for g in ("D01", "D02") for b in ("rijk1", "boer1")
    ) + _reg("d03-boer2", "gebied: D03, bron: boer2", _voor(teken="tegen", hoe="zwak"))
    w = beoordeling(graaf_van(BEGIN + records)).bewering("hulp.activeert.moed").woord
    assert dict(w.zonder) == dict.fromkeys(("boer1", "boer2", "rijk1"), "voorlopig_onderbouwd")
    zonder = beoordeling(graaf_van(BEGIN + "".join(records.splitlines(keepends=True)[:-1])))
    assert w.zonder["boer2"] == zonder.bewering("hulp.activeert.moed").woord.ruw


def test_the_perspective_is_that_of_the_speaker_and_not_of_whose_conversation_it_was(graaf_van: GraafVan) -> None:
    kop = "gebied: D01, bronnen: [rijk1, boer1]"
    perspectieven = {
        wie: beoordeling(graaf_van(BEGIN + _reg("r", kop, _voor(meer)))).bewering("hulp.activeert.moed").perspectieven
        for wie, meer in (("niemand", ""), ("boer1", ", spreker: boer1"))
    }
    assert perspectieven == {"niemand": {"rijk"}, "boer1": {"ondernemer"}}
    graaf = graaf_van(BEGIN + _reg("r", kop, _voor(), _voor(", spreker: boer1")))
    o = beoordeling(graaf).bewering("hulp.activeert.moed")
    assert o.perspectieven == {"rijk", "ondernemer"}
    assert list(o.groepen) == ["rijk1"], "two perspectives, one voice"


def test_perspectives_of_who_changed_side_no_longer_count(graaf_van: GraafVan) -> None:
    records = _reg("r1", "gebied: D01, bron: rijk1", _voor()) + _reg("r2", "gebied: D01, bron: boer1", _voor())
    later = _reg("r3", "gebied: D01, bron: boer1", _voor(teken="tegen"), dag="2026-02-10")
    for tekst, verwacht in ((records, {"rijk", "ondernemer"}), (records + later, {"rijk"})):
        assert beoordeling(graaf_van(BEGIN + tekst)).bewering("hulp.activeert.moed").perspectieven == verwacht


def _stemmen(graaf: Verandergraaf, factor: str = "wachten", teken: Teken = 1) -> Mapping[str, tuple[str, ...]]:
    gebieden = beoordeling(graaf).factor(factor, "belemmerend").beeld.gebieden
    return {g: o.groepen(teken) for g, hier in gebieden.items() if (o := hier.oordeel) and o.groepen(teken)}


def test_a_silent_interview_makes_nobody_heard_alone_and_one_with_a_finding_does(graaf_van: GraafVan) -> None:
    samen = _reg(
        "r1", "gebied: D01, bronnen: [rijk1, boer1]", _voor(over="wachten"), _voor(", spreker: boer1", over="wachten")
    )
    alleen = "gebied: D01, bron: boer1, open_vraag_belemmeringen: ja"
    stil, zegt = _reg("r2", alleen), _reg("r2", alleen, _voor())
    elders = _reg("r2", alleen.replace("D01", "D02"), _voor())
    assert _stemmen(graaf_van(BEGIN + samen)) == {"D01": ("rijk1",)}
    assert _stemmen(graaf_van(BEGIN + samen + stil)) == {"D01": ("rijk1",)}
    assert _stemmen(graaf_van(BEGIN + samen + elders)) == {"D01": ("rijk1",)}
    assert _stemmen(graaf_van(BEGIN + samen + zegt)) == {"D01": ("boer1", "rijk1")}


def test_who_is_heard_alone_later_makes_nothing_established_that_was_not_at_the_time(graaf_van: GraafVan) -> None:
    """Marked at c1 as two voices it would have been vastgesteld then, and seen before for ever after."""
    samen = _reg(
        "r1",
        "gebied: D01, bronnen: [rijk1, boer1]",
        _voor(", hoe_bekend: van_horen_zeggen", over="wachten", hoe="matig"),
        _voor(", spreker: boer1", over="wachten", hoe="zwak"),
    )
    later = _reg("r2", "gebied: D01, bron: boer1", _voor(), dag="2026-02-10")
    for tekst, cyclus, stemmen in ((samen, "c1", ("rijk1",)), (samen + later, "c2", ("boer1", "rijk1"))):
        graaf = graaf_van(BEGIN + tekst, tot_en_met=cyclus)
        gezien = beoordeling(graaf).factor("wachten", "belemmerend").beeld
        assert (_stemmen(graaf)["D01"], gezien.gebieden["D01"].toestand, set(gezien.ooit)) == (stemmen, "gemeld", set())


def test_a_document_that_rests_on_a_session_has_the_voice_of_that_series_in_the_area_of_each_item(
    graaf_van: GraafVan,
) -> None:
    sessie = _reg("s1", "vorm: leerbijeenkomst, reeks: kring", _voor(", gebied: D01"), _voor(", gebied: D02"))
    verslag = _reg(
        "v1", "vorm: document, gebied: D01, ontleend_aan: [s1]", _voor(), _voor(", gebied: D03, spreker: boer1")
    )
    apart = _reg("a1", "gebied: D03, bron: boer1", _voor())
    o = beoordeling(graaf_van(BEGIN + sessie + verslag + apart)).bewering("hulp.activeert.moed")
    assert {g: c.groepen(1) for g, c in o.cellen.items()} == {
        "D01": ("kring/D01",),
        "D02": ("kring/D02",),
        "D03": ("boer1", "kring/D03"),
    }, "who spoke does not matter in what was derived"


def test_two_levels_down_counts_for_the_top_and_a_denial_there_does_not(graaf_van: GraafVan) -> None:
    records = (
        _reg("r1", "gebied: D01, bron: rijk1", _voor(over="balie"))
        + _reg("r2", "gebied: D01, bron: boer1", _voor(over="loket"))
        + _reg("r3", "gebied: D02, bron: boer2", _voor(over="balie", teken="tegen"))
    )
    graaf = graaf_van(BEGIN + records)
    assert {f: _stemmen(graaf, f) for f in ("wachten", "loket", "balie")} == {
        "wachten": {"D01": ("boer1", "rijk1")},
        "loket": {"D01": ("boer1", "rijk1")},
        "balie": {"D01": ("rijk1",)},
    }
    assert {f: _stemmen(graaf, f, -1) for f in ("wachten", "loket", "balie")} == {
        "wachten": {},
        "loket": {},
        "balie": {"D02": ("boer2",)},
    }


def test_what_is_mentioned_two_levels_down_lifts_the_silence_of_the_top_and_not_the_other_way(
    graaf_van: GraafVan,
) -> None:
    open_ = "gebied: D01, bron: rijk1, open_vraag_belemmeringen: ja"
    for genoemd, stil in (("balie", set()), ("loket", {"balie"}), ("wachten", {"loket", "balie"})):
        graaf = graaf_van(BEGIN + _reg("r", open_, _voor(over=genoemd)))
        assert {f for f in ("wachten", "loket", "balie") if graaf.stiltes(f)} == stil
    ontkend = graaf_van(BEGIN + _reg("r", open_, _voor(over="balie", teken="tegen")))
    assert {f for f in ("wachten", "loket", "balie") if ontkend.stiltes(f)} == {"wachten", "loket", "balie"}


def test_documents_of_one_track_are_one_voice_by_the_name_of_the_track(graaf_van: GraafVan) -> None:
    spoor = "- {soort: traject, sleutel: spoor, naam: Spoor, niveau: landelijk}\n" + "".join(
        f"- {{soort: bron, pseudoniem: x{n}, rol: onderzoeker, organisatiesoort: kennis, geinformeerd: ja, "
        "traject: spoor}\n"
        for n in (1, 2)
    )
    stukken = _reg("d1", "vorm: document, gebied: D01, bron: x1", _voor()) + _reg(
        "d2", "vorm: extern_traject, gebied: D01, bron: x2", _voor()
    )
    mens = _reg("d3", "gebied: D01, bron: x1", _voor())
    o = beoordeling(graaf_van(BEGIN + spoor + stukken + mens)).bewering("hulp.activeert.moed")
    assert o.cellen["D01"].groepen(1) == ("spoor", "x1")


@pytest.mark.parametrize(
    ("items", "stil"),
    [
        ("bewijs: []", True),
        ("bewijs: [{onderwerp: wachten, teken: voor, kern: Gezien.}]", False),
        ("bewijs: [{onderwerp: wachten, teken: tegen, kern: Gezien.}]", True),
        ("bewijs: [{onderwerp: B1, teken: voor, kern: Gezien.}]", False),
        ("bewijs: [{onderwerp: B1, teken: tegen, kern: Gezien.}]", False),
        ("bewijs: [{onderwerp: C1, teken: voor, kern: Gezien.}]", True),
        ("dekking: [{onderwerp: wachten, gevonden: nee}]", True),
        ("dekking: [{onderwerp: wachten, gevonden: onduidelijk}]", False),
        ("dekking: [{onderwerp: B1, gevonden: onduidelijk}]", True),
        ("dekking: [{onderwerp: wachten, gebied: D02, gevonden: onduidelijk}]", True),
        ("toets: [{onderwerp: wachten, als_waar: vrijwel_zeker, als_niet_waar: kan_beide, gevonden: ja}]", False),
        ("toets: [{onderwerp: wachten, als_waar: vrijwel_zeker, als_niet_waar: kan_beide, gevonden: nee}]", True),
        ("toets: [{onderwerp: wachten, als_waar: kan_beide, als_niet_waar: kan_beide, gevonden: ja}]", True),
    ],
)
def test_what_lifts_the_silence_after_an_open_question(graaf_van: GraafVan, items: str, stil: bool) -> None:
    b1 = "- {soort: bewering, code: B1, van: wachten, relatie: belemmert, naar: moed, tekst: Wachten kost moed.}\n"
    kop = "gebied: D01, bron: rijk1, open_vraag_belemmeringen: ja"
    record = f"- {{soort: registratie, id: r, datum: 2026-01-10, interventie: hulp, {kop}, {items}}}\n"
    assert bool(graaf_van(BEGIN + b1 + record).stiltes("wachten")) is stil


@pytest.mark.parametrize(("gevonden", "open_"), [("nee", True), ("ja", False), ("onduidelijk", False)])
def test_the_gate_of_the_opposite_opens_only_when_it_was_not_found(
    graaf_van: GraafVan, gevonden: str, open_: bool
) -> None:
    dekking_ = ", ".join(
        f"{{onderwerp: C1, gezocht: {wat}, gevonden: {gevonden}}}" for wat in ("tegendeel", "andere_oorzaak")
    )
    record = (
        "- {soort: registratie, id: r, datum: 2026-01-10, interventie: hulp, gebied: D01, bron: rijk1, "
        f"dekking: [{dekking_}]}}\n"
    )
    w = beoordeling(graaf_van(BEGIN + record)).bewering("hulp.activeert.moed").woord
    mist = {t.maat for t in w.ontbreekt}
    assert ({"tegendeel_gezocht", "andere_oorzaak_gezocht"} & mist == set()) is open_
