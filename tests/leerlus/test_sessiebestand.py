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


@pytest.mark.parametrize("tekst", ["", "- zomaar"])
def test_a_file_without_a_session_is_told_how_one_begins(notuleer: Notuleer, tekst: str) -> None:
    (melding,) = notuleer(tekst).meldingen
    assert "soort" not in melding.remedie
    assert "bijeenkomst" in melding.remedie
