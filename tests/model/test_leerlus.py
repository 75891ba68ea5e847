"""What a learning question, a signal, an action and an agenda item may hold, and what they ask of each other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import TREKKER, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.invoer.intrekken import Intrekking, trek_in, van_registratie
from verandertheorie.model.leerlus import Actie, Agendapunt, Leervraag
from verandertheorie.uitvoer.uitwisseling.meenemen import exporteer

AGENDA = """\
- {soort: actor, sleutel: trekker, naam: Trekker, actorsoort: rol}
- {soort: actor, sleutel: kernteam, naam: Kernteam, actorsoort: tafel, eigen: ja}
- {soort: actor, sleutel: rijkstafel, naam: Rijkstafel, actorsoort: tafel, open_vanaf: 2026-06-01}
- {soort: bijeenkomst, sleutel: B1, datum: 2025-10-13, bijeenkomstsoort: leerbijeenkomst, aanwezig: {rijk: 9}}
- {soort: bijeenkomst, sleutel: B2, datum: 2025-12-08, bijeenkomstsoort: leerbijeenkomst}
- {soort: bijeenkomst, sleutel: R1, datum: 2026-07-01, bijeenkomstsoort: tafel, van: rijkstafel}
- {soort: leervraag, letter: A, sinds: 2025-10-13, niveau: aanpak, vraag: "Hoe kunnen we leren, terwijl de tijd op is?"}
- {soort: agendapunt, onderwerp: A, bijeenkomst: B1, uitslag: aangevuld, reden: Iedereen zegt het.}
- {soort: actie, id: B1-1, uit: A, wat: Eerder beginnen, eigenaren: [trekker], bijeenkomst: B1, uiterlijk: 2025-12-01}
"""
"""A session and a question before there is a theory, an area or a cycle."""

SIGNAAL = (
    TWEE_GEBIEDEN
    + TWEE_CYCLI
    + WACHTEN
    + """\
- {soort: signaal, sleutel: wacht, over: wachten, sinds: 2026-01-31, vraag: Wie maakt het korter?,
   gevraagd_van: rijkstafel, eigenaar: trekker}
"""
)

LeesIn = Callable[..., Importverslag]


@pytest.fixture
def leeg(tmp_path: Path) -> LeesIn:
    """Import texts, one after another, into a dossier that begins empty."""
    pad = tmp_path / "d.sqlite"
    Dossier.maak(pad).sluit()

    def lees_in(tekst: str, *, herzie: bool = False) -> Importverslag:
        (tmp_path / "in.yaml").write_text(tekst, encoding="utf-8")
        return importeer(pad, tmp_path / "in.yaml", herzie=herzie)

    return lees_in


def test_a_session_with_its_question_and_action_needs_no_cycle_and_no_record(leeg: LeesIn, tmp_path: Path) -> None:
    assert not leeg(AGENDA).meldingen
    graaf = Verandergraaf.uit(tmp_path / "d.sqlite")
    (actie,) = graaf.records(Actie)
    assert actie.vanaf == "2025-10-13", "of the session that stored it"
    assert [q.letter for q in graaf.records(Leervraag)] == ["A"]
    assert set(graaf.tafels) == {"kernteam", "rijkstafel"}
    assert set(graaf.knopen) == {"trekker"}, "a table is no part of the theory"


def test_two_changes_on_two_days_are_two_revisions_and_need_no_herzie(leeg: LeesIn, tmp_path: Path) -> None:
    leeg(AGENDA)
    later = """\
soort: actie
id: B1-1
uit: A
wat: Eerder beginnen
eigenaren: []
bijeenkomst: B2
uiterlijk: 2026-02-01
"""
    fouten = leeg(later).fouten
    assert [(m.regel, m.code) for m in fouten] == [(5, "VT011"), (7, "VT011")], "each at its line, both at once"
    assert all("reden" in m.remedie for m in fouten)
    assert not leeg(later + "reden: Zij kreeg ander werk.\n").meldingen
    assert [a.vanaf for a in Verandergraaf.uit(tmp_path / "d.sqlite").records(Actie)] == ["2025-10-13", "2025-12-08"]


@pytest.mark.parametrize(
    ("punt", "verwacht"),
    [
        ("onderwerp: A, uitslag: oppakken", "bij een leervraag kan de uitslag niet oppakken zijn"),
        ("onderwerp: A, uitslag: veranderd, reden: x", "'nieuw' ontbreekt"),
        ("onderwerp: A, uitslag: geschrapt", "'reden' ontbreekt"),
        ("onderwerp: wacht, uitslag: verdiept", "bij een signaal kan de uitslag niet verdiept zijn"),
        ("onderwerp: wacht, uitslag: oppakken, reden: x", "'nakijken' ontbreekt"),
        ("onderwerp: wacht, uitslag: besproken", "'reden' ontbreekt: dat moet de eerste keer"),
        ("onderwerp: wacht, uitslag: doorgezet, reden: x, naar: trekker", "trekker is geen tafel"),
        ("onderwerp: Werkbezoek, uitslag: verdiept", "'Werkbezoek' is geen leervraag en geen signaal"),
    ],
)
def test_what_may_become_of_a_subject_follows_from_one_table(leeg: LeesIn, punt: str, verwacht: str) -> None:
    leeg(AGENDA + SIGNAAL)
    fouten = leeg(f"{{soort: agendapunt, bijeenkomst: R1, {punt}}}").fouten
    assert any(verwacht in m.tekst for m in fouten), fouten
    assert all(m.remedie for m in fouten)


def test_a_struck_question_can_only_come_back(leeg: LeesIn) -> None:
    leeg(AGENDA + "- {soort: agendapunt, onderwerp: A, bijeenkomst: B2, uitslag: geschrapt, reden: Het is klaar.}\n")
    (fout,) = leeg("{soort: agendapunt, onderwerp: A, bijeenkomst: R1, uitslag: besproken}").fouten
    assert "A is geschrapt in B2" in fout.tekst
    assert not leeg("{soort: agendapunt, onderwerp: A, bijeenkomst: R1, uitslag: aangevuld, reden: Weer.}").fouten


def test_a_text_alone_is_what_the_question_comes_to_say(leeg: LeesIn, tmp_path: Path) -> None:
    leeg(AGENDA)
    leeg("{soort: agendapunt, onderwerp: A, bijeenkomst: B2, uitslag: veranderd, reden: x, nieuw: Hoe dan?}")
    punt = Verandergraaf.uit(tmp_path / "d.sqlite").records(Agendapunt)[-1]
    assert punt.nieuw is not None
    assert punt.nieuw.vraag == "Hoe dan?"


def test_what_lies_within_the_approach_is_asked_of_an_own_table_only(leeg: LeesIn) -> None:
    leeg(AGENDA + SIGNAAL)
    eigen = "{soort: systemische_factor, sleutel: doel, naam: Doel, klasse: patroon, ligging: binnen_aanpak}"
    signaal = (
        "{soort: signaal, sleutel: s, over: doel, vraag: Wie?, gevraagd_van: T, eigenaar: trekker, sinds: 2026-01-31}"
    )
    (fout,) = leeg(f"- {eigen}\n- {signaal.replace('T', 'rijkstafel')}").fouten
    assert fout.remedie == "Vraag het aan kernteam."
    assert not leeg(f"- {eigen}\n- {signaal.replace('T', 'kernteam')}").fouten


def test_an_unknown_role_is_kept_and_pointed_out_with_what_is_near(leeg: LeesIn) -> None:
    verslag = leeg(AGENDA.replace("[trekker]", "[treker]"))
    (melding,) = verslag.meldingen
    assert (melding.code, melding.remedie) == ("VT122", "Bedoelt u trekker?")
    assert not verslag.is_geweigerd


def test_a_table_is_no_end_of_a_claim(leeg: LeesIn) -> None:
    leeg(AGENDA + SIGNAAL)
    (fout,) = leeg(
        "{soort: bewering, van: kernteam, relatie: heeft_sleutel, naar: wachten, tekst: Zij kan het.}"
    ).fouten
    assert (fout.code, "is een tafel" in fout.tekst) == ("VT022", True)


GESPREK = """\
- {soort: registratie, id: g1, datum: 2026-01-10, gebied: D01, bron: b1, interventie: geen,
   bewijs: [{onderwerp: wachten, teken: voor, kern: Het duurt.}],
   afspraken: [{actie: De trekker belt terug., eigenaren: [trekker], uiterlijk: 2026-01-20}]}
"""
SLUIT = (
    "{soort: actie, id: g1!1, sinds: 2026-01-18, eigenaren: [trekker], uiterlijk: 2026-01-20, gedaan_op: 2026-01-18}"
)


def test_an_agreement_is_closed_without_its_words_and_goes_with_its_record(leeg: LeesIn, tmp_path: Path) -> None:
    leeg(AGENDA + SIGNAAL + TREKKER + GESPREK)
    assert not leeg(SLUIT).meldingen
    (fout,) = leeg(SLUIT.replace("g1!1", "g1!2")).fouten
    assert (fout.code, fout.remedie) == ("VT020", "Kies uit: g1!1.")
    leeg("{soort: actie, id: X1, uit: g1, wat: Nakijken, sinds: 2026-01-20, door: [g1#1], eigenaren: [trekker]}")
    leeg("{soort: leervraag, letter: B, vraag: Hoe?, sinds: 2026-01-20, niveau: aanpak, uit: [g1]}")
    pad = tmp_path / "d.sqlite"
    plan = van_registratie(pad, "g1")
    assert isinstance(plan, Intrekking)
    trek_in(pad, plan, reden="De bron wil het niet.")
    graaf = Verandergraaf.uit(pad)
    over = {a.id: (a.uit, a.door) for a in graaf.records(Actie)}
    assert over == {"B1-1": ("A", ()), "X1": ("ingetrokken", ())}
    assert {q.letter: q.uit for q in graaf.records(Leervraag)} == {"A": (), "B": ()}
    terug = tmp_path / "terug.sqlite"
    exporteer(pad, tmp_path / "uit")
    with Dossier.maak(terug) as d:
        assert not importeer(d, tmp_path / "uit").fouten
    assert Verandergraaf.uit(terug).dossierhash == graaf.dossierhash


def test_an_agreement_keeps_its_number_when_another_comes_before_it(leeg: LeesIn, tmp_path: Path) -> None:
    leeg(AGENDA + SIGNAAL + TREKKER + GESPREK)
    leeg(GESPREK.replace("afspraken: [", "afspraken: [{actie: Eerst dit., eigenaren: [trekker]}, "), herzie=True)
    (r,) = Verandergraaf.uit(tmp_path / "d.sqlite").registraties
    assert {nr: a.actie for nr, a in r.nummers_van_afspraken.items()} == {1: "De trekker belt terug.", 2: "Eerst dit."}
