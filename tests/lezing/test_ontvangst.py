"""Of what came in nothing is left out: each finding counts or has a reason, once, and each reason has its advice."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TREKKER, TWEE_CYCLI, WACHTEN
from verandertheorie.cli.importregels import pagina
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.ontvangst import Ontvangsttelling, ontvangen, tel_ontvangst
from verandertheorie.lezing.ontvangstzinnen import (
    over_alle,
    over_sprekers,
    over_verandering,
    raden,
    uitkomst,
    zei_wie,
)
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Registratie
from verandertheorie.vragen.veranderingen import verschil

GraafVan = Callable[..., Verandergraaf]
DOSSIERS = [
    meegeleverd("voorbeelden/extra-rijksinzet"),
    *sorted((Path(__file__).parents[1] / "gouden" / "willekeurig").glob("[0-9]*")),
]
OPNIEUW = "verandertheorie importeer x.yaml --herzie"


@pytest.fixture(params=DOSSIERS, ids=lambda p: p.name, scope="module")
def verslag(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Importverslag:
    """The report of a whole dossier that came in at once."""
    with Dossier.maak(tmp_path_factory.mktemp("heel") / "x.sqlite") as d:
        return importeer(d, request.param / "theorie", request.param / "records")


def test_each_finding_that_came_in_stands_there_once_as_counting_or_with_a_reason(verslag: Importverslag) -> None:
    records = Verzameling(verslag.nieuw).records(Registratie)
    alle = [(o, b) for o in verslag.ontvangst() for b in o.bevindingen]
    assert Counter(o.gesprek.id for o in verslag.ontvangst()) == Counter(r.id for r in records)
    assert len({b.bevinding.id for _, b in alle}) == len(alle)
    assert len(alle) == sum(len(r.bewijs) + len(r.dekking) + len(r.toets) for r in records)
    for o, b in alle:
        assert b.bevinding.telt is (b.bevinding.weging == "telt")
        assert b.bevinding.registratie == o.gesprek.id
    regels = list(pagina(verslag, OPNIEUW, hoogstens=None))
    assert sum(r.startswith("  #") for r in regels) == len(alle)


def test_what_it_says_is_what_the_table_of_findings_says(verslag: Importverslag) -> None:
    assert verslag.na is not None
    tabel = {b.id: b for b in bewijs(verslag.na)}
    assert {b.bevinding.id: b.bevinding for o in verslag.ontvangst() for b in o.bevindingen} == tabel


def test_the_count_adds_up_to_all_of_them(verslag: Importverslag) -> None:
    bevindingen, gevraagd = verslag.telling
    for telling, is_gevraagd in ((bevindingen, False), (gevraagd, True)):
        gekozen = [b.bevinding for o in verslag.ontvangst() for b in o.bevindingen if b.is_gevraagd is is_gevraagd]
        assert telling.alle == len(gekozen) == telling.telt + sum(n for _, n in telling.niet)
        assert dict(telling.niet) == Counter(b.weging for b in gekozen if not b.telt)
    assert verslag.ontvangst(2) == verslag.ontvangst()[:2]


def test_what_does_not_count_has_advice_and_what_counts_has_none(verslag: Importverslag) -> None:
    for o in verslag.ontvangst():
        for b, r in zip(o.bevindingen, raden(o, OPNIEUW), strict=True):
            assert bool(r.zin) is not b.bevinding.telt
            assert uitkomst(b).startswith("telt in " if b.bevinding.telt else "telt ")


THEORIE = (
    TWEE_CYCLI
    + HULP_EN_MOED
    + HULP_GEEFT_MOED
    + WACHTEN
    + TREKKER
    + """\
- {soort: gebied, sleutel: zand, naam: Zand, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied, ligt_in: zand}
- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied, ligt_in: zand}
- {soort: gebied, sleutel: D03, naam: Drie, niveau: deelgebied}
- {soort: gebied, sleutel: weg, naam: Weg, niveau: deelgebied, binnen_scope: nee}
- {soort: uitkomst, sleutel: elders, naam: Elders, niveau: hoofddoel, binnen_scope: nee}
- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: elders, tekst: Moed geeft iets elders.}
- {soort: inzet, interventie: hulp, gebied: D01, van: 2026-01-01}
"""
)


def _gesprek(inhoud: str, *, gebied: str = "D01", id_: str = "r1", datum: str = "2026-01-10") -> str:
    return (
        f"- {{soort: registratie, id: {id_}, datum: {datum}, gebied: {gebied}, bron: b1, interventie: hulp, "
        f"teruggelegd: ingestemd, {inhoud}}}\n"
    )


def _zegt(onderwerp: str, teken: str = "voor") -> str:
    return f"bewijs: [{{onderwerp: {onderwerp}, teken: {teken}, kern: Dat was zo.}}]"


@pytest.mark.parametrize(
    ("gesprekken", "zin", "regel"),
    [
        (
            _gesprek(_zegt("C1"), gebied="D02"),
            "Loopt hulp wel in D02? Typ verandertheorie importeer inzet.yaml, met in dat bestand deze regel, en daarin "
            "de dag waarop dat begon:",
            "- {soort: inzet, interventie: hulp, gebied: D02, van: 2026-01-10}",
        ),
        (
            _gesprek(_zegt("wachten"), gebied="zand"),
            "Waar was dit precies: D01 of D02? Zet dat als gebied bij deze bevinding, en typ:",
            OPNIEUW,
        ),
        (
            _gesprek(_zegt("wachten"), gebied="weg"),
            "Hoort weg er toch bij? Zet daar in uw theorie binnen_scope: ja, en typ:",
            "verandertheorie importeer uw-theorie.yaml --herzie",
        ),
        (
            _gesprek(_zegt("C2")),
            "Hoort elders er toch bij? Zet daar in uw theorie binnen_scope: ja, en typ:",
            "verandertheorie importeer uw-theorie.yaml --herzie",
        ),
        (
            _gesprek(_zegt("wachten")) + _gesprek(_zegt("wachten", "tegen"), id_="r2", datum="2026-02-10"),
            "Niets te doen: b1 zei over een latere leercyclus het tegendeel (r2#1), en dat gaat voor.",
            "",
        ),
        (
            _gesprek("dekking: [{onderwerp: wachten, gevonden: ja}]"),
            "Dat het is gevonden, weegt nog niet. Voeg een regel bewijs toe: wat is gezien of gehoord? Typ daarna:",
            OPNIEUW,
        ),
        (
            _gesprek("dekking: [{onderwerp: C1, gezocht: tegendeel, gevonden: nee}]"),
            "Niets te doen: dat ernaar is gezocht, telt mee bij hoe stevig het oordeel is.",
            "",
        ),
        (
            _gesprek("toets: [{onderwerp: C1, als_waar: kan_beide, als_niet_waar: kan_beide, gevonden: ja}]"),
            "Niets te doen: beide antwoorden zijn even waarschijnlijk, dus het zegt niets.",
            "",
        ),
    ],
)
def test_each_reason_has_its_own_advice(graaf_van: GraafVan, gesprekken: str, zin: str, regel: str) -> None:
    graaf = graaf_van(THEORIE + gesprekken)
    (eerste, *_) = ontvangen(graaf, {"r1"})
    (r,) = raden(eerste, OPNIEUW)
    assert (r.zin, r.regel) == (zin, regel)


def test_out_of_scope_names_all_that_must_be_in_it(graaf_van: GraafVan) -> None:
    (o,) = ontvangen(graaf_van(THEORIE + _gesprek(_zegt("C2"), gebied="weg")), {"r1"})
    assert o.bevindingen[0].buiten_scope == ("weg", "elders")


@pytest.mark.parametrize(
    ("bewijs_tekst", "zin"),
    [
        ("bewijs: []", []),
        (_zegt("C1"), ["De bevinding telt mee."]),
        (_zegt("los"), ["De bevinding telt niet mee: los."]),
        (
            "bewijs: [{onderwerp: C1, teken: voor, kern: A.}, {onderwerp: wachten, teken: voor, kern: B.}]",
            ["Beide bevindingen tellen mee."],
        ),
        (
            "bewijs: [{onderwerp: los, teken: voor, kern: A.}, {onderwerp: los, teken: voor, kern: B.}]",
            ["Geen van beide bevindingen telt mee: 2 los."],
        ),
        (
            "bewijs: [{onderwerp: los, teken: voor, kern: A.}, {onderwerp: C1, teken: voor, kern: B.}], "
            "dekking: [{onderwerp: wachten, gevonden: nee}]",
            [
                "Van de 2 bevindingen telt er 1 mee; 1 niet: 1 los.",
                "Gevraagd of gezocht: 1 (1 niet gevonden, en dat telt tegen).",
            ],
        ),
    ],
)
def test_the_count_is_said_as_people_say_it(graaf_van: GraafVan, bewijs_tekst: str, zin: list[str]) -> None:
    assert list(over_alle(*tel_ontvangst(graaf_van(THEORIE + _gesprek(bewijs_tekst)), {"r1"}))) == zin


def test_every_count_reads_as_people_say_it() -> None:
    zegt = {
        (n, k): list(over_alle(Ontvangsttelling(n, k, (("los", n - k),) if n > k else ()), Ontvangsttelling()))
        for n in range(4)
        for k in range(n + 1)
    }
    assert zegt == {
        (0, 0): [],
        (1, 0): ["De bevinding telt niet mee: los."],
        (1, 1): ["De bevinding telt mee."],
        (2, 0): ["Geen van beide bevindingen telt mee: 2 los."],
        (2, 1): ["Van de 2 bevindingen telt er 1 mee; 1 niet: 1 los."],
        (2, 2): ["Beide bevindingen tellen mee."],
        (3, 0): ["Geen van de 3 bevindingen telt mee: 3 los."],
        (3, 1): ["Van de 3 bevindingen telt er 1 mee; 2 niet: 2 los."],
        (3, 2): ["Van de 3 bevindingen tellen er 2 mee; 1 niet: 1 los."],
        (3, 3): ["Alle 3 bevindingen tellen mee."],
    }


DRIE_MENSEN = (
    THEORIE
    + """\
- {soort: bron, pseudoniem: b2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: b3, rol: wethouder, organisatiesoort: gemeente, geinformeerd: ja}
"""
)
SAMEN = "- {soort: registratie, id: r1, datum: 2026-02-10, gebied: D01, bronnen: [b1, b2, b3], interventie: hulp, "


def _item(spreker: str = "", teken: str = "voor", **velden: str) -> str:
    meer = "".join(f", {k}: {w}" for k, w in {**({"spreker": spreker} if spreker else {}), **velden}.items())
    return f"{{onderwerp: wachten, teken: {teken}, kern: Dat was zo.{meer}}}"


def _raden(graaf: Verandergraaf) -> list[str]:
    (o,) = ontvangen(graaf, {"r1"})
    return [r.zin for r in raden(o, OPNIEUW)]


def test_of_several_people_each_word_is_put_in_the_mouth_it_came_from(graaf_van: GraafVan) -> None:
    """The voice is called after the first source, who may have said nothing."""
    zwak, sterk = _item("b2", bewijskracht="zwak"), _item("b3", bewijskracht="sterk")
    assert _raden(graaf_van(f"{DRIE_MENSEN}{SAMEN}bewijs: [{zwak}, {sterk}]}}\n")) == [
        "Niets te doen: één interview is één stem, en die telt per kant één keer. Wat b3 zei in #2, telt.",
        "",
    ]
    toen, nu = _item("b3", "tegen", wanneer="c1"), _item("b2")
    assert _raden(graaf_van(f"{DRIE_MENSEN}{SAMEN}bewijs: [{nu}, {toen}]}}\n")) == [
        "",
        "Niets te doen: één interview is één stem. Over een latere leercyclus is daarin het tegendeel gezegd: wat b2 "
        "zei in #1, gaat voor.",
    ]
    apart = _gesprek("bewijs: [" + _item(bewijskracht="sterk") + "]", id_="r2", datum="2026-02-12")
    zonder = f"{SAMEN}bewijs: [{_item(bewijskracht='zwak')}]}}\n"
    assert _raden(graaf_van(DRIE_MENSEN + zonder + apart)) == [
        "Niets te doen: dit en r2#1 zijn samen één stem, en die telt per kant één keer. Wat b1 zei in r2#1, telt."
    ]


def test_a_session_is_called_a_session_and_not_by_the_key_of_its_voice(graaf_van: GraafVan) -> None:
    zwak, sterk, toen = _item(bewijskracht="zwak"), _item(bewijskracht="sterk"), _item(teken="tegen", wanneer="c1")
    sessie = (
        "- {soort: registratie, id: r1, datum: 2026-02-10, gebied: D01, vorm: leerbijeenkomst, interventie: hulp, "
        f"bewijs: [{zwak}, {sterk}, {toen}]}}\n"
    )
    assert _raden(graaf_van(THEORIE + sessie)) == [
        "Niets te doen: één leerbijeenkomst is één stem, en die telt per kant één keer. Wat in #2 staat, telt.",
        "",
        "Niets te doen: één leerbijeenkomst is één stem. Over een latere leercyclus is daarin het tegendeel gezegd: "
        "wat in #2 staat, gaat voor.",
    ]


def test_who_is_named_in_advice_said_what_it_is_about(verslag: Importverslag) -> None:
    """Over whole dossiers: a source in the advice is who said the one finding or the other, and no key of a voice."""
    assert verslag.na is not None
    van = {b.bevinding.id: b.spreker for o in verslag.ontvangst() for b in o.bevindingen}
    bronnen = set(verslag.na.bronnen)
    for o in verslag.ontvangst():
        for b, r in zip(o.bevindingen, raden(o, OPNIEUW), strict=True):
            if b.bevinding.weging in ("zelfde_stem", "gedraaid"):
                genoemd = bronnen & set(re.findall(r"[\w-]+", re.sub(r"\S*#\S+", "", r.zin)))
                ander = b.tegenhanger and van[b.tegenhanger.id]
                assert genoemd <= {b.spreker, ander}, r.zin
                assert "/" not in r.zin


def test_of_several_people_it_is_said_who_said_what_and_what_each_allowed(graaf_van: GraafVan) -> None:
    mag = "toestemming: {b2: nee, b3: ja}, "
    los = _item().replace("wachten", "los")
    (o,) = ontvangen(graaf_van(f"{DRIE_MENSEN}{SAMEN}{mag}bewijs: [{_item('b2')}, {los}]}}\n"), {"r1"})
    assert [zei_wie(o, b) for b in o.bevindingen] == ["zei b2", "spreker niet ingevuld"]
    assert list(over_sprekers(o)) == [
        "Bij #2 staat niet wie het zei: die telt in de stem van het hele gesprek, en in lijsten staat daar b1, de "
        "eerste bron. Weet u het? Vul Spreker in.",
        "b2 gaf geen toestemming: wat b2 zei telt mee, maar alleen een monitor leest de woorden.",
        "b3 gaf toestemming.",
    ]
    (alleen,) = ontvangen(graaf_van(DRIE_MENSEN + _gesprek(_zegt("C1"))), {"r1"})
    assert [zei_wie(alleen, b) for b in alleen.bevindingen] == [""]
    assert not list(over_sprekers(alleen))


def test_of_a_factor_that_nobody_named_there_it_is_said_why_it_is_there_now(graaf_van: GraafVan) -> None:
    smal = (
        "- {soort: systemische_factor, sleutel: loket, naam: Het loket, klasse: spelregel, ligging: buiten_aanpak, "
        "onderdeel_van: wachten}\n"
    )
    twee = "".join(
        f"- {{soort: registratie, id: r{b}, datum: 2026-02-10, gebied: D01, bron: {b}, interventie: hulp, "
        f"bewijs: [{_item(bewijskracht='sterk').replace('wachten', 'loket')}]}}\n"
        for b in ("b1", "b2")
    )
    na = graaf_van(DRIE_MENSEN + smal + twee)
    voor = graaf_van(DRIE_MENSEN + smal)
    zinnen = {v.naam: over_verandering(na, v) for v in verschil(voor, na)}
    assert zinnen["Wachten"].endswith("; in D01 is iets gezegd over Het loket, en dat telt hier mee")
    assert "iets gezegd" not in zinnen["Het loket"]


@pytest.mark.parametrize(("gebied", "zegt"), [("D01", "telt licht tegen."), ("zand", "ging niet over één deelgebied.")])
def test_an_open_question_says_what_follows_from_silence(graaf_van: GraafVan, gebied: str, zegt: str) -> None:
    from verandertheorie.lezing.ontvangstzinnen import over_stilte

    graaf = graaf_van(THEORIE + _gesprek("open_vraag_belemmeringen: ja", gebied=gebied))
    (o,) = ontvangen(graaf, {"r1"})
    assert over_stilte(o).startswith("Open gevraagd wat in de weg staat. Wat daarbij niet is genoemd, telt")
    assert over_stilte(o).endswith(zegt)
