"""The questions as favourites for Neo4j Browser: a zip of texts that run as they are, for one dossier."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources import files

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.leerlus import Signaal
from verandertheorie.uitvoer.neo4j.catalogus import Cyphervraag, catalogus, lees_catalogus, met_waarden
from verandertheorie.vragen.belemmeringen import terugkerende_belemmeringen

BEELDEN = ("de-theorie", "een-belemmering-en-haar-stemmen", "wat-speelt-waar")
"""Texts that give a picture to click on in place of rows."""
MAP = "verandertheorie"
_DAG = (1980, 1, 1, 0, 0, 0)
"""The earliest day of a zip, so that the same questions are the same bytes."""


def graafvragen() -> Iterator[Cyphervraag]:
    """The texts that give a picture."""
    map_ = files(__package__) / "cypher" / "beelden"
    return (lees_catalogus(map_ / f"{naam}.cypher") for naam in BEELDEN)


def voorbeeldwaarden(graaf: Verandergraaf) -> Mapping[str, str]:
    """What to fill in: the first blocker, an intervention, a signal, the last two cycles; as far as there are."""
    factoren = [r.factor for r in terugkerende_belemmeringen(graaf, alles=True)]
    interventies = [k for k, r in graaf.knopen.items() if r.record_sleutel in graaf.uitgaand and _is_interventie(r)]
    signalen = sorted({s.sleutel for s in graaf.records(Signaal)})
    cycli = [c.sleutel for c in graaf.cycli if c.nummer <= graaf.t][-2:]
    uit = {
        "factor": factoren[:1],
        "interventie": interventies[:1],
        "signaal": signalen[:1],
        "tot": cycli[1:],
        "van": cycli[:-1],
    }
    return {naam: waarden[0] for naam, waarden in uit.items() if waarden}


def _is_interventie(r: object) -> bool:
    return getattr(r, "soort", "") == "interventie"


def favorieten(graaf: Verandergraaf, ruimte: str) -> bytes:
    """A zip that Neo4j Browser takes as favourites: pictures first, then the questions; the same bytes every time."""
    waarden = voorbeeldwaarden(graaf)
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as z:
        for nr, vraag in enumerate((*graafvragen(), *catalogus().values()), 1):
            if set(vraag.parameters) <= waarden.keys():
                tekst = met_waarden(vraag, ruimte, waarden)
                z.writestr(zipfile.ZipInfo(f"{MAP}/{nr:02d}-{vraag.naam}.cypher", _DAG), f"{tekst};\n")
    return uit.getvalue()
