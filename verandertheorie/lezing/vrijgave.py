"""Which words of one record an audience may read, and how their source is named.

Numbers use all evidence; only text is released (vrijgave.md). A session reads what its source has seen and agreed to.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from verandertheorie.begrippen import woord
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.waarneming import ANDEREN, Bewijs, Bron, Registratie, Vorm
from verandertheorie.taal import klein

Doelgroep = Literal["monitor", "sessie", "kernteam", "opdrachtgever", "publiek"]
DOELGROEPEN: tuple[Doelgroep, ...] = get_args(Doelgroep)

MINSTE_GROEPEN: Mapping[Doelgroep, int] = {
    "monitor": 0,
    "sessie": 3,
    "kernteam": 3,
    "opdrachtgever": 3,
    "publiek": 5,
}
"""From how many voices, on anything, the state of an area may be shown; fewer would point at somebody.

Three inside the programme, five for who promised it nothing (vrijgave.md). Every product for an audience follows.
"""

WIE_GENOEG = 3
"""So many people, or voices of a perspective, before it is said how many or on which side; fewer would point at one."""

VOOR_WIE: Mapping[Doelgroep, str] = {
    "monitor": "de lerende monitors",
    "sessie": "de leerbijeenkomst",
    "kernteam": "het kernteam",
    "opdrachtgever": "de opdrachtgever",
    "publiek": "iedereen",
}
"""For whom a product is, as it says itself."""


def kies_doelgroep(naam: str) -> Doelgroep:
    """The audience of this name, in capitals or not.

    Raises:
        AanroepFout: no such audience; with those that there are.
    """
    wie = next((d for d in DOELGROEPEN if d == naam.strip().casefold()), None)
    if wie is None:
        raise AanroepFout(f"De doelgroep '{naam}' is er niet. Kies uit: {', '.join(DOELGROEPEN)}.")
    return wie


# Who has not answered has not agreed: silence releases nothing.
_GEZIEN = ("ingestemd", "gewijzigd")
_AKKOORD = ("akkoord", "akkoord_na_inzage")
_VOOR_PROGRAMMA = (None, "openbaar", "programma")  # None: nobody asked to keep it closer


class Wie(NamedTuple):
    """Who speaks, as a phrase, and whether the verb behind it is singular."""

    naam: str
    is_enkelvoud: bool


_IEMAND: Mapping[str, Wie] = {
    "rijk": Wie("iemand van het Rijk", is_enkelvoud=True),
    "medeoverheid": Wie("een medeoverheid", is_enkelvoud=True),
    "ondernemer": Wie("een ondernemer", is_enkelvoud=True),
    "gebiedspartij": Wie("een gebiedspartij", is_enkelvoud=True),
    "kennis": Wie("een kennisinstelling", is_enkelvoud=True),
}
"""One source by its perspective, for those of the plan."""

ZONDER_SPREKER: Mapping[Vorm, Wie] = {
    "interview": Wie("een gesprek", is_enkelvoud=True),
    "participatieve_observatie": Wie("een waarneming van de monitor", is_enkelvoud=True),
    "leerbijeenkomst": Wie("deelnemers aan een leerbijeenkomst", is_enkelvoud=False),
    "document": Wie("een document", is_enkelvoud=True),
    "extern_traject": Wie("een ander leertraject", is_enkelvoud=True),
}
"""A record without a source, by its form; a session always."""


def iemand(graaf: Verandergraaf, bron: Bron) -> Wie:
    """One source by its perspective; by one of the programme's own as that is called there."""
    if wie := _IEMAND.get(bron.perspectief):
        return wie
    return Wie(f"iemand ({klein(graaf.woorden.tekst('perspectief', bron.perspectief))})", is_enkelvoud=True)


def mag_kern(r: Registratie, doelgroep: Doelgroep, spreker: str | None = None) -> bool:
    """Whether an audience may read what somebody said in a record; without a speaker, what all of them may have said.

    A source must have seen its own report, or have given leave by itself; who refused it hides its own words and what
    nobody in particular said, and no other's words. A record without a source has nobody to ask. ``monitor`` and
    ``gebied`` on the record hide it from everybody else: an audience here is never the people of one area. The public
    reads only what is explicitly ``openbaar``.
    """
    if doelgroep == "monitor":
        return True
    allen = (*r.alle_bronnen, *({ANDEREN} & r.toestemming.keys()))
    if not all(r.toestemming.get(wie, r.teruggelegd in _GEZIEN) for wie in ((spreker,) if spreker else allen)):
        return False
    if doelgroep == "publiek":
        return r.vertrouwelijkheid == "openbaar"
    return r.vertrouwelijkheid in _VOOR_PROGRAMMA


def mag_citaat(r: Registratie, b: Bewijs, doelgroep: Doelgroep) -> bool:
    """Whether an audience may read the quote of an item: agreed, released to it, and the record readable.

    False when there is no quote. Monitors read every quote, also those that may go nowhere.
    """
    if b.citaat is None:
        return False
    if doelgroep == "monitor":
        return True
    return b.citaat_akkoord in _AKKOORD and doelgroep in b.vrijgave and mag_kern(r, doelgroep, b.spreker)


def aanduiding(graaf: Verandergraaf, r: Registratie, doelgroep: Doelgroep, bewijs: Bewijs | None = None) -> str:
    """How the source of an item is named: ``een ondernemer, De Peel, c1``.

    Perspective, core area and cycle, and the cycle it is about when that is an earlier one; a session as ``deelnemers
    aan een leerbijeenkomst``. Pseudonym, role, sub-area and date are for monitors only: together they point at one
    person.

    Args:
        graaf: where the record comes from.
        r: the record.
        doelgroep: who reads.
        bewijs: the item, when it has an area or speaker of its own.
    """
    gebied = (bewijs.gebied if bewijs else None) or r.gebied or ""
    bron = graaf.stemmen.wie(r, bewijs.spreker if bewijs else None)
    cyclus = graaf.naam_van_cyclus(graaf.cyclus_van(r.id))
    over = graaf.naam_van_cyclus(graaf.waarover(r, bewijs)) if bewijs else cyclus
    toen = f", over {over}" if over != cyclus else ""
    if doelgroep == "monitor":
        wie = f"{bron.pseudoniem}, {bron.rol}" if bron else woord("waarde.vorm", r.vorm)
        waar = f", {gebied}" if gebied else ""
        return f"{wie}{waar}, {r.datum.isoformat()}{toen}, {r.id}"
    wie, _ = ZONDER_SPREKER[r.vorm] if r.vorm == "leerbijeenkomst" or bron is None else iemand(graaf, bron)
    kern = next((h for h in graaf.ligging.ligt_in(gebied) if h in graaf.gebieden and _is_ruim(graaf, h)), "")
    return ", ".join((wie, *((graaf.naam(kern),) if kern else ()), f"{cyclus}{toen}"))


def _is_ruim(graaf: Verandergraaf, gebied: str) -> bool:
    return graaf.gebieden[gebied].niveau in ("kerngebied", "programma")
