"""Words of a programme's own beside, or instead of, those of the plan: which there are, and what a record may use."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import ClassVar, Literal, get_args

from pydantic import Field

from verandertheorie.begrippen import begrippen
from verandertheorie.model.basis import Eigenwoord, JaNee, Perspectief, Record, Tekst
from verandertheorie.model.waarden import BLIJFT, VAN_HET_PLAN, Lijst
from verandertheorie.taal import leesbaar

LIJSTEN: tuple[Lijst, ...] = get_args(Lijst)

_VELD: Mapping[Lijst, str] = {"uitkomstklasse": "klasse", "factorklasse": "klasse", "werkprincipe": "werkprincipes"}
"""The field in which the words of a list stand, where that has another name; so the glossary has them."""

HOORT_BIJ: tuple[Lijst, ...] = ("organisatiesoort", "perspectief")
"""The lists in which a word may belong to a perspective: that of who works there, and the one as which it counts."""

PERSPECTIEF_VAN: Mapping[str, str] = {
    "rijk": "rijk",
    "ruo": "rijk",
    "provincie": "medeoverheid",
    "waterschap": "medeoverheid",
    "gemeente": "medeoverheid",
    "koepel": "medeoverheid",
    "ondernemer": "ondernemer",
    "gebiedspartij": "gebiedspartij",
    "kennis": "kennis",
    "adviesbureau": "kennis",
}
"""From what position an organisation of the plan looks, unless the source says otherwise.

Five, because words and products count perspectives: one per organisation would make every two offices of the Rijk two
perspectives, and "goed onderbouwd" asks for two.
"""


class Woord(Record):
    """A word that this programme adds to one of its lists."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("lijst", "woord")

    soort: Literal["woord"]
    lijst: Lijst = Field(description="Bij welke lijst het hoort, zoals perspectief.")
    woord: Eigenwoord = Field(description="Het woord zoals u het in records schrijft, zoals huisarts.")
    tekst: Tekst = Field(description="Het woord zoals mensen het lezen, zoals Huisarts.")
    hoort_bij: Perspectief | None = Field(
        None,
        description="Bij organisatiesoort en perspectief: het perspectief waarbij het telt. Leeg: bij zichzelf.",
    )


class Woordenlijst(Record):
    """Whether the words of the plan are in one of the lists of this programme."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("lijst",)

    soort: Literal["woordenlijst"]
    lijst: Lijst = Field(description="Welke lijst, zoals perspectief.")
    van_het_plan: JaNee = Field(True, description="Nee: alleen de woorden die u er zelf in zet.")


def begripsoort(lijst: Lijst) -> str:
    """The kind under which the glossary has the words of the plan in a list."""
    return f"waarde.{_VELD.get(lijst, lijst)}"


def woordsoort(lijst: str) -> str:
    """What a field refers to when its words are those of a list."""
    return f"woord.{lijst}"


def lijst_van(soort: str) -> Lijst | None:
    """The list that such a reference is to; None for another reference.

    >>> lijst_van("woord.perspectief"), lijst_van("gebied")
    ('perspectief', None)
    """
    return next((lijst for lijst in LIJSTEN if woordsoort(lijst) == soort), None)


@dataclass(frozen=True)
class Woordenboek:
    """The words that may be used in a programme.

    ``erbij``: its own words, by list and word. ``zonder``: the lists in which it has no words of the plan.
    """

    erbij: tuple[Woord, ...]
    zonder: frozenset[Lijst]

    @cached_property
    def teksten(self) -> Mapping[Lijst, Mapping[str, str]]:
        """The words per list, with what people read; those of the plan first, then the own ones by word."""
        teksten: dict[Lijst, Mapping[str, str]] = {}
        for lijst in LIJSTEN:
            erbij = {w.woord: w.tekst for w in self.erbij if w.lijst == lijst}
            van_het_plan = _teksten(lijst)
            blijft = {w: van_het_plan[w] for w in BLIJFT.get(lijst, ())} if lijst in self.zonder else van_het_plan
            teksten[lijst] = MappingProxyType({**blijft, **erbij})
        return MappingProxyType(teksten)

    @cached_property
    def hoort_bij(self) -> Mapping[tuple[Lijst, str], str]:
        """Per list and own word the perspective it belongs to."""
        return {(w.lijst, w.woord): w.hoort_bij for w in self.erbij if w.hoort_bij}

    def namen(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """What a list of names learns: the kind of reference, the word, and what else it is called."""
        plan = begrippen()
        for lijst, woorden in self.teksten.items():
            for woord, tekst in woorden.items():
                begrip = plan.get((begripsoort(lijst), woord))
                yield woordsoort(lijst), woord, (tekst, *(begrip.aliassen if begrip else ()))

    @property
    def eigen(self) -> Mapping[tuple[str, str], str]:
        """What people read for the own words, by the kind under which the glossary has those of the plan, and word."""
        alle = ((lijst, w, tekst) for lijst, woorden in self.teksten.items() for w, tekst in woorden.items())
        return {(begripsoort(lijst), w): tekst for lijst, w, tekst in alle if tekst != _teksten(lijst).get(w)}

    def tekst(self, lijst: Lijst, woord: str) -> str:
        """What people read for a word; of one that is in no list any more, the word itself."""
        return self.teksten[lijst].get(woord) or leesbaar(woord)

    def perspectief_van(self, organisatiesoort: str) -> str | None:
        """From what position an organisation looks; None when nothing says so."""
        eigen = self.hoort_bij.get(("organisatiesoort", organisatiesoort))
        van_plan = PERSPECTIEF_VAN.get(organisatiesoort)
        return eigen or (van_plan if van_plan in self.teksten["perspectief"] else None)

    def telt_als(self, perspectief: str) -> str:
        """As which perspective a perspective is counted."""
        return self.hoort_bij.get(("perspectief", perspectief), perspectief)


def woordenboek(woorden: Iterable[Woord] = (), lijsten: Iterable[Woordenlijst] = ()) -> Woordenboek:
    """The words of a programme, from its records."""
    eigen = sorted(woorden, key=lambda w: (w.lijst, w.woord))
    return Woordenboek(tuple(eigen), frozenset(k.lijst for k in lijsten if not k.van_het_plan))


@cache
def _teksten(lijst: Lijst) -> Mapping[str, str]:
    return {woord: begrippen()[begripsoort(lijst), woord].nl for woord in VAN_HET_PLAN[lijst]}
