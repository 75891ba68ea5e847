"""Who speaks for or against a claim: how many independent voices, and from where they look."""

from dataclasses import dataclass

from verandertheorie.graaf.vondst import Vondst
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.lezing.vrijgave import IEMAND, ZONDER_BRON
from verandertheorie.model.waarden import Perspectief
from verandertheorie.model.waarneming import Vorm
from verandertheorie.taal import opsomming
from verandertheorie.vragen.beoordeling import Beweringsoordeel

_MEER_VAN: dict[Perspectief, str] = {
    "rijk": "het Rijk",
    "medeoverheid": "medeoverheden",
    "ondernemer": "ondernemers",
    "gebiedspartij": "gebiedspartijen",
    "kennis": "kennisinstellingen",
}
_MEER_ZONDER_BRON: dict[Vorm, str] = {
    "interview": "gesprekken",
    "participatieve_observatie": "de monitors zelf",
    "leerbijeenkomst": "trekkers in leerbijeenkomsten",
    "document": "documenten",
    "extern_traject": "andere leertrajecten",
}


@dataclass(frozen=True, slots=True)
class Sprekers:
    """The independent voices on one side of a claim: how many, and from where they look, as one phrase."""

    aantal: int
    van: str
    is_enkelvoud: bool


def sprekers(lezing: Lezing, o: Beweringsoordeel, teken: int) -> Sprekers:
    """The voices on one side that count: sources, and records that have none; each once, in all areas together."""
    hier = kant(o, teken)
    groepen = {v.item.groep for v in hier}
    positie = sorted({_positie(lezing, v, meer=len(groepen) > 1) for v in hier})
    is_enkelvoud = len(positie) == 1 and (len(groepen) == 1 or positie[0][1] == _MEER_VAN["rijk"])
    return Sprekers(len(groepen), opsomming(naam for _, naam in positie), is_enkelvoud)


def kant(o: Beweringsoordeel, teken: int) -> list[Vondst]:
    """The findings that count on one side of a claim, by area."""
    return [v for vs in o.vondsten.values() for v in vs if v.item.teken == teken]


def _positie(lezing: Lezing, v: Vondst, *, meer: bool) -> tuple[int, str]:
    """From where a voice looks: sources by perspective before what has no source."""
    r = lezing.lezer.registratie(v)
    bron = lezing.graaf.bronnen.get(r.bron or "")
    if bron and r.vorm != "leerbijeenkomst":
        return 0, (_MEER_VAN if meer else IEMAND)[bron.perspectief]
    return 1, (_MEER_ZONDER_BRON if meer else ZONDER_BRON)[r.vorm]
