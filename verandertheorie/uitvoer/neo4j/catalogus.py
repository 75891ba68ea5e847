"""The questions that can be asked in Cypher, each with what it takes; their texts stand in ``cypher/``.

A text begins with what it asks, as a comment, so that it explains itself where it is pasted. It reads what was
projected and never weighs; its order is total, ending in an id. ``plaatselijk`` has the same answers from Python.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from verandertheorie.fouten import AanroepFout
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.vragen.lijst import VRAGEN

PARAMETERS: Mapping[str, str] = {
    "factor": "sleutel van een factor, zoals trage-vergunningen",
    "interventie": "sleutel van een interventie",
    "signaal": "sleutel van een signaal",
    "van": "de eerdere leercyclus, zoals c3",
    "tot": "de latere leercyclus, zoals c4",
}
"""What a question can ask for besides the workspace, and what that is."""

ALLEEN_HIER = (
    "stemmen-achter-belemmering",
    "antwoorden-op-belemmeringen",
    "wisselt-per-gebied",
    "spreken-elkaar-tegen",
    "een-perspectief",
    "rivalen-naast-bewering",
    "waar-keek-niemand",
    "nieuw-bewijs",
    "per-leercyclus",
    "route-naar-uitkomst",
    "open-lussen",
    "weg-van-signaal",
    "wie-doet-wat",
)
"""Questions that are asked in Cypher only; the others are those of ``vragen.lijst`` that have a text here."""


@dataclass(frozen=True, slots=True)
class Cyphervraag:
    """One question: its name, what it asks in one Dutch sentence, its text, and the parameters it takes."""

    naam: str
    zin: str
    tekst: str
    parameters: tuple[str, ...]

    @property
    def is_voor_monitors(self) -> bool:
        """Whether it needs places or voices, which only stand there for monitors; for others it has no rows."""
        return "doelgroep: 'monitor'" in self.tekst

    @property
    def is_op_cyclus(self) -> bool:
        """Whether it picks evidence by when it was told, which for others does not stand on all of it."""
        return "e.verteld" in self.tekst


@cache
def catalogus() -> Mapping[str, Cyphervraag]:
    """Every question by name, in the order in which they are listed: first those that Python is asked too."""
    map_ = files(__package__) / "cypher"
    ook_hier = tuple(v.naam for v in VRAGEN if (map_ / f"{v.naam}.cypher").is_file())
    return {naam: lees_catalogus(map_ / f"{naam}.cypher") for naam in (*ook_hier, *ALLEEN_HIER)}


def lees_catalogus(pad: Traversable) -> Cyphervraag:
    """The question in a file: its first line says what it asks, and it takes the parameters that stand in it."""
    tekst = pad.read_text(encoding="utf-8").strip()
    zin = tekst.partition("\n")[0].removeprefix("//").strip()
    return Cyphervraag(pad.name.removesuffix(".cypher"), zin, tekst, tuple(p for p in PARAMETERS if f"${p}" in tekst))


def kies(naam: str) -> Cyphervraag:
    """The question of this name.

    Raises:
        AanroepFout: there is none; with the nearest.
    """
    if naam not in catalogus():
        beste = Namenlijst.lijkt_op(naam, list(catalogus()))
        raad = f"Bedoelt u {beste}?" if beste else "Welke er zijn, zegt 'neo4j vragen'."
        raise AanroepFout(f"De vraag '{naam}' is er niet. {raad}")
    return catalogus()[naam]


def met_waarden(vraag: Cyphervraag, ruimte: str, waarden: Mapping[str, str]) -> str:
    """The text with its parameters filled in as Cypher strings, to paste where none can be given."""
    alles = {"ruimte": ruimte, **waarden}
    return re.sub(r"\$([a-z]+)", lambda m: als_cypher(alles[m[1]]), vraag.tekst)


def als_cypher(waarde: str) -> str:
    r"""A text as a Cypher string.

    >>> print(als_cypher("d'r"))
    'd\'r'
    """
    return "'" + waarde.replace("\\", "\\\\").replace("'", "\\'") + "'"
