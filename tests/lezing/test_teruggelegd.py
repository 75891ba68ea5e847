"""What a source has not seen back goes nowhere: every text of its record, in every product, for all but monitors."""

import contextlib
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.programma import Doe
from tests.invoer.volledig import schrijf
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.inhoud import rij
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.sessie import sessie
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.signalen import signalen
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.soorten import RECORD, ElkRecord, als_canonieke_tekst, vrije_teksten
from verandertheorie.uitvoer.document.agenda import schrijf_agenda
from verandertheorie.uitvoer.document.rapport import RAPPORTEN, Recept, schrijf_rapport
from verandertheorie.uitvoer.document.sessiestuk import schrijf_sessiestuk
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.kaart import kaart
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.tabel.inhoud import Voorzet
from verandertheorie.uitvoer.tabel.sessiesjabloon import Sessiesjabloon, als_werkmap_van_sessie, als_yaml
from verandertheorie.uitvoer.tabel.sjabloon import maak_sjabloon

pytest_plugins = ("tests.cli.programma", "tests.leerlus.dossiers")

NIET_MONITOR: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")
MERK = "zwijg"
"""In every word that belongs to the one conversation and nowhere else: its texts, its source, its name."""
DICHT: Mapping[str, Mapping[str, Any]] = {
    "nog niet teruggelegd": {"teruggelegd": "nog_niet"},
    "geen antwoord": {"teruggelegd": "wacht_op_reactie"},
    "niet ingestemd": {"teruggelegd": "niet_ingestemd"},
    "zelf geweigerd": {"teruggelegd": "ingestemd", "toestemming": "zelf"},
    "alleen voor monitors": {"teruggelegd": "ingestemd", "vertrouwelijkheid": "monitor"},
    "openbaar maar niet gezien": {"teruggelegd": "nog_niet", "vertrouwelijkheid": "openbaar"},
}
"""Why the words of a conversation are for monitors only."""


def _gesprek(nr: int, hoe: Mapping[str, Any], woord: str = MERK) -> list[ElkRecord]:
    """A source, its conversation with every free text filled, and what became of what was agreed."""
    over = ("trage-vergunningen", "C01", "grondexpertise.activeert.vertrouwen-grondeigenaar", "los", "tijdgebrek")
    bron, id_ = f"{MERK}{nr}", f"d01-2028-03-20-interview-{MERK}{nr}"
    basis: dict[str, Any] = {"soort": "registratie", "id": id_, "datum": "2028-03-20", "gebied": "D01", "bron": bron}
    basis |= {"interventie": "grondexpertise", "open_vraag_belemmeringen": True, **hoe}
    basis |= {"toestemming": {bron: False}} if "toestemming" in hoe else {}
    bewijs_: dict[str, Any] = {"teken": "voor", "bewijskracht": "sterk", "citaat_akkoord": "akkoord_na_inzage"}
    bewijs_ |= {"vrijgave": DOELGROEPEN, "ernst": "blokkerend"}
    delen: dict[str, dict[str, Any]] = {
        "bewijs": bewijs_,
        "afspraken": {"eigenaren": ["projecttrekker"], "naar": "agenda", "uiterlijk": "2028-03-25"},
        "toets": {"onderwerp": "C01", "als_waar": "vrijwel_zeker", "als_niet_waar": "onwaarschijnlijk"}
        | {"gevonden": True},
    }
    for pad in vrije_teksten("registratie"):
        if len(pad) == 1:
            basis[pad[0]] = f"Een {woord}{nr}{pad[0].replace('_', '')}."
        elif pad[0] in delen and len(pad) == 3 and pad[2] != "*" and pad[2] not in delen[pad[0]]:
            delen[pad[0]][pad[2]] = f"Een {woord}{nr}{pad[0]}{pad[2].replace('_', '')}."
    basis |= {
        "bewijs": [{**delen["bewijs"], "onderwerp": o} for o in over],
        "afspraken": [delen["afspraken"]],
        "toets": [delen["toets"]],
        "dekking": [{"onderwerp": "tijdgebrek", "gevonden": "nee", "gezocht": "bestaan"}],
    }
    actie: dict[str, Any] = {"soort": "actie", "id": f"{id_}!1", "sinds": "2028-03-25", "past_aan": "grondexpertise"}
    actie |= {"gedaan_op": "2028-03-25", "door": [f"{id_}#1"], "bijeenkomst": None}
    actie |= {v: f"Een {woord}{nr}actie{v}." for v in ("resultaat", "oud", "nieuw", "reden")}
    records = (
        {"soort": "bron", "pseudoniem": bron, "rol": f"{MERK}{nr}rol", "organisatiesoort": "gemeente"}
        | {"perspectief": "medeoverheid", "geinformeerd": True},
        basis,
        actie,
        {"soort": "actie", "id": f"T-los-{nr}", "sinds": "2028-03-25", "uit": id_, "wat": "Doe iets."}
        | {"eigenaren": ["projecttrekker"], "past_aan": "leerbijeenkomsten", "nieuw": "Anders.", "door": [f"{id_}#1"]}
        | {"gedaan_op": "2028-03-26"},
        {"soort": "leervraag", "letter": f"Z{'ABCDEFGHIJ'[nr]}", "vraag": "Hoe kunnen we door?", "niveau": "systeem"}
        | {"sinds": "2028-03-21", "uit": [id_], "belemmering": "trage-vergunningen"},
        {"soort": "tweede_codering", "registratie": id_, "vastgelegd_door": f"{MERK}{nr}codeur"}
        | {"bewijs": [{"onderwerp": "C01", "teken": "tegen"}]},
    )
    return [RECORD.validate_python(r) for r in records]


@pytest.fixture(scope="module")
def dicht(met_agenda: Path) -> Verandergraaf:
    """The example with a conversation for each reason."""
    erbij = (r for nr, hoe in enumerate(DICHT.values(), 1) for r in _gesprek(nr, hoe))
    return Verandergraaf.van((*Verandergraaf.uit(met_agenda).alles, *erbij))


def _producten(g: Verandergraaf, wie: Doelgroep) -> Iterator[tuple[str, str]]:
    """All that reaches an audience, as text; what may be packed is unpacked."""
    lus = lusmoment(g)
    sessies = [b.sleutel for b in lus.bijeenkomsten.values()]
    theorie = schrijf_theorie(g, doelgroep=wie)
    yield "theorie", theorie.markdown + theorie.html
    yield "kaart", kaart(g, doelgroep=wie).html
    for b in sessies[-2:]:
        yield f"kaart {b}", kaart(g, doelgroep=wie, bijeenkomst=b).html
        yield f"sessiestuk {b}", schrijf_sessiestuk(g, b, doelgroep=wie).markdown
        yield f"agenda {b}", schrijf_agenda(lus, Lezer(lus.graaf, wie), bijeenkomst=sessie(g, b)).html
        sjabloon = Sessiesjabloon(Agenda(lus), b, "", wie)
        with zipfile.ZipFile(io.BytesIO(als_werkmap_van_sessie(sjabloon, bestand="x"))) as z:
            yield f"sessiesjabloon {b}", als_yaml(sjabloon) + "".join(z.read(n).decode() for n in z.namelist())
    with zipfile.ZipFile(io.BytesIO(maak_sjabloon(g, Voorzet(), bestand="x", doelgroep=wie))) as z:
        yield "sjabloon", "".join(z.read(n).decode() for n in z.namelist())
    for soort in RAPPORTEN:
        for over in ("", *sorted(lus.signalen)[:2], "grondexpertise"):
            with contextlib.suppress(AanroepFout):
                rapport = schrijf_rapport(g, Recept(soort, over, wie, lus.nu))
                yield f"rapport {soort} {over}", rapport.markdown + rapport.html
    yield "bewijs", json.dumps(bewijs(g, doelgroep=wie).als_gegevens(), ensure_ascii=False)
    yield "signalen", json.dumps(signalen(g, doelgroep=wie).als_gegevens(), ensure_ascii=False)
    van_gesprekken = [a for a in (*lus.acties, *lus.vragen) if MERK in a or a.startswith(("T-los", "Z"))]
    for over in (*sessies[-2:], "grondexpertise", "trage-vergunningen", "C01", "A", *van_gesprekken):
        with contextlib.suppress(AanroepFout):
            gebeurd = tijdlijn(g, over, doelgroep=wie)
            yield f"tijdlijn {over}", json.dumps(gebeurd.als_gegevens()["rijen"], ensure_ascii=False)
    yield "neo4j", repr(projecteer(g, wie, met_citaten=True))


def _waar(g: Verandergraaf, wie: Doelgroep) -> dict[str, set[str]]:
    per_product = {naam: set(re.findall(rf"{MERK}\w*", tekst)) for naam, tekst in _producten(g, wie)}
    return {naam: gevonden for naam, gevonden in per_product.items() if gevonden}


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_no_word_of_what_its_source_has_not_released_is_in_any_product(
    dicht: Verandergraaf, doelgroep: Doelgroep
) -> None:
    assert _waar(dicht, doelgroep) == {}


def test_a_monitor_reads_every_one_of_those_words_somewhere(dicht: Verandergraaf) -> None:
    """Else the test above proves nothing."""
    gelezen = set().union(*_waar(dicht, "monitor").values())
    velden = {f"{MERK}1{''.join(d for d in pad if d != '*').replace('_', '')}" for pad in vrije_teksten("registratie")}
    nergens = {f"{MERK}1{v}" for v in ("reeks", "vastgelegddoor", "afsprakeneigenaren", "codeur")}
    assert velden - gelezen <= nergens
    assert {f"{MERK}1", f"{MERK}1rol", f"{MERK}1actieresultaat", f"{MERK}1actienieuw"} <= gelezen


def test_what_its_source_released_is_read_without_its_name_role_or_conversation(met_agenda: Path) -> None:
    erbij = _gesprek(7, {"teruggelegd": "ingestemd", "vertrouwelijkheid": "openbaar"}, woord="vrijwoord")
    g = Verandergraaf.van((*Verandergraaf.uit(met_agenda).alles, *erbij))
    for doelgroep in NIET_MONITOR:
        assert _waar(g, doelgroep) == {}, doelgroep
    assert "vrijwoord" in schrijf_theorie(g, doelgroep="sessie").html, "else this proves nothing"


@pytest.mark.parametrize("hoe", [*DICHT.values(), {"teruggelegd": "ingestemd", "vertrouwelijkheid": "openbaar"}])
def test_actions_tell_nothing_of_the_conversation_they_came_from(
    met_agenda: Path, tmp_path: Path, hier: Doe, hoe: Mapping[str, Any]
) -> None:
    is_dicht = hoe in DICHT.values()
    with Dossier.open(met_agenda, alleen_lezen=True) as d:
        rijen = d.rijen()
    erbij = [
        rij(*r.identiteit, als_canonieke_tekst(r)) for r in _gesprek(8, hoe, woord=MERK if is_dicht else "vrijwoord")
    ]
    schrijf(tmp_path / "d.sqlite", [*rijen, *erbij])
    for woorden in ((), ("--json",), ("--open",), ("--gebied", "D01", "--json")):
        assert MERK in hier("acties", *woorden, "--doelgroep", "monitor").uit or "--open" in woorden
        for doelgroep in NIET_MONITOR:
            gedaan = hier("acties", *woorden, "--doelgroep", doelgroep)
            kan = 2 if "--gebied" in woorden and doelgroep not in ("sessie", "kernteam") else 0
            assert (gedaan.code, MERK in gedaan.uit) == (kan, False), (woorden, doelgroep, gedaan)
