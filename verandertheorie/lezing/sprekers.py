"""Who speaks for or against a claim: how many independent voices, and from where they look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.lezing.aanduiding import Wie, een_van, vanwaar
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.model.doelgroep import MINSTE_GROEPEN
from verandertheorie.model.waarneming import Vorm
from verandertheorie.taal import klein, opsomming
from verandertheorie.vragen.beoordeling import Beweringsoordeel

_MEER_VAN: Mapping[str, Wie] = {
    "rijk": Wie("het Rijk", is_enkelvoud=True),
    "medeoverheid": Wie("medeoverheden", is_enkelvoud=False),
    "ondernemer": Wie("ondernemers", is_enkelvoud=False),
    "gebiedspartij": Wie("gebiedspartijen", is_enkelvoud=False),
    "kennis": Wie("kennisinstellingen", is_enkelvoud=False),
}
_MEER_ZONDER_SPREKER: Mapping[Vorm, Wie] = {
    "interview": Wie("gesprekken", is_enkelvoud=False),
    "participatieve_observatie": Wie("de monitors zelf", is_enkelvoud=False),
    "leerbijeenkomst": Wie("deelnemers aan leerbijeenkomsten", is_enkelvoud=False),
    "document": Wie("documenten", is_enkelvoud=False),
    "extern_traject": Wie("andere leertrajecten", is_enkelvoud=False),
}


@dataclass(frozen=True, slots=True)
class Sprekers:
    """The independent voices on one side of a claim: how many, and from where they look, as one phrase.

    ``van`` is empty when that would point at somebody.
    """

    aantal: int
    van: str
    is_enkelvoud: bool


def sprekers(lezing: Lezing, o: Beweringsoordeel, teken: int) -> Sprekers:
    """The voices on one side that count: sources, and records that have none; each once, in all areas together.

    A perspective is named when enough sources with it were heard, by when it was told, in the areas of this side: where
    a claim holds is told beside it.
    """
    hier = kant(o, teken)
    groepen = {v.item.groep for v in hier}
    kijken = [vanwaar(lezing.graaf.gesprek_van(v), lezing.graaf.bron_van(v)) for v in hier]
    te_noemen = _te_noemen(lezing.lezer, hier, kijken)
    plekken = sorted({_plek(lezing.graaf, *kijkt, meer=len(groepen) > 1) for kijkt in {*te_noemen}})
    namen = [wie.naam for _, wie in plekken]
    if namen and len(te_noemen) < len(hier):
        namen.append("anderen")
    is_enkelvoud = len(namen) == 1 and plekken[0][1].is_enkelvoud
    return Sprekers(len(groepen), opsomming(namen), is_enkelvoud)


_Kijkt = tuple[Vorm, str | None]
"""From where somebody looks, as :func:`vanwaar` has it."""


def _te_noemen(lezer: Lezer, hier: Sequence[Vondst], kijken: Sequence[_Kijkt]) -> list[_Kijkt]:
    """From where those look that may be named, of who said these findings."""
    if lezer.is_monitor:
        return [*kijken]
    waar, namen = frozenset(v.gebied for v in hier), {k: een_van(lezer.graaf, *k).naam for k in {*kijken}}
    tot: dict[str, int] = {}
    for v, kijkt in zip(hier, kijken, strict=True):
        wie = namen[kijkt]
        tot[wie] = max(v.item.verteld, tot.get(wie, v.item.verteld))
    minste = MINSTE_GROEPEN[lezer.doelgroep]
    mag = {wie for wie, laatst in tot.items() if lezer.etiketten.hoeveel(wie, waar, 0, laatst) >= minste}
    return [k for v, k in zip(hier, kijken, strict=True) if namen[k] in mag or v.perspectief is None]


def per_perspectief(o: Beweringsoordeel) -> Mapping[str, tuple[int, int]]:
    """Per perspective, by name, how many voices of it speak for a claim and how many against; once in all areas."""
    stemmen: dict[str, tuple[set[str], set[str]]] = {}
    for teken, plek in ((1, 0), (-1, 1)):
        for v in kant(o, teken):
            if v.perspectief:
                stemmen.setdefault(v.perspectief, (set(), set()))[plek].add(v.item.groep)
    return {wie: (len(voor), len(tegen)) for wie, (voor, tegen) in sorted(stemmen.items())}


def meer_van(graaf: Verandergraaf, perspectief: str) -> Wie:
    """People of one perspective, as a phrase; of one of the programme's own as that is called there."""
    if wie := _MEER_VAN.get(perspectief):
        return wie
    return Wie(klein(graaf.woorden.tekst("perspectief", perspectief)), is_enkelvoud=True)


def kant(o: Beweringsoordeel, teken: int) -> list[Vondst]:
    """The findings that count on one side of a claim, by area."""
    return [v for vs in o.tellend.values() for v in vs if v.item.teken == teken]


def _plek(graaf: Verandergraaf, vorm: Vorm, perspectief: str | None, *, meer: bool) -> tuple[int, Wie]:
    """From where a voice looks: sources by perspective before what has no source."""
    if not meer:
        return int(perspectief is None), een_van(graaf, vorm, perspectief)
    return (1, _MEER_ZONDER_SPREKER[vorm]) if perspectief is None else (0, meer_van(graaf, perspectief))
