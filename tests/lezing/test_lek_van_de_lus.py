"""What sessions, tables and conversations keep to themselves stands in no product for who may not read it."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.lezing.test_tafelblik import met_lus
from tests.mini import omstanderrecords
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.uitvoer.document.rapport import Recept, schrijf_rapport
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.uitvoer.neo4j.projectie import projecteer

pytest_plugins = ("tests.leerlus.dossiers",)

NIET_MONITOR: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")
COACH: dict[str, Any] = {"soort": "interventie", "sleutel": "coach", "naam": "Coach"}
GESPREK = "d01-2026-05-20-b3"
GEMAAKT_DOOR = (f"{GESPREK}!1", "GEHEIM-1")
BINNEN: frozenset[Doelgroep] = frozenset({"monitor", "kernteam"})
MAG: Mapping[str, frozenset[Doelgroep]] = {
    f"{GESPREK}!1": frozenset({"monitor"}),
    "gesprekswoord": frozenset({"monitor"}),
    "GEHEIM-1": BINNEN,
    "geheimwoord": BINNEN,
    "tafelnotitie": BINNEN,
    "tafelverder": BINNEN,
    "31 rijk": BINNEN,
    "41 van 42": BINNEN,
    "sessienotitie": frozenset(DOELGROEPEN) - {"partner", "publiek"},
    "51 rijk": frozenset(DOELGROEPEN) - {"partner", "publiek"},
    "2 kennis": frozenset({"monitor"}),
    "redenwoord": BINNEN | {"sessie"},
}
"""Words that stand in one place only, and who may read them."""


def lus(versie: str, omstanders: int = 5) -> Verandergraaf:
    """A hidden signal with an action, minutes of an own table and of a session, and an agreement of a conversation.

    With so many bystanders in the area of that conversation.
    """
    adapteert = {"soort": "actie", "eigenaren": ["trekker"], "gedaan_op": "2026-05-25", "past_aan": "coach"}
    notulen = {"soort": "bijeenkomst", "datum": "2026-05-02"}
    return met_lus(
        [
            COACH,
            {**COACH, "sinds": "c2", "omschrijving": "Komt vaker.", "versie": versie},
            {"soort": "signaal", "sleutel": "geheim", "over": "zelf", "sinds": "2026-01-11", "vraag": "Wie?"}
            | {"gevraagd_van": "eigen", "eigenaar": "trekker"},
            {**adapteert, "id": "GEHEIM-1", "uit": "geheim", "sinds": "2026-04-02", "bijeenkomst": "E1"}
            | {"wat": "Doe geheimwoord.", "oud": "Oud geheimwoord.", "nieuw": "Nieuw geheimwoord."},
            {"soort": "registratie", "id": GESPREK, "datum": "2026-05-20", "gebied": "D01", "vorm": "interview"}
            | {"bron": "b3", "interventie": "coach", "teruggelegd": "nog_niet"}
            | {"afspraken": [{"actie": "Doe gesprekswoord.", "eigenaren": ["trekker"]}]}
            | {"bewijs": [{"onderwerp": "traag", "kern": "Zo.", "teken": "voor", "bewijskracht": "sterk"}]},
            {"soort": "actie", "id": f"{GESPREK}!1", "sinds": "2026-05-25", "gedaan_op": "2026-05-25"}
            | {"past_aan": "coach", "nieuw": "Nieuw gesprekswoord."},
            {**notulen, "sleutel": "E3", "bijeenkomstsoort": "kernteam", "van": "eigen", "verder": ["Een tafelverder."]}
            | {"aanwezig": {"rijk": 31}, "kern": {"er": 41, "van": 42}}
            | {"notities": [{"onderwerp": "traag", "tekst": "Een tafelnotitie."}]},
            {**notulen, "sleutel": "B3", "bijeenkomstsoort": "leerbijeenkomst", "aanwezig": {"rijk": 51, "kennis": 2}}
            | {"notities": [{"onderwerp": "traag", "tekst": "Een sessienotitie."}]},
            {"soort": "statuswijziging", "onderwerp": "coach", "van": "kandidaat", "naar": "gevolgd", "sinds": "c2"}
            | {"reden": "In D01 een redenwoord."},
            *omstanderrecords("D01", aantal=omstanders),
        ]
    )


def producten(g: Verandergraaf, doelgroep: Doelgroep) -> Iterator[tuple[str, str]]:
    """The account of the intervention, every timeline, the map, and what goes to Neo4j."""
    yield "verslag", schrijf_rapport(g, Recept("verslag", "coach", doelgroep, lusmoment(g).nu)).markdown
    for over in ("coach", "traag", "zelf", "A", "geheim", "E3", "B3", *GEMAAKT_DOOR):
        try:
            gebeurd = tijdlijn(g, over, doelgroep=doelgroep).als_gegevens()
        except AanroepFout:
            continue
        yield f"tijdlijn {over}", json.dumps(gebeurd, ensure_ascii=False)
    yield "kaart", repr(verzamel(g, doelgroep=doelgroep))
    yield "neo4j", repr(projecteer(g, doelgroep, met_citaten=True))


@pytest.mark.parametrize("versie", GEMAAKT_DOOR)
@pytest.mark.parametrize("omstanders", [5, 1])
@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_what_is_kept_to_some_stands_in_no_product_for_others(
    doelgroep: Doelgroep, omstanders: int, versie: str
) -> None:
    per_product = dict(producten(lus(versie, omstanders), doelgroep))
    # the reason names the place, and where too few were heard it is for monitors
    mag = {**MAG, **({"redenwoord": frozenset({"monitor"})} if omstanders == 1 else {})}
    staat_in = {w: [naam for naam, tekst in per_product.items() if w in tekst] for w in mag}
    lekken = {w: waar for w, waar in staat_in.items() if waar and doelgroep not in mag[w]}
    assert not lekken
    assert not [w for w, waar in staat_in.items() if not waar and doelgroep in mag[w]], "else this proves nothing"


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_one_conversation_is_not_told_by_its_day_or_counted(doelgroep: Doelgroep) -> None:
    rijen = [r for r in tijdlijn(lus("2"), "traag", doelgroep=doelgroep).rijen if r.aard == "bevindingen"]
    assert [(r.datum, r.tekst, r.gebieden) for r in rijen] == [
        ("2026-06-30", "Factor traag in c2: te weinig stemmen om te tellen.", ())
    ]
    assert not [r for r in tijdlijn(lus("2", 1), "traag", doelgroep=doelgroep).rijen if r.aard == "bevindingen"]
    halverwege = tijdlijn(lus("2"), "traag", doelgroep=doelgroep, op="2026-05-21").rijen
    assert not [r for r in halverwege if r.aard == "bevindingen"], "day after day would tell the day"


@pytest.mark.parametrize("doelgroep", ["partner", "publiek"])
def test_who_does_not_read_along_reads_no_reason_of_a_table(met_agenda: Path, doelgroep: Doelgroep) -> None:
    graaf = Verandergraaf.uit(met_agenda)
    for onderwerp in ("trage-vergunningen", "A"):
        with contextlib.suppress(AanroepFout):
            tekst = " ".join(r.tekst for r in tijdlijn(graaf, onderwerp, doelgroep=doelgroep).rijen)
            assert "want:" not in tekst
            assert "toen:" not in tekst
