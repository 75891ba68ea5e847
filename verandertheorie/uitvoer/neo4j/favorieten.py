"""The questions as favourites for Neo4j Browser: a zip of texts that run as they are, for one workspace.

What is filled in comes from that workspace, and a question without rows there stays out: so the favourites are those of
the audience for whom it was filled, and name nothing that this audience may not read.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources import files

from verandertheorie.uitvoer.neo4j.catalogus import Cyphervraag, catalogus, lees_catalogus, met_waarden
from verandertheorie.uitvoer.neo4j.geenrijen import Vraag, hoeveel_zonder_cyclus

BEELDEN = ("de-theorie", "een-belemmering-en-haar-stemmen", "wat-speelt-waar", "wie-zegt-het-tegendeel")
"""Texts that give a picture to click on in place of rows."""
TITELS: Mapping[str, str] = {
    "de-theorie": "De hele theorie",
    "terugkerende-belemmeringen": "Wat staat vaak in de weg",
    "wie-zegt-het-tegendeel": "Wie zegt het tegendeel",
    "een-belemmering-en-haar-stemmen": "Stemmen bij een factor",
    "wat-speelt-waar": "Wat speelt waar",
    "wat-veranderde": "Wat is er veranderd",
    "open-lussen": "Wat vraagt nog antwoord",
    "wie-doet-wat": "Wie doet wat",
    "spreken-elkaar-tegen": "Waar men verschilt",
    "waar-keek-niemand": "Waar keek niemand",
    "stand-van-beweringen": "Stand van de beweringen",
    "helpende-factoren": "Wat helpt",
    "antwoorden-op-belemmeringen": "Wat is ertegen te doen",
    "weg-van-signaal": "De weg van een signaal",
    "nieuw-bewijs": "Nieuw gehoord en gezien",
    "route-naar-uitkomst": "Route naar een uitkomst",
    "wisselt-per-gebied": "Wat wisselt per gebied",
    "stemmen-achter-belemmering": "Wie noemt deze factor",
    "rivalen-naast-bewering": "Wat het ook verklaart",
    "doelscherpte": "Wat aan doelen ontbreekt",
    "een-perspectief": "Van één soort mensen",
    "per-leercyclus": "Per leercyclus",
}
"""In the order in which they are taken, and as the Browser shows them: it cuts off what is longer than 24 characters.

The counter-voice is one of the first three: who looks no further has seen it.
"""
MEESTE = 10
"""So many can be overseen in the side bar. Chosen by eye."""
MAP = "verandertheorie"
_DAG = (1980, 1, 1, 0, 0, 0)
"""The earliest day of a zip, so that the same questions are the same bytes."""
_INTERVENTIE = (
    "MATCH (i:Interventie {vt_ruimte: $ruimte})-[:ACTIVEERT|LEIDT_TOT|DRAAGT_BIJ_AAN]->() "
    "RETURN i.id AS id ORDER BY i.id LIMIT 1"
)
_SIGNAAL = (
    "MATCH (s:Signaal {vt_ruimte: $ruimte}) "
    "RETURN s.id AS id ORDER BY COUNT { (s)<-[:BETREFT|VOLGT_UIT]-() } DESC, s.id LIMIT 1"
)
_CYCLI = "MATCH (y:Leercyclus {vt_ruimte: $ruimte}) RETURN y.id AS id ORDER BY y.nummer"


def graafvragen() -> Iterator[Cyphervraag]:
    """The texts that give a picture."""
    map_ = files(__package__) / "cypher" / "beelden"
    return (lees_catalogus(map_ / f"{naam}.cypher") for naam in BEELDEN)


def voorbeeldwaarden(vraag: Vraag, tot_en_met: str) -> Mapping[str, str]:
    """What to fill in: the first blocker, an intervention, a signal, the last two cycles; as far as they are there."""
    belemmeringen = [r["factor"] for r in vraag(catalogus()["terugkerende-belemmeringen"].tekst)]
    cycli = [r["id"] for r in vraag(_CYCLI)]
    gedaan = cycli[: cycli.index(tot_en_met) + 1] if tot_en_met in cycli else []
    uit = {
        "factor": belemmeringen[:1],
        "interventie": [r["id"] for r in vraag(_INTERVENTIE)],
        "signaal": [r["id"] for r in vraag(_SIGNAAL)],
        "tot": gedaan[-1:] if len(gedaan) > 1 else [],
        "van": gedaan[-2:-1],
    }
    return {naam: waarden[0] for naam, waarden in uit.items() if waarden}


def favorieten(vraag: Vraag, ruimte: str, tot_en_met: str) -> bytes:
    """A zip that Neo4j Browser takes as favourites: at most ten that have an answer; the same bytes every time.

    Args:
        vraag: asks in the workspace.
        ruimte: its name.
        tot_en_met: the last cycle in it; empty when there is none.
    """
    waarden = voorbeeldwaarden(vraag, tot_en_met)
    alle = {v.naam: v for v in (*graafvragen(), *catalogus().values())}
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as z:
        gekozen = (alle[naam] for naam in TITELS if _heeft_rijen(vraag, alle[naam], waarden))
        for nr, een in zip(range(1, MEESTE + 1), gekozen, strict=False):
            tekst = f"// {TITELS[een.naam]}\n{met_waarden(een, ruimte, waarden)};\n"
            z.writestr(zipfile.ZipInfo(f"{MAP}/{nr:02d}-{een.naam}.cypher", _DAG), tekst)
    return uit.getvalue()


def _heeft_rijen(vraag: Vraag, een: Cyphervraag, waarden: Mapping[str, str]) -> bool:
    """Whether it has all it may have: the Browser does not say that a list leaves something out."""
    if not set(een.parameters) <= waarden.keys() or hoeveel_zonder_cyclus(vraag, een):
        return False
    return bool(vraag(een.tekst, **{p: waarden[p] for p in een.parameters}))
