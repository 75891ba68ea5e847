"""What every record is built from: keys, dates, yes and no, and fields that point at another record."""

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from verandertheorie.model.waarden import VAN_HET_PLAN, Grond, Lijst

if TYPE_CHECKING:
    from collections.abc import Callable

    from verandertheorie.persoonsgegevens import Persoonsgegeven

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""A key of a node: lower case, digits and single hyphens."""

SLEUTEL = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
"""A key of an area, cycle or meeting: capitals too (D01, 2026-Q3)."""

LANGSTE_TEKST = 4000
"""Characters in a text of a record: some pages; more is a document, and belongs in a file of its own."""

Naam = tuple[str, str]
"""(soort, key): what a record is called, whatever its sinds."""

Identiteit = tuple[str, str, str]
"""(soort, key, sinds): what makes two contents revisions of one record, as in the rows of a dossier."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_STUURTEKEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Not the yes, on and 1 that pydantic takes for true: a 1 may be a count in the wrong column.
_JA = frozenset(("ja", "true"))
_NEE = frozenset(("nee", "false"))


@dataclass(frozen=True, slots=True)
class Verwijst:
    """Marks a field whose text names another record, of one of these soorten; the importer turns it into a key.

    ``kenmerk``: a word that is allowed although it names nothing (``geen``, ``los``). ``of``: a pattern of what else
    may stand there although it names nothing; what names something is that, and not this.
    """

    naar: tuple[str, ...]
    kenmerk: str | None = None
    of: str | None = None

    def mag_los(self, tekst: str) -> bool:
        """Whether a text may stand there although nothing in the dossier is called so."""
        return bool(self.of and re.fullmatch(self.of, tekst, re.DOTALL))


@dataclass(frozen=True, slots=True)
class VrijeTekst:
    """Marks a field in which people write in their own words."""


def _ja_of_nee(waarde: object) -> object:
    if isinstance(waarde, bool):
        return waarde
    if isinstance(waarde, str) and waarde.lower() in _JA | _NEE:
        return waarde.lower() in _JA
    raise PydanticCustomError("ja_nee", "ja of nee")


def _iso_datum(waarde: object) -> object:
    """Only jjjj-mm-dd: pydantic alone would read '86400' as a day in 1970."""
    if isinstance(waarde, datetime.date) or (isinstance(waarde, str) and _ISO.fullmatch(waarde)):
        return waarde
    raise PydanticCustomError("iso_datum", "jjjj-mm-dd")


def _bestaande_dag(waarde: str) -> str:
    """What looks like a day is one; anything else is the name of a cycle."""
    if _ISO.fullmatch(waarde):
        try:
            datetime.date.fromisoformat(waarde)
        except ValueError:
            raise PydanticCustomError("iso_datum", "jjjj-mm-dd") from None
    return waarde


def kleine_letters(waarde: object) -> object:
    """A pseudonym as it is kept: B42 and b42 are one person."""
    return waarde.strip().casefold() if isinstance(waarde, str) else waarde


def _schuilnaam(waarde: str) -> str:
    if not any(teken.isdigit() for teken in waarde):
        raise PydanticCustomError("schuilnaam", "een schuilnaam heeft een cijfer")
    return waarde


def is_schuilnaam(tekst: str) -> bool:
    """Whether a source may be called this: lower case, digits and hyphens, with a digit in it."""
    return bool(re.fullmatch(SLUG, tekst)) and any(teken.isdigit() for teken in tekst)


def _leesbaar(waarde: str) -> str:
    """No signs that a terminal would obey instead of show."""
    if not waarde.isprintable() and _STUURTEKEN.search(waarde):
        raise PydanticCustomError("stuurteken", "geen stuurtekens")
    return waarde


UIT_DOSSIER = "uit dossier"
"""Context in which a record is read that was let in before: a rule that came later does not make it unreadable."""


@cache
def _zoeker() -> "Callable[[str], Persoonsgegeven | None]":
    from verandertheorie.persoonsgegevens import vind_persoonsgegeven  # only who lets something in loads its patterns

    return vind_persoonsgegeven


def _zonder_contactgegevens(waarde: str, info: ValidationInfo) -> str:
    """Nothing that leads straight to a person: that stays out of the dossier, in whatever field."""
    if info.context == UIT_DOSSIER:
        return waarde
    if gevonden := _zoeker()(waarde):
        raise PydanticCustomError(
            "contactgegevens", "geen contactgegevens", {"wat": gevonden.wat, "begin": gevonden.begin}
        )
    return waarde


def _keuze(lijst: Lijst) -> WithJsonSchema:
    """For an editor: the words of the plan to complete, and any other word, for the programme may have its own."""
    return WithJsonSchema({"anyOf": [{"enum": [*VAN_HET_PLAN[lijst]]}, {"type": "string"}]})


def een_of_meer(waarde: object) -> object:
    """A list of one, where one word may be written by itself."""
    return (waarde,) if isinstance(waarde, str) else waarde


EEN_OF_MEER = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
"""How an editor reads a field in which one will do where a list may be."""


def een_zonder_lijst(waarde: tuple[str, ...] | None) -> str | tuple[str, ...] | None:
    """One word as itself, as it was kept before there could be more: the same stays the same."""
    return waarde[0] if waarde and len(waarde) == 1 else waarde or None


def _eind(waarde: object) -> object:
    """``{bewering: C13}`` becomes ``[C13]``: a claim as the end of a relation."""
    if isinstance(waarde, dict) and set(waarde) == {"bewering"} and isinstance(waarde["bewering"], str):
        return f"[{waarde['bewering']}]"
    return waarde


_ZONDER_CONTACT = AfterValidator(_zonder_contactgegevens)

Geschreven = Annotated[str, _ZONDER_CONTACT]
"""Any text that is kept. Those below refuse the same, so that no field is a way around."""

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=64), _ZONDER_CONTACT]
Sleutel = Annotated[str, StringConstraints(pattern=SLEUTEL, max_length=64), _ZONDER_CONTACT]
RegistratieId = Annotated[str, StringConstraints(pattern=SLUG, max_length=96), _ZONDER_CONTACT]
Eigenwoord = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=64), _ZONDER_CONTACT]
"""A word that a programme adds to a list, as it stands in records."""
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]{0,3}[0-9]{1,4}$")]
Schuilnaam = Annotated[
    str,
    BeforeValidator(kleine_letters),
    StringConstraints(pattern=SLUG, max_length=64),
    AfterValidator(_schuilnaam),
    _ZONDER_CONTACT,
]
Tekst = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LANGSTE_TEKST),
    AfterValidator(_leesbaar),
    _ZONDER_CONTACT,
    VrijeTekst(),
]
Omschrijving = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_leesbaar),
    _ZONDER_CONTACT,
    VrijeTekst(),
]
"""A text that may be empty."""
JaNee = Annotated[bool, BeforeValidator(_ja_of_nee), WithJsonSchema({"enum": ["ja", "nee", True, False]})]
Datum = Annotated[datetime.date, BeforeValidator(_iso_datum)]

NaarGebied = Annotated[Geschreven, Verwijst(("gebied",))]
NaarCyclus = Annotated[Geschreven, Verwijst(("leercyclus",))]
NaarBron = Annotated[Geschreven, Verwijst(("bron",))]
NaarActor = Annotated[Geschreven, Verwijst(("actor",))]
NaarInterventie = Annotated[Geschreven, Verwijst(("interventie",))]
NaarFactor = Annotated[Geschreven, Verwijst(("systemische_factor",))]
NaarRegistratie = Annotated[Geschreven, Verwijst(("registratie",))]
NaarTraject = Annotated[Geschreven, Verwijst(("traject",))]
NaarBijeenkomst = Annotated[Geschreven, Verwijst(("bijeenkomst",))]
Rol = Annotated[Tekst, Verwijst(("actor",), of=".+")]
"""Who decides or acts: an actor of the dossier. Another word is kept, and pointed out."""
DagOfCyclus = Annotated[Geschreven, AfterValidator(_bestaande_dag), Verwijst(("leercyclus",), of=_ISO.pattern)]
"""A learning cycle that is there, or a day."""
Perspectief = Annotated[Geschreven, Verwijst(("woord.perspectief",)), _keuze("perspectief")]
Organisatiesoort = Annotated[Geschreven, Verwijst(("woord.organisatiesoort",)), _keuze("organisatiesoort")]
Uitkomstklasse = Annotated[Geschreven, Verwijst(("woord.uitkomstklasse",)), _keuze("uitkomstklasse")]
Factorklasse = Annotated[Geschreven, Verwijst(("woord.factorklasse",)), _keuze("factorklasse")]
Schaal = Annotated[Geschreven, Verwijst(("woord.schaal",)), _keuze("schaal")]
Domein = Annotated[Geschreven, Verwijst(("woord.domein",)), _keuze("domein")]
Beleidsspoor = Annotated[Geschreven, Verwijst(("woord.beleidsspoor",)), _keuze("beleidsspoor")]
Werkprincipe = Annotated[Geschreven, Verwijst(("woord.werkprincipe",)), _keuze("werkprincipe")]
Bestuurslaag = Annotated[Geschreven, Verwijst(("woord.bestuurslaag",)), _keuze("bestuurslaag")]
Actorsoort = Annotated[Geschreven, Verwijst(("woord.actorsoort",)), _keuze("actorsoort")]
Onderwerp = Annotated[Geschreven, Verwijst(("bewering", "systemische_factor", "aanname"))]
OnderwerpOfLos = Annotated[Geschreven, Verwijst(("bewering", "systemische_factor", "aanname"), kenmerk="los")]
Eind = Annotated[
    Geschreven,
    BeforeValidator(_eind),
    Verwijst(("knoop", "bewering")),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"bewering": {"type": "string"}},
                    "required": ["bewering"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class Model(BaseModel):
    """Something read from a file: frozen, and no field that we do not know."""

    # built when first used: together in soorten.RECORD, not each by itself
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)

    later_erbij: ClassVar[tuple[str, ...]] = ()
    """Fields that came when there were dossiers already: stored only when filled, so that the same stays the same."""


class Record(Model):
    """One record in the dossier. A subclass says in ``soort`` what it is and in ``sleutelvelden`` what names it."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("sleutel",)

    sinds_is_dag: ClassVar[bool] = False
    """Whether ``sinds`` is a day, as of what belongs to sessions, and not the key of a learning cycle."""

    soort: str = Field(description="Wat voor record dit is.")
    grond: Grond | None = Field(None, description="Waar het vandaan komt: het plan, afgeleid uit het plan, of fictief.")

    @property
    def record_sleutel(self) -> str:
        """The name of this record among those of its own soort."""
        return ".".join(str(getattr(self, veld)) for veld in self.sleutelvelden)

    @property
    def vanaf(self) -> str:
        """Key of the cycle, or the day, from which this revision holds; empty when from the start."""
        return str(getattr(self, "sinds", None) or "")

    @property
    def soort_en_sleutel(self) -> Naam:
        """What this record is called, whatever its sinds."""
        return self.soort, self.record_sleutel

    @property
    def is_fictief(self) -> bool:
        """Whether it is made up."""
        return self.grond == "fictief"

    @property
    def identiteit(self) -> Identiteit:
        """What makes two records the same one, be it with another content."""
        return self.soort, self.record_sleutel, self.vanaf
