"""Which areas, reasons and results an audience reads: one rule, whichever product asks."""

import datetime
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lezing.test_tafelblik import GEBIEDEN, met_lus, sessies
from tests.mini import omstanderrecords
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.acties import alle_acties
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.lezing.antwoorden import antwoord_voor
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.doelgroep import DOELGROEPEN, MINSTE_GROEPEN, Doelgroep
from verandertheorie.model.leerlus import Agendapunt
from verandertheorie.uitvoer.document.agenda import schrijf_agenda
from verandertheorie.uitvoer.document.sessiestuk import schrijf_sessiestuk
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.vragen.lijst import VRAGEN
from verandertheorie.vragen.rijkeuze import telt_niet_mee

pytest_plugins = ("tests.leerlus.dossiers",)

NIET_MONITOR: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")
BINNEN: frozenset[Doelgroep] = frozenset({"monitor", "sessie", "kernteam"})
D01, D02 = GEBIEDEN[:2]
ACTIE: dict[str, Any] = {
    "soort": "actie",
    "uit": "A",
    "sinds": "2026-04-02",
    "bijeenkomst": "B1",
    "eigenaren": ["trekker"],
}


def gesprek(nr: int, gebied: str, dag: str, teken: str = "voor", over: str = "traag") -> dict[str, Any]:
    """What one source said somewhere on a day."""
    return {
        "soort": "registratie", "id": f"g{nr}", "gebied": gebied, "vorm": "interview", "interventie": "geen",
        "datum": dag, "bron": f"b{nr % 4}",
        "bewijs": [{"onderwerp": over, "kern": "Het was er.", "teken": teken, "bewijskracht": "sterk"}],
    }  # fmt: skip


def lus() -> Verandergraaf:
    """In one place many were heard, in the other one; a question, actions and an answer name both."""
    return met_lus(
        [
            *omstanderrecords(D01, dag="2026-01-15"),
            gesprek(0, D01, "2026-01-20"),
            gesprek(1, D02, "2026-01-21"),
            {"soort": "leervraag", "letter": "B", "vraag": "Hoe dan?", "sinds": "2026-01-10", "niveau": "systeem"}
            | {"gebieden": [D01, D02]},
            {"soort": "agendapunt", "onderwerp": "B", "bijeenkomst": "B1", "uitslag": "besproken"}
            | {"reden": f"Een plaatswoord uit {D02}."},
            {"soort": "agendapunt", "onderwerp": "B", "bijeenkomst": "B2", "uitslag": "besproken"}
            | {"reden": "Een tafelwoord.", "antwoord": f"Een antwoordwoord over {D02}."}
            | {"oud": {"gebieden": [D01]}, "nieuw": {"gebieden": [D01, D02]}},
            {**ACTIE, "id": "hier", "wat": "Doe.", "gebieden": [D01], "uit": "B", "gedaan_op": "2026-04-05"}
            | {"resultaat": "Een hierwoord."},
            {**ACTIE, "id": "daar", "wat": "Doe.", "gebieden": [D02], "uit": "B", "gedaan_op": "2026-04-05"}
            | {"resultaat": "Een daarwoord."},
            {**ACTIE, "id": "af", "wat": "Doe.", "gebieden": [D02], "uit": "B", "vervallen_omdat": "een afwoord"},
        ]
    )


MAG = {
    "plaatswoord": frozenset({"monitor"}),
    "antwoordwoord": frozenset({"monitor"}),
    "tafelwoord": BINNEN | {"opdrachtgever"},
    "hierwoord": frozenset(DOELGROEPEN),
    "daarwoord": frozenset({"monitor"}),
    "afwoord": frozenset({"monitor"}),
}


def producten(g: Verandergraaf, doelgroep: Doelgroep) -> Iterator[tuple[str, str]]:
    m = lusmoment(g).voor(doelgroep)
    yield "agenda", schrijf_agenda(m, Lezer(m.graaf, doelgroep)).markdown
    yield "sessiestuk", schrijf_sessiestuk(g, "B2", doelgroep=doelgroep).markdown
    yield "neo4j", repr([k for k in projecteer(g, doelgroep).knopen if k.label in ("Actie", "Agendapunt", "Leervraag")])
    for over in ("B", "hier", "daar", "af", "B1", "B2"):
        yield f"tijdlijn {over}", json.dumps(tijdlijn(g, over, doelgroep=doelgroep).als_gegevens(), default=str)
    lezer = Lezer(m.graaf, doelgroep)
    yield "acties", repr([lezer.actie(a) for a in alle_acties(m).values()])


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_reasons_and_results_stand_in_no_product_for_who_may_not_read_them(doelgroep: Doelgroep) -> None:
    per_product = dict(producten(lus(), doelgroep))
    staat_in = {w: [naam for naam, tekst in per_product.items() if w in tekst] for w in MAG}
    assert not {w: waar for w, waar in staat_in.items() if waar and doelgroep not in MAG[w]}
    assert not [w for w, waar in staat_in.items() if not waar and doelgroep in MAG[w]], "else this proves nothing"


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_what_lapsed_stays_so(doelgroep: Doelgroep) -> None:
    g = lus().voor(doelgroep)
    af = alle_acties(lusmoment(g))["af"]
    assert af.voortgang == "vervallen"
    assert Lezer(g, doelgroep).actie(af).voortgang == "vervallen"


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_the_areas_of_a_question_and_an_action_are_the_same_everywhere(doelgroep: Doelgroep) -> None:
    g = lus()
    waar = (D01, D02) if doelgroep == "monitor" else (D01,) if doelgroep in BINNEN else ()
    m = lusmoment(g).voor(doelgroep)
    lezer = Lezer(m.graaf, doelgroep)
    assert lezer.te_noemen_gebieden((D01, D02)) == waar
    agenda = schrijf_agenda(m, lezer).markdown.replace(telt_niet_mee(m.graaf) or "-", "")
    assert [d for d in (D01, D02) if d in agenda] == [*waar]
    assert {d for r in tijdlijn(g, "B", doelgroep=doelgroep) for d in r.gebieden} == {*waar}
    lusrelaties = (r for r in projecteer(g, doelgroep).relaties if r.van in ("Leervraag", "Actie", "Agendapunt"))
    assert {rij[1] for r in lusrelaties if r.naar == "Gebied" for rij in r.rijen} == {*waar}


@given(records=sessies(), doelgroep=st.sampled_from(DOELGROEPEN))
@settings(max_examples=25)
def test_an_area_is_named_when_enough_were_heard_in_it_and_never_outside(
    records: list[dict[str, Any]], doelgroep: Doelgroep
) -> None:
    g = met_lus(records)
    bronnen = {d: {r["bron"] for r in records if r["soort"] == "registratie" and r["gebied"] == d} for d in GEBIEDEN}
    genoeg = [d for d in GEBIEDEN if len(bronnen[d]) >= MINSTE_GROEPEN[doelgroep]]
    buiten = doelgroep in ("opdrachtgever", "partner", "publiek")
    assert Lezer(g, doelgroep).te_noemen_gebieden(GEBIEDEN) == (() if buiten else tuple(genoeg))


NIET_TE_NOEMEN = ("Dat zei b3.", "B3 zei het.", "Zie g1#1.", "Want factor zelf speelt.", f"Plek {D02} niet.")
ONZE_NAMEN = ("Besloten in B1, na c1.", f"Het geldt voor C2, en voor {D01}.", "Er waren 3 voorstellen.")


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
@pytest.mark.parametrize("tekst", [*NIET_TE_NOEMEN, *ONZE_NAMEN])
def test_what_a_session_wrote_names_no_source_conversation_or_hidden_part_of_the_theory(
    tekst: str, doelgroep: Doelgroep
) -> None:
    """A session (B1) may be called as a source is (b1), but for the capital: then it is the session."""
    g = met_lus(
        [
            *omstanderrecords(D01, dag="2026-01-15"),
            *(gesprek(nr, D01 if nr else D02, "2026-01-20") for nr in range(4)),
            {"soort": "agendapunt", "onderwerp": "A", "bijeenkomst": "B2", "uitslag": "besproken", "reden": tekst},
            {"soort": "bijeenkomst", "sleutel": "B9", "datum": "2026-06-11", "bijeenkomstsoort": "breed"}
            | {"notities": [{"onderwerp": "A", "tekst": tekst}], "verder": [tekst]},
            {"soort": "theorieversie", "nummer": 1, "datum": "2026-06-11", "bijeenkomst": "B9", "tot_en_met": "c2"}
            | {"toelichting": tekst, "inhoud": [], "inhoudshash": "x"},
        ]
    )
    per_product = {
        over: [r.tekst for r in tijdlijn(g, over, doelgroep=doelgroep) if tekst.rstrip(".") in r.tekst]
        for over in ("A", "B9")
    }
    per_product["neo4j"] = [repr(r) for k in projecteer(g, doelgroep).knopen for r in k.rijen if tekst in repr(r)]
    staat_in = {naam: len(hier) for naam, hier in per_product.items()}
    leest_mee = doelgroep not in ("partner", "publiek") and (D01 not in tekst or doelgroep in BINNEN)
    ziet_binnen = doelgroep == "kernteam" and "factor zelf" in tekst
    mag = doelgroep == "monitor" or (tekst in ONZE_NAMEN and leest_mee) or ziet_binnen
    # the reason and a note; a note, another text and why a version was made; the reason and that again
    neo4j = {"monitor": 3, "opdrachtgever": 0}.get(doelgroep, 2)
    assert staat_in == ({"A": 2, "B9": 3, "neo4j": neo4j} if mag else dict.fromkeys(staat_in, 0))


# --- how it stood -----------------------------------------------------------------------------


def besloten() -> Verandergraaf:
    """A table took up a signal about what one voice told in a place; later many were heard there."""
    antwoord = {"soort": "agendapunt", "onderwerp": "charlie", "bijeenkomst": "H1", "uitslag": "oppakken"}
    g = met_lus(
        [
            *omstanderrecords(D01, dag="2026-01-15"),
            *(gesprek(nr, D02, "2026-01-20") for nr in (0, 1)),
            *omstanderrecords(D02, dag="2026-06-15"),
            {"soort": "signaal", "sleutel": "charlie", "over": "traag", "sinds": "2026-01-11", "vraag": "Wie?"}
            | {"gevraagd_van": "hoog", "eigenaar": "trekker"},
            antwoord | {"nakijken": {"gebieden": [D02]}},
        ]
    )
    dag = datetime.date(2026, 4, 3)
    assert (len(g.op(dag).gehoord[D02]), len(g.gehoord[D02]) >= 5) == (2, True)
    return g


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_how_it_stood_is_told_by_what_was_known_to_who_reads(doelgroep: Doelgroep) -> None:
    g = besloten()
    punt = next(p for p in g.records(Agendapunt) if p.onderwerp == "charlie")
    vast = punt.model_copy(update={"stand": "opgeschreven", "tot_en_met": "c2", "gebieden": (D02,), "bewijshash": "x"})
    g = Verandergraaf.van(vast if r is punt else r for r in g.alles)
    rij = next((r for r in tijdlijn(g, "H1", doelgroep=doelgroep) if r.aard == "agendapunt"), None)
    neo4j = repr([k for k in projecteer(g, doelgroep).knopen if k.label == "Agendapunt"])
    if doelgroep == "monitor":
        assert rij is not None
        assert ("toen: opgeschreven" in rij.tekst, rij.gebieden) == (True, (D02,))
        assert "opgeschreven" in neo4j
        return
    assert "opgeschreven" not in neo4j
    if rij is None:
        assert doelgroep in ("partner", "publiek")
        return
    assert "opgeschreven" not in rij.tekst
    assert ("toen: geen beeld (bewijs tot en met c2)" in rij.tekst) is (doelgroep in BINNEN)
    assert rij.gebieden == ()


# --- where it was found -----------------------------------------------------------------------


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_a_place_is_named_per_cycle_only_when_enough_were_heard_there_in_it(
    met_agenda: Path, doelgroep: Doelgroep
) -> None:
    g = Verandergraaf.uit(met_agenda)
    eigen = g.voor(doelgroep)
    gezien = 0
    for over in (*eigen.factoren, *eigen.stellingen):
        try:
            rijen = [r for r in tijdlijn(g, over, doelgroep=doelgroep) if r.aard == "bevindingen"]
        except AanroepFout:
            continue
        for r in rijen:
            cyclus = g.nummer(r.tekst.split(": ")[0].rpartition(" in ")[2])
            for d in r.gebieden:
                hier = {eigen.stemmen.groep(x, d, v.spreker).sleutel
                        for x in eigen.voorraad.gesprekken.values() if eigen.cyclus_van(x.id) == cyclus
                        for v in eigen.voorraad.per_gesprek[x.id] if v.gebied == d}  # fmt: skip
                assert len(hier) >= MINSTE_GROEPEN[doelgroep], (over, r.tekst, d)
                gezien += 1
            if not r.gebieden:
                assert " in D" not in r.tekst.partition(": ")[2]
    assert bool(gezien) is (doelgroep in BINNEN), "else this proves nothing"


@pytest.mark.parametrize("doelgroep", ["sessie", "opdrachtgever", "partner", "publiek"])
def test_no_question_tells_others_whether_a_subject_is_there(doelgroep: Doelgroep) -> None:
    """What takes a subject is for monitors, or looks for it as who reads: a hidden name is refused like any other."""
    g = met_lus([])
    for vraag in VRAGEN:
        for keuze in (k for k in vraag.keuzes if k.neemt in ("onderwerp", "bewering") and k.is_los):
            zelf = any(k.neemt == "doelgroep" for k in vraag.keuzes)
            vraagt = partial(vraag.functie(), g) if zelf else partial(antwoord_voor, vraag, g)
            gezegd = set()
            for naam in ("zelf", "nergens"):
                with pytest.raises(AanroepFout) as fout:
                    vraagt(doelgroep=doelgroep, **{keuze.naam: naam})
                gezegd.add(str(fout.value).replace(naam, "…"))
            assert len(gezegd) == 1
