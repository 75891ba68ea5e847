"""What is withdrawn is gone from the file and from the answers, and does not come back."""

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vragen.test_eigenschappen import DOSSIERS, THEORIE, _antwoorden
from verandertheorie.dossier.bestand import Dossier, Grafsteen
from verandertheorie.fouten import AanroepFout, ConflictFout, GeweigerdFout
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.invoer.intrekken import Intrekking, Wisbewijs, trek_in, van_bron, van_invoer, van_registratie
from verandertheorie.model.waarneming import Registratie

pytest_plugins = ("tests.invoer.teksten",)

LeesIn = Callable[..., Importverslag]
Velden = dict[str, Any]

LANG = "Ëén lang verhaal over 'grond' en \"tijd\", met een \\ erin. " * 60
GESPREK = """\
soort: registratie
id: d01-x
datum: 2026-09-14
gebied: D01
bron: b01
interventie: grondexpertise
verrassing: Kwartels belden zélf terug.
bewijs:
  - {onderwerp: C01, teken: voor, kern: Kwartels wilden doorrekenen.}
"""
SESSIE = """\
soort: registratie
id: sessie-1
datum: 2026-09-20
vorm: leerbijeenkomst
interventie: grondexpertise
bewijs:
  - {onderwerp: C01, teken: voor, kern: Dat zei de eerste., gebied: D01, spreker: b01}
  - {onderwerp: C01, teken: tegen, kern: Dat vond de tweede niet., gebied: D02, spreker: b02}
  - {onderwerp: los, teken: voor, kern: Het was een lange dag., gebied: D01}
"""
AFGELEID = """\
soort: registratie
id: verslag
datum: 2026-09-21
gebied: D01
vorm: document
interventie: grondexpertise
ontleend_aan: [d01-x]
bewijs:
  - {onderwerp: C01, teken: voor, kern: Het verslag zegt dat hij doorrekent.}
"""


def doe(plan: Intrekking | Grafsteen, pad: Path) -> Wisbewijs:
    assert isinstance(plan, Intrekking)
    return trek_in(pad, plan, reden="op verzoek")


def records(d: Dossier) -> dict[str, Registratie]:
    return {r.id: r for r in lees_records(d.rijen()) if isinstance(r, Registratie)}


def staat_in(pad: Path, *teksten: str) -> list[str]:
    """Which of these stand in the bytes of the file or of anything beside it, cut by a page or not."""
    alles = b"".join(p.read_bytes() for p in pad.parent.glob(f"{pad.name}*"))
    return [t for t in teksten if any(t.encode()[i : i + 16] in alles for i in range(0, len(t.encode()) - 15, 4))]


KETEN = """\
- {soort: registratie, id: a, datum: 2026-09-14, gebied: D01, bron: b01, interventie: grondexpertise,
   bewijs: [{onderwerp: C01, teken: voor, kern: Kwartels vertelde het zelf.}]}
- {soort: registratie, id: b, datum: 2026-09-15, gebied: D01, vorm: document, interventie: grondexpertise,
   ontleend_aan: [a], bewijs: [{onderwerp: C01, teken: voor, kern: Het verslag vertelt het na.}]}
"""
EIND = """\
- {soort: registratie, id: c, datum: 2026-09-16, gebied: D01, vorm: document, interventie: grondexpertise,
   ontleend_aan: [b], bewijs: [{onderwerp: C01, teken: voor, kern: De brief haalt het verslag aan.}]}
"""


# --- hearsay stays hearsay --------------------------------------------------------------------


def stemmen(pad: Path) -> set[str]:
    over = "grondexpertise.activeert.vertrouwen-grondeigenaar"
    return {v.groep.sleutel for v in Verandergraaf.uit(pad).vondsten(over)}


def test_the_middle_of_a_chain_hands_its_origins_on(dossier: Dossier, lees_in: LeesIn) -> None:
    assert not lees_in(a=KETEN, b=EIND).fouten
    assert stemmen(dossier.pad) == {"b01"}
    dossier.sluit()
    doe(van_registratie(dossier.pad, "b"), dossier.pad)
    with Dossier.open(dossier.pad) as d:
        assert records(d)["c"].ontleend_aan == ("a",)
    assert stemmen(dossier.pad) == {"b01"}
    assert staat_in(dossier.pad, "Het verslag vertelt het na.") == []


def test_what_comes_in_after_the_middle_went_is_hearsay_too(tmp_path: Path, dossier: Dossier, lees_in: LeesIn) -> None:
    """From the same file, from one without the middle, in a chain of two that went, and by way of another dossier."""
    lees_in(KETEN)
    dossier.sluit()
    doe(van_registratie(dossier.pad, "b"), dossier.pad)
    daar = Path(shutil.copy(dossier.pad, tmp_path / "daar.sqlite"))
    (tmp_path / "c.yaml").write_text(EIND)
    (tmp_path / "alles.yaml").write_text(KETEN + EIND)
    for wat in ("c.yaml", "alles.yaml"):
        assert not importeer(dossier.pad, tmp_path / wat).fouten
        with Dossier.open(dossier.pad) as d:
            assert {i: r.ontleend_aan for i, r in records(d).items()} == {"a": (), "c": ("a",)}
    assert not importeer(daar, dossier.pad).fouten
    assert stemmen(daar) == stemmen(dossier.pad) == {"b01"}
    (tmp_path / "d.yaml").write_text(EIND.replace("id: c", "id: d").replace("[b]", "[c]").replace("brief", "krant"))
    doe(van_registratie(dossier.pad, "c"), dossier.pad)
    assert not importeer(dossier.pad, tmp_path / "d.yaml").fouten
    with Dossier.open(dossier.pad) as d:
        assert records(d)["d"].ontleend_aan == ("a",)


# --- gone -------------------------------------------------------------------------------------


def test_a_withdrawn_record_is_gone_from_the_file_with_all_its_revisions(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK.replace("Kwartels wilden doorrekenen.", json.dumps(LANG)))
    lees_in(GESPREK, herzie=True)
    zeker = ("Kwartels wilden doorrekenen.", "Kwartels belden zélf terug.", "lang verhaal over 'grond'")
    assert staat_in(dossier.pad, *zeker) == list(zeker)
    dossier.sluit()
    plan = van_registratie(dossier.pad, "d01-x")
    assert isinstance(plan, Intrekking)
    assert [r.record_sleutel for r in plan.weg] == ["d01-x"]
    bewijs = trek_in(dossier.pad, plan, reden="op verzoek", rol="monitor")
    assert (bewijs.gevonden, bewijs.niet_opgeruimd) == ((), "")
    assert bewijs.gezocht > 5
    assert staat_in(dossier.pad, *zeker, LANG) == []
    with Dossier.open(dossier.pad) as d:
        assert "d01-x" not in records(d)
        (*_, laatste) = d.invoeren()
        assert (laatste.rol, laatste.samenvatting[:20]) == ("monitor", "ingetrokken: 1 weg, ")
        stenen = d.grafstenen()
    assert {(s.soort, s.sleutel, s.reden) for s in stenen} == {("registratie", "d01-x", "op verzoek")}
    assert len({s.hash for s in stenen}) == 2  # one for each content


def test_the_bytes_are_really_searched(dossier: Dossier, lees_in: LeesIn) -> None:
    """A copy that somebody hides in the file, where the check beforehand does not look, is found."""
    lees_in(GESPREK)
    dossier.sluit()
    plan = van_registratie(dossier.pad, "d01-x")
    with contextlib.closing(sqlite3.connect(dossier.pad)) as db, db:
        db.execute("CREATE TABLE kopie AS SELECT inhoud FROM record WHERE sleutel = 'd01-x'")
    bewijs = doe(plan, dossier.pad)
    assert "Kwartels wilden doorrekenen." in bewijs.gevonden


def test_a_table_of_another_program_stands_in_the_way_beforehand(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    dossier.sluit()
    with contextlib.closing(sqlite3.connect(dossier.pad)) as db, db:
        db.execute("CREATE VIEW mag AS SELECT soort FROM record")
        db.execute("CREATE INDEX mag_ook ON record (inhoud)")
        db.execute("CREATE TABLE kopie AS SELECT inhoud FROM record")
    with pytest.raises(GeweigerdFout, match="tabellen van een ander programma: kopie"):
        van_registratie(dossier.pad, "d01-x")
    with contextlib.closing(sqlite3.connect(dossier.pad)) as db, db:
        db.execute("DROP TABLE kopie")
    assert doe(van_registratie(dossier.pad, "d01-x"), dossier.pad).gevonden == ()


def test_words_that_others_said_too_are_no_trace(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(a=GESPREK, b=GESPREK.replace("d01-x", "d01-y").replace("b01", "b02").replace("zélf", "niet"))
    dossier.sluit()
    plan = van_registratie(dossier.pad, "d01-x")
    assert isinstance(plan, Intrekking)
    assert plan.elders == ((("registratie", "d01-y"), 1),)
    assert doe(plan, dossier.pad).gevonden == ()
    assert staat_in(dossier.pad, "Kwartels wilden doorrekenen.")
    assert not staat_in(dossier.pad, "belden zélf terug.")


def test_a_gravestone_has_no_text_and_no_plain_hash(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    hashes = {r.hash for r in dossier.alle_revisies()}
    dossier.sluit()
    doe(van_registratie(dossier.pad, "d01-x"), dossier.pad)
    with Dossier.open(dossier.pad) as d:
        (steen,) = d.grafstenen()
    assert steen.hash not in hashes
    assert len(steen.hash) == len(steen.zout) == 32
    assert "doorrekenen" not in str(steen)


# --- what goes along, what stays --------------------------------------------------------------


def test_a_source_goes_with_all_it_told_also_in_a_session(dossier: Dossier, lees_in: LeesIn) -> None:
    tweede = "soort: tweede_codering\nregistratie: REG\nvastgelegd_door: m2\nbewijs: [ITEMS]\n"
    item = "{onderwerp: C01, teken: voor, nr: NR}"
    assert not lees_in(
        a=GESPREK,
        b=SESSIE,
        c=AFGELEID,
        d=tweede.replace("REG", "d01-x").replace("ITEMS", item.replace("NR", "1")),
        e=tweede.replace("REG", "sessie-1").replace("ITEMS", f"{item.replace('NR', '1')}, {item.replace('NR', '2')}"),
    ).fouten
    dossier.sluit()
    plan = van_bron(dossier.pad, "b01")
    assert isinstance(plan, Intrekking)
    assert {r.record_sleutel for r in plan.weg} == {"b01", "d01-x", "d01-x.m2"}
    assert {r.record_sleutel for r in plan.herschreven} == {"sessie-1", "sessie-1.m2", "verslag"}
    assert doe(plan, dossier.pad).gevonden == ()
    assert not staat_in(dossier.pad, "Dat zei de eerste.", "Kwartels wilden doorrekenen.")
    with Dossier.open(dossier.pad) as d:
        over = records(d)
        inhoud = {r.sleutel: json.loads(r.inhoud) for r in d.rijen()}
    assert [(b.nr, b.kern) for b in over["sessie-1"].bewijs] == [
        (2, "Dat vond de tweede niet."),
        (3, "Het was een lange dag."),
    ]
    assert over["verslag"].ontleend_aan == ()
    assert [c["nr"] for c in inhoud["sessie-1.m2"]["bewijs"]] == [2]


SAMEN = """\
soort: registratie
id: samen
datum: 2026-09-22
gebied: D01
bronnen: [b01, b02]
interventie: grondexpertise
bewijs:
  - {onderwerp: C01, teken: voor, kern: Dat zei de eerste., spreker: b01}
  - {onderwerp: C01, teken: tegen, kern: Dat vond de tweede niet., spreker: b02}
  - {onderwerp: C01, teken: voor, kern: Iemand van ons zei dit.}
dekking:
  - {onderwerp: C11, gevonden: nee}
"""


@pytest.mark.parametrize(
    ("weg", "blijft", "bronnen"),
    [
        ("b01", ["Dat vond de tweede niet."], ("b02",)),  # what nobody is said to have spoken was told by the first
        ("b02", ["Dat zei de eerste.", "Iemand van ons zei dit."], ("b01",)),
    ],
)
def test_of_a_conversation_with_several_sources_goes_what_the_withdrawn_one_said(
    dossier: Dossier, lees_in: LeesIn, weg: str, blijft: list[str], bronnen: tuple[str, ...]
) -> None:
    lees_in(SAMEN)
    dossier.sluit()
    plan = van_bron(dossier.pad, weg)
    assert isinstance(plan, Intrekking)
    assert doe(plan, dossier.pad).gevonden == ()
    with Dossier.open(dossier.pad) as d:
        over = records(d)["samen"]
    assert [b.kern for b in over.bewijs] == blijft
    assert (over.alle_bronnen, over.meer_mensen) == (bronnen, True)
    assert len(over.dekking) == (weg == "b02")
    graaf = Verandergraaf.uit(dossier.pad)
    alleen = [graaf.stemmen.apart_gehoord(b, g) for b in graaf.bronnen for g in graaf.gebieden]
    assert not any(alleen), "who stays has not been heard alone"


def test_a_conversation_goes_when_everybody_who_sat_there_is_withdrawn(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(SAMEN)
    dossier.sluit()
    for weg in ("b01", "b02"):
        plan = van_bron(dossier.pad, weg)
        assert isinstance(plan, Intrekking)
        doe(plan, dossier.pad)
    assert not staat_in(dossier.pad, "Dat zei de eerste.", "Dat vond de tweede niet.", "Iemand van ons zei dit.")
    with Dossier.open(dossier.pad) as d:
        assert "samen" not in records(d)


def test_what_only_an_earlier_revision_held_goes_too(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(SESSIE)
    lees_in(SESSIE.replace("Dat zei de eerste.", "Iemand zei dit.").replace(", spreker: b01", ""), herzie=True)
    dossier.sluit()
    plan = van_bron(dossier.pad, "b01")
    assert isinstance(plan, Intrekking)
    assert [r.record_sleutel for r in plan.herschreven] == ["sessie-1"]
    assert doe(plan, dossier.pad).gevonden == ()
    assert not staat_in(dossier.pad, "Dat zei de eerste.")
    with Dossier.open(dossier.pad) as d:
        assert records(d)["sessie-1"].bewijs[0].kern == "Iemand zei dit."
        assert len(d.revisies("registratie", "sessie-1")) == 1


def test_a_source_that_told_nothing_else_is_named_and_stays(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    dossier.sluit()
    plan = van_registratie(dossier.pad, "d01-x")
    assert isinstance(plan, Intrekking)
    assert plan.zonder_registratie == ("b01",)


# --- it does not come back --------------------------------------------------------------------


@pytest.fixture
def ingetrokken(dossier: Dossier, lees_in: LeesIn) -> Path:
    """A dossier from which d01-x was withdrawn."""
    lees_in(a=GESPREK, b=AFGELEID)
    dossier.sluit()
    doe(van_registratie(dossier.pad, "d01-x"), dossier.pad)
    return dossier.pad


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("zelfde.yaml", GESPREK),
        ("andere-inhoud.yaml", GESPREK.replace("doorrekenen", "ophangen")),
        ("andere-naam.yaml", GESPREK.replace("d01-x", "iets-anders")),
        ("zonder-naam.yaml", GESPREK.replace("id: d01-x\n", "")),
        ("als.json", json.dumps({"soort": "registratie", "id": "d01-x", "datum": "2026-09-14", "gebied": "D01",
                                 "bron": "b01", "interventie": "geen"})),
    ],
)  # fmt: skip
@pytest.mark.parametrize("herzie", [False, True])
def test_what_is_withdrawn_stays_out_of_every_later_import(
    ingetrokken: Path, tmp_path: Path, naam: str, tekst: str, herzie: bool
) -> None:
    (tmp_path / naam).write_text(tekst)
    voor = ingetrokken.read_bytes()
    verslag = importeer(ingetrokken, tmp_path / naam, herzie=herzie)
    assert not verslag.fouten
    assert (len(verslag.ingetrokken), verslag.nieuw, verslag.herzien) == (1, (), ())
    (m,) = verslag.meldingen
    assert (m.code, m.ernst) == ("VT130", "waarschuwing")
    assert "op verzoek" in m.tekst
    assert ingetrokken.read_bytes() == voor


def test_what_leaned_on_it_is_known_again_without_it(ingetrokken: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(AFGELEID)
    verslag = importeer(ingetrokken, tmp_path / "a.yaml")
    assert [r.record_sleutel for r in verslag.bekend] == ["verslag"]
    assert [m.code for m in verslag.meldingen] == ["VT130"]


def test_a_new_record_of_a_withdrawn_source_stays_out_although_the_source_is_not_in_the_file(
    ingetrokken: Path, tmp_path: Path
) -> None:
    doe(van_bron(ingetrokken, "b02"), ingetrokken)
    ander = GESPREK.replace("d01-x", "d01-z").replace("b01", "b02").replace("doorrekenen", "niets")
    (tmp_path / "a.yaml").write_text(ander)
    (m,) = importeer(ingetrokken, tmp_path / "a.yaml").meldingen
    assert m.code == "VT130"
    assert "bron b02 ingetrokken op" in m.tekst


def test_a_serial_number_of_a_withdrawn_record_is_not_given_again(dossier: Dossier, lees_in: LeesIn) -> None:
    los = "{soort: registratie, datum: 2026-09-14, gebied: D01, vorm: document, interventie: geen, geleerd: WAT}"
    (een,) = lees_in(los.replace("WAT", "Iets.")).nieuw
    dossier.sluit()
    doe(van_registratie(dossier.pad, een.record_sleutel), dossier.pad)
    pad = dossier.pad.with_name("b.yaml")
    pad.write_text(los.replace("WAT", "Iets anders."))
    (twee,) = importeer(dossier.pad, pad).nieuw
    assert een.record_sleutel.endswith("-01")
    assert twee.record_sleutel.endswith("-02")


def test_a_withdrawn_record_is_named_again_with_its_day_and_reason(ingetrokken: Path) -> None:
    steen = van_registratie(ingetrokken, "d01-x")
    assert isinstance(steen, Grafsteen)
    assert steen.reden == "op verzoek"


# --- undo an import ---------------------------------------------------------------------------


def test_an_import_that_is_undone_leaves_what_was_there_before(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    voor = dossier.hash()
    lees_in(a=GESPREK.replace("doorrekenen", "ophangen"), b=SESSIE, herzie=True)
    nr = dossier.invoeren()[-1].nr
    dossier.sluit()
    plan = van_invoer(dossier.pad, nr)
    assert [r.record_sleutel for r in plan.weg] == ["sessie-1"]
    assert [r.record_sleutel for r in plan.teruggedraaid] == ["d01-x"]
    assert doe(plan, dossier.pad).gevonden == ()
    with Dossier.open(dossier.pad) as d:
        assert d.hash() == voor
        assert records(d)["d01-x"].bewijs[0].kern == "Kwartels wilden doorrekenen."


def test_an_undone_theory_can_come_in_again_and_that_is_said(dossier: Dossier, lees_in: LeesIn) -> None:
    actor = "{soort: actor, sleutel: proef, naam: Proef, actorsoort: rol}"
    lees_in(actor)
    nr = dossier.invoeren()[-1].nr
    dossier.sluit()
    doe(van_invoer(dossier.pad, nr), dossier.pad)
    pad = dossier.pad.with_name("tekst.yaml")
    verslag = importeer(dossier.pad, pad)
    assert [r.record_sleutel for r in verslag.nieuw] == ["proef"]
    assert [m.code for m in verslag.meldingen] == ["VT131"]
    assert importeer(dossier.pad, pad).meldingen == ()


@pytest.mark.parametrize(
    ("eerst", "later", "wie"),
    [
        ("{soort: actor, sleutel: proef, naam: P, actorsoort: rol}",
         "{soort: relatie, van: proef, relatie: voert_uit, naar: grondexpertise}", "relatie proef.voert_uit"),
        ("{soort: gebied, sleutel: D77, naam: N, niveau: deelgebied}",
         GESPREK.replace("D01", "D77"), "registratie d01-x"),
        ("{soort: bron, pseudoniem: b99, rol: r, organisatiesoort: rijk, geinformeerd: ja}",
         GESPREK.replace("b01", "b99"), "registratie d01-x"),
        (GESPREK, AFGELEID, "registratie verslag"),
        ("{soort: leercyclus, sleutel: c9, nummer: 9, van: 2031-01-01, tot: 2031-03-31}",
         GESPREK.replace("2026-09-14", "2031-02-02"), "registratie d01-x"),
    ],
)  # fmt: skip
def test_an_import_that_later_ones_rest_on_is_not_undone(
    dossier: Dossier, lees_in: LeesIn, eerst: str, later: str, wie: str
) -> None:
    assert not lees_in(eerst).fouten
    nr = dossier.invoeren()[-1].nr
    assert not lees_in(later).fouten
    dossier.sluit()
    with pytest.raises(GeweigerdFout, match=rf"{wie}.* \(invoer {nr + 1}\)"):
        van_invoer(dossier.pad, nr)
    doe(van_invoer(dossier.pad, nr + 1), dossier.pad)
    doe(van_invoer(dossier.pad, nr), dossier.pad)


def test_an_import_that_was_revised_later_or_that_withdrew_is_not_undone(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(a=GESPREK, b=SESSIE)
    nr = dossier.invoeren()[-1].nr
    lees_in(GESPREK.replace("doorrekenen", "ophangen"), herzie=True)
    dossier.sluit()
    with pytest.raises(GeweigerdFout, match=rf"registratie d01-x is in invoer {nr + 1} herzien"):
        van_invoer(dossier.pad, nr)
    doe(van_bron(dossier.pad, "b02"), dossier.pad)  # writes the session anew
    with pytest.raises(GeweigerdFout, match="zelf een intrekking"):
        van_invoer(dossier.pad, nr + 2)


# --- refusing ---------------------------------------------------------------------------------


def test_what_is_not_there_gets_the_nearest_name(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    dossier.sluit()
    with pytest.raises(AanroepFout, match=r"'d0l-x' staat niet in het dossier\. Bedoelt u d01-x\?"):
        van_registratie(dossier.pad, "d0l-x")
    with pytest.raises(AanroepFout, match="De bron 'trage-vergunningen' staat niet"):
        van_bron(dossier.pad, "trage-vergunningen")
    with pytest.raises(AanroepFout, match=r"Invoer 99 is er niet\. De laatste is"):
        van_invoer(dossier.pad, 99)


@pytest.mark.parametrize("reden", ["", "  ", "bel 06 12345678", "mail jan@voorbeeld.nl"])
def test_a_reason_without_words_or_with_an_address_is_refused(dossier: Dossier, lees_in: LeesIn, reden: str) -> None:
    lees_in(GESPREK)
    dossier.sluit()
    voor = dossier.pad.read_bytes()
    plan = van_registratie(dossier.pad, "d01-x")
    assert isinstance(plan, Intrekking)
    with pytest.raises(AanroepFout, match="--reden"):
        trek_in(dossier.pad, plan, reden=reden)
    assert dossier.pad.read_bytes() == voor


def test_a_dossier_in_which_what_goes_changed_after_looking_is_left_alone(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    plan = van_registratie(dossier.pad, "d01-x")
    lees_in(GESPREK.replace("wilden", "konden"), herzie=True)
    dossier.sluit()
    voor = dossier.pad.read_bytes()
    with pytest.raises(ConflictFout, match="intussen veranderd"):
        doe(plan, dossier.pad)
    assert dossier.pad.read_bytes() == voor


def test_the_table_itself_lets_no_row_go_without_a_gravestone(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    with pytest.raises(ValueError, match="no gravestone"), dossier.transactie() as schrijver:
        schrijver.voeg_toe([], weg=[1], programma="p", rol="r", samenvatting="s")
    dossier.sluit()
    doe(van_registratie(dossier.pad, "d01-x"), dossier.pad)
    with contextlib.closing(sqlite3.connect(dossier.pad)) as db, db:
        for sql in ("DELETE FROM grafsteen", "UPDATE grafsteen SET reden = 'x'", "DELETE FROM record"):
            with pytest.raises(sqlite3.IntegrityError, match="niet"):
                db.execute(sql)


# --- as if it had never been ------------------------------------------------------------------


@pytest.fixture(scope="module")
def theorie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The theory of the properties as a dossier; only copied from."""
    pad = tmp_path_factory.mktemp("theorie") / "theorie.sqlite"
    with Dossier.maak(pad) as d:
        lees_velden(d, pad.parent, THEORIE)
    return pad


def lees_velden(d: Dossier, map_: Path, velden: Iterable[Velden], *, herzie: bool = False) -> Importverslag:
    bestand = map_ / "velden.json"
    bestand.write_text(json.dumps(list(velden), default=str))
    verslag = importeer(d, bestand, herzie=herzie)
    assert not [m for m in verslag.fouten if m.code != "VT002"], verslag.meldingen
    return verslag


def met_sprekers(r: Velden, sprekers: list[str | None]) -> Velden:
    """Numbered items; in a session they are spoken by these."""
    uit = []
    for nr, b in enumerate(r["bewijs"], 1):
        spreker = sprekers[nr % len(sprekers)] if r["vorm"] == "leerbijeenkomst" else None
        uit.append({**b, "nr": nr, **({"spreker": spreker} if spreker else {})})
    return {**r, "bewijs": uit}


def nooit_ingevoerd(alles: list[Velden], soort: str, naam: str) -> list[Velden]:
    """The same by hand: what a dossier would hold that never had it, and derived what was derived from it elsewhere."""
    weg = {r["id"] for r in alles if (r["id"] if soort == "registratie" else r.get("bron")) == naam}
    van = {r["id"]: r.get("ontleend_aan", []) for r in alles}
    uit = []

    def oorsprong(o: str) -> list[str]:
        return [dieper for o2 in van[o] for dieper in oorsprong(o2)] if o in weg else [o]

    for r in (r for r in alles if r["id"] not in weg):
        bewijs = [b for b in r["bewijs"] if soort == "registratie" or b.get("spreker") != naam]
        blijft = dict.fromkeys(d for o in van[r["id"]] for d in oorsprong(o))
        uit.append({**r, "bewijs": bewijs, "ontleend_aan": list(blijft)})
    return uit


@given(
    alles=DOSSIERS.filter(bool),
    sprekers=st.lists(st.sampled_from(("b1", "b2", None)), min_size=1, max_size=3),
    kies=st.integers(0, 8),
    herzien=st.booleans(),
)
@settings(max_examples=25)
def test_14_a_withdrawal_gives_the_answers_of_a_dossier_that_never_had_it(
    theorie: Path, alles: tuple[Velden, ...], sprekers: list[str | None], kies: int, herzien: bool
) -> None:
    records = [met_sprekers(r, sprekers) for r in alles]
    keuzes = [*(("registratie", r["id"]) for r in records), ("bron", "b1"), ("bron", "b2"), ("bron", "b3")]
    soort, naam = keuzes[kies % len(keuzes)]
    with tempfile.TemporaryDirectory() as map_:
        pad, ander = (Path(shutil.copy(theorie, Path(map_) / f"{n}.sqlite")) for n in ("een", "ander"))
        with Dossier.open(pad) as d:
            lees_velden(d, Path(map_), ({**r, "geleerd": "eerst"} for r in records) if herzien else records)
            if herzien:
                lees_velden(d, Path(map_), records, herzie=True)
        doe((van_registratie if soort == "registratie" else van_bron)(pad, naam), pad)
        with Dossier.open(ander) as d:
            lees_velden(d, Path(map_), nooit_ingevoerd(records, soort, naam))
        verwacht = _antwoorden(Verandergraaf.uit(ander, tot_en_met="c3"))
        assert _antwoorden(Verandergraaf.uit(pad, tot_en_met="c3")) == verwacht
        with Dossier.open(pad) as d:  # and again after everything came along once more
            hash_ = d.hash()
            assert lees_velden(d, Path(map_), records).nieuw == ()
            assert d.hash() == hash_


@given(alles=DOSSIERS.filter(lambda rs: len(rs) > 1), splitsing=st.integers(1, 5))
@settings(max_examples=15)
def test_14_undoing_an_import_gives_the_answers_of_a_dossier_that_never_had_it(
    theorie: Path, alles: tuple[Velden, ...], splitsing: int
) -> None:
    eerst, later = alles[: splitsing % len(alles)], alles[splitsing % len(alles) :]
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(shutil.copy(theorie, Path(map_) / "een.sqlite"))
        with Dossier.open(pad) as d:
            lees_velden(d, Path(map_), eerst)
            voor, hash_ = _antwoorden(Verandergraaf.van(lees_records(d.rijen()), tot_en_met="c3")), d.hash()
            lees_velden(d, Path(map_), later)
            nr = d.invoeren()[-1].nr
        assert doe(van_invoer(pad, nr), pad).gevonden == ()
        assert _antwoorden(Verandergraaf.uit(pad, tot_en_met="c3")) == voor
        with Dossier.open(pad) as d:
            assert d.hash() == hash_
