"""The approach has versions too: what a done action makes of an intervention, in whatever order things come in."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verandertheorie.aanscherping.overzicht import vergelijk
from verandertheorie.aanscherping.versies import maak
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import GeweigerdFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.invoer.intrekken import Intrekking, trek_in, van_invoer, van_registratie
from verandertheorie.invoer.notulen import Notulenverslag, leg_notulen_vast
from verandertheorie.invoer.vastleggen import leg_vast
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.leerlus import Actie
from verandertheorie.model.theorie import Interventie
from verandertheorie.uitvoer.uitwisseling.meenemen import exporteer

BEGIN = """\
- {soort: actor, sleutel: trekker, naam: Trekker, actorsoort: rol}
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-03-31}
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-04-01, tot: 2026-06-30}
- {soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-07-01, tot: 2026-09-30}
- {soort: gebied, sleutel: W, naam: West, niveau: kerngebied}
- {soort: gebied, sleutel: W1, naam: Dijk, niveau: deelgebied, ligt_in: W}
- {soort: bijeenkomst, sleutel: S1, datum: 2026-03-01, bijeenkomstsoort: leerbijeenkomst}
- {soort: interventie, sleutel: coach, naam: Coach, omschrijving: De coach komt alleen.}
- {soort: interventie, sleutel: later, naam: Later, sinds: c3, omschrijving: Nog niets.}
- {soort: interventie, sleutel: weg, naam: Weg, tot: c2}
- {soort: mechanisme, sleutel: moed, naam: Moed, domein: interbestuurlijk}
- {soort: bewering, van: coach, relatie: activeert, naar: moed, code: C1, tekst: De coach geeft moed.}
"""
R = """\
- soort: registratie
  id: {id}
  vorm: document
  datum: {dag}
  gebied: W1
  interventie: coach
  bewijs: [{{onderwerp: C1, richting: {richting}, kern: Zo was het in {id}.}}]
"""
SAMEN = "De coach komt met een buurvrouw."
ACTIE = "soort: actie, wat: Meenemen, eigenaren: [trekker], uit: S1, bijeenkomst: S1, past_aan: coach"
GEPLAND = f"- {{{ACTIE}, id: P1, sinds: 2026-03-01, nieuw: {SAMEN}}}\n"
GEDAAN = f"- {{{ACTIE}, id: P1, sinds: 2026-05-02, gedaan_op: 2026-05-01, nieuw: {SAMEN}}}\n"
NOG_EEN = f"- {{{ACTIE}, id: P2, sinds: 2026-08-02, gedaan_op: 2026-08-01, nieuw: De buurvrouw komt alleen.}}\n"
ZELF = "soort: interventie, sleutel: coach, naam: Coach, omschrijving: De coach komt alleen."
STATUS = f"- {{{ZELF}, status: gevolgd, sinds: c3}}\n"

Lees = Callable[..., Importverslag]


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """A dossier with three cycles and an intervention that nobody adapted yet."""
    (tmp_path / "begin.yaml").write_text(BEGIN, encoding="utf-8")
    with Dossier.maak(tmp_path / "d.sqlite") as d:
        assert not importeer(d, tmp_path / "begin.yaml").fouten
    return tmp_path / "d.sqlite"


@pytest.fixture
def lees(pad: Path, tmp_path: Path) -> Lees:
    """Read a text in."""

    def lees(tekst: str, *, herzie: bool = False) -> Importverslag:
        (tmp_path / "a.yaml").write_text(tekst, encoding="utf-8")
        return importeer(pad, tmp_path / "a.yaml", herzie=herzie)

    return lees


def coach(pad: Path, *cycli: str) -> list[tuple[str, str | None]]:
    """What the intervention is in each cycle, and its version."""
    graaf = Verandergraaf.uit(pad)
    knopen = [graaf.tot_en_met(c).alle_knopen["coach"] for c in cycli]
    return [(k.omschrijving, k.versie) for k in knopen if isinstance(k, Interventie)]


ALLEEN = ("De coach komt alleen.", None)


def test_only_what_is_done_changes_the_approach_and_from_its_cycle_on(pad: Path, lees: Lees) -> None:
    assert not lees(GEPLAND).fouten
    assert coach(pad, "c1", "c2", "c3") == [ALLEEN] * 3
    verslag = lees(GEDAAN)
    assert not verslag.meldingen
    assert [r.soort for r in verslag.nieuw] == ["actie", "interventie"]
    assert coach(pad, "c1", "c2", "c3") == [ALLEEN, (SAMEN, "P1"), (SAMEN, "P1")]
    nieuw = next(r for r in verslag.nieuw if isinstance(r, Interventie))
    assert nieuw.besluiten == ("P1",)


def test_the_same_again_is_nothing(pad: Path, lees: Lees) -> None:
    for _ in range(2):
        lees(GEPLAND + GEDAAN + NOG_EEN + STATUS)
    voor = pad.read_bytes()
    for tekst in (GEPLAND, GEDAAN, NOG_EEN, STATUS, BEGIN, BEGIN + GEPLAND + GEDAAN + NOG_EEN + STATUS):
        verslag = lees(tekst)
        assert not verslag.fouten
        assert not (*verslag.nieuw, *verslag.herzien)
    assert pad.read_bytes() == voor


def test_the_order_in_which_it_is_written_down_does_not_matter(tmp_path: Path) -> None:
    uitkomsten = set()
    for nr, volgorde in enumerate(itertools.permutations((GEDAAN, NOG_EEN, STATUS))):
        with Dossier.maak(tmp_path / f"{nr}.sqlite") as d:
            for tekst in (BEGIN, *volgorde):
                (tmp_path / "a.yaml").write_text(tekst, encoding="utf-8")
                assert not importeer(d, tmp_path / "a.yaml").fouten
        records = Verandergraaf.uit(tmp_path / f"{nr}.sqlite").records(Interventie)
        uitkomsten.add(tuple(sorted(repr(r) for r in records)))
    (een,) = uitkomsten
    assert sum("sleutel='coach'" in r for r in een) == 3


def test_a_later_revision_that_only_carried_along_what_was_said_carries_along_what_is_said_now(
    pad: Path, lees: Lees
) -> None:
    assert not lees(STATUS).fouten
    assert not lees(GEDAAN).fouten
    assert coach(pad, "c2", "c3") == [(SAMEN, "P1"), (SAMEN, "P1")]
    alle = Verandergraaf.uit(pad).tot_en_met("c3").alle_knopen["coach"]
    assert isinstance(alle, Interventie)
    assert alle.status == "gevolgd"


def test_what_somebody_said_otherwise_later_stays(pad: Path, lees: Lees) -> None:
    assert not lees(STATUS.replace("komt alleen", "belt")).fouten
    assert not lees(GEDAAN).fouten
    assert coach(pad, "c2", "c3") == [(SAMEN, "P1"), ("De coach belt.", None)]


def test_a_better_text_a_better_day_and_what_was_not_done_after_all(pad: Path, lees: Lees) -> None:
    lees(GEDAAN)
    assert lees(GEDAAN.replace("buurvrouw", "buurman")).fouten, "asks --herzie, as any other value"
    assert not lees(GEDAAN.replace("buurvrouw", "buurman"), herzie=True).fouten
    assert coach(pad, "c1", "c2") == [ALLEEN, ("De coach komt met een buurman.", "P1")]
    assert not lees(GEDAAN.replace("gedaan_op: 2026-05-01", "gedaan_op: 2026-08-01"), herzie=True).fouten
    assert coach(pad, "c1", "c2", "c3") == [ALLEEN, ALLEEN, (SAMEN, "P1")]
    assert not lees(GEDAAN.replace(" gedaan_op: 2026-05-01,", ""), herzie=True).fouten
    assert coach(pad, "c1", "c2", "c3") == [ALLEEN] * 3


def test_two_in_one_cycle_follow_their_days(pad: Path, lees: Lees) -> None:
    tweede = NOG_EEN.replace("08-0", "05-2")
    lees(tweede)
    lees(GEDAAN)
    assert coach(pad, "c2") == [("De buurvrouw komt alleen.", "P2")]
    (i,) = (r for r in Verandergraaf.uit(pad).records(Interventie) if r.sleutel == "coach" and r.sinds == "c2")
    assert i.besluiten == ("P1", "P2")


@pytest.mark.parametrize(
    ("was", "wordt", "code", "deel"),
    [
        ("past_aan: coach", "past_aan: moed", "VT020", "moed"),
        ("past_aan: coach", "past_aan: niets", "VT020", "niets"),
        (f", nieuw: {SAMEN}", "", "VT011", "'nieuw' ontbreekt"),
    ],
)
def test_what_cannot_be_adapted_is_told_and_nothing_is_stored(
    was: str, wordt: str, code: str, deel: str, pad: Path, lees: Lees
) -> None:
    voor = pad.read_bytes()
    verslag = lees(GEDAAN.replace(was, wordt))
    assert any(m.code == code and deel in m.tekst for m in verslag.fouten), verslag.meldingen
    assert pad.read_bytes() == voor


@pytest.mark.parametrize(
    ("was", "wordt", "deel"),
    [
        (", past_aan: coach", "", "zegt 'nieuw', en niet welke interventie"),
        ("past_aan: coach", "past_aan: later", "hoort op 1 mei 2026 niet bij de theorie"),
        ("past_aan: coach", "past_aan: weg", "hoort op 1 mei 2026 niet bij de theorie"),
    ],
)
def test_what_makes_no_version_is_told_and_kept(was: str, wordt: str, deel: str, lees: Lees) -> None:
    verslag = lees(GEDAAN.replace(was, wordt))
    assert [m.code for m in verslag.meldingen] == ["VT126"]
    assert deel in verslag.meldingen[0].tekst
    assert [r.soort for r in verslag.nieuw] == ["actie"]


def test_what_is_there_twice_is_still_told(pad: Path, lees: Lees) -> None:
    voor = pad.read_bytes()
    twee = STATUS.replace("c3", "c2") + STATUS.replace("c3", "c2").replace("alleen", "anders")
    assert [m.code for m in lees(GEDAAN + twee).fouten] == ["VT024"]
    assert pad.read_bytes() == voor


def test_before_the_first_cycle_it_holds_from_there_and_after_the_last_as_soon_as_there_is_one(
    pad: Path, lees: Lees
) -> None:
    verslag = lees(GEDAAN.replace("2026-05-01", "2025-12-01"))
    assert [m.code for m in verslag.meldingen] == ["VT128"], "done before anybody agreed on it"
    assert coach(pad, "c1") == [(SAMEN, "P1")]
    (melding,) = lees(NOG_EEN.replace("2026-08-01", "2026-10-05")).meldingen
    assert melding.code == "VT126"
    assert coach(pad, "c3") == [(SAMEN, "P1")]
    verslag = lees("- {soort: leercyclus, sleutel: c4, nummer: 4, van: 2026-10-01, tot: 2026-12-31}\n")
    assert [r.soort for r in verslag.nieuw] == ["leercyclus", "interventie"]
    assert coach(pad, "c3", "c4") == [(SAMEN, "P1"), ("De buurvrouw komt alleen.", "P2")]


DAGEN = st.sampled_from(["2026-01-10", "2026-02-10", "2026-05-01", "2026-05-20", "2026-08-01"])
GEDANE = st.lists(DAGEN, min_size=1, max_size=3).map(
    lambda dagen: [
        f"- {{{ACTIE}, id: P{nr}, sinds: 2026-03-01, gedaan_op: {dag}, nieuw: Zo maakte P{nr} het.}}\n"
        for nr, dag in enumerate(dagen, 1)
    ]
)
GESCHREVEN = st.dictionaries(
    st.sampled_from(["c2", "c3"]), st.tuples(st.sampled_from(["gekozen", "gevolgd"]), st.booleans()), max_size=2
).map(
    lambda revisies: [
        f"- {{{ZELF if zelfde else ZELF.replace('alleen', 'anders')}, status: {status}, sinds: {cyclus}}}\n"
        for cyclus, (status, zelfde) in revisies.items()
    ]
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gebeurd=st.tuples(GEDANE, GESCHREVEN).map(lambda delen: delen[0] + delen[1]).flatmap(st.permutations))
def test_whatever_was_done_and_written_in_whatever_order_comes_to_the_same(
    gebeurd: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    map_ = tmp_path_factory.mktemp("orde")
    hashes = set()
    for nr, delen in enumerate(([BEGIN, *gebeurd], [BEGIN, *reversed(gebeurd)], [BEGIN, "".join(sorted(gebeurd))])):
        with Dossier.maak(map_ / f"{nr}.sqlite") as d:
            for tekst in delen:
                (map_ / "a.yaml").write_text(tekst, encoding="utf-8")
                assert not importeer(d, map_ / "a.yaml").fouten
            hashes.add(d.hash())
            (map_ / "a.yaml").write_text("".join(delen), encoding="utf-8")
            nog_eens = importeer(d, map_ / "a.yaml")
            assert not (*nog_eens.fouten, *nog_eens.nieuw, *nog_eens.herzien)
    assert hashes == {_naam_na_een_rondreis(map_)}


def _naam_na_een_rondreis(map_: Path) -> str:
    """The name of the content of the first dossier, taken along and read in again."""
    exporteer(map_ / "0.sqlite", map_ / "uit")
    with Dossier.maak(map_ / "terug.sqlite") as d:
        assert not importeer(d, map_ / "uit").fouten
        return d.hash()


MENSEN = "".join(r for r in BEGIN.splitlines(keepends=True) if "actor" in r or "bijeenkomst" in r)
CYCLI = [r for r in BEGIN.splitlines(keepends=True) if "leercyclus" in r]
IEDER = st.dictionaries(st.sampled_from(["", "c1", "c2", "c3"]), st.booleans(), min_size=1).map(
    lambda revisies: [
        f"- {{{ZELF.replace('naam: Coach', f'naam: Coach {nr}').replace('alleen', 'alleen' if zelfde else 'anders')}"
        f"{f', sinds: {cyclus}' if cyclus else ''}}}\n"
        for nr, (cyclus, zelfde) in enumerate(revisies.items())
    ]
)


def na_wat_het_noemt(delen: list[str]) -> list[str]:
    """The same in an order that an import takes: cycles in their own, and nothing before what it names."""
    uit, cycli, wacht = [MENSEN], iter(CYCLI), list[str]()
    for deel in delen:
        if deel in CYCLI:
            uit.append(next(cycli))
        else:
            wacht.append(deel)
        er_zijn = ["", *(c for c in ("c1", "c2", "c3") if any(f"sleutel: {c}," in d for d in uit))]
        for soort in ("interventie,", "actie,"):
            mag = soort == "interventie," or any("soort: interventie" in d for d in uit)
            gaat = [
                d
                for d in wacht
                if mag and f"soort: {soort}" in d and (soort == "actie," or d.partition(" sinds: ")[2][:2] in er_zijn)
            ]
            uit += gaat
            wacht = [d for d in wacht if d not in gaat]
    assert not wacht
    return uit


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(delen=st.tuples(IEDER, GEDANE).map(lambda d: [*d[0], *d[1], *CYCLI]).flatmap(st.permutations))
def test_where_the_approach_begins_and_when_cycles_come_in_does_not_matter_either(
    delen: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    map_ = tmp_path_factory.mktemp("begin")
    hashes = set()
    heen, terug = na_wat_het_noemt(delen), na_wat_het_noemt(delen[::-1])
    for nr, volgorde in enumerate((heen, terug, ["".join(heen)])):
        with Dossier.maak(map_ / f"{nr}.sqlite") as d:
            for tekst in volgorde:
                (map_ / "a.yaml").write_text(tekst, encoding="utf-8")
                assert not importeer(d, map_ / "a.yaml").fouten
            hashes.add(d.hash())
            for tekst in volgorde:
                (map_ / "a.yaml").write_text(tekst, encoding="utf-8")
                nog_eens = importeer(d, map_ / "a.yaml")
                assert not (*nog_eens.fouten, *nog_eens.nieuw, *nog_eens.herzien)
    assert hashes == {_naam_na_een_rondreis(map_)}


def test_an_action_where_the_approach_begins_says_what_it_was_and_is_undone_to_that(pad: Path, lees: Lees) -> None:
    nieuw = "soort: interventie, sleutel: nieuw, naam: Nieuw, omschrijving: Zo begon het."
    actie = GEDAAN.replace("2026-05-01", "2026-02-01").replace("past_aan: coach", "past_aan: nieuw")
    assert not lees(f"- {{{nieuw}, sinds: c1}}\n" + actie).fouten
    assert not lees(f"- {{{nieuw.replace('Nieuw,', 'Anders,')}, sinds: c3}}\n").fouten

    def luidt() -> list[tuple[str | None, str, str | None]]:
        van = [i for i in Verandergraaf.uit(pad).records(Interventie) if i.sleutel == "nieuw"]
        return [(i.sinds, i.omschrijving, i.versie) for i in sorted(van, key=lambda i: i.sinds or "")]

    assert luidt() == [("c1", SAMEN, "P1"), ("c3", SAMEN, "P1")]
    (stand,) = Verandergraaf.uit(pad).records(Actie)
    assert stand.oud == "Zo begon het."
    assert not lees(actie.replace(" gedaan_op: 2026-02-01,", ""), herzie=True).fouten
    assert luidt() == [("c1", "Zo begon het.", None), ("c3", "Zo begon het.", None)]


@pytest.mark.parametrize("eerst", ["", GEPLAND.replace("P1", "P2")])
def test_an_import_on_which_a_later_version_rests_is_not_undone_before_it(eerst: str, pad: Path, lees: Lees) -> None:
    nr = 3 if eerst and not lees(eerst).fouten else 2
    lees(NOG_EEN.replace("2026-08-01", "2026-10-05").replace("2026-08-02", "2026-10-06"))
    lees("- {soort: leercyclus, sleutel: c4, nummer: 4, van: 2026-10-01, tot: 2026-12-31}\n")
    assert coach(pad, "c4") == [("De buurvrouw komt alleen.", "P2")]
    voor = pad.read_bytes()
    zin = f"In invoer {nr + 1} kwam een versie van interventie coach die zegt wat P2 ervan maakte"
    with pytest.raises(GeweigerdFout, match=zin):
        van_invoer(pad, nr)
    assert pad.read_bytes() == voor
    for een in (nr + 1, nr):
        trek_in(pad, van_invoer(pad, een), reden="Vergissing.")
    assert coach(pad, "c3") == [ALLEEN]
    assert not any(i.versie or i.besluiten for i in Verandergraaf.uit(pad).records(Interventie))


def notuleer(pad: Path, tekst: str, *, droog: bool = False) -> Notulenverslag:
    bestand = pad.with_name("b.yaml")
    bestand.write_text(tekst, encoding="utf-8")
    return leg_notulen_vast(pad, bestand, rol="", droog=droog)


SLUIT = "bijeenkomst: S2\ndatum: 2026-05-04\nacties:\n  - {id: P1, gedaan_op: 2026-05-01, resultaat: Er kwam er een.}\n"


def test_minutes_that_close_the_action_write_the_version_and_decisions_build_on_it(pad: Path, lees: Lees) -> None:
    lees(GEPLAND)
    tekst = SLUIT + "redacties:\n  - {onderwerp: coach, veld: naam, nieuw: Buurtcoach}\n"
    assert not notuleer(pad, tekst, droog=True).is_geweigerd
    assert coach(pad, "c2") == [ALLEEN]
    assert not notuleer(pad, tekst).meldingen
    voor = pad.read_bytes()
    assert not notuleer(pad, tekst).sessie
    assert pad.read_bytes() == voor
    (i,) = (r for r in Verandergraaf.uit(pad).records(Interventie) if r.sleutel == "coach" and r.sinds == "c2")
    assert (i.naam, i.omschrijving, i.versie) == ("Buurtcoach", SAMEN, "P1")
    assert i.besluiten == ("P1", "coach.naam.S2")


def test_all_or_nothing(pad: Path, lees: Lees) -> None:
    lees(GEPLAND)
    voor = pad.read_bytes()
    assert notuleer(pad, SLUIT + "redacties:\n  - {onderwerp: niets, veld: naam, nieuw: X}\n").is_geweigerd
    assert pad.read_bytes() == voor


def test_an_import_that_is_undone_takes_the_version_along(pad: Path, lees: Lees) -> None:
    lees(GEDAAN)
    trek_in(pad, van_invoer(pad, 2), reden="Vergissing.")
    assert coach(pad, "c2") == [ALLEEN]


def test_an_agreement_of_a_conversation_goes_with_it_and_the_approach_stays_as_it_is(pad: Path, lees: Lees) -> None:
    gesprek = R.format(id="g1", dag="2026-02-01", richting="voor")
    assert not lees(gesprek + "  afspraken: [{actie: Een buurvrouw meenemen, eigenaren: [trekker]}]\n").fouten
    assert not notuleer(
        pad,
        "bijeenkomst: S2\ndatum: 2026-05-04\nacties:\n"
        f"  - {{id: g1!1, gedaan_op: 2026-05-01, past_aan: coach, nieuw: {SAMEN}}}\n",
    ).meldingen
    assert coach(pad, "c2") == [(SAMEN, "g1!1")]
    intrekking = van_registratie(pad, "g1")
    assert isinstance(intrekking, Intrekking)
    trek_in(pad, intrekking, reden="Gevraagd.")
    assert coach(pad, "c2") == [(SAMEN, None)]
    with Dossier.open(pad, alleen_lezen=True) as d:
        assert not any("g1" in r.inhoud for r in d.alle_revisies()), "of what told it nothing stays"


def test_an_export_comes_in_as_it_was(pad: Path, lees: Lees, tmp_path: Path) -> None:
    lees(GEPLAND + GEDAAN + NOG_EEN + STATUS)
    exporteer(pad, tmp_path / "uit")
    with Dossier.maak(tmp_path / "terug.sqlite") as d:
        assert not importeer(d, tmp_path / "uit").fouten
        with Dossier.open(pad, alleen_lezen=True) as eerst:
            assert d.hash() == eerst.hash()


def test_the_timeline_tells_what_was_found_before_and_after_and_versions_why(pad: Path, lees: Lees) -> None:
    lees(R.format(id="g1", dag="2026-02-01", richting="tegen") + R.format(id="g2", dag="2026-05-20", richting="voor"))
    leg_vast(
        pad,
        [maak(Verandergraaf.uit(pad).tot_en_met("c1"), bijeenkomst=None, toelichting=None)],
        gezien=Verandergraaf.uit(pad).dossierhash,
        rol="",
        samenvatting="versie",
    )
    lees(GEDAAN.replace("past_aan", "door: [g1#1], gebieden: [W], past_aan"))
    graaf = Verandergraaf.uit(pad)
    rijen = [r for r in tijdlijn(graaf, "coach").rijen if r.stap]
    assert [r.stap for r in rijen] == ["gezien", "aangepast", "opnieuw"]
    assert rijen[1].tekst == (
        "Aangepast door P1; Meenemen; eerst: De coach komt alleen; nu: De coach komt met een buurvrouw; door g1#1; "
        "C1 ervoor 0 voor, 1 tegen; erna 1 voor, 0 tegen."
    )
    vroeg = tijdlijn(graaf, "coach", op="2026-05-02").rijen
    assert vroeg[-1].tekst.endswith("C1 ervoor 0 voor, 1 tegen; erna niets gehoord.")
    assert not [r for r in tijdlijn(graaf, "coach", op="2026-04-30").rijen if r.aard in ("actie", "versie")]
    leg_vast(
        pad,
        [maak(Verandergraaf.uit(pad), bijeenkomst=None, toelichting=None)],
        gezien=graaf.dossierhash,
        rol="",
        samenvatting="versie",
    )
    antwoord = vergelijk(Verandergraaf.uit(pad))
    assert [(r.veld, r.besluiten, r.bewijs) for r in antwoord.rijen] == [
        ("omschrijving", ("actie P1",), ("g1#1",)),
        ("versie", ("actie P1",), ("g1#1",)),
    ]
    assert "door een actie: 2" in antwoord.zinnen[0]
    assert "Meenemen" in antwoord.zinnen[1]
