"""V14 asks ourselves to adjust and V15 a table to act; accepting them writes what has to be done, with the decision."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.programma import Doe
from verandertheorie.aanscherping.besluiten import voorstelstanden
from verandertheorie.aanscherping.nemen import Invulling, met, neem
from verandertheorie.aanscherping.voorstel import Regel
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import bij_stand
from verandertheorie.leerlus.signalen import Signalen
from verandertheorie.model.besluiten import BesluitOpVoorstel
from verandertheorie.model.leerlus import Actie, Agendapunt, Leervraag, Signaal
from verandertheorie.model.soorten import RECORD

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

BESLUIT = Invulling("B9", "aangepast_aanvaard", ("programmamanager",))
VELDEN = {
    "V12": {"niveau": "systeem"},
    "V14": {"wat": "Een grondexpert spreken.", "eigenaren": "programmamanager, projecttrekker"},
    "V15": {"vraag": "Wie wijst iemand aan?", "gevraagd_van": "managersoverleg", "eigenaar": "opdrachtgever"},
}


def _open(graaf: Verandergraaf, *regels: Regel) -> list[str]:
    return [s.voorstel.sleutel for s in voorstelstanden(graaf) if s.voorstel.regel in regels and s.is_open]


@pytest.fixture
def graaf(met_agenda: Path) -> Verandergraaf:
    """The example with its agenda, as of the last cycle."""
    return Verandergraaf.uit(met_agenda)


def test_after_c6_the_example_asks_this(graaf: Verandergraaf) -> None:
    assert _open(graaf, "V15") == ["V15-doorschuiven"]
    assert set(_open(graaf, "V14")) == {
        "V14-onduidelijke-doelen",
        "V14-vooroverleg-vergunning",
        "V14-grondexpertise-grondexpert",
        "V14-leerbijeenkomsten-programmamanager",
    }


def test_accepting_v14_writes_an_action(graaf: Verandergraaf) -> None:
    besluit, actie = neem(graaf, "V14-vooroverleg-vergunning", replace(BESLUIT, velden=VELDEN["V14"]))
    assert isinstance(besluit, BesluitOpVoorstel)
    assert isinstance(actie, Actie)
    assert (actie.id, actie.uit, actie.bijeenkomst) == ("B9-1", "V14-vooroverleg-vergunning", "B9")
    assert actie.eigenaren == ("programmamanager", "projecttrekker")
    assert actie.gebieden == ("D01", "D04"), "where it failed"
    na = met(graaf, (besluit, actie))
    assert "V14-vooroverleg-vergunning" not in _open(na, "V14")
    assert neem(na, "V14-vooroverleg-vergunning", replace(BESLUIT, velden=VELDEN["V14"])) == ()


def test_accepting_v12_writes_a_question(graaf: Verandergraaf) -> None:
    (naam, *_) = _open(graaf, "V12")
    _, vraag = neem(graaf, naam, replace(BESLUIT, velden=VELDEN["V12"]))
    assert isinstance(vraag, Leervraag)
    assert (vraag.letter, vraag.niveau, vraag.uit) == ("J", "systeem", (naam,))
    assert len(vraag.gaat_over) == 1


def _met_signaal(graaf: Verandergraaf) -> tuple[Verandergraaf, Signaal]:
    records = neem(graaf, "V15-doorschuiven", replace(BESLUIT, velden=VELDEN["V15"]))
    signaal = records[1]
    assert isinstance(signaal, Signaal)
    return met(graaf, records), signaal


def test_accepting_v15_writes_a_signal_that_keeps_it_closed_while_it_is_open(graaf: Verandergraaf) -> None:
    na, signaal = _met_signaal(graaf)
    assert (signaal.over, signaal.gevraagd_van, signaal.eigenaar) == (
        "doorschuiven",
        "managersoverleg",
        "opdrachtgever",
    )
    assert signaal.uit == "V15-doorschuiven"
    assert _open(na, "V15") == []
    assert Signalen(bij_stand(na)).standen[signaal.sleutel].staat == "wacht"


def test_after_no_it_stays_away_until_there_is_news(graaf: Verandergraaf) -> None:
    na, signaal = _met_signaal(graaf)
    nee = {"soort": "agendapunt", "onderwerp": signaal.sleutel, "bijeenkomst": "M1", "uitslag": "niet", "reden": "Nee."}
    sessie = {"soort": "bijeenkomst", "sleutel": "M1", "datum": "2028-03-20", "bijeenkomstsoort": "tafel"}
    punten = [RECORD.validate_python(r | {"grond": "fictief"}) for r in (sessie | {"van": "managersoverleg"}, nee)]
    assert isinstance(punten[1], Agendapunt)
    na = met(na, punten)
    assert Signalen(bij_stand(na)).standen[signaal.sleutel].staat == "niet_opgepakt"
    assert _open(na, "V15") == []
    wie = {"rol": "trekker", "organisatiesoort": "rijk", "perspectief": "rijk", "geinformeerd": True}
    waar = {"datum": "2028-03-28", "gebied": "D01", "vorm": "interview", "interventie": "geen"}
    erbij: list[dict[str, Any]] = []
    for b in (f"n{nr}" for nr in range(1, 6)):
        bewijs = [{"onderwerp": "doorschuiven", "teken": "voor", "kern": f"{b} zag het."}]
        erbij.append({"soort": "bron", "pseudoniem": b, **wie})
        erbij.append({"soort": "registratie", "id": f"x-{b}", "bron": b, "bewijs": bewijs, **waar})
    nieuws = [RECORD.validate_python(r | {"grond": "fictief"}) for r in erbij]
    assert _open(met(na, nieuws), "V15") == ["V15-doorschuiven"]


@pytest.mark.parametrize(
    ("naam", "velden", "zin"),
    [
        ("V14-vooroverleg-vergunning", {"wat": "Iets."}, "precies dit"),
        ("V15-doorschuiven", {"vraag": "Wie?"}, "precies dit"),
        ("V15-doorschuiven", VELDEN["V15"] | {"gevraagd_van": "opdrachtgever"}, "is geen tafel"),
        ("V15-doorschuiven", VELDEN["V15"] | {"gevraagd_van": "manageroverleg"}, "Bedoelt u managersoverleg"),
    ],
)
def test_what_is_missing_or_no_table_is_refused(
    graaf: Verandergraaf, naam: str, velden: dict[str, str], zin: str
) -> None:
    with pytest.raises(AanroepFout, match=zin):
        neem(graaf, naam, replace(BESLUIT, velden=velden))


def test_a_level_that_is_none_is_refused(graaf: Verandergraaf) -> None:
    with pytest.raises(AanroepFout, match="aanpak of systeem"):
        neem(graaf, _open(graaf, "V12")[0], replace(BESLUIT, velden={"niveau": "hoog"}))


def test_accepting_without_what_it_asks_is_refused(graaf: Verandergraaf) -> None:
    with pytest.raises(AanroepFout, match="vraagt eerst om een antwoord"):
        neem(graaf, "V14-onduidelijke-doelen", replace(BESLUIT, uitslag="aanvaard"))


def test_a_role_that_is_no_actor_is_pointed_out_with_what_is_near(hier: Doe, met_agenda: Path, tmp_path: Path) -> None:
    (tmp_path / "d.sqlite").write_bytes(met_agenda.read_bytes())
    woorden = "voorstel: V15-doorschuiven, uitslag: aangepast_aanvaard, rollen: [programmamanger]"
    velden = "{vraag: Wie wijst iemand aan?, gevraagd_van: managersoverleg, eigenaar: opdrachtgeefer}"
    tekst = f"bijeenkomst: B9\nbesluiten:\n  - {{{woorden}, velden: {velden}}}\n"
    (tmp_path / "b9.yaml").write_text(tekst, encoding="utf-8")
    gedaan = hier("notulen", "b9.yaml", "--droog")
    zegt = " ".join(gedaan.fout.split())
    assert gedaan.code == 0
    assert "de rol 'programmamanger' is geen actor in het dossier. Bedoelt u programmamanager?" in zegt
    assert "de rol 'opdrachtgeefer' is geen actor in het dossier. Bedoelt u opdrachtgever?" in zegt
    pas_aan = ("--pas-aan", "wat=Bellen.", "--pas-aan", "eigenaren=projecttrekker, projectrekker")
    wie = ("--bijeenkomst", "B9", "--rol", "programmamanager")
    besloten = hier("besluit", "V14-vooroverleg-vergunning", *wie, *pas_aan)
    assert (besloten.code, "Bedoelt u projecttrekker?" in besloten.fout) == (0, True), besloten.fout
