"""Which signals an audience may read, and how they stand by what it may see: the same in every product."""

import datetime
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.programma import Doe
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.leerlus.signalen import Gezien, Signaalstand
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.signaalzinnen import gezienzin, staat
from verandertheorie.lezing.signalen import signalen
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Actie, Agendapunt, Signaal
from verandertheorie.model.soorten import RECORD
from verandertheorie.uitvoer.document.agenda import schrijf_agenda
from verandertheorie.uitvoer.document.rapport import Rapportsoort, Recept, schrijf_rapport
from verandertheorie.uitvoer.document.sessiestuk import schrijf_sessiestuk
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.tabel.sessiesjabloon import Sessiesjabloon, als_yaml
from verandertheorie.vragen.rijkeuze import telt_niet_mee

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

# --- how it stands, by what may be seen -----------------------------------------------------------

GEBIEDEN = ("D01", "D02", "D03", "D04")
DELEN = ("terug", "nog", "weg", "onduidelijk", "niet_gekeken")
VERDELING = st.tuples(*(st.sampled_from(DELEN) for _ in GEBIEDEN))


def _gezien(delen: tuple[str, ...]) -> Gezien:
    waar = zip(GEBIEDEN, delen, strict=True)
    per_deel: dict[str, list[str]] = {}
    for gebied, deel in waar:
        per_deel.setdefault(deel, []).append(gebied)
    return Gezien(**{deel: tuple(gebieden) for deel, gebieden in per_deel.items()})


@given(een=VERDELING, ander=VERDELING, mag=st.sets(st.sampled_from(GEBIEDEN), max_size=len(GEBIEDEN) - 1))
def test_what_was_found_where_it_is_not_shown_changes_no_word(
    een: tuple[str, ...], ander: tuple[str, ...], mag: set[str]
) -> None:
    zelfde = tuple(a if gebied in mag else b for gebied, a, b in zip(GEBIEDEN, een, ander, strict=True))
    eerst, dan = (_gezien(d).voor(mag.__contains__) for d in (een, zelfde))
    assert (gezienzin(eerst), eerst.staat_voor_lezer) == (gezienzin(dan), dan.staat_voor_lezer)


@given(delen=VERDELING, mag=st.sets(st.sampled_from(GEBIEDEN)))
def test_what_is_said_to_an_audience_is_true_of_all_evidence_or_is_not_said(
    delen: tuple[str, ...], mag: set[str]
) -> None:
    alles = _gezien(delen)
    woord = alles.voor(mag.__contains__).staat_voor_lezer
    is_terug_elders = woord == "deels_weg" and alles.staat == "teruggekomen"  # both are so: gone here, back there
    assert woord in (alles.staat, "niet_getoond") or is_terug_elders


# --- which there are ------------------------------------------------------------------------------

ANTWOORD = ("oppakken", "deels", "niet", "later", "ingetrokken")
KADER: tuple[dict[str, Any], ...] = (
    {"soort": "leercyclus", "sleutel": "c1", "nummer": 1, "van": "2026-01-01", "tot": "2026-03-31"},
    {"soort": "leercyclus", "sleutel": "c2", "nummer": 2, "van": "2026-04-01", "tot": "2026-06-30"},
    *({"soort": "gebied", "sleutel": g, "naam": f"Plek {g}", "niveau": "deelgebied"} for g in GEBIEDEN),
    {"soort": "actor", "sleutel": "eigen", "naam": "Eigen tafel", "actorsoort": "tafel", "eigen": True},
    {"soort": "actor", "sleutel": "hoog", "naam": "Hoge tafel", "actorsoort": "tafel"},
    {"soort": "actor", "sleutel": "trekker", "naam": "Trekker", "actorsoort": "rol"},
    {"soort": "uitkomst", "sleutel": "tempo", "naam": "Tempo", "niveau": "hoofddoel"},
    *(
        {"soort": "systemische_factor", "sleutel": f, "naam": f"Factor {f}", "klasse": "patroon", "ligging": ligging}
        for f, ligging in (("zelf", "binnen_aanpak"), ("traag", "buiten_aanpak"))
    ),
    *(
        {"soort": "bewering", "van": f, "relatie": "belemmert", "naar": "tempo", "tekst": "Het remt.", "code": code}
        for f, code in (("zelf", "C1"), ("traag", "C2"))
    ),
    *(
        {"soort": "bron", "pseudoniem": f"b{n}", "rol": "trekker", "organisatiesoort": "rijk", "geinformeerd": True}
        | {"perspectief": "rijk"}
        for n in range(4)
    ),
    {"soort": "leervraag", "letter": "A", "vraag": "Hoe kunnen we door, terwijl het remt?", "sinds": "2026-01-10"}
    | {"niveau": "systeem"},
    {"soort": "bijeenkomst", "sleutel": "B1", "datum": "2026-01-12", "bijeenkomstsoort": "leerbijeenkomst"},
    {"soort": "bijeenkomst", "sleutel": "E1", "datum": "2026-04-02", "bijeenkomstsoort": "kernteam", "van": "eigen"},
    {"soort": "bijeenkomst", "sleutel": "E2", "datum": "2026-05-02", "bijeenkomstsoort": "kernteam", "van": "eigen"},
    {"soort": "bijeenkomst", "sleutel": "H1", "datum": "2026-04-03", "bijeenkomstsoort": "tafel", "van": "hoog"},
    {"soort": "bijeenkomst", "sleutel": "B2", "datum": "2026-06-12", "bijeenkomstsoort": "leerbijeenkomst"},
    {"soort": "agendapunt", "onderwerp": "A", "bijeenkomst": "B1", "uitslag": "besproken", "reden": "Zo."},
)
SIGNALEN = {"alfa": "zelf", "bravo": "zelf", "charlie": "traag", "delta": "zelf.belemmert.tempo"}
"""Keys, which stand in every text of theirs, and what each is about."""


@st.composite
def sessies(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Signals with what became of them, and what was found about what they are about."""
    uit: list[dict[str, Any]] = []
    for sleutel, over in SIGNALEN.items():
        tafel = "hoog" if sleutel == "charlie" else "eigen"
        uit.append(
            {"soort": "signaal", "sleutel": sleutel, "over": f"[{over}]" if "." in over else over}
            | {"sinds": "2026-01-11", "vraag": f"Wie helpt {sleutel}?", "gevraagd_van": tafel, "eigenaar": "trekker"}
            | {"uit": draw(st.sampled_from(["A", None]))}
        )
        for sessie in ("E1", "E2", "H1"):
            uitslag = draw(st.sampled_from([None, "", "besproken", *ANTWOORD]))
            if uitslag is not None:
                uit.append(
                    {"soort": "agendapunt", "onderwerp": sleutel, "bijeenkomst": sessie}
                    | {"uitslag": uitslag or None, "reden": f"Reden bij {sleutel}.", "nakijken": {"gebieden": GEBIEDEN}}
                )
        if draw(st.booleans()):
            uit.append(
                {
                    "soort": "actie",
                    "id": f"{sleutel}-1",
                    "uit": sleutel,
                    "wat": f"Doe {sleutel}.",
                    "sinds": "2026-04-02",
                }
                | {"eigenaren": ["trekker"], "bijeenkomst": "E1", "uiterlijk": "2026-05-01"}
                | {"gedaan_op": draw(st.sampled_from([None, "2026-04-20"]))}
            )
    for nr in range(draw(st.integers(0, 10))):
        uit.append(
            {"soort": "registratie", "id": f"r{nr}", "gebied": draw(st.sampled_from(GEBIEDEN)), "vorm": "interview"}
            | {"interventie": "geen"}
            | {"datum": draw(st.sampled_from(["2026-01-20", "2026-05-20"])), "bron": f"b{nr % 4}"}
            | {"bewijs": [{"onderwerp": draw(st.sampled_from(["zelf", "traag"])), "kern": "Het was er.",
                           "teken": draw(st.sampled_from(["voor", "tegen"])), "bewijskracht": "sterk"}]}
        )  # fmt: skip
    return uit


def met_lus(records: list[dict[str, Any]]) -> Verandergraaf:
    """A graph of a small theory with tables and sessions, and these records."""
    return Verandergraaf.van(RECORD.validate_python(r) for r in (*KADER, *records))


def _mag(g: Verandergraaf, signaal: str, doelgroep: Doelgroep) -> bool:
    """The rule once more, written apart from the code under test."""
    if doelgroep in ("monitor", "kernteam"):
        return True
    if doelgroep in ("partner", "publiek") or (doelgroep == "opdrachtgever" and signaal != "charlie"):
        return False
    punten = [p for p in g.records(Agendapunt) if p.onderwerp == signaal and p.bijeenkomst in ("E1", "E2")]
    return signaal == "charlie" or any(p.uitslag in ANTWOORD for p in punten)


def _producten(g: Verandergraaf, doelgroep: Doelgroep) -> Iterator[tuple[str, str]]:
    """Everything with signals in it that this audience can be given."""
    antwoord = signalen(g, doelgroep=doelgroep)
    yield "signalen", f"{antwoord}{json.dumps(antwoord.als_gegevens(), ensure_ascii=False, default=str)}"
    for over in ("A", "zelf", "traag", "C1", "E1", "E2", "H1", *SIGNALEN, *(a.id for a in g.records(Actie))):
        try:
            gebeurd = tijdlijn(g, over, doelgroep=doelgroep)
        except AanroepFout:
            continue
        yield f"tijdlijn {over}", json.dumps([r["tekst"] for r in gebeurd.als_gegevens()["rijen"]])  # type: ignore[attr-defined]
    m = lusmoment(g)
    for b in (None, *g.records(Bijeenkomst)):
        yield f"agenda {b and b.sleutel}", schrijf_agenda(m, Lezer(m.graaf, doelgroep), bijeenkomst=b).html
    for b in g.records(Bijeenkomst):
        yield f"sessiestuk {b.sleutel}", schrijf_sessiestuk(g, b.sleutel, doelgroep=doelgroep).html
    rapporten: list[tuple[Rapportsoort, str]] = [("tussen", ""), ("eind", ""), ("signaal", "")]
    rapporten += [("signaal", s) for s in SIGNALEN]
    for soort, over in rapporten:
        try:
            rapport = schrijf_rapport(g, Recept(soort, over, doelgroep, m.nu))
        except AanroepFout:
            continue
        yield f"rapport {soort} {over}", rapport.markdown
    yield "kaart", repr(verzamel(g, doelgroep=doelgroep))
    yield "theorie", schrijf_theorie(g, doelgroep=doelgroep).html
    if doelgroep == "sessie":
        yield "sjabloon", als_yaml(Sessiesjabloon(Agenda(m), "B2"))
    yield "neo4j", repr(projecteer(g, doelgroep))


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
@given(records=sessies())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_withheld_of_a_signal_stands_in_any_product(
    doelgroep: Doelgroep, records: list[dict[str, Any]]
) -> None:
    g = met_lus(records)
    for naam, tekst in _producten(g, doelgroep):
        for signaal in SIGNALEN:
            if not _mag(g, signaal, doelgroep):
                assert signaal not in tekst.casefold(), (naam, signaal)
    te_lezen = {s for s in SIGNALEN if _mag(g, s, doelgroep)}
    assert {r.sleutel for r in signalen(g, doelgroep=doelgroep) if r.deel == "signaal"} == te_lezen


@pytest.mark.parametrize("doelgroep", ["opdrachtgever", "partner", "publiek"])
@given(records=sessies())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_outside_the_programme_no_row_has_an_area_and_only_the_principal_reads_how_many_signals_there_are(
    doelgroep: Doelgroep, records: list[dict[str, Any]]
) -> None:
    g = met_lus(records)
    antwoord = signalen(g, doelgroep=doelgroep)
    assert not [r for r in antwoord if r.gebieden]
    zegt = str(antwoord).replace(telt_niet_mee(g.voor(doelgroep)) or "-", "")
    assert not [gebied for gebied in GEBIEDEN if gebied in zegt]
    if doelgroep == "opdrachtgever":
        assert [z for z in antwoord.zinnen if z.startswith("Over de aanpak zelf zijn er 3 signalen")]
    else:
        niets = "Wat op tafels ligt, staat hier niet."
        leeg = Verandergraaf.van(())
        for g_ in (g, met_lus([]), leeg):
            hier = signalen(g_, doelgroep=doelgroep)
            assert (hier.rijen, hier.zinnen) == ((), (niets,))
        assert signalen(g, doelgroep=doelgroep, bestuurslaag="rijk").zinnen == (niets,)


def test_a_second_signal_about_the_same_waits_for_its_own_answer() -> None:
    besloten = {"soort": "agendapunt", "onderwerp": "alfa", "bijeenkomst": "E1", "uitslag": "niet", "reden": "Nee."}
    g = met_lus(
        [
            *(
                {"soort": "signaal", "sleutel": s, "over": "zelf", "sinds": "2026-01-11", "vraag": f"Wie helpt {s}?"}
                | {"gevraagd_van": "eigen", "eigenaar": "trekker"}
                for s in ("alfa", "bravo")
            ),
            besloten,
        ]
    )
    lezer = Lezer(g, "sessie")
    assert lezer.mag_knoop("zelf")
    assert [s.sleutel for s in Moment(0, lezer).tafels.over("zelf")] == ["alfa"]
    assert {s.sleutel for s in g.records(Signaal)} == {"alfa", "bravo"}


def test_a_state_of_which_every_area_is_hidden_is_not_told() -> None:
    stand = Signaalstand("s", "niet_meer_gevonden", "t", datetime.date(2026, 1, 1), 3, na_besluit="niet_meer_gevonden")
    hier = replace(stand, gezien=Gezien(weg=("D01",))).voor(lambda _: False)
    assert (hier.staat, staat(hier), hier.is_open) == ("niet_getoond", "hier niet getoond", True)
    assert gezienzin(hier.gezien or Gezien()) == "hier niet getoond: één gebied"


@pytest.mark.parametrize(("wie", "ziet"), [("kernteam", True), ("sessie", False), ("opdrachtgever", False)])
def test_an_action_is_told_with_the_signal_it_came_from(
    hier: Doe, met_agenda: Path, tmp_path: Path, wie: str, ziet: bool
) -> None:
    shutil.copy(met_agenda, tmp_path / "d.sqlite")
    erbij = "- {soort: actie, id: K1-1, uit: doelen, wat: Doelen op een rij, eigenaren: [liaison], sinds: 2027-11-30}\n"
    (tmp_path / "erbij.yaml").write_text(erbij, encoding="utf-8")
    assert hier("importeer", "erbij.yaml", "-d", "d.sqlite").code == 0
    gedaan = hier("acties", "--doelgroep", wie, "-d", "d.sqlite")
    assert (gedaan.code, "K1-1" in gedaan.uit) == (0, ziet)
    gevraagd = hier("tijdlijn", "doelen", "--doelgroep", wie, "-d", "d.sqlite")
    assert (gevraagd.code, "is hier niet te lezen" in gevraagd.fout) == ((0, False) if ziet else (2, True))


@pytest.mark.parametrize("uit", ["V14-zelf", "V14-zelf-trekker", "V14-C1", "V12-C1"])
def test_an_action_that_came_out_of_a_proposal_is_told_when_what_that_was_about_may_be(uit: str) -> None:
    g = met_lus([])
    assert not Lezer(g, "sessie").mag_genoemd(uit)
    assert Lezer(g, "kernteam").mag_genoemd(uit)
    assert Lezer(g, "sessie").mag_genoemd(uit.replace("zelf", "traag").replace("C1", "C2"))
