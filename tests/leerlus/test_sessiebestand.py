"""One file for one session: all of it or nothing, a second time nothing, each mistake at its own line."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.notulen import Notulenverslag, leg_notulen_vast
from verandertheorie.leerlus.acties import alle_acties
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Actie, Agendapunt, Leervraag, Signaal

ROLLEN = """\
- {soort: actor, sleutel: trekker, naam: Trekker, actorsoort: rol}
- {soort: actor, sleutel: manager, naam: Manager, actorsoort: rol}
- {soort: actor, sleutel: kernteam, naam: Kernteam, actorsoort: tafel, eigen: ja}
"""
B1 = """\
bijeenkomst: B1
datum: 2025-10-13
aanwezig: {rijk: 8, medeoverheid: 3}
kern: {van: 8, er: 7}
agenda:
  - {onderwerp: nieuw, uitkomst: aangevuld, vraag: "Hoe kunnen we leren, terwijl de tijd op is?", niveau: aanpak,
     reden: Iedereen zegt het.}
  - {onderwerp: Werkbezoek, uitslag: besproken}
acties:
  - {uit: A, wat: "Een uur vrijmaken", eigenaren: [trekker], uiterlijk: 2025-12-01}
leerbehoeften:
  - Hoe begin je een gesprek?
verder:
  - De zaal was te klein.
"""
B2 = "bijeenkomst: B2\ndatum: 2025-12-08\nagenda:\n"

Notuleer = Callable[..., Notulenverslag]


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """A dossier with roles and a table, and no cycle, area or conversation."""
    (tmp_path / "rollen.yaml").write_text(ROLLEN, encoding="utf-8")
    with Dossier.maak(tmp_path / "d.sqlite") as d:
        assert not importeer(d, tmp_path / "rollen.yaml").meldingen
    return tmp_path / "d.sqlite"


@pytest.fixture
def notuleer(pad: Path, tmp_path: Path) -> Notuleer:
    """Keep what a text says of a session."""

    def notuleer(tekst: str, *, herzie: bool = False, droog: bool = False) -> Notulenverslag:
        (tmp_path / "b.yaml").write_text(textwrap.dedent(tekst), encoding="utf-8")
        return leg_notulen_vast(pad, tmp_path / "b.yaml", rol="", herzie=herzie, droog=droog)

    return notuleer


def test_a_session_is_kept_whole_in_a_dossier_without_cycle_or_record(notuleer: Notuleer, pad: Path) -> None:
    verslag = notuleer(B1)
    assert not verslag.is_geweigerd, verslag.meldingen
    assert verslag.letters == {"A": "Hoe kunnen we leren, terwijl de tijd op is?", "B": "Hoe begin je een gesprek?"}
    graaf = Verandergraaf.uit(pad)
    (b,) = graaf.records(Bijeenkomst)
    assert (b.bijeenkomstsoort, b.aanwezig, b.verder) == (
        "leerbijeenkomst",
        {"rijk": 8, "medeoverheid": 3},
        ("De zaal was te klein.",),
    )
    assert b.kern is not None
    assert [(p.onderwerp, p.uitslag) for p in graaf.records(Agendapunt)] == [
        ("A", "aangevuld"),
        ("Werkbezoek", "besproken"),
    ]
    (actie,) = graaf.records(Actie)
    assert (actie.id, actie.vanaf, actie.bijeenkomst) == ("B1-1", "2025-10-13", "B1")


def test_the_same_file_twice_changes_nothing(notuleer: Notuleer, pad: Path) -> None:
    notuleer(B1)
    voor = pad.read_bytes()
    verslag = notuleer(B1)
    assert (verslag.sessie, verslag.letters) == ((), {})
    assert not verslag.is_geweigerd
    assert pad.read_bytes() == voor


def test_a_dry_run_tells_the_same_and_writes_nothing(notuleer: Notuleer, pad: Path) -> None:
    voor = pad.read_bytes()
    droog = notuleer(B1, droog=True)
    assert pad.read_bytes() == voor
    assert droog.sessie == notuleer(B1).sessie


def test_an_action_is_named_by_its_id_with_what_changes(notuleer: Notuleer, pad: Path) -> None:
    notuleer(B1)
    b2 = "bijeenkomst: B2\ndatum: 2025-12-08\nacties:\n  - {id: B1-1, eigenaren: [manager], uiterlijk: 2026-02-01}\n"
    verslag = notuleer(b2)
    assert [(m.regel, m.code) for m in verslag.meldingen] == [(4, "VT011"), (4, "VT011")], "who, and when: why?"
    verslag = notuleer(b2.replace("2026-02-01}", "2026-02-01, reden: Zij kreeg ander werk.}"))
    assert not verslag.is_geweigerd, verslag.meldingen
    notuleer(
        "bijeenkomst: B3\ndatum: 2026-01-20\nacties:\n  - {id: B1-1, gedaan_op: 2026-01-15, resultaat: Het lukt.}\n"
    )
    a = alle_acties(lusmoment(Verandergraaf.uit(pad), bijeenkomst="B3"))["B1-1"]
    assert (a.wat, a.eigenaren, a.voortgang, a.resultaat) == ("Een uur vrijmaken", ("manager",), "gedaan", "Het lukt.")
    assert (a.overgedragen, a.verzet) == (("B2",), 1)
    toen = alle_acties(lusmoment(Verandergraaf.uit(pad), bijeenkomst="B2"))["B1-1"]
    assert (toen.voortgang, toen.eigenaren) == ("loopt", ("manager",))


def test_an_action_that_is_named_without_a_change_is_left_alone(notuleer: Notuleer, pad: Path) -> None:
    notuleer(B1)
    verslag = notuleer("bijeenkomst: B2\ndatum: 2025-12-08\nacties:\n  - {id: B1-1, gedaan_op: }\n")
    assert [r.soort for r in verslag.sessie] == ["bijeenkomst"]


def test_every_mistake_is_told_at_once_at_its_own_line_with_a_remedy(notuleer: Notuleer, pad: Path) -> None:
    voor = pad.read_bytes()
    verslag = notuleer(
        """\
        bijeenkomst: B1
        datum: 13-10-25x
        aanwezig: {rjik: 8}
        agenda:
          - {onderwerp: nieuw, uitslag: aangevuld, niveau: aanpak, reden: x}
          - {onderwerp: A, uitslag: verdiepd, reden: x}
          - uitslag: besproken
        acties:
          - {wat: Iets doen, eigenaren: [trekker]}
          - {id: Z9, gedaan_op: 2025-01-01}
        besluiten:
          - {voorstel: V5-C20, uitslag: misschien, rollen: [x]}
        kleur: rood
        """
    )
    fouten = [m for m in verslag.meldingen if m.ernst == "fout"]
    assert {m.regel for m in fouten} >= {2, 3, 5, 6, 7, 9, 10, 12, 13}, "\n".join(map(str, fouten))
    assert all(m.remedie for m in fouten)
    assert not any("kennen we hier niet" in m.tekst and m.regel not in (13,) for m in fouten), fouten
    assert pad.read_bytes() == voor


def test_what_was_empty_is_filled_and_another_value_asks_for_herzie(notuleer: Notuleer, pad: Path) -> None:
    notuleer("bijeenkomst: B1\ndatum: 2025-10-13\nagenda:\n  - {onderwerp: nieuw, vraag: Hoe dan?, niveau: aanpak}\n")
    (punt,) = Verandergraaf.uit(pad).records(Agendapunt)
    assert punt.uitslag is None, "it is on the agenda, and the session is still to come"
    verslag = notuleer("bijeenkomst: B1\nagenda:\n  - {onderwerp: A, uitslag: aangevuld, reden: Het speelt.}\n")
    assert not verslag.is_geweigerd, verslag.meldingen
    (punt,) = Verandergraaf.uit(pad).records(Agendapunt)
    assert (punt.uitslag, punt.reden) == ("aangevuld", "Het speelt.")
    anders = "bijeenkomst: B1\nagenda:\n  - onderwerp: A\n    uitslag: aangevuld\n    reden: Toch niet.\n"
    (fout,) = notuleer(anders).meldingen
    assert (fout.regel, fout.code) == (5, "VT025")
    assert not notuleer(anders, herzie=True).is_geweigerd


def test_a_changed_question_keeps_what_it_said(notuleer: Notuleer, pad: Path) -> None:
    notuleer(B1)
    b2 = B2 + "  - {onderwerp: A, uitslag: veranderd, reden: x, nieuw: Hoe nu?}\n"
    assert not notuleer(b2).is_geweigerd
    punt = Verandergraaf.uit(pad).records(Agendapunt)[-1]
    assert punt.oud is not None
    assert punt.oud.vraag == "Hoe kunnen we leren, terwijl de tijd op is?"
    assert lusmoment(Verandergraaf.uit(pad)).vragen["A"].vraag == "Hoe nu?"
    assert lusmoment(Verandergraaf.uit(pad), bijeenkomst="B1").vragen["A"].vraag.startswith("Hoe kunnen we leren")
    assert not notuleer(b2).sessie, "twice is once"


def test_a_question_that_is_there_is_not_written_over_by_an_item(notuleer: Notuleer) -> None:
    notuleer(B1)
    (fout,) = notuleer(
        "bijeenkomst: B2\ndatum: 2025-12-08\nagenda:\n  - {onderwerp: A, uitslag: besproken, vraag: X}\n"
    ).meldingen
    assert "hoort bij de vraag zelf" in fout.tekst


def test_a_cancelled_session_takes_what_is_carried_on_and_nothing_else(notuleer: Notuleer, pad: Path) -> None:
    notuleer(B1)
    af = "bijeenkomst: B2\ndatum: 2025-12-08\nvervallen_omdat: Vijf zegden af.\nagenda:\n  - {onderwerp: A}\n"
    assert not notuleer(af, droog=True).is_geweigerd
    fout = notuleer(af + "aanwezig: {rijk: 2}\nacties:\n  - {uit: A, wat: Toch iets, eigenaren: [trekker]}\n")
    assert {m.regel for m in fout.meldingen if m.ernst == "fout"} == {6, 8}
    uitslag = notuleer(af.replace("{onderwerp: A}", "{onderwerp: A, uitslag: besproken}"))
    assert [m.regel for m in uitslag.meldingen if m.ernst == "fout"] == [5]


def test_an_item_with_gevraagd_van_and_sleutel_is_a_signal(notuleer: Notuleer, pad: Path, tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(
        "{soort: systemische_factor, sleutel: wachten, naam: Wachten, klasse: spelregel, ligging: buiten_aanpak}"
    )
    importeer(pad, tmp_path / "f.yaml")
    verslag = notuleer(
        """\
        bijeenkomst: K1
        datum: 2025-12-08
        bijeenkomstsoort: kernteam
        van: kernteam
        agenda:
          - onderwerp: nieuw
            sleutel: wacht
            over: wachten
            vraag: Wie maakt het korter?
            gevraagd_van: kernteam
            eigenaar: manager
            uitslag: besproken
            reden: Het duurt.
        """
    )
    assert not verslag.is_geweigerd, verslag.meldingen
    assert [s.sleutel for s in Verandergraaf.uit(pad).records(Signaal)] == ["wacht"]


SIGNAAL = """\
  - {onderwerp: nieuw, sleutel: wacht, over: wachten, vraag: Wie maakt het korter?, gevraagd_van: kernteam,
     eigenaar: manager%s}
"""


@pytest.mark.parametrize(
    ("sessie", "erbij", "punten"),
    [
        ("bijeenkomst: B1\ndatum: 2025-12-08\n", "", 0),
        ("bijeenkomst: B1\ndatum: 2025-12-08\n", ", uitslag: besproken, reden: Het duurt.", 1),
        ("bijeenkomst: K1\ndatum: 2025-12-08\nbijeenkomstsoort: kernteam\nvan: kernteam\n", "", 1),
    ],
)
def test_a_signal_that_is_written_elsewhere_waits_for_its_table(
    notuleer: Notuleer, pad: Path, tmp_path: Path, sessie: str, erbij: str, punten: int
) -> None:
    (tmp_path / "f.yaml").write_text(
        "{soort: systemische_factor, sleutel: wachten, naam: Wachten, klasse: spelregel, ligging: buiten_aanpak}"
    )
    importeer(pad, tmp_path / "f.yaml")
    verslag = notuleer(f"{sessie}agenda:\n{SIGNAAL % erbij}")
    assert not verslag.is_geweigerd, verslag.meldingen
    graaf = Verandergraaf.uit(pad)
    assert len(graaf.records(Agendapunt)) == punten
    assert len(graaf.records(Signaal)) == 1
    if not punten:
        assert verslag.meldingen == ()
    assert not notuleer(f"{sessie}agenda:\n{SIGNAAL % erbij}").sessie, "the same again changes nothing"


def test_a_letter_that_is_not_there_yet_may_be_given(notuleer: Notuleer, pad: Path) -> None:
    b1 = B2 + "  - {onderwerp: K, uitslag: aangevuld, vraag: Hoe?, niveau: systeem, reden: x}\n"
    notuleer(b1)
    assert [q.letter for q in Verandergraaf.uit(pad).records(Leervraag)] == ["K"]
    assert not notuleer(b1).sessie


def _fouten(verslag: Notulenverslag) -> list[tuple[int, str]]:
    return [(m.regel, m.code) for m in verslag.meldingen if m.ernst == "fout"]


def _let_op(verslag: Notulenverslag) -> list[tuple[int, str]]:
    return [(m.regel, m.code) for m in verslag.meldingen if m.ernst == "waarschuwing" and m.code in ("VT127", "VT128")]


def test_more_questions_than_letters_are_told_and_do_not_stop_the_program(notuleer: Notuleer, pad: Path) -> None:
    voor = pad.read_bytes()
    vragen = "".join(f"  - {{onderwerp: nieuw, vraag: 'Hoe {n}?', niveau: aanpak, reden: x}}\n" for n in range(701))
    verslag = notuleer(B2 + vragen + "leerbehoeften:\n  - Hoe dan?\n  - {letter: ZZ, vraag: En nu?}\n  - Nog een?\n")
    fouten = [m for m in verslag.meldingen if m.ernst == "fout"]
    assert [(m.regel, m.code) for m in fouten] == [(706, "VT009"), (708, "VT009")], "ZZ is taken"
    assert fouten[0].remedie
    assert pad.read_bytes() == voor


def test_a_learning_need_does_not_take_the_letter_of_another_question(notuleer: Notuleer) -> None:
    notuleer(B1)
    verslag = notuleer("bijeenkomst: B2\ndatum: 2025-12-08\nleerbehoeften:\n  - {letter: A, vraag: Iets anders?}\n")
    assert _fouten(verslag) == [(4, "VT011")]


@pytest.mark.parametrize("herzie", [False, True])
@pytest.mark.parametrize(
    ("wat", "heeft"),
    [
        ("aanwezig: {rijk: 2}", "wie er waren"),
        ("agenda:\n  - {onderwerp: A, uitslag: besproken, reden: x}", "1 punt met een uitslag"),
        ("acties:\n  - {uit: A, wat: Iets, eigenaren: [trekker]}", "1 actie"),
        ("reacties:\n  - {onderwerp: A, klopt: 2}", "1 onderwerp met reacties"),
        ("notities:\n  - {onderwerp: A, tekst: Iets}", "1 notitie"),
    ],
)
def test_a_session_that_has_minutes_is_not_called_off_afterwards(
    notuleer: Notuleer, pad: Path, wat: str, heeft: str, *, herzie: bool
) -> None:
    notuleer(B1)
    assert not notuleer(f"bijeenkomst: B2\ndatum: 2025-12-08\n{wat}\n").is_geweigerd
    voor = pad.read_bytes()
    verslag = notuleer("bijeenkomst: B2\nvervallen_omdat: Vijf zegden af.\n", herzie=herzie)
    (fout,) = [m for m in verslag.meldingen if "ging door" in m.tekst]
    assert (fout.regel, fout.code, heeft in fout.tekst) == (2, "VT011", True), fout
    assert pad.read_bytes() == voor


@pytest.mark.parametrize("wat", ["agenda:\n  - {onderwerp: A}", "verder:\n  - Zaal gehuurd."])
def test_a_session_of_which_nothing_happened_yet_can_be_called_off(notuleer: Notuleer, wat: str) -> None:
    notuleer(B1)
    notuleer(f"bijeenkomst: B2\ndatum: 2025-12-08\n{wat}\n")
    assert not notuleer("bijeenkomst: B2\nvervallen_omdat: Vijf zegden af.\n").is_geweigerd


ACTIE = "bijeenkomst: B2\ndatum: 2025-12-08\nacties:\n  - {%s}\n"


@pytest.mark.parametrize(
    ("velden", "raad"),
    [
        ("id: B1-9, uit: A, wat: Iets anders, eigenaren: [trekker]", "B1-1"),
        ("id: X, uit: A, wat: Een uur vrijmaken., eigenaren: [trekker]", "B1-1"),
        ("uit: A, wat: een uur vrijmaken, eigenaren: [trekker]", "B1-1"),
        ("id: X, uit: A, wat: Iets anders, eigenaren: [trekker], gedaan_op: 2025-12-08", "verandertheorie acties"),
        ("id: X, uit: A, wat: Iets anders, eigenaren: [trekker], vervallen_omdat: Nee.", "verandertheorie acties"),
        ("id: B1-37, uit: A, wat: Iets anders, eigenaren: [trekker]", "verandertheorie acties"),
    ],
)
def test_a_new_action_that_may_be_one_that_is_there_is_pointed_out(notuleer: Notuleer, velden: str, raad: str) -> None:
    notuleer(B1)
    verslag = notuleer(ACTIE % velden)
    assert not verslag.is_geweigerd, verslag.meldingen
    assert _let_op(verslag) == [(4, "VT127")]
    assert raad in next(m.remedie for m in verslag.meldingen if m.code == "VT127")
    assert not notuleer(ACTIE % velden).meldingen, "the second time nothing is new"


@pytest.mark.parametrize("id_", ["id: K1, ", "id: B2-2, ", ""])
def test_a_new_action_that_looks_like_none_passes_in_silence(notuleer: Notuleer, id_: str) -> None:
    notuleer(B1)
    notuleer(ACTIE.replace("B2", "B3") % "id: B2-1, uit: A, wat: Nog iets, eigenaren: [trekker]")
    assert _let_op(notuleer(ACTIE % f"{id_}uit: A, wat: Iets anders, eigenaren: [trekker]")) == []


def test_changes_of_an_action_that_is_not_there_are_refused_once_with_the_nearest(notuleer: Notuleer) -> None:
    notuleer(B1)
    verslag = notuleer(ACTIE % "id: B1-9, gedaan_op: 2025-12-01")
    (fout,) = verslag.meldingen
    assert (fout.regel, fout.code) == (4, "VT020")
    assert "Bedoelt u B1-1?" in fout.remedie


@pytest.mark.parametrize("datum", ["2025-10-20", "2025-10-06"])
def test_correcting_the_day_of_a_session_doubles_nothing(notuleer: Notuleer, pad: Path, datum: str) -> None:
    b1 = B1 + "  - Koffie was op.\n"
    notuleer(b1)
    anders = b1.replace("2025-10-13", datum)
    assert _fouten(notuleer(anders)) == [(2, "VT025")], "only the day, and that asks --herzie"
    for _ in range(2):
        verslag = notuleer(anders, herzie=True)
        assert not verslag.is_geweigerd, verslag.meldingen
        assert verslag.letters == {}
        m = lusmoment(Verandergraaf.uit(pad), bijeenkomst="B1")
        assert str(m.nu) == datum
        assert (list(m.vragen), list(m.acties), list(m.punten)) == (["A", "B"], ["B1-1"], ["A", "Werkbezoek"])
        assert {str(q.sinds) for q in m.vragen.values()} == {datum}
    assert not notuleer(anders).sessie
    derde = notuleer(b1.replace("2025-10-13", "2025-10-17"), herzie=True)
    assert (derde.letters, {r.record_sleutel for r in derde.sessie} <= {"B1", "A", "B", "B1-1"}) == ({}, True)


def test_a_letter_that_is_not_there_is_pointed_out_and_kept_as_a_subject(notuleer: Notuleer, pad: Path) -> None:
    notuleer(B1)
    verslag = notuleer(B2 + "  - {onderwerp: Q, uitslag: besproken}\n  - {onderwerp: De zaal, uitslag: besproken}\n")
    assert _let_op(verslag) == [(4, "VT127")]
    assert "De letters zijn A en B" in verslag.meldingen[0].remedie
    assert "Q" in {p.onderwerp for p in Verandergraaf.uit(pad).records(Agendapunt)}


@pytest.mark.parametrize("deel", ["agenda:\n  - {onderwerp: A, uitslag: besproken, ", "acties:\n  - {id: B1-1, "])
def test_what_is_said_to_be_of_another_session_is_refused_at_its_line(notuleer: Notuleer, deel: str) -> None:
    notuleer(B1)
    verslag = notuleer(f"bijeenkomst: B2\ndatum: 2025-12-08\n{deel}bijeenkomst: B1}}\n")
    assert _fouten(verslag) == [(4, "VT011")]
    assert not notuleer(f"bijeenkomst: B2\ndatum: 2025-12-08\n{deel}bijeenkomst: b2}}\n").is_geweigerd


def test_minutes_do_not_tell_what_is_done_after_their_day(notuleer: Notuleer) -> None:
    notuleer(B1)
    verslag = notuleer(ACTIE % "id: B1-1, gedaan_op: 2025-12-09, resultaat: Het lukt.")
    assert _fouten(verslag) == [(4, "VT011")]


@pytest.mark.parametrize(
    ("deel", "regel"),
    [
        ("acties:\n  - {id: B1-1, gedaan_op: 2025-10-01}", 4),
        ("acties:\n  - {uit: A, wat: Iets, eigenaren: [trekker], uiterlijk: 2025-12-07}", 4),
        ("aanwezig: {rijk: 3, medeoverheid: 2}\nreacties:\n  - {onderwerp: A, klopt: 4, weten_we_niet: 2}", 5),
    ],
)
def test_a_day_or_a_count_that_cannot_be_is_pointed_out_at_its_place(notuleer: Notuleer, deel: str, regel: int) -> None:
    notuleer(B1)
    verslag = notuleer(f"bijeenkomst: B2\ndatum: 2025-12-08\n{deel}\n")
    assert not verslag.is_geweigerd, verslag.meldingen
    assert _let_op(verslag) == [(regel, "VT128")]


def test_changes_of_an_action_with_another_mistake_are_told_at_once(notuleer: Notuleer) -> None:
    notuleer(B1)
    verslag = notuleer(ACTIE % "id: B1-9, gedaan_op: 2025-12-01, beproeft: niets")
    assert {m.code for m in verslag.meldingen if m.ernst == "fout"} == {"VT020"}
    assert len(_fouten(verslag)) == 2, verslag.meldingen


def test_an_action_that_is_agreed_on_later_is_not_said_to_be_missing(notuleer: Notuleer) -> None:
    notuleer(B1)
    (fout,) = notuleer("bijeenkomst: B0\ndatum: 2025-09-08\nacties:\n  - {id: B1-1, gedaan_op: 2025-09-01}\n").meldingen
    assert (fout.regel, fout.code, "pas afgesproken op 13 oktober 2025" in fout.tekst) == (4, "VT020", True)


def test_a_note_at_a_letter_that_is_not_there_is_pointed_out(notuleer: Notuleer) -> None:
    notuleer(B1)
    verslag = notuleer(
        "bijeenkomst: B2\ndatum: 2025-12-08\nnotities:\n"
        "  - {onderwerp: Q, tekst: x}\n  - {onderwerp: De zaal, tekst: y}\n"
    )
    assert _let_op(verslag) == [(4, "VT127")]


def test_a_session_that_has_minutes_is_not_called_off_by_an_import_either(
    notuleer: Notuleer, pad: Path, tmp_path: Path
) -> None:
    notuleer(B1)
    (tmp_path / "weg.yaml").write_text(
        "{soort: bijeenkomst, sleutel: B1, datum: 2025-10-13, bijeenkomstsoort: leerbijeenkomst, "
        "vervallen_omdat: Storm}"
    )
    fouten = [m for m in importeer(pad, tmp_path / "weg.yaml", herzie=True).meldingen if m.ernst == "fout"]
    assert [m.code for m in fouten] == ["VT011"]


@pytest.mark.parametrize("tekst", ["", "- zomaar"])
def test_a_file_without_a_session_is_told_how_one_begins(notuleer: Notuleer, tekst: str) -> None:
    (melding,) = notuleer(tekst).meldingen
    assert "soort" not in melding.remedie
    assert "bijeenkomst" in melding.remedie
