"""How a source is named fits so many sources that none of them can be told from it."""

import itertools
from collections.abc import Callable, Collection, Iterator
from functools import cache, partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, omstanders
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.aanduiding import NIET_TE_ZEGGEN, ZONDER_SPREKER, Etiket, aanduiding, etiketten, iemand
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.model.doelgroep import DOELGROEPEN, MINSTE_GROEPEN, Doelgroep
from verandertheorie.model.soorten import RECORD
from verandertheorie.model.waarneming import Bewijs, Registratie
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.uitvoer.neo4j.projectie import projecteer

ANDEREN: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")


# --- the attack: which source is this? -----------------------------------------------------------


def _passen(g: Verandergraaf, e: Etiket, tot: int) -> set[str]:
    """The sources that have a record with what a label says, which was told by a cycle."""
    uit = set()
    for r in g.registraties:
        cyclus = g.cyclus_van(r.id)
        if cyclus > tot or (e.cyclus and g.naam_van_cyclus(cyclus) != e.cyclus):
            continue
        for bron, gebied in _wie_en_waar(g, r):
            soort = (
                ZONDER_SPREKER["leerbijeenkomst"]
                if r.vorm == "leerbijeenkomst"
                else iemand(g, g.bronnen[bron].perspectief)
            )
            in_kern = not e.kern or e.kern in g.ligging.ligt_in(gebied)
            if in_kern and e.wie in (soort.naam, NIET_TE_ZEGGEN):
                uit.add(bron)
    return uit


def _wie_en_waar(g: Verandergraaf, r: Registratie) -> Iterator[tuple[str, str]]:
    yield from ((b, r.gebied or "") for b in r.alle_bronnen)
    for deel in r.delen:
        wie = g.stemmen.wie(r, deel.spreker if isinstance(deel, Bewijs) else None)
        if wie:
            yield wie.pseudoniem, deel.gebied or r.gebied or ""


def _te_smal(lezer: Lezer) -> list[str]:
    """The labels of what may be read that fit fewer sources than the audience asks."""
    g, minste, fout = lezer.graaf, MINSTE_GROEPEN[lezer.doelgroep], []
    passen_op = cache(partial(_passen, g))
    for r in g.registraties:
        for deel in (None, *r.delen):
            if not lezer.mag_lezen(r, deel) or not g.bronnen_van(r):
                continue
            e, tot = lezer.etiket(r, deel), g.t
            passen = passen_op(e, tot)
            alle = passen_op(Etiket(NIET_TE_ZEGGEN, "", "", ""), tot)
            if len(passen) < min(minste, len(alle)) or (e.noemt_perspectief and len(passen) < minste):
                fout.append(f"{r.id}: {e} fits {sorted(passen)}")
    return fout


@pytest.mark.parametrize("cyclus", ["c1", "c3", "c5", "c6"])
@pytest.mark.parametrize("doelgroep", ANDEREN)
def test_every_label_of_the_example_fits_enough_sources(
    zonder_besluit: Verandergraaf, doelgroep: Doelgroep, cyclus: str
) -> None:
    assert not _te_smal(Lezer(zonder_besluit.tot_en_met(cyclus), doelgroep))


KADER = (
    "".join(
        f"- {{soort: leercyclus, sleutel: c{n}, nummer: {n}, van: 2026-0{n}-01, tot: 2026-0{n}-28}}\n"
        for n in (1, 2, 3)
    )
    + "".join(f"- {{soort: gebied, sleutel: K{n}, naam: Kern {n}, niveau: kerngebied}}\n" for n in (1, 2))
    + "".join(
        f"- {{soort: gebied, sleutel: D0{n}, naam: Deel {n}, niveau: deelgebied, ligt_in: K{1 + n % 2}}}\n"
        for n in (1, 2, 3, 4)
    )
    + HULP_EN_MOED
    + HULP_GEEFT_MOED
)
SOORTEN = {
    "b1": "rijk",
    "b2": "rijk",
    "b3": "rijk",
    "b4": "gemeente",
    "b5": "gemeente",
    "b6": "ondernemer",
    "b7": "rijk",
}
P = {"gemeente": "medeoverheid"}
BRONNEN = "".join(
    f"- {{soort: bron, pseudoniem: {b}, rol: rol, organisatiesoort: {s}, perspectief: {P.get(s, s)}, "
    "geinformeerd: ja}\n"
    for b, s in SOORTEN.items()
)

gesprekken = st.lists(
    st.tuples(
        st.sampled_from(list(SOORTEN)),
        st.sampled_from(["D01", "D02", "D03", "D04"]),
        st.integers(1, 3),
        st.sampled_from(["", "D01", "D04"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


def _dossier(gesprekken: Collection[tuple[str, str, int, str, bool]]) -> Verandergraaf:
    import yaml

    regels = []
    for nr, (bron, gebied, cyclus, elders, is_sessie) in enumerate(gesprekken):
        item = {"onderwerp": "hulp.activeert.moed", "teken": "voor", "kern": f"Zin {nr}.", "spreker": bron}
        waar = {"gebied": elders or gebied} if elders or is_sessie else {}
        regels.append(
            {
                "soort": "registratie",
                "id": f"r{nr}",
                "datum": f"2026-0{cyclus}-0{1 + nr % 9}",
                "vorm": "leerbijeenkomst" if is_sessie else "interview",
                "bron": bron,
                "interventie": "hulp",
                "teruggelegd": "ingestemd",
                "vertrouwelijkheid": "openbaar",
                "bewijs": [item | waar],
                **({} if is_sessie else {"gebied": gebied}),
            }
        )
    kader = yaml.safe_load(KADER + BRONNEN)
    kader = [{**r, "van": "hulp", "naar": "moed"} if r["soort"] == "bewering" else r for r in kader]
    return Verandergraaf.van([RECORD.validate_python(r, context=None) for r in (*kader, *regels)])


@settings(max_examples=60)
@given(gesprekken)
def test_every_label_of_any_dossier_fits_enough_sources(wat: list[tuple[str, str, int, str, bool]]) -> None:
    graaf = _dossier(wat)
    voor: tuple[Doelgroep, ...] = ("sessie", "publiek")
    for doelgroep, cyclus in itertools.product(voor, ("c1", "c2", "c3")):
        assert not _te_smal(Lezer(graaf.tot_en_met(cyclus), doelgroep))


@settings(max_examples=60)
@given(gesprekken)
def test_a_label_never_becomes_finer_and_hangs_on_no_filter(wat: list[tuple[str, str, int, str, bool]]) -> None:
    graaf = _dossier(wat)
    eerder: dict[str, str] = {}
    for cyclus in ("c1", "c2", "c3"):
        lezer = Lezer(graaf.tot_en_met(cyclus), "sessie")
        gekozen = Lezer(graaf.tot_en_met(cyclus).met(Filter(kerngebied="K1")), "sessie")
        for r in lezer.graaf.registraties:
            for deel in r.delen:
                van = lezer.van(r, deel)
                assert len(van) <= len(eerder.setdefault(f"{r.id}{deel}", van))
                assert etiketten(gekozen.graaf).etiket(r, deel, "sessie") == lezer.etiket(r, deel)


# --- one label, in every product ------------------------------------------------------------------


def _etiketten_van(lezer: Lezer) -> dict[str, set[str]]:
    """Per sentence of a source how it may be named."""
    uit: dict[str, set[str]] = {}
    for r in lezer.graaf.registraties:
        for b in r.bewijs:
            if lezer.mag_lezen(r, b):
                uit.setdefault(b.kern, set()).add(lezer.van(r, b))
    return uit


@pytest.mark.parametrize("doelgroep", ["sessie", "opdrachtgever"])
def test_map_list_and_database_tell_of_a_source_what_its_label_does(
    zonder_besluit: Verandergraaf, doelgroep: Doelgroep
) -> None:
    lezer = Lezer(zonder_besluit, doelgroep)
    van, g = _etiketten_van(lezer), lezer.graaf
    laatste = len([c for c in g.cycli if c.nummer <= g.t]) - 1
    gegevens = verzamel(zonder_besluit, doelgroep=doelgroep)
    stemmen = [s for hier in gegevens.stemmen.values() for s in hier if s.kern in van]
    assert stemmen
    for s in stemmen:
        assert s.van in van[s.kern]
        assert s.cyclus == laatste or g.cycli[s.cyclus].sleutel in s.van
        assert not s.kerngebied or g.naam(s.kerngebied) in s.van
    for b in bewijs(zonder_besluit, doelgroep=doelgroep).rijen:
        namen = " ".join(van.get(b.kern, ()))
        assert b.blad != "bewijs" or (
            (b.cyclus or "") in namen and (g.naam(b.kerngebied) if b.kerngebied else "") in namen
        )
    alle = projecteer(zonder_besluit, doelgroep=doelgroep, met_citaten=True).knopen
    for k in (k for knopen in alle for k in knopen.rijen if k.get("kern") in van):
        assert k["van"] in van[str(k["kern"])]
        assert not k["kerngebied"] or g.naam(str(k["kerngebied"])) in str(k["van"])
        assert not k.get("cyclus") or str(k["cyclus"]) in str(k["van"])


def test_a_choice_of_areas_shows_no_words_that_it_would_give_a_place(zonder_besluit: Verandergraaf) -> None:
    heel = Lezer(zonder_besluit, "sessie")
    for gebied in heel.graaf.deelgebieden:
        hier = Lezer(zonder_besluit.met(Filter(gebied=gebied)), "sessie")
        for r in hier.graaf.registraties:
            for b in r.bewijs:
                if (b.gebied or r.gebied) == gebied and hier.mag_lezen(r, b) and heel.graaf.stemmen.wie(r, b.spreker):
                    e = heel.etiket(r, b)
                    passen = {
                        bron
                        for x in heel.graaf.registraties
                        for bron, waar in _wie_en_waar(heel.graaf, x)
                        if waar in heel.graaf.ligging.ligt_in(gebied)
                        and e.wie in (NIET_TE_ZEGGEN, etiketten(heel.graaf).wie(x, None))
                    }
                    assert len(passen) >= MINSTE_GROEPEN["sessie"], (gebied, r.id)


def test_a_label_of_the_example_is_the_same_at_every_moment(zonder_besluit: Verandergraaf) -> None:
    """Also where an area shows only later: who was heard there before makes no label finer that was read by then."""
    eerder: dict[tuple[str, int], str] = {}
    for cyclus in ("c1", "c2", "c3", "c4", "c5", "c6"):
        lezer = Lezer(zonder_besluit.tot_en_met(cyclus), "sessie")
        for r in lezer.graaf.registraties:
            for b in r.bewijs:
                van = lezer.van(r, b)
                assert eerder.setdefault((r.id, b.nr or r.bewijs.index(b) + 1), van) == van


def test_a_label_loses_the_cycle_first_then_the_core_area_then_the_perspective(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    def registratie(nr: int, bron: str, gebied: str, cyclus: int) -> str:
        return (
            f"- {{soort: registratie, id: r{nr}, datum: 2026-0{cyclus}-03, gebied: {gebied}, bron: {bron}, "
            "interventie: geen, bewijs: [{onderwerp: hulp.activeert.moed, teken: voor, kern: Zo.}]}\n"
        )

    tekst = KADER + BRONNEN
    tekst += "".join(registratie(nr, f"b{nr}", "D01", 1) for nr in (1, 2, 5))
    tekst += registratie(3, "b3", "D01", 2) + registratie(4, "b4", "D01", 2)
    tekst += omstanders("D01", "D02", aantal=3, dag="2026-03-03", perspectief="ondernemer")
    tekst += registratie(7, "b7", "D02", 3)
    lezer = Lezer(graaf_van(tekst), "sessie")

    def van(id_: str) -> str:
        r = lezer.graaf.registratie(id_)
        return aanduiding(lezer.graaf, r, "sessie", r.bewijs[0])

    assert van("r1") == "iemand"  # two of them by then, whoever came later
    assert van("r3") == "iemand van het Rijk, Kern 2"
    assert van("r7") == "iemand van het Rijk"
    assert van("r4") == "iemand"
    ondernemer = next(r for r in lezer.graaf.registraties if r.bron == "ondernemer0d01")
    assert aanduiding(lezer.graaf, ondernemer, "sessie") == "een ondernemer, Kern 2, c3"
