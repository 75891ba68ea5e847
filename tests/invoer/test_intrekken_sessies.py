"""What sessions wrote down can be withdrawn: what says nothing without it goes along, what was agreed stays."""

import shutil
from pathlib import Path

import pytest

from tests.cli.programma import Doe
from tests.invoer.test_export_rondreis import rondreis
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout, GeweigerdFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.doorlichten import bezwaren
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.intrekken import VAN_SESSIES, Intrekking, trek_in, van_sessies
from verandertheorie.invoer.vastleggen import leg_vast
from verandertheorie.model.basis import Naam
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Actie, Agendapunt, Leervraag, Signaal

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")


@pytest.fixture
def eigen(warmte: Path, tmp_path: Path) -> Path:
    """The programme of another field, to take from."""
    return Path(shutil.copy(warmte, tmp_path / "eigen.sqlite"))


def _namen(pad: Path) -> list[Naam]:
    return sorted({r.soort_en_sleutel for r in Verandergraaf.uit(pad).alles if r.soort in VAN_SESSIES})


def _trek_in(pad: Path, naam: str) -> Verandergraaf:
    plan = van_sessies(pad, naam)
    assert isinstance(plan, Intrekking)
    assert not trek_in(pad, plan, reden="Proef.").gevonden
    return Verandergraaf.uit(pad)


@pytest.mark.lang
def test_whatever_goes_the_rest_is_in_order_and_travels(warmte: Path, tmp_path: Path) -> None:
    for nr, (soort, sleutel) in enumerate(_namen(warmte)):
        pad = Path(shutil.copy(warmte, tmp_path / f"{nr}.sqlite"))
        na = _trek_in(pad, f"{soort} {sleutel}")
        assert (soort, sleutel) not in {r.soort_en_sleutel for r in na.alles}
        assert not bezwaren(pad), (soort, sleutel)
        if not nr % 10:
            rondreis(pad, tmp_path / f"uit{nr}")


def test_a_signal_goes_with_what_became_of_it_and_its_actions_stay(eigen: Path) -> None:
    voor = Verandergraaf.uit(eigen)
    acties = {a.id for a in voor.records(Actie) if a.uit == "net"}
    na = _trek_in(eigen, "net")
    assert "net" in {p.onderwerp for p in voor.records(Agendapunt)} - {p.onderwerp for p in na.records(Agendapunt)}
    assert acties
    assert {a.id for a in na.records(Actie) if a.uit == "ingetrokken"} == acties


def test_a_question_is_named_nowhere_any_more(eigen: Path) -> None:
    na = _trek_in(eigen, "A")
    assert "A" not in {p.onderwerp for p in na.records(Agendapunt)}
    assert not [q for q in na.records(Leervraag) if "A" in (q.letter, *q.komt_uit)]
    assert "A" not in {*(a.uit for a in na.records(Actie)), *(s.uit for s in na.records(Signaal))}


def test_with_a_session_goes_what_it_did_and_what_was_agreed_stays(eigen: Path) -> None:
    voor = Verandergraaf.uit(eigen)
    na = _trek_in(eigen, "S5")
    assert {a.id for a in na.records(Actie)} == {a.id for a in voor.records(Actie)}
    assert "S5" not in {getattr(r, "bijeenkomst", None) for r in na.alles}


def test_a_reaction_or_note_about_it_goes_and_the_others_stay(eigen: Path, tmp_path: Path) -> None:
    erbij = (
        "- {soort: bijeenkomst, sleutel: X1, datum: 2028-02-01, bijeenkomstsoort: leerbijeenkomst,\n"
        "   reacties: [{onderwerp: net, klopt: 3}, {onderwerp: A, klopt: 2}],\n"
        "   notities: [{onderwerp: net, tekst: Over het net.}, {onderwerp: A, tekst: Over de vraag.}]}\n"
    )
    (tmp_path / "x.yaml").write_text(erbij, encoding="utf-8")
    assert not importeer(eigen, tmp_path / "x.yaml").fouten
    b = next(b for b in _trek_in(eigen, "net").records(Bijeenkomst) if b.sleutel == "X1")
    assert [*(r.onderwerp for r in b.reacties), *(n.onderwerp for n in b.notities)] == ["A", "A"]


def test_a_session_that_decided_on_the_theory_stays(besloten: Verandergraaf, voorbeeld: Path, tmp_path: Path) -> None:
    pad = Path(shutil.copy(voorbeeld, tmp_path / "d.sqlite"))
    nu = Verandergraaf.uit(pad)
    leg_vast(pad, [r for r in besloten.alles if r not in nu.alles], gezien=nu.dossierhash, rol="", samenvatting="")
    with pytest.raises(GeweigerdFout, match=r"Op bijeenkomst B8 steunt: besluit_op_voorstel V"):
        van_sessies(pad, "B8")


def test_what_is_called_the_same_asks_which(eigen: Path, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "- {soort: actie, id: S5, wat: Iets doen., eigenaren: [], uit: A, sinds: 2027-01-01}\n", encoding="utf-8"
    )
    assert not importeer(eigen, tmp_path / "x.yaml").fouten
    with pytest.raises(AanroepFout, match="Schrijf: 'actie S5' of 'bijeenkomst S5'"):
        van_sessies(eigen, "S5")
    na = _trek_in(eigen, "actie S5")
    assert "S5" in {b.sleutel for b in na.records(Bijeenkomst)}
    with pytest.raises(AanroepFout, match="Bedoelt u net"):
        van_sessies(eigen, "nett")


def test_on_the_command_line_it_is_shown_first_and_may_come_back(
    hier: Doe, eigen: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    uit = tmp_path_factory.mktemp("elders") / "uit"  # beside the dossier it would be found as a copy
    assert hier("exporteer", "yaml", uit, "-d", eigen).code == 0
    woorden = ("dossier", "trek-in", "--sessie", "net", "--reden", "Vergissing.", "-d", eigen)
    proef = hier(*woorden, "--droog")
    assert proef.code == 0
    assert "1 signaal" in " ".join(proef.uit.split())
    gedaan = hier(*woorden, "--ja")
    assert (gedaan.code, "Dan komt het terug, en dat wordt gezegd." in " ".join(gedaan.uit.split())) == (0, True)
    assert "al ingetrokken" in hier(*woorden, "--ja").uit
    terug = hier("importeer", uit, "--herzie", "-d", eigen)
    assert (terug.code, "eerder ingetrokken" in " ".join(terug.fout.split())) == (0, True)
    with Dossier.open(eigen) as d:
        assert "net" in {r.sleutel for r in d.rijen() if r.soort == "signaal"}
