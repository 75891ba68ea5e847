"""One conversation entered question by question: what is typed is what is recorded, and nothing typed is ever lost."""

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.programma import Doe, Gedaan, Terminal
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer, importeer_gelezen
from verandertheorie.lezen.noteren import Gesprek, Onbegrepen
from verandertheorie.lezen.vragenlijst import Opzet
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.model.bladen import NIET_GEVRAAGD
from verandertheorie.model.leidraad import Leidraad, Leidraadvraag
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.waarneming import Bron, Registratie
from verandertheorie.taal import lees_dag
from verandertheorie.uitvoer.tabel.keuzes import Keuzes

pytest_plugins = ("tests.cli.programma",)

VIJF = """\
14-9-2026

D01
b01

grondexpertise
ja
ja
C01
voor
Na het bezoek van de expert wilde de eigenaar doorrekenen.
sterk


vergunning
12
voor
De aanvraag ligt al negen maanden.



C13
t
Hij rekent door, maar tekent niet zolang de vergunning er niet is.



mandat
10
voor
Grond kopen kon niet, omdat niemand mocht beslissen.

horen


tijdgebrek
tegen
Voor dit project was er juist genoeg tijd.
zwak

ja
licht
We hadden er de tijd voor.


geen

ander



Expert sluit aan bij het volgende gesprek
projecttrekker; grondexpert
2026-12-01


De eigenaar belde zelf.




"""
"""An interview with five findings, as a monitor types it; the last lines are the closing questions and the saving."""

YAML = """\
soort: registratie
grond: fictief
datum: 2026-09-14
gebied: D01
vorm: interview
bron: b01
interventie: grondexpertise
open_vraag_belemmeringen: ja
open_vraag_helpend: ja
verrassing: De eigenaar belde zelf.
bewijs:
  - onderwerp: C01
    teken: voor
    kern: Na het bezoek van de expert wilde de eigenaar doorrekenen.
    bewijskracht: sterk
  - {onderwerp: trage-vergunningen, teken: voor, kern: De aanvraag ligt al negen maanden.}
  - onderwerp: C13
    teken: tegen
    kern: Hij rekent door, maar tekent niet zolang de vergunning er niet is.
  - onderwerp: mandaat-grondaankoop
    teken: voor
    kern: Grond kopen kon niet, omdat niemand mocht beslissen.
    hoe_bekend: van_horen_zeggen
  - onderwerp: tijdgebrek
    teken: tegen
    kern: Voor dit project was er juist genoeg tijd.
    bewijskracht: zwak
    ernst: licht
    citaat: We hadden er de tijd voor.
    over: ander
afspraken:
  - actie: Expert sluit aan bij het volgende gesprek
    eigenaren: [projecttrekker, grondexpert]
    uiterlijk: 2026-12-01
"""


@pytest.fixture
def proef(tmp_path: Path, mini: Path) -> Path:
    """An own copy of ``mini``, as only dossier in the folder of this test."""
    pad = tmp_path / "proef.sqlite"
    pad.write_bytes(mini.read_bytes())
    return pad


def concept(pad: Path) -> Path:
    return pad.with_name(f"{pad.name}.concept.txt")


def typ(hier: Doe, tekst: str, *opties: str) -> Gedaan:
    return hier("noteer", *opties, invoer=tekst.encode())


def nieuwste(pad: Path) -> Registratie:
    with Dossier.open(pad) as d:
        registraties = [r for r in lees_records(d.rijen()) if isinstance(r, Registratie)]
    return registraties[-1]


def test_what_is_typed_is_the_record_that_yaml_makes(hier: Doe, proef: Path, tmp_path: Path, mini: Path) -> None:
    gedaan = typ(hier, VIJF)
    assert gedaan.code == 0, gedaan
    assert "1 registratie nieuw; bewijs: 3 voor, 2 tegen" in gedaan.uit
    assert not concept(proef).exists()
    ander = tmp_path / "elders" / "ander.sqlite"
    ander.parent.mkdir()
    ander.write_bytes(mini.read_bytes())
    (ander.parent / "gesprek.yaml").write_text(YAML, encoding="utf-8")
    assert not importeer(ander, ander.parent / "gesprek.yaml").fouten
    assert nieuwste(proef) == nieuwste(ander)


def test_the_recording_in_the_example_is_what_happens(
    hier: Doe, proef: Path, gouden: Callable[[Path, str], None]
) -> None:
    gedaan = typ(hier, VIJF)
    vandaag = str(datetime.datetime.now().astimezone().date())
    opname = f"$ verandertheorie noteer\n{gedaan.fout}{gedaan.uit}".replace(f"[{vandaag}]", "[2026-09-15]")
    gouden(meegeleverd("voorbeelden/mini/noteer.txt"), opname)


# --- stopping ---------------------------------------------------------------------------------


TWEE_REGELS = {14, 26, 30}
"""The answers (from 0) that are confirmed or chosen on a second line."""


@pytest.mark.parametrize("na", [0, 1, 4, 9, 12, 30, -1])
def test_who_stops_anywhere_goes_on_there(hier: Doe, proef: Path, na: int) -> None:
    regels = VIJF.splitlines(keepends=True)
    eerst = typ(hier, "".join(regels[:na]) + "stop\n")
    assert eerst.code == 0, eerst
    gestopt_met_antwoord = concept(proef).exists()
    if gestopt_met_antwoord:
        assert "noteer --verder" in eerst.fout
        assert concept(proef).stat().st_mode & 0o777 == 0o600
    lees_af = len(concept(proef).read_text().splitlines()) - 1 if gestopt_met_antwoord else 0
    daarna = typ(hier, "".join(_vanaf(lees_af)), *(["--verder"] if gestopt_met_antwoord else []))
    assert daarna.code == 0, daarna
    assert len(nieuwste(proef).bewijs) == 5
    assert not concept(proef).exists()


def _vanaf(antwoorden: int) -> list[str]:
    """The lines still to be typed after so many answers: some answers took two lines."""
    regels = VIJF.splitlines(keepends=True)
    return regels[sum(2 if nr in TWEE_REGELS else 1 for nr in range(antwoorden)) :]


def test_input_that_ends_halfway_keeps_what_was_typed(hier: Doe, proef: Path) -> None:
    gedaan = typ(hier, "\n".join(VIJF.splitlines()[:12]))
    assert (gedaan.code, gedaan.uit) == (1, "")
    assert "De invoer hield op" in gedaan.fout
    assert "Na het bezoek" in concept(proef).read_text(encoding="utf-8")


def test_a_draft_is_never_overwritten_unasked(hier: Doe, proef: Path) -> None:
    typ(hier, "2026-09-14\nstop\n")
    stond_er = concept(proef).read_bytes()
    gedaan = typ(hier, "2026-10-10\n")
    assert gedaan.code == 6
    assert "--verder" in gedaan.fout
    assert concept(proef).read_bytes() == stond_er
    assert typ(hier, "2026-10-10\nstop\n", "--opnieuw").code == 0
    assert "2026-10-10" in concept(proef).read_text(encoding="utf-8")


def test_an_empty_dossier_is_told_what_comes_first(hier: Doe, tmp_path: Path) -> None:
    Dossier.maak(tmp_path / "leeg.sqlite").sluit()
    gedaan = typ(hier, VIJF)
    assert (gedaan.code, gedaan.uit) == (1, "")
    assert "Lees eerst de theorie in" in gedaan.fout
    assert not concept(tmp_path / "leeg.sqlite").exists()


def test_going_on_without_a_draft_is_a_wrong_call(hier: Doe, proef: Path) -> None:
    gedaan = typ(hier, "", "--verder")
    assert gedaan.code == 2
    assert "geen concept" in gedaan.fout


def test_a_dry_run_keeps_the_draft_and_writes_nothing(hier: Doe, proef: Path) -> None:
    voor = proef.read_bytes()
    gedaan = typ(hier, VIJF, "--droog")
    assert gedaan.code == 0
    assert gedaan.uit.startswith("Proef, er is niets geschreven.")
    assert proef.read_bytes() == voor
    assert concept(proef).exists()
    assert typ(hier, "\n", "--verder").code == 0
    assert len(nieuwste(proef).bewijs) == 5


def test_a_draft_that_no_longer_fits_goes_on_where_it_still_does(hier: Doe, proef: Path) -> None:
    concept(proef).write_text("# x\nDatum | 2026-09-14\nVorm | interview\nGebied | D99\nBron | b01\n", encoding="utf-8")
    gedaan = typ(hier, "stop\n", "--verder")
    assert "De laatste 2 antwoorden passen niet meer" in gedaan.fout
    assert gedaan.fout.count("Gebied") >= 1
    assert "Bron | b01" in concept(proef).with_name(f"{concept(proef).name}.oud").read_text(encoding="utf-8")


# --- several people, then and now -------------------------------------------------------------


SAMEN = """\
2026-12-14


D01
b01
b02
b77
ja
boer
ondernemer
ja



grondexpertise
ja
ja
C01
voor
Toen hielp het.



ja
c1






C01
tegen
Nu niet meer.




C13
tegen
Het kwam er nooit van.
b77






Zo.

ja
nee




"""
"""A conversation with three people, one of them new, in which one tells of then and of now."""

SAMEN_YAML = """\
- {soort: bron, pseudoniem: b77, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja, grond: fictief}
- soort: registratie
  grond: fictief
  datum: 2026-12-14
  gebied: D01
  vorm: interview
  bron: b01
  bronnen: [b01, b02, b77]
  interventie: grondexpertise
  open_vraag_belemmeringen: ja
  open_vraag_helpend: ja
  verrassing: Zo.
  toestemming: {b01: ja, b02: nee}
  bewijs:
    - {onderwerp: C01, teken: voor, kern: Toen hielp het., spreker: b01, wanneer: c1}
    - {onderwerp: C01, teken: tegen, kern: Nu niet meer., spreker: b01}
    - {onderwerp: C13, teken: tegen, kern: Het kwam er nooit van., spreker: b77}
"""


def gesprekken_in(pad: Path) -> list[ElkRecord]:
    with Dossier.open(pad) as d:
        return [r for r in lees_records(d.rijen()) if r.soort in ("registratie", "bron")]


def test_a_conversation_with_several_people_is_the_record_that_yaml_makes(
    hier: Doe, proef: Path, tmp_path: Path, mini: Path
) -> None:
    gedaan = typ(hier, SAMEN)
    assert gedaan.code == 0, gedaan
    ander = tmp_path / "elders" / "ander.sqlite"
    ander.parent.mkdir()
    ander.write_bytes(mini.read_bytes())
    (ander.parent / "gesprek.yaml").write_text(SAMEN_YAML, encoding="utf-8")
    assert not importeer(ander, ander.parent / "gesprek.yaml").fouten
    assert gesprekken_in(proef) == gesprekken_in(ander)


@pytest.mark.parametrize("niemand", ["", "nee", "niemand", "N"])
def test_who_spoke_to_one_is_not_asked_who_said_it(leeg: Gesprek, niemand: str) -> None:
    een = gesprek(leeg, "2026-12-14", "", "D01", "b01", niemand, "geen", "", "", "C01", "v", "Zo.")
    assert een.vraag
    assert een.vraag.kop == "Hoeveel zegt dit"
    assert "Wie was dat?" in weigering(gesprek(leeg, "2026-12-14", "", "D01", "b01"), "ja").tekst
    met_twee = gesprek(leeg, "2026-12-14", "", "D01", "b01", "b02", "", "geen", "", "", "C01", "v", "Zo.")
    assert met_twee.vraag
    assert (met_twee.vraag.kop, met_twee.vraag.keuzes[1][:3]) == ("Wie zei dit", "b02")


def test_somebody_who_was_a_slip_is_nobody(leeg: Gesprek) -> None:
    klaar = gesprek(leeg, "2026-12-14", "", "D01", "b01", "b99", "nee", "", "geen", "", "")
    (g,) = klaar.gevonden
    assert "bronnen" not in g.blok.velden


def test_then_is_asked_only_where_there_was_an_earlier_cycle(leeg: Gesprek) -> None:
    for datum, koppen in (("2026-09-14", ["Hoe erg is het"]), ("2026-12-14", ["Was dit eerder zo? Wanneer"])):
        hier_ = gesprek(leeg, datum, *HOOFD[1:], "C01", "v", "Zo.", "", "", "ja")
        assert hier_.vraag
        assert [hier_.vraag.kop] == koppen


def test_a_second_conversation_of_the_same_day_is_asked_about_at_the_head(hier: Doe, proef: Path) -> None:
    typ(hier, VIJF)
    eerste = nieuwste(proef)
    hoofd, rest = VIJF[: VIJF.index("grondexpertise")], VIJF[VIJF.index("grondexpertise") :]
    gedaan = typ(hier, f"{hoofd}nee\nja\n{rest.replace('wilde de eigenaar', 'wilde zij')}")
    assert f"Het gesprek {eerste.id} staat al in het dossier. Is dit een ander gesprek" in gedaan.fout
    assert "typ stop, en lees het in met importeer --herzie. Is het toch een ander gesprek" in gedaan.fout
    assert [r.id for r in gesprekken_in(proef) if isinstance(r, Registratie)][-2:] == [eerste.id, f"{eerste.id}-2"]
    derde = typ(hier, f"{hoofd}ja\n{rest.replace('wilde de eigenaar', 'wilde hij')}")
    assert derde.code == 0
    assert nieuwste(proef).id == f"{eerste.id}-3"


def test_who_says_that_it_is_the_same_conversation_can_stop(hier: Doe, proef: Path) -> None:
    typ(hier, VIJF)
    eerste = nieuwste(proef)
    typ(hier, VIJF[: VIJF.index("grondexpertise")] + "nee\nstop\n")
    assert nieuwste(proef) == eerste


@pytest.mark.parametrize("na", [6, 9, 13, 20, 24, 33, 40, 46])
def test_a_draft_of_several_people_keeps_all_of_it(hier: Doe, proef: Path, na: int) -> None:
    regels = SAMEN.splitlines(keepends=True)
    assert typ(hier, "".join(regels[:na]) + "stop\n").code == 0
    assert typ(hier, "".join(regels[na:]), "--verder").code == 0
    assert len(nieuwste(proef).bronnen) == 3
    assert nieuwste(proef).toestemming == {"b01": True, "b02": False}


# --- going back, and mending from the summary --------------------------------------------------


def test_going_back_shows_what_was_typed_and_enter_keeps_it(hier: Doe, proef: Path) -> None:
    regels = VIJF.splitlines(keepends=True)
    terug = 14  # the answers of the first finding and of the head
    gedaan = typ(hier, "".join(regels[:15]) + "<\n" * terug + "\n" * terug + "".join(regels[15:]))
    assert gedaan.code == 0, gedaan
    assert "Enter houdt wat u typte" in gedaan.fout
    assert "Eerder: Na het bezoek van de expert wilde de eigenaar doorrekenen." in gedaan.fout
    assert "Bron (? voor de lijst) [b01 · projecttrekker]: " in gedaan.fout
    assert nieuwste(proef).bewijs[0].kern == "Na het bezoek van de expert wilde de eigenaar doorrekenen."
    assert len(nieuwste(proef).bewijs) == 5


def test_what_was_gone_back_over_is_in_the_draft(hier: Doe, proef: Path) -> None:
    regels = VIJF.splitlines(keepends=True)
    assert typ(hier, "".join(regels[:29]) + "<\n" * 12 + "stop\n").code == 0
    gedaan = typ(hier, ">\n" + "".join(regels[29:]), "--verder")
    assert gedaan.code == 0, gedaan
    assert "Enter houdt wat u typte" in gedaan.fout
    assert len(nieuwste(proef).bewijs) == 5


@pytest.mark.parametrize("zo", ["verbeter 3", "3", "Verbeter bevinding 3"])
def test_from_the_summary_one_finding_is_mended_and_the_rest_is_kept(hier: Doe, proef: Path, zo: str) -> None:
    gedaan = typ(hier, VIJF[:-1] + f"{zo}\n\n\nHij tekent niet.\nsterk\n\n\n\n")
    assert gedaan.code == 0, gedaan
    r = nieuwste(proef)
    assert [(b.kern, b.bewijskracht) for b in r.bewijs][2] == ("Hij tekent niet.", "sterk")
    assert [b.kern for b in r.bewijs][3:] == [
        "Grond kopen kon niet, omdat niemand mocht beslissen.",
        "Voor dit project was er juist genoeg tijd.",
    ]
    assert (r.bewijs[4].citaat, r.afspraken[0].uiterlijk) == ("We hadden er de tijd voor.", datetime.date(2026, 12, 1))


def test_from_the_summary_a_finding_is_taken_away_and_those_behind_it_move_up(hier: Doe, proef: Path) -> None:
    gedaan = typ(hier, VIJF[:-1] + "verbeter 3\n-\n\n")
    assert gedaan.code == 0, gedaan
    assert "Bevinding 3 (- haalt deze weg)" in gedaan.fout
    assert [b.onderwerp for b in nieuwste(proef).bewijs][2:] == ["mandaat-grondaankoop", "tijdgebrek"]


@pytest.mark.parametrize(
    ("zo", "gevolg"),
    [
        ("verbeter gebied\nD02\n", ("D02", "b01")),
        ("verbeter bron\nb02\n", ("D01", "b02")),
        ("verbeter bron\nb99\nja\nboer\nondernemer\nja\n\n", ("D01", "b99")),
        ("verbeter afspraken\n-\n\n", ("D01", "b01")),
        ("9\n", ("D01", "b01")),
        ("verbeter\n", ("D01", "b01")),
        ("verbeter zus\n", ("D01", "b01")),
        ("1\n<\n>\n", ("D01", "b01")),
    ],
)
def test_any_answer_can_be_mended_from_the_summary(hier: Doe, proef: Path, zo: str, gevolg: tuple[str, str]) -> None:
    gedaan = typ(hier, f"{VIJF[:-1]}{zo}\n")
    assert gedaan.code == 0, gedaan
    r = nieuwste(proef)
    assert (r.gebied, r.bron, len(r.bewijs)) == (*gevolg, 5)
    assert len(r.afspraken) == ("afspraken" not in zo)
    if zo in ("9\n", "verbeter\n", "verbeter zus\n"):
        assert "Er zijn 5 bevindingen." in gedaan.fout


def test_who_is_stopped_while_mending_goes_on_there(hier: Doe, proef: Path) -> None:
    assert typ(hier, VIJF[:-1] + "2\n\ntegen\nstop\n").code == 0
    assert typ(hier, ">\n\n", "--verder").code == 0
    assert [b.teken for b in nieuwste(proef).bewijs] == ["voor", "tegen", "tegen", "voor", "tegen"]


def test_an_answer_of_before_can_be_made_empty(leeg: Gesprek) -> None:
    klaar = gesprek(
        leeg, *HOOFD, "C01", "v", "Zo.", "", "", "ja", "licht", "Letterlijk.", "akkoord", "", "", "", "", ""
    )
    terug = klaar.terug(len(HOOFD) + 8)
    assert terug.eerder == "Letterlijk."
    zonder = terug.vergeet().antwoord("")
    assert isinstance(zonder, Gesprek)
    assert zonder.door().gesteld[-1][0].kop == "Andere verklaring genoemd"
    assert "citaat" not in str(zonder.door().gevonden)


LEIDRAAD = Leidraad(
    vragen=(
        Leidraadvraag(onderwerp="trage-vergunningen.belemmert.versnelling-uitvoering"),
        Leidraadvraag(onderwerp="mandaat-grondaankoop", vraag="Mocht er gekocht worden?"),
    )
)


def test_of_a_guide_no_answer_is_lost_when_one_before_it_did_not_come_up_after_all(leeg: Gesprek) -> None:
    met_leidraad = replace(leeg, opzet=replace(leeg.opzet, leidraad=LEIDRAAD))
    klaar = gesprek(met_leidraad, *HOOFD, "", "ja", "nee", "", "", "", "", "", "")
    anders = gesprek(klaar.terug(len(HOOFD) + 2), NIET_GEVRAAGD).door()
    assert anders.vraag is None
    (g,) = anders.gevonden
    assert [str(d.velden["gevonden"]) for d in g.blok.velden["dekking"].items] == ["nee"]  # type: ignore[union-attr]


def _speel(leeg: Gesprek, trek: Callable[[list[str]], str], onderwerpen: list[str]) -> Gesprek:
    """A whole conversation in which what may be answered is drawn, and findings are about these subjects."""
    hier_, over = leeg, [*onderwerpen]
    vast = {
        "Datum": "2026-12-14",
        "Gebied": "D01",
        "Bron": "b01",
        "Interventie": "geen",
        "Rol": "boer",
        "Soort organisatie": "ondernemer",
        "Weet waarvoor het is": "ja",
        "Toelichting": "Zij was er zelf bij.",
    }
    while (vraag := hier_.vraag) is not None:
        kop = vraag.kop
        if kop == "Waar gaat het over":
            antwoord = over.pop(0) if over and vraag.plek[1] == "bewijs" else ""
        elif kop in ("Sprak u nog iemand", "En nog iemand"):
            antwoord = trek(["", "b02", "b98"])
        elif kop.endswith("? Gevonden"):
            antwoord = trek([NIET_GEVRAAGD, "ja", "nee"])
        elif kop in ("Vorm", "Voor of tegen", "Wie zei dit", "Meer over deze bevinding", "Hoeveel zegt dit"):
            antwoord = trek([*vraag.keuzes])
        elif kop.startswith("Mogen anderen"):
            antwoord = trek(["", "ja", "nee"])
        elif kop.startswith("Was dit eerder"):
            antwoord = trek(["", "c1", "2026-Q3"])
        elif kop == "Wat is gezien of gehoord":
            antwoord = f"Zin {len(hier_.antwoorden)}."
        else:
            antwoord = vast.get(kop, "")
        hier_ = gesprek(hier_, antwoord)
    return hier_


@settings(max_examples=25)
@given(st.data())
def test_in_any_conversation_going_back_loses_nothing(leeg: Gesprek, data: st.DataObject) -> None:
    onderwerpen = data.draw(st.lists(st.sampled_from(["C01", "tijdgebrek", "C13", "los"]), max_size=3))
    met_leidraad = replace(leeg, opzet=replace(leeg.opzet, leidraad=data.draw(st.sampled_from([None, LEIDRAAD]))))
    klaar = _speel(met_leidraad, lambda uit: data.draw(st.sampled_from(uit)), onderwerpen)
    terug, naar = klaar, data.draw(st.integers(1, len(klaar.antwoorden)))
    while len(terug.antwoorden) >= naar:
        terug = terug.terug()
    assert terug == klaar.terug(naar)
    assert terug.door().antwoorden == klaar.antwoorden
    stap = terug
    while stap.vraag is not None:
        stap = gesprek(stap, "")  # Enter keeps
    assert (stap.antwoorden, stap.gevonden) == (klaar.antwoorden, klaar.gevonden)
    for nr in range(len(onderwerpen)):
        begin = klaar.eerste_van(("registratie", "bewijs", nr))
        zonder = klaar.terug(begin).haal_weg().door()
        assert zonder.vraag is None
        zinnen = [a for v, a in klaar.gesteld if v.plek[-1:] == ("kern",)]
        assert [a for v, a in zonder.gesteld if v.plek[-1:] == ("kern",)] == zinnen[:nr] + zinnen[nr + 1 :]


# --- slips, hints, and what Enter means ---------------------------------------------------------


@pytest.mark.parametrize("bron", ["b7", "B7", "b007", "bb07"])
def test_a_pseudonym_that_is_nearly_a_known_one_is_never_new_by_itself(leeg: Gesprek, bron: str) -> None:
    b01 = next(r for r in leeg.opzet.bekend if isinstance(r, Bron))
    b07 = b01.model_copy(update={"pseudoniem": "b07"})
    bekend = [*leeg.opzet.bekend, b07]
    graaf = Verandergraaf.van(bekend)
    met = gesprek(replace(leeg, opzet=replace(leeg.opzet, keuzes=Keuzes(graaf).voor, bekend=bekend)), *HOOFD[:3], bron)
    assert met.vraag
    assert "lijkt op b07. Wie bedoelt u" in met.vraag.kop
    assert weigering(met, "").tekst == "Dit hebben we nodig."
    toch = gesprek(met, "b07", *HOOFD[4:])
    assert toch.gevonden[-1].blok.velden["bron"] == f"b07 · {b07.rol}"
    assert len(toch.gevonden) == 1
    nieuw = gesprek(met, bron, "boer", "ondernemer", "ja", "", *HOOFD[4:])
    assert nieuw.gevonden[0].blok.velden["pseudoniem"] == bron.casefold()
    assert not nieuw.bezwaren


def test_what_was_rejected_is_not_in_the_summary(hier: Doe, proef: Path) -> None:
    gedaan = typ(hier, VIJF.replace("D01\nb01\n", "D01\nb99\nnee\nb01\n", 1))
    assert gedaan.code == 0, gedaan
    samenvatting = gedaan.fout.partition("Dit legt u vast:")[2]
    assert "b99" not in samenvatting
    assert samenvatting.count("Bron:") == 1


@pytest.mark.parametrize("samen", ["samen", "allen", "Allemaal", "3"])
def test_what_was_said_together_is_of_nobody_in_particular(leeg: Gesprek, samen: str) -> None:
    vraag = gesprek(leeg, *HOOFD[:4], "b02", "", *HOOFD[5:], "C01", "v", "Zo.").vraag
    assert vraag
    assert vraag.keuzes[-1] == "samen"
    zo = gesprek(leeg, *HOOFD[:4], "b02", "", *HOOFD[5:], "C01", "v", "Zo.", samen)
    assert zo.antwoorden[-1] == "samen"
    assert "spreker" not in str(zo.gevonden)


@pytest.mark.parametrize(
    ("tot_hier", "geschreven", "voorstel"),
    [
        ((), "mandaat-grond", "Geen mandaat voor snelle grondaankoop"),
        ((), "vergunning duurd lang", "Trage vergunningverlening"),
        (("", "", "Iets", "boer", ""), "leeragenda", "leer-actie-agenda"),
        (("", "", "Iets", "boer", ""), "agendas", "leer-actie-agenda"),
    ],
)
def test_a_hint_is_called_as_the_list_calls_it_and_is_what_enter_means(
    leeg: Gesprek, tot_hier: tuple[str, ...], geschreven: str, voorstel: str
) -> None:
    daar = gesprek(leeg, *HOOFD, *tot_hier)
    assert daar.vraag
    assert voorstel in daar.vraag.keuzes
    assert weigering(daar, geschreven).voorstel == voorstel
    assert gesprek(daar, voorstel).antwoorden[-1] == voorstel


def test_what_has_another_name_is_kept_under_that_of_the_list(leeg: Gesprek) -> None:
    assert gesprek(leeg, *HOOFD, "tijdgebrek").antwoorden[-1] == "Tijdgebrek en lage prioriteit voor leren"
    assert gesprek(leeg, *HOOFD, "", "", "Iets", "boer", "", "agenda").antwoorden[-1] == "leer-actie-agenda"


@pytest.mark.parametrize(("na", "hulp"), [("los", "- voor geen bevinding meer"), ("-", "- voor geen bevinding meer")])
def test_enter_alone_never_throws_away_what_was_refused(hier: Doe, proef: Path, na: str, hulp: str) -> None:
    kop = "".join(VIJF.splitlines(keepends=True)[:8])
    gedaan = typ(hier, f"{kop}zwerfvuil\n\n\n\n{na}\nstop\n")
    assert gedaan.fout.count(hulp) == 3
    verwacht = "Voor of tegen" if na == "los" else "Waar vroeg u naar"
    assert verwacht in gedaan.fout.rpartition("zwerfvuil")[2]


def test_enter_after_a_refusal_asks_before_it_takes_the_usual_answer(hier: Doe, proef: Path) -> None:
    kop = "".join(VIJF.splitlines(keepends=True)[:8])
    gedaan = typ(hier, f"{kop}C01\nvoor\nZo.\nheel veel\n\nnee\nsterk\nstop\n")
    assert "'heel veel' kennen we niet. Kies uit: zwak, matig, sterk, zeer sterk." in gedaan.fout
    assert "Bedoelt u 'matig'? (Enter = ja): nee" in gedaan.fout
    assert "Hoeveel zegt dit | sterk" in concept(proef).read_text(encoding="utf-8")


@given(st.text(max_size=12) | st.sampled_from(["expert", "b 42", "2025-Q4", "C01 > x > C02", "Jan", "allen", "c9"]))
def test_nothing_said_here_is_about_a_file(leeg: Gesprek, tekst: str) -> None:
    samen = (*HOOFD[:4], "b02", "", *HOOFD[5:])
    plekken = ((), ("2026-12-14", ""), HOOFD[:3], HOOFD[:5], samen, (*samen, "C01", "v", "Zo."))
    for tot_hier in plekken:
        uitkomst = gesprek(leeg, *tot_hier).antwoord(tekst)
        if isinstance(uitkomst, Onbegrepen):
            assert not re.search(r"soort: |Excel|sjabloon|record|Bedoelt u|'bronnen'", uitkomst.tekst), uitkomst
            assert not re.search(r"YAML|\brij\b", uitkomst.tekst), uitkomst


# --- lists ------------------------------------------------------------------------------------


def test_lists_say_where_an_area_and_a_source_belong(hier: Doe, proef: Path) -> None:
    gedaan = typ(hier, "2026-12-14\n\n?\nD01\n?\nstop\n")
    assert re.search(r"1  D01 · Deelgebied 01 \(Veluwe\)", gedaan.fout)
    assert re.search(r"1  b01 · projecttrekker \(Rijk; eerder gehoord in D01\)", gedaan.fout)
    gevonden = typ(hier, "2026-12-14\n\nD01\n?ondernemer\nstop\n", "--opnieuw").fout
    assert "b02 · grondeigenaar" in gevonden
    assert "b01 · projecttrekker" not in gevonden.partition("?ondernemer")[2]


# --- on a real terminal -----------------------------------------------------------------------


def test_on_a_terminal_ctrl_c_keeps_everything_and_the_next_time_goes_on(
    terminal: Callable[..., Terminal], proef: Path
) -> None:
    t = terminal("noteer")
    t.wacht_op("Datum")
    t.typ("2026-09-14\n")
    t.wacht_op("Vorm")
    t.typ("\n")
    t.wacht_op("Gebied")
    t.typ("D0")
    t.typ("\x7f\x7fD02\n")  # a slip, taken back with backspace
    t.wacht_op("Bron (? voor de lijst): ")
    t.ctrl_c()
    t.wacht_op("noteer --verder")
    assert t.proces.wait(timeout=120) == 130
    assert "Gebied | D02" in concept(proef).read_text(encoding="utf-8")
    t = terminal("noteer", "--verder")
    t.wacht_op("Bron (? voor de lijst): ")
    t.typ("\x04")
    t.wacht_op("noteer --verder")
    assert t.proces.wait(timeout=120) == 1


# --- the questions themselves -----------------------------------------------------------------


@pytest.fixture(scope="module")
def leeg(mini: Path) -> Gesprek:
    """A conversation about to begin, on the day after the interview."""
    graaf = Verandergraaf.uit(mini)
    return Gesprek(Opzet(Keuzes(graaf).voor, graaf.alles, datetime.date(2026, 9, 15)))


def gesprek(leeg: Gesprek, *antwoorden: str) -> Gesprek:
    """The conversation after these answers, each of which is understood."""
    for antwoord in antwoorden:
        verder = leeg.antwoord(antwoord)
        assert isinstance(verder, Gesprek), (antwoord, verder)
        leeg = verder
    return leeg


def weigering(leeg: Gesprek, antwoord: str) -> Onbegrepen:
    uitkomst = leeg.antwoord(antwoord)
    assert isinstance(uitkomst, Onbegrepen), uitkomst
    return uitkomst


HOOFD = ("2026-09-14", "", "D01", "b01", "", "grondexpertise", "ja", "ja")


@pytest.mark.parametrize(
    ("geschreven", "dag"),
    [
        ("14-9-2026", "2026-09-14"),
        ("14/09/2026", "2026-09-14"),
        ("14 september 2026", "2026-09-14"),
        ("gisteren", "2026-09-14"),
        ("vandaag", "2026-09-15"),
    ],
)
def test_a_day_that_can_be_read_in_one_way_is_read(leeg: Gesprek, geschreven: str, dag: str) -> None:
    assert gesprek(leeg, geschreven).antwoorden == (dag,)


@given(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(["{0}-{1}-{2}", "{0}/{1}/{2}"])
)
def test_a_day_means_the_same_here_as_in_a_file(leeg: Gesprek, dag: datetime.date, vorm: str) -> None:
    geschreven = vorm.format(dag.day, dag.month, dag.year)
    verder = gesprek(leeg, *HOOFD, "", "", "Iets", "boer").antwoord(geschreven)
    gelezen = lees_dag(geschreven)
    if gelezen:
        assert isinstance(verder, Gesprek)
        assert verder.antwoorden[-1] == str(gelezen)
    else:  # two readings: both are named, and neither is what Enter means
        assert isinstance(verder, Onbegrepen)
        assert not verder.voorstel
        assert str(dag) in verder.tekst


@pytest.mark.parametrize("geschreven", ["31-2-2026", "morgen", "2026-13-01", "86400"])
def test_what_is_no_day_is_refused(leeg: Gesprek, geschreven: str) -> None:
    assert weigering(leeg, geschreven).tekst


@pytest.mark.parametrize(
    ("geschreven", "gekozen"),
    [
        ("C01", "grondexpertise.activeert.vertrouwen-grondeigenaar"),
        ("c01", "grondexpertise.activeert.vertrouwen-grondeigenaar"),
        ("trage-vergunningen", "trage-vergunningen"),
        ("Trage vergunningverlening", "trage-vergunningen"),
        ("tijdgebrek > belemmert > lerend-vermogen", "tijdgebrek.belemmert.lerend-vermogen"),
        ("los", "los"),
    ],
)
def test_a_subject_may_be_meant_in_every_way(leeg: Gesprek, geschreven: str, gekozen: str, proef: Path) -> None:
    klaar = gesprek(leeg, *HOOFD, geschreven, "v", "Zo was het.")
    verslag = importeer_gelezen(proef, klaar.gevonden)
    assert not verslag.fouten
    assert nieuwste(proef).bewijs[0].onderwerp == gekozen


def test_what_may_be_meant_is_proposed_or_listed(leeg: Gesprek) -> None:
    bij_onderwerp = gesprek(leeg, *HOOFD)
    vraag = bij_onderwerp.vraag
    assert vraag
    stuk = [vraag.keuzes[nr - 1] for nr in weigering(bij_onderwerp, "mandat").opties]
    assert stuk == [k for k in vraag.keuzes if "mandaat" in k], "more than one: never one of them on Enter"
    opties = weigering(bij_onderwerp, "vergunning").opties
    assert all("vergunning" in vraag.keuzes[nr - 1].casefold() for nr in opties)
    assert gesprek(bij_onderwerp, str(opties[0])).antwoorden[-1] == vraag.keuzes[opties[0] - 1]
    assert weigering(gesprek(leeg, "2026-09-14", ""), "D0I").voorstel == "D01 · Deelgebied 01"
    assert not weigering(bij_onderwerp, "snelle vergunningverlening").voorstel


def test_contact_data_is_refused_at_once(leeg: Gesprek) -> None:
    assert "telefoon" in weigering(gesprek(leeg, *HOOFD, "C01", "v"), "Bel 06-12345678").tekst


def test_a_new_source_is_asked_for_only_when_it_is_new(leeg: Gesprek) -> None:
    bekend = gesprek(leeg, *HOOFD[:5]).vraag
    assert bekend
    assert bekend.kop == "Interventie"
    nieuw = gesprek(leeg, *HOOFD[:3], "b99").vraag
    assert nieuw
    assert nieuw.kop.startswith("b99 staat nog niet")
    toch_niet = gesprek(leeg, *HOOFD[:3], "b99", "nee").vraag
    assert toch_niet
    assert toch_niet.kop == "Bron"
    klaar = gesprek(leeg, *HOOFD[:3], "b99", "ja", "boer", "ondernemer", "ja", "", *HOOFD[4:])
    assert [g.blok.velden["soort"] for g in klaar.gevonden] == ["bron", "registratie"]
    assert "schuilnaam" in weigering(gesprek(leeg, *HOOFD[:3]), "Jan").tekst.casefold()


def test_a_session_asks_the_area_of_every_finding_and_no_source(leeg: Gesprek) -> None:
    sessie = gesprek(leeg, "2026-09-14", "leerbijeenkomst", "leerbijeenkomsten", "", "", "C01", "D02", "", "v", "Zo.")
    assert "Gebied" in [v.kop for v, _ in sessie.gesteld]
    assert "Bron" not in [v.kop for v, _ in sessie.gesteld]


@pytest.mark.parametrize("zo", ["zeer sterk", "Zeer Sterk", "zeer_sterk", "4", "zeer"])
def test_very_strong_evidence_is_asked_to_explain_itself_at_once(leeg: Gesprek, zo: str) -> None:
    vraag = gesprek(leeg, *HOOFD, "C01", "v", "Zo.", zo).vraag
    assert vraag
    assert (vraag.kop, vraag.is_verplicht) == ("Toelichting", True)


@pytest.mark.parametrize("verbeter", ["1\n" + "\n" * 7, "2\n\n\nHij tekent niet.\n\n\n\n"])
def test_very_strong_evidence_stays_so_when_anything_is_mended(hier: Doe, proef: Path, verbeter: str) -> None:
    tekst = VIJF[:-1].replace("doorrekenen.\nsterk\n", "doorrekenen.\nzeer sterk\nZij was erbij.\n", 1)
    gedaan = typ(hier, f"{tekst}{verbeter}\n")
    assert gedaan.code == 0, gedaan
    eerste = nieuwste(proef).bewijs[0]
    assert (eerste.bewijskracht, eerste.toelichting) == ("zeer_sterk", "Zij was erbij.")
    assert gedaan.fout.count("Toelichting") == (3 if verbeter[0] == "1" else 2) + 1


def test_what_is_asked_again_stands_below_the_heading_of_its_part(hier: Doe, proef: Path) -> None:
    regels = SAMEN.splitlines(keepends=True)
    gedaan = typ(hier, "".join(regels[:-1]) + "verbeter bronnen\n\nnee\n\n\n\nnee\n")
    _, _, na = gedaan.fout.rpartition("Opslaan (ja, nee, verbeter 3, <) [ja]: verbeter bronnen")
    assert "Eerder: b77. Dat past niet meer bij de rest." in na
    assert "Bevinding 3" in na.partition("Eerder: b77")[0]


def test_going_back_and_answering_the_same_changes_nothing(leeg: Gesprek) -> None:
    klaar = gesprek(leeg, *HOOFD, "C01", "v", "Zo.", "", "", "", "", "", "", "", "", "", "")
    assert klaar.vraag is None
    regels = [(v.kop, a) for v, a in klaar.gesteld]
    for nr in range(len(klaar.antwoorden)):
        tot_hier = leeg.hervat(regels[: nr + 1])
        assert tot_hier.terug().hervat(regels[nr:]).antwoorden == klaar.antwoorden
        assert leeg.hervat(regels[:nr]).hervat(regels[nr:]).gevonden == klaar.gevonden


WOORDEN = st.sampled_from(
    [
        "",
        "?",
        "ja",
        "nee",
        "1",
        "3",
        "C01",
        "los",
        "b01",
        "b98",
        "D01",
        "v",
        "sterk",
        "2026-09-14",
        "iets",
        "geen",
        "9" * 30,
    ]
)


@given(st.lists(WOORDEN | st.text(max_size=20), max_size=40))
def test_any_answers_are_taken_or_refused_and_never_break_it(leeg: Gesprek, antwoorden: list[str]) -> None:
    hier = leeg
    for antwoord in antwoorden:
        if hier.vraag is None:
            break
        verder = hier.antwoord(antwoord)
        if isinstance(verder, Gesprek):
            assert len(verder.antwoorden) == len(hier.antwoorden) + 1
            hier = verder
        else:
            assert verder.tekst or verder.voorstel
    assert all(m.regel <= len(hier.antwoorden) for m in hier.bezwaren)


# --- what only shows later --------------------------------------------------------------------


def test_a_day_outside_every_cycle_is_asked_again_at_once(hier: Doe, proef: Path) -> None:
    gedaan = typ(hier, "1999-01-01\n" + VIJF[:-1] + "verbeter datum\n1999-01-01\n\n\n\n")
    assert gedaan.code == 0, gedaan
    assert gedaan.fout.count("valt in geen enkele leercyclus") == 2
    assert "soort: leercyclus" not in gedaan.fout
    assert str(nieuwste(proef).datum) == "2026-09-14"


def test_the_questions_of_a_guide_are_asked_and_what_did_not_come_up_is_left_out(hier: Doe, proef: Path) -> None:
    regels = VIJF.splitlines(keepends=True)
    afspraak = next(i for i, r in enumerate(regels) if r.startswith("Expert"))
    tekst = "".join(regels[: afspraak - 1]) + "nee\n\n\n" + "".join(regels[afspraak:])
    gedaan = typ(hier, tekst, "--leidraad", "C30,C42")
    assert gedaan.code == 0, gedaan
    assert [(d.onderwerp, d.gevonden) for d in nieuwste(proef).dekking] == [
        ("trage-vergunningen.belemmert.versnelling-uitvoering", "nee")
    ]


def test_going_on_uses_the_guide_it_was_begun_with(hier: Doe, proef: Path) -> None:
    regels = VIJF.splitlines(keepends=True)
    afspraak = next(i for i, r in enumerate(regels) if r.startswith("Expert"))
    assert typ(hier, "".join(regels[: afspraak - 1]) + "nee\nstop\n", "--leidraad", "C30,C42").code == 0
    gedaan = typ(hier, "\n\n" + "".join(regels[afspraak:]), "--verder")
    assert gedaan.code == 0, gedaan
    assert len(nieuwste(proef).dekking) == 1


@pytest.mark.parametrize("inhoud", [b"\xff\xfe", b"", b"geen streep\n", b"Datum | 2026-09-14\nDatum | x\n"])
def test_a_draft_that_somebody_spoilt_is_no_disaster(hier: Doe, proef: Path, inhoud: bytes) -> None:
    concept(proef).write_bytes(inhoud)
    assert typ(hier, "stop\n", "--verder").code in (0, 2)


def test_help_in_a_question_shows_what_it_means_and_what_may_be_answered(hier: Doe, proef: Path) -> None:
    gedaan = typ(hier, "2026-09-14\n?\n\n?\n?02\n?zzz\nstop\n")
    assert "Hoe de informatie is verkregen." in gedaan.fout
    assert re.search(r" 2  D02", gedaan.fout)
    assert "In geen enkele keuze staat 'zzz'." in gedaan.fout


def test_bytes_that_are_no_text_are_named_and_nothing_is_lost(doe: Doe, proef: Path) -> None:
    gedaan = doe("noteer", invoer=b"2026-09-14\n\xff\xfe\n")
    assert gedaan.code in (1, 2)
    assert "2026-09-14" in concept(proef).read_text(encoding="utf-8")
